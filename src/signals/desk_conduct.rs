//! Two observations at the desk: input that no hand makes, and several calls at once.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::remote_tools::{call_programs, keep_awake, once_each};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR};
use crate::model::{ActivityKind, Both, Detail, Lang};
use std::collections::BTreeSet;

/// Programs that feign input, or entries as regular as a clock.
pub struct ActivitySimulator;
/// Several calls at once.
pub struct ParallelCalls;

static SIMULATOR: Card = Card {
    id: "activity-simulator",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Endpoints, Need::Presence],
    sources: &[sources::MANDIANT_2024, sources::RED_CANARY_2025],
    policy: &["desk_conduct"],
    ko: CardText {
        title: "손으로 만들지 않은 듯한 활동",
        looks_for: "활동을 흉내 내는 프로그램 이름(눈여겨봄), 또는 한 시간 안의 간격이 500번 넘게 5%도 흔들리지 않는 기록(뚜렷함)을 봅니다. 둘 다면 매우 뚜렷합니다.",
        matters_because: "여러 노트북을 동시에 켜 두려고 이런 도구를 쓴 사례가 보고됩니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "화면이 잠기지 않게 하려는 흔한 습관",
            "발표나 긴 작업",
            "본인이 만든 자동화, 보조 기술",
        ],
        blind_spots: &["간격을 흔드는 도구는 기록만으로 드러나지 않습니다."],
        next_steps: &[SECURE_KO, "어떤 자동화를 쓰는지 물어봅니다.", CHECK_KO],
        clears: &["자동화나 도구에 대한 설명"],
    },
    en: CardText {
        title: "activity that no hand seems to make",
        looks_for: "Programs that feign input (worth a look), or 500 gaps of at most an hour that vary by less than 5 % (clear); both are severe.",
        matters_because: "Reports tell of such tools that keep many laptops active at once.",
        innocent_explanations: &[
            STOLEN_EN,
            "A common habit against the screen lock",
            "A talk or a long job",
            "One's own automation, assistive technology",
        ],
        blind_spots: &["Tools that vary the spacing are not seen in records."],
        next_steps: &[SECURE_EN, "Ask what is automated.", CHECK_EN],
        clears: &["An account of the automation or tool"],
    },
    examples: &[
        Example {
            title: Both { ko: "포인터를 움직이는 프로그램", en: "a program that moves the pointer" },
            fires: true,
            drawing: "! | 03-01 09:00 endpoint dev=a software=excel.exe;Mouse_Jiggler.exe",
        },
        Example {
            title: Both { ko: "2분마다 501건", en: "501 entries, two minutes apart" },
            fires: true,
            drawing: "! | 03-01 09:00 action x501 every 2m",
        },
        Example {
            title: Both { ko: "2분마다 500건(간격 499개)", en: "500 entries, 499 gaps" },
            fires: false,
            drawing: "| 03-01 09:00 action x500 every 2m",
        },
        Example {
            title: Both { ko: "기계가 만든 기록", en: "entries made by a machine" },
            fires: false,
            drawing: "| 03-01 09:00 action machine x600 every 2m
                      | 03-01 09:00 endpoint dev=a software=excel.exe",
        },
    ],
};

static CALLS: Card = Card {
    id: "parallel-calls",
    family: Family::Contact,
    severity: Severity::Medium,
    needs: &[Need::Contacts],
    sources: &[sources::RECORDED_FUTURE_2026, sources::FBI_2025],
    policy: &["desk_conduct"],
    ko: CardText {
        title: "동시에 열린 여러 통화",
        looks_for: "통화 프로그램 두 가지 이상이 한꺼번에 쓰인 기록이나, 서로 다른 회의가 15분 이상 겹친 날이 사흘 이상인지 봅니다(회의만이면 눈여겨봄).",
        matters_because: "여러 신원으로 면접과 회의를 동시에 보느라 일정이 부딪친 사례가 보고됩니다.",
        innocent_explanations: &[
            "늦게 끝난 앞 회의",
            "발표나 소회의실을 위해 두 번 들어간 경우",
            "도움을 주려고 함께 켠 다른 통화",
            "계정을 도용당한 경우",
        ],
        blind_spots: &["회의 번호와 끝난 시각이 있어야 겹침을 봅니다."],
        next_steps: &["겹친 회의가 무엇이었는지 물어봅니다.", CHECK_KO],
        clears: &["같은 회의라는 확인"],
    },
    en: CardText {
        title: "several calls at once",
        looks_for: "Two programs for calls active at once, or different meetings that overlap by 15 minutes on three days; meetings alone are worth a look.",
        matters_because: "Reports tell of interviews and meetings of several identities that collide.",
        innocent_explanations: &[
            "A meeting that ran late",
            "A second entry for a talk or a breakout room",
            "Another call opened to help somebody",
            "The account was taken over",
        ],
        blind_spots: &["Overlaps need meeting numbers and ends."],
        next_steps: &["Ask what the overlapping meetings were.", CHECK_EN],
        clears: &["Both were one meeting"],
    },
    examples: &[
        Example {
            title: Both { ko: "두 프로그램의 통화", en: "calls in two programs" },
            fires: true,
            drawing: "! | 03-01 09:00 endpoint dev=a parallel-calls=zoom;teams",
        },
        Example {
            title: Both { ko: "사흘에 걸쳐 겹친 회의", en: "overlapping meetings on three days" },
            fires: true,
            drawing: "! | 03-01 09:00..10:00 meeting s=a x3 every 1d
                      ! | 03-01 09:45..11:00 meeting s=b x3 every 1d",
        },
        Example {
            title: Both { ko: "같은 프로그램의 두 프로세스", en: "two processes of one program" },
            fires: false,
            drawing: "| 03-01 09:00 endpoint dev=a parallel-calls=zoom;Zoom.exe",
        },
        Example {
            title: Both { ko: "14분만 겹침", en: "an overlap of 14 minutes" },
            fires: false,
            drawing: "| 03-01 09:00..10:00 meeting s=a x3 every 1d
                      | 03-01 09:46..11:00 meeting s=b x3 every 1d",
        },
        Example {
            title: Both { ko: "같은 회의에 다시 들어옴", en: "one meeting joined twice" },
            fires: false,
            drawing: "| 03-01 09:00..10:00 meeting s=a x3 every 1d
                      | 03-01 09:30..11:00 meeting s=a x3 every 1d",
        },
    ],
};

/// The first and last row of the most regular stretch of entries, if it is as regular as a clock.
fn clockwork(case: &Case<'_>, moments: &[usize]) -> Option<(usize, usize)> {
    let policy = &case.settings.policy.desk_conduct;
    let needed = policy.rhythm_entries.max(2) as usize;
    let starts: Vec<u64> = moments.iter().map(|row| case.history.start(*row).into()).collect();
    let squares: Vec<u128> = starts.windows(2).map(|pair| u128::from(pair[1] - pair[0]).pow(2)).collect();
    let mut sum = 0u128;
    for (at, square) in squares.iter().enumerate() {
        sum += square;
        if at + 1 < needed {
            continue;
        }
        if at >= needed {
            sum -= squares[at - needed];
        }
        let (first, last) = (at + 1 - needed, at + 1);
        let mean = (starts[last] - starts[first]) as f64 / needed as f64;
        // Entries of the same second are one bulk action and no rhythm; hours apart they are habits and appointments.
        if mean < 1.0 || mean > f64::from(HOUR) {
            continue;
        }
        let variance = (sum as f64 / needed as f64 - mean * mean).max(0.0);
        if libm::sqrt(variance) / mean < policy.rhythm_spread {
            return Some((moments[first], moments[last]));
        }
    }
    None
}

impl RiskSignal for ActivitySimulator {
    fn card(&self) -> &'static Card {
        &SIMULATOR
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let (mut inventories, mut programs, mut rows) = (0u32, BTreeSet::new(), Vec::new());
        if history.population.tells(Detail::Software) {
            let told = history.own_rows().filter(|row| history.detail(*row, Detail::Software).is_some());
            for (row, found) in once_each(case, told, |row| keep_awake(case, row)) {
                inventories += 1;
                if !found.is_empty() {
                    programs.extend(found);
                    rows.push(row);
                }
            }
        }
        let is_moment = |row: &usize| {
            let flags = history.flags(*row);
            history.kind(*row).is_doing() && !flags.has(Flags::HAS_SPAN) && !flags.has(Flags::DAY_ONLY)
        };
        let moments: Vec<usize> = history.own_rows().filter(is_moment).collect();
        if inventories == 0 && moments.len() <= case.settings.policy.desk_conduct.rhythm_entries as usize {
            return Assessment::NotAssessed(Need::Endpoints);
        }
        let rhythm = clockwork(case, &moments);
        let strength = match (rhythm, programs.is_empty()) {
            (None, true) => return Assessment::Quiet,
            (None, false) => Strength::Watch,
            (Some(_), true) => Strength::Strong,
            (Some(_), false) => Strength::Severe,
        };
        let facts = vec![
            ("programs", Fact::List(programs.into_iter().map(str::to_owned).collect())),
            ("regular", Fact::Count(u64::from(rhythm.is_some()))),
        ];
        if let Some((first, last)) = rhythm {
            rows.extend([first, last]);
        }
        Assessment::Fired(Occurrence::new(&SIMULATOR, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (programs, regular) = (list(facts, "programs").join(", "), count(facts, "regular") > 0);
        match lang {
            Lang::Ko => match (programs.as_str(), regular) {
                ("", _) => "기록의 간격이 시계처럼 일정합니다.".to_owned(),
                (names, false) => format!("활동을 흉내 내는 프로그램({names})이 보였습니다."),
                (names, true) => {
                    format!("활동을 흉내 내는 프로그램({names})이 보였고 기록의 간격이 시계처럼 일정합니다.")
                }
            },
            Lang::En => match (programs.as_str(), regular) {
                ("", _) => "Entries follow each other like a clock.".to_owned(),
                (names, false) => format!("Programs that feign input were seen ({names})."),
                (names, true) => {
                    format!(
                        "Programs that feign input were seen ({names}), and entries follow each other like a clock."
                    )
                }
            },
        }
    }
}

impl RiskSignal for ParallelCalls {
    fn card(&self) -> &'static Card {
        &CALLS
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let (mut told, mut programs, mut at_once) = (0u32, BTreeSet::new(), Vec::new());
        if history.population.tells(Detail::ParallelCalls) {
            for row in history.own_rows() {
                let Some(cell) = history.detail(row, Detail::ParallelCalls) else { continue };
                told += 1;
                let found = call_programs(cell);
                if found.len() > 1 {
                    programs.extend(found);
                    at_once.push(row);
                }
            }
        }
        let policy = &case.settings.policy.desk_conduct;
        let (meetings, overlaps, days) = overlaps(case, policy.overlap_minutes * 60);
        if told == 0 && meetings < 2 {
            return Assessment::NotAssessed(Need::Contacts);
        }
        let collide = days.len() >= policy.overlap_days as usize;
        if at_once.is_empty() && !collide {
            return Assessment::Quiet;
        }
        let strength = if at_once.is_empty() { Strength::Watch } else { Strength::Strong };
        let facts = vec![
            ("programs", Fact::List(programs.into_iter().collect())),
            ("days", Fact::Count(if collide { days.len() as u64 } else { 0 })),
        ];
        let rows = at_once.into_iter().chain(overlaps.into_iter().filter(|_| collide));
        Assessment::Fired(Occurrence::new(&CALLS, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (programs, days) = (list(facts, "programs").join(", "), count(facts, "days"));
        match (programs.as_str(), lang) {
            ("", Lang::Ko) => format!("서로 다른 회의가 {days}일에 걸쳐 겹쳤습니다."),
            ("", Lang::En) => format!("Different meetings overlapped on {days} days."),
            (names, Lang::Ko) => format!("통화 프로그램 여럿이 한꺼번에 쓰였습니다({names})."),
            (names, Lang::En) => format!("Several programs for calls were in use at once ({names})."),
        }
    }
}

/// Meetings with an end and a number; rows of those that overlap one of another number; the days on which they do.
fn overlaps(case: &Case<'_>, needed: u32) -> (usize, BTreeSet<usize>, BTreeSet<u32>) {
    let history = &case.history;
    let (mut meetings, mut rows, mut days) = (0, BTreeSet::new(), BTreeSet::new());
    // The meeting that lasts longest so far, of each of the two latest numbers: enough to know whether one overlaps.
    let mut open: Vec<(u32, u32, usize)> = Vec::new();
    for row in history.rows_of(ActivityKind::Meeting) {
        let flags = history.flags(row);
        let stated = flags.has(Flags::HAS_SPAN) && !flags.has(Flags::END_ASSUMED);
        let Some(number) = history.session(row).filter(|_| stated) else { continue };
        meetings += 1;
        let (start, end) = (history.start(row), history.end(row));
        open.retain(|(_, until, _)| *until >= start + needed);
        if end < start + needed {
            continue;
        }
        if let Some((_, _, other)) = open.iter().find(|(known, ..)| *known != number) {
            rows.extend([*other, row]);
            days.insert(start / DAY);
        }
        match open.iter_mut().find(|(known, ..)| *known == number) {
            Some(known) if known.1 < end => *known = (number, end, row),
            Some(_) => {}
            None => {
                if open.len() == 2 {
                    open.remove(0);
                }
                open.push((number, end, row));
            }
        }
    }
    (meetings, rows, days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn a_program_and_a_rhythm_are_severe() {
        let both = "! | 03-01 09:00 endpoint dev=a software=caffeine64.exe\n! | 03-01 09:00 action x501 every 2m";
        assert_eq!(fired(&ActivitySimulator, both).strength, Strength::Severe);
        assert_eq!(check(&ActivitySimulator, "| 03-01 09:00 endpoint dev=a software=decaffeine"), Assessment::Quiet);
    }

    #[test]
    fn a_tenth_of_spread_is_a_hand() {
        // Pairs of three minutes in five: gaps of two and three minutes, a spread of a fifth.
        let drawing = "| 03-01 09:00 action x300 every 5m\n| 03-01 09:02 action x300 every 5m";
        assert_eq!(check(&ActivitySimulator, drawing), Assessment::Quiet);
        for quiet in ["every 0m", "every 1d", "every 61m"] {
            let drawing = format!("| 2024-03-01 09:00 action x600 {quiet}");
            assert_eq!(check(&ActivitySimulator, &drawing), Assessment::Quiet, "{quiet}");
        }
        let rare = "| 2018-03-01 09:00 action x300 every 7d\n| 2018-03-03 21:00 action x300 every 7d";
        assert_eq!(check(&ActivitySimulator, rare), Assessment::Quiet);
    }

    #[test]
    fn little_data_says_nothing() {
        assert_eq!(
            check(&ActivitySimulator, "| 03-01 09:00 action x20 every 2m"),
            Assessment::NotAssessed(Need::Endpoints)
        );
        assert_eq!(check(&ParallelCalls, "| 03-01 09:00..10:00 meeting s=a"), Assessment::NotAssessed(Need::Contacts));
    }

    #[test]
    fn two_days_of_overlap_are_quiet() {
        let drawing = "| 03-01 09:00..10:00 meeting s=a x2 every 1d\n| 03-01 09:30..11:00 meeting s=b x2 every 1d";
        assert_eq!(check(&ParallelCalls, drawing), Assessment::Quiet);
        assert_eq!(fired(&ParallelCalls, CALLS.examples[1].drawing).strength, Strength::Watch);
        assert_eq!(fired(&ParallelCalls, CALLS.examples[0].drawing).strength, Strength::Strong);
    }
}
