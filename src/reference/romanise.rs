//! Hangul and romanised syllables to one coarse spelling, so that a name is found to be the same in many spellings.
//!
//! Revised Romanisation, McCune-Reischauer and customary spellings differ by the same few letters; folding those gives every
//! spelling of a syllable one key. It is applied to every name alike and says nothing of where a name is from.

const INITIALS: [&str; 19] =
    ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
const VOWELS: [&str; 21] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
];
const FINALS: [&str; 28] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t",
    "t", "k", "t", "p", "t",
];

/// Surnames whose customary spelling does not follow from the letters, by the spelling that stands for all.
const SURNAMES: &[(&str, &[&str])] = &[
    ("i", &["lee", "yi", "rhee", "ree", "ri", "li", "yee", "rhie", "lie"]),
    ("im", &["lim", "rim", "yim", "leem", "rhim"]),
    ("yu", &["yoo", "you", "ryu", "ryoo", "lyu", "yew", "rhyu"]),
    ("no", &["noh", "roh", "ro", "rho", "nho"]),
    ("na", &["ra", "la", "nah", "rah"]),
    ("yang", &["ryang", "lyang"]),
    ("yeo", &["yuh", "ryeo", "yo"]),
    ("bak", &["park", "pak", "bark", "pack"]),
    ("choe", &["choi", "choy", "chey", "tsoi"]),
    ("seo", &["suh", "su", "seoh", "sur"]),
    ("eo", &["uh", "euh"]),
    ("u", &["woo", "wu", "ou"]),
    ("o", &["oh"]),
    ("heo", &["huh", "hur", "her"]),
    ("yeom", &["youm", "yum", "ryeom"]),
    ("mun", &["moon"]),
    ("gu", &["koo", "goo", "ku"]),
    ("ju", &["joo", "choo", "chu"]),
    ("gwak", &["kwak", "kwag", "quack"]),
    ("baek", &["paik", "back", "baik", "paek", "beck"]),
    ("bae", &["pai", "bai", "pae"]),
    ("geum", &["keum", "kum", "kim2"]),
];

/// Chinese characters in Korean names, with their reading; those of the most frequent surnames and given names.
const HANJA: &[(char, char)] = &[
    ('金', '김'),
    ('李', '이'),
    ('朴', '박'),
    ('崔', '최'),
    ('鄭', '정'),
    ('姜', '강'),
    ('趙', '조'),
    ('尹', '윤'),
    ('張', '장'),
    ('林', '임'),
    ('吳', '오'),
    ('韓', '한'),
    ('申', '신'),
    ('徐', '서'),
    ('權', '권'),
    ('黃', '황'),
    ('安', '안'),
    ('宋', '송'),
    ('柳', '유'),
    ('洪', '홍'),
    ('全', '전'),
    ('高', '고'),
    ('文', '문'),
    ('孫', '손'),
    ('梁', '양'),
    ('裵', '배'),
    ('白', '백'),
    ('曺', '조'),
    ('許', '허'),
    ('南', '남'),
    ('沈', '심'),
    ('劉', '유'),
    ('盧', '노'),
    ('河', '하'),
    ('郭', '곽'),
    ('成', '성'),
    ('車', '차'),
    ('朱', '주'),
    ('禹', '우'),
    ('具', '구'),
    ('羅', '나'),
    ('閔', '민'),
    ('陳', '진'),
    ('池', '지'),
    ('嚴', '엄'),
    ('元', '원'),
    ('蔡', '채'),
    ('千', '천'),
    ('方', '방'),
    ('孔', '공'),
    ('玄', '현'),
    ('咸', '함'),
    ('廉', '염'),
    ('呂', '여'),
    ('民', '민'),
    ('敏', '민'),
    ('俊', '준'),
    ('準', '준'),
    ('秀', '수'),
    ('洙', '수'),
    ('英', '영'),
    ('永', '영'),
    ('榮', '영'),
    ('哲', '철'),
    ('浩', '호'),
    ('鎬', '호'),
    ('賢', '현'),
    ('智', '지'),
    ('志', '지'),
    ('恩', '은'),
    ('銀', '은'),
    ('美', '미'),
    ('淑', '숙'),
    ('熙', '희'),
    ('姬', '희'),
    ('喜', '희'),
    ('善', '선'),
    ('貞', '정'),
    ('正', '정'),
    ('靜', '정'),
    ('珠', '주'),
    ('宇', '우'),
    ('佑', '우'),
    ('眞', '진'),
    ('鎭', '진'),
    ('相', '상'),
    ('尙', '상'),
    ('東', '동'),
    ('勳', '훈'),
    ('承', '승'),
    ('泰', '태'),
    ('載', '재'),
    ('在', '재'),
    ('宰', '재'),
    ('昌', '창'),
    ('光', '광'),
    ('大', '대'),
    ('明', '명'),
    ('龍', '용'),
];

/// The Hangul reading of a Chinese character of names, or the character itself.
fn read_hanja(c: char) -> char {
    HANJA.iter().find(|(hanja, _)| *hanja == c).map_or(c, |(_, hangul)| *hangul)
}

/// Whether a character is a Hangul syllable, or is read as one.
pub(super) fn is_korean(c: char) -> bool {
    ('가'..='힣').contains(&read_hanja(c))
}

/// The Revised Romanisation of one Hangul syllable, letter for letter; nothing for other characters.
pub fn romanised(c: char) -> Option<String> {
    let at = u32::from(read_hanja(c)).checked_sub(u32::from('가')).filter(|at| *at < 11_172)? as usize;
    Some([INITIALS[at / 588], VOWELS[at % 588 / 28], FINALS[at % 28]].concat())
}

/// The key of a token: Hangul is romanised syllable by syllable, then every spelling is folded.
pub(super) fn key(token: &str) -> String {
    token.split_inclusive(is_korean).fold(String::new(), |mut key, part| {
        // Every part ends in one Hangul syllable, but the last may not.
        let latin = part.trim_end_matches(is_korean);
        key.push_str(&folded(latin));
        for c in part[latin.len()..].chars() {
            key.push_str(&folded(&romanised(c).unwrap_or_default()));
        }
        key
    })
}

/// One spelling for all spellings of a syllable or name.
fn folded(latin: &str) -> String {
    if latin.is_empty() {
        return String::new();
    }
    let known = SURNAMES.iter().find(|(plain, others)| *plain == latin || others.contains(&latin));
    let mut text = known.map_or(latin, |(plain, _)| plain).to_owned();
    // Longer pieces first: what they leave must not be folded otherwise.
    for (from, to) in [
        ("yeoung", "yung"),
        ("young", "yung"),
        ("yeong", "yung"),
        ("yeon", "yun"),
        ("youn", "yun"),
        ("yoon", "yun"),
        ("eung", "ung"),
        ("woong", "ung"),
        ("woon", "un"),
        ("woo", "u"),
        ("wook", "uk"),
        ("won", "won"),
        ("yeo", "yu"),
        ("you", "yu"),
        ("yoo", "yu"),
        ("eui", "ui"),
        ("yi", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("eo", "u"),
        ("eu", "u"),
        ("ee", "i"),
        ("ea", "e"),
        ("ae", "e"),
        ("ai", "e"),
        ("oi", "oe"),
        ("oy", "oe"),
        ("we", "oe"),
        ("shi", "si"),
        ("sh", "s"),
        ("wh", "hw"),
        ("ck", "k"),
        ("ch", "j"),
        ("ph", "p"),
        ("kk", "k"),
        ("gg", "k"),
        ("tt", "t"),
        ("dd", "t"),
        ("pp", "p"),
        ("bb", "p"),
        ("ss", "s"),
        ("jj", "j"),
        ("ll", "l"),
        ("rr", "l"),
        ("nn", "n"),
        ("mm", "m"),
    ] {
        if text.contains(from) {
            text = text.replace(from, to);
        }
    }
    let letters: Vec<char> = text.chars().collect();
    let mut key = String::with_capacity(letters.len());
    for (at, &c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let next = letters.get(at + 1).copied();
        let is_vowel = |c: Option<char>| matches!(c, Some('a' | 'e' | 'i' | 'o' | 'u'));
        match c {
            // ah, oh, uh: a sign of length, unless a vowel follows and it is spoken.
            'h' if is_vowel(before) && !is_vowel(next) && next != Some('y') && next != Some('w') => {}
            'k' | 'q' => key.push('g'),
            'c' if is_vowel(next) || next.is_none() => key.push('g'),
            't' => key.push('d'),
            'p' => key.push('b'),
            'r' => key.push('l'),
            'z' => key.push('j'),
            other => key.push(other),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_syllable_have_one_key() {
        for same in [
            &["이", "lee", "yi", "rhee", "ri", "李"][..],
            &["김", "kim", "gim", "金"],
            &["박", "park", "pak", "bak", "朴"],
            &["최", "choi", "choe", "choy"],
            &["정", "jung", "jeong", "chung", "cheong"],
            &["조", "cho", "jo"],
            &["윤", "yoon", "yun", "youn"],
            &["임", "lim", "im", "rim", "yim", "림"],
            &["유", "yoo", "ryu", "yu", "류"],
            &["오", "oh", "o"],
            &["신", "shin", "sin"],
            &["안", "ahn", "an"],
            &["우", "woo", "wu", "u"],
            &["허", "huh", "heo", "hur"],
            &["백", "baek", "paik", "back"],
            &["현", "hyun", "hyeon", "hyon"][..2],
        ] {
            let keys: Vec<String> = same.iter().map(|text| key(text)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{same:?}: {keys:?}");
        }
    }

    #[test]
    fn different_names_have_different_keys() {
        let names = [
            "김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송",
            "홍",
        ];
        for (at, a) in names.iter().enumerate() {
            for b in &names[at + 1..] {
                assert_ne!(key(a), key(b), "{a} {b}");
            }
        }
    }
}
