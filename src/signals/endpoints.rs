//! What inventories of devices show of remote control: programs, ports, hardware.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::remote_tools::{Issued, hardware, once_each, ports, tools};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, list,
};
use crate::model::{Both, Detail, HoldingField, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Remote-control programs that the firm does not use itself.
pub struct RmmUnsanctioned;
/// Open ports of remote control.
pub struct RdpPortExposed;
/// Hardware that carries a screen over the network.
pub struct IpKvmHardware;

static RMM: Card = Card {
    id: "rmm-unsanctioned",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::Endpoints],
    sources: &[sources::RECORDED_FUTURE_2026, sources::FBI_JUL_2025, sources::MANDIANT_2024],
    policy: &["remote_control"],
    ko: CardText {
        title: "회사가 쓰지 않는 원격제어 프로그램",
        looks_for: "기기 점검 목록에서 정책에 승인되지 않은 원격제어 프로그램을 봅니다. 한 기기에 두 가지 이상이거나 30일이 안 된 계정이면 매우 뚜렷합니다. 회사 기기가 아니면 한 단계 낮춥니다.",
        matters_because: "남의 집에 둔 회사 노트북을 멀리서 다룰 때 쓰이는 도구로 여러 보고서가 꼽습니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "회사나 고객의 원격 지원",
            "집에서 회사 컴퓨터에 닿으려는 설치",
            "가족 컴퓨터를 도와주려는 설치",
        ],
        blind_spots: &[
            "이름을 바꾸거나 하드웨어로 다루면 드러나지 않습니다.",
            "헬프유, 시트롤, 리모트뷰는 국내에서 흔해 세지 않습니다.",
        ],
        next_steps: &[SECURE_KO, "누가 왜 설치했는지 물어보고, 쓰기로 한 도구는 정책에 적습니다.", CHECK_KO],
        clears: &["승인 기록이나 지원 기록"],
    },
    en: CardText {
        title: "remote-control programs the firm does not use",
        looks_for: "Remote-control programs on devices that the policy does not approve: two on one device, or an account younger than 30 days, are severe; a step lower where the device was not issued.",
        matters_because: "Several reports name them as the way company laptops in another home are worked from afar.",
        innocent_explanations: &[
            STOLEN_EN,
            "Support by the firm or a client",
            "A way into the office computer from home",
            "Help for a relative's computer",
        ],
        blind_spots: &[
            "Renamed programs and hardware are not seen.",
            "HelpU, Seetrol and RemoteView are common in Korea and not counted.",
        ],
        next_steps: &[
            SECURE_EN,
            "Ask who installed it and why; put tools that were agreed on into the policy.",
            CHECK_EN,
        ],
        clears: &["An approval or a record of support"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "지급한 노트북의 원격제어 프로그램",
                en: "a remote-control program on the issued laptop",
            },
            fires: true,
            drawing: "= issued-serial SN-1
                      ! | 03-01 09:00 endpoint managed=SN-1 software=excel.exe;AnyDesk.exe",
        },
        Example {
            title: Both { ko: "국내 지원 도구", en: "a Korean support tool" },
            fires: false,
            drawing: "| 03-01 09:00 endpoint managed=SN-1 software=HelpU.exe;Seetrol",
        },
        Example {
            title: Both { ko: "이름의 일부일 뿐", en: "only part of another name" },
            fires: false,
            drawing: "| 03-01 09:00 endpoint managed=SN-1 software=anydesktop-theme;parsecs.exe",
        },
    ],
};

static PORT: Card = Card {
    id: "rdp-port-exposed",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Endpoints],
    sources: &[sources::US_2022],
    policy: &["remote_control"],
    ko: CardText {
        title: "열려 있는 원격 데스크톱 포트",
        looks_for: "접속 경로나 기기에 원격제어 포트가 열려 있는지 봅니다. 3389이거나 두 제품 이상이면 뚜렷하고, VNC, 팀뷰어, 애니데스크, 러스트데스크 포트 하나면 눈여겨봅니다.",
        matters_because: "미국 주의보는 원격 데스크톱 공유에 쓰이는 포트 설정을 특징으로 듭니다.",
        innocent_explanations: &[STOLEN_KO, "집에 둔 서버나 실습 환경", "회사 지원팀이 쓰는 설정"],
        blind_spots: &["열린 포트가 쓰였는지는 알 수 없습니다."],
        next_steps: &[SECURE_KO, "포트를 닫을 수 있는지 물어봅니다.", CHECK_KO],
        clears: &["업무에 필요하다는 확인"],
    },
    en: CardText {
        title: "an open port of remote control",
        looks_for: "Ports of remote control open on a device or access path: 3389 or two products are clear, a single port of VNC, TeamViewer, AnyDesk or RustDesk is worth a look.",
        matters_because: "The US advisory names ports that belong to shared desktops.",
        innocent_explanations: &[STOLEN_EN, "A home server or lab", "Settings of the firm's support"],
        blind_spots: &["Whether anybody used the port is not known."],
        next_steps: &[SECURE_EN, "Ask whether the port can be closed.", CHECK_EN],
        clears: &["A need for it at work"],
    },
    examples: &[
        Example {
            title: Both { ko: "3389 포트", en: "port 3389" },
            fires: true,
            drawing: "! | 03-01 09:00 endpoint dev=a open-ports=443_3389",
        },
        Example {
            title: Both { ko: "웹 포트뿐", en: "ports of the web only" },
            fires: false,
            drawing: "| 03-01 09:00 endpoint dev=a open-ports=443_33890_8080",
        },
    ],
};

static KVM: Card = Card {
    id: "ip-kvm-hardware",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::Endpoints],
    sources: &[sources::MITRE_T1219, sources::HACKER_NEWS_2026, sources::MANDIANT_2024],
    policy: &["remote_control"],
    ko: CardText {
        title: "망 너머로 화면을 옮기는 장치",
        looks_for: "기기에 연결된 장치 이름에서 PiKVM, TinyPilot, JetKVM 같은 장치를 봅니다. 영상 캡처 장치만 있으면 눈여겨보기만 합니다. 회사 기기가 아니면 한 단계 낮춥니다.",
        matters_because: "여러 노트북을 한곳에 두고 멀리서 다루는 데 쓰였다고 보고됩니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "방송이나 녹화 장비",
            "서버실과 실습용 장치",
            "망에 닿지 않는 모니터 전환기",
        ],
        blind_spots: &["이름을 꾸민 장치는 드러나지 않습니다."],
        next_steps: &[SECURE_KO, "무엇에 쓰는 장치인지 물어봅니다.", CHECK_KO],
        clears: &["장치의 쓰임에 대한 설명"],
    },
    en: CardText {
        title: "hardware that carries the screen over the network",
        looks_for: "PiKVM, TinyPilot, JetKVM and the like among the hardware of a device; capture cards alone are only worth a look; a step lower where the device was not issued.",
        matters_because: "Reports tell of rooms of laptops worked from afar with it.",
        innocent_explanations: &[
            STOLEN_EN,
            "Gear for streaming or recording",
            "Server rooms and labs",
            "Screen switches without a network",
        ],
        blind_spots: &["Devices under another name are not seen."],
        next_steps: &[SECURE_EN, "Ask what the device is for.", CHECK_EN],
        clears: &["An account of its use"],
    },
    examples: &[
        Example {
            title: Both { ko: "지급한 기기의 PiKVM", en: "PiKVM on the issued device" },
            fires: true,
            drawing: "= issued-serial SN-1
                      ! | 03-01 09:00 endpoint managed=SN-1 hardware=USB_mouse;PiKVM_V4",
        },
        Example {
            title: Both { ko: "마우스와 모니터", en: "a mouse and a screen" },
            fires: false,
            drawing: "| 03-01 09:00 endpoint managed=SN-1 hardware=USB_mouse;Dell_monitor;KVM_switch",
        },
    ],
};

/// Rows that tell what a device holds, and whether there is any that tells this.
fn told(case: &Case<'_>, detail: Detail) -> Vec<usize> {
    if case.history.population.columns.detail.is_empty() {
        return Vec::new();
    }
    let is_known =
        |row: &usize| case.history.address(*row).is_some_and(|address| case.known_addresses.contains(address));
    case.history.own_rows().filter(|row| !is_known(row) && case.history.detail(*row, detail).is_some()).collect()
}

fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> Fact {
    Fact::List(names.into_iter().map(str::to_owned).collect())
}

impl RiskSignal for RmmUnsanctioned {
    fn card(&self) -> &'static Card {
        &RMM
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let rows = told(case, Detail::Software);
        if rows.is_empty() {
            return Assessment::NotAssessed(Need::Endpoints);
        }
        let history = &case.history;
        let policy = &case.settings.policy.remote_control;
        let begun = history.first_day(HoldingField::StartedOn).or_else(|| history.first_day(HoldingField::Created));
        let is_young = |row: usize| {
            begun.is_some_and(|(day, _)| (0..policy.new_account_days as i32).contains(&(case.local_day(row) - day)))
        };
        // Chrome Remote Desktop set up by a script and not by hand; public rule.
        let is_scripted =
            |row: usize| history.detail(row, Detail::Software).is_some_and(|text| text.contains("--pin="));
        let (mut found, mut all, mut hits) =
            (BTreeMap::<Option<u32>, BTreeSet<&str>>::new(), BTreeSet::new(), Vec::new());
        for (row, products) in once_each(case, rows, |row| tools(case, row)) {
            if !products.is_empty() {
                all.extend(products.iter().copied());
                found.entry(history.device(row)).or_default().extend(products);
                hits.push(row);
            }
        }
        if hits.is_empty() {
            return Assessment::Quiet;
        }
        let several = found.values().any(|products| products.len() >= policy.severe_tools as usize);
        let severe = several || hits.iter().any(|row| is_young(*row) || is_scripted(*row));
        let strength = if severe { Strength::Severe } else { Strength::Strong };
        let held = Issued::of(case);
        hits.sort_by_cached_key(|row| (!held.has(case, *row), *row));
        let issued = held.has(case, hits[0]);
        let facts = vec![("programs", names(all)), ("issued", Fact::Count(u64::from(issued)))];
        let occurrence = Occurrence::new(&RMM, strength, facts, case.loci(hits));
        Assessment::Fired(if issued { occurrence } else { occurrence.at_most(Severity::Medium) })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "programs",
            lang,
            Both {
                ko: "기기에서 원격제어 프로그램이 보였습니다", en: "Remote-control programs were seen on a device"
            },
        )
    }
}

impl RiskSignal for RdpPortExposed {
    fn card(&self) -> &'static Card {
        &PORT
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let rows = told(case, Detail::OpenPorts);
        if rows.is_empty() {
            return Assessment::NotAssessed(Need::Endpoints);
        }
        let (mut open, mut hits) = (BTreeSet::new(), Vec::new());
        for (row, found) in once_each(case, rows, |row| ports(case, row)) {
            if !found.is_empty() {
                open.extend(found);
                hits.push(row);
            }
        }
        if hits.is_empty() {
            return Assessment::Quiet;
        }
        let products: BTreeSet<&str> = open.iter().map(|(_, product)| *product).collect();
        let clear = products.contains("RDP") || products.len() > 1;
        let strength = if clear { Strength::Strong } else { Strength::Watch };
        let ports = open.iter().map(|(port, product)| format!("{port} {product}")).collect();
        Assessment::Fired(Occurrence::new(&PORT, strength, vec![("ports", Fact::List(ports))], case.loci(hits)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "ports",
            lang,
            Both { ko: "원격제어 포트가 열려 있었습니다", en: "Ports of remote control were open" },
        )
    }
}

impl RiskSignal for IpKvmHardware {
    fn card(&self) -> &'static Card {
        &KVM
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let rows = told(case, Detail::Hardware);
        if rows.is_empty() {
            return Assessment::NotAssessed(Need::Endpoints);
        }
        let (mut switches, mut others, mut hits) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let held = Issued::of(case);
        for (row, (kvm, capture)) in once_each(case, rows, |row| hardware(case, row)) {
            if !kvm.is_empty() || !capture.is_empty() {
                hits.push((kvm.is_empty(), !held.has(case, row), row));
                switches.extend(kvm);
                others.extend(capture);
            }
        }
        hits.sort_unstable();
        let Some(&(_, is_foreign, _)) = hits.first() else { return Assessment::Quiet };
        let strength = if switches.is_empty() { Strength::Watch } else { Strength::Strong };
        let facts = vec![("hardware", names(switches.into_iter().chain(others)))];
        let occurrence = Occurrence::new(&KVM, strength, facts, case.loci(hits.into_iter().map(|(.., row)| row)));
        Assessment::Fired(if is_foreign { occurrence.at_most(Severity::Medium) } else { occurrence })
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "hardware",
            lang,
            Both {
                ko: "기기에 연결된 장치 가운데 눈여겨볼 것이 있습니다",
                en: "Hardware of note was attached to a device",
            },
        )
    }
}

/// A sentence with the names of a list in brackets.
pub(super) fn said(facts: &Facts, fact: &str, lang: Lang, what: Both) -> String {
    let names = list(facts, fact).join(", ");
    let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
    format!("{}{names}.", what.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Policy, RemoteControl};
    use crate::signals::sketch::{Sketch, check, fired};

    #[test]
    fn two_programs_a_young_account_or_a_script_are_severe() {
        let one = "! | 03-01 09:00 endpoint dev=a software=AnyDesk";
        let occurrence = fired(&RmmUnsanctioned, one);
        assert_eq!((occurrence.strength, occurrence.severity), (Strength::Strong, Severity::Medium));
        let severe = |drawing: &str| fired(&RmmUnsanctioned, drawing).strength == Strength::Severe;
        assert!(severe(&one.replace("AnyDesk", "AnyDesk;rustdesk.exe")));
        assert!(!severe(&format!("{one}\n! | 03-01 09:00 endpoint dev=b software=rustdesk.exe")));
        assert!(severe(&format!("= started-on 2026-01-31\n{one}")));
        assert!(!severe(&format!("= started-on 2026-01-30\n{one}")));
        assert!(severe(&one.replace("AnyDesk", "remoting_start_host_--pin=000000;chromoting")));
    }

    #[test]
    fn only_issued_devices_weigh_high() {
        for (held, severity) in [
            ("= issued-serial sn-1", Severity::High),
            ("| 02-01 09:00 shipment issued-serial=SN-1", Severity::High),
            ("= issued-serial sn-2", Severity::Medium),
        ] {
            let drawing = format!("{held}\n! | 03-01 09:00 endpoint managed=SN-1 software=AnyDesk");
            assert_eq!(fired(&RmmUnsanctioned, &drawing).severity, severity, "{held}");
        }
        let managed = "! | 03-01 09:00 endpoint dev=a is-managed=yes hardware=jetkvm";
        assert_eq!(fired(&IpKvmHardware, managed).severity, Severity::High);
    }

    #[test]
    fn approved_tools_are_no_observation() {
        let remote_control =
            RemoteControl { approved_remote_tools: vec!["anydesk".to_owned()], ..RemoteControl::default() };
        let policy = Policy { remote_control, ..Policy::default() };
        let sketch = Sketch::under(policy, "| 03-01 09:00 endpoint dev=a software=AnyDesk open-ports=7070");
        assert_eq!(sketch.assess(&RmmUnsanctioned), Assessment::Quiet);
        assert_eq!(sketch.assess(&RdpPortExposed), Assessment::Quiet);
    }

    #[test]
    fn a_single_port_of_a_product_is_worth_a_look_and_two_are_clear() {
        let strength =
            |open: &str| fired(&RdpPortExposed, &format!("! | 03-01 09:00 session dev=a open-ports={open}")).strength;
        assert_eq!(strength("5900_5901"), Strength::Watch);
        assert_eq!(strength("5900_7070"), Strength::Strong);
        assert_eq!(strength("3389"), Strength::Strong);
    }

    #[test]
    fn capture_cards_alone_are_worth_a_look() {
        let occurrence = fired(&IpKvmHardware, "! | 03-01 09:00 endpoint dev=a hardware=Guermok_USB3_capture");
        assert_eq!(occurrence.strength, Strength::Watch);
    }

    #[test]
    fn without_inventories_nothing_is_said() {
        let signals: [&dyn RiskSignal; 3] = [&RmmUnsanctioned, &RdpPortExposed, &IpKvmHardware];
        for signal in signals {
            assert_eq!(check(signal, "| 03-01 09:00 sign-in ok"), Assessment::NotAssessed(Need::Endpoints));
        }
    }
}
