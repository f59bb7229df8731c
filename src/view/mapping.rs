//! The bridge's part for files before they are screened: what they are, and what their columns mean.

use super::bridge::{Bridge, text_file};
use super::state::{LOADED, LOADED_POLICY, PASTED, Phase, Picked, Screen};
use crate::present::mapper::mapper_words;
use crate::protocol::Command;
use crate::protocol::mapper::{Mapping, Recognised};
use leptos::prelude::*;
use web_sys::File;

impl Bridge {
    /// Asks what the chosen files are that nothing is known of.
    pub(super) fn identify(self) {
        let known = self.tab.recognised.get_untracked();
        let files = self.tab.files.get_untracked();
        self.ask_what(files.into_iter().filter(|picked| !known.contains_key(&picked.id)).collect());
    }

    /// Asks again what the data files are, because mappings came or went.
    fn identify_again(self) {
        self.ask_what(self.tab.data_files());
    }

    fn ask_what(self, picked: Vec<Picked>) {
        if picked.is_empty() {
            return;
        }
        let files = picked.iter().map(|picked| (picked.id, picked.file.name())).collect();
        let blobs: Vec<File> = picked.into_iter().map(|picked| picked.file).collect();
        self.tell(&Command::Identify { files, mappings: self.tab.all_mappings() }, &blobs);
    }

    /// Whether it is known of every chosen file what it is.
    pub(super) fn all_known(self) -> bool {
        let files = self.tab.files.get_untracked();
        self.tab.recognised.with_untracked(|known| files.iter().all(|picked| known.contains_key(&picked.id)))
    }

    pub(super) fn take_recognised(self, id: u32, recognised: Recognised) {
        let tab = self.tab;
        if id == LOADED {
            match recognised {
                Recognised::Mapping(mapping) => {
                    tab.mapper_problem.set(None);
                    self.ask_preview(Some(*mapping));
                }
                Recognised::BadMapping { why } => tab.mapper_problem.set(Some(why)),
                _ => {
                    let words = mapper_words(tab.lang.get_untracked());
                    tab.mapper_problem.set(Some(words.no_mapping.to_owned()));
                }
            }
            return;
        }
        if id == LOADED_POLICY {
            self.take_loaded_policy(recognised);
            return;
        }
        let recognised = self.judged_file(id, recognised);
        let is_mapping = matches!(recognised, Recognised::Mapping(_));
        self.ask_answers(id, &recognised);
        tab.recognised.update(|known| {
            known.insert(id, recognised);
        });
        if is_mapping {
            self.identify_again();
        }
        if self.all_known() && self.start_was_waiting() {
            if self.tab.data_files().is_empty() && self.tab.pasted.get_untracked().trim().is_empty() {
                self.tab.enter(Phase::Idle);
                self.tab.said.set(crate::present::words(self.tab.lang.get_untracked()).nothing_chosen.to_owned());
            } else {
                self.screen();
            }
        }
    }

    /// Forgets what belongs to files that were taken out.
    pub fn forget_mappings(self) {
        let files = self.tab.files.get_untracked();
        let is_there = |id: u32| id == PASTED || files.iter().any(|picked| picked.id == id);
        self.tab.mappings.update(|mappings| mappings.retain(|(id, _)| is_there(*id)));
        self.tab.recognised.update(|known| known.retain(|id, _| is_there(*id)));
        self.forget_answers(is_there);
        self.identify_again();
    }

    /// Opens the columns of a chosen or pasted file; without a number, of the last one of the name.
    pub fn open_mapper(self, file: &str, id: Option<u32>) {
        let tab = self.tab;
        let files = tab.files.get_untracked();
        let wanted = |picked: &&Picked| id.map_or(picked.file.name() == file, |id| picked.id == id);
        let picked = files.iter().rev().find(wanted).cloned().or_else(|| {
            let pasted = tab.pasted.get_untracked();
            (!pasted.trim().is_empty())
                .then(|| text_file(file, &pasted))
                .flatten()
                .map(|file| Picked { id: PASTED, file })
        });
        let Some(picked) = picked else { return };
        tab.preview.set(None);
        tab.mapper_problem.set(None);
        // A sheet or member that nobody claims yet is the next to map: what was said of another does not fit it.
        let asks_more =
            tab.recognised.with_untracked(|known| matches!(known.get(&picked.id), Some(Recognised::Unknown { .. })));
        let given = tab.mappings.with_untracked(|mappings| {
            let own = mappings.iter().find(|(id, _)| *id == picked.id && !asks_more);
            own.map(|(_, mapping)| mapping.clone())
        });
        tab.mapper.set(Some(picked));
        self.ask_preview(given);
        tab.show(Screen::Mapper);
    }

    /// Asks how the open file reads by a mapping; without one, by the proposed one.
    pub fn ask_preview(self, mapping: Option<Mapping>) {
        let Some(picked) = self.tab.mapper.get_untracked() else { return };
        let command = Command::Preview {
            ask: self.next_ask(),
            file: picked.file.name(),
            mapping,
            mappings: self.tab.all_mappings(),
            zone: self.tab.zone.get_untracked(),
            as_of: self.tab.as_of.get_untracked(),
        };
        self.tell(&command, &[picked.file]);
    }

    /// Reads a saved mapping into the open mapper.
    pub fn load_mapping(self, file: File) {
        self.tell(&Command::Identify { files: vec![(LOADED, file.name())], mappings: Vec::new() }, &[file]);
    }

    /// Takes the mapping of the open file for the next screening.
    pub fn use_mapping(self, mapping: Mapping) {
        let tab = self.tab;
        let Some(picked) = tab.mapper.get_untracked() else { return };
        tab.mappings.update(|mappings| {
            // A workbook or archive may have a mapping for each of its tables; that of the same table is replaced.
            mappings.retain(|(id, known)| *id != picked.id || !same_table(known, &mapping));
            mappings.insert(0, (picked.id, mapping));
        });
        self.identify_again();
        tab.said.set(mapper_words(tab.lang.get_untracked()).used.to_owned());
        tab.show(Screen::Intake);
    }

    /// Hands the mapping of the open file to the browser's downloads.
    pub fn save_mapping(self, mapping: &Mapping) {
        let Some(picked) = self.tab.mapper.get_untracked() else { return };
        let Ok(text) = serde_json::to_string_pretty(mapping) else { return };
        let name = picked.file.name();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        if let Some(file) = text_file("mapping", &(text + "\n")) {
            super::bridge::download(&file, &format!("{stem}.mapping.json"));
        }
    }
}

/// Whether two mappings are of one table: the same columns under the same names.
fn same_table(known: &Mapping, mapping: &Mapping) -> bool {
    let names = |mapping: &Mapping| -> Vec<Option<String>> {
        mapping.columns.iter().map(|column| column.name.clone()).collect()
    };
    known.header == mapping.header && names(known) == names(mapping)
}
