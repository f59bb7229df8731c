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
    /// Contact mailbox, where it is not the key.
    ContactEmail,
    /// Telephone number.
    Phone,
    /// Postal address given.
    PostalAddress,
    /// Postal address on the identity document.
    IdAddress,
    /// Country that issued the identity document; counted among the places that should agree, never judged by itself.
    IdCountry,
    /// Hash of the portrait.
    PhotoHash,
    /// Hash or masked number of the identity document.
    DocumentHash,
    /// Program named in the picture of the identity document.
    DocumentSoftware,
    /// Width in pixels of that picture.
    DocumentPixels,
    /// Account, IBAN, wallet or mailbox that is paid.
    PayoutDestination,
    /// Whose name that bears.
    PayeeName,
    /// Country of that.
    PayoutCountry,
    /// Kind of institution of that: bank, msb, virtual.
    BankType,
    /// Address of a cryptocurrency wallet.
    Wallet,
    /// What the person is to the firm: employee, freelancer, company, agency.
    Engagement,
    /// The account's side on a platform: developer or client.
    MarketRole,
    /// First day of work.
    StartedOn,
    /// Agreed hours of work: `09:00-18:00`, in the claimed zone.
    AgreedHours,
    /// Text of the curriculum vitae.
    ResumeText,
    /// Employers named, separated by `;`.
    Employer,
    /// Address or domain of the last employer, as claimed.
    EmployerDomain,
    /// Portfolio, profile or company pages, separated by `;`.
    Link,
    /// What a person found on opening the link: live, parked, dead.
    LinkStatus,
    /// Age of the linked domain in days, as a person looked it up.
    DomainAge,
    /// When the account on another service was created.
    ProfileCreated,
    /// Other services' profile of the same person, as `service:name`, separated by `;`.
    OtherProfile,
    /// Who recommended the account, by key.
    Referrer,
    /// Telephone numbers or mailboxes of referees, separated by `;`.
    Referee,
    /// Agency through which the person works.
    Agency,
    /// Price per hour.
    HourlyPrice,
    /// Serial number of the device issued.
    IssuedSerial,
    /// Address that a device was or will be sent to.
    ShipAddress,
    /// What is written on contracts and invoices to reach their issuer, separated by `;`.
    DocumentContact,
}

/// What a holding's cell holds, so that it is brought into one form when read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HoldingNature {
    /// A name or alias, kept with the account.
    Name,
    /// A country.
    Country,
    /// A zone.
    Zone,
    /// A day.
    Day,
    /// An answer, perhaps with its day.
    Answer,
    /// Free text, trimmed.
    Text,
    /// A key that is compared: trimmed, lower case.
    Key,
    /// A decimal number.
    Number,
}

impl HoldingField {
    /// Fields that a profile may have, with the kebab-case names used in drawings and templates. Items, names and aliases
    /// are not among them.
    pub const PROFILE: &[(Self, &'static str)] = &[
        (Self::ClaimedCountry, "claimed-country"),
        (Self::ClaimedZone, "claimed-zone"),
        (Self::Created, "created"),
        (Self::Verified, "verified"),
        (Self::Contract, "contract"),
        (Self::VideoInterview, "video-interview"),
        (Self::ContactEmail, "contact-email"),
        (Self::Phone, "phone"),
        (Self::PostalAddress, "postal-address"),
        (Self::IdAddress, "id-address"),
        (Self::IdCountry, "id-country"),
        (Self::PhotoHash, "photo-hash"),
        (Self::DocumentHash, "document-hash"),
        (Self::DocumentSoftware, "document-software"),
        (Self::DocumentPixels, "document-pixels"),
        (Self::PayoutDestination, "payout-destination"),
        (Self::PayeeName, "payee-name"),
        (Self::PayoutCountry, "payout-country"),
        (Self::BankType, "bank-type"),
        (Self::Wallet, "wallet"),
        (Self::Engagement, "engagement"),
        (Self::MarketRole, "market-role"),
        (Self::StartedOn, "started-on"),
        (Self::AgreedHours, "agreed-hours"),
        (Self::ResumeText, "resume-text"),
        (Self::Employer, "employer"),
        (Self::EmployerDomain, "employer-domain"),
        (Self::Link, "link"),
        (Self::LinkStatus, "link-status"),
        (Self::DomainAge, "domain-age"),
        (Self::ProfileCreated, "profile-created"),
        (Self::OtherProfile, "other-profile"),
        (Self::Referrer, "referrer"),
        (Self::Referee, "referee"),
        (Self::Agency, "agency"),
        (Self::HourlyPrice, "hourly-price"),
        (Self::IssuedSerial, "issued-serial"),
        (Self::ShipAddress, "ship-address"),
        (Self::DocumentContact, "document-contact"),
    ];

    /// The kebab-case name used in drawings, templates and previews.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Item(id) => id,
            field => Self::PROFILE.iter().find(|(known, _)| *known == field).map_or("", |(_, name)| name),
        }
    }

    /// What its cells hold.
    pub fn nature(self) -> HoldingNature {
        match self {
            Self::Name | Self::Alias => HoldingNature::Name,
            Self::ClaimedCountry | Self::IdCountry | Self::PayoutCountry => HoldingNature::Country,
            Self::ClaimedZone => HoldingNature::Zone,
            Self::Created | Self::Contract | Self::StartedOn | Self::ProfileCreated => HoldingNature::Day,
            Self::Verified | Self::VideoInterview | Self::Item(_) => HoldingNature::Answer,
            Self::DocumentPixels | Self::DomainAge | Self::HourlyPrice => HoldingNature::Number,
            Self::PayeeName
            | Self::PostalAddress
            | Self::IdAddress
            | Self::ShipAddress
            | Self::ResumeText
            | Self::Employer
            | Self::DocumentSoftware
            | Self::Agency
            | Self::Phone => HoldingNature::Text,
            _ => HoldingNature::Key,
        }
    }
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

/// Checklist items that the engine knows, with the catalogue's ids: the 38 that only a person can answer, and one that a
/// person may answer where no log does; each with the Korean name that a column of a list may bear.
pub const ITEMS: &[(&str, &str)] = &[
    ("video-refused", "화상면접·카메라 거부"),
    ("audio-failure-phone-switch", "음성 불량을 이유로 전화면접 유도"),
    ("appearance-inconsistent", "회차별 외모·장소·시간 불일치"),
    ("photo-id-face-mismatch", "얼굴과 신분증 사진 불일치"),
    ("deepfake-artifacts", "딥페이크 의심 현상"),
    ("voice-switching", "통화 중 음성 변화"),
    ("name-mismatch-on-join", "접속 표시명 상이"),
    ("reading-answers", "답변 낭독·지연"),
    ("coding-test-cheating", "코딩테스트 부정행위"),
    ("interview-vs-job-gap", "면접·실무 역량 괴리"),
    ("soft-question-fail", "거주지·학교 관련 기초 질문 실패"),
    ("claimed-language-fail", "주장 모국어 구사 불가"),
    ("call-center-noise", "단체 합숙 환경·타인 음성"),
    ("in-person-avoid", "대면 만남 회피"),
    ("drug-or-biometric-test-avoid", "약물·생체 검사 과민 반응"),
    ("id-low-quality-refused", "저화질 신분증·원본 제시 거부"),
    ("id-photoshop-signs", "신분증 위조 흔적"),
    ("diploma-unverified", "학위 미확인"),
    ("employment-unverified", "경력 미확인"),
    ("referee-unreachable", "추천인 연락처 불명"),
    ("cold-csuite-pitch", "대표 사칭 콜드 영업"),
    ("agency-no-check-docs", "파견·외주사의 신원조회 자료 없음"),
    ("subcontract-hidden", "제3자 재하청 정황"),
    ("asks-to-borrow-id", "신분증·계정 대여 요청"),
    ("proxy-attends-meeting", "대리인 면접·회의 참석"),
    ("refuses-signature-delivery", "서명 수령 거부"),
    ("asks-own-device", "개인 기기 사용 고집"),
    ("prepay-anger", "선지급 거절 시 공격적 반응"),
    ("code-ransom-threat", "소스코드 유출 협박"),
    ("gives-different-account", "타인 명의 계좌 지급 요청"),
    ("refuses-bank-proof", "계좌 소유 증빙 거부"),
    ("small-talk-none", "잡담 회피"),
    ("identity-switch", "활동명·계정 돌연 변경"),
    ("other-persona-on-screen", "화면공유 중 타 계정 노출"),
    ("id-video-selfie-done", "신분증 대면 화상확인 완료"),
    ("in-person-or-notary-done", "대면·공증 확인 완료"),
    ("employer-confirmed", "경력 2곳 독립 확인"),
    ("bank-name-verified", "예금주 실명 확인"),
    ("text-only-contact", "음성·화상 없이 채팅만 사용"),
];

/// The item of that id, as a string that lives for the whole run.
pub fn item(id: &str) -> Option<&'static str> {
    ITEMS.iter().map(|(known, _)| *known).find(|known| *known == id)
}

/// The Korean name of an item, as a column of a list may bear it.
pub fn item_name(id: &str) -> Option<&'static str> {
    ITEMS.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
}

/// The item that a header names by its id or its Korean name, letter case, blanks and punctuation aside.
pub fn item_of_header(header: &str) -> Option<&'static str> {
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let wanted = bare(header);
    ITEMS.iter().find(|(id, name)| bare(id) == wanted || bare(name) == wanted).map(|(id, _)| *id)
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
