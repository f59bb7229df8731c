// How long an account of 100,000 activities takes to open: from the click on its row until its charts stand, as medians of
// several openings in one page. Run: node tests/e2e/measure-account.mjs
import * as data from './account.data.mjs';
import { WAYS, id, launch, open, screen } from './lib.mjs';

const ROUNDS = 9;
const browser = await launch();
const { page, view, close } = await open(browser, (await WAYS['from disk']()).address, {});
const files = [
  { name: 'big.csv', buffer: Buffer.from(data.many(100_000)) },
  { name: 'sessions.csv', buffer: Buffer.from(data.sessions()) },
];
await screen(view, files);
const times = {};
for (const account of ['big@example.org', 'max@example.org', 'one@example.org']) {
  times[account] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await id(view, 'nav-queue').click();
    const row = view.locator(`[data-testid="account-row"][data-account="${account}"]`).locator('a, button').first();
    await row.waitFor();
    times[account].push(await row.evaluate((control) => new Promise((done) => {
      const begun = performance.now();
      const look = () => {
        if (document.querySelector('[data-testid="charts-moves"]')) {
          // The frame after the one in which it was laid out: it can be seen.
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
        } else {
          setTimeout(look, 1);
        }
      };
      control.click();
      look();
    })));
  }
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
for (const [account, values] of Object.entries(times)) {
  console.log(`${account.padEnd(18)} first ${values[0].toFixed(0)} ms, median ${median(values).toFixed(0)} ms, worst ${Math.max(...values).toFixed(0)} ms`);
}
const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
console.log(`elements on the last page: ${nodes}`);
await close();
await browser.close();
