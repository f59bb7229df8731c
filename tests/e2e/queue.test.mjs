// The list of accounts: what it says first, filters and orders, budget, keys, the way back, and a list too long to be built.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHOTS, WAYS, id, launch, open, phase, screen } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());
const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

/** `count` people on ordinary days; every `every`th of them works around the clock for two days. */
function people(count, every = 9) {
  let text = 'account,start,end,ip,country,device\n';
  for (let n = 0; n < count; n += 1) {
    const name = `user${String(n).padStart(5, '0')}@example.org`;
    for (let day = 5; day < 9; day += 1) {
      const long = n % every === 0 && day < 7;
      const [from, to] = long ? [`2026-01-0${day}T00:00:00Z`, `2026-01-0${day + 1}T0${n % 7}:00:00Z`] : [`2026-01-0${day}T00:00:00Z`, `2026-01-0${day}T08:00:00Z`];
      text += `${name},${from},${to},198.51.${(n >> 8) % 200}.${n % 250},KR,LAPTOP-${n}\n`;
    }
  }
  return { name: 'people.csv', buffer: Buffer.from(text) };
}

const rows = (view) => id(view, 'account-row').evaluateAll((all) => all.map(({ dataset }) => ({ account: dataset.account, band: dataset.band, points: Number(dataset.points), row: Number(dataset.row) })));
const focused = (view) => view.evaluate(() => document.activeElement.closest('[data-testid="account-row"]')?.dataset.row ?? document.activeElement.id);
const matching = async (view, pattern) => {
  await view.waitForFunction(([text]) => new RegExp(text).test(document.querySelector('[data-testid="queue-matching"]').textContent), [pattern]);
};
const whole = (view, count) => view.waitForFunction((wanted) => document.querySelectorAll('[data-testid="account-row"]').length === wanted, count);

async function violations(page) {
  if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.map(({ id: rule, nodes }) => `${rule}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

test('practice data: one sentence that counts everybody, the base rate, no ranking numbers', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await id(view, 'intake-sample').click();
    await phase(view, 'done');
    await id(view, 'account-row').first().waitFor();
    const told = await id(view, 'queue-result').innerText();
    const all = await rows(view);
    const counts = [...told.split('.')[0].matchAll(/(\d+)개/g)].map(([, count]) => Number(count));
    assert.equal(counts[0], all.length, told);
    assert.equal(counts.slice(1).reduce((sum, count) => sum + count, 0), all.length, told);
    assert.match(told, /항목은 \d+개 가운데 \d+개입니다/);
    assert.match(await id(view, 'queue-rare').innerText(), /대부분 아무 문제가 없/);
    assert.equal(await view.locator('.row-points').count(), 0);
    assert.equal(await view.locator('#queue-sort option').count(), 3, 'no order by points among few');
    const chips = await id(view, 'queue-chip').evaluateAll((some) => some.map(({ dataset, innerText }) => [dataset.band ?? 'all', Number(innerText.match(/\d+/)[0])]));
    const { all: total, ...parts } = Object.fromEntries(chips);
    assert.equal(total, all.length);
    assert.equal(Object.values(parts).reduce((sum, count) => sum + count, 0), all.length, 'every account is on one chip');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('filters, orders and what they leave', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await screen(view, [people(120)]);
    await whole(view, 120);
    const first = await rows(view);
    assert.deepEqual(first.map(({ row }) => row), [...Array(120).keys()]);
    const bands = [...new Set(first.map(({ band }) => band))];
    assert.ok(bands.length > 1, 'the data show more than one band');

    await view.locator(`[data-testid="queue-chip"][data-band="${bands[0]}"]`).click();
    await whole(view, first.filter(({ band }) => band === bands[0]).length);
    assert.ok((await rows(view)).every(({ band }) => band === bands[0]));
    await id(view, 'queue-clear').click();
    await whole(view, 120);

    await id(view, 'queue-sort').selectOption('1');
    await view.waitForFunction(() => document.querySelector('[data-testid="account-row"]').dataset.account === 'user00000@example.org');
    await whole(view, 120);
    await id(view, 'queue-reversed').check();
    await view.waitForFunction(() => document.querySelector('[data-testid="account-row"]').dataset.account === 'user00119@example.org');
    await id(view, 'queue-sort').selectOption('3');
    await id(view, 'queue-reversed').uncheck();
    await whole(view, 120);
    await view.waitForFunction(() => document.querySelector('[data-testid="account-row"]').dataset.points > 0);
    const points = (await rows(view)).map((row) => row.points);
    assert.deepEqual(points, [...points].sort((a, b) => b - a));
    await id(view, 'queue-clear').click();

    const signal = await view.locator('#queue-signal option').nth(1).getAttribute('value');
    const counted = Number((await view.locator('#queue-signal option').nth(1).innerText()).match(/\((\d+)\)/)[1]);
    await id(view, 'queue-signal').selectOption(signal);
    await whole(view, counted);
    await id(view, 'queue-clear').click();
    await id(view, 'queue-search').fill('USER0010');
    await whole(view, 10);
    await id(view, 'queue-search').fill('nobody at all');
    await view.locator('.queue .empty').waitFor();
    await id(view, 'queue-clear').click();
    await whole(view, 120);
    assert.deepEqual(await rows(view), first);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a budget says what it leaves out and marks the line', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await screen(view, [people(120)]);
    await whole(view, 120);
    const open = (await rows(view)).filter(({ band }) => ['review', 'verify-first', 'escalate'].includes(band)).length;
    assert.ok(open > 5, `only ${open} accounts are to be looked at`);
    await view.locator('.budget summary').click();
    await id(view, 'budget-number').fill('5');
    await id(view, 'budget-number').press('Enter');
    await id(view, 'budget-left').waitFor();
    assert.match(await id(view, 'budget-told').innerText(), new RegExp(`${open}개 가운데 5개를 보고, ${open - 5}개가 남습니다`));
    const line = () => id(view, 'budget-line').evaluateAll((lines) => lines.map((one) => one.closest('[data-row]').dataset.row));
    assert.deepEqual(await line(), ['5']);
    await id(view, 'budget').focus();
    await id(view, 'budget').press('ArrowRight');
    await view.waitForFunction(() => document.querySelector('[data-testid="budget-line"]').closest('[data-row]').dataset.row !== '5');
    assert.equal((await line()).length, 1);
    await id(view, 'queue-sort').selectOption('1');
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="budget-line"]').length === 0);
    await view.locator('.budget button').click();
    await id(view, 'budget-left').waitFor({ state: 'detached' });
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('keys: j, k, arrows, /, ?, Enter, u and Escape; not while typing, and not when switched off', async () => {
  const { page, view, errors, close } = await onDisk();
  try {
    await screen(view, [people(120)]);
    await whole(view, 120);
    await page.keyboard.press('j');
    assert.equal(await focused(view), '0');
    for (const key of ['j', 'j', 'ArrowDown', 'k', 'ArrowUp', 'j']) await page.keyboard.press(key);
    assert.equal(await focused(view), '2');
    await page.keyboard.press('End');
    assert.equal(await focused(view), '119');
    await page.keyboard.press('j');
    assert.equal(await focused(view), '119', 'there is nothing behind the last row');
    await page.keyboard.press('PageUp');
    assert.equal(await focused(view), '109');

    const place = await view.evaluate(() => window.scrollY);
    const account = await view.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('Enter');
    await view.locator('.account h1').getByText(account).waitFor();
    await view.locator('.band-line').waitFor();
    await page.keyboard.press('u');
    await view.waitForFunction(() => document.activeElement.closest?.('[data-row="109"]'));
    assert.ok(Math.abs((await view.evaluate(() => window.scrollY)) - place) < 40, 'the list is where it was');
    await page.keyboard.press('Enter');
    await view.locator('.band-line').waitFor();
    await page.keyboard.press('Escape');
    await view.waitForFunction(() => document.activeElement.closest?.('[data-row="109"]'));
    await page.keyboard.press('Enter');
    await view.locator('.band-line').waitFor();
    await page.goBack();
    await view.waitForFunction(() => document.activeElement.closest?.('[data-row="109"]'));

    await page.keyboard.press('/');
    assert.equal(await focused(view), 'search');
    await page.keyboard.type('jk/?u');
    assert.equal(await id(view, 'queue-search').inputValue(), 'jk/?u');
    assert.equal(await focused(view), 'search');
    await id(view, 'queue-search').fill('');
    await whole(view, 120);

    await id(view, 'queue-keys').focus();
    await page.keyboard.press('?');
    const dialog = id(view, 'keys-dialog');
    await dialog.waitFor();
    assert.ok(await view.evaluate(() => document.activeElement.closest('dialog') !== null), 'the focus is in the dialog');
    await page.keyboard.press('j');
    assert.ok(await view.evaluate(() => document.activeElement.closest('dialog') !== null));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await view.evaluate(() => document.activeElement.dataset.testid), 'queue-keys', 'the focus is back');

    await page.keyboard.press('?');
    await dialog.waitFor();
    await id(view, 'keys-letters').uncheck();
    await id(view, 'keys-close').click();
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    assert.equal(await view.evaluate(() => document.activeElement.dataset.testid), 'queue-keys', 'letters are off');
    await page.keyboard.press('?');
    assert.ok(!(await dialog.isVisible()));
    await view.locator('[data-row="3"] .row-open').focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(view), '4', 'arrows are not');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a list of 3,000: at most 500 rows at once, every row can be reached, and the way back leads to it', async () => {
  const { page, view, errors, close } = await onDisk();
  try {
    await screen(view, [people(3_000)]);
    await whole(view, 500);
    const order = await rows(view);
    assert.deepEqual(order.map(({ row }) => row), [...Array(500).keys()]);
    const frame = view.locator('.rows-frame');
    await frame.evaluate((element) => { element.scrollTop = element.scrollHeight; });
    await view.locator('[data-row="2999"]').waitFor();
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="account-row"]').length === 500);
    const box = await view.locator('[data-row="2999"]').boundingBox();
    const edge = await frame.boundingBox();
    assert.ok(box.y + box.height <= edge.y + edge.height + 2, 'the last row is seen whole');
    assert.equal(await view.locator('[data-row="2999"]').getAttribute('aria-setsize'), '3000');

    await frame.evaluate((element) => { element.scrollTop = element.scrollHeight / 2; });
    await view.locator('[data-row="1500"]').waitFor();
    await view.locator('[data-row="1500"] .row-open').focus();
    for (let n = 0; n < 30; n += 1) {
      await page.keyboard.press('PageDown');
      await view.waitForFunction((row) => document.activeElement.closest?.(`[data-row="${row}"]`), 1_510 + 10 * n);
    }
    const account = await view.evaluate(() => document.activeElement.textContent);
    const top = await frame.evaluate((element) => element.scrollTop);
    await page.keyboard.press('Enter');
    await view.locator('.account h1').getByText(account).waitFor();
    await view.locator('.band-line').waitFor();
    await page.keyboard.press('u');
    await view.waitForFunction(() => document.activeElement.closest?.('[data-row="1800"]'));
    assert.equal(await view.evaluate(() => document.activeElement.textContent), account);
    assert.ok(Math.abs((await frame.evaluate((element) => element.scrollTop)) - top) < 80);

    await page.keyboard.press('Home');
    await view.waitForFunction(() => document.activeElement.closest?.('[data-row="0"]'));
    await id(view, 'queue-search').fill('user02');
    await matching(view, '1,000');
    await whole(view, 500);
    assert.ok((await rows(view)).every(({ account: name }) => name.startsWith('user02')));
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

for (const language of ['ko', 'en']) {
  for (const width of [360, 1440]) {
    test(`axe finds nothing and nothing is too wide, ${language} ${width} px`, async () => {
      const { page, view, close } = await onDisk({ locale: language === 'ko' ? 'ko-KR' : 'en-GB', viewport: { width, height: 900 } });
      try {
        fs.mkdirSync(SHOTS, { recursive: true });
        const wrong = [];
        for (const [name, count] of [['short', 0], ['middle', 120], ['long', 700]]) {
          if (count) {
            await id(view, 'nav-intake').click();
            await screen(view, [people(count)]);
          } else {
            await id(view, 'intake-sample').click();
            await phase(view, 'done');
          }
          await id(view, 'account-row').last().waitFor();
          await whole(view, Math.min(count || 11, 500));
          if (count) {
            await view.locator('.budget summary').click();
            await id(view, 'budget-number').fill('3');
            await id(view, 'budget-number').press('Enter');
            await id(view, 'budget-left').waitFor();
          }
          const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            await page.screenshot({ path: path.join(SHOTS, `queue-${name}-${language}-${colorScheme}-${width}.png`), fullPage: name === 'short' });
            wrong.push(...(await violations(page)).map((violation) => `${name} ${colorScheme}: ${violation}`));
          }
          await page.emulateMedia({ colorScheme: 'light' });
        }
        await id(view, 'queue-keys').click();
        await id(view, 'keys-dialog').waitFor();
        await page.screenshot({ path: path.join(SHOTS, `queue-keys-${language}-${width}.png`) });
        wrong.push(...(await violations(page)).map((violation) => `keys: ${violation}`));
        assert.deepEqual(wrong, []);
      } finally {
        await close();
      }
    });
  }
}
