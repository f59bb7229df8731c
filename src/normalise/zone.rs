//! Time zones, and the fast way between civil time and UTC for millions of rows.
//!
//! `Zone` searches for every answer, `ZoneCache` remembers where the last question fell.

use crate::model::civil::{DAY, HOUR};
use table::{Listed, Span};

mod table;

/// Furthest offset from UTC that any clock has, in seconds: Kiribati is 14 h ahead; nothing is as far behind.
const MAX_OFFSET: i32 = 14 * HOUR as i32;

/// Abbreviations that mean one offset wherever they are printed, with it in seconds east of UTC. `CST`, `IST` and `BST`
/// are left out because each stands for several.
const ABBREVIATIONS: [(&str, i32); 13] = [
    ("UTC", 0),
    ("Z", 0),
    ("GMT", 0),
    ("KST", 9 * HOUR as i32),
    ("JST", 9 * HOUR as i32),
    ("CET", HOUR as i32),
    ("CEST", 2 * HOUR as i32),
    ("EST", -5 * HOUR as i32),
    ("EDT", -4 * HOUR as i32),
    ("MST", -7 * HOUR as i32),
    ("MDT", -6 * HOUR as i32),
    ("PST", -8 * HOUR as i32),
    ("PDT", -7 * HOUR as i32),
];

/// A time zone: one of the IANA database, or a fixed offset. Copying it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Named(Listed),
    /// Seconds east of UTC.
    Fixed(i32),
}

/// What a civil time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// It occurred once, at these seconds UTC.
    Once(u32),
    /// Clocks were set back and it occurred twice; these are the seconds UTC of the earlier.
    Twice(u32),
    /// Clocks were set forward over it, or it does not fit the years that are held (1970 to 2105).
    Never,
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(Kind::Fixed(0));

    /// The zone with a fixed offset in seconds east of UTC, unless it is further off than any clock.
    pub fn fixed(seconds: i32) -> Option<Self> {
        (seconds.abs() <= MAX_OFFSET).then_some(Self(Kind::Fixed(seconds)))
    }

    /// Reads an IANA name in any case, an abbreviation with one meaning (as its fixed offset), or an offset such as
    /// `+09:00`, `+0900`, `UTC+9`, `GMT+09:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((_, offset)) = ABBREVIATIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
            return Some(Self(Kind::Fixed(*offset)));
        }
        let bytes = text.as_bytes();
        let named =
            bytes.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(b"UTC") || head.eq_ignore_ascii_case(b"GMT"));
        let offset = if named { bytes.get(3..).unwrap_or_default().trim_ascii_start() } else { bytes };
        // A bare "+9" is as likely a number as an offset.
        if let Some((seconds, length)) = parse_offset(offset)
            && length == offset.len()
            && (named || length >= 3)
        {
            return Some(Self(Kind::Fixed(seconds)));
        }
        Listed::parse(text).map(|zone| Self(Kind::Named(zone)))
    }

    /// `Asia/Seoul`, `UTC`, or `UTC+09:00` for a fixed offset; `parse` reads it back.
    pub fn name(&self) -> String {
        match self.0 {
            Kind::Named(zone) => zone.name.to_owned(),
            Kind::Fixed(0) => "UTC".to_owned(),
            Kind::Fixed(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.abs() / 60;
                format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    /// Seconds that clocks are ahead of UTC (east) at a moment in seconds UTC.
    pub fn offset_at_utc(&self, utc: u32) -> i32 {
        match self.0 {
            Kind::Named(zone) => zone.offset_at_utc(utc),
            Kind::Fixed(seconds) => seconds,
        }
    }

    /// What a civil time, in seconds since 1970 as if it were UTC, means here.
    pub fn local_to_utc(&self, local: u32) -> Local {
        match self.0 {
            Kind::Named(_) => ZoneCache::new(*self).local_to_utc(local),
            Kind::Fixed(seconds) => once(local, seconds),
        }
    }
}

/// Reads the offset that a text begins with (`+9`, `+09`, `+09:00`, `+0900`, `-5:30`) as seconds east of UTC, with the bytes
/// that it takes.
pub fn parse_offset(text: &[u8]) -> Option<(i32, usize)> {
    let (sign, rest) = match text {
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let number = |digits: &[u8]| digits.iter().fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0'));
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (hours, minutes, taken) = match (length, rest.get(length..)?) {
        (1 | 2, [b':', tens @ b'0'..=b'9', ones @ b'0'..=b'9', after @ ..])
            if !after.first().is_some_and(u8::is_ascii_digit) =>
        {
            (number(&rest[..length]), number(&[*tens, *ones]), length + 3)
        }
        (1 | 2, _) => (number(&rest[..length]), 0, length),
        (4, _) => (number(&rest[..2]), number(&rest[2..4]), 4),
        _ => return None,
    };
    let seconds = hours * HOUR as i32 + minutes * 60;
    (minutes < 60 && seconds <= MAX_OFFSET).then_some((sign * seconds, taken + 1))
}

fn subtract(local: u32, offset: i32) -> Option<u32> {
    u32::try_from(i64::from(local) - i64::from(offset)).ok()
}

fn once(local: u32, offset: i32) -> Local {
    subtract(local, offset).map_or(Local::Never, Local::Once)
}

/// A zone with its changes of clocks written out, which remembers where the last question fell.
///
/// A question near the last one is two comparisons; another is a binary search. Civil times that occur twice or never are
/// always searched.
#[derive(Clone, Debug)]
pub struct ZoneCache {
    zone: Zone,
    /// In time order, the first from 0.
    spans: Vec<Span>,
    /// The span of the last answer.
    offset: i32,
    /// Its seconds UTC, both inclusive.
    utc: (u32, u32),
    /// The civil seconds that lie in it and in no other span, both inclusive; empty where the first is greater.
    local: (u32, u32),
}

impl ZoneCache {
    /// Writes out the changes of clocks from 1970 to 2106.
    pub fn new(zone: Zone) -> Self {
        let spans = match zone.0 {
            Kind::Named(zone) => zone.spans.to_vec(),
            Kind::Fixed(offset) => vec![Span { from: 0, offset }],
        };
        let mut cache = Self { zone, spans, offset: 0, utc: (0, 0), local: (1, 0) };
        cache.remember(0);
        cache
    }

    /// The zone that is answered for.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// Seconds that clocks are ahead of UTC (east) at a moment in seconds UTC.
    #[inline]
    pub fn offset_at_utc(&mut self, utc: u32) -> i32 {
        if utc < self.utc.0 || utc > self.utc.1 {
            self.remember(self.index_at(utc));
        }
        self.offset
    }

    /// What a civil time, in seconds since 1970 as if it were UTC, means in the zone.
    #[inline]
    pub fn local_to_utc(&mut self, local: u32) -> Local {
        if local >= self.local.0 && local <= self.local.1 {
            return once(local, self.offset);
        }
        self.search(local)
    }

    fn search(&mut self, local: u32) -> Local {
        // No offset is as large as a day, so the moment lies within a day of the civil time.
        let first = self.index_at(local.saturating_sub(DAY));
        let last = self.index_at(local.saturating_add(DAY));
        let mut found = Local::Never;
        for index in first..=last {
            let Some(utc) = subtract(local, self.spans[index].offset) else { continue };
            let (from, to) = self.bounds(index);
            if utc < from || utc > to {
                continue;
            }
            match found {
                Local::Never => {
                    self.remember(index);
                    found = Local::Once(utc);
                }
                Local::Once(earlier) | Local::Twice(earlier) => found = Local::Twice(earlier),
            }
        }
        found
    }

    fn index_at(&self, utc: u32) -> usize {
        self.spans.partition_point(|span| span.from <= utc).saturating_sub(1)
    }

    fn bounds(&self, index: usize) -> (u32, u32) {
        (self.spans[index].from, self.spans.get(index + 1).map_or(u32::MAX, |next| next.from - 1))
    }

    /// Answers from this span until a question falls outside.
    fn remember(&mut self, index: usize) {
        let (from, to) = self.bounds(index);
        let offset = self.spans[index].offset;
        let before = if index == 0 { offset } else { self.spans[index - 1].offset };
        let after = self.spans.get(index + 1).map_or(offset, |next| next.offset);
        // Between the two readings of a change lie the civil times that occur twice or never.
        let first = (i64::from(from) + i64::from(offset.max(before))).max(0);
        let last = (i64::from(to) + i64::from(offset.min(after))).min(i64::from(u32::MAX));
        self.offset = offset;
        self.utc = (from, to);
        self.local = match (u32::try_from(first), u32::try_from(last)) {
            (Ok(first), Ok(last)) => (first, last),
            _ => (1, 0),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil;

    fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> u32 {
        civil::seconds(year, month, day, hour * HOUR + minute * 60).unwrap()
    }

    fn offset_of(text: &str) -> Option<i32> {
        Zone::parse(text).map(|zone| zone.offset_at_utc(at(2022, 12, 8, 0, 0)))
    }

    #[test]
    fn names_are_read_in_any_case() {
        assert_eq!(Zone::parse("asia/seoul").unwrap().name(), "Asia/Seoul");
        assert_eq!(Zone::parse(" Europe/Zurich ").unwrap().name(), "Europe/Zurich");
        assert_eq!(Zone::parse("America/Argentina/buenos_aires").unwrap().name(), "America/Argentina/Buenos_Aires");
        for unknown in
            ["", "Seoul", "Mars/Base", "+", "UTC+", "UTC+25", "GMT+9x", "9", "+9", "+090", "+09:0", "+09:60", "한국"]
        {
            assert_eq!(Zone::parse(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn fixed_offsets_are_read() {
        for text in ["+09:00", "+0900", "+09", "UTC+9", "utc+09", "GMT+09:00", "UTC +9:00", "KST", "jst"] {
            assert_eq!(offset_of(text), Some(32_400), "{text}");
        }
        assert_eq!(offset_of("-05:30"), Some(-19_800));
        assert_eq!(offset_of("UTC-5"), Some(-18_000));
        for text in ["UTC", "z", "GMT", "+00:00"] {
            assert_eq!(Zone::parse(text), Some(Zone::UTC), "{text}");
        }
        assert_eq!(Zone::fixed(15 * 3_600), None);
    }

    #[test]
    fn abbreviations_with_two_meanings_are_refused() {
        for text in ["CST", "IST", "BST"] {
            assert_eq!(Zone::parse(text), None, "{text}");
        }
        assert_eq!(offset_of("CEST"), Some(7_200));
        assert_eq!(offset_of("PDT"), Some(-25_200));
        assert_eq!(offset_of("EST"), Some(-18_000));
    }

    #[test]
    fn names_are_read_back() {
        for text in ["Asia/Seoul", "+05:45", "UTC-03:30", "UTC", "KST"] {
            let zone = Zone::parse(text).unwrap();
            assert_eq!(Zone::parse(&zone.name()), Some(zone), "{text}");
        }
    }

    #[test]
    fn hours_at_the_change_of_clocks() {
        let zone = Zone::parse("Europe/Zurich").unwrap();
        let mut cache = ZoneCache::new(zone);
        let spring = at(2024, 3, 31, 2, 30);
        let autumn = at(2024, 10, 27, 2, 30);
        assert_eq!(zone.local_to_utc(spring), Local::Never);
        assert_eq!(cache.local_to_utc(spring), Local::Never);
        assert_eq!(zone.local_to_utc(autumn), Local::Twice(at(2024, 10, 27, 0, 30)));
        assert_eq!(cache.local_to_utc(autumn), Local::Twice(at(2024, 10, 27, 0, 30)));
        assert_eq!(cache.local_to_utc(at(2024, 10, 27, 3, 0)), Local::Once(at(2024, 10, 27, 2, 0)));
        assert_eq!(cache.local_to_utc(at(2024, 10, 27, 1, 59)), Local::Once(at(2024, 10, 26, 23, 59)));
    }

    #[test]
    fn times_outside_the_years_are_never() {
        let mut east = ZoneCache::new(Zone::parse("Asia/Seoul").unwrap());
        assert_eq!(east.local_to_utc(3_600), Local::Never);
        assert_eq!(east.local_to_utc(9 * 3_600), Local::Once(0));
        let mut west = ZoneCache::new(Zone::parse("-05:00").unwrap());
        assert_eq!(west.local_to_utc(u32::MAX), Local::Never);
        assert_eq!(west.local_to_utc(0), Local::Once(18_000));
    }

    /// Every zone that our users are likely to meet, and the odd ones: half-hour summer time, a lost day, Ramadan pauses.
    #[test]
    fn the_cache_agrees_with_the_zone_around_every_change() {
        let names = "Asia/Seoul Asia/Pyongyang Europe/Zurich America/New_York America/Sao_Paulo Australia/Lord_Howe Pacific/Apia \
            Pacific/Kwajalein Africa/Casablanca Africa/Cairo Asia/Gaza Asia/Tehran Asia/Beirut America/Caracas \
            Africa/Monrovia Europe/Dublin America/Boa_Vista Antarctica/Troll Asia/Vladivostok UTC +05:30";
        for name in names.split_whitespace() {
            let zone = Zone::parse(name).unwrap();
            let mut cache = ZoneCache::new(zone);
            let spans = cache.spans.clone();
            for span in &spans {
                for step in
                    [-90_000_i64, -7_201, -7_200, -7_199, -3_601, -3_600, -3_599, -1_801, -1_800, -2, -1, 0, 1, 2]
                {
                    for sign in [1, -1] {
                        let Ok(utc) = u32::try_from(i64::from(span.from) + step * sign) else { continue };
                        assert_eq!(cache.offset_at_utc(utc), zone.offset_at_utc(utc), "{name} {utc}");
                        let Ok(local) = u32::try_from(i64::from(utc) + i64::from(span.offset)) else { continue };
                        assert_eq!(cache.local_to_utc(local), zone.local_to_utc(local), "{name} {local}");
                    }
                }
            }
            let mut utc = 0_u32;
            while let Some(next) = utc.checked_add(86_400 + 1_237) {
                utc = next;
                assert_eq!(cache.offset_at_utc(utc), zone.offset_at_utc(utc), "{name} {utc}");
                assert_eq!(cache.local_to_utc(utc), zone.local_to_utc(utc), "{name} {utc}");
            }
        }
    }
}
