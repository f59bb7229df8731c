//! The frame around every page: head with its policy, navigation, the way to the other language.

use super::language::Lang;
use base64::Engine as _;
use sha2::{Digest, Sha256};

/// Styles of every page.
const STYLE: &str = include_str!("style.css");
/// The search, on its own page only.
pub const SEARCH: &str = include_str!("search.js");

/// Pages in the navigation: path, Korean, English.
const NAVIGATION: &[(&str, &str, &str)] = &[
    ("guide/index.html", "안내", "Guide"),
    ("guide/first-screening.html", "첫 검사", "First screening"),
    ("guide/which-export.html", "내보낼 파일", "Which export"),
    ("signals/index.html", "신호", "Signals"),
    ("formats/index.html", "형식", "Formats"),
    ("policy.html", "정책", "Policy"),
    ("guide/false-positives.html", "잘못 걸린 것", "False positives"),
    ("guide/principles.html", "원칙", "Principles"),
    ("search.html", "찾기", "Search"),
];

/// One page.
pub struct Page<'a> {
    /// Path below the language's folder.
    pub path: &'a str,
    /// Title.
    pub title: &'a str,
    /// Language of the site around it.
    pub lang: Lang,
    /// The body, safe HTML.
    pub body: &'a str,
    /// The page has no text in this language and shows the other one's.
    pub is_untranslated: bool,
    /// A script and what it reads, for the search.
    pub script: Option<&'a str>,
    /// Further pages: path, title.
    pub more: &'a [(String, String)],
}

/// The page as a file.
pub fn framed(page: &Page<'_>) -> String {
    let lang = page.lang;
    let up = "../".repeat(page.path.matches('/').count());
    let mut links = String::new();
    for (path, ko, en) in NAVIGATION {
        let current = if *path == page.path { " aria-current=\"page\"" } else { "" };
        links += &format!("<li><a href=\"{up}{path}\"{current}>{}</a></li>", lang.of(ko, en));
    }
    let more: String = page
        .more
        .iter()
        .map(|(path, title)| format!("<li><a href=\"{up}{path}\">{}</a></li>", escaped(title)))
        .collect();
    let note = lang.of("이 쪽은 영어로만 있습니다.", "This page exists in Korean only.");
    let note = if page.is_untranslated { format!("<p class=\"note\">{note}</p>") } else { String::new() };
    let body_lang = if page.is_untranslated { format!(" lang=\"{}\"", lang.other().tag()) } else { String::new() };
    let data = page.script.map_or_else(String::new, |data| {
        format!("<script type=\"application/json\" id=\"pages\">{data}</script><script>{SEARCH}</script>")
    });
    let other = lang.other();
    format!(
        "{}<a class=\"skip\" href=\"#text\">{}</a><header><div class=\"name\"><strong>{}</strong><a href=\"{up}../{}/{}\" lang=\"{}\" hreflang=\"{}\">{}</a></div><nav aria-label=\"{}\"><ul>{links}</ul></nav></header><main id=\"text\" tabindex=\"-1\">{note}<div{body_lang}>{}</div></main><footer><nav aria-label=\"{}\"><ul>{more}</ul></nav><p>{}</p></footer>{data}</body></html>\n",
        head(&format!("{} · {}", page.title, lang.of("문지기", "Munjigi")), lang.tag(), page.script.is_some()),
        lang.of("본문으로", "Skip to the text"),
        lang.of("문지기 문서", "Munjigi documents"),
        other.tag(),
        page.path,
        other.tag(),
        other.tag(),
        other.of("한국어", "English"),
        lang.of("문서", "Documents"),
        page.body,
        lang.of("그 밖의 문서", "Further documents"),
        lang.of("차례를 정할 뿐이며 누구도 지목하지 않습니다.", "It orders attention and accuses nobody."),
    )
}

/// The first page of all: the two languages.
pub fn doors() -> String {
    format!(
        "{}<main id=\"text\"><h1>문지기 문서 · <span lang=\"en\">Munjigi documents</span></h1><ul class=\"doors\"><li><a href=\"ko/guide/index.html\">한국어</a></li><li><a href=\"en/guide/index.html\" lang=\"en\" hreflang=\"en\">English</a></li></ul></main></body></html>\n",
        head("문지기 · Munjigi", "ko", false)
    )
}

fn head(title: &str, lang: &str, has_script: bool) -> String {
    let script = if has_script { format!(" script-src 'sha256-{}';", hash(SEARCH)) } else { String::new() };
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}';{script} img-src data:; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><link rel=\"icon\" href=\"data:,\"><title>{}</title><style>{STYLE}</style></head><body>",
        hash(STYLE),
        escaped(title)
    )
}

fn hash(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// A text as HTML shows it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
