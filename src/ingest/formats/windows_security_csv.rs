//! Windows Security log as CSV out of Log Analytics or Sentinel (`SecurityEvent`), or PowerShell with the same names.
//!
//! The 4624 of Log Analytics says `Account` (domain and name) beside `TargetUserName`; older queries have only the former.

use super::named_table::{column, find};
use super::windows_logons::{self, Logon};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable, When};
use crate::settings::Limits;

/// Windows Security log as CSV.
pub struct WindowsSecurityCsv;

static CARD: FormatCard = FormatCard {
    id: "windows-security-csv",
    title: Both { ko: "Windows 보안 로그 (Log Analytics·Sentinel CSV)", en: "Windows Security log (Log Analytics or Sentinel CSV)" },
    export: Both {
        ko: "Log Analytics에서 SecurityEvent | where EventID in (4624, 4625, 4634, 4647) 를 실행하고 '내보내기' → 'CSV(모든 열)'을 고릅니다.",
        en: "In Log Analytics run SecurityEvent | where EventID in (4624, 4625, 4634, 4647) and choose Export, CSV (all columns).",
    },
    gives: Both {
        ko: "로그온 성공·실패와 로그오프, 계정, 시각(UTC), 접속 IP, 상대 컴퓨터 이름, 로그온 ID로 묶은 세션.",
        en: "Logons that worked or failed, logoffs, account, time (UTC), address, name of the other machine, sessions by logon id.",
    },
    lacks: Both {
        ko: "세션 중에 무엇을 했는지, 국가는 없습니다. 포털에서 내보낼 때 행 수가 제한됩니다.",
        en: "Nothing of what was done in the session, no country. The portal limits how many rows it exports.",
    },
    traps: Both {
        ko: "네트워크(유형 3)·배치·서비스 로그온과 컴퓨터 계정은 사람의 활동으로 세지 않습니다. 엑셀로 다시 저장하면 시각의 초와 16진수 로그온 ID가 바뀔 수 있습니다.",
        en: "Network (type 3), batch and service logons and machine accounts do not count as the person's activity. Saved again by Excel, seconds and hexadecimal logon ids may be lost.",
    },
    sample: "TimeGenerated [UTC],Account,EventID,Computer,TargetUserName,TargetDomainName,TargetLogonId,LogonType,IpAddress,WorkstationName
\"1/12/2026, 12:31:04.117 AM\",CORP\\mina,4624,PC-7,mina,CORP,0x3e1a2,10,192.0.2.14,PC-9
\"1/12/2026, 9:02:44.003 AM\",CORP\\mina,4634,PC-7,mina,CORP,0x3e1a2,10,,",
};

/// The columns without which a table is not this.
const WANTED: [&[&str]; 3] = [
    &["EventID"],
    &["TimeGenerated", "TimeCreatedUtc", "TimeCreated"],
    &["TargetUserName", "TargetAccount", "Account"],
];

impl Importer for WindowsSecurityCsv {
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
    event: Option<usize>,
    time: Option<usize>,
    computer: Option<usize>,
    target: Option<usize>,
    account: Option<usize>,
    subject: Option<usize>,
    domain: Option<usize>,
    logon_type: Option<usize>,
    logon_id: Option<usize>,
    address: Option<usize>,
    workstation: Option<usize>,
    status: Option<usize>,
    is_utc: bool,
    session: Vec<u8>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |names: &[&str]| column(&table.header, names);
        Self {
            event: at(&["EventID"]),
            time: at(WANTED[1]),
            computer: at(&["Computer"]),
            target: at(&["TargetUserName"]),
            account: at(&["TargetAccount", "Account"]),
            subject: at(&["SubjectUserName"]),
            domain: at(&["TargetDomainName"]),
            logon_type: at(&["LogonType"]),
            logon_id: at(&["TargetLogonId"]),
            address: at(&["IpAddress"]),
            workstation: at(&["WorkstationName"]),
            status: at(&["Status"]),
            is_utc: at(&["TimeGenerated", "TimeCreatedUtc"]).is_some(),
            session: Vec::new(),
        }
    }
}

/// The cell, or nothing where it is a placeholder.
fn known(cell: &[u8]) -> &[u8] {
    if cell == b"-" { b"" } else { cell }
}

impl RowReader for Rows {
    fn begin(&mut self, sink: &mut dyn Sink) {
        if self.is_utc {
            sink.format_zone("UTC");
        }
    }

    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let at = |column| known(fields.at(column));
        let account = at(self.account);
        let (domain, account) = match memchr::memchr(b'\\', account) {
            Some(slash) => (&account[..slash], &account[slash + 1..]),
            None => (&b""[..], account),
        };
        let (target, given) = (at(self.target), at(self.domain));
        let logon = Logon {
            event: at(self.event),
            time: When::Text(fields.at(self.time)),
            computer: at(self.computer),
            target: if target.is_empty() { account } else { target },
            subject: at(self.subject),
            domain: if given.is_empty() { domain } else { given },
            // `10 - RemoteInteractive` stands in LogonTypeName; some queries rename it.
            logon_type: at(self.logon_type).split(|byte| *byte == b' ').next().unwrap_or_default(),
            logon_id: at(self.logon_id),
            address: at(self.address),
            workstation: at(self.workstation),
            status: at(self.status),
        };
        windows_logons::put(line, &logon, &mut self.session, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::{ActivityKind, Outcome};

    fn import(text: &str) -> Collector {
        let head = Head::new("security.csv", text.as_bytes(), true);
        assert_eq!(WindowsSecurityCsv.sniff(&head), Likelihood::Certain);
        read_all(WindowsSecurityCsv.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 20)
    }

    #[test]
    fn the_sample_is_one_session() {
        let sink = import(CARD.sample);
        assert_eq!(sink.rows, [2, 3]);
        assert_eq!((sink.records[0].kind, sink.records[1].kind), (ActivityKind::SignIn, ActivityKind::SignOut));
        assert_eq!(
            (sink.records[0].session.as_str(), sink.records[1].session.as_str()),
            ("PC-7:0x3e1a2", "PC-7:0x3e1a2")
        );
    }

    #[test]
    fn the_domain_is_cut_off_where_only_the_account_column_is_there() {
        let text = "TimeGenerated,Account,EventID,IpAddress,LogonType,Status\n2026-01-12 04:23:55.400,CORP\\mina,4625,203.0.113.9,3,0xc000006d\n2026-01-12 04:23:56.400,NT AUTHORITY\\SYSTEM,4624,-,5,\n";
        let sink = import(text);
        assert_eq!((sink.records[0].account.as_str(), sink.records[0].outcome), ("mina", Outcome::Failure));
        assert_eq!(
            (sink.records[1].account.as_str(), sink.records[1].machine, sink.records[1].address.as_str()),
            ("SYSTEM", true, "")
        );
    }

    #[test]
    fn other_tables_are_not_claimed() {
        for text in [
            "EventID,Time,User\n4624,1,a\n",
            "TimeGenerated,UserPrincipalName,IPAddress\n1,2,3\n",
            "Account,Time\na,b\n",
        ] {
            assert_eq!(WindowsSecurityCsv.sniff(&Head::new("x.csv", text.as_bytes(), true)), Likelihood::No);
        }
    }
}
