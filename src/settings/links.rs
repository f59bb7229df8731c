//! Limits of what ties accounts together.

use serde::{Deserialize, Serialize};

/// Limits of the account graph and of the signals that read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Links {
    /// What more accounts share than this ties nobody together: a campus, a payroll agent, a value typed to fill a field.
    /// *Ours*, just above the largest laptop farm on record (90 devices in one house).
    pub hub_accounts: u32,
    /// The same for what at least this share of the accounts that have such a thing share, percent, once they are more than
    /// `sharing.hub_accounts`: a firm's own number or door; *ours*.
    pub hub_percent: f64,
    /// Accounts that share one thing from which it is severe; *ours*, as for devices.
    pub severe_accounts: u32,
    /// Workers with one delivery address from which it is strong; two may be a couple; *ours*.
    pub address_workers: u32,
    /// Accounts that make a cluster; catalogue, *ours*.
    pub cluster_accounts: u32,
    /// Different kinds of ties that make a cluster; catalogue, *ours*.
    pub cluster_kinds: u32,
    /// Accounts of a cluster from which, with so many kinds of firm ties, it is severe; *ours*.
    pub severe_cluster_accounts: u32,
    /// Kinds of firm ties for that; *ours*.
    pub severe_cluster_kinds: u32,
    /// Accounts that name one referee from which it is worth a look; two have one manager; *ours*.
    pub referee_accounts: u32,
    /// Bits of 64 by which perceptual hashes of one document may differ; catalogue, *ours*.
    pub document_bits: u32,
    /// Bits of 64 by which perceptual hashes of one portrait may differ; catalogue, *ours*.
    pub photo_bits: u32,
    /// Bits of 64 from which two portraits are different pictures; catalogue, *ours*.
    pub other_photo_bits: u32,
    /// Share of common word sequences (Jaccard) from which two texts are one template; catalogue, *ours*.
    pub text_likeness: f64,
    /// Pairs of such texts that two accounts need; catalogue, *ours*.
    pub text_pairs: u32,
    /// The same for CVs, which share headings and names of firms; catalogue, *ours*.
    pub resume_likeness: f64,
    /// Word sequences that more than this share of the accounts with texts use are the platform's or a public template's,
    /// percent; *ours*.
    pub boilerplate_percent: f64,
    /// But never fewer accounts than this, or a team's template would count as everybody's among few accounts; *ours*.
    pub boilerplate_accounts: u32,
    /// Delivery addresses known to be an office, shared office or campus.
    pub known_places: Vec<String>,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            hub_accounts: 100,
            hub_percent: 20.0,
            severe_accounts: 4,
            address_workers: 3,
            cluster_accounts: 3,
            cluster_kinds: 2,
            severe_cluster_accounts: 5,
            severe_cluster_kinds: 3,
            referee_accounts: 3,
            document_bits: 6,
            photo_bits: 8,
            other_photo_bits: 24,
            text_likeness: 0.8,
            text_pairs: 3,
            resume_likeness: 0.7,
            boilerplate_percent: 2.0,
            boilerplate_accounts: 20,
            known_places: Vec::new(),
        }
    }
}
