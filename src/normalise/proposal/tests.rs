//! Proposals for tables that people made.

use super::*;

fn proposed(text: &str) -> (Proposal, Vec<Question>, Vec<String>) {
    let head = Head::new("x.csv", text.as_bytes(), true);
    let proposal = propose(&head, None).expect("a table");
    let Mapping { delimiter, above, header, .. } = proposal.mapping;
    let sample = Sample::of(head.text, delimiter, above, header).expect("rows");
    let questions = questions(&proposal.mapping, &sample);
    let roles = proposal.mapping.columns.iter().map(|column| column.role.clone()).collect();
    (proposal, questions, roles)
}

#[test]
fn a_korean_timesheet_of_excel_leaves_only_the_zone_open() {
    let text = "2026년 1월 근무 현황\n\n성명,사번,근무일자,출근시간,퇴근시간,근무시간,비고\n\
        김가온,A01,2026-01-05,오전 9:00,오후 6:10,8.5,\n이나루,A02,2026-01-05,오전 10:00,오후 7:00,8,외근\n\
        김가온,A01,2026-01-06,오전 8:50,오후 6:00,8.5,\n합계,,,,,25,\n";
    let (proposal, questions, roles) = proposed(text);
    assert_eq!(roles, ["name", "id", "date", "start", "end", "duration", "ignore"]);
    assert_eq!((proposal.mapping.above, proposal.mapping.table), (1, TableKind::Timesheet));
    assert_eq!(questions, [Question::Zone]);
    assert_eq!(proposal.mapping.answers.hours, Some(Hours::Decimal));
}

#[test]
fn odd_names_are_read_by_their_values() {
    let text = "Wer;Tag;Kommt;Geht;Rechner-Adresse;Land\n\
        mueller@example.org;31.01.2026;08:00;16:30;192.0.2.4;DE\nweber@example.org;30.01.2026;09:00;17:00;192.0.2.5;DE\n";
    let (proposal, questions, roles) = proposed(text);
    assert_eq!(roles, ["email", "date", "start-time", "end-time", "address", "country"]);
    assert!(proposal.reasons.iter().all(|reason| *reason == Reason::Value));
    assert_eq!(proposal.mapping.delimiter, Delimiter::Semicolon);
    assert_eq!(questions, [Question::Zone]);
}

#[test]
fn minutes_and_decimals_are_asked_only_where_open() {
    let row =
        |cell: &str| format!("Wer;Tag;Dauer\nkim;2026-01-05;{cell}\nlee;2026-01-05;{cell}\nkim;2026-01-06;{cell}\n");
    for (cell, hours, comma, asked) in [
        ("7,5", Some(Hours::Decimal), Some(true), vec![]),
        ("7.5", Some(Hours::Decimal), Some(false), vec![]),
        ("8", Some(Hours::Decimal), None, vec![Question::Hours]),
        ("450", Some(Hours::Minutes), None, vec![Question::Hours]),
        ("1.050", Some(Hours::Decimal), Some(false), vec![Question::Hours, Question::Decimal]),
        ("450 min", None, None, vec![]),
        ("7:30", None, None, vec![]),
    ] {
        let (proposal, questions, roles) = proposed(&row(cell));
        assert_eq!(roles, ["account", "date", "duration"], "{cell}");
        let left: Vec<Question> = questions.into_iter().filter(|question| *question != Question::Zone).collect();
        assert_eq!(left, asked, "{cell}");
        assert_eq!((proposal.mapping.answers.hours, proposal.mapping.answers.decimal_comma), (hours, comma), "{cell}");
    }
}

#[test]
fn day_and_month_are_asked_where_nothing_proves_them() {
    let text = |day: &str| {
        format!("who,when\nkim,{day} 09:00\nlee,01/02/2026 10:00\nkim,03/02/2026 08:00\nlee,01/04/2026 08:00\n")
    };
    let asked = |text: &str| proposed(text).1.contains(&Question::DayOrder);
    assert!(asked(&text("05/06/2026")));
    assert!(!asked(&text("25/06/2026")));
    assert!(!asked(&text("2026-06-25")) || asked(&text("05/06/2026")));
}

#[test]
fn a_zone_in_the_data_or_a_header_is_not_asked_for() {
    for text in [
        "wer,wann\nkim,2026-01-05T09:00:00Z\nlee,2026-01-05T09:10:00Z\nkim,2026-01-06T09:00:00Z\n",
        "wer,Time (UTC)\nkim,2026-01-05 09:00\nlee,2026-01-05 09:10\nkim,2026-01-06 09:00\n",
        "wer,wann,timezone\nkim,2026-01-05 09:00,Asia/Seoul\nkim,2026-01-06 09:00,Asia/Seoul\nlee,2026-01-06 09:10,Asia/Seoul\n",
    ] {
        assert_eq!(proposed(text).1, [], "{text}");
    }
}

#[test]
fn a_table_without_a_header_and_one_with_two_addresses_of_people() {
    let (proposal, questions, roles) =
        proposed("kim@example.org,2026-01-05 09:00,192.0.2.1,KR\nlee@example.org,2026-01-05 09:20,192.0.2.2,KR\n");
    assert!(!proposal.mapping.header && proposal.mapping.file.as_deref() == Some("x.csv"));
    assert_eq!(roles, ["email", "time", "address", "country"]);
    assert_eq!(questions, [Question::Zone]);
    let (_, questions, _) = proposed(
        "Wer,Leitung,Wann\nkim@example.org,boss@example.org,2026-01-05T09:00:00Z\nlee@example.org,boss@example.org,2026-01-05T09:00:00Z\n",
    );
    assert_eq!(questions, [Question::Account(vec![0, 1])]);
}

#[test]
fn quiet_when_it_is_no_table() {
    for text in ["{\"a\":1}\n{\"a\":2}\n", "one line\nanother line\n", ""] {
        assert!(propose(&Head::new("x", text.as_bytes(), true), None).is_none(), "{text}");
    }
}
