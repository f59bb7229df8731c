//! A column that grows by blocks: no doubling, so a file of ten million rows never needs twice its memory.

/// Values per block: 256 KiB of `u32`.
const BLOCK: usize = 64 << 10;

/// A growing column of small values.
#[derive(Clone, Debug, Default)]
pub struct Blocks<T> {
    blocks: Vec<Vec<T>>,
    len: usize,
}

impl<T: Copy> Blocks<T> {
    /// Adds a value at the end.
    #[inline(always)]
    pub fn push(&mut self, value: T) {
        match self.blocks.last_mut() {
            Some(block) if block.len() < block.capacity() && block.len() < BLOCK => block.push(value),
            _ => self.grow(value),
        }
        self.len += 1;
    }

    /// Makes room: the first block of a small file grows from little, later ones are made whole at once.
    #[cold]
    fn grow(&mut self, value: T) {
        match self.blocks.last_mut() {
            Some(block) if block.len() < BLOCK => {
                block.reserve_exact((block.len() * 4).clamp(64, BLOCK) - block.len());
                block.push(value);
            }
            _ => {
                let mut block = Vec::with_capacity(if self.len == 0 { 64 } else { BLOCK });
                block.push(value);
                self.blocks.push(block);
            }
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value at a position.
    pub fn get(&self, at: usize) -> T {
        self.blocks[at / BLOCK][at % BLOCK]
    }

    /// Overwrites the value at a position.
    pub fn set(&mut self, at: usize, value: T) {
        self.blocks[at / BLOCK][at % BLOCK] = value;
    }

    /// Forgets all values from a position on.
    pub fn truncate(&mut self, len: usize) {
        self.blocks.truncate(len.div_ceil(BLOCK));
        if let (Some(last), false) = (self.blocks.last_mut(), len.is_multiple_of(BLOCK)) {
            last.truncate(len % BLOCK);
        }
        self.len = len.min(self.len);
    }

    /// The values in order, block by block.
    pub fn blocks(&self) -> impl Iterator<Item = &[T]> {
        self.blocks.iter().map(Vec::as_slice)
    }

    /// All values in order.
    pub fn iter(&self) -> impl Iterator<Item = T> {
        self.blocks.iter().flatten().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_position_over_block_borders() {
        let mut blocks = Blocks::default();
        for n in 0..200_000u32 {
            blocks.push(n);
        }
        assert_eq!(blocks.get(65_536), 65_536);
        blocks.set(131_071, 7);
        assert_eq!(blocks.get(131_071), 7);
        blocks.truncate(65_536);
        assert_eq!(blocks.len(), 65_536);
        blocks.push(9);
        assert_eq!(blocks.iter().last(), Some(9));
        blocks.truncate(100);
        assert_eq!(blocks.iter().count(), 100);
    }
}
