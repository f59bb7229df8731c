//! What only some activities say: amounts, counterparts, texts, what a device ran.
//!
//! Details are rare and repeat much, so that an activity holds one small number that stands for its whole set of them.

/// A field that only some activities have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Detail {
    /// Money moved, always positive; `Direction` says which way.
    Amount,
    /// ISO 4217 code of the amount.
    Currency,
    /// `in` (to the account) or `out` (from it onwards).
    Direction,
    /// How it was paid: bank, card, wallet, cryptocurrency.
    Method,
    /// Where the money went: account number, IBAN, wallet address, payment mailbox.
    Destination,
    /// Whose name the destination bears.
    PayeeName,
    /// Country of the destination.
    PayeeCountry,
    /// Kind of institution: bank, msb (money service), virtual (online only).
    BankType,
    /// The other party: a client's account, a reviewer.
    Counterpart,
    /// Project, job or posting.
    Project,
    /// A text that the account wrote: a bid, a message, a cover letter.
    Text,
    /// Price offered.
    Price,
    /// Whether an offer was taken.
    Accepted,
    /// Rating given, in the scale of `RatingScale`, else of 5.
    Rating,
    /// Which registered field was changed: phone, email, name, payout, address, password.
    ChangedField,
    /// Value before a change.
    OldValue,
    /// Value after a change.
    NewValue,
    /// Where a device or parcel was sent.
    ShipAddress,
    /// Address on the identity document.
    IdAddress,
    /// Kind of carrier or of address: home, forwarder, po-box.
    Carrier,
    /// Day of dispatch of what was sent.
    Dispatched,
    /// Day on which another delivery address was asked for.
    AddressChangeAsked,
    /// Serial number of a device.
    Serial,
    /// Serial number under which it was issued.
    IssuedSerial,
    /// Country in which the device was first seen or activated.
    FirstSeenCountry,
    /// Country to which it was sent.
    ShipCountry,
    /// Processes or programs seen, separated by `;`.
    Software,
    /// USB devices, monitors and other hardware seen, separated by `;`.
    Hardware,
    /// Open ports seen on the access path, separated by blanks or `;`.
    OpenPorts,
    /// Delay of input or of a call in milliseconds.
    LatencyMs,
    /// Operating system.
    OperatingSystem,
    /// The source's own word for the network: residential, mobile, hosting, vpn, proxy, tor, relay, satellite, education,
    /// corporate.
    NetworkType,
    /// Name of a VPN or proxy service.
    VpnName,
    /// Autonomous system number.
    Asn,
    /// Whether the device is managed by the firm.
    Managed,
    /// The second factor's own device.
    MfaDevice,
    /// Day on which a task was due.
    Due,
    /// Day on which it was finished.
    Finished,
    /// Keyboard and mouse events counted in a stretch of work.
    InputEvents,
    /// Pieces of output in a stretch of work: commits, tickets, pages.
    Output,
    /// Repository or folder that was read or copied.
    Repository,
    /// Where something was sent: `internal` or the host.
    UploadTarget,
    /// Bytes moved.
    Bytes,
    /// Minutes until the first answer.
    ReplyMinutes,
    /// Whether a camera was on.
    Camera,
    /// Whether a call by voice or picture was declined.
    Declined,
    /// Several calls at once, by name of the programs.
    ParallelCalls,
    /// Whether the entry was made by a firm's office and not by the holder.
    ByOffice,
    /// Whether a charge or change was authorised.
    Authorised,
    /// What exactly was done: clone, push, upload; voice, video, chat.
    Verb,
}

/// What a detail's cell holds, so that it is brought into one form when read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// Free text, trimmed.
    Text,
    /// A key that is compared: trimmed, lower case.
    Key,
    /// Decimal number.
    Number,
    /// ISO 3166 alpha-2.
    Country,
    /// `yes` or `no`.
    YesNo,
    /// A day, resolved with the day order of its file.
    Day,
}

impl Detail {
    /// Every detail, in the order of their numbers.
    pub const ALL: [Self; 50] = [
        Self::Amount,
        Self::Currency,
        Self::Direction,
        Self::Method,
        Self::Destination,
        Self::PayeeName,
        Self::PayeeCountry,
        Self::BankType,
        Self::Counterpart,
        Self::Project,
        Self::Text,
        Self::Price,
        Self::Accepted,
        Self::Rating,
        Self::ChangedField,
        Self::OldValue,
        Self::NewValue,
        Self::ShipAddress,
        Self::IdAddress,
        Self::Carrier,
        Self::Dispatched,
        Self::AddressChangeAsked,
        Self::Serial,
        Self::IssuedSerial,
        Self::FirstSeenCountry,
        Self::ShipCountry,
        Self::Software,
        Self::Hardware,
        Self::OpenPorts,
        Self::LatencyMs,
        Self::OperatingSystem,
        Self::NetworkType,
        Self::VpnName,
        Self::Asn,
        Self::Managed,
        Self::MfaDevice,
        Self::Due,
        Self::Finished,
        Self::InputEvents,
        Self::Output,
        Self::Repository,
        Self::UploadTarget,
        Self::Bytes,
        Self::ReplyMinutes,
        Self::Camera,
        Self::Declined,
        Self::ParallelCalls,
        Self::ByOffice,
        Self::Authorised,
        Self::Verb,
    ];

    /// The kebab-case name used in exports and drawings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Currency => "currency",
            Self::Direction => "direction",
            Self::Method => "method",
            Self::Destination => "destination",
            Self::PayeeName => "payee-name",
            Self::PayeeCountry => "payee-country",
            Self::BankType => "bank-type",
            Self::Counterpart => "counterpart",
            Self::Project => "project",
            Self::Text => "text",
            Self::Price => "price",
            Self::Accepted => "accepted",
            Self::Rating => "rating",
            Self::ChangedField => "changed-field",
            Self::OldValue => "old-value",
            Self::NewValue => "new-value",
            Self::ShipAddress => "ship-address",
            Self::IdAddress => "id-address",
            Self::Carrier => "carrier",
            Self::Dispatched => "dispatched",
            Self::AddressChangeAsked => "address-change-asked",
            Self::Serial => "serial",
            Self::IssuedSerial => "issued-serial",
            Self::FirstSeenCountry => "first-seen-country",
            Self::ShipCountry => "ship-country",
            Self::Software => "software",
            Self::Hardware => "hardware",
            Self::OpenPorts => "open-ports",
            Self::LatencyMs => "latency-ms",
            Self::OperatingSystem => "os",
            Self::NetworkType => "network-type",
            Self::VpnName => "vpn-name",
            Self::Asn => "asn",
            Self::Managed => "is-managed",
            Self::MfaDevice => "mfa-device",
            Self::Due => "due",
            Self::Finished => "finished",
            Self::InputEvents => "input-events",
            Self::Output => "output",
            Self::Repository => "repository",
            Self::UploadTarget => "upload-target",
            Self::Bytes => "bytes",
            Self::ReplyMinutes => "reply-minutes",
            Self::Camera => "camera",
            Self::Declined => "declined",
            Self::ParallelCalls => "parallel-calls",
            Self::ByOffice => "by-office",
            Self::Authorised => "authorised",
            Self::Verb => "verb",
        }
    }

    /// What its cells hold.
    pub fn nature(self) -> Nature {
        match self {
            Self::Amount
            | Self::Price
            | Self::Rating
            | Self::LatencyMs
            | Self::InputEvents
            | Self::Output
            | Self::Bytes
            | Self::ReplyMinutes => Nature::Number,
            Self::PayeeCountry | Self::FirstSeenCountry | Self::ShipCountry => Nature::Country,
            Self::Accepted | Self::Managed | Self::Camera | Self::Declined | Self::ByOffice | Self::Authorised => {
                Nature::YesNo
            }
            Self::Dispatched | Self::AddressChangeAsked | Self::Due | Self::Finished => Nature::Day,
            Self::Text | Self::PayeeName | Self::ShipAddress | Self::IdAddress | Self::Software | Self::Hardware => {
                Nature::Text
            }
            _ => Nature::Key,
        }
    }
}

/// A set of details as bytes: for each, its number, the length of its value in two bytes, the value.
#[derive(Clone, Debug, Default)]
pub struct DetailSet(Vec<u8>);

impl DetailSet {
    /// Bytes of a value that are kept: a cover letter of several pages.
    pub const VALUE_BYTES: usize = u16::MAX as usize;

    /// Adds a value; what is longer than may be kept is cut at a character.
    pub fn push(&mut self, detail: Detail, value: &str) {
        let mut end = value.len().min(Self::VALUE_BYTES);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        self.0.push(detail as u8);
        self.0.extend_from_slice(&(end as u16).to_le_bytes());
        self.0.extend_from_slice(&value.as_bytes()[..end]);
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The details in the bytes of a set, in their order.
pub fn details(set: &[u8]) -> impl Iterator<Item = (Detail, &str)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let (&number, after) = rest.split_first()?;
        let (length, after) = after.split_first_chunk::<2>()?;
        let (value, after) = after.split_at_checked(u16::from_le_bytes(*length) as usize)?;
        rest = after;
        Some((*Detail::ALL.get(number as usize)?, std::str::from_utf8(value).unwrap_or("\u{fffd}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_order_of_the_list() {
        for (n, detail) in Detail::ALL.into_iter().enumerate() {
            assert_eq!(detail as usize, n, "{}", detail.name());
        }
    }

    #[test]
    fn what_was_put_in_comes_out_and_long_texts_are_cut_at_a_character() {
        let mut set = DetailSet::default();
        set.push(Detail::Amount, "12.50");
        set.push(Detail::Text, &"가".repeat(30_000));
        set.push(Detail::Currency, "");
        let all: Vec<_> = details(set.bytes()).collect();
        assert_eq!((all[0], all[2]), ((Detail::Amount, "12.50"), (Detail::Currency, "")));
        assert_eq!(all[1].1.len(), 65_535);
        assert_eq!(details(&set.bytes()[..7]).count(), 0, "a cut set ends before the cut value");
    }
}
