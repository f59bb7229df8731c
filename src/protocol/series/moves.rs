//! Stays, ways and changes.

use super::{Leg, MOST, Stay, Turn, local};
use crate::model::HoldingField;
use crate::model::civil::DAY;
use crate::model::place::Place;
use crate::normalise::zone::ZoneCache;
use crate::signals::{Case, drawn};

/// Longest name of a field or device, and of a kind of network, in characters.
const NAME: usize = 120;

fn parts(place: Option<Place>) -> (String, Option<(i16, i16)>) {
    let country = place.and_then(|place| place.country.text().map(str::to_owned));
    (country.unwrap_or_default(), place.and_then(|place| place.point))
}

/// The stays that are shown, and how many ways there are and how many are too fast.
pub fn stays(case: &Case<'_>, all: &[drawn::Stay<'_>], clock: &mut ZoneCache) -> (Vec<Stay>, (usize, usize)) {
    let is_fast = |stay: &drawn::Stay<'_>| stay.leg.as_ref().is_some_and(|leg| drawn::is_too_fast(case, leg));
    let ways = all.iter().filter(|stay| stay.leg.is_some()).count();
    let fast = all.iter().filter(|stay| is_fast(stay)).count();
    // Both ends of what is too fast come first, then the latest.
    let mut order: Vec<usize> = (0..all.len()).rev().collect();
    let tells = |at: usize| is_fast(&all[at]) || all.get(at + 1).is_some_and(is_fast);
    order.sort_by_key(|at| !tells(*at));
    order.truncate(MOST);
    order.sort_unstable();
    let mut minute = |at: u32| local(at, clock).div_euclid(60);
    let shown = order
        .into_iter()
        .map(|at| {
            let stay = &all[at];
            let (country, point) = parts(Some(stay.place));
            let leg = stay.leg.as_ref().map(|leg| {
                let (country, point) = parts(case.history.place(leg.from));
                Leg {
                    country,
                    point,
                    km: leg.km,
                    minutes: leg.seconds / 60,
                    kmh: leg.kmh,
                    too_fast: drawn::is_too_fast(case, leg),
                    detour: stay.is_detour || at > 0 && all[at - 1].is_detour,
                }
            });
            Stay {
                from: minute(stay.from),
                until: minute(stay.until),
                country,
                point,
                network: stay.network.unwrap_or_default().chars().take(NAME).collect(),
                detour: stay.is_detour,
                entries: stay.entries,
                leg,
            }
        })
        .collect();
    (shown, (ways, fast))
}

/// Changes, and the days that a list of people states, in time order.
pub fn turns(case: &Case<'_>, clock: &mut ZoneCache) -> Vec<Turn> {
    let mut turns: Vec<Turn> = drawn::turns(case)
        .into_iter()
        .map(|turn| {
            let now = local(turn.at, clock);
            Turn {
                day: now.div_euclid(i64::from(DAY)) as i32,
                minute: Some((now.rem_euclid(i64::from(DAY)) / 60) as u16),
                kind: turn.kind.into(),
                what: turn.what.chars().take(NAME).collect(),
            }
        })
        .collect();
    let history = &case.history;
    let answered = |field| history.answer(field).and_then(|(_, day, _)| day);
    let days = [
        ("created", history.first_day(HoldingField::Created).map(|(day, _)| day)),
        ("contract", history.first_day(HoldingField::Contract).map(|(day, _)| day)),
        ("verified", answered(HoldingField::Verified)),
        ("video-interview", answered(HoldingField::VideoInterview)),
    ];
    turns.extend(
        days.into_iter()
            .filter_map(|(kind, day)| Some(Turn { day: day?, minute: None, kind: kind.into(), what: String::new() })),
    );
    turns.sort_by(|a, b| (a.day, a.minute, &a.kind).cmp(&(b.day, b.minute, &b.kind)));
    turns
}
