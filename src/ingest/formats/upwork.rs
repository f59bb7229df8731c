//! Upwork: a freelancer's earnings (hours of a day and contract) and the transaction report, as CSV.
//!
//! The earnings name no person: the file is its owner's own, and its name stands for the account.

use super::hours_rows::{HoursNames, HoursRows, stem};
use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Upwork;

static CARD: FormatCard = FormatCard {
    id: "upwork",
    title: Both { ko: "Upwork 수입·거래 보고서", en: "Upwork earnings or transactions" },
    export: Both {
        ko: "Reports → Earnings by client 또는 Transactions → Download CSV. 수입 보고서에는 사람이 없으므로 파일 이름을 계정 이름으로 바꿔 둡니다.",
        en: "Reports → Earnings or Transactions → Download CSV. The earnings name nobody: rename the file to the account.",
    },
    gives: Both {
        ko: "수입 보고서: 날짜별 작업시간과 계약. 거래 보고서: 프리랜서에게 지급된 날짜와 금액.",
        en: "Earnings: hours of each day and contract. Transactions: days on which a freelancer was paid, and how much.",
    },
    lacks: Both {
        ko: "시각, 접속 주소, 기기, 받는 계좌.", en: "Clock times, address, device, the account paid."
    },
    traps: Both {
        ko: "프리랜서를 이름으로만 구분하므로 동명이인이 합쳐집니다. 수수료, 환불, 구독료는 세지 않습니다. 시간이 0이거나 빈 줄은 정액 지급일 수 있습니다.",
        en: "Freelancers are told apart by name only, so namesakes become one. Fees, refunds and memberships do not count. A row with no hours may be a fixed price.",
    },
    sample: "\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n\"2026-03-13\",\"Site layout (1234)\",\"5.5\",\"16.5\",\"\"\n\"2026-03-14\",\"Site layout (1234)\",\"0.33333\",\"1\",\"\"\n",
};

const DATE: Names = &["date"];
const EARNINGS_MARKS: &[Names] = &[DATE, &["contract"], &["hours"], &["amount"], &["paymenttype"]];
const EARNINGS: HoursNames = HoursNames {
    keys: &[],
    name: &["freelancer"],
    first_name: &[],
    last_name: &[],
    clients: &["contract"],
    start: DATE,
    end: &[],
    hours: &["hours"],
    zone: &[],
};

const KIND: Names = &["type", "transactiontype"];
const TRANSACTION_MARKS: &[Names] = &[
    DATE,
    &["refid"],
    KIND,
    &["amount", "amount$"],
    &["agency", "agencyteam"],
    &["balance", "currentbalance$", "freelancer"],
];
const TRANSACTIONS: PayoutNames = PayoutNames {
    date: DATE,
    name: &["freelancer"],
    kind: KIND,
    amount: &["amount", "amount$"],
    currency: &["currency"],
    sent_on: &["withdrawal"],
    ..PayoutNames::NONE
};

/// What pays a freelancer. A withdrawal without a name is that of the file's owner.
const PAID: &[&[u8]] = &[b"hourly", b"fixed-price", b"fixed price", b"bonus", b"milestone", b"withdrawal", b"payment"];

fn payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    let is_paid = PAID.iter().any(|kind| row.kind.eq_ignore_ascii_case(kind));
    (is_paid && !row.name.is_empty()).then_some((b"", row.name))
}

impl Importer for Upwork {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_known = find(head, EARNINGS_MARKS).or_else(|| find(head, TRANSACTION_MARKS)).is_some();
        if is_known { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if let Some(table) = find(head, EARNINGS_MARKS) {
            let rows = HoursRows::new(&table, &EARNINGS, stem(head.name));
            return Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)));
        }
        let table = find(head, TRANSACTION_MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = PayoutRows::new(&table, &TRANSACTIONS, payee);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::IssueKind;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::ActivityKind;

    fn import(text: &str) -> Collector {
        let head = Head::new("mina.csv", text.as_bytes(), true);
        assert_eq!(Upwork.sniff(&head), Likelihood::Certain);
        read_all(Upwork.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn earnings_belong_to_the_name_of_the_file() {
        let kept = &import(CARD.sample).records[0];
        assert_eq!((kept.account.as_str(), kept.kind, kept.duration.as_str()), ("mina", ActivityKind::Work, "5.5"));
    }

    #[test]
    fn transactions_of_both_shapes() {
        for header in [
            "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,ExchangeRate,Currency,Balance",
            "Date,Ref ID,Transaction type,Transaction summary,Agency team,Freelancer,Client team,Account name,PO,Amount $,Amount in local currency,Currency,Current balance $",
        ] {
            let rows = "\"Jan 15, 2026\",1,Hourly,Week,,Mina Kim,Garam,Garam,,900,,USD,900\n\"Jan 15, 2026\",2,Service Fee,Fee,,Mina Kim,Garam,Garam,,-90,,USD,810\n";
            let sink = import(&format!("{header}\n{rows}"));
            assert_eq!(
                (sink.records[0].account.as_str(), sink.records[0].start.as_str()),
                ("Mina Kim", "Jan 15, 2026")
            );
            assert_eq!(
                (sink.records[0].kind, sink.issues.as_slice()),
                (ActivityKind::Payout, &[(3, IssueKind::NotRelevant)][..])
            );
        }
    }
}
