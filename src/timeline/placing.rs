//! Places for activities whose export gives none: from what the export says of the same address elsewhere, else from a table.

use super::Population;
use crate::model::activity::Flags;
use crate::model::interner::NONE;
use crate::model::place::{CountryCode, Place};
use crate::reference::{OwnTable, country_of, is_public, network_class};
use std::collections::BTreeMap;
use std::net::IpAddr;

/// What exports say of the country of an address.
#[derive(Clone, Copy, PartialEq)]
enum Stated {
    Nothing,
    Country(CountryCode),
    /// Two countries, or coordinates without one.
    Unclear,
}

impl Population {
    /// Gives activities without a place that of their address, and marks them: by the country that an export states for the
    /// same address, else by the user's own table, else by the bundled one. A table never contradicts an export. Costs one
    /// look-up for each address, not for each row.
    pub fn place_by_address(&mut self, own: Option<&OwnTable>) {
        let columns = &mut self.columns;
        let mut stated = vec![Stated::Nothing; self.addresses.len()];
        let mut is_missing = false;
        for (&address, &place) in columns.address.iter().zip(&columns.place) {
            let Some(known) = stated.get_mut(address as usize) else { continue };
            let Some(place) = self.places.get(place as usize) else {
                is_missing = true;
                continue;
            };
            *known = match *known {
                Stated::Nothing if place.country.is_known() => Stated::Country(place.country),
                Stated::Country(country) if country == place.country => continue,
                _ => Stated::Unclear,
            };
        }
        if !is_missing {
            return;
        }
        let mut ids: BTreeMap<Place, u32> = (0..).zip(&self.places).map(|(id, place)| (*place, id)).collect();
        let mut found: Vec<Option<u32>> = vec![None; self.addresses.len()];
        let rows = columns.address.iter().zip(&mut columns.place).zip(&mut columns.flags);
        for ((&address, place), flags) in rows {
            let at = address as usize;
            if *place != NONE || at >= found.len() {
                continue;
            }
            let id = *found[at].get_or_insert_with(|| {
                let place = match stated[at] {
                    Stated::Country(country) => Some(Place { country, point: None }),
                    Stated::Unclear => None,
                    Stated::Nothing => looked_up(self.addresses[at], own),
                };
                place.map_or(NONE, |place| {
                    *ids.entry(place).or_insert_with(|| {
                        self.places.push(place);
                        self.places.len() as u32 - 1
                    })
                })
            });
            if id != NONE {
                *place = id;
                *flags |= Flags::PLACE_FROM_IP;
            }
        }
    }
}

/// The place that tables have for a public address. Servers, relays and satellites are left out: the country of such an
/// address is not that of the person.
fn looked_up(address: IpAddr, own: Option<&OwnTable>) -> Option<Place> {
    if !is_public(address) || network_class(address).is_some_and(|class| class.hides_place()) {
        return None;
    }
    own.and_then(|table| table.place(address))
        .or_else(|| country_of(address).map(|country| Place { country, point: None }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of (address, country); documentation addresses stand for nothing, the others for lines at home.
    fn placed(rows: &[(&str, &str)]) -> Vec<(Option<String>, bool)> {
        let mut population = Population::default();
        for (address, country) in rows {
            let address: IpAddr = address.parse().unwrap();
            let at = population.addresses.iter().position(|known| *known == address).unwrap_or_else(|| {
                population.addresses.push(address);
                population.addresses.len() - 1
            });
            let place = country.as_bytes().try_into().map_or(NONE, |code| {
                population.places.push(Place { country: CountryCode(code), point: None });
                population.places.len() as u32 - 1
            });
            population.columns.address.push(at as u32);
            population.columns.place.push(place);
            population.columns.flags.push(0);
        }
        population.place_by_address(None);
        let columns = &population.columns;
        let text = |place: u32| population.places.get(place as usize)?.country.text().map(str::to_owned);
        columns.place.iter().zip(&columns.flags).map(|(place, flags)| (text(*place), *flags != 0)).collect()
    }

    fn kr(marked: bool) -> (Option<String>, bool) {
        (Some("KR".to_owned()), marked)
    }

    #[test]
    fn a_place_from_the_table_is_marked_and_one_of_the_export_is_not() {
        assert_eq!(placed(&[("168.126.63.1", ""), ("210.220.163.82", "KR")]), [kr(true), kr(false)]);
    }

    #[test]
    fn the_table_never_contradicts_the_export() {
        let us = (Some("US".to_owned()), false);
        let rows = placed(&[("168.126.63.1", "US"), ("168.126.63.1", "")]);
        assert_eq!(rows, [us.clone(), (us.0.clone(), true)]);
        let rows = placed(&[("168.126.63.1", "US"), ("168.126.63.1", "JP"), ("168.126.63.1", "")]);
        assert_eq!(rows[2], (None, false));
    }

    #[test]
    fn quiet_for_documentation_private_and_server_addresses() {
        for address in ["192.0.2.1", "10.0.0.1", "2001:db8::1", "3.5.140.1", "172.225.0.1"] {
            assert_eq!(placed(&[(address, "")]), [(None, false)], "{address}");
        }
    }
}
