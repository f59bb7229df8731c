//! How many accounts a team can look at, and what that leaves out.

use crate::model::Lang;
use crate::present::queue::{budget, left_out};
use crate::present::queue_words::queue_words;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;

/// Fewer accounts to look at need no budget.
const SOME: usize = 3;
/// A slider with more steps than this cannot be set by hand; the number beside it can.
const STEPS: usize = 100;

/// The slider, the number, and what they leave out.
#[component]
pub fn Budget(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let q = queue_words(lang);
    let list = tab.list;
    let todo = Memo::new(move |_| list.unresolved.get());
    let taken = move || list.budget.get().unwrap_or(usize::MAX).min(todo.get());
    let set = move |text: String| {
        if let Ok(budget) = text.parse::<usize>() {
            bridge.set_budget((budget < todo.get_untracked()).then_some(budget));
        }
    };
    let fields = move || {
        view! {
            <div class="budget-fields">
                <div class="field">
                    <label for="budget">{q.budget_slider}</label>
                    <input
                        id="budget"
                        type="range"
                        min="1"
                        max=todo.get().min(STEPS).to_string()
                        data-testid="budget"
                        aria-describedby="budget-told"
                        prop:value=move || taken().to_string()
                        on:input:target=move |event| set(event.target().value())
                    />
                </div>
                <div class="field">
                    <label for="budget-number">{q.budget_number}</label>
                    <input
                        id="budget-number"
                        type="number"
                        min="1"
                        max=todo.get().to_string()
                        data-testid="budget-number"
                        prop:value=move || taken().to_string()
                        on:change:target=move |event| set(event.target().value())
                    />
                </div>
            </div>
        }
    };
    let told = move || {
        let left = list.left.with(|left| left.as_ref().map(|left| left_out(left, lang)));
        view! { <p>{budget(taken(), todo.get(), lang)}</p> {left.map(|left| view! { <p data-testid="budget-left">{left}</p> })} }
    };
    move || {
        (todo.get() >= SOME).then(|| {
            view! {
                <details class="budget panel" open=list.budget.get_untracked().is_some()>
                    <summary>{q.budget_title}</summary>
                    {fields()}
                    <div class="budget-told" id="budget-told" role="status" data-testid="budget-told">{told}</div>
                    <p class="hint">{q.budget_hint}</p>
                    <button type="button" class="link" hidden=move || list.budget.get().is_none() on:click=move |_| bridge.set_budget(None)>
                        {q.budget_off}
                    </button>
                </details>
            }
        })
    }
}
