//! The map of what accounts share: accounts on the left, things on the right, lines between them.
//!
//! The layout is layered and made of whole numbers: a fixed number of rounds moves each node to the middle of its
//! neighbours, so that the same data give the same picture on every machine.

use super::format::number;
use super::vocabulary;
use crate::model::Lang;
use crate::protocol::links::{LinkMap, MapThing};
use std::cmp::Reverse;

/// Rounds of moving nodes to the middle of their neighbours; later ones change next to nothing.
const ROUNDS: usize = 8;
/// Parts of a row in which a middle is counted, so that whole numbers tell close ones apart.
const PARTS: u64 = 1_024;
/// The signal whose card speaks of clusters.
const CLUSTER_SIGNAL: &str = "cross-account-graph-cluster";

/// How a thing ties accounts: a style of line, and a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tie {
    /// What usually belongs to one person.
    Firm,
    /// What many may have by chance.
    Faint,
    /// What one account says of another.
    Told,
}

impl Tie {
    /// Every tie.
    pub const ALL: [Self; 3] = [Self::Firm, Self::Faint, Self::Told];

    /// Of a kind of thing.
    pub fn of(kind: &str) -> Self {
        match kind {
            "mfa-device" | "phone" | "mailbox" | "payout" | "wallet" | "document" | "ship-address" => Self::Firm,
            "referee" | "referral" | "review" => Self::Told,
            _ => Self::Faint,
        }
    }

    /// Its name in styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Faint => "faint",
            Self::Told => "told",
        }
    }
}

/// A node on the left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Left {
    /// An account, by its place in the map.
    Account(usize),
    /// The accounts of that thing that are drawn as one.
    Others(usize),
}

/// Nodes from top to bottom, and the lines of each thing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Laid {
    /// The left side.
    pub left: Vec<Left>,
    /// The right side: things by their place in the map.
    pub right: Vec<usize>,
    /// Lines of each thing on the right, as the path of an SVG 100 wide and two units high for each row.
    pub paths: Vec<String>,
    /// Rows of the longer side.
    pub rows: usize,
}

/// Lays a map out.
pub fn lay(map: &LinkMap) -> Laid {
    let mut left: Vec<Left> = (0..map.accounts.len()).map(Left::Account).collect();
    left.extend(map.things.iter().enumerate().filter(|(_, thing)| thing.others > 0).map(|(n, _)| Left::Others(n)));
    let of_left: Vec<Vec<usize>> = left
        .iter()
        .map(|node| match node {
            Left::Account(account) => {
                (0..map.things.len()).filter(|thing| map.things[*thing].accounts.contains(account)).collect()
            }
            Left::Others(thing) => vec![*thing],
        })
        .collect();
    let mut of_right: Vec<Vec<usize>> = vec![Vec::new(); map.things.len()];
    for (n, things) in of_left.iter().enumerate() {
        things.iter().for_each(|thing| of_right[*thing].push(n));
    }
    let part = parts(&of_left, &of_right);
    let mut order: (Vec<usize>, Vec<usize>) = ((0..left.len()).collect(), (0..map.things.len()).collect());
    for _ in 0..ROUNDS {
        settle(&mut order.1, &order.0, &of_right, |thing| part[left.len() + thing]);
        settle(&mut order.0, &order.1, &of_left, |node| part[node]);
    }
    let rows = left.len().max(map.things.len());
    let at = |count: usize, place: usize| rows - count + 2 * place + 1;
    let rank = ranks(&order.0);
    let path = |(place, thing): (usize, &usize)| {
        let to = at(map.things.len(), place);
        let line = |node: &usize| format!("M0 {}L100 {to}", at(left.len(), rank[*node]));
        of_right[*thing].iter().map(line).collect()
    };
    Laid {
        paths: order.1.iter().enumerate().map(path).collect(),
        left: order.0.iter().map(|node| left[*node]).collect(),
        right: order.1,
        rows,
    }
}

/// Which nodes hang together, numbered by their first thing, left nodes first and then things: parts of the picture that
/// nothing joins must not be mixed.
fn parts(of_left: &[Vec<usize>], of_right: &[Vec<usize>]) -> Vec<usize> {
    let mut part = vec![usize::MAX; of_left.len() + of_right.len()];
    for thing in 0..of_right.len() {
        let mut waiting = vec![thing];
        while let Some(next) = waiting.pop() {
            if part[of_left.len() + next] != usize::MAX {
                continue;
            }
            part[of_left.len() + next] = thing;
            for node in &of_right[next] {
                part[*node] = thing;
                waiting.extend(&of_left[*node]);
            }
        }
    }
    part
}

/// Sorts one side by the middle of what each node is joined to on the other; equal ones keep their order.
fn settle(side: &mut [usize], other: &[usize], joined: &[Vec<usize>], part: impl Fn(usize) -> usize) {
    let rank = ranks(other);
    let middle = |node: &usize| {
        let sum: u64 = joined[*node].iter().map(|at| rank[*at] as u64 * PARTS).sum();
        sum / joined[*node].len().max(1) as u64
    };
    side.sort_by_key(|node| (part(*node), middle(node)));
}

/// Where each node stands in an order.
fn ranks(order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; order.len()];
    order.iter().enumerate().for_each(|(place, node)| ranks[*node] = place);
    ranks
}

/// How many accounts have a thing.
pub fn shared_by(thing: &MapThing, lang: Lang) -> String {
    let count = number((thing.accounts.len() + thing.others) as u64);
    match lang {
        Lang::Ko => format!("계정 {count}개가 함께 씀"),
        Lang::En => format!("shared by {count} accounts"),
    }
}

/// Accounts that are drawn as one.
pub fn others(count: usize, lang: Lang) -> String {
    let shown = number(count as u64);
    match lang {
        Lang::Ko => format!("다른 계정 {shown}개"),
        Lang::En => format!("{shown} other {}", if count == 1 { "account" } else { "accounts" }),
    }
}

/// How rare it is to share a thing; the weight falls with the number of accounts, and is halved for what strangers share.
pub fn rarity(weight: f64, lang: Lang) -> &'static str {
    match (weight, lang) {
        // Half and more: two or three accounts share what belongs to one person.
        (0.5.., Lang::Ko) => "드묾",
        (0.5.., Lang::En) => "rare",
        // A quarter: two to six accounts share what strangers may share.
        (0.25.., Lang::Ko) => "조금 드묾",
        (0.25.., Lang::En) => "fairly rare",
        (_, Lang::Ko) => "흔함",
        (_, Lang::En) => "common",
    }
}

/// The name of a cluster.
pub fn cluster(id: &str, lang: Lang) -> String {
    let number = id.trim_start_matches('c');
    match lang {
        Lang::Ko => format!("무리 {number}"),
        Lang::En => format!("Group {number}"),
    }
}

/// How many accounts a cluster has, with their bands.
pub fn members(total: usize, bands: &[(crate::report::Word, usize)], lang: Lang) -> String {
    let parts: Vec<String> =
        bands.iter().map(|(band, count)| format!("{} {count}", vocabulary::band(band, lang))).collect();
    let total = number(total as u64);
    match lang {
        Lang::Ko => format!("계정 {total}개: {}", parts.join(", ")),
        Lang::En => format!("{total} accounts: {}", parts.join(", ")),
    }
}

/// What is drawn of how much.
pub fn drawn(map: &LinkMap, lang: Lang) -> Option<String> {
    let apart: usize = map.accounts_total.saturating_sub(map.accounts.len());
    let (things, of) = (map.things.len(), map.things_total);
    if things == of && apart == 0 {
        return None;
    }
    let n = |value: usize| number(value as u64);
    let (accounts, all) = (n(map.accounts.len()), n(map.accounts_total));
    Some(match lang {
        Lang::Ko => format!(
            "함께 쓴 것 {}가지 가운데 드문 순서로 {}가지, 계정 {all}개 가운데 {accounts}개를 따로 그렸습니다. 나머지는 한데 묶거나 그리지 않았습니다.",
            n(of),
            n(things)
        ),
        Lang::En => format!(
            "Drawn one by one: {} of {} shared things, the rarest first, and {accounts} of {all} accounts. The rest is drawn together or left out.",
            n(things),
            n(of)
        ),
    })
}

/// Why accounts may innocently share things of these kinds.
pub fn innocent(kinds: &[&str], clustered: bool, lang: Lang) -> Vec<&'static str> {
    let mut signals: Vec<&str> = kinds.iter().filter_map(|kind| card_of(kind)).collect();
    if clustered {
        signals.insert(0, CLUSTER_SIGNAL);
    }
    let mut all: Vec<&'static str> = Vec::new();
    for card in signals.into_iter().filter_map(vocabulary::card) {
        for reason in card.text(lang).innocent_explanations {
            if !all.contains(reason) {
                all.push(reason);
            }
        }
    }
    all
}

/// The signal whose card speaks of a kind of thing.
fn card_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "device" => "shared-device-multi-account",
        "address" => "shared-ip-multi-account",
        "mfa-device" => "mfa-device-shared",
        "phone" => "shared-phone-multi-account",
        "mailbox" => "shared-email-identity",
        "payout" => "shared-payout-account",
        "wallet" => "wallet-risk-link",
        "document" => "shared-id-document",
        "photo" => "shared-photo",
        "text" => "template-reuse-text",
        "resume" => "resume-reuse",
        "ship-address" => "shared-shipping-address",
        "referee" => "reference-shares-attributes",
        "referral" => "referral-cluster",
        "review" => "self-dealing-reviews",
        _ => return None,
    })
}

/// Kinds of things in a map, the kind with the rarest thing first, with that rarity and how many there are.
pub fn kinds(map: &LinkMap) -> Vec<(&str, f64, usize)> {
    let mut kinds: Vec<(&str, f64, usize)> = Vec::new();
    for thing in &map.things {
        match kinds.iter_mut().find(|(kind, ..)| *kind == thing.kind) {
            Some((_, weight, count)) => (*weight, *count) = (weight.max(thing.weight), *count + 1),
            None => kinds.push((&thing.kind, thing.weight, 1)),
        }
    }
    kinds.sort_by_key(|(_, weight, _)| Reverse((weight * 100.0) as u64));
    kinds
}

/// Kinds of things that an account shares, in the order of the map, each once.
pub fn kinds_of(map: &LinkMap, account: usize) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for thing in map.things.iter().filter(|thing| thing.accounts.contains(&account)) {
        if !kinds.contains(&&*thing.kind) {
            kinds.push(&thing.kind);
        }
    }
    kinds
}

#[cfg(test)]
mod tests;
