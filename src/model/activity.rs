//! What an account did: the vocabulary of the one normalised entry.

/// What kind of thing was done (ECS: `event.action`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[repr(u8)]
pub enum ActivityKind {
    /// Somebody signed in, or tried to.
    SignIn,
    /// Somebody signed out.
    SignOut,
    /// Signed in from a start to an end, as the source states them.
    Session,
    /// Anything else done while signed in.
    #[default]
    Action,
    /// Billed or recorded work, with start and end or as hours of a day.
    Work,
    /// A call or meeting.
    Meeting,
    /// A text message.
    Message,
    /// An offer for a project.
    Bid,
    /// A rating given or received.
    Review,
    /// Money paid out.
    Payout,
    /// A change of registered details.
    Change,
    /// A remote-control session.
    RemoteSession,
    /// An application for a job.
    Application,
    /// Something sent to the person, as a rule a device.
    Shipment,
    /// What was found on a device: programs, hardware, ports.
    Endpoint,
    /// A task with a day on which it was due.
    Task,
    /// Something charged to the firm.
    Charge,
}

impl ActivityKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::SignIn,
        Self::SignOut,
        Self::Session,
        Self::Action,
        Self::Work,
        Self::Meeting,
        Self::Message,
        Self::Bid,
        Self::Review,
        Self::Payout,
        Self::Change,
        Self::RemoteSession,
        Self::Application,
        Self::Shipment,
        Self::Endpoint,
        Self::Task,
        Self::Charge,
    ];

    /// Whether an entry of this kind is something that the account did at that moment: what others did to it (a payout, a
    /// parcel, a rating, an inventory of its device) is no presence and places nobody.
    pub fn is_doing(self) -> bool {
        !matches!(
            self,
            Self::Payout | Self::Review | Self::Change | Self::Shipment | Self::Endpoint | Self::Task | Self::Charge
        )
    }

    /// The kebab-case name used in reports and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignOut => "sign-out",
            Self::Session => "session",
            Self::Action => "action",
            Self::Work => "work",
            Self::Meeting => "meeting",
            Self::Message => "message",
            Self::Bid => "bid",
            Self::Review => "review",
            Self::Payout => "payout",
            Self::Change => "change",
            Self::RemoteSession => "remote-session",
            Self::Application => "application",
            Self::Shipment => "shipment",
            Self::Endpoint => "endpoint",
            Self::Task => "task",
            Self::Charge => "charge",
        }
    }
}

/// How it ended (ECS: `event.outcome`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
#[repr(u8)]
pub enum Outcome {
    /// It worked.
    Success,
    /// It was refused or went wrong.
    Failure,
    /// The source does not say.
    #[default]
    Unknown,
}

impl Outcome {
    /// The name used in reports and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
            Self::Unknown => "unknown",
        }
    }
}

/// Facts about an activity that fit into one byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Flags(pub u8);

impl Flags {
    /// A failed attempt.
    pub const FAILURE: u8 = 1;
    /// Known to have succeeded.
    pub const SUCCESS: u8 = 2;
    /// Made by a machine (token refresh, bot, sync client): kept, but never presence.
    pub const MACHINE: u8 = 4;
    /// The zone of its time was assumed, not stated.
    pub const ZONE_ASSUMED: u8 = 8;
    /// Its end was assumed (`crash`, `gone`, `still logged in`), not stated.
    pub const END_ASSUMED: u8 = 16;
    /// Hours of a day without a clock time: counts as hours, never as presence.
    pub const DAY_ONLY: u8 = 32;
    /// It states its own end (start and end, not a moment).
    pub const HAS_SPAN: u8 = 64;
    /// Its place is that of its address in some table, not one that the export states.
    pub const PLACE_FROM_IP: u8 = 128;

    /// Whether all the given bits are set.
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }

    /// The outcome that the bits tell.
    pub fn outcome(self) -> Outcome {
        if self.has(Self::FAILURE) {
            Outcome::Failure
        } else if self.has(Self::SUCCESS) {
            Outcome::Success
        } else {
            Outcome::Unknown
        }
    }
}
