//! Bytes that claim to be a container: zip, gzip, xlsx, xlsb, ods, xls.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi_fuzz::{check, screened, settings};

fuzz_target!(|data: &[u8]| {
    check(&screened(&settings(), "a.zip", data, 1 << 16));
});
