//! The words about what a company fixes, about a page around this one, and about a policy that is refused.

use crate::model::{Both, Lang};
use crate::present::policy_words::flaw;
use crate::protocol::host::HostFault;
use crate::protocol::lock::{Refusal, SignatureFlaw, Standing, Stop, Unfit};

/// The fixed strings of one language.
pub struct HostWords {
    /// What the company fixed, as a heading.
    pub company: &'static str,
    /// How long exports are kept.
    pub retention: &'static str,
    /// Whom to ask.
    pub contact: &'static str,
    /// Who is told.
    pub reporting_line: &'static str,
    /// The page is inside another.
    pub framed: &'static str,
    /// A host page without an origin.
    pub no_origin: &'static str,
    /// It is told counts.
    pub gets_summary: &'static str,
    /// It is handed the report.
    pub gets_report: &'static str,
    /// It is told nothing.
    pub gets_nothing: &'static str,
    /// An export is not allowed.
    pub export_off: &'static str,
    /// Heading of the lock.
    pub locked: &'static str,
    /// Why nothing can be changed: it was signed.
    pub by_signature: &'static str,
    /// Why nothing can be changed: it says so itself.
    pub by_lock: &'static str,
    /// The way out of a signed policy.
    pub instead_signed: &'static str,
    /// The way out of a locked one.
    pub instead_locked: &'static str,
    /// A signed policy was taken into use.
    pub taken: &'static str,
    /// Beside a chosen file that is a signed policy.
    pub is_signed: &'static str,
    /// A refused policy is among the files.
    pub take_it_out: &'static str,
    /// Heading of the page that screens nothing.
    pub stopped: &'static str,
    /// Where the fault lies.
    pub stopped_where: &'static str,
    /// What to do about it.
    pub stopped_todo: &'static str,
    /// Labels of what, where and what to do.
    pub what: &'static str,
    /// Label.
    pub place: &'static str,
    /// Label.
    pub todo: &'static str,
}

static KO: HostWords = HostWords {
    company: "회사 안내",
    retention: "보관 기간",
    contact: "담당자",
    reporting_line: "보고 순서",
    framed: "이 화면은 다른 페이지 안에서 열렸습니다",
    no_origin: "주소를 밝히지 않은 페이지",
    gets_summary: "그 페이지는 파일, 기록, 계정, 구분별 계정이 각각 몇 개인지만 받습니다. 계정 이름과 기록은 받지 않습니다.",
    gets_report: "그 페이지는 기준에 따라 모든 계정이 담긴 보고서 전체를 받습니다.",
    gets_nothing: "그 페이지는 검사 결과를 받지 않습니다.",
    export_off: "회사 기준에 따라 이 내보내기는 쓰지 않습니다.",
    locked: "잠긴 기준",
    by_signature: "서명된 기준입니다. 값을 고치거나 답을 기준에 적으면 서명이 맞지 않게 되므로, 이 화면에서는 바꿀 수 없습니다.",
    by_lock: "회사가 잠근 기준입니다. 누구나 같은 기준으로 검사하도록 이 화면에서는 바꿀 수 없습니다.",
    instead_signed: "바꾸려면 같은 키로 서명한 기준 파일을 불러오십시오.",
    instead_locked: "바꾸려면 기준을 정한 담당자에게 새 파일을 요청하십시오.",
    taken: "서명을 확인했고, 이 기준을 씁니다.",
    is_signed: "서명된 기준 파일입니다. 서명을 확인했고, 이 기준으로 검사합니다.",
    take_it_out: "쓸 수 없는 기준 파일이 있어 검사하지 않았습니다. 목록에서 빼고 다시 시작하십시오.",
    stopped: "기준을 확인할 수 없어 멈췄습니다",
    stopped_where: "이 페이지 파일에 함께 담긴 기준",
    stopped_todo: "아무 파일도 검사하지 않습니다. 이 파일을 쓰지 말고, 받은 곳에 알려 새 파일을 받으십시오. 직접 만들었다면 scripts/pack으로 다시 만드십시오.",
    what: "무엇이",
    place: "어디에서",
    todo: "할 일",
};

static EN: HostWords = HostWords {
    company: "From your company",
    retention: "Kept for",
    contact: "Contact",
    reporting_line: "Who is told",
    framed: "This page is open inside another page",
    no_origin: "a page that names no address",
    gets_summary: "That page is told how many files, rows and accounts there are and how many accounts each band has. It gets no account and no row.",
    gets_report: "By the policy, that page is handed the whole report with every account.",
    gets_nothing: "That page is told nothing of the result.",
    export_off: "Your company's policy does not allow this export.",
    locked: "Locked policy",
    by_signature: "This policy is signed. A changed value, or an answer written into it, would no longer fit the signature, so nothing can be changed here.",
    by_lock: "Your company locked this policy, so that everybody screens alike. Nothing can be changed here.",
    instead_signed: "To change it, load a policy signed with the same key.",
    instead_locked: "To change it, ask whoever set the policy for a new file.",
    taken: "The signature holds, and this policy is now in use.",
    is_signed: "A signed policy. Its signature holds, and the screening goes by it.",
    take_it_out: "Nothing was screened, because a policy among the files cannot be used. Take it out and start again.",
    stopped: "Stopped: the policy cannot be trusted",
    stopped_where: "The policy that was packed into this page's file",
    stopped_todo: "Nothing is screened. Do not use this file; tell whoever gave it to you and get a new one. If you made it yourself, make it again with scripts/pack.",
    what: "What",
    place: "Where",
    todo: "What to do",
};

/// The fixed strings in a language.
pub fn host_words(lang: Lang) -> &'static HostWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Why nothing can be changed, and by whose key.
pub fn bound_by(standing: &Standing, lang: Lang) -> String {
    let words = host_words(lang);
    match standing.key() {
        Some(key) => {
            let name = Both { ko: "키", en: "Key" }.get(lang);
            format!("{} {} {name}: {}", words.by_signature, words.instead_signed, key.short())
        }
        None => format!("{} {}", words.by_lock, words.instead_locked),
    }
}

/// Why a policy is not taken.
pub fn refusal(refusal: Refusal) -> Both {
    match refusal {
        Refusal::Unsigned => Both {
            ko: "서명되지 않은 기준입니다. 여기에서는 정해진 키로 서명한 기준만 씁니다.",
            en: "This policy is not signed. Here only one signed with the known key is used.",
        },
        Refusal::OtherKey => Both {
            ko: "다른 키로 서명한 기준입니다. 여기에서는 정해진 키로 서명한 기준만 씁니다.",
            en: "This policy was signed with another key. Here only one signed with the known key is used.",
        },
        Refusal::Locked => Both {
            ko: "지금 쓰는 기준이 잠겨 있어 다른 기준을 받지 않습니다.",
            en: "The policy in use is locked, so no other is taken.",
        },
        Refusal::OwnRights => Both {
            ko: "이 화면을 품은 페이지는 스스로에게 권한을 줄 수 없습니다. host 항목은 파일에 담긴 기준이나 서명된 기준에서만 씁니다.",
            en: "A page around this one cannot give itself rights: what a policy says of hosts counts only in the file or when signed.",
        },
        Refusal::Signature(SignatureFlaw::Broken) => Both {
            ko: "서명된 기준의 형식(munjigi.signed-policy/1)에 맞지 않습니다.",
            en: "This is not made as a signed policy (munjigi.signed-policy/1) is.",
        },
        Refusal::Signature(SignatureFlaw::NotEd25519) => Both {
            ko: "기준에 적힌 키나 서명이 Ed25519가 아닙니다.",
            en: "Key or signature of the policy is no Ed25519.",
        },
        Refusal::Signature(SignatureFlaw::Mismatch) => Both {
            ko: "서명이 맞지 않습니다. 서명한 뒤에 기준이 바뀌었거나 다른 키로 서명했습니다.",
            en: "The signature does not fit: the policy was changed after signing, or another key signed it.",
        },
    }
}

/// What is the matter with the policy in the file.
pub fn stop(stop: &Stop, lang: Lang) -> String {
    let broken = Both {
        ko: "기준이 담긴 부분을 읽을 수 없습니다.",
        en: "The part of the file that holds the policy cannot be read.",
    };
    match stop {
        Stop::Broken => broken.get(lang).to_owned(),
        Stop::Unfit(Unfit::Flawed(found)) => flaw(found, lang),
        Stop::Unfit(Unfit::Unproven(flaw)) => refusal(Refusal::Signature(*flaw)).get(lang).to_owned(),
        Stop::Refused(why) => refusal(*why).get(lang).to_owned(),
    }
}

/// What a host is told when something was refused or went wrong.
pub fn fault(fault: HostFault) -> Both {
    match fault {
        HostFault::WrongVersion => Both {
            ko: "메시지의 version이 munjigi.host/1이 아닙니다.",
            en: "The version of the message is not munjigi.host/1.",
        },
        HostFault::UnknownMessage => Both { ko: "없는 메시지입니다.", en: "There is no such message." },
        HostFault::Malformed => Both {
            ko: "메시지가 정해진 형식과 다릅니다. 모르는 항목이 있어도 받지 않습니다.",
            en: "The message is not made as the schema says; unknown fields are refused too.",
        },
        HostFault::TooLarge => Both {
            ko: "Blob이 아닌 글이 1 MiB를 넘습니다. 큰 글은 Blob으로 보내십시오.",
            en: "Text outside of Blobs is over 1 MiB. Send large text as a Blob.",
        },
        HostFault::TooManyFiles => Both {
            ko: "한 메시지에는 파일을 1,000개까지 담을 수 있습니다.",
            en: "One message holds 1,000 files at the most.",
        },
        HostFault::BadName => Both {
            ko: "파일 이름이 비어 있거나 300자를 넘습니다.",
            en: "A file has no name, or one of more than 300 characters.",
        },
        HostFault::TooManyMessages => Both {
            ko: "1초에 받을 수 있는 메시지 수(50개)를 넘었습니다.",
            en: "More than 50 messages came in one second.",
        },
        HostFault::NotOnPort => Both {
            ko: "연결된 뒤에는 포트로 온 메시지만 받습니다.",
            en: "Once connected, only messages on the port count.",
        },
        HostFault::AlreadyConnected => Both {
            ko: "이미 다른 포트와 연결되어 있습니다.",
            en: "The page is connected to another port already.",
        },
        HostFault::OriginNotAllowed => Both {
            ko: "기준의 host.allowed_origins에 없는 페이지입니다.",
            en: "The policy's host.allowed_origins does not name this page.",
        },
        HostFault::BadPolicy => Both {
            ko: "기준 파일이 아니거나 맞지 않는 값이 있습니다.",
            en: "This is no policy, or one of its values makes no sense.",
        },
        HostFault::BadSignature => refusal(Refusal::Signature(SignatureFlaw::Mismatch)),
        HostFault::PolicyUnsigned => refusal(Refusal::Unsigned),
        HostFault::PolicyOtherKey => refusal(Refusal::OtherKey),
        HostFault::PolicyLocked => refusal(Refusal::Locked),
        HostFault::OwnRights => refusal(Refusal::OwnRights),
        HostFault::Busy => Both {
            ko: "검사가 진행되고 있습니다. 끝난 뒤에 다시 보내십시오.",
            en: "A screening is under way. Send it again once that has ended.",
        },
        HostFault::Stopped => Both {
            ko: "파일에 담긴 기준을 확인할 수 없어 아무것도 검사하지 않습니다.",
            en: "The policy in the file cannot be trusted, so nothing is screened.",
        },
        HostFault::ScreeningFailed => {
            Both { ko: "검사를 마치지 못했습니다.", en: "The screening could not be finished." }
        }
    }
}

/// The fault that a refused policy is for its host.
pub fn fault_of(refusal: Refusal) -> HostFault {
    match refusal {
        Refusal::Unsigned => HostFault::PolicyUnsigned,
        Refusal::OtherKey => HostFault::PolicyOtherKey,
        Refusal::Locked => HostFault::PolicyLocked,
        Refusal::OwnRights => HostFault::OwnRights,
        Refusal::Signature(_) => HostFault::BadSignature,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_fault_has_words_of_its_own_in_both_languages() {
        for lang in [Lang::Ko, Lang::En] {
            let said: BTreeSet<&str> = HostFault::ALL.into_iter().map(|known| fault(known).get(lang)).collect();
            assert_eq!(said.len(), HostFault::ALL.len(), "{lang:?}");
        }
    }

    #[test]
    fn the_lock_tells_whose_key_it_is() {
        let signed = include_str!("../../tests/fixtures/signed/policy.signed.json");
        let (_, key) = crate::protocol::lock::offered(signed).expect("a policy");
        let standing = Standing { signer: key, ..Standing::default() };
        assert!(bound_by(&standing, Lang::En).ends_with(&key.expect("a key").short()));
        let locked = Standing { locked: true, ..Standing::default() };
        assert!(bound_by(&locked, Lang::Ko).contains("담당자"));
    }
}
