//! Google Meet attendance, as the CSV behind the mail after a meeting: clock times only, the date is in the file's name.

use super::attendance::Attendance;
use super::named_table::find;
use crate::ingest::delimited::{Fields, RowReader, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable};
use crate::settings::Limits;

/// Google Meet attendance.
pub struct GoogleMeetAttendance;

static CARD: FormatCard = FormatCard {
    id: "google-meet-attendance",
    title: Both { ko: "Google Meet 출석 보고서 (CSV)", en: "Google Meet attendance (CSV)" },
    export: Both {
        ko: "회의 뒤 메일로 오는 출석 보고서(시트)를 파일 → 다운로드 → CSV로 저장합니다. 날짜가 파일 이름에만 있으므로 이름을 바꾸지 마십시오.",
        en: "Save the sheet that is mailed after a meeting as CSV (File, Download). Do not rename it: the date stands in the file's name only.",
    },
    gives: Both {
        ko: "참가자의 이름, 이메일, 입장·퇴장 시각.",
        en: "Participants with name, e-mail, time of joining and leaving.",
    },
    lacks: Both {
        ko: "날짜(파일 이름에만 있음), 시간대, 접속 IP, 기기는 없습니다.",
        en: "The date (only in the name of the file), zone, addresses, devices.",
    },
    traps: Both {
        ko: "파일 이름에 날짜가 없으면 시각을 알 수 없습니다. 여러 번 드나들어도 한 줄이므로 사이의 시간이 모두 참석은 아닙니다.",
        en: "Without a date in the name there is no time. Somebody who came and went has one line, so not all the time between is attendance.",
    },
    sample: "First name,Last name,Email,Duration,Time joined,Time exited
Mina,Kim,mina@example.org,32 min,9:31 AM,10:02 AM
Joon,Lee,joon@example.org,18 min,9:32 AM,9:50 AM",
};

const WANTED: [&[&str]; 4] = [&["Name", "First name"], &["Email"], &["Time joined"], &["Time exited"]];

impl Importer for GoogleMeetAttendance {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, &WANTED).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, &WANTED).ok_or(Unreadable::UnknownFormat)?;
        let date = date_in(head.name).map(|date| date.to_vec()).unwrap_or_default();
        let rows = Rows { columns: Attendance::of(&table.header), date, name: Vec::new() };
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

/// The first `2026-01-12`, `2026_01_12` or `20260112` of a name, as `2026-01-12`.
fn date_in(name: &str) -> Option<[u8; 10]> {
    let bytes = name.as_bytes();
    (0..bytes.len()).filter(|at| *at == 0 || !bytes[at - 1].is_ascii_digit()).find_map(|at| date_at(&bytes[at..]))
}

fn date_at(text: &[u8]) -> Option<[u8; 10]> {
    let mut date = *b"0000-00-00";
    let separator = *text.get(4)?;
    let width = if matches!(separator, b'-' | b'_' | b'.' | b'/') { 1 } else { 0 };
    let places = [0, 1, 2, 3, 4 + width, 5 + width, 6 + 2 * width, 7 + 2 * width];
    for (digit, place) in places.into_iter().zip([0, 1, 2, 3, 5, 6, 8, 9]) {
        date[place] = *text.get(digit).filter(|byte| byte.is_ascii_digit())?;
    }
    let is_closed = width == 0 || text.get(7) == Some(&separator);
    let is_over = !text.get(8 + 2 * width).is_some_and(u8::is_ascii_digit);
    let is_date = date.starts_with(b"20") && date[5..7] <= b"12"[..] && date[8..] <= b"31"[..];
    (is_closed && is_over && is_date).then_some(date)
}

struct Rows {
    columns: Attendance,
    date: Vec<u8>,
    name: Vec<u8>,
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        if self.date.is_empty() {
            // A clock time without a date is no time.
            let columns = Attendance { start: None, end: None, ..self.columns };
            return columns.put(line, fields, b"", &mut self.name, sink);
        }
        self.columns.put(line, fields, &self.date, &mut self.name, sink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(name: &str) -> Collector {
        let head = Head::new(name, CARD.sample.as_bytes(), true);
        assert_eq!(GoogleMeetAttendance.sniff(&head), Likelihood::Certain);
        read_all(GoogleMeetAttendance.open(&head, &Limits::default()).unwrap(), CARD.sample.as_bytes(), 30)
    }

    #[test]
    fn the_date_is_in_the_name() {
        for name in [
            "2026-01-12 09_30 Weekly - Attendance.csv",
            "Weekly (2026_01_12 09_30 KST) - Attendance.csv",
            "abc-20260112.csv",
        ] {
            let kept = &import(name).records[0];
            assert_eq!(
                (kept.start.as_str(), kept.end.as_str(), kept.end_may_wrap),
                ("2026-01-12 9:31 AM", "2026-01-12 10:02 AM", true),
                "{name}"
            );
            assert_eq!((kept.account.as_str(), kept.name.as_str()), ("mina@example.org", "Mina Kim"));
        }
        for name in ["Attendance.csv", "2026-13-12.csv", "120260112.csv", "202601123.csv", "2026-01_12.csv", "2026"] {
            assert_eq!(import(name).records[0].start, "", "{name}");
        }
    }
}
