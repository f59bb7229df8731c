//! Findings to points and bands (design section 6). Points order attention; they are no probability.
//!
//! Points are counted in millionths, so that sums are exact and both targets agree.

use crate::settings::{Policy, Score};
use crate::signals::controls::Held;
use crate::signals::{Family, Locus, Occurrence, Severity, Strength, Weaknesses};

/// Millionths of a point.
pub type Micro = i64;

/// One point.
pub const POINT: Micro = 1_000_000;

/// A named range of points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Band {
    /// Nothing with weight fired.
    NoLead,
    /// Something did.
    Context,
    /// Look at it.
    Review,
    /// Confirm identity first.
    VerifyFirst,
    /// Decide together.
    Escalate,
}

impl Band {
    /// Every band, the highest first.
    pub const ALL: [Self; 5] = [Self::Escalate, Self::VerifyFirst, Self::Review, Self::Context, Self::NoLead];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoLead => "no-lead",
            Self::Context => "context",
            Self::Review => "review",
            Self::VerifyFirst => "verify-first",
            Self::Escalate => "escalate",
        }
    }
}

/// One scored finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Scored {
    /// Id of the signal.
    pub signal: &'static str,
    /// Kind of evidence.
    pub family: Family,
    /// What fired.
    pub occurrence: Occurrence,
    /// Product of the factors of its weaknesses, never below the floor.
    pub reliability: f64,
    /// Severity times strength times reliability; nothing where a person explained it.
    pub points: Micro,
    /// A person's reason why it is explained.
    pub explained: Option<String>,
}

/// The sum of one account, with its parts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sum {
    /// Points of each family that has any, after halving.
    pub families: Vec<(Family, Micro)>,
    /// Deducted by positive controls.
    pub deducted: Micro,
    /// What remains, never below zero.
    pub total: Micro,
}

/// Points of a severity.
fn severity_points(severity: Severity, score: &Score) -> f64 {
    match severity {
        Severity::High => score.high,
        Severity::Medium => score.medium,
        Severity::Low => score.low,
        Severity::Context => 0.0,
    }
}

/// Reliability of data with these weaknesses.
pub fn reliability(weaknesses: Weaknesses, score: &Score) -> f64 {
    let factors = [
        (weaknesses.zone_assumed, score.zone_assumed),
        (weaknesses.country_only, score.country_only),
        (weaknesses.end_assumed, score.end_assumed),
        (weaknesses.hub, score.hub),
        (weaknesses.sparse, score.sparse),
        (weaknesses.name_key, score.name_key),
    ];
    let product: f64 = factors.iter().filter(|(weak, _)| *weak).map(|(_, factor)| factor).product();
    product.max(score.floor)
}

/// Scores one occurrence.
pub fn score(signal: &'static str, family: Family, occurrence: Occurrence, score: &Score) -> Scored {
    let reliability = reliability(occurrence.weaknesses, score);
    let points = measured(&occurrence, reliability, score);
    Scored { signal, family, occurrence, reliability, points, explained: None }
}

fn measured(occurrence: &Occurrence, reliability: f64, score: &Score) -> Micro {
    let strength = match occurrence.strength {
        Strength::Watch => score.watch,
        Strength::Strong => score.strong,
        Strength::Severe => score.severe,
    };
    micro(severity_points(occurrence.severity, score) * strength * reliability)
}

/// Weighs an account: adds its findings up, without those that a person explained, and names the band. Puts the findings in
/// order, most points first.
pub fn weigh(
    findings: &mut [Scored],
    controls: &[Held],
    explained: &[(String, String)],
    population: usize,
    policy: &Policy,
) -> (Sum, Band) {
    for finding in findings.iter_mut() {
        finding.points = measured(&finding.occurrence, finding.reliability, &policy.score);
        finding.explained = None;
    }
    let mut total = sum(findings, controls, &policy.score);
    let mut named = band(findings, &total, population, policy);
    let reason = |signal: &str| explained.iter().find(|(known, _)| known == signal).map(|(_, reason)| reason.clone());
    if findings.iter().any(|finding| reason(finding.signal).is_some()) {
        for finding in findings.iter_mut() {
            finding.explained = reason(finding.signal);
            if finding.explained.is_some() {
                finding.points = 0;
            }
        }
        total = sum(findings, controls, &policy.score);
        // Without the explained evidence two families may no longer share any and back each other: an explanation must
        // not raise a band. Something was found all the same, so that it is never "nothing found".
        named = band(findings, &total, population, policy).max(Band::Context).min(named);
    }
    findings.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.signal.cmp(b.signal)));
    (total, named)
}

/// Whole millionths of a number of points.
fn micro(points: f64) -> Micro {
    libm::round(points * POINT as f64) as Micro
}

/// Points of a family: the best finding, half the second, a quarter of the third, and so on.
pub fn family_points(mut points: Vec<Micro>) -> Micro {
    points.sort_unstable_by(|a, b| b.cmp(a));
    points.iter().enumerate().map(|(n, points)| points >> n.min(40)).sum()
}

/// Adds up the findings of one account.
pub fn sum(findings: &[Scored], controls: &[Held], score: &Score) -> Sum {
    let mut families: Vec<(Family, Micro)> = Family::ALL
        .into_iter()
        .map(|family| {
            let points =
                findings.iter().filter(|finding| finding.family == family).map(|finding| finding.points).collect();
            (family, family_points(points))
        })
        .filter(|(_, points)| *points > 0)
        .collect();
    let wanted: Micro = controls.iter().filter(|held| held.counts).map(|held| micro(held.deduction(score))).sum();
    // A rented account passes a video check by design, so that controls speak to who the person is and how it is reached,
    // and to nothing else.
    let mut left = wanted;
    for (family, points) in &mut families {
        if matches!(family, Family::Identity | Family::Contact) {
            let taken = left.min(*points);
            *points -= taken;
            left -= taken;
        }
    }
    let total = families.iter().map(|(_, points)| points).sum();
    Sum { families, deducted: wanted - left, total }
}

/// The band of an account in a population of that many accounts.
pub fn band(findings: &[Scored], sum: &Sum, population: usize, policy: &Policy) -> Band {
    let score = &policy.score;
    let weighty = || findings.iter().filter(|finding| finding.points > 0);
    if weighty().next().is_none() {
        return Band::NoLead;
    }
    if weighty().any(|finding| finding.occurrence.certain) {
        return Band::Escalate;
    }
    let alone = weighty().all(|finding| finding.occurrence.never_alone);
    let few = population < policy.sharing.min_population as usize;
    let only_sharing = weighty().all(|finding| finding.family == Family::Sharing);
    // What may not lift an account by itself may not be the one solid finding beside faint ones either.
    let solid = weighty().any(|finding| {
        finding.occurrence.strength >= Strength::Strong
            && finding.reliability >= score.review_reliability
            && !finding.occurrence.never_alone
    });
    if alone || (few && only_sharing) || !solid || sum.total < micro(score.review) {
        return Band::Context;
    }
    let corroboration = corroboration(findings, sum, score).independent.len();
    if sum.total >= micro(score.escalate) && corroboration >= 3 {
        Band::Escalate
    } else if sum.total >= micro(score.verify_first) && corroboration >= 2 {
        Band::VerifyFirst
    } else {
        Band::Review
    }
}

/// Which families have enough points to count, and which of them rest on evidence of their own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Corroboration {
    /// Families with enough points.
    pub enough: Vec<Family>,
    /// The largest set of them of which no two share evidence; of equal sets the first.
    pub independent: Vec<Family>,
    /// Pairs that share evidence, and so are one fact seen twice.
    pub same: Vec<(Family, Family)>,
}

/// What corroborates what in an account.
pub fn corroboration(findings: &[Scored], sum: &Sum, score: &Score) -> Corroboration {
    let enough: Vec<Family> =
        sum.families.iter().filter(|(_, points)| *points >= micro(score.family)).map(|(family, _)| *family).collect();
    let evidence: Vec<Vec<Locus>> = enough
        .iter()
        .map(|family| {
            let mut loci: Vec<Locus> = findings
                .iter()
                .filter(|finding| finding.family == *family && finding.points > 0)
                .flat_map(|finding| finding.occurrence.evidence.iter().copied())
                .collect();
            loci.sort_unstable();
            loci
        })
        .collect();
    let mut same = Vec::new();
    let mut clashes = vec![0u32; enough.len()];
    for one in 0..enough.len() {
        for other in one + 1..enough.len() {
            if !are_disjoint(&evidence[one], &evidence[other]) {
                same.push((enough[one], enough[other]));
                clashes[one] |= 1 << other;
                clashes[other] |= 1 << one;
            }
        }
    }
    // At most eight families, so that trying every set costs nothing.
    let mut best = 0u32;
    for set in 0u32..1 << enough.len() {
        let clean = clashes.iter().enumerate().all(|(n, clashes)| set >> n & 1 == 0 || set & clashes == 0);
        if clean && set.count_ones() > best.count_ones() {
            best = set;
        }
    }
    let independent =
        enough.iter().enumerate().filter(|(n, _)| best >> n & 1 == 1).map(|(_, family)| *family).collect();
    Corroboration { enough, independent, same }
}

fn are_disjoint(a: &[Locus], b: &[Locus]) -> bool {
    a.iter().all(|locus| b.binary_search(locus).is_err())
}

/// Two decimals, half to even.
pub fn rounded(points: Micro) -> f64 {
    const STEP: Micro = POINT / 100;
    let (whole, rest) = (points.div_euclid(STEP), points.rem_euclid(STEP));
    let up = rest > STEP / 2 || (rest == STEP / 2 && whole % 2 != 0);
    (whole + Micro::from(up)) as f64 / 100.0
}

#[cfg(test)]
mod tests;
