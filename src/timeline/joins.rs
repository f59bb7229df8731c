//! Which keys are one account: what the files state about other names, followed to its end, never further.
//!
//! A key joins the account that states it as its own, if no other account does. Statements follow one another (A names B, B
//! names C: all are A), a ring of them joins under its best key, and two owners that are one account already are one owner.
//! A key that a person keeps apart loses its own join and nothing else. The order of statements changes nothing.

use crate::normalise::partial::Stated;
use std::collections::{BTreeMap, BTreeSet};

/// One statement: this account has that other key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Statement<'a> {
    /// Index of the file.
    pub file: u16,
    /// Physical line.
    pub line: u32,
    /// Normalised key of the account.
    pub account: &'a str,
    /// The other key, normalised.
    pub other: &'a str,
    /// How it is stated.
    pub stated: Stated,
}

/// A key that was joined to an account, and where that is stated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Join {
    /// The account.
    pub account: String,
    /// The key that is the same account.
    pub joined: String,
    /// Index of the file.
    pub file: u16,
    /// Physical line.
    pub line: u32,
    /// How it is stated.
    pub stated: Stated,
}

/// What statements come to.
#[derive(Default, Debug)]
pub(super) struct Joins<'a> {
    /// For each joined key: its account, and the statement that joins it.
    pub joined: BTreeMap<&'a str, (&'a str, Statement<'a>)>,
    /// Statements about keys that more than one account states, one a file and key.
    pub ambiguous: Vec<Statement<'a>>,
}

impl<'a> Joins<'a> {
    /// Follows the statements; keys in `apart` (normalised) are not joined to the account that states them.
    pub(super) fn of(mut statements: Vec<Statement<'a>>, apart: &BTreeSet<String>) -> Self {
        statements.retain(|statement| statement.account != statement.other);
        statements.sort_unstable();
        let mut forest = Forest::default();
        for statement in &statements {
            let owners = forest.owners.entry(statement.other).or_default();
            if !owners.contains(&statement.account) {
                owners.push(statement.account);
            }
        }
        forest.owners.values_mut().for_each(|owners| owners.sort_unstable());
        forest.follow();
        forest.cut(apart);
        let roots = forest.roots();
        let mut joins = Self::default();
        let mut named: BTreeSet<(u16, &str)> = BTreeSet::new();
        for statement in statements {
            let key = statement.other;
            match forest.parents.get(key) {
                Some(parent) if *parent == statement.account => {
                    joins.joined.entry(key).or_insert((roots[key], statement));
                }
                None if !apart.contains(key) && forest.claims(key) > 1 && named.insert((statement.file, key)) => {
                    joins.ambiguous.push(statement);
                }
                _ => {}
            }
        }
        joins
    }

    /// The account of a key.
    pub(super) fn account<'b>(&self, key: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.joined.get(key).map_or(key, |(account, _)| account)
    }
}

/// Keys below the keys that state them.
#[derive(Default)]
struct Forest<'a> {
    /// Who states a key.
    owners: BTreeMap<&'a str, Vec<&'a str>>,
    /// Whom a key joins; without rings.
    parents: BTreeMap<&'a str, &'a str>,
}

impl<'a> Forest<'a> {
    fn root(&self, key: &'a str) -> &'a str {
        let mut at = key;
        while let Some(parent) = self.parents.get(at) {
            at = parent;
        }
        at
    }

    /// How many accounts, joined as they are by now, state this key; its own account is none of them.
    fn claims(&self, key: &'a str) -> usize {
        let owners = self.owners.get(key).map_or(&[][..], Vec::as_slice);
        let own = self.root(key);
        owners.iter().map(|owner| self.root(owner)).filter(|root| *root != own).collect::<BTreeSet<_>>().len()
    }

    fn follow(&mut self) {
        let mut single: BTreeMap<&str, &str> = BTreeMap::new();
        for (key, owners) in &self.owners {
            if let [owner] = owners[..] {
                single.insert(key, owner);
            }
        }
        self.parents = without_rings(single);
        // Joins only ever make owners fewer, so that passes come to an end, and to the same one.
        let mut open: Vec<&str> =
            self.owners.iter().filter(|(_, owners)| owners.len() > 1).map(|(key, _)| *key).collect();
        loop {
            let before = open.len();
            open.retain(|key| {
                let owner = (self.claims(key) == 1)
                    .then(|| self.owners[key].iter().copied().find(|owner| self.root(owner) != *key))
                    .flatten();
                owner.is_none_or(|owner| {
                    self.parents.insert(key, owner);
                    false
                })
            });
            if open.len() == before {
                return;
            }
        }
    }

    /// Takes keys from the accounts that state them, and what rested on that.
    fn cut(&mut self, apart: &BTreeSet<String>) {
        let before = self.parents.len();
        self.parents.retain(|key, _| !apart.contains(*key));
        let mut left = self.parents.len();
        let mut cut = left < before;
        while cut {
            let rivals: Vec<&str> =
                self.owners.iter().filter(|(_, owners)| owners.len() > 1).map(|(key, _)| *key).collect();
            for key in rivals {
                if self.parents.contains_key(key) && self.rivals(key) > 1 {
                    self.parents.remove(key);
                }
            }
            cut = self.parents.len() < left;
            left = self.parents.len();
        }
    }

    /// How many accounts state a joined key, if its own join is not counted.
    fn rivals(&self, key: &'a str) -> usize {
        let root_beside = |owner: &'a str| {
            let mut at = owner;
            while let Some(parent) = self.parents.get(at).filter(|_| at != key) {
                at = parent;
            }
            at
        };
        let roots: BTreeSet<&str> = self.owners[key].iter().map(|owner| root_beside(owner)).collect();
        roots.into_iter().filter(|root| *root != key).count()
    }

    /// The account of every joined key; each step of a chain is taken once.
    fn roots(&self) -> BTreeMap<&'a str, &'a str> {
        let mut roots: BTreeMap<&str, &str> = BTreeMap::new();
        for key in self.parents.keys() {
            let mut way: Vec<&str> = Vec::new();
            let mut at = *key;
            while let (None, Some(parent)) = (roots.get(at), self.parents.get(at)) {
                way.push(at);
                at = parent;
            }
            let root = roots.get(at).copied().unwrap_or(at);
            roots.extend(way.into_iter().map(|key| (key, root)));
        }
        roots
    }
}

/// The best key of a ring stands above the others: an e-mail address, else the first in order.
fn without_rings<'a>(mut parents: BTreeMap<&'a str, &'a str>) -> BTreeMap<&'a str, &'a str> {
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    let keys: Vec<&str> = parents.keys().copied().collect();
    for key in keys {
        let mut way: Vec<&str> = Vec::new();
        let mut met: BTreeSet<&str> = BTreeSet::new();
        let mut at = key;
        while !settled.contains(at) && met.insert(at) {
            way.push(at);
            match parents.get(at) {
                Some(parent) => at = parent,
                None => break,
            }
        }
        if let Some(start) = way.iter().position(|known| *known == at).filter(|_| parents.contains_key(at))
            && let Some(best) = way[start..].iter().min_by_key(|key| (!key.contains('@'), **key))
        {
            parents.remove(best);
        }
        settled.extend(way);
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statements as `account other`, one a line, and keys kept apart; gives `joined>account` and ambiguous keys.
    fn joins(text: &str, apart: &[&str]) -> (Vec<String>, Vec<String>) {
        let statements: Vec<Statement<'_>> = text
            .lines()
            .enumerate()
            .filter_map(|(n, line)| {
                let (account, other) = line.trim().split_once(' ')?;
                Some(Statement { file: 0, line: n as u32, account, other, stated: Stated::Roster })
            })
            .collect();
        let apart: BTreeSet<String> = apart.iter().map(|key| (*key).to_owned()).collect();
        let mut backward = statements.clone();
        backward.reverse();
        let shown = |joins: Joins<'_>| {
            let joined = joins.joined.iter().map(|(key, (account, _))| format!("{key}>{account}")).collect::<Vec<_>>();
            (joined, joins.ambiguous.iter().map(|statement| statement.other.to_owned()).collect::<Vec<_>>())
        };
        let forward = shown(Joins::of(statements, &apart));
        assert_eq!(forward, shown(Joins::of(backward, &apart)), "the order changes nothing");
        forward
    }

    fn joined(text: &str, apart: &[&str]) -> String {
        joins(text, apart).0.join(" ")
    }

    #[test]
    fn statements_follow_one_another() {
        assert_eq!(joined("a b\nb c\nc d", &[]), "b>a c>a d>a");
        assert_eq!(joined("c d\nb c\na b", &[]), "b>a c>a d>a");
    }

    #[test]
    fn quiet_where_two_accounts_state_one_key() {
        assert_eq!(joins("a x\nb x", &[]), (vec![], vec!["x".to_owned()]));
        assert_eq!(joins("a x", &[]), (vec!["x>a".to_owned()], vec![]));
    }

    #[test]
    fn two_owners_that_are_one_account_are_one_owner() {
        assert_eq!(joined("a b\na x\nb x", &[]), "b>a x>a");
        assert_eq!(joins("a b\na x\nb x\nc x", &[]).1, ["x"]);
    }

    #[test]
    fn rings_join_under_their_best_key_and_end() {
        assert_eq!(joined("b a\na b", &[]), "b>a");
        assert_eq!(joined("kim kim@example.org\nkim@example.org kim", &[]), "kim>kim@example.org");
        assert_eq!(joined("a b\nb c\nc a\nc d", &[]), "b>a c>a d>a");
        assert_eq!(joined("a a", &[]), "");
    }

    #[test]
    fn a_key_kept_apart_takes_only_itself_and_its_own() {
        assert_eq!(joined("a b\nb c", &["b"]), "c>b");
        assert_eq!(joined("a b\nb c", &["c"]), "b>a");
        assert_eq!(joined("a b\nb a", &["b"]), "");
        assert_eq!(joined("a b\nb c\nc a", &["b"]), "c>b");
        assert_eq!(joined("a b", &["a"]), "b>a");
    }

    #[test]
    fn what_rested_on_a_join_that_is_kept_apart_is_ambiguous_again() {
        assert_eq!(joins("a b\na x\nb x", &["b"]), (vec![], vec!["x".to_owned()]));
    }

    #[test]
    fn a_long_chain_ends_soon() {
        let text: Vec<String> = (0..20_000).map(|n| format!("k{n:05} k{:05}", n + 1)).collect();
        let (joined, _) = joins(&text.join("\n"), &["k10000"]);
        assert_eq!(joined.len(), 19_999);
        assert_eq!(joined.last().map(String::as_str), Some("k20000>k10000"));
    }

    #[test]
    fn any_statements_in_any_order_end_and_agree() {
        // A small generator of graphs over few keys, so that chains, rings and rivals are common.
        let mut state = 7u64;
        let mut next = move |limit: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % limit
        };
        for _ in 0..2_000 {
            let count = 1 + next(9);
            let text: Vec<String> = (0..count).map(|_| format!("k{} k{}", next(6), next(6))).collect();
            let apart = format!("k{}", next(6));
            let (with, _) = joins(&text.join("\n"), &[]);
            let (without, _) = joins(&text.join("\n"), &[&apart]);
            assert!(without.iter().all(|join| !join.starts_with(&format!("{apart}>"))), "{text:?} {apart}");
            for join in &with {
                let (key, root) = join.split_once('>').expect("a join");
                assert_ne!(key, root, "{text:?}");
                assert!(!with.iter().any(|other| other.starts_with(&format!("{root}>"))), "{text:?}: {root} is joined");
            }
        }
    }
}
