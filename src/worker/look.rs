//! A look at the head of files that were chosen: what they are, and how a mapping reads them.

use super::{seek, send};
use crate::engine::Screening;
use crate::ingest::Unreadable;
use crate::protocol::Update;
use crate::protocol::mapper::{self, LOOKED_AT, Mapping};
use crate::reference::PLACE_TABLE;
use crate::settings::Settings;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The first bytes, and whether they are all; nothing where the browser cannot read the file.
async fn first_bytes(blob: &Blob) -> Option<(Vec<u8>, bool)> {
    let end = blob.size().min(LOOKED_AT as f64);
    let slice = blob.slice_with_f64_and_f64(0.0, end).ok()?;
    let bytes = Uint8Array::new(&JsFuture::from(slice.array_buffer()).await.ok()?);
    Some((bytes.to_vec(), end >= blob.size()))
}

/// What a person would map of a file: its own head, or that of the first member which nobody claims.
async fn looked_at(name: &str, blob: &Blob, settings: &Settings) -> Result<(String, Vec<u8>, bool), Unreadable> {
    if seek::is_container(blob).await {
        return mapper::member(name, &mut seek::BlobReader::new(blob.clone()), settings);
    }
    let (bytes, whole) = first_bytes(blob).await.ok_or(Unreadable::NotAccessible)?;
    Ok((name.to_owned(), bytes, whole))
}

/// Says of each file what it is.
pub(super) async fn identify(files: Vec<(u32, String)>, blobs: Vec<Blob>, mappings: Vec<Mapping>) {
    // The date serves years that logs leave out, which no head is recognised by.
    let settings = Settings { mappings, ..Settings::new(0) };
    for ((id, name), blob) in files.into_iter().zip(blobs) {
        if Screening::is_place_table(&name) {
            // Whether it really is one is known once all of it was read.
            let recognised = mapper::Recognised::Format { format: PLACE_TABLE.into(), mapped: false };
            send(&Update::Identified { id, recognised });
            continue;
        }
        let recognised = match looked_at(&name, &blob, &settings).await {
            Ok((name, bytes, whole)) => mapper::identify(&name, &bytes, whole, &settings),
            Err(error) => mapper::Recognised::Unknown { error: error.name().into() },
        };
        send(&Update::Identified { id, recognised });
    }
}

/// Reads the head of a file by a mapping.
pub(super) async fn preview(ask: u32, file: String, mapping: Option<Mapping>, settings: Settings, blobs: Vec<Blob>) {
    let Some(blob) = blobs.first() else { return };
    let (file, bytes, whole) = looked_at(&file, blob, &settings).await.unwrap_or((file, Vec::new(), true));
    let preview = mapper::preview(&file, &bytes, whole, mapping, &settings);
    send(&Update::Preview { ask, preview: Box::new(preview) });
}
