//! One sheet as the text of a table: every sheet row is one physical line, so that line numbers are row numbers.

use super::{PIECE, Reading};
use crate::ingest::Unreadable;
use std::ops::Range;

/// Columns beyond this are left out: no table that a person made has them (the header finder has the same limit), and a
/// cell in the last column of every row would expand a thousandfold.
pub(super) const COLUMNS: u32 = 2_000;
/// Rows of the largest sheet there is.
pub(super) const ROWS: u32 = 1 << 20;

/// Takes cells in the order of their rows and hands the text on.
pub(super) struct Sheet<'r, 'a> {
    reading: &'r mut Reading<'a>,
    name: String,
    /// Begun with the first cell, so that an empty sheet leaves no trace.
    begun: bool,
    wanted: bool,
    /// Lines ended so far; the open row has this number, first row 0.
    row: u32,
    cells: Vec<(u32, Range<usize>)>,
    text: String,
    out: Vec<u8>,
}

impl<'r, 'a> Sheet<'r, 'a> {
    pub(super) fn new(reading: &'r mut Reading<'a>, name: String) -> Self {
        Self {
            reading,
            name,
            begun: false,
            wanted: true,
            row: 0,
            cells: Vec::new(),
            text: String::new(),
            out: Vec::new(),
        }
    }

    /// Puts a cell; false says that no more is wanted. Fails where rows go backwards or the text grows past all limits.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: &str) -> Result<bool, Unreadable> {
        let value = value.trim();
        if value.is_empty() || column >= COLUMNS || row >= ROWS {
            return Ok(self.wanted);
        }
        if row < self.row {
            return Err(Unreadable::DamagedWorkbook);
        }
        if !self.begun {
            self.begun = true;
            self.wanted = self.reading.begin(&self.name);
        }
        if row > self.row {
            self.end_rows(row)?;
        }
        if self.wanted {
            let start = self.text.len();
            self.text.push_str(value);
            self.cells.push((column, start..self.text.len()));
        }
        Ok(self.wanted)
    }

    /// Ends the sheet; `failed` says why it was not read to its end. False where there was nothing in it.
    pub(super) fn close(&mut self, failed: Option<Unreadable>) -> bool {
        let begun = std::mem::take(&mut self.begun);
        if begun {
            let failed = failed.or_else(|| self.end_rows(self.row + 1).and_then(|()| self.flush()).err());
            if self.wanted {
                self.reading.members.end(failed);
            }
        } else if let Some(error) = failed {
            self.reading.fail(&self.name, error);
        }
        self.wanted = true;
        self.row = 0;
        self.cells.clear();
        self.text.clear();
        self.out.clear();
        begun || failed.is_some()
    }

    /// Goes on with the next sheet.
    pub(super) fn next(&mut self, name: String) {
        self.name = name;
    }

    /// Sheets of which there was nothing but the name, where that is all there is.
    pub(super) fn fail_all(self, titles: &[String]) {
        titles.iter().for_each(|title| self.reading.fail(title, Unreadable::Empty));
    }

    /// Ends the open row and blank ones up to that row.
    fn end_rows(&mut self, row: u32) -> Result<(), Unreadable> {
        // Writers may put cells of a row in any order.
        self.cells.sort_by_key(|(column, _)| *column);
        let mut at = 0;
        for (column, range) in self.cells.drain(..) {
            self.out.extend(std::iter::repeat_n(b',', column.saturating_sub(at) as usize));
            at = at.max(column);
            put(&mut self.out, &self.text[range]);
        }
        self.text.clear();
        self.out.extend(std::iter::repeat_n(b'\n', (row - self.row) as usize));
        self.row = row;
        if self.out.len() >= PIECE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Unreadable> {
        let expanded = self.reading.expanded.get() + self.out.len() as u64;
        self.reading.expanded.set(expanded);
        if expanded > self.reading.limits.expanded_bytes {
            return Err(Unreadable::ExpandsTooFar);
        }
        if self.wanted && !self.reading.members.push(&self.out) {
            self.wanted = false;
            self.reading.members.end(None);
        }
        self.out.clear();
        Ok(())
    }
}

/// One cell of a line: quoted where it must be, and where its first character would make the line look like JSON.
fn put(out: &mut Vec<u8>, cell: &str) {
    let quoted = cell.starts_with(['[', '{']) || cell.contains([',', '"', ';', '\t', '|']);
    if quoted {
        out.push(b'"');
    }
    for byte in cell.bytes() {
        match byte {
            b'\n' | b'\r' => out.push(b' '),
            b'"' => out.extend_from_slice(b"\"\""),
            byte => out.push(byte),
        }
    }
    if quoted {
        out.push(b'"');
    }
}
