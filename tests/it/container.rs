//! Workbooks and archives: what is inside comes out, and what is hostile inside costs nothing but a message.

use crate::support::{activities, as_of, fixtures, report, screened_in_pieces};
use munjigi::ingest::Unreadable;
use munjigi::normalise::mapping::read;
use munjigi::protocol::mapper::{Recognised, identify, member};
use munjigi::report::{Report, build};
use munjigi::settings::Settings;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const CSV: &str = "account,start,end\nkim@example.org,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n";

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("in memory");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("in memory")
}

/// An xlsx of sheets whose `sheetData` is given; style 1 is a moment, 2 a length of time.
fn xlsx(from_1904: bool, sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for (n, (name, data)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", n + 1);
        links += &format!(
            "<Relationship Id=\"rId{0}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{0}.xml\"/>",
            n + 1
        );
        parts.push((format!("xl/worksheets/sheet{}.xml", n + 1), format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>")));
    }
    parts.push((
        "[Content_Types].xml".into(),
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
    ));
    parts.push(("_rels/.rels".into(), "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".into()));
    parts.push(("xl/workbook.xml".into(), format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"{}\"/><sheets>{list}</sheets></workbook>", u8::from(from_1904))));
    parts.push(("xl/_rels/workbook.xml.rels".into(), format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>")));
    parts.push(("xl/styles.xml".into(), "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"46\"/></cellXfs></styleSheet>".into()));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zipped(&parts)
}

fn row(number: u32, cells: &[(&str, &str, &str)]) -> String {
    let mut out = format!("<row r=\"{number}\">");
    for (n, (kind, style, value)) in cells.iter().enumerate() {
        let column = char::from(b'A' + n as u8);
        out += &match *kind {
            "s" => format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
            _ => format!("<c r=\"{column}{number}\" s=\"{style}\"><v>{value}</v></c>"),
        };
    }
    out + "</row>"
}

fn header(number: u32) -> String {
    row(number, &[("s", "", "account"), ("s", "", "start"), ("s", "", "end")])
}

fn errors(report: &Report) -> Vec<(String, Option<String>)> {
    report.inputs.iter().map(|input| (input.file.clone(), input.error.as_ref().map(ToString::to_string))).collect()
}

#[test]
fn every_sheet_is_a_file_and_its_lines_are_rows_in_both_epochs() {
    for (from_1904, serial) in [(false, 46_027.375), (true, 44_565.375)] {
        let data = row(1, &[("s", "", "[title]")])
            + &header(3)
            + &row(
                5,
                &[
                    ("s", "", "kim@example.org"),
                    ("n", "1", &serial.to_string()),
                    ("n", "1", &(serial + 0.375).to_string()),
                ],
            )
            + &row(6, &[("n", "0", "1.23457E+11"), ("n", "1", "0"), ("n", "1", "x")])
            + &row(7, &[("s", "", "합계")]);
        let other = header(1)
            + &row(2, &[("s", "", "lee"), ("n", "1", &serial.to_string()), ("n", "1", &(serial + 0.1).to_string())]);
        let book = xlsx(from_1904, &[("One", &data), ("Blank", ""), ("Two", &other)]);
        let text = activities(&[("book.xlsx", &book)]);
        assert!(text.contains("book.xlsx#One") && text.contains("\"line\":5"), "{text}");
        assert!(text.contains("2026-01-05T00:00:00Z"), "09:00 in Seoul: {text}");
        let report = report(&[("book.xlsx", &book)]);
        let names: Vec<&str> = report.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(names, ["book.xlsx#One", "book.xlsx#Two"]);
        assert!(!serde_json::to_string(&report).expect("JSON").contains("E+11"));
    }
}

#[test]
fn a_cell_in_the_last_corner_costs_nothing() {
    let data = header(1)
        + &row(2, &[("s", "", "kim"), ("n", "1", "46027.375"), ("n", "1", "46027.75")])
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let report = report(&[("far.xlsx", &xlsx(false, &[("S", &data)]))]);
    assert_eq!((errors(&report), report.inputs[0].used), (vec![("far.xlsx#S".to_owned(), None)], 1));
}

#[test]
fn workbooks_of_other_programs_say_the_same() {
    let mut known = None;
    for name in ["book.xlsx", "book.ods", "book.xls"] {
        let bytes = std::fs::read(fixtures().join("containers").join(name)).expect("a fixture");
        let report = report(&[(name, &bytes)]);
        let minutes: Vec<_> =
            report.accounts.iter().map(|account| (account.account.clone(), account.presence_minutes)).collect();
        assert_eq!(minutes.len(), 2, "{name}: {:?}", errors(&report));
        assert_eq!((minutes[0].1, minutes[1].1), (570, 560), "{name}");
        assert_eq!(*known.get_or_insert(minutes.clone()), minutes, "{name}");
        for cut in [bytes.len() / 3, bytes.len() * 2 / 3, bytes.len() - 40] {
            let good = CSV.replace("kim", "park");
            let report = crate::support::report(&[(name, &bytes[..cut]), ("good.csv", good.as_bytes())]);
            assert!(report.accounts.iter().any(|account| account.presence_minutes == 540), "{name} at {cut}");
        }
    }
}

#[test]
fn html_and_spreadsheet_ml_under_the_name_of_xls() {
    let html = "<html><style>td{}</style><table><tr><th>계정<th>시작<th>종료</tr>\
        <tr><td rowspan=2>kim@example.org<td>2026-01-05 09:00<td>2026-01-05 18:00</tr>\
        <tr><td>2026-01-06 09:00<td>2026-01-06 18:00</tr></table></html>";
    let (cp949, ..) = encoding_rs::EUC_KR.encode(html);
    let xml = "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"S\"><Table>\
        <Row><Cell><Data ss:Type=\"String\">account</Data></Cell><Cell><Data ss:Type=\"String\">start</Data></Cell><Cell><Data ss:Type=\"String\">end</Data></Cell></Row>\
        <Row ss:Index=\"4\"><Cell><Data ss:Type=\"String\">kim@example.org</Data></Cell><Cell><Data ss:Type=\"DateTime\">2026-01-05T09:00:00.000</Data></Cell><Cell><Data ss:Type=\"DateTime\">2026-01-05T18:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>";
    let report = report(&[("a.xls", &cp949), ("b.xls", xml.as_bytes())]);
    assert_eq!(errors(&report), [("a.xls".to_owned(), None), ("b.xls#S".to_owned(), None)]);
    assert_eq!((report.inputs[0].used, report.inputs[1].used), (2, 1));
}

#[test]
fn members_come_out_and_bad_ones_say_why() {
    let deep = zipped(&[("c.zip", &zipped(&[("d.csv", CSV.as_bytes())]))]);
    let zip = zipped(&[
        ("../../x.csv", CSV.as_bytes()),
        ("__MACOSX/._x.csv", b"junk"),
        ("logs/day.csv.gz", &gz(&gz(CSV.replace("kim", "lee").as_bytes()))),
        (
            "book.xlsx",
            &xlsx(
                false,
                &[("S", &(header(1) + &row(2, &[("s", "", "choi"), ("n", "1", "46027.375"), ("n", "1", "46027.75")])))],
            ),
        ),
        ("deep.zip", &deep),
        ("photo.png", b"\x89PNG\0\0\0\0"),
    ]);
    let report = report(&[("a.zip", &zip)]);
    let expected = [
        ("a.zip/book.xlsx#S", None),
        ("a.zip/deep.zip/c.zip", Some("too-nested")),
        ("a.zip/logs/day.csv.gz", None),
        ("a.zip/photo.png", Some("binary")),
        ("a.zip/x.csv", None),
    ];
    assert_eq!(errors(&report), expected.map(|(name, error)| (name.to_owned(), error.map(str::to_owned))));
    assert_eq!(report.accounts.len(), 3);
}

#[test]
fn a_bomb_in_an_archive_takes_nothing_of_the_others() {
    let mut settings = Settings::new(as_of());
    settings.policy.limits.expansion_ratio = 50;
    let rows = format!(
        "account,start,end\n{}",
        "kim@example.org,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z\n".repeat(1_300_000)
    );
    let zip = zipped(&[("bomb.csv", rows.as_bytes()), ("good.csv", CSV.replace("kim", "lee").as_bytes())]);
    let report = build::report(&screened_in_pieces(&settings, &[("a.zip", &zip)], 1 << 20));
    assert_eq!(report.inputs[0].error.as_deref(), Some("expands-too-far"));
    assert_eq!((report.inputs[1].error.as_deref(), report.inputs[1].used), (None, 1));
}

#[test]
fn a_slack_export_joins_members_and_messages() {
    let users = r#"[{"id":"U01","team_id":"T1","name":"mina","real_name":"Mina","tz":"Asia/Seoul","profile":{"email":"mina@example.org"},"is_bot":false}]"#;
    let day = r#"[{"user":"U01","type":"message","ts":"1768177864.000100","text":"hello"}]"#;
    let zip = zipped(&[
        ("users.json", users.as_bytes()),
        ("channels.json", br#"[{"id":"C1","name":"general"}]"#),
        ("general/2026-01-12.json", day.as_bytes()),
        ("general/2026-01-13.json", b"[]"),
    ]);
    let report = report(&[("export.zip", &zip)]);
    assert!(report.inputs.iter().all(|input| input.error.is_none()), "{:?}", errors(&report));
    assert_eq!(report.accounts.len(), 1);
    assert_eq!((report.accounts[0].account.as_str(), report.accounts[0].activities), ("mina@example.org", 1));
}

#[test]
fn the_same_workbook_twice_is_read_once() {
    let book = std::fs::read(fixtures().join("containers/book.xlsx")).expect("a fixture");
    let twice = report(&[("a.xlsx", &book), ("b.xlsx", &book)]);
    assert_eq!(twice.coverage.issues.iter().filter(|issue| issue.kind == "same-file").count(), 1);
    assert_eq!(twice.accounts.iter().map(|account| account.activities).sum::<usize>(), 2);
}

/// A file whose bytes break the reader itself.
struct Breaks(u32);

impl std::io::Read for Breaks {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0 += 1;
        assert!(self.0 < 2, "a reader that breaks");
        buffer[..4].copy_from_slice(b"PK\x03\x04");
        Ok(4)
    }
}

impl std::io::Seek for Breaks {
    fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
        Ok(0)
    }
}

#[test]
fn a_reader_that_breaks_costs_its_file_and_no_other() {
    let mut screening = munjigi::engine::Screening::new(munjigi::settings::Settings::new(0), false);
    screening.read_container("broken.xlsb", &mut Breaks(0), &mut |_, _| {});
    screening.begin_file("a.csv");
    screening.push(b"account,start,end\nkim,2026-01-05 09:00,2026-01-05 18:00\n");
    screening.end_file(None);
    let report = munjigi::report::build::report(&screening.finish());
    let told: Vec<_> = report.inputs.iter().map(|input| (&*input.file, input.error.as_deref(), input.used)).collect();
    assert_eq!(told, [("a.csv", None, 1), ("broken.xlsb", Some("damaged-workbook"), 0)]);
}

#[test]
fn the_first_sheet_that_nobody_claims_is_the_one_to_map() {
    let known = header(1) + &row(2, &[("s", "", "lee"), ("s", "", "2026-01-05 09:00"), ("s", "", "2026-01-05 10:00")]);
    let unknown = row(1, &[("s", "", "wer"), ("s", "", "wann")])
        + &row(2, &[("s", "", "kim@example.org"), ("s", "", "2026-01-05 09:00")]);
    let book = xlsx(false, &[("Known", &known), ("Own", &unknown)]);
    let settings = Settings::new(as_of());
    let (name, head, whole) = member("book.xlsx", &mut Cursor::new(&book), &settings).expect("a sheet");
    assert_eq!((name.as_str(), whole), ("book.xlsx#Own", true));
    assert!(matches!(identify(&name, &head, whole, &settings), Recognised::Unknown { .. }));

    let mapping = read(
        r#"{"schema":"munjigi.mapping/1","table":"sign-ins","delimiter":"comma","header":true,
        "columns":[{"name":"wer","role":"email"},{"name":"wann","role":"time"}]}"#,
    )
    .expect("a mapping");
    let mapped = Settings { mappings: vec![mapping], ..settings };
    // Now every sheet is claimed, so that the first stands for the workbook.
    assert_eq!(member("book.xlsx", &mut Cursor::new(&book), &mapped).expect("a sheet").0, "book.xlsx#Known");
    let report = build::report(&screened_in_pieces(&mapped, &[("book.xlsx", &book)], 64));
    let accounts: Vec<&str> = report.accounts.iter().map(|account| &*account.account).collect();
    assert_eq!(accounts.len(), 2, "{accounts:?}");
    assert!(accounts.contains(&"kim@example.org") && accounts.contains(&"lee"), "{accounts:?}");
}

#[test]
fn what_cannot_be_mapped_is_passed_over_and_says_why() {
    let settings = Settings::new(as_of());
    let look = |name: &str, bytes: &[u8]| member(name, &mut Cursor::new(bytes), &settings).map(|(name, ..)| name);
    let unknown = b"wer,wann\nkim@example.org,2026-01-05 09:00\n";
    let mixed = zipped(&[("a.png", b"\x89PNG\0\0\0\0"), ("b.csv", b""), ("c.csv", unknown)]);
    assert_eq!(look("a.zip", &mixed).as_deref(), Ok("a.zip/c.csv"));
    assert_eq!(look("a.zip", &zipped(&[("a.png", b"\x89PNG\0\0\0\0")])), Err(Unreadable::Binary));
    assert_eq!(look("a.zip", &zipped(&[("b.csv", b"")])), Err(Unreadable::Empty));
    assert_eq!(look("book.xlsx", b"PK\x03\x04 cut off"), Err(Unreadable::DamagedArchive));
}

/// Name, flags, a size that may lie, and content of a member.
type RawMember<'a> = (&'a [u8], u16, Option<u32>, &'a [u8]);

/// A zip of stored members as other programs write it: raw names, general-purpose flags and stated sizes as given.
fn raw_zip(members: &[RawMember<'_>]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, flags, stated, bytes) in members {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let offset = out.len() as u32;
        // Version 2.0, flags, stored, no time, check sum, packed and unpacked size, length of the name, no extra field.
        let mut fields = Vec::new();
        fields.extend(20u16.to_le_bytes());
        fields.extend(flags.to_le_bytes());
        fields.extend([0; 6]);
        fields.extend(crc.sum().to_le_bytes());
        fields.extend((bytes.len() as u32).to_le_bytes());
        fields.extend(stated.unwrap_or(bytes.len() as u32).to_le_bytes());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(*name);
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(*name);
    }
    let (at, count) = (out.len() as u32, members.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What a person reads of an error, in both languages.
fn told(error: &str) -> [String; 2] {
    use munjigi::model::Lang;
    [Lang::Ko, Lang::En].map(|lang| {
        let said = munjigi::present::problem::unreadable(error, lang).expect("words for every error");
        format!("{} {}", said.what, said.todo)
    })
}

#[test]
fn a_member_behind_a_password_says_so_and_the_others_are_read() {
    const ENCRYPTED: u16 = 1;
    let zip = raw_zip(&[(b"locked.csv", ENCRYPTED, None, &[7; 64]), (b"open.csv", 0, None, CSV.as_bytes())]);
    let report = report(&[("a.zip", &zip)]);
    let expected = [("a.zip/locked.csv", Some("protected")), ("a.zip/open.csv", None)];
    assert_eq!(errors(&report), expected.map(|(name, error)| (name.to_owned(), error.map(str::to_owned))));
    assert_eq!(report.accounts.len(), 1);
    let [korean, english] = told("protected");
    assert!(korean.contains("암호") && english.contains("password"), "{korean} / {english}");
}

#[test]
fn names_of_members_are_read_as_the_packer_wrote_them() {
    let (cp949, ..) = encoding_rs::EUC_KR.encode("1월/접속기록.csv");
    const UTF8: u16 = 1 << 11;
    let second = CSV.replace("kim", "lee");
    let zip = raw_zip(&[
        (&cp949, 0, None, CSV.as_bytes()),
        ("2월/접속기록.csv".as_bytes(), UTF8, None, second.as_bytes()),
        // Programs that write UTF-8 without saying so.
        ("3월.csv".as_bytes(), 0, None, b""),
    ]);
    let mut names: Vec<String> = report(&[("a.zip", &zip)]).inputs.iter().map(|input| input.file.to_string()).collect();
    names.sort();
    assert_eq!(names, ["a.zip/1월/접속기록.csv", "a.zip/2월/접속기록.csv", "a.zip/3월.csv"]);
}

#[test]
fn sizes_that_an_archive_states_of_itself_are_believed_nowhere() {
    let other = CSV.replace("kim", "lee");
    for stated in [0, 1, u32::MAX - 1] {
        let zip = raw_zip(&[(b"liar.csv", 0, Some(stated), CSV.as_bytes()), (b"good.csv", 0, None, other.as_bytes())]);
        let report = report(&[("a.zip", &zip)]);
        let good = report.inputs.iter().find(|input| &*input.file == "a.zip/good.csv").expect("the other member");
        assert_eq!((good.error.as_deref(), good.used), (None, 1), "{stated}");
        let liar = report.inputs.iter().find(|input| &*input.file == "a.zip/liar.csv").expect("the member that lies");
        // Either all of it or an error: never part of it without a word.
        assert!(liar.used == 1 || liar.error.is_some(), "{stated}");
    }
    // A directory that names more members than there are.
    let mut zip = raw_zip(&[(b"a.csv", 0, None, CSV.as_bytes())]);
    let end = zip.len() - 22;
    zip[end + 8..end + 12].copy_from_slice(&[0xff; 4]);
    let report = report(&[("a.zip", &zip), ("good.csv", other.as_bytes())]);
    assert!(report.accounts.iter().any(|account| &*account.account == "lee@example.org"));
}

#[test]
fn archives_inside_archives_are_read_as_deep_as_the_policy_allows() {
    let settings = Settings::new(as_of());
    let allowed = settings.policy.limits.nesting;
    let nested =
        |depth: u32| (1..depth).fold(zipped(&[("d.csv", CSV.as_bytes())]), |inner, _| zipped(&[("n.zip", &inner)]));
    for (depth, error) in [(allowed, None), (allowed + 1, Some("too-nested"))] {
        let report = build::report(&screened_in_pieces(&settings, &[("a.zip", &nested(depth))], 1 << 20));
        assert_eq!(report.inputs.len(), 1, "{depth}");
        assert_eq!(report.inputs[0].error.as_deref(), error, "{depth}");
    }
    let mut lower = settings.clone();
    lower.policy.limits.nesting = 1;
    let report = build::report(&screened_in_pieces(&lower, &[("a.zip", &nested(2))], 1 << 20));
    assert_eq!(report.inputs[0].error.as_deref(), Some("too-nested"));
    let [korean, english] = told("too-nested");
    assert!(korean.contains("압축") && english.contains("archives"), "{korean} / {english}");
}
