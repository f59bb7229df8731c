//! Rows of money that went out: who was paid and when. Money services differ in names and in how a row says `out`.
//!
//! A payout's account is the payee: the person whom the exporter pays. What comes in, conversions, fees and card purchases
//! are about nobody's account. What was paid, to which account of whom and where is kept as details; the payee's name beside an
//! exact key is no name of the account, but what the two are compared by.

use super::named_columns::{Names, position, positions};
use crate::ingest::delimited::{Fields, RowReader, TableHead};
use crate::ingest::{IssueKind, Record, Sink, When};
use crate::model::{ActivityKind, Detail, Outcome};

/// Under which folded names a service keeps what; empty where it has no such column.
#[derive(Clone, Copy)]
pub(super) struct PayoutNames {
    /// Date, or date and time.
    pub date: Names,
    /// Clock time beside it.
    pub time: Names,
    /// The row's own zone.
    pub zone: Names,
    /// Exact key of the payee.
    pub key: Names,
    /// The payee's name.
    pub name: Names,
    /// A text that holds the payee's name.
    pub text: Names,
    /// Type of the row.
    pub kind: Names,
    /// How it ended.
    pub status: Names,
    /// Amount, negative for what goes out.
    pub amount: Names,
    /// Currency of the amount.
    pub currency: Names,
    /// Where the money went: account number, IBAN, id.
    pub destination: Names,
    /// Country of that.
    pub country: Names,
    /// BIC of the bank, which names its country.
    pub bic: Names,
    /// How it was paid, by the service's definition.
    pub method: &'static str,
    /// Types of rows that are money which the payee sent on.
    pub sent_on: Names,
    /// The key is a payment mailbox or account, and so the destination too.
    pub key_is_destination: bool,
    /// A column that makes the row no payout when it is filled (a card's merchant).
    pub merchant: Names,
    /// Marks between the numbers of dates that by the service's definition begin with the day.
    pub day_first: &'static [u8],
}

impl PayoutNames {
    /// No column at all.
    pub(super) const NONE: Self = Self {
        date: &[],
        time: &[],
        zone: &[],
        key: &[],
        name: &[],
        text: &[],
        kind: &[],
        status: &[],
        amount: &[],
        currency: &[],
        destination: &[],
        country: &[],
        bic: &[],
        method: "",
        sent_on: &[],
        key_is_destination: false,
        merchant: &[],
        day_first: b"",
    };
}

/// One row by its columns.
pub(super) struct PayoutRow<'a> {
    pub key: &'a [u8],
    pub name: &'a [u8],
    pub text: &'a [u8],
    pub kind: &'a [u8],
    pub amount: &'a [u8],
    pub merchant: &'a [u8],
}

/// The payee of a row: an exact key, which may be missing, and a name, which may be too. No payee where it is no payout.
pub(super) type Payee<'a> = Option<(&'a [u8], &'a [u8])>;

/// Reads such rows; the function says who the payee of a row is.
pub(super) struct PayoutRows {
    date: Option<usize>,
    time: Option<usize>,
    zone: Option<usize>,
    key: Option<usize>,
    name: Option<usize>,
    text: Option<usize>,
    kind: Option<usize>,
    status: Option<usize>,
    amount: Option<usize>,
    merchant: Option<usize>,
    currency: Option<usize>,
    destinations: Vec<usize>,
    country: Option<usize>,
    bic: Option<usize>,
    method: &'static str,
    sent_on: Names,
    key_is_destination: bool,
    day_first: &'static [u8],
    iso: Vec<u8>,
    payee: for<'a> fn(&PayoutRow<'a>) -> Payee<'a>,
}

impl PayoutRows {
    /// The columns of the table.
    pub(super) fn new(table: &TableHead, names: &PayoutNames, payee: for<'a> fn(&PayoutRow<'a>) -> Payee<'a>) -> Self {
        let at = |names| position(table, names);
        Self {
            date: at(names.date),
            time: at(names.time),
            zone: at(names.zone),
            key: at(names.key),
            name: at(names.name),
            text: at(names.text),
            kind: at(names.kind),
            status: at(names.status),
            amount: at(names.amount),
            merchant: at(names.merchant),
            currency: at(names.currency),
            destinations: positions(table, names.destination),
            country: at(names.country),
            bic: at(names.bic),
            method: names.method,
            sent_on: names.sent_on,
            key_is_destination: names.key_is_destination,
            day_first: names.day_first,
            iso: Vec::new(),
            payee,
        }
    }
}

impl RowReader for PayoutRows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let row = PayoutRow {
            key: fields.at(self.key),
            name: fields.at(self.name),
            text: fields.at(self.text),
            kind: fields.at(self.kind),
            amount: fields.at(self.amount),
            merchant: fields.at(self.merchant),
        };
        let Some((key, name)) = (self.payee)(&row) else { return sink.issue(line, IssueKind::NotRelevant) };
        let (mut date, time) = (fields.at(self.date), fields.at(self.time));
        if date.get(2).is_some_and(|mark| self.day_first.contains(mark)) && write_iso(date, &mut self.iso) {
            date = &self.iso;
        }
        let filled = self.destinations.iter().map(|column| fields.get(*column)).find(|cell| !cell.is_empty());
        // Of a masked number too little is left to say that two are one.
        let destination =
            filled.filter(|cell| !is_masked(cell)).unwrap_or(if self.key_is_destination { key } else { b"" });
        let (country, bic) = (fields.at(self.country), fields.at(self.bic));
        let sent_on = self.sent_on.iter().any(|kind| row.kind.eq_ignore_ascii_case(kind.as_bytes()));
        let details: [(Detail, &[u8]); 7] = [
            (Detail::Amount, magnitude(row.amount)),
            (Detail::Currency, fields.at(self.currency)),
            (Detail::Direction, if sent_on { b"out" } else { b"in" }),
            (Detail::Method, self.method.as_bytes()),
            (Detail::Destination, destination),
            (Detail::PayeeName, name),
            (
                Detail::PayeeCountry,
                if country.is_empty() {
                    iban_country(destination).or(bic_country(bic)).unwrap_or(b"")
                } else {
                    country
                },
            ),
        ];
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Payout,
                outcome: outcome(fields.at(self.status)),
                account: if key.is_empty() { name } else { key },
                account_is_name: key.is_empty(),
                name: if key.is_empty() { name } else { b"" },
                details: &details,
                start: match () {
                    () if date.is_empty() => When::Missing,
                    () if time.is_empty() => When::Text(date),
                    () => When::Split(date, time),
                },
                zone: fields.at(self.zone),
                ..Record::default()
            },
        );
    }
}

/// `13-01-2026…` as `2026-01-13…`: the order is settled by the format, not left to what the rows prove.
fn write_iso(date: &[u8], iso: &mut Vec<u8>) -> bool {
    let is_number = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let Some((day, rest)) = date.split_first_chunk::<2>() else { return false };
    let (Some((month, after)), Some(mark)) =
        (rest.get(1..).and_then(|rest| rest.split_first_chunk::<2>()), rest.first())
    else {
        return false;
    };
    let Some((year, tail)) = after.get(1..).and_then(|rest| rest.split_first_chunk::<4>()) else { return false };
    if after.first() != Some(mark) || !is_number(day) || !is_number(month) || !is_number(year) {
        return false;
    }
    iso.clear();
    [&year[..], b"-", month, b"-", day, tail].iter().for_each(|part| iso.extend_from_slice(part));
    true
}

/// Whether an amount goes out: a minus of any kind leads or, as accountants write it, brackets stand around it.
pub(super) fn is_negative(amount: &[u8]) -> bool {
    let bare = amount
        .iter()
        .position(|byte| !byte.is_ascii_alphabetic() && !matches!(byte, b' ' | b'$'))
        .map_or(amount, |at| &amount[at..]);
    ["-", "(", "\u{2212}", "\u{2013}"].iter().any(|mark| bare.starts_with(mark.as_bytes()))
        && amount.iter().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// An amount without its sign, brackets and signs of currency.
fn magnitude(amount: &[u8]) -> &[u8] {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    match (amount.iter().position(is_digit), amount.iter().rposition(is_digit)) {
        (Some(first), Some(last)) => {
            let point = first > 0 && matches!(amount[first - 1], b'.' | b',');
            &amount[first - usize::from(point)..=last]
        }
        _ => b"",
    }
}

/// Whether an account number shows its last digits only.
fn is_masked(number: &[u8]) -> bool {
    let masks = number.iter().filter(|byte| matches!(byte, b'*' | b'X' | b'x')).count();
    number.contains(&b'*') || masks * 2 >= number.len()
}

/// The country of an IBAN (ISO 13616): two letters, two check digits, 15 to 34 letters and digits in all.
fn iban_country(number: &[u8]) -> Option<&[u8]> {
    let length = number.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
    let is_iban = (15..=34).contains(&length)
        && number[..2].iter().all(u8::is_ascii_alphabetic)
        && number[2..4].iter().all(u8::is_ascii_digit)
        && number.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ');
    is_iban.then(|| &number[..2])
}

/// The country of a BIC (ISO 9362): the fifth and sixth of 8 or 11 letters and digits.
fn bic_country(bic: &[u8]) -> Option<&[u8]> {
    let is_bic = matches!(bic.len(), 8 | 11)
        && bic[..6].iter().all(u8::is_ascii_alphabetic)
        && bic[6..].iter().all(u8::is_ascii_alphanumeric);
    is_bic.then(|| &bic[4..6])
}

/// What the status says, in the languages of the services; states in between are unknown.
fn outcome(status: &[u8]) -> Outcome {
    const DONE: &[&str] = &[
        "completed",
        "complete",
        "paid",
        "succeeded",
        "success",
        "abgeschlossen",
        "terminé",
        "completata",
        "completato",
        "completado",
        "완료",
        "완료됨",
        "完了",
    ];
    const FAILED: &[&str] = &[
        "failed",
        "denied",
        "declined",
        "rejected",
        "canceled",
        "cancelled",
        "returned",
        "abgelehnt",
        "storniert",
        "refusé",
        "annulé",
        "rifiutata",
        "rifiutato",
        "annullata",
        "annullato",
        "rechazado",
        "cancelado",
        "실패",
        "거부됨",
        "취소됨",
        "취소",
    ];
    let Ok(status) = std::str::from_utf8(status) else { return Outcome::Unknown };
    let is_one_of = |words: &[&str]| words.iter().any(|word| status.eq_ignore_ascii_case(word));
    match () {
        () if is_one_of(DONE) => Outcome::Success,
        () if is_one_of(FAILED) => Outcome::Failure,
        () => Outcome::Unknown,
    }
}

/// What follows one of the words at the beginning of a text, letter case of ASCII aside.
pub(super) fn after_prefix<'a>(text: &'a [u8], prefixes: &[&str]) -> Option<&'a [u8]> {
    prefixes
        .iter()
        .find(|prefix| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes())))
        .map(|prefix| text[prefix.len()..].trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_begin_with_the_day() {
        for (date, expected) in [
            ("05-01-2026", Some("2026-01-05")),
            ("05.01.2026 14:02:11.123", Some("2026-01-05 14:02:11.123")),
            ("05-01-26", None),
            ("05-Jan-2026", None),
            ("2026-01-05", None),
            ("05-", None),
        ] {
            let mut iso = Vec::new();
            let found = write_iso(date.as_bytes(), &mut iso).then(|| String::from_utf8(iso).unwrap());
            assert_eq!(found.as_deref(), expected, "{date}");
        }
    }

    #[test]
    fn amounts_that_go_out() {
        for (amount, expected) in [
            ("-125.00", true),
            ("\u{2212}1.250,00", true),
            ("(20.00)", true),
            ("$ -7", true),
            ("EUR -7", true),
            ("125.00", false),
            ("-0.00", false),
            ("", false),
        ] {
            assert_eq!(is_negative(amount.as_bytes()), expected, "{amount}");
        }
    }

    #[test]
    fn amounts_without_their_sign() {
        for (amount, expected) in [
            ("-1.420,00", "1.420,00"),
            ("(20.00)", "20.00"),
            ("$ -7", "7"),
            ("-.50", ".50"),
            ("EUR 5 ", "5"),
            ("-", ""),
        ] {
            assert_eq!(magnitude(amount.as_bytes()), expected.as_bytes(), "{amount}");
        }
    }

    #[test]
    fn countries_of_ibans_and_bics() {
        for (number, expected) in [
            ("DE00 0000 0000 0000 0000 00", Some("DE")),
            ("PT50000000000000000000000", Some("PT")),
            ("110-000-123456", None),
            ("DE00", None),
            ("", None),
        ] {
            assert_eq!(iban_country(number.as_bytes()), expected.map(str::as_bytes), "{number}");
        }
        assert_eq!(bic_country(b"EXMPKRSEXXX"), Some(&b"KR"[..]));
        assert_eq!(bic_country(b"EXMP"), None);
        assert!(is_masked(b"************6445") && is_masked(b"XXXX1234") && !is_masked(b"110-000-123456"));
    }

    #[test]
    fn states_in_several_languages() {
        for (status, expected) in [
            ("Completed", Outcome::Success),
            ("Abgeschlossen", Outcome::Success),
            ("완료", Outcome::Success),
            ("Denied", Outcome::Failure),
            ("Pending", Outcome::Unknown),
            ("in_transit", Outcome::Unknown),
            ("", Outcome::Unknown),
        ] {
            assert_eq!(outcome(status.as_bytes()), expected, "{status}");
        }
    }
}
