//! What people record about an account: decision, reply, authority, note; and the history with undo.

use crate::model::Lang;
use crate::present::decision_words::{
    DECISIONS, ENGAGEMENTS, decision, decision_id, decision_words, engagement, entry as entry_words, refusal, signed,
};
use crate::present::vocabulary;
use crate::protocol::AccountDetail;
use crate::protocol::case::{Entry, What, seen, undone};
use crate::view::bridge::Bridge;
use crate::view::state::{Screen, Tab};
use crate::view::widgets::typed::{Kind, field, typed};
use leptos::prelude::*;
use std::sync::Arc;

/// The panel.
#[component]
pub fn DecisionPanel(
    /// The account.
    detail: Arc<AccountDetail>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = decision_words(lang);
    let account = detail.report.account.clone();
    let of = account.clone();
    let standing = Memo::new(move |_| tab.record.standing_of(&of));
    let in_force = move || {
        standing.with(|standing| match &standing.decision {
            Some((made, entry)) => view! {
                <p class="decided" data-decision=decision_id(*made)>
                    {t.in_force} ": " <strong>{decision(*made, lang)}</strong> " · " {signed(entry)}
                </p>
                {standing.differs.is_some().then(|| view! { <p class="wrong">{t.differs}</p> })}
            }
            .into_any(),
            None => view! { <p class="decided">{t.undecided}</p> }.into_any(),
        })
    };
    let by = field(
        "decision-by".to_owned(),
        t.by,
        Kind::Line,
        "decision-by",
        move || tab.answers.by.get(),
        move |text| tab.answers.by.set(text),
    );
    let on = field(
        "decision-on".to_owned(),
        t.on,
        Kind::Day,
        "decision-on",
        move || tab.answers.on.get(),
        move |text| tab.answers.on.set(text),
    );
    view! {
        <section class="decision" data-testid="decision" id="decision" tabindex="-1">
            <h2>{t.title}</h2>
            <p class="hint screen-only">{t.lead}</p>
            {in_force}
            <div class="pair screen-only">{by} {on} <p class="hint">{t.by_hint}</p></div>
            <Decide detail lang />
            <div class="beside screen-only">
                {simple("reply", &account, t.reply, t.reply_hint, lang)}
                {authority(&account, lang)}
                {simple("note", &account, t.note, "", lang)}
            </div>
            <History account lang />
            <p class="screen-only">
                <button type="button" class="link" on:click=move |_| tab.show(Screen::Case)>{t.to_case}</button>
            </p>
        </section>
    }
}

/// Name of a form in the tab: what it is for, and whose.
fn form(name: &str, account: &str) -> String {
    format!("{name} {account}")
}

/// Why the last thing of a form was not recorded.
pub fn refused(form: String, lang: Lang) -> AnyView {
    let own = Tab::here().record;
    view! {
        <div role="alert">
            {move || {
                let refused = own.refused.get().filter(|(of, _)| *of == form);
                refused.map(|(_, why)| view! { <p class="wrong" data-testid="refused">{refusal(why, lang)}</p> })
            }}
        </div>
    }
    .into_any()
}

#[component]
fn Decide(detail: Arc<AccountDetail>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let own = tab.record;
    let t = decision_words(lang);
    let account = detail.report.account.clone();
    let form = form("decide", &account);
    let read = {
        let form = form.clone();
        move |name: &'static str| own.typed(&form, name)
    };
    let put = {
        let form = form.clone();
        move |name: &'static str, text: &str| own.put(&form, name, text.to_owned())
    };
    let choice = |name: &'static str, value: String, label: &'static str| {
        let (read, put, chosen, given) = (read.clone(), put.clone(), value.clone(), value.clone());
        view! {
            <label>
                <input
                    type="radio"
                    name=name
                    value=value
                    data-testid=name
                    prop:checked=move || read(name) == chosen
                    on:change=move |_| put(name, &given)
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let choices = DECISIONS
        .map(|made| choice("decision-choice", decision_id(made).to_owned(), decision(made, lang)))
        .collect_view();
    let kinds = ENGAGEMENTS
        .iter()
        .enumerate()
        .map(|(n, kind)| choice("engagement", n.to_string(), engagement(*kind, lang)))
        .collect_view();
    // What the cards of the findings hold against themselves, each once.
    let mut innocent: Vec<&'static str> = Vec::new();
    for finding in &detail.report.findings {
        for text in vocabulary::card(&finding.signal).map_or(&[][..], |card| card.text(lang).innocent_explanations) {
            if !innocent.contains(text) {
                innocent.push(text);
            }
        }
    }
    let boxes = innocent
        .into_iter()
        .map(|text| {
            let (read, again, put) = (read.clone(), read.clone(), put.clone());
            view! {
                <label>
                    <input
                        type="checkbox"
                        data-testid="considered"
                        prop:checked=move || read("considered").lines().any(|line| line == text)
                        on:change:target=move |event| {
                            let chosen = untrack(|| again("considered"));
                            let mut lines: Vec<&str> = chosen.lines().filter(|line| *line != text).collect();
                            if event.target().checked() {
                                lines.push(text);
                            }
                            put("considered", &lines.join("\n"));
                        }
                    />
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view();
    let is_top = detail.report.band == "escalate";
    let second = is_top.then(|| {
        let field = typed(&self::form("second", &account), "second", t.second, Kind::Line, "decision-second");
        view! { <div class="pair">{field} <p class="hint">{t.second_hint}</p></div> }
    });
    let missing = RwSignal::new(false);
    let save = {
        let (form, read) = (form.clone(), read.clone());
        move |_| {
            let read = |name| untrack(|| read(name));
            let chosen = read("decision-choice");
            let made = DECISIONS.into_iter().find(|made| decision_id(*made) == chosen);
            missing.set(made.is_none());
            let Some(made) = made else { return };
            let considered = [read("considered").replace('\n', "; "), read("other")];
            let what = What::Decision {
                decision: made,
                reason: read("reason"),
                considered: considered
                    .iter()
                    .map(|part| part.trim())
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join("; "),
                band: detail.report.band.clone(),
                saw: seen(&detail.report),
            };
            let kind = read("engagement").parse::<usize>().ok().and_then(|n| ENGAGEMENTS.get(n));
            if bridge.record(&form, &account, what)
                && let Some(kind) = kind
                && untrack(|| own.standing_of(&account)).engagement != Some(*kind)
            {
                bridge.record(&form, &account, What::Engagement { engagement: *kind });
            }
        }
    };
    view! {
        <form class="decide screen-only" on:submit=|event| event.prevent_default()>
            <fieldset><legend>{t.engagement}</legend><div class="options">{kinds}</div></fieldset>
            <fieldset><legend>{t.choice}</legend><div class="options">{choices}</div></fieldset>
            <p class="hint">{t.on_hold}</p>
            {typed(&form, "reason", t.reason, Kind::Lines, "decision-reason")}
            <fieldset>
                <legend>{t.considered}</legend>
                <p class="hint">{t.considered_hint}</p>
                <div class="considered">{boxes}</div>
            </fieldset>
            {typed(&form, "other", t.other, Kind::Line, "decision-other")}
            {second}
            {refused(form, lang)}
            <div role="alert">{move || missing.get().then(|| view! { <p class="wrong">{t.choose}</p> })}</div>
            <p><button type="button" class="button primary" data-testid="decision-save" on:click=save>{t.save}</button></p>
        </form>
    }
}

/// A form of one text: the reply of the person, or a note.
fn simple(name: &'static str, account: &str, title: &'static str, hint: &'static str, lang: Lang) -> AnyView {
    let (bridge, own) = (Bridge::here(), Tab::here().record);
    let form = form(name, account);
    let (of, account) = (form.clone(), account.to_owned());
    let save = move |_| {
        let text = untrack(|| own.typed(&of, "text"));
        bridge.record(&of, &account, if name == "reply" { What::Reply { text } } else { What::Note { text } });
    };
    view! {
        <details>
            <summary>{title}</summary>
            <p class="hint">{hint}</p>
            {typed(&form, "text", title, Kind::Lines, name)}
            {refused(form, lang)}
            <p>
                <button type="button" class="button" data-testid=format!("{name}-save") on:click=save>
                    {decision_words(lang).record}
                </button>
            </p>
        </details>
    }
    .into_any()
}

fn authority(account: &str, lang: Lang) -> AnyView {
    let (bridge, own) = (Bridge::here(), Tab::here().record);
    let t = decision_words(lang);
    let form = form("authority", account);
    let (of, account) = (form.clone(), account.to_owned());
    let save = move |_| {
        let read = |name| untrack(|| own.typed(&of, name));
        let what = What::Authority { name: read("name"), reference: read("reference"), text: read("text") };
        bridge.record(&of, &account, what);
    };
    view! {
        <details>
            <summary>{t.authority}</summary>
            {typed(&form, "name", t.authority_name, Kind::Line, "authority-name")}
            {typed(&form, "reference", t.authority_reference, Kind::Line, "authority-reference")}
            {typed(&form, "text", t.authority_text, Kind::Lines, "authority")}
            {refused(form, lang)}
            <p>
                <button type="button" class="button" data-testid="authority-save" on:click=save>{t.record}</button>
            </p>
        </details>
    }
    .into_any()
}

#[component]
fn History(account: String, lang: Lang) -> impl IntoView {
    let own = Tab::here().record;
    let t = decision_words(lang);
    let entries = move || {
        let gone = own.read(|record| undone(&record.entries));
        let entries = own.history(&account);
        if entries.is_empty() {
            return view! { <p class="hint">{t.no_history}</p> }.into_any();
        }
        let items = entries.into_iter().map(|entry| one(&entry, gone.contains(&entry.number), lang)).collect_view();
        view! { <ol class="history" reversed>{items}</ol> }.into_any()
    };
    view! {
        <section data-testid="decision-history">
            <h3>{t.history}</h3>
            {entries}
        </section>
    }
}

fn one(entry: &Entry, is_undone: bool, lang: Lang) -> AnyView {
    let (bridge, own) = (Bridge::here(), Tab::here().record);
    let t = decision_words(lang);
    let (head, texts) = entry_words(entry, lang);
    let (number, account) = (entry.number, entry.account.clone());
    let can_undo = !is_undone && !matches!(entry.what, What::Undo { .. });
    let undo = can_undo.then(|| {
        let form = form(&format!("undo-{number}"), &account);
        let of = form.clone();
        let save = move |_| {
            let reason = untrack(|| own.typed(&of, "reason"));
            bridge.record(&of, &account, What::Undo { number, reason });
        };
        view! {
            <details class="screen-only">
                <summary>{t.undo} <span class="visually-hidden">": " {head.clone()}</span></summary>
                {typed(&form, "reason", t.undo_why, Kind::Line, "undo-reason")}
                {refused(form, lang)}
                <p>
                    <button type="button" class="button" data-testid="decision-undo" on:click=save>{t.undo}</button>
                </p>
            </details>
        }
    });
    view! {
        <li value=number data-testid="decision-entry" class:undone=is_undone>
            <p>
                <strong>{head.clone()}</strong>
                {is_undone.then(|| format!(" ({})", t.undone))}
                <small>{signed(entry)} " · " <code>{entry.hash.chars().take(12).collect::<String>()}</code></small>
            </p>
            {texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            {undo}
        </li>
    }
    .into_any()
}
