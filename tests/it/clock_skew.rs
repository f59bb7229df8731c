//! Files whose clocks disagree over the same sign-ins are noted, in whatever order they come.

use crate::support::report;
use munjigi::model::civil::{seconds, utc_text};
use munjigi::report::Report;

/// A sign-in table of one account: `count` mornings from January on, each at its own minute, moved by `by` seconds.
fn table(count: u32, by: impl Fn(u32) -> i64) -> String {
    let first = seconds(2025, 1, 6, 0).expect("a date");
    let rows = (0..count).map(|day| {
        let time = first + day * 86_400 + day.wrapping_mul(2_654_435_761) % 28_800;
        let time = utc_text((i64::from(time) + by(day)) as u32);
        format!("mina@example.org,{time},192.0.2.14\n")
    });
    std::iter::once("account,login time,ip\n".to_owned()).chain(rows).collect()
}

fn skews(report: &Report) -> Vec<(&str, i32)> {
    let mut all: Vec<_> =
        report.inputs.iter().filter_map(|input| Some((input.file.as_str(), input.skew_minutes?))).collect();
    all.sort_unstable();
    let issues = report.coverage.issues.iter().filter(|issue| issue.kind == "clock-skew");
    assert_eq!(issues.inspect(|issue| assert_eq!(issue.line, 1)).count(), all.len(), "each is said once");
    all
}

fn between(a: &str, b: &str) -> Vec<i32> {
    let there = report(&[("a.csv", a.as_bytes()), ("b.csv", b.as_bytes())]);
    let back = report(&[("b.csv", b.as_bytes()), ("a.csv", a.as_bytes())]);
    assert_eq!(skews(&there), skews(&back), "the order of files changes nothing");
    skews(&there).iter().map(|(_, minutes)| minutes.abs()).collect()
}

#[test]
fn a_clock_that_is_minutes_off_and_a_zone_that_is_hours_off() {
    let plain = table(60, |_| 0);
    assert_eq!(between(&plain, &table(60, |day| 29 * 60 + i64::from(day % 5))), [29]);
    assert_eq!(between(&plain, &table(60, |_| -9 * 3_600)), [540]);
}

#[test]
fn quiet_when_clocks_agree_pairs_are_few_or_half_the_year_is_an_hour_off() {
    let plain = table(60, |_| 0);
    assert!(between(&plain, &table(60, |day| i64::from(day % 40))).is_empty());
    assert!(between(&plain, &table(15, |_| 29 * 60)).is_empty());
    assert!(between(&plain, &table(60, |day| if day < 30 { 0 } else { 3_600 })).is_empty());
}
