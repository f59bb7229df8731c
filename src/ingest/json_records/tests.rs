//! Framing, its repair of damage, and the lenient values.

use super::*;
use crate::ingest::lines::testing::{Collector, read};

const KEYS: &[&str] = &["value"];

fn framed(text: &str, limit: usize, piece: usize) -> Vec<(u32, String)> {
    let (mut records, mut found) = (JsonRecords::new(KEYS, limit), Vec::new());
    let mut keep = |line: u32, framed: Framed<'_>| {
        found.push((
            line,
            match framed {
                Framed::Record(record) => String::from_utf8_lossy(record).into_owned(),
                Framed::Broken => "broken".to_owned(),
                Framed::TooLong => "too long".to_owned(),
                Framed::Stray => "stray".to_owned(),
            },
        ));
    };
    for piece in text.as_bytes().chunks(piece) {
        records.push(piece, &mut keep);
    }
    records.finish(&mut keep);
    found
}

#[track_caller]
fn check(text: &str, expected: &[(u32, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
    for piece in 1..=text.len() {
        assert_eq!(framed(text, 200, piece), expected, "pieces of {piece}");
    }
}

#[test]
fn arrays_lines_and_objects_one_after_another() {
    check("[{\"a\":1},\n {\"a\":[{}]}\n]\n", &[(1, r#"{"a":1}"#), (2, r#"{"a":[{}]}"#)]);
    check("{\"a\":1}\r\n\r\n{\"a\":\"}{\"}", &[(1, r#"{"a":1}"#), (3, r#"{"a":"}{"}"#)]);
    check("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", &[(1, "{\n  \"a\": 1\n}"), (4, "{\n  \"a\": 2\n}")]);
    check(r#"[{"a":"\\"},{"a":"\"]"}][{}]"#, &[(1, r#"{"a":"\\"}"#), (1, r#"{"a":"\"]"}"#), (1, "{}")]);
    check("[]\n", &[]);
    check("[\n[{}],\n[]]", &[(2, "{}")]);
}

#[test]
fn wrappers_on_one_line_on_many_and_one_per_line() {
    check(r#"{"@c":"x","value":[{"a":1},{"a":2}],"n":{"value":[{}]}}"#, &[(1, r#"{"a":1}"#), (1, r#"{"a":2}"#)]);
    check("{\"value\":[]}\n{\"value\":[{\"a\":1}]}\n", &[(2, r#"{"a":1}"#)]);
    check("{\n \"value\" : [\n  {\"a\":1}\n ]\n}\n", &[(3, r#"{"a":1}"#)]);
    check("[{\"value\":[{\"a\":1}]},\n{\"value\":[{\"a\":2}]}]", &[(1, r#"{"a":1}"#), (2, r#"{"a":2}"#)]);
    let hugged = "{\"value\":[{\n  \"a\": [\n    {}\n  ]\n}]}";
    check(hugged, &[(1, &hugged[10..hugged.len() - 2])]);
    check(r#"{"a":"value","value":["x"]}"#, &[(1, r#"{"a":"value","value":["x"]}"#)]);
    check(r#"{"value":"x","b":[{}]}"#, &[(1, r#"{"value":"x","b":[{}]}"#)]);
}

#[test]
fn a_line_cut_off_anywhere_is_one_damaged_record() {
    let whole = r#"{"a":{"b":[1,{"c":"d"}]},"e":"f"}"#;
    for cut in 1..whole.len() {
        let text = format!("{}\n{whole}\n{whole}\n", &whole[..cut]);
        check(&text, &[(1, "broken"), (2, whole), (3, whole)]);
        check(&format!("{whole}\n{}", &whole[..cut]), &[(1, whole), (2, "broken")]);
        check(&format!("[\n  {},\n  {whole}\n]\n", &whole[..cut]), &[(2, "broken"), (3, whole)]);
    }
}

#[test]
fn a_wrapper_cut_off_anywhere_does_not_take_the_next_with_it() {
    let whole = r#"{"n":"x","value":[{"a":1},{"a":[2]}],"m":0}"#;
    for cut in 1..whole.len() {
        let text = format!("{}\n{whole}\n{whole}\n", &whole[..cut]);
        let found = framed(&text, 4_000, 7);
        let good: Vec<u32> = found
            .iter()
            .filter(|(line, text)| *line > 1 && text.starts_with("{\"a\""))
            .map(|(line, _)| *line)
            .collect();
        let damage = found.iter().filter(|(_, text)| text == "broken" || text == "stray").count();
        assert!(good.len() == 4 && damage == 1, "{cut}: {found:?}");
        for piece in 1..20 {
            assert_eq!(framed(&text, 4_000, piece), found);
        }
    }
}

#[test]
fn damage_around_records() {
    check("{\"a\":1}\nnot json\n{\"a\":2}\n", &[(1, r#"{"a":1}"#), (2, "broken"), (3, r#"{"a":2}"#)]);
    check("[{\"a\":1},null,{\"a\":2}]", &[(1, r#"{"a":1}"#), (1, "stray"), (1, r#"{"a":2}"#)]);
    check("[{\"a\":1},\n{\"a\":2}", &[(1, r#"{"a":1}"#), (2, r#"{"a":2}"#), (2, "stray")]);
    check("{\"a\":1}}\n{\"a\":2}", &[(1, r#"{"a":1}"#), (1, "stray"), (2, r#"{"a":2}"#)]);
    check("[\n {\n  \"a\": \"raw\nfeed\",\n  \"b\": {}\n },\n {}\n]", &[(2, "broken"), (7, "{}")]);
}

#[test]
fn too_long_is_skipped_and_the_rest_goes_on() {
    let long = "x".repeat(260);
    check(&format!("{{\"a\":\"{long}\"}}\n{{\"a\":1}}"), &[(1, "too long"), (2, r#"{"a":1}"#)]);
    check(&format!("{{\"x\":\"{long}\",\"value\":[{{\"a\":1}}]}}"), &[(1, r#"{"a":1}"#)]);
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Sample<'a> {
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow)]
    number: Number<'a>,
    #[serde(borrow)]
    inner: Object<Inner<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Inner<'a> {
    #[serde(borrow)]
    id: Text<'a>,
}

#[test]
fn values_of_the_wrong_type_do_not_cost_the_record() {
    for (json, text, number, id) in [
        (r#"{"text":"a\nb","number":1.50,"inner":{"id":7}}"#, "a\nb", "1.50", "7"),
        (r#"{"text":-1.5,"number":"37.5","inner":null}"#, "-1.5", "37.5", ""),
        (r#"{"text":true,"number":null,"inner":"x"}"#, "true", "", ""),
        (r#"{"text":null,"number":[1],"inner":[{"id":1}]}"#, "", "", ""),
        (r#"{"text":{"a":1},"number":"x","inner":{"id":[]}}"#, "", "", ""),
    ] {
        let sample: Sample<'_> = parse(1, json.as_bytes(), &mut Collector::default()).unwrap();
        assert_eq!(
            (sample.text.as_str(), std::str::from_utf8(sample.number.bytes()).unwrap(), sample.inner.id.as_str()),
            (text, number, id),
            "{json}"
        );
    }
}

#[test]
fn damaged_records_are_rows_and_identity_numbers_are_masked() {
    let text = "{\"text\":\"900101-1234567\"}\n{\"text\":}\n{\"text\":\n";
    let reader = JsonReader::new(KEYS, 1_000, |line, record: &[u8], sink: &mut dyn Sink| {
        if let Some(sample) = parse::<Sample<'_>>(line, record, sink) {
            assert!(sample.text.as_str().starts_with("masked-"));
        }
    });
    let sink = read(Box::new(reader), text.as_bytes(), 9);
    assert_eq!(sink.rows, [1, 2, 3]);
    assert_eq!(sink.issues, [(1, IssueKind::IdentityNumberMasked), (2, IssueKind::BadJson), (3, IssueKind::BadJson)]);
}

#[test]
fn heads_that_end_early_still_show_their_keys() {
    let first = first_object(b"{\"c\":\"x\",\"value\":[{\"a\":{\"b\":1},\"d\":\"v\",\"e\":\"cut o", KEYS).unwrap();
    assert!(has_key(&first, "a") && has_key(&first, "d") && has_key(&first, "e"));
    assert!(!has_key(&first, "b") && !has_key(&first, "v") && !has_key(&first, "value"));
    assert!(first_object(b"date,user\n", KEYS).is_none());
    assert!(first_object(b"{\"value\":[]}", KEYS).is_none());
}
