//! An issued device in one country, its user's entries in another, day after day.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list, number,
};
use crate::model::{ActivityKind, Both, Detail, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct LaptopVsLoginGeo;

static CARD: Card = Card {
    id: "laptop-vs-login-geo",
    family: Family::Place,
    severity: Severity::High,
    needs: &[Need::Shipments, Need::Place],
    sources: &[sources::RECORDED_FUTURE_2026],
    policy: &["laptop_place"],
    ko: CardText {
        title: "지급한 기기와 다른 나라의 접속",
        looks_for: "기기가 처음 켜진 나라(없으면 보낸 나라)와 다른 나라에서 접속한 날이 80%를 넘는지 봅니다. 발송 뒤 접속한 날이 10일 이상일 때만 봅니다.",
        matters_because: "보고서는 어쩌다가 아니라 꾸준히 어긋나는 위치를 오래가는 단서로 봅니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "긴 출장이나 파견",
            "개인 기기로 하는 접속이 허용된 경우",
            "지역 표의 오류",
        ],
        blind_spots: &["나라 안의 거리는 보지 않습니다.", "기기와 사람이 함께 옮겨 가면 드러나지 않습니다."],
        next_steps: &[SECURE_KO, "기기가 지금 어디에 있는지 물어봅니다.", CHECK_KO],
        clears: &["파견이나 원격 근무 장소의 기록"],
    },
    en: CardText {
        title: "entries from another country than the device",
        looks_for: "More than 80 % of the days with entries are in another country than the one where the device first appeared, or was sent; only with 10 such days after dispatch.",
        matters_because: "The report calls a steady mismatch, not an occasional one, durable evidence.",
        innocent_explanations: &[
            STOLEN_EN,
            "A long assignment abroad",
            "Personal devices that are allowed",
            "Errors of the address table",
        ],
        blind_spots: &["Distances inside a country are not looked at.", "A device that moves along is not seen."],
        next_steps: &[SECURE_EN, "Ask where the device is now.", CHECK_EN],
        clears: &["A record of the assignment or place of work"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "한국에서 켜진 기기, 열흘 내내 베트남 접속",
                en: "a device seen in Korea, ten days of entries from Vietnam",
            },
            fires: true,
            drawing: "! | 03-01 09:00 shipment first-seen-country=KR
                      ! | 03-05 09:00 sign-in ok ip=198.51.100.7 VN x10 every 1d",
        },
        Example {
            title: Both { ko: "80%인 날", en: "exactly 80 % of the days" },
            fires: false,
            drawing: "| 03-01 09:00 shipment first-seen-country=KR
                      | 03-05 09:00 sign-in ok ip=198.51.100.7 VN x8 every 1d
                      | 03-15 09:00 sign-in ok ip=192.0.2.10 KR x2 every 1d",
        },
        Example {
            title: Both { ko: "아흐레뿐", en: "nine days only" },
            fires: false,
            drawing: "| 03-01 09:00 shipment ship-country=KR
                      | 03-05 09:00 sign-in ok ip=198.51.100.7 VN x9 every 1d",
        },
        Example {
            title: Both { ko: "VPN으로 나간 접속", en: "entries through a VPN" },
            fires: false,
            drawing: "| 03-01 09:00 shipment ship-country=KR
                      | 03-05 09:00 sign-in ok ip=198.51.100.7 VN network-type=vpn x10 every 1d
                      | 03-20 09:00 sign-in ok ip=192.0.2.10 KR",
        },
    ],
};

impl RiskSignal for LaptopVsLoginGeo {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let (mut seen, mut sent, mut devices) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for row in history.rows_of(ActivityKind::Shipment).chain(history.rows_of(ActivityKind::Endpoint)) {
            let first = history.detail(row, Detail::FirstSeenCountry);
            let to = history.detail(row, Detail::ShipCountry);
            seen.extend(first);
            sent.extend(to);
            if first.is_some() || to.is_some() {
                devices.push(row);
            }
        }
        let Some(since) = devices.iter().map(|row| history.start(*row)).min() else {
            return Assessment::NotAssessed(Need::Shipments);
        };
        // Where the device was seen says more than where a parcel was addressed to.
        let homes = if seen.is_empty() { &sent } else { &seen };
        let mut days: BTreeMap<i32, (bool, usize)> = BTreeMap::new();
        let mut elsewhere = BTreeSet::new();
        for row in case.placed_rows().filter(|row| history.start(*row) >= since && !is_detour(case, *row)) {
            let Some(place) = history.place(row).filter(|place| place.country.is_known()) else { continue };
            let code = place.country.text().unwrap_or_default();
            let is_home = homes.contains(code);
            days.entry(case.local_day(row)).or_insert((false, row)).0 |= is_home;
            if !is_home {
                elsewhere.insert(code.to_owned());
            }
        }
        let policy = &case.settings.policy.laptop_place;
        if days.len() < policy.min_days as usize {
            return Assessment::NotAssessed(Need::Place);
        }
        let apart: Vec<usize> = days.values().filter(|(is_home, _)| !is_home).map(|(_, row)| *row).collect();
        let percent = apart.len() as f64 * 100.0 / days.len() as f64;
        if percent <= policy.percent {
            return Assessment::Quiet;
        }
        let facts = vec![
            ("percent", Fact::Number(percent)),
            ("days", Fact::Count(days.len() as u64)),
            ("device_countries", Fact::List(homes.iter().map(|code| (*code).to_owned()).collect())),
            ("entry_countries", Fact::List(elsewhere.into_iter().collect())),
        ];
        let mut occurrence =
            Occurrence::new(&CARD, Strength::Strong, facts, case.loci(devices.into_iter().chain(apart)));
        occurrence.weaknesses.country_only = true;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (percent, days) = (number(facts, "percent"), count(facts, "days"));
        let (device, entries) = (list(facts, "device_countries").join(", "), list(facts, "entry_countries").join(", "));
        let is_named = !device.is_empty() && !entries.is_empty();
        let names = if is_named { format!(" ({device} ↔ {entries})") } else { String::new() };
        match lang {
            Lang::Ko => {
                format!(
                    "접속한 {days}일 가운데 {percent:.0}%의 날에 기기가 있는 나라가 아닌 곳에서 접속했습니다{names}."
                )
            }
            Lang::En => format!(
                "On {percent:.0} % of {days} days the entries came from another country than the device's{names}."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn where_it_was_seen_wins_over_where_it_was_sent() {
        let drawing = "! | 03-01 09:00 shipment ship-country=KR first-seen-country=CN\n! | 03-05 09:00 sign-in ok ip=192.0.2.10 KR x10 every 1d";
        let facts = fired(&LaptopVsLoginGeo, drawing).facts;
        assert_eq!(list(&facts, "device_countries"), ["CN"]);
        let same = "| 03-01 09:00 shipment ship-country=KR\n| 03-05 09:00 sign-in ok ip=192.0.2.10 KR x10 every 1d";
        assert_eq!(check(&LaptopVsLoginGeo, same), Assessment::Quiet);
    }

    #[test]
    fn entries_before_the_parcel_do_not_count() {
        let drawing =
            "| 03-01 09:00 shipment ship-country=KR\n| 02-01 09:00 sign-in ok ip=198.51.100.7 VN x10 every 1d";
        assert_eq!(check(&LaptopVsLoginGeo, drawing), Assessment::NotAssessed(Need::Place));
        assert_eq!(check(&LaptopVsLoginGeo, "| 03-01 09:00 sign-in ok VN"), Assessment::NotAssessed(Need::Shipments));
    }
}
