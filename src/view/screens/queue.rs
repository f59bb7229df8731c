//! Accounts in the order in which a person should look at them.

use crate::model::Lang;
use crate::present::host_words::host_words;
use crate::present::queue::result;
use crate::present::queue_words::queue_words;
use crate::present::{problem, sentence, words};
use crate::protocol::{ExportKind, Summary};
use crate::view::bridge::Bridge;
use crate::view::state::{Screen, Tab};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::jump::jump;
use crate::view::widgets::papers::Papers;
use leptos::prelude::*;
use std::sync::Arc;

mod budget;
mod filters;
mod rows;

use budget::Budget;
use filters::Filters;
use rows::Rows;

/// Among fewer accounts rarity means nothing, so no ranking numbers are shown.
const RANKED_FROM: usize = 50;

/// The screen.
#[component]
pub fn QueueScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    Bridge::here().renew_queue();
    view! {
        <div class="page queue">
            {move || match tab.summary.get() {
                Some(summary) if summary.accounts > 0 => view! { <Accounts summary lang /> }.into_any(),
                Some(summary) => view! { <NoAccounts summary lang /> }.into_any(),
                None => view! { <Heading>{t.queue_title}</Heading> }.into_any(),
            }}
        </div>
    }
}

/// Nothing could be read: why, right here.
#[component]
fn NoAccounts(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let why = summary
        .inputs
        .iter()
        .filter_map(|input| Some((input.file.clone(), problem::unreadable(input.error.as_ref()?, lang)?)))
        .map(|(file, problem)| view! { <li><b class="data">{file}</b><br />{problem.what} " " {problem.todo}</li> })
        .collect_view();
    view! {
        <header class="lead">
            <Heading>{t.no_accounts_title}</Heading>
            <p class="lead-text">{t.no_accounts_text}</p>
        </header>
        <ul class="why">{why}</ul>
        <button type="button" class="button primary" on:click=move |_| tab.show(Screen::Coverage)>{t.to_coverage}</button>
    }
}

#[component]
fn Accounts(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let q = queue_words(lang);
    let ranked = summary.accounts >= RANKED_FROM;
    let unread = summary.inputs.iter().filter(|input| input.error.is_some()).count();
    let list = tab.list;
    view! {
        <header class="lead">
            <Heading>{t.queue_title}</Heading>
            <p class="lead-text" data-testid="queue-result">
                {result(&summary, lang)} " " {sentence::checked(summary.assessed, summary.of, lang)}
            </p>
            <p class="note" data-testid="queue-rare">{q.rare}</p>
            <details class="rare">
                <summary>{q.rare_why}</summary>
                <p>{q.rare_how}</p>
            </details>
            <p class="basis">{sentence::basis(&summary, lang)}</p>
            {(unread > 0)
                .then(|| {
                    view! {
                        <p class="note">
                            {sentence::unread(unread, lang)} " "
                            <button type="button" class="link" on:click=move |_| tab.show(Screen::Coverage)>{t.to_coverage}</button>
                        </p>
                    }
                })}
        </header>
        <Filters summary=summary.clone() ranked lang />
        <Budget lang />
        <div class="list-keys">
            <a class="past" href="#after-list" on:click=move |event| jump(&event, "after-list")>{q.past}</a>
            <p class="hint">{q.keys_hint}</p>
            <button type="button" class="quiet" data-testid="queue-keys" on:click=move |_| list.help.set(true)>{q.keys}</button>
        </div>
        {move || match list.shown.get() {
            Some((_, matching)) => view! { <Rows matching ranked lang /> }.into_any(),
            None => view! { <p class="hint">{t.loading}</p> }.into_any(),
        }}
        <div id="after-list" tabindex="-1">
            {(!ranked).then(|| view! { <p class="hint">{t.no_ranking}</p> })}
            {(summary.ties > 0)
                .then(|| {
                    view! {
                        <button type="button" class="button to-links" data-testid="queue-links" on:click=move |_| tab.show(Screen::Links)>
                            {q.to_links}
                        </button>
                    }
                })}
        </div>
        <Exports lang />
        <Papers lang />
    }
}

#[component]
fn Exports(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    let waits = move |kind| tab.exports.with(|exports| exports.contains(&kind));
    let may = move |kind: ExportKind| tab.policy.with(|policy| policy.company.may_export(kind.name()));
    let off = move || !(may(ExportKind::Json) && may(ExportKind::Csv));
    let button = move |kind: ExportKind, testid: &'static str, label: &'static str| {
        view! {
            <button type="button" class="button" data-testid=testid disabled=move || !may(kind) aria-disabled=move || waits(kind).to_string() on:click=move |_| bridge.export(kind)>
                {label}
            </button>
        }
    };
    view! {
        <section class="exports">
            <h2>{t.export_title}</h2>
            <div class="buttons">
                {button(ExportKind::Json, "export-json", t.export_json)} {button(ExportKind::Csv, "export-csv", t.export_csv)}
                <span role="status">{move || (!tab.exports.with(Vec::is_empty)).then_some(t.export_waits)}</span>
            </div>
            <p class="hint">{t.export_hint} {move || off().then(|| view! { " " <span data-testid="export-off">{host_words(lang).export_off}</span> })}</p>
        </section>
    }
}
