//! A page around this one: one handshake on the window, then a port of its own over which a closed set of messages goes.
//!
//! A host can be anybody's page. What it sends is looked at as text first, nothing that is not on the list is done, and what
//! it is told is decided by the policy, which it cannot loosen (`protocol::lock`).

use super::bridge::{Bridge, text_file};
use super::state::{Hashes, Phase, Tab};
use crate::model::Lang;
use crate::present::host_words::{fault, fault_of};
use crate::present::vocabulary;
use crate::protocol::host::{
    ACCEPTS, FromHost, HostFault, HostSummary, Language, LoadData, MOST_A_SECOND, MOST_BYTES, Said, Theme, ToHost,
    VERSION, connects, read,
};
use crate::protocol::lock::{Unfit, Way, offered, packed};
use crate::protocol::{Command, ExportKind, Summary};
use gloo::events::EventListener;
use js_sys::{Array, JSON, Object, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use std::sync::Arc;
use web_sys::{Blob, File, MessageEvent, MessagePort, ResizeObserver};

#[wasm_bindgen]
extern "C" {
    /// Put there by boot.js in a frame: what the host sent before this module was there.
    #[wasm_bindgen(js_name = __munjigiEarly, catch)]
    fn early() -> Result<Array, JsValue>;
}

/// What is known of the host.
#[derive(Default)]
struct Link {
    port: Option<MessagePort>,
    listeners: Vec<EventListener>,
    refused: u32,
    /// Beginning of the second that is counted, in milliseconds, and its messages.
    second: f64,
    messages: u32,
    height: u32,
    summary_told: Option<Arc<Summary>>,
    report_asked: Option<Arc<Summary>>,
}

/// The page's end of what it says to its host.
#[derive(Clone, Copy)]
struct HostEnd {
    bridge: Bridge,
    link: StoredValue<Link, LocalStorage>,
}

/// Takes the policy that lies in the file into use; one that cannot be trusted stops the page.
pub(super) fn take_packed(tab: Tab) {
    let Some(block) = document().get_element_by_id("policy") else { return };
    match packed(&block.text_content().unwrap_or_default()) {
        Ok((policy, standing)) => {
            tab.standing.set(standing);
            tab.speak_as(&policy);
            tab.policy.set(Arc::new(policy));
        }
        Err(stop) => {
            tab.stop.set(Some(Arc::new(stop)));
            tab.enter(Phase::Fault);
        }
    }
}

/// Listens for a host, if the page is in a frame.
pub(super) fn listen(bridge: Bridge) {
    let here = window();
    let Some(parent) = here.parent().ok().flatten().filter(|parent| !Object::is(parent, &here)) else { return };
    let end = HostEnd { bridge, link: StoredValue::new_local(Link::default()) };
    let heard = move |event: &MessageEvent| {
        if event.source().is_some_and(|source| Object::is(&source, &parent)) {
            end.hear_window(event);
        }
    };
    let before = early().unwrap_or_default();
    for event in before.iter() {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard(event);
        }
    }
    EventListener::new(&here, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard(event);
        }
    })
    .forget();
    end.follow();
}

/// A message as JSON, in which a Blob is nothing but braces.
fn text_of(data: &JsValue) -> Result<String, HostFault> {
    if !data.is_object() {
        return Err(HostFault::Malformed);
    }
    // What cannot be written as JSON (a circle, a big integer) is none of our messages.
    let text = JSON::stringify(data).map_err(|_| HostFault::Malformed)?;
    if text.length() as usize > MOST_BYTES {
        return Err(HostFault::TooLarge);
    }
    JsValue::as_string(&text).ok_or(HostFault::Malformed)
}

impl HostEnd {
    /// A message on the window: the handshake, and afterwards nothing.
    fn hear_window(self, event: &MessageEvent) {
        let port = event.ports().get(0).dyn_into::<MessagePort>().ok();
        let origin = event.origin();
        let is_connected = self.link.with_value(|link| link.port.is_some());
        let policy = self.bridge.tab.policy.get_untracked();
        let refused = match (is_connected, &port) {
            (true, Some(_)) => Some(HostFault::AlreadyConnected),
            (true, None) => Some(HostFault::NotOnPort),
            (false, None) => Some(HostFault::Malformed),
            (false, Some(_)) => match text_of(&event.data()).and_then(|text| connects(&text)) {
                Err(why) => Some(why),
                Ok(()) => (!policy.host.may_speak(&origin)).then_some(HostFault::OriginNotAllowed),
            },
        };
        match (refused, port) {
            (None, Some(port)) => self.connect(port, origin),
            // The answer goes to whoever asked; a port that was refused is not listened to.
            (Some(why), Some(port)) => {
                let message = self.refusal(why);
                post(&port, &message, None);
            }
            (Some(why), None) => self.refuse(why),
            (None, None) => {}
        }
    }

    fn connect(self, port: MessagePort, origin: String) {
        let heard = EventListener::new(&port, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                self.hear(&event.data());
            }
        });
        port.start();
        self.link.update_value(|link| {
            link.port = Some(port);
            link.listeners.push(heard);
        });
        if let Some(root) = document().document_element() {
            // The page is as high as what it shows, so that the host can make the frame fit.
            let _ = root.set_attribute("data-framed", "");
        }
        self.tell(&ToHost::Ready { version: VERSION, build: env!("CARGO_PKG_VERSION"), accepts: ACCEPTS });
        self.watch_height();
        let tab = self.bridge.tab;
        if tab.stop.with_untracked(Option::is_some) {
            self.complain(HostFault::Stopped);
        }
        tab.host.set(Some(origin));
    }

    fn hear(self, data: &JsValue) {
        let now = js_sys::Date::now();
        let mut messages = 0;
        self.link.update_value(|link| {
            if now - link.second >= 1_000.0 || now < link.second {
                link.second = now;
                link.messages = 0;
            }
            link.messages += 1;
            messages = link.messages;
        });
        if messages > MOST_A_SECOND {
            // Told once a second and counted always: answers to a flood would be a flood.
            if messages == MOST_A_SECOND + 1 {
                self.refuse(HostFault::TooManyMessages);
            } else {
                self.link.update_value(|link| link.refused = link.refused.saturating_add(1));
            }
            return;
        }
        let done = text_of(data).and_then(|text| read(&text)).and_then(|message| self.act(message, data));
        if let Err(why) = done {
            self.refuse(why);
        }
    }

    fn act(self, message: FromHost, data: &JsValue) -> Result<(), HostFault> {
        let tab = self.bridge.tab;
        match message {
            FromHost::SetLanguage { language: Language::Ko } => tab.speak(Lang::Ko),
            FromHost::SetLanguage { language: Language::En } => tab.speak(Lang::En),
            FromHost::SetTheme { theme } => paint(theme),
            FromHost::SetPolicy { policy } => {
                self.may_act()?;
                let (policy, key) = offered(&policy).map_err(|unfit| match unfit {
                    Unfit::Flawed(_) => HostFault::BadPolicy,
                    Unfit::Unproven(_) => HostFault::BadSignature,
                })?;
                let origin = tab.host.get_untracked().unwrap_or_default();
                self.bridge.take_policy(&policy, Way::Host(&origin), key).map_err(fault_of)?;
                if tab.summary.with_untracked(Option::is_some) {
                    self.bridge.screen_by_policy();
                }
            }
            FromHost::LoadData(given) => {
                self.may_act()?;
                self.load(given, data)?;
            }
        }
        Ok(())
    }

    fn may_act(self) -> Result<(), HostFault> {
        let tab = self.bridge.tab;
        if tab.stop.with_untracked(Option::is_some) {
            return Err(HostFault::Stopped);
        }
        if tab.phase.get_untracked().is_running() { Err(HostFault::Busy) } else { Ok(()) }
    }

    /// Puts the given files in the place of those that the host gave before; what a person chose stays.
    fn load(self, given: LoadData, data: &JsValue) -> Result<(), HostFault> {
        let entries = Reflect::get(data, &"files".into()).unwrap_or_default();
        let mut files = Vec::new();
        for (file, entry) in given.files.iter().zip(Array::from(&entries).iter()) {
            let made = match &file.text {
                Some(text) => text_file(&file.name, text),
                None => Reflect::get(&entry, &"blob".into())
                    .ok()
                    .and_then(|blob| blob.dyn_into::<Blob>().ok())
                    .and_then(|blob| File::new_with_blob_sequence(&Array::of1(&blob), &file.name).ok()),
            };
            files.push(made.ok_or(HostFault::Malformed)?);
        }
        let tab = self.bridge.tab;
        let before = tab.given.get_untracked();
        tab.files.update(|files| files.retain(|picked| !before.contains(&picked.id)));
        self.bridge.forget_mappings();
        let known: Vec<u32> = tab.files.with_untracked(|files| files.iter().map(|picked| picked.id).collect());
        self.bridge.add(files);
        let new = tab
            .files
            .with_untracked(|files| files.iter().map(|picked| picked.id).filter(|id| !known.contains(id)).collect());
        tab.given.set(new);
        if let Some(as_of) = given.as_of {
            tab.as_of.set(as_of);
        }
        if let Some(zone) = given.zone {
            tab.zone.set(zone);
        }
        if given.screen && !tab.files.with_untracked(Vec::is_empty) {
            self.bridge.screen();
        }
        Ok(())
    }

    /// Tells the host what the policy allows, whenever there is something to tell.
    fn follow(self) {
        let tab = self.bridge.tab;
        Effect::new(move |_| {
            let (Some(_), Some(summary)) = (tab.host.get(), tab.summary.get()) else { return };
            let is_told = self.link.with_value(|link| same(&link.summary_told, &summary));
            if is_told || !tab.policy.with_untracked(|policy| policy.host.may_receive_summary) {
                return;
            }
            let practice = tab.practice.get_untracked();
            self.tell(&ToHost::ReportSummary(HostSummary::of(&summary, practice)));
            self.link.update_value(|link| link.summary_told = Some(summary));
        });
        Effect::new(move |_| {
            let ready = tab.hashes.with(|hashes| *hashes != Hashes::Waiting);
            let (Some(origin), Some(summary), true) = (tab.host.get(), tab.summary.get(), ready) else { return };
            let is_asked = self.link.with_value(|link| same(&link.report_asked, &summary));
            if !is_asked && tab.policy.with_untracked(|policy| policy.host.may_have_report(&origin)) {
                self.link.update_value(|link| link.report_asked = Some(summary));
                self.bridge.tell(&Command::Export { kind: ExportKind::Host }, &[]);
            }
        });
        Effect::new(move |_| {
            let Some(blob) = tab.handed.get() else { return };
            // Once more: the policy may have changed while the report was made.
            let origin = tab.host.get_untracked().unwrap_or_default();
            let may = tab.policy.with_untracked(|policy| policy.host.may_have_report(&origin));
            self.link.with_value(|link| {
                if let (Some(port), true) = (&link.port, may) {
                    post(port, &ToHost::Report { version: VERSION }, Some(&blob));
                }
            });
        });
        Effect::new(move |_| {
            if let (Some(_), Some(went)) = (tab.host.get(), tab.fault.get()) {
                let said = |lang| vocabulary::fault(went, lang).to_owned();
                let message = Said { ko: said(Lang::Ko), en: said(Lang::En) };
                let refused = self.link.with_value(|link| link.refused);
                self.tell(&ToHost::Error { version: VERSION, code: HostFault::ScreeningFailed, message, refused });
            }
        });
        Effect::new(move |_| {
            if let (Some(_), Some(why)) = (tab.host.get(), tab.refused.get()) {
                self.complain(fault_of(why));
            }
        });
        Effect::new(move |_| {
            let policy = tab.policy.get();
            if tab.host.get().is_some_and(|origin| !policy.host.may_speak(&origin)) {
                self.complain(HostFault::OriginNotAllowed);
                self.link.update_value(|link| {
                    link.port = None;
                    link.listeners.clear();
                });
                tab.host.set(None);
            }
        });
    }

    fn watch_height(self) {
        let Some(app) = document().get_element_by_id("app") else { return };
        let measured = app.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            let height = measured.get_bounding_client_rect().height().ceil() as u32;
            if self.link.with_value(|link| link.height != height) {
                self.link.update_value(|link| link.height = height);
                self.tell(&ToHost::Resize { version: VERSION, height });
            }
        });
        if let Ok(observer) = ResizeObserver::new(changed.as_ref().unchecked_ref()) {
            // It says the first height by itself, and lives as long as the page.
            observer.observe(&app);
            changed.forget();
        }
    }

    fn tell(self, message: &ToHost) {
        self.link.with_value(|link| {
            if let Some(port) = &link.port {
                post(port, message, None);
            }
        });
    }

    /// Says what was refused, and counts it.
    fn refuse(self, why: HostFault) {
        let message = self.refusal(why);
        self.tell(&message);
    }

    fn refusal(self, why: HostFault) -> ToHost {
        self.link.update_value(|link| link.refused = link.refused.saturating_add(1));
        self.error(why)
    }

    /// Says what went wrong without a message that would count as refused.
    fn complain(self, why: HostFault) {
        self.tell(&self.error(why));
    }

    fn error(self, code: HostFault) -> ToHost {
        let words = fault(code);
        let message = Said { ko: words.ko.to_owned(), en: words.en.to_owned() };
        ToHost::Error { version: VERSION, code, message, refused: self.link.with_value(|link| link.refused) }
    }
}

fn same(told: &Option<Arc<Summary>>, summary: &Arc<Summary>) -> bool {
    told.as_ref().is_some_and(|told| Arc::ptr_eq(told, summary))
}

fn post(port: &MessagePort, message: &ToHost, report: Option<&Blob>) {
    let Ok(text) = serde_json::to_string(message) else { return };
    let Ok(value) = JSON::parse(&text) else { return };
    if let Some(report) = report {
        let _ = Reflect::set(&value, &"report".into(), report);
    }
    // Fails only for what cannot be cloned; plain values and Blobs can.
    let _ = port.post_message(&value);
}

fn paint(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme.name() {
        Some(name) => root.set_attribute("data-theme", name),
        None => root.remove_attribute("data-theme"),
    };
}
