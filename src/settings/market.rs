//! Limits of the signals about conduct on a market: bids, applications, ratings, talk, deadlines.

use serde::{Deserialize, Serialize};

/// Limits of `bid-volume-low-acceptance` and `bids-per-login-high`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Bids {
    /// Window in days; *ours*, the catalogue's.
    pub window_days: u32,
    /// Decided bids in the window; *ours*, the catalogue's. Where the market itself bids more, its upper fence counts.
    pub watch: u32,
    /// *Ours*, twice that.
    pub strong: u32,
    /// *Ours*, four times that.
    pub severe: u32,
    /// Share of bids that were taken at most, percent; *ours*, the catalogue's.
    pub accepted_percent: f64,
    /// Bids for each sign-in; *ours*, the catalogue's.
    pub per_sign_in_watch: f64,
    /// *Ours*.
    pub per_sign_in_strong: f64,
    /// *Ours*.
    pub per_sign_in_severe: f64,
    /// Fewer bids than this show no rate; *ours*.
    pub per_sign_in_min: u32,
}

impl Default for Bids {
    fn default() -> Self {
        Self {
            window_days: 30,
            watch: 50,
            strong: 100,
            severe: 200,
            accepted_percent: 2.0,
            per_sign_in_watch: 15.0,
            per_sign_in_strong: 30.0,
            per_sign_in_severe: 60.0,
            per_sign_in_min: 30,
        }
    }
}

/// Limits of `mass-applications`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Applications {
    /// Applications on one day; *ours*, half of what was seen.
    pub watch_day: u32,
    /// *Source* (Recorded Future): about 60 on some days.
    pub strong_day: u32,
    /// *Ours*, twice that.
    pub severe_day: u32,
    /// Applications from one mailbox in all; *source* (Mandiant, by way of the press).
    pub strong_total: u32,
}

impl Default for Applications {
    fn default() -> Self {
        Self { watch_day: 30, strong_day: 60, severe_day: 120, strong_total: 300 }
    }
}

/// Limits of `newborn-hyperactive`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Newborn {
    /// Days after creation in which an account is new; *ours*, the catalogue's.
    pub days: u32,
    /// Bids in these days; *ours*. Where the market itself bids more, its upper fence counts.
    pub bids: u32,
    /// Five-star reviews in these days; *ours*, the catalogue's.
    pub reviews: u32,
    /// From at most so many clients; *ours*, the catalogue's.
    pub clients: u32,
    /// What a five-star review is; *ours*.
    pub rating: f64,
}

impl Default for Newborn {
    fn default() -> Self {
        Self { days: 30, bids: 50, reviews: 3, clients: 2, rating: 4.8 }
    }
}

/// Limits of `rating-burst-one-client`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RatingBurst {
    /// Days in which one client rated several accounts high; *ours*, the catalogue's.
    pub window_days: u32,
    /// What a high rating is, out of five; *ours*, the catalogue's.
    pub rating: f64,
    /// Accounts; *ours*, the catalogue's.
    pub accounts: u32,
    /// Accounts from which it is strong without any other link; *ours*.
    pub strong_accounts: u32,
    /// A client that rates more accounts than this in all is a large firm or an agency that closes its contracts; *ours*.
    pub large_client: u32,
}

impl Default for RatingBurst {
    fn default() -> Self {
        Self { window_days: 14, rating: 4.8, accounts: 3, strong_accounts: 5, large_client: 30 }
    }
}

/// Limits of `off-platform-push` and `prepayment-pressure`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Talk {
    /// First messages that are looked at for a move elsewhere; *ours*, the catalogue's.
    pub first_messages: u32,
    /// Messages that ask to move elsewhere; *ours*, the catalogue's.
    pub move_watch: u32,
    /// *Ours*, twice that.
    pub move_strong: u32,
    /// Messages that ask for pay before anything was delivered; *ours*, the catalogue's.
    pub prepay_watch: u32,
    /// *Ours*, twice that.
    pub prepay_strong: u32,
}

impl Default for Talk {
    fn default() -> Self {
        Self { first_messages: 10, move_watch: 2, move_strong: 4, prepay_watch: 2, prepay_strong: 4 }
    }
}

/// Limits of `missed-deadlines`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Deadlines {
    /// Fewer tasks than this show no habit; *ours*, the catalogue's.
    pub min_tasks: u32,
    /// Share of late tasks, percent; *ours*, the catalogue's.
    pub watch_percent: f64,
    /// *Ours*.
    pub strong_percent: f64,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self { min_tasks: 8, watch_percent: 50.0, strong_percent: 75.0 }
    }
}
