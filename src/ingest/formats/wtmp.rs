//! Linux login records (`wtmp`, `btmp`, `utmp`): the binary file of 384-byte records, and the text that `utmpdump` makes of it.
//!
//! A logout names the terminal and mostly no user: the user is whoever signed in there last. The `line` of a record of the
//! binary file is its number, from 1.

use crate::ingest::lines::{LineReader, address};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;
use std::collections::BTreeMap;
use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The importer.
pub struct Wtmp;

static CARD: FormatCard = FormatCard {
    id: "wtmp",
    title: Both { ko: "리눅스 로그인 기록 (wtmp, btmp)", en: "Linux login records (wtmp, btmp)" },
    export: Both {
        ko: "서버에서 utmpdump /var/log/wtmp > wtmp.txt 를 실행합니다. 실패한 시도는 /var/log/btmp에 있으니 파일 이름에 btmp를 남겨 둡니다.",
        en: "Run utmpdump /var/log/wtmp > wtmp.txt on the server. Failed attempts are in /var/log/btmp: keep btmp in the file's name.",
    },
    gives: Both { ko: "서버 로그인과 로그아웃의 시각(UTC), 계정, 접속 IP", en: "Sign-ins and sign-outs on the server: time (UTC), account, connecting address" },
    lacks: Both { ko: "세션 중에 무엇을 했는지, 기기, 국가", en: "Nothing of what was done in the session, no device, no country" },
    traps: Both {
        ko: "서버가 꺼지면 로그아웃이 남지 않습니다. root 같은 공용 계정은 한 사람이 아닙니다. 32비트·64비트 리눅스의 384바이트 형식만 읽습니다.",
        en: "When the machine goes down no logout is written. Shared accounts such as root are not one person. Only Linux's 384-byte layout is read.",
    },
    sample: "[7] [02114] [ts/0] [mina    ] [pts/0       ] [192.0.2.14          ] [192.0.2.14     ] [2026-01-12T00:31:04,432935+00:00]
[8] [02114] [ts/0] [        ] [pts/0       ] [                    ] [0.0.0.0        ] [2026-01-12T09:02:44,724536+00:00]
[2] [00000] [~~  ] [reboot  ] [~           ] [6.8.0-51-generic    ] [0.0.0.0        ] [2026-01-13T00:00:01,000000+00:00]",
};

impl Importer for Wtmp {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_dump = || head.lines().take(3).any(|line| parse_dump(line).is_some());
        if is_records(head.text) || is_dump() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let mut logins = Logins::new(["btmp", "lastb"].iter().any(|word| head.name.contains(word)));
        if is_records(head.text) {
            return Ok(Box::new(Records { logins, held: Vec::with_capacity(SIZE), number: 0 }));
        }
        Ok(Box::new(LineReader::new(limits.record_bytes, move |line, text: &[u8], sink: &mut dyn Sink| {
            sink.row(line);
            match parse_dump(text) {
                Some(entry) => logins.take(line, &entry, sink),
                None => sink.issue(line, IssueKind::BadRecord),
            }
        })))
    }
}

/// Bytes of one record.
const SIZE: usize = 384;
/// Types of entries, from `EMPTY` to `ACCOUNTING`.
const TYPES: std::ops::RangeInclusive<u8> = 0..=9;
/// 1990-01-01 in seconds UTC: Linux is younger.
const YEAR_1990: u32 = 631_152_000;
const BOOT_TIME: u8 = 2;
const LOGIN_PROCESS: u8 = 6;
const USER_PROCESS: u8 = 7;
const DEAD_PROCESS: u8 = 8;
/// Terminals that are remembered at once; a machine has thousands at most.
const MOST_TERMINALS: usize = 1 << 16;

/// Whether bytes begin as a file of such records: a known type, text that ends in zeros, a time that can be, nothing in the
/// reserved bytes. `peel` may ask this of a file before it refuses it as binary.
pub fn is_records(bytes: &[u8]) -> bool {
    let mut says_something = false;
    let mut records = bytes.chunks_exact(SIZE).take(8);
    let fits = records.all(|record| {
        parse_record(record)
            .inspect(|fields| says_something |= fields.kind != 0 && fields.seconds >= YEAR_1990)
            .is_some()
    });
    fits && says_something
}

/// One entry, of either form.
struct Entry<'a> {
    kind: u8,
    process: &'a [u8],
    terminal: &'a [u8],
    user: &'a [u8],
    host: &'a [u8],
    time: &'a [u8],
}

/// The fields of a binary record, still as numbers.
struct Fields<'a> {
    kind: u8,
    process: u32,
    terminal: &'a [u8],
    user: &'a [u8],
    host: &'a [u8],
    seconds: u32,
    address: [u8; 16],
}

fn parse_record(record: &[u8]) -> Option<Fields<'_>> {
    let number = |at: usize| Some(u32::from_le_bytes(*record.get(at..)?.first_chunk()?));
    let kind = u8::try_from(number(0)? & 0xffff).ok().filter(|kind| TYPES.contains(kind))?;
    let is_reserved_empty = record.get(364..SIZE)?.iter().all(|byte| *byte == 0);
    is_reserved_empty.then_some(())?;
    Some(Fields {
        kind,
        process: number(4)?,
        terminal: text(record.get(8..40)?)?,
        user: text(record.get(44..76)?)?,
        host: text(record.get(76..332)?)?,
        seconds: number(340)?,
        address: *record.get(348..)?.first_chunk()?,
    })
}

/// Text up to the first zero; some programs leave rubbish behind it. Control characters are no text.
fn text(field: &[u8]) -> Option<&[u8]> {
    let text = &field[..memchr::memchr(0, field).unwrap_or(field.len())];
    text.iter().all(|byte| *byte >= b' ' && *byte != 0x7f).then_some(text)
}

/// `[7] [02114] [ts/0] [mina    ] [pts/0       ] [host] [address] [time]`.
fn parse_dump(line: &[u8]) -> Option<Entry<'_>> {
    let mut cells = [&b""[..]; 8];
    let mut rest = line.trim_ascii();
    for (n, cell) in cells.iter_mut().enumerate() {
        rest = rest.strip_prefix(if n == 0 { b"[".as_slice() } else { b" [" })?;
        let end = if n == 7 { rest.len().checked_sub(1)? } else { memchr::memmem::find(rest, b"] [")? };
        *cell = rest[..end].trim_ascii();
        rest = &rest[end + 1..];
    }
    let [kind, process, _, user, terminal, host, ip, time] = cells;
    let [kind] = *kind else { return None };
    let kind = kind.wrapping_sub(b'0');
    let is_dump = TYPES.contains(&kind) && process.iter().all(u8::is_ascii_digit) && time.len() >= 19;
    let host = if matches!(ip, b"" | b"0.0.0.0" | b"::") { host } else { ip };
    is_dump.then_some(Entry { kind, process, terminal, user, host, time })
}

/// Who is signed in at which terminal.
struct Logins {
    is_btmp: bool,
    /// User and session, by terminal.
    open: BTreeMap<Vec<u8>, (Vec<u8>, Vec<u8>)>,
}

impl Logins {
    fn new(is_btmp: bool) -> Self {
        Self { is_btmp, open: BTreeMap::new() }
    }

    fn take(&mut self, line: u32, entry: &Entry<'_>, sink: &mut dyn Sink) {
        let sign_in = Record {
            kind: ActivityKind::SignIn,
            outcome: Outcome::Success,
            account: entry.user,
            start: When::Text(entry.time),
            address: address(entry.host),
            ..Record::default()
        };
        match entry.kind {
            LOGIN_PROCESS | USER_PROCESS if self.is_btmp && !entry.user.is_empty() => {
                sink.record(line, &Record { outcome: Outcome::Failure, ..sign_in });
            }
            USER_PROCESS if !entry.user.is_empty() && !self.is_btmp => {
                let session = [entry.terminal, b":", entry.process].concat();
                sink.record(line, &Record { session: &session, ..sign_in });
                if self.open.len() < MOST_TERMINALS {
                    self.open.insert(entry.terminal.to_vec(), (entry.user.to_vec(), session));
                }
            }
            DEAD_PROCESS if !self.is_btmp => match self.open.remove(entry.terminal) {
                Some((user, session)) => {
                    let start = When::Text(entry.time);
                    let kind = ActivityKind::SignOut;
                    sink.record(
                        line,
                        &Record {
                            kind,
                            outcome: Outcome::Success,
                            account: &user,
                            start,
                            session: &session,
                            ..Record::default()
                        },
                    );
                }
                // A getty that ended, or a login from before the file began.
                None => sink.issue(line, IssueKind::NotRelevant),
            },
            kind => {
                if kind == BOOT_TIME {
                    // The machine went down under whoever was signed in.
                    self.open.clear();
                }
                sink.issue(line, IssueKind::NotRelevant);
            }
        }
    }
}

/// Reads the binary file.
struct Records {
    logins: Logins,
    held: Vec<u8>,
    number: u32,
}

impl Records {
    fn take(&mut self, record: &[u8], sink: &mut dyn Sink) {
        self.number = self.number.saturating_add(1);
        sink.row(self.number);
        let Some(fields) = parse_record(record) else { return sink.issue(self.number, IssueKind::BadRecord) };
        let mut time = [0; 12];
        let mut process = [0; 12];
        let mut ip = [0; 48];
        let host = match fields.address {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] => fields.host,
            [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] => {
                written(&mut ip, format_args!("{}", Ipv4Addr::new(a, b, c, d)))
            }
            v6 => written(&mut ip, format_args!("{}", Ipv6Addr::from(v6))),
        };
        let entry = Entry {
            kind: fields.kind,
            process: written(&mut process, format_args!("{}", fields.process)),
            terminal: fields.terminal,
            user: fields.user,
            host,
            time: written(&mut time, format_args!("{}", fields.seconds)),
        };
        self.logins.take(self.number, &entry, sink);
    }
}

/// What was written into the buffer; nothing where it does not fit, which no number or address does.
fn written<'a>(buffer: &'a mut [u8], text: std::fmt::Arguments<'_>) -> &'a [u8] {
    let room = buffer.len();
    let mut rest = &mut *buffer;
    let length = if rest.write_fmt(text).is_ok() { room - rest.len() } else { 0 };
    &buffer[..length]
}

impl Reader for Records {
    fn push(&mut self, piece: &[u8], sink: &mut dyn Sink) -> Result<(), Unreadable> {
        let mut rest = piece;
        if !self.held.is_empty() {
            let (first, after) = rest.split_at(rest.len().min(SIZE - self.held.len()));
            self.held.extend_from_slice(first);
            rest = after;
            if self.held.len() < SIZE {
                return Ok(());
            }
            let held = std::mem::take(&mut self.held);
            self.take(&held, sink);
        }
        let records = rest.chunks_exact(SIZE);
        self.held.extend_from_slice(records.remainder());
        records.for_each(|record| self.take(record, sink));
        Ok(())
    }

    fn finish(&mut self, sink: &mut dyn Sink) -> Result<(), Unreadable> {
        if !self.held.is_empty() {
            // Less than a record is none, but something was cut off.
            sink.issue(self.number.saturating_add(1), IssueKind::BadRecord);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn record(kind: u8, process: u32, terminal: &str, user: &str, host: &str, seconds: u32, address: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; SIZE];
        bytes[0] = kind;
        bytes[4..8].copy_from_slice(&process.to_le_bytes());
        for (at, text) in [(8, terminal), (44, user), (76, host)] {
            bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
        }
        bytes[340..344].copy_from_slice(&seconds.to_le_bytes());
        bytes[348..348 + address.len()].copy_from_slice(address);
        bytes
    }

    fn import(name: &str, bytes: &[u8], piece: usize) -> Collector {
        let head = Head::new(name, bytes, true);
        assert_eq!(Wtmp.sniff(&head), Likelihood::Certain);
        read_all(Wtmp.open(&head, &Limits::default()).unwrap(), bytes, piece)
    }

    fn file() -> Vec<u8> {
        let v6 = [0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7];
        [
            record(2, 0, "~", "reboot", "6.8.0", 1_768_170_000, &[]),
            record(7, 2_114, "pts/0", "mina", "192.0.2.14", 1_768_177_864, &[192, 0, 2, 14]),
            record(7, 2_200, "pts/1", "joon", "desk.example.org", 1_768_178_000, &v6),
            record(8, 2_114, "pts/0", "", "", 1_768_208_564, &[]),
            record(2, 0, "~", "reboot", "6.8.0", 1_768_210_000, &[]),
            record(8, 2_200, "pts/1", "", "", 1_768_210_001, &[]),
        ]
        .concat()
    }

    #[test]
    fn binary_records_in_pieces_of_any_size() {
        let bytes = [file(), vec![7; 10]].concat();
        for piece in [1, 100, 384, 1_000, 10_000] {
            let sink = import("wtmp", &bytes, piece);
            let found: Vec<_> = sink
                .records
                .iter()
                .map(|kept| (kept.line, kept.kind, kept.account.as_str(), kept.address.as_str(), kept.session.as_str()))
                .collect();
            let expected = [
                (2, ActivityKind::SignIn, "mina", "192.0.2.14", "pts/0:2114"),
                (3, ActivityKind::SignIn, "joon", "2001:db8::7", "pts/1:2200"),
                (4, ActivityKind::SignOut, "mina", "", "pts/0:2114"),
            ];
            assert_eq!(found, expected, "pieces of {piece}");
            assert_eq!((sink.rows.len(), sink.records[0].start.as_str()), (6, "1768177864"));
            assert_eq!(sink.issues.last(), Some(&(7, IssueKind::BadRecord)));
        }
    }

    #[test]
    fn the_text_of_utmpdump_says_the_same() {
        let sink = import("wtmp.txt", CARD.sample.as_bytes(), 50);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.line, kept.kind, kept.account.as_str(), kept.address.as_str()))
            .collect();
        assert_eq!(found, [(1, ActivityKind::SignIn, "mina", "192.0.2.14"), (2, ActivityKind::SignOut, "mina", "")]);
        assert_eq!(sink.issues, [(3, IssueKind::NotRelevant)]);
    }

    #[test]
    fn refused_attempts_of_btmp() {
        let bytes = record(6, 9, "ssh:notty", "root", "203.0.113.9", 1_768_177_864, &[203, 0, 113, 9]);
        let kept = &import("btmp", &bytes, 384).records[0];
        assert_eq!((kept.kind, kept.outcome, kept.account.as_str()), (ActivityKind::SignIn, Outcome::Failure, "root"));
    }

    #[test]
    fn other_bytes_are_not_claimed() {
        for bytes in
            [vec![0xff; 1_000], vec![7; 384], vec![0; 100], vec![0; 4_000], b"[7] [x] [y]\n".to_vec(), Vec::new()]
        {
            assert_eq!(Wtmp.sniff(&Head::new("wtmp", &bytes, true)), Likelihood::No);
        }
    }
}
