// The policy in the page: only the hashed script runs, and what it may reach is nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { PAGE, launch, open, scratch, serve } from './lib.mjs';

const folder = scratch();
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Opens a copy of the page and tells what became of it. */
async function start(name, html) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, html);
  const page = await browser.newPage();
  const refused = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('html[data-phase="idle"]', { state: 'attached', timeout: 3_000 }).catch(() => {});
  const phase = await page.evaluate(() => document.documentElement.dataset.phase ?? null);
  await page.close();
  return { phase, refused };
}

test('a page with one changed byte in its script does not start', async () => {
  const html = fs.readFileSync(PAGE, 'utf8');
  const script = html.lastIndexOf('<script>') + '<script>'.length;
  const at = html.indexOf('"use strict"', script);
  assert.ok(at > script, 'boot.js is not in the page');
  assert.equal((await start('whole.html', html)).phase, 'idle');
  const changed = await start('changed.html', `${html.slice(0, at)}"use strIct"${html.slice(at + 12)}`);
  assert.equal(changed.phase, null);
  assert.match(changed.refused.join('\n'), /Content Security Policy/);
});

test('a style with one changed byte is not applied', async () => {
  const html = fs.readFileSync(PAGE, 'utf8');
  const changed = await start('style.html', html.replace('<style>', '<style> '));
  assert.match(changed.refused.join('\n'), /style-src/);
});

test('an older browser is told so in both languages', async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => { delete globalThis.Worker; });
  await page.goto(pathToFileURL(PAGE).href);
  await page.waitForSelector('html[data-phase="fault"]', { state: 'attached' });
  const text = await page.locator('#app [role=alert]').innerText();
  assert.match(text, /문지기를 시작하지 못했습니다/);
  assert.match(text, /could not start/);
  await page.close();
});

test('no request API reaches a server that listens', async () => {
  const listener = await serve({ headers: { 'access-control-allow-origin': '*' } });
  const server = await serve();
  const tab = await open(browser, `${server.origin}/`);
  // The debugger's code may start unhashed, but what it calls is bound by the page's policy all the same.
  const answers = await tab.page.evaluate(async (url) => {
    const outcome = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 1_000, 'refused'))]);
    const loads = (element) => new Promise((done) => {
      element.onload = () => done('sent');
      element.onerror = () => done('refused');
      element.src = url;
      document.body.append(element);
    });
    const worker = new Worker(URL.createObjectURL(new Blob([`fetch(${JSON.stringify(url)}).then(() => postMessage('sent'), () => postMessage('refused'))`])));
    const answers = {
      fetch: await fetch(url).then(() => 'sent', () => 'refused'),
      image: await outcome(loads(new Image())),
      frame: await outcome(loads(document.createElement('iframe')).then(() => 'refused')),
      worker: await outcome(new Promise((done) => { worker.onmessage = (event) => done(event.data); })),
      socket: await outcome(new Promise((done) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = () => done('sent');
        socket.onerror = () => done('refused');
      })).catch(() => 'refused'),
    };
    // It answers true even when the policy drops it, so only the listener can tell.
    navigator.sendBeacon(url, 'x');
    return answers;
  }, `${listener.origin}/leak`);
  await tab.page.waitForTimeout(300);
  assert.deepEqual(answers, { fetch: 'refused', image: 'refused', frame: 'refused', worker: 'refused', socket: 'refused' });
  assert.deepEqual(listener.log, []);
  // The listener does hear who is not under the policy.
  await fetch(`${listener.origin}/heard`);
  assert.deepEqual(listener.log, ['GET /heard']);
  await tab.close();
  listener.close();
  server.close();
});
