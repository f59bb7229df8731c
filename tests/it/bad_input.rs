//! What bad files come to: their own message each, and the good file beside them still gives a report.

use crate::support::{as_of, report, screened_in_pieces};
use flate2::{Compression, write::GzEncoder};
use munjigi::report::build;
use munjigi::settings::Settings;
use std::io::Write;

const GOOD: &[u8] = b"account,start,end\nkim@example.org,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n";

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("in memory")
}

/// The error of a bad file beside a good one.
fn error_of(name: &str, bytes: &[u8]) -> Option<String> {
    let report = report(&[(name, bytes), ("good.csv", GOOD)]);
    assert_eq!(
        report.accounts.iter().filter(|account| account.presence_minutes == 540).count(),
        1,
        "{name}: the good file gives a report"
    );
    report
        .inputs
        .iter()
        .find(|input| input.file == name)
        .and_then(|input| input.error.as_ref().map(ToString::to_string))
}

#[test]
fn each_bad_file_has_its_own_message() {
    let one_line = vec![b'x'; 20 << 20];
    let truncated = gz(&GOOD.repeat(200));
    let bomb = gz(&vec![b'a'; 200 << 20]);
    let binary: Vec<u8> = (0..5_000u32).map(|n| (n * 7 % 256) as u8).collect();
    for (name, bytes, wanted) in [
        ("empty.csv", &b""[..], "empty"),
        ("blank.csv", b"\n\n  \r\n", "empty"),
        ("photo.bin", &binary, "binary"),
        ("one-line.txt", &one_line, "record-too-long"),
        ("header.csv", b"account,start,end\n", "header-only"),
        ("no-time.csv", b"account,ip\nkim@example.org,192.0.2.1\n", "no-time-column"),
        ("one-column.csv", "계정,점수\nkim@example.org,3\n".as_bytes(), "no-time-column"),
        ("no-account.csv", b"start,end,ip\n2026-01-05,2026-01-06,192.0.2.1\n", "no-account-column"),
        ("all-wrong.csv", b"account,start,end\nkim,soon,later\nlee,never,later\n", "all-rows-wrong"),
        ("book.xlsx", b"PK\x03\x04rest xl/workbook.xml", "damaged-archive"),
        ("logs.zip", b"PK\x03\x04rest a.csv", "damaged-archive"),
        ("report.pdf", b"%PDF-1.7 rest", "pdf"),
        ("prose.txt", b"Dear all,\nplease find the logs attached.\n", "unknown-format"),
        ("cut.csv.gz", &truncated[..truncated.len() - 12], "truncated-gzip"),
        ("bomb.csv.gz", &bomb, "record-too-long"),
    ] {
        assert_eq!(error_of(name, bytes).as_deref(), Some(wanted), "{name}");
    }
}

#[test]
fn a_bomb_of_good_rows_stops_at_the_limit() {
    let row = b"kim@example.org,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n";
    let mut text = b"account,start,end\n".to_vec();
    text.extend(row.repeat((100 << 20) / row.len()));
    let bomb = gz(&text);
    let mut settings = Settings::new(as_of());
    settings.policy.limits.expansion_ratio = 50;
    let report = build::report(&screened_in_pieces(&settings, &[("bomb.csv.gz", &bomb)], 1 << 20));
    assert_eq!(report.inputs[0].error.as_deref(), Some("expands-too-far"));
}

#[test]
fn a_truncated_archive_keeps_the_rows_before_the_cut() {
    let mut text = String::from("account,start,end\n");
    for n in 0..20_000u32 {
        text.push_str(&format!(
            "user{}@example.org,2026-01-05T00:{:02}:00Z,2026-01-05T09:{:02}:00Z\n",
            n * 7919 % 20_011,
            n % 60,
            n / 60 % 60
        ));
    }
    let packed = gz(text.as_bytes());
    let report = report(&[("cut.csv.gz", &packed[..packed.len() * 2 / 3])]);
    assert_eq!(report.inputs[0].error.as_deref(), Some("truncated-gzip"));
    assert!(report.inputs[0].used > 1_000, "{}", report.inputs[0].used);
}

#[test]
fn wrong_rows_are_issues_with_their_lines() {
    let text = "account,start,end,ip\n\
        kim,2026-01-05 09:00,2026-01-05 18:00,192.0.2.1\n\
        kim,32.13.2026,2026-01-05 18:00,192.0.2.1\n\
        \n\
        ,2026-01-05 09:00,2026-01-05 18:00,192.0.2.1\n\
        kim,2026-01-06 18:00,2026-01-06 09:00,192.0.2.1\n\
        kim,2026-01-07 09:00,2026-01-07 18:00,300.1.1.1\n\
        kim\n";
    let report = report(&[("rows.csv", text.as_bytes())]);
    let issues: Vec<(u32, &str)> =
        report.coverage.issues.iter().map(|issue| (issue.line, issue.kind.as_ref())).collect();
    assert_eq!(
        issues,
        [(3, "bad-time"), (5, "missing-account"), (6, "end-before-start"), (7, "bad-address"), (8, "missing-time")]
    );
    assert_eq!((report.inputs[0].rows, report.inputs[0].used), (6, 2));
}

#[test]
fn mixed_encodings_are_rescued_cell_by_cell() {
    let mut text =
        "account,start,end,device\nkim,2026-01-05 09:00,2026-01-05 18:00,노트북-하나\n".repeat(60).into_bytes();
    text.extend_from_slice(b"lee,2026-01-05 09:00,2026-01-05 18:00,");
    text.extend_from_slice(&[0xb3, 0xeb, 0xc6, 0xae, 0xba, 0xcf]); // 노트북 in CP949
    text.push(b'\n');
    let lines = crate::support::activities(&[("mixed.csv", &text)]);
    assert!(lines.lines().any(|line| line.contains("lee") && line.contains("노트북\"")), "the cell was not rescued");
    let report = report(&[("mixed.csv", &text)]);
    assert!(report.coverage.issues.iter().any(|issue| issue.kind == "mixed-encoding" && issue.line == 121));
}

#[test]
fn a_roster_account_without_activity_is_said_so() {
    let roster = "account,name,created\nkim@example.org,Kim,2025-01-01\nghost@example.org,Ghost,2025-01-01\n";
    let report = report(&[("roster.csv", roster.as_bytes()), ("good.csv", GOOD)]);
    let ghost =
        report.accounts.iter().find(|account| account.account == "ghost@example.org").expect("the account is listed");
    assert_eq!((ghost.band.as_ref(), ghost.enough_data, ghost.activities), ("no-lead", false, 0));
    assert!(report.coverage.issues.iter().any(|issue| issue.kind == "no-activity" && issue.line == 3));
}

#[test]
fn identity_numbers_reach_nothing() {
    let roster = "account,name,resident no,created\n900101-1234567,Kim,850315-2123456,2025-01-01\n";
    let log = "account,start,end,device\n900101-1234567,2026-01-05 09:00,2026-01-05 18:00,M12345678\n";
    let files: [(&str, &[u8]); 2] = [("roster.csv", roster.as_bytes()), ("log.csv", log.as_bytes())];
    let text = serde_json::to_string(&report(&files)).expect("JSON") + &crate::support::activities(&files);
    for number in ["900101", "1234567", "850315", "2123456", "12345678"] {
        assert!(!text.contains(number), "{number} survives");
    }
    assert!(text.contains("identity-number-masked"));
    assert_eq!(report(&files).accounts.len(), 1, "the same number is the same account");
}
