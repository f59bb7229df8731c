//! Two entries that no traveller could have made.

use super::card::{Example, sources};
use super::continuous_login_24h::span_text;
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::shared_ip_multi_account::own_ids;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    grouped, text,
};
use crate::model::activity::Flags;
use crate::model::civil::DAY;
use crate::model::interner::NONE;
use crate::model::place::{Place, distance_km, speed_kmh};
use crate::model::{Both, Lang};
use crate::normalise::countries::country;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct ImpossibleTravel;

/// A device that speaks IPv4 and IPv6 shows two addresses within this time, and tables place the two apart. In seconds; the
/// catalogue knows no source for it, two minutes cover a page that loads and a token that renews.
const DUAL_STACK: u32 = 120;

/// There and back within this time on each side of a single entry is a VPN switched on and off; in seconds, ours.
const TOGGLE: u32 = 600;

static CARD: Card = Card {
    id: "impossible-travel",
    family: Family::Place,
    severity: Severity::High,
    needs: &[Need::Place],
    sources: &[sources::MICROSOFT_2026, sources::US_2022],
    policy: &["travel"],
    ko: CardText {
        title: "사람이 이동할 수 없는 빠르기의 장소 변화",
        looks_for: "잇따른 두 접속이 500km 이상 떨어져 있고 시속 800km 이상이어야 닿는 경우를 찾습니다. 시속 1,600km부터 더 무겁게 봅니다. 나라만 알 때는 두 나라 사이의 가장 짧은 거리로 낮추어 잡습니다.",
        matters_because: "한 사람은 두 곳에 동시에 있을 수 없습니다. 원격제어나 계정 공유로 여러 곳에서 쓰이는 계정에서 나타납니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "VPN, 회사 프록시, 원격 데스크톱, 사설 중계 서비스",
            "집이나 회사에 켜 둔 기기와 들고 다니는 기기",
            "통신사 관문이나 로밍 때문에 다른 나라로 보이는 휴대전화",
            "주소의 위치를 잘못 적은 위치 표",
        ],
        blind_spots: &[
            "같은 지역의 대리 접속이나 VPN은 보통 접속처럼 보입니다.",
            "나라만 아는 기록에서 이웃 나라 사이의 이동은 계산하지 않습니다.",
            "기록에 장소가 없으면 볼 수 없습니다.",
        ],
        next_steps: &[SECURE_KO, "VPN이나 원격 기기를 쓰는지 본인에게 묻고 두 접속의 기기를 견주어 봅니다.", CHECK_KO],
        clears: &[
            "회사 VPN·프록시 주소를 알려진 주소로 등록",
            "두 접속이 같은 기기·같은 세션이라는 기록",
            "도용을 확인하고 조치한 기록",
        ],
    },
    en: CardText {
        title: "a change of place faster than anyone can travel",
        looks_for: "Consecutive entries 500 km or more apart that need 800 km/h or more, heavier from 1,600 km/h. Where only countries are known, the shortest distance between the two is taken.",
        matters_because: "One person cannot be in two places. Accounts that are shared, or run through remote control, look like this.",
        innocent_explanations: &[
            STOLEN_EN,
            "A VPN, company proxy, remote desktop or private relay",
            "One machine left on at home or at work, another carried along",
            "A phone seen through its carrier's gateway, or roaming",
            "A table that puts the address in the wrong place",
        ],
        blind_spots: &[
            "A stand-in or VPN nearby looks like any sign-in.",
            "Between neighbouring countries nothing is computed where only countries are known.",
            "A log without places cannot show it.",
        ],
        next_steps: &[
            SECURE_EN,
            "Ask the holder about a VPN or remote machines, and compare the devices of both entries.",
            CHECK_EN,
        ],
        clears: &[
            "The firm's VPN or proxy entered as a known address",
            "Both entries on one device and session",
            "A takeover found and dealt with",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "한 시간 사이 두 대륙", en: "two continents within an hour" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR 37.5,126.9
                      ! | 03-01 10:00 sign-in ok ip=198.51.100.7 NG 6.5,3.4
                      | 03-02 09:00 sign-in ok ip=198.51.100.7 NG 6.5,3.4",
        },
        Example {
            title: Both {
                ko: "나라만 알아도 분명한 거리", en: "far enough even where only countries are known"
            },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      ! | 03-01 11:00 sign-in ok ip=198.51.100.7 NG",
        },
        Example {
            title: Both { ko: "비행기로 닿는 거리(시속 799km)", en: "within reach of a flight (799 km/h)" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR 37.5,126.9
                      | 03-01 10:27 sign-in ok ip=198.51.100.7 JP 35.7,139.7",
        },
        Example {
            title: Both { ko: "실패한 접속은 공격일 뿐", en: "a failed attempt is an attack and no journey" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR 37.5,126.9
                      | 03-01 09:10 sign-in fail ip=198.51.100.7 NG 6.5,3.4
                      | 03-01 09:20 sign-in ok ip=192.0.2.10 KR 37.5,126.9",
        },
        Example {
            title: Both {
                ko: "나라만 아는 이웃 나라", en: "neighbours of which only the countries are known"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-01 09:20 sign-in ok ip=198.51.100.7 JP",
        },
        Example {
            title: Both { ko: "IPv4와 IPv6를 함께 쓰는 한 기기", en: "one device on IPv4 and IPv6" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=phone
                      | 03-01 09:01 sign-in ok ip=2001:db8::7 US dev=phone
                      | 03-01 09:02 sign-in ok ip=192.0.2.10 KR dev=phone",
        },
        Example {
            title: Both {
                ko: "같은 주소의 위치가 바뀐 위치 표", en: "a table that moved the same address"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-01 09:30 sign-in ok ip=192.0.2.10 US",
        },
    ],
};

impl RiskSignal for ImpossibleTravel {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let stops = stops(case);
        // A place that was left out as an artefact was there to compare.
        if stops.len() < 2 && case.placed_rows().filter(|row| case.history.place(*row).is_some()).take(2).count() < 2 {
            return Assessment::NotAssessed(Need::Place);
        }
        let policy = &case.settings.policy.travel;
        let mut legs: Vec<Leg> = stops.windows(2).filter_map(|pair| Leg::between(case, pair[0], pair[1])).collect();
        legs.retain(|leg| leg.km >= policy.min_km && leg.kmh >= policy.min_kmh);
        let toggles = if legs.is_empty() { BTreeSet::new() } else { toggles(case, &stops) };
        let is_toggle = |leg: &Leg| toggles.contains(&leg.from) || toggles.contains(&leg.to);
        let Some(worst) = legs.iter().max_by_key(|leg| (!is_toggle(leg), leg.kmh, Reverse(leg.from))) else {
            return Assessment::Quiet;
        };
        let strength = if worst.kmh >= policy.severe_kmh { Strength::Severe } else { Strength::Strong };
        let code = |row| {
            Fact::Text(
                case.history.place(row).and_then(|place| place.country.text().map(str::to_owned)).unwrap_or_default(),
            )
        };
        let facts = vec![
            ("from_country", code(worst.from)),
            ("to_country", code(worst.to)),
            ("km", Fact::Count(worst.km.into())),
            ("minutes", Fact::Count(u64::from(worst.seconds / 60))),
            ("kmh", Fact::Count(worst.kmh.into())),
            ("legs", Fact::Count(legs.len() as u64)),
        ];
        let mut rows = vec![worst.from, worst.to];
        let others: BTreeSet<usize> = legs.iter().flat_map(|leg| [leg.from, leg.to]).collect();
        rows.extend(others.into_iter().filter(|row| *row != worst.from && *row != worst.to));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, case.loci(rows));
        occurrence.weaknesses.country_only = worst.is_bound
            || [worst.from, worst.to].iter().any(|row| case.history.flags(*row).has(Flags::PLACE_FROM_IP));
        if is_toggle(worst) {
            Assessment::Fired(occurrence.at_most(Severity::Medium))
        } else {
            Assessment::Fired(occurrence)
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (km, kmh, legs) = (grouped(count(facts, "km")), grouped(count(facts, "kmh")), count(facts, "legs"));
        let span = span_text(count(facts, "minutes"), lang);
        let (from, to) = (text(facts, "from_country"), text(facts, "to_country"));
        let is_named = !from.is_empty() && !to.is_empty();
        match lang {
            Lang::Ko => {
                let codes = if is_named { format!("({from} → {to})") } else { String::new() };
                let more =
                    if legs > 1 { format!(" 이런 이동이 모두 {legs}번 있습니다.") } else { String::new() };
                format!(
                    "적어도 {km}km 떨어진 두 곳{codes}에서 {span} 간격으로 활동했습니다. 시속 {kmh}km가 필요합니다.{more}"
                )
            }
            Lang::En => {
                let codes = if is_named { format!(" ({from} → {to})") } else { String::new() };
                let more = if legs > 1 { format!(" There are {legs} such legs.") } else { String::new() };
                format!(
                    "Activity at two places at least {km} km apart{codes}, {span} apart in time, which needs {kmh} km/h.{more}"
                )
            }
        }
    }
}

/// The way from one entry to the next at another place.
pub struct Leg {
    /// Row that it leaves.
    pub from: usize,
    /// Row that it reaches.
    pub to: usize,
    /// Kilometres.
    pub km: u32,
    /// Seconds between the two entries.
    pub seconds: u32,
    /// Speed that it needs.
    pub kmh: u32,
    /// The distance is a lower bound between countries.
    pub is_bound: bool,
}

impl Leg {
    pub(super) fn between(case: &Case<'_>, from: usize, to: usize) -> Option<Self> {
        let history = &case.history;
        let (left, reached) = (history.place(from)?, history.place(to)?);
        let address = history.address(from);
        if left == reached || address.is_some() && address == history.address(to) {
            return None;
        }
        let ((a, reach_a), (b, reach_b)) = (located(left)?, located(reached)?);
        let km = distance_km(a, b).saturating_sub(reach_a + reach_b);
        let seconds = gap(case, from, to);
        (km > 0).then(|| Self { from, to, km, seconds, kmh: speed_kmh(km, seconds), is_bound: reach_a + reach_b > 0 })
    }
}

/// A point in degrees, and how many kilometres from it the place may be: none for coordinates.
pub(super) fn located(place: Place) -> Option<((f64, f64), u32)> {
    if let Some((latitude, longitude)) = place.point {
        return Some(((f64::from(latitude) / 100.0, f64::from(longitude) / 100.0), 0));
    }
    let country = country(place.country.0).filter(|country| country.has_place)?;
    Some(((country.latitude, country.longitude), country.reach_km))
}

/// When an entry was last certain: at its stated end. An assumed end is no evidence of having been there.
pub(super) fn seen_until(case: &Case<'_>, row: usize) -> u32 {
    let flags = case.history.flags(row);
    let is_stated = flags.has(Flags::HAS_SPAN) && !flags.has(Flags::END_ASSUMED);
    if is_stated { case.history.end(row) } else { case.history.start(row) }
}

/// Seconds from the end of one entry to the beginning of a later one; none where they overlap.
pub(super) fn gap(case: &Case<'_>, before: usize, after: usize) -> u32 {
    case.history.start(after).saturating_sub(seen_until(case, before))
}

/// Rows that place the person, in time order, without places that are artefacts: an address that was elsewhere within a
/// day (tables change their mind, people do not carry addresses along), and the second address of a dual-stack device.
pub(super) fn stops(case: &Case<'_>) -> Vec<usize> {
    let history = &case.history;
    let mut ids = own_ids(history, &history.population.columns.place);
    if ids.next().is_none_or(|first| ids.all(|id| id == first)) {
        // Most accounts stay in one place; two entries are enough to say that nothing changed.
        return case.placed_rows().filter(|row| history.place(*row).is_some()).take(2).collect();
    }
    let mut places: BTreeMap<u32, (Place, u32)> = BTreeMap::new();
    let mut stops: Vec<usize> = Vec::new();
    for row in case.placed_rows() {
        let Some(place) = history.place(row).filter(|_| !history.flags(row).has(Flags::DAY_ONLY)) else { continue };
        let (start, address) = (history.start(row), history.population.columns.address[row]);
        if address != NONE {
            let (known, at) = places.entry(address).or_insert((place, start));
            if *known != place && start - *at < DAY {
                continue;
            }
            (*known, *at) = (place, start);
        }
        if !stops.last().is_some_and(|&before| is_dual_stack(case, before, row)) {
            stops.push(row);
        }
    }
    stops
}

/// Whether two entries are one device speaking IPv4 and IPv6: tables place the two families apart.
fn is_dual_stack(case: &Case<'_>, before: usize, after: usize) -> bool {
    let history = &case.history;
    let families = history.address(before).zip(history.address(after));
    let (devices, sessions) =
        ((history.device(before), history.device(after)), (history.session(before), history.session(after)));
    let may_be_one = match devices {
        (Some(a), Some(b)) => a == b || sessions.0.is_some() && sessions.0 == sessions.1,
        _ => true,
    };
    families.is_some_and(|(a, b)| a.is_ipv4() != b.is_ipv4())
        && history.place(before) != history.place(after)
        && history.start(after) - history.start(before) < DUAL_STACK
        && may_be_one
}

/// Single entries elsewhere between two at one place, minutes apart: a VPN switched on and off.
fn toggles(case: &Case<'_>, stops: &[usize]) -> BTreeSet<usize> {
    let history = &case.history;
    let is_near = |before: usize, after: usize| history.start(after) - history.start(before) <= TOGGLE;
    stops
        .windows(3)
        .filter(|hop| history.place(hop[0]) == history.place(hop[2]) && history.place(hop[0]) != history.place(hop[1]))
        .filter(|hop| is_near(hop[0], hop[1]) && is_near(hop[1], hop[2]))
        .map(|hop| hop[1])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    const SEOUL: &str = "sign-in ok ip=192.0.2.10 KR 37.5,126.9";
    const LAGOS: &str = "sign-in ok ip=198.51.100.7 NG 6.5,3.4";

    #[test]
    fn a_hop_through_one_entry_and_back_is_at_most_medium() {
        let toggle = format!("! | 03-01 09:00 {SEOUL}\n! | 03-01 09:05 {LAGOS}\n! | 03-01 09:10 {SEOUL}");
        let occurrence = fired(&ImpossibleTravel, &toggle);
        assert_eq!((occurrence.strength, occurrence.severity), (Strength::Severe, Severity::Medium));
        assert_eq!(count(&occurrence.facts, "legs"), 2);
        let stayed =
            format!("! | 03-01 09:00 {SEOUL}\n! | 03-01 09:05 {LAGOS}\n| 03-01 09:07 {LAGOS}\n! | 03-01 09:10 {SEOUL}");
        assert_eq!(fired(&ImpossibleTravel, &stayed).severity, Severity::High);
    }

    #[test]
    fn a_session_that_is_still_open_elsewhere_needs_no_time_at_all() {
        let drawing = "! | 03-01 09:00..18:00 session ip=192.0.2.10 KR 37.5,126.9\n! | 03-01 17:00 sign-in ok ip=198.51.100.7 NG 6.5,3.4";
        let facts = fired(&ImpossibleTravel, drawing).facts;
        assert_eq!(count(&facts, "minutes"), 0);
        let assumed = drawing.replace("session ip", "session assumed ip").replace("! ", "").replace("17:00", "30:00");
        assert_eq!(check(&ImpossibleTravel, &assumed), Assessment::Quiet);
    }

    #[test]
    fn countries_give_a_lower_bound_and_say_so() {
        let drawing = CARD.examples[1].drawing;
        let occurrence = fired(&ImpossibleTravel, drawing);
        assert!(occurrence.weaknesses.country_only);
        assert!(count(&occurrence.facts, "km") < 11_500, "nearer than the centroids");
        assert!(!fired(&ImpossibleTravel, CARD.examples[0].drawing).weaknesses.country_only);
    }

    #[test]
    fn known_addresses_place_nobody() {
        let drawing = format!("| 03-01 09:00 {SEOUL}\n| 03-01 10:00 {LAGOS}\n| 03-01 18:00 {SEOUL}");
        let policy = Policy { known_addresses: vec!["198.51.100.0/24".to_owned()], ..Policy::default() };
        assert_eq!(Sketch::under(policy, &drawing).assess(&ImpossibleTravel), Assessment::Quiet);
    }

    #[test]
    fn one_place_cannot_be_compared() {
        for drawing in ["| 03-01 09:00 sign-in ok KR", "| 03-01 09:00 sign-in ok x3 every 1h"] {
            assert_eq!(check(&ImpossibleTravel, drawing), Assessment::NotAssessed(Need::Place), "{drawing}");
        }
    }

    #[test]
    fn the_explanation_gives_distance_time_and_speed() {
        let facts = fired(&ImpossibleTravel, CARD.examples[0].drawing).facts;
        let text = ImpossibleTravel.explain(&facts, Lang::Ko);
        assert!(text.starts_with("적어도 12") && text.contains("두 곳(KR → NG)에서 1시간 간격으로"), "{text}");
        assert!(ImpossibleTravel.explain(&facts, Lang::En).contains("(KR → NG), 1 h apart in time"));
    }
}
