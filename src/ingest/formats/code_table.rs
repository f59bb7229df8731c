//! What was done with repositories and files, one action a row.

use super::template::{Template, core, detail, needed, template_importer};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    CodeTable,
    Template {
        card: FormatCard {
            id: "code-table",
            title: Both { ko: "저장소·파일 작업 목록", en: "List of repository and file actions" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누가 어느 저장소를 복제하거나 어디로 올렸는지.", en: "Who cloned which repository or sent what where, and when." },
            lacks: Both { ko: "내용은 없습니다.", en: "No content." },
            traps: Both { ko: "보낸 곳이 회사 안이면 internal이라고 적습니다.", en: "Write 'internal' where the target is the firm's own." },
            sample: "계정,일시,작업,저장소,보낸 곳,크기(바이트)\nkim@example.org,2026-01-05 10:12,clone,web,internal,1200000\nlee@example.org,2026-01-05 11:30,push,api,internal,3000\n",
        },
        kind: ActivityKind::Action,
        columns: &[
            core("계정", "account"),
            core("일시", "time"),
            needed(Detail::Verb, "작업", "operation", &["action", "verb", "event", "행위"]),
            needed(Detail::Repository, "저장소", "repository", &["repo", "repositoryname", "folder", "file", "리포지토리", "레포", "폴더"]),
            detail(Detail::UploadTarget, "보낸 곳", "target", &["destination", "remote", "host", "대상", "원격지"]),
            detail(Detail::Bytes, "크기(바이트)", "bytes", &["size", "크기", "용량"]),
            core("접속 IP", "ip"),
        ],
    }
);
