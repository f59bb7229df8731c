//! The bridge's part for the Proof screen: the self-test, the hashes of the page's parts, what the module can call.

use super::bridge::{Bridge, text_file};
use super::state::Tab;
use crate::protocol::Command;
use crate::report::proof::{Proof, Tried};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The page's second script: tries every way out.
    #[wasm_bindgen(js_name = __munjigiSelfTest, catch)]
    fn self_test() -> Result<js_sys::Promise, JsValue>;

    /// Put there by boot.js: names of what the module can call.
    #[wasm_bindgen(js_name = __munjigiImports, catch)]
    fn imports() -> Result<js_sys::Array, JsValue>;
}

/// Number under which the page's parts are hashed; screenings count from one.
pub(super) const PARTS: u32 = u32::MAX;

/// How far the self-test is.
#[derive(Clone, PartialEq, Default)]
pub enum Test {
    /// Nobody asked.
    #[default]
    Unasked,
    /// It runs.
    Running,
    /// What it came to.
    Known(Arc<Proof>),
    /// It broke off.
    Failed,
}

/// What the tab knows of the Proof screen.
#[derive(Clone, Copy)]
pub struct ProofState {
    /// The self-test.
    pub test: RwSignal<Test>,
    /// SHA-256 of the parts of the page by name; nothing until they are worked out.
    pub parts: RwSignal<Vec<(String, String)>>,
}

impl ProofState {
    /// Nothing known.
    pub fn new() -> Self {
        Self { test: RwSignal::default(), parts: RwSignal::default() }
    }
}

impl Default for ProofState {
    fn default() -> Self {
        Self::new()
    }
}

impl Tab {
    /// Whether anything of the user's is in this tab: the self-test runs only while there is not.
    pub fn holds_data(self) -> bool {
        !self.files.with(Vec::is_empty)
            || !self.pasted.with(String::is_empty)
            || self.summary.with(Option::is_some)
            || self.phase.get().is_running()
    }
}

impl Bridge {
    /// Tries every way out and keeps what became of each.
    pub fn run_self_test(self) {
        let proof = self.tab.proof;
        if untrack(|| self.tab.holds_data()) || proof.test.get_untracked() == Test::Running {
            return;
        }
        proof.test.set(Test::Running);
        // The first steps must happen inside the click: new windows are opened on request only.
        let started = self_test();
        leptos::task::spawn_local(async move {
            let results = match started {
                Ok(promise) => JsFuture::from(promise).await.ok().and_then(|value| tried(&value)),
                Err(_) => None,
            };
            proof.test.set(results.map_or(Test::Failed, |results| {
                let parts = proof.parts.get_untracked();
                Test::Known(Arc::new(Proof { browser: browser(), origin: origin(), framed: framed(), results, parts }))
            }));
        });
    }

    /// Hands the last self-test to the worker, which writes it into what is exported next.
    pub(super) fn tell_proof(self) {
        if let Test::Known(proof) = self.tab.proof.test.get_untracked() {
            self.tell(&Command::Proof(Box::new((*proof).clone())), &[]);
        }
    }

    /// Asks for the hashes of the page's parts, once.
    pub fn ask_parts(self) {
        if self.tab.proof.parts.with_untracked(Vec::is_empty) {
            let files: Vec<_> = parts().into_iter().filter_map(|(name, text)| text_file(&name, &text)).collect();
            self.tell(&Command::Hash { job: PARTS }, &files);
        }
    }

    pub(super) fn take_parts(self, digests: Vec<String>) {
        self.tab.proof.parts.set(parts().into_iter().map(|(name, _)| name).zip(digests).collect());
    }
}

/// Text of every script and style of the document by name. What an extension has put there is among them.
fn parts() -> Vec<(String, String)> {
    let Ok(found) = document().query_selector_all("style, script") else { return Vec::new() };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into::<web_sys::Element>().ok())
        .map(|element| {
            let id = element.id();
            let name = if id.is_empty() { element.tag_name().to_lowercase() } else { id };
            (name, element.text_content().unwrap_or_default())
        })
        .collect()
}

/// What the running module can call, each name once, in order.
pub fn callable() -> Vec<String> {
    let names = imports().unwrap_or_default();
    let mut names: Vec<String> = names.iter().filter_map(|name| name.as_string()).map(|name| plain(&name)).collect();
    names.sort();
    names.dedup();
    names
}

/// A name without what the binding generator puts around it: `__wbg_click_d990e70c576b7c54` is `click`.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("__wbg_").unwrap_or(name);
    match name.rsplit_once('_') {
        Some((name, hash)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => name.to_owned(),
        _ => name.to_owned(),
    }
}

fn tried(value: &JsValue) -> Option<Vec<Tried>> {
    let text = js_sys::JSON::stringify(value).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

fn browser() -> String {
    property(&window().navigator(), "userAgent")
}

fn origin() -> String {
    property(&window(), "origin")
}

fn framed() -> bool {
    let property = |name: &str| js_sys::Reflect::get(&window(), &name.into()).unwrap_or_default();
    !js_sys::Object::is(&property("parent"), &property("self"))
}

fn property(of: &JsValue, name: &str) -> String {
    js_sys::Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
