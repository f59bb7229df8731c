//! Thousands of hours on one account, at a pace beyond full time for half a year.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::superhuman_weekly_hours::Hours;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, number,
    text,
};
use crate::model::civil::{DAY, day_text};
use crate::model::{Both, Lang};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The signal.
pub struct LifetimeHoursSeveralThousand;

/// Weeks over which the pace is taken: half a year, longer than any one project's last stretch.
const WEEKS: i32 = 26;

/// Lines that are enough to look at; the report shows no more.
const EVIDENCE: usize = 50;

static CARD: Card = Card {
    id: "lifetime-hours-several-thousand",
    family: Family::Hours,
    severity: Severity::Medium,
    needs: &[Need::Hours],
    sources: &[sources::ROK_2022, sources::JAPAN_2024],
    policy: &["lifetime_hours"],
    ko: CardText {
        title: "반년 내내 주 60시간을 넘는 속도로 쌓인 수천 시간",
        looks_for: "누적 3,000시간 이상이면서, 가장 바쁜 26주의 평균이 주 60시간 이상인 계정을 찾습니다. 주 84시간부터 더 무겁게 봅니다.",
        matters_because: "한국 주의보는 누적 작업 시간이 수천 시간에 이르는 계정을 특징으로 듭니다. 합계만으로는 경력이 길다는 뜻일 뿐이어서, 속도를 함께 봅니다.",
        innocent_explanations: &[
            "혼자 일하며 오래 무리해 온 사람",
            "여러 사람이 함께 쓰는 업체·팀 계정",
            "대기 시간까지 적는 계약(당직, 상주)",
            "작업 대신 켜 둔 접속 시간을 센 경우",
        ],
        blind_spots: &[
            "가입 전이나 다른 플랫폼의 시간은 모릅니다.",
            "여러 사람이 주 60시간 안쪽으로 나누어 쓰면 보이지 않습니다.",
            "반년이 안 되는 기록도 26주로 나누므로, 새 계정은 늦게 드러납니다.",
        ],
        next_steps: &[
            "그 반년의 청구서와 결과물을 표본으로 견주어 봅니다.",
            "함께 일하는 사람이 있는지 본인에게 묻습니다. 있다면 계약에 적으면 됩니다.",
            CHECK_KO,
        ],
        clears: &["함께 일하는 사람이 적힌 계약서", "대기 시간을 적는다는 약정", "결과물과 맞는 작업 시간"],
    },
    en: CardText {
        title: "thousands of hours, built up at more than 60 a week for half a year",
        looks_for: "3,000 hours or more in all, with a mean of 60 a week or more over the busiest 26 weeks; heavier from 84 a week.",
        matters_because: "Korea's advisory names accounts whose hours run into the thousands. The total alone only measures seniority, so the pace is taken with it.",
        innocent_explanations: &[
            "Somebody who has long worked too much, alone",
            "An agency or team account that several people use",
            "A contract that pays waiting time: on call, on site",
            "Hours of being signed in, where no work is on record",
        ],
        blind_spots: &[
            "Hours before this account, or elsewhere, are unknown.",
            "Several people who stay below 60 a week together do not show.",
            "Shorter records are divided by 26 weeks all the same, so that new accounts show late.",
        ],
        next_steps: &[
            "Compare a sample of that half year's invoices with the results.",
            "Ask the holder whether others work along; if so, the contract can say so.",
            CHECK_EN,
        ],
        clears: &[
            "A contract that names the people who work along",
            "An agreement that waiting time is entered",
            "Hours that fit the results",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "1년 내내 하루 10시간", en: "ten hours on every day of a year" },
            fires: true,
            drawing: "! | 2025-01-01 09:00..19:00 work x365 every 1d",
        },
        Example {
            title: Both { ko: "2년 동안 주 40시간", en: "two years of 40 hours a week" },
            fires: false,
            drawing: "| 2024-01-01 09:00..17:00 work x104 every 7d
                      | 2024-01-02 09:00..17:00 work x104 every 7d
                      | 2024-01-03 09:00..17:00 work x104 every 7d
                      | 2024-01-04 09:00..17:00 work x104 every 7d
                      | 2024-01-05 09:00..17:00 work x104 every 7d",
        },
        Example {
            title: Both {
                ko: "석 달의 마감과 그 뒤의 보통 속도", en: "three months of crunch, then an ordinary pace"
            },
            fires: false,
            drawing: "| 2024-01-01 09:00..19:00 work x90 every 1d
                      | 2024-04-01 09:00..17:00 work x420 every 1.4d",
        },
        Example {
            title: Both { ko: "속도는 빠르나 합계 2,990시간", en: "the pace, but 2,990 hours in all" },
            fires: false,
            drawing: "| 2025-01-01 09:00..19:00 work x299 every 1d",
        },
    ],
};

impl RiskSignal for LifetimeHoursSeveralThousand {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some(hours) = case.hours() else { return Assessment::NotAssessed(Need::Hours) };
        let policy = &case.settings.policy.lifetime_hours;
        let days = hours.per_day();
        let total = days.iter().map(|(_, seconds)| seconds).sum::<u64>() as f64 / 3_600.0;
        let Some(best) = best_window(&days) else { return Assessment::Quiet };
        let strength = if total < policy.total_hours || best.rate < policy.rate_hours {
            return Assessment::Quiet;
        } else if best.rate >= policy.severe_rate_hours {
            Strength::Severe
        } else {
            Strength::Strong
        };
        let span = days.last().zip(days.first()).map_or(0, |(last, first)| last.0 - first.0 + 1);
        let facts = vec![
            ("total_hours", Fact::Number(total)),
            ("best_26_weeks_rate", Fact::Number(best.rate)),
            ("from", Fact::Text(day_text(best.from))),
            ("to", Fact::Text(day_text(best.to))),
            ("span_weeks", Fact::Count(span.unsigned_abs().div_ceil(7).into())),
        ];
        let evidence = case.loci(evidence(case, hours, &best, &days));
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (total, rate) = (number(facts, "total_hours"), number(facts, "best_26_weeks_rate"));
        let (from, to) = (text(facts, "from"), text(facts, "to"));
        let is_dated = !from.is_empty() && !to.is_empty();
        match lang {
            Lang::Ko => {
                let when = if is_dated { format!("({from}부터 {to}까지)") } else { String::new() };
                format!("누적 {total:.0}시간이고, 가장 바쁜 26주{when}의 평균은 주 {rate:.1}시간입니다.")
            }
            Lang::En => {
                let when = if is_dated { format!(" ({from} to {to})") } else { String::new() };
                format!("{total:.0} hours in all; the busiest 26 weeks{when} average {rate:.1} a week.")
            }
        }
    }
}

/// The busiest half year.
struct Window {
    /// First day with hours.
    from: i32,
    /// Last day with hours.
    to: i32,
    /// Hours a week.
    rate: f64,
}

/// The window with the most hours among those that begin on a day with hours, the earliest of equals.
fn best_window(days: &[(i32, u64)]) -> Option<Window> {
    let (mut inside, mut end) = (0u64, 0);
    let mut best: Option<(u64, usize, usize)> = None;
    for (first, (day, seconds)) in days.iter().enumerate() {
        while let Some((_, more)) = days.get(end).filter(|(later, _)| *later < day + WEEKS * 7) {
            inside += more;
            end += 1;
        }
        if best.is_none_or(|(most, ..)| inside > most) {
            best = Some((inside, first, end - 1));
        }
        inside -= seconds;
    }
    best.map(|(seconds, first, last)| Window {
        from: days[first].0,
        to: days[last].0,
        rate: seconds as f64 / 3_600.0 / f64::from(WEEKS),
    })
}

/// First and last row of the window, then rows of its busiest days.
fn evidence(case: &Case<'_>, hours: &Hours, best: &Window, days: &[(i32, u64)]) -> Vec<usize> {
    let inside: Vec<usize> = hours.rows(case, best.from, best.to + 1).collect();
    let mut busiest: Vec<(i32, u64)> =
        days.iter().copied().filter(|(day, _)| (best.from..=best.to).contains(day)).collect();
    busiest.sort_by_key(|(day, seconds)| (Reverse(*seconds), *day));
    let ranks: BTreeMap<i32, usize> =
        busiest.iter().take(EVIDENCE).enumerate().map(|(rank, (day, _))| (*day, rank)).collect();
    let day_of = |row: usize| (case.history.start(row) / DAY) as i32;
    let mut ranked: Vec<(usize, usize)> =
        inside.iter().filter_map(|&row| ranks.get(&day_of(row)).map(|rank| (*rank, row))).collect();
    ranked.sort_unstable();
    let mut evidence: Vec<usize> = inside.first().into_iter().chain(inside.last()).copied().collect();
    evidence.dedup();
    let ends = evidence.clone();
    evidence.extend(ranked.into_iter().map(|(_, row)| row).filter(|row| !ends.contains(row)));
    evidence.truncate(EVIDENCE);
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn twelve_hours_a_day_for_half_a_year_are_severe() {
        let occurrence = fired(&LifetimeHoursSeveralThousand, "! | 2025-01-01 08:00..20:00 work x260 every 1d");
        assert_eq!(occurrence.strength, Strength::Severe);
        assert_eq!(number(&occurrence.facts, "best_26_weeks_rate"), 84.0);
        assert_eq!((text(&occurrence.facts, "from"), text(&occurrence.facts, "to")), ("2025-01-01", "2025-07-01"));
        assert_eq!(occurrence.evidence.len(), EVIDENCE);
    }

    #[test]
    fn hours_of_a_day_count_and_evidence_begins_with_both_ends_of_the_window() {
        let drawing = "| 2025-01-01 1h work\n! | 2025-06-01 10h work x300 every 1d\n! | 2025-07-01 6h work client=Nuri";
        let occurrence = fired(&LifetimeHoursSeveralThousand, drawing);
        assert_eq!(occurrence.strength, Strength::Strong);
        assert_eq!(number(&occurrence.facts, "total_hours"), 3_007.0);
        assert_eq!(text(&occurrence.facts, "from"), "2025-06-01");
        assert!(occurrence.evidence[2..4].iter().any(|locus| locus.line == 3), "the busiest day comes after both ends");
    }

    #[test]
    fn a_short_record_is_still_divided_by_half_a_year() {
        let days: Vec<(i32, u64)> = (0..26).map(|day| (day, 36_000)).collect();
        assert_eq!(best_window(&days).map(|window| window.rate), Some(10.0));
        assert!(best_window(&[]).is_none());
    }

    #[test]
    fn without_hours_there_is_no_answer() {
        assert_eq!(
            check(&LifetimeHoursSeveralThousand, "| 01-05 09:00 sign-in ok"),
            Assessment::NotAssessed(Need::Hours)
        );
    }
}
