//! Between the page and its workers: sends commands, writes what comes back into the tab's state.
//!
//! What is posted to a worker before its `Ready` is lost, so commands wait for it. Cancelling ends the workers; a new one
//! starts from the same script and module.

use crate::present::host_words::host_words;
use crate::present::{practice, sentence};
use crate::protocol::mapper::{Mapping, Recognised};
use crate::protocol::queue::Filter;
use crate::protocol::{Command, ExportKind, Fault, JobId, Stage, Update};
use crate::view::answers::applied;
use crate::view::papers::News;
use crate::view::proof::PARTS;
use crate::view::state::{Hashes, Phase, Picked, Progress, Screen, Tab};
use gloo::events::EventListener;
use js_sys::Array;
use leptos::prelude::Update as _;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use std::sync::Arc;
use web_sys::{Blob, File, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// Put there by boot.js: a worker that already has the module.
    #[wasm_bindgen(js_name = __munjigiSpawn, catch)]
    fn spawn() -> Result<Worker, JsValue>;
}

/// Which of the two workers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Main,
    Hasher,
}

/// A running worker.
struct Engine {
    worker: Worker,
    ready: bool,
    waiting: Vec<Array>,
    _listeners: [EventListener; 2],
}

impl Engine {
    fn send(&mut self, message: Array) {
        if self.ready {
            // Fails only for what cannot be cloned; text and files can.
            let _ = self.worker.post_message(&message);
        } else {
            self.waiting.push(message);
        }
    }

    fn wake(&mut self) {
        self.ready = true;
        for message in std::mem::take(&mut self.waiting) {
            let _ = self.worker.post_message(&message);
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What a screening is made of, so that it can be made again with other answers.
#[derive(Clone, Default)]
pub(super) struct Run {
    /// Files, with the number of those that were chosen.
    pub files: Vec<(Option<u32>, File)>,
    /// They are the practice data.
    pub practice: bool,
    mappings: Vec<Mapping>,
    as_of: String,
    zone: String,
}

#[derive(Default)]
struct Workers {
    main: Option<Engine>,
    hasher: Option<Engine>,
    job: JobId,
    /// Names and files of the job.
    inputs: Vec<(String, File)>,
    run: Run,
    /// The screen to show when the job is done, where it is not the list.
    then: Option<Screen>,
    next_file: u32,
    /// Number of the last question for a preview or a policy.
    ask: u32,
    /// A screening waits until it is known which files are mappings.
    start_waits: bool,
}

impl Workers {
    fn slot(&mut self, role: Role) -> &mut Option<Engine> {
        match role {
            Role::Main => &mut self.main,
            Role::Hasher => &mut self.hasher,
        }
    }
}

/// The page's end of the bridge.
#[derive(Clone, Copy)]
pub struct Bridge {
    pub(super) tab: Tab,
    workers: StoredValue<Workers, LocalStorage>,
}

impl Bridge {
    /// Starts a worker, so that it is warm when a file comes.
    pub fn new(tab: Tab) -> Self {
        let bridge = Self { tab, workers: StoredValue::new_local(Workers::default()) };
        bridge.start_worker(Role::Main);
        bridge
    }

    /// The bridge of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Adds files to the list; the same file chosen again is not added twice.
    pub fn add(self, files: impl IntoIterator<Item = File>) {
        for file in files {
            let mut id = 0;
            self.workers.update_value(|workers| {
                workers.next_file += 1;
                id = workers.next_file;
            });
            let same = |known: &File| {
                known.name() == file.name()
                    && known.size() == file.size()
                    && known.last_modified() == file.last_modified()
            };
            self.tab.files.update(|files| {
                files.retain(|picked| !same(&picked.file));
                files.push(Picked { id, file: file.clone() });
            });
        }
        self.identify();
    }

    /// Screens what was chosen and pasted, as soon as it is known which of the files are mappings. A policy that must not be
    /// used stops it: nobody should take the result for one of that policy.
    pub fn screen(self) {
        if self.tab.has_refused_policy() {
            self.tab.said.set(host_words(self.tab.lang.get_untracked()).take_it_out.to_owned());
            self.tab.enter(Phase::Idle);
            return;
        }
        if !self.all_known() {
            self.workers.update_value(|workers| workers.start_waits = true);
            self.tab.enter(Phase::Reading);
            return;
        }
        let mut files: Vec<(Option<u32>, File)> =
            self.tab.data_files().into_iter().map(|picked| (Some(picked.id), picked.file)).collect();
        let pasted = self.tab.pasted.get_untracked();
        if !pasted.trim().is_empty() {
            files.extend(text_file("pasted.txt", &pasted).map(|file| (None, file)));
        }
        let (as_of, zone) = (self.tab.as_of.get_untracked(), self.tab.zone.get_untracked());
        self.begin(Run { files, practice: false, mappings: self.tab.all_mappings(), as_of, zone });
    }

    /// Screens the practice data as of their own date, and leaves the chosen files alone.
    pub fn screen_practice(self) {
        self.tab.apart.set(Vec::new());
        let files = practice::practice_files().into_iter().filter_map(|(name, text)| text_file(name, text));
        self.begin(Run {
            files: files.map(|file| (None, file)).collect(),
            practice: true,
            mappings: Vec::new(),
            as_of: practice::AS_OF.to_owned(),
            zone: practice::ZONE.to_owned(),
        });
    }

    /// Takes a key from the account that it was joined to, and screens the same files again.
    pub fn keep_apart(self, key: String, account: String) {
        // It would go into the policy.
        if self.tab.is_bound() {
            return;
        }
        self.tab.apart.update(|apart| {
            apart.retain(|(known, _)| *known != key);
            apart.push((key, account));
            apart.sort();
        });
        self.screen_again(Screen::Coverage);
    }

    /// Joins a key again, and screens the same files again.
    pub fn join_again(self, key: &str) {
        self.tab.apart.update(|apart| apart.retain(|(known, _)| known != key));
        self.screen_again(Screen::Coverage);
    }

    /// Screens what was screened last, with the answers that there are now, and shows that screen when it is done.
    pub(super) fn screen_again(self, then: Screen) {
        self.screen_again_for(Some(then));
    }

    /// The same; the list where no screen is named.
    pub(super) fn screen_again_for(self, then: Option<Screen>) {
        self.workers.update_value(|workers| workers.then = then);
        self.begin(self.workers.with_value(|workers| workers.run.clone()));
    }

    fn begin(self, run: Run) {
        if self.tab.stop.with_untracked(Option::is_some) {
            return;
        }
        let files = self.tab.answers.inputs(&run);
        self.tab.answers.pending.set(false);
        self.tab.practice.set(run.practice);
        let Run { mappings, as_of, zone, .. } = run.clone();
        let mut job = 0;
        self.workers.update_value(|workers| {
            workers.job += 1;
            job = workers.job;
            workers.hasher = None;
            workers.inputs = files.iter().map(|file| (file.name(), file.clone())).collect();
            workers.run = run;
        });
        let tab = self.tab;
        tab.forget_report();
        tab.said.set(String::new());
        tab.moved.set_value(true);
        tab.enter(Phase::Reading);
        tab.screen.set(Screen::Intake);
        let names = files.iter().map(File::name).collect();
        let policy = Box::new(self.policy_with_apart(&tab.policy.get_untracked()));
        let explained = tab.record.explained(tab.practice.get_untracked());
        self.send(Role::Main, &Command::Screen { job, names, as_of, zone, policy, mappings, explained }, &files);
    }

    /// Stops a screening; the chosen files stay.
    pub fn cancel(self) {
        self.workers.update_value(|workers| {
            workers.job += 1;
            workers.hasher = None;
            workers.main = None;
            workers.start_waits = false;
            workers.then = None;
        });
        self.tab.forget_report();
        self.tab.answers.give_up();
        self.tab.moved.set_value(true);
        self.tab.enter(Phase::Idle);
        self.tab.said.set(crate::present::words(self.tab.lang.get_untracked()).cancelled.to_owned());
        self.lose_case();
        self.start_worker(Role::Main);
        self.identify();
    }

    /// Opens an account.
    pub fn open(self, account: String) {
        self.choose(account);
        self.tab.show(Screen::Account);
    }

    /// Opens an account that the browser's history returns to.
    pub fn turn_to_account(self, account: String) {
        self.choose(account);
        self.tab.turn_to(Screen::Account);
    }

    fn choose(self, account: String) {
        if self.tab.account.get_untracked().as_deref() != Some(&account) {
            self.tab.detail.set(None);
            self.tab.account.set(Some(account.clone()));
        }
        self.send(Role::Main, &Command::Account { account }, &[]);
    }

    /// Asks for a line of an input, once.
    pub fn ask_line(self, file: String, line: u32) {
        let known = self.tab.lines.with_untracked(|lines| lines.contains_key(&(file.clone(), line)));
        if !known {
            self.send(Role::Main, &Command::SourceLine { file, line }, &[]);
        }
    }

    /// Exports, as soon as the fingerprints are there.
    pub fn export(self, kind: ExportKind) {
        if !self.tab.policy.with_untracked(|policy| policy.company.may_export(kind.name())) {
            return;
        }
        if self.tab.hashes.with_untracked(|hashes| *hashes == Hashes::Waiting) {
            self.tab.exports.update(|exports| {
                if !exports.contains(&kind) {
                    exports.push(kind);
                }
            });
        } else {
            self.tell_proof();
            self.send(Role::Main, &Command::Export { kind }, &[]);
        }
    }

    /// Tells the worker that owns the engine.
    pub(super) fn tell(self, command: &Command, files: &[File]) {
        self.send(Role::Main, command, files);
    }

    /// Numbers a question for a preview; answers to earlier ones are no longer wanted.
    pub(super) fn next_ask(self) -> u32 {
        let mut ask = 0;
        self.workers.update_value(|workers| {
            workers.ask += 1;
            ask = workers.ask;
        });
        ask
    }

    /// Whether an answer is to the last question.
    pub(super) fn is_asked(self, ask: u32) -> bool {
        self.workers.with_value(|workers| workers.ask == ask)
    }

    /// Whether a screening waited for what the files are; it does not any longer.
    pub(super) fn start_was_waiting(self) -> bool {
        let mut waited = false;
        self.workers.update_value(|workers| waited = std::mem::take(&mut workers.start_waits));
        waited
    }

    fn send(self, role: Role, command: &Command, files: &[File]) {
        let Ok(json) = serde_json::to_string(command) else { return };
        let message = Array::of1(&json.into());
        for file in files {
            message.push(file);
        }
        self.workers.update_value(|workers| {
            if let Some(engine) = workers.slot(role) {
                engine.send(message);
            }
        });
    }

    fn start_worker(self, role: Role) {
        let Ok(worker) = spawn() else {
            self.died(role);
            return;
        };
        let heard = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                self.hear(role, &event.data());
            }
        });
        let failed = EventListener::new(&worker, "error", move |_| self.died(role));
        let engine = Engine { worker, ready: false, waiting: Vec::new(), _listeners: [heard, failed] };
        self.workers.update_value(|workers| *workers.slot(role) = Some(engine));
    }

    fn died(self, role: Role) {
        match role {
            Role::Hasher => {
                self.workers.update_value(|workers| workers.hasher = None);
                self.tab.hashes.set(Hashes::Failed);
                self.release_exports();
            }
            Role::Main => {
                let mut started = false;
                self.workers.update_value(|workers| {
                    // A worker that dies before it is ready would die again.
                    started = workers.main.as_ref().is_some_and(|engine| engine.ready);
                    workers.main = None;
                    workers.hasher = None;
                    workers.start_waits = false;
                    workers.job += 1;
                });
                // What killed it is not asked for again.
                self.tab.recognised.update(|recognised| {
                    for picked in self.tab.files.get_untracked() {
                        let unknown = || Recognised::Unknown { error: "unknown-format".into() };
                        recognised.entry(picked.id).or_insert_with(unknown);
                    }
                });
                self.lose_case();
                self.fail(Fault::WorkerDied);
                if started {
                    self.start_worker(Role::Main);
                }
            }
        }
    }

    fn fail(self, fault: Fault) {
        self.tab.forget_report();
        self.tab.answers.give_up();
        self.tab.fault.set(Some(fault));
        self.tab.moved.set_value(true);
        self.tab.enter(Phase::Fault);
        self.tab.screen.set(Screen::Intake);
    }

    fn hear(self, role: Role, data: &JsValue) {
        let message: &Array = data.unchecked_ref();
        let text = Array::is_array(data).then(|| message.get(0).as_string()).flatten();
        let Some(update) = text.and_then(|text| serde_json::from_str::<Update>(&text).ok()) else {
            self.fail(Fault::BadMessage);
            return;
        };
        let blob = message.get(1).dyn_into::<Blob>().ok();
        self.take(role, update, blob);
    }

    fn is_current(self, job: JobId) -> bool {
        self.workers.with_value(|workers| workers.job == job)
    }

    fn take(self, role: Role, update: Update, blob: Option<Blob>) {
        let tab = self.tab;
        match update {
            Update::Ready { .. } => self.workers.update_value(|workers| {
                if let Some(engine) = workers.slot(role) {
                    engine.wake();
                }
            }),
            Update::Progress { job, stage, done, total, rows, file } if self.is_current(job) => {
                tab.progress.set(Some(Progress { stage, done, total, rows, file }));
                tab.enter(match stage {
                    Stage::Reading => Phase::Reading,
                    Stage::Screening => Phase::Screening,
                });
            }
            Update::Screened { job, summary } if self.is_current(job) => {
                let lang = tab.lang.get_untracked();
                if summary.accounts > 0 {
                    tab.said.set(sentence::ready(&summary, lang));
                }
                tab.progress.set(None);
                tab.summary.set(Some(Arc::from(summary)));
                self.ask_queue(Filter::default());
                let (mut then, back) = (None, tab.answers.return_to.try_update_value(Option::take).flatten());
                self.workers.update_value(|workers| then = workers.then.take());
                match back {
                    Some(account) => {
                        tab.said.set(applied(tab));
                        self.open(account);
                    }
                    None => tab.show(then.unwrap_or(Screen::Queue)),
                }
                tab.enter(Phase::Done);
                // In a task of its own, so that the list appears first.
                set_timeout(move || self.hash(job), std::time::Duration::from_millis(100));
            }
            Update::Hashed { job: PARTS, digests } => self.take_parts(digests),
            Update::Hashed { job, digests } if self.is_current(job) => {
                let mut hashes = Vec::new();
                self.workers.update_value(|workers| {
                    workers.hasher = None;
                    hashes = workers.inputs.iter().map(|(name, _)| name.clone()).zip(digests).collect();
                });
                self.send(Role::Main, &Command::Hashes { job, hashes: hashes.clone() }, &[]);
                tab.hashes.set(Hashes::Known(hashes));
                self.release_exports();
            }
            Update::Explained { summary } => self.take_explained(*summary),
            Update::CaseSaved { file_name } => self.take_saved_case(blob, &file_name),
            Update::CaseOpened(opened) => self.take_opened_case(*opened),
            Update::CaseRefused { problem, merge } => self.take_refused_case(problem, merge),
            Update::OpenItems(items) => tab.record.open_items.set(Some(Arc::new(items))),
            Update::Rechecked(changes) => tab.record.changes.set(Some(Arc::new(*changes))),
            Update::Identified { id, recognised } => self.take_recognised(id, recognised),
            Update::Preview { ask, preview } => {
                if self.is_asked(ask) {
                    tab.preview.set(Some(Arc::new(*preview)));
                }
            }
            Update::Answers { id, answers } => self.take_answers(id, answers.unwrap_or_default()),
            Update::WhatIf(what_if) => self.take_what_if(*what_if),
            Update::Queue(window) => self.take_queue(*window),
            Update::Links(map) => self.take_links(*map),
            Update::Account(detail) => {
                if tab.account.get_untracked().as_deref() == Some(&detail.report.account) {
                    tab.detail.set(Some(Arc::new(*detail)));
                    self.return_focus();
                }
            }
            Update::SourceLine { file, line, text } => tab.lines.update(|lines| {
                lines.insert((file, line), text);
            }),
            Update::Exported { kind: ExportKind::Host, .. } => tab.handed.set(blob),
            Update::Exported { file_name, .. } => {
                if let Some(blob) = blob {
                    download(&blob, &file_name);
                }
            }
            Update::Paper { file_name } => self.take_paper(&file_name, blob),
            Update::PaperRefused(refused) => tab.papers.news.set(News::Refused(refused)),
            // A command that was not understood has no number to give back.
            Update::Failed { job, fault } if self.is_current(job) || fault == Fault::BadMessage => self.fail(fault),
            // Of a job that was cancelled or replaced.
            Update::Progress { .. } | Update::Screened { .. } | Update::Hashed { .. } | Update::Failed { .. } => {}
        }
    }

    fn hash(self, job: JobId) {
        if !self.is_current(job) {
            return;
        }
        self.start_worker(Role::Hasher);
        let files: Vec<File> =
            self.workers.with_value(|workers| workers.inputs.iter().map(|(_, file)| file.clone()).collect());
        self.send(Role::Hasher, &Command::Hash { job }, &files);
    }

    fn release_exports(self) {
        self.recheck();
        let mut waiting = Vec::new();
        self.tab.exports.update(|exports| waiting = std::mem::take(exports));
        self.tell_proof();
        for kind in waiting {
            self.send(Role::Main, &Command::Export { kind }, &[]);
        }
        self.release_papers();
    }
}

/// A file made of text.
pub(super) fn text_file(name: &str, text: &str) -> Option<File> {
    File::new_with_str_sequence(&Array::of1(&text.into()), name).ok()
}

/// Hands bytes of the page's own making to the browser's downloads.
pub(super) fn offer(bytes: &[u8], media_type: &str, name: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        download(&blob, name);
    }
}

/// Hands bytes to the browser's downloads.
pub(super) fn download(blob: &Blob, name: &str) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else { return };
    let Ok(link) = document().create_element("a") else { return };
    let link: web_sys::HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the bytes by then; kept, they would stay in memory as long as the tab.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = web_sys::Url::revoke_object_url(&address);
    })
    .forget();
}
