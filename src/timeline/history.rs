//! One account in time order.

use super::population::{Account, Columns, Population, is_own};
use crate::model::activity::Flags;
use crate::model::detail::{Detail, details};
use crate::model::holding::HoldingValue;
use crate::model::interner::NONE;
use crate::model::place::{CountryCode, Place};
use crate::model::{ActivityKind, Answer, HoldingField};
use crate::normalise::collector::settled_day;
use crate::timeline::population::Holding;
use std::net::IpAddr;
use std::ops::Range;

/// One account's activities in time order, and what else is known of it.
#[derive(Clone, Copy)]
pub struct History<'a> {
    /// Everything that was read.
    pub population: &'a Population,
    /// Index of the account.
    pub index: usize,
}

impl<'a> History<'a> {
    /// The account.
    pub fn account(&self) -> &'a Account {
        &self.population.accounts[self.index]
    }

    /// Rows of the account in the population's columns.
    pub fn rows(&self) -> Range<usize> {
        self.account().range.clone()
    }

    /// How many activities there are, failures and machine-made ones included.
    pub fn len(&self) -> usize {
        self.account().range.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.account().range.is_empty()
    }

    /// What was done.
    pub fn kind(&self, row: usize) -> ActivityKind {
        ActivityKind::ALL[self.population.columns.kind[row] as usize]
    }

    /// Flags of a row.
    pub fn flags(&self, row: usize) -> Flags {
        Flags(self.population.columns.flags[row])
    }

    /// UTC seconds of the beginning.
    pub fn start(&self, row: usize) -> u32 {
        self.population.columns.start[row]
    }

    /// UTC seconds of the end; the beginning for a moment.
    pub fn end(&self, row: usize) -> u32 {
        self.population.columns.start[row].saturating_add(self.population.columns.span[row])
    }

    /// Connecting address.
    pub fn address(&self, row: usize) -> Option<IpAddr> {
        self.population.addresses.get(self.population.columns.address[row] as usize).copied()
    }

    /// Place.
    pub fn place(&self, row: usize) -> Option<Place> {
        self.population.places.get(self.population.columns.place[row] as usize).copied()
    }

    /// Device id.
    pub fn device(&self, row: usize) -> Option<u32> {
        Some(self.population.columns.device[row]).filter(|id| *id != NONE)
    }

    /// Client of a stretch of work.
    pub fn client(&self, row: usize) -> Option<u32> {
        Some(self.population.columns.tag[row]).filter(|id| *id != NONE && self.kind(row) == ActivityKind::Work)
    }

    /// Session tag of anything but work.
    pub fn session(&self, row: usize) -> Option<u32> {
        Some(self.population.columns.tag[row]).filter(|id| *id != NONE && self.kind(row) != ActivityKind::Work)
    }

    /// What the activity says of a detail, in the detail's one form; nothing where it is blank.
    pub fn detail(&self, row: usize, wanted: Detail) -> Option<&'a str> {
        if !self.population.tells(wanted) {
            return None;
        }
        self.details(row).find(|(detail, value)| *detail == wanted && !value.is_empty()).map(|(_, value)| value)
    }

    /// All details of an activity.
    pub fn details(&self, row: usize) -> impl Iterator<Item = (Detail, &'a str)> + use<'a> {
        let population = self.population;
        let set = population.columns.detail.get(row).filter(|set| **set != NONE);
        details(set.map_or(&[], |set| population.detail_sets.bytes(*set)))
    }

    /// A detail as a number.
    pub fn detail_number(&self, row: usize, wanted: Detail) -> Option<f64> {
        self.detail(row, wanted)?.parse().ok()
    }

    /// A detail as days since 1970, in the zone of its file.
    pub fn detail_day(&self, row: usize, wanted: Detail) -> Option<i32> {
        let day = self.detail(row, wanted)?.parse().ok()?;
        Some(settled_day(day, self.population.files[self.population.columns.file[row] as usize].day_first))
    }

    /// A detail as yes or no.
    pub fn detail_is(&self, row: usize, wanted: Detail) -> Option<bool> {
        self.detail(row, wanted).map(|value| value == "yes")
    }

    /// Rows of a kind, failures and machine-made ones left out, in time order.
    pub fn rows_of(&self, kind: ActivityKind) -> impl DoubleEndedIterator<Item = usize> + use<'a> {
        let Columns { kind: kinds, flags, .. } = &self.population.columns;
        let rows = if self.has(kind) { self.rows() } else { 0..0 };
        rows.filter(move |row| kinds[*row] == kind as u8 && is_own(flags[*row]))
    }

    /// Whether anything of a kind is on record, failures and machine-made entries included.
    pub fn has(&self, kind: ActivityKind) -> bool {
        self.account().kinds >> kind as u8 & 1 == 1
    }

    /// Whether a payout is money that the account sent on, not money that it was paid.
    pub fn is_outgoing(&self, row: usize) -> bool {
        const OUT: &[&str] =
            &["out", "outgoing", "sent", "debit", "withdrawal", "transfer out", "출금", "송금", "이체", "출"];
        self.detail(row, Detail::Direction).is_some_and(|word| OUT.contains(&word))
    }

    /// Whether the person did it: not failed, not machine-made.
    pub fn is_own(&self, row: usize) -> bool {
        is_own(self.population.columns.flags[row])
    }

    /// Rows of what the person did, in time order.
    pub fn own_rows(&self) -> impl DoubleEndedIterator<Item = usize> + use<'a> {
        let flags = &self.population.columns.flags;
        self.rows().filter(move |row| is_own(flags[*row]))
    }

    /// Holdings of a field.
    pub fn holdings(&self, field: HoldingField) -> impl Iterator<Item = &'a Holding> + use<'a> {
        self.account().holdings.iter().filter(move |holding| holding.field == field)
    }

    /// Texts of a field, in order, with their place.
    pub fn texts(&self, field: HoldingField) -> impl Iterator<Item = (&'a str, &'a Holding)> + use<'a> {
        self.holdings(field).filter_map(|holding| match &holding.value {
            HoldingValue::Text(text) => Some((text.as_str(), holding)),
            _ => None,
        })
    }

    /// Countries of a field, with their place.
    pub fn countries(&self, field: HoldingField) -> impl Iterator<Item = (CountryCode, &'a Holding)> + use<'a> {
        self.holdings(field).filter_map(|holding| match holding.value {
            HoldingValue::Country(country) => Some((country, holding)),
            _ => None,
        })
    }

    /// The first day of a field, counted from 1970-01-01, with its place.
    pub fn first_day(&self, field: HoldingField) -> Option<(i32, &'a Holding)> {
        self.holdings(field)
            .filter_map(|holding| match holding.value {
                HoldingValue::Day(day) => Some((day, holding)),
                _ => None,
            })
            .min_by_key(|(day, _)| *day)
    }

    /// The answer to a field, the latest dated one; at the same date yes, no, unknown, in this order of precedence.
    pub fn answer(&self, field: HoldingField) -> Option<(Answer, Option<i32>, &'a Holding)> {
        self.holdings(field)
            .filter_map(|holding| match holding.value {
                HoldingValue::Answer(answer, day) => Some((answer, day, holding)),
                _ => None,
            })
            .filter(|(answer, ..)| *answer != Answer::Unknown)
            .max_by_key(|(answer, day, _)| (*day, std::cmp::Reverse(*answer)))
    }
}
