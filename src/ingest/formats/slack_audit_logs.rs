//! Slack Audit Logs (Enterprise): the answer of the API (`entries`) or what a SIEM stored, an entry a line.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Slack Audit Logs.
pub struct SlackAuditLogs;

const WRAPPER_KEYS: &[&str] = &["entries"];

static CARD: FormatCard = FormatCard {
    id: "slack-audit-logs",
    title: Both { ko: "Slack 감사 로그 (Enterprise)", en: "Slack audit logs (Enterprise)" },
    export: Both {
        ko: "Enterprise 요금제에서 Audit Logs API(GET /audit/v1/logs)의 응답을 저장하거나 SIEM이 쌓은 JSON Lines를 사용합니다.",
        en: "On the Enterprise plan, save the answers of the Audit Logs API (GET /audit/v1/logs), or take the JSON lines a SIEM stored.",
    },
    gives: Both {
        ko: "로그인·로그아웃과 관리·파일 등 활동의 시각(UTC), 계정, 접속 IP, 세션.",
        en: "Sign-ins, sign-outs, and administrative and file activity with time (UTC), account, connecting address, session.",
    },
    lacks: Both { ko: "메시지, 국가, 기기 식별자는 없습니다.", en: "Messages, country, devices." },
    traps: Both {
        ko: "Enterprise 요금제에만 있습니다. 관리자가 다른 사람의 세션을 초기화한 항목은 관리자의 활동입니다.",
        en: "Enterprise plans only. Where an admin reset somebody's session, the entry is the admin's activity.",
    },
    sample: r#"{"entries":[{"id":"1","date_create":1768177864,"action":"user_login","actor":{"type":"user","user":{"id":"W01","name":"Mina","email":"mina@example.org"}},"entity":{"type":"user"},"context":{"ip_address":"192.0.2.14","session_id":1}},
{"id":"2","date_create":1768178000,"action":"file_downloaded","actor":{"type":"user","user":{"id":"W01","name":"Mina","email":"mina@example.org"}},"entity":{"type":"file"},"context":{"ip_address":"192.0.2.14","session_id":1}},
{"id":"3","date_create":1768208564,"action":"user_logout","actor":{"type":"user","user":{"id":"W01","name":"Mina","email":"mina@example.org"}},"entity":{"type":"user"},"context":{"ip_address":"192.0.2.14","session_id":1}}]}"#,
};

paths! {
    Time: "date_create",
    Action: "action",
    ActorType: "actor.type",
    Id: "actor.user.id",
    Email: "actor.user.email",
    Name: "actor.user.name",
    Address: "context.ip_address",
    Session: "context.session_id",
}

impl Importer for SlackAuditLogs {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_entry = |first: Vec<u8>| {
            let has = |key: &str| json_records::has_key(&first, key);
            has("action") && has("actor") && has("entity") && (has("date_create") || has("context"))
        };
        if json_records::first_object(head.text, WRAPPER_KEYS).is_some_and(is_entry) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    if !matches!(entry.get(Field::ActorType), b"" | b"user") {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let (kind, outcome) = match entry.text(Field::Action) {
        "user_login" => (ActivityKind::SignIn, Outcome::Success),
        "user_login_failed" => (ActivityKind::SignIn, Outcome::Failure),
        "user_logout" => (ActivityKind::SignOut, Outcome::Success),
        _ => (ActivityKind::Action, Outcome::Unknown),
    };
    let (id, email) = (entry.get(Field::Id), entry.get(Field::Email));
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            // Slack's own robot acts for everybody.
            machine: id == b"USLACKBOT",
            account: if email.is_empty() { id } else { email },
            alias: if email.is_empty() { b"" } else { id },
            name: entry.get(Field::Name),
            start: entry.time(&[Field::Time]),
            address: entry.get(Field::Address),
            session: entry.get(Field::Session),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn the_sample_is_one_session() {
        let head = Head::new("x", CARD.sample.as_bytes(), true);
        assert_eq!(SlackAuditLogs.sniff(&head), Likelihood::Certain);
        let sink = read_all(SlackAuditLogs.open(&head, &Limits::default()).unwrap(), CARD.sample.as_bytes(), 60);
        let kinds: Vec<_> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::SignIn, ActivityKind::Action, ActivityKind::SignOut]);
        assert!(
            sink.records
                .iter()
                .all(|kept| kept.session == "1" && kept.alias == "W01" && kept.account == "mina@example.org")
        );
    }

    #[test]
    fn apps_are_not_people() {
        let text = r#"{"action":"x","actor":{"type":"app"},"entity":{},"context":{},"date_create":1768177864}"#;
        let head = Head::new("x", text.as_bytes(), true);
        let sink = read_all(SlackAuditLogs.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60);
        assert_eq!(sink.issues, [(1, IssueKind::NotRelevant)]);
    }
}
