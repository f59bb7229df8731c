//! Small drawings: the gate of the brand, and one shape per band.

use leptos::prelude::*;

/// The brand: a gate with a standing figure's gap.
#[component]
pub fn Gate() -> impl IntoView {
    view! {
        <svg class="gate" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d="M3 21V9.5L12 3l9 6.5V21h-5.5v-6.5a3.5 3.5 0 0 0-7 0V21z" />
        </svg>
    }
}

/// The shape of a band; its word always stands beside it.
#[component]
pub fn BandMark(
    /// The band's name in reports.
    band: String,
) -> impl IntoView {
    let shape = match band.as_str() {
        "no-lead" => view! { <circle class="line" cx="8" cy="8" r="5.5" /> }.into_any(),
        "context" => view! {
            <circle class="line" cx="8" cy="8" r="5.5" />
            <circle class="fill" cx="8" cy="8" r="2.25" />
        }
        .into_any(),
        "review" => view! { <path class="fill" d="M8 1.5 14.5 8 8 14.5 1.5 8z" /> }.into_any(),
        "verify-first" => view! { <rect class="fill" x="2" y="2" width="12" height="12" rx="1.5" /> }.into_any(),
        _ => view! { <path class="fill" d="M4.75 1.25h6.5L14.75 8l-3.5 6.75h-6.5L1.25 8z" /> }.into_any(),
    };
    view! {
        <svg class="band-mark" data-shape=band viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            {shape}
        </svg>
    }
}
