//! The report as a document: everything that was found, checked and recorded, band by band.

use super::doc::{Block, Doc};
use super::material::Material;
use super::words::{decision, entry, more, paper_words};
use crate::case::Entry;
use crate::model::Lang;
use crate::present::queue::result;
use crate::present::{format, problem, sentence, vocabulary};
use crate::report::AccountReport;

/// Accounts that are told in full; a report of more is for the JSON export.
pub const TOLD: usize = 300;
/// Rows that were not used which are listed.
const ISSUES: usize = 100;
/// Accounts without findings that are listed by key.
const QUIET: usize = 1_000;

/// The blocks of the report.
pub fn blocks(material: &Material<'_>, lang: Lang) -> Vec<Block> {
    let t = paper_words(lang);
    let report = &material.report;
    let summary = material.summary();
    let mut doc = Doc::default();
    doc.0.push(Block::Title(t.report.to_owned()));
    doc.0.push(Block::Strong(t.purpose_of_paper.to_owned()));
    if material.veil.is_some() {
        doc.text(t.veiled);
    }
    doc.heading(t.result);
    doc.text(result(&summary, lang));
    doc.text(sentence::checked(summary.assessed, summary.of, lang));
    doc.text(t.base_rate);
    doc.heading(t.purpose);
    doc.0.push(Block::Pairs(purpose(material, lang)));
    doc.heading(t.files);
    doc.table(&t.file_heads, files(material, lang), t.not_stated);
    doc.heading(t.checked);
    let rows = report.coverage.not_assessed.iter().map(|signal| {
        let needs: Vec<&str> = signal.missing.iter().map(|need| vocabulary::need(need, lang)).collect();
        vec![
            vocabulary::signal_title(&signal.signal, lang),
            needs.join(", "),
            sentence::of(signal.accounts, signal.of, lang),
        ]
    });
    doc.table(&t.missing_heads, rows.collect(), t.missing_none);
    issues(&mut doc, material, lang);
    let told: Vec<usize> =
        (0..report.accounts.len()).filter(|n| report.accounts[*n].band != "no-lead").take(TOLD).collect();
    for band in vocabulary::BANDS.into_iter().filter(|band| *band != "no-lead") {
        let within: Vec<usize> = told.iter().copied().filter(|n| report.accounts[*n].band == band).collect();
        let all = report.accounts.iter().filter(|account| account.band == band).count();
        doc.heading(&format!("{} ({})", vocabulary::band(band, lang), format::number(all as u64)));
        doc.text(if all == 0 { t.nobody } else { vocabulary::band_advice(band, lang) });
        within.iter().for_each(|n| account(&mut doc, material, *n, lang));
        if within.len() < all {
            doc.text(more(all - within.len(), lang));
        }
    }
    let quiet: Vec<&AccountReport> = report.accounts.iter().filter(|account| account.band == "no-lead").collect();
    doc.heading(&format!("{} ({})", t.without, format::number(quiet.len() as u64)));
    let keys = quiet.iter().take(QUIET).map(|account| account.account.as_str()).collect::<Vec<_>>().join(", ");
    doc.text(if quiet.is_empty() { t.nobody.to_owned() } else { keys });
    if quiet.len() > QUIET {
        doc.text(more(quiet.len() - QUIET, lang));
    }
    doc.heading(t.history);
    doc.table(&t.history_heads, history(material, &material.record.entries, lang), t.history_none);
    doc.heading(t.versions);
    doc.0.push(Block::Pairs(versions(material, lang)));
    doc.0.push(Block::Small(format!("{} {}", t.chain, t.no_immunity)));
    doc.0
}

/// What was settled before.
pub fn purpose(material: &Material<'_>, lang: Lang) -> Vec<(String, String)> {
    let t = paper_words(lang);
    let purpose = &material.record.purpose;
    let span = |one: &str, other: &str, between: &str| match (one.is_empty(), other.is_empty()) {
        (true, true) => String::new(),
        _ => format!("{one}{between}{other}"),
    };
    let values = [
        purpose.purpose.clone(),
        purpose.legal_basis.clone(),
        purpose.told.clone(),
        purpose.told_on.clone(),
        purpose.data.clone(),
        span(&purpose.from, &purpose.to, " – "),
        if purpose.same_for_all { t.yes.to_owned() } else { String::new() },
        purpose.contact.clone(),
        span(&purpose.by, &purpose.on, " · "),
    ];
    let stated = |value: String| if value.trim().is_empty() { t.not_stated.to_owned() } else { value };
    t.purpose_labels.iter().zip(values).map(|(label, value)| ((*label).to_owned(), stated(value))).collect()
}

/// The files, with their hashes.
pub fn files(material: &Material<'_>, lang: Lang) -> Vec<Vec<String>> {
    let t = paper_words(lang);
    let row = |input: &crate::report::Input| {
        let format = input.format.as_ref().map_or("–", |id| vocabulary::format_title(id, lang));
        vec![
            input.file.clone(),
            input.sha256.clone().unwrap_or_else(|| t.no_hash.to_owned()),
            input.error.as_ref().map_or_else(|| format.to_owned(), |_| t.unread.to_owned()),
            format!("{} / {}", format::number(u64::from(input.rows)), format::number(u64::from(input.used))),
            format!("{} ({})", input.zone, vocabulary::zone_source(&input.zone_source, lang)),
        ]
    };
    material.report.inputs.iter().map(row).collect()
}

fn issues(doc: &mut Doc, material: &Material<'_>, lang: Lang) {
    let t = paper_words(lang);
    let issues = &material.report.coverage.issues;
    if issues.is_empty() {
        return;
    }
    doc.0.push(Block::Sub(t.issues.to_owned()));
    let rows = issues.iter().take(ISSUES).map(|issue| {
        let why = problem::issue(&issue.kind, lang).map_or_else(|| issue.kind.to_string(), |told| told.what.to_owned());
        vec![issue.file.clone(), sentence::line(issue.line, issue.count, lang), why]
    });
    doc.table(&t.issue_heads, rows.collect(), "");
    if issues.len() > ISSUES {
        doc.text(more(issues.len() - ISSUES, lang));
    }
}

/// One account with everything that was found.
fn account(doc: &mut Doc, material: &Material<'_>, at: usize, lang: Lang) {
    let t = paper_words(lang);
    let account = &material.report.accounts[at];
    doc.0.push(Block::Sub(account.account.clone()));
    let standing = material.standing(account);
    let decided = match &standing.decision {
        Some((made, by)) => format!("{} · {} · {}", decision(*made, lang), by.by, by.on),
        None => format!("{}: {}", t.open_mark, t.no_decision),
    };
    let measures: Vec<String> = account
        .diligence
        .iter()
        .map(|one| format!("{}: {}", vocabulary::measure(&one.measure, lang), vocabulary::state(&one.state, lang)))
        .collect();
    doc.0.push(Block::Pairs(vec![
        (t.names.to_owned(), or_dash(&account.names.join(", "))),
        (t.period.to_owned(), period(account)),
        (t.activities.to_owned(), format::number(account.activities as u64)),
        (t.presence.to_owned(), format::duration(account.presence_minutes, lang)),
        (t.checked.to_owned(), sentence::checked(account.assessed, account.of, lang)),
        (t.measures.to_owned(), or_dash(&measures.join("; "))),
        (t.decision.to_owned(), decided),
        (t.reply.to_owned(), standing.reply.clone().unwrap_or_else(|| format!("{}: {}", t.open_mark, t.no_reply))),
    ]));
    for (n, finding) in account.findings.iter().enumerate() {
        doc.0.push(Block::Strong(vocabulary::signal_title(&finding.signal, lang)));
        doc.text(material.sentence(at, n, lang));
        let loci: Vec<String> = finding.evidence.iter().map(|at| format!("{}:{}", at.file, at.line)).collect();
        let weak: Vec<&str> = finding.weaknesses.iter().map(|word| vocabulary::weakness(word, lang)).collect();
        let quality = format!("{} {}", sentence::reliability(finding.reliability, lang), weak.join("; "));
        let mut pairs = vec![
            (t.severity.to_owned(), vocabulary::severity(&finding.severity, lang).to_owned()),
            (t.strength.to_owned(), vocabulary::strength(&finding.strength, lang).to_owned()),
            (t.reliability.to_owned(), quality.trim().to_owned()),
            (
                format!("{} ({})", t.evidence, sentence::evidence_count(loci.len(), finding.evidence_total, lang)),
                or_dash(&loci.join(", ")),
            ),
        ];
        if let Some(text) = vocabulary::card(&finding.signal).map(|card| card.text(lang)) {
            pairs.push((t.innocent.to_owned(), text.innocent_explanations.join(" / ")));
            pairs.push((t.clears.to_owned(), text.clears.join(" / ")));
        }
        if let Some(reason) = &finding.explained {
            pairs.push((t.explained.to_owned(), reason.clone()));
        }
        doc.0.push(Block::Pairs(pairs));
    }
}

/// A value, or a dash where there is none.
pub fn or_dash(value: &str) -> String {
    if value.is_empty() { "–".to_owned() } else { value.to_owned() }
}

/// First and last day.
pub fn period(account: &AccountReport) -> String {
    match (&account.first, &account.last) {
        (Some(first), Some(last)) => format!("{} – {}", format::day(first), format::day(last)),
        _ => "–".to_owned(),
    }
}

/// Entries as rows, those that no longer count marked.
pub fn history(material: &Material<'_>, entries: &[Entry], lang: Lang) -> Vec<Vec<String>> {
    let t = paper_words(lang);
    let row = |one: &Entry| {
        let by = if one.second.is_empty() { one.by.clone() } else { format!("{}, {}", one.by, one.second) };
        let undone = if material.undone.contains(&one.number) { format!("({}) ", t.undone) } else { String::new() };
        vec![one.number.to_string(), one.on.clone(), one.account.clone(), format!("{undone}{}", entry(one, lang)), by]
    };
    entries.iter().map(row).collect()
}

/// What the paper was made with.
pub fn versions(material: &Material<'_>, lang: Lang) -> Vec<(String, String)> {
    let t = paper_words(lang);
    let report = &material.report;
    let delete_by = &material.record.purpose.delete_by;
    let values = [
        format!("Munjigi {}", report.engine),
        report.catalogue.clone(),
        report.policy.clone(),
        report.as_of.clone(),
        material.last_hash.clone(),
        if delete_by.is_empty() { format!("{}: {}", t.open_mark, t.no_delete_by) } else { delete_by.clone() },
    ];
    t.version_labels.iter().zip(values).map(|(label, value)| ((*label).to_owned(), value)).collect()
}
