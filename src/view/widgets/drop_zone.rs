//! Where files are dropped or chosen.

use crate::model::Lang;
use crate::present::words;
use crate::view::bridge::Bridge;
use crate::view::state::Tab;
use leptos::prelude::*;

/// The zone; a drop is taken anywhere on the page, the zone shows where it is meant.
#[component]
pub fn DropZone(
    /// Language.
    lang: Lang,
) -> impl IntoView {
    let tab = Tab::here();
    let bridge = Bridge::here();
    let t = words(lang);
    view! {
        <div class="drop-zone" class:over=move || tab.dragging.get()>
            <svg class="drop-icon" viewBox="0 0 48 48" width="40" height="40" aria-hidden="true" focusable="false">
                <path d="M12 6h17l9 9v27H12z" />
                <path d="M29 6v9h9" />
                <path d="M25 21v14m-6-6 6 6 6-6" />
            </svg>
            <p class="drop-words" aria-hidden="true">{t.drop}</p>
            <label class="button choose">
                <input
                    type="file"
                    multiple
                    data-testid="intake-file"
                    aria-describedby="drop-kinds"
                    on:change:target=move |event| {
                        let input = event.target();
                        if let Some(files) = input.files() {
                            bridge.add((0..files.length()).filter_map(|at| files.get(at)));
                        }
                        // Otherwise the same file chosen again would not be a change.
                        input.set_value("");
                    }
                />
                <span>{t.choose}</span>
            </label>
            <p class="hint" id="drop-kinds">{t.drop_kinds}</p>
        </div>
    }
}
