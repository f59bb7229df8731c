//! Output that swings from week to week, up and down in turn.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::{ActivityKind, Both, Lang};
use crate::timeline::peers::{Week, swings, week_of};

/// The signal.
pub struct OutputOscillation;

static CARD: Card = Card {
    id: "output-oscillation",
    family: Family::Hours,
    severity: Severity::Low,
    needs: &[Need::Hours, Need::Output],
    sources: &[sources::SEAL, sources::FLAME],
    policy: &["output_rate"],
    ko: CardText {
        title: "주마다 크게 오르내리는 산출물",
        looks_for: "12주 안에 산출물이 앞선 주보다 네 배 넘게 늘고 주는 일이 번갈아 네 번 이상인지 봅니다. 여덟 번부터 무겁게 봅니다. 계정이 50개 이상이면 그들의 보통 변동도 넘어야 합니다. 본인 확인에만 쓰며 평가에는 쓰지 않습니다.",
        matters_because: "공개 안내서가 한 주는 뛰어나고 다음 주는 뚝 떨어지는 것을 여러 사람이 번갈아 일하는 표시로 듭니다.",
        innocent_explanations: &[
            "과제의 단계와 배포 주기",
            "번아웃, 질병, 돌봄",
            "인공지능 도구를 쓰는 주와 안 쓰는 주",
            "격주로 오는 일",
        ],
        blind_spots: &["산출물의 크기와 질은 알 수 없습니다.", "꾸준히 나누어 일하면 보이지 않습니다."],
        next_steps: &["이것만으로는 아무것도 하지 않습니다. 일정과 견주고 본인에게 묻습니다.", CHECK_KO],
        clears: &["배포·과제 일정", "휴가·병가 기록"],
    },
    en: CardText {
        title: "output that swings from week to week",
        looks_for: "Within 12 weeks four or more swings, up and down in turn, to over four times or under a quarter of the week before; heavier from eight. With 50 accounts to compare they must also exceed what is usual. For identity checks only, not for appraisal.",
        matters_because: "Published guidance takes a very good week and a sharp drop after it for a mark of several people working in turn.",
        innocent_explanations: &[
            "Phases of a project, cycles of release",
            "Burn-out, illness, caring",
            "Weeks with and without an AI assistant",
            "Work that comes every other week",
        ],
        blind_spots: &[
            "How large or good a piece of output was is not known.",
            "Work shared out evenly does not show.",
        ],
        next_steps: &["Do nothing on this alone; compare with the schedule and ask.", CHECK_EN],
        clears: &["Schedules of releases or projects", "Records of leave"],
    },
    examples: &[
        Example {
            title: Both { ko: "한 주 걸러 오르내림", en: "up and down every other week" },
            fires: true,
            drawing: "! | 01-05 09:00..24:00 work output=40 x3 every 14d
                      ! | 01-12 09:00..24:00 work output=2 x3 every 14d",
        },
        Example {
            title: Both { ko: "두 배씩 오르내림", en: "twice as much, half as much" },
            fires: false,
            drawing: "| 01-05 09:00..24:00 work output=20 x6 every 14d
                      | 01-12 09:00..24:00 work output=10 x6 every 14d",
        },
        Example {
            title: Both { ko: "한 번 뛰고 그대로", en: "one rise that stays" },
            fires: false,
            drawing: "| 01-05 09:00..24:00 work output=2 x5 every 7d
                      | 02-09 09:00..24:00 work output=40 x5 every 7d",
        },
        Example {
            title: Both { ko: "아주 적은 수의 오르내림", en: "very small numbers" },
            fires: false,
            drawing: "| 01-05 09:00..24:00 work output=5 x6 every 14d
                      | 01-12 09:00..24:00 work output=0 x6 every 14d",
        },
    ],
};

/// The most swings in turn within so many weeks: indices of the weeks that they lead to, the earliest of the most.
fn alternating(weeks: &[Week], limit: f64, span: u32, min_output: f64) -> Vec<usize> {
    let output = |at: usize| weeks[at].output.unwrap_or_default();
    let large: Vec<(usize, f64)> = swings(weeks)
        .into_iter()
        .filter(|(at, swing)| swing.abs() > limit && output(*at).max(output(at - 1)) >= min_output)
        .collect();
    let mut best: Vec<usize> = Vec::new();
    for first in 0..large.len() {
        let mut run = vec![large[first].0];
        let mut last = large[first].1;
        for &(at, swing) in &large[first + 1..] {
            // The week before the first swing is the first of the span.
            if weeks[at].week + 1 - weeks[large[first].0 - 1].week > span {
                break;
            }
            if (swing > 0.0) != (last > 0.0) {
                run.push(at);
                last = swing;
            }
        }
        if run.len() > best.len() {
            best = run;
        }
    }
    best
}

impl RiskSignal for OutputOscillation {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let weeks = match case.billed_weeks() {
            Ok(weeks) => weeks,
            Err(need) => return Assessment::NotAssessed(need),
        };
        let policy = &case.settings.policy.output_rate;
        if weeks.iter().filter(|week| week.output.is_some()).count() <= policy.watch_swings as usize {
            return Assessment::NotAssessed(Need::Output);
        }
        let factor = policy.swing_factor.max(case.peers.swing_factor.unwrap_or_default());
        let run = alternating(&weeks, libm::log(factor), policy.swing_weeks, policy.min_output);
        let strength = match run.len() as u32 {
            number if number >= policy.strong_swings => Strength::Strong,
            number if number >= policy.watch_swings => Strength::Watch,
            _ => return Assessment::Quiet,
        };
        let (first, last) = (run[0] - 1, run[run.len() - 1]);
        let outputs = || weeks[first..=last].iter().filter_map(|week| week.output);
        let facts = vec![
            ("swings", Fact::Count(run.len() as u64)),
            ("weeks", Fact::Count(u64::from(weeks[last].week - weeks[first].week + 1))),
            ("least", Fact::Number(outputs().fold(f64::INFINITY, f64::min))),
            ("most", Fact::Number(outputs().fold(0.0, f64::max))),
        ];
        let touched = |row: &usize| {
            let week = week_of(case.history.start(*row));
            run.iter().any(|at| weeks[*at].week == week || weeks[at - 1].week == week)
        };
        let rows: Vec<usize> = case.history.rows_of(ActivityKind::Work).filter(touched).collect();
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (swings, weeks) = (count(facts, "swings"), count(facts, "weeks"));
        let (least, most) = (number(facts, "least"), number(facts, "most"));
        match lang {
            Lang::Ko => {
                format!(
                    "{weeks}주 안에 산출물이 크게 오르내리기를 번갈아 {swings}번 했습니다. 한 주에 {least:.0}건에서 {most:.0}건까지입니다."
                )
            }
            Lang::En => {
                format!(
                    "Swings of output, up and down in turn, within {weeks} weeks: {swings}, from {least:.0} to {most:.0} a week."
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(high: u32, low: u32, pairs: u32) -> String {
        format!(
            "| 01-05 09:00..24:00 work output={high} x{pairs} every 14d\n| 01-12 09:00..24:00 work output={low} x{pairs} every 14d"
        )
    }

    #[test]
    fn four_swings_are_a_look_and_eight_strong() {
        assert_eq!(fired(&OutputOscillation, &drawn(40, 2, 3)).strength, Strength::Watch);
        assert_eq!(fired(&OutputOscillation, &drawn(40, 2, 6)).strength, Strength::Strong);
        assert_eq!(check(&OutputOscillation, &drawn(40, 2, 2)), Assessment::NotAssessed(Need::Output));
        // Five times with one added to both is four times and a half; three times is not.
        assert_eq!(check(&OutputOscillation, &drawn(30, 9, 6)), Assessment::Quiet);
    }

    #[test]
    fn quiet_where_everybody_swings() {
        let mut drawing = drawn(40, 2, 6);
        for n in 0..60 {
            for line in drawn(40 + n, 1 + n % 3, 6).lines() {
                drawing += &format!("\n{line} acct=a{n}");
            }
        }
        assert_eq!(check(&OutputOscillation, &drawing), Assessment::Quiet);
    }
}
