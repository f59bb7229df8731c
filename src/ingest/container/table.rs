//! Tables of markup that pass as `.xls`: HTML as groupware writes it, and SpreadsheetML 2003.

use super::markup::{Attributes, Markup, Token};
use super::sheet::{COLUMNS, ROWS, Sheet};
use super::{PIECE, Reading, serial, shown, why};
use crate::ingest::Unreadable;
use crate::ingest::peel::Decode;
use std::io::{ErrorKind, Read};

const SPREADSHEET_ML: &[u8] = b"urn:schemas-microsoft-com:office:spreadsheet";

/// Whether text begins as a table of markup, in whatever encoding.
pub(super) fn is_markup(first: &[u8]) -> bool {
    // UTF-16 has a zero beside every letter of a tag.
    let plain: Vec<u8> = first.iter().copied().filter(|byte| *byte != 0).collect();
    let text = plain.strip_prefix(b"\xef\xbb\xbf").or(plain.strip_prefix(b"\xff\xfe")).unwrap_or(&plain);
    let text = text.strip_prefix(b"\xfe\xff").unwrap_or(text).trim_ascii_start().to_ascii_lowercase();
    let has = |mark: &[u8]| memchr::memmem::find(&text, mark).is_some();
    text.starts_with(b"<") && (has(b"<html") || has(b"<table") || has(b"<!doctype html") || has(SPREADSHEET_ML))
}

/// Reads markup as it comes: one text for all tables of HTML, one for each sheet of SpreadsheetML.
pub(super) fn read(reading: &mut Reading<'_>, name: &str, source: &mut dyn Read) {
    let mut first = vec![0; super::PEEK];
    let mut length = 0;
    while let Ok(read) = source.read(&mut first[length..]) {
        length += read;
        if read == 0 {
            break;
        }
    }
    first.truncate(length);
    let plain: Vec<u8> = first.iter().copied().filter(|byte| *byte != 0).collect();
    let mut source = std::io::Cursor::new(first).chain(source);
    if memchr::memmem::find(&plain.to_ascii_lowercase(), SPREADSHEET_ML).is_some() {
        let sheet = Sheet::new(reading, name.to_owned());
        let mut book = Book { sheet, name, titles: Vec::new(), filled: 0, row: 0, column: 0, cell: None };
        let failed = tokens(&mut source, &mut |token| book.take(token)).err();
        book.end(failed);
    } else {
        let mut page = Page {
            sheet: Sheet::new(reading, name.to_owned()),
            row: 0,
            cells: Vec::new(),
            open: None,
            in_row: false,
            hanging: Vec::new(),
        };
        let failed = tokens(&mut source, &mut |token| page.take(token)).and_then(|()| page.end_row()).err();
        if !page.sheet.close(failed) {
            page.sheet.close(Some(Unreadable::UnknownFormat));
        }
    }
}

/// Decodes and cuts a whole source.
pub(super) fn tokens(
    source: &mut dyn Read,
    take: &mut dyn FnMut(Token<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let (mut decode, mut markup) = (Decode::default(), Markup::default());
    let mut buffer = vec![0; PIECE];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => decode.push(&buffer[..read], &mut |text| markup.push(text, take))?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(why(&error, Unreadable::DamagedWorkbook)),
        }
    }
    decode.finish(&mut |text| markup.push(text, take))?;
    markup.finish(take)
}

/// Most cells that one may span; the HTML standard stops at the same number.
const SPAN: u32 = 1_000;

/// The tables of an HTML page, one below the other.
struct Page<'r, 'a> {
    sheet: Sheet<'r, 'a>,
    row: u32,
    in_row: bool,
    /// Cells of the open row: text, columns and rows that it spans.
    cells: Vec<(String, u32, u32)>,
    /// The open cell.
    open: Option<(String, u32, u32)>,
    /// Cells of rows above that reach down: column, rows left, text.
    hanging: Vec<(u32, u32, String)>,
}

impl Page<'_, '_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Text(text) => {
                if let Some((open, ..)) = &mut self.open {
                    open.push_str(text);
                }
            }
            Token::Open("br" | "p" | "div", _) => {
                if let Some((open, ..)) = &mut self.open {
                    open.push(' ');
                }
            }
            Token::Open("td" | "th", attributes) => {
                self.end_cell();
                self.in_row = true;
                let span = |name| attributes.count(name).unwrap_or(1).min(SPAN);
                self.open = Some((String::new(), span("colspan"), span("rowspan")));
            }
            Token::Close("td" | "th") => self.end_cell(),
            Token::Open("tr", _) | Token::Close("tr") => self.end_row()?,
            Token::Open("table", _) | Token::Close("table") => {
                self.end_row()?;
                self.hanging.clear();
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        if let Some(cell) = self.open.take()
            && self.cells.len() < COLUMNS as usize
        {
            self.cells.push(cell);
        }
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        self.end_cell();
        if !self.in_row {
            return Ok(());
        }
        self.in_row = false;
        let above = std::mem::take(&mut self.hanging);
        for (column, left, text) in &above {
            // What a merged cell says holds for every row that it covers.
            self.sheet.cell(self.row, *column, text)?;
            if *left > 1 {
                self.hanging.push((*column, left - 1, text.clone()));
            }
        }
        let mut column = 0;
        for (text, columns, rows) in self.cells.drain(..) {
            while above.iter().any(|(taken, ..)| *taken == column) {
                column += 1;
            }
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.sheet.cell(self.row, column, &text)?;
            if rows > 1 && column < COLUMNS {
                self.hanging.push((column, rows - 1, text));
            }
            column = column.saturating_add(columns);
        }
        self.row += 1;
        Ok(())
    }
}

/// The sheets of SpreadsheetML.
struct Book<'r, 'a> {
    sheet: Sheet<'r, 'a>,
    name: &'r str,
    /// Names of the sheets so far.
    titles: Vec<String>,
    /// How many of them had a cell.
    filled: usize,
    row: u32,
    column: u32,
    /// The open cell's type and text.
    cell: Option<(String, String)>,
}

impl Book<'_, '_> {
    fn take(&mut self, token: Token<'_>) -> Result<(), Unreadable> {
        match token {
            Token::Open(name, attributes) => self.open(local(name), attributes),
            Token::Text(text) => {
                if let Some((_, value)) = &mut self.cell {
                    value.push_str(text);
                }
            }
            Token::Close(name) => match local(name) {
                "data" => {
                    if let Some((kind, value)) = self.cell.take() {
                        self.sheet.cell(self.row, self.column, &typed(&kind, value.trim()))?;
                    }
                }
                "cell" => self.column += 1,
                "row" => self.row += 1,
                "worksheet" => self.filled += usize::from(self.sheet.close(None)),
                _ => {}
            },
        }
        Ok(())
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        match name {
            "worksheet" => {
                let title = attributes.get("ss:Name").unwrap_or_else(|| "Sheet".to_owned());
                self.titles.push(format!("{}#{}", self.name, shown(&title)));
                self.sheet.next(self.titles.last().cloned().unwrap_or_default());
                self.row = 0;
            }
            "row" => {
                self.row = attributes.count("ss:Index").map_or(self.row, |index| index - 1).min(ROWS);
                self.column = 0;
            }
            "cell" => self.column = attributes.count("ss:Index").map_or(self.column, |index| index - 1).min(COLUMNS),
            "data" => self.cell = Some((attributes.get("ss:Type").unwrap_or_default(), String::new())),
            _ => {}
        }
    }

    fn end(mut self, failed: Option<Unreadable>) {
        let filled = self.filled + usize::from(self.sheet.close(failed));
        if filled == 0 {
            if self.titles.is_empty() {
                self.titles.push(self.name.to_owned());
            }
            self.sheet.fail_all(&self.titles);
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// A value of SpreadsheetML as text.
fn typed(kind: &str, value: &str) -> String {
    let mut out = String::new();
    match kind {
        "Number" => match value.parse() {
            Ok(number) => serial::number(number, &mut out),
            Err(_) => out.push_str(value),
        },
        "DateTime" => {
            let plain = value.split('.').next().unwrap_or(value);
            match plain.split_once('T') {
                // The day that stands for none.
                Some(("1899-12-31" | "1899-12-30", time)) => out.push_str(time),
                Some((date, "00:00:00")) => out.push_str(date),
                Some((date, time)) => out = format!("{date} {time}"),
                None => out.push_str(plain),
            }
        }
        "Error" => {}
        _ => out.push_str(value),
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_its_first_tags_in_any_encoding() {
        let utf16: Vec<u8> = "\u{feff}<html><table>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [
            &b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">"[..],
            b"\xef\xbb\xbf\r\n<meta charset=euc-kr><TABLE border=1>",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            &utf16,
        ] {
            assert!(is_markup(text));
        }
        for text in [&b"<34>1 2026-01-05T00:00:00Z host sshd"[..], b"a,b\n<html>,2\n", b"", b"<Event xmlns=\"x\">"] {
            assert!(!is_markup(text));
        }
    }
}
