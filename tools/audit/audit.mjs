// The capability audit: reads a built page and lists every function that its module imports and every browser API that its
// script names. What can send, load, leave, store or run text needs a line with a reason in rules.mjs. The self-test's
// script is left out by its hash: exactly the text of selftest.js is, and nothing else.
import crypto from 'node:crypto';
import { createRequire } from 'node:module';
import zlib from 'node:zlib';
import { ALLOWED, DENIED, DENIED_IN_DATA, INDEXED } from './rules.mjs';

const acorn = createRequire(new URL('../../tests/e2e/package.json', import.meta.url))('acorn');
const GROUP_OF = new Map(Object.entries(DENIED).flatMap(([group, names]) => names.map((name) => [name, group])));

export const digest = (text, encoding = 'base64') => crypto.createHash('sha256').update(text).digest(encoding);

/** What tools/src/page.rs makes of a script before it hashes it. */
export const asPacked = (script) => script.replace(/\r\n?/g, '\n').replace(/<(?=!--|\/script)/gi, '<\\');

/** Elements of the page that hold code, styles or data. */
export function parts(html) {
  const found = [];
  for (const [, tag, attributes, text] of html.matchAll(/<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/gi)) {
    const attribute = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
    found.push({ tag: tag.toLowerCase(), id: attribute('id'), type: attribute('type'), attributes: attributes.trim(), text });
  }
  return found;
}

/** Bytes of a data element, as tools/src/base85.rs writes them. */
function bytesOf(text) {
  const digits = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).filter((c) => !"<>&\"'`\\-!".includes(c));
  const alphabet = new Map(digits.map((c, n) => [c, n]));
  const packed = text.trim();
  const bytes = Buffer.alloc(packed.length - Math.ceil(packed.length / 5));
  for (let at = 0, to = 0; at < packed.length; at += 5, to += 4) {
    let word = 0;
    for (let n = at; n < at + 5; n += 1) word = word * 85 + (n < packed.length ? alphabet.get(packed[n]) : 84);
    for (let n = 0; n < 4 && to + n < bytes.length; n += 1) bytes[to + n] = Math.floor(word / 2 ** (24 - 8 * n)) & 255;
  }
  return bytes;
}

/** The engine's module, unpacked by the page's own unpacker where it has one. */
export function moduleOf(html) {
  const data = Object.fromEntries(parts(html).filter(({ type }) => type === 'application/octet-stream').map(({ id, text }) => [id, text]));
  if (!data.wasm) throw new Error('the page holds no module');
  const packed = bytesOf(data.wasm);
  if (!data.unpacker) return { wasm: zlib.gunzipSync(packed), unpackerImports: [] };
  const unpacker = new WebAssembly.Module(bytesOf(data.unpacker));
  const { memory, place, unpack, length } = new WebAssembly.Instance(unpacker).exports;
  const at = place(packed.length);
  new Uint8Array(memory.buffer, at, packed.length).set(packed);
  const result = unpack(at, packed.length);
  return { wasm: Buffer.from(memory.buffer, result, length()), unpackerImports: WebAssembly.Module.imports(unpacker) };
}

function walk(node, visit, parent = null) {
  if (!node || typeof node.type !== 'string') return;
  visit(node, parent);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (child && typeof child === 'object') walk(child, visit, node);
  }
}

/** The text that an expression of fixed texts comes to; null where it is not fixed. */
function folded(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') {
    const parts = node.expressions.map(folded);
    return parts.includes(null) ? null : node.quasis.map(({ value }, n) => value.cooked + (parts[n] ?? '')).join('');
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [folded(node.left), folded(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

/** Every name that a script uses, with where, and what is wrong with it. */
export function auditScript(script) {
  const problems = [];
  const allowed = [];
  const lines = script.split('\n').map((text) => text.trim());
  const tree = acorn.parse(script, { ecmaVersion: 'latest', sourceType: 'script', locations: true });
  const declared = new Set();
  const used = { globals: new Set(), properties: new Set(), indexed: new Set() };
  const bind = (pattern) => walk(pattern, (node) => node.type === 'Identifier' && declared.add(node.name));
  walk(tree, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'CatchClause') bind(node.id ?? node.param);
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') declared.add(node.id.name);
    if (Array.isArray(node.params)) node.params.forEach(bind);
  });

  const meet = (name, node) => {
    const group = GROUP_OF.get(name);
    if (!group) return;
    const { line } = node.loc.start;
    const rule = ALLOWED.find((rule) => rule.name === name && rule.where.test(lines[line - 1]));
    if (rule) allowed.push({ group, ...rule, line });
    else problems.push(`line ${line}: \`${name}\` can ${group}: ${lines[line - 1].slice(0, 160)}`);
  };
  const source = (node) => script.slice(node.start, node.end).replace(/\s+/g, ' ');

  walk(tree, (node, parent) => {
    const isName = parent && !parent.computed && ((parent.type === 'MemberExpression' && parent.property === node) ||
      (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent.type) && parent.key === node && !parent.shorthand));
    if (node.type === 'Identifier' && isName) {
      if (parent.type === 'MemberExpression') used.properties.add(node.name);
      meet(node.name, node);
    } else if (node.type === 'Identifier') {
      if (!declared.has(node.name)) used.globals.add(node.name);
      meet(node.name, node);
    }
    if (node.type === 'MemberExpression' && node.computed && !(node.property.type === 'Literal' && typeof node.property.value === 'number' && node.object.type === 'Identifier' && declared.has(node.object.name))) {
      const text = source(node);
      used.indexed.add(text);
      if (!INDEXED.some(([form]) => form.test(text))) problems.push(`line ${node.loc.start.line}: computed access that no rule explains: ${text.slice(0, 160)}`);
    }
    if (['Literal', 'TemplateLiteral', 'BinaryExpression'].includes(node.type)) {
      const text = folded(node);
      if (text !== null) meet(text.trim(), node);
      if (text !== null && /^(https?|wss?|ftp|stun|turn):|^\/\//i.test(text.trim())) problems.push(`line ${node.loc.start.line}: an address: ${text}`);
    }
    if (node.type === 'ImportExpression') problems.push(`line ${node.loc.start.line}: \`import()\` loads code`);
    if (node.type === 'WithStatement') problems.push(`line ${node.loc.start.line}: \`with\` hides what a name is`);
    if (node.type === 'CallExpression' && ['setTimeout', 'setInterval'].includes(node.callee.name ?? node.callee.property?.name) && folded(node.arguments[0] ?? node) !== null) {
      problems.push(`line ${node.loc.start.line}: a timer that runs text`);
    }
  });
  return { problems, allowed, used, tree };
}

/** What each import of the module does in the glue. */
function bodies(tree, script) {
  const found = new Map();
  walk(tree, (node, parent) => {
    if (node.type !== 'Property' || !/^__wb/.test(node.key.name ?? '') || !/Function/.test(node.value.type)) return;
    let text = script.slice(node.value.body.start, node.value.body.end);
    text = text.replace(/^\{ return handleError\(function \([^)]*\) \{([\s\S]*)\}, arguments\); \}$/, '$1');
    found.set(node.key.name, text.replace(/^\{|\}$/g, '').replace(/\/\/.*\n/g, '').replace(/\s+/g, ' ').trim());
  });
  return found;
}

const POLICY = ["default-src 'none'", 'script-src', 'style-src', 'img-src data:', 'worker-src blob:', "connect-src 'none'", "base-uri 'none'", "form-action 'none'"];

function auditMarkup(html, all, problems) {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const directives = policy.split(';').map((text) => text.trim());
  const hashes = (tag) => all.filter((part) => part.tag === tag && part.type === null).map(({ text }) => `'sha256-${digest(text)}'`);
  const wanted = POLICY.map((start) => ({
    'script-src': `script-src ${hashes('script').join(' ')} 'wasm-unsafe-eval'`,
    'style-src': `style-src ${hashes('style').join(' ')}`,
  })[start] ?? start);
  if (directives.join('; ') !== wanted.join('; ')) problems.push(`the policy is not the one expected:\n  ${directives.join('; ')}\n  ${wanted.join('; ')}`);
  const bare = html.replace(/<(script|style)\b([^>]*)>[\s\S]*?<\/\1>/gi, '<$1$2></$1>');
  for (const [tag, name] of bare.matchAll(/<([a-z]+)\b[^>]*>/gi)) {
    if (/^(iframe|object|embed|frame|form|img|audio|video|base|a)$/i.test(name)) problems.push(`the markup holds <${name}>`);
    if (/\s(on[a-z]+|src|srcset|style|ping|action)\s*=/i.test(tag)) problems.push(`the markup holds an attribute that runs or loads: ${tag.slice(0, 160)}`);
    if (/^link$/i.test(name) && tag !== '<link rel="icon" href="data:,">') problems.push(`the markup holds ${tag}`);
    if (/http-equiv="(?!Content-Security-Policy")/i.test(tag)) problems.push(`the markup holds ${tag}`);
  }
  for (const { tag, text } of all) {
    if (tag === 'style' && /url\(|@import|image-set\(|\/\/[a-z]/i.test(text)) problems.push('the styles name an address');
  }
}

/** What a module imports, with what the script does for it; names that its data may not hold are problems. */
export function auditModule(wasm, known, problems) {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => ({ name, does: known.get(name) ?? null }));
  for (const { name, does } of imports) if (does === null) problems.push(`the module imports ${name}, which the script does not define`);
  const data = wasm.toString('latin1');
  for (const name of DENIED_IN_DATA) if (data.includes(name)) problems.push(`the module's data hold \`${name}\``);
  return imports;
}

/** Audits a page against the text of selftest.js. */
export function audit(html, selfTest) {
  const problems = [];
  const all = parts(html);
  auditMarkup(html, all, problems);
  const exempt = digest(asPacked(selfTest));
  const scripts = all.filter(({ tag, type }) => tag === 'script' && type === null);
  const own = scripts.filter(({ text }) => digest(text) !== exempt);
  if (scripts.length !== 2 || own.length !== 1) problems.push(`the page holds ${scripts.length} scripts, ${own.length} of which are not the self-test; it should hold two and one`);
  const reports = own.map(({ text }) => ({ text, ...auditScript(text) }));
  for (const report of reports) problems.push(...report.problems);

  const { wasm, unpackerImports } = moduleOf(html);
  if (unpackerImports.length > 0) problems.push('the unpacking module imports functions');
  const imports = auditModule(wasm, new Map(reports.flatMap(({ tree, text }) => [...bodies(tree, text)])), problems);
  return { problems, imports, reports, selfTest: exempt };
}
