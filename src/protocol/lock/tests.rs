//! The rules, one by one, with their quiet twins.

use super::*;

const OURS: &str = "https://intranet.example.org";
const OTHERS: &str = "https://elsewhere.example.org";

fn key(last: char) -> Key {
    Key::parse(&format!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA{last}=")).expect("32 bytes")
}

fn policy(text: &str) -> Policy {
    read(text).expect("a policy")
}

fn locked() -> (Policy, Standing) {
    let policy = policy(r#"{"company":{"lock":true}}"#);
    let standing = Standing::default().after(&policy, Way::Packed, None);
    (policy, standing)
}

const WAYS: [Way; 4] = [Way::Packed, Way::Host(OURS), Way::Chosen, Way::Typed];

#[test]
fn an_open_page_takes_any_policy() {
    let (in_use, standing) = (Policy::default(), Standing::default());
    for way in WAYS {
        for signed_by in [None, Some(key('E'))] {
            let offered = policy(r#"{"company":{"lock":true},"travel":{"min_km":700}}"#);
            assert_eq!(may_replace(&standing, &in_use, way, &offered, signed_by), Ok(()), "{way:?}");
        }
    }
    assert!(!standing.is_bound());
}

#[test]
fn where_a_key_is_pinned_only_its_policies_count_whatever_their_way() {
    let standing = Standing { pin: Some(key('E')), ..Standing::default() };
    for way in WAYS {
        let asked = |by| may_replace(&standing, &Policy::default(), way, &Policy::default(), by);
        assert_eq!(asked(None), Err(Refusal::Unsigned), "{way:?}");
        assert_eq!(asked(Some(key('I'))), Err(Refusal::OtherKey), "{way:?}");
        assert_eq!(asked(Some(key('E'))), Ok(()), "{way:?}");
    }
    assert!(standing.is_bound());
}

#[test]
fn a_signed_policy_gives_way_only_to_its_own_key_and_a_pin_outranks_a_signer() {
    let standing = Standing::default().after(&Policy::default(), Way::Chosen, Some(key('E')));
    assert!(standing.is_bound() && !standing.locked);
    let asked =
        |standing: &Standing, by| may_replace(standing, &Policy::default(), Way::Chosen, &Policy::default(), by);
    assert_eq!(asked(&standing, None), Err(Refusal::Unsigned));
    assert_eq!(asked(&standing, Some(key('I'))), Err(Refusal::OtherKey));
    assert_eq!(asked(&standing, Some(key('E'))), Ok(()));
    let pinned = Standing { pin: Some(key('I')), ..standing };
    assert_eq!(asked(&pinned, Some(key('E'))), Err(Refusal::OtherKey));
}

#[test]
fn a_locked_policy_cannot_be_loosened_from_the_page() {
    let (in_use, standing) = locked();
    for way in [Way::Chosen, Way::Typed, Way::Packed, Way::Host(OTHERS), Way::Host("null")] {
        for signed_by in [None, Some(key('E'))] {
            let refused = may_replace(&standing, &in_use, way, &Policy::default(), signed_by);
            assert_eq!(refused, Err(Refusal::Locked), "{way:?}");
        }
    }
}

#[test]
fn a_locked_policy_gives_way_to_a_host_that_it_names_or_that_sent_it() {
    let named = policy(&format!(r#"{{"company":{{"lock":true}},"host":{{"allowed_origins":["{OURS}"]}}}}"#));
    let standing = Standing::default().after(&named, Way::Packed, None);
    let mut next = named.clone();
    next.company.lock = false;
    assert_eq!(may_replace(&standing, &named, Way::Host(OURS), &next, None), Ok(()));
    assert_eq!(may_replace(&standing, &named, Way::Host(OTHERS), &next, None), Err(Refusal::Locked));

    let (sent, _) = locked();
    let standing = Standing::default().after(&sent, Way::Host(OURS), None);
    assert_eq!(may_replace(&standing, &sent, Way::Host(OURS), &Policy::default(), None), Ok(()));
    assert_eq!(may_replace(&standing, &sent, Way::Host(OTHERS), &Policy::default(), None), Err(Refusal::Locked));
    // Every page without an origin has the same one, so that it proves nobody.
    let standing = Standing::default().after(&sent, Way::Host("null"), None);
    assert_eq!(may_replace(&standing, &sent, Way::Host("null"), &Policy::default(), None), Err(Refusal::Locked));
}

#[test]
fn a_host_never_gives_itself_rights() {
    let grab = policy(&format!(r#"{{"host":{{"allowed_origins":["{OURS}"],"may_receive_report":true}}}}"#));
    let open = Standing::default();
    // A signature by a key that nothing vouches for is worth nothing: anybody can make one.
    for signed_by in [None, Some(key('E'))] {
        assert_eq!(may_replace(&open, &Policy::default(), Way::Host(OURS), &grab, signed_by), Err(Refusal::OwnRights));
    }
    let pinned = Standing { pin: Some(key('E')), ..Standing::default() };
    assert_eq!(may_replace(&pinned, &Policy::default(), Way::Host(OURS), &grab, Some(key('E'))), Ok(()));
    // Whoever sits before the page may: the data are theirs.
    assert_eq!(may_replace(&open, &Policy::default(), Way::Chosen, &grab, None), Ok(()));
    // Rights that there are already may be said again.
    let mut same = grab.clone();
    same.travel.min_km = 700;
    assert_eq!(may_replace(&open, &grab, Way::Host(OURS), &same, None), Ok(()));
}

fn block(text: &str, key: Option<&str>) -> String {
    let packed = Packed { schema: PACKED.to_owned(), text: text.to_owned(), key: key.map(str::to_owned) };
    serde_json::to_string(&packed).expect("JSON")
}

const SIGNED: &str = include_str!("../../../tests/fixtures/signed/policy.signed.json");
const PUBLIC: &str = include_str!("../../../tests/fixtures/signed/public.pem");

#[test]
fn a_packed_policy_is_used_as_it_stands_or_stops() {
    let (policy, standing) = packed(&block(r#"{"company":{"lock":true}} // ours"#, None)).expect("a policy");
    assert!(policy.company.lock && standing.locked && standing.pin.is_none());

    let (policy, standing) = packed(&block(SIGNED, Some(PUBLIC))).expect("a signed policy");
    assert!(policy.company.lock && standing.signer.is_some() && standing.signer == standing.pin);

    let stops = |text: &str| packed(text).expect_err("it stops");
    assert_eq!(stops("{"), Stop::Broken);
    assert_eq!(stops(&block("{}", Some("no key"))), Stop::Broken);
    assert_eq!(stops(&block("{}", None).replace("/1", "/2")), Stop::Broken);
    assert_eq!(stops(&block("{}", Some(PUBLIC))), Stop::Refused(Refusal::Unsigned));
    let other = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";
    assert_eq!(stops(&block(SIGNED, Some(other))), Stop::Refused(Refusal::OtherKey));
    let changed = SIGNED.replacen("true", "false", 1);
    assert_eq!(stops(&block(&changed, Some(PUBLIC))), Stop::Unfit(Unfit::Unproven(SignatureFlaw::Mismatch)));
    assert_eq!(stops(&block(&changed, None)), Stop::Unfit(Unfit::Unproven(SignatureFlaw::Mismatch)));
    assert!(matches!(stops(&block(r#"{"travle":{}}"#, None)), Stop::Unfit(Unfit::Flawed(_))));
}
