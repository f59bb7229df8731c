// For everyone: by keyboard alone, with a screen reader's rules, at the width of a phone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import * as data from './data.mjs';
import { SCREENS, SHOTS, WAYS, id, launch, open, phase, screen, show } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files = [
  { name: 'office.csv', buffer: Buffer.from(data.officeSessions()) },
  { name: 'night.csv', buffer: Buffer.from(data.nightSessions()) },
];
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

async function speak(view, language) {
  await id(view, `lang-${language}`).click();
  await view.waitForSelector(`html[lang="${language}"]`, { state: 'attached' });
}

/** Ids of the rules that the page breaks, with the elements that break them. */
async function violations(page) {
  const has = await page.evaluate(() => typeof globalThis.axe === 'object');
  if (!has) await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 5).join(', ')}`);
}

for (const language of ['ko', 'en']) {
  for (const scheme of ['light', 'dark']) {
    test(`axe finds nothing: ${language}, ${scheme}`, async () => {
      const { page, view, close } = await onDisk({ colorScheme: scheme });
      await speak(view, language);
      await screen(view, files);
      const broken = {};
      for (const name of SCREENS) {
        await show(view, name);
        const found = await violations(page);
        if (found.length) broken[name] = found;
      }
      await close();
      assert.deepEqual(broken, {});
    });
  }
}

test('axe does find a planted image without text and a faint line', async () => {
  const { page, close } = await onDisk();
  await page.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const faint = document.createElement('p');
    faint.textContent = 'hardly to be read';
    faint.style.color = '#bbb';
    faint.style.background = '#fff';
    document.querySelector('main, #app').append(image, faint);
  });
  const rules = (await violations(page)).map((line) => line.split(':')[0]);
  await close();
  assert.ok(rules.includes('image-alt') && rules.includes('color-contrast'), `found only ${rules}`);
});

/** Presses Tab until the focused element satisfies `there`, a function of that element. */
async function tabTo(page, what, there) {
  for (let presses = 0; presses < 300; presses += 1) {
    const element = await page.evaluateHandle(() => document.activeElement);
    if (await element.evaluate(there)) return element;
    await page.keyboard.press('Tab');
  }
  throw new Error(`300 times Tab did not reach ${what}`);
}

test('by keyboard alone: practice data, first account, its evidence', async () => {
  const { page, view, errors, close } = await onDisk();
  await tabTo(page, 'the practice data', (element) => element.dataset.testid === 'intake-sample');
  await page.keyboard.press('Enter');
  await phase(view, 'done');

  if (!(await id(view, 'account-row').first().isVisible())) {
    await tabTo(page, 'the way to the queue', (element) => element.dataset.testid === 'nav-queue');
    await page.keyboard.press('Enter');
  }
  await id(view, 'account-row').first().waitFor();
  const opener = await tabTo(page, 'the first account', (element) =>
    element.closest('[data-testid="account-row"]') !== null || element.querySelector(':scope > [data-testid="account-row"]') !== null);
  assert.ok(await opener.evaluate((element) => element.matches(':focus-visible')), 'the focus cannot be seen');
  await page.keyboard.press('Enter');
  await id(view, 'finding').first().waitFor();

  // Evidence may lie behind a control of its finding that opens it.
  await tabTo(page, 'evidence', (element) => {
    const closed = element.closest('[data-testid="finding"]')
      && (element.getAttribute('aria-expanded') === 'false' || (element.tagName === 'SUMMARY' && !element.parentElement.open));
    if (closed) element.click();
    return element.closest('[data-testid="evidence"]') !== null || element.querySelector(':scope > [data-testid="evidence"]') !== null;
  });
  await page.keyboard.press('Enter');
  await id(view, 'source-line').first().waitFor();
  assert.deepEqual(errors, []);
  await close();
});

// Also the pictures a reviewer looks at.
for (const width of [360, 1440]) {
  test(`nothing is wider than ${width} px, in both languages and both schemes`, async () => {
    fs.mkdirSync(SHOTS, { recursive: true });
    const { page, view, close } = await onDisk({ viewport: { width, height: 900 } });
    await screen(view, files);
    const wide = [];
    for (const language of ['ko', 'en']) {
      await speak(view, language);
      for (const name of SCREENS) {
        await show(view, name);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${name} ${language}: ${over} px too wide`);
        for (const colorScheme of ['light', 'dark']) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: path.join(SHOTS, `${name}-${language}-${colorScheme}-${width}.png`), fullPage: true });
        }
      }
    }
    await close();
    assert.deepEqual(wide, []);
  });
}
