//! The page beside the rules, in both languages: what there is, what each lacks, what all of them lack.

use super::rules::{Counting, RULES};
use super::sources::SOURCES;
use super::{card, endpoint, sigma};
use crate::model::{Both, Lang};
use crate::settings::Policy;

/// What every rule lacks beside a screening.
const ALL_LACK: [Both; 5] = [
    Both {
        ko: "여러 신호를 함께 헤아리지 않습니다. 주의보는 여러 특징이 겹치는 계정을 말하며, 경보 하나로는 아무것도 정할 수 없습니다.",
        en: "They weigh nothing together. The advisories speak of an account that matches several features; one alert decides nothing.",
    },
    Both {
        ko: "자료가 얼마나 믿을 만한지, 무엇을 볼 수 없었는지 말하지 않습니다.",
        en: "They do not say how reliable the data is, or what could not be looked at.",
    },
    Both {
        ko: "한 사람의 여러 계정 이름을 하나로 묶지 않습니다.",
        en: "They do not join the several names of one person's account.",
    },
    Both {
        ko: "근무 시간표, 대금, 서류, 면접처럼 로그인 기록 밖에 있는 것은 보지 않습니다.",
        en: "They see nothing outside the log: timesheets, pay, documents, interviews.",
    },
    Both {
        ko: "표와 열의 이름은 제품의 기본값입니다. 회사마다 다를 수 있으므로 먼저 시험하십시오.",
        en: "Names of tables and columns are the products' defaults. They may differ in your firm: try them first.",
    },
];

/// The page.
pub fn text(policy: &Policy) -> String {
    let is_default = *policy == Policy::default();
    let mut text = String::from(
        "# SIEM으로 넘기는 규칙 · Rules for a SIEM\n\n`screen --siem DIR [--policy policy.json]`로 만들었습니다. 신호 카드의 글과 정책의 기준값을 그대로 씁니다.\n\nMade by `screen --siem DIR [--policy policy.json]` from the cards of the signals, with the thresholds of ",
    );
    text += if is_default { "the default policy.\n\n" } else { "your policy.\n\n" };
    text += "| 신호 | signal | Sigma | KQL | SPL |\n|---|---|---|---|---|\n";
    let ids: Vec<&str> = SOURCES.iter().map(|source| source.id).collect();
    for rule in RULES {
        row(&mut text, rule.signal, &ids, !matches!(rule.sigma, Counting::Cannot));
    }
    row(&mut text, endpoint::SIGNAL, &["windows"], endpoint::sigma_says(policy));
    text.push('\n');
    let names: Vec<String> = SOURCES.iter().map(|source| format!("`{}` ({})", source.id, source.title)).collect();
    let names = names.join(", ");
    text += &format!(
        "{names}, `windows` (Microsoft Defender, Sysmon)의 기록에 맞추어 있습니다.\n\nThey are written for the logs of {names} and `windows` (Microsoft Defender, Sysmon).\n\n## 이 규칙들이 못 하는 것 · What these rules cannot do\n\n"
    );
    for (lang, query) in [(Lang::Ko, "쿼리"), (Lang::En, "queries")] {
        for lack in ALL_LACK {
            text += &format!("- {}\n", lack.get(lang));
        }
        for rule in RULES {
            for (what, lack) in [("Sigma", rule.sigma_lacks), (query, rule.query_lacks)] {
                if !lack.get(lang).is_empty() {
                    text += &format!("- `{}`, {what}: {}\n", rule.signal, lack.get(lang));
                }
            }
        }
        text += &format!("- `{}`: {}\n", endpoint::SIGNAL, endpoint::LACKS.get(lang));
    }
    text + HOW_TO
}

const HOW_TO: &str = "
## 쓰는 법 · How to use them

1. 먼저 지난 30일에 돌려 보고, 걸린 계정마다 `falsepositives`에 적힌 까닭부터 살핍니다. · Run them over the last 30 days first, and begin with the innocent explanations under `falsepositives`.
2. 사무실과 회사 VPN 주소를 정책의 `known_addresses`에 적고 다시 만듭니다. · Put offices and the company VPN into `known_addresses` of the policy and make them again.
3. 걸린 계정의 기록을 내보내 문지기로 검토합니다. 규칙만으로 사람을 대하지 마십시오. · Export the log of whoever is shown and screen it. Never act on a rule alone.

모든 규칙의 상태는 `experimental`입니다. 확인하고 바꾸는 명령은 다음과 같습니다.

All rules have the status `experimental`. They are checked and converted by:

```sh
sigma check sigma
sigma convert -t splunk --without-pipeline sigma
```
";

/// A signal and its files.
fn row(text: &mut String, signal: &str, sources: &[&str], has_sigma: bool) {
    let Some(card) = card(signal) else { return };
    *text += &format!("| {} | {} (`{signal}`) |", card.ko.title, sigma::capital(card.en.title));
    for (language, ending, is_there) in [("sigma", "yml", has_sigma), ("kql", "kql", true), ("spl", "spl", true)] {
        let links: Vec<String> =
            sources.iter().map(|source| format!("[{source}]({language}/{source}-{signal}.{ending})")).collect();
        *text += &format!(" {} |", if is_there { links.join(", ") } else { "–".to_owned() });
    }
    text.push('\n');
}
