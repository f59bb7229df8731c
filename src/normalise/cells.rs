//! Single cells: text, coordinates, addresses, and values that repeat.

use crate::ingest::peel::rescue;
use crate::model::interner::hash_bytes;
use crate::model::place::Place;
use hashbrown::HashTable;
use std::net::IpAddr;

pub(super) fn text_of(cell: &[u8]) -> std::borrow::Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => text.into(),
        Err(_) => rescue(cell).into(),
    }
}

/// Hundredths of a degree.
pub(super) fn degrees(cell: &[u8], limit: f64) -> Option<i16> {
    if cell.is_empty() {
        return None;
    }
    let text = std::str::from_utf8(cell).ok()?.trim();
    // A coordinate has no thousands, so a comma in it stands before decimals.
    let value: f64 = match text.split_once(',') {
        Some((whole, decimals)) => format!("{whole}.{decimals}").parse().ok()?,
        None => text.parse().ok()?,
    };
    (value.abs() <= limit).then(|| libm::round(value * 100.0) as i16)
}

/// An address with or without port, brackets or zone index.
pub fn parse_address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    if let Ok(address) = text.parse::<IpAddr>() {
        return Some(unmapped(address));
    }
    if let Some(rest) = text.strip_prefix('[') {
        return rest.split_once(']').and_then(|(inner, _)| inner.parse().ok()).map(unmapped);
    }
    if let Some((address, port)) = text.rsplit_once(':')
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && address.contains('.')
    {
        return address.parse().ok().map(unmapped);
    }
    text.split_once('%').and_then(|(address, _)| address.parse().ok())
}

/// A decimal number in one form, `-1234.5`: currency signs and codes, thousands and blanks are taken off, a comma before one
/// or two last digits (and no point behind it) is a decimal one, brackets mean minus.
pub fn parse_number(text: &str) -> Option<String> {
    let bare: String = text
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !c.is_alphabetic() && !matches!(c, '$' | '€' | '£' | '¥' | '₩' | '￦' | '\'' | '%')
        })
        .collect();
    let negative = bare.starts_with(['-', '\u{2212}']) || bare.starts_with('(') && bare.ends_with(')');
    let bare = bare.trim_matches(['-', '\u{2212}', '+', '(', ')']);
    let (point, comma) = (bare.rfind('.'), bare.rfind(','));
    let decimal = match (point, comma) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(point), None) if bare.matches('.').count() == 1 => Some(point),
        (None, Some(comma)) if bare.matches(',').count() == 1 && bare.len() - comma != 4 => Some(comma),
        _ => None,
    };
    let (whole, fraction) = decimal.map_or((bare, ""), |at| (&bare[..at], &bare[at + 1..]));
    let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || !digits(&whole) || !digits(fraction) || whole.len() > 15 {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = fraction.trim_end_matches('0');
    let sign = if negative && (whole != "0" || !fraction.is_empty()) { "-" } else { "" };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// `::ffff:192.0.2.1` is `192.0.2.1`.
pub(super) fn unmapped(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

pub(super) fn hash_address(address: IpAddr) -> u64 {
    match address {
        IpAddr::V4(v4) => hash_bytes(&v4.octets()),
        IpAddr::V6(v6) => hash_bytes(&v6.octets()),
    }
}

pub(super) fn hash_place(place: &Place) -> u64 {
    let (latitude, longitude) = place.point.unwrap_or((i16::MAX, i16::MAX));
    let (a, b) = (latitude.to_le_bytes(), longitude.to_le_bytes());
    hash_bytes(&[place.country.0[0], place.country.0[1], a[0], a[1], b[0], b[1]])
}

pub(super) fn intern_value<T: Copy + PartialEq>(
    values: &mut Vec<T>,
    ids: &mut HashTable<u32>,
    value: T,
    hash: impl Fn(&T) -> u64,
) -> u32 {
    let hashed = hash(&value);
    if let Some(&id) = ids.find(hashed, |&id| values[id as usize] == value) {
        return id;
    }
    let id = values.len() as u32;
    values.push(value);
    ids.insert_unique(hashed, id, |&id| hash(&values[id as usize]));
    id
}

/// Pairs of ids that were met: what a row says of its account is mostly known from an earlier row, which need not be the
/// one before.
#[derive(Default)]
pub(super) struct Pairs {
    last: Option<u64>,
    known: HashTable<u64>,
}

impl Pairs {
    /// Whether the pair is met for the first time.
    pub(super) fn is_new(&mut self, a: u32, b: u32) -> bool {
        let pair = u64::from(a) << 32 | u64::from(b);
        if self.last.replace(pair) == Some(pair) {
            return false;
        }
        let hash = |pair: &u64| hash_bytes(&pair.to_le_bytes());
        if self.known.find(hash(&pair), |known| *known == pair).is_some() {
            return false;
        }
        self.known.insert_unique(hash(&pair), pair, hash);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_new_once() {
        let mut pairs = Pairs::default();
        let answers = [(1, 2), (1, 2), (2, 1), (1, 2), (1, 3)].map(|(a, b)| pairs.is_new(a, b));
        assert_eq!(answers, [true, false, true, false, true]);
    }

    #[test]
    fn addresses_with_ports_brackets_and_zone_indexes() {
        for (text, wanted) in [
            ("192.0.2.1", Some("192.0.2.1")),
            (" 192.0.2.1:51234 ", Some("192.0.2.1")),
            ("[2001:db8::7]:443", Some("2001:db8::7")),
            ("2001:db8::7", Some("2001:db8::7")),
            ("fe80::1%eth0", Some("fe80::1")),
            ("::ffff:192.0.2.1", Some("192.0.2.1")),
            ("300.1.1.1", None),
            ("host.example.org:80", None),
            ("", None),
        ] {
            assert_eq!(parse_address(text), wanted.map(|text| text.parse().expect("an address")), "{text}");
        }
    }

    #[test]
    fn numbers_as_people_and_exports_write_them() {
        for (text, wanted) in [
            ("1234.50", Some("1234.5")),
            ("1,234.50", Some("1234.5")),
            ("1.234,50", Some("1234.5")),
            ("2.000,0", Some("2000")),
            ("7,5", Some("7.5")),
            ("1,234", Some("1234")),
            ("1,234,567", Some("1234567")),
            ("₩1,500,000", Some("1500000")),
            ("1500000원", Some("1500000")),
            ("USD 12.00", Some("12")),
            ("-12", Some("-12")),
            ("(12.30)", Some("-12.3")),
            ("-0.00", Some("0")),
            ("4.8", Some("4.8")),
            (".5", Some("0.5")),
            ("", None),
            ("many", None),
            ("1-2", None),
            ("12345678901234567", None),
        ] {
            assert_eq!(parse_number(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn degrees_are_hundredths_within_their_limit() {
        assert_eq!(degrees(b"37.566", 90.0), Some(3_757));
        assert_eq!(degrees(b"-122.4", 180.0), Some(-12_240));
        assert_eq!(degrees(b"37,566", 90.0), Some(3_757));
        for text in [&b"91"[..], b"", b"north", b"NaN"] {
            assert_eq!(degrees(text, 90.0), None);
        }
    }
}
