//! Files that a person's mapping applies to: their table is read as the mapping says, by the importer of its kind.

use super::columns::{Columns, Role, protect};
use super::delimited::{HEADER_ROWS, TableHead, sample_rows};
use super::formats::FORMATS;
use super::roles::{Told, role_named};
use super::{Head, Importer, Unreadable, identify};
use crate::settings::mapping::{IGNORE, MappedColumn, Mapping, TableKind, without_digits};

/// The importer of a head: that of the first mapping which applies, else the one that claims it.
pub fn recognise<'a>(head: Head<'a>, mappings: &[Mapping]) -> Result<(&'static dyn Importer, Head<'a>), Unreadable> {
    if !mappings.is_empty() {
        let claimed = identify(&head).is_ok();
        for mapping in mappings {
            if let Some(table) = table_of(&head, mapping, claimed) {
                return Ok((importer_of(mapping.table)?, head.as_table(table)));
            }
        }
    }
    Ok((identify(&head)?, head))
}

/// Whether a mapping applies to a head.
pub fn applies(head: &Head<'_>, mapping: &Mapping) -> bool {
    table_of(head, mapping, identify(head).is_ok()).is_some()
}

/// The mapping as it stands for this very head: columns in the file's order, rows above as they are. Nothing where it does
/// not apply.
pub fn aligned(head: &Head<'_>, mapping: &Mapping) -> Option<Mapping> {
    let table = table_of(head, mapping, false)?;
    let mut aligned = Mapping { above: table.skip, ..mapping.clone() };
    if mapping.header {
        let mut left = mapping.columns.clone();
        let column = |name: &String| {
            let known = |column: &MappedColumn| column.name.as_deref().unwrap_or("").trim() == name;
            left.iter().position(known).map(|at| left.remove(at))
        };
        aligned.columns = table.header.iter().filter_map(column).collect();
    }
    Some(aligned)
}

fn importer_of(kind: TableKind) -> Result<&'static dyn Importer, Unreadable> {
    let id = match kind {
        TableKind::Sessions | TableKind::Timesheet => "session-table",
        TableKind::SignIns => "sign-in-table",
        TableKind::Roster => "roster",
    };
    FORMATS.iter().copied().find(|format| format.card().id == id).ok_or(Unreadable::UnknownFormat)
}

/// The table that a mapping makes of a head, if it applies.
fn table_of(head: &Head<'_>, mapping: &Mapping, claimed: bool) -> Option<TableHead> {
    if head.is_json() {
        return None;
    }
    let (skip, header, mut roles) =
        if mapping.header { with_header(head, mapping)? } else { bare(head, mapping, claimed)? };
    let told = Told {
        bare: !mapping.header,
        work: match mapping.table {
            TableKind::Timesheet => Some(true),
            TableKind::Sessions => Some(false),
            TableKind::SignIns | TableKind::Roster => None,
        },
        answers: mapping.answers.clone(),
    };
    protect(&header, &mut roles);
    let columns = Columns::mapped(roles, told);
    Some(TableHead { delimiter: mapping.delimiter.byte(), skip, header, columns })
}

type Found = (usize, Vec<String>, Vec<Option<Role>>);

fn with_header(head: &Head<'_>, mapping: &Mapping) -> Option<Found> {
    // Titles above the header come and go with the period of a report.
    let looked_at = HEADER_ROWS.max(mapping.above + 1);
    let rows = sample_rows(head.text, mapping.delimiter.byte(), looked_at);
    rows.into_iter().enumerate().find_map(|(skip, (_, header))| {
        let roles = roles_of(&header, mapping)?;
        Some((skip, header, roles))
    })
}

/// The roles of a header row that has the names of the mapping, each as often, in whatever order.
fn roles_of(header: &[String], mapping: &Mapping) -> Option<Vec<Option<Role>>> {
    if header.len() != mapping.columns.len() {
        return None;
    }
    let mut left: Vec<Option<(&str, &str)>> = mapping
        .columns
        .iter()
        .map(|column| Some((column.name.as_deref().unwrap_or("").trim(), column.role.as_str())))
        .collect();
    header
        .iter()
        .map(|name| {
            let slot = left.iter_mut().find(|column| column.is_some_and(|(known, _)| known == name))?;
            slot.take().map(|(_, role)| role_named(role))
        })
        .collect()
}

fn bare(head: &Head<'_>, mapping: &Mapping, claimed: bool) -> Option<Found> {
    let named = mapping.file.as_deref().map(|file| without_digits(file) == without_digits(head.name));
    // Without names there is little to know a table by, so the file's name has to be right or nobody else to want it.
    if named == Some(false) || named.is_none() && claimed {
        return None;
    }
    let rows = sample_rows(head.text, mapping.delimiter.byte(), mapping.above + 1);
    let (_, first) = rows.get(mapping.above)?;
    (first.len() == mapping.columns.len()).then(|| {
        let roles = mapping.columns.iter().map(|column| role_named(&column.role)).collect();
        (mapping.above, vec![String::new(); first.len()], roles)
    })
}

/// What a mapping lacks or has too much of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// A role that does not exist.
    UnknownRole(String),
    /// Two columns of one role.
    RoleTwice(String),
    /// No column names the account.
    NoAccount,
    /// No column names a time.
    NoTime,
    /// A roster without anything beside the account.
    NothingHeld,
    /// A column has no name, although there is a header row.
    NamelessColumn,
}

/// What is wrong with a mapping, if something is.
pub fn flaw(mapping: &Mapping) -> Option<Flaw> {
    let mut roles: Vec<Option<Role>> = Vec::new();
    for column in &mapping.columns {
        let role = role_named(&column.role);
        if role.is_none() && column.role != IGNORE {
            return Some(Flaw::UnknownRole(column.role.clone()));
        }
        if role.is_some_and(|role| role != Role::Protected) && roles.contains(&role) {
            return Some(Flaw::RoleTwice(column.role.clone()));
        }
        if mapping.header && column.name.is_none() {
            return Some(Flaw::NamelessColumn);
        }
        roles.push(role);
    }
    let columns = Columns::mapped(roles, Told::default());
    let holds = || columns.pick(|role| !matches!(role, Role::Email | Role::Id | Role::Account | Role::Protected));
    match mapping.table {
        _ if !columns.has_account() => Some(Flaw::NoAccount),
        TableKind::Roster if holds().is_empty() => Some(Flaw::NothingHeld),
        TableKind::Roster => None,
        _ if !columns.has_time() => Some(Flaw::NoTime),
        _ => None,
    }
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownRole(role) => write!(out, "no such role: {role}"),
            Self::RoleTwice(role) => write!(out, "two columns have the role {role}"),
            Self::NoAccount => out.write_str("no column has the role email, id, account or name"),
            Self::NoTime => out.write_str("no column has the role time, start, date, start-date or start-time"),
            Self::NothingHeld => out.write_str("a roster needs a column beside the account"),
            Self::NamelessColumn => out.write_str("a column has no name, although there is a header row"),
        }
    }
}
