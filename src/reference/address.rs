//! What the bundled tables say of an address: country, network number, kind of network.

use super::ranges::Ranges;
use crate::model::place::CountryCode;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::OnceLock;

/// What kind of network an address belongs to, as far as the number or the name of the network tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum NetworkClass {
    /// Rented servers and clouds; also where many VPNs leave.
    Hosting,
    /// A network of a VPN firm.
    Vpn,
    /// Many people behind few addresses by design: private relays, and gateways of firms.
    Relay,
    /// Satellite access: the address says nothing of where the dish stands.
    Satellite,
    /// A carrier that is mobile only or nearly so: addresses are shared and change.
    Mobile,
    /// A university or college.
    Education,
}

impl NetworkClass {
    const ALL: [Self; 6] = [Self::Hosting, Self::Vpn, Self::Relay, Self::Satellite, Self::Mobile, Self::Education];

    /// The name used in the table and in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hosting => "hosting",
            Self::Vpn => "vpn",
            Self::Relay => "relay",
            Self::Satellite => "satellite",
            Self::Mobile => "mobile",
            Self::Education => "education",
        }
    }

    /// Whether the country of the address is where a server stands, not where a person sits.
    pub fn hides_place(self) -> bool {
        matches!(self, Self::Hosting | Self::Vpn | Self::Relay | Self::Satellite)
    }
}

/// A table whose texts were understood once.
struct Table<T> {
    ranges: Ranges,
    v4: Vec<Option<T>>,
    v6: Vec<Option<T>>,
}

impl<T: Copy> Table<T> {
    fn new(packed: &[u8], understand: impl Fn(&str) -> Option<T>) -> Option<Self> {
        let ranges = Ranges::unpack(packed)?;
        let all = |is_v4| ranges.texts(is_v4).iter().map(|text| understand(text)).collect();
        Some(Self { v4: all(true), v6: all(false), ranges })
    }

    fn get(&self, address: IpAddr) -> Option<T> {
        if !is_public(address) {
            return None;
        }
        let (value, is_v4) = self.ranges.find(address);
        let values = if is_v4 { &self.v4 } else { &self.v6 };
        values.get(value).copied().flatten()
    }
}

const COUNTRY_BIN: &[u8] = include_bytes!("../../assets/country.bin");
const NETWORK_BIN: &[u8] = include_bytes!("../../assets/network.bin");

fn countries() -> Option<&'static Table<CountryCode>> {
    static TABLE: OnceLock<Option<Table<CountryCode>>> = OnceLock::new();
    let understand = |text: &str| text.as_bytes().try_into().ok().map(CountryCode);
    TABLE.get_or_init(|| Table::new(COUNTRY_BIN, understand)).as_ref()
}

fn networks() -> Option<&'static Table<(u32, NetworkClass)>> {
    static TABLE: OnceLock<Option<Table<(u32, NetworkClass)>>> = OnceLock::new();
    let understand = |text: &str| {
        let (number, class) = text.split_once(' ')?;
        Some((number.parse().ok()?, NetworkClass::ALL.into_iter().find(|known| known.name() == class)?))
    };
    TABLE.get_or_init(|| Table::new(NETWORK_BIN, understand)).as_ref()
}

/// The country that DB-IP Lite has for an address, right for 90 to 95 of 100; nothing for addresses that are not public.
pub fn country_of(address: IpAddr) -> Option<CountryCode> {
    countries()?.get(address)
}

/// What kind of network an address belongs to; nothing where it is not known, which is most of them.
pub fn network_class(address: IpAddr) -> Option<NetworkClass> {
    networks()?.get(address).map(|(_, class)| class)
}

/// The number of the network of an address, within the ranges whose kind is known.
pub fn asn_of(address: IpAddr) -> Option<u32> {
    networks()?.get(address).map(|(number, _)| number)
}

/// Whether an address is one of the public internet: not private, shared by a carrier inside, documentation, test, reserved,
/// or a tunnel that carries another address.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    // IANA special-purpose registry: this network, private, carrier NAT, loopback, link-local, protocol assignments,
    // documentation, 6to4 relays, benchmarks, multicast and reserved.
    let [a, b, c, _] = v4.octets();
    !matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224.., ..)
    )
}

fn is_public_v6(v6: Ipv6Addr) -> bool {
    let [a, b, ..] = v6.segments();
    // Global unicast is 2000::/3; inside it Teredo and other protocols (2001::/23), documentation (2001:db8::/32,
    // 3fff::/20) and 6to4 (2002::/16) are no places.
    a >> 13 == 1 && !(a == 0x2001 && (b < 0x200 || b == 0xdb8)) && a != 0x2002 && !(a == 0x3fff && b < 0x1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn known_addresses_are_in_their_countries() {
        for (text, code) in [
            ("168.126.63.1", "KR"),
            ("210.220.163.82", "KR"),
            ("175.45.176.1", "KP"),
            ("133.1.1.1", "JP"),
            ("141.1.1.1", "DE"),
            ("2001:2d8::1", "KR"),
            ("2a00:1450:4001::1", "IE"),
            ("2400:2410::1", "JP"),
        ] {
            let found = country_of(ip(text));
            if code == "IE" {
                assert!(found.is_some(), "{text}");
            } else {
                assert_eq!(found.as_ref().and_then(|code| code.text()), Some(code), "{text}");
            }
        }
    }

    #[test]
    fn quiet_for_addresses_that_are_nowhere() {
        for text in [
            "192.0.2.1",
            "198.51.100.7",
            "203.0.113.9",
            "10.1.2.3",
            "172.31.0.1",
            "192.168.0.1",
            "100.100.0.1",
            "127.0.0.1",
            "169.254.1.1",
            "198.19.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "239.1.1.1",
            "2001:db8::1",
            "::1",
            "fe80::1",
            "fc00::1",
            "2002:c000:201::1",
            "2001:0:1::1",
            "3fff::1",
            "ff02::1",
            "64:ff9b::808:808",
        ] {
            assert!(!is_public(ip(text)), "{text}");
            assert_eq!((country_of(ip(text)), network_class(ip(text)), asn_of(ip(text))), (None, None, None), "{text}");
        }
        for text in ["8.8.8.8", "172.32.0.1", "100.63.0.1", "198.20.0.1", "2001:2d8::1", "2606:4700::1", "203.0.114.1"]
        {
            assert!(is_public(ip(text)), "{text}");
        }
    }

    #[test]
    fn known_networks_have_their_kind() {
        for (text, number, class) in [
            ("3.5.140.1", 16_509, NetworkClass::Hosting),
            ("104.16.1.1", 13_335, NetworkClass::Relay),
            ("2606:4700::1", 13_335, NetworkClass::Relay),
            ("172.225.0.1", 36_183, NetworkClass::Relay),
        ] {
            assert_eq!((asn_of(ip(text)), network_class(ip(text))), (Some(number), Some(class)), "{text}");
        }
        // A line at home in Seoul.
        assert_eq!(network_class(ip("168.126.63.1")), None);
        let kinds: Vec<NetworkClass> = networks().unwrap().v4.iter().flatten().map(|(_, class)| *class).collect();
        assert!(NetworkClass::ALL.iter().all(|class| kinds.contains(class)));
    }

    #[test]
    fn a_text_of_every_row_is_understood() {
        for (all, texts) in [
            (countries().unwrap().v4.iter().filter(|v| v.is_none()).count(), "country v4"),
            (countries().unwrap().v6.iter().filter(|v| v.is_none()).count(), "country v6"),
            (networks().unwrap().v4.iter().filter(|v| v.is_none()).count(), "network v4"),
            (networks().unwrap().v6.iter().filter(|v| v.is_none()).count(), "network v6"),
        ] {
            assert_eq!(all, 1, "{texts}: only the empty text means nothing");
        }
    }

    #[test]
    fn ranges_are_sorted_and_disjoint_and_looking_up_is_looking_through() {
        for (table, least) in [(&countries().unwrap().ranges, 400_000), (&networks().unwrap().ranges, 70_000)] {
            let (rows, is_right) = table.check();
            assert!(rows > least && is_right, "{rows}");
            // Borders, where mistakes hide, and seeded addresses between.
            let starts = table.v4_starts();
            let mut seed = 88_172_645_463_325_252u64;
            for round in 0..60 {
                seed ^= seed << 13;
                seed ^= seed >> 7;
                seed ^= seed << 17;
                let border = starts[seed as usize % starts.len()];
                for bits in [border, border.wrapping_sub(1), (seed >> 32) as u32] {
                    let address = Ipv4Addr::from_bits(bits);
                    assert_eq!(table.find(address.into()).0, table.scan_v4(address), "{round}: {address}");
                }
            }
        }
    }
}
