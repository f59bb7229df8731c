//! AWS CloudTrail: delivered files (`Records`), records one a line, and the answer of `lookup-events` (`Events`).
//!
//! The person behind an assumed role is the session's name, the last part of the ARN; the role is shared by many.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::lines::address;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// AWS CloudTrail.
pub struct AwsCloudtrail;

const WRAPPER_KEYS: &[&str] = &["Records", "Events"];

static CARD: FormatCard = FormatCard {
    id: "aws-cloudtrail",
    title: Both { ko: "AWS CloudTrail", en: "AWS CloudTrail" },
    export: Both {
        ko: "S3 버킷에 쌓인 .json.gz 파일을 그대로 사용하거나, 콘솔의 이벤트 기록 → 'JSON으로 다운로드', 또는 aws cloudtrail lookup-events 의 출력을 저장합니다.",
        en: "Take the .json.gz files out of the S3 bucket as they are; or Event history, Download as JSON in the console; or save the output of aws cloudtrail lookup-events.",
    },
    gives: Both {
        ko: "콘솔 로그인 성공·실패와 모든 API 호출의 시각(UTC), 계정, 접속 IP, 결과.",
        en: "Console sign-ins that worked or failed and all API calls with time (UTC), account, connecting address, outcome.",
    },
    lacks: Both {
        ko: "국가, 기기, 세션의 끝은 없습니다. 이벤트 기록은 90일만 보관됩니다.",
        en: "No country, no device, no end of sessions. Event history keeps 90 days.",
    },
    traps: Both {
        ko: "AWS 서비스가 스스로 한 호출은 버리고, 서비스가 대신했거나 EC2 인스턴스의 역할이 한 호출은 사람의 활동으로 세지 않습니다. 액세스 키를 쓰는 스크립트는 사람의 호출과 구별되지 않습니다. 역할 세션 이름은 쓰는 쪽이 정합니다.",
        en: "Calls that AWS services make for themselves are left out; those made on somebody's behalf or with an EC2 instance's role do not count as a person's activity. Scripts with access keys cannot be told from people. The name of a role session is chosen by whoever assumes the role.",
    },
    sample: r#"{"Records":[{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":"arn:aws:iam::123456789012:user/mina","userName":"mina"},"eventTime":"2026-01-12T00:31:04Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","sourceIPAddress":"192.0.2.14","responseElements":{"ConsoleLogin":"Success"}},
{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:joon@example.org","arn":"arn:aws:sts::123456789012:assumed-role/Dev/joon@example.org"},"eventTime":"2026-01-12T01:12:40Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","sourceIPAddress":"198.51.100.7"},
{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"mina"},"eventTime":"2026-01-12T02:00:01Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","errorCode":"AccessDenied","sourceIPAddress":"192.0.2.14"}]}"#,
};

paths! {
    Name: "eventName",
    Source: "eventSource",
    Time: "eventTime",
    Address: "sourceIPAddress",
    Error: "errorCode",
    Kind: "userIdentity.type",
    User: "userIdentity.userName",
    Principal: "userIdentity.principalId",
    Arn: "userIdentity.arn",
    InvokedBy: "userIdentity.invokedBy",
    RoleDelivery: "userIdentity.sessionContext.ec2RoleDelivery",
    Login: "responseElements.ConsoleLogin",
    Authentication: "serviceEventDetails.UserAuthentication",
    SsoUser: "additionalEventData.UserName",
    // `lookup-events` puts the record itself into a text.
    Whole: "CloudTrailEvent",
}

impl Importer for AwsCloudtrail {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let Some(first) = json_records::first_object(head.text, WRAPPER_KEYS) else { return Likelihood::No };
        let has = |key: &&str| json_records::has_key(&first, key);
        let is_record = ["eventSource", "eventName", "userIdentity"].iter().all(has);
        if is_record || has(&"CloudTrailEvent") { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let whole = entry.get(Field::Whole);
    if !whole.is_empty() {
        // A record in a record in a text would be somebody's joke: it is read as it is, not opened again.
        let Some(inner) = pick(line, whole, &PATHS, sink) else { return };
        return put(line, &inner, sink);
    }
    put(line, &entry, sink);
}

fn put(line: u32, entry: &super::json_fields::Picked<'_, { PATHS.len() }>, sink: &mut dyn Sink) {
    let identity = entry.text(Field::Kind);
    let (event, source) = (entry.text(Field::Name), entry.text(Field::Source));
    if matches!(identity, "AWSService" | "AWSAccount") {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let account = match entry.get(Field::User) {
        // CloudTrail hides names that do not exist: they may be a password typed into the wrong field.
        b"HIDDEN_DUE_TO_SECURITY_REASONS" => return sink.issue(line, IssueKind::NotRelevant),
        b"" => person(entry.get(Field::Arn), entry.get(Field::Principal), entry.get(Field::SsoUser)),
        name => name,
    };
    let (kind, outcome) = meaning(event, source, entry.text(Field::Login), entry.text(Field::Authentication));
    let outcome = match outcome {
        _ if !entry.get(Field::Error).is_empty() => Outcome::Failure,
        Outcome::Unknown if kind == ActivityKind::Action => Outcome::Success,
        known => known,
    };
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: !entry.get(Field::InvokedBy).is_empty() || !entry.get(Field::RoleDelivery).is_empty(),
            account,
            alias: if identity == "IAMUser" { entry.get(Field::Principal) } else { b"" },
            start: entry.time(&[Field::Time]),
            // Services stand here with their names.
            address: address(entry.get(Field::Address)),
            ..Record::default()
        },
    );
}

/// The session's name of an assumed role, else what else tells one identity from another.
fn person<'a>(arn: &'a [u8], principal: &'a [u8], sso_user: &'a [u8]) -> &'a [u8] {
    if !sso_user.is_empty() {
        return sso_user;
    }
    let is_role = memchr::memmem::find(arn, b":assumed-role/").is_some();
    match (memchr::memrchr(b'/', arn), memchr::memrchr(b':', principal)) {
        (Some(slash), _) if is_role => &arn[slash + 1..],
        (_, Some(colon)) if arn.is_empty() => &principal[colon + 1..],
        _ if arn.is_empty() => principal,
        _ => arn,
    }
}

/// Kind of an event, and the outcome where it states one; a call without `errorCode` succeeded.
fn meaning(event: &str, source: &str, login: &str, authentication: &str) -> (ActivityKind, Outcome) {
    let stated = |text: &str| match text {
        "Success" => Outcome::Success,
        "Failure" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    match event {
        "ConsoleLogin" => (ActivityKind::SignIn, stated(login)),
        "UserAuthentication" => (ActivityKind::SignIn, stated(authentication)),
        "Logout" if source.starts_with("sso") || source.starts_with("signin") => {
            (ActivityKind::SignOut, Outcome::Success)
        }
        "AssumeRoleWithSAML" => (ActivityKind::SignIn, Outcome::Success),
        _ => (ActivityKind::Action, Outcome::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, Kept, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("cloudtrail.json", text.as_bytes(), true);
        assert_eq!(AwsCloudtrail.sniff(&head), Likelihood::Certain, "{text}");
        read_all(AwsCloudtrail.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    fn one(identity: &str, event: &str, rest: &str) -> Kept {
        let text = format!(
            r#"{{"userIdentity":{identity},"eventTime":"2026-01-12T00:31:04Z","eventSource":"signin.amazonaws.com","eventName":"{event}","sourceIPAddress":"192.0.2.14"{rest}}}"#
        );
        import(&text).records.remove(0)
    }

    const MINA: &str = r#"{"type":"IAMUser","principalId":"AIDA1","arn":"arn:aws:iam::1:user/mina","userName":"mina"}"#;

    #[test]
    fn the_sample_in_all_its_shapes() {
        let sink = import(CARD.sample);
        let accounts: Vec<_> = sink.records.iter().map(|kept| kept.account.as_str()).collect();
        assert_eq!(
            (sink.rows.as_slice(), accounts.as_slice()),
            (&[1, 2, 3][..], &["mina", "joon@example.org", "mina"][..])
        );
        assert_eq!(sink.records[2].outcome, Outcome::Failure);
        let lookup = r#"{"Events":[{"EventId":"1","Username":"mina","CloudTrailEvent":"{\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"mina\"},\"eventTime\":\"2026-01-12T00:31:04Z\",\"eventName\":\"ConsoleLogin\",\"responseElements\":{\"ConsoleLogin\":\"Success\"}}"}]}"#;
        let kept = &import(lookup).records[0];
        assert_eq!((kept.account.as_str(), kept.kind, kept.outcome), ("mina", ActivityKind::SignIn, Outcome::Success));
    }

    #[test]
    fn outcomes_are_stated_and_calls_without_error_worked() {
        for (event, rest, kind, outcome) in [
            (
                "ConsoleLogin",
                r#","responseElements":{"ConsoleLogin":"Success"}"#,
                ActivityKind::SignIn,
                Outcome::Success,
            ),
            (
                "ConsoleLogin",
                r#","responseElements":{"ConsoleLogin":"Failure"},"errorMessage":"x""#,
                ActivityKind::SignIn,
                Outcome::Failure,
            ),
            ("ConsoleLogin", r#","responseElements":null"#, ActivityKind::SignIn, Outcome::Unknown),
            ("ListBuckets", "", ActivityKind::Action, Outcome::Success),
            ("ListBuckets", r#","errorCode":"AccessDenied""#, ActivityKind::Action, Outcome::Failure),
        ] {
            let kept = one(MINA, event, rest);
            assert_eq!((kept.kind, kept.outcome), (kind, outcome), "{event} {rest}");
        }
    }

    #[test]
    fn who_it_was() {
        for (identity, account, machine) in [
            (MINA, "mina", false),
            (r#"{"type":"Root","principalId":"1","arn":"arn:aws:iam::1:root"}"#, "arn:aws:iam::1:root", false),
            (
                r#"{"type":"AssumedRole","principalId":"AROA:j","arn":"arn:aws:sts::1:assumed-role/Dev/j@example.org"}"#,
                "j@example.org",
                false,
            ),
            (
                r#"{"type":"AssumedRole","arn":"arn:aws:sts::1:assumed-role/Web/i-0a","sessionContext":{"ec2RoleDelivery":"2.0"}}"#,
                "i-0a",
                true,
            ),
            (r#"{"type":"IAMUser","userName":"mina","invokedBy":"AWS Internal"}"#, "mina", true),
        ] {
            let kept = one(identity, "ListBuckets", "");
            assert_eq!((kept.account.as_str(), kept.machine), (account, machine), "{identity}");
        }
    }

    #[test]
    fn services_and_hidden_names_are_nobody_and_service_names_no_addresses() {
        for identity in [
            r#"{"type":"AWSService","invokedBy":"ec2.amazonaws.com"}"#,
            r#"{"type":"IAMUser","userName":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#,
        ] {
            let text = format!(
                r#"{{"userIdentity":{identity},"eventSource":"a","eventName":"b","eventTime":"2026-01-12T00:31:04Z"}}"#
            );
            assert_eq!(import(&text).issues, [(1, IssueKind::NotRelevant)]);
        }
        let text =
            format!(r#"{{"userIdentity":{MINA},"eventSource":"a","eventName":"b","sourceIPAddress":"AWS Internal"}}"#);
        assert_eq!(import(&text).records[0].address, "");
    }
}
