//! Journeys nobody can make, or detours through anonymisers, in the first months of an account.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::impossible_travel::{gap, located, stops};
use super::network::{Detour, detour, tells_networks};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::place::{distance_km, speed_kmh};
use crate::model::{Both, HoldingField, Lang};
use crate::settings::hours;
use std::collections::BTreeSet;

/// The signal.
pub struct NewHireGeoAnomaly;

static CARD: Card = Card {
    id: "new-hire-geo-anomaly",
    family: Family::Place,
    severity: Severity::Medium,
    needs: &[Need::Created, Need::Place],
    sources: &[sources::MICROSOFT_2026],
    policy: &["new_hire", "travel", "many_countries"],
    ko: CardText {
        title: "처음 90일 안의 위치 이상",
        looks_for: "근무 시작일(없으면 계정 생성일)부터 90일 안에 불가능한 이동이나 익명망 접속이 있는지 봅니다. 한 가지면 눈여겨보고 두 가지면 뚜렷합니다.",
        matters_because: "마이크로소프트는 새로 들어온 사람의 위치 이상과 프록시를 살피라고 권합니다.",
        innocent_explanations: &[STOLEN_KO, "이사나 귀국", "개인 VPN을 켠 채 한 접속", "지역 표의 오류"],
        blind_spots: &["시작일이 없으면 보지 않습니다.", "국내 거점이나 회선을 거치면 드러나지 않습니다."],
        next_steps: &[SECURE_KO, CHECK_KO],
        clears: &["이동 일정이나 VPN 사용에 대한 설명"],
    },
    en: CardText {
        title: "odd places in the first 90 days",
        looks_for: "Impossible journeys or entries through anonymisers within 90 days of the first day of work, or else of creation: one kind is worth a look, two are clear.",
        matters_because: "Microsoft advises to look at odd places and proxies of people who have just started.",
        innocent_explanations: &[
            STOLEN_EN,
            "A move or a journey home",
            "A private VPN left on",
            "Errors of the address table",
        ],
        blind_spots: &["Needs a first day.", "A domestic relay or line hides it."],
        next_steps: &[SECURE_EN, CHECK_EN],
        clears: &["An account of the journey or of the VPN"],
    },
    examples: &[
        Example {
            title: Both { ko: "근무 열흘 뒤의 불가능한 이동", en: "an impossible leg ten days in" },
            fires: true,
            drawing: "= started-on 2026-03-01
                      ! | 03-11 09:00 sign-in ok ip=192.0.2.10 KR
                      ! | 03-11 10:00 sign-in ok ip=198.51.100.7 NG",
        },
        Example {
            title: Both { ko: "91일째의 같은 이동", en: "the same leg on day 91" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 03-11 09:00 sign-in ok ip=192.0.2.10 KR
                      | 05-31 09:00 sign-in ok ip=192.0.2.10 KR
                      | 05-31 10:00 sign-in ok ip=198.51.100.7 NG",
        },
        Example {
            title: Both { ko: "비행기로 간 출장", en: "a journey by plane" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 03-11 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-13 09:00 sign-in ok ip=198.51.100.7 NG",
        },
    ],
};

impl RiskSignal for NewHireGeoAnomaly {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let started = history.first_day(HoldingField::StartedOn).or_else(|| history.first_day(HoldingField::Created));
        let Some((started, _)) = started else { return Assessment::NotAssessed(Need::Created) };
        let policy = &case.settings.policy;
        let first_days = started..started + policy.new_hire.days as i32;
        let is_new = |row: &usize| first_days.contains(&case.local_day(*row));
        let mut hidden = Vec::new();
        if tells_networks(case) {
            hidden
                .extend(case.placed_rows().filter(is_new).filter(|row| detour(case, *row) == Some(Detour::Anonymiser)));
        }
        let placed: Vec<usize> = stops(case).into_iter().filter(is_new).collect();
        // Where an account has one place only, its stops are not all listed.
        let has_place = case.placed_rows().any(|row| history.place(row).is_some() && is_new(&row));
        if !has_place && hidden.is_empty() {
            return Assessment::NotAssessed(Need::Place);
        }
        // A leg with a detour at one end is the detour over again, no second kind.
        let mut travelled = BTreeSet::new();
        for pair in placed.windows(2).filter(|pair| pair.iter().all(|row| detour(case, *row).is_none())) {
            if is_impossible(case, pair[0], pair[1]) {
                travelled.extend([pair[0], pair[1]]);
            }
        }
        let kinds = u32::from(!travelled.is_empty()) + u32::from(!hidden.is_empty());
        if kinds == 0 {
            return Assessment::Quiet;
        }
        let strength = if kinds >= policy.new_hire.strong_kinds { Strength::Strong } else { Strength::Watch };
        let facts = vec![
            ("days", Fact::Count(policy.new_hire.days.into())),
            ("travel_entries", Fact::Count(travelled.len() as u64)),
            ("anonymous_entries", Fact::Count(hidden.len() as u64)),
        ];
        let is_country_only = travelled.iter().any(|row| history.place(*row).is_none_or(|place| place.point.is_none()));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, case.loci(travelled.into_iter().chain(hidden)));
        occurrence.weaknesses.country_only = is_country_only;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let days = count(facts, "days");
        let (travel, hidden) = (count(facts, "travel_entries"), count(facts, "anonymous_entries"));
        match lang {
            Lang::Ko => format!(
                "처음 {days}일 안에 불가능한 이동에 든 접속이 {travel}건, 익명망을 거친 접속이 {hidden}건 있습니다."
            ),
            Lang::En => format!(
                "In the first {days} days {travel} entries belong to impossible journeys, and {hidden} came through anonymisers."
            ),
        }
    }
}

/// Too far for the time between two entries: as `impossible-travel` has it, or countries that no flight joins in time.
fn is_impossible(case: &Case<'_>, from: usize, to: usize) -> bool {
    let history = &case.history;
    let (Some(left), Some(reached)) = (history.place(from), history.place(to)) else { return false };
    let address = history.address(from);
    if left == reached || address.is_some() && address == history.address(to) {
        return false;
    }
    let (Some((a, reach_a)), Some((b, reach_b))) = (located(left), located(reached)) else { return false };
    let (apart, seconds) = (distance_km(a, b), gap(case, from, to));
    let (travel, countries) = (&case.settings.policy.travel, &case.settings.policy.many_countries);
    let km = apart.saturating_sub(reach_a + reach_b);
    let far = km >= travel.min_km && speed_kmh(km, seconds) >= travel.min_kmh;
    let unflyable = left.country != reached.country
        && seconds <= hours(countries.window_hours)
        && speed_kmh(apart, seconds) >= countries.flyable_kmh;
    far || unflyable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    const VPN: &str = "! | 03-20 09:00 sign-in ok ip=203.0.113.9 KR network-type=vpn";

    #[test]
    fn two_kinds_are_strong_and_one_is_worth_a_look() {
        let travel = CARD.examples[0].drawing;
        assert_eq!(fired(&NewHireGeoAnomaly, travel).strength, Strength::Watch);
        assert_eq!(fired(&NewHireGeoAnomaly, &format!("= created 2026-03-01\n{VPN}")).strength, Strength::Watch);
        assert_eq!(fired(&NewHireGeoAnomaly, &format!("{travel}\n{VPN}")).strength, Strength::Strong);
    }

    #[test]
    fn a_leg_through_a_vpn_is_one_kind() {
        let drawing = "= started-on 2026-03-01\n| 03-11 09:00 sign-in ok ip=192.0.2.10 KR\n! | 03-11 10:00 sign-in ok ip=198.51.100.7 NG network-type=vpn";
        let occurrence = fired(&NewHireGeoAnomaly, drawing);
        assert_eq!((occurrence.strength, count(&occurrence.facts, "travel_entries")), (Strength::Watch, 0));
    }

    #[test]
    fn without_a_first_day_nothing_is_said() {
        let drawing = "| 03-11 09:00 sign-in ok KR\n| 03-11 10:00 sign-in ok NG";
        assert_eq!(check(&NewHireGeoAnomaly, drawing), Assessment::NotAssessed(Need::Created));
        let settled = "= started-on 2026-03-01\n| 01-01 09:00 sign-in ok ip=192.0.2.10 KR x90 every 1d";
        assert_eq!(check(&NewHireGeoAnomaly, settled), Assessment::Quiet);
        let late = "= started-on 2026-01-01\n| 06-11 09:00 sign-in ok KR";
        assert_eq!(check(&NewHireGeoAnomaly, late), Assessment::NotAssessed(Need::Place));
    }
}
