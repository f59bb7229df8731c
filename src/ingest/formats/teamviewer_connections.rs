//! TeamViewer's logs of remote sessions: `Connections_incoming.txt` (tabs) and `Connections.txt` (columns of blanks).
//!
//! In the incoming log the partner is who sat at the keys, so the partner's id is the device; in the outgoing log the partner
//! is the machine that was looked at.

use crate::ingest::lines::{LineReader, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// TeamViewer connection logs.
pub struct TeamviewerConnections;

static CARD: FormatCard = FormatCard {
    id: "teamviewer-connections",
    title: Both { ko: "TeamViewer 연결 기록", en: "TeamViewer connection log" },
    export: Both {
        ko: "받은 연결: C:\\Program Files\\TeamViewer\\Connections_incoming.txt. 보낸 연결: %APPDATA%\\TeamViewer\\Connections.txt. 그대로 사용합니다.",
        en: "Incoming: C:\\Program Files\\TeamViewer\\Connections_incoming.txt. Outgoing: %APPDATA%\\TeamViewer\\Connections.txt. Take them as they are.",
    },
    gives: Both {
        ko: "원격 제어의 시작과 끝, 그 컴퓨터의 Windows 계정, 상대의 TeamViewer 번호와 이름.",
        en: "Start and end of remote control, the Windows account of the machine, number and name of the partner.",
    },
    lacks: Both { ko: "접속 IP, 국가, 시간대는 없습니다. 파일에는 어느 컴퓨터인지 적혀 있지 않습니다.", en: "Addresses, country, zone. The file does not say which machine it is from." },
    traps: Both {
        ko: "회사의 원격 지원도 같은 모양으로 남습니다. 시각의 시간대는 판마다 다를 수 있습니다(현지 시각 또는 UTC). TeamViewer 번호는 다시 설치하면 바뀔 수 있습니다.",
        en: "A helpdesk leaves the same traces. Whether times are local or UTC depends on the version. A partner's number may change when TeamViewer is installed again.",
    },
    sample: "1660360496\tSupport Desk\t12-01-2026 09:31:04\t12-01-2026 10:02:44\tmina\tRemoteControl\t{b3a4df33-d027-44d5-b50f-4e6111549400}
1660360496\tSupport Desk\t13-01-2026 14:00:10\t13-01-2026 14:20:31\tmina\tRemoteControl\t{b3a4df33-d027-44d5-b50f-4e6111549401}",
};

/// One line of either log.
struct Entry<'a> {
    partner: &'a [u8],
    start: &'a [u8],
    end: &'a [u8],
    user: &'a [u8],
    mode: &'a [u8],
    session: &'a [u8],
    is_incoming: bool,
}

fn is_time(text: &[u8]) -> bool {
    text.len() == 19 && text[2] == b'-' && text[5] == b'-' && text[10] == b' ' && text[13] == b':' && text[16] == b':'
}

fn is_number(text: &[u8]) -> bool {
    text.len() >= 6 && text.iter().all(|byte| byte.is_ascii_digit() || *byte == b' ')
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let entry = if memchr::memchr(b'\t', line).is_some() {
        let mut cells = line.split(|byte| *byte == b'\t').map(<[u8]>::trim_ascii);
        let partner = cells.next()?;
        let mut rest = [&b""[..]; 6];
        for (place, cell) in rest.iter_mut().zip(cells) {
            *place = cell;
        }
        // Older versions leave the partner's name out.
        let [name, start, end, user, mode, session] = rest;
        let (start, end, user, mode, session) =
            if is_time(name) { (name, start, end, user, mode) } else { (start, end, user, mode, session) };
        Entry { partner, start, end, user, mode, session, is_incoming: true }
    } else {
        let (partner, rest) = word(line);
        let (start, rest) = rest.split_at_checked(19)?;
        let (end, rest) = rest.trim_ascii_start().split_at_checked(19)?;
        // The mode is one word, a Windows account may be several.
        let rest = rest.trim_ascii();
        let (rest, session) = rest.split_at(memchr::memchr(b'{', rest)?);
        let rest = rest.trim_ascii_end();
        let blank = memchr::memrchr(b' ', rest)?;
        Entry {
            partner,
            start,
            end,
            user: rest[..blank].trim_ascii(),
            mode: &rest[blank + 1..],
            session,
            is_incoming: false,
        }
    };
    let is_entry = is_number(entry.partner) && is_time(entry.start) && (entry.end.is_empty() || is_time(entry.end));
    is_entry.then_some(entry)
}

impl Importer for TeamviewerConnections {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let mut lines = head.lines();
        let has_id = |entry: Entry<'_>| entry.session.starts_with(b"{");
        if lines.next().and_then(parse).is_some_and(has_id) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some(entry) = parse(text) else { return sink.issue(line, IssueKind::BadRecord) };
    let is_remote = matches!(entry.mode, b"RemoteControl" | b"RemoteSupport" | b"Remote Control");
    sink.record(
        line,
        &Record {
            kind: if is_remote { ActivityKind::RemoteSession } else { ActivityKind::Action },
            outcome: Outcome::Success,
            account: entry.user,
            start: When::Text(entry.start),
            end: if entry.end.is_empty() { When::Missing } else { When::Text(entry.end) },
            device: if entry.is_incoming { entry.partner } else { b"" },
            session: entry.session,
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("Connections.txt", text.as_bytes(), true);
        assert_eq!(TeamviewerConnections.sniff(&head), Likelihood::Certain);
        read_all(TeamviewerConnections.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30)
    }

    #[test]
    fn both_logs_and_an_account_of_two_words() {
        let incoming = import(CARD.sample);
        assert_eq!((incoming.records.len(), incoming.records[0].device.as_str()), (2, "1660360496"));
        let outgoing = import(
            "\n1660360496                      20-02-2024 13:10:33             20-02-2024 13:11:52             Mina Kim                        RemoteControl                   {b35110b2-7dc5-4bb9-8d54-ca80953f65f8}\n",
        );
        let kept = &outgoing.records[0];
        assert_eq!(
            (outgoing.rows.as_slice(), kept.account.as_str(), kept.kind),
            (&[2][..], "Mina Kim", ActivityKind::RemoteSession)
        );
        assert_eq!(
            (kept.start.as_str(), kept.end.as_str(), kept.device.as_str()),
            ("20-02-2024 13:10:33", "20-02-2024 13:11:52", "")
        );
    }

    #[test]
    fn a_line_without_name_or_end_is_read_and_nonsense_is_an_issue() {
        let sink =
            import(&format!("{}\n1660360496\t14-01-2026 09:00:00\t\tmina\tFileTransfer\t{{x}}\nx\n", CARD.sample));
        assert_eq!(
            (sink.records[2].kind, sink.records[2].account.as_str(), sink.records[2].end.as_str()),
            (ActivityKind::Action, "mina", "")
        );
        assert_eq!(sink.issues, [(4, IssueKind::BadRecord)]);
    }
}
