//! Teleport audit events, an event a line: sign-ins, and sessions on servers, databases and clusters.
//!
//! An event `session.end` states both ends of its session, so `session.start` is only activity.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Teleport audit events.
pub struct Teleport;

static CARD: FormatCard = FormatCard {
    id: "teleport",
    title: Both { ko: "Teleport 감사 이벤트", en: "Teleport audit events" },
    export: Both {
        ko: "Auth 서버의 /var/lib/teleport/log/events.log(JSON Lines), 또는 이벤트 처리기(event-handler)가 내보낸 파일을 사용합니다.",
        en: "Take /var/lib/teleport/log/events.log (JSON lines) of the auth server, or what the event handler exported.",
    },
    gives: Both {
        ko: "로그인 성공·실패, 서버 세션의 시작과 끝, 기타 활동의 시각(UTC), 계정, 접속 IP.",
        en: "Sign-ins that worked or failed, start and end of sessions on servers, other activity, with time (UTC), account, connecting address.",
    },
    lacks: Both { ko: "로그아웃, 국가는 없습니다.", en: "Sign-outs, country." },
    traps: Both {
        ko: "봇 계정과 인증서 발급·녹화 저장은 사람의 활동으로 세지 않습니다. 프록시 뒤의 접속 IP는 프록시의 IP일 수 있습니다. 열린 세션이 사람이 일하고 있다는 뜻은 아닙니다.",
        en: "Bots, issued certificates and stored recordings do not count as a person's activity. Behind a proxy the address may be the proxy's. An open session does not mean that somebody works.",
    },
    sample: r#"{"ei":0,"event":"user.login","uid":"1","code":"T1000I","time":"2026-01-12T00:31:04.117Z","cluster_name":"tp.example.org","user":"mina","success":true,"method":"local","addr.remote":"192.0.2.14:50112"}
{"ei":0,"event":"user.login","uid":"2","code":"T1000W","time":"2026-01-12T00:40:51.020Z","cluster_name":"tp.example.org","user":"admin","success":false,"error":"invalid credentials","method":"local","addr.remote":"203.0.113.9:41822"}
{"ei":9,"event":"session.end","uid":"3","code":"T2004I","time":"2026-01-12T09:02:44.003Z","user":"mina","login":"root","sid":"s1","session_start":"2026-01-12T00:32:00Z","session_stop":"2026-01-12T09:02:44Z","addr.remote":"192.0.2.14:50112"}"#,
};

paths! {
    Event: "event",
    Time: "time",
    User: "user",
    Kind: "user_kind",
    Address: "addr.remote",
    Success: "success",
    Session: "sid",
    Start: "session_start",
    Stop: "session_stop",
}

impl Importer for Teleport {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_entry = |first: Vec<u8>| {
            let has = |key: &str| json_records::has_key(&first, key);
            has("event") && has("code") && has("time") && (has("ei") || has("cluster_name") || has("uid"))
        };
        if json_records::first_object(head.text, &[]).is_some_and(is_entry) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let event = entry.text(Field::Event);
    let account = entry.get(Field::User);
    // What the cluster does for itself has no user, or one of kind 3.
    if account.is_empty() || entry.get(Field::Kind) == b"3" {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let stated = match entry.text(Field::Success) {
        "true" => Outcome::Success,
        "false" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    let has_ends = !entry.get(Field::Start).is_empty() && !entry.get(Field::Stop).is_empty();
    let is_whole = event.ends_with("session.end") && has_ends;
    let kind = match event {
        "user.login" => ActivityKind::SignIn,
        _ if is_whole => ActivityKind::Session,
        _ => ActivityKind::Action,
    };
    const PROGRAMS: [&str; 5] = ["cert.create", "session.upload", "session.data", "session.network", "bot."];
    sink.record(
        line,
        &Record {
            kind,
            outcome: if is_whole { Outcome::Success } else { stated },
            machine: entry.get(Field::Kind) == b"2" || PROGRAMS.iter().any(|prefix| event.starts_with(prefix)),
            account,
            start: if is_whole { entry.time(&[Field::Start]) } else { entry.time(&[Field::Time]) },
            end: if is_whole { entry.time(&[Field::Stop]) } else { When::Missing },
            address: entry.get(Field::Address),
            session: entry.get(Field::Session),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("events.log", text.as_bytes(), true);
        assert_eq!(Teleport.sniff(&head), Likelihood::Certain);
        read_all(Teleport.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn the_sample_has_both_outcomes_and_a_whole_session() {
        let sink = import(CARD.sample);
        let outcomes: Vec<_> = sink.records.iter().map(|kept| (kept.kind, kept.outcome)).collect();
        use ActivityKind::{Session, SignIn};
        assert_eq!(outcomes, [(SignIn, Outcome::Success), (SignIn, Outcome::Failure), (Session, Outcome::Success)]);
        assert_eq!(
            (sink.records[2].start.as_str(), sink.records[2].end.as_str()),
            ("2026-01-12T00:32:00Z", "2026-01-12T09:02:44Z")
        );
    }

    #[test]
    fn bots_and_certificates_are_machines_and_the_cluster_is_nobody() {
        for (rest, machines, issues) in [
            (r#""event":"cert.create","user":"mina""#, 1, 0),
            (r#""event":"session.start","user":"ci","user_kind":2"#, 1, 0),
            (r#""event":"session.start","user":"mina","user_kind":1"#, 0, 0),
            (r#""event":"instance.join""#, 0, 1),
        ] {
            let sink = import(&format!(r#"{{"ei":0,"code":"x","time":"2026-01-12T00:31:04Z",{rest}}}"#));
            assert_eq!(
                (sink.records.iter().filter(|kept| kept.machine).count(), sink.issues.len()),
                (machines, issues),
                "{rest}"
            );
        }
    }
}
