//! Policies that somebody signed: an envelope around the exact text, and the key that must have signed it.
//!
//! The signature is over the bytes of the text as it stands in the envelope, so that nothing has to be written in one agreed
//! form first. Signing is `tools/src/bin/sign.rs`; nothing here can sign.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Version of the envelope.
pub const SCHEMA: &str = "munjigi.signed-policy/1";
/// What every version of the envelope begins with.
const SCHEMA_NAME: &str = "munjigi.signed-policy/";
/// What stands before the 32 bytes of an Ed25519 key in its PEM file (RFC 8410).
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// An Ed25519 public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key([u8; 32]);

impl Key {
    /// Reads base64 of 32 bytes, or a PEM file of such a key.
    pub fn parse(text: &str) -> Option<Self> {
        let pem = text.trim().strip_prefix("-----BEGIN PUBLIC KEY-----");
        let inside = match pem {
            Some(rest) => rest.trim_end().strip_suffix("-----END PUBLIC KEY-----")?,
            None => text,
        };
        let bytes = base64(inside)?;
        let bytes = if pem.is_some() { bytes.strip_prefix(&SPKI)? } else { &bytes };
        bytes.try_into().ok().map(Self)
    }

    /// As hexadecimal digits in groups of four, to be read aloud and compared; the first 8 bytes, which nobody meets by
    /// chance.
    pub fn short(&self) -> String {
        self.0[..8].chunks(2).map(|pair| format!("{:02x}{:02x}", pair[0], pair[1])).collect::<Vec<_>>().join(" ")
    }
}

/// What is the matter with an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureFlaw {
    /// It is not made as version 1 is.
    Broken,
    /// Key or signature is no Ed25519.
    NotEd25519,
    /// The signature is of another text or by another key.
    Mismatch,
}

impl fmt::Display for SignatureFlaw {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Broken => "the signed policy is not made as munjigi.signed-policy/1 is",
            Self::NotEd25519 => "key or signature of the signed policy is no Ed25519",
            Self::Mismatch => {
                "the signature does not fit: the policy was changed after signing, or another key signed it"
            }
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    schema: String,
    policy: String,
    key: String,
    signature: String,
}

/// Whether a text is meant as an envelope, of whatever version and however broken.
pub fn is_signed(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') && text.contains(SCHEMA_NAME) && text.contains("\"signature\"")
}

/// The text of an envelope and the key that signed it, once the signature is known to fit.
pub fn open(text: &str) -> Result<(String, Key), SignatureFlaw> {
    let envelope: Envelope =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| SignatureFlaw::Broken)?;
    if envelope.schema != SCHEMA {
        return Err(SignatureFlaw::Broken);
    }
    let key = Key::parse(&envelope.key).ok_or(SignatureFlaw::NotEd25519)?;
    let signature = base64(&envelope.signature).ok_or(SignatureFlaw::NotEd25519)?;
    let public = VerifyingKey::from_bytes(&key.0).map_err(|_| SignatureFlaw::NotEd25519)?;
    let signature = Signature::from_slice(&signature).map_err(|_| SignatureFlaw::NotEd25519)?;
    // Strictly: no key that signs everything, no signature that has a twin.
    public.verify_strict(envelope.policy.as_bytes(), &signature).map_err(|_| SignatureFlaw::Mismatch)?;
    Ok((envelope.policy, key))
}

/// Bytes of base64 with its padding; blanks between are read over, as in PEM files.
fn base64(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let padding = letters.iter().rev().take_while(|byte| **byte == b'=').count();
    if letters.is_empty() || !letters.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3);
    for group in letters.chunks(4) {
        let mut word = 0_u32;
        for letter in group {
            let digit = match letter {
                b'A'..=b'Z' => letter - b'A',
                b'a'..=b'z' => letter - b'a' + 26,
                b'0'..=b'9' => letter - b'0' + 52,
                b'+' => 62,
                b'/' => 63,
                // Only at the end, see below.
                b'=' => 0,
                _ => return None,
            };
            word = word << 6 | u32::from(digit);
        }
        bytes.extend_from_slice(&word.to_be_bytes()[1..]);
    }
    bytes.truncate(bytes.len() - padding);
    letters[..letters.len() - padding].iter().all(|byte| *byte != b'=').then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, section 7.1, test 3: the key, and its signature of the two bytes `af 82`.
    const RFC_KEY: &str = "/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=";
    const RFC_SIGNATURE: &str =
        "YpHWV97sJAJIJ+acOr4BowzlSKKEdDpEXjaA19taw6wY/5tTjRbykK5n92CYTcZZSnwV6XFu0o3AJ77O6h7ECg==";

    #[test]
    fn base64_is_read_strictly() {
        assert_eq!(base64("TXVuamlnaQ=="), Some(b"Munjigi".to_vec()));
        assert_eq!(base64("TXVu\n amln"), Some(b"Munjig".to_vec()));
        assert_eq!(base64("+/A="), Some(vec![0xfb, 0xf0]));
        for bad in ["", "TXV", "TX=u", "====", "TXVuamlnaQ", "T-_u", "TXV한"] {
            assert_eq!(base64(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_key_is_read_from_base64_and_from_pem() {
        let key = Key::parse(RFC_KEY).expect("a key");
        assert_eq!(key.short(), "fc51 cd8e 6218 a1a3");
        let pem = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA/FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU=\n-----END PUBLIC KEY-----\n";
        assert_eq!(Key::parse(pem), Some(key));
        for bad in ["", "AAAA", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", &RFC_KEY[..40]] {
            assert_eq!(Key::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_verifier_knows_the_vector_of_the_standard() {
        let key = Key::parse(RFC_KEY).expect("a key");
        let public = VerifyingKey::from_bytes(&key.0).expect("a point");
        let signature = base64(RFC_SIGNATURE).expect("base64");
        let signature = Signature::from_slice(&signature).expect("a signature");
        assert!(public.verify_strict(&[0xaf, 0x82], &signature).is_ok());
        assert!(public.verify_strict(&[0xaf, 0x83], &signature).is_err());
    }

    /// An envelope that another program signed, see tests/fixtures/signed/README.md.
    const SIGNED: &str = include_str!("../../tests/fixtures/signed/policy.signed.json");

    #[test]
    fn an_envelope_is_opened_only_whole() {
        let (text, key) = open(SIGNED).expect("a signed policy");
        assert!(text.contains("\"lock\": true") && is_signed(SIGNED));
        assert_ne!(Some(key), Key::parse(RFC_KEY));
        let changed = SIGNED.replacen("true", "false", 1);
        assert_ne!(changed, SIGNED);
        assert_eq!(open(&changed), Err(SignatureFlaw::Mismatch));
        let mut other: serde_json::Value = serde_json::from_str(SIGNED).expect("JSON");
        other["key"] = RFC_KEY.into();
        assert_eq!(open(&other.to_string()), Err(SignatureFlaw::Mismatch));
        other["key"] = "AAAA".into();
        assert_eq!(open(&other.to_string()), Err(SignatureFlaw::NotEd25519));
        for broken in ["{}", "", "[]", r#"{"schema":"munjigi.signed-policy/2","policy":"","key":"","signature":""}"#] {
            assert_eq!(open(broken), Err(SignatureFlaw::Broken), "{broken}");
        }
        let more = SIGNED.replacen('{', "{\"more\":1,", 1);
        assert_eq!(open(&more), Err(SignatureFlaw::Broken));
    }
}
