//! Every fixture is read as its snapshot says: a summary that a person can review, and integrity for all of it.

use crate::support::{activities, check_snapshot, fixtures, folders, inputs, report};
use std::fmt::Write;

#[test]
fn every_fixture_reads_as_its_snapshot_says() {
    let mut cases = 0;
    for format in folders(&fixtures().join("formats")) {
        for case in folders(&format) {
            let files = inputs(&case);
            let files: Vec<(&str, &[u8])> =
                files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
            let report = report(&files);
            let lines = activities(&files);
            let mut summary = String::new();
            for input in &report.inputs {
                let _ = writeln!(
                    summary,
                    "{}: {} rows {} used {} zone {} ({}){}{}",
                    input.file,
                    input.format.as_deref().unwrap_or("no format"),
                    input.rows,
                    input.used,
                    input.zone,
                    input.zone_source,
                    if input.day_order_assumed { " day order assumed" } else { "" },
                    input.error.as_deref().map(|error| format!(" ERROR {error}")).unwrap_or_default()
                );
            }
            for issue in &report.coverage.issues {
                let _ = writeln!(summary, "issue {}:{} {} x{}", issue.file, issue.line, issue.kind, issue.count);
            }
            for account in &report.accounts {
                let _ = writeln!(
                    summary,
                    "account {} {:?} minutes {}",
                    account.account, account.names, account.presence_minutes
                );
                // What nobody spoke of is the same everywhere and would only lengthen what a person reviews.
                let is_said = |measure: &&munjigi::report::DiligenceReport| {
                    measure.measure.starts_with("video-") || matches!(measure.state.as_ref(), "done" | "missing")
                };
                for measure in account.diligence.iter().filter(is_said) {
                    let _ = writeln!(summary, "  {} {}", measure.measure, measure.state);
                }
            }
            for line in lines.lines() {
                let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
                let shown: Vec<String> = [
                    "line", "time", "end", "account", "kind", "outcome", "ip", "country", "latitude", "device",
                    "session", "client",
                ]
                .iter()
                .filter(|name| !value[**name].is_null())
                .map(|name| value[*name].to_string().trim_matches('"').to_owned())
                .collect();
                let _ = writeln!(summary, "{}", shown.join(" | "));
            }
            for input in &report.inputs {
                assert!(input.used <= input.rows, "{}: more rows used than there are", case.display());
            }
            check_snapshot(&case.join("import.snap"), &summary);
            cases += 1;
        }
    }
    assert!(cases >= 20, "only {cases} fixtures were found");
}
