//! OneLogin events in JSON; what an event is, a number says.

use super::sign_in_fields::{Entry, Slot, Verdict};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Onelogin;

const WRAPPER_KEYS: &[&str] = &["data"];

static CARD: FormatCard = FormatCard {
    id: "onelogin",
    title: Both { ko: "OneLogin 이벤트", en: "OneLogin events" },
    export: Both {
        ko: "OneLogin Events API(GET /api/1/events)의 응답이나 웹훅이 쌓은 JSON을 사용합니다.",
        en: "Use the answers of the OneLogin Events API (GET /api/1/events) or the JSON that a webhook stored.",
    },
    gives: Both {
        ko: "로그인 성공·실패·로그아웃과 기타 활동의 시각(UTC), 계정, 접속 IP.",
        en: "Sign-ins, failed ones, sign-outs and other activity with time (UTC), account and connecting address.",
    },
    lacks: Both { ko: "국가, 기기, 세션이 없습니다.", en: "No country, device or session." },
    traps: Both {
        ko: "user_name은 대개 표시 이름이라 계정은 user_id로 봅니다. 이벤트 번호는 5(로그인)·6(실패)·7(로그아웃)만 뜻을 읽고 나머지는 결과를 알 수 없는 활동입니다.",
        en: "user_name mostly is a display name, so the account is user_id. Of the event numbers only 5 (sign-in), 6 (failed) and 7 (sign-out) are told apart; the others are activity of unknown outcome.",
    },
    sample: r#"{"id":1,"created_at":"2026-01-12 00:31:04 UTC","event_type_id":5,"user_id":101,"user_name":"Mina Kim","ipaddr":"192.0.2.14","account_id":9}
{"id":2,"created_at":"2026-01-12 01:12:40 UTC","event_type_id":6,"user_id":102,"user_name":"Joon Lee","ipaddr":"198.51.100.7","account_id":9}
{"id":3,"created_at":"2026-01-12 09:02:44 UTC","event_type_id":7,"user_id":101,"user_name":"Mina Kim","ipaddr":"192.0.2.14","account_id":9}"#,
};

static PATHS: [Pathed; 11] = [
    (Slot::Time, &["created_at"]),
    (Slot::Time, &["event_timestamp"]),
    (Slot::Account, &["login_name"]),
    (Slot::Alias, &["user_id"]),
    (Slot::Name, &["user_name"]),
    (Slot::Extra, &["actor_user_id"]),
    (Slot::Result, &["actor_user_name"]),
    (Slot::Actor, &["actor_system"]),
    (Slot::Kind, &["event_type_id"]),
    (Slot::Address, &["ipaddr"]),
    (Slot::Session, &["login_id"]),
];

impl Importer for Onelogin {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &&str| has_key(&first, key);
        let is_own = has(&"event_type_id") && ["created_at", "event_timestamp"].iter().any(has);
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(sign_in_json::reader(WRAPPER_KEYS, limits.record_bytes, &PATHS, judge).in_utc()))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    let verdict = match entry.text(Slot::Kind) {
        "5" => Verdict::new(ActivityKind::SignIn, Outcome::Success),
        "6" => Verdict::new(ActivityKind::SignIn, Outcome::Failure),
        "7" => Verdict::new(ActivityKind::SignOut, Outcome::Success),
        _ => {
            // Who did it, not to whom it was done.
            if !entry.get(Slot::Extra).is_empty() {
                entry.set(Slot::Alias, entry.get(Slot::Extra));
                entry.set(Slot::Name, entry.get(Slot::Result));
                entry.set(Slot::Account, b"");
            }
            Verdict::new(ActivityKind::Action, Outcome::Unknown)
        }
    };
    if entry.get(Slot::Name).contains(&b'@') && entry.get(Slot::Account).is_empty() {
        entry.set(Slot::Account, entry.get(Slot::Name));
    }
    let nobody = entry.get(Slot::Account).is_empty() && entry.get(Slot::Alias).is_empty();
    (!nobody || verdict.kind != ActivityKind::Action).then_some(verdict)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::read;

    #[test]
    fn numbers_actors_and_names() {
        let text = format!(
            "{}\n{}\n{}",
            CARD.sample,
            r#"{"created_at":"2026-01-12 10:00:00 UTC","event_type_id":13,"user_id":101,"user_name":"Mina Kim","actor_user_id":103,"actor_user_name":"admin@example.org"}"#,
            r#"{"created_at":"2026-01-12 10:00:00 UTC","event_type_id":900,"actor_system":"Trigger"}"#
        );
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(Onelogin.sniff(&head), Likelihood::Certain);
        let sink = read(Onelogin.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.kind, kept.outcome, kept.account.as_str(), kept.name.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, "101", "Mina Kim"),
                (ActivityKind::SignIn, Outcome::Failure, "102", "Joon Lee"),
                (ActivityKind::SignOut, Outcome::Success, "101", "Mina Kim"),
                (ActivityKind::Action, Outcome::Unknown, "admin@example.org", "admin@example.org"),
            ]
        );
        assert_eq!(sink.issues, [(5, IssueKind::NotRelevant)]);
    }
}
