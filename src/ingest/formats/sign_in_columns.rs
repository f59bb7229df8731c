//! Sign-in tables whose columns are known by name: a list of names makes an importer.

use super::sign_in_fields::{Entry, Judge, Slot, emit};
use crate::ingest::columns::Columns;
use crate::ingest::delimited::{Fields, Framing, RowReader, TableHead, TableReader};
use crate::ingest::{Head, Reader, Sink};
use crate::settings::Limits;

/// A slot and the name of a column for it; the first column in the list that is filled counts.
pub(super) type Named = (Slot, &'static str);

/// Rows in which the header is looked for.
const HEADER_ROWS: usize = 12;

/// The table with a header that has all these names, in any delimiter, letter case aside.
pub(super) fn table(head: &Head<'_>, names: &[&str]) -> Option<TableHead> {
    let present = |name: &&str| memchr::memmem::find(head.text, name.as_bytes()).is_some();
    if head.is_json() || !names.iter().all(present) {
        return None;
    }
    [b',', b'\t', b';', b'|'].into_iter().find_map(|delimiter| table_of(head.text, delimiter, names))
}

fn table_of(text: &[u8], delimiter: u8, names: &[&str]) -> Option<TableHead> {
    let mut framing = Framing::new(delimiter, text.len() + 1);
    let (mut seen, mut found) = (0, None);
    let mut take = |_: u32, fields: &mut Fields<'_>| {
        let header: Vec<String> = (0..fields.count().min(2_000))
            .map(|at| String::from_utf8_lossy(fields.get(at)).trim_start_matches('\u{feff}').trim().to_owned())
            .collect();
        if names.iter().all(|name| position(&header, name).is_some()) {
            let columns = Columns::new(header.iter().map(String::as_str));
            found = Some(TableHead { delimiter, skip: seen, header, columns });
        }
        seen += 1;
        found.is_none() && seen < HEADER_ROWS
    };
    if framing.push(text, &mut take).is_ok_and(|more| more) {
        // A table that ends in its header is still this format's.
        let _ = framing.finish(&mut take);
    }
    found
}

/// The first column of that name; a unit in brackets may follow it, as in `TimeGenerated [UTC]`.
pub(super) fn position(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|known| {
        known.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && (known.len() == name.len() || known[name.len()..].starts_with(" ["))
    })
}

/// How one format's rows are read.
pub(super) struct Rows {
    columns: Vec<(Slot, usize)>,
    judge: Judge,
    machine: bool,
    in_utc: bool,
}

impl Rows {
    /// Rows of the table with that header.
    pub(super) fn new(table: &TableHead, names: &[Named], judge: Judge) -> Self {
        let columns =
            names.iter().filter_map(|(slot, name)| position(&table.header, name).map(|at| (*slot, at))).collect();
        Self { columns, judge, machine: false, in_utc: false }
    }

    /// All of them are made by machines, as the file itself says.
    pub(super) fn by_machine(self, machine: bool) -> Self {
        Self { machine, ..self }
    }

    /// The format defines its times to be UTC.
    pub(super) fn in_utc(self, in_utc: bool) -> Self {
        Self { in_utc, ..self }
    }

    /// Their reader.
    pub(super) fn reader(self, table: TableHead, limits: &Limits) -> Box<dyn Reader> {
        Box::new(TableReader::new(table, self, limits.record_bytes))
    }
}

impl RowReader for Rows {
    fn begin(&mut self, sink: &mut dyn Sink) {
        if self.in_utc {
            sink.format_zone("UTC");
        }
    }

    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let mut entry = Entry::default();
        for (slot, at) in &self.columns {
            entry.fill(*slot, fields.get(*at));
        }
        emit(line, entry, self.judge, self.machine, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_found_below_titles_in_any_delimiter_and_by_its_first_column_of_a_name() {
        let text = "\u{feff}Report\n\nTime [UTC];user;User;\"IP\naddress\"\n1;2;3;4\n";
        let found = table(&Head::new("x", text.as_bytes(), true), &["Time", "User"]).expect("a table");
        assert_eq!((found.delimiter, found.skip, found.header.len()), (b';', 1, 4));
        assert_eq!(position(&found.header, "USER"), Some(1));
        assert_eq!(position(&found.header, "Tim"), None);
        assert!(table(&Head::new("x", text.as_bytes(), true), &["Time", "Name"]).is_none());
    }
}
