//! What page and worker say to each other: closed enums of plain data. Files travel beside a message, never inside it.
//!
//! The report stays in the worker: the page asks for a window of the queue and for one account at a time, so that no message
//! grows with the number of accounts.

pub mod answer;
pub mod case;
pub mod checklist;
pub mod host;
pub mod links;
pub mod lock;
pub mod mapper;
pub mod papers;
pub mod policy;
pub mod queue;
pub mod series;

use crate::report::proof::Proof;
use crate::report::{AccountReport, Coverage, Input, Word};
use case::{Changes, Explained, Kept, OpenItems, Opened, Problem};
use checklist::{Given, Recorded};
use links::LinkMap;
use mapper::{Mapping, Preview, Recognised};
use policy::{Policy, WhatIf};
use queue::{Filter, QueueWindow};
use serde::{Deserialize, Serialize};
use series::Series;

/// Numbers a screening, so that the page can drop what it no longer wants.
pub type JobId = u32;

/// From the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Command {
    /// Read the files beside this message, in this order, and screen them.
    Screen {
        /// Number of the screening.
        job: JobId,
        /// Base names, one per file beside the message.
        names: Vec<String>,
        /// Day or moment of the screening, `2026-01-31` or `2026-01-31T00:00:00Z`.
        as_of: String,
        /// IANA zone for files without one.
        zone: String,
        /// Thresholds, weights, lists and limits; a value, so that page and native twin cannot differ.
        policy: Box<Policy>,
        /// What the columns of tables mean, where a person told it; the first that applies to a file is taken.
        mappings: Vec<Mapping>,
        /// Findings that a person explained.
        #[serde(default)]
        explained: Vec<Explained>,
    },
    /// Weigh what was found by these explanations.
    Explain {
        /// All of them.
        explained: Vec<Explained>,
    },
    /// Write the case; its bytes come beside the answer.
    SaveCase {
        /// What the page knows of it.
        kept: Box<Kept>,
        /// Sealed with this, where it is there.
        passphrase: Option<String>,
    },
    /// Open the case beside this message.
    OpenCase {
        /// Opens it where it is sealed.
        passphrase: Option<String>,
        /// It is to be merged into what is there.
        merge: bool,
    },
    /// Say which accounts wait for a decision.
    OpenItems {
        /// Accounts that are settled.
        settled: Vec<String>,
    },
    /// Compare the screening with the report of the case that was opened.
    Recheck,
    /// Say what the files beside this message are; one answer a file.
    Identify {
        /// Number and base name of each file, in their order.
        files: Vec<(u32, String)>,
        /// Mappings that may apply to them.
        mappings: Vec<Mapping>,
    },
    /// Read the head of the file beside this message by a mapping, or by a proposed one.
    Preview {
        /// Numbers the questions, so that the page can drop an answer that came too late.
        ask: u32,
        /// Base name of the file.
        file: String,
        /// The mapping; null asks for a proposal.
        mapping: Option<Mapping>,
        /// Mappings of which one may already apply.
        mappings: Vec<Mapping>,
        /// IANA zone for files without one.
        zone: String,
        /// Day of the screening.
        as_of: String,
    },
    /// Read the answers to the checklist in the file beside this message.
    Answers {
        /// Number of the file.
        id: u32,
    },
    /// Say what the accounts would come to under another policy; the report stays as it is.
    WhatIf {
        /// Numbers the questions, so that the page can drop an answer that came too late.
        ask: u32,
        /// The other policy.
        policy: Box<Policy>,
    },
    /// Compute SHA-256 of the files beside this message (in a worker of its own).
    Hash {
        /// Number of the screening.
        job: JobId,
    },
    /// SHA-256 of the inputs, as the hashing worker gave them.
    Hashes {
        /// Number of the screening.
        job: JobId,
        /// Base names with hexadecimal digests.
        hashes: Vec<(String, String)>,
    },
    /// A window of the queue.
    Queue {
        /// Numbers the questions, so that the page can drop an answer that came too late.
        ask: u32,
        /// First row.
        offset: usize,
        /// How many.
        limit: usize,
        /// Which accounts, in which order.
        filter: Box<Filter>,
        /// How many accounts somebody has time to look at.
        budget: Option<usize>,
    },
    /// What accounts have in common, as a map.
    Links {
        /// Only this cluster, `c1`.
        cluster: Option<String>,
    },
    /// Everything about one account.
    Account {
        /// Its key.
        account: String,
    },
    /// One line of an input, masked.
    SourceLine {
        /// Base name of the file.
        file: String,
        /// Physical line.
        line: u32,
    },
    /// What the self-test came to, for the exports that follow.
    Proof(Box<Proof>),
    /// An export; the bytes come beside the answer.
    Export {
        /// What to export.
        kind: ExportKind,
    },
    /// A paper, or an export that takes words or the record; the bytes come beside the answer.
    Paper(Box<papers::Ask>),
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportKind {
    /// The report as JSON.
    Json,
    /// The findings as CSV.
    Csv,
    /// The report as JSON for the page around this one.
    Host,
}

impl ExportKind {
    /// The name by which a policy allows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Host => "host",
        }
    }
}

/// How far a screening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Files are read.
    Reading,
    /// Accounts are screened.
    Screening,
}

/// From the worker. Every screening ends in exactly one `Screened` or `Failed`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Update {
    /// The worker listens.
    Ready {
        /// Version of the engine.
        build: String,
    },
    /// How far it is.
    Progress {
        /// Number of the screening.
        job: JobId,
        /// Stage.
        stage: Stage,
        /// Bytes read of all files.
        done: f64,
        /// Bytes of all files.
        total: f64,
        /// Records read.
        rows: f64,
        /// File being read.
        file: String,
    },
    /// The screening is done.
    Screened {
        /// Number of the screening.
        job: JobId,
        /// What it came to.
        summary: Box<Summary>,
    },
    /// The findings were weighed anew.
    Explained {
        /// What the screening comes to now.
        summary: Box<Summary>,
    },
    /// A case was written; its bytes are beside this message.
    CaseSaved {
        /// Suggested name.
        file_name: String,
    },
    /// A case was opened.
    CaseOpened(Box<Opened>),
    /// A case was not opened, or could not be written.
    CaseRefused {
        /// Why.
        problem: Problem,
        /// It was to be merged.
        merge: bool,
    },
    /// Accounts that wait for a decision.
    OpenItems(OpenItems),
    /// What changed since the case that was opened.
    Rechecked(Box<Changes>),
    /// What a file is.
    Identified {
        /// Its number in the command.
        id: u32,
        /// What it is.
        recognised: Recognised,
    },
    /// How a mapping reads the head of a file.
    Preview {
        /// Number of the question.
        ask: u32,
        /// The answer.
        preview: Box<Preview>,
    },
    /// Answers to the checklist of a file.
    Answers {
        /// Number of the file.
        id: u32,
        /// The answers; null where the file is too large to be edited on a page, or holds none.
        answers: Option<Vec<Given>>,
    },
    /// What another policy would change.
    WhatIf(Box<WhatIf>),
    /// A window of the queue.
    Queue(Box<QueueWindow>),
    /// What accounts have in common.
    Links(Box<LinkMap>),
    /// One account.
    Account(Box<AccountDetail>),
    /// One line of an input.
    SourceLine {
        /// Base name of the file.
        file: String,
        /// Physical line.
        line: u32,
        /// Its text with identity numbers masked, cut to 4,000 characters; null where it cannot be read again.
        text: Option<String>,
    },
    /// An export; its bytes are beside this message.
    Exported {
        /// What it is.
        kind: ExportKind,
        /// Suggested name.
        file_name: String,
        /// Media type.
        media_type: String,
    },
    /// A paper; its bytes are beside this message.
    Paper {
        /// Suggested name.
        file_name: String,
    },
    /// There is no paper.
    PaperRefused(papers::Refused),
    /// Digests of the files beside a `Hash` command.
    Hashed {
        /// Number of the screening.
        job: JobId,
        /// In the order of the files.
        digests: Vec<String>,
    },
    /// It went wrong.
    Failed {
        /// Number of the screening.
        job: JobId,
        /// What went wrong.
        fault: Fault,
    },
}

/// A bug or a dead worker, shown to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The date of the screening cannot be read.
    BadAsOf,
    /// The time zone is unknown.
    BadZone,
    /// The policy makes no sense.
    BadPolicy,
    /// The worker died: out of memory, or a defect.
    WorkerDied,
    /// A message could not be understood: page and worker are of different builds.
    BadMessage,
}

/// What a screening came to, without the accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Accounts screened.
    pub accounts: usize,
    /// Accounts per band, the highest band first.
    pub bands: Vec<(Word, usize)>,
    /// Accounts without enough data to judge.
    pub not_enough_data: usize,
    /// Those of them of which nothing was found either.
    pub unjudged: usize,
    /// Accounts with a finding, by family.
    pub families: Vec<(Word, usize)>,
    /// Accounts with a finding, by signal, most first.
    pub found: Vec<(Word, usize)>,
    /// Signals that at least one account could be assessed for.
    pub assessed: usize,
    /// Signals there are.
    pub of: usize,
    /// Activities.
    pub activities: usize,
    /// The moment of the screening.
    pub as_of: String,
    /// Files.
    pub inputs: Vec<Input>,
    /// What could not be read or assessed; long lists are cut to what a page can show.
    pub coverage: Coverage,
    /// How many issues there are in all.
    pub issues_total: usize,
    /// How many keys were joined in all.
    pub joins_total: usize,
    /// How many things accounts have in common.
    pub ties: usize,
}

/// One account with what its page draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountDetail {
    /// As in the report.
    pub report: AccountReport,
    /// Explanations of its findings in their order, Korean and English.
    pub explanations: Vec<(String, String)>,
    /// Ids of signals that could not be assessed, with what was missing.
    pub not_assessed: Vec<(Word, Word)>,
    /// What corroborates what.
    pub weighing: Weighing,
    /// Minutes of presence by weekday (Monday first) and hour of the day, in the zone of the run.
    pub hours: Vec<Vec<u32>>,
    /// The zone of `hours` and `bars`.
    pub zone: String,
    /// Presence by day: the 60 consecutive active days with most presence.
    pub days: Vec<DayBars>,
    /// How many active days there are in all.
    pub days_total: usize,
    /// What the other charts draw.
    pub series: Series,
    /// Answers to the checklist on record, in the order of the checklist.
    pub answers: Vec<Recorded>,
}

/// What corroborates what in an account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weighing {
    /// Families with enough points to count.
    pub enough: Vec<Word>,
    /// Those of them that count, each on evidence of its own.
    pub independent: Vec<Word>,
    /// Pairs that rest on the same lines.
    pub same: Vec<(Word, Word)>,
    /// Signals that found a certain fact.
    pub certain: Vec<Word>,
    /// Signals that may not lift an account by themselves.
    pub never_alone: Vec<Word>,
    /// Points that a family needs to count.
    pub needed: f64,
}

/// Presence of one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayBars {
    /// `2026-01-31`.
    pub day: String,
    /// Stretches as minutes of the day, from and to (to may be 1,440).
    pub bars: Vec<(u16, u16)>,
    /// Minutes of presence.
    pub minutes: u32,
}
