//! What could be read and what could not, and which export would allow more.

use crate::model::Lang;
use crate::present::checklist::unanswered;
use crate::present::exports_words::exports_words;
use crate::present::missing::by_need;
use crate::present::policy_words::policy_words;
use crate::present::problem::{self, Problem};
use crate::present::{format, sentence, vocabulary, words};
use crate::protocol::Summary;
use crate::report::{Input, IssueReport, NotAssessed};
use crate::view::state::{Hashes, Screen, Tab};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::joins::Joins;
use crate::view::widgets::mapper_button::MapperButton;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The screen.
#[component]
pub fn CoverageScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    view! {
        <div class="page coverage">
            {move || {
                let summary = tab.summary.get();
                view! {
                    <header class="lead">
                        <Heading>{t.coverage_title}</Heading>
                        {summary
                            .clone()
                            .map(|summary| {
                                view! {
                                    <p class="lead-text">{sentence::checked(summary.assessed, summary.of, lang)}</p>
                                    <p class="basis">{sentence::basis(&summary, lang)}</p>
                                }
                            })}
                    </header>
                    {summary
                        .map(|summary| {
                            view! {
                                <Files inputs=summary.inputs.clone() lang />
                                <Joins summary=summary.clone() lang />
                                <Issues summary=summary.clone() lang />
                                <Unassessed list=summary.coverage.not_assessed.clone() lang />
                            }
                        })}
                    <section>
                        <h2>{t.sources_title}</h2>
                        <ul>{sentence::sources(lang).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    </section>
                }
            }}
        </div>
    }
}

#[component]
fn Files(inputs: Vec<Input>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let notes: Vec<String> = inputs
        .iter()
        .filter(|input| input.error.is_none())
        .flat_map(|input| {
            let zone = (input.zone_source == "assumed" && input.format.as_deref() != Some("roster"))
                .then(|| sentence::zone_assumed(input, lang));
            let order = input.day_order_assumed.then(|| format!("{}: {}", input.file, t.day_order));
            let skew = input.skew_minutes.map(|minutes| sentence::clock_skew(&input.file, minutes, lang));
            [zone, order, skew]
        })
        .flatten()
        .collect();
    let dropped: Vec<(String, Vec<String>)> = inputs
        .iter()
        .filter(|input| !input.dropped_columns.is_empty())
        .map(|input| (input.file.clone(), input.dropped_columns.clone()))
        .collect();
    view! {
        <section>
            <h2>{t.inputs_title}</h2>
            <Scroller label=t.inputs_title>
                <table class="files-table">
                    <thead>
                        <tr>
                            <th scope="col">{t.file}</th>
                            <th scope="col">{t.format}</th>
                            <th scope="col" class="number">{t.rows}</th>
                            <th scope="col" class="number">{t.used}</th>
                            <th scope="col">{t.zone}</th>
                            <th scope="col">{t.hash}</th>
                        </tr>
                    </thead>
                    <tbody>{inputs.into_iter().map(|input| view! { <FileRow input lang /> }).collect_view()}</tbody>
                </table>
            </Scroller>
            {(!dropped.is_empty())
                .then(|| {
                    view! {
                        <h3>{policy_words(lang).dropped}</h3>
                        <p class="hint">{policy_words(lang).dropped_hint}</p>
                        <ul class="notes">
                            {dropped
                                .into_iter()
                                .map(|(file, columns)| {
                                    view! {
                                        <li data-testid="dropped-columns" data-file=file.clone()>
                                            <span class="data">{file.clone()}</span>
                                            ": "
                                            {columns.join(", ")}
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ul>
                    }
                })}
            {(!notes.is_empty())
                .then(|| {
                    view! {
                        <h3>{t.zone_note_title}</h3>
                        <ul class="notes">{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
                    }
                })}
        </section>
    }
}

#[component]
fn FileRow(input: Input, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let format = input.format.as_deref().map_or(t.format_unknown, |id| vocabulary::format_title(id, lang)).to_owned();
    let zone = format!("{} ({})", input.zone, vocabulary::zone_source(&input.zone_source, lang));
    let zone = if input.zone.is_empty() || input.format.is_none() { "–".to_owned() } else { zone };
    let problem = input.error.as_ref().and_then(|error| problem::unreadable(error, lang));
    let name = input.file.clone();
    let hash = move || {
        tab.hashes.with(|hashes| match hashes {
            Hashes::Waiting => t.hash_waits.to_owned(),
            Hashes::Known(known) => {
                known.iter().find(|(file, _)| *file == name).map_or("–".to_owned(), |(_, hash)| hash.clone())
            }
            Hashes::Failed => "–".to_owned(),
        })
    };
    view! {
        <tr>
            <th scope="row">
                <span class="data">{input.file}</span>
                {problem.map(|problem| view! { <span class="file-problem">{problem.what}</span> })}
            </th>
            <td>{format}</td>
            <td class="number">{format::number(input.rows.into())}</td>
            <td class="number">{format::number(input.used.into())}</td>
            <td>{zone}</td>
            <td><code class="hash">{hash}</code></td>
        </tr>
    }
}

/// Issues of one kind together: the words are said once.
struct Group {
    kind: String,
    problem: Problem,
    entries: Vec<IssueReport>,
}

#[component]
fn Issues(summary: Arc<Summary>, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let mut by_kind: BTreeMap<String, Vec<IssueReport>> = BTreeMap::new();
    for issue in &summary.coverage.issues {
        by_kind.entry(issue.kind.to_string()).or_default().push(issue.clone());
    }
    let mut groups: Vec<Group> = by_kind
        .into_iter()
        .map(|(kind, entries)| {
            // A kind of a newer engine is shown by its name rather than not at all.
            let problem = problem::issue(&kind, lang).unwrap_or(Problem { what: t.what, todo: t.todo });
            Group { kind, problem, entries }
        })
        .collect();
    groups.sort_by_key(|group| !problem::loses_data(&group.kind));
    let listed = summary.coverage.issues.len();
    let cut = (listed < summary.issues_total).then(|| sentence::issues_shown(listed, summary.issues_total, lang));
    let files: Vec<(String, String)> = summary
        .inputs
        .iter()
        .filter_map(|input| Some((input.file.clone(), input.error.as_ref()?.to_string())))
        .collect();
    let nothing = groups.is_empty() && files.is_empty();
    view! {
        <section class="issues">
            <h2>{t.issues_title}</h2>
            {nothing.then(|| view! { <p class="empty">{t.issues_none}</p> })}
            {(!files.is_empty())
                .then(|| {
                    view! {
                        <ul class="file-issues">
                            {files.into_iter().map(|(file, error)| view! { <FileIssue file error lang /> }).collect_view()}
                        </ul>
                    }
                })}
            {groups.into_iter().map(|group| view! { <KindGroup group lang /> }).collect_view()}
            {cut.map(|text| view! { <p class="hint">{text}</p> })}
        </section>
    }
}

#[component]
fn FileIssue(file: String, error: String, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let problem = problem::unreadable(&error, lang);
    let name = file.clone();
    let to_map = file.clone();
    let mappable = problem::columns_may_help(&error);
    view! {
        <li class="issue-file" data-testid="issue" data-file=name data-line="" data-kind=error>
            <h3 class="data">{file}</h3>
            {problem
                .map(|problem| {
                    view! {
                        <p>{problem.what}</p>
                        <p><b>{t.todo}": "</b>{problem.todo}</p>
                    }
                })}
            {mappable.then(|| view! { <MapperButton file=to_map lang /> })}
        </li>
    }
}

#[component]
fn KindGroup(group: Group, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let Group { kind, problem, entries } = group;
    let places = entries
        .into_iter()
        .map(|issue| {
            let name = issue.file.clone();
            view! {
                <li data-testid="issue" data-file=name data-line=issue.line data-kind=issue.kind.to_string()>
                    <span class="data">{issue.file}</span>
                    " "
                    {sentence::line(issue.line, issue.count, lang)}
                    <span class="visually-hidden">" " {problem.what}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="issue-kind" data-kind=kind>
            <h3>{problem.what}</h3>
            <p><b>{t.todo}": "</b>{problem.todo}</p>
            <ul class="places">{places}</ul>
        </div>
    }
}

#[component]
fn Unassessed(list: Vec<NotAssessed>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let row = |entry: &NotAssessed| {
        let everybody = entry.accounts == entry.of;
        let some = (!everybody)
            .then(|| view! { <small>{t.accounts} " " {sentence::of(entry.accounts, entry.of, lang)}</small> });
        view! {
            <li data-testid="not-assessed" data-signal=entry.signal.to_string()>
                {vocabulary::signal_title(&entry.signal, lang)} {some}
            </li>
        }
    };
    // What only a person answers stands folded below what an export would bring.
    let (asked, other): (Vec<_>, Vec<_>) =
        list.iter().partition(|entry| entry.missing.iter().all(|need| need == "answer"));
    let folded = (!asked.is_empty()).then(|| {
        view! {
            <details>
                <summary>{unanswered(asked.len(), lang)}</summary>
                <ul class="unassessed">{asked.iter().map(|entry| row(entry)).collect_view()}</ul>
            </details>
        }
    });
    let brought =
        |entry: &NotAssessed| entry.missing.iter().find(|need| *need != "answer").cloned().unwrap_or_default();
    let keyed: Vec<_> = other.into_iter().map(|entry| (brought(entry), entry)).collect();
    let group = |(need, entries): (&str, Vec<&NotAssessed>)| {
        let signal = entries.first().map(|entry| entry.signal.to_string()).unwrap_or_default();
        let export = vocabulary::allowed_by(&signal, need, lang);
        let lacked = (signal, need.to_owned());
        let guide = move |_| {
            tab.question.set(String::new());
            tab.need.set(Some(lacked.clone()));
            tab.show(Screen::Exports);
        };
        let named = export.clone();
        view! {
            <div class="unassessed-group">
                <h3>{export}</h3>
                <button type="button" class="link" data-testid="export-guide" on:click=guide>
                    {exports_words(lang).which}
                    <span class="visually-hidden">": " {named}</span>
                </button>
                <ul class="unassessed">{entries.into_iter().map(row).collect_view()}</ul>
            </div>
        }
    };
    let groups = by_need(keyed.iter().map(|(need, entry)| (&**need, *entry))).into_iter().map(group).collect_view();
    view! {
        <section>
            <h2>{t.unassessed_title}</h2>
            {if list.is_empty() {
                view! { <p class="empty">{t.unassessed_none}</p> }.into_any()
            } else {
                view! {
                    <p class="hint">{t.unassessed_hint}</p>
                    {groups}
                    {folded}
                }
                .into_any()
            }}
        </section>
    }
}
