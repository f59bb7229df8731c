//! Address ranges with values: packed tables of `scripts/assets/ranges.mjs`, expanded once, searched without allocation.

use std::net::IpAddr;

/// IPv6 ranges are told apart down to this many bits: a /32 is what a registry gives to a provider.
const V6_BITS: u32 = 32;

/// Sorted starts with the value that holds from there to the next start; value 0 is none.
#[derive(Debug)]
struct Starts<T> {
    starts: Vec<T>,
    values: Vec<u16>,
}

/// Ranges of both address families.
#[derive(Debug)]
pub(super) struct Ranges {
    v4: Starts<u32>,
    v6: Starts<u64>,
    /// Values as the script wrote them; the texts of each family are its own.
    v4_texts: Vec<String>,
    v6_texts: Vec<String>,
}

impl<T: Copy + Ord> Starts<T> {
    fn value(&self, key: T) -> usize {
        let after = self.starts.partition_point(|start| *start <= key);
        after.checked_sub(1).map_or(0, |at| usize::from(self.values[at]))
    }
}

impl Ranges {
    /// Expands a packed table; nothing where it is not one.
    pub(super) fn unpack(mut packed: &[u8]) -> Option<Self> {
        let (v4, v4_texts) = family(&mut packed, |start| u32::try_from(start).ok())?;
        let (v6, v6_texts) = family(&mut packed, |start| (start >> V6_BITS == 0).then_some(start))?;
        packed.is_empty().then_some(Self { v4, v6, v4_texts, v6_texts })
    }

    /// The value of the range that an address lies in, as an index into the texts of its family.
    pub(super) fn find(&self, address: IpAddr) -> (usize, bool) {
        match address {
            IpAddr::V4(v4) => (self.v4.value(v4.to_bits()), true),
            IpAddr::V6(v6) => (self.v6.value((v6.to_bits() >> (128 - V6_BITS)) as u64), false),
        }
    }

    /// The texts of a family; the first is empty and stands for no value.
    pub(super) fn texts(&self, is_v4: bool) -> &[String] {
        if is_v4 { &self.v4_texts } else { &self.v6_texts }
    }

    /// How many ranges there are, gaps included, and whether all starts rise and all neighbours differ.
    #[cfg(test)]
    pub(super) fn check(&self) -> (usize, bool) {
        let rises = self.v4.starts.is_sorted_by(|a, b| a < b) && self.v6.starts.is_sorted_by(|a, b| a < b);
        let differ = |values: &[u16]| values.windows(2).all(|pair| pair[0] != pair[1]);
        (self.v4.starts.len() + self.v6.starts.len(), rises && differ(&self.v4.values) && differ(&self.v6.values))
    }

    /// What `find` must give, found by looking at every range.
    #[cfg(test)]
    pub(super) fn scan_v4(&self, address: std::net::Ipv4Addr) -> usize {
        let pairs = self.v4.starts.iter().zip(&self.v4.values);
        pairs.take_while(|(start, _)| **start <= address.to_bits()).last().map_or(0, |(_, value)| usize::from(*value))
    }

    /// First address of every IPv4 range.
    #[cfg(test)]
    pub(super) fn v4_starts(&self) -> &[u32] {
        &self.v4.starts
    }
}

/// One family: the texts of its values and three streams, each compressed behind its length.
fn family<T>(packed: &mut &[u8], narrow: impl Fn(u64) -> Option<T>) -> Option<(Starts<T>, Vec<String>)> {
    let mut stream = || -> Option<Vec<u8>> {
        let length = usize::try_from(varint(packed)?).ok()?;
        let (bytes, rest) = packed.split_at_checked(length)?;
        *packed = rest;
        inflate(bytes)
    };
    let (texts, steps, large, picks) = (stream()?, stream()?, stream()?, stream()?);
    let texts: Vec<String> = String::from_utf8(texts).ok()?.split('\n').map(str::to_owned).collect();
    let (mut large, mut picks) = (large.as_slice(), picks.as_slice());
    let mut found = Starts { starts: Vec::with_capacity(steps.len()), values: Vec::with_capacity(steps.len()) };
    let mut start = 0u64;
    for step in steps {
        // Mirrors `encoded` of the script: 1, 3 or 5 shifted, another odd number shifted, or no step at all.
        let (odd, shift) = match step {
            255 => (0, 0),
            192.. => (varint(&mut large)? << 1 | 1, step - 192),
            _ => (u64::from(step % 3) * 2 + 1, step / 3),
        };
        start = start.checked_add(odd.checked_shl(u32::from(shift))?)?;
        let value = u16::try_from(varint(&mut picks)?).ok()?;
        if usize::from(value) >= texts.len() {
            return None;
        }
        found.starts.push(narrow(start)?);
        found.values.push(value);
    }
    // The one past the last address of IPv4 is no start; the script never writes it, since the space ends reserved.
    texts.first().is_some_and(String::is_empty).then_some((found, texts))
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..63).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(first & 127) << shift;
        if first & 128 == 0 {
            return Some(number);
        }
    }
    None
}

fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    flate2::read::DeflateDecoder::new(packed).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn junk_is_no_table() {
        for junk in [&b""[..], b"\x01", b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", &[7; 300]] {
            assert!(Ranges::unpack(junk).is_none());
        }
        let good = include_bytes!("../../assets/network.bin");
        for cut in [1, good.len() / 2, good.len() - 1] {
            assert!(Ranges::unpack(&good[..cut]).is_none(), "{cut}");
        }
    }
}
