// What must survive other eyes and other languages: 400 % zoom, longer words, forced colours, and text that says which
// language it is in. Each check is first shown a planted fault, so that it cannot pass by being blind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as data from './data.mjs';
import { SCREENS, WAYS, id, launch, open, screen, show } from './lib.mjs';

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

/** Elements whose text does not fit: cut by a box that hides what is over, or wider than the page. */
const cut = (page) => page.evaluate(() => {
  const found = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} "${element.textContent.trim().slice(0, 30)}"`;
  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility() || element.closest('.visually-hidden, svg, script, input, select, dialog:not([open])')) continue;
    const style = getComputedStyle(element);
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.overflowY === 'hidden' || style.overflowY === 'clip';
    const holdsText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    // One pixel of rounding is not a cut.
    if (hides && element.clientWidth > 1 && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) found.push(`cut: ${name(element)}`);
    if (!holdsText) continue;
    const box = element.getBoundingClientRect();
    const scrolls = element.closest('.scroller, pre, textarea') !== null;
    if (!scrolls && box.width > 0 && box.right > document.documentElement.clientWidth + 1) found.push(`over the edge: ${name(element)}`);
  }
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) found.push(`the page is ${over} px too wide`);
  return [...new Set(found)];
});

/** Every visible text half as long again, as a translation into another language might be. */
const lengthen = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest('script, style, svg, textarea, pre, [data-testid="source-line"]')) continue;
    const words = text.data.trim().split(/\s+/);
    const more = words.slice(0, Math.ceil(words.length / 2)).map((word) => [...word].reverse().join(''));
    text.data = `${text.data.trimEnd()} ${more.join(' ')}`;
  }
});

test('at 400 % zoom of a 1280 px window nothing is cut and nothing scrolls sideways', async () => {
  const { page, view, close } = await onDisk({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  await screen(view, files);
  const faults = [];
  for (const language of ['ko', 'en']) {
    await speak(view, language);
    for (const name of SCREENS) {
      await show(view, name);
      for (const fault of await cut(page)) faults.push(`${name} ${language}: ${fault}`);
    }
  }
  await page.evaluate(() => {
    const planted = document.createElement('p');
    planted.className = 'planted';
    planted.textContent = 'a sentence that has no room';
    Object.assign(planted.style, { width: '60px', overflow: 'hidden', whiteSpace: 'nowrap' });
    document.querySelector('main').append(planted);
  });
  const planted = await cut(page);
  await close();
  assert.deepEqual(faults, []);
  assert.ok(planted.some((fault) => fault.includes('planted')), `the planted cut was not seen: ${planted}`);
});

for (const width of [360, 1280]) {
  test(`words half as long again fit at ${width} px`, async () => {
    const { page, view, close } = await onDisk({ viewport: { width, height: 900 } });
    await screen(view, files);
    const faults = [];
    for (const language of ['ko', 'en']) {
      for (const name of SCREENS) {
        // A new language builds the screen anew, with its own words.
        await speak(view, language === 'ko' ? 'en' : 'ko');
        await speak(view, language);
        await show(view, name);
        await lengthen(page);
        for (const fault of await cut(page)) faults.push(`${name} ${language}: ${fault}`);
        // The masthead keeps its lengthened words; a fresh page would cost a screening each.
        await page.evaluate(() => document.querySelectorAll('.masthead button, .foot p').forEach((element) => {
          if (element.textContent.length > 60) element.textContent = element.textContent.slice(0, 12);
        }));
      }
    }
    await close();
    assert.deepEqual(faults, []);
  });
}

test('every text says which language it is in', async () => {
  const { page, view, close } = await onDisk();
  await screen(view, files);
  const foreign = (language) => page.evaluate((language) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.data;
      const parent = walker.currentNode.parentElement;
      if (!text.trim() || !parent.checkVisibility() || parent.closest('script, style, bdi, pre, code, samp, kbd, [translate="no"]')) continue;
      const spoken = parent.closest('[lang]').lang;
      const hangul = /[가-힣]/.test(text);
      if (spoken === 'en' && hangul) found.push(text.trim().slice(0, 60));
      // Korean text may hold names and terms in Latin letters, but hardly six English words in a row.
      if (language === 'ko' && spoken === 'ko' && !hangul && /(?:\b[a-z]{2,}\b[ ,]+){5}/i.test(text)) found.push(text.trim().slice(0, 60));
    }
    return [...new Set(found)];
  }, language);
  const faults = [];
  for (const language of ['ko', 'en']) {
    await speak(view, language);
    for (const name of SCREENS) {
      await show(view, name);
      for (const text of await foreign(language)) faults.push(`${name} in ${language}: ${text}`);
    }
  }
  await page.evaluate(() => document.querySelector('main').append('한국어인데 영어라고 적힌 글'));
  const planted = await foreign('en');
  await close();
  assert.deepEqual(faults, []);
  assert.deepEqual(planted, ['한국어인데 영어라고 적힌 글']);
});

test('in forced colours the bands still differ and the focus is seen', async () => {
  const { page, view, close } = await onDisk({ forcedColors: 'active' });
  await screen(view, files);
  await show(view, 'queue');
  const marks = await id(view, 'account-row').evaluateAll((rows) => {
    const shapes = new Map();
    for (const row of rows) shapes.set(row.dataset.band, row.querySelector('svg')?.innerHTML);
    return [...shapes.values()];
  });
  assert.ok(marks.length > 1 && new Set(marks).size === marks.length && marks.every(Boolean), 'two bands have one shape');
  const first = id(view, 'account-row').first().locator('a, button').first();
  await first.focus();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => {
    // The name of an account draws its outline round the whole row.
    const drawn = [null, '::after'].map((part) => getComputedStyle(document.activeElement, part));
    return drawn.map((style) => ({ style: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) }));
  });
  await close();
  assert.ok(outline.some(({ style, width }) => style !== 'none' && width >= 2), `the outline is ${JSON.stringify(outline)}`);
});

test('with reduced motion nothing moves', async () => {
  const { page, view, close } = await onDisk({ reducedMotion: 'reduce' });
  await screen(view, files);
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')]
    .filter((element) => {
      const style = getComputedStyle(element);
      const long = (times) => times.split(',').some((time) => Number.parseFloat(time) > 0.01);
      return (style.animationName !== 'none' && long(style.animationDuration)) || (style.transitionProperty !== 'none' && long(style.transitionDuration));
    })
    .map((element) => element.className));
  await close();
  assert.deepEqual(moving, []);
});
