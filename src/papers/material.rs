//! What papers are made of: the report, the sentences of its findings, and what people recorded; in the open, or veiled.

use super::veil::{Kind, Veil};
use crate::case::chain::{START, Standing, standings, undone};
use crate::case::{Entry, Record, What};
use crate::engine::{Screened, ScreenedAccount};
use crate::ingest::mask::masked;
use crate::model::Lang;
use crate::normalise::zone::Zone;
use crate::protocol::Summary;
use crate::protocol::answer::{in_zone, summary};
use crate::report::{AccountReport, Report, build};
use crate::signals::{Fact, Facts, signal};
use std::collections::{BTreeMap, BTreeSet};

/// What papers are made of.
pub struct Material<'a> {
    screened: &'a Screened,
    /// Which of the screened accounts each one of the report is.
    at: Vec<usize>,
    /// The report, veiled where there is a veil.
    pub report: Report,
    /// What people recorded, veiled the same way; identity numbers masked.
    pub record: Record,
    /// What is in force, by account.
    pub standings: BTreeMap<String, Standing>,
    /// Numbers of entries that no longer count.
    pub undone: BTreeSet<u32>,
    /// The veil.
    pub veil: Option<&'a Veil>,
    /// Hash of the last entry of the whole history.
    pub last_hash: String,
}

impl<'a> Material<'a> {
    /// Everything, or only one account; veiled where there is a veil. In a veiled copy of one account what was written about
    /// it stays; in other veiled copies it is left out.
    pub fn new(screened: &'a Screened, record: &Record, person: Option<&str>, veil: Option<&'a Veil>) -> Self {
        let wanted = |(_, account): &(usize, &ScreenedAccount)| {
            person.is_none_or(|key| screened.population.accounts[account.index].key == key)
        };
        let at: Vec<usize> = screened.accounts.iter().enumerate().filter(wanted).map(|(n, _)| n).collect();
        let mut report = if person.is_none() { build::report(screened) } else { build::without_accounts(screened) };
        if person.is_some() {
            report.accounts = at.iter().map(|n| build::account_report(screened, &screened.accounts[*n])).collect();
            report.coverage.joins.retain(|join| Some(join.account.as_str()) == person);
        }
        let last_hash = record.entries.last().map_or_else(|| START.to_owned(), |entry| entry.hash.clone());
        let mut record = clean(record);
        if let Some(key) = person {
            record.entries.retain(|entry| entry.account == key);
            record.answers.retain(|given| given.account == key);
        }
        let mut material =
            Self { screened, at, report, record, standings: BTreeMap::new(), undone: BTreeSet::new(), veil, last_hash };
        if let Some(veil) = veil {
            material.draw(veil, person.is_some());
        }
        material.standings = standings(&material.record.entries);
        material.undone = undone(&material.record.entries);
        for account in &mut material.report.accounts {
            let Some(standing) = material.standings.get(&account.account) else { continue };
            for finding in &mut account.findings {
                if let Some((reason, _)) = standing.explained.get(finding.signal.as_ref()) {
                    finding.explained = Some(reason.clone());
                }
            }
        }
        material
    }

    /// The sentence of a finding.
    pub fn sentence(&self, account: usize, finding: usize, lang: Lang) -> String {
        let found = &self.screened.accounts[self.at[account]].findings[finding];
        let zone = Zone::parse(&self.screened.settings.zone).unwrap_or(Zone::UTC);
        let facts = in_zone(&self.facts(&found.occurrence.facts), zone);
        signal(found.signal).map_or_else(String::new, |signal| signal.explain(&facts, lang))
    }

    fn facts(&self, facts: &Facts) -> Facts {
        let drawn =
            |name: &'static str, fact: &Fact| self.veil.map_or_else(|| fact.clone(), |veil| veil.fact(name, fact));
        facts.iter().map(|(name, fact)| (*name, drawn(name, fact))).collect()
    }

    /// What could not be assessed of an account: the signal, and what was missing.
    pub fn missing(&self, account: usize) -> Vec<(&'static str, &'static str)> {
        let missing = &self.screened.accounts[self.at[account]].missing;
        crate::signals::CATALOGUE
            .iter()
            .zip(missing)
            .filter_map(|(signal, need)| Some((signal.card().id, need.as_ref()?.name())))
            .collect()
    }

    /// What the screening came to in numbers.
    pub fn summary(&self) -> Summary {
        summary(self.screened)
    }

    /// What is in force for an account.
    pub fn standing(&self, account: &AccountReport) -> Standing {
        self.standings.get(&account.account).cloned().unwrap_or_default()
    }

    /// Replaces what can be told from a name.
    fn draw(&mut self, veil: &Veil, is_copy: bool) {
        let person = |key: &mut String| *key = veil.of(key, Kind::Person);
        let file = |name: &mut String| *name = veil.file(name);
        let report = &mut self.report;
        report.inputs.iter_mut().for_each(|input| {
            file(&mut input.file);
            input.dropped_columns.iter_mut().for_each(|column| *column = veil.text(column));
        });
        report.coverage.issues.iter_mut().for_each(|issue| file(&mut issue.file));
        report.coverage.joins.iter_mut().for_each(|join| {
            person(&mut join.account);
            person(&mut join.joined);
            file(&mut join.file);
        });
        report.coverage.not_assessed.iter_mut().for_each(|signal| signal.assessed.iter_mut().for_each(person));
        if is_copy {
            report.coverage.not_assessed.iter_mut().for_each(|signal| signal.assessed.clear());
        }
        for (n, account) in report.accounts.iter_mut().enumerate() {
            person(&mut account.account);
            account.names.iter_mut().for_each(|name| *name = veil.of(name, Kind::Name));
            let screened = &self.screened.accounts[self.at[n]];
            for (finding, scored) in account.findings.iter_mut().zip(&screened.findings) {
                finding.facts = scored
                    .occurrence
                    .facts
                    .iter()
                    .map(|(name, fact)| ((*name).into(), build::fact_value(&veil.fact(name, fact))))
                    .collect();
                finding.evidence.iter_mut().for_each(|locus| file(&mut locus.file));
            }
            account.controls.iter_mut().for_each(|control| file(&mut control.evidence.file));
        }
        for link in &mut report.links {
            link.value = veil.of(&link.value, Kind::Value);
            link.accounts.iter_mut().for_each(person);
        }
        report.clusters.iter_mut().for_each(|cluster| cluster.accounts.iter_mut().for_each(person));
        if is_copy {
            report.links.clear();
            report.clusters.clear();
        }
        let by = |name: &mut String| *name = veil.of(name, Kind::Name);
        each_text(&mut self.record, &mut |text| *text = if is_copy { veil.text(text) } else { blank(text) });
        for entry in &mut self.record.entries {
            person(&mut entry.account);
            by(&mut entry.by);
            by(&mut entry.second);
        }
        for given in &mut self.record.answers {
            person(&mut given.account);
            by(&mut given.by);
        }
        by(&mut self.record.purpose.by);
    }
}

/// What somebody wrote may name anybody, so that a copy for others leaves it out.
fn blank(text: &str) -> String {
    if text.is_empty() { String::new() } else { "…".to_owned() }
}

/// A record with identity numbers masked.
fn clean(record: &Record) -> Record {
    let mut record = record.clone();
    each_text(&mut record, &mut |text| *text = masked(text));
    record
}

/// Every text that somebody wrote freely.
fn each_text(record: &mut Record, change: &mut dyn FnMut(&mut String)) {
    let purpose = &mut record.purpose;
    for text in
        [&mut purpose.purpose, &mut purpose.legal_basis, &mut purpose.told, &mut purpose.data, &mut purpose.contact]
    {
        change(text);
    }
    record.answers.iter_mut().for_each(|given| change(&mut given.note));
    for Entry { what, .. } in &mut record.entries {
        match what {
            What::Decision { reason, considered, .. } => {
                change(reason);
                change(considered);
            }
            What::Reply { text } | What::Note { text } => change(text),
            What::Explained { reason, .. } | What::Undo { reason, .. } => change(reason),
            What::Authority { name, reference, text } => {
                change(name);
                change(reference);
                change(text);
            }
            What::Engagement { .. } => {}
        }
    }
}
