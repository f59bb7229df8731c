// Made-up exports with known contents; the same arguments give the same bytes.
import fs from 'node:fs';

/** mulberry32: small, seeded, good enough for test data. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HEADER = 'account,start,end,ip,country,device,client';
const HOUR = 3_600_000;
const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Office weeks of twelve people, and one session of 30 hours by mina@example.org. */
export function officeSessions() {
  const next = random(7);
  const rows = [];
  for (let person = 0; person < 12; person += 1) {
    const account = person === 3 ? 'mina@example.org' : `person-${person}@example.org`;
    for (let day = 0; day < 25; day += 1) {
      const monday = Date.UTC(2025, 11, 1);
      const start = monday + Math.floor(day / 5) * 7 * 24 * HOUR + (day % 5) * 24 * HOUR + Math.floor(next() * HOUR);
      const long = person === 3 && day === 12;
      const end = start + (long ? 30 * HOUR : 7 * HOUR + Math.floor(next() * HOUR));
      rows.push([account, iso(start), iso(end), `198.51.100.${10 + person}`, 'KR', `laptop-${person}`, `client-${person % 3}`].join(','));
    }
  }
  return `${HEADER}\n${rows.join('\n')}\n`;
}

/** Short sessions of the same people on other machines, and a newcomer who works around the clock. */
export function nightSessions() {
  const next = random(11);
  const rows = [];
  for (let hour = 0; hour < 46; hour += 1) {
    const start = Date.UTC(2026, 0, 12) + hour * HOUR;
    rows.push(['newcomer@example.org', iso(start), iso(start + HOUR), '203.0.113.77', 'KR', 'laptop-3', 'client-1'].join(','));
  }
  for (let person = 0; person < 12; person += 1) {
    const start = Date.UTC(2026, 0, 12 + person) + Math.floor(next() * HOUR);
    rows.push([`person-${person}@example.org`, iso(start), iso(start + 2 * HOUR), `198.51.100.${10 + person}`, 'KR', `phone-${person}`, 'client-2'].join(','));
  }
  return `${HEADER}\n${rows.join('\n')}\n`;
}

/** Not a table in any encoding. */
export function noise() {
  const next = random(13);
  return Buffer.from(Uint8Array.from({ length: 20_000 }, () => Math.floor(next() * 256)));
}

/** Sessions in time order, about 100 bytes a row, written piece by piece. Gives the number of bytes. */
export function writeSessions(file, { rows, accounts, seed = 1 }) {
  const next = random(seed);
  const from = Date.UTC(2025, 6, 1);
  const span = 180 * 24 * HOUR;
  const countries = ['KR', 'KR', 'KR', 'US', 'JP', 'VN', 'PH', 'DE'];
  const out = fs.openSync(file, 'w');
  let bytes = 0;
  let piece = `${HEADER}\n`;
  for (let row = 0; row < rows; row += 1) {
    const account = Math.floor(next() * accounts);
    const start = from + Math.floor((row / rows) * span);
    // One session in 5,000 lasts longer than a day.
    const hours = next() < 0.0002 ? 26 + next() * 12 : 0.3 + next() * 5;
    const device = (account * 3 + Math.floor(next() * 2)).toString(16).padStart(8, '0');
    piece += `worker-${String(account).padStart(5, '0')}@example.org,${iso(start)},${iso(start + hours * HOUR)},`
      + `10.${(account >> 8) & 255}.${account & 255}.${1 + Math.floor(next() * 3)},${countries[account % countries.length]},dev-${device},app/4.${account % 9}\n`;
    if (piece.length > 1 << 20 || row === rows - 1) {
      bytes += fs.writeSync(out, piece);
      piece = '';
    }
  }
  fs.closeSync(out);
  return bytes;
}
