//! What the page and a page around it say to each other: one closed set of messages in each direction, with a version.
//!
//! A host can be anybody's page, so everything it sends is looked at before it is understood, and nothing that is not on the
//! list is done. Blobs lie in the message where `blob` stands; everything else is plain JSON.

use super::Summary;
use crate::report::Word;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Version of the messages.
pub const VERSION: &str = "munjigi.host/1";
/// Bytes of a message outside of Blobs: text that is larger belongs into a Blob, which is read slice by slice.
pub const MOST_BYTES: usize = 1 << 20;
/// Files of one message: beyond that nobody looks through the list, and an archive is the better way.
pub const MOST_FILES: usize = 1_000;
/// Characters of a file's name; file systems stop at 255.
pub const MOST_NAME: usize = 300;
/// Messages that are looked at in one second: four start a page, and what comes faster than a person acts is a fault.
pub const MOST_A_SECOND: u32 = 50;

/// From the host, over its port.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum FromHost {
    /// Take these files in the place of those that the host gave before, and screen them.
    LoadData(LoadData),
    /// Use this policy.
    SetPolicy {
        /// The text of a policy file, signed or not.
        policy: String,
    },
    /// Speak this language.
    SetLanguage {
        /// Which.
        language: Language,
    },
    /// Show these colours.
    SetTheme {
        /// Which.
        theme: Theme,
    },
}

/// The names of what the page accepts, as `ready` lists them.
pub const ACCEPTS: [&str; 4] = ["load-data", "set-policy", "set-language", "set-theme"];

/// Files and how to screen them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadData {
    /// The files.
    pub files: Vec<HostFile>,
    /// Day of the screening, `2026-01-31`; what stands on the page where it is left out.
    #[serde(default)]
    pub as_of: Option<String>,
    /// IANA zone for files without one; what stands on the page where it is left out.
    #[serde(default)]
    pub zone: Option<String>,
    /// Screen at once; left out it is true.
    #[serde(default = "yes")]
    pub screen: bool,
}

fn yes() -> bool {
    true
}

/// One file: a name, and either its text or a Blob.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostFile {
    /// Base name.
    pub name: String,
    /// Its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A Blob, which is nothing but braces in JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blob: Option<Hollow>,
}

/// What a Blob leaves in JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hollow {}

/// Languages of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Korean.
    Ko,
    /// English.
    En,
}

/// Colours of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the device has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Value of `data-theme`; nothing where the device decides.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// To the host, over its port.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum ToHost {
    /// The page listens.
    Ready {
        /// `munjigi.host/1`.
        version: &'static str,
        /// Version of the engine.
        build: &'static str,
        /// Messages that it accepts.
        accepts: [&'static str; 4],
    },
    /// The content is so many CSS pixels high.
    Resize {
        /// `munjigi.host/1`.
        version: &'static str,
        /// Its height.
        height: u32,
    },
    /// What a screening came to, without any account.
    ReportSummary(HostSummary),
    /// The whole report lies beside this as a Blob named `report`; sent only where the policy allows it.
    Report {
        /// `munjigi.host/1`.
        version: &'static str,
    },
    /// Something was refused or went wrong.
    Error {
        /// `munjigi.host/1`.
        version: &'static str,
        /// What.
        code: HostFault,
        /// The same in words.
        message: Said,
        /// How many messages were refused since the page was opened.
        refused: u32,
    },
}

/// Words in both languages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Said {
    /// In Korean.
    pub ko: String,
    /// In English.
    pub en: String,
}

/// What a screening came to, as numbers: no account, no name, no line, no name of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HostSummary {
    /// `munjigi.host/1`.
    pub version: &'static str,
    /// The moment of the screening.
    pub as_of: String,
    /// They are the practice data.
    pub practice: bool,
    /// Accounts.
    pub accounts: usize,
    /// Accounts in each band, the highest first.
    pub bands: Vec<BandCount>,
    /// Accounts without enough data to judge.
    pub not_enough_data: usize,
    /// Files.
    pub files: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Rows of all files.
    pub rows: u64,
    /// Rows that were used.
    pub used: u64,
    /// Signals that at least one account could be assessed for.
    pub assessed: usize,
    /// Signals there are.
    pub of: usize,
}

/// How many accounts a band has.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BandCount {
    /// Its name.
    pub band: Word,
    /// Accounts.
    pub accounts: usize,
}

impl HostSummary {
    /// The numbers of a screening.
    pub fn of(summary: &Summary, practice: bool) -> Self {
        Self {
            version: VERSION,
            as_of: summary.as_of.clone(),
            practice,
            accounts: summary.accounts,
            bands: summary
                .bands
                .iter()
                .map(|(band, accounts)| BandCount { band: band.clone(), accounts: *accounts })
                .collect(),
            not_enough_data: summary.not_enough_data,
            files: summary.inputs.len(),
            unreadable: summary.inputs.iter().filter(|input| input.error.is_some()).count(),
            rows: summary.inputs.iter().map(|input| u64::from(input.rows)).sum(),
            used: summary.inputs.iter().map(|input| u64::from(input.used)).sum(),
            assessed: summary.assessed,
            of: summary.of,
        }
    }
}

/// Why a message was refused, or what went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostFault {
    /// It names another version, or none.
    WrongVersion,
    /// There is no such message.
    UnknownMessage,
    /// It is not made as the schema says.
    Malformed,
    /// Its text is too large.
    TooLarge,
    /// It holds too many files.
    TooManyFiles,
    /// The name of a file is empty or too long.
    BadName,
    /// Too many messages in one second.
    TooManyMessages,
    /// It came beside the port.
    NotOnPort,
    /// A host is connected already.
    AlreadyConnected,
    /// The policy does not name this host.
    OriginNotAllowed,
    /// It is no policy, or a value makes no sense.
    BadPolicy,
    /// The signature of a policy does not hold.
    BadSignature,
    /// Only a signed policy counts here.
    PolicyUnsigned,
    /// It was signed by another key.
    PolicyOtherKey,
    /// The policy in use is locked.
    PolicyLocked,
    /// A host may not give itself rights.
    OwnRights,
    /// A screening runs.
    Busy,
    /// The policy in the file cannot be used, so that nothing is screened.
    Stopped,
    /// The screening failed.
    ScreeningFailed,
}

impl HostFault {
    /// Every one.
    pub const ALL: [Self; 19] = [
        Self::WrongVersion,
        Self::UnknownMessage,
        Self::Malformed,
        Self::TooLarge,
        Self::TooManyFiles,
        Self::BadName,
        Self::TooManyMessages,
        Self::NotOnPort,
        Self::AlreadyConnected,
        Self::OriginNotAllowed,
        Self::BadPolicy,
        Self::BadSignature,
        Self::PolicyUnsigned,
        Self::PolicyOtherKey,
        Self::PolicyLocked,
        Self::OwnRights,
        Self::Busy,
        Self::Stopped,
        Self::ScreeningFailed,
    ];
}

/// The type and the body of a message of this version.
fn parts(text: &str) -> Result<(String, Value), HostFault> {
    if text.len() > MOST_BYTES {
        return Err(HostFault::TooLarge);
    }
    let Ok(Value::Object(mut message)) = serde_json::from_str(text) else { return Err(HostFault::Malformed) };
    if message.remove("version").as_ref().and_then(Value::as_str) != Some(VERSION) {
        return Err(HostFault::WrongVersion);
    }
    match message.remove("type") {
        Some(Value::String(kind)) => Ok((kind, Value::Object(message))),
        _ => Err(HostFault::Malformed),
    }
}

/// Whether a message on the window asks to be connected.
pub fn connects(text: &str) -> Result<(), HostFault> {
    let (kind, body) = parts(text)?;
    match (kind.as_str(), body.as_object().is_some_and(serde_json::Map::is_empty)) {
        ("connect", true) => Ok(()),
        ("connect", false) => Err(HostFault::Malformed),
        _ => Err(HostFault::UnknownMessage),
    }
}

/// Reads a message of the port. `text` is the message as JSON, in which a Blob is nothing but braces.
pub fn read(text: &str) -> Result<FromHost, HostFault> {
    let (kind, body) = parts(text)?;
    if !ACCEPTS.contains(&kind.as_str()) {
        return Err(HostFault::UnknownMessage);
    }
    // By text once more: reading from a tree would be a second reader in the module.
    let tagged = Value::Object([(kind, body)].into_iter().collect()).to_string();
    let message: FromHost = serde_json::from_str(&tagged).map_err(|_| HostFault::Malformed)?;
    if let FromHost::LoadData(data) = &message {
        if data.files.len() > MOST_FILES {
            return Err(HostFault::TooManyFiles);
        }
        for file in &data.files {
            if file.name.trim().is_empty() || file.name.chars().count() > MOST_NAME {
                return Err(HostFault::BadName);
            }
            if file.text.is_some() == file.blob.is_some() {
                return Err(HostFault::Malformed);
            }
        }
    }
    Ok(message)
}

#[cfg(test)]
mod tests;
