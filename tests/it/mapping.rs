//! Mappings: a table that a person told the columns of is read like one whose header tells them itself.

use crate::support::{as_of, screened_in_pieces};
use munjigi::normalise::mapping::read;
use munjigi::protocol::mapper::{Mapping, Recognised, answered, identify, preview, with_role};
use munjigi::report::{Report, build};
use munjigi::settings::Settings;

fn settings(mappings: &[Mapping]) -> Settings {
    Settings { mappings: mappings.to_vec(), ..Settings::new(as_of()) }
}

fn report(mappings: &[Mapping], name: &str, text: &str) -> Report {
    build::report(&screened_in_pieces(&settings(mappings), &[(name, text.as_bytes())], 64))
}

fn activities(mappings: &[Mapping], name: &str, text: &str) -> String {
    let mut out = Vec::new();
    let screened = screened_in_pieces(&settings(mappings), &[(name, text.as_bytes())], 64);
    munjigi::report::activities::write(&screened, &mut out).expect("in memory");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// A made-up German export: titles above, decimal comma, minutes apart, days before months.
const GERMAN: &str = "Zeitnachweis Januar\n\nWer;Tag;Aufwand;Wofür;Bemerkung\n\
    mueller@example.org;05.01.2026;7,5;Ganter;a\nweber@example.org;05.01.2026;8,25;Storch;\n\
    mueller@example.org;06.01.2026;6;Ganter;\nZusammen;;21,75;;\n";
const GERMAN_MAPPING: &str = r#"{"schema":"munjigi.mapping/1","table":"timesheet","delimiter":"semicolon","above":1,"header":true,
    "columns":[{"name":"Wer","role":"email"},{"name":"Tag","role":"date"},{"name":"Aufwand","role":"duration"},
    {"name":"Wofür","role":"client"},{"name":"Bemerkung","role":"ignore"}],
    "answers":{"zone":"Europe/Berlin","day_order":"day-first","decimal_comma":true,"hours":"decimal"}}"#;
/// The same with names that are known.
const KNOWN: &str = "Zeitnachweis Januar\n\nemail;date;hours;client;note\n\
    mueller@example.org;05.01.2026;7,5;Ganter;a\nweber@example.org;05.01.2026;8,25;Storch;\n\
    mueller@example.org;06.01.2026;6;Ganter;\nZusammen;;21,75;;\n";

fn german() -> Mapping {
    read(GERMAN_MAPPING).expect("a mapping")
}

#[test]
fn a_mapped_table_gives_the_report_of_a_well_named_one() {
    assert_eq!(report(&[], "t.csv", GERMAN).inputs[0].used, 0, "nobody reads it without a mapping");
    let mut known = settings(&[]);
    known.zone = "Europe/Berlin".into();
    let known = build::report(&screened_in_pieces(&known, &[("t.csv", KNOWN.as_bytes())], 64));
    let mapped = report(&[german()], "t.csv", GERMAN);
    assert_eq!(mapped.accounts.len(), 2);
    assert_eq!(
        serde_json::to_string(&mapped.accounts).expect("JSON"),
        serde_json::to_string(&known.accounts).expect("JSON")
    );
    let input = &mapped.inputs[0];
    assert_eq!((input.format.as_deref(), input.used, input.rows), (Some("session-table"), 3, 4));
    assert_eq!((input.zone.as_str(), &*input.zone_source, input.day_order_assumed), ("Europe/Berlin", "option", false));
    assert_eq!(&*known.inputs[0].zone_source, "assumed");
}

#[test]
fn columns_go_by_name_in_any_order_and_titles_may_come_and_go() {
    let moved = "Tag;Wer;Bemerkung;Aufwand;Wofür\n05.01.2026;mueller@example.org;;7,5;Ganter\n";
    assert_eq!(report(&[german()], "later.csv", moved).inputs[0].used, 1);
    let other = "Tag;Wer;Bemerkung;Dauer;Wofür\n05.01.2026;mueller@example.org;;7,5;Ganter\n";
    assert_eq!(report(&[german()], "other.csv", other).inputs[0].used, 0, "another table is left alone");
}

#[test]
fn told_answers_go_before_what_a_table_looks_like() {
    let text = "wer,wann,bis,dauer\nkim,03/04/2026 09:00,,90\n";
    let mapping = |answers: &str| {
        read(&format!(
            r#"{{"schema":"munjigi.mapping/1","table":"sessions","delimiter":"comma","header":true,"columns":[{{"name":"wer","role":"account"}},
            {{"name":"wann","role":"start"}},{{"name":"bis","role":"ignore"}},{{"name":"dauer","role":"duration"}}],"answers":{answers}}}"#
        ))
        .expect("a mapping")
    };
    let day_first =
        activities(&[mapping(r#"{"day_order":"day-first","hours":"minutes","zone":"UTC"}"#)], "t.csv", text);
    assert!(day_first.contains(r#""time":"2026-04-03T09:00:00Z""#), "{day_first}");
    assert!(day_first.contains(r#""minutes":90.0"#) && day_first.contains(r#""zone_assumed":false"#), "{day_first}");
    let month_first = activities(&[mapping(r#"{"day_order":"month-first","hours":"decimal"}"#)], "t.csv", text);
    assert!(month_first.contains(r#""time":"2026-03-04T00:00:00Z""#), "{month_first}");
    assert!(
        month_first.contains(r#""minutes":5400.0"#) && month_first.contains(r#""zone_assumed":true"#),
        "{month_first}"
    );
}

#[test]
fn a_table_without_a_header_is_read_by_position() {
    let text = "kim,2026-01-05 09:00,192.0.2.1\nlee,2026-01-05 09:10,192.0.2.2\n";
    let mapping = read(
        r#"{"schema":"munjigi.mapping/1","table":"sign-ins","delimiter":"comma","header":false,"file":"vpn-2026-01.log",
        "columns":[{"role":"account"},{"role":"time"},{"role":"address"}]}"#,
    )
    .expect("a mapping");
    let found = report(std::slice::from_ref(&mapping), "vpn-2026-02.log", text);
    assert_eq!((found.inputs[0].rows, found.inputs[0].used, found.accounts.len()), (2, 2, 2));
    assert_eq!(report(std::slice::from_ref(&mapping), "other.log", text).inputs[0].used, 0);
    assert_eq!(report(&[mapping], "vpn-2026-02.log", "kim,2026-01-05\n").inputs[0].used, 0, "another width");
}

#[test]
fn a_mapping_overrides_a_format_that_would_claim_the_file() {
    // `name` is the only account here, but the person knows that it is a machine's.
    let text = "name,time,owner\nPC-1,2026-01-05 09:00,kim@example.org\n";
    let mapping = read(
        r#"{"schema":"munjigi.mapping/1","table":"sign-ins","delimiter":"comma","header":true,
        "columns":[{"name":"name","role":"device"},{"name":"time","role":"time"},{"name":"owner","role":"email"}]}"#,
    )
    .expect("a mapping");
    assert_eq!(report(&[], "t.csv", text).accounts[0].account, "pc-1");
    assert_eq!(report(&[mapping], "t.csv", text).accounts[0].account, "kim@example.org");
}

#[test]
fn bad_mappings_are_refused_with_the_reason() {
    for (change, reason) in [
        (("\"email\"", "\"e-mail\""), "no such role: e-mail"),
        (("\"email\"", "\"ignore\""), "no column has the role email"),
        (("\"date\"", "\"ignore\""), "no column has the role time"),
        (("\"ignore\"", "\"client\""), "two columns have the role client"),
        (("Europe/Berlin", "Europe/Ganter"), "no such time zone"),
        (("mapping/1", "mapping/9"), "newer version"),
        (("\"above\"", "\"over\""), "unknown field `over`"),
    ] {
        let refused = read(&GERMAN_MAPPING.replacen(change.0, change.1, 1)).expect_err(change.1);
        assert!(refused.contains(reason), "{refused}");
    }
    let Recognised::BadMapping { why } =
        identify("x.json", GERMAN_MAPPING.replace("mapping/1", "mapping/9").as_bytes(), true, &settings(&[]))
    else {
        panic!("a mapping of another version is still no data");
    };
    assert!(why.contains("newer version"));
}

#[test]
fn the_proposal_of_an_odd_table_reads_it_and_survives_being_saved() {
    let settings = settings(&[]);
    let first = preview("t.csv", GERMAN.as_bytes(), true, None, &settings);
    let proposed = first.mapping.expect("a proposal");
    let asked: Vec<&str> = first.questions.iter().map(|ask| &*ask.question).collect();
    assert_eq!((asked, first.flaw, first.used), (vec!["zone"], None, 3));
    let edited = with_role(answered(proposed, "zone", "Europe/Berlin"), 3, "client");
    let again = preview("t.csv", GERMAN.as_bytes(), true, Some(edited), &settings);
    let mapping = again.mapping.expect("the same");
    let saved = serde_json::to_string_pretty(&mapping).expect("JSON");
    assert_eq!(read(&saved), Ok(mapping.clone()));
    assert_eq!(identify("m.json", saved.as_bytes(), true, &settings), Recognised::Mapping(Box::new(mapping.clone())));
    assert_eq!(
        serde_json::to_string(&report(&[mapping], "t.csv", GERMAN)).expect("JSON"),
        serde_json::to_string(&report(&[german()], "t.csv", GERMAN)).expect("JSON")
    );
    assert_eq!(again.read[0].facts[0], ("account".into(), "mueller@example.org".to_owned()));
    assert_eq!(again.read[3].issues, ["missing-time"], "the German total is no known word, and is told");
}

#[test]
fn a_cp949_timesheet_of_excel_leaves_only_the_zone_open() {
    let text = "성명,사번,근무일자,출근시간,퇴근시간,근무시간\r\n김가온,A01,2026-01-05,오전 9:00,오후 6:10,8.5\r\n\
        이나루,A02,2026-01-05,오전 10:00,오후 7:00,8\r\n김가온,A01,2026-01-06,오전 8:50,오후 6:00,8.5\r\n합계,,,,,25\r\n";
    let (bytes, _, _) = encoding_rs::EUC_KR.encode(text);
    let seen = preview("근무.csv", &bytes, true, None, &settings(&[]));
    let asked: Vec<&str> = seen.questions.iter().map(|ask| &*ask.question).collect();
    assert_eq!((asked, seen.rows, seen.used, seen.error), (vec!["zone"], 3, 3, None));
    assert_eq!(seen.raw[1].1[0], "김가온");
}

#[test]
fn files_are_recognised_by_their_head_alone() {
    let known = |text: &str, mappings: &[Mapping]| identify("t.csv", text.as_bytes(), true, &settings(mappings));
    assert_eq!(known(KNOWN, &[]), Recognised::Format { format: "session-table".into(), mapped: false });
    assert_eq!(known(GERMAN, &[]), Recognised::Unknown { error: "unknown-format".into() });
    assert_eq!(known(GERMAN, &[german()]), Recognised::Format { format: "session-table".into(), mapped: true });
    assert_eq!(known("", &[]), Recognised::Unknown { error: "empty".into() });
    assert_eq!(
        identify("t.pdf", b"%PDF-1.7 and so on", true, &settings(&[])),
        Recognised::Unknown { error: "pdf".into() }
    );
}

#[test]
fn a_file_that_is_no_table_has_a_reason_and_no_columns() {
    for (name, bytes) in [("a.json", &b"{\"a\":1}"[..]), ("a.pdf", b"%PDF-1.7"), ("a", b"")] {
        let seen = preview(name, bytes, true, None, &settings(&[]));
        assert!(seen.mapping.is_none() && seen.error.is_some(), "{name}");
    }
}

#[test]
fn the_document_on_mappings_names_every_role_and_shows_one_that_can_be_read() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/mappings.md");
    let text = std::fs::read_to_string(path).expect("the document is there");
    for name in munjigi::protocol::mapper::role_names() {
        assert!(text.contains(&format!("`{name}`")), "{name} is not in the document");
    }
    let example = text.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert!(read(example).is_ok(), "{:?}", read(example));
}
