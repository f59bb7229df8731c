//! What the tab knows. It dies with the tab: nothing is kept.

use super::answers::Answers;
use super::case::CaseTab;
use super::list::List;
use super::papers::Papers;
use super::proof::ProofState;
use crate::model::Lang;
use crate::present::policy::Draft;
use crate::present::words;
use crate::protocol::links::LinkMap;
use crate::protocol::lock::{Refusal, Standing, Stop};
use crate::protocol::mapper::{Mapping, Preview, Recognised};
use crate::protocol::policy::{Policy, WhatIf};
use crate::protocol::{AccountDetail, ExportKind, Fault, Stage, Summary};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which screen is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// Files in.
    Intake,
    /// Accounts in order.
    Queue,
    /// One account.
    Account,
    /// What could and could not be read.
    Coverage,
    /// Which export brings what.
    Exports,
    /// What the columns of one file mean.
    Mapper,
    /// Thresholds, weights and lists.
    Policy,
    /// Every signal.
    Catalogue,
    /// What was recorded, and its file.
    Case,
    /// What the page can and cannot do.
    Proof,
    /// What accounts share.
    Links,
}

/// How far the work is; also `data-phase` of the root element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Nothing runs, no report.
    Idle,
    /// Files are read.
    Reading,
    /// Accounts are screened.
    Screening,
    /// The report is there.
    Done,
    /// It went wrong.
    Fault,
}

impl Phase {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Reading => "reading",
            Self::Screening => "screening",
            Self::Done => "done",
            Self::Fault => "fault",
        }
    }

    /// A screening is under way.
    pub fn is_running(self) -> bool {
        matches!(self, Self::Reading | Self::Screening)
    }
}

/// A file that waits to be screened.
#[derive(Clone)]
pub struct Picked {
    /// Tells it from others of the same name.
    pub id: u32,
    /// Its bytes.
    pub file: web_sys::File,
}

/// Number of what was pasted, beside those of files.
pub const PASTED: u32 = 0;
/// Number of a mapping that is loaded into the mapper.
pub const LOADED: u32 = u32::MAX;
/// Number of a policy that is loaded on its screen.
pub const LOADED_POLICY: u32 = u32::MAX - 1;
/// Number of mappings that came with a case.
pub const OF_CASE: u32 = u32::MAX - 2;

/// What another policy would change, as far as it is known.
#[derive(Clone, PartialEq, Default)]
pub enum Change {
    /// Nobody asked.
    #[default]
    Unasked,
    /// It is being worked out.
    Waiting,
    /// The answer.
    Known(Arc<WhatIf>),
}

/// News of a running screening.
#[derive(Clone, PartialEq)]
pub struct Progress {
    /// Stage.
    pub stage: Stage,
    /// Bytes read.
    pub done: f64,
    /// Bytes in all.
    pub total: f64,
    /// Records read.
    pub rows: f64,
    /// File being read.
    pub file: String,
}

impl Progress {
    /// From 0 to 1.
    pub fn share(&self) -> f64 {
        if self.total > 0.0 { (self.done / self.total).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// Fingerprints of the files.
#[derive(Clone, PartialEq, Default)]
pub enum Hashes {
    /// Not there yet.
    #[default]
    Waiting,
    /// By name.
    Known(Vec<(String, String)>),
    /// The hashing worker failed; exports go out without them.
    Failed,
}

/// What the reader chose on the page of an account; that of another account is forgotten.
#[derive(Clone, Default)]
pub struct Look {
    /// The account.
    account: String,
    /// What was chosen.
    chosen: Chosen,
}

/// What was chosen on the page of one account.
#[derive(Clone, Copy, Default)]
pub struct Chosen {
    /// Findings shown beyond the first ones.
    pub more: usize,
    /// Year of the charts.
    pub year: Option<i32>,
    /// Which of the telling days.
    pub day: usize,
}

impl Look {
    /// What was chosen for an account.
    pub fn of(&self, account: &str) -> Chosen {
        if self.account == account { self.chosen } else { Chosen::default() }
    }

    /// The same, to be changed.
    pub fn at(&mut self, account: &str) -> &mut Chosen {
        if self.account != account {
            *self = Self { account: account.to_owned(), chosen: Chosen::default() };
        }
        &mut self.chosen
    }
}

/// Everything that the widgets share.
#[derive(Clone, Copy)]
pub struct Tab {
    /// Language.
    pub lang: RwSignal<Lang>,
    /// Screen.
    pub screen: RwSignal<Screen>,
    /// Phase.
    pub phase: RwSignal<Phase>,
    /// What went wrong last.
    pub fault: RwSignal<Option<Fault>>,
    /// Said in the live region.
    pub said: RwSignal<String>,
    /// Chosen files.
    pub files: RwSignal<Vec<Picked>, LocalStorage>,
    /// What the chosen files are, by their number.
    pub recognised: RwSignal<BTreeMap<u32, Recognised>>,
    /// Mappings that were set on this page, with the number of their file; the newest first.
    pub mappings: RwSignal<Vec<(u32, Mapping)>>,
    /// The file whose columns are set.
    pub mapper: RwSignal<Option<Picked>, LocalStorage>,
    /// How its head reads.
    pub preview: RwSignal<Option<Arc<Preview>>>,
    /// What is the matter with a mapping that was loaded.
    pub mapper_problem: RwSignal<Option<String>>,
    /// A file is held over the page.
    pub dragging: RwSignal<bool>,
    /// Pasted text.
    pub pasted: RwSignal<String>,
    /// Date of the screening.
    pub as_of: RwSignal<String>,
    /// Zone for files without one.
    pub zone: RwSignal<String>,
    /// News of a running screening.
    pub progress: RwSignal<Option<Progress>>,
    /// What the last screening came to.
    pub summary: RwSignal<Option<Arc<Summary>>>,
    /// The list of accounts.
    pub list: List,
    /// The map of what accounts share.
    pub map: RwSignal<Option<Arc<LinkMap>>>,
    /// What is chosen in it: an account (true) or a thing, by its place.
    pub picked: RwSignal<Option<(bool, usize)>>,
    /// The chosen account.
    pub account: RwSignal<Option<String>>,
    /// Its details.
    pub detail: RwSignal<Option<Arc<AccountDetail>>>,
    /// What was chosen on its page.
    pub look: RwSignal<Look>,
    /// Lines of inputs that were asked for.
    pub lines: RwSignal<BTreeMap<(String, u32), Option<String>>>,
    /// Answers to the checklist.
    pub answers: Answers,
    /// What people recorded.
    pub record: CaseTab,
    /// What was screened last are the practice data.
    pub practice: RwSignal<bool>,
    /// Fingerprints.
    pub hashes: RwSignal<Hashes>,
    /// Exports that wait for fingerprints.
    pub exports: RwSignal<Vec<ExportKind>>,
    /// What is chosen and typed for papers.
    pub papers: Papers,
    /// What is asked of the export guide.
    pub question: RwSignal<String>,
    /// A signal and what it lacks, where the guide shows only what brings that.
    pub need: RwSignal<Option<(String, String)>>,
    /// Joins that were undone, as the key that is kept apart and the account that it was joined to.
    pub apart: RwSignal<Vec<(String, String)>>,
    /// The policy in use.
    pub policy: RwSignal<Arc<Policy>>,
    /// What was typed on its screen and is not in use yet.
    pub draft: RwSignal<Draft>,
    /// What that would change.
    pub change: RwSignal<Change>,
    /// What is said of a policy that was loaded; true where it cannot be used.
    pub policy_note: RwSignal<Option<(String, bool)>>,
    /// What binds the policy in use.
    pub standing: RwSignal<Standing>,
    /// The file's own policy cannot be trusted: nothing is screened.
    pub stop: RwSignal<Option<Arc<Stop>>>,
    /// Why the last policy among the files was not taken.
    pub refused: RwSignal<Option<Refusal>>,
    /// Origin of the page around this one, once it is connected.
    pub host: RwSignal<Option<String>>,
    /// Numbers of the files that it gave.
    pub given: RwSignal<Vec<u32>>,
    /// A report for that page.
    pub handed: RwSignal<Option<web_sys::Blob>, LocalStorage>,
    /// Addresses that were asked about, and whether they are an office.
    pub offices: RwSignal<BTreeMap<String, bool>>,
    /// What is asked of the catalogue.
    pub wanted: RwSignal<String>,
    /// Self-test and hashes of the page.
    pub proof: ProofState,
    /// The next heading to appear takes the focus.
    pub moved: StoredValue<bool>,
    /// Accounts opened since the last screening; the browser's history holds places in this list, never a name.
    visited: StoredValue<Vec<String>>,
}

impl Tab {
    /// An empty tab in the browser's language, date and zone.
    pub fn new() -> Self {
        let practice = RwSignal::new(false);
        let tab = Self {
            lang: RwSignal::new(browser_lang()),
            screen: RwSignal::new(Screen::Intake),
            phase: RwSignal::new(Phase::Idle),
            fault: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            files: RwSignal::new_local(Vec::new()),
            recognised: RwSignal::new(BTreeMap::new()),
            mappings: RwSignal::new(Vec::new()),
            mapper: RwSignal::new_local(None),
            preview: RwSignal::new(None),
            mapper_problem: RwSignal::new(None),
            dragging: RwSignal::new(false),
            pasted: RwSignal::new(String::new()),
            as_of: RwSignal::new(today()),
            zone: RwSignal::new(browser_zone()),
            progress: RwSignal::new(None),
            summary: RwSignal::new(None),
            list: List::new(),
            map: RwSignal::new(None),
            picked: RwSignal::new(None),
            account: RwSignal::new(None),
            detail: RwSignal::new(None),
            look: RwSignal::new(Look::default()),
            lines: RwSignal::new(BTreeMap::new()),
            answers: Answers::new(),
            record: CaseTab::new(practice),
            practice,
            hashes: RwSignal::new(Hashes::Waiting),
            exports: RwSignal::new(Vec::new()),
            papers: Papers::new(),
            question: RwSignal::new(String::new()),
            need: RwSignal::new(None),
            apart: RwSignal::new(Vec::new()),
            policy: RwSignal::new(Arc::default()),
            draft: RwSignal::new(Draft::new()),
            change: RwSignal::new(Change::Unasked),
            policy_note: RwSignal::new(None),
            standing: RwSignal::new(Standing::default()),
            stop: RwSignal::new(None),
            refused: RwSignal::new(None),
            host: RwSignal::new(None),
            given: RwSignal::new(Vec::new()),
            handed: RwSignal::new_local(None),
            offices: RwSignal::new(BTreeMap::new()),
            wanted: RwSignal::new(String::new()),
            proof: ProofState::new(),
            moved: StoredValue::new(false),
            visited: StoredValue::new(Vec::new()),
        };
        tab.speak(tab.lang.get_untracked());
        tab
    }

    /// The tab of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Changes the language, the document's too.
    pub fn speak(self, lang: Lang) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", lang.code());
        }
        document().set_title(words(lang).title);
        // What was said last was said in the other language.
        self.said.set(String::new());
        self.lang.set(lang);
    }

    /// Speaks the language that a policy sets.
    pub fn speak_as(self, policy: &Policy) {
        match policy.company.language.as_str() {
            "ko" => self.speak(Lang::Ko),
            "en" => self.speak(Lang::En),
            _ => {}
        }
    }

    /// Whether nothing on the page changes the policy.
    pub fn is_bound(self) -> bool {
        self.standing.with(Standing::is_bound)
    }

    /// Changes the phase, that of the document at once, so that nobody sees an old one.
    pub fn enter(self, phase: Phase) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-phase", phase.name());
        }
        if self.phase.get_untracked() != phase {
            self.phase.set(phase);
        }
    }

    /// Shows a screen, moves the focus to its heading, and lets the browser's Back return from it.
    pub fn show(self, screen: Screen) {
        if self.screen.get_untracked() != screen {
            self.remember(screen);
            self.turn_to(screen);
        }
    }

    /// Shows a screen without a new entry in the history.
    pub fn turn_to(self, screen: Screen) {
        self.moved.set_value(true);
        self.screen.set(screen);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }

    fn remember(self, screen: Screen) {
        let mut place = 0;
        if let (Screen::Account, Some(account)) = (screen, self.account.get_untracked()) {
            self.visited.update_value(|visited| {
                place = visited.len();
                visited.push(account);
            });
        }
        let state = js_sys::Array::of2(&(screen as u32).into(), &(place as u32).into());
        if let Ok(history) = window().history() {
            // Without an address: nothing but a number leaves this page, not even for the history.
            let _ = history.push_state(&state, "");
        }
    }

    /// The screen and account of an entry of the history, as far as they still exist.
    pub fn remembered(self, state: &js_sys::Array) -> (Screen, Option<String>) {
        let number = |at| state.get(at).as_f64().unwrap_or_default() as usize;
        let account = self.visited.with_value(|visited| visited.get(number(1)).cloned());
        const SCREENS: &[Screen] = &[
            Screen::Intake,
            Screen::Queue,
            Screen::Account,
            Screen::Coverage,
            Screen::Exports,
            Screen::Mapper,
            Screen::Policy,
            Screen::Catalogue,
            Screen::Case,
            Screen::Proof,
            Screen::Links,
        ];
        let screen = SCREENS.get(number(0)).copied();
        match (screen, account) {
            (
                Some(always @ (Screen::Exports | Screen::Policy | Screen::Catalogue | Screen::Case | Screen::Proof)),
                _,
            ) => (always, None),
            (Some(Screen::Mapper), _) if self.mapper.with_untracked(Option::is_some) => (Screen::Mapper, None),
            (Some(Screen::Mapper), _) => (Screen::Intake, None),
            _ if self.summary.with_untracked(Option::is_none) => (Screen::Intake, None),
            (Some(Screen::Account), None) => (Screen::Queue, None),
            (Some(Screen::Account), account) => (Screen::Account, account),
            (screen, _) => (screen.unwrap_or(Screen::Intake), None),
        }
    }

    /// The mappings that apply to what is screened: set here, then those among the files.
    pub fn all_mappings(self) -> Vec<Mapping> {
        let mut all: Vec<Mapping> =
            self.mappings.with_untracked(|mappings| mappings.iter().map(|(_, mapping)| mapping.clone()).collect());
        let files = self.files.get_untracked();
        self.recognised.with_untracked(|recognised| {
            all.extend(files.iter().filter_map(|picked| match recognised.get(&picked.id) {
                Some(Recognised::Mapping(mapping)) => Some((**mapping).clone()),
                _ => None,
            }));
        });
        all
    }

    /// Whether a policy among the files must not be used.
    pub fn has_refused_policy(self) -> bool {
        let files = self.files.get_untracked();
        self.recognised.with_untracked(|known| {
            files.iter().any(|picked| matches!(known.get(&picked.id), Some(Recognised::RefusedPolicy { .. })))
        })
    }

    /// The chosen files that are data, as far as is known.
    pub fn data_files(self) -> Vec<Picked> {
        let mut files = self.files.get_untracked();
        self.recognised.with_untracked(|recognised| {
            files.retain(|picked| {
                !matches!(
                    recognised.get(&picked.id),
                    Some(
                        Recognised::Mapping(_)
                            | Recognised::BadMapping { .. }
                            | Recognised::Policy(_)
                            | Recognised::SignedPolicy { .. }
                            | Recognised::RefusedPolicy { .. }
                            | Recognised::BadPolicy { .. }
                    )
                )
            });
        });
        files
    }

    /// Forgets the last report.
    pub fn forget_report(self) {
        self.fault.set(None);
        self.summary.set(None);
        self.list.forget();
        self.map.set(None);
        self.picked.set(None);
        self.account.set(None);
        self.detail.set(None);
        self.visited.set_value(Vec::new());
        self.lines.set(BTreeMap::new());
        self.hashes.set(Hashes::Waiting);
        self.exports.set(Vec::new());
        self.papers.forget();
        self.change.set(Change::Unasked);
        self.progress.set(None);
    }
}

impl Default for Tab {
    fn default() -> Self {
        Self::new()
    }
}

/// Korean where the browser says so.
fn browser_lang() -> Lang {
    match window().navigator().language() {
        Some(code) if code.to_lowercase().starts_with("ko") => Lang::Ko,
        _ => Lang::En,
    }
}

/// Today on this machine.
pub(super) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The zone of this machine.
fn browser_zone() -> String {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into())
        .ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_else(|| "Asia/Seoul".to_owned())
}
