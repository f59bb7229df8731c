//! What is said of every field of the policy: its unit, where its value comes from, and why it is so.
//!
//! The lines of `src/present/policy_fields.tsv` are made from the comments of the settings, and a test keeps them fresh; their
//! Korean is written by hand. A field without a line is shown all the same, by its name.

use crate::model::{Both, Lang};
use std::borrow::Cow;

/// The lines: path, tag, reason in English, label and reason in Korean.
static LINES: &str = include_str!("policy_fields.tsv");

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tag {
    /// An advisory names it.
    Source,
    /// A published detection rule has it.
    PublicRule,
    /// Our own default.
    Ours,
}

impl Tag {
    /// The word of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::PublicRule => "public rule",
            Self::Ours => "ours",
        }
    }

    /// The tag of a comment: the first that it names in italics, *ours* where it names none.
    pub fn of(comment: &str) -> Self {
        let at = |mark: &str| comment.find(mark).unwrap_or(usize::MAX);
        let source = at("*source*").min(at("Source:")).min(at("; source")).min(at("source:"));
        let (rule, ours) = (at("*public rule*"), at("ours*"));
        if source < rule && source <= ours {
            Self::Source
        } else if rule < ours {
            Self::PublicRule
        } else {
            Self::Ours
        }
    }

    /// In words.
    pub fn words(self) -> Both {
        match self {
            Self::Source => Both { ko: "주의보에서", en: "from an advisory" },
            Self::PublicRule => Both { ko: "공개 탐지 규칙에서", en: "from a public rule" },
            Self::Ours => Both { ko: "문지기 기본값", en: "our own default" },
        }
    }
}

/// What is said of a field.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// Where its value comes from.
    pub tag: Tag,
    /// Why it is so, in English; empty where nothing is known.
    pub reason_en: &'static str,
    /// Its name in Korean; empty where there is none.
    pub label_ko: &'static str,
    /// Why it is so, in Korean; empty where there is none.
    pub reason_ko: &'static str,
}

/// What is said of the field of that path.
pub fn told(path: &str) -> Told {
    let line = LINES.lines().find_map(|line| line.split_once('\t').filter(|(known, _)| *known == path));
    let mut cells = line.map_or("", |(_, rest)| rest).split('\t');
    let mut next = || cells.next().unwrap_or_default();
    let tag = match next() {
        "source" => Tag::Source,
        "public rule" => Tag::PublicRule,
        _ => Tag::Ours,
    };
    Told { tag, reason_en: next(), label_ko: next(), reason_ko: next() }
}

/// Where a field stands among all, as the settings have them; after all others where it has no line.
pub fn place(path: &str) -> usize {
    let known = LINES.lines().position(|line| line.split_once('\t').is_some_and(|(known, _)| known == path));
    known.unwrap_or(usize::MAX)
}

/// The name of a field: that of the table, or its own words.
pub fn label(path: &str, lang: Lang) -> Cow<'static, str> {
    let korean = told(path).label_ko;
    if lang == Lang::Ko && !korean.is_empty() {
        return korean.into();
    }
    let name = path.rsplit('.').next().unwrap_or(path);
    match lang {
        Lang::En => sentence_case(&name.replace('_', " ")).into(),
        Lang::Ko => name.split('_').map(korean_word).collect::<Vec<_>>().join(" ").into(),
    }
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words that names of fields are made of, so that a new one reads as Korean too.
fn korean_word(word: &str) -> &str {
    match word {
        "watch" => "눈여겨볼",
        "strong" => "뚜렷한",
        "severe" => "매우 뚜렷한",
        "impossible" => "불가능한",
        "min" => "최소",
        "max" => "최대",
        "hours" => "시간",
        "days" => "일수",
        "minutes" => "분",
        "percent" => "비율",
        "accounts" => "계정 수",
        "entries" => "기록 수",
        "networks" => "네트워크 수",
        "countries" => "나라 수",
        "devices" => "기기 수",
        "window" => "살피는 구간",
        "share" => "몫",
        "rate" => "속도",
        "known" => "알려진",
        "addresses" => "주소",
        "tools" => "도구",
        "approved" => "승인된",
        "remote" => "원격",
        "agencies" => "대행사",
        other => other,
    }
}

/// What a number of that field counts.
pub fn unit(path: &str) -> Both {
    let (part, name) = path.rsplit_once('.').unwrap_or(("", path));
    let last = name.rsplit('_').next().unwrap_or(name);
    if part == "score" {
        return match name {
            "min_families" => Both { ko: "갈래", en: "families" },
            "sparse_below" => Both { ko: "건", en: "entries" },
            "high" | "medium" | "low" | "video_check" | "in_person" | "review" | "verify_first" | "escalate"
            | "family" => Both { ko: "점", en: "points" },
            _ => Both { ko: "배", en: "times" },
        };
    }
    match last {
        "hours" => Both { ko: "시간", en: "hours" },
        "days" => Both { ko: "일", en: "days" },
        "weeks" => Both { ko: "주", en: "weeks" },
        "months" => Both { ko: "개월", en: "months" },
        "years" => Both { ko: "년", en: "years" },
        "minutes" => Both { ko: "분", en: "minutes" },
        "seconds" => Both { ko: "초", en: "seconds" },
        "ms" => Both { ko: "밀리초", en: "milliseconds" },
        "percent" => Both { ko: "%", en: "%" },
        "km" => Both { ko: "km", en: "km" },
        "kmh" => Both { ko: "km/h", en: "km/h" },
        "bytes" => Both { ko: "바이트", en: "bytes" },
        "accounts" | "population" => Both { ko: "계정", en: "accounts" },
        "entries" | "before" | "after" => Both { ko: "건", en: "entries" },
        "networks" => Both { ko: "개 네트워크", en: "networks" },
        "countries" => Both { ko: "개국", en: "countries" },
        "devices" => Both { ko: "대", en: "devices" },
        "windows" => Both { ko: "개 구간", en: "windows" },
        "issues" => Both { ko: "건", en: "issues" },
        "ratio" | "factor" => Both { ko: "배", en: "times" },
        "points" => Both { ko: "점", en: "points" },
        "megabytes" => Both { ko: "MB", en: "MB" },
        "bits" => Both { ko: "비트", en: "bits" },
        "likeness" => Both { ko: "(0–1)", en: "(0–1)" },
        "rating" => Both { ko: "(5점 만점)", en: "(of 5)" },
        "addresses" => Both { ko: "개 주소", en: "addresses" },
        _ => Both { ko: "개", en: "(count)" },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_without_a_line_still_has_a_name() {
        assert_eq!(label("brand_new.watch_hours", Lang::En), "Watch hours");
        assert_eq!(label("brand_new.watch_hours", Lang::Ko), "눈여겨볼 시간");
        assert_eq!(told("brand_new.watch_hours").reason_en, "");
        assert_ne!(told("weekly_hours.watch_hours").reason_en, "");
    }

    #[test]
    fn the_tag_of_a_comment_is_the_first_that_it_names() {
        assert_eq!(Tag::of("Window in hours; *public rule* (Panther)."), Tag::PublicRule);
        assert_eq!(Tag::of("Addresses; *public rule* counts, the /24 is *ours*."), Tag::PublicRule);
        assert_eq!(Tag::of("Cumulative hours; source: \"several\", 3,000 is *ours*."), Tag::Source);
        assert_eq!(Tag::of("Design section 13."), Tag::Ours);
        assert_eq!(Tag::of("*Ours*, measured."), Tag::Ours);
    }
}
