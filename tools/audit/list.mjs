// The published list: what an audited page can call, as Markdown. No hash and no number of a build stands in it, so that it
// changes only when a capability does.
import { INDEXED } from './rules.mjs';

const plain = (name) => name.replace(/^__wbg_/, '').replace(/_[0-9a-f]{16}$/, '').replace(/_\d+$/, '');
const cell = (text) => text.replaceAll('|', '\\|');

/** What an import does, without what differs from build to build. */
function does(text) {
  return text
    .replace(/getObject\((arg\d)\)/g, '$1')
    .replace(/getStringFromWasm0\((arg\d), arg\d\)/g, 'text($1)')
    .replace(/__wasm_bindgen_func_elem_\d+(_\d+)?/g, 'closure')
    .replace(/__wbindgen_export\d*/g, 'export')
    .replace(/const ret = |return addHeapObject\(ret\);|return isLikeNone\(ret\) \? 0 : addHeapObject\(ret\);|return ret;/g, '')
    .replace(/(const|var) ptr1 = [\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 140);
}

export function list({ imports, reports }) {
  const rows = new Map();
  for (const { name, does: text } of imports) {
    if (name.startsWith('__wbindgen_generic')) continue;
    rows.set(`${plain(name)} ${does(text ?? '')}`, `| \`${plain(name)}\` | \`${cell(does(text ?? ''))}\` |`);
  }
  const reasons = new Map();
  for (const { allowed } of reports) for (const { group, name, why } of allowed) reasons.set(`${group} ${name} ${why}`, `| ${group} | \`${name}\` | ${cell(why)} |`);
  const sorted = (map) => [...map.keys()].sort().map((key) => map.get(key)).join('\n');
  const names = (pick) => [...new Set(reports.flatMap(({ used }) => [...pick(used)]))]
    .filter((name) => !/^(__wb|__wasm_bindgen|arg\d)/.test(name)).sort().map((name) => `\`${name}\``).join(', ');
  return `# 이 페이지가 할 수 있는 것 · What the page can do

완성된 \`dist/index.html\`을 \`scripts/audit\`가 읽어 만든 목록입니다. 보내기, 불러오기, 떠나기, 저장하기, 글을 코드로 실행하기에 쓸 수 있는 이름은 까닭이 적혀 있지 않으면 빌드가 실패합니다.

Made from the built \`dist/index.html\` by \`scripts/audit --write\`. Whatever can send, load, leave, store or run text fails the build unless a reason stands in \`tools/audit/rules.mjs\`. The self-test's script is left out: exactly the text of \`selftest.js\`, by its hash; it only defines a function, which the Proof screen's button calls while no data are loaded.

What an audit of names cannot see: the module can read, set and call properties by name (\`Reflect\`, \`call\`), and such a name could be put together from pieces. The names of ways out are searched for in the module's data and none is there; what remains is held by the policy, the packet test and the source.

## 까닭이 있는 이름 · Names with a reason

| can | name | why it is no way out |
|---|---|---|
${sorted(reasons)}

## 모듈이 부를 수 있는 함수 · What the module can call

| import | what the script does for it |
|---|---|
${sorted(rows)}

## 스크립트가 쓰는 전역 이름 · Globals that the script names

${names(({ globals }) => globals)}

## 스크립트가 쓰는 속성 · Properties that the script names

${names(({ properties }) => properties)}

## 계산된 접근 · Computed access

Every other form fails.

| form | what it is |
|---|---|
${INDEXED.map(([form, why]) => `| \`${cell(form.source)}\` | ${why} |`).join('\n')}
`;
}
