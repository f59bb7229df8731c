//! The login data set for risk-based authentication (RBA) of the Data and Application Security Group, TH Köln.

use super::named_columns::{Names, find, position};
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct RbaDataset;

static CARD: FormatCard = FormatCard {
    id: "rba-dataset",
    title: Both { ko: "RBA 로그인 연구 자료", en: "RBA login data set" },
    export: Both {
        ko: "das-group/rba-dataset의 CSV를 그대로 사용합니다(CC BY 4.0).",
        en: "The CSV of das-group/rba-dataset as it is (CC BY 4.0).",
    },
    gives: Both {
        ko: "로그인 시도의 시각, 사용자 번호, 성공 여부, IP, 국가",
        en: "Sign-in attempts: time, user number, outcome, IP address, country",
    },
    lacks: Both { ko: "로그아웃, 기기 식별자, 시간대", en: "Sign-outs, device identifiers, zone" },
    traps: Both {
        ko: "합성된 자료라서 실제 사람이 아닙니다. '-'는 값을 모른다는 뜻입니다.",
        en: "Synthesised from real data: the users are nobody. '-' means unknown.",
    },
    sample: "index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String,Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover\n0,2020-02-03 12:43:30.772,-4324475583306591935,,192.0.2.171,NO,-,-,64500,Mozilla/5.0,Firefox 20.0,iOS 13.4,mobile,False,False,False\n1,2020-02-03 12:43:55.873,-3284137479262433373,,198.51.100.58,NO,Vestland,Bergen,64500,Mozilla/5.0,Chrome 80.0,Android 9,mobile,True,False,False\n",
};

const TIME: Names = &["logintimestamp"];
const USER: Names = &["userid"];
const ADDRESS: Names = &["ipaddress"];
const COUNTRY: Names = &["country"];
const SUCCESS: Names = &["loginsuccessful"];
const MARKS: &[Names] = &[TIME, USER, ADDRESS, COUNTRY, SUCCESS, &["isattackip"]];

impl Importer for RbaDataset {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = Rows::new(&table);
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

struct Rows {
    time: Option<usize>,
    user: Option<usize>,
    address: Option<usize>,
    country: Option<usize>,
    success: Option<usize>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |names| position(table, names);
        Self { time: at(TIME), user: at(USER), address: at(ADDRESS), country: at(COUNTRY), success: at(SUCCESS) }
    }
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let known = |column| match fields.at(column) {
            b"-" => &b""[..],
            cell => cell,
        };
        let success = known(self.success);
        sink.record(
            line,
            &Record {
                kind: ActivityKind::SignIn,
                outcome: match () {
                    () if success.eq_ignore_ascii_case(b"true") => Outcome::Success,
                    () if success.eq_ignore_ascii_case(b"false") => Outcome::Failure,
                    () => Outcome::Unknown,
                },
                account: known(self.user),
                start: When::Text(known(self.time)),
                address: known(self.address),
                country: known(self.country),
                ..Record::default()
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn outcomes_and_unknown_values() {
        let text = CARD.sample.replace("192.0.2.171,NO", "192.0.2.171,-");
        let head = Head::new("x.csv", text.as_bytes(), true);
        assert_eq!(RbaDataset.sniff(&head), Likelihood::Certain);
        let sink = read_all(RbaDataset.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41);
        let found: Vec<_> =
            sink.records.iter().map(|kept| (kept.account.as_str(), kept.outcome, kept.country.as_str())).collect();
        assert_eq!(
            found,
            [("-4324475583306591935", Outcome::Failure, ""), ("-3284137479262433373", Outcome::Success, "NO")]
        );
    }
}
