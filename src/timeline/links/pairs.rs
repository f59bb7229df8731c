//! Ties that are more than one value in common: templates, CVs, two faces of one name, ratings between the related.

use super::collect::{Bag, Collected, Written};
use super::texts::{drop_boilerplate, like_sets, sequences};
use super::union::Union;
use super::{Builder, LinkKind, Links, Member, Role, normal};
use crate::model::HoldingField;
use crate::model::civil::DAY;
use crate::model::holding::HoldingValue;
use crate::model::interner::{NONE, mix};
use crate::model::network::Networks;
use crate::settings::Policy;
use crate::timeline::population::{Population, is_own};
use crate::timeline::sharing::is_public;
use std::collections::BTreeSet;

/// Accounts with one template that are compared pair by pair for further ones; more of them share it all the same where each
/// used it often enough by itself.
const PAIRED: usize = 30;

/// How many accounts make a sequence boilerplate.
fn boilerplate(builder: &Builder<'_>, writers: usize) -> usize {
    let limits = &builder.policy.links;
    let share = (writers as f64 * limits.boilerplate_percent / 100.0) as usize;
    share.max(limits.boilerplate_accounts as usize)
}

/// A short name for a set of texts that says nothing of what they say.
fn digest(texts: &[u64]) -> String {
    format!("{:08x}", texts.iter().fold(texts.len() as u64, |state, sequence| mix(state, *sequence)) >> 32)
}

/// Ties accounts whose bids, applications or messages follow the same templates.
pub(super) fn templates(builder: &mut Builder<'_>, found: &mut Collected) {
    let mut written = std::mem::take(&mut found.written);
    let mut texts = std::mem::take(&mut found.sequences);
    if written.is_empty() {
        return;
    }
    written.sort_unstable();
    let mut users: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
    for use_ in &written {
        let users = &mut users[use_.text as usize];
        if users.last() != Some(&use_.account) {
            users.push(use_.account);
        }
    }
    let writers: BTreeSet<u32> = written.iter().map(|use_| use_.account).collect();
    let most = boilerplate(builder, writers.len());
    let names: Vec<u64> = texts.iter().map(|text| text.iter().copied().fold(1, mix)).collect();
    drop_boilerplate(&mut texts, &users, most);
    drop(users);
    let sets = like_sets(&texts, builder.policy.links.text_likeness);
    let is_telling = |text: u32| texts[text as usize].len() >= super::texts::LEAST_SEQUENCES;
    // Uses by template, then account, the earliest first.
    let mut uses: Vec<Written> = written
        .into_iter()
        .filter(|use_| is_telling(use_.text))
        .map(|use_| Written { text: sets[use_.text as usize], ..use_ })
        .collect();
    uses.sort_unstable();
    let least = builder.policy.links.text_pairs;
    let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
    let mut first: Vec<(u32, u32)> = Vec::new();
    let mut union = Union::new(builder.population.accounts.len());
    for template in uses.chunk_by(|a, b| a.text == b.text) {
        let by_account: Vec<(u32, u32)> =
            template.chunk_by(|a, b| a.account == b.account).map(|own| (own[0].account, own.len() as u32)).collect();
        if by_account.len() < 2 {
            continue;
        }
        first.extend(template.chunk_by(|a, b| a.account == b.account).map(|own| (own[0].account, own[0].row)));
        let often: Vec<u32> =
            by_account.iter().filter(|(_, uses)| *uses >= least).map(|(account, _)| *account).collect();
        for pair in often.windows(2) {
            pairs.push((pair[0], pair[1], least));
        }
        for (n, (a, uses)) in by_account.iter().enumerate().take(PAIRED) {
            pairs.extend(by_account[n + 1..].iter().take(PAIRED).map(|(b, others)| (*a, *b, *uses.min(others))));
        }
    }
    pairs.sort_unstable();
    let mut tied: Vec<(u32, u32)> = Vec::new();
    for same in pairs.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let count = same.iter().map(|(.., count)| count).sum::<u32>();
        if count >= least {
            union.join(same[0].0, same[0].1);
            tied.extend([(same[0].0, count), (same[0].1, count)]);
        }
    }
    tied.sort_unstable_by_key(|(account, count)| (*account, std::cmp::Reverse(*count)));
    tied.dedup_by_key(|(account, _)| *account);
    first.sort_unstable();
    first.dedup_by_key(|(account, _)| *account);
    let mut members: Vec<(u32, u32, u32)> =
        tied.into_iter().map(|(account, count)| (union.find(account), account, count)).collect();
    members.sort_unstable();
    // The least text of a team's templates names the tie.
    let mut least_name: Vec<(u32, u64)> = uses.iter().map(|use_| (use_.account, names[use_.text as usize])).collect();
    least_name.sort_unstable();
    least_name.dedup_by_key(|(account, _)| *account);
    let name_of = |account: u32| {
        let at = least_name.partition_point(|(known, _)| *known < account);
        least_name.get(at).map_or(0, |(_, name)| *name)
    };
    let hub = builder.policy.links.hub_accounts as usize;
    for team in members.chunk_by(|a, b| a.0 == b.0).filter(|team| team.len() <= hub) {
        let count = team.iter().map(|(.., count)| *count).min().unwrap_or_default();
        let place = |account: u32| {
            let at = first.partition_point(|(known, _)| *known < account);
            builder.population.locus(first[at].1 as usize)
        };
        let members = team.iter().map(|(_, account, _)| Member::holder(*account, place(*account))).collect();
        let name = team.iter().map(|(_, account, _)| name_of(*account)).min().unwrap_or_default();
        builder.add(LinkKind::Text, digest(&[name]), members, count);
    }
}

/// Ties accounts with nearly the same CV.
pub(super) fn resumes(builder: &mut Builder<'_>, found: &mut Collected) {
    let bag = std::mem::take(&mut found.bags[LinkKind::Resume as usize]);
    let mut texts: Vec<Vec<u64>> = (0..bag.len() as u32).map(|id| sequences(bag.value(id))).collect();
    let mut users: Vec<Vec<u32>> = vec![Vec::new(); texts.len()];
    for (id, member) in &bag.entries {
        users[*id as usize].push(member.account);
    }
    let writers: BTreeSet<u32> = bag.entries.iter().map(|(_, member)| member.account).collect();
    let names: Vec<String> = texts.iter().map(|text| digest(text)).collect();
    drop_boilerplate(&mut texts, &users, boilerplate(builder, writers.len()));
    let sets = like_sets(&texts, builder.policy.links.resume_likeness);
    let mut members: Vec<(u32, u32, Member)> = bag
        .entries
        .iter()
        .filter(|(id, _)| texts[*id as usize].len() >= super::texts::LEAST_SEQUENCES)
        .map(|(id, member)| (sets[*id as usize], *id, *member))
        .collect();
    members.sort_unstable_by_key(|(set, _, member)| (*set, *member));
    let mut groups: Vec<(String, Vec<Member>)> = Vec::new();
    for group in members.chunk_by(|a, b| a.0 == b.0) {
        let name = group.iter().map(|(_, id, _)| names[*id as usize].as_str()).min().unwrap_or_default();
        let mut members: Vec<Member> = group.iter().map(|(.., member)| *member).collect();
        members.dedup_by_key(|member| member.account);
        if members.len() > 1 {
            groups.push((name.to_owned(), members));
        }
    }
    groups.sort_unstable();
    for (name, members) in groups {
        builder.add(LinkKind::Resume, name, members, 0);
    }
}

/// Ties accounts that have one name and one employer and portraits that differ.
pub(super) fn personas(builder: &mut Builder<'_>, photos: &Bag) {
    let population = builder.population;
    let mut faces: Vec<(String, u32, u64, Member)> = Vec::new();
    for (id, member) in &photos.entries {
        let Some(face) = normal::bits64(photos.value(*id)) else { continue };
        let account = &population.accounts[member.account as usize];
        let employers: BTreeSet<String> = account
            .holdings
            .iter()
            .filter(|holding| holding.field == HoldingField::Employer)
            .filter_map(|holding| match &holding.value {
                HoldingValue::Text(text) => Some(normal::parts(text).map(normal::name).collect::<Vec<_>>()),
                _ => None,
            })
            .flatten()
            .filter(|name| !name.is_empty())
            .collect();
        for name in account.names.iter().map(|name| normal::name(name)).filter(|name| !name.is_empty()) {
            faces.extend(employers.iter().map(|firm| (format!("{name}\u{0}{firm}"), member.account, face, *member)));
        }
    }
    faces.sort_unstable();
    let bits = builder.policy.links.other_photo_bits;
    let mut seen: BTreeSet<Vec<Member>> = BTreeSet::new();
    for same in faces.chunk_by(|a, b| a.0 == b.0) {
        // A common name at a large firm is namesakes.
        if same.len() > builder.policy.sharing.hub_accounts as usize {
            continue;
        }
        let differs =
            |a: &(String, u32, u64, Member)| same.iter().any(|b| a.1 != b.1 && (a.2 ^ b.2).count_ones() > bits);
        let mut members: Vec<Member> = same.iter().filter(|face| differs(face)).map(|(.., member)| *member).collect();
        members.sort_unstable();
        members.dedup_by_key(|member| member.account);
        if members.len() > 1 && seen.insert(members.clone()) {
            builder.add(LinkKind::Persona, String::new(), members, 0);
        }
    }
}

/// Pairs of accounts of which one rated the other and that have a payout, document, device or address in common: what they
/// have in common, both with their places, and how many ratings.
pub(super) fn dealings(
    links: &Links,
    population: &Population,
    policy: &Policy,
    found: &Collected,
    known: &Networks,
) -> Vec<(String, Vec<Member>, u32)> {
    let mut reviews = found.reviews.clone();
    reviews.sort_unstable();
    let pairs: Vec<&[(u32, u32, u32)]> = reviews.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    let places = Places::of(population, policy, pairs.iter().flat_map(|pair| [pair[0].0, pair[0].1]), known, found);
    let mut dealings = Vec::new();
    for pair in pairs {
        let (rated, reviewer, row) = pair[0];
        let mut kinds: Vec<&str> = links
            .of_account(rated as usize)
            .filter(|link| {
                matches!(link.kind, LinkKind::Payout | LinkKind::Wallet | LinkKind::Document | LinkKind::Device)
                    && link.ties()
                    && link.has(reviewer)
            })
            .map(|link| link.kind.name())
            .collect();
        kinds.dedup();
        if places.has_common(rated, reviewer) {
            kinds.push(LinkKind::Address.name());
        }
        if kinds.is_empty() {
            continue;
        }
        let at = population.locus(row as usize);
        let members = vec![Member { role: Role::Guest, ..Member::holder(rated, at) }, Member::holder(reviewer, at)];
        dealings.push((kinds.join(" "), members, pair.len() as u32));
    }
    dealings
}

/// Days at addresses of the accounts that matter here.
struct Places {
    days: Vec<(u32, Vec<(u32, u32)>)>,
    /// Days at one address that are more than a café.
    least: usize,
}

impl Places {
    fn of(
        population: &Population,
        policy: &Policy,
        accounts: impl Iterator<Item = u32>,
        known: &Networks,
        found: &Collected,
    ) -> Self {
        let least = policy.sharing.address_days as usize;
        let wanted: BTreeSet<u32> = accounts.collect();
        if wanted.is_empty() {
            return Self { days: Vec::new(), least };
        }
        let columns = &population.columns;
        let (mut last, mut users) = (vec![NONE; population.addresses.len()], vec![0u32; population.addresses.len()]);
        for (n, account) in population.accounts.iter().enumerate() {
            for row in account.range.clone().filter(|row| is_own(columns.flags[*row])) {
                let id = columns.address[row];
                if id != NONE && std::mem::replace(&mut last[id as usize], n as u32) != n as u32 {
                    users[id as usize] += 1;
                }
            }
        }
        let counts = |id: u32| {
            let address = population.addresses[id as usize];
            users[id as usize] <= policy.sharing.hub_accounts
                && is_public(address)
                && !known.contains(address)
                && !found.common_addresses.contains(&id)
        };
        let counted: Vec<bool> = (0..population.addresses.len() as u32).map(counts).collect();
        let days = |account: u32| {
            let rows = population.accounts[account as usize].range.clone();
            let mut days: Vec<(u32, u32)> = rows
                .filter(|row| is_own(columns.flags[*row]) && columns.address[*row] != NONE)
                .map(|row| (columns.address[row], columns.start[row] / DAY))
                .filter(|(id, _)| counted[*id as usize])
                .collect();
            days.sort_unstable();
            days.dedup();
            (account, days)
        };
        Self { days: wanted.into_iter().map(days).collect(), least }
    }

    fn has_common(&self, a: u32, b: u32) -> bool {
        let days = |account: u32| {
            let at = self.days.binary_search_by_key(&account, |(known, _)| *known);
            at.map_or(&[][..], |at| &self.days[at].1)
        };
        let (a, b) = (days(a), days(b));
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        few.iter().filter(|day| many.binary_search(day).is_ok()).take(self.least).count() == self.least
    }
}
