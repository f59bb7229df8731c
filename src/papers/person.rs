//! One person's paper, on one sheet: what is open first, no points and no charts; and the record of the whole screening.

use super::doc::{Block, Doc, cut};
use super::material::Material;
use super::report::{files, or_dash, period, purpose, versions};
use super::words::{decision, engagement, more, paper_words};
use crate::model::Lang;
use crate::present::queue::result;
use crate::present::{format, sentence, vocabulary};
use crate::report::AccountReport;

/// People who get a paper at once; a firm prints what it works on.
pub const PAPERS: usize = 200;
/// What one sheet of A4 holds: observations, loci of each, files, and what could not be checked.
const OBSERVATIONS: usize = 6;
const LOCI: usize = 4;
const FILES: usize = 5;
const MISSING: usize = 8;
/// Characters of a text that somebody typed, of a sentence, and of a name.
const TYPED: usize = 260;
const SENTENCE: usize = 210;
const NAME: usize = 90;

/// Whether somebody has to look at the account, or did.
pub fn is_for_a_person(material: &Material<'_>, account: &AccountReport) -> bool {
    !matches!(account.band.as_ref(), "no-lead" | "context") || material.standings.contains_key(&account.account)
}

/// What is still open of an account.
pub fn open_items(material: &Material<'_>, account: &AccountReport, lang: Lang) -> Vec<String> {
    let t = paper_words(lang);
    let standing = material.standing(account);
    let mut open: Vec<String> = Vec::new();
    match &standing.decision {
        None => open.push(t.no_decision.to_owned()),
        Some((_, entry)) if account.band == "escalate" && entry.second.is_empty() => open.push(t.no_second.to_owned()),
        Some(_) => {}
    }
    if standing.differs.is_some() {
        open.push(t.differs.to_owned());
    }
    if standing.reply.is_none() && !account.findings.is_empty() {
        open.push(t.no_reply.to_owned());
    }
    for one in account.diligence.iter().filter(|one| matches!(one.state.as_ref(), "missing" | "unknown")) {
        let state = if one.state == "missing" { "" } else { vocabulary::state(&one.state, lang) };
        let dash = if state.is_empty() { "" } else { " – " };
        open.push(format!("{}{dash}{state}", vocabulary::measure(&one.measure, lang)));
    }
    if material.record.purpose.purpose.is_empty() {
        open.push(t.no_purpose.to_owned());
    }
    if material.record.purpose.delete_by.is_empty() {
        open.push(t.no_delete_by.to_owned());
    }
    open.into_iter().map(|item| format!("{}: {item}", t.open_mark)).collect()
}

/// The blocks of one person's paper.
pub fn blocks(material: &Material<'_>, at: usize, lang: Lang) -> Vec<Block> {
    let t = paper_words(lang);
    let account = &material.report.accounts[at];
    let standing = material.standing(account);
    let mut doc = Doc::default();
    doc.0.push(Block::Title(format!("{} · {}", t.person, cut(&account.account, NAME))));
    doc.0.push(Block::Small(if material.veil.is_some() { t.for_person } else { t.purpose_of_paper }.to_owned()));
    doc.heading(t.open);
    doc.list(open_items(material, account, lang), t.open_none);
    doc.heading(t.purpose);
    let [why, basis, told, ..] = t.purpose_labels;
    let stated = purpose(material, lang);
    let part = |n: usize| stated.get(n).map_or(String::new(), |(_, value)| cut(value, NAME));
    let kind = standing.engagement.map_or(t.not_stated, |kind| engagement(kind, lang));
    doc.0.push(Block::Pairs(vec![
        (t.names.to_owned(), format!("{} · {kind}", cut(&or_dash(&account.names.join(", ")), NAME))),
        (why.to_owned(), part(0)),
        (basis.to_owned(), part(1)),
        (told.to_owned(), format!("{} · {}", part(2), part(3))),
    ]));
    doc.heading(t.files);
    let all = files(material, lang);
    let rest = all.len().saturating_sub(FILES);
    let rows = all.into_iter().take(FILES).map(|row| row.into_iter().take(3).map(|cell| cut(&cell, NAME)).collect());
    doc.table(&t.file_heads[..3], rows.collect(), t.not_stated);
    if rest > 0 {
        doc.0.push(Block::Small(more(rest, lang)));
    }
    doc.heading(t.checked);
    let missing = material.missing(at);
    let titles: Vec<String> =
        missing.iter().take(MISSING).map(|(signal, _)| vocabulary::signal_title(signal, lang)).collect();
    let mut text = format!(
        "{}: {} · {}. {}",
        t.period,
        period(account),
        format::number(account.activities as u64),
        sentence::checked(account.assessed, account.of, lang)
    );
    if !missing.is_empty() {
        text.push_str(&format!(" {}: {}.", t.missing, titles.join(", ")));
        if missing.len() > MISSING {
            text.push_str(&format!(" {}", more(missing.len() - MISSING, lang)));
        }
    }
    doc.0.push(Block::Small(text));
    doc.heading(t.observations);
    let seen: Vec<String> =
        (0..account.findings.len().min(OBSERVATIONS)).map(|n| observation(material, at, n, lang)).collect();
    doc.list(seen, t.observations_none);
    if account.findings.len() > OBSERVATIONS {
        doc.0.push(Block::Small(more(account.findings.len() - OBSERVATIONS, lang)));
    }
    doc.heading(t.considered);
    doc.text(considered(material, account, lang));
    doc.heading(t.reply);
    doc.text(
        standing.reply.as_deref().map_or_else(|| format!("{}: {}", t.open_mark, t.no_reply), |text| cut(text, TYPED)),
    );
    doc.heading(t.decision);
    match &standing.decision {
        None => doc.text(format!("{}: {}", t.open_mark, t.no_decision)),
        Some((made, entry)) => {
            let crate::case::What::Decision { reason, .. } = &entry.what else { return doc.0 };
            let second = if entry.second.is_empty() {
                String::new()
            } else {
                format!(" · {}: {}", t.second, cut(&entry.second, NAME))
            };
            doc.0.push(Block::Strong(format!(
                "{} · {}: {}{second} · {}",
                decision(*made, lang),
                t.by,
                cut(&entry.by, NAME),
                cut(&entry.on, 25)
            )));
            doc.text(format!("{}: {} {}", t.reason, cut(reason, TYPED), t.by_person));
        }
    }
    doc.0.push(Block::Signatures(t.signatures.map(str::to_owned).to_vec()));
    let made: Vec<String> = versions(material, lang).iter().map(|(label, value)| format!("{label} {value}")).collect();
    doc.0.push(Block::Small(format!("{}. {} {}", made.join(" · "), t.chain, t.no_immunity)));
    doc.0
}

fn observation(material: &Material<'_>, at: usize, n: usize, lang: Lang) -> String {
    let t = paper_words(lang);
    let finding = &material.report.accounts[at].findings[n];
    let loci: Vec<String> =
        finding.evidence.iter().take(LOCI).map(|at| format!("{}:{}", cut(&at.file, NAME), at.line)).collect();
    let rest = finding.evidence_total.saturating_sub(loci.len());
    let rest = if rest > 0 { format!(" +{}", format::number(rest as u64)) } else { String::new() };
    let explained = finding.explained.as_ref().map_or(String::new(), |_| format!(" ({})", t.explained));
    format!(
        "{}{explained}: {} [{}{rest}]",
        vocabulary::signal_title(&finding.signal, lang),
        cut(&material.sentence(at, n, lang), SENTENCE),
        loci.join(", ")
    )
}

/// What was considered, or what is still to be.
fn considered(material: &Material<'_>, account: &AccountReport, lang: Lang) -> String {
    let t = paper_words(lang);
    if let Some((_, entry)) = &material.standing(account).decision
        && let crate::case::What::Decision { considered, .. } = &entry.what
    {
        return cut(considered, TYPED);
    }
    let mut first: Vec<&str> = Vec::new();
    for finding in &account.findings {
        let of = vocabulary::card(&finding.signal).and_then(|card| card.text(lang).innocent_explanations.first());
        first.extend(of.filter(|text| !first.contains(text)));
    }
    cut(&format!("{}: {} {}", t.open_mark, t.considered_none, first.join(" / ")), 2 * TYPED)
}

/// The record of the whole screening: what was checked on which day with which data, what could not be, what is open.
pub fn screening(material: &Material<'_>, lang: Lang) -> Vec<Block> {
    let t = paper_words(lang);
    let report = &material.report;
    let summary = material.summary();
    let mut doc = Doc::default();
    doc.0.push(Block::Title(format!("{} · {}", t.screening, format::day(&report.as_of))));
    doc.text(t.purpose_of_paper);
    let concerned: Vec<&AccountReport> =
        report.accounts.iter().filter(|account| is_for_a_person(material, account)).collect();
    let mut open: Vec<&AccountReport> = Vec::new();
    let mut settled: Vec<&AccountReport> = Vec::new();
    for account in &concerned {
        if material.standing(account).is_settled() { settled.push(account) } else { open.push(account) }
    }
    let rows = open.iter().chain(&settled).take(PAPERS).map(|account| {
        let standing = material.standing(account);
        let made = standing.decision.as_ref().map_or("–", |(made, _)| decision(*made, lang));
        let state = if standing.is_settled() { vocabulary::state("done", lang) } else { t.open_mark };
        vec![
            account.account.clone(),
            vocabulary::band(&account.band, lang).to_owned(),
            made.to_owned(),
            state.to_owned(),
        ]
    });
    doc.heading(t.people);
    doc.table(&t.people_heads, rows.collect(), t.nobody);
    if concerned.len() > PAPERS {
        doc.text(more(concerned.len() - PAPERS, lang));
    }
    doc.heading(t.result);
    doc.text(format!("{} {}", result(&summary, lang), sentence::checked(summary.assessed, summary.of, lang)));
    doc.0.push(Block::Small(t.base_rate.to_owned()));
    doc.heading(t.purpose);
    doc.0.push(Block::Pairs(purpose(material, lang)));
    doc.heading(t.files);
    doc.table(&t.file_heads, files(material, lang), t.not_stated);
    doc.heading(t.checked);
    let rows = report.coverage.not_assessed.iter().map(|signal| {
        let needs: Vec<&str> = signal.missing.iter().map(|need| vocabulary::need(need, lang)).collect();
        let of = sentence::of(signal.accounts, signal.of, lang);
        vec![vocabulary::signal_title(&signal.signal, lang), needs.join(", "), of]
    });
    doc.table(&t.missing_heads, rows.collect(), t.missing_none);
    doc.heading(t.versions);
    doc.0.push(Block::Pairs(versions(material, lang)));
    doc.0.push(Block::Signatures(t.signatures.map(str::to_owned).to_vec()));
    doc.0.push(Block::Small(format!("{} {}", t.chain, t.no_immunity)));
    doc.0
}
