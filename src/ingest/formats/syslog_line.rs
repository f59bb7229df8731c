//! The beginning of a log line: priority, time and what follows; and values that stand behind a label.

use crate::ingest::lines::word;

const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
const WEEKDAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];

/// The line without `<134>` and the version of RFC 5424 behind it.
pub(super) fn without_priority(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_start();
    let Some(rest) = line.strip_prefix(b"<") else { return line };
    let end = rest.iter().take(4).position(|byte| *byte == b'>');
    let Some(end) = end.filter(|end| rest[..*end].iter().all(u8::is_ascii_digit)) else { return line };
    let rest = rest[end + 1..].trim_ascii_start();
    rest.strip_prefix(b"1 ").unwrap_or(rest)
}

fn is_clock(text: &[u8]) -> bool {
    let text = text.strip_suffix(b":").unwrap_or(text);
    text.len() >= 8 && text[2] == b':' && text[5] == b':' && text[0].is_ascii_digit()
}

fn is_number(text: &[u8], length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}

/// The time at the beginning and what follows it: ISO 8601, `2026-01-12 09:31:04`, `Jan 12 09:31:04`, the same with the year
/// before or behind the clock, and with a weekday in front.
pub(super) fn split_time(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = text.trim_ascii_start();
    let (first, mut rest) = word(text);
    if first.first()?.is_ascii_digit() {
        let is_date = first.len() >= 10 && first[4] == b'-' && first[7] == b'-';
        if !is_date {
            return None;
        }
        if first.len() == 10 {
            let (clock, after) = word(rest);
            if !is_clock(clock) {
                return None;
            }
            rest = after;
        } else if first[10] != b'T' {
            return None;
        }
        return Some((trimmed(text, rest), rest));
    }
    let mut month = first;
    if WEEKDAYS.contains(&first) {
        (month, rest) = word(rest);
    }
    if !MONTHS.contains(&month) {
        return None;
    }
    let (day, after) = word(rest);
    if !is_number(day, 1..=2) {
        return None;
    }
    let (next, after) = word(after);
    if is_number(next, 4..=4) {
        let (clock, after) = word(after);
        return is_clock(clock).then(|| (trimmed(text, after), after));
    }
    if !is_clock(next) {
        return None;
    }
    let (year, behind) = word(after);
    let rest = if is_number(year, 4..=4) { behind } else { after };
    Some((trimmed(text, rest), rest))
}

/// The text before its rest, without blanks and a colon at its end.
fn trimmed<'a>(text: &'a [u8], rest: &[u8]) -> &'a [u8] {
    let time = text[..text.len() - rest.len()].trim_ascii_end();
    time.strip_suffix(b":").unwrap_or(time)
}

/// What stands behind a mark.
pub(super) fn after<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    memchr::memmem::find(text, mark).map(|at| &text[at + mark.len()..])
}

/// What stands between a mark and the next end.
pub(super) fn between<'a>(text: &'a [u8], mark: &[u8], end: u8) -> Option<&'a [u8]> {
    let rest = after(text, mark)?;
    memchr::memchr(end, rest).map(|at| &rest[..at])
}

/// The value at the beginning: in `<…>`, `'…'` or `"…"`, or up to a blank or comma.
pub(super) fn value(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_start();
    let close = match text.first() {
        Some(b'<') => b'>',
        Some(quote @ (b'\'' | b'"')) => *quote,
        _ => {
            let end = text.iter().position(|byte| matches!(byte, b' ' | b',' | b'\t')).unwrap_or(text.len());
            return &text[..end];
        }
    };
    let inner = &text[1..];
    inner.iter().position(|byte| *byte == close).map_or(b"", |end| &inner[..end])
}

/// The value behind the first of the labels that is there.
pub(super) fn labelled<'a>(text: &'a [u8], labels: &[&[u8]]) -> &'a [u8] {
    labels.iter().find_map(|label| after(text, label)).map_or(b"", value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_every_shape_are_split_off() {
        for (line, time) in [
            ("Jan 12 09:31:04 host x", "Jan 12 09:31:04"),
            ("Jan  2 09:31:04 host x", "Jan  2 09:31:04"),
            ("Jun 07 2025 17:31:57: host x", "Jun 07 2025 17:31:57"),
            ("Thu Jun 18 04:23:03 2015 host x", "Thu Jun 18 04:23:03 2015"),
            ("2026-01-12T09:31:04+09:00 host x", "2026-01-12T09:31:04+09:00"),
            ("2026-01-12 09:31:04 host x", "2026-01-12 09:31:04"),
        ] {
            let (found, rest) = split_time(line.as_bytes()).unwrap();
            assert_eq!((std::str::from_utf8(found).unwrap(), rest), (time, &b"host x"[..]));
        }
        for line in ["", "host x", "12 Jan", "Jan x", "2026-01-12", "2026-01-12 x", "Jan 12", "9"] {
            assert_eq!(split_time(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn priorities_and_values() {
        assert_eq!(without_priority(b"<134>1 2026"), b"2026");
        assert_eq!(without_priority(b"<13x>a"), b"<13x>a");
        for (text, expected) in
            [("<a b> c", "a b"), ("'a' c", "a"), ("a, b", "a"), ("\"a b\"", "a b"), ("<a", ""), ("", "")]
        {
            assert_eq!(value(text.as_bytes()), expected.as_bytes());
        }
    }
}
