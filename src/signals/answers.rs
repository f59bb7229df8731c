//! What a person answered to the checklist: four observations that no log shows.

use super::card::{Example, Source, sources};
use super::contact_log::only_text;
use super::controls::{CHECK_EN, CHECK_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Locus, Need, Occurrence, RiskSignal, Severity, Strength,
    count, text,
};
use crate::model::civil::day_text;
use crate::model::holding::HoldingValue;
use crate::model::{Answer, Both, HoldingField, Lang};
use crate::timeline::population::Holding;

/// Written messages only, no voice and no picture.
pub struct TextOnlyContact;
/// A video interview was declined or put off again and again.
pub struct VideoRefused;
/// Only poor pictures of an identity document, the original refused.
pub struct IdLowQualityRefused;
/// A person saw traces of editing on an identity document.
pub struct IdPhotoshopSigns;

/// Yes to the card's item fires, no and not applicable are quiet, everything else is no answer.
fn assess_item(case: &Case<'_>, card: &'static Card) -> Assessment {
    match case.history.answer(HoldingField::Item(card.id)) {
        Some((Answer::Yes, day, holding)) => answered(card, day, holding),
        Some((Answer::No | Answer::NotApplicable, ..)) => Assessment::Quiet,
        Some((Answer::Unknown, ..)) | None => Assessment::NotAssessed(Need::Answer),
    }
}

fn answered(card: &'static Card, day: Option<i32>, holding: &Holding) -> Assessment {
    let facts = vec![("answered_on", Fact::Text(day.map(day_text).unwrap_or_default()))];
    let evidence = vec![Locus { file: holding.file, line: holding.line }];
    Assessment::Fired(Occurrence::new(card, Strength::Strong, facts, evidence))
}

/// What was answered, with its date where there is one.
fn explain_item(facts: &Facts, lang: Lang, said: Both) -> String {
    let said = said.get(lang);
    match (text(facts, "answered_on"), lang) {
        ("", _) => format!("{said}."),
        (day, Lang::Ko) => format!("{said}(기록일 {day})."),
        (day, Lang::En) => format!("{said} (recorded {day})."),
    }
}

impl RiskSignal for TextOnlyContact {
    fn card(&self) -> &'static Card {
        &TEXT_ONLY
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let item = assess_item(case, &TEXT_ONLY);
        // An answer, and "not applicable" above all, is worth more than a log.
        if item != Assessment::NotAssessed(Need::Answer) {
            return item;
        }
        match only_text(case) {
            None => item,
            Some(log) if log.declined.is_empty() => Assessment::Quiet,
            Some(log) => {
                let facts =
                    vec![("declined", Fact::Count(log.declined.len() as u64)), ("days", Fact::Count(log.days.into()))];
                Assessment::Fired(Occurrence::new(&TEXT_ONLY, Strength::Strong, facts, case.loci(log.declined)))
            }
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (declined, days) = (count(facts, "declined"), count(facts, "days"));
        match lang {
            _ if declined == 0 => {}
            Lang::Ko => {
                return format!("{days}일 동안 권한 통화 {declined}번을 모두 거절했고 음성이나 화상 기록이 없습니다.");
            }
            Lang::En => {
                return format!("All {declined} calls offered in {days} days were declined, and none is on record.");
            }
        }
        let ko = "점검표에 음성이나 화상 없이 글로만 연락한다고 적혀 있습니다";
        explain_item(
            facts,
            lang,
            Both { ko, en: "The checklist says that contact is in writing only, without voice or video" },
        )
    }
}

impl RiskSignal for VideoRefused {
    fn card(&self) -> &'static Card {
        &VIDEO_REFUSED
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let item = assess_item(case, &VIDEO_REFUSED);
        if matches!(item, Assessment::Fired(_)) {
            return item;
        }
        // A roster may say it in the column of the interview itself.
        let is_refused = |holding: &&Holding| holding.value == HoldingValue::Text("refused".to_owned());
        match case.history.holdings(HoldingField::VideoInterview).find(is_refused) {
            Some(holding) => answered(&VIDEO_REFUSED, None, holding),
            None => item,
        }
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let ko = "점검표나 인력 명단에 화상 면접을 거절하거나 계속 미룬다고 적혀 있습니다";
        explain_item(
            facts,
            lang,
            Both {
                ko,
                en: "The checklist or roster says that a video interview was declined or put off again and again",
            },
        )
    }
}

impl RiskSignal for IdLowQualityRefused {
    fn card(&self) -> &'static Card {
        &ID_LOW_QUALITY
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        assess_item(case, &ID_LOW_QUALITY)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let ko = "점검표에 흐린 신분증 사진만 내고 다시 보이기를 거절했다고 적혀 있습니다";
        explain_item(
            facts,
            lang,
            Both {
                ko,
                en: "The checklist says that only poor pictures of an ID were given and a better one was refused",
            },
        )
    }
}

impl RiskSignal for IdPhotoshopSigns {
    fn card(&self) -> &'static Card {
        &ID_EDITED
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        assess_item(case, &ID_EDITED)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let ko = "점검표에 신분증 사진에서 고친 흔적을 보았다고 적혀 있습니다";
        explain_item(facts, lang, Both { ko, en: "The checklist says that somebody saw traces of editing on an ID" })
    }
}

const US_AND_ROK: &[Source] = &[sources::US_2022, sources::ROK_2022];

static TEXT_ONLY: Card = Card {
    id: "text-only-contact",
    family: Family::Contact,
    severity: Severity::Medium,
    needs: &[Need::Answer],
    sources: US_AND_ROK,
    policy: &["contact"],
    ko: CardText {
        title: "음성·화상 없이 글로만 하는 연락",
        looks_for: "사람이 적은 답을 봅니다. 음성이나 화상을 여러 번 권했는데도 글로만 연락한 경우입니다. 답이 없으면 연락 기록에서 30일 동안 통화 없이 3번 이상 거절했는지 봅니다. 글로 소통하는 청각·언어장애인은 여기에 해당하지 않으며 '해당 없음'으로 답합니다.",
        matters_because: "한국과 미국의 주의보가 화상 면접보다 채팅을 고집하는 것을 특징으로 듭니다.",
        innocent_explanations: &[
            "청각·언어장애가 있어 글이나 수어로 소통하는 사람(이 관찰에 해당하지 않음)",
            "통화가 힘든 불안, 말더듬, 외국어 부담",
            "느린 인터넷이나 카메라 없는 기기",
            "글로 일하는 것이 원칙인 팀",
        ],
        blind_spots: &["통화한다고 해서 본인이라는 뜻은 아닙니다.", "답한 사람의 기억과 판단에 기댑니다."],
        next_steps: &["글이 편한 까닭이 있는지 편하게 묻고 수어·문자 통역을 함께 제안합니다.", CHECK_KO],
        clears: &["편의 제공으로 마친 본인 확인", "음성이나 화상으로 만난 기록"],
    },
    en: CardText {
        title: "contact in writing only, without voice or video",
        looks_for: "A person's answer: contact stayed in writing although voice or video was offered several times. Without an answer, a contact log with three declined calls and none taken in 30 days. A deaf person or one with a speech impairment who writes is not meant; the answer is then \"not applicable\".",
        matters_because: "The advisories of Korea and the United States name insisting on chat instead of a video interview.",
        innocent_explanations: &[
            "Deaf people and people with a speech impairment, who write or sign (not meant by this observation)",
            "Anxiety, a stammer or a foreign language that make calls hard",
            "A slow connection or no camera",
            "A team that works in writing by principle",
        ],
        blind_spots: &[
            "A call does not show that it is the right person.",
            "It rests on the memory and judgement of whoever answers.",
        ],
        next_steps: &["Ask kindly whether writing is easier and why, and offer sign or text interpreting.", CHECK_EN],
        clears: &[
            "An identity check completed with the help that was needed",
            "A record of a meeting by voice or video",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "글로만 연락함", en: "contact in writing only" },
            fires: true,
            drawing: "! = item text-only-contact yes",
        },
        Example {
            title: Both { ko: "31일 동안 거절한 세 통화", en: "three calls declined in 31 days" },
            fires: true,
            drawing: "! | 03-01 09:00 meeting verb=video declined=yes x3 every 15d
                      | 04-01 09:00 meeting verb=chat",
        },
        Example {
            title: Both { ko: "한 번은 통화함", en: "one call was taken" },
            fires: false,
            drawing: "| 03-01 09:00 meeting verb=video declined=yes x3 every 15d
                      | 04-01 09:00 meeting verb=voice declined=no",
        },
        Example {
            title: Both { ko: "통화한 적이 있음", en: "there were calls" },
            fires: false,
            drawing: "= item text-only-contact no",
        },
        Example {
            title: Both { ko: "글로 소통하는 청각장애인", en: "a deaf person who writes" },
            fires: false,
            drawing: "= item text-only-contact n/a",
        },
        Example {
            title: Both { ko: "아직 모름", en: "not known yet" },
            fires: false,
            drawing: "= item text-only-contact unknown",
        },
    ],
};

static VIDEO_REFUSED: Card = Card {
    id: "video-refused",
    family: Family::Contact,
    severity: Severity::High,
    needs: &[Need::Answer],
    sources: &[sources::ROK_2022, sources::US_ROK_2023, sources::US_2022],
    policy: &[],
    ko: CardText {
        title: "거절되거나 계속 미뤄진 화상 면접",
        looks_for: "사람이 적은 답이나 인력 명단의 '거부' 표시를 봅니다. 화상 면접을 거절했거나 약속을 거듭 미룬 경우이며, 대면·공증 같은 다른 방법을 고른 경우는 아닙니다.",
        matters_because: "한국과 미국 정부가 공통으로 드는 특징입니다.",
        innocent_explanations: &[
            "장애나 건강 때문에 화면에 나오기 어려운 사람",
            "사생활이나 종교를 이유로 얼굴을 보이지 않는 사람",
            "카메라가 없거나 인터넷이 느린 환경",
            "시차, 돌봄, 일정 때문에 미뤄진 약속",
        ],
        blind_spots: &[
            "대신 나온 사람이 면접에 응하면 보이지 않습니다.",
            "다른 방법을 제안했는지는 답에 나타나지 않습니다.",
        ],
        next_steps: &["어려운 까닭을 묻고 얼굴을 가린 채 시작하기, 대면, 공증 가운데 고르게 합니다.", CHECK_KO],
        clears: &["나중에 이루어진 화상 면접", "대면이나 공증으로 마친 본인 확인"],
    },
    en: CardText {
        title: "a video interview declined or put off again and again",
        looks_for: "A person's answer, or \"refused\" in a roster: the video interview was declined or put off repeatedly. Choosing another way, such as in person or a notary, is not meant.",
        matters_because: "The governments of Korea and the United States both name it.",
        innocent_explanations: &[
            "A disability or illness that makes it hard to appear on screen",
            "Privacy or religion as a reason not to show the face",
            "No camera or a slow connection",
            "Meetings moved for time zones, caring duties or other plans",
        ],
        blind_spots: &[
            "A stand-in who takes the interview does not show.",
            "The answer does not say whether another way was offered.",
        ],
        next_steps: &[
            "Ask what makes it hard, and let them choose: begin with the camera off, in person, or a notary.",
            CHECK_EN,
        ],
        clears: &["A video interview held later", "An identity check completed in person or by a notary"],
    },
    examples: &[
        Example {
            title: Both { ko: "점검표에 거절로 적힘", en: "declined, says the checklist" },
            fires: true,
            drawing: "! = item video-refused yes",
        },
        Example {
            title: Both { ko: "인력 명단에 거부로 적힘", en: "refused, says the roster" },
            fires: true,
            drawing: "! = video-interview refused",
        },
        Example {
            title: Both { ko: "면접에 응함", en: "the interview was held" },
            fires: false,
            drawing: "= item video-refused no\n= video-interview yes",
        },
        Example {
            title: Both { ko: "대면을 고름", en: "chose to meet in person" },
            fires: false,
            drawing: "= item video-refused n/a",
        },
        Example {
            title: Both { ko: "아직 하지 않음", en: "not held yet" },
            fires: false,
            drawing: "= video-interview no",
        },
    ],
};

static ID_LOW_QUALITY: Card = Card {
    id: "id-low-quality-refused",
    family: Family::Identity,
    severity: Severity::Medium,
    needs: &[Need::Answer],
    sources: &[sources::US_2022],
    policy: &[],
    ko: CardText {
        title: "흐린 신분증 사진과 다시 보이기 거절",
        looks_for: "사람이 적은 답을 봅니다. 알아보기 어려운 신분증 사진만 냈고, 더 또렷한 사진이나 원본을 보여 달라는 부탁을 거절한 경우입니다.",
        matters_because: "미국 주의보는 흐린 신분증 사진을 받지 말고 위조 여부를 살피라고 권합니다.",
        innocent_explanations: &[
            "오래된 휴대전화나 어두운 방",
            "주민등록번호를 가리라는 안내를 따른 사진",
            "신분증을 온라인으로 보내기 꺼리는 사람",
            "신분증을 새로 신청해 기다리는 중",
        ],
        blind_spots: &[
            "또렷한 사진이 진짜라는 뜻은 아닙니다.",
            "사진을 보는 것은 사람이며, 이 도구는 그림을 살피지 않습니다.",
        ],
        next_steps: &["번호를 가린 채 원본을 보여 줄 방법(대면, 공증, 실시간 화상)을 제안합니다.", CHECK_KO],
        clears: &["원본을 확인한 기록", "공증된 사본"],
    },
    en: CardText {
        title: "poor pictures of an ID and a better one refused",
        looks_for: "A person's answer: only pictures of an ID that can hardly be read, and the request for a better one or the original was refused.",
        matters_because: "The United States advise to reject poor pictures of IDs and to look for forgery.",
        innocent_explanations: &[
            "An old phone or a dark room",
            "A picture with the number covered, as people are told to do",
            "Somebody who does not like to send an ID online",
            "A new document that has been applied for",
        ],
        blind_spots: &[
            "A clear picture is not proof of a real document.",
            "People look at pictures; this tool looks at none.",
        ],
        next_steps: &[
            "Offer ways to show the original with its number covered: in person, by a notary, in a live call.",
            CHECK_EN,
        ],
        clears: &["A record that the original was seen", "A notarised copy"],
    },
    examples: &[
        Example {
            title: Both { ko: "다시 보이기를 거절함", en: "a better picture was refused" },
            fires: true,
            drawing: "! = item id-low-quality-refused yes",
        },
        Example {
            title: Both { ko: "다시 찍어 보냄", en: "a better picture was sent" },
            fires: false,
            drawing: "= item id-low-quality-refused no",
        },
        Example {
            title: Both { ko: "아직 모름", en: "not known yet" },
            fires: false,
            drawing: "= item id-low-quality-refused unknown",
        },
    ],
};

static ID_EDITED: Card = Card {
    id: "id-photoshop-signs",
    family: Family::Identity,
    severity: Severity::High,
    needs: &[Need::Answer],
    sources: US_AND_ROK,
    policy: &[],
    ko: CardText {
        title: "신분증 사진에 보이는 고친 흔적",
        looks_for: "사람이 적은 답을 봅니다. 얼굴 사진의 가장자리, 글꼴, 그림자가 어긋나는 등 고친 흔적을 누군가 보았을 때입니다. 이 도구는 그림을 살피지 않습니다.",
        matters_because: "한국과 미국의 주의보는 다른 사람의 신분증에서 얼굴 사진만 바꾼 사례를 듭니다.",
        innocent_explanations: &[
            "코팅에 비친 빛, 스캔이나 압축으로 생긴 얼룩",
            "번호를 가리려고 본인이 손본 사진",
            "보는 사람이 잘 모르는 나라나 옛 양식의 신분증",
            "앱이 자동으로 다듬은 사진",
        ],
        blind_spots: &["잘 고친 신분증은 눈에 띄지 않습니다.", "본 사람의 경험에 기댑니다."],
        next_steps: &["다른 사람이 한 번 더 보고, 발급 기관의 진위 확인 서비스를 씁니다.", CHECK_KO],
        clears: &["진위 확인 서비스의 결과", "원본이나 공증된 사본을 본 기록"],
    },
    en: CardText {
        title: "traces of editing on an ID",
        looks_for: "A person's answer: somebody saw traces of editing, such as edges of the portrait, fonts or shadows that do not fit. This tool looks at no pictures.",
        matters_because: "The advisories of Korea and the United States tell of real IDs in which only the portrait was replaced.",
        innocent_explanations: &[
            "Glare on the lamination, stains of scanning or compression",
            "A picture in which the holder covered the number",
            "A country's or an older form of document that the viewer does not know",
            "A picture that an app retouched by itself",
        ],
        blind_spots: &["A well-made change is not seen.", "It rests on the experience of whoever looked."],
        next_steps: &["Have a second person look, and use the issuer's service for checking documents.", CHECK_EN],
        clears: &["The answer of the issuer's service", "A record that the original or a notarised copy was seen"],
    },
    examples: &[
        Example {
            title: Both { ko: "고친 흔적을 봄", en: "traces were seen" },
            fires: true,
            drawing: "! = item id-photoshop-signs yes",
        },
        Example {
            title: Both { ko: "살펴보니 없음", en: "looked, and none seen" },
            fires: false,
            drawing: "= item id-photoshop-signs no",
        },
        Example {
            title: Both { ko: "신분증을 받지 않음", en: "no ID was asked for" },
            fires: false,
            drawing: "= item id-photoshop-signs n/a",
        },
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn nobody_asked_is_no_answer() {
        let signals: [&dyn RiskSignal; 4] = [&TextOnlyContact, &VideoRefused, &IdLowQualityRefused, &IdPhotoshopSigns];
        for signal in signals {
            assert_eq!(check(signal, "| 03-01 09:00 sign-in ok"), Assessment::NotAssessed(Need::Answer));
            assert_eq!(
                check(signal, &format!("= item {} unknown", signal.card().id)),
                Assessment::NotAssessed(Need::Answer)
            );
        }
    }

    #[test]
    fn a_log_speaks_where_nobody_answered() {
        let log = "| 03-01 09:00 meeting verb=video declined=yes x3 every 15d";
        let facts = fired(&TextOnlyContact, log).facts;
        assert_eq!((count(&facts, "declined"), count(&facts, "days")), (3, 30));
        for quiet in [
            log.replace("15d", "14d"),
            log.replace("x3 every 15d", "x2 every 30d"),
            format!("{log}\n= item text-only-contact n/a"),
            format!("{log}\n| 03-05 09:00 meeting"),
        ] {
            assert_eq!(check(&TextOnlyContact, &quiet), Assessment::Quiet, "{quiet}");
        }
        let untold = "| 03-01 09:00 meeting verb=chat x40 every 1d";
        assert_eq!(check(&TextOnlyContact, untold), Assessment::NotAssessed(Need::Answer));
    }

    #[test]
    fn a_date_in_the_cell_is_yes_on_that_day() {
        let facts = fired(&VideoRefused, "! = item video-refused 2026-02-03").facts;
        assert_eq!(text(&facts, "answered_on"), "2026-02-03");
        assert!(VideoRefused.explain(&facts, Lang::Ko).ends_with("적혀 있습니다(기록일 2026-02-03)."));
        assert!(VideoRefused.explain(&facts, Lang::En).ends_with("again and again (recorded 2026-02-03)."));
    }

    #[test]
    fn the_roster_speaks_beside_the_checklist() {
        let occurrence = fired(&VideoRefused, "= item video-refused no\n! = video-interview refused");
        assert_eq!(occurrence.strength, Strength::Strong);
    }
}
