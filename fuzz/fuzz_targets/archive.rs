//! Archives around what the fuzzer invents: NUL bytes part the members, the first byte of each says how it is packed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi_fuzz::{check, screened, settings};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|data: &[u8]| {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, member) in data.split(|byte| *byte == 0).take(8).enumerate() {
        let [packing, bytes @ ..] = member else { continue };
        let method = if packing % 2 == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let ending = ["csv", "json", "log", "zip", "xlsx", "gz", "txt", "exe"][usize::from(*packing / 2) % 8];
        let options = SimpleFileOptions::default().compression_method(method);
        if zip.start_file(format!("{number}/m.{ending}"), options).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    if let Ok(bytes) = zip.finish() {
        check(&screened(&settings(), "a.zip", &bytes.into_inner(), 1 << 16));
    }
});
