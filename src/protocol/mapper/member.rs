//! The member of a workbook or archive that a person would map: the first that no format claims, else the first.

use super::{LOOKED_AT, Recognised, identify};
use crate::ingest::Unreadable;
use crate::ingest::container::{self, Members, ReadSeek};
use crate::settings::Settings;

/// Heads of members as they come, until one is found that nobody claims.
struct Heads<'a> {
    settings: &'a Settings,
    current: Option<(String, Vec<u8>)>,
    first: Option<(String, Vec<u8>, bool)>,
    unknown: Option<(String, Vec<u8>, bool)>,
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

    fn end(&mut self, _: Option<Unreadable>) {
        let Some((name, text)) = self.current.take() else { return };
        let whole = !self.cut;
        let is_unknown = matches!(identify(&name, &text, whole, self.settings), Recognised::Unknown { .. });
        if self.first.is_none() {
            self.first = Some((name.clone(), text.clone(), whole));
        }
        if is_unknown && !text.iter().all(u8::is_ascii_whitespace) {
            self.unknown = Some((name, text, whole));
        }
    }

    fn irrelevant(&mut self, _: &str) {}
}

/// Name, head and whether that is all of it; nothing where no member can be read.
pub fn member(name: &str, file: &mut dyn ReadSeek, settings: &Settings) -> Option<(String, Vec<u8>, bool)> {
    let mut heads = Heads { settings, current: None, first: None, unknown: None, cut: false };
    container::read(name, file, &settings.policy.limits, &mut heads);
    heads.unknown.or(heads.first)
}
