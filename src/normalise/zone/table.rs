//! The IANA zones with their changes of clocks from 1970 to 2106, packed.
//!
//! `chrono-tz` holds the same as 850 kB of structures; packed they are a tenth. `tests/it/zones.rs` writes the files from
//! it and holds both equal at every change of every zone.

use std::sync::OnceLock;

/// A name and where its list begins in `CHANGES`, one zone a line; zones that never differed share a list.
const NAMES: &str = include_str!("names.txt");

/// Lists: how many changes, the offset of 1970, then for each change the distance from the one before (the first from 1970)
/// and how much further ahead of UTC clocks are from then on.
const CHANGES: &[u8] = include_bytes!("changes.bin");

/// Nearly all changes of clocks, and all offsets, are whole quarters of an hour.
const QUARTER: i64 = 900;

/// One for each line of `NAMES`.
const COUNT: usize = {
    let (mut lines, mut at) = (0, 0);
    while at < NAMES.len() {
        lines += (NAMES.as_bytes()[at] == b'\n') as usize;
        at += 1;
    }
    lines
};

/// The lists that were asked for, unpacked once: a zone is asked about every row.
static UNPACKED: [OnceLock<Box<[Span]>>; COUNT] = [const { OnceLock::new() }; COUNT];

/// A stretch of time without a change of clocks.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// First second, UTC; it ends where the next span begins.
    pub from: u32,
    /// Seconds east of UTC.
    pub offset: i32,
}

/// A zone of the table.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Its IANA name.
    pub name: &'static str,
    /// In time order, the first from 0.
    pub spans: &'static [Span],
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Listed {}

impl Listed {
    /// The zone of that IANA name, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = NAMES.lines().filter_map(|line| line.split_once(' ')).zip(&UNPACKED);
        let ((name, at), held) = lines.find(|((name, _), _)| name.eq_ignore_ascii_case(text))?;
        Some(Self { name, spans: held.get_or_init(|| unpack(at.parse().unwrap_or_default())) })
    }

    /// Seconds that clocks are ahead of UTC at a moment.
    pub fn offset_at_utc(&self, utc: u32) -> i32 {
        let next = self.spans.partition_point(|span| span.from <= utc);
        self.spans.get(next.saturating_sub(1)).map_or(0, |span| span.offset)
    }
}

fn unpack(at: usize) -> Box<[Span]> {
    let mut rest = CHANGES.get(at..).unwrap_or_default();
    let count = number(&mut rest);
    let mut spans = Vec::new();
    let (mut from, mut offset) = (0, 0);
    for n in 0..=count {
        if n > 0 {
            from += seconds(&mut rest);
        }
        offset += seconds(&mut rest);
        spans.push(Span { from: from as u32, offset: offset as i32 });
    }
    spans.into()
}

/// Signed seconds: the lowest bit says that they are counted in quarters of an hour, the next that they are negative.
fn seconds(rest: &mut &[u8]) -> i64 {
    let packed = number(rest) as i64;
    let unit = if packed & 1 == 1 { QUARTER } else { 1 };
    let size = (packed >> 2) * unit;
    if packed & 2 == 2 { -size } else { size }
}

/// A number in groups of seven bits, the lowest first; all but the last byte have the highest bit set.
fn number(rest: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    while let Some((byte, after)) = rest.split_first() {
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    value
}
