//! The words of the column mapper.

use crate::model::{Both, Lang};

/// The strings of the mapper in one language.
pub struct MapperWords {
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// Button that opens it.
    pub open: &'static str,
    /// A file whose format is not known.
    pub unknown: &'static str,
    /// A file that is still looked at.
    pub looking: &'static str,
    /// A file that a mapping applies to.
    pub mapped: &'static str,
    /// A file that is a mapping.
    pub is_mapping: &'static str,
    /// A file that is a mapping and cannot be used.
    pub bad_mapping: &'static str,
    /// Back to the files.
    pub back: &'static str,
    /// Heading of how the table is written.
    pub layout: &'static str,
    /// Label: what the table is.
    pub table: &'static str,
    /// Names of the kinds: sessions, timesheet, sign-ins, roster.
    pub tables: [&'static str; 4],
    /// Label: header row.
    pub header_row: &'static str,
    /// No header row.
    pub no_header: &'static str,
    /// Label: delimiter.
    pub delimiter: &'static str,
    /// Names of the delimiters: comma, tab, semicolon, pipe.
    pub delimiters: [&'static str; 4],
    /// Heading of the columns.
    pub columns: &'static str,
    /// How to read them.
    pub columns_hint: &'static str,
    /// Left unread.
    pub ignore: &'static str,
    /// Proposed from the name.
    pub by_name: &'static str,
    /// Proposed from the values.
    pub by_value: &'static str,
    /// Heading of the questions.
    pub questions: &'static str,
    /// Lead of it.
    pub questions_hint: &'static str,
    /// Left to the default.
    pub leave_open: &'static str,
    /// Another zone.
    pub other_zone: &'static str,
    /// Heading of the preview.
    pub preview: &'static str,
    /// Column: line.
    pub line: &'static str,
    /// Column: issues.
    pub issues: &'static str,
    /// A row that came to nothing.
    pub nothing: &'static str,
    /// Use it.
    pub use_it: &'static str,
    /// Save it.
    pub save: &'static str,
    /// Load one.
    pub load: &'static str,
    /// Nothing is kept.
    pub save_hint: &'static str,
    /// Waiting.
    pub waiting: &'static str,
    /// The file is no table.
    pub no_table: &'static str,
    /// Said when it is used.
    pub used: &'static str,
    /// A file that was loaded is no mapping.
    pub no_mapping: &'static str,
}

/// The strings of a language.
pub fn mapper_words(lang: Lang) -> &'static MapperWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: MapperWords = MapperWords {
    title: "열 지정",
    lead: "열마다 무엇이 들어 있는지 골라 주십시오. 고칠 때마다 아래에 읽은 결과가 바로 나옵니다.",
    open: "열 지정",
    unknown: "알아보지 못한 형식 – 열을 지정해 주십시오",
    looking: "살펴보는 중",
    mapped: "지정한 열로 읽음",
    is_mapping: "저장해 둔 열 지정",
    bad_mapping: "쓸 수 없는 열 지정 파일",
    back: "자료 넣기로",
    layout: "표의 모양",
    table: "무엇을 적은 표입니까",
    tables: ["접속 시작과 종료", "근무·작업 시간", "로그인 기록", "인력 명단"],
    header_row: "머리글 줄",
    no_header: "머리글 없음",
    delimiter: "칸을 나누는 글자",
    delimiters: ["쉼표 (,)", "탭", "쌍반점 (;)", "세로줄 (|)"],
    columns: "열",
    columns_hint: "고르는 칸 아래에 원래 값을 스무 줄까지 보여 드립니다.",
    ignore: "읽지 않음",
    by_name: "이름으로 추정",
    by_value: "값으로 추정",
    questions: "자료만으로는 알 수 없는 것",
    questions_hint: "답을 모르면 그대로 두십시오. 기본값으로 읽고 결과에 표시를 남깁니다.",
    leave_open: "모름 – 기본값으로 읽음",
    other_zone: "다른 시간대",
    preview: "이렇게 읽었습니다",
    line: "줄",
    issues: "확인할 점",
    nothing: "읽은 것이 없습니다",
    use_it: "이대로 사용",
    save: "매핑 저장",
    load: "매핑 불러오기",
    save_hint: "브라우저에는 아무것도 남기지 않습니다. 저장한 파일을 다음에 자료와 함께 넣으면 그대로 쓰입니다.",
    waiting: "파일의 앞부분을 읽고 있습니다",
    no_table: "표로 된 파일이 아니어서 열을 지정할 수 없습니다.",
    used: "지정한 열로 읽습니다.",
    no_mapping: "열 지정 파일이 아닙니다.",
};

static EN: MapperWords = MapperWords {
    title: "Set columns",
    lead: "Choose what each column holds. With every change the result below is read again.",
    open: "Set columns",
    unknown: "Not recognised – set columns",
    looking: "Looking",
    mapped: "Read by the columns you set",
    is_mapping: "Saved mapping",
    bad_mapping: "A mapping that cannot be used",
    back: "Back to the files",
    layout: "How the table is written",
    table: "What does the table list?",
    tables: ["Sessions with start and end", "Hours of work", "Sign-ins", "People"],
    header_row: "Header row",
    no_header: "No header row",
    delimiter: "Character between cells",
    delimiters: ["Comma (,)", "Tab", "Semicolon (;)", "Bar (|)"],
    columns: "Columns",
    columns_hint: "Below each choice stand the values as they are, up to 20 rows.",
    ignore: "Leave unread",
    by_name: "guessed from its name",
    by_value: "guessed from its values",
    questions: "What the data do not tell",
    questions_hint: "If you do not know, leave it. The default is taken then and marked in the result.",
    leave_open: "Not known – take the default",
    other_zone: "Another zone",
    preview: "As it was read",
    line: "Line",
    issues: "To check",
    nothing: "Nothing was read",
    use_it: "Use this",
    save: "Save mapping",
    load: "Load mapping",
    save_hint: "Nothing is kept in the browser. Add the saved file together with the data next time, and it is used.",
    waiting: "Reading the beginning of the file",
    no_table: "This file is no table, so there are no columns to set.",
    used: "The file is read by the columns you set.",
    no_mapping: "This is no mapping.",
};

const ROLES: &[(&str, Both)] = &[
    ("email", Both { ko: "이메일", en: "E-mail" }),
    ("id", Both { ko: "계정 번호·사번", en: "Account or employee id" }),
    ("account", Both { ko: "계정", en: "Account" }),
    ("name", Both { ko: "이름", en: "Personal name" }),
    ("alias", Both { ko: "같은 사람의 다른 계정", en: "Other accounts of the person" }),
    ("time", Both { ko: "일시", en: "Time" }),
    ("start", Both { ko: "시작", en: "Start" }),
    ("end", Both { ko: "종료", en: "End" }),
    ("date", Both { ko: "날짜", en: "Date" }),
    ("start-date", Both { ko: "시작 날짜", en: "Start date" }),
    ("start-time", Both { ko: "시작 시각", en: "Start time of day" }),
    ("end-date", Both { ko: "종료 날짜", en: "End date" }),
    ("end-time", Both { ko: "종료 시각", en: "End time of day" }),
    ("duration", Both { ko: "시간 길이", en: "Duration" }),
    ("zone", Both { ko: "시간대", en: "Time zone" }),
    ("kind", Both { ko: "구분", en: "Kind of event" }),
    ("outcome", Both { ko: "결과", en: "Outcome" }),
    ("address", Both { ko: "IP 주소", en: "IP address" }),
    ("country", Both { ko: "국가", en: "Country" }),
    ("latitude", Both { ko: "위도", en: "Latitude" }),
    ("longitude", Both { ko: "경도", en: "Longitude" }),
    ("device", Both { ko: "기기", en: "Device" }),
    ("managed-device", Both { ko: "기기 일련번호", en: "Device serial number" }),
    ("session", Both { ko: "세션 번호", en: "Session id" }),
    ("client", Both { ko: "고객사·프로젝트", en: "Client or project" }),
    ("claimed-country", Both { ko: "신고한 국가", en: "Claimed country" }),
    ("claimed-zone", Both { ko: "신고한 시간대", en: "Claimed time zone" }),
    ("created", Both { ko: "가입일", en: "Account created" }),
    ("verified", Both { ko: "본인 인증", en: "Verified" }),
    ("contract", Both { ko: "계약일", en: "Contract signed" }),
    ("video-interview", Both { ko: "화상면접", en: "Video interview" }),
    ("video-refused", Both { ko: "화상 통화 거절", en: "Refused video" }),
    ("text-only-contact", Both { ko: "글로만 연락", en: "Contact in writing only" }),
    ("id-low-quality-refused", Both { ko: "신분증 원본 제시 거절", en: "Refused a better copy of the ID" }),
    ("id-photoshop-signs", Both { ko: "신분증 편집 흔적", en: "Signs of an edited ID" }),
    ("id-video-selfie-done", Both { ko: "신분증 화상 확인", en: "ID checked live on video" }),
    ("in-person-or-notary-done", Both { ko: "대면·공증 확인", en: "Checked in person or by a notary" }),
    ("protected", Both { ko: "보호되는 개인 속성 (버림)", en: "Protected trait (dropped)" }),
];

/// What a role is called; its own name where this build does not know it.
pub fn role(name: &str, lang: Lang) -> &str {
    ROLES.iter().find(|(known, _)| *known == name).map_or(name, |(_, words)| words.get(lang))
}

/// The words of a question.
pub fn question(name: &str, lang: Lang) -> &'static str {
    let words = match name {
        "zone" => Both { ko: "시각은 어느 시간대입니까?", en: "In which time zone are the times?" },
        "day-order" => Both { ko: "03/04는 몇 월 며칠입니까?", en: "What does 03/04 mean?" },
        "decimal" => {
            Both { ko: "숫자의 쉼표와 점은 무엇입니까?", en: "What do comma and point mean in numbers?" }
        }
        "hours" => Both { ko: "시간은 어떻게 적혀 있습니까?", en: "How are hours written?" },
        _ => Both { ko: "어느 열이 계정입니까?", en: "Which column is the account?" },
    };
    words.get(lang)
}

/// The words of an answer; a zone stands for itself.
pub fn answer<'a>(question: &str, choice: &'a str, lang: Lang) -> &'a str {
    let words = match (question, choice) {
        (_, "open") => return mapper_words(lang).leave_open,
        ("day-order", "day-first") => Both { ko: "4월 3일 (일이 먼저)", en: "3 April (day first)" },
        ("day-order", "month-first") => Both { ko: "3월 4일 (월이 먼저)", en: "4 March (month first)" },
        ("decimal", "comma") => Both { ko: "쉼표가 소수점 (1.050,5)", en: "Comma before decimals (1.050,5)" },
        ("decimal", "point") => Both { ko: "점이 소수점 (1,050.5)", en: "Point before decimals (1,050.5)" },
        ("hours", "decimal") => Both { ko: "7.5 또는 7,5 (시간)", en: "7.5 or 7,5 (hours)" },
        ("hours", "minutes") => Both { ko: "450 (분)", en: "450 (minutes)" },
        ("hours", "h:mm") => Both { ko: "7:30 (시간과 분)", en: "7:30 (hours and minutes)" },
        _ => return choice,
    };
    words.get(lang)
}

/// What a mapping lacks.
pub fn flaw(name: &str, lang: Lang) -> &'static str {
    let words = match name {
        "no-account" => Both {
            ko: "계정이 들어 있는 열을 하나 골라 주십시오: 이메일, 계정, 사번 또는 이름.",
            en: "Choose the column that names the account: e-mail, account, id or personal name.",
        },
        "no-time" => Both {
            ko: "시각이 들어 있는 열을 하나 골라 주십시오: 일시, 시작 또는 날짜.",
            en: "Choose the column that holds the time: time, start or date.",
        },
        "nothing-held" => Both {
            ko: "인력 명단에는 계정 말고도 한 열이 더 필요합니다.",
            en: "A list of people needs one more column beside the account.",
        },
        "role-twice" => Both {
            ko: "두 열에 같은 뜻을 골랐습니다. 그 가운데 하나를 '읽지 않음'으로 바꾸어 주십시오.",
            en: "Two columns have the same meaning. Leave one of them unread.",
        },
        "unknown-zone" => Both { ko: "그런 시간대가 없습니다.", en: "There is no such time zone." },
        "other-table" => Both {
            ko: "이 파일에는 맞지 않는 열 지정입니다. 열 이름이 다릅니다.",
            en: "This mapping is for another table: the column names differ.",
        },
        _ => Both { ko: "이 열 지정은 쓸 수 없습니다.", en: "These columns cannot be used." },
    };
    words.get(lang)
}

const VALUES: &[(&str, Both)] = &[
    ("sign-in", Both { ko: "로그인", en: "Sign-in" }),
    ("sign-out", Both { ko: "로그아웃", en: "Sign-out" }),
    ("session", Both { ko: "접속", en: "Session" }),
    ("action", Both { ko: "활동", en: "Action" }),
    ("work", Both { ko: "근무", en: "Work" }),
    ("meeting", Both { ko: "회의", en: "Meeting" }),
    ("message", Both { ko: "메시지", en: "Message" }),
    ("bid", Both { ko: "입찰", en: "Bid" }),
    ("review", Both { ko: "평가", en: "Review" }),
    ("payout", Both { ko: "정산", en: "Payout" }),
    ("change", Both { ko: "변경", en: "Change" }),
    ("remote-session", Both { ko: "원격 조종", en: "Remote control" }),
    ("application", Both { ko: "지원", en: "Application" }),
    ("shipment", Both { ko: "기기 발송", en: "Shipment" }),
    ("endpoint", Both { ko: "기기 점검", en: "Device inventory" }),
    ("task", Both { ko: "과업", en: "Task" }),
    ("charge", Both { ko: "결제", en: "Charge" }),
    ("success", Both { ko: "성공", en: "Succeeded" }),
    ("failure", Both { ko: "실패", en: "Failed" }),
    ("unknown", Both { ko: "모름", en: "Not stated" }),
    ("yes", Both { ko: "예", en: "Yes" }),
    ("no", Both { ko: "아니오", en: "No" }),
    ("not-applicable", Both { ko: "해당 없음", en: "Not applicable" }),
];

/// A value as it was read: the engine's own words in the language of the page, everything else as it is.
pub fn value(role: &str, value: &str, lang: Lang) -> String {
    // What a person wrote is never translated.
    let free = ["account", "name", "alias", "address", "device", "client", "claimed-zone", "claimed-country"];
    if free.contains(&role) {
        return value.to_owned();
    }
    let (word, rest) = value.split_at(value.find(' ').unwrap_or(value.len()));
    match VALUES.iter().find(|(known, _)| *known == word) {
        Some((_, words)) => format!("{}{rest}", words.get(lang)),
        None => value.to_owned(),
    }
}

/// The label of a column's choice.
pub fn column(number: usize, name: &str, lang: Lang) -> String {
    match (name, lang) {
        ("", Lang::Ko) => format!("{number}번째 열"),
        ("", Lang::En) => format!("Column {number}"),
        _ => name.to_owned(),
    }
}

/// How many records of the head were used.
pub fn read(rows: u32, used: u32, more: bool, zone: &str, source: &str, lang: Lang) -> String {
    match (lang, more) {
        (Lang::Ko, true) => format!("앞부분의 기록 {rows}개 가운데 {used}개를 읽었습니다. 시간대: {zone} ({source})"),
        (Lang::Ko, false) => format!("기록 {rows}개 가운데 {used}개를 읽었습니다. 시간대: {zone} ({source})"),
        (Lang::En, true) => format!("{used} of the first {rows} records were read. Time zone: {zone} ({source})"),
        (Lang::En, false) => format!("{used} of {rows} records were read. Time zone: {zone} ({source})"),
    }
}

/// A header row by its line.
pub fn header_at(line: u32, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{line}번째 줄"),
        Lang::En => format!("Line {line}"),
    }
}

/// The label of the button that opens the mapper for a file.
pub fn open_for(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{file}의 열 지정"),
        Lang::En => format!("Set columns of {file}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::mapper::role_names;

    #[test]
    fn the_engine_words_are_said_and_names_are_left_alone() {
        assert_eq!(value("kind", "work", Lang::Ko), "근무");
        assert_eq!(value("verified", "yes 2026-01-05", Lang::Ko), "예 2026-01-05");
        assert_eq!(value("start", "2026-01-05 09:00", Lang::Ko), "2026-01-05 09:00");
        assert_eq!(value("account", "work", Lang::Ko), "work");
        for kind in crate::model::ActivityKind::ALL {
            assert!(VALUES.iter().any(|(known, _)| *known == kind.name()), "{}", kind.name());
        }
    }

    #[test]
    fn every_role_has_words_in_both_languages() {
        for name in role_names() {
            for lang in [Lang::Ko, Lang::En] {
                let words = role(name, lang);
                assert_ne!(words, name, "{name} has no words");
                let hangul = words.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
                assert_eq!(hangul, lang == Lang::Ko, "{words}");
            }
        }
        assert_eq!(role("of-tomorrow", Lang::Ko), "of-tomorrow");
    }
}
