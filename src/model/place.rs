//! Where on earth something happened, and how far and how fast apart two places are.

/// A country as ISO 3166 alpha-2; `[0, 0]` where none is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct CountryCode(pub [u8; 2]);

impl CountryCode {
    /// No country known.
    pub const UNKNOWN: Self = Self([0, 0]);

    /// Whether a country is known.
    pub fn is_known(self) -> bool {
        self != Self::UNKNOWN
    }

    /// The two letters, or nothing.
    pub fn text(&self) -> Option<&str> {
        if self.is_known() { std::str::from_utf8(&self.0).ok() } else { None }
    }
}

/// A place: a country, coordinates, or both. Coordinates are held in hundredths of a degree, about one kilometre.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The country, where known.
    pub country: CountryCode,
    /// Latitude and longitude in hundredths of a degree, where the export gave them.
    pub point: Option<(i16, i16)>,
}

/// Mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.0;

/// Great-circle distance in whole kilometres between two points in degrees. Rounded before anything compares it, so that
/// both targets agree.
pub fn distance_km(from: (f64, f64), to: (f64, f64)) -> u32 {
    let radians = |degrees: f64| degrees * (std::f64::consts::PI / 180.0);
    let (lat_a, lat_b) = (radians(from.0), radians(to.0));
    let half_lat = libm::sin((lat_b - lat_a) / 2.0);
    let half_lon = libm::sin(radians(to.1 - from.1) / 2.0);
    let h = half_lat * half_lat + libm::cos(lat_a) * libm::cos(lat_b) * half_lon * half_lon;
    let root = libm::sqrt(h.clamp(0.0, 1.0));
    libm::round(2.0 * EARTH_RADIUS_KM * libm::asin(root)) as u32
}

/// Speed in whole km/h needed for a distance in a time; a time under one minute counts as one, so that clock skew cannot
/// divide by zero.
pub fn speed_kmh(distance_km: u32, seconds: u32) -> u32 {
    let seconds = u64::from(seconds.max(60));
    u32::try_from(u64::from(distance_km) * 3_600 / seconds).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_distances() {
        let (seoul, lagos) = ((37.5665, 126.978), (6.5244, 3.3792));
        let km = distance_km(seoul, lagos);
        assert!((12_300..12_500).contains(&km), "{km}");
        assert_eq!(distance_km(seoul, seoul), 0);
        assert!((20_000..20_040).contains(&distance_km((0.0, 0.0), (0.0, 180.0))));
    }

    #[test]
    fn no_time_is_not_infinite_speed() {
        assert_eq!(speed_kmh(50, 0), 3_000);
        assert_eq!(speed_kmh(800, 3_600), 800);
    }
}
