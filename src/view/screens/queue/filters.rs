//! Which accounts the list shows, and in which order.

use crate::model::Lang;
use crate::present::queue::{STEPS, at_step, counted, matching, only_cluster, step};
use crate::present::queue_words::queue_words;
use crate::present::{format, vocabulary, words};
use crate::protocol::Summary;
use crate::protocol::queue::{Filter, Sort, UNJUDGED};
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use crate::view::widgets::mark::BandMark;
use leptos::prelude::*;
use std::sync::Arc;

/// Orders, as the words of the list have them; the last is left out where no ranking numbers are shown.
const SORTS: [Sort; 4] = [Sort::Attention, Sort::Account, Sort::LastActivity, Sort::Points];

/// Chips, search, lists.
#[component]
pub fn Filters(
    /// What the screening came to.
    summary: Arc<Summary>,
    /// Ranking numbers are shown.
    ranked: bool,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let (t, q) = (words(lang), queue_words(lang));
    let list = tab.list;
    let filter = list.filter;
    let chip = move |band: Option<&'static str>, label: String, count: usize| {
        let pressed = move || {
            filter.with(|filter| filter.band.as_deref() == band && (band.is_some() || !filter.unresolved)).to_string()
        };
        let choose = move |_| {
            bridge.filter_queue(|filter| {
                filter.band = band.map(str::to_owned);
                filter.unresolved &= band.is_some();
            });
        };
        let mark = band.filter(|band| *band != UNJUDGED).map(|band| view! { <BandMark band=band.to_owned() /> });
        view! {
            <button type="button" class="chip" aria-pressed=pressed on:click=choose data-testid="queue-chip" data-band=band>
                {mark} {label} <span class="count">{format::number(count as u64)}</span>
            </button>
        }
    };
    let steps = STEPS
        .into_iter()
        .map(|name| (name, at_step(&summary, name)))
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| chip(Some(name), step(name, lang).to_owned(), count))
        .collect_view();
    let unresolved = move || {
        (list.unresolved.get() > 0).then(|| {
            let pressed = move || filter.with(|filter| filter.unresolved).to_string();
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=pressed
                    data-testid="queue-unresolved"
                    on:click=move |_| bridge.filter_queue(|filter| filter.unresolved = !filter.unresolved)
                >
                    {q.unresolved}
                    <span class="count">{format::number(list.unresolved.get() as u64)}</span>
                </button>
            }
        })
    };
    let families = summary
        .families
        .iter()
        .map(|(family, count)| (family.to_string(), counted(vocabulary::family(family, lang), *count)))
        .collect();
    let signals = summary
        .found
        .iter()
        .map(|(signal, count)| (signal.to_string(), counted(&vocabulary::signal_title(signal, lang), *count)))
        .collect();
    let sorts = (0..if ranked { 4 } else { 3 }).map(|n| (n.to_string(), q.sorts[n].to_owned())).collect();
    let any = (String::new(), q.any.to_owned());
    let with_any = |options: Vec<(String, String)>| std::iter::once(any.clone()).chain(options).collect::<Vec<_>>();
    let family = Signal::derive(move || filter.with(|filter| filter.family.clone().unwrap_or_default()));
    let signal = Signal::derive(move || filter.with(|filter| filter.signal.clone().unwrap_or_default()));
    let sort = Signal::derive(move || (filter.with(|filter| filter.sort) as usize).to_string());
    let none = |text: String| (!text.is_empty()).then_some(text);
    let set_family = move |text| bridge.filter_queue(|filter| filter.family = none(text));
    let set_signal = move |text| bridge.filter_queue(|filter| filter.signal = none(text));
    let set_sort = move |text: String| {
        let sort = text.parse::<usize>().ok().and_then(|n| SORTS.get(n).copied());
        bridge.filter_queue(|filter| filter.sort = sort.unwrap_or_default());
    };
    let all = summary.accounts;
    let told = move || list.shown.get().map(|(_, found)| matching(found, all, lang));
    let narrowed = move || filter.with(|filter| *filter != Filter::default());
    let cluster = move || {
        let id = filter.with(|filter| filter.cluster.clone());
        id.map(|id| view! { <p class="note" data-testid="queue-cluster">{only_cluster(&id, lang)}</p> })
    };
    view! {
        <div class="filters">
            <div class="chips" role="group" aria-label=t.filter_label>
                {chip(None, t.filter_all.to_owned(), all)} {steps} {unresolved}
            </div>
            <div class="filter-fields">
                <div class="field search">
                    <label for="search">{t.search_label}</label>
                    <input
                        id="search"
                        type="search"
                        autocomplete="off"
                        spellcheck="false"
                        placeholder=t.search_hint
                        data-testid="queue-search"
                        prop:value=move || filter.with(|filter| filter.search.clone())
                        on:input:target=move |event| {
                            let text = event.target().value();
                            bridge.filter_queue(|filter| filter.search = text);
                        }
                    />
                </div>
                <Choice id="queue-sort" label=q.sort options=sorts chosen=sort choose=Callback::new(set_sort) />
                <Choice id="queue-family" label=q.family options=with_any(families) chosen=family choose=Callback::new(set_family) />
                <Choice id="queue-signal" label=q.signal options=with_any(signals) chosen=signal choose=Callback::new(set_signal) />
            </div>
            {cluster}
            <p class="filter-state">
                <span role="status" data-testid="queue-matching">{told}</span>
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid="queue-reversed"
                        prop:checked=move || filter.with(|filter| filter.reversed)
                        on:change=move |_| bridge.filter_queue(|filter| filter.reversed = !filter.reversed)
                    />
                    {q.reversed}
                </label>
                <button
                    type="button"
                    class="link"
                    data-testid="queue-clear"
                    hidden=move || !narrowed()
                    on:click=move |_| bridge.ask_queue(Filter::default())
                >
                    {q.clear}
                </button>
            </p>
        </div>
    }
}

/// A list to choose one of.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let known = value.clone();
            view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == known)>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id data-testid=id on:change:target=move |event| choose.run(event.target().value())>
                {options}
            </select>
        </div>
    }
}
