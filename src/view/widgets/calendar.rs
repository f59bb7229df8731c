//! The sign on a date field: the browser would load its own, and a page that promises to send nothing loads nothing.

use leptos::prelude::*;

/// The sign; stands beside the input in a `.date`.
#[component]
pub fn Calendar() -> impl IntoView {
    view! {
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d="M3 5h14v12H3zM3 9h14M7 3v4m6-4v4" />
        </svg>
    }
}
