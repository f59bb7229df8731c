//! Work, bids or payouts before the account was verified.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::civil::day_text;
use crate::model::holding::HoldingValue;
use crate::model::{ActivityKind, Answer, Both, HoldingField, Lang};
use std::collections::BTreeSet;

/// The signal.
pub struct ActivityBeforeVerification;

static CARD: Card = Card {
    id: "activity-before-verification",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::Verification, Need::Work],
    sources: &[sources::US_2022, sources::ROK_2022],
    policy: &["before_verification"],
    ko: CardText {
        title: "본인 확인 전에 시작된 작업·입찰·지급",
        looks_for: "본인 확인이 끝난 날보다 앞선 날의 작업, 입찰, 지급을 날짜로 견줍니다. 사흘이나 세 건부터 무겁게 보고, 확인 없이 30일 넘게 활동하면 더 무겁게 봅니다. 접속만 한 것은 세지 않습니다.",
        matters_because: "주의보는 새 계정이 본인 확인을 마치기 전에는 활동하지 못하게 하라고 권합니다. 사람의 잘못이라기보다 절차의 빈틈일 때가 많습니다.",
        innocent_explanations: &[
            "확인 절차가 늦은 회사나 플랫폼의 사정",
            "확인을 도입하기 전부터 일해 온 사람",
            "다시 확인한 날짜가 처음 날짜를 덮어쓴 명단",
            "나중에 앞선 날짜로 적은 작업 기록",
        ],
        blind_spots: &[
            "확인한 날짜가 맞는지는 알 수 없습니다.",
            "확인한 사람과 일하는 사람이 같은지는 보여 주지 않습니다.",
            "같은 날의 앞뒤는 가리지 않습니다.",
        ],
        next_steps: &[
            "확인 날짜와 작업 날짜를 원본에서 다시 봅니다.",
            "절차에 빈틈이 있었다면 절차를 고치고, 아직이라면 모두에게 하는 확인을 마칩니다.",
            CHECK_KO,
        ],
        clears: &["처음 확인한 날짜가 적힌 기록", "확인 제도를 도입한 날짜", "지금이라도 마친 본인 확인"],
    },
    en: CardText {
        title: "work, bids or payouts before verification",
        looks_for: "Work, bids and payouts on a day before that of verification, by calendar day: heavier from three days or three entries, and again from 30 days without any verification. Signing in does not count.",
        matters_because: "The advisories advise to allow a new account no activity before it is verified. Often it is a gap in procedure and nobody's fault.",
        innocent_explanations: &[
            "A firm or platform that was slow to verify",
            "Somebody who worked there before verification was introduced",
            "A roster in which the date of a second check replaced the first",
            "Work entered afterwards with an earlier date",
        ],
        blind_spots: &[
            "Whether the date of verification is right is not known.",
            "It does not show whether the person who was verified is the one who works.",
            "The order within one day is not looked at.",
        ],
        next_steps: &[
            "Look up both dates in their sources.",
            "Where there was a gap, mend the procedure; where verification is open, complete the one that everyone gets.",
            CHECK_EN,
        ],
        clears: &[
            "A record of the first verification",
            "The date on which verification was introduced",
            "Verification completed now",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "확인 나흘 전부터 일함", en: "work from four days before verification" },
            fires: true,
            drawing: "! = verified 2026-03-05
                      ! | 03-01 09:00..18:00 work x4 every 1d
                      | 03-05 09:00..18:00 work x9 every 1d",
        },
        Example {
            title: Both { ko: "확인 전 입찰 한 건", en: "one bid before verification" },
            fires: true,
            drawing: "! = verified 2026-03-05
                      ! | 03-04 09:00 bid",
        },
        Example {
            title: Both { ko: "확인한 바로 그날 시작", en: "a start on the very day of verification" },
            fires: false,
            drawing: "= verified 2026-03-05
                      | 03-05 00:10..08:00 work
                      | 03-06 09:00 bid",
        },
        Example {
            title: Both { ko: "확인하려고 접속함", en: "signing in to be verified" },
            fires: false,
            drawing: "= verified 2026-03-05
                      | 03-01 09:00 sign-in ok x5 every 1d
                      | 03-06 09:00..18:00 work",
        },
        Example {
            title: Both { ko: "명단에 남은 두 번째 확인", en: "a second verification on record" },
            fires: false,
            drawing: "= verified 2026-06-01
                      = verified 2026-03-01
                      | 03-02 09:00..18:00 work x30 every 1d",
        },
    ],
};

impl RiskSignal for ActivityBeforeVerification {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some((verified, roster)) = verification(case) else { return Assessment::NotAssessed(Need::Verification) };
        let history = &case.history;
        let counts =
            |row: &usize| matches!(history.kind(*row), ActivityKind::Work | ActivityKind::Bid | ActivityKind::Payout);
        let mut rows = history.own_rows().filter(counts).peekable();
        if rows.peek().is_none() {
            return Assessment::NotAssessed(Need::Work);
        }
        let early: Vec<(usize, i32)> = rows
            .map(|row| (row, case.local_day(row)))
            .filter(|(_, day)| verified.is_none_or(|verified| *day < verified))
            .collect();
        let days: BTreeSet<i32> = early.iter().map(|(_, day)| *day).collect();
        let Some(first) = days.first() else { return Assessment::Quiet };
        let policy = &case.settings.policy.before_verification;
        let strength = if verified.is_none() && days.len() >= policy.severe_days as usize {
            Strength::Severe
        } else if early.len() >= policy.several as usize {
            // Entries are never fewer than their days.
            Strength::Strong
        } else {
            Strength::Watch
        };
        let facts = vec![
            ("entries", Fact::Count(early.len() as u64)),
            ("days", Fact::Count(days.len() as u64)),
            ("verified", Fact::Text(verified.map_or_else(|| "no".to_owned(), day_text))),
            ("first", Fact::Text(day_text(*first))),
        ];
        let mut evidence = case.loci(early.into_iter().map(|(row, _)| row));
        evidence.push(roster);
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (entries, days) = (count(facts, "entries"), count(facts, "days"));
        let (verified, first) = (text(facts, "verified"), text(facts, "first"));
        let when = match (verified, lang) {
            ("no", Lang::Ko) => "본인 확인 없이".to_owned(),
            ("no", Lang::En) => "without verification".to_owned(),
            ("", Lang::Ko) => "본인 확인 전에".to_owned(),
            ("", Lang::En) => "before verification".to_owned(),
            (day, Lang::Ko) => format!("본인 확인일({day}) 전에"),
            (day, Lang::En) => format!("before verification ({day})"),
        };
        match lang {
            Lang::Ko => {
                let from = if first.is_empty() { String::new() } else { format!(" 첫 기록은 {first}입니다.") };
                format!("{when} 작업·입찰·지급이 {days}일에 걸쳐 {entries}건 있습니다.{from}")
            }
            Lang::En => {
                let from = if first.is_empty() { String::new() } else { format!(", first on {first}") };
                format!("Work, bids or payouts {when}: entries {entries}, days {days}{from}.")
            }
        }
    }
}

/// The earliest day of verification, or none where it is on record that there was none; with where that is written. A
/// second check is no reason to doubt what came after the first.
fn verification(case: &Case<'_>) -> Option<(Option<i32>, Locus)> {
    let history = &case.history;
    let dated = history.holdings(HoldingField::Verified).filter_map(|holding| match holding.value {
        HoldingValue::Answer(Answer::Yes, Some(day)) | HoldingValue::Day(day) => Some((day, holding)),
        _ => None,
    });
    let (day, holding) = match dated.min_by_key(|(day, _)| *day) {
        Some((day, holding)) => (Some(day), holding),
        None => match history.answer(HoldingField::Verified) {
            Some((Answer::No, _, holding)) => (None, holding),
            _ => return None,
        },
    };
    Some((day, Locus { file: holding.file, line: holding.line }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_month_without_verification_is_severe() {
        for (days, strength) in
            [(2, Strength::Watch), (3, Strength::Strong), (29, Strength::Strong), (30, Strength::Severe)]
        {
            let drawing = format!("! = verified no\n! | 03-01 09:00..18:00 work x{days} every 1d");
            assert_eq!(fired(&ActivityBeforeVerification, &drawing).strength, strength, "{days}");
        }
        let late = "! = verified 2026-06-01\n! | 03-01 09:00..18:00 work x60 every 1d";
        assert_eq!(fired(&ActivityBeforeVerification, late).strength, Strength::Strong);
    }

    #[test]
    fn the_roster_line_comes_last() {
        let occurrence = fired(&ActivityBeforeVerification, CARD.examples[0].drawing);
        assert_eq!(occurrence.evidence.iter().map(|locus| locus.line).collect::<Vec<_>>(), [2, 2, 2, 2, 1]);
        assert_eq!(text(&occurrence.facts, "first"), "2026-03-01");
    }

    #[test]
    fn three_entries_of_one_day_are_strong() {
        assert_eq!(
            fired(&ActivityBeforeVerification, "! = verified 2026-03-05\n! | 03-04 09:00 bid x3 every 1h").strength,
            Strength::Strong
        );
    }

    #[test]
    fn what_is_missing_is_said() {
        let of = |drawing| check(&ActivityBeforeVerification, drawing);
        assert_eq!(of("| 03-01 09:00..18:00 work"), Assessment::NotAssessed(Need::Verification));
        assert_eq!(of("= verified yes\n| 03-01 09:00..18:00 work"), Assessment::NotAssessed(Need::Verification));
        assert_eq!(of("= verified 2026-03-05\n| 03-01 09:00 sign-in ok"), Assessment::NotAssessed(Need::Work));
    }

    #[test]
    fn the_explanation_gives_dates() {
        let facts = fired(&ActivityBeforeVerification, CARD.examples[0].drawing).facts;
        let text = ActivityBeforeVerification.explain(&facts, Lang::Ko);
        assert_eq!(
            text,
            "본인 확인일(2026-03-05) 전에 작업·입찰·지급이 4일에 걸쳐 4건 있습니다. 첫 기록은 2026-03-01입니다."
        );
    }
}
