//! Empty tables to fill in: one as CSV, or all of them as one workbook.

use crate::ingest::formats::FORMATS;
use crate::ingest::formats::profile_columns::PROFILE_COLUMNS;
use crate::model::{Both, Lang};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An empty table: its id, its name, its columns.
pub struct EmptyTable {
    /// Id of the format that reads it.
    pub id: &'static str,
    /// Name, also of its sheet.
    pub title: Both,
    /// Headers, in order.
    pub columns: Vec<Both>,
}

const fn both(ko: &'static str, en: &'static str) -> Both {
    Both { ko, en }
}

/// Columns of the tables that are read by general names.
const GENERAL: &[(&str, &[Both])] = &[
    (
        "session-table",
        &[
            both("계정", "account"),
            both("시작", "start"),
            both("종료", "end"),
            both("접속 IP", "ip"),
            both("국가", "country"),
            both("기기", "device"),
            both("고객사", "client"),
        ],
    ),
    (
        "sign-in-table",
        &[
            both("계정", "account"),
            both("일시", "time"),
            both("구분", "kind"),
            both("결과", "result"),
            both("접속 IP", "ip"),
            both("국가", "country"),
            both("기기", "device"),
            both("접속망", "network type"),
            both("운영체제", "os"),
        ],
    ),
    (
        "roster",
        &[
            both("계정", "account"),
            both("성명", "name"),
            both("다른계정", "aliases"),
            both("거주국", "country of residence"),
            both("시간대", "time zone"),
            both("가입일", "created"),
            both("계약일", "contract date"),
            both("인증일", "verified"),
            both("화상면접", "video interview"),
        ],
    ),
];

/// Every table that can be had empty, in the order of the workbook's sheets.
pub fn tables() -> Vec<EmptyTable> {
    let title = |id: &str| FORMATS.iter().find(|format| format.card().id == id).map(|format| format.card().title);
    let general = GENERAL.iter().filter_map(|(id, columns)| {
        let mut columns = columns.to_vec();
        if *id == "roster" {
            columns.extend(PROFILE_COLUMNS.iter().map(|column| column.name));
        }
        Some(EmptyTable { id, title: title(id)?, columns })
    });
    let own = FORMATS.iter().filter_map(|format| {
        let template = format.template()?;
        let mut columns: Vec<Both> = Vec::new();
        for column in template.columns {
            // A day may serve as the time of the row as well; it is one column.
            if columns.iter().all(|known| known.en != column.name.en) {
                columns.push(column.name);
            }
        }
        Some(EmptyTable { id: format.card().id, title: format.card().title, columns })
    });
    general.chain(own).collect()
}

/// The empty CSV of a table, in UTF-8 with the mark that Excel needs; nothing where there is none of that id.
pub fn csv(id: &str, lang: Lang) -> Option<String> {
    let table = tables().into_iter().find(|table| table.id == id)?;
    let header: Vec<&str> = table.columns.iter().map(|column| column.get(lang)).collect();
    Some(format!("\u{feff}{}\r\n", header.join(",")))
}

/// All empty tables as one workbook, the same bytes every time.
pub fn workbook(lang: Lang) -> Vec<u8> {
    let tables = tables();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Writing to memory fails only where there is none left, and then nothing is handed out.
    let written = parts(&tables, lang).into_iter().all(|(name, text)| {
        zip.start_file(name, SimpleFileOptions::default()).is_ok() && zip.write_all(text.as_bytes()).is_ok()
    });
    match zip.finish() {
        Ok(bytes) if written => bytes.into_inner(),
        _ => Vec::new(),
    }
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The parts of the package (ECMA-376): what a reader must have, and one sheet a table.
fn parts(tables: &[EmptyTable], lang: Lang) -> Vec<(String, String)> {
    let numbers = 1..=tables.len();
    let types: String = numbers
        .clone()
        .map(|n| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
        .collect();
    let sheets: String = numbers
        .clone()
        .zip(tables)
        .map(|(n, table)| {
            format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(&sheet_name(table.title.get(lang))))
        })
        .collect();
    let links: String = numbers
        .clone()
        .map(|n| {
            format!("<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        })
        .collect();
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}</Relationships>"),
        ),
    ];
    for (n, table) in numbers.zip(tables) {
        let cells: String = table
            .columns
            .iter()
            .map(|column| format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(column.get(lang))))
            .collect();
        let sheet =
            format!("{XML}<worksheet xmlns=\"{MAIN}\"><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), sheet));
    }
    parts
}

/// A name that a sheet may have: at most 31 characters, none of `: \ / ? * [ ]`.
fn sheet_name(title: &str) -> String {
    title
        .chars()
        .map(|c| if matches!(c, ':' | '\\' | '/' | '?' | '*' | '[' | ']') { '-' } else { c })
        .take(31)
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Head, Likelihood};

    #[test]
    fn every_empty_table_is_claimed_by_its_own_format_once_it_has_a_row() {
        for table in tables() {
            for lang in [Lang::Ko, Lang::En] {
                let header = csv(table.id, lang).expect("an empty table");
                let row = vec!["2026-01-05"; table.columns.len()].join(",");
                let text = format!("{header}{row}\r\n");
                let head = Head::new("x.csv", text.as_bytes(), true);
                let mut claims: Vec<(Likelihood, &str)> =
                    FORMATS.iter().map(|format| (format.sniff(&head), format.card().id)).collect();
                claims.sort_by_key(|(likelihood, _)| std::cmp::Reverse(*likelihood));
                assert_eq!(claims[0].1, table.id, "{lang:?}: {text} {:?}", &claims[..2]);
                assert!(claims[0].0 > claims[1].0, "{} ties with {}", claims[0].1, claims[1].1);
            }
        }
    }

    #[test]
    fn the_workbook_has_a_sheet_for_each_table_and_is_the_same_every_time() {
        let bytes = workbook(Lang::Ko);
        assert_eq!(bytes, workbook(Lang::Ko));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let sheets = (0..archive.len())
            .filter(|n| {
                archive.by_index(*n).is_ok_and(|part| part.name().is_ok_and(|name| name.starts_with("xl/worksheets/")))
            })
            .count();
        assert_eq!(sheets, tables().len());
        let names: Vec<String> = tables().iter().map(|table| sheet_name(table.title.ko)).collect();
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len(), "sheets need names of their own");
    }
}
