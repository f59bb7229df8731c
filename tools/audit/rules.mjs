// What the page's script may not name, and where a name of that list stands with a reason. The reasons are printed into
// docs/capabilities.md; whoever adds one explains it to every reader of that page.

/** Names that send, leave, store, open, load or run text, whichever way they are reached. */
export const DENIED = {
  send: [
    'fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'sendBeacon', 'WebTransport',
    'RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'RTCDataChannel', 'BroadcastChannel',
    'PushManager', 'pushManager', 'Notification', 'PaymentRequest', 'share', 'clipboard', 'bluetooth', 'usb', 'serial', 'hid',
    'requestMIDIAccess', 'credentials', 'PresentationRequest', 'setAttributionReporting', 'reportingObserver',
  ],
  load: [
    'importScripts', 'Image', 'Audio', 'FontFace', 'src', 'srcset', 'srcdoc', 'srcObject', 'poster', 'data-src', 'href', 'rel',
    'action', 'formAction', 'ping', 'submit', 'requestSubmit', 'iframe', 'object', 'embed', 'frame', 'link', 'script', 'img',
    'audio', 'video', 'source', 'track', 'form', 'preconnect', 'dns-prefetch', 'prefetch', 'preload', 'speculationrules',
    'cssText', 'insertRule', 'replaceSync', 'adoptedStyleSheets', 'addModule', 'SharedWorker', 'Worker', 'serviceWorker',
  ],
  leave: [
    'open', 'location', 'assign', 'replace', 'navigate', 'navigation', 'pushState', 'replaceState', 'opener', 'parent', 'top', 'frames',
    'contentWindow', 'contentDocument', 'click', 'showModalDialog',
  ],
  store: [
    'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookie', 'cookieStore', 'storage', 'openDatabase',
    'getDirectory', 'showSaveFilePicker', 'showOpenFilePicker', 'showDirectoryPicker', 'webkitRequestFileSystem', 'requestFileSystem',
  ],
  run: [
    'eval', 'Function', 'constructor', 'write', 'writeln', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe',
    'createContextualFragment', 'DOMParser', 'parseFromString', 'javascript:', 'execCommand',
  ],
  reach: ['Reflect', 'Proxy', 'call', 'apply', 'bind', 'defineProperty', 'getOwnPropertyDescriptor', 'setAttribute', 'setAttributeNS', 'createElement', 'createElementNS', 'postMessage', 'createObjectURL'],
};

/**
 * Names of those lists that the module's own strings may not hold, since reading a property by name would need one. Words
 * of plain English are left out; `click` in a sentence says nothing.
 */
export const DENIED_IN_DATA = [
  'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon', 'WebTransport', 'RTCPeerConnection', 'RTCDataChannel',
  'BroadcastChannel', 'PushManager', 'importScripts', 'FontFace', 'srcdoc', 'requestSubmit', 'dns-prefetch', 'SharedWorker',
  'serviceWorker', 'contentWindow', 'localStorage', 'sessionStorage', 'indexedDB', 'cookieStore', 'showSaveFilePicker',
  'getDirectory', 'insertAdjacentHTML', 'DOMParser', 'createContextualFragment', '<iframe', '<object', '<embed', '<script', '<img', '<form',
];

const line = (name, where, why) => ({ name, where, why });

/** What is named all the same: the name, what its line must look like, and why that is no way out. */
export const ALLOWED = [
  line('RTCPeerConnection', /^for \(const name of \["RTCPeerConnection"/, 'boot.js takes it away from the page before anything else runs'),
  line('webkitRTCPeerConnection', /^for \(const name of \["RTCPeerConnection"/, 'an older name of that, taken away as well'),
  line('mozRTCPeerConnection', /^for \(const name of \["RTCPeerConnection"/, 'an older name of that, taken away as well'),
  line('open', /^for \(const name of \["RTCPeerConnection"/, 'boot.js takes it away too, so that no window can be opened'),
  line('defineProperty', /Reflect\.defineProperty\(globalThis, name, \{ value: undefined \}\)/, 'the taking away'),
  line('Reflect', /Reflect\.defineProperty\(globalThis, name, \{ value: undefined \}\)/, 'the taking away; unlike its twin of Object it does not throw'),
  line('navigation', /^globalThis\.navigation\?\.addEventListener\("navigate", /, 'boot.js listens in order to cancel every leaving'),
  line('navigate', /^globalThis\.navigation\?\.addEventListener\("navigate", /, 'the event that is cancelled'),
  line('Worker', /\["WebAssembly", .*"Worker"\]/, 'boot.js looks whether the browser has it'),
  line('Worker', /^const worker = new Worker\(address, \{ name: "munjigi" \}\);$/, 'the engine: from a Blob of the page\'s own script, under the page\'s own policy'),
  line('createObjectURL', /URL\.createObjectURL\(new Blob\(\[text\]/, 'the address of that Blob'),
  line('postMessage', /^worker\.postMessage\(module\);$/, 'hands the compiled module to the worker'),
  line('postMessage', /^getObject\(arg0\)\.postMessage\(getObject\(arg1\)\);$/, 'between page and worker; the page keeps no window of another origin'),
  line('createObjectURL', /^const ret = URL\.createObjectURL\(getObject\(arg\d\)\);$/, 'the address of a download, inside this browser'),
  line('href', /^getObject\(arg0\)\.href = getStringFromWasm0\(arg1, arg2\);$/, 'the download anchor: gets the address of a Blob and a file name (view/bridge.rs `download`); links to other addresses are stopped by the guard of boot.js'),
  line('click', /^getObject\(arg0\)\.click\(\);$/, 'clicks that anchor'),
  line('pushState', /^getObject\(arg0\)\.pushState\(getObject\(arg1\), getStringFromWasm0\(arg2, arg3\)\);$/, 'Back and Forward between screens; the history holds numbers and no address (view/state.rs `remember`)'),
  line('innerHTML', /^getObject\(arg0\)\.innerHTML = getStringFromWasm0\(arg1, arg2\);$/, 'Leptos makes its templates of markup fixed at compile time; texts of data are text nodes. What it may load is bound by the policy'),
  line('setAttribute', /^getObject\(arg0\)\.setAttribute\(getStringFromWasm0/, 'attributes of the page\'s markup; what they may load is bound by the policy'),
  line('createElement', /^const ret = getObject\(arg0\)\.createElement\(getStringFromWasm0/, 'elements of the page\'s markup; what they may load is bound by the policy'),
  line('createElement', /document\.createElement\("(p|div)"\)/, 'the notice of boot.js for a browser that is too old'),
  line('setAttribute', /^alert\.setAttribute\("role", "alert"\);$/, 'the same notice'),
  line('object', /^const ret = typeof\(val\) === 'object' && val !== null;$/, 'asks what kind of value something is'),
  line('open', /^const ret = getObject\(arg0\)\.open;$/, 'reads whether the dialog of keys is open; the function of that name is taken away from the page'),
  line('parent', /^const ret = getObject\(arg0\)\.parent;$/, 'whether there is a page around this one, and whether a message is from it (view/host.rs)'),
  line('source', /^const ret = getObject\(arg0\)\.source;$/, 'who sent a message (view/host.rs)'),
  line('parent', /^if \(parent !== self\) \{$/, 'boot.js keeps what a page around this one says before the module is there'),
  line('createElementNS', /^const ret = getObject\(arg0\)\.createElementNS\(/, 'SVG charts'),
  line('Reflect', /^const ret = Reflect\.(get|set|deleteProperty)\(getObject\(arg0\), getObject\(arg1\)(, getObject\(arg2\))?\);$/, 'properties by name: Leptos keeps its handlers on elements so. The names would have to stand in the module\'s data, which is searched for them'),
  line('call', /^const ret = getObject\(arg0\)\.call\(getObject\(arg1\)(, getObject\(arg\d\))*\);$/, 'Rust calls a function of the page that it was given'),
  line('call', /^Uint8Array\.prototype\.set\.call\(/, 'copies bytes'),
  line('call', /toString\.call\(val\)/, 'names a value in an error text'),
  line('apply', /^return f\.apply\(this, args\);$/, 'the glue\'s own wrapper for errors'),
  line('Function', /^return `Function\(\$\{name\}\)`;$|^return 'Function';$/, 'a word in an error text'),
  line('write', /^write\(chunk\) \{$/, 'a method that wasm-bindgen writes for streams; nothing calls it'),
  line('assign', /^return Object\.assign\(__wbg_init, \{ initSync \}, exports\);$/, 'copies properties between the glue\'s own objects'),
];

/** Computed access, as it stands in the source: what is indexed is the program's own array or a Symbol. */
export const INDEXED = [
  [/^heap\[/, 'the glue\'s table of JavaScript values'],
  [/^mem\[ptr \+ offset\]$/, 'the module\'s memory'],
  [/^(digits|bytes)\[/, 'unpacking the module'],
  [/^(val\[0\]|val\[i\]|builtInMatches\[1\])$/, 'names a value in an error text'],
  [/\.prototype\[Symbol\.dispose\]$/, 'a well-known symbol'],
  [/^__wbindgen_enum_[A-Za-z]+\[/, 'a list of fixed words'],
  [/^getObject\(arg\d\)\[arg\d >>> 0\]$/, 'an entry of a list by its number'],
];
