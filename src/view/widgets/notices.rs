//! Notices to adapt, and whom to ask: as text to select and copy, without links.

use crate::model::Lang;
use crate::present::authorities::{AUTHORITIES, unverified};
use crate::present::notices::NOTICES;
use leptos::prelude::*;

/// The notices.
pub fn notices(lang: Lang) -> AnyView {
    NOTICES
        .map(|(whom, text)| {
            let title = whom.get(lang);
            view! {
                <details>
                    <summary>{title}</summary>
                    <textarea readonly rows="14" aria-label=title data-testid="notice" prop:value=text.get(lang)></textarea>
                </details>
            }
        })
        .collect_view()
        .into_any()
}

/// Whom to ask.
pub fn authorities(lang: Lang) -> AnyView {
    AUTHORITIES
        .map(|(country, whom)| {
            let items = whom
                .iter()
                .map(|one| {
                    let mark = (!one.is_verified).then(|| view! { <small>" (" {unverified(lang)} ")"</small> });
                    view! { <li><strong>{one.name.get(lang)}</strong> " · " {one.about.get(lang)} {mark}</li> }
                })
                .collect_view();
            view! { <div data-testid="authorities"><h3>{country.get(lang)}</h3><ul>{items}</ul></div> }
        })
        .collect_view()
        .into_any()
}
