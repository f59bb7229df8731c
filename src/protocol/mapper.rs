//! What the page is told of a file before it is screened: what it was recognised as, and how a mapping reads its head.

use super::lock::{Key, Refusal, Unfit, is_signed, offered};
use crate::ingest::intake::Intake;
use crate::ingest::mapped::{Flaw, aligned, applies, flaw, recognise};
use crate::ingest::peel::{Decode, Unzip};
use crate::ingest::roles::ROLES;
use crate::ingest::{Head, Unreadable, head};
use crate::normalise::proposal::{Proposal, Question, Reason, Sample, fill, propose, questions};
use crate::normalise::zone::Zone;
use crate::normalise::{Collector, Partial, mapping};
use crate::report::Word;
use crate::settings::mapping::is_mapping;
pub use crate::settings::mapping::{Answers, DayFirst, Delimiter, Hours, IGNORE, MappedColumn, Mapping, TableKind};
use crate::settings::policy_file::is_policy;
use crate::settings::{Policy, Settings};
use serde::{Deserialize, Serialize};

mod facts;
mod member;

pub use member::member;

use facts::read_rows;

/// Bytes of a file that are looked at: the head of any text, and of what most compressed files expand to.
pub const LOOKED_AT: usize = 256 << 10;
/// Raw rows shown.
const RAW_ROWS: usize = 20;
/// Columns shown: beyond that nobody scrolls, and the message stays small.
const COLUMNS: usize = 200;
/// Characters of a cell that are shown.
const CELL: usize = 60;

/// What a file was recognised as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Recognised {
    /// Data of this format.
    Format {
        /// Id of the format.
        format: Word,
        /// A mapping says so, not the file.
        mapped: bool,
    },
    /// Data that nobody claims.
    Unknown {
        /// Why not.
        error: Word,
    },
    /// A saved mapping.
    Mapping(Box<Mapping>),
    /// A saved mapping that cannot be used.
    BadMapping {
        /// Why, in English.
        why: String,
    },
    /// A policy.
    Policy(Box<Policy>),
    /// A policy that somebody signed.
    SignedPolicy {
        /// The policy.
        policy: Box<Policy>,
        /// The key that proved to have signed it.
        key: Key,
    },
    /// A policy that must not be used: its signature does not hold, or another one is in force. Nothing is screened while it
    /// is among the files.
    RefusedPolicy {
        /// Why.
        why: Refusal,
    },
    /// A policy that cannot be used.
    BadPolicy {
        /// Why, in English.
        why: String,
    },
}

/// One question that the data leave open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// `zone`, `day-order`, `decimal`, `hours` or `account`.
    pub question: Word,
    /// The answers there are; `open` leaves the question to the default.
    pub choices: Vec<String>,
    /// The current one.
    pub answer: String,
}

/// One record as it was read.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct ReadRow {
    /// Physical line.
    pub line: u32,
    /// What was read, as role and value.
    pub facts: Vec<(Word, String)>,
    /// What is the matter with it.
    pub issues: Vec<Word>,
}

/// How a mapping reads the head of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// Why it could not be read, if so.
    pub error: Option<Word>,
    /// The mapping that was used, gaps filled; nothing where the file is no table.
    pub mapping: Option<Mapping>,
    /// What the mapping lacks: `no-account`, `no-time`, `nothing-held`, `role-twice`, `unknown-role`,
    /// `nameless-column`, `other-table`, `unknown-zone`.
    pub flaw: Option<Word>,
    /// Why the roles were proposed, column by column: `name`, `value`, `nothing`.
    pub reasons: Vec<Word>,
    /// What the data leave open.
    pub questions: Vec<Ask>,
    /// The first rows with their lines, header and titles included.
    pub raw: Vec<(u32, Vec<String>)>,
    /// The first records.
    pub read: Vec<ReadRow>,
    /// Records in the head.
    pub rows: u32,
    /// Records that were used.
    pub used: u32,
    /// The zone of its times and where it comes from.
    pub zone: (String, Word),
    /// Only the head was read; there is more.
    pub more: bool,
}

/// Text of a file's first bytes, decompressed and decoded as far as they go, and why it is no text.
fn text_of(bytes: &[u8], whole: bool, settings: &Settings) -> (Vec<u8>, Option<Unreadable>) {
    let mut text = Vec::new();
    let (mut unzip, mut decode) = (Unzip::Start, Decode::default());
    let mut take = |part: &[u8]| {
        text.extend_from_slice(part);
        Ok(())
    };
    // A compressed head ends in the middle of a block; only what comes before it is wanted.
    let mut result = unzip.push(bytes, &settings.policy.limits, &mut |plain| decode.push(plain, &mut take));
    if whole && result.is_ok() {
        let unzipped = unzip.finish(&mut |plain| decode.push(plain, &mut take));
        result = decode.finish(&mut take).and(unzipped);
    }
    (text, result.err())
}

fn head_of<'a>(name: &'a str, text: &'a [u8], whole: bool) -> Head<'a> {
    let length = text.len().min(head::HEAD_BYTES);
    Head::new(name, &text[..length], whole && text.len() == length)
}

/// What the first bytes of a file are recognised as; `whole` says that they are all.
pub fn identify(name: &str, bytes: &[u8], whole: bool, settings: &Settings) -> Recognised {
    let (text, error) = text_of(bytes, whole, settings);
    if let Ok(document) = std::str::from_utf8(&text)
        && is_mapping(document)
    {
        return match mapping::read(document) {
            Ok(mapping) => Recognised::Mapping(Box::new(mapping)),
            Err(why) => Recognised::BadMapping { why },
        };
    }
    if let Ok(document) = std::str::from_utf8(&text)
        && (is_signed(document) || is_policy(document) || name.to_lowercase().ends_with(".policy.json"))
    {
        return match offered(document) {
            Ok((policy, None)) => Recognised::Policy(Box::new(policy)),
            Ok((policy, Some(key))) => Recognised::SignedPolicy { policy: Box::new(policy), key },
            Err(Unfit::Flawed(flaw)) => Recognised::BadPolicy { why: flaw.to_string() },
            Err(Unfit::Unproven(flaw)) => Recognised::RefusedPolicy { why: Refusal::Signature(flaw) },
        };
    }
    let empty = text.iter().all(u8::is_ascii_whitespace);
    if let Some(error) = error.or(empty.then_some(Unreadable::Empty))
        && empty
    {
        return Recognised::Unknown { error: error.name().into() };
    }
    let head = head_of(name, &text, whole);
    let mapped = settings.mappings.iter().any(|mapping| applies(&head, mapping));
    match recognise(head, &settings.mappings) {
        Ok((importer, _)) => Recognised::Format { format: importer.card().id.into(), mapped },
        Err(error) => Recognised::Unknown { error: error.name().into() },
    }
}

/// How a mapping reads the first bytes of a file; without one, how the proposed one does.
pub fn preview(name: &str, bytes: &[u8], whole: bool, given: Option<Mapping>, settings: &Settings) -> Preview {
    let (mut text, _) = text_of(bytes, whole, settings);
    if !whole && let Some(end) = memchr::memrchr(b'\n', &text) {
        // The last row may be cut.
        text.truncate(end + 1);
    }
    let head = head_of(name, &text, whole);
    let mut reasons = Vec::new();
    // A mapping without columns tells the layout only.
    let layout = given.as_ref().filter(|given| given.columns.is_empty());
    let layout = layout.map(|given| (given.delimiter, given.above, given.header));
    let proposal = propose(&head, layout);
    if let Some(Proposal { reasons: known, .. }) = &proposal {
        reasons = known
            .iter()
            .map(|reason| match reason {
                Reason::Name => "name".into(),
                Reason::Value => "value".into(),
                Reason::Nothing => "nothing".into(),
            })
            .collect();
    }
    let known = layout.is_none().then(|| settings.mappings.iter().find(|mapping| applies(&head, mapping)).cloned());
    let given = given.filter(|mapping| !mapping.columns.is_empty()).or(known.flatten());
    let Some(mut mapping) = given.or(proposal.map(|proposal| proposal.mapping)) else {
        return no_table(match identify(name, bytes, whole, settings) {
            Recognised::Unknown { error } => error,
            _ => Unreadable::UnknownFormat.name().into(),
        });
    };
    if !mapping.header {
        // It is about this very file, whatever claims it.
        mapping.file = Some(name.to_owned());
    }
    let (mapping_fits, aligned) = match aligned(&head, &mapping) {
        Some(aligned) => (true, aligned),
        None => (false, mapping),
    };
    let mut mapping = aligned;
    let Some(sample) = Sample::of(head.text, mapping.delimiter, mapping.above, mapping.header) else {
        return no_table(Unreadable::HeaderOnly.name().into());
    };
    fill(&mut mapping, &sample);
    let asked = questions(&mapping, &sample).into_iter().map(|question| ask(question, &mapping, settings)).collect();
    let partial = read_head(name, &text, &mapping, settings);
    let raw = crate::ingest::delimited::sample_rows(head.text, mapping.delimiter.byte(), mapping.above + RAW_ROWS);
    let raw = raw.into_iter().map(|(line, cells)| (line, cells.iter().take(COLUMNS).map(|cell| cut(cell)).collect()));
    Preview {
        error: partial.error.map(|error| error.name().into()),
        flaw: match &mapping.answers.zone {
            _ if !mapping_fits => Some("other-table".into()),
            Some(zone) if Zone::parse(zone).is_none() => Some("unknown-zone".into()),
            _ => flaw(&mapping).map(|flaw| flaw_name(&flaw).into()),
        },
        reasons,
        questions: asked,
        raw: raw.collect(),
        read: read_rows(&partial, &sample),
        rows: partial.row_count,
        used: partial.used,
        zone: (partial.zone.clone(), partial.zone_source.name().into()),
        more: !whole || text.len() > head.text.len(),
        mapping: Some(mapping),
    }
}

fn no_table(error: Word) -> Preview {
    Preview {
        error: Some(error),
        mapping: None,
        flaw: None,
        reasons: Vec::new(),
        questions: Vec::new(),
        raw: Vec::new(),
        read: Vec::new(),
        rows: 0,
        used: 0,
        zone: (String::new(), "".into()),
        more: false,
    }
}

fn flaw_name(flaw: &Flaw) -> &'static str {
    match flaw {
        Flaw::UnknownRole(_) => "unknown-role",
        Flaw::RoleTwice(_) => "role-twice",
        Flaw::NoAccount => "no-account",
        Flaw::NoTime => "no-time",
        Flaw::NothingHeld => "nothing-held",
        Flaw::NamelessColumn => "nameless-column",
    }
}

fn cut(cell: &str) -> String {
    if cell.chars().count() <= CELL { cell.to_owned() } else { cell.chars().take(CELL - 1).chain(['…']).collect() }
}

fn ask(question: Question, mapping: &Mapping, settings: &Settings) -> Ask {
    let answers = &mapping.answers;
    let (question, choices, answer): (&'static str, Vec<String>, Option<String>) = match question {
        Question::Zone => {
            let mut choices = vec!["open".to_owned()];
            for zone in [settings.zone.as_str(), "Asia/Seoul", "UTC"] {
                if !choices.iter().any(|known| known == zone) {
                    choices.push(zone.to_owned());
                }
            }
            ("zone", choices, answers.zone.clone())
        }
        Question::DayOrder => (
            "day-order",
            ["open", "day-first", "month-first"].map(str::to_owned).into(),
            answers
                .day_order
                .map(|order| if order == DayFirst::DayFirst { "day-first" } else { "month-first" }.to_owned()),
        ),
        Question::Decimal => (
            "decimal",
            ["comma", "point"].map(str::to_owned).into(),
            answers.decimal_comma.map(|comma| if comma { "comma" } else { "point" }.to_owned()),
        ),
        Question::Hours => (
            "hours",
            ["decimal", "minutes", "h:mm"].map(str::to_owned).into(),
            answers.hours.map(|hours| match hours {
                Hours::Clock => "h:mm".to_owned(),
                Hours::Decimal => "decimal".to_owned(),
                Hours::Minutes => "minutes".to_owned(),
            }),
        ),
        Question::Account(columns) => {
            let account =
                |column: &&usize| matches!(mapping.columns[**column].role.as_str(), "email" | "account" | "id");
            let chosen = columns.iter().find(account).map(usize::to_string);
            ("account", columns.iter().map(usize::to_string).collect(), chosen)
        }
    };
    Ask { question: question.into(), answer: answer.unwrap_or_else(|| "open".to_owned()), choices }
}

/// What a mapping lets the page answer to a question of `Ask`.
pub fn answered(mut mapping: Mapping, question: &str, answer: &str) -> Mapping {
    let answers = &mut mapping.answers;
    match question {
        "zone" => answers.zone = (answer != "open").then(|| answer.to_owned()),
        "day-order" => {
            answers.day_order = match answer {
                "day-first" => Some(DayFirst::DayFirst),
                "month-first" => Some(DayFirst::MonthFirst),
                _ => None,
            };
        }
        "decimal" => answers.decimal_comma = Some(answer == "comma"),
        "hours" => {
            answers.hours = Some(match answer {
                "minutes" => Hours::Minutes,
                "h:mm" => Hours::Clock,
                _ => Hours::Decimal,
            });
        }
        "account" => {
            let chosen = answer.parse::<usize>().ok();
            let is_account = |role: &str| matches!(role, "email" | "account" | "id");
            let role = mapping.columns.iter().find(|column| is_account(&column.role)).map(|column| column.role.clone());
            for (at, column) in mapping.columns.iter_mut().enumerate() {
                if Some(at) == chosen {
                    column.role = role.clone().unwrap_or_else(|| "account".to_owned());
                } else if is_account(&column.role) {
                    column.role = IGNORE.to_owned();
                }
            }
        }
        _ => {}
    }
    mapping
}

/// Gives a column a role. Another column of that role keeps it, and the flaw is told: with the arrow keys one passes roles
/// that one does not mean.
pub fn with_role(mut mapping: Mapping, column: usize, role: &str) -> Mapping {
    if let Some(column) = mapping.columns.get_mut(column) {
        column.role = role.to_owned();
    }
    mapping
}

/// Names of the roles that a column can be given, in the order in which they are offered.
pub fn role_names() -> impl Iterator<Item = &'static str> {
    ROLES.iter().map(|(_, name)| *name)
}

fn read_head(name: &str, text: &[u8], mapping: &Mapping, settings: &Settings) -> Partial {
    let mut collector = Collector::new(settings, true);
    let mut intake = Intake::new(name, &settings.policy.limits).with_mappings(std::slice::from_ref(mapping));
    intake.push(text, &mut collector);
    let error = intake.finish(&mut collector);
    let mut partial = collector.finish(settings);
    partial.error = error.or(partial.error);
    partial
}
