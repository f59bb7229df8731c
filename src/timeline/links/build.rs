//! From groups of accounts to ties: how rare each is, what may explain it, and what of its value may be shown.

use super::collect::{Bag, Collected, Person, Side, exact};
use super::{Disclosed, Link, LinkKind, Member, Names, near, normal};
use crate::ingest::DeviceClass;
use crate::model::network::Networks;
use crate::settings::Policy;
use crate::timeline::population::Population;
use crate::timeline::sharing::Sharing;
use std::collections::BTreeSet;

/// Makes links of groups.
pub(super) struct Builder<'a> {
    pub population: &'a Population,
    pub policy: &'a Policy,
    pub people: Vec<Person>,
    /// How many accounts have something of each kind, shared or not.
    pub having: [u32; LinkKind::ALL.len()],
    pub all: Vec<Link>,
}

impl Builder<'_> {
    pub fn add_shared(&mut self, sharing: &Sharing, known: &Networks, common: &BTreeSet<u32>) {
        let (population, policy) = (self.population, self.policy);
        let member = |account: u32, row: u32| Member::holder(account, population.locus(row as usize));
        let mut devices: Vec<(&str, u32)> =
            sharing.devices.keys().map(|id| (population.devices.text(*id), *id)).collect();
        devices.sort_unstable();
        for (name, id) in devices {
            let shared = &sharing.devices[&id];
            if policy.known_devices.iter().any(|known| known.trim().eq_ignore_ascii_case(name)) {
                continue;
            }
            let strong = population.device_classes.get(id as usize) == Some(&DeviceClass::Strong);
            let kind = if strong { LinkKind::Device } else { LinkKind::DeviceName };
            let members = shared.accounts.iter().zip(&shared.first_rows).map(|(account, row)| member(*account, *row));
            self.add(kind, name.to_owned(), members.collect(), 0);
        }
        let mut addresses: Vec<_> =
            sharing.addresses.keys().map(|id| (population.addresses[*id as usize], *id)).collect();
        addresses.sort_unstable();
        for (address, id) in addresses {
            let shared = &sharing.addresses[&id];
            let days = shared.days.len() as u32;
            if days < policy.sharing.address_days || known.contains(address) || common.contains(&id) {
                continue;
            }
            // Accounts that were there on days with others; whoever came by alone is not tied.
            let mut members: Vec<Member> =
                shared.days.iter().flat_map(|day| &day.uses).map(|(account, row)| member(*account, *row)).collect();
            members.sort_unstable();
            members.dedup_by_key(|member| member.account);
            self.add(LinkKind::Address, address.to_string(), members, days);
        }
    }

    pub fn take(&mut self, found: &mut Collected, kind: LinkKind, set_of: impl Fn(&Bag) -> Vec<u32>) {
        let bag = std::mem::take(&mut found.bags[kind as usize]);
        for (value, members) in bag.groups(set_of) {
            self.add(kind, value, members, 0);
        }
    }

    pub fn take_from_clone(&mut self, found: &Collected, kind: LinkKind) {
        for (value, members) in found.bags[kind as usize].clone().groups(exact) {
            self.add(kind, value, members, 0);
        }
    }

    /// Hashes that differ in a few bits are one.
    pub fn take_near(&mut self, found: &mut Collected, kind: LinkKind, bits: u32) {
        self.take(found, kind, |bag| {
            let hashes: Vec<(u32, u64)> =
                (0..bag.len() as u32).filter_map(|id| Some((id, normal::bits64(bag.value(id))?))).collect();
            let plain: Vec<u64> = hashes.iter().map(|(_, hash)| *hash).collect();
            let mut sets = exact(bag);
            for (set, (id, _)) in near::near_sets(&plain, bits).into_iter().zip(&hashes) {
                sets[*id as usize] = hashes[set as usize].0;
            }
            sets
        });
    }

    pub fn add(&mut self, kind: LinkKind, value: String, mut members: Vec<Member>, count: u32) {
        members.sort_unstable();
        let accounts = members.chunk_by(|a, b| a.account == b.account).count() as u32;
        let hub = match kind {
            LinkKind::Address | LinkKind::DeviceName => self.policy.sharing.hub_accounts,
            _ => self.policy.links.hub_accounts,
        };
        // The number, mailbox or door of a firm stands beside many of its people.
        let having = f64::from(self.having[kind as usize]);
        let is_house = accounts > self.policy.sharing.hub_accounts
            && kind != LinkKind::Text
            && f64::from(accounts) * 100.0 >= having * self.policy.links.hub_percent
            && having > 0.0;
        let stays = matches!(kind, LinkKind::Payout | LinkKind::Wallet | LinkKind::Document);
        let is_hub = accounts > hub || is_house && !stays;
        // What is no thing of one person and that many share is not worth a line: a stock picture, a common sentence.
        if is_hub && !stays && !(kind == LinkKind::ShipAddress && accounts <= hub) {
            return;
        }
        let factor = if kind.is_firm() { 1.0 } else { 0.5 };
        let people = || members.iter().map(|member| &self.people[member.account as usize]);
        let side = |side: Side| people().any(|person| person.side == Some(side));
        let agency = &self.people[members[0].account as usize].agency;
        let one_agency = !agency.is_empty() && people().all(|person| person.agency == *agency);
        let all_firms = people().all(|person| person.is_company);
        let disclosed = match () {
            () if one_agency && people().all(|person| person.agency_known) => Disclosed::Known,
            () if one_agency || all_firms => Disclosed::Declared,
            () => Disclosed::No,
        };
        self.all.push(Link {
            kind,
            weight: factor / libm::log2(1.0 + f64::from(accounts.max(1))),
            is_hub,
            is_vague: kind == LinkKind::Document && normal::is_masked(&value),
            names: self.names(&members),
            disclosed,
            all_firms,
            is_loop: side(Side::Client) && side(Side::Developer),
            value: shown(kind, &value),
            accounts,
            count,
            members,
        });
    }

    /// Whether the accounts have a name in common.
    fn names(&self, members: &[Member]) -> Names {
        let names = |member: &Member| -> BTreeSet<String> {
            let account = &self.population.accounts[member.account as usize];
            account.names.iter().map(|name| normal::name(name)).filter(|name| !name.is_empty()).collect()
        };
        let mut common = names(&members[0]);
        for member in &members[1..] {
            let own = names(member);
            if own.is_empty() || common.is_empty() && names(&members[0]).is_empty() {
                return Names::Unknown;
            }
            common.retain(|name| own.contains(name));
        }
        if common.is_empty() { Names::Different } else { Names::One }
    }
}

/// A value as it is shown.
fn shown(kind: LinkKind, value: &str) -> String {
    match kind {
        LinkKind::Device | LinkKind::DeviceName | LinkKind::Address | LinkKind::Review => value.to_owned(),
        LinkKind::Mailbox | LinkKind::Payout | LinkKind::Referee => normal::masked_mailbox(value),
        LinkKind::Referral | LinkKind::Persona => String::new(),
        _ => normal::ending(value),
    }
}
