// The checklist by keyboard alone: the same questions for everyone, answers that screen again, saved and loaded again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import * as data from './data.mjs';
import { AS_OF, SHOTS, WAYS, ZONE, id, launch, open, phase, scratch, screen, screenBinary, show } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = scratch();
const LOG = path.join(folder, 'office.csv');
fs.writeFileSync(LOG, data.officeSessions());

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Presses Tab until the element of that selector has the focus. */
async function tabTo(page, selector, most = 400) {
  for (let press = 0; press < most; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by Tab; the focus is at ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

const item = (view, name) => view.locator(`[data-testid="checklist-item"][data-item="${name}"]`);
const answerOf = (view, name) => item(view, name).getAttribute('data-answer');

/** Answers by the arrow keys, from "unknown", which has the focus of its group. */
async function answer(page, name, steps) {
  await tabTo(page, `[data-item="${name}"] input[type="radio"]`);
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowRight' : 'ArrowLeft');
}

const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
};

async function openFirst(view) {
  await id(view, 'nav-queue').click();
  await id(view, 'account-row').first().locator('a, button').first().click();
  await id(view, 'checklist').waitFor();
}

test('by keyboard: answers change findings, show their line, are saved and come back', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address, { acceptDownloads: true });
  const { page, view } = tab;
  try {
    await screen(view, [LOG]);
    await openFirst(view);
    const account = await view.locator('.account h1 .data').innerText();
    const items = await id(view, 'checklist-item').evaluateAll((all) => all.map(({ dataset }) => [dataset.item, dataset.answer]));
    assert.equal(new Set(items.map(([name]) => name)).size, 39, 'the 38 of the catalogue, and contact in writing');
    const asked = items.filter(([, given]) => given !== 'not-asked');
    assert.ok(asked.length === 35 && asked.every(([, given]) => given === 'unknown'));
    assert.match(await id(view, 'checklist-progress').innerText(), /35개 가운데 0개/);

    await tabTo(page, '[data-testid="checklist-who"]');
    await page.keyboard.type('이나루');
    await tabTo(page, '[data-testid="checklist-day"]');
    await id(view, 'checklist-day').fill('2026-01-15');
    await answer(page, 'video-refused', -2);
    await answer(page, 'prepay-anger', -1);
    await answer(page, 'in-person-avoid', 1);
    assert.deepEqual(
      [await answerOf(view, 'video-refused'), await answerOf(view, 'prepay-anger'), await answerOf(view, 'in-person-avoid')],
      ['yes', 'no', 'not-applicable'],
    );
    assert.match(await id(view, 'checklist-progress').innerText(), /35개 가운데 3개/);
    await tabTo(page, '[data-item="prepay-anger"] summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-item="prepay-anger"] [data-testid="checklist-note"]');
    await page.keyboard.type('=1+1 메모');
    assert.equal(await item(view, 'prepay-anger').locator('[data-testid="checklist-by"]').inputValue(), '이나루');
    assert.equal(await item(view, 'prepay-anger').locator('[data-testid="checklist-on"]').inputValue(), '2026-01-15');

    await tabTo(page, '[data-testid="checklist-save-csv"]');
    const table = await saved(page, () => page.keyboard.press('Enter'));
    const text = fs.readFileSync(table, 'utf8');
    assert.ok(text.startsWith('\ufeffaccount,item,answer,note,by,on\r\n'));
    assert.match(text, /prepay-anger,no,"'=1\+1 메모",이나루,2026-01-15/);
    await page.keyboard.press('Shift+Tab');
    const json = await saved(page, () => page.keyboard.press('Enter'));
    await page.keyboard.press('Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'checklist-apply');
    await page.keyboard.press('Enter');
    await id(view, 'finding').and(view.locator('[data-signal="video-refused"]')).waitFor();
    assert.equal(await view.locator('.account h1 .data').innerText(), account, 'the same account is open again');
    assert.equal(await answerOf(view, 'video-refused'), 'yes');
    const evidence = view.locator('[data-signal="video-refused"] [data-testid="evidence"]');
    assert.equal(await evidence.getAttribute('data-file'), 'munjigi-answers.json');
    await evidence.click();
    assert.match(await id(view, 'source-line').first().innerText(), /"item":"video-refused","answer":"yes"/);

    // What the page screened is what the native twin screens from the saved answers, in either form.
    await view.waitForSelector('html[data-phase="done"]', { state: 'attached' });
    await id(view, 'nav-queue').click();
    await view.waitForSelector('[data-testid="export-json"]:not([disabled])');
    const report = await saved(page, () => id(view, 'export-json').click());
    const native = (answers) => execFileSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, '--checklist', answers, LOG]).toString();
    assert.equal(fs.readFileSync(report, 'utf8'), native(json));
    const bands = (json) => JSON.parse(json).accounts.map(({ account, band, points }) => [account, band, points]);
    assert.deepEqual(bands(native(table)), bands(native(json)));

    // Taking the answer back takes the finding back.
    await openFirst(view);
    await answer(page, 'video-refused', 2);
    await id(view, 'checklist-apply').click();
    await phase(view, 'done');
    await id(view, 'checklist').waitFor();
    assert.equal(await view.locator('[data-signal="video-refused"][data-testid="finding"]').count(), 0);
    assert.deepEqual(tab.errors, []);
    assert.deepEqual(tab.requests(), []);

    for (const file of [json, table]) {
      const other = await open(browser, address, { acceptDownloads: true });
      await screen(other.view, [LOG, file]);
      await id(other.view, 'account-row').and(other.view.locator(`[data-account="${account}"]`)).locator('a, button').first().click();
      await id(other.view, 'checklist').waitFor();
      assert.equal(await answerOf(other.view, 'video-refused'), 'yes');
      assert.equal(await answerOf(other.view, 'in-person-avoid'), 'not-applicable');
      assert.equal(await item(other.view, 'prepay-anger').locator('[data-testid="checklist-note"]').inputValue(), '=1+1 메모');
      // An answer that is changed on the page stands instead of the one in the file.
      await item(other.view, 'video-refused').locator('input[value="no"]').check();
      await id(other.view, 'checklist-apply').click();
      await phase(other.view, 'done');
      await id(other.view, 'checklist').waitFor();
      assert.equal(await answerOf(other.view, 'video-refused'), 'no');
      assert.equal(await other.view.locator('[data-signal="video-refused"][data-testid="finding"]').count(), 0);
      assert.deepEqual(other.errors, []);
      await other.close();
    }
  } finally {
    await tab.close();
  }
});

test('unknown and not applicable change no points, and answers of the practice data stay there', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address);
  const { view } = tab;
  try {
    await id(view, 'intake-sample').click();
    await phase(view, 'done');
    const rows = () => id(view, 'account-row').evaluateAll((all) => all.map(({ dataset }) => [dataset.account, dataset.band, dataset.points]));
    const before = await rows();
    await openFirst(view);
    await item(view, 'reading-answers').locator('input[value="not-applicable"]').check();
    await item(view, 'prepay-anger').locator('input[value="yes"]').check();
    await item(view, 'prepay-anger').locator('input[value="unknown"]').check();
    await id(view, 'checklist-apply').click();
    await phase(view, 'done');
    await id(view, 'nav-queue').click();
    assert.deepEqual(await rows(), before);
    await id(view, 'nav-intake').click();
    await screen(view, [LOG]);
    assert.ok((await rows()).every(([account]) => !before.some(([known]) => known === account)));
  } finally {
    await tab.close();
  }
});

test('an answer in a roster is shown with its place, and counts as answered', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address);
  const { view } = tab;
  try {
    const roster = '계정,화상면접·카메라 거부\nmina@example.org,아니오 2026-01-10\n';
    fs.writeFileSync(path.join(folder, 'people.csv'), roster);
    await screen(view, [LOG, path.join(folder, 'people.csv')]);
    await id(view, 'account-row').and(view.locator('[data-account="mina@example.org"]')).locator('a, button').first().click();
    await id(view, 'checklist').waitFor();
    assert.equal(await answerOf(view, 'video-refused'), 'no');
    assert.match(await item(view, 'video-refused').innerText(), /자료에 적힌 답: 아니요, 2026-01-10 \(people\.csv 2번째 줄\)/);
    assert.match(await id(view, 'checklist-progress').innerText(), /35개 가운데 1개/);
    // A note alone leaves the answer that is on record.
    await item(view, 'video-refused').locator('summary').click();
    await item(view, 'video-refused').locator('[data-testid="checklist-note"]').fill('메모');
    assert.equal(await answerOf(view, 'video-refused'), 'no');
  } finally {
    await tab.close();
  }
});

for (const language of ['ko', 'en']) {
  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing, and nothing is wider than the page: ${language}, ${scheme}`, async () => {
      const { address } = await WAYS['from disk']();
      const { page, view, close } = await open(browser, address, { colorScheme: scheme });
      await id(view, `lang-${language}`).click();
      await screen(view, [LOG]);
      await openFirst(view);
      await item(view, 'video-refused').locator('input[value="yes"]').check();
      await item(view, 'video-refused').locator('summary').click();
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map(({ id: rule, nodes }) => [rule, nodes[0].target]), []);
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
        fs.mkdirSync(SHOTS, { recursive: true });
        await id(view, 'checklist').screenshot({ path: path.join(SHOTS, `checklist-${language}-${scheme}-${width}.png`) });
      }
      await close();
    });
  }
}
