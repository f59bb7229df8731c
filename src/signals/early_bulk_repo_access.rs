//! Many repositories copied in the first two weeks.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{Both, Detail, HoldingField, Lang};
use crate::settings::hours;
use std::collections::BTreeMap;

/// The signal.
pub struct EarlyBulkRepoAccess;

static CARD: Card = Card {
    id: "early-bulk-repo-access",
    family: Family::Network,
    severity: Severity::Medium,
    needs: &[Need::Code, Need::Created],
    sources: &[sources::FBI_EXTORTION_2025, sources::FLAME],
    policy: &["bulk_repositories"],
    ko: CardText {
        title: "입사 초기의 대량 저장소 복제",
        looks_for: "일을 시작한 지 14일 안에 서로 다른 저장소를 다섯 개 넘게 복제했는지 봅니다. 열다섯 개를 넘거나 이틀 안에 스무 개 이상 저장소의 80%를 복제하면 더 무겁게 봅니다.",
        matters_because: "미국 FBI는 회사 저장소를 개인 계정으로 옮겨 협박한 사례를 들면서, 개발자에게 흔한 행동이기도 하다고 적습니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "플랫폼·배포 담당 개발자",
            "저장소가 잘게 나뉜 회사의 입사 교육",
            "빌드 서버나 자동화 계정",
        ],
        blind_spots: &[
            "하나의 큰 저장소에 모두 든 회사에서는 보이지 않습니다.",
            "저장소 기록이 없으면 볼 수 없습니다.",
        ],
        next_steps: &[SECURE_KO, "맡은 일에 그 저장소들이 필요한지 팀에 묻습니다.", CHECK_KO],
        clears: &["입사 안내에 적힌 저장소 목록", "팀의 확인"],
    },
    en: CardText {
        title: "many repositories copied soon after the start",
        looks_for: "More than five different repositories copied in the first 14 days; heavier with more than fifteen, or with 80 % of twenty or more within two days.",
        matters_because: "The FBI tells of company code copied to private accounts for extortion, and adds that such copying is common among developers.",
        innocent_explanations: &[
            STOLEN_EN,
            "Developers of platform and deployment",
            "Training in a firm with many small repositories",
            "A build server or automation",
        ],
        blind_spots: &[
            "A firm with one large repository cannot see it.",
            "Without records of repositories it does not show.",
        ],
        next_steps: &[SECURE_EN, "Ask the team whether the work needs these repositories.", CHECK_EN],
        clears: &["A list of repositories in the onboarding guide", "The team's word"],
    },
    examples: &[
        Example {
            title: Both { ko: "첫 주에 여섯 개", en: "six in the first week" },
            fires: true,
            drawing: "= started-on 2026-03-01
                      ! | 03-03 09:00 action verb=clone repository=a
                      ! | 03-03 10:00 action verb=clone repository=b
                      ! | 03-04 09:00 action verb=clone repository=c
                      ! | 03-04 10:00 action verb=clone repository=d
                      ! | 03-05 09:00 action verb=clone repository=e
                      ! | 03-05 10:00 action verb=clone repository=f",
        },
        Example {
            title: Both { ko: "같은 저장소를 거듭 복제", en: "the same repository again and again" },
            fires: false,
            drawing: "= started-on 2026-03-01
                      | 03-03 09:00 action verb=clone repository=a x20 every 1h",
        },
        Example {
            title: Both { ko: "한 달 뒤의 여섯 개", en: "six a month later" },
            fires: false,
            drawing: "= started-on 2026-02-01
                      | 03-03 09:00 action verb=clone repository=a
                      | 03-03 10:00 action verb=clone repository=b
                      | 03-04 09:00 action verb=clone repository=c
                      | 03-04 10:00 action verb=clone repository=d
                      | 03-05 09:00 action verb=clone repository=e
                      | 03-05 10:00 action verb=clone repository=f",
        },
    ],
};

/// Whether an operation copies a repository to the person's own device.
fn copies(verb: &str) -> bool {
    ["clone", "download", "archive", "fork", "zip", "복제", "내려받", "다운로드"].iter().any(|word| verb.contains(word))
}

impl RiskSignal for EarlyBulkRepoAccess {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let code = match case.operations(Detail::Repository) {
            Ok(code) => code,
            Err(need) => return Assessment::NotAssessed(need),
        };
        let start = [HoldingField::StartedOn, HoldingField::Contract, HoldingField::Created]
            .into_iter()
            .find_map(|field| history.first_day(field));
        let Some((start, _)) = start else { return Assessment::NotAssessed(Need::Created) };
        let policy = &case.settings.policy.bulk_repositories;
        let is_early = |row: usize| (0..=policy.days as i32).contains(&(case.local_day(row) - start));
        // The first copy of each repository, in time order.
        let mut copied: BTreeMap<&str, usize> = BTreeMap::new();
        for (row, verb, repository) in code {
            if copies(verb) && is_early(row) {
                copied.entry(repository).or_insert(row);
            }
        }
        let mut rows: Vec<usize> = copied.into_values().collect();
        rows.sort_unstable();
        if rows.len() <= policy.watch_over as usize {
            return Assessment::Quiet;
        }
        let times: Vec<u32> = rows.iter().map(|row| history.start(*row)).collect();
        let swept = crate::timeline::peers::most_within(&times, hours(policy.sweep_hours)).len();
        let all = case.peers.repositories;
        let is_sweep = all >= policy.sweep_min && swept as f64 * 100.0 >= policy.sweep_percent * f64::from(all);
        let strength = match () {
            () if is_sweep => Strength::Severe,
            () if rows.len() > policy.strong_over as usize => Strength::Strong,
            () => Strength::Watch,
        };
        let facts = vec![
            ("repositories", Fact::Count(rows.len() as u64)),
            ("days", Fact::Count(u64::from(policy.days))),
            ("within_two_days", Fact::Count(swept as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let [repositories, days, swept] = ["repositories", "days", "within_two_days"].map(|name| count(facts, name));
        match lang {
            Lang::Ko => format!(
                "일을 시작한 지 {days}일 안에 서로 다른 저장소 {repositories}개를 복제했습니다. 이틀 안에 많게는 {swept}개입니다."
            ),
            Lang::En => format!(
                "Different repositories copied in the first {days} days: {repositories}; within two days at most {swept}."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(number: u32, others: u32) -> String {
        let mut drawing = "= started-on 2026-03-01\n".to_owned();
        for n in 0..number {
            drawing += &format!("! | 03-{:02} 09:00 action verb=git.clone repository=r{n}\n", 2 + n / 20);
        }
        for n in 0..others {
            drawing += &format!("| 06-01 09:00 action verb=push repository=o{n} acct=lee\n");
        }
        drawing
    }

    #[test]
    fn numbers_and_a_sweep_of_everything() {
        assert_eq!(check(&EarlyBulkRepoAccess, &drawn(5, 0).replace('!', "")), Assessment::Quiet);
        assert_eq!(fired(&EarlyBulkRepoAccess, &drawn(6, 0)).strength, Strength::Watch);
        assert_eq!(fired(&EarlyBulkRepoAccess, &drawn(16, 9)).strength, Strength::Strong);
        assert_eq!(fired(&EarlyBulkRepoAccess, &drawn(20, 5)).strength, Strength::Severe);
        let no_start = "| 03-03 09:00 action verb=clone repository=a";
        assert_eq!(check(&EarlyBulkRepoAccess, no_start), Assessment::NotAssessed(Need::Created));
    }
}
