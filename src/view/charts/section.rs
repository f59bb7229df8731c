//! The charts of an account, and what the reader chose of them.

use crate::model::Lang;
use crate::present::chart_words::chart_words;
use crate::present::{chart_day, chart_hours, chart_sentences, chart_trail, chart_weeks, words};
use crate::protocol::AccountDetail;
use crate::protocol::series::Series;
use crate::view::charts::figure::figure;
use crate::view::state::Tab;
use leptos::prelude::*;
use std::sync::Arc;

/// The two sections of charts. Below *review* nothing is asked of the person, so that hours are not put on paper either.
pub fn charts(detail: Arc<AccountDetail>, printed: bool, lang: Lang) -> AnyView {
    let (t, c) = (words(lang), chart_words(lang));
    let tab = Tab::here();
    let hint = |text: &'static str| view! { <p class="hint">{text}</p> }.into_any();
    let or_hint = move |chart, text| match chart {
        Some(chart) => figure(chart, lang),
        None => hint(text),
    };
    let has_years = !detail.series.years.is_empty() || !detail.series.turns.is_empty();
    let (by_year, by_day) = (detail.clone(), detail.clone());
    view! {
        <section class="hours" class:screen-only=!printed data-testid="charts-hours">
            <h2>{c.section}</h2>
            <p class="rule">{t.hours_rule}</p>
            {has_years.then(|| pager(&detail, lang))}
            <div class="charts">
                {move || calendar(tab, &by_year, lang)}
                {or_hint(chart_hours::heat(&detail, lang), t.hours_none)}
                {chart_hours::bars(&detail, lang).map(|chart| figure(chart, lang))}
                {if detail.series.telling.is_empty() { hint(c.no_lanes) } else { lanes(by_day, lang) }}
            </div>
        </section>
        <section class="hours" class:screen-only=!printed data-testid="charts-moves">
            <h2>{c.moves}</h2>
            <div class="charts">
                {
                    let detail = detail.clone();
                    move || or_hint(chart_weeks::weeks(&detail.series, year(tab, &detail), lang), c.no_weeks)
                }
                {or_hint(chart_trail::trail(&detail.series, lang), c.no_trail)}
            </div>
        </section>
    }
    .into_any()
}

/// Years that hold anything, in order.
fn years(series: &Series) -> Vec<i32> {
    let turned = series.turns.iter().map(|turn| crate::model::civil::civil_from_days(turn.day).0);
    let mut years: Vec<i32> = series.years.iter().map(|year| year.year).chain(turned).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The year that is looked at: the chosen one, else the last with activity.
fn year(tab: Tab, detail: &AccountDetail) -> i32 {
    let chosen = tab.look.with(|look| look.of(&detail.report.account).year);
    let last = detail.series.years.last().map(|year| year.year).or_else(|| years(&detail.series).pop());
    chosen.or(last).unwrap_or_default()
}

fn calendar(tab: Tab, detail: &AccountDetail, lang: Lang) -> Option<AnyView> {
    chart_hours::calendar(&detail.series, year(tab, detail), lang).map(|chart| figure(chart, lang))
}

/// Turns the year of the calendar and of the weeks.
fn pager(detail: &Arc<AccountDetail>, lang: Lang) -> AnyView {
    let c = chart_words(lang);
    let all = years(&detail.series);
    if all.len() < 2 {
        return ().into_any();
    }
    let tab = Tab::here();
    let account = detail.report.account.clone();
    let button = |step: isize, words: &'static str, name: &'static str| {
        let (detail, all) = (detail.clone(), all.clone());
        let to = move || {
            let at = all.iter().position(|known| *known == year(tab, &detail))?;
            all.get(at.checked_add_signed(step)?).copied()
        };
        let next = to.clone();
        let account = account.clone();
        view! {
            <button
                type="button"
                class="button"
                data-testid=name
                disabled=move || to().is_none()
                on:click=move |_| {
                    if let Some(year) = next() {
                        tab.look.update(|look| look.at(&account).year = Some(year));
                    }
                }
            >
                {words}
            </button>
        }
        .into_any()
    };
    let shown = detail.clone();
    view! {
        <div class="pager" role="group" aria-label=c.years>
            {button(-1, c.earlier, "year-earlier")}
            <strong aria-live="polite" data-testid="year">{move || year(tab, &shown)}</strong>
            {button(1, c.later, "year-later")}
        </div>
    }
    .into_any()
}

/// One day in lanes, picked from the telling ones.
fn lanes(detail: Arc<AccountDetail>, lang: Lang) -> AnyView {
    let c = chart_words(lang);
    let tab = Tab::here();
    let account = detail.report.account.clone();
    let chosen = {
        let account = account.clone();
        let last = detail.series.telling.len() - 1;
        Memo::new(move |_| tab.look.with(|look| look.of(&account).day).min(last))
    };
    let options = detail
        .series
        .telling
        .iter()
        .enumerate()
        .map(|(at, day)| {
            let text = chart_sentences::day_choice(day, lang);
            view! { <option value=at.to_string() selected=move || chosen.get() == at>{text}</option> }
        })
        .collect_view();
    let drawn = move || {
        let day = detail.series.telling.get(chosen.get())?;
        Some(figure(chart_day::day(&detail.series, day, lang), lang))
    };
    view! {
        <div class="day-lanes">
            <label class="pick-day">
                {c.pick_day}
                <select
                    data-testid="pick-day"
                    on:change:target=move |event| {
                        let at = event.target().value().parse().unwrap_or_default();
                        tab.look.update(|look| look.at(&account).day = at);
                    }
                >
                    {options}
                </select>
            </label>
            {drawn}
        </div>
    }
    .into_any()
}
