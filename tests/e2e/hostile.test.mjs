// What is made to harm, through the page: it shows as text, is refused with a reason or counted as an issue. Nothing runs,
// nothing asks, nothing is logged as an error; the page outlives its worker, a file that goes and a tab that is frozen.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import * as data from './data.mjs';
import { WAYS, id, launch, open, phase, queue, screen, scratch, settings, show } from './lib.mjs';

const folder = scratch();
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const SCRIPTS = [
  '<script>globalThis.ran=1</script>', '<img src=x onerror="globalThis.ran=1">', '"><svg/onload=globalThis.ran=1>',
  "javascript:globalThis.ran=1", '</title></style></textarea><script>globalThis.ran=1</script>', '=HYPERLINK("http://x.example","y")',
  '+1+1', '-1+1', '@SUM(A1)', '\t=1', 'kim\u202egpj.exe', '\u2066\u202elee\u2069', 'nul\u0000byte', '\u001b[31mred', '%0d%0aX:1', '../../etc/passwd',
];
const csv = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** Long sessions, so that every account has a finding that names what stands in its cells. */
function sessions() {
  const rows = SCRIPTS.map((cell, at) => {
    const day = String(1 + at).padStart(2, '0');
    const next = String(2 + at).padStart(2, '0');
    return [cell, `2026-01-${day}T00:00:00Z`, `2026-01-${next}T13:00:00Z`, '192.0.2.9', cell, cell, cell].map(csv).join(',');
  });
  return `account,start,end,ip,country,device,client\n${rows.join('\n')}\n`;
}

const okta = () => SCRIPTS.map((cell) => JSON.stringify({
  published: '2026-01-12T00:31:04.117Z', eventType: 'user.session.start',
  actor: { id: cell, type: 'User', alternateId: cell, displayName: cell },
  client: { ipAddress: cell, userAgent: { os: cell }, geographicalContext: { country: cell, geolocation: { lat: 1e308, lon: -1e308 } } },
  outcome: { result: 'SUCCESS' }, authenticationContext: { externalSessionId: cell },
})).join('\n');

/** A zip of one member, in as many layers as asked. */
function zipped(name, bytes, layers) {
  const packed = zlib.deflateRawSync(bytes);
  const crc = crc32(bytes);
  const sizes = Buffer.alloc(16);
  [[crc, 0], [packed.length, 4], [bytes.length, 8]].forEach(([value, at]) => sizes.writeUInt32LE(value, at));
  sizes.writeUInt16LE(name.length, 12);
  const local = Buffer.concat([Buffer.from('504b0304140000000800000000000000'.slice(0, 28), 'hex'), sizes, Buffer.from(name), packed]);
  const entry = Buffer.concat([Buffer.from('504b01021400140000000800000000000000'.slice(0, 32), 'hex'), sizes, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.from('504b0506000000000100010000000000000000000000', 'hex');
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  const whole = Buffer.concat([local, entry, end]);
  return layers > 1 ? zipped('inner.zip', whole, layers - 1) : whole;
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const good = { name: 'office.csv', buffer: Buffer.from(data.officeSessions()) };

async function fresh() {
  const tab = await open(browser, (await WAYS['from disk']()).address);
  const dialogs = [];
  tab.page.on('dialog', (dialog) => { dialogs.push(dialog.message()); dialog.dismiss(); });
  return { ...tab, dialogs };
}

/** Nothing ran, nothing asked, nothing went out. */
async function quiet({ view, errors, dialogs, requests }) {
  assert.equal(await view.evaluate(() => globalThis.ran), undefined, 'a script of the data ran');
  assert.deepEqual(dialogs, []);
  assert.deepEqual(errors, []);
  assert.deepEqual(requests(), []);
}

test('scripts, formulas and letters that turn the line show as text', async () => {
  const tab = await fresh();
  const { view } = tab;
  await screen(view, [{ name: '<img src=x onerror=globalThis.ran=1>.csv', buffer: Buffer.from(sessions()) }, { name: 'okta.json', buffer: Buffer.from(okta()) }]);
  const rows = await queue(view);
  assert.ok(rows.length >= SCRIPTS.length - 2, `${rows.length} accounts`);
  const planted = () => view.evaluate(() => document.querySelectorAll('#app script, #app img, #app svg[onload], #app [onerror], #app a[href^="javascript" i], #app a[href*="x.example"]').length);
  assert.equal(await planted(), 0);
  const keys = rows.map(({ account }) => account);
  for (const part of ['<script>', '<img src=x', '=hyperlink(', '@sum']) {
    assert.ok(keys.some((key) => key.toLowerCase().includes(part)), `${part} is in no account's key: ${keys.join(' | ')}`);
  }
  const text = await view.locator('#app').innerText();
  assert.ok(text.toLowerCase().includes('<img src=x'), 'the account is shown as it is');
  for (let at = 0; at < Math.min(rows.length, 6); at += 1) {
    await show(view, 'queue');
    const row = id(view, 'account-row').nth(at);
    await row.locator('a, button').first().click();
    await id(view, 'presence').or(id(view, 'finding')).or(id(view, 'not-assessed')).first().waitFor({ state: 'attached' });
    assert.equal(await planted(), 0);
  }
  await show(view, 'coverage');
  assert.equal(await planted(), 0);
  await quiet(tab);
  await tab.close();
});

test('bombs, depth and broken letters are refused or counted, and what is good is screened', async () => {
  const tab = await fresh();
  const { view } = tab;
  const bad = [
    { name: 'bomb.csv.gz', buffer: zlib.gzipSync(Buffer.concat([Buffer.from('account,start,end\n'), Buffer.alloc(400 << 20, 0x61)]), { level: 9 }) },
    { name: 'layers.zip', buffer: zipped('a.csv', Buffer.from('account,start,end\nx,2026-01-10T00:00:00Z,2026-01-10T08:00:00Z\n'), 8) },
    { name: 'deep.json', buffer: Buffer.from('['.repeat(2 << 20)) },
    { name: 'key.json', buffer: Buffer.from(`{"${'k'.repeat(9 << 20)}":1}`) },
    { name: 'quote.csv', buffer: Buffer.from(`account,start,end\n${'"'.repeat((9 << 20) + 1)}`) },
    { name: 'half.csv', buffer: utf16('account,start,end\nz\ud800,2026-01-10T00:00:00Z,2026-01-10T08:00:00Z\n').subarray(0, -1) },
    { name: 'nul.csv', buffer: Buffer.from('account,start,end\nq\0q,2026-01-10T00:00:00Z,2026-01-10T08:00:00Z\n') },
    { name: 'numbers.csv', buffer: Buffer.from('email,date,duration\nbig@example.org,2026-01-10,1e308\nbig@example.org,2026-01-11,99999999999999999999\nbig@example.org,2026-01-12,-1\nbig@example.org,2026-01-13,NaN\n') },
  ];
  await screen(view, [...bad, good]);
  const rows = await queue(view);
  assert.ok(rows.some(({ account }) => account === 'mina@example.org'), 'the good file is screened');
  assert.ok(rows.every(({ points }) => Number.isFinite(points) && points < 100), JSON.stringify(rows));
  await show(view, 'coverage');
  const told = new Set(await id(view, 'issue').evaluateAll((issues) => issues.map(({ dataset }) => dataset.file)));
  for (const name of ['bomb.csv.gz', 'deep.json', 'key.json', 'quote.csv', 'numbers.csv']) {
    assert.ok(told.has(name), `nothing is said of ${name}: ${[...told].join(', ')}`);
  }
  assert.ok([...told].some((name) => name.startsWith('layers.zip')), 'nothing is said of layers.zip');
  await quiet(tab);
  await tab.close();
});

test('a worker that dies mid-run costs the run and not the page', async () => {
  const tab = await fresh();
  const { page, view } = tab;
  const big = path.join(folder, 'big.csv');
  data.writeSessions(big, { rows: 400_000, accounts: 2_000 });
  await id(view, 'intake-file').setInputFiles(big);
  await settings(view);
  await id(view, 'intake-screen').click();
  await view.waitForSelector('html[data-phase="reading"], html[data-phase="screening"]', { state: 'attached' });
  // As a failed allocation ends it: an error that nobody in the worker catches.
  await Promise.allSettled(page.workers().map((worker) => worker.evaluate(() => { setTimeout(() => { throw new Error('planted'); }); })));
  await phase(view, 'fault');
  assert.ok((await view.locator('[role="alert"]').first().innerText()).length > 20, 'it says what to do');
  tab.errors.length = 0;
  await id(view, 'intake-file').setInputFiles([]);
  await screen(view, [good]);
  assert.ok((await queue(view)).some(({ account }) => account === 'mina@example.org'));
  await quiet(tab);
  await tab.close();
});

test('a file that is deleted or changed before it is read says so, and the others are screened', async () => {
  const tab = await fresh();
  const { view } = tab;
  const [gone, changed, kept] = ['gone.csv', 'changed.csv', 'kept.csv'].map((name) => path.join(folder, name));
  for (const name of [gone, changed, kept]) fs.writeFileSync(name, data.officeSessions());
  fs.appendFileSync(gone, 'gone@example.org,2026-01-10T00:00:00Z,2026-01-10T08:00:00Z,192.0.2.1,KR,d,c\n');
  await id(view, 'intake-file').setInputFiles([gone, changed, kept]);
  await settings(view);
  fs.rmSync(gone);
  await new Promise((next) => setTimeout(next, 1100));
  fs.writeFileSync(changed, 'something else entirely\n');
  await id(view, 'intake-screen').click();
  await phase(view, 'done');
  assert.ok((await queue(view)).some(({ account }) => account === 'mina@example.org'), 'the file that is there is screened');
  await show(view, 'coverage');
  const told = new Set(await id(view, 'issue').evaluateAll((issues) => issues.map(({ dataset }) => dataset.file)));
  assert.ok(told.has('gone.csv') && told.has('changed.csv'), [...told].join(', '));
  await tab.close();
});

test('a file that goes after the screening leaves the finding and says that its line is gone', async () => {
  const tab = await fresh();
  const { view } = tab;
  const file = path.join(folder, 'later.csv');
  fs.writeFileSync(file, data.officeSessions());
  await screen(view, [file]);
  fs.rmSync(file);
  await show(view, 'account');
  const evidence = id(view, 'evidence').first();
  await evidence.waitFor({ state: 'attached' });
  const press = evidence.locator('button').first();
  await ((await press.count()) ? press : evidence).click();
  await view.waitForFunction(() => /다시 읽지 못했습니다/.test(document.querySelector('#app').innerText));
  assert.equal(await view.evaluate(() => document.documentElement.dataset.phase), 'done');
  await tab.close();
});

test('a tab that is frozen mid-run goes on where it was', async () => {
  const tab = await fresh();
  const { page, view } = tab;
  const big = path.join(folder, 'frozen.csv');
  data.writeSessions(big, { rows: 200_000, accounts: 1_000 });
  await id(view, 'intake-file').setInputFiles(big);
  await settings(view);
  await id(view, 'intake-screen').click();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((next) => setTimeout(next, 1_500));
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await phase(view, 'done');
  assert.equal((await queue(view)).length > 0, true);
  await quiet(tab);
  await tab.close();
});
