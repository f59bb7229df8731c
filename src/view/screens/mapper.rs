//! What the columns of one file mean: choices above its values, open questions, and how the file reads by them.

mod questions;
mod result;

use crate::model::Lang;
use crate::present::mapper::{self as say, mapper_words};
use crate::present::problem;
use crate::protocol::mapper::{Delimiter, IGNORE, Mapping, Preview, TableKind, role_names, with_role};
use crate::view::bridge::Bridge;
use crate::view::state::{Screen, Tab};
use crate::view::widgets::heading::Heading;
use crate::view::widgets::scroller::Scroller;
use leptos::prelude::*;
use questions::Questions;
use result::Result;
use std::sync::Arc;

/// Rows in which a header can be chosen; titles above it take a few lines at most.
const HEADER_CHOICES: usize = 12;
/// Kinds of tables in the order of their words.
const TABLES: [(TableKind, &str); 4] = [
    (TableKind::Sessions, "sessions"),
    (TableKind::Timesheet, "timesheet"),
    (TableKind::SignIns, "sign-ins"),
    (TableKind::Roster, "roster"),
];

/// The mapping that the page shows at the moment.
pub(super) fn current(tab: Tab) -> Option<Mapping> {
    tab.preview.with(|preview| preview.as_ref().and_then(|preview| preview.mapping.clone()))
}

/// Changes the mapping and asks how the file reads by it.
pub(super) fn change(tab: Tab, bridge: Bridge, edit: impl FnOnce(Mapping) -> Mapping) {
    let known = tab.preview.with_untracked(|preview| preview.as_ref().and_then(|preview| preview.mapping.clone()));
    if let Some(mapping) = known {
        let edited = edit(mapping);
        // At once, so that a second change before the answer builds on the first.
        tab.preview.update(|preview| {
            if let Some(known) = preview {
                let mut changed = Preview::clone(known);
                changed.mapping = Some(edited.clone());
                *preview = Some(Arc::new(changed));
            }
        });
        bridge.ask_preview(Some(edited));
    }
}

/// The screen.
#[component]
pub fn MapperScreen(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let m = mapper_words(lang);
    let name = move || tab.mapper.with(|picked| picked.as_ref().map(|picked| picked.file.name()));
    let state = Memo::new(move |_| {
        tab.preview.with(|preview| preview.as_ref().map(|preview| (preview.mapping.is_some(), preview.error.clone())))
    });
    let has_table = Memo::new(move |_| state.get().is_some_and(|(table, _)| table));
    view! {
        <div class="page mapper" data-testid="mapper">
            <header class="lead">
                <button type="button" class="link back" on:click=move |_| tab.show(Screen::Intake)>{m.back}</button>
                <Heading>{m.title} " " <small class="data">{name}</small></Heading>
                <p class="lead-text">{m.lead}</p>
            </header>
            {move || match (has_table.get(), state.get()) {
                (true, _) => view! { <Table lang /> }.into_any(),
                (false, None) => view! { <p class="empty" role="status">{m.waiting}</p> }.into_any(),
                (false, Some((_, error))) => {
                    let why = error.and_then(|error| problem::unreadable(&error, lang)).map(|problem| problem.what);
                    view! { <p class="empty" role="status">{m.no_table} " " {why}</p> }.into_any()
                }
            }}
        </div>
    }
}

#[component]
fn Table(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let m = mapper_words(lang);
    let flaw =
        Memo::new(move |_| tab.preview.with(|preview| preview.as_ref().and_then(|preview| preview.flaw.clone())));
    let start = move |_| {
        if let (Some(mapping), None) = (current(tab), flaw.get_untracked()) {
            bridge.use_mapping(mapping);
        }
    };
    let save = move |_| {
        if let Some(mapping) = current(tab) {
            bridge.save_mapping(&mapping);
        }
    };
    let why = move || {
        let flaw = flaw.get().map(|flaw| say::flaw(&flaw, lang).to_owned());
        flaw.or_else(|| tab.mapper_problem.get()).unwrap_or_default()
    };
    view! {
        <Layout lang />
        <Columns lang />
        <Questions lang />
        <Result lang />
        <div class="mapper-end">
            <p class="missing" role="alert" id="mapper-flaw">{why}</p>
            <div class="mapper-buttons">
                <button
                    type="button"
                    class="button primary"
                    data-testid="mapper-use"
                    aria-describedby="mapper-flaw"
                    disabled=move || flaw.get().is_some()
                    on:click=start
                >
                    {m.use_it}
                </button>
                <button type="button" class="button" data-testid="mapper-save" disabled=move || flaw.get().is_some() on:click=save>
                    {m.save}
                </button>
                <label class="button choose">
                    <input
                        type="file"
                        accept=".json"
                        data-testid="mapper-load"
                        on:change:target=move |event| {
                            let input = event.target();
                            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                                bridge.load_mapping(file);
                            }
                            input.set_value("");
                        }
                    />
                    <span>{m.load}</span>
                </label>
            </div>
            <p class="hint">{m.save_hint}</p>
        </div>
    }
}

/// What the table is and how it is written.
#[component]
fn Layout(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let m = mapper_words(lang);
    let table = move || current(tab).map(|mapping| mapping.table);
    let delimiter = move || current(tab).map(|mapping| mapping.delimiter);
    // The header row by its place among the records; nothing stands for none.
    let header = move || current(tab).map(|mapping| mapping.header.then_some(mapping.above));
    let lines = Memo::new(move |_| {
        tab.preview.with(|preview| {
            let raw = preview.iter().flat_map(|preview| &preview.raw);
            raw.take(HEADER_CHOICES).map(|(line, _)| *line).collect::<Vec<u32>>()
        })
    });
    // Another layout has other columns, so they are proposed anew.
    let laid = move |edit: &dyn Fn(&mut Mapping)| {
        change(tab, bridge, |mut mapping| {
            edit(&mut mapping);
            mapping.columns.clear();
            mapping
        });
    };
    view! {
        <section class="panel mapper-layout">
            <h2>{m.layout}</h2>
            <div class="fields">
                <div class="field">
                    <label for="mapper-table">{m.table}</label>
                    <select
                        id="mapper-table"
                        data-testid="mapper-table"
                        on:change:target=move |event| {
                            let wanted = event.target().value();
                            let kind = TABLES.iter().find(|(_, name)| *name == wanted).map(|(kind, _)| *kind);
                            change(tab, bridge, |mapping| Mapping { table: kind.unwrap_or_default(), ..mapping });
                        }
                    >
                        {TABLES
                            .into_iter()
                            .zip(m.tables)
                            .map(|((kind, name), words)| {
                                view! { <option value=name prop:selected=move || table() == Some(kind)>{words}</option> }
                            })
                            .collect_view()}
                    </select>
                </div>
                <div class="field">
                    <label for="mapper-header">{m.header_row}</label>
                    <select
                        id="mapper-header"
                        data-testid="mapper-header"
                        on:change:target=move |event| {
                            let above = event.target().value().parse::<usize>().ok();
                            laid(&|mapping| {
                                mapping.header = above.is_some();
                                mapping.above = above.unwrap_or(0);
                            });
                        }
                    >
                        <option value="none" prop:selected=move || header() == Some(None)>{m.no_header}</option>
                        {move || {
                            lines
                                .get()
                                .into_iter()
                                .enumerate()
                                .map(|(at, line)| {
                                    view! {
                                        <option value=at.to_string() prop:selected=move || header() == Some(Some(at))>
                                            {say::header_at(line, lang)}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                </div>
                <div class="field">
                    <label for="mapper-delimiter">{m.delimiter}</label>
                    <select
                        id="mapper-delimiter"
                        data-testid="mapper-delimiter"
                        on:change:target=move |event| {
                            let at = event.target().value().parse::<usize>().unwrap_or(0);
                            laid(&|mapping| mapping.delimiter = Delimiter::ALL.get(at).copied().unwrap_or_default());
                        }
                    >
                        {Delimiter::ALL
                            .into_iter()
                            .zip(m.delimiters)
                            .enumerate()
                            .map(|(at, (known, words))| {
                                view! {
                                    <option value=at.to_string() prop:selected=move || delimiter() == Some(known)>
                                        {words}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
            </div>
        </section>
    }
}

/// One choice a column, its values below. Built anew only when the columns are others, so that the focus stays.
#[component]
fn Columns(lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let m = mapper_words(lang);
    let names = Memo::new(move |_| {
        let mapping = current(tab).unwrap_or_default();
        let names: Vec<String> = mapping.columns.iter().map(|column| column.name.clone().unwrap_or_default()).collect();
        (names, mapping.header, mapping.above, mapping.delimiter)
    });
    let shown = move || {
        let (names, header, above, _) = names.get();
        let first = above + usize::from(header);
        let preview = tab.preview.get_untracked();
        let raw: Vec<(u32, Vec<String>)> = preview.map(|preview| preview.raw.clone()).unwrap_or_default();
        let width = raw.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0).min(names.len());
        let rows = raw
            .into_iter()
            .skip(first)
            .map(|(line, mut cells)| {
                cells.resize(width, String::new());
                view! {
                    <tr>
                        <th scope="row" class="number">{line}</th>
                        {cells.into_iter().map(|cell| view! { <td class="data">{cell}</td> }).collect_view()}
                    </tr>
                }
            })
            .collect_view();
        let choices = names
            .into_iter()
            .take(width)
            .enumerate()
            .map(|(at, name)| view! { <ColumnChoice at name=say::column(at + 1, &name, lang) lang /> })
            .collect_view();
        view! {
            <Scroller label=m.columns>
                <table class="mapper-columns">
                    <thead>
                        <tr>
                            <th scope="col" class="number">{m.line}</th>
                            {choices}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Scroller>
        }
    };
    view! {
        <section>
            <h2>{m.columns}</h2>
            <p class="hint">{m.columns_hint}</p>
            {shown}
        </section>
    }
}

#[component]
fn ColumnChoice(at: usize, name: String, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let m = mapper_words(lang);
    let role = Memo::new(move |_| {
        let mapping = current(tab)?;
        mapping.columns.get(at).map(|column| column.role.clone())
    });
    // The reason of the proposal, as long as the proposal stands.
    let reason = StoredValue::new(tab.preview.with_untracked(|preview| {
        let preview = preview.as_ref()?;
        let role = preview.mapping.as_ref()?.columns.get(at)?.role.clone();
        let words = match &**preview.reasons.get(at)? {
            "name" => m.by_name,
            "value" => m.by_value,
            _ => return None,
        };
        Some((role, words))
    }));
    let id = format!("mapper-column-{at}");
    let label = name.clone();
    let options =
        std::iter::once((IGNORE, m.ignore)).chain(role_names().map(move |name| (name, say::role(name, lang))));
    let options = options
        .map(|(value, words)| {
            view! { <option value=value prop:selected=move || role.get().as_deref() == Some(value)>{words}</option> }
        })
        .collect_view();
    let choose = move |wanted: String| change(tab, bridge, |mapping| with_role(mapping, at, &wanted));
    view! {
        <th scope="col" class:ignored=move || role.get().as_deref() == Some(IGNORE)>
            <label for=id.clone()>{label}</label>
            <select
                id=id.clone()
                data-testid="mapper-column"
                data-column=name
                on:change:target=move |event| choose(event.target().value())
            >
                {options}
            </select>
            <small>
                {move || {
                    let now = role.get();
                    reason.with_value(|reason| {
                        reason.as_ref().filter(|(role, _)| now.as_ref() == Some(role)).map(|(_, words)| *words)
                    })
                }}
            </small>
        </th>
    }
}
