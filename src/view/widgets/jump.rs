//! Links to a place on the same screen. They leave the address alone: a changed fragment would be an entry in the
//! history that stands for no screen.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Moves the view and the focus to the element of that id, instead of what the link would do.
pub fn jump(event: &MouseEvent, id: &str) {
    event.prevent_default();
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}
