//! Names that stay the same: version 5 of the UUIDs of RFC 9562, which asks for SHA-1 of a namespace and a name.

/// The namespace of the rules: the UUID of the name `munjigi.example` among the names of the domain system.
const RULES: [u8; 16] =
    [0x4c, 0x8c, 0xbb, 0x01, 0xfa, 0x2e, 0x5d, 0xa1, 0xb1, 0x22, 0xf9, 0xb7, 0xdc, 0x1d, 0xd5, 0x4e];

/// The UUID of a rule by its name.
pub fn of_rule(name: &str) -> String {
    v5(&RULES, name)
}

fn v5(namespace: &[u8; 16], name: &str) -> String {
    let mut bytes: Vec<u8> = namespace.to_vec();
    bytes.extend(name.as_bytes());
    let mut id: Vec<u8> = sha1(&bytes)[..16].to_vec();
    // RFC 9562, 4.1 and 4.2: the version in the seventh byte, the variant in the ninth.
    id[6] = (id[6] & 0x0f) | 0x50;
    id[8] = (id[8] & 0x3f) | 0x80;
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// SHA-1 of RFC 3174. It names things here and protects nothing.
fn sha1(message: &[u8]) -> [u8; 20] {
    let mut state: [u32; 5] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    for block in padded.chunks_exact(64) {
        let mut words = [0u32; 80];
        for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
            *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        for at in 16..80 {
            words[at] = (words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16]).rotate_left(1);
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (at, word) in words.iter().enumerate() {
            let (mixed, constant) = match at {
                0..20 => ((b & c) | (!b & d), 0x5a82_7999),
                20..40 => (b ^ c ^ d, 0x6ed9_eba1),
                40..60 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6_u32),
            };
            let next = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e).wrapping_add(constant).wrapping_add(*word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (sum, part) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(part);
        }
    }
    let mut digest = [0; 20];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_others_make_of_the_same_name() {
        // RFC 9562, appendix A.4: www.example.com among the names of the domain system.
        let domains = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
        assert_eq!(v5(&domains, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
        assert_eq!(RULES[..], sha1_uuid(&domains, "munjigi.example")[..]);
    }

    fn sha1_uuid(namespace: &[u8; 16], name: &str) -> Vec<u8> {
        let hex = v5(namespace, name).replace('-', "");
        (0..16).filter_map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).ok()).collect()
    }

    #[test]
    fn a_message_over_two_blocks() {
        // FIPS 180-1, appendix B.
        let digest = sha1(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    }
}
