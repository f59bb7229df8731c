//! What a sniffer may ask of a head that looks like JSON, though it may end in the middle of a record.

use super::framing::{Framed, JsonRecords, string_end};

/// A copy of the first element of a head, perhaps cut off at its end; nothing where the text is no JSON.
pub fn first_object(text: &[u8], wrapper_keys: &'static [&'static str]) -> Option<Vec<u8>> {
    if !matches!(text.trim_ascii_start().first(), Some(b'{' | b'[')) {
        return None;
    }
    let mut records = JsonRecords::new(wrapper_keys, text.len());
    let mut first = None;
    records.push(text, &mut |_, framed| {
        if let (None, Framed::Record(record)) = (&first, framed) {
            first = Some(record.to_vec());
        }
    });
    first.or_else(|| records.into_unfinished())
}

/// Whether the object has that key itself, not one of its values. Serves objects that are cut off at the end.
pub fn has_key(object: &[u8], key: &str) -> bool {
    let (mut at, mut depth, mut is_key_next) = (0, 0u32, false);
    while at < object.len() {
        match object[at] {
            b'"' => {
                let Some(end) = string_end(object, at + 1) else { return false };
                if is_key_next && &object[at + 1..end] == key.as_bytes() {
                    return true;
                }
                is_key_next = false;
                at = end;
            }
            b'{' | b'[' => {
                depth += 1;
                is_key_next = depth == 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => is_key_next = depth == 1,
            _ => {}
        }
        at += 1;
    }
    false
}
