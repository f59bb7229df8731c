//! Payoneer transaction report, as CSV, with date, time and zone in three columns. The payee stands in the description.

use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows, after_prefix};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Payoneer;

static CARD: FormatCard = FormatCard {
    id: "payoneer",
    title: Both { ko: "Payoneer 거래 내역", en: "Payoneer transactions" },
    export: Both {
        ko: "Activity → Transactions → Download → CSV", en: "Activity → Transactions → Download → CSV"
    },
    gives: Both {
        ko: "보낸 돈의 시각(시간대 포함)과 금액, 받는 사람 이름, 결과",
        en: "Money sent: time with its zone, amount, name of the recipient, outcome",
    },
    lacks: Both {
        ko: "받는 사람의 이메일, 은행 계좌. 받은 돈과 은행 출금은 사람의 활동으로 세지 않습니다.",
        en: "E-mail and bank account of the recipient. Money received and withdrawals to a bank are nobody's activity.",
    },
    traps: Both {
        ko: "받는 사람은 설명란의 'Payment to …'에서 읽으므로(확인하지 못한 형식) 다른 표현은 빠집니다.",
        en: "The recipient is read from 'Payment to …' in the description (unconfirmed), so that other wordings are passed over.",
    },
    sample: "Transaction Date,Transaction Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,Status,Running Balance,Additional Description,Store Name\n03/13/2026,10:12:00,KST,100000001,Payment to Mina Kim,,420.00,USD,Completed,580.00,,\n03/14/2026,08:00:31,KST,100000002,Payment from Garam Ltd,900.00,,USD,Completed,1480.00,,\n",
};

const DATE: Names = &["transactiondate"];
const TIME: Names = &["transactiontime"];
const DEBIT: Names = &["debitamount"];
const TEXT: Names = &["description"];

const NAMES: PayoutNames = PayoutNames {
    date: DATE,
    time: TIME,
    zone: &["timezone"],
    text: TEXT,
    status: &["status"],
    amount: DEBIT,
    currency: &["currency"],
    method: "payoneer",
    ..PayoutNames::NONE
};

const MARKS: &[Names] = &[DATE, TIME, &["transactionid"], TEXT, &["creditamount"], DEBIT];

fn payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    let is_debit = row.amount.iter().any(|byte| matches!(byte, b'1'..=b'9'));
    let name = after_prefix(row.text, &["payment to ", "transfer to ", "paid to "])
        .filter(|name| is_debit && !name.is_empty())?;
    // An own account or card is no payee.
    if ["bank", "card", "your "]
        .iter()
        .any(|own| name.get(..own.len()).is_some_and(|head| head.eq_ignore_ascii_case(own.as_bytes())))
    {
        return None;
    }
    Some(if name.contains(&b'@') { (name, b"") } else { (b"", name) })
}

impl Importer for Payoneer {
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
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("payoneer.csv", text.as_bytes(), true);
        assert_eq!(Payoneer.sniff(&head), Likelihood::Certain);
        read_all(Payoneer.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn only_payments_to_somebody_count() {
        let sink = import(CARD.sample);
        assert_eq!(
            (sink.records[0].account.as_str(), sink.records[0].start.as_str()),
            ("Mina Kim", "03/13/2026 10:12:00")
        );
        assert_eq!(sink.issues, [(3, IssueKind::NotRelevant)]);
        assert!(import(&CARD.sample.replace("Mina Kim", "bank account 1234")).records.is_empty());
        assert_eq!(import(&CARD.sample.replace("Mina Kim", "mina@example.org")).records[0].account, "mina@example.org");
    }
}
