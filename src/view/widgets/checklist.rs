//! The checklist of an account: the same questions for everyone, each with four answers, a note, who and when.

use crate::model::Lang;
use crate::present::checklist::{ANSWERS, answered, checklist_words, on_record, phase};
use crate::protocol::checklist::{FILE_NAME, Given, Recorded};
use crate::signals::answers::{CHECKLIST, Phase, Question};
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use crate::view::widgets::calendar::Calendar;
use leptos::prelude::*;
use std::sync::Arc;

/// What an item needs to know: whose it is, and what files have on record.
#[derive(Clone)]
struct Whose {
    account: Arc<str>,
    recorded: Arc<[Recorded]>,
}

impl Whose {
    fn on_record(&self, item: &str) -> Option<&Recorded> {
        self.recorded.iter().find(|recorded| recorded.item == item)
    }

    /// The answer of this tab.
    fn given(&self, tab: Tab, item: &str) -> Option<Given> {
        tab.answers.about(tab.practice.get(), &self.account, item)
    }

    /// The answer that stands: of this tab, else on record, else unknown.
    fn answer(&self, tab: Tab, item: &str) -> String {
        match self.given(tab, item) {
            Some(given) => given.answer,
            None => self.on_record(item).map_or("unknown", |recorded| &recorded.answer).to_owned(),
        }
    }

    /// Changes a field beside the answer, which stays what it is.
    fn change(&self, tab: Tab, item: &str, change: impl FnOnce(&mut Given)) {
        let begin = untrack(|| self.answer(tab, item));
        tab.answers.change(tab.practice.get_untracked(), &self.account, item, &begin, change);
    }
}

/// The section.
#[component]
pub fn Checklist(
    /// Key of the account.
    account: String,
    /// What files have on record.
    recorded: Vec<Recorded>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let c = checklist_words(lang);
    let whose = Whose { account: account.as_str().into(), recorded: recorded.into() };
    let groups = Phase::ALL.map(|phase| view! { <Group phase whose=whose.clone() lang /> }).collect_view();
    let count = move |wanted: Option<Phase>, whose: &Whose| {
        let asked = || CHECKLIST.iter().filter(|q| q.is_asked() && wanted.is_none_or(|phase| q.phase() == phase));
        (asked().filter(|question| whose.answer(tab, question.id()) != "unknown").count(), asked().count())
    };
    let progress = Memo::new(move |_| {
        let (done, of) = count(None, &whose);
        answered(done, of, lang)
    });
    view! {
        <section class="checklist" id="checklist" tabindex="-1" data-testid="checklist">
            <h2>{c.title} " " <small data-testid="checklist-progress">{move || progress.get()}</small></h2>
            <p class="hint screen-only">{c.lead}</p>
            <div class="check-who screen-only">
                <div class="field">
                    <label for="check-by">{c.who}</label>
                    <input
                        id="check-by"
                        type="text"
                        autocomplete="off"
                        aria-describedby="check-who-hint"
                        data-testid="checklist-who"
                        prop:value=move || tab.answers.by.get()
                        on:input:target=move |event| tab.answers.by.set(event.target().value())
                    />
                </div>
                <div class="field">
                    <label for="check-on">{c.day}</label>
                    <div class="date">
                        <input
                            id="check-on"
                            type="date"
                            aria-describedby="check-who-hint"
                            data-testid="checklist-day"
                            prop:value=move || tab.answers.on.get()
                            on:input:target=move |event| tab.answers.on.set(event.target().value())
                        />
                        <Calendar />
                    </div>
                </div>
                <p class="hint" id="check-who-hint">{c.who_hint}</p>
            </div>
            {groups}
            <End account lang />
        </section>
    }
}

#[component]
fn End(account: String, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let c = checklist_words(lang);
    view! {
        <div class="check-end screen-only">
            <div class="check-buttons">
                <button
                    type="button"
                    class="button primary"
                    data-testid="checklist-apply"
                    aria-describedby="check-apply-hint"
                    on:click=move |_| bridge.apply_answers(account.clone())
                >
                    {c.apply}
                </button>
                <button type="button" class="button" data-testid="checklist-save-json" on:click=move |_| bridge.save_answers(false)>
                    {c.save_json}
                </button>
                <button type="button" class="button" data-testid="checklist-save-csv" on:click=move |_| bridge.save_answers(true)>
                    {c.save_csv}
                </button>
            </div>
            <p class="check-pending" role="status">{move || tab.answers.pending.get().then_some(c.pending)}</p>
            <p class="hint" id="check-apply-hint">{c.apply_hint} " " {c.save_hint}</p>
        </div>
    }
}

#[component]
fn Group(phase: Phase, whose: Whose, lang: Lang) -> impl IntoView {
    let items = CHECKLIST
        .iter()
        .filter(|question| question.phase() == phase)
        .map(|question| view! { <OneItem question=*question whose=whose.clone() lang /> })
        .collect_view();
    view! {
        <div class="check-group" data-phase=phase.name()>
            <h3>{self::phase(phase, lang)}</h3>
            <ul>{items}</ul>
        </div>
    }
}

#[component]
fn OneItem(question: Question, whose: Whose, lang: Lang) -> impl IntoView {
    let c = checklist_words(lang);
    if question.is_asked() {
        view! { <Asked question whose lang /> }.into_any()
    } else {
        view! {
            <li class="check-item not-asked" data-testid="checklist-item" data-item=question.id() data-answer="not-asked">
                <p><span>{question.ask(lang)}</span> " " <b>{c.not_asked}</b></p>
                <p class="hint">{question.counts(lang)}</p>
            </li>
        }
        .into_any()
    }
}

#[component]
fn Asked(question: Question, whose: Whose, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let c = checklist_words(lang);
    let item = question.id();
    let whose = StoredValue::new(whose);
    let answer = Memo::new(move |_| whose.with_value(|whose| whose.answer(tab, item)));
    let given = Memo::new(move |_| whose.with_value(|whose| whose.given(tab, item)).unwrap_or_default());
    let radios = ANSWERS
        .into_iter()
        .zip(c.answers)
        .map(|(name, words)| {
            let choose = move |_| {
                let account = whose.with_value(|whose| whose.account.clone());
                tab.answers.choose(tab.practice.get_untracked(), &account, item, name);
            };
            view! {
                <label>
                    <input
                        type="radio"
                        name=format!("check-{item}")
                        value=name
                        data-testid="checklist-answer"
                        prop:checked=move || answer.get() == name
                        on:change=choose
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    // A file of this page says what the page says.
    let recorded = whose.with_value(|whose| whose.on_record(item).filter(|known| known.file != FILE_NAME).cloned());
    let recorded = recorded.map(|known| {
        let words = on_record(&known.answer, known.on.as_deref(), &known.file, known.line, lang);
        view! { <p class="hint">{words}</p> }
    });
    let control = matches!(question, Question::Control(_)).then(|| view! { <small>{c.control}</small> });
    let field = move |name: &'static str, label: &'static str, kind: &'static str| {
        let id = format!("check-{name}-{item}");
        let value = move || {
            given.with(|given| match name {
                "note" => given.note.clone(),
                "by" => given.by.clone(),
                _ => given.on.clone(),
            })
        };
        let typed = move |text: String| {
            whose.with_value(|whose| {
                whose.change(tab, item, |given| match name {
                    "note" => given.note = text,
                    "by" => given.by = text,
                    _ => given.on = text,
                });
            });
        };
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <div class:date=kind == "date">
                    <input
                        id=id
                        type=kind
                        autocomplete="off"
                        data-testid=format!("checklist-{name}")
                        prop:value=value
                        on:input:target=move |event| typed(event.target().value())
                    />
                    {(kind == "date").then(|| view! { <Calendar /> })}
                </div>
            </div>
        }
    };
    view! {
        <li class="check-item" data-testid="checklist-item" data-item=item data-answer=move || answer.get()>
            <fieldset>
                <legend>{question.ask(lang)} " " {control}</legend>
                <div class="check-choices">{radios}</div>
            </fieldset>
            {recorded}
            <details>
                <summary>{c.more} <span class="visually-hidden">": " {question.ask(lang)}</span></summary>
                <p>{question.counts(lang)}</p>
                <div class="check-fields">
                    {field("note", c.note, "text")} {field("by", c.by, "text")} {field("on", c.on, "date")}
                </div>
            </details>
        </li>
    }
}
