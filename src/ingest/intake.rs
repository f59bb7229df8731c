//! One file on its way in: peeled, recognised by its head, read by its importer into a sink.

use super::envelope::{Envelope, Enveloped, places};
use super::head::{HEAD_BYTES, Head};
use super::peel::{Decode, Unzip};
use super::{Importer, Reader, Sink, Unreadable, identify, mapped};
use crate::settings::Limits;
use crate::settings::mapping::Mapping;

/// Reads one file that is given in pieces of any size.
pub struct Intake {
    name: String,
    limits: Limits,
    unzip: Unzip,
    text: Text,
    error: Option<Unreadable>,
}

/// What happens to decoded text.
struct Text {
    decode: Decode,
    held: Vec<u8>,
    stage: Stage,
    mappings: Vec<Mapping>,
}

enum Stage {
    /// The head is not complete yet.
    Head,
    /// An importer reads.
    Reading(&'static dyn Importer, Box<dyn Reader>),
}

impl Intake {
    /// The intake of a file with that base name.
    pub fn new(name: &str, limits: &Limits) -> Self {
        Self {
            name: name.to_owned(),
            limits: limits.clone(),
            unzip: Unzip::Start,
            text: Text { decode: Decode::default(), held: Vec::new(), stage: Stage::Head, mappings: Vec::new() },
            error: None,
        }
    }

    /// The same with mappings; the first one that matches the file goes before what the file looks like.
    pub fn with_mappings(mut self, mappings: &[Mapping]) -> Self {
        self.text.mappings = mappings.to_vec();
        self
    }

    /// Id of the format, once it is known.
    pub fn format(&self) -> Option<&'static str> {
        match &self.text.stage {
            Stage::Head => None,
            Stage::Reading(importer, _) => Some(importer.card().id),
        }
    }

    /// Takes the next bytes of the file. After an error the rest is not looked at; says whether more is wanted.
    pub fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> bool {
        if self.error.is_none() {
            let Self { name, limits, unzip, text, error } = self;
            let result = unzip.push(piece, limits, &mut |plain| text.push(plain, name, limits, sink));
            *error = result.err();
        }
        self.error.is_none()
    }

    /// Takes the end of the file and says why it could not be read, or not to its end.
    pub fn finish(&mut self, sink: &mut dyn Sink) -> Option<Unreadable> {
        if matches!(self.error, None | Some(Unreadable::DamagedGzip)) {
            let Self { name, limits, unzip, text, error } = self;
            let unzipped = unzip.finish(&mut |plain| text.push(plain, name, limits, sink));
            // What came before the damage was read; the importer still has to hear of the end.
            let read = match unzipped {
                Err(Unreadable::TruncatedGzip) | Ok(()) => text.finish(name, limits, sink),
                Err(other) => Err(other),
            };
            *error = error.take().or(unzipped.err()).or(read.err());
        }
        self.error
    }
}

impl Text {
    fn push(&mut self, plain: &[u8], name: &str, limits: &Limits, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { decode, held, stage, mappings } = self;
        decode.push(plain, &mut |text| take(text, held, stage, mappings, name, limits, sink))
    }

    fn finish(&mut self, name: &str, limits: &Limits, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { decode, held, stage, mappings } = self;
        decode.finish(&mut |text| take(text, held, stage, mappings, name, limits, sink))?;
        if let Stage::Head = stage {
            if held.iter().all(u8::is_ascii_whitespace) {
                return Err(Unreadable::Empty);
            }
            open(held, stage, mappings, true, name, limits, sink)?;
        }
        match stage {
            Stage::Reading(_, reader) => reader.finish(sink),
            Stage::Head => Ok(()),
        }
    }
}

fn take(
    text: &[u8],
    held: &mut Vec<u8>,
    stage: &mut Stage,
    mappings: &[Mapping],
    name: &str,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<(), Unreadable> {
    if let Stage::Reading(_, reader) = stage {
        return reader.push(text, sink);
    }
    held.extend_from_slice(text);
    if held.len() < HEAD_BYTES { Ok(()) } else { open(held, stage, mappings, false, name, limits, sink) }
}

/// Recognises the file by what is held of it, and hands that to the importer.
fn open(
    held: &mut Vec<u8>,
    stage: &mut Stage,
    mappings: &[Mapping],
    whole: bool,
    name: &str,
    limits: &Limits,
    sink: &mut dyn Sink,
) -> Result<(), Unreadable> {
    let text = std::mem::take(held);
    let head = Head::new(name, &text[..text.len().min(HEAD_BYTES)], whole && text.len() <= HEAD_BYTES);
    let (importer, mut reader) = match mapped::recognise(head, mappings) {
        Ok((importer, head)) => (importer, importer.open(&head, limits)?),
        Err(why) => enveloped(&Head::new(name, &text[..text.len().min(HEAD_BYTES)], whole), limits).ok_or(why)?,
    };
    let result = reader.push(&text, sink);
    *stage = Stage::Reading(importer, reader);
    result
}

/// The importer of the records in an envelope that hides them, with its reader.
fn enveloped(head: &Head<'_>, limits: &Limits) -> Option<(&'static dyn Importer, Box<dyn Reader>)> {
    if !head.is_json() {
        return None;
    }
    places(head.text).into_iter().find_map(|place| {
        let mut opened = Vec::new();
        Envelope::new(place.clone()).open(head.text, &mut opened);
        let inner = Head::new(head.name, &opened, head.whole);
        let importer = identify(&inner).ok()?;
        let reader = importer.open(&inner, limits).ok()?;
        Some((importer, Box::new(Enveloped::new(place, reader)) as Box<dyn Reader>))
    })
}
