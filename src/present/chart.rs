//! What a chart is before it is drawn: paths, lettering, a summary and the table that says the same; and the geometry of
//! hours: which shade a cell has, where a bar stands, which stretch is the longest.

use crate::model::civil::days_from_civil;
use crate::protocol::DayBars;
use std::fmt::Write as _;

/// A chart, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Its name in tests and styles.
    pub id: &'static str,
    /// Title.
    pub title: &'static str,
    /// What it shows, in a sentence or two.
    pub summary: String,
    /// Width and height of its own coordinates.
    pub size: (u32, u32),
    /// Shapes, the hindmost first.
    pub marks: Vec<Mark>,
    /// Lettering.
    pub labels: Vec<Label>,
    /// What its shapes mean.
    pub legend: Vec<(Mark, String)>,
    /// Sentences below it.
    pub notes: Vec<String>,
    /// Head of its table.
    pub head: Vec<String>,
    /// Rows of its table.
    pub rows: Vec<Vec<String>>,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Classes of its style.
    pub class: &'static str,
    /// SVG path data.
    pub path: String,
    /// What it stands for; empty where it stands for nothing by itself.
    pub title: String,
}

/// Where lettering stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The SVG attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Lettering.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Classes of its style.
    pub class: &'static str,
    /// Where.
    pub at: (f64, f64),
    /// How it stands there.
    pub anchor: Anchor,
    /// Its words.
    pub text: String,
}

impl Chart {
    /// Adds a shape that stands for something.
    pub fn mark(&mut self, class: &'static str, path: String, title: String) {
        self.marks.push(Mark { class, path, title });
    }

    /// Adds a shape without a meaning of its own.
    pub fn line(&mut self, class: &'static str, path: String) {
        self.mark(class, path, String::new());
    }

    /// Adds lettering.
    pub fn label(&mut self, class: &'static str, at: (f64, f64), anchor: Anchor, text: impl Into<String>) {
        self.labels.push(Label { class, at, anchor, text: text.into() });
    }

    /// Adds an entry of the legend: its swatch is drawn in a square of 16.
    pub fn key(&mut self, class: &'static str, path: String, text: impl Into<String>) {
        self.legend.push((Mark { class, path, title: String::new() }, text.into()));
    }
}

/// A rectangle as path data, to a tenth of a unit.
pub fn rect(x: f64, y: f64, width: f64, height: f64) -> String {
    format!("M{x:.1} {y:.1}h{width:.1}v{height:.1}h{:.1}z", -width)
}

/// A square around a point.
pub fn square(x: f64, y: f64, side: f64) -> String {
    rect(x - side / 2.0, y - side / 2.0, side, side)
}

/// A line from point to point.
pub fn polyline(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(path, "{}{x:.1} {y:.1}", if n == 0 { "M" } else { "L" });
    }
    path
}

/// Shades of the heat map beside the empty one.
pub const SHADES: usize = 5;

/// The shade of a cell, 0 for none, relative to the busiest cell.
pub fn shade(minutes: u32, most: u32) -> usize {
    if minutes == 0 || most == 0 {
        return 0;
    }
    (minutes as usize * SHADES).div_ceil(most as usize).clamp(1, SHADES)
}

/// The busiest cell.
pub fn most(hours: &[Vec<u32>]) -> u32 {
    hours.iter().flatten().copied().max().unwrap_or_default()
}

/// The hour in which the eight busiest hours in a row begin (around midnight, too), and their share of all minutes.
pub fn busiest_eight(hours: &[Vec<u32>]) -> Option<(u32, f64)> {
    let by_hour: Vec<u64> = (0..24)
        .map(|hour| hours.iter().filter_map(|day| day.get(hour)).map(|minutes| u64::from(*minutes)).sum())
        .collect();
    let all: u64 = by_hour.iter().sum();
    if all == 0 {
        return None;
    }
    let sum_from = |from: usize| (from..from + 8).map(|hour| by_hour[hour % 24]).sum::<u64>();
    let best = (0..24).max_by_key(|from| (sum_from(*from), std::cmp::Reverse(*from)))?;
    Some((best as u32, sum_from(best) as f64 / all as f64))
}

/// One bar: minutes of the day, and whether it belongs to the longest stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Beginning.
    pub from: u16,
    /// End.
    pub to: u16,
    /// Part of the longest stretch.
    pub longest: bool,
}

/// One day of the bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow<'a> {
    /// `2026-01-31`.
    pub day: &'a str,
    /// Minutes in all.
    pub minutes: u32,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// The bars by day, and the longest stretch: its day, its minute of the day and its length in minutes.
pub fn bar_rows(days: &[DayBars]) -> (Vec<BarRow<'_>>, Option<(&str, u16, u32)>) {
    let mut sorted: Vec<&DayBars> = days.iter().collect();
    sorted.sort_by(|a, b| a.day.cmp(&b.day));
    // Stretches that touch across midnight are one: (row, bar) of each part.
    let mut stretches: Vec<(Vec<(usize, usize)>, u32)> = Vec::new();
    for (row, day) in sorted.iter().enumerate() {
        for (at, (from, to)) in day.bars.iter().enumerate() {
            let minutes = u32::from(to.saturating_sub(*from));
            let continues = *from == 0
                && row > 0
                && is_next(&sorted[row - 1].day, &day.day)
                && sorted[row - 1].bars.last().is_some_and(|(_, to)| *to == 1_440);
            match stretches.last_mut() {
                Some((parts, sum)) if continues => {
                    parts.push((row, at));
                    *sum += minutes;
                }
                _ => stretches.push((vec![(row, at)], minutes)),
            }
        }
    }
    let longest = stretches.iter().max_by_key(|(parts, sum)| (*sum, std::cmp::Reverse(parts[0])));
    let parts: &[(usize, usize)] = longest.map_or(&[], |(parts, _)| parts);
    let rows = sorted
        .iter()
        .enumerate()
        .map(|(row, day)| BarRow {
            day: &day.day,
            minutes: day.minutes,
            bars: day
                .bars
                .iter()
                .enumerate()
                .map(|(at, (from, to))| Bar { from: *from, to: *to, longest: parts.contains(&(row, at)) })
                .collect(),
        })
        .collect();
    let named = longest.map(|(parts, sum)| {
        let (row, at) = parts[0];
        (sorted[row].day.as_str(), sorted[row].bars[at].0, *sum)
    });
    (rows, named)
}

fn is_next(day: &str, other: &str) -> bool {
    matches!((number_of(day), number_of(other)), (Some(day), Some(other)) if other == day + 1)
}

/// Days since 1970 of `2026-01-31`.
fn number_of(day: &str) -> Option<i32> {
    let mut parts = day.split('-').map(str::parse::<i32>);
    let (year, month, of_month) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some(days_from_civil(year, u32::try_from(month).ok()?, u32::try_from(of_month).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: &str, bars: &[(u16, u16)]) -> DayBars {
        DayBars {
            day: day.to_owned(),
            bars: bars.to_vec(),
            minutes: bars.iter().map(|(from, to)| u32::from(to - from)).sum(),
        }
    }

    #[test]
    fn shades_never_vanish_and_the_busiest_is_the_darkest() {
        assert_eq!([0, 1, 50, 99, 100].map(|minutes| shade(minutes, 100)), [0, 1, 3, 5, 5]);
        assert_eq!(shade(0, 0), 0);
    }

    #[test]
    fn the_busiest_hours_may_lie_around_midnight() {
        let mut hours = vec![vec![0; 24]; 7];
        hours[0][22] = 60;
        hours[0][2] = 40;
        hours[3][12] = 10;
        let (from, share) = busiest_eight(&hours).expect("there is activity");
        assert_eq!(from, 19);
        assert!((share - 100.0 / 110.0).abs() < 1e-9);
        assert_eq!(busiest_eight(&[]), None);
    }

    #[test]
    fn a_stretch_goes_on_past_midnight_and_past_the_end_of_the_month() {
        let days = [
            day("2026-02-01", &[(0, 900)]),
            day("2026-01-31", &[(60, 100), (800, 1_440)]),
            day("2026-02-03", &[(0, 1_000)]),
        ];
        let (rows, longest) = bar_rows(&days);
        assert_eq!(longest, Some(("2026-01-31", 800, 640 + 900)));
        let marks: Vec<Vec<bool>> = rows.iter().map(|row| row.bars.iter().map(|bar| bar.longest).collect()).collect();
        assert_eq!(marks, [vec![false, true], vec![true], vec![false]]);
    }

    #[test]
    fn no_days_no_stretch() {
        assert_eq!(bar_rows(&[]), (Vec::new(), None));
    }
}
