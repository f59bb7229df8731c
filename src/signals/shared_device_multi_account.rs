//! One device, several accounts.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::shared_ip_multi_account::{keys_of_others, own_ids};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list, text,
};
use crate::ingest::DeviceClass;
use crate::model::{Both, Lang};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The signal.
pub struct SharedDeviceMultiAccount;

static CARD: Card = Card {
    id: "shared-device-multi-account",
    family: Family::Sharing,
    severity: Severity::High,
    needs: &[Need::Device],
    sources: &[sources::US_2022],
    policy: &["sharing", "known_devices"],
    ko: CardText {
        title: "여러 계정이 쓴 한 기기",
        looks_for: "두 계정 이상이 쓴 기기를 찾습니다. 관리 번호·인증서·일련번호로 확인된 기기만 무겁게 보고(네 계정부터 더), 컴퓨터 이름이나 쿠키처럼 겹칠 수 있는 표시는 눈여겨보는 데 그칩니다.",
        matters_because: "미국 주의보는 한 사람이 여러 이름의 계정을 번갈아 쓰는 사례를 듭니다. 같은 기기는 같은 주소보다 뚜렷한 단서입니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "가족이 함께 쓰는 컴퓨터",
            "회의실, 시험실, 교대 근무의 공용 기기",
            "PC방이나 같은 이미지로 복제해 이름이 같은 컴퓨터",
            "다음 사람에게 물려준 회사 기기",
        ],
        blind_spots: &[
            "계정마다 다른 기기를 쓰면 보이지 않으며, 주의보도 그런 경우가 있다고 합니다.",
            "가상 기기나 브라우저 위장은 다른 기기로 보입니다.",
            "기기 번호가 없는 기록으로는 볼 수 없습니다.",
        ],
        next_steps: &[
            SECURE_KO,
            "그 기기가 누구 것이고 언제부터 함께 썼는지 관련자 모두에게 똑같이 묻습니다.",
            CHECK_KO,
        ],
        clears: &["공용 기기로 등록된 자산 기록", "기기를 물려준 기록", "가족이라는 설명과 각자의 본인 확인"],
    },
    en: CardText {
        title: "one device used by several accounts",
        looks_for: "Devices used by two or more accounts. Only managed, certificate and serial identifiers weigh in full (more from four accounts); host names, cookies and other marks that may repeat are only worth a look.",
        matters_because: "The advisories describe one person behind several names. One device says more than one address.",
        innocent_explanations: &[
            STOLEN_EN,
            "A family computer",
            "A shared machine: meeting room, lab, shift work",
            "An internet café, or machines cloned from one image with one name",
            "A company device handed on to the next person",
        ],
        blind_spots: &[
            "A device for each account does not show, and the advisories say that happens.",
            "Virtual machines and browsers in disguise look like other devices.",
            "A log without devices cannot show it.",
        ],
        next_steps: &[
            SECURE_EN,
            "Ask everyone concerned in the same way whose device it is and since when it is shared.",
            CHECK_EN,
        ],
        clears: &[
            "An inventory that lists the device as shared",
            "A record that the device was handed on",
            "Family, as told by the holders, each identified",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "일련번호가 같은 기기에 두 계정", en: "two accounts on one serial number" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok managed=SN-1001
                      ! | 03-05 09:00 sign-in ok managed=SN-1001 acct=lee",
        },
        Example {
            title: Both {
                ko: "컴퓨터 이름만 같음(PC방일 수 있음)",
                en: "the same host name, perhaps an internet café",
            },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok dev=PC-07
                      ! | 03-05 09:00 sign-in ok dev=PC-07 acct=lee",
        },
        Example {
            title: Both { ko: "한 사람의 두 기기", en: "one person with two devices" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok managed=SN-1001
                      | 03-01 19:00 sign-in ok managed=SN-1002
                      | 03-05 09:00 sign-in ok managed=SN-2001 acct=lee",
        },
        Example {
            title: Both { ko: "남의 계정에 실패한 시도", en: "a failed attempt on another account" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok managed=SN-1001
                      | 03-05 09:00 sign-in fail managed=SN-1001 acct=lee",
        },
        Example {
            title: Both {
                ko: "공용 기기에서 도는 동기화", en: "a sync client that runs on a shared machine"
            },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok managed=SN-1001
                      | 03-05 09:00 action machine managed=SN-1001 acct=lee",
        },
    ],
};

impl RiskSignal for SharedDeviceMultiAccount {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let population = case.history.population;
        let ids: BTreeSet<u32> = own_ids(&case.history, &population.columns.device).collect();
        if ids.is_empty() {
            return Assessment::NotAssessed(Need::Device);
        }
        let policy = &case.settings.policy;
        let is_known = |name: &str| policy.known_devices.iter().any(|known| known.trim().eq_ignore_ascii_case(name));
        let found = ids
            .iter()
            .filter_map(|id| Some((*id, population.devices.text(*id), case.sharing.devices.get(id)?)))
            .filter(|(_, name, shared)| {
                shared.accounts.len() >= policy.sharing.device_accounts as usize && !is_known(name)
            })
            .map(|(id, name, shared)| {
                (population.device_classes.get(id as usize).copied().unwrap_or_default(), name, shared)
            })
            .min_by_key(|(class, name, shared)| (Reverse(*class), Reverse(shared.accounts.len()), *name));
        let Some((class, name, shared)) = found else { return Assessment::Quiet };
        let total = shared.accounts.len();
        let strength = match class {
            DeviceClass::Weak => Strength::Watch,
            DeviceClass::Strong if total >= policy.sharing.severe_device_accounts as usize => Strength::Severe,
            DeviceClass::Strong => Strength::Strong,
        };
        let class_name = if class == DeviceClass::Strong { "managed" } else { "name" };
        let facts = vec![
            ("device", Fact::Text(name.to_owned())),
            ("class", Fact::Text(class_name.to_owned())),
            ("accounts", Fact::List(keys_of_others(&case.history, shared.accounts.iter().copied()))),
            ("accounts_total", Fact::Count(total as u64)),
        ];
        let (own, others): (Vec<_>, Vec<_>) = shared
            .accounts
            .iter()
            .zip(&shared.first_rows)
            .partition(|(account, _)| **account as usize == case.history.index);
        let evidence = case.loci(own.into_iter().chain(others).map(|(_, row)| *row as usize));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, evidence);
        // A name that so many repeat is that of an internet café or a cloned image.
        occurrence.weaknesses.hub = class == DeviceClass::Weak && total >= policy.sharing.hub_accounts as usize;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (device, total) = (text(facts, "device"), count(facts, "accounts_total"));
        let others = list(facts, "accounts").join(", ");
        let is_name = text(facts, "class") == "name";
        match lang {
            Lang::Ko => {
                let device = if device.is_empty() { String::new() } else { format!("({device})") };
                let others = if others.is_empty() { String::new() } else { format!(" 다른 계정: {others}.") };
                let doubt = if is_name { " 이름만 같은 다른 기기일 수 있습니다." } else { "" };
                format!("계정 {total}개가 같은 기기{device}에서 활동했습니다.{others}{doubt}")
            }
            Lang::En => {
                let device = if device.is_empty() { String::new() } else { format!(" ({device})") };
                let others = if others.is_empty() { String::new() } else { format!(" Other accounts: {others}.") };
                let doubt = if is_name { " It may be another machine of the same name." } else { "" };
                format!("{total} accounts were active on one device{device}.{others}{doubt}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    fn shared_by(accounts: usize, device: &str) -> String {
        let others = (1..accounts).map(|n| format!("! | 03-01 09:00 sign-in ok {device} acct=a{n:02}\n"));
        others.collect::<String>() + &format!("! | 03-01 09:00 sign-in ok {device}")
    }

    #[test]
    fn managed_devices_are_strong_and_names_only_worth_a_look() {
        let of = |accounts, device| fired(&SharedDeviceMultiAccount, &shared_by(accounts, device));
        assert_eq!(
            [of(3, "managed=SN-1").strength, of(4, "managed=SN-1").strength],
            [Strength::Strong, Strength::Severe]
        );
        let named = of(9, "dev=PC-07");
        assert_eq!((named.strength, named.weaknesses.hub), (Strength::Watch, false));
        assert!(of(10, "dev=PC-07").weaknesses.hub, "an internet café");
        assert!(!of(10, "managed=SN-1").weaknesses.hub);
    }

    #[test]
    fn a_managed_device_goes_before_a_name_that_more_accounts_repeat() {
        let drawing = shared_by(5, "dev=PC-07").replace("! ", "") + "\n" + &shared_by(2, "managed=SN-1");
        let occurrence = fired(&SharedDeviceMultiAccount, &drawing);
        assert_eq!((text(&occurrence.facts, "device"), text(&occurrence.facts, "class")), ("SN-1", "managed"));
        assert_eq!(occurrence.evidence[0].line, 7, "this account comes first");
        assert_eq!(list(&occurrence.facts, "accounts"), ["a01"]);
    }

    #[test]
    fn a_device_shared_with_consent_proves_nothing() {
        let policy = Policy { known_devices: vec!["sn-1 ".to_owned()], ..Policy::default() };
        assert_eq!(
            Sketch::under(policy, &shared_by(3, "managed=SN-1")).assess(&SharedDeviceMultiAccount),
            Assessment::Quiet
        );
    }

    #[test]
    fn no_device_is_no_answer() {
        assert_eq!(check(&SharedDeviceMultiAccount, "| 03-01 09:00 sign-in ok"), Assessment::NotAssessed(Need::Device));
    }

    #[test]
    fn the_explanation_doubts_names() {
        let facts = fired(&SharedDeviceMultiAccount, CARD.examples[1].drawing).facts;
        let text = SharedDeviceMultiAccount.explain(&facts, Lang::Ko);
        assert_eq!(
            text,
            "계정 2개가 같은 기기(PC-07)에서 활동했습니다. 다른 계정: lee. 이름만 같은 다른 기기일 수 있습니다."
        );
    }
}
