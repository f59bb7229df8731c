//! Stripe: the list of payouts and the balance history, as CSV, in UTC. The destination is an id; the name beside it is its bank's.
//!
//! Rows of type payout in the balance history name no destination: they go to the exporter's own bank.

use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Stripe;

static CARD: FormatCard = FormatCard {
    id: "stripe",
    title: Both { ko: "Stripe 지급 내역", en: "Stripe payouts" },
    export: Both {
        ko: "Balances → Payouts → Export(UTC), 또는 Connect → Transfers → Export. 표준 시간대는 UTC를 고릅니다.",
        en: "Balances → Payouts → Export, or Connect → Transfers → Export, with UTC as the zone.",
    },
    gives: Both {
        ko: "지급 시각(UTC)과 금액, 받는 계정이나 은행 계좌의 ID와 국가, 결과",
        en: "Time of the payout (UTC), amount, id and country of the account or bank account paid, outcome",
    },
    lacks: Both {
        ko: "받는 사람의 이메일과 이름. 잔액 내역(Balance history)에는 받는 계정이 없어 지급으로 세지 않습니다.",
        en: "The recipient's e-mail and name. The balance history names no destination, so that its rows do not count.",
    },
    traps: Both {
        ko: "받는 계정은 Stripe가 붙인 ID(acct_, ba_)이므로 다른 파일의 계정과 이으려면 인력 명단에 별칭으로 적어야 합니다.",
        en: "The account is Stripe's own id (acct_, ba_): list it as an alias in the roster to join it with other files.",
    },
    sample: "id,Amount,Created (UTC),Currency,Arrival Date (UTC),Source Type,Destination,Status,Type,Method,Description,Destination Name,Destination Country\npo_1,420.00,2026-03-13 10:12,usd,2026-03-15 00:00,card,ba_1MinaKim,paid,bank_account,standard,STRIPE PAYOUT,Garam Bank,KR\npo_2,75.00,2026-03-14 10:12,usd,2026-03-16 00:00,card,ba_1MinaKim,failed,bank_account,standard,STRIPE PAYOUT,Garam Bank,KR\n",
};

const CREATED: Names = &["created", "date"];
const DESTINATION: Names = &["destination", "destinationid"];

const NAMES: PayoutNames = PayoutNames {
    date: CREATED,
    key: DESTINATION,
    status: &["status"],
    amount: &["amount"],
    currency: &["currency"],
    country: &["destinationcountry"],
    method: "bank",
    key_is_destination: true,
    ..PayoutNames::NONE
};

/// The lists of payouts and of transfers.
const MARKS: &[Names] = &[
    &["id"],
    &["amount"],
    CREATED,
    &["currency"],
    DESTINATION,
    &["arrivaldate", "amountreversed", "transfergroup", "availableon"],
];
/// The balance history.
const HISTORY: &[Names] =
    &[&["id"], &["type"], &["source"], &["amount"], &["fee"], &["net"], CREATED, &["availableon"]];

fn payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    (!row.key.is_empty()).then_some((row.key, b""))
}

impl Importer for Stripe {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).or_else(|| find(head, HISTORY)).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).or_else(|| find(head, HISTORY)).ok_or(Unreadable::UnknownFormat)?;
        let rows = PayoutRows::new(&table, &NAMES, payee);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};
    use crate::model::Outcome;

    fn import(text: &str) -> Collector {
        let head = Head::new("stripe.csv", text.as_bytes(), true);
        assert_eq!(Stripe.sniff(&head), Likelihood::Certain);
        read_all(Stripe.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn payouts_to_a_destination() {
        let sink = import(CARD.sample);
        let found: Vec<_> =
            sink.records.iter().map(|kept| (kept.account.as_str(), kept.start.as_str(), kept.outcome)).collect();
        assert_eq!(
            found,
            [
                ("ba_1MinaKim", "2026-03-13 10:12", Outcome::Success),
                ("ba_1MinaKim", "2026-03-14 10:12", Outcome::Failure)
            ]
        );
    }

    #[test]
    fn the_balance_history_names_nobody() {
        let text = "id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description\ntxn_1,payout,po_1,\"-75,57\",\"0,00\",\"-75,57\",eur,2026-03-13 02:14,2026-03-16 00:00,STRIPE PAYOUT\n";
        let sink = import(text);
        assert_eq!((sink.rows.len(), sink.records.len()), (1, 0));
    }
}
