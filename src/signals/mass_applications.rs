//! Dozens of applications in a day.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::civil::day_text;
use crate::model::{ActivityKind, Both, Lang};
use std::collections::BTreeMap;

/// The signal.
pub struct MassApplications;

static CARD: Card = Card {
    id: "mass-applications",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::Applications],
    sources: &[sources::RECORDED_FUTURE_2026],
    policy: &["applications"],
    ko: CardText {
        title: "하루에 수십 건의 지원",
        looks_for: "하루 지원 수를 셉니다. 30건부터 눈여겨보고 60건과 120건에서 더 무겁게 봅니다. 한 메일함에서 모두 300건이 넘어도 무겁게 봅니다.",
        matters_because: "한 조사는 한 무리가 1,100곳이 넘는 회사에, 어떤 날은 60건쯤 지원하는 것을 보았습니다.",
        innocent_explanations: &[
            "구직자를 대신해 지원하는 자동 도구",
            "급하게 일을 찾는 사람",
            "여러 사람을 대신 접수하는 학교나 업체",
        ],
        blind_spots: &["한 회사의 목록에는 그 회사에 낸 지원만 있습니다.", "메일 주소를 바꾸어 쓰면 나뉘어 보입니다."],
        next_steps: &["지원서가 공고마다 다른지 봅니다.", CHECK_KO],
        clears: &["자동 지원 도구를 썼다는 설명", "대신 접수한 곳의 확인"],
    },
    en: CardText {
        title: "dozens of applications in a day",
        looks_for: "Applications in a day: worth a look from 30, heavier from 60 and 120; also heavier with 300 or more from one mailbox in all.",
        matters_because: "One study saw a group apply to more than 1,100 firms, on some days about 60 times.",
        innocent_explanations: &[
            "Tools that apply for job seekers by themselves",
            "Somebody in urgent need of work",
            "A school or agency that applies for many",
        ],
        blind_spots: &[
            "A firm's own list holds only what was sent to that firm.",
            "Somebody with several mailboxes looks like several.",
        ],
        next_steps: &["See whether the applications differ from posting to posting.", CHECK_EN],
        clears: &["The tool, as told by the applicant", "The word of whoever applied for many"],
    },
    examples: &[
        Example {
            title: Both { ko: "하루에 예순 건", en: "sixty in a day" },
            fires: true,
            drawing: "! | 01-05 00:10 application project=dev x60 every 10m",
        },
        Example {
            title: Both { ko: "스물아홉 건", en: "twenty-nine" },
            fires: false,
            drawing: "| 01-05 00:10 application project=dev x29 every 10m",
        },
        Example {
            title: Both { ko: "날마다 열 건씩", en: "ten a day" },
            fires: false,
            drawing: "| 01-05 00:10 application project=dev x200 every 2.4h",
        },
    ],
};

impl RiskSignal for MassApplications {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let mut days: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for row in case.history.rows_of(ActivityKind::Application) {
            days.entry(case.local_day(row)).or_default().push(row);
        }
        // The first of the fullest days.
        let fullest = days.iter().max_by_key(|(day, rows)| (rows.len(), std::cmp::Reverse(**day)));
        let Some((day, fullest)) = fullest else { return Assessment::NotAssessed(Need::Applications) };
        let policy = &case.settings.policy.applications;
        let total: usize = days.values().map(Vec::len).sum();
        let by_day = Strength::of(fullest.len() as u32, policy.watch_day, policy.strong_day, policy.severe_day);
        let by_total = (total >= policy.strong_total as usize).then_some(Strength::Strong);
        let Some(strength) = by_day.max(by_total) else { return Assessment::Quiet };
        let busy = days.values().filter(|rows| rows.len() >= policy.watch_day as usize).count();
        let facts = vec![
            ("most", Fact::Count(fullest.len() as u64)),
            ("day", Fact::Text(day_text(*day))),
            ("busy_days", Fact::Count(busy as u64)),
            ("total", Fact::Count(total as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(fullest.iter().copied())))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (most, total) = (count(facts, "most"), count(facts, "total"));
        match (text(facts, "day"), lang) {
            ("", Lang::Ko) => format!("가장 많은 날의 지원은 {most}건이고 모두 {total}건입니다."),
            ("", Lang::En) => format!("Applications on the fullest day: {most}; in all: {total}."),
            (day, Lang::Ko) => format!("가장 많은 날({day})의 지원은 {most}건이고 모두 {total}건입니다."),
            (day, Lang::En) => format!("Applications on the fullest day ({day}): {most}; in all: {total}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn days_and_totals_have_their_limits() {
        for (number, strength) in [(30, Strength::Watch), (60, Strength::Strong), (120, Strength::Severe)] {
            let drawing = format!("! | 01-05 00:10 application x{number} every 5m");
            assert_eq!(fired(&MassApplications, &drawing).strength, strength, "{number}");
        }
        let of = |number: u32| format!("| 01-05 00:10 application x{number} every 2h");
        assert_eq!(fired(&MassApplications, &of(300)).strength, Strength::Strong);
        assert_eq!(check(&MassApplications, &of(299)), Assessment::Quiet);
    }
}
