//! What people recorded, as a case keeps it: what is accepted can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::case;

fuzz_target!(|data: &[u8]| {
    let Ok(record) = serde_json::from_slice::<case::Record>(data) else { return };
    let written = serde_json::to_string(&record).unwrap_or_default();
    assert_eq!(serde_json::from_str::<case::Record>(&written).ok().as_ref(), Some(&record));
});
