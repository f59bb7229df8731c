//! What the page asks for when it wants a paper or an export, and what it is told when one is refused.

use crate::case::Record;
use crate::model::Lang;
use serde::{Deserialize, Serialize};

/// Bytes of a record that a message may carry.
pub const MOST_BYTES: usize = 1_000_000;
/// Bytes of all inputs up to which a hand-over holds the files themselves; above it holds their list and hashes.
pub const MOST_HANDED: u64 = 256 * 1024 * 1024;

/// A paper, or an export that needs the record or words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperKind {
    /// The report as HTML.
    Html,
    /// The report as Markdown.
    Markdown,
    /// The paper of one person.
    Person,
    /// A copy for that person: everybody else bears a pseudonym.
    PersonCopy,
    /// A sheet for each account that somebody has to look at.
    People,
    /// The record of the whole screening.
    Screening,
    /// OCSF Detection Finding, JSON lines.
    Ocsf,
    /// The report as JSON under pseudonyms.
    RedactedJson,
    /// The findings as CSV under pseudonyms.
    RedactedCsv,
    /// The report as HTML under pseudonyms.
    RedactedHtml,
    /// For an authority: originals, hashes, facts, inference, record, receipt.
    Handover,
}

/// In which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tongue {
    /// Korean.
    #[default]
    Ko,
    /// English.
    En,
    /// Both, side by side.
    Both,
}

impl Tongue {
    /// The languages.
    pub fn langs(self) -> &'static [Lang] {
        match self {
            Self::Ko => &[Lang::Ko],
            Self::En => &[Lang::En],
            Self::Both => &[Lang::Ko, Lang::En],
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// Which paper.
    pub kind: PaperKind,
    /// In which language.
    pub tongue: Tongue,
    /// What people recorded.
    pub record: Record,
    /// The account of a person's paper.
    pub account: Option<String>,
    /// The key of pseudonyms.
    pub key: String,
    /// Which authority a hand-over is for.
    pub authority: String,
    /// Number of its letter or warrant.
    pub reference: String,
}

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refused {
    /// Something could still be read: the lines, with what they tell (`person`, `address`), cut to what a page can show.
    Survivors {
        /// How many there are in all.
        total: usize,
        /// Where.
        places: Vec<(u32, String)>,
    },
    /// No key for pseudonyms.
    NoKey,
    /// There is no such account.
    NoAccount,
    /// The record is larger than a message may be.
    TooLarge,
}
