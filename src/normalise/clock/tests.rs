//! Every syntax with its own test, the traps of year-less and ambiguous dates, and mutations of all samples.

use super::*;
use StampKind::{Date, DateEither, Local as Civil, LocalEither, Utc, ZonedEither};

/// A cell, the kind of its stamp, and the value as a time.
type Sample = (&'static str, StampKind, &'static str);

const ISO: &[Sample] = &[
    ("2021-04-30T11:31:19Z", Utc, "2021-04-30T11:31:19Z"),
    ("2022-12-15T00:35:15.890Z", Utc, "2022-12-15T00:35:15Z"),
    ("2022-12-07T16:06:35.477827Z", Utc, "2022-12-07T16:06:35Z"),
    ("2025-01-21T17:39:10.379877250Z", Utc, "2025-01-21T17:39:10Z"),
    ("2024-11-27T03:31:26.7088498+00:00", Utc, "2024-11-27T03:31:26Z"),
    ("2024-11-27T03:31:26+09:00", Utc, "2024-11-26T18:31:26Z"),
    ("2024-11-27T03:31:26+14:00", Utc, "2024-11-26T13:31:26Z"),
    ("2016-11-20T00:04:00.110+0100", Utc, "2016-11-19T23:04:00Z"),
    ("2016-11-20T00:04:00-05", Utc, "2016-11-20T05:04:00Z"),
    ("2023-06-12T22:26:01.951000", Civil, "2023-06-12T22:26:01Z"),
    ("2022-11-21 18:06:52", Civil, "2022-11-21T18:06:52Z"),
    ("2025-05-07 14:27:57.04", Civil, "2025-05-07T14:27:57Z"),
    ("2023-01-31 15:09:23,351", Civil, "2023-01-31T15:09:23Z"),
    ("2023-06-07 04:26:17.306 +0200", Utc, "2023-06-07T02:26:17Z"),
    ("2022-02-05 12:01:51 UTC", Utc, "2022-02-05T12:01:51Z"),
    ("2022-02-05 12:01:51 GMT", Utc, "2022-02-05T12:01:51Z"),
    ("2022-02-05 12:01:51 KST", Utc, "2022-02-05T03:01:51Z"),
    ("2022-02-05 12:01:51 PDT", Utc, "2022-02-05T19:01:51Z"),
    ("2022-02-05 12:01:51 (UTC)", Utc, "2022-02-05T12:01:51Z"),
    ("2022-02-05 12:01:51 [UTC]", Utc, "2022-02-05T12:01:51Z"),
    ("2022-02-05 12:01:51 UTC+9", Utc, "2022-02-05T03:01:51Z"),
    ("2022-07-05T12:01:51+02:00[Europe/Zurich]", Utc, "2022-07-05T10:01:51Z"),
    ("2022-07-05 12:01:51 Europe/Zurich", Utc, "2022-07-05T10:01:51Z"),
    ("2024-01-31 09:30", Civil, "2024-01-31T09:30:00Z"),
    ("2024-01-31T09:30Z", Utc, "2024-01-31T09:30:00Z"),
    ("2024-01-31, 09:30", Civil, "2024-01-31T09:30:00Z"),
    ("2024-03-21 07:09:03:216", Civil, "2024-03-21T07:09:03Z"),
    ("2024-01-31", Date, "2024-01-31T00:00:00Z"),
    ("2024-1-3 9:05", Civil, "2024-01-03T09:05:00Z"),
    ("2016-12-31T23:59:60Z", Utc, "2017-01-01T00:00:00Z"),
    ("2024-01-31 24:00", Civil, "2024-02-01T00:00:00Z"),
    (" \t2021-04-30T11:31:19Z\r\n", Utc, "2021-04-30T11:31:19Z"),
    ("\u{feff}2021-04-30T11:31:19Z\u{a0}", Utc, "2021-04-30T11:31:19Z"),
];

const YEAR_FIRST: &[Sample] = &[
    ("2024/01/31 09:30", Civil, "2024-01-31T09:30:00Z"),
    ("2024/01/31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
    ("2024.01.31", Date, "2024-01-31T00:00:00Z"),
    ("2024.01.31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
    ("20240131", Date, "2024-01-31T00:00:00Z"),
    ("20240131093015", Civil, "2024-01-31T09:30:15Z"),
    ("20240131093015.123", Civil, "2024-01-31T09:30:15Z"),
    ("20240131T093015Z", Utc, "2024-01-31T09:30:15Z"),
    ("20240131 09:30", Civil, "2024-01-31T09:30:00Z"),
    ("2024-Jan-31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
];

const KOREAN_AND_JAPANESE: &[Sample] = &[
    ("2022. 12. 8. 오후 3:05", Civil, "2022-12-08T15:05:00Z"),
    ("2022. 12. 8. 오후 3:05:07", Civil, "2022-12-08T15:05:07Z"),
    ("2022. 12. 8.", Date, "2022-12-08T00:00:00Z"),
    ("2022. 12. 8. (목) 15:05", Civil, "2022-12-08T15:05:00Z"),
    ("2022년 12월 8일", Date, "2022-12-08T00:00:00Z"),
    ("2022년 12월 8일 목요일", Date, "2022-12-08T00:00:00Z"),
    ("2022년 12월 8일 오후 3시 5분 7초", Civil, "2022-12-08T15:05:07Z"),
    ("2022년 12월 8일 목요일 오후 3:05", Civil, "2022-12-08T15:05:00Z"),
    ("2022년 12월 8일 15:05", Civil, "2022-12-08T15:05:00Z"),
    ("2022년12월8일 3시", Civil, "2022-12-08T03:00:00Z"),
    ("2022-12-08 오후 3:05:00", Civil, "2022-12-08T15:05:00Z"),
    ("2022-12-08 오전 12:05:00", Civil, "2022-12-08T00:05:00Z"),
    ("2022-12-08 오후 12:05:00", Civil, "2022-12-08T12:05:00Z"),
    ("2022-12-08 오전 11:59:59", Civil, "2022-12-08T11:59:59Z"),
    ("2022-12-08 PM 3:05:00", Civil, "2022-12-08T15:05:00Z"),
    ("2022-12-08 오후 3:05:00 KST", Utc, "2022-12-08T06:05:00Z"),
    ("2022年12月8日 15時5分", Civil, "2022-12-08T15:05:00Z"),
    ("2022年12月8日(木) 午後3時5分7秒", Civil, "2022-12-08T15:05:07Z"),
    ("2022年12月8日 午前0:05", Civil, "2022-12-08T00:05:00Z"),
    ("2022/12/08 午後 3:05", Civil, "2022-12-08T15:05:00Z"),
];

const NUMBERS: &[Sample] = &[
    ("08/02/2023, 7:32:47 PM", LocalEither, "2023-08-02T19:32:47Z"),
    ("8/2/2023, 7:32:47.123 PM", LocalEither, "2023-08-02T19:32:47Z"),
    ("4/11/2025 6:21:02 PM", LocalEither, "2025-04-11T18:21:02Z"),
    ("4/11/2025 6:21:02\u{202f}PM", LocalEither, "2025-04-11T18:21:02Z"),
    ("4/11/2025 12:21:02\u{a0}a.m.", LocalEither, "2025-04-11T00:21:02Z"),
    ("4/11/2025 6:21:02 p. m.", LocalEither, "2025-04-11T18:21:02Z"),
    ("4/11/2025 6:21:02 PM +00:00", ZonedEither, "2025-04-11T18:21:02Z"),
    ("4/13/2025 6:21:02 PM +09:00", Utc, "2025-04-13T09:21:02Z"),
    ("4/13/25, 6:21:02 pm", Civil, "2025-04-13T18:21:02Z"),
    ("4/13/99, 6:21 pm", Civil, "1999-04-13T18:21:00Z"),
    ("12/31/2024 09:43:15", Civil, "2024-12-31T09:43:15Z"),
    ("31/12/2024 09:43:15", Civil, "2024-12-31T09:43:15Z"),
    ("12/03/2024 09:43:15", LocalEither, "2024-12-03T09:43:15Z"),
    ("12/03/2024 09:43", LocalEither, "2024-12-03T09:43:00Z"),
    ("12/12/2024 09:43", Civil, "2024-12-12T09:43:00Z"),
    ("12/12/2024", Date, "2024-12-12T00:00:00Z"),
    ("3/12/2024", DateEither, "2024-03-12T00:00:00Z"),
    ("20-02-2024 13:10:33", Civil, "2024-02-20T13:10:33Z"),
    ("05-07-2023", DateEither, "2023-05-07T00:00:00Z"),
    ("04.06.2020", DateEither, "2020-04-06T00:00:00Z"),
    ("24.06.2020", Date, "2020-06-24T00:00:00Z"),
    ("24. 6. 2020 13:10:33", Civil, "2020-06-24T13:10:33Z"),
];

const MONTH_NAMES: &[Sample] = &[
    ("24/Aug/2024:22:32:18 +0000", Utc, "2024-08-24T22:32:18Z"),
    ("24/Aug/2024:22:32:18 +0900", Utc, "2024-08-24T13:32:18Z"),
    ("24-Aug-2024 22:32:18", Civil, "2024-08-24T22:32:18Z"),
    ("24-Aug-24 22:32:18", Civil, "2024-08-24T22:32:18Z"),
    ("4 Aug 2024 22:32", Civil, "2024-08-04T22:32:00Z"),
    ("Aug 4, 2024", Date, "2024-08-04T00:00:00Z"),
    ("Aug 4, 2024 3:05:06 AM", Civil, "2024-08-04T03:05:06Z"),
    ("Sept. 4, 2024, 3:05 p.m.", Civil, "2024-09-04T15:05:00Z"),
    ("August 4, 2024 at 3:05:06\u{202f}PM", Civil, "2024-08-04T15:05:06Z"),
    ("Jun 07 2025 17:31:57", Civil, "2025-06-07T17:31:57Z"),
    ("Tue Sep 11 16:14:21 2018", Civil, "2018-09-11T16:14:21Z"),
    ("Tue Sep  4 16:14:21 2018", Civil, "2018-09-04T16:14:21Z"),
    ("Wed Apr 20 10:03:36 2022 -0400", Utc, "2022-04-20T14:03:36Z"),
    ("Wed Apr 20 10:03:36 UTC 2022", Utc, "2022-04-20T10:03:36Z"),
    ("Thu, 14 Oct 2021 15:24:12 +0000", Utc, "2021-10-14T15:24:12Z"),
    ("Thu, 14 Oct 2021 15:24:12 +0900 (KST)", Utc, "2021-10-14T06:24:12Z"),
    ("Thu, 14 Oct 2021 15:24:12", Civil, "2021-10-14T15:24:12Z"),
    ("Thu Oct 14 2021 15:24:12 GMT+0900 (Korean Standard Time)", Utc, "2021-10-14T06:24:12Z"),
    ("Thu 2021-10-14 15:24:12 KST", Utc, "2021-10-14T06:24:12Z"),
];

const EPOCHS_READ: &[Sample] = &[
    ("1234567890", Utc, "2009-02-13T23:31:30Z"),
    ("1682368414.719", Utc, "2023-04-24T20:33:34Z"),
    ("1682368414.719239", Utc, "2023-04-24T20:33:34Z"),
    ("1759879885138", Utc, "2025-10-07T23:31:25Z"),
    ("1762289083248347", Utc, "2025-11-04T20:44:43Z"),
    ("1234567891234567890", Utc, "2009-02-13T23:31:31Z"),
];

const YEARLESS: [&str; 5] =
    ["Dec  9 17:30:23", "Dec 09 17:30:23.123", "Thu May 28 21:29", "Sun Feb 29 00:00", "Dec 31 23:59:60"];

const ALL: [&[Sample]; 6] = [ISO, YEAR_FIRST, KOREAN_AND_JAPANESE, NUMBERS, MONTH_NAMES, EPOCHS_READ];

fn check(samples: &[Sample]) {
    for (text, kind, expected) in samples {
        let stamp = TimeColumn::new().read(text.as_bytes()).unwrap_or_else(|| panic!("{text} is not read"));
        assert_eq!((stamp.kind, civil::utc_text(stamp.value).as_str()), (*kind, *expected), "{text}");
    }
}

fn utc(text: &str) -> u32 {
    TimeColumn::new().read(text.as_bytes()).unwrap().value
}

fn cache(zone: &str) -> ZoneCache {
    ZoneCache::new(Zone::parse(zone).unwrap())
}

/// Reads the cells of one column and resolves them with what they prove.
fn resolved(cells: &[&str], zone: &str, as_of: &str) -> Vec<String> {
    let mut column = TimeColumn::new();
    let stamps: Vec<Stamp> = cells.iter().map(|cell| column.read(cell.as_bytes()).unwrap()).collect();
    resolve_all(&column, &stamps, zone, as_of)
}

fn resolve_all(column: &TimeColumn, stamps: &[Stamp], zone: &str, as_of: &str) -> Vec<String> {
    let order = column.evidence().decide(DayOrder::MonthFirst).order;
    let mut resolver = Resolver::new(order, cache(zone), utc(as_of), column);
    stamps
        .iter()
        .map(|stamp| match resolver.resolve(*stamp) {
            Resolved::At(utc) => civil::utc_text(utc),
            other => format!("{other:?}"),
        })
        .collect()
}

fn years(cells: &[&str], as_of: &str) -> Vec<String> {
    resolved(cells, "UTC", as_of).iter().map(|text| text[..4].to_owned()).collect()
}

#[test]
fn iso_times_are_read() {
    check(ISO);
}

#[test]
fn other_dates_with_the_year_first_are_read() {
    check(YEAR_FIRST);
}

#[test]
fn korean_and_japanese_times_are_read() {
    check(KOREAN_AND_JAPANESE);
}

#[test]
fn dates_of_three_numbers_are_read() {
    check(NUMBERS);
}

#[test]
fn dates_with_month_names_are_read() {
    check(MONTH_NAMES);
}

#[test]
fn epochs_are_read_by_magnitude() {
    check(EPOCHS_READ);
}

#[test]
fn times_without_a_year_are_read() {
    for text in YEARLESS {
        assert_eq!(TimeColumn::new().read(text.as_bytes()).map(|stamp| stamp.kind), Some(StampKind::NoYear), "{text}");
    }
}

#[test]
fn anything_else_is_refused() {
    let texts = "\
        |-|N/A|2023-02-30|2023-02-29 10:00:00|2023-13-01|2023-00-10|2023-01-00|1969-12-31|2106-01-01|\
        2023-01-31 25:00:00|2023-01-31 24:00:01|2023-01-31 10:60:00|2023-01-31 10:00:61|\
        2023-01-31T10:00:00.Z|2023-01-31T10:00:00.1234567890Z|2023-01-31T10:00:00+15:00|\
        2023-01-31T10:00:00+09:60|2023-01-31T10:00:00 CST|2023-01-31T10:00:00 Mars/Base|\
        2023-01-31T10:00:00Zx|2023-01-31 10|2023-01|2023-01-31 13:00 PM|2023-01-31 오후 15:00|2023-01-31x|\
        10:00|31/31/2023|30/02/2023|1/2/3|1/2/123|08-12-22|04.06.20|192.0.2.1|1.2.3|999999999|12345678901|\
        0946684799|4102444800|946684799999|0000000000000|12345|44903.5|20221332|20220132256060|\
        Feb 30 10:00:00|Foo 9 10:00:00|Dec  9|Dec  9 17:30:23 UTC|Dec 32 2022 10:00:00|Tue|\
        Tue Sep 11 16:14:21 2018 x|Wed Apr 20 10:03:36 UTC 2022 UTC|2022년 13월 8일|2022년 12월|오후 3:05|\
        99999999999999999999|2016-12-31T24:00:60Z";
    for text in texts.split('|').chain([""]) {
        assert_eq!(TimeColumn::new().read(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn a_stamp_takes_eight_bytes() {
    assert_eq!(size_of::<Stamp>(), 8);
}

#[test]
fn the_cached_date_is_not_taken_for_another() {
    let mut column = TimeColumn::new();
    for text in [
        "1970-01-01T00:00:01Z",
        "2021-04-30T00:00:00Z",
        "2021-04-30T23:59:59Z",
        "2021-05-01T00:00:00Z",
        "2021-04-30T00:00:00Z",
    ] {
        let stamp = column.read(text.as_bytes()).unwrap();
        assert_eq!(civil::utc_text(stamp.value), text);
    }
    assert_eq!(column.read(b"2021-04-31T00:00:00Z"), None);
    assert!(!column.has_local());
}

#[test]
fn date_and_time_in_two_cells() {
    let mut column = TimeColumn::new();
    let mut read = |date: &str, time: &str| {
        column.read_split(date.as_bytes(), time.as_bytes()).map(|stamp| (stamp.kind, civil::utc_text(stamp.value)))
    };
    assert_eq!(read("12/03/2024", "09:43:15"), Some((LocalEither, "2024-12-03T09:43:15Z".to_owned())));
    assert_eq!(read("12/13/2024", "6:21:02 PM"), Some((Civil, "2024-12-13T18:21:02Z".to_owned())));
    assert_eq!(read("2024. 12. 3.", "오후 3:05"), Some((Civil, "2024-12-03T15:05:00Z".to_owned())));
    assert_eq!(read("2024-12-03", "15:05:00 +0900"), Some((Utc, "2024-12-03T06:05:00Z".to_owned())));
    assert_eq!(read("2024-12-03 00:00:00", "15:05"), Some((Civil, "2024-12-03T15:05:00Z".to_owned())));
    assert_eq!(read("2024-12-03", " "), Some((Date, "2024-12-03T00:00:00Z".to_owned())));
    for (date, time) in [
        ("2024-12-03 10:00", "15:05"),
        ("", "15:05"),
        ("2024-12-03", "x"),
        ("2024-12-03", "25:00"),
        ("1682368414", "10:00"),
    ] {
        assert_eq!(read(date, time), None, "{date} {time}");
    }
}

#[test]
fn a_number_over_twelve_proves_the_order() {
    assert_eq!(
        resolved(&["03/04/2024 10:00", "13/04/2024 10:00"], "UTC", "2025-01-01"),
        ["2024-04-03T10:00:00Z", "2024-04-13T10:00:00Z"]
    );
    assert_eq!(
        resolved(&["03/04/2024", "04/13/2024"], "UTC", "2025-01-01"),
        ["2024-03-04T00:00:00Z", "2024-04-13T00:00:00Z"]
    );
}

#[test]
fn dots_mean_day_first_unless_a_number_forbids_it() {
    assert_eq!(resolved(&["04.06.2020"], "UTC", "2025-01-01"), ["2020-06-04T00:00:00Z"]);
    assert_eq!(
        resolved(&["04.06.2020", "12.31.2020"], "UTC", "2025-01-01"),
        ["2020-04-06T00:00:00Z", "2020-12-31T00:00:00Z"]
    );
}

#[test]
fn the_order_of_rows_proves_the_order_of_numbers() {
    let decide = |cells: &[&str]| {
        let mut column = TimeColumn::new();
        for cell in cells {
            column.read(cell.as_bytes()).unwrap();
        }
        column.evidence().decide(DayOrder::MonthFirst)
    };
    let day_first = OrderDecision { order: DayOrder::DayFirst, proved: true, conflict: false };
    let open = OrderDecision { order: DayOrder::MonthFirst, proved: false, conflict: false };
    assert_eq!(decide(&["11/01/2024", "12/01/2024", "01/02/2024"]), day_first);
    assert_eq!(decide(&["01/02/2024", "12/01/2024", "11/01/2024"]), day_first, "descending");
    assert_eq!(decide(&["11/01/2024", "01/02/2024"]), open, "two values prove nothing");
    assert_eq!(decide(&["01/01/2024", "02/01/2024", "03/01/2024"]), open, "in order either way");
    assert_eq!(decide(&["05/01/2024", "03/07/2024", "04/02/2024"]), open, "in order neither way");
    assert_eq!(decide(&["01/02/2024", "13/01/2024", "01/13/2024"]), OrderDecision { conflict: true, ..open });
}

#[test]
fn evidence_merges_in_any_order() {
    let mut parts = ["13/01/2024", "04.06.2020", "01/02/2024"].map(|text| {
        let mut column = TimeColumn::new();
        column.read(text.as_bytes()).unwrap();
        column.evidence()
    });
    let merged = |parts: &[OrderEvidence]| {
        parts.iter().fold(OrderEvidence::default(), |mut sum, part| {
            sum.merge(part);
            sum
        })
    };
    let forward = merged(&parts);
    parts.reverse();
    assert_eq!(forward, merged(&parts));
    assert!(forward.decide(DayOrder::MonthFirst).proved);
}

#[test]
fn what_is_open_is_told() {
    let mut column = TimeColumn::new();
    column.read(b"2024-01-01T10:00:00Z");
    assert!(!column.has_local() && !column.is_ambiguous());
    column.read(b"01/02/2024 10:00:00 +00:00");
    assert!(!column.has_local() && column.is_ambiguous());
    column.read(b"2024-01-01 10:00:00");
    assert!(column.has_local());
    column.set_header_zone(Zone::parse("Europe/Zurich"));
    assert!(!column.has_local());
}

#[test]
fn zones_of_cells_survive_the_exchange_of_day_and_month() {
    let cells = ["03/04/2024 01:00:00 +09:00", "13/04/2024 01:00:00 +09:00"];
    assert_eq!(resolved(&cells, "UTC", "2025-01-01"), ["2024-04-02T16:00:00Z", "2024-04-12T16:00:00Z"]);
}

#[test]
fn the_zone_of_the_header_goes_before_that_of_the_file() {
    let mut column = TimeColumn::new();
    column.set_header_zone(Zone::parse("Europe/Zurich"));
    let stamp = column.read(b"2024-07-01 12:00:00").unwrap();
    assert_eq!(resolve_all(&column, &[stamp], "Asia/Seoul", "2025-01-01"), ["2024-07-01T10:00:00Z"]);
    let mut resolver = Resolver::new(DayOrder::MonthFirst, cache("UTC"), utc("2025-01-01"), &column);
    assert_eq!(resolver.resolve_in(stamp, &mut cache("Asia/Seoul")), Resolved::At(utc("2024-07-01 03:00")));
}

#[test]
fn changes_of_clocks_are_told() {
    let cells = ["2024-03-31 02:30", "2024-10-27 02:30", "2024-10-27 03:30"];
    let folded = format!("Folded({})", utc("2024-10-27 00:30"));
    assert_eq!(resolved(&cells, "Europe/Zurich", "2025-01-01"), ["Gap", folded.as_str(), "2024-10-27T02:30:00Z"]);
    // Beirut sets its clocks forward at midnight; the day begins at 01:00.
    assert_eq!(resolved(&["2021-03-28"], "Asia/Beirut", "2025-01-01"), ["2021-03-27T22:00:00Z"]);
}

#[test]
fn years_follow_an_ascending_log() {
    let cells = ["Nov  9 10:00:00", "Dec 31 23:59:59", "Jan  1 00:00:00", "Feb  3 10:00:00"];
    assert_eq!(years(&cells, "2024-03-01"), ["2023", "2023", "2024", "2024"]);
    assert_eq!(years(&cells, "2024-02-03"), ["2023", "2023", "2024", "2024"], "a day of grace for the zone");
    assert_eq!(years(&cells, "2024-02-01"), ["2022", "2022", "2023", "2023"]);
}

#[test]
fn years_follow_a_descending_log() {
    let cells = ["Feb  3 10:00", "Jan  1 00:00", "Dec 31 23:59", "Nov  9 10:00"];
    assert_eq!(years(&cells, "2024-03-01"), ["2024", "2024", "2023", "2023"]);
}

#[test]
fn a_late_line_over_new_year_moves_no_other() {
    let cells = [
        "Dec 30 10:00:00",
        "Dec 31 23:59:58",
        "Jan  1 00:00:01",
        "Dec 31 23:59:59",
        "Jan  1 00:00:02",
        "Jan  2 10:00:00",
    ];
    assert_eq!(years(&cells, "2024-03-01"), ["2023", "2023", "2024", "2023", "2024", "2024"]);
}

#[test]
fn a_long_pause_in_a_log_of_known_direction_is_no_new_year() {
    let rising = ["Jan  1 10:00:00", "Jan  2 10:00:00", "Oct  1 10:00:00"];
    assert_eq!(years(&rising, "2024-11-01"), ["2024", "2024", "2024"]);
    let falling = ["Oct  2 10:00:00", "Oct  1 10:00:00", "Jan  2 10:00:00"];
    assert_eq!(years(&falling, "2024-11-01"), ["2024", "2024", "2024"]);
}

#[test]
fn weekdays_tell_the_year() {
    // 28 May was a Thursday in 2015, 2020 and 2026.
    assert_eq!(years(&["Thu May 28 21:29"], "2025-03-01"), ["2020"]);
    assert_eq!(years(&["Thu May 28 21:29"], "2026-06-01"), ["2026"]);
    assert_eq!(years(&["Thu May 28 21:29", "Thu May 29 21:29"], "2019-06-01"), ["2015", "2014"], "a pause of a year");
    // 7 January 2020 was a Tuesday, 2 November 2019 a Saturday, 3 April 2019 a Wednesday.
    assert_eq!(
        years(&["Tue Jan  7 10:00", "Sat Nov  2 10:00", "Wed Apr  3 10:00"], "2021-06-01"),
        ["2020", "2019", "2019"]
    );
    // No year has both; the weekdays are ignored.
    assert_eq!(years(&["Thu May 28 21:29", "Thu May 27 21:29", "Thu May 26 21:29"], "2025-06-01").len(), 3);
}

#[test]
fn the_leap_day_falls_in_a_leap_year() {
    assert_eq!(
        years(&["Feb 28 10:00:00", "Feb 29 10:00:00", "Mar  1 10:00:00"], "2023-06-01"),
        ["2020", "2020", "2020"]
    );
    assert_eq!(
        years(&["Feb 29 10:00:00", "Jul  4 10:00:00", "Jan  1 10:00:00"], "2023-06-01"),
        ["2020", "2020", "2021"]
    );
    assert_eq!(years(&["Sat Feb 29 10:00"], "2026-06-01"), ["2020"]);
}

#[test]
fn the_year_of_the_oldest_entry_can_be_given() {
    let cells = ["Jan  3 10:00", "Jan  2 10:00", "Dec 31 10:00", "Aug 15 10:57"];
    let mut column = TimeColumn::new();
    let stamps: Vec<Stamp> = cells.iter().map(|cell| column.read(cell.as_bytes()).unwrap()).collect();
    column.anchor_oldest_year(2019);
    let texts = resolve_all(&column, &stamps, "UTC", "2026-01-01");
    assert_eq!(texts[0], "2020-01-03T10:00:00Z");
    assert_eq!(texts[3], "2019-08-15T10:57:00Z");
    let mut weekdays = TimeColumn::new();
    let stamp = weekdays.read(b"Thu May 28 21:29").unwrap();
    weekdays.anchor_oldest_year(2019);
    assert_eq!(resolve_all(&weekdays, &[stamp], "UTC", "2026-06-01"), ["2020-05-28T21:29:00Z"]);
}

#[test]
fn many_year_boundaries_stay_in_bounds() {
    let mut column = TimeColumn::new();
    let mut stamps = Vec::new();
    for _ in 0..100 {
        for text in ["Jan  1 10:00:00", "May  1 10:00:00", "Sep  1 10:00:00"] {
            stamps.push(column.read(text.as_bytes()).unwrap());
        }
    }
    let texts = resolve_all(&column, &stamps, "UTC", "2024-03-01");
    assert_eq!(texts[0], "1992-01-01T10:00:00Z");
    assert_eq!(texts.last().unwrap(), "2023-09-01T10:00:00Z");
}

#[test]
fn mutated_cells_never_panic() {
    let mut seeds: Vec<&[u8]> = ALL.iter().flat_map(|group| group.iter().map(|sample| sample.0.as_bytes())).collect();
    seeds.extend(YEARLESS.iter().map(|text| text.as_bytes()));
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    let mut column = TimeColumn::new();
    let mut stamps = Vec::new();
    let mut cell = Vec::new();
    for _ in 0..400 {
        for seed in &seeds {
            cell.clear();
            cell.extend_from_slice(seed);
            for _ in 0..random(3) {
                let at = random(cell.len() + 1);
                match random(6) {
                    0 if at < cell.len() => cell[at] = random(256) as u8,
                    1 if at < cell.len() => cell[at] = b"0123456789:-/. +TZAPM"[random(21)],
                    2 => cell.insert(at, b"0123456789:-/. +TZAPM"[random(21)]),
                    3 if at < cell.len() => {
                        cell.remove(at);
                    }
                    4 => cell.truncate(at),
                    _ => {
                        let other = seeds[random(seeds.len())];
                        cell.extend_from_slice(&other[random(other.len())..]);
                    }
                }
            }
            stamps.extend(column.read(&cell));
            let (date, time) = cell.split_at(random(cell.len() + 1));
            stamps.extend(column.read_split(date, time));
        }
    }
    assert!(stamps.len() > 10_000, "mutations are still often times: {}", stamps.len());
    for order in [DayOrder::MonthFirst, DayOrder::DayFirst] {
        for as_of in [0, utc("2024-03-01"), u32::MAX] {
            let mut resolver = Resolver::new(order, cache("America/New_York"), as_of, &column);
            for stamp in &stamps {
                resolver.resolve(*stamp);
            }
        }
    }
}
