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

  // Only readable while this script runs.
  const text = document.currentScript.textContent;

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
      say("ko", "이 브라우저에서는 문지기를 시작하지 못했습니다. 최신 Chrome, Edge, Firefox 또는 Safari에서 열어 주세요. 읽은 파일도, 보낸 자료도 없습니다."),
      say("en", "Munjigi could not start in this browser. Please open it in a current Chrome, Edge, Firefox or Safari. No file was read and nothing was sent."),
      say("en", String(error)),
    );
    document.getElementById("app").replaceChildren(alert);
  };

  const unpack = async () => {
    // The element stays where it is: a browser that saves the page writes the document as it stands.
    const packed = atob(document.getElementById("wasm").textContent.trim());
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(unzipped).arrayBuffer());
  };

  const start = async () => {
    for (const needed of ["WebAssembly", "DecompressionStream", "Worker"]) {
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
    await wasm_bindgen({ module_or_path: module });
  };

  start().catch(fail);
})();
