// How the list of 200,000 accounts feels: the page is scrolled and filtered as a person would, and every frame and task is
// timed inside it. Not a test: it prints medians and the longest task (0 is none over 50 ms).
import fs from 'node:fs';
import path from 'node:path';
import { WAYS, id, launch, open, phase, scratch, settings } from './lib.mjs';

const ACCOUNTS = Number(process.env.ACCOUNTS ?? 200_000);
const ROUNDS = Number(process.env.ROUNDS ?? 15);
const file = path.join(scratch(), 'sessions.csv');
const out = fs.createWriteStream(file);
out.write('account,start,end,ip,country,device\n');
for (let n = 0; n < ACCOUNTS; n += 1) {
  const day = String(5 + (n % 20)).padStart(2, '0');
  // Every fortieth works on for 26 hours.
  const end = n % 40 === 0 ? `2026-01-${String(6 + (n % 20)).padStart(2, '0')}T02:00:00Z` : `2026-01-${day}T08:00:00Z`;
  out.write(`user${String(n).padStart(6, '0')}@example.org,2026-01-${day}T00:00:00Z,${end},198.51.${(n >> 8) % 250}.${n % 250},KR,LAPTOP-${n}\n`);
}
await new Promise((done) => out.end(done));

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const browser = await launch();
const { address } = await WAYS['from disk']();
const { view } = await open(browser, address);
await id(view, 'intake-file').setInputFiles(file);
await settings(view);
await id(view, 'intake-screen').click();
await phase(view, 'done', 300_000);
await id(view, 'account-row').first().waitFor();
await view.waitForTimeout(4_000);
await view.evaluate(() => {
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: 'longtask' });
});
const longest = async () => Math.max(0, ...(await view.evaluate(() => globalThis.tasks.splice(0))));

const search = (text) => {
  const field = document.querySelector('[data-testid="queue-search"]');
  field.value = text;
  globalThis.before = document.querySelector('[data-testid="queue-matching"]').textContent;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const answered = () => document.querySelector('[data-testid="queue-matching"]').textContent !== globalThis.before;
const scroll = (share) => {
  const frame = document.querySelector('.rows-frame');
  frame.scrollIntoView();
  frame.scrollTop = share * frame.scrollHeight;
};
const filled = () => {
  const frame = document.querySelector('.rows-frame').getBoundingClientRect();
  return document.elementFromPoint(frame.x + 40, frame.y + frame.height / 2)?.closest('[data-testid="account-row"]') != null;
};
const choose = (band) => {
  globalThis.before = document.querySelector('[data-testid="queue-matching"]').textContent;
  document.querySelector(band ? `[data-testid="queue-chip"][data-band="${band}"]` : '[data-testid="queue-chip"]').click();
};

const report = async (name, times) => {
  await view.waitForTimeout(1_500);
  console.log(`${name}: median ${median(times).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms; longest task ${(await longest()).toFixed(0)} ms`);
};
const run = async (name, steps) => {
  const times = [];
  for (const step of steps) {
    times.push(await step());
    await view.waitForTimeout(300);
  }
  await report(name, times);
};
/** Does something in the page and waits until it shows; the time in between. */
const measure = (act, there) => async (value) => {
  await view.evaluate(() => { globalThis.began = performance.now(); });
  await view.evaluate(act, value);
  await view.waitForFunction(there);
  return view.evaluate(() => performance.now() - globalThis.began);
};
const searching = measure(search, answered);
const scrolling = measure(scroll, filled);
const choosing = measure(choose, answered);

await run('search', [...Array(ROUNDS).keys()].map((n) => () => searching(n % 2 ? '' : `user0${n}`)));
await run('jump', [...Array(ROUNDS).keys()].map((n) => () => scrolling(((n * 7) % ROUNDS) / ROUNDS)));
const bands = await view.evaluate(() => [...document.querySelectorAll('[data-testid="queue-chip"][data-band]')].map(({ dataset }) => dataset.band));
await run('band', [...Array(ROUNDS).keys()].map((n) => () => choosing(n % 2 ? null : bands[(n / 2) % bands.length])));
const frames = await view.evaluate(async () => {
  const frame = document.querySelector('.rows-frame');
  const gaps = [];
  let last = performance.now();
  for (let n = 0; n < 300; n += 1) {
    frame.scrollTop += 120;
    await new Promise((next) => requestAnimationFrame(next));
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return gaps;
});
console.log(`scrolling on, 300 frames: median ${median(frames).toFixed(0)} ms, most ${Math.max(...frames).toFixed(0)} ms; longest task ${(await longest()).toFixed(0)} ms`);
console.log(`rows at once: ${await id(view, 'account-row').count()}`);
await browser.close();
