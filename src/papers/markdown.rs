//! Blocks as Markdown in which no text of a log is markup, a link or a cell's end.

use super::doc::Block;
use super::html::{Version, visible};
use crate::ingest::mask::masked;

/// The whole text; versions follow one another.
pub fn page(versions: &[Version]) -> String {
    let mut out = String::new();
    for (n, (_, blocks)) in versions.iter().enumerate() {
        if n > 0 {
            out.push_str("---\n\n");
        }
        blocks.iter().for_each(|block| write(&mut out, block));
    }
    out
}

fn write(out: &mut String, block: &Block) {
    let line = |out: &mut String, before: &str, text: &str, after: &str| {
        out.push_str(before);
        out.push_str(&escaped(text));
        out.push_str(after);
    };
    match block {
        Block::Title(text) => line(out, "# ", text, "\n\n"),
        Block::Heading(text) => line(out, "## ", text, "\n\n"),
        Block::Sub(text) => line(out, "### ", text, "\n\n"),
        Block::Text(text) | Block::Small(text) => line(out, "", text, "\n\n"),
        Block::Strong(text) => line(out, "**", text, "**\n\n"),
        Block::List(points) => {
            points.iter().for_each(|point| line(out, "- ", point, "\n"));
            out.push('\n');
        }
        Block::Pairs(pairs) => {
            for (name, value) in pairs {
                line(out, "- ", name, ": ");
                line(out, "", value, "\n");
            }
            out.push('\n');
        }
        Block::Table(heads, rows) => {
            row(out, heads);
            out.push_str(&"|---".repeat(heads.len()));
            out.push_str("|\n");
            rows.iter().for_each(|cells| row(out, cells));
            out.push('\n');
        }
        Block::Signatures(names) => {
            names.iter().for_each(|name| line(out, "", name, ": ____________________\n\n"));
        }
    }
}

fn row(out: &mut String, cells: &[String]) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(&escaped(cell));
        out.push(' ');
    }
    out.push_str("|\n");
}

/// Text as it may stand in a line of Markdown: identity numbers masked; what begins markup is escaped, what a reader would
/// make a link of is broken up by character references.
pub fn escaped(text: &str) -> String {
    let text = masked(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (n, c) in text.chars().enumerate() {
        match visible(c) {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' => out.push_str("&#124;"),
            '@' => out.push_str("&#64;"),
            '/' if out.ends_with(':') => out.push_str("&#47;"),
            '.' if out.to_ascii_lowercase().ends_with("www") => out.push_str("&#46;"),
            c @ ('\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '!') => {
                out.push('\\');
                out.push(c);
            }
            // Only at its start does a line become a heading, a list or a rule.
            c @ ('#' | '-' | '+' | '=') if n == 0 => {
                out.push('\\');
                out.push(c);
            }
            c @ ('.' | ')') if out.bytes().all(|byte| byte.is_ascii_digit()) => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_or_a_link() {
        for (text, written) in [
            ("a|b", "a&#124;b"),
            ("`x`", "\\`x\\`"),
            ("<img src=x>", "&lt;img src=x&gt;"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("http://x.example", "http:&#47;/x.example"),
            ("www.x.example", "www&#46;x.example"),
            ("kim@example.org", "kim&#64;example.org"),
            ("# x", "\\# x"),
            ("1. x", "1\\. x"),
            ("2026-01-31", "2026-01-31"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
