//! Two devices that follow each other at the same hour of the clock, day after day.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::impossible_travel::seen_until;
use super::network::is_detour;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number, text,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR};
use crate::model::network::network24;
use crate::model::{Both, Detail, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct DeviceHandoverFixedHours;

static CARD: Card = Card {
    id: "device-handover-fixed-hours",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Device, Need::Address],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["shift_handover"],
    ko: CardText {
        title: "정해진 시각에 바뀌는 기기",
        looks_for: "10일 이상 같은 시각(45분 이내)에 한 기기가 멈추고 다른 망의 다른 기기가 이어받으며, 둘을 합친 하루가 중앙값으로 14시간 이상인지 봅니다(18시간부터 뚜렷함).",
        matters_because: "한 계정을 여럿이 나누어 쓴다는 주의보 내용에서 이끌어 낸 자체 신호이며, 주의보에 그대로 있지는 않습니다.",
        innocent_explanations: &[
            "낮에는 회사 컴퓨터, 저녁에는 집 컴퓨터",
            "출퇴근하는 두 직장이나 두 작업실",
            "회사가 아는 교대 근무용 공동 계정",
            "계정을 도용당해 다른 사람이 밤에 접속한 경우",
        ],
        blind_spots: &["시각을 바꾸거나 한 망을 함께 쓰면 드러나지 않습니다."],
        next_steps: &["두 기기를 누가 어디에서 쓰는지 물어봅니다.", CHECK_KO],
        clears: &["두 기기가 한 사람 것이라는 확인", "공동 계정이라는 회사 기록"],
    },
    en: CardText {
        title: "devices that change over at a fixed hour",
        looks_for: "On 10 days or more one device stops and another on another network takes over at the same time, within 45 minutes, and both span 14 hours or more in the median, 18 being clear.",
        matters_because: "Our own reading of what the advisories say of shared accounts; they do not name it as such.",
        innocent_explanations: &[
            "A computer at work by day and one at home in the evening",
            "Two jobs or studios",
            "A shift account that the firm knows",
            "The account was taken over by somebody who uses it at night",
        ],
        blind_spots: &["Changing hours or one shared network hide it."],
        next_steps: &["Ask who uses the two devices, and where.", CHECK_EN],
        clears: &["Both devices belong to one person", "A record of a shared account"],
    },
    examples: &[
        Example {
            title: Both { ko: "오후 다섯 시마다 바뀌는 기기", en: "a change at five every day" },
            fires: true,
            drawing: "! | 01-05 08:00..16:50 session ok ip=192.0.2.10 dev=a x10 every 1d
                      ! | 01-05 17:00..23:00 session ok ip=198.51.100.7 dev=b x10 every 1d",
        },
        Example {
            title: Both { ko: "합쳐서 13시간 반", en: "thirteen and a half hours in all" },
            fires: false,
            drawing: "| 01-05 09:00..17:50 session ok ip=192.0.2.10 dev=office x10 every 1d
                      | 01-05 19:00..22:30 session ok ip=198.51.100.7 dev=home x10 every 1d",
        },
        Example {
            title: Both { ko: "아흐레뿐", en: "nine days only" },
            fires: false,
            drawing: "| 01-05 08:00..16:50 session ok ip=192.0.2.10 dev=a x9 every 1d
                      | 01-05 17:00..23:00 session ok ip=198.51.100.7 dev=b x9 every 1d",
        },
        Example {
            title: Both { ko: "같은 망의 두 기기", en: "two devices on one network" },
            fires: false,
            drawing: "| 01-05 08:00..16:50 session ok ip=192.0.2.10 dev=a x10 every 1d
                      | 01-05 17:00..23:00 session ok ip=192.0.2.11 dev=b x10 every 1d",
        },
    ],
};

/// Seconds around a change in which only the one device, then only the other, may be seen: most of a shift.
const CLEAN: u32 = 6 * HOUR;
/// Seconds between the one device's last entry and the other's first: more is a pause for sleep and no handing over.
const HANDOVER: u32 = 3 * HOUR;
/// Seconds without an entry that end a device's turn: longer than any meal, shorter than a night off.
const BREAK: u32 = 8 * HOUR;

/// One change from a device to another.
struct Change {
    /// Seconds since 1970 of the second device's first entry.
    at: u32,
    /// From the first device's beginning to the second one's end, seconds.
    span: u32,
    rows: [usize; 2],
}

/// What is needed of an entry.
#[derive(Clone, Copy)]
struct Entry {
    row: usize,
    start: u32,
    end: u32,
    device: u32,
    network: u32,
}

impl RiskSignal for DeviceHandoverFixedHours {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let entries = entries(case);
        if entries.is_empty() {
            return Assessment::NotAssessed(Need::Device);
        }
        let policy = &case.settings.policy.shift_handover;
        let mut pairs: BTreeMap<(u32, u32), (u32, Vec<Change>)> = BTreeMap::new();
        for at in 1..entries.len() {
            let (before, after) = (entries[at - 1], entries[at]);
            if before.device != after.device {
                let (all, clean) = pairs.entry((before.device, after.device)).or_default();
                *all += 1;
                clean.extend(change(&entries, at));
            }
        }
        let mut best: Option<(usize, u32, Vec<&Change>)> = None;
        for (all, clean) in pairs.values() {
            let regular = regular(clean, policy.tolerance_minutes * 60);
            // Hours lie between two changes of the same pair, so that each has a day of its own.
            let days = regular.len();
            let percent = regular.len() as f64 * 100.0 / f64::from((*all).max(1));
            if days < policy.min_days as usize || percent < policy.percent {
                continue;
            }
            let mut spans: Vec<u32> = regular.iter().map(|change| change.span).collect();
            spans.sort_unstable();
            let median = spans[spans.len() / 2];
            if best.as_ref().is_none_or(|(known, span, _)| (days, median) > (*known, *span)) {
                best = Some((days, median, regular));
            }
        }
        let Some((days, span, changes)) = best else { return Assessment::Quiet };
        let span = f64::from(span) / f64::from(HOUR);
        if span < policy.watch_span_hours {
            return Assessment::Quiet;
        }
        let strength = if span >= policy.strong_span_hours { Strength::Strong } else { Strength::Watch };
        let usual = changes[changes.len() / 2].at;
        let facts = vec![
            ("days", Fact::Count(days as u64)),
            ("time", Fact::Text(format!("{:02}:{:02}", usual % DAY / HOUR, usual % HOUR / 60))),
            ("span_hours", Fact::Number(span)),
        ];
        let rows: BTreeSet<usize> = changes.iter().flat_map(|change| change.rows).collect();
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (days, time, span) = (count(facts, "days"), text(facts, "time"), number(facts, "span_hours"));
        let at = match (time, lang) {
            ("", _) => String::new(),
            (time, Lang::Ko) => format!(" UTC {time} 무렵"),
            (time, Lang::En) => format!(" around {time} UTC"),
        };
        match lang {
            Lang::Ko => format!("{days}일 동안{at} 기기가 바뀌었고, 두 기기를 합친 하루는 중앙값 {span:.1}시간입니다."),
            Lang::En => {
                format!("On {days} days one device followed another{at}; together they span {span:.1} h in the median.")
            }
        }
    }
}

/// Entries that tell a device and an IPv4 network, in time order; telephones are carried along by everybody and left out.
fn entries(case: &Case<'_>) -> Vec<Entry> {
    let history = &case.history;
    let is_phone = |row: usize| {
        history
            .detail(row, Detail::OperatingSystem)
            .is_some_and(|system| ["android", "iphone", "ios", "ipad"].iter().any(|word| system.contains(word)))
    };
    case.placed_rows()
        .filter(|row| !history.flags(*row).has(Flags::DAY_ONLY))
        .filter_map(|row| {
            let (device, address) = (history.device(row)?, history.address(row)?);
            let usable = !is_detour(case, row) && !is_phone(row);
            let network = network24(address).filter(|_| usable)?;
            Some(Entry { row, start: history.start(row), end: seen_until(case, row), device, network })
        })
        .collect()
}

/// The change before the entry at that place, where only the one device is seen before and only the other after it.
fn change(entries: &[Entry], at: usize) -> Option<Change> {
    let (from, to) = (entries[at - 1], entries[at]);
    let moment = to.start;
    if from.end + HANDOVER < moment {
        return None;
    }
    let before = entries[..at]
        .iter()
        .rev()
        .take_while(|entry| entry.start + DAY >= moment)
        .filter(|entry| entry.end + CLEAN >= moment);
    let after = entries[at..].iter().take_while(|entry| entry.start <= moment + CLEAN);
    let is_clean = before.clone().all(|entry| entry.device == from.device && entry.end <= moment)
        && after.clone().all(|entry| entry.device == to.device);
    let nets: BTreeSet<u32> = before.map(|entry| entry.network).collect();
    if !is_clean || after.clone().any(|entry| nets.contains(&entry.network)) {
        return None;
    }
    let mut begins = from.start;
    for entry in entries[..at].iter().rev() {
        if entry.device != from.device || entry.end + BREAK < begins {
            break;
        }
        begins = entry.start;
    }
    let mut ends = to.end;
    for entry in &entries[at..] {
        if entry.device != to.device || entry.start > ends + BREAK {
            break;
        }
        ends = ends.max(entry.end);
    }
    Some(Change { at: moment, span: ends - begins, rows: [from.row, to.row] })
}

/// The most changes whose times of day lie within the tolerance of a common one, in the order of those times.
fn regular(changes: &[Change], tolerance: u32) -> Vec<&Change> {
    let mut clock: Vec<(u32, &Change)> = changes.iter().map(|change| (change.at % DAY, change)).collect();
    clock.sort_unstable_by_key(|(time, change)| (*time, change.at));
    let total = clock.len();
    let mut best = 0..0;
    let mut last = 0;
    // Around midnight the clock begins again: the list is looked at twice in a row.
    for first in 0..total {
        last = last.max(first);
        let time = |n: usize| clock[n % total].0 + if n >= total { DAY } else { 0 };
        while last + 1 < first + total && time(last + 1) - time(first) <= 2 * tolerance {
            last += 1;
        }
        if last + 1 - first > best.len() {
            best = first..last + 1;
        }
    }
    best.map(|n| clock[n % total].1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn eighteen_hours_are_strong_and_the_time_is_told() {
        let day = |until: &str| {
            format!(
                "| 01-05 08:00..16:50 session ok ip=192.0.2.10 dev=a x10 every 1d\n| 01-05 17:00..{until} session ok ip=198.51.100.7 dev=b x10 every 1d"
            )
        };
        assert_eq!(fired(&DeviceHandoverFixedHours, &day("25:59")).strength, Strength::Watch);
        let facts = fired(&DeviceHandoverFixedHours, &day("26:00"));
        assert_eq!((facts.strength, text(&facts.facts, "time")), (Strength::Strong, "17:00"));
    }

    #[test]
    fn a_change_around_midnight_is_one_time() {
        let drawing = "| 01-05 12:00..23:40 session ok ip=192.0.2.10 dev=a x12 every 1d
            | 01-05 23:50..31:00 session ok ip=198.51.100.7 dev=b x6 every 2d
            | 01-06 24:10..31:00 session ok ip=198.51.100.7 dev=b x6 every 2d";
        assert_eq!(count(&fired(&DeviceHandoverFixedHours, drawing).facts, "days"), 12);
    }

    #[test]
    fn irregular_hours_a_phone_and_mixed_use_are_quiet() {
        let times = ["| 01-05 17:00..23:30", "| 01-06 19:00..23:30"];
        let irregular = times.map(|time| format!("{time} session ok ip=198.51.100.7 dev=b x10 every 2d")).join("\n");
        let office = "| 01-05 08:00..16:50 session ok ip=192.0.2.10 dev=a x20 every 1d";
        assert_eq!(check(&DeviceHandoverFixedHours, &format!("{office}\n{irregular}")), Assessment::Quiet);
        let phone = "| 01-05 17:00..23:30 session ok ip=198.51.100.7 dev=b os=iOS_17 x20 every 1d";
        assert_eq!(check(&DeviceHandoverFixedHours, &format!("{office}\n{phone}")), Assessment::Quiet);
        let mixed = "| 01-05 17:00..23:30 session ok ip=198.51.100.7 dev=b x20 every 1d\n| 01-05 12:00..12:10 session ok ip=198.51.100.7 dev=b x20 every 1d";
        assert_eq!(check(&DeviceHandoverFixedHours, &format!("{office}\n{mixed}")), Assessment::Quiet);
    }

    #[test]
    fn without_devices_nothing_is_said() {
        let drawing = "| 01-05 08:00 sign-in ok ip=192.0.2.10";
        assert_eq!(check(&DeviceHandoverFixedHours, drawing), Assessment::NotAssessed(Need::Device));
    }
}
