//! Ratings that accounts received, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    ReviewTable,
    Template {
        card: FormatCard {
            id: "review-table",
            title: Both { ko: "평가 목록", en: "List of reviews" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "누가 누구에게 언제 몇 점을 주었는지.", en: "Who rated whom, when and how high." },
            lacks: Both { ko: "거래 금액과 접속 기록은 없습니다.", en: "Neither payments nor sign-ins." },
            traps: Both { ko: "'계정'은 평가를 받은 사람, '평가자'는 준 사람입니다. 평점은 5점 만점으로 봅니다.", en: "The account is the one that was rated, the reviewer the one who rated. Ratings are read as out of five." },
            sample: "계정,평가일시,평가자,평점,프로젝트\nkim@example.org,2026-01-20 14:00,client-7,5,P-1001\nlee@example.org,2026-01-21 09:30,client-7,4.9,P-1002\n",
        },
        kind: ActivityKind::Review,
        columns: &[
            core("계정", "account"),
            time("평가일시", "reviewed at", &["reviewedat", "reviewdate", "ratedat", "평가일", "평가시각", "리뷰일", "리뷰일시"]),
            needed(Detail::Counterpart, "평가자", "reviewer", &["fromclient", "from", "ratedby", "reviewedby", "client", "평가한계정", "의뢰인", "의뢰인계정", "리뷰어"]),
            needed(Detail::Rating, "평점", "rating", &["stars", "score", "별점", "점수"]),
            detail(Detail::Project, "프로젝트", "project", &["projectid", "job"]),
        ],
    }
);
