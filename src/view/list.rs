//! The list of accounts as the tab knows it, and the bridge's part for it: questions, answers, and where one stands in it.

use super::bridge::Bridge;
use super::state::{Screen, Tab};
use crate::present::window::{CHUNK, Span};
use crate::protocol::Command;
use crate::protocol::links::LinkMap;
use crate::protocol::queue::{Filter, LeftOut, QueueRow, QueueWindow, ROWS_SHOWN};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Chunks of rows, by number.
type Chunks = BTreeMap<usize, Arc<Vec<QueueRow>>>;

/// Chunks that are kept on either side of what is seen: a few windows, so that scrolling back asks nothing.
const KEPT: usize = 60;
/// Height of a row of a long list before one is there to be measured: four times the usual 16 pixels of text.
const USUAL_HEIGHT: f64 = 64.0;

/// What the tab knows of the list.
#[derive(Clone, Copy)]
pub struct List {
    /// Which accounts are asked for.
    pub filter: RwSignal<Filter>,
    /// Accounts on which somebody decided, as the list was last asked for.
    pub decided: RwSignal<Vec<String>>,
    /// How many accounts somebody has time for.
    pub budget: RwSignal<Option<usize>>,
    /// Number of the list that is shown, and how many accounts it has.
    pub shown: RwSignal<Option<(u32, usize)>>,
    /// Its rows, as far as they are here.
    pub chunks: RwSignal<Chunks>,
    /// Accounts to be looked at without a decision.
    pub unresolved: RwSignal<usize>,
    /// What the budget leaves out.
    pub left: RwSignal<Option<LeftOut>>,
    /// Height of a row of a long list as last measured, in pixels.
    pub row: StoredValue<f64>,
    /// The row where one stands.
    pub at: StoredValue<usize>,
    /// How far the page and the frame of a long list were scrolled when an account was opened.
    pub scrolled: StoredValue<(f64, i32)>,
    /// The list is to be found as it was left.
    pub back: StoredValue<bool>,
    /// The row that takes the focus as soon as it is built.
    pub aim: StoredValue<Option<usize>>,
    /// Keys of one letter are in use.
    pub letters: RwSignal<bool>,
    /// The dialog of keys is open.
    pub help: RwSignal<bool>,
    /// Number of the last question, and the chunks that were asked for with it.
    asked: StoredValue<(u32, Vec<usize>)>,
}

impl List {
    /// An empty list.
    pub fn new() -> Self {
        Self {
            filter: RwSignal::new(Filter::default()),
            decided: RwSignal::new(Vec::new()),
            budget: RwSignal::new(None),
            shown: RwSignal::new(None),
            chunks: RwSignal::new(BTreeMap::new()),
            unresolved: RwSignal::new(0),
            left: RwSignal::new(None),
            row: StoredValue::new(USUAL_HEIGHT),
            at: StoredValue::new(0),
            scrolled: StoredValue::new((0.0, 0)),
            back: StoredValue::new(false),
            aim: StoredValue::new(None),
            letters: RwSignal::new(true),
            help: RwSignal::new(false),
            asked: StoredValue::new((0, Vec::new())),
        }
    }

    /// Forgets the accounts; how the list is worked with stays.
    pub fn forget(self) {
        self.filter.set(Filter::default());
        self.budget.set(None);
        self.shown.set(None);
        self.chunks.set(BTreeMap::new());
        self.left.set(None);
        self.at.set_value(0);
        self.back.set_value(false);
    }

    /// How many accounts the list has, as far as is known.
    pub fn count(self) -> usize {
        self.shown.with_untracked(|shown| shown.map_or(0, |(_, matching)| matching))
    }

    /// The account of a row, where the row is here.
    pub fn account(self, row: usize) -> Option<String> {
        self.chunks.with_untracked(|chunks| Some(chunks.get(&(row / CHUNK))?.get(row % CHUNK)?.account.clone()))
    }
}

impl Default for List {
    fn default() -> Self {
        Self::new()
    }
}

impl Bridge {
    /// Asks for another list.
    pub fn ask_queue(self, filter: Filter) {
        let list = self.tab.list;
        list.asked.update_value(|(ask, chunks)| {
            *ask += 1;
            chunks.clear();
        });
        if list.filter.with_untracked(|known| *known != filter) {
            list.at.set_value(0);
            list.filter.set(filter);
        }
        list.decided.set(untrack(|| self.tab.record.settled()));
        self.ask_rows(0, ROWS_SHOWN);
    }

    /// Asks for the same list again where somebody decided since it was asked for, and stays where one stands.
    pub fn renew_queue(self) {
        let list = self.tab.list;
        if list.shown.with_untracked(Option::is_some)
            && list.decided.get_untracked() != untrack(|| self.tab.record.settled())
        {
            self.filter_queue(|_| {});
        }
    }

    /// Asks for the same list with a change.
    pub fn filter_queue(self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.tab.list.filter.get_untracked();
        change(&mut filter);
        self.ask_queue(filter);
    }

    /// Sets how many accounts somebody has time for.
    pub fn set_budget(self, budget: Option<usize>) {
        self.tab.list.budget.set(budget);
        self.ask_rows(0, 0);
    }

    /// Asks for those chunks of the list that are not here yet.
    pub fn ask_chunks(self, (from, to): Span) {
        let list = self.tab.list;
        let here = |chunk: &usize| {
            list.chunks.with_untracked(|chunks| chunks.contains_key(chunk))
                || list.asked.with_value(|(_, asked)| asked.contains(chunk))
        };
        let missing: Vec<usize> = (from..to).filter(|chunk| !here(chunk)).collect();
        if let (Some(first), Some(last)) = (missing.first(), missing.last()) {
            list.asked.update_value(|(_, asked)| asked.extend(&missing));
            self.ask_rows(first * CHUNK, (last + 1 - first) * CHUNK);
        }
    }

    fn ask_rows(self, offset: usize, limit: usize) {
        let list = self.tab.list;
        let ask = list.asked.with_value(|(ask, _)| *ask);
        let mut filter = list.filter.get_untracked();
        filter.decided = list.decided.get_untracked();
        let budget = list.budget.get_untracked();
        self.tell(&Command::Queue { ask, offset, limit, filter: Box::new(filter), budget }, &[]);
    }

    pub(super) fn take_queue(self, window: QueueWindow) {
        let list = self.tab.list;
        if list.asked.with_value(|(ask, _)| *ask != window.ask) {
            return;
        }
        let first = window.offset / CHUNK;
        let new: Chunks =
            window.rows.chunks(CHUNK).enumerate().map(|(n, rows)| (first + n, Arc::new(rows.to_vec()))).collect();
        list.asked.update_value(|(_, asked)| asked.retain(|chunk| !new.contains_key(chunk)));
        list.unresolved.set(window.unresolved);
        list.left.set(window.left);
        if list.shown.with_untracked(|shown| shown.is_none_or(|(ask, _)| ask != window.ask)) {
            list.chunks.set(new);
            list.shown.set(Some((window.ask, window.matching)));
        } else if !new.is_empty() {
            list.chunks.update(|chunks| {
                chunks.retain(|chunk, _| chunk.abs_diff(first) < KEPT);
                chunks.extend(new);
            });
        }
    }

    /// Opens the account of a row, and remembers where that was.
    pub fn open_row(self, row: usize, account: String) {
        let list = self.tab.list;
        list.at.set_value(row);
        let inside = document().query_selector(".rows-frame").ok().flatten().map_or(0, |frame| frame.scroll_top());
        list.scrolled.set_value((window().scroll_y().unwrap_or_default(), inside));
        self.open(account);
    }

    /// Asks for the map of everything that is shared, or of one cluster.
    pub fn ask_links(self, cluster: Option<String>) {
        self.tab.picked.set(None);
        self.tell(&Command::Links { cluster }, &[]);
    }

    pub(super) fn take_links(self, map: LinkMap) {
        self.tab.map.set(Some(Arc::new(map)));
    }

    /// Shows the accounts of a cluster as a list of their own.
    pub fn open_cluster(self, id: String) {
        self.ask_queue(Filter { cluster: Some(id), ..Filter::default() });
        self.tab.show(Screen::Queue);
    }
}

impl Tab {
    /// Back to the list, to the row and the place where it was left.
    pub fn back_to_list(self) {
        self.list.back.set_value(true);
        self.show(Screen::Queue);
        self.moved.set_value(false);
    }
}
