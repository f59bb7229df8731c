//! What running one risk signal over one account came to.

use super::card::{Card, Need, Severity, Strength};

/// A number or word that a finding rests on.
#[derive(Clone, PartialEq, Debug)]
pub enum Fact {
    /// A whole number.
    Count(u64),
    /// A number with decimals, rounded to two when reported.
    Number(f64),
    /// A word, a date, an address.
    Text(String),
    /// Several of them.
    List(Vec<String>),
}

/// Facts by name, in the order in which they are worth reading.
pub type Facts = Vec<(&'static str, Fact)>;

/// Why the data behind a finding may be weak.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Weaknesses {
    /// The zone of its times was assumed.
    pub zone_assumed: bool,
    /// Its places are countries only.
    pub country_only: bool,
    /// The end of a session was assumed.
    pub end_assumed: bool,
    /// The address serves many accounts.
    pub hub: bool,
    /// The account has few entries.
    pub sparse: bool,
    /// The account is keyed by a personal name only.
    pub name_key: bool,
}

/// One line of a file that a finding rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Locus {
    /// Index of the file in the population.
    pub file: u16,
    /// Physical line.
    pub line: u32,
}

/// One firing of a signal for one account: numbers and pointers, no prose.
#[derive(Clone, PartialEq, Debug)]
pub struct Occurrence {
    /// How far past the threshold.
    pub strength: Strength,
    /// If true, how bad; never above the card's.
    pub severity: Severity,
    /// What it rests on.
    pub facts: Facts,
    /// Why the data may be weak.
    pub weaknesses: Weaknesses,
    /// Where to look, the earliest of the strongest occurrence first; never empty.
    pub evidence: Vec<Locus>,
    /// May not lift an account above *context* by itself (a shared address).
    pub never_alone: bool,
    /// A certain fact: enough by itself to decide together, and no control touches it (design section 6).
    pub certain: bool,
}

impl Occurrence {
    /// An occurrence of a card's severity.
    pub fn new(card: &Card, strength: Strength, facts: Facts, evidence: Vec<Locus>) -> Self {
        Self {
            strength,
            severity: card.severity,
            facts,
            weaknesses: Weaknesses::default(),
            evidence,
            never_alone: false,
            certain: false,
        }
    }

    /// The same with a lower severity; a higher one is not possible.
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }
}

/// What running one risk signal over one account came to.
#[derive(Clone, PartialEq, Debug)]
pub enum Assessment {
    /// It shows.
    Fired(Occurrence),
    /// The data could show it and does not.
    Quiet,
    /// The data cannot answer; silence is not innocence.
    NotAssessed(Need),
}
