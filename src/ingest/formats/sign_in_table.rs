//! A table with one row a sign-in, sign-out or other moment.

use super::session_table::ActivityColumns;
use crate::ingest::columns::Role;
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct SignInTable;

static CARD: FormatCard = FormatCard {
    id: "sign-in-table",
    title: Both { ko: "로그인 기록 표", en: "Sign-in table" },
    export: Both {
        ko: "접속 기록 화면에서 내려받거나 엑셀에서 CSV로 저장합니다. 첫 줄에 열 이름이 있어야 합니다.",
        en: "Download the access log or save it from Excel as CSV. The first row must name the columns.",
    },
    gives: Both {
        ko: "계정, 시각. 있으면 구분(로그인·로그아웃), 결과, IP, 국가, 위도·경도, 기기도 읽습니다.",
        en: "Account and time; where present also kind, outcome, IP address, country, latitude, longitude and device.",
    },
    lacks: Both {
        ko: "로그아웃이 없으면 접속이 언제 끝났는지 알 수 없어, 다음 활동까지만 셉니다.",
        en: "Without sign-outs nobody knows when a session ended; only the time up to the next activity counts.",
    },
    traps: Both {
        ko: "결과 열이 없으면 실패한 시도도 성공으로 보일 수 있습니다.",
        en: "Without an outcome column failed attempts cannot be told from successful ones.",
    },
    sample: "계정,로그인일시,구분,결과,접속 IP,국가,단말\nkim@example.org,2026-01-05 08:58:11,로그인,성공,192.0.2.10,KR,PC-KIM\nkim@example.org,2026-01-05 18:02:40,로그아웃,성공,192.0.2.10,KR,PC-KIM\n",
};

impl Importer for SignInTable {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table) if table.columns.has_account() && table.columns.has_time() && !table.columns.has_span() => {
                Likelihood::Possible
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        Ok(Box::new(TableReader::new(table.clone(), Rows::new(&table), limits.record_bytes)))
    }
}

struct Rows {
    columns: ActivityColumns,
    date: Option<usize>,
    time: Option<usize>,
    kind: Option<usize>,
    kinds: Remembered<(ActivityKind, Outcome)>,
    outcome: Option<usize>,
    outcomes: Remembered<Outcome>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |role| table.columns.index(role);
        Self {
            columns: ActivityColumns::new(table),
            date: at(Role::Date).or(at(Role::StartDate)),
            time: at(Role::Time).or(at(Role::Start)).or(at(Role::StartTime)),
            kind: at(Role::Kind),
            kinds: Remembered::default(),
            outcome: at(Role::Outcome),
            outcomes: Remembered::default(),
        }
    }
}

/// What the few words of a column mean, so that each is understood once and not in every row.
#[derive(Default)]
struct Remembered<T>(Vec<(Vec<u8>, T)>);

impl<T: Copy> Remembered<T> {
    /// Different cells that are remembered: a column of words has a dozen, one of free text is looked at anew.
    const MOST: usize = 32;

    fn get(&mut self, cell: &[u8], understand: impl Fn(&[u8]) -> T) -> T {
        if let Some((_, known)) = self.0.iter().find(|(known, _)| known == cell) {
            return *known;
        }
        let meaning = understand(cell);
        if self.0.len() < Self::MOST {
            self.0.push((cell.to_vec(), meaning));
        }
        meaning
    }
}

/// The kind that a cell names, and the outcome where the word holds it.
fn kind_of(cell: &[u8]) -> (ActivityKind, Outcome) {
    if cell.is_empty() {
        return (ActivityKind::SignIn, Outcome::Unknown);
    }
    let text = String::from_utf8_lossy(cell).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let failed = has(&["fail", "실패", "denied", "error", "失敗"]);
    let succeeded = has(&["success", "성공", "成功"]);
    let outcome = match () {
        () if failed => Outcome::Failure,
        () if succeeded => Outcome::Success,
        () => Outcome::Unknown,
    };
    let kind = if has(&[
        "logout",
        "log out",
        "logoff",
        "sign out",
        "sign-out",
        "signout",
        "로그아웃",
        "접속종료",
        "ログアウト",
    ]) {
        ActivityKind::SignOut
    } else if has(&[
        "login",
        "log in",
        "logon",
        "sign in",
        "sign-in",
        "signin",
        "로그인",
        "접속",
        "session start",
        "ログイン",
    ]) {
        ActivityKind::SignIn
    } else {
        match text.as_str() {
            "message" | "chat" | "메시지" | "채팅" => ActivityKind::Message,
            "meeting" | "call" | "회의" | "통화" => ActivityKind::Meeting,
            "bid" | "proposal" | "입찰" | "제안" => ActivityKind::Bid,
            "payout" | "withdrawal" | "출금" | "정산" => ActivityKind::Payout,
            _ => ActivityKind::Action,
        }
    };
    (kind, outcome)
}

/// The outcome that a cell names.
fn outcome_of(cell: &[u8]) -> Outcome {
    if cell.is_empty() {
        return Outcome::Unknown;
    }
    let text = String::from_utf8_lossy(cell).to_lowercase();
    match text.as_str() {
        "success" | "succeeded" | "successful" | "ok" | "true" | "yes" | "y" | "1" | "allow" | "allowed" | "성공"
        | "정상" | "허용" | "완료" | "o" | "成功" => Outcome::Success,
        "failure" | "failed" | "fail" | "error" | "false" | "no" | "n" | "0" | "deny" | "denied" | "blocked"
        | "실패" | "오류" | "거부" | "차단" | "x" | "失敗" => Outcome::Failure,
        other if other.contains("fail") || other.contains("실패") => Outcome::Failure,
        other if other.contains("success") || other.contains("성공") => Outcome::Success,
        _ => Outcome::Unknown,
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let date = fields.at(self.date);
        let time = fields.at(self.time);
        let start = match () {
            () if time.is_empty() && date.is_empty() => When::Missing,
            () if time.is_empty() => When::Text(date),
            () if !date.is_empty() && time.len() <= 16 && !time.contains(&b'-') && !time.contains(&b'/') => {
                When::Split(date, time)
            }
            () => When::Text(time),
        };
        let (kind, hinted) = self.kinds.get(fields.at(self.kind), kind_of);
        let outcome = match self.outcomes.get(fields.at(self.outcome), outcome_of) {
            Outcome::Unknown => hinted,
            known => known,
        };
        let details = self.columns.details(fields);
        sink.record(line, &Record { kind, outcome, start, details: &details, ..self.columns.record(fields) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages() {
        assert_eq!(kind_of("로그아웃".as_bytes()).0, ActivityKind::SignOut);
        assert_eq!(kind_of(b"Login failed"), (ActivityKind::SignIn, Outcome::Failure));
        assert_eq!(kind_of(b"file.download").0, ActivityKind::Action);
        assert_eq!(outcome_of("성공".as_bytes()), Outcome::Success);
        assert_eq!(outcome_of(b"FAILED"), Outcome::Failure);
        assert_eq!(outcome_of(b"pending"), Outcome::Unknown);
    }
}
