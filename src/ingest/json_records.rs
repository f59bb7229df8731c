//! JSON records out of a stream: arrays, JSON lines, objects one after another, and arrays wrapped in an object.

use super::mask::{Where, mask};
use super::{IssueKind, Reader, Sink, Unreadable};
use serde::Deserialize;

mod framing;
mod sniff;
mod values;

pub use framing::{Framed, JsonRecords};
pub use sniff::{first_object, has_key};
pub use values::{Number, Object, Text};

/// Reads records with a function; every record is a row, damaged and too long ones included.
pub struct JsonReader<F> {
    records: JsonRecords,
    read: F,
    zone: Option<&'static str>,
}

impl<F: FnMut(u32, &[u8], &mut dyn Sink)> JsonReader<F> {
    /// See [`JsonRecords::new`].
    pub fn new(wrapper_keys: &'static [&'static str], record_limit: usize, read: F) -> Self {
        Self { records: JsonRecords::new(wrapper_keys, record_limit), read, zone: None }
    }

    /// Says that the format defines its times to be UTC, also where a connector has stripped the mark.
    pub fn in_utc(self) -> Self {
        Self { zone: Some("UTC"), ..self }
    }
}

impl<F: FnMut(u32, &[u8], &mut dyn Sink)> Reader for JsonReader<F> {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        if let Some(zone) = self.zone.take() {
            sink.format_zone(zone);
        }
        push(&mut self.records, piece, sink, &mut self.read);
        Ok(())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        finish(&mut self.records, sink, &mut self.read);
        Ok(())
    }
}

/// What reads a record. A trait object, since a copy of the framing for each of the JSON formats would weigh more than they do.
type ReadRecord<'a> = dyn FnMut(u32, &[u8], &mut dyn Sink) + 'a;

fn push(records: &mut JsonRecords, piece: &[u8], sink: &mut dyn Sink, read: &mut ReadRecord<'_>) {
    records.push(piece, &mut |line, framed| deliver(line, framed, sink, read));
}

fn finish(records: &mut JsonRecords, sink: &mut dyn Sink, read: &mut ReadRecord<'_>) {
    records.finish(&mut |line, framed| deliver(line, framed, sink, read));
}

fn deliver(line: u32, framed: Framed<'_>, sink: &mut dyn Sink, read: &mut ReadRecord<'_>) {
    if !matches!(framed, Framed::Stray) {
        sink.row(line);
    }
    match framed {
        Framed::Record(record) => {
            if mask(record, Where::Json) > 0 {
                sink.issue(line, IssueKind::IdentityNumberMasked);
            }
            read(line, record, sink);
        }
        Framed::TooLong => sink.issue(line, IssueKind::TooLong),
        Framed::Broken | Framed::Stray => sink.issue(line, IssueKind::BadJson),
    }
}

/// Parses a record, or puts the reason why not in the sink.
pub fn parse<'a, T: Deserialize<'a>>(line: u32, record: &'a [u8], sink: &mut dyn Sink) -> Option<T> {
    match serde_json::from_slice(record) {
        Ok(value) => Some(value),
        Err(error) => {
            sink.issue(line, if error.is_data() { IssueKind::BadRecord } else { IssueKind::BadJson });
            None
        }
    }
}

#[cfg(test)]
mod tests;
