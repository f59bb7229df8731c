//! Sealing with a passphrase in the age format, version 1, so that any age tool opens what the page wrote.
//!
//! After the specification (age-encryption.org/v1): a header of one scrypt stanza that wraps the file key, authenticated by
//! HMAC-SHA-256, then the payload as a stream of chunks under ChaCha20-Poly1305. Randomness comes in from the caller, so that
//! nothing here depends on where it runs.

use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use scrypt::{Params, scrypt};
use sha2::Sha256;

/// What every sealed file begins with.
pub const MARK: &[u8] = b"age-encryption.org/v1\n";
/// Random bytes that sealing needs: file key, salt and nonce, 16 each.
pub const RANDOM: usize = 48;
/// Characters of a passphrase at the least. Whoever has the file may try offline for as long as they like; twelve is what
/// the rest of the format makes worth having.
pub const SHORTEST: usize = 12;
/// Logarithm of scrypt's cost when sealing: 128 MiB. One less halves what a guesser pays; one more takes 256 MiB, which a
/// small machine beside a screening may not have.
pub const LOG_N: u8 = 17;
/// The same when opening, at the most: 1 GiB. A file that asks for more is refused before it takes the browser down.
pub const MOST_LOG_N: u8 = 20;

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const STANZA: &str = "-> scrypt ";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// Why a sealed file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsealable {
    /// It is sealed for keys, not with a passphrase.
    NoPassphrase,
    /// It asks for more work than a browser can do.
    TooCostly,
    /// The passphrase is another one.
    WrongPassphrase,
    /// It is cut off or changed.
    Damaged,
}

/// Whether bytes are sealed.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Seals bytes with a passphrase. The random bytes must be used once only. Nothing comes back only where there is no memory
/// for the work.
pub fn seal(plain: &[u8], passphrase: &str, random: &[u8; RANDOM], log_n: u8) -> Option<Vec<u8>> {
    let (file_key, rest) = random.split_at(16);
    let (salt, nonce) = rest.split_at(16);
    let mut wrapped = file_key.to_vec();
    let tag = cipher(&wrapping_key(passphrase, salt, log_n)?)
        .encrypt_in_place_detached(&[0; 12].into(), &[], &mut wrapped)
        .ok()?;
    wrapped.extend_from_slice(&tag);
    let header = format!("{STANZA}{} {log_n}\n{}\n---", to_base64(salt), to_base64(&wrapped));
    let mut out = MARK.to_vec();
    out.extend_from_slice(header.as_bytes());
    let mac = header_mac(file_key, &out)?.finalize().into_bytes();
    out.extend_from_slice(format!(" {}\n", to_base64(&mac)).as_bytes());
    out.extend_from_slice(nonce);
    let payload = cipher(&derived(file_key, nonce, b"payload")?);
    let mut chunks = plain.chunks(CHUNK).peekable();
    let mut number = 0;
    // Nothing at all is one empty chunk, the only empty one that may be.
    loop {
        let chunk = chunks.next().unwrap_or_default();
        let is_last = chunks.peek().is_none();
        let from = out.len();
        out.extend_from_slice(chunk);
        let tag =
            payload.encrypt_in_place_detached(&chunk_nonce(number, is_last).into(), &[], out.get_mut(from..)?).ok()?;
        out.extend_from_slice(&tag);
        number += 1;
        if is_last {
            return Some(out);
        }
    }
}

/// Opens what was sealed with a passphrase.
pub fn open(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, Unsealable> {
    use Unsealable::{Damaged, NoPassphrase, TooCostly, WrongPassphrase};
    let mut rest = sealed.strip_prefix(MARK).ok_or(Damaged)?;
    let stanza = line(&mut rest)?;
    let Some(arguments) = stanza.strip_prefix(STANZA) else {
        return Err(if stanza.starts_with("-> ") { NoPassphrase } else { Damaged });
    };
    let (salt, work) = arguments.split_once(' ').ok_or(Damaged)?;
    let salt: [u8; 16] = from_base64(salt).and_then(|salt| salt.try_into().ok()).ok_or(Damaged)?;
    let is_plain = work.bytes().all(|byte| byte.is_ascii_digit()) && !work.starts_with('0') && !work.is_empty();
    let log_n = if is_plain { work.parse::<u8>().unwrap_or(u8::MAX) } else { return Err(Damaged) };
    if log_n > MOST_LOG_N {
        return Err(TooCostly);
    }
    let wrapped = from_base64(line(&mut rest)?).filter(|wrapped| wrapped.len() == 16 + TAG).ok_or(Damaged)?;
    let header = sealed.get(..sealed.len() - rest.len() + 3).filter(|header| header.ends_with(b"\n---"));
    // A stanza beside one of a passphrase is not allowed.
    let (header, mac) = (header.ok_or(Damaged)?, line(&mut rest)?);
    let mac = mac.strip_prefix("--- ").and_then(from_base64).ok_or(Damaged)?;
    let (mut file_key, tag) = (wrapped[..16].to_vec(), &wrapped[16..]);
    cipher(&wrapping_key(passphrase, &salt, log_n).ok_or(TooCostly)?)
        .decrypt_in_place_detached(&[0; 12].into(), &[], &mut file_key, tag.into())
        .map_err(|_| WrongPassphrase)?;
    header_mac(&file_key, header).ok_or(Damaged)?.verify_slice(&mac).map_err(|_| Damaged)?;

    let (nonce, mut rest) = rest.split_at_checked(16).ok_or(Damaged)?;
    let payload = cipher(&derived(&file_key, nonce, b"payload").ok_or(Damaged)?);
    let mut plain = Vec::with_capacity(rest.len());
    let mut number = 0;
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK + TAG));
        let is_last = after.is_empty();
        let (text, tag) = chunk.split_at(chunk.len().checked_sub(TAG).ok_or(Damaged)?);
        if text.is_empty() && number > 0 {
            return Err(Damaged);
        }
        let from = plain.len();
        plain.extend_from_slice(text);
        payload
            .decrypt_in_place_detached(&chunk_nonce(number, is_last).into(), &[], &mut plain[from..], tag.into())
            .map_err(|_| Damaged)?;
        if is_last {
            return Ok(plain);
        }
        rest = after;
        number += 1;
    }
}

/// The next line of the header.
fn line<'a>(rest: &mut &'a [u8]) -> Result<&'a str, Unsealable> {
    let end = memchr::memchr(b'\n', rest).ok_or(Unsealable::Damaged)?;
    let line = std::str::from_utf8(&rest[..end]).map_err(|_| Unsealable::Damaged)?;
    *rest = &rest[end + 1..];
    Ok(line)
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.into())
}

fn wrapping_key(passphrase: &str, salt: &[u8], log_n: u8) -> Option<[u8; 32]> {
    let params = Params::new(log_n, 8, 1, 32).ok()?;
    // The crate would end the program where the memory is not there; here it is asked for first.
    Vec::<u8>::new().try_reserve_exact((128 * 8) << log_n).ok()?;
    let salt = [SALT_LABEL, salt].concat();
    let mut key = [0; 32];
    scrypt(passphrase.as_bytes(), &salt, &params, &mut key).ok()?;
    Some(key)
}

fn derived(file_key: &[u8], salt: &[u8], label: &[u8]) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), file_key).expand(label, &mut key).ok()?;
    Some(key)
}

fn header_mac(file_key: &[u8], header: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&derived(file_key, &[], b"header")?).ok()?;
    mac.update(header);
    Some(mac)
}

/// A counter of eleven bytes, most significant first, then whether it is the last.
fn chunk_nonce(number: u64, is_last: bool) -> [u8; 12] {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 without padding, as the header writes it.
fn to_base64(bytes: &[u8]) -> String {
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let at = |n: usize| u32::from(group.get(n).copied().unwrap_or(0));
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..=group.len() {
            out.push(char::from(ALPHABET[(word >> (18 - 6 * n)) as usize & 63]));
        }
    }
    out
}

/// The bytes of base64 without padding; nothing where it is written in any but the one way.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(4) {
        let mut word = 0;
        for character in group {
            word = word << 6 | ALPHABET.iter().position(|known| known == character)?;
        }
        word <<= 6 * (4 - group.len());
        let count = group.len() * 6 / 8;
        bytes.extend_from_slice(&(word as u32).to_be_bytes()[1..1 + count]);
    }
    (to_base64(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cheap, so that tests are quick; the cost is a number in the header like any other.
    const CHEAP: u8 = 4;
    const RANDOMS: [u8; RANDOM] = [7; RANDOM];

    #[test]
    fn what_is_sealed_opens_with_its_passphrase_only() {
        for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5] {
            let plain: Vec<u8> = (0..size).map(|n| n as u8).collect();
            let sealed = seal(&plain, "올바른 암호 문구", &RANDOMS, CHEAP).expect("sealed");
            assert!(is_sealed(&sealed));
            assert_eq!(open(&sealed, "올바른 암호 문구").as_deref(), Ok(&plain[..]), "{size}");
            assert_eq!(open(&sealed, "올바른 암호 문구 "), Err(Unsealable::WrongPassphrase));
        }
    }

    #[test]
    fn cut_off_anywhere_or_changed_anywhere_it_does_not_open() {
        let plain = vec![b'x'; CHUNK + 100];
        let sealed = seal(&plain, "passphrase", &RANDOMS, CHEAP).expect("sealed");
        let header = sealed.len() - (CHUNK + 100 + 2 * TAG + 16);
        let at_chunk = header + 16 + CHUNK + TAG;
        for end in (0..header + 40).chain([at_chunk - 1, at_chunk, at_chunk + 1, at_chunk + TAG, sealed.len() - 1]) {
            assert!(open(&sealed[..end], "passphrase").is_err(), "cut at {end}");
        }
        for at in (0..header + 40).chain([at_chunk - 1, at_chunk, sealed.len() - 1]) {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open(&changed, "passphrase").is_err(), "changed at {at}");
        }
        assert!(open(&[&sealed[..], b"x"].concat(), "passphrase").is_err());
    }

    #[test]
    fn absurd_work_and_other_recipients_are_refused_before_any_work() {
        let header = |work: &str| format!("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA {work}\n");
        for (work, why) in [
            ("21", Unsealable::TooCostly),
            ("63", Unsealable::TooCostly),
            ("400", Unsealable::TooCostly),
            ("017", Unsealable::Damaged),
            ("+7", Unsealable::Damaged),
            ("", Unsealable::Damaged),
        ] {
            assert_eq!(open(header(work).as_bytes(), "x"), Err(why), "{work}");
        }
        let for_a_key = b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n";
        assert_eq!(open(for_a_key, "x"), Err(Unsealable::NoPassphrase));
    }

    #[test]
    fn base64_has_one_way_of_writing() {
        for bytes in [&b""[..], b"a", b"ab", b"abc", &[255; 32]] {
            assert_eq!(from_base64(&to_base64(bytes)).as_deref(), Some(bytes));
        }
        for text in ["A", "AB", "AAB", "AA==", "A A", "AA\r"] {
            assert_eq!(from_base64(text), None, "{text}");
        }
    }
}
