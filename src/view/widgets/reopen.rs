//! Opens and merges cases, and shows the one that was opened and what changed since.

use crate::model::Lang;
use crate::present::case_words::{self, case_words};
use crate::present::decision_words::decision;
use crate::present::format;
use crate::protocol::case::{Changes, Opened};
use crate::view::bridge::Bridge;
use crate::view::state::{Screen, Tab, today};
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use std::sync::Arc;

/// The section.
#[component]
pub fn Reopen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let own = Tab::here().record;
    let t = case_words(lang);
    let problem = move || {
        own.problem.get().map(|(problem, _)| {
            view! { <p class="wrong" data-testid="case-problem">{case_words::problem(&problem, lang)}</p> }
        })
    };
    // The form stays while a passphrase is tried, so that nobody loses the place.
    let asks = Memo::new(move |_| own.asks.get());
    let unseal = move || asks.get().then(|| view! { <Unseal lang /> });
    let merged = move || own.merged.get().map(|count| view! { <p>{case_words::merged(count, lang)}</p> });
    view! {
        <section class="panel reopen">
            <h2>{t.reopen_title}</h2>
            <p class="hint">{t.reopen_hint}</p>
            <p class="buttons">{choose(t.open, "case-open", false)} {choose(t.merge, "case-merge", true)}</p>
            <p class="hint">{t.merge_hint}</p>
            <div role="alert">{problem}</div>
            {unseal}
            <div role="status">{move || own.busy.get().then_some(t.busy)} {merged}</div>
        </section>
    }
}

fn choose(label: &'static str, testid: &'static str, merge: bool) -> AnyView {
    let bridge = Bridge::here();
    view! {
        <label class="button choose">
            <input
                type="file"
                accept=".json,.age"
                data-testid=testid
                on:change:target=move |event| {
                    let input = event.target();
                    if let Some(file) = input.files().and_then(|files| files.get(0)) {
                        bridge.open_case(file, None, merge);
                    }
                    input.set_value("");
                }
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

#[component]
fn Unseal(lang: Lang) -> impl IntoView {
    let (own, bridge) = (Tab::here().record, Bridge::here());
    let t = case_words(lang);
    // Lives here and nowhere else: it is gone with the form.
    let passphrase = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some((file, merge)) = own.waiting.get_untracked() {
            bridge.open_case(file, Some(passphrase.get_untracked()), merge);
        }
    };
    view! {
        <form class="unseal" on:submit=open>
            <div class="field">
                <label for="unseal">{t.unseal}</label>
                <input
                    id="unseal"
                    type="password"
                    autocomplete="off"
                    data-testid="case-passphrase"
                    on:input:target=move |event| passphrase.set(event.target().value())
                />
            </div>
            <button type="submit" class="button" data-testid="case-unseal">{t.unseal_try}</button>
        </form>
    }
}

/// The case that was opened.
pub fn opened(opened: &Arc<Opened>, lang: Lang) -> AnyView {
    let tab = Tab::here();
    let t = case_words(lang);
    let reminder = case_words::reminder(&opened.kept.record.purpose.delete_by, &today(), lang);
    let files = opened.report.as_ref().map(|report| {
        let rows = report
            .inputs
            .iter()
            .map(|input| {
                view! {
                    <tr>
                        <th scope="row"><span class="data">{input.file.clone()}</span></th>
                        <td class="number">{format::number(u64::from(input.rows))}</td>
                        <td><code>{input.sha256.as_deref().map(|hash| hash.chars().take(12).collect::<String>())}</code></td>
                    </tr>
                }
            })
            .collect_view();
        let accounts = report
            .accounts
            .iter()
            .map(|item| {
                let account = item.account.clone();
                let made = move || tab.record.decision_of(&account).map(|made| decision(made, lang));
                view! {
                    <tr data-testid="saved-account" data-account=item.account.clone() data-band=item.band.to_string()>
                        <th scope="row"><span class="data">{item.account.clone()}</span></th>
                        <td>{case_words::band_with_points(Some(&item.band), item.points, lang)}</td>
                        <td>{made}</td>
                    </tr>
                }
            })
            .collect_view();
        let rest = report.total - report.accounts.len();
        view! {
            <p class="note">{t.files_needed}</p>
            <p><button type="button" class="button" on:click=move |_| tab.show(Screen::Intake)>{t.to_files}</button></p>
            <details>
                <summary>{t.files}</summary>
                <Scroller label=t.files>
                    <table>
                        <thead><tr><th scope="col">{t.file}</th><th scope="col" class="number">{t.rows}</th><th scope="col">"SHA-256"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </Scroller>
            </details>
            <details>
                <summary>{t.accounts}</summary>
                <Scroller label=t.accounts>
                    <table>
                        <thead><tr><th scope="col">{t.account}</th><th scope="col">{t.band}</th><th scope="col">{t.decision}</th></tr></thead>
                        <tbody>{accounts}</tbody>
                    </table>
                </Scroller>
                {(rest > 0).then(|| case_words::more(rest, lang))}
            </details>
        }
    });
    let lost = opened.report.is_some();
    view! {
        <section class="panel" data-testid="case-opened">
            <h2>{t.opened_title}</h2>
            {reminder.map(|text| view! { <p class="wrong" data-testid="case-reminder">{text}</p> })}
            <p>{case_words::opened(opened, lang)}</p>
            {files}
            {move || (lost && !tab.record.is_comparable.get()).then(|| view! { <p class="note">{t.not_comparable}</p> })}
        </section>
    }
    .into_any()
}

/// What changed since.
pub fn changes(changes: &Arc<Changes>, lang: Lang) -> AnyView {
    let bridge = Bridge::here();
    let t = case_words(lang);
    let inputs = changes
        .inputs
        .iter()
        .map(|input| {
            view! {
                <li data-testid="case-input" data-how=input.how.to_string()>
                    <span class="data">{input.file.clone()}</span> ": " {case_words::input_change(&input.how, lang)}
                </li>
            }
        })
        .collect_view();
    let rows = changes
        .accounts
        .iter()
        .map(|change| {
            let account = change.account.clone();
            let is_there = change.band_to.is_some();
            let name = if is_there {
                let open = move |_| bridge.open(account.clone());
                view! { <button type="button" class="link data" on:click=open>{change.account.clone()}</button> }
                    .into_any()
            } else {
                view! { <span class="data">{change.account.clone()}</span> }.into_any()
            };
            view! {
                <tr data-testid="case-change" data-account=change.account.clone()>
                    <th scope="row">{name}</th>
                    <td>{case_words::band_with_points(change.band_from.as_deref(), change.points_from, lang)}</td>
                    <td>{case_words::band_with_points(change.band_to.as_deref(), change.points_to, lang)}</td>
                    <td>{case_words::account_change(change, lang)}</td>
                </tr>
            }
        })
        .collect_view();
    let rest = changes.changed - changes.accounts.len();
    let table = if changes.changed == 0 {
        view! { <p class="empty">{t.no_change}</p> }.into_any()
    } else {
        view! {
            <Scroller label=t.changes_title>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t.account}</th>
                            <th scope="col">{t.then}</th>
                            <th scope="col">{t.now}</th>
                            <th scope="col">{t.what}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Scroller>
        }
        .into_any()
    };
    view! {
        <section class="panel" data-testid="case-changes">
            <h2>{t.changes_title}</h2>
            <p>{case_words::changed(changes, lang)}</p>
            {case_words::rules(changes, lang).map(|text| view! { <p class="note">{text}</p> })}
            <ul>{inputs}</ul>
            {table}
            {(rest > 0).then(|| case_words::more(rest, lang))}
        </section>
    }
    .into_any()
}
