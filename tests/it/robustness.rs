//! Damaged fixtures never panic and never grow: stable, seeded mutations.

use crate::support::{Seed, as_of, fixtures, folders, inputs, screened_in_pieces};
use munjigi::report::build;
use munjigi::settings::Settings;

/// Bytes that break things.
const NASTY: [&[u8]; 14] = [
    b"\"",
    b"\\",
    b"\n",
    b"\r",
    b"\0",
    b"{",
    b"]",
    b",,,,",
    b"\xff\xfe",
    "오후".as_bytes(),
    "\u{202e}".as_bytes(),
    b"99999999999999999999",
    b"-",
    b"=cmd()",
];

fn mutated(bytes: &[u8], seed: &mut Seed) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=seed.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = seed.below(bytes.len() as u64) as usize;
        match seed.below(5) {
            0 => bytes.truncate(at),
            1 => bytes[at] = seed.next() as u8,
            2 => {
                let end = (at + seed.below(200) as usize).min(bytes.len());
                bytes.drain(at..end);
            }
            3 => {
                let end = (at + seed.below(400) as usize).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                bytes.splice(at..at, NASTY[seed.below(NASTY.len() as u64) as usize].iter().copied());
            }
        }
    }
    bytes
}

#[test]
fn mutated_fixtures_give_a_report() {
    let settings = Settings::new(as_of());
    let mut seed = Seed(0x5eed);
    for format in folders(&fixtures().join("formats")) {
        for case in folders(&format) {
            for (name, bytes) in inputs(&case) {
                for _ in 0..40 {
                    let bytes = mutated(&bytes, &mut seed);
                    let piece = 1 + seed.below(3_000) as usize;
                    let screened = screened_in_pieces(&settings, &[(&name, &bytes)], piece);
                    let report = build::report(&screened);
                    assert_eq!(report.inputs.len(), 1);
                    assert!(report.inputs[0].used <= report.inputs[0].rows);
                    serde_json::to_string(&report).expect("every report is JSON");
                }
            }
        }
    }
}

#[test]
fn hostile_shapes_stay_bounded() {
    let settings = Settings::new(as_of());
    let wide = format!("account,start,end{}\nkim,2026-01-05,2026-01-06\n", ",x".repeat(10_000));
    let deep = "[".repeat(200_000);
    let deeper = "{\"a\":".repeat(200_000);
    let cell = format!(
        "account,start,end\n\"{}\",2026-01-05 09:00,2026-01-05 10:00\nlee,2026-01-05 09:00,2026-01-05 10:00\n",
        "k".repeat(10 << 20)
    );
    let quotes = format!("account,start,end\n{}", "\"".repeat(3 << 20));
    for (name, bytes) in [
        ("wide.csv", &wide),
        ("deep.json", &deep),
        ("deeper.json", &deeper),
        ("cell.csv", &cell),
        ("quotes.csv", &quotes),
    ] {
        let screened = screened_in_pieces(&settings, &[(name, bytes.as_bytes())], 1 << 16);
        assert_eq!(build::report(&screened).inputs.len(), 1, "{name}");
    }
}
