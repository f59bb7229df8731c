//! What another policy would change, before anybody decides for it.

use crate::engine::{Screened, ScreenedAccount};
pub use crate::normalise::policy::{read, sound};
use crate::report::{Word, build};
use crate::score::{Band, rounded};
pub use crate::settings::Policy;
pub use crate::settings::policy_file::{Flaw, FlawKind, leaves, saved, tree};
use serde::{Deserialize, Serialize};

/// Accounts named at the most: beyond that nobody reads, and the message stays small.
pub const MOVED_SHOWN: usize = 200;
/// Signals named per account at the most.
const CHANGES_SHOWN: usize = 8;

/// What another policy would change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhatIf {
    /// Number of the question.
    pub ask: u32,
    /// Hash of the other policy, as a report under it would bear.
    pub policy: String,
    /// Accounts per band, the highest first: the band, how many now, how many then.
    pub bands: Vec<(Word, usize, usize)>,
    /// How many accounts would change their band.
    pub moved: usize,
    /// Those accounts, the highest band they reach first.
    pub rows: Vec<Moved>,
    /// Something about reading differs, which shows only when the files are read again.
    pub rereads: bool,
}

/// One account that would change its band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    /// Its key.
    pub account: String,
    /// Its band now.
    pub from: Word,
    /// Its band then.
    pub to: Word,
    /// Its points now.
    pub points_from: f64,
    /// Its points then.
    pub points_to: f64,
    /// Signals whose points differ, the largest difference first; none where only the cut-offs decide.
    pub signals: Vec<Changed>,
}

/// A signal whose points would differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Its id.
    pub signal: Word,
    /// Its points now; null where it did not fire.
    pub from: Option<f64>,
    /// Its points then; null where it would not fire.
    pub to: Option<f64>,
}

/// Hash of a policy, as a report bears it.
pub fn hash(policy: &Policy) -> String {
    build::policy_hash(policy)
}

/// What another policy would change in a screening.
pub fn what_if(screened: &Screened, ask: u32, policy: &Policy) -> WhatIf {
    let after = screened.rescored(policy);
    let bands = Band::ALL
        .into_iter()
        .map(|band| {
            let now = screened.accounts.iter().filter(|account| account.band == band).count();
            (band.name().into(), now, after.iter().filter(|account| account.band == band).count())
        })
        .collect();
    let mut moved: Vec<(&ScreenedAccount, &ScreenedAccount)> = screened
        .accounts
        .iter()
        .map(|before| (before, &after[before.index]))
        .filter(|(before, after)| before.band != after.band)
        .collect();
    moved.sort_by(|(_, a), (_, b)| {
        (b.band, b.sum.total).cmp(&(a.band, a.sum.total)).then_with(|| a.index.cmp(&b.index))
    });
    let rows = moved
        .iter()
        .take(MOVED_SHOWN)
        .map(|(before, after)| Moved {
            account: screened.population.accounts[before.index].key.clone(),
            from: before.band.name().into(),
            to: after.band.name().into(),
            points_from: rounded(before.sum.total),
            points_to: rounded(after.sum.total),
            signals: changes(before, after),
        })
        .collect();
    let now = &screened.settings.policy;
    let reading = |policy: &Policy| {
        (policy.keep_apart.clone(), policy.limits.clone(), policy.messages.clone(), policy.places.clone())
    };
    let rereads = reading(now) != reading(policy);
    WhatIf { ask, policy: hash(policy), bands, moved: moved.len(), rows, rereads }
}

fn changes(before: &ScreenedAccount, after: &ScreenedAccount) -> Vec<Changed> {
    let points = |account: &ScreenedAccount, signal: &str| {
        account.findings.iter().find(|finding| finding.signal == signal).map(|finding| finding.points)
    };
    let mut signals: Vec<&'static str> =
        before.findings.iter().chain(&after.findings).map(|finding| finding.signal).collect();
    signals.sort_unstable();
    signals.dedup();
    let mut changes: Vec<(i64, Changed)> = signals
        .into_iter()
        .filter_map(|signal| {
            let (from, to) = (points(before, signal), points(after, signal));
            let size = (from.unwrap_or_default() - to.unwrap_or_default()).abs();
            (from != to)
                .then(|| (size, Changed { signal: signal.into(), from: from.map(rounded), to: to.map(rounded) }))
        })
        .collect();
    changes.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.signal.cmp(&other.signal)));
    changes.truncate(CHANGES_SHOWN);
    changes.into_iter().map(|(_, change)| change).collect()
}
