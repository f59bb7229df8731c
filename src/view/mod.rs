//! The page: rows and words to DOM. It never parses; the engine runs in a worker behind `bridge`.

mod answers;
pub mod app;
pub mod bridge;
pub mod case;
pub mod charts;
mod host;
pub mod keys;
pub mod list;
mod mapping;
pub mod papers;
mod policy;
pub mod proof;
pub mod screens;
pub mod state;
pub mod widgets;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Mounts the page into `#app`.
pub fn start() {
    let Some(place) =
        document().get_element_by_id("app").and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    // What stands there is for browsers without scripts.
    place.set_text_content(None);
    leptos::mount::mount_to(place, app::App).forget();
}
