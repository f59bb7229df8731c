//! Thresholds on both sides, guards, facts and explanations of the signals that read the account graph.

use super::*;
use crate::settings::Policy;
use crate::signals::sketch::{Sketch, check, fired};

/// `kim` and others, each with one holding.
fn crowd(accounts: usize, holding: &str) -> String {
    let others = (1..accounts).map(|n| format!("= acct=a{n:03} {holding}\n"));
    others.collect::<String>() + &format!("! = {holding}")
}

fn signal(id: &str) -> &'static dyn RiskSignal {
    crate::signals::signal(id).expect("a signal")
}

fn strength(id: &str, drawing: &str) -> Option<Strength> {
    match check(signal(id), drawing) {
        Assessment::Fired(occurrence) => Some(occurrence.strength),
        Assessment::Quiet => None,
        Assessment::NotAssessed(need) => panic!("{id} lacks {need:?}"),
    }
}

#[test]
fn two_share_strongly_four_severely_and_a_crowd_of_fillers_not_at_all() {
    let of = |accounts| strength("shared-phone-multi-account", &crowd(accounts, "phone 010-0000-0001"));
    assert_eq!([of(2), of(3), of(4)], [Some(Strength::Strong), Some(Strength::Strong), Some(Strength::Severe)]);
    let quiet = crowd(101, "phone 010-0000-0001").replace("! ", "");
    assert_eq!(check(signal("shared-phone-multi-account"), &quiet), Assessment::Quiet);
}

#[test]
fn an_account_that_pays_a_crowd_is_a_hub_and_only_worth_a_look() {
    // In a firm of fifty, eleven with one number have its switchboard.
    let firm = |sharing: usize| {
        let others = (sharing..50).map(|n| format!("= acct=b{n:03} phone 010-1{n:03}-{n:04}\n"));
        others.collect::<String>() + &crowd(sharing, "phone 010-0000-0001").replace("! ", "")
    };
    assert_eq!(strength("shared-phone-multi-account", &firm(10)), Some(Strength::Severe));
    assert_eq!(strength("shared-phone-multi-account", &firm(11)), None);
    let occurrence = fired(signal("shared-payout-account"), &crowd(101, "payout-destination 110-000-123456"));
    assert_eq!((occurrence.strength, occurrence.weaknesses.hub), (Strength::Watch, true));
    assert_eq!((list(&occurrence.facts, "accounts").len(), count(&occurrence.facts, "accounts_total")), (20, 101));
    assert!(occurrence.evidence.len() <= 21);
}

#[test]
fn accounts_of_one_name_are_only_worth_a_look() {
    let drawing = crowd(4, "phone 010-0000-0001");
    let named = drawing.clone()
        + "\n= name Kim Gaon\n= acct=a001 name kim  gaon\n= acct=a002 name KIM GAON\n= acct=a003 name KimGaon";
    assert_eq!(strength("shared-phone-multi-account", &named), Some(Strength::Watch));
    let one_other = named.replace("acct=a003 name KimGaon", "acct=a003 name Lee Naru");
    assert_eq!(strength("shared-phone-multi-account", &one_other), Some(Strength::Severe));
}

#[test]
fn one_agency_is_lowered_and_a_known_one_is_quiet() {
    let drawing =
        crowd(2, "payout-destination 110-000-123456") + "\n= agency Garam Works\n= acct=a001 agency garam works";
    let occurrence = fired(signal("shared-payout-account"), &drawing);
    assert_eq!((occurrence.strength, occurrence.severity), (Strength::Watch, Severity::Medium));
    let policy = Policy { agencies: vec!["Garam Works".into()], ..Policy::default() };
    let sketch = Sketch::under(policy, &drawing);
    assert_eq!(sketch.assess(signal("shared-payout-account")), Assessment::Quiet);
}

#[test]
fn a_client_and_a_developer_paid_together_are_a_loop() {
    let drawing = crowd(2, "payout-destination 110-000-123456");
    let both = drawing.clone() + "\n= market-role developer\n= acct=a001 market-role client";
    let occurrence = fired(signal("shared-payout-account"), &both);
    assert_eq!((occurrence.strength, count(&occurrence.facts, "loop")), (Strength::Severe, 1));
    let one_side = drawing + "\n= market-role developer\n= acct=a001 market-role developer";
    assert_eq!(strength("shared-payout-account", &one_side), Some(Strength::Strong));
}

#[test]
fn the_rest_of_a_masked_number_may_agree_by_chance() {
    let of = |hash: &str| strength("shared-id-document", &crowd(2, &format!("document-hash {hash}")));
    assert_eq!(of("masked-12ab34*"), Some(Strength::Watch));
    assert_eq!(of("9f86d081884c7d659a2feaa0c55ad015"), Some(Strength::Strong));
}

#[test]
fn two_at_one_delivery_address_may_be_a_couple_and_a_known_place_is_none() {
    let of = |accounts| strength("shared-shipping-address", &crowd(accounts, "ship-address 가람로 1 101동"));
    assert_eq!([of(2), of(3), of(4)], [Some(Strength::Watch), Some(Strength::Strong), Some(Strength::Severe)]);
    let mut policy = Policy::default();
    policy.links.known_places = vec!["가람로 1, 101동".into()];
    let sketch = Sketch::under(policy, &crowd(4, "ship-address 가람로 1 101동"));
    assert_eq!(sketch.assess(signal("shared-shipping-address")), Assessment::Quiet);
}

const OFFER: &str = "text=shop_screens_done_in_two_weeks_with_tests_daily_notes_and_a_fair_fixed_price";

#[test]
fn three_different_templates_once_each_are_three_pairs() {
    let texts = ["shop", "game", "map", "bank"].map(|word| OFFER.replace("shop", &format!("{word}_{word}x_{word}y")));
    let drawing = |count: usize| {
        let lines =
            (0..count).map(|n| format!("| 03-0{0} 09:00 bid {1}\n| 03-0{0} 10:00 bid acct=lee {1}\n", n + 1, texts[n]));
        lines.collect::<String>()
    };
    assert_eq!(strength("template-reuse-text", &drawing(2)), None);
    assert_eq!(strength("template-reuse-text", &drawing(3)), Some(Strength::Strong));
}

#[test]
fn what_many_accounts_write_is_no_template_of_a_team() {
    let drawing = |accounts: usize| {
        let others = (1..accounts).map(|n| format!("| 03-01 09:00 bid acct=a{n:02} {OFFER} x3 every 1d\n"));
        others.collect::<String>() + &format!("| 03-01 09:00 bid {OFFER} x3 every 1d")
    };
    assert_eq!(strength("template-reuse-text", &drawing(20)), Some(Strength::Severe));
    assert_eq!(strength("template-reuse-text", &drawing(21)), None);
}

#[test]
fn the_text_of_messages_is_off_until_the_policy_turns_it_on() {
    let drawing =
        format!("| 03-01 09:00 message {OFFER} x3 every 1d\n| 03-01 10:00 message acct=lee {OFFER} x3 every 1d");
    assert_eq!(check(signal("template-reuse-text"), &drawing), Assessment::NotAssessed(Need::Texts));
    let mut policy = Policy::default();
    policy.messages.read_texts = true;
    assert!(matches!(Sketch::under(policy, &drawing).assess(signal("template-reuse-text")), Assessment::Fired(_)));
}

#[test]
fn a_client_and_a_developer_of_one_office_are_only_worth_a_look() {
    let drawing = |days: u32| {
        format!(
            "| 03-01 09:00 sign-in ok ip=203.0.113.5 x{days} every 1d
             | 03-01 10:00 sign-in ok ip=203.0.113.5 acct=lee x{days} every 1d
             | 03-20 09:00 review counterpart=lee rating=5"
        )
    };
    assert_eq!(strength("self-dealing-reviews", &drawing(3)), Some(Strength::Watch));
    assert_eq!(strength("self-dealing-reviews", &drawing(2)), None);
    let policy = Policy { known_addresses: vec!["203.0.113.5".into()], ..Policy::default() };
    assert_eq!(Sketch::under(policy, &drawing(3)).assess(signal("self-dealing-reviews")), Assessment::Quiet);
}

#[test]
fn ratings_that_return_between_the_related_are_severe() {
    let drawing = "= payout-destination 110-000-123456
                   = acct=lee payout-destination 110-000-123456
                   ! | 03-05 09:00 review counterpart=lee rating=5 x2 every 1d";
    let occurrence = fired(signal("self-dealing-reviews"), drawing);
    assert_eq!((occurrence.strength, text(&occurrence.facts, "shared")), (Strength::Severe, "payout"));
}

#[test]
fn three_who_name_one_referee_are_worth_a_look() {
    let of = |accounts| {
        strength("reference-shares-attributes", &crowd(accounts, "referee boss@example.org").replace("! ", ""))
    };
    assert_eq!([of(2), of(3)], [None, Some(Strength::Watch)]);
}

#[test]
fn a_recommendation_by_somebody_who_shares_with_a_third_never_counts_alone() {
    let drawing = "= referrer lee\n= acct=lee phone 010-0000-0001\n= acct=park phone 010-0000-0001";
    let occurrence = fired(signal("referral-cluster"), drawing);
    assert_eq!((occurrence.strength, occurrence.never_alone), (Strength::Watch, true));
    assert_eq!(text(&occurrence.facts, "referrer"), "lee");
    let by_address = "= referrer lee
        | 03-01 09:00 sign-in ok acct=lee ip=203.0.113.5 x3 every 1d
        | 03-01 10:00 sign-in ok acct=park ip=203.0.113.5 x3 every 1d
        | 03-01 11:00 sign-in ok acct=choi ip=203.0.113.5 x3 every 1d";
    assert_eq!(strength("referral-cluster", by_address), None, "an office is no reason");
}

#[test]
fn a_cluster_is_severe_from_five_accounts_and_three_kinds_on() {
    let drawing = |accounts: usize, kinds: usize| {
        let mut out = crowd(accounts, "payout-destination 110-000-123456").replace("! ", "");
        out += "\n= phone 010-0000-0001\n= acct=a001 phone 010-0000-0001";
        if kinds > 2 {
            out += "\n= contact-email x@example.org\n= acct=a002 contact-email x@example.org";
        }
        out
    };
    let of = |accounts, kinds| strength("cross-account-graph-cluster", &drawing(accounts, kinds));
    assert_eq!(
        [of(5, 2), of(4, 3), of(5, 3)],
        [Some(Strength::Strong), Some(Strength::Strong), Some(Strength::Severe)]
    );
    assert_eq!(of(2, 2), None);
}

#[test]
fn what_is_unknown_is_no_answer() {
    let nothing = "| 03-01 09:00 sign-in ok";
    for (id, need) in [
        ("mfa-device-shared", Need::Device),
        ("shared-phone-multi-account", Need::Contact),
        ("shared-payout-account", Need::PayoutAccount),
        ("shared-id-document", Need::Papers),
        ("template-reuse-text", Need::Texts),
        ("resume-reuse", Need::Resume),
        ("shared-shipping-address", Need::Shipments),
        ("self-dealing-reviews", Need::Reviews),
        ("referral-cluster", Need::Referees),
        ("cross-account-graph-cluster", Need::Contact),
    ] {
        assert_eq!(check(signal(id), nothing), Assessment::NotAssessed(need), "{id}");
    }
}

#[test]
fn explanations_name_the_others_and_mask_the_value() {
    let facts = fired(signal("shared-phone-multi-account"), &crowd(2, "phone 010-1234-5678")).facts;
    let signal = signal("shared-phone-multi-account");
    assert_eq!(signal.explain(&facts, Lang::Ko), "같은 전화번호를 쓰는 계정이 2개 있습니다(…5678). 다른 계정: a001.");
    assert_eq!(signal.explain(&facts, Lang::En), "2 accounts use one telephone number (…5678). Other accounts: a001.");
}
