// How fast the page screens 100 MB from disk, and its native twin beside it. Run by scripts/bench.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { writeSessions } from './data.mjs';
import { AS_OF, WAYS, ZONE, id, launch, open, phase, scratch, screenBinary, settings } from './lib.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const file = path.join(scratch(), 'sessions.csv');
const bytes = writeSessions(file, { rows: Number(process.env.ROWS ?? 1_000_000), accounts: 10_000 });
console.log(`${(bytes / 1e6).toFixed(1)} MB of sessions, ${ROUNDS} rounds`);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const speed = (ms) => `${ms.toFixed(0)} ms, ${(bytes / 1e3 / ms).toFixed(0)} MB/s`;

/** Screens once in the page. Everything is timed inside it, from the click to the finished report. */
const once = () => new Promise((done, failed) => {
  const root = document.documentElement;
  const began = performance.now();
  let longest = 0;
  let gap = 0;
  let last = began;
  const tasks = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  });
  tasks.observe({ type: 'longtask' });
  let watching = true;
  const frame = (now) => {
    gap = Math.max(gap, now - last);
    last = now;
    if (watching) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const phases = new MutationObserver(() => {
    if (root.dataset.phase === 'fault') failed(new Error('the page reports a fault'));
    if (root.dataset.phase !== 'done') return;
    const ms = performance.now() - began;
    phases.disconnect();
    // The report is rendered after the phase is set, and that must be smooth too.
    setTimeout(() => {
      watching = false;
      done({ ms, gap, longest });
    }, 500);
  });
  phases.observe(root, { attributeFilter: ['data-phase'] });
  document.querySelector('[data-testid="intake-screen"]').click();
});

const browser = await launch();
const results = [];
let memory = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  const { address } = await WAYS['from disk']();
  const { page, view, close } = await open(browser, address);
  await id(view, 'intake-file').setInputFiles(file);
  await settings(view);
  results.push(await view.evaluate(once));
  await phase(view, 'done');
  // A started module answers initSync with its exports; its memory never shrinks, so this is the peak.
  const sizes = await Promise.all(page.workers().map((worker) =>
    worker.evaluate(() => wasm_bindgen.initSync().memory.buffer.byteLength).catch(() => 0)));
  memory = Math.max(memory, sizes.reduce((sum, size) => sum + size, 0));
  await close();
}
await browser.close();

const page = median(results.map(({ ms }) => ms));
console.log(`page:   ${speed(page)} (${results.map(({ ms }) => ms.toFixed(0)).join(', ')} ms)`);
console.log(`page:   longest task ${Math.max(...results.map(({ longest }) => longest)).toFixed(0)} ms (0 is none over 50), longest gap between frames ${Math.max(...results.map(({ gap }) => gap)).toFixed(0)} ms`);
console.log(`page:   ${(memory / 1e6).toFixed(0)} MB of WASM memory in the workers`);

const twin = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  const { status } = spawnSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, file], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`screen ended with ${status}`);
  twin.push(performance.now() - began);
}
console.log(`native: ${speed(median(twin))}`);
console.log(`the page reaches ${((100 * median(twin)) / page).toFixed(0)} % of its native twin`);
