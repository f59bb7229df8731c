//! What people recorded in this tab, and the bridge's part for it: recording, saving, opening, merging, comparing.

use super::bridge::{Bridge, download};
use super::state::{Hashes, OF_CASE, Phase, Tab};
use crate::present::case_words::case_words;
use crate::present::decision_words::decision_words;
use crate::protocol::case::{
    Changes, Decision, Draft, Entry, Explained, Kept, OpenItems, Opened, Problem, Purpose, Record, Refusal, Standing,
    What, append, explained, merge, standings,
};
use crate::protocol::lock::Way;
use crate::protocol::{Command, Summary};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use std::collections::BTreeMap;
use std::sync::Arc;
use web_sys::{Blob, File};

/// A text that somebody types: whose it is, and the field.
type Field = (String, &'static str);

/// The record of this tab.
#[derive(Clone, Copy)]
pub struct CaseTab {
    /// Of one's own data, and of the practice data.
    records: RwSignal<[Record; 2]>,
    practice: RwSignal<bool>,
    standings: Memo<BTreeMap<String, Standing>>,
    typed: RwSignal<BTreeMap<Field, String>>,
    /// Something was recorded that no file holds.
    pub unsaved: RwSignal<bool>,
    /// Why the last thing was not recorded, and in which form.
    pub refused: RwSignal<Option<(String, Refusal)>>,
    /// Why a case was not opened or written; true where it was to be merged.
    pub problem: RwSignal<Option<(Problem, bool)>>,
    /// A sealed file that waits for its passphrase, and whether it is to be merged.
    pub waiting: RwSignal<Option<(File, bool)>, LocalStorage>,
    /// A passphrase is asked for.
    pub asks: RwSignal<bool>,
    /// The worker opens or writes.
    pub busy: RwSignal<bool>,
    /// The case is saved sealed.
    pub sealed: RwSignal<bool>,
    /// The case that was opened.
    pub opened: RwSignal<Option<Arc<Opened>>>,
    /// The worker still has its report.
    pub is_comparable: RwSignal<bool>,
    /// How many entries the last merge brought.
    pub merged: RwSignal<Option<usize>>,
    /// Accounts that wait for a decision.
    pub open_items: RwSignal<Option<Arc<OpenItems>>>,
    /// What changed since the case that was opened.
    pub changes: RwSignal<Option<Arc<Changes>>>,
    /// What the focus returns to when an account is shown anew.
    pub(super) focus: StoredValue<Option<String>>,
}

impl CaseTab {
    /// Nothing recorded.
    pub fn new(practice: RwSignal<bool>) -> Self {
        let records: RwSignal<[Record; 2]> = RwSignal::default();
        let of_now =
            move |_: Option<&_>| records.with(|records| standings(&records[usize::from(practice.get())].entries));
        Self {
            records,
            practice,
            standings: Memo::new(of_now),
            typed: RwSignal::default(),
            unsaved: RwSignal::new(false),
            refused: RwSignal::new(None),
            problem: RwSignal::new(None),
            waiting: RwSignal::new_local(None),
            asks: RwSignal::new(false),
            busy: RwSignal::new(false),
            sealed: RwSignal::new(false),
            opened: RwSignal::new(None),
            is_comparable: RwSignal::new(false),
            merged: RwSignal::new(None),
            open_items: RwSignal::new(None),
            changes: RwSignal::new(None),
            focus: StoredValue::new(None),
        }
    }

    /// The decision in force for an account.
    pub fn decision_of(self, account: &str) -> Option<Decision> {
        self.standings.with(|all| all.get(account).and_then(|of| of.decision.as_ref().map(|(decision, _)| *decision)))
    }

    /// Whether nothing is settled for an account: no decision, or two that contradict each other.
    pub fn is_unresolved(self, account: &str) -> bool {
        self.standings.with(|all| all.get(account).is_none_or(|of| !of.is_settled()))
    }

    /// What is in force for an account.
    pub fn standing_of(self, account: &str) -> Standing {
        self.standings.with(|all| all.get(account).cloned().unwrap_or_default())
    }

    /// Accounts for which something is settled.
    pub fn settled(self) -> Vec<String> {
        self.standings
            .with(|all| all.iter().filter(|(_, of)| of.is_settled()).map(|(account, _)| account.clone()).collect())
    }

    /// Accounts whose decisions contradict each other after a merge.
    pub fn differing(self) -> Vec<(String, Standing)> {
        self.standings.with(|all| {
            all.iter()
                .filter(|(_, of)| of.differs.is_some())
                .map(|(account, of)| (account.clone(), of.clone()))
                .collect()
        })
    }

    /// What was recorded, of the data that are shown.
    pub fn read<T>(self, read: impl FnOnce(&Record) -> T) -> T {
        self.records.with(|records| read(&records[usize::from(self.practice.get())]))
    }

    /// Entries about an account, the newest first.
    pub fn history(self, account: &str) -> Vec<Entry> {
        self.read(|record| record.entries.iter().rev().filter(|entry| entry.account == account).cloned().collect())
    }

    /// Changes what was settled before the screening.
    pub fn change_purpose(self, change: impl FnOnce(&mut Purpose)) {
        let at = usize::from(self.practice.get_untracked());
        self.records.update(|records| change(&mut records[at].purpose));
        self.unsaved.set(true);
    }

    fn set_entries(self, entries: Vec<Entry>) {
        let at = usize::from(self.practice.get_untracked());
        self.records.update(|records| records[at].entries = entries);
    }

    /// Explanations in force, for a screening of one's own data or of the practice data.
    pub fn explained(self, practice: bool) -> Vec<Explained> {
        self.records.with_untracked(|records| explained(&records[usize::from(practice)].entries))
    }

    /// What stands in a field.
    pub fn typed(self, of: &str, field: &'static str) -> String {
        self.typed.with(|typed| typed.get(&(of.to_owned(), field)).cloned().unwrap_or_default())
    }

    /// Types into a field.
    pub fn put(self, of: &str, field: &'static str, text: String) {
        self.typed.update(|typed| {
            typed.insert((of.to_owned(), field), text);
        });
    }

    fn clear(self, of: &str) {
        self.typed.update(|typed| typed.retain(|(whose, _), _| whose != of));
    }
}

/// Puts the focus on an element, once it is there.
fn focus_on(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// Asks before the page is left while something is in no file.
pub fn warn_before_leaving(tab: Tab) {
    let _ = window_event_listener(ev::beforeunload, move |event| {
        if tab.record.unsaved.get_untracked() {
            event.prevent_default();
        }
    });
}

impl Bridge {
    /// Records something about an account by who and when stand in the tab; `form` is where it was typed. True where it was
    /// recorded.
    pub fn record(self, form: &str, account: &str, what: What) -> bool {
        let tab = self.tab;
        let own = tab.record;
        let weighs = matches!(what, What::Explained { .. } | What::Undo { .. });
        let draft = Draft {
            account: account.to_owned(),
            what,
            by: tab.answers.by.get_untracked(),
            second: untrack(|| own.typed(&format!("second {account}"), "second")),
            on: tab.answers.on.get_untracked(),
        };
        let mut entries = untrack(|| own.read(|record| record.entries.clone()));
        match append(&entries, draft) {
            Ok(entry) => entries.push(entry),
            Err(refusal) => {
                own.refused.set(Some((form.to_owned(), refusal)));
                return false;
            }
        }
        own.set_entries(entries);
        own.unsaved.set(true);
        own.refused.set(None);
        own.clear(form);
        tab.said.set(decision_words(tab.lang.get_untracked()).recorded.to_owned());
        if weighs {
            self.weigh_again();
        }
        true
    }

    /// Tells the engine which findings are explained.
    fn weigh_again(self) {
        let tab = self.tab;
        if tab.summary.with_untracked(Option::is_some) {
            let explained = tab.record.explained(tab.practice.get_untracked());
            self.tell(&Command::Explain { explained }, &[]);
        }
    }

    /// The findings were weighed anew: the list and the account are asked for again.
    pub(super) fn take_explained(self, summary: Summary) {
        let tab = self.tab;
        if tab.phase.get_untracked() != Phase::Done {
            return;
        }
        tab.summary.set(Some(Arc::new(summary)));
        self.filter_queue(|_| {});
        if let Some(account) = tab.account.get_untracked() {
            self.tell(&Command::Account { account }, &[]);
        }
    }

    /// Puts the focus back on what was being worked on, once it is there again.
    pub(super) fn return_focus(self) {
        if let Some(id) = self.tab.record.focus.try_update_value(Option::take).flatten() {
            focus_on(id);
        }
    }

    /// Writes the case, sealed where there is a passphrase.
    pub fn save_case(self, saved: String, passphrase: Option<String>) {
        let tab = self.tab;
        let practice = tab.practice.get_untracked();
        let mut record = untrack(|| tab.record.read(Clone::clone));
        record.answers = tab.answers.all(practice);
        let kept = Kept {
            saved,
            practice,
            zone: tab.zone.get_untracked(),
            policy: self.policy_with_apart(&tab.policy.get_untracked()),
            mappings: tab.all_mappings(),
            record,
        };
        tab.record.busy.set(true);
        tab.record.problem.set(None);
        self.tell(&Command::SaveCase { kept: Box::new(kept), passphrase }, &[]);
    }

    pub(super) fn take_saved_case(self, blob: Option<Blob>, file_name: &str) {
        self.tab.record.busy.set(false);
        if let Some(blob) = blob {
            download(&blob, file_name);
            self.tab.record.unsaved.set(false);
            self.tab.said.set(case_words(self.tab.lang.get_untracked()).saved_now.to_owned());
        }
    }

    /// Opens a case, or merges it into what is there. What is in no file yet is not replaced.
    pub fn open_case(self, file: File, passphrase: Option<String>, merge: bool) {
        let own = self.tab.record;
        if !merge && own.unsaved.get_untracked() {
            self.tab.said.set(case_words(self.tab.lang.get_untracked()).unsaved_first.to_owned());
            return;
        }
        own.busy.set(true);
        own.problem.set(None);
        own.merged.set(None);
        own.asks.update(|asks| *asks = *asks && passphrase.is_some());
        own.waiting.set(Some((file.clone(), merge)));
        self.tell(&Command::OpenCase { passphrase, merge }, &[file]);
    }

    pub(super) fn take_refused_case(self, problem: Problem, merge: bool) {
        let own = self.tab.record;
        own.busy.set(false);
        // A wrong passphrase may be typed again; nothing else is worth keeping the file for.
        let asks = matches!(problem, Problem::Sealed | Problem::WrongPassphrase);
        own.asks.set(asks);
        if asks {
            focus_on("unseal".to_owned());
        } else {
            own.waiting.set(None);
        }
        own.problem.set(Some((problem, merge)));
    }

    pub(super) fn take_opened_case(self, opened: Opened) {
        let tab = self.tab;
        let own = tab.record;
        let words = case_words(tab.lang.get_untracked());
        own.busy.set(false);
        own.waiting.set(None);
        own.asks.set(false);
        own.problem.set(None);
        if opened.merge {
            let ours = untrack(|| own.read(|record| record.entries.clone()));
            match merge(&ours, &opened.kept.record.entries) {
                Ok(entries) => {
                    own.merged.set(Some(entries.len() - ours.len()));
                    own.set_entries(entries);
                    own.unsaved.set(true);
                    tab.said.set(words.merged_now.to_owned());
                }
                Err(broken) => own.problem.set(Some((Problem::History(broken), true))),
            }
            tab.answers.take_kept(tab.practice.get_untracked(), opened.kept.record.answers, false);
        } else {
            let Kept { practice, zone, policy, mappings, record, .. } = opened.kept.clone();
            // What is on the page is about other data than the case.
            if tab.practice.get_untracked() != practice && tab.summary.with_untracked(Option::is_some) {
                tab.forget_report();
                tab.enter(Phase::Idle);
            }
            tab.practice.set(practice);
            tab.answers.take_kept(practice, record.answers.clone(), true);
            own.records.update(|records| records[usize::from(practice)] = record);
            // A case that was made under the policy in use asks for no change; another one may not loosen a bound policy.
            if policy != *tab.policy.get_untracked()
                && let Err(why) = self.take_policy(&policy, Way::Chosen, None)
            {
                tab.refused.set(Some(why));
            }
            tab.zone.set(zone);
            tab.mappings.update(|known| {
                known.retain(|(id, _)| *id != OF_CASE);
                known.extend(mappings.into_iter().map(|mapping| (OF_CASE, mapping)));
            });
            own.changes.set(None);
            own.is_comparable.set(opened.report.is_some());
            own.opened.set(Some(Arc::new(opened)));
            own.unsaved.set(false);
            tab.said.set(words.opened_now.to_owned());
            self.recheck();
        }
        self.weigh_again();
    }

    /// Asks which accounts wait for a decision.
    pub fn ask_open_items(self, settled: Vec<String>) {
        self.tell(&Command::OpenItems { settled }, &[]);
    }

    /// Compares the screening with the case that was opened, as soon as the fingerprints of the files are there.
    pub(super) fn recheck(self) {
        let own = self.tab.record;
        let ready = self.tab.summary.with_untracked(Option::is_some)
            && self.tab.hashes.with_untracked(|hashes| *hashes != Hashes::Waiting);
        if ready && own.is_comparable.get_untracked() {
            self.tell(&Command::Recheck, &[]);
        }
    }

    /// A worker is gone, and with it the report of the case that was opened.
    pub(super) fn lose_case(self) {
        self.tab.record.busy.set(false);
        self.tab.record.is_comparable.set(false);
    }
}
