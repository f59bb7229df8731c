//! The layout settles the same way, keeps what hangs together in one place, and crosses lines less than before.

use super::*;
use crate::protocol::links::MapAccount;

fn map(accounts: usize, things: &[(&[usize], usize)]) -> LinkMap {
    LinkMap {
        accounts: (0..accounts).map(|n| MapAccount { account: format!("a{n}"), band: "context".into() }).collect(),
        things: things
            .iter()
            .map(|(accounts, others)| MapThing {
                kind: "phone".into(),
                value: "…1".to_owned(),
                weight: 0.5,
                accounts: accounts.to_vec(),
                others: *others,
            })
            .collect(),
        ..LinkMap::default()
    }
}

/// Pairs of lines that cross.
fn crossings(laid: &Laid, map: &LinkMap) -> usize {
    let mut lines = Vec::new();
    for (to, thing) in laid.right.iter().enumerate() {
        for (from, node) in laid.left.iter().enumerate() {
            if matches!(node, Left::Account(account) if map.things[*thing].accounts.contains(account)) {
                lines.push((from, to));
            }
        }
    }
    lines
        .iter()
        .enumerate()
        .flat_map(|(n, a)| lines[n + 1..].iter().map(move |b| (a, b)))
        .filter(|(a, b)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1))
        .count()
}

#[test]
fn the_same_map_is_laid_the_same_way() {
    let tangled = map(6, &[(&[0, 5], 0), (&[1, 4], 0), (&[0, 1], 0), (&[2, 3], 400), (&[4, 5], 0)]);
    let laid = lay(&tangled);
    assert_eq!(laid, lay(&tangled));
    assert_eq!(laid.rows, 7);
    let mut left = laid.left.clone();
    left.sort_by_key(|node| match node {
        Left::Account(n) => *n,
        Left::Others(n) => 100 + n,
    });
    assert_eq!(left.len(), 7, "six accounts, and the others of the hub");
    assert!(left.contains(&Left::Others(3)));
}

#[test]
fn lines_that_need_not_cross_do_not() {
    // Written down crosswise: the first account shares with the last thing, and so on.
    let crossed = map(4, &[(&[3], 0), (&[2, 3], 0), (&[1, 2], 0), (&[0, 1], 0)]);
    assert_eq!(crossings(&lay(&crossed), &crossed), 0);
    let apart = map(4, &[(&[0, 2], 0), (&[1, 3], 0)]);
    assert_eq!(crossings(&lay(&apart), &apart), 0, "what nothing joins is not mixed");
}

#[test]
fn a_path_leads_from_the_middle_of_one_row_to_the_middle_of_another() {
    // Two accounts and one thing: rows of two units, the thing in the middle of both.
    let laid = lay(&map(2, &[(&[0, 1], 0)]));
    assert_eq!(laid.paths, ["M0 1L100 2M0 3L100 2"]);
}

#[test]
fn every_kind_has_a_word_a_tie_and_the_explanations_of_its_card() {
    for kind in crate::timeline::links::LinkKind::ALL.map(|kind| kind.name()) {
        if kind == "persona" {
            continue;
        }
        assert_ne!(vocabulary::link_kind(kind, Lang::Ko), kind);
        let known = card_of(kind).and_then(vocabulary::card);
        assert!(known.is_some(), "{kind} has no card");
        assert!(!innocent(&[kind], false, Lang::Ko).is_empty());
    }
    assert!(!innocent(&[], true, Lang::En).is_empty());
}

#[test]
fn what_is_left_out_is_said() {
    let mut some = map(2, &[(&[0, 1], 410)]);
    (some.accounts_total, some.things_total) = (412, 3);
    let told = drawn(&some, Lang::Ko).expect("not everything is drawn");
    assert!(told.contains("3가지 가운데") && told.contains("412개 가운데 2개"), "{told}");
    assert_eq!(shared_by(&some.things[0], Lang::En), "shared by 412 accounts");
    (some.accounts_total, some.things_total) = (2, 1);
    assert_eq!(drawn(&some, Lang::En), None);
}
