//! Templates and CVs that several accounts have in common.

use super::*;
use crate::signals::card::{CardText, Example, Family, sources};
use crate::signals::controls::{STOLEN_EN, STOLEN_KO};

/// What an agency's people or one person write alike is only worth a look.
fn text_of_others(case: &Case<'_>, link: &Link) -> Option<Strength> {
    if link.ties() { of_one_person(case, link) } else { None }
}

/// `template-reuse-text`.
pub static TEMPLATE: LinkSignal = LinkSignal {
    kind: LinkKind::Text,
    need: Need::Texts,
    strength: text_of_others,
    said: Both { ko: "거의 같은 글을 되풀이해 쓴", en: "use nearly the same texts again and again" },
    card: &Card {
        id: "template-reuse-text",
        family: Family::Sharing,
        severity: Severity::Medium,
        needs: &[Need::Texts],
        sources: &[sources::US_2022],
        policy: &["links.text_likeness", "links.text_pairs", "links.boilerplate_percent", "agencies"],
        ko: CardText {
            title: "여러 계정이 되풀이해 쓴 같은 글",
            looks_for: "두 계정의 제안·지원·메시지 글이 세 쌍 이상 거의 같은 경우를 찾습니다(다섯 낱말씩 견주어 80% 이상). 많은 계정이 쓰는 구절은 빼고, 인사말처럼 짧은 글은 보지 않습니다.",
            matters_because: "미국 주의보는 여러 계정이 같은 서식의 제안과 메시지를 되풀이하는 것을 특징으로 듭니다.",
            innocent_explanations: &[STOLEN_KO, "업체의 공용 서식", "널리 퍼진 서식이나 AI가 쓴 글", "한 사람이 다시 만든 계정"],
            blind_spots: &["글을 바꾸어 쓰면 보이지 않습니다.", "메시지 글은 정책에서 켤 때만 봅니다."],
            next_steps: NEXT_KO,
            clears: &["업체의 공용 서식이라는 확인", TOLD_KO],
        },
        en: CardText {
            title: "the same texts on several accounts",
            looks_for: "Bids, applications or messages of two accounts that are nearly the same in three pairs or more (80% of sequences of five words). What many accounts write is left out, and so are short texts such as greetings.",
            matters_because: "The US advisory names document templates for bids and messages that return across accounts.",
            innocent_explanations: &[STOLEN_EN, "An agency's templates", "A public template, or text written by an AI", "An account that the same person made again"],
            blind_spots: &["Rewritten texts do not show.", "Messages are read only where the policy turns that on."],
            next_steps: NEXT_EN,
            clears: &["It is an agency's template", TOLD_EN],
        },
        examples: &[
            Example {
                title: Both { ko: "세 번씩 같은 제안 글", en: "the same offer three times each" },
                fires: true,
                drawing: "! | 03-01 09:00 bid text=shop_screens_done_in_two_weeks_with_tests_daily_notes_and_a_fair_fixed_price x3 every 1d
                          ! | 03-05 09:00 bid acct=lee text=Shop_screens_done_in_two_weeks_with_tests,_daily_notes_and_a_fair_fixed_price! x3 every 1d",
            },
            Example {
                title: Both { ko: "두 번씩만", en: "only twice each" },
                fires: false,
                drawing: "| 03-01 09:00 bid text=shop_screens_done_in_two_weeks_with_tests_daily_notes_and_a_fair_fixed_price x2 every 1d
                          | 03-05 09:00 bid acct=lee text=shop_screens_done_in_two_weeks_with_tests_daily_notes_and_a_fair_fixed_price x2 every 1d",
            },
            Example {
                title: Both { ko: "누구나 쓰는 인사말", en: "a greeting that anybody writes" },
                fires: false,
                drawing: "| 03-01 09:00 bid text=hello,_I_can_help x9 every 1d
                          | 03-05 09:00 bid acct=lee text=hello,_I_can_help x9 every 1d",
            },
        ],
    },
};

/// A CV under one name is one person's.
fn resume(case: &Case<'_>, link: &Link) -> Option<Strength> {
    if link.names == Names::One { None } else { text_of_others(case, link) }
}

/// `resume-reuse`. Its sources are not verified, so that it adds nothing.
pub static RESUME: LinkSignal = LinkSignal {
    kind: LinkKind::Resume,
    need: Need::Resume,
    strength: resume,
    said: Both { ko: "거의 같은 이력서를 낸", en: "gave nearly the same CV" },
    card: &Card {
        id: "resume-reuse",
        family: Family::Sharing,
        severity: Severity::Context,
        needs: &[Need::Resume],
        sources: &[sources::FBI_JAN_2025],
        policy: &["links.resume_likeness", "links.boilerplate_percent"],
        ko: CardText {
            title: "이름이 다른 사람의 같은 이력서",
            looks_for: "이름이 다른 두 사람의 이력서 글이 거의 같은 경우를 찾습니다(다섯 낱말씩 견주어 70% 이상). 출처를 확인하지 못해 점수에 넣지 않습니다.",
            matters_because: "FBI는 이력서 내용이 같은 다른 지원자가 있는지 견주어 보라고 한 것으로 전해집니다.",
            innocent_explanations: &[STOLEN_KO, "이력서 작성기의 예시 문장", "한 회사의 같은 직무 설명"],
            blind_spots: &["글을 바꾸어 쓰면 보이지 않습니다.", "이 파일들에 없는 사람은 비교하지 못합니다."],
            next_steps: &[SECURE_KO, "두 사람의 경력을 각자 확인합니다.", CHECK_KO],
            clears: &["이력서 작성기의 문장이라는 확인", "두 사람의 경력 확인"],
        },
        en: CardText {
            title: "one CV under different names",
            looks_for: "CVs of two people of different names that are nearly the same (70% of sequences of five words). Its source is not verified, so that it adds nothing.",
            matters_because: "The FBI is reported to advise looking for other applicants with the same CV.",
            innocent_explanations: &[STOLEN_EN, "A CV builder's sample sentences", "One firm's description of one job"],
            blind_spots: &["Rewritten texts do not show.", "People outside these files cannot be compared."],
            next_steps: &[SECURE_EN, "Confirm the career of each.", CHECK_EN],
            clears: &["The sentences are a CV builder's", "Both careers are confirmed"],
        },
        examples: &[
            Example {
                title: Both { ko: "두 이름, 한 이력서", en: "two names, one CV" },
                fires: true,
                drawing: "= name Kim Gaon
                          = acct=lee name Lee Naru
                          ! = resume-text Built the billing service of Garam in Rust and led four people through two audits and a move
                          ! = acct=lee resume-text Built the billing service of Garam in Rust and led four people through two audits and a sale",
            },
            Example {
                title: Both { ko: "한 사람의 두 계정", en: "two accounts of one person" },
                fires: false,
                drawing: "= name Kim Gaon
                          = acct=lee name Kim Gaon
                          = resume-text Built the billing service of Garam in Rust and led four people through two audits and a move
                          = acct=lee resume-text Built the billing service of Garam in Rust and led four people through two audits and a move",
            },
            Example {
                title: Both { ko: "다른 이력서", en: "another CV" },
                fires: false,
                drawing: "= resume-text Built the billing service of Garam in Rust and led four people through two audits and a move
                          = acct=lee resume-text Designed shop screens for Naru and taught six students how to test what they had drawn before",
            },
        ],
    },
};
