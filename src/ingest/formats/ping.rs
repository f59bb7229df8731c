//! Ping Identity: PingOne audit activities in JSON, and the lines of PingFederate's `audit.log`.

use super::sign_in_fields::{Entry, Slot, Verdict, emit, outcome_of};
use super::sign_in_json::{self, Pathed};
use crate::ingest::json_records::{first_object, has_key};
use crate::ingest::lines::LineReader;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Sink, Unreadable};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct Ping;

const WRAPPER_KEYS: &[&str] = &["activities", "_embedded"];

static CARD: FormatCard = FormatCard {
    id: "ping",
    title: Both { ko: "Ping Identity (PingOne·PingFederate)", en: "Ping Identity (PingOne, PingFederate)" },
    export: Both {
        ko: "PingOne 감사 API(/environments/{id}/activities)의 응답이나 웹훅이 쌓은 JSON, 또는 PingFederate의 log/audit.log를 사용합니다.",
        en: "Use the answers of the PingOne audit API (/environments/{id}/activities), the JSON that a webhook stored, or PingFederate's log/audit.log.",
    },
    gives: Both {
        ko: "로그인과 기타 활동의 시각, 계정, 결과, 접속 IP(audit.log).",
        en: "Sign-ins and other activity with time, account, outcome and connecting address (audit.log).",
    },
    lacks: Both { ko: "국가와 기기가 없습니다.", en: "No country and no device." },
    traps: Both {
        ko: "audit.log의 시각은 서버의 시간대이며, 한 번의 로그인이 여러 줄로 남습니다. OAuth 토큰 발급은 사람의 활동으로 세지 않습니다. 사용자가 없는 항목은 넘어갑니다.",
        en: "Times in audit.log are in the server's zone, and one sign-in leaves several lines. OAuth tokens do not count as a person's activity. Entries without a user are passed over.",
    },
    sample: r#"{"id":"a1","recordedAt":"2026-01-12T00:31:04.117Z","createdAt":"2026-01-12T00:31:04.300Z","action":{"type":"USER.ACCESS_ALLOWED","description":"User Access Allowed"},"actors":{"user":{"id":"1a","name":"mina@example.org","type":"USER"}},"result":{"status":"SUCCESS"}}
{"id":"a2","recordedAt":"2026-01-12T01:12:40.020Z","createdAt":"2026-01-12T01:12:40.100Z","action":{"type":"USER.ACCESS_DENIED","description":"User Access Denied"},"actors":{"user":{"id":"2b","name":"joon@example.org","type":"USER"}},"result":{"status":"FAILED"}}
{"id":"a3","recordedAt":"2026-01-12T01:13:02.000Z","createdAt":"2026-01-12T01:13:02.100Z","action":{"type":"USER.UPDATED","description":"User Updated"},"actors":{"user":{"id":"1a","name":"mina@example.org","type":"USER"}},"result":{"status":"SUCCESS"}}"#,
};

static PATHS: [Pathed; 8] = [
    (Slot::Time, &["recordedAt"]),
    (Slot::Time, &["createdAt"]),
    (Slot::Account, &["actors", "user", "name"]),
    (Slot::Alias, &["actors", "user", "id"]),
    (Slot::Kind, &["action", "type"]),
    (Slot::Result, &["result", "status"]),
    (Slot::Address, &["source", "ipAddress"]),
    (Slot::Device, &["source", "deviceId"]),
];

impl Importer for Ping {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_own = match first_object(head.text, WRAPPER_KEYS) {
            Some(first) => ["recordedAt", "action", "actors"].iter().all(|key| has_key(&first, key)),
            None => !head.is_json() && head.lines().take(50).any(|line| audit(line).is_some()),
        };
        if is_own { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        if head.is_json() {
            return Ok(Box::new(sign_in_json::reader(WRAPPER_KEYS, limits.record_bytes, &PATHS, judge).in_utc()));
        }
        Ok(Box::new(LineReader::new(limits.record_bytes, read_line)))
    }
}

fn judge(entry: &mut Entry<'_>) -> Option<Verdict> {
    if entry.get(Slot::Account).is_empty() && entry.get(Slot::Alias).is_empty() {
        return None;
    }
    let outcome = outcome_of(entry.get(Slot::Result));
    let kind = match entry.text(Slot::Kind) {
        "USER.ACCESS_ALLOWED" | "USER.ACCESS_DENIED" => ActivityKind::SignIn,
        _ => ActivityKind::Action,
    };
    Some(Verdict::new(kind, outcome))
}

/// Which of the fields of the default layout are read: time, event, subject, address, status.
const FIELDS: [(Slot, usize); 5] =
    [(Slot::Time, 0), (Slot::Kind, 2), (Slot::Account, 3), (Slot::Address, 4), (Slot::Result, 10)];
/// The same in the layout of pairs; the time stands before them.
const PAIRS: [(Slot, &str); 4] = [
    (Slot::Kind, " event=\""),
    (Slot::Account, " subject=\""),
    (Slot::Address, " ip=\""),
    (Slot::Result, " status=\""),
];

/// An entry of `audit.log`, which begins with a date and a tracking id.
fn audit(line: &[u8]) -> Option<Entry<'_>> {
    let is_date = line.len() > 23 && line[..4].iter().all(u8::is_ascii_digit) && line[4] == b'-' && line[7] == b'-';
    if !is_date {
        return None;
    }
    let mut entry = Entry::default();
    if let Some(pairs) = memchr::memmem::find(&line[..line.len().min(64)], b" trackingid=\"") {
        entry.fill(Slot::Time, &line[..pairs]);
        for (slot, name) in PAIRS {
            let value = memchr::memmem::find(line, name.as_bytes()).map_or(&b""[..], |at| &line[at + name.len()..]);
            entry.fill(slot, &value[..memchr::memchr(b'"', value).unwrap_or(0)]);
        }
        return (!entry.get(Slot::Kind).is_empty()).then_some(entry);
    }
    let mut fields = line.split(|byte| *byte == b'|').enumerate();
    let (mut count, mut is_tracked) = (0, false);
    fields.by_ref().take(13).for_each(|(at, field)| {
        count += 1;
        let field = field.trim_ascii();
        is_tracked |= at == 1 && (field.is_empty() || field.starts_with(b"tid:"));
        if let Some((slot, _)) = FIELDS.iter().find(|(_, known)| *known == at) {
            entry.fill(*slot, field);
        }
    });
    let is_audit =
        count == 13 && is_tracked && matches!(entry.get(Slot::Result), b"success" | b"failure" | b"inprogress");
    is_audit.then_some(entry)
}

fn read_line(line: u32, text: &[u8], sink: &mut dyn Sink) {
    sink.row(line);
    match audit(text) {
        Some(entry) => emit(line, entry, judge_line, false, sink),
        None => sink.issue(line, IssueKind::NotRelevant),
    }
}

fn judge_line(entry: &mut Entry<'_>) -> Option<Verdict> {
    if entry.get(Slot::Account).is_empty() {
        return None;
    }
    // `inprogress` is a step on the way.
    let outcome = outcome_of(entry.get(Slot::Result));
    Some(match entry.text(Slot::Kind) {
        "SSO" => Verdict::new(ActivityKind::SignIn, outcome),
        "AUTHN_ATTEMPT" if outcome == Outcome::Failure => Verdict::new(ActivityKind::SignIn, outcome),
        "SLO" => Verdict::new(ActivityKind::SignOut, outcome),
        event => Verdict::new(ActivityKind::Action, outcome).by_machine(event.starts_with("OAuth")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read};

    fn import(text: &str) -> Collector {
        let head = Head::new("x", text.as_bytes(), true);
        assert_eq!(Ping.sniff(&head), Likelihood::Certain);
        read(Ping.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 80)
    }

    #[test]
    fn activities_of_pingone() {
        let page = format!("{{\"activities\":[{}]}}", CARD.sample.replace('\n', ",\n"));
        for text in [CARD.sample, &page] {
            let found: Vec<_> = import(text).records.iter().map(|kept| (kept.kind, kept.outcome)).collect();
            assert_eq!(
                found,
                [
                    (ActivityKind::SignIn, Outcome::Success),
                    (ActivityKind::SignIn, Outcome::Failure),
                    (ActivityKind::Action, Outcome::Success),
                ]
            );
        }
    }

    #[test]
    fn pairs_of_pingfederate() {
        let text = "2026-01-12 09:31:04,117 trackingid=\"tid:a1\" transactionid=\"x\" event=\"SSO\" subject=\"mina\" ip=\"192.0.2.14\" protocol=\"SAML20\" status=\"success\" attributes=\"a=1, subject=x\" X-Forwarded-For=\"203.0.113.1\"\n\
            2026-01-12 09:32:04,117 trackingid=\"tid:a2\" event=\"AUTHN_ATTEMPT\" subject=\"\" ip=\"192.0.2.14\" status=\"success\"\n";
        let sink = import(text);
        let kept = &sink.records[0];
        assert_eq!(
            (kept.account.as_str(), kept.address.as_str(), kept.outcome),
            ("mina", "192.0.2.14", Outcome::Success)
        );
        assert_eq!(
            (kept.start.as_str(), sink.issues.as_slice()),
            ("2026-01-12 09:31:04,117", &[(2, IssueKind::NotRelevant)][..])
        );
    }

    #[test]
    fn lines_of_pingfederate() {
        let text = "2026-01-12 09:31:04,117| tid:a1| SSO| mina@example.org| 192.0.2.14 | app| sp1| SAML20| idp.example.org| IdP| success| form| | 125\n\
            2026-01-12 09:32:04,117| tid:a2| AUTHN_ATTEMPT| joon| 198.51.100.7 | app| sp1| SAML20| idp.example.org| IdP| failure| form| bad| 12\n\
            2026-01-12 09:33:04,117| tid:a3| OAuth| mina@example.org| 192.0.2.14 | app| c1| OAuth20| idp.example.org| AS| success| | | 3\n\
            2026-01-12 09:34:04,117| tid:a4| AUTHN_ATTEMPT| | 192.0.2.14 | app| c1| SAML20| idp.example.org| IdP| inprogress| | | 3\n";
        let sink = import(text);
        let found: Vec<_> =
            sink.records.iter().map(|kept| (kept.kind, kept.outcome, kept.machine, kept.address.as_str())).collect();
        assert_eq!(
            found,
            [
                (ActivityKind::SignIn, Outcome::Success, false, "192.0.2.14"),
                (ActivityKind::SignIn, Outcome::Failure, false, "198.51.100.7"),
                (ActivityKind::Action, Outcome::Success, true, "192.0.2.14"),
            ]
        );
        assert_eq!(sink.issues, [(4, IssueKind::NotRelevant)]);
    }
}
