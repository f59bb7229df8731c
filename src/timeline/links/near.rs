//! Perceptual hashes that differ in a few of their 64 bits, found without comparing each with each.
//!
//! Two hashes that differ in at most `limit` bits differ in at most a quarter of that in one of their four chunks of 16
//! bits: hashes are sorted by each chunk, and each looks up the chunks that lie so near.

use super::union::Union;

/// Chunks of a hash, and the bits of each.
const CHUNKS: u32 = 4;
const CHUNK_BITS: u32 = 16;

/// Hashes with the same chunk that are compared at the least; a chunk that more share is a blank corner of every picture.
const LEAST_BUCKET: usize = 16;

/// Joins hashes that differ in at most `limit` bits; each hash should stand there once.
pub fn join_near(hashes: &[u64], limit: u32, mut join: impl FnMut(usize, usize)) {
    let masks = masks_within(limit / CHUNKS);
    // Twice the even share: chunks of different pictures spread over all values.
    let bucket = LEAST_BUCKET.max((2 * hashes.len()) >> CHUNK_BITS);
    for chunk in 0..CHUNKS {
        let part = |hash: u64| (hash >> (chunk * CHUNK_BITS)) as u16;
        // The hash stands beside its chunk, and hashes are gone through in the order of their chunks: neighbours look up
        // neighbours, which a processor likes.
        let mut sorted: Vec<(u16, u64, u32)> =
            hashes.iter().enumerate().map(|(n, hash)| (part(*hash), *hash, n as u32)).collect();
        sorted.sort_unstable();
        // Where each value of the chunk begins.
        let mut starts = vec![0u32; (1 << CHUNK_BITS) + 1];
        for (value, ..) in &sorted {
            starts[*value as usize + 1] += 1;
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        for &(own_part, hash, own) in &sorted {
            for mask in &masks {
                // Of two hashes only the one with the smaller part looks for the other.
                let other_part = own_part ^ mask;
                if other_part < own_part {
                    continue;
                }
                let value = other_part as usize;
                let same = &sorted[starts[value] as usize..starts[value + 1] as usize];
                if same.len() > bucket {
                    continue;
                }
                for &(_, other_hash, other) in same {
                    let is_its_turn = other_part > own_part || other < own;
                    if is_its_turn && (other_hash ^ hash).count_ones() <= limit {
                        join(other.min(own) as usize, other.max(own) as usize);
                    }
                }
            }
        }
    }
}

/// Every 16-bit mask with at most so many bits; few are asked for.
fn masks_within(bits: u32) -> Vec<u16> {
    // Three bits of sixteen are 697 masks; more than that would be slower than the search is worth.
    let bits = bits.min(3);
    (0..=u16::MAX).filter(|mask| mask.count_ones() <= bits).collect()
}

/// The set of each hash, as the smallest index of those that it is near to, through others or not.
pub fn near_sets(hashes: &[u64], limit: u32) -> Vec<u32> {
    let mut union = Union::new(hashes.len());
    join_near(hashes, limit, |a, b| {
        union.join(a as u32, b as u32);
    });
    union.roots()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_up_to_the_limit_wherever_they_lie() {
        let base = 0x0123_4567_89ab_cdef_u64;
        for flips in [[0, 1, 2, 3, 4, 5, 6, 7], [0, 8, 16, 24, 32, 40, 48, 56], [63, 62, 47, 46, 31, 30, 15, 14]] {
            let at = |count: usize| flips.iter().take(count).fold(base, |hash, bit| hash ^ 1 << bit);
            assert_eq!(near_sets(&[base, at(8)], 8), [0, 0], "{flips:?}");
            assert_eq!(near_sets(&[base, at(7)], 6), [0, 1], "{flips:?}");
            assert_eq!(near_sets(&[base, at(6)], 6), [0, 0], "{flips:?}");
        }
    }

    #[test]
    fn as_a_comparison_of_each_with_each_finds_them() {
        let mut state = 7u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        let mut hashes: Vec<u64> = (0..400).map(|_| random()).collect();
        for n in 0..100 {
            let flips = (0..n % 12).fold(0u64, |mask, _| mask | 1 << (random() % 64));
            hashes.push(hashes[n] ^ flips);
        }
        let mut plain = Union::new(hashes.len());
        for a in 0..hashes.len() {
            for b in 0..a {
                if (hashes[a] ^ hashes[b]).count_ones() <= 8 {
                    plain.join(a as u32, b as u32);
                }
            }
        }
        assert_eq!(near_sets(&hashes, 8), plain.roots());
    }
}
