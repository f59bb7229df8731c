// The documents as they are read: from disk, in both languages, with the search, by the rules for screen readers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SHOTS, launch, root, scratch } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SITE = path.join(scratch(), 'docs');
let browser;
before(async () => {
  execFileSync(path.join(root, 'tools/target/release/docs'), [root, SITE]);
  browser = await launch();
});
after(() => browser?.close());

async function read(place, options = {}) {
  const context = await browser.newContext({ bypassCSP: false, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(path.join(SITE, place)).href);
  return { page, errors, requests, close: () => context.close() };
}

for (const place of ['ko/guide/index.html', 'en/signals/multi-country-short-window.html', 'ko/policy.html', 'en/formats/index.html', 'ko/search.html', 'index.html']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${place}, ${colorScheme}`, async () => {
      const { page, errors, requests, close } = await read(place, { colorScheme });
      await page.evaluate(AXE);
      const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`), []);
      assert.deepEqual(errors, []);
      assert.deepEqual(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), []);
      await close();
    });
  }
}

test('the switch leads to the same page in the other language, and back', async () => {
  const { page, close } = await read('ko/signals/impossible-travel.html');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ko');
  const korean = await page.locator('h1').innerText();
  assert.match(korean, /[가-힣]/);
  await page.locator('a[hreflang="en"]').click();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.doesNotMatch(await page.locator('main').innerText(), /[가-힣]{2}.*한국 주의보/);
  assert.doesNotMatch(await page.locator('h1').innerText(), /[가-힣]/);
  await page.locator('a[hreflang="ko"]').click();
  assert.equal(await page.locator('h1').innerText(), korean);
  await close();
});

test('the search finds pages in both languages and takes a script for a word', async () => {
  for (const [place, word, title] of [['ko/search.html', '여러 나라', /여러 나라/], ['en/search.html', 'several countries', /several countries/]]) {
    const { page, errors, close } = await read(place);
    await page.locator('#words').fill(word);
    await page.locator('#found a').first().waitFor();
    assert.match(await page.locator('#found a').first().innerText(), title);
    await page.locator('#words').fill('<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('#found li').count(), 0);
    await page.locator('#words').fill(word);
    await page.locator('#found a').first().click();
    await page.locator('h1').waitFor();
    assert.match(await page.locator('h1').innerText(), title);
    assert.deepEqual(errors, []);
    await close();
  }
});

test('a script that is not the search is refused', async () => {
  const { page, close } = await read('en/search.html');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = 1';
    document.body.append(script);
    return globalThis.ran;
  });
  assert.equal(ran, undefined);
  await close();
});

test('nothing is cut off at the width of a phone', async () => {
  for (const place of ['ko/guide/first-screening.html', 'en/policy.html', 'ko/formats/index.html', 'en/siem/index.html']) {
    const { page, close } = await read(place, { viewport: { width: 360, height: 800 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${place} is ${wide} px wide`);
    fs.mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: path.join(SHOTS, `docs-${place.replaceAll('/', '-')}.png`) });
    await close();
  }
});
