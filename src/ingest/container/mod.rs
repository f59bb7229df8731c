//! Files that hold several texts: workbooks, archives, tables of markup. Each sheet or member comes out as text of its own.
//!
//! Everything reads through `Read + Seek`, so that native and browser share one path, and whatever expands is counted while
//! it expands: the sizes that an archive states about itself are believed nowhere.

mod archive;
mod cfb;
mod markup;
mod opendocument;
mod serial;
mod sheet;
mod table;
mod workbook;
mod xls;
mod xlsb;

use super::Unreadable;
use super::peel::{GZIP, RATIO_FROM};
use crate::settings::Limits;
use flate2::read::MultiGzDecoder;
use std::cell::Cell;
use std::io::{Chain, Cursor, ErrorKind, Read, Seek, SeekFrom};
use std::rc::Rc;

/// Bytes that can be read at any place.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek + ?Sized> ReadSeek for T {}

/// Takes what a container holds, one member after another.
pub trait Members {
    /// A member of that name begins, as `a.zip/dir/member.csv` or `book.xlsx#Sheet1`; false leaves it out.
    fn begin(&mut self, name: &str) -> bool;
    /// The next bytes of the member, as they would stand in a file of their own; false leaves out the rest.
    fn push(&mut self, piece: &[u8]) -> bool;
    /// The member ends; `failed` says why it was not read, or not to its end.
    fn end(&mut self, failed: Option<Unreadable>);
    /// A member that is known to say nothing about anybody's activity.
    fn irrelevant(&mut self, name: &str);
    /// Reading goes on without anything to show yet.
    fn tick(&mut self) {}
}

/// First bytes by which a container is told from text: markup may begin with a comment and a style sheet.
pub const PEEK: usize = 4 << 10;

/// Gzip around a container is looked through so many times.
const WRAPPINGS: u32 = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// Text, or something that the text path knows how to refuse.
    Text,
    /// A zip archive: also xlsx, xlsb and ods.
    Zip,
    /// A compound file: xls, or an encrypted workbook.
    Compound,
    /// HTML or SpreadsheetML.
    Markup,
    /// Gzip around one of these.
    Packed,
}

/// Whether a file that begins so must be read as a container; up to [`PEEK`] bytes are looked at.
pub fn is_container(first: &[u8]) -> bool {
    kind(first, WRAPPINGS) != Kind::Text
}

fn kind(first: &[u8], wrappings: u32) -> Kind {
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if first.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Kind::Compound;
    }
    if first.starts_with(&GZIP) && wrappings > 0 {
        let mut inside = Vec::new();
        // What is there of the head is enough; that the rest is missing is no error here.
        let _ = MultiGzDecoder::new(first).take(PEEK as u64).read_to_end(&mut inside);
        return if kind(&inside, wrappings - 1) == Kind::Text { Kind::Text } else { Kind::Packed };
    }
    if table::is_markup(&first[..first.len().min(PEEK)]) { Kind::Markup } else { Kind::Text }
}

/// Reads a container of that base name.
pub fn read(name: &str, file: &mut dyn ReadSeek, limits: &Limits, members: &mut dyn Members) {
    let mut reading = Reading { limits: limits.clone(), members, expanded: Rc::default(), count: 0 };
    reading.open(name, file, 0);
}

/// One container being read.
struct Reading<'a> {
    limits: Limits,
    members: &'a mut dyn Members,
    /// Bytes that came out of all compressed parts so far.
    expanded: Rc<Cell<u64>>,
    /// Members so far.
    count: u32,
}

impl Reading<'_> {
    /// Reads a file that can be read at any place; `depth` archives lie around it.
    fn open(&mut self, name: &str, file: &mut dyn ReadSeek, depth: u32) {
        let first = match peek(file).and_then(|first| file.seek(SeekFrom::Start(0)).map(|_| first)) {
            Ok(first) => first,
            Err(error) => return self.fail(name, why(&error, Unreadable::NotAccessible)),
        };
        match kind(&first, WRAPPINGS) {
            Kind::Zip => archive::read(self, name, file, depth),
            Kind::Compound => xls::read(self, name, file),
            _ => self.stream(name, file, depth),
        }
    }

    /// Reads a member that comes piece by piece.
    fn stream(&mut self, name: &str, source: &mut dyn Read, depth: u32) {
        let first = match peek(source) {
            Ok(first) => first,
            Err(error) => return self.fail(name, why(&error, Unreadable::DamagedArchive)),
        };
        let found = kind(&first, WRAPPINGS);
        let mut source: Chain<Cursor<Vec<u8>>, &mut dyn Read> = Cursor::new(first).chain(source);
        match found {
            Kind::Zip | Kind::Compound => match hold(&mut source, &self.limits) {
                Ok(bytes) => self.open(name, &mut Cursor::new(bytes), depth),
                Err(error) => self.fail(name, error),
            },
            Kind::Packed => {
                let mut inside = self.counted(MultiGzDecoder::new(&mut source), u64::MAX);
                self.stream(name, &mut inside, depth);
            }
            Kind::Markup => table::read(self, name, &mut source),
            Kind::Text => {
                if self.begin(name) {
                    let failed = self.push_all(&mut source);
                    self.members.end(failed);
                }
            }
        }
    }

    fn push_all(&mut self, source: &mut dyn Read) -> Option<Unreadable> {
        let mut buffer = vec![0; PIECE];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => return None,
                Ok(read) => {
                    if !self.members.push(&buffer[..read]) {
                        return None;
                    }
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Some(why(&error, Unreadable::DamagedArchive)),
            }
        }
    }

    /// Begins a member, unless nobody wants it or there were too many already.
    fn begin(&mut self, name: &str) -> bool {
        self.count += 1;
        if self.count > self.limits.members {
            if self.count == self.limits.members + 1 && self.members.begin(name) {
                self.members.end(Some(Unreadable::TooManyMembers));
            }
            return false;
        }
        self.members.begin(name)
    }

    /// A member that cannot be read at all.
    fn fail(&mut self, name: &str, error: Unreadable) {
        if self.begin(name) {
            self.members.end(Some(error));
        }
    }

    /// A reader of what `packed` compressed bytes expand to, which fails where that is too much.
    fn counted<R: Read>(&self, inner: R, packed: u64) -> Counted<R> {
        Counted {
            inner,
            given: 0,
            most: packed.saturating_mul(self.limits.expansion_ratio).max(RATIO_FROM),
            expanded: self.expanded.clone(),
            all: self.limits.expanded_bytes,
        }
    }
}

/// Bytes handed on at once.
const PIECE: usize = 256 << 10;

/// The first bytes of a source.
fn peek<R: Read + ?Sized>(source: &mut R) -> std::io::Result<Vec<u8>> {
    let mut first = Vec::new();
    source.take(PEEK as u64).read_to_end(&mut first)?;
    Ok(first)
}

/// Everything that is left of a source, which must be held to be read.
fn hold(source: &mut dyn Read, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    source
        .take(limits.container_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| why(&error, Unreadable::DamagedArchive))?;
    if bytes.len() as u64 > limits.container_bytes { Err(Unreadable::TooLarge) } else { Ok(bytes) }
}

/// Counts what comes out of a decompressor.
struct Counted<R> {
    inner: R,
    given: u64,
    most: u64,
    expanded: Rc<Cell<u64>>,
    all: u64,
}

/// Says that a limit of expansion was reached.
#[derive(Debug)]
struct TooFar;

impl std::fmt::Display for TooFar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("expands too far")
    }
}

impl std::error::Error for TooFar {}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.given += read as u64;
        self.expanded.set(self.expanded.get() + read as u64);
        if self.given > self.most || self.expanded.get() > self.all {
            return Err(std::io::Error::other(TooFar));
        }
        Ok(read)
    }
}

/// What a failed read means; `damaged` where the bytes themselves were wrong.
fn why(error: &std::io::Error, damaged: Unreadable) -> Unreadable {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => Unreadable::NotAccessible,
        _ if error.get_ref().is_some_and(|inner| inner.is::<TooFar>()) => Unreadable::ExpandsTooFar,
        _ => damaged,
    }
}

/// A member's or sheet's name as it may be shown: no control characters, nothing that turns the reading direction.
fn shown(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
