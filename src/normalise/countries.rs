//! Countries by code or name, with a point for each; the table is `assets/countries.tsv`.
//!
//! A wrong country makes a journey that nobody made, so whatever is not listed, or says two things, is no country.

use std::sync::OnceLock;

/// Written by `scripts/assets/countries.mjs`, one row for each code, after two lines of header.
const TABLE: &str = include_str!("../../assets/countries.tsv");

/// Twice the longest name in the table; a longer cell is not a country, and its key need not be built.
const LONGEST_BYTES: usize = 160;

/// One country or territory of ISO 3166-1, or Kosovo (XK).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code, upper case.
    pub code: [u8; 2],
    /// Degrees north of the centroid of the largest piece of land; not a number without a place.
    pub latitude: f64,
    /// Degrees east of the centroid of the largest piece of land; not a number without a place.
    pub longitude: f64,
    /// Radius in kilometres of the circle as large as that piece, at least 1; 0 without a place. It is a measure of the
    /// centroid's error, not a bound: other islands and far corners lie outside.
    pub radius_km: u32,
    /// Kilometres from the centroid to the farthest outline of the pieces with at least 3 % of the country's area,
    /// without those that have a code of their own; at least `radius_km`, 0 without a place. The distance of two
    /// centroids less both reaches is a lower bound for two unknown places in these pieces, and at most 0 across a land
    /// border. It is too high for smaller far pieces, such as Hawaii, Okinawa, the Canaries, the Azores and
    /// Newfoundland.
    pub reach_km: u32,
    /// Whether the table has a point for the country. Otherwise coordinates are not numbers, so that a distance
    /// whose check was forgotten is not greater than anything.
    pub has_place: bool,
    /// Short English name, for the screen.
    pub name_en: &'static str,
    /// Korean name, for the screen.
    pub name_ko: &'static str,
}

/// The alpha-2 code that a cell means: a code of two or three letters or a name in English, Korean or Japanese.
///
/// Case, accents, blanks and punctuation do not count. `KR (South Korea)` and `대한민국(KR)` are read if both halves mean
/// the same country. `NA` is Namibia; `N/A` and `N.A.` are nothing. No allocation for two letters.
pub fn country_code(text: &str) -> Option<[u8; 2]> {
    let text = text.trim();
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let table = table();
    table.find(text).or_else(|| table.find_in_brackets(text)).map(|row| table.countries[row].code)
}

/// The country of an upper-case alpha-2 code.
pub fn country(code: [u8; 2]) -> Option<&'static Country> {
    let table = table();
    table.row(code).map(|row| &table.countries[row])
}

struct Table {
    /// Sorted by code, as in the file.
    countries: Vec<Country>,
    /// Row plus one for every pair of letters, 0 where there is no country.
    by_code: [u16; 26 * 26],
    /// Keys of alpha-3 codes and names with their rows, sorted by key, each key once.
    names: Vec<(String, usize)>,
}

impl Table {
    fn row(&self, code: [u8; 2]) -> Option<usize> {
        usize::from(self.by_code[slot(code)?]).checked_sub(1)
    }

    fn find(&self, text: &str) -> Option<usize> {
        if let &[a, b] = text.as_bytes()
            && let Some(row) = self.row([a.to_ascii_uppercase(), b.to_ascii_uppercase()])
        {
            return Some(row);
        }
        let key = key(text);
        self.names.binary_search_by(|(name, _)| name.as_str().cmp(&key)).ok().map(|at| self.names[at].1)
    }

    /// Both halves have to agree, since `Atlanta (GA)` is not Gabon and `Korea (North)` is not the South.
    fn find_in_brackets(&self, text: &str) -> Option<usize> {
        let (outside, inside) = text.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
        let row = self.find(outside.trim())?;
        (self.find(inside.trim()) == Some(row)).then_some(row)
    }
}

fn table() -> &'static Table {
    static BUILT: OnceLock<Table> = OnceLock::new();
    BUILT.get_or_init(build)
}

fn build() -> Table {
    let mut countries = Vec::with_capacity(256);
    let mut by_code = [0; 26 * 26];
    let mut names = Vec::with_capacity(2048);
    for (row, line) in TABLE.lines().skip(2).enumerate() {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().expect("every row has nine columns");
        let (code, alpha3, latitude, longitude) = (cell(), cell(), cell(), cell());
        let (radius, reach) = (cell(), cell());
        let (en, ko, ja) = (cell(), cell(), cell());
        let &[first, second] = code.as_bytes() else { unreachable!("codes in the table have two letters") };
        by_code[slot([first, second]).expect("codes in the table are upper case")] =
            u16::try_from(row + 1).expect("there are fewer countries than pairs of letters");
        let all = en.split('|').chain(ko.split('|')).chain(ja.split('|'));
        names.extend(all.chain([alpha3]).map(|name| (key(name), row)));
        countries.push(Country {
            code: [first, second],
            latitude: latitude.parse().unwrap_or(f64::NAN),
            longitude: longitude.parse().unwrap_or(f64::NAN),
            radius_km: radius.parse().unwrap_or(0),
            reach_km: reach.parse().unwrap_or(0),
            has_place: !latitude.is_empty(),
            name_en: shown(en),
            name_ko: shown(ko),
        });
    }
    names.sort_unstable();
    names.dedup();
    Table { countries, by_code, names }
}

/// The first of the names in a cell is the one to show.
fn shown(names: &'static str) -> &'static str {
    names.split_once('|').map_or(names, |(first, _)| first)
}

fn slot([a, b]: [u8; 2]) -> Option<usize> {
    (a.is_ascii_uppercase() && b.is_ascii_uppercase()).then(|| usize::from(a - b'A') * 26 + usize::from(b - b'A'))
}

/// What is left of a name when spelling habits are taken away: letters and digits in lower case, without accents, blanks
/// and "the", with "St" and "&" written out.
fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() + 8);
    let mut word = 0;
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            // Inside a word: "U.S.", "d'Ivoire".
            '.' | '\'' | '’' => {}
            '&' => {
                end_word(&mut key, &mut word);
                key.push_str("and");
                word = key.len();
            }
            _ if c.is_alphanumeric() => key.push(without_accent(c)),
            _ => end_word(&mut key, &mut word),
        }
    }
    end_word(&mut key, &mut word);
    key
}

/// Rewrites the word that begins at `start`, and moves `start` behind it.
fn end_word(key: &mut String, start: &mut usize) {
    match &key[*start..] {
        "the" => key.truncate(*start),
        "st" => key.replace_range(*start.., "saint"),
        _ => {}
    }
    *start = key.len();
}

/// Only the letters that occur in names of countries, in any of the three languages' spellings.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARTH_KM: f64 = 6371.0;

    fn check(text: &str, expected: &str) {
        let code = country_code(text);
        let found = code.as_ref().map_or("", |code| std::str::from_utf8(code).unwrap());
        assert_eq!(found, expected, "{text:?}");
    }

    /// Each expected code with the texts that mean it, separated by semicolons.
    fn check_all(cases: &[(&str, &str)]) {
        for (expected, texts) in cases {
            texts.split("; ").for_each(|text| check(text, expected));
        }
    }

    fn of(code: &str) -> &'static Country {
        country(code.as_bytes().try_into().unwrap()).unwrap()
    }

    fn distance_km(a: &Country, latitude: f64, longitude: f64) -> f64 {
        let (p, q) = (a.latitude.to_radians(), latitude.to_radians());
        let half = |degrees: f64| libm::sin(degrees.to_radians() / 2.0);
        let h = half(latitude - a.latitude) * half(latitude - a.latitude)
            + libm::cos(p) * libm::cos(q) * half(longitude - a.longitude) * half(longitude - a.longitude);
        2.0 * EARTH_KM * libm::asin(h.sqrt())
    }

    /// Least distance between somewhere in one country and somewhere in the other.
    fn bound_km(a: &str, b: &str) -> f64 {
        let (a, b) = (of(a), of(b));
        distance_km(a, b.latitude, b.longitude) - f64::from(a.reach_km) - f64::from(b.reach_km)
    }

    #[test]
    fn codes_in_any_case() {
        check_all(&[
            ("KR", "KR; kr;  Kr ; KOR; kor"),
            ("KP", "PRK"),
            ("GB", "UK; u.k."),
            ("US", "U.S.; U.S.A."),
            ("NA", "NA"),
            ("XK", "XK; XKX"),
        ]);
    }

    #[test]
    fn names_in_three_languages() {
        check_all(&[
            (
                "KR",
                "South Korea; SOUTH  KOREA; Korea, Republic of; Korea (the Republic of); Korea; S. Korea; 대한민국; 한국; 韓国; 大韓民国",
            ),
            (
                "KP",
                "North Korea; Korea (North); Korea, Democratic People's Republic of; Korea (the Democratic People’s Republic of); 북한; 北朝鮮; DPRK",
            ),
            ("US", "미국; アメリカ合衆国; the United States of America"),
            ("GB", "England; 영국"),
            ("RU", "Russian Federation; 러시아"),
            ("CN", "중화인민공화국; 中国"),
            ("HK", "홍콩; Hong Kong SAR"),
            ("MO", "Macau"),
            ("TW", "대만"),
            ("VN", "Viet Nam; Vietnam"),
            ("CZ", "Czech Republic; Czechia"),
            ("LA", "Laos"),
            ("JP", "日本"),
            ("TR", "Turkey; TÜRKİYE"),
            ("CI", "Cote d’Ivoire; Côte d'Ivoire"),
            ("LC", "St. Lucia"),
            ("TT", "Trinidad & Tobago"),
            ("BS", "The Bahamas"),
            ("GW", "Guinea Bissau"),
            ("MM", "Myanmar (Burma)"),
            ("CG", "Congo"),
            ("CD", "Congo (the Democratic Republic of the)"),
            ("ZA", "남아프리카공화국"),
            ("BA", "ボスニアヘルツェゴビナ"),
        ]);
    }

    #[test]
    fn code_and_name_have_to_agree() {
        check_all(&[
            ("KR", "KR (South Korea); 대한민국(KR); South Korea (KR); 韓国（KR）"),
            ("MF", "Saint Martin (French part) (MF)"),
            ("", "Atlanta (GA); South Korea (KP); KR (); China (Taiwan); (KR)"),
        ]);
    }

    #[test]
    fn nothing_is_no_country() {
        check_all(&[(
            "",
            ";  ; -; --; unknown; Unknown; N/A; n/a; N.A.; None; null; (none); XX; ZZ; T1; 알 수 없음; K; 1",
        )]);
        check(&"Korea ".repeat(1000), "");
        assert_eq!(country(*b"kr"), None);
        assert_eq!(country(*b"ZZ"), None);
    }

    #[test]
    fn every_row_is_whole() {
        let table = table();
        assert_eq!(table.countries.len(), 250);
        assert!(table.countries.is_sorted_by(|a, b| a.code < b.code));
        for country in &table.countries {
            let code = std::str::from_utf8(&country.code).unwrap();
            assert!(!country.name_en.is_empty() && !country.name_ko.is_empty(), "{code}");
            assert!(!country.name_ko.is_ascii(), "{code}");
            check(code, code);
            check(country.name_en, code);
            check(country.name_ko, code);
            assert_eq!(country.has_place, country.radius_km > 0, "{code}");
            assert_eq!(country.has_place, country.latitude.abs() <= 90.0 && country.longitude.abs() <= 180.0, "{code}");
            assert!(country.radius_km < 2_500, "{code}");
            assert!((country.radius_km..5_500).contains(&country.reach_km), "{code}");
        }
        let without: Vec<_> = table.countries.iter().filter(|c| !c.has_place).map(|c| c.code).collect();
        assert_eq!(without, [*b"UM"], "only the scattered islets have no single place");
    }

    #[test]
    fn a_name_means_one_country() {
        for pair in table().names.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "rows {} and {}", pair[0].1, pair[1].1);
        }
        let longest = TABLE.lines().skip(2).flat_map(|line| line.split(['\t', '|'])).map(str::len).max().unwrap();
        assert!(longest * 2 <= LONGEST_BYTES, "{longest}");
    }

    #[test]
    fn small_places_have_a_point() {
        for code in ["SG", "HK", "MO", "MT", "BH", "MV", "GF", "TK", "XK"] {
            assert!(of(code).has_place, "{code}");
        }
        assert!(distance_km(of("SG"), 1.35, 103.82) < 10.0);
        assert!(distance_km(of("HK"), 22.35, 114.15) < 20.0);
    }

    #[test]
    fn centroids_are_where_atlases_have_them() {
        for (code, latitude, longitude, within_km) in [
            ("KR", 36.3, 127.8, 150.0),
            ("KP", 40.2, 127.2, 100.0),
            ("US", 39.8, -98.6, 100.0),
            ("FR", 46.6, 2.5, 50.0),
            ("DE", 51.1, 10.4, 50.0),
            ("AU", -25.6, 134.4, 100.0),
            ("AQ", -90.0, 0.0, 1_000.0),
            ("FJ", -17.8, 178.0, 50.0),
            ("RU", 66.0, 96.0, 300.0),
        ] {
            let distance = distance_km(of(code), latitude, longitude);
            assert!(distance < within_km, "{code}: {distance}");
        }
        let tokyo_leg = distance_km(of("KR"), of("JP").latitude, of("JP").longitude);
        assert!((800.0..1_000.0).contains(&tokyo_leg), "{tokyo_leg}");
        assert!((50.0..200.0).contains(&f64::from(of("KR").radius_km)));
    }

    #[test]
    fn neighbours_are_within_reach() {
        for (a, b) in [
            ("SG", "MY"),
            ("TH", "MY"),
            ("KR", "KP"),
            ("KR", "RU"),
            ("FI", "RU"),
            ("HK", "CN"),
            ("MO", "CN"),
            ("US", "CA"),
            ("US", "MX"),
            ("FR", "DE"),
            ("GB", "IE"),
        ] {
            let bound = bound_km(a, b);
            assert!(bound <= 0.0, "{a}-{b}: {bound}");
        }
    }

    #[test]
    fn far_countries_stay_apart() {
        for (a, b, more_than_km) in
            [("KR", "NG", 9_000.0), ("KR", "US", 3_000.0), ("FR", "KR", 5_000.0), ("DE", "IN", 3_000.0)]
        {
            let bound = bound_km(a, b);
            assert!(bound > more_than_km, "{a}-{b}: {bound}");
        }
    }

    #[test]
    fn pieces_with_their_own_code_do_not_count() {
        for (code, less_than_km) in [("FR", 700), ("NO", 1_200), ("NL", 250), ("NZ", 1_200), ("CN", 3_000)] {
            let reach = of(code).reach_km;
            assert!(reach < less_than_km, "{code}: {reach}");
        }
    }
}
