//! The script that wasm-bindgen writes, without its way to load a module by URL.
//!
//! Both roles start from a module they were given, so the code that fetches one is dead, and a page that promises to
//! send nothing should not even contain it. Each cut is the exact text of one wasm-bindgen version: when that text
//! changes, packing fails and somebody reads what changed.

/// Exact texts and what stands there instead.
const CUTS: [(&str, &str, &str); 4] = [
    (
        // Throws in srcdoc and blob: documents, whose address is no base for a relative one.
        "the script's own address",
        r"    let script_src;
    if (typeof document !== 'undefined' && document.currentScript !== null) {
        script_src = new URL(document.currentScript.src, location.href).toString();
    }
",
        "",
    ),
    (
        "streaming a response",
        r#"        if (typeof Response === 'function' && module instanceof Response) {
            if (!module.ok) {
                throw new Error(`failed to fetch Wasm: ${module.status} ${module.statusText} fetching '${module.url}'`);
            }

            if (typeof WebAssembly.instantiateStreaming === 'function') {
                try {
                    return await WebAssembly.instantiateStreaming(module, imports);
                } catch (e) {
                    const validResponse = expectedResponseType(module.type);

                    if (validResponse && module.headers.get('Content-Type') !== 'application/wasm') {
                        console.warn("`WebAssembly.instantiateStreaming` failed because your server does not serve Wasm with `application/wasm` MIME type. Falling back to `WebAssembly.instantiate` which is slower. Original error:\n", e);

                    } else { throw e; }
                }
            }

            const bytes = await module.arrayBuffer();
            return await WebAssembly.instantiate(bytes, imports);
        } else {
            const instance = await WebAssembly.instantiate(module, imports);

            if (instance instanceof WebAssembly.Instance) {
                return { instance, module };
            } else {
                return instance;
            }
        }

        function expectedResponseType(type) {
            switch (type) {
                case 'basic': case 'cors': case 'default': return true;
            }
            return false;
        }
"#,
        r"        const instance = await WebAssembly.instantiate(module, imports);

        if (instance instanceof WebAssembly.Instance) {
            return { instance, module };
        } else {
            return instance;
        }
",
    ),
    (
        "a default address",
        r#"        if (module_or_path === undefined && script_src !== undefined) {
            module_or_path = script_src.replace(/\.js$/, "_bg.wasm");
        }
"#,
        "",
    ),
    (
        "fetching by address",
        r"        if (typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || (typeof URL === 'function' && module_or_path instanceof URL)) {
            module_or_path = fetch(module_or_path);
        }

",
        "",
    ),
];

/// What the page's script must not name, whoever wrote it; boot.js names the connection of WebRTC in order to take it away.
/// `scripts/audit` parses the finished page and finds every other way to say these.
const FORBIDDEN: [&str; 8] = [
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "sendBeacon",
    "importScripts",
    "EventSource",
    "RTCPeerConnection(",
    "WebTransport",
];

/// The glue without its loader, or which part of it was not found.
pub fn cut_loader(glue: &str) -> Result<String, String> {
    let mut glue = glue.to_owned();
    for (what, text, instead) in CUTS {
        let found = glue.matches(text).count();
        if found != 1 {
            return Err(format!(
                "the glue's code for {what} was found {found} times, not once: wasm-bindgen writes it differently now; \
                 read the new text and correct CUTS in tools/src/glue.rs"
            ));
        }
        glue = glue.replacen(text, instead, 1);
    }
    if glue.lines().any(|line| line.starts_with("import ")) {
        return Err("the glue imports snippets, and one file has nothing to import them from".to_owned());
    }
    Ok(glue)
}

/// Fails when the script names a way out of the page.
pub fn audit(script: &str) -> Result<(), String> {
    for name in FORBIDDEN {
        if let Some(at) = script.find(name) {
            let line = script[..at].matches('\n').count() + 1;
            let text = script.lines().nth(line - 1).unwrap_or_default().trim();
            let text: String = text.chars().take(120).collect();
            return Err(format!("the page's script contains `{name}`, a way to send data, in line {line}: {text}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by wasm-bindgen 0.2.129 for a module that only starts.
    const REAL: &str = include_str!("../tests/glue-0.2.129.js");

    #[test]
    fn real_glue_loses_its_loader_and_nothing_else() {
        let cut = cut_loader(REAL).expect("the real format");
        audit(&cut).expect("nothing left");
        for gone in ["Response", "Request", "instantiateStreaming", "script_src", "new URL"] {
            assert!(!cut.contains(gone), "{gone} is still there");
        }
        let kept = cut.lines().filter(|line| !REAL.contains(line.trim())).collect::<Vec<_>>();
        assert!(kept.is_empty(), "new lines: {kept:?}");
        for kept in
            ["function initSync(module)", "async function __wbg_init(module_or_path)", "WebAssembly.instantiate("]
        {
            assert!(cut.contains(kept), "{kept} is gone");
        }
    }

    #[test]
    fn uncut_glue_fails_the_audit() {
        assert!(audit(REAL).expect_err("fetch is in it").contains("`fetch(`"));
    }

    #[test]
    fn changed_glue_is_refused() {
        let changed =
            REAL.replace("module_or_path = fetch(module_or_path);", "module_or_path = fetch(module_or_path, {});");
        assert!(cut_loader(&changed).expect_err("unknown text").contains("fetching by address was found 0 times"));
    }

    #[test]
    fn snippets_are_refused() {
        let with = format!("import {{ a }} from './snippets/a.js';\n{REAL}");
        assert!(cut_loader(&with).expect_err("an import").contains("snippets"));
    }

    #[test]
    fn every_planted_way_out_is_found_with_its_line() {
        for name in FORBIDDEN {
            let planted = format!("\"use strict\";\nlet a = 1;\nself.{name} a;\n");
            let message = audit(&planted).expect_err(name);
            assert!(message.contains(name) && message.contains("line 3"), "{message}");
        }
    }
}
