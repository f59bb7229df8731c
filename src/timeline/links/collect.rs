//! Gathers from holdings and activities what accounts may have in common, each thing in its one form.

use super::normal;
use super::texts::sequences;
use super::{LinkKind, Member, Role};
use crate::model::activity::ActivityKind;
use crate::model::detail::{Detail, details};
use crate::model::holding::HoldingValue;
use crate::model::interner::{NONE, hash_bytes};
use crate::model::{HoldingField, Interner};
use crate::settings::Policy;
use crate::timeline::population::{Account, Population, is_own};
use std::collections::BTreeSet;

/// Texts of one account that are compared: more than anybody writes by hand before somebody looks.
const TEXTS_PER_ACCOUNT: u32 = 50;

/// What kinds of network serve many people under one address, in the source's own words.
const COMMON_NETWORKS: &[&str] =
    &["vpn", "proxy", "tor", "relay", "satellite", "mobile", "cgnat", "education", "corporate"];

/// Values of one kind and who has them.
#[derive(Clone, Default)]
pub struct Bag {
    values: Interner,
    /// The last account that a value was added for: accounts come in order.
    last: Vec<u32>,
    /// (value, who).
    pub entries: Vec<(u32, Member)>,
}

impl Bag {
    /// Notes that an account has a value; once is enough.
    pub fn add(&mut self, value: &str, member: Member) {
        let id = self.values.intern(value.as_bytes());
        if id as usize == self.last.len() {
            self.last.push(NONE);
        }
        if member.role == Role::Holder
            && std::mem::replace(&mut self.last[id as usize], member.account) == member.account
        {
            return;
        }
        self.entries.push((id, member));
    }

    /// The value behind an id.
    pub fn value(&self, id: u32) -> &str {
        self.values.text(id)
    }

    /// Notes that an account has a value if somebody else's entry names it already.
    pub fn add_if_known(&mut self, value: &str, member: Member) {
        if self.values.find(value.as_bytes()).is_some() {
            self.add(value, member);
        }
    }

    /// How many different values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Values, each with its members, in the order of the values.
    pub fn groups(mut self, set_of: impl Fn(&Self) -> Vec<u32>) -> Vec<(String, Vec<Member>)> {
        let sets = set_of(&self);
        for (id, _) in &mut self.entries {
            *id = sets[*id as usize];
        }
        self.entries.sort_unstable();
        self.entries.dedup_by_key(|(id, member)| (*id, member.account, member.role));
        // The least value of a set stands for it, whatever the accounts are called.
        let mut names: Vec<&str> = sets.iter().map(|set| self.values.text(*set)).collect();
        for (id, set) in sets.iter().enumerate() {
            names[*set as usize] = names[*set as usize].min(self.values.text(id as u32));
        }
        let mut groups: Vec<(String, Vec<Member>)> = self
            .entries
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|group| group.len() > 1)
            .map(|group| (names[group[0].0 as usize].to_owned(), group.iter().map(|(_, member)| *member).collect()))
            .collect();
        groups.sort_unstable();
        groups
    }
}

/// Each value is a set of its own.
pub fn exact(bag: &Bag) -> Vec<u32> {
    (0..bag.len() as u32).collect()
}

/// The side of an account on a platform.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// It pays.
    Client,
    /// It works.
    Developer,
}

/// What lowers or raises a tie of an account.
#[derive(Clone, Default)]
pub struct Person {
    /// Agency that it works through, folded; empty where none is given.
    pub agency: String,
    /// The policy knows that agency.
    pub agency_known: bool,
    /// It is a company or agency itself.
    pub is_company: bool,
    /// Its side on a platform.
    pub side: Option<Side>,
}

/// One text that an account wrote.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// The text.
    pub text: u32,
    /// Who.
    pub account: u32,
    /// The activity.
    pub row: u32,
}

/// Everything that accounts may have in common.
#[derive(Default)]
pub struct Collected {
    /// By kind.
    pub bags: [Bag; LinkKind::ALL.len()],
    /// For each account the kinds of which something is known, as bits.
    pub known: Vec<u32>,
    /// What lowers or raises ties, by account.
    pub people: Vec<Person>,
    /// Texts, as hashes of their bytes: the texts themselves are kept nowhere twice.
    texts: Interner,
    /// Word sequences of each text.
    pub sequences: Vec<Vec<u64>>,
    /// Who wrote them.
    pub written: Vec<Written>,
    /// Who was rated by whom, and where.
    pub reviews: Vec<(u32, u32, u32)>,
    /// Addresses of networks that serve many.
    pub common_addresses: BTreeSet<u32>,
}

impl Collected {
    fn add(&mut self, kind: LinkKind, value: Option<String>, member: Member) {
        if let Some(value) = value {
            self.known[member.account as usize] |= kind.bit();
            self.bags[kind as usize].add(&value, member);
        }
    }

    fn add_destination(&mut self, text: &str, member: Member) {
        let kind = if normal::is_wallet(text) { LinkKind::Wallet } else { LinkKind::Payout };
        self.add(kind, normal::destination(text), member);
    }
}

/// Goes once over holdings and over the activities that have details.
pub fn collect(population: &Population, policy: &Policy) -> Collected {
    let accounts = population.accounts.len();
    let mut all =
        Collected { known: vec![0; accounts], people: vec![Person::default(); accounts], ..Collected::default() };
    let agencies: Vec<String> = policy.agencies.iter().map(|agency| normal::name(agency)).collect();
    let places: Vec<String> = policy.links.known_places.iter().filter_map(|place| normal::address(place)).collect();
    for (n, account) in population.accounts.iter().enumerate() {
        holdings_of(&mut all, population, n as u32, account, &places);
        let person = &mut all.people[n];
        person.agency_known = agencies.contains(&person.agency);
    }
    if !population.columns.detail.is_empty() {
        activities_of(&mut all, population, &places);
    }
    all
}

fn holdings_of(all: &mut Collected, population: &Population, n: u32, account: &Account, places: &[String]) {
    let first = account.holdings.first().map(|holding| (holding.file, holding.line));
    let first = account.range.clone().next().map(|row| population.locus(row)).or(first);
    if let Some(at) = first {
        all.add(LinkKind::Mailbox, normal::mailbox(&account.key), Member::holder(n, at));
    }
    for holding in &account.holdings {
        let HoldingValue::Text(text) = &holding.value else { continue };
        let member = Member::holder(n, (holding.file, holding.line));
        match holding.field {
            HoldingField::Phone => {
                normal::parts(text).for_each(|part| all.add(LinkKind::Phone, normal::phone(part), member))
            }
            HoldingField::ContactEmail => {
                normal::parts(text).for_each(|part| all.add(LinkKind::Mailbox, normal::mailbox(part), member));
            }
            HoldingField::PayoutDestination => all.add_destination(text, member),
            HoldingField::Wallet => all.add(LinkKind::Wallet, normal::destination(text), member),
            HoldingField::DocumentHash => all.add(LinkKind::Document, normal::hash(text), member),
            HoldingField::PhotoHash => {
                all.known[n as usize] |= LinkKind::Persona.bit();
                all.add(LinkKind::Photo, normal::hash(text), member);
            }
            HoldingField::ShipAddress => add_place(all, text, member, places),
            HoldingField::ResumeText => all.add(LinkKind::Resume, Some(text.clone()), member),
            HoldingField::Referrer => {
                all.known[n as usize] |= LinkKind::Referral.bit();
                if let Some(other) = account_of(population, text).filter(|other| *other != n) {
                    let bag = &mut all.bags[LinkKind::Referral as usize];
                    // The pair is the value: each edge stands for itself.
                    let pair = format!("{other:08x}-{n:08x}");
                    bag.add(&pair, Member { account: other, ..member });
                    bag.add(&pair, Member { role: Role::Guest, ..member });
                }
            }
            HoldingField::Referee => {
                for part in normal::parts(text) {
                    let value = normal::mailbox(part).or_else(|| normal::phone(part));
                    all.add(LinkKind::Referee, value, Member { role: Role::Guest, ..member });
                }
            }
            HoldingField::Agency => all.people[n as usize].agency = normal::name(text),
            HoldingField::Engagement => all.people[n as usize].is_company = is_company(text),
            HoldingField::MarketRole => all.people[n as usize].side = side(text),
            _ => {}
        }
    }
}

fn add_place(all: &mut Collected, text: &str, member: Member, places: &[String]) {
    let place = normal::address(text);
    all.known[member.account as usize] |= LinkKind::ShipAddress.bit();
    all.add(LinkKind::ShipAddress, place.filter(|place| !places.contains(place)), member);
}

/// The account of that exact key.
fn account_of(population: &Population, key: &str) -> Option<u32> {
    population.accounts.binary_search_by(|account| account.key.as_str().cmp(key)).ok().map(|index| index as u32)
}

fn is_company(text: &str) -> bool {
    ["company", "agency", "vendor", "corporation", "회사", "법인", "업체", "에이전시", "용역", "파견", "기업", "会社"]
        .iter()
        .any(|word| text.contains(word))
}

fn side(text: &str) -> Option<Side> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["client", "customer", "buyer", "의뢰", "클라이언트", "고객", "발주", "구매"]) {
        Some(Side::Client)
    } else if has(&[
        "developer",
        "freelancer",
        "seller",
        "worker",
        "talent",
        "개발",
        "프리랜서",
        "작업자",
        "판매",
        "전문가",
    ]) {
        Some(Side::Developer)
    } else {
        None
    }
}

/// What a registered field that was changed ties accounts by.
fn changed(field: &str) -> Option<LinkKind> {
    let has = |words: &[&str]| words.iter().any(|word| field.contains(word));
    if has(&["phone", "mobile", "전화", "휴대", "연락처", "핸드폰"]) {
        Some(LinkKind::Phone)
    } else if has(&["mail", "메일"]) {
        Some(LinkKind::Mailbox)
    } else if has(&["payout", "bank", "iban", "계좌", "지급", "정산", "wallet", "지갑"]) {
        Some(LinkKind::Payout)
    } else {
        None
    }
}

fn activities_of(all: &mut Collected, population: &Population, places: &[String]) {
    let columns = &population.columns;
    // Sets repeat, so that each is looked into once to see whether it says anything here.
    let wanted: Vec<bool> = (0..population.detail_sets.len() as u32)
        .map(|set| {
            details(population.detail_sets.bytes(set)).any(|(detail, value)| match detail {
                Detail::NetworkType => COMMON_NETWORKS.contains(&value),
                Detail::MfaDevice
                | Detail::Text
                | Detail::Destination
                | Detail::NewValue
                | Detail::ShipAddress
                | Detail::Counterpart => !value.is_empty(),
                _ => false,
            })
        })
        .collect();
    let mut last_writer: Vec<u32> = Vec::new();
    for (n, account) in population.accounts.iter().enumerate() {
        let n = n as u32;
        let mut texts = 0;
        for row in account.range.clone() {
            let set = columns.detail[row];
            if set == NONE || !wanted[set as usize] || !is_own(columns.flags[row]) {
                continue;
            }
            let kind = ActivityKind::ALL[columns.kind[row] as usize];
            let member = Member::holder(n, population.locus(row));
            let set = population.detail_sets.bytes(set);
            let find = |wanted: Detail| details(set).find(|(detail, _)| *detail == wanted).map(|(_, value)| value);
            for (detail, value) in details(set).filter(|(_, value)| !value.is_empty()) {
                match (detail, kind) {
                    (Detail::MfaDevice, _) => all.add(LinkKind::MfaDevice, normal::device(value), member),
                    (Detail::NetworkType, _) if COMMON_NETWORKS.contains(&value) => {
                        all.common_addresses.extend(Some(columns.address[row]).filter(|id| *id != NONE));
                    }
                    // Money that the account sends on says where that money goes, which may be a shop.
                    (Detail::Destination, ActivityKind::Payout) if find(Detail::Direction) != Some("out") => {
                        all.add_destination(value, member);
                    }
                    (Detail::NewValue, ActivityKind::Change) => match find(Detail::ChangedField).and_then(changed) {
                        Some(LinkKind::Phone) => all.add(LinkKind::Phone, normal::phone(value), member),
                        Some(LinkKind::Mailbox) => all.add(LinkKind::Mailbox, normal::mailbox(value), member),
                        Some(_) => all.add_destination(value, member),
                        None => {}
                    },
                    (Detail::ShipAddress, ActivityKind::Shipment) => add_place(all, value, member, places),
                    (Detail::Counterpart, ActivityKind::Review) => {
                        all.known[n as usize] |= LinkKind::Review.bit();
                        if let Some(reviewer) = account_of(population, value).filter(|reviewer| *reviewer != n) {
                            all.known[reviewer as usize] |= LinkKind::Review.bit();
                            all.reviews.push((n, reviewer, row as u32));
                        }
                    }
                    (Detail::Text, ActivityKind::Bid | ActivityKind::Application | ActivityKind::Message) => {
                        all.known[n as usize] |= LinkKind::Text.bit();
                        let text = all.texts.intern(&hash_bytes(value.as_bytes()).to_le_bytes());
                        if text as usize == last_writer.len() {
                            last_writer.push(NONE);
                            all.sequences.push(sequences(value));
                        }
                        let is_known = last_writer[text as usize] == n;
                        if is_known || texts < TEXTS_PER_ACCOUNT {
                            texts += u32::from(!is_known);
                            last_writer[text as usize] = n;
                            all.written.push(Written { text, account: n, row: row as u32 });
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
