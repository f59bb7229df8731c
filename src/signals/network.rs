//! What is known of the network behind an entry, for several signals.

use super::Case;
use crate::model::Detail;

/// How an address reaches the internet, as far as it matters here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Detour {
    /// A VPN, proxy, Tor exit or rented server: somebody chose another way out.
    Anonymiser,
    /// A relay of the operating system or carrier, a satellite link: places mean nothing, and nobody chose to hide.
    Relay,
}

/// The detour that an entry took, by the source's own word. No word is no detour.
pub(super) fn detour(case: &Case<'_>, row: usize) -> Option<Detour> {
    let history = &case.history;
    let tells = |detail| history.population.tells(detail);
    if !tells(Detail::VpnName) && !tells(Detail::NetworkType) {
        return None;
    }
    if history.detail(row, Detail::VpnName).is_some() {
        return Some(Detour::Anonymiser);
    }
    match history.detail(row, Detail::NetworkType)? {
        "vpn" | "proxy" | "tor" | "hosting" | "vps" | "datacenter" | "data center" | "anonymizer" | "anonymous" => {
            Some(Detour::Anonymiser)
        }
        "relay" | "private relay" | "satellite" => Some(Detour::Relay),
        _ => None,
    }
}

/// Whether the entry's place is that of a detour and not of a person.
pub(super) fn is_detour(case: &Case<'_>, row: usize) -> bool {
    detour(case, row).is_some()
}

/// Whether the source tells kinds of networks at all.
pub(super) fn tells_networks(case: &Case<'_>) -> bool {
    let history = &case.history;
    [Detail::NetworkType, Detail::VpnName, Detail::Asn].iter().any(|detail| history.population.tells(*detail))
        && history.own_rows().any(|row| {
            history.detail(row, Detail::NetworkType).is_some()
                || history.detail(row, Detail::VpnName).is_some()
                || history.detail(row, Detail::Asn).is_some()
        })
}
