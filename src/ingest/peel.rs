//! Compression and encoding, peeled off before anything looks at the text.
//!
//! Both work on pieces of any size and hold no more than one piece. The encoding of a file without a mark is decided at its
//! first byte beyond ASCII, which may come megabytes after the start.

use super::issue::Unreadable;
use crate::settings::Limits;
use encoding_rs::{CoderResult, Decoder, EUC_KR, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use flate2::write::MultiGzDecoder;
use std::io::Write;

/// Undoes gzip where there is one.
#[derive(Default)]
pub enum Unzip {
    /// The first bytes are still to come.
    #[default]
    Start,
    /// Inside a compressed file: the first bytes are still to come, which may be compressed again.
    Nested {
        /// Layers around it.
        depth: u32,
        /// Less than the two bytes that tell.
        held: Vec<u8>,
    },
    /// Not compressed.
    Plain,
    /// Compressed.
    Gzip {
        /// Takes compressed bytes, holds what they expand to.
        decoder: Box<MultiGzDecoder<Vec<u8>>>,
        /// Bytes taken.
        taken: u64,
        /// Bytes given on.
        given: u64,
        /// Takes what it expands to.
        inner: Box<Self>,
    },
}

/// How much compressed data is expanded at once: at the format's highest ratio, about 1,000, that is 16 MiB.
const STEP: usize = 16 << 10;
/// Below this the ratio of a compressed file does not matter.
pub(super) const RATIO_FROM: u64 = 64 << 20;
/// First bytes of a gzip.
pub(super) const GZIP: [u8; 2] = [0x1f, 0x8b];
/// Gzip inside gzip is a rotated log that was packed again; there is gzip that expands to itself forever.
const DEPTH: u32 = 3;

impl Unzip {
    /// Takes a piece, gives expanded pieces to `next`.
    pub fn push(
        &mut self,
        piece: &[u8],
        limits: &Limits,
        next: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut joined = Vec::new();
        let (depth, piece) = match self {
            Self::Start => (0, piece),
            Self::Nested { depth, held } => {
                held.extend_from_slice(piece);
                if held.len() < GZIP.len() {
                    return Ok(());
                }
                joined.append(held);
                (*depth, &joined[..])
            }
            _ => (0, piece),
        };
        if let Self::Start | Self::Nested { .. } = self {
            *self = if !piece.starts_with(&GZIP) {
                Self::Plain
            } else if depth >= DEPTH {
                return Err(Unreadable::TooNested);
            } else {
                Self::Gzip {
                    decoder: Box::new(MultiGzDecoder::new(Vec::new())),
                    taken: 0,
                    given: 0,
                    inner: Box::new(Self::Nested { depth: depth + 1, held: Vec::new() }),
                }
            };
        }
        let Self::Gzip { decoder, taken, given, inner } = self else {
            return next(piece);
        };
        for step in piece.chunks(STEP) {
            let result = decoder.write_all(step);
            *taken += step.len() as u64;
            let expanded = std::mem::take(decoder.get_mut());
            *given += expanded.len() as u64;
            if *given > limits.expanded_bytes || (*given > RATIO_FROM && *given > *taken * limits.expansion_ratio) {
                return Err(Unreadable::ExpandsTooFar);
            }
            inner.push(&expanded, limits, next)?;
            if result.is_err() {
                return Err(Unreadable::DamagedGzip);
            }
        }
        Ok(())
    }

    /// Takes the end of the file.
    pub fn finish(&mut self, next: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
        match self {
            Self::Gzip { decoder, inner, .. } => {
                let complete = decoder.try_finish().is_ok();
                let rest = std::mem::take(decoder.get_mut());
                inner.push(&rest, &Limits::default(), next)?;
                inner.finish(next)?;
                if complete { Ok(()) } else { Err(Unreadable::TruncatedGzip) }
            }
            Self::Nested { held, .. } => next(&std::mem::take(held)),
            Self::Start | Self::Plain => Ok(()),
        }
    }
}

/// Turns bytes into UTF-8.
pub struct Decode {
    state: State,
    buffer: Vec<u8>,
}

enum State {
    /// Nothing seen yet.
    Start(Vec<u8>),
    /// ASCII so far; the encoding is decided at the first byte beyond it.
    Ascii,
    /// From the first byte beyond ASCII on, held until there is enough to judge by.
    Judge(Vec<u8>),
    /// Given on as it is.
    Utf8,
    /// Everything is decoded.
    Other(Box<Decoder>),
}

/// Bytes that must be seen before the encoding of a file without a mark is judged, unless it ends earlier.
const PROOF: usize = 4 << 10;

impl Default for Decode {
    fn default() -> Self {
        Self { state: State::Start(Vec::new()), buffer: Vec::new() }
    }
}

impl Decode {
    /// Takes a piece, gives decoded pieces to `next`.
    pub fn push(
        &mut self,
        piece: &[u8],
        next: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        self.take(piece, false, next)
    }

    /// Takes the end of the file.
    pub fn finish(&mut self, next: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
        self.take(&[], true, next)
    }

    fn take(
        &mut self,
        piece: &[u8],
        last: bool,
        next: &mut dyn FnMut(&[u8]) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        if let State::Start(held) = &mut self.state {
            held.extend_from_slice(piece);
            if held.len() < PROOF && !last {
                return Ok(());
            }
            let held = std::mem::take(held);
            let (state, mark) = first_state(&held)?;
            self.state = state;
            return self.take(&held[mark..], last, next);
        }
        if let State::Ascii = self.state {
            // The common case, eight bytes at a time.
            if piece.is_ascii() {
                return next(piece);
            }
            match piece.iter().position(|byte| !byte.is_ascii()) {
                None => return next(piece),
                Some(first) => {
                    next(&piece[..first])?;
                    self.state = State::Judge(Vec::new());
                    return self.take(&piece[first..], last, next);
                }
            }
        }
        if let State::Judge(held) = &mut self.state {
            held.extend_from_slice(piece);
            if held.len() < PROOF && !last {
                return Ok(());
            }
            let held = std::mem::take(held);
            let encoding = guess(&held);
            self.state = if encoding == UTF_8 {
                State::Utf8
            } else {
                State::Other(Box::new(encoding.new_decoder_without_bom_handling()))
            };
            return self.take(&held, last, next);
        }
        if let State::Other(decoder) = &mut self.state {
            let mut rest = piece;
            loop {
                let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(1 << 20).min(4 << 20);
                self.buffer.resize(room.max(64), 0);
                let (result, read, written, _) = decoder.decode_to_utf8(rest, &mut self.buffer, last);
                next(&self.buffer[..written])?;
                rest = &rest[read..];
                if result == CoderResult::InputEmpty {
                    return Ok(());
                }
            }
        }
        next(piece)
    }
}

/// The state for a file that begins so, and the length of its byte order mark.
fn first_state(held: &[u8]) -> Result<(State, usize), Unreadable> {
    if let Some((encoding, mark)) = Encoding::for_bom(held) {
        return Ok(if encoding == UTF_8 {
            (State::Utf8, mark)
        } else {
            (State::Other(Box::new(encoding.new_decoder_without_bom_handling())), mark)
        });
    }
    if super::formats::wtmp::is_records(held) {
        return Ok((State::Utf8, 0));
    }
    if let Some(known) = known_container(held) {
        return Err(known);
    }
    let sample = &held[..held.len().min(PROOF)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // UTF-16 of Latin text has a zero in every other byte; of Korean text at least at blanks, digits and line ends, and on
    // the other side at the few syllables whose number ends in a zero byte.
    if odd >= 8 && odd > sample.len() / 8 && odd > even * 8 {
        return Ok((State::Other(Box::new(UTF_16LE.new_decoder_without_bom_handling())), 0));
    }
    if even >= 8 && even > sample.len() / 8 && even > odd * 8 {
        return Ok((State::Other(Box::new(UTF_16BE.new_decoder_without_bom_handling())), 0));
    }
    let control = sample.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte) && **byte != 0x1b).count();
    if even + odd > 0 || control > sample.len() / 50 {
        return Err(Unreadable::Binary);
    }
    Ok((State::Ascii, 0))
}

/// Well-known files that are not text, by their first bytes.
fn known_container(held: &[u8]) -> Option<Unreadable> {
    if held.starts_with(b"PK\x03\x04") || held.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // Archives and workbooks are opened before their text comes here, unless too many layers lie around them.
        return Some(Unreadable::TooNested);
    }
    if held.starts_with(b"%PDF-") {
        return Some(Unreadable::Pdf);
    }
    if held.starts_with(b"SCDSA0") || held.starts_with(b"<DOCUMENT SAFER") || held.starts_with(b"\x9b\x20DRMONE") {
        // Headers of the document-rights systems that are common in Korean firms.
        return Some(Unreadable::Protected);
    }
    None
}

/// The encoding of text that has bytes beyond ASCII and no mark, judged by its first kilobytes: what decodes without an
/// error, in the order of how likely it is among our users.
fn guess(text: &[u8]) -> &'static Encoding {
    let sample = &text[..text.len().min(PROOF * 4)];
    // The sample may end inside a character: up to three bytes at its end prove nothing.
    let valid_utf8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() + 3 >= sample.len() && error.error_len().is_none(),
    };
    if valid_utf8 {
        return UTF_8;
    }
    let errors = |encoding: &'static Encoding| {
        let (decoded, _) = encoding.decode_without_bom_handling(sample);
        decoded.chars().filter(|c| *c == '\u{fffd}').count()
    };
    // A file that is mostly UTF-8 with some bad bytes stays UTF-8; the bad cells are dealt with one by one.
    let utf8_errors = errors(UTF_8);
    let korean = errors(EUC_KR);
    if korean <= 1 {
        return EUC_KR;
    }
    if errors(SHIFT_JIS) <= 1 {
        return SHIFT_JIS;
    }
    if utf8_errors * 20 < sample.iter().filter(|byte| !byte.is_ascii()).count() {
        return UTF_8;
    }
    if korean * 20 < sample.iter().filter(|byte| !byte.is_ascii()).count() { EUC_KR } else { WINDOWS_1252 }
}

/// A cell that is no UTF-8, read as Korean Windows where that fits, else with replacement characters.
pub fn rescue(cell: &[u8]) -> String {
    EUC_KR
        .decode_without_bom_handling_and_without_replacement(cell)
        .map_or_else(|| String::from_utf8_lossy(cell).into_owned(), |text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};

    fn decoded(bytes: &[u8], step: usize) -> String {
        let mut out = Vec::new();
        let mut decode = Decode::default();
        for piece in bytes.chunks(step) {
            decode
                .push(piece, &mut |text| {
                    out.extend_from_slice(text);
                    Ok(())
                })
                .expect("text");
        }
        decode
            .finish(&mut |text| {
                out.extend_from_slice(text);
                Ok(())
            })
            .expect("text");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn every_encoding_gives_the_same_text_in_pieces_of_any_size() {
        let text = "계정,시작\nkim@example.org,2022-12-08 오후 3:05:00\n한글 이름이 충분히 길어야 한다\n".repeat(3);
        let utf16 = |little: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
        };
        let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark(b"\xef\xbb\xbf", text.as_bytes()),
            EUC_KR.encode(&text).0.into_owned(),
            with_mark(b"\xff\xfe", &utf16(true)),
            with_mark(b"\xfe\xff", &utf16(false)),
            utf16(true),
            utf16(false),
        ] {
            for step in [1, 7, 4096, 1 << 20] {
                assert_eq!(decoded(&bytes, step), text);
            }
        }
    }

    #[test]
    fn korean_after_a_megabyte_of_ascii() {
        let mut bytes = b"account,start\n".repeat(80_000);
        bytes.extend_from_slice(&EUC_KR.encode("김민수,오후\n").0);
        assert!(decoded(&bytes, 65_536).ends_with("김민수,오후\n"));
    }

    #[test]
    fn what_is_not_text_says_what_it_is() {
        let why = |bytes: &[u8]| Decode::default().take(bytes, true, &mut |_| Ok(())).err();
        assert_eq!(why(b"PK\x03\x04....a.csv"), Some(Unreadable::TooNested));
        assert_eq!(why(b"%PDF-1.7"), Some(Unreadable::Pdf));
        assert_eq!(why(&[0, 1, 2, 3, 250, 251, 0, 0, 9, 7]), Some(Unreadable::Binary));
    }

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("in memory")
    }

    fn unzipped(bytes: &[u8], limits: &Limits) -> (usize, Result<(), Unreadable>) {
        let mut unzip = Unzip::Start;
        let mut length = 0;
        let mut count = |text: &[u8]| {
            length += text.len();
            Ok(())
        };
        let mut result = Ok(());
        for piece in bytes.chunks(1_000) {
            result = result.and_then(|()| unzip.push(piece, limits, &mut count));
        }
        let result = result.and_then(|()| unzip.finish(&mut count));
        (length, result)
    }

    #[test]
    fn gzip_whole_truncated_and_a_bomb() {
        let limits = Limits::default();
        let text = b"account,start,end\nkim,2026-01-01 09:00,2026-01-01 18:00\n".repeat(100);
        let packed = gz(&text);
        assert_eq!(unzipped(&packed, &limits), (text.len(), Ok(())));
        let (read, result) = unzipped(&packed[..packed.len() - 9], &limits);
        assert_eq!(result, Err(Unreadable::TruncatedGzip));
        assert!(read > 0);
        let bomb = gz(&vec![0u8; 100 << 20]);
        assert_eq!(unzipped(&bomb, &limits).1, Err(Unreadable::ExpandsTooFar));
    }
}
