//! FreeRADIUS: the lines of `radius.log` that `auth = yes` writes, as a file or through syslog.
//!
//! A logged password stands behind the name, `[mina/secret]`; it is cut off and never handed on.

use crate::ingest::lines::{LineReader, address, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Freeradius;

static CARD: FormatCard = FormatCard {
    id: "freeradius",
    title: Both { ko: "FreeRADIUS 인증 로그", en: "FreeRADIUS authentication log" },
    export: Both {
        ko: "radiusd.conf의 log 항목에서 auth = yes로 두고 /var/log/freeradius/radius.log(또는 syslog)를 사용합니다.",
        en: "Set auth = yes in the log section of radiusd.conf and use /var/log/freeradius/radius.log, or syslog.",
    },
    gives: Both {
        ko: "인증 성공·실패의 시각, 계정, 단말(MAC) 또는 접속 IP(cli).",
        en: "Accepted and refused authentications with time, account, and the station's MAC or address (cli).",
    },
    lacks: Both {
        ko: "접속이 언제 끝났는지는 어카운팅 기록에만 있습니다. Wi-Fi에서는 접속 IP가 없습니다.",
        en: "Only accounting tells when a connection ended. Wi-Fi has no connecting address.",
    },
    traps: Both {
        ko: "시각은 서버의 시간대입니다. EAP에서는 한 번의 접속이 안쪽(TLS tunnel)과 바깥쪽 두 줄로 남고, 바깥쪽 이름은 anonymous일 수 있습니다. 기록된 비밀번호는 읽지 않습니다.",
        en: "Times are in the server's zone. With EAP one connection leaves an inner (TLS tunnel) and an outer line, and the outer name may be anonymous. A logged password is not read.",
    },
    sample: "Mon Jan 12 09:31:04 2026 : Auth: (12) Login OK: [mina@example.org] (from client office port 0 cli 192.0.2.14)\nMon Jan 12 10:12:40 2026 : Auth: (13) Login incorrect (pap: Cleartext password does not match): [joon/<via Auth-Type = PAP>] (from client office port 3 cli 00-53-00-AA-BB-CC)\nMon Jan 12 10:13:02 2026 : Info: Ready to process requests\n",
};

impl Importer for Freeradius {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_own = !head.is_json() && head.lines().take(500).any(|line| result(line).is_some());
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

/// What precedes the result, the outcome, and what follows it from the name on.
fn result(line: &[u8]) -> Option<(&[u8], Outcome, &[u8])> {
    let words = [
        (&b"Login OK"[..], Outcome::Success),
        (b"Login incorrect", Outcome::Failure),
        (b"Invalid user", Outcome::Failure),
    ];
    let (at, outcome) =
        words.iter().find_map(|(words, outcome)| Some((memchr::memmem::find(line, words)?, *outcome)))?;
    let rest = &line[at..];
    // The reason may hold brackets itself; the name follows a colon.
    let name = memchr::memmem::find(rest, b": [")? + 3;
    memchr::memmem::find(&rest[name..], b"(from client ")?;
    Some((&line[..at], outcome, &rest[name..]))
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some((before, outcome, rest)) = result(text) else { return sink.issue(line, IssueKind::NotRelevant) };
    let end = memchr::memmem::find(rest, b"] (from client ").unwrap_or(0);
    let account = without_password(&rest[..end]);
    let station = memchr::memmem::find(&rest[end..], b" cli ").map_or(&b""[..], |at| {
        let (station, _) = word(&rest[end + at + 5..]);
        station.strip_suffix(b")").unwrap_or(station)
    });
    let connecting = address(station);
    sink.record(
        line,
        &Record {
            kind: ActivityKind::SignIn,
            outcome,
            // The computer's own account, before anybody has signed in.
            machine: account.starts_with(b"host/"),
            account,
            start: When::Text(time(before)),
            address: connecting,
            device: if connecting.is_empty() { station } else { b"" },
            ..Record::default()
        },
    );
}

fn without_password(name: &[u8]) -> &[u8] {
    let from = if name.starts_with(b"host/") { 5 } else { 0 };
    memchr::memchr(b'/', &name[from..]).map_or(name, |at| &name[..from + at])
}

/// `Mon Jan 12 09:31:04 2026 : Auth:` or `Jan 12 09:31:04 host radiusd[71]:`.
fn time(before: &[u8]) -> &[u8] {
    if let Some(at) = memchr::memmem::find(before, b" : ") {
        return before[..at].trim_ascii();
    }
    // A connector may have kept the message alone: `(5) Login OK`.
    let words = match before.first() {
        Some(first) if first.is_ascii_digit() => 1,
        Some(first) if first.is_ascii_alphabetic() => 3,
        _ => 0,
    };
    let (mut end, mut rest) = (0, before);
    for _ in 0..words {
        let (_, after) = word(rest);
        end = before.len() - after.len();
        rest = after;
    }
    before[..end].trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("radius.log", text.as_bytes(), true);
        assert_eq!(Freeradius.sniff(&head), Likelihood::Certain);
        read_all(Freeradius.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 45)
    }

    #[test]
    fn the_sample() {
        let sink = import(CARD.sample);
        let found: Vec<_> = sink
            .records
            .iter()
            .map(|kept| (kept.account.as_str(), kept.outcome, kept.address.as_str(), kept.device.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("mina@example.org", Outcome::Success, "192.0.2.14", ""),
                ("joon", Outcome::Failure, "", "00-53-00-AA-BB-CC"),
            ]
        );
        assert_eq!(
            (sink.records[0].start.as_str(), sink.issues.as_slice()),
            ("Mon Jan 12 09:31:04 2026", &[(3, IssueKind::NotRelevant)][..])
        );
    }

    #[test]
    fn syslog_passwords_machines_and_tunnels() {
        let text = "Jan  2 09:31:04 gate radiusd[71]: (5) Login OK: [mina/secret: [x] (from client a] (from client a port 1 cli 192.0.2.1 via TLS tunnel)\n\
            2026-01-12T09:31:04+09:00 gate freeradius[71]: Login OK: [host/pc1.example.org] (from client a port 1)\n\
            Jan  2 09:31:04 gate sshd[1]: Invalid user x from 192.0.2.1\n";
        let sink = import(text);
        let kept = &sink.records[0];
        assert_eq!(
            (kept.account.as_str(), kept.start.as_str(), kept.address.as_str()),
            ("mina", "Jan  2 09:31:04", "192.0.2.1")
        );
        let kept = &sink.records[1];
        assert_eq!(
            (kept.account.as_str(), kept.machine, kept.start.as_str()),
            ("host/pc1.example.org", true, "2026-01-12T09:31:04+09:00")
        );
        assert_eq!(sink.issues, [(3, IssueKind::NotRelevant)]);
    }
}
