//! The bridge's part for papers: what is asked for with which record, and what became of it.

use super::bridge::{Bridge, download};
use super::state::{Hashes, Tab};
use crate::case::Record;
use crate::model::Lang;
use crate::protocol::Command;
use crate::protocol::papers::{Ask, PaperKind, Refused, Tongue};
use crate::report::build::hex;
use leptos::prelude::*;
use web_sys::Blob;

/// What became of the last paper.
#[derive(Clone, PartialEq, Default)]
pub enum News {
    /// Nobody asked.
    #[default]
    Unasked,
    /// It is being made.
    Waiting,
    /// It was handed to the browser.
    Done,
    /// There is none.
    Refused(Refused),
}

/// What is chosen and typed for papers.
#[derive(Clone, Copy)]
pub struct Papers {
    /// Their language; none until one is chosen: that of the page.
    pub tongue: RwSignal<Option<Tongue>>,
    /// Key of pseudonyms.
    pub key: RwSignal<String>,
    /// Authority of a hand-over.
    pub authority: RwSignal<String>,
    /// Number of its letter or warrant.
    pub reference: RwSignal<String>,
    /// What became of the last one.
    pub news: RwSignal<News>,
    /// Those that wait for fingerprints.
    waiting: RwSignal<Vec<(PaperKind, Option<String>)>>,
}

impl Default for Papers {
    fn default() -> Self {
        Self::new()
    }
}

impl Papers {
    /// Nothing chosen, nothing typed.
    pub fn new() -> Self {
        Self {
            tongue: RwSignal::new(None),
            key: RwSignal::new(String::new()),
            authority: RwSignal::new(String::new()),
            reference: RwSignal::new(String::new()),
            news: RwSignal::new(News::Unasked),
            waiting: RwSignal::new(Vec::new()),
        }
    }

    /// The language of papers beside that of the page.
    pub fn tongue_in(self, lang: Lang) -> Tongue {
        self.tongue.get().unwrap_or(match lang {
            Lang::Ko => Tongue::Ko,
            Lang::En => Tongue::En,
        })
    }

    /// Forgets what became of papers of another screening.
    pub(super) fn forget(self) {
        self.news.set(News::Unasked);
        self.waiting.set(Vec::new());
    }
}

impl Bridge {
    /// Asks for a paper, as soon as the fingerprints of the files are there.
    pub fn paper(self, kind: PaperKind, account: Option<String>) {
        let papers = self.tab.papers;
        papers.news.set(News::Waiting);
        if self.tab.hashes.with_untracked(|hashes| *hashes == Hashes::Waiting) {
            papers.waiting.update(|waiting| waiting.push((kind, account)));
            return;
        }
        let typed = papers.key.get_untracked();
        let ask = Ask {
            kind,
            tongue: untrack(|| papers.tongue_in(self.tab.lang.get_untracked())),
            record: untrack(|| record(self.tab)),
            account,
            key: if typed.trim().is_empty() { random() } else { typed },
            authority: papers.authority.get_untracked(),
            reference: papers.reference.get_untracked(),
        };
        self.tell(&Command::Paper(Box::new(ask)), &[]);
    }

    pub(super) fn release_papers(self) {
        let mut waiting = Vec::new();
        self.tab.papers.waiting.update(|papers| waiting = std::mem::take(papers));
        waiting.into_iter().for_each(|(kind, account)| self.paper(kind, account));
    }

    pub(super) fn take_paper(self, file_name: &str, blob: Option<Blob>) {
        if let Some(blob) = blob {
            download(&blob, file_name);
            self.tab.papers.news.set(News::Done);
        }
    }
}

/// What people recorded in this tab.
fn record(tab: Tab) -> Record {
    Record { answers: tab.answers.all(tab.practice.get()), ..tab.record.read(Record::clone) }
}

/// A key that nobody chose, from the browser's own source; none where there is no such source, and then there is no copy.
fn random() -> String {
    let mut bytes = [0; 32];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    filled.map(|_| hex(bytes)).unwrap_or_default()
}
