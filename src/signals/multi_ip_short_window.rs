//! Many networks on one account within a few hours.

use super::card::{Example, sources};
use super::continuous_login_24h::span_text;
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::shared_ip_multi_account::own_ids;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::activity::Flags;
use crate::model::network::network24;
use crate::model::place::CountryCode;
use crate::model::{Both, Lang};
use crate::settings::{ManyAddresses, hours};
use crate::timeline::sharing::is_public;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

/// The signal.
pub struct MultiIpShortWindow;

static CARD: Card = Card {
    id: "multi-ip-short-window",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Address],
    sources: &[sources::US_2022, sources::ROK_2022, sources::JAPAN_2024],
    policy: &["many_addresses"],
    ko: CardText {
        title: "짧은 시간 안의 여러 네트워크 접속",
        looks_for: "6시간 안에 서로 다른 IPv4 네트워크(/24) 세 곳 이상에서 접속한 경우를 찾습니다. 나라가 다르면 무겁게 보고, 한 나라 안에서 바뀐 것은 참고로만 보여 줍니다.",
        matters_because: "한국·미국·일본의 주의보가 가장 자주 드는 특징입니다. 특히 주소의 나라가 서로 다를 때를 말합니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "휴대전화와 와이파이를 오가는 사람",
            "접속할 때마다 주소를 바꾸어 주는 통신사",
            "VPN, 회사 프록시, 사설 중계 서비스",
            "카페, 기차, 고객사처럼 옮겨 다니며 일한 날",
        ],
        blind_spots: &[
            "IPv6 주소는 원래 자주 바뀌므로 세지 않습니다.",
            "같은 통신사의 주소인지 이 기록만으로는 모릅니다.",
            "한 주소만 쓰는 대리 접속은 보이지 않습니다.",
        ],
        next_steps: &[SECURE_KO, "그날 어디에서, 무엇으로 접속했는지 본인에게 묻습니다.", CHECK_KO],
        clears: &[
            "회사 VPN·프록시 주소를 알려진 주소로 등록",
            "이동하거나 휴대전화를 썼다는 설명",
            "도용을 확인하고 조치한 기록",
        ],
    },
    en: CardText {
        title: "many networks within a few hours",
        looks_for: "Three or more different IPv4 networks (/24) within 6 hours. Different countries weigh more; changes within one country are shown as context only.",
        matters_because: "It is what the advisories of Korea, the United States and Japan name most often, above all where the addresses are of different countries.",
        innocent_explanations: &[
            STOLEN_EN,
            "Somebody who changes between phone and Wi-Fi",
            "A carrier that hands out another address each time",
            "A VPN, company proxy or private relay",
            "A day on the move: a café, a train, a client's office",
        ],
        blind_spots: &[
            "IPv6 addresses change by design and do not count.",
            "The log does not say which addresses are of one carrier.",
            "A stand-in with one steady address does not show.",
        ],
        next_steps: &[SECURE_EN, "Ask the holder from where and by what means they were connected that day.", CHECK_EN],
        clears: &[
            "The firm's VPN or proxy entered as a known address",
            "A journey or a phone, as told by the holder",
            "A takeover found and dealt with",
        ],
    },
    examples: &[
        Example {
            title: Both {
                ko: "네 시간 사이 세 네트워크, 두 나라",
                en: "three networks and two countries in four hours",
            },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      ! | 03-01 11:00 sign-in ok ip=198.51.100.7 KR
                      ! | 03-01 13:00 sign-in ok ip=203.0.113.5 VN",
        },
        Example {
            title: Both { ko: "두 네트워크", en: "two networks" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-01 11:00 sign-in ok ip=198.51.100.7 VN",
        },
        Example {
            title: Both {
                ko: "한 통신사가 같은 대역에서 준 세 주소",
                en: "three addresses that a carrier gave from one range",
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10
                      | 03-01 10:00 sign-in ok ip=192.0.2.77
                      | 03-01 11:00 sign-in ok ip=192.0.2.200",
        },
        Example {
            title: Both { ko: "세 번째는 6시간이 지난 뒤", en: "the third after more than 6 hours" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10
                      | 03-01 11:00 sign-in ok ip=198.51.100.7
                      | 03-01 15:01 sign-in ok ip=203.0.113.5",
        },
        Example {
            title: Both { ko: "사내 주소와 IPv6", en: "private addresses and IPv6" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10
                      | 03-01 09:10 sign-in ok ip=10.0.0.7
                      | 03-01 09:20 sign-in ok ip=2001:db8:1::7
                      | 03-01 09:30 sign-in ok ip=2001:db8:2::7",
        },
        Example {
            title: Both { ko: "여러 곳에서 온 실패한 시도", en: "failed attempts from all over" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10
                      | 03-01 09:01 sign-in fail ip=198.51.100.7
                      | 03-01 09:02 sign-in fail ip=203.0.113.5",
        },
    ],
};

/// An entry with its network and the country of its address.
struct Hit {
    row: usize,
    start: u32,
    network: u32,
    country: CountryCode,
}

impl RiskSignal for MultiIpShortWindow {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let is_seen =
            |row: usize| case.history.address(row).is_some_and(|address| address.is_ipv4() && is_public(address));
        if !case.history.own_rows().any(is_seen) {
            return Assessment::NotAssessed(Need::Address);
        }
        let policy = &case.settings.policy.many_addresses;
        if network_count(case) < policy.min_networks as usize {
            return Assessment::Quiet;
        }
        let hits = hits(case);
        let window = hours(policy.window_hours);
        let (mut networks, mut countries) = (BTreeMap::new(), BTreeMap::new());
        let (mut first, mut best) = (0, None::<(Rank, usize, usize)>);
        for (last, hit) in hits.iter().enumerate() {
            *networks.entry(hit.network).or_insert(0u32) += 1;
            *countries.entry(hit.country).or_insert(0u32) += 1;
            while hit.start - hits[first].start > window {
                forget(&mut networks, hits[first].network);
                forget(&mut countries, hits[first].country);
                first += 1;
            }
            if networks.len() >= policy.min_networks as usize {
                let rank = Rank::of(networks.len(), &countries, policy);
                if best.as_ref().is_none_or(|(known, ..)| rank > *known) {
                    best = Some((rank, first, last));
                }
            }
        }
        let Some((rank, first, last)) = best else { return Assessment::Quiet };
        let inside = &hits[first..=last];
        let mut seen = BTreeSet::new();
        let firsts: Vec<&Hit> = inside.iter().filter(|hit| seen.insert(hit.network)).collect();
        let addresses: BTreeSet<IpAddr> = inside.iter().filter_map(|hit| case.history.address(hit.row)).collect();
        let codes: BTreeSet<CountryCode> =
            inside.iter().map(|hit| hit.country).filter(|code| code.is_known()).collect();
        let seconds = firsts.last().zip(firsts.first()).map_or(0, |(last, first)| last.start - first.start);
        let facts = vec![
            ("networks", Fact::Count(firsts.len() as u64)),
            ("addresses", Fact::Count(addresses.len() as u64)),
            ("minutes", Fact::Count(u64::from(seconds / 60))),
            ("countries", Fact::List(codes.iter().filter_map(|code| code.text().map(str::to_owned)).collect())),
        ];
        let occurrence = Occurrence::new(&CARD, rank.strength, facts, case.loci(firsts.iter().map(|hit| hit.row)));
        Assessment::Fired(if rank.abroad_possible { occurrence } else { occurrence.at_most(Severity::Context) })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (networks, addresses) = (count(facts, "networks"), count(facts, "addresses"));
        let (span, codes) = (span_text(count(facts, "minutes"), lang), list(facts, "countries").join(", "));
        match lang {
            Lang::Ko => {
                let codes =
                    if codes.is_empty() { "알 수 없습니다".to_owned() } else { format!("{codes}입니다") };
                format!(
                    "{span} 안에 네트워크 {networks}곳, 주소 {addresses}개에서 활동했습니다. 주소의 나라는 {codes}."
                )
            }
            Lang::En => {
                let codes = if codes.is_empty() { "unknown".to_owned() } else { codes };
                format!(
                    "Activity from {networks} networks and {addresses} addresses within {span}. Countries of the addresses: {codes}."
                )
            }
        }
    }
}

/// How much a window says; the later field decides between equals.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    strength: Strength,
    /// Not all addresses are known to be of one country.
    abroad_possible: bool,
    networks: usize,
}

impl Rank {
    fn of(networks: usize, countries: &BTreeMap<CountryCode, u32>, policy: &ManyAddresses) -> Self {
        let known = countries.keys().filter(|code| code.is_known()).count();
        let strength = if known < 2 {
            Strength::Watch
        } else if networks >= policy.severe_networks as usize {
            Strength::Severe
        } else {
            Strength::Strong
        };
        Self { strength, abroad_possible: known != 1 || known != countries.len(), networks }
    }
}

fn forget<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
    if let Some(count) = counts.get_mut(&key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&key);
        }
    }
}

/// Different networks over all time: most accounts have so few that no window need be looked at.
fn network_count(case: &Case<'_>) -> usize {
    let population = case.history.population;
    let ids: BTreeSet<u32> = own_ids(&case.history, &population.columns.address).collect();
    let networks = ids.iter().filter_map(|id| population.addresses.get(*id as usize).copied().and_then(network24));
    networks.collect::<BTreeSet<u32>>().len()
}

/// Entries from public IPv4 addresses, in time order. An address is in one country, that of its first entry: tables change
/// their mind, and that is no second country.
fn hits(case: &Case<'_>) -> Vec<Hit> {
    let history = &case.history;
    let mut countries: BTreeMap<u32, CountryCode> = BTreeMap::new();
    let mut hits = Vec::new();
    for row in case.placed_rows().filter(|row| !history.flags(*row).has(Flags::DAY_ONLY)) {
        let Some(address) = history.address(row).filter(|address| is_public(*address)) else { continue };
        let Some(network) = network24(address) else { continue };
        let seen = history.place(row).map_or(CountryCode::UNKNOWN, |place| place.country);
        let country = countries.entry(history.population.columns.address[row]).or_insert(seen);
        if !country.is_known() {
            *country = seen;
        }
        hits.push(Hit { row, start: history.start(row), network, country: *country });
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn days(countries: [&str; 5]) -> String {
        let networks = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "8.8.8.8", "9.9.9.9"];
        networks
            .iter()
            .zip(countries)
            .enumerate()
            .map(|(n, (ip, code))| format!("! | 03-01 0{n}:00 sign-in ok ip={ip} {code}\n"))
            .collect()
    }

    #[test]
    fn within_one_country_it_is_context_only() {
        let occurrence = fired(&MultiIpShortWindow, &days(["KR"; 5]));
        assert_eq!((occurrence.strength, occurrence.severity), (Strength::Watch, Severity::Context));
    }

    #[test]
    fn unknown_countries_are_worth_a_look() {
        for drawing in [days([""; 5]), days(["KR", "KR", "", "KR", "KR"])] {
            let occurrence = fired(&MultiIpShortWindow, &drawing);
            assert_eq!((occurrence.strength, occurrence.severity), (Strength::Watch, Severity::Medium));
        }
    }

    #[test]
    fn many_networks_of_several_countries_are_severe() {
        let occurrence = fired(&MultiIpShortWindow, &days(["KR", "KR", "VN", "KR", "KR"]));
        assert_eq!(occurrence.strength, Strength::Severe);
        assert_eq!((count(&occurrence.facts, "networks"), count(&occurrence.facts, "minutes")), (5, 240));
        assert_eq!(list(&occurrence.facts, "countries"), ["KR", "VN"]);
    }

    #[test]
    fn no_public_address_is_no_answer() {
        for drawing in [
            "| 03-01 09:00 sign-in ok",
            "| 03-01 09:00 sign-in ok ip=10.0.0.1",
            "| 03-01 09:00 sign-in ok ip=2001:db8::1",
        ] {
            assert_eq!(check(&MultiIpShortWindow, drawing), Assessment::NotAssessed(Need::Address), "{drawing}");
        }
    }

    #[test]
    fn the_explanation_counts_networks_and_countries() {
        let facts = fired(&MultiIpShortWindow, CARD.examples[0].drawing).facts;
        let text = MultiIpShortWindow.explain(&facts, Lang::Ko);
        assert_eq!(text, "4시간 안에 네트워크 3곳, 주소 3개에서 활동했습니다. 주소의 나라는 KR, VN입니다.");
    }
}
