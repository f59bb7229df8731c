//! The report's outer shape, which others rely on: names, types and vocabularies.

use crate::support::{report, session_csv};
use serde_json::Value;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|map| map.keys().map(String::as_str).collect()).unwrap_or_default()
}

fn assert_has(value: &Value, names: &[&str]) {
    for name in names {
        assert!(keys(value).contains(name), "{name} is missing among {:?}", keys(value));
    }
}

fn planted() -> Value {
    let mut text = session_csv(3, 60, 3);
    text.push_str("op@example.org,2026-01-10T00:00:00Z,2026-01-11T06:00:00Z,203.0.113.9,KR,LAPTOP-00001,Garam\n");
    text.push_str("op@example.org,bad,2026-01-11T06:00:00Z,203.0.113.9,KR,LAPTOP-00001,Garam\n");
    serde_json::to_value(report(&[("a.csv", text.as_bytes()), ("b.bin", &[0, 1, 2, 3])])).expect("JSON")
}

#[test]
fn every_name_of_the_contract_is_there() {
    let report = planted();
    assert_has(
        &report,
        &["schema", "engine", "catalogue", "policy", "as_of", "inputs", "coverage", "accounts", "links", "clusters"],
    );
    assert_eq!(report["schema"], "munjigi.report/1");
    assert_eq!(report["as_of"], "2026-01-31T00:00:00Z");
    assert_has(&report["inputs"][0], &["file", "sha256", "format", "rows", "used", "zone", "zone_source", "error"]);
    assert_has(&report["coverage"]["not_assessed"][0], &["signal", "missing", "accounts", "of", "assessed"]);
    assert_has(&report["coverage"]["issues"][0], &["file", "line", "kind", "count"]);
    let account = &report["accounts"][0];
    assert_has(
        account,
        &[
            "account",
            "names",
            "band",
            "points",
            "activities",
            "first",
            "last",
            "presence_minutes",
            "diligence",
            "findings",
        ],
    );
    assert_has(&account["diligence"][0], &["measure", "state"]);
    let finding = &account["findings"][0];
    assert_has(
        finding,
        &[
            "signal",
            "family",
            "severity",
            "strength",
            "reliability",
            "points",
            "facts",
            "explained",
            "evidence",
            "evidence_total",
        ],
    );
    assert_has(&finding["evidence"][0], &["file", "line"]);
    assert_has(&report["links"][0], &["kind", "value", "accounts", "accounts_total", "weight"]);
    assert_eq!(report["inputs"][1]["error"], "binary");
    assert!(report["inputs"][0]["error"].is_null());
}

#[test]
fn joins_keep_their_shape() {
    let roster = "email,별칭,거주국\nop@example.org,op1,KR\n";
    let log = "계정,시작,종료\nop1,2026-01-05 09:00,2026-01-05 18:00\n";
    let report =
        serde_json::to_value(report(&[("r.csv", roster.as_bytes()), ("l.csv", log.as_bytes())])).expect("JSON");
    assert_eq!(
        report["coverage"]["joins"],
        serde_json::json!([
            {"account": "op@example.org", "joined": "op1", "file": "r.csv", "line": 2, "how": "roster"}
        ])
    );
    assert_eq!(planted()["coverage"]["joins"], serde_json::json!([]), "an empty list, not a missing one");
}

#[test]
fn words_come_from_their_vocabularies_and_lists_are_lists() {
    let report = planted();
    for account in report["accounts"].as_array().expect("a list") {
        assert!(
            ["no-lead", "context", "review", "verify-first", "escalate"]
                .contains(&account["band"].as_str().unwrap_or_default())
        );
        for finding in account["findings"].as_array().expect("a list") {
            assert!(["watch", "strong", "severe"].contains(&finding["strength"].as_str().unwrap_or_default()));
            assert!(["context", "low", "medium", "high"].contains(&finding["severity"].as_str().unwrap_or_default()));
            assert!(finding["evidence"].as_array().is_some_and(|list| !list.is_empty() && list.len() <= 50));
            assert!(finding["evidence_total"].as_u64() >= finding["evidence"].as_array().map(|list| list.len() as u64));
        }
    }
}

#[test]
fn the_order_of_accounts_is_band_points_name() {
    let report = planted();
    let rank = |band: &str| {
        ["escalate", "verify-first", "review", "context", "no-lead"].iter().position(|known| *known == band)
    };
    let rows: Vec<(Option<usize>, f64, String)> = report["accounts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|account| {
            let text = |name: &str| account[name].as_str().unwrap_or_default().to_owned();
            (rank(&text("band")), -account["points"].as_f64().unwrap_or_default(), text("account"))
        })
        .collect();
    assert!(rows.is_sorted_by(|a, b| a.partial_cmp(b).is_some_and(|order| order.is_le())), "{rows:?}");
}

#[test]
fn a_thirty_hour_session_fires_and_points_at_its_line() {
    let report = planted();
    let account = report["accounts"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|account| account["account"] == "op@example.org")
        .expect("the account");
    let finding = account["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|finding| finding["signal"] == "continuous-login-24h")
        .expect("the signal fires");
    assert_eq!(
        (finding["strength"].as_str(), finding["facts"]["longest_minutes"].as_u64()),
        (Some("strong"), Some(1_800))
    );
    assert_eq!(
        (finding["evidence"][0]["file"].as_str(), finding["evidence"][0]["line"].as_u64()),
        (Some("a.csv"), Some(62))
    );
}
