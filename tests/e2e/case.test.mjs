// The case by keyboard: decide, explain, save sealed, reload, open; what was changed or is sealed otherwise says so; leaving warns.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { SHOTS, WAYS, id, launch, open, phase, scratch } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = scratch();
const PASSPHRASE = '말 걸지 마세요 열두 글자';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Presses Tab until the element of that selector has the focus. */
async function tabTo(page, selector, most = 700) {
  for (let press = 0; press < most; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by Tab; the focus is at ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
}

const named = (name) => `[data-testid="${name}"]`;

/** Goes to a field by keyboard and types over what is in it. */
async function type(page, name, text) {
  await tabTo(page, named(name));
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function press(page, name, key = 'Enter') {
  await tabTo(page, named(name));
  await page.keyboard.press(key);
}

const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = path.join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
};

const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, { acceptDownloads: true, ...options });

async function practice(view) {
  await id(view, 'intake-sample').click();
  await phase(view, 'done');
  await id(view, 'account-row').first().waitFor();
}

async function account(view, at = 0) {
  await id(view, 'nav-queue').click();
  await id(view, 'account-row').nth(at).locator('a, button').first().click();
  await id(view, 'decision').waitFor();
}

/** Who and when, then a decision with its reason; the second name where it is asked for. */
async function decide(page, view, choice = 'on-hold') {
  await type(page, 'decision-by', '이나루');
  await id(view, 'decision-on').fill('2026-02-03');
  await view.locator(`${named('decision-choice')}[value="${choice}"]`).focus();
  await page.keyboard.press('Space');
  await type(page, 'decision-reason', '화상으로 만나 확인할 때까지');
  await press(page, 'considered', 'Space');
  if (await id(view, 'decision-second').count()) await type(page, 'decision-second', '박서준');
  await press(page, 'decision-save');
}

const toCase = async (view) => {
  await id(view, 'nav-case').click();
  await id(view, 'purpose').waitFor();
};

test('by keyboard: decide, explain, save sealed, reload, open, and all is there', async () => {
  const { page, view, errors, requests, close } = await onDisk();
  try {
    await practice(view);
    await account(view);
    const who = await view.locator('.account h1 .data').innerText();

    // Nothing is recorded that lacks a reason or what was considered.
    await view.locator(`${named('decision-choice')}[value="cleared"]`).focus();
    await page.keyboard.press('Space');
    await press(page, 'decision-save');
    await id(view, 'refused').waitFor();
    assert.equal(await id(view, 'decision-entry').count(), 0);

    await decide(page, view);
    await id(view, 'decision-entry').first().waitFor();
    assert.equal(await view.locator('.decided').getAttribute('data-decision'), 'on-hold');

    // A finding that is explained stays, adds nothing, and the points fall.
    const points = async () => Number(await view.evaluate((name) =>
      [...document.querySelectorAll('[data-testid="account-row"]')].find((row) => row.dataset.account === name)?.dataset.points, who));
    await id(view, 'nav-queue').click();
    await id(view, 'account-row').first().waitFor();
    const pointsBefore = await points();
    await account(view);
    const findings = await id(view, 'finding').count();
    const signal = await id(view, 'finding').first().getAttribute('data-signal');
    await press(page, 'explain');
    await type(page, 'explain-reason', '회사 VPN을 거침');
    await press(page, 'explain-save');
    await view.locator(`[data-testid="finding"][data-signal="${signal}"] .note`).waitFor();
    assert.equal(await id(view, 'finding').count(), findings);
    await view.waitForFunction((name) => document.activeElement?.id === name, signal);
    await id(view, 'nav-queue').click();
    await view.waitForFunction(([name, most]) =>
      [...document.querySelectorAll('[data-testid="account-row"]')].some((row) => row.dataset.account === name && Number(row.dataset.points) < most), [who, pointsBefore]);
    const pointsAfter = await points();

    // The person's reply has its place; a decision is undone by an entry.
    await view.locator(`[data-testid="account-row"][data-account="${who}"]`).locator('a, button').first().click();
    await id(view, 'decision').waitFor();
    await id(view, 'reply').evaluate((field) => field.closest('details').querySelector('summary').focus());
    await page.keyboard.press('Enter');
    await type(page, 'reply', '출장 중이었습니다 <b>굵게</b>');
    await press(page, 'reply-save');
    await view.waitForFunction(() => document.querySelectorAll('[data-testid="decision-entry"]').length === 3);
    assert.match(await id(view, 'decision-history').innerText(), /<b>굵게<\/b>/);

    await toCase(view);
    await view.locator(`${named('purpose-field')}`).first().fill('외주 계약 확인');
    assert.equal(await view.locator(`[data-testid="open-item"][data-account="${who}"]`).count(), 0);
    await press(page, 'case-seal', 'Space');
    await type(page, 'case-passphrase', PASSPHRASE);
    await type(page, 'case-passphrase-again', `${PASSPHRASE}x`);
    await press(page, 'case-save');
    await view.locator('.save .wrong').waitFor();
    await type(page, 'case-passphrase-again', PASSPHRASE);
    const file = await saved(page, () => press(page, 'case-save'));
    assert.match(path.basename(file), /^munjigi-case-\d{4}-\d\d-\d\d\.json\.age$/);
    assert.ok(fs.readFileSync(file).subarray(0, 22).equals(Buffer.from('age-encryption.org/v1\n')));

    await page.reload();
    await phase(view, 'idle');
    await toCase(view);
    await id(view, 'case-open').setInputFiles(file);
    await id(view, 'case-problem').waitFor();
    await type(page, 'case-passphrase', 'something else entirely');
    await page.keyboard.press('Enter');
    await view.waitForFunction(() => /맞지 않습니다/.test(document.querySelector('[data-testid="case-problem"]')?.textContent ?? ''), null, { timeout: 30_000 });
    await type(page, 'case-passphrase', PASSPHRASE);
    await page.keyboard.press('Enter');
    await id(view, 'case-opened').waitFor({ timeout: 30_000 });
    assert.equal(await view.locator(named('purpose-field')).first().inputValue(), '외주 계약 확인');
    assert.equal(await id(view, 'case-problem').count(), 0);

    await id(view, 'nav-intake').click();
    await practice(view);
    assert.equal(await points(), pointsAfter, 'what was explained stays explained');
    await view.locator(`[data-testid="account-row"][data-account="${who}"]`).locator('a, button').first().click();
    await id(view, 'decision-entry').first().waitFor();
    assert.equal(await view.locator('.decided').getAttribute('data-decision'), 'on-hold');
    assert.equal(await id(view, 'decision-entry').count(), 3);
    await toCase(view);
    await id(view, 'case-changes').waitFor();
    assert.equal(await id(view, 'case-change').count(), 0, 'the same data, the same answer');
    assert.equal(await id(view, 'case-input').count(), 0);

    await account(view);
    const undo = id(view, 'decision-entry').last().locator('summary');
    await undo.focus();
    await page.keyboard.press('Enter');
    await type(page, 'undo-reason', '잘못 고름');
    // Who and when are typed anew in a new tab; they were in no file.
    await id(view, 'decision-by').fill('박서준');
    await id(view, 'decision-on').fill('2026-02-04');
    await press(page, 'decision-undo');
    await view.locator('.decided:not([data-decision])').waitFor();
    assert.deepEqual(requests().filter((url) => !url.startsWith('file:')), []);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a changed, a newer, a cut and a foreign file each say what is the matter', async () => {
  const { page, view, errors, close } = await onDisk({ locale: 'en-GB' });
  try {
    await practice(view);
    await account(view);
    await decide(page, view);
    await toCase(view);
    const file = await saved(page, () => id(view, 'case-save').click());
    assert.match(await id(view, 'case-unsaved').innerText(), /Nothing is unsaved/);
    const text = fs.readFileSync(file, 'utf8');
    const data = JSON.parse(text);
    assert.equal(data.schema, 'munjigi.case/1');
    assert.equal(data.case.record.entries.length, 1);
    assert.ok(data.case.report.inputs.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256)), 'every input has its hash');
    const cases = [
      [text.replace('화상으로', '전화로'), /entry 1/],
      [text.replace('"saved":"2', '"saved":"1'), /changed after it was saved/],
      [text.replace('munjigi.case/1', 'munjigi.case/2'), /newer/i],
      [text.slice(0, text.length / 2), /broken/],
      ['account,start\na,b\n', /not a case file/],
      ['age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n', /sealed/],
    ];
    for (const [content, words] of cases) {
      await id(view, 'case-open').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(content) });
      await view.waitForFunction((source) => new RegExp(source, 'i').test(document.querySelector('[data-testid="case-problem"]')?.textContent ?? ''), words.source);
    }
    await id(view, 'case-open').setInputFiles(file);
    await id(view, 'case-opened').waitFor();
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('two files merge, both histories stay, and what differs is open again', async () => {
  const first = await onDisk();
  const second = await onDisk();
  try {
    const files = [];
    for (const [tab, choice] of [[first, 'cleared'], [second, 'on-hold']]) {
      await practice(tab.view);
      await account(tab.view);
      await decide(tab.page, tab.view, choice);
      await toCase(tab.view);
      const file = await saved(tab.page, () => id(tab.view, 'case-save').click());
      files.push(`${file}-${choice}`);
      fs.renameSync(file, files.at(-1));
    }
    const { view } = first;
    const before = await id(view, 'open-item').count();
    await id(view, 'case-merge').setInputFiles(files[1]);
    await id(view, 'case-differs').waitFor();
    assert.equal(await id(view, 'case-differs').count(), 1);
    await view.waitForFunction((least) => document.querySelectorAll('[data-testid="open-item"]').length === least + 1, before);
    await account(view);
    assert.equal(await id(view, 'decision-entry').count(), 2);
    assert.deepEqual([...first.errors, ...second.errors], []);
  } finally {
    await first.close();
    await second.close();
  }
});

test('leaving warns while something is in no file, and only then', async () => {
  const { page, view, close } = await onDisk();
  try {
    const asked = [];
    page.on('dialog', (dialog) => { asked.push(dialog.type()); dialog.accept(); });
    await practice(view);
    await page.reload();
    await phase(view, 'idle');
    assert.deepEqual(asked, []);
    await practice(view);
    await account(view);
    await decide(page, view);
    await page.reload();
    await phase(view, 'idle');
    assert.deepEqual(asked, ['beforeunload']);
    await practice(view);
    await account(view);
    await decide(page, view);
    await toCase(view);
    await saved(page, () => id(view, 'case-save').click());
    await page.reload();
    await phase(view, 'idle');
    assert.deepEqual(asked, ['beforeunload']);
  } finally {
    await close();
  }
});

test('a case past its day of deletion reminds', async () => {
  const { page, view, close } = await onDisk();
  try {
    await toCase(view);
    await view.locator(named('purpose-field')).nth(8).fill('2020-01-01');
    const file = await saved(page, () => id(view, 'case-save').click());
    await id(view, 'case-open').setInputFiles(file);
    await id(view, 'case-reminder').waitFor();
    assert.match(await id(view, 'case-reminder').innerText(), /2020-01-01/);
  } finally {
    await close();
  }
});

for (const language of ['ko', 'en']) {
  for (const width of [1440, 360]) {
    test(`axe and width of decision and case in ${language} at ${width}`, async () => {
      const { page, view, close } = await onDisk({ viewport: { width, height: 900 }, locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
      try {
        fs.mkdirSync(SHOTS, { recursive: true });
        await practice(view);
        await account(view);
        await decide(page, view);
        const wrong = [];
        for (const name of ['decision', 'case']) {
          if (name === 'case') {
            await toCase(view);
            const file = await saved(page, () => id(view, 'case-save').click());
            await id(view, 'case-open').setInputFiles(file);
            await id(view, 'case-opened').waitFor();
            await id(view, 'case-changes').waitFor();
            await id(view, 'case-seal').click();
          }
          const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            const shot = { path: path.join(SHOTS, `${name}-${language}-${colorScheme}-${width}.png`) };
            if (name === 'decision') await id(view, 'decision').screenshot(shot);
            else await page.screenshot({ ...shot, fullPage: true });
            if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(AXE);
            // What the masthead covers for the moment is not small.
            await view.evaluate(() => window.scrollTo(0, 0));
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
