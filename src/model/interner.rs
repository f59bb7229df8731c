//! Small ids for repeated strings: a log of a million rows has a few thousand different addresses.

use hashbrown::HashTable;

/// The id that stands for "nothing was given".
pub const NONE: u32 = u32::MAX;

/// Gives each different byte string a number from 0 upwards, in order of first appearance.
///
/// The bytes live in one arena; looking up a known string allocates nothing.
#[derive(Default, Clone)]
pub struct Interner {
    arena: Vec<u8>,
    ends: Vec<u32>,
    table: HashTable<u32>,
    last: Option<u32>,
}

/// Takes eight more bytes into a hash. The upper half is folded down after each multiplication, which mixes upwards only.
#[inline]
pub fn mix(state: u64, word: u64) -> u64 {
    let product = (state ^ word).wrapping_mul(FACTOR);
    product ^ product >> 32
}

/// 2^64 divided by the golden ratio, as the widely used Fx hash has it.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash used for all byte strings of the engine: eight bytes at a time, the same on both targets, and without a wide
/// multiplication, which WASM does not have. No attacker gains from collisions in his own browser tab.
#[inline]
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let state = words.iter().fold(bytes.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
    let last = match bytes.last_chunk::<8>() {
        // The rest is the end of the last eight bytes, which are one load.
        Some(end) => u64::from_be_bytes(*end) & !(u64::MAX << (8 * rest.len())),
        None => rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte)),
    };
    mix(state, last).wrapping_mul(FACTOR)
}

/// Whether two byte strings are equal, eight bytes at a time: in WASM the library compares them one by one.
#[inline]
fn is_same(known: &[u8], bytes: &[u8]) -> bool {
    if known.len() != bytes.len() {
        return false;
    }
    match (known.last_chunk::<8>(), bytes.last_chunk::<8>()) {
        // The ends first: keys of one log often begin alike. The two overlap what the words below compare.
        (Some(end), Some(other)) => {
            end == other
                && known.as_chunks::<8>().0.iter().zip(bytes.as_chunks::<8>().0).all(|(word, other)| word == other)
        }
        _ => known.iter().zip(bytes).all(|(byte, other)| byte == other),
    }
}

impl Interner {
    /// The bytes behind an id.
    ///
    /// # Panics
    /// When the id was not given out by this interner.
    pub fn bytes(&self, id: u32) -> &[u8] {
        slice(&self.arena, &self.ends, id)
    }

    /// The text behind an id; what was interned is UTF-8 unless a caller put other bytes in.
    pub fn text(&self, id: u32) -> &str {
        std::str::from_utf8(self.bytes(id)).unwrap_or("\u{fffd}")
    }

    /// The id of the bytes, new or known. Rows often repeat the value of the row before, so that one is tried first.
    #[inline]
    pub fn intern(&mut self, bytes: &[u8]) -> u32 {
        if let Some(last) = self.last
            && is_same(slice(&self.arena, &self.ends, last), bytes)
        {
            return last;
        }
        let hash = hash_bytes(bytes);
        let (arena, ends) = (&self.arena, &self.ends);
        let id = match self.table.find(hash, |&id| is_same(slice(arena, ends, id), bytes)) {
            Some(&id) => id,
            None => self.add(hash, bytes),
        };
        self.last = Some(id);
        id
    }

    /// The id of the bytes if they are known.
    pub fn find(&self, bytes: &[u8]) -> Option<u32> {
        self.table.find(hash_bytes(bytes), |&id| slice(&self.arena, &self.ends, id) == bytes).copied()
    }

    /// How many different strings there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing was interned.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All strings in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|id| self.text(id))
    }

    fn add(&mut self, hash: u64, bytes: &[u8]) -> u32 {
        let id = self.ends.len() as u32;
        self.arena.extend_from_slice(bytes);
        self.ends.push(self.arena.len() as u32);
        let (arena, ends) = (&self.arena, &self.ends);
        self.table.insert_unique(hash, id, |&id| hash_bytes(slice(arena, ends, id)));
        id
    }
}

#[inline(always)]
fn slice<'a>(arena: &'a [u8], ends: &[u32], id: u32) -> &'a [u8] {
    let start = if id == 0 { 0 } else { ends[id as usize - 1] as usize };
    &arena[start..ends[id as usize] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_bytes_same_id_and_order_of_appearance() {
        let mut interner = Interner::default();
        let ids: Vec<u32> =
            ["kim", "lee", "kim", "", "lee", ""].iter().map(|t| interner.intern(t.as_bytes())).collect();
        assert_eq!(ids, [0, 1, 0, 2, 1, 2]);
        assert_eq!(interner.iter().collect::<Vec<_>>(), ["kim", "lee", ""]);
        assert_eq!(interner.find("lee".as_bytes()), Some(1));
        assert_eq!(interner.find("park".as_bytes()), None);
    }

    #[test]
    fn the_hash_is_the_same_everywhere_and_spreads() {
        assert_eq!(hash_bytes(b""), 0);
        assert_eq!(hash_bytes(b"kim@example.org"), 0xf355fe8909939baa);
        let mut low: Vec<u64> =
            (0..4_096).map(|n| hash_bytes(format!("user{n:05}@example.org").as_bytes()) & 0xfff).collect();
        low.sort_unstable();
        low.dedup();
        // 4,096 balls in as many boxes fill 63 % of them if they fall at random.
        assert!(low.len() > 2_400, "{}", low.len());
    }

    #[test]
    fn every_length_hashes_and_compares_by_all_of_its_bytes() {
        let bytes: Vec<u8> = (1..=40).collect();
        let plain = |bytes: &[u8]| {
            let (words, rest) = bytes.as_chunks::<8>();
            let state = words.iter().fold(bytes.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
            mix(state, rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte))).wrapping_mul(FACTOR)
        };
        for length in 0..=bytes.len() {
            let part = &bytes[..length];
            assert_eq!(hash_bytes(part), plain(part), "{length}");
            assert!(is_same(part, part));
            for at in 0..length {
                let mut other = part.to_vec();
                other[at] ^= 1;
                assert!(!is_same(part, &other), "{length} {at}");
                assert!(!is_same(part, &part[..at]));
            }
        }
    }

    #[test]
    fn many_strings_survive_growth() {
        let mut interner = Interner::default();
        for n in 0..5_000u32 {
            assert_eq!(interner.intern(format!("account-{n}").as_bytes()), n);
        }
        assert_eq!(interner.find("account-4711".as_bytes()), Some(4711));
    }
}
