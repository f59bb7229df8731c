//! Reading a saved mapping with everything that can be wrong in it.

use super::zone::Zone;
use crate::ingest::mapped::flaw;
use crate::settings::mapping::{Mapping, parse};

/// Reads a mapping, or says in English why it cannot be used.
pub fn read(text: &str) -> Result<Mapping, String> {
    let mapping = parse(text)?;
    if let Some(flaw) = flaw(&mapping) {
        return Err(flaw.to_string());
    }
    match &mapping.answers.zone {
        Some(zone) if Zone::parse(zone).is_none() => Err(format!("no such time zone: {zone}")),
        _ => Ok(mapping),
    }
}
