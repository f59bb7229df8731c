//! Two observations about an account's past: years of silence before a burst, and work older than the profile.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count,
};
use crate::model::civil::DAY;
use crate::model::network::network24;
use crate::model::{Both, HoldingField, Lang};
use crate::timeline::same_moments::is_commit;
use std::collections::BTreeSet;

/// Years without an entry, then many at once.
pub struct DormantAccountReactivated;
/// Commits older than the account that made them.
pub struct CommitsPredateAccount;

static DORMANT: Card = Card {
    id: "dormant-account-reactivated",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Presence],
    sources: &[sources::SEAL, sources::AMAZON_2025],
    policy: &["dormancy"],
    ko: CardText {
        title: "오래 쉬다가 갑자기 바빠진 계정",
        looks_for: "24개월 이상 기록이 없다가 60일 안에 10건 이상 활동했는지 봅니다. 기기나 망까지 모두 바뀌었으면 뚜렷하고, 아니면 눈여겨보기만 합니다.",
        matters_because: "오래 쓰지 않은 계정을 넘겨받아 쓴 사례가 보고됩니다.",
        innocent_explanations: &[
            "군 복무, 출산과 육아",
            "유학, 병, 다른 일을 하다 돌아온 사람",
            "계정을 도용당한 경우",
            "내려받은 기록에 빈 기간이 있는 경우",
        ],
        blind_spots: &["기록이 24개월보다 짧으면 보지 않습니다."],
        next_steps: &["먼저 도용이 아닌지 봅니다. 쉰 까닭은 말하고 싶은 만큼만 듣습니다.", CHECK_KO],
        clears: &["복귀에 대한 설명", "이전과 같은 기기나 연락처"],
    },
    en: CardText {
        title: "silent for years, then suddenly busy",
        looks_for: "No entry for 24 months or more, then 10 or more within 60 days: clear where devices or networks are all new, else worth a look.",
        matters_because: "Reports tell of dormant accounts that others took on.",
        innocent_explanations: &[
            "Military service, birth and parental leave",
            "Study, illness, a return from other work",
            "The account was taken over",
            "A gap in the export",
        ],
        blind_spots: &["Records shorter than 24 months show nothing."],
        next_steps: &["Rule out a takeover; the reason of the pause is told only as far as one likes.", CHECK_EN],
        clears: &["An account of the return", "The same device or contact as before"],
    },
    examples: &[
        Example {
            title: Both { ko: "3년 뒤의 열 건", en: "ten entries after three years" },
            fires: true,
            drawing: "! | 2023-01-05 09:00 action
                      ! | 01-05 09:00 action x10 every 1d",
        },
        Example {
            title: Both { ko: "아홉 건", en: "nine entries" },
            fires: false,
            drawing: "| 2023-01-05 09:00 action
                      | 01-05 09:00 action x9 every 1d",
        },
        Example {
            title: Both { ko: "23개월의 공백", en: "a gap of 23 months" },
            fires: false,
            drawing: "| 2023-12-05 09:00 action
                      | 2024-02-05 09:00 action
                      | 01-05 09:00 action x10 every 1d",
        },
        Example {
            title: Both { ko: "쉬다가 띄엄띄엄 돌아옴", en: "a slow return" },
            fires: false,
            drawing: "| 2023-01-05 09:00 action
                      | 01-05 09:00 action x10 every 7d",
        },
    ],
};

static PREDATE: Card = Card {
    id: "commits-predate-account",
    family: Family::Identity,
    severity: Severity::Low,
    needs: &[Need::Code],
    sources: &[sources::SEAL, sources::FAKE_ANALYZER],
    policy: &["dormancy"],
    ko: CardText {
        title: "계정보다 오래된 커밋",
        looks_for: "git log의 첫 커밋이 적힌 외부 계정 생성일보다 이틀 넘게 앞서는지 봅니다.",
        matters_because: "오래된 계정처럼 꾸민 흔적일 수 있으나, 출처도 보통 사람에게 자주 나타난다고 밝힙니다.",
        innocent_explanations: &["나중에 올린 옛 코드", "다른 사이트에서 옮긴 저장소", "새로 만든 두 번째 계정"],
        blind_spots: &["커밋 시각은 누구나 정할 수 있습니다."],
        next_steps: &["옛 코드를 어디서 만들었는지 물어봅니다.", CHECK_KO],
        clears: &["옮겨 온 저장소라는 설명"],
    },
    en: CardText {
        title: "commits older than the account",
        looks_for: "The first commit of a git log is more than two days older than the day on which the profile was created.",
        matters_because: "It may be the trace of an account made to look old; the source itself says that many ordinary people show it.",
        innocent_explanations: &[
            "Old code published later",
            "Repositories moved from another site",
            "A second account",
        ],
        blind_spots: &["Anybody can set the time of a commit."],
        next_steps: &["Ask where the old code was written.", CHECK_EN],
        clears: &["An account of the move"],
    },
    examples: &[
        Example {
            title: Both { ko: "생성일 한 달 전의 커밋", en: "a commit a month before creation" },
            fires: true,
            drawing: "! = profile-created 2026-02-05
                      ! | 01-05 09:00 action verb=commit",
        },
        Example {
            title: Both { ko: "이틀 전", en: "two days before" },
            fires: false,
            drawing: "= profile-created 2026-01-07
                      | 01-05 09:00 action verb=commit",
        },
        Example {
            title: Both { ko: "다른 기록이 앞섬", en: "other entries come before" },
            fires: false,
            drawing: "= profile-created 2026-02-05
                      | 01-05 09:00 sign-in ok
                      | 02-06 09:00 action verb=commit",
        },
    ],
};

impl RiskSignal for DormantAccountReactivated {
    fn card(&self) -> &'static Card {
        &DORMANT
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.dormancy;
        let (silent, burst) = (policy.silent_days * DAY, policy.burst_days * DAY);
        let rows: Vec<usize> = history.own_rows().filter(|row| history.kind(*row).is_doing()).collect();
        let (Some(&first), Some(&last)) = (rows.first(), rows.last()) else {
            return Assessment::NotAssessed(Need::Presence);
        };
        if history.start(last) - history.start(first) < silent {
            return Assessment::NotAssessed(Need::Presence);
        }
        for at in 1..rows.len() {
            let (before, back) = (rows[at - 1], rows[at]);
            let gap = history.start(back).saturating_sub(history.end(before));
            if gap < silent {
                continue;
            }
            let entries: Vec<usize> = rows[at..]
                .iter()
                .copied()
                .take_while(|row| history.start(*row) - history.start(back) <= burst)
                .collect();
            if entries.len() >= policy.entries as usize {
                let facts = vec![
                    ("months", Fact::Count(u64::from(gap / DAY) * 12 / 365)),
                    ("entries", Fact::Count(entries.len() as u64)),
                    ("days", Fact::Count(policy.burst_days.into())),
                ];
                let strength =
                    if is_elsewhere(case, &rows[..at], &entries) { Strength::Strong } else { Strength::Watch };
                let found = std::iter::once(before).chain(entries);
                return Assessment::Fired(Occurrence::new(&DORMANT, strength, facts, case.loci(found)));
            }
        }
        Assessment::Quiet
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (months, entries, days) = (count(facts, "months"), count(facts, "entries"), count(facts, "days"));
        match lang {
            Lang::Ko => format!("{months}개월 동안 기록이 없다가 {days}일 안에 {entries}건 활동했습니다."),
            Lang::En => format!("After {months} months without an entry there were {entries} within {days} days."),
        }
    }
}

/// Whether devices or networks are known on both sides of the silence and none came along. Of 85 real people's commit
/// histories 4 show the silence and the burst, so that those alone are worth no more than a look.
fn is_elsewhere(case: &Case<'_>, before: &[usize], after: &[usize]) -> bool {
    let history = &case.history;
    let apart = |key: &dyn Fn(usize) -> Option<u32>| {
        let of = |rows: &[usize]| -> BTreeSet<u32> { rows.iter().filter_map(|row| key(*row)).collect() };
        let (old, new) = (of(before), of(after));
        (!old.is_empty() && !new.is_empty()).then(|| old.is_disjoint(&new))
    };
    let sides = [apart(&|row| history.device(row)), apart(&|row| history.address(row).and_then(network24))];
    sides.contains(&Some(true)) && !sides.contains(&Some(false))
}

impl RiskSignal for CommitsPredateAccount {
    fn card(&self) -> &'static Card {
        &PREDATE
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let Some((created, holding)) = history.first_day(HoldingField::ProfileCreated) else {
            return Assessment::NotAssessed(Need::Links);
        };
        let Some(first) = history.own_rows().find(|row| is_commit(history, *row)) else {
            return Assessment::NotAssessed(Need::Code);
        };
        let early = created - case.local_day(first);
        if early <= case.settings.policy.dormancy.day_slack as i32 {
            return Assessment::Quiet;
        }
        let locus = Locus { file: holding.file, line: holding.line };
        let facts = vec![("days", Fact::Count(early.unsigned_abs().into()))];
        Assessment::Fired(Occurrence::new(&PREDATE, Strength::Strong, facts, vec![case.locus(first), locus]))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let days = count(facts, "days");
        match lang {
            Lang::Ko => format!("첫 커밋이 외부 계정 생성일보다 {days}일 앞섭니다."),
            Lang::En => format!("The first commit is {days} days older than the profile."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn seven_hundred_and_thirty_days_are_the_limit() {
        // 2024 has a leap day: 2024-01-06 is 730 days before 2026-01-05.
        let drawing = |day: &str| format!("| {day} 09:00 action\n| 01-05 09:00 action x10 every 1d");
        let facts = fired(&DormantAccountReactivated, &drawing("2024-01-06")).facts;
        assert_eq!((count(&facts, "months"), count(&facts, "entries")), (24, 10));
        assert_eq!(check(&DormantAccountReactivated, &drawing("2024-01-20")), Assessment::NotAssessed(Need::Presence));
    }

    #[test]
    fn only_new_devices_or_networks_make_it_strong() {
        let strength = |old: &str, new: &str| {
            let drawing = format!("| 2023-01-05 09:00 sign-in ok {old}\n| 01-05 09:00 sign-in ok {new} x10 every 1d");
            fired(&DormantAccountReactivated, &drawing).strength
        };
        assert_eq!(strength("", ""), Strength::Watch);
        assert_eq!(strength("dev=a", "dev=b"), Strength::Strong);
        assert_eq!(strength("dev=a ip=192.0.2.10", "dev=b ip=192.0.2.77"), Strength::Watch);
        assert_eq!(strength("ip=192.0.2.10", "ip=198.51.100.7"), Strength::Strong);
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(
            check(&CommitsPredateAccount, "| 01-05 09:00 action verb=commit"),
            Assessment::NotAssessed(Need::Links)
        );
        let no_commit = "= profile-created 2026-02-05\n| 01-05 09:00 sign-in ok";
        assert_eq!(check(&CommitsPredateAccount, no_commit), Assessment::NotAssessed(Need::Code));
        assert_eq!(count(&fired(&CommitsPredateAccount, PREDATE.examples[0].drawing).facts, "days"), 31);
    }
}
