//! Windows Security log as the Event Viewer saves it: CSV in the language of Windows, the details in one text of many lines.
//!
//! The last `Account Name` of the text is the account that signed in; the first is the one that asked for it.

use super::named_table::{column, find};
use super::windows_logons::{self, Logon};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable, When};
use crate::settings::Limits;

/// Security log of the Event Viewer.
pub struct WindowsEventViewerCsv;

static CARD: FormatCard = FormatCard {
    id: "windows-event-viewer-csv",
    title: Both { ko: "Windows 이벤트 뷰어 보안 로그 (CSV)", en: "Windows Event Viewer Security log (CSV)" },
    export: Both {
        ko: "이벤트 뷰어 → Windows 로그 → 보안 → '다른 이름으로 모든 이벤트 저장' → CSV(쉼표로 분리). 한국어와 영어 Windows의 파일을 읽습니다.",
        en: "Event Viewer, Windows Logs, Security, Save All Events As, CSV (comma separated). Files of an English or Korean Windows are read.",
    },
    gives: Both {
        ko: "로그온 성공·실패, 로그오프, 원격 데스크톱 연결·해제, 계정, 접속 IP, 상대 컴퓨터 이름, 로그온 ID로 묶은 세션.",
        en: "Logons that worked or failed, logoffs, remote desktop connects and disconnects, account, address, name of the other machine, sessions by logon id.",
    },
    lacks: Both {
        ko: "어느 컴퓨터의 로그인지와 시간대가 파일에 없습니다. 국가도 없습니다.",
        en: "The file says neither which machine it is from nor its zone. No country.",
    },
    traps: Both {
        ko: "날짜 형식은 Windows 지역 설정을 따릅니다. 네트워크(유형 3)·배치·서비스 로그온과 컴퓨터 계정은 사람의 활동으로 세지 않습니다. 다른 언어의 Windows에서 저장한 파일은 읽지 못합니다.",
        en: "The date format follows the region settings. Network (type 3), batch and service logons and machine accounts do not count as the person's activity. Files of a Windows in other languages are not read.",
    },
    sample: "Keywords,Date and Time,Source,Event ID,Task Category
Audit Success,1/12/2026 9:31:04 AM,Microsoft-Windows-Security-Auditing,4624,Logon,\"An account was successfully logged on. New Logon:
\tAccount Name:\t\tmina\"",
};

const WANTED: [&[&str]; 3] =
    [&["Date and Time", "날짜 및 시간"], &["Event ID", "이벤트 ID"], &["Task Category", "작업 범주"]];

impl Importer for WindowsEventViewerCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, &WANTED).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, &WANTED).ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows::new(&table);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

struct Rows {
    time: Option<usize>,
    event: Option<usize>,
    /// The text has no name in the header: it stands behind the last one.
    text: usize,
    session: Vec<u8>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |names| column(&table.header, names);
        let last = table.header.iter().rposition(|name| !name.is_empty()).unwrap_or_default();
        Self { time: at(WANTED[0]), event: at(WANTED[1]), text: last + 1, session: Vec::new() }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let details = Details::of(fields.get(self.text));
        let logon = Logon {
            event: fields.at(self.event),
            time: When::Text(fields.at(self.time)),
            target: details.last_account,
            subject: details.first_account,
            domain: details.last_domain,
            logon_type: details.logon_type,
            logon_id: details.last_logon_id,
            address: details.address,
            workstation: details.workstation,
            status: details.status,
            ..Logon::default()
        };
        windows_logons::put(line, &logon, &mut self.session, sink);
    }
}

/// What the text says.
#[derive(Default)]
struct Details<'a> {
    first_account: &'a [u8],
    last_account: &'a [u8],
    last_domain: &'a [u8],
    last_logon_id: &'a [u8],
    logon_type: &'a [u8],
    address: &'a [u8],
    workstation: &'a [u8],
    status: &'a [u8],
}

impl<'a> Details<'a> {
    fn of(text: &'a [u8]) -> Self {
        let mut details = Self::default();
        for line in text.split(|byte| *byte == b'\n') {
            let Some(colon) = memchr::memchr(b':', line) else { continue };
            let (label, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
            if matches!(value, b"" | b"-") {
                continue;
            }
            // The labels of an English and a Korean Windows.
            match std::str::from_utf8(label).unwrap_or_default() {
                "Account Name" | "Logon Account" | "계정 이름" | "로그온 계정" => {
                    if details.first_account.is_empty() {
                        details.first_account = value;
                    }
                    details.last_account = value;
                }
                "Account Domain" | "계정 도메인" => details.last_domain = value,
                "Logon ID" | "로그온 ID" => details.last_logon_id = value,
                "Logon Type" | "로그온 유형" | "로그온 종류" => details.logon_type = value,
                "Source Network Address" | "원본 네트워크 주소" | "Client Address" | "클라이언트 주소" => {
                    details.address = value
                }
                "Workstation Name"
                | "워크스테이션 이름"
                | "Client Name"
                | "클라이언트 이름"
                | "Source Workstation"
                | "원본 워크스테이션" => {
                    details.workstation = value;
                }
                "Error Code" | "오류 코드" | "Result Code" | "결과 코드" | "Failure Code" => {
                    details.status = value
                }
                _ => {}
            }
        }
        details
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::{ActivityKind, Outcome};

    fn import(text: &str) -> Collector {
        let head = Head::new("보안.csv", text.as_bytes(), true);
        assert_eq!(WindowsEventViewerCsv.sniff(&head), Likelihood::Certain);
        read_all(WindowsEventViewerCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30)
    }

    #[test]
    fn the_new_logon_counts_and_not_who_asked_for_it() {
        let text = "Keywords,Date and Time,Source,Event ID,Task Category\r\nAudit Success,1/12/2026 9:31:04 AM,Microsoft-Windows-Security-Auditing,4624,Logon,\"An account was successfully logged on.\r\n\r\nSubject:\r\n\tAccount Name:\t\tPC-7$\r\n\tLogon ID:\t\t0x3E7\r\n\r\nLogon Information:\r\n\tLogon Type:\t\t10\r\n\r\nNew Logon:\r\n\tAccount Name:\t\tmina\r\n\tAccount Domain:\t\tCORP\r\n\tLogon ID:\t\t0x3E1A2\r\n\tLinked Logon ID:\t\t0x0\r\n\tNetwork Account Name:\t-\r\n\r\nNetwork Information:\r\n\tWorkstation Name:\tPC-9\r\n\tSource Network Address:\t192.0.2.14\"\r\nAudit Success,1/12/2026 9:40:00 AM,Microsoft-Windows-Security-Auditing,4634,Logoff,\"An account was logged off.\r\n\tAccount Name:\t\tmina\r\n\tLogon ID:\t\t0x3E1A2\r\n\r\nLogon Type:\t\t\t10\"\r\n";
        let sink = import(text);
        assert_eq!(sink.rows, [2, 21]);
        let (on, off) = (&sink.records[0], &sink.records[1]);
        assert_eq!(
            (on.account.as_str(), on.address.as_str(), on.device.as_str(), on.machine),
            ("mina", "192.0.2.14", "PC-9", false)
        );
        assert_eq!(
            (on.session.as_str(), off.session.as_str(), off.kind),
            (":0x3E1A2", ":0x3E1A2", ActivityKind::SignOut)
        );
    }

    #[test]
    fn a_korean_windows_says_the_same() {
        let text = "키워드,날짜 및 시간,원본,이벤트 ID,작업 범주\n감사 실패,2026-01-12 오전 9:31:04,Microsoft-Windows-Security-Auditing,4625,Logon,\"계정을 로그온하지 못했습니다.\n\n주체:\n\t계정 이름:\t\t-\n\n로그온 유형:\t\t\t3\n\n로그온을 실패한 계정:\n\t계정 이름:\t\tmina\n\t계정 도메인:\t\tCORP\n\n네트워크 정보:\n\t워크스테이션 이름:\tPC-9\n\t원본 네트워크 주소:\t203.0.113.9\"\n";
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.outcome, kept.address.as_str()),
            ("mina", Outcome::Failure, "203.0.113.9")
        );
        assert_eq!(kept.start, "2026-01-12 오전 9:31:04");
    }

    #[test]
    fn the_sample_is_its_own_and_other_tables_are_not() {
        assert_eq!(import(CARD.sample).records.len(), 1);
        let other = "Date,Event ID,User\n1,2,3\n";
        assert_eq!(WindowsEventViewerCsv.sniff(&Head::new("x.csv", other.as_bytes(), true)), Likelihood::No);
    }
}
