// The column mapper by keyboard alone: a made-up table, its columns, questions and preview, and the same report natively.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AS_OF, SHOTS, WAYS, ZONE, id, launch, open, phase, scratch, screenBinary, settings } from './lib.mjs';

const folder = scratch();
const TABLE = path.join(folder, 'nachweis.csv');
const rows = ['Zeitnachweis Januar', '', 'Wer;Tag;Aufwand;Wofür;Notiz'];
for (let day = 5; day < 26; day += 1) {
  const date = `${String(day).padStart(2, '0')}.01.2026`;
  rows.push(`mueller@example.org;${date};${day % 2 ? '7,5' : '16,25'};Ganter;`);
  rows.push(`weber@example.org;${date};8,0;Storch;${day === 9 ? 'krank' : ''}`);
}
rows.push('fehler@example.org;32.01.2026;8,0;Storch;');
fs.writeFileSync(TABLE, `${rows.join('\n')}\n`);

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Presses Tab until the element of that selector has the focus. */
async function tabTo(page, selector, most = 80) {
  for (let press = 0; press < most; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by Tab; the focus is at ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-column'));

/** Picks an option of the focused list by the keys that a list understands. */
async function choose(page, value) {
  const steps = await page.evaluate((wanted) => {
    const options = [...document.activeElement.options].map((option) => option.value);
    return options.indexOf(wanted) - document.activeElement.selectedIndex;
  }, value);
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
}

const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
};

test('by keyboard: a table that nobody knows is mapped, previewed, used, and reads natively to the same bytes', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address, { acceptDownloads: true });
  const { page, view } = tab;
  try {
    await id(view, 'intake-file').setInputFiles(TABLE);
    await settings(view);
    await tabTo(page, '[data-testid="mapper-open"][data-file="nachweis.csv"]');
    await page.keyboard.press('Enter');
    await id(view, 'mapper-column').first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the focus goes to the heading');
    const columns = await id(view, 'mapper-column').evaluateAll((lists) => lists.map((list) => [list.dataset.column, list.value]));
    assert.deepEqual(columns, [['Wer', 'email'], ['Tag', 'date'], ['Aufwand', 'duration'], ['Wofür', 'ignore'], ['Notiz', 'ignore']]);
    await tabTo(page, '[data-testid="mapper-column"][data-column="Wofür"]');
    await choose(page, 'client');
    await view.locator('[data-testid="mapper-preview"] th', { hasText: '고객사' }).waitFor();
    assert.equal(await focused(page), 'Wofür', 'the preview leaves the focus where it is');
    const questions = await id(view, 'mapper-question').evaluateAll((asked) => asked.map(({ dataset }) => dataset.question));
    assert.deepEqual(questions, ['zone'], 'decimals, days and hours are answered by the data');
    await tabTo(page, '[data-testid="mapper-zone"]');
    await page.keyboard.type('Europe/Berlin');
    await page.keyboard.press('Tab');
    await view.locator('[data-testid="mapper-preview"]', { hasText: 'Europe/Berlin' }).waitFor();
    assert.equal(await id(view, 'mapper-preview-row').count(), 10);
    assert.match(await id(view, 'mapper-preview-row').first().innerText(), /mueller@example\.org[\s\S]*2026-01-05[\s\S]*7:30/);
    await tabTo(page, '[data-testid="mapper-save"]');
    const mapping = await saved(page, () => page.keyboard.press('Enter'));
    assert.equal(path.basename(mapping), 'nachweis.mapping.json');
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, '[data-testid="mapper-use"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid="intake-screen"]');
    await page.keyboard.press('Enter');
    await phase(view, 'done');
    await view.waitForSelector('[data-testid="export-json"]:not([disabled])');
    await tabTo(page, '[data-testid="export-json"]', 200);
    const report = await saved(page, () => page.keyboard.press('Enter'));
    const native = execFileSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, '--mapping', mapping, TABLE]);
    assert.equal(fs.readFileSync(report, 'utf8'), native.toString());
    const { inputs } = JSON.parse(native);
    assert.deepEqual([inputs[0].used, inputs[0].zone, inputs[0].zone_source], [42, 'Europe/Berlin', 'option']);
    assert.deepEqual(tab.errors, []);
    assert.deepEqual(tab.requests(), []);

    // The saved mapping among the files is taken as one, in whatever order.
    const other = await open(browser, address, { acceptDownloads: true });
    await id(other.view, 'intake-file').setInputFiles([TABLE, mapping]);
    await settings(other.view);
    await id(other.view, 'intake-screen').click();
    await phase(other.view, 'done');
    await other.view.waitForSelector('[data-testid="export-json"]:not([disabled])');
    const again = await saved(other.page, () => id(other.view, 'export-json').click());
    assert.equal(fs.readFileSync(again, 'utf8'), native.toString());
    await id(other.view, 'nav-intake').click();
    await id(other.view, 'mapping-file').waitFor();
    await other.close();
  } finally {
    await tab.close();
  }
});

test('a file that could not be read leads to its columns from the coverage screen', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address);
  try {
    await id(tab.view, 'intake-file').setInputFiles(TABLE);
    await settings(tab.view);
    await id(tab.view, 'intake-screen').click();
    await phase(tab.view, 'done');
    await id(tab.view, 'nav-coverage').click();
    await tab.view.locator('[data-testid="mapper-open"][data-file="nachweis.csv"]').click();
    await id(tab.view, 'mapper-preview-row').first().waitFor();
    assert.deepEqual(tab.errors, []);
  } finally {
    await tab.close();
  }
});

test('a native run refuses a mapping that is none', () => {
  const bad = path.join(folder, 'bad.mapping.json');
  fs.writeFileSync(bad, '{"schema":"munjigi.mapping/2"}');
  assert.throws(
    () => execFileSync(screenBinary(), ['--as-of', AS_OF, '--mapping', bad, TABLE], { stdio: 'pipe' }),
    (error) => error.status === 2 && /newer version/.test(error.stderr),
  );
});

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const [locale, scheme, width] of [['ko-KR', 'light', 1440], ['en-GB', 'dark', 1440], ['ko-KR', 'dark', 360], ['en-GB', 'light', 360]]) {
  test(`axe finds nothing in the mapper, and nothing is wider than the page: ${locale}, ${scheme}, ${width}`, async () => {
    const { address } = await WAYS['from disk']();
    const tab = await open(browser, address, { locale, colorScheme: scheme, viewport: { width, height: 900 } });
    try {
      await id(tab.view, 'intake-file').setInputFiles(TABLE);
      await id(tab.view, 'mapper-open').waitFor();
      await tab.page.evaluate(AXE);
      const broken = async () => (await tab.page.evaluate(() => axe.run(document, { resultTypes: ['violations'] })))
        .violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`);
      assert.deepEqual(await broken(), [], 'the list of files');
      await id(tab.view, 'mapper-open').click();
      await id(tab.view, 'mapper-preview-row').first().waitFor();
      assert.deepEqual(await broken(), [], 'the mapper');
      assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      if (process.env.SHOTS) await tab.page.screenshot({ path: path.join(SHOTS, `mapper-${locale}-${scheme}-${width}.png`), fullPage: true });
    } finally {
      await tab.close();
    }
  });
}
