//! Zip archives, member by member; those that are workbooks go to their readers.

use super::{ReadSeek, Reading, opendocument, shown, why, workbook};
use crate::ingest::{Unreadable, peel};
use std::io::Read;
use zip::ZipArchive;
use zip::result::ZipError;

/// A zip whose directory was read.
pub(super) type Zip<'a> = ZipArchive<&'a mut dyn ReadSeek>;

/// Reads a zip; `depth` archives lie around it.
pub(super) fn read(reading: &mut Reading<'_>, name: &str, file: &mut dyn ReadSeek, depth: u32) {
    let mut zip = match Zip::new(file) {
        Ok(zip) => zip,
        Err(error) => return reading.fail(name, why_zip(&error)),
    };
    match Inside::of(&mut zip) {
        Inside::Xlsx => workbook::read_xlsx(reading, name, zip),
        Inside::Xlsb => workbook::read_xlsb(reading, name, zip),
        Inside::OpenDocument => opendocument::read(reading, name, &mut zip),
        Inside::OtherDocument => reading.fail(name, Unreadable::Binary),
        Inside::Files if depth >= reading.limits.nesting => reading.fail(name, Unreadable::TooNested),
        Inside::Files => members(reading, name, &mut zip, depth),
    }
}

/// What a zip is, by the names of its members.
enum Inside {
    Xlsx,
    Xlsb,
    OpenDocument,
    OtherDocument,
    Files,
}

impl Inside {
    fn of(zip: &mut Zip<'_>) -> Self {
        let has = |name: &str| zip.index_for_name(name).is_some();
        if has("xl/workbook.bin") {
            return Self::Xlsb;
        }
        if has("xl/workbook.xml") || has("[Content_Types].xml") && zip.file_names_raw().any(|n| n.starts_with(b"xl/")) {
            return Self::Xlsx;
        }
        if has("word/document.xml") || has("ppt/presentation.xml") {
            return Self::OtherDocument;
        }
        let mut mimetype = String::new();
        if let Ok(member) = zip.by_name("mimetype") {
            // The longest media type of an office document has some 60 characters.
            let _ = member.take(200).read_to_string(&mut mimetype);
        }
        match mimetype.trim() {
            kind if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") => Self::OpenDocument,
            kind if kind.starts_with("application/") => Self::OtherDocument,
            _ => Self::Files,
        }
    }
}

fn members(reading: &mut Reading<'_>, name: &str, zip: &mut Zip<'_>, depth: u32) {
    let paths: Vec<String> = zip.file_names_raw().map(path).collect();
    if paths.is_empty() {
        return reading.fail(name, Unreadable::Empty);
    }
    let slack = is_slack_export(&paths);
    for (index, path) in paths.iter().enumerate() {
        if is_furniture(path) || zip.by_index_data(index).is_ok_and(|member| member.is_dir()) {
            continue;
        }
        let full = format!("{name}/{path}");
        if slack && !is_slack_record(path) {
            reading.members.irrelevant(&full);
            continue;
        }
        reading.members.tick();
        match zip.by_index(index) {
            Err(error) => reading.fail(&full, why_zip(&error)),
            Ok(member) => {
                // A stated size that is larger than the archive is a lie that would lift the limit.
                let packed = member.compressed_size();
                let mut source = reading.counted(member, packed);
                if slack && packed < 64 {
                    // The day of a channel in which nobody wrote.
                    let mut text = Vec::new();
                    let small = (&mut source).take(64).read_to_end(&mut text).is_ok();
                    if small && text.trim_ascii() == b"[]" {
                        reading.members.irrelevant(&full);
                    } else {
                        reading.stream(&full, &mut std::io::Cursor::new(text).chain(source), depth + 1);
                    }
                    continue;
                }
                reading.stream(&full, &mut source, depth + 1);
            }
        }
        if reading.expanded.get() > reading.limits.expanded_bytes || reading.count > reading.limits.members {
            return;
        }
    }
}

/// A member's path as it is shown: forward slashes, nothing that climbs. Names without the mark of UTF-8 are CP949 where a
/// Korean Windows packed them.
fn path(raw: &[u8]) -> String {
    let text = std::str::from_utf8(raw).map_or_else(|_| peel::rescue(raw), str::to_owned);
    let parts: Vec<&str> =
        text.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..") && !part.ends_with(':')).collect();
    let is_folder = text.ends_with(['/', '\\']);
    shown(&parts.join("/")) + if is_folder { "/" } else { "" }
}

/// Folders and what file managers leave in archives.
fn is_furniture(path: &str) -> bool {
    let base = path.rsplit('/').next().unwrap_or(path);
    path.ends_with('/')
        || path.split('/').any(|part| part == "__MACOSX")
        || base.starts_with("._")
        || matches!(base, "" | ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Whether the members are those of a Slack workspace export: the members' list and days of channels.
fn is_slack_export(paths: &[String]) -> bool {
    let has = |wanted: &dyn Fn(&str) -> bool| paths.iter().any(|path| wanted(path));
    has(&|path| path.rsplit('/').next() == Some("users.json"))
        && has(&|path| path.rsplit('/').next() == Some("channels.json"))
        && has(&is_slack_day)
}

fn is_slack_record(path: &str) -> bool {
    is_slack_day(path) || matches!(path.rsplit('/').next(), Some("users.json" | "org_users.json"))
}

/// `general/2026-01-12.json`.
fn is_slack_day(path: &str) -> bool {
    let mut parts = path.rsplit('/');
    let day = parts.next().and_then(|base| base.strip_suffix(".json")).unwrap_or_default();
    let shape: Vec<bool> = day.bytes().map(|byte| byte.is_ascii_digit()).collect();
    parts.next().is_some()
        && shape == [true, true, true, true, false, true, true, false, true, true]
        && day.bytes().filter(|byte| *byte == b'-').count() == 2
}

/// What a zip's error means.
pub(super) fn why_zip(error: &ZipError) -> Unreadable {
    match error {
        ZipError::Io(error) => why(error, Unreadable::DamagedArchive),
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => Unreadable::Protected,
        ZipError::InvalidPassword => Unreadable::Protected,
        _ => Unreadable::DamagedArchive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_never_climb_and_korean_names_are_read() {
        for (raw, expected) in [
            (&b"../../etc/x.csv"[..], "etc/x.csv"),
            (b"C:\\logs\\a.csv", "logs/a.csv"),
            (b"logs/", "logs/"),
            (b"/abs//b.csv", "abs/b.csv"),
            (b"\xc1\xa2\xbc\xd3\xb1\xe2\xb7\xcf.csv", "접속기록.csv"),
            ("접속기록.csv".as_bytes(), "접속기록.csv"),
            ("a\u{202e}vsc.exe".as_bytes(), "a\u{fffd}vsc.exe"),
        ] {
            assert_eq!(path(raw), expected);
        }
    }

    #[test]
    fn a_slack_day_lies_in_a_channel_and_is_a_day() {
        assert!(is_slack_day("general/2026-01-12.json") && is_slack_day("export/general/2026-01-12.json"));
        assert!(!is_slack_day("2026-01-12.json") && !is_slack_day("general/channels.json"));
        assert!(!is_slack_day("general/2026x01x12.json"));
    }
}
