//! The history of a case: entries are only added, each carries the hash of the one before it, undoing is an entry too.
//!
//! The hashes show that something was changed afterwards. They prove no author: whoever can write the file can write a new
//! chain.

use super::{Decision, Engagement, Entry, Origin, What};
use crate::ingest::mask::masked;
use crate::model::civil::{days_from_civil, days_in_month};
use crate::report::{AccountReport, build::hex};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What stands before the first entry.
pub const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What somebody wants to record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Key of the account.
    pub account: String,
    /// What it is.
    pub what: What,
    /// Who records it.
    pub by: String,
    /// A second person; may be empty where none is asked for.
    pub second: String,
    /// The day, `2026-01-31`, with or without a time after it.
    pub on: String,
}

/// Why something is not recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is named.
    NoName,
    /// The day is missing, or there is no such day.
    NoDay,
    /// There is no reason.
    NoReason,
    /// No innocent explanation was considered.
    NotConsidered,
    /// The band is the highest and nobody else is named.
    NoSecond,
    /// There is no text.
    NoText,
    /// There is nothing to undo under that number.
    NothingToUndo,
}

/// The band that asks for a second person.
const TOP_BAND: &str = "escalate";

/// Days from 1970-01-01 to a day that was typed; a time may stand after it.
pub fn day_number(text: &str) -> Option<i32> {
    let (day, rest) = text.trim().split_at_checked(10)?;
    if !matches!(rest.bytes().next(), None | Some(b' ' | b'T')) {
        return None;
    }
    let mut parts = day.split('-').map(|part| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>()));
    let (Some(Some(Ok(year))), Some(Some(Ok(month))), Some(Some(Ok(of_month))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    (1..=days_in_month(year as i32, month)).contains(&of_month).then(|| days_from_civil(year as i32, month, of_month))
}

/// Whether two names name one person, as far as spelling tells.
fn is_same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<String>().to_lowercase();
    plain(one) == plain(other)
}

/// The entry that records a draft after these entries, with identity numbers masked.
pub fn append(entries: &[Entry], draft: Draft) -> Result<Entry, Refusal> {
    let clean = |text: &str| masked(text.trim());
    let what = match draft.what {
        What::Decision { decision, reason, considered, band, saw } => {
            What::Decision { decision, reason: clean(&reason), considered: clean(&considered), band, saw }
        }
        What::Reply { text } => What::Reply { text: clean(&text) },
        What::Explained { signal, reason } => What::Explained { signal, reason: clean(&reason) },
        What::Authority { name, reference, text } => {
            What::Authority { name: clean(&name), reference: clean(&reference), text: clean(&text) }
        }
        What::Note { text } => What::Note { text: clean(&text) },
        What::Undo { number, reason } => What::Undo { number, reason: clean(&reason) },
        engagement @ What::Engagement { .. } => engagement,
    };
    let draft =
        Draft { what, by: clean(&draft.by), second: clean(&draft.second), on: draft.on.trim().to_owned(), ..draft };
    check(entries, &draft)?;
    let Draft { account, what, by, second, on } = draft;
    let entry =
        Entry { number: 0, account, what, by, second, on, previous: String::new(), was: None, hash: String::new() };
    Ok(linked(entries.last(), entry))
}

fn check(entries: &[Entry], draft: &Draft) -> Result<(), Refusal> {
    match &draft.what {
        What::Decision { reason, considered, band, .. } => {
            if reason.is_empty() {
                return Err(Refusal::NoReason);
            }
            if considered.is_empty() {
                return Err(Refusal::NotConsidered);
            }
            if band == TOP_BAND && (draft.second.is_empty() || is_same_name(&draft.by, &draft.second)) {
                return Err(Refusal::NoSecond);
            }
        }
        What::Explained { reason, .. } if reason.is_empty() => return Err(Refusal::NoReason),
        What::Reply { text } | What::Note { text } if text.is_empty() => return Err(Refusal::NoText),
        What::Authority { name, text, .. } if name.is_empty() || text.is_empty() => return Err(Refusal::NoText),
        What::Undo { number, reason } => {
            // An undoing is not undone: whoever thinks otherwise again records it again, and all of it is to be seen.
            let can = entries.iter().any(|entry| {
                entry.number == *number && entry.account == draft.account && !matches!(entry.what, What::Undo { .. })
            });
            if !can || undone(entries).contains(number) {
                return Err(Refusal::NothingToUndo);
            }
            if reason.is_empty() {
                return Err(Refusal::NoReason);
            }
        }
        _ => {}
    }
    if draft.by.is_empty() {
        return Err(Refusal::NoName);
    }
    day_number(&draft.on).map(|_| ()).ok_or(Refusal::NoDay)
}

/// The entry as it stands after another one.
fn linked(last: Option<&Entry>, entry: Entry) -> Entry {
    let mut entry = Entry {
        number: last.map_or(1, |last| last.number.saturating_add(1)),
        previous: last.map_or_else(|| START.to_owned(), |last| last.hash.clone()),
        ..entry
    };
    entry.hash = hash(&entry);
    entry
}

/// SHA-256 over every field but the hash itself, each with its length before it, so that no two entries read the same.
pub fn hash(entry: &Entry) -> String {
    let Entry { number, account, what, by, second, on, previous, was, hash: _ } = entry;
    let what = serde_json::to_string(what).unwrap_or_default();
    let was = serde_json::to_string(was).unwrap_or_default();
    let mut hasher = Sha256::new();
    for field in [super::SCHEMA, &number.to_string(), account, &what, by, second, on, previous, &was] {
        hasher.update((field.len() as u64).to_le_bytes());
        hasher.update(field);
    }
    hex(hasher.finalize())
}

/// Where a history was changed after it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    /// Place of the first entry that does not fit, from 1.
    pub at: usize,
    /// The account that it is about.
    pub account: String,
}

/// Whether every entry follows on the one before it and is as it was written. An entry cut off the end is not seen here: the
/// case file's own hash sees it.
pub fn verify(entries: &[Entry]) -> Result<(), Break> {
    let mut last: Option<&Entry> = None;
    for (n, entry) in entries.iter().enumerate() {
        if *entry != linked(last, entry.clone()) {
            return Err(Break { at: n + 1, account: entry.account.clone() });
        }
        last = Some(entry);
    }
    Ok(())
}

/// Numbers of the entries that no longer count.
pub fn undone(entries: &[Entry]) -> BTreeSet<u32> {
    entries
        .iter()
        .filter_map(|entry| match entry.what {
            What::Undo { number, .. } => Some(number),
            _ => None,
        })
        .collect()
}

/// What is in force for an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The latest decision.
    pub decision: Option<(Decision, Entry)>,
    /// Another reviewer's decision that came in by a merge and says otherwise; until somebody decides again, nothing is
    /// settled.
    pub differs: Option<(Decision, Entry)>,
    /// The latest kind of engagement.
    pub engagement: Option<Engagement>,
    /// Signals that are explained, with the reason and the entry's number.
    pub explained: BTreeMap<String, (String, u32)>,
    /// What the person said last.
    pub reply: Option<String>,
}

impl Standing {
    /// A decision is there and nobody contests it.
    pub fn is_settled(&self) -> bool {
        self.decision.is_some() && self.differs.is_none()
    }
}

/// What is in force, by account.
pub fn standings(entries: &[Entry]) -> BTreeMap<String, Standing> {
    let undone = undone(entries);
    let mut standings: BTreeMap<String, Standing> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !undone.contains(&entry.number)) {
        let standing = standings.entry(entry.account.clone()).or_default();
        match &entry.what {
            What::Decision { decision, .. } => {
                let before = standing.decision.replace((*decision, entry.clone()));
                // Whoever decided in the other history did not know what was decided here after both parted.
                standing.differs = entry.was.as_ref().and_then(|was| {
                    let unknown = before.or_else(|| standing.differs.take());
                    unknown
                        .filter(|(other, before)| other != decision && before.was.is_none() && before.number > was.fork)
                });
            }
            What::Engagement { engagement } => standing.engagement = Some(*engagement),
            What::Explained { signal, reason } => {
                standing.explained.insert(signal.to_string(), (reason.clone(), entry.number));
            }
            What::Reply { text } => standing.reply = Some(text.clone()),
            What::Authority { .. } | What::Note { .. } | What::Undo { .. } => {}
        }
    }
    standings
}

/// What is in force for one account.
pub fn standing(entries: &[Entry], account: &str) -> Standing {
    let own: Vec<Entry> = entries.iter().filter(|entry| entry.account == account).cloned().collect();
    standings(&own).remove(account).unwrap_or_default()
}

/// Two histories in one: ours as it is, then what only the other one holds, linked anew. Both are verified before.
pub fn merge(ours: &[Entry], theirs: &[Entry]) -> Result<Vec<Entry>, Break> {
    verify(ours)?;
    verify(theirs)?;
    let common = ours.iter().zip(theirs).take_while(|(one, other)| one.hash == other.hash).count();
    if common == ours.len() {
        return Ok(theirs.to_vec());
    }
    let fork = common as u32;
    // By the hash in their history: the number here.
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    for entry in ours {
        known.insert(&entry.hash, entry.number);
        if let Some(was) = &entry.was {
            known.insert(&was.hash, entry.number);
        }
    }
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let mut merged = ours.to_vec();
    for entry in theirs {
        // What came to them by an earlier merge keeps its first origin.
        let origin = entry.was.clone().unwrap_or_else(|| Origin { fork, hash: entry.hash.clone() });
        let number = match known.get(entry.hash.as_str()).or_else(|| known.get(origin.hash.as_str())) {
            Some(number) => *number,
            None => {
                let mut entry = entry.clone();
                if let What::Undo { number, .. } = &mut entry.what {
                    *number = numbers.get(number).copied().unwrap_or(*number);
                }
                entry.was = Some(origin);
                merged.push(linked(merged.last(), entry));
                merged.len() as u32
            }
        };
        numbers.insert(entry.number, number);
    }
    Ok(merged)
}

/// SHA-256 of what somebody saw of an account when deciding.
pub fn seen(report: &AccountReport) -> String {
    hex(Sha256::digest(serde_json::to_vec(report).unwrap_or_default()))
}

#[cfg(test)]
mod tests;
