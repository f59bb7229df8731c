//! Half of the tasks late, or never finished.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::civil::DAY;
use crate::model::{ActivityKind, Both, Detail, Lang};

/// The signal.
pub struct MissedDeadlines;

static CARD: Card = Card {
    id: "missed-deadlines",
    family: Family::Market,
    severity: Severity::Low,
    needs: &[Need::Tasks],
    sources: &[sources::US_2022],
    policy: &["deadlines"],
    ko: CardText {
        title: "마감을 넘긴 과업",
        looks_for: "마감이 지난 과업이 여덟 건 이상일 때 늦었거나 끝내지 않은 몫을 봅니다. 50%부터 눈여겨보고 75%부터 무겁게 봅니다.",
        matters_because: "미국 주의보가 과업을 제때 끝내지 못하거나 답하지 않는 것을 특징으로 듭니다.",
        innocent_explanations: &["도중에 늘어난 일", "질병, 돌봄, 육아휴직, 병역", "의뢰인의 늦은 답"],
        blind_spots: &["왜 늦었는지는 기록에 없습니다.", "일정을 미뤄 준 것이 반영되지 않았을 수 있습니다."],
        next_steps: &["이것만으로는 아무것도 하지 않습니다. 일정과 까닭을 먼저 묻습니다.", CHECK_KO],
        clears: &["바뀐 일정", "휴가·병가 기록"],
    },
    en: CardText {
        title: "tasks that miss their deadline",
        looks_for: "With eight or more tasks past due, the share that was late or never finished: worth a look from 50 %, heavier from 75 %.",
        matters_because: "The American advisory names tasks that are not finished or answered in time.",
        innocent_explanations: &[
            "Work that grew on the way",
            "Illness, caring, parental leave, military service",
            "Late answers of the client",
        ],
        blind_spots: &["The records do not say why.", "An extension may not have been entered."],
        next_steps: &["Do nothing on this alone; ask for the reasons first.", CHECK_EN],
        clears: &["A changed schedule", "Records of leave"],
    },
    examples: &[
        Example {
            title: Both { ko: "여덟 가운데 여섯이 늦음", en: "six of eight late" },
            fires: true,
            drawing: "! | 01-05 09:00 task due=2026-01-05 finished=2026-01-09 x6 every 1h
                      | 02-05 09:00 task due=2026-02-05 finished=2026-02-05 x2 every 1h",
        },
        Example {
            title: Both { ko: "여덟 가운데 셋", en: "three of eight" },
            fires: false,
            drawing: "| 01-05 09:00 task due=2026-01-05 finished=2026-01-09 x3 every 1h
                      | 02-05 09:00 task due=2026-02-05 finished=2026-02-05 x5 every 1h",
        },
        Example {
            title: Both { ko: "일곱 건뿐", en: "seven in all" },
            fires: false,
            drawing: "| 01-05 09:00 task due=2026-01-05 finished=2026-01-09 x7 every 1h",
        },
        Example {
            title: Both { ko: "아직 마감 전", en: "not yet due" },
            fires: false,
            drawing: "| 12-05 09:00 task due=2027-02-05 x9 every 1h",
        },
    ],
};

impl RiskSignal for MissedDeadlines {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let today = (case.settings.as_of / DAY) as i32;
        // A task with a day of finishing is decided; one without is late once it is past due.
        let decided: Vec<(usize, bool)> = history
            .rows_of(ActivityKind::Task)
            .filter_map(|row| {
                let due = history.detail_day(row, Detail::Due)?;
                match history.detail_day(row, Detail::Finished) {
                    Some(finished) => Some((row, finished > due)),
                    None => (due < today).then_some((row, true)),
                }
            })
            .collect();
        if decided.is_empty() {
            let any = history.rows_of(ActivityKind::Task).any(|row| history.detail_day(row, Detail::Due).is_some());
            return if any { Assessment::Quiet } else { Assessment::NotAssessed(Need::Tasks) };
        }
        let policy = &case.settings.policy.deadlines;
        let late: Vec<usize> = decided.iter().filter(|(_, late)| *late).map(|(row, _)| *row).collect();
        let percent = late.len() as f64 * 100.0 / decided.len() as f64;
        if decided.len() < policy.min_tasks as usize || percent < policy.watch_percent {
            return Assessment::Quiet;
        }
        let strength = if percent >= policy.strong_percent { Strength::Strong } else { Strength::Watch };
        let facts = vec![("late", Fact::Count(late.len() as u64)), ("tasks", Fact::Count(decided.len() as u64))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(late)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (late, tasks) = (count(facts, "late"), count(facts, "tasks"));
        match lang {
            Lang::Ko => format!("과업 {tasks}건 가운데 {late}건이 마감을 넘겼거나 끝나지 않았습니다."),
            Lang::En => format!("Tasks late or not finished: {late} of {tasks}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(late: u32, in_time: u32) -> String {
        format!(
            "| 01-05 09:00 task due=2026-01-05 x{late} every 1h\n| 02-05 09:00 task due=2026-02-05 finished=2026-02-04 x{in_time} every 1h"
        )
    }

    #[test]
    fn half_is_a_look_and_three_quarters_strong() {
        assert_eq!(check(&MissedDeadlines, &drawn(4, 5)), Assessment::Quiet);
        assert_eq!(fired(&MissedDeadlines, &drawn(4, 4)).strength, Strength::Watch);
        assert_eq!(fired(&MissedDeadlines, &drawn(6, 2)).strength, Strength::Strong);
        assert_eq!(check(&MissedDeadlines, "| 01-05 09:00 work"), Assessment::NotAssessed(Need::Tasks));
    }
}
