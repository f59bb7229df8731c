// The capability audit: the built page passes, and a way out planted into it is found whatever it is dressed as.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { audit, auditModule, auditScript, digest } from '../../tools/audit/audit.mjs';
import { PAGE, root } from './lib.mjs';

let html;
let selfTest;
before(() => {
  html = fs.readFileSync(PAGE, 'utf8');
  selfTest = fs.readFileSync(path.join(root, 'selftest.js'), 'utf8');
});

/** The page with code at the end of its script, and a policy that names the new script: only the audit can tell. */
function planted(code) {
  const start = html.lastIndexOf('<script>') + '<script>'.length;
  const end = html.lastIndexOf('</script>');
  const script = html.slice(start, end);
  const changed = `${script}\n${code}\n`;
  return (html.slice(0, start) + changed + html.slice(end)).replace(digest(script), digest(changed));
}

test('the built page has no way out', () => {
  const { problems, imports } = audit(html, selfTest);
  assert.deepEqual(problems, []);
  assert.ok(imports.length > 50, `only ${imports.length} imports were seen`);
});

const DISGUISES = {
  'a plain request': 'fetch("x");',
  'a bracket and two halves': 'window["fe" + "tch"]("x");',
  'a template': 'window[`fe${"tch"}`]("x");',
  'another name for it': 'const send = globalThis.fetch; send("x");',
  'a pattern': 'const { fetch: send } = globalThis; send("x");',
  'a name of its own with the same name': 'function f(fetch) { return fetch("x"); } f(globalThis.fetch);',
  'encoded': 'globalThis[atob("ZmV0Y2g=")]("x");',
  'joined': 'globalThis[["fe", "tch"].join("")]("x");',
  'by reflection': 'Reflect.get(globalThis, "fet" + String.fromCharCode(99, 104))("x");',
  'an optional call': 'navigator?.sendBeacon?.("x", "y");',
  'a constructor': 'new (globalThis.XMLHttpRequest)();',
  'a socket': 'new WebSocket(document.title);',
  'a channel of the browser': 'new RTCPeerConnection();',
  'a picture': 'new Image().src = document.title;',
  'a picture by markup': 'document.body.insertAdjacentHTML("beforeend", document.title);',
  'a frame': 'document.body.append(document.createElement("ifr" + "ame"));',
  'a link that connects ahead': 'const l = document.createElement("link"); l.rel = "preconnect"; l.href = document.title;',
  'leaving': 'location = document.title;',
  'leaving by property': 'document.location.href = document.title;',
  'leaving by method': 'window.location.assign(document.title);',
  'leaving by the frame above': 'window.top.postMessage("x", "*");',
  'a window': 'self.open(document.title);',
  'a form': 'document.forms[0].requestSubmit();',
  'text as code': '(0, eval)("1");',
  'text as code by constructor': '[].constructor.constructor("return 1")();',
  'text as code by timer': 'setTimeout("a" + "b", 1);',
  'code from elsewhere': 'import("./x.js");',
  'a worker from elsewhere': 'new Worker("x.js");',
  'scripts in a worker': 'self.importScripts("x.js");',
  'storage': 'localStorage.x = 1;',
  'storage by bracket': 'window["local" + "Storage"].x = 1;',
  'a cookie': 'document.cookie = "a=b";',
  'an address': 'const a = "htt" + "ps://example.org/";',
};

for (const [name, code] of Object.entries(DISGUISES)) {
  test(`found: ${name}`, () => {
    const { problems } = audit(planted(code), selfTest);
    assert.ok(problems.length > 0, `${code} passed`);
    assert.match(problems.join('\n'), /line \d+/);
  });
}

test('a planted line that harms nobody passes, so that it is the ways out that are found', () => {
  assert.deepEqual(audit(planted('const harmless = [1, 2].map((n) => n + 1);'), selfTest).problems, []);
});

const MARKUP = {
  'a picture': (page) => page.replace('</body>', '<img alt="" src="x">\n</body>'),
  'a refresh': (page) => page.replace('</head>', '<meta http-equiv="refresh" content="1;x">\n</head>'),
  'a link': (page) => page.replace('</head>', '<link rel="preconnect" href="x">\n</head>'),
  'a handler': (page) => page.replace('<div id="app">', '<div id="app" onclick="x()">'),
  'a third script': (page) => page.replace('</head>', '<script>1</script></head>'),
  'a changed self-test': (page) => page.replace('munjigi.invalid', 'munjigi.example'),
  'a looser policy': (page) => page.replace("connect-src 'none'", 'connect-src *'),
  'no policy': (page) => page.replace('Content-Security-Policy', 'X-Nothing'),
  'an address in the styles': (page) => page.replace('<style>', '<style>a{background:url(x)}'),
};

for (const [name, change] of Object.entries(MARKUP)) {
  test(`found in the markup: ${name}`, () => {
    const changed = change(html);
    assert.notEqual(changed, html);
    assert.ok(audit(changed, selfTest).problems.length > 0);
  });
}

test('a module that imports what the script does not define, or holds a name, is found', () => {
  // (module (import "x" "__wbg_secret" (func)) (custom "RTCPeerConnection"))
  const text = (value) => [value.length, ...Buffer.from(value)];
  const section = (id, body) => [id, body.length, ...body];
  const wasm = Buffer.from([
    0, 97, 115, 109, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [1, ...text('x'), ...text('__wbg_secret'), 0, 0]),
    ...section(0, text('RTCPeerConnection')),
  ]);
  const problems = [];
  assert.deepEqual(auditModule(wasm, new Map(), problems), [{ name: '__wbg_secret', does: null }]);
  assert.equal(problems.length, 2);
});

test('the self-test only defines its one function', () => {
  const { tree } = auditScript(selfTest);
  assert.equal(tree.body.length, 1);
  const [{ expression }] = tree.body;
  assert.equal(expression.type, 'AssignmentExpression');
  assert.equal(expression.left.property.name, '__munjigiSelfTest');
  assert.equal(expression.right.type, 'ArrowFunctionExpression');
});
