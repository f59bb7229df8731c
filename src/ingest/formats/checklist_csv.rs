//! Answers to checklist items as a table, one answer a row, as the page saves them for Excel.

use super::checklist::{is_name, put};
use super::named_columns::{Names, find, position};
use super::session_table::AccountColumns;
use crate::ingest::delimited::{Fields, Framing, RowReader, TableHead, TableReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::model::holding::{item, item_of_header};
use crate::settings::Limits;

/// The importer.
pub struct ChecklistCsv;

static CARD: FormatCard = FormatCard {
    id: "checklist-csv",
    title: Both { ko: "점검표 답변 표", en: "Checklist answers as a table" },
    export: Both {
        ko: "계정 화면의 점검표에서 CSV로 저장하거나, 아래 열 이름으로 엑셀에 적어 CSV로 저장합니다. 한 줄에 답 하나입니다.",
        en: "Save it from the checklist of the account screen, or write it in Excel under these column names, one answer a row.",
    },
    gives: Both {
        ko: "계정마다 항목의 답(예, 아니오, 모름, 해당 없음)과 확인한 날짜. 항목은 id나 한글 이름으로 적습니다.",
        en: "For each account the answer (yes, no, unknown, not applicable) and the day. Items go by id or Korean name.",
    },
    lacks: Both { ko: "활동 기록", en: "Any activity" },
    traps: Both {
        ko: "빈칸은 '모름'이며 '아니오'가 아닙니다. 메모와 답한 사람은 점수와 무관합니다.",
        en: "Blank means unknown, not no. Note and who answered have no part in points.",
    },
    sample: "계정,항목,답,메모,답한 사람,답한 날\nkim@example.org,video-refused,아니오,1월 14일 화상 면접,이나루,2026-01-15\nlee@example.org,화상면접·카메라 거부,모름,,,\n",
};

const ITEM: Names = &["item", "itemid", "항목", "점검항목", "질문"];
const ANSWER: Names = &["answer", "답", "답변", "응답"];
const NOTE: Names = &["note", "notes", "메모", "비고"];
const BY: Names = &["by", "answeredby", "답한사람", "작성자", "확인자"];
const ON: Names = &["on", "answeredon", "date", "답한날", "날짜", "확인일", "기록일"];

impl Importer for ChecklistCsv {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if layout(head).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let (table, rows) = layout(head).ok_or(Unreadable::UnknownFormat)?;
        Ok(Box::new(TableReader::new(table, rows, limits.record_bytes)))
    }
}

fn layout(head: &Head<'_>) -> Option<(TableHead, Rows)> {
    let table = find(head, &[ITEM, ANSWER])?;
    if !table.columns.has_account() {
        return None;
    }
    let at = |names| position(&table, names);
    let cells = [ITEM, ANSWER, ON, NOTE, BY].map(at);
    let rows = Rows { account: AccountColumns::new(&table), cells, items: Vec::new() };
    Some((table, rows))
}

struct Rows {
    account: AccountColumns,
    /// Item, answer, day, note, who.
    cells: [Option<usize>; 5],
    /// Names of items that were met, with what each means.
    items: Vec<(String, Option<&'static str>)>,
}

/// Names of items that are remembered: there are forty, in two languages.
const REMEMBERED: usize = 96;

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let (account, is_only_name, _) = self.account.key(fields);
        let account = plain(account);
        if account.is_empty() {
            sink.issue(line, IssueKind::MissingAccount);
            return;
        }
        let [item, answer, on, ..] = self.cells.map(|column| String::from_utf8_lossy(fields.at(column)).into_owned());
        let known = self.items.iter().find(|(cell, _)| *cell == item).map(|(_, named)| *named);
        let named = known.unwrap_or_else(|| {
            let named = item_named(&item);
            if self.items.len() < REMEMBERED {
                self.items.push((item, named));
            }
            named
        });
        put(line, account, is_only_name || is_name(account), named, &answer, &on, sink);
    }
}

/// The item that a cell names.
pub fn item_named(cell: &str) -> Option<&'static str> {
    item(cell.trim()).or_else(|| item_of_header(cell))
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
fn plain(cell: &[u8]) -> &[u8] {
    match cell {
        [b'\'', rest @ ..] if rest.first().is_some_and(|byte| b"=+-@".contains(byte)) => rest,
        cell => cell,
    }
}

/// Every row of a whole table of answers, as account, item, answer, day, note and who; false where it is none.
pub fn each_row(text: &[u8], take: &mut dyn FnMut([&str; 6])) -> bool {
    let Some((table, rows)) = layout(&Head::new("", text, true)) else { return false };
    let mut skip = table.skip + 1;
    let mut row = |_: u32, fields: &mut Fields<'_>| {
        if skip > 0 {
            skip -= 1;
        } else if !fields.is_blank() {
            let [item, answer, on, note, by] =
                rows.cells.map(|column| String::from_utf8_lossy(plain(fields.at(column))));
            let account = String::from_utf8_lossy(plain(rows.account.key(fields).0));
            take([&account, &item, &answer, &on, &note, &by]);
        }
        true
    };
    let mut framing = Framing::new(table.delimiter, text.len() + 1);
    framing.push(text, &mut row).and_then(|_| framing.finish(&mut row)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_answers_needs_item_answer_and_account() {
        let likelihood = |text: &str| ChecklistCsv.sniff(&Head::new("x.csv", text.as_bytes(), true));
        assert_eq!(likelihood(CARD.sample), Likelihood::Certain);
        assert_eq!(likelihood("account,item,answer\nkim,video-refused,yes\n"), Likelihood::Certain);
        assert_eq!(likelihood("item,answer\nvideo-refused,yes\n"), Likelihood::No);
        assert_eq!(likelihood("account,item,amount\nkim,pen,3\n"), Likelihood::No);
    }

    #[test]
    fn rows_give_their_cells_and_formulas_lose_their_guard() {
        let mut rows = Vec::new();
        let text = "\u{feff}account,item,answer,note,by,on\r\n\"'+82 10\",video-refused,yes,\"'=1+1, then\",lee,2026-01-15\r\n\r\n";
        assert!(each_row(text.as_bytes(), &mut |row| rows.push(row.map(str::to_owned))));
        assert_eq!(rows, [["+82 10", "video-refused", "yes", "2026-01-15", "=1+1, then", "lee"].map(str::to_owned)]);
    }
}
