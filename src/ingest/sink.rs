//! Where importers put what they read: borrowed slices of the file, nothing owned.

use super::IssueKind;
use crate::model::{ActivityKind, Detail, HoldingField, Outcome};
use crate::settings::mapping::Answers;

/// A time as the file gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When<'a> {
    /// None given.
    #[default]
    Missing,
    /// One cell.
    Text(&'a [u8]),
    /// A date cell and a time cell.
    Split(&'a [u8], &'a [u8]),
}

/// What kind of identifier a device was known by: only some prove that it is the same machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeviceClass {
    /// Host names, cookies, fingerprints: PC bangs and cloned machines repeat them.
    #[default]
    Weak,
    /// Managed, certificate or serial identifiers.
    Strong,
}

/// One entry as its importer read it. Slices are empty where the file gives nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'a> {
    /// What was done.
    pub kind: ActivityKind,
    /// How it ended.
    pub outcome: Outcome,
    /// Made by a machine, by the source's own flag.
    pub machine: bool,
    /// The end was not stated by the source but is its assumption (`crash`, `gone`).
    pub end_assumed: bool,
    /// Hours of a day without a clock time.
    pub day_only: bool,
    /// The account, by the best key that the row has: e-mail, else id, else UPN, else login name.
    pub account: &'a [u8],
    /// The key above is only a personal name.
    pub account_is_name: bool,
    /// Another exact key of the same account in the same row (an id beside an e-mail).
    pub alias: &'a [u8],
    /// The person's name, for display and sameness only.
    pub name: &'a [u8],
    /// When, or from when.
    pub start: When<'a>,
    /// Until when.
    pub end: When<'a>,
    /// The end is a clock time of the start's day and may lie after midnight.
    pub end_may_wrap: bool,
    /// How long, where no end is given.
    pub duration: &'a [u8],
    /// The row's own zone, where a column has it.
    pub zone: &'a [u8],
    /// Connecting address, with or without a port.
    pub address: &'a [u8],
    /// Country code or name.
    pub country: &'a [u8],
    /// Decimal degrees.
    pub latitude: &'a [u8],
    /// Decimal degrees.
    pub longitude: &'a [u8],
    /// Device identifier or name.
    pub device: &'a [u8],
    /// What kind of identifier that is.
    pub device_class: DeviceClass,
    /// Session id of the source.
    pub session: &'a [u8],
    /// Client or project that work was billed to.
    pub client: &'a [u8],
    /// What only some activities say; empty values are left out.
    pub details: &'a [(Detail, &'a [u8])],
}

/// Takes what importers read.
pub trait Sink {
    /// One more record that the format holds begins at this physical line (first line 1).
    fn row(&mut self, line: u32);
    /// An activity of the current row.
    fn record(&mut self, line: u32, record: &Record<'_>);
    /// A fact about an account that is not in time, of the current row.
    fn holding(&mut self, line: u32, account: &[u8], account_is_name: bool, field: HoldingField, value: &[u8]);
    /// Something wrong with, or notable in, the row at this line.
    fn issue(&mut self, line: u32, kind: IssueKind);
    /// All times without a zone of their own are in this zone (`(UTC)` in a header); names as IANA or `UTC+9`.
    fn header_zone(&mut self, zone: &str);
    /// Times without a zone of their own are in this one, by the format's own definition; a header's word goes before.
    fn format_zone(&mut self, zone: &'static str);
    /// A column of the table holds a protected trait and is left unread; its header name.
    fn dropped_column(&mut self, _name: &str) {}
    /// What a person answered about this table; goes before what its header says. Does nothing unless taken.
    fn told(&mut self, _answers: &Answers) {}
    /// The row lists a wallet address that an authority sanctions.
    fn sanctioned_wallet(&mut self, _line: u32, _address: &[u8]) {}
    /// The oldest entry is not before this year (`wtmp begins …`).
    fn oldest_year(&mut self, year: i32);
}
