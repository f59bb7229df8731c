// Writes the seed corpus of every fuzz target from our own fixtures, examples and tests: node fuzz/seeds.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(root, 'fuzz/corpus'));
// Fuzzers work fastest on small inputs; the largest fixtures show nothing that the small ones do not.
const MOST = 24 << 10;

let count = 0;
function seed(target, name, ...parts) {
  const folder = path.join(out, target);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `seed-${name}`), Buffer.concat(parts.map((part) => Buffer.from(part))));
  count += 1;
}

const fixtures = path.join(root, 'tests/fixtures');
const isInput = (name) => !/\.(snap|md)$/.test(name);
const kinds = ['.csv', '.json', '.log', '.txt', '.tsv', '.jsonl'];
for (const format of fs.readdirSync(path.join(fixtures, 'formats'))) {
  for (const kase of fs.readdirSync(path.join(fixtures, 'formats', format))) {
    const folder = path.join(fixtures, 'formats', format, kase);
    if (!fs.statSync(folder).isDirectory()) continue;
    for (const name of fs.readdirSync(folder).filter(isInput)) {
      const bytes = fs.readFileSync(path.join(folder, name));
      if (bytes.length > MOST) continue;
      const as = `${format}-${kase}-${name}`;
      const kind = Math.max(0, kinds.indexOf(path.extname(name)));
      seed('importers', as, `${format}\n`, [6], bytes);
      seed('screening', as, [kind, 30], bytes);
      if (/^\s*[[{]/.test(bytes.toString('latin1').slice(0, 64))) seed('json', as, [6], bytes);
      else seed('delimited', as, [0, 6], bytes);
      if (path.extname(name) === '.csv') {
        seed('mapper', as, '\0', bytes);
        seed('archive', as, [0], bytes.filter((byte) => byte !== 0), '\0', [1], bytes.filter((byte) => byte !== 0));
      }
      if (format === 'checklist' || format === 'roster') seed('checklist', as, format === 'roster' ? '\0' : '', bytes);
      if (/\.(gz|zip)$/.test(name)) seed('container', as, bytes);
    }
  }
}
for (const name of fs.readdirSync(path.join(fixtures, 'containers'))) {
  const bytes = fs.readFileSync(path.join(fixtures, 'containers', name));
  if (bytes.length <= 4 * MOST && !/\.md$/.test(name)) seed('container', name, bytes);
}
seed('container', 'gzip', zlib.gzipSync('account,start,end\na,2026-01-10T00:00:00Z,2026-01-10T01:00:00Z\n'));
seed('workbook', 'cells',
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  + '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>start</t></is></c><c r="C1" t="str"><v>end</v></c></row>'
  + '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46032.5</v></c><c r="C2" s="1"><v>46032.75</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c></row>'
  + '</sheetData></worksheet>', '\0',
  '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>account</t></si><si><r><t>a@</t></r><r><t>example.org</t></r></si></sst>', '\0',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>');

// Without its comments the annotated policy is plain JSON.
const plain = (name) => fs.readFileSync(path.join(root, 'docs', name), 'utf8').split('\n').filter((line) => !/^\s*\/\//.test(line)).join('\n');
for (const name of ['policy-platform.jsonc', 'policy-small-firm.jsonc']) {
  seed('policy', name, fs.readFileSync(path.join(root, 'docs', name)));
  seed('policy', `${name}-plain`, plain(name));
}
seed('policy', 'few', '{"many_countries":{"window_hours":2.5},"known_addresses":["203.0.113.0/24"],"keep_apart":["kim"]}');

const mapping = { schema: 'munjigi.mapping/1', columns: [{ name: 'who', role: 'account' }, { name: 'when', role: 'start' }] };
seed('mapper', 'two-columns', JSON.stringify(mapping), '\0', 'who,when\na,2026-01-10 09:00\n');
seed('checklist', 'answers', '{"schema":"munjigi.checklist/1","answers":[{"account":"kim","item":"video-refused","answer":"yes","note":"","by":"","on":"2026-01-15"}]}', '\0', 'account,verified\nkim,2026-01-01\n');

const times = fs.readFileSync(path.join(root, 'tests/it/time_syntaxes.rs'), 'utf8').match(/"[^"\n]*\d{2}[^"\n]*"/g) ?? [];
for (const [number, text] of times.entries()) seed('times', String(number), 'Asia/Seoul\n', text.slice(1, -1), '\n', text.slice(1, -1), '\n');
seed('times', 'zones', 'America/New_York\n2026-03-08 02:30:00\n2026-11-01 01:30:00\n12/31/2025 23:59\nJan  5 09:00:01\n');

seed('record', 'empty', '{}');
seed('record', 'answers', '{"schema":"munjigi.record/1","answers":[{"account":"kim","item":"video-refused","answer":"yes","note":"n","by":"b","on":"2026-01-15"}],"decisions":[]}');
seed('command', 'screen', JSON.stringify({ screen: { job: 1, names: ['a.csv'], as_of: '2026-01-31', zone: 'Asia/Seoul', policy: {}, mappings: [mapping] } }));
seed('command', 'what-if', JSON.stringify({ 'what-if': { ask: 1, policy: {} } }));
seed('command', 'hashes', JSON.stringify({ hashes: { job: 1, hashes: [['a.csv', '00']] } }));
console.log(`${count} seeds in ${out}`);
