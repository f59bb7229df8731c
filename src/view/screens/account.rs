//! One account: what was found and why, what it rests on, what else it may be, what to do.

use crate::model::Lang;
use crate::present::checklist::{checklist_words, unanswered};
use crate::present::missing::by_need;
use crate::present::{format, sentence, vocabulary, words};
use crate::protocol::AccountDetail;
use crate::report::{ControlReport, DiligenceReport};
use crate::view::charts::day_bars::DayBars;
use crate::view::charts::heat_map::HeatMap;
use crate::view::state::Tab;
use crate::view::widgets::checklist::Checklist;
use crate::view::widgets::finding::Finding;
use crate::view::widgets::heading::Heading;
use crate::view::widgets::jump::jump;
use crate::view::widgets::mark::BandMark;
use crate::view::widgets::score_sum::ScoreSum;
use leptos::prelude::*;
use std::sync::Arc;

/// The screen.
#[component]
pub fn AccountScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    view! {
        <div class="page account">
            <button type="button" class="link back" data-testid="account-back" on:click=move |_| tab.back_to_list()>
                <span aria-hidden="true">"← "</span>
                {t.back}
            </button>
            {move || match tab.account.get() {
                Some(account) => {
                    view! {
                        <Heading><span class="data">{account}</span></Heading>
                        {move || match tab.detail.get() {
                            Some(detail) => view! { <Detail detail lang /> }.into_any(),
                            None => view! { <p class="hint">{t.loading}</p> }.into_any(),
                        }}
                    }
                    .into_any()
                }
                None => {
                    view! {
                        <Heading>{t.nav_account}</Heading>
                        <p>{t.no_account}</p>
                    }
                    .into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Detail(detail: Arc<AccountDetail>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let report = &detail.report;
    let band = report.band.to_string();
    // Below review nothing is asked of the person, so that hours are not put on paper either.
    let printed = !matches!(band.as_str(), "no-lead" | "context");
    let findings = report
        .findings
        .iter()
        .zip(&detail.explanations)
        .map(|(finding, (ko, en))| {
            let explanation = match lang {
                Lang::Ko => ko.clone(),
                Lang::En => en.clone(),
            };
            view! { <Finding finding=finding.clone() explanation lang /> }
        })
        .collect_view();
    let contents = (report.findings.len() > 2).then(|| {
        let entries = report
            .findings
            .iter()
            .map(|finding| {
                let id = finding.signal.to_string();
                view! {
                    <li>
                        <a href=format!("#{id}") on:click=move |event| jump(&event, &id)>{vocabulary::signal_title(&finding.signal, lang)}</a>
                        <span>{vocabulary::strength(&finding.strength, lang).to_owned()}</span>
                    </li>
                }
            })
            .collect_view();
        view! { <nav class="contents" aria-label=t.findings_list><ol>{entries}</ol></nav> }
    });
    let nothing = report.findings.is_empty().then(|| {
        view! { <p class="empty">{t.findings_none} " " {sentence::checked(report.assessed, report.of, lang)}</p> }
    });
    let sum = (!report.findings.is_empty()).then(|| view! { <ScoreSum detail=detail.clone() lang /> });
    view! {
        <p class="band-line" data-band=band.clone()>
            <BandMark band=band.clone() />
            <strong>{sentence::band_of(&band, report.assessed, report.of, report.enough_data, lang)}</strong>
            <span>{vocabulary::band_advice(&band, lang).to_owned()}</span>
        </p>
        <p class="lead-text">{sentence::account(&detail, lang)}</p>
        <Facts detail=detail.clone() lang />
        <div class="account-grid">
            <section class="findings">
                <h2>{t.findings_title}</h2>
                {nothing}
                {contents}
                {findings}
            </section>
            <div class="side">
                <Diligence measures=report.diligence.clone() lang />
                <Controls controls=report.controls.clone() lang />
                {sum}
                <Missing missing=detail.not_assessed.clone() lang />
            </div>
        </div>
        <Checklist account=report.account.clone() recorded=detail.answers.clone() lang />
        <Hours detail=detail.clone() printed lang />
    }
}

#[component]
fn Facts(detail: Arc<AccountDetail>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let report = &detail.report;
    let span = match (&report.first, &report.last) {
        (Some(first), Some(last)) => format!("{} – {}", format::day(first), format::day(last)),
        _ => "–".to_owned(),
    };
    let names = (!report.names.is_empty()).then(|| {
        view! { <div><dt>{t.names}</dt><dd>{report.names.join(", ")}</dd></div> }
    });
    view! {
        <dl class="facts">
            {names}
            <div><dt>{t.span}</dt><dd>{span}</dd></div>
            <div><dt>{t.activities}</dt><dd>{format::number(report.activities as u64)}</dd></div>
            <div><dt>{t.presence}</dt><dd>{format::duration(report.presence_minutes, lang)}</dd></div>
            <div><dt>{t.assessed}</dt><dd>{sentence::of(report.assessed, report.of, lang)}</dd></div>
        </dl>
    }
}

#[component]
fn Diligence(measures: Vec<DiligenceReport>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let items = measures
        .into_iter()
        .map(|entry| {
            view! {
                <li data-state=entry.state.to_string()>
                    <span>{vocabulary::measure(&entry.measure, lang).to_owned()}</span>
                    <b>{vocabulary::state(&entry.state, lang).to_owned()}</b>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="panel diligence">
            <h2>{t.diligence_title}</h2>
            <ul>{items}</ul>
            <p class="hint">{t.diligence_hint}</p>
        </section>
    }
}

#[component]
fn Controls(controls: Vec<ControlReport>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    (!controls.is_empty()).then(|| {
        let items = controls
            .into_iter()
            .map(|held| {
                let effect = match (&held.why_not, held.counts) {
                    (Some(why), _) => vocabulary::why_not(why, lang).to_owned(),
                    (None, true) => t.control_counts.to_owned(),
                    (None, false) => String::new(),
                };
                view! {
                    <li>
                        <span>{vocabulary::control(&held.control, lang).to_owned()} {held.on.map(|day| format!(" ({day})"))}</span>
                        <small>{effect} " · " <span class="data">{sentence::locus(&held.evidence.file, held.evidence.line, lang)}</span></small>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="panel controls">
                <h2>{t.controls_title}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

#[component]
fn Missing(missing: Vec<(crate::report::Word, crate::report::Word)>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let item = |signal: &crate::report::Word, need: Option<&crate::report::Word>| {
        let allowed = need.map(|need| {
            view! { <small>{t.would_allow} ": " {vocabulary::allowed_by(signal, need, lang)}</small> }
        });
        view! {
            <li data-testid="not-assessed" data-signal=signal.to_string()>
                <span>{vocabulary::signal_title(signal, lang)}</span>
                {allowed}
            </li>
        }
    };
    // What the checklist further down asks stands folded: it would hide what data would answer.
    let (asked, other): (Vec<_>, Vec<_>) = missing.iter().partition(|(_, need)| need == "answer");
    let folded = (!asked.is_empty()).then(|| {
        view! {
            <details>
                <summary>{unanswered(asked.len(), lang)}</summary>
                <ul>{asked.iter().map(|(signal, need)| item(signal, Some(need))).collect_view()}</ul>
            </details>
            <p><a href="#checklist" on:click=move |event| jump(&event, "checklist")>{checklist_words(lang).title}</a></p>
        }
    });
    // One export answers many items: it is named once, above all of them.
    let by_export = by_need(other.into_iter().map(|(signal, need)| (&**need, signal)));
    let group = |(need, signals): (&str, Vec<&crate::report::Word>)| {
        let export = signals.first().map(|signal| vocabulary::allowed_by(signal, need, lang));
        view! {
            <h3>{t.would_allow} ": " {export}</h3>
            <ul>{signals.into_iter().map(|signal| item(signal, None)).collect_view()}</ul>
        }
    };
    let items = by_export.into_iter().map(group).collect_view();
    view! {
        <section class="panel missing-list">
            <h2>{t.missing_title}</h2>
            {if missing.is_empty() {
                view! { <p class="hint">{t.missing_none}</p> }.into_any()
            } else {
                view! {
                    <p class="hint">{t.missing_hint}</p>
                    {items}
                    {folded}
                }
                .into_any()
            }}
        </section>
    }
}

#[component]
fn Hours(detail: Arc<AccountDetail>, printed: bool, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let charts = if detail.days.is_empty() {
        view! { <p class="hint">{t.hours_none}</p> }.into_any()
    } else {
        view! {
            <p class="rule">{t.hours_rule}</p>
            <div class="charts">
                <HeatMap hours=detail.hours.clone() zone=detail.zone.clone() lang />
                <DayBars days=detail.days.clone() total=detail.days_total lang />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="hours" class:screen-only=!printed>
            <h2>{t.hours_title}</h2>
            {charts}
        </section>
    }
}
