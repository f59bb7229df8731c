//! The dialog of keys: a native one, so that the focus stays inside and returns where it was.

use crate::present::queue_words::queue_words;
use crate::view::state::Tab;
use leptos::html;
use leptos::prelude::*;

/// The dialog; it opens when the tab says so.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let tab = Tab::here();
    let list = tab.list;
    let q = move || queue_words(tab.lang.get());
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            match (list.help.get(), dialog.open()) {
                // It fails only where it is open already.
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
    });
    let keys = move || {
        let row =
            |(keys, what): (&'static str, &'static str)| view! { <div><dt><kbd>{keys}</kbd></dt><dd>{what}</dd></div> };
        q().keys_list.map(row).collect_view()
    };
    view! {
        <dialog
            class="keys"
            node_ref=dialog
            aria-labelledby="keys-title"
            data-testid="keys-dialog"
            on:close=move |_| list.help.set(false)
        >
            <h2 id="keys-title">{move || q().keys_title}</h2>
            <dl>{keys}</dl>
            <label class="check">
                <input
                    type="checkbox"
                    data-testid="keys-letters"
                    aria-describedby="keys-hint"
                    prop:checked=move || list.letters.get()
                    on:change=move |_| list.letters.update(|letters| *letters = !*letters)
                />
                {move || q().keys_on}
            </label>
            <p class="hint" id="keys-hint">{move || q().keys_on_hint}</p>
            <button type="button" class="button" data-testid="keys-close" on:click=move |_| list.help.set(false)>
                {move || q().close}
            </button>
        </dialog>
    }
}
