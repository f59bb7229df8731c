//! Lengths of time as exports write them: clocks, units in English and Korean, days of `last`, decimal hours.

use crate::model::civil::{DAY, HOUR};
use crate::settings::mapping::Hours;

/// Longest length that is believed, in seconds: 10 years. Anything longer is an identifier in the wrong column.
const LONGEST: u64 = 3_653 * DAY as u64;

/// Units in seconds with the words for them, in lower case, from the longest unit to the shortest.
const UNITS: [(u32, &[&str]); 4] = [
    (DAY, &["d", "day", "days", "일", "日"]),
    (HOUR, &["h", "hr", "hrs", "hour", "hours", "시간", "時間"]),
    (60, &["m", "min", "mins", "minute", "minutes", "분", "分"]),
    (1, &["s", "sec", "secs", "second", "seconds", "초", "秒"]),
];

/// Seconds of a length such as `01:15:00`, `7:30` (hours and minutes), `1h 30m 51s`, `2h:28m:09s`, `450 min`,
/// `8시간 30분`, `(1+02:13)` (days, hours and minutes). Parts of a second are dropped.
pub fn parse_duration(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text).trim();
    let seconds = match text.split_once('+') {
        Some((days, clock)) => whole(days)?.checked_mul(u64::from(DAY))?.checked_add(parse_clock(clock)?)?,
        None => parse_clock(text).or_else(|| parse_units(text))?,
    };
    within(seconds)
}

/// Seconds of a cell in a column of decimal hours: `7.5`, `7,5`, `8`, and everything that `parse_duration` reads.
pub fn parse_hours(text: &str) -> Option<u32> {
    parse_duration(text).or_else(|| within(scaled(text.trim(), HOUR)?))
}

/// Seconds of a cell in a column whose notation a person told; `comma` says whether a comma stands before decimals.
pub fn parse_told(text: &str, hours: Hours, comma: Option<bool>) -> Option<u32> {
    let text = text.trim();
    let numeric = !text.is_empty() && text.chars().all(is_numeric);
    match hours {
        _ if !numeric => parse_duration(text),
        Hours::Clock => within(whole(text)?.checked_mul(u64::from(HOUR))?),
        Hours::Decimal => within(scaled(&plain(text, comma)?, HOUR)?),
        Hours::Minutes => within(scaled(&plain(text, comma)?, 60)?),
    }
}

/// A number without marks between thousands and with a point before decimals. With nobody to tell, either mark stands
/// before decimals.
fn plain(text: &str, comma: Option<bool>) -> Option<String> {
    let Some(comma) = comma else { return Some(text.to_owned()) };
    let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = text.split_once(decimal).map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for part in groups {
        // Thousands come in groups of three; anything else is the other mark, wrongly told.
        if part.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(part);
    }
    match decimals {
        Some(decimals) if decimals.contains(group) => None,
        Some(decimals) => Some(format!("{digits}.{decimals}")),
        None => Some(digits),
    }
}

fn within(seconds: u64) -> Option<u32> {
    u32::try_from(seconds).ok().filter(|_| seconds <= LONGEST)
}

/// A number of digits only, at most nine of them.
fn whole(text: &str) -> Option<u64> {
    let digits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// `h:mm` or `h:mm:ss`, with any number of hours and an optional fraction of the last second.
fn parse_clock(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let hours = whole(parts.next()?)?;
    let minutes = sixtieth(parts.next()?)?;
    let seconds = match parts.next() {
        None => 0,
        Some(part) => match part.split_once(['.', ',']) {
            None => sixtieth(part)?,
            Some((seconds, fraction)) => whole(fraction).and(sixtieth(seconds))?,
        },
    };
    if parts.next().is_some() {
        return None;
    }
    Some(hours * u64::from(HOUR) + minutes * 60 + seconds)
}

fn sixtieth(text: &str) -> Option<u64> {
    whole(text).filter(|number| text.len() == 2 && *number < 60)
}

/// Numbers with units, each unit at most once and longer ones first.
fn parse_units(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut sum = 0_u64;
    let mut next = 0;
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(|letter: char| !is_numeric(letter))?);
        let after = after.trim_start();
        let (word, after) = after.split_at(after.find(|letter: char| !letter.is_alphabetic()).unwrap_or(after.len()));
        let word = word.to_lowercase();
        let index = UNITS.iter().position(|(_, words)| words.contains(&word.as_str()))?;
        if index < next {
            return None;
        }
        sum = sum.checked_add(scaled(number, UNITS[index].0)?)?;
        next = index + 1;
        let trimmed = after.trim_start();
        rest = match trimmed.strip_prefix([':', ',']) {
            Some(further) if !further.trim_start().is_empty() => further.trim_start(),
            Some(_) => return None,
            None => trimmed,
        };
    }
    (next > 0).then_some(sum)
}

fn is_numeric(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || letter == ','
}

/// A decimal number times a unit in seconds, to the nearest second; the decimal mark is a point or a comma.
fn scaled(text: &str, unit: u32) -> Option<u64> {
    let (integer, fraction) = match text.split_once(['.', ',']) {
        None => (text, "0"),
        Some(("", fraction)) => ("0", fraction),
        Some(parts) => parts,
    };
    let power = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let part = (whole(fraction)? * u64::from(unit) * 2 + power) / (power * 2);
    whole(integer)?.checked_mul(u64::from(unit))?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        assert_eq!(parse_duration("01:15:00"), Some(4_500));
        assert_eq!(parse_duration("00:19:46"), Some(1_186));
        assert_eq!(parse_duration("7:30"), Some(27_000));
        assert_eq!(parse_duration("100:00:00"), Some(360_000));
        assert_eq!(parse_duration(" 0:00:01.999 "), Some(1));
        assert_eq!(parse_duration("00:00:00"), Some(0));
    }

    #[test]
    fn english_units() {
        assert_eq!(parse_duration("1h 30m 51s"), Some(5_451));
        assert_eq!(parse_duration("1h30m"), Some(5_400));
        assert_eq!(parse_duration("2h:28m:09s"), Some(8_889));
        assert_eq!(parse_duration("45m"), Some(2_700));
        assert_eq!(parse_duration("450 min"), Some(27_000));
        assert_eq!(parse_duration("1 hour, 5 minutes"), Some(3_900));
        assert_eq!(parse_duration("2 Hrs"), Some(7_200));
        assert_eq!(parse_duration("1.5h"), Some(5_400));
        assert_eq!(parse_duration("90s"), Some(90));
    }

    #[test]
    fn korean_and_japanese_units() {
        assert_eq!(parse_duration("8시간 30분"), Some(30_600));
        assert_eq!(parse_duration("8시간"), Some(28_800));
        assert_eq!(parse_duration("30분"), Some(1_800));
        assert_eq!(parse_duration("1시간 2분 3초"), Some(3_723));
        assert_eq!(parse_duration("8時間30分"), Some(30_600));
        assert_eq!(parse_duration("8\u{a0}시간"), Some(28_800));
    }

    #[test]
    fn days_as_last_prints_them() {
        assert_eq!(parse_duration("(1+02:13)"), Some(86_400 + 7_980));
        assert_eq!(parse_duration("1+02:13"), Some(86_400 + 7_980));
        assert_eq!(parse_duration("(02:13)"), Some(7_980));
    }

    #[test]
    fn decimal_hours() {
        assert_eq!(parse_hours("7.5"), Some(27_000));
        assert_eq!(parse_hours("7,5"), Some(27_000));
        assert_eq!(parse_hours("8"), Some(28_800));
        assert_eq!(parse_hours("0.0002777778"), None, "more digits than a column of hours has");
        assert_eq!(parse_hours("0.333333333"), Some(1_200));
        assert_eq!(parse_hours(".25"), Some(900));
        assert_eq!(parse_hours("7:30"), Some(27_000));
        assert_eq!(parse_hours("8시간"), Some(28_800));
    }

    #[test]
    fn told_notations_go_before_what_a_number_looks_like() {
        for (text, hours, comma, wanted) in [
            ("450", Hours::Minutes, None, Some(27_000)),
            ("1.050", Hours::Minutes, Some(true), Some(63_000)),
            ("1,050", Hours::Minutes, Some(false), Some(63_000)),
            ("7,5", Hours::Decimal, Some(true), Some(27_000)),
            ("7.5", Hours::Decimal, Some(false), Some(27_000)),
            ("7.5", Hours::Decimal, None, Some(27_000)),
            ("7.5", Hours::Decimal, Some(true), None),
            ("8", Hours::Clock, None, Some(28_800)),
            ("7.5", Hours::Clock, None, None),
            ("7:30", Hours::Minutes, None, Some(27_000)),
            ("7:30", Hours::Decimal, Some(true), Some(27_000)),
            ("450 min", Hours::Decimal, None, Some(27_000)),
            ("", Hours::Decimal, None, None),
        ] {
            assert_eq!(parse_told(text, hours, comma), wanted, "{text} {hours:?} {comma:?}");
        }
    }

    #[test]
    fn nonsense_is_refused() {
        let texts = "\
            |-1:00|-5|(-00:01)|1:60|1:2|1:00:60|1:2:3:4|abc|h|5x|30m 1h|1h 1h|1h30|1h:|1+|+1:00|1+2|()|\
            1,234.5|1.|.|1e3|99999999h|9999999999|8시 30분|１h|1..5h";
        for text in texts.split('|').chain([""]) {
            assert_eq!(parse_duration(text), None, "{text}");
            assert_eq!(parse_hours(text), None, "{text}");
        }
        assert_eq!(parse_duration("8"), None, "a bare number has no unit");
        assert_eq!(parse_hours("90000"), None, "more than ten years");
        assert_eq!(parse_duration("87672:00:00"), Some(3_653 * 86_400));
        assert_eq!(parse_duration("87672:00:01"), None);
    }
}
