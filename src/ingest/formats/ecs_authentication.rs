//! Elastic Common Schema, as Elastic agents and pipelines store events: nested or flattened keys, an event a line.
//!
//! A store holds all kinds of events; those about processes, files and network traffic are no person's activity.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::lines::address;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Elastic Common Schema.
pub struct EcsAuthentication;

static CARD: FormatCard = FormatCard {
    id: "ecs-authentication",
    title: Both { ko: "ECS 이벤트 (Elastic)", en: "ECS events (Elastic)" },
    export: Both {
        ko: "Elasticsearch에서 event.category: authentication 인 문서를 JSON Lines로 내보냅니다(예: elasticdump의 _source만).",
        en: "Export documents with event.category: authentication from Elasticsearch as JSON lines (the _source only).",
    },
    gives: Both {
        ko: "로그인·로그아웃과 관리 활동의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표, 기기 이름.",
        en: "Sign-ins, sign-outs and administrative activity with time (UTC), account, outcome, connecting address, country and coordinates, device name.",
    },
    lacks: Both {
        ko: "원본에 없던 것은 여기에도 없습니다. 세션의 끝은 대개 없습니다.",
        en: "What the source did not have; mostly the ends of sessions.",
    },
    traps: Both {
        ko: "프로세스·파일·네트워크 이벤트는 사용하지 않습니다. 같은 로그인이 여러 원본에서 겹쳐 들어올 수 있습니다. Winlogbeat의 Windows 이벤트는 다른 형식으로 읽습니다.",
        en: "Events on processes, files and network traffic are not used. One sign-in may come in from several sources. Windows events of Winlogbeat are another format.",
    },
    sample: r#"{"@timestamp":"2026-01-12T00:31:04.117Z","event":{"action":"user_login","category":["authentication"],"type":["start"],"outcome":"success"},"user":{"name":"mina","email":"mina@example.org"},"source":{"ip":"192.0.2.14","geo":{"country_iso_code":"KR"}}}
{"@timestamp":"2026-01-12T00:40:51.020Z","event":{"action":"user_login","category":["authentication"],"type":["start"],"outcome":"failure"},"user":{"name":"admin"},"source":{"ip":"203.0.113.9"}}
{"@timestamp":"2026-01-12T09:02:44.003Z","event":{"action":"user_logout","category":["authentication"],"type":["end"],"outcome":"success"},"user":{"name":"mina","email":"mina@example.org"},"source":{"ip":"192.0.2.14"}}"#,
};

paths! {
    Time: "@timestamp",
    Action: "event.action",
    Category: "event.category",
    Type: "event.type",
    Outcome: "event.outcome",
    Email: "user.email",
    Name: "user.name",
    Id: "user.id",
    FullName: "user.full_name",
    Address: "source.ip",
    ClientAddress: "client.ip",
    Country: "source.geo.country_iso_code",
    CountryName: "source.geo.country_name",
    Latitude: "source.geo.location.lat",
    Longitude: "source.geo.location.lon",
    Device: "source.domain",
}

impl Importer for EcsAuthentication {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = json_records::first_object(head.text, &[]) else { return Likelihood::No };
        let has = |key: &str| json_records::has_key(&first, key);
        let has_any = |keys: &[&str]| keys.iter().any(|key| has(key));
        let is_event = has("@timestamp") && has_any(&["event", "event.action", "event.category"]);
        let has_fields = has_any(&["user", "user.name", "source", "source.ip", "client", "ecs", "ecs.version"]);
        // Keycloak's console and Winlogbeat write into this schema and are formats of their own.
        let is_other = has_any(&["winlog", "winlog.event_id", "log.logger", "loggerName"]);
        if is_event && has_fields && !is_other { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

/// Whether a list of the schema's words has one of them.
fn holds(list: &str, words: &[&str]) -> bool {
    list.split(' ').any(|word| words.contains(&word))
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(event) = pick(line, record, &PATHS, sink) else { return };
    let category = event.text(Field::Category);
    let is_of_people =
        category.is_empty() || holds(category, &["authentication", "session", "iam", "configuration", "email", "web"]);
    let (email, name, id) = (event.get(Field::Email), event.get(Field::Name), event.get(Field::Id));
    let account = [email, name, id].into_iter().find(|key| !key.is_empty()).unwrap_or_default();
    if !is_of_people || account.is_empty() {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let outcome = match event.text(Field::Outcome) {
        "success" => Outcome::Success,
        "failure" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    let kind = kind(category, event.text(Field::Type), event.text(Field::Action));
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: name.ends_with(b"$"),
            account,
            name: event.get(Field::FullName),
            start: event.time(&[Field::Time]),
            address: address(event.first(&[Field::Address, Field::ClientAddress])),
            country: event.first(&[Field::Country, Field::CountryName]),
            latitude: event.get(Field::Latitude),
            longitude: event.get(Field::Longitude),
            device: event.get(Field::Device),
            ..Record::default()
        },
    );
}

/// A start in the category of authentication is a sign-in; the action's words decide where the type says only `info`.
fn kind(category: &str, r#type: &str, action: &str) -> ActivityKind {
    let action = action.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| action.contains(word));
    let is_sign = holds(category, &["authentication", "session"]);
    if is_sign
        && (holds(r#type, &["end"])
            || says(&["logout", "log-out", "logged-out", "logoff", "logged-off", "sign-out", "signout"]))
    {
        return ActivityKind::SignOut;
    }
    let is_start = holds(r#type, &["start"])
        || says(&["login", "log-in", "logged-in", "logon", "sign-in", "signin", "authentication"]);
    if is_sign && is_start { ActivityKind::SignIn } else { ActivityKind::Action }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(EcsAuthentication.sniff(&head), Likelihood::Certain);
        read_all(EcsAuthentication.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn the_sample_nested_and_flattened() {
        let sink = import(CARD.sample);
        use ActivityKind::{SignIn, SignOut};
        let kinds: Vec<_> = sink.records.iter().map(|kept| (kept.kind, kept.outcome)).collect();
        assert_eq!(kinds, [(SignIn, Outcome::Success), (SignIn, Outcome::Failure), (SignOut, Outcome::Success)]);
        let flat = r#"{"@timestamp":"2026-01-12T00:31:04.117Z","event.action":"user_login","event.category":["authentication"],"event.type":["start"],"event.outcome":"success","user.name":"mina","user.email":"mina@example.org","source.ip":"192.0.2.14","source.geo.country_iso_code":"KR"}"#;
        assert_eq!(import(flat).records[0], sink.records[0]);
    }

    #[test]
    fn programs_say_nothing_and_winlogbeat_is_another_format() {
        let text = r#"{"@timestamp":"2026-01-12T00:31:04Z","event":{"category":["process"]},"user":{"name":"mina"}}
{"@timestamp":"2026-01-12T00:31:04Z","event":{"category":["authentication","network"],"type":["info"],"action":"ssh_login"},"user":{"name":"mina"}}
{"@timestamp":"2026-01-12T00:31:04Z","event":{"category":["authentication"]},"source":{"ip":"192.0.2.1"}}"#;
        let sink = import(text);
        assert_eq!((sink.records.len(), sink.records[0].kind), (1, ActivityKind::SignIn));
        assert_eq!(sink.issues, [(1, IssueKind::NotRelevant), (3, IssueKind::NotRelevant)]);
        let winlog = br#"{"@timestamp":"","event":{"code":"4624"},"user":{},"winlog":{}}"#;
        assert_eq!(EcsAuthentication.sniff(&Head::new("x", winlog, true)), Likelihood::No);
    }
}
