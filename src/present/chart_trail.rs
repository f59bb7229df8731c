//! Where an account signed in from, on one time axis, and the ways between.

use super::chart::{Anchor, Chart, polyline, rect};
use super::chart_words::chart_words;
use super::{chart_sentences as say, format};
use crate::model::Lang;
use crate::model::civil::{civil_from_days, day_text};
use crate::protocol::series::{Series, Stay};

/// Width of the axis.
const WIDTH: f64 = 520.0;
/// Where it begins: half a mark is drawn before it.
const LEFT: f64 = 12.0;
/// Height of a place: its name above its track.
const ROW: f64 = 44.0;
/// Places with a row of their own; more lines cannot be followed.
const PLACES: usize = 10;
/// Stays that are drawn; the table has them all.
const DRAWN: usize = 300;
/// Ways that are told in words.
const TOLD: usize = 6;
/// Minutes of a day.
const DAY: i64 = 1_440;
/// A shorter time is not stretched over the whole axis: one day.
const LEAST: i64 = DAY;

/// `2026-01-31 09:30` of minutes since 1970.
pub fn moment(minutes: i64) -> String {
    let day = day_text(minutes.div_euclid(DAY) as i32);
    format!("{day} {}", format::clock(minutes.rem_euclid(DAY) as u16))
}

/// Places by the time in which they were first seen, with the number of their stays.
fn places(stays: &[Stay], lang: Lang) -> Vec<(String, u32)> {
    let mut places: Vec<(String, u32)> = Vec::new();
    for stay in stays {
        let name = say::place(&stay.country, stay.point, lang);
        match places.iter_mut().find(|(known, _)| *known == name) {
            Some((_, entries)) => *entries += stay.entries,
            None => places.push((name, stay.entries)),
        }
    }
    places
}

/// The chart; nothing without a place.
pub fn trail(series: &Series, lang: Lang) -> Option<Chart> {
    let t = chart_words(lang);
    let (first, last) = (series.stays.first()?.from, series.stays.iter().map(|stay| stay.until).max()?);
    let span = (last - first).max(LEAST) as f64;
    let across = |at: i64| LEFT + (at - first) as f64 * WIDTH / span;
    let places = places(&series.stays, lang);
    let rows = places.len().min(PLACES + 1);
    let row_of = |stay: &Stay| {
        let name = say::place(&stay.country, stay.point, lang);
        places.iter().position(|(known, _)| *known == name).unwrap_or_default().min(PLACES)
    };
    let top = 28.0;
    let track = |row: usize| top + row as f64 * ROW + 30.0;
    let mut chart = Chart {
        id: "trail",
        title: t.trail,
        summary: say::trail(series, places.len(), lang),
        size: ((LEFT * 2.0 + WIDTH) as u32, (top + rows as f64 * ROW + 4.0) as u32),
        head: t.trail_head.map(str::to_owned).to_vec(),
        ..Chart::default()
    };
    ticks(&mut chart, first, first + span as i64, &across, (top, top + rows as f64 * ROW), lang);
    for (row, (name, entries)) in places.iter().enumerate().take(rows) {
        let text = if row < PLACES { say::place_row(name, *entries, lang) } else { t.other_places.to_owned() };
        chart.label("halo", (LEFT, track(row) - 12.0), Anchor::Start, text);
        chart.line("track", polyline(&[(LEFT, track(row)), (LEFT + WIDTH, track(row))]));
    }
    // What is too fast is always drawn; of the rest, the latest.
    let too_fast = |stay: &Stay| stay.leg.as_ref().is_some_and(|leg| leg.too_fast);
    let fast = series.stays.iter().filter(|stay| too_fast(stay)).count();
    let mut spare = (series.stays.len() - fast).saturating_sub(DRAWN.saturating_sub(fast));
    for (at, stay) in series.stays.iter().enumerate() {
        let is_fast = too_fast(stay);
        let name = say::place(&stay.country, stay.point, lang);
        chart.rows.push(say::stay_row(stay, &name, lang));
        if !is_fast && spare > 0 {
            spare -= 1;
            continue;
        }
        let (x, y) = (across(stay.from), track(row_of(stay)));
        if let (Some(leg), Some(before)) = (&stay.leg, at.checked_sub(1).and_then(|at| series.stays.get(at))) {
            let (from_x, from_y) = (across(before.until), track(row_of(before)));
            let class = if leg.too_fast { "way fast" } else { "way" };
            chart.mark(class, polyline(&[(from_x, from_y), (x, y)]), say::leg(stay, leg, lang));
            if leg.too_fast {
                let (mid_x, mid_y) = ((from_x + x) / 2.0, (from_y + y) / 2.0);
                chart.line("cross", cross(mid_x, mid_y));
            }
        }
        let class = if stay.detour { "bar hollow" } else { "bar" };
        let width = (across(stay.until) - x).max(4.0);
        let title = format!("{name}, {} – {}", moment(stay.from), moment(stay.until));
        chart.mark(class, rect(x, y - 6.0, width, 12.0), title);
    }
    let mut told: Vec<&Stay> = series.stays.iter().filter(|stay| stay.leg.is_some()).collect();
    told.sort_by_key(|stay| stay.leg.as_ref().map(|leg| (!leg.too_fast, std::cmp::Reverse(leg.kmh))));
    chart.notes = told.iter().take(TOLD).filter_map(|stay| Some(say::leg(stay, stay.leg.as_ref()?, lang))).collect();
    if series.stays_total > series.stays.len() {
        chart.notes.push(say::hidden(series.stays_total - series.stays.len(), lang));
    }
    chart.key("bar", rect(1.0, 3.0, 14.0, 10.0), t.stay);
    if series.stays.iter().any(|stay| stay.detour) {
        chart.key("bar hollow", rect(1.0, 3.0, 14.0, 10.0), t.detour);
    }
    if series.ways.0 > series.ways.1 {
        chart.key("way", polyline(&[(1.0, 14.0), (15.0, 2.0)]), t.way);
    }
    if series.ways.1 > 0 {
        chart.key("way fast", polyline(&[(1.0, 14.0), (15.0, 2.0)]), t.too_fast);
    }
    Some(chart)
}

/// A small cross.
fn cross(x: f64, y: f64) -> String {
    polyline(&[(x - 4.0, y - 4.0), (x + 4.0, y + 4.0)]) + &polyline(&[(x - 4.0, y + 4.0), (x + 4.0, y - 4.0)])
}

/// Days of the axis, at most about eight of them.
fn ticks(chart: &mut Chart, first: i64, last: i64, across: &dyn Fn(i64) -> f64, (top, bottom): (f64, f64), lang: Lang) {
    let days = (last - first).div_euclid(DAY).max(1);
    // A day, a week, a fortnight, a month, a quarter, a year, several years: the first that leaves eight or fewer.
    let step = [1, 2, 7, 14, 30, 91, 182, 365].into_iter().find(|step| days / step <= 8).unwrap_or(days / 8);
    let mut day = first.div_euclid(DAY) + 1;
    let mut n = 0;
    while day * DAY <= last {
        let x = across(day * DAY);
        chart.line("grid", polyline(&[(x, top - 8.0), (x, bottom)]));
        let (year, ..) = civil_from_days(day as i32);
        let text = day_text(day as i32);
        let short = if days > 300 { format!("{year}-{}", &text[5..7]) } else { format::short_day(&text, lang) };
        let class = if n % 2 == 0 { "" } else { "minor" };
        if x < LEFT + WIDTH - 40.0 {
            chart.label(class, (x + 2.0, top - 12.0), Anchor::Start, short);
        }
        day += step;
        n += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::series::Leg;

    fn stay(from: i64, until: i64, country: &str, leg: Option<(u32, u32, bool)>) -> Stay {
        let leg = leg.map(|(km, kmh, too_fast)| Leg {
            country: "KR".into(),
            point: None,
            km,
            minutes: 60,
            kmh,
            too_fast,
            detour: false,
        });
        Stay {
            from,
            until,
            country: country.into(),
            point: None,
            network: String::new(),
            detour: false,
            entries: 2,
            leg,
        }
    }

    #[test]
    fn stays_are_rows_and_marks_and_fast_ways_are_crossed() {
        let stays = vec![
            stay(0, 600, "KR", None),
            stay(660, 900, "NG", Some((12_000, 12_000, true))),
            stay(9_000, 9_100, "KR", Some((12_000, 90, false))),
        ];
        let series = Series { stays, stays_total: 3, ways: (2, 1), travel: (500, 800), ..Series::default() };
        let chart = trail(&series, Lang::En).expect("a trail");
        let count = |class: &str| chart.marks.iter().filter(|mark| mark.class == class).count();
        assert_eq!((count("bar"), count("way"), count("way fast"), count("cross")), (3, 1, 1, 1));
        assert_eq!(chart.rows.len(), 3);
        assert_eq!(chart.rows[1][5..], ["12,000 km", "12,000 km/h", "too fast"]);
        assert!(chart.notes[0].contains("12,000 km/h"), "{:?}", chart.notes);
    }

    #[test]
    fn many_stays_are_all_in_the_table_and_the_fast_ones_are_drawn() {
        let mut stays: Vec<Stay> = (0..900).map(|n| stay(n * 60, n * 60 + 1, "KR", None)).collect();
        stays[3] = stay(180, 181, "NG", Some((9_000, 9_000, true)));
        let chart = trail(&Series { stays, stays_total: 1_000, ..Series::default() }, Lang::Ko).expect("a trail");
        assert_eq!(chart.rows.len(), 900);
        assert_eq!(chart.marks.iter().filter(|mark| mark.class == "bar").count(), DRAWN);
        assert_eq!(chart.marks.iter().filter(|mark| mark.class == "way fast").count(), 1);
        assert!(chart.notes.iter().any(|note| note.contains("100")), "{:?}", chart.notes);
    }

    #[test]
    fn one_entry_is_a_chart_of_a_day() {
        let series =
            Series { stays: vec![stay(29_500_000, 29_500_000, "KR", None)], stays_total: 1, ..Series::default() };
        let chart = trail(&series, Lang::Ko).expect("a trail");
        assert_eq!(chart.rows.len(), 1);
        assert!(trail(&Series::default(), Lang::Ko).is_none());
    }
}
