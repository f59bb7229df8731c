//! Slack access logs: the answer of `team.accessLogs` (JSON), or the CSV that Slack offers.
//!
//! An entry is not a session but an address and program with its first and its last use, perhaps weeks apart: two moments.

use super::json_fields::{paths, pick, when};
use super::named_table::{column, find};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Slack access logs.
pub struct SlackAccessLogs;

const WRAPPER_KEYS: &[&str] = &["logins"];

static CARD: FormatCard = FormatCard {
    id: "slack-access-logs",
    title: Both { ko: "Slack 액세스 로그", en: "Slack access logs" },
    export: Both {
        ko: "관리자가 team.accessLogs API의 응답을 저장하거나(유료 요금제), 계정의 '액세스 로그' 화면에서 CSV로 내보냅니다.",
        en: "An admin saves the answers of the team.accessLogs API (paid plans), or exports the page Access Logs of an account as CSV.",
    },
    gives: Both {
        ko: "계정별로 쓰인 접속 IP와 프로그램, 처음과 마지막 사용 시각, 국가.",
        en: "Addresses and programs an account was used from, with first and last use, and country.",
    },
    lacks: Both {
        ko: "처음과 마지막 사이에 언제 썼는지, 실패한 로그인, 기기 식별자는 없습니다.",
        en: "When it was used between the first and the last time, failed sign-ins, devices.",
    },
    traps: Both {
        ko: "한 줄은 세션이 아니라 같은 IP와 프로그램의 처음·마지막 사용입니다. 휴대전화 앱은 사람이 쓰지 않아도 접속합니다. 개인용 CSV에는 계정 열이 없어 파일 이름을 계정으로 봅니다.",
        en: "A line is not a session but the first and last use of one address and program. Phone apps connect by themselves. The personal CSV has no account column: the name of the file is taken for the account.",
    },
    sample: r#"{"ok":true,"logins":[{"user_id":"U01","username":"mina","date_first":1768177864,"date_last":1768208564,"count":12,"ip":"192.0.2.14","user_agent":"Slack_SSB/4.36","country":"KR"},
{"user_id":"U02","username":"joon","date_first":1768180360,"date_last":1768180360,"count":1,"ip":"198.51.100.7","user_agent":"Mozilla/5.0","country":"US"},
{"user_id":"U01","username":"mina","date_first":1768210264,"date_last":1768211064,"count":3,"ip":"203.0.113.9","user_agent":"com.tinyspeck.chatlyio/23","country":"KR"}]}"#,
};

paths! { Id: "user_id", Name: "username", First: "date_first", Last: "date_last", Address: "ip", Country: "country" }

const WANTED: [&[&str]; 2] = [&["Date Accessed"], &["IP Address"]];

impl Importer for SlackAccessLogs {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_json = json_records::first_object(head.text, WRAPPER_KEYS)
            .is_some_and(|first| ["user_id", "date_first", "ip"].iter().all(|key| json_records::has_key(&first, key)));
        if is_json || find(head, &WANTED).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        match find(head, &WANTED) {
            Some(table) => {
                let rows = Rows::new(&table, head.name);
                Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
            }
            None => Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc())),
        }
    }
}

/// Puts the first and, where it is another moment, the last use in the sink.
fn put(line: u32, first: &[u8], last: &[u8], of_the_entry: &Record<'_>, sink: &mut dyn Sink) {
    let first = if first.is_empty() { last } else { first };
    let use_at = |kind, time| Record { kind, outcome: Outcome::Success, start: when(time), ..*of_the_entry };
    sink.record(line, &use_at(ActivityKind::SignIn, first));
    if !last.is_empty() && last != first {
        sink.record(line, &use_at(ActivityKind::Action, last));
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let record = Record {
        account: entry.first(&[Field::Id, Field::Name]),
        name: entry.get(Field::Name),
        address: entry.get(Field::Address),
        country: entry.get(Field::Country),
        ..Record::default()
    };
    put(line, entry.get(Field::First), entry.get(Field::Last), &record, sink);
}

struct Rows {
    /// The file's name without its extension: the account where no column names one.
    owner: String,
    account: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    address: Option<usize>,
}

impl Rows {
    fn new(table: &TableHead, name: &str) -> Self {
        let at = |names: &[&str]| column(&table.header, names);
        Self {
            owner: name.split('.').next().unwrap_or(name).to_owned(),
            account: at(&["Email", "User ID", "Username", "User", "Member"]),
            first: at(WANTED[0]),
            last: at(&["Last Date Accessed"]),
            address: at(WANTED[1]),
        }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let account = if self.account.is_some() { fields.at(self.account) } else { self.owner.as_bytes() };
        let record = Record { account, address: fields.at(self.address), start: When::Missing, ..Record::default() };
        put(line, fields.at(self.first), fields.at(self.last), &record, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(name: &str, text: &str) -> Collector {
        let head = Head::new(name, text.as_bytes(), true);
        assert_eq!(SlackAccessLogs.sniff(&head), Likelihood::Certain);
        read_all(SlackAccessLogs.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn an_entry_is_two_moments_or_one() {
        let sink = import("x.json", CARD.sample);
        assert_eq!(sink.rows, [1, 2, 3]);
        let lines: Vec<_> = sink.records.iter().map(|kept| (kept.line, kept.kind)).collect();
        use ActivityKind::{Action, SignIn};
        assert_eq!(lines, [(1, SignIn), (1, Action), (2, SignIn), (3, SignIn), (3, Action)]);
        assert_eq!((sink.records[1].start.as_str(), sink.records[1].country.as_str()), ("1768208564", "KR"));
    }

    #[test]
    fn a_personal_csv_belongs_to_the_account_of_its_name() {
        let text = "Date Accessed,User Agent - Simple,User Agent - Full,IP Address,Number of Logins,Last Date Accessed\n2026-01-12 09:31:04,Mac,\"Slack, Mac\",192.0.2.14,3,2026-01-13 10:00:00\n";
        let sink = import("mina.csv", text);
        assert_eq!(
            (sink.records.len(), sink.records[0].account.as_str(), sink.records[0].address.as_str()),
            (2, "mina", "192.0.2.14")
        );
        let with_column = text.replace("Number of Logins", "Email").replace(",3,", ",joon@example.org,");
        assert_eq!(import("mina.csv", &with_column).records[0].account, "joon@example.org");
    }
}
