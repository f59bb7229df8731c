//! Verified on some devices and in some places, used on others from then on.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::day_text;
use crate::model::network::network24;
use crate::model::{Answer, Both, Detail, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct AccountHandover;

static CARD: Card = Card {
    id: "account-handover",
    family: Family::Identity,
    severity: Severity::High,
    needs: &[Need::Verification, Need::Device, Need::Place],
    sources: &[sources::US_2022, sources::ROK_2022],
    policy: &["handover"],
    ko: CardText {
        title: "본인 확인 후 기기·접속지 변경",
        looks_for: "본인 인증을 마치고 7일이 지난 뒤의 접속이 그 전의 어느 기기와도, 어느 나라나 망과도 겹치지 않는지 봅니다. 이후 접속 10건 이상일 때만 봅니다.",
        matters_because: "한국 주의보의 핵심 수법은 다른 사람이 인증한 계정을 빌리거나 넘겨받아 쓰는 것입니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "인증 뒤에 받은 회사 노트북과 이사",
            "휴대전화로 인증하고 컴퓨터로 일함",
            "새 휴대전화와 이민",
        ],
        blind_spots: &["인증 전후의 접속이 모두 기록에 있어야 합니다.", "원격 조종은 처음 기기 그대로 보입니다."],
        next_steps: &[SECURE_KO, "인증 뒤에 바뀐 것을 물어봅니다.", CHECK_KO],
        clears: &["회사가 기기를 지급한 기록", "변경 뒤에 한 화상 또는 대면 확인"],
    },
    en: CardText {
        title: "other devices and places after verification",
        looks_for: "From 7 days after verification on, no entry shares a device, nor a country or network, with any before; only with 10 entries afterwards.",
        matters_because: "At the core of the Korean advisory are accounts that one person verifies and another rents or takes over.",
        innocent_explanations: &[
            STOLEN_EN,
            "A company laptop received after verification, and a move",
            "Verified on a phone, working on a computer",
            "A new phone and emigration",
        ],
        blind_spots: &[
            "Needs entries from before and after verification.",
            "Remote control looks like the first device.",
        ],
        next_steps: &[SECURE_EN, "Ask what changed after verification.", CHECK_EN],
        clears: &["A record that the firm issued the device", "A check by video or in person after the change"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "인증 뒤로 기기와 나라가 모두 다름", en: "device and country both differ afterwards"
            },
            fires: true,
            drawing: "= verified 2026-01-05
                      ! | 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x2 every 1d
                      ! | 01-20 09:00 sign-in ok ip=198.51.100.7 VN dev=b x12 every 1d",
        },
        Example {
            title: Both { ko: "새 노트북, 같은 나라와 망", en: "a new laptop on the same network" },
            fires: false,
            drawing: "= verified 2026-01-05
                      | 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x2 every 1d
                      | 01-20 09:00 sign-in ok ip=192.0.2.10 KR dev=b x12 every 1d",
        },
        Example {
            title: Both {
                ko: "나라는 바뀌었으나 기기는 그대로", en: "another country with the same device"
            },
            fires: false,
            drawing: "= verified 2026-01-05
                      | 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x2 every 1d
                      | 01-20 09:00 sign-in ok ip=198.51.100.7 VN dev=a x12 every 1d",
        },
        Example {
            title: Both { ko: "이후 접속이 9건뿐", en: "only nine entries afterwards" },
            fires: false,
            drawing: "= verified 2026-01-05
                      | 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x2 every 1d
                      | 01-20 09:00 sign-in ok ip=198.51.100.7 VN dev=b x9 every 1d",
        },
    ],
};

/// What one side of the boundary used.
#[derive(Default)]
struct Side {
    rows: Vec<usize>,
    devices: BTreeSet<u32>,
    countries: BTreeSet<[u8; 2]>,
    systems: BTreeSet<String>,
    networks: BTreeSet<u32>,
}

impl RiskSignal for AccountHandover {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some((Answer::Yes, Some(verified), _)) = case.history.answer(HoldingField::Verified) else {
            return Assessment::NotAssessed(Need::Verification);
        };
        let policy = &case.settings.policy.handover;
        let boundary = verified + policy.settle_days as i32;
        let (mut before, mut after) = (Side::default(), Side::default());
        for row in case.placed_rows() {
            let Some(device) = case.history.device(row) else { continue };
            let Some(address) = case.history.address(row) else { continue };
            if is_detour(case, row) {
                continue;
            }
            let side = if case.local_day(row) <= boundary { &mut before } else { &mut after };
            side.rows.push(row);
            side.devices.insert(device);
            if let Some(place) = case.history.place(row).filter(|place| place.country.is_known()) {
                side.countries.insert(place.country.0);
            }
            side.systems.extend(case.history.detail(row, Detail::Asn).map(str::to_owned));
            side.networks.extend(network24(address));
        }
        if before.rows.len() < policy.min_before as usize || after.rows.len() < policy.min_after as usize {
            return Assessment::NotAssessed(Need::Device);
        }
        let apart = |known: bool, shared: bool| known && !shared;
        let countries = apart(
            !before.countries.is_empty() && !after.countries.is_empty(),
            before.countries.intersection(&after.countries).next().is_some(),
        );
        let systems = apart(
            !before.systems.is_empty() && !after.systems.is_empty(),
            before.systems.intersection(&after.systems).next().is_some(),
        );
        let networks = before.networks.intersection(&after.networks).next().is_none();
        let devices = before.devices.intersection(&after.devices).next().is_none();
        if !devices || !networks || !(countries || systems) {
            return Assessment::Quiet;
        }
        let strength = if countries { Strength::Strong } else { Strength::Watch };
        let codes = |side: &Side| {
            Fact::List(side.countries.iter().map(|code| String::from_utf8_lossy(code).into_owned()).collect())
        };
        let facts = vec![
            ("verified_on", Fact::Text(day_text(verified))),
            ("devices_before", Fact::Count(before.devices.len() as u64)),
            ("devices_after", Fact::Count(after.devices.len() as u64)),
            ("entries_after", Fact::Count(after.rows.len() as u64)),
            ("countries_before", codes(&before)),
            ("countries_after", codes(&after)),
        ];
        // The last entry of the first holder beside the first of what came after says most.
        let rows = after.rows.iter().take(1).chain(before.rows.iter().rev()).chain(after.rows.iter().skip(1)).copied();
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (day, entries) = (text(facts, "verified_on"), count(facts, "entries_after"));
        match lang {
            Lang::Ko => {
                let day = if day.is_empty() { String::new() } else { format!("({day})") };
                format!("본인 인증{day} 뒤의 접속 {entries}건은 그 전의 어느 기기나 접속지와도 겹치지 않습니다.")
            }
            Lang::En => {
                let day = if day.is_empty() { String::new() } else { format!(" ({day})") };
                format!(
                    "None of the {entries} entries after verification{day} shares a device or place with those before."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_laptop_bought_in_the_first_week_belongs_to_setting_up() {
        let drawing = "= verified 2026-01-05
             | 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x2 every 1d
             | 01-12 09:00 sign-in ok ip=198.51.100.7 VN dev=b x14 every 1d";
        assert_eq!(check(&AccountHandover, drawing), Assessment::Quiet);
    }

    #[test]
    fn the_first_entry_afterwards_comes_first() {
        let occurrence = fired(&AccountHandover, CARD.examples[0].drawing);
        assert_eq!(occurrence.evidence[0].line, 3);
        assert_eq!(occurrence.strength, Strength::Strong);
    }

    #[test]
    fn without_a_day_of_verification_there_is_no_boundary() {
        let drawing = "= verified yes\n| 01-04 09:00 sign-in ok ip=192.0.2.10 KR dev=a x20 every 1d";
        assert_eq!(check(&AccountHandover, drawing), Assessment::NotAssessed(Need::Verification));
    }
}
