//! One session id that changed its country.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::network::network24;
use crate::model::{ActivityKind, Both, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct SessionIpHop;

static CARD: Card = Card {
    id: "session-ip-hop",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Session, Need::Address, Need::Place],
    sources: &[sources::FBI_2025],
    policy: &[],
    ko: CardText {
        title: "나라가 바뀐 한 세션",
        looks_for: "같은 세션 번호가 서로 다른 망에서, 서로 다른 나라로 나타나는지 봅니다. 세 세션부터 더 무겁게 봅니다.",
        matters_because: "FBI는 세션 쿠키를 옮겨 회사 것이 아닌 기기에서 접속한 사례를 듭니다.",
        innocent_explanations: &[STOLEN_KO, "로그인한 채 켜거나 끈 VPN", "국경을 넘는 이동과 로밍"],
        blind_spots: &["세션 번호와 나라가 함께 있는 기록이어야 합니다."],
        next_steps: &[SECURE_KO, CHECK_KO],
        clears: &["그 시각의 VPN 사용 기록", "여행 일정"],
    },
    en: CardText {
        title: "one session in several countries",
        looks_for: "One session id seen on different networks in different countries; three such sessions weigh more.",
        matters_because: "The FBI describes session cookies carried over to devices that are not the firm's.",
        innocent_explanations: &[
            STOLEN_EN,
            "A VPN turned on or off while signed in",
            "Travel across a border, roaming",
        ],
        blind_spots: &["Needs session ids beside countries."],
        next_steps: &[SECURE_EN, CHECK_EN],
        clears: &["Records of a VPN at that time", "Travel plans"],
    },
    examples: &[
        Example {
            title: Both { ko: "한 세션, 두 나라", en: "one session, two countries" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR s=abc
                      ! | 03-01 09:20 action ok ip=198.51.100.7 VN s=abc",
        },
        Example {
            title: Both { ko: "한 나라 안의 와이파이와 LTE", en: "Wi-Fi and LTE inside one country" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR s=abc
                      | 03-01 09:20 action ok ip=198.51.100.7 KR s=abc",
        },
        Example {
            title: Both { ko: "두 세션", en: "two sessions" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR s=abc
                      | 03-01 09:20 sign-in ok ip=198.51.100.7 VN s=def",
        },
    ],
};

/// Sessions from which it is severe: once may be a VPN switch; *ours*.
const SEVERE: usize = 3;

impl RiskSignal for SessionIpHop {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        // The tag of work is its client: an account of nothing else has no session to follow.
        if history.account().kinds & !(1 << ActivityKind::Work as u8) == 0 {
            return Assessment::NotAssessed(Need::Session);
        }
        let mut first: BTreeMap<u32, (usize, [u8; 2], Option<u32>)> = BTreeMap::new();
        let (mut sessions, mut rows, mut codes) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for row in case.placed_rows() {
            let (Some(session), Some(address), Some(place)) =
                (history.session(row), history.address(row), history.place(row))
            else {
                continue;
            };
            if !place.country.is_known() || is_detour(case, row) {
                continue;
            }
            let network = network24(address);
            let (before, country, known) = *first.entry(session).or_insert((row, place.country.0, network));
            if country != place.country.0 && known != network {
                sessions.insert(session);
                rows.extend([before, row]);
                codes.extend([country, place.country.0]);
            }
        }
        if first.is_empty() {
            return Assessment::NotAssessed(Need::Session);
        }
        if sessions.is_empty() {
            return Assessment::Quiet;
        }
        let strength = if sessions.len() >= SEVERE { Strength::Severe } else { Strength::Strong };
        let codes = codes.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect();
        let facts = vec![("sessions", Fact::Count(sessions.len() as u64)), ("countries", Fact::List(codes))];
        let is_country_only = rows.iter().any(|row| history.place(*row).is_none_or(|place| place.point.is_none()));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, case.loci(rows));
        occurrence.weaknesses.country_only = is_country_only;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (sessions, codes) = (count(facts, "sessions"), list(facts, "countries").join(", "));
        let codes = if codes.is_empty() { String::new() } else { format!(" ({codes})") };
        match lang {
            Lang::Ko => format!("세션 {sessions}개가 로그인한 채로 나라를 바꾸었습니다{codes}."),
            Lang::En => format!("{sessions} sessions changed their country while signed in{codes}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn three_sessions_are_severe() {
        let one = |n: u32| {
            format!(
                "! | 03-0{n} 09:00 sign-in ok ip=192.0.2.10 KR s=s{n}\n! | 03-0{n} 09:20 action ok ip=198.51.100.7 VN s=s{n}\n"
            )
        };
        assert_eq!(fired(&SessionIpHop, &(one(1) + &one(2))).strength, Strength::Strong);
        assert_eq!(fired(&SessionIpHop, &(one(1) + &one(2) + &one(3))).strength, Strength::Severe);
    }

    #[test]
    fn a_vpn_is_a_detour_and_no_journey() {
        let drawing = "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR s=abc\n| 03-01 09:20 action ok ip=198.51.100.7 VN s=abc network-type=vpn";
        assert_eq!(check(&SessionIpHop, drawing), Assessment::Quiet);
    }

    #[test]
    fn without_session_ids_nothing_is_said() {
        let drawing = "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR";
        assert_eq!(check(&SessionIpHop, drawing), Assessment::NotAssessed(Need::Session));
    }
}
