//! Tests of the account graph as a whole: what ties, what does not, and that names and order play no part.

use super::{LinkKind, Links};
use crate::ingest::{DeviceClass, Record, Sink, When};
use crate::model::network::Networks;
use crate::model::{ActivityKind, Detail, HoldingField, Outcome};
use crate::normalise::Collector;
use crate::settings::{Policy, Settings};
use crate::timeline::{Population, Sharing};

/// One drawn thing: an account and a holding, or an activity on a day with details.
#[derive(Clone)]
enum Drawn {
    Held(String, HoldingField, String),
    Done(String, ActivityKind, u32, Vec<(Detail, String)>, &'static str, &'static str),
}

fn held(account: &str, field: HoldingField, value: &str) -> Drawn {
    Drawn::Held(account.to_owned(), field, value.to_owned())
}

fn signed_in(
    account: &str,
    day: u32,
    address: &'static str,
    device: &'static str,
    details: &[(Detail, &str)],
) -> Drawn {
    let details = details.iter().map(|(detail, value)| (*detail, (*value).to_owned())).collect();
    Drawn::Done(account.to_owned(), ActivityKind::SignIn, day, details, address, device)
}

fn population(drawn: &[Drawn], settings: &Settings) -> Population {
    let mut collector = Collector::new(settings, false);
    for (line, drawn) in (1..).zip(drawn) {
        collector.row(line);
        match drawn {
            Drawn::Held(account, field, value) => {
                collector.holding(line, account.as_bytes(), false, *field, value.as_bytes());
            }
            Drawn::Done(account, kind, day, details, address, device) => {
                let start = format!("2026-03-{day:02}T09:00:00Z");
                let details: Vec<(Detail, &[u8])> =
                    details.iter().map(|(detail, value)| (*detail, value.as_bytes())).collect();
                collector.record(
                    line,
                    &Record {
                        kind: *kind,
                        account: account.as_bytes(),
                        start: When::Text(start.as_bytes()),
                        outcome: Outcome::Success,
                        address: address.as_bytes(),
                        device: device.as_bytes(),
                        device_class: if device.starts_with("SN") { DeviceClass::Strong } else { DeviceClass::Weak },
                        details: &details,
                        ..Record::default()
                    },
                );
            }
        }
    }
    Population::merge(vec![collector.finish(settings)], &[])
}

/// What ties accounts and which hang together, by key and in order.
type Found = (Vec<(LinkKind, String, Vec<String>)>, Vec<(Vec<String>, Vec<&'static str>)>);

fn found_under(drawn: &[Drawn], policy: &Policy) -> Found {
    let settings = Settings { policy: policy.clone(), ..Settings::new(1_800_000_000) };
    let population = population(drawn, &settings);
    let sharing = Sharing::of(&population, policy.sharing.address_accounts);
    let (known, _) = Networks::parse(policy.known_addresses.iter().map(String::as_str));
    let links = Links::of(&population, &sharing, policy, &known);
    let key = |account: u32| population.accounts[account as usize].key.clone();
    let mut ties: Vec<_> = links
        .all
        .iter()
        .map(|link| {
            let mut accounts: Vec<String> = link.members.iter().map(|member| key(member.account)).collect();
            accounts.dedup();
            (link.kind, link.value.clone(), accounts)
        })
        .collect();
    ties.sort();
    let mut clusters: Vec<_> = links
        .clusters
        .iter()
        .map(|cluster| {
            let accounts = cluster.accounts.iter().map(|account| key(*account)).collect::<Vec<_>>();
            (accounts, cluster.kinds.iter().copied().collect::<Vec<_>>())
        })
        .collect();
    clusters.sort();
    (ties, clusters)
}

fn found(drawn: &[Drawn]) -> Found {
    found_under(drawn, &Policy::default())
}

/// A team of four, tied in several ways, among strangers in one office.
fn team(names: [&str; 4]) -> Vec<Drawn> {
    let [a, b, c, d] = names;
    let mut drawn = vec![
        held(a, HoldingField::PayoutDestination, "110-000-123456"),
        held(b, HoldingField::PayoutDestination, "110000123456"),
        held(b, HoldingField::Phone, "010-0000-0001"),
        held(c, HoldingField::Phone, "+82 10 0000 0001"),
        held(c, HoldingField::PhotoHash, "0123456789abcd00"),
        held(d, HoldingField::PhotoHash, "0123456789abcd01"),
    ];
    for day in 1..5 {
        drawn.extend(names.iter().map(|name| signed_in(name, day, "203.0.113.9", "", &[])));
        for n in 0..5 {
            drawn.push(signed_in(&format!("staff{n}"), day, "198.51.100.7", "ROOM-1", &[]));
        }
    }
    drawn
}

#[test]
fn a_team_is_one_cluster_and_an_office_is_none() {
    let (ties, clusters) = found(&team(["ana", "bo", "cy", "di"]));
    let kinds: Vec<LinkKind> = ties.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(
        kinds,
        [
            LinkKind::DeviceName,
            LinkKind::Address,
            LinkKind::Address,
            LinkKind::Phone,
            LinkKind::Payout,
            LinkKind::Photo
        ]
    );
    let team = ["ana", "bo", "cy", "di"].map(str::to_owned).to_vec();
    assert_eq!(clusters, [(team, vec!["address", "payout", "phone", "photo"])]);
}

#[test]
fn one_couple_does_not_make_a_cluster_of_its_office() {
    let mut drawn = team(["ana", "bo", "cy", "di"]);
    drawn.push(held("staff1", HoldingField::PayoutDestination, "220-000-000001"));
    drawn.push(held("staff2", HoldingField::PayoutDestination, "220-000-000001"));
    assert_eq!(found(&drawn).1.len(), 1);
}

#[test]
fn a_known_address_or_a_vpn_ties_nobody() {
    let address = |drawn: &[Drawn], policy: &Policy| {
        found_under(drawn, policy).0.iter().filter(|(kind, ..)| *kind == LinkKind::Address).count()
    };
    let drawn = team(["ana", "bo", "cy", "di"]);
    assert_eq!(address(&drawn, &Policy::default()), 2);
    let policy = Policy { known_addresses: vec!["198.51.100.0/24".into()], ..Policy::default() };
    assert_eq!(address(&drawn, &policy), 1);
    let mut vpn = drawn;
    vpn.push(signed_in("zed", 9, "203.0.113.9", "", &[(Detail::NetworkType, "vpn")]));
    assert_eq!(address(&vpn, &policy), 0);
}

#[test]
fn the_order_of_lines_changes_nothing() {
    let drawn = team(["ana", "bo", "cy", "di"]);
    let known = found(&drawn);
    let mut state = 5u64;
    for _ in 0..8 {
        let mut shuffled = drawn.clone();
        for n in (1..shuffled.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            shuffled.swap(n, (state % (n as u64 + 1)) as usize);
        }
        assert_eq!(found(&shuffled), known);
    }
}

#[test]
fn renaming_accounts_renames_them_in_ties_and_clusters_and_changes_nothing_else() {
    let (ties, clusters) = found(&team(["ana", "bo", "cy", "di"]));
    let renamed = |key: &String| match key.as_str() {
        "ana" => "zoe".to_owned(),
        "bo" => "abe".to_owned(),
        "cy" => "moe".to_owned(),
        "di" => "kit".to_owned(),
        other => other.to_owned(),
    };
    let rename = |keys: &[String]| {
        let mut keys: Vec<String> = keys.iter().map(renamed).collect();
        keys.sort();
        keys
    };
    let mut expected: Vec<_> = ties.iter().map(|(kind, value, keys)| (*kind, value.clone(), rename(keys))).collect();
    expected.sort();
    let (ties, other) = found(&team(["zoe", "abe", "moe", "kit"]));
    assert_eq!(ties, expected);
    let mut expected: Vec<_> = clusters.iter().map(|(keys, kinds)| (rename(keys), kinds.clone())).collect();
    expected.sort();
    assert_eq!(other, expected);
}

#[test]
fn a_filler_that_a_crowd_shares_ties_nobody_and_an_account_that_pays_a_crowd_stays_to_be_seen() {
    // Others with a thing of their own, or everybody would be one firm.
    let crowd = |field: HoldingField, value: &str, count: usize| -> Vec<Drawn> {
        (0..count).map(|n| held(&format!("a{n:03}"), field, value)).collect()
    };
    let phones = |count: usize| {
        let mut drawn = crowd(HoldingField::Phone, "010-0000-0001", count);
        drawn.extend((0..900).map(|n| held(&format!("b{n:03}"), HoldingField::Phone, &format!("010-1{n:03}-{n:04}"))));
        found(&drawn).0.len()
    };
    assert_eq!([phones(100), phones(101)], [1, 0]);
    let mut paid = crowd(HoldingField::PayoutDestination, "110-000-123456", 101);
    assert_eq!(found(&paid).0.len(), 1);
    paid.extend(crowd(HoldingField::Wallet, "0x00000000000000000000000000000000000000aa", 3));
    assert!(found(&paid).1.is_empty(), "what a crowd is paid to is no tie");
}

#[test]
fn an_agency_is_not_a_cluster_once_it_is_known() {
    let mut drawn = team(["ana", "bo", "cy", "di"]);
    drawn.extend(["ana", "bo", "cy", "di"].map(|name| held(name, HoldingField::Agency, "Garam Works")));
    assert_eq!(found(&drawn).1.len(), 1);
    let policy = Policy { agencies: vec!["garam works".into()], ..Policy::default() };
    assert!(found_under(&drawn, &policy).1.is_empty());
}

#[test]
fn values_that_say_who_somebody_is_are_masked() {
    for (_, value, _) in found(&team(["ana", "bo", "cy", "di"])).0 {
        assert!(!value.contains("10000000") && !value.contains("110000"), "{value}");
    }
}
