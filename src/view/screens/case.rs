//! The case: what waits for a decision, saving and opening, what was settled before, whom to ask.

use crate::model::Lang;
use crate::present::case_words::{self, case_words};
use crate::present::decision_words::decision_words;
use crate::present::vocabulary;
use crate::protocol::case::{OpenItems, seal};
use crate::view::bridge::Bridge;
use crate::view::state::{Hashes, Tab, today};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::notices::{authorities, notices};
use crate::view::widgets::purpose::PurposeForm;
use crate::view::widgets::reopen::{Reopen, changes, opened};
use crate::view::widgets::typed::{Kind, field};
use leptos::prelude::*;

/// Name of the form of saving in the tab.
const FORM: &str = "save";

/// The screen.
#[component]
pub fn CaseScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let (tab, bridge) = (Tab::here(), Bridge::here());
    let own = tab.record;
    let t = case_words(lang);
    // Asked again whenever something was decided, screened or opened.
    Effect::new(move |_| {
        tab.summary.track();
        own.opened.track();
        bridge.ask_open_items(own.settled());
    });
    let waiting = move || {
        let nothing = tab.summary.with(Option::is_none) && own.opened.with(Option::is_none);
        match own.open_items.get() {
            Some(items) if !nothing && items.open > 0 => open_items(&items, tab.summary.with(Option::is_some), lang),
            _ if nothing => view! { <p class="hint">{t.open_nothing}</p> }.into_any(),
            _ => view! { <p class="empty">{t.open_none}</p> }.into_any(),
        }
    };
    let differing = move || {
        let items = own
            .differing()
            .into_iter()
            .filter_map(|(account, standing)| {
                let ((one, by), (other, also)) = (standing.decision?, standing.differs?);
                let text = case_words::contradiction((other, &also.by), (one, &by.by), lang);
                Some(view! { <li data-testid="case-differs"><span class="data">{account}</span> ": " {text}</li> })
            })
            .collect::<Vec<_>>();
        (!items.is_empty()).then(|| {
            view! {
                <h3>{t.differ_title}</h3>
                <p>{decision_words(lang).differs}</p>
                <ul>{items}</ul>
            }
        })
    };
    view! {
        <div class="page case">
            <header class="lead">
                <Heading>{t.title}</Heading>
                <p class="lead-text">{t.lead}</p>
                <p class="hint">{t.no_immunity}</p>
            </header>
            <section class="panel" data-testid="open-items">
                <h2>{t.open_title}</h2>
                {waiting}
                {differing}
            </section>
            {move || own.changes.get().map(|found| changes(&found, lang))}
            {move || own.opened.get().map(|case| opened(&case, lang))}
            <div class="case-files"><Save lang /> <Reopen lang /></div>
            <section>
                <h2>{t.before_title}</h2>
                <p class="hint">{t.before_lead}</p>
                <PurposeForm lang />
            </section>
            <section>
                <h2>{t.notices_title}</h2>
                <p class="hint">{t.notices_lead}</p>
                {notices(lang)}
            </section>
            <section>
                <h2>{t.after_title}</h2>
                <p class="hint">{t.after_lead}</p>
                <div class="authorities">{authorities(lang)}</div>
            </section>
            <p class="hint">{decision_words(lang).statement}</p>
        </div>
    }
}

/// Accounts without a decision. Without their files they cannot be opened.
fn open_items(items: &OpenItems, can_open: bool, lang: Lang) -> AnyView {
    let bridge = Bridge::here();
    let t = case_words(lang);
    let rows = items
        .rows
        .iter()
        .map(|item| {
            let account = item.account.clone();
            let name = if can_open {
                let open = move |_| bridge.open(account.clone());
                view! { <button type="button" class="link data" on:click=open>{item.account.clone()}</button> }
                    .into_any()
            } else {
                view! { <span class="data">{item.account.clone()}</span> }.into_any()
            };
            view! {
                <li data-testid="open-item" data-account=item.account.clone()>
                    <b>{t.unfinished}</b>
                    {name}
                    <span>{vocabulary::band(&item.band, lang).to_owned()}</span>
                </li>
            }
        })
        .collect_view();
    let rest = items.open - items.rows.len();
    view! {
        <p>{case_words::open_count(items, lang)}</p>
        <ul class="open-list">{rows}</ul>
        {(rest > 0).then(|| case_words::more(rest, lang))}
    }
    .into_any()
}

#[component]
fn Save(lang: Lang) -> impl IntoView {
    let (tab, bridge) = (Tab::here(), Bridge::here());
    let own = tab.record;
    let t = case_words(lang);
    // Both live here and nowhere else: they are gone with the form.
    let (passphrase, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_shown = RwSignal::new(false);
    let wrong = RwSignal::new("");
    let day = move || Some(own.typed(FORM, "day")).filter(|day| !day.is_empty()).unwrap_or_else(today);
    let hashing = move || tab.summary.with(Option::is_some) && tab.hashes.with(|hashes| *hashes == Hashes::Waiting);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let secret = own.sealed.get_untracked().then(|| passphrase.get_untracked());
        wrong.set(match &secret {
            Some(secret) if secret.chars().count() < seal::SHORTEST => t.too_short,
            Some(secret) if *secret != again.get_untracked() => t.not_same,
            _ => "",
        });
        if wrong.get_untracked().is_empty() {
            bridge.save_case(untrack(day), secret);
        }
    };
    let secret = move |id: &'static str, label: &'static str, typed: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input
                    id=id
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete="new-password"
                    data-testid=id
                    prop:value=move || typed.get()
                    on:input:target=move |event| typed.set(event.target().value())
                />
            </div>
        }
        .into_any()
    };
    let tick = move |testid: &'static str, label: &'static str, ticked: RwSignal<bool>| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    data-testid=testid
                    prop:checked=move || ticked.get()
                    on:change:target=move |event| ticked.set(event.target().checked())
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let sealing = move || {
        own.sealed.get().then(|| {
            view! {
                {secret("case-passphrase", t.passphrase, passphrase)}
                {secret("case-passphrase-again", t.again, again)}
                {tick("case-passphrase-show", t.show, is_shown)}
                <p class="hint">{t.seal_hint}</p>
            }
        })
    };
    view! {
        <section class="panel">
            <h2>{t.save_title}</h2>
            <p class="hint">{t.save_hint}</p>
            <p role="status" data-testid="case-unsaved">
                {move || if own.unsaved.get() { t.unsaved } else { t.all_saved }}
            </p>
            <form class="save" on:submit=save>
                {field(
                    "case-day".to_owned(),
                    t.saved_on,
                    Kind::Day,
                    "case-day",
                    day,
                    move |text| own.put(FORM, "day", text),
                )}
                {tick("case-seal", t.seal, own.sealed)}
                {sealing}
                <div role="alert">
                    {move || (!wrong.get().is_empty()).then(|| view! { <p class="wrong">{wrong.get()}</p> })}
                </div>
                <p>
                    <button
                        type="submit"
                        class="button primary"
                        data-testid="case-save"
                        disabled=move || hashing() || own.busy.get()
                    >
                        {t.save}
                    </button>
                </p>
                <p class="hint">{move || hashing().then_some(t.hashing)}</p>
            </form>
        </section>
    }
}
