//! Every fixture of every format, damaged in the ways that files are damaged: nothing panics, grows or takes its time,
//! every row is counted, every issue has a line of the file, and good rows before the damage are kept.

use crate::support::{as_of, fixtures, folders, inputs, screened_in_pieces};
use munjigi::report::{Report, activities, build};
use munjigi::settings::Settings;
use std::time::{Duration, Instant};

/// The slowest that one damaged file may be, unoptimised and on a busy machine: 10 MB take about a second.
const PATIENCE: Duration = Duration::from_secs(60);

/// Every input of every case, with its format.
fn all() -> Vec<(String, String, Vec<u8>)> {
    let mut all = Vec::new();
    for format in folders(&fixtures().join("formats")) {
        let id = format.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for case in folders(&format) {
            all.extend(inputs(&case).into_iter().map(|(name, bytes)| (id.clone(), name, bytes)));
        }
    }
    assert!(all.len() > 100, "only {} fixtures", all.len());
    all
}

/// One input of each format: the hostile shapes that are large.
fn one_each() -> Vec<(String, String, Vec<u8>)> {
    let mut all = all();
    all.dedup_by(|b, a| a.0 == b.0);
    all
}

/// Screens one file and holds what must hold of any.
fn check(what: &str, name: &str, bytes: &[u8]) -> (Report, Vec<serde_json::Value>) {
    let begun = Instant::now();
    let settings = Settings::new(as_of());
    let screened = screened_in_pieces(&settings, &[(name, bytes)], 1 << 16);
    assert!(begun.elapsed() < PATIENCE, "{what}: {:?}", begun.elapsed());
    let report = build::report(&screened);
    let mut out = Vec::new();
    activities::write(&screened, &mut out).expect("in memory");
    let records: Vec<serde_json::Value> =
        out.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    // A text in UTF-16 is counted by its own line feeds, a binary one by records; more bytes than lines in any case.
    let binary = report.inputs[0].format.as_deref() == Some("wtmp");
    let lines = if binary { bytes.len() } else { 1 + bytes.iter().filter(|byte| **byte == b'\n').count() };
    let gzipped = bytes.starts_with(&[0x1f, 0x8b]);
    let input = &report.inputs[0];
    assert!(input.used <= input.rows, "{what}: {} of {} rows used", input.used, input.rows);
    for issue in &report.coverage.issues {
        assert!(
            issue.line >= 1 && (gzipped || issue.line as usize <= lines),
            "{what}: {} in line {}",
            issue.kind,
            issue.line
        );
    }
    for record in &records {
        let line = record["line"].as_u64().expect("a line") as usize;
        assert!(line >= 1 && (gzipped || line <= lines), "{what}: an activity of line {line}");
    }
    // A row that came to nothing is an issue, unless the file as a whole is refused.
    let told: u32 = report.coverage.issues.iter().map(|issue| issue.count).sum();
    let lost = input.rows - input.used;
    assert!(told >= lost, "{what}: {lost} rows lost, {told} issues");
    (report, records)
}

#[test]
fn cut_off_anywhere_what_came_before_is_kept() {
    for (format, name, bytes) in all() {
        let (whole, records) = check(&format, &name, &bytes);
        for part in 1..8 {
            let cut = bytes.len() * part / 8;
            let (report, kept) = check(&format!("{format} cut at {cut}"), &name, &bytes[..cut]);
            assert!(kept.len() <= records.len() + 1, "{format}: more records than the whole has");
            // The first line that the cut cannot have touched, where a record is a line and years need no later one.
            let same_format = report.inputs[0].format == whole.inputs[0].format;
            if same_format && part == 7 && records.len() >= 8 && report.inputs[0].error.is_none() {
                assert!(!kept.is_empty(), "{format} cut at {cut}: nothing is left of {}", records.len());
            }
        }
    }
}

#[test]
fn bytes_that_no_export_should_hold() {
    let marks: [(&str, &[u8]); 7] = [
        ("NUL", b"\0"),
        ("bell", b"\x07"),
        ("right-to-left override", "\u{202e}".as_bytes()),
        ("invalid UTF-8", b"\xff\xc0\x80"),
        ("a lone quote", b"\""),
        ("a line feed", b"\n"),
        ("a carriage return", b"\r"),
    ];
    for (format, name, bytes) in all() {
        for (what, mark) in marks {
            for part in [3, 6] {
                let at = bytes.len() * part / 8;
                let damaged = [&bytes[..at], mark, &bytes[at..]].concat();
                check(&format!("{format} with {what}"), &name, &damaged);
            }
        }
    }
}

#[test]
fn line_ends_of_every_kind_and_empty_lines() {
    for (format, name, bytes) in all() {
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        if text.contains('\0') {
            continue;
        }
        let plain = text.replace("\r\n", "\n");
        let (_, records) = check(&format, &name, plain.as_bytes());
        let crlf = check(&format!("{format} crlf"), &name, plain.replace('\n', "\r\n").as_bytes());
        assert_eq!(crlf.1.len(), records.len(), "{format}: CRLF changes what is read");
        check(&format!("{format} cr"), &name, plain.replace('\n', "\r").as_bytes());
        let mut mixed = String::new();
        for (n, line) in plain.split_inclusive('\n').enumerate() {
            mixed.push_str(line.trim_end_matches('\n'));
            mixed.push_str(["\n", "\r\n", "\n\n"][n % 3]);
        }
        check(&format!("{format} mixed"), &name, mixed.as_bytes());
    }
}

#[test]
fn a_newer_version_drops_columns_and_keys() {
    for (format, name, bytes) in one_each() {
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        // Columns from the right, the last word of each line, every other key.
        for mark in [',', '\t', ';', '|', ' '] {
            let cut: Vec<&str> =
                text.lines().map(|line| line.rsplit_once(mark).map_or(line, |(before, _)| before)).collect();
            check(&format!("{format} without the last {mark:?}"), &name, cut.join("\n").as_bytes());
        }
        let renamed = text.replace("\":", "_\":");
        check(&format!("{format} with other keys"), &name, renamed.as_bytes());
        for word in ["user", "User", "account", "email", "Email", "time", "Time", "Date", "date", "ip"] {
            check(&format!("{format} without {word}"), &name, text.replace(word, "").as_bytes());
        }
    }
}

#[test]
fn a_header_in_the_middle_and_two_formats_in_one_file() {
    let others = one_each();
    for (n, (format, name, bytes)) in all().into_iter().enumerate() {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let (first, half) = (lines.first().copied().unwrap_or_default(), lines.len() / 2);
        let doubled = [&lines[..half].concat()[..], first, &lines[half..].concat()].concat();
        check(&format!("{format} with its first line again"), &name, &doubled);
        let (whole, records) = check(&format, &name, &bytes);
        let (other, _, more) = &others[n % others.len()];
        let both = [&bytes[..], b"\n", more].concat();
        let (report, kept) = check(&format!("{format} and then {other}"), &name, &both);
        // Text in two encodings is nobody's; else the first of the two is read as if it were alone.
        let readable = report.inputs[0].format == whole.inputs[0].format && report.inputs[0].error.is_none();
        if readable && std::str::from_utf8(&both).is_ok() && format != "last" && format != "git-log" {
            assert!(kept.len() >= records.len(), "{format} and then {other}: {} of {}", kept.len(), records.len());
        }
    }
}

#[test]
fn shapes_that_are_too_large() {
    let long = "k".repeat(10 << 20);
    let wide = ",x".repeat(10_000);
    let deep = format!("{{\"a\":{}1{}}}\n", "[".repeat(10_000), "]".repeat(10_000));
    let text = format!("{{\"a\":\"{}\"}}\n", "s".repeat(9 << 20));
    for (format, name, bytes) in one_each() {
        let end = if bytes.ends_with(b"\n") { &b""[..] } else { b"\n" };
        let (_, records) = check(&format, &name, &bytes);
        for (what, tail) in [("a long line", &long), ("a wide row", &wide), ("depth", &deep), ("a long string", &text)]
        {
            let damaged = [&bytes[..], end, tail.as_bytes()].concat();
            let (report, kept) = check(&format!("{format} with {what}"), &name, &damaged);
            let is_text = std::str::from_utf8(&bytes).is_ok_and(|text| !text.contains('\0'));
            // `who` is known by all of its first lines, so that a short file with another line is nobody's.
            if is_text && format != "checklist" && report.inputs[0].format.as_deref() == Some(format.as_str()) {
                assert!(kept.len() >= records.len(), "{format} with {what}: {:?}", report.inputs[0].error);
            }
        }
    }
}
