//! Output of `last` (also `-F`, `-w`, `-a`, `-i`, `--time-format iso`) and `lastb`, from Linux, BSD and macOS.
//!
//! Columns have no fixed place; the weekday (or ISO time) of the start is the anchor. `crash`, `down` and `gone` are no ends:
//! the time printed beside them is that of the next boot.

use crate::ingest::lines::{LineReader, address};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Output of `last`.
pub struct Last;

static CARD: FormatCard = FormatCard {
    id: "last",
    title: Both { ko: "last 명령의 출력", en: "Output of last" },
    export: Both {
        ko: "서버에서 'last -F -w > last.txt'를 실행합니다. -F는 연도와 초를, -w는 잘리지 않은 이름과 주소를 줍니다. 여러 서버라면 서버마다 파일을 따로 만듭니다.",
        en: "Run 'last -F -w > last.txt' on the server. -F gives years and seconds, -w names and addresses that are not cut off. One file for each server.",
    },
    gives: Both {
        ko: "서버에 로그인해 있던 세션의 시작과 끝(또는 길이), 계정, 접속 IP.",
        en: "Sessions on the server with start and end or length, account, connecting address.",
    },
    lacks: Both {
        ko: "세션 중에 무엇을 했는지와 시간대가 없습니다. -F가 없으면 연도와 초도 없습니다. 호스트 이름은 조회하지 않습니다.",
        en: "Nothing of what was done in the session, and no zone; without -F neither year nor seconds. Host names are not looked up.",
    },
    traps: Both {
        ko: "-w가 없으면 계정 이름이 8자에서 잘려 두 계정이 하나로 보일 수 있고, IPv6 주소는 16자에서 잘려 사용하지 않습니다. crash, down, gone, still logged in은 끝난 시각이 아니므로 다른 증거가 있는 데까지만 셉니다. screen이나 tmux를 켜 두면 사람이 없어도 세션이 이어집니다.",
        en: "Without -w names are cut at 8 characters, so that two accounts may look like one; IPv6 addresses are cut at 16 and not used. crash, down, gone and still logged in are no ends: such sessions count only as far as other evidence goes. A terminal left open makes a session without anybody there.",
    },
    sample: "mina     pts/0        192.0.2.14       Mon Jan 12 09:31:04 2026 - Mon Jan 12 18:02:44 2026  (08:31)
joon     pts/1        198.51.100.7     Mon Jan 12 10:02:13 2026   still logged in
reboot   system boot  6.8.0-51-generic Mon Jan 12 08:58:20 2026   still running",
};

impl Importer for Last {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        // `git log --format=email` begins each commit with "From", a hash and a date.
        let is_mail = |line: &[u8]| {
            line.starts_with(b"From ") && line.get(5..45).is_some_and(|hash| hash.iter().all(u8::is_ascii_hexdigit))
        };
        let entries = head.lines().filter(|line| !is_mail(line) && parse_entry(line).is_some()).take(2).count();
        let has_trailer = entries == 1 && head.lines().any(|line| trailer(line).is_some());
        if entries == 2 || has_trailer { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let is_lastb = ["btmp", "lastb"].iter().any(|word| head.name.contains(word))
            || head.lines().any(|line| trailer(line).is_some() && line.starts_with(b"btmp"));
        Ok(Box::new(LineReader::new(limits.record_bytes, move |line, text: &[u8], sink: &mut dyn Sink| {
            read(line, text, is_lastb, sink);
        })))
    }
}

/// One line, taken apart.
#[derive(Default)]
struct Entry<'a> {
    user: &'a [u8],
    terminal: &'a [u8],
    address: &'a [u8],
    start: &'a [u8],
    end: &'a [u8],
    duration: &'a [u8],
    /// The end is a clock time only.
    is_clock: bool,
    /// `crash`, `down`, `gone`, `still logged in`, or nothing at all.
    is_open: bool,
}

fn read(line: u32, text: &[u8], is_lastb: bool, sink: &mut dyn Sink) {
    if let Some(year) = trailer(text) {
        if let Some(year) = year {
            sink.oldest_year(year);
        }
        return;
    }
    sink.row(line);
    let Some(entry) = parse_entry(text) else { return sink.issue(line, IssueKind::BadRecord) };
    if is_pseudo_user(&entry) {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    let start = When::Text(entry.start);
    let common = Record { account: entry.user, start, address: entry.address, ..Record::default() };
    let is_refused = is_lastb || entry.terminal.ends_with(b":notty");
    sink.record(
        line,
        &match is_refused {
            true => Record { kind: ActivityKind::SignIn, outcome: Outcome::Failure, ..common },
            false => Record {
                kind: ActivityKind::Session,
                outcome: Outcome::Success,
                end_assumed: entry.is_open,
                // The length beats a clock time, which may lie days later.
                end: match entry.end {
                    b"" => When::Missing,
                    _ if entry.is_clock && !entry.duration.is_empty() => When::Missing,
                    end => When::Text(end),
                },
                end_may_wrap: entry.is_clock && entry.duration.is_empty(),
                duration: if entry.is_clock { entry.duration } else { b"" },
                ..common
            },
        },
    );
}

/// `wtmp begins Thu Aug 15 10:57:06 2019`: the year, where it has one.
fn trailer(text: &[u8]) -> Option<Option<i32>> {
    const LOGS: [&[u8]; 4] = [b"wtmp", b"btmp", b"utmp", b"utx"];
    let spans = spans(text);
    let words: Vec<&[u8]> = spans.iter().map(|span| &text[span.clone()]).collect();
    let file = words.first()?.rsplit(|&byte| byte == b'/').next()?;
    if !LOGS.iter().any(|log| file.starts_with(log)) || !words.iter().skip(1).take(2).any(|word| *word == b"begins") {
        return None;
    }
    let year = |word: &&[u8]| {
        let is_year = word.len() == 4 || word.get(4) == Some(&b'-');
        std::str::from_utf8(word.get(..4).filter(|_| is_year)?).ok()?.parse::<i32>().ok()
    };
    Some(words.iter().find_map(year).filter(|year| *year >= 1970))
}

/// What `last` prints of the machine itself, and of nobody.
fn is_pseudo_user(entry: &Entry<'_>) -> bool {
    match entry.user {
        b"reboot" | b"shutdown" | b"runlevel" => true,
        b"boot" => entry.terminal == b"time",
        b"" => true,
        b"date" => matches!(entry.terminal, b"|" | b"{" | b"}"),
        _ => false,
    }
}

fn parse_entry(text: &[u8]) -> Option<Entry<'_>> {
    let spans = spans(text);
    let word = |n: usize| spans.get(n).map_or(&b""[..], |span| &text[span.clone()]);
    // A name and a terminal come first.
    let (anchor, length) = (2..spans.len()).find_map(|n| Some((n, time_words(&word, n)?)))?;
    let after = anchor + length;
    let start = &text[spans[anchor].start..spans[after - 1].end];
    let mut entry = Entry { user: word(0), terminal: word(1), start, ..Entry::default() };
    if entry.user.ends_with(b":notty") {
        // `lastb` leaves the name blank where none was given.
        (entry.user, entry.terminal) = (b"", entry.user);
    }
    match (word(after), word(after + 1)) {
        (b"" | b"still" | b"gone", _) | (b"-", b"crash" | b"down" | b"shutdown" | b"gone") => entry.is_open = true,
        (b"-", clock) => {
            entry.is_clock = is_clock(clock);
            let words = if entry.is_clock { 1 } else { time_words(&word, after + 1)? };
            entry.end = &text[spans[after + 1].start..spans[after + words].end];
        }
        _ => return None,
    }
    let rest = &text[spans[after - 1].end..];
    if let Some(open) = memchr::memchr(b'(', rest)
        && let Some(close) = memchr::memchr(b')', &rest[open..])
    {
        entry.duration = rest[open + 1..open + close].trim_ascii();
    }
    // `-a` puts the host last.
    let hosts = (1..anchor).chain(after..spans.len());
    entry.address = hosts.map(|n| whole_address(word(n))).find(|host| !host.is_empty()).unwrap_or_default();
    Some(entry)
}

/// A narrow host column cuts IPv6 addresses at 16 bytes, and what is left may still read as one, of somebody else; `-i` shows
/// local sessions as `0.0.0.0`.
fn whole_address(word: &[u8]) -> &[u8] {
    let may_be_cut = word.len() == 16 && word.contains(&b':');
    if may_be_cut || matches!(word, b"0.0.0.0" | b"::") { b"" } else { address(word) }
}

/// How many words the time at that word has: `Fri Feb 28 14:45`, with a year behind or (BSD `-y`) before the clock, or ISO.
fn time_words<'a>(word: &impl Fn(usize) -> &'a [u8], n: usize) -> Option<usize> {
    const DAYS: [&[u8]; 7] = [b"Mon", b"Tue", b"Wed", b"Thu", b"Fri", b"Sat", b"Sun"];
    let first = word(n);
    if first.len() >= 16 && first[4] == b'-' && first[7] == b'-' && first[10] == b'T' && first[13] == b':' {
        return Some(1);
    }
    let is_year = |text: &[u8]| text.len() == 4 && text.iter().all(u8::is_ascii_digit);
    let is_day = (1..=2).contains(&word(n + 2).len()) && word(n + 2).iter().all(u8::is_ascii_digit);
    if !DAYS.contains(&first) || !is_month(word(n + 1)) || !is_day {
        return None;
    }
    match (word(n + 3), word(n + 4)) {
        (year, clock) if is_year(year) && is_clock(clock) => Some(5),
        (clock, year) if is_clock(clock) && is_year(year) => Some(5),
        (clock, _) => is_clock(clock).then_some(4),
    }
}

fn is_month(text: &[u8]) -> bool {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    text.len() == 3 && MONTHS.chunks(3).any(|month| month == text)
}

fn is_clock(text: &[u8]) -> bool {
    matches!(text.len(), 5 | 8)
        && text.iter().enumerate().all(|(n, byte)| if n % 3 == 2 { *byte == b':' } else { byte.is_ascii_digit() })
}

/// Where the words of a line stand; no line of `last` has more than 24.
fn spans(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while spans.len() < 24 {
        at += text[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let length = text[at..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count();
        if length == 0 {
            break;
        }
        spans.push(at..at + length);
        at += length;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, Kept, read as read_all};

    fn import(name: &str, text: &str) -> Collector {
        let head = Head::new(name, text.as_bytes(), true);
        read_all(Last.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 33)
    }

    fn one(line: &str) -> Kept {
        let sink = import("last.txt", line);
        assert_eq!((sink.rows.len(), sink.issues.len()), (1, 0), "{line}");
        sink.records[0].clone()
    }

    fn sniff(text: &str) -> Likelihood {
        Last.sniff(&Head::new("x", text.as_bytes(), true))
    }

    #[test]
    fn the_sample_is_its_own_and_other_text_is_not() {
        assert_eq!(sniff(CARD.sample), Likelihood::Certain);
        assert_eq!(
            sniff(
                "mina tty1 Mon Jan 12 09:31 - 10:00  (00:29)

wtmp begins Mon Jan 12 08:00:00 2026
"
            ),
            Likelihood::Certain
        );
        assert_eq!(
            sniff(
                "mina     pts/0        2026-01-12 09:31 (192.0.2.14)
"
            ),
            Likelihood::No,
            "who"
        );
        assert_eq!(
            sniff(
                "Date:   Wed Apr 20 10:03:36 2022 -0400
"
                .repeat(3)
                .as_str()
            ),
            Likelihood::No,
            "git"
        );
        assert_eq!(
            sniff(
                "Tue Sep 11 16:14:21 2018 mina/192.0.2.1:5 said hello
"
                .repeat(3)
                .as_str()
            ),
            Likelihood::No,
            "openvpn"
        );
    }

    #[test]
    fn ends_in_every_form() {
        for (rest, start, end, duration, wraps, open) in [
            ("Fri Feb 28 14:45 - 15:22  (00:37)", "Fri Feb 28 14:45", "", "00:37", false, false),
            ("Wed Feb 26 20:05 - 14:54 (1+18:49)", "Wed Feb 26 20:05", "", "1+18:49", false, false),
            ("Fri Feb 28 23:45 - 00:22", "Fri Feb 28 23:45", "00:22", "", true, false),
            (
                "Tue Jan  5 00:17:29 2021 - Tue Jan  5 20:03:47 2021  (19:46)",
                "Tue Jan  5 00:17:29 2021",
                "Tue Jan  5 20:03:47 2021",
                "",
                false,
                false,
            ),
            ("Fri Feb 28 2020 14:45 - 15:22  (00:37)", "Fri Feb 28 2020 14:45", "", "00:37", false, false),
            (
                "2026-01-12T09:31:04+09:00 - 2026-01-12T10:31:04+09:00  (01:00)",
                "2026-01-12T09:31:04+09:00",
                "2026-01-12T10:31:04+09:00",
                "",
                false,
                false,
            ),
            ("Tue Jan  5 20:03:51 2021   still logged in", "Tue Jan  5 20:03:51 2021", "", "", false, true),
            ("Fri May  1 15:25    gone - no logout", "Fri May  1 15:25", "", "", false, true),
            ("Thu Feb 20 14:42 - crash (6+05:23)", "Thu Feb 20 14:42", "", "", false, true),
            (
                "Mon Mar 23 16:44:55 2020 - down                      (00:00)",
                "Mon Mar 23 16:44:55 2020",
                "",
                "",
                false,
                true,
            ),
        ] {
            let kept = one(&format!("mina     pts/0        192.0.2.14       {rest}"));
            let found =
                (kept.start.as_str(), kept.end.as_str(), kept.duration.as_str(), kept.end_may_wrap, kept.end_assumed);
            assert_eq!(found, (start, end, duration, wraps, open), "{rest}");
            assert_eq!(
                (kept.account.as_str(), kept.address.as_str(), kept.kind),
                ("mina", "192.0.2.14", ActivityKind::Session)
            );
        }
    }

    #[test]
    fn hosts_that_are_no_whole_address_stay_empty() {
        let end = "Fri Feb 28 14:45 - 15:22  (00:37)";
        for (line, address) in [
            (format!("mina ttys002 {end}"), ""),
            (format!("mina :0 :0 {end}"), ""),
            (format!("mina pts/0 desk.example.org {end}"), ""),
            (format!("mina pts/0 0.0.0.0 {end}"), ""),
            (format!("mina pts/0 2001:db8::8a2e:3 {end}"), ""),
            (format!("mina pts/0 2001:db8::1 {end}"), "2001:db8::1"),
            (format!("mina pts/0 {end}     192.0.2.14"), "192.0.2.14"),
        ] {
            assert_eq!(one(&line).address, address, "{line}");
        }
    }

    #[test]
    fn the_machine_itself_is_no_person_and_the_trailer_no_row() {
        let text = "reboot   system boot  6.8.0 Fri Feb 28 12:56 - 14:54  (01:58)
runlevel (to lvl 5)   6.8.0 Fri Feb 28 12:56   still running
shutdown system down  6.8.0 Fri Feb 28 12:56 - 12:57  (00:00)

wtmp begins Thu Aug 15 10:57:06 2019
";
        let sink = import("last.txt", text);
        assert_eq!((sink.rows.len(), sink.records.len(), sink.issues.len(), sink.years), (3, 0, 3, vec![2019]));
        assert!(
            import(
                "last.txt",
                "wtmp begins Fri Jun 21 15:54 
"
            )
            .years
            .is_empty()
        );
    }

    #[test]
    fn refused_sign_ins_of_lastb_are_failures() {
        let line = "root     ssh:notty    203.0.113.9      Fri Feb 28 14:45 - 14:45  (00:00)
";
        assert_eq!((one(line).kind, one(line).outcome), (ActivityKind::SignIn, Outcome::Failure));
        let console = "mina     tty1                          Fri Feb 28 14:45 - 14:45  (00:00)

btmp begins Fri Feb 28 14:45:01 2020
";
        assert_eq!(import("x", console).records[0].outcome, Outcome::Failure);
        let blank = import(
            "x",
            "         ssh:notty    203.0.113.9      Fri Feb 28 14:45 - 14:45  (00:00)
",
        );
        assert_eq!((blank.records.len(), blank.issues), (0, vec![(1, IssueKind::NotRelevant)]));
    }
}
