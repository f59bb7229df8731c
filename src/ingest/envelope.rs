//! JSON records in an envelope that no importer knows: `{"items":[…]}` of an API, `{"_source":{…}}` of a search index,
//! `{"detail":{…}}` of an event bus.
//!
//! What is not record is blanked out byte by byte, so that lines keep their numbers and importers need not know. Only a
//! file that nobody claims as it stands is looked at this way.

use super::{Reader, Sink, Unreadable};

/// Keys of the head that are tried as the one that holds the records; an envelope has few before its content.
const CANDIDATES: usize = 16;
/// How deep an envelope may nest: a search index's answer puts its records at 4.
const DEPTH: u32 = 5;
/// Longest key that is compared, in bytes; an envelope's key is a word.
const KEY_BYTES: usize = 64;

/// Where the records of an enveloped file stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    key: Vec<u8>,
    /// Brackets that are open where the key stands.
    depth: u32,
    /// `[` of records, or `{` of one record.
    bracket: u8,
}

/// What a string may be, seen from the bytes before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Other,
    /// A string has ended; a colon makes it a key.
    Colon,
    /// The value of the key comes.
    Value,
}

/// Follows brackets and keys through a stream of JSON texts, damage included.
struct Scan {
    depth: u32,
    in_string: bool,
    escaped: bool,
    next: Next,
    key: Vec<u8>,
    /// At the first column of a line, or before the file.
    fresh: bool,
    /// The last byte that was no blank.
    significant: u8,
}

impl Scan {
    fn new() -> Self {
        Self {
            depth: 0,
            in_string: false,
            escaped: false,
            next: Next::Other,
            key: Vec::new(),
            fresh: true,
            significant: 0,
        }
    }

    /// Takes a byte and says whether it opens the value of the key at hand.
    fn step(&mut self, byte: u8) -> bool {
        let fresh = std::mem::replace(&mut self.fresh, byte == b'\n');
        if self.in_string {
            match byte {
                // No JSON string holds a raw line feed: the one at hand was cut off.
                b'\n' => self.in_string = false,
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    self.next = Next::Colon;
                    self.significant = byte;
                }
                _ if self.key.len() < KEY_BYTES => self.key.push(byte),
                _ => {}
            }
            return false;
        }
        if byte.is_ascii_whitespace() {
            return false;
        }
        // A text that begins its line is a new one unless the text before asks for a value.
        if fresh && byte == b'{' && !matches!(self.significant, b':' | b',' | b'[') {
            self.depth = 0;
        }
        self.significant = byte;
        let opens_value = self.next == Next::Value && matches!(byte, b'{' | b'[');
        self.next = if byte == b':' && self.next == Next::Colon { Next::Value } else { Next::Other };
        match byte {
            b'"' => {
                self.in_string = true;
                self.escaped = false;
                self.key.clear();
            }
            b'{' | b'[' => self.depth = self.depth.saturating_add(1),
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        opens_value
    }
}

/// The places of a head that may hold the records, outermost and first ones first.
pub fn places(head: &[u8]) -> Vec<Place> {
    let mut scan = Scan::new();
    let mut found: Vec<Place> = Vec::new();
    for (at, &byte) in head.iter().enumerate() {
        if !scan.step(byte) || scan.depth > DEPTH {
            continue;
        }
        let holds_objects = || head[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
        if byte == b'[' && !holds_objects() {
            continue;
        }
        let place = Place { key: scan.key.clone(), depth: scan.depth - 1, bracket: byte };
        if !found.contains(&place) {
            found.push(place);
        }
        if found.len() == CANDIDATES {
            break;
        }
    }
    found
}

/// Blanks out what does not stand at the place.
pub struct Envelope {
    place: Place,
    scan: Scan,
    /// The depth around the record or array at hand.
    inside: Option<u32>,
}

impl Envelope {
    /// The envelope of a file whose records stand at that place.
    pub fn new(place: Place) -> Self {
        Self { place, scan: Scan::new(), inside: None }
    }

    /// Appends the piece with blanks for all but the records and the line feeds.
    pub fn open(&mut self, piece: &[u8], into: &mut Vec<u8>) {
        let Self { place, scan, inside } = self;
        into.extend(piece.iter().map(|&byte| {
            let opens_value = scan.step(byte);
            if inside.is_some_and(|around| scan.depth <= around && !scan.in_string) {
                let is_end = matches!(byte, b'}' | b']');
                *inside = None;
                if is_end {
                    return byte;
                }
            }
            let is_place =
                opens_value && byte == place.bracket && scan.depth == place.depth + 1 && scan.key == place.key;
            if inside.is_none() && is_place {
                *inside = Some(scan.depth - 1);
            }
            if inside.is_some() || byte == b'\n' { byte } else { b' ' }
        }));
    }
}

/// Hands the content of envelopes to the reader that knows it.
pub struct Enveloped {
    envelope: Envelope,
    reader: Box<dyn Reader>,
    opened: Vec<u8>,
}

impl Enveloped {
    /// A reader of a file whose records stand at that place.
    pub fn new(place: Place, reader: Box<dyn Reader>) -> Self {
        Self { envelope: Envelope::new(place), reader, opened: Vec::new() }
    }
}

impl Reader for Enveloped {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        self.opened.clear();
        self.envelope.open(piece, &mut self.opened);
        self.reader.push(&self.opened, sink)
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        self.reader.finish(sink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str, key: &str, depth: u32, bracket: u8) -> String {
        let place = Place { key: key.as_bytes().to_vec(), depth, bracket };
        let whole = |piece: usize| {
            let mut envelope = Envelope::new(place.clone());
            let mut out = Vec::new();
            text.as_bytes().chunks(piece).for_each(|part| envelope.open(part, &mut out));
            String::from_utf8(out).expect("blanks are ASCII")
        };
        assert_eq!(whole(1), whole(1_000), "pieces change nothing");
        assert_eq!(whole(1).len(), text.len(), "every byte keeps its place");
        whole(1)
    }

    #[test]
    fn an_array_is_left_alone_and_what_is_around_it_is_blank() {
        let text = "{\"kind\":\"x\",\"items\":[{\"items\":[{\"a\":\"}]\"}]},\n{}],\"next\":{\"items\":[{}]}}\n{\"items\":[{}]}";
        let blank = opened(text, "items", 1, b'[');
        let lines: Vec<&str> = blank.lines().map(str::trim).collect();
        assert_eq!(lines, ["[{\"items\":[{\"a\":\"}]\"}]},", "{}]", "[{}]"]);
        assert_eq!(places(text.as_bytes())[0], Place { key: b"items".to_vec(), depth: 1, bracket: b'[' });
    }

    #[test]
    fn a_record_in_each_envelope_is_taken_out() {
        let line = r#"{"_index":"a","_source":{"x":{"_source":{}}},"sort":[1]}"#;
        let words: Vec<String> =
            opened(&format!("{line}\n{line}\n"), "_source", 1, b'{').split_whitespace().map(str::to_owned).collect();
        assert_eq!(words, [r#"{"x":{"_source":{}}}"#; 2]);
        let nested = format!("{{\"took\":1,\"hits\":{{\"total\":{{\"value\":1}},\"hits\":[{line},{line}]}}}}");
        assert_eq!(opened(&nested, "_source", 4, b'{').split_whitespace().count(), 2);
    }

    #[test]
    fn an_envelope_that_is_cut_off_does_not_take_the_next_with_it() {
        let whole = r#"{"detail":{"a":"b"},"id":"c"}"#;
        for cut in 1..whole.len() {
            let text = format!("{}\n{whole}\n", &whole[..cut]);
            let out = opened(&text, "detail", 1, b'{');
            let last = out.lines().nth(1).unwrap_or_default().trim();
            // Cut behind a comma, a colon or a bracket, the text before still asks for a value.
            let asks = matches!(whole.as_bytes()[cut - 1], b',' | b':' | b'[');
            assert!(asks || last == r#"{"a":"b"}"#, "{cut}: {out}");
        }
    }

    #[test]
    fn what_is_no_array_of_objects_is_no_place() {
        assert!(places(br#"{"a":["x"],"b":1,"c":[[{}]]}"#).is_empty());
        assert!(places(b"date,user\n").is_empty());
        assert_eq!(places("{\"a\":".repeat(200).as_bytes()).len(), 4, "no deeper than an envelope goes");
    }
}
