//! What only a person can tell about the file: one group of choices a question.

use super::{change, current};
use crate::model::Lang;
use crate::present::mapper::{self as say, mapper_words};
use crate::protocol::mapper::{Ask, answered};
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;

/// The questions; nothing where the data answer all of them.
#[component]
pub(super) fn Questions(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let m = mapper_words(lang);
    let asked = Memo::new(move |_| {
        tab.preview.with(|preview| preview.as_ref().map(|preview| preview.questions.clone()).unwrap_or_default())
    });
    let some = Memo::new(move |_| !asked.get().is_empty());
    // Keyed, so that an answer does not take away the choice that has the focus.
    let key = |ask: &Ask| (ask.question.clone(), ask.choices.clone());
    view! {
        <Show when=move || some.get()>
            <section class="panel mapper-questions">
                <h2>{m.questions}</h2>
                <p class="hint">{m.questions_hint}</p>
                <div class="mapper-question-list">
                    <For each=move || asked.get() key=key children=move |ask| view! { <OneQuestion ask lang /> } />
                </div>
            </section>
        </Show>
    }
}

#[component]
fn OneQuestion(ask: Ask, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let m = mapper_words(lang);
    let question = ask.question.to_string();
    let name = question.clone();
    let answer = Memo::new(move |_| {
        tab.preview.with(|preview| {
            let asks = preview.iter().flat_map(|preview| &preview.questions);
            asks.filter(|ask| ask.question == name).map(|ask| ask.answer.clone()).next().unwrap_or_default()
        })
    });
    let is_zone = question == "zone";
    let names: Vec<String> = current(tab)
        .map(|mapping| {
            let columns = mapping.columns.into_iter().enumerate();
            columns.map(|(at, column)| say::column(at + 1, column.name.as_deref().unwrap_or(""), lang)).collect()
        })
        .unwrap_or_default();
    let choices = StoredValue::new(ask.choices.clone());
    let radios = ask
        .choices
        .into_iter()
        .map(|choice| {
            let words = match (question.as_str(), choice.parse::<usize>()) {
                ("account", Ok(at)) => names.get(at).cloned().unwrap_or_default(),
                _ => say::answer(&question, &choice, lang).to_owned(),
            };
            let (asked, value, mine) = (question.clone(), choice.clone(), choice.clone());
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        name=format!("mapper-{question}")
                        value=value
                        prop:checked=move || answer.get() == mine
                        on:change=move |_| change(tab, bridge, |mapping| answered(mapping, &asked, &choice))
                    />
                    <span>{words}</span>
                </label>
            }
        })
        .collect_view();
    let other = move || {
        let answer = answer.get();
        if choices.with_value(|choices| choices.contains(&answer)) { String::new() } else { answer }
    };
    view! {
        <fieldset data-testid="mapper-question" data-question=question.clone()>
            <legend>{say::question(&question, lang)}</legend>
            {radios}
            {is_zone
                .then(|| {
                    view! {
                        <label class="choice other">
                            <span>{m.other_zone}</span>
                            <input
                                type="text"
                                spellcheck="false"
                                autocomplete="off"
                                placeholder="Europe/Berlin"
                                data-testid="mapper-zone"
                                prop:value=other
                                on:change:target=move |event| {
                                    let zone = event.target().value().trim().to_owned();
                                    let zone = if zone.is_empty() { "open".to_owned() } else { zone };
                                    change(tab, bridge, |mapping| answered(mapping, "zone", &zone));
                                }
                            />
                        </label>
                    }
                })}
        </fieldset>
    }
}
