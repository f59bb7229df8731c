//! Markdown to HTML without any HTML of the text's own: headings get ids, links lead inside the site or become text.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A page in HTML and what the site needs to know of it.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The first heading.
    pub title: String,
    /// The body.
    pub html: String,
    /// Its words, for the search.
    pub words: String,
    /// Targets that links may name.
    pub ids: Vec<String>,
    /// Where its links lead, relative to the page's own file.
    pub links: Vec<String>,
}

/// Renders a text. `table` is what screen readers call a table that can be scrolled.
pub fn render(text: &str, table: &str) -> Rendered {
    let mut page = Rendered::default();
    let events: Vec<Event<'_>> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
    let mut outside: Option<String> = None;
    let mut at = 0;
    while at < events.len() {
        let event = events[at].clone();
        at += 1;
        match event {
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let name =
                    plain(events[at..].iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_)))));
                if level == HeadingLevel::H1 && page.title.is_empty() {
                    page.title.clone_from(&name);
                }
                let id = unused(&slug(&name), &page.ids);
                page.ids.push(id.clone());
                page.words.push_str(&name);
                out.push(Event::Start(Tag::Heading { level, id: Some(CowStr::from(id)), classes, attrs }));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                if dest_url.contains("://") || dest_url.starts_with("mailto:") {
                    outside = Some(dest_url.into_string());
                } else {
                    let target = page_of(&dest_url);
                    page.links.push(target.clone());
                    out.push(Event::Start(Tag::Link { link_type, dest_url: CowStr::from(target), title, id }));
                }
            }
            Event::End(TagEnd::Link) => match outside.take() {
                // Nothing on the site leads out of it; the address can still be read.
                Some(address) => out.push(Event::Text(CowStr::from(format!(" ({address})")))),
                None => out.push(Event::End(TagEnd::Link)),
            },
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Table(alignments)) => {
                out.push(Event::Html(CowStr::from(format!(
                    "<div class=\"wide\" role=\"group\" aria-label=\"{table}\" tabindex=\"0\">"
                ))));
                out.push(Event::Start(Tag::Table(alignments)));
            }
            Event::End(TagEnd::Table) => {
                out.push(Event::End(TagEnd::Table));
                out.push(Event::Html(CowStr::from("</div>")));
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                let anchor = text.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
                if let Some(id) = anchor.filter(|id| id.chars().all(|c| c.is_alphanumeric() || c == '-')) {
                    page.ids.push(id.to_owned());
                    out.push(Event::Html(CowStr::from(format!("<span id=\"{id}\"></span>"))));
                } else if &*text != "</a>" && !text.starts_with("<!--") {
                    out.push(Event::Text(text));
                }
            }
            Event::Text(text) => {
                page.words.push_str(&text);
                page.words.push(' ');
                out.push(Event::Text(text));
            }
            Event::Code(text) => {
                page.words.push_str(&text);
                page.words.push(' ');
                out.push(Event::Code(text));
            }
            other => out.push(other),
        }
    }
    html::push_html(&mut page.html, out.into_iter());
    page
}

fn plain<'a>(events: impl Iterator<Item = &'a Event<'a>>) -> String {
    let mut text = String::new();
    for event in events {
        if let Event::Text(part) | Event::Code(part) = event {
            text.push_str(part);
        }
    }
    text
}

/// As GitHub makes ids of headings, so that links work in both places.
pub fn slug(name: &str) -> String {
    let kept =
        name.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
    kept.replace(' ', "-")
}

fn unused(slug: &str, known: &[String]) -> String {
    let mut id = slug.to_owned();
    let mut number = 0;
    while known.contains(&id) {
        number += 1;
        id = format!("{slug}-{number}");
    }
    id
}

/// The file of a page by the name of its text.
pub fn page_of(target: &str) -> String {
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let path = match path.strip_suffix(".md") {
        Some(path) => {
            let path = path.strip_suffix(".ko").unwrap_or(path);
            match path.strip_suffix("README") {
                Some(folder) => format!("{folder}index.html"),
                None => format!("{path}.html"),
            }
        }
        None => path.to_owned(),
    };
    anchor.map_or(path.clone(), |anchor| format!("{path}#{anchor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_of_the_text_is_text_and_nothing_leads_out() {
        let page = render(
            "# T\n\n<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b [out](https://example.org/x) [in](../a/README.md#b) ![i](x.png)\n",
            "table",
        );
        for part in ["<script", "<img", "href=\"https"] {
            assert!(!page.html.contains(part), "{part} in {}", page.html);
        }
        assert!(page.html.contains("&lt;script&gt;"));
        assert!(page.html.contains("(https://example.org/x)"));
        assert_eq!(page.links, ["../a/index.html#b"]);
    }

    #[test]
    fn ids_are_as_elsewhere_and_each_its_own() {
        let page = render("# 문제가 아닐 수 있는 까닭\n\n## A, b!\n\n## A b\n\n<a id=\"x-1\"></a>\n", "t");
        assert_eq!(page.ids, ["문제가-아닐-수-있는-까닭", "a-b", "a-b-1", "x-1"]);
        assert_eq!(page_of("x.ko.md"), "x.html");
    }
}
