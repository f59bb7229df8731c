//! Outsized activity in the first days of an account.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::locus;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{ActivityKind, Both, Detail, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct NewbornHyperactive;

static CARD: Card = Card {
    id: "newborn-hyperactive",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::Created, Need::Bids, Need::Reviews],
    sources: &[sources::US_2022, sources::ROK_2022],
    policy: &["newborn", "bids.window_days"],
    ko: CardText {
        title: "갓 만든 계정의 지나친 활동",
        looks_for: "계정을 만든 지 30일 안의 입찰이 50건 이상이거나, 한두 의뢰인에게서 별 다섯 평가를 세 번 이상 받았는지 봅니다. 둘 다면 더 무겁게 봅니다. 계정이 50개 이상이면 입찰은 그들의 보통 수준도 넘어야 합니다.",
        matters_because: "한국과 미국의 주의보가 새 계정을 한 번 더 살피고 화상으로 확인하라고 권합니다.",
        innocent_explanations: &["다른 플랫폼에서 옮겨 온 숙련자", "단골 의뢰인과 함께 가입한 사람", "가입 행사 기간"],
        blind_spots: &["오래 묵힌 계정을 깨워 쓰면 보이지 않습니다.", "생성일을 모르면 볼 수 없습니다."],
        next_steps: &["활동 전 화상 확인을 했는지 봅니다.", CHECK_KO],
        clears: &["다른 플랫폼의 경력", "마친 본인 확인"],
    },
    en: CardText {
        title: "outsized activity of a new account",
        looks_for: "In the first 30 days of an account: 50 or more bids, or three or more five-star reviews from one or two clients; heavier where both are seen. With 50 accounts to compare the bids must also exceed what is usual.",
        matters_because: "The advisories of Korea and the United States ask for a closer look at new accounts, by video.",
        innocent_explanations: &[
            "An experienced person who comes from another platform",
            "Somebody who joined together with regular clients",
            "A campaign for newcomers",
        ],
        blind_spots: &["An old account woken up does not show.", "Without a day of creation it cannot be seen."],
        next_steps: &["See whether the video check before activity was made.", CHECK_EN],
        clears: &["A record on another platform", "The identity check, done"],
    },
    examples: &[
        Example {
            title: Both { ko: "첫 달 입찰 예순 건", en: "sixty bids in the first month" },
            fires: true,
            drawing: "= created 2026-01-01
                      ! | 01-05 09:00 bid x60 every 8h",
        },
        Example {
            title: Both { ko: "한 의뢰인의 별 다섯 세 번", en: "three times five stars from one client" },
            fires: true,
            drawing: "= created 2026-01-01
                      ! | 01-10 09:00 review rating=5 counterpart=client-7 x3 every 5d",
        },
        Example {
            title: Both { ko: "세 의뢰인의 별 다섯", en: "five stars from three clients" },
            fires: false,
            drawing: "= created 2026-01-01
                      | 01-10 09:00 review rating=5 counterpart=client-7
                      | 01-15 09:00 review rating=5 counterpart=client-8
                      | 01-20 09:00 review rating=5 counterpart=client-9",
        },
        Example {
            title: Both { ko: "석 달 뒤의 같은 활동", en: "the same three months later" },
            fires: false,
            drawing: "= created 2026-01-01
                      | 04-05 09:00 bid x60 every 8h",
        },
    ],
};

impl RiskSignal for NewbornHyperactive {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let Some((created, listed)) = history.first_day(HoldingField::Created) else {
            return Assessment::NotAssessed(Need::Created);
        };
        let policy = &case.settings.policy.newborn;
        let is_new = |row: &usize| (0..=policy.days as i32).contains(&(case.local_day(*row) - created));
        let mut market = history.rows_of(ActivityKind::Bid).chain(history.rows_of(ActivityKind::Review)).peekable();
        if market.peek().is_none() {
            return Assessment::NotAssessed(Need::Bids);
        }
        let (bids, reviews): (Vec<usize>, Vec<usize>) =
            market.filter(is_new).partition(|row| history.kind(*row) == ActivityKind::Bid);
        let stars: Vec<usize> = reviews
            .into_iter()
            .filter(|row| history.detail_number(*row, Detail::Rating).is_some_and(|rating| rating >= policy.rating))
            .collect();
        let clients: BTreeSet<&str> =
            stars.iter().filter_map(|row| history.detail(*row, Detail::Counterpart)).collect();
        let many_bids = bids.len() >= policy.bids as usize && bids.len() as f64 > case.peers.bids.unwrap_or_default();
        let many_stars =
            stars.len() >= policy.reviews as usize && !clients.is_empty() && clients.len() <= policy.clients as usize;
        let strength = match (many_bids, many_stars) {
            (true, true) => Strength::Strong,
            (true, false) | (false, true) => Strength::Watch,
            (false, false) => return Assessment::Quiet,
        };
        let rows = if many_stars { stars.clone() } else { Vec::new() }.into_iter();
        let rows = rows.chain(if many_bids { bids.clone() } else { Vec::new() });
        let facts = vec![
            ("bids", Fact::Count(bids.len() as u64)),
            ("stars", Fact::Count(stars.len() as u64)),
            ("clients", Fact::Count(clients.len() as u64)),
            ("days", Fact::Count(u64::from(policy.days))),
        ];
        let mut evidence = case.loci(rows);
        evidence.push(locus(listed));
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let [bids, stars, clients, days] = ["bids", "stars", "clients", "days"].map(|name| count(facts, name));
        match lang {
            Lang::Ko => {
                format!(
                    "계정을 만든 지 {days}일 안에 입찰 {bids}건, 의뢰인 {clients}명의 별 다섯 평가 {stars}건이 있습니다."
                )
            }
            Lang::En => {
                format!(
                    "In the first {days} days of the account: bids {bids}, five-star reviews {stars}, by clients {clients}."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn both_kinds_together_are_strong() {
        let drawing = "! = created 2026-01-01
             ! | 01-05 09:00 bid x50 every 8h
             ! | 01-10 09:00 review rating=4.9 counterpart=client-7 x3 every 5d";
        assert_eq!(fired(&NewbornHyperactive, drawing).strength, Strength::Strong);
    }

    #[test]
    fn just_under_the_limits_it_is_quiet() {
        let of = |rest: &str| check(&NewbornHyperactive, &format!("= created 2026-01-01\n{rest}"));
        assert_eq!(of("| 01-02 09:00 bid x49 every 8h"), Assessment::Quiet);
        assert_eq!(of("| 01-10 09:00 review rating=5 counterpart=c x2 every 5d"), Assessment::Quiet);
        assert_eq!(of("| 01-10 09:00 review rating=4 counterpart=c x9 every 1d"), Assessment::Quiet);
        assert_eq!(of("| 01-10 09:00 sign-in ok"), Assessment::NotAssessed(Need::Bids));
        assert_eq!(check(&NewbornHyperactive, "| 01-10 09:00 bid"), Assessment::NotAssessed(Need::Created));
    }
}
