//! Audit logs of Notion, Atlassian, Box, Dropbox, Zendesk, Asana and Zoom as JSON: one shape, a table of names each.
//!
//! Each says who did what, when and from where; only the products' own words for signing in and out are told apart, the
//! rest is activity.

use super::json_fields::pick;
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Audit logs of several products.
pub struct AuditEvents;

/// Where the products put their entries: Atlassian and Asana, Box, Dropbox, Zendesk, Zoom.
const WRAPPER_KEYS: &[&str] = &["data", "entries", "events", "audit_logs", "operation_logs"];

static CARD: FormatCard = FormatCard {
    id: "audit-events",
    title: Both {
        ko: "Notion·Atlassian·Box·Dropbox·Zendesk·Asana·Zoom 감사 로그 (JSON)",
        en: "Notion, Atlassian, Box, Dropbox, Zendesk, Asana or Zoom audit log (JSON)",
    },
    export: Both {
        ko: "각 서비스의 감사 로그 API 응답이나 SIEM이 쌓은 JSON Lines를 저장합니다: Notion(SIEM 연동), Atlassian(admin/v1/orgs/{id}/events), Box(/2.0/events), Dropbox(team_log/get_events), Zendesk(audit_logs.json), Asana(audit_log_events), Zoom(report/operationlogs).",
        en: "Save the answer of the product's audit log API or what a SIEM stored, an entry a line: Notion (SIEM link), Atlassian (admin/v1/orgs/{id}/events), Box (/2.0/events), Dropbox (team_log/get_events), Zendesk (audit_logs.json), Asana (audit_log_events), Zoom (report/operationlogs).",
    },
    gives: Both {
        ko: "활동과 로그인·로그아웃의 시각(UTC), 계정(이메일), 접속 IP. Dropbox는 국가도 있습니다.",
        en: "Activity, sign-ins and sign-outs with time (UTC), account (e-mail), connecting address; from Dropbox the country as well.",
    },
    lacks: Both {
        ko: "기기와 세션의 끝은 대개 없습니다. 대부분 상위 요금제에만 있습니다.",
        en: "Mostly devices and ends of sessions. Most need a higher plan.",
    },
    traps: Both {
        ko: "제품마다 남기는 활동이 다릅니다. 앱·연동·시스템이 한 항목은 사용하지 않습니다. 결과가 적혀 있지 않은 활동은 성공으로 단정하지 않습니다.",
        en: "Products differ in what they log. Entries of apps, integrations and the system are not used. Activity without a stated outcome is not taken for a success.",
    },
    sample: r#"{"id":"1","event":{"id":"1","timestamp":"2026-01-12T00:31:04.117Z","actor":{"id":"u1","object":"user","type":"person","person":{"email":"mina@example.org"}},"ip_address":"192.0.2.14","platform":"web","type":"user.login"}}
{"id":"2","event":{"id":"2","timestamp":"2026-01-12T00:40:51.020Z","actor":{"id":"u1","object":"user","type":"person","person":{"email":"mina@example.org"}},"ip_address":"192.0.2.14","platform":"web","type":"page.viewed"}}
{"id":"3","event":{"id":"3","timestamp":"2026-01-12T09:02:44.003Z","actor":{"id":"u1","object":"user","type":"person","person":{"email":"mina@example.org"}},"ip_address":"192.0.2.14","platform":"web","type":"user.logout"}}"#,
};

/// What is read of an entry.
#[derive(Clone, Copy)]
enum Field {
    Time,
    Verb,
    Email,
    Id,
    Name,
    Address,
    OtherEmail,
    Country,
    ActorType,
    Session,
}

impl From<Field> for usize {
    fn from(field: Field) -> Self {
        field as Self
    }
}

/// How one product names things.
struct Product {
    /// Keys of an entry that together only this product has.
    marks: &'static [&'static str],
    /// Texts that stand somewhere in the entry, where the keys are too common to tell.
    texts: &'static [&'static str],
    /// In the order of [`Field`].
    paths: [&'static str; 10],
    /// Actors that are people; empty where all are.
    people: &'static [&'static str],
    sign_ins: &'static [&'static str],
    failures: &'static [&'static str],
    sign_outs: &'static [&'static str],
}

static PRODUCTS: [Product; 8] = [
    // Notion.
    Product {
        marks: &["event"],
        texts: &["\"timestamp\"", "\"person\"", "\"actor\""],
        paths: [
            "event.timestamp",
            "event.type",
            "event.actor.person.email",
            "event.actor.id",
            "",
            "event.ip_address",
            "",
            "",
            "event.actor.type",
            "",
        ],
        people: &["person"],
        sign_ins: &["user.login"],
        failures: &[],
        sign_outs: &["user.logout"],
    },
    // Atlassian.
    Product {
        marks: &["attributes", "id"],
        texts: &["\"action\"", "\"actor\"", "\"time\""],
        paths: [
            "attributes.time",
            "attributes.action",
            "attributes.actor.email",
            "attributes.actor.id",
            "attributes.actor.name",
            "attributes.location.ip",
            "",
            "",
            "",
            "",
        ],
        people: &[],
        sign_ins: &["user_login", "user_logged_in"],
        failures: &["user_login_failed"],
        sign_outs: &["user_logout", "user_logged_out"],
    },
    // Box.
    Product {
        marks: &["event_type", "created_by", "created_at"],
        texts: &[],
        paths: [
            "created_at",
            "event_type",
            "created_by.login",
            "created_by.id",
            "created_by.name",
            "ip_address",
            "",
            "",
            "created_by.type",
            "session_id",
        ],
        people: &["user"],
        sign_ins: &["LOGIN", "ADMIN_LOGIN"],
        failures: &["FAILED_LOGIN"],
        sign_outs: &[],
    },
    // Dropbox.
    Product {
        marks: &["timestamp", "event_type", "actor", "origin"],
        texts: &["\".tag\""],
        paths: [
            "timestamp",
            "event_type..tag",
            "actor.user.email",
            "actor.user.account_id",
            "actor.user.display_name",
            "origin.geo_location.ip_address",
            "actor.admin.email",
            "origin.geo_location.country",
            "actor..tag",
            "",
        ],
        people: &["user", "admin"],
        sign_ins: &["login_success", "sso_login"],
        failures: &["login_fail", "sso_error"],
        sign_outs: &["logout"],
    },
    // Dropbox, as a collector that allows no dot in a key stores it.
    Product {
        marks: &["timestamp", "event_type", "actor", "origin"],
        texts: &["\"_tag\""],
        paths: [
            "timestamp",
            "event_type._tag",
            "actor.user.email",
            "actor.user.account_id",
            "actor.user.display_name",
            "origin.geo_location.ip_address",
            "actor.admin.email",
            "origin.geo_location.country",
            "actor._tag",
            "",
        ],
        people: &["user", "admin"],
        sign_ins: &["login_success", "sso_login"],
        failures: &["login_fail", "sso_error"],
        sign_outs: &["logout"],
    },
    // Zendesk.
    Product {
        marks: &["created_at", "actor_id", "action", "source_type"],
        texts: &[],
        paths: ["created_at", "action", "", "actor_id", "actor_name", "ip_address", "", "", "", ""],
        people: &[],
        sign_ins: &["login"],
        failures: &[],
        sign_outs: &["logout"],
    },
    // Asana.
    Product {
        marks: &["gid", "created_at", "event_type", "actor"],
        texts: &[],
        paths: [
            "created_at",
            "event_type",
            "actor.email",
            "actor.gid",
            "actor.name",
            "context.client_ip_address",
            "",
            "",
            "actor.actor_type",
            "",
        ],
        people: &["user"],
        sign_ins: &["user_login_succeeded"],
        failures: &["user_login_failed"],
        sign_outs: &["user_logged_out"],
    },
    // Zoom's log of what administrators did; it has no addresses.
    Product {
        marks: &["operator", "category_type", "action", "operation_detail"],
        texts: &[],
        paths: ["time", "action", "operator", "", "", "", "", "", "", ""],
        people: &[],
        sign_ins: &[],
        failures: &[],
        sign_outs: &[],
    },
];

/// The product that an entry is of.
fn product(entry: &[u8]) -> Option<&'static Product> {
    PRODUCTS.iter().find(|product| {
        let has = |key: &&str| json_records::has_key(entry, key);
        let says = |text: &&str| memchr::memmem::find(entry, text.as_bytes()).is_some();
        product.marks.iter().all(has) && product.texts.iter().all(says)
    })
}

impl Importer for AuditEvents {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match json_records::first_object(head.text, WRAPPER_KEYS) {
            Some(first) if product(&first).is_some() => Likelihood::Certain,
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let first = json_records::first_object(head.text, WRAPPER_KEYS);
        let product = first.and_then(|first| product(&first)).ok_or(Unreadable::UnknownFormat)?;
        let read = move |line, entry: &[u8], sink: &mut dyn Sink| read(line, entry, product, sink);
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, entry: &[u8], product: &'static Product, sink: &mut dyn Sink) {
    let Some(entry) = pick(line, entry, &product.paths, sink) else { return };
    let actor = entry.text(Field::ActorType);
    if !actor.is_empty() && !product.people.is_empty() && !product.people.contains(&actor) {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let verb = entry.text(Field::Verb);
    let (kind, outcome) = match () {
        () if product.sign_ins.contains(&verb) => (ActivityKind::SignIn, Outcome::Success),
        () if product.failures.contains(&verb) => (ActivityKind::SignIn, Outcome::Failure),
        () if product.sign_outs.contains(&verb) => (ActivityKind::SignOut, Outcome::Success),
        () => (ActivityKind::Action, Outcome::Unknown),
    };
    // Dropbox names an admin in another place than a member; the other products have no address there.
    let email = match entry.get(Field::Email) {
        b"" if entry.get(Field::OtherEmail).contains(&b'@') => entry.get(Field::OtherEmail),
        email => email,
    };
    let id = entry.get(Field::Id);
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account: if email.is_empty() { id } else { email },
            alias: if email.is_empty() { b"" } else { id },
            name: entry.get(Field::Name),
            start: entry.time(&[Field::Time]),
            address: entry.get(Field::Address),
            country: entry.get(Field::Country),
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
        let head = Head::new("audit.json", text.as_bytes(), true);
        assert_eq!(AuditEvents.sniff(&head), Likelihood::Certain, "{text}");
        read_all(AuditEvents.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn every_product_says_who_when_and_where() {
        for text in [
            r#"{"event":{"timestamp":"2026-01-12T00:31:04Z","actor":{"id":"u1","object":"user","type":"person","person":{"email":"mina@example.org"}},"ip_address":"192.0.2.14","type":"user.login"}}"#,
            r#"{"data":[{"id":"1","type":"events","attributes":{"time":"2026-01-12T00:31:04Z","action":"user_login","actor":{"id":"u1","email":"mina@example.org"},"location":{"ip":"192.0.2.14"}}}]}"#,
            r#"{"entries":[{"type":"event","created_by":{"type":"user","id":"u1","login":"mina@example.org"},"created_at":"2026-01-12T00:31:04Z","event_type":"LOGIN","ip_address":"192.0.2.14"}]}"#,
            r#"{"events":[{"timestamp":"2026-01-12T00:31:04Z","event_category":{".tag":"logins"},"actor":{".tag":"user","user":{".tag":"team_member","account_id":"u1","email":"mina@example.org"}},"event_type":{".tag":"login_success"},"origin":{"geo_location":{"ip_address":"192.0.2.14","country":"KR"}}}]}"#,
            r#"{"timestamp":"2026-01-12T00:31:04Z","actor":{"_tag":"user","user":{"account_id":"u1","email":"mina@example.org"}},"event_type":{"_tag":"login_success"},"origin":{"geo_location":{"ip_address":"192.0.2.14"}}}"#,
            r#"{"id":"1","attributes":{"time":"2026-01-12T00:31:04Z","action":"user_login","actor":{"email":"mina@example.org"},"location":{"ip":"192.0.2.14"}}}"#,
            r#"{"audit_logs":[{"id":1,"created_at":"2026-01-12T00:31:04Z","actor_id":"mina@example.org","action":"login","source_type":"user","ip_address":"192.0.2.14"}]}"#,
            r#"{"data":[{"gid":"1","created_at":"2026-01-12T00:31:04Z","event_type":"user_login_succeeded","actor":{"actor_type":"user","gid":"u1","email":"mina@example.org"},"context":{"client_ip_address":"192.0.2.14"}}]}"#,
        ] {
            let kept = &import(text).records[0];
            assert_eq!(
                (kept.account.as_str(), kept.start.as_str(), kept.address.as_str()),
                ("mina@example.org", "2026-01-12T00:31:04Z", "192.0.2.14"),
                "{text}"
            );
            assert_eq!((kept.kind, kept.outcome), (ActivityKind::SignIn, Outcome::Success), "{text}");
        }
    }

    #[test]
    fn what_an_administrator_of_zoom_did() {
        let text = r#"{"operation_logs":[{"time":"2026-01-12T00:31:04Z","operator":"mina@example.org","category_type":"User","action":"Add","operation_detail":"x"}]}"#;
        let kept = &import(text).records[0];
        assert_eq!((kept.account.as_str(), kept.kind), ("mina@example.org", ActivityKind::Action));
    }

    #[test]
    fn apps_and_other_json_are_not_read() {
        let text = r#"{"events":[{"timestamp":"2026-01-12T00:31:04Z","actor":{".tag":"app"},"event_type":{".tag":"x"},"origin":{}}]}"#;
        assert_eq!(import(text).issues, [(1, IssueKind::NotRelevant)]);
        for other in [r#"{"event":{"action":"x","actor":{}},"time":""}"#, r#"{"data":[{"id":1,"type":"x"}]}"#] {
            assert_eq!(AuditEvents.sniff(&Head::new("x", other.as_bytes(), true)), Likelihood::No);
        }
    }
}
