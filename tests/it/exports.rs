//! Exports hold nothing that runs, whatever stands in the log.

use crate::support::{report, screened};
use munjigi::report::export::csv;

const HOSTILE: &str = "account,start,end,device,ip\n\
    \"=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\",2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,<img src=x onerror=alert(1)>,192.0.2.1\n\
    +82-10,2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,@SUM(A1),192.0.2.1\n";

#[test]
fn no_cell_of_the_csv_begins_a_formula() {
    let text = csv::findings(&report(&[("hostile.csv", HOSTILE.as_bytes())]));
    assert!(text.starts_with('\u{feff}'));
    assert!(text.lines().count() > 2, "the hostile accounts have findings");
    let mut reader = munjigi::ingest::delimited::Framing::new(b',', 1 << 20);
    let mut cells = 0;
    let mut take = |_: u32, fields: &mut munjigi::ingest::delimited::Fields<'_>| {
        for n in 0..fields.count() {
            let cell = fields.get(n);
            assert!(!matches!(cell.first(), Some(b'=' | b'+' | b'-' | b'@')), "{}", String::from_utf8_lossy(cell));
            cells += 1;
        }
        true
    };
    reader.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut take).expect("the CSV is well formed");
    reader.finish(&mut take).expect("the CSV is well formed");
    assert!(cells > 20);
}

#[test]
fn session_ids_and_devices_leave_only_where_they_are_asked_for() {
    let screened = screened(&[("hostile.csv", HOSTILE.as_bytes())]);
    let json = serde_json::to_string(&munjigi::report::build::report(&screened)).expect("JSON");
    assert!(json.contains("hyperlink"), "keys are shown as they are, in lower case");
}
