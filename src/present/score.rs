//! The sum of an account, taken apart: which finding counts in full and which is halved.

use super::{format, vocabulary};
use crate::model::Lang;
use crate::protocol::policy::Policy;
use crate::report::{AccountReport, FindingReport};

/// A finding's part in its family.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Id of the signal.
    pub signal: String,
    /// Its own points.
    pub points: f64,
    /// 1 for the largest of the family, 2 for the next, 4, and so on.
    pub divisor: u64,
}

/// A family with its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilySum {
    /// Family.
    pub family: String,
    /// Its findings that have points, most first.
    pub parts: Vec<Part>,
    /// Taken off for identity checks.
    pub deducted: f64,
    /// What remains.
    pub points: f64,
}

/// Families in the order of the report.
pub fn families(report: &AccountReport) -> Vec<FamilySum> {
    report
        .families
        .iter()
        .map(|family| {
            let mut weighty: Vec<(&str, f64)> = report
                .findings
                .iter()
                .filter(|finding| {
                    finding.family == family.family && finding.points > 0.0 && finding.explained.is_none()
                })
                .map(|finding| (finding.signal.as_ref(), finding.points))
                .collect();
            weighty.sort_by(|a, b| b.1.total_cmp(&a.1));
            let parts: Vec<Part> = weighty
                .into_iter()
                .enumerate()
                .map(|(n, (signal, points))| Part { signal: signal.to_owned(), points, divisor: 1 << n.min(40) })
                .collect();
            let before: f64 = parts.iter().map(|part| part.points / part.divisor as f64).sum();
            // Parts are rounded to two decimals, so that a smaller difference is rounding.
            let deducted = if before - family.points > 0.02 { before - family.points } else { 0.0 };
            FamilySum { family: family.family.to_string(), parts, deducted, points: family.points }
        })
        .collect()
}

/// The points of a finding as a product in words: severity, strength and reliability with the factors of a policy.
pub fn product(finding: &FindingReport, policy: &Policy, lang: Lang) -> String {
    let score = &policy.score;
    let severity = match finding.severity.as_ref() {
        "high" => score.high,
        "medium" => score.medium,
        "low" => score.low,
        _ => 0.0,
    };
    let strength = match finding.strength.as_ref() {
        "severe" => score.severe,
        "strong" => score.strong,
        _ => score.watch,
    };
    let factor = |value: f64| format::points(value).trim_end_matches('0').trim_end_matches('.').to_owned();
    format!(
        "{} {} × {} {} × {} {}",
        vocabulary::severity(&finding.severity, lang),
        factor(severity),
        vocabulary::strength(&finding.strength, lang),
        factor(strength),
        vocabulary::reliability(finding.reliability, lang),
        factor(finding.reliability)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{FamilyReport, FindingReport};
    use std::collections::BTreeMap;

    fn finding(signal: &'static str, family: &'static str, points: f64) -> FindingReport {
        FindingReport {
            signal: signal.into(),
            family: family.into(),
            severity: "high".into(),
            strength: "strong".into(),
            reliability: 1.0,
            weaknesses: Vec::new(),
            points,
            facts: BTreeMap::new(),
            explained: None,
            evidence: Vec::new(),
            evidence_total: 0,
        }
    }

    #[test]
    fn a_product_bears_the_factors_of_the_policy() {
        let mut policy = Policy::default();
        policy.score.high = 5.0;
        let told = product(&finding("no-rest-window", "hours", 5.0), &policy, Lang::En);
        assert!(told.contains(" 5 × ") && told.ends_with(" 1"), "{told}");
    }

    #[test]
    fn the_largest_counts_in_full_and_a_control_shows() {
        let report = AccountReport {
            account: "kim".to_owned(),
            names: Vec::new(),
            band: "review".into(),
            points: 5.5,
            activities: 3,
            first: None,
            last: None,
            presence_minutes: 0,
            assessed: 9,
            of: 15,
            enough_data: true,
            diligence: Vec::new(),
            findings: vec![
                finding("no-rest-window", "hours", 2.0),
                finding("continuous-login-24h", "hours", 4.0),
                finding("video-refused", "contact", 2.5),
            ],
            families: vec![
                FamilyReport { family: "hours".into(), points: 5.0 },
                FamilyReport { family: "contact".into(), points: 0.5 },
            ],
            controls: Vec::new(),
        };
        let sums = families(&report);
        assert_eq!(
            sums[0].parts.iter().map(|part| (part.signal.as_str(), part.divisor)).collect::<Vec<_>>(),
            [("continuous-login-24h", 1), ("no-rest-window", 2)]
        );
        assert_eq!((sums[0].deducted, sums[1].deducted), (0.0, 2.0));
    }
}
