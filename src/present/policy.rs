//! The policy as its screen shows it: every field of the default one, by kind of evidence and signal, and what was typed.

use super::policy_fields::place;
use crate::protocol::policy::{Flaw, FlawKind, Policy, leaves, read, tree};
use crate::signals::{CATALOGUE, Family};
use serde_json::{Map, Number, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What was typed, by path. A field that was left alone is not in it.
pub type Draft = BTreeMap<String, String>;

/// Parts that speak of no signal, in the order in which they are shown.
const GENERAL: [&str; 8] = ["score", "presence", "places", "diligence", "messages", "limits", "company", "host"];

/// What stands under one heading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Heading {
    /// Lists of what is known and allowed.
    Lists,
    /// Parts about one kind of evidence.
    Of(Family),
    /// Parts about no signal.
    General,
}

/// Fields that belong together.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Name in the policy; empty for the lists.
    pub name: String,
    /// Ids of the signals that go by it.
    pub signals: Vec<&'static str>,
    /// Its fields with their defaults.
    pub fields: Vec<(String, Value)>,
}

/// Every field of the default policy under its heading.
pub fn sections() -> Vec<(Heading, Vec<Part>)> {
    let mut parts: BTreeMap<String, Vec<(String, Value)>> = BTreeMap::new();
    for (path, value) in leaves(&Policy::default()) {
        let part = path.split_once('.').map_or("", |(part, _)| part).to_owned();
        parts.entry(part).or_default().push((path, value));
    }
    let mut sections: BTreeMap<Heading, Vec<Part>> = BTreeMap::new();
    for (name, mut fields) in parts {
        fields.sort_by_cached_key(|(path, _)| place(path));
        let signals: Vec<&'static str> = CATALOGUE
            .iter()
            .map(|signal| signal.card())
            .filter(|card| card.policy.iter().any(|path| path.split('.').next() == Some(&name)))
            .map(|card| card.id)
            .collect();
        let family = CATALOGUE.iter().map(|signal| signal.card()).find(|card| signals.first() == Some(&card.id));
        let heading = match family {
            _ if name.is_empty() => Heading::Lists,
            Some(card) if !GENERAL.contains(&name.as_str()) => Heading::Of(card.family),
            _ => Heading::General,
        };
        let signals = if heading == Heading::General { Vec::new() } else { signals };
        sections.entry(heading).or_default().push(Part { name, signals, fields });
    }
    for parts in sections.values_mut() {
        // Signals in the order of the catalogue; parts about none in the order above.
        parts.sort_by_key(|part| {
            let general = GENERAL.iter().position(|name| *name == part.name);
            let first = CATALOGUE.iter().position(|signal| part.signals.first() == Some(&signal.card().id));
            (general, first, part.name.clone())
        });
    }
    sections.into_iter().collect()
}

/// The value of a path.
pub fn value(tree: &Map<String, Value>, path: &str) -> Value {
    let mut at = Value::Object(tree.clone());
    for name in path.split('.') {
        at = at.get(name).cloned().unwrap_or(Value::Null);
    }
    at
}

/// A value as it stands in its field: a list with one entry a line.
pub fn text(value: &Value) -> String {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => format!("{whole:.0}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// A typed text as a value of the kind of the default.
fn typed(text: &str, default: &Value) -> Result<Value, FlawKind> {
    let trimmed = text.trim();
    Ok(match default {
        Value::Array(_) => {
            Value::Array(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(Into::into).collect())
        }
        Value::Bool(_) => Value::Bool(trimmed == "true"),
        Value::Number(_) => match (trimmed.parse::<u64>(), trimmed.parse::<f64>()) {
            (Ok(whole), _) => whole.into(),
            (_, Ok(number)) => Number::from_f64(number).map(Value::Number).ok_or(FlawKind::NeedsNumber)?,
            _ => return Err(FlawKind::NeedsNumber),
        },
        _ => Value::String(trimmed.to_owned()),
    })
}

/// A policy with what was typed, or what is the matter with it.
pub fn with_draft(policy: &Policy, draft: &Draft) -> Result<Policy, Vec<Flaw>> {
    let mut given = tree(policy);
    let defaults: BTreeMap<String, Value> = leaves(&Policy::default()).into_iter().collect();
    let mut flaws = Vec::new();
    for (path, text) in draft {
        match defaults.get(path).map(|default| typed(text, default)) {
            Some(Ok(value)) => put(&mut given, path, value),
            Some(Err(kind)) => flaws.push(Flaw::new(path, kind)),
            None => flaws.push(Flaw::new(path, FlawKind::Unknown)),
        }
    }
    if !flaws.is_empty() {
        return Err(flaws);
    }
    read(&Value::Object(given).to_string()).map_err(|flaw| vec![flaw])
}

fn put(tree: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            tree.insert(path.to_owned(), value);
        }
        Some((part, rest)) => {
            if let Some(Value::Object(part)) = tree.get_mut(part) {
                put(part, rest, value);
            }
        }
    }
}

/// What must be typed into a policy to make it another one.
pub fn difference(from: &Policy, to: &Policy) -> Draft {
    let from: BTreeMap<String, Value> = leaves(from).into_iter().collect();
    let differs = |path: &str, value: &Value| from.get(path).is_none_or(|known| text(known) != text(value));
    leaves(to)
        .into_iter()
        .filter(|(path, value)| differs(path, value))
        .map(|(path, value)| (path, text(&value)))
        .collect()
}

/// Paths that differ from the default.
pub fn changed(policy: &Policy) -> BTreeSet<String> {
    difference(&Policy::default(), policy).into_keys().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_default_policy_is_on_the_screen_once() {
        let shown: Vec<String> = sections()
            .into_iter()
            .flat_map(|(_, parts)| parts)
            .flat_map(|part| part.fields.into_iter().map(|(path, _)| path))
            .collect();
        let once: BTreeSet<String> = shown.iter().cloned().collect();
        assert_eq!(shown.len(), once.len());
        assert_eq!(once, leaves(&Policy::default()).into_iter().map(|(path, _)| path).collect());
        assert!(once.len() > 80, "only {} fields", once.len());
    }

    #[test]
    fn thresholds_of_a_signal_stand_under_its_kind_of_evidence() {
        let sections = sections();
        let place = &sections.iter().find(|(heading, _)| *heading == Heading::Of(Family::Place)).expect("places").1;
        let travel = place.iter().find(|part| part.name == "travel").expect("travel");
        assert_eq!(travel.signals, ["impossible-travel", "new-hire-geo-anomaly"]);
        assert_eq!(sections.first().map(|(heading, _)| *heading), Some(Heading::Lists));
    }

    #[test]
    fn a_card_names_only_fields_that_there_are() {
        let known = leaves(&Policy::default());
        for signal in CATALOGUE {
            for path in signal.card().policy {
                let part = format!("{path}.");
                let found = known.iter().any(|(leaf, _)| leaf == path || leaf.starts_with(&part));
                assert!(found, "{}: {path}", signal.card().id);
            }
        }
    }

    #[test]
    fn what_was_typed_becomes_a_policy_and_back() {
        let draft: Draft = [
            ("weekly_hours.watch_hours", " 70.5 "),
            ("travel.min_km", "600"),
            ("messages.read_texts", "true"),
            ("known_addresses", "203.0.113.0/24\n\n 198.51.100.7 "),
        ]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect();
        let policy = with_draft(&Policy::default(), &draft).expect("a policy");
        assert_eq!((policy.weekly_hours.watch_hours, policy.travel.min_km), (70.5, 600));
        assert!(policy.messages.read_texts);
        assert_eq!(policy.known_addresses, ["203.0.113.0/24", "198.51.100.7"]);
        assert_eq!(changed(&policy), draft.keys().cloned().collect());
        assert_eq!(with_draft(&Policy::default(), &difference(&Policy::default(), &policy)), Ok(policy));
    }

    #[test]
    fn what_was_typed_wrong_is_named() {
        let flaw = |path: &str, text: &str| {
            with_draft(&Policy::default(), &Draft::from([(path.to_owned(), text.to_owned())])).expect_err(text)
        };
        for text in ["", "x", "NaN", "inf", "1,5"] {
            assert_eq!(flaw("travel.min_km", text), [Flaw::new("travel.min_km", FlawKind::NeedsNumber)], "{text}");
        }
        assert_eq!(flaw("travel.min_km", "1.5"), [Flaw::new("travel.min_km", FlawKind::NeedsWhole)]);
        assert_eq!(flaw("travel.min_km", "-1"), [Flaw::new("travel.min_km", FlawKind::Negative)]);
        assert_eq!(flaw("known_addresses", "office")[0].path, "known_addresses");
    }

    #[test]
    fn numbers_are_shown_as_they_are_written() {
        for (value, shown) in [("24.0", "24"), ("0.5", "0.5"), ("4294967296", "4294967296"), ("true", "true")] {
            assert_eq!(text(&serde_json::from_str(value).expect("JSON")), shown);
        }
    }
}
