// The page inside a host's page: the element, the messages, what a host gets and what it does not; the company's own file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PAGE, SHOTS, id, launch, phase, root, scratch, screenBinary } from './lib.mjs';

const folder = scratch();
const VERSION = 'munjigi.host/1';
const ELEMENT = fs.readFileSync(path.join(root, 'embed/munjigi-screen.js'));

/** Three people on ordinary days, one who hardly sleeps. */
function sessions() {
  let text = 'account,start,end\n';
  for (let day = 5; day < 26; day += 1) {
    const date = `2026-01-${String(day).padStart(2, '0')}`;
    for (const person of ['ana', 'bo', 'cai']) text += `${person}@example.org,${date}T00:00:00Z,${date}T08:00:00Z\n`;
    text += `max@example.org,${date}T00:00:00Z,${date}T21:30:00Z\n`;
  }
  return text;
}
const DATA = sessions();
const OPTIONS = { as_of: '2026-01-31', zone: 'Asia/Seoul' };

/** A company's own file. */
function packed(name, policy, key, html = fs.readFileSync(PAGE, 'utf8')) {
  const block = JSON.stringify({ schema: 'munjigi.packed-policy/1', text: policy, key: key ?? null }).replaceAll('<', '\\u003c');
  const file = path.join(folder, name);
  fs.writeFileSync(file, html.replace('<div id="app">', `<script type="application/json" id="policy">${block}</script>\n<div id="app">`));
  return file;
}

const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
const other = crypto.generateKeyPairSync('ed25519');
const raw = (key) => key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
function signed(policy, by = privateKey, key = publicKey) {
  const signature = crypto.sign(null, Buffer.from(policy), by).toString('base64');
  return JSON.stringify({ schema: 'munjigi.signed-policy/1', policy, key: raw(key), signature });
}
const LOCKED = JSON.stringify({ travel: { min_km: 700 }, company: { lock: true, exports: ['csv'], contact: 'Security, ext. 7', retention_notice: '90 days', reporting_line: 'Lead, then CISO', language: 'en' } });

let browser;
let server;
const files = {};
before(async () => {
  fs.mkdirSync(SHOTS, { recursive: true });
  browser = await launch();
  files['/embed/munjigi-screen.js'] = ['text/javascript', ELEMENT];
  files['/index.html'] = ['text/html', fs.readFileSync(PAGE)];
  files['/embed/example.js'] = ['text/javascript', fs.readFileSync(path.join(root, 'embed/example.js'))];
  files['/embed/example.html'] = ['text/html', fs.readFileSync(path.join(root, 'embed/example.html'))];
  files['/policy.json'] = ['application/json', '{ "travel": { "min_km": 900 } }'];
  server = http.createServer((request, response) => {
    if (request.url === '/favicon.ico') { response.writeHead(204); response.end(); return; }
    const [type, body] = files[new URL(request.url, 'http://x').pathname] ?? ['text/plain', null];
    const host = type === 'text/html' && !request.url.startsWith('/index') && !request.url.startsWith('/company');
    response.writeHead(body === null ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      // What the issue asks for: nothing but the host's own.
      ...(host ? { 'content-security-policy': "default-src 'self'" } : {}),
    });
    response.end(body ?? 'not found');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
});
after(async () => { await browser?.close(); server?.close(); });
const origin = () => `http://127.0.0.1:${server.address().port}`;

/** A host page with that body; `errors` are those of its console. */
async function host(body, { script = '' } = {}) {
  files['/host.js'] = ['text/javascript', `import '/embed/munjigi-screen.js';\n${script}`];
  files['/host.html'] = ['text/html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><script type="module" src="/host.js"></script></head><body>${body}</body></html>`];
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce', viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${origin()}/host.html`);
  return { page, errors, close: () => context.close() };
}

/** The frame of the n-th element, once its page is there. */
async function inside(page, n = 0, wanted = 'idle') {
  const handle = await page.locator('iframe').nth(n).elementHandle();
  const frame = await handle.contentFrame();
  await phase(frame, wanted);
  return frame;
}

/** Frames the page without the element and speaks by hand; everything heard is in `window.heard`. */
const RAW = `
window.heard = [];
window.open = (frame) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event) => window.heard.push(event.data);
  window.port = port1;
  frame.contentWindow.postMessage({ version: '${VERSION}', type: 'connect' }, '*', [port2]);
};
window.send = (message) => window.port.postMessage({ version: '${VERSION}', ...message });
const frame = document.querySelector('iframe');
if (frame && frame.dataset.greet !== undefined) {
  frame.addEventListener('load', () => window.open(frame));
  frame.src = frame.dataset.greet;
}
`;
const BARE = (src = '/index.html') => `<iframe title="Munjigi" width="1000" height="700" sandbox="allow-scripts allow-downloads" data-greet="${src}"></iframe>`;

const heard = (page, type) => page.evaluate((type) => window.heard.filter((message) => message.type === type), type);
async function next(page, type, count = 1) {
  await page.waitForFunction(([type, count]) => window.heard.filter((message) => message.type === type).length >= count, [type, count]);
  return (await heard(page, type)).at(-1);
}
/** Sends a message and gives the code of the error that it comes to. */
async function refused(page, message) {
  const before = (await heard(page, 'error')).length;
  await page.evaluate((message) => window.send(message), message);
  return (await next(page, 'error', before + 1)).code;
}

test('two elements on a page of its own policy: data in, counts out, no account, and neither side reads the other', async () => {
  const { page, errors, close } = await host('<munjigi-screen id="a" lang="en" theme="dark"></munjigi-screen><munjigi-screen id="b" lang="ko" theme="light" height="500" policy="/policy.json"></munjigi-screen>', {
    script: `window.got = []; for (const name of ['ready', 'summary', 'report', 'error']) addEventListener('munjigi-' + name, (event) => window.got.push([event.target.id, name, event.detail]));`,
  });
  try {
    const [a, b] = [await inside(page, 0), await inside(page, 1)];
    await page.waitForFunction(() => window.got.filter(([, name]) => name === 'ready').length === 2);
    await a.waitForSelector('html[lang="en"][data-theme="dark"]', { state: 'attached' });
    await b.waitForSelector('html[lang="ko"][data-theme="light"]', { state: 'attached' });
    await page.evaluate(([text, options]) => {
      document.querySelector('#a').loadData([{ name: 'log.csv', text }], options);
      document.querySelector('#b').loadData([new File([text.split('\n').filter((line) => !line.startsWith('bo@')).join('\n')], 'log.csv')], options);
    }, [DATA, OPTIONS]);
    await Promise.all([phase(a, 'done'), phase(b, 'done')]);
    await page.waitForFunction(() => window.got.filter(([, name]) => name === 'summary').length === 2);
    const got = await page.evaluate(() => window.got);
    const summary = (element) => got.find(([target, name]) => target === element && name === 'summary')[2];
    assert.deepEqual([summary('a').accounts, summary('a').rows, summary('b').accounts, summary('b').rows], [4, 84, 3, 63]);
    assert.equal(summary('a').bands.reduce((sum, { accounts }) => sum + accounts, 0), 4);
    // Nothing of an account, and no report, which no policy allowed.
    const all = JSON.stringify(got);
    assert.ok(!all.includes('example.org') && !all.includes('log.csv'), all);
    assert.deepEqual(got.filter(([, name]) => name === 'report' || name === 'error'), []);
    assert.match(await id(a, 'host-note').innerText(), new RegExp(origin().replaceAll('.', '\\.')));
    assert.match(await id(b, 'host-note').innerText(), /계정 이름과 기록은 받지 않습니다/);
    // The policy of the attribute is in use.
    await id(b, 'nav-policy').click();
    assert.equal(await b.locator('[data-path="travel.min_km"]').inputValue(), '900');
    await id(a, 'nav-policy').click();
    assert.equal(await a.locator('[data-path="travel.min_km"]').inputValue(), '500');
    // The frame fits its content, or has the height that was asked for.
    const heights = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.clientHeight));
    assert.equal(heights[1], 500);
    assert.equal(heights[0], await a.evaluate(() => Math.ceil(document.querySelector('#app').getBoundingClientRect().height)));
    assert.ok(heights[0] > 1_000, `${heights[0]} px`);
    // It shrinks again with what it shows.
    await id(a, 'nav-queue').click();
    await page.waitForFunction((before) => document.querySelector('#a').shadowRoot.querySelector('iframe').clientHeight < before, heights[0]);
    const read = await page.evaluate(() => [...document.querySelectorAll('munjigi-screen')].map((element) => {
      const frame = element.shadowRoot.querySelector('iframe');
      try { return [frame.contentDocument === null, frame.contentWindow.document && 'read']; } catch (error) { return [frame.contentDocument === null, error.name]; }
    }));
    assert.deepEqual(read, [[true, 'SecurityError'], [true, 'SecurityError']]);
    assert.equal(await a.evaluate(() => { try { return parent.document.title; } catch (error) { return error.name; } }), 'SecurityError');
    assert.deepEqual(errors, []);
    await page.screenshot({ path: path.join(SHOTS, 'embed-two.png'), fullPage: true });
  } finally {
    await close();
  }
});

test('moved it starts again with policy, language and data; removed it is silent; a plain frame works', async () => {
  const { page, errors, close } = await host('<div id="one"><munjigi-screen id="a" lang="en"></munjigi-screen></div><div id="two"></div>', {
    script: `window.got = []; for (const name of ['ready', 'summary', 'error']) addEventListener('munjigi-' + name, (event) => window.got.push([name, event.detail]));`,
  });
  try {
    const first = await inside(page);
    await page.evaluate(([text, options]) => {
      const element = document.querySelector('#a');
      element.setPolicy({ travel: { min_km: 800 } });
      element.loadData([{ name: 'log.csv', text }], options);
    }, [DATA, OPTIONS]);
    await phase(first, 'done');
    await page.evaluate(() => document.querySelector('#two').append(document.querySelector('#a')));
    await page.waitForFunction(() => window.got.filter(([name]) => name === 'summary').length === 2);
    const second = await inside(page, 0, 'done');
    assert.notEqual(first, second);
    await id(second, 'nav-policy').click();
    assert.equal(await second.locator('[data-path="travel.min_km"]').inputValue(), '800');
    const got = await page.evaluate(() => window.got);
    assert.deepEqual(got.filter(([name]) => name === 'ready').map(([, detail]) => detail.reloaded), [false, true]);
    assert.deepEqual(got.filter(([name]) => name === 'error'), []);
    await page.evaluate(() => { const element = document.querySelector('#a'); element.remove(); element.loadData([{ name: 'x.csv', text: 'x' }]); });
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate(() => window.got.length), got.length);
    assert.equal(await page.evaluate(() => document.querySelector('munjigi-screen')), null);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('the example of the documentation works as it stands', async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await page.goto(`${origin()}/embed/example.html`);
    const frame = await inside(page);
    await page.locator('#load').click();
    await phase(frame, 'done');
    await page.waitForFunction(() => document.querySelector('#told').textContent.includes('accounts in'));
    assert.match(await page.locator('#told').innerText(), /^2 accounts in 30 rows: /);
    await page.locator('#dark').click();
    await page.locator('#korean').click();
    await frame.waitForSelector('html[lang="ko"][data-theme="dark"]', { state: 'attached' });
    assert.deepEqual(errors, []);
  } finally {
    await page.close();
  }
});

test('a plain frame: greeted on load, and everything that is no message is refused with its reason', async () => {
  const { page, errors, close } = await host(BARE(), { script: RAW });
  try {
    const frame = await inside(page);
    const ready = await next(page, 'ready');
    assert.deepEqual(ready.accepts, ['load-data', 'set-policy', 'set-language', 'set-theme']);
    assert.equal(await refused(page, { type: 'eval', code: 'window.hacked = 1' }), 'unknown-message');
    assert.equal(await refused(page, { type: '__proto__' }), 'unknown-message');
    assert.equal(await refused(page, { type: 'set-theme', theme: 'dark', version: 'munjigi.host/9' }), 'wrong-version');
    assert.equal(await refused(page, { type: 'set-theme', theme: '"><script>' }), 'malformed');
    assert.equal(await refused(page, { type: 'set-policy', policy: 'x'.repeat(2 << 20) }), 'too-large');
    assert.equal(await refused(page, { type: 'set-policy', policy: '{"travle":{}}' }), 'bad-policy');
    assert.equal(await refused(page, { type: 'load-data', files: Array.from({ length: 1_001 }, () => ({ name: 'a', text: '' })) }), 'too-many-files');
    assert.equal(await refused(page, { type: 'load-data', files: [{ name: 'n'.repeat(301), text: '' }] }), 'bad-name');
    assert.equal(await refused(page, { type: 'load-data', files: [{ name: 'a', blob: 'no blob' }] }), 'malformed');
    // An own property of that name survives the copying, and must not become anybody's prototype.
    const codes = await page.evaluate(async (version) => {
      const before = window.heard.length;
      window.port.postMessage(JSON.parse(`{"version":"${version}","type":"set-theme","theme":"dark","__proto__":{"polluted":true}}`));
      window.port.postMessage(JSON.parse(`{"version":"${version}","type":"load-data","files":[],"constructor":{"prototype":{"polluted":true}}}`));
      for (const odd of [null, 1, 'connect', [], [[[]]], new Map(), 10n, new Date(0), new Uint8Array(4)]) window.port.postMessage(odd);
      const circle = { version, type: 'set-theme', theme: 'dark' };
      circle.self = circle;
      window.port.postMessage(circle);
      while (window.heard.filter((message, n) => n >= before && message.type === 'error').length < 12) await new Promise((done) => setTimeout(done, 20));
      return window.heard.slice(before).filter((message) => message.type === 'error').map(({ code }) => code);
    }, VERSION);
    assert.equal(codes.length, 12);
    assert.ok(codes.every((code) => code === 'malformed' || code === 'wrong-version'), codes.join());
    assert.equal(await frame.evaluate(() => ({}).polluted ?? null), null);
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme ?? null), null);

    // On the window, and with a second port, nothing counts any more.
    const late = await page.evaluate(async (version) => {
      const frame = document.querySelector('iframe').contentWindow;
      const before = window.heard.length;
      frame.postMessage({ version, type: 'set-theme', theme: 'dark' }, '*');
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((done) => { port1.onmessage = (event) => done(event.data.code); });
      frame.postMessage({ version, type: 'connect' }, '*', [port2]);
      const second = await answer;
      port1.postMessage({ version, type: 'set-theme', theme: 'dark' });
      await new Promise((done) => setTimeout(done, 300));
      return [second, window.heard.slice(before).map(({ code }) => code)];
    }, VERSION);
    assert.deepEqual(late, ['already-connected', ['not-on-port']]);
    assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme ?? null), null);

    // A flood is refused and counted, and the page goes on.
    const errorsBefore = (await heard(page, 'error')).at(-1).refused;
    await page.evaluate(() => { for (let n = 0; n < 5_000; n += 1) window.send({ type: n % 2 ? 'set-theme' : 'nonsense', theme: 'dark' }); });
    await page.waitForTimeout(1_500);
    assert.equal(await refused(page, { type: 'nonsense' }), 'unknown-message');
    const all = await heard(page, 'error');
    assert.ok(all.some(({ code }) => code === 'too-many-messages'), 'the flood was not named');
    assert.ok(all.at(-1).refused > errorsBefore + 4_000, `${all.at(-1).refused} refused`);
    assert.ok(all.every(({ message }) => message.ko && message.en));
    await page.evaluate(([text, options]) => window.send({ type: 'load-data', files: [{ name: 'log.csv', blob: new Blob([text]) }], ...options }), [DATA, OPTIONS]);
    await phase(frame, 'done');
    assert.equal((await next(page, 'report-summary')).accounts, 4);
    assert.equal(await id(frame, 'account-row').count(), 4);
    assert.deepEqual(await heard(page, 'report'), []);
    assert.equal(await frame.evaluate(() => window.hacked ?? null), null);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a first greeting of another version is refused on its own port, and a right one still works', async () => {
  const { page, close } = await host('<iframe title="Munjigi" sandbox="allow-scripts" src="/index.html"></iframe>', { script: RAW });
  try {
    await inside(page);
    const codes = await page.evaluate(async (version) => {
      const frame = document.querySelector('iframe');
      const greet = (message) => new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event) => done(event.data.code ?? event.data.type);
        frame.contentWindow.postMessage(message, '*', [port2]);
      });
      return [await greet({ version: 'munjigi.host/2', type: 'connect' }), await greet({ version, type: 'load-data', files: [] }), await greet({ version, type: 'connect' })];
    }, VERSION);
    assert.deepEqual(codes, ['wrong-version', 'unknown-message', 'ready']);
  } finally {
    await close();
  }
});

test('a host may not give itself the report; a packed policy gives it to the origin that it names, and to no other', async () => {
  const grab = { host: { allowed_origins: [origin()], may_receive_report: true } };
  const open = await host(BARE(), { script: RAW });
  try {
    await inside(open.page);
    await next(open.page, 'ready');
    assert.equal(await refused(open.page, { type: 'set-policy', policy: JSON.stringify(grab) }), 'own-rights');
    assert.equal(await refused(open.page, { type: 'set-policy', policy: signed(JSON.stringify(grab)) }), 'own-rights');
    // Nor by hiding the policy among the data, whatever it does next.
    const smuggle = { type: 'load-data', files: [{ name: 'grab.policy.json', text: JSON.stringify(grab) }, { name: 'log.csv', text: DATA }], ...OPTIONS };
    assert.equal(await refused(open.page, smuggle), 'own-rights');
    await open.page.evaluate(([smuggle, text, options]) => {
      window.send({ ...smuggle, screen: false });
      window.send({ type: 'load-data', files: [{ name: 'log.csv', text }], ...options });
    }, [smuggle, DATA, OPTIONS]);
    await next(open.page, 'report-summary');
    await open.page.waitForTimeout(1_000);
    assert.deepEqual(await heard(open.page, 'report'), []);
  } finally {
    await open.close();
  }
  files['/company-report.html'] = ['text/html', fs.readFileSync(packed('report.html', JSON.stringify(grab)))];
  const named = await host(BARE('/company-report.html'), { script: RAW });
  try {
    const frame = await inside(named.page);
    await next(named.page, 'ready');
    await named.page.evaluate(([text, options]) => window.send({ type: 'load-data', files: [{ name: 'log.csv', text }], ...options }), [DATA, OPTIONS]);
    await phase(frame, 'done');
    await next(named.page, 'report');
    const report = await named.page.evaluate(async () => JSON.parse(await window.heard.find(({ type }) => type === 'report').report.text()));
    assert.equal(report.accounts.length, 4);
    assert.match(report.inputs[0].sha256, /^[0-9a-f]{64}$/);
    assert.match(await id(frame, 'host-note').innerText(), /보고서 전체를 받습니다/);
  } finally {
    await named.close();
  }
  files['/company-else.html'] = ['text/html', fs.readFileSync(packed('else.html', JSON.stringify({ host: { allowed_origins: ['https://intranet.example.org'], may_receive_report: true } })))];
  const stranger = await host(BARE('/company-else.html'), { script: RAW });
  try {
    await inside(stranger.page);
    assert.equal((await next(stranger.page, 'error')).code, 'origin-not-allowed');
    assert.deepEqual(await heard(stranger.page, 'ready'), []);
  } finally {
    await stranger.close();
  }
});

/** Opens a file from disk and waits for a phase. */
async function opened(file, wanted = 'idle') {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', acceptDownloads: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await phase(page, wanted);
  return { page, errors, close: () => context.close() };
}
const json = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

test('a locked, signed policy cannot be loosened from the page or by a drop, and one by the same key takes its place', async () => {
  const { page, errors, close } = await opened(packed('locked.html', signed(LOCKED), raw(publicKey)));
  try {
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    const note = await id(page, 'company-note').innerText();
    for (const said of ['Security, ext. 7', '90 days', 'Lead, then CISO']) assert.ok(note.includes(said), note);
    await id(page, 'nav-policy').click();
    await id(page, 'policy-lock').waitFor();
    const hash = await id(page, 'policy-hash').innerText();
    const field = page.locator('[data-path="travel.min_km"]');
    assert.equal(await field.inputValue(), '700');
    assert.ok(await field.isDisabled() && await id(page, 'policy-reset').isDisabled() && await id(page, 'policy-use').isDisabled());
    // Also when somebody takes the mark off the field.
    await page.evaluate(() => {
      document.querySelector('.policy-fields').disabled = false;
      const field = document.querySelector('[data-path="travel.min_km"]');
      field.value = '1';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      for (const name of ['policy-reset', 'policy-use']) {
        const button = document.querySelector(`[data-testid="${name}"]`);
        button.disabled = false;
        button.click();
      }
    });
    assert.equal(await id(page, 'policy-hash').innerText(), hash);
    for (const [name, text] of [
      ['unsigned.json', '{"company":{"lock":false}}'],
      ['other.json', signed('{}', other.privateKey, other.publicKey)],
      ['forged.json', signed('{}', other.privateKey, publicKey)],
      ['changed.json', signed(LOCKED).replace('700', '701')],
    ]) {
      await id(page, 'policy-load').setInputFiles(json(name, text));
      await page.locator('[data-testid="policy-note"].wrong').waitFor();
      assert.equal(await id(page, 'policy-hash').innerText(), hash, name);
      // Dropped among the data, it stops the screening instead of being left out silently.
      await id(page, 'nav-intake').click();
      await id(page, 'intake-file').setInputFiles([{ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(DATA) }, json(name, text)]);
      await id(page, 'policy-refused').waitFor();
      await id(page, 'intake-screen').click();
      await page.waitForTimeout(200);
      assert.equal(await page.locator('html').getAttribute('data-phase'), 'idle', `${name} was screened past`);
      assert.match(await page.locator('.missing').innerText(), /Take it out/);
      await page.locator('.chosen-head button').click();
      await id(page, 'nav-policy').click();
      await page.reload();
      await phase(page, 'idle');
      await id(page, 'nav-policy').click();
    }
    await id(page, 'nav-intake').click();
    await id(page, 'intake-file').setInputFiles([{ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(DATA) }]);
    await id(page, 'intake-as-of').fill('2026-01-31');
    await id(page, 'intake-screen').click();
    await phase(page, 'done');
    await id(page, 'account-row').first().waitFor();
    assert.ok(await id(page, 'export-json').first().isDisabled() && !(await id(page, 'export-csv').first().isDisabled()));
    assert.match(await id(page, 'export-off').innerText(), /does not allow/);
    // The same key may loosen it.
    await id(page, 'nav-policy').click();
    await id(page, 'policy-load').setInputFiles(json('next.json', signed('{"travel":{"min_km":800}}')));
    await phase(page, 'done');
    await id(page, 'account-row').first().waitFor();
    await id(page, 'nav-policy').click();
    assert.equal(await field.inputValue(), '800');
    assert.ok(await field.isDisabled(), 'signed, so that it still cannot be edited');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a locked, signed policy cannot be loosened by a message', async () => {
  files['/company-locked.html'] = ['text/html', fs.readFileSync(packed('locked-host.html', signed(LOCKED), raw(publicKey)))];
  files['/company-plain.html'] = ['text/html', fs.readFileSync(packed('plain-host.html', LOCKED))];
  for (const [file, none, others] of [['/company-locked.html', 'policy-unsigned', 'policy-other-key'], ['/company-plain.html', 'policy-locked', 'policy-locked']]) {
    const { page, close } = await host(BARE(file), { script: RAW });
    try {
      const frame = await inside(page);
      await next(page, 'ready');
      await id(frame, 'nav-policy').click();
      const hash = await id(frame, 'policy-hash').innerText();
      assert.equal(await refused(page, { type: 'set-policy', policy: '{}' }), none, file);
      assert.equal(await refused(page, { type: 'set-policy', policy: signed('{}', other.privateKey, other.publicKey) }), others, file);
      assert.equal(await refused(page, { type: 'set-policy', policy: signed('{}', other.privateKey, publicKey) }), 'bad-signature', file);
      assert.equal(await id(frame, 'policy-hash').innerText(), hash);
      if (file === '/company-locked.html') {
        await page.evaluate((policy) => window.send({ type: 'set-policy', policy }), signed('{"travel":{"min_km":800}}'));
        await frame.waitForFunction((hash) => document.querySelector('[data-testid="policy-hash"]').textContent !== hash, hash);
      }
    } finally {
      await close();
    }
  }
});

test('a policy of the file that cannot be trusted stops the page: what, where, what to do, and nothing is screened', async () => {
  for (const [name, policy, key, said] of [
    ['changed', signed(LOCKED).replace('700', '701'), raw(publicKey), /서명이 맞지 않습니다/],
    ['unsigned', LOCKED, raw(publicKey), /서명되지 않은 기준/],
    ['other', signed(LOCKED, other.privateKey, other.publicKey), raw(publicKey), /다른 키로 서명/],
    ['flawed', '{"travel":{"min_km":-1}}', null, /travel\.min_km/],
  ]) {
    const { page, errors, close } = await opened(packed(`stop-${name}.html`, policy, key), 'fault');
    try {
      const text = await id(page, 'stopped').innerText();
      assert.match(text, said, name);
      assert.match(text, /이 페이지 파일에 함께 담긴 기준/);
      assert.match(text, /scripts\/pack/);
      assert.equal(await id(page, 'intake-file').count(), 0);
      // A drop does nothing either.
      await page.evaluate((csv) => {
        const data = new DataTransfer();
        data.items.add(new File([csv], 'log.csv'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      }, DATA);
      await page.waitForTimeout(300);
      assert.equal(await page.locator('html').getAttribute('data-phase'), 'fault');
      assert.equal(await id(page, 'stopped').count(), 1);
      assert.deepEqual(errors, [], name);
    } finally {
      await close();
    }
  }
  files['/company-stopped.html'] = ['text/html', fs.readFileSync(packed('stop-host.html', LOCKED, raw(publicKey)))];
  const { page, close } = await host(BARE('/company-stopped.html'), { script: RAW });
  try {
    const frame = await inside(page, 0, 'fault');
    assert.equal((await next(page, 'error')).code, 'stopped');
    assert.equal(await refused(page, { type: 'load-data', files: [{ name: 'log.csv', text: DATA }] }), 'stopped');
    assert.equal(await refused(page, { type: 'set-policy', policy: signed(LOCKED) }), 'stopped');
    assert.equal(await frame.locator('html').getAttribute('data-phase'), 'fault');
  } finally {
    await close();
  }
});

test('scripts of the repository: a key, a signed policy, a company file that the page opens', async () => {
  const tools = path.join(root, 'tools/target/release');
  // Both were built by scripts/build.
  const keys = path.join(folder, 'keys');
  execFileSync(path.join(tools, 'sign'), ['keygen', keys]);
  assert.equal(fs.statSync(path.join(keys, 'private.pem')).mode & 0o777, 0o600);
  assert.throws(() => execFileSync(path.join(tools, 'sign'), ['keygen', keys], { stdio: 'pipe' }), 'a key is never overwritten');
  const policy = path.join(folder, 'policy.json');
  const sealed = path.join(folder, 'policy.signed.json');
  fs.writeFileSync(policy, LOCKED);
  execFileSync(path.join(tools, 'sign'), ['policy', path.join(keys, 'private.pem'), policy, sealed]);
  const company = path.join(folder, 'company.html');
  const pack = (from, out) => execFileSync(path.join(tools, 'pack'), ['company', '--page', PAGE, '--policy', from, '--key', path.join(keys, 'public.pem'), '--out', out], { stdio: 'pipe' });
  assert.throws(() => pack(policy, company), /not signed/);
  pack(sealed, company);
  // The native twin holds to the same rule.
  const log = path.join(folder, 'log.csv');
  fs.writeFileSync(log, DATA);
  const native = (...more) => execFileSync(screenBinary(), ['--as-of', '2026-01-31', ...more, log], { encoding: 'utf8', stdio: 'pipe' });
  const key = path.join(keys, 'public.pem');
  assert.equal(JSON.parse(native('--policy', sealed, '--policy-key', key)).policy, JSON.parse(native('--policy', policy)).policy);
  assert.throws(() => native('--policy', policy, '--policy-key', key), /it is not signed/);
  fs.writeFileSync(path.join(folder, 'other.json'), signed(LOCKED));
  assert.throws(() => native('--policy', path.join(folder, 'other.json'), '--policy-key', key), /signed by the key/);
  fs.writeFileSync(path.join(folder, 'changed.json'), fs.readFileSync(sealed, 'utf8').replace('700', '701'));
  assert.throws(() => native('--policy', path.join(folder, 'changed.json')), /does not fit/);
  const { page, errors, close } = await opened(company);
  try {
    assert.match(await id(page, 'company-note').innerText(), /Security, ext\. 7/);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});
