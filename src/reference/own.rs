//! A table of places that the user loads: MaxMind's `.mmdb` format, of any maker.

use crate::model::place::{CountryCode, Place};
use maxminddb::Reader;
use serde::Deserialize;
use std::net::IpAddr;

/// What reports call such a table among the formats; it has no importer, as it holds nothing of anybody.
pub const PLACE_TABLE: &str = "mmdb";

/// Why bytes are no table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotATable {
    /// Not in the `.mmdb` format, cut off, or damaged.
    NotMmdb,
    /// A table of something else than places and networks (connection types, domains …).
    NoPlaces,
}

impl std::fmt::Display for NotATable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::NotMmdb => "no .mmdb table, or cut off",
            Self::NoPlaces => "an .mmdb table that holds no countries, cities or network numbers",
        })
    }
}

/// A table of the user's own.
pub struct OwnTable {
    reader: Reader<Vec<u8>>,
}

/// What a row may hold, in the shape of GeoIP2 (nested) and of ip-location-db (flat); everything else is skipped.
#[derive(Deserialize, Default)]
struct Row<'a> {
    #[serde(borrow)]
    country: Option<Code<'a>>,
    #[serde(borrow)]
    registered_country: Option<Code<'a>>,
    country_code: Option<&'a str>,
    location: Option<Point>,
    latitude: Option<Degrees>,
    longitude: Option<Degrees>,
    autonomous_system_number: Option<u32>,
}

#[derive(Deserialize)]
struct Code<'a> {
    iso_code: Option<&'a str>,
}

#[derive(Deserialize)]
struct Point {
    latitude: Option<Degrees>,
    longitude: Option<Degrees>,
}

/// Makers write coordinates as double, as float or as text.
#[derive(Clone, Copy)]
struct Degrees(f64);

impl<'de> Deserialize<'de> for Degrees {
    fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct Any;
        impl serde::de::Visitor<'_> for Any {
            type Value = Degrees;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("degrees")
            }

            fn visit_f64<E>(self, value: f64) -> Result<Degrees, E> {
                Ok(Degrees(value))
            }

            fn visit_f32<E>(self, value: f32) -> Result<Degrees, E> {
                Ok(Degrees(value.into()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Degrees, E> {
                // Not a number is no place, and lies within no limits.
                Ok(Degrees(value.parse().unwrap_or(f64::NAN)))
            }
        }
        source.deserialize_any(Any)
    }
}

impl OwnTable {
    /// Reads a table; an error says why the bytes are none.
    pub fn open(bytes: Vec<u8>) -> Result<Self, NotATable> {
        let reader = Reader::from_source(bytes).map_err(|_| NotATable::NotMmdb)?;
        let kind = reader.metadata().database_type.to_ascii_lowercase();
        let has_places =
            ["country", "city", "location", "asn", "enterprise", "isp"].iter().any(|word| kind.contains(word));
        if has_places { Ok(Self { reader }) } else { Err(NotATable::NoPlaces) }
    }

    /// The kind and build of the table, for the list of sources.
    pub fn name(&self) -> String {
        let metadata = self.reader.metadata();
        format!("{} {}", metadata.database_type, metadata.build_epoch)
    }

    fn row<T>(&self, address: IpAddr, take: impl FnOnce(Row<'_>) -> Option<T>) -> Option<T> {
        take(self.reader.lookup(address).ok()?.decode::<Row<'_>>().ok()??)
    }

    /// Country and coordinates of an address; nothing where the table has neither.
    pub fn place(&self, address: IpAddr) -> Option<Place> {
        self.row(address, |row| {
            let nested = |code: Option<Code<'_>>| code.and_then(|code| code.iso_code.and_then(country));
            let country = nested(row.country)
                .or_else(|| row.country_code.and_then(country))
                .or_else(|| nested(row.registered_country));
            let (latitude, longitude) = match row.location {
                Some(point) => (point.latitude, point.longitude),
                None => (row.latitude, row.longitude),
            };
            let point = latitude.zip(longitude);
            let point = point.and_then(hundredths);
            let country = country.unwrap_or_default();
            (country.is_known() || point.is_some()).then_some(Place { country, point })
        })
    }

    /// The number of the network of an address, where the table holds them.
    pub fn asn(&self, address: IpAddr) -> Option<u32> {
        self.row(address, |row| row.autonomous_system_number)
    }
}

fn country(code: &str) -> Option<CountryCode> {
    let code: [u8; 2] = code.as_bytes().try_into().ok()?;
    code.iter().all(u8::is_ascii_uppercase).then_some(CountryCode(code))
}

/// Coordinates in hundredths of a degree; zero, zero is where tables put what they cannot place.
fn hundredths((Degrees(latitude), Degrees(longitude)): (Degrees, Degrees)) -> Option<(i16, i16)> {
    let is_one = latitude.abs() <= 90.0 && longitude.abs() <= 180.0 && (latitude, longitude) != (0.0, 0.0);
    is_one.then(|| (libm::round(latitude * 100.0) as i16, libm::round(longitude * 100.0) as i16))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An .mmdb of one-bit depth: `0.0.0.0/1` has the given row, the other half nothing.
    fn table(kind: &str, row: &[u8]) -> Vec<u8> {
        // One node of two 24-bit records: data at offset 0 is node count + 16, "nothing" is the node count.
        let mut bytes = vec![0, 0, 17, 0, 0, 1];
        bytes.extend([0; 16]);
        bytes.extend(row);
        bytes.extend(b"\xab\xcd\xefMaxMind.com");
        bytes.push(0xe0 | 9);
        for (name, number) in
            [("node_count", 1u16), ("record_size", 24), ("ip_version", 4), ("binary_format_major_version", 2)]
        {
            bytes.extend(text(name));
            if name == "node_count" {
                bytes.push(0xc2);
            } else {
                bytes.push(0xa2);
            }
            bytes.extend(number.to_be_bytes());
        }
        bytes.extend(text("binary_format_minor_version"));
        bytes.push(0xa0);
        bytes.extend(text("build_epoch"));
        // An unsigned number of 64 bits: extended type 9, of four bytes.
        bytes.extend([4, 2, 0x68, 0, 0, 0]);
        bytes.extend(text("database_type"));
        bytes.extend(text(kind));
        bytes.extend(text("languages"));
        bytes.extend([0, 4]);
        bytes.extend(text("description"));
        bytes.push(0xe0);
        bytes
    }

    fn text(text: &str) -> Vec<u8> {
        // Lengths from 29 on take a byte of their own.
        let mut bytes = if text.len() < 29 { vec![0x40 | text.len() as u8] } else { vec![0x5d, text.len() as u8 - 29] };
        bytes.extend(text.as_bytes());
        bytes
    }

    fn city() -> Vec<u8> {
        let mut row = vec![0xe2];
        row.extend(text("country"));
        row.push(0xe1);
        row.extend(text("iso_code"));
        row.extend(text("KR"));
        row.extend(text("location"));
        row.push(0xe2);
        for (name, degrees) in [("latitude", 37.57f64), ("longitude", 126.98)] {
            row.extend(text(name));
            row.push(0x68);
            row.extend(degrees.to_be_bytes());
        }
        row
    }

    #[test]
    fn a_city_table_gives_country_and_coordinates() {
        let table = OwnTable::open(table("GeoLite2-City", &city())).unwrap();
        let place = Place { country: CountryCode(*b"KR"), point: Some((3_757, 12_698)) };
        assert_eq!(table.place("1.2.3.4".parse().unwrap()), Some(place));
        assert_eq!(table.place("200.2.3.4".parse().unwrap()), None);
        assert_eq!(table.asn("1.2.3.4".parse().unwrap()), None);
        assert!(table.name().starts_with("GeoLite2-City "));
    }

    #[test]
    fn an_asn_table_gives_numbers_and_no_place() {
        let mut row = vec![0xe1];
        row.extend(text("autonomous_system_number"));
        row.extend([0xc2, 0x12, 0x9e]);
        let table = OwnTable::open(table("GeoLite2-ASN", &row)).unwrap();
        assert_eq!(table.asn("1.2.3.4".parse().unwrap()), Some(4_766));
        assert_eq!(table.place("1.2.3.4".parse().unwrap()), None);
    }

    #[test]
    fn junk_is_refused_and_damage_never_panics() {
        for junk in [&b""[..], b"PK\x03\x04", &[0; 4_000], b"\xab\xcd\xefMaxMind.com", b"\xab\xcd\xefMaxMind.com\xe0"] {
            assert_eq!(OwnTable::open(junk.to_vec()).err(), Some(NotATable::NotMmdb));
        }
        assert_eq!(OwnTable::open(table("Some-Domain", &city())).err(), Some(NotATable::NoPlaces));
        let good = table("GeoLite2-City", &city());
        let address = "1.2.3.4".parse().unwrap();
        for at in 0..good.len() {
            for change in [0x00, 0xff, good[at] ^ 0x20, good[at].wrapping_add(1)] {
                let mut bad = good.clone();
                bad[at] = change;
                if let Ok(table) = OwnTable::open(bad) {
                    let _ = (table.place(address), table.asn(address), table.name());
                }
            }
            if let Ok(table) = OwnTable::open(good[..at].to_vec()) {
                let _ = table.place(address);
            }
        }
    }
}
