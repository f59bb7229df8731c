//! The payee's name is not the account's.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::names::is_company;
use super::pay::{Engagement, HOLDER_EN, HOLDER_KO, Payee, engagement, own_names, payees, sameness_percent};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::{Both, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct PayeeNameMismatch;

static CARD: Card = Card {
    id: "payee-name-mismatch",
    family: Family::Money,
    severity: Severity::High,
    needs: &[Need::Names, Need::PayoutAccount],
    sources: &[sources::JAPAN_2024, sources::US_2022],
    policy: &["payee_names"],
    ko: CardText {
        title: "계정 이름과 다른 예금주",
        looks_for: "예금주 이름이 계정의 어느 이름과도 60% 이상 같지 않은 경우를 찾습니다. 순서, 띄어쓰기, 로마자 표기, 은행의 줄임과 가림은 같은 것으로 봅니다. 한 부분이 같거나 지난 지급뿐이면 눈여겨보는 데 그칩니다.",
        matters_because: "일본과 미국의 주의보가 계정 이름과 받는 계좌의 이름이 같은지 보라고 합니다.",
        innocent_explanations: &[
            "결혼·개명이나 예명, 영어 이름",
            "로마자 표기, 한자 독음, 은행의 이름 줄임",
            "가족이나 보호자의 계좌",
            "회사·단체 명의 계좌(따로 봅니다)",
        ],
        blind_spots: &[
            "이름이 같은 남의 계좌는 보이지 않습니다.",
            "한자와 한글처럼 견줄 수 없는 글자는 보지 않습니다.",
        ],
        next_steps: &[HOLDER_KO, CHECK_KO],
        clears: &["예금주 확인 서류", "개명·가족 관계 설명", "이름을 바로잡은 명단"],
    },
    en: CardText {
        title: "a payee whose name is not the account's",
        looks_for: "A payee whose name is less than 60 % the same as every name of the account. Order, spacing, romanisation, cuts and masks of banks make no difference. Where a part is the same, or only earlier payments differ, it is only worth a look.",
        matters_because: "The advisories of Japan and the United States ask to compare the names of the account and of the payee.",
        innocent_explanations: &[
            "Marriage, a changed name, a pen name, an English name",
            "Romanisation, readings of Chinese characters, names cut by a bank",
            "The account of a relative or guardian",
            "An account in the name of a company (looked at elsewhere)",
        ],
        blind_spots: &[
            "Somebody else's account under the same name does not show.",
            "Letters that cannot be compared, such as Chinese and Korean ones, are passed over.",
        ],
        next_steps: &[HOLDER_EN, CHECK_EN],
        clears: &["Proof of who holds the account", "A changed name or family, as explained", "The roster put right"],
    },
    examples: &[
        Example {
            title: Both { ko: "전혀 다른 이름으로 받음", en: "paid under another name" },
            fires: true,
            drawing: "= name 김가온
                      ! | 01-31 09:00 payout amount=900 destination=acc-1 payee-name=이나루",
        },
        Example {
            title: Both { ko: "명단의 예금주가 다름", en: "another holder on the roster" },
            fires: true,
            drawing: "= name Kim Gaon
                      ! = payee-name Lee Naru",
        },
        Example {
            title: Both { ko: "로마자 표기와 순서", en: "romanisation and order" },
            fires: false,
            drawing: "= name 이가온
                      | 01-31 09:00 payout amount=900 destination=acc-1 payee-name=GA-ON_RHEE",
        },
        Example {
            title: Both { ko: "은행이 가린 이름", en: "a name masked by the bank" },
            fires: false,
            drawing: "= name 김가온
                      | 01-31 09:00 payout amount=900 destination=acc-1 payee-name=김*온",
        },
        Example {
            title: Both { ko: "회사 명의 계좌", en: "an account of a company" },
            fires: false,
            drawing: "= name 김가온
                      | 01-31 09:00 payout amount=900 destination=acc-1 payee-name=주식회사_가람",
        },
        Example {
            title: Both { ko: "한자로만 적힌 예금주", en: "a holder in Chinese characters only" },
            fires: false,
            drawing: "= name 김가온
                      | 01-31 09:00 payout amount=900 destination=acc-1 payee-name=金佳溫",
        },
        Example {
            title: Both { ko: "남에게 보낸 돈", en: "money sent on to somebody" },
            fires: false,
            drawing: "= name 김가온
                      | 01-31 09:00 payout amount=900 direction=out payee-name=이나루
                      | 01-31 09:00 payout amount=900 payee-name=김가온",
        },
    ],
};

impl RiskSignal for PayeeNameMismatch {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let payees = payees(case);
        if payees.is_empty() {
            return Assessment::NotAssessed(Need::PayoutAccount);
        }
        let names = own_names(case);
        let policy = &case.settings.policy.payee_names;
        let people: Vec<&Payee<'_>> = payees.iter().filter(|payee| !is_company(payee.name)).collect();
        if people.is_empty() && !names.is_empty() {
            return Assessment::Quiet;
        }
        let compared: Vec<(f64, &Payee<'_>)> =
            people.into_iter().filter_map(|payee| Some((sameness_percent(&names, payee.name)?, payee))).collect();
        let Some((last, _)) = compared.last() else { return Assessment::NotAssessed(Need::Names) };
        let differs = |same: f64| same < policy.same_percent;
        let mut others: Vec<&(f64, &Payee<'_>)> = compared.iter().filter(|(same, _)| differs(*same)).collect();
        if others.is_empty() {
            return Assessment::Quiet;
        }
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        let different: BTreeSet<String> = others.iter().map(|(_, payee)| payee.name.to_lowercase()).collect();
        let nearest = others.iter().map(|(same, _)| *same).fold(0.0, f64::max);
        let never_own = others.len() == compared.len();
        let strength = match () {
            () if never_own && nearest < policy.related_percent && different.len() >= policy.severe_payees as usize => {
                Strength::Severe
            }
            () if differs(*last) && *last < policy.related_percent => Strength::Strong,
            () => Strength::Watch,
        };
        let facts = vec![
            ("payees", Fact::Count(different.len() as u64)),
            ("entries", Fact::Count(others.len() as u64)),
            ("compared", Fact::Count(compared.len() as u64)),
            ("nearest_percent", Fact::Count(nearest as u64)),
            ("current", Fact::Text(if differs(*last) { "yes" } else { "no" }.to_owned())),
        ];
        let evidence = others.iter().map(|(_, payee)| payee.locus).collect();
        let occurrence = Occurrence::new(&CARD, strength, facts, evidence);
        // A company may be paid in the name of whoever runs it.
        Assessment::Fired(match engagement(case) {
            Engagement::Company => occurrence.at_most(Severity::Low),
            _ => occurrence,
        })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (entries, compared) = (count(facts, "entries"), count(facts, "compared"));
        let nearest = count(facts, "nearest_percent");
        let is_past = text(facts, "current") == "no";
        match lang {
            Lang::Ko => {
                let now = if is_past { " 지금의 예금주는 같습니다." } else { "" };
                format!(
                    "예금주 기록 {compared}건 가운데 {entries}건이 계정의 이름과 다르며, 가장 비슷한 것이 {nearest}% 같습니다.{now}"
                )
            }
            Lang::En => {
                let now = if is_past { " The present holder's name is the same." } else { "" };
                format!(
                    "Records whose payee is not named like the account: {entries} of {compared}; the nearest is {nearest} % the same.{now}"
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
    fn a_shared_part_and_a_past_payee_are_only_worth_a_look() {
        let of = |lines: &str| fired(&PayeeNameMismatch, &format!("= name Kim Gaon\n{lines}")).strength;
        assert_eq!(of("! = payee-name Lee Naru"), Strength::Strong);
        assert_eq!(of("! = payee-name Kim Naru"), Strength::Watch);
        let past =
            "! | 01-31 09:00 payout amount=1 payee-name=Lee_Naru\n| 02-28 09:00 payout amount=1 payee-name=Kim_Gaon";
        assert_eq!(of(past), Strength::Watch);
        let two =
            "! | 01-31 09:00 payout amount=1 payee-name=Lee_Naru\n! | 02-28 09:00 payout amount=1 payee-name=Dan_Weber";
        assert_eq!(of(two), Strength::Severe);
    }

    #[test]
    fn quiet_when_any_name_of_the_account_fits() {
        let drawing = "= name Kim Gaon\n= name Park Gaon\n= payee-name 박가온";
        assert_eq!(check(&PayeeNameMismatch, drawing), Assessment::Quiet);
    }

    #[test]
    fn a_company_may_be_paid_in_the_name_of_its_head() {
        let occurrence = fired(&PayeeNameMismatch, "= name Kim Gaon\n= engagement 법인\n! = payee-name Lee Naru");
        assert_eq!(occurrence.severity, Severity::Low);
    }

    #[test]
    fn what_cannot_be_compared_is_said() {
        let of = |drawing| check(&PayeeNameMismatch, drawing);
        assert_eq!(of("= payee-name Lee Naru"), Assessment::NotAssessed(Need::Names));
        assert_eq!(of("= name Kim Gaon\n= payee-name 金佳溫"), Assessment::NotAssessed(Need::Names));
        assert_eq!(of("= name Kim Gaon\n| 01-31 09:00 payout amount=1"), Assessment::NotAssessed(Need::PayoutAccount));
        assert_eq!(
            of("= name Kim Gaon\n| 01-31 09:00 payout fail payee-name=Lee_Naru"),
            Assessment::NotAssessed(Need::PayoutAccount)
        );
    }
}
