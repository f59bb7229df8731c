//! Tasks with the day on which they were due, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    TaskTable,
    Template {
        card: FormatCard {
            id: "task-table",
            title: Both { ko: "과업 목록", en: "List of tasks" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "과업마다 마감일과 끝낸 날.", en: "For each task the day it was due and the day it was finished." },
            lacks: Both { ko: "왜 늦었는지는 없습니다.", en: "Not why one was late." },
            traps: Both { ko: "끝낸 날이 비어 있고 마감이 지났으면 늦은 것으로 셉니다.", en: "A task without a day of finishing counts as late once it is past due." },
            sample: "계정,과업,마감일,완료일\nkim@example.org,T-1,2026-01-05,2026-01-05\nlee@example.org,T-2,2026-01-06,2026-01-08\n",
        },
        kind: ActivityKind::Task,
        columns: &[
            core("계정", "account"),
            detail(Detail::Project, "과업", "task", &["taskid", "ticket", "issue", "업무", "업무명", "과제"]),
            time("마감일", "due", &["duedate", "deadline", "마감", "마감일시", "기한", "납기일"]),
            needed(Detail::Due, "마감일", "due", &["duedate", "deadline", "마감", "마감일시", "기한", "납기일"]),
            needed(Detail::Finished, "완료일", "finished", &["finishedat", "completed", "completedat", "done", "resolved", "완료", "완료일시", "제출일"]),
        ],
    }
);
