//! Small charges to the firm that nobody authorised, again and again.

use super::card::{Example, sources};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{ActivityKind, Both, Detail, Lang};
use crate::timeline::peers::most_within;

/// The signal.
pub struct SmallUnauthorisedCharges;

static CARD: Card = Card {
    id: "small-unauthorised-charges",
    family: Family::Money,
    severity: Severity::High,
    needs: &[Need::Charges],
    sources: &[sources::US_2022],
    policy: &["small_charges"],
    ko: CardText {
        title: "되풀이된 작은 미승인 결제",
        looks_for: "90일 안에 '승인 안 됨'으로 적힌 결제를 셉니다. 다섯 건부터 눈여겨보고 열 건과 서른 건에서 더 무겁게 봅니다. 승인 여부가 빈 결제는 세지 않습니다.",
        matters_because: "미국 주의보는 서른 번에 나누어 약 5만 달러가 빠져나간 사례를 들며 작은 결제를 살피라고 합니다.",
        innocent_explanations: &["자동 갱신된 업무용 구독", "승인을 나중에 받는 관행", "승인 칸을 채우지 않은 목록"],
        blind_spots: &["승인 한도가 정책에 없으면 큰 결제도 함께 셉니다.", "무엇을 샀는지는 보지 않습니다."],
        next_steps: &["결제 담당자와 영수증을 맞춰 봅니다.", "카드와 결제 권한을 본인과 함께 다시 정합니다."],
        clears: &["뒤늦은 승인 기록", "구독 계약"],
    },
    en: CardText {
        title: "small unauthorised charges, again and again",
        looks_for: "Charges marked as not authorised within 90 days: worth a look from five, heavier from ten and from thirty. Charges without a mark do not count.",
        matters_because: "The American advisory tells of some 50,000 dollars taken in thirty instalments and asks to watch small charges.",
        innocent_explanations: &[
            "Renewed subscriptions for work",
            "A custom of approval afterwards",
            "A list whose column of approval was left unfilled",
        ],
        blind_spots: &[
            "Without an approval limit in the policy large charges count too.",
            "What was bought is not looked at.",
        ],
        next_steps: &[
            "Compare receipts with whoever keeps the accounts.",
            "Settle cards and spending rights anew with the holder.",
        ],
        clears: &["A later approval", "The subscription's contract"],
    },
    examples: &[
        Example {
            title: Both { ko: "매주 한 건씩 미승인", en: "one unauthorised a week" },
            fires: true,
            drawing: "! | 01-05 09:00 charge amount=90 authorised=no x6 every 7d",
        },
        Example {
            title: Both { ko: "네 건", en: "four of them" },
            fires: false,
            drawing: "| 01-05 09:00 charge amount=90 authorised=no x4 every 7d",
        },
        Example {
            title: Both { ko: "승인된 구독", en: "authorised subscriptions" },
            fires: false,
            drawing: "| 01-05 09:00 charge amount=90 authorised=yes x9 every 7d",
        },
        Example {
            title: Both { ko: "승인 칸이 빔", en: "no mark" },
            fires: false,
            drawing: "| 01-05 09:00 charge amount=90 x9 every 7d
                      | 01-06 09:00 charge amount=90 authorised=yes",
        },
    ],
};

impl RiskSignal for SmallUnauthorisedCharges {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let mut marked = history
            .rows_of(ActivityKind::Charge)
            .filter_map(|row| Some((row, history.detail_is(row, Detail::Authorised)?)))
            .peekable();
        if marked.peek().is_none() {
            return Assessment::NotAssessed(Need::Charges);
        }
        let policy = &case.settings.policy.small_charges;
        let is_small = |row: usize| {
            let amount = history.detail_number(row, Detail::Amount).unwrap_or_default();
            policy.approval_limit <= 0.0 || amount < policy.approval_limit
        };
        let rows: Vec<usize> =
            marked.filter(|(row, authorised)| !authorised && is_small(*row)).map(|(row, _)| row).collect();
        let times: Vec<u32> = rows.iter().map(|row| history.start(*row)).collect();
        let rows = &rows[most_within(&times, policy.window_days * DAY)];
        let Some(strength) = Strength::of(rows.len() as u32, policy.watch, policy.strong, policy.severe) else {
            return Assessment::Quiet;
        };
        let day = |row: Option<&usize>| Fact::Text(row.map(|row| day_text(case.local_day(*row))).unwrap_or_default());
        let facts =
            vec![("charges", Fact::Count(rows.len() as u64)), ("from", day(rows.first())), ("to", day(rows.last()))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows.iter().copied())))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let charges = count(facts, "charges");
        match (text(facts, "from"), text(facts, "to"), lang) {
            ("", _, Lang::Ko) => format!("승인되지 않은 작은 결제가 {charges}건 있습니다."),
            ("", _, Lang::En) => format!("Small charges that were not authorised: {charges}."),
            (from, to, Lang::Ko) => format!("{from}부터 {to}까지 승인되지 않은 작은 결제가 {charges}건 있습니다."),
            (from, to, Lang::En) => format!("Small charges not authorised, between {from} and {to}: {charges}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    #[test]
    fn strength_grows_with_the_number() {
        for (number, strength) in [(5, Strength::Watch), (10, Strength::Strong), (30, Strength::Severe)] {
            let drawing = format!("! | 01-05 09:00 charge amount=9 authorised=no x{number} every 1d");
            assert_eq!(fired(&SmallUnauthorisedCharges, &drawing).strength, strength, "{number}");
        }
        let slow = "| 01-05 09:00 charge amount=9 authorised=no x5 every 30d";
        assert_eq!(check(&SmallUnauthorisedCharges, slow), Assessment::Quiet);
    }

    #[test]
    fn quiet_when_charges_reach_the_limit_for_approval() {
        let mut policy = Policy::default();
        policy.small_charges.approval_limit = 100.0;
        let drawing = "| 01-05 09:00 charge amount=100 authorised=no x9 every 1d";
        assert_eq!(Sketch::under(policy, drawing).assess(&SmallUnauthorisedCharges), Assessment::Quiet);
        assert_eq!(
            check(&SmallUnauthorisedCharges, "| 01-05 09:00 charge amount=9"),
            Assessment::NotAssessed(Need::Charges)
        );
    }
}
