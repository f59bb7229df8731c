//! Messages to the worker: what is accepted can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::protocol::Command;

fuzz_target!(|data: &[u8]| {
    let Ok(command) = serde_json::from_slice::<Command>(data) else { return };
    let written = serde_json::to_string(&command).unwrap_or_default();
    let again = serde_json::from_str::<Command>(&written).ok();
    assert_eq!(again.map(|again| serde_json::to_string(&again).unwrap_or_default()), Some(written));
});
