//! Commits of the same second under two accounts: what is left behind when the author of a history is written over.
//!
//! Writing over an author keeps the times of all commits, and two people do not work to the same second. Bots are left out.

use super::history::History;
use super::population::Population;
use crate::model::{ActivityKind, Detail};
use std::collections::BTreeMap;

/// More accounts than this in one second are a machine's doing: an import, a formatter run over all branches.
const MOST_IN_A_SECOND: usize = 3;

/// One commit that another account made in the same second, as far as the files tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twin {
    /// The other account.
    pub other: u32,
    /// This account's row.
    pub row: u32,
    /// The other's row.
    pub of: u32,
}

/// All of them.
#[derive(Default)]
pub struct SameMoments(BTreeMap<u32, Vec<Twin>>);

/// Whether a row is a commit: it says so, or a `git log` holds nothing else.
pub fn is_commit(history: &History<'_>, row: usize) -> bool {
    let population = history.population;
    history.detail(row, Detail::Verb).is_some_and(|verb| verb.contains("commit"))
        || population.files[population.columns.file[row] as usize].format == Some("git-log")
}

impl SameMoments {
    /// Looks at everybody's commits once, by sorting.
    pub fn of(population: &Population) -> Self {
        let may_hold =
            !population.columns.detail.is_empty() || population.files.iter().any(|file| file.format == Some("git-log"));
        let mut found = Self::default();
        if !may_hold {
            return found;
        }
        let mut commits: Vec<(u32, u32, u32)> = Vec::new();
        for index in 0..population.accounts.len() {
            let history = History { population, index };
            let rows = history.rows_of(ActivityKind::Action);
            let rows = rows.filter(|row| history.is_own(*row) && is_commit(&history, *row));
            commits.extend(rows.map(|row| (history.start(row), index as u32, row as u32)));
        }
        commits.sort_unstable();
        for second in commits.chunk_by(|a, b| a.0 == b.0) {
            // Of several commits of one account in a second the first stands for all.
            let mut accounts = second.to_vec();
            accounts.dedup_by_key(|(_, account, _)| *account);
            if !(2..=MOST_IN_A_SECOND).contains(&accounts.len()) {
                continue;
            }
            for &(_, account, row) in &accounts {
                let others = accounts.iter().filter(|(_, other, _)| *other != account);
                let twins = others.map(|&(_, other, of)| Twin { other, row, of });
                found.0.entry(account).or_default().extend(twins);
            }
        }
        found.0.values_mut().for_each(|twins| twins.sort_unstable());
        found
    }

    /// Those of an account, by the other account and time.
    pub fn twins(&self, account: usize) -> &[Twin] {
        self.0.get(&(account as u32)).map_or(&[], Vec::as_slice)
    }
}
