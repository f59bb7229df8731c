//! Blocks as one HTML file without script: its own style under its own policy, everything escaped, ready for A4.

use super::doc::Block;
use crate::ingest::mask::masked;
use crate::model::Lang;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Blocks in one language.
pub type Version = (Lang, Vec<Block>);

/// How close the print is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Print {
    /// A report that runs over sheets.
    Flowing,
    /// Papers of one sheet each.
    Sheets,
}

/// A4 with margins that every printer can do. Sheets are set small, so that one person's paper fits on one.
pub(super) const STYLE: &str = "@page{size:A4;margin:14mm}\
:root{color-scheme:light}\
body{margin:0 auto;max-width:182mm;padding:8mm;color:#1d2327;background:#fff;font:10pt/1.5 system-ui,'Noto Sans KR','Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic','NanumGothic',sans-serif;overflow-wrap:anywhere;word-break:keep-all}\
h1{font-size:16pt;line-height:1.25;margin:0 0 2mm}h2{font-size:12pt;margin:6mm 0 1.5mm;padding-top:1.5mm;border-top:1.5pt solid #1d2327;break-after:avoid}h3{font-size:10.5pt;margin:4mm 0 1mm;break-after:avoid}\
p,ul,dl,table{margin:0 0 2mm}ul{padding-left:5mm}li{break-inside:avoid}\
.strong{font-weight:700}.small,table,dl{font-size:9pt}.small{color:#4a545b}\
.two{display:grid;grid-template-columns:1fr 1fr;gap:5mm}[lang=en].also{color:#4a545b}\
table{border-collapse:collapse;width:100%}th,td{border:.5pt solid #8a918f;padding:.8mm 1.5mm;text-align:left;vertical-align:top;font-weight:400}th{background:#eeeeea;font-weight:700}tr{break-inside:avoid}thead{display:table-header-group}\
dl{display:grid;grid-template-columns:42mm 1fr;gap:0 3mm}dt{font-weight:700}dd{margin:0}dt,dd{border-bottom:.5pt solid #d9d9d2;padding:.4mm 0}\
.sign{display:grid;grid-template-columns:1fr 1fr;gap:8mm;margin-top:7mm}.sign p{border-top:.75pt solid #1d2327;padding-top:1mm;margin:0}\
.sheet{break-after:page}.sheet:last-child{break-after:auto}.sheets{font-size:8.4pt;line-height:1.32}.sheets h1{font-size:12.5pt;margin:0}.sheets h2{font-size:9pt;margin:1.6mm 0 .5mm;padding-top:.6mm;border-top-width:.75pt}.sheets p,.sheets ul,.sheets dl,.sheets table{margin-bottom:.8mm}.sheets .small,.sheets table,.sheets dl{font-size:7.6pt}.sheets td,.sheets th{padding:.3mm 1mm}\
@media screen{.sheets .sheet{min-height:269mm;padding-bottom:10mm}}@media screen and (max-width:40em){body{padding:4mm}.two,dl,.sign{grid-template-columns:1fr}table{display:block;overflow-x:auto}}@media print{body{padding:0;max-width:none}}";

/// A whole file. Where there are two versions, their blocks stand side by side; what is the same in both stands once.
pub fn page(versions: &[Version], print: Print) -> String {
    let lang = versions.first().map_or(Lang::Ko, |(lang, _)| *lang);
    let title = versions.first().and_then(|(_, blocks)| text(blocks.first()?, 0, 0)).unwrap_or("Munjigi");
    let hash = base64(&Sha256::digest(STYLE));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body{}>\n<main>\n",
        lang.code(),
        escaped(title),
        if print == Print::Sheets { " class=\"sheets\"" } else { "" },
    );
    let blocks = versions.first().map_or(0, |(_, blocks)| blocks.len());
    let mut open = false;
    for at in 0..blocks {
        let same: Vec<(Lang, &Block)> =
            versions.iter().filter_map(|(lang, blocks)| Some((*lang, blocks.get(at)?))).collect();
        if same.first().is_some_and(|(_, block)| matches!(block, Block::Title(_))) {
            out.push_str(if open { "</article>\n<article class=\"sheet\">\n" } else { "<article class=\"sheet\">\n" });
            open = true;
        }
        block(&mut out, &same);
    }
    out.push_str(if open { "</article>\n</main>\n</body>\n</html>\n" } else { "</main>\n</body>\n</html>\n" });
    out
}

fn block(out: &mut String, same: &[(Lang, &Block)]) {
    let Some((_, first)) = same.first() else { return };
    let at = |row: usize, n: usize| -> Vec<(Lang, &str)> {
        same.iter().filter_map(|(lang, block)| Some((*lang, text(block, row, n)?))).collect()
    };
    let cell = |row: usize, n: usize| inline(&at(row, n), "<br>");
    match first {
        Block::Title(_) => wrap(out, "h1", &inline(&at(0, 0), " ")),
        Block::Heading(_) => wrap(out, "h2", &inline(&at(0, 0), " ")),
        Block::Sub(_) => wrap(out, "h3", &inline(&at(0, 0), " ")),
        Block::Text(_) => columns(out, &at(0, 0), ""),
        Block::Strong(_) => columns(out, &at(0, 0), " class=\"strong\""),
        Block::Small(_) => columns(out, &at(0, 0), " class=\"small\""),
        Block::List(points) => {
            out.push_str("<ul>\n");
            (0..points.len()).for_each(|n| wrap(out, "li", &cell(0, n)));
            out.push_str("</ul>\n");
        }
        Block::Pairs(pairs) => {
            out.push_str("<dl>\n");
            for n in 0..pairs.len() {
                let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", cell(0, n), cell(1, n));
            }
            out.push_str("</dl>\n");
        }
        Block::Table(heads, rows) => {
            out.push_str("<table>\n<thead><tr>");
            for n in 0..heads.len() {
                let _ = write!(out, "<th scope=\"col\">{}</th>", cell(0, n));
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in 1..=rows.len() {
                out.push_str("<tr>");
                (0..heads.len()).for_each(|n| out.push_str(&format!("<td>{}</td>", cell(row, n))));
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
        Block::Signatures(names) => {
            out.push_str("<div class=\"sign\">\n");
            (0..names.len()).for_each(|n| wrap(out, "p", &cell(0, n)));
            out.push_str("</div>\n");
        }
    }
}

fn wrap(out: &mut String, tag: &str, inside: &str) {
    let _ = writeln!(out, "<{tag}>{inside}</{tag}>");
}

/// One text of a block: of pairs, row 0 are the names and row 1 the values; of a table, row 0 are the heads.
fn text(block: &Block, row: usize, n: usize) -> Option<&str> {
    match block {
        Block::Title(text)
        | Block::Heading(text)
        | Block::Sub(text)
        | Block::Text(text)
        | Block::Strong(text)
        | Block::Small(text) => Some(text),
        Block::List(texts) | Block::Signatures(texts) => texts.get(n).map(String::as_str),
        Block::Pairs(pairs) => pairs.get(n).map(|(name, value)| if row == 0 { name.as_str() } else { value }),
        Block::Table(heads, rows) => {
            let cells = if row == 0 { Some(heads) } else { rows.get(row - 1) };
            cells?.get(n).map(String::as_str)
        }
    }
}

/// Texts one after another; the same text once.
fn inline(texts: &[(Lang, &str)], between: &str) -> String {
    let mut out = String::new();
    for (n, (lang, text)) in texts.iter().enumerate() {
        if n == 0 {
            out.push_str(&escaped(text));
        } else if texts[0].1 != *text {
            let _ = write!(out, "{between}<span lang=\"{}\" class=\"also\">{}</span>", lang.code(), escaped(text));
        }
    }
    out
}

/// Paragraphs side by side; the same text once.
fn columns(out: &mut String, texts: &[(Lang, &str)], class: &str) {
    match texts {
        [(_, one), (lang, other)] if one != other => {
            let _ = writeln!(
                out,
                "<div class=\"two\"><p{class}>{}</p><p lang=\"{}\"{class}>{}</p></div>",
                escaped(one),
                lang.code(),
                escaped(other)
            );
        }
        [(_, one), ..] => {
            let _ = writeln!(out, "<p{class}>{}</p>", escaped(one));
        }
        [] => {}
    }
}

/// Text as it may stand in HTML: identity numbers masked, markup inert, what would turn the direction of writing or cannot
/// be seen shown as a mark.
pub fn escaped(text: &str) -> String {
    let text = masked(text);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match visible(c) {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Control characters and those that turn the direction of writing, as the mark of what cannot be shown.
pub fn visible(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// Base 64 (RFC 4648), for the hash in the policy.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for piece in bytes.chunks(3) {
        let group = piece.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - piece.len()));
        for n in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * n) & 63) as usize] as char;
            out.push(if n <= piece.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn markup_and_turned_writing_are_inert() {
        assert_eq!(escaped("<b a='1'>\u{202e}&\u{0}"), "&lt;b a=&#39;1&#39;&gt;\u{fffd}&amp;\u{fffd}");
    }

    #[test]
    fn what_is_the_same_in_both_languages_stands_once() {
        let version = |lang, text: &str| (lang, vec![Block::Title(text.to_owned()), Block::Text("kim".to_owned())]);
        let text = page(&[version(Lang::Ko, "제목"), version(Lang::En, "Title")], Print::Flowing);
        assert_eq!(text.matches("kim").count(), 1);
        assert!(text.contains("<h1>제목 <span lang=\"en\" class=\"also\">Title</span></h1>"));
    }
}
