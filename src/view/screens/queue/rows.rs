//! The rows. Up to 500 are there at once: a list of more is a frame of its own in which those around what is seen are built,
//! a few at a time, and the worker is asked for what is missing.

use crate::model::Lang;
use crate::present::decision_words::decision;
use crate::present::queue::{budget_line, last};
use crate::present::queue_words::queue_words;
use crate::present::window::{CHUNK, Span, step, wanted};
use crate::present::{sentence, vocabulary, words};
use crate::protocol::queue::{QueueRow, ROWS_SHOWN};
use crate::view::bridge::Bridge;
use crate::view::keys::focus;
use crate::view::widgets::mark::BandMark;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::time::Duration;

/// Findings that a row names; the others are counted.
const SIGNALS_SHOWN: usize = 4;
/// Those that a row of a long list has room for.
const SIGNALS_OF_LONG: usize = 2;

/// What is built of a list.
#[derive(Clone, Copy)]
struct Built {
    bridge: Bridge,
    /// Chunks that are there.
    span: RwSignal<Span>,
    /// The chunk that is seen.
    seen: StoredValue<usize>,
    /// Chunks in all.
    all: usize,
    /// Height of a row of a long list, in pixels.
    height: RwSignal<f64>,
    /// A step is under way.
    busy: StoredValue<bool>,
}

impl Built {
    /// Builds on, a chunk a task; stops when the list is gone.
    fn go_on(self) {
        if self.busy.try_get_value() != Some(false) {
            return;
        }
        self.busy.set_value(true);
        set_timeout(
            move || {
                let Some(span) = self.span.try_get_untracked() else { return };
                self.busy.set_value(false);
                let goal = wanted(self.seen.get_value(), self.all);
                self.bridge.ask_chunks(goal);
                let next = step(span, goal, self.seen.get_value());
                if next != span {
                    self.span.set(next);
                    self.go_on();
                }
                // What was built in this task is laid out after it: a row can take the focus in the next.
                self.settle(next == span);
            },
            Duration::ZERO,
        );
    }

    /// What waited for rows to be there: the place where the list was left, and the row that takes the focus.
    fn settle(self, whole: bool) {
        let list = self.bridge.tab.list;
        if let Some(row) = list.aim.get_value()
            && focus(&format!("[data-row=\"{row}\"] .row-open"))
        {
            list.aim.set_value(None);
        }
        if whole && list.back.get_value() {
            list.back.set_value(false);
            let (outside, inside) = list.scrolled.get_value();
            window().scroll_to_with_x_and_y(0.0, outside);
            if let Some(frame) = document().query_selector(".rows-frame").ok().flatten() {
                frame.set_scroll_top(inside);
            }
            if !focus(&format!("[data-row=\"{}\"] .row-open", list.at.get_value())) {
                focus("h1");
            }
        }
    }
}

/// The list.
#[component]
pub fn Rows(
    /// How many accounts match.
    matching: usize,
    /// Ranking numbers are shown.
    ranked: bool,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let bridge = Bridge::here();
    let list = bridge.tab.list;
    let t = words(lang);
    if matching == 0 {
        return view! { <p class="empty">{t.no_match}</p> }.into_any();
    }
    let long = matching > ROWS_SHOWN;
    let all = matching.div_ceil(CHUNK);
    let seen = if list.back.get_value() { (list.at.get_value() / CHUNK).min(all - 1) } else { 0 };
    // A short list is built from its top, and appears when it is whole.
    let seen = if long { seen } else { 0 };
    let built = Built {
        bridge,
        span: RwSignal::new((seen, seen + 1)),
        seen: StoredValue::new(seen),
        all,
        height: RwSignal::new(list.row.get_value()),
        busy: StoredValue::new(false),
    };
    built.go_on();
    let (span, height) = (built.span, built.height);
    let line = Memo::new(move |_| list.left.with(|left| left.as_ref().and_then(|left| left.line)));
    let chunk = move |number: usize| {
        let rows = Memo::new(move |_| list.chunks.with(|chunks| chunks.get(&number).cloned()));
        move || match rows.get() {
            Some(rows) => rows
                .iter()
                .enumerate()
                .map(|(n, row)| account_row(bridge, row, (number * CHUNK + n, matching), line, (long, ranked), lang))
                .collect_view()
                .into_any(),
            None => {
                let rows = CHUNK.min(matching - number * CHUNK) as f64;
                view! { <li class="waiting" style:height=move || format!("{}px", rows * height.get())>{t.loading}</li> }
                    .into_any()
            }
        }
    };
    let room = move |chunks: usize| format!("{}px", if long { (chunks * CHUNK) as f64 * height.get() } else { 0.0 });
    let below = move || room(all.saturating_sub(span.get().1));
    let rows = view! {
        <ol
            class="rows"
            class:ranked=ranked
            class:long=long
            hidden=move || !long && span.get().1 < all
            aria-label=t.rows_label
            style:padding-top=move || room(span.get().0)
            style:padding-bottom=below
        >
            <For each=move || { span.get().0..span.get().1 } key=|number| *number children=chunk />
        </ol>
    };
    if !long {
        return rows.into_any();
    }
    let frame = NodeRef::<html::Div>::new();
    let scrolled = move |_| {
        let Some(frame) = frame.get_untracked() else { return };
        let first = frame.query_selector("[data-row]").ok().flatten();
        if let Some(measured) =
            first.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()).map(|row| row.offset_height())
            && measured > 0
            && f64::from(measured) != height.get_untracked()
        {
            list.row.set_value(measured.into());
            height.set(measured.into());
        }
        // The middle of the frame is where one looks.
        let middle = f64::from(frame.scroll_top() + frame.client_height() / 2);
        let now = (middle / height.get_untracked()) as usize / CHUNK;
        built.seen.set_value(now.min(all - 1));
        built.go_on();
    };
    // The first measure, when the rows have been laid out; later ones come with scrolling.
    frame.on_load(move |frame| {
        set_timeout(
            move || {
                if list.back.get_value() {
                    frame.set_scroll_top(list.scrolled.get_value().1);
                }
                scrolled(());
            },
            Duration::ZERO,
        );
    });
    view! {
        <div class="rows-frame" node_ref=frame role="region" aria-label=t.rows_label tabindex="0" on:scroll=move |_| scrolled(())>
            {rows}
        </div>
    }
    .into_any()
}

/// One row of so many, with the line of the budget above it where it is the first that is left out.
fn account_row(
    bridge: Bridge,
    row: &QueueRow,
    (number, of): (usize, usize),
    line: Memo<Option<usize>>,
    (long, ranked): (bool, bool),
    lang: Lang,
) -> impl IntoView + use<> {
    let list = bridge.tab.list;
    let (t, q) = (words(lang), queue_words(lang));
    let account = row.account.clone();
    let named = if long { SIGNALS_OF_LONG } else { SIGNALS_SHOWN };
    let more = row.signals.len().saturating_sub(named);
    let signals = (!row.signals.is_empty()).then(|| {
        let titles = row.signals.iter().take(named);
        view! {
            <ul class="row-signals">
                {titles.map(|id| view! { <li>{vocabulary::signal_title(id, lang)}</li> }).collect_view()}
                {(more > 0).then(|| view! { <li class="others">{sentence::others(more, lang)}</li> })}
            </ul>
        }
    });
    let few = row.band == "no-lead" && !row.enough_data;
    let band = if few { t.not_enough_data.to_owned() } else { vocabulary::band(&row.band, lang).to_owned() };
    let mut known = sentence::assessed_of(row.assessed, row.of, lang);
    let too_few = (!few && !row.enough_data).then(|| t.not_enough_data.to_owned());
    let active = row.last.as_ref().map(|day| last(day, lang));
    let made = untrack(|| bridge.tab.record.decision_of(&row.account));
    let decided = made.map(|made| format!("{}: {}", q.decided, decision(made, lang)));
    for part in [too_few, active, decided].into_iter().flatten() {
        known.push_str(" · ");
        known.push_str(&part);
    }
    let ends = move || {
        (line.get() == Some(number)).then(|| {
            let budget = list.budget.get_untracked().unwrap_or_default();
            view! { <p class="budget-line" data-testid="budget-line">{budget_line(budget, lang)}</p> }
        })
    };
    let points = ranked.then(|| {
        view! { <p class="row-points"><span class="visually-hidden">{t.points} " "</span>{crate::present::format::points(row.points)}</p> }
    });
    view! {
        <li
            data-testid="account-row"
            data-row=number
            data-account=row.account.clone()
            data-band=row.band.to_string()
            data-points=row.points.to_string()
            aria-posinset=long.then_some(number + 1)
            aria-setsize=long.then_some(of)
        >
            {ends}
            <p class="row-band" data-band=row.band.to_string()>
                <BandMark band=row.band.to_string() />
                <span>{band}</span>
            </p>
            <div class="row-who">
                <button
                    type="button"
                    class="row-open"
                    on:focus=move |_| list.at.set_value(number)
                    on:click=move |_| bridge.open_row(number, account.clone())
                >
                    {row.account.clone()}
                </button>
                <p class="row-names">{row.names.join(", ")}</p>
            </div>
            <div class="row-what">
                {signals}
                <p class="hint">{known}</p>
            </div>
            {points}
        </li>
    }
}
