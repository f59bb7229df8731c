//! A policy from a file: comments, version, and every value looked at before anything is screened with it.
//!
//! What may be told of a field is derived from the default policy, so that a new field is checked without a line here.

use super::Policy;
use super::company::no_origin;
use serde_json::{Map, Value};
use std::fmt;

/// Version of the shape.
pub const SCHEMA: &str = "munjigi.policy/1";
/// What every version of the shape begins with.
const SCHEMA_NAME: &str = "munjigi.policy/";
/// Ten years: no threshold of time is longer, and a moment of this century with so much added still fits into 32 bits.
const YEARS: f64 = 10.0;
/// No count of people, entries or networks reaches a thousand million.
const COUNT_AT_MOST: f64 = 1e9;
/// Bytes that a browser can count exactly.
const BYTES_AT_MOST: f64 = 9_007_199_254_740_991.0;
/// Factors of reliability: they lower a weight and never raise it.
const FACTORS: [&str; 8] =
    ["zone_assumed", "country_only", "end_assumed", "hub", "sparse", "name_key", "floor", "review_reliability"];

/// What is the matter with a policy.
#[derive(Clone, Debug, PartialEq)]
pub enum FlawKind {
    /// It is no JSON object; the reason in English.
    NoPolicy(String),
    /// It is of a newer version, or of none that is known.
    Version(String),
    /// There is no such field.
    Unknown,
    /// A part with fields of its own stands there.
    NeedsPart,
    /// A number stands there.
    NeedsNumber,
    /// A whole number stands there.
    NeedsWhole,
    /// `true` or `false` stands there.
    NeedsChoice,
    /// A list of texts stands there.
    NeedsList,
    /// A text stands there.
    NeedsText,
    /// It is below zero.
    Negative,
    /// It is above the most that makes sense.
    Above(f64),
    /// It must not be below another field.
    Below(String),
    /// It must not be above another field.
    Over(String),
    /// It is no address or prefix.
    NoAddress(String),
    /// It is no origin of a web page.
    NoOrigin(String),
    /// It is no language of the page.
    NoLanguage(String),
    /// What the reader of JSON says, in English.
    Other(String),
}

/// A field and what is the matter with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// `weekly_hours.watch_hours`; empty where it is about the file.
    pub path: String,
    /// What is the matter.
    pub kind: FlawKind,
}

impl Flaw {
    /// A flaw of a field.
    pub fn new(path: &str, kind: FlawKind) -> Self {
        Self { path: path.to_owned(), kind }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(out, "{}: ", self.path)?;
        }
        match &self.kind {
            FlawKind::NoPolicy(why) => write!(out, "no policy: {why}"),
            FlawKind::Version(version) => write!(out, "schema {version} is not {SCHEMA}, which this version reads"),
            FlawKind::Unknown => out.write_str("there is no such field"),
            FlawKind::NeedsPart => out.write_str("needs fields in braces"),
            FlawKind::NeedsNumber => out.write_str("needs a number"),
            FlawKind::NeedsWhole => out.write_str("needs a whole number"),
            FlawKind::NeedsChoice => out.write_str("needs true or false"),
            FlawKind::NeedsList => out.write_str("needs a list of texts"),
            FlawKind::NeedsText => out.write_str("needs a text"),
            FlawKind::Negative => out.write_str("must not be below 0"),
            FlawKind::Above(most) => write!(out, "must not be above {most}"),
            FlawKind::Below(other) => write!(out, "must not be below {other}"),
            FlawKind::Over(other) => write!(out, "must not be above {other}"),
            FlawKind::NoAddress(text) => write!(out, "{text} is no address and no prefix (203.0.113.0/24)"),
            FlawKind::NoOrigin(text) => {
                write!(out, "{text} is no origin (https://intranet.example.org, without a path)")
            }
            FlawKind::NoLanguage(text) => write!(out, "{text} is neither ko nor en"),
            FlawKind::Other(why) => out.write_str(why),
        }
    }
}

/// Whether a text is meant as a policy, of whatever version and however broken: it names the schema, or it is an object of
/// nothing but parts of a policy.
pub fn is_policy(text: &str) -> bool {
    let text = without_comments(text);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return false;
    }
    if text.contains(SCHEMA_NAME) && text.contains("\"schema\"") {
        return true;
    }
    let Ok(Value::Object(given)) = serde_json::from_str(text) else { return false };
    let known = tree(&Policy::default());
    !given.is_empty() && given.keys().all(|key| known.contains_key(key))
}

/// The same text with every `//` comment outside a string made blank, so that lines and columns stay where they are.
pub fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut escaped, mut in_comment) = (false, false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_comment {
            in_comment = letter != '\n';
            out.push(if in_comment { ' ' } else { letter });
            continue;
        }
        if in_string {
            in_string = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
        } else if letter == '"' {
            in_string = true;
        } else if letter == '/' && letters.peek() == Some(&'/') {
            in_comment = true;
            out.push(' ');
            continue;
        }
        out.push(letter);
    }
    out
}

/// Reads a policy with or without `//` comments. Fields left out keep their default; unknown ones and values that make no
/// sense are refused. Addresses are not looked at here.
pub fn parse(text: &str) -> Result<Policy, Flaw> {
    let text = without_comments(text);
    let text = text.trim_start_matches('\u{feff}');
    let no_policy = |why: String| Flaw::new("", FlawKind::NoPolicy(why));
    let given: Value = serde_json::from_str(text).map_err(|error| no_policy(error.to_string()))?;
    let Value::Object(given) = given else { return Err(no_policy("it is no JSON object".to_owned())) };
    match given.get("schema") {
        None => {}
        Some(Value::String(version)) if version == SCHEMA => {}
        Some(other) => {
            let other = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            return Err(Flaw::new("schema", FlawKind::Version(other)));
        }
    }
    shape(&given, &tree(&Policy::default()), "")?;
    // Read from the text once more, so that a field that stands twice is refused.
    let mut policy: Policy =
        serde_json::from_str(text).map_err(|error| Flaw::new("", FlawKind::Other(error.to_string())))?;
    policy.schema = None;
    check(&policy)?;
    Ok(policy)
}

/// The policy as it is saved: its version, then every field.
pub fn saved(policy: &Policy) -> String {
    let text = serde_json::to_string_pretty(policy).unwrap_or_default();
    format!("{{\n  \"schema\": \"{SCHEMA}\",\n{}\n", text.trim_start_matches("{\n"))
}

/// Every field of a policy as JSON.
pub fn tree(policy: &Policy) -> Map<String, Value> {
    match serde_json::to_value(policy) {
        Ok(Value::Object(tree)) => tree,
        _ => Map::new(),
    }
}

/// Every field that has a value of its own, with its path, in the order of their names.
pub fn leaves(policy: &Policy) -> Vec<(String, Value)> {
    let mut leaves = Vec::new();
    collect(&tree(policy), "", &mut leaves);
    leaves
}

fn collect(part: &Map<String, Value>, above: &str, leaves: &mut Vec<(String, Value)>) {
    for (name, value) in part {
        let path = join(above, name);
        match value {
            Value::Object(part) => collect(part, &path, leaves),
            value => leaves.push((path, value.clone())),
        }
    }
}

fn join(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above}.{name}") }
}

/// Whether every given field is one that the default has, and of its kind.
fn shape(given: &Map<String, Value>, known: &Map<String, Value>, above: &str) -> Result<(), Flaw> {
    for (name, value) in given {
        let path = join(above, name);
        if path == "schema" {
            continue;
        }
        let flaw = |kind| Err(Flaw::new(&path, kind));
        match (known.get(name), value) {
            (None, _) => return flaw(FlawKind::Unknown),
            (Some(Value::Object(known)), Value::Object(given)) => shape(given, known, &path)?,
            (Some(Value::Object(_)), _) => return flaw(FlawKind::NeedsPart),
            (Some(Value::Number(number)), Value::Number(given)) => {
                if given.as_f64().is_some_and(|given| given < 0.0) {
                    return flaw(FlawKind::Negative);
                }
                if number.is_u64() && !given.is_u64() {
                    return flaw(FlawKind::NeedsWhole);
                }
            }
            (Some(Value::Number(_)), _) => return flaw(FlawKind::NeedsNumber),
            (Some(Value::Bool(_)), Value::Bool(_)) | (Some(Value::String(_)), Value::String(_)) => {}
            (Some(Value::Bool(_)), _) => return flaw(FlawKind::NeedsChoice),
            (Some(Value::String(_)), _) => return flaw(FlawKind::NeedsText),
            (Some(Value::Array(_)), Value::Array(list)) if list.iter().all(Value::is_string) => {}
            (Some(Value::Array(_)), _) => return flaw(FlawKind::NeedsList),
            (Some(Value::Null), _) => {}
        }
    }
    Ok(())
}

/// Whether the values of a policy make sense, also of one that was not read from a file.
pub fn check(policy: &Policy) -> Result<(), Flaw> {
    let (tree, known) = (tree(policy), tree(&Policy::default()));
    check_part(&tree, &known, "")?;
    if !matches!(policy.company.language.as_str(), "" | "ko" | "en") {
        return Err(Flaw::new("company.language", FlawKind::NoLanguage(policy.company.language.clone())));
    }
    if let Some(text) = no_origin(&policy.host.allowed_origins) {
        return Err(Flaw::new("host.allowed_origins", FlawKind::NoOrigin(text.to_owned())));
    }
    let score = tree.get("score").and_then(Value::as_object);
    for (low, high) in [("low", "medium"), ("medium", "high"), ("review", "verify_first"), ("verify_first", "escalate")]
    {
        let of = |name| score.and_then(|score| score.get(name)).and_then(Value::as_f64);
        if let (Some(lower), Some(higher)) = (of(low), of(high))
            && lower > higher
        {
            return Err(Flaw::new(&join("score", high), FlawKind::Below(join("score", low))));
        }
    }
    Ok(())
}

fn check_part(part: &Map<String, Value>, known: &Map<String, Value>, path: &str) -> Result<(), Flaw> {
    for (name, default) in known {
        let path = join(path, name);
        match (default, part.get(name)) {
            (Value::Object(known), Some(Value::Object(part))) => check_part(part, known, &path)?,
            // No number in JSON: infinite, or none at all.
            (Value::Number(_), Some(Value::Null)) => return Err(Flaw::new(&path, FlawKind::NeedsNumber)),
            (Value::Number(_), Some(value)) => {
                let value = value.as_f64().unwrap_or_default();
                if value < 0.0 {
                    return Err(Flaw::new(&path, FlawKind::Negative));
                }
                let most = at_most(&path);
                if value > most {
                    return Err(Flaw::new(&path, FlawKind::Above(most)));
                }
            }
            _ => {}
        }
    }
    order(part, known, path)
}

/// The most that a number may be, by what its name counts.
fn at_most(path: &str) -> f64 {
    let (part, name) = path.rsplit_once('.').unwrap_or(("", path));
    let last = name.rsplit('_').next().unwrap_or(name);
    match last {
        _ if part == "score" && FACTORS.contains(&name) => 1.0,
        "percent" => 100.0,
        // A share of 1, and a hash of 64 bits.
        "likeness" => 1.0,
        "bits" => 64.0,
        "bytes" => BYTES_AT_MOST,
        "years" => YEARS,
        "months" => 12.0 * YEARS,
        "weeks" => 52.0 * YEARS,
        "days" => 365.0 * YEARS,
        "hours" => 365.0 * 24.0 * YEARS,
        "minutes" => 365.0 * 24.0 * 60.0 * YEARS,
        "seconds" => 365.0 * 24.0 * 3_600.0 * YEARS,
        _ => COUNT_AT_MOST,
    }
}

/// Limits of one thing in the order in which a value passes them, by how their names begin.
const STEPS: [&str; 5] = ["", "watch", "strong", "severe", "impossible"];

/// Whether limits of one thing stand in the order of the defaults, which rises for most and falls for few.
fn order(part: &Map<String, Value>, known: &Map<String, Value>, path: &str) -> Result<(), Flaw> {
    let number = |tree: &Map<String, Value>, name: &str| tree.get(name).and_then(Value::as_f64);
    for name in known.keys() {
        // `watch_hours`, `watch`, or `per_sign_in_watch`.
        let is_step = |word: &str| STEPS[1..].contains(&word);
        let (step, thing, behind) = match (name.split_once('_'), name.rsplit_once('_')) {
            (Some((step, thing)), _) if is_step(step) => (step, thing, false),
            (_, Some((thing, step))) if is_step(step) => (step, thing, true),
            _ => (name.as_str(), "", false),
        };
        let Some(place) = STEPS.iter().position(|known| *known == step && !known.is_empty()) else { continue };
        for lower in &STEPS[..place] {
            let other = match (*lower, thing) {
                ("", "") => continue,
                ("", thing) => [thing.to_owned(), format!("min_{thing}")]
                    .into_iter()
                    .find(|other| known.contains_key(other))
                    .unwrap_or_default(),
                (lower, "") => lower.to_owned(),
                (lower, thing) if behind => format!("{thing}_{lower}"),
                (lower, thing) => format!("{lower}_{thing}"),
            };
            let (Some(a), Some(b)) = (number(known, &other), number(known, name)) else { continue };
            let (Some(one), Some(two)) = (number(part, &other), number(part, name)) else { continue };
            let kind = if a <= b && one > two {
                FlawKind::Below(join(path, &other))
            } else if a > b && one < two {
                FlawKind::Over(join(path, &other))
            } else {
                continue;
            };
            return Err(Flaw::new(&join(path, name), kind));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
