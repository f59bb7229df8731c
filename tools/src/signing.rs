//! Ed25519 keys in PEM files, and the envelope of a signed policy.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

/// What stands before the 32 secret bytes in a PEM file (RFC 8410).
const PKCS8: [u8; 16] =
    [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
/// What stands before the 32 bytes of a public key.
const SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// A key pair as two PEM files, the secret one first; the same as `openssl genpkey -algorithm ed25519` writes.
pub fn pair(secret: &[u8; 32]) -> (String, String) {
    let key = SigningKey::from_bytes(secret);
    let private = pem("PRIVATE KEY", &[&PKCS8[..], secret].concat());
    let public = pem("PUBLIC KEY", &[&SPKI[..], key.verifying_key().as_bytes()].concat());
    (private, public)
}

fn pem(what: &str, bytes: &[u8]) -> String {
    format!("-----BEGIN {what}-----\n{}\n-----END {what}-----\n", BASE64.encode(bytes))
}

fn inside(text: &str, what: &str, before: &[u8]) -> Option<[u8; 32]> {
    let text = text.trim().strip_prefix(&format!("-----BEGIN {what}-----"))?;
    let text = text.strip_suffix(&format!("-----END {what}-----"))?;
    let bytes = BASE64.decode(text.split_whitespace().collect::<String>()).ok()?;
    bytes.strip_prefix(before)?.try_into().ok()
}

/// The public key of a PEM file as base64.
pub fn public(text: &str) -> Result<String, String> {
    let bytes = inside(text, "PUBLIC KEY", &SPKI).ok_or("no PEM file of an Ed25519 public key")?;
    Ok(BASE64.encode(bytes))
}

/// The envelope around a policy, letter by letter as it was given.
pub fn envelope(policy: &str, private: &str) -> Result<String, String> {
    let secret = inside(private, "PRIVATE KEY", &PKCS8).ok_or("no PEM file of an Ed25519 private key")?;
    let key = SigningKey::from_bytes(&secret);
    let signature = BASE64.encode(key.sign(policy.as_bytes()).to_bytes());
    let public = BASE64.encode(key.verifying_key().as_bytes());
    Ok(format!(
        "{{\n  \"schema\": \"munjigi.signed-policy/1\",\n  \"policy\": {},\n  \"key\": \"{public}\",\n  \"signature\": \"{signature}\"\n}}\n",
        quoted(policy)
    ))
}

/// A text as JSON writes it. `<` is escaped too, so that the text can stand inside a script element.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '<' | '\0'..='\x1f' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Whether a signature of a text is by the key of a PEM file.
pub fn is_by(text: &str, signature: &str, public: &str) -> bool {
    let key = inside(public, "PUBLIC KEY", &SPKI).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    let signature = BASE64.decode(signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    match (key, signature) {
        (Some(key), Some(signature)) => key.verify_strict(text.as_bytes(), &signature).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field<'a>(envelope: &'a str, name: &str) -> &'a str {
        let (_, rest) = envelope.split_once(&format!("\"{name}\": \"")).expect(name);
        rest.split_once('"').expect("an end").0
    }

    /// RFC 8032, section 7.1, test 1.
    const SECRET: [u8; 32] = [
        0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49,
        0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
    ];

    #[test]
    fn keys_are_those_of_the_standard() {
        let (private, public_pem) = pair(&SECRET);
        assert_eq!(
            private,
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n"
        );
        assert_eq!(public(&public_pem).as_deref(), Ok("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
        assert!(public(&private).is_err());
    }

    #[test]
    fn what_is_signed_is_the_text_letter_by_letter() {
        let (private, public) = pair(&SECRET);
        let policy = "{} // \"quoted\" \\ <b>";
        let envelope = envelope(policy, &private).expect("an envelope");
        assert!(is_by(policy, field(&envelope, "signature"), &public));
        assert!(!is_by("{} ", field(&envelope, "signature"), &public));
        assert!(!is_by(policy, "AAAA", &public) && !is_by(policy, field(&envelope, "signature"), &private));
        assert!(super::envelope(policy, &public).is_err());
    }

    #[test]
    fn a_quoted_text_cannot_leave_its_string_or_its_element() {
        assert_eq!(quoted("a\"\\\n\t</script>\u{2028}한"), r#""a\"\\\n\u0009\u003c/script>\u2028한""#);
    }
}
