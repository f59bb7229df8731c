//! Zoom meeting activity report (`report/meeting_activities`), as JSON: who joined and left, a moment an entry.
//!
//! The milliseconds stand behind a colon. Nothing says which zone the times are in.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Zoom meeting activity report.
pub struct ZoomMeetingActivity;

const WRAPPER_KEYS: &[&str] = &["meeting_activity_logs"];

static CARD: FormatCard = FormatCard {
    id: "zoom-meeting-activity",
    title: Both { ko: "Zoom 회의 활동 보고서", en: "Zoom meeting activity report" },
    export: Both {
        ko: "관리자가 GET /report/meeting_activities API의 응답을 저장합니다.",
        en: "An admin saves the answer of GET /report/meeting_activities.",
    },
    gives: Both {
        ko: "회의 입장·퇴장 등 활동의 시각과 이메일.",
        en: "Joining, leaving and other activity in meetings, with time and e-mail.",
    },
    lacks: Both {
        ko: "접속 IP, 기기, 카메라를 켰는지, 시간대는 없습니다.",
        en: "Addresses, devices, whether a camera was on, zone.",
    },
    traps: Both {
        ko: "시간대가 적혀 있지 않습니다. 이메일이 없는 손님은 표시 이름으로 구별합니다.",
        en: "The zone is not stated. Guests without an e-mail go by the name they showed.",
    },
    sample: r#"{"meeting_activity_logs":[{"meeting_number":"123 4567 8901","activity_time":"2026-01-12 09:31:04:216","operator":"Mina","operator_email":"mina@example.org","activity_category":"User joined","activity_detail":"-"},
{"meeting_number":"123 4567 8901","activity_time":"2026-01-12 09:32:10:004","operator":"Guest","operator_email":"-","activity_category":"User joined","activity_detail":"-"},
{"meeting_number":"123 4567 8901","activity_time":"2026-01-12 10:02:44:730","operator":"Mina","operator_email":"mina@example.org","activity_category":"User left","activity_detail":"-"}]}"#,
};

paths! { Time: "activity_time", Name: "operator", Email: "operator_email", Category: "activity_category", Meeting: "meeting_number" }

impl Importer for ZoomMeetingActivity {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_entry = |first: Vec<u8>| {
            ["activity_time", "operator", "activity_category"].iter().all(|key| json_records::has_key(&first, key))
        };
        if json_records::first_object(head.text, WRAPPER_KEYS).is_some_and(is_entry) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read)))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let (name, email) = (entry.get(Field::Name), entry.get(Field::Email));
    let is_presence = matches!(entry.text(Field::Category), "User joined" | "User left");
    sink.record(
        line,
        &Record {
            kind: if is_presence { ActivityKind::Meeting } else { ActivityKind::Action },
            outcome: if is_presence { Outcome::Success } else { Outcome::Unknown },
            account: if email.is_empty() { name } else { email },
            account_is_name: email.is_empty(),
            name,
            start: entry.time(&[Field::Time]),
            session: entry.get(Field::Meeting),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn the_sample_and_its_guest() {
        let head = Head::new("x", CARD.sample.as_bytes(), true);
        assert_eq!(ZoomMeetingActivity.sniff(&head), Likelihood::Certain);
        let sink = read_all(ZoomMeetingActivity.open(&head, &Limits::default()).unwrap(), CARD.sample.as_bytes(), 60);
        let accounts: Vec<_> = sink.records.iter().map(|kept| kept.account.as_str()).collect();
        assert_eq!(accounts, ["mina@example.org", "Guest", "mina@example.org"]);
        assert!(sink.records.iter().all(|kept| kept.kind == ActivityKind::Meeting));
    }
}
