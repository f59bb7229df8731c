//! 1Password sign-in attempts in JSON, as the Events API gives them.

use super::sign_in_fields::{Entry, Slot, Verdict};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Onepassword;

const WRAPPER_KEYS: &[&str] = &["items"];

static CARD: FormatCard = FormatCard {
    id: "onepassword",
    title: Both { ko: "1Password 로그인 시도", en: "1Password sign-in attempts" },
    export: Both {
        ko: "1Password Events API(POST /api/v2/signinattempts)의 응답이나 SIEM이 쌓은 JSON Lines를 사용합니다.",
        en: "Use the answers of the 1Password Events API (POST /api/v2/signinattempts) or the JSON lines of a SIEM.",
    },
    gives: Both {
        ko: "로그인 시도의 시각(UTC), 계정, 이름, 성공 여부, 접속 IP, 국가와 좌표, 세션.",
        en: "Sign-in attempts with time (UTC), account, name, outcome, connecting address, country and coordinates, session.",
    },
    lacks: Both {
        ko: "로그아웃과 기기 식별자가 없습니다.", en: "No sign-outs and no device identifiers."
    },
    traps: Both {
        ko: "앱이 잠금 해제될 때마다 로그인이 남을 수 있습니다.",
        en: "An app may leave a sign-in each time it is unlocked.",
    },
    sample: r#"{"uuid":"e1","session_uuid":"s1","timestamp":"2026-01-12T00:31:04Z","category":"success","type":"credentials_ok","country":"KR","target_user":{"uuid":"U1","name":"Mina Kim","email":"mina@example.org"},"client":{"app_name":"1Password Browser Extension","ip_address":"192.0.2.14"},"location":{"country":"KR","latitude":37.56,"longitude":126.97}}
{"uuid":"e2","session_uuid":"s2","timestamp":"2026-01-12T01:12:40Z","category":"credentials_failed","type":"password_secret_bad","country":"KR","target_user":{"uuid":"U2","name":"Joon Lee","email":"joon@example.org"},"client":{"ip_address":"198.51.100.7"}}
{"uuid":"e3","session_uuid":"s3","timestamp":"2026-01-12T01:13:02Z","category":"mfa_failed","type":"totp_bad","country":"KR","target_user":{"uuid":"U2","name":"Joon Lee","email":"joon@example.org"},"client":{"ip_address":"198.51.100.7"}}"#,
};

static PATHS: [Pathed; 21] = [
    (Slot::Time, &["timestamp"]),
    (Slot::Account, &["target_user", "email"]),
    (Slot::Alias, &["target_user", "uuid"]),
    (Slot::Name, &["target_user", "name"]),
    (Slot::Result, &["category"]),
    (Slot::Address, &["client", "ip_address"]),
    (Slot::Country, &["location", "country"]),
    (Slot::Country, &["country"]),
    (Slot::Latitude, &["location", "latitude"]),
    (Slot::Longitude, &["location", "longitude"]),
    (Slot::Session, &["session_uuid"]),
    (Slot::System, &["client", "os_name"]),
    (Slot::Kind, &["action"]),
    (Slot::Account, &["user", "email"]),
    (Slot::Account, &["actor_details", "email"]),
    (Slot::Alias, &["user", "uuid"]),
    (Slot::Alias, &["actor_uuid"]),
    (Slot::Name, &["user", "name"]),
    (Slot::Name, &["actor_details", "name"]),
    (Slot::Address, &["session", "ip"]),
    (Slot::Session, &["session", "uuid"]),
];

impl Importer for Onepassword {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |keys: &[&str]| keys.iter().all(|key| has_key(&first, key));
        // Sign-in attempts, uses of an item, audit events: the three logs of the Events API.
        let is_own = has(&["timestamp"])
            && (has(&["target_user", "category"])
                || has(&["user", "item_uuid", "vault_uuid"])
                || has(&["actor_uuid", "object_type", "action"]));
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(WRAPPER_KEYS, limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let category = entry.text(Slot::Result);
    if category.is_empty() && !entry.get(Slot::Kind).is_empty() {
        return Some(Verdict::new(ActivityKind::Action, Outcome::Success));
    }
    let outcome = match category {
        "success" | "firewall_reported_success" => Outcome::Success,
        _ if category.ends_with("_failed") => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    Some(Verdict::new(ActivityKind::SignIn, outcome))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read;

    #[test]
    fn uses_of_items_and_audit_events() {
        let text = r#"{"uuid":"1","timestamp":"2026-01-12T00:31:04Z","vault_uuid":"v","item_uuid":"i","action":"reveal","user":{"uuid":"U1","name":"Mina","email":"mina@example.org"},"client":{"ip_address":"192.0.2.14"},"location":{"country":"KR"}}
{"uuid":"2","timestamp":"2026-01-12T00:32:04Z","actor_uuid":"U1","actor_details":{"name":"Mina","email":"mina@example.org"},"action":"join","object_type":"gm","session":{"uuid":"S","ip":"192.0.2.14"}}"#;
        for text in text.lines() {
            let head = Head::new("x", text.as_bytes(), true);
            assert_eq!(Onepassword.sniff(&head), Likelihood::Certain);
            let kept = &read(Onepassword.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80).records[0];
            assert_eq!(
                (kept.account.as_str(), kept.alias.as_str(), kept.address.as_str(), kept.kind),
                ("mina@example.org", "U1", "192.0.2.14", ActivityKind::Action)
            );
        }
    }

    #[test]
    fn the_sample_also_as_a_page() {
        let page = format!("{{\"cursor\":\"x\",\"has_more\":false,\"items\":[{}]}}", CARD.sample.replace('\n', ",\n"));
        for text in [CARD.sample, &page] {
            let head = Head::new("x", text.as_bytes(), true);
            assert_eq!(Onepassword.sniff(&head), Likelihood::Certain);
            let sink = read(Onepassword.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80);
            let outcomes: Vec<_> = sink.records.iter().map(|kept| kept.outcome).collect();
            assert_eq!(outcomes, [Outcome::Success, Outcome::Failure, Outcome::Failure]);
            let kept = &sink.records[0];
            assert_eq!(
                (kept.account.as_str(), kept.alias.as_str(), kept.longitude.as_str()),
                ("mina@example.org", "U1", "126.97")
            );
        }
    }
}
