//! Every item of the table answers the same way, and the checklist holds every item once.

use super::*;
use crate::model::holding::ITEMS;
use crate::signals::controls::CONTROLS;
use crate::signals::sketch::{Sketch, check, fired};
use crate::signals::{CATALOGUE, excluded::excluded};

#[test]
fn yes_fires_no_and_not_applicable_are_quiet_and_unknown_is_no_answer() {
    for item in SIGNS {
        let id = item.card.id;
        let occurrence = fired(*item, &format!("! = item {id} yes"));
        assert_eq!((occurrence.severity, occurrence.strength), (item.card.severity, Strength::Strong), "{id}");
        for answer in ["no", "n/a", "아니요", "해당없음"] {
            assert_eq!(check(*item, &format!("= item {id} {answer}")), Assessment::Quiet, "{id} {answer}");
        }
        for drawing in [format!("= item {id} unknown"), format!("= item {id}"), "| 03-01 09:00 sign-in ok".to_owned()] {
            assert_eq!(check(*item, &drawing), Assessment::NotAssessed(Need::Answer), "{drawing}");
        }
    }
}

#[test]
fn one_items_answer_says_nothing_of_another() {
    for item in SIGNS {
        let other = SIGNS.iter().find(|other| other.card.id != item.card.id).expect("another");
        let drawing = format!("= item {} yes", other.card.id);
        assert_eq!(check(*item, &drawing), Assessment::NotAssessed(Need::Answer), "{}", item.card.id);
    }
}

#[test]
fn a_date_in_the_cell_is_yes_on_that_day() {
    let facts = fired(&VIDEO_REFUSED, "! = item video-refused 2026-02-03").facts;
    assert_eq!(text(&facts, "answered_on"), "2026-02-03");
    assert!(VIDEO_REFUSED.explain(&facts, Lang::Ko).ends_with("적혀 있습니다(기록일 2026-02-03)."));
    assert!(VIDEO_REFUSED.explain(&facts, Lang::En).ends_with("again and again” (recorded 2026-02-03)."));
}

#[test]
fn the_roster_speaks_beside_the_checklist_and_only_of_the_interview() {
    let drawing = "= item video-refused no\n! = video-interview refused";
    assert_eq!(fired(&VIDEO_REFUSED, drawing).strength, Strength::Strong);
    let unmarked = "= video-interview refused";
    assert_eq!(check(&TEXT_ONLY_CONTACT, unmarked), Assessment::NotAssessed(Need::Answer));
    assert_eq!(check(&VIDEO_REFUSED, "= video-interview no"), Assessment::NotAssessed(Need::Answer));
}

#[test]
fn the_checklist_holds_every_item_once_in_the_order_of_the_phases() {
    let mut ids: Vec<&str> = CHECKLIST.iter().map(|question| question.id()).collect();
    assert!(CHECKLIST.is_sorted_by_key(|question| question.phase()));
    ids.sort_unstable();
    let mut items: Vec<&str> = ITEMS.iter().map(|(id, _)| *id).collect();
    items.sort_unstable();
    assert_eq!(ids, items);
    let asked = CHECKLIST.iter().filter(|question| question.is_asked()).count();
    assert_eq!(asked, SIGNS.len() + CONTROLS.len());
}

#[test]
fn signs_are_cards_and_what_is_not_asked_has_a_reason() {
    for question in CHECKLIST {
        match question {
            Question::Sign(item) => {
                assert!(CATALOGUE.iter().any(|signal| signal.card().id == item.card.id), "{}", item.card.id);
                assert!(item.ask.ko.ends_with('?') && item.ask.en.ends_with('?'), "{}", item.card.id);
            }
            Question::Control(asked) => assert!(CONTROLS.iter().any(|known| known.id == asked.id), "{}", asked.id),
            Question::NotAsked(id, _) => assert!(excluded(id).is_some(), "{id}"),
        }
    }
}

#[test]
fn an_item_that_rests_on_unread_sources_alone_adds_nothing() {
    use crate::signals::card::Reading;
    for item in SIGNS {
        let unread = item.card.sources.iter().all(|source| source.reading == Reading::Unverified);
        assert_eq!(item.card.severity == Severity::Context, unread, "{}", item.card.id);
    }
}

#[test]
fn the_last_dated_answer_wins() {
    let drawing = "= item prepay-anger yes 2026-01-05\n= item prepay-anger no 2026-02-05";
    assert_eq!(Sketch::draw(drawing).assess(&PREPAY_ANGER), Assessment::Quiet);
}

#[test]
fn a_log_speaks_where_nobody_answered() {
    let log = "| 03-01 09:00 meeting verb=video declined=yes x3 every 15d";
    let facts = fired(&TEXT_ONLY_CONTACT, log).facts;
    assert_eq!((count(&facts, "declined"), count(&facts, "days")), (3, 30));
    for quiet in [
        log.replace("15d", "14d"),
        log.replace("x3 every 15d", "x2 every 30d"),
        format!("{log}\n= item text-only-contact n/a"),
        format!("{log}\n| 03-05 09:00 meeting"),
    ] {
        assert_eq!(check(&TEXT_ONLY_CONTACT, &quiet), Assessment::Quiet, "{quiet}");
    }
    let untold = "| 03-01 09:00 meeting verb=chat x40 every 1d";
    assert_eq!(check(&TEXT_ONLY_CONTACT, untold), Assessment::NotAssessed(Need::Answer));
}
