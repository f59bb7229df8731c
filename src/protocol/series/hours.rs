//! Hours by day, by week, at rest and at night.

use super::{MOST_YEARS, Night, Week, Year, local};
use crate::model::ActivityKind;
use crate::model::HoldingField;
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR, civil_from_days, days_from_civil, weekday};
use crate::normalise::zone::{Zone, ZoneCache};
use crate::signals::{Case, drawn};
use crate::timeline::Presence;
use std::collections::BTreeMap;

/// Minutes that a day has.
const DAY_MINUTES: u32 = 1_440;
/// A longer break is an absence, not a rest: leave, sickness, the end of a project. In seconds; a week holds any weekend
/// with a holiday beside it.
const ABSENCE: u32 = 7 * DAY;
/// The night of the registered zone, on its own clock: from 22, eight hours long.
const NIGHT: (u32, u32) = (22, 8);

/// Minutes by day of the latest years, and how many years have any record. A day counts its presence or its hours without
/// clock times, whichever is more: the two may tell of the same work.
pub fn years(case: &Case<'_>, clock: &mut ZoneCache) -> (Vec<Year>, usize) {
    let mut days: BTreeMap<i32, (u64, u64)> = BTreeMap::new();
    for interval in &case.presence.exact {
        let mut at = interval.start;
        loop {
            let now = local(at, clock);
            let day = now.div_euclid(i64::from(DAY));
            let left = (day + 1) * i64::from(DAY) - now;
            let step = u32::try_from(left).unwrap_or(DAY).min(interval.end - at);
            days.entry(day as i32).or_default().0 += u64::from(step);
            at += step;
            if at >= interval.end {
                break;
            }
        }
    }
    let history = &case.history;
    for row in history.own_rows() {
        if history.kind(row) == ActivityKind::Work && history.flags(row).has(Flags::DAY_ONLY) {
            let seconds = u64::from(history.end(row) - history.start(row));
            days.entry(history.population.local_day(row)).or_default().1 += seconds;
        }
    }
    let mut years: Vec<Year> = Vec::new();
    for (day, (present, entered)) in days {
        let (year, ..) = civil_from_days(day);
        let first = days_from_civil(year, 1, 1);
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year { year, days: vec![None; (days_from_civil(year + 1, 1, 1) - first) as usize] });
        }
        let minutes = (present.max(entered) / 60).min(u64::from(DAY_MINUTES)) as u16;
        if let Some(last) = years.last_mut() {
            last.days[(day - first) as usize] = Some(minutes);
        }
    }
    let total = years.len();
    years.drain(..total.saturating_sub(MOST_YEARS));
    (years, total)
}

/// ISO weeks with their hours.
pub fn weeks(case: &Case<'_>) -> Vec<Week> {
    let minutes = |seconds: u64| u32::try_from(seconds / 60).unwrap_or(u32::MAX);
    drawn::weeks(case)
        .into_iter()
        .map(|(monday, once, summed)| Week { monday, minutes: minutes(once), summed: minutes(summed) })
        .collect()
}

/// Of each weekday and hour, on how many percent of the days the whole hour lay in a break of at least `rest_hours`; and how
/// many days that was seen on. Breaks of more than a week are left out.
pub fn rest(presence: &Presence, rest_hours: f64, clock: &mut ZoneCache) -> (Vec<Vec<u8>>, u32) {
    let stretches = presence.stretches(crate::settings::hours(rest_hours));
    let mut seen = [[0u32; 24]; 7];
    let mut rested = [[0u32; 24]; 7];
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return (Vec::new(), 0) };
    let mut at = first.start;
    let mut next = 0;
    while at < last.end {
        let now = local(at, clock);
        let of_hour = now.rem_euclid(i64::from(HOUR)) as u32;
        let (begin, end) = (at.saturating_sub(of_hour), at - of_hour.min(at) + HOUR);
        // The stretch that this hour touches or that comes after it: one that ended as the hour began does not touch it.
        while stretches
            .get(next)
            .is_some_and(|stretch| stretch.end < begin || stretch.end == begin && stretch.start < begin)
        {
            next += 1;
        }
        let after = stretches.get(next).map_or(u32::MAX, |stretch| stretch.start);
        let before = next.checked_sub(1).and_then(|at| stretches.get(at)).map_or(0, |stretch| stretch.end);
        let is_rest = after >= end;
        if !is_rest || after - before <= ABSENCE {
            let day = weekday(now.div_euclid(i64::from(DAY)) as i32) as usize;
            let hour = (now.rem_euclid(i64::from(DAY)) / i64::from(HOUR)) as usize;
            seen[day][hour] += 1;
            rested[day][hour] += u32::from(is_rest);
        }
        at = end;
    }
    let share = |(rested, seen): (&u32, &u32)| (rested * 100).checked_div(*seen).unwrap_or_default() as u8;
    let days = seen.iter().map(|hours| hours.iter().copied().max().unwrap_or_default()).sum();
    let shares = rested.iter().zip(&seen).map(|(rested, seen)| rested.iter().zip(seen).map(share).collect()).collect();
    (shares, days)
}

/// The night of the zone that a list of people states, drawn on the clock of the run, with the presence inside it.
pub fn night(case: &Case<'_>, clock: &mut ZoneCache) -> Option<Night> {
    let zone = case.history.texts(HoldingField::ClaimedZone).filter_map(|(text, _)| Zone::parse(text)).last()?;
    let end = case.presence.exact.last()?.end;
    let mut theirs = ZoneCache::new(zone);
    let ahead = clock.offset_at_utc(end) - theirs.offset_at_utc(end);
    let from = (i64::from(NIGHT.0 * HOUR) + i64::from(ahead)).rem_euclid(i64::from(DAY)) / 60;
    let mut inside = 0u64;
    for interval in &case.presence.exact {
        let mut at = interval.start;
        while at < interval.end {
            let now = local(at, &mut theirs);
            // Counted from the beginning of the night, whether midnight is before or after.
            let since = (now - i64::from(NIGHT.0 * HOUR)).rem_euclid(i64::from(DAY)) as u32;
            let length = NIGHT.1 * HOUR;
            let (left, is_night) = if since < length { (length - since, true) } else { (DAY - since, false) };
            let step = left.min(interval.end - at);
            inside += if is_night { u64::from(step) } else { 0 };
            at += step;
        }
    }
    Some(Night { zone: zone.name(), from: from as u16, inside: inside / 60, of: case.presence.minutes() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::seconds;
    use crate::timeline::Interval;

    fn presence(spans: &[(u32, u32)]) -> Presence {
        let first = seconds(2026, 1, 5, 0).expect("a Monday");
        let exact = spans.iter().map(|(from, to)| Interval { start: first + from * HOUR, end: first + to * HOUR });
        Presence { exact: exact.collect(), ..Presence::default() }
    }

    #[test]
    fn rest_is_the_share_of_days_on_which_a_whole_hour_lay_in_a_break() {
        // Two weeks of days from 9 to 18 (UTC), one of them until 23.
        let mut days: Vec<(u32, u32)> = (0..14).map(|day| (day * 24 + 9, day * 24 + 18)).collect();
        days[7].1 += 5;
        let (shares, seen) = rest(&presence(&days), 4.0, &mut ZoneCache::new(Zone::UTC));
        assert_eq!(seen, 14);
        assert_eq!((shares[0][8], shares[0][9], shares[0][17], shares[1][18]), (100, 0, 0, 100));
        assert_eq!((shares[0][18], shares[0][22], shares[0][23]), (50, 50, 100));
    }

    #[test]
    fn an_absence_is_no_rest_and_one_moment_proves_none() {
        let (shares, seen) = rest(&presence(&[(9, 18), (1_000, 1_009)]), 4.0, &mut ZoneCache::new(Zone::UTC));
        assert!(shares.iter().flatten().all(|share| *share == 0), "{shares:?}");
        assert_eq!(seen, 2);
        assert_eq!(rest(&presence(&[(9, 9)]), 4.0, &mut ZoneCache::new(Zone::UTC)).1, 0);
        assert!(rest(&presence(&[]), 4.0, &mut ZoneCache::new(Zone::UTC)).0.is_empty());
    }
}
