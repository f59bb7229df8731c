//! The sign-in signals for a SIEM: Sigma rules, KQL for Microsoft Sentinel and SPL for Splunk, with the policy's thresholds.
//!
//! Everything said in them comes from the cards. They are a first net for entries as they come in; what several signals
//! together come to, only the screening says.

mod endpoint;
mod readme;
mod rules;
mod sigma;
mod sources;
mod uuid;
mod values;

use crate::model::{Both, Lang};
use crate::settings::Policy;
use crate::signals::CATALOGUE;
use crate::signals::card::Card;
use sources::SOURCES;
use std::io::{Cursor, Write};
use values::Values;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Days that the queries look back: Entra ID keeps sign-ins for so long (premium), and a month has enough of them.
const LOOKBACK_DAYS: u32 = 30;

/// What a rule says about itself.
struct Told<'a> {
    card: &'a Card,
    lacks: &'a [Both],
}

impl Told<'_> {
    /// What it looks for, why, and what it cannot do, a line each. In English, as rules of this kind are; the page beside them
    /// says it in Korean, too.
    fn lines(&self) -> Vec<String> {
        let text = &self.card.en;
        let mut lines = vec![text.looks_for.to_owned(), text.matters_because.to_owned()];
        if !self.card.policy.is_empty() {
            lines.push("Numbers in these words are the defaults; the rule has those of the policy.".to_owned());
        }
        lines.push("What this rule cannot do:".to_owned());
        let own = self.lacks.iter().map(|lack| lack.get(Lang::En)).filter(|lack| !lack.is_empty());
        lines.extend(own.chain(text.blind_spots.iter().copied()).map(|line| format!("- {line}")));
        lines.push("It orders attention and accuses nobody: a person decides.".to_owned());
        lines
    }
}

/// The card of a signal.
fn card(id: &str) -> Option<&'static Card> {
    CATALOGUE.iter().map(|signal| signal.card()).find(|card| card.id == id)
}

/// What is said of one rule and query as comments of a query language.
fn comment(told: &Told<'_>, product: &str, mark: &str) -> String {
    let mut text = format!("{mark}{} ({product})\n", sigma::capital(told.card.en.title));
    for line in told.lines() {
        text += &format!("{mark}{line}\n");
    }
    text += &format!("{mark}What harmless things look the same:\n");
    for line in told.card.en.innocent_explanations {
        text += &format!("{mark}- {line}\n");
    }
    text
}

/// KQL begins with its comment.
fn kql_file(told: &Told<'_>, product: &str, query: &str) -> String {
    format!("{}{query}", comment(told, product, "// "))
}

/// SPL takes comments in three backticks anywhere but before the command that begins the search, so they stand at the end.
fn spl_file(told: &Told<'_>, product: &str, query: &str) -> String {
    let mut text = query.to_owned();
    for line in comment(told, product, "").replace('`', "'").lines() {
        text += &format!("```{line}```\n");
    }
    text
}

/// Every file of the hand-over, path and text, the same for the same policy.
pub fn files(policy: &Policy) -> Vec<(String, String)> {
    let values = Values::of(policy);
    let mut files = vec![("README.md".to_owned(), readme::text(policy))];
    for (rule, card) in rules::RULES.iter().filter_map(|rule| Some((rule, card(rule.signal)?))) {
        for source in SOURCES {
            let place = |language: &str, ending: &str| format!("{language}/{}-{}.{ending}", source.id, rule.signal);
            if let Some(text) = sigma::rule(rule, card, source, policy, &values) {
                files.push((place("sigma", "yml"), text));
            }
            let told = Told { card, lacks: &[rule.query_lacks] };
            let known = rule.without_known.then_some(policy);
            let query = source.kql(rule.is_of_hours, known) + &values.fill(rule.kql) + "\n";
            files.push((place("kql", "kql"), kql_file(&told, source.title, &query)));
            let query = source.spl(&values, known) + &values.fill(rule.spl) + "\n";
            files.push((place("spl", "spl"), spl_file(&told, source.title, &query)));
        }
    }
    if let Some(card) = card(endpoint::SIGNAL) {
        let told = Told { card, lacks: &[endpoint::LACKS] };
        let place = |language: &str, ending: &str| format!("{language}/windows-{}.{ending}", endpoint::SIGNAL);
        files.extend(endpoint::sigma(&told, policy).map(|text| (place("sigma", "yml"), text)));
        files.push((place("kql", "kql"), kql_file(&told, "Microsoft Defender", &endpoint::kql(policy, &values))));
        files.push((place("spl", "spl"), spl_file(&told, "Sysmon", &endpoint::spl(policy, &values))));
    }
    files.sort();
    files
}

/// The same files as one zip, the same bytes every time.
pub fn archive(policy: &Policy) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Writing to memory fails only where there is none left, and then nothing is handed out.
    let written = files(policy).into_iter().all(|(name, text)| {
        zip.start_file(name, SimpleFileOptions::default()).is_ok() && zip.write_all(text.as_bytes()).is_ok()
    });
    match zip.finish() {
        Ok(bytes) if written => bytes.into_inner(),
        _ => Vec::new(),
    }
}
