//! The fixed strings of "Which export do I need?", of presets and of joined accounts, in both languages.

use crate::ingest::presets::{Column, Meaning};
use crate::model::Lang;

/// The fixed strings of one language.
pub struct ExportsWords {
    /// Heading and entry of the navigation.
    pub title: &'static str,
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Its lead.
    pub lead: &'static str,
    /// Label of the search field.
    pub search: &'static str,
    /// What to type.
    pub hint: &'static str,
    /// Nothing matches.
    pub none: &'static str,
    /// Shown while only one need is asked for.
    pub only_for: &'static str,
    /// Shows all again.
    pub all: &'static str,
    /// How to get it.
    pub how: &'static str,
    /// What it gives.
    pub gives: &'static str,
    /// What it lacks.
    pub lacks: &'static str,
    /// What can go wrong.
    pub traps: &'static str,
    /// A sample.
    pub sample: &'static str,
    /// The column names that are recognised.
    pub columns: &'static str,
    /// Where they were looked up.
    pub looked_up: &'static str,
    /// Beside a name that is not confirmed.
    pub unconfirmed: &'static str,
    /// Link on Coverage to this screen.
    pub which: &'static str,

    /// Heading of the list of joins.
    pub joins: &'static str,
    /// What a join is.
    pub joins_lead: &'static str,
    /// Nothing was joined.
    pub joins_none: &'static str,
    /// Undo.
    pub keep_apart: &'static str,
    /// Heading of joins undone.
    pub apart: &'static str,
    /// Redo.
    pub join_again: &'static str,
    /// How to undo natively.
    pub as_policy: &'static str,
}

static KO: ExportsWords = ExportsWords {
    title: "어떤 파일을 내보내야 합니까?",
    nav: "내보내기 안내",
    lead: "쓰고 있는 도구를 고르면 내보내는 방법과 그 파일로 알 수 있는 것을 보여 드립니다.",
    search: "무엇을 쓰고 있습니까?",
    hint: "예: Google Workspace, 네이버웍스, 슬랙, 근태, VPN",
    none: "찾는 도구가 없습니다. 표로 내보낼 수 있다면 첫 줄에 열 이름이 있는 CSV나 엑셀로 넣어 보십시오.",
    only_for: "다음을 알 수 있는 도구만 보여 드립니다:",
    all: "모두 보기",
    how: "내보내는 방법",
    gives: "읽는 것",
    lacks: "없는 것",
    traps: "주의할 점",
    sample: "예",
    columns: "알아보는 열 이름",
    looked_up: "확인한 곳",
    unconfirmed: "미확인",
    which: "내보내기 방법 보기",
    joins: "한 사람으로 합친 계정",
    joins_lead: "파일에 같은 사람의 계정이라고 적혀 있어 합쳤습니다. 다른 사람이면 따로 보십시오. 같은 파일을 다시 점검합니다.",
    joins_none: "합친 계정이 없습니다.",
    keep_apart: "따로 보기",
    apart: "따로 보는 계정",
    join_again: "다시 합치기",
    as_policy: "screen에서는 정책 파일에 이렇게 적으면 같은 결과가 나옵니다:",
};

static EN: ExportsWords = ExportsWords {
    title: "Which export do I need?",
    nav: "Export guide",
    lead: "Choose the tool that you use to see how to export from it and what the file allows.",
    search: "What do you use?",
    hint: "For example Google Workspace, NAVER WORKS, Slack, timesheet, VPN",
    none: "No such tool is known. If it can export a table, try it as CSV or Excel with column names in the first row.",
    only_for: "Only tools that bring this are shown:",
    all: "Show all",
    how: "How to export it",
    gives: "What it gives",
    lacks: "What it lacks",
    traps: "What can go wrong",
    sample: "Sample",
    columns: "Column names that are recognised",
    looked_up: "Looked up in",
    unconfirmed: "not confirmed",
    which: "See how to export it",
    joins: "Accounts joined as one person",
    joins_lead: "A file says that these keys belong to one person. If they do not, keep them apart; the same files are then screened again.",
    joins_none: "No accounts were joined.",
    keep_apart: "Keep apart",
    apart: "Kept apart",
    join_again: "Join again",
    as_policy: "For screen, a policy file with this gives the same result:",
};

/// The strings of a language.
pub fn exports_words(lang: Lang) -> &'static ExportsWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Where a join is stated: `명단.csv 3번째 줄 (명단)`.
pub fn join_place(file: &str, line: u32, how: &str, lang: Lang) -> String {
    match (lang, how) {
        (Lang::Ko, "roster") => format!("{file} {line}번째 줄, 명단에 적힌 다른 이름"),
        (Lang::Ko, _) => format!("{file} {line}번째 줄, 한 줄에 함께 적힌 이름"),
        (Lang::En, "roster") => format!("{file}, line {line}: named in a list of people"),
        (Lang::En, _) => format!("{file}, line {line}: both stand in one row"),
    }
}

/// How many joins are listed of how many.
pub fn joins_shown(shown: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("합친 {of}건 가운데 {shown}건을 보여 드립니다. JSON 보고서에는 모두 있습니다."),
        Lang::En => format!("{shown} of {of} joins are shown; the JSON report has all."),
    }
}

/// How many tools are shown, said aloud.
pub fn found(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("도구 {count}개"),
        Lang::En if count == 1 => "1 tool".to_owned(),
        Lang::En => format!("{count} tools"),
    }
}

/// A policy that keeps keys apart.
pub fn apart_policy(keys: &[String]) -> String {
    serde_json::json!({ "keep_apart": keys }).to_string()
}

/// What a column of a preset means, in short.
pub fn meaning(column: &Column, lang: Lang) -> String {
    use crate::ingest::columns::Role;
    let (ko, en) = match column.meaning {
        Meaning::Past => ("읽지 않음", "not read"),
        Meaning::Named(name) => {
            return match lang {
                Lang::Ko => format!("아직 읽지 않음 ({name})"),
                Lang::En => format!("{name}, not read yet"),
            };
        }
        Meaning::Is(role) => match role {
            Role::Email => ("이메일", "e-mail"),
            Role::Id => ("사번·번호", "id"),
            Role::Account => ("계정", "account"),
            Role::Name => ("이름", "name"),
            Role::Time => ("시각", "time"),
            Role::Start => ("시작", "start"),
            Role::End => ("종료", "end"),
            Role::Date => ("날짜", "date"),
            Role::Duration => ("걸린 시간", "duration"),
            Role::Kind => ("구분", "kind"),
            Role::Outcome => ("결과", "outcome"),
            Role::Address => ("접속 IP", "IP address"),
            Role::Country => ("국가", "country"),
            Role::Device => ("기기", "device"),
            Role::Client => ("고객사·프로젝트", "client"),
            Role::Contract => ("계약일", "contract date"),
            _ => ("읽음", "read"),
        },
    };
    match lang {
        Lang::Ko => ko.to_owned(),
        Lang::En => en.to_owned(),
    }
}
