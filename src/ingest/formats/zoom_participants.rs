//! Zoom participants of a meeting, as the CSV of the usage report; a summary of the meeting may stand above.

use super::attendance::Attendance;
use super::named_table::find;
use crate::ingest::delimited::{Fields, RowReader, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable};
use crate::settings::Limits;

/// Zoom participants of a meeting.
pub struct ZoomParticipants;

static CARD: FormatCard = FormatCard {
    id: "zoom-participants",
    title: Both { ko: "Zoom 회의 참가자 (CSV)", en: "Zoom meeting participants (CSV)" },
    export: Both {
        ko: "Zoom 웹 포털 → 보고서 → 사용량 → 참가자 수를 눌러 '내보내기'. '고유 사용자 표시'는 끄는 편이 입장·퇴장 시각이 남습니다.",
        en: "Zoom web portal, Reports, Usage, click the number of participants, Export. Leave 'show unique users' off: it drops the times.",
    },
    gives: Both {
        ko: "회의별 참가자의 이름, 이메일, 입장·퇴장 시각.",
        en: "Participants of a meeting with name, e-mail, time of joining and leaving.",
    },
    lacks: Both {
        ko: "접속 IP, 기기, 카메라를 켰는지는 없습니다.",
        en: "Addresses, devices, whether a camera was on.",
    },
    traps: Both {
        ko: "시각은 주최자 프로필의 시간대이며 파일에 적혀 있지 않습니다. 손님은 이메일이 비어 있어 표시 이름으로 구별하고, 이름은 마음대로 바꿀 수 있습니다.",
        en: "Times are in the zone of the host's profile, which the file does not name. Guests have no e-mail and go by the name they showed, which they choose.",
    },
    sample: "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Mina,mina@example.org,01/12/2026 09:31:04 AM,01/12/2026 10:02:44 AM,32,No
Visitor,,01/12/2026 09:32:10 AM,01/12/2026 09:50:00 AM,18,Yes",
};

const WANTED: [&[&str]; 4] = [&["Name", "Full Name"], &["Join Time"], &["Leave Time"], &["Duration"]];

/// What only Zoom's table has beside the names above.
const OWN: [&[&str]; 1] = [&["Guest", "Recording Consent", "In Waiting Room"]];

impl Importer for ZoomParticipants {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match find(head, &WANTED) {
            Some(table) if OWN.iter().all(|names| super::named_table::column(&table.header, names).is_some()) => {
                Likelihood::Certain
            }
            Some(table)
                if table.delimiter == b','
                    && table.header.iter().any(|name| name.eq_ignore_ascii_case("Name (Original Name)")) =>
            {
                Likelihood::Certain
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, &WANTED).ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows { columns: Attendance::of(&table.header), name: Vec::new() };
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

struct Rows {
    columns: Attendance,
    name: Vec<u8>,
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        self.columns.put(line, fields, b"", &mut self.name, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn the_table_below_the_meeting_counts() {
        let text = format!(
            "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,\n1,Weekly,01/12/2026 09:30:00 AM,01/12/2026 10:05:00 AM,mina@example.org,35,2,\n\n{}",
            CARD.sample
        );
        let head = Head::new("participants.csv", text.as_bytes(), true);
        assert_eq!(ZoomParticipants.sniff(&head), Likelihood::Certain);
        let sink = read_all(ZoomParticipants.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30);
        assert_eq!(sink.rows, [5, 6]);
        assert_eq!(
            (sink.records[1].account.as_str(), sink.records[1].end.as_str()),
            ("Visitor", "01/12/2026 09:50:00 AM")
        );
    }
}
