//! What is read of a policy file, and what is refused by name.

use super::*;

fn refused(text: &str) -> String {
    parse(text).map_or_else(|flaw| flaw.to_string(), |policy| panic!("{text} is read as {policy:?}"))
}

#[test]
fn comments_are_read_over_and_stay_in_strings() {
    let text = "{ // who\n  \"known_devices\": [\"a//b\", \"c\\\"//d\"], // labs\n  \"no_rest\": {\"rest_hours\": 5} }";
    let policy = parse(text).expect("a policy");
    assert_eq!(policy.known_devices, ["a//b", "c\"//d"]);
    assert_eq!(policy.no_rest.rest_hours, 5.0);
    assert_eq!(without_comments(text).len(), text.len(), "columns stay where they are");
    assert!(refused("{ / \"no_rest\": {} }").contains("line 1 column 3"));
}

#[test]
fn a_policy_survives_being_saved_and_its_version_is_no_part_of_it() {
    let mut policy = Policy::default();
    policy.weekly_hours.watch_hours = 70.5;
    policy.known_addresses = vec!["203.0.113.0/24".to_owned()];
    let text = saved(&policy);
    assert!(text.starts_with("{\n  \"schema\": \"munjigi.policy/1\",\n") && is_policy(&text));
    assert_eq!(parse(&text), Ok(policy));
    assert_eq!(parse("{}"), Ok(Policy::default()));
    assert_eq!(parse("\u{feff}{\"schema\": \"munjigi.policy/1\"}"), Ok(Policy::default()));
}

#[test]
fn what_makes_no_sense_is_refused_by_its_name() {
    for (text, reason) in [
        ("[]", "no policy: it is no JSON object"),
        ("{", "no policy: EOF"),
        (r#"{"schema":"munjigi.policy/2"}"#, "schema: schema munjigi.policy/2 is not munjigi.policy/1"),
        (r#"{"schema":1}"#, "schema 1 is not"),
        (r#"{"//":"no comment"}"#, "//: there is no such field"),
        (r#"{"wekly_hours":{}}"#, "wekly_hours: there is no such field"),
        (r#"{"weekly_hours":{"wach_hours":1}}"#, "weekly_hours.wach_hours: there is no such field"),
        (r#"{"weekly_hours":3}"#, "weekly_hours: needs fields"),
        (r#"{"weekly_hours":{"watch_hours":"84"}}"#, "weekly_hours.watch_hours: needs a number"),
        (r#"{"weekly_hours":{"watch_hours":null}}"#, "weekly_hours.watch_hours: needs a number"),
        (r#"{"weekly_hours":{"watch_hours":-1}}"#, "weekly_hours.watch_hours: must not be below 0"),
        (r#"{"weekly_hours":{"watch_hours":1e999}}"#, "out of range"),
        (r#"{"travel":{"min_km":1.5}}"#, "travel.min_km: needs a whole number"),
        (r#"{"travel":{"min_km":-5}}"#, "travel.min_km: must not be below 0"),
        (r#"{"messages":{"read_texts":1}}"#, "messages.read_texts: needs true or false"),
        (r#"{"known_devices":"lab"}"#, "known_devices: needs a list"),
        (r#"{"known_devices":[1]}"#, "known_devices: needs a list"),
        (r#"{"overlap":{"severe_percent":101}}"#, "overlap.severe_percent: must not be above 100"),
        (r#"{"score":{"hub":1.2}}"#, "score.hub: must not be above 1"),
        (r#"{"new_hire":{"days":3651}}"#, "new_hire.days: must not be above 3650"),
        (
            r#"{"weekly_hours":{"watch_hours":101}}"#,
            "weekly_hours.strong_hours: must not be below weekly_hours.watch_hours",
        ),
        (r#"{"weekly_hours":{"severe_hours":200}}"#, "impossible_hours: must not be below weekly_hours.severe_hours"),
        (
            r#"{"business_hours":{"strong_percent":30}}"#,
            "business_hours.strong_percent: must not be above business_hours.watch_percent",
        ),
        (r#"{"score":{"watch":2}}"#, "score.severe: must not be below score.watch"),
        (r#"{"score":{"low":3}}"#, "score.medium: must not be below score.low"),
        (r#"{"score":{"review":5}}"#, "score.verify_first: must not be below score.review"),
        (r#"{"travel":{"severe_kmh":700}}"#, "travel.severe_kmh: must not be below travel.min_kmh"),
        (r#"{"no_rest":{},"no_rest":{}}"#, "duplicate field"),
        (r#"{"company":{"lock":"yes"}}"#, "company.lock: needs true or false"),
        (r#"{"company":{"language":"fr"}}"#, "company.language: fr is neither ko nor en"),
        (r#"{"host":{"allowed_origins":["*"]}}"#, "host.allowed_origins: * is no origin"),
    ] {
        let said = refused(text);
        assert!(said.contains(reason), "{text}: {said}");
    }
}

#[test]
fn quiet_for_limits_that_stay_in_their_order() {
    for text in [
        r#"{"weekly_hours":{"watch_hours":84,"strong_hours":84,"severe_hours":84}}"#,
        r#"{"business_hours":{"strong_percent":20}}"#,
        r#"{"score":{"hub":1,"floor":0}}"#,
        r#"{"new_hire":{"days":3650}}"#,
    ] {
        assert!(parse(text).is_ok(), "{text}");
    }
}

#[test]
fn a_number_that_is_none_is_refused_in_a_policy_made_by_hand() {
    let mut policy = Policy::default();
    policy.score.high = f64::NAN;
    assert_eq!(check(&policy), Err(Flaw::new("score.high", FlawKind::NeedsNumber)));
    policy.score.high = f64::INFINITY;
    assert_eq!(check(&policy), Err(Flaw::new("score.high", FlawKind::NeedsNumber)));
    assert_eq!(check(&Policy::default()), Ok(()));
}

#[test]
fn a_policy_is_told_from_data() {
    for text in [r#"{"schema":"munjigi.policy/9"}"#, r#"{"score":{}}"#, "// ours\n{\"known_devices\":[]}"] {
        assert!(is_policy(text), "{text}");
    }
    for text in ["{}", "[]", "a,b", r#"{"schema":"munjigi.mapping/1"}"#, r#"{"value":[{"user":"kim"}]}"#] {
        assert!(!is_policy(text), "{text}");
    }
}
