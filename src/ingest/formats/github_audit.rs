//! GitHub audit log of an organisation or enterprise, as JSON: the export (an array or an entry a line) or the API's answer.
//!
//! Workflow runs carry the name of whoever caused them, perhaps months before by a schedule: a machine makes them.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Detail, Outcome};
use crate::settings::Limits;

/// GitHub audit log.
pub struct GithubAudit;

static CARD: FormatCard = FormatCard {
    id: "github-audit",
    title: Both { ko: "GitHub 감사 로그 (JSON)", en: "GitHub audit log (JSON)" },
    export: Both {
        ko: "조직(또는 엔터프라이즈) Settings → Audit log → Export → JSON, 또는 GET /orgs/{org}/audit-log 응답을 저장합니다. Git 이벤트는 따로 내보냅니다.",
        en: "Organisation or enterprise Settings, Audit log, Export, JSON; or save the answer of GET /orgs/{org}/audit-log. Git events are exported apart.",
    },
    gives: Both {
        ko: "저장소·구성원·설정 활동과 (엔터프라이즈에서) 로그인, Git 복제·푸시의 시각(UTC)과 계정. 설정하면 접속 IP와 국가도 있습니다.",
        en: "Activity on repositories, members and settings and, for enterprises, sign-ins, clones and pushes, with time (UTC) and account; address and country where switched on.",
    },
    lacks: Both {
        ko: "커밋 내용, 기기, 세션의 끝은 없습니다. IP는 기본으로 꺼져 있습니다.",
        en: "Commits, devices, end of sessions. Addresses are off by default.",
    },
    traps: Both {
        ko: "GitHub Actions 실행과 봇, 앱 토큰의 항목은 사람의 활동으로 세지 않습니다. 개인 액세스 토큰을 쓰는 스크립트는 사람과 구별되지 않습니다. Git 이벤트는 7일만 보관됩니다.",
        en: "Runs of GitHub Actions, bots and app tokens do not count as a person's activity. Scripts with a personal access token cannot be told from the person. Git events are kept for 7 days.",
    },
    sample: r#"{"@timestamp":1768177864117,"action":"repo.create","actor":"mina-dev","actor_id":101,"actor_ip":"192.0.2.14","actor_location":{"country_code":"KR"},"org":"example"}
{"@timestamp":1768180360000,"action":"git.push","actor":"joon-dev","actor_id":102,"org":"example","repo":"example/app"}
{"@timestamp":1768180400000,"action":"workflows.completed_workflow_run","actor":"joon-dev","actor_id":102,"org":"example"}"#,
};

paths! {
    Time: "@timestamp",
    // What Panther makes of the name above, and the older one.
    StoredTime: "at_sign_timestamp",
    Created: "created_at",
    Action: "action",
    Actor: "actor",
    ActorName: "actor.login",
    Address: "actor_ip",
    Country: "actor_location.country_code",
    IsBot: "actor_is_bot",
    Access: "programmatic_access_type",
    Repo: "repo",
    // Git events, which are exported apart, name it so.
    Repository: "repository",
}

/// What an action does with the code of a repository; nothing for what only touches its settings. An archived repository
/// is copied nowhere.
fn operation(action: &str) -> Option<&'static [u8]> {
    match action {
        "git.clone" => Some(b"clone"),
        "git.fetch" => Some(b"fetch"),
        "git.push" => Some(b"push"),
        "repo.download_zip" => Some(b"download"),
        "repo.fork" => Some(b"fork"),
        _ => None,
    }
}

impl Importer for GithubAudit {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = json_records::first_object(head.text, &[]) else { return Likelihood::No };
        let has = |key: &str| json_records::has_key(&first, key);
        let is_entry =
            has("action") && has("actor") && (has("@timestamp") || has("created_at") || has("at_sign_timestamp"));
        let is_github = ["org", "business", "repo", "_document_id", "actor_id", "operation_type"].into_iter().any(has);
        if is_entry && is_github { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let action = entry.text(Field::Action);
    let (kind, outcome) = match action {
        "user.login" => (ActivityKind::SignIn, Outcome::Success),
        "user.failed_login" => (ActivityKind::SignIn, Outcome::Failure),
        "user.logout" => (ActivityKind::SignOut, Outcome::Success),
        // Answers of an identity provider: whether it let the person in stands elsewhere.
        "org.sso_response" | "business.sso_response" => (ActivityKind::SignIn, Outcome::Unknown),
        _ => (ActivityKind::Action, Outcome::Unknown),
    };
    let account = entry.first(&[Field::Actor, Field::ActorName]);
    let is_bot = entry.is_true(Field::IsBot) || account.ends_with(b"[bot]");
    let is_app = entry.text(Field::Access).contains("server-to-server");
    let repository = entry.first(&[Field::Repo, Field::Repository]);
    let details = operation(action).map(|verb| [(Detail::Verb, verb), (Detail::Repository, repository)]);
    const RUNS: [&str; 4] = ["workflows.", "dependabot_", "repository_vulnerability_alert.", "checks."];
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: is_bot || is_app || RUNS.iter().any(|prefix| action.starts_with(prefix)),
            account,
            start: entry.time(&[Field::Time, Field::StoredTime, Field::Created]),
            address: entry.get(Field::Address),
            country: entry.get(Field::Country),
            details: details.as_ref().map_or(&[][..], |details| &details[..]),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("audit.json", text.as_bytes(), true);
        assert_eq!(GithubAudit.sniff(&head), Likelihood::Certain);
        read_all(GithubAudit.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn the_sample_and_its_workflow_run() {
        let sink = import(CARD.sample);
        let machines: Vec<_> = sink.records.iter().map(|kept| kept.machine).collect();
        assert_eq!(machines, [false, false, true]);
        assert_eq!((sink.records[0].start.as_str(), sink.records[0].country.as_str()), ("1768177864117", "KR"));
    }

    #[test]
    fn bots_and_app_tokens_are_machines_and_sign_ins_are_stated() {
        for (rest, machine, kind, outcome) in [
            (r#""action":"user.login","actor":"mina""#, false, ActivityKind::SignIn, Outcome::Success),
            (r#""action":"user.failed_login","actor":"mina""#, false, ActivityKind::SignIn, Outcome::Failure),
            (r#""action":"git.push","actor":"dependabot[bot]""#, true, ActivityKind::Action, Outcome::Unknown),
            (r#""action":"git.push","actor":"x","actor_is_bot":true"#, true, ActivityKind::Action, Outcome::Unknown),
            (
                r#""action":"git.push","actor":"x","programmatic_access_type":"GitHub App server-to-server token""#,
                true,
                ActivityKind::Action,
                Outcome::Unknown,
            ),
            (
                r#""action":"git.push","actor":"x","programmatic_access_type":"Personal access token (classic)""#,
                false,
                ActivityKind::Action,
                Outcome::Unknown,
            ),
        ] {
            let kept = &import(&format!(r#"[{{"created_at":1768177864117,"org":"o",{rest}}}]"#)).records[0];
            assert_eq!((kept.machine, kept.kind, kept.outcome), (machine, kind, outcome), "{rest}");
        }
    }
}
