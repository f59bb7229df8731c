//! Output of `who` (GNU coreutils): who is signed in to a machine at this moment, and since when.
//!
//! Columns have no fixed place; the date after user and terminal is the anchor.

use crate::ingest::lines::{LineReader, address, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Output of `who`.
pub struct Who;

static CARD: FormatCard = FormatCard {
    id: "who",
    title: Both { ko: "who 명령 출력", en: "Output of who" },
    export: Both {
        ko: "서버에서 who > who.txt 를 실행해 저장합니다. 지난 기록은 last를 사용하십시오.",
        en: "Run who > who.txt on the server. For the past use last.",
    },
    gives: Both {
        ko: "지금 로그인해 있는 계정, 로그인 시각(분 단위), 접속 IP 또는 호스트.",
        en: "Accounts signed in now, since when (to the minute), address or host.",
    },
    lacks: Both {
        ko: "지난 로그인, 끝난 시각, 시간대, 국가, 기기는 없습니다.",
        en: "Earlier sign-ins, ends, zone, country, devices.",
    },
    traps: Both {
        ko: "한순간의 모습입니다. 괄호 안이 호스트 이름이면 IP로 바꾸지 않습니다. 열린 터미널이 사람이 일하고 있다는 뜻은 아닙니다.",
        en: "It shows one moment. Host names in brackets are not looked up. An open terminal does not mean that somebody works.",
    },
    sample: "mina     pts/0        2026-01-12 09:31 (192.0.2.14)
joon     pts/1        2026-01-12 10:02 (198.51.100.7)
root     tty1         2026-01-11 18:43",
};

struct Entry<'a> {
    user: &'a [u8],
    time: &'a [u8],
    host: &'a [u8],
}

fn is_clock(text: &[u8]) -> bool {
    text.len() == 5 && text[2] == b':' && text[0].is_ascii_digit() && text[4].is_ascii_digit()
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    // A blank column of users is the machine's own line, `LOGIN` a terminal that waits for somebody.
    if is_of_the_machine(line) {
        return None;
    }
    let (user, rest) = word(line);
    let (terminal, mut rest) = word(rest);
    // `who -a` and `who -T` say in between whether messages are welcome.
    if matches!(terminal, b"+" | b"-" | b"?") {
        rest = word(rest).1;
    }
    let (first, after) = word(rest);
    let (second, after) = word(after);
    let is_date = first.len() == 10 && first[4] == b'-' && first[7] == b'-';
    // In the C locale: `Jan 12 09:31`.
    let is_month =
        first.len() == 3 && first.iter().all(u8::is_ascii_alphabetic) && second.iter().all(u8::is_ascii_digit);
    let (clock, after) = if is_month { word(after) } else { (second, after) };
    if user.is_empty() || !is_clock(clock) || !(is_date || is_month) {
        return None;
    }
    let time = rest[..rest.len() - after.len()].trim_ascii();
    let host = match (memchr::memrchr(b'(', after), after.trim_ascii_end().strip_suffix(b")")) {
        (Some(open), Some(closed)) if open < closed.len() => &closed[open + 1..],
        _ => b"",
    };
    Some(Entry { user, time, host })
}

fn is_of_the_machine(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"LOGIN ")
}

/// A line of `who -H` or `who -q` that is no entry.
fn is_heading(line: &[u8]) -> bool {
    line.starts_with(b"NAME ") || line.starts_with(b"# users=")
}

impl Importer for Who {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let lines = || head.lines().filter(|line| !is_heading(line)).take(20);
        // The machine's own lines are known by a blank at the beginning, which any indented text has.
        let has_entry = lines().any(|line| parse(line).is_some());
        let is_who = has_entry && lines().all(|line| parse(line).is_some() || is_of_the_machine(line));
        if is_who { Likelihood::Likely } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    if is_heading(text) {
        return;
    }
    sink.row(line);
    let Some(entry) = parse(text) else {
        // `who -a` names boots, run levels and free terminals, too.
        return sink.issue(line, if is_of_the_machine(text) { IssueKind::NotRelevant } else { IssueKind::BadRecord });
    };
    sink.record(
        line,
        &Record {
            kind: ActivityKind::Session,
            outcome: Outcome::Success,
            end_assumed: true,
            account: entry.user,
            start: When::Text(entry.time),
            // `:0` is a display, `192.0.2.14:S.0` a screen in a terminal.
            address: address(
                entry.host.split(|byte| *byte == b':').next().filter(|host| host.contains(&b'.')).unwrap_or(entry.host),
            ),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("who.txt", text.as_bytes(), true);
        assert_eq!(Who.sniff(&head), Likelihood::Likely);
        read_all(Who.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30)
    }

    #[test]
    fn every_shape_of_line() {
        for (line, user, time, ip) in [
            ("mina     pts/0        2026-01-12 09:31 (192.0.2.14)", "mina", "2026-01-12 09:31", "192.0.2.14"),
            ("mina     pts/0        Jan 12 09:31 (2001:db8::7)", "mina", "Jan 12 09:31", "2001:db8::7"),
            (
                "mina   + pts/0        2026-01-12 09:31   .          2211 (desk.example.org)",
                "mina",
                "2026-01-12 09:31",
                "",
            ),
            ("mina     :0           2026-01-12 09:31 (:0)", "mina", "2026-01-12 09:31", ""),
            ("mina     pts/1        2026-01-12 09:31 (192.0.2.14:S.0)", "mina", "2026-01-12 09:31", "192.0.2.14"),
        ] {
            let kept = &import(line).records[0];
            assert_eq!((kept.account.as_str(), kept.start.as_str(), kept.address.as_str()), (user, time, ip), "{line}");
        }
    }

    #[test]
    fn headings_are_no_rows_and_boots_say_nothing() {
        let sink = import(
            "NAME     LINE         TIME\n         system boot  2026-01-11 18:40\nmina     pts/0        2026-01-12 09:31\n# users=1\n",
        );
        assert_eq!((sink.rows, sink.issues), (vec![2, 3], vec![(2, IssueKind::NotRelevant)]));
    }

    #[test]
    fn prose_and_last_are_not_who() {
        for text in [
            "mina pts/0 192.0.2.14 Mon Jan 12 09:31 - 18:02 (08:31)\n",
            "Dear all,\n",
            "a b c\n",
            " account , start\n mina , 2026-01-12\n",
            "",
        ] {
            assert_eq!(Who.sniff(&Head::new("x", text.as_bytes(), true)), Likelihood::No, "{text}");
        }
    }
}
