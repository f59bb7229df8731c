//! What accounts wrote in messages, bids and applications, for the signals that may read it: only where the policy says so.

use super::Case;
use crate::model::{ActivityKind, Detail};

/// Texts of an account in lower case, in time order; nothing where the policy does not let them be read or there are none.
pub(super) fn texts(case: &Case<'_>) -> Option<Vec<(usize, String)>> {
    if !case.settings.policy.messages.read_texts {
        return None;
    }
    let history = &case.history;
    let is_talk = |row: &usize| {
        matches!(history.kind(*row), ActivityKind::Message | ActivityKind::Bid | ActivityKind::Application)
    };
    let texts: Vec<(usize, String)> = history
        .own_rows()
        .filter(is_talk)
        .filter_map(|row| Some((row, history.detail(row, Detail::Text)?.to_lowercase())))
        .collect();
    (!texts.is_empty()).then_some(texts)
}

/// Whether one of the words or phrases occurs. Phrases of Latin letters must not begin inside a word.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            !word.starts_with(|c: char| c.is_ascii_alphanumeric()) || !before.is_some_and(|c| c.is_ascii_alphanumeric())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_where_words_begin() {
        assert!(has_any("add me on telegram", &["telegram"]));
        assert!(!has_any("the deadline id is 7", &["line id"]));
        assert!(has_any("직거래로 하시죠", &["직거래"]));
    }
}
