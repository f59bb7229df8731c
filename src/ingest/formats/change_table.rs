//! Changes of registered details, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    ChangeTable,
    Template {
        card: FormatCard {
            id: "change-table",
            title: Both { ko: "등록정보 변경 이력", en: "History of changed details" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누구의 전화, 메일, 이름, 지급계좌, 주소가 바뀌었는지, 있으면 접속 주소.", en: "When whose phone, mailbox, name, payout account or address changed, and the connecting address where given." },
            lacks: Both { ko: "변경 이유는 없습니다.", en: "No reasons." },
            traps: Both { ko: "회사가 대신 바꾼 것은 '담당자 변경' 칸에 예로 적어 주십시오. 이전 값과 새 값은 같은지 볼 때만 쓰입니다.", en: "Mark what the firm itself changed in the column 'by office'. Old and new values serve sameness only." },
            sample: "계정,변경일시,변경 항목,이전 값,새 값,접속 IP,접속망,국가\nkim@example.org,2026-01-05 10:12,phone,010-0000-0001,010-0000-0002,192.0.2.10,,KR\nlee@example.org,2026-01-06 11:30,payout,110-000-1,110-000-2,192.0.2.11,,KR\n",
        },
        kind: ActivityKind::Change,
        columns: &[
            core("계정", "account"),
            time("변경일시", "changed at", &["changedat", "changedate", "변경일", "변경시각", "수정일", "수정일시"]),
            needed(Detail::ChangedField, "변경 항목", "field", &["changedfield", "fieldname", "attribute", "변경필드", "변경내용", "항목"]),
            detail(Detail::OldValue, "이전 값", "old value", &["old", "before", "변경전", "이전값"]),
            detail(Detail::NewValue, "새 값", "new value", &["new", "after", "변경후", "새값"]),
            detail(Detail::ByOffice, "담당자 변경", "by office", &["byadmin", "admin", "회사변경"]),
            core("접속 IP", "ip"),
            core("접속망", "network type"),
            core("국가", "country"),
        ],
    }
);
