//! Limits of the signals about what runs on devices, and how far away their users sit.

use serde::{Deserialize, Serialize};

/// Limits of `rmm-unsanctioned`, `rdp-port-exposed`, `ip-kvm-hardware` and `steady-address-remote-control`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemoteControl {
    /// Remote-control programs that the firm uses itself, by product name: they are no observation.
    pub approved_remote_tools: Vec<String>,
    /// Different programs from which it is severe; *public rule* (Elastic): two vendors on one host.
    pub severe_tools: u32,
    /// An account younger than this has as a rule not been given a tool yet, days; catalogue.
    pub new_account_days: u32,
    /// Weeks with entries from the one steady network; *ours*.
    pub steady_weeks: u32,
    /// Share of placed entries from that network, percent; *ours*: people go out, too.
    pub steady_percent: f64,
    /// Placed entries needed for that; *ours*.
    pub steady_entries: u32,
}

impl Default for RemoteControl {
    fn default() -> Self {
        Self {
            approved_remote_tools: Vec::new(),
            severe_tools: 2,
            new_account_days: 30,
            steady_weeks: 4,
            steady_percent: 90.0,
            steady_entries: 20,
        }
    }
}

/// Limits of `input-latency-high` and `call-latency-high`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Latency {
    /// Median delay of input beyond which it is high, milliseconds; *source* (Amazon).
    pub input_ms: f64,
    /// Median from which it is severe, milliseconds; *ours*: the other side of the earth and more.
    pub severe_input_ms: f64,
    /// Values that a median needs; *ours*.
    pub inputs: u32,
    /// Delay of a call beyond which it is high, milliseconds; *public rule* (Splunk).
    pub call_ms: f64,
    /// Calls with it; catalogue, *ours*.
    pub calls: u32,
}

impl Default for Latency {
    fn default() -> Self {
        Self { input_ms: 110.0, severe_input_ms: 300.0, inputs: 20, call_ms: 300.0, calls: 3 }
    }
}

/// Limits of `activity-simulator` and `parallel-calls`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeskConduct {
    /// Entries that a rhythm needs; catalogue, *ours*.
    pub rhythm_entries: u32,
    /// Spread of the time between entries, as a part of its mean, below which no hand keeps time; catalogue, *ours*.
    pub rhythm_spread: f64,
    /// Minutes by which two meetings overlap; *ours*: the one before often runs late.
    pub overlap_minutes: u32,
    /// Days with overlapping meetings; *ours*.
    pub overlap_days: u32,
}

impl Default for DeskConduct {
    fn default() -> Self {
        Self { rhythm_entries: 500, rhythm_spread: 0.05, overlap_minutes: 15, overlap_days: 3 }
    }
}
