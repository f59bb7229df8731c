//! Answers to checklist items, as JSON in our own shape (`munjigi.checklist/1`).

use crate::ingest::json_records::{self, JsonReader, Text};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::model::HoldingField;
use crate::model::holding::item;
use crate::settings::Limits;
use serde::Deserialize;

/// The importer.
pub struct Checklist;

static CARD: FormatCard = FormatCard {
    id: "checklist",
    title: Both { ko: "점검표 답변", en: "Checklist answers" },
    export: Both {
        ko: "점검 항목의 답을 아래 모양의 JSON으로 적습니다. 항목 이름은 신호 목록의 id입니다.",
        en: "Write the answers as JSON in the shape below. Item names are the ids of the catalogue.",
    },
    gives: Both {
        ko: "계정마다 항목의 답(예, 아니오, 모름, 해당 없음)과 확인한 날짜",
        en: "For each account the answer (yes, no, unknown, not applicable) and the day",
    },
    lacks: Both { ko: "활동 기록", en: "Any activity" },
    traps: Both {
        ko: "날짜 없는 확인은 기기나 접속지가 그 뒤에 바뀌었는지 알 수 없어 점수를 낮추지 못할 수 있습니다.",
        en: "A check without a date may not lower points: nobody knows whether devices or places changed after it.",
    },
    sample: "{ \"schema\": \"munjigi.checklist/1\", \"answers\": [\n  { \"account\": \"kim@example.org\", \"item\": \"video-refused\", \"answer\": \"yes\", \"note\": \"\", \"by\": \"lee\", \"on\": \"2026-01-15\" }\n] }",
};

/// The key of the list of answers.
const ANSWERS: &[&str] = &["answers"];

#[derive(Deserialize, Default)]
#[serde(default)]
struct AnswerEntry<'a> {
    #[serde(borrow)]
    account: Text<'a>,
    #[serde(borrow)]
    item: Text<'a>,
    #[serde(borrow)]
    answer: Text<'a>,
    #[serde(borrow)]
    on: Text<'a>,
}

impl Importer for Checklist {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let named = head.is_json() && memchr::memmem::find(head.text, b"munjigi.checklist/1").is_some();
        if named { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(JsonReader::new(ANSWERS, limits.record_bytes, read)))
    }
}

fn read(line: u32, record: &[u8], sink: &mut dyn Sink) {
    let Some(entry) = json_records::parse::<AnswerEntry<'_>>(line, record, sink) else { return };
    let account = entry.account.as_str().as_bytes();
    put(line, account, is_name(account), item(entry.item.as_str()), entry.answer.as_str(), entry.on.as_str(), sink);
}

/// Hands an answer on; without a known item it is an issue.
pub(super) fn put(
    line: u32,
    account: &[u8],
    is_name: bool,
    item: Option<&'static str>,
    answer: &str,
    on: &str,
    sink: &mut dyn Sink,
) {
    let Some(item) = item else {
        // An item of a later catalogue, or a slip of the pen: either way nothing can be made of it.
        sink.issue(line, IssueKind::BadValue);
        return;
    };
    let value = format!("{answer} {on}");
    sink.holding(line, account, is_name, HoldingField::Item(item), value.trim().as_bytes());
}

/// Whether the account of an answer is written as a personal name. An answer is about an account that other files tell of:
/// it must not make one that is known by name only look better known.
pub(super) fn is_name(account: &[u8]) -> bool {
    !account.contains(&b'@') && account.iter().any(|byte| !byte.is_ascii() || *byte == b' ')
}
