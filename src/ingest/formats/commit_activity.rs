//! A list of commits as CSV with the offset that each machine declared and a flag for programs: the layout of our samples.

use super::named_columns::{Names, find, position};
use crate::ingest::delimited::{Fields, RowReader, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct CommitActivity;

static CARD: FormatCard = FormatCard {
    id: "commit-activity",
    title: Both { ko: "커밋 목록 (CSV)", en: "Commit list (CSV)" },
    export: Both {
        ko: "커밋마다 한 줄로 account, timestamp_utc(UTC), offset_minutes, is_bot(0/1) 열을 만듭니다. 다른 열은 있어도 됩니다.",
        en: "One row a commit with the columns account, timestamp_utc (UTC), offset_minutes and is_bot (0 or 1); other columns may follow.",
    },
    gives: Both {
        ko: "계정, 시각(UTC), 프로그램 여부", en: "Account, time (UTC), whether a program made it"
    },
    lacks: Both { ko: "접속 주소, 기기, 일한 시간의 길이", en: "Address, device, how long the work took" },
    traps: Both {
        ko: "커밋은 드문드문하므로 일한 시간의 일부만 보입니다. 시각은 커밋하는 컴퓨터가 밝힌 값입니다.",
        en: "Commits are sparse and show only part of the hours worked. Times are what the machine declared.",
    },
    sample: "account,timestamp_utc,offset_minutes,is_bot\n004b56651771,2026-01-12T00:31:04Z,540,0\n004b56651771,2026-01-12T09:02:44Z,540,0\n9f00aa115512,2026-01-12T09:05:00Z,0,1\n",
};

const ACCOUNT: Names = &["account"];
const TIME: Names = &["timestamputc"];
const IS_BOT: Names = &["isbot"];
const MARKS: &[Names] = &[ACCOUNT, TIME, &["offsetminutes"], IS_BOT];

impl Importer for CommitActivity {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if find(head, MARKS).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = find(head, MARKS).ok_or(Unreadable::UnknownFormat)?;
        let rows =
            Rows { account: position(&table, ACCOUNT), time: position(&table, TIME), is_bot: position(&table, IS_BOT) };
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

struct Rows {
    account: Option<usize>,
    time: Option<usize>,
    is_bot: Option<usize>,
}

impl RowReader for Rows {
    fn begin(&mut self, sink: &mut dyn Sink) {
        sink.format_zone("UTC");
    }

    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let flag = fields.at(self.is_bot);
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Action,
                outcome: Outcome::Success,
                machine: flag == b"1" || flag.eq_ignore_ascii_case(b"true"),
                account: fields.at(self.account),
                start: When::Text(fields.at(self.time)),
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
    fn programs_are_marked_and_other_columns_do_no_harm() {
        let text = CARD.sample.replace("is_bot\n", "is_bot,repo,is_merge\n").replace(",0\n", ",0,site,1\n");
        let head = Head::new("x.csv", text.as_bytes(), true);
        assert_eq!(CommitActivity.sniff(&head), Likelihood::Certain);
        let sink = read_all(CommitActivity.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 41);
        let machine: Vec<bool> = sink.records.iter().map(|kept| kept.machine).collect();
        assert_eq!(
            (machine.as_slice(), sink.records[0].start.as_str()),
            (&[false, false, true][..], "2026-01-12T00:31:04Z")
        );
    }
}
