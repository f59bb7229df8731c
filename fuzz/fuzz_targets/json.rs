//! JSON framing: the same records whole and in pieces, each of them within the limit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::ingest::json_records::{Framed, JsonRecords, first_object, has_key};

const LIMIT: usize = 512;

fn framed(bytes: &[u8], piece: usize) -> Vec<(u32, String, Vec<u8>)> {
    let mut records = JsonRecords::new(&["value", "events"], LIMIT);
    let mut found = Vec::new();
    let mut take = |line: u32, framed: Framed<'_>| {
        let (what, bytes) = match framed {
            Framed::Record(record) => ("record", record.to_vec()),
            Framed::TooLong => ("too long", Vec::new()),
            Framed::Broken => ("broken", Vec::new()),
            Framed::Stray => ("stray", Vec::new()),
        };
        assert!(bytes.len() <= LIMIT, "a record of {} bytes", bytes.len());
        found.push((line, what.to_owned(), bytes));
    };
    for part in bytes.chunks(piece) {
        records.push(part, &mut take);
    }
    records.finish(&mut take);
    found
}

fuzz_target!(|data: &[u8]| {
    let [piece, bytes @ ..] = data else { return };
    let (whole, parts) = (framed(bytes, bytes.len().max(1)), framed(bytes, 1 + usize::from(*piece)));
    assert!(whole == parts, "the records differ in pieces of {}", 1 + usize::from(*piece));
    if let Some(first) = first_object(bytes, &["value"]) {
        let _ = has_key(&first, "id");
    }
});
