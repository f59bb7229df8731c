//! Address ranges.

use std::net::IpAddr;

/// A list of address ranges, as a policy names them.
#[derive(Clone, Debug, Default)]
pub struct Networks(Vec<(IpAddr, u8)>);

impl Networks {
    /// Ranges from `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`; what cannot be read is left out and returned.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> (Self, Vec<&'a str>) {
        let mut bad = Vec::new();
        let mut ranges = Vec::new();
        for text in texts {
            let (address, bits) = text.trim().split_once('/').unwrap_or((text.trim(), ""));
            let parsed = address.parse::<IpAddr>().ok().and_then(|address| {
                let most = if address.is_ipv4() { 32 } else { 128 };
                let bits = if bits.is_empty() { Some(most) } else { bits.parse().ok().filter(|bits| *bits <= most) };
                bits.map(|bits| (address, bits))
            });
            match parsed {
                Some(range) => ranges.push(range),
                None => bad.push(text),
            }
        }
        (Self(ranges), bad)
    }

    /// Whether there is no range.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether an address lies in one of the ranges.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|(network, bits)| match (network, address) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let shift = 32 - u32::from(*bits);
                shift == 32 || network.to_bits() >> shift == address.to_bits() >> shift
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let shift = 128 - u32::from(*bits);
                shift == 128 || network.to_bits() >> shift == address.to_bits() >> shift
            }
            _ => false,
        })
    }
}

/// The /24 of an IPv4 address, which stands for one network; nothing for IPv6, whose addresses rotate by design.
pub fn network24(address: IpAddr) -> Option<u32> {
    match address {
        IpAddr::V4(v4) => Some(v4.to_bits() >> 8),
        IpAddr::V6(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_both_families() {
        let (networks, bad) =
            Networks::parse(["203.0.113.0/24", "198.51.100.7", "2001:db8::/32", "office", "10.0.0.0/33"]);
        assert_eq!(bad, ["office", "10.0.0.0/33"]);
        for (text, inside) in [
            ("203.0.113.200", true),
            ("203.0.114.1", false),
            ("198.51.100.7", true),
            ("2001:db8:5::1", true),
            ("2001:db9::1", false),
        ] {
            assert_eq!(networks.contains(text.parse().expect("an address")), inside, "{text}");
        }
    }
}
