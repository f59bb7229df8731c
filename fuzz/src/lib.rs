//! What the fuzz targets share: the engine over bytes, in pieces, and what must hold of any answer.

use munjigi::engine::Screening;
use munjigi::ingest::container;
use munjigi::model::civil::seconds;
use munjigi::report::{Report, build};
use munjigi::settings::Settings;
use std::io::Cursor;

/// The day that the screenings are about.
pub fn settings() -> Settings {
    let mut settings = Settings::new(seconds(2026, 1, 31, 0).unwrap_or_default());
    // Small limits, so that the fuzzer reaches them with small inputs and a bomb costs no time.
    settings.policy.limits.record_bytes = 16 << 10;
    settings.policy.limits.expanded_bytes = 4 << 20;
    settings.policy.limits.container_bytes = 4 << 20;
    settings.policy.limits.members = 64;
    // A text that is not read cannot show that reading it fails.
    settings.policy.messages.read_texts = true;
    settings
}

/// Screens one file that comes in pieces of a size.
pub fn screened(settings: &Settings, name: &str, bytes: &[u8], piece: usize) -> Report {
    let mut screening = Screening::new(settings.clone(), true);
    if container::is_container(&bytes[..bytes.len().min(container::PEEK)]) {
        screening.read_container(name, &mut Cursor::new(bytes), &mut |_, _| {});
    } else {
        screening.begin_file(name);
        for part in bytes.chunks(piece.max(1)) {
            if !screening.push(part) {
                break;
            }
        }
        screening.end_file(None);
    }
    build::report(&screening.finish())
}

/// Holds what must hold of the report on any file, and gives it as JSON.
pub fn check(report: &Report) -> String {
    for input in &report.inputs {
        assert!(input.used <= input.rows, "{} of {} rows used", input.used, input.rows);
    }
    for account in &report.accounts {
        assert!(account.points.is_finite() && account.points >= 0.0, "points {}", account.points);
        for finding in &account.findings {
            assert!((0.0..=1.0).contains(&finding.reliability), "reliability {}", finding.reliability);
            assert!(finding.evidence.len() <= 50, "{} lines of evidence", finding.evidence.len());
        }
    }
    serde_json::to_string(report).unwrap_or_default()
}

/// The name of a file of each kind that people drop.
pub fn name(choice: u8) -> &'static str {
    ["a.csv", "a.json", "a.log", "a.txt", "a.tsv", "a.jsonl", "roster.csv", "answers.json"][usize::from(choice) % 8]
}
