//! The chosen files, each with a way to take it out again.

use crate::model::Lang;
use crate::present::host_words::{host_words, refusal};
use crate::present::mapper::mapper_words;
use crate::present::policy_words::policy_words;
use crate::present::vocabulary::PLACE_TABLE;
use crate::present::{format, problem, sentence, vocabulary, words};
use crate::protocol::mapper::Recognised;
use crate::view::bridge::Bridge;
use crate::view::state::{Picked, Tab};
use crate::view::widgets::mapper_button::MapperButton;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// The list; nothing where no file was chosen.
#[component]
pub fn FileList(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
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
                        <button type="button" class="quiet" on:click=move |_| take_out(tab, bridge, None)>{t.remove_all}</button>
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
    let bridge = Bridge::here();
    let name = picked.file.name();
    let file = name.clone();
    let label = sentence::remove(&name, lang);
    view! {
        <li>
            <span class="file-name">{name}</span>
            <span class="file-size">{format::bytes(picked.file.size())}</span>
            <button type="button" class="quiet" aria-label=label on:click=move |_| take_out(tab, bridge, Some(picked.id))>
                {words(lang).remove}
            </button>
            <div class="file-what">
                <FileKind id=picked.id file lang />
            </div>
        </li>
    }
}

/// What the file was recognised as, and the way to its columns.
#[component]
fn FileKind(id: u32, file: String, lang: Lang) -> impl IntoView {
    let tab = Tab::here();
    let m = mapper_words(lang);
    let known = Memo::new(move |_| tab.recognised.with(|recognised| recognised.get(&id).cloned()));
    move || {
        let file = file.clone();
        let button = move || view! { <MapperButton file lang id /> };
        match known.get() {
            None => view! { <span class="file-kind">{m.looking}</span> }.into_any(),
            Some(Recognised::Format { format, .. }) if format == PLACE_TABLE => {
                view! { <span class="file-kind">{vocabulary::format_title(&format, lang).to_owned()}</span> }.into_any()
            }
            Some(Recognised::Format { format, mapped }) => {
                let note = mapped.then(|| format!(" ({})", m.mapped));
                let title = vocabulary::format_title(&format, lang).to_owned();
                view! { <span class="file-kind">{title} {note}</span> {button()} }.into_any()
            }
            Some(Recognised::Unknown { error }) if problem::columns_may_help(&error) => {
                view! { <span class="file-kind warn">{m.unknown}</span> {button()} }.into_any()
            }
            Some(Recognised::Unknown { error }) => {
                let what = problem::unreadable(&error, lang).map(|problem| problem.what);
                view! { <span class="file-kind warn">{what}</span> }.into_any()
            }
            Some(Recognised::Mapping(_)) => {
                view! { <span class="file-kind" data-testid="mapping-file">{m.is_mapping}</span> }.into_any()
            }
            Some(Recognised::Policy(_)) => {
                view! { <span class="file-kind" data-testid="policy-file">{policy_words(lang).is_policy}</span> }.into_any()
            }
            Some(Recognised::SignedPolicy { .. }) => {
                view! { <span class="file-kind" data-testid="policy-file">{host_words(lang).is_signed}</span> }.into_any()
            }
            Some(Recognised::RefusedPolicy { why }) => {
                view! { <span class="file-kind warn" data-testid="policy-refused">{refusal(why).get(lang)}</span> }.into_any()
            }
            Some(Recognised::BadPolicy { why }) => {
                let what = policy_words(lang).bad_policy;
                view! {
                    <span class="file-kind warn" data-testid="policy-file">{what} ": " <span lang="en">{why}</span></span>
                }
                .into_any()
            }
            Some(Recognised::BadMapping { why }) => {
                view! {
                    <span class="file-kind warn" data-testid="mapping-file">{m.bad_mapping} ": " <span lang="en">{why}</span></span>
                }
                .into_any()
            }
        }
    }
}

/// Takes out one file or all; the focus goes to where files are chosen, as its button is gone.
fn take_out(tab: Tab, bridge: Bridge, id: Option<u32>) {
    tab.files.update(|files| files.retain(|picked| id.is_some_and(|id| picked.id != id)));
    bridge.forget_mappings();
    if let Ok(Some(input)) = document().query_selector("[data-testid=intake-file]") {
        let _ = input.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
