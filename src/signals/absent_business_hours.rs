//! Hardly any activity inside the agreed hours.

use super::card::{Example, sources};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR, weekday};
use crate::model::{Both, HoldingField, Lang};
use crate::normalise::zone::{Zone, ZoneCache};
use std::collections::BTreeSet;

/// The signal.
pub struct AbsentBusinessHours;

static CARD: Card = Card {
    id: "absent-business-hours",
    family: Family::Hours,
    severity: Severity::Low,
    needs: &[Need::AgreedHours, Need::Presence],
    sources: &[sources::US_2022],
    policy: &["business_hours"],
    ko: CardText {
        title: "약정 근무시간에 드문 활동",
        looks_for: "활동한 평일이 10일 이상일 때, 약정한 시간 안의 활동이 전체의 20%에 못 미치는지 봅니다(10%부터 뚜렷함).",
        matters_because: "미국 주의보는 요구되는 업무 시간에 일하지 못하는 것을 특징으로 듭니다.",
        innocent_explanations: &["비동기로 일하기로 한 계약", "시간제 근무, 휴가, 병가", "고치지 않은 옛 약정"],
        blind_spots: &["회의나 전화처럼 기록에 남지 않는 일은 보이지 않습니다."],
        next_steps: &["약정한 시간이 지금도 맞는지 함께 확인합니다."],
        clears: &["유연근무 합의", "휴가 기록"],
    },
    en: CardText {
        title: "little activity inside the agreed hours",
        looks_for: "On 10 or more active working days less than 20 % of the activity lies inside the agreed hours, 10 % being clear.",
        matters_because: "The US advisory names an inability to work in the required business hours.",
        innocent_explanations: &[
            "A contract for asynchronous work",
            "Part-time work, leave or illness",
            "An agreement that is out of date",
        ],
        blind_spots: &["Meetings and calls that leave no record do not show."],
        next_steps: &["Check together whether the agreed hours are still right."],
        clears: &["An agreement on flexible hours", "Records of leave"],
    },
    examples: &[
        Example {
            title: Both { ko: "9시~18시 약정, 밤에만 활동", en: "agreed 9 to 18, active at night only" },
            fires: true,
            drawing: "= agreed-hours 09:00-18:00
                      = claimed-zone Asia/Seoul
                      ! | 01-05 12:00..16:00 session x14 every 1d",
        },
        Example {
            title: Both { ko: "약정 시간 안에서 활동", en: "active inside the agreed hours" },
            fires: false,
            drawing: "= agreed-hours 09:00-18:00
                      = claimed-zone Asia/Seoul
                      | 01-05 01:00..05:00 session x14 every 1d",
        },
        Example {
            title: Both { ko: "다섯 번에 한 번은 약정 시간", en: "a fifth of it inside" },
            fires: false,
            drawing: "= agreed-hours 09:00-18:00
                      = claimed-zone Asia/Seoul
                      | 01-05 05:00..06:00 session x14 every 1d
                      | 01-05 12:00..16:00 session x14 every 1d",
        },
    ],
};

impl RiskSignal for AbsentBusinessHours {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let agreed = case.history.texts(HoldingField::AgreedHours).find_map(|(text, _)| agreed_hours(text));
        let Some((from, to)) = agreed else { return Assessment::NotAssessed(Need::AgreedHours) };
        let claimed = case.history.texts(HoldingField::ClaimedZone).filter_map(|(text, _)| Zone::parse(text)).last();
        let zone = claimed.or_else(|| Zone::parse(&case.settings.zone)).unwrap_or(Zone::UTC);
        let policy = &case.settings.policy.business_hours;
        let mut clock = ZoneCache::new(zone);
        let (mut inside, mut all, mut days, mut outside_rows) = (0u64, 0u64, BTreeSet::new(), Vec::new());
        for row in case.history.own_rows() {
            if !case.history.kind(row).is_doing() || case.history.flags(row).has(Flags::DAY_ONLY) {
                continue;
            }
            let (start, end) = (case.history.start(row), case.history.end(row));
            let local = (i64::from(start) + i64::from(clock.offset_at_utc(start))).max(0) as u32;
            let day = (local / DAY) as i32;
            if weekday(day) >= 5 {
                continue;
            }
            days.insert(day);
            // A moment weighs as a minute, so that logs of moments can answer too.
            let (begin, length) = (local % DAY, (end - start).max(60));
            let within = overlap(begin, begin + length, from, to);
            inside += u64::from(within);
            all += u64::from(length);
            if within == 0 {
                outside_rows.push(row);
            }
        }
        if days.len() < policy.min_days as usize || all == 0 {
            return Assessment::NotAssessed(Need::Presence);
        }
        let percent = inside as f64 * 100.0 / all as f64;
        let strength = match percent {
            percent if percent < policy.strong_percent => Strength::Strong,
            percent if percent < policy.watch_percent => Strength::Watch,
            _ => return Assessment::Quiet,
        };
        let facts = vec![
            ("inside_percent", Fact::Number(percent)),
            ("days", Fact::Count(days.len() as u64)),
            ("entries_outside", Fact::Count(outside_rows.len() as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(outside_rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (percent, days) = (number(facts, "inside_percent"), count(facts, "days"));
        match lang {
            Lang::Ko => format!("활동한 평일 {days}일 동안 약정 시간 안의 활동은 {percent:.0}%입니다."),
            Lang::En => {
                format!("On {days} active working days {percent:.0} % of the activity lies inside the agreed hours.")
            }
        }
    }
}

/// Seconds of the day from and until of `09:00-18:00` or `22:00~06:00`.
fn agreed_hours(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once(['-', '~', '–'])?;
    let clock = |text: &str| {
        let (hours, minutes) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours <= 24 && minutes < 60).then_some(hours * HOUR + minutes * 60)
    };
    let (from, to) = (clock(from)?, clock(to)?);
    Some((from, if to <= from { to + DAY } else { to }))
}

/// Seconds of a stretch that lie in the agreed hours of its day or the day before.
fn overlap(begin: u32, end: u32, from: u32, to: u32) -> u32 {
    let with = |from: u32, to: u32| end.min(to).saturating_sub(begin.max(from));
    with(from, to) + with(from + DAY, to + DAY) + if to > DAY { with(0, to - DAY) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn hours_are_read_in_the_forms_people_write() {
        assert_eq!(agreed_hours("09:00-18:00"), Some((9 * HOUR, 18 * HOUR)));
        assert_eq!(agreed_hours("22 ~ 6:30"), Some((22 * HOUR, DAY + 6 * HOUR + 1_800)));
        assert_eq!(agreed_hours("flexible"), None);
    }

    #[test]
    fn a_night_shift_counts_on_both_sides_of_midnight() {
        let drawing =
            "= agreed-hours 22:00-06:00\n= claimed-zone Asia/Seoul\n| 01-05 17:00..19:00 session x14 every 1d";
        assert_eq!(check(&AbsentBusinessHours, drawing), Assessment::Quiet);
    }

    #[test]
    fn nine_days_are_too_few() {
        let drawing =
            "= agreed-hours 09:00-18:00\n= claimed-zone Asia/Seoul\n| 01-05 12:00..16:00 session x11 every 1d";
        assert_eq!(check(&AbsentBusinessHours, drawing), Assessment::NotAssessed(Need::Presence));
        let longer = drawing.replace("x11", "x12");
        assert_eq!(fired(&AbsentBusinessHours, &longer).strength, Strength::Strong);
    }
}
