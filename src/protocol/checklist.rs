//! Answers to the checklist between files, page and engine: read, on record, and written as JSON or CSV.

pub use crate::case::Given;
use crate::engine::{Screened, ScreenedAccount};
use crate::ingest::formats::checklist_csv::{each_row, item_named};
use crate::ingest::mask::masked;
use crate::model::civil::day_text;
use crate::model::{Answer, HoldingField};
use crate::normalise::partial::normal_key;
use crate::report::Word;
use crate::report::export::csv::safe;
use crate::signals::answers::CHECKLIST;
use serde::{Deserialize, Serialize};

/// Version of the shape of answers.
pub const SCHEMA: &str = "munjigi.checklist/1";
/// Name of the file that the page adds to a screening.
pub const FILE_NAME: &str = "munjigi-answers.json";
/// Bytes of a file of answers that a page takes over; its message stays below 1 MB.
pub const MOST_BYTES: usize = 700_000;

/// An answer that the last screening had on record, from whatever file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Id of the item.
    pub item: Word,
    /// The answer that counts.
    pub answer: Word,
    /// Its day.
    pub on: Option<String>,
    /// Base name of the file.
    pub file: String,
    /// Physical line.
    pub line: u32,
}

#[derive(Serialize, Deserialize)]
struct Document {
    schema: String,
    answers: Vec<Given>,
}

/// Answers on record for an account, in the order of the checklist.
pub(super) fn recorded(screened: &Screened, account: &ScreenedAccount) -> Vec<Recorded> {
    let history = screened.history(account);
    CHECKLIST
        .iter()
        .filter(|question| question.is_asked())
        .filter_map(|question| {
            let (answer, day, holding) = history.answer(HoldingField::Item(question.id()))?;
            Some(Recorded {
                item: question.id().into(),
                answer: answer.name().into(),
                on: day.map(day_text),
                file: screened.population.files[holding.file as usize].name.clone(),
                line: holding.line,
            })
        })
        .collect()
}

/// The answers of a file, JSON or a table, decoded already; nothing where it holds none or is too large. What is no answer
/// to a known item is left out: the screening of the file itself says so.
pub fn read(text: &[u8]) -> Option<Vec<Given>> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let mut found = Vec::new();
    match serde_json::from_slice::<Document>(text) {
        Ok(document) if document.schema == SCHEMA => found.extend(document.answers.into_iter().filter_map(settled)),
        Ok(_) => return None,
        Err(_) => {
            let is_table = each_row(text, &mut |[account, item, answer, on, note, by]| {
                let [account, item, answer, note, by, on] = [account, item, answer, note, by, on].map(str::to_owned);
                found.extend(settled(Given { account, item, answer, note, by, on }));
            });
            if !is_table {
                return None;
            }
        }
    }
    Some(found)
}

/// An answer in the words of the page; nothing where it cannot be one.
fn settled(given: Given) -> Option<Given> {
    let item = item_named(&given.item)?;
    let answer = Answer::parse(&given.answer)?;
    let account = normal_key(&given.account);
    (!account.is_empty()).then(|| Given { account, item: item.to_owned(), answer: answer.name().to_owned(), ..given })
}

/// An answer as it leaves the page: identity numbers that somebody typed into it are masked.
fn safe_to_write(given: &Given) -> Given {
    Given { note: masked(&given.note), by: masked(&given.by), ..given.clone() }
}

/// Answers as JSON, one a line, so that each has a line of its own to point at.
pub fn json(answers: &[Given]) -> String {
    let lines: Vec<String> =
        answers.iter().map(|given| serde_json::to_string(&safe_to_write(given)).unwrap_or_default()).collect();
    format!("{{\"schema\":\"{SCHEMA}\",\"answers\":[\n{}\n]}}\n", lines.join(",\n"))
}

/// Answers as CSV that a spreadsheet opens without running anything.
pub fn csv(answers: &[Given]) -> String {
    let mut out = String::from("\u{feff}account,item,answer,note,by,on\r\n");
    for given in answers {
        let Given { account, item, answer, note, by, on } = safe_to_write(given);
        let cells = [account, item, answer, note, by, on].map(|cell| safe(&cell));
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(account: &str, item: &str, answer: &str, note: &str) -> Given {
        let [account, item, answer, note] = [account, item, answer, note].map(str::to_owned);
        Given { account, item, answer, note, by: "이나루".into(), on: "2026-01-15".into() }
    }

    #[test]
    fn answers_come_back_as_they_were_from_both_forms() {
        let answers = [
            given("kim@example.org", "video-refused", "yes", "=cmd, \"twice\"\nand again"),
            given("+82 10", "prepay-anger", "not-applicable", ""),
            given("김가온", "bank-name-verified", "unknown", "-"),
        ];
        assert_eq!(read(json(&answers).as_bytes()).as_deref(), Some(&answers[..]));
        assert_eq!(read(csv(&answers).as_bytes()).as_deref(), Some(&answers[..]));
        assert_eq!(json(&answers).lines().count(), 2 + answers.len());
    }

    #[test]
    fn identity_numbers_in_a_note_do_not_leave() {
        let answers = [given("kim", "video-refused", "no", "주민 900101-1234567")];
        for text in [json(&answers), csv(&answers)] {
            assert!(!text.contains("1234567"), "{text}");
        }
    }

    #[test]
    fn what_is_no_answer_is_left_out_and_other_files_hold_none() {
        let mixed = r#"{"schema":"munjigi.checklist/1","answers":[{"account":"Kim@Example.org","item":"video-refused","answer":"예"},{"account":"kim","item":"later","answer":"yes"},{"account":"","item":"video-refused","answer":"yes"}]}"#;
        let answers = read(mixed.as_bytes()).expect("answers");
        assert_eq!(answers.len(), 1);
        assert_eq!((answers[0].account.as_str(), answers[0].answer.as_str()), ("kim@example.org", "yes"));
        assert_eq!(read(b"{\"schema\":\"other\",\"answers\":[]}"), None);
        assert_eq!(read(b"a,b\n1,2\n"), None);
    }
}
