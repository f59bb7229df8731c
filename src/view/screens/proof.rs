//! Proof: what this page can and cannot do, tried out in this browser, and how to check it oneself.

use crate::model::Lang;
use crate::present::proof_words::{self, proof_words};
use crate::report::proof::Proof;
use crate::view::bridge::Bridge;
use crate::view::proof::{Test, callable};
use crate::view::state::Tab;
use crate::view::widgets::heading::Heading;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
#[component]
pub fn ProofScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let bridge = Bridge::here();
    let t = proof_words(lang);
    bridge.ask_parts();
    let calls = callable();
    view! {
        <div class="page proof" data-testid="proof">
            <header class="lead">
                <Heading>{t.title}</Heading>
                <p class="lead-text">{t.lead}</p>
            </header>
            <div class="proof-pair">
                {points(t.proven, &t.proven_list)}
                {points(t.open, &t.open_list)}
            </div>
            <SelfTest lang />
            <Hashes lang />
            <div class="proof-pair">
                {points(t.yourself, &t.yourself_list)}
                {points(t.source, &[t.source_text])}
            </div>
            <details class="proof-calls">
                <summary>{proof_words::calls(calls.len(), lang)}</summary>
                <p class="hint">{t.calls_lead}</p>
                <ul>
                    {calls.into_iter().map(|name| view! { <li data-testid="proof-call"><code>{name}</code></li> }).collect_view()}
                </ul>
            </details>
        </div>
    }
}

/// A heading with its points.
fn points(title: &'static str, list: &[&'static str]) -> AnyView {
    let items = list.iter().map(|text| view! { <li>{*text}</li> }).collect_view();
    view! { <section><h2>{title}</h2><ul class="proof-points">{items}</ul></section> }.into_any()
}

#[component]
fn SelfTest(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = proof_words(lang);
    let test = tab.proof.test;
    let runs = move || test.get() == Test::Running;
    view! {
        <section class="panel proof-test">
            <h2 id="proof-test">{t.test}</h2>
            <p>{t.test_lead}</p>
            <p>
                <button
                    type="button"
                    class="button primary"
                    data-testid="proof-run"
                    disabled=move || tab.holds_data() || runs()
                    aria-describedby="proof-reason"
                    on:click=move |_| bridge.run_self_test()
                >
                    {move || if matches!(test.get(), Test::Known(_)) { t.again } else { t.run }}
                </button>
            </p>
            <p class="hint" id="proof-reason" data-testid="proof-reason">{move || tab.holds_data().then_some(t.loaded)}</p>
            <p role="status" data-testid="proof-sum">
                {move || match test.get() {
                    Test::Unasked => String::new(),
                    Test::Running => t.running.to_owned(),
                    Test::Failed => t.failed.to_owned(),
                    Test::Known(proof) => proof_words::sum(&proof.results, lang),
                }}
            </p>
            {move || match test.get() {
                Test::Known(proof) => view! { <Results proof lang /> }.into_any(),
                _ => ().into_any(),
            }}
        </section>
    }
}

#[component]
fn Results(proof: Arc<Proof>, lang: Lang) -> impl IntoView {
    let t = proof_words(lang);
    let rows = proof
        .results
        .iter()
        .map(|tried| {
            view! {
                <tr data-testid="proof-row" data-channel=tried.channel.clone() data-result=tried.result.clone()>
                    <th scope="row">{proof_words::channel(&tried.channel, lang)}</th>
                    <td class="proof-result">{proof_words::result(&tried.result, lang)}</td>
                    <td>{proof_words::how(&tried.how, lang)}</td>
                </tr>
            }
        })
        .collect_view();
    let origin = if proof.origin == "null" { t.no_origin.to_owned() } else { proof.origin.clone() };
    view! {
        <table aria-labelledby="proof-test">
            <thead>
                <tr>
                    <th scope="col">{t.channel}</th>
                    <th scope="col">{t.result}</th>
                    <th scope="col">{t.how}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="hint">
            {t.browser} ": " <span class="data">{proof.browser.clone()}</span> " · " {t.origin} ": "
            <span class="data">{origin}</span> {proof.framed.then(|| format!(" · {}", t.framed))}
        </p>
        <p class="note">{t.stamped}</p>
    }
}

#[component]
fn Hashes(lang: Lang) -> impl IntoView {
    let parts = Tab::here().proof.parts;
    let t = proof_words(lang);
    view! {
        <section class="proof-hashes">
            <h2>{t.hashes}</h2>
            <p>{t.hashes_lead}</p>
            {move || {
                let parts = parts.get();
                if parts.is_empty() {
                    return view! { <p class="hint">{t.hashes_wait}</p> }.into_any();
                }
                let rows = parts
                    .into_iter()
                    .map(|(name, digest)| {
                        view! {
                            <div data-testid="proof-hash" data-part=name.clone()>
                                <dt>{proof_words::part(&name, lang)}</dt>
                                <dd><code>{digest}</code></dd>
                            </div>
                        }
                    })
                    .collect_view();
                view! { <dl class="terms">{rows}</dl> }.into_any()
            }}
        </section>
    }
}
