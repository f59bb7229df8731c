//! AnyDesk's `connection_trace.txt`: incoming remote sessions, their starts only.
//!
//! The file does not name the account of the machine; the other side's id and alias are all there is.

use crate::ingest::lines::{LineReader, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// AnyDesk connection trace.
pub struct AnydeskTrace;

static CARD: FormatCard = FormatCard {
    id: "anydesk-trace",
    title: Both {
        ko: "AnyDesk 연결 기록 (connection_trace.txt)",
        en: "AnyDesk connection trace (connection_trace.txt)",
    },
    export: Both {
        ko: "설치판: C:\\ProgramData\\AnyDesk\\connection_trace.txt. 휴대판: %APPDATA%\\AnyDesk\\connection_trace.txt. UTF-16 그대로 사용합니다.",
        en: "Installed: C:\\ProgramData\\AnyDesk\\connection_trace.txt. Portable: %APPDATA%\\AnyDesk\\connection_trace.txt. UTF-16, take it as it is.",
    },
    gives: Both {
        ko: "받은 원격 연결이 시작된 시각(분 단위), 상대의 AnyDesk 번호와 별칭, 어떻게 허락되었는지.",
        en: "When incoming sessions began (to the minute), the other side's AnyDesk number and alias, how it was let in.",
    },
    lacks: Both {
        ko: "세션의 끝, 접속 IP, 국가, 시간대, 그 컴퓨터의 계정은 없습니다.",
        en: "Ends, addresses, country, zone, the account of the machine.",
    },
    traps: Both {
        ko: "계정은 연결해 온 쪽의 AnyDesk 번호입니다. 회사의 원격 지원도 같은 모양으로 남습니다.",
        en: "The account is the AnyDesk number of the side that connected. A helpdesk leaves the same traces.",
    },
    sample: "Incoming    2026-01-12, 09:31    User                          123456789    123456789
Incoming    2026-01-12, 14:00    Passwd                        987654321    desk@ad
Incoming    2026-01-13, 02:12    REJECTED                      987654321    desk@ad",
};

struct Entry<'a> {
    time: &'a [u8],
    status: &'a [u8],
    id: &'a [u8],
    alias: &'a [u8],
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii();
    let rest = line.strip_prefix(b"Incoming")?.trim_ascii_start();
    let comma = memchr::memchr(b',', rest)?;
    let (clock, after) = word(&rest[comma + 1..]);
    let time = &rest[..rest.len() - after.len()];
    let (status, after) = word(after);
    let (id, alias) = word(after);
    let is_entry =
        comma == 10 && rest[4] == b'-' && clock.len() >= 5 && !id.is_empty() && id.iter().all(u8::is_ascii_digit);
    is_entry.then(|| Entry { time: time.trim_ascii(), status, id, alias: word(alias).0 })
}

impl Importer for AnydeskTrace {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if head.lines().next().and_then(parse).is_some() { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some(entry) = parse(text) else { return sink.issue(line, IssueKind::BadRecord) };
    let outcome = match entry.status {
        b"User" | b"Passwd" | b"Token" => Outcome::Success,
        b"REJECTED" => Outcome::Failure,
        _ => Outcome::Unknown,
    };
    sink.record(
        line,
        &Record {
            kind: ActivityKind::RemoteSession,
            outcome,
            account: entry.id,
            alias: if entry.alias == entry.id { b"" } else { entry.alias },
            start: When::Text(entry.time),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::read as read_all;

    #[test]
    fn the_sample_and_what_is_none() {
        let text = format!("{}\nOutgoing x\n", CARD.sample);
        let head = Head::new("connection_trace.txt", text.as_bytes(), true);
        assert_eq!(AnydeskTrace.sniff(&head), Likelihood::Certain);
        let sink = read_all(AnydeskTrace.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30);
        let kept: Vec<_> =
            sink.records.iter().map(|kept| (kept.account.as_str(), kept.alias.as_str(), kept.outcome)).collect();
        let expected = [
            ("123456789", "", Outcome::Success),
            ("987654321", "desk@ad", Outcome::Success),
            ("987654321", "desk@ad", Outcome::Failure),
        ];
        assert_eq!(kept, expected);
        assert_eq!(
            (sink.records[0].start.as_str(), sink.issues),
            ("2026-01-12, 09:31", vec![(4, IssueKind::BadRecord)])
        );
        assert_eq!(AnydeskTrace.sniff(&Head::new("x", b"Incoming calls, 2026\n", true)), Likelihood::No);
    }
}
