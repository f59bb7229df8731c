//! The same input in another order, given twice, split or cut into other pieces gives the same bands, points and findings.

use crate::support::{Seed, as_of, report, screened_in_pieces, session_csv};
use munjigi::report::{Report, build};
use munjigi::settings::Settings;
use std::collections::BTreeSet;

/// A report without what may differ: where the evidence stands, and which files there were.
fn essence(report: &Report) -> serde_json::Value {
    let mut value = serde_json::to_value(&report.accounts).expect("JSON");
    for account in value.as_array_mut().expect("a list") {
        for finding in account["findings"].as_array_mut().expect("a list") {
            finding["evidence"] = serde_json::Value::Null;
        }
        for control in account["controls"].as_array_mut().expect("a list") {
            control["evidence"] = serde_json::Value::Null;
        }
    }
    value
}

/// Sessions with planted oddities, so that many signals fire.
fn table() -> String {
    let mut text = session_csv(30, 3_000, 7);
    for day in 5..26 {
        text.push_str(&format!(
            "op1@example.org,2026-01-{day:02}T00:00:00Z,2026-01-{day:02}T20:30:00Z,203.0.113.9,KR,MAC-9,Garam\n"
        ));
        text.push_str(&format!(
            "op1@example.org,2026-01-{day:02}T03:00:00Z,2026-01-{day:02}T16:30:00Z,203.0.113.9,KR,MAC-9,Nuri\n"
        ));
        text.push_str(&format!(
            "op2@example.org,2026-01-{day:02}T01:00:00Z,2026-01-{day:02}T02:00:00Z,203.0.113.9,KR,MAC-9,Garam\n"
        ));
        text.push_str(&format!(
            "op3@example.org,2026-01-{day:02}T02:00:00Z,2026-01-{day:02}T03:00:00Z,203.0.113.9,NG,MAC-9,Garam\n"
        ));
        text.push_str(&format!(
            "op3@example.org,2026-01-{day:02}T04:00:00Z,2026-01-{day:02}T05:00:00Z,198.51.100.9,KR,MAC-9,Garam\n"
        ));
    }
    text
}

fn shuffled(text: &str, seed: u64) -> String {
    let (header, body) = text.split_once('\n').expect("a header");
    let mut lines: Vec<&str> = body.lines().collect();
    let mut seed = Seed(seed);
    for n in (1..lines.len()).rev() {
        lines.swap(n, seed.below(n as u64 + 1) as usize);
    }
    format!("{header}\n{}\n", lines.join("\n"))
}

#[test]
fn the_planted_oddities_fire() {
    let report = report(&[("t.csv", table().as_bytes())]);
    let fired: BTreeSet<String> = report
        .accounts
        .iter()
        .flat_map(|account| account.findings.iter().map(|finding| finding.signal.to_string()))
        .collect();
    for signal in
        ["superhuman-weekly-hours", "overlapping-client-hours", "shared-device-multi-account", "impossible-travel"]
    {
        assert!(fired.contains(signal), "{signal} is not among {fired:?}: the other tests here would prove little");
    }
}

#[test]
fn byte_for_byte_the_same_when_run_again_and_in_pieces_of_any_size() {
    let text = table();
    let json = |piece| {
        let screened = screened_in_pieces(&Settings::new(as_of()), &[("t.csv", text.as_bytes())], piece);
        serde_json::to_string(&build::report(&screened)).expect("JSON")
    };
    let whole = json(1 << 24);
    for piece in [1 << 24, 4_096, 997, 61] {
        assert!(json(piece) == whole, "pieces of {piece} bytes");
    }
}

#[test]
fn the_order_of_lines_does_not_matter() {
    let text = table();
    let known = essence(&report(&[("t.csv", text.as_bytes())]));
    for seed in [1, 2, 3] {
        assert_eq!(essence(&report(&[("t.csv", shuffled(&text, seed).as_bytes())])), known, "seed {seed}");
    }
}

#[test]
fn the_same_file_twice_is_read_once() {
    let text = table();
    let known = essence(&report(&[("t.csv", text.as_bytes())]));
    let twice = report(&[("t.csv", text.as_bytes()), ("copy of t.csv", text.as_bytes())]);
    assert_eq!(essence(&twice), known);
    assert_eq!(twice.coverage.issues.iter().filter(|issue| issue.kind == "same-file").count(), 1);
}

#[test]
fn split_in_two_files_that_overlap_or_not() {
    let text = table();
    let known = essence(&report(&[("t.csv", text.as_bytes())]));
    let (header, body) = text.split_once('\n').expect("a header");
    let lines: Vec<&str> = body.lines().collect();
    let part = |lines: &[&str]| format!("{header}\n{}\n", lines.join("\n"));
    let half = lines.len() / 2;
    for (first, second) in [(&lines[..half], &lines[half..]), (&lines[..half + 300], &lines[half - 300..])] {
        let (first, second) = (part(first), part(second));
        let forward = report(&[("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())]);
        let backward = report(&[("b.csv", second.as_bytes()), ("a.csv", first.as_bytes())]);
        assert_eq!(essence(&forward), known);
        assert_eq!(
            serde_json::to_string(&forward).ok(),
            serde_json::to_string(&backward).ok(),
            "the order of files changes nothing"
        );
    }
}

#[test]
fn names_of_people_and_countries_change_nothing_but_the_names() {
    let text = table();
    let renamed = text.replace("op1@", "zz1@").replace("op2@", "zz2@").replace("op3@", "zz3@");
    let (one, other) = (report(&[("t.csv", text.as_bytes())]), report(&[("t.csv", renamed.as_bytes())]));
    let points = |report: &Report, from: &str, to: &str| -> Vec<(String, String, f64)> {
        let mut rows: Vec<_> = report
            .accounts
            .iter()
            .map(|account| (account.account.replace(from, to), account.band.to_string(), account.points))
            .collect();
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        rows
    };
    assert_eq!(points(&one, "op", "zz"), points(&other, "op", "zz"));
}
