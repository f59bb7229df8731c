//! Answers to the checklist beside a roster, parted by the first NUL byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::engine::Screening;
use munjigi::report::build;
use munjigi_fuzz::{check, settings};

fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    let mut screening = Screening::new(settings(), false);
    for (name, bytes) in [("answers.json", &data[..at]), ("roster.csv", data.get(at + 1..).unwrap_or_default())] {
        screening.begin_file(name);
        screening.push(bytes);
        screening.end_file(None);
    }
    check(&build::report(&screening.finish()));
});
