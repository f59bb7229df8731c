//! The one first-level heading of a screen; it takes the focus when the screen was asked for.

use crate::view::state::Tab;
use leptos::html;
use leptos::prelude::*;

/// The heading.
#[component]
pub fn Heading(
    /// Its words.
    children: Children,
) -> impl IntoView {
    let tab = Tab::here();
    let node = NodeRef::<html::H1>::new();
    node.on_load(move |heading| {
        if tab.moved.get_value() {
            tab.moved.set_value(false);
            let _ = heading.focus();
        }
    });
    view! { <h1 node_ref=node tabindex="-1">{children()}</h1> }
}
