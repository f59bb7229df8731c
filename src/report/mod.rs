//! The finished result: plain serialisable data, the only thing that leaves the engine. Its outer shape is a contract: add,
//! do not rename.

pub mod activities;
pub mod build;
pub mod export;
pub mod proof;

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A word of a fixed vocabulary: borrowed where the engine writes it, owned where a page reads it.
pub type Word = Cow<'static, str>;

/// Version of the shape.
pub const SCHEMA: &str = "munjigi.report/1";
/// Loci listed per finding; `evidence_total` says how many there are.
pub const EVIDENCE_SHOWN: usize = 50;
/// Accounts listed per link and cluster; `accounts_total` says how many there are.
pub const ACCOUNTS_SHOWN: usize = 500;

/// What a screening came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of this shape.
    pub schema: Word,
    /// Version of the engine.
    pub engine: Word,
    /// Hash of the cards.
    pub catalogue: String,
    /// Hash of the policy.
    pub policy: String,
    /// The moment the screening is about.
    pub as_of: String,
    /// Files, by name and hash.
    pub inputs: Vec<Input>,
    /// What could not be read or assessed.
    pub coverage: Coverage,
    /// Accounts: band falling, points falling, account rising.
    pub accounts: Vec<AccountReport>,
    /// What accounts share.
    pub links: Vec<Link>,
    /// Accounts that several kinds of ties hold together, the largest first.
    pub clusters: Vec<Cluster>,
    /// The self-test of the browser that exported it, where one was run; absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<proof::Proof>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// Base name; a member of an archive is `a.zip/member.csv`.
    pub file: String,
    /// SHA-256 of its bytes in hexadecimal; null until it is computed.
    pub sha256: Option<String>,
    /// Id of the format.
    pub format: Option<Word>,
    /// Records that the format holds.
    pub rows: u32,
    /// Those that became at least one activity or holding.
    pub used: u32,
    /// Zone of its times.
    pub zone: String,
    /// Where that comes from.
    pub zone_source: Word,
    /// Whether the order of day and month was not proved by the data and the default was taken.
    pub day_order_assumed: bool,
    /// Header names of columns with protected traits, dropped unread.
    pub dropped_columns: Vec<String>,
    /// Minutes that its clock is ahead of another file's over the same sign-ins; null where they agree or none is shared.
    pub skew_minutes: Option<i32>,
    /// Why it could not be read, or not to its end.
    pub error: Option<Word>,
}

/// What could not be read or assessed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Signals that some account could not be assessed for.
    pub not_assessed: Vec<NotAssessed>,
    /// Wrong rows.
    pub issues: Vec<IssueReport>,
    /// Keys that were joined to an account.
    #[serde(default)]
    pub joins: Vec<JoinReport>,
}

/// One key that was joined to an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinReport {
    /// The account.
    pub account: String,
    /// The key that is the same account.
    pub joined: String,
    /// File that states it.
    pub file: String,
    /// Physical line.
    pub line: u32,
    /// `row` where both keys stand in one row, `roster` where a list of people says so.
    pub how: Word,
}

/// One signal that some account could not be assessed for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotAssessed {
    /// Id of the signal.
    pub signal: Word,
    /// What was missing.
    pub missing: Vec<Word>,
    /// How many accounts could not be assessed.
    pub accounts: usize,
    /// How many accounts there are.
    pub of: usize,
    /// Accounts that could.
    pub assessed: Vec<String>,
}

/// One wrong row, or the rest of its kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssueReport {
    /// File.
    pub file: String,
    /// Physical line.
    pub line: u32,
    /// What is the matter.
    pub kind: Word,
    /// 1, or how many more of the kind there are from this line on.
    pub count: u32,
}

/// One account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AccountReport {
    /// Normalised key.
    pub account: String,
    /// Personal names seen.
    pub names: Vec<String>,
    /// Band.
    pub band: Word,
    /// Points, two decimals.
    pub points: f64,
    /// Activities, failures included.
    pub activities: usize,
    /// First activity.
    pub first: Option<String>,
    /// Last activity.
    pub last: Option<String>,
    /// Minutes of presence.
    pub presence_minutes: u64,
    /// How many signals could be assessed.
    pub assessed: usize,
    /// How many there are.
    pub of: usize,
    /// Fewer than three families could be assessed: not enough data to judge.
    pub enough_data: bool,
    /// The advisory's own list.
    pub diligence: Vec<DiligenceReport>,
    /// What fired, most points first.
    pub findings: Vec<FindingReport>,
    /// The sum: points of each family after halving.
    pub families: Vec<FamilyReport>,
    /// Positive controls on record.
    pub controls: Vec<ControlReport>,
}

/// One diligence measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiligenceReport {
    /// Id.
    pub measure: Word,
    /// `done`, `missing`, `unknown` or `not-needed`.
    pub state: Word,
}

/// Points of one family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FamilyReport {
    /// Family.
    pub family: Word,
    /// Points after halving and controls.
    pub points: f64,
}

/// One positive control.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ControlReport {
    /// Id.
    pub control: Word,
    /// Whether it lowers the sum.
    pub counts: bool,
    /// Why not.
    pub why_not: Option<Word>,
    /// The day it was done.
    pub on: Option<String>,
    /// Where that stands.
    pub evidence: EvidenceReport,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingReport {
    /// Id of the signal.
    pub signal: Word,
    /// Family.
    pub family: Word,
    /// Severity.
    pub severity: Word,
    /// Strength.
    pub strength: Word,
    /// Reliability, two decimals.
    pub reliability: f64,
    /// Why it is below 1.
    pub weaknesses: Vec<Word>,
    /// Points, two decimals.
    pub points: f64,
    /// What it rests on.
    pub facts: BTreeMap<Word, serde_json::Value>,
    /// A person's reason why it is explained.
    pub explained: Option<String>,
    /// Where to look.
    pub evidence: Vec<EvidenceReport>,
    /// How many loci there are.
    pub evidence_total: usize,
}

/// One line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EvidenceReport {
    /// File.
    pub file: String,
    /// Physical line.
    pub line: u32,
}

/// Something that several accounts share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// `device`, `address`, `mfa-device`, `phone`, `mailbox`, `payout`, `wallet`, `document`, `photo`, `text`, `resume`,
    /// `ship-address`, `referee`, `referral` or `review`.
    pub kind: Word,
    /// What it is; of what says who somebody is, only the end.
    pub value: String,
    /// Who shares it, as many as a list can hold.
    pub accounts: Vec<String>,
    /// How many share it.
    pub accounts_total: usize,
    /// Rarity, 0 to 1.
    pub weight: f64,
}

/// Accounts that several kinds of ties hold together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cluster {
    /// `c1`, `c2` and so on, the largest first.
    pub id: String,
    /// Who is in it, as many as a list can hold.
    pub accounts: Vec<String>,
    /// How many are in it.
    pub accounts_total: usize,
    /// Kinds of the ties.
    pub kinds: Vec<Word>,
    /// The rarity of the rarest tie of each kind, added up.
    pub weight: f64,
}
