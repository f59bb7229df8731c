//! Tables that are recognised by the names of their columns, wherever among the first rows the header stands.

use crate::ingest::Head;
use crate::ingest::columns::Columns;
use crate::ingest::delimited::{Fields, Framing, TableHead};

/// Rows in which a header is looked for: reports put a summary of a few rows above it.
const HEADER_ROWS: usize = 15;

/// A name without what stands in brackets behind it: `Duration (Minutes)`, `TimeGenerated [UTC]`.
fn plain(name: &str) -> &str {
    let end = name.find(['(', '[']).filter(|at| *at > 0).unwrap_or(name.len());
    name[..end].trim()
}

/// The first column with one of the names, letter case and brackets aside.
pub(super) fn column(header: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|known| plain(known).eq_ignore_ascii_case(plain(name))))
}

/// The table whose header has, for each list, a column of one of its names.
pub(super) fn find(head: &Head<'_>, wanted: &[&[&str]]) -> Option<TableHead> {
    if head.is_json() {
        return None;
    }
    b",\t;".iter().find_map(|&delimiter| find_with(head, delimiter, wanted))
}

fn find_with(head: &Head<'_>, delimiter: u8, wanted: &[&[&str]]) -> Option<TableHead> {
    let (mut rows, mut found) = (0, None);
    let mut take = |_: u32, fields: &mut Fields<'_>| {
        if fields.count() >= wanted.len() {
            let header: Vec<String> = (0..fields.count()).map(|n| text_of(fields.get(n))).collect();
            if wanted.iter().all(|names| column(&header, names).is_some()) {
                let columns = Columns::new(header.iter().map(String::as_str));
                found = Some(TableHead { delimiter, skip: rows, header, columns });
            }
        }
        rows += 1;
        rows < HEADER_ROWS && found.is_none()
    };
    let mut framing = Framing::new(delimiter, head.text.len() + 1);
    let _ =
        framing.push(head.text, &mut take).and_then(|more| if more { framing.finish(&mut take) } else { Ok(false) });
    found
}

fn text_of(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim_start_matches('\u{feff}').trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_below_a_summary_is_found() {
        let text = "Meeting ID,Topic,User Email\n1,Weekly,host@example.org\n\nName (Original Name),User Email,Join Time,Duration (Minutes)\nkim,,09:00,3\n";
        let head = Head::new("x.csv", text.as_bytes(), true);
        let table = find(&head, &[&["Name"], &["Email", "User Email"], &["Join Time"]]).expect("a table");
        assert_eq!((table.skip, table.delimiter), (2, b','));
        assert_eq!(column(&table.header, &["Duration"]), Some(3));
        assert!(find(&head, &[&["Name"], &["Leave Time"]]).is_none());
    }
}
