//! Positive controls: identity checks that a firm has made, and whether they still speak for the account.
//!
//! A check made before the devices or places of an account changed says who held it then, not who holds it now.

use super::{Case, Locus};
use crate::model::activity::Flags;
use crate::model::{Answer, Both, HoldingField};
use crate::settings::Score;
use std::collections::BTreeSet;

/// The next step in which every card ends: one open check, the same for everyone.
pub(super) const CHECK_KO: &str = "누구에게나 똑같이 하는 본인 확인을 미리 알리고 부탁합니다. 화상이 어려우면 대면이나 공증, 통역을 고를 수 있게 하고 답할 시간을 줍니다.";
/// The same in English.
pub(super) const CHECK_EN: &str = "Ask openly for the identity check that everyone gets: by video, in person or by a notary, with an interpreter where wanted and time to answer.";

/// The first innocent explanation of every card about places, networks and sharing.
pub(super) const STOLEN_KO: &str = "계정을 도용당해 다른 사람이 접속한 경우(이때 계정 주인은 피해자입니다)";
/// The same in English.
pub(super) const STOLEN_EN: &str = "The account was taken over by somebody else; then its holder is the victim";
/// The first next step of the same cards.
pub(super) const SECURE_KO: &str =
    "먼저 도용이 아닌지 봅니다. 모르는 접속을 끊고 비밀번호를 바꾸고 2단계 인증을 켜게 합니다.";
/// The same in English.
pub(super) const SECURE_EN: &str =
    "Rule out a takeover first: end unknown sessions, change the password, turn on two-step sign-in.";

/// One kind of identity check.
pub struct Control {
    /// Id of the checklist item.
    pub id: &'static str,
    /// What was done.
    pub title: Both,
    /// Points that it takes off.
    pub deduction: fn(&Score) -> f64,
}

/// Every control.
pub static CONTROLS: &[Control] = &[
    Control {
        id: "id-video-selfie-done",
        title: Both {
            ko: "신분증을 얼굴 옆에 든 실시간 화상 확인",
            en: "live video check with the ID beside the face",
        },
        deduction: |score| score.video_check,
    },
    Control {
        id: "in-person-or-notary-done",
        title: Both { ko: "대면 또는 공증 본인 확인", en: "identity checked in person or by a notary" },
        deduction: |score| score.in_person,
    },
];

/// A control that is on record for an account.
#[derive(Clone, PartialEq, Debug)]
pub struct Held {
    /// Id of the control.
    pub id: &'static str,
    /// Whether it still speaks for the account.
    pub counts: bool,
    /// Why it does not: `before-last-change` or `undated`.
    pub why_not: Option<&'static str>,
    /// Day of the check, counted from 1970-01-01.
    pub day: Option<i32>,
    /// Where it is on record.
    pub locus: Locus,
}

impl Held {
    /// Points that it takes off where it counts.
    pub fn deduction(&self, score: &Score) -> f64 {
        CONTROLS.iter().find(|control| control.id == self.id).map_or(0.0, |control| (control.deduction)(score))
    }

    /// A control that counts, for tests of the score.
    #[cfg(test)]
    pub fn for_test(id: &'static str) -> Self {
        Self { id, counts: true, why_not: None, day: None, locus: Locus { file: 0, line: 1 } }
    }
}

/// Controls on record for the account, in the order of the list.
pub fn held(case: &Case<'_>) -> Vec<Held> {
    let on_record: Vec<_> = CONTROLS
        .iter()
        .filter_map(|control| match case.history.answer(HoldingField::Item(control.id)) {
            Some((Answer::Yes, day, holding)) => Some((control.id, day, holding)),
            _ => None,
        })
        .collect();
    if on_record.is_empty() {
        return Vec::new();
    }
    let change = last_change(case);
    let held = |(id, day, holding): (&'static str, Option<i32>, &crate::timeline::population::Holding)| {
        let why_not = match (day, change) {
            (_, None) => None,
            (None, Some(_)) => Some("undated"),
            (Some(day), Some(change)) => (day < change).then_some("before-last-change"),
        };
        let locus = Locus { file: holding.file, line: holding.line };
        Held { id, counts: why_not.is_none(), why_not, day, locus }
    };
    on_record.into_iter().map(held).collect()
}

/// The day on which a device or country was last seen for the first time. What the first day with a device, or with a
/// country, shows is where the account starts and no change.
fn last_change(case: &Case<'_>) -> Option<i32> {
    let history = &case.history;
    let (mut devices, mut countries) = (FirstSeen::default(), FirstSeen::default());
    for row in history.own_rows() {
        if let Some(device) = history.device(row) {
            devices.see(device, || case.local_day(row));
        }
        // A table of addresses is too weak to undo a check that somebody made.
        let is_stated = !history.flags(row).has(Flags::PLACE_FROM_IP);
        if let Some(place) = history.place(row).filter(|place| is_stated && place.country.is_known()) {
            countries.see(u32::from(u16::from_be_bytes(place.country.0)), || case.local_day(row));
        }
    }
    devices.changed.max(countries.changed)
}

#[derive(Default)]
struct FirstSeen {
    seen: BTreeSet<u32>,
    first: Option<i32>,
    changed: Option<i32>,
}

impl FirstSeen {
    fn see(&mut self, what: u32, day: impl FnOnce() -> i32) {
        if self.seen.insert(what) {
            let day = day();
            let first = *self.first.get_or_insert(day);
            if day > first {
                self.changed = self.changed.max(Some(day));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::Sketch;

    fn first_held(drawing: &str) -> (bool, Option<&'static str>) {
        Sketch::draw(drawing)
            .case("kim", |case| held(case).first().map(|held| (held.counts, held.why_not)))
            .expect("a control")
    }

    const MOVED: &str = "| 01-05 09:00 sign-in ok dev=old KR\n| 02-10 09:00 sign-in ok dev=new KR\n";

    #[test]
    fn a_check_counts_from_the_day_of_the_last_change_on() {
        for (day, expected) in [
            ("2026-02-09", (false, Some("before-last-change"))),
            ("2026-02-10", (true, None)),
            ("2026-03-01", (true, None)),
        ] {
            assert_eq!(first_held(&format!("{MOVED}= item id-video-selfie-done {day}")), expected, "{day}");
        }
    }

    #[test]
    fn an_undated_check_counts_only_where_nothing_changed() {
        assert_eq!(first_held(&format!("{MOVED}= item in-person-or-notary-done yes")), (false, Some("undated")));
        let settled = "| 01-05 09:00 sign-in ok dev=old KR\n| 01-05 18:00 sign-in ok dev=phone KR\n| 02-10 09:00 sign-in ok dev=old KR\n";
        assert_eq!(first_held(&format!("{settled}= item in-person-or-notary-done yes")), (true, None));
    }

    #[test]
    fn a_new_country_is_a_change_and_a_failed_attempt_is_not() {
        let at_home =
            "| 01-05 09:00 sign-in ok KR\n| 03-01 09:00 sign-in fail CN\n= item id-video-selfie-done 2026-02-01";
        assert_eq!(first_held(at_home), (true, None));
        let moved = "| 01-05 09:00 sign-in ok KR\n| 03-01 09:00 sign-in ok CN\n= item id-video-selfie-done 2026-02-01";
        assert_eq!(first_held(moved), (false, Some("before-last-change")));
    }

    #[test]
    fn no_is_no_control_and_each_control_has_its_deduction() {
        let drawing = "| 01-05 09:00 sign-in ok\n= item id-video-selfie-done no";
        assert!(Sketch::draw(drawing).case("kim", held).is_empty());
        let score = Score { video_check: 2.5, in_person: 1.5, ..Score::default() };
        assert_eq!(CONTROLS.iter().map(|control| (control.deduction)(&score)).collect::<Vec<_>>(), [2.5, 1.5]);
    }
}
