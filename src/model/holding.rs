//! Facts about an account that are not in time: what a roster or a checklist says.

use super::place::CountryCode;

/// What a holding is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HoldingField {
    /// The person's name; compared for sameness only.
    Name,
    /// Claimed country.
    ClaimedCountry,
    /// Claimed time zone.
    ClaimedZone,
    /// When the account was created.
    Created,
    /// When the account was verified, or whether it was.
    Verified,
    /// When the contract was signed.
    Contract,
    /// Whether or when a video interview was held.
    VideoInterview,
    /// Answer to a checklist item with the catalogue's id.
    Item(&'static str),
    /// Another name of the same account.
    Alias,
}

/// A person's answer to a question.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Nobody knows yet.
    Unknown,
    /// The question does not apply.
    NotApplicable,
}

/// One value of a holding, as far as it could be understood.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HoldingValue {
    /// Free text.
    Text(String),
    /// A country.
    Country(CountryCode),
    /// A civil day, counted from 1970-01-01, in the zone of the file.
    Day(i32),
    /// An answer, with the day it was given where known.
    Answer(Answer, Option<i32>),
}

/// Checklist items that the engine knows, with the catalogue's ids: what an outside answer may name.
pub const ITEMS: &[&str] = &[
    "text-only-contact",
    "video-refused",
    "id-low-quality-refused",
    "id-photoshop-signs",
    "id-video-selfie-done",
    "in-person-or-notary-done",
];

/// The item of that id, as a string that lives for the whole run.
pub fn item(id: &str) -> Option<&'static str> {
    ITEMS.iter().copied().find(|known| *known == id)
}

impl Answer {
    /// Reads the forms that roster cells and checklists use: yes/no, y/n, true/false, 1/0, O/X, 예/아니오, 완료/미완료.
    /// A blank is unknown; other text is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let lower = text.to_lowercase();
        Some(match lower.as_str() {
            "" | "unknown" | "모름" | "미상" | "확인중" | "확인 중" | "?" => Self::Unknown,
            "yes" | "y" | "true" | "t" | "1" | "o" | "○" | "ok" | "done" | "예" | "네" | "완료" | "있음" | "함"
            | "실시" | "확인" | "확인됨" | "はい" => Self::Yes,
            "no" | "n" | "false" | "f" | "0" | "x" | "×" | "not done" | "아니오" | "아니요" | "미완료" | "없음"
            | "안함" | "미실시" | "미확인" | "いいえ" => Self::No,
            "n/a" | "na" | "n.a." | "not-applicable" | "not applicable" | "해당없음" | "해당 없음" => {
                Self::NotApplicable
            }
            _ => return None,
        })
    }

    /// The kebab-case name used in checklists and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not-applicable",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_in_the_forms_people_type() {
        for (text, answer) in [
            ("O", Answer::Yes),
            ("x", Answer::No),
            ("예", Answer::Yes),
            ("미완료", Answer::No),
            (" ", Answer::Unknown),
            ("1", Answer::Yes),
            ("해당없음", Answer::NotApplicable),
        ] {
            assert_eq!(Answer::parse(text), Some(answer), "{text}");
        }
        assert_eq!(Answer::parse("2025-03-01"), None);
    }
}
