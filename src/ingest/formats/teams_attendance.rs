//! Microsoft Teams attendance report: tab separated, in numbered sections of which the last has one row a stay.
//!
//! The section of participants says of each only the first join and the last leave; where the section of activities
//! follows, that one counts. Localised reports keep the numbers and the order of the columns.

use super::attendance::Attendance;
use crate::ingest::delimited::{Fields, Framing};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Sink, Unreadable};
use crate::settings::Limits;

/// Microsoft Teams attendance report.
pub struct TeamsAttendance;

static CARD: FormatCard = FormatCard {
    id: "teams-attendance",
    title: Both { ko: "Microsoft Teams 출석 보고서 (CSV)", en: "Microsoft Teams attendance report (CSV)" },
    export: Both {
        ko: "회의 채팅 또는 일정 → '출석' 탭 → 다운로드. 탭으로 나뉜 UTF-16 파일이며 그대로 사용하면 됩니다.",
        en: "The meeting's chat or calendar entry, tab Attendance, Download. The file is tab separated UTF-16; take it as it is.",
    },
    gives: Both {
        ko: "참가자의 이름, 이메일, 입장·퇴장 시각(드나들 때마다).",
        en: "Participants with name, e-mail, and each time of joining and leaving.",
    },
    lacks: Both {
        ko: "접속 IP, 기기, 카메라를 켰는지, 시간대는 없습니다.",
        en: "Addresses, devices, whether a camera was on, zone.",
    },
    traps: Both {
        ko: "시각은 내려받은 사람의 시간대이며 파일에 적혀 있지 않습니다. 손님은 이메일이 비어 있어 표시 이름으로 구별합니다. 엑셀로 다시 저장하면 구역이 깨질 수 있습니다.",
        en: "Times are in the zone of whoever downloaded the file, which it does not name. Guests have no e-mail and go by the name they showed. Saved again by Excel, the sections may break.",
    },
    sample: "1. Summary
Meeting title\tWeekly

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Mina\t1/12/26, 9:31:04 AM\t1/12/26, 10:02:44 AM\t31m 40s\tmina@example.org\tmina@example.org\tOrganizer",
};

/// The number of a section, from a line such as `2. Participants`.
fn section(cell: &[u8]) -> Option<u8> {
    match cell.strip_prefix(b"\"").unwrap_or(cell) {
        [number @ b'1'..=b'9', b'.', b' ', ..] => Some(number - b'0'),
        _ => None,
    }
}

/// The byte between the columns, where the head is such a report: a tab, or what Excel puts there when it saves the file
/// again.
fn delimiter(head: &Head<'_>) -> Option<u8> {
    let mut lines = head.lines();
    let strip = |line: &'_ [u8]| section(line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii());
    if lines.next().and_then(strip) != Some(1) {
        return None;
    }
    let header = lines.skip_while(|line| strip(line) != Some(2)).nth(1)?;
    b"\t,;".iter().copied().find(|mark| header.split(|byte| byte == mark).count() >= 4)
}

impl Importer for TeamsAttendance {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if delimiter(head).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let delimiter = delimiter(head).ok_or(Unreadable::UnknownFormat)?;
        let has_stays = !head.whole || head.lines().any(|line| section(line.trim_ascii()) == Some(3));
        let rows = Rows { wanted: if has_stays { 3 } else { 2 }, at: 0, columns: None, name: Vec::new(), count: 0 };
        Ok(Box::new(Sections { framing: Framing::new(delimiter, limits.record_bytes), rows }))
    }
}

/// Reads the rows of one section.
struct Sections {
    framing: Framing,
    rows: Rows,
}

struct Rows {
    /// The section that counts, and the one at hand.
    wanted: u8,
    at: u8,
    /// Columns of the section at hand; nothing before its header.
    columns: Option<Attendance>,
    name: Vec<u8>,
    count: u32,
}

/// Columns of a header; one in another language has them in the same order.
fn columns(fields: &Fields<'_>, at: u8) -> Attendance {
    let header: Vec<String> =
        (0..fields.count()).map(|n| String::from_utf8_lossy(fields.get(n)).into_owned()).collect();
    let named = Attendance::of(&header);
    if named.start.is_some() && named.name.is_some() {
        return named;
    }
    let principal = if at == 2 { Some(5) } else { None };
    Attendance { name: Some(0), start: Some(1), end: Some(2), email: Some(4), principal, ..Attendance::default() }
}

impl Reader for Sections {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { framing, rows } = self;
        framing.push(piece, &mut |line, fields| rows.take(line, fields, sink)).map(|_| ())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { framing, rows } = self;
        framing.finish(&mut |line, fields| rows.take(line, fields, sink))?;
        if self.rows.count == 0 { Err(Unreadable::HeaderOnly) } else { Ok(()) }
    }
}

impl Rows {
    fn take(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) -> bool {
        let first = fields.get(0);
        let first = first.strip_prefix("\u{feff}".as_bytes()).unwrap_or(first);
        let is_alone = (1..fields.count()).all(|n| fields.get(n).is_empty());
        if let (Some(number), true) = (section(first), is_alone) {
            (self.at, self.columns) = (number, None);
        } else if self.at == self.wanted && !fields.is_blank() {
            match &self.columns {
                None => self.columns = Some(columns(fields, self.at)),
                Some(columns) => {
                    self.count += 1;
                    sink.row(line);
                    columns.put(line, fields, b"", &mut self.name, sink);
                }
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("attendance.csv", text.as_bytes(), true);
        assert_eq!(TeamsAttendance.sniff(&head), Likelihood::Certain);
        read_all(TeamsAttendance.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30)
    }

    #[test]
    fn each_stay_counts_where_it_is_known() {
        assert_eq!(import(CARD.sample).rows, [6]);
        let text = format!(
            "{}\n\n3. In-Meeting Activities\nName\tJoin Time\tLeave Time\tDuration\tEmail\tRole\nMina\t1/12/26, 9:31:04 AM\t1/12/26, 9:40:00 AM\t9m\tmina@example.org\tOrganizer\nVisitor\t1/12/26, 9:32:00 AM\t1/12/26, 9:50:00 AM\t18m\t\tPresenter\n",
            CARD.sample
        );
        let sink = import(&text);
        assert_eq!(sink.rows, [10, 11]);
        assert_eq!(
            (sink.records[0].account.as_str(), sink.records[0].end.as_str()),
            ("mina@example.org", "1/12/26, 9:40:00 AM")
        );
        assert_eq!(sink.records[1].account, "Visitor");
    }

    #[test]
    fn saved_again_by_excel_it_is_the_same() {
        let whole = import(CARD.sample).records;
        for (mark, pad) in [(',', ",,,,,,"), (';', ";;;;;;")] {
            let text: Vec<String> = CARD
                .sample
                .lines()
                .map(|line| match line.contains('\t') {
                    true => format!("\"{}\"", line.replace('\t', &format!("\"{mark}\""))),
                    false => format!("{line}{pad}"),
                })
                .collect();
            assert_eq!(import(&text.join("\r\n")).records, whole, "{mark}");
        }
    }

    #[test]
    fn a_report_in_korean_has_the_same_order() {
        let text = "1. 요약\n모임 제목\t주간 회의\n\n2. 참가자\n이름\t처음 참가\t마지막 나가기\t모임 참가 시간\t전자 메일\t참가자 ID(UPN)\t역할\n김미나\t2026-01-12 오전 9:31:04\t2026-01-12 오전 10:02:44\t31분 40초\t\tmina@example.org\t이끌이\n";
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.name.as_str(), kept.start.as_str()),
            ("mina@example.org", "김미나", "2026-01-12 오전 9:31:04")
        );
    }
}
