//! Early messages that ask to move the talk or the pay off the platform.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO};
use super::talk::{has_any, texts};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
};
use crate::model::{Both, Lang};

/// The signal.
pub struct OffPlatformPush;

static CARD: Card = Card {
    id: "off-platform-push",
    family: Family::Market,
    severity: Severity::Medium,
    needs: &[Need::MessageTexts],
    sources: &[sources::US_2022, sources::JAPAN_2024],
    policy: &["talk.first_messages", "talk.move_watch", "talk.move_strong", "messages.read_texts"],
    ko: CardText {
        title: "플랫폼 밖으로 옮기자는 말",
        looks_for: "정책에서 글 읽기를 켠 때만, 처음 열 개의 글에서 다른 메신저로 연락하자거나 수수료를 피해 직접 거래하자는 글을 셉니다. 두 개부터 눈여겨보고 네 개부터 무겁게 봅니다. 카카오톡은 세지 않습니다.",
        matters_because: "미국과 일본의 주의보가 다른 채널로 옮기자는 부탁과 수수료를 아끼자는 직거래 제안을 특징으로 듭니다.",
        innocent_explanations: &[
            "수수료를 아끼려는 흔한 마음",
            "의뢰인이 먼저 꺼낸 메신저",
            "메신저 자체를 만드는 과제",
        ],
        blind_spots: &["말로 하거나 돌려 쓴 부탁은 보이지 않습니다.", "낱말만 보므로 뜻을 잘못 읽을 수 있습니다."],
        next_steps: &["글을 직접 읽고 누가 먼저 꺼냈는지 봅니다.", CHECK_KO],
        clears: &["의뢰인이 부탁했다는 기록", "과제에서 쓰는 메신저"],
    },
    en: CardText {
        title: "a push to leave the platform",
        looks_for: "Only where the policy lets texts be read: among the first ten texts those that ask to talk on another messenger or to deal directly and save the fee; worth a look from two, heavier from four. KakaoTalk does not count.",
        matters_because: "The advisories of the United States and Japan name the wish to move elsewhere and to save fees by dealing directly.",
        innocent_explanations: &[
            "The common wish to save a fee",
            "A messenger that the client brought up first",
            "A project about messengers",
        ],
        blind_spots: &[
            "A request by word of mouth or in a roundabout way does not show.",
            "Words alone are seen, so that a meaning may be misread.",
        ],
        next_steps: &["Read the texts, and who brought it up.", CHECK_EN],
        clears: &["A record that the client asked", "The messenger of the project"],
    },
    examples: &[
        Example {
            title: Both { ko: "다른 메신저로 두 번 부탁", en: "asked twice" },
            fires: true,
            drawing: "~ read-texts
                      ! | 01-05 09:00 message text=Please_contact_me_on_Telegram x2 every 1h",
        },
        Example {
            title: Both { ko: "한 번", en: "once" },
            fires: false,
            drawing: "~ read-texts
                      | 01-05 09:00 message text=Please_contact_me_on_Telegram",
        },
        Example {
            title: Both { ko: "카카오톡", en: "KakaoTalk" },
            fires: false,
            drawing: "~ read-texts
                      | 01-05 09:00 message text=카카오톡으로_연락_주세요 x5 every 1h",
        },
        Example {
            title: Both { ko: "메신저를 만드는 과제", en: "a project about messengers" },
            fires: false,
            drawing: "~ read-texts
                      | 01-05 09:00 message text=I_build_Telegram_bots x5 every 1h",
        },
    ],
};

/// Messengers by name; `line` only where it cannot be a line of something.
const MESSENGERS: &[&str] = &[
    "telegram",
    "whatsapp",
    "skype",
    "discord",
    "wechat",
    "signal app",
    "line id",
    "line messenger",
    "텔레그램",
    "왓츠앱",
    "스카이프",
    "디스코드",
    "위챗",
    "라인 아이디",
    "라인으로",
];
/// Words that move a talk there.
const MOVES: &[&str] = &[
    "contact me",
    "add me",
    "reach me",
    "message me",
    "text me",
    "chat on",
    "talk on",
    "talk over",
    "continue on",
    "move to",
    "my telegram",
    "my whatsapp",
    "my skype",
    "my discord",
    "my wechat",
    "연락 주",
    "연락주",
    "연락해",
    "추가해",
    "대화해",
    "얘기해",
    "이야기해",
    "옮겨",
    "옮기",
    "으로 오",
    "아이디는",
    "아이디 알려",
];
/// What says it all by itself.
const PLAIN: &[&str] = &[
    "t.me/",
    "wa.me/",
    "outside the platform",
    "outside of the platform",
    "off the platform",
    "outside upwork",
    "outside fiverr",
    "avoid the fee",
    "save the fee",
    "without the platform fee",
    "avoid platform fees",
    "save on fees",
    "직거래",
    "수수료 없이",
    "수수료를 아끼",
    "수수료 아끼",
    "플랫폼 밖",
];

/// Whether a text in lower case asks to move elsewhere.
fn asks(text: &str) -> bool {
    has_any(text, PLAIN) || has_any(text, MESSENGERS) && has_any(text, MOVES)
}

impl RiskSignal for OffPlatformPush {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let Some(texts) = texts(case) else { return Assessment::NotAssessed(Need::MessageTexts) };
        let policy = &case.settings.policy.talk;
        let first = &texts[..texts.len().min(policy.first_messages as usize)];
        let rows: Vec<usize> = first.iter().filter(|(_, text)| asks(text)).map(|(row, _)| *row).collect();
        let strength = match rows.len() as u32 {
            number if number >= policy.move_strong => Strength::Strong,
            number if number >= policy.move_watch => Strength::Watch,
            _ => return Assessment::Quiet,
        };
        let facts = vec![("asked", Fact::Count(rows.len() as u64)), ("read", Fact::Count(first.len() as u64))];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(rows)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (asked, read) = (count(facts, "asked"), count(facts, "read"));
        match lang {
            Lang::Ko => {
                format!("처음 글 {read}개 가운데 {asked}개에 플랫폼 밖에서 연락하거나 거래하자는 말이 있습니다.")
            }
            Lang::En => format!("Texts that ask to talk or deal off the platform: {asked} of the first {read}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Policy;
    use crate::signals::sketch::{Sketch, check};

    fn read(drawing: &str) -> Assessment {
        let mut policy = Policy::default();
        policy.messages.read_texts = true;
        Sketch::under(policy, drawing).assess(&OffPlatformPush)
    }

    const ASK: &str = "| 01-05 09:00 message text=Please_contact_me_on_Telegram x";

    #[test]
    fn two_texts_are_a_look_and_four_are_strong() {
        assert!(
            matches!(read(&format!("{ASK}2 every 1h")), Assessment::Fired(found) if found.strength == Strength::Watch)
        );
        assert!(
            matches!(read(&format!("{ASK}4 every 1h")), Assessment::Fired(found) if found.strength == Strength::Strong)
        );
        assert_eq!(read(&format!("{ASK}1 every 1h")), Assessment::Quiet);
    }

    #[test]
    fn quiet_after_the_first_ten_and_about_kakao_and_projects() {
        let late = format!("| 01-04 09:00 message text=hello x10 every 1h\n{ASK}5 every 1h");
        assert_eq!(read(&late), Assessment::Quiet);
        for text in ["카카오톡으로_연락_주세요", "I_build_Telegram_and_Discord_bots", "the_deadline_is_near"]
        {
            assert_eq!(read(&format!("| 01-05 09:00 message text={text} x5 every 1h")), Assessment::Quiet, "{text}");
        }
    }

    #[test]
    fn texts_stay_unread_unless_the_policy_says_so() {
        let drawing = format!("{ASK}5 every 1h");
        assert_eq!(check(&OffPlatformPush, &drawing), Assessment::NotAssessed(Need::MessageTexts));
        let bids = drawing.replace("message", "bid");
        assert_eq!(check(&OffPlatformPush, &bids), Assessment::NotAssessed(Need::MessageTexts));
        assert!(matches!(read(&bids), Assessment::Fired(_)));
    }
}
