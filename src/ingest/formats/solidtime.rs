//! solidtime detailed report, as CSV: start and end in the zone of whoever exported, people by name.

use super::hours_rows::{HoursNames, HoursRows};
use super::named_columns::{Names, find, position};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Solidtime;

static CARD: FormatCard = FormatCard {
    id: "solidtime",
    title: Both { ko: "solidtime 상세 보고서", en: "solidtime detailed report" },
    export: Both { ko: "Reporting → Detailed → Export → CSV", en: "Reporting → Detailed → Export → CSV" },
    gives: Both {
        ko: "사람, 시작과 종료, 고객사·프로젝트", en: "Person, start and end, client and project"
    },
    lacks: Both { ko: "이메일, 시간대, 접속 주소, 기기", en: "E-mail, zone, address, device" },
    traps: Both {
        ko: "사람을 이름으로만 구분하므로 동명이인이 합쳐집니다. 시각은 내보낸 사람의 시간대로 보입니다. 멈추지 않은 타이머는 종료가 비어 있습니다.",
        en: "People are told apart by name only, so namesakes become one. Times seem to be in the zone of whoever exported. A running timer has no end.",
    },
    sample: "Description,Task,Project,Client,User,Start,End,Duration,Duration (decimal),Billable,Tags\nLayout,,Site,Garam,Mina Kim,2026-03-02 09:02:11,2026-03-02 11:40:00,2:37:49,2.63,Yes,\nReview,,Site,Garam,Mina Kim,2026-03-02 13:00:00,2026-03-02 18:10:00,5:10:00,5.17,Yes,\n",
};

const USER: Names = &["user"];
const START: Names = &["start"];

const NAMES: HoursNames = HoursNames {
    keys: &[],
    name: USER,
    first_name: &[],
    last_name: &[],
    clients: &["client", "project"],
    start: START,
    end: &["end"],
    hours: &["duration"],
    zone: &[],
};

const MARKS: &[Names] = &[
    &["description"],
    &["task"],
    &["project"],
    &["client"],
    USER,
    START,
    &["end"],
    &["duration"],
    &["billable"],
    &["tags"],
];

impl Importer for Solidtime {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match find(head, MARKS) {
            // Exports of other trackers with these columns have an e-mail beside the name.
            Some(table) if position(&table, &["email"]).is_none() => Likelihood::Certain,
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = HoursRows::new(&table, &NAMES, "");
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn start_end_and_a_running_timer() {
        let text = CARD.sample.replace("2026-03-02 18:10:00,5:10:00,5.17", ",,");
        let head = Head::new("x.csv", text.as_bytes(), true);
        assert_eq!(Solidtime.sniff(&head), Likelihood::Certain);
        let sink = read_all(Solidtime.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41);
        let (first, running) = (&sink.records[0], &sink.records[1]);
        assert_eq!((first.account.as_str(), first.end.as_str()), ("Mina Kim", "2026-03-02 11:40:00"));
        assert_eq!(
            (running.start.as_str(), running.end.as_str(), running.duration.as_str()),
            ("2026-03-02 13:00:00", "", "")
        );
    }
}
