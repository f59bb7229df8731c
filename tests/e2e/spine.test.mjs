// The way through: files in, the same answer as the native twin, and nothing sent.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import * as data from './data.mjs';
import { WAYS, id, launch, native, open, phase, queue, scratch, screen, settings, show } from './lib.mjs';

const folder = scratch();
const write = (name, content) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
};
const files = [write('office.csv', data.officeSessions()), write('night.csv', data.nightSessions())];
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const expected = (inputs) => native(inputs).accounts.map(({ account, band, points }) => ({ account, band, points }));

for (const [how, way] of Object.entries(WAYS)) {
  test(`${how}: two files give the native answer and no request`, async () => {
    const { address, framed, log, close } = await way();
    const tab = await open(browser, address, { framed });
    try {
      const asked = log?.length;
      await screen(tab.view, files);
      const seen = await queue(tab.view);
      assert.deepEqual(seen, expected(files));
      assert.ok(seen.some(({ account, points }) => account === 'mina@example.org' && points > 0), 'the session of 30 hours was missed');
      for (const name of ['account', 'coverage', 'intake']) await show(tab.view, name);
      assert.deepEqual(tab.requests(), []);
      assert.equal(log?.length, asked, `the server was asked again: ${log}`);
      assert.deepEqual(tab.errors, []);
    } finally {
      await tab.close();
      close();
    }
  });
}

/** A tab on the page from disk that must end without console errors. */
const fromDisk = (name, body, options) =>
  test(name, async () => {
    const { address } = await WAYS['from disk']();
    const tab = await open(browser, address, options);
    try {
      await body(tab.view, tab.page);
      assert.deepEqual(tab.errors, []);
      assert.deepEqual(tab.requests(), []);
    } finally {
      await tab.close();
    }
  });

fromDisk('pasted text is screened like a file', async (view) => {
  await id(view, 'intake-paste').fill(data.officeSessions());
  await settings(view);
  await id(view, 'intake-screen').click();
  await phase(view, 'done');
  assert.deepEqual(await queue(view), expected([files[0]]));
});

fromDisk('the same file can be chosen and screened again', async (view) => {
  await screen(view, [files[0]]);
  const first = await queue(view);
  await show(view, 'intake');
  await screen(view, [files[0]]);
  assert.deepEqual(await queue(view), first);
});

fromDisk('cancel answers within 200 ms and the next start works', async (view, page) => {
  const big = path.join(folder, 'big.csv');
  assert.ok(data.writeSessions(big, { rows: 600_000, accounts: 3_000 }) > 58_000_000);
  await id(view, 'intake-file').setInputFiles(big);
  await settings(view);
  // Clicked from inside the page: a round trip to the browser would be measured too.
  const cancelled = await view.evaluate(async () => {
    const named = (name) => document.querySelector(`[data-testid="${name}"]`);
    const running = () => ['reading', 'screening'].includes(document.documentElement.dataset.phase);
    const until = async (true_) => {
      const began = performance.now();
      while (!true_()) {
        if (performance.now() - began > 20_000) throw new Error(`still ${document.documentElement.dataset.phase}`);
        await new Promise((next) => setTimeout(next, 1));
      }
      return performance.now() - began;
    };
    named('intake-screen').click();
    await until(() => running() && named('cancel') && named('progress'));
    named('cancel').click();
    return { after: await until(() => !running()), phase: document.documentElement.dataset.phase };
  });
  assert.ok(cancelled.after < 200, `${cancelled.after} ms`);
  assert.notEqual(cancelled.phase, 'fault');
  await page.waitForTimeout(700);
  assert.equal(await view.evaluate(() => document.documentElement.dataset.phase), cancelled.phase, 'a late answer arrived');
  assert.equal(await id(view, 'progress').count(), 0);
  // The page keeps the chosen files.
  await show(view, 'intake');
  await id(view, 'intake-screen').click();
  await phase(view, 'done');
  assert.ok((await queue(view)).length > 0);
});

fromDisk('a file that is no table is named, and the others are screened', async (view) => {
  await screen(view, [{ name: 'photo.bin', buffer: data.noise() }, { name: 'office.csv', buffer: Buffer.from(data.officeSessions()) }]);
  assert.deepEqual(await queue(view), expected([files[0]]));
  await show(view, 'coverage');
  await view.locator('[data-testid="issue"][data-file="photo.bin"]').first().waitFor();
});

fromDisk('evidence names a file and line that the native twin names', async (view) => {
  await screen(view, [files[0]]);
  const report = native([files[0]]);
  await show(view, 'account');
  const evidence = id(view, 'evidence').first();
  await evidence.waitFor({ state: 'attached' });
  const { file, line } = await evidence.evaluate(({ dataset }) => ({ file: dataset.file, line: Number(dataset.line) }));
  const known = report.accounts[0].findings.flatMap((finding) => finding.evidence);
  assert.ok(known.some((locus) => locus.file === file && locus.line === line), `${file}:${line} is no evidence natively`);
});

fromDisk('Korean first, English on request, and back', async (view) => {
  const language = () => view.evaluate(() => document.documentElement.lang);
  const hangul = /[가-힣]/;
  const words = () => id(view, 'nav-intake').innerText();
  assert.equal(await language(), 'ko');
  assert.match(await words(), hangul);
  await id(view, 'lang-en').click();
  await view.waitForSelector('html[lang="en"]', { state: 'attached' });
  assert.doesNotMatch(await words(), hangul);
  assert.doesNotMatch(await id(view, 'intake-screen').innerText(), hangul);
  await screen(view, [files[0]]);
  await show(view, 'account');
  assert.doesNotMatch(await id(view, 'finding').first().innerText(), hangul);
  await id(view, 'lang-ko').click();
  await view.waitForSelector('html[lang="ko"]', { state: 'attached' });
  assert.match(await id(view, 'finding').first().innerText(), hangul);
});

fromDisk('English when the browser prefers it', async (view) => {
  assert.equal(await view.evaluate(() => document.documentElement.lang), 'en');
}, { locale: 'en-GB' });
