//! Identity numbers are masked at the door: before a record is parsed, in place and at the same length.
//!
//! What is masked: Korean resident and foreigner registration numbers, passport numbers and driving-licence numbers, by
//! pattern, in any cell. The replacement holds six hexadecimal digits of a hash, so that two masked account keys stay two;
//! one in 16 million collides, and hundreds of real numbers share each value, so that it identifies nobody.

use crate::model::interner::hash_bytes;

/// Where the bytes come from: in JSON only what stands inside a string may change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    /// A line or a cell.
    Text,
    /// A JSON record.
    Json,
}

/// Masks every identity number in the bytes and says how many there were.
pub fn mask(bytes: &mut [u8], place: Where) -> usize {
    let mut found = 0;
    let mut at = 0;
    while let Some((first, end)) = next_run(bytes, at) {
        // The longest pattern has nine bytes before its run of six digits' end: look from there.
        for from in first.saturating_sub(6)..=first {
            if let Some(length) = pattern_at(bytes, from, place) {
                replace(&mut bytes[from..from + length]);
                found += 1;
                break;
            }
        }
        at = end;
    }
    // Passports of the series of 2021 have no run of six digits.
    let mut from = 0;
    while let Some(near) = memchr::memchr(b'M', &bytes[from..]) {
        from += near;
        if pattern_at(bytes, from, place).is_some() {
            replace(&mut bytes[from..from + 9]);
            found += 1;
        }
        from += 1;
    }
    found
}

/// The masked form of a text.
pub fn masked(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    mask(&mut bytes, Where::Text);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Digits in a row that all patterns but one hold: looking at every sixth byte cannot miss them.
const RUN: usize = 6;

/// The next run of at least six digits from a position on, as its first byte and the byte after it.
fn next_run(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from + RUN - 1;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += RUN;
            continue;
        }
        let mut first = at;
        while first > from && bytes[first - 1].is_ascii_digit() {
            first -= 1;
        }
        let mut end = at + 1;
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            end += 1;
        }
        if end - first >= RUN {
            return Some((first, end));
        }
        at = end + RUN;
    }
    None
}

/// Length of the identity number that begins at `from`, if one does.
fn pattern_at(bytes: &[u8], from: usize, place: Where) -> Option<usize> {
    if from > 0 && bytes[from - 1].is_ascii_alphanumeric() {
        return None;
    }
    let rest = &bytes[from..];
    let free_after = |length: usize| rest.len() == length || !rest[length].is_ascii_alphanumeric();
    if is_registration(rest, true) && free_after(14) {
        return Some(14);
    }
    // Unhyphenated, a number that begins with 1 is far more often an epoch in milliseconds than somebody born in 2010 to
    // 2019, and in JSON a bare number may not become text.
    let bare_allowed = place == Where::Text || (from > 0 && bytes[from - 1] == b'"');
    if bare_allowed
        && rest.first() != Some(&b'1')
        && is_registration(rest, false)
        && free_after(13)
        && checksum_holds(rest)
    {
        return Some(13);
    }
    if is_licence(rest) && free_after(15) {
        return Some(15);
    }
    if is_passport(rest) && free_after(9) {
        return Some(9);
    }
    None
}

/// `YYMMDD-Gxxxxxx`: a date that exists and a century digit.
fn is_registration(rest: &[u8], hyphen: bool) -> bool {
    let length = if hyphen { 14 } else { 13 };
    if rest.len() < length || (hyphen && rest[6] != b'-') {
        return false;
    }
    let second = if hyphen { 7 } else { 6 };
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    if !digits(&rest[..6]) || !digits(&rest[second..length]) {
        return false;
    }
    let two = |at: usize| (rest[at] - b'0') * 10 + rest[at + 1] - b'0';
    (1..=12).contains(&two(2)) && (1..=31).contains(&two(4)) && (b'1'..=b'8').contains(&rest[second])
}

/// The check digit of registration numbers (weights 2 to 9, then 2 to 5); numbers given since October 2020 need not have it,
/// which only the unhyphenated form is asked for.
fn checksum_holds(rest: &[u8]) -> bool {
    const WEIGHTS: [u32; 12] = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
    let sum: u32 = WEIGHTS.iter().zip(rest).map(|(weight, digit)| weight * u32::from(digit - b'0')).sum();
    let foreigner = rest[6] >= b'5';
    let check = (11 - sum % 11) % 10;
    let check = if foreigner { (check + 2) % 10 } else { check };
    check == u32::from(rest[12] - b'0')
}

/// `NN-NN-NNNNNN-NN`.
fn is_licence(rest: &[u8]) -> bool {
    rest.len() >= 15
        && rest[..15]
            .iter()
            .enumerate()
            .all(|(n, byte)| if matches!(n, 2 | 5 | 12) { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// Korean passports: one of the series letters and eight digits, or the series of 2021 with a letter in the middle.
fn is_passport(rest: &[u8]) -> bool {
    rest.len() >= 9
        && matches!(rest[0], b'M' | b'S' | b'R' | b'G' | b'D')
        && rest[1..9].iter().enumerate().all(|(n, byte)| byte.is_ascii_digit() || (n == 3 && byte.is_ascii_uppercase()))
}

fn replace(bytes: &mut [u8]) {
    let hash = hash_bytes(bytes);
    let label: &[u8] = if bytes.len() >= 13 { b"masked-" } else { b"id-" };
    let hex = |n: usize| b"0123456789abcdef"[(hash >> (20 + 4 * n)) as usize & 15];
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = match n.checked_sub(label.len()) {
            None => label[n],
            Some(digit) if digit < 6 => hex(digit),
            Some(_) => b'*',
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, hidden: &[&str]) {
        let shown = masked(text);
        assert_eq!(shown.len(), text.len());
        for part in hidden {
            assert!(!shown.contains(part), "{text} shows as {shown}");
        }
        if hidden.is_empty() {
            assert_eq!(shown, text);
        }
    }

    #[test]
    fn numbers_of_every_kind_disappear() {
        check("900101-1234567", &["900101", "1234567"]);
        check("홍길동 900101-1234567 서울", &["900101"]);
        check("외국인등록번호:850315-5123456", &["850315", "5123456"]);
        check("여권 M12345678", &["12345678"]);
        check("여권 M123A4567", &["123A4567"]);
        check("면허 11-22-123456-78", &["123456"]);
        check("x,900101-1234567,811231-2345678,y", &["900101", "811231"]);
        check("9001011234568", &["9001011234568"]);
    }

    #[test]
    fn ordinary_numbers_stay() {
        for text in [
            "2026-01-31T09:30:00Z",
            "1759879885138",
            "1701234567890",
            "010-1234-5678",
            "203.0.113.25:51234",
            "kim.minsu-2024",
            "123456-78",
            "991399-1234567",
            "order 20260131-1234567x",
            "DESKTOP-M12345678X",
            "110-123-456789",
            "a",
            "",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn two_masked_keys_stay_two_and_one_stays_one() {
        assert_eq!(masked("900101-1234567"), masked("900101-1234567"));
        assert_ne!(masked("900101-1234567"), masked("900101-1234568"));
    }

    #[test]
    fn a_bare_number_in_json_keeps_its_shape() {
        let mut json = br#"{"ts":9001011234568,"id":"9001011234568"}"#.to_vec();
        assert_eq!(mask(&mut json, Where::Json), 1);
        assert!(String::from_utf8_lossy(&json).starts_with(r#"{"ts":9001011234568,"id":"masked-"#));
    }

    #[test]
    fn every_position_in_a_long_line_is_found() {
        for lead in 0..40 {
            check(&format!("{}900101-1234567{}", " ".repeat(lead), " z".repeat(7)), &["900101"]);
            check(&format!("{}M12345678", ".".repeat(lead)), &["12345678"]);
        }
    }
}
