// <munjigi-screen>: mounts Munjigi's one page in a sandboxed frame and speaks its message API (docs/embedding.md).
// The frame has an origin of its own: neither side can read the other, and all that passes is on one port.
const VERSION = "munjigi.host/1";
// Beside this file, or one above it in the folder embed/ of a release.
const HERE = new URL(/\/embed\/[^/]*$/.test(import.meta.url) ? "../index.html" : "./index.html", import.meta.url).href;

class MunjigiScreen extends HTMLElement {
  static observedAttributes = ["src", "lang", "theme", "policy", "height", "label"];
  #frame = document.createElement("iframe");
  #port = null;
  #ready = false;
  #loads = 0;
  #height = 0;
  // Kept to be said again: a frame that is moved starts anew.
  #policy = null;
  #data = null;

  constructor() {
    super();
    this.#frame.setAttribute("sandbox", "allow-scripts allow-downloads");
    this.#frame.referrerPolicy = "no-referrer";
    // Styles by script: under `default-src 'self'` style attributes are refused, and these are not.
    Object.assign(this.#frame.style, { display: "block", width: "100%", border: "0" });
    this.#frame.addEventListener("load", () => this.#connect());
    this.attachShadow({ mode: "open" }).append(this.#frame);
  }

  connectedCallback() {
    this.style.display ||= "block";
    this.#frame.title = this.getAttribute("label") ?? "Munjigi";
    this.#fit();
    const src = this.getAttribute("src") ?? HERE;
    if (this.#frame.getAttribute("src") !== src) this.#frame.src = src;
  }

  disconnectedCallback() {
    this.#close();
    // One that is moved is back at once; one that stays out lets go of the data.
    queueMicrotask(() => {
      if (!this.isConnected) this.#data = this.#policy = null;
    });
  }

  // Moved with moveBefore() the frame lives on, and so does its port.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === "src" || name === "label" || name === "height") this.connectedCallback();
    else if (this.#ready) this.#apply(name);
  }

  /** Whether the page in the frame listens. */
  get ready() {
    return this.#ready;
  }

  /** Screens `File`s, `{ name, blob }` or `{ name, text }` in the place of those given before. */
  loadData(files, options = {}) {
    this.#data = {
      type: "load-data",
      files: Array.from(files, (file) => (file instanceof File ? { name: file.name, blob: file } : file)),
      ...options,
    };
    this.#load();
  }

  /** Uses a policy: the text of a file (a signed one only as text), or an object. */
  setPolicy(policy) {
    this.#policy = { type: "set-policy", policy: typeof policy === "string" ? policy : JSON.stringify(policy) };
    this.#send(this.#policy);
  }

  /** Speaks `ko` or `en`. */
  setLanguage(language) {
    this.setAttribute("lang", language);
  }

  /** Shows `light`, `dark` or `auto`. */
  setTheme(theme) {
    this.setAttribute("theme", theme);
  }

  #connect() {
    this.#close();
    if (!this.#frame.contentWindow) return;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#port === port1 && this.#hear(data);
    // The frame's opaque origin has no name to stand here; only a frame that we made gets the port.
    this.#frame.contentWindow.postMessage({ version: VERSION, type: "connect" }, "*", [port2]);
  }

  #close() {
    this.#port?.close();
    this.#port = null;
    this.#ready = false;
  }

  // Before the page is ready nothing is sent; what was asked for is said then.
  #send(message) {
    if (this.#ready) this.#port.postMessage({ version: VERSION, ...message });
  }

  // No data goes by another policy than the one that was named.
  #load() {
    if (this.#data && (this.#policy || !this.hasAttribute("policy"))) this.#send(this.#data);
  }

  async #apply(name) {
    const value = this.getAttribute(name);
    if (name === "theme") this.#send({ type: "set-theme", theme: value ?? "auto" });
    const language = value?.slice(0, 2).toLowerCase();
    if (name === "lang" && /^(ko|en)$/.test(language)) this.#send({ type: "set-language", language });
    if (name !== "policy" || value === null) return;
    // The host fetches it; the page in the frame cannot.
    try {
      const answer = await fetch(new URL(value, this.ownerDocument.baseURI));
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const text = await answer.text();
      if (this.getAttribute("policy") === value) this.setPolicy(text);
    } catch (error) {
      const ko = `기준 파일을 가져오지 못했습니다: ${error.message}`;
      const en = `The policy could not be fetched: ${error.message}`;
      this.#tell("error", { code: "policy-not-fetched", message: { ko, en } });
    }
  }

  async #hear(data) {
    const { version, type, ...detail } = data ?? {};
    if (version !== VERSION) return;
    if (type === "ready") {
      this.#ready = true;
      this.#loads += 1;
      this.#tell("ready", { ...detail, reloaded: this.#loads > 1 });
      for (const name of ["lang", "theme"]) if (this.hasAttribute(name)) this.#apply(name);
      if (this.#policy) this.#send(this.#policy);
      else await this.#apply("policy");
      this.#load();
    } else if (type === "resize") {
      this.#height = detail.height;
      this.#fit();
    } else if (type === "report-summary") this.#tell("summary", detail);
    else if (type === "report" || type === "error") this.#tell(type, detail);
  }

  #fit() {
    const height = this.getAttribute("height") ?? "auto";
    this.#frame.style.height = `${height === "auto" ? this.#height || 640 : parseInt(height, 10) || 640}px`;
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`munjigi-${what}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("munjigi-screen")) customElements.define("munjigi-screen", MunjigiScreen);
export { MunjigiScreen };
