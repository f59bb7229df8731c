//! Hours of each week against the limits of the policy, and changes, on one time axis.

use super::chart::{Anchor, Chart, polyline, rect, square};
use super::chart_words::chart_words;
use super::{chart_sentences as say, format};
use crate::model::Lang;
use crate::model::civil::{civil_from_days, day_text, days_from_civil};
use crate::protocol::series::{Series, Turn, Week};

/// Width of the axis.
const WIDTH: f64 = 500.0;
/// Room for the numbers of hours.
const LEFT: f64 = 40.0;
/// Height of the hours.
const HOURS: f64 = 120.0;
/// Height of a row of changes: its name above its marks.
const ROW: f64 = 44.0;
/// Fewer days are not stretched over the whole axis: eight weeks.
const LEAST_DAYS: i32 = 56;
/// Kinds of changes by their row.
const ROWS: [&[&str]; 4] =
    [&["payout", "paid"], &["contact", "detail"], &["device"], &["created", "contract", "verified", "video-interview"]];

/// The shape of a change: told apart by form, not by tone.
fn glyph(row: usize, x: f64, y: f64) -> String {
    match row {
        0 => polyline(&[(x, y - 6.0), (x + 6.0, y), (x, y + 6.0), (x - 6.0, y), (x, y - 6.0)]),
        1 => polyline(&[(x, y - 6.0), (x + 6.0, y + 5.0), (x - 6.0, y + 5.0), (x, y - 6.0)]),
        2 => square(x, y, 9.0),
        _ => polyline(&[(x, y - 7.0), (x, y + 7.0)]),
    }
}

/// The limit that a week is strictly above, 0 for none.
pub fn above(minutes: u32, limits: &[f64; 3]) -> usize {
    limits.iter().filter(|limit| f64::from(minutes) > **limit * 60.0).count()
}

fn in_year(day: i32, year: i32) -> bool {
    civil_from_days(day).0 == year
}

/// Weeks whose Thursday lies in a year, and the changes of that year.
fn of_year(series: &Series, year: i32) -> (Vec<&Week>, Vec<&Turn>) {
    let weeks = series.weeks.iter().filter(|week| in_year(week.monday + 3, year)).collect();
    (weeks, series.turns.iter().filter(|turn| in_year(turn.day, year)).collect())
}

/// The chart of a year; nothing where it has neither hours nor changes.
pub fn weeks(series: &Series, year: i32, lang: Lang) -> Option<Chart> {
    let t = chart_words(lang);
    let (weeks, turns) = of_year(series, year);
    let days = weeks.iter().flat_map(|week| [week.monday, week.monday + 7]).chain(turns.iter().map(|turn| turn.day));
    let (first, last) = (days.clone().min()?, days.max()?);
    let span = f64::from((last - first).max(LEAST_DAYS));
    let across = |day: i32| LEFT + f64::from(day - first) * WIDTH / span;
    let shown: Vec<usize> =
        (0..ROWS.len()).filter(|row| turns.iter().any(|turn| ROWS[*row].contains(&&*turn.kind))).collect();
    let (top, foot) = (28.0, 26.0);
    let hours_height = if weeks.is_empty() { 0.0 } else { HOURS };
    let changes = top + hours_height + foot;
    let height = changes + shown.len() as f64 * ROW;
    let mut chart = Chart {
        id: "weeks",
        title: t.weeks,
        summary: say::weeks(&weeks, &turns, &series.limits, year, lang),
        size: ((LEFT + WIDTH + 10.0) as u32, (height + 6.0) as u32),
        head: vec![t.day.into(), t.what.into(), t.value.into()],
        ..Chart::default()
    };
    months(&mut chart, first, first + span as i32, &across, (top, height), lang);
    let mut rows: Vec<(i32, Vec<String>)> = Vec::new();
    let most = weeks.iter().map(|week| f64::from(week.minutes) / 60.0).fold(0.0, f64::max);
    // The first limit always stands in the picture, so that small hours look small; the others where hours come near them.
    let scale = most.max(series.limits[0]) * 1.08;
    let down = |hours: f64| top + HOURS - hours * HOURS / scale;
    for week in &weeks {
        let hours = f64::from(week.minutes) / 60.0;
        let text = format::duration(u64::from(week.minutes), lang);
        let class = if above(week.minutes, &series.limits) > 0 { "bar strong" } else { "bar" };
        let (x, width) = (across(week.monday) + 1.0, (7.0 * WIDTH / span - 2.0).max(1.0));
        let title = format!("{}, {text}", day_text(week.monday));
        chart.mark(class, rect(x, down(hours), width, (top + HOURS - down(hours)).max(1.0)), title);
        let value = if week.summed > week.minutes { say::summed(&text, week.summed, lang) } else { text };
        rows.push((week.monday, vec![day_text(week.monday), t.week_hours.into(), value]));
    }
    if !weeks.is_empty() {
        chart.line("grid", polyline(&[(LEFT, top + HOURS), (LEFT + WIDTH, top + HOURS)]));
        for (limit, name) in series.limits.iter().zip(t.limits).filter(|(limit, _)| **limit <= scale) {
            chart.line("limit", polyline(&[(LEFT, down(*limit)), (LEFT + WIDTH, down(*limit))]));
            chart.label("", (LEFT - 5.0, down(*limit) + 4.0), Anchor::End, format!("{limit}"));
            chart.label("halo", (LEFT + 4.0, down(*limit) - 4.0), Anchor::Start, name);
        }
    }
    for (at, row) in shown.iter().enumerate() {
        let y = changes + at as f64 * ROW;
        chart.label("halo", (LEFT, y + 10.0), Anchor::Start, t.turn_rows[*row]);
        chart.line("track", polyline(&[(LEFT, y + 26.0), (LEFT + WIDTH, y + 26.0)]));
        for turn in turns.iter().filter(|turn| ROWS[*row].contains(&&*turn.kind)) {
            let (what, value) = (say::turn(&turn.kind, lang).to_owned(), say::turn_value(turn));
            let day = day_text(turn.day);
            chart.mark("glyph", glyph(*row, across(turn.day), y + 26.0), format!("{day}, {what} {value}"));
            rows.push((turn.day, vec![day, what, value]));
        }
    }
    if series.turns.is_empty() {
        chart.notes.push(t.no_turns.to_owned());
    }
    let (hidden_weeks, hidden_turns) =
        (series.weeks_total - series.weeks.len(), series.turns_total - series.turns.len());
    if hidden_weeks + hidden_turns > 0 {
        chart.notes.push(say::hidden(hidden_weeks + hidden_turns, lang));
    }
    rows.sort_by_key(|(day, _)| *day);
    chart.rows = rows.into_iter().map(|(_, row)| row).collect();
    Some(chart)
}

/// Names and lines of the months between two days: at `top`, down to `bottom`.
fn months(
    chart: &mut Chart,
    first: i32,
    last: i32,
    across: &dyn Fn(i32) -> f64,
    (top, bottom): (f64, f64),
    lang: Lang,
) {
    let (mut year, mut month, _) = civil_from_days(first);
    loop {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let day = days_from_civil(year, month, 1);
        if day >= last {
            break;
        }
        chart.line("grid", polyline(&[(across(day), top - 6.0), (across(day), bottom)]));
        let class = if month % 3 == 1 { "" } else { "minor" };
        chart.label(class, (across(day) + 2.0, top - 9.0), Anchor::Start, say::month(month, lang));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Series {
        let monday = days_from_civil(2026, 1, 5);
        let week = |n: i32, hours: u32| Week { monday: monday + 7 * n, minutes: hours * 60, summed: hours * 60 };
        let turn = |day, kind: &'static str| Turn { day, minute: Some(0), kind: kind.into(), what: "…1234".into() };
        Series {
            weeks: vec![week(0, 40), week(1, 84), week(2, 85), week(3, 121)],
            weeks_total: 4,
            limits: [84.0, 100.0, 120.0],
            turns: vec![turn(monday + 3, "paid"), turn(monday + 400, "device")],
            turns_total: 2,
            ..Series::default()
        }
    }

    #[test]
    fn a_limit_is_passed_strictly() {
        assert_eq!([84, 85, 101, 121].map(|hours| above(hours * 60, &[84.0, 100.0, 120.0])), [0, 1, 2, 3]);
    }

    #[test]
    fn bars_over_a_limit_are_marked_and_the_table_says_the_same() {
        let chart = weeks(&series(), 2026, Lang::En).expect("a chart");
        let bars: Vec<(&str, &str)> = chart
            .marks
            .iter()
            .filter(|mark| mark.class.starts_with("bar"))
            .map(|mark| (mark.class, mark.title.as_str()))
            .collect();
        assert_eq!(
            bars,
            [
                ("bar", "2026-01-05, 40 h"),
                ("bar", "2026-01-12, 84 h"),
                ("bar strong", "2026-01-19, 85 h"),
                ("bar strong", "2026-01-26, 121 h")
            ]
        );
        assert_eq!(chart.marks.iter().filter(|mark| mark.class == "limit").count(), 3);
        assert_eq!(chart.rows.len(), 5, "four weeks and the one change of the year");
        assert_eq!(chart.rows[1][0], "2026-01-08");
    }

    #[test]
    fn a_year_without_anything_is_no_chart() {
        assert!(weeks(&series(), 2024, Lang::Ko).is_none());
        assert!(weeks(&series(), 2027, Lang::Ko).is_some_and(|chart| chart.rows.len() == 1));
    }
}
