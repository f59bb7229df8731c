//! Keys of the list and of an account. They are silent wherever something is typed or chosen, and those of one letter can be
//! switched off (WCAG 2.1.4).

use super::state::{Screen, Tab};
use crate::present::window::CHUNK;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Rows that Page Up and Page Down move by.
const PAGE: usize = 10;

/// Listens as long as the page lives.
pub fn follow_keys(tab: Tab) {
    let _ = window_event_listener(ev::keydown, move |event| {
        if heard(tab, &event) {
            event.prevent_default();
        }
    });
}

/// Does what a key asks; true if it did.
fn heard(tab: Tab, event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let inside =
        |places: &str| target.as_ref().is_some_and(|element| element.closest(places).is_ok_and(|at| at.is_some()));
    if event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || event.default_prevented()
        || inside("input, textarea, select, dialog, [contenteditable]")
    {
        return false;
    }
    let key = letter(event);
    let list = tab.list;
    let moves_to = |row: usize| {
        go_to(tab, row.min(list.count().saturating_sub(1)));
        true
    };
    let at = list.at.get_value();
    // Before anybody stands in the list, the first key leads to its first row.
    let next = if inside(".rows") { at + 1 } else { at };
    match (tab.screen.get_untracked(), key.as_str(), list.letters.get_untracked()) {
        (_, "?", true) => {
            list.help.set(true);
            true
        }
        (Screen::Queue, "/", true) => focus("#search"),
        (Screen::Queue, "j", true) => moves_to(next),
        (Screen::Queue, "k", true) => moves_to(at.saturating_sub(1)),
        (Screen::Queue, "arrowdown", _) if inside(".rows") => moves_to(next),
        (Screen::Queue, "arrowup", _) if inside(".rows") => moves_to(at.saturating_sub(1)),
        (Screen::Queue, "pagedown", _) if inside(".rows") => moves_to(at + PAGE),
        (Screen::Queue, "pageup", _) if inside(".rows") => moves_to(at.saturating_sub(PAGE)),
        (Screen::Queue, "home", _) if inside(".rows") => moves_to(0),
        (Screen::Queue, "end", _) if inside(".rows") => moves_to(usize::MAX),
        (Screen::Account, "u", true) | (Screen::Account, "escape", _)
            if tab.summary.with_untracked(Option::is_some) =>
        {
            tab.back_to_list();
            true
        }
        _ => false,
    }
}

/// The key; where a Hangul keyboard gives no Latin letter, the one that is printed on it.
fn letter(event: &KeyboardEvent) -> String {
    let key = event.key();
    let plain = key.is_ascii() && key != "Process";
    match event.code().as_str() {
        "KeyJ" | "KeyK" | "KeyU" if !plain => event.code().trim_start_matches("Key").to_lowercase(),
        "Slash" if !plain => if event.shift_key() { "?" } else { "/" }.to_owned(),
        _ => key.to_lowercase(),
    }
}

/// Moves the focus to the first such element; true if there is one.
pub fn focus(place: &str) -> bool {
    let found = document().query_selector(place).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// Moves the focus to a row; one that is not built yet is scrolled to, and takes it when it is there.
fn go_to(tab: Tab, row: usize) {
    tab.list.at.set_value(row);
    if focus(&format!("[data-row=\"{row}\"] .row-open")) {
        return;
    }
    tab.list.aim.set_value(Some(row));
    let first = document().query_selector(".rows-frame [data-row]").ok().flatten();
    let frame = document().query_selector(".rows-frame").ok().flatten();
    if let (Some(frame), Some(first)) = (frame, first.and_then(|first| first.dyn_into::<HtmlElement>().ok())) {
        // A few rows above it stay in sight; a chunk is more than that.
        let above = row.saturating_sub(CHUNK / 5) as i32;
        frame.set_scroll_top(above * first.offset_height());
    }
}
