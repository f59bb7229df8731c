//! How the points of an account add up: each finding, halving, deductions, and which families back each other.

use crate::model::Lang;
use crate::present::policy_words::{self, policy_words};
use crate::present::score::{self, FamilySum};
use crate::present::{format, vocabulary, words};
use crate::protocol::{AccountDetail, Weighing};
use crate::view::state::Tab;
use leptos::prelude::*;
use std::sync::Arc;

/// The sum.
#[component]
pub fn ScoreSum(
    /// The account.
    detail: Arc<AccountDetail>,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let (t, p) = (words(lang), policy_words(lang));
    let rows = score::families(&detail.report);
    let total = detail.report.points;
    let unweighed: Vec<String> = detail
        .report
        .findings
        .iter()
        .filter(|finding| finding.points <= 0.0)
        .map(|finding| vocabulary::signal_title(&finding.signal, lang))
        .collect();
    let weighing = detail.weighing.clone();
    view! {
        <section class="panel score-sum" data-testid="score-sum">
            <h2>{t.sum_title}</h2>
            <table class="sum">
                <thead>
                    <tr>
                        <th scope="col">{t.sum_family}</th>
                        <th scope="col">{t.sum_parts}</th>
                        <th scope="col" class="number">{t.points}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|row| view! { <Row row detail=detail.clone() lang /> })
                        .collect_view()}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{t.sum_total}</th>
                        <td class="number">{format::points(total)}</td>
                    </tr>
                </tfoot>
            </table>
            {(!unweighed.is_empty()).then(|| view! { <p class="hint">{p.no_points} ": " {unweighed.join("; ")}</p> })}
            <Backing weighing lang />
            <p class="hint">{t.sum_hint}</p>
        </section>
    }
}

#[component]
fn Row(row: FamilySum, detail: Arc<AccountDetail>, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let t = words(lang);
    let p = policy_words(lang);
    let weighing = &detail.weighing;
    let parts = row
        .parts
        .iter()
        .map(|part| {
            let share = match part.divisor {
                1 => format::points(part.points),
                divisor => format!("{} × 1/{divisor}", format::points(part.points)),
            };
            let found = detail.report.findings.iter().find(|finding| finding.signal == part.signal);
            let product =
                found.map(|finding| tab.policy.with_untracked(|policy| score::product(finding, policy, lang)));
            let named = |list: &[crate::report::Word]| list.iter().any(|signal| *signal == part.signal);
            let notes = [(named(&weighing.certain), p.certain), (named(&weighing.never_alone), p.never_alone)];
            view! {
                <li>
                    {vocabulary::signal_title(&part.signal, lang)} " " <b>{share}</b>
                    <small>{product}</small>
                    {notes
                        .into_iter()
                        .filter(|(said, _)| *said)
                        .map(|(_, note)| view! { <small>{note}</small> })
                        .collect_view()}
                </li>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{vocabulary::family(&row.family, lang).to_owned()}</th>
            <td>
                <ul>
                    {parts}
                    {(row.deducted > 0.0)
                        .then(|| view! { <li>{t.sum_control} " " <b>"−" {format::points(row.deducted)}</b></li> })}
                </ul>
            </td>
            <td class="number">{format::points(row.points)}</td>
        </tr>
    }
}

/// Which families count as independent, and why others do not.
#[component]
fn Backing(weighing: Weighing, lang: Lang) -> impl IntoView {
    let p = policy_words(lang);
    let family = |word: &str| vocabulary::family(word, lang).to_owned();
    let independent: Vec<String> = weighing.independent.iter().map(|word| family(word)).collect();
    let said = if independent.is_empty() {
        p.none_counts.to_owned()
    } else {
        policy_words::counts(&independent, weighing.needed, lang)
    };
    let same = weighing
        .same
        .iter()
        .map(|(one, other)| view! { <li>{policy_words::same(&family(one), &family(other), lang)}</li> })
        .collect_view();
    view! {
        <h3>{p.corroboration}</h3>
        <p>{said}</p>
        <ul>{same}</ul>
    }
}
