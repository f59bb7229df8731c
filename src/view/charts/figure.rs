//! One chart: its summary, its picture, its legend and the table that says the same.

use crate::model::Lang;
use crate::present::chart::{Chart, Label, Mark};
use crate::present::chart_words::chart_words;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;

/// The chart.
pub fn figure(chart: Chart, lang: Lang) -> AnyView {
    let Chart { id, title, summary, size, marks, labels, legend, notes, head, rows } = chart;
    let keys = legend.into_iter().map(|(mark, text)| key(mark, text)).collect_view();
    let notes = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! {
        <figure class="chart" data-testid="chart" data-chart=id>
            <figcaption>
                <h3>{title}</h3>
                <p>{summary.clone()}</p>
            </figcaption>
            <svg class=id viewBox=format!("0 0 {} {}", size.0, size.1) role="img" aria-label=summary>
                {marks.into_iter().map(mark).collect_view()}
                {labels.into_iter().map(label).collect_view()}
            </svg>
            <p class="legend">{keys}</p>
            <ul class="chart-notes">{notes}</ul>
            {table(title, head, rows, lang)}
        </figure>
    }
    .into_any()
}

fn mark(mark: Mark) -> AnyView {
    let Mark { class, path, title } = mark;
    if title.is_empty() {
        view! { <path class=class d=path /> }.into_any()
    } else {
        view! { <path class=class d=path><title>{title}</title></path> }.into_any()
    }
}

fn label(label: Label) -> AnyView {
    view! {
        <text class=label.class x=label.at.0 y=label.at.1 text-anchor=label.anchor.name()>{label.text}</text>
    }
    .into_any()
}

fn key(mark: Mark, text: String) -> AnyView {
    view! {
        <span>
            <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><path class=mark.class d=mark.path /></svg>
            {text}
        </span>
    }
    .into_any()
}

/// The table is made when it is asked for: six of them with a thousand rows each would make an account slow to open.
fn table(title: &'static str, head: Vec<String>, rows: Vec<Vec<String>>, lang: Lang) -> AnyView {
    let asked = RwSignal::new(false);
    let (head, rows) = (StoredValue::new(head), StoredValue::new(rows));
    let made = move || {
        asked.get().then(|| {
            let head = head.get_value().into_iter().map(|text| view! { <th scope="col">{text}</th> }).collect_view();
            let rows = rows.get_value().into_iter().map(row).collect_view();
            view! {
                <Scroller label=title>
                    <table class="dense">
                        <thead><tr>{head}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Scroller>
            }
        })
    };
    view! {
        <details on:toggle=move |_| asked.set(true)>
            <summary>{chart_words(lang).as_table}</summary>
            {made}
        </details>
    }
    .into_any()
}

fn row(cells: Vec<String>) -> AnyView {
    let mut cells = cells.into_iter();
    let first = cells.next().unwrap_or_default();
    let rest = cells.map(|text| view! { <td dir="auto">{text}</td> }).collect_view();
    view! { <tr><th scope="row" dir="auto">{first}</th>{rest}</tr> }.into_any()
}
