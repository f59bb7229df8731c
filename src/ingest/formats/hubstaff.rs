//! Hubstaff time and activity report, as CSV, in the present and the older shape: hours of a day and member.

use super::hours_rows::{HoursNames, HoursRows};
use super::named_columns::{Names, find};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Hubstaff;

static CARD: FormatCard = FormatCard {
    id: "hubstaff",
    title: Both { ko: "Hubstaff 시간·활동 보고서", en: "Hubstaff time and activity report" },
    export: Both {
        ko: "Reports → Time & activity → Export → CSV", en: "Reports → Time & activity → Export → CSV"
    },
    gives: Both {
        ko: "구성원, 날짜별 작업시간, 고객사·프로젝트", en: "Member, hours of each day, client and project"
    },
    lacks: Both {
        ko: "시작·종료 시각, 접속 주소, 기기. 활동률과 유휴 시간은 읽지 않습니다.",
        en: "Clock times, address, device. Activity rates and idle time are not read.",
    },
    traps: Both {
        ko: "구성원은 이름으로만 나옵니다. 마우스를 흔드는 프로그램도 활동으로 기록됩니다.",
        en: "Members are given by name only. A program that moves the mouse counts as activity.",
    },
    sample: "Date,Member,Client,Project,Team,Task ID,To-do,Regular hours,Total hours,Activity %,Idle (%),Idle (hr),Currency\n2026-05-01,Mina Kim,Garam,Site,Team A,1,Layout,07:00:00,08:00:00,80,10,00:30:00,USD\n2026-05-04,Mina Kim,Garam,Site,Team A,1,Layout,06:30:00,06:30:00,74,8,00:20:00,USD\n",
};

const MEMBER: Names = &["member"];

const NAMES: HoursNames = HoursNames {
    keys: &["email", "memberemail", "useremail"],
    name: MEMBER,
    first_name: &[],
    last_name: &[],
    clients: &["client", "project"],
    start: &["date"],
    end: &[],
    hours: &["totalhours", "time", "regularhours"],
    zone: &["timezone"],
};

const MARKS: &[Names] = &[&["date"], MEMBER, &["totalhours", "regularhours"], &["activity%"], &["project"]];
/// The older shape.
const OLDER: &[Names] = &[&["organization"], &["timezone"], &["date"], MEMBER, &["time"], &["activity"], &["project"]];

impl Importer for Hubstaff {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).or_else(|| find(head, OLDER)).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).or_else(|| find(head, OLDER)).ok_or(Unreadable::UnknownFormat)?;
        let rows = HoursRows::new(&table, &NAMES, "");
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("hubstaff.csv", text.as_bytes(), true);
        assert_eq!(Hubstaff.sniff(&head), Likelihood::Certain);
        read_all(Hubstaff.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn total_hours_beat_regular_ones() {
        let kept = &import(CARD.sample).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.start.as_str(), kept.duration.as_str()),
            ("Mina Kim", "2026-05-01", "08:00:00")
        );
    }

    #[test]
    fn the_older_shape() {
        let text = "Organization,Time zone,Date,Member,Project,Task ID,Task,Time,Activity,Earned,Currency,Notes\nGaram,Asia/Seoul,2019-05-01,Mina Kim,Site,,Layout,02:00,71%,0,USD,\n";
        let kept = &import(text).records[0];
        assert_eq!((kept.start.as_str(), kept.duration.as_str()), ("2019-05-01", "02:00"));
    }
}
