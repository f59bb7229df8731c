//! Binary workbooks of Office (`xlsb`). Read here and not by `calamine`, which trusts the lengths and numbers inside a record:
//! a workbook that lies would end the page's worker, in which nothing can be caught.

use super::archive::Zip;
use super::cfb::{f64_at, u16_at, u32_at};
use super::markup::Token;
use super::serial::{self, Meaning};
use super::workbook::{Book, Take, Value};
use super::xls::packed;
use super::{Reading, table, why, workbook};
use crate::ingest::Unreadable;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

/// Reads a workbook whose parts were measured already.
pub(super) fn read(reading: &mut Reading<'_>, name: &str, zip: Zip<'_>) {
    match Xlsb::of(zip) {
        Ok(mut book) => workbook::read(reading, name, &mut book),
        Err(error) => reading.fail(name, error),
    }
}

struct Xlsb<'z> {
    zip: Zip<'z>,
    from_1904: bool,
    /// Name and part.
    sheets: Vec<(String, String)>,
    strings: Vec<String>,
    /// What the format of each cell style means.
    meanings: Vec<Meaning>,
}

// Kinds of records, with the names of [MS-XLSB].
const ROW: u16 = 0;
const BEGIN_SHEET_DATA: u16 = 0x91;
const END_SHEET_DATA: u16 = 0x92;
const WORKBOOK: u16 = 0x99;
const SHEET: u16 = 0x9c;
const SHARED_STRING: u16 = 0x13;
const FORMAT: u16 = 0x2c;
const STYLE: u16 = 0x2f;
const BEGIN_CELL_STYLES: u16 = 0x269;
const END_CELL_STYLES: u16 = 0x26a;

/// A text that is not there.
const NO_TEXT: u32 = u32::MAX;

impl<'z> Xlsb<'z> {
    fn of(zip: Zip<'z>) -> Result<Self, Unreadable> {
        let mut book = Self { zip, from_1904: false, sheets: vec![], strings: vec![], meanings: vec![] };
        let parts = book.parts()?;
        let Self { zip, from_1904, sheets, strings, meanings } = &mut book;
        let mut listed: Vec<(String, String)> = Vec::new();
        records(zip, "xl/workbook.bin", &mut |kind, data| {
            match kind {
                WORKBOOK => *from_1904 = data.first().is_some_and(|flags| flags & 1 != 0),
                SHEET => listed.extend(sheet(data)),
                _ => {}
            }
            true
        })?;
        for (id, name) in listed {
            // A sheet of charts or dialogs has no cells.
            if let Some(part) = parts.get(&id).filter(|part| part.contains("worksheets/")) {
                sheets.push((name, part.clone()));
            }
        }
        records_if_there(zip, "xl/sharedStrings.bin", &mut |kind, data| {
            if kind == SHARED_STRING {
                // A text that cannot be read keeps its place, so that those after it keep theirs.
                strings.push(text(data, 1).map(|(text, _)| text).unwrap_or_default());
            }
            true
        })?;
        let mut formats: BTreeMap<u16, Meaning> = BTreeMap::new();
        let mut is_open = false;
        records_if_there(zip, "xl/styles.bin", &mut |kind, data| {
            match kind {
                FORMAT => {
                    if let (Some(id), Some((text, _))) = (u16_at(data, 0), text(data, 2)) {
                        formats.insert(id, serial::meaning(&text));
                    }
                }
                BEGIN_CELL_STYLES => is_open = true,
                END_CELL_STYLES => is_open = false,
                STYLE if is_open => {
                    let id = u16_at(data, 2).unwrap_or_default();
                    meanings.push(formats.get(&id).copied().unwrap_or_else(|| serial::builtin(id)));
                }
                _ => {}
            }
            true
        })?;
        if book.sheets.is_empty() { Err(Unreadable::DamagedWorkbook) } else { Ok(book) }
    }

    /// Which part each relation of the workbook names.
    fn parts(&mut self) -> Result<BTreeMap<String, String>, Unreadable> {
        let mut parts = BTreeMap::new();
        let mut member = self.zip.by_name("xl/_rels/workbook.bin.rels").map_err(|_| Unreadable::DamagedWorkbook)?;
        table::tokens(&mut member, &mut |token| {
            if let Token::Open("relationship", attributes) = token
                && let (Some(id), Some(target)) = (attributes.get("id"), attributes.get("target"))
            {
                let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                parts.insert(id, part);
            }
            Ok(())
        })?;
        Ok(parts)
    }
}

impl Book for Xlsb<'_> {
    fn sheets(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    fn cells(&mut self, sheet: usize, take: &mut Take<'_>) -> Result<(), Unreadable> {
        let Self { zip, sheets, strings, meanings, .. } = self;
        let (mut row, mut is_open, mut is_whole) = (0, false, false);
        let mut result = Ok(true);
        records(zip, &sheets[sheet].1, &mut |kind, data| {
            match kind {
                BEGIN_SHEET_DATA => is_open = true,
                END_SHEET_DATA => {
                    is_whole = true;
                    return false;
                }
                _ if !is_open => {}
                ROW => row = u32_at(data, 0).unwrap_or(u32::MAX),
                kind => {
                    if let Some((column, value)) = cell(kind, data, strings, meanings) {
                        result = take(row, column, value.borrowed());
                    }
                }
            }
            result == Ok(true)
        })?;
        match result {
            // The part ended before the sheet did.
            Ok(true) if !is_whole => Err(Unreadable::DamagedWorkbook),
            result => result.map(|_| ()),
        }
    }
}

/// A value that may own its text.
enum Held<'a> {
    Text(String),
    Value(Value<'a>),
}

impl Held<'_> {
    fn borrowed(&self) -> Value<'_> {
        match self {
            Self::Text(text) => Value::Text(text),
            Self::Value(Value::Text(text)) => Value::Text(text),
            Self::Value(Value::Number(value)) => Value::Number(*value),
            Self::Value(Value::Moment(value)) => Value::Moment(*value),
            Self::Value(Value::Span(value)) => Value::Span(*value),
            Self::Value(Value::Bool(value)) => Value::Bool(*value),
        }
    }
}

/// The column and value of a cell; nothing for blanks, errors and what is cut.
fn cell<'a>(kind: u16, data: &[u8], strings: &'a [String], meanings: &[Meaning]) -> Option<(u32, Held<'a>)> {
    let column = u32_at(data, 0)?;
    // The style takes three bytes.
    let style = u32_at(data, 4)? & 0x00ff_ffff;
    let number = |value: f64| match meanings.get(style as usize).unwrap_or(&Meaning::Plain) {
        Meaning::Plain => Value::Number(value),
        Meaning::Moment => Value::Moment(value),
        Meaning::Span => Value::Span(value),
    };
    let value = match kind {
        0x02 => Held::Value(number(packed(u32_at(data, 8)?))),
        0x04 | 0x0a => Held::Value(Value::Bool(*data.get(8)? != 0)),
        0x05 | 0x09 => Held::Value(number(f64_at(data, 8)?)),
        0x06 | 0x08 => Held::Text(text(data, 8)?.0),
        0x07 => Held::Value(Value::Text(strings.get(u32_at(data, 8)? as usize)?)),
        // A text with fonts of its own inside.
        0x3e => Held::Text(text(data, 9)?.0),
        _ => return None,
    };
    Some((column, value))
}

/// The relation and the name of a sheet in the workbook's list.
fn sheet(data: &[u8]) -> Option<(String, String)> {
    let (relation, after) = text(data, 8)?;
    Some((relation, text(data, after)?.0))
}

/// A text with its length in front, and where it ends.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let count = u32_at(data, at)?;
    if count == NO_TEXT {
        return None;
    }
    let end = (at + 4).checked_add((count as usize).checked_mul(2)?)?;
    let units = data.get(at + 4..end)?.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit));
    Some((char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect(), end))
}

/// Hands out the records of a part until `take` says stop; a record that is cut ends the part with an error.
fn records(zip: &mut Zip<'_>, part: &str, take: &mut dyn FnMut(u16, &[u8]) -> bool) -> Result<(), Unreadable> {
    let member = zip.by_name(part).map_err(|_| Unreadable::DamagedWorkbook)?;
    let mut source = BufReader::new(member);
    let failed = |error: &std::io::Error| why(error, Unreadable::DamagedWorkbook);
    let mut data = Vec::new();
    while !source.fill_buf().map_err(|error| failed(&error))?.is_empty() {
        // Two bytes at most for the kind and four for the length, seven bits each, the lowest first.
        let kind = number(&mut source, 2).map_err(|error| failed(&error))?;
        let length = number(&mut source, 4).map_err(|error| failed(&error))?;
        data.clear();
        // What is stated is not set aside before it is there.
        source.by_ref().take(length.into()).read_to_end(&mut data).map_err(|error| failed(&error))?;
        if data.len() < length as usize {
            return Err(Unreadable::DamagedWorkbook);
        }
        if !take(kind as u16, &data) {
            return Ok(());
        }
    }
    Ok(())
}

fn number(source: &mut dyn Read, most: u32) -> std::io::Result<u32> {
    let mut value = 0;
    for n in 0..most {
        let mut byte = [0];
        source.read_exact(&mut byte)?;
        value |= u32::from(byte[0] & 0x7f) << (7 * n);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

/// The records of a part that a workbook may do without.
fn records_if_there(zip: &mut Zip<'_>, part: &str, take: &mut dyn FnMut(u16, &[u8]) -> bool) -> Result<(), Unreadable> {
    if zip.index_for_name(part).is_some() { records(zip, part, take) } else { Ok(()) }
}
