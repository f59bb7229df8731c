//! What the charts of an account draw, from the same rooms as its signals: a chart must not show other hours, places or
//! changes than those that findings rest on.

use super::Case;
use super::impossible_travel::{Leg, seen_until, stops};
use super::network::is_detour;
use super::pay::{is_payout_field, paid_rows};
use super::profile_claims::contact_field;
use super::superhuman_weekly_hours::Hours;
use crate::model::activity::Flags;
use crate::model::place::Place;
use crate::model::{ActivityKind, Detail};
use crate::reference::{NetworkClass, network_class};
use crate::timeline::links::ending;
use std::collections::{BTreeMap, BTreeSet};

/// Mondays (days since 1970) of ISO weeks (UTC) with their seconds: overlaps counted once, and as entered. Empty where
/// neither work nor presence has any length.
pub fn weeks(case: &Case<'_>) -> Vec<(i32, u64, u64)> {
    Hours::of(case).map(|hours| hours.per_week()).unwrap_or_default()
}

/// A time at one place in one kind of network, entry after entry.
pub struct Stay<'a> {
    /// UTC second of its first entry.
    pub from: u32,
    /// UTC second up to which it is certain.
    pub until: u32,
    /// Where.
    pub place: Place,
    /// The kind of network, by the source's own word, else by the bundled table.
    pub network: Option<&'a str>,
    /// The place is that of a VPN, a relay or a rented server.
    pub is_detour: bool,
    /// Entries.
    pub entries: u32,
    /// The first of them.
    pub row: usize,
    /// The way to it from the stay before.
    pub leg: Option<Leg>,
}

/// Where the account was, in time order, without what `impossible-travel` leaves out as an artefact.
pub fn stays<'a>(case: &Case<'a>) -> Vec<Stay<'a>> {
    let history = case.history;
    let mut rows = stops(case);
    let places: BTreeSet<Option<Place>> = rows.iter().map(|row| history.place(*row)).collect();
    if places.len() == 1 {
        // Of an account that never moves the signal looks at two entries only.
        rows = case.placed_rows().filter(|row| history.place(*row).is_some()).collect();
    }
    let mut classes: BTreeMap<u32, Option<NetworkClass>> = BTreeMap::new();
    let mut stays: Vec<Stay<'a>> = Vec::new();
    let mut before = None;
    for row in rows {
        let Some(place) = history.place(row).filter(|_| !history.flags(row).has(Flags::DAY_ONLY)) else { continue };
        let class = history.address(row).and_then(|address| {
            *classes.entry(history.population.columns.address[row]).or_insert_with(|| network_class(address))
        });
        let own =
            history.detail(row, Detail::VpnName).map(|_| "vpn").or_else(|| history.detail(row, Detail::NetworkType));
        let network = own.or(class.map(NetworkClass::name));
        let is_detour = is_detour(case, row) || own.is_none() && class.is_some_and(NetworkClass::hides_place);
        let until = seen_until(case, row);
        match stays.last_mut() {
            Some(last) if last.place == place && last.network == network && last.is_detour == is_detour => {
                last.until = last.until.max(until);
                last.entries += 1;
            }
            _ => {
                let leg = before.and_then(|before| Leg::between(case, before, row));
                stays.push(Stay { from: history.start(row), until, place, network, is_detour, entries: 1, row, leg });
            }
        }
        before = Some(row);
    }
    stays
}

/// Whether nobody travels as far as fast as a leg asks, by the limits of `impossible-travel`.
pub fn is_too_fast(case: &Case<'_>, leg: &Leg) -> bool {
    let travel = &case.settings.policy.travel;
    leg.km >= travel.min_km && leg.kmh >= travel.min_kmh
}

/// A change that stands in the records.
pub struct Turn {
    /// UTC second.
    pub at: u32,
    /// Row.
    pub row: usize,
    /// `payout` and `contact` (a changed detail), `paid` (the first payment to another destination), `device` (another
    /// device for the first time) or `detail` (any other changed detail).
    pub kind: &'static str,
    /// The changed field, the end of the destination, or the device.
    pub what: String,
}

/// Changes of payout, contact and other registered details, and devices and destinations after the first, in time order.
pub fn turns(case: &Case<'_>) -> Vec<Turn> {
    let history = &case.history;
    let mut turns = Vec::new();
    for row in history.rows_of(ActivityKind::Change) {
        let Some(field) = history.detail(row, Detail::ChangedField) else { continue };
        let (old, new) = (history.detail(row, Detail::OldValue), history.detail(row, Detail::NewValue));
        let is_same = old.is_some() && old == new;
        let kind = match contact_field(field) {
            _ if is_payout_field(field) => "payout",
            // A first value fills an empty profile and changes nothing.
            Some(_) if old.is_some() || new.is_none() => "contact",
            Some(_) => continue,
            None => "detail",
        };
        if !is_same {
            turns.push(Turn { at: history.start(row), row, kind, what: field.to_owned() });
        }
    }
    let mut paid: BTreeSet<&str> = BTreeSet::new();
    for row in paid_rows(case) {
        let Some(destination) = history.detail(row, Detail::Destination) else { continue };
        if paid.insert(destination) && paid.len() > 1 {
            turns.push(Turn { at: history.start(row), row, kind: "paid", what: ending(destination) });
        }
    }
    let mut devices: BTreeSet<u32> = BTreeSet::new();
    for row in history.own_rows().filter(|row| history.kind(*row).is_doing()) {
        let Some(device) = history.device(row) else { continue };
        if devices.insert(device) && devices.len() > 1 {
            let name = history.population.devices.text(device).to_owned();
            turns.push(Turn { at: history.start(row), row, kind: "device", what: name });
        }
    }
    turns.sort_by_key(|turn| (turn.at, turn.row));
    turns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::Sketch;

    #[test]
    fn a_stay_goes_on_until_place_or_network_changes() {
        let drawing = "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR x3 every 1h
                       | 03-01 12:00 sign-in ok ip=192.0.2.10 KR network-type=vpn
                       | 03-01 13:00 sign-in ok ip=198.51.100.7 NG";
        Sketch::draw(drawing).case("kim", |case| {
            let found = stays(case);
            let shown: Vec<_> = found
                .iter()
                .map(|stay| (stay.place.country.text(), stay.entries, stay.network, stay.is_detour))
                .collect();
            assert_eq!(
                shown,
                [(Some("KR"), 3, None, false), (Some("KR"), 1, Some("vpn"), true), (Some("NG"), 1, None, false)]
            );
            assert!(found[1].leg.is_none(), "nobody moved");
            assert!(found[2].leg.as_ref().is_some_and(|leg| is_too_fast(case, leg)));
        });
    }

    #[test]
    fn one_place_is_one_stay_however_many_entries() {
        Sketch::draw("| 03-01 09:00 sign-in ok ip=192.0.2.10 KR x30 every 1d").case("kim", |case| {
            let found = stays(case);
            assert_eq!(found.iter().map(|stay| stay.entries).collect::<Vec<_>>(), [30]);
            assert_eq!(found[0].until - found[0].from, 29 * 86_400);
        });
    }

    #[test]
    fn changes_are_those_that_findings_count_and_firsts_are_none() {
        let drawing = "| 01-05 09:00 change changed-field=phone new-value=1
                       | 01-06 09:00 change changed-field=phone old-value=1 new-value=2
                       | 01-07 09:00 change changed-field=payout old-value=acc-1 new-value=acc-2
                       | 01-08 09:00 payout amount=1 destination=acc-1111
                       | 01-09 09:00 payout amount=1 destination=acc-2222
                       | 01-10 09:00 sign-in ok dev=a
                       | 01-11 09:00 sign-in ok dev=b
                       | 01-12 09:00 sign-in ok dev=a";
        Sketch::draw(drawing).case("kim", |case| {
            let found = turns(case);
            let shown: Vec<_> = found.iter().map(|turn| (turn.kind, turn.what.as_str())).collect();
            assert_eq!(shown, [("contact", "phone"), ("payout", "payout"), ("paid", "…2222"), ("device", "b")]);
        });
    }

    #[test]
    fn weeks_are_those_of_the_weekly_hours() {
        Sketch::draw("| 01-05 09:00..19:00 work client=a x2 every 1d\n| 01-05 09:00..12:00 work client=b").case(
            "kim",
            |case| {
                let monday = crate::model::civil::days_from_civil(2026, 1, 5);
                assert_eq!(weeks(case), [(monday, 20 * 3_600, 23 * 3_600)]);
            },
        );
    }
}
