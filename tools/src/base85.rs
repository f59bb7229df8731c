//! Bytes as text for an HTML element: four bytes in five characters, where base64 takes five and a third.
//!
//! The alphabet is printable ASCII without what means something in markup, scripts or strings, so that neither `</script` nor
//! `<!--` can arise. A last group of n bytes takes n + 1 characters, as in Ascii85.

/// Printable characters that are left out: exactly 85 remain.
const LEFT_OUT: &[u8] = b"<>&\"'`\\-!";

fn alphabet() -> Vec<u8> {
    (b'!'..=b'~').filter(|byte| !LEFT_OUT.contains(byte)).collect()
}

/// The text of some bytes.
pub fn encode(bytes: &[u8]) -> String {
    let alphabet = alphabet();
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for group in bytes.chunks(4) {
        let mut padded = [0; 4];
        padded[..group.len()].copy_from_slice(group);
        let mut word = u32::from_be_bytes(padded);
        let mut digits = [0; 5];
        for digit in digits.iter_mut().rev() {
            *digit = alphabet[(word % 85) as usize];
            word /= 85;
        }
        text.extend(digits[..=group.len()].iter().map(|digit| char::from(*digit)));
    }
    text
}

/// The bytes of a text; nothing where it is none of this encoding.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let alphabet = alphabet();
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4 + 4);
    for group in text.as_bytes().chunks(5) {
        // A cut group is filled with the highest digit, which rounds the bytes that are kept to what they were.
        let mut word: u64 = 0;
        for n in 0..5 {
            let digit = match group.get(n) {
                Some(byte) => alphabet.iter().position(|known| known == byte)? as u64,
                None => 84,
            };
            word = word * 85 + digit;
        }
        let word = (word & 0xffff_ffff) as u32;
        bytes.extend_from_slice(&word.to_be_bytes()[..group.len() - 1]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_five_characters_and_none_that_means_something() {
        assert_eq!(alphabet().len(), 85);
        let text = encode(&(0..=255).cycle().take(5_000).collect::<Vec<u8>>());
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !LEFT_OUT.contains(&byte)));
    }

    #[test]
    fn every_length_comes_back() {
        for length in 0..70 {
            for seed in [0u8, 1, 127, 255] {
                let bytes: Vec<u8> = (0..length).map(|n: u8| n.wrapping_mul(37).wrapping_add(seed)).collect();
                assert_eq!(decode(&encode(&bytes)), Some(bytes), "{length} bytes");
            }
        }
        assert_eq!(decode("<"), None);
    }
}
