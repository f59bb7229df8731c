//! One day in lanes of device, network and client, with the times at which two of a kind were active at once.

use super::chart::{Anchor, Chart, polyline, rect};
use super::chart_words::chart_words;
use super::{chart_sentences as say, format};
use crate::model::Lang;
use crate::protocol::series::{Lane, LaneDay, Series};

/// Width of the day.
const WIDTH: f64 = 528.0;
/// Where it begins: half of the first hour's number is drawn before it.
const LEFT: f64 = 12.0;
/// Height of a lane: its name above its bars.
const ROW: f64 = 42.0;

/// What a lane is called.
pub fn name(lane: &Lane, lang: Lang) -> String {
    let known: Vec<&str> = [&lane.device, &lane.network, &lane.client]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect();
    if known.is_empty() { chart_words(lang).unnamed.to_owned() } else { known.join(" · ") }
}

/// A name cut to what fits above its bars; the table has all of it.
fn short(name: &str) -> String {
    /// Letters above a lane.
    const LETTERS: usize = 56;
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).chain(['…']).collect()
}

/// `09:00–18:00`.
fn span((from, to): (u16, u16)) -> String {
    format!("{}–{}", format::clock(from), format::clock(to))
}

/// The chart of one of the telling days.
pub fn day(series: &Series, day: &LaneDay, lang: Lang) -> Chart {
    let t = chart_words(lang);
    let across = |minute: u16| LEFT + f64::from(minute) * WIDTH / 1_440.0;
    let top = 24.0;
    let rows = day.lanes.len() + usize::from(!day.overlaps.is_empty());
    let bottom = top + rows as f64 * ROW;
    let mut chart = Chart {
        id: "lanes",
        title: t.lanes,
        summary: say::day(day, lang),
        size: ((LEFT * 2.0 + WIDTH) as u32, (bottom + 6.0) as u32),
        head: t.lane_head.iter().map(|head| (*head).to_owned()).chain([t.stretches.into(), t.time.into()]).collect(),
        ..Chart::default()
    };
    for both in &day.overlaps {
        chart.line("both", rect(across(both.0), top, (across(both.1) - across(both.0)).max(1.0), bottom - top));
    }
    for hour in (0..=24u16).step_by(6) {
        let x = across(hour * 60);
        chart.line("grid", polyline(&[(x, top - 4.0), (x, bottom)]));
        chart.label("", (x, top - 8.0), Anchor::Middle, hour.to_string());
    }
    let table_row = |lane: [&str; 3], bars: &[(u16, u16)]| {
        let minutes: u64 = bars.iter().map(|(from, to)| u64::from(to - from)).sum();
        let spans: Vec<String> = bars.iter().map(|bar| span(*bar)).collect();
        let mut row: Vec<String> = lane.iter().map(|text| (*text).to_owned()).collect();
        row.extend([spans.join(", "), format::duration(minutes, lang)]);
        row
    };
    for (at, lane) in day.lanes.iter().enumerate() {
        let y = top + at as f64 * ROW;
        let name = name(lane, lang);
        chart.label("halo", (LEFT, y + 15.0), Anchor::Start, short(&name));
        for bar in &lane.bars {
            let width = (across(bar.1) - across(bar.0)).max(2.0);
            let meets = day.overlaps.iter().any(|both| both.0 < bar.1 && bar.0 < both.1);
            let class = if meets { "bar strong" } else { "bar" };
            chart.mark(class, rect(across(bar.0), y + 21.0, width, 14.0), format!("{name}, {}", span(*bar)));
        }
        chart.rows.push(table_row([&lane.device, &lane.network, &lane.client], &lane.bars));
    }
    if !day.overlaps.is_empty() {
        let y = top + day.lanes.len() as f64 * ROW;
        chart.label("halo", (LEFT, y + 15.0), Anchor::Start, t.overlap);
        for both in &day.overlaps {
            let width = (across(both.1) - across(both.0)).max(2.0);
            let title = format!("{}, {}", t.overlap, span(*both));
            chart.mark("overlap", rect(across(both.0), y + 23.0, width, 10.0), title);
        }
        chart.rows.push(table_row([t.overlap, "", ""], &day.overlaps));
    }
    chart.notes.push(say::joined(series.idle_minutes, lang));
    if day.lanes_total > day.lanes.len() {
        chart.notes.push(say::hidden(day.lanes_total - day.lanes.len(), lang));
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(device: &str, bars: &[(u16, u16)]) -> Lane {
        Lane { device: device.into(), network: "203.0.113.7".into(), client: String::new(), bars: bars.to_vec() }
    }

    fn one(overlaps: &[(u16, u16)], device: &str) -> LaneDay {
        LaneDay {
            day: 20_500,
            why: "overlap".into(),
            minutes: 600,
            lanes: vec![lane(device, &[(540, 720)]), lane("b", &[(700, 800), (900, 901)])],
            lanes_total: 2,
            overlaps: overlaps.to_vec(),
        }
    }

    #[test]
    fn bars_that_meet_an_overlap_are_marked_and_the_overlap_has_a_row() {
        let chart = day(&Series::default(), &one(&[(700, 720)], "a"), Lang::En);
        let strong: Vec<&str> =
            chart.marks.iter().filter(|m| m.class == "bar strong").map(|m| m.title.as_str()).collect();
        assert_eq!(strong, ["a · 203.0.113.7, 09:00–12:00", "b · 203.0.113.7, 11:40–13:20"]);
        assert_eq!(chart.rows.len(), 3);
        assert_eq!(chart.rows[2], ["Overlap", "", "", "11:40–12:00", "20 min"]);
        assert_eq!(day(&Series::default(), &one(&[], "a"), Lang::En).rows.len(), 2);
    }

    #[test]
    fn a_long_name_is_cut_in_the_picture_and_whole_in_the_table() {
        let long = "긴".repeat(120);
        let chart = day(&Series::default(), &one(&[], &long), Lang::Ko);
        assert!(chart.labels.iter().all(|label| label.text.chars().count() <= 56));
        assert_eq!(chart.rows[0][0], long);
    }
}
