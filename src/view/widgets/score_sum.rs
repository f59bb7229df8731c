//! How the points of an account add up, with halving and deductions.

use crate::model::Lang;
use crate::present::score::{self, FamilySum};
use crate::present::{format, vocabulary, words};
use crate::report::AccountReport;
use leptos::prelude::*;

/// The table.
#[component]
pub fn ScoreSum(
    /// The account.
    report: AccountReport,
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let t = words(lang);
    let rows = score::families(&report);
    view! {
        <section class="panel">
            <h2>{t.sum_title}</h2>
            <table class="sum">
                <thead>
                    <tr>
                        <th scope="col">{t.sum_family}</th>
                        <th scope="col">{t.sum_parts}</th>
                        <th scope="col" class="number">{t.points}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <Row row lang /> }).collect_view()}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{t.sum_total}</th>
                        <td class="number">{format::points(report.points)}</td>
                    </tr>
                </tfoot>
            </table>
            <p class="hint">{t.sum_hint}</p>
        </section>
    }
}

#[component]
fn Row(row: FamilySum, lang: Lang) -> impl IntoView {
    let t = words(lang);
    let parts = row
        .parts
        .iter()
        .map(|part| {
            let share = match part.divisor {
                1 => format::points(part.points),
                divisor => format!("{} × 1/{divisor}", format::points(part.points)),
            };
            view! { <li>{vocabulary::signal_title(&part.signal, lang)} " " <b>{share}</b></li> }
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
