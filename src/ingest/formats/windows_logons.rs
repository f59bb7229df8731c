//! What the logon events of the Windows Security log mean, whichever way they were exported.
//!
//! A logon id is unique on one machine until it restarts, so a session is machine and id.

use crate::ingest::lines::address;
use crate::ingest::{IssueKind, Record, Sink, When};
use crate::model::{ActivityKind, Outcome};

/// One event, as far as its export names it; placeholders (`-`) are nothing.
#[derive(Default)]
pub(super) struct Logon<'a> {
    /// Event id.
    pub event: &'a [u8],
    /// When.
    pub time: When<'a>,
    /// Machine that wrote the event.
    pub computer: &'a [u8],
    /// Account that signed in or out.
    pub target: &'a [u8],
    /// Account that asked for it.
    pub subject: &'a [u8],
    /// Domain of the target.
    pub domain: &'a [u8],
    /// Number of the logon type.
    pub logon_type: &'a [u8],
    /// Logon id of the target.
    pub logon_id: &'a [u8],
    /// Address of the other side.
    pub address: &'a [u8],
    /// Machine of the other side.
    pub workstation: &'a [u8],
    /// Status code of Kerberos and NTLM events.
    pub status: &'a [u8],
}

/// Puts an event in the sink; `session` is a buffer to build the session in.
pub(super) fn put(line: u32, logon: &Logon<'_>, session: &mut Vec<u8>, sink: &mut dyn Sink) {
    let Some((kind, outcome, is_network)) = meaning(logon) else { return sink.issue(line, IssueKind::NotRelevant) };
    let account = match logon.event {
        b"4648" => logon.subject,
        b"4769" => without_realm(logon.target, logon.domain),
        _ => logon.target,
    };
    session.clear();
    let has_session = kind != ActivityKind::Action && !matches!(logon.logon_id, b"" | b"0x0" | b"0");
    if has_session && outcome != Outcome::Failure {
        session.extend_from_slice(logon.computer);
        session.push(b':');
        session.extend_from_slice(logon.logon_id);
    }
    let is_local = matches!(logon.logon_type, b"2" | b"7" | b"11" | b"13");
    let device = if logon.workstation.is_empty() && is_local { logon.computer } else { logon.workstation };
    let is_unattended = is_network || matches!(logon.logon_type, b"0" | b"3" | b"4" | b"5");
    sink.record(
        line,
        &Record {
            kind,
            outcome,
            // A refused network logon is an attempt on the account, whoever made it.
            machine: is_built_in(account, logon.domain) || outcome != Outcome::Failure && is_unattended,
            account,
            start: logon.time,
            address: address(logon.address),
            device: device.strip_prefix(b"\\\\").unwrap_or(device),
            session,
            ..Record::default()
        },
    );
}

/// Kind and outcome of an event, and whether programs make it in the person's name (tickets are renewed unasked).
fn meaning(logon: &Logon<'_>) -> Option<(ActivityKind, Outcome, bool)> {
    use ActivityKind::{Action, SignIn, SignOut};
    use Outcome::{Failure, Success, Unknown};
    let is_refused = !matches!(logon.status, b"" | b"0x0" | b"0" | b"0x00000000");
    Some(match logon.event {
        b"4624" => (SignIn, Success, false),
        b"4625" | b"4771" => (SignIn, Failure, false),
        b"4634" | b"4647" => (SignOut, Success, false),
        // A disconnected remote desktop goes on under the same logon id.
        b"4778" => (SignIn, Success, false),
        b"4779" => (SignOut, Success, false),
        b"4800" | b"4801" | b"4802" | b"4803" => (Action, Unknown, false),
        b"4648" => (Action, Unknown, false),
        b"4768" | b"4769" | b"4776" if is_refused => (SignIn, Failure, false),
        b"4768" | b"4769" | b"4776" => (Action, if logon.status.is_empty() { Unknown } else { Success }, true),
        _ => return None,
    })
}

/// `mina@CORP` of a service ticket is `mina` of the domain beside it.
fn without_realm<'a>(name: &'a [u8], domain: &[u8]) -> &'a [u8] {
    match memchr::memrchr(b'@', name) {
        Some(at) if name[at + 1..].eq_ignore_ascii_case(domain) => &name[..at],
        _ => name,
    }
}

/// Accounts of Windows itself and of machines.
fn is_built_in(account: &[u8], domain: &[u8]) -> bool {
    const ACCOUNTS: [&[u8]; 5] = [b"SYSTEM", b"LOCAL SERVICE", b"NETWORK SERVICE", b"ANONYMOUS LOGON", b"IUSR"];
    const DOMAINS: [&[u8]; 4] = [b"NT AUTHORITY", b"NT SERVICE", b"Window Manager", b"Font Driver Host"];
    account.last() == Some(&b'$')
        || ACCOUNTS.iter().any(|known| account.eq_ignore_ascii_case(known))
        || DOMAINS.iter().any(|known| domain.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, Kept};

    fn one(logon: &Logon<'_>) -> Kept {
        let mut sink = Collector::default();
        put(1, logon, &mut Vec::new(), &mut sink);
        sink.records.remove(0)
    }

    fn logon<'a>(event: &'a [u8], logon_type: &'a [u8]) -> Logon<'a> {
        Logon { event, logon_type, computer: b"PC-1", target: b"mina", logon_id: b"0x1a", ..Logon::default() }
    }

    #[test]
    fn a_session_is_machine_and_logon_id() {
        let (on, off) = (one(&logon(b"4624", b"10")), one(&logon(b"4634", b"10")));
        assert_eq!((on.kind, off.kind), (ActivityKind::SignIn, ActivityKind::SignOut));
        assert_eq!((on.session.as_str(), off.session.as_str()), ("PC-1:0x1a", "PC-1:0x1a"));
        assert_eq!(one(&logon(b"4625", b"10")).session, "");
    }

    #[test]
    fn only_people_at_the_keys_are_people() {
        for (event, logon_type, account, machine) in [
            ("4624", "2", "mina", false),
            ("4624", "3", "mina", true),
            ("4624", "5", "svc", true),
            ("4625", "3", "mina", false),
            ("4624", "2", "PC-1$", true),
            ("4624", "2", "system", true),
            ("4769", "", "mina", true),
        ] {
            let logon = Logon { target: account.as_bytes(), ..logon(event.as_bytes(), logon_type.as_bytes()) };
            assert_eq!(one(&logon).machine, machine, "{event} {logon_type} {account}");
        }
    }

    #[test]
    fn a_refused_ticket_is_a_failed_sign_in_and_other_events_say_nothing() {
        let refused = one(&Logon { status: b"0x18", ..logon(b"4768", b"") });
        assert_eq!((refused.kind, refused.outcome), (ActivityKind::SignIn, Outcome::Failure));
        let mut sink = Collector::default();
        put(1, &logon(b"4688", b""), &mut Vec::new(), &mut sink);
        assert_eq!((sink.records.len(), sink.issues), (0, vec![(1, IssueKind::NotRelevant)]));
    }

    #[test]
    fn the_realm_of_a_ticket_is_no_part_of_the_name() {
        let ticket = |target: &'static [u8]| {
            one(&Logon { target, domain: b"CORP", status: b"0x0", ..logon(b"4769", b"") }).account
        };
        assert_eq!((ticket(b"mina@CORP").as_str(), ticket(b"mina@example.org").as_str()), ("mina", "mina@example.org"));
    }

    #[test]
    fn a_local_logon_is_on_the_machine_itself() {
        assert_eq!(one(&logon(b"4624", b"2")).device, "PC-1");
        assert_eq!(one(&Logon { workstation: b"LAPTOP-7", ..logon(b"4624", b"10") }).device, "LAPTOP-7");
        assert_eq!(one(&Logon { address: b"LOCAL", ..logon(b"4624", b"10") }).address, "");
    }
}
