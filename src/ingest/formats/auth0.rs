//! Auth0 tenant logs in JSON: log streams wrap each entry in `data`, the Management API gives it bare.

use super::sign_in_fields::{Entry, Slot, Verdict};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Auth0;

static CARD: FormatCard = FormatCard {
    id: "auth0",
    title: Both { ko: "Auth0 테넌트 로그", en: "Auth0 tenant logs" },
    export: Both {
        ko: "Management API(GET /api/v2/logs)의 응답을 저장하거나, 로그 스트림이 쌓은 JSON을 사용합니다.",
        en: "Save the answers of the Management API (GET /api/v2/logs), or use the JSON that a log stream stored.",
    },
    gives: Both {
        ko: "로그인 성공·실패·로그아웃과 관리 작업의 시각(UTC), 계정, 결과, 접속 IP, 국가(API).",
        en: "Sign-ins, failed ones, sign-outs and admin work with time (UTC), account, outcome, connecting address, and country (API).",
    },
    lacks: Both {
        ko: "기기와 세션이 없습니다. 보존 기간은 요금제에 따라 1일에서 30일입니다.",
        en: "No device and no session. Kept for 1 to 30 days, by plan.",
    },
    traps: Both {
        ko: "토큰 교환과 자동 로그인 확인은 사람의 활동으로 세지 않습니다. 뜻이 확인되지 않은 코드는 결과를 알 수 없는 활동으로 읽습니다.",
        en: "Token exchanges and silent authentication do not count as a person's activity. Codes of unconfirmed meaning are activity of unknown outcome.",
    },
    sample: r#"{"log_id":"1","data":{"date":"2026-01-12T00:31:04.117Z","type":"s","client_id":"c1","client_name":"Portal","ip":"192.0.2.14","user_id":"auth0|1a","user_name":"mina@example.org","log_id":"1"}}
{"log_id":"2","data":{"date":"2026-01-12T01:12:40.020Z","type":"fp","client_id":"c1","client_name":"Portal","ip":"198.51.100.7","user_id":"auth0|2b","user_name":"joon@example.org","log_id":"2"}}
{"log_id":"3","data":{"date":"2026-01-12T09:02:44.003Z","type":"slo","client_id":"c1","client_name":"Portal","ip":"192.0.2.14","user_id":"auth0|1a","user_name":"mina@example.org","log_id":"3"}}"#,
};

static PATHS: [Pathed; 14] = [
    (Slot::Time, &["data", "date"]),
    (Slot::Time, &["date"]),
    (Slot::Account, &["data", "user_name"]),
    (Slot::Account, &["user_name"]),
    (Slot::Account, &["data", "details", "request", "auth", "user", "email"]),
    (Slot::Account, &["details", "request", "auth", "user", "email"]),
    (Slot::Alias, &["data", "user_id"]),
    (Slot::Alias, &["user_id"]),
    (Slot::Kind, &["data", "type"]),
    (Slot::Kind, &["type"]),
    (Slot::Address, &["data", "ip"]),
    (Slot::Address, &["ip"]),
    (Slot::Country, &["location_info", "country_code"]),
    (Slot::Country, &["data", "location_info", "country_code"]),
];

impl Importer for Auth0 {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, &[]) else { return Likelihood::No };
        let is_stream =
            has_key(&first, "log_id") && has_key(&first, "data") && memchr::memmem::find(&first, b"\"date\"").is_some();
        let is_bare = ["date", "type", "log_id"].iter().all(|key| has_key(&first, key));
        if is_stream || is_bare { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(&[], limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let is_person = !entry.get(Slot::Account).is_empty() || !entry.get(Slot::Alias).is_empty();
    Some(match entry.text(Slot::Kind) {
        "s" | "scoa" | "sens" => Verdict::new(ActivityKind::SignIn, Outcome::Success),
        "f" | "fp" | "fu" | "fc" | "fco" | "fcoa" | "fens" => Verdict::new(ActivityKind::SignIn, Outcome::Failure),
        "slo" => Verdict::new(ActivityKind::SignOut, Outcome::Success),
        "flo" => Verdict::new(ActivityKind::SignOut, Outcome::Failure),
        // Rate limits, notices and grants to applications name nobody.
        _ if !is_person => return None,
        "ssa" => Verdict::new(ActivityKind::Action, Outcome::Success).by_machine(true),
        "fsa" => Verdict::new(ActivityKind::Action, Outcome::Failure).by_machine(true),
        // Exchanges of codes and refresh tokens.
        "seacft" | "sertft" | "seccft" => Verdict::new(ActivityKind::Action, Outcome::Success).by_machine(true),
        "feacft" | "fertft" | "feccft" => Verdict::new(ActivityKind::Action, Outcome::Failure).by_machine(true),
        _ => Verdict::new(ActivityKind::Action, Outcome::Unknown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;

    #[test]
    fn both_shapes_and_codes() {
        let text = format!(
            "{}\n{}\n{}\n",
            CARD.sample,
            r#"{"date":"2026-01-12T10:00:00Z","type":"sertft","log_id":"4","user_id":"auth0|1a","ip":"192.0.2.14","location_info":{"country_code":"KR"}}"#,
            r#"{"date":"2026-01-12T10:00:00Z","type":"seccft","log_id":"5","client_id":"c"}"#
        );
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(Auth0.sniff(&head), Likelihood::Certain);
        let sink = read(Auth0.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80);
        let found: Vec<_> = sink.records.iter().map(|kept| (kept.kind, kept.outcome, kept.machine)).collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, false),
                (ActivityKind::SignIn, Outcome::Failure, false),
                (ActivityKind::SignOut, Outcome::Success, false),
                (ActivityKind::Action, Outcome::Success, true),
            ]
        );
        assert_eq!((sink.records[3].account.as_str(), sink.records[3].country.as_str()), ("auth0|1a", "KR"));
        assert_eq!(sink.issues, [(5, IssueKind::NotRelevant)]);
    }
}
