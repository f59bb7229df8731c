//! One finding: what was seen, how sure that is, what else it may be, and what to do.

use crate::model::Lang;
use crate::present::{sentence, vocabulary, words};
use crate::report::FindingReport;
use crate::view::widgets::evidence::EvidenceList;
use crate::view::widgets::office::Office;
use leptos::prelude::*;

/// The finding.
#[component]
pub fn Finding(
    /// As in the report.
    finding: FindingReport,
    /// Its sentence.
    explanation: String,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    let card = vocabulary::card(&finding.signal);
    let text = card.map(|card| card.text(lang));
    let title = vocabulary::signal_title(&finding.signal, lang);
    let family = vocabulary::family(&finding.family, lang).to_owned();
    // What an office shares is asked once; the answer is the firm's, not the engine's.
    let office = (finding.signal == "shared-ip-multi-account")
        .then(|| finding.facts.get("address").and_then(|address| address.as_str()).map(str::to_owned))
        .flatten();
    let weak: Vec<String> = finding.weaknesses.iter().map(|word| vocabulary::weakness(word, lang).to_owned()).collect();
    let weak = if weak.is_empty() { t.no_weakness.to_owned() } else { weak.join("; ") };
    view! {
        <article class="finding" id=finding.signal.to_string() tabindex="-1" data-testid="finding" data-signal=finding.signal.to_string() data-strength=finding.strength.to_string()>
            <header>
                <p class="family">{family}</p>
                <h3>{title}</h3>
                <p class="explanation">{explanation}</p>
            </header>
            {finding.explained.clone().map(|reason| view! { <p class="note"><strong>{t.explained}": "</strong>{reason}</p> })}
            <dl class="axes">
                <div><dt>{t.severity}</dt><dd>{vocabulary::severity(&finding.severity, lang).to_owned()}</dd></div>
                <div><dt>{t.strength}</dt><dd>{vocabulary::strength(&finding.strength, lang).to_owned()}</dd></div>
                <div>
                    <dt>{t.reliability}</dt>
                    <dd>{sentence::reliability(finding.reliability, lang)} <span class="reason">{weak}</span></dd>
                </div>
            </dl>
            {text
                .map(|text| {
                    view! {
                        <div class="readings">
                            <Points title=t.innocent points=text.innocent_explanations />
                            <Points title=t.clears points=text.clears />
                            <Points title=t.next_steps points=text.next_steps />
                        </div>
                    }
                })}
            {office.map(|address| view! { <Office address lang /> })}
            <EvidenceList evidence=finding.evidence total=finding.evidence_total lang />
            {text
                .zip(card)
                .map(|(text, card)| {
                    let sources: Vec<&'static str> = card.sources.iter().map(|source| source.title).collect();
                    view! {
                        <details class="more">
                            <summary>{t.more}</summary>
                            <h4>{t.looks_for}</h4>
                            <p>{text.looks_for}</p>
                            <h4>{t.matters}</h4>
                            <p>{text.matters_because}</p>
                            <Points title=t.blind_spots points=text.blind_spots />
                            {(!sources.is_empty())
                                .then(|| {
                                    view! {
                                        <h4>{t.sources}</h4>
                                        <ul>{sources.into_iter().map(|title| view! { <li>{title}</li> }).collect_view()}</ul>
                                    }
                                })}
                        </details>
                    }
                })}
        </article>
    }
}

/// A heading with its points.
#[component]
fn Points(title: &'static str, points: &'static [&'static str]) -> impl IntoView {
    view! {
        <div>
            <h4>{title}</h4>
            <ul>{points.iter().map(|point| view! { <li>{*point}</li> }).collect_view()}</ul>
        </div>
    }
}
