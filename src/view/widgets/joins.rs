//! Keys that were joined to an account, each with the way back, and those that were taken apart.

use crate::model::Lang;
use crate::present::exports_words::{self, exports_words};
use crate::protocol::Summary;
use crate::report::JoinReport;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
#[component]
pub fn Joins(
    /// What a screening came to.
    summary: Arc<Summary>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = exports_words(lang);
    let joins = summary.coverage.joins.clone();
    let (shown, of) = (joins.len(), summary.joins_total);
    let apart = tab.apart.get_untracked();
    let keys: Vec<String> = apart.iter().map(|(key, _)| key.clone()).collect();
    view! {
        <section class="joins">
            <h2>{t.joins}</h2>
            {if joins.is_empty() {
                view! { <p class="empty">{t.joins_none}</p> }.into_any()
            } else {
                view! {
                    <p class="hint">{t.joins_lead}</p>
                    <ul class="join-list">{joins.into_iter().map(|join| view! { <Joined join lang /> }).collect_view()}</ul>
                }
                .into_any()
            }}
            {(shown < of).then(|| view! { <p class="hint">{exports_words::joins_shown(shown, of, lang)}</p> })}
            {(!apart.is_empty())
                .then(|| {
                    view! {
                        <h3>{t.apart}</h3>
                        <ul class="join-list">
                            {apart.into_iter().map(|(key, account)| view! { <Apart key account lang /> }).collect_view()}
                        </ul>
                        <p class="hint">{t.as_policy} " " <code>{exports_words::apart_policy(&keys)}</code></p>
                    }
                })}
        </section>
    }
}

#[component]
fn Joined(join: JoinReport, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let t = exports_words(lang);
    let place = exports_words::join_place(&join.file, join.line, &join.how, lang);
    let (key, account) = (join.joined.clone(), join.account.clone());
    view! {
        <li data-testid="join" data-account=join.account.clone() data-joined=join.joined.clone()>
            <p class="join-pair">
                <b class="data">{join.account.clone()}</b>
                <span aria-hidden="true">" = "</span>
                <span class="data">{join.joined.clone()}</span>
            </p>
            <p class="join-place">{place}</p>
            <button
                type="button"
                class="button"
                data-testid="join-undo"
                disabled=move || Tab::here().is_bound()
                on:click=move |_| bridge.keep_apart(key.clone(), account.clone())
            >
                {t.keep_apart}
                <span class="visually-hidden">": " {join.joined.clone()}</span>
            </button>
        </li>
    }
}

#[component]
fn Apart(key: String, account: String, lang: Lang) -> impl IntoView {
    let bridge = Bridge::here();
    let t = exports_words(lang);
    let again = key.clone();
    view! {
        <li data-testid="apart" data-account=account.clone() data-joined=key.clone()>
            <p class="join-pair">
                <b class="data">{key.clone()}</b>
                <span aria-hidden="true">" ≠ "</span>
                <span class="data">{account.clone()}</span>
            </p>
            <button
                type="button"
                class="button"
                data-testid="join-redo"
                on:click=move |_| bridge.join_again(&again)
            >
                {t.join_again}
                <span class="visually-hidden">": " {key.clone()}</span>
            </button>
        </li>
    }
}
