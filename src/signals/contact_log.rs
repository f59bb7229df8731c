//! What a contact log says of voice and picture: offered, declined, taken.

use super::Case;
use crate::model::civil::DAY;
use crate::model::{ActivityKind, Detail};

/// A log in which every call was declined.
pub(super) struct OnlyText {
    /// Rows of declined calls.
    pub declined: Vec<usize>,
    /// Days from the log's first entry to its last.
    pub days: u32,
}

/// Whether a way of contact is by voice or picture.
fn is_call(way: &str) -> bool {
    ["video", "voice", "call", "phone", "audio", "zoom", "화상", "영상", "음성", "통화", "전화"]
        .iter()
        .any(|word| way.contains(word))
}

/// Calls declined often enough over a log that is long enough, and none taken; nothing where the log cannot tell, and
/// `Some` of no declined rows where it shows the contrary.
pub(super) fn only_text(case: &Case<'_>) -> Option<OnlyText> {
    let history = &case.history;
    let policy = &case.settings.policy.contact;
    let (mut declined, mut taken, mut told) = (Vec::new(), false, 0u32);
    let (mut first, mut last) = (u32::MAX, 0);
    for row in history.rows_of(ActivityKind::Meeting) {
        first = first.min(history.start(row));
        last = last.max(history.start(row));
        let refused = history.detail_is(row, Detail::Declined);
        told += u32::from(refused.is_some());
        // A meeting of a conference's own log names no way and was held.
        let by_voice = history.detail(row, Detail::Verb).is_none_or(is_call);
        match refused {
            Some(true) if by_voice => declined.push(row),
            _ if by_voice => taken = true,
            _ => {}
        }
    }
    if told == 0 {
        return None;
    }
    let days = last.saturating_sub(first) / DAY;
    if taken || declined.len() < policy.declined as usize || days < policy.min_days {
        declined.clear();
    }
    Some(OnlyText { declined, days })
}
