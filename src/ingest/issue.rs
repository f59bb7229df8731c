//! What can be wrong with a row (an issue; the run goes on) or with a file (unreadable; the other files go on).
//!
//! Neither carries content of the file: kind and position only.

/// A row that could not be used, or that was used with a doubt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum IssueKind {
    /// No account in the row.
    MissingAccount,
    /// No time in the row.
    MissingTime,
    /// The time could not be read.
    BadTime,
    /// The local time does not exist (clocks went forward).
    TimeGap,
    /// The local time occurs twice (clocks went back); the earlier was taken.
    TimeFold,
    /// The end lies before the start.
    EndBeforeStart,
    /// The duration could not be read.
    BadDuration,
    /// The address could not be read; the rest of the row was used.
    BadAddress,
    /// The country could not be read; the rest of the row was used.
    BadCountry,
    /// A roster or checklist cell could not be read; the rest of the row was used.
    BadValue,
    /// Fewer fields than the header promises.
    TooFewFields,
    /// The record is no valid JSON.
    BadJson,
    /// The record has the wrong shape for its format.
    BadRecord,
    /// The record is longer than the policy allows.
    TooLong,
    /// Bytes of another encoding in the row; read as Korean Windows (CP949) where that fits.
    MixedEncoding,
    /// The entry is of a kind that says nothing about an account's activity.
    NotRelevant,
    /// An identity number was masked.
    IdentityNumberMasked,
    /// The same entry stands in another file; counted once.
    Duplicate,
    /// The same file was given twice; read once.
    SameFile,
    /// A roster account that no log mentions.
    NoActivity,
    /// Another key that more than one account states as its own; not joined.
    AmbiguousAlias,
    /// The clock of the file, or the zone assumed for it, disagrees with another file's over the same sign-ins.
    ClockSkew,
}

impl IssueKind {
    /// The kebab-case name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::MissingAccount => "missing-account",
            Self::MissingTime => "missing-time",
            Self::BadTime => "bad-time",
            Self::TimeGap => "time-gap",
            Self::TimeFold => "time-fold",
            Self::EndBeforeStart => "end-before-start",
            Self::BadDuration => "bad-duration",
            Self::BadAddress => "bad-address",
            Self::BadCountry => "bad-country",
            Self::BadValue => "bad-value",
            Self::TooFewFields => "too-few-fields",
            Self::BadJson => "bad-json",
            Self::BadRecord => "bad-record",
            Self::TooLong => "too-long",
            Self::MixedEncoding => "mixed-encoding",
            Self::NotRelevant => "not-relevant",
            Self::IdentityNumberMasked => "identity-number-masked",
            Self::Duplicate => "duplicate",
            Self::SameFile => "same-file",
            Self::NoActivity => "no-activity",
            Self::AmbiguousAlias => "ambiguous-alias",
            Self::ClockSkew => "clock-skew",
        }
    }

    /// Every kind.
    pub const ALL: [Self; 22] = [
        Self::MissingAccount,
        Self::MissingTime,
        Self::BadTime,
        Self::TimeGap,
        Self::TimeFold,
        Self::EndBeforeStart,
        Self::BadDuration,
        Self::BadAddress,
        Self::BadCountry,
        Self::BadValue,
        Self::TooFewFields,
        Self::BadJson,
        Self::BadRecord,
        Self::TooLong,
        Self::MixedEncoding,
        Self::NotRelevant,
        Self::IdentityNumberMasked,
        Self::Duplicate,
        Self::SameFile,
        Self::NoActivity,
        Self::AmbiguousAlias,
        Self::ClockSkew,
    ];
}

/// Why a file could not be used, or not to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// No bytes at all, or blank lines only.
    Empty,
    /// Not text.
    Binary,
    /// A PDF.
    Pdf,
    /// A password-protected or rights-managed document.
    Protected,
    /// A header and nothing below it.
    HeaderOnly,
    /// A table in which no column holds a time, nor what a roster holds.
    NoTimeColumn,
    /// A table in which no column holds an account.
    NoAccountColumn,
    /// No format claims it.
    UnknownFormat,
    /// Two formats claim it alike.
    AmbiguousFormat,
    /// Rows were read and not one could be used.
    AllRowsWrong,
    /// A line or record longer than the policy allows, where none can be skipped.
    RecordTooLong,
    /// Expands past the policy's limit.
    ExpandsTooFar,
    /// The compressed data end too early; what came before was read.
    TruncatedGzip,
    /// The compressed data are damaged; what came before was read.
    DamagedGzip,
    /// The zip archive, or this member of it, is damaged, cut off or packed in a way that is not read.
    DamagedArchive,
    /// The workbook, or this sheet of it, is damaged or cut off; the rows before were read.
    DamagedWorkbook,
    /// An archive inside more archives than the policy allows.
    TooNested,
    /// More members or sheets than the policy allows; those before were read.
    TooManyMembers,
    /// Must be held in memory to be read, and is larger than the policy allows.
    TooLarge,
    /// An `.mmdb` file that is damaged, cut off, or holds no places of addresses.
    NoPlaceTable,
    /// The browser could not read the file (moved, changed or withdrawn).
    NotAccessible,
}

impl Unreadable {
    /// The kebab-case name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Pdf => "pdf",
            Self::Protected => "protected",
            Self::HeaderOnly => "header-only",
            Self::NoTimeColumn => "no-time-column",
            Self::NoAccountColumn => "no-account-column",
            Self::UnknownFormat => "unknown-format",
            Self::AmbiguousFormat => "ambiguous-format",
            Self::AllRowsWrong => "all-rows-wrong",
            Self::RecordTooLong => "record-too-long",
            Self::ExpandsTooFar => "expands-too-far",
            Self::TruncatedGzip => "truncated-gzip",
            Self::DamagedGzip => "damaged-gzip",
            Self::DamagedArchive => "damaged-archive",
            Self::DamagedWorkbook => "damaged-workbook",
            Self::TooNested => "too-nested",
            Self::TooManyMembers => "too-many-members",
            Self::TooLarge => "too-large",
            Self::NoPlaceTable => "no-place-table",
            Self::NotAccessible => "not-accessible",
        }
    }

    /// The reason of that name; nothing for one that this build does not know.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|error| error.name() == name)
    }

    /// Whether telling what the columns mean may help.
    pub fn columns_may_help(self) -> bool {
        matches!(
            self,
            Self::NoTimeColumn
                | Self::NoAccountColumn
                | Self::UnknownFormat
                | Self::AmbiguousFormat
                | Self::AllRowsWrong
        )
    }

    /// Every reason.
    pub const ALL: [Self; 21] = [
        Self::Empty,
        Self::Binary,
        Self::Pdf,
        Self::Protected,
        Self::HeaderOnly,
        Self::NoTimeColumn,
        Self::NoAccountColumn,
        Self::UnknownFormat,
        Self::AmbiguousFormat,
        Self::AllRowsWrong,
        Self::RecordTooLong,
        Self::ExpandsTooFar,
        Self::TruncatedGzip,
        Self::DamagedGzip,
        Self::DamagedArchive,
        Self::DamagedWorkbook,
        Self::TooNested,
        Self::TooManyMembers,
        Self::TooLarge,
        Self::NoPlaceTable,
        Self::NotAccessible,
    ];
}
