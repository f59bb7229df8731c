//! The account graph: what accounts have in common, how rare it is, and which accounts hang together.
//!
//! Everything is found once for the whole population by sorting; no step compares each account with each. What more accounts
//! share than the policy's limit is kept to be shown and ties nobody. Sensitive values are masked here and kept nowhere.

mod build;
mod clusters;
mod collect;
mod near;
mod normal;
mod pairs;
mod texts;
mod union;

use super::population::Population;
use super::sharing::Sharing;
use crate::model::interner::NONE;
use crate::model::network::Networks;
use crate::settings::Policy;
use build::Builder;
use collect::{Collected, exact};
use std::collections::BTreeSet;

pub use clusters::Cluster;
pub use normal::ending;

/// What two accounts may have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum LinkKind {
    /// A managed device, certificate or serial number.
    Device,
    /// A host name, cookie or fingerprint.
    DeviceName,
    /// An address, day after day.
    Address,
    /// The device of the second factor.
    MfaDevice,
    /// A telephone number.
    Phone,
    /// A mailbox.
    Mailbox,
    /// An account that is paid.
    Payout,
    /// A wallet.
    Wallet,
    /// An identity document.
    Document,
    /// A portrait.
    Photo,
    /// Texts of bids, applications or messages.
    Text,
    /// A CV.
    Resume,
    /// A delivery address.
    ShipAddress,
    /// A referee who is another account, or a referee in common.
    Referee,
    /// One recommended the other.
    Referral,
    /// One rated the other, and both have something else in common.
    Review,
    /// One name and employer with different portraits.
    Persona,
}

impl LinkKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Device,
        Self::DeviceName,
        Self::Address,
        Self::MfaDevice,
        Self::Phone,
        Self::Mailbox,
        Self::Payout,
        Self::Wallet,
        Self::Document,
        Self::Photo,
        Self::Text,
        Self::Resume,
        Self::ShipAddress,
        Self::Referee,
        Self::Referral,
        Self::Review,
        Self::Persona,
    ];

    /// The name used in reports; both kinds of devices have one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Device | Self::DeviceName => "device",
            Self::Address => "address",
            Self::MfaDevice => "mfa-device",
            Self::Phone => "phone",
            Self::Mailbox => "mailbox",
            Self::Payout => "payout",
            Self::Wallet => "wallet",
            Self::Document => "document",
            Self::Photo => "photo",
            Self::Text => "text",
            Self::Resume => "resume",
            Self::ShipAddress => "ship-address",
            Self::Referee => "referee",
            Self::Referral => "referral",
            Self::Review => "review",
            Self::Persona => "persona",
        }
    }

    /// Whether it ties accounts by itself: the kinds of which the advisories think most, and which strangers seldom share.
    pub fn is_firm(self) -> bool {
        matches!(
            self,
            Self::Device
                | Self::MfaDevice
                | Self::Phone
                | Self::Mailbox
                | Self::Payout
                | Self::Wallet
                | Self::Document
                | Self::ShipAddress
        )
    }

    /// Whether it ties accounts that something else ties too: an office, a café or a public template may explain it.
    pub fn is_faint(self) -> bool {
        matches!(self, Self::DeviceName | Self::Address | Self::Photo | Self::Text | Self::Resume)
    }

    pub(super) fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What an account is to a tie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    /// It has the thing; it recommended, it rated.
    Holder,
    /// It names another's; it was recommended, it was rated.
    Guest,
}

/// One account of a tie, and where that stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Member {
    /// The account.
    pub account: u32,
    /// What it is to the tie.
    pub role: Role,
    /// Index of the file.
    pub file: u16,
    /// Physical line.
    pub line: u32,
}

impl Member {
    pub(super) fn holder(account: u32, (file, line): (u16, u32)) -> Self {
        Self { account, role: Role::Holder, file, line }
    }
}

/// Whether the names of the accounts of a tie agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Names {
    /// All have one name in common: one person with several accounts, or namesakes.
    One,
    /// They have names, and none in common.
    Different,
    /// Some account has none.
    Unknown,
}

/// Whether a common agency or firm explains a tie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Disclosed {
    /// Nothing is known.
    No,
    /// All name one agency, or all are firms themselves.
    Declared,
    /// All name an agency that the policy knows.
    Known,
}

/// Something that accounts have in common.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// What it is.
    pub kind: LinkKind,
    /// Its value, masked where it is sensitive.
    pub value: String,
    /// Who has it, by account and role.
    pub members: Vec<Member>,
    /// How many different accounts.
    pub accounts: u32,
    /// Rarity, 0 to 1.
    pub weight: f64,
    /// More accounts than the policy's limit: shown, and no tie.
    pub is_hub: bool,
    /// The value may be the same by chance: the rest of a masked number.
    pub is_vague: bool,
    /// Whether the names agree.
    pub names: Names,
    /// Whether an agency explains it.
    pub disclosed: Disclosed,
    /// All are firms.
    pub all_firms: bool,
    /// A client and a developer are among them.
    pub is_loop: bool,
    /// How often: pairs of texts, days.
    pub count: u32,
}

impl Link {
    /// Whether it ties its accounts.
    pub fn ties(&self) -> bool {
        !self.is_hub && self.disclosed != Disclosed::Known && self.accounts > 1
    }

    /// Whether an account is among them.
    pub fn has(&self, account: u32) -> bool {
        let at = self.members.partition_point(|member| member.account < account);
        self.members.get(at).is_some_and(|member| member.account == account)
    }
}

/// Ties of a population.
#[derive(Default)]
pub struct Links {
    /// Every tie, by kind and then value.
    pub all: Vec<Link>,
    /// Accounts that hang together, the largest first.
    pub clusters: Vec<Cluster>,
    /// Where each account's ties begin in `of`.
    starts: Vec<u32>,
    of: Vec<u32>,
    /// Number of the cluster of each account; `NONE` for none.
    cluster_of: Vec<u32>,
    known: Vec<u32>,
    common_addresses: BTreeSet<u32>,
}

impl Links {
    /// Finds ties and clusters. `known` are addresses that the policy knows.
    pub fn of(population: &Population, sharing: &Sharing, policy: &Policy, known: &Networks) -> Self {
        let mut found = collect::collect(population, policy);
        let having =
            LinkKind::ALL.map(|kind| found.known.iter().filter(|known| **known & kind.bit() != 0).count() as u32);
        let people = std::mem::take(&mut found.people);
        let mut builder = Builder { population, policy, people, having, all: Vec::new() };
        builder.add_shared(sharing, known, &found.common_addresses);
        for kind in LinkKind::ALL {
            match kind {
                LinkKind::Document => builder.take_near(&mut found, kind, policy.links.document_bits),
                LinkKind::Photo => {
                    pairs::personas(&mut builder, &found.bags[kind as usize]);
                    builder.take_near(&mut found, kind, policy.links.photo_bits);
                }
                LinkKind::Text => pairs::templates(&mut builder, &mut found),
                LinkKind::Resume => pairs::resumes(&mut builder, &mut found),
                LinkKind::Referee => {
                    add_own_contacts(&mut found);
                    builder.take(&mut found, kind, exact);
                }
                LinkKind::Phone | LinkKind::Mailbox => builder.take_from_clone(&found, kind),
                _ => builder.take(&mut found, kind, exact),
            }
        }
        builder.all.sort_by_key(|link| link.kind);
        let first = Self::indexed(builder.all, population.accounts.len());
        let reviews = pairs::dealings(&first, population, policy, &found, known);
        let mut builder = Builder { population, policy, people: builder.people, having, all: first.all };
        for (value, members, count) in reviews {
            builder.add(LinkKind::Review, value, members, count);
        }
        builder.all.sort_by_key(|link| link.kind);
        let mut links = Self::indexed(builder.all, population.accounts.len());
        links.clusters = clusters::clusters(&links.all, &builder.people, policy);
        links.cluster_of = vec![NONE; population.accounts.len()];
        for (n, cluster) in links.clusters.iter().enumerate() {
            cluster.accounts.iter().for_each(|account| links.cluster_of[*account as usize] = n as u32);
        }
        links.known = found.known;
        links.common_addresses = found.common_addresses;
        links
    }

    fn indexed(all: Vec<Link>, accounts: usize) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (n, link) in all.iter().enumerate() {
            pairs.extend(link.members.iter().map(|member| (member.account, n as u32)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let starts = (0..=accounts as u32).map(|n| pairs.partition_point(|(account, _)| *account < n) as u32).collect();
        Self { all, starts, of: pairs.into_iter().map(|(_, link)| link).collect(), ..Self::default() }
    }

    /// Ties of an account, by kind and then value.
    pub fn of_account(&self, account: usize) -> impl Iterator<Item = &Link> {
        let bound = |n: usize| self.starts.get(n).map_or(self.of.len(), |start| *start as usize);
        self.of[bound(account)..bound(account + 1)].iter().map(|link| &self.all[*link as usize])
    }

    /// Ties of an account inside its cluster.
    pub fn in_cluster<'a>(&'a self, account: u32, cluster: &'a Cluster) -> impl Iterator<Item = &'a Link> {
        let bound = |n: usize| self.starts.get(n).map_or(self.of.len(), |start| *start as usize);
        self.of[bound(account as usize)..bound(account as usize + 1)]
            .iter()
            .filter(|link| cluster.links.binary_search(link).is_ok())
            .map(|link| &self.all[*link as usize])
    }

    /// Whether anything of that kind is known of an account, shared or not.
    pub fn knows(&self, account: usize, kind: LinkKind) -> bool {
        self.known.get(account).is_some_and(|bits| bits & kind.bit() != 0)
    }

    /// Whether anything at all is known of an account that could tie it.
    pub fn knows_anything(&self, account: usize) -> bool {
        self.known.get(account).is_some_and(|bits| *bits != 0)
    }

    /// The cluster of an account, with its number from 0 upwards.
    pub fn cluster(&self, account: u32) -> Option<(usize, &Cluster)> {
        let number = *self.cluster_of.get(account as usize)? as usize;
        Some((number, self.clusters.get(number)?))
    }

    /// Whether the source calls the network of an address one that serves many: VPN, relay, mobile, campus.
    pub fn is_common(&self, address: u32) -> bool {
        self.common_addresses.contains(&address)
    }
}

/// Contact points of accounts that others name as their referee.
fn add_own_contacts(found: &mut Collected) {
    let mut referees = std::mem::take(&mut found.bags[LinkKind::Referee as usize]);
    for kind in [LinkKind::Phone, LinkKind::Mailbox] {
        let bag = &found.bags[kind as usize];
        for (id, member) in &bag.entries {
            referees.add_if_known(bag.value(*id), *member);
        }
    }
    found.bags[LinkKind::Referee as usize] = referees;
}

#[cfg(test)]
mod tests;
