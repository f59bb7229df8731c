// What accounts share: the picture by keyboard, its twin in tables, groups opened as one case, hubs drawn as one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHOTS, WAYS, id, launch, open, screen } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());
const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

/** Sixty people behind one office address, four of whom share numbers, payout accounts and a house. */
function files() {
  let roster = 'account,name,phone,payout account,ship address\n';
  let sessions = 'account,start,end,ip,country,device\n';
  for (let n = 0; n < 56; n += 1) {
    roster += `staff${String(n).padStart(2, '0')}@example.org,Person ${n},010-2${n + 100}-0${n + 100},220-000-${String(n).padStart(6, '0')},Garam-ro ${n} 101\n`;
  }
  roster += 'ana@example.net,Kim Gaon,010-1234-5678,110-000-111111,Naru-gil 1\n';
  roster += 'bo@example.net,Lee Naru,+82 10 1234 5678,110-000-222222,Naru-gil 2\n';
  roster += 'cy@example.net,Park Dahn,010-7777-5678,110 000 222222,Naru-gil 3\n';
  roster += 'di@example.net,Choi Bora,010-8888-5678,110-000-333333,Naru-gil 3\n';
  const everybody = roster.trim().split('\n').slice(1).map((line) => line.split(',')[0]);
  for (const account of everybody) {
    for (let day = 5; day < 10; day += 1) {
      const date = `2026-01-${String(day).padStart(2, '0')}`;
      sessions += `${account},${date}T00:00:00Z,${date}T08:00:00Z,203.0.113.7,KR,LAPTOP-${account}\n`;
    }
  }
  return [{ name: 'roster.csv', buffer: Buffer.from(roster) }, { name: 'sessions.csv', buffer: Buffer.from(sessions) }];
}
const TEAM = ['ana', 'bo', 'cy', 'di'].map((name) => `${name}@example.net`);

async function toLinks(view) {
  await id(view, 'nav-links').click();
  await id(view, 'links-map').waitFor();
}
const names = (view, testid) => id(view, testid).evaluateAll((all) => all.map(({ dataset }) => dataset.account));
const picture = (view) => view.locator('.map').evaluate((map) => [map.innerText, ...[...map.querySelectorAll('path')].map((one) => one.getAttribute('d'))].join('|'));

test('a group by keyboard alone: chosen, walked, opened as one case, and back', async () => {
  const { page, view, errors, close } = await onDisk();
  try {
    await screen(view, files());
    await toLinks(view);
    const everything = await picture(view);
    assert.match(everything, /다른 계정 56개/, 'the office is drawn as one');
    assert.match(everything, /계정 60개가 함께 씀/);

    const group = view.locator('[data-testid="links-cluster"][data-cluster="c1"]');
    await group.focus();
    await page.keyboard.press('Enter');
    await view.locator('[data-testid="links-open"]').waitFor();
    assert.deepEqual((await names(view, 'links-member')).sort(), TEAM);
    const kinds = await id(view, 'links-thing').evaluateAll((all) => all.map(({ dataset }) => dataset.kind).sort());
    assert.deepEqual(kinds, ['payout', 'phone', 'ship-address']);
    assert.ok((await id(view, 'links-innocent').locator('li').count()) >= 4, 'innocent explanations stand beside it');
    const text = await view.locator('.links').innerText();
    for (const secret of ['12345678', '222222', 'Naru-gil 3']) assert.ok(!text.includes(secret), `${secret} stands there in full`);

    const node = view.locator('[data-testid="links-node"]', { hasText: 'bo@example.net' });
    await node.focus();
    await page.keyboard.press('Enter');
    assert.equal(await node.getAttribute('aria-pressed'), 'true');
    const told = await id(view, 'links-told').innerText();
    assert.match(told, /전화번호.*ana@example\.net/);
    assert.match(told, /지급계좌.*cy@example\.net/);
    assert.equal(await view.locator('.map path.lit').count(), 2);
    assert.equal(await view.locator('.map path.dim').count(), 1);
    await page.keyboard.press('Enter');
    assert.equal(await view.locator('.map path.dim').count(), 0, 'chosen again is chosen no longer');

    await id(view, 'links-open').focus();
    await page.keyboard.press('Enter');
    await id(view, 'queue-cluster').waitFor();
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="account-row"]').length === 4);
    assert.deepEqual((await names(view, 'account-row')).sort(), TEAM);
    await id(view, 'queue-clear').click();
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="account-row"]').length === 60);

    await toLinks(view);
    await view.locator('[data-testid="links-cluster"]').first().click();
    await view.locator('[data-testid="links-open"]').waitFor({ state: 'detached' });
    assert.equal(await picture(view), everything, 'the same data settle the same way');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('where nobody shares anything it says so', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await screen(view, [{ name: 'a.csv', buffer: Buffer.from('account,start,end\nkim@example.org,2026-01-05T00:00:00Z,2026-01-05T08:00:00Z\n') }]);
    await id(view, 'nav-links').click();
    await view.locator('.links .empty').waitFor();
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
        await screen(view, files());
        await toLinks(view);
        const wrong = [];
        for (const name of ['all', 'group']) {
          if (name === 'group') {
            await view.locator('[data-testid="links-cluster"][data-cluster="c1"]').click();
            await id(view, 'links-open').waitFor();
            await view.locator('[data-testid="links-node"]', { hasText: 'bo@example.net' }).click();
          }
          const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            await page.screenshot({ path: path.join(SHOTS, `links-${name}-${language}-${colorScheme}-${width}.png`), fullPage: true });
            if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(AXE);
            const found = await page.evaluate(async () => {
              const { violations } = await globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`);
            });
            wrong.push(...found.map((violation) => `${name} ${colorScheme}: ${violation}`));
          }
        }
        assert.deepEqual(wrong, []);
      } finally {
        await close();
      }
    });
  }
}
