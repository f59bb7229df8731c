//! Re-check: what changed between the report of a case and that of another screening.

use crate::report::{AccountReport, FindingReport, Input, Report, Word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Accounts named at the most; beyond that nobody reads, and the message stays small.
pub const SHOWN: usize = 500;

/// What changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// The moment that the earlier screening was about.
    pub from: String,
    /// That of the later one.
    pub to: String,
    /// Another engine, other cards or another policy: points may differ without any change of the data.
    pub rules: Vec<Word>,
    /// Files that differ, by name.
    pub inputs: Vec<InputChange>,
    /// Accounts that differ, highest band first, as many as a list can hold.
    pub accounts: Vec<AccountChange>,
    /// How many differ.
    pub changed: usize,
    /// How many are as they were.
    pub same: usize,
}

/// One file that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputChange {
    /// Its name.
    pub file: String,
    /// `changed`, `missing` or `new`.
    pub how: Word,
}

/// One account that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountChange {
    /// Its key.
    pub account: String,
    /// Its band then; null where it was not there.
    pub band_from: Option<Word>,
    /// Its band now; null where it is no longer there.
    pub band_to: Option<Word>,
    /// Its points then.
    pub points_from: f64,
    /// Its points now.
    pub points_to: f64,
    /// Signals that are new.
    pub new: Vec<Word>,
    /// Signals that are gone.
    pub gone: Vec<Word>,
    /// Signals that weigh more.
    pub stronger: Vec<Word>,
    /// Signals that weigh less.
    pub weaker: Vec<Word>,
}

/// Compares two reports.
pub fn compare(before: &Report, after: &Report) -> Changes {
    let rules = [
        ("engine", before.engine == after.engine),
        ("catalogue", before.catalogue == after.catalogue),
        ("policy", before.policy == after.policy),
    ];
    let then: BTreeMap<&str, &AccountReport> =
        before.accounts.iter().map(|account| (account.account.as_str(), account)).collect();
    let now: BTreeMap<&str, &AccountReport> =
        after.accounts.iter().map(|account| (account.account.as_str(), account)).collect();
    let mut same = 0;
    let mut accounts = Vec::new();
    // In the order of the later report, then those that are gone.
    let gone = before.accounts.iter().filter(|account| !now.contains_key(account.account.as_str()));
    let pairs = after
        .accounts
        .iter()
        .map(|account| (then.get(account.account.as_str()).copied(), Some(account)))
        .chain(gone.map(|account| (Some(account), None)));
    for (before, after) in pairs {
        match account_change(before, after) {
            Some(change) => accounts.push(change),
            None => same += 1,
        }
    }
    let changed = accounts.len();
    accounts.truncate(SHOWN);
    Changes {
        from: before.as_of.clone(),
        to: after.as_of.clone(),
        rules: rules.into_iter().filter(|(_, same)| !same).map(|(name, _)| name.into()).collect(),
        inputs: input_changes(&before.inputs, &after.inputs),
        accounts,
        changed,
        same,
    }
}

fn account_change(before: Option<&AccountReport>, after: Option<&AccountReport>) -> Option<AccountChange> {
    let findings = |account: Option<&AccountReport>| -> BTreeMap<Word, FindingReport> {
        let findings = account.map(|account| account.findings.clone()).unwrap_or_default();
        findings.into_iter().map(|finding| (finding.signal.clone(), finding)).collect()
    };
    let (old, new) = (findings(before), findings(after));
    let strength = |finding: &FindingReport| {
        ["watch", "strong", "severe"].iter().position(|known| *known == finding.strength).unwrap_or_default()
    };
    let weight = |finding: &FindingReport| (finding.points, strength(finding));
    let both = |wanted: std::cmp::Ordering| -> Vec<Word> {
        new.iter()
            .filter(|(signal, now)| {
                old.get(*signal).is_some_and(|then| weight(now).partial_cmp(&weight(then)) == Some(wanted))
            })
            .map(|(signal, _)| signal.clone())
            .collect()
    };
    let change = AccountChange {
        account: after.or(before)?.account.clone(),
        band_from: before.map(|account| account.band.clone()),
        band_to: after.map(|account| account.band.clone()),
        points_from: before.map_or(0.0, |account| account.points),
        points_to: after.map_or(0.0, |account| account.points),
        new: new.keys().filter(|signal| !old.contains_key(*signal)).cloned().collect(),
        gone: old.keys().filter(|signal| !new.contains_key(*signal)).cloned().collect(),
        stronger: both(std::cmp::Ordering::Greater),
        weaker: both(std::cmp::Ordering::Less),
    };
    let is_same = change.band_from == change.band_to
        && change.points_from == change.points_to
        && [&change.new, &change.gone, &change.stronger, &change.weaker].iter().all(|signals| signals.is_empty());
    (!is_same).then_some(change)
}

fn input_changes(before: &[Input], after: &[Input]) -> Vec<InputChange> {
    // Two files may bear one name: each is known by its bytes.
    let holds = |inputs: &[Input], input: &Input| {
        inputs.iter().any(|known| known.file == input.file && known.sha256 == input.sha256)
    };
    let named = |inputs: &[Input], name: &str| inputs.iter().any(|known| known.file == name);
    let mut changes: Vec<InputChange> = before
        .iter()
        .filter(|input| !holds(after, input))
        .map(|input| InputChange {
            file: input.file.clone(),
            how: if named(after, &input.file) { "changed" } else { "missing" }.into(),
        })
        .chain(
            after
                .iter()
                .filter(|input| !named(before, &input.file))
                .map(|input| InputChange { file: input.file.clone(), how: "new".into() }),
        )
        .collect();
    changes.sort_by(|a, b| (&a.file, &a.how).cmp(&(&b.file, &b.how)));
    changes.dedup();
    changes
}
