//! Messages of accounts, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    MessageTable,
    Template {
        card: FormatCard {
            id: "message-table",
            title: Both { ko: "메시지 목록", en: "List of messages" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누가 무엇을 썼는지. 글은 정책에서 켤 때만 봅니다.", en: "Who wrote when. What was written is read only where the policy turns that on." },
            lacks: Both { ko: "음성과 화상은 없습니다.", en: "No voice or video." },
            traps: Both { ko: "기본 설정에서는 글을 읽자마자 버립니다.", en: "By default the text is dropped as soon as it is read." },
            sample: "계정,보낸 일시,상대,내용\nkim@example.org,2026-01-05 10:12,client-7,안녕하세요\nlee@example.org,2026-01-05 10:15,client-8,hello\n",
        },
        kind: ActivityKind::Message,
        columns: &[
            core("계정", "account"),
            time("보낸 일시", "sent at", &["sentat", "보낸시각", "발신일시", "작성일시"]),
            detail(Detail::Counterpart, "상대", "counterpart", &["to", "recipient", "받는사람", "수신자"]),
            needed(Detail::Text, "내용", "message", &["text", "body", "content", "메시지", "대화내용"]),
        ],
    }
);
