//! Tables of our own: one list of columns makes the importer, the empty file to fill in and the page of the documentation.

use super::FORMATS;
use super::named_columns::position_in;
use super::profile_columns::PROFILE_COLUMNS;
use super::session_table::ActivityColumns;
use crate::ingest::columns::{Role, folded};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Detail};
use crate::settings::Limits;
use std::sync::LazyLock;

/// A table that people fill in, or that a tool exports in nearly this shape.
pub struct Template {
    /// What the format says about itself.
    pub card: FormatCard,
    /// What a row is.
    pub kind: ActivityKind,
    /// Its columns, in the order of the empty file.
    pub columns: &'static [Column],
}

/// One column of a template.
pub struct Column {
    /// What it holds.
    pub what: What,
    /// Header of the empty file.
    pub name: Both,
    /// Other names that exports use, folded.
    pub also: &'static [&'static str],
    /// A table without it is not of this template.
    pub needed: bool,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// Who, when, from where: read by the general names of columns.
    Core,
    /// When, by a name of the template's own.
    Time,
    /// One of the details.
    Detail(Detail),
}

/// A column that is read by the general names.
pub const fn core(ko: &'static str, en: &'static str) -> Column {
    Column { what: What::Core, name: Both { ko, en }, also: &[], needed: false }
}

/// A column of times.
pub const fn time(ko: &'static str, en: &'static str, also: &'static [&'static str]) -> Column {
    Column { what: What::Time, name: Both { ko, en }, also, needed: false }
}

/// A column of details.
pub const fn detail(detail: Detail, ko: &'static str, en: &'static str, also: &'static [&'static str]) -> Column {
    Column { what: What::Detail(detail), name: Both { ko, en }, also, needed: false }
}

/// A column of details by which the template is known.
pub const fn needed(detail: Detail, ko: &'static str, en: &'static str, also: &'static [&'static str]) -> Column {
    Column { what: What::Detail(detail), name: Both { ko, en }, also, needed: true }
}

impl Column {
    fn position(&self, header: &[String]) -> Option<usize> {
        let own = [folded(self.name.ko), folded(self.name.en)];
        header.iter().position(|name| own.contains(name)).or_else(|| position_in(header, self.also))
    }
}

/// Whether a header name is one of a template or profile column: what finds the header of a table that the general names
/// know too little of.
pub fn is_column_name(name: &str) -> bool {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let templates = FORMATS.iter().filter_map(|importer| importer.template());
        let own = templates.flat_map(|template| template.columns).map(|column| (column.name, column.also));
        let profile = PROFILE_COLUMNS.iter().map(|column| (column.name, column.also));
        let mut names: Vec<String> = own
            .chain(profile)
            .flat_map(|(name, also)| [name.ko, name.en].into_iter().chain(also.iter().copied()).map(folded))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    });
    let folded = folded(name);
    NAMES.binary_search(&folded).is_ok()
}

impl Template {
    /// Likely where the table names an account, a time and every needed column.
    pub fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table) if table.columns.has_account() && self.fits(table) => Likelihood::Likely,
            _ => Likelihood::No,
        }
    }

    /// Every needed column is there, and a time; where that goes by a general name, two details must speak for the template:
    /// many a table has one column of that name.
    fn fits(&self, table: &TableHead) -> bool {
        let header: Vec<String> = table.header.iter().map(|name| folded(name)).collect();
        let has = |column: &&Column| column.position(&header).is_some();
        let own_time = self.columns.iter().filter(|column| column.what == What::Time).any(|column| has(&column));
        let details = self.columns.iter().filter(|column| matches!(column.what, What::Detail(_))).filter(has).count();
        self.columns.iter().filter(|column| column.needed).all(|column| has(&column))
            && (own_time || details >= 2 && table.columns.has_time())
    }

    /// Starts reading.
    pub fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows::new(&table, self);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

struct Rows {
    kind: ActivityKind,
    columns: ActivityColumns,
    date: Option<usize>,
    clock: Option<usize>,
    details: Vec<(Detail, usize)>,
}

impl Rows {
    fn new(table: &TableHead, template: &Template) -> Self {
        let header: Vec<String> = table.header.iter().map(|name| folded(name)).collect();
        let own_time = template
            .columns
            .iter()
            .filter(|column| column.what == What::Time)
            .find_map(|column| column.position(&header));
        let at = |role| table.columns.index(role);
        let details = template
            .columns
            .iter()
            .filter_map(|column| match column.what {
                What::Detail(detail) => column.position(&header).map(|index| (detail, index)),
                _ => None,
            })
            .collect();
        let general =
            at(Role::Time).or(at(Role::Start)).or(at(Role::Date)).or(at(Role::StartDate)).or(at(Role::Created));
        let date = own_time.or(general);
        let clock = at(Role::StartTime).or(at(Role::Time)).filter(|clock| Some(*clock) != date);
        Self { kind: template.kind, columns: ActivityColumns::new(table), date, clock, details }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let (date, clock) = (fields.at(self.date), fields.at(self.clock));
        let has_clock = date.contains(&b':') || date.contains(&b'T') || date.len() >= 10 && is_number(date);
        let start = match () {
            () if date.is_empty() => When::Missing,
            () if !has_clock && clock.contains(&b':') => When::Split(date, clock),
            () => When::Text(date),
        };
        let mut details: Vec<(Detail, &[u8])> = self.columns.details(fields);
        details.extend(self.details.iter().map(|(detail, column)| (*detail, fields.get(*column))));
        sink.record(
            line,
            &Record {
                kind: self.kind,
                // A day is no moment: nobody was there at midnight.
                day_only: !has_clock && !matches!(start, When::Split(..)),
                start,
                details: &details,
                ..self.columns.record(fields)
            },
        );
    }
}

/// Whether a cell is an epoch: digits only, perhaps with a fraction.
fn is_number(cell: &[u8]) -> bool {
    cell.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Writes an importer whose card and columns are a template.
macro_rules! template_importer {
    ($(#[$doc:meta])* $name:ident, $template:expr) => {
        $(#[$doc])*
        pub struct $name;

        static TEMPLATE: crate::ingest::formats::template::Template = $template;

        impl crate::ingest::Importer for $name {
            fn card(&self) -> &'static crate::ingest::FormatCard {
                &TEMPLATE.card
            }

            fn sniff(&self, head: &crate::ingest::Head<'_>) -> crate::ingest::Likelihood {
                TEMPLATE.sniff(head)
            }

            fn open(
                &self,
                head: &crate::ingest::Head<'_>,
                limits: &crate::settings::Limits,
            ) -> Result<Box<dyn crate::ingest::Reader>, crate::ingest::Unreadable> {
                TEMPLATE.open(head, limits)
            }

            fn template(&self) -> Option<&'static crate::ingest::formats::template::Template> {
                Some(&TEMPLATE)
            }
        }
    };
}
pub(super) use template_importer;
