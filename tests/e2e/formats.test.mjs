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
