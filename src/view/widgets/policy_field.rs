//! One value of the policy: its name and reason, its field, its default and the way back to it.

use crate::model::Lang;
use crate::present::policy::{text, value};
use crate::present::policy_fields::{label, told, unit};
use crate::present::policy_words::{default_is, flaw, policy_words};
use crate::protocol::policy::{Flaw, tree};
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;
use serde_json::Value;

/// The field.
#[component]
pub fn PolicyField(
    /// Where it stands in the policy.
    path: String,
    /// Its default.
    default: Value,
    /// What is the matter with what was typed.
    flaws: Memo<Vec<Flaw>>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = policy_words(lang);
    let at = StoredValue::new(path.clone());
    let standard = StoredValue::new(text(&default));
    let in_use = Memo::new(move |_| tab.policy.with(|policy| at.with_value(|path| text(&value(&tree(policy), path)))));
    let shown = Memo::new(move |_| {
        let typed = tab.draft.with(|draft| at.with_value(|path| draft.get(path).cloned()));
        typed.unwrap_or_else(|| in_use.get())
    });
    let put = move |text: String| at.with_value(|path| bridge.type_policy(path, text, &in_use.get_untracked()));
    let wrong = Memo::new(move |_| {
        flaws.with(|flaws| {
            let own = |found: &&Flaw| at.with_value(|path| found.path == *path);
            flaws.iter().find(own).map(|found| flaw(found, lang))
        })
    });
    let (id, reason_id, wrong_id) = (format!("policy-{path}"), format!("reason-{path}"), format!("wrong-{path}"));
    let described = format!("{reason_id} {wrong_id}");
    let about = told(&path);
    let counted = if default.is_number() { unit(&path).get(lang) } else { "" };
    let mode = if default.is_number() { "decimal" } else { "text" };
    let invalid = move || wrong.with(Option::is_some).to_string();
    let field = match &default {
        Value::Bool(_) => view! {
            <span class="policy-choice">
                <input
                    id=id.clone()
                    type="checkbox"
                    aria-describedby=described
                    data-testid="policy-field"
                    data-path=path.clone()
                    prop:checked=move || shown.get() == "true"
                    on:change:target=move |event| put(event.target().checked().to_string())
                />
                {t.on}
            </span>
        }
        .into_any(),
        Value::Array(_) => view! {
            <textarea
                id=id.clone()
                rows="3"
                spellcheck="false"
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                data-testid="policy-field"
                data-path=path.clone()
                prop:value=move || shown.get()
                on:input:target=move |event| put(event.target().value())
            ></textarea>
            <small>{t.lines}</small>
        }
        .into_any(),
        _ => view! {
            <span class="policy-number">
                <input
                    id=id.clone()
                    type="text"
                    inputmode=mode
                    spellcheck="false"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                    data-testid="policy-field"
                    data-path=path.clone()
                    prop:value=move || shown.get()
                    on:input:target=move |event| put(event.target().value())
                />
                <span>{counted}</span>
            </span>
        }
        .into_any(),
    };
    let reason = match (lang, about.reason_ko) {
        (Lang::Ko, korean) if !korean.is_empty() => view! { <span>{korean}</span> }.into_any(),
        _ => view! { <span lang="en">{about.reason_en}</span> }.into_any(),
    };
    let name = label(&path, lang).into_owned();
    let of = name.clone();
    view! {
        <div class="policy-field" class:changed=move || standard.with_value(|text| shown.get() != *text)>
            <div class="policy-name">
                <label for=id>{name}</label>
                <p class="hint" id=reason_id>{reason} " " <span class="tag">{about.tag.words().get(lang)}</span></p>
            </div>
            <div class="policy-value">
                {field}
                <p class="wrong" id=wrong_id>{move || wrong.get()}</p>
            </div>
            <p class="policy-default">
                <span>{standard.with_value(|text| default_is(&text.replace('\n', ", "), counted, lang))}</span>
                {move || {
                    (standard.with_value(|text| shown.get() != *text))
                        .then(|| {
                            let of = of.clone();
                            view! {
                                <button type="button" class="quiet" on:click=move |_| put(standard.get_value())>
                                    {t.reset}
                                    <span class="visually-hidden">": " {of}</span>
                                </button>
                            }
                        })
                }}
            </p>
        </div>
    }
}
