//! `logon.csv` and `device.csv` of the CERT insider-threat test sets: who was at which machine, month first.

use super::named_columns::{Names, find, position};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct CertLogon;

static CARD: FormatCard = FormatCard {
    id: "cert-logon",
    title: Both { ko: "CERT 내부자 위협 연구 자료", en: "CERT insider-threat data set" },
    export: Both {
        ko: "압축을 풀고 logon.csv 또는 device.csv를 그대로 사용합니다.",
        en: "Unpack it and use logon.csv or device.csv as it is.",
    },
    gives: Both {
        ko: "로그인·로그오프와 USB 연결의 시각, 사용자, 컴퓨터",
        en: "Logons, logoffs and USB connections: time, user, computer",
    },
    lacks: Both {
        ko: "접속 주소, 국가, 시간대, 실패한 시도", en: "Address, country, zone, failed attempts"
    },
    traps: Both {
        ko: "만들어 낸 자료입니다. 화면 잠금 해제도 로그인으로 남지만 잠금은 남지 않습니다. 날짜는 월이 먼저입니다.",
        en: "Invented data. Unlocking a screen is a logon, locking it is nothing. Dates are month first.",
    },
    sample: "id,date,user,pc,activity\n{X1D9-S0ES98JV-5357PWMI},01/02/2010 06:49:00,DTAA/MKI0001,PC-6056,Logon\n{G2B3-L6EJ61GT-2222RKSO},01/02/2010 18:20:00,DTAA/MKI0001,PC-6056,Logoff\n",
};

const DATE: Names = &["date"];
const USER: Names = &["user"];
const PC: Names = &["pc"];
const ACTIVITY: Names = &["activity"];
const MARKS: &[Names] = &[&["id"], DATE, USER, PC, ACTIVITY];

impl Importer for CertLogon {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if own_table(head).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = own_table(head).ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows::new(&table);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

/// The columns in their order, `file_tree` of later releases aside, and one of the set's own words in the rows: the names
/// alone are anybody's.
fn own_table(head: &Head<'_>) -> Option<TableHead> {
    let table = find(head, MARKS)?;
    let in_order = [DATE, USER, PC].iter().enumerate().all(|(n, names)| position(&table, names) == Some(n + 1));
    let words: [&[u8]; 4] = [b"Logon", b"Logoff", b"Connect", b"Disconnect"];
    let has_word = |line: &[u8]| {
        let mut cells = line.split(|byte| *byte == table.delimiter || *byte == b'"' || byte.is_ascii_whitespace());
        cells.any(|cell| words.contains(&cell))
    };
    let has_words = head.lines().skip(1).take(5).any(has_word);
    (in_order && has_words).then_some(table)
}

struct Rows {
    date: Option<usize>,
    user: Option<usize>,
    pc: Option<usize>,
    activity: Option<usize>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |names| position(table, names);
        Self { date: at(DATE), user: at(USER), pc: at(PC), activity: at(ACTIVITY) }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        sink.record(
            line,
            &Record {
                kind: match fields.at(self.activity) {
                    b"Logon" => ActivityKind::SignIn,
                    b"Logoff" => ActivityKind::SignOut,
                    _ => ActivityKind::Action,
                },
                outcome: Outcome::Success,
                account: fields.at(self.user),
                start: When::Text(fields.at(self.date)),
                device: fields.at(self.pc),
                ..Record::default()
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    fn sniff(text: &str) -> Likelihood {
        CertLogon.sniff(&Head::new("logon.csv", text.as_bytes(), true))
    }

    #[test]
    fn logons_logoffs_and_connections() {
        let text = format!("{}{{A}},01/03/2010 10:00:00,DTAA/MKI0001,PC-6056,Connect\n", CARD.sample);
        let head = Head::new("logon.csv", text.as_bytes(), true);
        let sink = read_all(CertLogon.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41);
        let kinds: Vec<_> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::SignIn, ActivityKind::SignOut, ActivityKind::Action]);
        assert_eq!((sink.records[0].account.as_str(), sink.records[0].device.as_str()), ("DTAA/MKI0001", "PC-6056"));
    }

    #[test]
    fn anybodys_table_with_these_names_is_not_claimed() {
        assert_eq!(sniff(CARD.sample), Likelihood::Certain);
        assert_eq!(sniff("id,date,user,pc,activity\n1,2026-01-02 09:00,kim,PC-1,login\n"), Likelihood::No);
        assert_eq!(sniff("user,date,id,pc,activity\n1,2026-01-02 09:00,kim,PC-1,Logon\n"), Likelihood::No);
    }
}
