//! What is understood of a host's messages, and what is refused by name.

use super::*;

fn message(kind: &str, body: &str) -> String {
    let comma = if body.is_empty() { "" } else { "," };
    format!(r#"{{"version":"munjigi.host/1","type":"{kind}"{comma}{body}}}"#)
}

#[test]
fn every_message_that_is_announced_is_understood() {
    let bodies = [
        r#""files":[{"name":"a.csv","text":"x"},{"name":"b.csv","blob":{}}],"as_of":"2026-01-31","zone":"UTC","screen":false"#,
        r#""policy":"{}""#,
        r#""language":"ko""#,
        r#""theme":"dark""#,
    ];
    for (kind, body) in ACCEPTS.into_iter().zip(bodies) {
        let read = read(&message(kind, body)).unwrap_or_else(|fault| panic!("{kind}: {fault:?}"));
        let name = serde_json::to_value(&read).expect("JSON");
        assert!(name.get(kind).is_some(), "{kind} is read as {name}");
    }
    let Ok(FromHost::LoadData(data)) = read(&message("load-data", r#""files":[]"#)) else { panic!("no data") };
    assert!(data.screen && data.as_of.is_none() && data.zone.is_none());
    assert_eq!(connects(&message("connect", "")), Ok(()));
}

#[test]
fn what_is_not_on_the_list_is_refused_by_name() {
    use HostFault::{BadName, Malformed, UnknownMessage, WrongVersion};
    let file = |rest: &str| message("load-data", &format!(r#""files":[{{{rest}}}]"#));
    for (text, fault) in [
        ("", Malformed),
        ("null", Malformed),
        ("[]", Malformed),
        ("\"connect\"", Malformed),
        ("{}", WrongVersion),
        (r#"{"version":"munjigi.host/2","type":"set-theme","theme":"dark"}"#, WrongVersion),
        (r#"{"version":1,"type":"set-theme","theme":"dark"}"#, WrongVersion),
        (r#"{"version":"munjigi.host/1"}"#, Malformed),
        (r#"{"version":"munjigi.host/1","type":7}"#, Malformed),
        (&message("eval", r#""code":"1""#), UnknownMessage),
        (&message("toString", ""), UnknownMessage),
        (&message("__proto__", ""), UnknownMessage),
        (&message("LoadData", r#""files":[]"#), UnknownMessage),
        (&message("connect", ""), UnknownMessage),
        (&message("set-theme", r#""theme":"dark","__proto__":{"admin":true}"#), Malformed),
        (&message("set-theme", r#""theme":"dark","constructor":{"prototype":{}}"#), Malformed),
        (&message("set-theme", r#""theme":"blue""#), Malformed),
        (&message("set-theme", ""), Malformed),
        (&message("set-language", r#""language":["ko"]"#), Malformed),
        (&message("set-policy", r#""policy":{}"#), Malformed),
        (&message("load-data", r#""files":{}"#), Malformed),
        (&message("load-data", r#""files":[null]"#), Malformed),
        (&file(r#""name":"a.csv""#), Malformed),
        (&file(r#""name":"a.csv","text":"x","blob":{}"#), Malformed),
        (&file(r#""name":"a.csv","blob":{"size":1}"#), Malformed),
        (&file(r#""name":"a.csv","text":"x","path":"/etc""#), Malformed),
        (&file(r#""name":" ","text":"x""#), BadName),
        (&file(&format!(r#""name":"{}","text":"x""#, "한".repeat(MOST_NAME + 1))), BadName),
    ] {
        assert_eq!(read(text), Err(fault), "{text}");
    }
    assert!(read(&file(&format!(r#""name":"{}","text":"x""#, "한".repeat(MOST_NAME)))).is_ok());
    assert_eq!(connects(&message("connect", r#""more":1"#)), Err(Malformed));
    assert_eq!(connects(&message("set-theme", r#""theme":"dark""#)), Err(UnknownMessage));
}

#[test]
fn what_is_too_much_is_refused_by_name() {
    let text = |bytes: usize| message("set-policy", &format!(r#""policy":"{}""#, "x".repeat(bytes)));
    assert_eq!(read(&text(MOST_BYTES)), Err(HostFault::TooLarge));
    assert!(read(&text(MOST_BYTES - 100)).is_ok());
    let files = |count: usize| {
        let files = vec![r#"{"name":"a","text":""}"#; count].join(",");
        message("load-data", &format!(r#""files":[{files}]"#))
    };
    assert_eq!(read(&files(MOST_FILES + 1)), Err(HostFault::TooManyFiles));
    assert!(read(&files(MOST_FILES)).is_ok());
    let deep = message("set-theme", &format!(r#""theme":{}{}"#, "[".repeat(100_000), "]".repeat(100_000)));
    assert_eq!(read(&deep), Err(HostFault::Malformed));
}
