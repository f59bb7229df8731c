//! What accounts share: devices and addresses used by more than one of them.

use super::population::{Population, is_own};
use crate::model::ActivityKind;
use crate::model::civil::DAY;
use crate::model::interner::NONE;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// One thing that several accounts used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Accounts, in order.
    pub accounts: Vec<u32>,
    /// The first row of each account, beside it.
    pub first_rows: Vec<u32>,
    /// Rows of all of them.
    pub rows: u32,
    /// Days on which enough accounts used it within 24 hours, with the accounts and one row of each (addresses only).
    pub days: Vec<SharedDay>,
}

/// One day on which several accounts used one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedDay {
    /// Days since 1970, UTC.
    pub day: i32,
    /// Accounts with one row each, in order of accounts.
    pub uses: Vec<(u32, u32)>,
}

/// Shared devices and addresses of a population.
#[derive(Default)]
pub struct Sharing {
    /// By device id.
    pub devices: BTreeMap<u32, Shared>,
    /// By address id; public addresses only, and only with enough accounts.
    pub addresses: BTreeMap<u32, Shared>,
}

/// Only days are kept that enough accounts to matter used; fewer are a household.
const MIN_ACCOUNTS: usize = 2;

impl Sharing {
    /// Finds what is shared; `address_accounts` is how many accounts make an address worth keeping.
    pub fn of(population: &Population, address_accounts: u32) -> Self {
        let columns = &population.columns;
        let devices = shared_ids(population, &columns.device, population.devices.len(), MIN_ACCOUNTS);
        let mut addresses = shared_ids(
            population,
            &columns.address,
            population.addresses.len(),
            (address_accounts as usize).max(MIN_ACCOUNTS),
        );
        addresses.retain(|id, _| is_public(population.addresses[*id as usize]));
        add_days(population, &mut addresses, address_accounts as usize);
        Self { devices, addresses }
    }
}

/// Whether the account itself used what the row names.
fn is_use(population: &Population, row: usize) -> bool {
    let columns = &population.columns;
    is_own(columns.flags[row]) && ActivityKind::ALL[columns.kind[row] as usize].is_doing()
}

/// Ids used by at least `least` accounts, with the first row of each account.
fn shared_ids(population: &Population, ids: &[u32], count: usize, least: usize) -> BTreeMap<u32, Shared> {
    // First pass: how many accounts use each id. Accounts come in order, so remembering the last one suffices.
    let mut last = vec![NONE; count];
    let mut users = vec![0u32; count];
    for (account, facts) in population.accounts.iter().enumerate() {
        for row in facts.range.clone() {
            let id = ids[row];
            if id != NONE && is_use(population, row) && last[id as usize] != account as u32 {
                last[id as usize] = account as u32;
                users[id as usize] += 1;
            }
        }
    }
    let mut shared: BTreeMap<u32, Shared> = users
        .iter()
        .enumerate()
        .filter(|(_, users)| **users as usize >= least)
        .map(|(id, _)| (id as u32, Shared::default()))
        .collect();
    if shared.is_empty() {
        return shared;
    }
    for (account, facts) in population.accounts.iter().enumerate() {
        for row in facts.range.clone() {
            let id = ids[row];
            if id == NONE || (users[id as usize] as usize) < least || !is_use(population, row) {
                continue;
            }
            if let Some(entry) = shared.get_mut(&id) {
                entry.rows += 1;
                if entry.accounts.last() != Some(&(account as u32)) {
                    entry.accounts.push(account as u32);
                    entry.first_rows.push(row as u32);
                }
            }
        }
    }
    shared
}

/// Adds to each address the days on which at least `least` accounts used it: by UTC day, which is within 24 hours.
fn add_days(population: &Population, addresses: &mut BTreeMap<u32, Shared>, least: usize) {
    let mut uses: Vec<(u32, u32, u32, u32)> = Vec::new();
    for (account, facts) in population.accounts.iter().enumerate() {
        let mut before = (NONE, NONE);
        for row in facts.range.clone() {
            let id = population.columns.address[row];
            let day = population.columns.start[row] / DAY;
            if id == NONE || before == (id, day) || !is_use(population, row) {
                continue;
            }
            before = (id, day);
            if addresses.contains_key(&id) {
                uses.push((id, day, account as u32, row as u32));
            }
        }
    }
    uses.sort_unstable();
    uses.dedup_by_key(|(id, day, account, _)| (*id, *day, *account));
    for group in uses.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if group.len() >= least
            && let Some(shared) = addresses.get_mut(&group[0].0)
        {
            let uses = group.iter().map(|(_, _, account, row)| (*account, *row)).collect();
            shared.days.push(SharedDay { day: group[0].1 as i32, uses });
        }
    }
}

/// Whether an address is one of the public internet: private, local and documentation-less ranges say nothing about who is
/// where. (Documentation ranges count as public: fixtures and practice data use them.)
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            !(v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified() || v4.is_broadcast())
                // Carrier-grade NAT, RFC 6598.
                && !(a == 100 && (64..128).contains(&b))
        }
        IpAddr::V6(v6) => {
            !(v6.is_loopback() || v6.is_unspecified() || v6.is_unique_local() || v6.is_unicast_link_local())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_and_carrier_ranges_are_not_public() {
        for (text, public) in [
            ("10.1.2.3", false),
            ("192.168.0.1", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("192.0.2.1", true),
            ("8.8.8.8", true),
            ("fe80::1", false),
            ("2001:db8::1", true),
        ] {
            assert_eq!(is_public(text.parse().expect("an address")), public, "{text}");
        }
    }
}
