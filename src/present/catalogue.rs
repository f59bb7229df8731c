//! The catalogue as its screen shows it: cards by kind of evidence, found by words, each with its thresholds.

use super::policy::text;
use super::policy_fields::{label, place, unit};
use crate::model::Lang;
use crate::protocol::policy::{Policy, leaves};
use crate::signals::card::Reading;
use crate::signals::excluded::{EXCLUDED, Excluded};
use crate::signals::{CATALOGUE, Card, Family};

/// A threshold of a card.
#[derive(Clone, PartialEq, Debug)]
pub struct Threshold {
    /// Where it stands in the policy.
    pub path: String,
    /// Its name.
    pub label: String,
    /// Its value with its unit.
    pub value: String,
}

/// The thresholds of a card under a policy.
pub fn thresholds(card: &Card, policy: &Policy, lang: Lang) -> Vec<Threshold> {
    let named = |path: &str| {
        card.policy
            .iter()
            .any(|known| path == *known || path.strip_prefix(known).is_some_and(|rest| rest.starts_with('.')))
    };
    let mut found: Vec<_> = leaves(policy).into_iter().filter(|(path, _)| named(path)).collect();
    found.sort_by_cached_key(|(path, _)| place(path));
    found
        .into_iter()
        .map(|(path, value)| {
            let counted = if value.is_number() { unit(&path).get(lang) } else { "" };
            let value = format!("{} {counted}", text(&value).replace('\n', ", ")).trim().to_owned();
            Threshold { label: label(&path, lang).into_owned(), path, value }
        })
        .collect()
}

/// Cards whose words hold every word of the question, by kind of evidence.
pub fn found(question: &str) -> Vec<(Family, Vec<&'static Card>)> {
    let words = words_of(question);
    let cards = || CATALOGUE.iter().map(|signal| signal.card()).filter(|card| holds(&words, &said(card)));
    Family::ALL
        .into_iter()
        .map(|family| (family, cards().filter(|card| card.family == family).collect::<Vec<_>>()))
        .filter(|(_, cards)| !cards.is_empty())
        .collect()
}

/// Signs that are weighed by nobody, as far as they hold every word of the question.
pub fn found_excluded(question: &str) -> Vec<&'static Excluded> {
    let words = words_of(question);
    let said = |entry: &Excluded| {
        [entry.id, entry.title.ko, entry.title.en, entry.reason.ko, entry.reason.en].join(" ").to_lowercase()
    };
    EXCLUDED.iter().filter(|entry| holds(&words, &said(entry))).collect()
}

fn words_of(question: &str) -> Vec<String> {
    question.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

fn holds(words: &[String], said: &str) -> bool {
    words.iter().all(|word| said.contains(word))
}

/// Everything that a card says in both languages: somebody may know the English word only.
fn said(card: &Card) -> String {
    let mut said = vec![card.id];
    for text in [&card.ko, &card.en] {
        said.extend([text.title, text.looks_for, text.matters_because]);
        for list in [text.innocent_explanations, text.blind_spots, text.next_steps, text.clears] {
            said.extend(list);
        }
    }
    said.extend(card.sources.iter().map(|source| source.title));
    said.join(" ").to_lowercase()
}

/// Whether no source of a card could be read.
pub fn is_unverified(card: &Card) -> bool {
    card.sources.iter().all(|source| source.reading == Reading::Unverified)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_card_is_found_without_a_question_and_few_with_one() {
        let all: usize = found("").iter().map(|(_, cards)| cards.len()).sum();
        assert_eq!(all, CATALOGUE.len());
        let few: Vec<&str> =
            found("이동할 수 없는").into_iter().flat_map(|(_, cards)| cards).map(|card| card.id).collect();
        assert!(few.contains(&"impossible-travel") && few.len() < all / 2, "{few:?}");
        assert!(found("quantum abacus").is_empty());
        assert_eq!(found_excluded("").len(), EXCLUDED.len());
    }

    #[test]
    fn thresholds_bear_the_values_of_the_policy() {
        let card = crate::signals::signal("impossible-travel").expect("a card").card();
        let mut policy = Policy::default();
        policy.travel.min_kmh = 900;
        let shown = thresholds(card, &policy, Lang::En);
        let speed = shown.iter().find(|threshold| threshold.path == "travel.min_kmh").expect("a threshold");
        assert_eq!((speed.value.as_str(), speed.label.as_str()), ("900 km/h", "Min kmh"));
    }
}
