//! Copies of code from the audit logs of GitHub and GitLab.

use crate::support::{account, fired, report};
use munjigi::report::Report;

const ROSTER: &str = "account,created\nmina,2026-01-05\n";
const SIGNAL: &str = "early-bulk-repo-access";

/// The report on an audit log beside a roster in which the account began on 5 January 2026.
fn beside_roster(name: &str, log: &str, account: &str) -> Report {
    report(&[(name, log.as_bytes()), ("roster.csv", ROSTER.replace("mina", account).as_bytes())])
}

/// GitHub's entries: an action on a repository each, an hour apart, from 6 January on.
fn github(action: &str, repositories: u64) -> String {
    let entries: Vec<String> = (0..repositories)
        .map(|n| {
            format!(
                r#"{{"@timestamp":{},"_document_id":"d{n}","action":"{action}","actor":"mina","org":"example","repo":"example/r{n}"}}"#,
                1_767_657_600_000 + n * 3_600_000
            )
        })
        .collect();
    format!("[{}]", entries.join(","))
}

#[test]
fn clones_of_many_repositories_in_the_first_days_fire() {
    for action in ["git.clone", "repo.download_zip"] {
        let report = beside_roster("github.json", &github(action, 6), "mina");
        let finding =
            account(&report, "mina").findings.iter().find(|finding| finding.signal == SIGNAL).expect("a finding");
        assert_eq!((finding.strength.as_ref(), finding.evidence_total), ("watch", 6), "{action}");
    }
    let few = beside_roster("github.json", &github("git.clone", 5), "mina");
    assert_eq!(fired(account(&few, "mina"), SIGNAL), None);
}

#[test]
fn what_copies_nothing_is_no_answer() {
    // An archived repository is copied nowhere, and settings say nothing of copies.
    for action in ["repo.archived", "repo.create", "protected_branch.destroy"] {
        let report = beside_roster("github.json", &github(action, 20), "mina");
        assert_eq!(fired(account(&report, "mina"), SIGNAL), None, "{action}");
        assert!(report.coverage.not_assessed.iter().any(|missing| missing.signal == SIGNAL), "{action}");
    }
    // Pushes are operations on code, and no copies.
    let pushes = beside_roster("github.json", &github("git.push", 20), "mina");
    assert_eq!(fired(account(&pushes, "mina"), SIGNAL), None);
    assert!(!pushes.coverage.not_assessed.iter().any(|missing| missing.signal == SIGNAL));
}

#[test]
fn gitlab_says_the_same_in_both_shapes() {
    let streamed: Vec<String> = (0..6)
        .map(|n| {
            format!(
                r#"{{"id":"{n}","author_id":11,"entity_id":{n},"entity_type":"Project","entity_path":"group/r{n}","details":{{"author_name":"Mina","custom_message":{{"protocol":"ssh","action":"git-upload-pack"}},"target_details":"same name"}},"created_at":"2026-01-06T0{n}:00:00Z"}}"#
            )
        })
        .collect();
    let mut csv = String::from(
        "ID,Author ID,Author Name,Entity ID,Entity Type,Entity Path,Target ID,Target Type,Target Details,Action,IP Address,Created At (UTC)\n",
    );
    for n in 0..6 {
        csv += &format!(
            "{n},11,Mina,{n},Project,group/r{n},{n},Project,r,Repository Download Started,192.0.2.14,2026-01-06 0{n}:00:00 UTC\n"
        );
    }
    for (name, log) in [("gitlab.json", format!("[{}]", streamed.join(","))), ("gitlab.csv", csv)] {
        let report = beside_roster(name, &log, "11");
        assert_eq!(fired(account(&report, "11"), SIGNAL), Some("watch"), "{name}");
    }
}
