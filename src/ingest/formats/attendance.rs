//! Rows of a meeting's attendance list, whichever product wrote it: who, from when, until when.

use super::named_table::column;
use crate::ingest::delimited::Fields;
use crate::ingest::{Record, Sink, When};
use crate::model::{ActivityKind, Outcome};

/// Where the values of a row stand.
#[derive(Clone, Copy, Default)]
pub(super) struct Attendance {
    /// Display name.
    pub name: Option<usize>,
    /// Second part of the name, where it has a column of its own.
    pub family: Option<usize>,
    /// E-mail, else user principal name.
    pub email: Option<usize>,
    /// Used where the e-mail is empty.
    pub principal: Option<usize>,
    /// Joined.
    pub start: Option<usize>,
    /// Left.
    pub end: Option<usize>,
}

impl Attendance {
    /// The columns of a header in English.
    pub(super) fn of(header: &[String]) -> Self {
        let at = |names: &[&str]| column(header, names);
        Self {
            name: at(&["Name", "Full Name", "First name"]),
            family: at(&["Last name"]),
            email: at(&["Email", "User Email", "E-mail", "User Email Address"]),
            principal: at(&["Participant ID"]),
            start: at(&["Join Time", "First Join", "Time joined", "First Join Time"]),
            end: at(&["Leave Time", "Last Leave", "Time exited", "Last Leave Time"]),
        }
    }

    /// Puts a row in the sink; `date` belongs to clock times that stand alone, `whole` is a buffer for a name in two parts.
    pub(super) fn put(&self, line: u32, fields: &Fields<'_>, date: &[u8], whole: &mut Vec<u8>, sink: &mut dyn Sink) {
        let email = match fields.at(self.email) {
            b"" => fields.at(self.principal),
            email => email,
        };
        whole.clear();
        whole.extend_from_slice(fields.at(self.name));
        let family = fields.at(self.family);
        if !family.is_empty() {
            whole.push(b' ');
            whole.extend_from_slice(family);
        }
        let (start, end) = (fields.at(self.start), fields.at(self.end));
        let moment = |cell| {
            if date.is_empty() || memchr::memchr2(b'-', b'/', cell).is_some() {
                When::Text(cell)
            } else {
                When::Split(date, cell)
            }
        };
        sink.record(
            line,
            &Record {
                kind: ActivityKind::Meeting,
                outcome: Outcome::Success,
                account: if email.is_empty() { whole } else { email },
                account_is_name: email.is_empty(),
                name: whole,
                start: moment(start),
                end: if end.is_empty() { When::Missing } else { moment(end) },
                end_may_wrap: !date.is_empty(),
                ..Record::default()
            },
        );
    }
}
