//! The case: what people recorded about a screening, beside what the engine found. A case is kept only where somebody saves
//! it. Nothing here reads a clock: every day and every name was typed in.

pub mod chain;

use crate::report::Word;
use serde::{Deserialize, Serialize};

/// Version of the shape of a record.
pub const SCHEMA: &str = "munjigi.record/1";

/// One answer to the checklist as a person gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// Key of the account.
    pub account: String,
    /// Id of the item.
    pub item: String,
    /// `yes`, `no`, `unknown` or `not-applicable`.
    pub answer: String,
    /// Note.
    pub note: String,
    /// Who answered.
    pub by: String,
    /// On which day, `2026-01-31`, as it was typed.
    pub on: String,
}

/// Everything that people recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// What was settled before anything was screened.
    pub purpose: Purpose,
    /// Answers to the checklist.
    pub answers: Vec<Given>,
    /// What was decided, said and done, oldest first; each carries the hash of the one before it.
    pub entries: Vec<Entry>,
}

/// What a firm settles before it screens: the page "Before".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Purpose {
    /// Why the screening is done.
    pub purpose: String,
    /// The legal basis, in the firm's words.
    pub legal_basis: String,
    /// Who was told, and how.
    pub told: String,
    /// On which day they were told, `2026-01-31`, as it was typed.
    pub told_on: String,
    /// Which data are used.
    pub data: String,
    /// First day of the period that the data cover.
    pub from: String,
    /// Last day of it.
    pub to: String,
    /// Everybody in the same position is treated alike; the firm's statement.
    pub same_for_all: bool,
    /// Whom people may ask about it.
    pub contact: String,
    /// The day by which the case is deleted.
    pub delete_by: String,
    /// Who settled this.
    pub by: String,
    /// On which day.
    pub on: String,
}

/// One thing that a person recorded about an account. Entries are only added; undoing is an entry too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the history, from 1.
    pub number: u32,
    /// Key of the account.
    pub account: String,
    /// What it is.
    pub what: What,
    /// Who recorded it.
    pub by: String,
    /// A second person, asked for where the band is the highest; empty where there is none.
    pub second: String,
    /// The day and time, as they were typed.
    pub on: String,
    /// Hash of the entry before it; 64 zeros for the first.
    pub previous: String,
    /// Where it came from, where two histories were merged and it stood in the other one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Origin>,
    /// SHA-256 over all of the above: detects a change, proves no author.
    pub hash: String,
}

/// What an entry was in the history that it was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Number of the last entry that both histories have in common; 0 where there is none.
    pub fork: u32,
    /// Its hash there.
    pub hash: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum What {
    /// A person decided.
    Decision {
        /// The decision.
        decision: Decision,
        /// Why; never empty.
        reason: String,
        /// The innocent explanations that were considered; never empty.
        considered: String,
        /// The band that the person saw.
        band: Word,
        /// SHA-256 of the account's part of the report that the person saw.
        saw: String,
    },
    /// What the person concerned said.
    Reply {
        /// Their words, or what they come to.
        text: String,
    },
    /// A finding is explained: it stays on the page and adds nothing.
    Explained {
        /// The signal.
        signal: Word,
        /// Why.
        reason: String,
    },
    /// An authority was asked, or was given data.
    Authority {
        /// Which.
        name: String,
        /// Number of its letter or warrant; empty where there is none.
        reference: String,
        /// What was asked or given.
        text: String,
    },
    /// A note.
    Note {
        /// Its text.
        text: String,
    },
    /// What kind of engagement it is.
    Engagement {
        /// Which.
        engagement: Engagement,
    },
    /// An earlier entry no longer counts.
    Undo {
        /// Number of that entry.
        number: u32,
        /// Why.
        reason: String,
    },
}

/// A person's decision. Other words than those of the bands, on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// 확인 완료.
    Cleared,
    /// 본인 확인 요청.
    IdentityCheckAsked,
    /// 진행 보류.
    OnHold,
    /// 기관 상담.
    AuthorityConsulted,
}

/// How somebody works for the firm; what may be done next depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engagement {
    /// Applies, nothing is signed.
    Applicant,
    /// Freelance.
    Freelancer,
    /// Employed.
    Employee,
    /// A company.
    Company,
}
