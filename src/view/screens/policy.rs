//! The policy: every threshold, weight and list, and what another value would change before it is taken into use.

use crate::model::Lang;
use crate::present::host_words::{bound_by, host_words};
use crate::present::policy::{self, Part, with_draft};
use crate::present::policy_words::{self, policy_words};
use crate::present::{format, vocabulary};
use crate::protocol::policy::{Flaw, Moved, Policy, WhatIf, hash};
use crate::view::bridge::Bridge;
use crate::view::state::{Change, Tab};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::jump::jump;
use crate::view::widgets::policy_field::PolicyField;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
#[component]
pub fn PolicyScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = policy_words(lang);
    let flaws = Memo::new(move |_| {
        let policy = tab.policy.get();
        tab.draft.with(|draft| with_draft(&policy, draft).err().unwrap_or_default())
    });
    let differing = move || match policy::changed(&tab.policy.get()).len() {
        0 => t.all_default.to_owned(),
        count => policy_words::changed(count, lang),
    };
    let sections = policy::sections();
    let contents = sections
        .iter()
        .enumerate()
        .map(|(n, (heading, _))| {
            let id = format!("policy-part-{n}");
            view! {
                <li>
                    <a href=format!("#{id}") on:click=move |event| jump(&event, &id)>{policy_words::heading(*heading, lang)}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="page policy" data-testid="policy">
            <header class="lead">
                <Heading>{t.title}</Heading>
                <p class="lead-text">{t.lead}</p>
                <p class="basis">{differing} " · " {t.hash} " " <code class="hash" data-testid="policy-hash">{move || hash(&tab.policy.get())}</code></p>
            </header>
            {move || tab.is_bound().then(|| view! { <Lock lang /> })}
            <Bar flaws lang />
            <nav class="contents" aria-label=t.contents><ul>{contents}</ul></nav>
            <fieldset class="policy-fields" disabled=move || tab.is_bound()>
            {sections
                .into_iter()
                .enumerate()
                .map(|(n, (heading, parts))| {
                    view! {
                        <section class="policy-kind">
                            <h2 id=format!("policy-part-{n}") tabindex="-1">{policy_words::heading(heading, lang)}</h2>
                            {parts.into_iter().map(|part| view! { <Fields part flaws lang /> }).collect_view()}
                        </section>
                    }
                })
                .collect_view()}
            </fieldset>
        </div>
    }
}

/// Why nothing can be changed, and what to do instead.
#[component]
fn Lock(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    view! {
        <section class="note policy-lock" data-testid="policy-lock">
            <h2>{host_words(lang).locked}</h2>
            <p>{move || tab.standing.with(|standing| bound_by(standing, lang))}</p>
        </section>
    }
}

#[component]
fn Fields(part: Part, flaws: Memo<Vec<Flaw>>, lang: Lang) -> impl IntoView {
    let titles: Vec<String> = part.signals.iter().map(|id| vocabulary::signal_title(id, lang)).collect();
    let title = if titles.is_empty() { policy_words::part(&part.name, lang) } else { titles.join(" · ") };
    view! {
        <div class="policy-part" role="group" aria-label=title.clone()>
            <h3>{title.clone()}</h3>
            {part
                .fields
                .into_iter()
                .map(|(path, default)| view! { <PolicyField path default flaws lang /> })
                .collect_view()}
        </div>
    }
}

/// What to do with the values: see what they change, use, save, load, drop.
#[component]
fn Bar(flaws: Memo<Vec<Flaw>>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = policy_words(lang);
    let typed = move || tab.draft.with(|draft| draft.len());
    let flawed = move || flaws.with(|flaws| !flaws.is_empty());
    let idle = move || typed() == 0 || flawed() || tab.is_bound();
    let no_other = move || tab.standing.with(|standing| standing.is_bound() && standing.key().is_none());
    let no_report = move || tab.summary.with(Option::is_none);
    view! {
        <section class="panel policy-bar" aria-label=t.bar>
            <p role="status">
                {move || if typed() == 0 { t.unchanged.to_owned() } else { policy_words::typed(typed(), lang) }}
            </p>
            <p class="policy-buttons">
                <button
                    type="button"
                    class="button"
                    data-testid="policy-whatif"
                    disabled=move || idle() || no_report()
                    aria-describedby="policy-no-report"
                    on:click=move |_| bridge.ask_what_if()
                >
                    {t.what_if}
                </button>
                <button
                    type="button"
                    class="button primary"
                    data-testid="policy-use"
                    disabled=idle
                    on:click=move |_| bridge.use_policy()
                >
                    {t.use_it}
                </button>
                <button
                    type="button"
                    class="button"
                    data-testid="policy-save"
                    disabled=flawed
                    on:click=move |_| bridge.save_policy()
                >
                    {t.save}
                </button>
                <button
                    type="button"
                    class="button"
                    data-testid="policy-siem"
                    disabled=flawed
                    aria-describedby="policy-siem-hint"
                    on:click=move |_| bridge.save_rules()
                >
                    {t.siem}
                </button>
                <label class="button choose">
                    <input
                        type="file"
                        accept=".json,.jsonc,application/json"
                        data-testid="policy-load"
                        disabled=no_other
                        on:change:target=move |event| {
                            let input = event.target();
                            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                                bridge.load_policy(file);
                            }
                            input.set_value("");
                        }
                    />
                    <span>{t.load}</span>
                </label>
                <button
                    type="button"
                    class="quiet"
                    data-testid="policy-discard"
                    disabled=move || typed() == 0
                    on:click=move |_| bridge.draft_policy(&tab.policy.get_untracked())
                >
                    {t.discard}
                </button>
                <button
                    type="button"
                    class="quiet"
                    data-testid="policy-reset"
                    disabled=move || tab.is_bound()
                    on:click=move |_| bridge.draft_policy(&Policy::default())
                >
                    {t.reset_all}
                </button>
            </p>
            <p class="hint" id="policy-siem-hint">{t.siem_hint}</p>
            <p class="hint" id="policy-no-report">{move || no_report().then_some(t.no_report)} " " {t.kept}</p>
            <div role="alert">
                {move || {
                    tab.policy_note
                        .get()
                        .map(|(note, bad)| view! { <p class:wrong=bad data-testid="policy-note">{note}</p> })
                }}
                {move || {
                    let flaws = flaws.get();
                    (!flaws.is_empty())
                        .then(|| {
                            view! {
                                <p class="wrong" data-testid="policy-flaw">
                                    {t.flawed} ": "
                                    {flaws.iter().map(|flaw| policy_words::flaw(flaw, lang)).collect::<Vec<_>>().join("; ")}
                                </p>
                            }
                        })
                }}
            </div>
            <div aria-live="polite">
                {move || match tab.change.get() {
                    Change::Unasked => ().into_any(),
                    Change::Waiting => view! { <p class="hint">{t.waiting}</p> }.into_any(),
                    Change::Known(what_if) => view! { <Outcome what_if lang /> }.into_any(),
                }}
            </div>
        </section>
    }
}

#[component]
fn Outcome(what_if: Arc<WhatIf>, lang: Lang) -> impl IntoView {
    let t = policy_words(lang);
    let bands = what_if
        .bands
        .iter()
        .map(|(band, now, then)| {
            view! {
                <tr data-band=band.to_string() data-testid="whatif-band">
                    <th scope="row">{vocabulary::band(band, lang).to_owned()}</th>
                    <td class="number">{format::number(*now as u64)}</td>
                    <td class="number">{format::number(*then as u64)}</td>
                </tr>
            }
        })
        .collect_view();
    let rows = what_if.rows.iter().map(|row| view! { <Row row=row.clone() lang /> }).collect_view();
    view! {
        <div class="whatif" data-testid="whatif" data-policy=what_if.policy.clone() data-moved=what_if.moved>
            <h2>{t.would}</h2>
            {what_if.rereads.then(|| view! { <p class="note">{t.rereads}</p> })}
            <table class="whatif-bands">
                <thead>
                    <tr>
                        <th scope="col">{t.band}</th>
                        <th scope="col" class="number">{t.now}</th>
                        <th scope="col" class="number">{t.then}</th>
                    </tr>
                </thead>
                <tbody>{bands}</tbody>
            </table>
            {if what_if.moved == 0 {
                view! { <p class="empty">{t.nobody}</p> }.into_any()
            } else {
                view! {
                    <p>{policy_words::moved(&what_if, lang)}</p>
                    <Scroller label=t.would>
                        <table class="whatif-rows">
                            <thead>
                                <tr>
                                    <th scope="col">{t.account}</th>
                                    <th scope="col">{t.now}</th>
                                    <th scope="col">{t.then}</th>
                                    <th scope="col">{t.why}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </Scroller>
                }
                .into_any()
            }}
        </div>
    }
}

#[component]
fn Row(row: Moved, lang: Lang) -> impl IntoView {
    let band = |word: &str, points: f64| format!("{} ({})", vocabulary::band(word, lang), format::points(points));
    view! {
        <tr
            data-testid="whatif-row"
            data-account=row.account.clone()
            data-from=row.from.to_string()
            data-to=row.to.to_string()
        >
            <th scope="row"><span class="data">{row.account.clone()}</span></th>
            <td>{band(&row.from, row.points_from)}</td>
            <td>{band(&row.to, row.points_to)}</td>
            <td>{policy_words::because(&row, lang)}</td>
        </tr>
    }
}
