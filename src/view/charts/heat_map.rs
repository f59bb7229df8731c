//! Presence by weekday and hour: seven rows of twenty-four cells.

use crate::model::Lang;
use crate::present::{chart, format, sentence, words};
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;

const CELL: usize = 22;
const LEFT: usize = 44;
const TOP: usize = 26;

/// The map with its summary and its table.
#[component]
pub fn HeatMap(
    /// Minutes by weekday (Monday first) and hour.
    hours: Vec<Vec<u32>>,
    /// Zone of the hours.
    zone: String,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    let most = chart::most(&hours);
    let summary = chart::busiest_eight(&hours).map(|(from, share)| sentence::heat(from, share, &zone, lang));
    let view_box = format!("0 0 {} {}", LEFT + 24 * CELL + 2, TOP + 7 * CELL + 2);
    let cells = hours
        .iter()
        .enumerate()
        .flat_map(|(day, hours)| hours.iter().enumerate().map(move |(hour, minutes)| (day, hour, *minutes)))
        .map(|(day, hour, minutes)| {
            let weekday = t.weekdays.get(day).copied().unwrap_or_default();
            view! {
                <rect
                    class="cell"
                    data-shade=chart::shade(minutes, most)
                    x=LEFT + hour * CELL
                    y=TOP + day * CELL
                    width=CELL - 2
                    height=CELL - 2
                    rx="3"
                >
                    <title>{sentence::cell(weekday, hour, minutes, lang)}</title>
                </rect>
            }
        })
        .collect_view();
    let days = (0..7)
        .map(|day| view! { <text x=LEFT - 8 y=TOP + day * CELL + 15 text-anchor="end">{t.weekdays[day]}</text> })
        .collect_view();
    let clock = (0..24)
        .step_by(3)
        .map(|hour| view! { <text x=LEFT + hour * CELL + (CELL - 2) / 2 y=TOP - 7 text-anchor="middle">{hour}</text> })
        .collect_view();
    let legend = (0..=chart::SHADES).map(|shade| view! { <i class="key" data-shade=shade></i> }).collect_view();
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{t.heat_title}</h3>
                {summary.clone().map(|text| view! { <p>{text}</p> })}
            </figcaption>
            <svg class="heat" viewBox=view_box role="img" aria-label=summary.unwrap_or_else(|| t.heat_title.to_owned())>
                {clock}
                {days}
                {cells}
            </svg>
            <p class="legend" aria-hidden="true">{t.less} {legend} {t.more_minutes}</p>
            <details>
                <summary>{t.as_table}</summary>
                <Scroller label=t.heat_title>
                    <table class="dense">
                        <thead>
                            <tr>
                                <th scope="col">{t.weekday}</th>
                                {(0..24).map(|hour| view! { <th scope="col" class="number">{hour}</th> }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>
                            {hours
                                .into_iter()
                                .zip(t.weekdays)
                                .map(|(hours, weekday)| {
                                    view! {
                                        <tr>
                                            <th scope="row">{weekday}</th>
                                            {hours
                                                .into_iter()
                                                .map(|minutes| view! { <td class="number">{format::number(minutes.into())}</td> })
                                                .collect_view()}
                                        </tr>
                                    }
                                })
                                .collect_view()}
                        </tbody>
                    </table>
                </Scroller>
            </details>
        </figure>
    }
}
