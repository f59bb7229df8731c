//! Small ids for repeated strings: a log of a million rows has a few thousand different addresses.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

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

/// The hash used for all byte strings of the engine.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
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
    pub fn intern(&mut self, bytes: &[u8]) -> u32 {
        if let Some(last) = self.last
            && slice(&self.arena, &self.ends, last) == bytes
        {
            return last;
        }
        let hash = hash_bytes(bytes);
        let (arena, ends) = (&self.arena, &self.ends);
        let id = match self.table.find(hash, |&id| slice(arena, ends, id) == bytes) {
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
    fn many_strings_survive_growth() {
        let mut interner = Interner::default();
        for n in 0..5_000u32 {
            assert_eq!(interner.intern(format!("account-{n}").as_bytes()), n);
        }
        assert_eq!(interner.find("account-4711".as_bytes()), Some(4711));
    }
}
