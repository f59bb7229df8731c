//! The case file: everything about one screening in one JSON document, with a hash over all of it.
//!
//! The hash is over the bytes of `case` as they stand in the file, so that nothing in it can change unnoticed, be it only a
//! space. Like the chain it detects changes and proves no author.

use super::seal::{self, Unsealable};
use super::{Purpose, Record, chain};
use crate::ingest::mask::masked;
use crate::report::{Report, build::hex};
use crate::settings::Policy;
use crate::settings::mapping::Mapping;
use crate::settings::policy_file;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// Version of the shape.
pub const SCHEMA: &str = "munjigi.case/1";
const FAMILY: &str = "munjigi.case/";
/// Bytes that are opened at the most: the report of 200,000 accounts is about as large.
pub const MOST_BYTES: usize = 1 << 29;

/// What a case file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    /// Version of the engine that wrote it.
    pub engine: String,
    /// The day of saving, as it was typed or as the page's date had it.
    pub saved: String,
    /// It is about the practice data.
    #[serde(default)]
    pub practice: bool,
    /// Zone for files without one.
    pub zone: String,
    /// The policy.
    pub policy: Policy,
    /// What the columns of tables mean, where a person told it.
    pub mappings: Vec<Mapping>,
    /// What people recorded.
    pub record: Record,
    /// The report with the names, hashes and rows of the inputs; null where nothing was screened yet.
    pub report: Option<Report>,
}

/// Why a case file is not opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// It is no case file.
    NotACase,
    /// It is larger than a browser can take.
    TooLarge,
    /// A newer version wrote it; which.
    Newer(String),
    /// It cannot be read to its end.
    Broken,
    /// Something in it was changed after it was saved.
    Changed,
    /// The history in it was changed after it was saved.
    History(chain::Break),
    /// A passphrase is needed.
    Sealed,
    /// The passphrase is another one.
    WrongPassphrase,
    /// It is sealed for keys, not with a passphrase.
    NoPassphrase,
    /// Opening it takes more work than a browser can do.
    TooCostly,
    /// The sealed file is cut off or changed.
    SealDamaged,
}

#[derive(Deserialize)]
struct Envelope<'a> {
    schema: String,
    #[serde(default)]
    sha256: String,
    #[serde(borrow)]
    case: Option<&'a RawValue>,
}

/// Any document that says what it is.
#[derive(Deserialize)]
struct Named {
    schema: String,
}

/// Who wrote the rest.
#[derive(Deserialize)]
struct Written {
    engine: String,
}

/// The record in a case whose report or policy may be of another version.
#[derive(Deserialize)]
struct Recorded {
    record: Record,
}

impl Record {
    /// With identity numbers masked wherever somebody typed.
    pub fn masked(mut self) -> Self {
        self.purpose = self.purpose.masked();
        for given in &mut self.answers {
            given.note = masked(&given.note);
            given.by = masked(&given.by);
        }
        self
    }
}

impl Purpose {
    /// With identity numbers masked wherever somebody typed.
    pub fn masked(mut self) -> Self {
        let Self { purpose, legal_basis, told, data, contact, by, .. } = &mut self;
        for text in [purpose, legal_basis, told, data, contact, by] {
            *text = masked(text);
        }
        self
    }
}

/// A case as the bytes of its file.
pub fn write(case: &Case) -> Vec<u8> {
    let body = serde_json::to_vec(case).unwrap_or_default();
    let mut out = format!(r#"{{"schema":"{SCHEMA}","sha256":"{}","case":"#, hex(Sha256::digest(&body))).into_bytes();
    out.extend_from_slice(&body);
    out.extend_from_slice(b"}\n");
    out
}

/// Opens a file, sealed or not.
pub fn open(bytes: &[u8], passphrase: Option<&str>) -> Result<Case, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::TooLarge);
    }
    if !seal::is_sealed(bytes) {
        return read(bytes);
    }
    let Some(passphrase) = passphrase else { return Err(Problem::Sealed) };
    let plain = seal::open(bytes, passphrase).map_err(|why| match why {
        Unsealable::NoPassphrase => Problem::NoPassphrase,
        Unsealable::TooCostly => Problem::TooCostly,
        Unsealable::WrongPassphrase => Problem::WrongPassphrase,
        Unsealable::Damaged => Problem::SealDamaged,
    })?;
    read(&plain)
}

fn read(bytes: &[u8]) -> Result<Case, Problem> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let envelope: Envelope<'_> = serde_json::from_slice(bytes).map_err(|_| unreadable(bytes))?;
    let Some(version) = envelope.schema.strip_prefix(FAMILY) else { return Err(Problem::NotACase) };
    if envelope.schema != SCHEMA {
        return Err(if version.parse::<u32>().is_ok_and(|version| version > 1) {
            Problem::Newer(envelope.schema)
        } else {
            Problem::Broken
        });
    }
    let body = envelope.case.ok_or(Problem::Broken)?.get();
    if hex(Sha256::digest(body)) != envelope.sha256 {
        // Where the history says what was changed, that is the better answer.
        let recorded = serde_json::from_str::<Recorded>(body).ok();
        return Err(match recorded.map(|recorded| chain::verify(&recorded.record.entries)) {
            Some(Err(broken)) => Problem::History(broken),
            _ => Problem::Changed,
        });
    }
    let case: Case = match serde_json::from_str(body) {
        Ok(case) => case,
        // Untouched and yet not to be read: another engine says more than this one knows.
        Err(_) => {
            return Err(match serde_json::from_str::<Written>(body) {
                Ok(written) if written.engine != env!("CARGO_PKG_VERSION") => Problem::Newer(written.engine),
                _ => Problem::Broken,
            });
        }
    };
    chain::verify(&case.record.entries).map_err(Problem::History)?;
    policy_file::check(&case.policy).map_err(|_| Problem::Broken)?;
    Ok(case)
}

/// Whether what cannot be read was a case once: cut off, it still begins like one.
fn unreadable(bytes: &[u8]) -> Problem {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default());
    let named = serde_json::from_slice::<Named>(bytes);
    match named {
        Ok(named) if !named.schema.starts_with(FAMILY) => Problem::NotACase,
        _ if start.contains(FAMILY) => Problem::Broken,
        _ => Problem::NotACase,
    }
}
