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

/** A zip of stored members: enough for a workbook. */
function zipped(members) {
  const crc = (bytes) => {
    let sum = ~0;
    for (const byte of bytes) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
    }
    return ~sum >>> 0;
  };
  const files = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(members)) {
    const bytes = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    files.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), bytes);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, Buffer.alloc(10), place, Buffer.from(name));
    at += 30 + name.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length / 4, 8);
  end.writeUInt16LE(files.length / 4, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}

/** A workbook of sheets, each a list of rows of texts. */
function workbook(sheets) {
  const names = Object.keys(sheets);
  const row = (cells, number) => `<row r="${number + 1}">${cells.map((cell, n) =>
    `<c r="${String.fromCharCode(65 + n)}${number + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (list) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  return zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${names.map((name, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(names.map((_, n) =>
      `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')),
    ...Object.fromEntries(names.map((name, n) => [`xl/worksheets/sheet${n + 1}.xml`,
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheets[name].map(row).join('')}</sheetData></worksheet>`])),
  });
}

test('every sheet that nobody knows is offered in turn, and a workbook is read by all of its mappings', async () => {
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address, { acceptDownloads: true });
  const { page, view } = tab;
  const book = path.join(folder, 'buch.xlsx');
  const days = Array.from({ length: 12 }, (_, n) => `2026-01-${String(n + 5).padStart(2, '0')}`);
  fs.writeFileSync(book, workbook({
    Zeiten: [['Wer', 'Tag', 'Aufwand'], ...days.map((day) => ['mueller@example.org', day, '7,5'])],
    Zugriffe: [['Konto', 'Wann', 'Woher'], ...days.map((day) => ['weber@example.org', `${day} 09:00`, '192.0.2.7'])],
  }));
  try {
    await id(view, 'intake-file').setInputFiles(book);
    await settings(view);
    const saves = [];
    for (const [first, roles] of [['Wer', { Wer: 'email', Tag: 'date', Aufwand: 'duration' }], ['Konto', { Konto: 'email', Wann: 'time', Woher: 'address' }]]) {
      await view.locator('[data-testid="mapper-open"][data-file="buch.xlsx"]').click();
      await view.locator(`[data-testid="mapper-column"][data-column="${first}"]`).waitFor();
      for (const [column, role] of Object.entries(roles)) {
        await view.locator(`[data-testid="mapper-column"][data-column="${column}"]`).selectOption(role);
      }
      await id(view, 'mapper-preview-row').first().waitFor();
      const file = await saved(page, () => id(view, 'mapper-save').click());
      const kept = path.join(folder, `${first}.mapping.json`);
      fs.renameSync(file, kept);
      saves.push(kept);
      await id(view, 'mapper-use').click();
      await id(view, 'intake-screen').waitFor();
    }
    await id(view, 'intake-screen').click();
    await phase(view, 'done');
    await view.waitForSelector('[data-testid="export-json"]:not([disabled])');
    const report = await saved(page, () => id(view, 'export-json').click());
    const mappings = saves.flatMap((file) => ['--mapping', file]);
    const native = execFileSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, ...mappings, book]);
    assert.equal(fs.readFileSync(report, 'utf8'), native.toString());
    const { inputs } = JSON.parse(native);
    assert.deepEqual(inputs.map(({ file, used }) => [file, used]).sort(), [['buch.xlsx#Zeiten', 12], ['buch.xlsx#Zugriffe', 12]]);
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
