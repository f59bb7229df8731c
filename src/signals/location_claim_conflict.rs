//! Countries of the claim, the document, the entries, the pay and the telephone that disagree.

use super::calling_codes::countries_of;
use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count,
};
use crate::model::civil::DAY;
use crate::model::place::CountryCode;
use crate::model::{Both, HoldingField, Lang};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct LocationClaimConflict;

static CARD: Card = Card {
    id: "location-claim-conflict",
    family: Family::Place,
    severity: Severity::Medium,
    needs: &[Need::ClaimedCountry],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["claimed_places"],
    ko: CardText {
        title: "서로 어긋나는 나라 정보",
        looks_for: "밝힌 나라, 신분증 발급국, 최근 30일에 가장 자주 접속한 나라, 지급 나라, 전화 국가번호가 모두 몇 나라인지 셉니다. 셋이면 눈여겨보고 넷부터 뚜렷합니다. 어느 나라인지는 보지 않습니다.",
        matters_because: "주의보는 사는 곳, 서류, 접속이 서로 다른 나라인 드문 조합을 특징으로 듭니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "이주민, 유학생, 여러 나라를 오가며 일하는 사람",
            "다른 나라에 등록된 송금 서비스 계좌",
            "바꾸지 않은 옛 전화번호",
        ],
        blind_spots: &["정보를 모두 한 나라로 맞추면 드러나지 않습니다."],
        next_steps: &["어느 나라에서 일하고 어디로 받는지 물어봅니다.", CHECK_KO],
        clears: &["이주나 체류에 대한 설명", "계좌 서비스의 소재지"],
    },
    en: CardText {
        title: "countries on record that disagree",
        looks_for: "Different countries among the claim, the ID, the most frequent entries of the last 30 days, the payout and the calling code: three are worth a look, four are clear. Which ones plays no part.",
        matters_because: "The advisory names unusual mixtures of residence, papers and entries.",
        innocent_explanations: &[
            STOLEN_EN,
            "Migrants, students, people who work while they travel",
            "A payment service registered in a third country",
            "An old telephone number",
        ],
        blind_spots: &["Records made to agree show nothing."],
        next_steps: &["Ask where the work is done and where the pay goes.", CHECK_EN],
        clears: &["An account of the move or stay", "The seat of the payment service"],
    },
    examples: &[
        Example {
            title: Both { ko: "세 나라", en: "three countries" },
            fires: true,
            drawing: "! = claimed-country KR
                      ! = id-country US
                      ! = payout-country SG",
        },
        Example {
            title: Both { ko: "두 나라뿐", en: "two countries only" },
            fires: false,
            drawing: "= claimed-country KR
                      = id-country KR
                      = payout-country SG",
        },
        Example {
            title: Both { ko: "국가번호를 함께 쓰는 나라", en: "countries that share a calling code" },
            fires: false,
            drawing: "= claimed-country CA
                      = payout-country GB
                      = phone +1 212 555 0100",
        },
    ],
};

impl RiskSignal for LocationClaimConflict {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let mut found: BTreeMap<String, Vec<Locus>> = BTreeMap::new();
        let mut kinds = BTreeSet::new();
        for field in [HoldingField::ClaimedCountry, HoldingField::IdCountry, HoldingField::PayoutCountry] {
            for (country, holding) in history.countries(field) {
                kinds.insert(field.name());
                let locus = Locus { file: holding.file, line: holding.line };
                found.entry(country.text().unwrap_or_default().to_owned()).or_default().push(locus);
            }
        }
        let policy = &case.settings.policy.claimed_places;
        // Entries add one country, telephone numbers one each: where even those are too few, nobody looks where entries are.
        let phones = history.texts(HoldingField::Phone).count();
        let most = (found.len() + 1 + phones).max(kinds.len() + 2);
        if most < policy.watch_countries as usize {
            return Assessment::NotAssessed(Need::ClaimedCountry);
        }
        let mut by_entries = false;
        if let Some((country, row)) = usual_country(case) {
            kinds.insert("entries");
            by_entries = !found.contains_key(&country);
            found.entry(country).or_default().push(case.locus(row));
        }
        for (number, holding) in history.texts(HoldingField::Phone) {
            let Some(countries) = countries_of(number) else { continue };
            kinds.insert("phone");
            // A code that several countries share is none of its own where one of them is on record.
            if !countries.iter().any(|code| found.contains_key(*code)) {
                let locus = Locus { file: holding.file, line: holding.line };
                found.entry(countries[0].to_owned()).or_default().push(locus);
            }
        }
        let different = found.len() as u32;
        if different < policy.watch_countries {
            let could_show = kinds.len() >= policy.watch_countries as usize;
            return if could_show { Assessment::Quiet } else { Assessment::NotAssessed(Need::ClaimedCountry) };
        }
        let strength = if different >= policy.strong_countries { Strength::Strong } else { Strength::Watch };
        let facts = vec![
            ("countries", Fact::Count(different.into())),
            ("records", Fact::List(kinds.into_iter().map(str::to_owned).collect())),
        ];
        let mut loci: Vec<Locus> = found.into_values().flatten().collect();
        loci.sort_unstable();
        loci.dedup();
        let mut occurrence = Occurrence::new(&CARD, strength, facts, loci);
        occurrence.weaknesses.country_only = by_entries;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let countries = count(facts, "countries");
        match lang {
            Lang::Ko => format!("기록에 적힌 나라가 서로 다른 {countries}곳입니다."),
            Lang::En => format!("The records name {countries} different countries."),
        }
    }
}

/// The country of most days with entries at the end of the data, with its first row there.
fn usual_country(case: &Case<'_>) -> Option<(String, usize)> {
    let history = &case.history;
    let placed =
        |row: &usize| history.place(*row).is_some_and(|place| place.country.is_known()) && !is_detour(case, *row);
    let last = case.placed_rows().filter(placed).last()?;
    let since = history.start(last).saturating_sub(case.settings.policy.claimed_places.days * DAY);
    let mut days: BTreeMap<CountryCode, (BTreeSet<i32>, usize)> = BTreeMap::new();
    for row in case.placed_rows().filter(|row| history.start(*row) >= since).filter(placed) {
        let code = history.place(row)?.country;
        days.entry(code).or_insert_with(|| (BTreeSet::new(), row)).0.insert(case.local_day(row));
    }
    // At a tie the country met first.
    let (code, (_, row)) = days.into_iter().max_by_key(|(_, (days, row))| (days.len(), Reverse(*row)))?;
    Some((code.text()?.to_owned(), row))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    const THREE: &str = "! = claimed-country KR\n! = id-country US\n! = payout-country SG";

    #[test]
    fn a_fourth_country_makes_it_strong() {
        assert_eq!(fired(&LocationClaimConflict, THREE).strength, Strength::Watch);
        let phone = format!("{THREE}\n! = phone +44 20 7946 0000");
        assert_eq!(fired(&LocationClaimConflict, &phone).strength, Strength::Strong);
    }

    #[test]
    fn the_usual_country_of_the_last_days_counts_and_a_holiday_does_not() {
        let entries = "| 01-01 09:00 sign-in ok VN x30 every 1d\n| 03-01 09:00 sign-in ok JP\n| 03-02 09:00 sign-in ok KR x20 every 1d";
        let drawing = format!("= claimed-country KR\n= id-country KR\n= payout-country SG\n{entries}");
        assert_eq!(check(&LocationClaimConflict, &drawing), Assessment::Quiet);
        let abroad = "= claimed-country KR\n= payout-country SG\n! | 03-02 09:00 sign-in ok VN";
        assert!(fired(&LocationClaimConflict, abroad).weaknesses.country_only);
    }

    #[test]
    fn it_never_says_which_countries() {
        let facts = fired(&LocationClaimConflict, THREE).facts;
        let said = format!("{facts:?}{}", LocationClaimConflict.explain(&facts, Lang::En));
        assert!(!["KR", "US", "SG"].iter().any(|code| said.contains(code)), "{said}");
    }

    #[test]
    fn two_records_cannot_tell() {
        let drawing = "= claimed-country KR\n= id-country US";
        assert_eq!(check(&LocationClaimConflict, drawing), Assessment::NotAssessed(Need::ClaimedCountry));
    }
}
