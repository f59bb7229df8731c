//! A history of commits that bears another name, second for second.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::names::sameness;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{Both, Lang};
use crate::timeline::same_moments::{Twin, is_commit};

/// The signal.
pub struct CopiedRepositories;

static CARD: Card = Card {
    id: "copied-repositories",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Code],
    sources: &[sources::SEAL],
    policy: &["copied_commits", "payee_names.same_percent"],
    ko: CardText {
        title: "다른 이름으로 된 같은 커밋 이력",
        looks_for: "한 계정의 커밋이 이름이 다른 계정의 커밋과 초까지 같은 시각에 스무 개 이상 있고, 그 계정 커밋의 절반을 넘는지 봅니다. 백 개와 80%를 넘으면 더 무겁게 봅니다. 어느 쪽이 먼저인지는 알 수 없어 두 계정에 모두 적습니다.",
        matters_because: "남의 저장소를 복제해 작성자를 자기 이름으로 바꾼 이력을 경력으로 내세운 사례가 보고됩니다. 작성자를 바꾸어도 시각은 남습니다.",
        innocent_explanations: &[
            "한 사람이 메일 주소나 필명을 바꾸면서 이력을 고쳐 쓴 경우",
            "회사를 옮기며 저장소를 새 조직의 이름으로 옮긴 경우",
            "미러, 포크, 하위 트리로 가져온 저장소",
            "둘이 함께 작성하고 각자 반영한 커밋",
        ],
        blind_spots: &["시각까지 바꾸면 보이지 않습니다.", "원래 저장소의 기록이 함께 들어 있어야 보입니다."],
        next_steps: &["두 저장소의 관계를 본인에게 열린 질문으로 묻습니다.", CHECK_KO],
        clears: &["저장소를 옮기거나 주소를 바꾼 기록", "함께 일한 사람의 확인"],
    },
    en: CardText {
        title: "the same history of commits under another name",
        looks_for: "Twenty or more commits of the same second as those of an account with another name, more than half of the account's commits; heavier with a hundred and 80 %. Which was first cannot be told, so that both accounts show it.",
        matters_because: "Reports tell of repositories that were cloned and given another author to show as one's own work. Writing over the author leaves the times.",
        innocent_explanations: &[
            "A person who rewrote the history for a new mailbox or handle",
            "A repository that moved to another organisation's names",
            "Mirrors, forks, subtrees",
            "Commits written by two and taken over by each",
        ],
        blind_spots: &[
            "Where the times were rewritten too it does not show.",
            "It shows only where the log of the original is there as well.",
        ],
        next_steps: &["Ask openly how the two repositories hang together.", CHECK_EN],
        clears: &["Records of a move or of a new address", "The word of somebody who worked on it"],
    },
    examples: &[
        Example {
            title: Both { ko: "서른 개가 초까지 같음", en: "thirty of the same second" },
            fires: true,
            drawing: "! | 01-05 09:00 action verb=commit x30 every 7h
                      ! | 01-05 09:00 action verb=commit acct=lee x30 every 7h",
        },
        Example {
            title: Both { ko: "같은 시각 열아홉 개", en: "nineteen of the same second" },
            fires: false,
            drawing: "| 01-05 09:00 action verb=commit x19 every 7h
                      | 01-05 09:00 action verb=commit acct=lee x19 every 7h",
        },
        Example {
            title: Both { ko: "많은 커밋 가운데 일부만 같음", en: "a few among many" },
            fires: false,
            drawing: "| 01-05 09:00 action verb=commit x30 every 7h
                      | 03-05 09:11 action verb=commit x40 every 5h
                      | 01-05 09:00 action verb=commit acct=lee x30 every 7h",
        },
    ],
};

impl RiskSignal for CopiedRepositories {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let commits = history.own_rows().filter(|row| is_commit(history, *row)).count();
        if commits == 0 {
            return Assessment::NotAssessed(Need::Code);
        }
        let policy = &case.settings.policy.copied_commits;
        let twins = case.peers.same_moments.twins(history.index);
        // Everybody stands for themselves: the one with most decides.
        let most = twins
            .chunk_by(|a, b| a.other == b.other)
            .filter(|twins| !is_one_person(case, twins[0]))
            .max_by_key(|twins| twins.len());
        let Some(most) = most.filter(|most| most.len() >= policy.commits as usize) else { return Assessment::Quiet };
        let percent = most.len() as f64 * 100.0 / commits as f64;
        if percent <= policy.percent {
            return Assessment::Quiet;
        }
        let is_strong = most.len() >= policy.strong_commits as usize && percent > policy.strong_percent;
        let facts = vec![
            ("same_second", Fact::Count(most.len() as u64)),
            ("commits", Fact::Count(commits as u64)),
            ("other_account", Fact::Text(history.population.accounts[most[0].other as usize].key.clone())),
        ];
        let rows = most.iter().flat_map(|twin| [twin.row as usize, twin.of as usize]);
        let strength = if is_strong { Strength::Strong } else { Strength::Watch };
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let [same, commits] = ["same_second", "commits"].map(|name| count(facts, name));
        match lang {
            Lang::Ko => {
                format!("커밋 {commits}개 가운데 {same}개가 이름이 다른 한 계정의 커밋과 초까지 같은 시각에 있습니다.")
            }
            Lang::En => {
                format!("Of {commits} commits {same} have the same second as commits of one account with another name.")
            }
        }
    }
}

/// Whether the two accounts bear one person's name: a new mailbox is no other author.
fn is_one_person(case: &Case<'_>, twin: Twin) -> bool {
    let accounts = &case.history.population.accounts;
    let (own, other) = (&accounts[case.history.index].names, &accounts[twin.other as usize].names);
    let least = case.settings.policy.payee_names.same_percent / 100.0;
    own.iter().any(|a| other.iter().any(|b| sameness(a, b).is_some_and(|same| same >= least)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn drawn(number: u32, with: &str) -> String {
        format!(
            "| 01-05 09:00 action verb=commit x{number} every 5h\n| 01-05 09:00 action verb=commit acct=lee x{number} every 5h\n{with}"
        )
    }

    #[test]
    fn twenty_and_half_are_the_limits() {
        assert_eq!(check(&CopiedRepositories, &drawn(19, "")), Assessment::Quiet);
        assert_eq!(fired(&CopiedRepositories, &drawn(20, "")).strength, Strength::Watch);
        assert_eq!(fired(&CopiedRepositories, &drawn(100, "")).strength, Strength::Strong);
        let half = drawn(20, "| 09-05 09:11 action verb=commit x20 every 5h");
        assert_eq!(check(&CopiedRepositories, &half), Assessment::Quiet);
    }

    #[test]
    fn one_person_with_two_mailboxes_is_no_other_author() {
        let named = drawn(30, "= name Mina Kim\n= acct=lee name Kim Mina");
        assert_eq!(check(&CopiedRepositories, &named), Assessment::Quiet);
        assert_eq!(
            fired(&CopiedRepositories, &drawn(30, "= name Mina Kim\n= acct=lee name Otto Bauer")).strength,
            Strength::Watch
        );
    }

    #[test]
    fn an_import_for_everybody_is_nobodys_and_sign_ins_are_no_commits() {
        let four = drawn(
            30,
            "| 01-05 09:00 action verb=commit acct=a x30 every 5h\n| 01-05 09:00 action verb=commit acct=b x30 every 5h",
        );
        assert_eq!(check(&CopiedRepositories, &four), Assessment::Quiet);
        assert_eq!(check(&CopiedRepositories, "| 01-05 09:00 sign-in ok"), Assessment::NotAssessed(Need::Code));
    }
}
