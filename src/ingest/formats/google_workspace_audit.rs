//! Google Workspace audit activities in JSON: the Reports API (`items`), GAM and ALFA (`activities`), SIEM lines.
//!
//! One activity may hold several events of one moment; it is one record, told by its strongest event.

use super::json_fields::{paths, pick};
use super::sign_in_json::List;
use crate::ingest::json_records::{self, JsonReader, Object, Text, first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// The importer.
pub struct GoogleWorkspaceAudit;

const WRAPPER_KEYS: &[&str] = &["items", "activities"];

static CARD: FormatCard = FormatCard {
    id: "google-workspace-audit",
    title: Both { ko: "Google Workspace 감사 로그 (JSON)", en: "Google Workspace audit log (JSON)" },
    export: Both {
        ko: "Admin SDK Reports API(activities.list)의 응답, GAM·ALFA의 출력, SIEM이 쌓은 JSON Lines를 사용합니다. 로그인 기록은 applicationName=login입니다.",
        en: "The answers of the Admin SDK Reports API (activities.list), the output of GAM or ALFA, or the JSON lines of a SIEM. Sign-ins are applicationName=login.",
    },
    gives: Both {
        ko: "로그인 성공·실패·로그아웃, 드라이브·메일·관리 활동, Chrome 원격 데스크톱 사용의 시각(UTC), 계정, 결과, 접속 IP, 최근 기록은 국가.",
        en: "Sign-ins, failed ones and sign-outs, drive, mail and admin activity, use of Chrome Remote Desktop, with time (UTC), account, outcome, connecting address, and lately country.",
    },
    lacks: Both {
        ko: "기기와 세션이 없습니다. 보존 기간은 180일입니다.",
        en: "No device and no session. Kept for 180 days.",
    },
    traps: Both {
        ko: "Google이 계정을 정지하거나 경고한 항목은 본인의 활동이 아니므로 넘어갑니다. 앱과 서비스 계정의 활동은 사람의 활동으로 세지 않습니다.",
        en: "Warnings and suspensions by Google are not the person's activity and are passed over. Apps and service accounts do not count as a person.",
    },
    sample: r#"{"kind":"admin#reports#activity","id":{"time":"2026-01-12T00:31:04.117Z","applicationName":"login"},"actor":{"email":"mina@example.org","profileId":"101"},"ipAddress":"192.0.2.14","events":[{"type":"login","name":"login_success"}]}
{"kind":"admin#reports#activity","id":{"time":"2026-01-12T01:12:40.020Z","applicationName":"login"},"actor":{"email":"joon@example.org","profileId":"102"},"ipAddress":"198.51.100.7","events":[{"type":"login","name":"login_failure"}]}
{"kind":"admin#reports#activity","id":{"time":"2026-01-12T09:02:44.003Z","applicationName":"login"},"actor":{"email":"mina@example.org","profileId":"101"},"ipAddress":"192.0.2.14","events":[{"type":"login","name":"logout"}]}"#,
};

impl Importer for GoogleWorkspaceAudit {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &str| has_key(&first, key);
        let finds = |mark: &str| memchr::memmem::find(&first, mark.as_bytes()).is_some();
        let is_activity = has("id") && (has("events") || has("name") || has("parameters"));
        let is_google = finds("admin#reports#activity") || finds("\"applicationName\"") && finds("\"uniqueQualifier\"");
        if is_activity && is_google || is_cloud(&first) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let first = first_object(head.text, WRAPPER_KEYS);
        if first.is_some_and(|first| is_cloud(&first)) {
            return Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read_cloud).in_utc()));
        }
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

/// The login audit as it is shared with Google Cloud's logging.
fn is_cloud(first: &[u8]) -> bool {
    let finds = |mark: &str| memchr::memmem::find(first, mark.as_bytes()).is_some();
    has_key(first, "protoPayload") && (finds("\"login.googleapis.com\"") || finds("google.login.LoginService"))
}

paths! {
    Time: "timestamp",
    Email: "protoPayload.authenticationInfo.principalEmail",
    Address: "protoPayload.requestMetadata.callerIp",
    Event: "protoPayload.metadata.event.eventName",
}

fn read_cloud(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let (kind, outcome) = match meaning("", entry.text(Field::Event)) {
        Meaning::Success => (ActivityKind::SignIn, Outcome::Success),
        Meaning::Failure => (ActivityKind::SignIn, Outcome::Failure),
        Meaning::SignOut => (ActivityKind::SignOut, Outcome::Success),
        Meaning::Notice => return sink.issue(line, IssueKind::NotRelevant),
        _ => (ActivityKind::Action, Outcome::Unknown),
    };
    let account = entry.get(Field::Email);
    let start = entry.time(&[Field::Time]);
    let address = entry.get(Field::Address);
    sink.record(line, &Record { kind, outcome, account, start, address, ..Record::default() });
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Activity<'a> {
    #[serde(borrow)]
    id: Object<Id<'a>>,
    actor: Object<Actor<'a>>,
    ip_address: Text<'a>,
    network_info: Object<Network<'a>>,
    events: List<Object<Event<'a>>>,
    /// One event, where a SIEM has split the activity.
    name: Text<'a>,
    r#type: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Id<'a> {
    #[serde(borrow)]
    time: Text<'a>,
    application_name: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Actor<'a> {
    #[serde(borrow)]
    email: Text<'a>,
    profile_id: Text<'a>,
    caller_type: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Network<'a> {
    #[serde(borrow)]
    region_code: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Event<'a> {
    #[serde(borrow)]
    r#type: Text<'a>,
    name: Text<'a>,
    parameters: List<Object<Parameter<'a>>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Parameter<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    value: Text<'a>,
}

impl Event<'_> {
    fn parameter(&self, name: &str) -> &[u8] {
        self.parameters.0.iter().find(|known| known.name.as_str() == name).map_or(b"", |known| known.value.known())
    }
}

/// What an event means; greater ones go before others of the same activity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// Google's own notice about the account.
    Notice,
    Action,
    Meeting,
    Remote,
    SignOut,
    Failure,
    Success,
}

fn meaning(kind: &str, name: &str) -> Meaning {
    match name.trim() {
        "login_success" => Meaning::Success,
        "login_failure" => Meaning::Failure,
        "logout" => Meaning::SignOut,
        "call_ended" => Meaning::Meeting,
        // Chrome Remote Desktop: somebody sits at another machine.
        name if ["CHROMEOS_CRD_", "CHROME_OS_CRD_"].iter().any(|start| name.starts_with(start)) => Meaning::Remote,
        "gov_attack_warning" => Meaning::Notice,
        name if kind == "account_warning"
            || name.starts_with("suspicious_")
            || name.starts_with("account_disabled") =>
        {
            Meaning::Notice
        }
        _ => Meaning::Action,
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = json_records::parse::<Activity<'_>>(line, record, sink) else { return };
    let told = entry.events.0.iter().map(|event| (meaning(event.r#type.as_str(), event.name.as_str()), Some(event)));
    let (meaning, event) = told
        .max_by_key(|(meaning, _)| *meaning)
        .unwrap_or_else(|| (meaning(entry.r#type.as_str(), entry.name.as_str()), None));
    let actor = &entry.actor;
    // A mail that was delivered is not done by anybody.
    let is_delivery = entry.id.application_name.as_str() == "gmail" && entry.name.as_str() == "delivery";
    if meaning == Meaning::Notice || is_delivery {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let (kind, outcome) = match meaning {
        Meaning::Success => (ActivityKind::SignIn, Outcome::Success),
        Meaning::Failure => (ActivityKind::SignIn, Outcome::Failure),
        Meaning::SignOut => (ActivityKind::SignOut, Outcome::Success),
        Meaning::Remote => (ActivityKind::RemoteSession, Outcome::Unknown),
        Meaning::Meeting => (ActivityKind::Meeting, Outcome::Unknown),
        Meaning::Action | Meaning::Notice => (ActivityKind::Action, Outcome::Unknown),
    };
    let parameter = |name| event.map_or(&b""[..], |event| event.parameter(name));
    let or = |first, second| if <[u8]>::is_empty(first) { second } else { first };
    let (account, alias) = match actor.email.known() {
        b"" => (actor.profile_id.known(), &b""[..]),
        email => (email, actor.profile_id.known()),
    };
    let time = entry.id.time.known();
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: actor.caller_type.as_str() == "KEY" || account.ends_with(b".gserviceaccount.com"),
            account,
            alias,
            start: if time.is_empty() { When::Missing } else { When::Text(time) },
            address: or(entry.ip_address.known(), parameter("ip_address")),
            country: or(entry.network_info.region_code.known(), parameter("location_country")),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("login.json", text.as_bytes(), true);
        assert_eq!(GoogleWorkspaceAudit.sniff(&head), Likelihood::Certain);
        read_all(GoogleWorkspaceAudit.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 70)
    }

    fn activity(events: &str, rest: &str) -> String {
        format!(
            r#"{{"kind":"admin#reports#activity","id":{{"time":"2026-01-12T00:31:04.117Z","applicationName":"login"}},"actor":{{"email":"mina@example.org","profileId":"101"}},"events":[{events}]{rest}}}"#
        )
    }

    #[test]
    fn the_login_audit_in_the_cloud_log() {
        let text = r#"{"insertId":"1","protoPayload":{"authenticationInfo":{"principalEmail":"mina@example.org"},"requestMetadata":{"callerIp":"192.0.2.14"},"serviceName":"login.googleapis.com","metadata":{"event":[{"eventName":"login_failure"}]}},"timestamp":"2026-01-12T00:31:04.117Z"}"#;
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.address.as_str(), kept.kind, kept.outcome),
            ("mina@example.org", "192.0.2.14", ActivityKind::SignIn, Outcome::Failure)
        );
    }

    #[test]
    fn the_sample_in_every_framing() {
        let sink = import(CARD.sample);
        let kinds: Vec<_> = sink.records.iter().map(|kept| (kept.kind, kept.outcome)).collect();
        assert_eq!(
            kinds,
            [
                (ActivityKind::SignIn, Outcome::Success),
                (ActivityKind::SignIn, Outcome::Failure),
                (ActivityKind::SignOut, Outcome::Success),
            ]
        );
        for key in WRAPPER_KEYS {
            let wrapped = format!("{{\"{key}\":[{}]}}", CARD.sample.lines().collect::<Vec<_>>().join(",\n"));
            assert_eq!(import(&wrapped).records.len(), 3);
        }
    }

    #[test]
    fn the_strongest_event_tells_and_notices_are_nobodys() {
        let both = r#"{"type":"login","name":"login_verification"},{"type":"login","name":"login_success"}"#;
        assert_eq!(import(&activity(both, "")).records[0].kind, ActivityKind::SignIn);
        let notice = r#"{"type":"account_warning","name":"suspicious_login","parameters":[{"name":"affected_email_address","value":"x"}]}"#;
        assert_eq!(import(&activity(notice, "")).issues, [(1, IssueKind::NotRelevant)]);
        let call = r#"{"type":"call","name":"call_ended","parameters":[{"name":"ip_address","value":"192.0.2.9"},{"name":"location_country","value":"KR"},{"name":"n","intValue":"3"}]}"#;
        let kept = &import(&activity(call, "")).records[0];
        assert_eq!(
            (kept.kind, kept.address.as_str(), kept.country.as_str()),
            (ActivityKind::Meeting, "192.0.2.9", "KR")
        );
        let remote = r#"{"type":"x","name":"CHROMEOS_CRD_HOST_STARTED"}"#;
        assert_eq!(import(&activity(remote, "")).records[0].kind, ActivityKind::RemoteSession);
    }

    #[test]
    fn a_split_activity_and_a_country() {
        let text = r#"{"kind":"admin#reports#activity","id":{"time":"2026-01-12 00:31:04.117000000","applicationName":"login"},"actor":{"email":"mina@example.org"},"name":"login_failure","type":"login","parameters":{"x":1},"networkInfo":{"regionCode":"KR","ipAsn":[1]}}"#;
        let kept = &import(text).records[0];
        assert_eq!((kept.outcome, kept.country.as_str()), (Outcome::Failure, "KR"));
    }
}
