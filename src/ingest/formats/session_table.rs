//! A table that a person made or a tool exported: one row a session, shift or billed stretch of work.

use super::named_columns::{Names, position};
use crate::ingest::columns::Role;
use crate::ingest::delimited::{Fields, RowReader, TableHead, TableReader};
use crate::ingest::{
    Both, DeviceClass, FormatCard, Head, Importer, IssueKind, Likelihood, Reader, Record, Sink, Unreadable, When,
};
use crate::model::{ActivityKind, Detail, Outcome};
use crate::settings::Limits;

/// The importer.
pub struct SessionTable;

static CARD: FormatCard = FormatCard {
    id: "session-table",
    title: Both { ko: "세션·근무시간 표", en: "Session or timesheet table" },
    export: Both {
        ko: "엑셀에서 '다른 이름으로 저장' → CSV를 고르면 됩니다. 첫 줄에 열 이름이 있어야 합니다.",
        en: "In Excel choose Save As and CSV. The first row must name the columns.",
    },
    gives: Both {
        ko: "계정, 시작, 종료 또는 작업시간. 있으면 접속 IP, 국가, 기기, 고객사도 읽습니다.",
        en: "Account, start, end or duration; where present also IP address, country, device and client.",
    },
    lacks: Both {
        ko: "시간대가 없으면 어느 시간대인지 물어보고, 결과에 '가정한 시간대'라고 표시합니다.",
        en: "Without a zone the page asks for one and marks the result as resting on it.",
    },
    traps: Both {
        ko: "일·월 순서(03/04)가 데이터로 밝혀지지 않으면 월을 먼저 읽고 표시합니다. 자정을 넘긴 근무는 다음 날로 봅니다.",
        en: "Where 03/04 is not settled by the data, the month is read first and this is marked. A shift past midnight ends the next day.",
    },
    sample: "계정,시작,종료,접속 IP,국가,기기,고객사\nkim@example.org,2026-01-05 09:00,2026-01-05 18:10,192.0.2.10,KR,LAPTOP-01,가람소프트\nlee@example.org,2026-01-05 오후 1:00,2026-01-05 오후 6:30,192.0.2.11,KR,LAPTOP-02,누리상사\n",
};

impl Importer for SessionTable {
    fn card(&self) -> &'static FormatCard {
        &CARD
    }

    fn sniff(&self, head: &Head<'_>) -> Likelihood {
        match head.table() {
            Some(table) if table.columns.has_account() && table.columns.has_time() && table.columns.has_span() => {
                Likelihood::Possible
            }
            _ => Likelihood::No,
        }
    }

    fn open(&self, head: &Head<'_>, limits: &Limits) -> Result<Box<dyn Reader>, Unreadable> {
        let table = head.table().cloned().ok_or(Unreadable::UnknownFormat)?;
        Ok(Box::new(TableReader::new(table.clone(), Rows::new(&table), limits.record_bytes)))
    }
}

/// Where the account of a row stands: the best key that is filled wins (e-mail, id, login name, personal name).
pub(super) struct AccountColumns {
    email: Option<usize>,
    id: Option<usize>,
    account: Option<usize>,
    name: Option<usize>,
}

impl AccountColumns {
    pub(super) fn new(table: &TableHead) -> Self {
        let at = |role| table.columns.index(role);
        Self { email: at(Role::Email), id: at(Role::Id), account: at(Role::Account), name: at(Role::Name) }
    }

    /// The key of the row, whether it is only a personal name, and another exact key beside it.
    pub(super) fn key<'a>(&self, fields: &'a Fields<'_>) -> (&'a [u8], bool, &'a [u8]) {
        // One column for accounts is the common case: there is nothing to choose from.
        if let (None, Some(account), None) = (self.email, self.account, self.id) {
            return (fields.get(account), false, b"");
        }
        let [email, account, id] = [self.email, self.account, self.id].map(|column| fields.at(column));
        let mut keys = [email, id, account].into_iter().filter(|key| !key.is_empty());
        match keys.next() {
            // An account column that holds e-mail addresses is as good as an e-mail column.
            Some(first) if email.is_empty() && account.contains(&b'@') => {
                (account, false, if first == account { b"" } else { first })
            }
            Some(first) => (first, false, keys.next().unwrap_or_default()),
            // A personal name is a key only in a sheet that has nothing better: beside an empty account cell it would join
            // people who share a name.
            None if self.email.is_none() && self.id.is_none() && self.account.is_none() => {
                (fields.at(self.name), true, b"")
            }
            None => (b"", false, b""),
        }
    }

    /// The personal name beside the key.
    pub(super) fn name<'a>(&self, fields: &'a Fields<'_>) -> &'a [u8] {
        fields.at(self.name)
    }
}

/// Columns that any table of activities may have: who, from where, on what.
pub(super) struct ActivityColumns {
    account: AccountColumns,
    zone: Option<usize>,
    address: Option<usize>,
    country: Option<usize>,
    latitude: Option<usize>,
    longitude: Option<usize>,
    device: Option<usize>,
    device_class: DeviceClass,
    session: Option<usize>,
    details: Vec<(Detail, usize)>,
}

/// What a table of sessions or sign-ins may say beside the general columns, by folded names.
const DETAILS: &[(Detail, Names)] = &[
    (
        Detail::NetworkType,
        &["networktype", "nettype", "connectiontype", "접속망", "망종류", "네트워크유형", "네트워크종류"],
    ),
    (Detail::VpnName, &["vpn", "vpnname", "vpnservice", "proxyname", "vpn이름", "vpn서비스"]),
    (Detail::Asn, &["asn", "autonomoussystemnumber", "asnumber", "as번호"]),
    (Detail::OperatingSystem, &["os", "operatingsystem", "osname", "운영체제"]),
    (Detail::Managed, &["managed", "ismanaged", "manageddevice", "companydevice", "관리기기", "회사기기", "지급기기"]),
    (Detail::OpenPorts, &["openports", "ports", "열린포트"]),
    (Detail::LatencyMs, &["latency", "latencyms", "inputlatency", "delayms", "지연", "지연시간"]),
    (Detail::MfaDevice, &["mfadevice", "mfadeviceid", "authdevice", "authenticatordevice", "인증기기", "2차인증기기"]),
    (Detail::InputEvents, &["inputevents", "keyboardandmouse", "activitycount", "입력횟수", "입력수"]),
    (Detail::Output, &["output", "outputs", "commits", "산출물", "산출물수", "커밋수"]),
];

impl ActivityColumns {
    pub(super) fn new(table: &TableHead) -> Self {
        let at = |role| table.columns.index(role);
        let managed = at(Role::ManagedDevice);
        Self {
            account: AccountColumns::new(table),
            zone: at(Role::Zone),
            address: at(Role::Address),
            country: at(Role::Country),
            latitude: at(Role::Latitude),
            longitude: at(Role::Longitude),
            device: managed.or(at(Role::Device)),
            device_class: if managed.is_some() { DeviceClass::Strong } else { DeviceClass::Weak },
            session: at(Role::Session),
            details: DETAILS
                .iter()
                .filter_map(|(detail, names)| position(table, names).map(|column| (*detail, column)))
                .collect(),
        }
    }

    /// What the row says of the details; costs nothing where the table has no such column.
    #[inline(always)]
    pub(super) fn details<'a>(&self, fields: &'a Fields<'_>) -> Vec<(Detail, &'a [u8])> {
        if self.details.is_empty() {
            return Vec::new();
        }
        self.details.iter().map(|(detail, column)| (*detail, fields.get(*column))).collect()
    }

    /// What the row says in these columns; what was done and when is left to the caller.
    #[inline(always)]
    pub(super) fn record<'a>(&self, fields: &'a Fields<'_>) -> Record<'a> {
        let (account, account_is_name, alias) = self.account.key(fields);
        Record {
            account,
            account_is_name,
            alias,
            name: self.account.name(fields),
            zone: fields.at(self.zone),
            address: fields.at(self.address),
            country: fields.at(self.country),
            latitude: fields.at(self.latitude),
            longitude: fields.at(self.longitude),
            device: fields.at(self.device),
            device_class: self.device_class,
            session: fields.at(self.session),
            ..Record::default()
        }
    }
}

struct Rows {
    columns: ActivityColumns,
    date: Option<usize>,
    start: Option<usize>,
    end_date: Option<usize>,
    end: Option<usize>,
    duration: Option<usize>,
    minutes: bool,
    client: Option<usize>,
    work: bool,
    buffer: Vec<u8>,
}

impl Rows {
    fn new(table: &TableHead) -> Self {
        let at = |role| table.columns.index(role);
        let duration = at(Role::Duration);
        let told = table.columns.told();
        // A told notation goes before the unit in a header.
        let minutes = told.is_none_or(|told| told.answers.hours.is_none())
            && duration.is_some_and(|column| {
                let name = table.header[column].to_lowercase();
                name.contains("(분)") || name.contains("(min") || name.contains("[min")
            });
        let billed = at(Role::Client).is_some();
        let shift = table.header.iter().any(|name| {
            ["출근", "퇴근", "작업", "근무", "work", "clock in", "hours"]
                .iter()
                .any(|word| name.to_lowercase().contains(word))
        });
        Self {
            columns: ActivityColumns::new(table),
            date: at(Role::StartDate).or(at(Role::Date)),
            start: at(Role::StartTime).or(at(Role::Start)).or(at(Role::Time)),
            end_date: at(Role::EndDate),
            end: at(Role::EndTime).or(at(Role::End)),
            duration,
            minutes,
            client: at(Role::Client),
            work: told.and_then(|told| told.work).unwrap_or(billed || shift),
            buffer: Vec::new(),
        }
    }
}

/// Whether a cell is only a clock time, so that it needs a date beside it: no year can stand in it.
fn is_clock_only(cell: &[u8]) -> bool {
    // Most cells begin with a year, and more than six digits are no clock time in either form.
    let (mut digits, mut colon) = (0, false);
    for byte in cell {
        digits += u32::from(byte.is_ascii_digit());
        colon |= *byte == b':';
        if digits > 6 || matches!(byte, b'-' | b'/' | b'.') && !cell.ends_with("시".as_bytes()) {
            return false;
        }
    }
    let is_dated = || cell.iter().any(|byte| matches!(byte, b'-' | b'/' | b'.'));
    colon && !is_dated() || digits <= 2 && cell.ends_with("시".as_bytes())
}

/// `09:00~18:00` as two clock times.
fn clock_range(cell: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr2(b'~', b'-', cell)?;
    let (from, to) = (cell[..at].trim_ascii(), cell[at + 1..].trim_ascii());
    (from.contains(&b':') && to.contains(&b':')).then_some((from, to))
}

impl RowReader for Rows {
    fn row(&mut self, line: u32, fields: &Fields<'_>, sink: &mut dyn Sink) {
        let date = fields.at(self.date);
        let [start_cell, end_cell] = [fields.at(self.start), fields.at(self.end)].map(filled);
        let mut duration = filled(fields.at(self.duration));
        // A day on which nobody clocked in: attendance lists have a row for it.
        let measured = self.start.is_some() || self.duration.is_some();
        if measured && !date.is_empty() && [start_cell, end_cell, duration].iter().all(|cell| cell.is_empty()) {
            sink.issue(line, IssueKind::NotRelevant);
            return;
        }
        let mut start = match () {
            () if start_cell.is_empty() && date.is_empty() => When::Missing,
            () if start_cell.is_empty() => When::Text(date),
            () if !date.is_empty() && is_clock_only(start_cell) => When::Split(date, start_cell),
            () => When::Text(start_cell),
        };
        let mut day_only = start_cell.is_empty();
        let end_date = fields.at(self.end_date);
        let mut end_may_wrap = false;
        let mut end = match () {
            () if end_cell.is_empty() => When::Missing,
            () if is_clock_only(end_cell) && !end_date.is_empty() => When::Split(end_date, end_cell),
            () if is_clock_only(end_cell) => {
                end_may_wrap = true;
                When::Split(if date.is_empty() { date_part(start_cell) } else { date }, end_cell)
            }
            () => When::Text(end_cell),
        };
        if day_only && let Some((from, to)) = clock_range(duration) {
            (start, end, end_may_wrap, day_only) = (When::Split(date, from), When::Split(date, to), true, false);
            duration = &[];
        }
        if self.minutes && !duration.is_empty() && !duration.contains(&b':') {
            self.buffer.clear();
            self.buffer.extend_from_slice(duration);
            self.buffer.extend_from_slice(b" min");
            duration = &self.buffer;
        }
        let details = self.columns.details(fields);
        sink.record(
            line,
            &Record {
                details: &details,
                kind: if self.work { ActivityKind::Work } else { ActivityKind::Session },
                outcome: Outcome::Success,
                day_only,
                start,
                end,
                end_may_wrap,
                duration,
                client: fields.at(self.client),
                ..self.columns.record(fields)
            },
        );
    }
}

/// A cell, empty where it says that there is nothing.
fn filled(cell: &[u8]) -> &[u8] {
    if cell == b"-" { &[] } else { cell }
}

/// The date in front of a cell that holds date and time.
fn date_part(cell: &[u8]) -> &[u8] {
    let end = cell.iter().position(|byte| matches!(byte, b' ' | b'T')).unwrap_or(cell.len());
    &cell[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_times_and_ranges_are_told_from_dates() {
        assert!(is_clock_only(b"09:00"));
        assert!(is_clock_only("오후 3:05:00".as_bytes()));
        assert!(!is_clock_only(b"2026-01-05 09:00"));
        assert_eq!(clock_range(b"09:00~18:00"), Some((&b"09:00"[..], &b"18:00"[..])));
        assert_eq!(clock_range(b"7.5"), None);
    }
}
