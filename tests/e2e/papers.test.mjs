// Papers from the page: opened as files in Chromium with scripts on, printed to A4, searched for names, unpacked.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SHOTS, WAYS, id, launch, open, phase, screen, scratch, show } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = scratch();
fs.mkdirSync(SHOTS, { recursive: true });
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());
const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, { acceptDownloads: true, ...options });

async function practice(view) {
  await id(view, 'intake-sample').click();
  await phase(view, 'done');
  await id(view, 'account-row').first().waitFor();
}

/** Saves what a click downloads; gives its path. */
async function saved(page, view, testid) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), id(view, testid).click()]);
  const place = path.join(folder, `${Date.now()}-${file.suggestedFilename()}`);
  await file.saveAs(place);
  return place;
}

/** Opens a saved paper with scripts on; nothing may run, ask for anything or be refused by its own policy. */
async function paper(place, check) {
  const context = await browser.newContext({ viewport: { width: 900, height: 1200 } });
  const page = await context.newPage();
  const seen = [];
  page.on('dialog', (dialog) => { seen.push(dialog.message()); dialog.dismiss(); });
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  page.on('pageerror', (error) => seen.push(error.message));
  await page.goto(pathToFileURL(place).href);
  try {
    await check(page);
    assert.deepEqual(seen.slice(1), [], 'the paper asked for something');
  } finally {
    await context.close();
  }
}

/** Sheets of the printed paper; page objects stand uncompressed in what Chromium writes. */
const sheets = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

test('the report opens without script, has style, passes axe, and prints, in each language', async () => {
  const { page, view, errors, requests, close } = await onDisk();
  try {
    await practice(view);
    for (const tongue of ['ko', 'en', 'both']) {
      await id(view, `paper-${tongue}`).check();
      const place = await saved(page, view, 'export-html');
      await paper(place, async (report) => {
        assert.equal(await report.locator('h1').count(), 1);
        assert.equal(await report.evaluate(() => document.documentElement.lang), tongue === 'en' ? 'en' : 'ko');
        assert.equal(await report.evaluate(() => getComputedStyle(document.querySelector('th')).fontWeight), '700', 'its own policy lets its own style through');
        assert.ok((await report.locator('h3').count()) >= 2, 'accounts are told');
        assert.equal(await report.locator('script, img, iframe, a, link, form, [style]').count(), 0);
        assert.ok((await sheets(report)) > 1);
        await report.screenshot({ path: path.join(SHOTS, `paper-report-${tongue}.png`) });
        await report.emulateMedia({ media: 'screen' });
      });
      const context = await browser.newContext({ bypassCSP: true });
      const tested = await context.newPage();
      await tested.goto(pathToFileURL(place).href);
      await tested.addScriptTag({ content: AXE });
      const flaws = await tested.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      assert.deepEqual(flaws.violations.map((one) => [one.id, one.nodes[0].html]), []);
      await context.close();
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(requests(), []);
  } finally {
    await close();
  }
});

test('each person has one sheet of A4, in Korean and English, with names and texts of any length', async () => {
  const { page, view, close } = await onDisk();
  try {
    await practice(view);
    for (const tongue of ['ko', 'en']) {
      await id(view, `paper-${tongue}`).check();
      const all = await saved(page, view, 'export-paper');
      await paper(all, async (papers) => {
        const count = await papers.locator('article.sheet').count();
        assert.ok(count >= 2, 'the practice data have people to look at');
        assert.equal(await sheets(papers), count);
      });
    }
    await show(view, 'account');
    for (const tongue of ['ko', 'en', 'both']) {
      await id(view, `paper-${tongue}`).check();
      for (const testid of ['export-person', 'export-person-copy']) {
        const place = await saved(page, view, testid);
        await paper(place, async (one) => {
          assert.equal(await sheets(one), tongue === 'both' ? 2 : 1, `${testid} in ${tongue}`);
          await one.setViewportSize({ width: 794, height: 1123 });
          await one.emulateMedia({ media: 'print' });
          await one.screenshot({ path: path.join(SHOTS, `paper-${testid}-${tongue}.png`), fullPage: true });
        });
      }
    }
  } finally {
    await close();
  }
});

const MARKUP = `"<img src=x onerror=alert(1)><script>alert(2)</script>'""</textarea></title><b>"`;

test('hostile markup shows as text and nothing of it becomes an element', async () => {
  const { page, view, close } = await onDisk();
  try {
    const log = `account,start,end,device,ip,client\n${MARKUP},2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,${MARKUP},192.0.2.1,${MARKUP}\n`;
    await screen(view, [{ name: '<img src=x onerror=alert(3)>.csv', buffer: Buffer.from(log) }]);
    await id(view, 'paper-both').check();
    for (const testid of ['export-html', 'export-paper', 'export-screening']) {
      await paper(await saved(page, view, testid), async (report) => {
        assert.equal(await report.locator('img, script, b, textarea').count(), 0);
        assert.match(await report.locator('body').innerText(), /<img src=x onerror=alert\(1\)>/);
      });
    }
  } finally {
    await close();
  }
});

test('copies without names hold none, and the same key gives the same copy', async () => {
  const { page, view, close } = await onDisk();
  try {
    await practice(view);
    const rows = await id(view, 'account-row').evaluateAll((all) => all.map((row) => row.dataset.account));
    await id(view, 'papers-redacted').click();
    const random = [];
    for (const round of [1, 2]) random.push(fs.readFileSync(await saved(page, view, 'export-redacted-json'), 'utf8'), round);
    assert.notEqual(random[0], random[2], 'without a key each export has one of its own');
    await id(view, 'paper-key').fill('our key');
    const texts = [];
    for (const testid of ['export-redacted-json', 'export-redacted-csv', 'export-redacted', 'export-redacted-json']) {
      texts.push(fs.readFileSync(await saved(page, view, testid), 'utf8'));
    }
    assert.equal(texts[0], texts[3]);
    for (const text of texts) for (const account of rows) {
      assert.ok(!text.toLowerCase().includes(account.toLowerCase()), account);
      assert.ok(!text.includes('접속기록') && !text.includes('example.org'));
    }
    assert.equal(JSON.parse(texts[0]).accounts.length, rows.length);
  } finally {
    await close();
  }
});

test('OCSF is JSON lines; a hand-over unpacks to the same bytes', async () => {
  const { page, view, close } = await onDisk();
  try {
    await practice(view);
    const events = fs.readFileSync(await saved(page, view, 'export-ocsf'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.ok(events.length > 3 && events.every((event) => event.class_uid === 2004 && event.metadata.version === '1.5.0'));
    await id(view, 'papers-handover').click();
    await id(view, 'paper-authority').fill('Authority <x>');
    await id(view, 'paper-reference').fill('2026-77');
    const place = await saved(page, view, 'export-handover');
    const into = path.join(folder, 'unpacked');
    execFileSync('python3', ['-m', 'zipfile', '-e', place, into]);
    const sums = fs.readFileSync(path.join(into, 'SHA256SUMS'), 'utf8').trim().split('\n');
    assert.equal(sums.length, 3);
    for (const line of sums) {
      const [hash, name] = line.split('  ');
      const bytes = fs.readFileSync(path.join(into, name));
      assert.equal(createHash('sha256').update(bytes).digest('hex'), hash, name);
    }
    const original = fs.readFileSync(new URL('../../assets/practice/근무시간.csv', import.meta.url));
    assert.ok(sums.some((line) => line.startsWith(createHash('sha256').update(original).digest('hex'))), 'untouched');
    assert.match(fs.readFileSync(path.join(into, 'receipt.html'), 'utf8'), /Authority &lt;x&gt;[\s\S]*2026-77/);
    for (const name of ['README.ko.txt', 'README.en.txt', 'facts/report.json', 'inference/report.html', 'record/record.json']) {
      assert.ok(fs.existsSync(path.join(into, name)), name);
    }
  } finally {
    await close();
  }
});

test('the letter is text that can be marked and saved; the section passes axe and fits 360 px', async () => {
  for (const [locale, colorScheme, width] of [['ko-KR', 'light', 360], ['en-GB', 'dark', 1440]]) {
    const { page, view, close } = await onDisk({ locale, colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
    try {
      await practice(view);
      await id(view, 'papers-letter').click();
      await id(view, 'papers-redacted').click();
      await id(view, 'papers-handover').click();
      await id(view, 'letter-select').click();
      const marked = await id(view, 'letter').evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
      assert.match(marked, locale === 'ko-KR' ? /통역.*공증|공증[\s\S]*통역/ : /notary[\s\S]*interpreter[\s\S]*deaf/);
      assert.equal(fs.readFileSync(await saved(page, view, 'letter-save'), 'utf8'), marked);
      await page.addScriptTag({ content: AXE });
      const flaws = await page.evaluate(() => globalThis.axe.run('.papers', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      assert.deepEqual(flaws.violations.map((one) => [one.id, one.nodes[0].html]), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
      await id(view, 'papers').screenshot({ path: path.join(SHOTS, `papers-${locale.slice(0, 2)}-${width}.png`) });
    } finally {
      await close();
    }
  }
});
