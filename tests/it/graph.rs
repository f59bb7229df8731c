//! Ties and clusters in the report: a planted team among honest people; order and names play no part; nothing sensitive
//! stands there in full.

use crate::support::{Seed, report};
use munjigi::report::Report;
use std::collections::{BTreeMap, BTreeSet};

const TEAM: [&str; 5] = ["ana", "bo", "cy", "di", "eve"];

/// A roster of sixty, five of whom are one team: two share a number, two a payout account, two a document, one sends its
/// laptop to another's house.
fn roster(team: [&str; 5]) -> String {
    let mut out = String::from("account,name,phone,payout account,id document hash,ship address,market role\n");
    for n in 0..55 {
        out.push_str(&format!(
            "staff{n:02}@example.org,Person {n},010-2{n:03}-0{n:03},220-000-{n:06},{:016x},Garam-ro {n} 101,developer\n",
            0x9e37_79b9_7f4a_7c15u64.wrapping_mul(n + 1)
        ));
    }
    let [a, b, c, d, e] = team;
    out.push_str(&format!(
        "{a}@example.net,Kim Gaon,010-1234-5678,110-000-987654,0123456789abcdef,Naru-gil 1,developer\n"
    ));
    out.push_str(&format!(
        "{b}@example.net,Lee Naru,+82 10 1234 5678,110-000-111111,fedcba9876543210,Naru-gil 2,developer\n"
    ));
    out.push_str(&format!(
        "{c}@example.net,Park Dahn,010-7777-5678,110 000 111111,00ff00ff12345678,Naru-gil 3,client\n"
    ));
    out.push_str(&format!(
        "{d}@example.net,Choi Bora,010-8888-5678,110-000-333333,00ff00ff12345679,Naru-gil 4 apt 7,developer\n"
    ));
    out.push_str(&format!(
        "{e}@example.net,Jung Sol,010-9999-5678,110-000-444444,abcdefabcdef9999,naru-gil 4 #7,developer\n"
    ));
    out
}

/// Reviews of the team by each other and of honest people by honest clients.
fn reviews(team: [&str; 5]) -> String {
    let mut out = String::from("account,reviewed at,reviewer,rating\n");
    for n in 1..9 {
        out.push_str(&format!("staff{n:02}@example.org,2026-01-0{n} 10:00,staff{:02}@example.org,5\n", n + 20));
        out.push_str(&format!("{}@example.net,2026-01-0{n} 11:00,{}@example.net,5\n", team[1], team[2]));
    }
    out
}

fn screened(team: [&str; 5]) -> Report {
    report(&[("roster.csv", roster(team).as_bytes()), ("reviews.csv", reviews(team).as_bytes())])
}

fn fired(report: &Report) -> BTreeMap<String, BTreeSet<String>> {
    let signals = |findings: &[munjigi::report::FindingReport]| {
        findings.iter().map(|finding| finding.signal.to_string()).collect::<BTreeSet<String>>()
    };
    report.accounts.iter().map(|account| (account.account.clone(), signals(&account.findings))).collect()
}

#[test]
fn a_planted_team_is_the_one_cluster_and_honest_people_have_no_tie() {
    let report = screened(TEAM);
    assert_eq!(report.clusters.len(), 1, "{:?}", report.clusters);
    let cluster = &report.clusters[0];
    let team: Vec<String> = TEAM.iter().map(|name| format!("{name}@example.net")).collect();
    assert_eq!((cluster.id.as_str(), &cluster.accounts, cluster.accounts_total), ("c1", &team, 5));
    let kinds: Vec<&str> = cluster.kinds.iter().map(AsRef::as_ref).collect();
    assert_eq!(kinds, ["document", "payout", "phone", "ship-address"]);
    for (account, signals) in fired(&report) {
        let of_graph = signals.iter().filter(|signal| signal.contains("shared") || signal.contains("cluster")).count();
        assert_eq!(of_graph > 0, account.ends_with("@example.net"), "{account}: {signals:?}");
    }
    let bo = &fired(&report)["bo@example.net"];
    for signal in ["shared-phone-multi-account", "shared-payout-account", "self-dealing-reviews"] {
        assert!(bo.contains(signal), "{signal} is not among {bo:?}");
    }
    let loops: Vec<&serde_json::Value> = report
        .accounts
        .iter()
        .flat_map(|account| &account.findings)
        .filter(|finding| finding.signal == "shared-payout-account")
        .map(|finding| &finding.facts["loop"])
        .collect();
    assert_eq!(loops, [1, 1], "a client and a developer are paid together");
}

#[test]
fn a_tie_counts_for_no_more_than_context_among_few_accounts() {
    let few: String =
        roster(TEAM).lines().filter(|line| !line.starts_with("staff")).map(|line| format!("{line}\n")).collect();
    let report = report(&[("roster.csv", few.as_bytes())]);
    assert_eq!(report.clusters.len(), 1);
    assert!(report.accounts.iter().all(|account| account.band == "context"));
}

#[test]
fn nothing_that_says_who_somebody_is_stands_in_full_among_ties_and_facts() {
    let report = screened(TEAM);
    let mut text = serde_json::to_string(&(&report.links, &report.clusters)).expect("JSON");
    for finding in report.accounts.iter().flat_map(|account| &account.findings) {
        text += &serde_json::to_string(&finding.facts).expect("JSON");
    }
    for secret in ["12345678", "000111111", "00ff00ff", "naru"] {
        assert!(!text.to_lowercase().contains(secret), "{secret}");
    }
    assert!(text.contains("…5678"), "but its end does");
}

#[test]
fn the_order_of_files_and_lines_changes_nothing() {
    let known = screened(TEAM);
    let essence = |report: &Report| {
        let points: Vec<_> =
            report.accounts.iter().map(|account| (account.account.clone(), account.points.to_string())).collect();
        (points, fired(report), report.links.clone(), report.clusters.clone())
    };
    let mut seed = Seed(3);
    for _ in 0..3 {
        let mut shuffle = |text: &str| {
            let (header, body) = text.split_once('\n').expect("a header");
            let mut lines: Vec<&str> = body.lines().collect();
            for n in (1..lines.len()).rev() {
                lines.swap(n, seed.below(n as u64 + 1) as usize);
            }
            format!("{header}\n{}\n", lines.join("\n"))
        };
        let (roster, reviews) = (shuffle(&roster(TEAM)), shuffle(&reviews(TEAM)));
        let other = report(&[("reviews.csv", reviews.as_bytes()), ("roster.csv", roster.as_bytes())]);
        assert_eq!(essence(&other), essence(&known));
    }
}

#[test]
fn renaming_accounts_renames_them_and_changes_nothing_else() {
    let renamed = ["zoe", "abe", "moe", "kit", "liv"];
    let name = |account: &str| {
        let (local, domain) = account.split_once('@').expect("a mailbox");
        let new = TEAM.iter().position(|name| *name == local).map_or(local, |n| renamed[n]);
        format!("{new}@{domain}")
    };
    let (one, other) = (screened(TEAM), screened(renamed));
    let of = |report: &Report, name: &dyn Fn(&str) -> String| -> BTreeMap<String, (String, String, BTreeSet<String>)> {
        let signals = fired(report);
        let row = |account: &munjigi::report::AccountReport| {
            let key = name(&account.account);
            (key, (account.band.to_string(), account.points.to_string(), signals[&account.account].clone()))
        };
        report.accounts.iter().map(row).collect()
    };
    assert_eq!(of(&one, &name), of(&other, &str::to_owned));
    let cluster = |report: &Report, name: &dyn Fn(&str) -> String| {
        let accounts = report.clusters[0].accounts.iter().map(|account| name(account)).collect::<BTreeSet<String>>();
        (accounts, report.clusters[0].kinds.clone(), report.clusters[0].weight.to_string())
    };
    assert_eq!(cluster(&one, &name), cluster(&other, &str::to_owned));
}
