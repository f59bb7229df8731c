//! The fixed strings of the Catalogue screen in both languages.

use crate::model::{Both, Lang};
use crate::signals::card::Reading;

/// The fixed strings of one language.
pub struct CatalogueWords {
    /// Heading.
    pub title: &'static str,
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Its lead.
    pub lead: &'static str,
    /// Label of the search field.
    pub search: &'static str,
    /// Nothing matches.
    pub none: &'static str,
    /// Severity at most.
    pub severity: &'static str,
    /// Looks for.
    pub looks_for: &'static str,
    /// Needs.
    pub needs: &'static str,
    /// Thresholds.
    pub thresholds: &'static str,
    /// No threshold.
    pub no_threshold: &'static str,
    /// Leads to the policy.
    pub to_policy: &'static str,
    /// Examples.
    pub examples: &'static str,
    /// It fires.
    pub fires: &'static str,
    /// It stays quiet.
    pub quiet: &'static str,
    /// How to read a drawing.
    pub legend: &'static str,
    /// The legend itself.
    pub legend_text: &'static [&'static str],
    /// Heading of what is excluded.
    pub excluded: &'static str,
    /// Lead of it.
    pub excluded_lead: &'static str,
    /// Heading of the glossary.
    pub glossary: &'static str,
}

static KO: CatalogueWords = CatalogueWords {
    title: "살펴보는 항목",
    nav: "항목",
    lead: "문지기가 살펴보는 항목 전부와, 자료에 나오지만 쓰지 않는 것입니다. 항목마다 출처, 기준값, 문제가 아닐 수 있는 까닭과 예를 적었습니다.",
    search: "항목 찾기",
    none: "찾는 항목이 없습니다.",
    severity: "심각도(최대)",
    looks_for: "찾는 것",
    needs: "필요한 자료",
    thresholds: "기준값",
    no_threshold: "기준값이 없습니다. 답이나 기록 하나로 정해집니다.",
    to_policy: "기준 화면에서 보기",
    examples: "예",
    fires: "해당함",
    quiet: "해당하지 않음",
    legend: "그림 읽는 법",
    legend_text: &[
        "|로 시작하는 줄은 활동 하나입니다: 날짜(월-일), 시각 또는 시작..끝, 종류, 그리고 나라·주소·기기 같은 내용. 24시를 넘으면 다음 날입니다.",
        "x5 every 1d는 하루 간격으로 다섯 번 되풀이한다는 뜻입니다.",
        "=로 시작하는 줄은 계정에 적힌 사실입니다.",
        "!로 시작하는 줄은 근거가 되는 줄입니다.",
    ],
    excluded: "쓰지 않는 것과 그 까닭",
    excluded_lead: "자료에 징후로 나오지만 사람을 그르게 가리키거나 누구에게나 흔해서, 점수에 아무것도 더하지 않습니다.",
    glossary: "낱말 풀이",
};

static EN: CatalogueWords = CatalogueWords {
    title: "Catalogue",
    nav: "Catalogue",
    lead: "Everything that Munjigi looks for, and what the literature names and it does not use. Each with its source, thresholds, innocent explanations and examples.",
    search: "Find a signal",
    none: "No signal matches.",
    severity: "Severity at most",
    looks_for: "Looks for",
    needs: "Needs",
    thresholds: "Thresholds",
    no_threshold: "It has no threshold: one answer or record decides.",
    to_policy: "See them on Policy",
    examples: "Examples",
    fires: "fires",
    quiet: "stays quiet",
    legend: "How to read a drawing",
    legend_text: &[
        "A line that begins with | is one activity: a day (month-day), a time or start..end, a kind, then what matters, such as country, address or device. Hours past 24 are the following days.",
        "x5 every 1d repeats it five times, a day apart.",
        "A line that begins with = is a fact on the account.",
        "A line that begins with ! is evidence.",
    ],
    excluded: "What is not used, and why",
    excluded_lead: "The literature names these as signs. They point at the wrong people or are common to everyone, so that they add nothing.",
    glossary: "Glossary",
};

/// The fixed strings in a language.
pub fn catalogue_words(lang: Lang) -> &'static CatalogueWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// How well a source was read.
pub fn reading(reading: Reading) -> Both {
    match reading {
        Reading::Verified => Both { ko: "원문 확인", en: "text read" },
        Reading::Partly => Both { ko: "일부 또는 인용본 확인", en: "excerpt or secondary copy read" },
        Reading::Unverified => Both { ko: "출처 미확인", en: "source not verified" },
    }
}

/// How many cards were found.
pub fn count(found: usize, lang: Lang) -> String {
    match (lang, found) {
        (Lang::Ko, found) => format!("항목 {found}개"),
        (Lang::En, 1) => "1 signal".to_owned(),
        (Lang::En, found) => format!("{found} signals"),
    }
}
