//! Tables that are known by the header names of their product, in whatever language it wrote them.
//!
//! Names are compared after `columns::folded`; the general search for a header is not enough, because it knows the usual
//! names of three languages only.

use crate::ingest::Head;
use crate::ingest::columns::{Columns, folded};
use crate::ingest::delimited::{Fields, Framing, TableHead};

/// The folded names that one column goes by, best first.
pub(super) type Names = &'static [&'static str];

/// Rows in which the header is looked for.
const HEADER_ROWS: usize = 12;
/// Bytes in which it is looked for: a header that is longer names thousands of columns.
const HEADER_BYTES: usize = 16 << 10;

/// The table of the head if one of its first rows names all the wanted columns.
pub(super) fn find(head: &Head<'_>, wanted: &[Names]) -> Option<TableHead> {
    if head.is_json() {
        return None;
    }
    if let Some(table) = head.table()
        && names_all(&folded_all(&table.header), wanted)
    {
        return Some(table.clone());
    }
    let text = &head.text[..head.text.len().min(HEADER_BYTES)];
    let mut delimiters = [b',', b'\t', b';'].into_iter().filter(|delimiter| memchr::memchr(*delimiter, text).is_some());
    delimiters.find_map(|delimiter| find_with(text, delimiter, wanted))
}

/// Index of the column that goes by one of the names; an earlier name beats an earlier column.
pub(super) fn position(table: &TableHead, names: Names) -> Option<usize> {
    position_in(&folded_all(&table.header), names)
}

/// The same in a header that is folded already.
pub(super) fn position_in(header: &[String], names: Names) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|known| known == name))
}

/// Indices of the columns that go by the names, in the order of the names.
pub(super) fn positions(table: &TableHead, names: Names) -> Vec<usize> {
    let header = folded_all(&table.header);
    names.iter().filter_map(|name| header.iter().position(|known| known == name)).collect()
}

/// The first of the columns that has something in it, and the next one that has something else.
pub(super) fn filled<'a>(columns: &[usize], fields: &'a Fields<'_>) -> (&'a [u8], &'a [u8]) {
    let mut cells = columns.iter().map(|&column| fields.get(column)).filter(|cell| !cell.is_empty());
    let first = cells.next().unwrap_or_default();
    (first, cells.find(|cell| *cell != first).unwrap_or_default())
}

fn folded_all(header: &[String]) -> Vec<String> {
    header.iter().map(|name| folded(name)).collect()
}

fn names_all(header: &[String], wanted: &[Names]) -> bool {
    wanted.iter().all(|names| header.iter().any(|name| names.contains(&name.as_str())))
}

fn find_with(text: &[u8], delimiter: u8, wanted: &[Names]) -> Option<TableHead> {
    let mut found = None;
    let mut skip = 0;
    let mut framing = Framing::new(delimiter, text.len() + 1);
    let mut take = |_: u32, fields: &mut Fields<'_>| {
        let cells = (0..fields.count())
            .map(|n| String::from_utf8_lossy(fields.get(n)).trim_start_matches('\u{feff}').trim().to_owned());
        let header: Vec<String> = cells.collect();
        if names_all(&folded_all(&header), wanted) {
            let columns = Columns::new(header.iter().map(String::as_str));
            found = Some(TableHead { delimiter, skip, header, columns });
        }
        skip += 1;
        found.is_none() && skip < HEADER_ROWS
    };
    // A cut last record is no worse than any other that is no header.
    let _ = framing.push(text, &mut take).and_then(|more| if more { framing.finish(&mut take) } else { Ok(false) });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Names = &["data"];
    const NAME: Names = &["nome", "name"];

    #[test]
    fn a_header_of_another_language_is_found_below_titles() {
        let text = "Rapporto\n\n\u{feff}\"Data\";\"Ora\";\"Nome\"\n1;2;3\n";
        let table = find(&Head::new("x.csv", text.as_bytes(), true), &[DATE, NAME]).expect("a table");
        assert_eq!((table.delimiter, table.skip, position(&table, NAME)), (b';', 1, Some(2)));
        assert!(find(&Head::new("x.csv", b"data,ora\n1,2\n", true), &[DATE, NAME]).is_none());
        assert!(find(&Head::new("x.json", b"{\"data\":1,\"nome\":2}", true), &[DATE, NAME]).is_none());
    }
}
