//! Pay that goes to a company, although the contract is with a person.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::names::is_company;
use super::pay::{Engagement, HOLDER_EN, HOLDER_KO, Payee, engagement, own_names, payees, sameness_percent};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{Both, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct IntermediaryRouting;

static CARD: Card = Card {
    id: "intermediary-routing",
    family: Family::Money,
    severity: Severity::Medium,
    needs: &[Need::PayoutAccount],
    sources: &[sources::US_2022, sources::JAPAN_2024],
    policy: &["payee_names"],
    ko: CardText {
        title: "계약에 없는 회사로 가는 지급",
        looks_for: "직원이나 프리랜서와 맺은 계약인데 예금주가 회사나 단체인 지급을 찾습니다. 관계를 모르면 눈여겨보는 데 그칩니다. 법인 계약, 명단의 소속 업체, 본인 이름이 든 상호는 제외합니다.",
        matters_because: "미국과 일본의 안내가 회사나 제3자를 거쳐 돈의 행방이 가려지는 사례를 듭니다.",
        innocent_explanations: &[
            "고용 대행사(EOR), 파견·프리랜서 관리 업체",
            "본인이 세운 회사나 조합",
            "계약을 옮긴 뒤 고치지 않은 명단",
        ],
        blind_spots: &[
            "개인 이름으로 받는 제3자는 예금주 이름에서 봅니다.",
            "법인 표시가 없는 상호는 알아보지 못합니다.",
        ],
        next_steps: &["그 회사와의 관계를 묻고 계약서와 맞춰 봅니다.", HOLDER_KO, CHECK_KO],
        clears: &["그 회사가 적힌 계약서", "본인 소유를 보이는 사업자등록증"],
    },
    en: CardText {
        title: "pay that goes to a company outside the contract",
        looks_for: "Payees that are companies or other legal persons although the contract is with an employee or freelancer; only worth a look where nobody says which. Contracts with companies, the agency on the roster and firms that bear the holder's own name are left out.",
        matters_because: "American and Japanese guidance tells of money routed through companies or third persons so that its end is hidden.",
        innocent_explanations: &[
            "An employer of record, an agency, an umbrella company",
            "A company or cooperative of the holder's own",
            "A roster not updated after the contract moved",
        ],
        blind_spots: &[
            "A third person who is paid shows in the payee's name.",
            "A firm whose name bears no legal form is not recognised.",
        ],
        next_steps: &["Ask how the company is related and compare with the contract.", HOLDER_EN, CHECK_EN],
        clears: &["A contract that names the company", "A register entry that shows the holder as owner"],
    },
    examples: &[
        Example {
            title: Both { ko: "프리랜서인데 회사로 지급", en: "a freelancer paid through a company" },
            fires: true,
            drawing: "= name Kim Gaon
                      = engagement freelancer
                      ! | 01-31 09:00 payout amount=1 payee-name=Nuri_Trading_Ltd",
        },
        Example {
            title: Both { ko: "법인 계약", en: "a contract with a company" },
            fires: false,
            drawing: "= name Kim Gaon
                      = engagement company
                      | 01-31 09:00 payout amount=1 payee-name=Nuri_Trading_Ltd",
        },
        Example {
            title: Both { ko: "명단의 소속 업체", en: "the agency on the roster" },
            fires: false,
            drawing: "= name Kim Gaon
                      = engagement freelancer
                      = agency Nuri Trading
                      | 01-31 09:00 payout amount=1 payee-name=Nuri_Trading_Ltd",
        },
        Example {
            title: Both { ko: "본인 이름의 회사", en: "a firm of the holder's own name" },
            fires: false,
            drawing: "= name Kim Gaon
                      = engagement freelancer
                      | 01-31 09:00 payout amount=1 payee-name=Gaon_Kim_Ltd",
        },
        Example {
            title: Both { ko: "본인에게 지급", en: "paid to the holder" },
            fires: false,
            drawing: "= name Kim Gaon
                      = engagement freelancer
                      | 01-31 09:00 payout amount=1 payee-name=Kim_Gaon",
        },
    ],
};

/// A name without the words that only say what kind of company it is.
fn core(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        !word.is_empty() && !is_company(&format!("x {word}")) && !matches!(*word, "주식회사" | "주" | "유" | "유한회사")
    });
    words.collect::<Vec<_>>().concat()
}

impl RiskSignal for IntermediaryRouting {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let payees = payees(case);
        if payees.is_empty() {
            return Assessment::NotAssessed(Need::PayoutAccount);
        }
        let engagement = engagement(case);
        if engagement == Engagement::Company {
            return Assessment::Quiet;
        }
        let names = own_names(case);
        let known: Vec<String> = case.history.texts(HoldingField::Agency).map(|(agency, _)| core(agency)).collect();
        let same = case.settings.policy.payee_names.same_percent;
        let is_own = |payee: &Payee<'_>| {
            known.contains(&core(payee.name))
                || names
                    .iter()
                    .map(|name| core(name))
                    .any(|name| name.chars().count() > 1 && core(payee.name).contains(&name))
                || sameness_percent(&names, payee.name).is_some_and(|percent| percent >= same)
        };
        let through: Vec<&Payee<'_>> = payees.iter().filter(|payee| is_company(payee.name) && !is_own(payee)).collect();
        if through.is_empty() {
            return Assessment::Quiet;
        }
        let companies: BTreeSet<String> = through.iter().map(|payee| core(payee.name)).collect();
        let several = companies.len() >= case.settings.policy.payee_names.severe_payees as usize;
        let strength = match engagement {
            Engagement::Unknown => Strength::Watch,
            _ if several => Strength::Severe,
            _ => Strength::Strong,
        };
        let facts = vec![
            ("companies", Fact::Count(companies.len() as u64)),
            ("entries", Fact::Count(through.len() as u64)),
            ("payees", Fact::Count(payees.len() as u64)),
        ];
        let evidence = through.iter().map(|payee| payee.locus).collect();
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (companies, entries) = (count(facts, "companies"), count(facts, "entries"));
        let payees = count(facts, "payees");
        match lang {
            Lang::Ko => format!(
                "예금주 기록 {payees}건 가운데 {entries}건이 계약에 없는 회사입니다. 회사는 {companies}곳입니다."
            ),
            Lang::En => {
                format!(
                    "Payee records that name a company outside the contract: {entries} of {payees}; companies: {companies}."
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
    fn what_the_person_is_to_the_firm_decides() {
        let of = |engagement: &str| {
            fired(&IntermediaryRouting, &format!("= name Kim Gaon\n{engagement}\n! = payee-name 주식회사 누리"))
                .strength
        };
        assert_eq!(of(""), Strength::Watch);
        assert_eq!(of("= engagement 프리랜서"), Strength::Strong);
        assert_eq!(of("= engagement 정규직\n! = payee-name Garam GmbH"), Strength::Severe);
    }

    #[test]
    fn quiet_for_the_agency_in_another_writing_of_its_form() {
        let drawing = "= engagement freelancer\n= agency 주식회사 누리\n= payee-name (주)누리";
        assert_eq!(check(&IntermediaryRouting, drawing), Assessment::Quiet);
        assert_eq!(
            check(&IntermediaryRouting, "= engagement freelancer"),
            Assessment::NotAssessed(Need::PayoutAccount)
        );
    }
}
