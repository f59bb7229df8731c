//! Entra ID sign-ins as Azure's diagnostic settings send them to an Event Hub or a storage account: `properties.*`.

use super::entra_sign_ins::outcome;
use super::sign_in_fields::{Entry, Slot, Verdict, outcome_of};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::ActivityKind;
use crate::settings::Limits;

/// The importer.
pub struct EntraEventHub;

static CARD: FormatCard = FormatCard {
    id: "entra-event-hub",
    title: Both {
        ko: "Microsoft Entra ID 로그 (Event Hub·저장소 JSON)",
        en: "Microsoft Entra ID logs (Event Hub, storage JSON)",
    },
    export: Both {
        ko: "Entra 진단 설정으로 Event Hub나 저장소 계정에 보낸 SignInLogs·AuditLogs의 JSON(records 배열 또는 JSON Lines)입니다.",
        en: "The JSON of SignInLogs and AuditLogs that Entra's diagnostic settings send to an Event Hub or storage account (a records array or JSON lines).",
    },
    gives: Both {
        ko: "로그인의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표, 기기, 세션. 관리 작업(AuditLogs)은 활동으로 읽습니다.",
        en: "Sign-ins with time (UTC), account, outcome, connecting address, country and coordinates, device, session. Admin work (AuditLogs) is read as activity.",
    },
    lacks: Both { ko: "로그아웃이 없습니다.", en: "No sign-outs." },
    traps: Both {
        ko: "비대화형 로그인은 사람의 활동으로 세지 않으며, 앱·관리 ID의 로그인은 넘어갑니다.",
        en: "Non-interactive sign-ins do not count as a person's activity; those of apps and managed identities are passed over.",
    },
    sample: r#"{"time":"2026-01-12T00:31:09Z","operationName":"Sign-in activity","category":"SignInLogs","tenantId":"t1","resultType":"0","properties":{"createdDateTime":"2026-01-12T00:31:04Z","userPrincipalName":"mina@example.org","userId":"1-a","ipAddress":"192.0.2.14","isInteractive":true,"status":{"errorCode":0}}}
{"time":"2026-01-12T01:12:43Z","operationName":"Sign-in activity","category":"SignInLogs","tenantId":"t1","resultType":"50126","properties":{"createdDateTime":"2026-01-12T01:12:40Z","userPrincipalName":"joon@example.org","userId":"2-b","ipAddress":"198.51.100.7","isInteractive":true,"status":{"errorCode":50126}}}
{"time":"2026-01-12T01:31:06Z","operationName":"Sign-in activity","category":"NonInteractiveUserSignInLogs","tenantId":"t1","resultType":"0","properties":{"createdDateTime":"2026-01-12T01:31:05Z","userPrincipalName":"mina@example.org","userId":"1-a","ipAddress":"192.0.2.14","isInteractive":false,"status":{"errorCode":0}}}"#,
};

const WRAPPER_KEYS: &[&str] = &["records"];

static PATHS: [Pathed; 27] = [
    (Slot::Time, &["properties", "createdDateTime"]),
    (Slot::Time, &["properties", "activityDateTime"]),
    (Slot::Time, &["time"]),
    (Slot::Account, &["properties", "userPrincipalName"]),
    (Slot::Account, &["properties", "initiatedBy", "user", "userPrincipalName"]),
    (Slot::Alias, &["properties", "userId"]),
    (Slot::Alias, &["properties", "initiatedBy", "user", "id"]),
    (Slot::Name, &["properties", "userDisplayName"]),
    (Slot::Name, &["properties", "initiatedBy", "user", "displayName"]),
    (Slot::Kind, &["category"]),
    (Slot::Result, &["properties", "status", "errorCode"]),
    (Slot::Result, &["properties", "result"]),
    (Slot::Result, &["resultType"]),
    (Slot::Interactive, &["properties", "isInteractive"]),
    (Slot::Address, &["properties", "ipAddress"]),
    (Slot::Address, &["properties", "initiatedBy", "user", "ipAddress"]),
    (Slot::Address, &["callerIpAddress"]),
    (Slot::Country, &["properties", "location", "countryOrRegion"]),
    (Slot::Latitude, &["properties", "location", "geoCoordinates", "latitude"]),
    (Slot::Longitude, &["properties", "location", "geoCoordinates", "longitude"]),
    (Slot::Device, &["properties", "deviceDetail", "deviceId"]),
    (Slot::Managed, &["properties", "deviceDetail", "trustType"]),
    (Slot::Extra, &["properties", "deviceDetail", "isManaged"]),
    (Slot::Actor, &["properties", "deviceDetail", "isCompliant"]),
    (Slot::Session, &["properties", "sessionId"]),
    (Slot::System, &["properties", "deviceDetail", "operatingSystem"]),
    (Slot::Asn, &["properties", "autonomousSystemNumber"]),
];

impl Importer for EntraEventHub {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let is_record = ["time", "category", "operationName", "properties"].iter().all(|key| has_key(&first, key));
        let is_entra = ["SignInLogs\"", "\"AuditLogs\"", "Microsoft.aadiam"]
            .iter()
            .any(|mark| memchr::memmem::find(&first, mark.as_bytes()).is_some());
        if is_record && is_entra { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(WRAPPER_KEYS, limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let category = entry.text(Slot::Kind);
    let is_person = !entry.get(Slot::Account).is_empty() || !entry.get(Slot::Alias).is_empty();
    if entry.is_true(Slot::Extra) || entry.is_true(Slot::Actor) {
        entry.set(Slot::Managed, b"true");
    }
    let result = entry.text(Slot::Result);
    match category {
        "SignInLogs" | "NonInteractiveUserSignInLogs" | "ADFSSignInLogs" => {
            let machine =
                entry.get(Slot::Interactive).eq_ignore_ascii_case(b"false") || category.starts_with("NonInteractive");
            Some(Verdict::new(ActivityKind::SignIn, outcome(result)).by_machine(machine))
        }
        // Risk findings are verdicts about a user, not the user's activity.
        _ if ["ServicePrincipal", "ManagedIdentity", "Risky", "UserRisk", "Provisioning"]
            .iter()
            .any(|other| category.starts_with(other)) =>
        {
            None
        }
        // An audit entry of an app or of the directory itself names no user.
        _ if is_person => Some(Verdict::new(ActivityKind::Action, outcome_of(result.as_bytes()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;
    use crate::model::Outcome;

    #[test]
    fn sign_ins_audits_and_apps() {
        let text = format!(
            "{}\n{}\n{}\n",
            CARD.sample,
            r#"{"time":"t","operationName":"Update user","category":"AuditLogs","properties":{"activityDateTime":"2026-01-12T02:00:00Z","result":"success","initiatedBy":{"user":{"userPrincipalName":"mina@example.org","ipAddress":"192.0.2.14"}}}}"#,
            r#"{"time":"t","operationName":"Sign-in activity","category":"ServicePrincipalSignInLogs","properties":{"servicePrincipalId":"s1"}}"#,
        );
        let head = Head::new("x.json", text.as_bytes(), true);
        assert_eq!(EntraEventHub.sniff(&head), Likelihood::Certain);
        let sink = read(EntraEventHub.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 90);
        let found: Vec<_> = sink.records.iter().map(|kept| (kept.kind, kept.outcome, kept.machine)).collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, false),
                (ActivityKind::SignIn, Outcome::Failure, false),
                (ActivityKind::SignIn, Outcome::Success, true),
                (ActivityKind::Action, Outcome::Success, false),
            ]
        );
        assert_eq!(
            (sink.records[3].address.as_str(), sink.issues.as_slice()),
            ("192.0.2.14", &[(5, IssueKind::NotRelevant)][..])
        );
    }

    #[test]
    fn other_logs_of_azure_are_not_claimed() {
        let other = r#"{"time":"t","category":"Administrative","operationName":"x","properties":{}}"#;
        assert_eq!(EntraEventHub.sniff(&Head::new("x", other.as_bytes(), true)), Likelihood::No);
    }
}
