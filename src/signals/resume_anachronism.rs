//! Experience that a CV dates before the technology was there.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::endpoints::said;
use super::technologies::{TECHNOLOGIES, release};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
};
use crate::model::{Both, HoldingField, Lang};
use std::collections::BTreeMap;

/// The signal.
pub struct ResumeAnachronism;

static CARD: Card = Card {
    id: "resume-anachronism",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Resume],
    sources: &[sources::DTEX_2024],
    policy: &["anachronism"],
    ko: CardText {
        title: "기술이 나오기 전의 경력",
        looks_for: "이력서에 기술 이름 바로 옆에 적힌 해가 그 기술이 공개되기 6개월 전보다 이른지 봅니다(세 가지부터 매우 뚜렷함).",
        matters_because: "DTEX는 나오기도 전의 기술을 썼다는 이력을 첫 번째 단서로 듭니다.",
        innocent_explanations: &[
            "오타",
            "일을 시작한 해를 적은 경우",
            "공개 전 시험판을 쓴 사람",
            "이름이 같은 다른 기술",
        ],
        blind_spots: &["해와 기술이 떨어져 있으면 보지 않습니다.", "표에 있는 기술만 봅니다."],
        next_steps: &["그 해에 무엇을 했는지 물어봅니다.", CHECK_KO],
        clears: &["고친 이력서", "시험판 참여 기록"],
    },
    en: CardText {
        title: "experience older than the technology",
        looks_for: "A year right beside a technology's name in a CV that is more than six months before its public release; three technologies are severe.",
        matters_because: "DTEX lists experience older than the technology first among its signs.",
        innocent_explanations: &[
            "A typing error",
            "The year in which the job began",
            "Somebody who had a trial version",
            "Another technology of the same name",
        ],
        blind_spots: &["Years further away from the name are not read.", "Only technologies of the table are known."],
        next_steps: &["Ask what was done in that year.", CHECK_EN],
        clears: &["A corrected CV", "A record of the trial"],
    },
    examples: &[
        Example {
            title: Both { ko: "Flutter 2013", en: "Flutter 2013" },
            fires: true,
            drawing: "! = resume-text Mobile developer. Flutter (2013-2019), Java since 2005",
        },
        Example {
            title: Both { ko: "2012년부터 Next.js", en: "Next.js since 2012, in Korean" },
            fires: true,
            drawing: "! = resume-text 2012년부터 Next.js 로 개발",
        },
        Example {
            title: Both { ko: "6개월 안의 시험판", en: "a trial within six months" },
            fires: false,
            drawing: "= resume-text Docker (2012), Kubernetes since 2014",
        },
        Example {
            title: Both { ko: "그해에 시작한 직장의 기술", en: "the skills of a job that began then" },
            fires: false,
            drawing: "= resume-text 2010-2020 Senior developer: Flutter, Kubernetes, Rust",
        },
    ],
};

/// Bytes between a name and a year that still belong to each other: ` (since `, ` from `, `: `.
const BETWEEN: usize = 9;

/// The year of four digits at the beginning of a text.
fn year(text: &str) -> Option<u16> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let follows = text[4..].chars().next();
    let year = digits.parse().ok().filter(|year| (1970..2100).contains(year))?;
    (!follows.is_some_and(|c| c.is_ascii_digit())).then_some(year)
}

/// The year claimed right behind a name: `Rust 2012-`, `Rust (since 2012)`, `Rust: 2012`. A comma ends what is said of it.
fn year_behind(text: &str) -> Option<u16> {
    let at = text.find(|c: char| c.is_ascii_digit()).filter(|at| *at <= BETWEEN)?;
    let gap = text[..at].trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ':' | '[' | '-' | '–'));
    (at > 0 && matches!(gap, "" | "since" | "from")).then(|| year(&text[at..])).flatten()
}

/// The year claimed right before a name: `2013년부터 Flutter`, `since 2013: Flutter`.
fn year_before(text: &str) -> Option<u16> {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '-'));
    let said = bare.strip_suffix("부터").map(|rest| rest.trim_end().trim_end_matches('년').trim_end());
    let digits = said.unwrap_or(bare);
    let start = digits.len().checked_sub(4).filter(|start| digits.is_char_boundary(*start))?;
    let claimed = year(&digits[start..])?;
    let before = digits[..start].trim_end();
    let is_since = before.ends_with("since") || before.ends_with("from");
    let is_number = digits[..start].ends_with(|c: char| c.is_ascii_digit());
    ((said.is_some() || is_since) && !is_number).then_some(claimed)
}

/// Years claimed for each technology of the table, the earliest of each; the text in lower case.
fn claims(text: &str) -> BTreeMap<&'static str, u16> {
    let mut found = BTreeMap::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '#' | '+');
    let mut last = None;
    for (at, c) in text.char_indices() {
        let begins = !last.replace(c).is_some_and(is_part);
        // Each beginning of a word is looked at once, which costs a text less than looking for each name.
        if !begins {
            continue;
        }
        let (before, rest) = text.split_at(at);
        for (name, words, _) in TECHNOLOGIES {
            for behind in words.iter().filter_map(|word| rest.strip_prefix(word)) {
                // `Vue.js` is no `Vue` of its own, and the point that ends a sentence is no part of a name.
                let goes_on = behind.starts_with('.') && behind[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
                if goes_on || behind.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                    continue;
                }
                if let Some(year) = [year_behind(behind), year_before(before)].into_iter().flatten().min() {
                    let known = found.entry(*name).or_insert(year);
                    *known = year.min(*known);
                }
            }
        }
    }
    found
}

impl RiskSignal for ResumeAnachronism {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let policy = &case.settings.policy.anachronism;
        let (mut told, mut found, mut loci) = (false, BTreeMap::new(), Vec::new());
        for (text, holding) in case.history.texts(HoldingField::ResumeText) {
            told = true;
            for (name, year) in claims(&text.to_lowercase()) {
                let known = TECHNOLOGIES.iter().find(|(known, ..)| *known == name);
                let Some((released, month)) = known.and_then(|(_, words, stated)| release(words, *stated)) else {
                    continue;
                };
                // The claimed year's last month, so that the doubt counts for the person.
                let latest = u32::from(year) * 12 + 11;
                let first = u32::from(released) * 12 + u32::from(month) - 1;
                if latest + policy.grace_months < first {
                    found.insert(name, (year, released));
                    loci.push(Locus { file: holding.file, line: holding.line });
                }
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Resume);
        }
        if found.is_empty() {
            return Assessment::Quiet;
        }
        loci.sort_unstable();
        loci.dedup();
        let severe = found.len() >= policy.severe_claims as usize;
        let strength = if severe { Strength::Severe } else { Strength::Strong };
        let claims = found.into_iter().map(|(name, (year, released))| format!("{name}: {year} < {released}")).collect();
        Assessment::Fired(Occurrence::new(&CARD, strength, vec![("claims", Fact::List(claims))], loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "claims",
            lang,
            Both {
                ko: "이력서에 공개되기 전의 기술 경력이 적혀 있습니다",
                en: "The CV dates experience before the technology was released",
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn claimed(text: &str) -> Vec<(&'static str, u16)> {
        claims(&text.to_lowercase()).into_iter().collect()
    }

    #[test]
    fn years_beside_a_name_are_read() {
        for (text, found) in [
            ("Rust 2012-2016", Some(("Rust", 2012))),
            ("Rust (since 2012)", Some(("Rust", 2012))),
            ("since 2012: Rust", Some(("Rust", 2012))),
            ("2013년 부터 Flutter", Some(("Flutter", 2013))),
            ("Vue.js: 2010", Some(("Vue.js", 2010))),
            ("React, 2010-2020 Garam Soft", None),
            ("2010 Rust", None),
            ("Trust 2010", None),
            ("Rust 20123", None),
            ("Rust, Go and C++ at Garam, 2010", None),
        ] {
            assert_eq!(claimed(text), found.into_iter().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn six_months_are_a_trial() {
        // Docker was shown in March 2013: 2012 may have been a trial, 2011 may not.
        assert_eq!(check(&ResumeAnachronism, "= resume-text Docker 2012"), Assessment::Quiet);
        assert_eq!(fired(&ResumeAnachronism, "! = resume-text Docker 2011").strength, Strength::Strong);
    }

    #[test]
    fn three_technologies_are_severe() {
        let drawing = "! = resume-text Docker 2010, Flutter 2010, Kubernetes 2010";
        assert_eq!(fired(&ResumeAnachronism, drawing).strength, Strength::Severe);
        assert_eq!(check(&ResumeAnachronism, "= claimed-country KR"), Assessment::NotAssessed(Need::Resume));
    }
}
