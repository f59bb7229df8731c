// Accounts that try every chart: two years with overlaps and leaps, one activity, long names, names from right to left,
// and 100,000 activities.
const DAY = 86_400_000;
const iso = (time) => new Date(time).toISOString().slice(0, 19) + 'Z';

export const LONG = 'l'.repeat(280) + '@example.org';
export const RTL = 'שלום-محمد';

/** Sessions by account, start, end, place and device. */
export function sessions() {
  const rows = ['account,name,start,end,ip,country,latitude,longitude,device'];
  const add = (account, name, start, end, ip, country, at, device) => rows.push([account, name, iso(start), iso(end), ip, country, ...at, device].join(','));
  const seoul = [37.57, 126.98];
  const first = Date.UTC(2024, 11, 2);
  for (let day = 0; day < 410; day += 1) {
    const start = first + day * DAY;
    if ([0, 6].includes(new Date(start).getUTCDay())) continue;
    add('max@example.org', 'Max', start, start + 8 * 3_600_000, '203.0.113.7', 'KR', seoul, 'LAPTOP-MAX');
    if (day % 20 === 0) add('max@example.org', 'Max', start + 5 * 3_600_000, start + 11 * 3_600_000, '198.51.100.9', 'KR', seoul, 'TOWER-2');
    if (day % 100 === 50) add('max@example.org', 'Max', start + 9 * 3_600_000, start + 10 * 3_600_000, '192.0.2.44', 'NG', [6.5, 3.4], 'LAPTOP-MAX');
  }
  add('one@example.org', 'One', Date.UTC(2026, 0, 5, 1), Date.UTC(2026, 0, 5, 1), '203.0.113.9', 'KR', seoul, 'PC-ONE');
  add(LONG, 'n'.repeat(300), Date.UTC(2026, 0, 5, 1), Date.UTC(2026, 0, 5, 9), '203.0.113.10', 'KR', seoul, 'd'.repeat(300));
  add('rtl@example.org', RTL, Date.UTC(2026, 0, 5, 1), Date.UTC(2026, 0, 5, 9), '203.0.113.11', 'KR', seoul, RTL);
  return rows.join('\n') + '\n';
}

export const roster = 'account,name,country,timezone,created,contract,verified\nmax@example.org,Max,KR,Asia/Seoul,2024-11-20,2024-11-25,2024-11-28\n';

export const payouts = [
  'account,paid at,amount,currency,direction,method,destination,payee name,destination country,bank type',
  ...['2025-01-31,110-000-111111', '2025-02-28,110-000-111111', '2025-03-31,110-000-222222', '2025-04-30,110-000-333333'].map((cells) => {
    const [day, to] = cells.split(',');
    return `max@example.org,${day},3200000,KRW,in,bank,${to},Max,KR,bank`;
  }),
].join('\n') + '\n';

/** One account with that many activities: sign-ins on most minutes of the office hours of years, two devices, two places. */
export function many(count) {
  const rows = ['account,time,result,ip,country,device'];
  const first = Date.UTC(2020, 0, 6);
  for (let n = 0; n < count; n += 1) {
    const time = first + Math.floor(n / 60) * DAY + (n % 60) * 9 * 60_000;
    const away = n % 3_000 === 1_500;
    rows.push(`big@example.org,${iso(time)},success,${away ? '198.51.100.7' : `203.0.113.${n % 200}`},${away ? 'US' : 'KR'},PC-${n % 7}`);
  }
  return rows.join('\n') + '\n';
}
