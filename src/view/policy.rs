//! The bridge's part for the policy: what another one would change, taking one into use, saving and loading.

use super::bridge::{Bridge, download, offer, text_file};
use super::state::{Change, LOADED_POLICY};
use crate::present::host_words::{host_words, refusal};
use crate::present::policy::{Draft, difference, with_draft};
use crate::present::policy_words::policy_words;
use crate::protocol::Command;
use crate::protocol::lock::{Key, Refusal, Way, may_replace};
use crate::protocol::mapper::Recognised;
use crate::protocol::policy::{Policy, WhatIf, saved};
use crate::report::export::siem;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::File;

impl Bridge {
    /// A policy with the joins that were undone on Coverage.
    pub(super) fn policy_with_apart(self, policy: &Policy) -> Policy {
        let mut policy = policy.clone();
        // A locked policy goes as it is, so that the report bears its hash.
        if self.tab.is_bound() {
            return policy;
        }
        self.tab.apart.with_untracked(|apart| {
            for (key, _) in apart {
                if !policy.keep_apart.contains(key) {
                    policy.keep_apart.push(key.clone());
                }
            }
        });
        policy
    }

    /// The policy with what was typed, where that makes sense.
    fn drafted(self) -> Option<Policy> {
        let policy = self.tab.policy.get_untracked();
        self.tab.draft.with_untracked(|draft| with_draft(&policy, draft).ok())
    }

    /// Asks what the typed policy would change.
    pub fn ask_what_if(self) {
        let Some(policy) = self.drafted() else { return };
        self.tab.change.set(Change::Waiting);
        let policy = Box::new(self.policy_with_apart(&policy));
        self.tell(&Command::WhatIf { ask: self.next_ask(), policy }, &[]);
    }

    pub(super) fn take_what_if(self, what_if: WhatIf) {
        if self.is_asked(what_if.ask) {
            self.tab.change.set(Change::Known(Arc::new(what_if)));
        }
    }

    /// Types a value; what it would change is no longer known.
    pub fn type_policy(self, path: &str, text: String, in_use: &str) {
        if self.tab.is_bound() {
            return;
        }
        self.tab.draft.update(|draft| {
            if text == in_use {
                draft.remove(path);
            } else {
                draft.insert(path.to_owned(), text);
            }
        });
        self.tab.change.set(Change::Unasked);
    }

    /// Fills the fields with another policy, without taking it into use.
    pub fn draft_policy(self, policy: &Policy) {
        if self.tab.is_bound() {
            return;
        }
        self.tab.draft.set(difference(&self.tab.policy.get_untracked(), policy));
        self.tab.change.set(Change::Unasked);
    }

    /// Takes a policy into use for the next screening, if it may take the place of the one in use. Every way leads through
    /// here.
    pub(super) fn take_policy(self, policy: &Policy, way: Way, key: Option<Key>) -> Result<(), Refusal> {
        let tab = self.tab;
        let standing = tab.standing.get_untracked();
        may_replace(&standing, &tab.policy.get_untracked(), way, policy, key)?;
        tab.standing.set(standing.after(policy, way, key));
        tab.speak_as(policy);
        self.set_policy(policy);
        Ok(())
    }

    /// A file among the chosen ones that is a policy: whoever gave it, a person or the page around this one, is its way.
    pub(super) fn judged_file(self, id: u32, recognised: Recognised) -> Recognised {
        let is_there = self.tab.files.with_untracked(|files| files.iter().any(|picked| picked.id == id));
        let origin = self.tab.host.get_untracked().unwrap_or_default();
        let is_given = self.tab.given.with_untracked(|given| given.contains(&id));
        match (is_there, is_given) {
            // It was taken out before it was known.
            (false, _) => recognised,
            (true, true) => self.judged(recognised, Way::Host(&origin)),
            (true, false) => self.judged(recognised, Way::Chosen),
        }
    }

    /// A policy is taken into use, or refused with the reason.
    fn judged(self, recognised: Recognised, way: Way) -> Recognised {
        let taken = match &recognised {
            Recognised::Policy(policy) => self.take_policy(policy, way, None),
            Recognised::SignedPolicy { policy, key } => self.take_policy(policy, way, Some(*key)),
            Recognised::RefusedPolicy { why } => Err(*why),
            _ => return recognised,
        };
        match taken {
            Ok(()) => recognised,
            Err(why) => {
                self.tab.refused.set(Some(why));
                Recognised::RefusedPolicy { why }
            }
        }
    }

    fn set_policy(self, policy: &Policy) {
        self.tab.policy.set(Arc::new(policy.clone()));
        self.tab.draft.set(Draft::new());
        self.tab.change.set(Change::Unasked);
        self.tab.policy_note.set(None);
    }

    /// Takes the typed policy into use, and screens the same files again where there is a report.
    pub fn use_policy(self) {
        let Some(policy) = self.drafted() else { return };
        if self.take_policy(&policy, Way::Typed, None).is_err() {
            return;
        }
        if self.tab.summary.with_untracked(Option::is_some) {
            self.screen_again_for(None);
        } else {
            self.tab.said.set(policy_words(self.tab.lang.get_untracked()).used_next.to_owned());
        }
    }

    /// Screens the same files again by the policy in use.
    pub fn screen_by_policy(self) {
        self.screen_again_for(None);
    }

    /// Hands the typed policy to the browser's downloads.
    pub fn save_policy(self) {
        let Some(policy) = self.drafted() else { return };
        if let Some(file) = text_file("policy", &saved(&self.policy_with_apart(&policy))) {
            download(&file, "munjigi.policy.json");
        }
    }

    /// Hands the rules for a SIEM, with the typed policy's thresholds, to the browser's downloads.
    pub fn save_rules(self) {
        if let Some(policy) = self.drafted() {
            offer(&siem::archive(&self.policy_with_apart(&policy)), "application/zip", "munjigi-siem.zip");
        }
    }

    /// Reads a saved policy into the fields.
    pub fn load_policy(self, file: File) {
        // By this name it is read as a policy, whatever stands in it.
        let files = vec![(LOADED_POLICY, "loaded.policy.json".to_owned())];
        self.tell(&Command::Identify { files, mappings: Vec::new() }, &[file]);
    }

    pub(super) fn take_loaded_policy(self, recognised: Recognised) {
        let lang = self.tab.lang.get_untracked();
        let words = policy_words(lang);
        let bound = self.tab.is_bound();
        // Nothing can wait in the fields of a bound policy, and a signed one could not stay what it is there.
        let recognised = match recognised {
            Recognised::Policy(_) if !bound => recognised,
            policy => self.judged(policy, Way::Chosen),
        };
        let note = match recognised {
            Recognised::SignedPolicy { .. } => {
                if self.tab.summary.with_untracked(Option::is_some) {
                    self.screen_again_for(None);
                }
                (host_words(lang).taken.to_owned(), false)
            }
            Recognised::RefusedPolicy { why } => (refusal(why).get(lang).to_owned(), true),
            Recognised::Policy(policy) => {
                self.draft_policy(&policy);
                (words.loaded.to_owned(), false)
            }
            Recognised::BadPolicy { why } => (format!("{}: {why}", words.bad_policy), true),
            _ => (words.no_policy.to_owned(), true),
        };
        self.tab.policy_note.set(Some(note));
    }

    /// Notes whether an address is an office; yes puts it into the policy of this tab.
    pub fn answer_office(self, address: &str, yes: bool) {
        let mut policy = (*self.tab.policy.get_untracked()).clone();
        policy.known_addresses.retain(|known| known != address);
        if yes {
            policy.known_addresses.push(address.to_owned());
        }
        if self.take_policy(&policy, Way::Typed, None).is_ok() {
            self.tab.offices.update(|offices| {
                offices.insert(address.to_owned(), yes);
            });
        }
    }
}
