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

/// Every measure with its state, in the order in which they are shown.
pub fn measures(case: &Case<'_>) -> Vec<(&'static str, State)> {
    vec![(VIDEO_CALL, video_call(case)), (VIDEO_INTERVIEW, video_interview(case))]
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
