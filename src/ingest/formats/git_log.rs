//! `git log`: plain, `--format=fuller`, `raw` or `email`, with or without a graph, and one line a commit in any order of
//! hash, name, e-mail and time between commas, bars, semicolons or tabs.
//!
//! A commit is its author's action at the author's time; who committed it later is another person. In blocks the author and
//! the date come before the message, so that nothing in a message can pose as either.

use crate::ingest::lines::{LineReader, Lines};
use crate::ingest::mask::{Where, mask};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct GitLog;

static CARD: FormatCard = FormatCard {
    id: "git-log",
    title: Both { ko: "git log 출력", en: "Output of git log" },
    export: Both {
        ko: "저장소에서 git log --all --format='%H,%an,%ae,%aI,%cI' > commits.csv 를 실행합니다. 그냥 git log나 --format=fuller의 출력도 됩니다.",
        en: "Run git log --all --format='%H,%an,%ae,%aI,%cI' > commits.csv in the repository. Plain git log and --format=fuller will do as well.",
    },
    gives: Both { ko: "커밋한 사람의 이메일과 이름, 작성 시각(그 컴퓨터가 밝힌 시간대 포함)", en: "E-mail and name of the author, time of writing with the offset that the machine declared" },
    lacks: Both { ko: "접속 주소, 기기, 일한 시간의 길이", en: "Address, device, how long the work took" },
    traps: Both {
        ko: "이름, 이메일, 시각은 커밋하는 사람이 마음대로 적을 수 있습니다. 웹에서 합친 커밋의 시간대는 단추를 누른 사람의 것입니다. 이름이나 이메일에 [bot]이 있으면 프로그램으로 봅니다.",
        en: "Name, e-mail and time are what the committer chose to write. A merge on the web has the zone of whoever pressed the button. Authors with [bot] in name or e-mail count as programs.",
    },
    sample: "4f2a9c1be07d5a8836f1c2d3e4b5a69788776655,Mina Kim,mina@example.org,2026-01-12T09:31:04+09:00,2026-01-12T09:31:04+09:00
9b8d7c6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c,\"Kim, Joon\",joon@example.org,2026-01-12T18:02:44+09:00,2026-01-13T01:00:00Z
0a1b2c3d4e5f60718293a4b5c6d7e8f901234567,dependabot[bot],49699333+dependabot[bot]@users.noreply.example.org,2026-01-12T20:00:00Z,2026-01-12T20:00:00Z",
};

impl Importer for GitLog {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let commits = head.lines().filter(|line| read_commit(line).is_some()).take(2).count();
        let is_only_line = commits == 1 && head.lines().nth(1).is_none();
        if commits == 2 || is_only_line || has_block(head) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if has_block(head) {
            return Ok(Box::new(Blocks { lines: Lines::new(limits.record_bytes), block: Block::default() }));
        }
        Ok(Box::new(LineReader::new(limits.record_bytes, |line, text: &[u8], sink: &mut dyn Sink| {
            // A header that a script wrote, and what --stat and message bodies leave between commits, are no rows.
            match read_commit(text) {
                Some(commit) => {
                    sink.row(line);
                    commit.put(line, sink);
                }
                None if starts_with_long_hash(text) => {
                    sink.row(line);
                    sink.issue(line, IssueKind::BadRecord);
                }
                None => {}
            }
        })))
    }
}

/// Whether the head has the first line of a commit and, below it, its author.
fn has_block(head: &Head<'_>) -> bool {
    let mut since = usize::MAX;
    head.lines().take(400).any(|line| {
        if begins_block(line) {
            since = 0;
            return false;
        }
        since = since.saturating_add(1);
        since <= 6 && matches!(block_field(line), Some((Field::Author | Field::RawAuthor, _)))
    })
}

/// What counts of one commit.
struct Commit<'a> {
    name: &'a [u8],
    email: &'a [u8],
    time: &'a [u8],
}

impl Commit<'_> {
    fn put(&self, line: u32, sink: &mut dyn Sink) {
        let is_bot = |text: &[u8]| memchr::memmem::find(text, b"[bot]").is_some();
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Action,
                outcome: Outcome::Success,
                machine: is_bot(self.name) || is_bot(self.email),
                account: if self.email.is_empty() { self.name } else { self.email },
                account_is_name: self.email.is_empty(),
                name: self.name,
                start: if self.time.is_empty() { When::Missing } else { When::Text(self.time) },
                ..Record::default()
            },
        );
    }
}

fn hash_length(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count()
}

fn starts_with_long_hash(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\"").unwrap_or(text);
    let length = hash_length(text);
    matches!(length, 40 | 64) && text.get(length).is_some_and(|byte| !byte.is_ascii_alphanumeric())
}

/// One line a commit: a hash first, then name, e-mail and time in any order, with anything behind.
fn read_commit(text: &[u8]) -> Option<Commit<'_>> {
    let quote = usize::from(text.first() == Some(&b'"'));
    let length = hash_length(&text[quote..]);
    let after = quote + length + quote;
    let separator = *text.get(after)?;
    if !(7..=64).contains(&length) || !matches!(separator, b',' | b'|' | b';' | b'\t') {
        return None;
    }
    let mut email: Option<std::ops::Range<usize>> = None;
    let mut time: Option<std::ops::Range<usize>> = None;
    let mut name_from = after + 1;
    let mut at = after + 1;
    // A message behind may have any number of parts.
    for _ in 0..24 {
        if at > text.len() || (email.is_some() && time.is_some()) {
            break;
        }
        let mut end = memchr::memchr(separator, &text[at..]).map_or(text.len(), |length| at + length);
        let mut part = trimmed(&text[at..end]);
        if part.len() == 3 && is_weekday(part) && end < text.len() {
            // `Mon, 12 Jan 2026 09:31:04 +0900` holds a comma of its own.
            end = memchr::memchr(separator, &text[end + 1..]).map_or(text.len(), |length| end + 1 + length);
            part = trimmed(&text[at..end]);
        }
        if time.is_none() && is_time(part) {
            time = Some(at..end);
            if email.is_none() {
                name_from = end + 1;
            }
        } else if email.is_none() && is_email(part) {
            email = Some(at..end);
        }
        at = end + 1;
    }
    let (email, time) = (email?, time?);
    let name = text.get(name_from..email.start.saturating_sub(1)).map_or(&b""[..], trimmed);
    Some(Commit { name, email: unbracketed(trimmed(&text[email])), time: stamp(trimmed(&text[time])) })
}

fn trimmed(part: &[u8]) -> &[u8] {
    let part = part.trim_ascii();
    let part = part.strip_prefix(b"\"").unwrap_or(part);
    part.strip_suffix(b"\"").unwrap_or(part).trim_ascii()
}

fn unbracketed(email: &[u8]) -> &[u8] {
    email.strip_prefix(b"<").and_then(|inner| inner.strip_suffix(b">")).unwrap_or(email)
}

fn is_email(part: &[u8]) -> bool {
    part.len() > 2 && part.contains(&b'@') && !part.contains(&b' ')
}

fn is_weekday(part: &[u8]) -> bool {
    [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"].iter().any(|day| part.starts_with(*day))
}

/// Whether a part is one of git's own times: ISO of both kinds, RFC 2822, the default, or seconds with or without an offset.
fn is_time(part: &[u8]) -> bool {
    let digits = part.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match digits {
        4 => part.len() >= 10 && part[4] == b'-' && part[7] == b'-',
        9 | 10 => part.len() == digits || part[digits] == b' ' && part.len() == digits + 6,
        0 => is_weekday(part) && part.len() >= 20,
        _ => false,
    }
}

/// `1768177864 +0900` without its offset: the seconds are UTC already.
fn stamp(time: &[u8]) -> &[u8] {
    let digits = time.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits >= 9 { &time[..digits] } else { time }
}

/// The header lines of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Author,
    Date,
    /// `author Name <mail> seconds offset` of `--format=raw`.
    RawAuthor,
}

/// Whether a line begins a commit: `commit 4f2a…`, behind a graph's star too, or `From 4f2a… Mon Sep 17 00:00:00 2001`.
fn begins_block(line: &[u8]) -> bool {
    let (rest, word): (&[u8], &[u8]) = match line.first() {
        Some(b'F') => (line, b"From "),
        Some(b'*' | b'|' | b'\\' | b'/') => {
            let Some(star) = memchr::memchr(b'*', line) else { return false };
            let before = &line[..star];
            // Four blanks beside the graph begin a message, which may have a star of its own.
            let is_graph = !before.ends_with(b"     ")
                && before.iter().all(|byte| matches!(byte, b'|' | b'\\' | b'/' | b' ' | b'_'));
            let after =
                line[star + 1..].iter().position(|byte| !matches!(byte, b'|' | b'\\' | b'/' | b' ' | b'-' | b'.'));
            match after.filter(|_| is_graph) {
                Some(after) => (&line[star + 1 + after..], b"commit "),
                None => return false,
            }
        }
        _ => (line, b"commit "),
    };
    let Some(rest) = rest.strip_prefix(word) else { return false };
    let rest = rest.strip_prefix(b"- ").unwrap_or(rest);
    let length = hash_length(rest);
    let least = if word == b"From " { 40 } else { 7 };
    (least..=64).contains(&length) && matches!(rest.get(length), None | Some(b' ' | b'\r'))
}

fn block_field(line: &[u8]) -> Option<(Field, &[u8])> {
    const FIELDS: [(&[u8], Field); 5] = [
        (b"Author:", Field::Author),
        (b"From:", Field::Author),
        (b"AuthorDate:", Field::Date),
        (b"Date:", Field::Date),
        (b"author ", Field::RawAuthor),
    ];
    let graph = line.iter().take_while(|byte| matches!(byte, b'|' | b'\\' | b'/' | b'*' | b' ')).count();
    // Four blanks begin a message; the last commit of a graph has two, where others have bars.
    let line = if line[..graph].ends_with(b"    ") { line } else { &line[graph..] };
    FIELDS.iter().find_map(|(word, field)| line.strip_prefix(*word).map(|rest| (*field, rest.trim_ascii())))
}

/// `Mina Kim <mina@example.org>` and what follows it. A name may hold brackets, an e-mail may not.
fn person(text: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let close = memchr::memrchr(b'>', text)?;
    let open = memchr::memrchr(b'<', &text[..close])?;
    Some((trimmed(&text[..open]), text[open + 1..close].trim_ascii(), text[close + 1..].trim_ascii()))
}

/// The commit that is being read.
#[derive(Default)]
struct Block {
    /// Line of its beginning while it is open, 0 outside.
    line: u32,
    name: Vec<u8>,
    email: Vec<u8>,
}

impl Block {
    fn take(&mut self, line: u32, text: &[u8], sink: &mut dyn Sink) {
        if begins_block(text) {
            self.close(sink);
            (self.line, self.name, self.email) =
                (line, std::mem::take(&mut self.name), std::mem::take(&mut self.email));
            self.name.clear();
            self.email.clear();
            return sink.row(line);
        }
        if self.line == 0 {
            return;
        }
        match block_field(text) {
            Some((Field::Author, rest)) if self.email.is_empty() => {
                let (name, email, _) = person(rest).unwrap_or((rest, b"", b""));
                self.name.extend_from_slice(name);
                self.email.extend_from_slice(email);
            }
            Some((Field::Date, time)) => self.put(stamp(time), sink),
            Some((Field::RawAuthor, rest)) => {
                let Some((name, email, time)) = person(rest) else { return };
                self.name.extend_from_slice(name);
                self.email.extend_from_slice(email);
                self.put(stamp(time), sink);
            }
            _ => {}
        }
    }

    fn put(&mut self, time: &[u8], sink: &mut dyn Sink) {
        Commit { name: &self.name, email: &self.email, time }.put(self.line, sink);
        self.line = 0;
    }

    /// A commit that ended without a date (`--format=short`, `full`) or author.
    fn close(&mut self, sink: &mut dyn Sink) {
        if self.line != 0 {
            sink.issue(
                self.line,
                if self.email.is_empty() { IssueKind::MissingAccount } else { IssueKind::MissingTime },
            );
            self.line = 0;
        }
    }
}

/// Reads commits of several lines.
struct Blocks {
    lines: Lines,
    block: Block,
}

impl Blocks {
    fn line(line: u32, text: Option<&mut [u8]>, block: &mut Block, sink: &mut dyn Sink) {
        // A message's line may be of any length; only what is read matters.
        let Some(text) = text else { return };
        if block.line != 0 && mask(text, Where::Text) > 0 {
            sink.issue(line, IssueKind::IdentityNumberMasked);
        }
        block.take(line, text, sink);
    }
}

impl Reader for Blocks {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { lines, block } = self;
        lines.push(piece, &mut |line, text| Self::line(line, text, block, sink));
        Ok(())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let Self { lines, block } = self;
        lines.finish(&mut |line, text| Self::line(line, text, block, sink));
        block.close(sink);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
