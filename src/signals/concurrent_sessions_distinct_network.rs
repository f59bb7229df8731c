//! Two sessions at once on different networks and devices, in different countries.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::activity::Flags;
use crate::model::civil::DAY;
use crate::model::network::network24;
use crate::model::{Both, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct ConcurrentSessionsDistinctNetwork;

static CARD: Card = Card {
    id: "concurrent-sessions-distinct-network",
    family: Family::Place,
    severity: Severity::High,
    needs: &[Need::Presence, Need::Device, Need::Address],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["concurrent"],
    ko: CardText {
        title: "서로 다른 망과 기기의 동시 세션",
        looks_for: "망과 기기가 다른 두 세션이 5분 이상 겹치고 두 곳의 나라가 다른지 봅니다. 한 나라 안에서는 세 기기부터 눈여겨봅니다.",
        matters_because: "계정 하나를 여러 사람이 나누어 쓰면 같은 시간에 다른 곳에서 접속하게 됩니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "VPN을 켠 노트북과 켜지 않은 휴대전화",
            "원격 데스크톱이나 클라우드 컴퓨터",
            "로그아웃하지 않은 세션",
        ],
        blind_spots: &["시작과 종료, 기기, 나라가 모두 있는 기록이어야 합니다."],
        next_steps: &[SECURE_KO, "두 기기가 누구 것인지 물어봅니다.", CHECK_KO],
        clears: &["VPN이나 원격 데스크톱 사용 기록", "두 기기 모두 본인 것이라는 확인"],
    },
    en: CardText {
        title: "simultaneous sessions on different networks",
        looks_for: "Two sessions on different networks and devices that overlap by 5 minutes or more in different countries; inside one country three devices at once are worth a look.",
        matters_because: "An account that several people share is used in several places at the same time.",
        innocent_explanations: &[
            STOLEN_EN,
            "A laptop on a VPN beside a phone that is not",
            "A remote desktop or cloud machine",
            "A session nobody signed out of",
        ],
        blind_spots: &["Needs start, end, device and country of both sessions."],
        next_steps: &[SECURE_EN, "Ask whose devices the two are.", CHECK_EN],
        clears: &["Records of a VPN or remote desktop", "Both devices shown to be the holder's"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "두 나라의 두 기기가 한 시간 겹침", en: "two devices in two countries for an hour"
            },
            fires: true,
            drawing: "! | 03-01 09:00..12:00 session ok ip=192.0.2.10 KR dev=a
                      ! | 03-01 11:00..13:00 session ok ip=198.51.100.7 VN dev=b",
        },
        Example {
            title: Both { ko: "4분만 겹침", en: "an overlap of four minutes" },
            fires: false,
            drawing: "| 03-01 09:00..11:04 session ok ip=192.0.2.10 KR dev=a
                      | 03-01 11:00..13:00 session ok ip=198.51.100.7 VN dev=b",
        },
        Example {
            title: Both { ko: "한 나라의 노트북과 휴대전화", en: "a laptop and a phone in one country" },
            fires: false,
            drawing: "| 03-01 09:00..12:00 session ok ip=192.0.2.10 KR dev=laptop
                      | 03-01 11:00..13:00 session ok ip=198.51.100.7 KR dev=phone",
        },
        Example {
            title: Both { ko: "VPN을 켠 쪽이 있음", en: "one of the two on a VPN" },
            fires: false,
            drawing: "| 03-01 09:00..12:00 session ok ip=192.0.2.10 KR dev=a
                      | 03-01 11:00..13:00 session ok ip=198.51.100.7 VN dev=b network-type=vpn",
        },
    ],
};

/// Sessions that are looked back at from each new one: more at once is a log without ends.
const OPEN: usize = 32;

/// One session with all that is compared.
#[derive(Clone, Copy)]
struct Open {
    row: usize,
    end: u32,
    device: u32,
    network: Option<u32>,
    country: [u8; 2],
}

impl RiskSignal for ConcurrentSessionsDistinctNetwork {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.concurrent;
        let needed = policy.min_minutes * 60;
        let (mut open, mut assessed): (Vec<Open>, usize) = (Vec::new(), 0);
        let (mut rows, mut days, mut abroad, mut most) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), 0usize);
        let mut many: Vec<usize> = Vec::new();
        for row in case.placed_rows() {
            let flags = history.flags(row);
            let stated = flags.has(Flags::HAS_SPAN) && !flags.has(Flags::END_ASSUMED) && !flags.has(Flags::DAY_ONLY);
            let (Some(device), Some(address)) = (history.device(row), history.address(row)) else { continue };
            if !stated || is_detour(case, row) {
                continue;
            }
            assessed += 1;
            let start = history.start(row);
            open.retain(|known| known.end >= start + needed);
            let country = history.place(row).map_or([0, 0], |place| place.country.0);
            let now = Open { row, end: history.end(row), device, network: network24(address), country };
            if now.end < start + needed {
                continue;
            }
            for known in &open {
                let other_net = known.network != now.network && known.device != now.device;
                if other_net && known.country != now.country && known.country != [0, 0] && now.country != [0, 0] {
                    rows.extend([known.row, row]);
                    days.insert(start / DAY);
                    abroad.extend([known.country, now.country]);
                }
            }
            if open.len() == OPEN {
                open.remove(0);
            }
            open.push(now);
            // No more can be different than there are.
            if open.len() <= most {
                continue;
            }
            let at_once = different(&open, |known| known.device).min(different(&open, |known| known.network));
            if at_once > most {
                most = at_once;
                many = open.iter().map(|known| known.row).collect();
            }
        }
        if assessed < 2 {
            return Assessment::NotAssessed(Need::Presence);
        }
        let codes = abroad.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect();
        let facts = vec![
            ("days", Fact::Count(days.len() as u64)),
            ("countries", Fact::List(codes)),
            ("devices_at_once", Fact::Count(most as u64)),
        ];
        if !rows.is_empty() {
            let severe = days.len() >= policy.severe_days as usize;
            let strength = if severe { Strength::Severe } else { Strength::Strong };
            return Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)));
        }
        if most >= policy.devices as usize {
            return Assessment::Fired(Occurrence::new(&CARD, Strength::Watch, facts, case.loci(many)));
        }
        Assessment::Quiet
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (days, devices) = (count(facts, "days"), count(facts, "devices_at_once"));
        let codes = list(facts, "countries").join(", ");
        match lang {
            Lang::Ko if codes.is_empty() => format!("서로 다른 망의 기기 {devices}대가 같은 시간에 접속해 있었습니다."),
            Lang::Ko => format!("{days}일에 걸쳐 서로 다른 나라({codes})의 다른 기기에서 동시에 접속해 있었습니다."),
            Lang::En if codes.is_empty() => {
                format!("{devices} devices on different networks were signed in at the same time.")
            }
            Lang::En => format!(
                "On {days} days different devices in different countries ({codes}) were signed in at the same time."
            ),
        }
    }
}

/// How many different values a few sessions have.
fn different<T: PartialEq>(open: &[Open], value: impl Fn(&Open) -> T) -> usize {
    open.iter().enumerate().filter(|(at, known)| !open[..*at].iter().any(|other| value(other) == value(known))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn three_devices_at_once_in_one_country_are_worth_a_look() {
        let drawing = "! | 03-01 09:00..12:00 session ok ip=192.0.2.10 KR dev=a
             ! | 03-01 09:10..12:00 session ok ip=198.51.100.7 KR dev=b
             ! | 03-01 09:20..12:00 session ok ip=203.0.113.7 KR dev=c";
        assert_eq!(fired(&ConcurrentSessionsDistinctNetwork, drawing).strength, Strength::Watch);
    }

    #[test]
    fn five_days_are_severe() {
        let drawing = "! | 03-01 09:00..12:00 session ok ip=192.0.2.10 KR dev=a x5 every 1d
             ! | 03-01 11:00..13:00 session ok ip=198.51.100.7 VN dev=b x5 every 1d";
        assert_eq!(fired(&ConcurrentSessionsDistinctNetwork, drawing).strength, Strength::Severe);
        assert_eq!(fired(&ConcurrentSessionsDistinctNetwork, &drawing.replace("x5", "x4")).strength, Strength::Strong);
    }

    #[test]
    fn moments_cannot_answer() {
        let drawing = "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=a x9 every 1h";
        assert_eq!(check(&ConcurrentSessionsDistinctNetwork, drawing), Assessment::NotAssessed(Need::Presence));
    }
}
