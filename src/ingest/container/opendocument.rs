//! Sheets of OpenDocument (`ods`), cell by cell: a repeat count in it can name a billion cells, so no box is ever made.

use super::archive::{Zip, why_zip};
use super::markup::{Attributes, Token};
use super::sheet::{COLUMNS, ROWS, Sheet};
use super::{Reading, serial, shown, table};
use crate::ingest::Unreadable;
use std::io::Read;

pub(super) fn read(reading: &mut Reading<'_>, name: &str, zip: &mut Zip<'_>) {
    let mut manifest = Vec::new();
    if let Ok(member) = zip.by_name("META-INF/manifest.xml") {
        // A manifest lists some ten parts; a megabyte holds any.
        let _ = member.take(1 << 20).read_to_end(&mut manifest);
    }
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return reading.fail(name, Unreadable::Protected);
    }
    let member = match zip.by_name("content.xml") {
        Ok(member) => member,
        Err(error) => return reading.fail(name, why_zip(&error)),
    };
    let packed = member.compressed_size();
    let mut source = reading.counted(member, packed);
    let mut table = Table {
        sheet: Sheet::new(reading, name.to_owned()),
        name,
        titles: Vec::new(),
        filled: 0,
        depth: 0,
        row: 0,
        rows: 1,
        cells: Vec::new(),
        column: 0,
        cell: None,
        note: 0,
    };
    let failed = table::tokens(&mut source, &mut |token| table.take(token)).err();
    let filled = table.filled + usize::from(table.sheet.close(failed));
    if filled == 0 {
        if table.titles.is_empty() {
            table.titles.push(name.to_owned());
        }
        table.sheet.fail_all(&table.titles);
    }
}

/// Reads the tables of a document.
struct Table<'r, 'a> {
    sheet: Sheet<'r, 'a>,
    name: &'r str,
    /// Names of the sheets so far.
    titles: Vec<String>,
    /// How many of them had a cell.
    filled: usize,
    /// Tables around the open element.
    depth: u32,
    row: u32,
    /// How many times the open row stands there.
    rows: u32,
    cells: Vec<(u32, String)>,
    column: u32,
    cell: Option<Open>,
    /// Comments around the open element.
    note: u32,
}

/// The open cell.
struct Open {
    /// The value of its attributes, where they have one.
    value: Option<String>,
    text: String,
    repeated: u32,
}

impl Table<'_, '_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Open("table:table", attributes) => {
                self.depth += 1;
                if self.depth == 1 {
                    let title = attributes.get("table:name").unwrap_or_default();
                    self.titles.push(format!("{}#{}", self.name, shown(&title)));
                    self.sheet.next(self.titles.last().cloned().unwrap_or_default());
                    self.row = 0;
                }
            }
            Token::Close("table:table") => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.filled += usize::from(self.sheet.close(None));
                }
            }
            // A table inside a cell is a picture's data.
            _ if self.depth != 1 => {}
            Token::Open("table:table-row", attributes) => {
                self.rows = attributes.count("table:number-rows-repeated").unwrap_or(1);
                self.column = 0;
                self.cells.clear();
            }
            Token::Close("table:table-row") => self.end_row()?,
            Token::Open("table:table-cell" | "table:covered-table-cell", attributes) => {
                let repeated = attributes.count("table:number-columns-repeated").unwrap_or(1).min(COLUMNS);
                self.cell = Some(Open { value: value(attributes), text: String::new(), repeated });
            }
            Token::Close("table:table-cell" | "table:covered-table-cell") => self.end_cell(),
            Token::Open("office:annotation", _) => self.note += 1,
            Token::Close("office:annotation") => self.note = self.note.saturating_sub(1),
            Token::Open("text:p" | "text:line-break" | "text:s" | "text:tab", _) => self.text(" "),
            Token::Text(text) => self.text(text),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && self.note == 0
        {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = cell.value.unwrap_or(cell.text);
        if !text.trim().is_empty() {
            for column in (self.column..COLUMNS).take(cell.repeated as usize) {
                self.cells.push((column, text.clone()));
            }
        }
        self.column = self.column.saturating_add(cell.repeated);
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        let end = self.row.saturating_add(self.rows).min(ROWS);
        if !self.cells.is_empty() {
            for row in self.row..end {
                for (column, text) in &self.cells {
                    self.sheet.cell(row, *column, text)?;
                }
            }
        }
        self.row = end;
        Ok(())
    }
}

/// The value that a cell's attributes state; the text inside is what the program showed, in whatever format.
fn value(attributes: Attributes<'_>) -> Option<String> {
    let mut out = String::new();
    match attributes.get("office:value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            serial::number(attributes.get("office:value")?.parse().ok()?, &mut out);
        }
        "date" => {
            let date = attributes.get("office:date-value")?;
            out = date.split('.').next().unwrap_or(&date).replace('T', " ");
        }
        "time" => serial::span(iso_days(&attributes.get("office:time-value")?)?, &mut out),
        "boolean" => out = attributes.get("office:boolean-value")?.to_ascii_uppercase(),
        "string" => return attributes.get("office:string-value"),
        _ => return None,
    }
    Some(out)
}

/// `PT09H30M00S` in days.
fn iso_days(text: &str) -> Option<f64> {
    let (sign, text) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let mut seconds = 0.0;
    let mut number = String::new();
    for c in text.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                number.push(c);
                continue;
            }
            'T' => continue,
            'D' => 86_400.0,
            'H' => 3_600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => return None,
        };
        seconds += std::mem::take(&mut number).parse::<f64>().ok()? * unit;
    }
    Some(sign * seconds / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_of_iso_8601() {
        let hours = |text| iso_days(text).map(|days| days * 24.0);
        assert_eq!(hours("PT09H30M00S"), Some(9.5));
        assert_eq!(hours("P1DT10H"), Some(34.0));
        assert_eq!((hours("9:30"), hours("PX")), (None, None));
    }
}
