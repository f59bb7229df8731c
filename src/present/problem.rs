//! What is wrong with a row or a file, and what to do about it.

use crate::ingest::{IssueKind, Unreadable};
use crate::model::{Both, Lang};

/// The words for one problem.
#[derive(Clone, Copy, Debug)]
pub struct Problem {
    /// What is the matter.
    pub what: &'static str,
    /// What to do, or why nothing needs to be done.
    pub todo: &'static str,
}

type Pair = (Both, Both);

const fn pair(ko: (&'static str, &'static str), en: (&'static str, &'static str)) -> Pair {
    (Both { ko: ko.0, en: en.0 }, Both { ko: ko.1, en: en.1 })
}

/// The words for an issue by its name; nothing for a name that this build does not know.
pub fn issue(name: &str, lang: Lang) -> Option<Problem> {
    IssueKind::ALL.into_iter().find(|kind| kind.name() == name).map(|kind| said(of_issue(kind), lang))
}

/// The words for an unreadable file by the name of its error.
pub fn unreadable(name: &str, lang: Lang) -> Option<Problem> {
    Unreadable::of(name).map(|error| said(of_file(error), lang))
}

/// Whether an issue means that data are missing from the result; others are notes.
pub fn loses_data(name: &str) -> bool {
    !matches!(
        name,
        "time-fold"
            | "identity-number-masked"
            | "duplicate"
            | "same-file"
            | "no-activity"
            | "ambiguous-alias"
            | "clock-skew"
            | "not-relevant"
            | "mixed-encoding"
    )
}

/// Whether telling what the columns mean may help with an unreadable file.
pub fn columns_may_help(name: &str) -> bool {
    Unreadable::of(name).is_some_and(Unreadable::columns_may_help)
}

fn said((what, todo): Pair, lang: Lang) -> Problem {
    Problem { what: what.get(lang), todo: todo.get(lang) }
}

fn of_issue(kind: IssueKind) -> Pair {
    match kind {
        IssueKind::MissingAccount => pair(
            ("계정이 비어 있어 이 줄을 쓰지 못했습니다.", "계정, 이메일 또는 사번 칸을 채워 주십시오."),
            ("The account is empty, so the row was not used.", "Fill in the account, e-mail or employee number."),
        ),
        IssueKind::MissingTime => pair(
            ("시각이 비어 있어 이 줄을 쓰지 못했습니다.", "시작 시각이나 접속일시 칸을 채워 주십시오."),
            ("The time is empty, so the row was not used.", "Fill in the start or the time of the sign-in."),
        ),
        IssueKind::BadTime => pair(
            ("시각을 읽지 못해 이 줄을 쓰지 못했습니다.", "2026-01-31 09:30처럼 날짜와 시각을 적어 주십시오."),
            ("The time could not be read, so the row was not used.", "Write date and time like 2026-01-31 09:30."),
        ),
        IssueKind::TimeGap => pair(
            (
                "서머타임이 시작되어 그 지역에 없는 시각이라 이 줄을 쓰지 못했습니다.",
                "시간대를 올바르게 골랐는지 확인해 주십시오.",
            ),
            (
                "This local time does not exist, because clocks went forward; the row was not used.",
                "Check whether the time zone is the right one.",
            ),
        ),
        IssueKind::TimeFold => pair(
            (
                "서머타임이 끝나 두 번 있는 시각이라 앞의 것으로 읽었습니다.",
                "한 시간 차이가 중요하면 UTC로 내보내 주십시오.",
            ),
            (
                "This local time occurs twice, because clocks went back; the earlier one was taken.",
                "Where an hour matters, export in UTC.",
            ),
        ),
        IssueKind::EndBeforeStart => pair(
            (
                "종료가 시작보다 앞서 이 줄을 쓰지 못했습니다.",
                "시작과 종료를 확인해 주십시오. 자정을 넘겼다면 종료 날짜를 다음 날로 적어 주십시오.",
            ),
            (
                "The end lies before the start, so the row was not used.",
                "Check both; past midnight the end belongs to the next day.",
            ),
        ),
        IssueKind::BadDuration => pair(
            ("작업시간을 읽지 못했습니다.", "7:30, 7.5, 7시간 30분 가운데 한 가지로 적어 주십시오."),
            ("The duration could not be read.", "Write it as 7:30, 7.5 or 7h 30m."),
        ),
        IssueKind::BadAddress => pair(
            ("IP 주소를 읽지 못했습니다. 줄의 나머지는 썼습니다.", "203.0.113.7과 같은 주소인지 확인해 주십시오."),
            (
                "The IP address could not be read; the rest of the row was used.",
                "Check that it looks like 203.0.113.7.",
            ),
        ),
        IssueKind::BadCountry => pair(
            ("국가를 읽지 못했습니다. 줄의 나머지는 썼습니다.", "KR과 같은 두 글자 코드나 나라 이름을 적어 주십시오."),
            (
                "The country could not be read; the rest of the row was used.",
                "Write a two-letter code such as KR, or the country's name.",
            ),
        ),
        IssueKind::BadValue => pair(
            (
                "칸의 답을 읽지 못했습니다. 줄의 나머지는 썼습니다.",
                "예/아니오, O/X, 완료/미완료 또는 날짜로 적어 주십시오. 빈칸은 '모름'입니다.",
            ),
            (
                "An answer could not be read; the rest of the row was used.",
                "Write yes/no, done/not done or a date. Blank means unknown.",
            ),
        ),
        IssueKind::TooFewFields => pair(
            ("머리글보다 칸이 적어 이 줄을 쓰지 못했습니다.", "쉼표나 따옴표가 빠졌는지 확인해 주십시오."),
            ("The row has fewer fields than the header, so it was not used.", "Look for a missing comma or quote."),
        ),
        IssueKind::BadJson => pair(
            ("JSON이 아니어서 이 기록을 쓰지 못했습니다.", "내보내기가 중간에 끊겼는지 확인하고 다시 내보내 주십시오."),
            (
                "This record is no valid JSON, so it was not used.",
                "See whether the export was cut off, and export again.",
            ),
        ),
        IssueKind::BadRecord => pair(
            ("이 형식의 기록과 모양이 달라 쓰지 못했습니다.", "원본 프로그램에서 고치지 않고 그대로 내보내 주십시오."),
            (
                "The record does not have the shape of its format, so it was not used.",
                "Export it from the product without editing.",
            ),
        ),
        IssueKind::TooLong => pair(
            ("기록 하나가 지나치게 길어 건너뛰었습니다.", "닫히지 않은 따옴표가 있는지 확인해 주십시오."),
            ("One record is far too long and was skipped.", "Look for a quote that is never closed."),
        ),
        IssueKind::MixedEncoding => pair(
            (
                "글자 방식이 다른 줄이 섞여 있어 한글 윈도(CP949)로 읽었습니다.",
                "이름이 깨져 보이면 파일을 UTF-8 한 가지로 저장해 주십시오.",
            ),
            (
                "A row of another encoding; it was read as Korean Windows (CP949).",
                "If names look broken, save the whole file as UTF-8.",
            ),
        ),
        IssueKind::NotRelevant => pair(
            ("계정의 활동과 관계없는 기록이라 세지 않았습니다.", "할 일이 없습니다."),
            (
                "An entry that says nothing about an account's activity; it was not counted.",
                "Nothing needs to be done.",
            ),
        ),
        IssueKind::IdentityNumberMasked => pair(
            (
                "주민등록번호 같은 번호가 있어 가린 뒤에 읽었습니다.",
                "검사에는 필요 없는 정보이니 파일에서 지워 두시기를 권합니다.",
            ),
            (
                "An identity number was found and masked before reading.",
                "It is not needed here; better delete it from the file.",
            ),
        ),
        IssueKind::Duplicate => pair(
            ("다른 파일에 똑같은 기록이 있어 한 번만 세었습니다.", "할 일이 없습니다."),
            ("The same entry stands in another file; it was counted once.", "Nothing needs to be done."),
        ),
        IssueKind::SameFile => pair(
            ("같은 파일이 두 번 들어 있어 한 번만 읽었습니다.", "할 일이 없습니다."),
            ("The same file was given twice; it was read once.", "Nothing needs to be done."),
        ),
        IssueKind::ClockSkew => pair(
            (
                "같은 로그인이 다른 파일과 늘 같은 시간만큼 다르게 적혀 있습니다. 몇 분인지는 파일 목록에 있습니다.",
                "정각 단위(60분의 배수)로 다르면 이 파일의 시간대를 잘못 정했을 수 있으니 시간대를 확인해 주십시오. 아니면 두 서버의 시계를 확인해 주십시오.",
            ),
            (
                "The same sign-ins stand in another file, always the same time apart; the list of files says how many minutes.",
                "If it is whole hours (a multiple of 60 minutes), the zone chosen for this file may be wrong: check it. Otherwise check the clocks of both servers.",
            ),
        ),
        IssueKind::NoActivity => pair(
            (
                "명단에는 있지만 어느 기록에도 나오지 않는 계정입니다.",
                "이 계정의 로그인 기록이나 근무시간표도 함께 넣어 주십시오.",
            ),
            (
                "The roster has an account that no log mentions.",
                "Add the sign-in log or timesheet that this account appears in.",
            ),
        ),
        IssueKind::AmbiguousAlias => pair(
            (
                "여러 계정이 함께 적은 다른 이름이라 어느 계정과도 합치지 않았습니다.",
                "한 사람의 계정이 맞으면 인력 명단에서 한 줄에만 적어 주십시오.",
            ),
            (
                "More than one account states this other name as its own, so it was joined to none.",
                "If it belongs to one person, name it in one row of the roster only.",
            ),
        ),
    }
}

fn of_file(error: Unreadable) -> Pair {
    match error {
        Unreadable::Empty => pair(
            ("파일이 비어 있습니다.", "원본 프로그램에서 다시 내보내 주십시오."),
            ("The file is empty.", "Export it again."),
        ),
        Unreadable::Binary => pair(
            ("글자로 된 파일이 아닙니다.", "CSV나 JSON으로 내보낸 파일을 넣어 주십시오."),
            ("This is not a text file.", "Add an export as CSV or JSON."),
        ),
        Unreadable::Pdf => pair(
            ("PDF에는 표의 칸이 남아 있지 않아 읽지 못합니다.", "같은 자료를 CSV로 내보내 주십시오."),
            ("A PDF keeps no columns, so it cannot be read.", "Export the same data as CSV."),
        ),
        Unreadable::Protected => pair(
            (
                "암호나 문서 보안(DRM)이 걸린 파일입니다.",
                "암호를 풀고 다시 저장하거나, 문서 보안을 해제한 사본을 만들어 넣어 주십시오.",
            ),
            (
                "The file is protected by a password or by rights management.",
                "Remove the password and save it again, or have an unprotected copy made, and add that.",
            ),
        ),
        Unreadable::HeaderOnly => pair(
            ("머리글만 있고 그 아래에 줄이 없습니다.", "기간을 넓혀 다시 내보내 주십시오."),
            ("There is a header and no row below it.", "Export a longer period."),
        ),
        Unreadable::NoTimeColumn => pair(
            ("시각이 적힌 열을 찾지 못했습니다.", "시작, 접속일시, 날짜 가운데 하나를 머리글에 넣어 주십시오."),
            ("No column with times was found.", "Name one of the columns start, time or date."),
        ),
        Unreadable::NoAccountColumn => pair(
            ("계정이 적힌 열을 찾지 못했습니다.", "계정, 이메일, 사번 가운데 하나를 머리글에 넣어 주십시오."),
            ("No column with accounts was found.", "Name one of the columns account, email or employee id."),
        ),
        Unreadable::UnknownFormat => pair(
            ("어떤 형식인지 알아보지 못했습니다.", "머리글 줄이 있는 CSV로 저장해서 넣어 주십시오."),
            ("The format was not recognised.", "Save it as CSV with a header row."),
        ),
        Unreadable::AmbiguousFormat => pair(
            (
                "두 가지 형식으로 읽힐 수 있어 읽지 않았습니다.",
                "로그인 기록이면 접속일시, 근무시간표면 시작과 종료 열만 남겨 주십시오.",
            ),
            (
                "It could be read as two formats, so it was not read.",
                "Keep only the time column for a sign-in log, or start and end for a timesheet.",
            ),
        ),
        Unreadable::AllRowsWrong => pair(
            (
                "줄은 있으나 쓸 수 있는 줄이 하나도 없습니다.",
                "아래에 적힌 줄의 이유를 보고 고친 뒤 다시 넣어 주십시오.",
            ),
            (
                "There are rows, but not one could be used.",
                "See the reasons listed for its rows, mend them and add the file again.",
            ),
        ),
        Unreadable::RecordTooLong => pair(
            ("한 줄이 지나치게 길어 읽지 않았습니다.", "줄바꿈이 있는 CSV나 JSON으로 다시 내보내 주십시오."),
            ("One line is far too long, so the file was not read.", "Export it again as CSV or JSON with line breaks."),
        ),
        Unreadable::ExpandsTooFar => pair(
            (
                "압축을 풀면 지나치게 커지는 파일이라 멈추었습니다.",
                "믿을 수 있는 파일이면 압축을 풀고 나누어 넣어 주십시오.",
            ),
            (
                "It expands beyond all measure, so reading was stopped.",
                "If you trust it, unpack it and add it in parts.",
            ),
        ),
        Unreadable::TruncatedGzip => pair(
            ("압축 파일이 중간에 끊겼습니다. 그 앞까지는 읽었습니다.", "다시 내려받거나 다시 압축해서 넣어 주십시오."),
            ("The compressed file ends too early; what came before was read.", "Download or compress it again."),
        ),
        Unreadable::DamagedGzip => pair(
            ("압축 파일이 손상되었습니다. 그 앞까지는 읽었습니다.", "다시 내려받거나 다시 압축해서 넣어 주십시오."),
            ("The compressed file is damaged; what came before was read.", "Download or compress it again."),
        ),
        Unreadable::DamagedArchive => pair(
            (
                "압축 파일(zip)이 손상되었거나 읽을 수 없는 방식으로 압축되었습니다.",
                "다시 내려받거나, 압축을 풀어 그 안의 파일을 넣어 주십시오.",
            ),
            (
                "The zip archive is damaged, or packed in a way that is not read.",
                "Download it again, or unpack it and add the files inside.",
            ),
        ),
        Unreadable::DamagedWorkbook => pair(
            ("엑셀 파일이 손상되었습니다. 그 앞까지는 읽었습니다.", "엑셀에서 열어 다시 저장한 파일을 넣어 주십시오."),
            (
                "The workbook is damaged; the rows before the damage were read.",
                "Open it in a spreadsheet program, save it again and add that file.",
            ),
        ),
        Unreadable::TooNested => pair(
            ("압축 파일 안에 압축 파일이 너무 여러 겹입니다.", "한 번 압축을 풀어 그 안의 파일을 넣어 주십시오."),
            ("Too many archives lie inside one another.", "Unpack the outer one and add the files inside."),
        ),
        Unreadable::TooManyMembers => pair(
            ("파일 안에 든 파일이나 시트가 너무 많아 나머지는 읽지 않았습니다.", "여러 개로 나누어 넣어 주십시오."),
            ("It holds too many files or sheets; the rest was not read.", "Split it and add the parts."),
        ),
        Unreadable::TooLarge => pair(
            ("한꺼번에 펼쳐야 읽을 수 있는데 그러기에는 너무 큽니다.", "압축을 풀거나 CSV로 저장해서 넣어 주십시오."),
            (
                "It can only be read as a whole and is too large for that.",
                "Unpack it, or save it as CSV, and add that.",
            ),
        ),
        Unreadable::NoPlaceTable => pair(
            (
                "IP 주소의 위치 표(.mmdb)가 아니거나 잘렸습니다. 함께 들어 있는 표로 검사했습니다.",
                "국가나 도시가 든 .mmdb 파일을 다시 내려받아 넣어 주십시오.",
            ),
            (
                "This is no table of places (.mmdb), or it was cut off; the bundled table was used.",
                "Download an .mmdb file of countries or cities again and add that.",
            ),
        ),
        Unreadable::NotAccessible => pair(
            ("브라우저가 파일을 읽지 못했습니다. 옮겨졌거나 바뀌었을 수 있습니다.", "파일을 다시 골라 넣어 주십시오."),
            ("The browser could not read the file; it may have been moved or changed.", "Choose the file again."),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_problem_has_its_own_words_in_its_own_language() {
        for lang in [Lang::Ko, Lang::En] {
            let issues = IssueKind::ALL.map(|kind| issue(kind.name(), lang).expect("known").what);
            let files = Unreadable::ALL.map(|error| unreadable(error.name(), lang).expect("known").what);
            let all: Vec<&str> = issues.into_iter().chain(files).collect();
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "two problems say the same");
            for text in all {
                let hangul = text.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c));
                assert_eq!(hangul, lang == Lang::Ko, "{text}");
            }
        }
        assert!(issue("of-tomorrow", Lang::Ko).is_none());
    }
}
