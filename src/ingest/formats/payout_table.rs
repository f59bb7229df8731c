//! Money paid to accounts or moved on by them, one movement a row.

use super::template::{Template, core, detail, needed, template_importer, time};
use crate::ingest::{Both, FormatCard};
use crate::model::{ActivityKind, Detail};

template_importer!(
    /// The importer.
    PayoutTable,
    Template {
        card: FormatCard {
            id: "payout-table",
            title: Both { ko: "지급·송금 목록", en: "List of payouts and transfers" },
            export: Both {
                ko: "빈 양식을 내려받아 채우거나, 쓰는 도구의 목록을 같은 열 이름으로 저장합니다. 한 줄에 한 건입니다.",
                en: "Download the empty table and fill it in, or save your tool's list under these column names, one entry a row.",
            },
            gives: Both { ko: "누구에게 언제 얼마가 어느 계좌로 갔는지, 수취인 이름과 국가.", en: "How much went to whom and when, to which account, under which name and in which country." },
            lacks: Both { ko: "접속 기록은 없습니다. 인력 명단과 함께 넣으면 이름과 국가를 견줍니다.", en: "No sign-ins: add the roster to compare names and countries." },
            traps: Both { ko: "'방향'이 out이면 받은 사람이 다시 보낸 돈입니다. 비어 있으면 지급으로 봅니다. 계좌번호는 같은지 볼 때만 쓰입니다.", en: "Direction 'out' is money that the account sent on; blank means paid to it. Account numbers serve sameness only." },
            sample: "계정,지급일,금액,통화,방향,수단,수취계좌,예금주,수취국가,기관 종류\nkim@example.org,2026-01-31,3200000,KRW,in,bank,110-000-123456,김가온,KR,bank\nlee@example.org,2026-01-31,2400,USD,in,payoneer,lee@example.org,이나루,KR,msb\n",
        },
        kind: ActivityKind::Payout,
        columns: &[
            core("계정", "account"),
            time("지급일", "paid at", &["paidat", "paymentdate", "payoutdate", "transferdate", "지급일시", "송금일", "송금일시", "이체일", "이체일시", "거래일", "거래일시", "정산일"]),
            needed(Detail::Amount, "금액", "amount", &["payoutamount", "paid", "지급액", "지급금액", "송금액", "이체금액", "정산금액", "출금액"]),
            detail(Detail::Currency, "통화", "currency", &["cur"]),
            detail(Detail::Direction, "방향", "direction", &["inout", "입출금", "입출금구분"]),
            detail(Detail::Method, "수단", "method", &["paymentmethod", "payoutmethod", "지급수단", "지급방법", "송금수단"]),
            needed(Detail::Destination, "수취계좌", "destination", &["payoutaccount", "accountnumber", "iban", "beneficiaryaccount", "bankaccount", "입금계좌", "계좌번호", "수취계좌번호", "받는계좌", "지급계좌"]),
            detail(Detail::PayeeName, "예금주", "payee name", &["payee", "beneficiary", "beneficiaryname", "accountholder", "recipient", "수취인", "수취인명", "받는분", "받는사람", "예금주명"]),
            detail(Detail::PayeeCountry, "수취국가", "destination country", &["payeecountry", "bankcountry", "beneficiarycountry", "수취국", "은행국가"]),
            detail(Detail::BankType, "기관 종류", "bank type", &["institutiontype", "기관구분", "은행종류"]),
        ],
    }
);
