//! Keycloak events: lines of the server log (`type=LOGIN, realmId=…`), its JSON console lines, and the admin API's JSON.

use super::sign_in_fields::{Entry, Judge, Slot, Verdict, emit};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{self, JsonReader, Text, first_object, has_key};
use crate::ingest::lines::LineReader;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// The importer.
pub struct Keycloak;

static CARD: FormatCard = FormatCard {
    id: "keycloak",
    title: Both { ko: "Keycloak 이벤트", en: "Keycloak events" },
    export: Both {
        ko: "서버 로그(jboss-logging 이벤트 리스너)를 그대로 쓰거나, 관리 API(GET /admin/realms/{realm}/events)의 응답을 저장합니다.",
        en: "Use the server log as it is (jboss-logging event listener), or save the answer of the admin API (GET /admin/realms/{realm}/events).",
    },
    gives: Both {
        ko: "로그인 성공·실패·로그아웃의 시각, 계정, 결과, 접속 IP, 세션.",
        en: "Sign-ins, failed ones and sign-outs with time, account, outcome, connecting address and session.",
    },
    lacks: Both {
        ko: "국가와 기기가 없습니다. 세션이 만료되면 기록이 남지 않습니다.",
        en: "No country and no device. A session that expires leaves no entry.",
    },
    traps: Both {
        ko: "로그의 시각은 서버의 시간대입니다. 성공 이벤트는 로그 수준을 debug로 하거나 success-level을 올려야 남습니다. 토큰 갱신은 사람의 활동으로 세지 않습니다.",
        en: "Times in the log are in the server's zone. Successes are only logged at debug, or with success-level raised. Token refresh does not count as a person's activity.",
    },
    sample: "2026-01-12 09:31:04,117 DEBUG [org.keycloak.events] (executor-thread-1) type=\"LOGIN\", realmId=\"r1\", clientId=\"web\", userId=\"1-a\", sessionId=\"s1\", ipAddress=\"192.0.2.14\", auth_method=\"openid-connect\", username=\"mina\"\n2026-01-12 10:12:40,020 WARN  [org.keycloak.events] (executor-thread-2) type=LOGIN_ERROR, realmId=r1, clientId=web, userId=null, ipAddress=198.51.100.7, error=user_not_found, username=joon\n2026-01-12 18:02:44,003 DEBUG [org.keycloak.events] (executor-thread-1) type=\"LOGOUT\", realmId=\"r1\", clientId=\"web\", userId=\"1-a\", sessionId=\"s1\", ipAddress=\"192.0.2.14\"\n",
};

static PATHS: [Pathed; 8] = [
    (Slot::Time, &["time"]),
    (Slot::Account, &["details", "username"]),
    (Slot::Alias, &["userId"]),
    (Slot::Kind, &["type"]),
    (Slot::Address, &["ipAddress"]),
    (Slot::Session, &["sessionId"]),
    (Slot::Session, &["details", "code_id"]),
    (Slot::Extra, &["error"]),
];

impl Importer for Keycloak {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_own = match first_object(head.text, &[]) {
            Some(first) => ["type", "realmId", "clientId"].iter().all(|key| has_key(&first, key)) || is_console(&first),
            None => head.lines().take(200).any(|line| event(line).is_some()),
        };
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(match first_object(head.text, &[]) {
            Some(first) if is_console(&first) => Box::new(JsonReader::new(&[], limits.record_bytes, read_console)),
            Some(_) => Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()),
            None => Box::new(LineReader::new(limits.record_bytes, read_line)),
        })
    }
}

/// Whether the object is a line of the JSON console, which wraps the event in a message.
fn is_console(object: &[u8]) -> bool {
    has_key(object, "message") && memchr::memmem::find(object, b"org.keycloak").is_some()
}

/// Where the event's pairs begin in a line: at its type, after the logger's name.
fn event(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memmem::find(line, b"type=").filter(|at| *at == 0 || line[at - 1] == b' ')?;
    memchr::memmem::find(&line[at..], b"realmId=")?;
    Some((&line[..at], &line[at..]))
}

fn read_line(line: u32, text: &[u8], sink: &mut dyn Sink) {
    if text.starts_with(b"\t") || text.starts_with(b"Caused by:") {
        // A stack trace belongs to the entry above.
        return;
    }
    sink.row(line);
    match event(text) {
        Some((before, pairs)) => read_pairs(line, time_of(before), pairs, judge, sink),
        None => sink.issue(line, IssueKind::NotRelevant),
    }
}

/// The time in front of the level or the logger; container prefixes may precede it.
fn time_of(before: &[u8]) -> &[u8] {
    let end = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "["]
        .iter()
        .filter_map(|word| memchr::memmem::find(before, word.as_bytes()))
        .min()
        .unwrap_or(before.len());
    let time = before[..end].trim_ascii();
    // `podname keycloak 2026-01-12 09:31:04,117`: the date is what begins with four digits and a hyphen.
    let is_date = |at: usize| {
        let rest = &time[at..];
        rest.len() >= 10 && rest[..4].iter().all(u8::is_ascii_digit) && rest[4] == b'-' && rest[7] == b'-'
    };
    (0..time.len())
        .filter(|at| *at == 0 || time[at - 1] == b' ')
        .rfind(|at| is_date(*at))
        .map_or(time, |at| &time[at..])
}

fn read_pairs(line: u32, time: &[u8], pairs: &[u8], judge: Judge, sink: &mut dyn Sink) {
    let mut entry = Entry::default();
    entry.fill(Slot::Time, time);
    let mut rest = pairs;
    while let Some(equals) = memchr::memchr(b'=', rest) {
        let key = rest[..equals].trim_ascii();
        let after = &rest[equals + 1..];
        let (value, next) = match after.strip_prefix(b"\"") {
            Some(quoted) => {
                let end = memchr::memchr(b'"', quoted).unwrap_or(quoted.len());
                let next = &quoted[(end + 1).min(quoted.len())..];
                (&quoted[..end], next.strip_prefix(b",").unwrap_or(next))
            }
            None => {
                let end = memchr::memmem::find(after, b", ").unwrap_or(after.len());
                (&after[..end], &after[(end + 2).min(after.len())..])
            }
        };
        match key {
            b"type" => entry.fill(Slot::Kind, value),
            b"userId" => entry.fill(Slot::Alias, value),
            b"username" => entry.fill(Slot::Account, value),
            b"ipAddress" => entry.fill(Slot::Address, value),
            // Before there is a session, the code's id is the one that it will have.
            b"sessionId" | b"session_id" => entry.set(Slot::Session, value),
            b"code_id" => entry.fill(Slot::Session, value),
            b"error" => entry.fill(Slot::Extra, value),
            _ => {}
        }
        rest = next;
    }
    emit(line, entry, judge, false, sink);
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Console<'a> {
    #[serde(borrow, rename = "@timestamp")]
    at: Text<'a>,
    timestamp: Text<'a>,
    message: Text<'a>,
}

fn read_console(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(console) = json_records::parse::<Console<'_>>(line, record, sink) else { return };
    let time = if console.at.bytes().is_empty() { console.timestamp.bytes() } else { console.at.bytes() };
    match event(console.message.bytes()) {
        Some((_, pairs)) => read_pairs(line, time, pairs, judge, sink),
        None => sink.issue(line, IssueKind::NotRelevant),
    }
}

/// What applications do with tokens in the person's name.
const PROGRAMS: [&str; 9] = [
    "CODE_TO_TOKEN",
    "REFRESH_TOKEN",
    "TOKEN_EXCHANGE",
    "INTROSPECT_TOKEN",
    "VALIDATE_ACCESS_TOKEN",
    "USER_INFO_REQUEST",
    "PERMISSION_TOKEN",
    "OAUTH2_DEVICE_CODE_TO_TOKEN",
    "OAUTH2_EXTENSION_GRANT",
];

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let event = entry.text(Slot::Kind);
    let base = event.strip_suffix("_ERROR");
    let outcome = if base.is_some() { Outcome::Failure } else { Outcome::Success };
    let name = base.unwrap_or(event);
    // Service accounts and the registration of applications.
    if name.starts_with("CLIENT_") {
        return None;
    }
    let kind = match name {
        "LOGIN" | "IDENTITY_PROVIDER_LOGIN" => ActivityKind::SignIn,
        "LOGOUT" => ActivityKind::SignOut,
        _ => ActivityKind::Action,
    };
    Some(Verdict::new(kind, outcome).by_machine(PROGRAMS.contains(&name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read};

    fn import(text: &str) -> Collector {
        let head = Head::new("keycloak.log", text.as_bytes(), true);
        assert_eq!(Keycloak.sniff(&head), Likelihood::Certain);
        read(Keycloak.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 45)
    }

    #[test]
    fn quoted_and_bare_pairs_and_the_server_zone() {
        let sink = import(CARD.sample);
        let kept = &sink.records[0];
        assert_eq!((kept.account.as_str(), kept.alias.as_str(), kept.session.as_str()), ("mina", "1-a", "s1"));
        assert_eq!((kept.start.as_str(), kept.address.as_str()), ("2026-01-12 09:31:04,117", "192.0.2.14"));
        let failed = &sink.records[1];
        assert_eq!((failed.account.as_str(), failed.alias.as_str(), failed.outcome), ("joon", "", Outcome::Failure));
        assert_eq!((sink.records[2].kind, sink.records[2].account.as_str()), (ActivityKind::SignOut, "1-a"));
    }

    #[test]
    fn prefixes_stack_traces_and_other_lines() {
        let text = "2026-01-12 00:00:00,000 INFO  [io.quarkus] (main) Keycloak started\n\tat org.x\n\
            kc-0 keycloak 2026-01-12T13:55:09.111222333Z DEBUG [org.keycloak.events] (x) type=\"REFRESH_TOKEN\", realmId=\"r\", clientId=\"c\", userId=\"u\", redirect_uri=\"https://a/?x=1, y=2\", ipAddress=\"192.0.2.1\"\n\
            2026-01-12 00:00:00,000 WARN [org.keycloak.events] (x) type=CLIENT_LOGIN_ERROR, realmId=r, clientId=c, userId=null\n";
        let sink = import(text);
        assert_eq!(sink.rows, [1, 3, 4]);
        let kept = &sink.records[0];
        assert_eq!(
            (kept.start.as_str(), kept.machine, kept.address.as_str()),
            ("2026-01-12T13:55:09.111222333Z", true, "192.0.2.1")
        );
        assert_eq!(sink.issues, [(1, IssueKind::NotRelevant), (4, IssueKind::NotRelevant)]);
    }

    #[test]
    fn both_kinds_of_json() {
        let api = r#"[{"time":1759879885138,"type":"LOGIN","realmId":"r","clientId":"c","userId":"1-a","sessionId":"s1","ipAddress":"192.0.2.14","details":{"username":"mina","code_id":"s1"}}]"#;
        let kept = &import(api).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.start.as_str(), kept.kind),
            ("mina", "1759879885138", ActivityKind::SignIn)
        );
        let console = r#"{"@timestamp":"2026-01-12T00:31:04.117Z","log.logger":"org.keycloak.events","message":"type=\"LOGIN_ERROR\", realmId=\"r\", clientId=\"c\", userId=\"null\", ipAddress=\"192.0.2.14\", username=\"mina\""}"#;
        let kept = &import(console).records[0];
        assert_eq!((kept.account.as_str(), kept.outcome), ("mina", Outcome::Failure));
    }
}
