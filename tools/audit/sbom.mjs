// sbom.mjs: what the page is made of, as CycloneDX 1.6: the crates that get into the module, with licence and checksum. No
// time and no random number stands in it, so that the same source gives the same bytes.
import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';

const root = new URL('../../', import.meta.url);
const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--locked', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'], { cwd: root, maxBuffer: 1 << 28 }));
const checksums = new Map([...fs.readFileSync(new URL('Cargo.lock', root), 'utf8').matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"/g)].map(([, name, version, sum]) => [`${name}@${version}`, sum]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
const packages = new Map(metadata.packages.map((entry) => [entry.id, entry]));

// What the program links or is expanded by; not what only tests or build scripts use.
const reached = new Set();
const queue = [metadata.resolve.root];
while (queue.length > 0) {
  const id = queue.pop();
  if (reached.has(id)) continue;
  reached.add(id);
  for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null)) queue.push(pkg);
}

const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const component = (entry) => {
  const checksum = checksums.get(`${entry.name}@${entry.version}`);
  return {
    type: 'library',
    'bom-ref': reference(entry),
    name: entry.name,
    version: entry.version,
    purl: reference(entry),
    ...(checksum && { hashes: [{ alg: 'SHA-256', content: checksum }] }),
    ...(entry.license && { licenses: [{ expression: entry.license.replaceAll('/', ' OR ') }] }),
  };
};
const byReference = (a, b) => (a['bom-ref'] ?? a.ref).localeCompare(b['bom-ref'] ?? b.ref, 'en');
const own = packages.get(metadata.resolve.root);
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { ...component(own), type: 'application' } },
  components: [...reached].filter((id) => id !== own.id).map((id) => component(packages.get(id))).sort(byReference),
  dependencies: [...reached].map((id) => ({
    ref: reference(packages.get(id)),
    dependsOn: nodes.get(id).deps.filter(({ pkg }) => reached.has(pkg)).map(({ pkg }) => reference(packages.get(pkg))).sort(),
  })).sort(byReference),
};
// A UUID made of the content, as version 8 allows.
const sum = crypto.createHash('sha256').update(JSON.stringify(bom)).digest('hex');
bom.serialNumber = `urn:uuid:${sum.slice(0, 8)}-${sum.slice(8, 12)}-8${sum.slice(13, 16)}-a${sum.slice(17, 20)}-${sum.slice(20, 32)}`;
console.log(JSON.stringify(bom, null, 2));
