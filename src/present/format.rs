//! Numbers, sizes, durations and dates as people read them.

use crate::model::Lang;

/// `12,345`.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Points with at most two decimals: `7.25`, `6`.
pub fn points(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `0.8` as `80 %` in English and `80%` in Korean.
pub fn percent(share: f64, lang: Lang) -> String {
    let whole = (share * 100.0 + 0.5) as u32;
    match lang {
        Lang::Ko => format!("{whole}%"),
        Lang::En => format!("{whole} %"),
    }
}

/// `12.3 MB`; decimal units, as file managers show them.
pub fn bytes(value: f64) -> String {
    let (value, unit) = match value {
        value if value < 1e3 => return format!("{value:.0} B"),
        value if value < 1e6 => (value / 1e3, "kB"),
        value if value < 1e9 => (value / 1e6, "MB"),
        value => (value / 1e9, "GB"),
    };
    if value < 10.0 { format!("{value:.1} {unit}") } else { format!("{value:.0} {unit}") }
}

/// `30시간 5분`, `30 h 5 min`.
pub fn duration(minutes: u64, lang: Lang) -> String {
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let shown = number(hours);
    match (lang, hours, minutes) {
        (Lang::Ko, 0, minutes) => format!("{minutes}분"),
        (Lang::Ko, _, 0) => format!("{shown}시간"),
        (Lang::Ko, _, minutes) => format!("{shown}시간 {minutes}분"),
        (Lang::En, 0, minutes) => format!("{minutes} min"),
        (Lang::En, _, 0) => format!("{shown} h"),
        (Lang::En, _, minutes) => format!("{shown} h {minutes} min"),
    }
}

/// `09:05` for minutes of the day; the end of the day is `24:00`.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `2026-01-31T09:30:00Z` as `2026-01-31`; other text as it is.
pub fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}

/// `2026-01-31` as `1월 31일` or `31 Jan`.
pub fn short_day(day: &str, lang: Lang) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let part = |range: std::ops::Range<usize>| day.get(range).and_then(|text| text.parse::<usize>().ok());
    match (part(5..7), part(8..10)) {
        (Some(month @ 1..=12), Some(of_month)) => match lang {
            Lang::Ko => format!("{month}월 {of_month}일"),
            Lang::En => format!("{of_month} {}", MONTHS[month - 1]),
        },
        _ => day.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_in_threes() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(number), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn points_drop_empty_decimals() {
        assert_eq!([7.25, 6.0, 0.5, 10.0].map(points), ["7.25", "6", "0.5", "10"]);
    }

    #[test]
    fn durations_in_both_languages() {
        assert_eq!(duration(1_805, Lang::Ko), "30시간 5분");
        assert_eq!(duration(1_805, Lang::En), "30 h 5 min");
        assert_eq!(duration(120, Lang::Ko), "2시간");
        assert_eq!(duration(0, Lang::En), "0 min");
    }

    #[test]
    fn sizes_and_days() {
        assert_eq!([512.0, 1_500.0, 104_857_600.0].map(bytes), ["512 B", "1.5 kB", "105 MB"]);
        assert_eq!(short_day("2026-01-31", Lang::Ko), "1월 31일");
        assert_eq!(short_day("2026-01-31", Lang::En), "31 Jan");
        assert_eq!(short_day("soon", Lang::En), "soon");
        assert_eq!(day("2026-01-31T09:30:00Z"), "2026-01-31");
    }
}
