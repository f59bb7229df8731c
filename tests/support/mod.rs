//! The only shared helpers of tests and benches: running the engine over bytes, and seeded data.
#![allow(dead_code, reason = "each test binary uses its own part")]

use munjigi::engine::{Screened, Screening};
use munjigi::ingest::container;
use munjigi::model::civil::{seconds, utc_text};
use munjigi::report::{AccountReport, Report, build};
use munjigi::settings::Settings;
use std::io::Cursor;

/// 31 January 2026, the moment that most tests are about.
pub fn as_of() -> u32 {
    seconds(2026, 1, 31, 0).expect("a date")
}

/// Reads files, pushing pieces of that size, and screens them.
pub fn screened_in_pieces(settings: &Settings, files: &[(&str, &[u8])], piece: usize) -> Screened {
    let mut screening = Screening::new(settings.clone(), true);
    for (name, bytes) in files {
        if container::is_container(&bytes[..bytes.len().min(container::PEEK)]) {
            screening.read_container(name, &mut Cursor::new(bytes), &mut |_, _| {});
            continue;
        }
        screening.begin_file(name);
        for part in bytes.chunks(piece.max(1)) {
            if !screening.push(part) {
                break;
            }
        }
        screening.end_file(None);
    }
    screening.finish()
}

/// Reads files and screens them with the defaults.
pub fn screened(files: &[(&str, &[u8])]) -> Screened {
    screened_in_pieces(&Settings::new(as_of()), files, 1 << 20)
}

/// The report on files with the defaults.
pub fn report(files: &[(&str, &[u8])]) -> Report {
    build::report(&screened(files))
}

/// The normalised activities of files, one JSON object a line.
pub fn activities(files: &[(&str, &[u8])]) -> String {
    let mut out = Vec::new();
    munjigi::report::activities::write(&screened(files), &mut out).expect("in memory");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// A small generator: tests need many cases, not good randomness.
pub struct Seed(pub u64);

impl Seed {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// A session table of ordinary working days: that many accounts and rows, addresses, countries, devices and clients.
pub fn session_csv(accounts: u64, rows: u64, seed: u64) -> String {
    let mut seed = Seed(seed);
    let mut out = String::from("account,start,end,ip,country,device,client\n");
    let first = seconds(2025, 1, 6, 0).expect("a date");
    for row in 0..rows {
        let account = row % accounts;
        let day = (row / accounts) as u32;
        let start = first + day * 86_400 + 60 * seed.below(600) as u32;
        let end = start + 60 * (20 + seed.below(240) as u32);
        let (start, end) = (utc_text(start), utc_text(end));
        let office = account % 7;
        out.push_str(&format!(
            "user{account:05}@example.org,{start},{end},198.51.{}.{},KR,LAPTOP-{account:05},Client {}\n",
            account / 250 % 250,
            account % 250,
            office
        ));
    }
    out
}

/// Compares a summary with the one beside a fixture; `UPDATE_SNAPSHOTS=1` rewrites it.
pub fn check_snapshot(path: &std::path::Path, summary: &str) {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(path, summary).expect("the fixture folder is writable");
        return;
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        known == summary,
        "{} differs (UPDATE_SNAPSHOTS=1 rewrites it, after you have looked):\n--- known\n{known}\n--- now\n{summary}",
        path.display()
    );
}

/// The folder of fixtures.
pub fn fixtures() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Folders below a folder, sorted by name.
pub fn folders(path: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut folders: Vec<_> = std::fs::read_dir(path)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
        .unwrap_or_default();
    folders.sort();
    folders
}

/// Files of a folder, sorted by name, with their bytes, but for notes and snapshots.
pub fn inputs(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect::<Vec<_>>())
        .unwrap_or_default();
    files.sort();
    files
        .into_iter()
        .filter(|path| !path.extension().is_some_and(|extension| extension == "snap" || extension == "md"))
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read(&path).expect("a readable fixture"))
        })
        .collect()
}

/// One account of a report.
pub fn account<'a>(report: &'a Report, key: &str) -> &'a AccountReport {
    report
        .accounts
        .iter()
        .find(|account| account.account == key)
        .unwrap_or_else(|| panic!("{key} is not in the report"))
}

/// How strongly a signal fired, if it did.
pub fn fired<'a>(account: &'a AccountReport, signal: &str) -> Option<&'a str> {
    account.findings.iter().find(|finding| finding.signal == signal).map(|finding| finding.strength.as_ref())
}
