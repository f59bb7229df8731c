//! Sections of a module that only name things and tools.

/// Sections that say who built the module; they would make two ways of building differ.
const DROPPED: [&[u8]; 2] = [b"name", b"producers"];

/// The module without its `name` and `producers` sections, so that every way of binding gives the same bytes.
pub fn without_names(wasm: &[u8]) -> Result<Vec<u8>, String> {
    const CUSTOM: u8 = 0;
    if !wasm.starts_with(b"\0asm\x01\0\0\0") {
        return Err("not a WebAssembly module of version 1".to_owned());
    }
    let mut kept = wasm[..8].to_vec();
    let mut rest = &wasm[8..];
    while let Some((&id, after_id)) = rest.split_first() {
        let (size, body) = leb128(after_id)?;
        let (body, next) = body.split_at_checked(size).ok_or("a section is longer than the module")?;
        let section = &rest[..rest.len() - next.len()];
        rest = next;
        if id == CUSTOM {
            let (length, name) = leb128(body)?;
            if name.get(..length).is_some_and(|name| DROPPED.contains(&name)) {
                continue;
            }
        }
        kept.extend_from_slice(section);
    }
    Ok(kept)
}

fn leb128(bytes: &[u8]) -> Result<(usize, &[u8]), String> {
    let mut value = 0;
    for (at, &byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Ok((value, &bytes[at + 1..]));
        }
    }
    Err("a section size is cut off".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    fn custom(name: &str, body: &[u8]) -> Vec<u8> {
        let size = u8::try_from(1 + name.len() + body.len()).expect("short");
        let mut section = vec![0, size, u8::try_from(name.len()).expect("short")];
        section.extend_from_slice(name.as_bytes());
        section.extend_from_slice(body);
        section
    }

    #[test]
    fn names_and_producers_go_the_rest_stays_in_order() {
        let types = [1, 1, 0];
        let features = custom("target_features", b"\0");
        let wasm = [EMPTY, &types, &custom("producers", b"rustc"), &features, &custom("name", b"x")].concat();
        assert_eq!(without_names(&wasm), Ok([EMPTY, &types, &features].concat()));
    }

    #[test]
    fn cut_off_modules_are_refused() {
        assert!(without_names(b"\0asm").is_err());
        assert!(without_names(&[EMPTY, &[1, 9, 0]].concat()).is_err());
        assert!(without_names(&[EMPTY, &[1, 0x80]].concat()).is_err());
    }
}
