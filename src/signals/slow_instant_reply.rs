//! First answers that take hours on channels made for minutes.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number,
};
use crate::model::{Both, Detail, Lang};

/// The signal.
pub struct SlowInstantReply;

static CARD: Card = Card {
    id: "slow-instant-reply",
    family: Family::Contact,
    severity: Severity::Low,
    needs: &[Need::Contacts],
    sources: &[sources::US_2022, sources::RED_CANARY_2025],
    policy: &["contact"],
    ko: CardText {
        title: "오래 걸리는 첫 답",
        looks_for: "첫 답까지 걸린 시간의 중앙값이 240분을 넘는지 봅니다. 답이 20번 이상일 때만 봅니다.",
        matters_because: "미국 주의보는 메신저로도 제때 닿지 않는 점을 듭니다.",
        innocent_explanations: &["집중 시간, 시간제 근무", "다른 시간대의 근무", "외국어 부담, 장애, 돌봄"],
        blind_spots: &["약정 시간 밖에 온 연락도 함께 셉니다."],
        next_steps: &["언제 닿을 수 있는지 함께 정합니다.", CHECK_KO],
        clears: &["정한 연락 시간"],
    },
    en: CardText {
        title: "first answers that take long",
        looks_for: "The median time to the first answer is above 240 minutes; only with 20 answers.",
        matters_because: "The US advisory names people who cannot be reached in time even by instant means.",
        innocent_explanations: &[
            "Time to focus, part-time work",
            "Work in another time zone",
            "A foreign language, a disability, caring duties",
        ],
        blind_spots: &["Messages outside the agreed hours count as well."],
        next_steps: &["Agree on when one can be reached.", CHECK_EN],
        clears: &["Agreed hours of contact"],
    },
    examples: &[
        Example {
            title: Both { ko: "다섯 시간", en: "five hours" },
            fires: true,
            drawing: "! | 03-01 09:00 meeting verb=chat reply-minutes=300 x20 every 1d",
        },
        Example {
            title: Both { ko: "꼭 네 시간", en: "four hours exactly" },
            fires: false,
            drawing: "| 03-01 09:00 meeting verb=chat reply-minutes=240 x20 every 1d",
        },
        Example {
            title: Both { ko: "몇 번만 늦음", en: "slow now and then" },
            fires: false,
            drawing: "| 03-01 09:00 meeting verb=chat reply-minutes=900 x9 every 1d
                      | 04-01 09:00 meeting verb=chat reply-minutes=10 x11 every 1d",
        },
    ],
};

impl RiskSignal for SlowInstantReply {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        if history.population.columns.detail.is_empty() {
            return Assessment::NotAssessed(Need::Contacts);
        }
        let mut replies: Vec<(f64, usize)> = history
            .own_rows()
            .filter_map(|row| Some((history.detail_number(row, Detail::ReplyMinutes)?, row)))
            .collect();
        let policy = &case.settings.policy.contact;
        if replies.len() < policy.replies as usize {
            return Assessment::NotAssessed(Need::Contacts);
        }
        replies.sort_by(|a, b| a.0.total_cmp(&b.0));
        let median = replies[(replies.len() - 1) / 2].0;
        if median <= policy.reply_minutes {
            return Assessment::Quiet;
        }
        let total = replies.len() as u64;
        let mut slow: Vec<usize> =
            replies.into_iter().filter(|(minutes, _)| *minutes > policy.reply_minutes).map(|(_, row)| row).collect();
        slow.sort_unstable();
        let facts = vec![("median_hours", Fact::Number(median / 60.0)), ("replies", Fact::Count(total))];
        Assessment::Fired(Occurrence::new(&CARD, Strength::Strong, facts, case.loci(slow)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (hours, replies) = (number(facts, "median_hours"), count(facts, "replies"));
        match lang {
            Lang::Ko => format!("답 {replies}번의 중앙값이 {hours:.1}시간입니다."),
            Lang::En => format!("The median of {replies} first answers is {hours:.1} h."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn twenty_answers_are_needed() {
        let drawing = |times: u32| format!("| 03-01 09:00 meeting verb=chat reply-minutes=300 x{times} every 1d");
        assert_eq!(check(&SlowInstantReply, &drawing(19)), Assessment::NotAssessed(Need::Contacts));
        let facts = fired(&SlowInstantReply, &drawing(20)).facts;
        assert_eq!(SlowInstantReply.explain(&facts, Lang::En), "The median of 20 first answers is 5.0 h.");
    }
}
