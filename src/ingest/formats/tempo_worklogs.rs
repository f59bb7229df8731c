//! Worklogs of Jira and Tempo: the CSV that Tempo and timesheet add-ons write, and the JSON of both APIs.

use super::hours_rows::{HoursNames, HoursRows};
use super::named_columns::{Names, find};
use crate::ingest::delimited::TableReader;
use crate::ingest::json_records::{self, JsonReader, Number, Object, Text};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;
use serde::Deserialize;

/// The importer.
pub struct TempoWorklogs;

static CARD: FormatCard = FormatCard {
    id: "tempo-worklogs",
    title: Both { ko: "Jira·Tempo 작업 기록", en: "Jira and Tempo worklogs" },
    export: Both {
        ko: "Tempo → Reports → Logged Time → Export → CSV. 엑셀로 내려받았다면 CSV로 저장합니다. Jira나 Tempo API의 작업 기록 JSON도 됩니다.",
        en: "Tempo → Reports → Logged Time → Export → CSV. Save a workbook as CSV. The worklog JSON of Jira's or Tempo's API will do as well.",
    },
    gives: Both {
        ko: "사람, 날짜(있으면 시각)별 작업시간, 거래 계정·프로젝트",
        en: "Person, hours of each day or from a clock time, account and project",
    },
    lacks: Both {
        ko: "접속 주소와 기기. 대개 시각도 없습니다.", en: "Address and device, mostly also clock times."
    },
    traps: Both {
        ko: "사람이 나중에 적어 넣은 값입니다. 시각이 있어도 실제로 일한 시각이 아니라 적은 시각일 수 있습니다.",
        en: "People enter these afterwards. A clock time may be that of the entry, not of the work.",
    },
    sample: "Issue Key,Issue summary,Hours,Work date,Username,Full name,Period,Account Key,Project Key\nGA-12,Layout,7.5,2026-03-02 00:00,mina,Mina Kim,0326,GARAM,GA\nGA-14,Review,0.5,2026-03-03 00:00,mina,Mina Kim,0326,GARAM,GA\n",
};

const DATE: Names = &["workdate", "started", "startdate", "startedat", "date"];
const HOURS: Names = &["hours", "loggedtime", "timespent", "logged", "billedhours"];
const WHO: Names = &["username", "workauthor", "author", "fullname", "useraccountid", "accountid", "user"];

const NAMES: HoursNames = HoursNames {
    keys: &["email", "authoremail", "useraccountid", "accountid", "authoraccountid", "username"],
    name: &["fullname", "displayname", "workauthor", "author", "user"],
    first_name: &[],
    last_name: &[],
    clients: &["accountname", "accountkey", "projectname", "projectkey", "project"],
    start: DATE,
    end: &[],
    hours: HOURS,
    zone: &[],
};

const MARKS: &[Names] = &[&["issuekey"], DATE, HOURS, WHO];

impl Importer for TempoWorklogs {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_api = || json_records::first_object(head.text, WRAPPERS).is_some_and(|first| is_worklog(&first));
        if find(head, MARKS).is_some() || is_api() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            let mut length = Vec::new();
            return Ok(Box::new(JsonReader::new(
                WRAPPERS,
                limits.record_bytes,
                move |line, record: &[u8], sink: &mut dyn Sink| {
                    read(line, record, &mut length, sink);
                },
            )));
        }
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows = HoursRows::new(&table, &NAMES, "");
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

/// Where the APIs keep their worklogs: Jira, Tempo.
const WRAPPERS: &[&str] = &["worklogs", "results"];

fn is_worklog(first: &[u8]) -> bool {
    json_records::has_key(first, "timeSpentSeconds")
        && ["started", "startDate"].iter().any(|key| json_records::has_key(first, key))
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Worklog<'a> {
    #[serde(borrow)]
    author: Object<Author<'a>>,
    started: Text<'a>,
    start_date: Text<'a>,
    start_time: Text<'a>,
    time_spent_seconds: Number<'a>,
    issue: Object<Issue<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Author<'a> {
    #[serde(borrow)]
    email_address: Text<'a>,
    account_id: Text<'a>,
    name: Text<'a>,
    display_name: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Issue<'a> {
    #[serde(borrow)]
    key: Text<'a>,
}

fn read(line: u32, record: &[u8], length: &mut Vec<u8>, sink: &mut dyn Sink) {
    let Some(worklog) = json_records::parse::<Worklog<'_>>(line, record, sink) else { return };
    let author = &worklog.author;
    let mut keys = [&author.email_address, &author.account_id, &author.name]
        .into_iter()
        .map(Text::known)
        .filter(|key| !key.is_empty());
    let (key, alias) = (keys.next().unwrap_or_default(), keys.next().unwrap_or_default());
    let name = author.display_name.known();
    length.clear();
    if !worklog.time_spent_seconds.bytes().is_empty() {
        length.extend_from_slice(worklog.time_spent_seconds.bytes());
        length.push(b's');
    }
    let (started, date, time) = (worklog.started.known(), worklog.start_date.known(), worklog.start_time.known());
    sink.record(
        line,
        &Record {
            kind: ActivityKind::Work,
            outcome: Outcome::Success,
            day_only: started.is_empty() && time.is_empty(),
            account: if key.is_empty() { name } else { key },
            account_is_name: key.is_empty(),
            alias,
            name,
            start: match () {
                () if !started.is_empty() => When::Text(started),
                () if date.is_empty() => When::Missing,
                () if time.is_empty() => When::Text(date),
                () => When::Split(date, time),
            },
            duration: length,
            client: worklog.issue.key.known(),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("worklogs.csv", text.as_bytes(), true);
        assert_eq!(TempoWorklogs.sniff(&head), Likelihood::Certain);
        read_all(TempoWorklogs.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41)
    }

    #[test]
    fn the_login_name_is_the_key() {
        let kept = &import(CARD.sample).records[0];
        assert_eq!((kept.account.as_str(), kept.name.as_str(), kept.duration.as_str()), ("mina", "Mina Kim", "7.5"));
    }

    #[test]
    fn the_json_of_both_apis() {
        let jira = r#"{"startAt":0,"worklogs":[{"author":{"accountId":"5b1","emailAddress":"mina@example.org","displayName":"Mina Kim"},"started":"2026-01-05T09:00:00.000+0900","timeSpentSeconds":5400}]}"#;
        let kept = &import(jira).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.alias.as_str(), kept.duration.as_str()),
            ("mina@example.org", "5b1", "5400s")
        );
        let tempo = r#"{"results":[{"tempoWorklogId":1,"issue":{"id":7},"timeSpentSeconds":3600,"startDate":"2026-01-05","startTime":"09:00:00","author":{"accountId":"5b1"}}]}"#;
        let kept = &import(tempo).records[0];
        assert_eq!((kept.account.as_str(), kept.start.as_str()), ("5b1", "2026-01-05 09:00:00"));
        let head = Head::new("x", br#"{"results":[{"started":1,"author":{}}]}"#, true);
        assert_eq!(TempoWorklogs.sniff(&head), Likelihood::No);
    }

    #[test]
    fn the_shape_with_an_author() {
        let text = "Issue key,Issue summary,Date,Logged time (h),Work description,Project key,Work author,Work ID\nGA-1,Layout,2026-03-02,1.25,,GA,Mina Kim,9\n";
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.account.as_str(), kept.start.as_str(), kept.duration.as_str()),
            ("Mina Kim", "2026-03-02", "1.25")
        );
    }
}
