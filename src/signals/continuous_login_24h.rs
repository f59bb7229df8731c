//! Presence that goes on for about a day or longer without a break.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    text,
};
use crate::model::activity::Flags;
use crate::model::civil::utc_text;
use crate::model::{Both, Lang};
use crate::settings::hours;
use crate::timeline::{Interval, Presence};
use std::cmp::Reverse;

/// The signal.
pub struct ContinuousLogin24h;

static CARD: Card = Card {
    id: "continuous-login-24h",
    family: Family::Hours,
    severity: Severity::High,
    needs: &[Need::Presence],
    sources: &[sources::US_2022, sources::ROK_2022, sources::JAPAN_2024],
    policy: &["continuous_login", "presence"],
    ko: CardText {
        title: "하루 안팎으로 끊기지 않은 접속",
        looks_for: "15분 넘는 틈 없이 이어진 접속 구간을 찾습니다. 20시간부터 눈여겨보고 24시간과 36시간에서 더 무겁게 봅니다.",
        matters_because: "한국·미국·일본의 주의보가 하루 이상 이어지는 접속을 특징으로 듭니다. 사람은 자야 하므로, 한 계정을 여러 사람이 쓰는지 물어볼 이유가 됩니다.",
        innocent_explanations: &[
            "로그인 상태 유지, 켜 둔 브라우저, 자동으로 다시 붙는 VPN",
            "자리를 비워도 신호를 보내는 메신저나 동기화 프로그램",
            "회사가 함께 쓰기로 정한 팀 계정",
            "로그아웃이 빠진 기록",
            "장애 대응이나 마감으로 정말 밤을 새운 날",
        ],
        blind_spots: &[
            "시작만 있고 끝이 없는 기록은 실제보다 짧게 셉니다.",
            "교대하면서 15분 넘게 비우면 보이지 않습니다.",
            "여러 기기를 켜 둔 한 사람과 여러 사람을 가르지 못합니다.",
        ],
        next_steps: &[
            "같은 시간에 사람이 한 일(메시지, 회의, 결과물)이 있는지 봅니다.",
            "접속을 자동으로 유지하는 설정이 있는지 본인과 전산 담당자에게 묻습니다.",
            CHECK_KO,
        ],
        clears: &["접속을 자동으로 유지하는 설정", "팀 계정으로 승인한 기록", "그날의 당직·장애 대응 기록"],
    },
    en: CardText {
        title: "presence without a break for about a day or longer",
        looks_for: "Stretches of presence without a gap of more than 15 minutes: worth a look from 20 hours, heavier from 24 and again from 36.",
        matters_because: "The advisories of Korea, the United States and Japan name logins of a day or longer. People sleep, so it is a reason to ask whether several people use one account.",
        innocent_explanations: &[
            "\"Stay signed in\", a browser left open, a VPN that reconnects by itself",
            "A messenger or sync client that is active while nobody is there",
            "A team account that the firm agreed to",
            "A log without sign-outs",
            "A night really worked through, on call or before a deadline",
        ],
        blind_spots: &[
            "Entries with a start and no end count for less than they were.",
            "Shifts with more than 15 minutes between them do not show.",
            "One person with several machines left on looks like several people.",
        ],
        next_steps: &[
            "Look for things only a person does in those hours: messages, meetings, results.",
            "Ask the holder and IT whether something keeps the connection alive.",
            CHECK_EN,
        ],
        clears: &[
            "A setting that keeps the connection alive",
            "A record that the team account was agreed",
            "On-call or incident records of that day",
        ],
    },
    examples: &[
        Example {
            title: Both {
                ko: "두 접속이 10분 틈으로 이어져 25시간",
                en: "two sessions, ten minutes apart, make 25 hours",
            },
            fires: true,
            drawing: "! | 01-05 09:00..21:00 session
                      ! | 01-05 21:10..34:00 session",
        },
        Example {
            title: Both { ko: "20시간에서 1분 모자람", en: "one minute short of 20 hours" },
            fires: false,
            drawing: "| 01-05 09:00..28:59 session",
        },
        Example {
            title: Both {
                ko: "로그아웃 없이 켜 둔 브라우저", en: "a browser left open without a sign-out"
            },
            fires: false,
            drawing: "| 01-05 09:00 sign-in ok
                      | 01-05 09:10 action
                      | 01-06 11:00 action",
        },
        Example {
            title: Both { ko: "밤새 도는 동기화 프로그램", en: "a sync client that runs all night" },
            fires: false,
            drawing: "| 01-05 09:00..18:00 session
                      | 01-05 18:00 action machine x200 every 10m",
        },
    ],
};

impl RiskSignal for ContinuousLogin24h {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        if !has_length(case.presence) {
            return Assessment::NotAssessed(Need::Presence);
        }
        let policy = &case.settings.policy.continuous_login;
        let limit = hours(policy.watch_hours);
        let stretches: Vec<Interval> =
            case.presence.merged.iter().copied().filter(|stretch| stretch.length() >= limit).collect();
        let Some(longest) = longest(&stretches) else { return Assessment::Quiet };
        let in_hours = f64::from(longest.length()) / 3_600.0;
        let Some(strength) = Strength::of(in_hours, policy.watch_hours, policy.strong_hours, policy.severe_hours)
        else {
            return Assessment::Quiet;
        };
        let mut rows = rows_in(case, &stretches);
        rows.sort_by_key(|(stretch, _)| stretches[*stretch] != longest);
        let facts = vec![
            ("longest_minutes", Fact::Count(u64::from(longest.length() / 60))),
            ("from", Fact::Text(utc_text(longest.start))),
            ("to", Fact::Text(utc_text(longest.end))),
            ("stretches", Fact::Count(stretches.len() as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows.into_iter().map(|(_, row)| row))))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let length = span_text(count(facts, "longest_minutes"), lang);
        let when = when_text(facts, lang);
        let stretches = count(facts, "stretches");
        match lang {
            Lang::Ko if stretches > 1 => format!(
                "가장 긴 접속이 {length} 동안 끊기지 않았습니다{when}. 이런 구간이 모두 {stretches}번 있습니다."
            ),
            Lang::Ko => format!("가장 긴 접속이 {length} 동안 끊기지 않았습니다{when}."),
            Lang::En if stretches > 1 => {
                format!("The longest presence went on for {length}{when}; there are {stretches} such stretches.")
            }
            Lang::En => format!("The longest presence went on for {length}{when}."),
        }
    }
}

/// Whether any stretch of presence has a length: single moments far apart say nothing about how long anybody was there.
pub(super) fn has_length(presence: &Presence) -> bool {
    presence.exact.iter().any(|stretch| stretch.length() > 0)
}

/// The longest stretch, the earliest of equals.
pub(super) fn longest(stretches: &[Interval]) -> Option<Interval> {
    stretches.iter().copied().max_by_key(|stretch| (stretch.length(), Reverse(stretch.start)))
}

/// Rows that presence is made of inside these disjoint stretches, in time order, each with the index of its stretch.
pub(super) fn rows_in(case: &Case<'_>, stretches: &[Interval]) -> Vec<(usize, usize)> {
    let history = &case.history;
    history
        .own_rows()
        .filter(|row| !history.flags(*row).has(Flags::DAY_ONLY))
        .filter_map(|row| {
            let at = stretches.partition_point(|stretch| stretch.end < history.start(row));
            stretches.get(at).filter(|stretch| stretch.start <= history.end(row)).map(|_| (at, row))
        })
        .collect()
}

/// `33시간 5분`, `33 h 5 min`.
pub(super) fn span_text(minutes: u64, lang: Lang) -> String {
    match (minutes / 60, minutes % 60, lang) {
        (0, minutes, Lang::Ko) => format!("{minutes}분"),
        (hours, 0, Lang::Ko) => format!("{hours}시간"),
        (hours, minutes, Lang::Ko) => format!("{hours}시간 {minutes}분"),
        (0, minutes, Lang::En) => format!("{minutes} min"),
        (hours, 0, Lang::En) => format!("{hours} h"),
        (hours, minutes, Lang::En) => format!("{hours} h {minutes} min"),
    }
}

/// ` (from … to …)` of the facts `from` and `to`, in the zone that they are given in; nothing where they are missing.
pub(super) fn when_text(facts: &Facts, lang: Lang) -> String {
    // `2026-01-05T09:00:00Z` or `2026-01-05T18:00:00 Asia/Seoul`, without seconds, the zone said once.
    let short = |name| text(facts, name).get(..16).map(|moment| moment.replace('T', " "));
    let zone = match text(facts, "from").get(19..).map(str::trim) {
        Some("Z") | None => "UTC",
        Some(zone) => zone,
    };
    match (short("from"), short("to"), lang) {
        (Some(from), Some(to), Lang::Ko) => format!("({from}부터 {to}까지, {zone} 시각)"),
        (Some(from), Some(to), Lang::En) => format!(" (from {from} to {to}, {zone} time)"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn strength_follows_the_hours() {
        for (until, strength) in [("20:00", Strength::Watch), ("24:00", Strength::Strong), ("36:00", Strength::Severe)]
        {
            assert_eq!(fired(&ContinuousLogin24h, &format!("! | 01-05 00:00..{until} session")).strength, strength);
        }
    }

    #[test]
    fn evidence_begins_with_the_longest_stretch() {
        let drawing = "! | 01-05 00:00..21:00 session\n! | 01-10 00:00..30:00 session\n| 01-15 09:00..18:00 session";
        let occurrence = fired(&ContinuousLogin24h, drawing);
        assert_eq!(occurrence.evidence.iter().map(|locus| locus.line).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(count(&occurrence.facts, "stretches"), 2);
    }

    #[test]
    fn moments_without_a_neighbour_cannot_answer() {
        for drawing in ["| 01-05 09:00 sign-in ok x9 every 1d", "| 01-05 8h work", "| 01-05 09:00..40:00 session fail"]
        {
            assert_eq!(check(&ContinuousLogin24h, drawing), Assessment::NotAssessed(Need::Presence), "{drawing}");
        }
    }

    #[test]
    fn the_explanation_gives_hours_and_times() {
        let facts = fired(&ContinuousLogin24h, "! | 01-05 00:00..33:05 session").facts;
        let explain = |lang| ContinuousLogin24h.explain(&facts, lang);
        assert_eq!(
            explain(Lang::Ko),
            "가장 긴 접속이 33시간 5분 동안 끊기지 않았습니다(2026-01-05 00:00부터 2026-01-06 09:05까지, UTC 시각)."
        );
        assert_eq!(
            explain(Lang::En),
            "The longest presence went on for 33 h 5 min (from 2026-01-05 00:00 to 2026-01-06 09:05, UTC time)."
        );
    }
}
