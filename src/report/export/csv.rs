//! Findings as CSV that a spreadsheet opens without running anything: UTF-8 with BOM, no cell that begins a formula.

use crate::report::Report;
use crate::signals::signal;

/// Header names: ids first, words beside them.
const HEADER: [&str; 16] = [
    "account",
    "names",
    "band",
    "account_points",
    "signal",
    "title_ko",
    "title_en",
    "family",
    "severity",
    "strength",
    "reliability",
    "points",
    "facts",
    "evidence_file",
    "evidence_line",
    "evidence_total",
];

/// One row a finding, in the order of the report.
pub fn findings(report: &Report) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, HEADER.iter().map(|name| (*name).to_owned()));
    for account in &report.accounts {
        for finding in &account.findings {
            let card = signal(&finding.signal).map(|signal| signal.card());
            let first = finding.evidence.first();
            row(
                &mut out,
                [
                    account.account.clone(),
                    account.names.join("; "),
                    account.band.to_string(),
                    account.points.to_string(),
                    finding.signal.to_string(),
                    card.map_or(String::new(), |card| card.ko.title.to_owned()),
                    card.map_or(String::new(), |card| card.en.title.to_owned()),
                    finding.family.to_string(),
                    finding.severity.to_string(),
                    finding.strength.to_string(),
                    finding.reliability.to_string(),
                    finding.points.to_string(),
                    serde_json::to_string(&finding.facts).unwrap_or_default(),
                    first.map_or(String::new(), |locus| locus.file.clone()),
                    first.map_or(String::new(), |locus| locus.line.to_string()),
                    finding.evidence_total.to_string(),
                ]
                .into_iter(),
            );
        }
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (n, cell) in cells.enumerate() {
        if n > 0 {
            out.push(',');
        }
        out.push_str(&safe(&cell));
    }
    out.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula: those that begin with `= + - @`, a tab or a return get an apostrophe in
/// front, as the OWASP page on CSV injection advises, and everything with a special character is quoted.
pub fn safe(cell: &str) -> String {
    // Spaces and marks that nobody sees are no protection: some programs drop them before they look.
    let seen = cell.trim_start_matches(|c: char| {
        (c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'))
            && c != '\t'
            && c != '\r'
    });
    let starts_formula =
        seen.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && cell.parse::<f64>().is_err();
    let text = if starts_formula { format!("'{cell}") } else { cell.to_owned() };
    if text.contains([',', ';', '"', '\n', '\r', '\t']) || starts_formula {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for (cell, written) in [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+82 10", "\"'+82 10\""),
            ("@x", "\"'@x\""),
            ("-1.5", "-1.5"),
            ("\tx", "\"'\tx\""),
            ("kim", "kim"),
            ("a,b", "\"a,b\""),
            ("a;=1", "\"a;=1\""),
            ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""),
            ("\u{a0}=1", "\"'\u{a0}=1\""),
            ("\u{feff}@x", "\"'\u{feff}@x\""),
            ("＝1", "\"'＝1\""),
            ("＋1", "\"'＋1\""),
            ("－x", "\"'－x\""),
            ("＠x", "\"'＠x\""),
            ("a\nb", "\"a\nb\""),
            ("", ""),
        ] {
            assert_eq!(safe(cell), written);
        }
    }
}
