//! Charges to the firm that an account made, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    ChargeTable,
    Template {
        card: FormatCard {
            id: "charge-table",
            title: Both { ko: "결제 목록", en: "List of charges" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누가 회사 비용으로 얼마를 결제했고 승인되었는지.", en: "Who charged how much to the firm and when, and whether it was authorised." },
            lacks: Both { ko: "무엇을 샀는지는 없습니다.", en: "Not what was bought." },
            traps: Both { ko: "승인 칸의 빈칸은 '모름'이며 '미승인'이 아닙니다.", en: "A blank means unknown, not unauthorised." },
            sample: "계정,결제일,금액,통화,승인 여부\nkim@example.org,2026-01-05,32000,KRW,예\nlee@example.org,2026-01-06,45000,KRW,아니오\n",
        },
        kind: ActivityKind::Charge,
        columns: &[
            core("계정", "account"),
            time("결제일", "charged at", &["chargedat", "chargedate", "결제일시", "사용일", "사용일시"]),
            needed(Detail::Amount, "금액", "amount", &["chargeamount", "결제금액", "사용금액"]),
            detail(Detail::Currency, "통화", "currency", &["cur"]),
            needed(Detail::Authorised, "승인 여부", "authorised", &["authorized", "approved", "승인", "결재여부"]),
        ],
    }
);
