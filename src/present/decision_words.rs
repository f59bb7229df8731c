//! The words of decisions and of everything else that people record about an account.

use super::vocabulary;
use crate::model::{Both, Lang};
use crate::protocol::case::{Decision, Engagement, Entry, Refusal, What};

/// The strings of one language.
pub struct DecisionWords {
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// What is in force.
    pub in_force: &'static str,
    /// Nothing is.
    pub undecided: &'static str,
    /// Two reviewers differ.
    pub differs: &'static str,
    /// Label: kind of engagement.
    pub engagement: &'static str,
    /// Label: the decision.
    pub choice: &'static str,
    /// What being on hold does not mean.
    pub on_hold: &'static str,
    /// Label: reason.
    pub reason: &'static str,
    /// Label: innocent explanations.
    pub considered: &'static str,
    /// Hint of it.
    pub considered_hint: &'static str,
    /// Label: others.
    pub other: &'static str,
    /// Label: who.
    pub by: &'static str,
    /// Label: day.
    pub on: &'static str,
    /// Hint of both.
    pub by_hint: &'static str,
    /// Label: second person.
    pub second: &'static str,
    /// Hint of it.
    pub second_hint: &'static str,
    /// Records the decision.
    pub save: &'static str,
    /// Choose one first.
    pub choose: &'static str,
    /// Heading of the history.
    pub history: &'static str,
    /// There is none.
    pub no_history: &'static str,
    /// Undoes an entry.
    pub undo: &'static str,
    /// Label: why.
    pub undo_why: &'static str,
    /// An entry that was undone.
    pub undone: &'static str,
    /// Label of the person's reply.
    pub reply: &'static str,
    /// Hint of it.
    pub reply_hint: &'static str,
    /// Opens the form of authorities.
    pub authority: &'static str,
    /// Label: which.
    pub authority_name: &'static str,
    /// Label: number of its letter.
    pub authority_reference: &'static str,
    /// Label: what was asked or given.
    pub authority_text: &'static str,
    /// Label of a note.
    pub note: &'static str,
    /// Records any of these.
    pub record: &'static str,
    /// Opens the form that explains a finding.
    pub explain: &'static str,
    /// Hint of it.
    pub explain_hint: &'static str,
    /// Records it.
    pub explain_save: &'static str,
    /// Said when something was recorded.
    pub recorded: &'static str,
    /// Where the case is saved.
    pub to_case: &'static str,
    /// A person decides.
    pub statement: &'static str,
}

/// The strings of a language.
pub fn decision_words(lang: Lang) -> &'static DecisionWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: DecisionWords = DecisionWords {
    title: "사람의 결정",
    lead: "문지기는 결정하지 않습니다. 근거를 본 사람이 결정하고, 그 까닭과 함께 살펴본 다른 설명을 적습니다.",
    in_force: "현재 결정",
    undecided: "미완료: 아직 결정이 없습니다.",
    differs: "두 검토자의 결정이 다릅니다. 함께 보고 다시 결정하십시오.",
    engagement: "일하는 형태",
    choice: "결정",
    on_hold: "진행 보류는 새 계약이나 새 권한을 미룬다는 뜻입니다. 이미 한 일의 임금이나 대가를 미루라는 뜻이 아닙니다.",
    reason: "결정한 까닭",
    considered: "살펴본 다른 설명",
    considered_hint: "해롭지 않은 까닭으로도 똑같이 보일 수 있습니다. 살펴본 것을 고르거나 적으십시오. 하나는 있어야 합니다.",
    other: "그 밖에 살펴본 설명",
    by: "결정하는 사람",
    on: "결정하는 날",
    by_hint: "점검표에 답할 때도 같은 이름과 날을 씁니다.",
    second: "함께 결정하는 사람",
    second_hint: "가장 높은 구분이므로 다른 한 사람이 함께 결정해야 합니다.",
    save: "결정 기록",
    choose: "결정을 하나 고르십시오.",
    history: "기록",
    no_history: "아직 기록이 없습니다.",
    undo: "취소",
    undo_why: "취소하는 까닭",
    undone: "취소됨",
    reply: "본인의 설명",
    reply_hint: "본인에게 물어본 답을 그 사람의 말대로 적습니다.",
    authority: "기관에 묻거나 자료를 준 일",
    authority_name: "기관",
    authority_reference: "공문이나 영장 번호 (없으면 비워 둠)",
    authority_text: "묻거나 준 것",
    note: "메모",
    record: "기록에 추가",
    explain: "설명된 것으로 표시",
    explain_hint: "까닭을 적으면 이 항목은 화면과 보고서에 그대로 남고, 점수에는 더해지지 않습니다. 위 '사람의 결정'에 적은 이름과 날로 기록됩니다.",
    explain_save: "설명된 것으로 기록",
    recorded: "기록했습니다. 아직 파일로 저장하지 않았습니다.",
    to_case: "기록 저장하러 가기",
    statement: "이 기록은 사람이 근거를 보고 결정했음을 적은 것입니다.",
};

static EN: DecisionWords = DecisionWords {
    title: "A person's decision",
    lead: "Munjigi decides nothing. A person who has looked at the evidence decides, and writes down why and which other explanations were considered.",
    in_force: "In force",
    undecided: "Open: no decision yet.",
    differs: "Two reviewers decided differently. Look at it together and decide again.",
    engagement: "Kind of engagement",
    choice: "Decision",
    on_hold: "On hold means that new contracts or new access wait. It does not mean that pay for work already done waits.",
    reason: "Reason",
    considered: "Other explanations considered",
    considered_hint: "Harmless things can look the same. Tick or write what you considered; at least one is needed.",
    other: "Anything else considered",
    by: "Who decides",
    on: "On which day",
    by_hint: "Name and day go with answers to the checklist too.",
    second: "Second person",
    second_hint: "This is the highest band, so a second person has to decide with you.",
    save: "Record decision",
    choose: "Choose a decision.",
    history: "History",
    no_history: "Nothing is recorded yet.",
    undo: "Undo",
    undo_why: "Why it is undone",
    undone: "undone",
    reply: "The person's reply",
    reply_hint: "What the person said when asked, in their words.",
    authority: "An authority was asked or given data",
    authority_name: "Authority",
    authority_reference: "Number of its letter or warrant (empty if none)",
    authority_text: "What was asked or given",
    note: "Note",
    record: "Add to the record",
    explain: "Mark as explained",
    explain_hint: "With a reason, this finding stays on the page and in the report and adds no points. It is recorded by the name and day in “A person's decision”.",
    explain_save: "Record as explained",
    recorded: "Recorded. It is not saved to a file yet.",
    to_case: "Go and save the case",
    statement: "This record states that a person decided on the evidence.",
};

/// Every decision, in the order in which they are offered.
pub const DECISIONS: [Decision; 4] =
    [Decision::Cleared, Decision::IdentityCheckAsked, Decision::OnHold, Decision::AuthorityConsulted];

/// Every kind of engagement.
pub const ENGAGEMENTS: [Engagement; 4] =
    [Engagement::Applicant, Engagement::Freelancer, Engagement::Employee, Engagement::Company];

/// Name of a decision in the record, also the value of its choice.
pub fn decision_id(decision: Decision) -> &'static str {
    match decision {
        Decision::Cleared => "cleared",
        Decision::IdentityCheckAsked => "identity-check-asked",
        Decision::OnHold => "on-hold",
        Decision::AuthorityConsulted => "authority-consulted",
    }
}

/// A decision.
pub fn decision(decision: Decision, lang: Lang) -> &'static str {
    match decision {
        Decision::Cleared => Both { ko: "확인 완료", en: "Cleared" },
        Decision::IdentityCheckAsked => Both { ko: "본인 확인 요청", en: "Identity check asked" },
        Decision::OnHold => Both { ko: "진행 보류", en: "On hold" },
        Decision::AuthorityConsulted => Both { ko: "기관 상담", en: "Authority consulted" },
    }
    .get(lang)
}

/// A kind of engagement.
pub fn engagement(engagement: Engagement, lang: Lang) -> &'static str {
    match engagement {
        Engagement::Applicant => Both { ko: "지원자", en: "Applicant" },
        Engagement::Freelancer => Both { ko: "프리랜서", en: "Freelancer" },
        Engagement::Employee => Both { ko: "직원", en: "Employee" },
        Engagement::Company => Both { ko: "업체", en: "Company" },
    }
    .get(lang)
}

/// Why something was not recorded, and what to do.
pub fn refusal(refusal: Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::NoName => {
            Both { ko: "결정하는 사람의 이름을 적으십시오.", en: "Write down who decides." }
        }
        Refusal::NoDay => Both { ko: "날짜를 적으십시오.", en: "Write down the day." },
        Refusal::NoReason => Both { ko: "까닭을 적으십시오.", en: "Write down the reason." },
        Refusal::NotConsidered => Both {
            ko: "살펴본 다른 설명을 하나 이상 고르거나 적으십시오.",
            en: "Tick or write at least one other explanation that was considered.",
        },
        Refusal::NoSecond => Both {
            ko: "함께 결정하는 다른 사람의 이름을 적으십시오.",
            en: "Name a second person, other than the first.",
        },
        Refusal::NoText => Both { ko: "내용을 적으십시오.", en: "Write something." },
        Refusal::NothingToUndo => Both { ko: "취소할 기록이 없습니다.", en: "There is nothing to undo." },
    }
    .get(lang)
}

/// One entry: what it is, and its texts.
pub fn entry(entry: &Entry, lang: Lang) -> (String, Vec<String>) {
    let t = decision_words(lang);
    match &entry.what {
        What::Decision { decision: made, reason, considered, .. } => (
            decision(*made, lang).to_owned(),
            vec![format!("{}: {reason}", t.reason), format!("{}: {considered}", t.considered)],
        ),
        What::Reply { text } => (t.reply.to_owned(), vec![text.clone()]),
        What::Explained { signal, reason } => {
            let title = vocabulary::signal_title(signal, lang);
            let head = match lang {
                Lang::Ko => format!("설명됨: {title}"),
                Lang::En => format!("Explained: {title}"),
            };
            (head, vec![reason.clone()])
        }
        What::Authority { name, reference, text } => {
            let reference = if reference.is_empty() { String::new() } else { format!(" ({reference})") };
            (format!("{name}{reference}"), vec![text.clone()])
        }
        What::Note { text } => (t.note.to_owned(), vec![text.clone()]),
        What::Engagement { engagement: kind } => (format!("{}: {}", t.engagement, engagement(*kind, lang)), Vec::new()),
        What::Undo { number, reason } => {
            let head = match lang {
                Lang::Ko => format!("{number}번 기록 취소"),
                Lang::En => format!("Entry {number} undone"),
            };
            (head, vec![reason.clone()])
        }
    }
}

/// Who recorded an entry, and when.
pub fn signed(entry: &Entry) -> String {
    let second = if entry.second.is_empty() { String::new() } else { format!(" · {}", entry.second) };
    format!("{} · {}{second}", entry.on, entry.by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_speaks_other_words_than_a_band() {
        for lang in [Lang::Ko, Lang::En] {
            for made in DECISIONS {
                for band in ["no-lead", "context", "review", "verify-first", "escalate"] {
                    assert_ne!(decision(made, lang), vocabulary::band(band, lang));
                }
            }
        }
    }

    #[test]
    fn the_name_of_a_decision_is_that_of_the_record() {
        for made in DECISIONS {
            let json = serde_json::to_string(&made).expect("JSON");
            assert_eq!(json, format!("\"{}\"", decision_id(made)));
        }
    }
}
