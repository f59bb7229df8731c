//! Most payouts go to countries that the account never named; which ones makes no difference.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::pay::{HOLDER_EN, HOLDER_KO, locus, payee_country};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::place::CountryCode;
use crate::model::{ActivityKind, Both, Detail, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct PayoutThirdCountry;

static CARD: Card = Card {
    id: "payout-third-country",
    family: Family::Money,
    severity: Severity::Medium,
    needs: &[Need::Payouts, Need::ClaimedCountry],
    sources: &[sources::US_2022, sources::CANADA_2025],
    policy: &["third_country"],
    ko: CardText {
        title: "등록한 국가와 다른 곳으로 가는 지급",
        looks_for: "등록한 국가도 신분증 국가도 아닌 나라로 간 지급이 세 건 이상의 50%를 이루는지 봅니다. 80%부터 무겁게 봅니다. 어느 나라인지는 따지지 않고, 송금업자의 계좌는 세지 않습니다.",
        matters_because: "미국과 캐나다의 주의보가 다른 나라 계좌로 자주 보내는 것을 특징으로 듭니다.",
        innocent_explanations: &[
            "해외 체류나 이주, 국경을 넘는 통근",
            "가족에게 보내는 생활비",
            "계좌번호에 본사 나라가 적히는 핀테크 계좌",
        ],
        blind_spots: &["나라 안의 계좌를 거치면 보이지 않습니다.", "수취 국가나 IBAN이 있는 기록만 셉니다."],
        next_steps: &[HOLDER_KO, CHECK_KO],
        clears: &["거주지를 바로잡은 명단", "예금주와 계좌 국가 확인"],
    },
    en: CardText {
        title: "pay that goes to a country never named",
        looks_for: "At least 50 % of three or more payouts to countries that are neither the registered one nor that of the ID; heavier from 80 %. Which country makes no difference; accounts at money services do not count.",
        matters_because: "The advisories of the United States and Canada name frequent payments into accounts of another country.",
        innocent_explanations: &[
            "Living abroad, a move, work across a border",
            "Support of a family",
            "An online bank whose account numbers bear the country of its seat",
        ],
        blind_spots: &[
            "Money that passes through a domestic account does not show.",
            "Only records with a country or an IBAN count.",
        ],
        next_steps: &[HOLDER_EN, CHECK_EN],
        clears: &["The place of residence put right", "Proof of who holds the account, and where"],
    },
    examples: &[
        Example {
            title: Both { ko: "세 번 모두 다른 나라로", en: "three of three elsewhere" },
            fires: true,
            drawing: "= claimed-country KR
                      ! | 01-31 09:00 payout amount=1 payee-country=PT x3 every 30d",
        },
        Example {
            title: Both { ko: "명단의 지급 국가가 다름", en: "another country on the roster" },
            fires: true,
            drawing: "= claimed-country KR
                      ! = payout-country PT",
        },
        Example {
            title: Both { ko: "넷 가운데 하나", en: "one of four" },
            fires: false,
            drawing: "= claimed-country KR
                      | 01-31 09:00 payout amount=1 payee-country=KR x3 every 30d
                      | 05-31 09:00 payout amount=1 payee-country=PT",
        },
        Example {
            title: Both { ko: "신분증의 나라", en: "the country of the ID" },
            fires: false,
            drawing: "= claimed-country KR
                      = id-country PT
                      | 01-31 09:00 payout amount=1 payee-country=PT x3 every 30d",
        },
        Example {
            title: Both { ko: "핀테크 본사의 나라", en: "the seat of an online bank" },
            fires: false,
            drawing: "= claimed-country KR
                      | 01-31 09:00 payout amount=1 payee-country=BE bank-type=msb x4 every 30d
                      | 01-31 12:00 payout amount=1 payee-country=KR",
        },
    ],
};

fn code(country: CountryCode) -> String {
    country.text().unwrap_or_default().to_owned()
}

/// Whether the country of an account says only where a money service has its seat.
fn is_service(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| kind != "bank" && kind != "은행")
}

impl RiskSignal for PayoutThirdCountry {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let named: BTreeSet<CountryCode> = [HoldingField::ClaimedCountry, HoldingField::IdCountry]
            .into_iter()
            .flat_map(|field| history.countries(field).map(|(country, _)| country))
            .collect();
        let paid: Vec<(usize, CountryCode)> = history
            .rows_of(ActivityKind::Payout)
            .filter(|row| !is_service(history.detail(*row, Detail::BankType)))
            .filter_map(|row| Some((row, payee_country(case, row)?)))
            .collect();
        let mut listed = history.countries(HoldingField::PayoutCountry).peekable();
        if paid.is_empty() && listed.peek().is_none() {
            return Assessment::NotAssessed(Need::Payouts);
        }
        if named.is_empty() {
            return Assessment::NotAssessed(Need::ClaimedCountry);
        }
        let policy = &case.settings.policy.third_country;
        let elsewhere: Vec<(usize, CountryCode)> =
            paid.iter().copied().filter(|(_, country)| !named.contains(country)).collect();
        let percent = elsewhere.len() as f64 * 100.0 / paid.len().max(1) as f64;
        let fired = |strength, countries: BTreeSet<String>, evidence| {
            let facts = vec![
                ("elsewhere", Fact::Count(elsewhere.len() as u64)),
                ("payouts", Fact::Count(paid.len() as u64)),
                ("countries", Fact::List(countries.into_iter().collect())),
            ];
            Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
        };
        if paid.len() >= policy.min_payouts as usize && percent >= policy.watch_percent {
            let strength = if percent >= policy.strong_percent { Strength::Strong } else { Strength::Watch };
            let countries = elsewhere.iter().map(|(_, country)| code(*country)).collect();
            return fired(strength, countries, case.loci(elsewhere.iter().map(|(row, _)| *row)));
        }
        let service = history.texts(HoldingField::BankType).any(|(kind, _)| is_service(Some(kind)));
        // A country on a list is one statement, however long it stood there.
        match listed.find(|(country, _)| !named.contains(country) && !service) {
            Some((country, holding)) if paid.is_empty() => {
                fired(Strength::Watch, BTreeSet::from([code(country)]), vec![locus(holding)])
            }
            _ => Assessment::Quiet,
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (elsewhere, payouts) = (count(facts, "elsewhere"), count(facts, "payouts"));
        let countries = list(facts, "countries").join(", ");
        let named = if countries.is_empty() { String::new() } else { format!(" ({countries})") };
        match (payouts, lang) {
            (0, Lang::Ko) => format!("명단의 지급 국가가 등록한 국가와 다릅니다{named}."),
            (0, Lang::En) => format!("The payout country on the roster is not the registered one{named}."),
            (_, Lang::Ko) => format!("지급 {payouts}건 가운데 {elsewhere}건이 등록하지 않은 국가로 갔습니다{named}."),
            (_, Lang::En) => format!("Payouts to countries that were not named: {elsewhere} of {payouts}{named}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(elsewhere: usize, home: usize) -> String {
        format!(
            "= claimed-country KR\n| 01-01 09:00 payout amount=1 payee-country=PT x{elsewhere} every 1d\n| 03-01 09:00 payout amount=1 payee-country=KR x{home} every 1d"
        )
    }

    #[test]
    fn the_share_decides_and_not_the_country() {
        assert_eq!(check(&PayoutThirdCountry, &drawn(2, 3)), Assessment::Quiet);
        assert_eq!(fired(&PayoutThirdCountry, &drawn(2, 2)).strength, Strength::Watch);
        assert_eq!(fired(&PayoutThirdCountry, &drawn(4, 1)).strength, Strength::Strong);
        let renamed = drawn(4, 1).replace("PT", "CL");
        assert_eq!(fired(&PayoutThirdCountry, &renamed).strength, Strength::Strong);
    }

    #[test]
    fn an_iban_states_its_country() {
        let drawing =
            "= claimed-country KR\n! | 01-01 09:00 payout amount=1 destination=pt50000000000000000000000 x3 every 1d";
        assert_eq!(fired(&PayoutThirdCountry, drawing).strength, Strength::Strong);
    }

    #[test]
    fn what_is_missing_is_said() {
        let of = |drawing| check(&PayoutThirdCountry, drawing);
        assert_eq!(of("| 01-01 09:00 payout amount=1"), Assessment::NotAssessed(Need::Payouts));
        assert_eq!(of("| 01-01 09:00 payout payee-country=PT"), Assessment::NotAssessed(Need::ClaimedCountry));
    }
}
