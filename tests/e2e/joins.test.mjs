// Joined accounts can be kept apart and joined again, with the native twin's answer; the export guide answers by keyboard.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AS_OF, WAYS, ZONE, id, launch, open, phase, queue, screen, screenBinary, scratch, show } from './lib.mjs';

const folder = scratch();
const write = (name, text) => {
  const place = path.join(folder, name);
  fs.writeFileSync(place, text);
  return place;
};
const files = [
  write('roster.csv', 'email,사번,별칭,성명\nkim@example.org,1001,kim,김가온\nlee@example.org,1002,lee,이나루\n'),
  write('vpn.csv', '계정,시작,종료,접속 IP\nkim,2026-01-05 09:00,2026-01-05 18:00,192.0.2.1\nlee,2026-01-05 09:10,2026-01-06 17:00,192.0.2.2\n'),
  write('shifts.csv', '사번,출근일시,퇴근일시\n1001,2026-01-06 09:00,2026-01-06 18:00\n1002,2026-01-06 09:00,2026-01-06 18:00\n'),
];
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

/** What the native twin says where a policy keeps these keys apart. */
function native(keys) {
  const policy = write('policy.json', JSON.stringify({ keep_apart: keys }));
  const output = execFileSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, '--policy', policy, ...files]);
  const report = JSON.parse(output);
  return {
    accounts: report.accounts.map(({ account, band, points }) => ({ account, band, points })),
    joins: report.coverage.joins.map(({ account, joined }) => `${account}=${joined}`),
  };
}

const shown = (view) =>
  id(view, 'join').evaluateAll((rows) => rows.map(({ dataset }) => `${dataset.account}=${dataset.joined}`));

test('a join is undone and made again on Coverage, as the policy does natively', async () => {
  const tab = await onDisk();
  const { view } = tab;
  try {
    await screen(view, files);
    await show(view, 'coverage');
    assert.deepEqual(await shown(view), native([]).joins);
    assert.equal((await shown(view)).length, 4);

    const kim = view.locator('[data-testid="join"][data-joined="kim"]');
    await kim.locator('[data-testid="join-undo"]').focus();
    await tab.page.keyboard.press('Enter');
    await view.locator('[data-testid="apart"][data-joined="kim"]').waitFor();
    await phase(view, 'done');
    assert.equal(await view.evaluate(() => document.activeElement.tagName), 'H1', 'the screen is Coverage again, read from its heading');
    assert.deepEqual(await shown(view), native(['kim']).joins);
    assert.deepEqual(await queue(view), native(['kim']).accounts);

    await show(view, 'coverage');
    await id(view, 'join-redo').click();
    await kim.waitFor();
    await phase(view, 'done');
    assert.equal(await id(view, 'apart').count(), 0);
    assert.deepEqual(await shown(view), native([]).joins);
    assert.deepEqual(await queue(view), native([]).accounts);
    assert.deepEqual(tab.requests(), []);
    assert.deepEqual(tab.errors, []);
  } finally {
    await tab.close();
  }
});

/** Presses Tab until the focused element satisfies `there`. */
async function tabTo(page, what, there) {
  for (let presses = 0; presses < 300; presses += 1) {
    const element = await page.evaluateHandle(() => document.activeElement);
    if (await element.evaluate(there)) return element;
    await page.keyboard.press('Tab');
  }
  throw new Error(`300 times Tab did not reach ${what}`);
}

for (const [language, question] of [['ko', '구글 워크스페이스를 씁니다'], ['en', 'I use Google Workspace']]) {
  test(`by keyboard alone: which export do I need, in ${language}`, async () => {
    const { page, view, errors, close } = await onDisk({ locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
    try {
      await tabTo(page, 'the guide', (element) => element.dataset.testid === 'nav-exports');
      await page.keyboard.press('Enter');
      await id(view, 'exports').waitFor();
      await tabTo(page, 'the question', (element) => element.dataset.testid === 'export-search');
      await page.keyboard.type(question);
      const card = view.locator('[data-testid="export-card"][data-format="google-workspace-console-csv"]');
      await card.waitFor();
      assert.ok(await card.isVisible(), 'a single answer stands open');
      assert.equal(await view.locator('[data-testid="export-card"]').count(), 2);

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.ok(!(await card.isVisible()), 'Enter on the product closes it');
      await page.keyboard.press('Enter');
      assert.ok(await card.isVisible());

      await page.keyboard.press('Shift+Tab');
      assert.equal(await view.evaluate(() => document.activeElement.dataset.testid), 'export-search');
      await id(view, 'export-search').fill('quantum abacus');
      await view.locator('.guide .empty').waitFor();
      assert.deepEqual(errors, []);
    } finally {
      await close();
    }
  });
}

test('Coverage leads to the exports that would allow a signal', async () => {
  const { view, close } = await onDisk();
  try {
    await screen(view, [files[1]]);
    await show(view, 'coverage');
    await id(view, 'export-guide').first().click();
    await id(view, 'exports').waitFor();
    await id(view, 'export-all').waitFor();
    const few = await id(view, 'export-card').count();
    await id(view, 'export-all').click();
    await view.locator('[data-testid="export-card"][data-format="toggl-detailed"]').first().waitFor({ state: 'attached' });
    assert.ok(few > 0 && few < (await id(view, 'export-card').count()));
  } finally {
    await close();
  }
});

test('no screen is wider than a phone', async () => {
  const { view, close } = await onDisk({ viewport: { width: 360, height: 800 } });
  try {
    await screen(view, files);
    for (const [name, mark] of [['nav-coverage', 'join'], ['nav-exports', 'exports']]) {
      await id(view, name).click();
      await id(view, mark).first().waitFor();
      await view.evaluate(() => document.querySelectorAll('details').forEach((element) => { element.open = true; }));
      const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${mark} is ${wide} px wider than the phone`);
    }
  } finally {
    await close();
  }
});

test('empty tables come as one workbook and as CSV, and the workbook is read as it is', async () => {
  const { page, view, errors, close } = await onDisk({ locale: 'ko-KR' });
  try {
    await id(view, 'nav-exports').click();
    const [book] = await Promise.all([page.waitForEvent('download'), id(view, 'template-workbook').click()]);
    assert.equal(book.suggestedFilename(), 'munjigi-tables.ko.xlsx');
    const bytes = fs.readFileSync(await book.path());
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
    await id(view, 'export-search').fill('별점');
    const [csv] = await Promise.all([page.waitForEvent('download'), view.locator('[data-testid="template-csv"][data-format="review-table"]').click()]);
    assert.match(fs.readFileSync(await csv.path(), 'utf8'), /^\ufeff계정,평가일시,평가자,평점,프로젝트\r\n$/);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});
