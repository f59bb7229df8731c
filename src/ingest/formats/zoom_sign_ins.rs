//! Zoom sign-in and sign-out report (`report/activities`), as JSON.

use super::json_fields::{paths, pick};
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Zoom sign-in and sign-out report.
pub struct ZoomSignIns;

const WRAPPER_KEYS: &[&str] = &["activity_logs"];

static CARD: FormatCard = FormatCard {
    id: "zoom-sign-ins",
    title: Both { ko: "Zoom 로그인·로그아웃 보고서", en: "Zoom sign-in and sign-out report" },
    export: Both {
        ko: "관리자가 GET /report/activities API의 응답을 저장하거나 SIEM이 쌓은 JSON Lines를 사용합니다.",
        en: "An admin saves the answer of GET /report/activities, or takes the JSON lines a SIEM stored.",
    },
    gives: Both {
        ko: "Zoom 로그인·로그아웃의 시각(UTC), 이메일, 접속 IP.",
        en: "Sign-ins and sign-outs with time (UTC), e-mail, connecting address.",
    },
    lacks: Both {
        ko: "회의 참가, 실패한 로그인, 기기, 국가는 없습니다.",
        en: "Meetings, failed sign-ins, devices, country.",
    },
    traps: Both {
        ko: "앱은 로그인한 채로 남아 있으므로 로그인 사이의 시간은 사용 시간이 아닙니다. 한 달치까지만 조회됩니다.",
        en: "Apps stay signed in, so the time between sign-in and sign-out is not time of use. Only a month can be asked for at once.",
    },
    sample: r#"{"activity_logs":[{"email":"mina@example.org","time":"2026-01-12T00:31:04Z","type":"Sign in","ip_address":"192.0.2.14","client_type":"Browser","version":"-"},
{"email":"joon@example.org","time":"2026-01-12T01:12:40Z","type":"Sign in","ip_address":"198.51.100.7","client_type":"Windows client","version":"6.0"},
{"email":"mina@example.org","time":"2026-01-12T09:02:44Z","type":"Sign out","ip_address":"192.0.2.14","client_type":"Browser","version":"-"}]}"#,
};

paths! { Email: "email", Time: "time", Type: "type", Address: "ip_address" }

impl Importer for ZoomSignIns {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_entry = |first: Vec<u8>| {
            ["email", "time", "type", "ip_address", "client_type"].iter().all(|key| json_records::has_key(&first, key))
        };
        if json_records::first_object(head.text, WRAPPER_KEYS).is_some_and(is_entry) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(WRAPPER_KEYS, limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = pick(line, record, &PATHS, sink) else { return };
    let (kind, outcome) = match entry.text(Field::Type) {
        "Sign in" => (ActivityKind::SignIn, Outcome::Success),
        "Sign out" => (ActivityKind::SignOut, Outcome::Success),
        _ => (ActivityKind::Action, Outcome::Unknown),
    };
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account: entry.get(Field::Email),
            start: entry.time(&[Field::Time]),
            address: entry.get(Field::Address),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn the_sample_is_its_own() {
        let head = Head::new("x", CARD.sample.as_bytes(), true);
        assert_eq!(ZoomSignIns.sniff(&head), Likelihood::Certain);
        let sink = read_all(ZoomSignIns.open(&head, &Limits::default()).unwrap(), CARD.sample.as_bytes(), 60);
        let kinds: Vec<_> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::SignIn, ActivityKind::SignIn, ActivityKind::SignOut]);
    }
}
