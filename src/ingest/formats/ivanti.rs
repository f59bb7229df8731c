//! Ivanti Connect Secure (Pulse Secure) user access log, in WebTrends (`id=firewall …`) or standard form.
//!
//! The field `user` and the message name the same person; the message's number in front is not in every export.

use super::key_values::pairs;
use super::syslog_line::{after, between};
use crate::ingest::lines::{LineReader, address};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Ivanti Connect Secure log.
pub struct Ivanti;

static CARD: FormatCard = FormatCard {
    id: "ivanti",
    title: Both { ko: "Ivanti Connect Secure(Pulse) 접속 로그", en: "Ivanti Connect Secure (Pulse) access log" },
    export: Both {
        ko: "관리 콘솔 System → Log/Monitoring → User Access → Save Log As(표준 또는 WebTrends 형식), 또는 syslog 서버의 파일을 사용합니다.",
        en: "Admin console, System, Log/Monitoring, User Access, Save Log As (standard or WebTrends format); or the files of a syslog server.",
    },
    gives: Both {
        ko: "VPN 로그인 성공·실패, 로그아웃과 시간 초과, 계정, 접속 IP, 세션 번호.",
        en: "VPN sign-ins that worked or failed, sign-outs and time-outs, account, connecting address, session number.",
    },
    lacks: Both { ko: "시간대, 국가, 연결 중의 활동은 없습니다.", en: "Zone, country, what was done while connected." },
    traps: Both {
        ko: "시각은 장비의 시간대입니다. 터널이 열려 있어도 사람이 일하고 있다는 뜻은 아니며, 클라이언트는 스스로 다시 연결합니다.",
        en: "Times are in the device's zone. An open tunnel does not mean that somebody works, and clients reconnect by themselves.",
    },
    sample: "id=firewall time=\"2026-01-12 09:31:04\" pri=6 fw=198.51.100.2 vpn=ive-1 user=mina realm=\"Users\" roles=\"Staff\" proto=auth src=192.0.2.14 type=vpn msg=\"AUT31504: Login succeeded for mina/Users (session:0a1b2c3d) from 192.0.2.14 with Pulse-Secure\"
id=firewall time=\"2026-01-12 09:40:51\" pri=6 fw=198.51.100.2 vpn=ive-1 user=admin realm=\"Users\" roles=\"\" proto=auth src=203.0.113.9 type=vpn msg=\"AUT23457: Login failed using auth server Local. Reason: Failed\"
id=firewall time=\"2026-01-12 18:02:44\" pri=6 fw=198.51.100.2 vpn=ive-1 user=mina realm=\"Users\" roles=\"Staff\" proto=auth src=192.0.2.14 type=vpn msg=\"AUT22673: Logout from 192.0.2.14 (session:0a1b2c3d)\"",
};

/// One line of either form.
#[derive(Default)]
struct Entry<'a> {
    time: &'a [u8],
    user: &'a [u8],
    source: &'a [u8],
    message: &'a [u8],
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    if memchr::memmem::find(line, b"id=firewall ").is_some() {
        let mut entry = Entry::default();
        for (key, value) in pairs(line) {
            match key {
                b"time" => entry.time = value,
                b"user" => entry.user = value,
                b"src" => entry.source = value,
                b"msg" => entry.message = value,
                _ => {}
            }
        }
        return (!entry.message.is_empty()).then_some(entry);
    }
    // `2026-01-12 09:31:04 - ive-1 - [192.0.2.14] mina(Users)[Staff] - Login succeeded …`; syslog may stand in front.
    let open = memchr::memmem::find(line, b" - [")?;
    let dash = memchr::memmem::rfind(&line[..open], b" - ")?;
    let time = line[..dash].get(dash.checked_sub(19)?..)?;
    let rest = &line[open + 4..];
    let close = memchr::memchr(b']', rest)?;
    let who = rest[close + 1..].trim_ascii_start();
    let user = &who[..memchr::memchr(b'(', who)?];
    let message = after(who, b"] - ").or_else(|| after(who, b" - "))?;
    let is_time = time[4] == b'-' && time[10] == b' ' && time[13] == b':';
    is_time.then_some(Entry { time, user, source: &rest[..close], message })
}

fn meaning(message: &[u8]) -> Option<(ActivityKind, Outcome)> {
    use ActivityKind::{Action, SignIn, SignOut};
    use Outcome::{Failure, Success};
    let says = |text: &[u8]| memchr::memmem::find(message, text).is_some();
    Some(match () {
        () if says(b"Login succeeded for ") => (SignIn, Success),
        () if says(b"Login failed") => (SignIn, Failure),
        // The step before, with an entry of its own.
        () if says(b"Primary authentication successful") => (Action, Success),
        () if says(b"Primary authentication failed") => (Action, Failure),
        () if says(b"Logout from ") || says(b"Session timed out for ") || says(b"Max session timeout for ") => {
            (SignOut, Success)
        }
        () if says(b"Session started for user") || says(b"Session ended for user") => (Action, Success),
        () => return None,
    })
}

impl Importer for Ivanti {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_marked = |line: &[u8]| {
            memchr::memmem::find(line, b" vpn=").is_some() && memchr::memmem::find(line, b" realm=").is_some()
        };
        let is_entry =
            |line: &[u8]| parse(line).is_some_and(|entry| is_marked(line) || meaning(entry.message).is_some());
        if !head.is_json() && head.lines().any(is_entry) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some(entry) = parse(text) else { return sink.issue(line, IssueKind::BadRecord) };
    let Some((kind, outcome)) = meaning(entry.message).filter(|_| !matches!(entry.user, b"" | b"System")) else {
        return sink.issue(line, IssueKind::NotRelevant);
    };
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account: entry.user,
            start: When::Text(entry.time),
            address: address(entry.source),
            session: between(entry.message, b"(session:", b')').unwrap_or_default(),
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("ive.log", text.as_bytes(), true);
        assert_eq!(Ivanti.sniff(&head), Likelihood::Certain);
        read_all(Ivanti.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 40)
    }

    #[test]
    fn both_forms_say_the_same() {
        let standard = "2026-01-12 09:31:04 - ive-1 - [192.0.2.14] mina(Users)[Staff] - Login succeeded for mina/Users (session:0a1b2c3d) from 192.0.2.14.\n<134>Jan 12 09:40:51 ive-1 PulseSecure: - - - 2026-01-12 09:40:51 - ive-1 - [203.0.113.9] admin(Users)[] - Login failed using auth server Local. Reason: Failed\n2026-01-12 18:02:44 - ive-1 - [192.0.2.14] mina(Users)[Staff] - Logout from 192.0.2.14 (session:0a1b2c3d)\n";
        let (web, standard) = (import(CARD.sample), import(standard));
        assert_eq!(web.records, standard.records);
        assert_eq!((web.records[0].session.as_str(), web.records[2].kind), ("0a1b2c3d", ActivityKind::SignOut));
        assert_eq!(web.records[1].outcome, Outcome::Failure);
    }

    #[test]
    fn the_device_itself_is_nobody() {
        let text = format!(
            "{}\nid=firewall time=\"2026-01-12 19:00:00\" vpn=ive-1 user=System realm=\"\" src=127.0.0.1 msg=\"SYS10001: x\"\nnonsense - [x\n",
            CARD.sample
        );
        assert_eq!(import(&text).issues, [(4, IssueKind::NotRelevant), (5, IssueKind::BadRecord)]);
    }
}
