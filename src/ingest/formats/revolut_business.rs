//! Revolut Business statement, as CSV. Dates come in UTC and once more in a zone that the header names; the first pair counts.

use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows, after_prefix, is_negative};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct RevolutBusiness;

static CARD: FormatCard = FormatCard {
    id: "revolut-business",
    title: Both { ko: "Revolut Business 거래 내역", en: "Revolut Business statement" },
    export: Both {
        ko: "Transactions → Statement → Transactions(CSV)",
        en: "Transactions → Statement → Transactions (CSV)",
    },
    gives: Both {
        ko: "송금 날짜(UTC)와 금액, 받는 사람 이름과 계좌(IBAN의 국가 포함), 결과",
        en: "Transfers out: date (UTC), amount, name and account of the recipient with the country of its IBAN, outcome",
    },
    lacks: Both {
        ko: "시각과 받는 사람의 이메일. 카드 결제, 환전, 수수료, 받은 돈은 세지 않습니다.",
        en: "Clock times and the recipient's e-mail. Card payments, exchanges, fees and money received do not count.",
    },
    traps: Both {
        ko: "받는 사람을 이름으로만 구분합니다. 오래된 파일에는 받는 사람 열이 없어 설명란의 'To …'에서 읽습니다.",
        en: "Recipients are told apart by name only; older files have it only in the description, as 'To …'.",
    },
    sample: "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Payment currency,Amount,Fee,Balance,Account,Beneficiary IBAN,Beneficiary BIC\n2026-03-13,2026-03-13,a1,TRANSFER,COMPLETED,To Mina Kim,March,Garam Ltd,EUR,-420.00,0.00,580.00,EUR Main,,\n2026-03-14,2026-03-14,a2,TOPUP,COMPLETED,Payment from Nuri Ltd,,,EUR,900.00,0.00,1480.00,EUR Main,,\n",
};

const DATE: Names = &["datestarted"];
const AMOUNT: Names = &["amount"];

const NAMES: PayoutNames = PayoutNames {
    date: DATE,
    name: &["beneficiaryname"],
    text: &["description"],
    kind: &["type"],
    status: &["state"],
    amount: AMOUNT,
    currency: &["paymentcurrency"],
    destination: &["beneficiaryiban", "beneficiaryaccountnumber"],
    bic: &["beneficiarybic"],
    method: "bank",
    ..PayoutNames::NONE
};

const MARKS: &[Names] = &[
    DATE,
    &["datecompleted"],
    &["type"],
    &["paymentcurrency"],
    AMOUNT,
    &["beneficiaryiban", "beneficiaryaccountnumber"],
];

/// Types other than a transfer are card payments, exchanges, fees, top-ups and refunds.
fn payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    if !row.kind.eq_ignore_ascii_case(b"transfer") || !is_negative(row.amount) {
        return None;
    }
    let name = if row.name.is_empty() { after_prefix(row.text, &["to "])? } else { row.name };
    (!name.is_empty()).then_some((b"", name))
}

impl Importer for RevolutBusiness {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = PayoutRows::new(&table, &NAMES, payee);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("revolut.csv", text.as_bytes(), true);
        assert_eq!(RevolutBusiness.sniff(&head), Likelihood::Certain);
        read_all(RevolutBusiness.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn transfers_out_only() {
        let sink = import(CARD.sample);
        assert_eq!((sink.rows.len(), sink.records.len()), (2, 1));
        assert_eq!((sink.records[0].account.as_str(), sink.records[0].start.as_str()), ("Mina Kim", "2026-03-13"));
        assert!(import(&CARD.sample.replace("TRANSFER", "CARD_PAYMENT")).records.is_empty());
    }

    #[test]
    fn the_beneficiary_column_beats_the_description() {
        let text = CARD
            .sample
            .replace("Beneficiary BIC", "Beneficiary name")
            .replace("580.00,EUR Main,,", "580.00,EUR Main,,Mina K.");
        assert_eq!(import(&text).records[0].account, "Mina K.");
    }
}
