//! What page and host say to each other is what the published schema says, and the dark colours are the same both ways.

use crate::support::{screened, session_csv};
use munjigi::present::host_words::fault;
use munjigi::protocol::answer::summary;
use munjigi::protocol::host::{ACCEPTS, HostFault, HostSummary, Said, ToHost, VERSION, connects, read};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/host-api.schema.json")).expect("the schema is there");
    serde_json::from_str(&text).expect("JSON")
}

/// The keywords that the schema uses; another one fails the test instead of being read over.
const KNOWN: [&str; 18] = [
    "$ref",
    "additionalProperties",
    "const",
    "default",
    "description",
    "enum",
    "items",
    "maxItems",
    "maxLength",
    "minLength",
    "minimum",
    "oneOf",
    "properties",
    "required",
    "type",
    "title",
    "$schema",
    "$defs",
];

/// Whether a value is as a part of the schema says.
fn fits(value: &Value, part: &Value, whole: &Value) -> bool {
    let part = part.as_object().expect("a schema is an object");
    for keyword in part.keys() {
        assert!(KNOWN.contains(&keyword.as_str()), "the test does not know the keyword {keyword}");
    }
    let is_a = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("the test does not know the type {other}"),
    };
    let kinds = match part.get("type") {
        None => true,
        Some(Value::String(kind)) => is_a(kind),
        Some(kinds) => kinds.as_array().expect("types").iter().filter_map(Value::as_str).any(is_a),
    };
    let number = |name: &str| part.get(name).and_then(Value::as_u64);
    let length = value.as_str().map(|text| text.chars().count() as u64);
    kinds
        && part.get("const").is_none_or(|wanted| wanted == value)
        && part.get("enum").and_then(Value::as_array).is_none_or(|known| known.contains(value))
        && number("maxItems").is_none_or(|most| value.as_array().is_none_or(|list| list.len() as u64 <= most))
        && number("maxLength").is_none_or(|most| length.is_none_or(|length| length <= most))
        && number("minLength").is_none_or(|least| length.is_none_or(|length| length >= least))
        && number("minimum").is_none_or(|least| value.as_u64().is_none_or(|number| number >= least))
        && part.get("$ref").and_then(Value::as_str).is_none_or(|place| {
            let part = whole.pointer(place.trim_start_matches('#')).unwrap_or_else(|| panic!("{place} is not there"));
            fits(value, part, whole)
        })
        && part
            .get("oneOf")
            .and_then(Value::as_array)
            .is_none_or(|parts| parts.iter().filter(|part| fits(value, part, whole)).count() == 1)
        && part
            .get("items")
            .is_none_or(|items| value.as_array().is_none_or(|list| list.iter().all(|value| fits(value, items, whole))))
        && value.as_object().is_none_or(|object| {
            let fields = part.get("properties").and_then(Value::as_object);
            let closed = part.get("additionalProperties") == Some(&Value::Bool(false));
            let required = part.get("required").and_then(Value::as_array);
            required.is_none_or(|names| names.iter().filter_map(Value::as_str).all(|name| object.contains_key(name)))
                && object.iter().all(|(name, value)| match fields.and_then(|fields| fields.get(name)) {
                    Some(part) => fits(value, part, whole),
                    None => !closed,
                })
        })
}

fn is(value: &Value, side: &str) -> bool {
    let whole = schema();
    let part = whole.pointer(&format!("/$defs/{side}")).expect("a side").clone();
    fits(value, &part, &whole)
}

#[test]
fn what_the_page_says_is_as_the_schema_has_it() {
    let text = session_csv(3, 12, 1);
    let summary = summary(&screened(&[("kim@example.org.csv", text.as_bytes())]));
    let said = |code| ToHost::Error {
        version: VERSION,
        code,
        message: Said { ko: fault(code).ko.to_owned(), en: fault(code).en.to_owned() },
        refused: 1,
    };
    let mut messages = vec![
        ToHost::Ready { version: VERSION, build: "0.1.0", accepts: ACCEPTS },
        ToHost::Resize { version: VERSION, height: 640 },
        ToHost::ReportSummary(HostSummary::of(&summary, true)),
    ];
    messages.extend(HostFault::ALL.map(said));
    for message in &messages {
        let value = serde_json::to_value(message).expect("JSON");
        assert!(is(&value, "to-host") && !is(&value, "to-page"), "{value}");
    }
    let mut report = serde_json::to_value(ToHost::Report { version: VERSION }).expect("JSON");
    assert!(!is(&report, "to-host"), "a report without its Blob");
    report["report"] = json!({});
    assert!(is(&report, "to-host"));
}

#[test]
fn a_summary_holds_no_account_and_no_name() {
    let text = session_csv(5, 40, 1);
    let screened = screened(&[("kim@example.org.csv", text.as_bytes())]);
    let said = serde_json::to_string(&HostSummary::of(&summary(&screened), false)).expect("JSON");
    assert!(said.contains("\"accounts\":5") && said.contains("\"files\":1"), "{said}");
    for account in &screened.population.accounts {
        assert!(!said.contains(&account.key), "{said}");
    }
    assert!(!said.contains("example.org") && !said.contains(".csv"), "{said}");
}

#[test]
fn reader_and_schema_take_and_refuse_the_same() {
    let with = |kind: &str, body: Value| {
        let mut message = body;
        message["version"] = VERSION.into();
        message["type"] = kind.into();
        message
    };
    let long = "n".repeat(301);
    let taken = [
        with("load-data", json!({ "files": [] })),
        with(
            "load-data",
            json!({ "files": [{ "name": "a", "text": "x" }, { "name": "b", "blob": {} }], "screen": false }),
        ),
        with("load-data", json!({ "files": [], "as_of": "2026-01-31", "zone": "UTC" })),
        with("set-policy", json!({ "policy": "{}" })),
        with("set-language", json!({ "language": "en" })),
        with("set-theme", json!({ "theme": "auto" })),
    ];
    let refused = [
        with("load-data", json!({})),
        with("load-data", json!({ "files": [{ "name": "a" }] })),
        with("load-data", json!({ "files": [{ "name": "a", "text": "x", "blob": {} }] })),
        with("load-data", json!({ "files": [{ "name": long, "text": "x" }] })),
        with("load-data", json!({ "files": [{ "name": "", "text": "x" }] })),
        with("load-data", json!({ "files": vec![json!({ "name": "a", "text": "" }); 1_001] })),
        with("set-policy", json!({ "policy": {} })),
        with("set-language", json!({ "language": "fr" })),
        with("set-theme", json!({ "theme": "dark", "more": 1 })),
        with("open-queue", json!({})),
        json!({ "version": "munjigi.host/2", "type": "set-theme", "theme": "dark" }),
        json!({ "type": "set-theme", "theme": "dark" }),
    ];
    for message in &taken {
        assert!(is(message, "to-page") && read(&message.to_string()).is_ok(), "{message}");
    }
    for message in &refused {
        assert!(!is(message, "to-page") && read(&message.to_string()).is_err(), "{message}");
    }
    let connect = with("connect", json!({}));
    assert!(is(&connect, "to-page") && connects(&connect.to_string()).is_ok());
}

/// What stands between the braces after a selector.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let (_, rest) = css.split_once(&format!("{selector} {{")).unwrap_or_else(|| panic!("{selector} is not there"));
    rest.split_once('}').expect("an end").0
}

#[test]
fn dark_by_device_and_dark_by_host_are_the_same_colours() {
    let css = std::fs::read_to_string(root().join("style/tokens.css")).expect("tokens");
    let lines = |selector| -> Vec<String> {
        let lines = block(&css, selector).lines().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty() && !line.starts_with("color-scheme")).collect()
    };
    let by_device = lines(":root:not([data-theme])");
    assert_eq!(by_device, lines(":root[data-theme=\"dark\"]"));
    assert!(by_device.len() > 20, "only {} colours", by_device.len());
    for entry in std::fs::read_dir(root().join("style")).expect("styles").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a style");
        let own = entry.file_name() == "tokens.css";
        assert!(own || !text.contains("prefers-color-scheme"), "{:?} would miss the host's theme", entry.file_name());
    }
}

#[test]
fn the_element_stays_small_and_names_no_outside_host() {
    let path = root().join("embed/munjigi-screen.js");
    let text = std::fs::read_to_string(&path).expect("the element");
    // Issue 6 gives 6 kB.
    assert!(text.len() <= 6_000, "{} bytes", text.len());
    assert!(text.contains(&format!("const VERSION = \"{VERSION}\"")));
    for way in ["innerHTML", "eval(", "Function(", "http:", "https:", "import(", ".setAttribute(\"style"] {
        assert!(!text.contains(way), "{way}");
    }
    let types = std::fs::read_to_string(Path::new(&path).with_extension("d.ts")).expect("its types");
    for name in ["loadData", "setPolicy", "setLanguage", "setTheme", "munjigi-ready", "munjigi-summary"] {
        assert!(types.contains(name), "{name}");
    }
}
