//! Shared reading of CSV, TSV, semicolon and pipe tables: finding the header, framing rows, counting physical lines.
//!
//! A line without a quote is split here, at about three times the speed; everything else is framed by `csv-core`. That one
//! skips blank lines by itself but does not say how many, so leading line ends are taken off before each record: that is
//! what keeps the line numbers of evidence true. A test holds both ways to the same answer.

use super::columns::{Columns, Role, header_zone};
use super::formats::template::is_column_name;
use super::head::Head;
use super::mask::{Where, mask};
use super::{IssueKind, Reader, Sink, Unreadable};
use csv_core::ReadRecordResult;

/// The header of a table and how the table is written.
#[derive(Clone, Debug)]
pub struct TableHead {
    /// Byte between fields.
    pub delimiter: u8,
    /// Records above the header (titles that a spreadsheet left there).
    pub skip: usize,
    /// Header cells, trimmed.
    pub header: Vec<String>,
    /// What they mean.
    pub columns: Columns,
}

impl TableHead {
    /// Whether all the given header names are there, letter case aside.
    pub fn has_names(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.position(name).is_some())
    }

    /// Index of the first column with that header name, letter case aside.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known.eq_ignore_ascii_case(name))
    }
}

/// Delimiters in the order in which a tie is broken.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Rows in which a header is looked for: exports put a title, a period and a blank line above it at most.
pub const HEADER_ROWS: usize = 12;
/// Headers with more columns than this are no table that a person made.
const MAX_COLUMNS: usize = 2_000;

/// The table that a head is, if it is one: the delimiter and row whose cells name most columns, at least two.
pub fn find_table(head: &Head<'_>) -> Option<TableHead> {
    find_table_naming(head, 2)
}

/// The same with at least so many columns that are known.
pub fn find_table_naming(head: &Head<'_>, least: usize) -> Option<TableHead> {
    if head.is_json() {
        return None;
    }
    let mut best: Option<(usize, TableHead)> = None;
    for delimiter in DELIMITERS {
        for (skip, row) in first_rows(head.text, delimiter).into_iter().enumerate() {
            if row.len() < 2 || row.len() > MAX_COLUMNS {
                continue;
            }
            let columns = Columns::new(row.iter().map(String::as_str));
            let known = row
                .iter()
                .enumerate()
                .filter(|(n, name)| columns.is_known(*n) || !name.is_empty() && is_column_name(name))
                .count();
            if known >= least && best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, TableHead { delimiter, skip, header: row, columns }));
            }
        }
    }
    best.map(|(_, table)| table)
}

fn first_rows(text: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut framing = Framing::new(delimiter, text.len() + 1);
    let mut take = |_: u32, fields: &mut Fields<'_>| {
        rows.push(
            (0..fields.count())
                .map(|n| String::from_utf8_lossy(fields.get(n)).trim_start_matches('\u{feff}').trim().to_owned())
                .collect(),
        );
        rows.len() < HEADER_ROWS
    };
    // The last record of a head may be cut; as a header it would still be the best there is.
    let _ = framing.push(text, &mut take).and_then(|more| if more { framing.finish(&mut take) } else { Ok(false) });
    rows
}

/// One record's cells.
pub struct Fields<'a> {
    data: &'a mut [u8],
    /// Where each cell ends.
    ends: &'a [usize],
    /// Bytes between two cells: 1 where the delimiters still stand in the data.
    gap: usize,
}

impl Fields<'_> {
    /// The cell at an index, trimmed; empty where the row is short.
    #[inline]
    pub fn get(&self, index: usize) -> &[u8] {
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = if index == 0 { 0 } else { self.ends[index - 1] + self.gap };
        self.data[start..end].trim_ascii()
    }

    /// The cell of an optional column.
    #[inline(always)]
    pub fn at(&self, index: Option<usize>) -> &[u8] {
        index.map_or(&[], |index| self.get(index))
    }

    /// How many cells the row has.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Whether the row has no cell with anything in it.
    pub fn is_blank(&self) -> bool {
        (0..self.count()).all(|index| self.get(index).is_empty())
    }

    /// Masks identity numbers in all cells and says how many there were.
    fn mask(&mut self) -> usize {
        if self.gap == 1 {
            // No number holds a delimiter, so that the whole line can be looked through at once.
            return mask(self.data, Where::Text);
        }
        let mut found = 0;
        let mut start = 0;
        for &end in self.ends {
            // The shortest identity number has nine characters.
            if end - start >= 9 {
                found += mask(&mut self.data[start..end], Where::Text);
            }
            start = end + self.gap;
        }
        found
    }
}

/// What an importer of a table does with its rows.
pub trait RowReader {
    /// Reads one row below the header; the row is counted already.
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink);
    /// Called once before the first row.
    fn begin(&mut self, _sink: &mut dyn Sink) {}
}

/// Frames rows and hands those below the header to a [`RowReader`].
pub struct TableReader<R> {
    framing: Framing,
    rows: R,
    head: TableHead,
    seen: usize,
    data_rows: usize,
}

impl<R: RowReader> TableReader<R> {
    /// A reader of a table with that head; `record_bytes` is the most that one record may have.
    pub fn new(head: TableHead, rows: R, record_bytes: usize) -> Self {
        Self { framing: Framing::new(head.delimiter, record_bytes), rows, head, seen: 0, data_rows: 0 }
    }
}

impl<R: RowReader> Reader for TableReader<R> {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { framing, rows, head, seen, data_rows } = self;
        framing
            .push(piece, &mut |line, fields| {
                take_row(line, fields, rows, head, seen, data_rows, sink);
                true
            })
            .map(|_| ())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { framing, rows, head, seen, data_rows } = self;
        framing.finish(&mut |line, fields| {
            take_row(line, fields, rows, head, seen, data_rows, sink);
            true
        })?;
        if self.data_rows == 0 { Err(Unreadable::HeaderOnly) } else { Ok(()) }
    }
}

/// For all tables the same code: a copy of it for each format weighs more than the call costs.
fn take_row(
    line: u32,
    fields: &mut Fields<'_>,
    rows: &mut dyn RowReader,
    head: &TableHead,
    seen: &mut usize,
    data_rows: &mut usize,
    sink: &mut dyn Sink,
) {
    *seen += 1;
    // Without a header row the first record stands where a header would.
    let bare = head.columns.is_bare();
    if bare && *seen == head.skip + 1 {
        begin(rows, head, sink);
    }
    if *seen <= head.skip + usize::from(!bare) {
        if *seen == head.skip + 1 {
            if let Some(zone) = head.header.iter().find_map(|name| header_zone(name)) {
                sink.header_zone(&zone);
            }
            for (column, _) in head.columns.pick(|role| role == Role::Protected) {
                sink.dropped_column(&head.header[column]);
            }
            begin(rows, head, sink);
        }
        return;
    }
    if fields.is_blank() || is_total(fields) || is_header_again(fields, head) {
        return;
    }
    *data_rows += 1;
    sink.row(line);
    if fields.mask() > 0 {
        sink.issue(line, IssueKind::IdentityNumberMasked);
    }
    rows.row(line, fields, sink);
}

fn begin(rows: &mut dyn RowReader, head: &TableHead, sink: &mut dyn Sink) {
    if let Some(told) = head.columns.told() {
        sink.told(&told.answers);
    }
    rows.begin(sink);
}

/// Words that a total row begins with.
const TOTALS: &[&str] =
    &["합계", "총계", "소계", "총합계", "합 계", "총 계", "total", "subtotal", "grand total", "sum", "合計", "小計"];

/// The first rows of a text in that delimiter with their physical lines, at most so many; cells are masked and trimmed.
pub fn sample_rows(text: &[u8], delimiter: u8, most: usize) -> Vec<(u32, Vec<String>)> {
    let mut rows = Vec::new();
    let mut framing = Framing::new(delimiter, text.len() + 1);
    let mut take = |line: u32, fields: &mut Fields<'_>| {
        fields.mask();
        let cell = |n| String::from_utf8_lossy(fields.get(n)).trim_start_matches('\u{feff}').trim().to_owned();
        rows.push((line, (0..fields.count().min(MAX_COLUMNS)).map(cell).collect()));
        rows.len() < most
    };
    let _ = framing.push(text, &mut take).and_then(|more| if more { framing.finish(&mut take) } else { Ok(false) });
    rows
}

/// Whether a row of cells is a total below the records.
pub fn is_total_row(cells: &[String]) -> bool {
    cells.iter().find(|cell| !cell.is_empty()).is_some_and(|first| is_total_word(first))
}

/// Whether the row is a total below the records: the first filled cell says so.
fn is_total(fields: &Fields<'_>) -> bool {
    let first = (0..fields.count()).map(|n| fields.get(n)).find(|cell| !cell.is_empty()).unwrap_or_default();
    // The longest of the words has eleven bytes; a colon may follow.
    if first.len() > 14 {
        return false;
    }
    std::str::from_utf8(first).is_ok_and(is_total_word)
}

fn is_total_word(text: &str) -> bool {
    let text = text.trim_end_matches([':', ' ']);
    TOTALS.iter().any(|total| text.eq_ignore_ascii_case(total))
}

/// Whether a concatenated export repeats its header here.
fn is_header_again(fields: &Fields<'_>, head: &TableHead) -> bool {
    fields.count() == head.header.len()
        && !head.header[0].is_empty()
        && fields.get(0) == head.header[0].as_bytes()
        && head.header.iter().enumerate().all(|(n, name)| fields.get(n) == name.as_bytes())
}

/// Frames records of one delimiter, given in pieces of any size.
pub struct Framing {
    reader: csv_core::Reader,
    data: Vec<u8>,
    ends: Vec<usize>,
    data_len: usize,
    ends_len: usize,
    line: u32,
    record_line: u32,
    inside: bool,
    /// `csv-core` holds the beginning of a record.
    begun: bool,
    delimiter: u8,
    record_bytes: usize,
}

impl Framing {
    /// Framing with that byte between fields.
    pub fn new(delimiter: u8, record_bytes: usize) -> Self {
        let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        // The mark of UTF-8 is off before a table is framed. A second one is a character of the first name, yet `csv-core`
        // would drop it, depending on where the first piece ends, unless it has read something before.
        let _ = reader.read_record(b"\n", &mut [], &mut []);
        Self {
            reader,
            data: vec![0; 4_096],
            ends: vec![0; 64],
            data_len: 0,
            ends_len: 0,
            line: 1,
            record_line: 1,
            inside: false,
            begun: false,
            delimiter,
            record_bytes,
        }
    }

    /// Takes a piece and hands out every record that ended in it with its first physical line, until `take` says stop.
    /// A record past the limit of bytes ends the file: in a table, a quote that never closes is the only way to get there.
    pub fn push(
        &mut self,
        piece: &[u8],
        take: &mut dyn FnMut(u32, &mut Fields<'_>) -> bool,
    ) -> Result<bool, Unreadable> {
        let mut rest = piece;
        loop {
            if !self.inside {
                let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                self.line += rest[..blank].iter().filter(|byte| **byte == b'\n').count() as u32;
                rest = &rest[blank..];
                if rest.is_empty() {
                    return Ok(true);
                }
                self.inside = true;
                self.record_line = self.line;
            }
            if let Some(length) = self.plain_line(rest) {
                self.inside = false;
                if !self.take_plain(&rest[..length], take) {
                    return Ok(false);
                }
                rest = &rest[length..];
                continue;
            }
            if rest.is_empty() {
                return Ok(true);
            }
            if !self.step(&mut rest, take)? {
                return Ok(false);
            }
        }
    }

    /// Takes the end of the file.
    pub fn finish(&mut self, take: &mut dyn FnMut(u32, &mut Fields<'_>) -> bool) -> Result<bool, Unreadable> {
        if self.inside {
            let mut nothing: &[u8] = &[];
            while self.inside {
                if !self.step(&mut nothing, take)? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Length of the line at the front, if a record begins there that needs no unquoting and ends in this piece.
    fn plain_line(&self, rest: &[u8]) -> Option<usize> {
        if self.data_len > 0 || self.ends_len > 0 || self.begun {
            return None;
        }
        let end = memchr::memchr(b'\n', rest)?;
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        (line.len() <= self.record_bytes && memchr::memchr2(b'"', b'\r', line).is_none()).then_some(line.len())
    }

    /// Splits a line at its delimiters; its line end is left to the next round.
    fn take_plain(&mut self, line: &[u8], take: &mut dyn FnMut(u32, &mut Fields<'_>) -> bool) -> bool {
        if self.data.len() < line.len() {
            self.data.resize(line.len().next_power_of_two(), 0);
        }
        self.data[..line.len()].copy_from_slice(line);
        let mut cells = 0;
        for (at, byte) in line.iter().enumerate() {
            if *byte == self.delimiter {
                if cells == self.ends.len() {
                    self.ends.resize(cells * 2, 0);
                }
                self.ends[cells] = at;
                cells += 1;
            }
        }
        if cells == self.ends.len() {
            self.ends.resize(cells * 2, 0);
        }
        self.ends[cells] = line.len();
        take(self.record_line, &mut Fields { data: &mut self.data[..line.len()], ends: &self.ends[..=cells], gap: 1 })
    }

    fn step(
        &mut self,
        rest: &mut &[u8],
        take: &mut dyn FnMut(u32, &mut Fields<'_>) -> bool,
    ) -> Result<bool, Unreadable> {
        let before = self.reader.line();
        self.begun = true;
        let (result, read, wrote, ended) =
            self.reader.read_record(rest, &mut self.data[self.data_len..], &mut self.ends[self.ends_len..]);
        self.line += (self.reader.line() - before) as u32;
        *rest = &rest[read..];
        self.data_len += wrote;
        self.ends_len += ended;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => {
                if self.data.len() >= self.record_bytes {
                    return Err(Unreadable::RecordTooLong);
                }
                let room = (self.data.len() * 2).min(self.record_bytes);
                self.data.resize(room, 0);
            }
            ReadRecordResult::OutputEndsFull => {
                if self.ends.len() >= self.record_bytes {
                    return Err(Unreadable::RecordTooLong);
                }
                self.ends.resize(self.ends.len() * 2, 0);
            }
            ReadRecordResult::Record => {
                (self.inside, self.begun) = (false, false);
                let mut fields =
                    Fields { data: &mut self.data[..self.data_len], ends: &self.ends[..self.ends_len], gap: 0 };
                (self.data_len, self.ends_len) = (0, 0);
                return Ok(take(self.record_line, &mut fields));
            }
            ReadRecordResult::End => (self.inside, self.begun) = (false, false),
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framed(text: &str, step: usize) -> Vec<(u32, Vec<String>)> {
        let mut rows = Vec::new();
        let mut framing = Framing::new(b',', 1 << 20);
        let mut take = |line: u32, fields: &mut Fields<'_>| {
            rows.push((
                line,
                (0..fields.count()).map(|n| String::from_utf8_lossy(fields.get(n)).into_owned()).collect(),
            ));
            true
        };
        for piece in text.as_bytes().chunks(step) {
            framing.push(piece, &mut take).expect("short records");
        }
        framing.finish(&mut take).expect("short records");
        rows
    }

    #[test]
    fn physical_lines_survive_quotes_blank_lines_and_both_line_ends() {
        for end in ["\n", "\r\n"] {
            let text = format!("a,b{end}1,\"x{end}y\"{end}{end}2,z{end}{end}{end}3,\"q\"\"q\"");
            for step in [1, 2, 3, 1_000] {
                let rows = framed(&text, step);
                let lines: Vec<u32> = rows.iter().map(|(line, _)| *line).collect();
                assert_eq!(lines, [1, 2, 5, 8], "step {step}");
                assert_eq!(rows[3].1, ["3", "q\"q"]);
            }
        }
    }

    #[test]
    fn a_second_mark_of_utf8_is_the_same_in_any_pieces() {
        let text = "\u{feff}a,\"b\"\nc,d\n";
        let whole = framed(text, text.len());
        assert_eq!(whole[0].1, ["\u{feff}a", "b"]);
        for step in 1..6 {
            assert_eq!(framed(text, step), whole, "in pieces of {step}");
        }
    }

    #[test]
    fn plain_and_quoted_lines_give_the_same_cells() {
        let plain = "a,b,,d\n1, 2 ,3\n,,\nx\n한,글\r\n\r\nlast,one\n";
        let quoted = "\"a\",b,,d\n\"1\", 2 ,3\n\"\",,\n\"x\"\n\"한\",글\r\n\r\n\"last\",one\n";
        for step in [1, 2, 5, 1_000] {
            assert_eq!(framed(plain, step), framed(quoted, step), "step {step}");
            assert_eq!(framed(plain, step), framed(plain, 1_000), "step {step}");
        }
    }

    #[test]
    fn a_header_below_titles_is_found_with_its_delimiter() {
        let head = Head::new(
            "t.csv",
            "근태 현황\n기간;2026-01\n\n계정;시작;종료;접속 IP\nkim;09:00;18:00;192.0.2.1\n".as_bytes(),
            true,
        );
        let table = find_table(&head).expect("a table");
        assert_eq!((table.delimiter, table.skip), (b';', 2));
        assert_eq!(table.header[3], "접속 IP");
    }

    #[test]
    fn an_unclosed_quote_ends_in_an_error_not_in_memory() {
        let mut framing = Framing::new(b',', 10_000);
        let text = format!("a,\"{}", "x".repeat(50_000));
        assert_eq!(framing.push(text.as_bytes(), &mut |_, _| true), Err(Unreadable::RecordTooLong));
    }
}
