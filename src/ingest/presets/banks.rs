//! Transaction lists that Korean banks give as a spreadsheet.
//!
//! What a withdrawal, a deposit or a counterparty means for an account is not read here; the names are kept for it.

use super::Meaning::{Is, Named};
use super::{Column, Meaning, Preset};
use crate::ingest::columns::Role;
use crate::model::Both;

const fn own(name: &'static str, meaning: Meaning) -> Column {
    Column { name, meaning, own: true, confirmed: true }
}

const TABLE: Both = Both {
    ko: "거래내역 조회 → 엑셀 저장. 머리글 위에 계좌와 조회 기간이 몇 줄 있습니다.",
    en: "Transaction history, saved as Excel. A few rows with the account and the period stand above the header.",
};
const READ_BY_CODE: Both = Both {
    ko: "이 은행의 엑셀을 읽는 공개 저장소들의 코드에 적힌 열 이름(2026년 11월 확인)",
    en: "Column names in public repositories whose code reads this bank's export (looked up in November 2026)",
};

/// KB Kookmin Bank.
pub static KB: Preset = Preset {
    id: "kb-bank",
    product: Both { ko: "KB국민은행", en: "KB Kookmin Bank" },
    table: TABLE,
    columns: &[
        own("거래일시", Is(Role::Time)),
        own("적요", Named("summary")),
        own("보낸분/받는분", Named("counterparty")),
        own("송금메모", Named("memo")),
        own("출금액(원)", Named("withdrawal")),
        own("입금액(원)", Named("deposit")),
        own("잔액(원)", Named("balance")),
        own("거래점", Named("branch")),
        Column { name: "구분", meaning: Named("class"), own: false, confirmed: true },
    ],
    looked_up: READ_BY_CODE,
};

/// Shinhan Bank.
pub static SHINHAN: Preset = Preset {
    id: "shinhan-bank",
    product: Both { ko: "신한은행", en: "Shinhan Bank" },
    table: TABLE,
    columns: &[
        own("거래일시", Is(Role::Time)),
        own("적요", Named("summary")),
        own("출금액", Named("withdrawal")),
        own("입금액", Named("deposit")),
        own("내용", Named("counterparty")),
        own("잔액", Named("balance")),
        own("거래점명", Named("branch")),
    ],
    looked_up: READ_BY_CODE,
};

/// Woori Bank.
pub static WOORI: Preset = Preset {
    id: "woori-bank",
    product: Both { ko: "우리은행", en: "Woori Bank" },
    table: TABLE,
    columns: &[
        own("거래일시", Is(Role::Time)),
        own("적요", Named("summary")),
        own("기재내용", Named("counterparty")),
        own("지급(원)", Named("withdrawal")),
        own("입금(원)", Named("deposit")),
        own("찾으신금액", Named("withdrawal")),
        own("맡기신금액", Named("deposit")),
        own("거래후 잔액(원)", Named("balance")),
        own("취급점", Named("branch")),
        own("취급기관", Named("branch")),
        Column { name: "메모", meaning: Named("memo"), own: false, confirmed: true },
    ],
    looked_up: READ_BY_CODE,
};

/// Hana Bank.
pub static HANA: Preset = Preset {
    id: "hana-bank",
    product: Both { ko: "하나은행", en: "Hana Bank" },
    table: TABLE,
    columns: &[
        own("거래일시", Is(Role::Time)),
        own("적요", Named("summary")),
        own("의뢰인/수취인", Named("counterparty")),
        own("입금", Named("deposit")),
        own("출금", Named("withdrawal")),
        own("거래후잔액", Named("balance")),
        Column { name: "구분", meaning: Named("class"), own: false, confirmed: true },
        own("거래점", Named("branch")),
        own("거래특이사항", Named("memo")),
        own("추가메모", Named("memo")),
    ],
    looked_up: READ_BY_CODE,
};

/// Industrial Bank of Korea.
pub static IBK: Preset = Preset {
    id: "ibk-bank",
    product: Both { ko: "IBK기업은행", en: "IBK (Industrial Bank of Korea)" },
    table: TABLE,
    columns: &[
        own("거래일시", Is(Role::Time)),
        own("출금", Named("withdrawal")),
        own("입금", Named("deposit")),
        own("거래후 잔액", Named("balance")),
        own("거래내용", Named("summary")),
        own("상대계좌번호", Named("destination")),
        own("상대은행", Named("destination bank")),
        Column { name: "메모", meaning: Named("memo"), own: false, confirmed: true },
        own("거래구분", Named("class")),
        own("수표어음금액", Named("cheques")),
        own("CMS코드", Named("code")),
        own("상대계좌예금주명", Named("counterparty")),
    ],
    looked_up: READ_BY_CODE,
};

/// Toss Bank.
pub static TOSS: Preset = Preset {
    id: "toss-bank",
    product: Both { ko: "토스뱅크(사업자 포함)", en: "Toss Bank (business accounts too)" },
    table: TABLE,
    columns: &[
        own("거래 일시", Is(Role::Time)),
        own("적요", Named("summary")),
        own("거래 유형", Named("class")),
        own("거래 기관", Named("destination bank")),
        own("계좌번호", Named("destination")),
        own("거래 금액", Named("amount")),
        own("거래 후 잔액", Named("balance")),
        Column { name: "메모", meaning: Named("memo"), own: false, confirmed: true },
    ],
    looked_up: READ_BY_CODE,
};
