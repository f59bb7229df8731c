//! The lines that a finding rests on, each shown on demand from the user's own file.

use crate::model::Lang;
use crate::present::{sentence, words};
use crate::report::EvidenceReport;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;

/// Lines listed before the rest is folded away.
const FIRST: usize = 5;

/// The list.
#[component]
pub fn EvidenceList(
    /// The lines.
    evidence: Vec<EvidenceReport>,
    /// How many there are in all.
    total: usize,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    let count = sentence::evidence_count(evidence.len(), total, lang);
    let rest = evidence.get(FIRST..).unwrap_or_default().to_vec();
    let first: Vec<EvidenceReport> = evidence.into_iter().take(FIRST).collect();
    let lines = move |evidence: Vec<EvidenceReport>| {
        view! { <ul class="lines">{evidence.into_iter().map(|locus| view! { <Line locus lang /> }).collect_view()}</ul> }
    };
    view! {
        <div class="evidence">
            <h4>{t.evidence} " " <small>{count}</small></h4>
            <p class="hint">{t.evidence_hint}</p>
            {lines(first)}
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary>{t.evidence_more} " (" {rest.len()} ")"</summary>
                            {lines(rest)}
                        </details>
                    }
                })}
        </div>
    }
}

#[component]
fn Line(locus: EvidenceReport, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let open = RwSignal::new(false);
    let EvidenceReport { file, line } = locus;
    let key = (file.clone(), line);
    let text = Memo::new(move |_| if open.get() { tab.lines.with(|lines| lines.get(&key).cloned()) } else { None });
    let asked = file.clone();
    // Stays open: several lines side by side are what one compares.
    let show = move |_| {
        open.set(true);
        bridge.ask_line(asked.clone(), line);
    };
    view! {
        <li>
            <button
                type="button"
                class="locus"
                data-testid="evidence"
                data-file=file.clone()
                data-line=line
                class:open=move || open.get()
                on:click=show
            >
                {sentence::locus(&file, line, lang)}
            </button>
            <div aria-live="polite">
                {move || {
                    text.get()
                        .map(|text| match text {
                            Some(text) => view! { <code class="source-line" data-testid="source-line">{text}</code> }.into_any(),
                            None => view! { <p class="hint">{words(lang).line_gone}</p> }.into_any(),
                        })
                }}
            </div>
        </li>
    }
}
