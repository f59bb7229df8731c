//! Microsoft Entra ID sign-ins, as the JSON of Microsoft Graph: a page with `value`, an array, or JSON lines.
//!
//! The Event Hub shape (`properties.*`) and the portal's CSV are other formats.

use crate::ingest::json_records::{self, JsonReader, Number, Object, Text};
use crate::ingest::{
    Both, DeviceClass, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When,
};
use crate::model::{ActivityKind, Detail, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// Entra ID sign-ins from Microsoft Graph.
pub struct EntraSignIns;

/// Graph puts its records under this key, one page per object.
const WRAPPER_KEYS: &[&str] = &["value"];

static CARD: FormatCard = FormatCard {
    id: "entra-sign-ins",
    title: Both { ko: "Microsoft Entra ID 로그인 (Graph JSON)", en: "Microsoft Entra ID sign-ins (Graph JSON)" },
    export: Both {
        ko: "Entra 관리 센터 → 로그인 로그 → 다운로드 → JSON, 또는 Microsoft Graph의 GET /auditLogs/signIns 응답을 저장합니다. 여러 페이지를 이어 붙여도 됩니다.",
        en: "Entra admin center, Sign-in logs, Download, JSON; or save the answers of GET /auditLogs/signIns of Microsoft Graph. Pages may follow one another in one file.",
    },
    gives: Both {
        ko: "로그인의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표, 기기 ID와 관리 여부, 대화형 여부.",
        en: "Sign-ins with time (UTC), account, outcome, connecting address, country and coordinates, device id and whether it is managed, whether a person was there.",
    },
    lacks: Both {
        ko: "로그아웃이 없고, 로그인 뒤의 활동도 없습니다. 보존 기간은 요금제에 따라 7일 또는 30일입니다.",
        en: "No sign-outs and nothing of what came after the sign-in. Kept for 7 or 30 days, by licence.",
    },
    traps: Both {
        ko: "비대화형 로그인(토큰 갱신)은 사람의 활동으로 세지 않습니다. 중단된 로그인(MFA 요청, '로그인 유지' 질문)은 실패가 아닙니다. 비대화형 로그인의 위치는 Microsoft 데이터센터일 수 있습니다.",
        en: "Non-interactive sign-ins (token refresh) do not count as the person's activity. Interrupted sign-ins (MFA asked for, 'stay signed in?') are no failures. Places of non-interactive sign-ins may be a Microsoft data centre.",
    },
    sample: r#"{"value":[{"createdDateTime":"2026-01-12T00:31:04Z","userPrincipalName":"mina@example.org","userId":"11111111-aaaa","ipAddress":"192.0.2.14","isInteractive":true,"status":{"errorCode":0}},
{"createdDateTime":"2026-01-12T01:12:40Z","userPrincipalName":"joon@example.org","userId":"22222222-bbbb","ipAddress":"198.51.100.7","isInteractive":true,"status":{"errorCode":50126}},
{"createdDateTime":"2026-01-12T01:31:05Z","userPrincipalName":"mina@example.org","userId":"11111111-aaaa","ipAddress":"192.0.2.14","isInteractive":false,"status":{"errorCode":0}}]}"#,
};

impl Importer for EntraSignIns {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = json_records::first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &&str| json_records::has_key(&first, key);
        let is_sign_in = ["createdDateTime", "userPrincipalName"].iter().all(has)
            && ["ipAddress", "appDisplayName", "status"].iter().any(has);
        if is_sign_in { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct SignIn<'a> {
    #[serde(borrow)]
    created_date_time: Text<'a>,
    user_principal_name: Text<'a>,
    user_id: Text<'a>,
    user_display_name: Text<'a>,
    service_principal_id: Text<'a>,
    ip_address: Text<'a>,
    is_interactive: Text<'a>,
    session_id: Text<'a>,
    status: Object<Status<'a>>,
    location: Object<Location<'a>>,
    device_detail: Object<DeviceDetail<'a>>,
    autonomous_system_number: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Status<'a> {
    #[serde(borrow)]
    error_code: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Location<'a> {
    #[serde(borrow)]
    country_or_region: Text<'a>,
    geo_coordinates: Object<Coordinates<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Coordinates<'a> {
    #[serde(borrow)]
    latitude: Number<'a>,
    longitude: Number<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct DeviceDetail<'a> {
    #[serde(borrow)]
    device_id: Text<'a>,
    display_name: Text<'a>,
    operating_system: Text<'a>,
    is_compliant: Text<'a>,
    is_managed: Text<'a>,
    trust_type: Text<'a>,
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = json_records::parse::<SignIn<'_>>(line, record, sink) else { return };
    let (account, alias) = match entry.user_principal_name.known() {
        b"" => (entry.user_id.known(), &b""[..]),
        given => (given, entry.user_id.known()),
    };
    if account.is_empty() && !entry.service_principal_id.known().is_empty() {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let (device, device_class) = device(&entry.device_detail);
    let time = entry.created_date_time.known();
    let details = [
        (Detail::OperatingSystem, entry.device_detail.operating_system.known()),
        (Detail::Asn, entry.autonomous_system_number.known()),
        (Detail::Managed, entry.device_detail.is_managed.known()),
    ];
    sink.record(
        line,
        &Record {
            kind: ActivityKind::SignIn,
            outcome: outcome(entry.status.error_code.as_str()),
            machine: entry.is_interactive.as_str().eq_ignore_ascii_case("false"),
            account,
            alias,
            name: entry.user_display_name.known(),
            start: if time.is_empty() { When::Missing } else { When::Text(time) },
            address: entry.ip_address.known(),
            country: entry.location.country_or_region.known(),
            latitude: entry.location.geo_coordinates.latitude.bytes(),
            longitude: entry.location.geo_coordinates.longitude.bytes(),
            device,
            device_class,
            session: entry.session_id.known(),
            details: &details,
            ..Record::default()
        },
    );
}

/// Codes that only interrupt: a further step was asked for, and another entry tells how it ended. Microsoft's portal shows
/// them as `Interrupted`, not as failures.
const INTERRUPTS: [&str; 15] = [
    "16000", "16001", "50055", "50058", "50072", "50074", "50076", "50079", "50097", "50125", "50127", "50129",
    "50140", "50199", "65001",
];

pub(super) fn outcome(code: &str) -> Outcome {
    match code {
        "0" => Outcome::Success,
        "" => Outcome::Unknown,
        code if INTERRUPTS.contains(&code) => Outcome::Unknown,
        _ => Outcome::Failure,
    }
}

/// The id of a joined or managed device is bound to a certificate on it; a name is only a name.
fn device<'a>(detail: &'a DeviceDetail<'_>) -> (&'a [u8], DeviceClass) {
    match detail.device_id.known() {
        b"" => (detail.display_name.known(), DeviceClass::Weak),
        id if detail.is_managed.is_true() || detail.is_compliant.is_true() || !detail.trust_type.known().is_empty() => {
            (id, DeviceClass::Strong)
        }
        id => (id, DeviceClass::Weak),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, Kept, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("signins.json", text.as_bytes(), true);
        let reader = EntraSignIns.open(&head, &Limits::default()).unwrap();
        read_all(reader, text.as_bytes(), 50)
    }

    fn one(rest: &str) -> Kept {
        let text = format!(
            r#"{{"createdDateTime":"2026-01-12T00:31:04Z","userPrincipalName":"Mina@example.org","userId":"1-a","ipAddress":"192.0.2.14"{rest}}}"#
        );
        import(&text).records.remove(0)
    }

    fn sniff(text: &str) -> Likelihood {
        EntraSignIns.sniff(&Head::new("x", text.as_bytes(), true))
    }

    #[test]
    fn the_sample_is_its_own_in_every_framing() {
        assert_eq!(sniff(CARD.sample), Likelihood::Certain);
        let sink = import(CARD.sample);
        assert_eq!((sink.rows.as_slice(), sink.records.len(), sink.issues.len()), (&[1, 2, 3][..], 3, 0));
        let array = CARD.sample.trim_start_matches("{\"value\":").trim_end_matches('}');
        assert_eq!(import(array).records, sink.records);
        assert_eq!(sniff(array), Likelihood::Certain);
    }

    #[test]
    fn the_event_hub_shape_and_the_user_list_are_not_claimed() {
        let sign_in = r#"{"createdDateTime":"x","userPrincipalName":"y","ipAddress":"z"}"#;
        assert_eq!(sniff(sign_in), Likelihood::Certain);
        assert_eq!(sniff(&format!(r#"{{"time":"x","properties":{sign_in}}}"#)), Likelihood::No);
        assert_eq!(sniff(r#"{"value":[{"createdDateTime":"x","userPrincipalName":"y","mail":"z"}]}"#), Likelihood::No);
    }

    #[test]
    fn interrupts_are_no_failures() {
        for (code, expected) in [
            ("0", Outcome::Success),
            ("50140", Outcome::Unknown),
            ("50126", Outcome::Failure),
            ("\"50058\"", Outcome::Unknown),
            ("null", Outcome::Unknown),
        ] {
            assert_eq!(one(&format!(r#","status":{{"errorCode":{code}}}"#)).outcome, expected, "{code}");
        }
    }

    #[test]
    fn token_refresh_is_a_machine_and_place_is_lent_as_written() {
        let kept = one(
            r#","isInteractive":false,"location":{"countryOrRegion":"KR","geoCoordinates":{"latitude":37.5660,"longitude":126.9784}}"#,
        );
        assert!(kept.machine);
        assert_eq!(
            (kept.country.as_str(), kept.latitude.as_str(), kept.longitude.as_str()),
            ("KR", "37.5660", "126.9784")
        );
        assert!(!one("").machine, "a missing flag is no machine");
    }

    #[test]
    fn only_joined_or_managed_devices_are_strong() {
        for (detail, device, class) in [
            (r#"{"deviceId":"d1","isManaged":true}"#, "d1", DeviceClass::Strong),
            (r#"{"deviceId":"d1","trustType":"Hybrid Azure AD joined"}"#, "d1", DeviceClass::Strong),
            (r#"{"deviceId":"d1","isManaged":false,"trustType":""}"#, "d1", DeviceClass::Weak),
            (r#"{"deviceId":"","displayName":"DESKTOP-1","isManaged":true}"#, "DESKTOP-1", DeviceClass::Weak),
        ] {
            let kept = one(&format!(r#","deviceDetail":{detail}"#));
            assert_eq!((kept.device.as_str(), kept.device_class), (device, class), "{detail}");
        }
    }

    #[test]
    fn service_principals_are_not_people() {
        let sink = import(
            r#"{"createdDateTime":"x","userPrincipalName":"","userId":"","servicePrincipalId":"s","status":null}"#,
        );
        assert_eq!(sink.issues, [(1, IssueKind::NotRelevant)]);
    }
}
