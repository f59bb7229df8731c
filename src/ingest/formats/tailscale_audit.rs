//! Tailscale configuration audit log, as the API's answer (`logs`) or as a log stream stores it (`event` beside `time`).

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Tailscale configuration audit log.
pub struct TailscaleAudit;

const WRAPPER_KEYS: &[&str] = &["logs"];

static CARD: FormatCard = FormatCard {
    id: "tailscale-audit",
    title: Both { ko: "Tailscale 구성 감사 로그", en: "Tailscale configuration audit log" },
    export: Both {
        ko: "관리 콘솔 → Logs → Configuration logs → Download, 또는 GET /tailnet/{이름}/logging/configuration 응답을 저장합니다.",
        en: "Admin console, Logs, Configuration logs, Download; or save the answer of GET /tailnet/{name}/logging/configuration.",
    },
    gives: Both {
        ko: "설정·기기·키 변경의 시각(UTC)과 계정.",
        en: "Changes of settings, devices and keys with time (UTC) and account.",
    },
    lacks: Both {
        ko: "VPN 연결과 해제, 접속 IP, 국가는 없습니다.",
        en: "Connects and disconnects, addresses, country.",
    },
    traps: Both {
        ko: "누가 언제 네트워크를 썼는지는 이 로그에 없습니다. 자동화와 API 키가 한 항목은 사용하지 않습니다.",
        en: "When somebody used the network does not stand here. Entries of automation and API keys are not used.",
    },
    sample: r#"{"logs":[{"eventTime":"2026-01-12T00:31:04.117283827Z","type":"CONFIG","eventGroupID":"a1","origin":"ADMIN_CONSOLE","actor":{"id":"u1","type":"USER","loginName":"mina@example.org","displayName":"Mina"},"target":{"id":"n1","type":"NODE"},"action":"CREATE"},
{"eventTime":"2026-01-12T00:40:51Z","type":"CONFIG","eventGroupID":"a2","origin":"NODE","actor":{"id":"u1","type":"USER","loginName":"mina@example.org","displayName":"Mina"},"target":{"id":"u1","type":"USER"},"action":"LOGIN"},
{"eventTime":"2026-01-12T01:02:44Z","type":"CONFIG","eventGroupID":"a3","origin":"CONTROL","actor":{"id":"t1","type":"AUTOMATED"},"target":{"id":"n2","type":"NODE"},"action":"DELETE"}]}"#,
};

paths! {
    Time: "eventTime",
    StreamTime: "time",
    Action: "action",
    StreamAction: "event.action",
    Login: "actor.loginName",
    StreamLogin: "event.actor.loginName",
    Id: "actor.id",
    StreamId: "event.actor.id",
    Name: "actor.displayName",
    StreamName: "event.actor.displayName",
    Type: "actor.type",
    StreamType: "event.actor.type",
}

impl Importer for TailscaleAudit {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = json_records::first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &str| json_records::has_key(&first, key);
        let is_entry = has("eventGroupID") && has("actor")
            || has("event") && has("time") && memchr::memmem::find(&first, b"\"eventGroupID\"").is_some();
        if is_entry { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    if !matches!(entry.first(&[Field::Type, Field::StreamType]), b"" | b"USER") {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let kind = match entry.first(&[Field::Action, Field::StreamAction]) {
        b"LOGIN" => ActivityKind::SignIn,
        b"LOGOUT" => ActivityKind::SignOut,
        _ => ActivityKind::Action,
    };
    let (login, id) = (entry.first(&[Field::Login, Field::StreamLogin]), entry.first(&[Field::Id, Field::StreamId]));
    sink.record(
        line,
        &Record {
            kind,
            outcome: if kind == ActivityKind::Action { Outcome::Unknown } else { Outcome::Success },
            account: if login.is_empty() { id } else { login },
            alias: if login.is_empty() { b"" } else { id },
            name: entry.first(&[Field::Name, Field::StreamName]),
            start: entry.time(&[Field::Time, Field::StreamTime]),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(TailscaleAudit.sniff(&head), Likelihood::Certain);
        read_all(TailscaleAudit.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn answer_and_stream_say_the_same_and_automation_is_nobody() {
        let sink = import(CARD.sample);
        assert_eq!((sink.records.len(), sink.issues), (2, vec![(3, IssueKind::NotRelevant)]));
        let stream = r#"{"time":"2026-01-12T00:31:04.117283827Z","event":{"action":"CREATE","eventGroupID":"a1","actor":{"id":"u1","type":"USER","loginName":"mina@example.org","displayName":"Mina"}}}"#;
        assert_eq!(import(stream).records[0], sink.records[0]);
    }
}
