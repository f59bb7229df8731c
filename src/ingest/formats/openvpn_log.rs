//! OpenVPN server log, from its own file or out of syslog: who connected from where, and until when.
//!
//! A client is `name/address:port` once it has said who it is; address and port are its session.

use super::syslog_line::{after, between, split_time, value, without_priority};
use crate::ingest::lines::{LineReader, address, word};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// OpenVPN server log.
pub struct OpenvpnLog;

static CARD: FormatCard = FormatCard {
    id: "openvpn-log",
    title: Both { ko: "OpenVPN 서버 로그", en: "OpenVPN server log" },
    export: Both {
        ko: "서버의 openvpn.log(설정의 log 또는 log-append 경로)나 journalctl -u openvpn-server@… 출력을 사용합니다. verb 3 이상이어야 합니다.",
        en: "Take openvpn.log (the log or log-append directive), or the output of journalctl -u openvpn-server@…. It needs verb 3 or more.",
    },
    gives: Both {
        ko: "연결·해제와 거부, 계정(인증서 또는 사용자 이름), 접속 IP, IP와 포트로 묶은 세션.",
        en: "Connects, disconnects and refusals, account (certificate or user name), connecting address, sessions by address and port.",
    },
    lacks: Both { ko: "기기, 국가, 연결 중의 활동은 없습니다.", en: "Devices, country, what was done while connected." },
    traps: Both {
        ko: "시각에 시간대가 없습니다. 네트워크가 끊기면 클라이언트가 스스로 다시 연결하므로 연결 횟수는 사람의 행동이 아닙니다. 거부된 시도에는 이름이 없는 경우가 많습니다.",
        en: "Times have no zone. Clients reconnect by themselves when the network breaks, so the number of connects is nobody's doing. Refused attempts often carry no name.",
    },
    sample: "2026-01-12 09:31:04 192.0.2.14:50112 TLS: Username/Password authentication succeeded for username 'mina' [CN SET]
2026-01-12 09:31:04 192.0.2.14:50112 [mina] Peer Connection Initiated with [AF_INET]192.0.2.14:50112
2026-01-12 18:02:44 mina/192.0.2.14:50112 SIGTERM[soft,remote-exit] received, client-instance exiting",
};

/// One line, taken apart.
struct Entry<'a> {
    time: &'a [u8],
    is_syslog: bool,
    user: &'a [u8],
    peer: &'a [u8],
    message: &'a [u8],
}

/// What a message says: kind, outcome and, where it names one, the user.
type Said<'a> = (ActivityKind, Outcome, &'a [u8]);

impl Importer for OpenvpnLog {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let said = |line| {
            parse(line).filter(|entry| said(entry.message).is_some() || entry.message.starts_with(b"OpenVPN 2."))
        };
        match head.lines().find_map(said) {
            // In a machine's syslog, other programs may have more to say.
            Some(entry) if entry.is_syslog => Likelihood::Likely,
            Some(_) => Likelihood::Certain,
            None => Likelihood::No,
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    let (time, mut message) = split_time(without_priority(line))?;
    // `host openvpn[17]: …`, where the unit may have another name.
    let (_, after_host) = word(message);
    let (tag, after_tag) = word(after_host);
    let is_syslog = tag.ends_with(b"]:") && (tag.starts_with(b"openvpn") || tag.starts_with(b"ovpn"));
    if is_syslog {
        message = after_tag;
    }
    if message.starts_with(b"us=") {
        message = word(message).1;
    }
    let (first, rest) = word(message);
    let (user, peer) = match memchr::memrchr(b'/', first) {
        Some(slash) if is_peer(&first[slash + 1..]) => (&first[..slash], &first[slash + 1..]),
        // Some builds write it the other way round.
        Some(slash) if is_peer(&first[..slash]) => (&first[slash + 1..], &first[..slash]),
        _ if is_peer(first) => (&b""[..], first),
        _ => return Some(Entry { time, is_syslog, user: b"", peer: b"", message }),
    };
    Some(Entry { time, is_syslog, user, peer, message: rest })
}

/// The address of `192.0.2.14:50112`, `udp4:192.0.2.14:50112`, `[2001:db8::1]:50112` or `2001:db8::1`.
fn peer_address(peer: &[u8]) -> &[u8] {
    let is_transport = peer.starts_with(b"udp") || peer.starts_with(b"tcp");
    let peer = if is_transport { memchr::memchr(b':', peer).map_or(peer, |at| &peer[at + 1..]) } else { peer };
    if let Some(inner) = peer.strip_prefix(b"[") {
        return memchr::memchr(b']', inner).map_or(b"", |end| address(&inner[..end]));
    }
    match memchr::memrchr(b':', peer) {
        Some(colon) if peer.contains(&b'.') => address(&peer[..colon]),
        _ => address(peer),
    }
}

fn is_peer(text: &[u8]) -> bool {
    !peer_address(text).is_empty()
}

fn said(message: &[u8]) -> Option<Said<'_>> {
    use ActivityKind::{Action, SignIn, SignOut};
    use Outcome::{Failure, Success};
    if let Some(at) = memchr::memmem::find(message, b"Peer Connection Initiated with ") {
        let named = between(&message[..at], b"[", b']').unwrap_or_default();
        return Some((SignIn, Success, named));
    }
    if let Some(name) = after(message, b"authentication succeeded for username ") {
        return Some((Action, Success, value(name)));
    }
    if let Some(rest) = message.strip_prefix(b"SENT CONTROL [")
        && memchr::memmem::find(rest, b"AUTH_FAILED").is_some()
    {
        let end = memchr::memchr(b']', rest).unwrap_or(0);
        return Some((SignIn, Failure, &rest[..end]));
    }
    if let Some(name) = after(message, b"AUTH-PAM: BACKGROUND: user ")
        && memchr::memmem::find(name, b"failed to authenticate").is_some()
    {
        return Some((SignIn, Failure, value(name)));
    }
    if memchr::memmem::find(message, b"AUTH_FAILED").is_some() {
        return Some((SignIn, Failure, b""));
    }
    let is_end = memchr::memmem::find(message, b" received, client-instance ").is_some()
        || message.starts_with(b"Connection reset");
    is_end.then_some((SignOut, Success, b""))
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    let Some(entry) = parse(text) else { return sink.issue(line, IssueKind::BadRecord) };
    let Some((kind, outcome, named)) = said(entry.message) else { return sink.issue(line, IssueKind::NotRelevant) };
    let account = match named {
        b"" | b"UNDEF" => entry.user,
        name => name,
    };
    if matches!(account, b"" | b"UNDEF") {
        return sink.issue(line, IssueKind::NotRelevant);
    }
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account,
            start: When::Text(entry.time),
            address: peer_address(entry.peer),
            session: if outcome == Outcome::Failure { b"" } else { entry.peer },
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("openvpn.log", text.as_bytes(), true);
        read_all(OpenvpnLog.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 40)
    }

    fn sniff(text: &str) -> Likelihood {
        OpenvpnLog.sniff(&Head::new("openvpn.log", text.as_bytes(), true))
    }

    #[test]
    fn the_sample_is_one_session() {
        assert_eq!(sniff(CARD.sample), Likelihood::Certain);
        let sink = import(CARD.sample);
        let kinds: Vec<_> = sink.records.iter().map(|kept| kept.kind).collect();
        assert_eq!(kinds, [ActivityKind::Action, ActivityKind::SignIn, ActivityKind::SignOut]);
        assert!(
            sink.records.iter().all(|kept| kept.session == "192.0.2.14:50112"
                && kept.account == "mina"
                && kept.address == "192.0.2.14")
        );
    }

    #[test]
    fn clients_and_lines_of_every_shape() {
        for (line, account, ip) in [
            (
                "Mon Jan 12 09:31:04 2026 us=1234 192.0.2.14:5 [mina] Peer Connection Initiated with [AF_INET]192.0.2.14:5",
                "mina",
                "192.0.2.14",
            ),
            (
                "Jan 12 09:31:04 vpn-1 openvpn[7]: 192.0.2.14:5 [mina] Peer Connection Initiated with [AF_INET]192.0.2.14:5",
                "mina",
                "192.0.2.14",
            ),
            (
                "2026-01-12 09:31:04 mina/udp4:192.0.2.14:5 SIGUSR1[soft,ping-restart] received, client-instance restarting",
                "mina",
                "192.0.2.14",
            ),
            ("2026-01-12 09:31:04 mina/[2001:db8::1]:5 Connection reset, restarting [0]", "mina", "2001:db8::1"),
            (
                "2026-01-12 09:31:04 192.0.2.14:5/mina Peer Connection Initiated with [AF_INET]192.0.2.14:5",
                "mina",
                "192.0.2.14",
            ),
            ("2026-01-12 09:31:04 192.0.2.14:5 SENT CONTROL [mina]: 'AUTH_FAILED' (status=1)", "mina", "192.0.2.14"),
        ] {
            let kept = &import(line).records[0];
            assert_eq!((kept.account.as_str(), kept.address.as_str()), (account, ip), "{line}");
        }
    }

    #[test]
    fn who_has_no_name_is_nobody() {
        let text = "2026-01-12 09:31:04 192.0.2.14:5 [UNDEF] Peer Connection Initiated with [AF_INET]192.0.2.14:5\n2026-01-12 09:31:05 192.0.2.14:5 TLS Error: TLS handshake failed\n2026-01-12 09:31:06 192.0.2.14:5 Connection reset, restarting [0]\nx\n";
        use IssueKind::{BadRecord, NotRelevant};
        assert_eq!(import(text).issues, [(1, NotRelevant), (2, NotRelevant), (3, NotRelevant), (4, BadRecord)]);
        assert_eq!(
            sniff("Jan 12 09:31:04 h sshd[1]: Accepted password for a from 192.0.2.1 port 1 ssh2\n"),
            Likelihood::No
        );
    }
}
