//! `key=value key="a value"` lines, as firewalls and VPN gateways write them.

/// The pairs of a line; words without `=` are passed over.
pub(super) struct Pairs<'a>(&'a [u8]);

/// See [`Pairs`].
pub(super) fn pairs(line: &[u8]) -> Pairs<'_> {
    Pairs(line)
}

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.0 = self.0.trim_ascii_start();
            let end = memchr::memchr3(b'=', b' ', b'\t', self.0)?;
            let (key, rest) = (&self.0[..end], &self.0[end + 1..]);
            if self.0[end] != b'=' || key.is_empty() {
                self.0 = rest;
                continue;
            }
            let (value, rest) = match rest.strip_prefix(b"\"") {
                Some(quoted) => {
                    let close = memchr::memchr(b'"', quoted).unwrap_or(quoted.len());
                    (&quoted[..close], quoted.get(close + 1..).unwrap_or_default())
                }
                None => rest.split_at(memchr::memchr2(b' ', b'\t', rest).unwrap_or(rest.len())),
            };
            self.0 = rest;
            return Some((key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_plain_and_damaged_pairs() {
        let line = b"<189> date=2026-01-12 user=\"mina kim\" x= y=\"\" lone =z q=\"open";
        let found: Vec<_> =
            pairs(line).map(|(key, value)| format!("{}|{}", key.escape_ascii(), value.escape_ascii())).collect();
        assert_eq!(found, ["date|2026-01-12", "user|mina kim", "x|", "y|", "q|open"]);
    }
}
