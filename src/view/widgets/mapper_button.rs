//! The button that leads to the columns of a file.

use crate::model::Lang;
use crate::present::mapper::{mapper_words, open_for};
use crate::view::bridge::Bridge;
use leptos::prelude::*;

/// The button.
#[component]
pub fn MapperButton(
    /// Base name of the file.
    file: String,
    /// Language.
    lang: Lang,
    /// Number of the file, where it is known which one of the name it is.
    #[prop(optional, into)]
    id: Option<u32>,
) -> impl IntoView {
    let bridge = Bridge::here();
    let name = file.clone();
    let label = open_for(&file, lang);
    view! {
        <button
            type="button"
            class="quiet"
            data-testid="mapper-open"
            data-file=name
            aria-label=label
            on:click=move |_| bridge.open_mapper(&file, id)
        >
            {mapper_words(lang).open}
        </button>
    }
}
