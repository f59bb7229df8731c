//! The words of the checklist.

use crate::model::{Both, Lang};
use crate::signals::answers::Phase;

/// The strings of the checklist in one language.
pub struct ChecklistWords {
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// Label: who answers.
    pub who: &'static str,
    /// Label: on which day.
    pub day: &'static str,
    /// Hint of both.
    pub who_hint: &'static str,
    /// Names of the answers: yes, no, unknown, not applicable.
    pub answers: [&'static str; 4],
    /// Opens what counts, note, who and when.
    pub more: &'static str,
    /// Label: note.
    pub note: &'static str,
    /// Label: who answered this.
    pub by: &'static str,
    /// Label: on which day this was answered.
    pub on: &'static str,
    /// An item that is not asked.
    pub not_asked: &'static str,
    /// A control.
    pub control: &'static str,
    /// Apply.
    pub apply: &'static str,
    /// Hint of it.
    pub apply_hint: &'static str,
    /// There is something to apply.
    pub pending: &'static str,
    /// Save as JSON.
    pub save_json: &'static str,
    /// Save as CSV.
    pub save_csv: &'static str,
    /// Nothing is kept.
    pub save_hint: &'static str,
    /// Said when the answers have been applied.
    pub applied: &'static str,
}

/// The four answers by their names, in the order of `ChecklistWords::answers`.
pub const ANSWERS: [&str; 4] = ["yes", "no", "unknown", "not-applicable"];

/// The strings of a language.
pub fn checklist_words(lang: Lang) -> &'static ChecklistWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: ChecklistWords = ChecklistWords {
    title: "점검표",
    lead: "누구에게나 같은 질문을 같은 순서로 합니다. 모르면 '모름'으로 두십시오. '모름'과 '해당 없음'은 점수를 바꾸지 않습니다.",
    who: "답하는 사람",
    day: "답하는 날",
    who_hint: "적어 두면 새로 고르는 답에 함께 적습니다. 확인한 날이 있어야 본인 확인이 점수에 반영될 수 있습니다.",
    answers: ["예", "아니요", "모름", "해당 없음"],
    more: "기준과 메모",
    note: "메모",
    by: "답한 사람",
    on: "답한 날",
    not_asked: "묻지 않음",
    control: "'예'는 점수를 낮출 수 있음",
    apply: "답을 반영해 다시 검사",
    apply_hint: "같은 자료를 답과 함께 다시 검사합니다.",
    pending: "아직 반영하지 않은 답이 있습니다.",
    save_json: "답을 JSON으로 저장",
    save_csv: "답을 CSV로 저장",
    save_hint: "답은 이 탭에만 있고 탭을 닫으면 사라집니다. 저장한 파일을 다음에 자료와 함께 넣으면 다시 나옵니다.",
    applied: "답을 반영해 다시 검사했습니다.",
};

static EN: ChecklistWords = ChecklistWords {
    title: "Checklist",
    lead: "Everyone is asked the same questions in the same order. What you do not know stays “unknown”. “Unknown” and “not applicable” change no points.",
    who: "Who answers",
    day: "On which day",
    who_hint: "Written here, both go with every answer you choose. Only with its day may an identity check count.",
    answers: ["Yes", "No", "Unknown", "Not applicable"],
    more: "What counts, note",
    note: "Note",
    by: "Answered by",
    on: "Answered on",
    not_asked: "Not asked",
    control: "“Yes” may lower points",
    apply: "Screen again with the answers",
    apply_hint: "Screens the same data again, together with the answers.",
    pending: "Some answers are not applied yet.",
    save_json: "Save answers as JSON",
    save_csv: "Save answers as CSV",
    save_hint: "Answers live in this tab and go with it. Add the saved file together with the data next time, and they are back.",
    applied: "Screened again with the answers.",
};

/// The name of a phase.
pub fn phase(phase: Phase, lang: Lang) -> &'static str {
    match phase {
        Phase::Interview => Both { ko: "면접과 통화", en: "Interviews and calls" },
        Phase::Verify => Both { ko: "신분 확인", en: "Identity documents" },
        Phase::Vet => Both { ko: "경력 확인", en: "Background" },
        Phase::Ship => Both { ko: "기기와 배송", en: "Devices and delivery" },
        Phase::Pay => Both { ko: "지급", en: "Pay" },
        Phase::Employed => Both { ko: "일하는 동안", en: "While at work" },
        Phase::Any => Both { ko: "언제든지", en: "At any time" },
    }
    .get(lang)
}

/// How many questions are answered.
pub fn answered(done: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{of}개 가운데 {done}개에 답함"),
        Lang::En => format!("{done} of {of} answered"),
    }
}

/// How many signals wait for an answer.
pub fn unanswered(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("점검표의 답을 기다리는 항목 {count}개"),
        Lang::En => format!("Waiting for answers to the checklist: {count}"),
    }
}

/// What a file has on record, beside an answer of the page.
pub fn on_record(answer: &str, on: Option<&str>, file: &str, line: u32, lang: Lang) -> String {
    let words = checklist_words(lang).answers;
    let answer = ANSWERS.iter().position(|known| *known == answer).map_or(answer, |at| words[at]);
    let day = on.map(|day| format!(", {day}")).unwrap_or_default();
    match lang {
        Lang::Ko => format!("자료에 적힌 답: {answer}{day} ({file} {line}번째 줄)"),
        Lang::En => format!("On record: {answer}{day} ({file}, line {line})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_record_names_answer_day_and_place() {
        assert_eq!(
            on_record("yes", Some("2026-01-15"), "a.csv", 3, Lang::Ko),
            "자료에 적힌 답: 예, 2026-01-15 (a.csv 3번째 줄)"
        );
        assert_eq!(
            on_record("not-applicable", None, "a.csv", 3, Lang::En),
            "On record: Not applicable (a.csv, line 3)"
        );
        assert_eq!(answered(3, 35, Lang::En), "3 of 35 answered");
    }
}
