//! Where one record ends and the next begins, damage included.
//!
//! Framing only counts brackets; whether a record is valid JSON is for its reader to say. Two facts make it possible to go
//! on after a damaged record: no JSON string holds a raw line feed, and no value follows another without `,`, `:` or `[`.
//! The result must not depend on where the pieces are cut, so every decision rests on state, never on looking ahead.

/// What was found at a line.
pub enum Framed<'a> {
    /// One element, brackets balanced.
    Record(&'a mut [u8]),
    /// An element that never closes, or a line that is none.
    Broken,
    /// An element longer than the limit.
    TooLong,
    /// Damage around the elements: an array that never closes, a bracket or value too many.
    Stray,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Among elements.
    Between,
    /// In an element.
    Inside,
    /// Past a damaged element; looking for a line that begins the next.
    Skip,
    /// In a value that is no object.
    Junk,
}

/// Whether the object at hand is a wrapper: known once a wrapper key is followed by an array of objects.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hunt {
    Off,
    Key,
    Name,
    Colon,
    Value,
    Open,
    Other,
}

/// Cuts a stream into records. Holds at most one record, up to the limit.
pub struct JsonRecords {
    keys: &'static [&'static str],
    limit: usize,
    state: State,
    line: u32,
    /// Nothing but blanks, `[` and `,` so far on this line, and how many blanks lead it.
    fresh: bool,
    leading: bool,
    indent: u32,
    /// Open arrays around the elements, and which of them is a wrapper's.
    arrays: u32,
    wrapper: Option<u32>,
    wrapper_line: u32,
    /// How deep in its object the wrapper's array stands.
    wrapper_nest: u32,
    // The element at hand.
    depth: u32,
    /// The depth whose keys are followed: deeper than 1 where a wrapper key holds an object.
    nest: u32,
    in_string: bool,
    escaped: bool,
    hunt: Hunt,
    key: Vec<u8>,
    /// What is left of a wrapper after its array: scanned, not kept.
    is_rest: bool,
    over: bool,
    /// Where in the piece the part not yet in the buffer begins.
    from: usize,
    buffer: Vec<u8>,
    record_line: u32,
    record_indent: Option<u32>,
    /// The last byte before the line end that was no blank.
    significant: u8,
}

/// Bytes that mean nothing outside strings.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let marks = b"\"{}[]\n";
    let mut at = 0;
    while at < marks.len() {
        plain[marks[at] as usize] = false;
        at += 1;
    }
    plain
};

/// No wrapper key is longer; more of a key is not looked at.
const KEY_BYTES: usize = 64;

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | 0x1e)
}

impl JsonRecords {
    /// Elements may stand in an array under one of the keys of a wrapper object; longer ones than the limit are skipped.
    pub fn new(wrapper_keys: &'static [&'static str], record_limit: usize) -> Self {
        Self {
            keys: wrapper_keys,
            limit: record_limit,
            state: State::Between,
            line: 1,
            fresh: true,
            leading: true,
            indent: 0,
            arrays: 0,
            wrapper: None,
            wrapper_line: 0,
            wrapper_nest: 1,
            depth: 0,
            nest: 1,
            in_string: false,
            escaped: false,
            hunt: Hunt::Off,
            key: Vec::new(),
            is_rest: false,
            over: false,
            from: 0,
            buffer: Vec::new(),
            record_line: 1,
            record_indent: None,
            significant: 0,
        }
    }

    /// Takes the next piece; hands on every element that ends in it, with the line where it begins.
    pub fn push(&mut self, piece: &[u8], found: &mut dyn FnMut(u32, Framed<'_>)) {
        let mut at = 0;
        self.from = 0;
        while at < piece.len() {
            at = match self.state {
                State::Between => self.between(piece, at, found),
                State::Inside => self.inside(piece, at, found),
                State::Skip => self.skip(piece, at),
                State::Junk => self.junk(piece, at),
            };
        }
        if self.state == State::Inside {
            let part = &piece[self.from..];
            self.note_significant(part);
            self.keep(part);
        }
    }

    /// Takes the end of the file.
    pub fn finish(&mut self, found: &mut dyn FnMut(u32, Framed<'_>)) {
        match self.state {
            State::Inside => self.give_up(&[], found),
            State::Between if self.arrays > 0 => found(self.line, Framed::Stray),
            _ => {}
        }
        self.state = State::Junk;
    }

    /// The element that the stream broke off in, as far as it came.
    pub fn into_unfinished(self) -> Option<Vec<u8>> {
        (self.state == State::Inside && !self.is_rest).then_some(self.buffer)
    }

    fn between(&mut self, piece: &[u8], from: usize, found: &mut dyn FnMut(u32, Framed<'_>)) -> usize {
        for (at, &byte) in piece.iter().enumerate().skip(from) {
            match byte {
                b'\n' => self.next_line(),
                _ if is_blank(byte) => self.indent += u32::from(self.leading),
                b'{' => {
                    self.begin(at, false);
                    return at + 1;
                }
                b'[' | b',' => {
                    self.arrays += u32::from(byte == b'[');
                    self.leading = false;
                }
                b']' if self.arrays > 0 => {
                    self.fresh = false;
                    self.arrays -= 1;
                    if self.wrapper == Some(self.arrays + 1) {
                        self.wrapper = None;
                        self.begin(at, true);
                        return at + 1;
                    }
                }
                b']' | b'}' => {
                    self.fresh = false;
                    found(self.line, Framed::Stray);
                }
                _ if self.arrays > 0 => {
                    found(self.line, Framed::Stray);
                    self.state = State::Junk;
                    return at + 1;
                }
                _ => {
                    found(self.line, Framed::Broken);
                    self.record_indent = None;
                    self.fresh = false;
                    self.state = State::Skip;
                    return at + 1;
                }
            }
        }
        piece.len()
    }

    fn inside(&mut self, piece: &[u8], from: usize, found: &mut dyn FnMut(u32, Framed<'_>)) -> usize {
        let mut at = from;
        while at < piece.len() {
            if self.in_string {
                match self.string(piece, at) {
                    Some(end) if piece[end] == b'\n' => {
                        self.give_up(&piece[self.from..end], found);
                        self.fresh = false;
                        self.state = State::Skip;
                        return end;
                    }
                    Some(end) => at = end + 1,
                    None => return piece.len(),
                }
                continue;
            }
            let byte = piece[at];
            if self.fresh {
                if is_blank(byte) {
                    self.indent += 1;
                    at += 1;
                    continue;
                }
                let is_next_wrapper = self.indent == 0 && self.is_on_wrapper_line();
                if byte == b'{' && (is_next_wrapper || !matches!(self.significant, b':' | b'[' | b',')) {
                    self.give_up(&piece[self.from..at], found);
                    self.state = State::Between;
                    return at;
                }
            }
            let is_fresh = std::mem::replace(&mut self.fresh, false);
            let is_hunting = self.hunt != Hunt::Off && (self.depth == self.nest || self.hunt == Hunt::Open);
            if is_hunting && self.hunt_step(byte) {
                self.enter_wrapper(is_fresh, found);
                return at;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth = self.depth.saturating_add(1),
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth == 0 {
                        return self.close(piece, at, found);
                    }
                    if self.depth < self.nest {
                        self.nest = self.depth;
                        self.hunt = Hunt::Other;
                    }
                }
                b'\n' => {
                    self.note_significant(&piece[self.from..at]);
                    self.next_line();
                }
                _ if !is_hunting => {
                    at += piece[at..].iter().take_while(|&&byte| PLAIN[usize::from(byte)]).count();
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// Where the string at hand ends: at its quote, or at a line feed, which no string may hold.
    fn string(&mut self, piece: &[u8], from: usize) -> Option<usize> {
        let mut at = from;
        let end = loop {
            if self.escaped && piece[at] != b'\n' {
                at += 1;
            }
            self.escaped = false;
            match memchr::memchr3(b'"', b'\\', b'\n', &piece[at..]) {
                Some(next) if piece[at + next] == b'\\' => {
                    at += next + 1;
                    if at == piece.len() {
                        self.escaped = true;
                        break None;
                    }
                    self.escaped = true;
                }
                next => break next.map(|next| at + next),
            }
        };
        if self.hunt == Hunt::Name {
            let part = &piece[from..end.unwrap_or(piece.len())];
            self.key.extend_from_slice(&part[..part.len().min(KEY_BYTES - self.key.len())]);
            if end.is_some() {
                let is_wrapper_key = self.keys.iter().any(|key| key.as_bytes() == self.key);
                self.hunt = if is_wrapper_key { Hunt::Colon } else { Hunt::Other };
            }
        }
        self.in_string = end.is_none();
        end
    }

    /// Follows the keys of the object; true when this byte is the first of a wrapper's array.
    fn hunt_step(&mut self, byte: u8) -> bool {
        self.hunt = match (self.hunt, byte) {
            (Hunt::Open, b'{' | b']') => return true,
            (same, b'\n') => same,
            (same, _) if is_blank(byte) => same,
            (Hunt::Key, b'"') => {
                self.key.clear();
                Hunt::Name
            }
            (Hunt::Colon, b':') => Hunt::Value,
            (Hunt::Value, b'[') => Hunt::Open,
            // `{"response":{"authlogs":[`: an object under a wrapper key is looked into as well.
            (Hunt::Value, b'{') => {
                self.nest += 1;
                Hunt::Key
            }
            (Hunt::Other, b',') => Hunt::Key,
            (Hunt::Key, _) => Hunt::Key,
            _ => Hunt::Other,
        };
        false
    }

    fn enter_wrapper(&mut self, is_fresh: bool, found: &mut dyn FnMut(u32, Framed<'_>)) {
        // A wrapper in a wrapper: the line of the outer one was cut off.
        if let Some(outer) = self.wrapper {
            found(self.record_line, Framed::Stray);
            self.arrays = outer - 1;
        }
        self.arrays += 1;
        self.wrapper = Some(self.arrays);
        self.wrapper_line = self.record_line;
        self.wrapper_nest = self.nest;
        self.buffer.clear();
        self.fresh = is_fresh;
        self.leading = false;
        self.state = State::Between;
    }

    fn begin(&mut self, at: usize, is_rest: bool) {
        self.state = State::Inside;
        self.is_rest = is_rest;
        self.nest = if is_rest { self.wrapper_nest } else { 1 };
        self.depth = self.nest;
        self.in_string = false;
        self.escaped = false;
        self.over = false;
        self.buffer.clear();
        self.from = at;
        self.record_line = self.line;
        self.record_indent = (self.fresh && !is_rest).then_some(self.indent);
        self.fresh = false;
        self.significant = b'{';
        self.hunt = match is_rest {
            _ if self.keys.is_empty() => Hunt::Off,
            true => Hunt::Other,
            false => Hunt::Key,
        };
    }

    fn close(&mut self, piece: &[u8], at: usize, found: &mut dyn FnMut(u32, Framed<'_>)) -> usize {
        self.state = State::Between;
        if piece[at] == b']' {
            self.give_up(&piece[self.from..at], found);
            return at;
        }
        if !self.is_rest {
            self.keep(&piece[self.from..=at]);
            found(self.record_line, if self.over { Framed::TooLong } else { Framed::Record(&mut self.buffer) });
        }
        at + 1
    }

    fn keep(&mut self, part: &[u8]) {
        self.over |= self.buffer.len() + part.len() > self.limit;
        if self.over {
            self.buffer.clear();
        } else if !self.is_rest {
            self.buffer.extend_from_slice(part);
        }
    }

    fn note_significant(&mut self, part: &[u8]) {
        // This line only: the line end before it has seen what came earlier, and blank lines must not cost their square.
        if let Some(last) = part.iter().rev().take_while(|&&byte| byte != b'\n').find(|&&byte| !is_blank(byte)) {
            self.significant = *last;
        }
    }

    fn next_line(&mut self) {
        self.line = self.line.saturating_add(1);
        self.fresh = true;
        self.leading = true;
        self.indent = 0;
    }

    /// The element at hand will never close. Lines that it swallowed and that are elements of their own are handed on.
    fn give_up(&mut self, part: &[u8], found: &mut dyn FnMut(u32, Framed<'_>)) {
        if self.is_rest {
            return found(self.record_line, Framed::Stray);
        }
        self.keep(part);
        if self.over {
            found(self.record_line, Framed::TooLong);
        } else {
            found(self.record_line, Framed::Broken);
            for (n, line) in self.buffer.split(|&byte| byte == b'\n').enumerate().skip(1) {
                let indent = line.iter().take_while(|&&byte| is_blank(byte)).count();
                let is_element =
                    line.get(indent) == Some(&b'{') && self.record_indent.is_none_or(|own| own as usize == indent);
                if !is_element {
                    continue;
                }
                let line_number = self.record_line.saturating_add(n as u32);
                match object_length(&line[indent..]) {
                    // On its own, since it may be a wrapper; balanced and on one line, it has nothing to be given up in turn.
                    Some(length) => {
                        let mut own = Self { line: line_number, ..Self::new(self.keys, self.limit) };
                        own.push(&line[indent..indent + length], found);
                    }
                    None if self.record_indent.is_some() => found(line_number, Framed::Broken),
                    None => {}
                }
            }
        }
        self.buffer.clear();
        // A wrapper whose line ended in the middle of an element is over as well.
        if self.is_on_wrapper_line()
            && let Some(array) = self.wrapper.take()
        {
            self.arrays = array - 1;
        }
    }

    /// Whether the element began on the line of its wrapper: then wrappers stand one per line, and end where it ends.
    fn is_on_wrapper_line(&self) -> bool {
        (self.is_rest || self.wrapper.is_some()) && self.wrapper_line == self.record_line
    }

    fn skip(&mut self, piece: &[u8], from: usize) -> usize {
        let mut at = from;
        while at < piece.len() {
            let byte = piece[at];
            if !self.fresh {
                match memchr::memchr(b'\n', &piece[at..]) {
                    Some(next) => at += next + 1,
                    None => return piece.len(),
                }
                self.next_line();
                continue;
            }
            let is_next = match byte {
                b'{' => self.record_indent.is_none_or(|own| own == self.indent),
                b'[' => self.arrays == 0,
                b']' => self.arrays > 0 && self.record_indent.is_none_or(|own| self.indent <= own),
                b',' => {
                    self.leading = false;
                    at += 1;
                    continue;
                }
                _ if is_blank(byte) => {
                    self.indent += u32::from(self.leading);
                    at += 1;
                    continue;
                }
                _ => false,
            };
            if is_next {
                self.state = State::Between;
                return at;
            }
            self.fresh = false;
        }
        at
    }

    fn junk(&mut self, piece: &[u8], from: usize) -> usize {
        let rest = &piece[from..];
        let Some(end) = rest.iter().position(|byte| matches!(byte, b',' | b'{' | b'[' | b']' | b'\n')) else {
            return piece.len();
        };
        self.fresh = false;
        self.state = State::Between;
        from + end
    }
}

/// Where the string that begins at `from` (after its quote) ends.
pub(super) fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

/// How long the object at the beginning is.
fn object_length(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0u32);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at + 1)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return (bytes[at] == b'}').then_some(at + 1),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    None
}
