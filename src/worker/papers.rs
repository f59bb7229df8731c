//! The worker's part for papers: most are text; a hand-over is put together of the originals, which are read once for their
//! sums and then stand in the archive as they are.

use super::{Shared, send, send_beside, slices};
use crate::papers::handover::{Original, parts, places};
use crate::papers::material::Material;
use crate::papers::pack::{Member, Sum, head, member, tail};
use crate::papers::write;
use crate::protocol::Update;
use crate::protocol::papers::{Ask, MOST_BYTES, MOST_HANDED, PaperKind, Refused};
use crate::report::build::hex;
use js_sys::{Array, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag};

/// Answers with the paper, or with why there is none.
pub fn answer(state: &Shared, ask: Ask) {
    if ask.kind == PaperKind::Handover {
        let state = state.clone();
        spawn_local(async move { hand_over(&state, ask).await });
        return;
    }
    let borrowed = state.borrow();
    let Some(screened) = &borrowed.screened else { return };
    match write(screened, &ask) {
        Ok(paper) => give(&Array::of1(&Uint8Array::from(paper.text.as_bytes())), paper.media_type, paper.file_name),
        Err(refused) => send(&Update::PaperRefused(refused)),
    }
}

fn give(parts: &Array, media_type: &str, file_name: String) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    if let Ok(blob) = Blob::new_with_blob_sequence_and_options(parts, &options) {
        send_beside(&Update::Paper { file_name }, Some(blob));
    }
}

async fn hand_over(state: &Shared, ask: Ask) {
    if serde_json::to_vec(&ask.record).map_or(usize::MAX, |bytes| bytes.len()) > MOST_BYTES {
        send(&Update::PaperRefused(Refused::TooLarge));
        return;
    }
    let files = state.borrow().files.clone();
    let is_small = files.iter().map(|(_, blob)| blob.size()).sum::<f64>() <= MOST_HANDED as f64;
    let mut originals = Vec::new();
    let mut sums = Vec::new();
    for (n, (name, blob)) in files.iter().enumerate() {
        let (mut sum, mut hasher) = (Sum::default(), Sha256::new());
        let mut sha256 = None;
        if is_small {
            let read = slices(blob, &mut |piece, _| {
                sum.push(piece);
                hasher.update(piece);
                true
            })
            .await;
            // A file that can no longer be read is not handed over; its name stays on the list.
            sha256 = read.ok().map(|()| hex(hasher.finalize()));
        } else if let Some(screened) = &state.borrow().screened {
            let known = screened.population.files.iter().find(|file| file.origin == n);
            sha256 = known.and_then(|file| file.sha256.clone());
        }
        originals.push(Original { name: name.clone(), bytes: blob.size() as u64, sha256 });
        sums.push(sum.value());
    }
    let borrowed = state.borrow();
    let Some(screened) = &borrowed.screened else { return };
    let material = Material::new(screened, &ask.record, None, None);
    let (pieces, mut members) = (Array::new(), Vec::new());
    for (name, text) in parts(&material, &ask, &originals) {
        let one = member(name, text.as_bytes());
        pieces.push(&Uint8Array::from(head(&one).as_slice()));
        pieces.push(&Uint8Array::from(text.as_bytes()));
        members.push(one);
    }
    for (((place, (_, blob)), original), sum) in places(&originals).into_iter().zip(&files).zip(&originals).zip(sums) {
        if original.sha256.is_none() {
            continue;
        }
        let one = Member { name: place, bytes: original.bytes as u32, sum };
        pieces.push(&Uint8Array::from(head(&one).as_slice()));
        pieces.push(blob);
        members.push(one);
    }
    pieces.push(&Uint8Array::from(tail(&members).as_slice()));
    let day = material.report.as_of.get(..10).unwrap_or("report");
    give(&pieces, "application/zip", format!("munjigi-handover-{day}.zip"));
}
