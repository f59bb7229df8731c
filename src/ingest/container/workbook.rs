//! Workbooks of Office: cells are streamed, never boxed, so that one in the last corner of a sheet costs nothing.

use super::archive::{Zip, why_zip};
use super::sheet::{COLUMNS, Sheet};
use super::{PIECE, ReadSeek, Reading, serial, shown, why, xlsb};
use crate::ingest::Unreadable;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::io::{ErrorKind, Read};

/// A cell's value, whatever the kind of workbook.
pub(super) enum Value<'a> {
    Text(&'a str),
    Number(f64),
    /// A serial number that is shown as date, time or both.
    Moment(f64),
    /// Days that are shown as hours.
    Span(f64),
    Bool(bool),
}

/// Takes cells; false wants no more.
pub(super) type Take<'t> = dyn FnMut(u32, u32, Value<'_>) -> Result<bool, Unreadable> + 't;

/// A workbook whose sheets can be read as often as needed.
pub(super) trait Book {
    /// Names of the sheets that hold cells, hidden ones too.
    fn sheets(&self) -> Vec<String>;
    /// Whether serial numbers count from 1904.
    fn counts_from_1904(&self) -> bool;
    /// Hands out the cells of a sheet, row by row.
    fn cells(&mut self, sheet: usize, take: &mut Take<'_>) -> Result<(), Unreadable>;
}

pub(super) fn read_xlsx(reading: &mut Reading<'_>, name: &str, mut zip: Zip<'_>) {
    if let Err(error) = check(reading, &mut zip) {
        return reading.fail(name, error);
    }
    match Xlsx::new(zip.into_inner()) {
        Ok(book) => read(reading, name, &mut XlsxBook { names: names(&book), book }),
        Err(error) => reading.fail(name, why_xlsx(&error)),
    }
}

pub(super) fn read_xlsb(reading: &mut Reading<'_>, name: &str, mut zip: Zip<'_>) {
    if let Err(error) = check(reading, &mut zip) {
        return reading.fail(name, error);
    }
    xlsb::read(reading, name, zip);
}

/// Inflates every part once and only counts, before anything is built of it.
fn check(reading: &mut Reading<'_>, zip: &mut Zip<'_>) -> Result<(), Unreadable> {
    let mut buffer = vec![0; PIECE];
    for index in 0..zip.len() {
        let member = zip.by_index(index).map_err(|error| why_zip(&error))?;
        let packed = member.compressed_size();
        // Shared strings and styles are held, sheets are streamed.
        let is_held = memchr::memmem::find(member.name_raw(), b"worksheets/").is_none();
        let most = if is_held { reading.limits.container_bytes } else { u64::MAX };
        let mut source = reading.counted(member, packed);
        let mut given = 0;
        loop {
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => given += read as u64,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(why(&error, Unreadable::DamagedWorkbook)),
            }
            if given > most {
                return Err(Unreadable::TooLarge);
            }
            reading.members.tick();
        }
    }
    Ok(())
}

/// Reads every sheet that has a cell; all of them, if none has.
pub(super) fn read(reading: &mut Reading<'_>, name: &str, book: &mut dyn Book) {
    let sheets = book.sheets();
    let titles: Vec<String> = sheets.iter().map(|sheet| format!("{name}#{}", shown(sheet))).collect();
    let mut empty = 0;
    for (index, title) in titles.iter().enumerate() {
        if reading.count > reading.limits.members {
            return;
        }
        empty += u32::from(!read_sheet(reading, title, index, book));
    }
    if titles.is_empty() {
        reading.fail(name, Unreadable::Empty);
    } else if empty as usize == titles.len() {
        titles.iter().for_each(|title| reading.fail(title, Unreadable::Empty));
    }
}

/// Reads one sheet and says whether there was anything in it.
fn read_sheet(reading: &mut Reading<'_>, title: &str, index: usize, book: &mut dyn Book) -> bool {
    // Whether a column holds days or moments shows only at its end: a midnight among moments keeps its time.
    let mut timed = vec![false; COLUMNS as usize];
    let mut cells = 0u32;
    let members = &mut *reading.members;
    // Damage is met again, and told, when the cells are read for good.
    let _ = book.cells(index, &mut |_, column, value| {
        if let (Value::Moment(serial), Some(timed)) = (value, timed.get_mut(column as usize)) {
            *timed |= serial >= 1.0 && serial::has_time(serial);
        }
        cells = cells.wrapping_add(1);
        if cells.is_multiple_of(TICK) {
            members.tick();
        }
        Ok(true)
    });
    let from_1904 = book.counts_from_1904();
    let mut sheet = Sheet::new(reading, title.to_owned());
    let mut text = String::new();
    let failed = book
        .cells(index, &mut |row, column, value| {
            text.clear();
            match value {
                Value::Text(value) => return sheet.cell(row, column, value),
                Value::Number(value) => serial::number(value, &mut text),
                Value::Moment(serial) => {
                    let timed = serial < 1.0 || timed.get(column as usize).is_some_and(|timed| *timed);
                    serial::moment(serial, from_1904, !timed, &mut text);
                }
                Value::Span(days) => serial::span(days, &mut text),
                Value::Bool(value) => text.push_str(if value { "TRUE" } else { "FALSE" }),
            }
            sheet.cell(row, column, &text)
        })
        .err();
    sheet.close(failed)
}

/// Cells between two signs of life; some milliseconds.
const TICK: u32 = 50_000;

fn names(book: &Xlsx<&mut dyn ReadSeek>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

struct XlsxBook<'z> {
    names: Vec<String>,
    book: Xlsx<&'z mut dyn ReadSeek>,
}

impl Book for XlsxBook<'_> {
    fn sheets(&self) -> Vec<String> {
        self.names.clone()
    }

    fn counts_from_1904(&self) -> bool {
        self.book.has_1904_epoch()
    }

    fn cells(&mut self, sheet: usize, take: &mut Take<'_>) -> Result<(), Unreadable> {
        let mut cells = self.book.worksheet_cells_reader(&self.names[sheet]).map_err(|error| why_xlsx(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| why_xlsx(&error))? {
            if !give(cell.get_position(), cell.get_value(), take)? {
                break;
            }
        }
        Ok(())
    }
}

/// Hands on one cell of calamine; errors and blanks are left out.
fn give((row, column): (u32, u32), value: &DataRef<'_>, take: &mut Take<'_>) -> Result<bool, Unreadable> {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            take(row, column, Value::Text(text))
        }
        DataRef::SharedString(text) => take(row, column, Value::Text(text)),
        DataRef::Int(value) => take(row, column, Value::Number(*value as f64)),
        DataRef::Float(value) => take(row, column, Value::Number(*value)),
        DataRef::Bool(value) => take(row, column, Value::Bool(*value)),
        DataRef::DateTime(value) if value.is_duration() => take(row, column, Value::Span(value.as_f64())),
        DataRef::DateTime(value) => take(row, column, Value::Moment(value.as_f64())),
        DataRef::Error(_) | DataRef::Empty => Ok(true),
    }
}

fn why_xlsx(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Protected,
        XlsxError::Io(error) => why(error, Unreadable::DamagedWorkbook),
        _ => Unreadable::DamagedWorkbook,
    }
}
