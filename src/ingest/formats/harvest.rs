//! Harvest detailed time report, as CSV: hours of a day without a clock time. Decimal commas follow the account's setting.

use super::hours_rows::{HoursNames, HoursRows};
use super::named_columns::{Names, find};
use crate::ingest::delimited::TableReader;
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Unreadable};
use crate::settings::Limits;

/// The importer.
pub struct Harvest;

static CARD: FormatCard = FormatCard {
    id: "harvest",
    title: Both { ko: "Harvest 상세 시간 보고서", en: "Harvest detailed time report" },
    export: Both {
        ko: "Reports → Detailed time → Export → CSV", en: "Reports → Detailed time → Export → CSV"
    },
    gives: Both {
        ko: "사람, 날짜별 작업시간, 고객사·프로젝트", en: "Person, hours of each day, client and project"
    },
    lacks: Both {
        ko: "시작·종료 시각이 없어 하루 합계로만 봅니다. 이메일, 접속 주소, 기기도 없습니다.",
        en: "No clock times, so that only totals of a day can be judged; no e-mail, address or device.",
    },
    traps: Both {
        ko: "사번(Employee Id)이나 이메일 열이 없으면 이름으로 사람을 구분하므로 동명이인이 합쳐집니다. 계정 설정에 따라 소수점이 쉼표입니다.",
        en: "Without Employee Id or an e-mail column people are told apart by name, so namesakes become one. Decimals may be commas, by a setting of the account.",
    },
    sample: "Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Employee Id,Roles,Employee?\n2026-03-04,Garam,Site,GA-1,Design,,\"7,5\",Yes,No,No,Mina,Kim,E-7,Designer,Yes\n2026-03-05,Garam,Site,GA-1,Design,Review,\"2,25\",Yes,No,No,Mina,Kim,E-7,Designer,Yes\n",
};

const HOURS: Names = &["hours", "hoursrounded"];
const FIRST_NAME: Names = &["firstname"];
const LAST_NAME: Names = &["lastname"];

const NAMES: HoursNames = HoursNames {
    keys: &["email", "employeeid"],
    name: &[],
    first_name: FIRST_NAME,
    last_name: LAST_NAME,
    clients: &["client", "project"],
    start: &["date"],
    end: &[],
    hours: HOURS,
    zone: &[],
};

const MARKS: &[Names] = &[&["date"], HOURS, FIRST_NAME, LAST_NAME, &["billable?", "employee?"], &["task"], &["notes"]];

impl Importer for Harvest {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = HoursRows::new(&table, &NAMES, "");
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("harvest.csv", text.as_bytes(), true);
        assert_eq!(Harvest.sniff(&head), Likelihood::Certain);
        read_all(Harvest.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn hours_of_a_day_with_a_decimal_comma() {
        let kept = &import(CARD.sample).records[0];
        assert_eq!((kept.account.as_str(), kept.name.as_str()), ("E-7", "Mina Kim"));
        assert_eq!((kept.start.as_str(), kept.duration.as_str()), ("2026-03-04", "7,5"));
    }

    #[test]
    fn people_without_a_number_go_by_name() {
        let kept = &import(&CARD.sample.replace("E-7", "")).records[0];
        assert_eq!(kept.account, "Mina Kim");
        let head = Head::new("x.csv", b"Date,First Name,Last Name,Hours\n2026-01-01,a,b,1\n", true);
        assert_eq!(Harvest.sniff(&head), Likelihood::No, "any timesheet");
    }
}
