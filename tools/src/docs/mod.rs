//! The documents as a site: plain HTML in two languages that opens from disk, made from `docs/` and the words of the policy.

pub mod language;
pub mod markdown;
mod policy;
mod site;

use language::{Lang, pick};
use markdown::{Rendered, page_of, render};
use site::{Page, escaped, framed};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders whose pages say everything in both languages.
const IN_BOTH: [&str; 3] = ["signals/", "formats/", "siem/"];
/// Letters of a page that the search knows; the whole texts would make the page of the search too long to open at once.
const SEARCHED: usize = 700;

/// A file of the site: path and bytes.
type Files = BTreeMap<String, Vec<u8>>;

/// Makes every file of the site from a checkout, or says what is wrong: a link that leads nowhere is an error.
pub fn build(root: &Path) -> Result<Files, String> {
    let mut texts = BTreeMap::new();
    let mut files = Files::new();
    read(&root.join("docs"), "", &mut texts, &mut files)?;
    let schema = text(&root.join("docs/policy.schema.json"))?;
    let words = text(&root.join("src/present/policy_fields.tsv"))?;
    for lang in Lang::ALL {
        let name = lang.of("policy.ko.md", "policy.md");
        texts.insert(name.to_owned(), policy::page(&schema, &words, lang)?);
    }
    let copies: Vec<(String, Vec<u8>)> = std::mem::take(&mut files).into_iter().collect();
    for lang in Lang::ALL {
        for (path, bytes) in &copies {
            files.insert(format!("{}/{path}", lang.tag()), bytes.clone());
        }
        pages(&texts, lang, &mut files)?;
    }
    files.insert("index.html".to_owned(), site::doors().into_bytes());
    Ok(files)
}

/// All pages of one language.
fn pages(texts: &BTreeMap<String, String>, lang: Lang, files: &mut Files) -> Result<(), String> {
    let mut rendered: Vec<(String, Rendered, bool)> = Vec::new();
    for (name, text) in texts.iter().filter(|(name, _)| !name.ends_with(".ko.md")) {
        let korean = texts.get(&format!("{}.ko.md", name.trim_end_matches(".md")));
        let is_both = IN_BOTH.iter().any(|folder| name.starts_with(folder));
        let (text, is_untranslated) = match (lang, korean) {
            _ if is_both => (pick(text, lang), false),
            (Lang::Ko, Some(korean)) => (korean.clone(), false),
            (Lang::Ko, None) => (text.clone(), true),
            (Lang::En, _) => (text.clone(), false),
        };
        rendered.push((page_of(name), render(&text, lang.of("표", "table")), is_untranslated));
    }
    links_lead_somewhere(&rendered, lang, files)?;
    let more: Vec<(String, String)> = rendered
        .iter()
        .filter(|(path, ..)| {
            !path.contains('/') && path != "policy.html"
                || path == "siem/index.html"
                || path == "guide/contributing.html"
        })
        .map(|(path, page, _)| (path.clone(), page.title.clone()))
        .collect();
    let mut index = Vec::new();
    for (path, page, is_untranslated) in &rendered {
        if page.title.is_empty() {
            return Err(format!("{path} has no title"));
        }
        let framed = framed(&Page {
            path,
            title: &page.title,
            lang,
            body: &page.html,
            is_untranslated: *is_untranslated,
            script: None,
            more: &more,
        });
        files.insert(format!("{}/{path}", lang.tag()), framed.into_bytes());
        let words: String = page.words.chars().take(SEARCHED).collect();
        index.push(serde_json::json!({ "t": page.title, "u": path, "w": words.split_whitespace().collect::<Vec<_>>().join(" ") }));
    }
    // `<` could end the block of data early.
    let index = serde_json::Value::from(index).to_string().replace('<', "\\u003c");
    let body = format!(
        "<h1>{0}</h1><label for=\"words\">{1}</label><input id=\"words\" type=\"search\" autocomplete=\"off\"><p id=\"told\" role=\"status\" data-form=\"{2}\"></p><ul id=\"found\"></ul>",
        lang.of("찾기", "Search"),
        lang.of("찾을 말", "Words to look for"),
        escaped(lang.of("찾은 쪽: #", "Pages found: #")),
    );
    let title = lang.of("찾기", "Search");
    let page = Page {
        path: "search.html",
        title,
        lang,
        body: &body,
        is_untranslated: false,
        script: Some(&index),
        more: &more,
    };
    files.insert(format!("{}/search.html", lang.tag()), framed(&page).into_bytes());
    Ok(())
}

/// Every link of every page names a page or file of the site, and an id of it.
fn links_lead_somewhere(pages: &[(String, Rendered, bool)], lang: Lang, files: &Files) -> Result<(), String> {
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, page, _)| (path.as_str(), page.ids.iter().map(String::as_str).collect())).collect();
    let mut broken = Vec::new();
    for (path, page, _) in pages {
        for link in &page.links {
            let (target, anchor) = link.split_once('#').map_or((link.as_str(), None), |(t, a)| (t, Some(a)));
            let target = if target.is_empty() { path.clone() } else { joined(path, target) };
            let is_file = files.contains_key(&format!("{}/{target}", lang.tag()));
            match ids.get(target.as_str()) {
                Some(ids) if anchor.is_none_or(|anchor| ids.contains(anchor)) => {}
                None if is_file && anchor.is_none() => {}
                _ => broken.push(format!("{}/{path} names {link}", lang.tag())),
            }
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("links that lead nowhere:\n{}", broken.join("\n"))) }
}

/// A relative link from a page.
fn joined(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                // Above the site there is nothing: a link up there must not come out as a page of it.
                if parts.pop().is_none() {
                    parts.push("..");
                }
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// Reads texts, and the other files that pages may link to.
fn read(folder: &Path, below: &str, texts: &mut BTreeMap<String, String>, files: &mut Files) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read(&path, &format!("{name}/"), texts, files)?;
        } else if name.ends_with(".md") {
            texts.insert(name, text(&path)?);
        } else {
            files.insert(name, fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links_are_joined() {
        assert_eq!(joined("guide/index.html", "../signals/x.html"), "signals/x.html");
        assert_eq!(joined("a.html", "../x.html"), "../x.html");
    }

    #[test]
    fn the_site_of_this_checkout_has_every_page_in_both_languages_and_no_broken_link() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let files = build(&root).expect("the site");
        let of = |lang: &str| -> Vec<String> {
            files.keys().filter_map(|path| path.strip_prefix(&format!("{lang}/")).map(str::to_owned)).collect()
        };
        assert_eq!(of("ko"), of("en"));
        assert!(files.len() > 350, "{} files", files.len());
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            for part in ["href=\"http", "<img", "<iframe", "<script src", " style=\"", " onclick", "://\""] {
                assert!(!html.contains(part), "{path} has {part}");
            }
            assert_eq!(html.matches("<h1").count(), 1, "{path}");
        }
        let korean = String::from_utf8_lossy(&files["ko/signals/multi-country-short-window.html"]);
        let english = String::from_utf8_lossy(&files["en/signals/multi-country-short-window.html"]);
        assert!(korean.contains("비행기로 닿을 수 있는") && !korean.contains("Somebody who lives near a border"));
        assert!(english.contains("Somebody who lives near a border") && !english.contains("국경 가까이"));
    }
}
