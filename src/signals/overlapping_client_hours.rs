//! The same minutes billed to several clients.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, list,
    number,
};
use crate::model::activity::Flags;
use crate::model::{ActivityKind, Both, Lang};
use crate::timeline::{Interval, presence};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The signal.
pub struct OverlappingClientHours;

/// Clients that are named at most.
const CLIENTS: usize = 10;

static CARD: Card = Card {
    id: "overlapping-client-hours",
    family: Family::Hours,
    severity: Severity::Medium,
    needs: &[Need::Client],
    sources: &[sources::MANDIANT_2024, sources::US_2022],
    policy: &["overlap"],
    ko: CardText {
        title: "여러 고객에게 겹쳐 청구된 시간",
        looks_for: "시작과 끝이 적힌 작업 가운데 서로 다른 고객의 시간이 겹치는 비율을 봅니다. 10시간 이상 겹치고 10%를 넘으면 눈여겨보며 25%와 50%에서 더 무겁게 봅니다.",
        matters_because: "한 사람이 여러 일자리를 동시에 맡거나 여러 사람이 한 계정으로 일하면 이런 모습이 됩니다. 다만 흔한 겸업에서도 나타납니다.",
        innocent_explanations: &[
            "시간제가 아니라 월 정액으로 맺은 계약",
            "반올림하거나 나중에 어림하여 적은 시간",
            "고객과 약속하고 함께 보는 일(감시, 대기, 회의)",
            "팀원이나 하도급이 함께 일하는 업체 계정",
        ],
        blind_spots: &[
            "고객이 서로 다른 파일이나 다른 회사의 기록에 있으면 보이지 않습니다.",
            "고객 이름이 두 가지로 적히면 다른 고객으로 셉니다.",
            "시간당 청구인지 정액인지 기록으로는 알 수 없습니다.",
        ],
        next_steps: &[
            "계약이 시간당 청구인지 먼저 확인합니다.",
            "겹친 시간에 무엇을 했는지 본인에게 묻습니다. 겸업 자체는 잘못이 아닙니다.",
            CHECK_KO,
        ],
        clears: &["정액 계약서", "고객이 동의한 병행 작업", "바로잡은 작업 기록"],
    },
    en: CardText {
        title: "the same time billed to several clients",
        looks_for: "How much of the work with start and end lies on time of another client: worth a look from 10 hours and 10 percent, heavier from 25 and again from 50 percent.",
        matters_because: "One person with several jobs at once, or several people behind one account, look like this. So does ordinary moonlighting.",
        innocent_explanations: &[
            "A retainer instead of billing by the hour",
            "Times rounded, or entered from memory",
            "Work that clients agreed to share: monitoring, standby, meetings",
            "An agency account with staff or subcontractors",
        ],
        blind_spots: &[
            "Clients in another file or another firm's records are not seen.",
            "A client written in two ways counts as two.",
            "The log does not say whether billing is by the hour.",
        ],
        next_steps: &[
            "Check first whether the contract bills by the hour.",
            "Ask the holder what was done in the overlapping time; a second job alone is no wrong.",
            CHECK_EN,
        ],
        clears: &["A retainer contract", "Parallel work that the clients agreed to", "Corrected entries"],
    },
    examples: &[
        Example {
            title: Both { ko: "열흘 동안 매일 2시간 겹침", en: "two hours of overlap on ten days" },
            fires: true,
            drawing: "! | 01-05 09:00..13:00 work client=Garam x10 every 1d
                      ! | 01-05 11:00..15:00 work client=Nuri x10 every 1d
                      | 01-05 16:00..18:00 work client=Nuri x10 every 1d",
        },
        Example {
            title: Both { ko: "이어서 일한 두 고객", en: "two clients one after the other" },
            fires: false,
            drawing: "| 01-05 09:00..13:00 work client=Garam x10 every 1d
                      | 01-05 13:00..18:00 work client=Nuri x10 every 1d",
        },
        Example {
            title: Both { ko: "반올림으로 30분씩 겹침", en: "half an hour of overlap by rounding" },
            fires: false,
            drawing: "| 01-05 09:00..13:00 work client=Garam x19 every 1d
                      | 01-05 12:30..15:00 work client=Nuri x19 every 1d",
        },
        Example {
            title: Both { ko: "11시간이 겹치나 9%", en: "eleven hours, but nine percent" },
            fires: false,
            drawing: "| 01-05 09:00..19:00 work client=Garam x12 every 1d
                      | 01-05 09:00..19:00 work client=Nuri
                      | 01-06 09:00..10:00 work client=Nuri",
        },
        Example {
            title: Both { ko: "같은 고객의 겹친 기록", en: "overlapping entries of one client" },
            fires: false,
            drawing: "| 01-05 09:00..17:00 work client=Garam x10 every 1d
                      | 01-05 09:00..17:00 work client=Garam x10 every 1d",
        },
    ],
};

impl RiskSignal for OverlappingClientHours {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        if !history.has(ActivityKind::Work) {
            return Assessment::NotAssessed(Need::Client);
        }
        let mut rows: Vec<(usize, u32, Interval)> = Vec::new();
        for row in history.own_rows() {
            let flags = history.flags(row);
            let Some(client) =
                history.client(row).filter(|_| flags.has(Flags::HAS_SPAN) && !flags.has(Flags::DAY_ONLY))
            else {
                continue;
            };
            let time = Interval { start: history.start(row), end: history.end(row) };
            rows.push((row, client, time));
        }
        if rows.is_empty() {
            return Assessment::NotAssessed(Need::Client);
        }
        let (shared, total) = shared_time(&rows);
        let overlap: u64 = shared.iter().map(|stretch| u64::from(stretch.length())).sum();
        let (overlap_hours, total_hours) = (overlap as f64 / 3_600.0, total as f64 / 3_600.0);
        let percent = if total == 0 { 0.0 } else { overlap as f64 * 100.0 / total as f64 };
        let policy = &case.settings.policy.overlap;
        let Some(strength) = Strength::of(percent, policy.watch_percent, policy.strong_percent, policy.severe_percent)
            .filter(|_| overlap_hours >= policy.min_hours)
        else {
            return Assessment::Quiet;
        };
        // While a row's own client is at work, time that any two clients share is time that another shares with it.
        let mut overlapping: Vec<(u64, usize, u32)> = rows
            .into_iter()
            .map(|(row, client, time)| (within(&shared, time), row, client))
            .filter(|(seconds, ..)| *seconds > 0)
            .collect();
        overlapping.sort_by_key(|(seconds, row, _)| (Reverse(*seconds), *row));
        let names: BTreeSet<&str> =
            overlapping.iter().map(|(.., client)| history.population.clients.text(*client)).collect();
        let facts = vec![
            ("overlap_hours", Fact::Number(overlap_hours)),
            ("total_hours", Fact::Number(total_hours)),
            ("percent", Fact::Number(percent)),
            ("clients", Fact::List(names.into_iter().take(CLIENTS).map(str::to_owned).collect())),
        ];
        let evidence = case.loci(overlapping.into_iter().map(|(_, row, _)| row));
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, evidence))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (overlap, total, percent) =
            (number(facts, "overlap_hours"), number(facts, "total_hours"), number(facts, "percent"));
        let names = list(facts, "clients").join(", ");
        match lang {
            Lang::Ko => {
                let names = if names.is_empty() { String::new() } else { format!("({names})") };
                format!(
                    "고객별 작업 {total:.1}시간 가운데 {overlap:.1}시간({percent:.0}%)에 둘 이상의 고객{names} 작업이 겹칩니다."
                )
            }
            Lang::En => {
                let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
                format!(
                    "Of {total:.1} hours of work for clients, {overlap:.1} ({percent:.0}%) are billed to two or more at once{names}."
                )
            }
        }
    }
}

/// Stretches that at least two clients share, and the seconds that any of them fills. Entries come in time order.
fn shared_time(entries: &[(usize, u32, Interval)]) -> (Vec<Interval>, u64) {
    let mut times: Vec<(u32, Interval)> = entries.iter().map(|(_, client, time)| (*client, *time)).collect();
    times.sort_by_key(|(client, _)| *client);
    let mut turns: Vec<(u32, bool)> = Vec::with_capacity(2 * times.len());
    let mut open: Option<(u32, Interval)> = None;
    for (client, time) in times {
        match &mut open {
            Some((known, stretch)) if *known == client && time.start <= stretch.end => {
                stretch.end = stretch.end.max(time.end);
            }
            _ => {
                close(&mut turns, open);
                open = Some((client, time));
            }
        }
    }
    close(&mut turns, open);
    // Ends come before beginnings: what only touches does not overlap.
    turns.sort_unstable();
    let (mut shared, mut total, mut busy, mut before) = (Vec::new(), 0, 0u32, 0);
    for (moment, begins) in turns {
        if busy >= 1 {
            total += u64::from(moment - before);
        }
        if busy >= 2 && moment > before {
            shared.push(Interval { start: before, end: moment });
        }
        busy = if begins { busy + 1 } else { busy.saturating_sub(1) };
        before = moment;
    }
    (presence::merge(&mut shared, 0), total)
}

fn close(turns: &mut Vec<(u32, bool)>, open: Option<(u32, Interval)>) {
    if let Some((_, stretch)) = open {
        turns.extend([(stretch.start, true), (stretch.end, false)]);
    }
}

/// Seconds of these disjoint stretches inside a time.
fn within(stretches: &[Interval], time: Interval) -> u64 {
    let first = stretches.partition_point(|stretch| stretch.end <= time.start);
    stretches[first..]
        .iter()
        .take_while(|stretch| stretch.start < time.end)
        .map(|stretch| u64::from(stretch.end.min(time.end) - stretch.start.max(time.start)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn percent_of_the_union_and_longest_overlap_first() {
        let drawing = "! | 01-05 09:00..13:00 work client=Garam x3 every 1d
                       ! | 01-05 11:00..15:00 work client=Nuri x2 every 1d
                       ! | 01-08 09:00..19:00 work client=Garam
                       ! | 01-08 09:00..19:00 work client=Haneul
                       | 01-09 09:00..10:00 work client=Solo";
        let occurrence = fired(&OverlappingClientHours, drawing);
        assert_eq!(
            (number(&occurrence.facts, "overlap_hours"), number(&occurrence.facts, "total_hours")),
            (14.0, 27.0)
        );
        assert_eq!((occurrence.strength, occurrence.severity), (Strength::Severe, Severity::Medium));
        assert_eq!(list(&occurrence.facts, "clients"), ["Garam", "Haneul", "Nuri"]);
        assert_eq!(occurrence.evidence[0].line, 3);
    }

    #[test]
    fn three_clients_at_once_are_counted_once() {
        let time = |client, start| (0, client, Interval { start, end: 100 });
        let (shared, total) = shared_time(&[time(3, 0), time(1, 40), time(2, 60)]);
        assert_eq!((shared, total), (vec![Interval { start: 40, end: 100 }], 100));
    }

    #[test]
    fn one_client_is_quiet_and_none_is_no_answer() {
        assert_eq!(check(&OverlappingClientHours, "| 01-05 09:00..18:00 work client=Garam"), Assessment::Quiet);
        for drawing in ["| 01-05 09:00..18:00 work", "| 01-05 8h work client=Garam", "| 01-05 09:00..18:00 session"] {
            assert_eq!(check(&OverlappingClientHours, drawing), Assessment::NotAssessed(Need::Client), "{drawing}");
        }
    }

    #[test]
    fn the_explanation_gives_hours_share_and_clients() {
        let facts = fired(&OverlappingClientHours, CARD.examples[0].drawing).facts;
        let text = OverlappingClientHours.explain(&facts, Lang::Ko);
        assert_eq!(text, "고객별 작업 80.0시간 가운데 20.0시간(25%)에 둘 이상의 고객(Garam, Nuri) 작업이 겹칩니다.");
    }
}
