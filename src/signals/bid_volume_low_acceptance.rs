//! Very many bids, of which hardly any is taken.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{ActivityKind, Both, Detail, Lang};
use crate::timeline::peers::most_within;

/// The signal.
pub struct BidVolumeLowAcceptance;

static CARD: Card = Card {
    id: "bid-volume-low-acceptance",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::Bids],
    sources: &[sources::US_2022],
    policy: &["bids"],
    ko: CardText {
        title: "입찰은 많고 수주는 드묾",
        looks_for: "30일 안에 결과가 나온 입찰이 50건 이상인데 수주가 2% 이하인 경우를 찾습니다. 100건, 200건부터 더 무겁게 봅니다. 계정이 50개 이상이면 그들의 보통 수준도 넘어야 하고, 모두가 수주하기 어려운 시장이면 눈여겨보는 데 그칩니다.",
        matters_because: "미국 주의보가 플랫폼이 자동으로 살필 항목으로 많은 입찰과 적은 수주를 듭니다.",
        innocent_explanations: &[
            "막 시작한 프리랜서",
            "경쟁이 심하고 단가가 낮은 분야",
            "저장해 둔 검색과 알림으로 자주 지원하는 사람",
        ],
        blind_spots: &["여러 계정으로 나누어 입찰하면 보이지 않습니다.", "수주 여부가 비어 있는 입찰은 세지 않습니다."],
        next_steps: &["제안 글이 공고마다 다른지 봅니다.", CHECK_KO],
        clears: &["새 계정이라는 사실과 본인 확인", "분야의 보통 수주율"],
    },
    en: CardText {
        title: "very many bids and hardly any taken",
        looks_for: "50 or more decided bids in 30 days of which 2 % or fewer were taken; heavier from 100 and 200. With 50 accounts to compare the number must also exceed what is usual; in a market where nobody is taken it is only worth a look.",
        matters_because: "The American advisory lists many bids with few taken among what platforms should flag.",
        innocent_explanations: &[
            "A freelancer at the beginning",
            "A crowded trade with low prices",
            "Somebody who answers saved searches and alerts",
        ],
        blind_spots: &["Bids spread over several accounts do not show.", "Bids without an outcome do not count."],
        next_steps: &["See whether the proposals differ from posting to posting.", CHECK_EN],
        clears: &["A new account, identified", "The usual rate of the trade"],
    },
    examples: &[
        Example {
            title: Both { ko: "30일에 예순 건, 수주 없음", en: "sixty in 30 days, none taken" },
            fires: true,
            drawing: "! | 01-05 09:00 bid accepted=no x60 every 8h",
        },
        Example {
            title: Both { ko: "마흔아홉 건", en: "forty-nine" },
            fires: false,
            drawing: "| 01-05 09:00 bid accepted=no x49 every 8h",
        },
        Example {
            title: Both { ko: "예순 건 가운데 두 건 수주", en: "two of sixty taken" },
            fires: false,
            drawing: "| 01-05 09:00 bid accepted=no x58 every 8h
                      | 01-06 10:00 bid accepted=yes x2 every 1d",
        },
        Example {
            title: Both { ko: "석 달에 걸친 예순 건", en: "sixty over three months" },
            fires: false,
            drawing: "| 01-05 09:00 bid accepted=no x60 every 36h",
        },
    ],
};

impl RiskSignal for BidVolumeLowAcceptance {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let decided: Vec<(usize, bool)> = history
            .rows_of(ActivityKind::Bid)
            .filter_map(|row| Some((row, history.detail_is(row, Detail::Accepted)?)))
            .collect();
        if decided.is_empty() {
            return Assessment::NotAssessed(Need::Bids);
        }
        let policy = &case.settings.policy.bids;
        let times: Vec<u32> = decided.iter().map(|(row, _)| history.start(*row)).collect();
        let inside = &decided[most_within(&times, policy.window_days * DAY)];
        let taken = inside.iter().filter(|(_, taken)| *taken).count();
        let number = inside.len() as f64;
        let limits = [policy.watch, policy.strong, policy.severe].map(f64::from);
        let is_low = taken as f64 * 100.0 <= policy.accepted_percent * number;
        let usual = case.peers.bids.unwrap_or_default();
        let strength = Strength::of(number, limits[0], limits[1], limits[2]).filter(|_| is_low && number > usual);
        let Some(strength) = strength else { return Assessment::Quiet };
        let hard_market = case.peers.accepted_percent.is_some_and(|median| median <= policy.accepted_percent);
        let strength = if hard_market { Strength::Watch } else { strength };
        let day =
            |at: Option<&(usize, bool)>| Fact::Text(at.map(|at| day_text(case.local_day(at.0))).unwrap_or_default());
        let facts = vec![
            ("bids", Fact::Count(inside.len() as u64)),
            ("taken", Fact::Count(taken as u64)),
            ("from", day(inside.first())),
            ("to", day(inside.last())),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(inside.iter().map(|(row, _)| *row))))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (bids, taken) = (count(facts, "bids"), count(facts, "taken"));
        match (text(facts, "from"), text(facts, "to"), lang) {
            ("", _, Lang::Ko) => format!("결과가 나온 입찰 {bids}건 가운데 수주는 {taken}건입니다."),
            ("", _, Lang::En) => format!("Decided bids: {bids}, of which taken: {taken}."),
            (from, to, Lang::Ko) => {
                format!("{from}부터 {to}까지 결과가 나온 입찰 {bids}건 가운데 수주는 {taken}건입니다.")
            }
            (from, to, Lang::En) => format!("Decided bids between {from} and {to}: {bids}, of which taken: {taken}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn fifty_and_two_percent_are_the_limits() {
        let of = |lost: u32, won: u32| {
            check(
                &BidVolumeLowAcceptance,
                &format!(
                    "| 01-05 09:00 bid accepted=no x{lost} every 4h\n| 01-06 10:00 bid accepted=yes x{won} every 1h"
                ),
            )
        };
        assert!(matches!(of(49, 1), Assessment::Fired(found) if found.strength == Strength::Watch));
        assert_eq!(of(48, 1), Assessment::Quiet);
        assert_eq!(of(58, 2), Assessment::Quiet);
        assert!(matches!(of(120, 0), Assessment::Fired(found) if found.strength == Strength::Strong));
    }

    #[test]
    fn quiet_in_a_market_that_bids_as_much() {
        let mut drawing = "| 01-05 09:00 bid accepted=no x60 every 8h\n".to_owned();
        for n in 0..60 {
            drawing += &format!("| 01-05 09:00 bid accepted=no x{} every 8h acct=a{n}\n", 50 + n % 20);
        }
        assert_eq!(check(&BidVolumeLowAcceptance, &drawing), Assessment::Quiet);
        assert_eq!(fired(&BidVolumeLowAcceptance, drawing.lines().next().unwrap()).strength, Strength::Watch);
    }

    #[test]
    fn a_planted_team_stands_out_among_its_peers() {
        let mut drawing = "! | 01-05 09:00 bid accepted=no x110 every 6h\n".to_owned();
        for n in 0..60 {
            drawing += &format!("| 01-05 09:00 bid accepted=no x{} every 4h acct=a{n}\n", 5 + n % 10);
            drawing += &format!("| 01-06 10:00 bid accepted=yes x2 every 1d acct=a{n}\n");
        }
        for n in 0..5 {
            drawing += &format!("| 01-05 09:00 bid accepted=no x115 every 6h acct=team{n}\n");
        }
        assert_eq!(fired(&BidVolumeLowAcceptance, &drawing).strength, Strength::Strong);
    }

    #[test]
    fn bids_without_an_outcome_say_nothing() {
        assert_eq!(
            check(&BidVolumeLowAcceptance, "| 01-05 09:00 bid x90 every 4h"),
            Assessment::NotAssessed(Need::Bids)
        );
    }
}
