//! Texts that are nearly the same: word sequences, MinHash in bands to find candidates, the exact share to decide.
//!
//! All seeds are fixed, so that the same texts give the same answer everywhere.

use super::union::Union;
use crate::model::interner::{hash_bytes, mix};

/// Words of a sequence; catalogue.
const WORDS: usize = 5;
/// A text of fewer words is compared by its characters: Korean says much in few words.
const LEAST_WORDS: usize = 12;
/// Characters of a sequence where characters are compared.
const CHARACTERS: usize = 5;
/// A text of fewer characters is a greeting that anybody writes.
const LEAST_CHARACTERS: usize = 20;
/// Words and characters that are looked at: the beginning of a letter tells a template.
const MOST_WORDS: usize = 400;
/// Sequences that must be left of a text once what everybody writes is gone.
pub const LEAST_SEQUENCES: usize = 4;

/// Hashes of a signature come in bands of three rows: of two texts with a likeness of 0.7 at least one band agrees in 99 of
/// 100 cases, of two with 0.3 in 28.
const BANDS: usize = 12;
const ROWS: usize = 3;
/// Texts with the same band that each text is compared with; a band that more share joins them through their neighbours.
const WINDOW: usize = 32;

/// The sequences of a text as sorted hashes; none where the text is too short to tell anything.
pub fn sequences(text: &str) -> Vec<u64> {
    let lower = text.to_lowercase();
    let words: Vec<u64> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .map(|word| hash_bytes(word.as_bytes()))
        .collect();
    let mut all: Vec<u64> = if words.len() >= LEAST_WORDS {
        words.windows(WORDS).map(|words| words.iter().fold(WORDS as u64, |state, word| mix(state, *word))).collect()
    } else {
        let characters: Vec<u64> =
            lower.chars().filter(|c| c.is_alphanumeric()).take(MOST_WORDS).map(|c| u64::from(u32::from(c))).collect();
        if characters.len() < LEAST_CHARACTERS {
            return Vec::new();
        }
        // Another beginning, so that words and characters never meet.
        characters.windows(CHARACTERS).map(|part| part.iter().fold(1 << 40, |state, c| mix(state, *c))).collect()
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// Takes away the sequences that more than `most` accounts use. `users` gives for each text the accounts that wrote it.
pub fn drop_boilerplate(texts: &mut [Vec<u64>], users: &[Vec<u32>], most: usize) {
    // The sum of the users of its texts is how many accounts use a sequence at the most: only those past the limit are
    // counted exactly. Half a hash will do for that and takes half the room.
    let mut uses: Vec<(u32, u32)> = Vec::with_capacity(texts.iter().map(Vec::len).sum());
    for (text, users) in texts.iter().zip(users) {
        uses.extend(text.iter().map(|sequence| (*sequence as u32, users.len() as u32)));
    }
    uses.sort_unstable();
    let sum = |same: &[(u32, u32)]| same.iter().map(|(_, users)| *users as usize).sum::<usize>();
    let heavy: Vec<u32> =
        uses.chunk_by(|a, b| a.0 == b.0).filter(|same| sum(same) > most).map(|same| same[0].0).collect();
    drop(uses);
    if heavy.is_empty() {
        return;
    }
    let mut pairs: Vec<(u64, u32)> = Vec::new();
    for (text, users) in texts.iter().zip(users) {
        for sequence in text.iter().filter(|sequence| heavy.binary_search(&(**sequence as u32)).is_ok()) {
            // One more than the limit says enough of a text that so many wrote.
            pairs.extend(users.iter().take(most + 1).map(|user| (*sequence, *user)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let common: Vec<u64> =
        pairs.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > most).map(|same| same[0].0).collect();
    if common.is_empty() {
        return;
    }
    for text in texts {
        text.retain(|sequence| common.binary_search(sequence).is_err());
    }
}

/// The set of each text, as the smallest index of those that it is like, through others or not.
pub fn like_sets(texts: &[Vec<u64>], least: f64) -> Vec<u32> {
    let mut union = Union::new(texts.len());
    let mut bands: Vec<(u64, u32)> = Vec::with_capacity(texts.len());
    for band in 0..BANDS {
        bands.clear();
        for (n, text) in texts.iter().enumerate().filter(|(_, text)| text.len() >= LEAST_SEQUENCES) {
            let rows = (0..ROWS).map(|row| {
                // Any fixed numbers do, as long as they differ.
                let seed = mix(0x6d75_6e6a_6967_6921, (band * ROWS + row) as u64 + 1);
                text.iter().map(|sequence| mix(*sequence, seed)).min().unwrap_or_default()
            });
            bands.push((rows.fold(0, mix), n as u32));
        }
        bands.sort_unstable();
        for same in bands.chunk_by(|a, b| a.0 == b.0) {
            for (at, (_, own)) in same.iter().enumerate() {
                for (_, other) in same[at + 1..].iter().take(WINDOW) {
                    if union.find(*own) != union.find(*other)
                        && likeness(&texts[*own as usize], &texts[*other as usize]) >= least
                    {
                        union.join(*own, *other);
                    }
                }
            }
        }
    }
    union.roots()
}

/// The share of sequences that two texts have in common (Jaccard), 0 to 1.
pub fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let (mut at, mut other, mut common) = (0, 0, 0usize);
    while at < a.len() && other < b.len() {
        match a[at].cmp(&b[other]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                other += 1;
            }
        }
    }
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: &str = "Hello, I have read your project and can finish the shop within two weeks with tests and a daily report for a fair price";

    #[test]
    fn one_changed_word_keeps_a_long_text_alike_and_case_and_punctuation_do_not_count() {
        let own = sequences(OFFER);
        assert_eq!(own, sequences(&OFFER.to_uppercase().replace(',', " -- ")));
        let changed = sequences(&OFFER.replace("Hello", "Greetings"));
        assert!(likeness(&own, &changed) >= 0.8);
        let other = sequences(
            "Dear client, my team builds mobile games in Unity and has shipped nine titles to both stores so far this year",
        );
        assert_eq!(likeness(&own, &other), 0.0);
        assert_eq!(like_sets(&[own, other, changed], 0.8), [0, 1, 0]);
    }

    #[test]
    fn short_korean_texts_are_compared_by_their_characters_and_greetings_not_at_all() {
        let own = sequences("쇼핑몰 화면 개발을 이틀 안에 마칠 수 있습니다. 연락 주세요.");
        let other = sequences("쇼핑몰 화면 개발을 이틀 안에 마칠 수 있습니다! 연락 주세요");
        assert!(!own.is_empty() && own == other);
        assert!(sequences("안녕하세요, 반갑습니다").is_empty() && sequences("ok thanks").is_empty());
    }

    #[test]
    fn what_everybody_writes_is_dropped() {
        let greeting =
            "thank you for posting this job on the market place we value your time and offer our best service";
        let own = |n: usize| format!("{greeting} {}", (0..20).map(|w| format!("w{n}x{w} ")).collect::<String>());
        let mut texts: Vec<Vec<u64>> = (0..30).map(|n| sequences(&own(n))).collect();
        let users: Vec<Vec<u32>> = (0..30).map(|n| vec![n]).collect();
        let before = texts[0].len();
        drop_boilerplate(&mut texts, &users, 30);
        assert_eq!(texts[0].len(), before, "thirty of thirty are not more than thirty");
        drop_boilerplate(&mut texts, &users, 29);
        assert!(texts[0].len() < before - 10);
        assert_eq!(likeness(&texts[0], &texts[1]), 0.0);
    }

    #[test]
    fn bands_find_what_a_comparison_of_all_pairs_finds() {
        let texts: Vec<Vec<u64>> = (0..60)
            .map(|n: usize| {
                let words: Vec<String> = (0..60)
                    .map(|w| if w == (n % 3) * 20 { format!("n{n}") } else { format!("t{}x{w}", n / 3) })
                    .collect();
                sequences(&words.join(" "))
            })
            .collect();
        let mut plain = Union::new(texts.len());
        for a in 0..texts.len() {
            for b in 0..a {
                if likeness(&texts[a], &texts[b]) >= 0.7 {
                    plain.join(a as u32, b as u32);
                }
            }
        }
        assert_eq!(like_sets(&texts, 0.7), plain.roots());
    }
}
