//! A wide thing in a narrow place: it scrolls inside its own frame, which the keyboard can reach.

use leptos::prelude::*;

/// The frame.
#[component]
pub fn Scroller(
    /// What a screen reader calls it.
    #[prop(into)]
    label: String,
    /// The wide thing.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="scroller" role="group" aria-label=label tabindex="0">
            {children()}
        </div>
    }
}
