//! The packed zones are those of `chrono-tz`: `UPDATE_ZONES=1 cargo test --test it zones` writes them anew.

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use munjigi::normalise::zone::{Local, Zone, ZoneCache};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;

const NAMES: &str = "src/normalise/zone/names.txt";
const CHANGES: &str = "src/normalise/zone/changes.bin";

/// Distance of the probes that look for changes of clocks, in seconds: 5 days. The shortest stretch between two changes since
/// 1970 is a week (Brazil's north in October 2000), so that no change hides between two probes.
const PROBE: u32 = 5 * 86_400;

fn naive(seconds: u32) -> NaiveDateTime {
    DateTime::from_timestamp(i64::from(seconds), 0).expect("a moment").naive_utc()
}

fn offset(zone: Tz, utc: u32) -> i32 {
    zone.offset_from_utc_datetime(&naive(utc)).fix().local_minus_utc()
}

/// From which second on clocks are how far ahead of UTC, the first from 0.
fn changes(zone: Tz) -> Vec<(u32, i32)> {
    let mut spans = vec![(0, offset(zone, 0))];
    let mut before = 0;
    while before < u32::MAX {
        let after = before.saturating_add(PROBE);
        let known = spans.last().expect("the first").1;
        let next = offset(zone, after);
        if next != known {
            let (mut old, mut new) = (before, after);
            while new - old > 1 {
                let middle = old + (new - old) / 2;
                if offset(zone, middle) == known { old = middle } else { new = middle }
            }
            spans.push((new, next));
        }
        before = after;
    }
    spans
}

fn put(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn put_seconds(bytes: &mut Vec<u8>, seconds: i64) {
    let is_quarters = seconds % 900 == 0;
    let size = if is_quarters { seconds / 900 } else { seconds }.unsigned_abs();
    put(bytes, size << 2 | u64::from(seconds < 0) << 1 | u64::from(is_quarters));
}

fn packed(spans: &[(u32, i32)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, spans.len() as u64 - 1);
    put_seconds(&mut bytes, i64::from(spans[0].1));
    for pair in spans.windows(2) {
        put_seconds(&mut bytes, i64::from(pair[1].0) - i64::from(pair[0].0));
        put_seconds(&mut bytes, i64::from(pair[1].1) - i64::from(pair[0].1));
    }
    bytes
}

#[test]
fn the_files_hold_every_zone() {
    let (mut names, mut lists) = (String::new(), Vec::new());
    let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
    for zone in TZ_VARIANTS {
        let list = packed(&changes(zone));
        let at = *known.entry(list).or_insert_with_key(|list| {
            let at = lists.len();
            lists.extend_from_slice(list);
            at
        });
        writeln!(names, "{} {at}", zone.name()).expect("a string");
    }
    if std::env::var_os("UPDATE_ZONES").is_some() {
        fs::write(NAMES, &names).expect("the folder is there");
        fs::write(CHANGES, &lists).expect("the folder is there");
    }
    assert!(fs::read_to_string(NAMES).is_ok_and(|held| held == names), "UPDATE_ZONES=1 writes {NAMES}");
    assert!(fs::read(CHANGES).is_ok_and(|held| held == lists), "UPDATE_ZONES=1 writes {CHANGES}");
}

fn meaning(zone: Tz, local: u32) -> Local {
    let less = |offset: i32| u32::try_from(i64::from(local) - i64::from(offset)).ok();
    match zone.offset_from_local_datetime(&naive(local)) {
        MappedLocalTime::Single(one) => less(one.fix().local_minus_utc()).map_or(Local::Never, Local::Once),
        MappedLocalTime::Ambiguous(one, other) => {
            less(one.fix().local_minus_utc().max(other.fix().local_minus_utc())).map_or(Local::Never, Local::Twice)
        }
        MappedLocalTime::None => Local::Never,
    }
}

#[test]
fn every_zone_agrees_around_every_change() {
    for zone in TZ_VARIANTS {
        let ours = Zone::parse(zone.name()).expect("every zone is held");
        // An abbreviation that is also a zone's name keeps its fixed offset.
        if ours.name() != zone.name() {
            continue;
        }
        let mut cache = ZoneCache::new(ours);
        for (from, ahead) in changes(zone) {
            for step in [-90_000_i64, -7_200, -3_601, -3_600, -1_800, -1, 0, 1, 1_800, 3_599, 3_600, 7_200] {
                let Ok(utc) = u32::try_from(i64::from(from) + step) else { continue };
                assert_eq!(cache.offset_at_utc(utc), offset(zone, utc), "{} {utc}", zone.name());
                let Ok(local) = u32::try_from(i64::from(utc) + i64::from(ahead)) else { continue };
                assert_eq!(cache.local_to_utc(local), meaning(zone, local), "{} {local}", zone.name());
            }
        }
    }
}
