// scripts/audit [--write] [PAGE]: audits a built page; fails on a way out, and on a list in docs/ that is not fresh.
import fs from 'node:fs';
import { audit } from './audit.mjs';
import { list } from './list.mjs';

const root = new URL('../../', import.meta.url);
const LIST = new URL('docs/capabilities.md', root);
const [page = new URL('dist/index.html', root)] = process.argv.slice(2).filter((argument) => argument !== '--write');
const write = process.argv.includes('--write');

const found = audit(fs.readFileSync(page, 'utf8'), fs.readFileSync(new URL('selftest.js', root), 'utf8'));
for (const problem of found.problems) console.error(`audit: ${problem}`);
const text = list(found);
if (write && found.problems.length === 0) fs.writeFileSync(LIST, text);
const fresh = fs.existsSync(LIST) && fs.readFileSync(LIST, 'utf8') === text;
if (!fresh) console.error('audit: docs/capabilities.md is not what this page can do; run scripts/audit --write and read what changed');
const reasons = found.reports.reduce((sum, { allowed }) => sum + allowed.length, 0);
console.log(`audit: ${found.imports.length} imports, ${reasons} uses with a reason, ${found.problems.length} problems`);
process.exit(found.problems.length > 0 || !fresh ? 1 : 0);
