//! GitLab audit events, as the JSON of the API or the CSV that the page exports.
//!
//! A refused sign-in has no author yet: whom it was tried for stands in the target.

use super::json_fields::{paths, pick};
use super::named_table::{column, find};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::json_records::{self, JsonReader, Number, Text};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Detail, Outcome};
use crate::settings::Limits;
use serde::Deserialize;
use serde_json::value::RawValue;

/// GitLab audit events.
pub struct GitlabAudit;

static CARD: FormatCard = FormatCard {
    id: "gitlab-audit",
    title: Both {
        ko: "GitLab 감사 이벤트 (JSON·CSV)과 production_json.log",
        en: "GitLab audit events (JSON or CSV) and production_json.log",
    },
    export: Both {
        ko: "그룹 → Secure → Audit events 또는 Admin → Monitoring → Audit events 에서 'Export as CSV', 또는 GET /audit_events 응답을 저장합니다. 직접 운영하는 서버에서는 /var/log/gitlab/gitlab-rails/production_json.log 도 됩니다.",
        en: "Group, Secure, Audit events, or Admin, Monitoring, Audit events: Export as CSV; or save the answer of GET /audit_events. From a server of your own, /var/log/gitlab/gitlab-rails/production_json.log as well.",
    },
    gives: Both {
        ko: "설정·권한·구성원 활동과 (인스턴스 전체에서) 로그인 성공·실패의 시각(UTC), 계정, 접속 IP.",
        en: "Activity on settings, permissions and members and, for an instance, sign-ins that worked or failed, with time (UTC), account, connecting address.",
    },
    lacks: Both { ko: "로그아웃, 국가, 기기는 없습니다.", en: "Sign-outs, country, devices." },
    traps: Both {
        ko: "작성자 이름은 표시 이름이므로 계정은 작성자 번호(ID)로 구별합니다. 배포 토큰과 CI 러너의 항목은 사람의 활동으로 세지 않습니다. CSV 머리글은 버전마다 다를 수 있습니다.",
        en: "The author's name is a display name, so accounts go by the author's number. Deploy tokens and CI runners do not count as people. The CSV's header may differ between versions.",
    },
    sample: r#"[{"id":1,"author_id":11,"entity_id":11,"entity_type":"User","details":{"with":"two-factor","target_id":11,"target_type":"User","author_name":"Mina","ip_address":"192.0.2.14"},"created_at":"2026-01-12T00:31:04.117Z"},
{"id":2,"author_id":-1,"entity_id":-1,"entity_type":"User","details":{"failed_login":"STANDARD","author_name":"admin","target_details":"admin","ip_address":"203.0.113.9"},"created_at":"2026-01-12T00:40:51.020Z"},
{"id":3,"author_id":11,"entity_id":7,"entity_type":"Project","details":{"custom_message":"Added deploy key","author_name":"Mina","ip_address":"192.0.2.14"},"created_at":"2026-01-12T01:02:44.003Z"}]"#,
};

paths! {
    Time: "created_at",
    AuthorId: "author_id",
    AuthorName: "author_name",
    AuthorEmail: "details.author_email",
    OwnName: "details.author_name",
    Class: "details.author_class",
    With: "details.with",
    FailedLogin: "details.failed_login",
    Message: "details.custom_message",
    Target: "details.target_details",
    Address: "details.ip_address",
    OwnAddress: "ip_address",
    Event: "event_name",
    EventType: "event_type",
    DetailsEvent: "details.event_name",
    // Streamed events of Git name the service of the server that ran.
    GitAction: "details.custom_message.action",
    Path: "entity_path",
    OwnPath: "details.entity_path",
}

/// What an event does with the code of a repository; nothing for what only touches its settings. Cloning and fetching run
/// the same service.
fn operation(message: &str, git_action: &str) -> Option<&'static [u8]> {
    match (git_action, message) {
        ("git-upload-pack", _) => Some(b"clone or fetch"),
        ("git-receive-pack", _) => Some(b"push"),
        (_, "Repository Download Started") => Some(b"download"),
        _ => None,
    }
}

const WANTED: [&[&str]; 3] = [&["Author ID"], &["Entity Type"], &["Created At"]];

impl Importer for GitlabAudit {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_json = json_records::first_object(head.text, &[]).is_some_and(|first| {
            ["author_id", "entity_type", "created_at"].iter().all(|key| json_records::has_key(&first, key))
        });
        let is_own = is_json || is_production_log(head) || find(head, &WANTED).is_some();
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        match find(head, &WANTED) {
            Some(table) => {
                let rows = Rows::new(&table);
                Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
            }
            None if is_production_log(head) => {
                Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read_request).in_utc()))
            }
            None => Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc())),
        }
    }
}

/// `production_json.log` of an instance of one's own: a request a line.
fn is_production_log(head: &Head<'_>) -> bool {
    json_records::first_object(head.text, &[]).is_some_and(|first| {
        let has = |key: &&str| json_records::has_key(&first, key);
        // Pages name a controller, the log of the API a route.
        ["method", "path", "status", "time"].iter().all(has)
            && ["controller", "route"].iter().any(has)
            && ["remote_ip", "meta.remote_ip", "correlation_id"].iter().any(has)
    })
}

/// One event, from either shape.
struct Event<'a> {
    time: When<'a>,
    id: &'a [u8],
    email: &'a [u8],
    name: &'a [u8],
    target: &'a [u8],
    address: &'a [u8],
    class: &'a str,
    message: &'a str,
    git_action: &'a str,
    /// Project or group, with the groups that it lies in.
    path: &'a [u8],
    is_sign_in: bool,
    is_refused: bool,
}

fn put(line: u32, event: &Event<'_>, sink: &mut dyn Sink) {
    // Authors without an account have numbers below one.
    let is_nobody = event.id.first() == Some(&b'-') || event.id == b"0";
    let account = match (is_nobody, event.is_refused) {
        (true, true) if !event.target.is_empty() => event.target,
        (true, true) => event.name,
        (true, false) => return sink.issue(line, IssueKind::NotRelevant),
        (false, _) if event.email.is_empty() => event.id,
        (false, _) => event.email,
    };
    let (kind, outcome) = match () {
        () if event.is_refused => (ActivityKind::SignIn, Outcome::Failure),
        () if event.is_sign_in || event.message.starts_with("Signed in with") => {
            (ActivityKind::SignIn, Outcome::Success)
        }
        () => (ActivityKind::Action, Outcome::Unknown),
    };
    // The path tells projects of one name apart; older versions write the name alone.
    let repository = if event.path.is_empty() { event.target } else { event.path };
    let details =
        operation(event.message, event.git_action).map(|verb| [(Detail::Verb, verb), (Detail::Repository, repository)]);
    const MACHINES: [&str; 4] = ["DeployToken", "DeployKey", "RunnerToken", "RunnerAuthenticationToken"];
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: MACHINES.iter().any(|class| event.class.contains(class)),
            account,
            alias: if event.email.is_empty() || is_nobody { b"" } else { event.id },
            name: if is_nobody { b"" } else { event.name },
            start: event.time,
            address: event.address,
            details: details.as_ref().map_or(&[][..], |details| &details[..]),
            ..Record::default()
        },
    );
}

/// What is read of a request of `production_json.log`.
#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow, default)]
    method: Text<'a>,
    #[serde(borrow, default)]
    path: Text<'a>,
    #[serde(borrow, default)]
    action: Text<'a>,
    #[serde(borrow, default)]
    status: Number<'a>,
    #[serde(borrow, default)]
    time: Text<'a>,
    #[serde(borrow, default)]
    remote_ip: Text<'a>,
    #[serde(borrow, default, rename = "meta.remote_ip")]
    other_ip: Text<'a>,
    #[serde(borrow, default)]
    username: Text<'a>,
    #[serde(borrow, default, rename = "meta.user")]
    user: Text<'a>,
    #[serde(borrow, default)]
    params: Option<&'a RawValue>,
}

/// The name that a form was sent with.
fn name_in_form(params: &[serde_json::Value]) -> Option<&str> {
    params.iter().find_map(|param| match param["key"].as_str()? {
        "username" => param["value"].as_str(),
        "user" => param["value"]["login"].as_str(),
        _ => None,
    })
}

fn read_request(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(request) = json_records::parse::<Request<'_>>(line, record, sink) else { return };
    let path = request.path.as_str();
    let posts = request.method.as_str() == "POST";
    let is_sign_in =
        (posts && path.ends_with("/users/sign_in")) || (path.contains("/users/auth/") && path.ends_with("/callback"));
    let known = [request.username.as_str(), request.user.as_str()].into_iter().find(|name| !name.is_empty());
    let params: Vec<serde_json::Value> =
        request.params.filter(|_| is_sign_in).and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
    let Some(account) = known.or_else(|| name_in_form(&params)) else {
        return sink.issue(line, IssueKind::NotRelevant);
    };
    let (kind, outcome) = match () {
        () if path.ends_with("/users/sign_out") => (ActivityKind::SignOut, Outcome::Success),
        () if !is_sign_in => (ActivityKind::Action, Outcome::Unknown),
        // A sign-in that worked leads on to a page, in the name of whom it let in; one that did not has no user yet.
        () if known.is_some() && request.status.bytes() == b"302" && request.action.as_str() != "failure" => {
            (ActivityKind::SignIn, Outcome::Success)
        }
        () => (ActivityKind::SignIn, Outcome::Failure),
    };
    let time = request.time.as_str().as_bytes();
    let address = [request.remote_ip.bytes(), request.other_ip.bytes()].into_iter().find(|address| !address.is_empty());
    // Behind proxies of its own the API's log lists them after the client.
    let address = address.and_then(|list| list.split(|byte| *byte == b',').next()).unwrap_or_default();
    let start = if time.is_empty() { When::Missing } else { When::Text(time) };
    sink.record(line, &Record { kind, outcome, account: account.as_bytes(), start, address, ..Record::default() });
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let names = [Field::Event, Field::EventType, Field::DetailsEvent].map(|field| entry.text(field));
    let event = Event {
        time: entry.time(&[Field::Time]),
        id: entry.get(Field::AuthorId),
        email: entry.get(Field::AuthorEmail),
        name: entry.first(&[Field::AuthorName, Field::OwnName]),
        target: entry.get(Field::Target),
        address: entry.first(&[Field::Address, Field::OwnAddress]),
        class: entry.text(Field::Class),
        message: entry.text(Field::Message),
        git_action: entry.text(Field::GitAction),
        path: entry.first(&[Field::Path, Field::OwnPath]),
        is_sign_in: !entry.get(Field::With).is_empty()
            || names.iter().any(|name| name.starts_with("authenticated_with_")),
        is_refused: !entry.get(Field::FailedLogin).is_empty()
            || names.iter().any(|name| name.starts_with("login_failed_")),
    };
    put(line, &event, sink);
}

struct Rows {
    time: Option<usize>,
    id: Option<usize>,
    email: Option<usize>,
    name: Option<usize>,
    target: Option<usize>,
    action: Option<usize>,
    path: Option<usize>,
    address: Option<usize>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |name| column(&table.header, &[name]);
        Self {
            time: at("Created At"),
            id: at("Author ID"),
            email: at("Author Email"),
            name: at("Author Name"),
            target: at("Target Details"),
            action: at("Action"),
            path: at("Entity Path"),
            address: at("IP Address"),
        }
    }
}

impl RowReader for Rows {
    fn begin(&mut self, sink: &mut dyn Sink) {
        sink.format_zone("UTC");
    }

    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let message = std::str::from_utf8(fields.at(self.action)).unwrap_or_default();
        let event = Event {
            time: When::Text(fields.at(self.time)),
            id: fields.at(self.id),
            email: fields.at(self.email),
            name: fields.at(self.name),
            target: fields.at(self.target),
            address: fields.at(self.address),
            class: "",
            message,
            git_action: "",
            path: fields.at(self.path),
            is_sign_in: false,
            is_refused: message.starts_with("Failed to login with"),
        };
        put(line, &event, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("audit", text.as_bytes(), true);
        assert_eq!(GitlabAudit.sniff(&head), Likelihood::Certain);
        read_all(GitlabAudit.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn json_and_csv_say_the_same() {
        let csv = "ID,Author ID,Author Name,Entity ID,Entity Type,Entity Path,Target ID,Target Type,Target Details,Action,IP Address,Created At (UTC)\n1,11,Mina,11,User,mina,11,User,mina,Signed in with TWO-FACTOR authentication,192.0.2.14,2026-01-12 00:31:04 UTC\n2,-1,An unauthenticated user,-1,User,,-1,User,admin,Failed to login with STANDARD authentication,203.0.113.9,2026-01-12 00:40:51 UTC\n3,11,Mina,7,Project,a/b,7,Project,b,Added deploy key,192.0.2.14,2026-01-12 01:02:44 UTC\n";
        for text in [CARD.sample, csv] {
            let kept: Vec<_> = import(text)
                .records
                .into_iter()
                .map(|kept| (kept.account, kept.kind, kept.outcome, kept.address))
                .collect();
            let expected = [
                ("11", ActivityKind::SignIn, Outcome::Success, "192.0.2.14"),
                ("admin", ActivityKind::SignIn, Outcome::Failure, "203.0.113.9"),
                ("11", ActivityKind::Action, Outcome::Unknown, "192.0.2.14"),
            ];
            assert_eq!(
                kept,
                expected.map(|(account, kind, outcome, ip)| (account.to_owned(), kind, outcome, ip.to_owned()))
            );
        }
    }

    #[test]
    fn requests_of_a_server_of_ones_own() {
        let line = |rest: &str| {
            format!(
                "{{\"format\":\"html\",\"controller\":\"C\",\"time\":\"2026-01-12T00:31:04.117Z\",\"correlation_id\":\"c\",\"remote_ip\":\"192.0.2.14\",{rest}}}\n"
            )
        };
        let form = r#""params":[{"key":"user","value":{"login":"mina","password":"[FILTERED]"}}]"#;
        let (post, get) = (r#""method":"POST""#, r#""method":"GET""#);
        let text = [
            line(&format!(r#"{post},"path":"/users/sign_in","action":"create","status":302,"username":"mina",{form}"#)),
            line(&format!(r#"{post},"path":"/users/sign_in","action":"create","status":0,{form}"#)),
            line(&format!(r#"{post},"path":"/users/auth/ldapmain/callback","action":"failure","status":302,"params":[{{"key":"username","value":"joon"}}]"#)),
            line(&format!(r#"{get},"path":"/a/b","action":"show","status":200,"meta.user":"mina","params":[]"#)),
            line(&format!(r#"{post},"path":"/users/sign_out","action":"destroy","status":302,"username":"mina""#)),
            line(&format!(r#"{get},"path":"/explore","action":"index","status":200"#)),
        ]
        .concat();
        let sink = import(&text);
        let kept: Vec<_> = sink.records.iter().map(|kept| (kept.account.as_str(), kept.kind, kept.outcome)).collect();
        let expected = [
            ("mina", ActivityKind::SignIn, Outcome::Success),
            ("mina", ActivityKind::SignIn, Outcome::Failure),
            ("joon", ActivityKind::SignIn, Outcome::Failure),
            ("mina", ActivityKind::Action, Outcome::Unknown),
            ("mina", ActivityKind::SignOut, Outcome::Success),
        ];
        assert_eq!(kept, expected);
        assert_eq!((sink.records[0].address.as_str(), sink.issues), ("192.0.2.14", vec![(6, IssueKind::NotRelevant)]));
    }

    #[test]
    fn tokens_are_machines_and_unknown_authors_nobody() {
        let text = r#"[{"author_id":5,"entity_type":"Project","created_at":"2026-01-12T00:31:04Z","details":{"author_class":"Gitlab::Audit::DeployTokenAuthor"}},{"author_id":-2,"entity_type":"Project","created_at":"2026-01-12T00:31:04Z","details":{}}]"#;
        let sink = import(text);
        assert!(sink.records[0].machine);
        assert_eq!(sink.issues, [(1, IssueKind::NotRelevant)]);
    }
}
