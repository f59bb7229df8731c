//! Findings as OCSF Detection Finding, one event a line. Times come from the day of the screening and from the data.

use super::material::Material;
use crate::case::Decision;
use crate::model::Lang;
use crate::present::vocabulary;
use crate::report::build::hex;
use crate::report::{AccountReport, FindingReport};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Version of the schema that the events follow.
pub const VERSION: &str = "1.5.0";
/// Kinds of observable, with the captions of the schema.
const TYPE_USER: (u8, &str) = (4, "User Name");
const TYPE_MAIL: (u8, &str) = (5, "Email Address");

/// One line for each finding.
pub fn lines(material: &Material<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for (at, account) in material.report.accounts.iter().enumerate() {
        for (n, finding) in account.findings.iter().enumerate() {
            out.push_str(&event(material, account, finding, &material.sentence(at, n, lang), lang).to_string());
            out.push('\n');
        }
    }
    out
}

fn event(
    material: &Material<'_>,
    account: &AccountReport,
    finding: &FindingReport,
    sentence: &str,
    lang: Lang,
) -> Value {
    let report = &material.report;
    let time = milliseconds(&report.as_of);
    let (severity_id, severity) = match finding.severity.as_ref() {
        "high" => (4, "High"),
        "medium" => (3, "Medium"),
        "low" => (2, "Low"),
        _ => (1, "Informational"),
    };
    let (confidence_id, confidence) = match finding.reliability {
        good if good >= 0.8 => (3, "High"),
        fair if fair >= 0.5 => (2, "Medium"),
        _ => (1, "Low"),
    };
    let decided = material.standing(account).decision.map(|(decision, _)| decision);
    let (status_id, status) = match (&finding.explained, decided) {
        (Some(_), _) => (3, "Suppressed"),
        (None, Some(Decision::Cleared)) => (4, "Resolved"),
        (None, Some(_)) => (2, "In Progress"),
        (None, None) => (1, "New"),
    };
    let title = vocabulary::signal_title(&finding.signal, lang);
    let text = vocabulary::card(&finding.signal).map_or("", |card| card.text(lang).looks_for);
    let uid = uid(report, account, finding);
    let (type_id, kind) = if account.account.contains('@') { TYPE_MAIL } else { TYPE_USER };
    let user = json!({ "name": account.account, "uid": account.account });
    let evidences: Vec<Value> = finding
        .evidence
        .iter()
        .map(|locus| json!({ "data": { "file": locus.file, "line": locus.line }, "user": user }))
        .collect();
    let mut info = json!({
        "uid": uid, "title": title, "desc": sentence, "types": [finding.family], "created_time": time,
        "analytic": { "uid": finding.signal, "name": title, "desc": text, "category": finding.family, "type_id": 1,
            "type": "Rule", "version": report.catalogue.get(..12).unwrap_or_default() },
        "data_sources": sources(finding),
    });
    for (name, moment) in [("first_seen_time", &account.first), ("last_seen_time", &account.last)] {
        if let (Some(moment), Some(fields)) = (moment, info.as_object_mut()) {
            fields.insert(name.to_owned(), milliseconds(moment).into());
        }
    }
    let mut event = json!({
        "activity_id": 1, "activity_name": "Create", "category_uid": 2, "category_name": "Findings",
        "class_uid": 2004, "class_name": "Detection Finding", "type_uid": 200_401,
        "type_name": "Detection Finding: Create", "time": time, "severity_id": severity_id, "severity": severity,
        "confidence_id": confidence_id, "confidence": confidence,
        "confidence_score": (finding.reliability * 100.0 + 0.5) as u8, "status_id": status_id, "status": status,
        "is_alert": finding.points > 0.0, "message": sentence, "finding_info": info,
        "metadata": { "version": VERSION, "uid": uid, "event_code": finding.signal, "profiles": [],
            "product": { "name": "Munjigi", "vendor_name": "Munjigi", "version": report.engine, "lang": lang.code() } },
        "observables": [{ "name": "resources[0].uid", "type_id": type_id, "type": kind, "value": account.account }],
        "resources": [{ "uid": account.account, "name": account.account, "type": "account" }],
    });
    if let Some(fields) = event.as_object_mut() {
        // An empty list of artifacts is not an artifact.
        if !evidences.is_empty() {
            fields.insert("evidences".to_owned(), evidences.into());
        }
        fields.insert("unmapped".to_owned(), unmapped(material, account, finding));
    }
    event
}

/// What the class has no place for.
fn unmapped(material: &Material<'_>, account: &AccountReport, finding: &FindingReport) -> Value {
    let facts: Map<String, Value> =
        finding.facts.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
    json!({
        "band": account.band, "account_points": account.points, "points": finding.points, "strength": finding.strength,
        "reliability": finding.reliability, "weaknesses": finding.weaknesses, "facts": facts,
        "explained": finding.explained, "evidence_total": finding.evidence_total, "policy": material.report.policy,
        "catalogue": material.report.catalogue, "names": account.names,
    })
}

fn sources(finding: &FindingReport) -> Vec<&str> {
    let mut files: Vec<&str> = finding.evidence.iter().map(|locus| locus.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// The same finding of the same screening has the same name in every export.
fn uid(report: &crate::report::Report, account: &AccountReport, finding: &FindingReport) -> String {
    let parts = [&report.policy, &report.catalogue, &report.as_of, &account.account, finding.signal.as_ref()];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update([0]);
    }
    hex(&hasher.finalize()[..16])
}

/// Milliseconds since 1970 of a moment of the report.
fn milliseconds(moment: &str) -> i64 {
    let stamp = crate::normalise::clock::TimeColumn::new().read(moment.as_bytes());
    stamp.map_or(0, |stamp| i64::from(stamp.value) * 1_000)
}
