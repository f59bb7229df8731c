// What the browser tests share: a browser, a server that writes down what it is asked, and the page's testid contract.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const PAGE = path.resolve(process.env.PAGE ?? path.join(root, 'dist/index.html'));
export const SHOTS = fileURLToPath(new URL('shots', import.meta.url));
export const AS_OF = '2026-01-31';
export const ZONE = 'Asia/Seoul';
export const SCREENS = ['intake', 'queue', 'account', 'links', 'case', 'coverage', 'exports', 'policy', 'catalogue', 'proof'];

// Without the background flags Chromium looks up its own services, which is noise in a test about silence.
export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
];

export const launch = (options = {}) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS, ...options });

/** A folder that is gone when the test process ends. */
export function scratch() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'munjigi-e2e-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Serves the page at `prefix`index.html, and `pages` as they are; `log` holds every request. */
export async function serve({ prefix = '/', headers = {}, page = PAGE, pages = {} } = {}) {
  const log = [];
  const server = http.createServer((request, response) => {
    log.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url, 'http://x');
    const body = pages[pathname] ?? (pathname === prefix || pathname === `${prefix}index.html` ? fs.readFileSync(page) : null);
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body ?? 'not found');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  // A test that fails before it closes its server must not keep the process waiting.
  server.unref();
  return { log, origin: `http://127.0.0.1:${server.address().port}`, prefix, close: () => server.close() };
}

const FRAMED = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,"></head>
<body><iframe title="Munjigi" width="1200" height="900" sandbox="allow-scripts allow-downloads" src="/portal/tools/index.html"></iframe></body></html>`;

/** The ways people open the one file. Each gives { address, framed, log?, close }. */
export const WAYS = {
  'from disk': async () => ({ address: pathToFileURL(PAGE).href, close() {} }),
  'under a sub-path': async () => {
    const server = await serve({ prefix: '/some/repo/' });
    return { ...server, address: `${server.origin}/some/repo/` };
  },
  'in a sandboxed frame': async () => {
    const server = await serve({ prefix: '/portal/tools/', pages: { '/host.html': FRAMED } });
    return { ...server, address: `${server.origin}/host.html`, framed: true };
  },
};

/**
 * Opens the page and waits until it can be used. `view` is the page, or its frame; `requests()` are those since it was
 * ready, but for the Blob worker, which never leaves the process; `errors` is what the console said.
 */
export async function open(browser, address, { framed = false, ...options } = {}) {
  const context = await browser.newContext({ locale: 'ko-KR', timezoneId: ZONE, reducedMotion: 'reduce', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  cdp.on('Network.requestWillBeSent', (event) => requests.push(event.request.url));
  cdp.on('Network.webSocketCreated', (event) => requests.push(event.url));
  context.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  const view = framed ? await (await page.waitForSelector('iframe')).contentFrame() : page;
  await phase(view, 'idle');
  if (requests.length === 0) throw new Error('the recorder is deaf: it missed the page itself');
  const loaded = requests.length;
  return {
    page, view, errors,
    requests: () => requests.slice(loaded).filter((url) => !url.startsWith('blob:')),
    close: () => context.close(),
  };
}

export const phase = (view, name, timeout = 60_000) =>
  view.waitForSelector(`html[data-phase="${name}"]`, { state: 'attached', timeout });

export const id = (view, name) => view.locator(`[data-testid="${name}"]`);

/** Sets a date, a text field or a list, whichever the page has there. */
async function set(field, value) {
  const tag = await field.evaluate((element) => element.tagName);
  await (tag === 'SELECT' ? field.selectOption(value) : field.fill(value));
}

export async function settings(view, { asOf = AS_OF, zone = ZONE } = {}) {
  await set(id(view, 'intake-as-of'), asOf);
  await set(id(view, 'intake-zone'), zone);
}

/** Screens files (paths, or `{ name, buffer }`) and waits for the report. */
export async function screen(view, files, options) {
  await id(view, 'intake-file').setInputFiles(files.map((file) => (typeof file === 'string' ? file : { mimeType: 'text/csv', ...file })));
  await settings(view, options);
  await id(view, 'intake-screen').click();
  await phase(view, 'done');
}

/** Shows one of SCREENS; `account` is that of the first row. */
export async function show(view, name) {
  if (name !== 'account') {
    await id(view, `nav-${name}`).click();
    await id(view, { intake: 'intake-screen', queue: 'account-row', links: 'links', case: 'purpose', coverage: 'nav-coverage', exports: 'exports', policy: 'policy', catalogue: 'catalogue', proof: 'proof' }[name]).first().waitFor();
    return;
  }
  await show(view, 'queue');
  const row = id(view, 'account-row').first();
  const control = row.locator('a, button').first();
  await ((await control.count()) ? control : row).click();
  await id(view, 'finding').first().waitFor();
}

/** What the queue says, in its order. */
export async function queue(view) {
  await show(view, 'queue');
  return id(view, 'account-row').evaluateAll((rows) =>
    rows.map(({ dataset }) => ({ account: dataset.account, band: dataset.band, points: Number(dataset.points) })));
}

/** The native twin's report on the same files. */
export function native(files, { asOf = AS_OF, zone = ZONE } = {}) {
  const output = execFileSync(screenBinary(), ['--as-of', `${asOf}T00:00:00Z`, '--zone', zone, ...files], { maxBuffer: 1 << 28 });
  return JSON.parse(output);
}

export function screenBinary() {
  const named = process.env.SCREEN_BIN;
  const places = named ? [path.resolve(named)] : ['target/release/screen', 'target/debug/screen'].map((place) => path.join(root, place));
  const found = places.find((place) => fs.existsSync(place));
  if (!found) throw new Error(`no native screen at ${places.join(' or ')}; run cargo build --release --bin screen`);
  return found;
}
