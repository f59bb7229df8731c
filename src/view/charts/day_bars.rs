//! Presence by day: one row a day, one bar a stretch, the longest stretch darker and outlined.

use crate::model::Lang;
use crate::present::{chart, format, sentence, words};
use crate::protocol::DayBars as Day;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;

const ROW: usize = 16;
const LEFT: usize = 104;
const TOP: usize = 26;
const WIDTH: usize = 480;
/// Where the chart is small only every so many days keep their names (`minor` in chart.css).
const NAMED: usize = 3;

/// Minutes of the day to pixels.
fn across(minute: u16) -> f64 {
    f64::from(minute) * WIDTH as f64 / 1_440.0
}

/// The bars with their summary and their table.
#[component]
pub fn DayBars(
    /// Days.
    days: Vec<Day>,
    /// How many active days there are in all.
    total: usize,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    let (rows, longest) = chart::bar_rows(&days);
    let summary = sentence::bars(rows.len(), total, longest, lang);
    let height = rows.len() * ROW;
    let view_box = format!("0 0 {} {}", LEFT + WIDTH + 14, TOP + height + 4);
    let grid = [0u16, 6, 12, 18, 24]
        .into_iter()
        .map(|hour| {
            let x = LEFT as f64 + across(hour * 60);
            view! {
                <line class="grid" x1=x x2=x y1=TOP - 2 y2=TOP + height />
                <text x=x y=TOP - 7 text-anchor="middle">{hour}</text>
            }
        })
        .collect_view();
    let drawn = rows
        .iter()
        .enumerate()
        .map(|(n, row)| {
            let y = TOP + n * ROW;
            let bars = row
                .bars
                .iter()
                .map(|bar| {
                    view! {
                        <rect
                            class="bar"
                            class:longest=bar.longest
                            x=LEFT as f64 + across(bar.from)
                            y=y + 3
                            width=across(bar.to.saturating_sub(bar.from)).max(1.0)
                            height=ROW - 6
                            rx="2"
                        />
                    }
                })
                .collect_view();
            view! {
                <g>
                    <text class:minor={n % NAMED != 0} x=LEFT - 10 y=y + 12 text-anchor="end">{format::short_day(row.day, lang)}</text>
                    {bars}
                </g>
            }
        })
        .collect_view();
    let table = rows
        .iter()
        .map(|row| {
            let stretches: Vec<String> =
                row.bars.iter().map(|bar| format!("{}–{}", format::clock(bar.from), format::clock(bar.to))).collect();
            view! {
                <tr>
                    <th scope="row">{row.day.to_owned()}</th>
                    <td>{stretches.join(", ")}</td>
                    <td class="number">{format::duration(row.minutes.into(), lang)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{t.bars_title}</h3>
                <p>{summary.clone()}</p>
            </figcaption>
            <svg class="bars" viewBox=view_box role="img" aria-label=summary>
                {grid}
                {drawn}
            </svg>
            <details>
                <summary>{t.as_table}</summary>
                <Scroller label=t.bars_title>
                    <table class="dense">
                        <thead>
                            <tr>
                                <th scope="col">{t.day}</th>
                                <th scope="col">{t.stretches}</th>
                                <th scope="col" class="number">{t.total}</th>
                            </tr>
                        </thead>
                        <tbody>{table}</tbody>
                    </table>
                </Scroller>
            </details>
        </figure>
    }
}
