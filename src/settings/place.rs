//! Limits of the signals about rhythm, places and sessions.

use serde::{Deserialize, Serialize};

/// Limits of `shift-pattern-24h`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShiftPattern {
    /// Days of a window: months-wide histograms call real people round-the-clock operators (measured on 549 people), a
    /// fortnight does not; *ours*.
    pub window_days: u32,
    /// Active days that the window needs; *ours*.
    pub min_days: u32,
    /// Entries that the window needs; catalogue, *ours*.
    pub min_entries: u32,
    /// Longest run of hours of the clock without an entry, in hours: an hour less than anybody sleeps; *ours*.
    pub quiet_hours: u32,
    /// Windows that must show it; *ours*: 27 of 194 people show it in one week, 5 in four.
    pub windows: u32,
}

impl Default for ShiftPattern {
    fn default() -> Self {
        Self { window_days: 14, min_days: 10, min_entries: 200, quiet_hours: 2, windows: 2 }
    }
}

/// Limits of `claimed-timezone-mismatch`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimedZone {
    /// Interactive entries needed; measured: with 200, 3 % of people are off by 6 h or more.
    pub min_entries: u32,
    /// Active days needed; catalogue, *ours*.
    pub min_days: u32,
    /// Hours of difference from which it is worth a look; design section 5.
    pub watch_hours: f64,
    /// Hours of difference from which it is strong; catalogue, *ours*.
    pub strong_hours: f64,
    /// Share of entries in the quietest eight hours above which nothing can be told, percent; *ours*: a flat clock has 33.
    pub flat_percent: f64,
}

impl Default for ClaimedZone {
    fn default() -> Self {
        Self { min_entries: 200, min_days: 20, watch_hours: 6.0, strong_hours: 8.0, flat_percent: 12.0 }
    }
}

/// Limits of `absent-business-hours`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BusinessHours {
    /// Days with activity needed; catalogue, *ours*.
    pub min_days: u32,
    /// Share of presence or entries inside the agreed hours below which it is worth a look, percent; catalogue, *ours*.
    pub watch_percent: f64,
    /// Share below which it is strong, percent; *ours*.
    pub strong_percent: f64,
}

impl Default for BusinessHours {
    fn default() -> Self {
        Self { min_days: 10, watch_percent: 20.0, strong_percent: 10.0 }
    }
}

/// Limits of `concurrent-sessions-distinct-network`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Concurrent {
    /// Minutes that two sessions overlap; catalogue, *ours*.
    pub min_minutes: u32,
    /// Days on which it happened from which it is severe; *ours*.
    pub severe_days: u32,
    /// Devices at once from which one country is enough; catalogue: phone and laptop are two.
    pub devices: u32,
}

impl Default for Concurrent {
    fn default() -> Self {
        Self { min_minutes: 5, severe_days: 5, devices: 3 }
    }
}

/// Limits of `new-hire-geo-anomaly`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewHire {
    /// Days after the start in which places and networks are watched; *ours*, as in the catalogue.
    pub days: u32,
    /// Different observations from which it is strong; *ours*.
    pub strong_kinds: u32,
}

impl Default for NewHire {
    fn default() -> Self {
        Self { days: 90, strong_kinds: 2 }
    }
}

/// Limits of `laptop-vs-login-geo`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LaptopPlace {
    /// Days with placed sign-ins needed; catalogue, *ours*.
    pub min_days: u32,
    /// Share of those days on which the country differs, percent; catalogue, *ours*: systematic, not now and then.
    pub percent: f64,
}

impl Default for LaptopPlace {
    fn default() -> Self {
        Self { min_days: 10, percent: 80.0 }
    }
}

/// Limits of `account-handover`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Handover {
    /// Days after verification that still belong to setting up; catalogue, *ours*.
    pub settle_days: u32,
    /// Placed entries needed before the boundary; *ours*.
    pub min_before: u32,
    /// Placed entries needed after it; catalogue, *ours*.
    pub min_after: u32,
}

impl Default for Handover {
    fn default() -> Self {
        Self { settle_days: 7, min_before: 2, min_after: 10 }
    }
}

/// Limits of `device-handover-fixed-hours`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShiftHandover {
    /// Days on which the device changes at the same hour; *ours*.
    pub min_days: u32,
    /// Minutes around the usual time that count as the same; *ours*: people are not punctual, machines are no people.
    pub tolerance_minutes: u32,
    /// Share of all changes between the two devices that are such ones, percent; *ours*.
    pub percent: f64,
    /// Median hours from the first device's beginning to the second one's end from which it is worth a look; *ours*: two
    /// ordinary working days in a row are longer, an office day and an evening at home are shorter.
    pub watch_span_hours: f64,
    /// Median hours from which it is strong: it leaves less than six to sleep; *ours*.
    pub strong_span_hours: f64,
}

impl Default for ShiftHandover {
    fn default() -> Self {
        Self { min_days: 10, tolerance_minutes: 45, percent: 80.0, watch_span_hours: 14.0, strong_span_hours: 18.0 }
    }
}
