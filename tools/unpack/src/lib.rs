//! The page's own unpacker: a module of some kilobytes that unpacks the big one. It imports nothing, so it can reach nothing.
//!
//! `boot.js` asks for a place (`place`), writes a `.lzma` file there, calls `unpack` and reads as many bytes as `length`
//! says from where the result lies.

use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};

static LENGTH: AtomicUsize = AtomicUsize::new(0);

/// Gives the place of `size` bytes. It is never given back: the page drops this module with its memory after one use.
#[unsafe(no_mangle)]
pub extern "C" fn place(size: usize) -> *mut u8 {
    Box::leak(vec![0; size].into_boxed_slice()).as_mut_ptr()
}

/// Unpacks the `.lzma` file that lies at `place`; null where it is none.
///
/// # Safety
/// `place` is what the function of that name gave for exactly `size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unpack(place: *const u8, size: usize) -> *const u8 {
    // SAFETY: the caller's promise above; the memory is never freed.
    let packed = unsafe { std::slice::from_raw_parts(place, size) };
    let mut unpacked = Vec::with_capacity(unpacked_size(packed));
    let Ok(mut reader) = lzma_rust2::LzmaReader::new_mem_limit(packed, u32::MAX, None) else {
        return std::ptr::null();
    };
    if reader.read_to_end(&mut unpacked).is_err() {
        return std::ptr::null();
    }
    LENGTH.store(unpacked.len(), Ordering::Relaxed);
    unpacked.leak().as_ptr()
}

/// How many bytes the last `unpack` gave.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    LENGTH.load(Ordering::Relaxed)
}

/// Bytes 5 to 13 of a `.lzma` file say how much is in it; 64 MiB at most is believed, our module has 6.
fn unpacked_size(packed: &[u8]) -> usize {
    let stated = packed.get(5..13).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
    usize::try_from(stated).unwrap_or(0).min(64 << 20)
}
