//! Weeks of billed hours in which hardly anything was typed or finished.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number, text,
};
use crate::model::{ActivityKind, Both, Lang};
use crate::timeline::peers::{Week, week_of};

/// The signal.
pub struct HoursWithoutOutput;

static CARD: Card = Card {
    id: "hours-without-output",
    family: Family::Hours,
    severity: Severity::Low,
    needs: &[Need::Hours, Need::Output],
    sources: &[sources::RED_CANARY_2025],
    policy: &["output_rate"],
    ko: CardText {
        title: "시간은 있으나 활동이 거의 없는 주",
        looks_for: "10시간 넘게 일한 주의 시간당 입력 횟수나 산출물이 3주 내리 아주 적은지 봅니다. 계정이 50개 이상이면 그들의 하위 10%이자 중앙값의 4분의 1보다 적을 때, 아니면 시간당 입력 30회보다 적을 때입니다. 본인 확인에만 쓰며 평가에는 쓰지 않습니다.",
        matters_because: "한 보안 회사는 고용된 계정과 기기의 활동이 유난히 적은 것을 함께 살피라고 합니다.",
        innocent_explanations: &[
            "설계, 읽기, 회의, 전화가 많은 주",
            "다른 기기나 종이에서 한 일",
            "휴가, 병가, 교육",
            "입력을 세지 않는 보조 기기를 쓰는 사람",
        ],
        blind_spots: &["마우스를 움직이는 장치는 활동처럼 보입니다.", "산출물의 크기와 어려움은 알 수 없습니다."],
        next_steps: &["이것만으로는 아무것도 하지 않습니다. 그 주에 무슨 일을 했는지 묻습니다.", CHECK_KO],
        clears: &["회의·설계 기록", "휴가·병가 기록"],
    },
    en: CardText {
        title: "weeks of hours with hardly any activity",
        looks_for: "Weeks of 10 or more hours with very few inputs or pieces of output an hour, three in a row: with 50 accounts to compare below their tenth percentile and a quarter of their median, else below 30 inputs an hour. For identity checks only, not for appraisal.",
        matters_because: "One security firm advises to look, among other things, for unusually little activity of an account and its device.",
        innocent_explanations: &[
            "Weeks of design, reading, meetings and calls",
            "Work on another device or on paper",
            "Leave, illness, training",
            "Assistive devices whose input is not counted",
        ],
        blind_spots: &[
            "A device that moves the mouse looks like activity.",
            "How large or difficult a piece of output was is not known.",
        ],
        next_steps: &["Do nothing on this alone; ask what the work of these weeks was.", CHECK_EN],
        clears: &["Records of meetings or design", "Records of leave"],
    },
    examples: &[
        Example {
            title: Both { ko: "3주 내리 거의 입력 없음", en: "three weeks with hardly any input" },
            fires: true,
            drawing: "! | 01-05 09:00..17:00 work input-events=40 x15 every 1d
                      ! | 01-20 09:00..17:00 work input-events=40 x6 every 1d",
        },
        Example {
            title: Both { ko: "2주뿐", en: "two weeks only" },
            fires: false,
            drawing: "| 01-05 09:00..17:00 work input-events=40 x14 every 1d",
        },
        Example {
            title: Both { ko: "보통의 입력", en: "ordinary input" },
            fires: false,
            drawing: "| 01-05 09:00..17:00 work input-events=4000 x28 every 1d",
        },
        Example {
            title: Both { ko: "셋째 주에 회복", en: "the third week is ordinary" },
            fires: false,
            drawing: "| 01-05 09:00..17:00 work input-events=40 x14 every 1d
                      | 01-19 09:00..17:00 work input-events=4000 x7 every 1d
                      | 01-26 09:00..17:00 work input-events=40 x14 every 1d",
        },
    ],
};

/// The longest run of weeks that follow each other and lie below the limit; the earliest of the longest.
fn longest_low(weeks: &[Week], of: impl Fn(&Week) -> Option<f64>, limit: f64) -> &[Week] {
    let is_low = |week: &Week| of(week).is_some_and(|value| value / week.hours < limit);
    let (mut best, mut first): (&[Week], usize) = (&[], 0);
    for at in 0..weeks.len() {
        if !is_low(&weeks[at]) {
            first = at + 1;
            continue;
        }
        if at > first && weeks[at - 1].week + 1 != weeks[at].week {
            first = at;
        }
        if at + 1 - first > best.len() {
            best = &weeks[first..=at];
        }
    }
    best
}

impl RiskSignal for HoursWithoutOutput {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let weeks = match case.billed_weeks() {
            Ok(weeks) => weeks,
            Err(need) => return Assessment::NotAssessed(need),
        };
        let policy = &case.settings.policy.output_rate;
        let events = case.peers.low_events.unwrap_or(policy.events_per_hour);
        let has = |of: fn(&Week) -> Option<f64>| weeks.iter().any(|week| of(week).is_some());
        // What counts as a piece of output differs from trade to trade, so that it has no limit without peers.
        let (run, limit, what) = match (has(|week| week.events), has(|week| week.output), case.peers.low_output) {
            (true, ..) => (longest_low(&weeks, |week| week.events, events), events, "events"),
            (false, true, Some(output)) => (longest_low(&weeks, |week| week.output, output), output, "output"),
            _ => return Assessment::NotAssessed(Need::Output),
        };
        let Some(strength) =
            Strength::of(run.len() as u32, policy.watch_weeks, policy.strong_weeks, policy.severe_weeks)
        else {
            return Assessment::Quiet;
        };
        let hours: f64 = run.iter().map(|week| week.hours).sum();
        let counted: f64 = run.iter().filter_map(|week| if what == "events" { week.events } else { week.output }).sum();
        let inside = |row: &usize| {
            let week = week_of(case.history.start(*row));
            run.iter().any(|low| low.week == week)
        };
        let rows: Vec<usize> = case.history.rows_of(ActivityKind::Work).filter(inside).collect();
        let facts = vec![
            ("weeks", Fact::Count(run.len() as u64)),
            ("rate", Fact::Number(counted / hours)),
            ("limit", Fact::Number(limit)),
            ("what", Fact::Text(what.to_owned())),
            ("hours", Fact::Count(hours as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (weeks, hours, rate) = (count(facts, "weeks"), count(facts, "hours"), number(facts, "rate"));
        let is_output = text(facts, "what") == "output";
        match lang {
            Lang::Ko => {
                let what = if is_output { "산출물이 시간당" } else { "입력이 시간당" };
                format!("{weeks}주 내리 {hours}시간이 적혀 있으나 {what} {rate:.1}건입니다.")
            }
            Lang::En => {
                let what = if is_output { "pieces of output" } else { "inputs" };
                format!("Weeks in a row: {weeks}, with {hours} hours on record and {rate:.1} {what} an hour.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn limits_of_rate_and_weeks() {
        let of = |events: u32, days: u32| format!("| 01-05 09:00..17:00 work input-events={events} x{days} every 1d");
        assert_eq!(fired(&HoursWithoutOutput, &of(239, 21)).strength, Strength::Watch);
        assert_eq!(check(&HoursWithoutOutput, &of(240, 21)), Assessment::Quiet);
        assert_eq!(fired(&HoursWithoutOutput, &of(10, 42)).strength, Strength::Strong);
        assert_eq!(fired(&HoursWithoutOutput, &of(10, 84)).strength, Strength::Severe);
    }

    #[test]
    fn output_is_compared_with_peers_only() {
        let mut drawing = "| 01-05 09:00..17:00 work output=0 x21 every 1d\n".to_owned();
        assert_eq!(check(&HoursWithoutOutput, &drawing), Assessment::NotAssessed(Need::Output));
        for n in 0..60 {
            drawing += &format!("| 01-05 09:00..17:00 work output={} x21 every 1d acct=a{n}\n", 4 + n % 5);
        }
        let occurrence = fired(&HoursWithoutOutput, &drawing);
        assert_eq!((occurrence.strength, text(&occurrence.facts, "what")), (Strength::Watch, "output"));
        let usual = drawing.replacen("output=0", "output=3", 1);
        assert_eq!(check(&HoursWithoutOutput, &usual), Assessment::Quiet);
    }

    #[test]
    fn hours_without_counts_say_nothing() {
        let drawing = "| 01-05 09:00..17:00 work x21 every 1d";
        assert_eq!(check(&HoursWithoutOutput, drawing), Assessment::NotAssessed(Need::Output));
    }
}
