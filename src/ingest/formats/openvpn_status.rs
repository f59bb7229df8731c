//! OpenVPN status file, versions 1, 2 (commas) and 3 (tabs): who is connected at the moment it was written.
//!
//! The routing table below names the same clients again and is no record of its own.

use crate::ingest::lines::LineReader;
use crate::ingest::{Both, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When};
use crate::model::{ActivityKind, Outcome};
use crate::settings::Limits;

/// OpenVPN status file.
pub struct OpenvpnStatus;

static CARD: FormatCard = FormatCard {
    id: "openvpn-status",
    title: Both { ko: "OpenVPN 상태 파일 (openvpn-status.log)", en: "OpenVPN status file (openvpn-status.log)" },
    export: Both {
        ko: "서버의 openvpn-status.log(설정의 status 경로)를 그대로 사용합니다. 1·2·3판을 모두 읽습니다.",
        en: "Take openvpn-status.log (the path in the server's status directive) as it is. Versions 1, 2 and 3 are read.",
    },
    gives: Both {
        ko: "파일이 쓰인 순간 연결되어 있던 계정(인증서 이름), 접속 IP, 연결된 시각.",
        en: "Accounts (names of certificates) connected when the file was written, connecting address, and since when.",
    },
    lacks: Both {
        ko: "끝난 연결과 실패한 시도, 기기, 국가는 없습니다. 한 파일은 한순간의 모습입니다.",
        en: "Connections that ended, failed attempts, devices, country. A file shows one moment.",
    },
    traps: Both {
        ko: "1판의 시각에는 시간대가 없습니다(서버 시간대). 연결되어 있어도 사람이 일하고 있다는 뜻은 아니며, 다시 연결하면 시각이 새로 시작됩니다.",
        en: "Times of version 1 have no zone (the server's). Being connected does not mean that somebody works, and a reconnect starts the time anew.",
    },
    sample: "OpenVPN CLIENT LIST
Updated,Mon Jan 12 18:02:44 2026
Common Name,Real Address,Bytes Received,Bytes Sent,Connected Since
mina@example.org,192.0.2.14:50112,334948,1973012,Mon Jan 12 09:31:04 2026",
};

impl Importer for OpenvpnStatus {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        let is_mark = |line: &[u8]| {
            line == b"OpenVPN CLIENT LIST"
                || line.starts_with(b"HEADER,CLIENT_LIST,")
                || line.starts_with(b"HEADER\tCLIENT_LIST\t")
        };
        if head.lines().take(10).any(is_mark) { Likelihood::Certain } else { Likelihood::No }
    }

    fn open(&self, _: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let mut state = State::default();
        Ok(Box::new(LineReader::new(limits.record_bytes, move |line, text: &[u8], sink: &mut dyn Sink| {
            state.read(line, text, sink)
        })))
    }
}

/// Columns of the client list, counted in its rows.
#[derive(Clone, Copy, Default)]
struct Columns {
    name: usize,
    address: Option<usize>,
    since: Option<usize>,
    since_instant: Option<usize>,
    user: Option<usize>,
}

#[derive(Default)]
struct State {
    columns: Option<Columns>,
    /// Rows of version 1 have no mark of their own.
    in_list: bool,
}

impl State {
    fn read(&mut self, line: u32, text: &[u8], sink: &mut dyn Sink) {
        let is_third = text.starts_with(b"HEADER\t") || text.starts_with(b"CLIENT_LIST\t");
        let mark = if is_third { b'\t' } else { b',' };
        let cell = |n: usize| text.split(|byte| *byte == mark).nth(n).unwrap_or_default().trim_ascii();
        match cell(0) {
            b"Common Name" => {
                self.columns = Some(columns(text, mark, 0));
                self.in_list = true;
            }
            b"HEADER" if cell(1) == b"CLIENT_LIST" => self.columns = Some(columns(text, mark, 1)),
            b"CLIENT_LIST" => self.client(line, text, mark, sink),
            b"ROUTING TABLE" | b"GLOBAL STATS" | b"END" | b"OpenVPN CLIENT LIST" => self.in_list = false,
            _ if self.in_list => self.client(line, text, mark, sink),
            _ => {}
        }
    }

    fn client(&self, line: u32, text: &[u8], mark: u8, sink: &mut dyn Sink) {
        sink.row(line);
        let Some(columns) = self.columns else { return sink.issue(line, IssueKind::BadRecord) };
        let at = |column: Option<usize>| {
            column.and_then(|n| text.split(|byte| *byte == mark).nth(n)).unwrap_or_default().trim_ascii()
        };
        let known = |text| if text == b"UNDEF" { &b""[..] } else { text };
        let account = match known(at(Some(columns.name))) {
            b"" => known(at(columns.user)),
            name => name,
        };
        if account.is_empty() {
            // Somebody who has not yet said who he is.
            return sink.issue(line, IssueKind::NotRelevant);
        }
        let instant = at(columns.since_instant);
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Session,
                outcome: Outcome::Success,
                account,
                start: When::Text(if instant.is_empty() { at(columns.since) } else { instant }),
                // Still connected when the file was written: that is no end.
                end_assumed: true,
                address: at(columns.address),
                ..Record::default()
            },
        );
    }
}

/// The columns that a header names; `skip` words of it have no counterpart in the rows.
fn columns(header: &[u8], mark: u8, skip: usize) -> Columns {
    let find = |name: &[u8]| header.split(|byte| *byte == mark).skip(skip).position(|cell| cell.trim_ascii() == name);
    Columns {
        name: find(b"Common Name").unwrap_or(skip),
        address: find(b"Real Address"),
        since: find(b"Connected Since"),
        since_instant: find(b"Connected Since (time_t)"),
        user: find(b"Username"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::{Collector, read as read_all};

    fn import(text: &str) -> Collector {
        let head = Head::new("openvpn-status.log", text.as_bytes(), true);
        assert_eq!(OpenvpnStatus.sniff(&head), Likelihood::Certain);
        read_all(OpenvpnStatus.open(&head, &Limits::default()).unwrap(), text.as_bytes(), 30)
    }

    #[test]
    fn the_first_version_and_its_routing_table() {
        let text = format!(
            "{}\nUNDEF,203.0.113.9:1,0,0,Mon Jan 12 18:02:00 2026\nROUTING TABLE\nVirtual Address,Common Name,Real Address,Last Ref\n198.51.100.6,mina@example.org,192.0.2.14:50112,Mon Jan 12 18:02:09 2026\nGLOBAL STATS\nMax bcast/mcast queue length,0\nEND\n",
            CARD.sample
        );
        let sink = import(&text);
        assert_eq!((sink.rows, sink.issues), (vec![4, 5], vec![(5, IssueKind::NotRelevant)]));
        let kept = &sink.records[0];
        assert_eq!((kept.start.as_str(), kept.end.as_str(), kept.end_assumed), ("Mon Jan 12 09:31:04 2026", "", true));
    }

    #[test]
    fn later_versions_have_instants() {
        let text = "TITLE,OpenVPN 2.6.3\nTIME,2026-01-12 18:02:44,1768208564\nHEADER,CLIENT_LIST,Common Name,Real Address,Virtual Address,Bytes Received,Bytes Sent,Connected Since,Connected Since (time_t),Username\nCLIENT_LIST,UNDEF,192.0.2.14:50112,198.51.100.6,1,2,2026-01-12 09:31:04,1768177864,mina\nHEADER,ROUTING_TABLE,Virtual Address,Common Name\nROUTING_TABLE,198.51.100.6,mina\nEND\n";
        for text in [text.to_owned(), text.replace(',', "\t")] {
            let sink = import(&text);
            let kept = &sink.records[0];
            assert_eq!((sink.rows.as_slice(), kept.start.as_str()), (&[4][..], "1768177864"));
            assert_eq!((kept.account.as_str(), kept.address.as_str()), ("mina", "192.0.2.14:50112"));
        }
    }
}
