//! One line of an input, read again from the user's own file and masked before anybody sees it.

use super::seek::BlobReader;
use super::slices;
use crate::ingest::Unreadable;
use crate::ingest::container::{self, Members};
use crate::ingest::mask::masked;
use crate::ingest::peel::{Decode, Unzip, rescue};
use crate::settings::Limits;
use web_sys::Blob;

/// Characters of a line that are shown; a Graph export is one line of megabytes.
const SHOWN: usize = 4_000;
/// Bytes of a line that are kept while it is looked for.
const KEPT: usize = 4 * SHOWN;

/// The physical line of that number, first line 1; nothing where the file cannot be read again or has no such line.
pub(super) async fn line(blob: &Blob, wanted: u32) -> Option<String> {
    let mut find = Find { wanted, line: 1, found: Vec::new(), done: false };
    let limits = Limits::default();
    let (mut unzip, mut decode) = (Unzip::Start, Decode::default());
    slices(blob, &mut |piece, _| {
        let read = unzip.push(piece, &limits, &mut |plain| {
            decode.push(plain, &mut |text| {
                find.take(text);
                Ok(())
            })
        });
        read.is_ok() && !find.done
    })
    .await
    .ok()?;
    end(&mut find, &mut unzip, &mut decode);
    find.shown()
}

/// The same line of a sheet or member, by its whole name.
pub(super) fn member_line(name: &str, blob: Blob, member: &str, wanted: u32) -> Option<String> {
    let mut lines = MemberLine { member, find: None, wanted, layers: Layers::default(), limits: Limits::default() };
    container::read(name, &mut BlobReader::new(blob), &Limits::default(), &mut lines);
    lines.find?.shown()
}

#[derive(Default)]
struct Layers {
    unzip: Unzip,
    decode: Decode,
}

/// Looks for a line in one member and leaves out the others.
struct MemberLine<'a> {
    member: &'a str,
    find: Option<Find>,
    wanted: u32,
    layers: Layers,
    limits: Limits,
}

impl Members for MemberLine<'_> {
    fn begin(&mut self, name: &str) -> bool {
        // Of two members of the same name the first is shown.
        let is_it = name == self.member && self.find.is_none();
        if is_it {
            self.find = Some(Find { wanted: self.wanted, line: 1, found: Vec::new(), done: false });
        }
        is_it
    }

    fn push(&mut self, piece: &[u8]) -> bool {
        let Some(find) = &mut self.find else { return false };
        let Layers { unzip, decode } = &mut self.layers;
        let read = unzip.push(piece, &self.limits, &mut |plain| {
            decode.push(plain, &mut |text| {
                find.take(text);
                Ok(())
            })
        });
        read.is_ok() && !find.done
    }

    fn end(&mut self, _: Option<Unreadable>) {
        let Some(find) = &mut self.find else { return };
        let Layers { unzip, decode } = &mut self.layers;
        end(find, unzip, decode);
    }

    fn irrelevant(&mut self, _: &str) {}
}

/// A line at the end of a file may still be held back by the layers in between; a truncated archive ends in an error that
/// was reported when it was read.
fn end(find: &mut Find, unzip: &mut Unzip, decode: &mut Decode) {
    if find.done {
        return;
    }
    let _ = unzip.finish(&mut |plain| {
        decode.push(plain, &mut |text| {
            find.take(text);
            Ok(())
        })
    });
    let _ = decode.finish(&mut |text| {
        find.take(text);
        Ok(())
    });
}

struct Find {
    wanted: u32,
    line: u32,
    found: Vec<u8>,
    done: bool,
}

impl Find {
    fn shown(self) -> Option<String> {
        if self.line < self.wanted {
            return None;
        }
        let text = String::from_utf8(self.found).unwrap_or_else(|error| rescue(error.as_bytes()));
        Some(masked(text.trim_end_matches('\r')).chars().take(SHOWN).collect())
    }

    fn take(&mut self, text: &[u8]) {
        let mut rest = text;
        while !self.done {
            let end = memchr::memchr(b'\n', rest);
            if self.line == self.wanted {
                let part = &rest[..end.unwrap_or(rest.len())];
                let room = KEPT.saturating_sub(self.found.len());
                self.found.extend_from_slice(&part[..part.len().min(room)]);
                self.done = end.is_some();
            }
            match end {
                Some(end) if !self.done => {
                    self.line += 1;
                    rest = &rest[end + 1..];
                }
                _ => return,
            }
        }
    }
}
