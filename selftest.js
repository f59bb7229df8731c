// The self-test of the Proof screen: a second script with a hash of its own, which only defines a function. It may name
// what the page's own script must not, since it runs only when somebody presses its button while no data is loaded.
//
// Every attempt goes to a name below `munjigi.invalid`, which no resolver may ever know (RFC 6761), or to 192.0.2.1, an
// address for documents that nobody has (RFC 5737), and carries nothing but the name of the channel. A channel counts as
// blocked only on evidence: the browser reported the refusal, threw, or does not have the interface at all.
globalThis.__munjigiSelfTest = async () => {
  "use strict";

  // Chromium reports a refusal within some ten milliseconds; slow machines get a hundred times that.
  const PATIENCE = 3_000;
  const HOST = "munjigi.invalid";
  const address = (channel, scheme = "https") => `${scheme}://${channel}.${HOST}/`;
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const refused = new Set();
  const note = (uri) => {
    const found = /\/\/([a-z-]+)\.munjigi\.invalid|\/munjigi-([a-z-]+)\.js/.exec(String(uri));
    if (found) refused.add(found[1] ?? found[2]);
  };
  const onViolation = (event) => {
    // A form that only its frame stops would have left from the page itself.
    if (!event.blockedURI.includes("//form.") || event.effectiveDirective === "form-action") note(event.blockedURI);
  };
  document.addEventListener("securitypolicyviolation", onViolation);

  // Everything that the attempts put on the page stands in here and goes with it.
  const room = document.createElement("div");
  // Out of sight and reach, but laid out: what is not laid out is not loaded, and so not refused either.
  room.className = "visually-hidden";
  room.inert = true;
  document.body.append(room);
  const put = (tag, properties, into = room) => {
    const element = Object.assign(document.createElement(tag), properties);
    into.append(element);
    return element;
  };
  // A frame without an address is not refused by any policy, and has interfaces that the page took away from itself.
  const fresh = put("iframe", {}).contentWindow;

  const say = (result, how) => ({ result, how });
  const MISSING = say("blocked", "missing");
  const SANDBOXED = origin === "null" && location.protocol.startsWith("http");

  // An interface of the page, or else of the fresh frame, and whether it took the frame. In a sandbox both are strangers.
  const retrieve = (...names) => {
    for (const [place, how] of [[globalThis, "not-refused"], [fresh, "new-frame"]]) {
      try {
        for (const name of names) if (place[name]) return { found: place[name].bind(place), how };
      } catch {
        return { how: "removed" };
      }
    }
    return { how: "missing" };
  };

  // Judged by the browser's report that a policy refused it. Without one it was tried and nothing stood in its way.
  const reported = (channel, silent = say("open", "not-refused")) => async () => {
    for (let spent = 0; spent < PATIENCE; spent += 50) {
      if (refused.has(channel)) return say("blocked", "policy");
      await wait(50);
    }
    return silent;
  };

  const inWorker = (channel, code) => {
    const text = `self.addEventListener("securitypolicyviolation", (event) => postMessage(event.blockedURI));${code}`;
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.onmessage = (event) => note(event.data);
    return async () => {
      const verdict = await reported(channel)();
      worker.terminate();
      URL.revokeObjectURL(url);
      return verdict;
    };
  };

  const link = (channel, rel, silent) => {
    const element = document.createElement("link");
    if (element.relList.supports && !element.relList.supports(rel)) return () => MISSING;
    Object.assign(element, { rel, href: address(channel) });
    room.append(element);
    return silent;
  };

  const navigate = () => {
    // Where the browser does not tell of navigations, trying one would end the page: in opaque origins the interface is
    // there and silent, which its missing entry shows.
    const { navigation } = globalThis;
    if (!navigation?.currentEntry) return () => say("not-tried", "would-leave");
    let answer = null;
    const onNavigate = (event) => {
      answer = event.defaultPrevented ? say("blocked", "guard") : say("open", "not-refused");
      event.preventDefault();
    };
    navigation.addEventListener("navigate", onNavigate, { once: true });
    location.href = address("navigation");
    return async () => {
      await wait(100);
      navigation.removeEventListener("navigate", onNavigate);
      return answer ?? say("unknown", "no-answer");
    };
  };

  const connect = () => {
    const { found: Connection, how } = retrieve("RTCPeerConnection", "webkitRTCPeerConnection");
    if (!Connection) return () => say("blocked", how);
    const connection = new Connection({ iceServers: [{ urls: "stun:192.0.2.1:3478" }] });
    return async () => {
      let found = false;
      connection.onicecandidate = (event) => { found ||= event.candidate !== null; };
      connection.createDataChannel("munjigi");
      await connection.setLocalDescription(await connection.createOffer());
      for (let spent = 0; spent < PATIENCE && !found; spent += 50) await wait(50);
      const verdict = found ? say("open", how) : say("unknown", "no-answer");
      connection.close();
      return verdict;
    };
  };

  const attempts = {
    fetch: (url) => void fetch(url, { mode: "no-cors" }).catch(() => {}),
    xhr: (url) => {
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.send("munjigi");
    },
    websocket: () => void new WebSocket(address("websocket", "wss")),
    eventsource: (url) => {
      const source = new EventSource(url);
      setTimeout(() => source.close(), PATIENCE);
    },
    beacon: (url) => {
      if (!navigator.sendBeacon) return () => MISSING;
      return navigator.sendBeacon(url, "munjigi") ? undefined : () => say("blocked", "threw");
    },
    image: (src) => void put("img", { src, alt: "" }),
    script: (src) => void put("script", { src }),
    style: (href) => void put("link", { rel: "stylesheet", href }),
    font: (url) => void new FontFace("munjigi", `url(${url})`).load().catch(() => {}),
    frame: (src) => void put("iframe", { src }),
    media: (src) => void put("audio", { preload: "auto", src }),
    object: (data) => void put("object", { data }),
    prefetch: () => link("prefetch", "prefetch", reported("prefetch", say("unknown", "no-answer"))),
    // No policy covers it and nothing reports it, so that only an observer on the network could tell.
    preconnect: () => link("preconnect", "preconnect", () => say("open", "uncovered")),
    form: (action) => {
      // Into a frame of its own: were it not refused, the page would stay.
      put("iframe", { name: "munjigi-form" });
      put("form", { action, target: "munjigi-form", method: "post" }).submit();
      return reported("form", SANDBOXED ? say("blocked", "sandbox") : say("open", "not-refused"));
    },
    ping: (ping) => {
      if (!("ping" in HTMLAnchorElement.prototype)) return () => MISSING;
      put("iframe", { name: "munjigi-ping" });
      put("a", { href: "about:blank", ping, target: "munjigi-ping" }).click();
      return reported("ping", say("unknown", "no-answer"));
    },
    // Only an address of the page's own host is ever taken for a worker, so that these ask for a file that is not there.
    worker: () => void new Worker("munjigi-worker.js"),
    "worker-fetch": (url) => inWorker("worker-fetch", `fetch(${JSON.stringify(url)}).catch(() => {});`),
    "import-scripts": (url) => inWorker("import-scripts", `try { importScripts(${JSON.stringify(url)}) } catch {}`),
    "window-open": () => {
      // Empty and closed at once: that it can be opened is all that need be known.
      const { found: open, how } = retrieve("open");
      if (!open) return () => say("blocked", how);
      const opened = open("about:blank", "_blank", "popup,width=100,height=100");
      opened?.close();
      return () => (opened ? say("open", how) : say("blocked", "threw"));
    },
    navigation: navigate,
    webrtc: connect,
    webtransport: (url) => {
      if (!("WebTransport" in globalThis)) return () => MISSING;
      new WebTransport(url).ready.catch(() => {});
    },
    "service-worker": () => {
      if (!navigator.serviceWorker) return () => MISSING;
      const trying = navigator.serviceWorker.register("munjigi-service-worker.js").then(
        async (registration) => {
          await registration.unregister();
          return say("open", "not-refused");
        },
        async () => (await reported("service-worker", say("blocked", "threw"))()),
      );
      return () => Promise.race([trying, wait(2 * PATIENCE).then(() => say("unknown", "no-answer"))]);
    },
  };

  const verdicts = Object.entries(attempts).map(async ([channel, attempt]) => {
    try {
      const judge = attempt(address(channel)) ?? reported(channel);
      return { channel, ...(await judge()) };
    } catch (error) {
      const how = error instanceof ReferenceError ? "missing" : "threw";
      return { channel, ...say("blocked", how) };
    }
  });
  const results = await Promise.all(verdicts);
  room.remove();
  document.removeEventListener("securitypolicyviolation", onViolation);
  return results;
};
