//! Address space delegated to the DPRK: the one fact about a network that stands alone.

use super::dataset::DPRK;
use std::net::{IpAddr, Ipv4Addr};

/// A range that some source connects with the DPRK but that no registry delegates to it now. It is for a person to read and
/// never alerts: ordinary people use these networks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mentioned {
    /// First address.
    pub network: Ipv4Addr,
    /// Prefix length.
    pub bits: u8,
    /// Who said what, and why it does not count.
    pub note: &'static str,
}

/// Ranges named in reports; indicators 4.1.
pub const MENTIONED: &[Mentioned] = &[
    Mentioned {
        network: Ipv4Addr::new(210, 52, 109, 0),
        bits: 24,
        note: "China Unicom space assigned to KPTC, report of 2017",
    },
    Mentioned {
        network: Ipv4Addr::new(77, 94, 35, 0),
        bits: 24,
        note: "satellite customer of a Russian network in 2017; found to hold mainly Latvian hosts",
    },
    Mentioned { network: Ipv4Addr::new(202, 72, 96, 4), bits: 29, note: "one vendor's table, unverified" },
    Mentioned {
        network: Ipv4Addr::new(188, 43, 136, 0),
        bits: 24,
        note: "TransTelecom, report of April 2025, prefix unverified",
    },
    Mentioned {
        network: Ipv4Addr::new(83, 234, 227, 0),
        bits: 24,
        note: "TransTelecom, report of April 2025, prefix unverified",
    },
    Mentioned {
        network: Ipv4Addr::new(80, 237, 84, 0),
        bits: 24,
        note: "TransTelecom, report of April 2025, prefix unverified",
    },
    Mentioned {
        network: Ipv4Addr::new(80, 237, 87, 0),
        bits: 24,
        note: "TransTelecom, report of April 2025, prefix unverified",
    },
];

/// 175.45.176.0/22, delegated to Star JV by APNIC in 2009: the only IPv4 block of the DPRK.
const DELEGATED: (u32, u32) = (Ipv4Addr::new(175, 45, 176, 0).to_bits(), 22);

fn is_inside(address: IpAddr, network: u32, bits: u32) -> bool {
    match address {
        IpAddr::V4(v4) => v4.to_bits() >> (32 - bits) == network >> (32 - bits),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().is_some_and(|v4| is_inside(v4.into(), network, bits)),
    }
}

/// Whether an address is delegated to the DPRK, as far as the bundled data may be trusted at `as_of` (UTC seconds): stale
/// ranges never alert.
pub fn dprk_delegated(address: IpAddr, as_of: u32) -> bool {
    is_inside(address, DELEGATED.0, DELEGATED.1) && DPRK.is_fresh(as_of)
}

/// What some source says of an address without it being certain; never a reason to alert.
pub fn mentioned(address: IpAddr) -> Option<&'static Mentioned> {
    MENTIONED.iter().find(|range| is_inside(address, range.network.to_bits(), range.bits.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::seconds;

    #[test]
    fn only_the_delegated_block_and_only_while_fresh() {
        let (now, later) = (seconds(2026, 1, 31, 0).unwrap(), seconds(2030, 1, 1, 0).unwrap());
        for (text, inside) in [
            ("175.45.175.255", false),
            ("175.45.176.0", true),
            ("175.45.179.255", true),
            ("::ffff:175.45.178.1", true),
            ("175.45.180.0", false),
            ("210.52.109.7", false),
            ("77.94.35.7", false),
            ("2001:db8::1", false),
        ] {
            let address = text.parse().unwrap();
            assert_eq!(dprk_delegated(address, now), inside, "{text}");
            assert!(!dprk_delegated(address, later), "{text} is stale and alerts");
        }
        assert!(mentioned("77.94.35.7".parse().unwrap()).is_some());
        assert!(mentioned("175.45.176.1".parse().unwrap()).is_none());
    }
}
