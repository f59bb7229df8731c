//! How the first records read by the mapping, with what is the matter with each.

use crate::model::Lang;
use crate::present::mapper::{self as say, mapper_words};
use crate::present::{problem, vocabulary};
use crate::protocol::mapper::{ReadRow, role_names};
use crate::view::state::Tab;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;

/// The preview.
#[component]
pub(super) fn Result(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let m = mapper_words(lang);
    let summary = move || {
        tab.preview.with(|preview| {
            let preview = preview.as_ref()?;
            if let Some(error) = &preview.error
                && preview.used == 0
            {
                return problem::unreadable(error, lang).map(|problem| problem.what.to_owned());
            }
            let source = vocabulary::zone_source(&preview.zone.1, lang);
            Some(say::read(preview.rows, preview.used, preview.more, &preview.zone.0, source, lang))
        })
    };
    let rows = Memo::new(move |_| {
        tab.preview.with(|preview| preview.as_ref().map(|preview| preview.read.clone()).unwrap_or_default())
    });
    view! {
        <section data-testid="mapper-preview">
            <h2>{m.preview}</h2>
            <p role="status">{summary}</p>
            {move || view! { <Rows rows=rows.get() lang /> }}
        </section>
    }
}

#[component]
fn Rows(rows: Vec<ReadRow>, lang: Lang) -> impl IntoView {
    let m = mapper_words(lang);
    // The facts that some row has, in the order of the roles.
    let known = |name: &&str| rows.iter().any(|row| row.facts.iter().any(|(role, _)| role == name));
    let facts: Vec<&'static str> = role_names().filter(known).collect();
    let heads = facts.iter().map(|name| view! { <th scope="col">{say::role(name, lang)}</th> }).collect_view();
    let issues = rows.iter().any(|row| !row.issues.is_empty() || row.facts.is_empty());
    let body = rows
        .into_iter()
        .map(|row| {
            let cells = facts
                .iter()
                .map(|name| {
                    let said = row.facts.iter().filter(|(role, _)| role == name);
                    let values: Vec<String> = said.map(|(_, value)| say::value(name, value, lang)).collect();
                    view! { <td class="data">{if values.is_empty() { "–".to_owned() } else { values.join(", ") }}</td> }
                })
                .collect_view();
            let mut why: Vec<&'static str> =
                row.issues.iter().filter_map(|kind| problem::issue(kind, lang)).map(|problem| problem.what).collect();
            if row.facts.is_empty() && why.is_empty() {
                why.push(m.nothing);
            }
            view! {
                <tr data-testid="mapper-preview-row" data-line=row.line class:unread=row.facts.is_empty()>
                    <th scope="row" class="number">{row.line}</th>
                    {cells}
                    {issues.then(|| view! { <td class="mapper-issues">{why.join(" ")}</td> })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <Scroller label=m.preview>
            <table class="mapper-read">
                <thead>
                    <tr>
                        <th scope="col" class="number">{m.line}</th>
                        {heads}
                        {issues.then(|| view! { <th scope="col">{m.issues}</th> })}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </Scroller>
    }
}
