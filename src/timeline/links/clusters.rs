//! Which accounts hang together: three or more, over two or more kinds of ties.
//!
//! A firm tie joins accounts. A faint one (an address, a host name, a portrait, a text) joins only accounts half of which
//! something firm joins already, so that one couple does not make a cluster of their whole office.

use super::collect::Person;
use super::union::Union;
use super::{Disclosed, Link, LinkKind};
use crate::settings::Policy;
use std::collections::{BTreeMap, BTreeSet};

/// Accounts that hang together.
#[derive(Clone, PartialEq, Debug)]
pub struct Cluster {
    /// Accounts, in order.
    pub accounts: Vec<u32>,
    /// Names of the kinds of ties, in order.
    pub kinds: BTreeSet<&'static str>,
    /// Ties among them, as indices into all links, in order.
    pub links: Vec<u32>,
    /// The rarity of the rarest tie of each kind, added up.
    pub weight: f64,
    /// How many kinds of firm ties are among them.
    pub firm_kinds: usize,
    /// Whether an agency explains it.
    pub disclosed: Disclosed,
}

/// Finds clusters, the largest first, then by their first account.
pub fn clusters(links: &[Link], people: &[Person], policy: &Policy) -> Vec<Cluster> {
    let ties = || links.iter().enumerate().filter(|(_, link)| link.ties());
    let mut union = Union::new(people.len());
    let join = |union: &mut Union, link: &Link| {
        for pair in link.members.windows(2) {
            union.join(pair[0].account, pair[1].account);
        }
    };
    ties().filter(|(_, link)| link.kind.is_firm()).for_each(|(_, link)| join(&mut union, link));
    join_by_two_faint(&mut union, links, policy.sharing.hub_accounts);
    let firm: Vec<u32> = (0..people.len() as u32).map(|account| union.find(account)).collect();
    let set_of = |member: &super::Member| firm[member.account as usize];
    for (_, link) in ties().filter(|(_, link)| link.kind.is_faint()) {
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        for member in &link.members {
            *sizes.entry(set_of(member)).or_default() += 1;
        }
        let tied: usize = sizes.values().filter(|size| **size > 1).sum();
        if 2 * tied >= link.members.len() {
            join(&mut union, link);
        }
    }
    let sets = union.roots();
    let mut found: BTreeMap<u32, Cluster> = BTreeMap::new();
    for (n, link) in ties().filter(|(_, link)| link.kind.is_firm() || link.kind.is_faint()) {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for member in &link.members {
            *counts.entry(sets[member.account as usize]).or_default() += 1;
        }
        for (set, _) in counts.into_iter().filter(|(_, count)| *count > 1) {
            let cluster = found.entry(set).or_insert_with(|| Cluster {
                accounts: Vec::new(),
                kinds: BTreeSet::new(),
                links: Vec::new(),
                weight: 0.0,
                firm_kinds: 0,
                disclosed: Disclosed::No,
            });
            cluster.kinds.insert(link.kind.name());
            cluster.links.push(n as u32);
        }
    }
    for (account, set) in sets.iter().enumerate() {
        if let Some(cluster) = found.get_mut(set) {
            cluster.accounts.push(account as u32);
        }
    }
    let limits = &policy.links;
    let mut clusters: Vec<Cluster> = found
        .into_values()
        .filter(|cluster| {
            cluster.accounts.len() >= limits.cluster_accounts as usize
                && cluster.kinds.len() >= limits.cluster_kinds as usize
        })
        .collect();
    for cluster in &mut clusters {
        let rarest = |kind: &&str| {
            let of_kind =
                cluster.links.iter().map(|link| &links[*link as usize]).filter(|link| link.kind.name() == *kind);
            of_kind.map(|link| link.weight).fold(0.0, f64::max)
        };
        cluster.weight = cluster.kinds.iter().map(rarest).sum();
        let is_firm = |kind: &&&str| {
            cluster.links.iter().any(|link| {
                let link = &links[*link as usize];
                link.kind.is_firm() && link.kind.name() == **kind
            })
        };
        cluster.firm_kinds = cluster.kinds.iter().filter(is_firm).count();
        let person = |account: &u32| &people[*account as usize];
        let agency = &person(&cluster.accounts[0]).agency;
        if !agency.is_empty() && cluster.accounts.iter().all(|account| person(account).agency == *agency) {
            let known = cluster.accounts.iter().all(|account| person(account).agency_known);
            cluster.disclosed = if known { Disclosed::Known } else { Disclosed::Declared };
        }
    }
    clusters.sort_by_key(|cluster| (std::cmp::Reverse(cluster.accounts.len()), cluster.accounts[0]));
    clusters
}

/// Joins accounts that two faint kinds tie, unless these are what an office has in common: its address and the names of its
/// machines.
fn join_by_two_faint(union: &mut Union, links: &[Link], hub: u32) {
    let mut pairs: Vec<(u32, u32, LinkKind)> = Vec::new();
    for link in links.iter().filter(|link| link.ties() && link.kind.is_faint() && link.accounts <= hub) {
        for (n, a) in link.members.iter().enumerate() {
            pairs.extend(link.members[n + 1..].iter().map(|b| (a.account, b.account, link.kind)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let is_office = |kind: LinkKind| matches!(kind, LinkKind::DeviceName | LinkKind::Address);
    for same in pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if same.len() > 1 && same.iter().any(|(.., kind)| !is_office(*kind)) {
            union.join(same[0].0, same[0].1);
        }
    }
}
