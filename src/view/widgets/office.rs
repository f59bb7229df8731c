//! Asked once: is a shared address an office? The answer goes into the policy of this tab.

use crate::model::Lang;
use crate::present::host_words::host_words;
use crate::present::policy_words::policy_words;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;

/// The question, or what was answered.
#[component]
pub fn Office(
    /// The shared address.
    address: String,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = policy_words(lang);
    let asked = address.clone();
    let answer = Memo::new(move |_| tab.offices.with(|offices| offices.get(&asked).copied()));
    let answered = move |yes: bool| {
        let address = address.clone();
        move |_| bridge.answer_office(&address, yes)
    };
    view! {
        <div class="office" role="group" aria-label=t.office data-testid="office">
            <p class="office-question">{t.office}</p>
            <p class="hint">{move || if tab.is_bound() { host_words(lang).locked } else { t.office_hint }}</p>
            <p class="office-answers">
                <button
                    type="button"
                    class="button"
                    data-testid="office-yes"
                    disabled=move || tab.is_bound()
                    aria-pressed=move || (answer.get() == Some(true)).to_string()
                    on:click=answered(true)
                >
                    {t.yes}
                </button>
                <button
                    type="button"
                    class="button"
                    data-testid="office-no"
                    disabled=move || tab.is_bound()
                    aria-pressed=move || (answer.get() == Some(false)).to_string()
                    on:click=answered(false)
                >
                    {t.no}
                </button>
            </p>
            <div role="status">
                {move || match answer.get() {
                    None => ().into_any(),
                    Some(false) => view! { <p class="hint">{t.office_no}</p> }.into_any(),
                    Some(true) => {
                        view! {
                            <p class="hint">{t.office_yes}</p>
                            <p class="office-answers">
                                <button
                                    type="button"
                                    class="button primary"
                                    data-testid="office-again"
                                    on:click=move |_| bridge.screen_by_policy()
                                >
                                    {t.again}
                                </button>
                                <button
                                    type="button"
                                    class="button"
                                    data-testid="office-save"
                                    on:click=move |_| bridge.save_policy()
                                >
                                    {t.save}
                                </button>
                            </p>
                        }
                        .into_any()
                    }
                }}
            </div>
        </div>
    }
}
