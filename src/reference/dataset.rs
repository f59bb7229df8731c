//! Which data is bundled: source, licence, age, and until when it may be trusted.

use crate::model::civil::{DAY, days_from_civil};

/// One bundled table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dataset {
    /// Name within the program, kebab-case.
    pub id: &'static str,
    /// Who made it.
    pub source: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Words that have to stand on a page that shows results, where the licence asks for them.
    pub credit: Option<&'static str>,
    /// Day of the data: year, month, day.
    pub as_of: (i32, u32, u32),
    /// Days after which it is stale.
    pub ttl_days: u32,
}

/// Addresses move between countries and owners: tables of half a year ago are wrong about one in a hundred; *ours*.
const ADDRESS_TTL: u32 = 180;

/// Delegations change by a public act of a registry and did not since 2009; re-checked yearly; *ours*.
const DELEGATION_TTL: u32 = 730;

/// Names of programs and dates of releases do not change, only new ones are missing; *ours*.
const NAMES_TTL: u32 = 1_095;

/// IP address to country.
pub const COUNTRY: Dataset = Dataset {
    id: "ip-country",
    source: "DB-IP Lite country, npm @ip-location-db/dbip-country 2.3.2026060120",
    licence: "CC BY 4.0",
    credit: Some("IP Geolocation by DB-IP"),
    as_of: (2026, 6, 1),
    ttl_days: ADDRESS_TTL,
};

/// Networks of a known kind.
pub const NETWORK: Dataset = Dataset {
    id: "ip-network",
    source: "RouteViews, NRO and DB-IP Lite ASN, npm @ip-location-db/asn 2.3.2026061719; kinds by our own list and by the networks' names",
    licence: "CC BY 4.0",
    credit: Some("IP Geolocation by DB-IP"),
    as_of: (2026, 6, 17),
    ttl_days: ADDRESS_TTL,
};

/// Address space delegated to the DPRK.
pub const DPRK: Dataset = Dataset {
    id: "dprk-delegated",
    source: "APNIC delegated statistics",
    licence: "facts of a public register",
    credit: None,
    as_of: (2025, 6, 14),
    ttl_days: DELEGATION_TTL,
};

/// Names and dates that we wrote down ourselves.
pub const NAMES: Dataset = Dataset {
    id: "names",
    source: "our own lists of programs, hardware, release dates, phone numbers, mail domains and spellings",
    licence: "MIT OR Apache-2.0",
    credit: None,
    as_of: (2026, 6, 1),
    ttl_days: NAMES_TTL,
};

/// Everything that is bundled beside the countries' centroids.
pub const DATASETS: &[Dataset] = &[COUNTRY, NETWORK, DPRK, NAMES];

impl Dataset {
    /// Whether it may still be trusted at a moment, UTC seconds. A run about the past is about a time nearer to the data, or
    /// before it, when delegations were the same.
    pub fn is_fresh(&self, as_of: u32) -> bool {
        let (year, month, day) = self.as_of;
        let last = i64::from(days_from_civil(year, month, day)) + i64::from(self.ttl_days);
        i64::from(as_of / DAY) <= last
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::civil::seconds;

    #[test]
    fn stale_after_its_days_and_not_before() {
        let data = Dataset { as_of: (2026, 1, 1), ttl_days: 30, ..DPRK };
        for (year, month, day, fresh) in [(2025, 1, 1, true), (2026, 1, 31, true), (2026, 2, 1, false)] {
            assert_eq!(data.is_fresh(seconds(year, month, day, 0).unwrap()), fresh, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn a_licence_that_asks_for_credit_has_it() {
        for data in DATASETS {
            assert!(!data.licence.starts_with("CC BY") || data.credit.is_some(), "{}", data.id);
            assert!(!data.source.is_empty() && data.ttl_days > 0, "{}", data.id);
        }
    }
}
