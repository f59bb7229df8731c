//! OpenSSH server lines in `auth.log`, `secure` or journald's text: who signed in from where, and until when.
//!
//! The session is host and process: `Accepted` and pam's `opened` and `closed` come from the same process. The unprivileged
//! child that logs `Disconnected from user` has another number, so that line carries no session.

use crate::ingest::lines::{LineReader, address, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// OpenSSH server log.
pub struct OpensshAuth;

static CARD: FormatCard = FormatCard {
    id: "openssh-auth",
    title: Both { ko: "OpenSSH 서버 로그 (auth.log, secure)", en: "OpenSSH server log (auth.log, secure)" },
    export: Both {
        ko: "/var/log/auth.log(데비안 계열) 또는 /var/log/secure(레드햇 계열)를 그대로 사용하거나, journalctl -u ssh -o short-iso 의 출력을 저장합니다.",
        en: "Take /var/log/auth.log (Debian) or /var/log/secure (Red Hat) as it is, or save the output of journalctl -u ssh -o short-iso.",
    },
    gives: Both {
        ko: "서버별 SSH 로그인 성공·실패와 세션의 시작·끝, 계정, 접속 IP.",
        en: "SSH sign-ins that worked or failed, start and end of sessions, account, connecting address.",
    },
    lacks: Both {
        ko: "세션 중에 무엇을 했는지, 기기 식별자, 국가가 없습니다. 전통적인 syslog 시각에는 연도와 시간대가 없습니다.",
        en: "Nothing of what was done in the session, no device, no country. Traditional syslog times have neither year nor zone.",
    },
    traps: Both {
        ko: "root 같은 공용 계정은 한 사람이 아닙니다. 인터넷에 열린 서버의 실패 기록은 대부분 무차별 대입 공격입니다. 열린 세션이 사람이 일하고 있다는 뜻은 아니며, 배포 스크립트와 백업도 로그인합니다. 점프 서버를 거치면 접속 IP는 점프 서버의 IP입니다.",
        en: "Shared accounts such as root are not one person. Failures on a server open to the internet are mostly guessing by robots. An open session does not mean that somebody works; deployment and backup scripts sign in as well. Behind a jump host the address is the jump host's.",
    },
    sample: "Jan 12 09:31:04 build-1 sshd[2114]: Accepted publickey for mina from 192.0.2.14 port 50112 ssh2: ED25519 SHA256:AAAA
Jan 12 09:40:51 build-1 sshd[2190]: Failed password for invalid user admin from 203.0.113.9 port 41822 ssh2
Jan 12 18:02:44 build-1 sshd[2114]: pam_unix(sshd:session): session closed for user mina",
};

impl Importer for OpensshAuth {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let says_something =
            |line| parse_entry(line).is_some_and(|entry| entry.is_sshd() && read_message(entry.message).is_some());
        if head.lines().any(says_something) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let mut session = Vec::new();
        Ok(Box::new(LineReader::new(limits.record_bytes, move |line, text: &[u8], sink: &mut dyn Sink| {
            read(line, text, &mut session, sink);
        })))
    }
}

/// One syslog line, taken apart.
struct Entry<'a> {
    time: &'a [u8],
    host: &'a [u8],
    program: &'a [u8],
    process: &'a [u8],
    message: &'a [u8],
}

impl Entry<'_> {
    /// Since 9.8 the process of a connection is `sshd-session`, since 10 `sshd-auth` before it.
    fn is_sshd(&self) -> bool {
        matches!(self.program, b"sshd" | b"sshd-session" | b"sshd-auth")
    }
}

/// What a message says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Said<'a> {
    kind: ActivityKind,
    outcome: Outcome,
    user: &'a [u8],
    address: &'a [u8],
    has_session: bool,
}

fn read(line: u32, text: &[u8], session: &mut Vec<u8>, sink: &mut dyn Sink) {
    if text.starts_with(b"-- ") {
        return; // journalctl's own remarks (`-- Boot …`, `-- Logs begin at …`) are no entries.
    }
    sink.row(line);
    let Some(entry) = parse_entry(text) else { return sink.issue(line, IssueKind::BadRecord) };
    let said = if entry.is_sshd() { read_message(entry.message) } else { None };
    let Some(said) = said.filter(|said| !said.user.is_empty()) else { return sink.issue(line, IssueKind::NotRelevant) };
    session.clear();
    if said.has_session && !entry.process.is_empty() {
        session.extend_from_slice(entry.host);
        session.push(b':');
        session.extend_from_slice(entry.process);
    }
    sink.record(
        line,
        &Record {
            kind: said.kind,
            outcome: said.outcome,
            account: said.user,
            start: When::Text(entry.time),
            address: address(said.address),
            session,
            ..Record::default()
        },
    );
}

/// `Dec 10 06:55:46 host tag[1]: …`, the same with an ISO time, or RFC 5424; a priority may lead.
fn parse_entry(text: &[u8]) -> Option<Entry<'_>> {
    let mut rest = text.trim_ascii_start();
    let mut is_rfc5424 = false;
    if let Some(after) = rest.strip_prefix(b"<") {
        let end = after.iter().take(4).position(|&byte| byte == b'>')?;
        rest = &after[end + 1..];
        if let Some(after) = rest.strip_prefix(b"1 ") {
            (rest, is_rfc5424) = (after, true);
        }
    }
    let length = time_length(rest)?;
    let (time, rest) = rest.split_at(length);
    let (host, rest) = word(rest);
    if is_rfc5424 {
        let (program, rest) = word(rest);
        let (process, rest) = word(rest);
        let (_, rest) = word(rest);
        let message = after_structured_data(rest)?;
        return Some(Entry { time, host, program, process: if process == b"-" { b"" } else { process }, message });
    }
    let (tag, message) = word(rest);
    let tag = tag.strip_suffix(b":")?;
    let (program, process) = match tag.iter().position(|&byte| byte == b'[') {
        Some(open) => (&tag[..open], tag[open + 1..].strip_suffix(b"]")?),
        None => (tag, &b""[..]),
    };
    // systemd's sessions run as `(systemd)` or with a path before the name.
    let program = program.rsplit(|&byte| byte == b'/').next().unwrap_or(program);
    Some(Entry { time, host, program, process, message })
}

/// How long the time at the beginning is.
fn time_length(text: &[u8]) -> Option<usize> {
    if text.first()?.is_ascii_digit() {
        let is_date = text.len() > 19 && text[4] == b'-' && text[7] == b'-' && text[13] == b':';
        let blank = |from: usize| text[from..].iter().position(|&byte| byte == b' ').map(|length| from + length);
        return match text.get(10)? {
            b'T' if is_date => blank(10),
            b' ' if is_date => blank(11),
            _ => None,
        };
    }
    // Month, day (blank-padded), time; some devices put the year between.
    let (month, rest) = word(text);
    let (day, rest) = word(rest);
    let (mut time, mut rest) = word(rest);
    if time.len() == 4 {
        (time, rest) = word(rest);
    }
    let is_time = month.len() == 3
        && MONTHS.contains(&month)
        && (1..=2).contains(&day.len())
        && day.iter().all(u8::is_ascii_digit)
        && time.len() >= 8
        && time[2] == b':'
        && time[5] == b':';
    let end = text.len() - rest.len();
    is_time.then(|| text[..end].trim_ascii_end().len())
}

const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// What follows RFC 5424's structured data (`-` or `[…]` groups with quoted values).
fn after_structured_data(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    if let Some(after) = rest.strip_prefix(b"-") {
        rest = after;
    }
    while rest.first() == Some(&b'[') {
        let (mut is_quoted, mut at) = (false, 1);
        loop {
            match rest.get(at)? {
                b'\\' if is_quoted => at += 1,
                b'"' => is_quoted = !is_quoted,
                b']' if !is_quoted => break,
                _ => {}
            }
            at += 1;
        }
        rest = &rest[at + 1..];
    }
    let rest = rest.trim_ascii_start();
    Some(rest.strip_prefix("\u{feff}".as_bytes()).unwrap_or(rest))
}

/// What sshd says of a user; nothing where it says nothing that counts.
fn read_message(message: &[u8]) -> Option<Said<'_>> {
    let message = unrepeated(message);
    let message = message.strip_prefix(b"error: ").unwrap_or(message);
    let message = message.strip_suffix(b" [preauth]").unwrap_or(message);
    if let Some(rest) = message.strip_prefix(b"Accepted ") {
        let (user, address) = user_from(after(rest, b" for ")?, false)?;
        return Some(Said { kind: ActivityKind::SignIn, outcome: Outcome::Success, user, address, has_session: true });
    }
    let failure = |(user, address)| Said {
        kind: ActivityKind::SignIn,
        outcome: Outcome::Failure,
        user,
        address,
        has_session: false,
    };
    if let Some(rest) = message.strip_prefix(b"Invalid user ") {
        return user_from(rest, true).map(failure);
    }
    if message.starts_with(b"Failed ") || message.starts_with(b"maximum authentication attempts exceeded for ") {
        let rest = after(message, b" for ")?;
        let invalid = rest.strip_prefix(b"invalid user ");
        return user_from(invalid.unwrap_or(rest), invalid.is_some()).map(failure);
    }
    if let Some(rest) = message.strip_prefix(b"User ")
        && memchr::memmem::find(rest, b" not allowed because ").is_some()
    {
        return user_from(rest, true).map(failure);
    }
    for verb in [&b"Connection closed by "[..], b"Connection reset by ", b"Disconnected from ", b"Disconnecting "] {
        let Some(rest) = message.strip_prefix(verb) else { continue };
        let tried = rest.strip_prefix(b"authenticating user ").or_else(|| rest.strip_prefix(b"invalid user "));
        if let Some(rest) = tried {
            return user_address(rest).map(failure);
        }
        let (user, address) = user_address(rest.strip_prefix(b"user ")?)?;
        return Some(Said { kind: ActivityKind::Action, outcome: Outcome::Success, user, address, has_session: false });
    }
    let session = after(message, b"(sshd:session): session ")?;
    let (kind, rest) = match session.strip_prefix(b"opened for user ") {
        Some(rest) => (ActivityKind::Action, rest),
        None => (ActivityKind::SignOut, session.strip_prefix(b"closed for user ")?),
    };
    let end = rest.iter().position(|byte| matches!(byte, b'(' | b' ')).unwrap_or(rest.len());
    Some(Said { kind, outcome: Outcome::Success, user: &rest[..end], address: b"", has_session: true })
}

/// rsyslog folds equal lines into `message repeated 5 times: [ … ]`, which is one row.
fn unrepeated(message: &[u8]) -> &[u8] {
    let inner = message.strip_prefix(b"message repeated ").and_then(|rest| after(rest, b" times: ["));
    inner.and_then(|inner| inner.strip_suffix(b"]")).map_or(message, <[u8]>::trim_ascii)
}

fn after<'a>(text: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    memchr::memmem::find(text, mark).map(|at| &text[at + mark.len()..])
}

/// `mina from 192.0.2.14 port 1 ssh2`. A name that the other side made up may hold ` from ` itself: the last one counts.
fn user_from(text: &[u8], is_made_up: bool) -> Option<(&[u8], &[u8])> {
    const FROM: &[u8] = b" from ";
    let at = if is_made_up { memchr::memmem::rfind(text, FROM)? } else { memchr::memmem::find(text, FROM)? };
    Some((text[..at].trim_ascii(), word(&text[at + FROM.len()..]).0))
}

/// `mina 192.0.2.14 port 1`, read from its end for the same reason.
fn user_address(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = &text[..memchr::memmem::rfind(text, b" port ")?];
    let at = memchr::memrchr(b' ', text)?;
    Some((text[..at].trim_ascii(), &text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, Kept, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("auth.log", text.as_bytes(), true);
        read_all(OpensshAuth.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 33)
    }

    fn one(message: &str) -> Kept {
        let sink = import(&format!("Dec  9 06:55:46 web-1 sshd[24200]: {message}\n"));
        assert_eq!((sink.rows.as_slice(), sink.issues.len()), (&[1][..], 0), "{message}");
        sink.records[0].clone()
    }

    fn sniff(text: &str) -> Likelihood {
        OpensshAuth.sniff(&Head::new("auth.log", text.as_bytes(), true))
    }

    #[test]
    fn the_sample_is_its_own_and_other_logs_are_not() {
        assert_eq!(sniff(CARD.sample), Likelihood::Certain);
        assert_eq!(import(CARD.sample).records.len(), 3);
        assert_eq!(
            sniff("Jan 12 09:31:04 build-1 CRON[1]: pam_unix(cron:session): session opened for user root\n"),
            Likelihood::No
        );
        assert_eq!(sniff("time,user\nJan 12,sshd\n"), Likelihood::No);
    }

    #[test]
    fn what_each_verb_means() {
        use ActivityKind::{Action, SignIn, SignOut};
        use Outcome::{Failure, Success};
        for (message, kind, outcome, user, address, session) in [
            (
                "Accepted password for mina from 192.0.2.14 port 22 ssh2",
                SignIn,
                Success,
                "mina",
                "192.0.2.14",
                "web-1:24200",
            ),
            (
                "Accepted publickey for mina from 2001:db8::7 port 22 ssh2: RSA x",
                SignIn,
                Success,
                "mina",
                "2001:db8::7",
                "web-1:24200",
            ),
            ("Failed password for root from 203.0.113.9 port 22 ssh2", SignIn, Failure, "root", "203.0.113.9", ""),
            (
                "Failed password for invalid user a b from 203.0.113.9 port 22 ssh2",
                SignIn,
                Failure,
                "a b",
                "203.0.113.9",
                "",
            ),
            (
                "Invalid user x from 192.0.2.1 from 203.0.113.9 port 22",
                SignIn,
                Failure,
                "x from 192.0.2.1",
                "203.0.113.9",
                "",
            ),
            (
                "pam_unix(sshd:session): session opened for user mina(uid=1000) by (uid=0)",
                Action,
                Success,
                "mina",
                "",
                "web-1:24200",
            ),
            ("pam_unix(sshd:session): session closed for user mina", SignOut, Success, "mina", "", "web-1:24200"),
            ("Disconnected from user mina 192.0.2.14 port 22", Action, Success, "mina", "192.0.2.14", ""),
            (
                "Connection closed by authenticating user root 203.0.113.9 port 22 [preauth]",
                SignIn,
                Failure,
                "root",
                "203.0.113.9",
                "",
            ),
            (
                "error: maximum authentication attempts exceeded for root from 203.0.113.9 port 22 ssh2 [preauth]",
                SignIn,
                Failure,
                "root",
                "203.0.113.9",
                "",
            ),
            (
                "message repeated 5 times: [ Failed password for root from 203.0.113.9 port 22 ssh2]",
                SignIn,
                Failure,
                "root",
                "203.0.113.9",
                "",
            ),
            (
                "Accepted password for mina from desk.example.org port 22 ssh2",
                SignIn,
                Success,
                "mina",
                "",
                "web-1:24200",
            ),
        ] {
            let kept = one(message);
            assert_eq!((kept.kind, kept.outcome, kept.user()), (kind, outcome, (user, address, session)), "{message}");
        }
    }

    impl Kept {
        fn user(&self) -> (&str, &str, &str) {
            (&self.account, &self.address, &self.session)
        }
    }

    #[test]
    fn every_shape_of_line_gives_its_time_and_session() {
        let message = "Accepted password for mina from 192.0.2.14 port 22 ssh2";
        for (line, time) in [
            ("Dec  9 06:55:46 web-1 sshd[7]: ", "Dec  9 06:55:46"),
            ("<86>Dec 19 06:55:46 web-1 sshd[7]: ", "Dec 19 06:55:46"),
            ("2024-12-10T06:55:46.123456+09:00 web-1 sshd-session[7]: ", "2024-12-10T06:55:46.123456+09:00"),
            ("2024-12-10T06:55:46+0900 web-1 sshd[7]: ", "2024-12-10T06:55:46+0900"),
            ("2024-12-10 06:55:46 web-1 sshd[7]: ", "2024-12-10 06:55:46"),
            ("<86>1 2024-12-10T06:55:46Z web-1 sshd 7 - - ", "2024-12-10T06:55:46Z"),
            ("<86>1 2024-12-10T06:55:46Z web-1 sshd 7 - [a b=\"]\"] \u{feff}", "2024-12-10T06:55:46Z"),
        ] {
            let kept = &import(&format!("{line}{message}")).records[0];
            assert_eq!((kept.start.as_str(), kept.session.as_str()), (time, "web-1:7"), "{line}");
        }
    }

    #[test]
    fn other_lines_are_rows_that_say_nothing() {
        let text = "-- Boot 1 --\nDec  9 06:55:46 web-1 CRON[1]: pam_unix(cron:session): session opened for user root\nDec  9 06:55:46 web-1 systemd-logind[1]: New session 5 of user mina.\nDec  9 06:55:47 web-1 sshd[1]: Invalid user  from 203.0.113.9 port 1\nnonsense\n";
        let sink = import(text);
        assert_eq!((sink.rows.as_slice(), sink.records.len()), (&[2, 3, 4, 5][..], 0));
        let expected = [
            (2, IssueKind::NotRelevant),
            (3, IssueKind::NotRelevant),
            (4, IssueKind::NotRelevant),
            (5, IssueKind::BadRecord),
        ];
        assert_eq!(sink.issues, expected);
    }
}
