//! Okta System Log, as JSON: the answer of the API (an array) or what a SIEM connector stores (JSON lines).
//!
//! The console's CSV has other names and is another format. An entry is the person's only where its actor is a `User`.

use crate::ingest::json_records::{self, JsonReader, Number, Object, Text};
use crate::ingest::{
    Both, DeviceClass, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When,
};
use crate::model::{ActivityKind, Detail, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// Okta System Log JSON.
pub struct OktaSystemLog;

static CARD: FormatCard = FormatCard {
    id: "okta-system-log",
    title: Both { ko: "Okta 시스템 로그 (JSON)", en: "Okta System Log (JSON)" },
    export: Both {
        ko: "System Log API(GET /api/v1/logs)의 응답을 그대로 저장하거나, SIEM 커넥터가 쌓은 JSON Lines 파일을 사용합니다. 관리 콘솔의 'Download CSV'는 다른 형식입니다.",
        en: "Save the answer of the System Log API (GET /api/v1/logs), or use the JSON lines that a SIEM connector stored. The console's Download CSV is another format.",
    },
    gives: Both {
        ko: "로그인·로그아웃·기타 활동의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표, 기기 식별자, 세션.",
        en: "Sign-ins, sign-outs and other activity with time (UTC), account, outcome, connecting address, country and coordinates, device identifiers, session.",
    },
    lacks: Both {
        ko: "세션이 언제 끝났는지 대개 알 수 없습니다. 로그아웃하지 않고 만료된 세션은 기록되지 않으며, 보존 기간은 90일입니다.",
        en: "When a session ended is mostly unknown: one that expires leaves no entry. Okta keeps 90 days.",
    },
    traps: Both {
        ko: "토큰 갱신 등 프로그램이 만든 항목은 사람의 활동으로 세지 않습니다. 사내 프록시를 거치면 접속 IP는 프록시의 IP입니다. deviceFingerprint와 dtHash는 브라우저 단위라서 같은 기기라는 증거로는 약합니다.",
        en: "Entries made by programs (token refresh) do not count as the person's activity. Behind a company proxy the connecting address is the proxy's. deviceFingerprint and dtHash belong to a browser and are weak proof of one machine.",
    },
    sample: r#"{"published":"2026-01-12T00:31:04.117Z","eventType":"user.session.start","actor":{"id":"00u1","type":"User","alternateId":"mina@example.org"},"client":{"ipAddress":"192.0.2.14"},"outcome":{"result":"SUCCESS"}}
{"published":"2026-01-12T00:31:09.520Z","eventType":"user.authentication.sso","actor":{"id":"00u1","type":"User","alternateId":"mina@example.org"},"client":{"ipAddress":"192.0.2.14"},"outcome":{"result":"SUCCESS"}}
{"published":"2026-01-12T09:02:44.003Z","eventType":"user.session.end","actor":{"id":"00u1","type":"User","alternateId":"mina@example.org"},"client":{"ipAddress":"192.0.2.14"},"outcome":{"result":"SUCCESS"}}"#,
};

impl Importer for OktaSystemLog {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match json_records::first_object(head.text, &[]) {
            Some(first) if ["published", "eventType", "actor"].iter().all(|key| json_records::has_key(&first, key)) => {
                Likelihood::Certain
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Entry<'a> {
    #[serde(borrow)]
    published: Text<'a>,
    event_type: Text<'a>,
    actor: Object<Actor<'a>>,
    outcome: Object<Verdict<'a>>,
    client: Object<Client<'a>>,
    device: Object<Device<'a>>,
    authentication_context: Object<Authentication<'a>>,
    debug_context: Object<Debug<'a>>,
    security_context: Object<Security<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Security<'a> {
    #[serde(borrow)]
    as_number: Text<'a>,
    is_proxy: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Actor<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    r#type: Text<'a>,
    alternate_id: Text<'a>,
    display_name: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Verdict<'a> {
    #[serde(borrow)]
    result: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Client<'a> {
    #[serde(borrow)]
    ip_address: Text<'a>,
    geographical_context: Object<Geography<'a>>,
    user_agent: Object<UserAgent<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct UserAgent<'a> {
    #[serde(borrow)]
    os: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Geography<'a> {
    #[serde(borrow)]
    country: Text<'a>,
    geolocation: Object<Coordinates<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Coordinates<'a> {
    #[serde(borrow)]
    lat: Number<'a>,
    lon: Number<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Device<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    managed: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Authentication<'a> {
    #[serde(borrow)]
    external_session_id: Text<'a>,
    root_session_id: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Debug<'a> {
    #[serde(borrow)]
    debug_data: Object<DebugData<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct DebugData<'a> {
    #[serde(borrow)]
    device_fingerprint: Text<'a>,
    dt_hash: Text<'a>,
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = json_records::parse::<Entry<'_>>(line, record, sink) else { return };
    let actor = &entry.actor;
    if !matches!(actor.r#type.known(), b"" | b"User") {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let (account, alias) = match actor.alternate_id.known() {
        b"" => (actor.id.known(), &b""[..]),
        given => (given, actor.id.known()),
    };
    let outcome = outcome(entry.outcome.result.as_str());
    let (device, device_class) = device(&entry);
    let geography = &entry.client.geographical_context;
    let details = [
        (Detail::OperatingSystem, entry.client.user_agent.os.known()),
        (Detail::Asn, entry.security_context.as_number.known()),
        (Detail::NetworkType, if entry.security_context.is_proxy.is_true() { b"proxy" } else { b"" }),
    ];
    sink.record(
        line,
        &Record {
            kind: kind(entry.event_type.as_str(), outcome),
            outcome,
            machine: is_machine(entry.event_type.as_str()),
            account,
            alias,
            name: actor.display_name.known(),
            start: when(entry.published.known()),
            address: entry.client.ip_address.known(),
            country: geography.country.known(),
            latitude: geography.geolocation.lat.bytes(),
            longitude: geography.geolocation.lon.bytes(),
            device,
            device_class,
            session: first_known(&[
                &entry.authentication_context.external_session_id,
                &entry.authentication_context.root_session_id,
            ]),
            details: &details,
            ..Record::default()
        },
    );
}

fn when(text: &[u8]) -> When<'_> {
    if text.is_empty() { When::Missing } else { When::Text(text) }
}

fn first_known<'a>(texts: &[&'a Text<'_>]) -> &'a [u8] {
    texts.iter().map(|text| text.known()).find(|text| !text.is_empty()).unwrap_or_default()
}

/// A challenge (`CHALLENGE`) or a step passed over (`SKIPPED`) is neither success nor failure.
pub(super) fn outcome(result: &str) -> Outcome {
    match result {
        "SUCCESS" | "ALLOW" => Outcome::Success,
        "FAILURE" | "DENY" => Outcome::Failure,
        _ => Outcome::Unknown,
    }
}

/// One sign-in makes several `user.authentication.*` entries; only the session's own start is the sign-in, but a failed
/// step never gets that far and is the attempt itself.
pub(super) fn kind(event_type: &str, outcome: Outcome) -> ActivityKind {
    match event_type {
        "user.session.start" => ActivityKind::SignIn,
        "user.session.end" => ActivityKind::SignOut,
        step if step.starts_with("user.authentication.") && outcome == Outcome::Failure => ActivityKind::SignIn,
        _ => ActivityKind::Action,
    }
}

/// What programs do in the person's name: tokens are granted and policies evaluated again without anybody at the keys.
/// API tokens and factors of the `system` branch are managed by hand.
pub(super) fn is_machine(event_type: &str) -> bool {
    const PROGRAMS: [&str; 4] =
        ["app.oauth2.token.grant", "app.oauth2.as.token.grant", "policy.auth_reevaluate.", "system."];
    const BY_HAND: [&str; 2] = ["system.api_token.", "system.mfa."];
    PROGRAMS.iter().any(|prefix| event_type.starts_with(prefix))
        && !BY_HAND.iter().any(|prefix| event_type.starts_with(prefix))
}

/// A device id proves one machine only where the firm manages it.
fn device<'a>(entry: &'a Entry<'_>) -> (&'a [u8], DeviceClass) {
    let data = &entry.debug_context.debug_data;
    let device = first_known(&[&entry.device.id, &data.device_fingerprint, &data.dt_hash]);
    let is_strong = entry.device.managed.is_true() && !entry.device.id.known().is_empty();
    (device, if is_strong { DeviceClass::Strong } else { DeviceClass::Weak })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("okta.json", text.as_bytes(), true);
        let reader = OktaSystemLog.open(&head, &Limits::default()).unwrap();
        read_all(reader, text.as_bytes(), 64)
    }

    fn entry(event_type: &str, result: &str, rest: &str) -> String {
        format!(
            r#"{{"published":"2026-01-12T00:31:04.117Z","eventType":"{event_type}","actor":{{"id":"00u1","type":"User","alternateId":"mina@example.org"}},"outcome":{{"result":"{result}"}}{rest}}}"#
        )
    }

    #[test]
    fn the_sample_is_its_own() {
        let head = Head::new("x", CARD.sample.as_bytes(), true);
        assert_eq!(OktaSystemLog.sniff(&head), Likelihood::Certain);
        let sink = import(CARD.sample);
        assert_eq!((sink.rows.len(), sink.records.len(), sink.issues.len()), (3, 3, 0));
        let nested = Head::new("x", br#"{"data":{"published":"","eventType":"","actor":{}}}"#, true);
        assert_eq!(OktaSystemLog.sniff(&nested), Likelihood::No);
    }

    #[test]
    fn all_fields_of_an_entry() {
        let rest = r#","client":{"ipAddress":"192.0.2.14","geographicalContext":{"country":"South Korea","geolocation":{"lat":37.50,"lon":-126.9}}},
            "device":{"id":"guo1","managed":true},"authenticationContext":{"externalSessionId":"s1"},
            "debugContext":{"debugData":{"dtHash":"d1"}},"request":{"ipChain":[{"ip":"198.51.100.1"}]}"#;
        let kept = &import(&entry("user.session.start", "SUCCESS", rest)).records[0];
        assert_eq!((kept.account.as_str(), kept.alias.as_str()), ("mina@example.org", "00u1"));
        assert_eq!((kept.address.as_str(), kept.country.as_str()), ("192.0.2.14", "South Korea"));
        assert_eq!((kept.latitude.as_str(), kept.longitude.as_str()), ("37.50", "-126.9"));
        assert_eq!(
            (kept.device.as_str(), kept.device_class, kept.session.as_str()),
            ("guo1", DeviceClass::Strong, "s1")
        );
    }

    #[test]
    fn only_the_session_start_signs_in_but_a_failed_step_is_an_attempt() {
        for (event_type, result, kind, machine) in [
            ("user.session.start", "SUCCESS", ActivityKind::SignIn, false),
            ("user.session.end", "SUCCESS", ActivityKind::SignOut, false),
            ("user.authentication.auth_via_mfa", "SUCCESS", ActivityKind::Action, false),
            ("user.authentication.auth_via_mfa", "FAILURE", ActivityKind::SignIn, false),
            ("user.authentication.verify", "CHALLENGE", ActivityKind::Action, false),
            ("app.oauth2.token.grant.refresh_token", "SUCCESS", ActivityKind::Action, true),
            ("system.org.rate_limit.warning", "SUCCESS", ActivityKind::Action, true),
            ("system.api_token.create", "SUCCESS", ActivityKind::Action, false),
        ] {
            let kept = &import(&entry(event_type, result, "")).records[0];
            assert_eq!((kept.kind, kept.machine), (kind, machine), "{event_type} {result}");
        }
    }

    #[test]
    fn systems_and_apps_are_not_people() {
        let text = entry("user.session.start", "SUCCESS", "").replace("\"User\"", "\"SystemPrincipal\"");
        let sink = import(&text);
        assert_eq!((sink.rows.len(), sink.records.len(), sink.issues), (1, 0, vec![(1, IssueKind::NotRelevant)]));
    }

    #[test]
    fn placeholders_are_nothing_and_a_missing_mail_leaves_the_id() {
        let rest = r#","client":null,"device":"phone","authenticationContext":{"externalSessionId":"unknown"}"#;
        let text = entry("user.session.start", "SUCCESS", rest).replace("mina@example.org", "unknown");
        let kept = &import(&text).records[0];
        assert_eq!((kept.account.as_str(), kept.alias.as_str(), kept.session.as_str()), ("00u1", "", ""));
    }
}
