//! Tags and text of HTML and XML, given in pieces of any size; knows no more of either than reading tables takes.

use crate::ingest::Unreadable;

/// What the reader of a table sees.
pub(super) enum Token<'a> {
    /// `<td colspan=2>`, with the name in lower case; an empty tag is opened and closed.
    Open(&'a str, Attributes<'a>),
    /// `</td>`.
    Close(&'a str),
    /// Text between tags, references resolved.
    Text(&'a str),
}

/// The attributes of a tag.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'a>(&'a str);

impl Attributes<'_> {
    /// The value of an attribute, letter case of its name aside.
    pub(super) fn get(&self, wanted: &str) -> Option<String> {
        let mut rest = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        while !rest.is_empty() {
            let end = rest.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(rest.len());
            let name = &rest[..end];
            rest = rest[end..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let (inside, skip) = match after.chars().next() {
                    Some(quote @ ('"' | '\'')) => {
                        let inside = &after[1..];
                        let end = inside.find(quote).unwrap_or(inside.len());
                        (&inside[..end], (end + 2).min(after.len()))
                    }
                    _ => {
                        let end = after.find(|c: char| c.is_ascii_whitespace()).unwrap_or(after.len());
                        (&after[..end], end)
                    }
                };
                value = inside;
                rest = &after[skip..];
            }
            if name.eq_ignore_ascii_case(wanted) {
                let mut text = String::new();
                resolve(value, &mut text);
                return Some(text);
            }
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        }
        None
    }

    /// The same as a number of at least 1.
    pub(super) fn count(&self, wanted: &str) -> Option<u32> {
        self.get(wanted)?.trim().parse().ok().filter(|count| *count > 0)
    }
}

/// Cuts markup into tokens.
#[derive(Default)]
pub(super) struct Markup {
    held: Vec<u8>,
    /// Inside an element whose text is no text: until `</script` or `</style`.
    raw: Option<&'static [u8]>,
    text: String,
}

/// A tag or comment longer than this is none; what is held never grows beyond it.
const LONGEST: usize = 8 << 20;

impl Markup {
    /// Takes a piece and hands out the tokens that ended in it, until `take` fails.
    pub(super) fn push(
        &mut self,
        piece: &[u8],
        take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.held.extend_from_slice(piece);
        let held = std::mem::take(&mut self.held);
        let used = self.tokens(&held, false, take)?;
        self.held.extend_from_slice(&held[used..]);
        if self.held.len() > LONGEST { Err(Unreadable::RecordTooLong) } else { Ok(()) }
    }

    /// Takes the end; what is held of a tag is given up.
    pub(super) fn finish(
        &mut self,
        take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let held = std::mem::take(&mut self.held);
        self.tokens(&held, true, take).map(|_| ())
    }

    /// Gives how many bytes were used.
    fn tokens(
        &mut self,
        bytes: &[u8],
        last: bool,
        take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
    ) -> Result<usize, Unreadable> {
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            if let Some(end) = self.raw {
                match find_ignoring_case(rest, end) {
                    Some(found) => (at, self.raw) = (at + found, None),
                    // The end may be cut between two pieces.
                    None => return Ok(bytes.len() - if last { 0 } else { end.len().min(rest.len()) }),
                }
                continue;
            }
            if rest[0] != b'<' {
                let end = memchr::memchr(b'<', rest);
                let Some(end) = end.or(last.then_some(rest.len())) else { return Ok(at) };
                self.give_text(&rest[..end], true, take)?;
                at += end;
                continue;
            }
            let long = |mark: &[u8]| rest.len() < mark.len() && mark.starts_with(rest) && !last;
            if long(b"<!--") || long(b"<![CDATA[") {
                return Ok(at);
            }
            let until = |mark: &[u8]| memchr::memmem::find(rest, mark).map(|found| found + mark.len());
            if rest.starts_with(b"<![CDATA[") {
                let Some(end) = until(b"]]>") else { return Ok(at) };
                self.give_text(&rest[b"<![CDATA[".len()..end - 3], false, take)?;
                at += end;
                continue;
            }
            let end = if rest.starts_with(b"<!--") { until(b"-->") } else { tag_end(rest) };
            let Some(end) = end else { return Ok(at) };
            if !matches!(rest.get(1), Some(b'!' | b'?')) {
                self.give_tag(&rest[1..end - 1], take)?;
            }
            at += end;
        }
        Ok(at)
    }

    fn give_text(
        &mut self,
        bytes: &[u8],
        references: bool,
        take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.text.clear();
        let text = String::from_utf8_lossy(bytes);
        if references {
            resolve(&text, &mut self.text)
        } else {
            self.text.push_str(&text)
        }
        take(Token::Text(&self.text))
    }

    fn give_tag(
        &mut self,
        inside: &[u8],
        take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let inside = String::from_utf8_lossy(inside);
        if let Some(name) = inside.strip_prefix('/') {
            return take(Token::Close(&name.trim().to_ascii_lowercase()));
        }
        let (inside, is_empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (&*inside, false),
        };
        let end = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
        let name = inside[..end].to_ascii_lowercase();
        self.raw = match name.as_str() {
            "script" if !is_empty => Some(b"</script"),
            "style" if !is_empty => Some(b"</style"),
            _ => None,
        };
        take(Token::Open(&name, Attributes(&inside[end..])))?;
        if is_empty { take(Token::Close(&name)) } else { Ok(()) }
    }
}

/// Length of the tag at the front; a `>` in quotes ends none.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            // A quote opens a value only behind an equals sign; others are broken markup.
            (None, b'"' | b'\'') if bytes[..at].trim_ascii_end().ends_with(b"=") => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn find_ignoring_case(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window.eq_ignore_ascii_case(wanted))
}

/// Text with its references (`&amp;`, `&#44032;`, `&nbsp;`) resolved; unknown ones stay.
fn resolve(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // The longest that is known has nine bytes.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| {
            Some(match &rest[1..end] {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                number => {
                    let number = number.strip_prefix('#')?;
                    let value = match number.strip_prefix(['x', 'X']) {
                        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                        None => number.parse().ok()?,
                    };
                    match char::from_u32(value)? {
                        '\u{a0}' => ' ',
                        c => c,
                    }
                }
            })
        });
        match (known, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str, step: usize) -> String {
        let mut out = String::new();
        let mut markup = Markup::default();
        let mut take = |token: Token<'_>| {
            match token {
                Token::Open(name, attributes) => {
                    out.push_str(&format!("<{name} {}>", attributes.get("a").unwrap_or_default()));
                }
                Token::Close(name) => out.push_str(&format!("</{name}>")),
                Token::Text(text) => out.push_str(text),
            }
            Ok(())
        };
        for piece in text.as_bytes().chunks(step) {
            markup.push(piece, &mut take).expect("short tags");
        }
        markup.finish(&mut take).expect("short tags");
        out
    }

    #[test]
    fn pieces_of_any_size_give_the_same_tokens() {
        let text = "<?xml v?><!DOCTYPE x><!-- <td> --><STYLE>td > a {}</STYLE><td A=\"x>y\">1 &lt; 2 &amp;&#44032;\
                    <![CDATA[<b>&amp;]]></td><br/><td b=1 a='q'>끝";
        let expected = "<style ></style><td x>y>1 < 2 &가<b>&amp;</td><br ></br><td q>끝";
        for step in [1, 2, 3, 7, 1_000] {
            assert_eq!(tokens(text, step), expected, "step {step}");
        }
    }

    #[test]
    fn broken_markup_ends_without_a_panic() {
        for text in ["<", "<td", "<td a=\"", "&#x110000;&bad", "<!--", "</", "<![CDATA[x", "< a='", "&;", "<a =b==c>"] {
            tokens(text, 1);
        }
    }
}
