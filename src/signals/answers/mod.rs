//! What a person answered to the checklist: observations that no log shows, one card each, asked of everyone alike.
//!
//! Every question offers "unknown" and "does not apply": neither ever adds or lowers points.

use super::card::{Example, Source, sources};
use super::contact_log::only_text;
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::civil::day_text;
use crate::model::holding::HoldingValue;
use crate::model::{Answer, Both, HoldingField, Lang};
use crate::timeline::population::Holding;

mod interview;
mod papers;
mod questions;
mod work;

pub use interview::*;
pub use papers::*;
pub use questions::{CHECKLIST, Phase, Question};
pub use work::*;

/// One item: its card, and the question in the words in which everyone is asked.
pub struct Item {
    /// What it says about itself.
    pub card: &'static Card,
    /// The question.
    pub ask: Both,
    /// When in the time with a person it is asked.
    pub phase: Phase,
}

impl RiskSignal for Item {
    fn card(&self) -> &'static Card {
        self.card
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let item = assess_item(case, self.card);
        // An answer, and "not applicable" above all, is worth more than a log.
        if self.card.id == TEXT_ONLY_CONTACT.card.id && item == Assessment::NotAssessed(Need::Answer) {
            return from_contact_log(case, self.card);
        }
        if matches!(item, Assessment::Fired(_)) || self.card.id != VIDEO_REFUSED.card.id {
            return item;
        }
        // A roster may say it in the column of the interview itself.
        let is_refused = |holding: &&Holding| holding.value == HoldingValue::Text("refused".to_owned());
        match case.history.holdings(HoldingField::VideoInterview).find(is_refused) {
            Some(holding) => answered(self.card, None, holding),
            None => item,
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let title = self.card.text(lang).title;
        let (declined, days) = (count(facts, "declined"), count(facts, "days"));
        match lang {
            _ if declined == 0 => {}
            Lang::Ko => {
                return format!("{days}일 동안 권한 통화 {declined}번을 모두 거절했고 음성이나 화상 기록이 없습니다.");
            }
            Lang::En => {
                return format!("All {declined} calls offered in {days} days were declined, and none is on record.");
            }
        }
        match (text(facts, "answered_on"), lang) {
            ("", Lang::Ko) => format!("점검표나 인력 명단의 '{title}' 항목에 '예'라고 적혀 있습니다."),
            ("", Lang::En) => format!("The checklist or roster says yes to “{title}”."),
            (day, Lang::Ko) => {
                format!("점검표나 인력 명단의 '{title}' 항목에 '예'라고 적혀 있습니다(기록일 {day}).")
            }
            (day, Lang::En) => format!("The checklist or roster says yes to “{title}” (recorded {day})."),
        }
    }
}

/// Yes to the card's item fires, no and not applicable are quiet, everything else is no answer.
fn assess_item(case: &Case<'_>, card: &Card) -> Assessment {
    match case.history.answer(HoldingField::Item(card.id)) {
        Some((Answer::Yes, day, holding)) => answered(card, day, holding),
        Some((Answer::No | Answer::NotApplicable, ..)) => Assessment::Quiet,
        Some((Answer::Unknown, ..)) | None => Assessment::NotAssessed(Need::Answer),
    }
}

fn answered(card: &Card, day: Option<i32>, holding: &Holding) -> Assessment {
    let facts = vec![("answered_on", Fact::Text(day.map(day_text).unwrap_or_default()))];
    let evidence = vec![Locus { file: holding.file, line: holding.line }];
    Assessment::Fired(Occurrence::new(card, Strength::Strong, facts, evidence))
}

/// What a contact log says where nobody answered: calls offered and declined, and none taken.
fn from_contact_log(case: &Case<'_>, card: &Card) -> Assessment {
    match only_text(case) {
        None => Assessment::NotAssessed(Need::Answer),
        Some(log) if log.declined.is_empty() => Assessment::Quiet,
        Some(log) => {
            let facts =
                vec![("declined", Fact::Count(log.declined.len() as u64)), ("days", Fact::Count(log.days.into()))];
            Assessment::Fired(Occurrence::new(card, Strength::Strong, facts, case.loci(log.declined)))
        }
    }
}

/// Every item that may add points, in the order of the checklist.
pub static SIGNS: &[&Item] = &[
    &VIDEO_REFUSED,
    &TEXT_ONLY_CONTACT,
    &AUDIO_FAILURE_PHONE_SWITCH,
    &APPEARANCE_INCONSISTENT,
    &DEEPFAKE_ARTIFACTS,
    &VOICE_SWITCHING,
    &NAME_MISMATCH_ON_JOIN,
    &READING_ANSWERS,
    &CODING_TEST_CHEATING,
    &CALL_CENTER_NOISE,
    &PROXY_ATTENDS_MEETING,
    &OTHER_PERSONA_ON_SCREEN,
    &PHOTO_ID_FACE_MISMATCH,
    &ID_LOW_QUALITY_REFUSED,
    &ID_PHOTOSHOP_SIGNS,
    &DIPLOMA_UNVERIFIED,
    &EMPLOYMENT_UNVERIFIED,
    &REFEREE_UNREACHABLE,
    &COLD_CSUITE_PITCH,
    &AGENCY_NO_CHECK_DOCS,
    &REFUSES_SIGNATURE_DELIVERY,
    &ASKS_OWN_DEVICE,
    &GIVES_DIFFERENT_ACCOUNT,
    &REFUSES_BANK_PROOF,
    &INTERVIEW_VS_JOB_GAP,
    &SUBCONTRACT_HIDDEN,
    &IDENTITY_SWITCH,
    &CODE_RANSOM_THREAT,
    &IN_PERSON_AVOID,
    &ASKS_TO_BORROW_ID,
    &PREPAY_ANGER,
];

/// Makes an item: id, phase, family, severity, sources, then the words of both languages.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident = $id:literal, $phase:ident, $family:ident, $severity:ident, [$($source:ident),+],
     ko: $ask_ko:literal, $title_ko:literal, $yes_ko:literal, $why_ko:literal, [$($innocent_ko:expr),+], $step_ko:literal, [$($clear_ko:literal),+],
     en: $ask_en:literal, $title_en:literal, $yes_en:literal, $why_en:literal, [$($innocent_en:expr),+], $step_en:literal, [$($clear_en:literal),+] $(,)?
    ) => {
        $(#[$doc])*
        pub static $name: Item = Item {
            phase: Phase::$phase,
            ask: Both { ko: $ask_ko, en: $ask_en },
            card: &Card {
                id: $id,
                family: Family::$family,
                severity: Severity::$severity,
                needs: &[Need::Answer],
                sources: const { &[$(sources::$source),+] as &[Source] },
                policy: &[],
                ko: CardText {
                    title: $title_ko,
                    looks_for: $yes_ko,
                    matters_because: $why_ko,
                    innocent_explanations: &[$($innocent_ko),+],
                    blind_spots: &[BLIND_KO],
                    next_steps: &[$step_ko, CHECK_KO],
                    clears: &[$($clear_ko),+],
                },
                en: CardText {
                    title: $title_en,
                    looks_for: $yes_en,
                    matters_because: $why_en,
                    innocent_explanations: &[$($innocent_en),+],
                    blind_spots: &[BLIND_EN],
                    next_steps: &[$step_en, CHECK_EN],
                    clears: &[$($clear_en),+],
                },
                examples: &[
                    Example { title: YES, fires: true, drawing: concat!("! = item ", $id, " yes") },
                    Example { title: NO, fires: false, drawing: concat!("= item ", $id, " no") },
                    Example { title: NOT_APPLICABLE, fires: false, drawing: concat!("= item ", $id, " n/a") },
                ],
            },
        };
    };
}
use item;

const BLIND_KO: &str = "답한 사람의 기억과 판단에 기대며, 답을 지어낸 경우는 알 수 없습니다.";
const BLIND_EN: &str = "It rests on the memory and judgement of whoever answers; an invented answer does not show.";
const DISABILITY_KO: &str = "장애, 질병, 신경다양성(다른 방법을 함께 제안합니다)";
const DISABILITY_EN: &str = "A disability, illness or neurodivergence; offer another way";
const LANGUAGE_KO: &str = "외국어 부담이나 긴장";
const LANGUAGE_EN: &str = "A foreign language, or nerves";
const CONNECTION_KO: &str = "느린 인터넷, 오래된 기기나 카메라";
const CONNECTION_EN: &str = "A slow connection, an old device or camera";
const PRIVACY_KO: &str = "개인정보를 내주기 꺼리는 사람";
const PRIVACY_EN: &str = "Somebody careful with personal details";

const YES: Both = Both { ko: "'예'로 답함", en: "answered yes" };
const NO: Both = Both { ko: "'아니요'로 답함", en: "answered no" };
const NOT_APPLICABLE: Both = Both { ko: "해당 없음으로 답함", en: "answered not applicable" };

#[cfg(test)]
mod tests;
