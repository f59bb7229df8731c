// Every fixture of every format through the page: the same answer as the native twin, in whatever encoding and shape.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { WAYS, id, launch, native, open, queue, root, scratch, screen, show } from './lib.mjs';

const folder = scratch();
const formats = path.join(root, 'tests/fixtures/formats');
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Copies of all fixtures under names that tell them apart; every third one gzip'd. */
function fixtures() {
  const files = [];
  const inside = (...parts) => fs.readdirSync(path.join(formats, ...parts), { withFileTypes: true });
  for (const format of inside('.').filter((entry) => entry.isDirectory())) {
    for (const fixture of inside(format.name).filter((entry) => entry.isDirectory())) {
      for (const { name } of inside(format.name, fixture.name).filter(({ name }) => !/\.(snap|md)$/.test(name))) {
        const bytes = fs.readFileSync(path.join(formats, format.name, fixture.name, name));
        const packed = files.length % 3 === 2;
        const copy = path.join(folder, `${format.name}-${fixture.name}-${name}${packed ? '.gz' : ''}`);
        fs.writeFileSync(copy, packed ? gzipSync(bytes) : bytes);
        files.push(copy);
      }
    }
  }
  return files;
}

test('all fixtures at once give the native bands and points, and nothing is asked for', async () => {
  const files = fixtures();
  assert.ok(files.length > 60, `only ${files.length} fixtures`);
  const { address } = await WAYS['from disk']();
  const tab = await open(browser, address);
  try {
    await screen(tab.view, files);
    const wanted = native(files).accounts.map(({ account, band, points }) => ({ account, band, points }));
    assert.deepEqual(await queue(tab.view), wanted);
    await show(tab.view, 'coverage');
    assert.ok((await id(tab.view, 'issue').count()) > 10, 'the wrong rows of the fixtures are listed');
    assert.deepEqual(tab.requests(), []);
    assert.deepEqual(tab.errors, []);
  } finally {
    await tab.close();
  }
});

test('a table of places of one\'s own is dropped beside the log, says what it is, and decides as it does natively', async () => {
  const log = path.join(folder, 'abroad.csv');
  // An address in Germany, which the table of the fixture puts into Seoul.
  fs.writeFileSync(log, 'account,time,event,ip,country\nkim,2026-01-05T00:00:00Z,sign-in,1.2.3.4,BR\nkim,2026-01-05T01:00:00Z,sign-in,87.128.0.1,\n');
  const table = path.join(formats, '..', 'places', 'half-korea.mmdb');
  const tab = await open(browser, (await WAYS['from disk']()).address);
  try {
    await screen(tab.view, [log, table]);
    const both = native([log, table]);
    assert.deepEqual(await queue(tab.view), both.accounts.map(({ account, band, points }) => ({ account, band, points })));
    const facts = ({ accounts }) => JSON.stringify(accounts[0].findings.map(({ facts }) => facts));
    assert.ok(facts(both).includes('KR') && !facts(native([log])).includes('KR'), 'the table decides nothing');
    await show(tab.view, 'coverage');
    assert.match(await tab.view.locator('main').innerText(), /IP 주소의 위치 표/);
    await show(tab.view, 'intake');
    assert.match(await tab.view.locator('main').innerText(), /half-korea\.mmdb[\s\S]*IP 주소의 위치 표/);
  } finally {
    await tab.close();
  }
});
