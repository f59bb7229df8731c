//! Rows of recorded work: who, on which day or from when, how long, for whom. Time trackers differ in the names only.

use super::named_columns::{Names, filled, position, positions};
use crate::ingest::delimited::{Fields, RowReader, TableHead};
use crate::ingest::{Record, Sink, When};
use crate::model::{ActivityKind, Outcome};

/// Under which folded names a product keeps what; empty where it has no such column.
pub(super) struct HoursNames {
    /// Exact keys of the person, best first.
    pub keys: Names,
    /// The whole name.
    pub name: Names,
    /// Given name, where the name is in two columns.
    pub first_name: Names,
    /// Family name.
    pub last_name: Names,
    /// Client, else project.
    pub clients: Names,
    /// Day, or day and clock time, of the beginning.
    pub start: Names,
    /// Day and clock time of the end.
    pub end: Names,
    /// Length.
    pub hours: Names,
    /// The row's own zone.
    pub zone: Names,
}

/// Reads such rows.
pub(super) struct HoursRows {
    keys: Vec<usize>,
    name: Option<usize>,
    first_name: Option<usize>,
    last_name: Option<usize>,
    clients: Vec<usize>,
    start: Option<usize>,
    end: Option<usize>,
    hours: Option<usize>,
    zone: Option<usize>,
    /// The account of all rows, where the file is one person's own and names nobody.
    owner: Vec<u8>,
    joined: Vec<u8>,
}

impl HoursRows {
    /// The columns of the table; `owner` is the account of a file that has no column for it.
    pub(super) fn new(table: &TableHead, names: &HoursNames, owner: &str) -> Self {
        let at = |names| position(table, names);
        Self {
            keys: positions(table, names.keys),
            name: at(names.name),
            first_name: at(names.first_name),
            last_name: at(names.last_name),
            clients: positions(table, names.clients),
            start: at(names.start),
            end: at(names.end),
            hours: at(names.hours),
            zone: at(names.zone),
            owner: owner.as_bytes().to_vec(),
            joined: Vec::new(),
        }
    }
}

impl RowReader for HoursRows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let (key, alias) = filled(&self.keys, fields);
        self.joined.clear();
        match fields.at(self.name) {
            b"" => {
                self.joined.extend_from_slice(fields.at(self.first_name));
                self.joined.push(b' ');
                self.joined.extend_from_slice(fields.at(self.last_name));
            }
            name => self.joined.extend_from_slice(name),
        }
        let name = self.joined.trim_ascii();
        let nobody = key.is_empty() && name.is_empty();
        let start = fields.at(self.start);
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Work,
                outcome: Outcome::Success,
                day_only: is_day(start),
                account: match key {
                    b"" if nobody => &self.owner,
                    b"" => name,
                    key => key,
                },
                account_is_name: key.is_empty(),
                alias,
                name,
                start: if start.is_empty() { When::Missing } else { When::Text(start) },
                end: match fields.at(self.end) {
                    b"" => When::Missing,
                    end => When::Text(end),
                },
                duration: fields.at(self.hours),
                zone: fields.at(self.zone),
                client: filled(&self.clients, fields).0,
                ..Record::default()
            },
        );
    }
}

/// Whether a cell holds a day only; spreadsheets and Tempo write a midnight beside it.
fn is_day(cell: &[u8]) -> bool {
    !cell.contains(&b':') || cell.ends_with(b" 00:00") || cell.ends_with(b" 00:00:00")
}

/// The base name of a file without its extension: the account of a file that is one person's own and names nobody.
pub(super) fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments() {
        for (cell, expected) in [
            ("2026-01-12", true),
            ("2026-01-12 00:00", true),
            ("2026-01-12 09:00", false),
            ("2026-01-12T00:00:00.000+0000", false),
        ] {
            assert_eq!(is_day(cell.as_bytes()), expected, "{cell}");
        }
        assert_eq!((stem("kim.2026.csv"), stem("kim")), ("kim.2026", "kim"));
        assert_eq!(stem("kim.csv.gz"), "kim");
    }
}
