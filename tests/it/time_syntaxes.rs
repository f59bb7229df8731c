//! One test for each syntax of a time, by name: the cell alone, and a table of it read end to end.

use crate::support::screened_in_pieces;
use munjigi::model::civil::{seconds, utc_text};
use munjigi::normalise::clock::{DayOrder, Resolved, Resolver, TimeColumn};
use munjigi::normalise::zone::{Zone, ZoneCache};
use munjigi::report::activities;
use munjigi::settings::Settings;

/// Reads the cell as a column of its own, and as the only row of a table, in UTC where it names no zone.
fn check(cell: &str, wanted: &str) {
    let as_of = seconds(2026, 1, 31, 0).expect("a date");
    let mut column = TimeColumn::new();
    let stamp = column.read(cell.as_bytes()).unwrap_or_else(|| panic!("{cell} is not read"));
    let order = column.evidence().decide(DayOrder::MonthFirst).order;
    let mut resolver = Resolver::new(order, ZoneCache::new(Zone::UTC), as_of, &column);
    let Resolved::At(time) = resolver.resolve(stamp) else { panic!("{cell} is no moment") };
    assert_eq!(utc_text(time), wanted, "{cell}");
    let mut settings = Settings::new(as_of);
    settings.zone = "UTC".to_owned();
    let table = format!("account,login time,ip\nmina@example.org,\"{cell}\",192.0.2.14\n");
    let screened = screened_in_pieces(&settings, &[("table.csv", table.as_bytes())], 7);
    let mut out = Vec::new();
    activities::write(&screened, &mut out).expect("in memory");
    let line: serde_json::Value = serde_json::from_slice(&out).unwrap_or_else(|_| panic!("{cell} is no activity"));
    assert_eq!(line["time"], wanted, "{cell} in a table");
}

/// Names each syntax with a cell of it and the moment that it means.
macro_rules! syntaxes {
    ($($name:ident: $cell:literal => $wanted:literal),+ $(,)?) => {
        $(#[test]
        fn $name() {
            check($cell, $wanted);
        })+
    };
}

syntaxes! {
    iso_8601_utc_without_a_fraction: "2021-04-30T11:31:19Z" => "2021-04-30T11:31:19Z",
    iso_8601_utc_with_1_to_3_digits: "2022-12-15T00:35:15.890Z" => "2022-12-15T00:35:15Z",
    iso_8601_utc_with_4_to_6_digits: "2022-12-07T16:06:35.477827Z" => "2022-12-07T16:06:35Z",
    iso_8601_utc_with_7_to_9_digits: "2025-01-21T17:39:10.379877250Z" => "2025-01-21T17:39:10Z",
    iso_8601_with_an_offset_and_a_colon: "2024-11-27T03:31:26.7088498+00:00" => "2024-11-27T03:31:26Z",
    iso_8601_with_an_offset_of_four_digits: "2016-11-20T00:04:00.110+0100" => "2016-11-19T23:04:00Z",
    iso_8601_without_a_zone: "2023-06-12T22:26:01.951000" => "2023-06-12T22:26:01Z",
    year_month_day_and_time: "2022-11-21 18:06:52" => "2022-11-21T18:06:52Z",
    year_month_day_and_time_with_a_fraction: "2025-05-07 14:27:57.04" => "2025-05-07T14:27:57Z",
    year_month_day_and_time_with_a_comma_fraction: "2023-01-31 15:09:23,351" => "2023-01-31T15:09:23Z",
    year_month_day_time_and_offset: "2023-06-07 04:26:17.306 +0200" => "2023-06-07T02:26:17Z",
    year_month_day_time_and_utc: "2022-02-05 12:01:51 UTC" => "2022-02-05T12:01:51Z",
    month_day_year_comma_and_half_of_day: "08/22/2023, 7:32:47.001 PM" => "2023-08-22T19:32:47Z",
    month_day_year_and_half_of_day: "4/21/2025 6:21:02 PM" => "2025-04-21T18:21:02Z",
    month_day_year_and_24_hours: "12/23/2024 09:43:15" => "2024-12-23T09:43:15Z",
    day_month_name_year_as_web_servers_write_it: "24/Aug/2024:22:32:18 +0000" => "2024-08-24T22:32:18Z",
    day_month_year_with_hyphens_and_time: "20-02-2024 13:10:33" => "2024-02-20T13:10:33Z",
    day_month_year_with_hyphens: "25-07-2023" => "2023-07-25T00:00:00Z",
    day_month_year_with_dots: "04.06.2020" => "2020-06-04T00:00:00Z",
    syslog_without_a_year: "Dec  9 17:30:23" => "2025-12-09T17:30:23Z",
    month_name_day_year_and_time: "Jun 07 2025 17:31:57" => "2025-06-07T17:31:57Z",
    ctime: "Tue Sep 11 16:14:21 2018" => "2018-09-11T16:14:21Z",
    git_with_its_offset: "Wed Apr 20 10:03:36 2022 -0400" => "2022-04-20T14:03:36Z",
    last_without_year_and_seconds: "Thu May 28 21:29" => "2020-05-28T21:29:00Z",
    epoch_seconds: "1234567890" => "2009-02-13T23:31:30Z",
    epoch_seconds_with_a_fraction: "1682368414.719" => "2023-04-24T20:33:34Z",
    epoch_milliseconds: "1759879885138" => "2025-10-07T23:31:25Z",
    epoch_microseconds: "1762289083248347" => "2025-11-04T20:44:43Z",
    epoch_nanoseconds: "1234567891234567890" => "2009-02-13T23:31:31Z",
    rfc_2822: "Thu, 14 Oct 2021 15:24:12" => "2021-10-14T15:24:12Z",
    korean_half_of_day_behind_an_iso_date: "2022-12-08 오후 3:05:00" => "2022-12-08T15:05:00Z",
    korean_words_for_date_and_time: "2022년 12월 8일 15시 5분" => "2022-12-08T15:05:00Z",
    korean_dots_and_half_of_day: "2022. 12. 8. 오후 3:05" => "2022-12-08T15:05:00Z",
    korean_dots_and_weekday: "2022.12.08 (목) 09:00" => "2022-12-08T09:00:00Z",
    japanese_half_of_day_without_a_blank: "2022/12/08 午後3:05" => "2022-12-08T15:05:00Z",
    half_of_day_before_the_time: "2022-12-08 PM 3:05" => "2022-12-08T15:05:00Z",
    half_of_day_behind_the_time: "2022-12-08 3:05PM" => "2022-12-08T15:05:00Z",
    milliseconds_behind_a_colon: "2024-03-21 07:09:03:216" => "2024-03-21T07:09:03Z",
    leap_second: "2016-12-31T23:59:60Z" => "2017-01-01T00:00:00Z",
    the_end_of_a_day: "2024-01-31 24:00" => "2024-02-01T00:00:00Z",
    two_digit_year_proved_by_its_day: "05/31/26 09:00" => "2026-05-31T09:00:00Z",
}
