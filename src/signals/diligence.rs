//! The advisory's own list of what a firm should have done, beside the band: it neither raises nor lowers points.

use super::Case;
use crate::model::civil::DAY;
use crate::model::holding::HoldingValue;
use crate::model::{Answer, HoldingField};

/// How a measure stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// It was done.
    Done,
    /// It was not.
    Missing,
    /// Nobody said.
    Unknown,
    /// It does not apply.
    NotNeeded,
}

impl State {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
            Self::NotNeeded => "not-needed",
        }
    }
}

/// Measure of the ROK advisory: a video call as extra authentication of newly created accounts.
pub const VIDEO_CALL: &str = "video-call-before-activity";
/// Measure of the ROK advisory: clients hold a video interview before signing.
pub const VIDEO_INTERVIEW: &str = "video-interview-before-signing";

/// Measure of the US advisory: identity documents are scrutinised.
pub const DOCUMENTS: &str = "id-documents-checked";
/// Measure of the US advisory: employers confirm the work, reached by contacts found independently.
pub const EMPLOYERS: &str = "employers-confirmed";
/// Measure of the US advisory: bank details correspond to the identity document.
pub const BANK_NAME: &str = "bank-name-verified";
/// Measure of the joint guidance: an agency documents its checks.
pub const AGENCY: &str = "agency-check-documents";

/// Every measure with its state, in the order in which they are shown.
pub fn measures(case: &Case<'_>) -> Vec<(&'static str, State)> {
    vec![
        (VIDEO_CALL, video_call(case)),
        (VIDEO_INTERVIEW, video_interview(case)),
        (
            DOCUMENTS,
            by_answers(
                case,
                &["id-video-selfie-done", "in-person-or-notary-done"],
                &["id-photoshop-signs", "id-low-quality-refused", "photo-id-face-mismatch"],
            ),
        ),
        (EMPLOYERS, by_answers(case, &["employer-confirmed"], &["employment-unverified"])),
        (BANK_NAME, by_answers(case, &["bank-name-verified"], &["refuses-bank-proof"])),
        (AGENCY, agency(case)),
    ]
}

fn answer(case: &Case<'_>, item: &'static str) -> Option<Answer> {
    case.history.answer(HoldingField::Item(item)).map(|(answer, ..)| answer)
}

/// The state that answers give: `done` are items whose yes says that the measure was taken, `open` those whose yes says
/// that it came to nothing. That such a sign is absent does not say that the measure was taken.
fn by_answers(case: &Case<'_>, done: &[&'static str], open: &[&'static str]) -> State {
    let is = |items: &[&'static str], wanted| items.iter().any(|item| answer(case, item) == Some(wanted));
    if is(done, Answer::Yes) {
        State::Done
    } else if is(open, Answer::Yes) || is(done, Answer::No) {
        State::Missing
    } else if is(done, Answer::NotApplicable) {
        State::NotNeeded
    } else {
        State::Unknown
    }
}

/// Words by which lists say that a person works through an agency.
const AGENCY_WORDS: [&str; 7] = ["agency", "파견", "외주", "도급", "용역", "에이전시", "인력회사"];

fn agency(case: &Case<'_>) -> State {
    match answer(case, "agency-no-check-docs") {
        Some(Answer::No) => return State::Done,
        Some(Answer::Yes) => return State::Missing,
        Some(Answer::NotApplicable) => return State::NotNeeded,
        Some(Answer::Unknown) | None => {}
    }
    let says_so = |(text, _): (&str, _)| AGENCY_WORDS.iter().any(|word| text.contains(word));
    let through_agency = case.history.texts(HoldingField::Engagement).any(says_so)
        || case.history.holdings(HoldingField::Agency).next().is_some();
    if through_agency { State::Unknown } else { State::NotNeeded }
}

fn first_day(case: &Case<'_>, field: HoldingField) -> Option<i32> {
    case.history
        .holdings(field)
        .filter_map(|holding| match holding.value {
            HoldingValue::Day(day) => Some(day),
            _ => None,
        })
        .min()
}

fn video_call(case: &Case<'_>) -> State {
    let answer = case.history.answer(HoldingField::Item("id-video-selfie-done")).map(|(answer, ..)| answer);
    match answer {
        Some(Answer::Yes) => return State::Done,
        Some(Answer::NotApplicable) => return State::NotNeeded,
        _ => {}
    }
    let as_of = (case.settings.as_of / DAY) as i32;
    match first_day(case, HoldingField::Created) {
        None => State::Unknown,
        Some(created) if as_of - created > case.settings.policy.diligence.new_account_days as i32 => State::NotNeeded,
        // A new account that nobody has recorded a video check for: the advisory's measure is not in place.
        Some(_) => State::Missing,
    }
}

fn video_interview(case: &Case<'_>) -> State {
    match case.history.answer(HoldingField::VideoInterview) {
        Some((Answer::Yes, held, _)) => match (held, first_day(case, HoldingField::Contract)) {
            (Some(held), Some(signed)) if held > signed => State::Missing,
            _ => State::Done,
        },
        Some((Answer::No, ..)) => State::Missing,
        Some((Answer::NotApplicable, ..)) => State::NotNeeded,
        Some((Answer::Unknown, ..)) => State::Unknown,
        None if case.history.holdings(HoldingField::VideoInterview).next().is_some() => State::Missing,
        None => State::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::Sketch;

    fn state(drawing: &str, measure: &str) -> State {
        Sketch::draw(drawing).case("kim", |case| {
            measures(case).into_iter().find(|(known, _)| *known == measure).map(|(_, state)| state).expect("a measure")
        })
    }

    #[test]
    fn answers_give_the_states_of_measures() {
        for (drawing, measure, expected) in [
            ("= item id-video-selfie-done yes", DOCUMENTS, State::Done),
            ("= item id-low-quality-refused yes", DOCUMENTS, State::Missing),
            ("= item id-photoshop-signs no", DOCUMENTS, State::Unknown),
            ("= item employer-confirmed 2026-01-05", EMPLOYERS, State::Done),
            ("= item employer-confirmed no", EMPLOYERS, State::Missing),
            ("= item employment-unverified yes", EMPLOYERS, State::Missing),
            ("= item employer-confirmed n/a", EMPLOYERS, State::NotNeeded),
            ("= item bank-name-verified yes", BANK_NAME, State::Done),
            ("= item refuses-bank-proof yes", BANK_NAME, State::Missing),
            ("= item bank-name-verified unknown", BANK_NAME, State::Unknown),
        ] {
            assert_eq!(state(drawing, measure), expected, "{drawing}");
        }
    }

    #[test]
    fn only_work_through_an_agency_asks_for_the_agencys_papers() {
        let agency = |drawing: &str| state(drawing, AGENCY);
        assert_eq!(agency("= engagement freelancer"), State::NotNeeded);
        assert_eq!(agency("| 01-05 09:00 sign-in ok"), State::NotNeeded);
        assert_eq!(agency("= engagement 파견"), State::Unknown);
        assert_eq!(agency("= agency Garam"), State::Unknown);
        assert_eq!(agency("= engagement agency\n= item agency-no-check-docs no"), State::Done);
        assert_eq!(agency("= engagement agency\n= item agency-no-check-docs yes"), State::Missing);
    }
}
