//! The bridge's part for answers to the checklist: taken from files, given on the page, screened again, saved.

use super::bridge::{Bridge, Run, download, text_file};
use super::state::{Screen, Tab};
use crate::present::checklist::checklist_words;
use crate::protocol::Command;
use crate::protocol::checklist::{FILE_NAME, Given, csv, json};
use crate::protocol::mapper::Recognised;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use web_sys::File;

/// What an answer is about: whether in the practice data, account and item.
type About = (bool, String, String);

/// Answers of this tab.
#[derive(Clone, Copy)]
pub struct Answers {
    /// By what they are about.
    given: RwSignal<BTreeMap<About, Given>>,
    /// Numbers of files whose answers were taken over.
    files: RwSignal<BTreeSet<u32>>,
    /// Something was answered here, so that the files of answers no longer say all.
    edited: RwSignal<bool>,
    /// Something was answered since the last screening.
    pub pending: RwSignal<bool>,
    /// Who answers, as far as typed.
    pub by: RwSignal<String>,
    /// The day of answering, as far as typed.
    pub on: RwSignal<String>,
    /// The account to return to when the screening is done.
    pub return_to: StoredValue<Option<String>>,
}

impl Answers {
    /// No answers.
    pub fn new() -> Self {
        Self {
            given: RwSignal::new(BTreeMap::new()),
            files: RwSignal::new(BTreeSet::new()),
            edited: RwSignal::new(false),
            pending: RwSignal::new(false),
            by: RwSignal::new(String::new()),
            on: RwSignal::new(String::new()),
            return_to: StoredValue::new(None),
        }
    }

    /// The answer of this tab about an item, if there is one.
    pub fn about(self, practice: bool, account: &str, item: &str) -> Option<Given> {
        self.given.with(|given| given.get(&(practice, account.to_owned(), item.to_owned())).cloned())
    }

    /// Changes the answer about an item; a new one begins as unknown, or as what is on record.
    pub fn change(self, practice: bool, account: &str, item: &str, begin: &str, change: impl FnOnce(&mut Given)) {
        self.given.update(|given| {
            let about = (practice, account.to_owned(), item.to_owned());
            change(given.entry(about).or_insert_with(|| Given {
                account: account.to_owned(),
                item: item.to_owned(),
                answer: begin.to_owned(),
                ..Given::default()
            }));
        });
        self.edited.set(true);
        self.pending.set(true);
    }

    /// Chooses an answer; who and when are written beside it as far as they were typed.
    pub fn choose(self, practice: bool, account: &str, item: &str, answer: &str) {
        let (by, on) = (self.by.get_untracked(), self.on.get_untracked());
        self.change(practice, account, item, answer, |given| {
            given.answer = answer.to_owned();
            for (slot, typed) in [(&mut given.by, by), (&mut given.on, on)] {
                if !typed.trim().is_empty() {
                    *slot = typed.trim().to_owned();
                }
            }
        });
    }

    /// A screening was given up, so that its answers are not applied.
    pub(super) fn give_up(self) {
        self.return_to.set_value(None);
        self.pending.set(self.edited.get_untracked());
    }

    /// All answers of the practice data, or all others.
    pub(super) fn all(self, practice: bool) -> Vec<Given> {
        self.given.with_untracked(|given| {
            given.iter().filter(|((of, ..), _)| *of == practice).map(|(_, given)| given.clone()).collect()
        })
    }

    /// The files of a run, with the answers of this tab in place of the files that they came from.
    pub(super) fn inputs(self, run: &Run) -> Vec<File> {
        let practice = run.practice;
        let answers = if self.edited.get_untracked() { self.all(practice) } else { Vec::new() };
        let replaced = |id: &Option<u32>| {
            !answers.is_empty() && id.is_some_and(|id| self.files.with_untracked(|files| files.contains(&id)))
        };
        let mut files: Vec<File> =
            run.files.iter().filter(|(id, _)| !replaced(id)).map(|(_, file)| file.clone()).collect();
        if !answers.is_empty() {
            files.extend(text_file(FILE_NAME, &json(&answers)));
        }
        files
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self::new()
    }
}

impl Bridge {
    /// Asks for the answers of a file that was recognised as one of answers.
    pub(super) fn ask_answers(self, id: u32, recognised: &Recognised) {
        let Recognised::Format { format, .. } = recognised else { return };
        if !matches!(format.as_ref(), "checklist" | "checklist-csv") {
            return;
        }
        let file = self
            .tab
            .files
            .with_untracked(|files| files.iter().find(|picked| picked.id == id).map(|picked| picked.file.clone()));
        if let Some(file) = file {
            self.tell(&Command::Answers { id }, &[file]);
        }
    }

    /// Takes over the answers of a file; of two about one thing the later day wins, then the one there was.
    pub(super) fn take_answers(self, id: u32, answers: Vec<Given>) {
        let kept = self.tab.answers;
        if !kept.files.with_untracked(|files| files.contains(&id)) {
            kept.given.update(|given| {
                for answer in answers {
                    let about = (false, answer.account.clone(), answer.item.clone());
                    if given.get(&about).is_none_or(|known| known.on < answer.on) {
                        given.insert(about, answer);
                    }
                }
            });
            kept.files.update(|files| {
                files.insert(id);
            });
        }
    }

    /// Forgets the answers that came from files taken out, unless something was answered on top of them.
    pub(super) fn forget_answers(self, is_there: impl Fn(u32) -> bool) {
        let kept = self.tab.answers;
        let gone = kept.files.with_untracked(|files| files.iter().any(|id| !is_there(*id)));
        if gone && !kept.edited.get_untracked() {
            kept.given.update(|given| given.retain(|(practice, ..), _| *practice));
            kept.files.set(BTreeSet::new());
            // What files that stay hold is asked for again.
            let known = self.tab.recognised.get_untracked();
            known.iter().for_each(|(id, recognised)| self.ask_answers(*id, recognised));
        }
    }

    /// Screens the same files again with the answers, and returns to the account.
    pub fn apply_answers(self, account: String) {
        self.tab.answers.return_to.set_value(Some(account));
        self.screen_again(Screen::Account);
    }

    /// Hands the answers to the browser's downloads, as JSON or as CSV.
    pub fn save_answers(self, as_csv: bool) {
        let answers = self.tab.answers.all(self.tab.practice.get_untracked());
        let (text, extension) = if as_csv { (csv(&answers), "csv") } else { (json(&answers), "json") };
        if let Some(file) = text_file("answers", &text) {
            download(&file, &format!("munjigi-answers.{extension}"));
        }
    }
}

/// What is said when a screening with answers is done.
pub(super) fn applied(tab: Tab) -> String {
    checklist_words(tab.lang.get_untracked()).applied.to_owned()
}
