//! Two observations about what is on record of a person: contact details that keep changing, and records that differ.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::endpoints::said;
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count,
};
use crate::model::civil::DAY;
use crate::model::holding::HoldingValue;
use crate::model::{ActivityKind, Both, Detail, HoldingField, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Telephone, mailbox or name changed again and again.
pub struct ContactInfoChurn;
/// Records of one person that say different things.
pub struct CrossProfileInconsistency;

static CHURN: Card = Card {
    id: "contact-info-churn",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Changes],
    sources: &[sources::US_2022, sources::JAPAN_2024],
    policy: &["contact_churn"],
    ko: CardText {
        title: "자주 바뀌는 연락처와 이름",
        looks_for: "180일 안에 전화, 메일, 이름을 3번 이상 바꾸었는지 봅니다(6번부터 매우 뚜렷함). 담당자가 대신 바꾼 것은 세지 않습니다.",
        matters_because: "미국과 일본의 주의보가 자주 바뀌는 등록정보를 특징으로 듭니다.",
        innocent_explanations: &[
            "휴대전화 분실이나 번호 이동",
            "계정을 도용당해 남이 바꾼 경우",
            "혼인, 개명, 이직",
            "잘못 적은 것을 고침",
        ],
        blind_spots: &["새 계정을 만들면 드러나지 않습니다."],
        next_steps: &["먼저 도용이 아닌지, 왜 바꾸었는지 물어봅니다.", CHECK_KO],
        clears: &["번호 이동이나 개명의 확인"],
    },
    en: CardText {
        title: "contact details that change often",
        looks_for: "Three changes or more of telephone, mailbox or name within 180 days, six being severe; what the firm's office changed does not count.",
        matters_because: "The advisories of the United States and Japan name details that keep changing.",
        innocent_explanations: &[
            "A lost phone or a ported number",
            "The account was taken over and somebody else changed them",
            "Marriage, a new name, a new job",
            "Corrected typing errors",
        ],
        blind_spots: &["A fresh account shows none."],
        next_steps: &["Rule out a takeover, then ask for the reason.", CHECK_EN],
        clears: &["Proof of the ported number or new name"],
    },
    examples: &[
        Example {
            title: Both { ko: "석 달에 세 번", en: "three in three months" },
            fires: true,
            drawing: "! | 01-05 09:00 change changed-field=phone
                      ! | 02-05 09:00 change changed-field=email
                      ! | 03-05 09:00 change changed-field=phone",
        },
        Example {
            title: Both { ko: "두 번과 지급계좌 변경", en: "two, and a new payout account" },
            fires: false,
            drawing: "| 01-05 09:00 change changed-field=phone
                      | 02-05 09:00 change changed-field=payout
                      | 03-05 09:00 change changed-field=email",
        },
        Example {
            title: Both { ko: "담당자가 고침", en: "corrected by the office" },
            fires: false,
            drawing: "| 01-05 09:00 change changed-field=phone by-office=yes x5 every 1d",
        },
    ],
};

static CONFLICTS: Card = Card {
    id: "cross-profile-inconsistency",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Links],
    sources: &[sources::US_2022],
    policy: &["profile_conflicts"],
    ko: CardText {
        title: "서로 다른 인적사항",
        looks_for: "같은 계정의 기록 둘 이상에서 이름, 밝힌 나라, 생성일, 시작일, 경력 기간 가운데 두 가지 이상이 어긋나는지 봅니다(네 가지부터 매우 뚜렷함). 순서와 띄어쓰기, 로마자 표기의 작은 차이는 같게 봅니다.",
        matters_because: "주의보는 사이트마다 이름, 사는 곳, 경력이 다르게 적힌 것을 특징으로 듭니다.",
        innocent_explanations: &["오타와 표기 차이", "고치지 않은 옛 프로필", "개명이나 필명", "이사나 이직"],
        blind_spots: &["한글 이름과 로마자 이름은 견주지 않습니다.", "다른 사이트는 사용자가 적은 만큼만 봅니다."],
        next_steps: &["어느 기록이 맞는지 물어봅니다.", CHECK_KO],
        clears: &["고친 기록", "개명이나 이사의 설명"],
    },
    en: CardText {
        title: "records of one person that differ",
        looks_for: "Two or more of name, claimed country, day of creation, first day of work and years of employment differ between records of one account, four being severe; order, blanks and small differences of spelling are the same.",
        matters_because: "The advisory names names, places and histories that differ from site to site.",
        innocent_explanations: &[
            "Typing errors and spellings",
            "An outdated profile",
            "A new name or a pen name",
            "A move or a new job",
        ],
        blind_spots: &[
            "Names in Hangul and in Latin letters are not compared.",
            "Other sites are known only as far as somebody entered them.",
        ],
        next_steps: &["Ask which record is right.", CHECK_EN],
        clears: &["Corrected records", "An account of the new name or move"],
    },
    examples: &[
        Example {
            title: Both { ko: "이름과 나라가 다름", en: "names and countries differ" },
            fires: true,
            drawing: "! = other-profile site:garam kim; other:namu park
                      ! = claimed-country KR
                      ! = claimed-country US",
        },
        Example {
            title: Both { ko: "나라만 다름", en: "only the country differs" },
            fires: false,
            drawing: "= other-profile site:garam kim; other:kim garam
                      = claimed-country KR
                      = claimed-country US",
        },
        Example {
            title: Both { ko: "표기와 날짜의 작은 차이", en: "small differences of spelling and day" },
            fires: false,
            drawing: "= other-profile site:garam kim; other:ga-ram kim
                      = created 2026-01-05
                      = created 2026-02-05",
        },
    ],
};

/// The field that a change is about, where it is one of the three.
pub(super) fn contact_field(text: &str) -> Option<&'static str> {
    const FIELDS: [(&str, &[&str]); 3] = [
        ("phone", &["phone", "tel", "mobile", "cell", "전화", "휴대", "연락처", "핸드폰"]),
        ("email", &["mail", "메일"]),
        ("name", &["name", "이름", "성명"]),
    ];
    let is_other = ["payee", "account", "bank", "domain", "user", "login", "file", "device", "예금주", "계좌"];
    if is_other.iter().any(|word| text.contains(word)) {
        return None;
    }
    FIELDS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(name, _)| *name)
}

impl RiskSignal for ContactInfoChurn {
    fn card(&self) -> &'static Card {
        &CHURN
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.contact_churn;
        let (mut told, mut changes) = (false, Vec::new());
        for row in history.rows_of(ActivityKind::Change) {
            told = true;
            let field = history.detail(row, Detail::ChangedField).and_then(contact_field);
            let (old, new) = (history.detail(row, Detail::OldValue), history.detail(row, Detail::NewValue));
            let is_same = old.is_some() && old == new;
            // A first value fills an empty profile and changes nothing.
            let fills = old.is_none() && new.is_some();
            if let Some(field) = field
                && history.detail_is(row, Detail::ByOffice) != Some(true)
                && !is_same
                && !fills
            {
                changes.push((row, field));
            }
        }
        if !told {
            return Assessment::NotAssessed(Need::Changes);
        }
        let window = policy.days * DAY;
        let (mut first, mut best) = (0, 0..0);
        for last in 0..changes.len() {
            while history.start(changes[last].0) - history.start(changes[first].0) > window {
                first += 1;
            }
            if last + 1 - first > best.len() {
                best = first..last + 1;
            }
        }
        let number = best.len() as u32;
        let Some(strength) = Strength::of(number, u32::MAX, policy.changes, policy.severe_changes) else {
            return Assessment::Quiet;
        };
        let found = &changes[best];
        let fields: BTreeSet<&str> = found.iter().map(|(_, field)| *field).collect();
        let facts = vec![
            ("changes", Fact::Count(number.into())),
            ("days", Fact::Count(policy.days.into())),
            ("fields", Fact::List(fields.into_iter().map(str::to_owned).collect())),
        ];
        Assessment::Fired(Occurrence::new(&CHURN, strength, facts, case.loci(found.iter().map(|(row, _)| *row))))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (changes, days) = (count(facts, "changes"), count(facts, "days"));
        match lang {
            Lang::Ko => format!("{days}일 안에 전화, 메일, 이름을 {changes}번 바꾸었습니다."),
            Lang::En => format!("Telephone, mailbox or name changed {changes} times within {days} days."),
        }
    }
}

/// Family names of one Korean name in Latin letters, the usual form first.
const SPELLINGS: [&[&str]; 10] = [
    &["lee", "yi", "rhee", "ri", "yee"],
    &["park", "pak", "bak"],
    &["kim", "gim"],
    &["choi", "choe"],
    &["jung", "jeong", "chung", "chong"],
    &["lim", "im", "rim"],
    &["cho", "jo"],
    &["kang", "gang"],
    &["roh", "noh", "no"],
    &["yoon", "yun"],
];

/// Letters and digits of a name, lower case, by word and in order of the words; family names in their usual spelling.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .map(|word: String| {
            SPELLINGS.iter().find(|all| all.contains(&word.as_str())).map_or(word, |all| all[0].to_owned())
        })
        .collect();
    words.sort();
    words
}

fn is_hangul(name: &str) -> bool {
    name.chars().any(|c| ('가'..='힣').contains(&c))
}

/// Letters of a whole name in which two that differ are still a spelling.
const LONG_NAME: usize = 10;

/// Whether two names may be one person's: the doubt counts for the person.
fn same_name(a: &str, b: &str) -> bool {
    let (first, second) = (words(a), words(b));
    if first.is_empty() || second.is_empty() || is_hangul(a) != is_hangul(b) || a.is_ascii() != b.is_ascii() {
        return true;
    }
    let is_within = |few: &[String], many: &[String]| {
        few.iter().all(|word| {
            many.iter().any(|other| other == word || word.chars().count() == 1 && other.starts_with(word.as_str()))
        })
    };
    if is_within(&first, &second) || is_within(&second, &first) {
        return true;
    }
    let letters = |words: &[String]| {
        let mut letters: Vec<char> = words.iter().flat_map(|word| word.chars()).collect();
        letters.sort_unstable();
        letters
    };
    if letters(&first) == letters(&second) {
        return true;
    }
    // Garam and Karam: a letter is a spelling, in a long name two. A Hangul syllable is a letter that counts.
    let (first, second) = (first.concat(), second.concat());
    let limit = if first.len().min(second.len()) >= LONG_NAME { 2 } else { 1 };
    !is_hangul(a) && edits(&first, &second, limit) <= limit
}

/// Damerau–Levenshtein distance (neighbours may change places), or one more than the limit where it is larger.
pub(super) fn edits(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()].min(limit + 1)
}

/// Names of profiles elsewhere that read as a person's name: two words, not a login.
fn profile_names(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';')
        .map(|part| part.split_once(':').map_or(part, |(_, name)| name).trim())
        .filter(|name| name.split_whitespace().count() > 1)
}

/// Years from and to behind an employer: `Garam 2015-2019`.
fn years(part: &str) -> Option<(u32, u32)> {
    let digits: Vec<u32> = part
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| number.len() == 4)
        .filter_map(|number| number.parse().ok())
        .filter(|year| (1970..2100).contains(year))
        .collect();
    match digits[..] {
        [from, to] if from <= to => Some((from, to)),
        _ => None,
    }
}

impl RiskSignal for CrossProfileInconsistency {
    fn card(&self) -> &'static Card {
        &CONFLICTS
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let policy = &case.settings.policy.profile_conflicts;
        let at = |holding: &crate::timeline::population::Holding| Locus { file: holding.file, line: holding.line };
        let mut compared = 0u32;
        let mut conflicts: BTreeMap<&'static str, Vec<Locus>> = BTreeMap::new();

        let profiles: Vec<(&str, Locus)> = history
            .texts(HoldingField::OtherProfile)
            .flat_map(|(cell, holding)| profile_names(cell).map(move |name| (name, at(holding))))
            .collect();
        let own: Vec<&str> = history.account().names.iter().map(String::as_str).collect();
        let names: Vec<&str> = own.iter().copied().chain(profiles.iter().map(|(name, _)| *name)).collect();
        compared += u32::from(names.len() > 1);
        let differs = names.iter().enumerate().any(|(n, name)| names[..n].iter().any(|other| !same_name(other, name)));
        if differs && !profiles.is_empty() {
            conflicts.insert("name", profiles.iter().map(|(_, locus)| *locus).collect());
        }

        let countries: Vec<_> = history.countries(HoldingField::ClaimedCountry).collect();
        compared += u32::from(countries.len() > 1);
        if countries.iter().any(|(country, _)| *country != countries[0].0) {
            conflicts.insert("claimed-country", countries.iter().map(|(_, holding)| at(holding)).collect());
        }

        for field in [HoldingField::Created, HoldingField::StartedOn] {
            let days: Vec<(i32, Locus)> = history
                .holdings(field)
                .filter_map(|holding| match holding.value {
                    HoldingValue::Day(day) => Some((day, at(holding))),
                    _ => None,
                })
                .collect();
            compared += u32::from(days.len() > 1);
            let (first, last) = (days.iter().map(|day| day.0).min(), days.iter().map(|day| day.0).max());
            if first.zip(last).is_some_and(|(first, last)| last - first > policy.day_slack as i32) {
                conflicts.insert(field.name(), days.into_iter().map(|(_, locus)| locus).collect());
            }
        }

        let employers: Vec<((u32, u32), Locus)> = history
            .texts(HoldingField::Employer)
            .flat_map(|(cell, holding)| cell.split(';').filter_map(years).map(move |span| (span, at(holding))))
            .collect();
        compared += u32::from(employers.len() > 1);
        // Whole years between the ends: a notice period or two part-time posts are none.
        let overlaps = |a: (u32, u32), b: (u32, u32)| a.1.min(b.1) >= a.0.max(b.0) + 2;
        let impossible = employers
            .iter()
            .enumerate()
            .any(|(n, (span, _))| employers[..n].iter().any(|(other, _)| overlaps(*span, *other)));
        if impossible {
            conflicts.insert("employer", employers.into_iter().map(|(_, locus)| locus).collect());
        }

        if compared == 0 {
            return Assessment::NotAssessed(Need::Links);
        }
        // Names of the account itself have no line of their own: they count beside another field that has one.
        if differs && !conflicts.is_empty() {
            conflicts.entry("name").or_default();
        }
        let number = conflicts.len() as u32;
        let Some(strength) = Strength::of(number, u32::MAX, policy.fields, policy.severe_fields) else {
            return Assessment::Quiet;
        };
        let fields = conflicts.keys().map(|field| (*field).to_owned()).collect();
        let mut loci: Vec<Locus> = conflicts.into_values().flatten().collect();
        loci.sort_unstable();
        loci.dedup();
        Assessment::Fired(Occurrence::new(&CONFLICTS, strength, vec![("fields", Fact::List(fields))], loci))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        said(
            facts,
            "fields",
            lang,
            Both { ko: "기록마다 다른 항목이 있습니다", en: "Details differ from record to record" },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn six_changes_are_severe_and_a_window_has_its_end() {
        let drawing =
            |times: u32, step: u32| format!("! | 01-05 09:00 change changed-field=phone x{times} every {step}d");
        assert_eq!(fired(&ContactInfoChurn, &drawing(5, 30)).strength, Strength::Strong);
        assert_eq!(fired(&ContactInfoChurn, &drawing(6, 30)).strength, Strength::Severe);
        assert_eq!(count(&fired(&ContactInfoChurn, &drawing(3, 90)).facts, "changes"), 3);
        assert_eq!(check(&ContactInfoChurn, &drawing(3, 91)[2..]), Assessment::Quiet);
        assert_eq!(check(&ContactInfoChurn, "| 01-05 09:00 sign-in ok"), Assessment::NotAssessed(Need::Changes));
    }

    #[test]
    fn filling_in_and_the_same_value_again_are_no_changes() {
        let fills = "| 01-05 09:00 change changed-field=phone new-value=010-0000-0001 x5 every 1d";
        assert_eq!(check(&ContactInfoChurn, fills), Assessment::Quiet);
        let same = "| 01-05 09:00 change changed-field=phone old-value=1 new-value=1 x5 every 1d";
        assert_eq!(check(&ContactInfoChurn, same), Assessment::Quiet);
        assert_eq!(contact_field("예금주명"), None);
        assert_eq!(contact_field("휴대전화"), Some("phone"));
    }

    #[test]
    fn spellings_orders_and_scripts_are_one_name() {
        for (a, b, same) in [
            ("Garam Kim", "KIM Garam", true),
            ("Garam Kim", "Ga-ram Kim", true),
            ("Garam Lee", "Garam Yi", true),
            ("G. Kim", "Garam Kim", true),
            ("Garam Kim", "Garam S Kim", true),
            ("김가람", "Garam Kim", true),
            ("김가람", "가람 김", true),
            ("김가람", "박가람", false),
            ("Garam Kim", "Karam Gim", true),
            ("Garam Kim", "Narae Kim", false),
            ("Garam Kim", "Namu Park", false),
        ] {
            assert_eq!(same_name(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn neighbours_that_change_places_are_one_edit() {
        assert_eq!(edits("garam", "gaarm", 2), 1);
        assert_eq!(edits("garam", "garan", 2), 1);
        assert_eq!(edits("garam", "nabi", 2), 3);
    }

    #[test]
    fn four_fields_are_severe() {
        let three = "! = claimed-country KR\n! = claimed-country US\n! = created 2026-01-01\n! = created 2026-02-02\n! = started-on 2025-01-01\n! = started-on 2026-01-01";
        assert_eq!(fired(&CrossProfileInconsistency, three).strength, Strength::Strong);
        let four = format!("{three}\n! = employer Garam 2010-2016; Nabi 2013-2018");
        assert_eq!(fired(&CrossProfileInconsistency, &four).strength, Strength::Severe);
    }

    #[test]
    fn one_record_has_nothing_to_differ_from() {
        assert_eq!(check(&CrossProfileInconsistency, "= claimed-country KR"), Assessment::NotAssessed(Need::Links));
        let changeover = "= employer Garam 2010-2014; Nabi 2013-2018";
        assert_eq!(check(&CrossProfileInconsistency, changeover), Assessment::Quiet);
    }
}
