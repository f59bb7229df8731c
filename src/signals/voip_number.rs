//! Telephone numbers of plans made for internet telephony: shown, never weighed.

use super::calling_codes::international;
use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count,
};
use crate::model::{Both, HoldingField, Lang};

/// The signal.
pub struct VoipNumber;

static CARD: Card = Card {
    id: "voip-number",
    family: Family::Identity,
    severity: Severity::Context,
    needs: &[Need::Contact],
    sources: &[sources::ROK_2022, sources::MANDIANT_2024],
    policy: &[],
    ko: CardText {
        title: "인터넷 전화용 번호",
        looks_for: "국가번호까지 적힌 번호가 인터넷 전화에 배정된 대역(일본 050, 영국 056, 프랑스 09, 독일 032)인지 봅니다. 참고로만 보이며 점수에 더하지 않고, 국내 070과 050은 세지 않습니다.",
        matters_because: "한국 주의보는 전화 인증을 대신해 주는 번호를 듭니다. 번호만으로는 아무것도 뜻하지 않습니다.",
        innocent_explanations: &["값이 싼 인터넷 전화", "사생활을 지키는 안심 번호", "사무실 대표 번호"],
        blind_spots: &["미국처럼 대역이 나뉘지 않은 나라의 번호는 알 수 없습니다."],
        next_steps: &["다른 연락처도 함께 받습니다.", CHECK_KO],
        clears: &["통화로 확인한 기록"],
    },
    en: CardText {
        title: "a number of internet telephony",
        looks_for: "A number with its calling code lies in a plan for internet telephony (Japan 050, United Kingdom 056, France 09, Germany 032). Shown only, never weighed; Korean 070 and 050 are not counted.",
        matters_because: "The Korean advisory names sites that answer verification calls for others. A number alone means nothing.",
        innocent_explanations: &[
            "Cheap internet telephony",
            "A number that protects privacy",
            "An office's main number",
        ],
        blind_spots: &["Countries such as the United States have no such plan to tell."],
        next_steps: &["Take another contact as well.", CHECK_EN],
        clears: &["A call that was answered"],
    },
    examples: &[
        Example {
            title: Both { ko: "일본 050", en: "Japan 050" }, fires: true, drawing: "! = phone +81 50 0000 0000"
        },
        Example { title: Both { ko: "국내 070", en: "Korea 070" }, fires: false, drawing: "= phone 070-0000-0000" },
        Example {
            title: Both { ko: "휴대전화", en: "a mobile number" },
            fires: false,
            drawing: "= phone +81 90 0000 0000",
        },
    ],
};

/// Calling code and first digits of plans that national regulators set aside for internet telephony.
const PLANS: [&str; 4] = ["8150", "4456", "339", "4932"];

impl RiskSignal for VoipNumber {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let (mut told, mut loci) = (false, Vec::new());
        for (number, holding) in case.history.texts(HoldingField::Phone) {
            told = true;
            if international(number).is_some_and(|digits| PLANS.iter().any(|plan| digits.starts_with(plan))) {
                loci.push(Locus { file: holding.file, line: holding.line });
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Contact);
        }
        if loci.is_empty() {
            return Assessment::Quiet;
        }
        let facts = vec![("numbers", Fact::Count(loci.len() as u64))];
        Assessment::Fired(Occurrence::new(&CARD, Strength::Watch, facts, loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let numbers = count(facts, "numbers");
        match lang {
            Lang::Ko => format!("인터넷 전화에 배정된 대역의 번호가 {numbers}개 있습니다."),
            Lang::En => format!("Numbers in a plan for internet telephony: {numbers}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn it_is_context_and_korean_plans_are_none() {
        assert_eq!(fired(&VoipNumber, CARD.examples[0].drawing).severity, Severity::Context);
        for number in ["+82 70 0000 0000", "+82 50 0000 0000", "050-0000-0000", "+1 212 555 0100"] {
            assert_eq!(check(&VoipNumber, &format!("= phone {number}")), Assessment::Quiet, "{number}");
        }
        assert_eq!(check(&VoipNumber, "= claimed-country KR"), Assessment::NotAssessed(Need::Contact));
    }
}
