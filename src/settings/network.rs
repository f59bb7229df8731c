//! Limits of the signals about networks and devices.

use serde::{Deserialize, Serialize};

/// Limits of `anonymizer-login` and `new-device-and-proxy`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Anonymizer {
    /// Entries needed; catalogue, *ours*.
    pub min_entries: u32,
    /// Share of them through a VPN, proxy, Tor or rented server, percent; catalogue, *ours*.
    pub percent: f64,
    /// Entries after which a device or country can be new; *ours*.
    pub settled_entries: u32,
}

impl Default for Anonymizer {
    fn default() -> Self {
        Self { min_entries: 10, percent: 50.0, settled_entries: 5 }
    }
}

/// Limits of `device-os-flip` and `unmanaged-device-login`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeviceConduct {
    /// Days with changing systems from which it is severe; *ours*.
    pub severe_days: u32,
    /// The firm allows its own devices only; *ours*: most small firms allow others.
    pub company_devices_only: bool,
}

impl Default for DeviceConduct {
    fn default() -> Self {
        Self { severe_days: 3, company_devices_only: false }
    }
}
