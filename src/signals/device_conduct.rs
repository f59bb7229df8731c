//! Two observations about devices: one whose operating system keeps changing, and work from a device that is not the firm's.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list, number,
};
use crate::model::civil::HOUR;
use crate::model::{Both, Detail, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// One device token with several operating systems within an hour.
pub struct DeviceOsFlip;
/// Entries from devices that the firm does not manage, where its own are used too.
pub struct UnmanagedDeviceLogin;

static OS_FLIP: Card = Card {
    id: "device-os-flip",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Device, Need::OperatingSystem],
    sources: &[sources::RECORDED_FUTURE_2026],
    policy: &["device_conduct"],
    ko: CardText {
        title: "한 기기에서 바뀌는 운영체제",
        looks_for: "같은 기기 번호가 60분 안에 서로 다른 운영체제로 나타나는지 봅니다(사흘부터 매우 뚜렷함).",
        matters_because: "여러 신원을 쓰려고 브라우저를 위장하면 기기 번호는 같고 운영체제만 바뀝니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "개발용 사용자 에이전트 변경",
            "에뮬레이터, 가상 컴퓨터, 두 운영체제 컴퓨터",
        ],
        blind_spots: &["기기와 운영체제가 함께 있는 기록이어야 합니다."],
        next_steps: &[SECURE_KO, CHECK_KO],
        clears: &["앱이나 웹 시험 업무라는 확인"],
    },
    en: CardText {
        title: "one device that changes its operating system",
        looks_for: "The same device identifier with different operating systems within 60 minutes; three days are severe.",
        matters_because: "Browsers disguised for several identities keep the device token and change the system.",
        innocent_explanations: &[
            STOLEN_EN,
            "A changed user agent for development",
            "Emulators, virtual machines, dual boot",
        ],
        blind_spots: &["Needs devices beside operating systems."],
        next_steps: &[SECURE_EN, CHECK_EN],
        clears: &["Work that tests apps or pages"],
    },
    examples: &[
        Example {
            title: Both { ko: "한 시간 안에 윈도우와 맥", en: "Windows and macOS within the hour" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok dev=a os=windows
                      ! | 03-01 09:40 sign-in ok dev=a os=macos",
        },
        Example {
            title: Both { ko: "61분 뒤", en: "61 minutes apart" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok dev=a os=windows
                      | 03-01 10:01 sign-in ok dev=a os=macos",
        },
        Example {
            title: Both { ko: "같은 운영체제의 새 판", en: "a newer version of the same system" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok dev=a os=windows_10
                      | 03-01 09:40 sign-in ok dev=a os=windows_11",
        },
    ],
};

static UNMANAGED: Card = Card {
    id: "unmanaged-device-login",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Managed],
    sources: &[sources::FBI_2025, sources::LEVELBLUE_2025],
    policy: &["device_conduct"],
    ko: CardText {
        title: "회사 기기가 아닌 기기의 접속",
        looks_for: "회사가 관리하는 기기가 있는 계정에서 관리하지 않는 기기로 한 접속을 봅니다. 정책에서 '회사 기기만'을 켜면 뚜렷하게, 아니면 눈여겨보는 정도로 봅니다.",
        matters_because: "FBI는 세션을 옮겨 회사 것이 아닌 기기에서 일한 사례를 듭니다.",
        innocent_explanations: &[STOLEN_KO, "개인 기기를 허용한 회사", "휴대전화의 메일 앱", "교체 중인 노트북"],
        blind_spots: &["관리 여부가 있는 기록이어야 합니다."],
        next_steps: &[SECURE_KO, "개인 기기를 쓰기로 했는지 확인합니다."],
        clears: &["개인 기기 사용 승인"],
    },
    en: CardText {
        title: "sign-ins from devices that are not the firm's",
        looks_for: "Entries from unmanaged devices in an account that has a managed one: clear where the policy says that only company devices may be used, else worth a look.",
        matters_because: "The FBI describes sessions carried over to devices that are not the firm's.",
        innocent_explanations: &[
            STOLEN_EN,
            "A firm that allows personal devices",
            "A mail app on a phone",
            "A laptop being replaced",
        ],
        blind_spots: &["The log must tell managed devices."],
        next_steps: &[SECURE_EN, "Check whether personal devices were agreed on."],
        clears: &["An approval of personal devices"],
    },
    examples: &[
        Example {
            title: Both { ko: "회사 노트북과 모르는 기기", en: "the company laptop and an unknown device" },
            fires: true,
            drawing: "| 03-01 09:00 sign-in ok managed=SN-1 is-managed=yes x5 every 1d
                      ! | 03-01 20:00 sign-in ok dev=b is-managed=no x3 every 1d",
        },
        Example {
            title: Both { ko: "회사 기기만", en: "company devices only" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok managed=SN-1 is-managed=yes x5 every 1d",
        },
        Example {
            title: Both {
                ko: "처음부터 개인 기기만 쓰는 계정", en: "an account that only ever had personal devices"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok dev=b is-managed=no x5 every 1d",
        },
    ],
};

/// The family of a system: versions and editions of one system are one.
fn system(text: &str) -> Option<&'static str> {
    const SYSTEMS: [(&str, &str); 8] = [
        ("windows", "Windows"),
        ("mac", "macOS"),
        ("os x", "macOS"),
        ("android", "Android"),
        ("iphone", "iOS"),
        ("ios", "iOS"),
        ("ipad", "iOS"),
        ("linux", "Linux"),
    ];
    SYSTEMS.iter().find(|(word, _)| text.contains(word)).map(|(_, name)| *name)
}

impl RiskSignal for DeviceOsFlip {
    fn card(&self) -> &'static Card {
        &OS_FLIP
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        if !history.population.tells(Detail::OperatingSystem) {
            return Assessment::NotAssessed(Need::OperatingSystem);
        }
        let mut last: BTreeMap<u32, (usize, &'static str)> = BTreeMap::new();
        let (mut rows, mut days, mut systems) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for row in history.own_rows().filter(|row| history.kind(*row).is_doing()) {
            let Some(device) = history.device(row) else { continue };
            let Some(now) = history.detail(row, Detail::OperatingSystem).and_then(system) else { continue };
            if let Some((before, known)) = last.insert(device, (row, now))
                && known != now
                && history.start(row) - history.start(before) <= HOUR
            {
                rows.extend([before, row]);
                days.insert(case.local_day(row));
                systems.extend([known, now]);
            }
        }
        if last.is_empty() {
            return Assessment::NotAssessed(Need::OperatingSystem);
        }
        if rows.is_empty() {
            return Assessment::Quiet;
        }
        let severe = days.len() >= case.settings.policy.device_conduct.severe_days as usize;
        let strength = if severe { Strength::Severe } else { Strength::Strong };
        let facts = vec![
            ("systems", Fact::List(systems.iter().map(|name| (*name).to_owned()).collect())),
            ("days", Fact::Count(days.len() as u64)),
        ];
        Assessment::Fired(Occurrence::new(&OS_FLIP, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (days, systems) = (count(facts, "days"), list(facts, "systems").join(", "));
        let systems = if systems.is_empty() { String::new() } else { format!(" ({systems})") };
        match lang {
            Lang::Ko => format!("{days}일에 걸쳐 한 기기가 한 시간 안에 다른 운영체제로 나타났습니다{systems}."),
            Lang::En => {
                format!("On {days} days one device appeared with different operating systems within an hour{systems}.")
            }
        }
    }
}

impl RiskSignal for UnmanagedDeviceLogin {
    fn card(&self) -> &'static Card {
        &UNMANAGED
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        if !history.population.tells(Detail::Managed) {
            return Assessment::NotAssessed(Need::Managed);
        }
        let (mut managed, mut found) = (0u32, Vec::new());
        for row in case.placed_rows() {
            match history.detail_is(row, Detail::Managed) {
                Some(true) => managed += 1,
                Some(false) => found.push(row),
                None => {}
            }
        }
        if managed == 0 && found.is_empty() {
            return Assessment::NotAssessed(Need::Managed);
        }
        let required = case.settings.policy.device_conduct.company_devices_only;
        if found.is_empty() || managed == 0 && !required {
            return Assessment::Quiet;
        }
        let strength = if required { Strength::Strong } else { Strength::Watch };
        let percent = found.len() as f64 * 100.0 / (found.len() as f64 + f64::from(managed));
        let facts = vec![("entries", Fact::Count(found.len() as u64)), ("percent", Fact::Number(percent))];
        Assessment::Fired(Occurrence::new(&UNMANAGED, strength, facts, case.loci(found)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (entries, percent) = (count(facts, "entries"), number(facts, "percent"));
        match lang {
            Lang::Ko => {
                format!("관리 여부가 적힌 접속의 {percent:.0}%인 {entries}건이 회사가 관리하지 않는 기기에서 왔습니다.")
            }
            Lang::En => format!(
                "{entries} entries ({percent:.0} % of those that tell) came from devices that the firm does not manage."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{DeviceConduct, Policy};
    use crate::signals::sketch::{Sketch, check, fired};

    #[test]
    fn three_days_of_flips_are_severe() {
        let drawing = "! | 03-01 09:00 sign-in ok dev=a os=windows x3 every 1d\n! | 03-01 09:40 sign-in ok dev=a os=macos x3 every 1d";
        assert_eq!(fired(&DeviceOsFlip, drawing).strength, Strength::Severe);
        assert_eq!(
            check(&DeviceOsFlip, "| 03-01 09:00 sign-in ok dev=a"),
            Assessment::NotAssessed(Need::OperatingSystem)
        );
    }

    #[test]
    fn the_policy_decides_how_clear_an_unmanaged_device_is() {
        let drawing = UNMANAGED.examples[0].drawing;
        assert_eq!(fired(&UnmanagedDeviceLogin, drawing).strength, Strength::Watch);
        let policy = Policy {
            device_conduct: DeviceConduct { company_devices_only: true, ..DeviceConduct::default() },
            ..Policy::default()
        };
        let Assessment::Fired(occurrence) = Sketch::under(policy, drawing).assess(&UnmanagedDeviceLogin) else {
            panic!("quiet")
        };
        assert_eq!(occurrence.strength, Strength::Strong);
    }
}
