//! The first kilobytes of a file, decoded once: all that a sniffer may see.

use super::delimited::{self, TableHead};
use super::issue::Unreadable;
use std::cell::OnceCell;

/// How much decoded text a sniffer sees at most.
pub const HEAD_BYTES: usize = 64 << 10;

/// The head of one file.
pub struct Head<'a> {
    /// Base name of the file.
    pub name: &'a str,
    /// The first decoded bytes, as UTF-8 as far as the file was; may end inside a line.
    pub text: &'a [u8],
    /// Whether that is the whole file.
    pub whole: bool,
    table: OnceCell<Option<TableHead>>,
}

impl<'a> Head<'a> {
    /// The head of a file of that name.
    pub fn new(name: &'a str, text: &'a [u8], whole: bool) -> Self {
        Self { name, text, whole, table: OnceCell::new() }
    }

    /// The same head, read as the given table whatever it looks like.
    pub fn as_table(&self, table: TableHead) -> Self {
        Self { name: self.name, text: self.text, whole: self.whole, table: OnceCell::from(Some(table)) }
    }

    /// The non-blank lines, without line ends; the last one is left out where it may be cut.
    pub fn lines(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let text = match (self.whole, memchr::memrchr(b'\n', self.text)) {
            (false, Some(last)) => &self.text[..last],
            _ => self.text,
        };
        text.split(|byte| *byte == b'\n')
            .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
            .filter(|line| !line.trim_ascii().is_empty())
    }

    /// The head read as a delimited table with a header, if it is one.
    pub fn table(&self) -> Option<&TableHead> {
        self.table.get_or_init(|| delimited::find_table(self)).as_ref()
    }

    /// Whether the text begins as JSON.
    pub fn is_json(&self) -> bool {
        matches!(self.text.trim_ascii_start().first(), Some(b'{' | b'['))
    }

    /// What to say about a file that no importer claims.
    pub fn why_unknown(&self) -> Unreadable {
        if !self.whole && memchr::memchr(b'\n', self.text).is_none() {
            return Unreadable::RecordTooLong;
        }
        // One known column makes no table to read, but it is enough to say what the others lack.
        match delimited::find_table_naming(self, 1) {
            _ if self.is_json() => Unreadable::UnknownFormat,
            Some(table) if table.columns.has_account() && !table.columns.has_time() => Unreadable::NoTimeColumn,
            Some(table) if table.columns.has_time() && !table.columns.has_account() => Unreadable::NoAccountColumn,
            _ => Unreadable::UnknownFormat,
        }
    }
}
