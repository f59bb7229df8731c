//! Text lines out of a stream, with their numbers; blank ones are passed over.

use super::mask::{Where, mask};
use super::{IssueKind, Reader, Sink, Unreadable};
use std::net::IpAddr;

/// Cuts a stream into lines. Holds at most one line, up to the limit.
pub struct Lines {
    limit: usize,
    line: u32,
    over: bool,
    buffer: Vec<u8>,
}

impl Lines {
    /// Lines longer than the limit are skipped.
    pub fn new(record_limit: usize) -> Self {
        Self { limit: record_limit, line: 1, over: false, buffer: Vec::new() }
    }

    /// Takes the next piece; hands on every line that ends in it, without its end; nothing for one that is too long.
    pub fn push(&mut self, piece: &[u8], found: &mut dyn FnMut(u32, Option<&mut [u8]>)) {
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', piece) {
            self.keep(&piece[from..end]);
            self.give(found);
            self.line = self.line.saturating_add(1);
            from = end + 1;
        }
        self.keep(&piece[from..]);
    }

    /// Takes the end of the file: a last line needs no line end.
    pub fn finish(&mut self, found: &mut dyn FnMut(u32, Option<&mut [u8]>)) {
        self.give(found);
    }

    fn keep(&mut self, part: &[u8]) {
        self.over |= self.buffer.len() + part.len() > self.limit;
        if self.over {
            self.buffer.clear();
        } else {
            self.buffer.extend_from_slice(part);
        }
    }

    fn give(&mut self, found: &mut dyn FnMut(u32, Option<&mut [u8]>)) {
        if std::mem::take(&mut self.over) {
            found(self.line, None);
        } else {
            while self.buffer.last() == Some(&b'\r') {
                self.buffer.pop();
            }
            if !self.buffer.trim_ascii().is_empty() {
                found(self.line, Some(&mut self.buffer));
            }
        }
        self.buffer.clear();
    }
}

/// Reads lines with a function, which says itself which lines are rows: headers and trailers are none.
pub struct LineReader<F> {
    lines: Lines,
    read: F,
}

impl<F: FnMut(u32, &[u8], &mut dyn Sink)> LineReader<F> {
    /// See [`Lines::new`].
    pub fn new(record_limit: usize, read: F) -> Self {
        Self { lines: Lines::new(record_limit), read }
    }
}

impl<F: FnMut(u32, &[u8], &mut dyn Sink)> Reader for LineReader<F> {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        push(&mut self.lines, piece, sink, &mut self.read);
        Ok(())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        finish(&mut self.lines, sink, &mut self.read);
        Ok(())
    }
}

/// What reads a line. A trait object, since a copy of the loop for each of the line formats would weigh more than they do.
type ReadLine<'a> = dyn FnMut(u32, &[u8], &mut dyn Sink) + 'a;

fn push(lines: &mut Lines, piece: &[u8], sink: &mut dyn Sink, read: &mut ReadLine<'_>) {
    lines.push(piece, &mut |line, text| deliver(line, text, sink, read));
}

fn finish(lines: &mut Lines, sink: &mut dyn Sink, read: &mut ReadLine<'_>) {
    lines.finish(&mut |line, text| deliver(line, text, sink, read));
}

fn deliver(line: u32, text: Option<&mut [u8]>, sink: &mut dyn Sink, read: &mut ReadLine<'_>) {
    match text {
        Some(text) => {
            let masked = mask(text, Where::Text);
            read(line, text, sink);
            if masked > 0 {
                sink.issue(line, IssueKind::IdentityNumberMasked);
            }
        }
        None => {
            sink.row(line);
            sink.issue(line, IssueKind::TooLong);
        }
    }
}

/// The text itself where it is an address, else nothing: names are never looked up.
pub fn address(text: &[u8]) -> &[u8] {
    let bare = text.split(|&byte| byte == b'%').next().unwrap_or_default();
    let is_address = std::str::from_utf8(bare).is_ok_and(|text| text.parse::<IpAddr>().is_ok());
    if is_address { bare } else { b"" }
}

/// A blank-separated word and what follows it, blanks trimmed.
pub fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let text = text.trim_ascii_start();
    let end = text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_ascii_start())
}

/// A sink that keeps all it is given, for tests of importers.
#[cfg(test)]
pub(crate) mod testing {
    use crate::ingest::{DeviceClass, IssueKind, Reader, Record, Sink, When};
    use crate::model::{ActivityKind, HoldingField, Outcome};

    /// An owned copy of a record.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Kept {
        pub line: u32,
        pub kind: ActivityKind,
        pub outcome: Outcome,
        pub machine: bool,
        pub end_assumed: bool,
        pub end_may_wrap: bool,
        pub account: String,
        pub alias: String,
        pub name: String,
        pub start: String,
        pub end: String,
        pub duration: String,
        pub address: String,
        pub country: String,
        pub latitude: String,
        pub longitude: String,
        pub device: String,
        pub device_class: DeviceClass,
        pub session: String,
    }

    /// What was put in.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Collector {
        pub rows: Vec<u32>,
        pub records: Vec<Kept>,
        pub issues: Vec<(u32, IssueKind)>,
        pub years: Vec<i32>,
    }

    fn text(bytes: &[u8]) -> String {
        String::from_utf8_lossy(bytes).into_owned()
    }

    fn when(when: When<'_>) -> String {
        match when {
            When::Missing => String::new(),
            When::Text(cell) => text(cell),
            When::Split(date, time) => format!("{} {}", text(date), text(time)),
        }
    }

    impl Sink for Collector {
        fn row(&mut self, line: u32) {
            self.rows.push(line);
        }
        fn record(&mut self, line: u32, record: &Record<'_>) {
            self.records.push(Kept {
                line,
                kind: record.kind,
                outcome: record.outcome,
                machine: record.machine,
                end_assumed: record.end_assumed,
                end_may_wrap: record.end_may_wrap,
                account: text(record.account),
                alias: text(record.alias),
                name: text(record.name),
                start: when(record.start),
                end: when(record.end),
                duration: text(record.duration),
                address: text(record.address),
                country: text(record.country),
                latitude: text(record.latitude),
                longitude: text(record.longitude),
                device: text(record.device),
                device_class: record.device_class,
                session: text(record.session),
            });
        }
        fn holding(&mut self, _: u32, _: &[u8], _: bool, _: HoldingField, _: &[u8]) {}
        fn issue(&mut self, line: u32, kind: IssueKind) {
            self.issues.push((line, kind));
        }
        fn header_zone(&mut self, _: &str) {}
        fn format_zone(&mut self, _: &'static str) {}
        fn oldest_year(&mut self, year: i32) {
            self.years.push(year);
        }
    }

    /// Pushes the text in pieces of that size.
    pub fn read(mut reader: Box<dyn Reader>, text: &[u8], piece: usize) -> Collector {
        let mut sink = Collector::default();
        for piece in text.chunks(piece.max(1)) {
            reader.push(piece, &mut sink).unwrap();
        }
        reader.finish(&mut sink).unwrap();
        sink
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, limit: usize, piece: usize) -> Vec<(u32, Option<String>)> {
        let (mut lines, mut found) = (Lines::new(limit), Vec::new());
        let mut keep = |line: u32, text: Option<&mut [u8]>| {
            found.push((line, text.map(|text| String::from_utf8_lossy(text).into_owned())))
        };
        for piece in text.as_bytes().chunks(piece) {
            lines.push(piece, &mut keep);
        }
        lines.finish(&mut keep);
        found
    }

    #[test]
    fn ends_blanks_and_long_lines_however_the_pieces_are_cut() {
        let text = "one\r\n\n \t\r\nfour\nmuch too long\nsix";
        let expected = [(1, Some("one")), (4, Some("four")), (5, None), (6, Some("six"))];
        let expected: Vec<_> = expected.map(|(line, text)| (line, text.map(str::to_owned))).into();
        for piece in 1..=text.len() {
            assert_eq!(lines(text, 8, piece), expected, "pieces of {piece}");
        }
    }

    #[test]
    fn only_addresses_are_addresses() {
        for (text, expected) in [
            ("192.0.2.1", "192.0.2.1"),
            ("2001:db8::1%eth0", "2001:db8::1"),
            ("host.example.org", ""),
            (":0", ""),
            ("", ""),
        ] {
            assert_eq!(address(text.as_bytes()), expected.as_bytes());
        }
    }
}
