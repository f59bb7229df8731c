//! FortiGate event log: SSL and IPsec VPN, administrators and authenticated users, in `key=value` lines.
//!
//! `eventtime` is an instant (seconds or nanoseconds); `date` and `time` are local to the device, with `tz` beside them.

use super::key_values::pairs;
use crate::ingest::lines::{LineReader, address};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// FortiGate event log.
pub struct Fortigate;

static CARD: FormatCard = FormatCard {
    id: "fortigate",
    title: Both { ko: "FortiGate 이벤트 로그 (VPN)", en: "FortiGate event log (VPN)" },
    export: Both {
        ko: "FortiGate: 로그 및 보고서 → 이벤트(VPN·사용자·시스템) → 다운로드. FortiAnalyzer: 로그 보기 → 다운로드(원본 텍스트). syslog 서버에 쌓인 파일도 됩니다.",
        en: "FortiGate: Log & Report, Events (VPN, user, system), Download. FortiAnalyzer: Log View, Download as raw text. Files of a syslog server do as well.",
    },
    gives: Both {
        ko: "VPN 연결·해제와 실패, 관리자와 인증 사용자의 로그인, 계정, 접속 IP, 터널 번호로 묶은 세션.",
        en: "VPN connects, disconnects and failures, sign-ins of administrators and authenticated users, account, connecting address, sessions by tunnel.",
    },
    lacks: Both {
        ko: "기기 식별자와 연결 중의 활동은 없습니다.", en: "Devices, and what was done while connected."
    },
    traps: Both {
        ko: "VPN이 연결되어 있어도 사람이 일하고 있다는 뜻은 아닙니다. 인터넷에 열린 SSL-VPN의 실패는 대부분 무차별 대입입니다. 통계(tunnel-stats)와 트래픽 로그는 사용하지 않습니다.",
        en: "A connected tunnel does not mean that somebody works. Failures of an SSL VPN open to the internet are mostly guessing by robots. Statistics (tunnel-stats) and traffic logs are not used.",
    },
    sample: r#"date=2026-01-12 time=09:31:04 devname="FW-1" devid="FGT1" eventtime=1768177864117000000 tz="+0900" logid="0101039947" type="event" subtype="vpn" action="tunnel-up" tunneltype="ssl-tunnel" tunnelid=77 remip=192.0.2.14 user="mina" reason="tunnel established"
date=2026-01-12 time=09:40:51 devname="FW-1" devid="FGT1" eventtime=1768178451020000000 tz="+0900" logid="0101039426" type="event" subtype="vpn" action="ssl-login-fail" tunneltype="ssl-web" tunnelid=0 remip=203.0.113.9 user="admin" reason="sslvpn_login_unknown_user"
date=2026-01-12 time=18:02:44 devname="FW-1" devid="FGT1" eventtime=1768208564003000000 tz="+0900" logid="0101039948" type="event" subtype="vpn" action="tunnel-down" tunneltype="ssl-tunnel" tunnelid=77 remip=192.0.2.14 user="mina" duration=30700"#,
};

/// The values of a line that count.
#[derive(Default)]
struct Line<'a> {
    date: &'a [u8],
    time: &'a [u8],
    tz: &'a [u8],
    event_time: &'a [u8],
    log_id: &'a [u8],
    device: &'a [u8],
    kind: &'a [u8],
    action: &'a [u8],
    status: &'a [u8],
    user: &'a [u8],
    xauth_user: &'a [u8],
    remote: &'a [u8],
    source: &'a [u8],
    tunnel: &'a [u8],
}

impl<'a> Line<'a> {
    fn of(text: &'a [u8]) -> Self {
        let mut line = Self::default();
        for (key, value) in pairs(text) {
            // A priority of syslog stands right before the first key.
            let key = key.rsplit(|byte| *byte == b'>').next().unwrap_or(key);
            let place = match key {
                b"date" => &mut line.date,
                b"time" => &mut line.time,
                b"tz" => &mut line.tz,
                b"eventtime" => &mut line.event_time,
                b"logid" | b"log_id" => &mut line.log_id,
                b"devname" | b"devid" | b"device_id" | b"vd" => &mut line.device,
                b"type" => &mut line.kind,
                b"action" => &mut line.action,
                b"status" => &mut line.status,
                b"user" => &mut line.user,
                b"xauthuser" => &mut line.xauth_user,
                b"remip" => &mut line.remote,
                b"srcip" => &mut line.source,
                b"tunnelid" | b"tunnel_id" => &mut line.tunnel,
                _ => continue,
            };
            *place = if value.eq_ignore_ascii_case(b"N/A") { b"" } else { value };
        }
        line
    }

    fn is_fortigate(&self) -> bool {
        !self.log_id.is_empty() && !self.device.is_empty() && !self.kind.is_empty()
    }

    fn meaning(&self) -> Option<(ActivityKind, Outcome)> {
        use ActivityKind::{Action, SignIn, SignOut};
        use Outcome::{Failure, Success, Unknown};
        let stated = match self.status {
            b"success" | b"succeeded" => Success,
            b"failed" | b"failure" | b"fail" | b"deny" | b"denied" => Failure,
            _ => Unknown,
        };
        Some(match self.action {
            b"tunnel-up" | b"auth-logon" | b"FSSO-logon" => (SignIn, Success),
            b"tunnel-down" | b"auth-logout" | b"FSSO-logoff" | b"logout" => (SignOut, Success),
            b"ssl-login-fail" => (SignIn, Failure),
            b"login" | b"authentication" => (SignIn, stated),
            b"Edit" | b"Add" | b"Delete" => (Action, Success),
            _ => return None,
        })
    }
}

impl Importer for Fortigate {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        if head.is_json() {
            return Likelihood::No;
        }
        if head.lines().take(20).any(|line| Line::of(line).is_fortigate()) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        Ok(Box::new(LineReader::new(limits.record_bytes, read)))
    }
}

fn read(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    // Most of a device's log is traffic: it is not worth taking apart.
    if memchr::memmem::find(text, b"action=").is_none() || memchr::memmem::find(text, b"type=\"traffic\"").is_some() {
        let is_log = memchr::memmem::find(text, b"type=").is_some();
        return sink.issue(line, if is_log { IssueKind::NotRelevant } else { IssueKind::BadRecord });
    }
    let entry = Line::of(text);
    let account = if entry.user.is_empty() { entry.xauth_user } else { entry.user };
    let Some((kind, outcome)) = entry.meaning().filter(|_| entry.kind == b"event" && !account.is_empty()) else {
        return sink.issue(line, IssueKind::NotRelevant);
    };
    let start = match entry.event_time {
        b"" => When::Split(entry.date, entry.time),
        instant => When::Text(instant),
    };
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            account,
            start,
            zone: entry.tz,
            address: address(if entry.remote.is_empty() { entry.source } else { entry.remote }),
            session: if matches!(entry.tunnel, b"0") { b"" } else { entry.tunnel },
            ..Record::default()
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("fortigate.log", text.as_bytes(), true);
        read_all(Fortigate.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 64)
    }

    #[test]
    fn the_sample_is_its_own() {
        let head = Head::new("x", CARD.sample.as_bytes(), true);
        assert_eq!(Fortigate.sniff(&head), Likelihood::Certain);
        let kept: Vec<_> =
            import(CARD.sample).records.into_iter().map(|kept| (kept.kind, kept.outcome, kept.session)).collect();
        use ActivityKind::{SignIn, SignOut};
        use Outcome::{Failure, Success};
        assert_eq!(
            kept,
            [(SignIn, Success, "77".to_owned()), (SignIn, Failure, String::new()), (SignOut, Success, "77".to_owned())]
        );
    }

    #[test]
    fn old_firmware_has_local_times_and_ipsec_its_own_user() {
        let text = "Jan 12 09:31:05 fw date=2026-01-12 time=09:31:04 devid=FGT1 tz=\"+0900\" logid=1 type=event subtype=vpn action=tunnel-up user=\"N/A\" xauthuser=\"mina\" remip=192.0.2.14\n";
        let kept = &import(text).records[0];
        assert_eq!(
            (kept.start.as_str(), kept.account.as_str(), kept.address.as_str()),
            ("2026-01-12 09:31:04", "mina", "192.0.2.14")
        );
    }

    #[test]
    fn a_priority_does_not_hide_the_date() {
        let text = "<189>date=2026-01-12 time=09:31:04 devid=FGT1 logid=1 type=event action=tunnel-up user=mina remip=192.0.2.14\n";
        assert_eq!(import(text).records[0].start, "2026-01-12 09:31:04");
    }

    #[test]
    fn traffic_statistics_and_nobody_say_nothing() {
        let text = "date=2026-01-12 logid=1 devid=F type=\"traffic\" action=\"accept\" user=\"mina\"\ndate=2026-01-12 logid=1 devid=F type=\"event\" action=\"tunnel-stats\" user=\"mina\"\ndate=2026-01-12 logid=1 devid=F type=\"event\" action=\"tunnel-up\" user=\"N/A\"\nnonsense\n";
        use IssueKind::{BadRecord, NotRelevant};
        assert_eq!(import(text).issues, [(1, NotRelevant), (2, NotRelevant), (3, NotRelevant), (4, BadRecord)]);
    }
}
