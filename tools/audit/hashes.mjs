// hashes.mjs PAGE: SHA-256 of the file and of each part that its Proof screen shows.
import fs from 'node:fs';
import { digest, parts } from './audit.mjs';

const file = process.argv[2];
const bytes = fs.readFileSync(file);
console.log(`${digest(bytes, 'hex')}  index.html`);
for (const { tag, id, text } of parts(bytes.toString('utf8'))) console.log(`${digest(text, 'hex')}  ${id ?? tag}`);
