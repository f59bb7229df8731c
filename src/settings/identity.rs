//! Limits of the signals about what an account says of itself: places, papers, profiles, parcels, contact.

use serde::{Deserialize, Serialize};

/// Limits of `location-claim-conflict`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimedPlaces {
    /// Different countries from which it is worth a look; catalogue, *ours*.
    pub watch_countries: u32,
    /// Different countries from which it is strong; catalogue, *ours*.
    pub strong_countries: u32,
    /// Days at the end of the data from which the usual country of entries is taken; catalogue, *ours*.
    pub days: u32,
}

impl Default for ClaimedPlaces {
    fn default() -> Self {
        Self { watch_countries: 3, strong_countries: 4, days: 30 }
    }
}

/// Limits of `contact-info-churn`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactChurn {
    /// Changes of telephone, mailbox or name; catalogue, *ours*.
    pub changes: u32,
    /// Changes from which it is severe: one a month; *ours*.
    pub severe_changes: u32,
    /// Days in which they lie; catalogue, *ours*.
    pub days: u32,
}

impl Default for ContactChurn {
    fn default() -> Self {
        Self { changes: 3, severe_changes: 6, days: 180 }
    }
}

/// Limits of `cross-profile-inconsistency`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProfileConflicts {
    /// Fields that differ from which it is strong; catalogue, *ours*. One field is a typing error.
    pub fields: u32,
    /// Fields that differ from which it is severe; *ours*.
    pub severe_fields: u32,
    /// Days by which two days of creation may differ, for zones and late entries; *ours*.
    pub day_slack: u32,
}

impl Default for ProfileConflicts {
    fn default() -> Self {
        Self { fields: 2, severe_fields: 4, day_slack: 31 }
    }
}

/// Limits of `copied-repositories`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CopiedCommits {
    /// Commits of the same second from which it is worth a look; *ours*: two people do not meet in a second twenty times.
    pub commits: u32,
    /// More than this share of the account's commits, percent; *ours*: most of a history, not a shared branch.
    pub percent: f64,
    /// Commits of the same second from which it is strong; *ours*, five times that.
    pub strong_commits: u32,
    /// Share from which it is strong, percent; *ours*: nearly all.
    pub strong_percent: f64,
}

impl Default for CopiedCommits {
    fn default() -> Self {
        Self { commits: 20, percent: 50.0, strong_commits: 100, strong_percent: 80.0 }
    }
}

/// Limits of `dormant-account-reactivated` and `commits-predate-account`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dormancy {
    /// Days of silence: 24 months; catalogue, *ours*.
    pub silent_days: u32,
    /// Entries after the silence; catalogue, *ours*.
    pub entries: u32,
    /// Days in which they lie; catalogue, *ours*.
    pub burst_days: u32,
    /// Days by which the first entry may lie before the profile, for zones; *ours*.
    pub day_slack: u32,
}

impl Default for Dormancy {
    fn default() -> Self {
        Self { silent_days: 730, entries: 10, burst_days: 60, day_slack: 2 }
    }
}

/// Limits of `resume-anachronism`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Anachronism {
    /// Months before the release that may be a public trial; catalogue, *ours*.
    pub grace_months: u32,
    /// Technologies claimed too early from which it is severe; *ours*: one is a typing error.
    pub severe_claims: u32,
}

impl Default for Anachronism {
    fn default() -> Self {
        Self { grace_months: 6, severe_claims: 3 }
    }
}

/// Limits of `id-image-edited`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentImage {
    /// Width in pixels below which the picture is too small to check; catalogue, *ours*.
    pub min_pixels: u32,
}

impl Default for DocumentImage {
    fn default() -> Self {
        Self { min_pixels: 600 }
    }
}

/// Limits of `thin-portfolio` and `lookalike-company-domain`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebPresence {
    /// Of four marks of a thin portfolio, how many must show; catalogue, *ours*.
    pub thin_marks: u32,
    /// A domain younger than this is new, days; catalogue, *ours*.
    pub young_domain_days: u32,
    /// Edits that turn one domain into the other; catalogue, *ours*.
    pub lookalike_edits: u32,
    /// Shorter domain names are alike by chance, characters before the first dot; *ours*.
    pub lookalike_length: u32,
}

impl Default for WebPresence {
    fn default() -> Self {
        Self { thin_marks: 3, young_domain_days: 180, lookalike_edits: 2, lookalike_length: 5 }
    }
}

/// Limits of `text-only-contact` in a contact log, and of `slow-instant-reply`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// Days from the first entry of the log to the last; catalogue, *ours*.
    pub min_days: u32,
    /// Declined invitations to speak; catalogue, *ours*.
    pub declined: u32,
    /// Answers that a median needs; catalogue, *ours*.
    pub replies: u32,
    /// Minutes of the median first answer beyond which it is slow; catalogue, *ours*.
    pub reply_minutes: f64,
}

impl Default for Contact {
    fn default() -> Self {
        Self { min_days: 30, declined: 3, replies: 20, reply_minutes: 240.0 }
    }
}
