//! A zip archive (APPNOTE 6.3) whose members are stored as they are, described in pieces so that a large original is never
//! held in memory: the worker puts its own bytes between them.

/// A member: its name, its length and the checksum of its bytes.
pub struct Member {
    /// Name inside the archive, with `/` between folders.
    pub name: String,
    /// Bytes; below 4 GB.
    pub bytes: u32,
    /// CRC-32 of its bytes.
    pub sum: u32,
}

/// Stored, in UTF-8, made by version 2.0.
const VERSION: u16 = 20;
const UTF8: u16 = 1 << 11;
/// 1 January 1980, the first day that the format knows: an archive says nothing about when it was made.
const DAY: u16 = 1 << 5 | 1;

fn fields(out: &mut Vec<u8>, member: &Member) {
    for half in [VERSION, UTF8, 0, 0, DAY] {
        out.extend(half.to_le_bytes());
    }
    for whole in [member.sum, member.bytes, member.bytes] {
        out.extend(whole.to_le_bytes());
    }
    out.extend((member.name.len() as u16).to_le_bytes());
    out.extend(0u16.to_le_bytes());
}

/// What stands in front of a member's bytes.
pub fn head(member: &Member) -> Vec<u8> {
    let mut out = b"PK\x03\x04".to_vec();
    fields(&mut out, member);
    out.extend(member.name.as_bytes());
    out
}

/// What stands behind all members.
pub fn tail(members: &[Member]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0u32;
    for member in members {
        out.extend(b"PK\x01\x02");
        out.extend(VERSION.to_le_bytes());
        fields(&mut out, member);
        out.extend([0; 10]);
        out.extend(at.to_le_bytes());
        out.extend(member.name.as_bytes());
        at += head(member).len() as u32 + member.bytes;
    }
    let count = (members.len() as u16).to_le_bytes();
    let directory = (out.len() as u32).to_le_bytes();
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(directory);
    out.extend(at.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// CRC-32 (ISO 3309), byte by byte.
pub struct Sum(u32);

impl Default for Sum {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let mut value = n as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { value >> 1 ^ 0xedb8_8320 } else { value >> 1 };
            bit += 1;
        }
        table[n] = value;
        n += 1;
    }
    table
};

impl Sum {
    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 >> 8 ^ TABLE[((self.0 ^ u32::from(*byte)) & 255) as usize];
        }
    }

    /// The sum of all bytes.
    pub fn value(&self) -> u32 {
        !self.0
    }
}

/// The member of some bytes.
pub fn member(name: &str, bytes: &[u8]) -> Member {
    let mut sum = Sum::default();
    sum.push(bytes);
    Member { name: name.to_owned(), bytes: bytes.len() as u32, sum: sum.value() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn another_reader_reads_what_was_packed() {
        let files = [("원본/근무.csv", b"a,b\n1,2\n".as_slice()), ("SHA256SUMS", b"")];
        let members: Vec<Member> = files.iter().map(|(name, bytes)| member(name, bytes)).collect();
        let mut packed = Vec::new();
        for (member, (_, bytes)) in members.iter().zip(&files) {
            packed.extend(head(member));
            packed.extend(*bytes);
        }
        packed.extend(tail(&members));
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
        for (name, bytes) in files {
            let mut read = Vec::new();
            archive.by_name(name).expect("the member").read_to_end(&mut read).expect("its sum is right");
            assert_eq!(read, bytes);
        }
    }
}
