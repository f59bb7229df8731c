//! Clockify detailed report, as CSV.
//!
//! The date format is a setting of the workspace, so day and month are told apart by the data; columns can be missing.

use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct ClockifyDetailed;

static CARD: FormatCard = FormatCard {
    id: "clockify-detailed",
    title: Both { ko: "Clockify 상세 보고서", en: "Clockify detailed report" },
    export: Both {
        ko: "Reports → Detailed → Export → CSV", en: "Reports → Detailed → Export → Save as CSV"
    },
    gives: Both {
        ko: "사람, 이메일, 고객사·프로젝트, 시작과 종료",
        en: "Person, e-mail, client and project, start and end",
    },
    lacks: Both { ko: "시간대, 접속 주소, 기기", en: "Zone, address, device" },
    traps: Both {
        ko: "날짜 형식은 작업공간 설정에 따라 달라집니다. 멈추지 않은 타이머도 긴 기록으로 남습니다.",
        en: "The date format is a workspace setting. A timer left running is a long entry.",
    },
    sample: "\"Project\",\"Client\",\"User\",\"Email\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"Duration (h)\"\n\"Site\",\"Garam\",\"Kim\",\"kim@example.org\",\"03/14/2026\",\"09:02:11 AM\",\"03/14/2026\",\"11:40:00 AM\",\"02:37:49\"\n\"Site\",\"Garam\",\"Lee\",\"lee@example.org\",\"03/14/2026\",\"01:00:00 PM\",\"03/14/2026\",\"06:10:00 PM\",\"05:10:00\"\n",
};

impl Importer for ClockifyDetailed {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table)
                if table.has_names(&["User", "Start Date", "Start Time"])
                    && ["Duration (h)", "Duration (decimal)"].iter().any(|name| table.position(name).is_some()) =>
            {
                Likelihood::Certain
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        let durations = ["Duration (h)", "Duration (decimal)"];
        Ok(Box::new(TableReader::new(table.clone(), TrackerRows::new(&table, &durations), limits.record_bytes)))
    }
}

/// Rows of a time tracker with date and time columns; Toggl's have the same shape.
pub(super) struct TrackerRows {
    user: Option<usize>,
    email: Option<usize>,
    client: Option<usize>,
    project: Option<usize>,
    start_date: Option<usize>,
    start_time: Option<usize>,
    end_date: Option<usize>,
    end_time: Option<usize>,
    duration: Option<usize>,
}

impl TrackerRows {
    pub(super) fn new(table: &TableHead, durations: &[&str]) -> Self {
        let at = |name| table.position(name);
        Self {
            user: at("User"),
            email: at("Email"),
            client: at("Client"),
            project: at("Project"),
            start_date: at("Start Date"),
            start_time: at("Start Time"),
            end_date: at("End Date"),
            end_time: at("End Time"),
            duration: durations.iter().find_map(|name| at(name)),
        }
    }
}

impl RowReader for TrackerRows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let (email, user) = (fields.at(self.email), fields.at(self.user));
        let (client, project) = (fields.at(self.client), fields.at(self.project));
        let start_date = fields.at(self.start_date);
        let (start_time, end_time) = (fields.at(self.start_time), fields.at(self.end_time));
        let end_date = match fields.at(self.end_date) {
            b"" => start_date,
            date => date,
        };
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Work,
                outcome: Outcome::Success,
                day_only: start_time.is_empty(),
                account: if email.is_empty() { user } else { email },
                account_is_name: email.is_empty(),
                name: user,
                start: if start_time.is_empty() { When::Text(start_date) } else { When::Split(start_date, start_time) },
                end: if end_time.is_empty() { When::Missing } else { When::Split(end_date, end_time) },
                end_may_wrap: self.end_date.is_none(),
                duration: fields.at(self.duration),
                client: if client.is_empty() { project } else { client },
                ..Record::default()
            },
        );
    }
}
