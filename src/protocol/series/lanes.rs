//! The most telling days, each in lanes of device, network and client, with the times at which two of a kind were active at
//! once.

use super::{Lane, LaneDay, Year, local};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, days_from_civil};
use crate::model::network::network24;
use crate::normalise::zone::ZoneCache;
use crate::signals::{Case, drawn};
use crate::timeline::Interval;
use crate::timeline::presence::merge;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// Days of one kind among the telling ones: more of the same tell no more.
const OF_A_KIND: usize = 4;
/// Telling days in all, as many as a list is read to its end.
const DAYS: usize = 12;
/// Lanes of a day that are drawn.
const LANES: usize = 12;
/// Bars of a lane that are drawn; what is more is too short to be seen.
const BARS: usize = 80;
/// Longest name of a device or client in a lane, in characters.
const NAME: usize = 120;

/// Device, network and client of an entry. An IPv4 address stands for its /24, an IPv6 address for itself, as its number
/// past all of those.
type Key = (Option<u32>, Option<u64>, Option<u32>);
/// Rows with the minutes of a day, from and to.
type Spans = Vec<(usize, u16, u16)>;

struct Entry {
    row: usize,
    start: u32,
    end: u32,
    key: Key,
}

fn entries(case: &Case<'_>) -> Vec<Entry> {
    let history = &case.history;
    let columns = &history.population.columns;
    let network = |row: usize| {
        let address = history.address(row)?;
        Some(network24(address).map_or((1 << 32) + u64::from(columns.address[row]), u64::from))
    };
    history
        .own_rows()
        .filter(|row| history.kind(*row).is_doing() && !history.flags(*row).has(Flags::DAY_ONLY))
        .map(|row| Entry {
            row,
            start: history.start(row),
            end: history.end(row),
            key: (history.device(row), network(row), history.client(row)),
        })
        .collect()
}

/// Times at which two different values of one kind were active at once.
fn at_once(values: impl Iterator<Item = (u64, Interval)>, idle: u32) -> Vec<Interval> {
    let mut by_value: BTreeMap<u64, Vec<Interval>> = BTreeMap::new();
    values.for_each(|(value, interval)| by_value.entry(value).or_default().push(interval));
    if by_value.len() < 2 {
        return Vec::new();
    }
    let mut edges: Vec<(u32, i32)> = Vec::new();
    for intervals in by_value.values_mut() {
        for interval in merge(intervals, idle).iter().filter(|interval| interval.length() > 0) {
            edges.extend([(interval.start, 1), (interval.end, -1)]);
        }
    }
    // An end sorts before a beginning at the same second: to follow is not to overlap.
    edges.sort_unstable();
    let (mut active, mut since, mut found) = (0, 0, Vec::new());
    for (at, step) in edges {
        if active == 1 && step == 1 {
            since = at;
        } else if active == 2 && step == -1 && at > since {
            found.push(Interval { start: since, end: at });
        }
        active += step;
    }
    found
}

/// Intervals cut into days of the clock of the run: day, from and to in minutes.
fn by_day(interval: Interval, clock: &mut ZoneCache, mut each: impl FnMut(i32, u16, u16)) {
    let (from, to) = (local(interval.start, clock), local(interval.end, clock));
    let day_of = |at: i64| at.div_euclid(i64::from(DAY));
    for day in day_of(from)..=day_of(to.max(from + 1) - 1) {
        let midnight = day * i64::from(DAY);
        let inside = |at: i64| (at - midnight).clamp(0, i64::from(DAY)) / 60;
        each(day as i32, inside(from) as u16, inside(to) as u16);
    }
}

/// The most telling days.
pub fn telling(case: &Case<'_>, years: &[Year], stays: &[drawn::Stay<'_>], clock: &mut ZoneCache) -> Vec<LaneDay> {
    let entries = entries(case);
    let idle = case.settings.policy.presence.idle_minutes * 60;
    let of = |value: fn(&Key) -> Option<u64>| {
        let known = entries
            .iter()
            .filter_map(|entry| Some((value(&entry.key)?, Interval { start: entry.start, end: entry.end })));
        at_once(known, idle)
    };
    let mut overlaps = of(|key| key.0.map(u64::from));
    overlaps.extend(of(|key| key.1));
    overlaps.extend(of(|key| key.2.map(u64::from)));
    let mut overlap_days: BTreeMap<i32, Vec<(u16, u16)>> = BTreeMap::new();
    for interval in merge(&mut overlaps, 0) {
        by_day(interval, clock, |day, from, to| {
            if to > from {
                overlap_days.entry(day).or_default().push((from, to));
            }
        });
    }
    let mut minutes: BTreeMap<i32, u32> = BTreeMap::new();
    for year in years {
        let first = days_from_civil(year.year, 1, 1);
        let active = (first..).zip(&year.days).filter_map(|(day, minutes)| Some((day, u32::from((*minutes)?))));
        minutes.extend(active);
    }
    let mut keys: Vec<(i32, Key)> = Vec::with_capacity(entries.len());
    for entry in &entries {
        keys.push((local(entry.start, clock).div_euclid(i64::from(DAY)) as i32, entry.key));
    }
    keys.sort_unstable();
    keys.dedup();
    let lanes: Vec<(i32, usize)> = keys.chunk_by(|a, b| a.0 == b.0).map(|day| (day[0].0, day.len())).collect();
    let fast: Vec<(i32, u64)> = stays
        .iter()
        .filter_map(|stay| Some((stay.from, stay.leg.as_ref().filter(|leg| drawn::is_too_fast(case, leg))?.kmh)))
        .map(|(at, kmh)| (local(at, clock).div_euclid(i64::from(DAY)) as i32, u64::from(kmh)))
        .collect();
    let most = |mut days: Vec<(i32, u64)>, count: usize| -> Vec<i32> {
        days.sort_by_key(|(day, weight)| (Reverse(*weight), *day));
        days.dedup_by_key(|(day, _)| *day);
        days.into_iter().take(count).map(|(day, _)| day).collect()
    };
    let length = |spans: &Vec<(u16, u16)>| spans.iter().map(|(from, to)| u64::from(to - from)).sum::<u64>();
    let kinds = [
        ("overlap", most(overlap_days.iter().map(|(day, spans)| (*day, length(spans))).collect(), OF_A_KIND)),
        ("too-fast", most(fast, OF_A_KIND)),
        ("longest", most(minutes.iter().map(|(day, sum)| (*day, u64::from(*sum))).collect(), OF_A_KIND)),
        ("lanes", most(lanes.iter().filter(|day| day.1 > 1).map(|day| (day.0, day.1 as u64)).collect(), OF_A_KIND)),
        ("latest", lanes.last().map(|day| day.0).into_iter().collect()),
    ];
    let mut chosen: Vec<(i32, &'static str)> = Vec::new();
    for (why, days) in kinds {
        for day in days {
            // A day without a record of clock times has nothing to draw.
            let has_lanes = lanes.binary_search_by_key(&day, |lane| lane.0).is_ok() || overlap_days.contains_key(&day);
            if has_lanes && !chosen.iter().any(|(known, _)| *known == day) {
                chosen.push((day, why));
            }
        }
    }
    chosen.truncate(DAYS);
    let mut spans: BTreeMap<i32, BTreeMap<Key, Spans>> = BTreeMap::new();
    for entry in &entries {
        by_day(Interval { start: entry.start, end: entry.end }, clock, |day, from, to| {
            if chosen.iter().any(|(known, _)| *known == day) {
                spans.entry(day).or_default().entry(entry.key).or_default().push((entry.row, from, to));
            }
        });
    }
    chosen
        .into_iter()
        .map(|(day, why)| {
            let of_day = spans.remove(&day).unwrap_or_default();
            let lanes_total = of_day.len();
            let mut lanes: Vec<Lane> =
                of_day.into_iter().map(|(key, spans)| lane(case, key, &spans, (idle / 60) as u16)).collect();
            lanes.sort_by_key(|lane| Reverse(lane.bars.iter().map(|(from, to)| u32::from(to - from)).sum::<u32>()));
            lanes.truncate(LANES);
            lanes.sort_by(|a, b| (&a.bars, &a.device, &a.network).cmp(&(&b.bars, &b.device, &b.network)));
            let minutes = minutes.get(&day).copied().unwrap_or_default();
            let mut overlaps = overlap_days.remove(&day).unwrap_or_default();
            overlaps.truncate(BARS);
            LaneDay { day, why: why.into(), minutes, lanes, lanes_total, overlaps }
        })
        .collect()
}

/// One lane of a day.
fn lane(case: &Case<'_>, key: Key, spans: &[(usize, u16, u16)], idle: u16) -> Lane {
    let history = &case.history;
    let cut = |text: &str| text.chars().take(NAME).collect::<String>();
    let mut bars: Vec<(u16, u16)> = spans.iter().map(|(_, from, to)| (*from, *to)).collect();
    bars.sort_unstable();
    bars.dedup_by(|next, kept| {
        let goes_on = next.0 <= kept.1.saturating_add(idle);
        if goes_on {
            kept.1 = kept.1.max(next.1);
        }
        goes_on
    });
    bars.truncate(BARS);
    let mut addresses = spans.iter().filter_map(|(row, ..)| history.address(*row));
    let first = addresses.next();
    let network = match first {
        Some(IpAddr::V4(v4)) if addresses.any(|other| IpAddr::V4(v4) != other) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Some(address) => address.to_string(),
        None => String::new(),
    };
    Lane {
        device: key.0.map(|id| cut(history.population.devices.text(id))).unwrap_or_default(),
        network,
        client: key.2.map(|id| cut(history.population.clients.text(id))).unwrap_or_default(),
        bars,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(values: &[(u64, u32, u32)], idle: u32) -> Vec<(u32, u32)> {
        let given = values.iter().map(|(value, start, end)| (*value, Interval { start: *start, end: *end }));
        at_once(given, idle).into_iter().map(|found| (found.start, found.end)).collect()
    }

    #[test]
    fn only_different_values_overlap_and_following_is_no_overlap() {
        assert_eq!(spans(&[(1, 0, 100), (1, 50, 150)], 0), []);
        assert_eq!(spans(&[(1, 0, 100), (2, 100, 200)], 0), []);
        assert_eq!(spans(&[(1, 0, 100), (2, 60, 200), (3, 80, 90)], 0), [(60, 100)]);
    }

    #[test]
    fn moments_within_the_idle_limit_are_one_stretch() {
        assert_eq!(spans(&[(1, 0, 0), (1, 10, 10), (2, 5, 8)], 10), [(5, 8)]);
        assert_eq!(spans(&[(1, 0, 0), (1, 11, 11), (2, 5, 8)], 10), []);
    }
}
