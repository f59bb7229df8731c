//! The case: written and opened here, because sealing is slow on purpose and a report may be large.

use super::{Shared, State, blob_of, scope, send, send_beside};
use crate::protocol::Update;
use crate::protocol::case::{self, Kept, Problem, seal};
use crate::report::build;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Writes the case with the report of the screening or, without one, of the case that was opened.
pub(super) fn save(state: &State, kept: Kept, passphrase: Option<&str>) {
    let file_name = case::file_name(&kept.saved, passphrase.is_some());
    let report = state.screened.as_ref().map(build::report).or_else(|| state.saved.clone());
    let mut bytes = case::write(&case::made(kept, report));
    if let Some(passphrase) = passphrase {
        match random().and_then(|random| seal::seal(&bytes, passphrase, &random, seal::LOG_N)) {
            Some(sealed) => bytes = sealed,
            None => return send(&Update::CaseRefused { problem: Problem::TooCostly, merge: false }),
        }
    }
    let media_type = if passphrase.is_some() { "application/octet-stream" } else { "application/json" };
    if let Some(blob) = blob_of(&bytes, media_type) {
        send_beside(&Update::CaseSaved { file_name }, Some(blob));
    }
}

/// Bytes that nobody can guess.
fn random() -> Option<[u8; seal::RANDOM]> {
    let mut bytes = [0; seal::RANDOM];
    scope()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// Opens a case; its report stays here unless it is to be merged.
pub(super) async fn open(state: Shared, blobs: Vec<Blob>, passphrase: Option<String>, merge: bool) {
    let Some(blob) = blobs.first() else { return };
    let opened = if blob.size() > case::MOST_BYTES as f64 {
        Err(Problem::TooLarge)
    } else {
        match JsFuture::from(blob.array_buffer()).await {
            Ok(bytes) => case::open(&Uint8Array::new(&bytes).to_vec(), passphrase.as_deref()),
            Err(_) => Err(Problem::Broken),
        }
    };
    match opened {
        Ok(opened) => {
            let (opened, report) = case::opened(opened, merge);
            if !merge {
                state.borrow_mut().saved = report;
            }
            send(&Update::CaseOpened(Box::new(opened)));
        }
        Err(problem) => send(&Update::CaseRefused { problem, merge }),
    }
}
