//! Applications for jobs, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    ApplicationTable,
    Template {
        card: FormatCard {
            id: "application-table",
            title: Both { ko: "지원 목록", en: "List of applications" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누가 어디에 지원했는지, 있으면 지원서 글.", en: "Who applied for what and when, and the text of the application where given." },
            lacks: Both { ko: "면접 결과는 없습니다. 점검 항목으로 답해 주십시오.", en: "No outcome of interviews: answer the checks for that." },
            traps: Both { ko: "한 지원자가 메일 주소를 바꾸어 쓰면 다른 계정으로 보입니다.", en: "An applicant with two mailboxes looks like two accounts." },
            sample: "계정,지원일시,공고,성명,접속 IP\nkim@example.org,2026-01-05 10:12,백엔드 개발자,김가온,192.0.2.10\nlee@example.org,2026-01-05 11:30,웹 개발자,이나루,192.0.2.11\n",
        },
        kind: ActivityKind::Application,
        columns: &[
            core("계정", "account"),
            time("지원일시", "applied at", &["appliedat", "applied", "applicationdate", "submittedat", "지원일", "지원시각", "접수일", "접수일시"]),
            needed(Detail::Project, "공고", "position", &["job", "jobtitle", "posting", "jobposting", "role", "채용공고", "지원공고", "지원직무", "직무", "모집분야"]),
            core("성명", "name"),
            detail(Detail::Text, "지원서 글", "cover letter", &["coverletter", "text", "지원동기", "자기소개", "자기소개서"]),
            core("접속 IP", "ip"),
        ],
    }
);
