//! What a sign-in log names, apart from how the file is written: shared by importers that differ only in names.

use crate::ingest::{DeviceClass, IssueKind, Record, Sink, When};
use crate::model::{ActivityKind, Detail, Outcome};

/// What a column or a JSON value holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// When.
    Time,
    /// The best key of the account.
    Account,
    /// Another key of the same account.
    Alias,
    /// Personal name.
    Name,
    /// What was done, in the source's words.
    Kind,
    /// How it ended, in the source's words.
    Result,
    /// What sort of actor it was.
    Actor,
    /// Whether a person was there.
    Interactive,
    /// Connecting address.
    Address,
    /// Country.
    Country,
    /// Degrees.
    Latitude,
    /// Degrees.
    Longitude,
    /// Device identifier or name.
    Device,
    /// Whether the firm manages the device; any text but `false`.
    Managed,
    /// Session id.
    Session,
    /// Operating system.
    System,
    /// Autonomous system number.
    Asn,
    /// Whether the source itself calls the address a proxy or VPN; `true` or its own word.
    Proxy,
    /// The second factor's own device.
    MfaDevice,
    /// What only this format has.
    Extra,
}

const SLOTS: usize = Slot::Extra as usize + 1;

/// One entry; slices are empty where the file gives nothing.
#[derive(Default)]
pub(super) struct Entry<'a>([&'a [u8]; SLOTS]);

impl<'a> Entry<'a> {
    /// The value of a slot.
    pub(super) fn get(&self, slot: Slot) -> &'a [u8] {
        self.0[slot as usize]
    }

    /// The value as text; nothing where it is no UTF-8.
    pub(super) fn text(&self, slot: Slot) -> &'a str {
        std::str::from_utf8(self.get(slot)).unwrap_or_default()
    }

    /// Whether the value says `true`.
    pub(super) fn is_true(&self, slot: Slot) -> bool {
        self.get(slot).eq_ignore_ascii_case(b"true")
    }

    /// Puts a value in its slot.
    pub(super) fn set(&mut self, slot: Slot, value: &'a [u8]) {
        self.0[slot as usize] = value;
    }

    /// Puts a value in its slot if that is still empty and the value says something.
    pub(super) fn fill(&mut self, slot: Slot, value: &'a [u8]) {
        let value = value.trim_ascii();
        if self.get(slot).is_empty() && !is_placeholder(value) {
            self.set(slot, value);
        }
    }
}

/// Whether the value stands for none; `-` and `N/A` the sink knows too, but here they would hide the next choice.
fn is_placeholder(value: &[u8]) -> bool {
    value.len() <= 7
        && ["", "-", "n/a", "none", "null", "unknown"].iter().any(|word| value.eq_ignore_ascii_case(word.as_bytes()))
}

/// What an entry means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    /// What was done.
    pub(super) kind: ActivityKind,
    /// How it ended.
    pub(super) outcome: Outcome,
    /// Made by a machine.
    pub(super) machine: bool,
}

impl Verdict {
    /// A person's activity.
    pub(super) fn new(kind: ActivityKind, outcome: Outcome) -> Self {
        Self { kind, outcome, machine: false }
    }

    /// The same, by a machine where that is so.
    pub(super) fn by_machine(self, machine: bool) -> Self {
        Self { machine, ..self }
    }
}

/// Says what an entry means, and may put values right; nothing for one that is no person's activity.
pub(super) type Judge = for<'a> fn(&mut Entry<'a>) -> Option<Verdict>;

/// Hands an entry on.
pub(super) fn emit(line: u32, mut entry: Entry<'_>, judge: Judge, machine: bool, sink: &mut dyn Sink) {
    let Some(verdict) = judge(&mut entry) else { return sink.issue(line, IssueKind::NotRelevant) };
    let (account, alias) = match entry.get(Slot::Account) {
        b"" => (entry.get(Slot::Alias), &b""[..]),
        account => (account, entry.get(Slot::Alias)),
    };
    let proxy = match entry.text(Slot::Proxy) {
        "" | "false" | "False" | "FALSE" | "No" | "0" => &b""[..],
        "true" | "True" | "TRUE" | "Yes" | "1" => b"proxy",
        word => word.as_bytes(),
    };
    let details = [
        (Detail::OperatingSystem, entry.get(Slot::System)),
        (Detail::Asn, entry.get(Slot::Asn)),
        (Detail::NetworkType, proxy),
        (Detail::MfaDevice, entry.get(Slot::MfaDevice)),
    ];
    let managed = !matches!(entry.text(Slot::Managed), "" | "false" | "False" | "FALSE" | "No" | "0");
    sink.record(
        line,
        &Record {
            kind: verdict.kind,
            outcome: verdict.outcome,
            machine: verdict.machine || machine,
            account,
            alias: if alias == account { b"" } else { alias },
            name: entry.get(Slot::Name),
            start: if entry.get(Slot::Time).is_empty() { When::Missing } else { When::Text(entry.get(Slot::Time)) },
            address: entry.get(Slot::Address),
            country: entry.get(Slot::Country),
            latitude: entry.get(Slot::Latitude),
            longitude: entry.get(Slot::Longitude),
            device: entry.get(Slot::Device),
            device_class: if managed { DeviceClass::Strong } else { DeviceClass::Weak },
            session: entry.get(Slot::Session),
            details: &details,
            ..Record::default()
        },
    );
}

/// The outcome that common words name; anything else is unknown.
pub(super) fn outcome_of(word: &[u8]) -> Outcome {
    let is = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
    match () {
        () if is(&["success", "succeeded", "true", "yes"]) => Outcome::Success,
        () if is(&["failure", "failed", "false", "no", "denied"]) => Outcome::Failure,
        () => Outcome::Unknown,
    }
}

/// The value after a name in the JSON text of a cell, quotes taken off. Serves Python's single quotes as well, which
/// notebooks leave, and cells that a spreadsheet has cut.
pub(super) fn value_after<'a>(cell: &'a [u8], name: &str) -> &'a [u8] {
    for at in memchr::memmem::find_iter(cell, name.as_bytes()) {
        let quote = at.checked_sub(1).map(|before| cell[before]);
        let rest = &cell[at + name.len()..];
        let (Some(quote @ (b'"' | b'\'')), Some((first, rest))) = (quote, rest.split_first()) else { continue };
        let Some(rest) = rest.trim_ascii_start().strip_prefix(b":").filter(|_| *first == quote) else { continue };
        let rest = rest.trim_ascii_start();
        return match rest.split_first() {
            Some((open @ (b'"' | b'\''), text)) => &text[..memchr::memchr(*open, text).unwrap_or(0)],
            Some((b'-' | b'0'..=b'9' | b't' | b'f' | b'T' | b'F', _)) => {
                let end = rest.iter().position(|byte| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace());
                &rest[..end.unwrap_or(0)]
            }
            _ => b"",
        };
    }
    b""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_json_cells_of_both_quotes() {
        let json = br#"{"city":"Seoul \"countryOrRegion\"","countryOrRegion":"KR","geoCoordinates":{"latitude":37.5,"longitude": -126.9}}"#;
        assert_eq!(value_after(json, "countryOrRegion"), b"KR");
        assert_eq!(value_after(json, "latitude"), b"37.5");
        assert_eq!(value_after(json, "longitude"), b"-126.9");
        let python = br"{'deviceId': '', 'isManaged': True, 'x': {'latitude': 1.5";
        assert_eq!(value_after(python, "deviceId"), b"");
        assert_eq!(value_after(python, "isManaged"), b"True");
        assert_eq!(value_after(python, "latitude"), b"", "a cut number may be any");
        assert_eq!(value_after(b"latitude", "latitude"), b"");
    }

    #[test]
    fn the_first_value_that_says_something_stays() {
        let mut entry = Entry::default();
        for value in ["", "None", " - ", "mina", "joon"] {
            entry.fill(Slot::Account, value.as_bytes());
        }
        assert_eq!(entry.text(Slot::Account), "mina");
    }
}
