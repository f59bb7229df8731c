//! The engine's side of the page: messages in, engine calls, messages out. Only this and `view` name the browser.
//!
//! Files are read slice by slice, the next slice requested before the current one is parsed, so that a file of any size
//! never sits in memory. A read costs about as much time as parsing it; the two overlap.

use crate::engine::{Screened, Screening};
use crate::ingest::Unreadable;
use crate::normalise::clock::{StampKind, TimeColumn};
use crate::normalise::zone::Zone;
use crate::protocol::queue::Queue;
use crate::protocol::{Command, ExportKind, Fault, JobId, Stage, Update};
use crate::protocol::{answer, case, checklist, links, policy};
use crate::report::proof::Proof;
use crate::report::{Report, build, export};
use crate::settings::Settings;
use js_sys::{Array, Promise, Uint8Array};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

mod keep;
mod look;
mod papers;
mod seek;
mod source;

/// Bytes asked for at once; measured against 0.25 to 64 MiB, 16 MiB was the fastest.
const SLICE: f64 = 16.0 * 1024.0 * 1024.0;
/// Bytes parsed between two looks at the clock: a slice takes longer than the page may wait for progress.
const PARSE_STEP: usize = 1 << 20;
/// Progress is told this often, in milliseconds.
const PROGRESS_EVERY: f64 = 80.0;

/// What the worker holds between messages.
#[derive(Default)]
struct State {
    files: Vec<(String, Blob)>,
    screened: Option<Screened>,
    /// The report of the case that was opened.
    saved: Option<Report>,
    /// What the self-test of this browser came to.
    proof: Option<Proof>,
    /// Prepared when the list is first asked for.
    queue: Option<Queue>,
}

type Shared = Rc<RefCell<State>>;

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Whether this module woke up in a worker.
pub fn is_worker() -> bool {
    scope().is_some()
}

/// Starts listening and says so; messages sent earlier would be lost.
pub fn start() {
    let Some(scope) = scope() else { return };
    let state = Shared::default();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| receive(&state, &event.data()));
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    send(&Update::Ready { build: env!("CARGO_PKG_VERSION").to_owned() });
}

fn send(update: &Update) {
    send_beside(update, None);
}

fn send_beside(update: &Update, blob: Option<Blob>) {
    let (Some(scope), Ok(text)) = (scope(), serde_json::to_string(update)) else { return };
    let message = Array::of1(&JsValue::from_str(&text));
    if let Some(blob) = blob {
        message.push(&blob);
    }
    // A message can only fail to be cloned if it held something else than text and blobs.
    let _ = scope.post_message(&message);
}

fn receive(state: &Shared, data: &JsValue) {
    let parts = Array::from(data);
    let command = parts.get(0).as_string().and_then(|text| serde_json::from_str::<Command>(&text).ok());
    let blobs: Vec<Blob> = parts.iter().skip(1).filter_map(|part| part.dyn_into().ok()).collect();
    match command {
        None => send(&Update::Failed { job: 0, fault: Fault::BadMessage }),
        Some(Command::Screen { job, names, as_of, zone, policy, mappings, explained }) => {
            match screened_by(&as_of, &zone, *policy) {
                Err(fault) => send(&Update::Failed { job, fault }),
                Ok(mut settings) => {
                    settings.mappings = mappings;
                    settings.set_explained(explained);
                    let files: Vec<(String, Blob)> = names.into_iter().zip(blobs).collect();
                    let saved = state.borrow_mut().saved.take();
                    *state.borrow_mut() = State { files: files.clone(), saved, ..State::default() };
                    let state = state.clone();
                    spawn_local(async move {
                        let screened = screen(job, settings, &files).await;
                        send(&Update::Screened { job, summary: Box::new(answer::summary(&screened)) });
                        state.borrow_mut().screened = Some(screened);
                    });
                }
            }
        }
        Some(Command::Explain { explained }) => {
            if let Some(screened) = &mut state.borrow_mut().screened {
                screened.explain(explained);
                send(&Update::Explained { summary: Box::new(answer::summary(screened)) });
            }
        }
        Some(Command::SaveCase { kept, passphrase }) => keep::save(&state.borrow(), *kept, passphrase.as_deref()),
        Some(Command::OpenCase { passphrase, merge }) => {
            spawn_local(keep::open(state.clone(), blobs, passphrase, merge));
        }
        Some(Command::OpenItems { settled }) => {
            let state = state.borrow();
            send(&Update::OpenItems(case::open_items(state.screened.as_ref(), state.saved.as_ref(), &settled)));
        }
        Some(Command::Recheck) => {
            let state = state.borrow();
            if let (Some(screened), Some(saved)) = (&state.screened, &state.saved) {
                send(&Update::Rechecked(Box::new(case::compare(saved, &build::report(screened)))));
            }
        }
        Some(Command::Identify { files, mappings }) => spawn_local(look::identify(files, blobs, mappings)),
        Some(Command::Preview { ask, file, mapping, mappings, zone, as_of }) => {
            // Neither date nor zone need be complete while somebody types; the preview then goes by the defaults.
            let mut settings = settings(&as_of, &zone).unwrap_or_else(|_| Settings::new(0));
            settings.mappings = mappings;
            spawn_local(look::preview(ask, file, mapping, settings, blobs));
        }
        Some(Command::Answers { id }) => spawn_local(async move {
            let answers = match blobs.first() {
                Some(blob) => source::text(blob, checklist::MOST_BYTES).await.and_then(|text| checklist::read(&text)),
                None => None,
            };
            send(&Update::Answers { id, answers });
        }),
        Some(Command::WhatIf { ask, policy }) => {
            if let Some(screened) = &state.borrow().screened
                && policy::sound(&policy).is_ok()
            {
                send(&Update::WhatIf(Box::new(policy::what_if(screened, ask, &policy))));
            }
        }
        Some(Command::Hash { job }) => spawn_local(async move {
            let mut digests = Vec::new();
            for blob in &blobs {
                let mut hasher = Sha256::new();
                let _ = slices(blob, &mut |piece, _| {
                    hasher.update(piece);
                    true
                })
                .await;
                digests.push(build::hex(hasher.finalize()));
            }
            send(&Update::Hashed { job, digests });
        }),
        Some(Command::Hashes { hashes, .. }) => {
            if let Some(screened) = &mut state.borrow_mut().screened {
                screened.set_digests(&hashes);
            }
        }
        Some(Command::Queue { ask, offset, limit, filter, budget }) => {
            let State { screened, queue, .. } = &mut *state.borrow_mut();
            if let Some(screened) = screened {
                let queue = queue.get_or_insert_with(|| Queue::of(screened));
                send(&Update::Queue(Box::new(queue.window(screened, (ask, offset, limit), &filter, budget))));
            }
        }
        Some(Command::Links { cluster }) => {
            if let Some(screened) = &state.borrow().screened {
                send(&Update::Links(Box::new(links::map(screened, cluster.as_deref()))));
            }
        }
        Some(Command::Account { account }) => {
            if let Some(screened) = &state.borrow().screened
                && let Some(detail) = answer::account(screened, &account)
            {
                send(&Update::Account(Box::new(detail)));
            }
        }
        Some(Command::SourceLine { file, line }) => {
            // A sheet or member is named after the file that it lies in.
            let of = |name: &str| {
                file.strip_prefix(name).is_some_and(|rest| matches!(rest.bytes().next(), None | Some(b'/' | b'#')))
            };
            let given =
                state.borrow().files.iter().filter(|(name, _)| of(name)).max_by_key(|(name, _)| name.len()).cloned();
            spawn_local(async move {
                let text = match given {
                    Some((name, blob)) if seek::is_container(&blob).await => {
                        source::member_line(&name, blob, &file, line)
                    }
                    Some((_, blob)) => source::line(&blob, line).await,
                    None => None,
                };
                send(&Update::SourceLine { file, line, text });
            });
        }
        Some(Command::Proof(proof)) => state.borrow_mut().proof = Some(*proof),
        Some(Command::Export { kind }) => {
            let state = state.borrow();
            if let Some(screened) = &state.screened {
                export_as(screened, kind, state.proof.clone());
            }
        }
        Some(Command::Paper(ask)) => papers::answer(state, *ask),
    }
}

/// Settings of a screening; the page looked at the policy, and what comes in a message is looked at all the same.
fn screened_by(as_of: &str, zone: &str, policy: policy::Policy) -> Result<Settings, Fault> {
    policy::sound(&policy).map_err(|_| Fault::BadPolicy)?;
    Ok(Settings { policy, ..settings(as_of, zone)? })
}

/// Settings from what the page has typed.
fn settings(as_of: &str, zone: &str) -> Result<Settings, Fault> {
    let stamp = TimeColumn::new().read(as_of.as_bytes()).ok_or(Fault::BadAsOf)?;
    if !matches!(stamp.kind, StampKind::Utc | StampKind::Local | StampKind::Date) {
        return Err(Fault::BadAsOf);
    }
    let mut settings = Settings::new(stamp.value);
    Zone::parse(zone).ok_or(Fault::BadZone)?;
    settings.zone = zone.to_owned();
    Ok(settings)
}

async fn screen(job: JobId, settings: Settings, files: &[(String, Blob)]) -> Screened {
    let total: f64 = files.iter().map(|(_, blob)| blob.size()).sum();
    let mut screening = Screening::new(settings, false);
    let mut before = 0.0;
    let mut last = f64::MIN;
    let mut rows = 0.0;
    for (name, blob) in files {
        if Screening::is_place_table(name) {
            let whole = JsFuture::from(blob.array_buffer()).await;
            let bytes = whole.map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default();
            screening.read_places(name, bytes);
            before += blob.size();
            continue;
        }
        if seek::is_container(blob).await {
            let mut file = seek::BlobReader::new(blob.clone());
            let summaries = screening.read_container(name, &mut file, &mut |passed, read| {
                let now = js_sys::Date::now();
                if now - last >= PROGRESS_EVERY {
                    last = now;
                    let (done, rows) = (before + passed as f64, rows + f64::from(read));
                    send(&Update::Progress { job, stage: Stage::Reading, done, total, rows, file: name.clone() });
                }
            });
            rows += summaries.iter().map(|summary| f64::from(summary.rows)).sum::<f64>();
            before += blob.size();
            continue;
        }
        screening.begin_file(name);
        let read = slices(blob, &mut |piece, at| {
            let mut wanted = true;
            for (n, step) in piece.chunks(PARSE_STEP).enumerate() {
                wanted = wanted && screening.push(step);
                let now = js_sys::Date::now();
                if now - last >= PROGRESS_EVERY {
                    last = now;
                    let done = before + at + ((n + 1) * PARSE_STEP).min(piece.len()) as f64;
                    let rows = rows + f64::from(screening.rows());
                    send(&Update::Progress { job, stage: Stage::Reading, done, total, rows, file: name.clone() });
                }
            }
            wanted
        })
        .await;
        if let Some(summary) = screening.end_file(read.err().map(|_| Unreadable::NotAccessible)) {
            rows += f64::from(summary.rows);
        }
        before += blob.size();
    }
    send(&Update::Progress { job, stage: Stage::Screening, done: total, total, rows, file: String::new() });
    screening.finish()
}

/// Hands a blob's bytes on slice by slice with their position, until `take` wants no more. Fails where the browser can no
/// longer read the file.
async fn slices(blob: &Blob, take: &mut dyn FnMut(&[u8], f64) -> bool) -> Result<(), JsValue> {
    let size = blob.size();
    let request = |at: f64| -> Result<Option<Promise>, JsValue> {
        if at >= size {
            return Ok(None);
        }
        Ok(Some(blob.slice_with_f64_and_f64(at, (at + SLICE).min(size))?.array_buffer()))
    };
    let mut buffer: Vec<u8> = Vec::new();
    let mut at = 0.0;
    let mut pending = request(at)?;
    while let Some(promise) = pending {
        let bytes = Uint8Array::new(&JsFuture::from(promise).await?);
        pending = request(at + SLICE)?;
        let length = bytes.length() as usize;
        if buffer.len() < length {
            // Zeroed by the allocator at once; growing a vector writes byte for byte.
            buffer = vec![0; length];
        }
        buffer.truncate(length);
        bytes.copy_to(&mut buffer);
        if !take(&buffer, at) {
            return Ok(());
        }
        at += SLICE;
    }
    Ok(())
}

fn export_as(screened: &Screened, kind: ExportKind, proof: Option<Proof>) {
    let report = Report { proof, ..build::report(screened) };
    let day = report.as_of.get(..10).unwrap_or("report").to_owned();
    let (text, extension, media_type) = match kind {
        ExportKind::Json | ExportKind::Host => {
            (serde_json::to_string_pretty(&report).unwrap_or_default() + "\n", "json", "application/json")
        }
        ExportKind::Csv => (export::csv::findings(&report), "csv", "text/csv;charset=utf-8"),
    };
    if let Some(blob) = blob_of(text.as_bytes(), media_type) {
        let file_name = format!("munjigi-{day}.{extension}");
        send_beside(&Update::Exported { kind, file_name, media_type: media_type.to_owned() }, Some(blob));
    }
}

/// A blob of bytes.
fn blob_of(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}
