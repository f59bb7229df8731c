//! Marks a finding as explained, with a reason: it stays and adds nothing.

use crate::model::Lang;
use crate::present::decision_words::decision_words;
use crate::present::vocabulary;
use crate::protocol::case::What;
use crate::report::Word;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use crate::view::widgets::decision::refused;
use crate::view::widgets::typed::{Kind, typed};
use leptos::prelude::*;

/// The form under a finding.
#[component]
pub fn Explain(
    /// Key of the account.
    account: String,
    /// Id of the signal.
    signal: Word,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let (tab, bridge) = (Tab::here(), Bridge::here());
    let t = decision_words(lang);
    let form = format!("explain-{signal} {account}");
    let of = form.clone();
    let title = vocabulary::signal_title(&signal, lang);
    let (whose, which) = (account.clone(), signal.clone());
    let is_explained = Memo::new(move |_| tab.record.standing_of(&whose).explained.contains_key(&*which));
    let save = move || {
        let reason = untrack(|| tab.record.typed(&of, "reason"));
        // The account is shown anew; the reader stays at the finding.
        tab.record.focus.set_value(Some(signal.to_string()));
        bridge.record(&of, &account, What::Explained { signal: signal.clone(), reason });
    };
    let save = StoredValue::new(save);
    view! {
        {move || {
            (!is_explained.get())
                .then(|| {
                    view! {
                        <details class="explain screen-only">
                            <summary data-testid="explain">{t.explain} <span class="visually-hidden">": " {title.clone()}</span></summary>
                            <p class="hint">{t.explain_hint}</p>
                            {typed(&form, "reason", t.reason, Kind::Line, "explain-reason")}
                            {refused(form.clone(), lang)}
                            <p>
                                <button
                                    type="button"
                                    class="button"
                                    data-testid="explain-save"
                                    on:click=move |_| save.with_value(|save| save())
                                >
                                    {t.explain_save}
                                </button>
                            </p>
                        </details>
                    }
                })
        }}
    }
}
