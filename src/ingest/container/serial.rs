//! Numbers of a workbook as text: dates from serial numbers in both epochs, durations, and plain numbers.

use crate::model::civil;
use std::fmt::Write;

/// What a number stands for, by its number format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// A number.
    Plain,
    /// A date, a clock time or both.
    Moment,
    /// A length of time, which may exceed a day.
    Span,
}

/// What a number format makes of a number: `yyyy-mm-dd`, `[h]:mm`, `0.00`, `hh"시" mm"분"`.
pub(super) fn meaning(format: &str) -> Meaning {
    let mut rest = format.chars();
    while let Some(c) = rest.next() {
        match c {
            // Only the section for positive numbers.
            ';' => break,
            '\\' | '_' | '*' => {
                rest.next();
            }
            '"' => while rest.next().is_some_and(|c| c != '"') {},
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
                    return Meaning::Span;
                }
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Meaning::Moment,
            _ => {}
        }
    }
    Meaning::Plain
}

/// The same for the formats that have a number only (ECMA-376, 18.8.30, with the East Asian ones).
pub(super) fn builtin(id: u16) -> Meaning {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Meaning::Moment,
        46 => Meaning::Span,
        _ => Meaning::Plain,
    }
}

const DAY: i64 = 86_400;
/// Days of the civil calendar (1970-01-01 is 0) that serial number 0 stands for, after the day that never was.
const EPOCH_1900: i64 = -25_569;
/// The same where the workbook counts from 1904.
const EPOCH_1904: i64 = -24_107;
/// 31 December 9999, the last day that a spreadsheet knows.
const LAST: f64 = 2_958_466.0;

/// Whole seconds of a serial number, rounded as the spreadsheet shows them: it keeps milliseconds.
fn seconds(serial: f64) -> i64 {
    (libm::round(serial * DAY as f64 * 1_000.0) as i64).div_euclid(1_000)
}

/// Whether a serial number has a time of day.
pub(super) fn has_time(serial: f64) -> bool {
    seconds(serial).rem_euclid(DAY) != 0
}

/// A moment: `2026-01-05 09:00:00`, without its time where `day_only`, and `09:00:00` where there is no day. Nothing where
/// the number is none that a spreadsheet shows as a date.
pub(super) fn moment(serial: f64, from_1904: bool, day_only: bool, out: &mut String) {
    if !(0.0..LAST).contains(&serial) {
        return number(serial, out);
    }
    let seconds = seconds(serial);
    let (day, time) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    if serial < 1.0 && !day_only {
        return clock(seconds, out);
    }
    // Day 60 is 29 February 1900, which never was; days before it are one nearer to the epoch.
    let _ = match day {
        60 if !from_1904 => write!(out, "1900-02-29"),
        _ => {
            let since_1970 = match from_1904 {
                true => day + EPOCH_1904,
                false if day < 60 => day + EPOCH_1900 + 1,
                false => day + EPOCH_1900,
            };
            let (year, month, day) = civil::civil_from_days(since_1970 as i32);
            write!(out, "{year:04}-{month:02}-{day:02}")
        }
    };
    if !day_only {
        out.push(' ');
        clock(time, out);
    }
}

/// A length of time as `33:30:00`.
pub(super) fn span(days: f64, out: &mut String) {
    // A million hours are a century; more is no time that anybody worked.
    if days.abs() > 50_000.0 {
        return number(days, out);
    }
    let seconds = seconds(days);
    if seconds < 0 {
        out.push('-');
    }
    clock(seconds.abs(), out);
}

fn clock(seconds: i64, out: &mut String) {
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
}

/// A number in its shortest form without an exponent, with the 15 digits that a spreadsheet keeps.
pub(super) fn number(value: f64, out: &mut String) {
    let whole = libm::trunc(value);
    // Whole numbers below this are exact.
    if whole == value && value.abs() < 9_007_199_254_740_992.0 {
        let _ = write!(out, "{}", whole as i64);
    } else if value.is_finite() {
        let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
        let _ = write!(out, "{rounded}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, from_1904: bool, day_only: bool) -> String {
        let mut out = String::new();
        moment(serial, from_1904, day_only, &mut out);
        out
    }

    #[test]
    fn dates_of_both_epochs_and_the_day_that_never_was() {
        for (serial, from_1904, expected) in [
            (46_027.375, false, "2026-01-05 09:00:00"),
            (44_565.375, true, "2026-01-05 09:00:00"),
            (1.0, false, "1900-01-01 00:00:00"),
            (59.0, false, "1900-02-28 00:00:00"),
            (60.0, false, "1900-02-29 00:00:00"),
            (61.0, false, "1900-03-01 00:00:00"),
            (1.0, true, "1904-01-02 00:00:00"),
            (0.375, false, "09:00:00"),
            (0.375, true, "09:00:00"),
            // 09:20, which no binary fraction is.
            (46_027.0 + 560.0 / 1_440.0, false, "2026-01-05 09:20:00"),
            (0.999_999_999, false, "24:00:00"),
            (-1.0, false, "-1"),
        ] {
            assert_eq!(shown(serial, from_1904, false), expected, "{serial}");
        }
        assert_eq!(shown(46_027.0, false, true), "2026-01-05");
    }

    #[test]
    fn numbers_keep_their_digits_and_durations_their_hours() {
        let text = |value: f64| {
            let mut out = String::new();
            number(value, &mut out);
            out
        };
        for (value, expected) in [
            (123_457_000_000.0, "123457000000"),
            (20_260_001.0, "20260001"),
            (7.5, "7.5"),
            (0.1 + 0.2, "0.3"),
            (1e21, "1000000000000000000000"),
            (f64::NAN, ""),
        ] {
            assert_eq!(text(value), expected);
        }
        let mut out = String::new();
        span(33.5 / 24.0, &mut out);
        assert_eq!(out, "33:30:00");
    }

    #[test]
    fn formats_say_what_a_number_means() {
        for (format, expected) in [
            ("General", Meaning::Plain),
            ("#,##0.00_ ;[Red]-#,##0", Meaning::Plain),
            ("0\"days\"", Meaning::Plain),
            ("yyyy\"년\" m\"월\" d\"일\"", Meaning::Moment),
            ("[$-412]AM/PM h:mm;@", Meaning::Moment),
            ("[h]:mm:ss", Meaning::Span),
            ("\\d0", Meaning::Plain),
        ] {
            assert_eq!(meaning(format), expected, "{format}");
        }
    }
}
