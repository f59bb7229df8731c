//! Microsoft 365 unified audit log: Purview's CSV with a JSON cell, and the JSON of the Management Activity API.
//!
//! A spreadsheet cuts cells at 32,767 characters, so a damaged JSON cell still leaves the outer columns.

use super::sign_in_columns::{self, position};
use super::sign_in_fields::outcome_of;
use super::sign_in_json::List;
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::json_records::{self, JsonReader, Object, Text, first_object, has_key};
use crate::ingest::{
    Both, DeviceClass, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When,
};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// The importer.
pub struct M365UnifiedAudit;

static CARD: FormatCard = FormatCard {
    id: "m365-unified-audit",
    title: Both { ko: "Microsoft 365 통합 감사 로그 (Purview)", en: "Microsoft 365 unified audit log (Purview)" },
    export: Both {
        ko: "Microsoft Purview → 감사 → 검색 → 내보내기(CSV), 또는 Search-UnifiedAuditLog 결과나 관리 활동 API의 JSON을 사용합니다.",
        en: "Microsoft Purview, Audit, Search, Export (CSV); or the results of Search-UnifiedAuditLog or the JSON of the Management Activity API.",
    },
    gives: Both {
        ko: "로그인 성공·실패와 메일·파일·Teams 활동의 시각(UTC), 계정, 결과, 접속 IP, 기기, 세션.",
        en: "Sign-ins, failed ones too, and mail, file and Teams activity with time (UTC), account, outcome, connecting address, device, session.",
    },
    lacks: Both {
        ko: "로그아웃, 국가, 좌표가 없습니다. 보존 기간은 요금제에 따라 180일 또는 1년입니다.",
        en: "No sign-outs, country or coordinates. Kept for 180 days or a year, by licence.",
    },
    traps: Both {
        ko: "시각에 Z가 없어도 UTC입니다. 엑셀에서 다시 저장하면 긴 AuditData가 잘려 IP를 잃습니다. 시스템·앱의 항목은 넘어가고, 동기화는 사람의 활동으로 세지 않습니다.",
        en: "Times are UTC though no Z says so. Excel cuts long AuditData cells, and the address is lost. Entries of systems and apps are passed over; synchronisation does not count as a person's activity.",
    },
    sample: "RecordId,CreationDate,RecordType,Operation,UserId,AuditData\nr1,2026-01-12T00:31:04.0000000Z,15,UserLoggedIn,mina@example.org,\"{\"\"CreationTime\"\":\"\"2026-01-12T00:31:04\"\",\"\"Operation\"\":\"\"UserLoggedIn\"\",\"\"UserId\"\":\"\"mina@example.org\"\",\"\"ClientIP\"\":\"\"192.0.2.14\"\"}\"\nr2,2026-01-12T01:12:40.0000000Z,15,UserLoginFailed,joon@example.org,\"{\"\"CreationTime\"\":\"\"2026-01-12T01:12:40\"\",\"\"Operation\"\":\"\"UserLoginFailed\"\",\"\"UserId\"\":\"\"joon@example.org\"\",\"\"ClientIP\"\":\"\"198.51.100.7:51123\"\"}\"\n",
};

const MARKS: [&str; 2] = ["CreationDate", "AuditData"];

impl Importer for M365UnifiedAudit {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_json = first_object(head.text, &[]).is_some_and(|first| {
            let all = |keys: &[&str]| keys.iter().all(|key| has_key(&first, key));
            all(&["CreationTime", "Operation", "Workload"]) || all(&["CreationDate", "AuditData"])
        });
        if is_json || sign_in_columns::table(head, &MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            return Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()));
        }
        let table = sign_in_columns::table(head, &MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows::new(&table);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct Audit<'a> {
    #[serde(borrow)]
    creation_time: Text<'a>,
    creation_date: Text<'a>,
    operation: Text<'a>,
    operations: Text<'a>,
    user_id: Text<'a>,
    user_ids: Text<'a>,
    user_type: Text<'a>,
    result_status: Text<'a>,
    #[serde(rename = "ClientIP")]
    client_ip: Text<'a>,
    #[serde(rename = "ClientIPAddress")]
    client_ip_address: Text<'a>,
    actor_ip_address: Text<'a>,
    session_id: Text<'a>,
    app_access_context: Object<AccessContext<'a>>,
    device_properties: List<Object<Property<'a>>>,
    operation_properties: List<Object<Property<'a>>>,
    /// The whole entry again as text, in what `Search-UnifiedAuditLog` gives.
    audit_data: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct AccessContext<'a> {
    #[serde(borrow, rename = "AADSessionId")]
    session: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct Property<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    value: Text<'a>,
}

fn property<'a>(list: &'a List<Object<Property<'_>>>, name: &str) -> &'a [u8] {
    list.0.iter().find(|property| property.name.as_str() == name).map_or(b"", |property| property.value.known())
}

fn first<'a>(choices: &[&'a [u8]]) -> &'a [u8] {
    choices.iter().copied().find(|choice| !choice.is_empty()).unwrap_or_default()
}

/// What stands outside of the JSON.
#[derive(Default)]
struct Outer<'a> {
    time: &'a [u8],
    account: &'a [u8],
    operation: &'a [u8],
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = json_records::parse::<Audit<'_>>(line, record, sink) else { return };
    let outer = Outer {
        time: entry.creation_date.known(),
        account: first(&[entry.user_ids.known(), entry.user_id.known()]),
        operation: first(&[entry.operations.known(), entry.operation.known()]),
    };
    match entry.audit_data.bytes() {
        b"" => put(line, &entry, &outer, sink),
        inner => put(line, &serde_json::from_slice(inner).unwrap_or_default(), &outer, sink),
    }
}

fn put(line: u32, entry: &Audit<'_>, outer: &Outer<'_>, sink: &mut dyn Sink) {
    // System, Application, ServicePrincipal, CustomPolicy and SystemPolicy, as the schema of the API numbers them.
    let is_program = matches!(
        entry.user_type.as_str(),
        "4" | "5" | "6" | "7" | "8" | "System" | "Application" | "ServicePrincipal" | "CustomPolicy" | "SystemPolicy"
    );
    if is_program {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let operation = first(&[entry.operation.known(), outer.operation]);
    let (kind, outcome) = match operation {
        b"UserLoggedIn" => (ActivityKind::SignIn, Outcome::Success),
        b"UserLoginFailed" => (ActivityKind::SignIn, Outcome::Failure),
        _ => (ActivityKind::Action, outcome_of(entry.result_status.bytes())),
    };
    let account = match first(&[entry.user_id.known(), outer.account]) {
        b"Not Available" => b"",
        account => account,
    };
    let time = first(&[entry.creation_time.known(), outer.time]);
    let device = property(&entry.device_properties, "Id");
    let joined = property(&entry.device_properties, "TrustType");
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: property(&entry.operation_properties, "MailAccessType") == b"Sync",
            account,
            start: if time.is_empty() { When::Missing } else { When::Text(time) },
            address: first(&[entry.client_ip.known(), entry.client_ip_address.known(), entry.actor_ip_address.known()]),
            device: first(&[device, property(&entry.device_properties, "DisplayName")]),
            device_class: if device.is_empty() || joined.is_empty() { DeviceClass::Weak } else { DeviceClass::Strong },
            session: first(&[
                property(&entry.device_properties, "SessionId"),
                entry.app_access_context.session.known(),
                entry.session_id.known(),
            ]),
            ..Record::default()
        },
    );
}

struct Rows {
    time: Option<usize>,
    account: Option<usize>,
    operation: Option<usize>,
    data: Option<usize>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |names: &[&str]| names.iter().find_map(|name| position(&table.header, name));
        Self {
            time: at(&["CreationDate"]),
            account: at(&["UserIds", "UserId"]),
            operation: at(&["Operations", "Operation"]),
            data: at(&["AuditData"]),
        }
    }
}

impl RowReader for Rows {
    fn begin(&mut self, sink: &mut dyn Sink) {
        sink.format_zone("UTC");
    }

    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let [time, account, operation] = [self.time, self.account, self.operation].map(|column| fields.at(column));
        let entry = serde_json::from_slice(fields.at(self.data)).unwrap_or_else(|_| {
            sink.issue(line, IssueKind::BadJson);
            Audit::default()
        });
        put(line, &entry, &Outer { time, account, operation }, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("audit", text.as_bytes(), true);
        assert_eq!(M365UnifiedAudit.sniff(&head), Likelihood::Certain);
        read_all(M365UnifiedAudit.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 61)
    }

    #[test]
    fn the_sample_and_a_cut_cell() {
        let text = format!(
            "{}r3,2026-01-12T02:00:00,15,UserLoggedIn,joon@example.org,\"{{\"\"CreationTime\"\":\"\"2026\"\n",
            CARD.sample
        );
        let sink = import(&text);
        let found: Vec<_> =
            sink.records.iter().map(|kept| (kept.account.as_str(), kept.outcome, kept.address.as_str())).collect();
        assert_eq!(
            found,
            [
                ("mina@example.org", Outcome::Success, "192.0.2.14"),
                ("joon@example.org", Outcome::Failure, "198.51.100.7:51123"),
                ("joon@example.org", Outcome::Success, ""),
            ]
        );
        assert_eq!(
            (sink.records[2].start.as_str(), sink.issues.as_slice()),
            ("2026-01-12T02:00:00", &[(4, IssueKind::BadJson)][..])
        );
    }

    #[test]
    fn devices_sessions_programs_and_sync_in_json() {
        let text = r#"{"CreationTime":"2026-01-12T00:31:04","Operation":"UserLoggedIn","Workload":"AzureActiveDirectory","UserId":"mina@example.org","UserType":0,"ActorIpAddress":"2001:db8::1","DeviceProperties":[{"Name":"Id","Value":"d1"},{"Name":"TrustType","Value":"1"},{"Name":"SessionId","Value":"s1"}]}
{"CreationTime":"2026-01-12T00:32:04","Operation":"MailItemsAccessed","Workload":"Exchange","UserId":"mina@example.org","ClientIPAddress":"192.0.2.14","ResultStatus":"Succeeded","OperationProperties":[{"Name":"MailAccessType","Value":"Sync"}]}
{"CreationTime":"2026-01-12T00:33:04","Operation":"Set-Mailbox","Workload":"Exchange","UserId":"NT AUTHORITY\\SYSTEM","UserType":4,"DeviceProperties":null}
{"CreationDate":"2026-01-12T00:34:04","UserIds":"joon@example.org","Operations":"FileAccessed","Workload":"x","AuditData":"{\"CreationTime\":\"2026-01-12T00:34:04\",\"Operation\":\"FileAccessed\",\"ClientIP\":\"[2001:db8::2]:443\"}"}"#;
        let sink = import(text);
        let kept = &sink.records[0];
        assert_eq!((kept.device.as_str(), kept.device_class, kept.session.as_str()), ("d1", DeviceClass::Strong, "s1"));
        assert_eq!((sink.records[1].machine, sink.records[1].outcome), (true, Outcome::Success));
        assert_eq!(sink.issues, [(3, IssueKind::NotRelevant)]);
        assert_eq!(
            (sink.records[2].account.as_str(), sink.records[2].address.as_str()),
            ("joon@example.org", "[2001:db8::2]:443")
        );
    }
}
