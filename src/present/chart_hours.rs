//! The charts of hours: a year of days, weekday by hour, and bars by day.

use super::chart::{Anchor, Chart, bar_rows, busiest_eight, most, polyline, rect, shade, square};
use super::chart_words::chart_words;
use super::{chart_sentences as say, format, sentence};
use crate::model::Lang;
use crate::model::civil::{civil_from_days, day_text, days_from_civil, weekday};
use crate::protocol::AccountDetail;
use crate::protocol::series::{Night, Series};

/// Steps of a day's hours in minutes: a quarter, half, a whole and one and a half of a working day, and more.
const STEPS: [u16; 4] = [120, 240, 480, 720];
/// Styles of the steps, the empty one first; their sides grow with them, so that they are told apart without tone.
const STEP_CLASS: [&str; 6] = ["step0", "step1", "step2", "step3", "step4", "step5"];
/// Sides of the squares of the steps in a cell of 16.
const SIDES: [f64; 6] = [4.0, 5.0, 7.5, 10.0, 12.0, 14.0];
/// Side of a cell of the calendar.
const DAY_CELL: f64 = 17.0;
/// Rested on at least this share of the days: four of five, so that one late evening a week leaves it standing.
pub const USUAL: u8 = 80;
/// Days that a usual rest must have been seen on: two weeks.
pub const USUAL_DAYS: u32 = 14;

/// The step of a day.
pub fn step(minutes: u16) -> usize {
    if minutes == 0 { 0 } else { 1 + STEPS.iter().filter(|limit| minutes > **limit).count() }
}

/// One year of days in two rows of half a year; nothing for a year without a record.
pub fn calendar(series: &Series, year: i32, lang: Lang) -> Option<Chart> {
    let t = chart_words(lang);
    let of_year = series.years.iter().find(|known| known.year == year)?;
    let first = days_from_civil(year, 1, 1);
    // 28 weeks hold any half of a year; the gutter holds the names of the weekdays.
    let (gutter, row_height) = (34.0, 26.0 + 7.0 * DAY_CELL + 8.0);
    let mut chart = Chart {
        id: "calendar",
        title: t.calendar,
        summary: say::calendar(of_year, first, lang),
        size: ((gutter + 28.0 * DAY_CELL) as u32, (2.0 * row_height) as u32),
        head: vec![t.day.into(), t.weekday.into(), t.time.into()],
        ..Chart::default()
    };
    let mut empty = String::new();
    for (number, minutes) in (0..).zip(&of_year.days) {
        let day = first + number;
        let (_, month, of_month) = civil_from_days(day);
        let half = usize::from(month > 6);
        let begin = if half == 0 { first } else { days_from_civil(year, 7, 1) };
        let column = (day - begin + weekday(begin) as i32) / 7;
        let top = half as f64 * row_height;
        let x = gutter + f64::from(column) * DAY_CELL + DAY_CELL / 2.0;
        let y = top + 26.0 + f64::from(weekday(day)) * DAY_CELL + DAY_CELL / 2.0;
        if of_month == 1 {
            chart.label("", (x - DAY_CELL / 2.0, top + 18.0), Anchor::Start, say::month(month, lang));
        }
        match minutes {
            None => empty.push_str(&square(x, y, 2.0)),
            Some(minutes) => {
                let at = step(*minutes);
                let text = format::duration(u64::from(*minutes), lang);
                chart.mark(STEP_CLASS[at], square(x, y, SIDES[at]), format!("{}, {text}", day_text(day)));
                chart.rows.push(vec![day_text(day), t.weekdays[weekday(day) as usize].into(), text]);
            }
        }
    }
    for half in 0..2 {
        for day in [0, 2, 4, 6] {
            let y = half as f64 * row_height + 26.0 + day as f64 * DAY_CELL + 13.0;
            chart.label("", (gutter - 6.0, y), Anchor::End, t.weekdays[day]);
        }
    }
    chart.line("empty", empty);
    for (at, text) in (1..).zip(t.steps) {
        chart.key(STEP_CLASS[at], square(8.0, 8.0, SIDES[at]), text);
    }
    if of_year.days.contains(&Some(0)) {
        chart.key(STEP_CLASS[0], square(8.0, 8.0, SIDES[0]), t.no_length);
    }
    Some(chart)
}

/// The hours of a weekday that are usually rested, as runs of hours (from, to); empty where too few days were seen.
pub fn rests(series: &Series) -> Vec<Vec<(usize, usize)>> {
    let usual = |share: &u8| *share >= USUAL && series.rest_days >= USUAL_DAYS;
    let runs = |shares: &Vec<u8>| {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (hour, _) in shares.iter().enumerate().filter(|(_, share)| usual(share)) {
            match runs.last_mut() {
                Some(last) if last.1 == hour => last.1 = hour + 1,
                _ => runs.push((hour, hour + 1)),
            }
        }
        runs
    };
    series.rest.iter().map(runs).collect()
}

/// A night as hours of the clock of the run, cut at midnight.
fn night_hours(night: &Night) -> Vec<(f64, f64)> {
    let from = f64::from(night.from) / 60.0;
    // Eight hours, from 22 to 6.
    let to = from + 8.0;
    if to <= 24.0 { vec![(from, to)] } else { vec![(from, 24.0), (0.0, to - 24.0)] }
}

/// Weekday by hour with usual rests and the night of the registered zone; nothing without hours.
pub fn heat(detail: &AccountDetail, lang: Lang) -> Option<Chart> {
    let t = chart_words(lang);
    let (from, share) = busiest_eight(&detail.hours)?;
    let rests = rests(&detail.series);
    let mut summary = sentence::heat(from, share, &detail.zone, lang);
    for more in [say::rest(&rests, &detail.series, lang), say::night(detail.series.night.as_ref(), lang)] {
        summary = [summary, more].join(" ");
    }
    let (cell, left, top) = (22.0, 44.0, 26.0);
    let mut chart = Chart {
        id: "heat",
        title: t.heat,
        summary: summary.trim_end().to_owned(),
        size: ((left + 24.0 * cell + 2.0) as u32, (top + 7.0 * cell + 4.0) as u32),
        head: std::iter::once(t.weekday.to_owned())
            .chain((0..24).map(|hour| hour.to_string()))
            .chain([t.rest.to_owned()])
            .collect(),
        ..Chart::default()
    };
    for (from, to) in detail.series.night.iter().flat_map(night_hours) {
        chart.line("night", rect(left + from * cell, top - 3.0, (to - from) * cell, 7.0 * cell + 6.0));
    }
    let busiest = most(&detail.hours);
    for (day, hours) in detail.hours.iter().enumerate().take(7) {
        let y = top + day as f64 * cell;
        chart.label("", (left - 8.0, y + 15.0), Anchor::End, t.weekdays[day]);
        let mut row = vec![t.weekdays[day].to_owned()];
        for (hour, minutes) in hours.iter().enumerate() {
            let at = shade(*minutes, busiest);
            let x = left + (hour as f64 + 0.5) * cell;
            let title = sentence::cell(t.weekdays[day], hour, *minutes, lang);
            // A cell of the calendar is 16 wide, one of these 22.
            let side = if at == 0 { 2.0 } else { SIDES[at] * 1.3 };
            let class = if at == 0 { "empty" } else { STEP_CLASS[at] };
            chart.mark(class, square(x, y + cell / 2.0, side), title);
            row.push(format::number(u64::from(*minutes)));
        }
        let of_day = rests.get(day).map_or(&[] as &[_], Vec::as_slice);
        for (from, to) in of_day {
            let at = |hour: usize| left + hour as f64 * cell;
            chart.line("rest", polyline(&[(at(*from) + 2.0, y + cell - 1.0), (at(*to) - 2.0, y + cell - 1.0)]));
        }
        row.push(of_day.iter().map(|(from, to)| format!("{from}–{to}")).collect::<Vec<_>>().join(", "));
        chart.rows.push(row);
    }
    for hour in (0..24).step_by(3) {
        chart.label("", (left + (f64::from(hour) + 0.5) * cell, top - 8.0), Anchor::Middle, hour.to_string());
    }
    chart.key(STEP_CLASS[1], square(8.0, 8.0, SIDES[1]), t.less_more[0]);
    chart.key(STEP_CLASS[5], square(8.0, 8.0, SIDES[5]), t.less_more[1]);
    if rests.iter().any(|runs| !runs.is_empty()) {
        chart.key("rest", polyline(&[(1.0, 9.0), (15.0, 9.0)]), t.rest);
    }
    if detail.series.night.is_some() {
        chart.key("night", rect(1.0, 2.0, 14.0, 12.0), t.night);
    }
    Some(chart)
}

/// Presence by day: one row a day, one bar a stretch, the longest stretch darker and outlined; nothing without days.
pub fn bars(detail: &AccountDetail, lang: Lang) -> Option<Chart> {
    const ROW: f64 = 16.0;
    const LEFT: f64 = 104.0;
    const TOP: f64 = 26.0;
    const WIDTH: f64 = 480.0;
    /// Where the chart is small only every so many days keep their names (`minor` in chart.css).
    const NAMED: usize = 3;
    let t = chart_words(lang);
    let (rows, longest) = bar_rows(&detail.days);
    if rows.is_empty() {
        return None;
    }
    let height = rows.len() as f64 * ROW;
    let across = |minute: u16| LEFT + f64::from(minute) * WIDTH / 1_440.0;
    let mut chart = Chart {
        id: "bars",
        title: t.bars,
        summary: sentence::bars(rows.len(), detail.days_total, longest, lang),
        size: ((LEFT + WIDTH + 14.0) as u32, (TOP + height + 4.0) as u32),
        head: vec![t.day.into(), t.stretches.into(), t.time.into()],
        ..Chart::default()
    };
    for hour in [0u16, 6, 12, 18, 24] {
        let x = across(hour * 60);
        chart.line("grid", polyline(&[(x, TOP - 2.0), (x, TOP + height)]));
        chart.label("", (x, TOP - 7.0), Anchor::Middle, hour.to_string());
    }
    for (n, row) in rows.iter().enumerate() {
        let y = TOP + n as f64 * ROW;
        let class = if n % NAMED == 0 { "" } else { "minor" };
        chart.label(class, (LEFT - 10.0, y + 12.0), Anchor::End, format::short_day(row.day, lang));
        let mut stretches = Vec::new();
        for bar in &row.bars {
            let text = format!("{}–{}", format::clock(bar.from), format::clock(bar.to));
            let width = (across(bar.to) - across(bar.from)).max(1.0);
            let class = if bar.longest { "bar strong" } else { "bar" };
            chart.mark(class, rect(across(bar.from), y + 3.0, width, ROW - 6.0), format!("{}, {text}", row.day));
            stretches.push(text);
        }
        let sum = format::duration(row.minutes.into(), lang);
        chart.rows.push(vec![row.day.to_owned(), stretches.join(", "), sum]);
    }
    chart.key("bar strong", rect(1.0, 4.0, 14.0, 8.0), t.longest);
    Some(chart)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::series::Year;

    fn series(days: &[(usize, u16)]) -> Series {
        let mut year = Year { year: 2026, days: vec![None; 365] };
        days.iter().for_each(|(day, minutes)| year.days[*day] = Some(*minutes));
        Series { years: vec![year], ..Series::default() }
    }

    #[test]
    fn steps_are_hours_and_a_record_without_length_is_not_nothing() {
        assert_eq!([0, 1, 120, 121, 240, 480, 481, 720, 721].map(step), [0, 1, 1, 2, 2, 3, 4, 4, 5]);
    }

    #[test]
    fn every_active_day_is_one_mark_and_one_row_that_say_the_same() {
        let chart = calendar(&series(&[(0, 480), (181, 0), (364, 800)]), 2026, Lang::En).expect("a year");
        let titles: Vec<&str> = chart.marks.iter().map(|mark| mark.title.as_str()).filter(|t| !t.is_empty()).collect();
        assert_eq!(titles, ["2026-01-01, 8 h", "2026-07-01, 0 min", "2026-12-31, 13 h 20 min"]);
        assert_eq!(chart.rows[2], ["2026-12-31", "Thu", "13 h 20 min"]);
        assert_eq!(chart.rows.len(), 3);
        assert!(calendar(&series(&[]), 2025, Lang::En).is_none());
    }

    #[test]
    fn halves_of_any_year_fit_into_the_picture() {
        for year in 2020..2032 {
            let length = days_from_civil(year + 1, 1, 1) - days_from_civil(year, 1, 1);
            let of_year = Year { year, days: vec![Some(60); length as usize] };
            let chart =
                calendar(&Series { years: vec![of_year], ..Series::default() }, year, Lang::Ko).expect("a year");
            for mark in &chart.marks {
                let x: f64 =
                    mark.path.trim_start_matches('M').split(' ').next().map_or(0.0, |x| x.parse().unwrap_or(0.0));
                assert!(x + 5.0 < f64::from(chart.size.0), "{year} {}", mark.title);
            }
        }
    }

    #[test]
    fn a_night_past_midnight_is_drawn_in_two_parts() {
        let night = |from| Night { zone: "Asia/Seoul".into(), from, inside: 0, of: 0 };
        assert_eq!(night_hours(&night(1_320)), [(22.0, 24.0), (0.0, 6.0)]);
        assert_eq!(night_hours(&night(780)), [(13.0, 21.0)]);
    }

    #[test]
    fn rests_are_runs_of_hours_and_need_two_weeks() {
        let mut rest = vec![vec![0; 24]; 7];
        rest[0][..7].fill(90);
        rest[0][6] = 79;
        rest[0][22..].fill(80);
        let mut series = Series { rest, rest_days: 14, ..Series::default() };
        assert_eq!(rests(&series)[0], [(0, 6), (22, 24)]);
        series.rest_days = 13;
        assert!(rests(&series).iter().all(Vec::is_empty));
    }
}
