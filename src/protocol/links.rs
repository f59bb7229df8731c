//! What accounts have in common, cut to what a page can draw: accounts on one side, things on the other.

use super::queue::band_name;
use crate::engine::Screened;
use crate::report::build::{self, Thing};
use crate::report::{Cluster, Word};
use crate::score::Band;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts and things that are drawn at the most: more is no picture any longer.
pub const NODES_SHOWN: usize = 200;
/// Clusters that are listed at the most.
const CLUSTERS_SHOWN: usize = 100;
/// Accounts of one thing from which on its lines would hide all others, and its accounts are drawn as one.
pub const HUB_FROM: usize = 12;

/// A map of what accounts have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LinkMap {
    /// Clusters, the largest first.
    pub clusters: Vec<ClusterRow>,
    /// How many there are.
    pub clusters_total: usize,
    /// The cluster that is drawn; null where it is everything.
    pub cluster: Option<String>,
    /// Accounts that are drawn.
    pub accounts: Vec<MapAccount>,
    /// Things that are drawn, rarest first.
    pub things: Vec<MapThing>,
    /// How many accounts have something in common.
    pub accounts_total: usize,
    /// How many things they have in common.
    pub things_total: usize,
}

/// Accounts that hang together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClusterRow {
    /// `c1`, the largest first.
    pub id: String,
    /// How many accounts.
    pub accounts_total: usize,
    /// Kinds of the ties.
    pub kinds: Vec<Word>,
    /// Its accounts by band, the highest first.
    pub bands: Vec<(Word, usize)>,
}

/// One account of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapAccount {
    /// Key.
    pub account: String,
    /// Band, as the list counts it.
    pub band: Word,
}

/// One thing of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapThing {
    /// Name of its kind.
    pub kind: Word,
    /// What it is; of what says who somebody is, only the end.
    pub value: String,
    /// Rarity, 0 to 1.
    pub weight: f64,
    /// Places of its accounts in the map.
    pub accounts: Vec<usize>,
    /// How many more have it that are drawn as one.
    pub others: usize,
}

/// The map of everything, or of one cluster.
pub fn map(screened: &Screened, cluster: Option<&str>) -> LinkMap {
    let clusters = build::clusters(screened);
    let chosen = cluster.and_then(|id| clusters.iter().position(|cluster| cluster.id == id));
    let things: Vec<Thing> = match chosen {
        Some(number) => {
            let ties = &screened.links.clusters[number].links;
            let mut things: Vec<Thing> =
                ties.iter().map(|link| Thing::of(&screened.links.all[*link as usize])).collect();
            things.sort_by(|a, b| {
                b.weight.total_cmp(&a.weight).then_with(|| (a.kind, &a.value).cmp(&(b.kind, &b.value)))
            });
            things
        }
        None => build::things(screened),
    };
    let mut places = vec![0; screened.accounts.len()];
    screened.accounts.iter().enumerate().for_each(|(place, account)| places[account.index] = place);
    let mut map = drawn(&things);
    map.0.cluster = chosen.map(|number| clusters[number].id.clone());
    map.0.accounts = map
        .1
        .into_iter()
        .map(|index| MapAccount {
            account: screened.population.accounts[index as usize].key.clone(),
            band: band_name(&screened.accounts[places[index as usize]]).into(),
        })
        .collect();
    map.0.clusters_total = clusters.len();
    map.0.clusters = clusters
        .into_iter()
        .zip(&screened.links.clusters)
        .take(CLUSTERS_SHOWN)
        .map(|(report, cluster)| {
            let bands = cluster.accounts.iter().map(|index| screened.accounts[places[*index as usize]].band);
            cluster_row(report, bands.collect())
        })
        .collect();
    map.0
}

fn cluster_row(report: Cluster, bands: Vec<Band>) -> ClusterRow {
    let count = |band: Band| bands.iter().filter(|known| **known == band).count();
    let counted = Band::ALL.into_iter().map(|band| (band.name().into(), count(band)));
    ClusterRow {
        id: report.id,
        accounts_total: report.accounts_total,
        kinds: report.kinds,
        bands: counted.filter(|(_, count)| *count > 0).collect(),
    }
}

/// The things that fit, the rarest first, and the accounts that are drawn with them.
fn drawn(things: &[Thing]) -> (LinkMap, Vec<u32>) {
    let mut drawn: Vec<u32> = Vec::new();
    let mut at: BTreeMap<u32, usize> = BTreeMap::new();
    let mut nodes = 0;
    let mut shown: Vec<bool> = vec![false; things.len()];
    // Hubs come last: of their accounts only those are drawn that something rarer ties too.
    for (n, thing) in things.iter().enumerate().filter(|(_, thing)| thing.accounts.len() < HUB_FROM) {
        let new: Vec<u32> = thing.accounts.iter().copied().filter(|account| !at.contains_key(account)).collect();
        if nodes + 1 + new.len() <= NODES_SHOWN {
            nodes += 1 + new.len();
            shown[n] = true;
            for account in new {
                at.insert(account, drawn.len());
                drawn.push(account);
            }
        }
    }
    for (n, _) in things.iter().enumerate().filter(|(_, thing)| thing.accounts.len() >= HUB_FROM) {
        // Two nodes: the thing, and its other accounts as one.
        if nodes + 2 <= NODES_SHOWN {
            nodes += 2;
            shown[n] = true;
        }
    }
    let mapped = things.iter().zip(shown).filter(|(_, shown)| *shown).map(|(thing, _)| {
        let accounts: Vec<usize> = thing.accounts.iter().filter_map(|account| at.get(account).copied()).collect();
        MapThing {
            kind: thing.kind.into(),
            value: thing.value.clone(),
            weight: thing.weight,
            others: thing.accounts.len() - accounts.len(),
            accounts,
        }
    });
    let everybody: BTreeSet<u32> = things.iter().flat_map(|thing| thing.accounts.iter().copied()).collect();
    let map = LinkMap {
        things: mapped.collect(),
        accounts_total: everybody.len(),
        things_total: things.len(),
        ..LinkMap::default()
    };
    (map, drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(accounts: impl IntoIterator<Item = u32>) -> Thing {
        Thing { kind: "phone", value: "…1".to_owned(), accounts: accounts.into_iter().collect(), weight: 0.5 }
    }

    #[test]
    fn a_hub_is_drawn_as_one_beside_the_accounts_that_something_rarer_ties() {
        let (map, accounts) = drawn(&[thing([3, 7]), thing(0..412)]);
        assert_eq!(accounts, [3, 7]);
        let shown: Vec<_> = map.things.iter().map(|thing| (thing.accounts.clone(), thing.others)).collect();
        assert_eq!(shown, [(vec![0, 1], 0), (vec![0, 1], 410)]);
        assert_eq!((map.accounts_total, map.things_total), (412, 2));
    }

    #[test]
    fn what_is_drawn_is_bounded_and_what_is_left_out_is_counted() {
        let pairs: Vec<Thing> = (0..1_000).map(|n| thing([2 * n, 2 * n + 1])).collect();
        let (map, accounts) = drawn(&pairs);
        assert!(map.things.len() + accounts.len() <= NODES_SHOWN);
        assert_eq!(map.things.len(), NODES_SHOWN / 3);
        assert_eq!((map.accounts_total, map.things_total), (2_000, 1_000));
    }
}
