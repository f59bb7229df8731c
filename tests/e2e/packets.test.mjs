// Packets: a whole screening in a network namespace of its own whose every packet is recorded, and leaks planted on purpose
// that must be seen. The namespace has an address, a way out and a resolver, all of which lead nowhere.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { digest } from '../../tools/audit/audit.mjs';
import * as data from './data.mjs';
import { AS_OF, FLAGS, PAGE, ZONE, id, launch, phase, scratch, show } from './lib.mjs';

const folder = scratch();
const NAME = `munjigi-${process.pid}`;
const inside = (...command) => execFileSync('ip', ['netns', 'exec', NAME, ...command], { stdio: 'pipe' });

/** Why there can be no namespace here; null where there can. */
function hindrance() {
  if (process.getuid() !== 0) return 'only root may make a network namespace';
  for (const tool of ['ip', 'tcpdump']) {
    try {
      execFileSync('which', [tool], { stdio: 'pipe' });
    } catch {
      return `${tool} is not installed`;
    }
  }
  try {
    execFileSync('ip', ['netns', 'add', NAME], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `no network namespace can be made here: ${String(error.stderr).trim()}`;
  }
}

// What Chromium looks up for itself while it runs. It is told that these do not exist, so that nothing need be filtered out of
// what is recorded; the addresses of the planted leaks are not among them.
const OWN_HOSTS = ['*.google.com', '*.googleapis.com', '*.gvt1.com', '*.gstatic.com', '*.googleusercontent.com'];

const skip = hindrance() ?? false;
if (skip) console.log(`NOT checked, no packet was watched: ${skip}`);

let browser;
let capture;
let packets = [];

before(async () => {
  if (skip) return;
  // 198.51.100.0/24 is for documents. A cable whose other end lies on the floor takes every packet.
  inside('ip', 'link', 'set', 'lo', 'up');
  // Else the kernel itself looks for neighbours and routers.
  for (const scope of ['all', 'default']) fs.existsSync('/proc/sys/net/ipv6') && inside('sh', '-c', `echo 1 > /proc/sys/net/ipv6/conf/${scope}/disable_ipv6`);
  inside('ip', 'link', 'add', 'out', 'type', 'veth', 'peer', 'name', 'floor');
  inside('ip', 'link', 'set', 'floor', 'up', 'arp', 'off');
  inside('ip', 'address', 'add', '198.51.100.2/24', 'dev', 'out');
  inside('ip', 'link', 'set', 'out', 'up', 'arp', 'off');
  inside('ip', 'route', 'add', 'default', 'via', '198.51.100.1', 'dev', 'out');
  fs.mkdirSync(`/etc/netns/${NAME}`, { recursive: true });
  fs.writeFileSync(`/etc/netns/${NAME}/resolv.conf`, 'nameserver 198.51.100.53\n');
  capture = spawn('ip', ['netns', 'exec', NAME, 'tcpdump', '-i', 'any', '-n', '-l', '--immediate-mode'], { stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise((listening, failed) => {
    capture.stderr.on('data', (text) => String(text).includes('listening on') && listening());
    capture.on('exit', () => failed(new Error('tcpdump ended')));
  });
  let rest = '';
  capture.stdout.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    packets.push(...lines);
  });
  const wrapper = path.join(folder, 'chromium');
  fs.writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${NAME} ${process.env.CHROMIUM ?? '/usr/bin/chromium'} "$@"\n`, { mode: 0o755 });
  browser = await launch({ executablePath: wrapper, args: [...FLAGS, `--host-resolver-rules=${OWN_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`).join(', ')}`] });
});

after(async () => {
  await browser?.close();
  capture?.removeAllListeners('exit');
  capture?.kill();
  if (skip) return;
  execFileSync('ip', ['netns', 'delete', NAME]);
  fs.rmSync(`/etc/netns/${NAME}`, { recursive: true, force: true });
});

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
// Longer than a resolver waits before it asks again, so that what was held back comes out too.
const SETTLE = 2_500;

/** Screens two files on a page, looks around, exports; gives the packets from load to export. */
async function screening(file, address = pathToFileURL(file).href) {
  const page = await browser.newPage({ locale: 'ko-KR', timezoneId: ZONE });
  await page.goto(address);
  await phase(page, 'idle');
  // What Chromium asks for itself when it starts is none of the page's.
  await pause(SETTLE);
  packets = [];
  const files = [['office.csv', data.officeSessions()], ['night.csv', data.nightSessions()]];
  await id(page, 'intake-file').setInputFiles(files.map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })));
  await id(page, 'intake-as-of').fill(AS_OF);
  await id(page, 'intake-screen').click();
  await phase(page, 'done');
  for (const screen of ['account', 'coverage', 'catalogue', 'policy', 'queue']) await show(page, screen);
  for (const kind of ['json', 'csv']) {
    const download = page.waitForEvent('download');
    await id(page, `export-${kind}`).first().click();
    assert.ok(fs.statSync(await (await download).path()).size > 100, `an empty ${kind}`);
  }
  await pause(SETTLE);
  const seen = packets;
  await page.context().close();
  return seen;
}

test('from load to export no packet leaves, not even to this machine', { skip }, async () => {
  assert.deepEqual(await screening(PAGE), []);
});

/** The page with code that runs when the report is there, under a policy that names the changed script. */
function planted(name, leak) {
  const html = fs.readFileSync(PAGE, 'utf8');
  const start = html.lastIndexOf('<script>') + '<script>'.length;
  const end = html.lastIndexOf('</script>');
  const script = html.slice(start, end);
  const changed = `${script}
if (typeof document !== "undefined") {
  new MutationObserver((_, observer) => {
    if (document.documentElement.dataset.phase !== "done") return;
    observer.disconnect();
    ${leak}
  }).observe(document.documentElement, { attributes: true });
}
`;
  const file = path.join(folder, `${name}.html`);
  fs.writeFileSync(file, (html.slice(0, start) + changed + html.slice(end)).replace(digest(script), digest(changed)));
  return file;
}

const FRESH = 'const fresh = document.body.appendChild(document.createElement("iframe")).contentWindow;';
// Ways out that no policy closes. Connecting ahead (`rel=preconnect`) is open too, but this browser, told not to use the network
// for itself, does not do it, so that a leak planted with it would prove nothing.
const LEAKS = {
  'WebRTC through a new frame': `${FRESH}
    const c = new fresh.RTCPeerConnection({ iceServers: [{ urls: "stun:192.0.2.1:3478" }] });
    c.createDataChannel("x");
    c.createOffer().then((offer) => c.setLocalDescription(offer));`,
  'a new window': `${FRESH} fresh.open("http://192.0.2.1/kim");`,
};

/** A server inside the namespace for one file; gives its address and how to end it. */
async function host(file) {
  const code = `require("node:http").createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.setHeader("connection", "close");
    answer.end(require("node:fs").readFileSync(process.argv[1]));
  }).listen(8080, "127.0.0.1", () => console.log("ready"));`;
  const server = spawn('ip', ['netns', 'exec', NAME, process.execPath, '-e', code, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.on('exit', () => server.kill());
  await new Promise((ready) => server.stdout.once('data', ready));
  return { address: 'http://127.0.0.1:8080/', stop: () => server.kill() };
}

for (const [name, leak] of Object.entries(LEAKS)) {
  test(`a planted leak is seen: ${name}`, { skip }, async () => {
    const file = planted(name.replaceAll(' ', '-'), leak);
    assert.match((await screening(file)).join('\n'), /192\.0\.2\.1/, 'nothing was seen');
  });
}

test('from a host no packet leaves either', { skip }, async () => {
  const server = await host(PAGE);
  assert.deepEqual(await screening(PAGE, server.address), []);
  server.stop();
});

// What the page's start shuts: the same attempts that would leave from any other page.
const SHUT = {
  'leaving by location': 'location.href = "http://192.0.2.1/kim";',
  'leaving by a link': 'Object.assign(document.createElement("a"), { href: "http://192.0.2.1/kim" }).click();',
  'leaving by refresh': 'const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=http://192.0.2.1/kim"; document.head.append(m);',
  'WebRTC of the page': 'try { new RTCPeerConnection({ iceServers: [{ urls: "stun:192.0.2.1:3478" }] }) } catch {}',
};

for (const [name, leak] of Object.entries(SHUT)) {
  test(`shut by the page's start: ${name}`, { skip }, async () => {
    assert.deepEqual(await screening(planted(name.replaceAll(' ', '-'), leak)), []);
  });
}
