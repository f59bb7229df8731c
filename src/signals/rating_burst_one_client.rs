//! One client rates several accounts high within two weeks.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::shared_ip_multi_account::own_ids;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{ActivityKind, Both, Detail, Lang};
use crate::timeline::peers::Burst;

/// The signal.
pub struct RatingBurstOneClient;

static CARD: Card = Card {
    id: "rating-burst-one-client",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::Reviews],
    sources: &[sources::US_2022],
    policy: &["rating_burst"],
    ko: CardText {
        title: "한 의뢰인이 몰아준 높은 평가",
        looks_for: "한 의뢰인이 14일 안에 세 계정 이상에 4.8점 이상을 주었는지 봅니다. 다섯 계정이거나 그 계정들이 한 기기를 쓰면 무겁게 봅니다. 서른 계정 넘게 평가한 큰 의뢰인은 눈여겨보는 데 그칩니다.",
        matters_because: "미국 주의보가 짧은 기간에 한 의뢰인에게서 여러 개발자가 높은 평가를 받는 것을 자동으로 살피라고 합니다.",
        innocent_explanations: &[
            "한 과제를 함께 끝낸 팀",
            "계약을 한꺼번에 마무리하는 회사",
            "모두에게 만점을 주는 의뢰인",
        ],
        blind_spots: &["의뢰인 계정을 여러 개 쓰면 보이지 않습니다.", "평가를 받은 쪽은 모르고 있을 수 있습니다."],
        next_steps: &["의뢰가 실제로 있었는지 결과물과 지급 기록을 봅니다.", CHECK_KO],
        clears: &["함께 한 과제의 계약과 결과물"],
    },
    en: CardText {
        title: "high ratings of several from one client",
        looks_for: "One client that gave 4.8 or more to three or more accounts within 14 days; heavier with five, or where these accounts used one device. A large client that rated over thirty accounts is only worth a look.",
        matters_because: "The American advisory asks platforms to flag several developers rated high by one client in a short time.",
        innocent_explanations: &[
            "A team that finished one project together",
            "A firm that closes its contracts in one go",
            "A client that gives everybody full marks",
        ],
        blind_spots: &["A client with several accounts does not show.", "Whoever was rated may know nothing of it."],
        next_steps: &["Look for the work itself and for payments.", CHECK_EN],
        clears: &["The contract and the work of a project done together"],
    },
    examples: &[
        Example {
            title: Both { ko: "세 계정에 만점", en: "full marks for three" },
            fires: true,
            drawing: "! | 01-05 09:00 review rating=5 counterpart=client-7
                      ! | 01-08 09:00 review rating=5 counterpart=client-7 acct=lee
                      ! | 01-12 09:00 review rating=4.8 counterpart=client-7 acct=ana",
        },
        Example {
            title: Both { ko: "두 계정", en: "two accounts" },
            fires: false,
            drawing: "| 01-05 09:00 review rating=5 counterpart=client-7 x3 every 1d
                      | 01-08 09:00 review rating=5 counterpart=client-7 acct=lee",
        },
        Example {
            title: Both { ko: "보통 평가가 섞임", en: "an ordinary rating among them" },
            fires: false,
            drawing: "| 01-05 09:00 review rating=5 counterpart=client-7
                      | 01-08 09:00 review rating=5 counterpart=client-7 acct=lee
                      | 01-12 09:00 review rating=4.5 counterpart=client-7 acct=ana",
        },
        Example {
            title: Both { ko: "두 달에 걸친 평가", en: "spread over two months" },
            fires: false,
            drawing: "| 01-05 09:00 review rating=5 counterpart=client-7
                      | 02-08 09:00 review rating=5 counterpart=client-7 acct=lee
                      | 03-12 09:00 review rating=5 counterpart=client-7 acct=ana",
        },
    ],
};

/// Whether the account used a device that another account of the burst used too.
fn is_linked(case: &Case<'_>, burst: &Burst) -> bool {
    let me = case.history.index as u32;
    let in_burst = |account: &u32| *account != me && burst.ratings.binary_search_by_key(account, |(a, _)| *a).is_ok();
    own_ids(&case.history, &case.history.population.columns.device)
        .filter_map(|device| case.sharing.devices.get(&device))
        .any(|shared| shared.accounts.iter().any(in_burst))
}

impl RiskSignal for RatingBurstOneClient {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let mut reviews =
            history.rows_of(ActivityKind::Review).filter(|row| history.detail(*row, Detail::Counterpart).is_some());
        if reviews.next().is_none() {
            return Assessment::NotAssessed(Need::Reviews);
        }
        let most = case.peers.bursts(history.index).max_by_key(|burst| (burst.most, std::cmp::Reverse(burst.start)));
        let Some(burst) = most else { return Assessment::Quiet };
        let policy = &case.settings.policy.rating_burst;
        let linked = is_linked(case, burst);
        let strength = match () {
            () if burst.rated > policy.large_client => Strength::Watch,
            () if linked || burst.most >= policy.strong_accounts => Strength::Strong,
            () => Strength::Watch,
        };
        let days = (burst.end - burst.start) / DAY + 1;
        let facts = vec![
            ("accounts", Fact::Count(u64::from(burst.most))),
            ("days", Fact::Count(u64::from(days.min(policy.window_days)))),
            ("from", Fact::Text(day_text((burst.start / DAY) as i32))),
            ("linked", Fact::Text(if linked { "yes" } else { "no" }.to_owned())),
        ];
        // The account's own rating first.
        let own = burst.ratings.iter().filter(|(account, _)| *account as usize == history.index);
        let others = burst.ratings.iter().filter(|(account, _)| *account as usize != history.index);
        let rows = own.chain(others).map(|(_, row)| *row as usize);
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (accounts, days) = (count(facts, "accounts"), count(facts, "days"));
        let linked = text(facts, "linked") == "yes";
        match lang {
            Lang::Ko => {
                let also =
                    if linked { " 그 가운데 이 계정과 한 기기를 쓴 계정이 있습니다." } else { "" };
                format!("한 의뢰인이 {days}일 안에 계정 {accounts}개에 높은 평점을 주었습니다.{also}")
            }
            Lang::En => {
                let also = if linked { " One of them used a device of this account." } else { "" };
                format!("Accounts that one client rated high within {days} days: {accounts}.{also}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(accounts: usize) -> String {
        (0..accounts)
            .map(|n| {
                let name = if n == 0 { "kim".to_owned() } else { format!("a{n}") };
                format!("! | 01-{:02} 09:00 review rating=5 counterpart=client-7 acct={name}\n", n % 10 + 1)
            })
            .collect()
    }

    #[test]
    fn five_accounts_or_one_device_are_strong() {
        assert_eq!(fired(&RatingBurstOneClient, &drawn(3)).strength, Strength::Watch);
        assert_eq!(fired(&RatingBurstOneClient, &drawn(5)).strength, Strength::Strong);
        let linked = drawn(3) + "| 02-01 09:00 sign-in ok dev=x\n| 02-01 09:00 sign-in ok dev=x acct=a1";
        let occurrence = fired(&RatingBurstOneClient, &linked);
        assert_eq!((occurrence.strength, text(&occurrence.facts, "linked")), (Strength::Strong, "yes"));
    }

    #[test]
    fn a_large_client_is_only_worth_a_look() {
        assert_eq!(fired(&RatingBurstOneClient, &drawn(31)).strength, Strength::Watch);
    }

    #[test]
    fn reviews_without_a_client_say_nothing() {
        assert_eq!(
            check(&RatingBurstOneClient, "| 01-05 09:00 review rating=5"),
            Assessment::NotAssessed(Need::Reviews)
        );
    }
}
