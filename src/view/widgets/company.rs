//! What the company says to whoever screens, and what a page around this one is told; under every screen.

use crate::model::Lang;
use crate::present::host_words::host_words;
use crate::view::state::Tab;
use leptos::prelude::*;

/// The note; nothing where nothing is to be said.
#[component]
pub fn Company() -> impl IntoView {
    let tab = Tab::here();
    move || {
        let lang = tab.lang.get();
        let t = host_words(lang);
        let policy = tab.policy.get();
        let company = &policy.company;
        let said = [
            (t.contact, &company.contact),
            (t.reporting_line, &company.reporting_line),
            (t.retention, &company.retention_notice),
        ];
        let rows: Vec<_> = said
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(name, text)| view! { <div><dt>{name}</dt><dd>{text.clone()}</dd></div> })
            .collect();
        let company = (!rows.is_empty()).then(|| {
            view! {
                <section class="company" aria-label=t.company data-testid="company-note"><dl class="terms">{rows}</dl></section>
            }
        });
        let host = tab.host.get().map(|origin| framed(&origin, lang));
        (company.is_some() || host.is_some()).then(|| view! { <aside class="company-in">{company} {host}</aside> })
    }
}

/// Who is around the page, and what it is told.
fn framed(origin: &str, lang: Lang) -> impl IntoView + use<> {
    let t = host_words(lang);
    let host = Tab::here().policy.with(|policy| policy.host.clone());
    let gets = match (host.may_have_report(origin), host.may_receive_summary) {
        (true, _) => t.gets_report,
        (false, true) => t.gets_summary,
        (false, false) => t.gets_nothing,
    };
    let shown = if origin == "null" { t.no_origin.to_owned() } else { origin.to_owned() };
    view! { <p class="host-note" data-testid="host-note">{t.framed} ": " <span class="data">{shown}</span> ". " {gets}</p> }
}
