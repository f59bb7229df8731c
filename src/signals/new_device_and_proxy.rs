//! A device, a country and a proxy never seen before, all in one sign-in.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::{Detour, detour, tells_networks};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::utc_text;
use crate::model::{ActivityKind, Both, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct NewDeviceAndProxy;

static CARD: Card = Card {
    id: "new-device-and-proxy",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::NetworkType, Need::Device, Need::Place],
    sources: &[sources::OKTA_DETECTIONS, sources::LEVELBLUE_2025],
    policy: &["anonymizer"],
    ko: CardText {
        title: "새 기기·새 나라·프록시가 겹친 접속",
        looks_for: "접속 5건 이상인 계정에서 한 번의 접속에 처음 보는 기기, 처음 보는 나라, VPN이나 프록시가 모두 겹치는지 봅니다.",
        matters_because: "따로는 흔해도 한꺼번에 바뀌는 일은 드뭅니다. 실제 사례 하나가 이 겹침으로 열흘 만에 드러났습니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "여행지에서 새 노트북으로 VPN을 켠 접속",
            "브라우저를 새로 설치하고 VPN을 켠 경우",
        ],
        blind_spots: &["처음부터 그렇게 접속하면 바뀐 것이 없어 보이지 않습니다."],
        next_steps: &[SECURE_KO, CHECK_KO],
        clears: &["새 기기 지급이나 여행 기록"],
    },
    en: CardText {
        title: "a new device, a new country and a proxy at once",
        looks_for: "In an account with 5 or more entries one sign-in that combines a device and a country never seen before with a VPN or proxy.",
        matters_because: "Each is common, all at once is rare; one real case came to light by it within ten days.",
        innocent_explanations: &[STOLEN_EN, "A new laptop on a VPN while travelling", "A new browser with the VPN on"],
        blind_spots: &["Whoever signs in like that from the start changes nothing."],
        next_steps: &[SECURE_EN, CHECK_EN],
        clears: &["A record of the new device or of the journey"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "세 가지가 한 접속에서 처음", en: "all three for the first time in one sign-in"
            },
            fires: true,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=a network-type=residential x5 every 1d
                      ! | 03-10 09:00 sign-in ok ip=198.51.100.7 US dev=b network-type=proxy",
        },
        Example {
            title: Both { ko: "늘 쓰던 기기로 VPN", en: "the usual device on a VPN" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=a network-type=residential x5 every 1d
                      | 03-10 09:00 sign-in ok ip=198.51.100.7 US dev=a network-type=vpn",
        },
        Example {
            title: Both { ko: "새 기기로 여행지에서 접속", en: "a new device while travelling, no proxy" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=a network-type=residential x5 every 1d
                      | 03-10 09:00 sign-in ok ip=198.51.100.7 US dev=b network-type=residential",
        },
    ],
};

impl RiskSignal for NewDeviceAndProxy {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        if !tells_networks(case) {
            return Assessment::NotAssessed(Need::NetworkType);
        }
        let history = &case.history;
        let settled = case.settings.policy.anonymizer.settled_entries as usize;
        let (mut devices, mut countries) = (BTreeSet::new(), BTreeSet::new());
        let (mut seen, mut hits) = (0usize, Vec::new());
        for row in case.placed_rows() {
            let (Some(device), Some(place)) = (history.device(row), history.place(row)) else { continue };
            if !place.country.is_known() {
                continue;
            }
            let (new_device, new_country) = (devices.insert(device), countries.insert(place.country));
            let is_entry = matches!(history.kind(row), ActivityKind::SignIn | ActivityKind::Session);
            if seen >= settled && new_device && new_country && is_entry && detour(case, row) == Some(Detour::Anonymiser)
            {
                hits.push(row);
            }
            seen += 1;
        }
        if seen <= settled {
            return Assessment::NotAssessed(Need::Device);
        }
        let Some(&first) = hits.first() else { return Assessment::Quiet };
        let code = history.place(first).and_then(|place| place.country.text().map(str::to_owned)).unwrap_or_default();
        let facts = vec![
            ("times", Fact::Count(hits.len() as u64)),
            ("first", Fact::Text(utc_text(history.start(first)))),
            ("country", Fact::Text(code)),
        ];
        let strength = if hits.len() > 1 { Strength::Severe } else { Strength::Strong };
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(hits)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (times, first) = (count(facts, "times"), text(facts, "first"));
        match lang {
            Lang::Ko => {
                let first = if first.is_empty() { String::new() } else { format!(" 처음은 {first}입니다.") };
                format!(
                    "처음 보는 기기, 처음 보는 나라, VPN이나 프록시가 한 접속에서 겹친 일이 {times}번 있습니다.{first}"
                )
            }
            Lang::En => {
                let first = if first.is_empty() { String::new() } else { format!(" The first was at {first}.") };
                format!("Sign-ins that combine a new device, a new country and a VPN or proxy: {times}.{first}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn twice_is_severe_and_a_young_account_has_nothing_to_compare() {
        let twice = format!(
            "{}\n! | 03-12 09:00 sign-in ok ip=203.0.113.7 VN dev=c network-type=vpn",
            CARD.examples[0].drawing
        );
        assert_eq!(fired(&NewDeviceAndProxy, &twice).strength, Strength::Severe);
        let young = "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR dev=a network-type=residential x4 every 1d\n| 03-10 09:00 sign-in ok ip=198.51.100.7 US dev=b network-type=proxy";
        assert_eq!(check(&NewDeviceAndProxy, young), Assessment::NotAssessed(Need::Device));
    }
}
