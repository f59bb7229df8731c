//! Contacts and invitations to calls, one a row.

use super::template::{Template, core, detail, needed, template_importer};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    CallTable,
    Template {
        card: FormatCard {
            id: "call-table",
            title: Both { ko: "통화·연락 기록", en: "Contact log" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 음성이나 화상 통화를 권했고 응했는지, 카메라를 켰는지, 통화 지연과 첫 답까지 걸린 시간.", en: "When a call was offered and taken, whether the camera was on, the delay of the call and the time to the first answer." },
            lacks: Both { ko: "통화 내용은 없습니다.", en: "Not what was said." },
            traps: Both { ko: "청각·언어장애인의 글 소통은 '거절'이 아닙니다. 그 칸을 비워 두십시오.", en: "Writing is no refusal for a deaf person: leave that column blank." },
            sample: "계정,일시,방식,거절,카메라,지연(ms),답까지 분\nkim@example.org,2026-01-05 10:12,video,아니오,예,40,5\nlee@example.org,2026-01-06 11:30,chat,,,,12\n",
        },
        kind: ActivityKind::Meeting,
        columns: &[
            core("계정", "account"),
            core("일시", "time"),
            needed(Detail::Verb, "방식", "way", &["channel", "medium", "calltype", "연락방식", "통화방식", "수단"]),
            needed(Detail::Declined, "거절", "declined", &["refused", "거절여부", "통화거절"]),
            detail(Detail::Camera, "카메라", "camera", &["cameraon", "video", "화상"]),
            detail(Detail::LatencyMs, "지연(ms)", "latency ms", &["latency", "delay", "지연", "지연시간"]),
            detail(Detail::ReplyMinutes, "답까지 분", "reply minutes", &["firstreplyminutes", "replytime", "응답시간", "답변시간"]),
            detail(Detail::ParallelCalls, "동시 통화 프로그램", "parallel calls", &["activecalls", "동시통화"]),
        ],
    }
);
