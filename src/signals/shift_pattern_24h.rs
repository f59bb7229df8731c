//! Activity in every hour of the clock, fortnight after fortnight.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR, day_text};
use crate::model::{Both, Lang};
use crate::settings::ShiftPattern;

/// The signal.
pub struct ShiftPattern24h;

static CARD: Card = Card {
    id: "shift-pattern-24h",
    family: Family::Hours,
    severity: Severity::Medium,
    needs: &[Need::Presence],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["shift_pattern"],
    ko: CardText {
        title: "하루 모든 시간대에 걸친 활동",
        looks_for: "14일 구간마다 활동한 시각을 모아, 2시간 넘게 비는 시간대가 없는 구간이 두 번 이상인지 봅니다(네 번부터 뚜렷함).",
        matters_because: "한 계정을 여러 사람이 교대로 쓰면 비는 시간대가 없어집니다.",
        innocent_explanations: &[
            "시간대를 오가는 출장, 불규칙한 교대 근무, 잠이 들쭉날쭉한 시기",
            "갓난아이나 환자를 돌보는 사람",
            "자동 작업이 계정을 함께 쓰는 경우",
            "팀이 공개적으로 함께 쓰는 계정",
        ],
        blind_spots: &["활동이 드문 기록으로는 볼 수 없습니다.", "두 사람이 같은 시간대에 일하면 보이지 않습니다."],
        next_steps: &["공용 계정이나 자동 작업인지 먼저 확인합니다.", CHECK_KO],
        clears: &["공용 계정이라는 기록", "교대 근무표나 출장 기록"],
    },
    en: CardText {
        title: "activity at every hour of the clock",
        looks_for: "Fortnights in which no more than 2 hours of the clock stay without activity; two of them are worth a look, four are clear.",
        matters_because: "An account that several people take turns at has no quiet hours.",
        innocent_explanations: &[
            "Travel across time zones, irregular shifts, a time of broken sleep",
            "Someone who cares for an infant or a patient",
            "Scheduled jobs that use the account too",
            "An account that a team shares openly",
        ],
        blind_spots: &["Sparse records cannot show it.", "Two people who work at the same hours do not show."],
        next_steps: &["Ask first whether the account is shared or runs scheduled jobs.", CHECK_EN],
        clears: &["A record that the account is shared", "A shift plan or travel records"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "네 주 동안 밤낮없이 두 시간마다", en: "every two hours, day and night, for four weeks"
            },
            fires: true,
            drawing: "! | 01-01 00:10..01:10 session x336 every 2h",
        },
        Example {
            title: Both { ko: "한 구간뿐", en: "one fortnight only" },
            fires: false,
            drawing: "| 01-01 00:10..01:10 session x168 every 2h",
        },
        Example {
            title: Both { ko: "밤에 여섯 시간 비는 긴 하루", en: "long days with six quiet hours at night" },
            fires: false,
            drawing: "| 01-01 06:00..24:00 session x60 every 1d",
        },
        Example {
            title: Both { ko: "밤새 도는 자동 작업", en: "scheduled jobs all night" },
            fires: false,
            drawing: "| 01-01 09:00..18:00 session x30 every 1d
                      | 01-01 00:10 action machine x720 every 1h",
        },
    ],
};

/// Share of the active days below which an hour of the clock counts as quiet: once in ten days is an exception.
const RARE: u32 = 10;

/// Windows from which it is strong, as a multiple of those from which it is worth a look; 5 of 194 people show four.
const STRONG_FACTOR: u32 = 2;

impl RiskSignal for ShiftPattern24h {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let policy = &case.settings.policy.shift_pattern;
        let windows = windows(case, policy);
        if windows.is_empty() {
            return Assessment::NotAssessed(Need::Presence);
        }
        let hits: Vec<&Window> = windows.iter().filter(|window| window.longest_quiet() <= policy.quiet_hours).collect();
        let found = hits.len() as u32;
        if found < policy.windows.max(1) {
            return Assessment::Quiet;
        }
        let strength = if found >= policy.windows * STRONG_FACTOR { Strength::Strong } else { Strength::Watch };
        let worst = hits.iter().map(|window| window.longest_quiet()).min().unwrap_or_default();
        let facts = vec![
            ("windows", Fact::Count(found.into())),
            ("windows_assessed", Fact::Count(windows.len() as u64)),
            ("quiet_hours", Fact::Count(worst.into())),
            ("days", Fact::Count(hits.iter().map(|window| u64::from(window.days)).sum())),
            ("from", Fact::Text(day_text(hits[0].first_day))),
        ];
        let inside = |row: &usize| {
            let day = (case.history.start(*row) / DAY) as i32;
            hits.iter().any(|window| (window.first_day..window.first_day + policy.window_days as i32).contains(&day))
        };
        let rows = case.history.own_rows().filter(inside);
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (windows, assessed, quiet) =
            (count(facts, "windows"), count(facts, "windows_assessed"), count(facts, "quiet_hours"));
        match lang {
            Lang::Ko => format!(
                "살펴본 14일 구간 {assessed}개 가운데 {windows}개에서 활동이 하루 모든 시간대에 걸쳐 있었습니다. 가장 길게 빈 시간대는 {quiet}시간입니다."
            ),
            Lang::En => format!(
                "In {windows} of {assessed} fortnights activity covers the whole clock; the longest quiet run of hours is {quiet} h."
            ),
        }
    }
}

/// What a stretch of days shows.
struct Window {
    first_day: i32,
    days: u32,
    /// On how many days each hour of the clock (UTC) had activity.
    hours: [u32; 24],
}

impl Window {
    /// The longest circular run of hours that were active on hardly any day.
    fn longest_quiet(&self) -> u32 {
        let mut quiet = 0u32;
        for (hour, days) in self.hours.iter().enumerate() {
            quiet |= u32::from(days * RARE < self.days) << hour;
        }
        // Each step leaves only the hours that one more quiet hour follows; the clock goes round, a day does not.
        let mut run = 0;
        while quiet != 0 && run < HOURS {
            quiet &= quiet >> 1 | (quiet & 1) << (HOURS - 1);
            run += 1;
        }
        run
    }
}

/// Hours of the clock.
const HOURS: u32 = 24;

/// One day (UTC): its number, and either its entries or its active hours as bits.
type Day = (i32, u32);

/// The number of a day, made anew where it is not the last one known: days come in order.
fn of_day(days: &mut Vec<Day>, day: i32) -> &mut u32 {
    if days.last().is_none_or(|(known, _)| *known != day) {
        days.push((day, 0));
    }
    let last = days.len() - 1;
    &mut days[last].1
}

/// Consecutive windows that hold enough days and entries to judge.
fn windows(case: &Case<'_>, policy: &ShiftPattern) -> Vec<Window> {
    let mut slots: Vec<Day> = Vec::new();
    for interval in &case.presence.exact {
        // A moment fills its own hour, a stretch every hour that it touches.
        let (first, last) = (interval.start / HOUR, interval.end.saturating_sub(1).max(interval.start) / HOUR);
        for day in first / HOURS..=last / HOURS {
            let from = first.max(day * HOURS) % HOURS;
            let to = last.min(day * HOURS + HOURS - 1) % HOURS;
            *of_day(&mut slots, day as i32) |= (2 << to) - (1 << from);
        }
    }
    let length = policy.window_days.max(1) as i32;
    let is_enough = |days: &[Day]| days.len() as u32 >= policy.min_days;
    let by_window = |(day, _): &Day, (next, _): &Day| day.div_euclid(length) == next.div_euclid(length);
    if !slots.chunk_by(by_window).any(is_enough) {
        return Vec::new();
    }
    let mut entries: Vec<Day> = Vec::new();
    for row in case.history.own_rows() {
        if case.history.kind(row).is_doing() && !case.history.flags(row).has(Flags::DAY_ONLY) {
            *of_day(&mut entries, (case.history.start(row) / DAY) as i32) += 1;
        }
    }
    let mut entries = entries.into_iter().peekable();
    let mut windows = Vec::new();
    for days in slots.chunk_by(by_window) {
        let first_day = days[0].0.div_euclid(length) * length;
        let mut window = Window { first_day, days: days.len() as u32, hours: [0; 24] };
        let mut seen = 0;
        for &(day, mask) in days {
            while entries.next_if(|(known, _)| *known < day).is_some() {}
            let entered = entries.next_if(|(known, _)| *known == day).map_or(0, |(_, count)| count);
            seen += entered.max(mask.count_ones());
            for (hour, days) in window.hours.iter_mut().enumerate() {
                *days += mask >> hour & 1;
            }
        }
        if is_enough(days) && seen >= policy.min_entries {
            windows.push(window);
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn four_fortnights_are_strong_and_two_worth_a_look() {
        let of = |times: u32| fired(&ShiftPattern24h, &format!("! | 01-01 00:10..01:10 session x{times} every 2h"));
        assert_eq!(of(750).strength, Strength::Strong);
        let two = of(336);
        assert_eq!(two.strength, Strength::Watch);
        assert!(ShiftPattern24h.explain(&two.facts, Lang::Ko).contains("시간대"));
    }

    #[test]
    fn three_quiet_hours_are_rest() {
        assert_eq!(check(&ShiftPattern24h, "| 01-01 03:00..24:00 session x60 every 1d"), Assessment::Quiet);
    }

    #[test]
    fn sparse_records_cannot_answer() {
        let drawing = "| 01-01 09:00 action x20 every 1d";
        assert_eq!(check(&ShiftPattern24h, drawing), Assessment::NotAssessed(Need::Presence));
    }
}
