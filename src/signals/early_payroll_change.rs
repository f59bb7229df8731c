//! The payout account changed soon after the start, from an anonymiser or another country.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::pay::{HOLDER_EN, HOLDER_KO, is_payout_field, own_changes};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::place::CountryCode;
use crate::model::{Both, Detail, HoldingField, Lang};

/// The signal.
pub struct EarlyPayrollChange;

static CARD: Card = Card {
    id: "early-payroll-change",
    family: Family::Money,
    severity: Severity::High,
    needs: &[Need::Changes, Need::Created],
    sources: &[sources::MICROSOFT_2026],
    policy: &["early_payroll", "known_addresses"],
    ko: CardText {
        title: "일을 시작하자마자 먼 곳에서 바꾼 지급계좌",
        looks_for: "일을 시작한 지 30일 안의 지급계좌 변경 가운데 VPN·프록시·호스팅망이나 등록하지 않은 국가에서 한 것만 찾습니다. 처음 등록이나 회사가 바꾼 것, 알려진 사무실 주소는 세지 않습니다.",
        matters_because: "마이크로소프트는 입사 무렵 알려진 공격 기반망에서 급여 정보를 바꾸는 행동을 경보로 둡니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "개인용 VPN을 늘 켜 두는 사람",
            "출장이나 이사 중의 변경",
            "IP의 국가가 틀린 기록",
        ],
        blind_spots: &["접속망이나 국가가 없는 기록은 보지 못합니다.", "국내 회선을 거치면 보이지 않습니다."],
        next_steps: &[SECURE_KO, "본인이 바꾼 것인지 알고 있던 연락처로 다시 확인합니다.", HOLDER_KO, CHECK_KO],
        clears: &["본인이 바꿨다는 확인과 예금주 확인", "출장·이사 일정"],
    },
    en: CardText {
        title: "a payout account changed early and from afar",
        looks_for: "Changes of the payout account within 30 days of the start, only those made through a VPN, proxy or hosting network or from a country that was not named. A first entry, changes by the firm and known office addresses do not count.",
        matters_because: "Microsoft alerts on payroll details that are changed around the first day from known hostile networks.",
        innocent_explanations: &[
            STOLEN_EN,
            "A private VPN that is always on",
            "A change made on a journey or during a move",
            "An address whose country is recorded wrongly",
        ],
        blind_spots: &[
            "Records without network or country cannot show it.",
            "A domestic line in between does not show.",
        ],
        next_steps: &[
            SECURE_EN,
            "Ask by a contact known before whether the holder made the change.",
            HOLDER_EN,
            CHECK_EN,
        ],
        clears: &["The holder's word by a known contact, and proof of who holds the account", "Travel or moving dates"],
    },
    examples: &[
        Example {
            title: Both { ko: "입사 열흘 뒤 VPN에서 변경", en: "through a VPN ten days in" },
            fires: true,
            drawing: "= started-on 2026-03-01
                      ! | 03-11 09:00 change changed-field=payout old-value=a new-value=b network-type=vpn",
        },
        Example {
            title: Both { ko: "등록하지 않은 국가에서 변경", en: "from a country not named" },
            fires: true,
            drawing: "= started-on 2026-03-01
                      = claimed-country KR
                      ! | 03-11 09:00 change changed-field=payout old-value=a new-value=b PT",
        },
        Example {
            title: Both { ko: "집에서 바꾼 계좌", en: "changed at home" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      = claimed-country KR
                      | 03-11 09:00 change changed-field=payout old-value=a new-value=b KR network-type=residential",
        },
        Example {
            title: Both { ko: "31일 뒤", en: "31 days later" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 04-01 09:00 change changed-field=payout old-value=a new-value=b network-type=vpn",
        },
        Example {
            title: Both { ko: "회사가 대신 고침", en: "put right by the firm" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 03-11 09:00 change changed-field=payout new-value=b network-type=vpn by-office=yes",
        },
        Example {
            title: Both { ko: "실패한 시도", en: "a failed attempt" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 03-11 09:00 change fail changed-field=payout new-value=b network-type=vpn
                      | 03-12 09:00 change changed-field=phone new-value=1",
        },
    ],
};

/// Networks that hide where somebody is. Relays of phones and browsers, satellites and firms' own networks are none.
const ANONYMISERS: &[&str] = &["vpn", "proxy", "tor", "hosting", "anonymous", "anonymizer", "datacenter"];

/// Origin where a change was made.
#[derive(Default)]
struct Origin {
    anonymiser: Option<usize>,
    country: Option<(usize, CountryCode)>,
    known: bool,
}

/// What the change says of itself, else what the account's own sign-in shortly before says.
fn from(case: &Case<'_>, change: usize, named: &[CountryCode]) -> Origin {
    let history = &case.history;
    let near = case.settings.policy.early_payroll.near_minutes * 60;
    let at = history.start(change);
    let mut found = Origin::default();
    let rows = std::iter::once(change)
        .chain(history.own_rows().rev().filter(|row| history.start(*row) <= at && at - history.start(*row) <= near));
    for row in rows {
        if history.address(row).is_some_and(|address| case.known_addresses.contains(address)) {
            return Origin { known: true, ..Origin::default() };
        }
        let network = history.detail(row, Detail::NetworkType);
        let country = history.place(row).map(|place| place.country).filter(|country| country.is_known());
        if network.is_none() && country.is_none() {
            continue;
        }
        found.known = true;
        if network.is_some_and(|network| ANONYMISERS.contains(&network)) {
            found.anonymiser = Some(row);
        }
        found.country = country.filter(|c| !named.is_empty() && !named.contains(c)).map(|country| (row, country));
        return found;
    }
    found
}

impl RiskSignal for EarlyPayrollChange {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let changes: Vec<usize> =
            own_changes(case).filter(|(_, field)| is_payout_field(field)).map(|(row, _)| row).collect();
        if changes.is_empty() {
            let any = own_changes(case).next().is_some();
            return if any { Assessment::Quiet } else { Assessment::NotAssessed(Need::Changes) };
        }
        let start = [HoldingField::StartedOn, HoldingField::Contract, HoldingField::Created]
            .into_iter()
            .find_map(|field| history.first_day(field));
        let Some((start, _)) = start else { return Assessment::NotAssessed(Need::Created) };
        let policy = &case.settings.policy.early_payroll;
        let early: Vec<usize> = changes
            .into_iter()
            .filter(|row| (0..=policy.days as i32).contains(&(case.local_day(*row) - start)))
            .collect();
        let named: Vec<CountryCode> = [HoldingField::ClaimedCountry, HoldingField::IdCountry]
            .into_iter()
            .flat_map(|field| history.countries(field).map(|(country, _)| country))
            .collect();
        let seen: Vec<(usize, Origin)> = early.iter().map(|row| (*row, from(case, *row, &named))).collect();
        if !early.is_empty() && seen.iter().all(|(_, from)| !from.known) {
            return Assessment::NotAssessed(Need::NetworkType);
        }
        let far = |(_, from): &&(usize, Origin)| from.anonymiser.is_some() || from.country.is_some();
        let hits: Vec<&(usize, Origin)> = seen.iter().filter(far).collect();
        let Some((first, _)) = hits.first() else { return Assessment::Quiet };
        let by_network = hits.iter().any(|(_, from)| from.anonymiser.is_some());
        let country = hits.iter().find_map(|(_, from)| from.country);
        let strength = match (by_network, country) {
            (true, Some(_)) => Strength::Severe,
            (true, None) => Strength::Strong,
            // A country by its address alone is often wrong, and people travel.
            _ => Strength::Watch,
        };
        let facts = vec![
            ("changes", Fact::Count(hits.len() as u64)),
            ("days", Fact::Count((case.local_day(*first) - start).max(0) as u64)),
            ("network", Fact::Text(if by_network { "yes" } else { "no" }.to_owned())),
            (
                "country",
                Fact::Text(
                    country.map(|(_, country)| String::from_utf8_lossy(&country.0).into_owned()).unwrap_or_default(),
                ),
            ),
        ];
        let rows = hits.iter().flat_map(|(row, from)| {
            [Some(*row), from.anonymiser, from.country.map(|(row, _)| row)].into_iter().flatten()
        });
        let mut occurrence = Occurrence::new(&CARD, strength, facts, Vec::new());
        for locus in case.loci(rows) {
            if !occurrence.evidence.contains(&locus) {
                occurrence.evidence.push(locus);
            }
        }
        occurrence.weaknesses.country_only = !by_network
            && country.is_some_and(|(row, _)| history.place(row).is_some_and(|place| place.point.is_none()));
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let days = count(facts, "days");
        let country = text(facts, "country");
        let by_network = text(facts, "network") == "yes";
        match lang {
            Lang::Ko => {
                let place = match (by_network, country) {
                    (true, "") => "신원을 가리는 망에서".to_owned(),
                    (true, country) => format!("등록하지 않은 국가({country})의 신원을 가리는 망에서"),
                    (false, "") => "등록하지 않은 국가에서".to_owned(),
                    (false, country) => format!("등록하지 않은 국가({country})에서"),
                };
                format!("일을 시작한 지 {days}일 만에 {place} 지급계좌를 바꾸었습니다.")
            }
            Lang::En => {
                let place = match (by_network, country) {
                    (true, "") => "through an anonymising network".to_owned(),
                    (true, country) => format!("through an anonymising network, in a country not named ({country})"),
                    (false, "") => "from a country not named".to_owned(),
                    (false, country) => format!("from a country not named ({country})"),
                };
                format!("Days between the start and a change of the payout account {place}: {days}.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn both_ways_together_are_severe_and_a_country_alone_a_look() {
        let of = |rest: &str| {
            let drawing = format!(
                "= claimed-country KR\n= started-on 2026-03-01\n! | 03-31 09:00 change changed-field=payout {rest}"
            );
            fired(&EarlyPayrollChange, &drawing)
        };
        assert_eq!(of("network-type=vpn PT").strength, Strength::Severe);
        assert_eq!(of("network-type=proxy KR").strength, Strength::Strong);
        let country = of("PT");
        assert!(country.weaknesses.country_only && country.strength == Strength::Watch);
    }

    #[test]
    fn the_sign_in_before_the_change_tells_from_where() {
        let drawing = "= started-on 2026-03-01
             ! | 03-10 08:30 sign-in ok network-type=vpn
             ! | 03-10 09:00 change changed-field=bank_account new-value=b";
        assert_eq!(fired(&EarlyPayrollChange, drawing).strength, Strength::Strong);
        let late = drawing.replace("08:30", "07:30").replace('!', "");
        assert_eq!(check(&EarlyPayrollChange, &late), Assessment::NotAssessed(Need::NetworkType));
    }

    #[test]
    fn relays_of_phones_hide_nobody() {
        let drawing = "= started-on 2026-03-01\n| 03-10 09:00 change changed-field=payout network-type=relay";
        assert_eq!(check(&EarlyPayrollChange, drawing), Assessment::Quiet);
        let no_start = "| 03-10 09:00 change changed-field=payout network-type=vpn";
        assert_eq!(check(&EarlyPayrollChange, no_start), Assessment::NotAssessed(Need::Created));
    }
}
