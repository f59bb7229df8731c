//! What page and worker say about a case: kept, opened, compared.

pub use crate::case::chain::{Draft, Refusal, Standing, append, day_number, merge, seen, standings, undone};
pub use crate::case::file::{Case, MOST_BYTES, Problem, open, write};
pub use crate::case::recheck::{AccountChange, Changes, compare};
pub use crate::case::{Decision, Engagement, Entry, Purpose, Record, What, seal};
use crate::engine::Screened;
use crate::report::{Input, Report, Word};
use crate::score::{Band, rounded};
pub use crate::settings::Explained;
use crate::settings::Policy;
use crate::settings::mapping::Mapping;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Accounts named at the most in one message.
const SHOWN: usize = 200;

/// What the page knows of a case; the worker adds the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The day of saving.
    pub saved: String,
    /// It is about the practice data.
    pub practice: bool,
    /// Zone for files without one.
    pub zone: String,
    /// The policy.
    pub policy: Policy,
    /// Mappings.
    pub mappings: Vec<Mapping>,
    /// What people recorded.
    pub record: Record,
}

/// A case that was opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// It is to be merged into what is there.
    pub merge: bool,
    /// Version of the engine that wrote it.
    pub engine: String,
    /// What was kept.
    pub kept: Kept,
    /// What its report comes to.
    pub report: Option<SavedReport>,
}

/// The report in a case, cut to what a page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavedReport {
    /// The moment that it is about.
    pub as_of: String,
    /// Its files.
    pub inputs: Vec<Input>,
    /// Its first accounts.
    pub accounts: Vec<OpenItem>,
    /// How many there are.
    pub total: usize,
}

/// An account that waits for a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenItem {
    /// Its key.
    pub account: String,
    /// Its band.
    pub band: Word,
    /// Its points.
    pub points: f64,
}

/// Accounts at review or above for which nothing is settled.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OpenItems {
    /// The first of them, highest band first.
    pub rows: Vec<OpenItem>,
    /// How many there are.
    pub open: usize,
    /// How many accounts at review or above there are in all.
    pub of: usize,
}

/// Takes a case apart: what the page is told, and the report that the worker keeps.
pub fn opened(case: Case, merge: bool) -> (Opened, Option<Report>) {
    let Case { engine, saved, practice, zone, policy, mappings, record, report } = case;
    let shown = report.as_ref().map(|report| SavedReport {
        as_of: report.as_of.clone(),
        inputs: report.inputs.iter().take(SHOWN).cloned().collect(),
        accounts: report
            .accounts
            .iter()
            .take(SHOWN)
            .map(|account| OpenItem {
                account: account.account.clone(),
                band: account.band.clone(),
                points: account.points,
            })
            .collect(),
        total: report.accounts.len(),
    });
    let kept = Kept { saved, practice, zone, policy, mappings, record };
    (Opened { merge, engine, kept, report: shown }, report)
}

/// A case as it is written. Identity numbers that somebody typed are masked.
pub fn made(kept: Kept, report: Option<Report>) -> Case {
    let Kept { saved, practice, zone, policy, mappings, record } = kept;
    let engine = env!("CARGO_PKG_VERSION").to_owned();
    Case { engine, saved, practice, zone, policy, mappings, record: record.masked(), report }
}

/// What is in force among explanations, for the engine.
pub fn explained(entries: &[Entry]) -> Vec<Explained> {
    let of = |(account, standing): (String, Standing)| {
        standing.explained.into_iter().map(move |(signal, (reason, _))| Explained {
            account: account.clone(),
            signal,
            reason,
        })
    };
    standings(entries).into_iter().flat_map(of).collect()
}

/// Accounts at review or above without one of these that are settled, in a screening or, without one, in a saved report.
pub fn open_items(screened: Option<&Screened>, saved: Option<&Report>, settled: &[String]) -> OpenItems {
    let settled: BTreeSet<&str> = settled.iter().map(String::as_str).collect();
    let mut items = OpenItems::default();
    let mut take = |account: &str, band: &str, points: f64| {
        if band == Band::NoLead.name() || band == Band::Context.name() {
            return;
        }
        items.of += 1;
        if settled.contains(account) {
            return;
        }
        items.open += 1;
        if items.rows.len() < SHOWN {
            items.rows.push(OpenItem { account: account.to_owned(), band: band.to_owned().into(), points });
        }
    };
    match (screened, saved) {
        (Some(screened), _) => {
            for account in &screened.accounts {
                let key = &screened.population.accounts[account.index].key;
                take(key, account.band.name(), rounded(account.sum.total));
            }
        }
        (None, Some(report)) => {
            for account in &report.accounts {
                take(&account.account, &account.band, account.points);
            }
        }
        (None, None) => {}
    }
    items
}

/// Name of the file of a case.
pub fn file_name(saved: &str, is_sealed: bool) -> String {
    let day: String = saved.chars().filter(|c| c.is_ascii_digit() || *c == '-').take(10).collect();
    format!("munjigi-case-{day}.json{}", if is_sealed { ".age" } else { "" })
}
