//! A field whose text lives in the tab, so that neither a change of language nor of screen loses it.

use crate::view::state::Tab;
use crate::view::widgets::calendar::Calendar;
use leptos::prelude::*;

/// What kind of field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
}

/// A field with its label; `put` takes what is typed.
pub fn field(
    id: String,
    label: &'static str,
    kind: Kind,
    testid: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    put: impl Fn(String) + 'static,
) -> AnyView {
    let input = match kind {
        Kind::Lines => view! {
            <textarea
                id=id.clone()
                rows="3"
                data-testid=testid
                prop:value=value
                on:input:target=move |event| put(event.target().value())
            ></textarea>
        }
        .into_any(),
        Kind::Line | Kind::Day => {
            let is_day = kind == Kind::Day;
            view! {
                <div class:date=is_day>
                    <input
                        id=id.clone()
                        type=if is_day { "date" } else { "text" }
                        autocomplete="off"
                        data-testid=testid
                        prop:value=value
                        on:input:target=move |event| put(event.target().value())
                    />
                    {is_day.then(|| view! { <Calendar /> })}
                </div>
            }
            .into_any()
        }
    };
    view! { <div class="field"><label for=id>{label}</label>{input}</div> }.into_any()
}

/// The same over what is typed into the tab for a form.
pub fn typed(of: &str, name: &'static str, label: &'static str, kind: Kind, testid: &'static str) -> AnyView {
    let own = Tab::here().record;
    let (read, write) = (of.to_owned(), of.to_owned());
    // Forms of one screen differ in their first word; the account is no part of an id.
    let id = format!("{}-{name}", of.split(' ').next().unwrap_or_default());
    field(id, label, kind, testid, move || own.typed(&read, name), move |text| own.put(&write, name, text))
}
