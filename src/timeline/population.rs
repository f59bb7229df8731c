//! All accounts: partials of files merged, duplicates across files dropped, activities sorted by account and time.
//!
//! Merging gives the same population in whatever order the partials come: files are ordered by their hash, accounts by
//! their key, activities by time and then by content.

use super::joins::Join;
use super::merge::Merging;
use crate::ingest::{DeviceClass, IssueKind, Unreadable};
use crate::model::activity::Flags;
use crate::model::civil::DAY;
use crate::model::holding::HoldingValue;
use crate::model::place::Place;
use crate::model::{Detail, HoldingField, Interner};
use crate::normalise::issues::IssueEntry;
use crate::normalise::partial::{Partial, Rows, ZoneSource};
use crate::normalise::zone::Zone;
use std::net::IpAddr;
use std::ops::Range;

/// One file, as the report lists it.
pub struct FileFacts {
    /// Base name.
    pub name: String,
    /// Id of the format.
    pub format: Option<&'static str>,
    /// SHA-256 of the file as it was given, where it was computed; members of one archive share it.
    pub sha256: Option<String>,
    /// Which of the given files it is or lies in, first 0.
    pub origin: usize,
    /// Fast hash of the content.
    pub fingerprint: u64,
    /// Bytes.
    pub bytes: u64,
    /// Records that the format holds.
    pub row_count: u32,
    /// Records that were used.
    pub used: u32,
    /// Zone of its times.
    pub zone: String,
    /// The same, ready for use.
    pub clock: Option<Zone>,
    /// Where that comes from.
    pub zone_source: ZoneSource,
    /// Day and month order was not proved.
    pub day_order_assumed: bool,
    /// Days written as `03/04` have the day first.
    pub day_first: bool,
    /// Header names of columns with protected traits, which were left unread.
    pub dropped_columns: Vec<String>,
    /// Minutes that its clock is ahead of another file's over the same sign-ins, where they disagree.
    pub skew_minutes: Option<i32>,
    /// Why it could not be read.
    pub error: Option<Unreadable>,
    /// What was wrong with rows.
    pub issues: Vec<IssueEntry>,
}

/// A fact about an account, with its place in a file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Holding {
    /// What it is about.
    pub field: HoldingField,
    /// The value.
    pub value: HoldingValue,
    /// Index of the file.
    pub file: u16,
    /// Physical line.
    pub line: u32,
}

/// One line of a list of sanctioned wallets.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SanctionedWallet {
    /// The address, in lower case.
    pub address: String,
    /// Index of the file.
    pub file: u16,
    /// Physical line.
    pub line: u32,
}

/// One account.
pub struct Account {
    /// Normalised key.
    pub key: String,
    /// Personal names seen, sorted.
    pub names: Vec<String>,
    /// The key is only a personal name.
    pub name_keyed: bool,
    /// Its activities in the columns of the population.
    pub range: Range<usize>,
    /// Kinds that occur among them, one bit each by the number of the kind.
    pub kinds: u32,
    /// Its facts that are not in time, sorted.
    pub holdings: Vec<Holding>,
}

/// The sorted columns: all activities of account 0 in time order, then those of account 1, and so on.
#[derive(Default)]
pub struct Columns {
    /// UTC seconds.
    pub start: Vec<u32>,
    /// Seconds.
    pub span: Vec<u32>,
    /// Address id.
    pub address: Vec<u32>,
    /// Place id.
    pub place: Vec<u32>,
    /// Device id.
    pub device: Vec<u32>,
    /// Client id or session hash.
    pub tag: Vec<u32>,
    /// Kind.
    pub kind: Vec<u8>,
    /// Flags.
    pub flags: Vec<u8>,
    /// File.
    pub file: Vec<u16>,
    /// Line.
    pub line: Vec<u32>,
    /// Set of details; empty where no file has any.
    pub detail: Vec<u32>,
}

/// Everything that was read.
#[derive(Default)]
pub struct Population {
    /// Files in the order of their hash.
    pub files: Vec<FileFacts>,
    /// Accounts in the order of their key.
    pub accounts: Vec<Account>,
    /// Activities.
    pub columns: Columns,
    /// Addresses by id.
    pub addresses: Vec<IpAddr>,
    /// Places by id.
    pub places: Vec<Place>,
    /// Device names by id.
    pub devices: Interner,
    /// Device classes by id.
    pub device_classes: Vec<DeviceClass>,
    /// Clients by id.
    pub clients: Interner,
    /// Session ids, where they were kept.
    pub sessions: Option<Interner>,
    /// Sets of details by id.
    pub detail_sets: Interner,
    /// Details that any activity tells, one bit each by the number of the detail.
    pub told_details: u64,
    /// Sanctioned wallets that the user loaded, sorted by address, each once.
    pub sanctioned_wallets: Vec<SanctionedWallet>,
    /// The zone of the run: of files that state none.
    pub zone: Option<Zone>,
    /// Keys that were joined to an account, by account and key.
    pub joins: Vec<Join>,
}

impl Population {
    /// Merges files; the keys of `keep_apart` are joined to no account. The order in which files are given changes nothing but
    /// which of two equal files is called the copy.
    pub fn merge(partials: Vec<Partial>, keep_apart: &[String]) -> Self {
        let mut ordered = partials;
        ordered.sort_by(|a, b| (a.fingerprint, a.bytes, &a.name).cmp(&(b.fingerprint, b.bytes, &b.name)));
        let mut kept: Vec<Partial> = Vec::new();
        for mut partial in ordered {
            // Equal files stand next to one another.
            let equal = |known: &&Partial| known.fingerprint == partial.fingerprint && known.bytes == partial.bytes;
            let same = partial.bytes > 0 && kept.iter().rev().take_while(equal).any(|known| known.error.is_none());
            if same {
                partial.issues.add(1, IssueKind::SameFile);
                partial.rows = Rows::default();
                partial.holdings.clear();
                partial.names.clear();
                partial.aliases.clear();
                partial.accounts = Interner::default();
                partial.name_keyed.clear();
                partial.listed.clear();
            }
            kept.push(partial);
        }
        Merging::new(kept).settle(keep_apart)
    }

    /// The civil day of an activity in the zone of its file; see `Case::local_day`.
    pub fn local_day(&self, row: usize) -> i32 {
        let (file, start) = (&self.files[self.columns.file[row] as usize], self.columns.start[row]);
        let day = |zone: Option<Zone>| {
            let offset = zone.map_or(0, |zone| zone.offset_at_utc(start));
            (i64::from(start) + i64::from(offset)).div_euclid(i64::from(DAY)) as i32
        };
        match file.zone_source {
            ZoneSource::InData | ZoneSource::Column => day(None).max(day(self.zone)),
            _ => day(file.clock),
        }
    }

    /// The line of the user's list of sanctioned wallets that has this address, in lower case.
    pub fn sanctioned_wallet(&self, address: &str) -> Option<&SanctionedWallet> {
        let at = self.sanctioned_wallets.binary_search_by(|wallet| wallet.address.as_str().cmp(address)).ok()?;
        self.sanctioned_wallets.get(at)
    }

    /// Whether any activity tells a detail.
    pub fn tells(&self, detail: Detail) -> bool {
        self.told_details >> detail as u8 & 1 == 1
    }

    /// The file and line of an activity.
    pub fn locus(&self, row: usize) -> (u16, u32) {
        (self.columns.file[row], self.columns.line[row])
    }
}

/// Whether an activity is something that the person did: not failed, not made by a machine.
pub fn is_own(flags: u8) -> bool {
    flags & (Flags::FAILURE | Flags::MACHINE) == 0
}
