//! Korean particles that fit whatever word a value ends in.

/// Whether a word ends in a consonant as it is read aloud, and whether that is ㄹ; nothing where its end cannot be told.
fn ending(word: &str) -> Option<(bool, bool)> {
    // What stands in brackets at the end is not read with the word, and quotes are not read at all.
    let before = word.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map_or(word, |(before, _)| before);
    let last = before.chars().rev().find(|c| c.is_alphanumeric())?;
    Some(match last {
        '가'..='힣' => {
            // 28 finals a syllable; 0 is none and 8 is ㄹ.
            let last = (last as u32 - '가' as u32) % 28;
            (last != 0, last == 8)
        }
        // 영, 삼, 육 and 일, 칠, 팔; 이, 사, 오, 구 end in a vowel.
        '0' | '3' | '6' => (true, false),
        '1' | '7' | '8' => (true, true),
        '2' | '4' | '5' | '9' => (false, false),
        // Letters by name: 엘, 엠, 엔, 알; a word read as a word mostly ends like its last letter.
        'l' | 'L' | 'r' | 'R' => (true, true),
        'm' | 'M' | 'n' | 'N' => (true, false),
        'a'..='z' | 'A'..='Z' => (false, false),
        _ => return None,
    })
}

fn with(word: &str, after_consonant: &str, after_vowel: &str) -> String {
    let particle = match ending(word) {
        Some((true, _)) => after_consonant.to_owned(),
        Some((false, _)) => after_vowel.to_owned(),
        None => format!("{after_consonant}({after_vowel})"),
    };
    format!("{word}{particle}")
}

/// `이` or `가`.
pub fn subject(word: &str) -> String {
    with(word, "이", "가")
}

/// `은` or `는`.
pub fn topic(word: &str) -> String {
    with(word, "은", "는")
}

/// `을` or `를`.
pub fn object(word: &str) -> String {
    with(word, "을", "를")
}

/// `으로` or `로`.
pub fn towards(word: &str) -> String {
    match ending(word) {
        Some((true, true)) => format!("{word}로"),
        _ => with(word, "으로", "로"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_last_sound() {
        for (word, fits) in [
            ("기록", "기록을"),
            ("자료", "자료를"),
            ("'접속기록.csv'", "'접속기록.csv'를"),
            ("근무시간표(월별)", "근무시간표(월별)를"),
            ("대한민국 (37.57, 126.98)", "대한민국 (37.57, 126.98)을"),
            ("기기 3", "기기 3을"),
            ("VPN", "VPN을"),
            ("محمد", "محمد을(를)"),
        ] {
            assert_eq!(object(word), fits);
        }
        assert_eq!(
            (towards("서울"), towards("대한민국"), towards("나라")),
            ("서울로".into(), "대한민국으로".into(), "나라로".into())
        );
        assert_eq!((subject("일"), topic("나")), ("일이".into(), "나는".into()));
    }
}
