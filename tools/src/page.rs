//! One page out of its parts, with a policy that names them by hash.

use std::io::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

use crate::{base85, glue, wasm};

/// Everything that goes into the page.
pub struct Parts<'a> {
    /// `index.html`, with the link that Trunk reads.
    pub template: &'a str,
    /// The script that wasm-bindgen wrote.
    pub glue: &'a str,
    /// The self-test, a script of its own.
    pub self_test: &'a str,
    /// The lines that start either role.
    pub boot: &'a str,
    /// All styles in their order.
    pub css: &'a str,
    /// The bound module.
    pub wasm: &'a [u8],
    /// Of the main package.
    pub version: &'a str,
}

/// The page, and what it weighs.
pub struct Page {
    /// The finished `index.html`.
    pub html: String,
    /// `version+hash`, as in `data-build`.
    pub build: String,
    /// Bytes of the module before and after gzip.
    pub wasm: (usize, usize),
}

/// Lays the parts into one page. The same parts give the same bytes.
pub fn lay(parts: &Parts) -> Result<Page, String> {
    let wasm = wasm::without_names(parts.wasm)?;
    let compressed = gzip(&wasm);
    let script = escape_script(&lines(&format!("{}\n{}", glue::cut_loader(parts.glue)?, parts.boot)));
    glue::audit(&script)?;
    let self_test = escape_script(&lines(parts.self_test));
    let css = lines(parts.css);
    if css.to_ascii_lowercase().contains("</style") {
        return Err("the styles contain `</style`".to_owned());
    }
    let build = format!("{}+{}", parts.version, &hex(&Sha256::digest(&wasm))[..12]);
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; \
         connect-src 'none'; base-uri 'none'; form-action 'none'",
        source_hash(&self_test),
        source_hash(&script),
        source_hash(&css)
    );

    let mut html = lines(parts.template);
    put(&mut html, "<html lang=\"ko\">", &format!("<html lang=\"ko\" data-build=\"{build}\">"))?;
    // Directly after the encoding: a policy in a meta element governs only what comes after it.
    let charset = "<meta charset=\"utf-8\">";
    put(&mut html, charset, &format!("{charset}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))?;
    let link = trunk_link(&html)?.to_owned();
    put(&mut html, &link, &format!("<style>{css}</style>"))?;
    // It only defines a function, and by its hash the audit leaves it out.
    put(&mut html, "</head>", &format!("<script id=\"selftest\">{self_test}</script>\n</head>"))?;
    let module = base85::encode(&compressed);
    put(
        &mut html,
        "</body>",
        &format!(
            "<script type=\"application/octet-stream\" id=\"wasm\">{module}</script>\n<script>{script}</script>\n</body>"
        ),
    )?;
    Ok(Page { html, build, wasm: (wasm.len(), compressed.len()) })
}

/// Replaces the one place where `old` stands.
fn put(html: &mut String, old: &str, new: &str) -> Result<(), String> {
    match html.matches(old).count() {
        1 => {
            *html = html.replacen(old, new, 1);
            Ok(())
        }
        found => Err(format!("index.html has `{old}` {found} times, not once")),
    }
}

fn trunk_link(html: &str) -> Result<&str, String> {
    let start = html.find("<link data-trunk").ok_or("index.html has no `<link data-trunk …>`")?;
    let length = html[start..].find('>').ok_or("the data-trunk link of index.html does not end")?;
    Ok(&html[start..=start + length])
}

/// A script text that cannot end its own element, or open a comment that swallows the end.
pub fn escape_script(script: &str) -> String {
    let mut escaped = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        escaped.push_str(before);
        escaped.push('<');
        if from.starts_with("<!--") || from.get(..8).is_some_and(|tag| tag.eq_ignore_ascii_case("</script")) {
            escaped.push('\\');
        }
        rest = &from[1..];
    }
    escaped + rest
}

/// The hash as a policy source; browsers hash the element's text as UTF-8.
pub fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

/// Line ends as a browser sees them: it would hash a text without carriage returns.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes).and_then(|()| writer.finish()).expect("writing to memory does not fail")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    const GLUE: &str = include_str!("../tests/glue-0.2.129.js");
    const TEMPLATE: &str = include_str!("../../index.html");
    const BOOT: &str = include_str!("../../boot.js");
    const SELF_TEST: &str = include_str!("../../selftest.js");
    const WASM: &[u8] = b"\0asm\x01\0\0\0";

    fn parts() -> Parts<'static> {
        Parts {
            template: TEMPLATE,
            glue: GLUE,
            self_test: SELF_TEST,
            boot: BOOT,
            css: "body { margin: 0 }\n",
            wasm: WASM,
            version: "1.2.3",
        }
    }

    fn page() -> String {
        lay(&parts()).expect("a page").html
    }

    fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
        let (_, rest) = html.split_once(before).expect(before);
        rest.split_once(after).expect(after).0
    }

    #[test]
    fn the_policy_names_the_script_and_the_style_by_their_hash() {
        let html = page();
        let script = between(&html, "<script>", "</script>");
        let style = between(&html, "<style>", "</style>");
        assert_eq!(
            between(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\""),
            format!(
                "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; \
                 connect-src 'none'; base-uri 'none'; form-action 'none'",
                source_hash(between(&html, "<script id=\"selftest\">", "</script>")),
                source_hash(script),
                source_hash(style)
            )
        );
        assert!(
            html.contains("<meta charset=\"utf-8\">\n<meta http-equiv"),
            "the policy is not right after the charset"
        );
    }

    #[test]
    fn a_known_hash() {
        assert_eq!(source_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn the_module_comes_back_out() {
        let html = page();
        let packed = between(&html, "<script type=\"application/octet-stream\" id=\"wasm\">", "</script>");
        let packed = base85::decode(packed).expect("base85");
        assert_eq!(packed[4..8], [0; 4], "gzip carries a time");
        let mut wasm = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut wasm).expect("gzip");
        assert_eq!(wasm, WASM);
    }

    #[test]
    fn build_is_version_and_hash() {
        // sha256 of the empty module begins 93a44bbb96c7.
        assert!(page().contains("<html lang=\"ko\" data-build=\"1.2.3+93a44bbb96c7\">"), "{}", &page()[..200]);
    }

    #[test]
    fn the_same_parts_give_the_same_bytes() {
        assert_eq!(page(), page());
    }

    #[test]
    fn carriage_returns_change_nothing() {
        let template = TEMPLATE.replace('\n', "\r\n");
        let boot = BOOT.replace('\n', "\r\n");
        let parts = Parts { template: &template, boot: &boot, css: "body { margin: 0 }\r\n", ..parts() };
        assert_eq!(lay(&parts).expect("a page").html, page());
    }

    #[test]
    fn scripts_cannot_end_their_element() {
        assert_eq!(escape_script("a = '</script>' + '</SCRIPT x>'"), r"a = '<\/script>' + '<\/SCRIPT x>'");
        assert_eq!(escape_script("'<!-- <!- </scrip' < '<한국'"), r"'<\!-- <!- </scrip' < '<한국'");
        assert_eq!(escape_script("'</scr한'"), "'</scr한'");
        let boot = "let a = '</script><!--';";
        let html = lay(&Parts { boot, ..parts() }).expect("a page").html;
        assert!(between(&html, "<script>", "</script>").ends_with(r"let a = '<\/script><\!--';"));
    }

    #[test]
    fn planted_ways_out_fail() {
        for boot in ["fetch('https://example.org')", "new WebSocket(a)", "navigator.sendBeacon(a, b)"] {
            assert!(lay(&Parts { boot, ..parts() }).is_err(), "{boot} was packed");
        }
    }

    #[test]
    fn no_trace_of_trunk_or_of_other_files() {
        let html = page();
        let head = between(&html, "<head>", "</head>");
        assert!(!html.contains("data-trunk"));
        assert!(!html.contains(" src="));
        assert!(head.contains("<link rel=\"icon\" href=\"data:,\">"));
        assert_eq!(html.matches("<link").count(), 1);
    }

    #[test]
    fn a_template_without_its_marks_is_refused() {
        for mark in ["<meta charset=\"utf-8\">", "<html lang=\"ko\">", "<link data-trunk", "</body>"] {
            let template = TEMPLATE.replace(mark, "<p>");
            assert!(lay(&Parts { template: &template, ..parts() }).is_err(), "{mark} is not needed");
        }
    }

    #[test]
    fn styles_cannot_end_their_element() {
        assert!(lay(&Parts { css: "a::after { content: '</STYLE>' }", ..parts() }).is_err());
    }
}
