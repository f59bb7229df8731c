//! OCSF Authentication (class 3002), as security lakes and SIEMs store it, an event a line or in an array.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::lines::address;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// OCSF Authentication.
pub struct OcsfAuthentication;

static CARD: FormatCard = FormatCard {
    id: "ocsf-authentication",
    title: Both { ko: "OCSF 인증 이벤트 (class 3002)", en: "OCSF Authentication (class 3002)" },
    export: Both {
        ko: "Amazon Security Lake나 SIEM에서 class_uid = 3002 인 이벤트를 JSON 또는 JSON Lines로 내보냅니다.",
        en: "Export events with class_uid = 3002 from Amazon Security Lake or a SIEM, as JSON or JSON lines.",
    },
    gives: Both {
        ko: "로그인·로그오프의 시각(UTC), 계정, 결과, 접속 IP, 국가, 기기, 세션.",
        en: "Logons and logoffs with time (UTC), account, outcome, connecting address, country, device, session.",
    },
    lacks: Both {
        ko: "원본에 없던 것은 여기에도 없습니다. 어떤 제품의 기록인지에 따라 다릅니다.",
        en: "What the source did not have; it depends on the product behind it.",
    },
    traps: Both {
        ko: "같은 로그인이 여러 원본에서 겹쳐 들어올 수 있습니다. 네트워크·배치·서비스 로그온은 사람의 활동으로 세지 않습니다. 기기 이름은 같은 기기라는 증거로 약합니다.",
        en: "One sign-in may come in from several sources. Network, batch and service logons do not count as a person's activity. Device names are weak proof of one machine.",
    },
    sample: r#"{"class_uid":3002,"category_uid":3,"activity_id":1,"time":1768177864117,"status_id":1,"metadata":{"version":"1.1.0"},"user":{"name":"mina","uid":"u1","email_addr":"mina@example.org"},"src_endpoint":{"ip":"192.0.2.14","location":{"country":"KR"}},"session":{"uid":"s1"}}
{"class_uid":3002,"category_uid":3,"activity_id":1,"time":1768178451020,"status_id":2,"metadata":{"version":"1.1.0"},"user":{"name":"admin"},"src_endpoint":{"ip":"203.0.113.9"}}
{"class_uid":3002,"category_uid":3,"activity_id":2,"time":1768208564003,"status_id":1,"metadata":{"version":"1.1.0"},"user":{"name":"mina","uid":"u1","email_addr":"mina@example.org"},"session":{"uid":"s1"}}"#,
};

paths! {
    Class: "class_uid",
    Activity: "activity_id",
    Time: "time",
    TimeText: "time_dt",
    Status: "status_id",
    Email: "user.email_addr",
    Name: "user.name",
    Id: "user.uid",
    FullName: "user.full_name",
    UserType: "user.type_id",
    ActorEmail: "actor.user.email_addr",
    ActorName: "actor.user.name",
    ActorId: "actor.user.uid",
    Address: "src_endpoint.ip",
    Country: "src_endpoint.location.country",
    Latitude: "src_endpoint.location.lat",
    Longitude: "src_endpoint.location.long",
    Device: "src_endpoint.uid",
    DeviceName: "src_endpoint.hostname",
    Session: "session.uid",
    LogonType: "logon_type_id",
}

impl Importer for OcsfAuthentication {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_event =
            |first: Vec<u8>| json_records::has_key(&first, "class_uid") && json_records::has_key(&first, "activity_id");
        if json_records::first_object(head.text, &[]).is_some_and(is_event) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(event) = pick(line, record, &PATHS, sink) else { return };
    if event.text(Field::Class) != "3002" {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let kind = match event.text(Field::Activity) {
        "1" => ActivityKind::SignIn,
        "2" => ActivityKind::SignOut,
        _ => ActivityKind::Action,
    };
    let outcome = match event.text(Field::Status) {
        "1" => Outcome::Success,
        "2" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    let name = event.first(&[Field::Name, Field::ActorName]);
    let id = event.first(&[Field::Id, Field::ActorId]);
    let account = match event.first(&[Field::Email, Field::ActorEmail]) {
        // Windows puts the security id here, which says less than the name that other logs have.
        b"" if !name.is_empty() => name,
        b"" => id,
        email => email,
    };
    // Network, batch, service; the user types of systems and services.
    let is_unattended = matches!(event.text(Field::LogonType), "3" | "4" | "5") && outcome != Outcome::Failure;
    let is_system = matches!(event.text(Field::UserType), "3" | "4") || name.ends_with(b"$");
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            machine: is_unattended || is_system,
            account,
            name: event.get(Field::FullName),
            start: event.time(&[Field::Time, Field::TimeText]),
            address: address(event.get(Field::Address)),
            country: event.get(Field::Country),
            latitude: event.get(Field::Latitude),
            longitude: event.get(Field::Longitude),
            device: event.first(&[Field::Device, Field::DeviceName]),
            session: event.get(Field::Session),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(OcsfAuthentication.sniff(&head), Likelihood::Certain);
        read_all(OcsfAuthentication.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn the_sample_has_logon_failure_and_logoff() {
        let kept: Vec<_> =
            import(CARD.sample).records.into_iter().map(|kept| (kept.kind, kept.outcome, kept.account)).collect();
        use ActivityKind::{SignIn, SignOut};
        use Outcome::{Failure, Success};
        let expected =
            [(SignIn, Success, "mina@example.org"), (SignIn, Failure, "admin"), (SignOut, Success, "mina@example.org")];
        assert_eq!(kept, expected.map(|(kind, outcome, account)| (kind, outcome, account.to_owned())));
    }

    #[test]
    fn other_classes_say_nothing_and_services_are_machines() {
        let sink = import(
            r#"{"class_uid":3002,"activity_id":1,"time":1768177864117,"user":{"name":"svc"},"logon_type_id":5}
{"class_uid":4001,"activity_id":1,"time":1768177864117}"#,
        );
        assert_eq!((sink.records[0].machine, sink.issues), (true, vec![(2, IssueKind::NotRelevant)]));
    }
}
