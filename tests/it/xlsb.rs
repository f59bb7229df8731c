//! Binary workbooks, written here by [MS-XLSB]: whole ones are read, those that lie end in a message.

use crate::support::{activities, report};
use munjigi::ingest::Unreadable;
use munjigi::ingest::container::{self, Members};
use munjigi::settings::Limits;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A record: its kind in one or two bytes and its length in up to four, seven bits each.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    if kind < 0x80 {
        out.push(kind as u8);
    } else {
        out.extend([kind as u8 & 0x7f | 0x80, (kind >> 7) as u8]);
    }
    let mut length = data.len();
    while length >= 0x80 {
        out.push(length as u8 & 0x7f | 0x80);
        length >>= 7;
    }
    out.push(length as u8);
    out.extend(data);
    out
}

fn text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut out = (units.len() as u32).to_le_bytes().to_vec();
    out.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    out
}

/// The cell of a column in a style, with its value.
fn cell(kind: u16, column: u32, style: u32, value: &[u8]) -> Vec<u8> {
    record(kind, &[&column.to_le_bytes()[..], &style.to_le_bytes(), value].concat())
}

fn row(number: u32) -> Vec<u8> {
    record(0x00, &[&number.to_le_bytes()[..], &[0; 13]].concat())
}

const SHARED: [&str; 4] = ["계정", "시작", "종료", "kim@example.org"];
/// 2026-01-05 in the count from 1900.
const DAY: f64 = 46_027.0;

/// The cells of a timesheet of one entry, from 09:00 to 18:00 on the day after `base`.
fn sheet_data(base: f64) -> Vec<u8> {
    let mut out = record(0x91, &[]);
    out.extend(row(0));
    for column in 0..3u32 {
        out.extend(cell(0x07, column, 0, &column.to_le_bytes()));
    }
    out.extend(row(2));
    out.extend(cell(0x07, 0, 0, &3u32.to_le_bytes()));
    // The beginning as a number with a fraction, the end as what a formula came to.
    out.extend(cell(0x05, 1, 1, &(base + 0.375).to_le_bytes()));
    out.extend(cell(0x09, 2, 1, &[&(base + 0.75).to_le_bytes()[..], &[0; 6]].concat()));
    // A whole number in four bytes, far to the right of the table, and a blank.
    out.extend(cell(0x02, 5, 0, &(7u32 << 2 | 2).to_le_bytes()));
    out.extend(cell(0x01, 6, 0, &[]));
    out.extend(record(0x92, &[]));
    out
}

/// The parts of a workbook with one sheet.
fn parts(from_1904: bool, sheet: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let bundle = [&[0u8; 4][..], &1u32.to_le_bytes(), &text("rId1"), &text("근무")].concat();
    let mut strings = record(0x9f, &[4u32.to_le_bytes(), 4u32.to_le_bytes()].concat());
    for shared in SHARED {
        strings.extend(record(0x13, &[&[0u8][..], &text(shared)].concat()));
    }
    let style = |format: u16| record(0x2f, &[&[0u8; 2][..], &format.to_le_bytes(), &[0; 12]].concat());
    // Styles of styles come before those of cells and have formats too.
    let styles = [
        record(0x267, &1u32.to_le_bytes()),
        record(0x2c, &[&164u16.to_le_bytes()[..], &text("yyyy\\-mm\\-dd hh:mm")].concat()),
        record(0x268, &[]),
        record(0x272, &1u32.to_le_bytes()),
        style(46),
        record(0x273, &[]),
        record(0x269, &2u32.to_le_bytes()),
        style(0),
        style(164),
        record(0x26a, &[]),
    ]
    .concat();
    vec![
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        (
            "xl/_rels/workbook.bin.rels",
            b"<Relationships><Relationship Id=\"rId1\" Type=\"t\" Target=\"worksheets/sheet1.bin\"/></Relationships>"
                .to_vec(),
        ),
        (
            "xl/workbook.bin",
            [
                record(0x83, &[]),
                record(0x99, &[u8::from(from_1904), 0, 0, 0]),
                record(0x8f, &[]),
                record(0x9c, &bundle),
                record(0x90, &[]),
                record(0x84, &[]),
            ]
            .concat(),
        ),
        ("xl/sharedStrings.bin", [strings, record(0xa0, &[])].concat()),
        ("xl/styles.bin", styles),
        (
            "xl/worksheets/sheet1.bin",
            [record(0x81, &[]), record(0x94, &[0; 16]), sheet.to_vec(), record(0x82, &[])].concat(),
        ),
    ]
}

fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn a_binary_workbook_says_what_it_holds_in_both_epochs() {
    for (from_1904, base) in [(false, DAY), (true, DAY - 1_462.0)] {
        let book = zipped(&parts(from_1904, &sheet_data(base)));
        let told = activities(&[("book.xlsb", &book)]);
        for wanted in
            ["book.xlsb#근무", "\"line\":3", "kim@example.org", "2026-01-05T00:00:00Z", "2026-01-05T09:00:00Z"]
        {
            assert!(told.contains(wanted), "{wanted}: {told}");
        }
        let report = report(&[("book.xlsb", &book)]);
        assert_eq!((report.inputs[0].error.as_deref(), report.inputs[0].used), (None, 1));
    }
}

/// What came out of a container, read without the engine, which would catch a panic that a page cannot catch.
#[derive(Default)]
struct Heard {
    members: u32,
    bytes: usize,
}

impl Members for Heard {
    fn begin(&mut self, _: &str) -> bool {
        true
    }

    fn push(&mut self, piece: &[u8]) -> bool {
        self.bytes += piece.len();
        true
    }

    fn end(&mut self, _: Option<Unreadable>) {
        self.members += 1;
    }

    fn irrelevant(&mut self, _: &str) {}
}

#[test]
fn a_binary_workbook_that_lies_is_an_error_and_costs_nothing_else() {
    let whole = parts(false, &sheet_data(DAY));
    let mut tried = 0;
    for part in 1..whole.len() {
        // Every byte of every part changed in turn, and the part cut before it: lengths, counts, ids, texts.
        for at in 0..whole[part].1.len() {
            for change in [0x00, 0x7f, 0xff] {
                let mut parts = whole.clone();
                parts[part].1[at] = change;
                check(&parts);
                tried += 1;
            }
            if at % 7 == 0 {
                let mut parts = whole.clone();
                parts[part].1.truncate(at);
                check(&parts);
            }
        }
    }
    assert!(tried > 1_000, "{tried}");
}

fn check(parts: &[(&str, Vec<u8>)]) {
    let mut heard = Heard::default();
    container::read("book.xlsb", &mut Cursor::new(zipped(parts)), &Limits::default(), &mut heard);
    // Whatever it says, it is heard of, and a few hundred bytes do not become more than a small table.
    assert!(heard.members > 0 && heard.bytes < 4 << 20, "{} members, {} bytes", heard.members, heard.bytes);
}

#[test]
fn each_thing_that_is_missing_has_its_message() {
    let whole = parts(false, &sheet_data(DAY));
    let without = |name: &str| whole.iter().filter(|(part, _)| *part != name).cloned().collect::<Vec<_>>();
    let error = |parts: &[(&str, Vec<u8>)]| {
        let report = report(&[("book.xlsb", &zipped(parts))]);
        (report.inputs[0].error.as_ref().map(ToString::to_string), report.inputs[0].used)
    };
    assert_eq!(error(&without("xl/_rels/workbook.bin.rels")), (Some("damaged-workbook".to_owned()), 0));
    assert_eq!(error(&without("xl/worksheets/sheet1.bin")), (Some("damaged-workbook".to_owned()), 0));
    // Without styles a moment is a bare number, which is no time.
    assert_eq!(error(&without("xl/styles.bin")).1, 0);
    // A sheet that ends before its end says so.
    let mut cut = whole.clone();
    let sheet = &mut cut[5].1;
    sheet.truncate(sheet.len() - 4);
    assert_eq!(error(&cut).0.as_deref(), Some("damaged-workbook"));
    // No more is set aside than is there: this record says that it has 268 million bytes.
    let mut long = whole.clone();
    long[3].1.extend([0x13, 0xff, 0xff, 0xff, 0x7f]);
    assert_eq!(error(&long), (Some("damaged-workbook".to_owned()), 0));
}
