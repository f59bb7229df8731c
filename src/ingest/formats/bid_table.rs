//! Offers for projects, one a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    BidTable,
    Template {
        card: FormatCard {
            id: "bid-table",
            title: Both { ko: "입찰·제안 목록", en: "List of bids and proposals" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "언제 누가 어느 프로젝트에 얼마를 제안했고 수주했는지, 있으면 제안 글.", en: "Who offered what for which project and when, whether it was taken, and the text of the offer where given." },
            lacks: Both { ko: "로그인 기록은 없습니다. 로그인 기록과 함께 넣으면 접속 대비 입찰 수를 봅니다.", en: "No sign-ins: add a sign-in log to compare bids with sign-ins." },
            traps: Both { ko: "수주 여부의 빈칸은 '모름'입니다. 제안 글은 서로 비교할 때만 쓰이고 밖으로 나가지 않습니다.", en: "A blank in the column of acceptance means unknown. Texts serve comparison only and leave nothing." },
            sample: "계정,제출일시,프로젝트,제안금액,통화,수주 여부,제안 글,접속 IP\nkim@example.org,2026-01-05 10:12,P-1001,450000,KRW,N,쇼핑몰 화면을 맡겠습니다.,192.0.2.10\nlee@example.org,2026-01-05 11:30,P-1002,900,USD,Y,,192.0.2.11\n",
        },
        kind: ActivityKind::Bid,
        columns: &[
            core("계정", "account"),
            time("제출일시", "submitted at", &["submittedat", "submitted", "bidtime", "bidat", "제출일", "입찰일시", "입찰일", "제안일", "제안일시"]),
            detail(Detail::Project, "프로젝트", "project", &["projectid", "job", "jobid", "의뢰", "의뢰번호", "공고번호"]),
            detail(Detail::Price, "제안금액", "price", &["bidamount", "amount", "rate", "입찰금액", "제안가", "견적금액", "금액"]),
            detail(Detail::Currency, "통화", "currency", &["cur"]),
            needed(Detail::Accepted, "수주 여부", "accepted", &["won", "hired", "selected", "awarded", "수주", "낙찰", "낙찰여부", "채택", "채택여부", "선정여부"]),
            detail(Detail::Text, "제안 글", "proposal", &["text", "coverletter", "bidtext", "proposaltext", "제안내용", "제안서", "입찰글"]),
            core("접속 IP", "ip"),
        ],
    }
);
