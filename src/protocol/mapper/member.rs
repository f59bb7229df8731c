//! The member of a workbook or archive that a person would map: the first table that no format claims, else the first that one does.

use super::{LOOKED_AT, Recognised, identify};
use crate::ingest::Unreadable;
use crate::ingest::container::{self, Members, ReadSeek};
use crate::settings::Settings;

/// Heads of members as they come, until one is found that nobody claims.
struct Heads<'a> {
    settings: &'a Settings,
    current: Option<(String, Vec<u8>)>,
    known: Option<(String, Vec<u8>, bool)>,
    unknown: Option<(String, Vec<u8>, bool)>,
    /// Why the first member that gave nothing did so.
    failed: Option<Unreadable>,
    cut: bool,
}

impl Members for Heads<'_> {
    fn begin(&mut self, name: &str) -> bool {
        let wanted = self.unknown.is_none();
        if wanted {
            self.current = Some((name.to_owned(), Vec::new()));
            self.cut = false;
        }
        wanted
    }

    fn push(&mut self, piece: &[u8]) -> bool {
        let Some((_, text)) = &mut self.current else { return false };
        let room = LOOKED_AT.saturating_sub(text.len());
        text.extend_from_slice(&piece[..piece.len().min(room)]);
        self.cut |= piece.len() > room;
        !self.cut
    }

    fn end(&mut self, error: Option<Unreadable>) {
        let Some((name, text)) = self.current.take() else { return };
        let whole = !self.cut;
        let error = match identify(&name, &text, whole, self.settings) {
            Recognised::Unknown { error: found } => error.filter(|_| text.is_empty()).or(Unreadable::of(&found)),
            _ => None,
        };
        match error {
            Some(error) if error.columns_may_help() => self.unknown = Some((name, text, whole)),
            Some(error) => {
                self.failed.get_or_insert(error);
            }
            None if self.known.is_none() => self.known = Some((name, text, whole)),
            None => {}
        }
    }

    fn irrelevant(&mut self, _: &str) {}
}

/// Name, head and whether that is all of it.
///
/// # Errors
/// Where no member can be read: why the first could not.
pub fn member(name: &str, file: &mut dyn ReadSeek, settings: &Settings) -> Result<(String, Vec<u8>, bool), Unreadable> {
    let mut heads = Heads { settings, current: None, known: None, unknown: None, failed: None, cut: false };
    container::read(name, file, &settings.policy.limits, &mut heads);
    heads.unknown.or(heads.known).ok_or(heads.failed.unwrap_or(Unreadable::Empty))
}
