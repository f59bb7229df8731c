// The page of one account: its story, each chart with a table that says the same, what is asked of hours, and names and
// numbers that no layout likes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import * as data from './account.data.mjs';
import { SHOTS, WAYS, id, launch, open, screen } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CHARTS = ['calendar', 'heat', 'bars', 'lanes', 'weeks', 'trail'];
const file = (name, text) => ({ name, buffer: Buffer.from(text) });
const files = [file('sessions.csv', data.sessions()), file('roster.csv', data.roster), file('payouts.csv', data.payouts)];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());
const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

async function toAccount(view, account) {
  await id(view, 'nav-queue').click();
  await view.locator(`[data-testid="account-row"][data-account="${account}"]`).locator('a, button').first().click();
  await id(view, 'story').waitFor();
}

const chart = (view, name) => view.locator(`[data-testid="chart"][data-chart="${name}"]`);

/** Titles of the shapes of a chart, and the cells of its table. */
async function twin(view, name) {
  const figure = chart(view, name);
  await figure.locator('summary').click();
  await figure.locator('tbody tr').first().waitFor();
  return figure.evaluate((element) => ({
    marks: [...element.querySelectorAll('svg[role="img"] path')].map((path) => [path.getAttribute('class'), path.querySelector('title')?.textContent ?? '']),
    rows: [...element.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
    summary: element.querySelector('svg[role="img"]').getAttribute('aria-label'),
    shown: element.querySelector('figcaption p').textContent,
  }));
}

test('each chart has a summary and a table with the same numbers', async () => {
  const { view, errors, requests, close } = await onDisk({ locale: 'en-GB' });
  try {
    await screen(view, files);
    await toAccount(view, 'max@example.org');
    assert.deepEqual(await id(view, 'chart').evaluateAll((all) => all.map(({ dataset }) => dataset.chart)), CHARTS);
    for (const name of CHARTS) {
      const { marks, rows, summary, shown } = await twin(view, name);
      assert.ok(summary.length > 20 && summary === shown, name);
      const titles = marks.filter(([, title]) => title);
      if (name === 'calendar') assert.deepEqual(titles.map(([, title]) => title), rows.map(([day, , hours]) => `${day}, ${hours}`));
      if (name === 'heat') {
        const minutes = (title) => {
          const [, hours, rest] = /(?:([\d,]+) h)?(?: ?(\d+) min)?$/.exec(title);
          return String((Number((hours ?? '0').replaceAll(',', '')) * 60) + Number(rest ?? 0));
        };
        assert.deepEqual(titles.map(([, title]) => minutes(title)), rows.flatMap((row) => row.slice(1, 25).map((cell) => cell.replaceAll(',', ''))));
      }
      if (name === 'bars') assert.deepEqual(titles.map(([, title]) => title), rows.flatMap(([day, spans]) => spans.split(', ').map((span) => `${day}, ${span}`)));
      if (name === 'lanes') {
        const spans = rows.flatMap((row) => row[3].split(', '));
        assert.deepEqual(titles.map(([, title]) => title.split(', ').at(-1)), spans);
        assert.ok(rows.at(-1)[0] === 'Overlap' && marks.some(([kind]) => kind === 'bar strong'), 'the first day overlaps');
      }
      if (name === 'weeks') {
        const bars = titles.filter(([kind]) => kind.startsWith('bar')).map(([, title]) => title);
        assert.deepEqual(bars, rows.filter(([, what]) => /Hours/.test(what)).map(([day, , hours]) => `${day}, ${hours.split(' (')[0]}`));
        const others = titles.filter(([kind]) => kind === 'glyph');
        assert.equal(others.length, rows.filter(([, what]) => !/Hours/.test(what)).length);
      }
      if (name === 'trail') {
        assert.equal(titles.filter(([kind]) => kind.startsWith('bar')).length, rows.length);
        const fast = rows.filter((row) => row[7] === 'too fast').length;
        assert.ok(fast > 0, 'the data do not show what is tested here');
        assert.equal(marks.filter(([kind]) => kind === 'way fast').length, fast);
      }
    }
    assert.deepEqual(errors, []);
    assert.deepEqual(requests(), []);
  } finally {
    await close();
  }
});

test('the year, the day and the language are kept, by keyboard alone', async () => {
  const { page, view, errors, close } = await onDisk();
  try {
    await screen(view, files);
    await toAccount(view, 'max@example.org');
    assert.equal(await id(view, 'year').innerText(), '2026');
    assert.ok(await id(view, 'year-later').isDisabled());
    await id(view, 'year-earlier').focus();
    await page.keyboard.press('Enter');
    await view.waitForFunction(() => document.querySelector('[data-testid="year"]').textContent === '2025');
    assert.match(await chart(view, 'calendar').innerText(), /2025년에/);
    const before = await twin(view, 'weeks');
    assert.ok(before.rows.some(([day, what]) => day === '2025-03-31' && what === '새 지급처로 첫 지급'), JSON.stringify(before.rows.slice(0, 20)));
    const days = await id(view, 'pick-day').locator('option').allInnerTexts();
    assert.ok(days.length > 3 && days.length <= 12, `${days.length}`);
    await id(view, 'pick-day').focus();
    await page.keyboard.press('ArrowDown');
    const second = days[1].slice(0, 10);
    await view.waitForFunction((day) => document.querySelector('[data-chart="lanes"] figcaption p').textContent.startsWith(day), second);
    await id(view, 'lang-en').click();
    await view.waitForSelector('html[lang="en"]', { state: 'attached' });
    assert.equal(await id(view, 'year').innerText(), '2025');
    assert.match(await chart(view, 'lanes').locator('figcaption p').innerText(), new RegExp(second));
    await toAccount(view, 'one@example.org');
    assert.equal(await id(view, 'year').count(), 0, 'another account has its own years');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('the story links what it names, and one activity claims nothing', async () => {
  const { page, view, close } = await onDisk({ locale: 'en-GB' });
  try {
    await screen(view, files);
    await toAccount(view, 'max@example.org');
    const link = id(view, 'story-closer').locator('a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const focused = await page.evaluate(() => document.activeElement.getAttribute('data-testid'));
    assert.equal(focused, 'finding');
    await toAccount(view, 'one@example.org');
    const text = (await id(view, 'story-text').innerText()).replace(/[\u2068\u2069]/g, '');
    assert.match(text, /^1 record of 2026-01-05 was read, by file: sessions\.csv 1\./);
    assert.doesNotMatch(await id(view, 'story').innerText(), /rests of|could be travelled/);
    for (const name of ['calendar', 'lanes', 'trail']) assert.equal(await chart(view, name).count(), 1, name);
  } finally {
    await close();
  }
});

test('long names and names from right to left stay inside the page', async () => {
  const { page, view, close } = await onDisk({ viewport: { width: 360, height: 900 } });
  try {
    fs.mkdirSync(SHOTS, { recursive: true });
    await screen(view, files);
    for (const account of [data.LONG, 'rtl@example.org']) {
      await toAccount(view, account);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${account.slice(0, 20)}: ${wide} px too wide`);
      assert.ok((await view.locator('.facts bdi').count()) >= 1);
      await page.screenshot({ path: path.join(SHOTS, `account-${account.slice(0, 3)}-360.png`), fullPage: true });
    }
  } finally {
    await close();
  }
});

test('of 5,000 findings 50 are shown, then 200 more at a click', async () => {
  const { page, view, close } = await onDisk({ locale: 'en-GB' });
  try {
    await screen(view, files);
    // No data give so many; the worker's answer is multiplied on its way.
    await page.evaluate(() => {
      const listen = window.Worker.prototype.addEventListener;
      void listen;
      const parse = (event) => {
        const text = event.data?.[0];
        if (typeof text !== 'string' || !text.startsWith('{"account"') || event.multiplied) return;
        event.stopImmediatePropagation();
        const update = JSON.parse(text);
        const { findings } = update.account.report;
        const { explanations } = update.account;
        update.account.report.findings = Array.from({ length: 5_000 }, (_, n) => ({ ...findings[n % findings.length], signal: `${findings[n % findings.length].signal}${n < findings.length ? '' : `-${n}`}` }));
        update.account.explanations = Array.from({ length: 5_000 }, (_, n) => explanations[n % explanations.length]);
        const again = new MessageEvent('message', { data: [JSON.stringify(update)] });
        again.multiplied = true;
        event.target.dispatchEvent(again);
      };
      window.multiply = parse;
      const post = window.Worker.prototype.postMessage;
      window.Worker.prototype.postMessage = function (...given) {
        if (!this.listened) {
          this.listened = true;
          // The page listened first; what is heard while capturing at the target comes in the order of listening, so that
          // its own listener is put behind this one.
          this.addEventListener('message', parse, { capture: true });
        }
        return post.apply(this, given);
      };
    });
    await toAccount(view, 'max@example.org');
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="finding"]').length === 50);
    await id(view, 'findings-more').click();
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="finding"]').length === 250);
    assert.match(await id(view, 'findings-more').innerText(), /200 more \(4,750 left\)/);
  } finally {
    await close();
  }
});

for (const language of ['ko', 'en']) {
  for (const scheme of ['light', 'dark']) {
    test(`axe and pictures of the account: ${language}, ${scheme}`, async () => {
      const { page, view, close } = await onDisk({ colorScheme: scheme, locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
      try {
        fs.mkdirSync(SHOTS, { recursive: true });
        await screen(view, files);
        const wrong = [];
        for (const width of [1440, 360]) {
          await page.setViewportSize({ width, height: 900 });
          await toAccount(view, 'max@example.org');
          await chart(view, 'weeks').locator('summary').click();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${wide} px too wide at ${width}`);
          if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(AXE);
          const found = await page.evaluate(async () => {
            const { violations } = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
            return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`);
          });
          wrong.push(...found);
          await page.screenshot({ path: path.join(SHOTS, `account-${language}-${scheme}-${width}.png`), fullPage: true });
        }
        assert.deepEqual(wrong, []);
      } finally {
        await close();
      }
    });
  }
}

test('charts are told apart without colour, in forced colours, and hours are not printed below review', async () => {
  const { page, view, close } = await onDisk({ locale: 'en-GB' });
  try {
    fs.mkdirSync(SHOTS, { recursive: true });
    await screen(view, files);
    await toAccount(view, 'max@example.org');
    // Steps of a day differ in size, not in tone alone.
    const sizes = await chart(view, 'calendar').evaluate((element) =>
      [...element.querySelectorAll('.legend path')].map((path) => Math.round(path.getBBox().width * 10)));
    assert.equal(new Set(sizes).size, sizes.length, `${sizes}`);
    await page.emulateMedia({ forcedColors: 'active' });
    const drawn = await chart(view, 'trail').evaluate((element) => {
      const of = (name) => { const path = element.querySelector(`svg[role="img"] ${name}`); return path && getComputedStyle(path); };
      return { dash: of('.way.fast').strokeDasharray, stroke: of('.way.fast').stroke, ground: getComputedStyle(document.documentElement).backgroundColor };
    });
    assert.notEqual(drawn.dash, 'none');
    assert.notEqual(drawn.stroke, drawn.ground);
    await page.screenshot({ path: path.join(SHOTS, 'account-forced.png'), fullPage: true });
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    await page.addStyleTag({ content: '' }).catch(() => {});
    await toPrint(page, view, 'max@example.org', true);
    await page.emulateMedia({ media: 'screen' });
    await toAccount(view, 'one@example.org');
    await page.emulateMedia({ media: 'print' });
    await toPrint(page, view, 'one@example.org', false);
  } finally {
    await close();
  }
});

async function toPrint(page, view, account, printed) {
  const band = await view.locator('.band-line').getAttribute('data-band');
  assert.equal(!['no-lead', 'context'].includes(band), printed, `${account} is ${band}`);
  for (const part of ['charts-hours', 'charts-moves']) assert.equal(await id(view, part).isVisible(), printed, `${account} ${part}`);
}
