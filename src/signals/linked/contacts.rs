//! Second factors, telephone numbers and mailboxes that several accounts use.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};

/// `mfa-device-shared`.
pub static MFA_DEVICE: LinkSignal = LinkSignal {
    kind: LinkKind::MfaDevice,
    need: Need::Device,
    strength: of_one_person,
    said: Both { ko: "같은 2단계 인증 기기를 쓰는", en: "use one device for the second factor" },
    card: &Card {
        id: "mfa-device-shared",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Device],
        sources: &[sources::US_2022],
        policy: &["links.severe_accounts", "links.hub_accounts"],
        ko: CardText {
            title: "여러 계정이 쓴 2단계 인증 기기",
            looks_for: "두 계정 이상이 같은 인증 기기로 확인한 경우를 찾습니다. 네 계정부터 더 무겁게 봅니다.",
            matters_because: "인증 기기는 한 사람이 지니는 물건입니다. 주의보는 한 사람이 여러 이름의 계정을 쓰는 사례를 듭니다.",
            innocent_explanations: &[STOLEN_KO, "지원 부서의 공용 전화기", "직원과 관리자 계정을 함께 가진 한 사람"],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["공용 인증 기기라는 기록", TOLD_KO],
        },
        en: CardText {
            title: "one second-factor device for several accounts",
            looks_for: "A device for the second factor that two or more accounts confirm with; more from four.",
            matters_because: "Such a device is a thing one person carries. The advisories describe one person behind several names.",
            innocent_explanations: &[
                STOLEN_EN,
                "A support desk's shared phone",
                "One person with a staff and an admin account",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["A record that the device is shared", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "한 인증 기기에 두 계정", en: "two accounts on one device" },
                fires: true,
                drawing: "! | 03-01 09:00 sign-in ok mfa-device=m-1001
                          ! | 03-02 09:00 sign-in ok mfa-device=m-1001 acct=lee",
            },
            Example {
                title: Both { ko: "각자의 인증 기기", en: "a device each" },
                fires: false,
                drawing: "| 03-01 09:00 sign-in ok mfa-device=m-1001
                          | 03-02 09:00 sign-in ok mfa-device=m-1002 acct=lee",
            },
            Example {
                title: Both { ko: "남의 기기로 실패한 시도", en: "a failed attempt with another's device" },
                fires: false,
                drawing: "| 03-01 09:00 sign-in ok mfa-device=m-1001
                          | 03-02 09:00 sign-in fail mfa-device=m-1001 acct=lee",
            },
        ],
    },
};

/// `shared-phone-multi-account`.
pub static PHONE: LinkSignal = LinkSignal {
    kind: LinkKind::Phone,
    need: Need::Contact,
    strength: of_one_person,
    said: Both { ko: "같은 전화번호를 쓰는", en: "use one telephone number" },
    card: &Card {
        id: "shared-phone-multi-account",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Contact],
        sources: &[sources::FBI_JAN_2025, sources::FBI_DIGEST],
        policy: &["links.severe_accounts", "links.hub_accounts"],
        ko: CardText {
            title: "여러 계정의 같은 전화번호",
            looks_for: "두 계정 이상이 등록했거나 바꾸어 넣은 같은 전화번호를 찾습니다. +82와 0, 하이픈은 구별하지 않습니다. 이름이 같으면 눈여겨보는 데 그칩니다.",
            matters_because: "미국 FBI는 여러 지원자의 이력서에 같은 전화번호가 되풀이되는 것을 특징으로 듭니다.",
            innocent_explanations: &[
                STOLEN_KO,
                "채용 담당자나 소개업체의 번호",
                "가족이 함께 쓰는 번호",
                "같은 사람이 다시 만든 계정",
            ],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["채용 담당자의 번호라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one telephone number on several accounts",
            looks_for: "A telephone number that two or more accounts registered or changed to; +82, 0 and hyphens do not matter. Accounts of one name are only worth a look.",
            matters_because: "The FBI names telephone numbers that return on the résumés of different applicants.",
            innocent_explanations: &[
                STOLEN_EN,
                "A recruiter's or agency's number",
                "A family's number",
                "An account that the same person made again",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["The number is the recruiter's", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "두 계정, 두 표기, 한 번호", en: "two accounts, two spellings, one number" },
                fires: true,
                drawing: "! = phone 010-0000-0001
                          ! = acct=lee phone +82 10 0000 0001",
            },
            Example {
                title: Both { ko: "번호를 다른 사람의 것으로 바꿈", en: "a number changed to another's" },
                fires: true,
                drawing: "! = phone 010-0000-0001
                          ! | 03-02 09:00 change acct=lee changed-field=phone new-value=01000000001",
            },
            Example {
                title: Both { ko: "각자의 번호", en: "a number each" },
                fires: false,
                drawing: "= phone 010-0000-0001
                          = acct=lee phone 010-0000-0002",
            },
            Example {
                title: Both { ko: "빈칸을 채운 숫자", en: "digits that fill a field" },
                fires: false,
                drawing: "= phone 010-0000-0001
                          = phone 000-0000-0000
                          = acct=lee phone 000-0000-0000",
            },
        ],
    },
};

/// `shared-email-identity`.
pub static MAILBOX: LinkSignal = LinkSignal {
    kind: LinkKind::Mailbox,
    need: Need::Contact,
    strength: of_one_person,
    said: Both { ko: "같은 메일함에 닿는", en: "reach one mailbox" },
    card: &Card {
        id: "shared-email-identity",
        family: Family::Sharing,
        severity: Severity::High,
        needs: &[Need::Contact],
        sources: &[sources::MANDIANT_2024, sources::KRAKEN_2025],
        policy: &["links.severe_accounts", "links.hub_accounts"],
        ko: CardText {
            title: "여러 계정의 같은 메일함",
            looks_for: "두 계정 이상의 메일 주소가 한 메일함인 경우를 찾습니다. 대소문자와 +꼬리표, Gmail의 점은 구별하지 않습니다. 이름이 같으면 눈여겨보는 데 그칩니다.",
            matters_because: "메일 주소를 찾아보면 다른 이름의 프로필이 나오는 사례가 보고되었습니다.",
            innocent_explanations: &[
                STOLEN_KO,
                "결혼 뒤의 이름이나 필명",
                "같은 사람이 다시 만든 계정",
                "부서의 공용 메일함",
            ],
            blind_spots: BLIND_KO,
            next_steps: NEXT_KO,
            clears: &["공용 메일함이라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "one mailbox on several accounts",
            looks_for: "Mail addresses of two or more accounts that are one mailbox: case, +tags and Gmail's dots do not matter. Accounts of one name are only worth a look.",
            matters_because: "In reported cases a mail address led to profiles under other names.",
            innocent_explanations: &[
                STOLEN_EN,
                "A married or pen name",
                "An account that the same person made again",
                "A department's mailbox",
            ],
            blind_spots: BLIND_EN,
            next_steps: NEXT_EN,
            clears: &["The mailbox is a shared one", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "두 이름, 한 메일함", en: "two names, one mailbox" },
                fires: true,
                drawing: "! = contact-email garam+a@example.org
                          ! = acct=lee contact-email Garam+b@example.org",
            },
            Example {
                title: Both { ko: "같은 도메인의 다른 메일함", en: "two mailboxes of one domain" },
                fires: false,
                drawing: "= contact-email garam@example.org
                          = acct=lee contact-email naru@example.org",
            },
        ],
    },
};
