//! A day or more in which no break was long enough to sleep.

use super::card::{Example, sources};
use super::continuous_login_24h::{has_length, longest, rows_in, span_text, when_text};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::civil::utc_text;
use crate::model::{Both, Lang};
use crate::settings::hours;
use crate::timeline::Interval;

/// The signal.
pub struct NoRestWindow;

static CARD: Card = Card {
    id: "no-rest-window",
    family: Family::Hours,
    severity: Severity::High,
    needs: &[Need::Presence],
    sources: &[sources::US_2022],
    policy: &["no_rest", "presence"],
    ko: CardText {
        title: "잠잘 만큼 쉬는 시간이 없는 구간",
        looks_for: "4시간 이상 쉬는 시간 없이 이어진 활동 구간을 찾습니다. 20시간부터 눈여겨보고 24시간과 48시간에서 더 무겁게 봅니다. 활동이 드문드문한 구간은 세지 않습니다.",
        matters_because: "하루 종일 접속한다는 주의보의 특징을 쉬는 시간 쪽에서 본 것입니다. 실제 개발자 406명의 기록에서 24시간을 넘긴 사람은 한 명이었습니다.",
        innocent_explanations: &[
            "장애 대응, 당직, 마감처럼 정말 밤을 새운 날",
            "계정을 함께 쓰는 예약 작업이나 자동화 프로그램",
            "시간대가 바뀌는 장거리 출장",
            "시간대나 날짜를 잘못 읽은 파일",
            "돌봄, 수면 장애 등으로 짧게 나누어 자는 사람",
        ],
        blind_spots: &[
            "4시간 넘게 비우며 교대하면 보이지 않습니다.",
            "사람이 한 일과 프로그램이 한 일은 기록이 구별해 줄 때만 가려집니다.",
            "하루 시간 합계만 있는 근무표로는 볼 수 없습니다.",
        ],
        next_steps: &[
            "파일의 시간대가 맞는지 먼저 확인합니다.",
            "그 구간의 일이 사람이 한 것인지, 자동화인지 본인에게 묻습니다.",
            CHECK_KO,
        ],
        clears: &["당직·장애 대응 기록", "자동화 계정이라는 설정", "시간대를 바로잡은 파일"],
    },
    en: CardText {
        title: "a day or more without a break long enough to sleep",
        looks_for: "Stretches of activity without a break of 4 hours: worth a look from 20 hours, heavier from 24 and again from 48. Stretches with only scattered activity do not count.",
        matters_because: "It is the advisories' day-long login seen from the side of rest. Among the records of 406 real developers, one reached 24 hours.",
        innocent_explanations: &[
            "A night really worked through: an incident, on call, a deadline",
            "Scheduled jobs or automation that use the account",
            "Long journeys across time zones",
            "A file whose zone or dates were misread",
            "People who sleep in short pieces, as carers or with a sleep disorder",
        ],
        blind_spots: &[
            "Shifts with more than 4 hours between them do not show.",
            "Programs are told from people only where the log does so.",
            "A timesheet with hours per day and no clock times cannot show it.",
        ],
        next_steps: &[
            "Check first that the file's time zone is right.",
            "Ask the holder whether a person or automation did that work.",
            CHECK_EN,
        ],
        clears: &["On-call or incident records", "A setting that shows automation", "The file with its zone put right"],
    },
    examples: &[
        Example {
            title: Both { ko: "1시간씩만 쉬고 26시간", en: "26 hours with breaks of one hour" },
            fires: true,
            drawing: "! | 01-05 09:00..11:00 work x9 every 3h",
        },
        Example {
            title: Both { ko: "같은 간격으로 17시간", en: "the same pace for 17 hours" },
            fires: false,
            drawing: "| 01-05 09:00..11:00 work x6 every 3h",
        },
        Example {
            title: Both { ko: "밤에 꼭 4시간 쉼", en: "a rest of exactly 4 hours at night" },
            fires: false,
            drawing: "| 01-05 09:00..24:00 work
                      | 01-06 04:00..20:00 work",
        },
        Example {
            title: Both { ko: "드문드문한 확인 몇 번", en: "a few scattered looks" },
            fires: false,
            drawing: "| 01-05 09:00..09:20 session x7 every 3.9h",
        },
        Example {
            title: Both { ko: "밤새 도는 예약 작업", en: "scheduled jobs at night" },
            fires: false,
            drawing: "| 01-05 09:00..18:00 work
                      | 01-05 18:00 action machine x20 every 1h",
        },
    ],
};

impl RiskSignal for NoRestWindow {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        if !has_length(case.presence) {
            return Assessment::NotAssessed(Need::Presence);
        }
        let policy = &case.settings.policy.no_rest;
        let limit = hours(policy.watch_hours);
        let mut stretches = case.presence.stretches(hours(policy.rest_hours));
        stretches.retain(|stretch| stretch.length() >= limit);
        let rows = rows_in(case, &stretches);
        let mut entries = vec![0u32; stretches.len()];
        for (stretch, _) in &rows {
            entries[*stretch] += 1;
        }
        // Looking in now and then through the night is no night without sleep; many entries, or hours on record, are.
        let is_dense = |at: usize, stretch: &Interval| {
            entries[at] >= policy.min_entries || case.presence.seconds_within(*stretch) >= stretch.length() / 2
        };
        let dense: Vec<Interval> =
            stretches.iter().enumerate().filter(|(at, stretch)| is_dense(*at, stretch)).map(|(_, s)| *s).collect();
        let Some(longest) = longest(&dense) else { return Assessment::Quiet };
        let in_hours = f64::from(longest.length()) / 3_600.0;
        let Some(strength) = Strength::of(in_hours, policy.watch_hours, policy.strong_hours, policy.severe_hours)
        else {
            return Assessment::Quiet;
        };
        let inside: Vec<usize> =
            rows.iter().filter(|(stretch, _)| stretches[*stretch] == longest).map(|(_, row)| *row).collect();
        let facts = vec![
            ("longest_minutes", Fact::Count(u64::from(longest.length() / 60))),
            ("from", Fact::Text(utc_text(longest.start))),
            ("to", Fact::Text(utc_text(longest.end))),
            ("entries", Fact::Count(inside.len() as u64)),
            ("longest_break_minutes", Fact::Count(u64::from(longest_break(&case.presence.exact, longest) / 60))),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(inside)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let length = span_text(count(facts, "longest_minutes"), lang);
        let pause = span_text(count(facts, "longest_break_minutes"), lang);
        let (when, entries) = (when_text(facts, lang), count(facts, "entries"));
        match lang {
            Lang::Ko => format!(
                "활동이 {length} 동안 이어졌고{when} 그 안에서 가장 길게 쉰 시간은 {pause}입니다. 기록은 {entries}건입니다."
            ),
            Lang::En => format!(
                "Activity went on for {length}{when}; the longest break in it was {pause}. Entries on record: {entries}."
            ),
        }
    }
}

/// Seconds of the longest break inside a stretch.
fn longest_break(exact: &[Interval], stretch: Interval) -> u32 {
    let first = exact.partition_point(|interval| interval.end < stretch.start);
    let last = exact.partition_point(|interval| interval.start <= stretch.end);
    let inside = exact.get(first..last).unwrap_or_default();
    inside.windows(2).map(|pair| pair[1].start - pair[0].end).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn one_long_entry_is_proof_by_its_length() {
        let occurrence = fired(&NoRestWindow, "! | 01-05 00:00..48:00 session");
        assert_eq!(occurrence.strength, Strength::Severe);
        assert_eq!(count(&occurrence.facts, "longest_break_minutes"), 0);
    }

    #[test]
    fn a_timesheet_with_lunch_and_naps_is_strong() {
        let occurrence = fired(&NoRestWindow, "! | 01-05 09:00..13:00 work x4 every 7h");
        assert_eq!(occurrence.strength, Strength::Strong);
        assert_eq!(count(&occurrence.facts, "longest_break_minutes"), 180);
        assert_eq!(count(&occurrence.facts, "entries"), 4);
    }

    #[test]
    fn a_shorter_dense_stretch_counts_beside_a_longer_scattered_one() {
        let drawing = "| 01-05 09:00..09:20 session x7 every 3.9h\n! | 02-05 00:00..21:00 session";
        assert_eq!(fired(&NoRestWindow, drawing).strength, Strength::Watch);
    }

    #[test]
    fn moments_far_apart_cannot_answer() {
        assert_eq!(check(&NoRestWindow, "| 01-05 09:00 action x20 every 3h"), Assessment::NotAssessed(Need::Presence));
    }

    #[test]
    fn the_explanation_gives_the_longest_break() {
        let facts = fired(&NoRestWindow, "! | 01-05 09:00..11:00 work x9 every 3h").facts;
        assert!(NoRestWindow.explain(&facts, Lang::Ko).ends_with("가장 길게 쉰 시간은 1시간입니다. 기록은 9건입니다."));
        assert!(
            NoRestWindow.explain(&facts, Lang::En).ends_with("the longest break in it was 1 h. Entries on record: 9.")
        );
    }
}
