//! The policy: its schema, its reference table and examples are fresh; what another one would change is told; no value that
//! is accepted breaks the engine.

use crate::support::{as_of, fixtures, screened, screened_in_pieces, session_csv};
use munjigi::model::Lang;
use munjigi::normalise::policy::read;
use munjigi::present::policy_fields::{Tag, label, told, unit};
use munjigi::protocol::mapper::{Recognised, identify};
use munjigi::protocol::policy::{hash, what_if};
use munjigi::report::build;
use munjigi::settings::policy_file::{SCHEMA, leaves, saved, tree};
use munjigi::settings::{Policy, Settings};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a file with what it should be, or rewrites it.
fn check(place: &str, text: &str) {
    let path = root().join(place);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, text).expect("the folder is writable");
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == text, "{place} is not fresh; UPDATE_DOCS=1 cargo test --test it policy rewrites it");
}

/// What the comments of the settings say: for each struct, its own comment and its fields with comment and type.
#[derive(Default)]
struct Commented {
    structs: BTreeMap<String, Vec<(String, String, String)>>,
    defaults: BTreeMap<String, String>,
}

impl Commented {
    fn read(folder: &Path) -> Self {
        let mut found = Self::default();
        let mut files: Vec<PathBuf> = vec![folder.join("settings.rs")];
        let rooms = std::fs::read_dir(folder.join("settings")).expect("the folder is there");
        files.extend(
            rooms.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "rs")),
        );
        for file in files {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            found.take(&stem, &std::fs::read_to_string(&file).expect("a source file"));
        }
        found
    }

    fn take(&mut self, stem: &str, text: &str) {
        let (mut comment, mut inside, mut defaults) = (String::new(), None::<String>, None::<String>);
        for line in text.lines().map(str::trim) {
            if let Some(said) = line.strip_prefix("/// ") {
                if !comment.is_empty() {
                    comment.push(' ');
                }
                comment.push_str(said);
                continue;
            }
            if let Some(rest) = line.strip_prefix("pub struct ") {
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
                inside = rest.ends_with('{').then(|| format!("{stem}::{name}"));
            } else if let Some(rest) = line.strip_prefix("impl Default for ") {
                defaults = Some(format!("{stem}::{}", rest.trim_end_matches([' ', '{'])));
            } else if line.starts_with("fn default()") && !comment.is_empty() {
                self.defaults.extend(defaults.take().map(|name| (name, std::mem::take(&mut comment))));
            } else if let (Some(name), Some((field, kind))) =
                (&inside, line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")))
            {
                let entry = (field.to_owned(), kind.trim_end_matches(',').to_owned(), std::mem::take(&mut comment));
                self.structs.entry(name.clone()).or_default().push(entry);
                continue;
            } else if line == "}" {
                inside = None;
            }
            if !line.starts_with("#[") {
                comment.clear();
            }
        }
    }

    /// Comment of every leaf, by path; the comment of a struct's defaults follows that of its fields.
    fn leaves(&self, name: &str, above: &str, out: &mut Vec<(String, String)>) {
        for (field, kind, comment) in self.structs.get(name).into_iter().flatten() {
            let path = if above.is_empty() { field.clone() } else { format!("{above}.{field}") };
            // `money::PayeeNames` names its room; `Travel` stands in whatever room has one.
            let room = |known: &&String| **known == *kind || known.rsplit("::").next() == Some(kind);
            if let Some(kind) = self.structs.keys().find(room) {
                self.leaves(kind, &path, out);
            } else {
                let more = self.defaults.get(name).map(|said| format!(" {said}")).unwrap_or_default();
                out.push((path, format!("{comment}{more}")));
            }
        }
    }
}

/// Every leaf with its comment, in the order of the settings.
fn commented() -> Vec<(String, String)> {
    let mut out = Vec::new();
    Commented::read(&root().join("src")).leaves("settings::Policy", "", &mut out);
    out.retain(|(path, _)| path != "schema");
    out
}

fn comments() -> BTreeMap<String, String> {
    commented().into_iter().collect()
}

/// A comment as a person reads it: without the marks of emphasis and code. One that names only its origin is told by the
/// step that the field's name bears.
fn plain(path: &str, comment: &str) -> String {
    let text = comment.replace(['*', '`', '\t'], "");
    let name = path.rsplit('.').next().unwrap_or(path);
    let step = [("watch", "Watch"), ("strong", "Strong"), ("severe", "Severe")]
        .into_iter()
        .find(|(step, _)| name.split('_').any(|word| word == *step));
    match (text.strip_prefix("Ours"), text.strip_prefix("Source"), step) {
        (Some(rest), _, Some((_, step))) => format!("{step} limit; ours{rest}"),
        (_, Some(rest), Some((_, step))) => format!("{step} limit; source{rest}"),
        _ => text.trim().to_owned(),
    }
}

#[test]
fn every_field_has_a_comment_and_the_reference_table_is_fresh() {
    let comments = commented();
    let known = std::fs::read_to_string(root().join("src/present/policy_fields.tsv")).unwrap_or_default();
    let korean: BTreeMap<&str, Vec<&str>> = known
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(path, rest)| (path, rest.split('\t').collect()))
        .collect();
    let mut table = String::new();
    for (path, comment) in &comments {
        assert!(plain(path, comment).len() > 10, "{path} has no comment in src/settings");
        let cell = |n: usize| korean.get(path.as_str()).and_then(|cells| cells.get(n)).copied().unwrap_or_default();
        table.push_str(&format!(
            "{path}\t{}\t{}\t{}\t{}\n",
            Tag::of(comment).name(),
            plain(path, comment),
            cell(2),
            cell(3)
        ));
    }
    check("src/present/policy_fields.tsv", &table);
    let there: BTreeSet<&str> = comments.iter().map(|(path, _)| path.as_str()).collect();
    let leaves = leaves(&Policy::default());
    assert_eq!(there, leaves.iter().map(|(path, _)| path.as_str()).collect(), "fields that no comment was found for");
}

fn schema() -> String {
    let comments = comments();
    let text = serde_json::to_string_pretty(&object(&tree(&Policy::default()), "", &comments)).expect("JSON");
    text + "\n"
}

fn object(part: &Map<String, Value>, above: &str, comments: &BTreeMap<String, String>) -> Value {
    let mut fields = Map::new();
    if above.is_empty() {
        fields.insert(
            "schema".to_owned(),
            json!({ "const": SCHEMA, "description": "Version of the shape; may be left out." }),
        );
    }
    for (name, value) in part {
        let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
        let field = match value {
            Value::Object(part) => object(part, &path, comments),
            value => leaf(&path, value, comments),
        };
        fields.insert(name.clone(), field);
    }
    let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": fields });
    if above.is_empty() {
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        schema["title"] = "Munjigi policy".into();
        schema["description"] =
            "Thresholds, weights, lists and limits. A field left out keeps its default; // comments are read over."
                .into();
    }
    schema
}

fn leaf(path: &str, value: &Value, comments: &BTreeMap<String, String>) -> Value {
    let comment = comments.get(path).map_or("", String::as_str);
    let counted = if value.is_number() { format!(" Unit: {}.", unit(path).en) } else { String::new() };
    let description = format!("{}{counted} Tag: {}.", plain(path, comment), Tag::of(comment).name());
    let mut field = json!({ "default": value, "description": description });
    match value {
        Value::Array(_) => {
            field["type"] = "array".into();
            field["items"] = json!({ "type": "string" });
        }
        Value::Bool(_) => field["type"] = "boolean".into(),
        Value::Number(number) => {
            field["type"] = if number.is_u64() { "integer".into() } else { "number".into() };
            field["minimum"] = 0.into();
        }
        _ => field["type"] = "string".into(),
    }
    field
}

#[test]
fn the_published_schema_is_fresh_and_tells_everything_of_every_field() {
    let text = schema();
    check("docs/policy.schema.json", &text);
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    for (path, value) in leaves(&Policy::default()) {
        let pointer = format!("/properties/{}", path.replace('.', "/properties/"));
        let field = schema.pointer(&pointer).unwrap_or_else(|| panic!("{path} is not in the schema"));
        assert_eq!(field["default"], value, "{path}");
        assert!(field["type"].is_string(), "{path}");
        let description = field["description"].as_str().unwrap_or_default();
        assert!(description.contains(" Tag: ") && (!value.is_number() || description.contains(" Unit: ")), "{path}");
        let parent = pointer.rsplit_once("/properties/").map_or("", |(parent, _)| parent);
        assert_eq!(schema.pointer(&format!("{parent}/additionalProperties")), Some(&Value::Bool(false)), "{path}");
    }
}

#[test]
fn every_field_has_a_name_in_both_languages() {
    for (path, _) in leaves(&Policy::default()) {
        for lang in [Lang::Ko, Lang::En] {
            assert!(!label(&path, lang).trim().is_empty(), "{path}");
        }
        // A run that rewrites the table was compiled with the old one.
        let rewritten = std::env::var_os("UPDATE_DOCS").is_some();
        assert!(rewritten || !told(&path).reason_en.is_empty(), "{path}: src/present/policy_fields.tsv is not fresh");
    }
}

#[test]
fn the_commented_examples_are_read_and_differ_from_the_defaults() {
    for name in ["policy-small-firm.jsonc", "policy-platform.jsonc"] {
        let text = std::fs::read_to_string(root().join("docs").join(name)).expect("an example");
        assert!(text.contains("// "), "{name} is commented");
        let policy = read(&text).unwrap_or_else(|flaw| panic!("{name}: {flaw}"));
        assert_ne!(policy, Policy::default(), "{name}");
        assert_eq!(read(&saved(&policy)), Ok(policy), "{name}");
    }
}

/// Sessions of many people and one who hardly rests.
fn table() -> String {
    let mut text = session_csv(60, 1_200, 5);
    for day in 6..20 {
        text.push_str(&format!(
            "op@example.org,2026-01-{day:02}T00:00:00Z,2026-01-{day:02}T14:20:00Z,203.0.113.9,KR,MAC-9,Garam\n"
        ));
    }
    text
}

#[test]
fn what_another_policy_would_change_is_what_it_changes() {
    let text = table();
    let before = screened(&[("t.csv", text.as_bytes())]);
    let report = build::report(&before);
    let policy =
        read(r#"{"weekly_hours":{"watch_hours":150,"strong_hours":150,"severe_hours":160}}"#).expect("a policy");
    let told = what_if(&before, 7, &policy);
    assert_eq!(build::report(&before), report, "asking changes nothing");

    let settings = Settings { policy: policy.clone(), ..Settings::new(as_of()) };
    let after = build::report(&screened_in_pieces(&settings, &[("t.csv", text.as_bytes())], 1 << 20));
    assert_eq!((told.ask, told.policy.as_str()), (7, after.policy.as_str()));
    let band = |report: &munjigi::report::Report, key: &str| {
        report.accounts.iter().find(|account| account.account == key).map(|account| account.band.to_string())
    };
    let moved: Vec<&str> = report
        .accounts
        .iter()
        .map(|account| account.account.as_str())
        .filter(|key| band(&report, key) != band(&after, key))
        .collect();
    assert_eq!(moved, ["op@example.org"], "the data do not show what is tested here");
    assert_eq!(told.rows.iter().map(|row| row.account.as_str()).collect::<Vec<_>>(), moved);
    assert_eq!(told.moved, 1);
    let row = &told.rows[0];
    assert_eq!(
        (Some(row.from.to_string()), Some(row.to.to_string())),
        (band(&report, moved[0]), band(&after, moved[0]))
    );
    assert!(row.signals.iter().any(|change| change.signal == "superhuman-weekly-hours" && change.to.is_none()));
    for (name, now, then) in &told.bands {
        let count =
            |report: &munjigi::report::Report| report.accounts.iter().filter(|account| account.band == *name).count();
        assert_eq!((*now, *then), (count(&report), count(&after)), "{name}");
    }
    assert!(!told.rereads);
}

#[test]
fn quiet_when_nothing_would_change_and_only_cut_offs_name_no_signal() {
    let text = table();
    let before = screened(&[("t.csv", text.as_bytes())]);
    let same = what_if(&before, 1, &Policy::default());
    assert_eq!((same.moved, same.rows.len(), same.policy), (0, 0, hash(&Policy::default())));
    let policy = read(r#"{"score":{"review":90,"verify_first":91,"escalate":92}}"#).expect("a policy");
    let cut = what_if(&before, 2, &policy);
    assert!(cut.moved > 0 && cut.rows.iter().all(|row| row.signals.is_empty() && row.to == "context"));
    let policy = read(r#"{"keep_apart":["op"]}"#).expect("a policy");
    assert!(what_if(&before, 3, &policy).rereads);
}

#[test]
fn an_answer_to_what_if_stays_small_however_many_accounts_move() {
    let mut text = String::from("account,start,end\n");
    for n in 0..2_000 {
        for day in 5..12 {
            text.push_str(&format!("person{n:05}@example.org,2026-01-{day:02}T00:00:00Z,2026-01-{day:02}T16:00:00Z\n"));
        }
    }
    let before = screened(&[("t.csv", text.as_bytes())]);
    let policy = read(r#"{"score":{"review":90,"verify_first":91,"escalate":92}}"#).expect("a policy");
    let told = what_if(&before, 1, &policy);
    assert_eq!((told.moved, told.rows.len()), (2_000, 200));
    assert!(serde_json::to_string(&told).expect("JSON").len() < 1 << 20);
}

/// The least and the most that is accepted in place of a number.
fn extremes(path: &str, value: &Value) -> Vec<Policy> {
    let with = |number: &Value| {
        let mut text = number.to_string();
        for name in path.rsplit('.') {
            text = format!("{{{name:?}:{text}}}");
        }
        read(&text).ok()
    };
    let mut found: Vec<Policy> = with(&json!(0)).into_iter().collect();
    // The first that is accepted: a limit of its own, or that of the threshold it must not pass.
    let most = [1e15, 1e9, 5_256_000.0, 315_360_000.0, 87_600.0, 3_650.0, 100.0, 1.0];
    let number = |most: f64| if value.is_u64() { json!(most as u64) } else { json!(most) };
    found.extend(most.iter().find_map(|most| with(&number(*most))));
    found
}

#[test]
fn no_value_that_is_accepted_breaks_the_engine() {
    let mut text = session_csv(6, 60, 3);
    for day in 5..19 {
        text.push_str(&format!(
            "op1@example.org,2026-01-{day:02}T00:00:00Z,2026-01-{day:02}T20:30:00Z,203.0.113.9,KR,MAC-9,Garam\n"
        ));
        text.push_str(&format!(
            "op1@example.org,2026-01-{day:02}T03:00:00Z,2026-01-{day:02}T16:30:00Z,203.0.113.9,NG,MAC-9,Nuri\n"
        ));
    }
    let roster = fixtures().join("formats/roster/korean");
    let files = crate::support::inputs(&roster);
    let (roster_name, roster) = files.first().expect("a roster");
    let inputs = [("t.csv", text.as_bytes()), (roster_name.as_str(), roster.as_slice())];
    let read_once = screened_in_pieces(&Settings::new(as_of()), &inputs, 1 << 20);
    let mut tried = 0;
    for (path, value) in leaves(&Policy::default()).iter().filter(|(_, value)| value.is_number()) {
        for policy in extremes(path, value) {
            tried += 1;
            if path.starts_with("limits.") {
                let settings = Settings { policy, ..Settings::new(as_of()) };
                assert_eq!(build::report(&screened_in_pieces(&settings, &inputs, 1 << 20)).inputs.len(), 2, "{path}");
            } else {
                assert_eq!(read_once.rescored(&policy).len(), read_once.accounts.len(), "{path}");
            }
        }
    }
    assert!(tried > 100, "only {tried} policies were tried");
}

#[test]
fn a_policy_among_the_files_is_told_from_data() {
    let told = |name: &str, text: &str| identify(name, text.as_bytes(), true, &Settings::new(as_of()));
    let policy = read(r#"{"travel":{"min_km":700}}"#).expect("a policy");
    let commented = "// ours\n{\"travel\": {\"min_km\": 700}}\n";
    assert_eq!(told("own.json", commented), Recognised::Policy(Box::new(policy.clone())));
    assert_eq!(told("own.jsonc", &saved(&policy)), Recognised::Policy(Box::new(policy)));
    for (name, text, why) in [
        ("own.policy.json", r#"{"travle":{}}"#, "travle: there is no such field"),
        ("own.json", r#"{"schema":"munjigi.policy/1","travel":{"min_km":-1}}"#, "travel.min_km: must not be below 0"),
        ("own.json", r#"{"schema":"munjigi.policy/2"}"#, "munjigi.policy/2"),
    ] {
        let Recognised::BadPolicy { why: said } = told(name, text) else { panic!("{text} is no bad policy") };
        assert!(said.contains(why), "{said}");
    }
    let table = session_csv(2, 4, 1);
    for (name, text) in [("t.csv", table.as_str()), ("odd.json", r#"{"users":[{"score":1}]}"#)] {
        let recognised = told(name, text);
        assert!(!matches!(recognised, Recognised::Policy(_) | Recognised::BadPolicy { .. }), "{name}: {recognised:?}");
    }
}
