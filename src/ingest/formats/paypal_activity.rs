//! PayPal activity download, as CSV or tab text, with its headers in English, German, French, Italian, Spanish or Korean.
//!
//! The zone stands in a column. The payee is the recipient of a negative amount; PayPal's country code belongs to that
//! address and is no observation.

use super::named_columns::{Names, find};
use super::payout_rows::{Payee, PayoutNames, PayoutRow, PayoutRows, is_negative};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct PaypalActivity;

static CARD: FormatCard = FormatCard {
    id: "paypal-activity",
    title: Both { ko: "PayPal 거래 내역", en: "PayPal activity" },
    export: Both {
        ko: "Activity → Download → 형식 CSV. 'Balance affecting' 또는 'All transactions'를 고릅니다.",
        en: "Activity → Download, format CSV, with all transactions or those that affect the balance.",
    },
    gives: Both {
        ko: "보낸 돈의 시각(시간대 포함)과 금액, 받는 사람의 이메일과 이름, 결과",
        en: "Money sent: time with its zone, amount, e-mail and name of the recipient, outcome",
    },
    lacks: Both {
        ko: "은행 계좌와 그 국가. 받은 돈, 환전, 은행 출금은 사람의 활동으로 세지 않습니다.",
        en: "The bank account and its country. Money received, conversions and withdrawals to a bank are nobody's activity.",
    },
    traps: Both {
        ko: "열 이름이 계정의 언어로 나옵니다. 영어·독일어·프랑스어·이탈리아어는 확인했고 스페인어·한국어 이름은 확인하지 못했습니다. 상점에 낸 돈도 보낸 돈입니다. 일·월 순서는 국가마다 다릅니다.",
        en: "Headers are in the language of the account; English, German, French and Italian are confirmed, Spanish and Korean are not. Purchases count as money sent. The order of day and month differs by country.",
    },
    sample: "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\",\"From Email Address\",\"To Email Address\",\"Transaction ID\"\n\"13/03/2026\",\"10:12:00\",\"KST\",\"Mina Kim\",\"Mass Pay Payment\",\"Completed\",\"USD\",\"-420.00\",\"0.00\",\"-420.00\",\"pay@example.org\",\"mina@example.org\",\"1AB\"\n\"14/03/2026\",\"08:00:31\",\"KST\",\"Garam Ltd\",\"General Payment\",\"Completed\",\"USD\",\"900.00\",\"-4.00\",\"896.00\",\"garam@example.org\",\"pay@example.org\",\"1AC\"\n",
};

const DATE: Names = &["date", "datum", "data", "fecha", "날짜", "日付"];
const TIME: Names = &["time", "uhrzeit", "heure", "orario", "hora", "시간", "時間"];
const ZONE: Names =
    &["timezone", "zeitzone", "fuseauhoraire", "fusoorario", "zonahoraria", "husohorario", "시간대", "タイムゾーン"];
const NAME: Names = &["name", "nom", "nome", "nombre", "이름", "名前"];
const KIND: Names = &["type", "typ", "tipo", "유형", "종류", "タイプ"];
const STATUS: Names = &["status", "état", "etat", "stato", "estado", "상태", "ステータス"];
const CURRENCY: Names = &["currency", "währung", "devise", "valuta", "divisa", "통화", "通貨"];
const AMOUNT: Names = &[
    "gross",
    "amount",
    "brutto",
    "betrag",
    "avantcommission",
    "brut",
    "montant",
    "lordo",
    "importo",
    "bruto",
    "importe",
    "총액",
    "총금액",
    "금액",
    "合計",
];

const NAMES: PayoutNames = PayoutNames {
    date: DATE,
    time: TIME,
    zone: ZONE,
    key: &[
        "toemailaddress",
        "empfängeremailadresse",
        "àl'adresseemail",
        "indirizzoemaildestinatario",
        "correoelectrónicodeldestinatario",
        "destinatario",
        "받는사람이메일주소",
        "받는사람이메일",
        "수취인이메일주소",
        "수신자이메일주소",
    ],
    name: NAME,
    status: STATUS,
    amount: AMOUNT,
    currency: CURRENCY,
    method: "paypal",
    key_is_destination: true,
    day_first: b".",
    ..PayoutNames::NONE
};

const MARKS: &[Names] = &[DATE, TIME, ZONE, NAME, KIND, STATUS, CURRENCY, AMOUNT];

fn payee<'a>(row: &PayoutRow<'a>) -> Payee<'a> {
    let is_somebody = !row.key.is_empty() || !row.name.is_empty();
    (is_negative(row.amount) && is_somebody).then_some((row.key, row.name))
}

impl Importer for PaypalActivity {
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
    use crate::model::{ActivityKind, Outcome};

    fn import(text: &str) -> Collector {
        let head = Head::new("paypal.csv", text.as_bytes(), true);
        assert_eq!(PaypalActivity.sniff(&head), Likelihood::Certain, "{text}");
        read_all(PaypalActivity.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn what_goes_out_is_the_payees_and_what_comes_in_is_nobodys() {
        let sink = import(CARD.sample);
        let kept = &sink.records[0];
        assert_eq!(
            (kept.kind, kept.outcome, kept.start.as_str()),
            (ActivityKind::Payout, Outcome::Success, "13/03/2026 10:12:00")
        );
        assert_eq!((kept.account.as_str(), kept.name.as_str()), ("mina@example.org", ""));
        assert_eq!((sink.rows.len(), sink.issues), (2, vec![(3, IssueKind::NotRelevant)]));
    }

    #[test]
    fn headers_of_other_languages() {
        for header in [
            r#""Datum","Uhrzeit","Zeitzone","Name","Typ","Status","Währung","Brutto","Gebühr","Netto","Absender E-Mail-Adresse","Empfänger E-Mail-Adresse""#,
            r#""Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission","Commission","Net","De l'adresse email","À l'adresse email""#,
            r#""Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto","Indirizzo email mittente","Indirizzo email destinatario""#,
            r#""Fecha","Hora","Zona horaria","Nombre","Tipo","Estado","Divisa","Bruto","Tarifa","Neto","Remitente","Destinatario""#,
            r#""날짜","시간","시간대","이름","유형","상태","통화","총액","수수료","순액","보낸 사람 이메일 주소","받는 사람 이메일 주소""#,
        ] {
            let text = format!(
                "{header}\n\"13.03.2026\",\"10:12:00\",\"CET\",\"Mina\",\"x\",\"y\",\"EUR\",\"-1.420,00\",\"0,00\",\"-1.420,00\",\"pay@example.org\",\"mina@example.org\"\n"
            );
            assert_eq!(import(&text).records[0].account, "mina@example.org", "{header}");
        }
    }

    #[test]
    fn conversions_and_withdrawals_name_nobody() {
        let text = CARD.sample.replace("\"Mina Kim\"", "\"\"").replace("\"mina@example.org\"", "\"\"");
        assert!(import(&text).records.is_empty());
    }
}
