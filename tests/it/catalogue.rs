//! Every card is complete, listed and drawn; its words keep the rules.

use munjigi::model::Lang;
use munjigi::signals::{CATALOGUE, Facts};
use std::collections::BTreeSet;
use std::path::Path;

/// Words that must not occur anywhere in the product.
const BANNED: [&str; 6] = ["적발", "혐의", "용의", "명부", "guilty", "suspect"];

#[test]
fn ids_are_kebab_case_and_stand_once() {
    let ids: BTreeSet<&str> = CATALOGUE.iter().map(|signal| signal.card().id).collect();
    assert_eq!(ids.len(), CATALOGUE.len());
    assert!(ids.iter().all(|id| id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')));
}

#[test]
fn the_signals_of_the_spine_are_there() {
    for id in [
        "continuous-login-24h",
        "no-rest-window",
        "superhuman-weekly-hours",
        "lifetime-hours-several-thousand",
        "overlapping-client-hours",
        "multi-ip-short-window",
        "multi-country-short-window",
        "impossible-travel",
        "shared-ip-multi-account",
        "shared-device-multi-account",
        "activity-before-verification",
        "text-only-contact",
        "video-refused",
        "id-low-quality-refused",
        "id-photoshop-signs",
    ] {
        assert!(munjigi::signals::signal(id).is_some(), "{id}");
    }
}

#[test]
fn every_card_of_a_signal_file_is_listed_and_a_single_one_bears_its_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/signals");
    let mut found = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        let name = entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
        let ids: Vec<&str> = text
            .split(": Card = Card {")
            .skip(1)
            .filter_map(|card| card.split("id: \"").nth(1)?.split('"').next())
            .collect();
        for id in &ids {
            assert!(munjigi::signals::signal(id).is_some(), "{id} of {name}.rs is not in the catalogue");
        }
        assert!(ids.len() != 1 || ids[0] == name.replace('_', "-"), "{name}.rs holds only {ids:?}");
        found += ids.len();
    }
    assert!(found * 2 > CATALOGUE.len(), "only {found} cards were found");
}

#[test]
fn cards_are_complete_in_both_languages_and_fair() {
    for signal in CATALOGUE {
        let card = signal.card();
        assert!(!card.sources.is_empty() && !card.needs.is_empty(), "{}", card.id);
        for text in [&card.ko, &card.en] {
            assert!(!text.innocent_explanations.is_empty() && !text.blind_spots.is_empty(), "{}", card.id);
            assert!(!text.next_steps.is_empty() && !text.clears.is_empty(), "{}", card.id);
            let all = [
                &[text.title, text.looks_for, text.matters_because][..],
                text.innocent_explanations,
                text.blind_spots,
                text.next_steps,
                text.clears,
            ]
            .concat();
            for words in all {
                assert!(!words.trim().is_empty(), "{}", card.id);
                for banned in BANNED {
                    assert!(!words.to_lowercase().contains(banned), "{}: {banned}", card.id);
                }
            }
        }
        let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
        assert!(hangul(card.ko.title) && !hangul(card.en.title), "{}", card.id);
        assert!(
            card.examples.iter().any(|example| example.fires) && card.examples.iter().any(|example| !example.fires),
            "{}",
            card.id
        );
    }
}

/// What is owed is paid: an observation is no reason to keep wages back, and no trick is ever the next step.
#[test]
fn nothing_tells_a_firm_to_keep_pay_back() {
    for signal in CATALOGUE {
        let card = signal.card();
        for text in [&card.ko, &card.en] {
            for step in text.next_steps.iter().chain(text.clears) {
                for banned in [
                    "지급을 보류",
                    "지급 보류",
                    "지급을 미루",
                    "지급을 멈추",
                    "급여를 보류",
                    "급여를 미루",
                    "지급 중단",
                    "송금을 멈추",
                    "withhold",
                    "hold back",
                    "hold pay",
                    "hold the pay",
                    "stop pay",
                    "suspend pay",
                    "freeze pay",
                    "delay pay",
                    "몰래",
                    "함정",
                    "떠보",
                    "trick",
                    "trap",
                    "pretend",
                    "secretly",
                ] {
                    assert!(!step.to_lowercase().contains(banned), "{}: {banned} in {step}", card.id);
                }
            }
        }
    }
}

#[test]
fn explanations_survive_missing_facts() {
    let nothing: Facts = Vec::new();
    for signal in CATALOGUE {
        assert!(
            !signal.explain(&nothing, Lang::Ko).is_empty() && !signal.explain(&nothing, Lang::En).is_empty(),
            "{}",
            signal.card().id
        );
    }
}
