//! The worked examples of the design, and the properties that must hold for any findings.

use super::*;
use crate::signals::CATALOGUE;
use crate::signals::controls::CONTROLS;

fn finding(family: Family, severity: Severity, strength: Strength, lines: &[u32]) -> Scored {
    let occurrence = Occurrence {
        strength,
        severity,
        facts: Vec::new(),
        weaknesses: Weaknesses::default(),
        evidence: lines.iter().map(|&line| Locus { file: 0, line }).collect(),
        never_alone: false,
        certain: false,
    };
    score("test", family, occurrence, &Score::default())
}

fn band_of(findings: &[Scored]) -> Band {
    let policy = Policy::default();
    band(findings, &sum(findings, &[], &policy.score), 1_000, &policy)
}

#[test]
fn worked_examples_of_the_design() {
    let high = finding(Family::Hours, Severity::High, Strength::Strong, &[1]);
    assert_eq!(high.points, 4 * POINT);
    assert_eq!(band_of(std::slice::from_ref(&high)), Band::Review);
    let medium = finding(Family::Sharing, Severity::Medium, Strength::Strong, &[2]);
    assert_eq!(band_of(&[high.clone(), medium]), Band::VerifyFirst);
    let watches: Vec<Scored> = Family::ALL
        .iter()
        .enumerate()
        .map(|(n, family)| finding(*family, Severity::High, Strength::Watch, &[n as u32]))
        .collect();
    assert_eq!(band_of(&watches), Band::Context, "watch findings alone stay context");
    let same = [
        finding(Family::Place, Severity::High, Strength::Strong, &[1, 2, 3]),
        finding(Family::Network, Severity::High, Strength::Strong, &[1, 2, 3]),
    ];
    assert_eq!(band_of(&same), Band::Review, "travel and addresses of the same sign-ins are one fact");
    let three = [
        high,
        finding(Family::Place, Severity::High, Strength::Strong, &[5]),
        finding(Family::Contact, Severity::High, Strength::Strong, &[9]),
    ];
    assert_eq!(band_of(&three), Band::Escalate);
    assert_eq!(band_of(&[]), Band::NoLead);
}

#[test]
fn sharing_alone_means_nothing_among_few() {
    let policy = Policy::default();
    let findings = [finding(Family::Sharing, Severity::High, Strength::Severe, &[1])];
    let total = sum(&findings, &[], &policy.score);
    assert_eq!(band(&findings, &total, 49, &policy), Band::Context);
    assert_eq!(band(&findings, &total, 50, &policy), Band::Review);
}

#[test]
fn a_shared_address_beside_a_faint_finding_stays_context() {
    let policy = Policy::default();
    let mut shared = finding(Family::Sharing, Severity::Medium, Strength::Strong, &[1]);
    shared.occurrence.never_alone = true;
    let findings = [shared, finding(Family::Network, Severity::Medium, Strength::Watch, &[2])];
    let total = sum(&findings, &[], &policy.score);
    assert_eq!(band(&findings, &total, 1_000, &policy), Band::Context);
}

#[test]
fn halves_are_rounded_to_even() {
    for (micro, points) in
        [(1_005_000, 1.0), (1_015_000, 1.02), (2_240_000, 2.24), (3_200_001, 3.2), (125_000, 0.12), (0, 0.0)]
    {
        assert_eq!(rounded(micro), points, "{micro}");
    }
}

#[test]
fn reliability_multiplies_and_has_a_floor() {
    let score = Score::default();
    let weak = |weaknesses| reliability(weaknesses, &score);
    assert_eq!(weak(Weaknesses::default()), 1.0);
    assert_eq!(weak(Weaknesses { zone_assumed: true, ..Weaknesses::default() }), 0.8);
    let all = Weaknesses {
        zone_assumed: true,
        country_only: true,
        end_assumed: true,
        hub: true,
        sparse: true,
        name_key: true,
    };
    assert_eq!(weak(all), 0.2);
}

/// A small generator: the tests need many cases, not good randomness.
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

fn random_findings(seed: &mut u64) -> Vec<Scored> {
    (0..next(seed) % 7)
        .map(|_| {
            let family = Family::ALL[next(seed) as usize % 8];
            let severity =
                [Severity::Context, Severity::Low, Severity::Medium, Severity::High][next(seed) as usize % 4];
            let strength = [Strength::Watch, Strength::Strong, Strength::Severe][next(seed) as usize % 3];
            finding(family, severity, strength, &[next(seed) as u32 % 6, next(seed) as u32 % 6])
        })
        .collect()
}

#[test]
fn adding_a_finding_never_lowers_points() {
    let score = Score::default();
    let mut seed = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..2_000 {
        let mut findings = random_findings(&mut seed);
        let before = sum(&findings, &[], &score).total;
        let mut more = random_findings(&mut seed);
        if let Some(one) = more.pop() {
            findings.push(one);
        }
        assert!(sum(&findings, &[], &score).total >= before);
    }
}

#[test]
fn a_control_never_raises_points_and_touches_two_families_only() {
    let score = Score::default();
    let mut seed = 42;
    for _ in 0..2_000 {
        let findings = random_findings(&mut seed);
        let mut held: Vec<Held> = Vec::new();
        for control in CONTROLS {
            let without = sum(&findings, &held, &score);
            held.push(Held::for_test(control.id));
            let with = sum(&findings, &held, &score);
            assert!(with.total <= without.total && with.total >= 0, "{}", control.id);
            for ((family, before), (_, after)) in without.families.iter().zip(&with.families) {
                assert!(before == after || matches!(family, Family::Identity | Family::Contact));
            }
        }
    }
}

#[test]
fn a_fired_finding_minus_a_control_never_becomes_no_lead() {
    let policy = Policy::default();
    let findings = [finding(Family::Contact, Severity::Low, Strength::Watch, &[1])];
    let total = sum(&findings, &[Held::for_test("id-video-selfie-done")], &policy.score);
    assert_eq!(total.total, 0);
    assert_eq!(band(&findings, &total, 100, &policy), Band::Context);
}

#[test]
fn every_family_of_the_catalogue_is_summed() {
    assert!(CATALOGUE.iter().all(|signal| Family::ALL.contains(&signal.card().family)));
}
