//! Places of addresses whose export gives none: filled, marked, in any order, and not at all where the policy says so.

use crate::support::{activities, as_of, screened, screened_in_pieces};
use munjigi::engine::{Screened, Screening};
use munjigi::model::activity::Flags;
use munjigi::reference::OwnTable;
use munjigi::report::build;
use munjigi::settings::Settings;

/// One sign-in from a line at home in Korea, a minute later one from Japan, and one from a documentation address.
const ROWS: &str = "account,time,event,ip\n\
    kim,2026-01-05T00:00:00Z,sign-in,168.126.63.1\n\
    kim,2026-01-05T00:01:00Z,sign-in,133.1.1.1\n\
    kim,2026-01-05T00:02:00Z,sign-in,192.0.2.1\n";

fn countries(screened: &Screened) -> Vec<(Option<String>, bool)> {
    let population = &screened.population;
    let columns = &population.columns;
    let place = |id: u32| population.places.get(id as usize).and_then(|place| place.country.text().map(str::to_owned));
    columns
        .place
        .iter()
        .zip(&columns.flags)
        .map(|(id, flags)| (place(*id), flags & Flags::PLACE_FROM_IP != 0))
        .collect()
}

#[test]
fn filled_and_marked_and_left_alone_without_the_policy() {
    let file = [("signins.csv", ROWS.as_bytes())];
    let kr_jp = [(Some("KR".to_owned()), true), (Some("JP".to_owned()), true), (None, false)];
    assert_eq!(countries(&screened(&file)), kr_jp);
    let mut settings = Settings::new(as_of());
    settings.policy.places.place_from_ip = false;
    assert!(countries(&screened_in_pieces(&settings, &file, 64)).iter().all(|place| *place == (None, false)));
    // What is read stays what the file says.
    assert!(!activities(&file).contains("KR"));
}

#[test]
fn a_file_that_states_the_country_is_believed_also_for_other_files() {
    let stated = "account,time,event,ip,country\nlee,2026-01-06T00:00:00Z,sign-in,168.126.63.1,CA\n";
    let (a, b) = (("a.csv", ROWS.as_bytes()), ("b.csv", stated.as_bytes()));
    let both = countries(&screened(&[a, b]));
    assert_eq!(both[0], (Some("CA".to_owned()), true));
    assert_eq!(both[3], (Some("CA".to_owned()), false));
    assert_eq!(both, countries(&screened(&[b, a])));
}

#[test]
fn findings_on_filled_places_say_so() {
    let report = build::report(&screened(&[("signins.csv", ROWS.replace("133.1.1.1", "87.128.0.1").as_bytes())]));
    let text = serde_json::to_string(&report).expect("a report");
    let of_place: Vec<_> = report.accounts[0].findings.iter().filter(|finding| finding.family == "place").collect();
    assert!(!of_place.is_empty() && of_place.iter().all(|finding| finding.reliability <= 0.7), "{text}");
}

#[test]
fn junk_is_no_table_of_ones_own() {
    let mut screening = Screening::new(Settings::new(as_of()), false);
    match OwnTable::open(ROWS.as_bytes().to_vec()) {
        Ok(table) => screening.set_places(table),
        Err(why) => assert_eq!(why.to_string(), "no .mmdb table, or cut off"),
    }
}

/// Half of all addresses in Seoul, the other half nowhere: made by hand after the format's description, 1 node.
const HALF_KOREA: &[u8] = include_bytes!("../fixtures/places/half-korea.mmdb");

#[test]
fn a_table_of_ones_own_goes_before_the_bundled_one_and_is_listed() {
    let screened_with = |tables: &[&[u8]]| {
        let mut screening = Screening::new(Settings::new(as_of()), false);
        for table in tables {
            let summary = screening.read_places("own.mmdb", table.to_vec()).expect("a summary");
            assert_eq!(summary.error.is_none(), *table == HALF_KOREA);
        }
        screening.begin_file("signins.csv");
        // An address in Germany, in the half that the table puts into Seoul.
        screening.push(ROWS.replace("133.1.1.1", "87.128.0.1").as_bytes());
        screening.end_file(None);
        screening.finish()
    };
    let own = screened_with(&[HALF_KOREA]);
    assert_eq!(countries(&own)[1].0.as_deref(), Some("KR"), "the own table goes before the bundled one");
    let inputs = build::inputs(&own);
    assert_eq!((inputs[0].file.as_str(), inputs[0].format.as_deref(), inputs[0].rows), ("own.mmdb", Some("mmdb"), 0));
    assert!(inputs[0].error.is_none() && inputs.len() == 2);

    let bad = screened_with(&[&HALF_KOREA[..40]]);
    assert_eq!(countries(&bad)[1].0.as_deref(), Some("DE"), "the bundled table still counts");
    assert_eq!(build::inputs(&bad)[0].error.as_deref(), Some("no-place-table"));
    assert!(Screening::is_place_table("GeoLite2-City.MMDB") && !Screening::is_place_table("한글mmdb"));
}
