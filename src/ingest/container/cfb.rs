//! Compound files, the container of `xls`: streams by name. Held in memory; chains that leave the file or turn in circles end.

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector that follows each.
    fat: Vec<u32>,
    entries: Vec<Entry>,
    /// Streams below this many bytes lie in the small sectors.
    small_below: u64,
    small_fat: Vec<u32>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// Sector numbers from here on are marks, not sectors.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// Small sectors have 64 bytes.
const SMALL: usize = 64;

impl<'a> Compound<'a> {
    /// Reads header, tables and directory; nothing where there is no such file.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        // Sectors have 512 or 4,096 bytes.
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let sector = 1usize << shift;
        let mut file = Self {
            bytes,
            sector,
            fat: Vec::new(),
            entries: Vec::new(),
            small_below: u64::from(u32_at(bytes, 56)?),
            small_fat: Vec::new(),
            small: Vec::new(),
        };
        // The first 109 sectors of the table are listed in the header, the others in a chain.
        let mut listed: Vec<u32> = (0..109).filter_map(|n| u32_at(bytes, 76 + 4 * n)).collect();
        let mut next = u32_at(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            let Some(part) = file.at(next) else { break };
            let numbers = words(part);
            let (more, last) = numbers.split_at(numbers.len().saturating_sub(1));
            listed.extend(more);
            next = last.first().copied().unwrap_or(u32::MAX);
        }
        let table = listed.into_iter().filter(|number| *number < LAST_SECTOR);
        file.fat = table.take(bytes.len() / sector + 1).filter_map(|n| file.at(n).map(words)).flatten().collect();
        let directory = file.chain(u32_at(bytes, 48)?);
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        file.small_fat = words(&file.chain(u32_at(bytes, 60)?));
        file.small = file.entries.first().map(|root| file.chain(root.start)).unwrap_or_default();
        Some(file)
    }

    /// Whether there is an entry of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream, as far as they are there.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes = if entry.size >= self.small_below {
            self.chain(entry.start)
        } else {
            let mut bytes = Vec::new();
            let mut next = entry.start;
            for _ in 0..=self.small_fat.len() {
                let from = (next as usize).saturating_mul(SMALL);
                let Some(part) = self.small.get(from..(from.saturating_add(SMALL)).min(self.small.len())) else {
                    break;
                };
                bytes.extend_from_slice(part);
                next = self.small_fat.get(next as usize).copied().unwrap_or(u32::MAX);
            }
            bytes
        };
        bytes.truncate(usize::try_from(entry.size).unwrap_or(usize::MAX));
        Some(bytes)
    }

    fn at(&self, number: u32) -> Option<&'a [u8]> {
        if number >= LAST_SECTOR {
            return None;
        }
        let from = (number as usize + 1).checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        self.bytes.get(from..from.saturating_add(self.sector).min(self.bytes.len())).filter(|part| !part.is_empty())
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.fat.len() {
            let Some(part) = self.at(next) else { break };
            bytes.extend_from_slice(part);
            next = self.fat.get(next as usize).copied().unwrap_or(u32::MAX);
        }
        bytes
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).min(64).saturating_sub(2);
    let units: Vec<u16> = (0..length / 2).filter_map(|n| u16_at(bytes, 2 * n)).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&units),
        start: u32_at(bytes, 116)?,
        // The upper half is rubbish in files of the old version, and no xls needs it.
        size: u64::from(u32_at(bytes, 120)?),
    })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

/// Two bytes at a position, little end first.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// Four bytes at a position.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Eight bytes at a position, as a number with a fraction.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(f64::from_le_bytes)
}
