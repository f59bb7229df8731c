//! Whether two names are the same name: order, spelling, script, cut-off and company words aside. Sameness only; a name says
//! nothing else.

use super::romanise::{is_korean, key};

/// How alike two names are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sameness {
    /// 100 is the same name, 0 nothing in common.
    pub percent: u8,
    /// One of them is a company, which may well be paid for a person.
    pub is_company: bool,
    /// They are written in different scripts, so that a low percentage proves nothing.
    pub is_other_script: bool,
}

/// Words of company names, lower case.
const COMPANY: &[&str] = &[
    "inc",
    "llc",
    "llp",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "ag",
    "sa",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "oy",
    "ab",
    "aps",
    "kk",
    "pty",
    "pte",
    "plc",
    "holdings",
    "주식회사",
    "유한회사",
    "유한책임회사",
    "합자회사",
    "합명회사",
    "주",
    "유",
    "株式会社",
    "有限会社",
    "合同会社",
    "有限公司",
];

/// What a company is called without blanks around it.
const GLUED: &[&str] =
    &["㈜", "(주)", "（주）", "(유)", "（유）", "주식회사", "유한회사", "株式会社", "有限会社", "合同会社", "有限公司"];

/// Titles and forms of address.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "님", "씨", "귀하", "様"];

/// Surnames of two syllables; all others have one.
const LONG_SURNAMES: &[&str] = &["남궁", "황보", "제갈", "선우", "독고", "사공", "서문"];

/// A spelling variant is nearly, but not quite, the same spelling.
const SAME_SPOKEN: u8 = 95;
/// A bank cuts names off after 10 to 20 letters.
const CUT: u8 = 90;
/// Fewer letters than this are the beginning of too many names.
const CUT_LETTERS: usize = 8;
/// A middle name is left out.
const PART: u8 = 85;

struct Name {
    /// Words as written, lower case, without company words and titles.
    words: Vec<String>,
    /// The same, folded.
    keys: Vec<String>,
    is_company: bool,
    is_korean: bool,
}

/// Latin letters without their accents, lower case.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        'ğ' => 'g',
        // McCune-Reischauer's breves.
        'ŏ' => 'o',
        'ŭ' => 'u',
        other => other,
    }
}

impl Name {
    fn read(text: &str) -> Self {
        let mut text: String = text.to_lowercase().chars().map(plain).collect();
        let mut is_company = false;
        for mark in GLUED {
            if text.contains(mark) {
                is_company = true;
                text = text.replace(mark, " ");
            }
        }
        // An apostrophe and a hyphen join (`O'Neil`, `Min-jun`, `ch'ŏl`); every other sign parts.
        let is_joint = |c: char| matches!(c, '\'' | '’' | '-' | '‐' | '·');
        let joined: String = text.chars().filter(|c| !is_joint(*c)).collect();
        let words: Vec<String> = joined
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && !TITLES.contains(word))
            .map(str::to_owned)
            .collect();
        let (company, mut words): (Vec<String>, Vec<String>) = if words.len() > 1 {
            words.into_iter().partition(|word| COMPANY.contains(&word.as_str()))
        } else {
            (vec![], words)
        };
        is_company |= !company.is_empty();
        let has_korean = words.iter().any(|word| word.chars().any(is_korean));
        if let [word] = words.as_slice()
            && !is_company
            && word.chars().all(is_korean)
            && (3..=5).contains(&word.chars().count())
        {
            let long = LONG_SURNAMES.iter().any(|surname| word.starts_with(surname));
            let cut = word.char_indices().nth(if long { 2 } else { 1 }).map_or(word.len(), |(at, _)| at);
            words = vec![word[..cut].to_owned(), word[cut..].to_owned()];
        }
        let keys = words.iter().map(|word| key(word)).collect();
        Self { words, keys, is_company, is_korean: has_korean }
    }
}

/// All ways to read words one after another, beginning at any of them: `Kim Min Jun`, `Min Jun Kim`.
fn turns(words: &[String]) -> impl Iterator<Item = String> + '_ {
    (0..words.len().min(6)).map(|first| [&words[first..], &words[..first]].concat().concat())
}

fn meet(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    turns(a).any(|a| turns(b).any(|b| same(&a, &b)))
}

/// Whether one is the other cut off.
fn is_cut(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let needed = if short.chars().any(is_korean) { CUT_LETTERS / 2 } else { CUT_LETTERS };
    short.chars().count() >= needed && long.starts_with(short)
}

/// Words that both have, in percent of all words or of all letters, whichever is less: a given name in common is half a name
/// at most, however long it is.
fn shared(a: &[String], b: &[String]) -> u8 {
    let mut rest: Vec<&String> = b.iter().collect();
    let (mut common, mut words) = (0, 0);
    for word in a {
        if let Some(at) = rest.iter().position(|other| *other == word) {
            common += rest.swap_remove(at).chars().count();
            words += 1;
        }
    }
    let letters = |words: &[String]| words.iter().map(|word| word.chars().count()).sum::<usize>();
    let all = letters(a) + letters(b);
    (200 * common).checked_div(all).map_or(0, |letters| letters.min(200 * words / (a.len() + b.len())) as u8)
}

/// Compares two names.
pub fn compare(a: &str, b: &str) -> Sameness {
    let (a, b) = (Name::read(a), Name::read(b));
    let is_empty = a.words.is_empty() || b.words.is_empty();
    let all_in = |few: &[String], many: &[String]| few.len() >= 2 && few.iter().all(|word| many.contains(word));
    let percent = if is_empty {
        0
    } else if meet(&a.words, &b.words, |a, b| a == b) {
        100
    } else if meet(&a.keys, &b.keys, |a, b| a == b) {
        SAME_SPOKEN
    } else if all_in(&a.keys, &b.keys) || all_in(&b.keys, &a.keys) {
        PART
    } else if meet(&a.words, &b.words, is_cut) {
        CUT
    } else {
        shared(&a.keys, &b.keys).min(PART - 1)
    };
    Sameness {
        percent,
        is_company: a.is_company || b.is_company,
        is_other_script: !is_empty && a.is_korean != b.is_korean,
    }
}

/// How alike two names are, in percent; see `compare` for what the number hides.
pub fn similarity(a: &str, b: &str) -> u8 {
    compare(a, b).percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_order_spelling_and_script() {
        for (a, b) in [
            ("Hong Gil-dong", "GILDONG HONG"),
            ("홍길동", "Hong Gildong"),
            ("홍 길동", "Gil Dong Hong"),
            ("이수민", "Lee Su-min"),
            ("이수민", "Rhee Soo Min"),
            ("박지우", "Park Jiwoo"),
            ("최영호", "Choi Young-ho"),
            ("정현우", "Chung Hyun-woo"),
            ("남궁민수", "Namgung Minsu"),
            ("金民秀", "김민수"),
            ("金民秀", "Kim Min-soo"),
            ("José Álvarez", "ALVAREZ JOSE"),
            ("Mr. John O'Neil", "oneil john"),
            ("주식회사 가나다", "(주)가나다"),
            ("Example Labs, Inc.", "EXAMPLE LABS LLC"),
        ] {
            assert!(similarity(a, b) >= 95, "{a} / {b}: {}", similarity(a, b));
            assert_eq!(similarity(a, b), similarity(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn cut_off_by_a_bank_and_without_a_middle_name() {
        assert_eq!(similarity("Christopher Alexander", "CHRISTOPHER ALEXAN"), 90);
        assert_eq!(similarity("John Michael Smith", "John Smith"), 85);
    }

    #[test]
    fn other_people_are_other_names() {
        for (a, b) in [
            ("김민수", "김민지"),
            ("김민수", "이민수"),
            ("Kim Min-su", "Kim Min-ji"),
            ("홍길동", "Kim Minsu"),
            ("John Smith", "Jane Smith"),
            ("Maria Garcia", "Mario Rossi"),
            ("", "Kim"),
            ("Kim", "Kimberly Jones"),
        ] {
            assert!(similarity(a, b) < 70, "{a} / {b}: {}", similarity(a, b));
        }
    }

    #[test]
    fn companies_and_scripts_are_marked() {
        assert!(compare("홍길동", "(주)길동상사").is_company && compare("Example GmbH", "Kim").is_company);
        assert!(!compare("Co Nguyen", "Kim").is_company || compare("Co Nguyen", "Kim").percent == 0);
        assert!(!compare("홍길동", "김민수").is_company);
        assert!(compare("존 스미스", "John Smith").is_other_script);
        assert!(!compare("김민수", "홍길동").is_other_script);
    }

    #[test]
    fn any_name_is_the_same_as_itself_and_no_text_panics() {
        for text in
            ["A", "홍길동", "Ümit Yılmaz", "  ", "👩‍💻", "ㄱㄴㄷ", "O'", "---", "a b c d e f g h i", "\u{ac00}x\u{d7a3}"]
        {
            let percent = similarity(text, text);
            assert!(percent == 100 || !text.chars().any(char::is_alphanumeric), "{text}: {percent}");
        }
    }
}
