//! Whether two written names may be one person's: sameness only, nothing is read out of a name.
//!
//! Order, case, hyphens, initials, masks and what a bank cuts off make no difference. Korean letters and Latin ones are
//! compared by their consonants, because romanisations agree on nothing else; surnames by the spellings in use. Chinese
//! characters have several readings, so that they are compared with each other only.

/// Writing systems that can be compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Script {
    Latin,
    Hangul,
    Han,
    Other,
}

/// Surnames with the spellings in use; a line is one surname. The first spelling is the Korean one, two where the sound law
/// writes it both ways.
const SURNAMES: &[&str] = &[
    "김 kim gim ghim",
    "이 리 lee yi rhee ri i rhie li yee",
    "박 park pak bak bahk",
    "최 choi choe chwe",
    "정 jung jeong chung jong cheong",
    "강 kang gang",
    "조 cho jo joh",
    "윤 yoon yun youn",
    "장 jang chang",
    "임 림 lim im rim yim leem",
    "한 han hahn",
    "오 oh o",
    "서 seo suh so sur",
    "신 shin sin",
    "권 kwon gwon kweon",
    "황 hwang whang",
    "안 ahn an",
    "송 song",
    "전 jeon chun jun cheon jeun",
    "홍 hong",
    "유 류 yoo yu you ryu ryoo lyu",
    "고 ko go koh",
    "문 moon mun",
    "양 량 yang ryang",
    "손 son sohn",
    "배 bae pae bai",
    "백 baek paik back baik paek",
    "허 heo hur huh her",
    "남 nam",
    "심 shim sim",
    "노 로 noh no roh ro",
    "하 ha hah",
    "곽 kwak gwak",
    "성 sung seong",
    "차 cha",
    "주 joo ju chu",
    "우 woo u wu",
    "구 koo ku gu goo",
    "나 라 na ra nah rah",
    "민 min",
    "진 jin chin",
    "지 ji jee chi",
    "엄 um eom uhm",
    "원 won",
    "천 cheon chun",
    "방 bang pang",
    "변 byun byeon",
    "여 려 yeo yuh ryeo",
    "염 렴 yum yeom ryom",
    "함 ham hahm",
    "추 choo chu",
    "도 do doh",
    "소 so soh",
    "석 seok suk",
    "선 sun seon",
    "설 seol sul",
    "마 ma",
    "길 gil kil",
    "연 yeon yun",
    "위 wi wee",
    "표 pyo",
    "명 myung myeong",
    "기 ki gi kee",
    "반 ban",
    "왕 wang",
    "금 keum geum",
    "옥 ok",
    "육 륙 yook yuk",
    "인 in",
    "맹 maeng",
    "제 je jae",
    "모 mo moh",
    "탁 tak",
    "국 kook guk",
    "어 eo uh",
    "은 eun",
    "편 pyun pyeon",
    "용 yong",
    "예 ye",
    "봉 bong",
    "경 kyung gyeong",
    "사 sa",
    "부 boo bu",
    "남궁 namgung namkoong namkung",
    "황보 hwangbo",
    "제갈 jegal",
    "선우 sunwoo seonu",
    "독고 dokgo dokko",
    "사공 sagong",
    "서문 seomun",
];

/// Words and endings that make a name one of a company or another legal person.
const COMPANY_WORDS: &[&str] = &[
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "llc",
    "llp",
    "corp",
    "corporation",
    "co",
    "company",
    "gmbh",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "aps",
    "kft",
    "sro",
    "doo",
    "ooo",
    "pte",
    "pty",
    "plc",
    "kk",
    "gk",
    "fze",
    "fzco",
    "foundation",
    "cooperative",
    "trust",
];
/// Forms that are syllables of names too: only in capitals behind a name that is not.
const SHORT_FORMS: &[&str] = &["SA", "AS", "AG", "AB", "UG", "OY"];
const COMPANY_MARKS: &[&str] = &[
    "주식회사",
    "(주)",
    "㈜",
    "유한회사",
    "유한책임회사",
    "(유)",
    "합자회사",
    "합명회사",
    "협동조합",
    "재단법인",
    "사단법인",
    "株式会社",
    "(株)",
    "㈱",
    "有限会社",
    "合同会社",
    "有限公司",
];
/// Forms of address and titles, which are no part of a name.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "님", "씨", "귀하", "고객"];
/// A token cut by a bank keeps at least so many letters; fewer would fit too many names. *Ours*.
const CUT_LETTERS: usize = 4;

/// Whether a name is that of a company or another legal person.
pub(super) fn is_company(name: &str) -> bool {
    let lower = name.to_lowercase();
    if COMPANY_MARKS.iter().any(|mark| lower.contains(mark)) {
        return true;
    }
    let words: Vec<String> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '&'))
        .map(|word| word.replace('.', ""))
        .filter(|word| !word.is_empty())
        .collect();
    let has_short_form = name.chars().any(char::is_lowercase)
        && name.split_whitespace().skip(1).any(|word| SHORT_FORMS.contains(&word.replace('.', "").as_str()));
    // One word is a name, whatever it is; the mark of a company stands behind something.
    has_short_form || words.iter().skip(1).any(|word| COMPANY_WORDS.contains(&word.as_str()))
}

/// How much of two names is the same, 0 to 1; nothing where their writing cannot be compared.
pub(super) fn sameness(a: &str, b: &str) -> Option<f64> {
    let (a, b) = (forms(a), forms(b));
    a.iter()
        .flat_map(|a| b.iter().map(move |b| (a, b)))
        .filter_map(|((script, a), (other, b))| match (script, other) {
            (Script::Latin, Script::Latin) => Some(latin(a, b)),
            (Script::Hangul, Script::Hangul) => Some(hangul(&a.concat(), &b.concat())),
            (Script::Hangul, Script::Latin) => Some(across(&a.concat(), b)),
            (Script::Latin, Script::Hangul) => Some(across(&b.concat(), a)),
            (Script::Han, Script::Han) => Some(characters(&a.concat(), &b.concat())),
            _ => None,
        })
        .max_by(f64::total_cmp)
}

/// The tokens of a name, a list for each script in it: `김가온 (Kim Gaon)` is written twice.
fn forms(name: &str) -> Vec<(Script, Vec<String>)> {
    let mut forms: Vec<(Script, Vec<String>)> = Vec::new();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '(' | ')' | '·' | ';')) {
        let token: String = word.chars().flat_map(plain).filter(|c| c.is_alphabetic() || matches!(c, '*')).collect();
        if token.is_empty() || TITLES.contains(&token.as_str()) {
            continue;
        }
        let script = token.chars().find(|c| *c != '*').map_or(Script::Latin, script_of);
        match forms.iter_mut().find(|(known, _)| *known == script) {
            Some((_, tokens)) => tokens.push(token),
            None => forms.push((script, vec![token])),
        }
    }
    forms
}

fn script_of(c: char) -> Script {
    match c {
        'a'..='z' => Script::Latin,
        '가'..='힣' => Script::Hangul,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '々' => Script::Han,
        _ => Script::Other,
    }
}

/// A letter in lower case, full-width forms and common accents taken off, masks of one form.
fn plain(c: char) -> impl Iterator<Item = char> {
    const ACCENTS: &[(&str, char)] = &[
        ("àáâãäåāăą", 'a'),
        ("çćč", 'c'),
        ("ďđ", 'd'),
        ("èéêëēėęě", 'e'),
        ("ğ", 'g'),
        ("ìíîïīįı", 'i'),
        ("łľ", 'l'),
        ("ñńň", 'n'),
        ("òóôõöøōő", 'o'),
        ("řŕ", 'r'),
        ("śšşș", 's'),
        ("ťțţ", 't'),
        ("ùúûüūůű", 'u'),
        ("ýÿ", 'y'),
        ("źżž", 'z'),
    ];
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '○' | '●' | '◯' => '*',
        _ => c,
    };
    c.to_lowercase().map(|c| ACCENTS.iter().find(|(all, _)| all.contains(c)).map_or(c, |(_, plain)| *plain))
}

/// The line of a surname, by any of its spellings.
fn surname(spelling: &str) -> Option<&'static str> {
    SURNAMES.iter().copied().find(|line| line.split(' ').any(|known| known == spelling))
}

fn is_surname_of(line: &str, spelling: &str) -> bool {
    line.split(' ').any(|known| known == spelling)
}

/// Syllables that a given name has at most when it is taken apart: Korean ones have two, some three.
const GIVEN_TOKENS: usize = 3;

/// Two names in Latin letters.
fn latin(a: &[String], b: &[String]) -> f64 {
    if let (Some(a), Some(b)) = (korean(a), korean(b)) {
        // Both ends of a name may be a surname (`Kim Min`, `Min Kim`).
        return a.iter().flat_map(|a| b.iter().map(move |b| (a, b))).map(|(a, b)| parts(a, b)).fold(0.0, f64::max);
    }
    if a.concat() == b.concat() {
        return 1.0;
    }
    let mut taken = vec![false; b.len()];
    let mut same = 0;
    for token in a {
        if let Some(at) = (0..b.len()).find(|&at| !taken[at] && is_one_token(token, &b[at])) {
            taken[at] = true;
            same += 1;
        }
    }
    // Where every part of the shorter name is in the longer one, the rest are middle names.
    let shorter = a.len().min(b.len());
    if same == shorter && shorter > 1 { 1.0 } else { 2.0 * same as f64 / (a.len() + b.len()) as f64 }
}

/// Surname and given name of a name that a Korean may bear, in the orders that fit.
fn korean(tokens: &[String]) -> Option<Vec<(String, String)>> {
    if tokens.len() < 2 || tokens.len() > GIVEN_TOKENS {
        return None;
    }
    let (first, last) = (&tokens[0], &tokens[tokens.len() - 1]);
    let mut ways = Vec::new();
    if surname(first).is_some() {
        ways.push((first.clone(), tokens[1..].concat()));
    }
    if surname(last).is_some() {
        ways.push((last.clone(), tokens[..tokens.len() - 1].concat()));
    }
    (!ways.is_empty()).then_some(ways)
}

fn parts(a: &(String, String), b: &(String, String)) -> f64 {
    let surname = surname(&a.0).is_some_and(|line| is_surname_of(line, &b.0));
    let given = is_one_token(&a.1, &b.1);
    f64::from(u8::from(surname) + u8::from(given)) / 2.0
}

/// Whether two Latin tokens may be one: equal, an initial, cut short, masked, or two romanisations.
fn is_one_token(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.contains('*') || long.contains('*') {
        return is_masked(a, b);
    }
    let is_prefix = long.starts_with(short) && (short.len() == 1 || short.len() >= CUT_LETTERS);
    let is_surname = surname(a).is_some_and(|line| is_surname_of(line, b));
    a == b || is_prefix || is_surname || (consonants(a) == consonants(b) && is_near(a, b))
}

/// Whether a mask leaves nothing that differs: `k** gaon`, `김*온`.
fn is_masked(a: &str, b: &str) -> bool {
    let differs = a.chars().zip(b.chars()).any(|(a, b)| a != b && a != '*' && b != '*');
    !differs && a.chars().zip(b.chars()).any(|(a, b)| a == b)
}

/// Whether at most three in five letters have to change: romanisations differ in their vowels, and `dan` is not `tony`.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let next = (corner + usize::from(from != to)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()] * 5 <= a.len().max(b.len()) * 3
}

/// Two names in Korean letters.
fn hangul(a: &str, b: &str) -> f64 {
    if a == b || a.contains('*') && is_masked(a, b) || b.contains('*') && is_masked(a, b) {
        return 1.0;
    }
    let ((a, a_given), (b, b_given)) = (split(a), split(b));
    let family = surname(a).is_some_and(|line| is_surname_of(line, b)) || a == b;
    f64::from(u8::from(family) + u8::from(a_given == b_given && !a_given.is_empty())) / 2.0
}

/// Surname and given name in Korean letters.
fn split(name: &str) -> (&str, &str) {
    let ends: Vec<usize> = name.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let two = ends.get(1).copied().filter(|_| ends.len() > 2);
    let compound = two.filter(|end| surname(&name[..*end]).is_some());
    name.split_at(compound.or(ends.first().copied()).unwrap_or_default())
}

/// A name in Korean letters and one in Latin ones.
fn across(korean: &str, latin: &[String]) -> f64 {
    let (family, given) = split(korean);
    let wanted = (surname(family), consonants(&romanised(given)));
    let ends = [0, latin.len().saturating_sub(1)];
    let score = |at: usize| {
        let rest: String =
            latin.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, token)| token.as_str()).collect();
        let is_family = wanted.0.is_some_and(|line| is_surname_of(line, &latin[at]))
            || wanted.0.is_none() && consonants(&romanised(family)) == consonants(&latin[at]);
        let initials: String = latin
            .iter()
            .enumerate()
            .filter(|(n, token)| *n != at && token.len() == 1)
            .map(|(_, t)| t.as_str())
            .collect();
        let is_given = if !initials.is_empty() && initials.len() == rest.len() {
            wanted.1.starts_with(&consonants(&initials[..1]))
        } else {
            !rest.is_empty() && consonants(&rest) == wanted.1
        };
        f64::from(u8::from(is_family) + u8::from(is_given)) / 2.0
    };
    let whole = consonants(&latin.concat());
    let both = consonants(&romanised(korean));
    // Written in one word, or a surname that no list has.
    let joined = if latin.len() == 1 && whole == both { 1.0 } else { 0.0 };
    ends.into_iter().filter(|at| *at < latin.len()).map(score).fold(joined, f64::max)
}

/// Two names in Chinese characters: the first is the surname of most.
fn characters(a: &str, b: &str) -> f64 {
    let first = |text: &str| text.chars().next();
    match () {
        () if a == b || (a.contains('*') || b.contains('*')) && is_masked(a, b) => 1.0,
        () if first(a) == first(b) => 0.5,
        () => 0.0,
    }
}

/// Korean letters in Latin ones, syllable by syllable.
fn romanised(korean: &str) -> String {
    korean.chars().filter_map(crate::reference::romanised).collect()
}

/// What romanisations agree on: the consonants by class, doubles once, without vowels and what they glide on.
fn consonants(latin: &str) -> String {
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let class = match letter {
            'c' if after == Some('h') => 'j',
            'g' | 'k' | 'c' | 'q' | 'x' => 'k',
            'd' | 't' => 't',
            'b' | 'p' | 'f' | 'v' => 'p',
            'l' | 'r' => 'l',
            'j' | 'z' => 'j',
            's' | 'm' | 'n' => *letter,
            // A sound of its own only before a vowel, and not the second half of another.
            'h' if !matches!(before, Some('s' | 'c' | 'r' | 'k' | 'p' | 't'))
                && matches!(after, Some('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')) =>
            {
                'h'
            }
            _ => continue,
        };
        if !out.ends_with(class) {
            out.push(class);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_written_twice_is_the_same() {
        for (a, b) in [
            ("Kim Gaon", "GAON KIM"),
            ("Kim, Ga-on", "Kim Gaon"),
            ("Kim Ga On", "Gim Gaon"),
            ("Lee Nari", "Yi Na-ri"),
            ("Rhee Nari", "Nari Lee"),
            ("김가온", "Kim Gaon"),
            ("김가온", "GAON KIM"),
            ("이나루", "Lee Naru"),
            ("이나루", "RHEE NARU"),
            ("이영희", "리영희"),
            ("박정현", "Park Jung Hyun"),
            ("박정현", "Pak, Jeong-hyeon"),
            ("최은우", "CHOI EUNWOO"),
            ("한결", "Han Gyeol"),
            ("남궁민", "Namkoong Min"),
            ("김가온", "김*온"),
            ("김가온", "김가온 (Kim Gaon)"),
            ("Kim Gaon", "Kim G."),
            ("Jung Hyun Park", "Jeonghyeon Park"),
            ("Maria del Carmen Ortega", "Maria Ortega"),
            ("José Núñez", "JOSE NUNEZ"),
            ("Ｋｉｍ Gaon", "kim gaon"),
            ("Alexander Petersen", "ALEXANDER PETER"),
            ("金佳溫", "金佳溫"),
            ("Mr. Ivo Lang", "Lang Ivo"),
        ] {
            assert!(sameness(a, b).is_some_and(|same| same >= 0.6), "{a} / {b}: {:?}", sameness(a, b));
            assert_eq!(sameness(a, b), sameness(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn other_names_are_not() {
        for (a, b, shares_part) in [
            ("Kim Gaon", "Lee Nari", false),
            ("Kim Gaon", "Kim Nari", true),
            ("김가온", "이나루", false),
            ("김가온", "김나루", true),
            ("김가온", "Lee Nari", false),
            ("김가온", "Jason Kim", true),
            ("Lee Ja Young", "Kim Ja Young", true),
            ("Dan Weber", "Tony Braun", false),
            ("Ivo Lang", "Ida Lang", true),
            ("김가온", "박*우", false),
        ] {
            let same = sameness(a, b).unwrap_or(1.0);
            assert!(same < 0.6, "{a} / {b}: {same}");
            assert_eq!(same >= 0.3, shares_part, "{a} / {b}: {same}");
        }
    }

    #[test]
    fn chinese_characters_and_unknown_letters_cannot_be_compared_with_others() {
        for (a, b) in [("金佳溫", "김가온"), ("金佳溫", "Kim Gaon"), ("かおん", "Kaon"), ("Иван", "Ivan"), ("", "Kim")]
        {
            assert_eq!(sameness(a, b), None, "{a} / {b}");
        }
        assert_eq!(sameness("金佳溫 (Kim Gaon)", "김가온"), Some(1.0));
    }

    #[test]
    fn companies_are_known_by_their_marks() {
        for name in
            ["Garam Ltd.", "주식회사 가람", "(주)가람", "Garam Co., Ltd", "Nuri GmbH", "株式会社ガラム", "Garam L.L.C."]
        {
            assert!(is_company(name), "{name}");
        }
        for name in ["Kim Gaon", "김가온", "Co", "Inc", "Asa Lind", "KIM SA", "Kim Sa", "Sara Corporaal"] {
            assert!(!is_company(name), "{name}");
        }
    }
}
