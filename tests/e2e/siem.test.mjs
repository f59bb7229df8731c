// The rules for a SIEM that the Policy screen hands out are those of the native twin, with the thresholds as typed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { WAYS, id, launch, open, scratch, screenBinary, show } from './lib.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Name and text of every member of a zip, read by its directory. */
function members(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, named, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString('utf8', at + 46, at + 46 + named);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    found.set(name, (method === 8 ? zlib.inflateRawSync(packed) : packed).toString('utf8'));
    at += 46 + named + extra + comment;
  }
  return found;
}

function native(policy) {
  const folder = scratch();
  fs.writeFileSync(path.join(folder, 'policy.json'), JSON.stringify(policy));
  const out = path.join(folder, 'rules');
  execFileSync(screenBinary(), ['--siem', out, '--policy', path.join(folder, 'policy.json')], { stdio: 'pipe' });
  return new Map(fs.readdirSync(out, { recursive: true })
    .filter((name) => fs.statSync(path.join(out, name)).isFile())
    .map((name) => [name, fs.readFileSync(path.join(out, name), 'utf8')]));
}

for (const window of [3, 2.5]) {
  test(`the archive of the page is the folder of the native twin: ${window} h`, async () => {
    const { page, view, errors, requests, close } = await open(browser, (await WAYS['from disk']()).address);
    await show(view, 'policy');
    const policy = { many_countries: { window_hours: window } };
    await id(view, 'policy-load').setInputFiles({ name: 'policy.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(policy)) });
    const [download] = await Promise.all([page.waitForEvent('download'), id(view, 'policy-siem').click()]);
    assert.equal(download.suggestedFilename(), 'munjigi-siem.zip');
    const handed = members(fs.readFileSync(await download.path()));
    const made = native(policy);
    assert.deepEqual([...handed.keys()].sort(), [...made.keys()].sort());
    for (const [name, text] of made) assert.equal(handed.get(name), text, name);
    assert.ok(handed.get('sigma/entra-multi-country-short-window.yml').includes(window === 3 ? 'timespan: 3h' : 'timespan: 150m'));
    assert.deepEqual(errors, []);
    assert.deepEqual(requests(), []);
    await close();
  });
}
