//! Bytes to records and issues: containers are peeled, a format is identified, its importer reads.
//!
//! Importers know nothing of times, zones or accounts as the engine sees them; they lend slices of the file to a [`Sink`].

pub mod columns;
pub mod container;
pub mod delimited;
pub mod envelope;
pub mod formats;
pub mod head;
pub mod intake;
pub mod issue;
pub mod json_records;
pub mod lines;
pub mod mapped;
pub mod mask;
pub mod peel;
pub mod presets;
pub mod roles;
pub mod sink;

pub use crate::model::Both;
pub use head::Head;
pub use issue::{IssueKind, Unreadable};
pub use sink::{DeviceClass, Record, Sink, When};

/// How sure an importer is that a file is its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Likelihood {
    /// Not this format.
    No,
    /// Could be read as this, if nothing better claims it.
    Possible,
    /// Looks like it.
    Likely,
    /// Has the format's own marks.
    Certain,
}

/// What a format says about itself.
pub struct FormatCard {
    /// Kebab-case id, equal to the file name.
    pub id: &'static str,
    /// Name as people know it.
    pub title: Both,
    /// How to get the file out of the product.
    pub export: Both,
    /// What it gives.
    pub gives: Both,
    /// What it lacks.
    pub lacks: Both,
    /// What can go wrong.
    pub traps: Both,
    /// Three lines of it, invented.
    pub sample: &'static str,
}

/// Recognises and reads one format.
pub trait Importer: Sync {
    /// What the format says about itself.
    fn card(&self) -> &'static FormatCard;
    /// Looks at the head only; must not claim another format's files.
    fn sniff(&self, head: &Head<'_>) -> Likelihood;
    /// Starts reading a file of which the head is known; the reader is given the whole text from its first byte.
    fn open(&self, head: &Head<'_>, limits: &crate::settings::Limits) -> Result<Box<dyn Reader>, Unreadable>;
    /// The table of our own that the format is, if it is one: an empty file of it can be had.
    fn template(&self) -> Option<&'static formats::template::Template> {
        None
    }
}

/// Reads one file, given in pieces of any size, already decompressed and decoded to UTF-8.
pub trait Reader {
    /// Takes the next piece; puts a record or an issue in the sink for every entry that ended in it.
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable>;
    /// Takes the end of the file.
    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable>;
}

/// The importer that claims the head with the highest likelihood; a tie between two is nobody's file.
pub fn identify(head: &Head<'_>) -> Result<&'static dyn Importer, Unreadable> {
    let mut best: Option<(Likelihood, &'static dyn Importer)> = None;
    let mut tie = false;
    for importer in formats::FORMATS {
        let likelihood = importer.sniff(head);
        if likelihood == Likelihood::No {
            continue;
        }
        match best {
            Some((known, _)) if likelihood < known => {}
            Some((known, _)) if likelihood == known => tie = true,
            _ => {
                best = Some((likelihood, *importer));
                tie = false;
            }
        }
    }
    match best {
        Some(_) if tie => Err(Unreadable::AmbiguousFormat),
        Some((_, importer)) => Ok(importer),
        None => Err(head.why_unknown()),
    }
}
