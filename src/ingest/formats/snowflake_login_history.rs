//! Snowflake `LOGIN_HISTORY`: CSV downloaded from a worksheet, JSON as connectors store it.

use super::sign_in_columns::{self, Named, Rows};
use super::sign_in_fields::{Entry, Slot, Verdict, outcome_of};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::ActivityKind;
use crate::settings::Limits;

/// The importer.
pub struct SnowflakeLoginHistory;

static CARD: FormatCard = FormatCard {
    id: "snowflake-login-history",
    title: Both { ko: "Snowflake 로그인 기록", en: "Snowflake login history" },
    export: Both {
        ko: "워크시트에서 SELECT * FROM SNOWFLAKE.ACCOUNT_USAGE.LOGIN_HISTORY를 실행하고 CSV로 내려받습니다.",
        en: "Run SELECT * FROM SNOWFLAKE.ACCOUNT_USAGE.LOGIN_HISTORY in a worksheet and download the result as CSV.",
    },
    gives: Both {
        ko: "로그인의 시각, 계정, 성공 여부, 접속 IP.",
        en: "Sign-ins with time, account, outcome and connecting address.",
    },
    lacks: Both { ko: "로그아웃, 국가, 기기가 없습니다.", en: "No sign-outs, country or device." },
    traps: Both {
        ko: "CSV의 시각은 세션의 시간대입니다(기본값 America/Los_Angeles). 오프셋이 없으면 화면에서 시간대를 골라 주십시오. 서비스 계정도 같은 표에 있습니다.",
        en: "Times in the CSV are in the session's zone (America/Los_Angeles by default); where no offset is shown, choose the zone on the page. Service users are in the same table.",
    },
    sample: "EVENT_ID,EVENT_TIMESTAMP,EVENT_TYPE,USER_NAME,CLIENT_IP,REPORTED_CLIENT_TYPE,FIRST_AUTHENTICATION_FACTOR,SECOND_AUTHENTICATION_FACTOR,IS_SUCCESS,ERROR_CODE,ERROR_MESSAGE\n1,2026-01-11 16:31:04.117 -0800,LOGIN,MINA,192.0.2.14,SNOWFLAKE_UI,PASSWORD,DUO_PUSH,YES,,\n2,2026-01-11 17:12:40.020 -0800,LOGIN,JOON,198.51.100.7,SNOWFLAKE_UI,PASSWORD,,NO,390100,INCORRECT_USERNAME_PASSWORD\n",
};

const MARKS: [&str; 3] = ["EVENT_TIMESTAMP", "USER_NAME", "IS_SUCCESS"];

const COLUMNS: [Named; 5] = [
    (Slot::Time, "EVENT_TIMESTAMP"),
    (Slot::Account, "USER_NAME"),
    (Slot::Kind, "EVENT_TYPE"),
    (Slot::Result, "IS_SUCCESS"),
    (Slot::Address, "CLIENT_IP"),
];

static PATHS: [Pathed; COLUMNS.len()] = sign_in_json::flat(&COLUMNS);

impl Importer for SnowflakeLoginHistory {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_json = first_object(head.text, &[]).is_some_and(|first| MARKS.iter().all(|key| has_key(&first, key)));
        if is_json || sign_in_columns::table(head, &MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            // Connectors store UTC, as they do for every source.
            return Ok(Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()));
        }
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        Ok(Rows::new(&table, &COLUMNS, judge).reader(table, limits))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    // What Snowflake gives for its own tasks.
    if entry.get(Slot::Address) == b"0.0.0.0" {
        entry.set(Slot::Address, b"");
    }
    let kind = match entry.text(Slot::Kind) {
        "LOGIN" | "" => ActivityKind::SignIn,
        _ => ActivityKind::Action,
    };
    Some(Verdict::new(kind, outcome_of(entry.get(Slot::Result))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read;
    use crate::model::Outcome;

    #[test]
    fn csv_and_json() {
        let json = r#"{"EVENT_TIMESTAMP":"2026-01-12 00:31:04.117000000","EVENT_TYPE":"LOGIN","USER_NAME":"MINA","CLIENT_IP":"0.0.0.0","IS_SUCCESS":"YES"}
{"EVENT_TIMESTAMP":"2026-01-12 00:31:04.117000000","EVENT_TYPE":"LOGIN","USER_NAME":"JOON","CLIENT_IP":"192.0.2.1","IS_SUCCESS":false}"#;
        for text in [CARD.sample, json] {
            let head = Head::new("x", text.as_bytes(), true);
            assert_eq!(SnowflakeLoginHistory.sniff(&head), Likelihood::Certain);
            let sink = read(SnowflakeLoginHistory.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80);
            let found: Vec<_> = sink.records.iter().map(|kept| (kept.account.as_str(), kept.outcome)).collect();
            assert_eq!(found, [("MINA", Outcome::Success), ("JOON", Outcome::Failure)]);
        }
    }
}
