//! Contact points, accounts and addresses in the one form in which they are compared for sameness.

/// Cells that hold several values.
const SEPARATORS: [char; 4] = [';', ',', '|', '\n'];

/// The parts of a cell that may hold several values.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty())
}

/// Full-width forms as plain ASCII, everything else as it is.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// A telephone number as digits with country code; a number without one is taken for Korean, which serves sameness only.
/// Nothing for what is too short, masked or typed to fill the field.
pub fn phone(text: &str) -> Option<String> {
    let text: String = text.chars().map(plain).collect();
    let start = text.find(|c: char| c.is_ascii_digit() || c == '+')?;
    let is_part =
        |c: &char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ' ' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}');
    let run: String = text[start..].chars().take_while(is_part).collect();
    let after = text[start..].chars().nth(run.chars().count());
    if matches!(after, Some('*' | 'x' | 'X' | '•')) {
        return None;
    }
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let international = run.starts_with('+');
    let number = if international {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("82{rest}")
    } else if digits.len() == 10 && digits.starts_with("10") {
        // A spreadsheet that took a Korean mobile number for a number dropped its zero.
        format!("82{digits}")
    } else {
        digits
    };
    // `+82 (0)10 …`: the zero of the national form stayed.
    let number = match number.strip_prefix("820") {
        Some(rest) => format!("82{rest}"),
        None => number,
    };
    // ITU E.164: at most 15 digits; fewer than 8 are an extension.
    let national = number.get(2..).unwrap_or_default();
    let first = national.bytes().next_back();
    let filler = national.bytes().skip(2).all(|byte| Some(byte) == first);
    ((8..=15).contains(&number.len()) && !filler).then_some(number)
}

/// A mailbox: lower case, without `+tag`, without dots where the service ignores them. Nothing for what is none.
pub fn mailbox(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (local, domain) = text.split_once('@')?;
    if domain.contains('@') || !domain.contains('.') || text.contains(char::is_whitespace) {
        return None;
    }
    let local = local.split('+').next().unwrap_or_default();
    let (local, domain) = match domain {
        "gmail.com" | "googlemail.com" => (local.replace('.', ""), "gmail.com"),
        _ => (local.to_owned(), domain),
    };
    (!local.is_empty()).then(|| format!("{local}@{domain}"))
}

/// Whether a destination has the shape of a wallet address.
pub fn is_wallet(text: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let alphanumeric = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (letters, digits) =
        (text.bytes().any(|byte| byte.is_ascii_alphabetic()), text.bytes().any(|byte| byte.is_ascii_digit()));
    match text.strip_prefix("0x") {
        Some(rest) => rest.len() == 40 && hex(rest),
        // Bitcoin and its kin, and Tron: 26 to 62 letters and digits that begin in a known way.
        None if alphanumeric && letters && digits => {
            text.starts_with("bc1") && (42..=62).contains(&text.len())
                || text.starts_with(['1', '3']) && (26..=35).contains(&text.len())
                || text.starts_with(['t', 'T']) && text.len() == 34
        }
        None => false,
    }
}

/// An account that is paid: letters and digits only, or a mailbox. Nothing for a mere word.
pub fn destination(text: &str) -> Option<String> {
    if text.contains('@') {
        return mailbox(text);
    }
    if text.contains('*') {
        return None;
    }
    let key: String = text.chars().map(plain).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let first = key.bytes().next();
    // Six digits are the shortest account numbers in use; fewer are the name of a bank.
    (digits >= 6 && !key.bytes().all(|byte| Some(byte) == first)).then_some(key)
}

/// A hash or masked number of a document or picture.
pub fn hash(text: &str) -> Option<String> {
    let key: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let first = key.bytes().next();
    // Fewer than six characters tell nothing apart.
    (key.len() >= 6 && !key.bytes().all(|byte| Some(byte) == first)).then_some(key)
}

/// The device of a second factor, where the value tells one from another: `iPhone 15`, `SMS` or `SM-S901N` are kinds.
pub fn device(text: &str) -> Option<String> {
    // Model names hold up to three digits, identifiers more, or many characters.
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits >= 4 || text.len() >= 16 && !text.contains(' ')).then(|| text.to_owned())
}

/// Whether a value is what masking left of an identity number: 24 bits, so that two people may share it.
pub fn is_masked(text: &str) -> bool {
    text.contains("masked-") || text.starts_with("id-") && text.ends_with('*')
}

/// A perceptual hash of 64 bits, where the value is one.
pub fn bits64(text: &str) -> Option<u64> {
    let text = text.strip_prefix("0x").unwrap_or(text);
    (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten()
}

/// Words of an address that say what a number counts and nothing of where it is.
const COUNTED: &[&str] = &[
    "번지",
    "호",
    "동",
    "층",
    "호실",
    "아파트",
    "오피스텔",
    "빌딩",
    "apt",
    "apartment",
    "unit",
    "suite",
    "ste",
    "no",
    "bldg",
    "building",
    "room",
    "rm",
    "floor",
    "fl",
    "ho",
    "號",
    "号",
    "室",
];

/// Words that are written in two ways.
const WRITTEN: &[(&str, &str)] = &[
    ("street", "st"),
    ("road", "rd"),
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("drive", "dr"),
    ("lane", "ln"),
    ("서울특별시", "서울"),
    ("서울시", "서울"),
    ("부산광역시", "부산"),
    ("대구광역시", "대구"),
    ("인천광역시", "인천"),
    ("광주광역시", "광주"),
    ("대전광역시", "대전"),
    ("울산광역시", "울산"),
    ("경기도", "경기"),
];

/// A delivery address without case, blanks, punctuation and words such as 번지, 호 or apt. Nothing without a number: a
/// street is no address. Which place it is plays no part.
pub fn address(text: &str) -> Option<String> {
    let text: String = text.chars().map(plain).flat_map(char::to_lowercase).collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut class = None;
    for c in text.chars() {
        let now = match c {
            c if c.is_ascii_digit() => Some(true),
            c if c.is_alphanumeric() => Some(false),
            _ => None,
        };
        match (now, class == now, tokens.last_mut()) {
            (None, ..) => {}
            (Some(_), true, Some(token)) => token.push(c),
            _ => tokens.push(c.to_string()),
        }
        class = now;
    }
    let mut out = String::new();
    let mut letters = false;
    for token in tokens.iter().map(String::as_str).filter(|token| !COUNTED.contains(token)) {
        let token = token.strip_suffix("아파트").unwrap_or(token);
        let token = WRITTEN.iter().find(|(long, _)| *long == token).map_or(token, |(_, short)| short);
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(out.chars().next_back()) && digit(token.chars().next()) {
            out.push('-');
        }
        letters |= !digit(token.chars().next());
        out.push_str(token);
    }
    (letters && out.bytes().any(|byte| byte.is_ascii_digit())).then_some(out)
}

/// A personal or firm's name without case and blanks: compared for sameness only.
pub fn name(text: &str) -> String {
    text.chars().map(plain).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The end of a value, which is all that is shown of a sensitive one.
pub fn ending(text: &str) -> String {
    // Four characters are what banks print on a slip.
    const SHOWN: usize = 4;
    let skipped = text.chars().count().saturating_sub(SHOWN);
    format!("…{}", text.chars().skip(skipped).collect::<String>())
}

/// A mailbox with the first letter and the domain.
pub fn masked_mailbox(text: &str) -> String {
    match text.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().take(1).collect::<String>()),
        None => ending(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_all_the_ways_people_write_it() {
        for text in [
            "010-1234-5678",
            "+82 10 1234 5678",
            "+82 (0)10-1234-5678",
            "0082-10-1234-5678",
            "1012345678",
            "０１０．１２３４．５６７８",
            "tel 010 1234 5678",
        ] {
            assert_eq!(phone(text).as_deref(), Some("821012345678"), "{text}");
        }
        assert_eq!(phone("+1 202 555 0143").as_deref(), Some("12025550143"));
        for text in ["", "1234", "010-****-5678", "010-1234-xxxx", "000-0000-0000", "00000000", "none"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn one_mailbox_in_all_its_spellings() {
        for text in ["Kim.Gaon+jobs@gmail.com", "kimgaon@googlemail.com", "k.i.m.gaon@GMAIL.com "] {
            assert_eq!(mailbox(text).as_deref(), Some("kimgaon@gmail.com"), "{text}");
        }
        assert_eq!(mailbox("kim.gaon+x@example.org").as_deref(), Some("kim.gaon@example.org"), "dots count elsewhere");
        for text in ["kim", "kim@", "@example.org", "kim@local", "a b@example.org", "a@b@example.org"] {
            assert_eq!(mailbox(text), None, "{text}");
        }
    }

    #[test]
    fn account_numbers_lose_their_hyphens_and_words_are_none() {
        assert_eq!(destination("110-000-123456").as_deref(), Some("110000123456"));
        assert_eq!(destination("KR00 1234 5678").as_deref(), Some("kr0012345678"));
        assert_eq!(destination("Pay@Example.org").as_deref(), Some("pay@example.org"));
        for text in ["bank", "가람은행 12", "***-123456", "000000"] {
            assert_eq!(destination(text), None, "{text}");
        }
        assert!(is_wallet("0x00000000000000000000000000000000000000aa"));
        assert!(!is_wallet("110000123456") && !is_wallet("0xabc"));
    }

    #[test]
    fn addresses_are_one_without_the_words_that_count() {
        for text in [
            "서울특별시 가람구 나루로 12 101동 1203호",
            "서울 가람구 나루로 12, 101-1203",
            "서울시 가람구 나루로12 101동1203호",
            "서울 가람구 나루로 12번지 101 1203",
        ] {
            assert_eq!(address(text).as_deref(), Some("서울가람구나루로12-101-1203"), "{text}");
        }
        assert_eq!(address("12 Garam Street, Apt. 3").as_deref(), address("12 GARAM ST #3").as_deref());
        assert_ne!(address("나루동 12"), address("가람동 12"), "the name of a quarter stays");
        assert_ne!(address("나루로 1 23"), address("나루로 12 3"));
        assert_eq!(address("Garam Street"), None);
    }

    #[test]
    fn a_model_is_no_device() {
        for (text, one) in
            [("iphone 15", false), ("sm-s901n", false), ("sms", false), ("dp1a2b3c4d", true), ("m-1001", true)]
        {
            assert_eq!(device(text).is_some(), one, "{text}");
        }
    }

    #[test]
    fn sensitive_values_show_their_end() {
        assert_eq!(ending("821012345678"), "…5678");
        assert_eq!(masked_mailbox("kimgaon@example.org"), "k…@example.org");
        assert!(is_masked("masked-12ab34*") && !is_masked("id-12ab34"));
        assert_eq!(bits64("00ff00ff00ff00ff"), Some(0x00ff_00ff_00ff_00ff));
        assert_eq!(bits64("00ff"), None);
    }
}
