//! Civil dates and seconds, without a zone: the arithmetic under every clock.
//!
//! Seconds are counted from 1970-01-01T00:00:00 and held in `u32`, so that an activity stays small; the years 1970 to 2105
//! are representable, which covers every log that a firm can have.

/// Seconds in a day.
pub const DAY: u32 = 86_400;
/// Seconds in an hour.
pub const HOUR: u32 = 3_600;

/// Days from 1970-01-01 to the given proleptic Gregorian date (negative before it).
pub fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted_month = (month as i32 + 9) % 12;
    let of_year = (153 * shifted_month + 2) / 5 + day as i32 - 1;
    let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date (year, month 1 to 12, day 1 to 31) of a number of days since 1970-01-01.
pub fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = (of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u32;
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month, day)
}

/// How many days the month has; 0 for a month that does not exist.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Seconds since 1970 of a civil date and a second of the day, or nothing where the date does not exist or does not fit.
pub fn seconds(year: i32, month: u32, day: u32, second_of_day: u32) -> Option<u32> {
    if day == 0 || day > days_in_month(year, month) || second_of_day > DAY {
        return None;
    }
    u32::try_from(i64::from(days_from_civil(year, month, day)) * i64::from(DAY) + i64::from(second_of_day)).ok()
}

/// `2026-01-31T09:30:00Z` for seconds since 1970 UTC.
pub fn utc_text(seconds: u32) -> String {
    let (year, month, day) = civil_from_days((seconds / DAY) as i32);
    let of_day = seconds % DAY;
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", of_day / HOUR, of_day / 60 % 60, of_day % 60)
}

/// `2026-01-31` for days since 1970.
pub fn day_text(days: i32) -> String {
    let (year, month, day) = civil_from_days(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Monday 0 to Sunday 6 of a number of days since 1970 (1970-01-01 was a Thursday).
pub fn weekday(days: i32) -> u32 {
    (days + 3).rem_euclid(7) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_days_are_inverse_over_two_centuries() {
        for days in -40_000..60_000 {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
            assert!(day >= 1 && day <= days_in_month(year, month));
        }
    }

    #[test]
    fn known_instants() {
        assert_eq!(seconds(2022, 12, 8, 0), Some(1_670_457_600));
        assert_eq!(utc_text(1_670_457_600 + 3_661), "2022-12-08T01:01:01Z");
        assert_eq!(seconds(2023, 2, 29, 0), None);
        assert_eq!(weekday(days_from_civil(2022, 12, 8)), 3, "a Thursday");
    }
}
