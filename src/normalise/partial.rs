//! What one file came to: its activities in columns, its holdings and issues. Partials merge into a population.

use super::blocks::Blocks;
use super::issues::Issues;
use crate::ingest::{DeviceClass, Unreadable};
use crate::model::holding::HoldingValue;
use crate::model::place::Place;
use crate::model::{HoldingField, Interner};
use std::net::IpAddr;

/// Where the zone of a file's times comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ZoneSource {
    /// Every time carries its own offset.
    InData,
    /// A header says so.
    Header,
    /// A column says so.
    Column,
    /// The user said so for this file.
    Option,
    /// Nobody said so.
    Assumed,
}

impl ZoneSource {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::InData => "in-data",
            Self::Header => "header",
            Self::Column => "column",
            Self::Option => "option",
            Self::Assumed => "assumed",
        }
    }
}

/// Activities in columns: 32 bytes each, the account that sorting makes superfluous left aside, and four more where a file has
/// details.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Account, local to the partial.
    pub account: Blocks<u32>,
    /// UTC seconds of the beginning.
    pub start: Blocks<u32>,
    /// Seconds until the end; 0 for a moment.
    pub span: Blocks<u32>,
    /// Address id.
    pub address: Blocks<u32>,
    /// Place id.
    pub place: Blocks<u32>,
    /// Device id.
    pub device: Blocks<u32>,
    /// Client id of work; hash (or id) of the session of anything else.
    pub tag: Blocks<u32>,
    /// `ActivityKind` as a number.
    pub kind: Blocks<u8>,
    /// `Flags`.
    pub flags: Blocks<u8>,
    /// Physical line of the record.
    pub line: Blocks<u32>,
    /// Set of details; without any column where no row of the file has one.
    pub detail: Blocks<u32>,
}

/// A fact about an account that is not in time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct LocalHolding {
    /// Account, local to the partial.
    pub account: u32,
    /// What it is about.
    pub field: HoldingField,
    /// The value.
    pub value: HoldingValue,
    /// Physical line.
    pub line: u32,
}

/// How a file states that two keys are one account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stated {
    /// Both keys stand in one row, such as an id beside an e-mail address.
    Row,
    /// A list of people names the other key.
    Roster,
}

impl Stated {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Roster => "roster",
        }
    }
}

/// Another exact key of an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alias {
    /// Account, local to the partial.
    pub account: u32,
    /// The other key, normalised.
    pub other: String,
    /// Physical line.
    pub line: u32,
    /// How it is stated.
    pub stated: Stated,
}

/// One file, read.
pub struct Partial {
    /// Base name; a member of an archive is `a.zip/member.csv`.
    pub name: String,
    /// Id of the format, where one claimed it.
    pub format: Option<&'static str>,
    /// Bytes of the file.
    pub bytes: u64,
    /// Fast hash of the content: order of merging, and the same file given twice.
    pub fingerprint: u64,
    /// SHA-256 in hexadecimal of the file as it was given, where it was computed: of the archive, for a member of one.
    pub sha256: Option<String>,
    /// Which of the given files it is or lies in, first 0.
    pub origin: usize,
    /// Records that the format holds.
    pub row_count: u32,
    /// Those that became at least one activity or holding.
    pub used: u32,
    /// Name of the zone of its times.
    pub zone: String,
    /// Seconds east of UTC that days of this file are counted in: the zone's offset at its first local time.
    pub zone_source: ZoneSource,
    /// Day and month could not be told apart by the data; the default order was taken.
    pub day_order_assumed: bool,
    /// Why it could not be read, or not to its end.
    pub error: Option<Unreadable>,
    /// Activities.
    pub rows: Rows,
    /// Normalised account keys.
    pub accounts: Interner,
    /// Whether the key is only a personal name.
    pub name_keyed: Vec<bool>,
    /// Whether any usable row names the account.
    pub listed: Vec<bool>,
    /// Personal names seen, as (account, name).
    pub names: Vec<(u32, String)>,
    /// Other exact keys of an account.
    pub aliases: Vec<Alias>,
    /// Addresses.
    pub addresses: Vec<IpAddr>,
    /// Places.
    pub places: Vec<Place>,
    /// Devices with their class.
    pub devices: Interner,
    /// Class of each device.
    pub device_classes: Vec<DeviceClass>,
    /// Clients and projects.
    pub clients: Interner,
    /// Session ids, kept only where somebody will want to see them.
    pub sessions: Option<Interner>,
    /// Header names of columns with protected traits, which were left unread.
    pub dropped_columns: Vec<String>,
    /// Sets of details.
    pub detail_sets: Interner,
    /// Days written as `03/04` have the day first: what days among the details need.
    pub day_first: bool,
    /// Facts that are not in time.
    pub holdings: Vec<LocalHolding>,
    /// Sanctioned wallet addresses in lower case, with their line.
    pub sanctioned_wallets: Vec<(String, u32)>,
    /// What was wrong.
    pub issues: Issues,
}

/// An account key as it is compared: trimmed, in lower case. E-mail and sign-in systems do not tell case apart.
pub fn normal_key(text: &str) -> String {
    text.trim().trim_matches('"').trim().to_lowercase()
}

/// Values that stand for "none" in exports.
pub fn is_nothing(text: &[u8]) -> bool {
    const NOTHING: [&[u8]; 12] =
        [b"", b"-", b"--", b"n/a", b"na", b"null", b"none", b"unknown", b"(null)", b"undefined", b"nil", b"n.a."];
    text.len() <= 9 && NOTHING.iter().any(|nothing| text.eq_ignore_ascii_case(nothing))
        || text == "없음".as_bytes()
        || text == "미상".as_bytes()
}
