//! systemd's journal as JSON (`journalctl -o json`): what OpenSSH says, read as in its own log, and sessions of PAM.
//!
//! The importer of OpenSSH lines knows their meaning; it is given each message as a line and its answers get the entry's time.

use super::json_fields::{paths, pick};
use super::openssh_auth::OpensshAuth;
use super::syslog_line::after;
use crate::ingest::json_records::{self, JsonReader};
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, HoldingField, Outcome};
use crate::settings::Limits;

/// systemd's journal as JSON.
pub struct JournalJson;

static CARD: FormatCard = FormatCard {
    id: "journal-json",
    title: Both { ko: "systemd 저널 (journalctl -o json)", en: "systemd journal (journalctl -o json)" },
    export: Both {
        ko: "journalctl -o json -t sshd -t sshd-session -t login > journal.json 처럼 인증 관련 항목을 저장합니다.",
        en: "Save the entries on authentication: journalctl -o json -t sshd -t sshd-session -t login > journal.json.",
    },
    gives: Both {
        ko: "SSH 로그인 성공·실패와 세션의 시작·끝, 콘솔과 화면 로그인의 세션, 시각(UTC), 계정, 접속 IP.",
        en: "SSH sign-ins that worked or failed, start and end of sessions, also at the console or desktop, with time (UTC), account, connecting address.",
    },
    lacks: Both {
        ko: "세션 중의 활동, 기기, 국가는 없습니다.", en: "What was done in the session, devices, country."
    },
    traps: Both {
        ko: "저널에는 다른 프로그램의 항목이 대부분이므로 인증과 무관한 줄은 건너뜁니다. cron과 sudo의 세션은 사용하지 않습니다. 열린 세션이 사람이 일하고 있다는 뜻은 아닙니다.",
        en: "Most of a journal is of other programs and passed over. Sessions of cron and sudo are not used. An open session does not mean that somebody works.",
    },
    sample: r#"{"__REALTIME_TIMESTAMP":"1768177864117000","_HOSTNAME":"build-1","SYSLOG_IDENTIFIER":"sshd","_PID":"2114","MESSAGE":"Accepted publickey for mina from 192.0.2.14 port 50112 ssh2: ED25519 SHA256:AAAA"}
{"__REALTIME_TIMESTAMP":"1768178451020000","_HOSTNAME":"build-1","SYSLOG_IDENTIFIER":"sshd","_PID":"2190","MESSAGE":"Failed password for invalid user admin from 203.0.113.9 port 41822 ssh2"}
{"__REALTIME_TIMESTAMP":"1768208564003000","_HOSTNAME":"build-1","SYSLOG_IDENTIFIER":"sshd","_PID":"2114","MESSAGE":"pam_unix(sshd:session): session closed for user mina"}"#,
};

paths! {
    Time: "_SOURCE_REALTIME_TIMESTAMP",
    Received: "__REALTIME_TIMESTAMP",
    Program: "SYSLOG_IDENTIFIER",
    Host: "_HOSTNAME",
    Process: "_PID",
    Message: "MESSAGE",
}

impl Importer for JournalJson {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_entry = |first: Vec<u8>| json_records::has_key(&first, "__REALTIME_TIMESTAMP");
        if json_records::first_object(head.text, &[]).is_some_and(is_entry) {
            Likelihood::Certain
        } else {
            Likelihood::No
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let mut ssh = OpensshAuth.open(head, limits)?;
        let mut line_of = Vec::new();
        let read = move |line, entry: &[u8], sink: &mut dyn Sink| read(line, entry, &mut *ssh, &mut line_of, sink);
        Ok(Box::new(JsonReader::new(&[], limits.record_bytes, read).in_utc()))
    }
}

fn read(line: u32, entry: &[u8], ssh: &mut dyn Reader, buffer: &mut Vec<u8>, sink: &mut dyn Sink) {
    let Some(entry) = pick(line, entry, &PATHS, sink) else { return };
    let time = entry.time(&[Field::Time, Field::Received]);
    let program = entry.text(Field::Program);
    buffer.clear();
    if program.starts_with("sshd") {
        // The time is only there to make a line of it.
        for part in [
            b"2000-01-01T00:00:00Z ",
            entry.get(Field::Host),
            b" ",
            entry.get(Field::Program),
            b"[",
            entry.get(Field::Process),
            b"]: ",
        ] {
            buffer.extend_from_slice(part);
        }
        buffer.extend(entry.text(Field::Message).bytes().map(|byte| if byte == b'\n' { b' ' } else { byte }));
        buffer.push(b'\n');
        let _ = ssh.push(buffer, &mut Retold { line, time, sink });
        return;
    }
    let Some((kind, user)) = session(program, entry.get(Field::Message)) else {
        return sink.issue(line, IssueKind::NotRelevant);
    };
    for part in [entry.get(Field::Host), b":", entry.get(Field::Process)] {
        buffer.extend_from_slice(part);
    }
    sink.record(
        line,
        &Record { kind, outcome: Outcome::Success, account: user, start: time, session: buffer, ..Record::default() },
    );
}

/// A session that PAM opened or closed at the console or a desktop.
fn session<'a>(program: &str, message: &'a [u8]) -> Option<(ActivityKind, &'a [u8])> {
    const DESKS: [&str; 7] = ["login", "gdm", "sddm", "lightdm", "xrdp-sesman", "kscreenlocker", "cockpit-session"];
    if !DESKS.iter().any(|desk| program.starts_with(desk)) {
        return None;
    }
    let said = after(message, b":session): session ")?;
    let (kind, rest) = match said.strip_prefix(b"opened for user ") {
        Some(rest) => (ActivityKind::SignIn, rest),
        None => (ActivityKind::SignOut, said.strip_prefix(b"closed for user ")?),
    };
    let end = rest.iter().position(|byte| matches!(byte, b'(' | b' ')).unwrap_or(rest.len());
    // The greeter itself runs in a session.
    let is_person = !matches!(&rest[..end], b"gdm" | b"sddm" | b"lightdm" | b"");
    is_person.then_some((kind, &rest[..end]))
}

/// Gives what the importer of OpenSSH lines says the place and time of the journal's entry.
struct Retold<'a, 's> {
    line: u32,
    time: When<'a>,
    sink: &'s mut dyn Sink,
}

impl Sink for Retold<'_, '_> {
    /// The entry is counted already.
    fn row(&mut self, _: u32) {}
    fn record(&mut self, _: u32, record: &Record<'_>) {
        self.sink.record(self.line, &Record { start: self.time, ..*record });
    }
    fn holding(&mut self, _: u32, account: &[u8], account_is_name: bool, field: HoldingField, value: &[u8]) {
        self.sink.holding(self.line, account, account_is_name, field, value);
    }
    fn issue(&mut self, _: u32, kind: IssueKind) {
        self.sink.issue(self.line, kind);
    }
    fn header_zone(&mut self, _: &str) {}
    fn format_zone(&mut self, _: &'static str) {}
    fn oldest_year(&mut self, _: i32) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("journal.json", text.as_bytes(), true);
        assert_eq!(JournalJson.sniff(&head), Likelihood::Certain);
        read_all(JournalJson.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 60)
    }

    #[test]
    fn ssh_is_read_as_in_its_own_log() {
        let sink = import(CARD.sample);
        use ActivityKind::{SignIn, SignOut};
        let kept: Vec<_> =
            sink.records.iter().map(|kept| (kept.line, kept.kind, kept.outcome, kept.session.as_str())).collect();
        let expected = [
            (1, SignIn, Outcome::Success, "build-1:2114"),
            (2, SignIn, Outcome::Failure, ""),
            (3, SignOut, Outcome::Success, "build-1:2114"),
        ];
        assert_eq!((sink.rows.as_slice(), kept.as_slice()), (&[1, 2, 3][..], &expected[..]));
        assert_eq!(sink.records[0].start, "1768177864117000");
    }

    #[test]
    fn desktops_have_sessions_and_the_rest_says_nothing() {
        let entry = |program: &str, message: &str| {
            format!(
                r#"{{"__REALTIME_TIMESTAMP":"1768177864117000","_HOSTNAME":"pc","_PID":"7","SYSLOG_IDENTIFIER":"{program}","MESSAGE":"{message}"}}"#
            )
        };
        let text = [
            entry("gdm-password]", "pam_unix(gdm-password:session): session opened for user mina(uid=1000) by (uid=0)"),
            entry(
                "gdm-launch-environment]",
                "pam_unix(gdm-launch-environment:session): session opened for user gdm(uid=42)",
            ),
            entry("CRON", "pam_unix(cron:session): session opened for user root(uid=0)"),
            entry("sshd", "Server listening on 0.0.0.0 port 22."),
        ];
        let sink = import(&text.join("\n"));
        assert_eq!(
            (sink.records.len(), sink.records[0].account.as_str(), sink.records[0].session.as_str()),
            (1, "mina", "pc:7")
        );
        let expected = [(2, IssueKind::NotRelevant), (3, IssueKind::NotRelevant), (4, IssueKind::NotRelevant)];
        assert_eq!(sink.issues, expected);
    }
}
