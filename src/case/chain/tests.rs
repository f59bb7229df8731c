//! What the history must hold.

use super::*;

fn draft(what: What) -> Draft {
    Draft {
        account: "kim@example.org".into(),
        what,
        by: "이나루".into(),
        second: String::new(),
        on: "2026-02-03".into(),
    }
}

fn decide(decision: Decision, band: &'static str) -> What {
    What::Decision {
        decision,
        reason: "화상으로 만나 신분증을 확인함".into(),
        considered: "출장".into(),
        band: band.into(),
        saw: "ab".into(),
    }
}

fn record(entries: &mut Vec<Entry>, draft: Draft) {
    let entry = append(entries, draft).expect("recorded");
    entries.push(entry);
}

fn some() -> Vec<Entry> {
    let mut entries = Vec::new();
    record(&mut entries, draft(decide(Decision::OnHold, "review")));
    record(&mut entries, draft(What::Reply { text: "여행 중이었습니다".into() }));
    record(&mut entries, draft(What::Engagement { engagement: Engagement::Freelancer }));
    record(&mut entries, draft(What::Explained { signal: "impossible-travel".into(), reason: "회사 VPN".into() }));
    record(
        &mut entries,
        draft(What::Authority { name: "경찰".into(), reference: "2026-17".into(), text: "상담".into() }),
    );
    record(&mut entries, draft(What::Note { text: "다시 볼 것".into() }));
    record(&mut entries, draft(What::Undo { number: 1, reason: "잘못 누름".into() }));
    record(&mut entries, Draft { second: "박서준".into(), ..draft(decide(Decision::Cleared, "escalate")) });
    entries
}

#[test]
fn a_decision_needs_a_name_a_day_a_reason_and_what_was_considered() {
    let refused = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft(decide(Decision::Cleared, "review"));
        change(&mut draft);
        append(&[], draft).expect_err("refused")
    };
    assert_eq!(refused(&|draft| draft.by = " ".into()), Refusal::NoName);
    for day in ["", "어제", "2026-02-30", "2026-13-01", "2026-2-3", "2026-02-031", "2026-+2-03"] {
        assert_eq!(refused(&|draft| draft.on = day.into()), Refusal::NoDay, "{day}");
    }
    let with = |change: &dyn Fn(&mut String, &mut String)| {
        refused(&|draft| {
            if let What::Decision { reason, considered, .. } = &mut draft.what {
                change(reason, considered);
            }
        })
    };
    assert_eq!(with(&|reason, _| *reason = "\n".into()), Refusal::NoReason);
    assert_eq!(with(&|_, considered| *considered = String::new()), Refusal::NotConsidered);
    assert!(append(&[], Draft { on: "2026-02-03 14:05".into(), ..draft(decide(Decision::Cleared, "review")) }).is_ok());
}

#[test]
fn the_highest_band_asks_for_a_second_person() {
    for second in ["", "이나루", " 이 나루 "] {
        let draft = Draft { second: second.into(), ..draft(decide(Decision::Cleared, "escalate")) };
        assert_eq!(append(&[], draft), Err(Refusal::NoSecond), "{second}");
    }
    let draft = Draft { second: "박서준".into(), ..draft(decide(Decision::Cleared, "escalate")) };
    assert_eq!(append(&[], draft).expect("recorded").second, "박서준");
}

#[test]
fn a_change_of_any_field_is_noticed_at_its_entry() {
    let entries = some();
    assert_eq!(verify(&entries), Ok(()));
    let changes: [&dyn Fn(&mut Entry); 8] = [
        &|entry| entry.number += 1,
        &|entry| entry.account.push('x'),
        &|entry| entry.what = What::Note { text: "x".into() },
        &|entry| entry.by.push('x'),
        &|entry| entry.second.push('x'),
        &|entry| entry.on.push('x'),
        &|entry| entry.previous = entry.hash.clone(),
        &|entry| entry.was = Some(Origin { fork: 0, hash: START.into() }),
    ];
    for at in 0..entries.len() {
        for change in changes {
            let mut entries = some();
            change(&mut entries[at]);
            assert_eq!(verify(&entries).expect_err("noticed").at, at + 1);
            // Whoever makes the hash fit breaks the next link.
            entries[at].hash = hash(&entries[at]);
            let noticed = verify(&entries).map_err(|broken| broken.at);
            let is_last = at + 1 == entries.len();
            assert!(noticed.is_err() || is_last, "entry {at}");
        }
    }
    for at in 0..entries.len() - 1 {
        let mut entries = some();
        entries.remove(at);
        assert_eq!(verify(&entries).expect_err("noticed").at, at + 1);
        let mut entries = some();
        entries.swap(at, at + 1);
        assert!(verify(&entries).is_err());
    }
}

#[test]
fn fields_do_not_run_into_each_other() {
    let entry = |by: &str, second: &str| {
        let draft = Draft { by: by.into(), second: second.into(), ..draft(What::Note { text: "x".into() }) };
        append(&[], draft).expect("recorded").hash
    };
    assert_ne!(entry("ab", "c"), entry("a", "bc"));
}

#[test]
fn what_was_undone_no_longer_counts() {
    let entries = some();
    let standing = standing(&entries, "kim@example.org");
    assert_eq!(standing.decision.as_ref().map(|(decision, _)| *decision), Some(Decision::Cleared));
    assert!(standing.is_settled());
    assert_eq!(standing.engagement, Some(Engagement::Freelancer));
    assert_eq!(standing.explained["impossible-travel"], ("회사 VPN".to_owned(), 4));
    assert_eq!(standing.reply.as_deref(), Some("여행 중이었습니다"));
    let mut entries = entries;
    record(&mut entries, draft(What::Undo { number: 8, reason: "다시".into() }));
    record(&mut entries, draft(What::Undo { number: 4, reason: "다시".into() }));
    let standing = super::standing(&entries, "kim@example.org");
    assert_eq!((standing.decision, standing.explained.len()), (None, 0));
    for number in [1, 7, 99] {
        let draft = draft(What::Undo { number, reason: "x".into() });
        assert_eq!(append(&entries, draft), Err(Refusal::NothingToUndo), "{number}");
    }
    let other = Draft { account: "lee".into(), ..draft(What::Undo { number: 2, reason: "x".into() }) };
    assert_eq!(append(&entries, other), Err(Refusal::NothingToUndo));
}

#[test]
fn identity_numbers_are_masked_wherever_they_are_typed() {
    let number = "900101-1234567";
    let whats = [
        What::Decision {
            decision: Decision::Cleared,
            reason: number.into(),
            considered: number.into(),
            band: "review".into(),
            saw: String::new(),
        },
        What::Reply { text: number.into() },
        What::Note { text: number.into() },
        What::Explained { signal: "x".into(), reason: number.into() },
        What::Authority { name: number.into(), reference: number.into(), text: number.into() },
    ];
    for what in whats {
        let draft = Draft { by: number.into(), second: format!("{number} b"), ..draft(what) };
        let entry = serde_json::to_string(&append(&[], draft).expect("recorded")).expect("JSON");
        assert!(!entry.contains("1234567"), "{entry}");
    }
}

#[test]
fn a_merge_keeps_both_histories_and_shows_where_they_differ() {
    let mut common = Vec::new();
    record(&mut common, draft(decide(Decision::IdentityCheckAsked, "review")));
    let (mut ours, mut theirs) = (common.clone(), common.clone());
    record(&mut ours, draft(decide(Decision::Cleared, "review")));
    record(&mut theirs, Draft { by: "박서준".into(), ..draft(decide(Decision::OnHold, "review")) });
    record(&mut theirs, Draft { by: "박서준".into(), ..draft(What::Note { text: "전화함".into() }) });
    record(&mut theirs, Draft { by: "박서준".into(), ..draft(What::Undo { number: 3, reason: "아님".into() }) });
    let merged = merge(&ours, &theirs).expect("merged");
    assert_eq!(verify(&merged), Ok(()));
    assert_eq!(merged[..2], ours[..]);
    assert_eq!(merged.len(), 5);
    assert_eq!(undone(&merged), BTreeSet::from([4]), "the note moved to number 4");
    assert_eq!(merged[2].was, Some(Origin { fork: 1, hash: theirs[1].hash.clone() }));
    let standing = super::standing(&merged, "kim@example.org");
    assert!(!standing.is_settled());
    assert_eq!(standing.differs.map(|(decision, _)| decision), Some(Decision::Cleared));

    // The same file again adds nothing; a file that only goes on is taken as it is.
    assert_eq!(merge(&merged, &theirs).expect("merged"), merged);
    assert_eq!(merge(&common, &theirs).expect("merged"), theirs);
    assert_eq!(merge(&theirs, &common).expect("merged"), theirs);

    // A new decision settles it.
    let mut settled = merged.clone();
    record(&mut settled, draft(decide(Decision::OnHold, "review")));
    assert!(super::standing(&settled, "kim@example.org").is_settled());

    // Whoever decided in the knowledge of a decision contradicts nobody.
    record(&mut ours, Draft { account: "lee".into(), ..draft(What::Note { text: "x".into() }) });
    let mut only_theirs = common.clone();
    only_theirs.push(theirs[1].clone());
    let merged =
        merge(&[&common[..], &[linked(common.last(), ours[2].clone())]].concat(), &only_theirs).expect("merged");
    assert!(super::standing(&merged, "kim@example.org").is_settled());

    theirs[2].by.push('x');
    assert_eq!(merge(&ours, &theirs).expect_err("noticed").at, 3);
}
