//! Toggl Track detailed report, as CSV. Times are in the zone of the person who exports, which the file does not name.

use super::clockify_detailed::TrackerRows;
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct TogglDetailed;

static CARD: FormatCard = FormatCard {
    id: "toggl-detailed",
    title: Both { ko: "Toggl Track 상세 보고서", en: "Toggl Track detailed report" },
    export: Both {
        ko: "Reports → Detailed → 내려받기 → CSV", en: "Reports → Detailed → Export → Download CSV"
    },
    gives: Both {
        ko: "사람, 이메일, 고객사·프로젝트, 시작과 종료",
        en: "Person, e-mail, client and project, start and end",
    },
    lacks: Both { ko: "시간대, 접속 주소, 기기", en: "Zone, address, device" },
    traps: Both {
        ko: "시각은 내보낸 사람의 시간대입니다. 멈추지 않은 타이머도 긴 기록으로 남습니다.",
        en: "Times are in the zone of whoever exported. A timer left running is a long entry.",
    },
    sample: "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\nKim,kim@example.org,Garam,Site,,Layout,Yes,2026-03-14,09:02:11,2026-03-14,11:40:00,02:37:49,\nLee,lee@example.org,Garam,Site,,Review,Yes,2026-03-14,13:00:00,2026-03-14,18:10:00,05:10:00,\n",
};

impl Importer for TogglDetailed {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table)
                if table.has_names(&["User", "Start date", "Start time", "Duration"])
                    && (table.position("Billable").is_some() || table.position("Tags").is_some())
                    && table.position("Duration (h)").is_none() =>
            {
                Likelihood::Certain
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        Ok(Box::new(TableReader::new(table.clone(), TrackerRows::new(&table, &["Duration"]), limits.record_bytes)))
    }
}
