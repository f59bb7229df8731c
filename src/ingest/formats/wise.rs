//! Wise: the balance statement and the transfer history, as CSV. The payee is given by name only.

use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows, is_negative};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Wise;

static CARD: FormatCard = FormatCard {
    id: "wise",
    title: Both { ko: "Wise 거래 내역", en: "Wise statement or transfer history" },
    export: Both {
        ko: "Statements and reports → Balance statement(CSV), 또는 Transactions → Download → CSV",
        en: "Statements and reports → Balance statement (CSV), or Transactions → Download → CSV",
    },
    gives: Both {
        ko: "보낸 돈의 날짜(내역서에 따라 시각)와 금액, 받는 사람 이름, 가리지 않은 계좌번호, 결과",
        en: "Money sent: date, in the history also time, amount, name of the recipient, account numbers that are not masked, outcome",
    },
    lacks: Both {
        ko: "받는 사람의 이메일, 시간대. 가려진 계좌번호는 견주지 않습니다. 카드 결제, 환전, 받은 돈은 세지 않습니다.",
        en: "E-mail of the recipient and the zone. Masked account numbers are not compared. Card payments, conversions and money received do not count.",
    },
    traps: Both {
        ko: "받는 사람을 이름으로만 구분하므로 동명이인이 합쳐집니다. 내역서에 시각이 없으면 날짜만 압니다.",
        en: "Recipients are told apart by name only, so namesakes become one. Older statements have a date and no time.",
    },
    sample: "ID,Status,Direction,\"Created on\",\"Finished on\",\"Source name\",\"Source amount (after fees)\",\"Source currency\",\"Target name\",\"Target amount (after fees)\",\"Target currency\",Reference\nTRANSFER-1,COMPLETED,OUT,\"2026-03-13 10:12:00\",\"2026-03-13 10:14:09\",\"Garam Ltd\",420.00,USD,\"Mina Kim\",560000,KRW,March\nTRANSFER-2,COMPLETED,IN,\"2026-03-14 08:00:31\",\"2026-03-14 08:01:00\",\"Nuri Ltd\",900.00,USD,\"Garam Ltd\",900.00,USD,Invoice\n",
};

const PAYEE: Names = &["payeename"];
const AMOUNT: Names = &["amount"];
const STATEMENT_MARKS: &[Names] = &[&["transferwiseid", "wiseid"], &["date"], AMOUNT, PAYEE, &["runningbalance"]];
const STATEMENT: PayoutNames = PayoutNames {
    date: &["datetime", "date"],
    name: PAYEE,
    amount: AMOUNT,
    currency: &["currency"],
    destination: &["payeeaccountnumber"],
    method: "wise",
    merchant: &["merchant"],
    day_first: b"-",
    ..PayoutNames::NONE
};

const CREATED: Names = &["createdon"];
const DIRECTION: Names = &["direction"];
const TARGET: Names = &["targetname"];
const HISTORY_MARKS: &[Names] = &[&["id"], &["status"], DIRECTION, CREATED, TARGET];
const HISTORY: PayoutNames = PayoutNames {
    date: CREATED,
    name: TARGET,
    text: &["id"],
    kind: DIRECTION,
    status: &["status"],
    amount: &["targetamountafterfees", "sourceamountafterfees"],
    currency: &["targetcurrency", "sourcecurrency"],
    method: "wise",
    day_first: b"-",
    ..PayoutNames::NONE
};

/// Card payments name the shop as `Merchant`, and often as the payee too.
fn statement_payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    (is_negative(row.amount) && row.merchant.is_empty() && !row.name.is_empty()).then_some((b"", row.name))
}

/// `CARD_TRANSACTION-…` is a purchase, `BALANCE_…` moves money between own balances.
fn history_payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    let is_own = [&b"CARD"[..], b"BALANCE"].iter().any(|prefix| row.text.starts_with(prefix));
    (row.kind.eq_ignore_ascii_case(b"out") && !is_own && !row.name.is_empty()).then_some((b"", row.name))
}

impl Importer for Wise {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_known = find(head, HISTORY_MARKS).or_else(|| find(head, STATEMENT_MARKS)).is_some();
        if is_known { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let (table, rows) = match find(head, HISTORY_MARKS) {
            Some(table) => {
                let rows = PayoutRows::new(&table, &HISTORY, history_payee);
                (table, rows)
            }
            None => {
                let table = find(head, STATEMENT_MARKS).ok_or(Unreadable::UnknownFormat)?;
                let rows = PayoutRows::new(&table, &STATEMENT, statement_payee);
                (table, rows)
            }
        };
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::Outcome;

    fn import(text: &str) -> Collector {
        let head = Head::new("wise.csv", text.as_bytes(), true);
        assert_eq!(Wise.sniff(&head), Likelihood::Certain);
        read_all(Wise.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn transfers_out_of_the_history() {
        let sink = import(CARD.sample);
        assert_eq!((sink.rows.len(), sink.records.len()), (2, 1));
        assert_eq!((sink.records[0].account.as_str(), sink.records[0].outcome), ("Mina Kim", Outcome::Success));
        assert!(import(&CARD.sample.replace("TRANSFER-1", "CARD_TRANSACTION-1")).records.is_empty());
        assert_eq!(
            import(&CARD.sample.replace("TRANSFER-1,COMPLETED", "TRANSFER-1,CANCELLED")).records[0].outcome,
            Outcome::Failure
        );
    }

    #[test]
    fn the_statement_in_both_shapes_and_without_card_payments() {
        let header = "\"TransferWise ID\",Date,Amount,Currency,Description,\"Running Balance\",\"Payee Name\",\"Payee Account Number\",Merchant";
        let rows = "TRANSFER-1,13-03-2026,-420.00,USD,Sent,1,\"Mina Kim\",\"****12\",\nCARD-1,13-03-2026,-4.00,USD,Card,1,,,Shop\nTRANSFER-2,14-03-2026,900.00,USD,Got,1,,,\n";
        let sink = import(&format!("{header}\n{rows}"));
        assert_eq!((sink.rows.len(), sink.records.len(), sink.records[0].start.as_str()), (3, 1, "2026-03-13"));
    }
}
