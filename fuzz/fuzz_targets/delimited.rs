//! CSV framing: the same cells whole and in pieces, no cell longer than the file, lines that rise.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::ingest::delimited::{Fields, Framing};

type Rows = Vec<(u32, Vec<Vec<u8>>)>;

fn rows(bytes: &[u8], delimiter: u8, piece: usize) -> (Rows, bool) {
    let mut framing = Framing::new(delimiter, 1 << 10);
    let mut rows = Rows::new();
    let mut take = |line: u32, fields: &mut Fields<'_>| {
        rows.push((line, (0..fields.count()).map(|cell| fields.get(cell).to_vec()).collect()));
        true
    };
    let failed = bytes.chunks(piece).any(|part| framing.push(part, &mut take).is_err());
    let failed = failed || framing.finish(&mut take).is_err();
    (rows, failed)
}

fuzz_target!(|data: &[u8]| {
    let [choice, piece, bytes @ ..] = data else { return };
    let delimiter = b",;\t|"[usize::from(*choice) % 4];
    let whole = rows(bytes, delimiter, bytes.len().max(1));
    let parts = rows(bytes, delimiter, 1 + usize::from(*piece));
    assert!(whole.0 == parts.0 && whole.1 == parts.1, "the rows differ in pieces of {}", 1 + usize::from(*piece));
    assert!(whole.0.windows(2).all(|pair| pair[0].0 < pair[1].0), "lines do not rise");
    let held: usize = whole.0.iter().flat_map(|(_, cells)| cells.iter().map(Vec::len)).sum();
    assert!(held <= bytes.len(), "more in the cells than in the file");
});
