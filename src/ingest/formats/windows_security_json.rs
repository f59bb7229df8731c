//! Windows Security log as JSON: Winlogbeat (6 and newer), NXLog and other flat exports, and `evtx_dump`.
//!
//! NXLog's `EventTime` is local to the machine; where a collector added a time with a zone, that one counts.

use super::json_fields::pick;
use super::windows_logons::{self, Logon};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable};
use crate::settings::Limits;

/// Windows Security log as JSON.
pub struct WindowsSecurityJson;

static CARD: FormatCard = FormatCard {
    id: "windows-security-json",
    title: Both {
        ko: "Windows 보안 로그 (Winlogbeat·NXLog JSON)",
        en: "Windows Security log (Winlogbeat or NXLog JSON)",
    },
    export: Both {
        ko: "Winlogbeat나 NXLog(to_json)가 쌓은 JSON Lines 파일, 또는 evtx_dump -o jsonl Security.evtx 의 출력을 사용합니다.",
        en: "Take the JSON lines that Winlogbeat or NXLog (to_json) stored, or the output of evtx_dump -o jsonl Security.evtx.",
    },
    gives: Both {
        ko: "로그온 성공·실패, 로그오프, 원격 데스크톱 연결·해제, 계정, 접속 IP, 상대 컴퓨터 이름, 로그온 ID로 묶은 세션.",
        en: "Logons that worked or failed, logoffs, remote desktop connects and disconnects, account, address, name of the other machine, sessions by logon id.",
    },
    lacks: Both {
        ko: "세션 중에 무엇을 했는지, 국가는 없습니다. 감사 정책이 꺼져 있으면 이벤트가 남지 않습니다.",
        en: "Nothing of what was done in the session, no country. Events are missing where the audit policy is off.",
    },
    traps: Both {
        ko: "네트워크(유형 3)·배치·서비스 로그온과 컴퓨터 계정, Kerberos 티켓은 프로그램이 만들므로 사람의 활동으로 세지 않습니다. 컴퓨터 이름은 바꾸거나 복제할 수 있어 같은 기기라는 증거로는 약합니다. NXLog의 EventTime에는 시간대가 없습니다.",
        en: "Network (type 3), batch and service logons, machine accounts and Kerberos tickets are made by programs and do not count as the person's activity. Machine names can be changed or cloned and are weak proof. NXLog's EventTime has no zone.",
    },
    sample: r#"{"@timestamp":"2026-01-12T00:31:04.117Z","winlog":{"event_id":"4624","computer_name":"PC-7.example.org","event_data":{"TargetUserName":"mina","TargetLogonId":"0x3e1a2","LogonType":"10","IpAddress":"192.0.2.14"}}}
{"@timestamp":"2026-01-12T00:40:51.020Z","winlog":{"event_id":"4625","computer_name":"PC-7.example.org","event_data":{"TargetUserName":"admin","LogonType":"3","IpAddress":"203.0.113.9"}}}
{"@timestamp":"2026-01-12T09:02:44.003Z","winlog":{"event_id":"4634","computer_name":"PC-7.example.org","event_data":{"TargetUserName":"mina","TargetLogonId":"0x3e1a2","LogonType":"10"}}}"#,
};

/// Where an event's values stand.
#[derive(Clone, Copy)]
enum Field {
    Id,
    OtherId,
    Time,
    OtherTime,
    LocalTime,
    Computer,
    OtherComputer,
    Target,
    Domain,
    Subject,
    LogonType,
    LogonId,
    Address,
    WorkstationName,
    Status,
    // Events 4776, 4778 and 4779 have their own names.
    Workstation,
    AccountName,
    OwnLogonId,
    ClientName,
    ClientAddress,
}

impl From<Field> for usize {
    fn from(field: Field) -> Self {
        field as Self
    }
}

type Layout = [&'static str; 20];

/// The paths of an event whose head and data stand in these places.
macro_rules! layout {
    ($id:literal, $other_id:literal, $time:literal, $other_time:literal, $local:literal, $computer:literal, $other:literal, $data:literal) => {
        [
            $id,
            $other_id,
            $time,
            $other_time,
            $local,
            $computer,
            $other,
            concat!($data, "TargetUserName"),
            concat!($data, "TargetDomainName"),
            concat!($data, "SubjectUserName"),
            concat!($data, "LogonType"),
            concat!($data, "TargetLogonId"),
            concat!($data, "IpAddress"),
            concat!($data, "WorkstationName"),
            concat!($data, "Status"),
            concat!($data, "Workstation"),
            concat!($data, "AccountName"),
            concat!($data, "LogonID"),
            concat!($data, "ClientName"),
            concat!($data, "ClientAddress"),
        ]
    };
}

static FLAT: Layout =
    layout!("EventID", "EventId", "@timestamp", "TimeGenerated", "EventTime", "Hostname", "Computer", "");
static WINLOG: Layout = layout!(
    "winlog.event_id",
    "event.code",
    "@timestamp",
    "winlog.time_created",
    "event.created",
    "winlog.computer_name",
    "host.name",
    "winlog.event_data."
);
static WINLOGBEAT_6: Layout = layout!(
    "event_id",
    "event.code",
    "@timestamp",
    "time_created",
    "event_time",
    "computer_name",
    "beat.hostname",
    "event_data."
);
static EVTX: Layout = layout!(
    "Event.System.EventID",
    "Event.System.EventID.#text",
    "Event.System.TimeCreated.#attributes.SystemTime",
    "Event.System.TimeCreated.SystemTime",
    "Event.System.TimeCreated",
    "Event.System.Computer",
    "Event.System.Channel",
    "Event.EventData."
);

/// Which layout a record has, if it is of the Windows event log.
fn layout(record: &[u8]) -> Option<&'static Layout> {
    let has = |key| json_records::has_key(record, key);
    if has("winlog") || has("winlog.event_id") {
        return Some(&WINLOG);
    }
    if has("event_id") && (has("event_data") || has("computer_name")) {
        return Some(&WINLOGBEAT_6);
    }
    if has("Event")
        && memchr::memmem::find(record, b"\"System\"").is_some()
        && memchr::memmem::find(record, b"\"EventID\"").is_some()
    {
        return Some(&EVTX);
    }
    let of_an_event = ["Channel", "SourceName", "TargetUserName", "SubjectUserName", "SourceModuleType"];
    ((has("EventID") || has("EventId")) && of_an_event.into_iter().any(has)).then_some(&FLAT)
}

impl Importer for WindowsSecurityJson {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match json_records::first_object(head.text, &[]) {
            Some(first) if layout(&first).is_some() => Likelihood::Certain,
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let layout = json_records::first_object(head.text, &[]).and_then(|first| layout(&first)).unwrap_or(&FLAT);
        let mut session = Vec::new();
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, move |line, record: &[u8], sink: &mut dyn Sink| {
            read(line, record, layout, &mut session, sink);
        })))
    }
}

fn read(line: u32, record: &[u8], layout: &'static Layout, session: &mut Vec<u8>, sink: &mut dyn Sink) {
    let Some(event) = pick(line, record, layout, sink) else { return };
    let logon = Logon {
        event: event.first(&[Field::Id, Field::OtherId]),
        time: event.time(&[Field::Time, Field::OtherTime, Field::LocalTime]),
        computer: event.first(&[Field::Computer, Field::OtherComputer]),
        target: event.first(&[Field::Target, Field::AccountName]),
        subject: event.get(Field::Subject),
        domain: event.get(Field::Domain),
        logon_type: event.get(Field::LogonType),
        logon_id: event.first(&[Field::LogonId, Field::OwnLogonId]),
        address: event.first(&[Field::Address, Field::ClientAddress]),
        workstation: event.first(&[Field::WorkstationName, Field::ClientName, Field::Workstation]),
        status: event.get(Field::Status),
    };
    windows_logons::put(line, &logon, session, sink);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::ActivityKind;

    fn import(text: &str) -> Collector {
        let head = Head::new("security.json", text.as_bytes(), true);
        assert_eq!(WindowsSecurityJson.sniff(&head), Likelihood::Certain, "{text}");
        read_all(WindowsSecurityJson.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 50)
    }

    #[test]
    fn every_collector_says_the_same() {
        for text in [
            r#"{"@timestamp":"2026-01-12T00:31:04Z","winlog":{"event_id":4624,"computer_name":"PC-7","event_data":{"TargetUserName":"mina","TargetLogonId":"0x3e1","LogonType":"10","IpAddress":"192.0.2.14","WorkstationName":"PC-9"}}}"#,
            r#"{"@timestamp":"2026-01-12T00:31:04Z","event_id":4624,"computer_name":"PC-7","event_data":{"TargetUserName":"mina","TargetLogonId":"0x3e1","LogonType":"10","IpAddress":"192.0.2.14","WorkstationName":"PC-9"}}"#,
            r#"{"EventTime":"2026-01-12 09:31:04","@timestamp":"2026-01-12T00:31:04Z","Hostname":"PC-7","EventID":4624,"Channel":"Security","TargetUserName":"mina","TargetLogonId":"0x3e1","LogonType":"10","IpAddress":"192.0.2.14","WorkstationName":"PC-9"}"#,
            r##"{"Event":{"System":{"EventID":{"#text":4624},"TimeCreated":{"#attributes":{"SystemTime":"2026-01-12T00:31:04Z"}},"Computer":"PC-7"},"EventData":{"TargetUserName":"mina","TargetLogonId":"0x3e1","LogonType":10,"IpAddress":"192.0.2.14","WorkstationName":"PC-9"}}}"##,
        ] {
            let kept = &import(text).records[0];
            assert_eq!(
                (kept.account.as_str(), kept.start.as_str(), kept.address.as_str()),
                ("mina", "2026-01-12T00:31:04Z", "192.0.2.14")
            );
            assert_eq!(
                (kept.session.as_str(), kept.device.as_str(), kept.kind),
                ("PC-7:0x3e1", "PC-9", ActivityKind::SignIn)
            );
        }
    }

    #[test]
    fn remote_desktop_events_have_their_own_names() {
        let text = r#"{"EventTime":"2026-01-12 09:31:04","Hostname":"PC-7","EventID":4779,"Channel":"Security","AccountName":"mina","LogonID":"0x3e1","ClientName":"PC-9","ClientAddress":"192.0.2.14"}"#;
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.kind, kept.account.as_str(), kept.session.as_str(), kept.device.as_str()),
            (ActivityKind::SignOut, "mina", "PC-7:0x3e1", "PC-9")
        );
        assert_eq!(kept.start, "2026-01-12 09:31:04");
    }

    #[test]
    fn the_sample_is_its_own_and_other_json_is_not() {
        let sink = import(CARD.sample);
        assert_eq!((sink.records.len(), sink.issues.len()), (3, 0));
        for other in [
            r#"{"event_id":1,"a":2}"#,
            r#"{"Event":{"a":1}}"#,
            r#"{"EventID":3}"#,
            r#"{"@timestamp":"","event":{"code":"4624"}}"#,
        ] {
            assert_eq!(WindowsSecurityJson.sniff(&Head::new("x", other.as_bytes(), true)), Likelihood::No, "{other}");
        }
    }
}
