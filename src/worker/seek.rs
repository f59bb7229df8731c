//! A file of the browser that can be read at any place, for archives and workbooks.

use crate::ingest::container;
use js_sys::Uint8Array;
use std::io::{Error, ErrorKind, Read, Seek, SeekFrom};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, FileReaderSync};

/// Bytes fetched at once: each fetch crosses into the browser and costs about a tenth of a millisecond.
const FETCH: u64 = 1 << 20;

/// Whether the file holds others, by its first bytes; one that cannot be read is left to the path that says so.
pub(super) async fn is_container(blob: &Blob) -> bool {
    let Ok(first) = blob.slice_with_f64_and_f64(0.0, container::PEEK as f64) else { return false };
    match JsFuture::from(first.array_buffer()).await {
        Ok(bytes) => container::is_container(&Uint8Array::new(&bytes).to_vec()),
        Err(_) => false,
    }
}

/// Reads a blob at any place, a megabyte at a time.
pub(super) struct BlobReader {
    blob: Blob,
    size: u64,
    at: u64,
    held: Vec<u8>,
    held_from: u64,
}

impl BlobReader {
    /// A reader at the start of the blob.
    pub(super) fn new(blob: Blob) -> Self {
        Self { size: blob.size() as u64, blob, at: 0, held: Vec::new(), held_from: 0 }
    }

    fn fetch(&mut self) -> Option<()> {
        // Aligned, so that steps back by a few bytes stay inside what is held.
        let from = self.at / FETCH * FETCH;
        let part = self.blob.slice_with_f64_and_f64(from as f64, (from + FETCH).min(self.size) as f64).ok()?;
        let bytes = FileReaderSync::new().ok()?.read_as_array_buffer(&part).ok()?;
        (self.held, self.held_from) = (Uint8Array::new(&bytes).to_vec(), from);
        Some(())
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let end = self.held_from + self.held.len() as u64;
        if self.at < self.held_from || self.at >= end {
            // The browser refuses a file that was moved or changed since it was chosen.
            self.fetch().ok_or(Error::from(ErrorKind::PermissionDenied))?;
        }
        let rest = self.held.get((self.at - self.held_from) as usize..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
