//! The chosen files, each with a way to take it out again.

use crate::model::Lang;
use crate::present::{format, sentence, words};
use crate::view::state::{Picked, Tab};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The list; nothing where no file was chosen.
#[component]
pub fn FileList(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    move || {
        let files = tab.files.get();
        (!files.is_empty()).then(|| {
            let t = words(lang);
            let bytes = files.iter().map(|picked| picked.file.size()).sum();
            let chosen = sentence::chosen(files.len(), bytes, lang);
            view! {
                <div class="chosen">
                    <div class="chosen-head">
                        <h3>{t.chosen_title} " " <small>{chosen}</small></h3>
                        <button type="button" class="quiet" on:click=move |_| take_out(tab, None)>{t.remove_all}</button>
                    </div>
                    <ul>{files.into_iter().map(|picked| view! { <Entry picked lang /> }).collect_view()}</ul>
                </div>
            }
        })
    }
}

#[component]
fn Entry(picked: Picked, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let name = picked.file.name();
    let label = sentence::remove(&name, lang);
    view! {
        <li>
            <span class="file-name">{name}</span>
            <span class="file-size">{format::bytes(picked.file.size())}</span>
            <button type="button" class="quiet" aria-label=label on:click=move |_| take_out(tab, Some(picked.id))>
                {words(lang).remove}
            </button>
        </li>
    }
}

/// Takes out one file or all; the focus goes to where files are chosen, as its button is gone.
fn take_out(tab: Tab, id: Option<u32>) {
    tab.files.update(|files| files.retain(|picked| id.is_some_and(|id| picked.id != id)));
    if let Ok(Some(input)) = document().query_selector("[data-testid=intake-file]") {
        let _ = input.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
