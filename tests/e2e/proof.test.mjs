// The Proof screen: the self-test agrees with what an onlooker sees, runs only while no data are loaded, and is stamped into
// the report.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { digest, moduleOf, parts } from '../../tools/audit/audit.mjs';
import * as data from './data.mjs';
import { PAGE, SHOTS, WAYS, id, launch, open, scratch, screen, show } from './lib.mjs';

const folder = scratch();
const files = [{ name: 'night.csv', buffer: Buffer.from(data.nightSessions()) }];
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Presses the button and gives what became of each channel. */
async function selfTest(view) {
  await show(view, 'proof');
  await id(view, 'proof-run').click();
  await id(view, 'proof-row').first().waitFor();
  return Object.fromEntries(await id(view, 'proof-row').evaluateAll((rows) => rows.map(({ dataset }) => [dataset.channel, dataset.result])));
}

const counted = (results, result) => Object.keys(results).filter((channel) => results[channel] === result).sort();

// What no policy of a page closes in Chromium, as the Proof screen says.
const OPEN = ['preconnect', 'webrtc', 'window-open'];
const EXPECTED = {
  'from disk': { open: OPEN, 'not-tried': [], unknown: [] },
  'under a sub-path': { open: OPEN, 'not-tried': [], unknown: [] },
  // An opaque origin is not told when it leaves, and in exchange can neither open windows nor reach into a frame.
  'in a sandboxed frame': { open: ['preconnect'], 'not-tried': ['navigation'], unknown: [] },
};

for (const [how, way] of Object.entries(WAYS)) {
  test(`${how}: the self-test tries every way out, stays on the page and asks nobody`, async () => {
    const { address, framed, log, close } = await way();
    const tab = await open(browser, address, { framed });
    const asked = log?.length;
    const before = tab.page.url();
    const results = await selfTest(tab.view);
    assert.equal(Object.keys(results).length, 24);
    for (const [result, channels] of Object.entries(EXPECTED[how])) assert.deepEqual(counted(results, result), channels, `${result}: ${JSON.stringify(results)}`);
    assert.equal(tab.page.url(), before);
    assert.equal(tab.page.context().pages().length, 1, 'a window stayed open');
    assert.equal(log?.length, asked, `the host was asked: ${log}`);
    assert.equal(await tab.view.evaluate(() => document.querySelectorAll('iframe, form, link:not([rel=icon])').length), 0, 'the attempts left something behind');
    // It can be run again, and then says the same.
    assert.deepEqual(await selfTest(tab.view), results);
    await tab.close();
    close();
  });
}

test('a page with a looser policy is told so', async () => {
  const file = path.join(folder, 'loose.html');
  fs.writeFileSync(file, fs.readFileSync(PAGE, 'utf8').replace("connect-src 'none'", 'connect-src *').replace("img-src data:", 'img-src *').replace("; form-action 'none'", ''));
  const tab = await open(browser, pathToFileURL(file).href);
  const results = await selfTest(tab.view);
  for (const channel of ['fetch', 'xhr', 'websocket', 'eventsource', 'beacon', 'image', 'form', 'worker-fetch', 'webtransport']) assert.equal(results[channel], 'open', channel);
  for (const channel of ['script', 'frame', 'font', 'object']) assert.equal(results[channel], 'blocked', channel);
  await tab.close();
});

test('a page whose guard is gone is told so', async () => {
  const html = fs.readFileSync(PAGE, 'utf8');
  const start = html.lastIndexOf('<script>') + 8;
  const script = html.slice(start, html.lastIndexOf('</script>'));
  const changed = script.replace('event.preventDefault();', ';').replace('"mozRTCPeerConnection", "open"', '"mozRTCPeerConnection"');
  assert.notEqual(changed, script);
  const file = path.join(folder, 'unguarded.html');
  fs.writeFileSync(file, html.replace(script, () => changed).replace(digest(script), digest(changed)));
  const tab = await open(browser, pathToFileURL(file).href);
  assert.equal((await selfTest(tab.view)).navigation, 'open');
  assert.equal(tab.page.url(), pathToFileURL(file).href, 'the self-test left the page');
  await tab.close();
});

test('it does not run while data are loaded, and says why', async () => {
  const tab = await open(browser, pathToFileURL(PAGE).href);
  await screen(tab.view, files);
  await show(tab.view, 'proof');
  assert.ok(await id(tab.view, 'proof-run').isDisabled());
  assert.match(await id(tab.view, 'proof-reason').innerText(), /자료/);
  await id(tab.view, 'lang-en').click();
  assert.match(await id(tab.view, 'proof-reason').innerText(), /while data are loaded/);
  await tab.close();
  const other = await open(browser, pathToFileURL(PAGE).href);
  await id(other.view, 'intake-file').setInputFiles(files.map((file) => ({ mimeType: 'text/csv', ...file })));
  await show(other.view, 'proof');
  assert.ok(await id(other.view, 'proof-run').isDisabled(), 'a chosen file is data too');
  await other.close();
});

async function exported(view, page) {
  await show(view, 'queue');
  const download = page.waitForEvent('download');
  await id(view, 'export-json').first().click();
  return JSON.parse(fs.readFileSync(await (await download).path(), 'utf8'));
}

test('a run is stamped into the report; without one the report says nothing of it', async () => {
  const plain = await open(browser, pathToFileURL(PAGE).href);
  await screen(plain.view, files);
  const without = await exported(plain.view, plain.page);
  assert.ok(!('proof' in without));
  await plain.close();

  const tab = await open(browser, pathToFileURL(PAGE).href);
  const results = await selfTest(tab.view);
  await show(tab.view, 'intake');
  await screen(tab.view, files);
  const { proof, ...rest } = await exported(tab.view, tab.page);
  assert.deepEqual(rest, without, 'the stamp changed the report');
  assert.deepEqual(Object.fromEntries(proof.results.map(({ channel, result }) => [channel, result])), results);
  assert.match(proof.browser, /Chrom/);
  assert.equal(proof.framed, false);
  assert.ok(proof.results.every(({ how }) => how.length > 0));
  assert.match(Object.fromEntries(proof.parts).script, /^[0-9a-f]{64}$/);
  await tab.close();
});

test('the hashes are those of the file, and the list is that of the module', async () => {
  const html = fs.readFileSync(PAGE, 'utf8');
  const sha = (text) => crypto.createHash('sha256').update(text).digest('hex');
  const expected = parts(html).map(({ tag, id, text }) => [id ?? tag, sha(text)]);
  const tab = await open(browser, pathToFileURL(PAGE).href);
  await show(tab.view, 'proof');
  await id(tab.view, 'proof-hash').first().waitFor();
  const shown = await id(tab.view, 'proof-hash').evaluateAll((rows) => rows.map((row) => [row.dataset.part, row.querySelector('code').textContent]));
  assert.deepEqual(shown.sort(), expected.sort());
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(moduleOf(html).wasm));
  const calls = await id(tab.view, 'proof-call').evaluateAll((items) => items.map((item) => item.textContent));
  assert.ok(calls.includes('click') && calls.length > 50 && calls.length <= imports.length, `${calls.length} of ${imports.length}`);
  await tab.close();
});

test('the screen holds at 360 px and in dark, in both languages', async () => {
  fs.mkdirSync(SHOTS, { recursive: true });
  for (const [width, colorScheme] of [[1440, 'light'], [360, 'light'], [1440, 'dark'], [360, 'dark']]) {
    const tab = await open(browser, pathToFileURL(PAGE).href, { colorScheme, viewport: { width, height: 900 } });
    await selfTest(tab.view);
    for (const lang of ['ko', 'en']) {
      await id(tab.view, `lang-${lang}`).click();
      const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${width} px, ${lang}: ${wide} px too wide`);
      await tab.page.screenshot({ path: path.join(SHOTS, `proof-${width}-${colorScheme}-${lang}.png`), fullPage: true });
    }
    await tab.close();
  }
});
