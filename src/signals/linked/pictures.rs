//! Documents and portraits that several accounts have in common, by their hashes: no picture is looked at.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};

/// `shared-id-document`.
pub static DOCUMENT: LinkSignal = LinkSignal {
    kind: LinkKind::Document,
    need: Need::Papers,
    strength: of_one_person,
    said: Both {
        ko: "같거나 거의 같은 신분증을 낸", en: "gave the same or nearly the same identity document"
    },
    card: &Card {
        id: "shared-id-document",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Papers],
        sources: &[sources::US_2022, sources::JAPAN_2024],
        policy: &["links.document_bits", "links.severe_accounts"],
        ko: CardText {
            title: "여러 계정의 같은 신분증",
            looks_for: "두 계정 이상이 낸 신분증의 해시가 같거나 거의 같은 경우를 찾습니다(64비트 가운데 6비트까지). 가려진 번호는 우연히 같을 수 있어 눈여겨보는 데 그칩니다.",
            matters_because: "미국과 일본의 주의보가 같은 신분증으로 만든 여러 계정을 특징으로 듭니다.",
            innocent_explanations: &[STOLEN_KO, "계정을 잃고 다시 등록한 사람", "같은 양식의 배경만 닮은 사진"],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["다시 등록했다는 기록", TOLD_KO],
        },
        en: CardText {
            title: "one identity document on several accounts",
            looks_for: "Documents of two or more accounts whose hashes are the same or nearly so (up to 6 of 64 bits). Masked numbers may agree by chance and are only worth a look.",
            matters_because: "The US and Japanese advisories name several accounts made with one document.",
            innocent_explanations: &[
                STOLEN_EN,
                "Somebody who lost an account and registered again",
                "Pictures that only share a form's background",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["A record of the second registration", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "6비트가 다른 두 해시", en: "two hashes six bits apart" },
                fires: true,
                drawing: "! = document-hash 0123456789abcd00
                          ! = acct=lee document-hash 0123456789abcd3f",
            },
            Example {
                title: Both { ko: "7비트가 다름", en: "seven bits apart" },
                fires: false,
                drawing: "= document-hash 0123456789abcd00
                          = acct=lee document-hash 0123456789abcd7f",
            },
        ],
    },
};

/// Portraits of one name are one person's; without names nobody knows.
fn photo(_: &Case<'_>, link: &Link) -> Option<Strength> {
    match link.names {
        _ if !link.ties() => None,
        Names::One => None,
        Names::Different => Some(Strength::Strong),
        Names::Unknown => Some(Strength::Watch),
    }
}

/// `shared-photo`.
pub static PHOTO: LinkSignal = LinkSignal {
    kind: LinkKind::Photo,
    need: Need::Papers,
    strength: photo,
    said: Both { ko: "같거나 거의 같은 사진을 올린", en: "have the same or nearly the same portrait" },
    card: &Card {
        id: "shared-photo",
        family: Family::Sharing,
        severity: Severity::Medium,
        needs: &[Need::Papers],
        sources: &[sources::US_ROK_2023, sources::FBI_JUL_2025],
        policy: &["links.photo_bits", "links.hub_accounts"],
        ko: CardText {
            title: "이름이 다른 계정의 같은 사진",
            looks_for: "이름이 다른 두 계정 이상의 사진 해시가 같거나 거의 같은 경우를 찾습니다(64비트 가운데 8비트까지). 해시만 견주고 사진은 보지 않습니다.",
            matters_because: "한 사진이 여러 이름으로 쓰이거나 다른 곳에서 가져온 사진인 사례가 있습니다.",
            innocent_explanations: &[STOLEN_KO, "기본 그림이나 무료 사진", "한 사람이 두 상호로 활동하는 경우"],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["기본 그림이라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one portrait under different names",
            looks_for: "Portraits of two or more accounts of different names whose hashes are the same or nearly so (up to 8 of 64 bits). Hashes are compared; no picture is looked at.",
            matters_because: "In reported cases one picture served several names, or came from elsewhere.",
            innocent_explanations: &[STOLEN_EN, "A default or stock picture", "One person with two trade names"],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["It is a stock picture", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "8비트가 다른 두 사진, 다른 이름", en: "eight bits apart, other names" },
                fires: true,
                drawing: "= name Kim Gaon
                          = acct=lee name Lee Naru
                          ! = photo-hash 0123456789abcd00
                          ! = acct=lee photo-hash 0123456789abcdff",
            },
            Example {
                title: Both { ko: "이름이 같음", en: "one name" },
                fires: false,
                drawing: "= name Kim Gaon
                          = acct=lee name kim gaon
                          = photo-hash 0123456789abcd00
                          = acct=lee photo-hash 0123456789abcd00",
            },
            Example {
                title: Both { ko: "9비트가 다름", en: "nine bits apart" },
                fires: false,
                drawing: "= photo-hash 0123456789abcd00
                          = acct=lee photo-hash 0123456789abccff",
            },
        ],
    },
};

/// Two pictures of one person differ as much as two people's, so that this is never more than worth a look.
fn persona(_: &Case<'_>, link: &Link) -> Option<Strength> {
    link.ties().then_some(Strength::Watch)
}

/// `multi-persona-face`.
pub static PERSONA: LinkSignal = LinkSignal {
    kind: LinkKind::Persona,
    need: Need::Papers,
    strength: persona,
    said: Both {
        ko: "이름과 경력 회사가 같고 사진이 다른", en: "have one name, one employer and different portraits"
    },
    card: &Card {
        id: "multi-persona-face",
        family: Family::Identity,
        severity: Severity::Medium,
        needs: &[Need::Papers],
        sources: &[sources::US_ROK_2023],
        policy: &["links.other_photo_bits"],
        ko: CardText {
            title: "같은 이름·경력, 다른 사진",
            looks_for: "이름과 경력 회사가 같은데 사진 해시가 크게 다른(64비트 가운데 24비트 넘게) 계정을 찾습니다. 해시만 견주므로 같은 사람인지는 사람이 확인합니다.",
            matters_because: "한 신원의 프로필 여러 개에 서로 다른 사진이 걸린 사례가 있습니다.",
            innocent_explanations: &["동명이인", "오래된 사진이나 다른 날 찍은 사진", "한 사람이 다시 만든 계정"],
            blind_spots: &[
                "해시는 사진을 견줄 뿐 얼굴을 견주지 않습니다.",
                "이 파일들에 없는 계정은 비교하지 못합니다.",
            ],
            next_steps: &["사람이 두 사진을 직접 봅니다.", CHECK_KO],
            clears: &["동명이인이라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one name and employer, different portraits",
            looks_for: "Accounts of one name and one past employer whose portraits' hashes differ widely (more than 24 of 64 bits). Hashes only: a person has to look.",
            matters_because: "In reported cases several profiles of one identity bore different pictures.",
            innocent_explanations: &[
                "Namesakes",
                "An old picture, or one of another day",
                "An account that the same person made again",
            ],
            blind_spots: &["Hashes compare pictures, not faces.", "Accounts outside these files cannot be compared."],
            next_steps: &["A person looks at both pictures.", CHECK_EN],
            clears: &["They are namesakes", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "같은 이름과 회사, 다른 사진", en: "one name and firm, another picture" },
                fires: true,
                drawing: "= name Kim Gaon
                          = acct=lee name Kim Gaon
                          = employer Garam Soft
                          = acct=lee employer garam soft; Naru
                          ! = photo-hash 0000000000000001
                          ! = acct=lee photo-hash 00000000ffffffff",
            },
            Example {
                title: Both { ko: "회사가 다른 동명이인", en: "namesakes of two firms" },
                fires: false,
                drawing: "= name Kim Gaon
                          = acct=lee name Kim Gaon
                          = employer Garam Soft
                          = acct=lee employer Naru
                          = photo-hash 0000000000000001
                          = acct=lee photo-hash 00000000ffffffff",
            },
            Example {
                title: Both { ko: "24비트 차이", en: "24 bits apart" },
                fires: false,
                drawing: "= name Kim Gaon
                          = acct=lee name Kim Gaon
                          = employer Garam Soft
                          = acct=lee employer Garam Soft
                          = photo-hash 0000000000ffffff
                          = acct=lee photo-hash 0000000000ffffff
                          = acct=lee photo-hash ffffff0000ffffff",
            },
        ],
    },
};
