//! The words of an account's story in both languages.

use super::format::{day, number};
use super::particle::object;
use crate::model::Lang;
use crate::protocol::series::FileShare;

/// The fixed strings of one language.
pub struct StoryWords {
    /// Heading.
    pub title: &'static str,
    /// List: what calls for a closer look.
    pub closer: &'static str,
    /// Nothing does.
    pub closer_none: &'static str,
    /// List: what speaks for the person.
    pub person: &'static str,
    /// Nothing does, as far as the data go.
    pub person_none: &'static str,
    /// List: what would clear it.
    pub clears: &'static str,
    /// All ways can be travelled.
    pub ways: &'static str,
    /// Steps of the firm that are done.
    pub done: &'static str,
    /// Fewer than three families could be assessed.
    pub too_few: &'static str,
    /// No activities.
    pub no_records: &'static str,
    /// Nothing is missing.
    pub all_assessed: &'static str,
}

/// The strings of a language.
pub fn story_words(lang: Lang) -> &'static StoryWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: StoryWords = StoryWords {
    title: "간추린 내용",
    closer: "더 살펴볼 점",
    closer_none: "확인할 수 있었던 항목에서 점수가 있는 것은 발견되지 않았습니다.",
    person: "당사자에게 유리한 점",
    person_none: "넣은 자료에서는 찾지 못했습니다. 유리한 점이 없다는 뜻이 아닙니다.",
    clears: "이것이 확인되면 풀립니다",
    ways: "옮겨 다닌 곳 사이는 모두 사람이 갈 수 있는 빠르기입니다.",
    done: "해 둔 절차",
    too_few: "확인할 수 있었던 갈래가 세 개보다 적어 판단하기에 자료가 부족합니다.",
    no_records: "활동 기록은 없고, 명단이나 점검표에만 있습니다.",
    all_assessed: "모든 항목을 확인할 수 있었습니다.",
};

static EN: StoryWords = StoryWords {
    title: "In short",
    closer: "What calls for a closer look",
    closer_none: "None of the checks that could be made found anything with weight.",
    person: "What speaks for the person",
    person_none: "Nothing in the data that were added. That does not mean that there is nothing.",
    clears: "What would clear it",
    ways: "Every way between two places could be travelled.",
    done: "Steps that are done",
    too_few: "Fewer than three kinds of evidence could be checked: not enough data to judge.",
    no_records: "There are no records of activity, only entries in a list or checklist.",
    all_assessed: "Every check could be made.",
};

/// A name from the data inside a sentence, kept from turning the sentence around where it is written from right to left.
pub fn isolated(name: &str) -> String {
    // U+2068 and U+2069 are Unicode's own first strong isolate and its end.
    format!("\u{2068}{name}\u{2069}")
}

/// How many records of which files over which time.
pub fn records(count: usize, span: Option<(&str, &str)>, files: &[FileShare], total: usize, lang: Lang) -> String {
    /// Files named in a sentence.
    const NAMED: usize = 3;
    let Some((first, last)) = span else { return story_words(lang).no_records.to_owned() };
    let (first, last, n) = (day(first), day(last), number(count as u64));
    let mut named: Vec<String> = files
        .iter()
        .take(NAMED)
        .map(|share| match lang {
            Lang::Ko => format!("{} {}건", isolated(&share.file), number(share.records as u64)),
            Lang::En => format!("{} {}", isolated(&share.file), number(share.records as u64)),
        })
        .collect();
    let more = total.saturating_sub(named.len());
    if more > 0 {
        named.push(match lang {
            Lang::Ko => format!("그 밖의 파일 {more}개"),
            Lang::En => format!("{more} more"),
        });
    }
    let (files, named) = (number(total as u64), named.join(", "));
    match lang {
        Lang::Ko if first == last => format!("{first}의 기록 {n}건을 파일 {files}개에서 읽었습니다({named})."),
        Lang::Ko => format!("{first}부터 {last}까지의 기록 {n}건을 파일 {files}개에서 읽었습니다({named})."),
        Lang::En => {
            let span = if first == last { format!("of {first}") } else { format!("from {first} to {last}") };
            let (records, were) = if count == 1 { ("record", "was") } else { ("records", "were") };
            format!("{n} {records} {span} {were} read, by file: {named}.")
        }
    }
}

/// The strongest finding of a family.
pub fn strongest(family: &str, explanation: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{family} 갈래에서는 이것이 가장 뚜렷합니다. {explanation}"),
        Lang::En => format!("In {family} this stands out most. {explanation}"),
    }
}

/// More families with findings than are told.
pub fn more_families(families: &[&str], lang: Lang) -> String {
    let names = families.join(", ");
    match lang {
        Lang::Ko => format!("{names} 갈래에서도 발견된 항목이 있습니다."),
        Lang::En => format!("Something was also found in {names}."),
    }
}

/// Only findings without weight.
pub fn weightless(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("참고로 알아 둘 항목이 {count}개 있으나 점수에는 들어가지 않습니다."),
        Lang::En if count == 1 => "One check found something for context, which adds no points.".to_owned(),
        Lang::En => format!("{count} checks found something for context, which adds no points."),
    }
}

/// Families of which all that could be checked stayed quiet.
pub fn quiet(families: &[&str], checks: usize, lang: Lang) -> String {
    let names = families.join(", ");
    match lang {
        Lang::Ko => format!("{names} 갈래: 확인한 항목 {checks}개에서 발견된 것이 없습니다."),
        Lang::En if checks == 1 => format!("{names}: the one check that could be made found nothing."),
        Lang::En => format!("{names}: none of {checks} checks found anything."),
    }
}

/// A documented identity check.
pub fn control(name: &str, on: Option<&str>, lang: Lang) -> String {
    match (lang, on) {
        (_, Some(on)) => format!("{name} ({on})"),
        (Lang::Ko, None) => format!("{name} (날짜 없음)"),
        (Lang::En, None) => format!("{name} (no date)"),
    }
}

/// Findings whose data are weak.
pub fn weak(count: usize, reasons: &[&str], lang: Lang) -> String {
    let reasons = reasons.join("; ");
    match lang {
        Lang::Ko => format!("발견된 항목 가운데 {count}개는 자료가 약합니다. {reasons}."),
        Lang::En if count == 1 => format!("The data behind one finding are weak: {reasons}."),
        Lang::En => format!("The data behind {count} findings are weak: {reasons}."),
    }
}

/// Findings that a person explained.
pub fn explained(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("담당자가 까닭을 설명한 항목이 {count}개 있습니다."),
        Lang::En if count == 1 => "One finding was explained by a person.".to_owned(),
        Lang::En => format!("{count} findings were explained by a person."),
    }
}

/// The registered night is quiet.
pub fn quiet_night(zone: &str, share: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("등록한 시간대({zone})의 밤에 든 활동은 전체의 {share}뿐입니다."),
        Lang::En => format!("Only {share} of the activity lies in the night of the registered zone ({zone})."),
    }
}

/// What would clear the clearest finding.
pub fn clears(title: &str, points: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("가장 무거운 항목('{title}')은 다음 가운데 하나가 확인되면 풀립니다: {points}."),
        Lang::En => format!("The heaviest finding (“{title}”) would be cleared by one of these: {points}."),
    }
}

/// What could not be assessed, and what would change that: the best export with how many checks it may allow, and how many
/// wait for answers.
pub fn missing(count: usize, export: Option<(&str, usize)>, answers: usize, lang: Lang) -> String {
    let mut text = match lang {
        Lang::Ko => format!("자료가 없어 {count}개 항목은 보지 못했습니다."),
        Lang::En if count == 1 => "1 check could not be made for lack of data.".to_owned(),
        Lang::En => format!("{count} checks could not be made for lack of data."),
    };
    if let Some((export, more)) = export {
        text.push_str(&match lang {
            Lang::Ko => format!(" {} 넣으면 많게는 {more}개를 더 볼 수 있습니다.", object(export)),
            Lang::En => format!(" Adding {export} would allow up to {more} more."),
        });
    }
    if answers > 0 {
        text.push_str(&match lang {
            Lang::Ko => format!(" 점검표에 답하면 {answers}개를 더 볼 수 있습니다."),
            Lang::En => format!(" Answers to the checklist would allow {answers} more."),
        });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_itself_and_avoids_accusing_words() {
        let source = include_str!("story_words.rs");
        let (_, rest) = source.split_once("static KO").expect("Korean stands here");
        let (korean, rest) = rest.split_once("static EN").expect("English stands here");
        let english = rest.split_once("};").expect("it ends").0;
        assert!(!english.chars().any(|c| ('가'..='힣').contains(&c)));
        for word in ["적발", "혐의", "용의", "명부"] {
            assert!(
                !korean.contains(word) && !rest.split("mod tests").next().unwrap_or_default().contains(word),
                "{word}"
            );
        }
    }

    #[test]
    fn particles_fit_the_export_that_is_named() {
        assert!(missing(3, Some(("근무시간표", 2)), 0, Lang::Ko).contains("근무시간표를 넣으면"));
        assert!(missing(3, Some(("접속 IP가 있는 로그인 기록", 2)), 1, Lang::Ko).contains("기록을 넣으면"));
        assert_eq!(missing(1, None, 0, Lang::En), "1 check could not be made for lack of data.");
    }

    #[test]
    fn one_record_of_one_day_reads_well() {
        let files = [FileShare { file: "a.csv".into(), records: 1 }];
        let span = Some(("2026-01-05T00:00:00Z", "2026-01-05T09:00:00Z"));
        let plain = |lang| records(1, span, &files, 1, lang).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(plain(Lang::En), "1 record of 2026-01-05 was read, by file: a.csv 1.");
        assert_eq!(plain(Lang::Ko), "2026-01-05의 기록 1건을 파일 1개에서 읽었습니다(a.csv 1건).");
        assert_eq!(records(0, None, &[], 0, Lang::En), EN.no_records);
    }
}
