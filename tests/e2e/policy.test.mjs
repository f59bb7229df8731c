// The policy on the page: what another one would change, taken into use, saved, loaded and dropped, byte for byte as the
// native twin has it; the catalogue and the question about an address.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { AS_OF, SHOTS, WAYS, ZONE, id, launch, open, phase, queue, screen, screenBinary, scratch } from './lib.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = scratch();
const write = (name, text) => {
  const place = path.join(folder, name);
  fs.writeFileSync(place, text);
  return place;
};

/** Five people on ordinary days, one who logs 91 hours a week for three weeks. */
function sessions() {
  let text = 'account,start,end,ip,country,device\n';
  for (let day = 5; day < 26; day += 1) {
    const date = `2026-01-${String(day).padStart(2, '0')}`;
    for (const person of ['ana', 'bo', 'cai', 'dan', 'eva']) {
      text += `${person}@example.org,${date}T00:00:00Z,${date}T08:00:00Z,203.0.113.7,KR,LAPTOP-${person}\n`;
    }
    text += `max@example.org,${date}T00:00:00Z,${date}T13:00:00Z,203.0.113.7,KR,LAPTOP-max\n`;
  }
  return text;
}
const log = write('log.csv', sessions());

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());
const onDisk = async (options) => open(browser, (await WAYS['from disk']()).address, options);

const native = (policy) =>
  execFileSync(screenBinary(), ['--as-of', `${AS_OF}T00:00:00Z`, '--zone', ZONE, ...(policy ? ['--policy', policy] : []), log], { encoding: 'utf8' });

const field = (view, name) => view.locator(`[data-testid="policy-field"][data-path="${name}"]`);

async function toPolicy(view) {
  await id(view, 'nav-policy').click();
  await id(view, 'policy').waitFor();
}

async function downloaded(page, click) {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return fs.readFileSync(await file.path(), 'utf8');
}

test('what-if, then use: the report is that of the native twin with the saved policy, byte for byte', async () => {
  const { page, view, errors, requests, close } = await onDisk({ acceptDownloads: true });
  try {
    await screen(view, [log]);
    const before = await queue(view);
    await toPolicy(view);
    assert.ok(await id(view, 'policy-use').isDisabled(), 'nothing was changed yet');

    await field(view, 'weekly_hours.watch_hours').fill('95');
    await field(view, 'known_addresses').fill('203.0.113.0/28');
    await field(view, 'score.review').fill('90');
    assert.ok(await id(view, 'policy-use').isDisabled(), 'review above verify first is refused');
    assert.match(await id(view, 'policy-flaw').innerText(), /score\.verify_first/);
    await field(view, 'score.review').fill('2');

    await id(view, 'policy-whatif').click();
    await id(view, 'whatif').waitFor();
    const moved = await id(view, 'whatif-row').evaluateAll((rows) => rows.map(({ dataset }) => [dataset.account, dataset.from, dataset.to]));
    assert.ok(moved.length > 0, 'the data do not show what is tested here');
    const hash = await id(view, 'whatif').getAttribute('data-policy');
    assert.deepEqual(await queue(view), before, 'asking changes nothing');

    await toPolicy(view);
    const saved = await downloaded(page, () => id(view, 'policy-save').click());
    assert.match(saved, /^\{\n {2}"schema": "munjigi\.policy\/1"/);
    await id(view, 'policy-use').click();
    await phase(view, 'done');
    const rows = await queue(view);
    for (const [account, from, to] of moved) {
      assert.equal(before.find((row) => row.account === account).band, from);
      assert.equal(rows.find((row) => row.account === account).band, to);
    }
    const unmoved = rows.filter((row) => !moved.some(([account]) => account === row.account));
    for (const row of unmoved) assert.equal(before.find(({ account }) => account === row.account).band, row.band);

    const report = await downloaded(page, () => id(view, 'export-json').first().click());
    assert.equal(report, native(write('saved.policy.json', saved)));
    assert.equal(JSON.parse(report).policy, hash);
    assert.notEqual(JSON.parse(native()).policy, hash);
    await toPolicy(view);
    assert.equal(await id(view, 'policy-hash').innerText(), hash);
    assert.deepEqual(requests(), []);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a policy among the files is taken as policy, a broken one is said to be, a loaded one waits in the fields', async () => {
  const { page, view, errors, close } = await onDisk({ acceptDownloads: true });
  try {
    const own = write('own.policy.json', '// ours\n{ "known_devices": ["LAB-1"], "travel": { "min_km": 700 } }\n');
    await screen(view, [log, own]);
    const report = await downloaded(page, () => id(view, 'export-json').first().click());
    assert.equal(report, native(own));
    await toPolicy(view);
    assert.equal(await field(view, 'travel.min_km').inputValue(), '700');
    assert.equal(await field(view, 'known_devices').inputValue(), 'LAB-1');

    await id(view, 'policy-load').setInputFiles(write('bad.json', '{ "travel": { "min_km": -1 } }'));
    await id(view, 'policy-note').waitFor();
    assert.match(await id(view, 'policy-note').innerText(), /travel\.min_km/);
    assert.equal(await field(view, 'travel.min_km').inputValue(), '700');
    await id(view, 'policy-load').setInputFiles(write('good.json', '{ "travel": { "min_km": 900 } }'));
    await view.waitForFunction(() => document.querySelector('[data-path="travel.min_km"]').value === '900');
    assert.equal(await field(view, 'known_devices').inputValue(), '', 'what a policy leaves out is the default');

    await id(view, 'policy-discard').click();
    assert.equal(await field(view, 'travel.min_km').inputValue(), '700');
    await id(view, 'policy-reset').click();
    assert.equal(await field(view, 'travel.min_km').inputValue(), '500');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('a shared address is asked about once, and yes goes into the policy', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await screen(view, [log]);
    await view.locator('[data-testid="account-row"][data-account="ana@example.org"]').locator('a, button').first().click();
    const finding = view.locator('[data-testid="finding"][data-signal="shared-ip-multi-account"]');
    await finding.waitFor();
    await finding.locator('[data-testid="office-yes"]').click();
    await finding.locator('[data-testid="office-again"]').click();
    await phase(view, 'done');
    await id(view, 'account-row').first().waitFor();
    await toPolicy(view);
    assert.equal(await field(view, 'known_addresses').inputValue(), '203.0.113.7');
    await id(view, 'nav-queue').click();
    await view.locator('[data-testid="account-row"][data-account="ana@example.org"]').locator('a, button').first().click();
    await view.locator('.account .diligence').waitFor();
    assert.equal(await finding.count(), 0, 'the office no longer counts');
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('the catalogue holds every card, its thresholds and what is not used', async () => {
  const { view, errors, close } = await onDisk();
  try {
    await id(view, 'nav-catalogue').click();
    await id(view, 'catalogue').waitFor();
    assert.ok((await id(view, 'catalogue-card').count()) >= 25);
    assert.ok((await id(view, 'excluded').count()) >= 8);
    await id(view, 'catalogue-search').fill('impossible-travel');
    const card = view.locator('[data-testid="catalogue-card"][data-signal="impossible-travel"]');
    await card.locator('summary').focus();
    await card.locator('summary').press('Enter');
    await card.locator('[data-path="travel.min_kmh"]').waitFor();
    assert.match(await card.locator('[data-path="travel.min_kmh"]').innerText(), /800 km\/h/);
    assert.ok((await card.locator('.drawing').count()) >= 2);
    assert.deepEqual(errors, []);
  } finally {
    await close();
  }
});

test('columns with protected traits are said to be dropped', async () => {
  const { view, close } = await onDisk();
  try {
    await screen(view, [write('roster.csv', 'email,성명,국적,사진\nkim@example.org,김가온,x,y\n'), log]);
    await id(view, 'nav-coverage').click();
    await id(view, 'dropped-columns').waitFor();
    assert.match(await id(view, 'dropped-columns').innerText(), /국적, 사진/);
  } finally {
    await close();
  }
});

for (const language of ['ko', 'en']) {
  for (const width of [1440, 360]) {
    test(`axe and width of the new screens in ${language} at ${width}`, async () => {
      const { page, view, close } = await onDisk({ viewport: { width, height: 900 }, locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
      try {
        fs.mkdirSync(SHOTS, { recursive: true });
        await screen(view, [log]);
        const show = {
          account: async () => {
            await id(view, 'nav-queue').click();
            await id(view, 'account-row').first().locator('a, button').first().click();
            await id(view, 'score-sum').waitFor();
          },
          policy: async () => {
            await toPolicy(view);
            await field(view, 'weekly_hours.watch_hours').fill('95');
            await field(view, 'travel.min_km').fill('x');
            await id(view, 'policy-flaw').waitFor();
            if (width === 1440) await page.screenshot({ path: path.join(SHOTS, `policy-flaw-${language}.png`) });
            await field(view, 'travel.min_km').fill('500');
            await field(view, 'known_addresses').fill('203.0.113.0/28');
            await id(view, 'policy-whatif').click();
            await id(view, 'whatif').waitFor();
          },
          catalogue: async () => {
            await id(view, 'nav-catalogue').click();
            await id(view, 'catalogue-card').first().locator('summary').click();
            await view.locator('.drawing').first().waitFor();
          },
        };
        const wrong = [];
        for (const [name, go] of Object.entries(show)) {
          await go();
          const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${name}: ${wide} px too wide`);
          for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme });
            await page.screenshot({ path: path.join(SHOTS, `new-${name}-${language}-${colorScheme}-${width}.png`), fullPage: true });
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
