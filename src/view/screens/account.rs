//! One account: what was found and why, what it rests on, what else it may be, what to do.

use crate::model::{Both, Lang};
use crate::present::chart_words::chart_words;
use crate::present::checklist::{checklist_words, unanswered};
use crate::present::decision_words::decision_words;
use crate::present::missing::by_need;
use crate::present::papers_words::papers_words;
use crate::present::{format, sentence, vocabulary, words};
use crate::protocol::AccountDetail;
use crate::report::{ControlReport, DiligenceReport};
use crate::view::charts::section::charts;
use crate::view::state::Tab;
use crate::view::widgets::checklist::Checklist;
use crate::view::widgets::decision::DecisionPanel;
use crate::view::widgets::explain::Explain;
use crate::view::widgets::finding::Finding;
use crate::view::widgets::heading::Heading;
use crate::view::widgets::jump::jump;
use crate::view::widgets::mark::BandMark;
use crate::view::widgets::papers::PersonPapers;
use crate::view::widgets::score_sum::ScoreSum;
use crate::view::widgets::story::tale;
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
                        <Heading><bdi class="data">{account}</bdi></Heading>
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
    let found = findings(detail.clone(), lang);
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
        {tale(&detail, lang)}
        <Facts detail=detail.clone() lang />
        {parts(lang)}
        <div class="account-grid">
            <section class="findings">
                <h2 id=PARTS[0] tabindex="-1">{t.findings_title}</h2>
                {nothing}
                {found}
            </section>
            <div class="side">
                <Diligence measures=report.diligence.clone() lang />
                <Controls controls=report.controls.clone() lang />
                {sum}
                <Missing missing=detail.not_assessed.clone() lang />
            </div>
        </div>
        <div id=PARTS[1] tabindex="-1">{charts(detail.clone(), printed, lang)}</div>
        <div id=PARTS[2] tabindex="-1">
            <Checklist account=report.account.clone() recorded=detail.answers.clone() lang />
        </div>
        <div id=PARTS[3] tabindex="-1">
            <DecisionPanel detail=detail.clone() lang />
        </div>
        <div id=PARTS[4] tabindex="-1">
            <PersonPapers account=report.account.clone() lang />
        </div>
    }
}

/// Parts of the page, in their order.
const PARTS: [&str; 5] = ["part-findings", "part-charts", "part-checklist", "part-decision", "part-papers"];

/// Ways to the parts of a long page.
fn parts(lang: Lang) -> AnyView {
    let names = [
        words(lang).findings_title,
        chart_words(lang).section,
        checklist_words(lang).title,
        decision_words(lang).title,
        papers_words(lang).person_title,
    ];
    let links = PARTS
        .into_iter()
        .zip(names)
        .map(|(id, name)| {
            view! { <li><a href=format!("#{id}") on:click=move |event| jump(&event, id)>{name}</a></li> }
        })
        .collect_view();
    let label = Both { ko: "이 화면의 차례", en: "On this page" }.get(lang);
    view! { <nav class="parts" aria-label=label><ul>{links}</ul></nav> }.into_any()
}

/// Findings rendered at first: more than any account of the practice data has, few enough to appear at once.
const FIRST: usize = 50;
/// Findings that a click adds.
const MORE: usize = 200;

/// What was found, with a list of contents; long lists are shown piece by piece.
fn findings(detail: Arc<AccountDetail>, lang: Lang) -> AnyView {
    let t = words(lang);
    let tab = Tab::here();
    let (account, all) = (detail.report.account.clone(), detail.report.findings.len());
    let shown = {
        let account = account.clone();
        Memo::new(move |_| (FIRST + tab.look.with(|look| look.of(&account).more)).min(all))
    };
    let (listed, told) = (detail.clone(), detail);
    let contents = move || {
        (all > 2).then(|| {
            let entries = listed
                .report
                .findings
                .iter()
                .take(shown.get())
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
        })
    };
    let items = move || (0..shown.get()).collect::<Vec<_>>();
    let one = move |at: usize| {
        let report = &told.report;
        report.findings.get(at).zip(told.explanations.get(at)).map(|(finding, (ko, en))| {
            let explanation = if lang == Lang::Ko { ko } else { en }.clone();
            let account = report.account.clone();
            view! {
                <Finding finding=finding.clone() explanation lang />
                <Explain account signal=finding.signal.clone() lang />
            }
        })
    };
    let more = move || {
        let account = account.clone();
        let left = all - shown.get();
        (left > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid="findings-more"
                    on:click=move |_| tab.look.update(|look| look.at(&account).more += MORE)
                >
                    {sentence::more_findings(left.min(MORE), left, lang)}
                </button>
            }
        })
    };
    view! {
        {contents}
        <For each=items key=|at| *at children=one />
        {more}
    }
    .into_any()
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
        let named = report.names.iter().enumerate().map(|(at, name)| {
            view! { {(at > 0).then_some(", ")} <bdi>{name.clone()}</bdi> }
        });
        view! { <div><dt>{t.names}</dt><dd>{named.collect_view()}</dd></div> }
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
