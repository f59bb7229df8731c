//! Cisco ASA and FTD syslog: AnyConnect and WebVPN sessions, refused sign-ins, administrators.
//!
//! The messages have no session id; account and address stand for it.

use super::syslog_line::{labelled, split_time, without_priority};
use crate::ingest::lines::{LineReader, address, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// Cisco ASA and FTD syslog.
pub struct CiscoAsa;

static CARD: FormatCard = FormatCard {
    id: "cisco-asa",
    title: Both { ko: "Cisco ASA·FTD 로그 (AnyConnect VPN)", en: "Cisco ASA or FTD log (AnyConnect VPN)" },
    export: Both {
        ko: "syslog 서버에 쌓인 ASA/FTD 로그 파일을 그대로 사용합니다. 장비에서 logging timestamp 를 켜 두어야 시각이 남습니다.",
        en: "Take the files of the syslog server the device logs to. Switch on logging timestamp, or the lines carry no time of their own.",
    },
    gives: Both {
        ko: "VPN 세션의 시작·끝, 인증 성공·실패, 관리자 로그인과 명령, 계정, 접속 IP.",
        en: "Start and end of VPN sessions, authentication that worked or failed, administrators' sign-ins and commands, account, connecting address.",
    },
    lacks: Both { ko: "기기 식별자, 국가, 연결 중의 활동은 없습니다.", en: "Devices, country, what was done while connected." },
    traps: Both {
        ko: "기본 설정에서는 틀린 사용자 이름이 *****로 가려집니다. 전통적인 syslog 시각에는 연도와 시간대가 없습니다. VPN이 연결되어 있어도 사람이 일하고 있다는 뜻은 아닙니다.",
        en: "By default wrong user names are hidden as *****. Traditional syslog times have neither year nor zone. A connected VPN does not mean that somebody works.",
    },
    sample: "Jan 12 2026 09:31:04 fw-1 : %ASA-6-113039: Group <Staff> User <mina> IP <192.0.2.14> AnyConnect parent session started.
Jan 12 2026 09:40:51 fw-1 : %ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 198.51.100.2 : user = admin : user IP = 203.0.113.9
Jan 12 2026 18:02:44 fw-1 : %ASA-4-113019: Group = Staff, Username = mina, IP = 192.0.2.14, Session disconnected. Session Type: SSL, Duration: 8h:31m:40s, Bytes xmt: 1, Bytes rcv: 2, Reason: User Requested",
};

/// Where a message begins, and its number and text.
fn message(line: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    let at = [&b"%ASA-"[..], b"%FTD-", b"%PIX-"].iter().find_map(|mark| memchr::memmem::find(line, mark))?;
    let rest = &line[at + 5..];
    let colon = memchr::memchr(b':', rest)?;
    // `6-113039`, or with the class between (`vpn-6-113039`).
    let number = rest[..colon].rsplit(|byte| *byte == b'-').next()?;
    let is_number = number.len() == 6 && number.iter().all(u8::is_ascii_digit);
    is_number.then(|| (at, number, rest[colon + 1..].trim_ascii()))
}

/// What a message of that number says; nothing for those that say nothing of a person.
fn meaning(number: &[u8]) -> Option<(ActivityKind, Outcome)> {
    use ActivityKind::{Action, SignIn, SignOut};
    use Outcome::{Failure, Success};
    Some(match number {
        // Sessions of AnyConnect and of the browser; administrators; users of the cut-through proxy.
        b"113039" | b"716001" | b"605005" | b"109005" => (SignIn, Success),
        b"113019" | b"716002" => (SignOut, Success),
        b"113005" | b"113006" | b"113015" | b"716039" | b"605004" | b"109006" => (SignIn, Failure),
        // Steps of a sign-in that another message concludes, and what goes on in a session.
        b"113004" | b"113012" | b"716038" | b"611101" | b"722022" | b"722023" | b"722051" | b"734001" => {
            (Action, Success)
        }
        b"611102" => (Action, Failure),
        b"111008" | b"111009" | b"111010" => (Action, Success),
        _ => return None,
    })
}

impl Importer for CiscoAsa {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if head.is_json() {
            return Likelihood::No;
        }
        // Further down, another device's log may hold some of these.
        match head.lines().position(|line| message(line).is_some()) {
            Some(0..10) => Likelihood::Certain,
            Some(_) => Likelihood::Likely,
            None => Likelihood::No,
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

/// The time of a line: the device's own, which has a year, goes before the collector's.
fn time(header: &[u8]) -> &[u8] {
    let Some((time, rest)) = split_time(without_priority(header)) else { return b"" };
    let own = split_time(rest).or_else(|| split_time(word(rest).1));
    own.map_or(time, |(own, _)| own)
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some((at, number, said)) = message(text) else {
        // Other programs log into the same file.
        let is_log = split_time(without_priority(text)).is_some();
        return sink.issue(line, if is_log { IssueKind::NotRelevant } else { IssueKind::BadRecord });
    };
    const USERS: [&[u8]; 5] = [b"Username = ", b"Uname: ", b"user = ", b"for user ", b"User "];
    const ADDRESSES: [&[u8]; 7] =
        [b"user IP = ", b"IP = ", b"IP address: ", b"Addr ", b" from IP ", b" from ", b" IP "];
    let account = labelled(said, &USERS);
    let Some((kind, outcome)) = meaning(number).filter(|_| !account.is_empty() && account != b"*****") else {
        return sink.issue(line, IssueKind::NotRelevant);
    };
    let from = labelled(said, &ADDRESSES).split(|byte| *byte == b'/').next().unwrap_or_default();
    let from = address(from);
    let has_session = matches!(kind, ActivityKind::SignIn | ActivityKind::SignOut) && outcome == Outcome::Success;
    let time = time(&text[..at]);
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account,
            start: if time.is_empty() { When::Missing } else { When::Text(time) },
            address: from,
            session: if has_session { from } else { b"" },
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("asa.log", text.as_bytes(), true);
        read_all(CiscoAsa.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 64)
    }

    #[test]
    fn what_each_message_means() {
        use ActivityKind::{Action, SignIn, SignOut};
        use Outcome::{Failure, Success};
        for (text, kind, outcome, account, ip) in [
            (
                "%ASA-6-113039: Group <G P> User <mina> IP <192.0.2.14> AnyConnect parent session started.",
                SignIn,
                Success,
                "mina",
                "192.0.2.14",
            ),
            (
                "%ASA-6-722051: Group G User mina IP 192.0.2.14 IPv4 Address 10.0.0.1 IPv6 address :: assigned to session",
                Action,
                Success,
                "mina",
                "192.0.2.14",
            ),
            (
                "%FTD-4-113019: Group = G, Username = mina@example.org, IP = 2001:db8::7, Session disconnected. Session Type: SSL, Duration: 2h:28m:09s",
                SignOut,
                Success,
                "mina@example.org",
                "2001:db8::7",
            ),
            (
                "%ASA-6-113005: AAA user authentication Rejected : reason = AAA failure : server = 198.51.100.2 : user = admin : user IP = 203.0.113.9",
                SignIn,
                Failure,
                "admin",
                "203.0.113.9",
            ),
            (
                "%ASA-6-113004: AAA user authentication Successful : server = 198.51.100.2 : user = mina",
                Action,
                Success,
                "mina",
                "",
            ),
            (
                "%ASA-6-605005: Login permitted from 192.0.2.14/50112 to inside:198.51.100.1/ssh for user \"mina\"",
                SignIn,
                Success,
                "mina",
                "192.0.2.14",
            ),
            (
                "%ASA-6-611101: User authentication succeeded: IP address: 192.0.2.14, Uname: mina",
                Action,
                Success,
                "mina",
                "192.0.2.14",
            ),
            (
                "%ASA-5-111010: User 'mina', running 'CLI' from IP 192.0.2.14, executed 'write memory'",
                Action,
                Success,
                "mina",
                "192.0.2.14",
            ),
            (
                "%ASA-vpn-6-716002: Group <G> User <mina> IP <192.0.2.14> WebVPN session terminated: User Requested.",
                SignOut,
                Success,
                "mina",
                "192.0.2.14",
            ),
        ] {
            let sink = import(&format!("<166>Jan 12 2026 09:31:04 fw-1 : {text}\n"));
            let kept = &sink.records[0];
            assert_eq!(
                (kept.kind, kept.outcome, kept.account.as_str(), kept.address.as_str()),
                (kind, outcome, account, ip),
                "{text}"
            );
            assert_eq!(kept.start, "Jan 12 2026 09:31:04");
        }
    }

    #[test]
    fn the_device_s_time_goes_before_the_collector_s() {
        let said = "%ASA-6-113039: Group <G> User <mina> IP <192.0.2.14> AnyConnect parent session started.";
        for (header, expected) in [
            ("Jan 12 09:31:05 192.0.2.1 Jan 12 2026 09:31:04: ", "Jan 12 2026 09:31:04"),
            ("<166>Jan 12 2026 09:31:04: ", "Jan 12 2026 09:31:04"),
            ("Jan 12 09:31:05 fw-1 ", "Jan 12 09:31:05"),
            ("2026-01-12T00:31:05Z fw-1 : ", "2026-01-12T00:31:05Z"),
            ("<166>", ""),
        ] {
            assert_eq!(import(&format!("{header}{said}")).records[0].start, expected, "{header}");
        }
    }

    #[test]
    fn hidden_names_and_other_messages_say_nothing() {
        let text = "Jan 12 2026 09:31:04 fw-1 : %ASA-6-113015: AAA user authentication Rejected : reason = Invalid password : local database : user = ***** : user IP = 203.0.113.9\nJan 12 2026 09:31:04 fw-1 : %ASA-6-302013: Built inbound TCP connection\nJan 12 09:31:04 host sshd[1]: x\nnonsense\n";
        use IssueKind::{BadRecord, NotRelevant};
        assert_eq!(import(text).issues, [(1, NotRelevant), (2, NotRelevant), (3, NotRelevant), (4, BadRecord)]);
        assert_eq!(CiscoAsa.sniff(&Head::new("x", b"Jan 12 09:31:04 host sshd[1]: x\n", true)), Likelihood::No);
        assert_eq!(CiscoAsa.sniff(&Head::new("x", CARD.sample.as_bytes(), true)), Likelihood::Certain);
    }
}
