//! Salesforce event log files with sign-ins: CSV as downloaded, JSON as SIEM connectors store it.

use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict};
use super::sign_in_json::{self, Pathed};
use crate::ingest::delimited::TableHead;
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct SalesforceLogin;

static CARD: FormatCard = FormatCard {
    id: "salesforce-login",
    title: Both { ko: "Salesforce 로그인 이벤트 (EventLogFile)", en: "Salesforce login events (EventLogFile)" },
    export: Both {
        ko: "이벤트 로그 파일 브라우저나 EventLogFile API에서 Login(또는 Logout) 유형의 CSV를 내려받습니다.",
        en: "Download the CSV of type Login (or Logout) in the Event Log File Browser or through the EventLogFile API.",
    },
    gives: Both {
        ko: "로그인·로그아웃의 시각(UTC), 계정, 결과, 접속 IP, 세션 키.",
        en: "Sign-ins and sign-outs with time (UTC), account, outcome, connecting address and session key.",
    },
    lacks: Both {
        ko: "국가와 기기가 없습니다. 유료 추가 기능이 없으면 1일만 보존됩니다.",
        en: "No country and no device. Without the add-on only one day is kept.",
    },
    traps: Both {
        ko: "본인 확인 요청(LOGIN_CHALLENGE)은 실패로 보지 않습니다. 다른 유형의 이벤트 로그는 활동으로만 읽습니다.",
        en: "A challenge (LOGIN_CHALLENGE) is no failure. Event log files of other types are read as activity only.",
    },
    sample: "\"EVENT_TYPE\",\"TIMESTAMP\",\"USER_ID\",\"USER_NAME\",\"LOGIN_STATUS\",\"SOURCE_IP\",\"CLIENT_IP\",\"TIMESTAMP_DERIVED\",\"USER_ID_DERIVED\"\n\"Login\",\"20260112003104.117\",\"0051\",\"mina@example.org\",\"LOGIN_NO_ERROR\",\"192.0.2.14\",\"Salesforce.com IP\",\"2026-01-12T00:31:04.117Z\",\"0051A\"\n\"Login\",\"20260112011240.020\",\"0052\",\"joon@example.org\",\"LOGIN_ERROR_INVALID_PASSWORD\",\"198.51.100.7\",\"198.51.100.7\",\"2026-01-12T01:12:40.020Z\",\"0052B\"\n",
};

const MARKS: [&str; 4] = ["EVENT_TYPE", "TIMESTAMP", "USER_ID", "REQUEST_ID"];
const LOGIN_MARKS: [&str; 3] = ["EVENT_TYPE", "TIMESTAMP", "LOGIN_STATUS"];

const COLUMNS: [Named; 11] = [
    (Slot::Time, "TIMESTAMP_DERIVED"),
    (Slot::Time, "TIMESTAMP"),
    (Slot::Account, "USER_NAME"),
    (Slot::Alias, "USER_ID_DERIVED"),
    (Slot::Alias, "USER_ID"),
    (Slot::Kind, "EVENT_TYPE"),
    (Slot::Result, "LOGIN_STATUS"),
    (Slot::Address, "SOURCE_IP"),
    (Slot::Address, "CLIENT_IP"),
    (Slot::Session, "SESSION_KEY"),
    (Slot::Session, "LOGIN_KEY"),
];

static PATHS: [Pathed; COLUMNS.len()] = sign_in_json::flat(&COLUMNS);

impl Importer for SalesforceLogin {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_json = first_object(head.text, &[]).is_some_and(|first| {
            let all = |keys: &[&str]| keys.iter().all(|key| has_key(&first, key));
            all(&MARKS) || all(&LOGIN_MARKS)
        });
        if is_json || table(head).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            return Ok(Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()));
        }
        let table = table(head).ok_or(Unreadable::UnknownFormat)?;
        Ok(Rows::new(&table, &COLUMNS, judge).in_utc(true).reader(table, limits))
    }
}

fn table(head: &Head<'_>) -> Option<TableHead> {
    sign_in_columns::table(head, &LOGIN_MARKS).or_else(|| sign_in_columns::table(head, &MARKS))
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    // `Salesforce.com IP` stands for a request from inside.
    if entry.text(Slot::Address).starts_with("Salesforce") {
        entry.set(Slot::Address, b"");
    }
    let status = entry.text(Slot::Result);
    Some(match entry.text(Slot::Kind) {
        "Login" => {
            let outcome = match status {
                "LOGIN_NO_ERROR" => Outcome::Success,
                _ if status.starts_with("LOGIN_ERROR_") => Outcome::Failure,
                _ => Outcome::Unknown,
            };
            Verdict::new(ActivityKind::SignIn, outcome)
        }
        "Logout" => Verdict::new(ActivityKind::SignOut, Outcome::Success),
        _ => Verdict::new(ActivityKind::Action, Outcome::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(SalesforceLogin.sniff(&head), Likelihood::Certain);
        read(SalesforceLogin.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80)
    }

    #[test]
    fn csv_and_json_alike() {
        let sink = import(CARD.sample);
        let json = r#"{"EVENT_TYPE":"Login","TIMESTAMP":"20260112003104.117","LOGIN_STATUS":"LOGIN_NO_ERROR","USER_ID":"0051","USER_ID_DERIVED":"0051A","USER_NAME":"mina@example.org","SOURCE_IP":"192.0.2.14","TIMESTAMP_DERIVED":"2026-01-12T00:31:04.117Z","CPU_TIME":17}"#;
        let kept = &import(json).records[0];
        assert_eq!(
            (&kept.account, &kept.alias, &kept.start),
            (&sink.records[0].account, &sink.records[0].alias, &sink.records[0].start)
        );
        assert_eq!((sink.records[0].outcome, sink.records[1].outcome), (Outcome::Success, Outcome::Failure));
        assert_eq!(sink.records[0].address, "192.0.2.14");
    }

    #[test]
    fn challenges_are_no_failures_and_inner_addresses_nothing() {
        let text = "EVENT_TYPE,TIMESTAMP,LOGIN_STATUS,USER_NAME,CLIENT_IP\nLogin,20260112003104.117,LOGIN_CHALLENGE_ISSUED,mina@example.org,Salesforce.com IP\n";
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.outcome, kept.address.as_str(), kept.start.as_str()),
            (Outcome::Unknown, "", "20260112003104.117")
        );
    }
}
