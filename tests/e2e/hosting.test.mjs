// The recipes of hosting/ in the real servers on a loopback port: the headers as documented, and a page that works under them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import * as data from './data.mjs';
import { PAGE, id, launch, open, root, scratch, screen, show } from './lib.mjs';

const folder = scratch();
const site = path.join(folder, 'site');
fs.mkdirSync(site);
fs.copyFileSync(PAGE, path.join(site, 'index.html'));
// Both servers read the page as another user than the one who runs the tests.
for (const place of [folder, site]) fs.chmodSync(place, 0o755);
fs.chmodSync(path.join(site, 'index.html'), 0o644);

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const freePort = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** The recipe with its folder set to that of the page. */
const recipe = (name) => {
  const text = fs.readFileSync(path.join(root, 'hosting', name), 'utf8');
  assert.ok(text.includes('/var/www/munjigi/'));
  return text.replaceAll('/var/www/munjigi/', `${site}/`);
};

const SERVERS = {
  nginx: {
    binary: '/usr/sbin/nginx',
    config: (port) => `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr;
events {}
http {
  include /etc/nginx/mime.types;
  access_log ${folder}/nginx.log;
  client_body_temp_path ${folder}/nginx-body; proxy_temp_path ${folder}/nginx-proxy; fastcgi_temp_path ${folder}/nginx-fastcgi;
  uwsgi_temp_path ${folder}/nginx-uwsgi; scgi_temp_path ${folder}/nginx-scgi;
  server { listen 127.0.0.1:${port}; ${recipe('nginx.conf')} }
}`,
    start: (file) => ['-c', file],
  },
  apache: {
    binary: '/usr/sbin/apache2',
    config: (port) => `ServerRoot ${folder}
${['mpm_event', 'authz_core', 'alias', 'dir', 'mime', 'headers'].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
ServerName localhost
Listen 127.0.0.1:${port}
User www-data
Group www-data
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/apache-errors.log
LogFormat "%r" plain
${recipe('apache.conf')}`,
    start: (file) => ['-D', 'FOREGROUND', '-f', file],
  },
};

async function serve(name) {
  const { binary, config, start } = SERVERS[name];
  const port = await freePort();
  const file = path.join(folder, `${name}.conf`);
  fs.writeFileSync(file, config(port));
  const server = spawn(binary, start(file), { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((done) => server.on('exit', done));
  // Also when a test is cut off: nothing is left running.
  process.on('exit', () => server.kill('SIGTERM'));
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${origin}/munjigi/`, { method: 'HEAD' }).then(() => true, () => false);
    if (up) break;
    if (tries > 50 || server.exitCode !== null) throw new Error(`${name} does not answer: ${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  return { origin, stop: async () => { server.kill('SIGTERM'); await ended; } };
}

/** Header names and values that a recipe sets, read from its text. */
function promised(name) {
  const text = fs.readFileSync(path.join(root, 'hosting', `${name}.conf`), 'utf8');
  const form = name === 'nginx' ? /add_header (\S+) ("[^"]*"|\S+) always;/g : /Header always set (\S+) ("[^"]*"|\S+)/g;
  return Object.fromEntries([...text.matchAll(form)].map(([, header, value]) => [header.toLowerCase(), value.replaceAll('"', '')]));
}

test('both recipes promise the same headers, and docs/hosting.md names each', () => {
  assert.deepEqual(promised('nginx'), promised('apache'));
  const docs = fs.readFileSync(path.join(root, 'docs/hosting.md'), 'utf8');
  for (const header of Object.keys(promised('nginx'))) assert.match(docs.toLowerCase(), new RegExp(`\`${header}`), header);
  assert.ok(Object.keys(promised('nginx')).length >= 9);
});

for (const name of Object.keys(SERVERS)) {
  const skip = fs.existsSync(SERVERS[name].binary) ? false : `${SERVERS[name].binary} is not installed`;
  if (skip) console.log(`NOT checked: ${skip}`);

  test(`${name}: the page works under a sub-path with the documented headers`, { skip }, async () => {
    const server = await serve(name);
    try {
      const answer = await fetch(`${server.origin}/munjigi/`);
      assert.equal(answer.status, 200);
      for (const [header, value] of Object.entries(promised(name))) assert.equal(answer.headers.get(header), value, header);
      assert.match(answer.headers.get('content-type'), /^text\/html; ?charset=utf-8$/i);
      assert.equal((await fetch(`${server.origin}/munjigi/`, { method: 'POST', body: 'x' })).status, 403);
      assert.equal((await fetch(`${server.origin}/munjigi`, { redirect: 'manual' })).status, 301);
      assert.equal((await fetch(`${server.origin}/munjigi/nothing`)).status, 404);

      const tab = await open(browser, `${server.origin}/munjigi/`);
      await show(tab.view, 'proof');
      await id(tab.view, 'proof-run').click();
      const rows = id(tab.view, 'proof-row');
      await rows.first().waitFor();
      const results = Object.fromEntries(await rows.evaluateAll((all) => all.map(({ dataset }) => [dataset.channel, dataset.result])));
      assert.deepEqual(Object.keys(results).filter((channel) => results[channel] !== 'blocked').sort(), ['navigation', 'preconnect'], JSON.stringify(results));
      await tab.close();

      const clean = await open(browser, `${server.origin}/munjigi/`);
      await screen(clean.view, [{ name: 'night.csv', buffer: Buffer.from(data.nightSessions()) }]);
      const download = clean.page.waitForEvent('download');
      await id(clean.view, 'export-json').first().click();
      assert.equal(JSON.parse(fs.readFileSync(await (await download).path(), 'utf8')).schema, 'munjigi.report/1');
      assert.deepEqual(clean.requests(), []);
      assert.deepEqual(clean.errors, []);
      await clean.close();
    } finally {
      await server.stop();
    }
  });

  test(`${name}: another site cannot frame it`, { skip }, async () => {
    const server = await serve(name);
    try {
      const page = await browser.newPage();
      await page.setContent(`<iframe src="${server.origin}/munjigi/"></iframe>`);
      await page.waitForTimeout(500);
      const loaded = await Promise.all(page.frames().slice(1).map((frame) => frame.evaluate(() => document.documentElement.dataset.phase ?? null).catch(() => null)));
      assert.deepEqual(loaded, [null]);
      await page.close();
    } finally {
      await server.stop();
    }
  });
}
