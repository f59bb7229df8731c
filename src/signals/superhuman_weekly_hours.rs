//! More hours in one week than a person can keep up.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number, text,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, civil_from_days, days_from_civil};
use crate::model::{ActivityKind, Both, Lang};
use crate::settings::WeeklyHours;
use crate::timeline::{Interval, presence};
use std::cmp::Reverse;

/// The signal.
pub struct SuperhumanWeeklyHours;

static CARD: Card = Card {
    id: "superhuman-weekly-hours",
    family: Family::Hours,
    severity: Severity::High,
    needs: &[Need::Hours],
    sources: &[sources::JAPAN_2024, sources::ROK_2022],
    policy: &["weekly_hours"],
    ko: CardText {
        title: "한 사람이 감당하기 어려운 주간 시간",
        looks_for: "한 주(월~일, UTC)의 작업 시간을 겹치는 부분은 한 번만 세어 더합니다. 84시간을 넘으면 눈여겨보고 100시간과 120시간에서 더 무겁게 봅니다. 겹친 채 더한 시간이 168시간을 넘어도 같습니다.",
        matters_because: "일본 주의보는 부자연스럽게 긴 누적 작업 시간을 특징으로 듭니다. 84시간은 이레 내내 하루 12시간입니다. 참고로 한국의 법정 한도는 주 52시간입니다.",
        innocent_explanations: &[
            "끄지 않은 타이머",
            "여러 사람이 함께 쓰기로 한 업체·팀 계정",
            "지난 일을 한 주에 몰아 적은 기록",
            "마감 전에 정말 무리한 한 주(이 경우 건강과 근로시간을 먼저 살핍니다)",
        ],
        blind_spots: &[
            "다른 곳에서 일한 시간은 보이지 않습니다.",
            "작업 기록이 없으면 접속 시간으로 대신하며, 접속은 일이 아닐 수 있습니다.",
            "여러 사람이 나누어 적게 적으면 드러나지 않습니다.",
        ],
        next_steps: &[
            "그 주의 기록이 언제, 어떻게 적혔는지 봅니다(타이머, 몰아 적기).",
            "본인에게 그 주에 한 일을 물어보고 결과물과 견주어 봅니다.",
            CHECK_KO,
        ],
        clears: &["타이머를 고친 기록", "함께 일한 사람이 적힌 계약서", "그 주의 결과물과 맞는 설명"],
    },
    en: CardText {
        title: "weekly hours beyond what one person can do",
        looks_for: "Hours of work in one week (Monday to Sunday, UTC), overlaps counted once: worth a look above 84, heavier above 100 and again above 120, or where entries add up to more than 168.",
        matters_because: "Japan's advisory names unnaturally long working time. 84 hours are 12 a day on all seven days; the legal limit in Korea is 52 a week.",
        innocent_explanations: &[
            "A timer left running",
            "An agency or team account that several people use by agreement",
            "Earlier work entered in one week",
            "A week of real overwork before a deadline; then health and working time come first",
        ],
        blind_spots: &[
            "Work done elsewhere is not seen.",
            "Without work entries presence stands in, and being signed in is not always work.",
            "Several people who enter few hours do not show.",
        ],
        next_steps: &[
            "See when and how that week was entered: by timer, or afterwards.",
            "Ask the holder about that week's work and compare it with the results.",
            CHECK_EN,
        ],
        clears: &[
            "A corrected timer",
            "A contract that names the people who share the work",
            "An account of the week that fits its results",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "이레 내내 12시간 반", en: "twelve and a half hours on all seven days" },
            fires: true,
            drawing: "! | 01-05 08:00..20:30 work x7 every 1d",
        },
        Example {
            title: Both { ko: "이레 내내 꼭 12시간", en: "exactly twelve hours on all seven days" },
            fires: false,
            drawing: "| 01-05 08:00..20:00 work x7 every 1d",
        },
        Example {
            title: Both { ko: "같은 시간을 두 고객에 적음", en: "the same hours entered for two clients" },
            fires: false,
            drawing: "| 01-05 09:00..21:00 work client=Garam x6 every 1d
                      | 01-05 09:00..21:00 work client=Nuri x6 every 1d",
        },
        Example {
            title: Both { ko: "긴 주말이 두 주에 나뉨", en: "a long weekend that falls into two weeks" },
            fires: false,
            drawing: "| 01-08 06:00..20:00 work x8 every 1d",
        },
    ],
};

impl RiskSignal for SuperhumanWeeklyHours {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some(hours) = case.hours() else { return Assessment::NotAssessed(Need::Hours) };
        let policy = &case.settings.policy.weekly_hours;
        let once = hours.tally(&hours.once, week);
        // Two devices signed in at once are no work done twice, so that presence is not added up.
        let summed = if hours.is_work { hours.tally(&hours.entered, week) } else { once.clone() };
        // Both have the same weeks: merging changes no day that has any hours.
        let fired: Vec<(i32, u64, u64, Strength)> = once
            .iter()
            .zip(&summed)
            .filter_map(|((week, once), (_, summed))| {
                strength(*once, *summed, policy).map(|strength| (*week, *once, *summed, strength))
            })
            .collect();
        let worst =
            fired.iter().max_by_key(|(week, once, summed, strength)| (*strength, *once, *summed, Reverse(*week)));
        let Some(&(worst, once, summed, strength)) = worst else { return Assessment::Quiet };
        let facts = vec![
            ("week", Fact::Text(week_text(worst))),
            ("hours", Fact::Number(once as f64 / 3_600.0)),
            ("summed_hours", Fact::Number(summed as f64 / 3_600.0)),
            ("weeks", Fact::Count(fired.len() as u64)),
        ];
        let monday = monday_of(worst);
        let rows = hours.rows(case, monday, monday + 7);
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (week, hours, summed) = (text(facts, "week"), number(facts, "hours"), number(facts, "summed_hours"));
        let weeks = count(facts, "weeks");
        let in_sum = summed > hours + 0.05;
        match lang {
            Lang::Ko => {
                let of = if week.is_empty() { "가장 긴 주".to_owned() } else { format!("가장 긴 주({week})") };
                let sum = if in_sum {
                    format!(" 겹치는 기록까지 더하면 {summed:.1}시간입니다.")
                } else {
                    String::new()
                };
                format!("{of}에 기록된 시간은 {hours:.1}시간입니다.{sum} 기준을 넘은 주는 {weeks}주입니다.")
            }
            Lang::En => {
                let of = if week.is_empty() { String::new() } else { format!(" ({week})") };
                let sum =
                    if in_sum { format!(", {summed:.1} with overlapping entries added up") } else { String::new() };
                format!("The longest week{of} has {hours:.1} hours on record{sum}. Weeks above the limit: {weeks}.")
            }
        }
    }
}

/// Strictly more than each limit: the limits are what a person might just do.
fn strength(once: u64, summed: u64, policy: &WeeklyHours) -> Option<Strength> {
    let (once, summed) = (once as f64 / 3_600.0, summed as f64 / 3_600.0);
    if once > policy.severe_hours || summed > policy.impossible_hours {
        Some(Strength::Severe)
    } else if once > policy.strong_hours {
        Some(Strength::Strong)
    } else if once > policy.watch_hours {
        Some(Strength::Watch)
    } else {
        None
    }
}

/// Hours on record for an account: those of its work, or its presence where no work is on record.
pub(super) struct Hours {
    /// Made of work entries; of presence otherwise.
    is_work: bool,
    /// Stretches of work with clock times, as entered.
    entered: Vec<Interval>,
    /// Stretches with clock times, overlaps merged.
    once: Vec<Interval>,
    /// Work without clock times: day of the beginning (UTC) and seconds.
    day_only: Vec<(i32, u64)>,
}

impl Hours {
    /// The hours of a case; nothing where neither work nor presence has any length.
    pub(super) fn of(case: &Case<'_>) -> Option<Self> {
        let history = &case.history;
        let (mut entered, mut day_only) = (Vec::new(), Vec::new());
        for row in history.own_rows().filter(|row| is_work(case, *row)) {
            let (start, end) = (history.start(row), history.end(row));
            if history.flags(row).has(Flags::DAY_ONLY) {
                day_only.push(((start / DAY) as i32, u64::from(end - start)));
            } else {
                entered.push(Interval { start, end });
            }
        }
        let is_work = !entered.is_empty() || !day_only.is_empty();
        let once = if is_work { presence::merge(&mut entered.clone(), 0) } else { case.presence.exact.clone() };
        let has_length = is_work || once.iter().any(|stretch| stretch.length() > 0);
        has_length.then_some(Self { is_work, entered, once, day_only })
    }

    /// Days (UTC) with their seconds, in order, overlaps counted once.
    pub(super) fn per_day(&self) -> Vec<(i32, u64)> {
        self.tally(&self.once, |day| day)
    }

    /// Mondays (days since 1970) of ISO weeks (UTC) with their seconds: overlaps counted once, and as entered.
    pub(super) fn per_week(&self) -> Vec<(i32, u64, u64)> {
        let once = self.tally(&self.once, week);
        let summed = if self.is_work { self.tally(&self.entered, week) } else { once.clone() };
        once.into_iter().zip(summed).map(|((week, once), (_, summed))| (monday_of(week), once, summed)).collect()
    }

    fn tally(&self, stretches: &[Interval], period: impl Fn(i32) -> i32) -> Vec<(i32, u64)> {
        let mut tally: Vec<(i32, u64)> = self.day_only.iter().map(|(day, seconds)| (period(*day), *seconds)).collect();
        for stretch in stretches {
            let mut start = stretch.start;
            while start < stretch.end {
                let end = (start / DAY + 1).saturating_mul(DAY).min(stretch.end);
                let (of, seconds) = (period((start / DAY) as i32), u64::from(end - start));
                match tally.last_mut() {
                    Some((known, sum)) if *known == of => *sum += seconds,
                    _ => tally.push((of, seconds)),
                }
                start = end;
            }
        }
        tally.sort_unstable();
        tally.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
        });
        tally
    }

    /// Rows that the days from `first` up to `end`, exclusive, are made of.
    pub(super) fn rows<'a>(&'a self, case: &'a Case<'_>, first: i32, end: i32) -> impl Iterator<Item = usize> + 'a {
        let second = |day: i32| u32::try_from(i64::from(day) * i64::from(DAY)).unwrap_or_default();
        let (mut from, mut to) = (second(first), second(end));
        if !self.is_work {
            // A sign-in of one week and a sign-out of a later one are what the weeks in between rest on.
            let touching = self.once.iter().filter(|stretch| stretch.start < to && stretch.end > from);
            (from, to) = touching.fold((from, to), |(from, to), stretch| {
                (from.min(stretch.start), to.max(stretch.end.saturating_add(1)))
            });
        }
        let history = &case.history;
        history.own_rows().filter(move |&row| {
            let (start, end, is_day_only) =
                (history.start(row), history.end(row), history.flags(row).has(Flags::DAY_ONLY));
            let belongs = if self.is_work { is_work(case, row) } else { !is_day_only };
            belongs && start < to && (start >= from || end > from && !is_day_only)
        })
    }
}

fn is_work(case: &Case<'_>, row: usize) -> bool {
    case.history.kind(row) == ActivityKind::Work && case.history.end(row) > case.history.start(row)
}

/// The ISO week of a day, counted from that of 1970-01-01, which was a Thursday.
fn week(day: i32) -> i32 {
    (day + 3).div_euclid(7)
}

fn monday_of(week: i32) -> i32 {
    week * 7 - 3
}

/// `2026-W07`: the year of an ISO week is that of its Thursday.
fn week_text(week: i32) -> String {
    let thursday = monday_of(week) + 3;
    let (year, ..) = civil_from_days(thursday);
    format!("{year:04}-W{:02}", (thursday - days_from_civil(year, 1, 1)) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn weeks_are_iso_weeks() {
        for ((year, month, day), text) in [
            ((2026, 2, 9), "2026-W07"),
            ((2026, 1, 1), "2026-W01"),
            ((2027, 1, 3), "2026-W53"),
            ((2024, 12, 30), "2025-W01"),
        ] {
            assert_eq!(week_text(week(days_from_civil(year, month, day))), text);
        }
    }

    #[test]
    fn strength_is_strictly_above_each_limit() {
        let policy = WeeklyHours::default();
        let of = |once: u64, summed: u64| strength(once * 3_600, summed * 3_600, &policy);
        assert_eq!([of(84, 84), of(100, 100), of(120, 168)], [None, Some(Strength::Watch), Some(Strength::Strong)]);
        assert_eq!([of(121, 121), of(60, 169)], [Some(Strength::Severe), Some(Strength::Severe)]);
    }

    #[test]
    fn entries_that_add_up_to_more_than_a_week_are_impossible() {
        let drawing =
            "! | 01-05 08:00..20:00 work client=Garam x7 every 1d\n! | 01-05 08:00..20:30 work client=Nuri x7 every 1d";
        let occurrence = fired(&SuperhumanWeeklyHours, drawing);
        assert_eq!(occurrence.strength, Strength::Severe);
        assert_eq!(text(&occurrence.facts, "week"), "2026-W02");
        assert_eq!((number(&occurrence.facts, "hours"), number(&occurrence.facts, "summed_hours")), (87.5, 171.5));
    }

    #[test]
    fn hours_of_a_day_count_without_clock_times() {
        assert_eq!(fired(&SuperhumanWeeklyHours, "! | 01-05 15h work x7 every 1d").strength, Strength::Strong);
    }

    #[test]
    fn presence_stands_in_only_where_no_work_is_on_record() {
        let sessions = "| 01-05 00:00..24:00 session x5 every 1d";
        assert_eq!(fired(&SuperhumanWeeklyHours, sessions).strength, Strength::Strong);
        assert_eq!(check(&SuperhumanWeeklyHours, &format!("{sessions}\n| 01-05 09:00..10:00 work")), Assessment::Quiet);
        assert_eq!(check(&SuperhumanWeeklyHours, "| 01-05 09:00 sign-in ok"), Assessment::NotAssessed(Need::Hours));
    }

    #[test]
    fn a_week_inside_one_long_session_rests_on_that_session() {
        let drawing = "! | 01-05 09:00..753:00 session";
        assert_eq!(number(&fired(&SuperhumanWeeklyHours, drawing).facts, "hours"), 168.0);
    }

    #[test]
    fn work_over_midnight_on_sunday_counts_in_both_weeks() {
        let drawing = "! | 01-05 00:00..14:00 work x6 every 1d\n! | 01-11 22:00..34:00 work";
        let occurrence = fired(&SuperhumanWeeklyHours, drawing);
        assert_eq!(number(&occurrence.facts, "hours"), 86.0);
        assert_eq!(count(&occurrence.facts, "weeks"), 1);
    }
}
