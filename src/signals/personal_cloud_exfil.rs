//! A lot sent to places that are not the firm's.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::{Both, Detail, Lang};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct PersonalCloudExfil;

static CARD: Card = Card {
    id: "personal-cloud-exfil",
    family: Family::Network,
    severity: Severity::High,
    needs: &[Need::Code],
    sources: &[sources::FBI_EXTORTION_2025],
    policy: &["outside_uploads"],
    ko: CardText {
        title: "회사 밖으로 크게 보낸 코드나 파일",
        looks_for: "회사 것이 아닌 곳으로 보낸 양을 봅니다. 하루에 50MB를 넘으면 눈여겨보고, 한 번에 넘거나 저장소를 통째로 옮기면 무겁게, 모두 1GB를 넘으면 더 무겁게 봅니다. 회사의 곳은 internal이나 정책의 주소로 압니다.",
        matters_because: "미국 FBI가 회사 코드를 개인 저장소와 클라우드로 옮긴 뒤 협박한 사례를 듭니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "갈라서(fork) 고치는 공개 소프트웨어 일",
            "정책에 빠진 회사 저장소나 고객사",
            "허락받은 백업과 시연",
        ],
        blind_spots: &["보낸 곳이나 크기가 없는 기록은 세지 않습니다.", "사진이나 화면으로 옮기면 보이지 않습니다."],
        next_steps: &[SECURE_KO, "보낸 곳이 누구의 것이며 허락이 있었는지 묻고 기록을 보존합니다.", CHECK_KO],
        clears: &["회사나 고객사의 저장소라는 확인", "공개 소프트웨어의 저장소"],
    },
    en: CardText {
        title: "much code or data sent outside the firm",
        looks_for: "What was sent to places that are not the firm's: worth a look above 50 MB in a day, heavier above that in one go or for a whole repository, and again above 1 GB in all. The firm's own places are marked internal or listed in the policy.",
        matters_because: "The FBI tells of company code moved to private repositories and clouds, and of extortion with it.",
        innocent_explanations: &[
            STOLEN_EN,
            "Open-source work by way of forks",
            "A repository of the firm or a client that the policy does not list",
            "Backups and demonstrations that were allowed",
        ],
        blind_spots: &[
            "Records without a target or a size do not count.",
            "What leaves by camera or screen does not show.",
        ],
        next_steps: &[SECURE_EN, "Ask whose place it is and who allowed it; keep the records.", CHECK_EN],
        clears: &["Proof that the place is the firm's or a client's", "The repository of an open project"],
    },
    examples: &[
        Example {
            title: Both { ko: "개인 저장소로 80MB", en: "80 MB to a private place" },
            fires: true,
            drawing: "! | 03-03 09:00 action verb=push repository=web upload-target=files.example.org bytes=80000000",
        },
        Example {
            title: Both { ko: "회사 저장소로 80MB", en: "80 MB to the firm" },
            fires: false,
            drawing: "| 03-03 09:00 action verb=push repository=web upload-target=internal bytes=80000000",
        },
        Example {
            title: Both { ko: "밖으로 작은 고침", en: "a small change sent outside" },
            fires: false,
            drawing: "| 03-03 09:00 action verb=push repository=lib upload-target=files.example.org bytes=40000 x20 every 1d",
        },
        Example {
            title: Both { ko: "밖에서 내려받음", en: "downloaded from outside" },
            fires: false,
            drawing: "| 03-03 09:00 action verb=clone repository=lib upload-target=files.example.org bytes=900000000",
        },
    ],
};

/// Whether an operation sends something away.
fn sends(verb: &str) -> bool {
    ["push", "upload", "mirror", "transfer", "share", "send", "올리", "업로드", "보내", "전송", "공유"]
        .iter()
        .any(|word| verb.contains(word))
}

/// Whether a target is the firm's own: so marked, or a host of the policy or below it.
fn is_own(target: &str, hosts: &[String]) -> bool {
    let host = target.split("://").last().unwrap_or(target);
    let host = host.split(['/', ':']).next().unwrap_or(host);
    let host = host.rsplit('@').next().unwrap_or(host);
    matches!(target, "internal" | "내부" | "사내" | "회사")
        || hosts.iter().any(|own| {
            let own = own.trim().to_lowercase();
            host == own || host.strip_suffix(own.as_str()).is_some_and(|rest| rest.ends_with('.'))
        })
}

impl RiskSignal for PersonalCloudExfil {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let code = match case.operations(Detail::UploadTarget) {
            Ok(code) => code,
            Err(need) => return Assessment::NotAssessed(need),
        };
        let policy = &case.settings.policy.outside_uploads;
        let sent: Vec<(usize, bool, f64, &str)> = code
            .into_iter()
            .filter(|(_, verb, target)| sends(verb) && !is_own(target, &policy.own_hosts))
            .map(|(row, verb, target)| {
                let whole = verb.contains("mirror") || verb.contains("transfer");
                let megabytes = history.detail_number(row, Detail::Bytes).unwrap_or_default() / 1_000_000.0;
                (row, whole, megabytes, target)
            })
            .collect();
        let mut days: BTreeMap<i32, f64> = BTreeMap::new();
        sent.iter().for_each(|(row, _, size, _)| *days.entry(case.local_day(*row)).or_default() += size);
        let total: f64 = sent.iter().map(|(_, _, size, _)| size).sum();
        let largest = sent.iter().map(|(_, _, size, _)| *size).fold(0.0, f64::max);
        let fullest = days.values().copied().fold(0.0, f64::max);
        let whole = sent.iter().any(|(_, whole, ..)| *whole);
        let strength = match () {
            () if total > policy.severe_megabytes => Strength::Severe,
            () if largest > policy.megabytes || whole => Strength::Strong,
            () if fullest > policy.megabytes => Strength::Watch,
            () => return Assessment::Quiet,
        };
        let targets: BTreeSet<String> = sent.iter().map(|(_, _, _, target)| (*target).to_owned()).collect();
        let facts = vec![
            ("megabytes", Fact::Count(total as u64)),
            ("largest", Fact::Count(largest as u64)),
            ("entries", Fact::Count(sent.len() as u64)),
            ("targets", Fact::List(targets.into_iter().take(LISTED_TARGETS).collect())),
        ];
        let mut rows = sent;
        rows.sort_by_key(|(row, whole, size, _)| (Reverse(*whole), Reverse((size * 1_000.0) as u64), *row));
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows.into_iter().map(|(row, ..)| row))))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let [megabytes, largest, entries] = ["megabytes", "largest", "entries"].map(|name| count(facts, name));
        let targets = list(facts, "targets").join(", ");
        let named = if targets.is_empty() { String::new() } else { format!(" ({targets})") };
        match lang {
            Lang::Ko => {
                format!(
                    "회사 밖으로 {entries}번, 모두 {megabytes}MB를 보냈습니다{named}. 가장 큰 것은 {largest}MB입니다."
                )
            }
            Lang::En => {
                format!(
                    "Sent outside the firm {entries} times, {megabytes} MB in all{named}; the largest was {largest} MB."
                )
            }
        }
    }
}

/// Targets that are named; more would not fit a line. *Ours*.
const LISTED_TARGETS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check, fired};

    fn drawn(bytes: u64, times: u32) -> String {
        format!("| 03-03 09:00 action verb=upload upload-target=git.files.example.org bytes={bytes} x{times} every 1h")
    }

    #[test]
    fn one_go_a_day_and_all_together() {
        assert_eq!(check(&PersonalCloudExfil, &drawn(50_000_000, 1)), Assessment::Quiet);
        assert_eq!(fired(&PersonalCloudExfil, &drawn(50_000_001, 1)).strength, Strength::Strong);
        assert_eq!(fired(&PersonalCloudExfil, &drawn(20_000_000, 3)).strength, Strength::Watch);
        assert_eq!(fired(&PersonalCloudExfil, &drawn(90_000_000, 12)).strength, Strength::Severe);
        let mirror = "! | 03-03 09:00 action verb=mirror upload-target=files.example.org";
        assert_eq!(fired(&PersonalCloudExfil, mirror).strength, Strength::Strong);
    }

    #[test]
    fn quiet_at_the_hosts_of_the_policy_and_below_them() {
        let mut policy = Policy::default();
        policy.outside_uploads.own_hosts = vec!["files.example.org".to_owned()];
        let drawing = drawn(90_000_000, 3);
        assert_eq!(Sketch::under(policy.clone(), &drawing).assess(&PersonalCloudExfil), Assessment::Quiet);
        let other = drawing.replace("git.files.example.org", "git@otherfiles.example.org:x/y");
        assert!(matches!(Sketch::under(policy, &other).assess(&PersonalCloudExfil), Assessment::Fired(_)));
    }
}
