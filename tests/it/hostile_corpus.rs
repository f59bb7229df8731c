//! Files made to harm: scripts, formulas, bombs, depth, numbers past all limits, letters that turn the line around. What is
//! in them is data, is refused with a reason or is counted as an issue; nothing panics, nothing hangs, nothing runs.

use crate::support::{account, as_of, report, screened, screened_in_pieces};
use munjigi::report::export::csv;
use munjigi::report::{Report, build};
use munjigi::settings::Settings;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

/// What a cell may hold that somebody else could run, or that upsets what shows it.
const CELLS: [&str; 22] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title></textarea></style><script>alert(1)</script>",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "=HYPERLINK(\"http://x.example\",\"y\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "kim\u{202e}gpj.exe",
    "\u{2066}kim\u{2069}\u{200f}",
    "kim\u{0}lee",
    "k\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}im",
    "kim\u{200b}\u{feff}lee",
    "\u{1b}[2J\u{1b}[31mkim",
    "../../../../etc/passwd",
    "%00%0d%0aSet-Cookie:x=1",
    "'; DROP TABLE accounts; --",
];

/// Long enough on a busy machine without optimisation; what grows with the square of these sizes takes hours.
const PATIENCE: Duration = Duration::from_secs(60);

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// Screens a file within the time and the limits, and gives the report.
fn patiently(what: &str, name: &str, bytes: &[u8]) -> Report {
    let begun = Instant::now();
    let mut settings = Settings::new(as_of());
    settings.policy.limits.expanded_bytes = 16 << 20;
    settings.policy.limits.container_bytes = 16 << 20;
    let report = build::report(&screened_in_pieces(&settings, &[(name, bytes)], 1 << 16));
    assert!(begun.elapsed() < PATIENCE, "{what}: {:?}", begun.elapsed());
    for input in &report.inputs {
        assert!(input.used <= input.rows, "{what}: {} of {} rows used", input.used, input.rows);
        let told: u32 =
            report.coverage.issues.iter().filter(|issue| issue.file == input.file).map(|issue| issue.count).sum();
        assert!(
            input.error.is_some() || told >= input.rows - input.used,
            "{what}: {} rows came to nothing, {told} issues",
            input.rows - input.used
        );
    }
    report
}

#[test]
fn strings_in_every_cell_are_data_and_no_formula_leaves() {
    let mut sessions = String::from("account,start,end,ip,country,device,client,session\n");
    let mut roster = String::from("account,name,country of residence,time zone,e-mail,phone,payout account\n");
    // A table with a NUL byte in its head is refused as binary; see below.
    for (number, cell) in CELLS.iter().filter(|cell| !cell.contains('\0')).enumerate() {
        let cell = quoted(cell);
        let day = 1 + number % 28;
        sessions += &format!(
            "{cell},2026-01-{day:02}T00:00:00Z,2026-01-{day:02}T23:30:00Z,{cell},{cell},{cell},{cell},{cell}\n"
        );
        roster += &format!("{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n");
    }
    let files: [(&str, &[u8]); 2] = [("s.csv", sessions.as_bytes()), ("roster.csv", roster.as_bytes())];
    let screened = screened(&files);
    let report = build::report(&screened);
    assert_eq!(report.inputs[0].error, None);
    assert!(report.inputs.iter().any(|input| input.used as usize >= CELLS.len() - 2), "{:?}", report.inputs);
    let json = serde_json::to_string(&report).expect("JSON");
    let again: Report = serde_json::from_str(&json).expect("what is written can be read");
    assert_eq!(again, report);
    assert!(!json.contains('\0') && !json.contains('\u{1b}'), "control characters are escaped");
    for cell in csv_cells(&csv::findings(&report)) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
    }
}

fn csv_cells(text: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut framing = munjigi::ingest::delimited::Framing::new(b',', 1 << 20);
    let mut take = |_: u32, fields: &mut munjigi::ingest::delimited::Fields<'_>| {
        cells.extend((0..fields.count()).map(|n| String::from_utf8_lossy(fields.get(n)).into_owned()));
        true
    };
    framing.push(text.trim_start_matches('\u{feff}').as_bytes(), &mut take).expect("well formed");
    framing.finish(&mut take).expect("well formed");
    cells
}

#[test]
fn the_same_strings_as_json() {
    let lines: Vec<String> = CELLS
        .iter()
        .map(|cell| {
            serde_json::json!({
                "published": "2026-01-12T00:31:04.117Z", "eventType": "user.session.start",
                "actor": { "id": cell, "type": "User", "alternateId": cell, "displayName": cell },
                "client": { "ipAddress": cell, "userAgent": { "os": cell }, "geographicalContext": { "country": cell, "geolocation": { "lat": 1e308, "lon": -1e308 } } },
                "outcome": { "result": "SUCCESS" }, "authenticationContext": { "externalSessionId": cell }
            })
            .to_string()
        })
        .collect();
    let report = patiently("okta", "okta.json", lines.join("\n").as_bytes());
    assert_eq!((report.inputs[0].rows as usize, report.inputs[0].error.as_deref()), (CELLS.len(), None));
}

#[test]
fn numbers_past_all_limits_make_no_hours_and_no_points() {
    let numbers = [
        "1e308",
        "-1e308",
        "1e-400",
        "NaN",
        "Infinity",
        "-Infinity",
        "99999999999999999999999999",
        "-1",
        "0x7fffffff",
        "1,000,000,000,000",
        "٣٤",
        "9999999:59:59",
        "1e9",
        "4294967296",
        "-0",
        "१२",
    ];
    let mut hours = String::from("email,date,duration,client\n");
    let mut places = String::from("account,time,kind,ip,latitude,longitude\n");
    for number in numbers {
        let cell = quoted(number);
        hours += &format!("kim@example.org,2026-01-10,{cell},c\n");
        places += &format!("kim@example.org,2026-01-10T00:00:00Z,sign-in,192.0.2.1,{cell},{cell}\n");
    }
    for (name, text) in [("hours.csv", &hours), ("places.csv", &places)] {
        let report = patiently(name, name, text.as_bytes());
        for account in &report.accounts {
            assert!(account.points.is_finite() && account.points >= 0.0, "{name}: {}", account.points);
            // A day has 1,440 minutes, and everything lies on one.
            assert!(account.presence_minutes <= 2 * 1_440, "{name}: {} minutes", account.presence_minutes);
        }
    }
    let years = "account,start,end\na,0000-00-00T00:00:00Z,9999-12-31T23:59:60Z\na,1899-12-31,2500-01-01\na,2026-13-45T25:61:61Z,x\na,1e10,-5\n";
    patiently("years", "years.csv", years.as_bytes());
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn archives_in_archives_end_at_the_limit() {
    let mut bytes = zipped(&[("a.csv", b"account,start,end\na,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n")]);
    for depth in 0..12 {
        bytes = zipped(&[
            (&format!("{depth}.zip"), &bytes),
            ("b.csv", b"account,start,end\nb,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n"),
        ]);
    }
    let report = patiently("nested", "nested.zip", &bytes);
    assert!(report.inputs.iter().any(|input| input.error.is_some()), "what lies too deep says so");
    account(&report, "b");
    assert!(report.inputs.len() < 20, "{} inputs", report.inputs.len());
}

/// One packed member and a directory that names it many times, as overlapping bombs do; no quine is needed for the same.
fn overlapping(names: u16) -> Vec<u8> {
    let whole = zipped(&[("m0000.csv", &b"account,start,end\n".repeat(200_000))]);
    let at = whole.windows(4).rposition(|mark| mark == b"PK\x01\x02").expect("a directory");
    let end = whole.windows(4).rposition(|mark| mark == b"PK\x05\x06").expect("its end");
    let (local, entry, mut tail) = (&whole[..at], &whole[at..end], whole[end..].to_vec());
    let mut bytes = local.to_vec();
    for number in 0..names {
        let mut entry = entry.to_vec();
        entry[46..55].copy_from_slice(format!("m{number:04}.csv").as_bytes());
        bytes.extend(entry);
    }
    tail[8..10].copy_from_slice(&names.to_le_bytes());
    tail[10..12].copy_from_slice(&names.to_le_bytes());
    let length = (entry.len() * usize::from(names)) as u32;
    tail[12..16].copy_from_slice(&length.to_le_bytes());
    bytes.extend(tail);
    bytes
}

#[test]
fn members_that_overlap_are_counted_each_time() {
    let bytes = overlapping(2_000);
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
    let report = patiently("overlapping", "overlapping.zip", &bytes);
    assert!(report.inputs.iter().any(|input| input.error.is_some()), "7 GB out of {} bytes is refused", bytes.len());
}

#[test]
fn depth_length_and_repetition_cost_no_more_than_their_bytes() {
    const MB: usize = 1 << 20;
    let key = format!("{{\"{}\":1}}\n", "k".repeat(4 * MB));
    let keys: String = (0..60_000).map(|n| format!("\"k{n}\":1,")).collect();
    let same: String = "\"actor\":{\"id\":\"x\"},".repeat(60_000);
    let okta = "{\"published\":\"2026-01-12T00:31:04Z\",\"eventType\":\"user.session.start\",\"actor\":{\"id\":\"x\",\"type\":\"User\"},";
    let shapes: [(&str, &str, String); 14] = [
        ("open brackets", "a.json", "[".repeat(4 * MB)),
        ("open objects", "a.json", "{\"a\":".repeat(MB)),
        ("brackets that close", "a.json", format!("{okta}\"x\":{}{}}}", "[".repeat(MB), "]".repeat(MB))),
        ("a long key", "a.json", format!("{okta}\"x\":1}}\n{key}")),
        ("many keys", "a.json", format!("{okta}{keys}\"z\":1}}")),
        ("one key many times", "a.json", format!("{okta}{same}\"z\":1}}")),
        ("backslashes", "a.json", format!("{okta}\"x\":\"{}\"}}", "\\\\".repeat(2 * MB))),
        ("quotes", "a.csv", format!("account,start,end\n{}", "\"".repeat(4 * MB))),
        ("quotes and commas", "a.csv", format!("account,start,end\n{}", "\",\"".repeat(MB))),
        ("commas", "a.csv", format!("account,start,end\n{}", ",".repeat(4 * MB))),
        ("carriage returns", "a.csv", format!("account,start,end\n{}", "\r".repeat(4 * MB))),
        ("line feeds", "a.log", "\n".repeat(8 * MB)),
        ("spaces", "a.log", format!("Jan  5 09:00:01 host sshd[1]: {}", " ".repeat(4 * MB))),
        (
            "nearly sshd",
            "a.log",
            "Jan  5 09:00:01 h sshd[1]: Accepted password for for for from from from port port ssh2\n".repeat(30_000),
        ),
    ];
    for (what, name, text) in &shapes {
        patiently(what, name, text.as_bytes());
    }
}

#[test]
fn entities_and_attributes_of_a_workbook_are_not_expanded() {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let sheets = [
        format!(
            "<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]><worksheet {main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&l9;</t></is></c></row></sheetData></worksheet>"
        ),
        format!(
            "<worksheet {main}><sheetData><row {}/></sheetData></worksheet>",
            (0..60_000).map(|n| format!("a{n}=\"1\" ")).collect::<String>()
        ),
        format!("<worksheet {main}><sheetData>{}", "<row>".repeat(400_000)),
        format!(
            "<worksheet {main}><sheetData><row r=\"4294967295\"><c r=\"ZZZZZZ99999999999\"><v>1</v></c></row></sheetData></worksheet>"
        ),
    ];
    for (number, sheet) in sheets.iter().enumerate() {
        let book = zipped(&[
            ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", format!("<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>").as_bytes()),
            ("xl/_rels/workbook.xml.rels", b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]);
        let report = patiently(&format!("sheet {number}"), "book.xlsx", &book);
        let json = serde_json::to_string(&report).expect("JSON");
        assert!(json.len() < 20_000, "sheet {number}: a report of {} bytes", json.len());
    }
}

#[test]
fn utf16_that_is_none_and_nul_bytes() {
    let text = "account,start,end\nkim,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\nlee,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let order = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
    };
    for big in [false, true] {
        let whole = utf16(big);
        assert_eq!(patiently("utf-16", "a.csv", &whole).inputs[0].used, 2);
        let mut odd = whole.clone();
        odd.pop();
        patiently("half a letter at the end", "a.csv", &odd);
        for at in [2, 3, 40, 41, 80] {
            let mut shifted = whole.clone();
            shifted.insert(at, 0x41);
            patiently("shifted by a byte", "a.csv", &shifted);
        }
        for lone in [[0xd8, 0x00], [0xdc, 0x00], [0xff, 0xff]] {
            let mut broken = whole.clone();
            let lone = if big { lone } else { [lone[1], lone[0]] };
            for at in [60, 100] {
                broken.splice(at..at, lone);
            }
            let report = patiently("a lone surrogate", "a.csv", &broken);
            assert!(serde_json::to_string(&report).is_ok());
        }
    }
    patiently("two byte order marks", "a.csv", &[&[0xff, 0xfe][..], &utf16(false), &utf16(true)].concat());
    for nul in ["\0", "\0\0\0\0"] {
        let report = report(&[("a.csv", text.replace("kim", &format!("k{nul}im")).as_bytes())]);
        assert_eq!(report.inputs[0].error.as_deref(), Some("binary"));
    }
}
