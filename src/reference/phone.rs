//! Phone numbers in one spelling, so that the same number is the same; kinds of Korean numbers.
//!
//! How a number is written says nothing of the writer: context only, of weight 0.

use std::fmt;

/// A number as `+` and digits, at most fifteen (ITU-T E.164).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct E164 {
    digits: [u8; 15],
    len: u8,
}

impl E164 {
    /// The digits, calling code first.
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.digits[..usize::from(self.len)]).unwrap_or_default()
    }
}

impl fmt::Display for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "+{}", self.digits())
    }
}

impl fmt::Debug for E164 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// What kind of number a Korean one is; all of them ordinary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KoreanKind {
    /// 010, and 011 to 019 of old.
    Mobile,
    /// 070.
    Voip,
    /// 050x: a safe or forwarded number.
    Safe,
    /// 02, 031 to 064.
    Area,
    /// 1588 and the like, 080.
    Service,
}

/// Calling codes whose numbers are dialled at home without a leading zero; elsewhere one zero falls away abroad.
const NO_TRUNK_ZERO: &[&str] =
    &["1", "34", "45", "47", "48", "65", "351", "352", "371", "372", "420", "852", "853", "886x"];

/// Calling codes that numbers are told apart by: all that the table of customary formats names.
const CODES: &[(&str, &str)] = &[
    ("1", "(000) 000-0000"),
    ("7", "000 000-00-00"),
    ("20", "00 0000 0000"),
    ("27", "00 000 0000"),
    ("30", "000 000 0000"),
    ("31", "0 00000000"),
    ("32", "000 00 00 00"),
    ("33", "0 00 00 00 00"),
    ("34", "000 00 00 00"),
    ("36", "00 000 0000"),
    ("39", "000 000 0000"),
    ("40", "000 000 000"),
    ("41", "00 000 00 00"),
    ("43", "000 0000000"),
    ("44", "0000 000000"),
    ("45", "00 00 00 00"),
    ("46", "00 000 00 00"),
    ("47", "000 00 000"),
    ("48", "000 000 000"),
    ("49", "0000 0000000"),
    ("52", "00 0000 0000"),
    ("54", "00 0000-0000"),
    ("55", "00 00000-0000"),
    ("57", "000 0000000"),
    ("60", "00-000 0000"),
    ("61", "000 000 000"),
    ("62", "000-0000-0000"),
    ("63", "000 000 0000"),
    ("64", "00 000 0000"),
    ("65", "0000 0000"),
    ("66", "00 000 0000"),
    ("81", "00-0000-0000"),
    ("82", "00-0000-0000"),
    ("84", "000 000 000"),
    ("86", "000 0000 0000"),
    ("90", "000 000 00 00"),
    ("91", "00000 00000"),
    ("92", "000 0000000"),
    ("234", "000 000 0000"),
    ("351", "000 000 000"),
    ("352", "000 000 000"),
    ("371", "00 000 000"),
    ("372", "0000 0000"),
    ("380", "00 000 0000"),
    ("420", "000 000 000"),
    ("850", "000 000 0000"),
    ("852", "0000 0000"),
    ("853", "0000 0000"),
    ("855", "00 000 000"),
    ("856", "00 00 000 000"),
    ("880", "0000-000000"),
    ("886", "000 000 000"),
    ("971", "00 000 0000"),
    ("972", "00-000-0000"),
    ("976", "0000 0000"),
    ("998", "00 000 00 00"),
];

/// How numbers of a calling code are customarily written after it; context for a reader, never a reason.
pub fn customary_format(calling_code: &str) -> Option<&'static str> {
    CODES.iter().find(|(code, _)| *code == calling_code).map(|(_, format)| *format)
}

/// The number that a cell holds, in one spelling; `home` is the calling code (`82`) of numbers that name none. Blanks, dashes,
/// dots, brackets and full-width digits do not count; an extension is cut off. Nothing for what cannot be a number.
pub fn normal(text: &str, home: &str) -> Option<E164> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let end =
        ["ext", "내선", "#", ";", "/", ","].iter().filter_map(|mark| lower.find(mark)).min().unwrap_or(lower.len());
    let text = lower.get(..end)?.trim();
    let text = text.strip_prefix("tel:").unwrap_or(text).trim();
    let is_international = text.starts_with(['+', '＋']);
    let mut digits = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '０'..='９' => digits.push(char::from(b'0' + (u32::from(c) - u32::from('０')) as u8)),
            ' ' | '-' | '.' | '(' | ')' | '+' | '＋' | '\u{a0}' | '‐' | '–' | '−' | '－' | '・' | '（' | '）' =>
                {}
            _ => return None,
        }
    }
    let dialled = if is_international { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    // A Korean exit code is followed by the country: 001 1 …, 00700 82 … are too many to tell apart from others.
    let whole = match dialled {
        // `+82 (0)10…`: the home zero has no place abroad.
        Some(abroad) => {
            let code =
                CODES.iter().map(|(code, _)| *code).filter(|code| abroad.starts_with(code)).max_by_key(|c| c.len());
            match code {
                Some(code) if !NO_TRUNK_ZERO.contains(&code) && code != "39" => {
                    format!("{code}{}", abroad[code.len()..].strip_prefix('0').unwrap_or(&abroad[code.len()..]))
                }
                _ => abroad.to_owned(),
            }
        }
        // `82 10 1234 5678` with the plus sign lost to a spreadsheet.
        None if digits.len() >= 11 && digits.starts_with(home) && !digits.starts_with('0') => {
            format!("{home}{}", digits[home.len()..].trim_start_matches('0'))
        }
        // The leading zero of `010…` is lost to a spreadsheet too.
        None if NO_TRUNK_ZERO.contains(&home) || home == "39" => {
            if digits.len() >= 11 && digits.starts_with(home) {
                digits.clone()
            } else {
                format!("{home}{digits}")
            }
        }
        None => format!("{home}{}", digits.strip_prefix('0').unwrap_or(&digits)),
    };
    // Shorter than seven digits are internal lines and short codes.
    if !(7 + home.len().min(1)..=15).contains(&whole.len()) || whole.starts_with('0') {
        return None;
    }
    let mut number = E164 { digits: [0; 15], len: whole.len() as u8 };
    number.digits[..whole.len()].copy_from_slice(whole.as_bytes());
    // One digit repeated is what people type when they do not want to say.
    let is_dummy = whole.as_bytes().windows(2).rev().take(7).all(|pair| pair[0] == pair[1]);
    (!is_dummy).then_some(number)
}

/// What kind of number a Korean one is; nothing for other countries.
pub fn korean_kind(number: &E164) -> Option<KoreanKind> {
    let home = number.digits().strip_prefix("82")?;
    let (kind, lengths) = match home.as_bytes() {
        // 1588, 1600, 1800 …: eight digits with nothing before them.
        [b'1', b'5' | b'6' | b'8', ..] if home.len() == 8 => (KoreanKind::Service, 8..=8),
        [b'1', b'0', ..] => (KoreanKind::Mobile, 10..=10),
        [b'1', b'1' | b'6' | b'7' | b'8' | b'9', ..] => (KoreanKind::Mobile, 9..=10),
        [b'7', b'0', ..] => (KoreanKind::Voip, 10..=10),
        [b'5', b'0', ..] => (KoreanKind::Safe, 10..=11),
        [b'8', b'0', ..] => (KoreanKind::Service, 9..=10),
        [b'2', ..] => (KoreanKind::Area, 8..=9),
        [b'3', b'1'..=b'3', ..] | [b'4', b'1'..=b'4', ..] | [b'5', b'1'..=b'5', ..] | [b'6', b'1'..=b'4', ..] => {
            (KoreanKind::Area, 9..=10)
        }
        _ => return None,
    };
    lengths.contains(&home.len()).then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, home: &str) -> Option<String> {
        normal(text, home).map(|number| number.to_string())
    }

    #[test]
    fn one_number_in_many_spellings() {
        for text in [
            "010-1234-5678",
            "010 1234 5678",
            "01012345678",
            "+82 10-1234-5678",
            "+82-010-1234-5678",
            "+82 (0)10 1234 5678",
            "0082 10 1234 5678",
            "82-10-1234-5678",
            "1012345678",
            "０１０－１２３４－５６７８",
            "tel:+82-10-1234-5678",
            "010.1234.5678 ext. 7",
            "010-1234-5678 (내선 12",
        ] {
            assert_eq!(shown(text, "82").as_deref(), Some("+821012345678"), "{text}");
        }
        assert_eq!(shown("(415) 555-2671", "1").as_deref(), Some("+14155552671"));
        assert_eq!(shown("1 415 555 2671", "1").as_deref(), Some("+14155552671"));
        assert_eq!(shown("+44 020 7946 0958", "82").as_deref(), Some("+442079460958"));
        assert_eq!(shown("+39 06 6982 1234", "82").as_deref(), Some("+390669821234"));
    }

    #[test]
    fn what_is_no_number_is_nothing() {
        for text in [
            "",
            "-",
            "1234",
            "카카오톡",
            "kim@example.org",
            "0000000000",
            "111111111111",
            "12345678901234567890",
            "n/a",
        ] {
            assert_eq!(shown(text, "82"), None, "{text}");
        }
    }

    #[test]
    fn kinds_of_korean_numbers() {
        for (text, kind) in [
            ("010-1234-5678", Some(KoreanKind::Mobile)),
            ("011-234-5678", Some(KoreanKind::Mobile)),
            ("070-1234-5678", Some(KoreanKind::Voip)),
            ("0504-1234-5678", Some(KoreanKind::Safe)),
            ("02-123-4567", Some(KoreanKind::Area)),
            ("031-123-4567", Some(KoreanKind::Area)),
            ("1588-1234", Some(KoreanKind::Service)),
            ("+81 90 1234 5678", None),
        ] {
            assert_eq!(normal(text, "82").as_ref().and_then(korean_kind), kind, "{text}");
        }
    }

    #[test]
    fn spelling_a_number_out_and_reading_it_again_gives_the_same() {
        let mut seed = 0x9e37_79b9_7f4a_7c15u64;
        for _ in 0..500 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let text = format!("010-{:04}-{:04}", seed % 10_000, (seed >> 20) % 10_000);
            let Some(number) = normal(&text, "82") else { continue };
            assert_eq!(normal(&number.to_string(), "1"), Some(number), "{text}");
        }
        assert!(customary_format("82").is_some() && customary_format("999").is_none());
    }
}
