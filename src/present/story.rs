//! What an account comes to, in plain words made from facts: what was read, what stands out, what speaks for the person,
//! what would clear it, what could not be seen. Nothing is said that the data do not say.

use super::story_words::{self as say, story_words};
use super::{chart_hours, chart_sentences, format, vocabulary};
use crate::model::Lang;
use crate::protocol::AccountDetail;
use crate::report::FindingReport;
use crate::signals::CATALOGUE;

/// Families that are told in a sentence each.
const FAMILIES: usize = 3;
/// Findings in a list.
const LISTED: usize = 8;
/// Findings whose clearing facts are listed.
const CLEARED: usize = 3;
/// A night is quiet where a third of the day holds less than this share of the activity: a twentieth.
const QUIET_NIGHT: f64 = 0.05;
/// Below this reliability data are not good (`vocabulary::reliability`).
const GOOD: f64 = 0.8;

/// One point of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its words.
    pub text: String,
    /// The finding that it is about.
    pub signal: Option<String>,
}

/// The story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Sentences of the paragraph.
    pub summary: Vec<String>,
    /// What calls for a closer look.
    pub closer: Vec<Point>,
    /// Findings beyond those of the list.
    pub closer_more: usize,
    /// What speaks for the person.
    pub person: Vec<String>,
    /// What would clear the heaviest findings: title and facts.
    pub clears: Vec<(String, &'static [&'static str])>,
}

/// Findings that weigh, the heaviest first.
fn weighing(detail: &AccountDetail) -> impl Iterator<Item = (usize, &FindingReport)> {
    let findings = detail.report.findings.iter().enumerate();
    findings.filter(|(_, finding)| finding.points > 0.0 && finding.explained.is_none())
}

/// The story of an account.
pub fn story(detail: &AccountDetail, lang: Lang) -> Story {
    let closer: Vec<Point> = weighing(detail)
        .map(|(_, finding)| Point {
            text: format!(
                "{} ({})",
                vocabulary::signal_title(&finding.signal, lang),
                vocabulary::strength(&finding.strength, lang)
            ),
            signal: Some(finding.signal.to_string()),
        })
        .collect();
    let clears: Vec<(String, &[&str])> = weighing(detail)
        .filter_map(|(_, finding)| {
            let card = vocabulary::card(&finding.signal)?;
            Some((vocabulary::signal_title(&finding.signal, lang), card.text(lang).clears))
        })
        .filter(|(_, clears)| !clears.is_empty())
        .take(CLEARED)
        .collect();
    Story {
        summary: summary(detail, clears.first(), lang),
        closer_more: closer.len().saturating_sub(LISTED),
        closer: closer.into_iter().take(LISTED).collect(),
        person: person(detail, lang),
        clears,
    }
}

fn summary(detail: &AccountDetail, clears: Option<&(String, &[&str])>, lang: Lang) -> Vec<String> {
    let (report, series, t) = (&detail.report, &detail.series, story_words(lang));
    let span = report.first.as_deref().zip(report.last.as_deref());
    let mut sentences = vec![say::records(report.activities, span, &series.files, series.files_total, lang)];
    let mut families: Vec<&str> = Vec::new();
    for (at, finding) in weighing(detail) {
        if families.contains(&&*finding.family) {
            continue;
        }
        families.push(&finding.family);
        if families.len() <= FAMILIES {
            let explained = detail.explanations.get(at).map_or("", |(ko, en)| if lang == Lang::Ko { ko } else { en });
            sentences.push(say::strongest(vocabulary::family(&finding.family, lang), explained, lang));
        }
    }
    if families.len() > FAMILIES {
        let names: Vec<&str> = families[FAMILIES..].iter().map(|family| vocabulary::family(family, lang)).collect();
        sentences.push(say::more_families(&names, lang));
    }
    let weightless = report.findings.iter().filter(|finding| finding.points <= 0.0).count();
    if families.is_empty() {
        sentences.push(if weightless > 0 { say::weightless(weightless, lang) } else { t.closer_none.to_owned() });
    }
    if let Some((title, points)) = clears {
        sentences.push(say::clears(title, &points.join(", "), lang));
    }
    sentences.push(missing(detail, lang));
    if !report.enough_data {
        sentences.push(t.too_few.to_owned());
    }
    sentences
}

/// What could not be assessed, and the one export that would change most.
fn missing(detail: &AccountDetail, lang: Lang) -> String {
    let missing = &detail.not_assessed;
    if missing.is_empty() {
        return story_words(lang).all_assessed.to_owned();
    }
    let answers = missing.iter().filter(|(_, need)| need == "answer").count();
    let mut needs: Vec<(&str, &str, usize)> = Vec::new();
    for (signal, need) in missing.iter().filter(|(_, need)| need != "answer") {
        match needs.iter_mut().find(|(known, ..)| *known == &**need) {
            Some((.., count)) => *count += 1,
            None => needs.push((need, signal, 1)),
        }
    }
    // Of equals the first in the order of the catalogue.
    let best = needs.iter().rev().max_by_key(|(.., count)| *count);
    let export = best.map(|(need, signal, count)| (vocabulary::allowed_by(signal, need, lang), *count));
    say::missing(missing.len(), export.as_ref().map(|(export, count)| (export.as_str(), *count)), answers, lang)
}

fn person(detail: &AccountDetail, lang: Lang) -> Vec<String> {
    let (report, series, t) = (&detail.report, &detail.series, story_words(lang));
    let counting = report.controls.iter().filter(|held| held.counts);
    let mut points: Vec<String> =
        counting.map(|held| say::control(vocabulary::control(&held.control, lang), held.on.as_deref(), lang)).collect();
    let done: Vec<&str> = report
        .diligence
        .iter()
        .filter(|measure| measure.state == "done")
        .map(|measure| vocabulary::measure(&measure.measure, lang))
        .collect();
    if !done.is_empty() {
        points.push(format!("{}: {}", t.done, done.join(", ")));
    }
    let (families, checks) = quiet(detail, lang);
    if !families.is_empty() {
        points.push(say::quiet(&families, checks, lang));
    }
    if series.ways.0 > 0 && series.ways.1 == 0 {
        points.push(t.ways.to_owned());
    }
    let rest = chart_sentences::rest(&chart_hours::rests(series), series, lang);
    if !rest.is_empty() {
        points.push(rest);
    }
    if let Some(night) = series.night.as_ref().filter(|night| night.of > 0) {
        let share = night.inside as f64 / night.of as f64;
        if share < QUIET_NIGHT {
            points.push(say::quiet_night(&night.zone, &format::percent(share, lang), lang));
        }
    }
    let weak: Vec<&FindingReport> =
        weighing(detail).map(|(_, finding)| finding).filter(|finding| finding.reliability < GOOD).collect();
    if !weak.is_empty() {
        let mut reasons: Vec<&str> = Vec::new();
        for reason in weak.iter().flat_map(|finding| &finding.weaknesses) {
            let reason = vocabulary::weakness(reason, lang);
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        points.push(say::weak(weak.len(), &reasons, lang));
    }
    let explained = report.findings.iter().filter(|finding| finding.explained.is_some()).count();
    if explained > 0 {
        points.push(say::explained(explained, lang));
    }
    points
}

/// Families of which something could be assessed and nothing was found, and how many checks that were.
fn quiet(detail: &AccountDetail, lang: Lang) -> (Vec<&'static str>, usize) {
    let mut families: Vec<&'static str> = Vec::new();
    let mut checks = 0;
    for card in CATALOGUE.iter().map(|signal| signal.card()) {
        let family = card.family.name();
        let is_missing = detail.not_assessed.iter().any(|(signal, _)| signal == card.id);
        if is_missing || detail.report.findings.iter().any(|finding| finding.family == family) {
            continue;
        }
        checks += 1;
        let name = vocabulary::family(family, lang);
        if !families.contains(&name) {
            families.push(name);
        }
    }
    (families, checks)
}
