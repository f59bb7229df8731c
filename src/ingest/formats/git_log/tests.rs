//! Every shape in which git prints commits, and texts that only look like one.

use super::*;
use crate::ingest::lines::testing::{Collector, read as read_all};

fn sniff(text: &str) -> Likelihood {
    GitLog.sniff(&Head::new("log.txt", text.as_bytes(), true))
}

fn import(text: &str) -> Collector {
    assert_eq!(sniff(text), Likelihood::Certain, "{text}");
    let head = Head::new("log.txt", text.as_bytes(), true);
    read_all(GitLog.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 37)
}

const HASH: &str = "4f2a9c1be07d5a8836f1c2d3e4b5a69788776655";

#[test]
fn one_line_in_every_order_and_with_commas_in_names() {
    for (line, name, time) in [
        (
            format!("{HASH},Mina Kim,mina@example.org,2026-01-12T09:31:04+09:00,2026-01-13T01:00:00Z"),
            "Mina Kim",
            "2026-01-12T09:31:04+09:00",
        ),
        (
            format!("{HASH},Kim, Mina,mina@example.org,2026-01-12T09:31:04+09:00,x"),
            "Kim, Mina",
            "2026-01-12T09:31:04+09:00",
        ),
        (
            format!("\"{HASH}\",\"Kim, Mina\",\"mina@example.org\",\"2026-01-12 09:31:04 +0900\",\"fix\""),
            "Kim, Mina",
            "2026-01-12 09:31:04 +0900",
        ),
        (format!("{HASH}|2026-01-12 09:31:04 +0900|Mina|<mina@example.org>|a|b"), "Mina", "2026-01-12 09:31:04 +0900"),
        (
            "4f2a9c1\tmina@example.org\tMon, 12 Jan 2026 09:31:04 +0900".to_owned(),
            "",
            "Mon, 12 Jan 2026 09:31:04 +0900",
        ),
        (
            "4f2a9c1,Mina,mina@example.org,Mon, 12 Jan 2026 09:31:04 +0900,fix".to_owned(),
            "Mina",
            "Mon, 12 Jan 2026 09:31:04 +0900",
        ),
        (format!("{HASH};Mina;mina@example.org;1768177864 +0900;fix"), "Mina", "1768177864"),
        (
            format!("{HASH},Mina,mina@example.org,Mon Jan 12 09:31:04 2026 +0900,fix"),
            "Mina",
            "Mon Jan 12 09:31:04 2026 +0900",
        ),
    ] {
        let sink = import(&line);
        let kept = &sink.records[0];
        assert_eq!(
            (kept.account.as_str(), kept.name.as_str(), kept.start.as_str()),
            ("mina@example.org", name, time),
            "{line}"
        );
    }
}

#[test]
fn headers_and_stat_lines_are_no_rows_but_a_broken_commit_is() {
    let text = format!("hash,name,email,date\n{}\n\n3\t1\tsrc/lib.rs\n{HASH},Mina\n", CARD.sample);
    let sink = import(&text);
    assert_eq!((sink.rows.as_slice(), sink.issues.as_slice()), (&[2, 3, 4, 7][..], &[(7, IssueKind::BadRecord)][..]));
    assert!(sink.records[2].machine && !sink.records[0].machine);
}

#[test]
fn plain_fuller_and_a_merge() {
    let text = format!(
        "commit {HASH} (HEAD -> main)\nMerge: 1a2b3c4 5d6e7f8\nAuthor:     Mina Kim <mina@example.org>\nAuthorDate: Mon Jan 12 09:31:04 2026 +0900\nCommit:     Joon <joon@example.org>\nCommitDate: Tue Jan 13 09:31:04 2026 +0900\n\n    Author: nobody <x@example.org>\n    commit {HASH}\n\ncommit {HASH}\nAuthor: dependabot[bot] <b@example.org>\nDate:   Mon Jan 12 10:00:00 2026 +0000\n\n    Date: never\n"
    );
    let sink = import(&text);
    let found: Vec<_> =
        sink.records.iter().map(|kept| (kept.line, kept.account.as_str(), kept.start.as_str(), kept.machine)).collect();
    assert_eq!(
        found,
        [
            (1, "mina@example.org", "Mon Jan 12 09:31:04 2026 +0900", false),
            (11, "b@example.org", "Mon Jan 12 10:00:00 2026 +0000", true)
        ]
    );
    assert_eq!((sink.rows.as_slice(), sink.issues.len()), (&[1, 11][..], 0));
}

#[test]
fn graph_raw_mail_and_a_format_without_dates() {
    let graph = format!(
        "*   commit {HASH}\n|\\  Merge: 1a2b3c4 5d6e7f8\n| | Author: Mina <mina@example.org>\n| | Date:   2026-01-12 09:31:04 +0900\n| |\n| |     * commit {HASH}\n| * commit {HASH}\n|/  Author: Joon <joon@example.org>\n|   Date:   2026-01-12 08:31:04 +0900\n"
    );
    let sink = import(&graph);
    assert_eq!((sink.rows.as_slice(), sink.records.len()), (&[1, 7][..], 2));
    let root = format!(
        "* commit {HASH}\n  Author: Mina <mina@example.org>\n  Date:   2026-01-12 09:31:04 +0900\n\n      Date: never\n"
    );
    assert_eq!(import(&root).records[0].start, "2026-01-12 09:31:04 +0900");
    let raw = format!(
        "commit {HASH}\ntree {HASH}\nauthor Mina <mina@example.org> 1768177864 +0900\ncommitter Joon <joon@example.org> 1768177999 +0900\n\n    fix\n"
    );
    assert_eq!(import(&raw).records[0].start, "1768177864");
    let mail = format!(
        "From {HASH} Mon Sep 17 00:00:00 2001\nFrom: Mina <mina@example.org>\nDate: Mon, 12 Jan 2026 09:31:04 +0900\nSubject: [PATCH] fix\n"
    );
    assert_eq!(import(&mail).records[0].account, "mina@example.org");
    let short = format!("commit {HASH}\nAuthor: Mina <mina@example.org>\n\n    fix\n");
    assert_eq!(import(&short).issues, [(1, IssueKind::MissingTime)]);
}

#[test]
fn other_texts_are_not_claimed() {
    for text in [
        "commit messages are short\nAuthor: somebody\n",
        "4f2a9c1 fix the layout\n5a2a9c1 fix it again\n",
        "1234567,Mina,900\n1234568,Joon,800\n",
        "id,email,time\n1,a@example.org,2026-01-12\n",
        "From: Mina <mina@example.org>\nDate: Mon, 12 Jan 2026 09:31:04 +0900\n",
    ] {
        assert_eq!(sniff(text), Likelihood::No, "{text}");
    }
}
