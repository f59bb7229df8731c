//! A whole screening of one file: the first byte picks its name, the second the size of pieces; the report is the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi_fuzz::{check, name, screened, settings};

fuzz_target!(|data: &[u8]| {
    let [named, piece, bytes @ ..] = data else { return };
    let settings = settings();
    let whole = check(&screened(&settings, name(*named), bytes, bytes.len()));
    let parts = check(&screened(&settings, name(*named), bytes, 1 + usize::from(*piece)));
    assert!(whole == parts, "the report differs in pieces of {}", 1 + usize::from(*piece));
});
