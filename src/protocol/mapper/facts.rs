//! Records of a head as they were read, in words and numbers that the page can show.

use super::{ReadRow, cut};
use crate::model::ActivityKind;
use crate::model::activity::Flags;
use crate::model::civil::{civil_from_days, utc_text};
use crate::model::holding::HoldingValue;
use crate::model::interner::NONE;
use crate::normalise::Partial;
use crate::normalise::proposal::Sample;
use crate::normalise::zone::Zone;
use crate::report::Word;
use std::collections::BTreeMap;

/// Records shown as they were read.
const READ_ROWS: usize = 10;

/// The first records with what was read of each and what is the matter with it.
pub(super) fn read_rows(partial: &Partial, sample: &Sample) -> Vec<ReadRow> {
    let mut rows: BTreeMap<u32, ReadRow> = sample
        .rows
        .iter()
        .take(READ_ROWS)
        .map(|(line, _)| (*line, ReadRow { line: *line, ..ReadRow::default() }))
        .collect();
    let zone = Zone::parse(&partial.zone).unwrap_or(Zone::UTC);
    for at in 0..partial.rows.line.len() {
        if let Some(row) = rows.get_mut(&partial.rows.line.get(at)) {
            row.facts = activity(partial, at, &zone);
        }
    }
    for holding in &partial.holdings {
        if let Some(row) = rows.get_mut(&holding.line) {
            if row.facts.is_empty() {
                row.facts.push(("account".into(), cut(partial.accounts.text(holding.account))));
            }
            row.facts.push((holding.field.name().into(), value_text(&holding.value)));
        }
    }
    for issue in partial.issues.entries() {
        if let Some(row) = rows.get_mut(&issue.line) {
            row.issues.push(issue.kind.name().into());
        }
    }
    rows.into_values().collect()
}

fn activity(partial: &Partial, at: usize, zone: &Zone) -> Vec<(Word, String)> {
    let rows = &partial.rows;
    let flags = Flags(rows.flags.get(at));
    let (start, span) = (rows.start.get(at), rows.span.get(at));
    let local = |utc: u32| {
        let text = utc_text(utc.saturating_add_signed(zone.offset_at_utc(utc)));
        text.get(..16).unwrap_or(&text).replace('T', " ")
    };
    let kind = ActivityKind::ALL.get(rows.kind.get(at) as usize).copied().unwrap_or_default();
    let mut facts: Vec<(Word, String)> = vec![("account".into(), cut(partial.accounts.text(rows.account.get(at))))];
    if flags.has(Flags::DAY_ONLY) {
        facts.push(("date".into(), local(start).get(..10).unwrap_or_default().to_owned()));
    } else if flags.has(Flags::HAS_SPAN) {
        facts.push(("start".into(), local(start)));
        facts.push(("end".into(), local(start.saturating_add(span))));
    } else {
        facts.push(("time".into(), local(start)));
    }
    if flags.has(Flags::HAS_SPAN) {
        facts.push(("duration".into(), format!("{}:{:02}", span / 3_600, span / 60 % 60)));
    }
    facts.push(("kind".into(), kind.name().to_owned()));
    facts.push(("outcome".into(), flags.outcome().name().to_owned()));
    let id = rows.address.get(at) as usize;
    facts.extend(partial.addresses.get(id).map(|address| ("address".into(), address.to_string())));
    if let Some(place) = partial.places.get(rows.place.get(at) as usize) {
        facts.extend(place.country.text().map(|code| ("country".into(), code.to_owned())));
        facts.extend(place.point.map(|(north, east)| {
            let degrees = |hundredths: i16| f64::from(hundredths) / 100.0;
            ("latitude".into(), format!("{:.2}, {:.2}", degrees(north), degrees(east)))
        }));
    }
    let device = rows.device.get(at);
    if device != NONE {
        facts.push(("device".into(), cut(partial.devices.text(device))));
    }
    let tag = rows.tag.get(at);
    if kind == ActivityKind::Work && tag != NONE {
        facts.push(("client".into(), cut(partial.clients.text(tag))));
    }
    facts
}

fn value_text(value: &HoldingValue) -> String {
    let day = |day: i32| {
        let (year, month, of_month) = civil_from_days(day);
        format!("{year:04}-{month:02}-{of_month:02}")
    };
    match value {
        HoldingValue::Text(text) => cut(text),
        HoldingValue::Country(code) => code.text().unwrap_or_default().to_owned(),
        HoldingValue::Day(number) => day(*number),
        HoldingValue::Answer(answer, None) => answer.name().to_owned(),
        HoldingValue::Answer(answer, Some(number)) => format!("{} {}", answer.name(), day(*number)),
    }
}
