//! What a table probably is, from the names of its columns and from its values, and what only a person can tell.

use super::cells::parse_address;
use super::clock::{DayOrder, OrderEvidence, StampKind, TimeColumn};
use super::countries::country_code;
use super::duration::parse_duration;
use crate::ingest::Head;
use crate::ingest::columns::{Role, header_zone, role};
use crate::ingest::delimited::{is_total_row, sample_rows};
use crate::ingest::roles::{role_name, role_named};
use crate::settings::mapping::{Answers, Delimiter, Hours, IGNORE, MappedColumn, Mapping, SCHEMA, TableKind};
use std::collections::BTreeSet;

mod values;

pub use values::{Sample, Tally};

/// Why a role is proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// The column's name says so.
    Name,
    /// Its values look like it.
    Value,
    /// Nothing is proposed.
    Nothing,
}

/// What the data do not answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// In which zone the times are.
    Zone,
    /// Which number of a date is the day.
    DayOrder,
    /// Whether a comma stands before decimals or between thousands.
    Decimal,
    /// How hours are written.
    Hours,
    /// Which of these columns names the account.
    Account(Vec<usize>),
}

/// A proposed mapping and why.
pub struct Proposal {
    /// The mapping.
    pub mapping: Mapping,
    /// Why, column by column.
    pub reasons: Vec<Reason>,
}

/// How a table is written: delimiter, rows above the header, and whether there is one.
pub type Layout = (Delimiter, usize, bool);

/// Proposes a mapping for a head, in the given layout or the one that it seems to have; nothing where it is no table.
pub fn propose(head: &Head<'_>, layout: Option<Layout>) -> Option<Proposal> {
    let (delimiter, above, header) = layout.or_else(|| values::layout(head))?;
    let sample = Sample::of(head.text, delimiter, above, header)?;
    let mut roles: Vec<Option<Role>> = Vec::new();
    for name in &sample.header {
        let known = role(name).filter(|role| !roles.contains(&Some(*role)));
        roles.push(known);
    }
    let mut reasons: Vec<Reason> =
        roles.iter().map(|role| if role.is_some() { Reason::Name } else { Reason::Nothing }).collect();
    values::by_values(&sample, &mut roles);
    for (reason, role) in reasons.iter_mut().zip(&roles) {
        if *reason == Reason::Nothing && role.is_some() {
            *reason = Reason::Value;
        }
    }
    let columns = sample.header.iter().zip(&roles).map(|(name, role)| MappedColumn {
        name: header.then(|| name.clone()),
        role: role.map_or(IGNORE, role_name).to_owned(),
    });
    let mut mapping = Mapping {
        schema: SCHEMA.to_owned(),
        table: kind_of(&sample, &roles),
        delimiter,
        above,
        header,
        file: (!header).then(|| head.name.to_owned()),
        columns: columns.collect(),
        answers: Answers::default(),
    };
    fill(&mut mapping, &sample);
    Some(Proposal { mapping, reasons })
}

fn kind_of(sample: &Sample, roles: &[Option<Role>]) -> TableKind {
    let has = |wanted: &[Role]| wanted.iter().any(|role| roles.contains(&Some(*role)));
    let times = [Role::Time, Role::Start, Role::Date, Role::StartDate, Role::StartTime];
    if !has(&times) {
        return TableKind::Roster;
    }
    let ends = has(&[Role::End, Role::EndDate, Role::EndTime]);
    if !ends && !has(&[Role::Duration]) {
        return TableKind::SignIns;
    }
    // The words that tell work from a connection, as header names of timesheets have them.
    const WORK: &[&str] = &["출근", "퇴근", "작업", "근무", "work", "clock in", "hours", "arbeit", "stunden", "task"];
    let named = sample.header.iter().any(|name| WORK.iter().any(|word| name.to_lowercase().contains(word)));
    let billed = has(&[Role::Client]);
    if billed || named || !ends { TableKind::Timesheet } else { TableKind::Sessions }
}

fn index(mapping: &Mapping, role: Role) -> Option<usize> {
    mapping.columns.iter().position(|column| role_named(&column.role) == Some(role))
}

/// Fills in what the values or a usual default answer where nobody answered yet: notation of hours and decimals. Zone and
/// order of day and month stay open, because reading them by default is marked in the result.
pub fn fill(mapping: &mut Mapping, sample: &Sample) {
    let Some(column) = index(mapping, Role::Duration) else {
        (mapping.answers.hours, mapping.answers.decimal_comma) = (None, None);
        return;
    };
    let tally = sample.tally(column);
    if tally.numbers == 0 {
        // Clock times and words with units tell for themselves.
        (mapping.answers.hours, mapping.answers.decimal_comma) = (None, None);
        return;
    }
    let hours = values::hours_of(&sample.header[column], &tally);
    mapping.answers.hours = mapping.answers.hours.or(Some(hours.0));
    if mapping.answers.decimal_comma.is_none() {
        mapping.answers.decimal_comma = tally.decimal_comma.or(tally.marks_open.then_some(tally.comma_seen));
    }
}

/// What the data do not answer under a mapping, whether or not somebody answered already.
pub fn questions(mapping: &Mapping, sample: &Sample) -> Vec<Question> {
    let mut questions = Vec::new();
    let candidates = values::account_candidates(sample, mapping);
    if candidates.len() > 1 {
        questions.push(Question::Account(candidates));
    }
    let times: Vec<usize> = [
        Role::Time,
        Role::Start,
        Role::End,
        Role::Date,
        Role::StartDate,
        Role::EndDate,
        Role::Created,
        Role::Verified,
        Role::Contract,
        Role::VideoInterview,
    ]
    .into_iter()
    .filter_map(|role| index(mapping, role))
    .collect();
    let (mut local, mut ambiguous, mut evidence) = (false, false, OrderEvidence::default());
    for column in times {
        let mut read = TimeColumn::new();
        for cell in sample.cells(column) {
            let kind = read.read(cell.as_bytes()).map(|stamp| stamp.kind);
            // A clock time beside a date column is local too, but then so is the date.
            local |= kind.is_some_and(|kind| !matches!(kind, StampKind::Utc | StampKind::ZonedEither));
        }
        ambiguous |= read.is_ambiguous();
        evidence.merge(&read.evidence());
    }
    let zoned = index(mapping, Role::Zone).is_some() || sample.header.iter().any(|name| header_zone(name).is_some());
    if mapping.table != TableKind::Roster && local && !zoned {
        questions.push(Question::Zone);
    }
    if ambiguous && !evidence.decide(DayOrder::MonthFirst).proved {
        questions.push(Question::DayOrder);
    }
    if let Some(column) = index(mapping, Role::Duration) {
        let tally = sample.tally(column);
        if tally.numbers > 0 && !values::hours_of(&sample.header[column], &tally).1 {
            questions.push(Question::Hours);
        }
        if tally.marks_open && mapping.answers.hours != Some(Hours::Clock) {
            questions.push(Question::Decimal);
        }
    }
    questions
}

#[cfg(test)]
mod tests;
