//! Limits of the signals about money and about conduct on the firm's means.

use serde::{Deserialize, Serialize};

/// Limits of `payee-name-mismatch`, `intermediary-routing` and `account-switch-request`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PayeeNames {
    /// Share of two names that is the same from which they count as one, percent; *ours*, the catalogue's 0.6.
    pub same_percent: f64,
    /// From here on they share a part, as relatives do or a person under a second given name; *ours*: one of two parts.
    pub related_percent: f64,
    /// So many different other payees are more than a slip; *ours*.
    pub severe_payees: u32,
}

impl Default for PayeeNames {
    fn default() -> Self {
        Self { same_percent: 60.0, related_percent: 30.0, severe_payees: 2 }
    }
}

/// Limits of `payout-account-churn`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PayoutChurn {
    /// Window in days; *ours*, a quarter.
    pub window_days: u32,
    /// New payout accounts in the window that are worth a look; *ours*, the catalogue's.
    pub watch: u32,
    /// *Ours*, the catalogue's.
    pub strong: u32,
    /// More than one a fortnight; *ours*.
    pub severe: u32,
}

impl Default for PayoutChurn {
    fn default() -> Self {
        Self { window_days: 90, watch: 2, strong: 3, severe: 6 }
    }
}

/// Limits of `payout-third-country`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThirdCountry {
    /// Fewer payouts with a country than this show no habit; *ours*.
    pub min_payouts: u32,
    /// Share of payouts to countries that the account never named, percent; *ours*, the catalogue's.
    pub watch_percent: f64,
    /// *Ours*.
    pub strong_percent: f64,
}

impl Default for ThirdCountry {
    fn default() -> Self {
        Self { min_payouts: 3, watch_percent: 50.0, strong_percent: 80.0 }
    }
}

/// Limits of `rapid-pass-through`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PassThrough {
    /// Hours within which the money leaves; *public rule* (FLAME BL-0013, not official).
    pub window_hours: f64,
    /// Share that leaves, percent; *ours*, the catalogue's.
    pub percent: f64,
    /// Last payments that are looked at; *ours*, the catalogue's.
    pub cycles: u32,
    /// So many of them; *ours*, the catalogue's.
    pub hits: u32,
    /// So many payments in all that left at once are no chance; *ours*, half a year of monthly pay.
    pub severe_hits: u32,
}

impl Default for PassThrough {
    fn default() -> Self {
        Self { window_hours: 48.0, percent: 90.0, cycles: 4, hits: 3, severe_hits: 6 }
    }
}

/// Watch, strong and severe limits of a count in a window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Transfers {
    /// Window in days; *ours*, a month.
    pub window_days: u32,
    /// Transfers onwards in the window; *ours*, the catalogue's: two a week.
    pub watch: u32,
    /// *Ours*: four a week.
    pub strong: u32,
    /// *Ours*: more than one a day.
    pub severe: u32,
}

impl Default for Transfers {
    fn default() -> Self {
        Self { window_days: 30, watch: 8, strong: 16, severe: 32 }
    }
}

/// Limits of `early-payroll-change`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EarlyPayroll {
    /// Days after the start within which a change of the payout account is early; *ours*, the catalogue's.
    pub days: u32,
    /// Minutes before the change in which the account's own sign-in still says from where it was made; *ours*, an hour.
    pub near_minutes: u32,
}

impl Default for EarlyPayroll {
    fn default() -> Self {
        Self { days: 30, near_minutes: 60 }
    }
}

/// Limits of `small-unauthorised-charges`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SmallCharges {
    /// Window in days; *ours*, the catalogue's.
    pub window_days: u32,
    /// Unauthorised charges in the window; *ours*, the catalogue's.
    pub watch: u32,
    /// *Ours*, twice that.
    pub strong: u32,
    /// *Source*: 30 instalments in the case that the advisory tells.
    pub severe: u32,
    /// Amount from which a charge needs approval, in the firm's own currency: only smaller ones count. 0: all of them do,
    /// since only the firm knows its limit.
    pub approval_limit: f64,
}

impl Default for SmallCharges {
    fn default() -> Self {
        Self { window_days: 90, watch: 5, strong: 10, severe: 30, approval_limit: 0.0 }
    }
}

/// Limits of `early-bulk-repo-access`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BulkRepositories {
    /// Days after the start; *public rule* (FLAME BL-0013, not official).
    pub days: u32,
    /// More copied repositories than this are worth a look; *public rule*: two to five a week are usual.
    pub watch_over: u32,
    /// *Ours*, three times that.
    pub strong_over: u32,
    /// Hours in which nearly everything was copied; *public rule*.
    pub sweep_hours: f64,
    /// What nearly everything is, percent of the repositories that the files name; *ours*.
    pub sweep_percent: f64,
    /// With fewer repositories than this, all of them are a team's; *ours*.
    pub sweep_min: u32,
}

impl Default for BulkRepositories {
    fn default() -> Self {
        Self { days: 14, watch_over: 5, strong_over: 15, sweep_hours: 48.0, sweep_percent: 80.0, sweep_min: 20 }
    }
}

/// Limits of `personal-cloud-exfil`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutsideUploads {
    /// Megabytes sent outside in a day from which it is worth a look, and in one go strong; *ours*, the catalogue's.
    pub megabytes: f64,
    /// Megabytes in all from which it is severe; *ours*, a sizeable code base with its history.
    pub severe_megabytes: f64,
    /// Hosts that are the firm's own (`git.example.org`), beside those marked `internal`.
    pub own_hosts: Vec<String>,
}

impl Default for OutsideUploads {
    fn default() -> Self {
        Self { megabytes: 50.0, severe_megabytes: 1_000.0, own_hosts: Vec::new() }
    }
}

/// Limits of `hours-without-output` and `output-oscillation`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OutputRate {
    /// A week with fewer billed hours than this says nothing of a rate; *ours*.
    pub min_hours: f64,
    /// Weeks in a row below the limit; *ours*, the catalogue's.
    pub watch_weeks: u32,
    /// *Ours*, twice that.
    pub strong_weeks: u32,
    /// *Ours*, a quarter.
    pub severe_weeks: u32,
    /// Keyboard and mouse events an hour below which an hour is nearly empty, where there are too few accounts to compare;
    /// *ours*: one every two minutes.
    pub events_per_hour: f64,
    /// Share of the peers' median that is unusually low, percent, beside their tenth percentile, below which somebody
    /// always is; *ours*.
    pub median_percent: f64,
    /// How many times more or less than the week before is a swing; *ours*.
    pub swing_factor: f64,
    /// Swings up and down in turn; *ours*: the catalogue's three turns have four swings.
    pub watch_swings: u32,
    /// *Ours*.
    pub strong_swings: u32,
    /// Weeks in which they happen; *ours*, the catalogue's.
    pub swing_weeks: u32,
    /// Pieces of output in the better week without which a swing is noise; *ours*.
    pub min_output: f64,
}

impl Default for OutputRate {
    fn default() -> Self {
        Self {
            min_hours: 10.0,
            watch_weeks: 3,
            strong_weeks: 6,
            severe_weeks: 12,
            events_per_hour: 30.0,
            median_percent: 25.0,
            swing_factor: 4.0,
            watch_swings: 4,
            strong_swings: 8,
            swing_weeks: 12,
            min_output: 8.0,
        }
    }
}
