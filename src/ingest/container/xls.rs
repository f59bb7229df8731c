//! Workbooks before 2007 (`xls`, BIFF5 and BIFF8). Read here and not by `calamine`, which makes a box of every sheet before
//! anybody can ask how large it is, and takes the box's size from the file: 200 bytes can ask for a terabyte.

use super::cfb::{Compound, f64_at, u16_at, u32_at};
use super::serial::{self, Meaning};
use super::workbook::{self, Book, Take, Value};
use super::{ReadSeek, Reading, hold};
use crate::ingest::Unreadable;
use encoding_rs::{EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};
use std::collections::BTreeMap;

/// Reads a compound file: a workbook, or one that hides behind a password.
pub(super) fn read(reading: &mut Reading<'_>, name: &str, file: &mut dyn ReadSeek) {
    let bytes = match hold(file, &reading.limits) {
        Ok(bytes) => bytes,
        Err(error) => return reading.fail(name, error),
    };
    let Some(compound) = Compound::of(&bytes) else { return reading.fail(name, Unreadable::DamagedWorkbook) };
    // A package that is encrypted, or under rights management, is an xlsx inside a compound file.
    if ["EncryptedPackage", "\u{6}DataSpaces", "\u{9}DRMContent"].iter().any(|name| compound.has(name)) {
        return reading.fail(name, Unreadable::Protected);
    }
    let Some(stream) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        let is_other = ["WordDocument", "PowerPoint Document", "FileHeader", "__properties_version1.0"];
        let other = is_other.iter().any(|name| compound.has(name));
        return reading.fail(name, if other { Unreadable::Binary } else { Unreadable::DamagedWorkbook });
    };
    match Xls::of(&stream) {
        Ok(mut book) => workbook::read(reading, name, &mut book),
        Err(error) => reading.fail(name, error),
    }
}

/// One record.
#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records from a position on, until the stream ends or is cut.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some(Record { kind, data })
    })
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const CONTINUE: u16 = 0x003c;

struct Xls<'a> {
    stream: &'a [u8],
    /// Strings have a flag of their width; else they are in the code page.
    is_biff8: bool,
    encoding: &'static Encoding,
    from_1904: bool,
    /// Position and name.
    sheets: Vec<(usize, String)>,
    strings: Vec<String>,
    /// What the format of each cell style means.
    meanings: Vec<Meaning>,
}

impl<'a> Xls<'a> {
    fn of(stream: &'a [u8]) -> Result<Self, Unreadable> {
        let mut book = Self {
            stream,
            is_biff8: true,
            encoding: WINDOWS_1252,
            from_1904: false,
            sheets: Vec::new(),
            strings: Vec::new(),
            meanings: Vec::new(),
        };
        let mut formats: BTreeMap<u16, Meaning> = BTreeMap::new();
        let mut styles = Vec::new();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut last = 0;
        let mut is_first = true;
        for Record { kind, data } in records(stream, 0) {
            if std::mem::take(&mut is_first) && kind != BOF {
                return Err(Unreadable::DamagedWorkbook);
            }
            match kind {
                BOF => book.is_biff8 = u16_at(data, 0) == Some(0x0600),
                EOF => break,
                // FILEPASS: everything after it is encrypted.
                0x002f => return Err(Unreadable::Protected),
                0x0022 => book.from_1904 = u16_at(data, 0) == Some(1),
                0x0042 => book.encoding = code_page(u16_at(data, 0).unwrap_or_default()),
                0x041e => {
                    let text = if book.is_biff8 { book.text(data, 2, 2) } else { book.text(data, 2, 1) };
                    if let Some(id) = u16_at(data, 0) {
                        formats.insert(id, serial::meaning(&text.unwrap_or_default()));
                    }
                }
                0x00e0 => styles.push(u16_at(data, 2).unwrap_or_default()),
                // BOUNDSHEET; the kind of sheet is 0 for one with cells.
                0x0085 => {
                    if let (Some(at), Some(0), Some(name)) = (u32_at(data, 0), data.get(5), book.text(data, 6, 1)) {
                        book.sheets.push((at as usize, name));
                    }
                }
                0x00fc => shared.push(data),
                CONTINUE if last == 0x00fc => shared.push(data),
                _ => {}
            }
            if kind != CONTINUE {
                last = kind;
            }
        }
        book.strings = strings(&shared);
        book.meanings =
            styles.iter().map(|id| formats.get(id).copied().unwrap_or_else(|| serial::builtin(*id))).collect();
        if book.sheets.is_empty() { Err(Unreadable::DamagedWorkbook) } else { Ok(book) }
    }

    /// A string whose length takes that many bytes.
    fn text(&self, data: &[u8], at: usize, length: usize) -> Option<String> {
        let count = if length == 1 { usize::from(*data.get(at)?) } else { usize::from(u16_at(data, at)?) };
        let at = at + length;
        if !self.is_biff8 {
            let bytes = data.get(at..(at + count).min(data.len()))?;
            return Some(self.encoding.decode_without_bom_handling(bytes).0.into_owned());
        }
        let wide = data.get(at)? & 1 != 0;
        Some(characters(data.get(at + 1..)?, count, wide))
    }

    fn value(&self, style: Option<u16>, value: f64) -> Value<'static> {
        match style.and_then(|style| self.meanings.get(usize::from(style))).unwrap_or(&Meaning::Plain) {
            Meaning::Plain => Value::Number(value),
            Meaning::Moment => Value::Moment(value),
            Meaning::Span => Value::Span(value),
        }
    }

    /// Reads one record of a sheet; cells whose text comes in a later record leave their place in `open`.
    fn cell(
        &self,
        record: Record<'_>,
        open: &mut Option<(u32, u32)>,
        take: &mut Take<'_>,
    ) -> Option<Result<bool, Unreadable>> {
        let data = record.data;
        if record.kind == 0x0207 {
            let (row, column) = open.take()?;
            return Some(take(row, column, Value::Text(&self.text(data, 0, 2)?)));
        }
        let (row, column, style) = (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?), u16_at(data, 4));
        match record.kind {
            0x0203 => Some(take(row, column, self.value(style, f64_at(data, 6)?))),
            0x027e => Some(take(row, column, self.value(style, packed(u32_at(data, 6)?)))),
            0x00fd => {
                let text = self.strings.get(u32_at(data, 6)? as usize)?;
                Some(take(row, column, Value::Text(text)))
            }
            0x0204 | 0x00d6 => Some(take(row, column, Value::Text(&self.text(data, 6, 2)?))),
            0x0205 => (data.get(7) == Some(&0)).then(|| take(row, column, Value::Bool(data.get(6) == Some(&1)))),
            // MULRK: style and number of neighbours, then the last column.
            0x00bd => {
                let mut result = Ok(true);
                let cells = data.get(4..data.len().checked_sub(2)?)?.as_chunks::<6>().0;
                for (column, cell) in (column..).zip(cells) {
                    result = take(row, column, self.value(u16_at(cell, 0), packed(u32_at(cell, 2)?)));
                    if result != Ok(true) {
                        break;
                    }
                }
                Some(result)
            }
            // FORMULA with the value that it had.
            0x0006 => {
                let value = data.get(6..14)?;
                match (value[6..] == [0xff, 0xff], value[0]) {
                    (false, _) => Some(take(row, column, self.value(style, f64_at(value, 0)?))),
                    (true, 0) => {
                        *open = Some((row, column));
                        None
                    }
                    (true, 1) => Some(take(row, column, Value::Bool(value[2] != 0))),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl Book for Xls<'_> {
    fn sheets(&self) -> Vec<String> {
        self.sheets.iter().map(|(_, name)| name.clone()).collect()
    }

    fn counts_from_1904(&self) -> bool {
        self.from_1904
    }

    fn cells(&mut self, sheet: usize, take: &mut Take<'_>) -> Result<(), Unreadable> {
        let mut depth = 0;
        let mut open = None;
        for record in records(self.stream, self.sheets[sheet].0) {
            match record.kind {
                BOF => depth += 1,
                EOF => depth -= 1,
                // A chart on the sheet has cells of its own.
                _ if depth == 1 => match self.cell(record, &mut open, take) {
                    None | Some(Ok(true)) => {}
                    Some(Ok(false)) => return Ok(()),
                    Some(Err(error)) => return Err(error),
                },
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
        // The stream ended before the sheet did.
        Err(Unreadable::DamagedWorkbook)
    }
}

/// A number in four bytes: 30 bits of a fraction or of a whole number, perhaps in hundredths.
pub(super) fn packed(word: u32) -> f64 {
    let value =
        if word & 2 != 0 { f64::from((word as i32) >> 2) } else { f64::from_bits(u64::from(word & 0xffff_fffc) << 32) };
    if word & 1 != 0 { value / 100.0 } else { value }
}

fn characters(data: &[u8], count: usize, wide: bool) -> String {
    if wide {
        let units = data.as_chunks::<2>().0.iter().take(count).map(|unit| u16::from_le_bytes(*unit));
        char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
    } else {
        // The upper byte of each is left out where it is zero.
        data.iter().take(count).map(|byte| char::from(*byte)).collect()
    }
}

/// The shared strings, of a record and those that continue it. A string may be cut anywhere, and where its characters are
/// cut, their width is stated anew.
fn strings(parts: &[&[u8]]) -> Vec<String> {
    let mut cursor = Parts { parts, part: 0, at: 8 };
    let mut strings = Vec::new();
    while let Some(text) = cursor.string() {
        strings.push(text);
    }
    strings
}

struct Parts<'p, 'a> {
    parts: &'p [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Parts<'_, 'a> {
    /// What is left of the current part, which has at least one byte.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            match self.parts.get(self.part)?.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => (self.part, self.at) = (self.part + 1, 0),
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |value, n| Some(value | u32::from(self.byte()?) << (8 * n)))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Some(())
    }

    fn string(&mut self) -> Option<String> {
        let mut left = self.number(2)? as usize;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? as usize } else { 0 };
        let phonetic = if flags & 4 != 0 { self.number(4)? as usize } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut units: Vec<u16> = Vec::new();
        while left > 0 {
            let part = self.part;
            let rest = self.rest()?;
            if self.part != part {
                wide = self.byte()? & 1 != 0;
                continue;
            }
            let width = if wide { 2 } else { 1 };
            let count = (rest.len() / width).min(left);
            if count == 0 {
                return None;
            }
            match wide {
                true => units.extend(rest.as_chunks::<2>().0.iter().take(count).map(|unit| u16::from_le_bytes(*unit))),
                false => units.extend(rest[..count].iter().map(|byte| u16::from(*byte))),
            }
            self.at += count * width;
            left -= count;
        }
        self.skip(4 * runs + phonetic)?;
        Some(String::from_utf16_lossy(&units))
    }
}

fn code_page(number: u16) -> &'static Encoding {
    match number {
        949 => EUC_KR,
        932 => SHIFT_JIS,
        936 => GBK,
        65_001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_strings_that_are_cut_state_their_width_anew() {
        let first = [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second = [1, 0x00, 0xac, 0x01, 0xac, 1, 0, 0, b'z'];
        assert_eq!(strings(&[&first, &second]), ["ab가각", "z"]);
        assert!(strings(&[&first]).is_empty());
    }

    #[test]
    fn packed_numbers() {
        assert_eq!(packed(123 << 2 | 2), 123.0);
        assert_eq!(packed(12_345 << 2 | 3), 123.45);
        assert_eq!(packed((1.5f64.to_bits() >> 32) as u32), 1.5);
    }
}
