// The end of the page's one script, after wasm-bindgen's glue. The text has two roles: in the page it starts the view,
// and in a classic Blob worker made of this very text it starts the engine. A Blob worker inherits the page's policy
// (one loaded from an address would not), and a classic one also starts on file:// (a module worker does not).
(() => {
  "use strict";

  if (typeof document === "undefined") {
    // The first message is the compiled module. Starting it runs main(), which listens and then posts Ready; whatever
    // is posted between this message and Ready is lost, so the page waits for Ready.
    self.onmessage = (event) => {
      self.onmessage = null;
      wasm_bindgen.initSync({ module: event.data });
    };
    return;
  }

  // What no policy covers is shut here, before anything else of the page runs. A name that is gone cannot be reached by
  // the module either, which may read and set properties by name; a frame without an address would bring it back, and
  // nothing here makes one.
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "open"]) {
    if (name in globalThis) Reflect.defineProperty(globalThis, name, { value: undefined });
  }
  // The page never leaves for another address. Its own downloads, its history and a reload stay possible, and so does what
  // the user does in the browser's own bar, of which no page is told. Opaque origins (a sandboxed frame) are not told either.
  globalThis.navigation?.addEventListener("navigate", (event) => {
    const stays = event.destination.sameDocument || event.downloadRequest !== null;
    if (event.cancelable && !stays && !["reload", "traverse"].includes(event.navigationType)) event.preventDefault();
  });

  // Only readable while this script runs.
  const text = document.currentScript.textContent;

  // A frame is loaded before its module is there, and a host greets it then. What it says is kept until somebody listens;
  // more than a few messages before the first answer are none of a host that waits for it.
  if (parent !== self) {
    const early = [];
    const keep = (event) => early.length < 8 && early.push(event);
    addEventListener("message", keep);
    globalThis.__munjigiEarly = () => {
      removeEventListener("message", keep);
      return early;
    };
  }

  const fail = (error) => {
    document.documentElement.dataset.phase = "fault";
    const say = (lang, words) => {
      const paragraph = document.createElement("p");
      paragraph.lang = lang;
      paragraph.textContent = words;
      return paragraph;
    };
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    alert.append(
      say("ko", "이 브라우저에서는 문지기를 시작하지 못했습니다. 최신 Chrome, Edge, Firefox 또는 Safari에서 열어 주십시오. 읽은 파일도, 보낸 자료도 없습니다."),
      say("en", "Munjigi could not start in this browser. Please open it in a current Chrome, Edge, Firefox or Safari. No file was read and nothing was sent."),
      say("en", String(error)),
    );
    document.getElementById("app").replaceChildren(alert);
  };

  // The bytes of a data element. It stays where it is: a browser that saves the page writes the document as it stands.
  // tools/src/base85.rs says how this text is made: printable ASCII but for nine characters, five for four bytes.
  const bytesOf = (id) => {
    const packed = document.getElementById(id).textContent.trim();
    const digits = new Uint8Array(128);
    for (let code = 33, digit = 0; code < 127; code += 1) {
      if (!"<>&\"'`\\-!".includes(String.fromCharCode(code))) digits[code] = digit++;
    }
    const bytes = new Uint8Array(packed.length - Math.ceil(packed.length / 5));
    for (let at = 0, to = 0; at < packed.length; at += 5, to += 4) {
      let word = 0;
      for (let n = at; n < at + 5; n += 1) word = word * 85 + (n < packed.length ? digits[packed.charCodeAt(n)] : 84);
      // A word of five digits passes 2 ** 32 only in a cut group, whose last bytes are not kept.
      for (let n = 0; n < 4 && to + n < bytes.length; n += 1) bytes[to + n] = word >>> (24 - 8 * n);
    }
    return bytes;
  };

  // The small module (tools/unpack) unpacks the big one. It imports nothing, and its memory goes with it.
  const unpack = async () => {
    const { instance } = await WebAssembly.instantiate(bytesOf("unpacker"));
    const { memory, place, unpack, length } = instance.exports;
    const packed = bytesOf("wasm");
    const at = place(packed.length);
    new Uint8Array(memory.buffer, at, packed.length).set(packed);
    const result = unpack(at, packed.length);
    if (result === 0) throw new Error("the module in this file is damaged");
    return WebAssembly.compile(new Uint8Array(memory.buffer, result, length()));
  };

  const start = async () => {
    for (const needed of ["WebAssembly", "Worker"]) {
      if (!(needed in globalThis)) throw new Error(`${needed} is missing`);
    }
    const module = await unpack();
    // Never revoked: a cancelled engine is replaced by a new worker from the same address.
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    globalThis.__munjigiSpawn = () => {
      const worker = new Worker(address, { name: "munjigi" });
      worker.postMessage(module);
      return worker;
    };
    // What the module can call: everything else is out of its reach. For the Proof screen.
    globalThis.__munjigiImports = () => WebAssembly.Module.imports(module).map(({ name }) => name);
    await wasm_bindgen({ module_or_path: module });
  };

  start().catch(fail);
})();
