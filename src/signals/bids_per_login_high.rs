//! Many bids for each sign-in.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::{ActivityKind, Both, Lang};

/// The signal.
pub struct BidsPerLoginHigh;

static CARD: Card = Card {
    id: "bids-per-login-high",
    family: Family::Market,
    severity: Severity::Low,
    needs: &[Need::Bids, Need::Presence],
    sources: &[sources::US_2022],
    policy: &["bids.per_sign_in_watch", "bids.per_sign_in_strong", "bids.per_sign_in_severe", "bids.per_sign_in_min"],
    ko: CardText {
        title: "접속에 비해 많은 입찰",
        looks_for: "접속 기록이 있는 기간의 입찰이 30건 이상이고 접속 한 번에 15건이 넘는지 봅니다. 30건과 60건에서 더 무겁게 봅니다.",
        matters_because: "미국 주의보가 플랫폼에 접속 대비 입찰이 많은 계정을 살피라고 권합니다.",
        innocent_explanations: &[
            "로그인을 며칠씩 유지하는 사람",
            "저장된 검색으로 한꺼번에 지원하는 습관",
            "접속 기록이 빠진 파일",
        ],
        blind_spots: &["자주 접속하는 자동 프로그램은 보이지 않습니다."],
        next_steps: &["접속 기록이 빠짐없는지 먼저 봅니다.", CHECK_KO],
        clears: &["로그인 유지 설정", "온전한 접속 기록"],
    },
    en: CardText {
        title: "many bids for each sign-in",
        looks_for: "30 or more bids within the days that the sign-in log covers, at 15 or more for each sign-in; heavier from 30 and 60.",
        matters_because: "The American advisory asks platforms to flag many bids relative to sign-ins.",
        innocent_explanations: &[
            "Somebody who stays signed in for days",
            "A habit of answering saved searches in one go",
            "A file that lacks sign-ins",
        ],
        blind_spots: &["A program that signs in often does not show."],
        next_steps: &["Check first that the sign-in log is complete.", CHECK_EN],
        clears: &["The setting that keeps the account signed in", "A complete sign-in log"],
    },
    examples: &[
        Example {
            title: Both { ko: "접속 두 번에 마흔 건", en: "forty in two sign-ins" },
            fires: true,
            drawing: "| 01-05 08:00 sign-in ok x2 every 1d
                      ! | 01-05 08:10 bid x40 every 30m",
        },
        Example {
            title: Both { ko: "접속마다 열 건", en: "ten each" },
            fires: false,
            drawing: "| 01-05 08:00 sign-in ok x5 every 1d
                      | 01-05 08:10 bid x50 every 2h",
        },
        Example {
            title: Both { ko: "접속 기록보다 앞선 입찰", en: "bids before the log begins" },
            fires: false,
            drawing: "| 03-05 08:00 sign-in ok x2 every 1d
                      | 01-05 08:10 bid x40 every 30m",
        },
    ],
};

impl RiskSignal for BidsPerLoginHigh {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let bids: Vec<usize> = history.rows_of(ActivityKind::Bid).collect();
        if bids.is_empty() {
            return Assessment::NotAssessed(Need::Bids);
        }
        let days: Vec<i32> = history
            .own_rows()
            .filter(|row| matches!(history.kind(*row), ActivityKind::SignIn | ActivityKind::Session))
            .map(|row| case.local_day(row))
            .collect();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return Assessment::NotAssessed(Need::Presence);
        };
        // Bids of days that the log does not cover cannot be held against its sign-ins.
        let covered: Vec<usize> =
            bids.into_iter().filter(|row| (*first..=*last).contains(&case.local_day(*row))).collect();
        let policy = &case.settings.policy.bids;
        let rate = covered.len() as f64 / days.len() as f64;
        let limits = (policy.per_sign_in_watch, policy.per_sign_in_strong, policy.per_sign_in_severe);
        let strength = Strength::of(rate, limits.0, limits.1, limits.2)
            .filter(|_| covered.len() >= policy.per_sign_in_min as usize);
        let Some(strength) = strength else { return Assessment::Quiet };
        let facts = vec![
            ("bids", Fact::Count(covered.len() as u64)),
            ("sign_ins", Fact::Count(days.len() as u64)),
            ("rate", Fact::Number(rate)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(covered)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (bids, sign_ins, rate) = (count(facts, "bids"), count(facts, "sign_ins"), number(facts, "rate"));
        match lang {
            Lang::Ko => format!("접속 {sign_ins}번에 입찰 {bids}건으로, 한 번에 {rate:.0}건꼴입니다."),
            Lang::En => format!("Bids: {bids}, sign-ins: {sign_ins}, that is {rate:.0} for each."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn fifteen_each_and_thirty_in_all() {
        let of = |bids: u32, sign_ins: u32| {
            check(
                &BidsPerLoginHigh,
                &format!("| 01-05 08:00 sign-in ok x{sign_ins} every 1h\n| 01-05 08:10 bid x{bids} every 5m"),
            )
        };
        assert!(matches!(of(30, 2), Assessment::Fired(found) if found.strength == Strength::Watch));
        assert_eq!(of(29, 1), Assessment::Quiet);
        assert_eq!(of(44, 3), Assessment::Quiet);
        assert!(matches!(of(60, 2), Assessment::Fired(found) if found.strength == Strength::Strong));
    }

    #[test]
    fn failed_sign_ins_do_not_count() {
        let drawing = "| 01-05 08:00 sign-in ok x2 every 1h\n| 01-05 07:00 sign-in fail x9 every 1m\n! | 01-05 08:10 bid x30 every 5m";
        assert_eq!(count(&fired(&BidsPerLoginHigh, drawing).facts, "sign_ins"), 2);
        assert_eq!(check(&BidsPerLoginHigh, "| 01-05 08:10 bid x30 every 5m"), Assessment::NotAssessed(Need::Presence));
    }
}
