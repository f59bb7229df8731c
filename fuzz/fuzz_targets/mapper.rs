//! A mapping and the table it is laid over, parted by the first NUL byte; and what is proposed for the table itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::ingest::head::Head;
use munjigi::normalise::{mapping, proposal};
use munjigi::settings::mapping::parse;
use munjigi_fuzz::{check, screened, settings};

fuzz_target!(|data: &[u8]| {
    let at = data.iter().position(|byte| *byte == 0).unwrap_or(data.len());
    let (told, table) = (&data[..at], data.get(at + 1..).unwrap_or_default());
    let head = Head::new("a.csv", table, true);
    let proposed = proposal::propose(&head, None).map(|proposal| proposal.mapping);
    let given = std::str::from_utf8(told).ok().and_then(|text| mapping::read(text).ok());
    for mapping in given.into_iter().chain(proposed) {
        // What is written can be read again, and says the same; a proposal may still lack what only a person can tell.
        let text = serde_json::to_string(&mapping).unwrap_or_default();
        assert_eq!(parse(&text).as_ref(), Ok(&mapping));
        let mut settings = settings();
        settings.mappings.push(mapping);
        check(&screened(&settings, "a.csv", table, 1 << 16));
    }
});
