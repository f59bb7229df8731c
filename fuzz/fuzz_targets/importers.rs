//! The first line names an importer (or its first byte picks one), the next byte a size of pieces, the rest is its file: in
//! pieces it says what it says whole.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::ingest::formats::FORMATS;
use munjigi::ingest::head::{HEAD_BYTES, Head};
use munjigi::ingest::{IssueKind, Record, Sink};
use munjigi::model::HoldingField;
use munjigi_fuzz::settings;
use std::fmt::Write;

/// Writes down everything that it is told, so that two tellings can be compared.
#[derive(Default)]
struct Notes {
    text: String,
    rows: usize,
}

impl Sink for Notes {
    fn row(&mut self, line: u32) {
        self.rows += 1;
        let _ = writeln!(self.text, "row {line}");
    }
    fn record(&mut self, line: u32, record: &Record<'_>) {
        let _ = writeln!(self.text, "{line} {record:?}");
    }
    fn holding(&mut self, line: u32, account: &[u8], is_name: bool, field: HoldingField, value: &[u8]) {
        let _ = writeln!(self.text, "{line} {account:?} {is_name} {field:?} {value:?}");
    }
    fn issue(&mut self, line: u32, kind: IssueKind) {
        let _ = writeln!(self.text, "{line} {kind:?}");
    }
    fn header_zone(&mut self, zone: &str) {
        let _ = writeln!(self.text, "zone {zone}");
    }
    fn format_zone(&mut self, zone: &'static str) {
        let _ = writeln!(self.text, "format zone {zone}");
    }
    fn oldest_year(&mut self, year: i32) {
        let _ = writeln!(self.text, "year {year}");
    }
}

fn told(format: usize, bytes: &[u8], piece: usize) -> String {
    let head = Head::new("a.txt", &bytes[..bytes.len().min(HEAD_BYTES)], bytes.len() <= HEAD_BYTES);
    let mut notes = Notes::default();
    match FORMATS[format].open(&head, &settings().policy.limits) {
        Err(why) => {
            let _ = write!(notes.text, "{why:?}");
        }
        Ok(mut reader) => {
            let failed = bytes.chunks(piece).find_map(|part| reader.push(part, &mut notes).err());
            let failed = failed.or_else(|| reader.finish(&mut notes).err());
            let _ = write!(notes.text, "{failed:?}");
        }
    }
    assert!(notes.rows <= bytes.len() + 1, "{} rows in {} bytes", notes.rows, bytes.len());
    notes.text
}

fuzz_target!(|data: &[u8]| {
    let Some(end) = data.iter().position(|byte| *byte == b'\n') else { return };
    let (named, rest) = (&data[..end], &data[end + 1..]);
    let [piece, bytes @ ..] = rest else { return };
    let known = FORMATS.iter().position(|format| format.card().id.as_bytes() == named);
    let format = known.unwrap_or(usize::from(named.first().copied().unwrap_or_default()) % FORMATS.len());
    let whole = told(format, bytes, bytes.len().max(1));
    let parts = told(format, bytes, 1 + usize::from(*piece));
    assert!(whole == parts, "{} differs in pieces of {}", FORMATS[format].card().id, 1 + usize::from(*piece));
});
