//! People joined across files: every join is told, can be undone by policy, and depends on no order.

use crate::support::{Seed, as_of, report, screened_in_pieces};
use munjigi::report::{Report, build};
use munjigi::settings::Settings;

const ROSTER: &str = "email,사번,별칭,성명\nkim@example.org,1001,kim;k.kim,김가온\nlee@example.org,1002,lee,이나루\n";
const VPN: &str = "계정,시작,종료,접속 IP\nkim,2026-01-05 09:00,2026-01-05 18:00,192.0.2.1\nlee,2026-01-05 09:10,2026-01-05 18:00,192.0.2.2\n";
const SHIFTS: &str =
    "사번,출근일시,퇴근일시\n1001,2026-01-06 09:00,2026-01-06 18:00\n1002,2026-01-06 09:00,2026-01-06 18:00\n";

fn files() -> Vec<(&'static str, &'static [u8])> {
    vec![("roster.csv", ROSTER.as_bytes()), ("vpn.csv", VPN.as_bytes()), ("shifts.csv", SHIFTS.as_bytes())]
}

fn apart(keys: &[&str], files: &[(&str, &[u8])]) -> Report {
    let mut settings = Settings::new(as_of());
    settings.policy.keep_apart = keys.iter().map(|key| (*key).to_owned()).collect();
    build::report(&screened_in_pieces(&settings, files, 1 << 20))
}

fn accounts(report: &Report) -> Vec<String> {
    let mut keys: Vec<String> = report.accounts.iter().map(|account| account.account.clone()).collect();
    keys.sort();
    keys
}

fn told(report: &Report) -> Vec<String> {
    let joins = report.coverage.joins.iter();
    joins.map(|join| format!("{}={} {}:{} {}", join.account, join.joined, join.file, join.line, join.how)).collect()
}

#[test]
fn every_join_is_told_with_its_place() {
    let report = report(&files());
    assert_eq!(accounts(&report), ["kim@example.org", "lee@example.org"]);
    assert_eq!(
        told(&report),
        [
            "kim@example.org=1001 roster.csv:2 roster",
            "kim@example.org=kim roster.csv:2 roster",
            "lee@example.org=1002 roster.csv:3 roster",
            "lee@example.org=lee roster.csv:3 roster",
        ],
        "k.kim is nobody's key, so it joined nothing"
    );
}

#[test]
fn quiet_where_nothing_is_joined() {
    assert!(report(&[("vpn.csv", VPN.as_bytes())]).coverage.joins.is_empty());
}

#[test]
fn a_join_undone_by_policy_is_undone_and_the_rest_stays() {
    let report = apart(&[" KIM "], &files());
    assert_eq!(accounts(&report), ["kim", "kim@example.org", "lee@example.org"]);
    assert_eq!(told(&report).len(), 3);
    assert!(!told(&report).iter().any(|join| join.contains("=kim ")));
    let back = apart(&[], &files());
    assert_eq!(accounts(&back), ["kim@example.org", "lee@example.org"]);
}

#[test]
fn a_name_that_two_accounts_state_is_noted_and_not_joined() {
    let roster = "email,별칭,거주국\nkim@example.org,admin,KR\nlee@example.org,admin,KR\n";
    let log = "계정,시작,종료\nadmin,2026-01-05 09:00,2026-01-05 18:00\n";
    let report = report(&[("roster.csv", roster.as_bytes()), ("log.csv", log.as_bytes())]);
    assert_eq!(accounts(&report), ["admin", "kim@example.org", "lee@example.org"]);
    assert!(report.coverage.joins.is_empty());
    let noted: Vec<_> = report.coverage.issues.iter().filter(|issue| issue.kind == "ambiguous-alias").collect();
    assert_eq!(noted.iter().map(|issue| (issue.file.as_str(), issue.line)).collect::<Vec<_>>(), [("roster.csv", 2)]);
}

#[test]
fn the_order_of_files_and_rows_changes_nothing() {
    let keys = ["a@example.org", "b", "c", "d", "e"];
    let mut seed = Seed(11);
    for round in 0..40 {
        let mut rows: Vec<String> = (0..1 + seed.below(5))
            .map(|_| format!("{},{},KR", keys[seed.below(5) as usize], keys[seed.below(5) as usize]))
            .collect();
        let log: String =
            keys.iter().map(|key| format!("{key},2026-01-05 09:00,2026-01-05 18:00\n")).collect::<Vec<_>>().concat();
        let log = format!("계정,시작,종료\n{log}");
        let roster = |rows: &[String]| format!("계정,별칭,거주국\n{}\n", rows.join("\n"));
        let (forward, half) = (roster(&rows), rows.len() / 2);
        let (first, second) = (roster(&rows[..half]), roster(&rows[half..]));
        rows.reverse();
        let backward = roster(&rows);
        let essence = |report: &Report| {
            let joins = report.coverage.joins.iter().map(|join| (join.account.clone(), join.joined.clone()));
            (accounts(report), joins.collect::<Vec<_>>())
        };
        let known = essence(&report(&[("r.csv", forward.as_bytes()), ("l.csv", log.as_bytes())]));
        let turned = essence(&report(&[("l.csv", log.as_bytes()), ("r.csv", backward.as_bytes())]));
        assert_eq!(known, turned, "round {round}: {forward}");
        if half > 0 {
            let parts = [("1.csv", first.as_bytes()), ("2.csv", second.as_bytes()), ("l.csv", log.as_bytes())];
            assert_eq!(known, essence(&report(&parts)), "round {round}: {forward}");
        }
    }
}
