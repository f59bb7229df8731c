//! Sigma rules: one file a signal and source, the entries and, where it counts, the correlation over them.

use super::rules::{Counting, Field, Rule};
use super::sources::Source;
use super::values::{DPRK, Values, known_prefixes};
use super::{Told, uuid};
use crate::settings::Policy;
use crate::signals::card::{Card, Severity};

/// One rule as YAML; nothing where Sigma cannot say it.
pub fn rule(rule: &Rule, card: &Card, source: &Source, policy: &Policy, values: &Values) -> Option<String> {
    let told = Told { card, lacks: &[rule.sigma_lacks, rule.query_lacks] };
    let name = format!("munjigi_{}_{}", source.id, rule.signal.replace('-', "_"));
    let (counted, by, kind, within, least): (Option<Field>, &[Field], _, _, _) = match &rule.sigma {
        Counting::Cannot => return None,
        Counting::One => {
            let line = format!("{}|cidr: {DPRK}", source.name(Field::Address));
            let mut text = head(&told, source.title, &name, rule.tags);
            text += &detection(source, &[line], None, &[]);
            return Some(text + &foot(&told, card.severity));
        }
        Counting::Values { of, by, within, least } => (Some(*of), *by, "value_count", *within, *least),
        Counting::Entries { within, least } => (None, &[Field::Account][..], "event_count", *within, *least),
    };
    let base = format!("{name}_entries");
    let mut text = format!(
        "title: {}\nid: {}\nname: {base}\nstatus: experimental\ndescription: {}\nauthor: Munjigi\n",
        quoted(&format!("Entries for {} ({})", rule.signal, source.title)),
        uuid::of_rule(&base),
        quoted("The entries that the correlation below counts. It reports nothing by itself."),
    );
    let hidden: Vec<String> = counted.is_none().then(|| source.hidden.to_owned()).into_iter().collect();
    let fields: Vec<Field> = counted.iter().chain(by).copied().collect();
    text += &detection(source, &hidden, rule.without_known.then_some(policy), &fields);
    text += "level: informational\n---\n";
    text += &head(&told, source.title, &name, rule.tags);
    text += &format!("correlation:\n    type: {kind}\n    rules:\n        - {base}\n    group-by:\n");
    for field in by {
        text += &format!("        - {}\n", source.name(*field));
    }
    text += &format!("    timespan: {}\n    condition:\n", values.get(within));
    if let Some(field) = counted {
        text += &format!("        field: {}\n", source.name(field));
    }
    text += &format!("        gte: {}\n", values.get(least));
    Some(text + &foot(&told, card.severity))
}

/// Everything before the detection.
pub fn head(told: &Told<'_>, product: &str, name: &str, tags: &[&str]) -> String {
    let card = told.card;
    let mut text = format!(
        "title: {}\nid: {}\nname: {name}\nstatus: experimental\ndescription: |\n",
        quoted(&format!("{} ({product})", capital(card.en.title))),
        uuid::of_rule(name)
    );
    for line in told.lines() {
        text += &format!("    {line}\n");
    }
    text += "references:\n";
    for source in card.sources {
        text += &format!("    - {}\n", quoted(source.title));
    }
    text += "author: Munjigi\ntags:\n";
    for tag in tags {
        text += &format!("    - {tag}\n");
    }
    text
}

/// What harmless things look the same, and how much it weighs.
pub fn foot(told: &Told<'_>, severity: Severity) -> String {
    let mut text = String::from("falsepositives:\n");
    for line in told.card.en.innocent_explanations {
        text += &format!("    - {}\n", quoted(line));
    }
    let level = match severity {
        Severity::Context => "informational",
        other => other.name(),
    };
    text + &format!("level: {level}\n")
}

fn detection(source: &Source, more: &[String], known: Option<&Policy>, fields: &[Field]) -> String {
    let mut text = String::from("logsource:\n");
    for line in source.logsource {
        text += &format!("    {line}\n");
    }
    text += "detection:\n    selection:\n";
    for line in source.selection.iter().map(|line| (*line).to_owned()).chain(more.iter().cloned()) {
        text += &format!("        {line}\n");
    }
    let mut condition = String::from("selection");
    // An empty value is one more value to some backends.
    if !fields.is_empty() {
        text += "    filter_empty:\n";
        for field in fields {
            text += &format!("        - {}: ''\n", source.name(*field));
        }
        condition += " and not filter_empty";
    }
    let (four, six) = known.map(known_prefixes).unwrap_or_default();
    if !four.is_empty() || !six.is_empty() {
        text += &format!("    filter_known:\n        {}|cidr:\n", source.name(Field::Address));
        for prefix in four.iter().chain(&six) {
            text += &format!("            - {}\n", quoted(prefix));
        }
        condition += " and not filter_known";
    }
    text + &format!("    condition: {condition}\n")
}

/// A YAML text in single quotes.
pub fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("'{}'", plain.replace('\'', "''"))
}

/// With a capital letter, as titles begin.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
