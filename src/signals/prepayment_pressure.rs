//! Requests for pay before anything was delivered, again and again.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::talk::{has_any, texts};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{ActivityKind, Both, Detail, Lang};

/// The signal.
pub struct PrepaymentPressure;

static CARD: Card = Card {
    id: "prepayment-pressure",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::MessageTexts],
    sources: &[sources::US_2022, sources::US_ROK_2023],
    policy: &["talk.prepay_watch", "talk.prepay_strong", "messages.read_texts"],
    ko: CardText {
        title: "결과물 전에 거듭한 선지급 요청",
        looks_for: "정책에서 글 읽기를 켠 때만, 첫 결과물이나 첫 지급 전에 미리 달라는 글을 셉니다. 두 번부터 눈여겨보고 네 번부터 무겁게 봅니다. 착수금과 계약금은 흔하므로 세지 않습니다.",
        matters_because: "미국과 한국의 안내가 단계 없이 돈을 먼저 요구하고 거듭하는 것을 특징으로 듭니다.",
        innocent_explanations: &["돈을 떼여 본 프리랜서", "재료비나 구독료가 먼저 드는 일", "계약서에 적힌 선금"],
        blind_spots: &[
            "말로 한 요구와 태도는 점검표로만 알 수 있습니다.",
            "결과물 기록이 없으면 첫 지급까지를 봅니다.",
        ],
        next_steps: &["글을 직접 읽고 단계별 지급이나 에스크로를 함께 정합니다.", CHECK_KO],
        clears: &["선금을 정한 계약", "단계별 지급에 맞춘 합의"],
    },
    en: CardText {
        title: "repeated requests for pay in advance",
        looks_for: "Only where the policy lets texts be read: texts that ask for pay in advance before the first delivery or payment; worth a look from two, heavier from four. A customary down payment does not count.",
        matters_because: "American and Korean guidance names pay asked for without milestones, and asked for again.",
        innocent_explanations: &[
            "A freelancer who was cheated before",
            "Work for which material has to be bought first",
            "An advance that the contract provides for",
        ],
        blind_spots: &[
            "What was said, and how, is known by the checklist only.",
            "Without records of delivery the first payment is the end.",
        ],
        next_steps: &["Read the texts; agree on milestones or an escrow.", CHECK_EN],
        clears: &["A contract with an advance", "Milestones, agreed"],
    },
    examples: &[
        Example {
            title: Both { ko: "결과물 전에 두 번", en: "twice before any delivery" },
            fires: true,
            drawing: "~ read-texts
                      ! | 01-05 09:00 message text=선입금_부탁드립니다 x2 every 1d",
        },
        Example {
            title: Both { ko: "한 번", en: "once" },
            fires: false,
            drawing: "~ read-texts
                      | 01-05 09:00 message text=선입금_부탁드립니다",
        },
        Example {
            title: Both { ko: "착수금", en: "a down payment" },
            fires: false,
            drawing: "~ read-texts
                      | 01-05 09:00 message text=착수금은_30%입니다 x3 every 1d",
        },
        Example {
            title: Both { ko: "첫 지급 뒤", en: "after the first payment" },
            fires: false,
            drawing: "~ read-texts
                      | 01-04 09:00 payout amount=100
                      | 01-05 09:00 message text=선입금_부탁드립니다 x3 every 1d",
        },
    ],
};

const ASKS: &[&str] = &[
    "pay upfront",
    "pay up front",
    "payment upfront",
    "payment up front",
    "paid upfront",
    "paid up front",
    "upfront payment",
    "pay in advance",
    "paid in advance",
    "payment in advance",
    "advance payment",
    "prepay",
    "pre-pay",
    "pay first",
    "before i start, pay",
    "선지급",
    "선입금",
    "미리 입금",
    "미리 지급",
    "먼저 입금",
    "먼저 지급",
    "돈부터",
];

impl RiskSignal for PrepaymentPressure {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some(texts) = texts(case) else { return Assessment::NotAssessed(Need::MessageTexts) };
        let history = &case.history;
        let is_delivery = |row: &usize| match history.kind(*row) {
            ActivityKind::Task => history.detail(*row, Detail::Finished).is_some(),
            ActivityKind::Work => history.detail_number(*row, Detail::Output).is_some_and(|output| output > 0.0),
            ActivityKind::Payout => !history.is_outgoing(*row),
            _ => false,
        };
        let until = history.own_rows().find(is_delivery).map_or(u32::MAX, |row| history.start(row));
        let rows: Vec<usize> = texts
            .iter()
            .filter(|(row, text)| history.start(*row) < until && has_any(text, ASKS))
            .map(|(row, _)| *row)
            .collect();
        let policy = &case.settings.policy.talk;
        let strength = match rows.len() as u32 {
            number if number >= policy.prepay_strong => Strength::Strong,
            number if number >= policy.prepay_watch => Strength::Watch,
            _ => return Assessment::Quiet,
        };
        let facts = vec![("asked", Fact::Count(rows.len() as u64))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let asked = count(facts, "asked");
        match lang {
            Lang::Ko => format!("첫 결과물이나 지급 전에 미리 달라는 글이 {asked}개 있습니다."),
            Lang::En => format!("Texts that ask for pay before the first delivery or payment: {asked}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check};

    fn read(drawing: &str) -> Assessment {
        let mut policy = Policy::default();
        policy.messages.read_texts = true;
        Sketch::under(policy, drawing).assess(&PrepaymentPressure)
    }

    #[test]
    fn two_requests_before_anything_was_delivered() {
        let ask = "| 01-05 09:00 message text=선입금_부탁드립니다 x";
        assert!(
            matches!(read(&format!("{ask}2 every 1h")), Assessment::Fired(found) if found.strength == Strength::Watch)
        );
        assert!(
            matches!(read(&format!("{ask}4 every 1h")), Assessment::Fired(found) if found.strength == Strength::Strong)
        );
        assert_eq!(read(&format!("{ask}1 every 1h")), Assessment::Quiet);
        let after = format!("| 01-04 09:00 payout amount=9\n{ask}4 every 1h");
        assert_eq!(read(&after), Assessment::Quiet);
    }

    #[test]
    fn a_down_payment_is_custom() {
        assert_eq!(read("| 01-05 09:00 message text=착수금은_30%입니다 x5 every 1h"), Assessment::Quiet);
        let unread = "| 01-05 09:00 message text=please_pay_upfront x5 every 1h";
        assert_eq!(check(&PrepaymentPressure, unread), Assessment::NotAssessed(Need::MessageTexts));
    }
}
