//! Duo logs in JSON, as the Admin API gives them in both versions: authentications, and the sign-ins of administrators.

use super::sign_in_fields::{Entry, Slot, Verdict, value_after};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Duo;

const WRAPPER_KEYS: &[&str] = &["authlogs", "response"];

static CARD: FormatCard = FormatCard {
    id: "duo",
    title: Both { ko: "Duo 인증 로그", en: "Duo authentication log" },
    export: Both {
        ko: "Duo Admin API(/admin/v2/logs/authentication)의 응답이나 duologsync가 쌓은 JSON Lines를 사용합니다.",
        en: "Use the answers of the Duo Admin API (/admin/v2/logs/authentication) or the JSON lines that duologsync stored.",
    },
    gives: Both {
        ko: "2단계 인증의 시각(UTC), 계정, 승인·거부, 접속한 기기의 IP와 국가.",
        en: "Second-factor authentications with time (UTC), account, granted or denied, address and country of the access device.",
    },
    lacks: Both { ko: "로그아웃과 세션이 없습니다.", en: "No sign-outs and no sessions." },
    traps: Both {
        ko: "접속 위치는 access_device만 사용합니다. 승인한 휴대폰(auth_device)은 다른 곳에 있을 수 있습니다.",
        en: "Only access_device is taken as the place; the phone that approved (auth_device) may be elsewhere.",
    },
    sample: r#"{"isotimestamp":"2026-01-12T00:31:04.117000+00:00","timestamp":1768177864,"event_type":"authentication","factor":"duo_push","result":"success","reason":"user_approved","txid":"t1","user":{"key":"U1","name":"mina@example.org"},"access_device":{"ip":"192.0.2.14","location":{"country":"South Korea"}}}
{"isotimestamp":"2026-01-12T01:12:40.020000+00:00","timestamp":1768180360,"event_type":"authentication","factor":"duo_push","result":"denied","reason":"no_response","txid":"t2","user":{"key":"U2","name":"joon@example.org"},"access_device":{"ip":"198.51.100.7"}}
{"isotimestamp":"2026-01-12T01:13:02.000000+00:00","timestamp":1768180382,"event_type":"enrollment","factor":"not_available","result":"success","reason":"","txid":"t3","user":{"key":"U2","name":"joon@example.org"}}"#,
};

static PATHS: [Pathed; 15] = [
    (Slot::Time, &["isotimestamp"]),
    (Slot::Time, &["timestamp"]),
    (Slot::Account, &["email"]),
    (Slot::Account, &["username"]),
    (Slot::Alias, &["user", "name"]),
    (Slot::Name, &["alias"]),
    (Slot::Kind, &["event_type"]),
    (Slot::Kind, &["eventtype"]),
    (Slot::Result, &["result"]),
    (Slot::Address, &["access_device", "ip"]),
    (Slot::Address, &["ip"]),
    (Slot::Country, &["access_device", "location", "country"]),
    (Slot::Device, &["access_device", "hostname"]),
    (Slot::Actor, &["action"]),
    (Slot::Extra, &["description"]),
];

impl Importer for Duo {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &&str| has_key(&first, key);
        let is_own = ["factor", "result"].iter().all(has)
            && ["access_device", "auth_device", "integration"].iter().any(has)
            && ["user", "username"].iter().any(has);
        let is_log = ["eventtype", "isotimestamp", "host"].iter().all(has)
            && memchr::memmem::find(&first, b"duosecurity.com").is_some();
        // The Admin API's log of administrators names no kind.
        let is_admin = ["action", "description", "isotimestamp", "object", "username"].iter().all(has);
        if is_own || is_log || is_admin { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(WRAPPER_KEYS, limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    if !entry.get(Slot::Actor).is_empty() {
        return judge_administrator(entry);
    }
    let is = |word: &str| entry.get(Slot::Result).eq_ignore_ascii_case(word.as_bytes());
    let outcome = match () {
        () if is("success") => Outcome::Success,
        () if is("failure") || is("denied") || is("fraud") => Outcome::Failure,
        () => Outcome::Unknown,
    };
    Some(match entry.text(Slot::Kind) {
        "authentication" | "auth_log" | "" => Verdict::new(ActivityKind::SignIn, outcome),
        // Who was rung up is told again by the authentication.
        "telephony_log" => return None,
        _ => Verdict::new(ActivityKind::Action, outcome),
    })
}

/// Entries of the administrators' log; the address stands in a description that is JSON itself.
fn judge_administrator(entry: &mut Entry<'_>) -> Option<Verdict> {
    let description = entry.get(Slot::Extra);
    entry.fill(Slot::Address, value_after(description, "ip_address"));
    entry.fill(Slot::Account, value_after(description, "email"));
    Some(match entry.text(Slot::Actor) {
        "admin_login" => Verdict::new(ActivityKind::SignIn, Outcome::Success),
        "admin_login_error" => Verdict::new(ActivityKind::SignIn, Outcome::Failure),
        _ => Verdict::new(ActivityKind::Action, Outcome::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(Duo.sniff(&head), Likelihood::Certain);
        read(Duo.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80)
    }

    #[test]
    fn the_sample() {
        let sink = import(CARD.sample);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.kind, kept.outcome, kept.address.as_str(), kept.country.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, "192.0.2.14", "South Korea"),
                (ActivityKind::SignIn, Outcome::Failure, "198.51.100.7", ""),
                (ActivityKind::Action, Outcome::Success, "", ""),
            ]
        );
    }

    #[test]
    fn administrators_and_telephony() {
        let text = r#"{"action":"admin_login","description":"{\"ip_address\": \"192.0.2.14\", \"factor\": \"push\"}","isotimestamp":"2026-01-12T00:31:04+00:00","username":"Mina Kim","eventtype":"admin_log","host":"a.duosecurity.com"}
{"action":"admin_login_error","description":"{\"ip_address\": \"192.0.2.15\", \"email\": \"joon@example.org\"}","isotimestamp":"2026-01-12T00:31:04+00:00","username":"","eventtype":"admin_log","host":"a.duosecurity.com"}
{"context":"authentication","phone":"x","isotimestamp":"2026-01-12T00:31:04+00:00","eventtype":"telephony_log","host":"a.duosecurity.com"}"#;
        let sink = import(text);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.kind, kept.outcome, kept.account.as_str(), kept.address.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, "Mina Kim", "192.0.2.14"),
                (ActivityKind::SignIn, Outcome::Failure, "joon@example.org", "192.0.2.15"),
            ]
        );
        assert_eq!(sink.issues, [(3, crate::ingest::IssueKind::NotRelevant)]);
    }

    #[test]
    fn the_first_version_with_the_phone_elsewhere() {
        let text = r#"{"response":[{"timestamp":1768177864,"factor":"Duo Push","result":"FRAUD","username":"mina","ip":"192.0.2.14","integration":"VPN","auth_device":{"ip":"203.0.113.9"}}],"stat":"OK"}"#;
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.start.as_str(), kept.address.as_str(), kept.outcome),
            ("1768177864", "192.0.2.14", Outcome::Failure)
        );
    }
}
