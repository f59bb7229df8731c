//! An account that never leaves its one address while its device is worked from elsewhere.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::latency::input_delays;
use super::network::is_detour;
use super::remote_tools::{hardware, once_each, ports, tools};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::civil::DAY;
use crate::model::network::network24;
use crate::model::{ActivityKind, Both, Detail, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct SteadyAddressRemoteControl;

static CARD: Card = Card {
    id: "steady-address-remote-control",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::Address, Need::Endpoints],
    sources: &[sources::MANDIANT_2024, sources::RECORDED_FUTURE_2026],
    policy: &["remote_control", "latency"],
    ko: CardText {
        title: "한 주소에 머무는 기기의 원격 조작 흔적",
        looks_for: "4주 이상 접속의 90% 이상이 한 망에서 오고 나라가 하나인데 원격 조작 흔적(프로그램, 포트, 장치, 원격 세션, 긴 입력 지연)이 있는지 봅니다. 두 가지부터 뚜렷합니다.",
        matters_because: "빌린 계정은 국내 거점의 기기를 멀리서 다루어 접속 위치가 늘 멀쩡해 보인다는 보고에서 이끌어 낸 자체 신호입니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "재택근무자의 컴퓨터를 봐 주는 회사 지원팀",
            "집 컴퓨터를 밖에서 쓰려는 본인",
            "가상 데스크톱이나 보조 기술",
        ],
        blind_spots: &["원격 조작 흔적은 기기 점검 자료가 있어야 보입니다."],
        next_steps: &[SECURE_KO, "원격 도구를 누가 왜 쓰는지 물어봅니다.", CHECK_KO],
        clears: &["지원 기록이나 승인한 도구라는 확인"],
    },
    en: CardText {
        title: "one steady address with remote-control traces",
        looks_for: "For four weeks or more 90 % of entries come from one network in one country, while programs, ports, hardware, remote sessions or slow input tell of remote control; two traces are clear.",
        matters_because: "Our own reading of reports on rented accounts: the device stays in a local home and is worked from afar, so places look right.",
        innocent_explanations: &[
            STOLEN_EN,
            "Support for somebody who works at home",
            "A person who reaches the home computer from outside",
            "Virtual desktops or assistive technology",
        ],
        blind_spots: &["Traces show only in inventories of devices."],
        next_steps: &[SECURE_EN, "Ask who uses the remote tool and why.", CHECK_EN],
        clears: &["A record of support, or an approved tool"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "다섯 주 동안 한 주소, 원격제어 프로그램과 포트",
                en: "five weeks at one address, a program and a port",
            },
            fires: true,
            drawing: "! | 01-05 09:00 sign-in ok ip=192.0.2.10 KR x30 every 1d
                      ! | 01-20 09:00 endpoint dev=a software=AnyDesk open-ports=7070",
        },
        Example {
            title: Both { ko: "여러 망을 오가는 사람", en: "somebody who moves between networks" },
            fires: false,
            drawing: "| 01-05 09:00 sign-in ok ip=192.0.2.10 KR x20 every 1d
                      | 01-05 20:00 sign-in ok ip=198.51.100.7 KR x20 every 1d
                      | 01-20 09:00 endpoint dev=a software=AnyDesk",
        },
        Example {
            title: Both { ko: "흔적 없는 재택근무", en: "work at home without traces" },
            fires: false,
            drawing: "| 01-05 09:00 sign-in ok ip=192.0.2.10 KR x30 every 1d
                      | 01-20 09:00 endpoint dev=a software=excel.exe",
        },
        Example {
            title: Both { ko: "세 주뿐", en: "three weeks only" },
            fires: false,
            drawing: "| 01-05 09:00 sign-in ok ip=192.0.2.10 KR x21 every 1d
                      | 01-20 09:00 endpoint dev=a software=AnyDesk",
        },
    ],
};

impl RiskSignal for SteadyAddressRemoteControl {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let detailed = !history.population.columns.detail.is_empty();
        let tells = history.own_rows().any(|row| {
            history.kind(row) == ActivityKind::RemoteSession
                || detailed
                    && [Detail::Software, Detail::Hardware, Detail::OpenPorts, Detail::LatencyMs]
                        .iter()
                        .any(|detail| history.detail(row, *detail).is_some())
        });
        if !tells {
            return Assessment::NotAssessed(Need::Endpoints);
        }
        let policy = &case.settings.policy.remote_control;
        let Some(steady) = steady(case) else { return Assessment::NotAssessed(Need::Address) };
        if !steady.holds(policy.steady_percent, policy.steady_weeks) {
            return Assessment::Quiet;
        }
        let traces = traces(case);
        if traces.is_empty() {
            return Assessment::Quiet;
        }
        let clear = traces.len() > 1 || traces.contains_key("hardware");
        let strength = if clear { Strength::Strong } else { Strength::Watch };
        let facts = vec![
            ("weeks", Fact::Count(steady.weeks.into())),
            ("percent", Fact::Number(steady.percent)),
            ("traces", Fact::List(traces.keys().map(|name| (*name).to_owned()).collect())),
        ];
        let rows = traces.into_values().flatten().chain(steady.rows);
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (weeks, traces) = (count(facts, "weeks"), list(facts, "traces").len());
        match lang {
            Lang::Ko => format!("{weeks}주 동안 거의 한 망에서만 접속했고, 원격 조작 흔적이 {traces}가지 있습니다."),
            Lang::En => {
                format!(
                    "For {weeks} weeks nearly all entries came from one network; kinds of remote-control traces: {traces}."
                )
            }
        }
    }
}

/// The network of most entries.
struct Steady {
    weeks: u32,
    percent: f64,
    countries: usize,
    rows: Vec<usize>,
}

impl Steady {
    fn holds(&self, percent: f64, weeks: u32) -> bool {
        self.percent >= percent && self.weeks >= weeks && self.countries <= 1
    }
}

/// Nothing where too few entries tell their IPv4 address.
fn steady(case: &Case<'_>) -> Option<Steady> {
    let history = &case.history;
    let mut networks: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let (mut total, mut countries) = (0usize, BTreeSet::new());
    for row in case.placed_rows() {
        let Some(network) = history.address(row).and_then(network24) else { continue };
        total += 1;
        networks.entry(network).or_default().push(row);
        if let Some(place) = history.place(row).filter(|place| place.country.is_known() && !is_detour(case, row)) {
            countries.insert(place.country);
        }
    }
    if total < case.settings.policy.remote_control.steady_entries as usize {
        return None;
    }
    let rows = networks.into_values().max_by_key(Vec::len)?;
    let first = rows.first().map_or(0, |row| history.start(*row));
    let weeks: BTreeSet<u32> = rows.iter().map(|row| (history.start(*row) - first) / (7 * DAY)).collect();
    let percent = rows.len() as f64 * 100.0 / total as f64;
    Some(Steady { weeks: weeks.len() as u32, percent, countries: countries.len(), rows })
}

/// Rows by kind of trace.
fn traces(case: &Case<'_>) -> BTreeMap<&'static str, Vec<usize>> {
    let history = &case.history;
    let policy = &case.settings.policy;
    let mut found: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    let looked = |row: usize| {
        [
            ("programs", !tools(case, row).is_empty()),
            ("ports", !ports(case, row).is_empty()),
            ("hardware", !hardware(case, row).0.is_empty()),
        ]
    };
    let detailed = history.own_rows().filter(|_| !history.population.columns.detail.is_empty());
    for (row, shown) in once_each(case, detailed, looked) {
        for (kind, _) in shown.into_iter().filter(|(_, is_there)| *is_there) {
            found.entry(kind).or_default().push(row);
        }
    }
    // A log of remote sessions does not name its product; where the firm approves tools they may be its own.
    if policy.remote_control.approved_remote_tools.is_empty() {
        for row in history.rows_of(ActivityKind::RemoteSession) {
            found.entry("remote-sessions").or_default().push(row);
        }
    }
    if let Some((median, rows)) = input_delays(case)
        && median > policy.latency.input_ms
    {
        found.insert("latency", rows);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    const HOME: &str = "! | 01-05 09:00 sign-in ok ip=192.0.2.10 KR x30 every 1d\n";

    #[test]
    fn one_trace_is_worth_a_look_and_two_or_hardware_are_clear() {
        let strength = |trace: &str| fired(&SteadyAddressRemoteControl, &format!("{HOME}! | {trace}")).strength;
        assert_eq!(strength("01-20 09:00 endpoint dev=a software=AnyDesk"), Strength::Watch);
        assert_eq!(strength("01-20 09:00..10:00 remote-session dev=a"), Strength::Watch);
        assert_eq!(strength("01-20 09:00 endpoint dev=a hardware=PiKVM"), Strength::Strong);
        assert_eq!(
            strength("01-20 09:00 endpoint dev=a software=AnyDesk;remoting_host open-ports=5938"),
            Strength::Strong
        );
    }

    #[test]
    fn a_journey_is_no_steady_address() {
        let away = "| 02-10 09:00 sign-in ok ip=198.51.100.7 JP\n| 01-20 09:00 endpoint dev=a software=AnyDesk";
        assert_eq!(check(&SteadyAddressRemoteControl, &format!("{}{away}", HOME.replace("! ", ""))), Assessment::Quiet);
    }

    #[test]
    fn ninety_percent_are_needed() {
        let with = |others: u32| {
            let home = "| 01-05 09:00 sign-in ok ip=192.0.2.10 KR x36 every 1d";
            check(
                &SteadyAddressRemoteControl,
                &format!(
                    "{home}\n| 01-05 20:00 sign-in ok ip=198.51.100.7 KR x{others} every 1d\n| 01-20 09:00 endpoint dev=a software=AnyDesk"
                ),
            )
        };
        assert!(matches!(with(4), Assessment::Fired(_)));
        assert_eq!(with(5), Assessment::Quiet);
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(
            check(&SteadyAddressRemoteControl, &HOME.replace("! ", "")),
            Assessment::NotAssessed(Need::Endpoints)
        );
        let few = "| 01-05 09:00 sign-in ok ip=192.0.2.10 x19 every 1d\n| 01-20 09:00 endpoint dev=a software=AnyDesk";
        assert_eq!(check(&SteadyAddressRemoteControl, few), Assessment::NotAssessed(Need::Address));
    }
}
