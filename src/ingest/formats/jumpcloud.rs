//! JumpCloud Directory Insights in JSON.

use super::sign_in_fields::{Entry, Slot, Verdict, outcome_of};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::ActivityKind;
use crate::settings::Limits;

/// The importer.
pub struct Jumpcloud;

static CARD: FormatCard = FormatCard {
    id: "jumpcloud",
    title: Both { ko: "JumpCloud Directory Insights", en: "JumpCloud Directory Insights" },
    export: Both {
        ko: "관리 포털 → Insights → Directory → Export(JSON), 또는 Directory Insights API의 응답을 사용합니다.",
        en: "Admin Portal, Insights, Directory, Export (JSON), or the answers of the Directory Insights API.",
    },
    gives: Both {
        ko: "로그인·SSO·RADIUS 인증과 관리 작업의 시각(UTC), 계정, 결과, 접속 IP, 국가와 좌표.",
        en: "Sign-ins, SSO and RADIUS authentications and admin work with time (UTC), account, outcome, connecting address, country and coordinates.",
    },
    lacks: Both {
        ko: "로그아웃과 세션이 없습니다. 보존 기간은 90일입니다.",
        en: "No sign-outs and no sessions. Kept for 90 days.",
    },
    traps: Both {
        ko: "사용자나 관리자가 아닌 주체(시스템, 커넥터)의 항목은 넘어갑니다. 기기 이름은 같은 기기라는 증거로는 약합니다.",
        en: "Entries initiated by neither a user nor an admin are passed over. Device names are weak proof of one machine.",
    },
    sample: r#"{"service":"directory","event_type":"user_login_attempt","timestamp":"2026-01-12T00:31:04.117Z","success":true,"client_ip":"192.0.2.14","initiated_by":{"type":"user","id":"1a","username":"mina","email":"mina@example.org"},"geoip":{"country_code":"KR","latitude":37.56,"longitude":126.97},"id":"e1"}
{"service":"sso","event_type":"sso_auth","timestamp":"2026-01-12T01:12:40.020Z","success":false,"client_ip":"198.51.100.7","initiated_by":{"type":"user","id":"2b","username":"joon"},"id":"e2"}
{"service":"directory","event_type":"user_update","timestamp":"2026-01-12T02:00:00.000Z","success":true,"client_ip":"192.0.2.14","initiated_by":{"type":"admin","id":"3c","email":"admin@example.org"},"id":"e3"}"#,
};

static PATHS: [Pathed; 12] = [
    (Slot::Time, &["timestamp"]),
    (Slot::Account, &["initiated_by", "email"]),
    (Slot::Account, &["initiated_by", "username"]),
    (Slot::Alias, &["initiated_by", "id"]),
    (Slot::Actor, &["initiated_by", "type"]),
    (Slot::Kind, &["event_type"]),
    (Slot::Result, &["success"]),
    (Slot::Address, &["client_ip"]),
    (Slot::Country, &["geoip", "country_code"]),
    (Slot::Latitude, &["geoip", "latitude"]),
    (Slot::Longitude, &["geoip", "longitude"]),
    (Slot::Device, &["system", "hostname"]),
];

impl Importer for Jumpcloud {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, &[]) else { return Likelihood::No };
        let is_own = ["initiated_by", "event_type", "timestamp"].iter().all(|key| has_key(&first, key));
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    if !matches!(entry.text(Slot::Actor), "" | "user" | "admin") {
        return None;
    }
    let kind = match entry.text(Slot::Kind) {
        "user_login_attempt" | "admin_login_attempt" | "login_attempt" | "sso_auth" | "radius_auth_attempt" => {
            ActivityKind::SignIn
        }
        _ => ActivityKind::Action,
    };
    Some(Verdict::new(kind, outcome_of(entry.get(Slot::Result))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;
    use crate::model::Outcome;

    #[test]
    fn kinds_accounts_and_systems() {
        let text = format!(
            "{}\n{}",
            CARD.sample, r#"{"event_type":"x","timestamp":"t","initiated_by":{"type":"connector","id":"9"}}"#
        );
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(Jumpcloud.sniff(&head), Likelihood::Certain);
        let sink = read(Jumpcloud.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.kind, kept.outcome, kept.account.as_str(), kept.latitude.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, "mina@example.org", "37.56"),
                (ActivityKind::SignIn, Outcome::Failure, "joon", ""),
                (ActivityKind::Action, Outcome::Success, "admin@example.org", ""),
            ]
        );
        assert_eq!(sink.issues, [(4, IssueKind::NotRelevant)]);
    }
}
