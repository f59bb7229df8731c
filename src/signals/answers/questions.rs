//! The checklist: the same questions in the same order for everyone.

use super::*;
use crate::signals::excluded::excluded;

/// When in the time with a person a question is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Phase {
    /// Interviews and calls.
    Interview,
    /// Identity documents.
    Verify,
    /// Background.
    Vet,
    /// Sending devices.
    Ship,
    /// Pay.
    Pay,
    /// The time of work, to its end.
    Employed,
    /// Any time.
    Any,
}

impl Phase {
    /// Every phase, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Interview, Self::Verify, Self::Vet, Self::Ship, Self::Pay, Self::Employed, Self::Any];

    /// The name used in reports and tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Verify => "verify",
            Self::Vet => "vet",
            Self::Ship => "ship",
            Self::Pay => "pay",
            Self::Employed => "employed",
            Self::Any => "any",
        }
    }
}

/// One entry of the checklist.
#[derive(Clone, Copy)]
pub enum Question {
    /// A sign; yes may add points.
    Sign(&'static Item),
    /// A positive control; yes may lower points.
    Control(&'static ControlQuestion),
    /// In the literature, and not asked: its id and phase. The list of the excluded has the reason.
    NotAsked(&'static str, Phase),
}

/// The question about a positive control.
pub struct ControlQuestion {
    /// Id of the control.
    pub id: &'static str,
    /// When it is asked.
    pub phase: Phase,
    /// The question.
    pub ask: Both,
    /// What counts as yes.
    pub counts: Both,
}

impl Question {
    /// Id of the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sign(item) => item.card.id,
            Self::Control(control) => control.id,
            Self::NotAsked(id, _) => id,
        }
    }

    /// When it is asked.
    pub fn phase(self) -> Phase {
        match self {
            Self::Sign(item) => item.phase,
            Self::Control(control) => control.phase,
            Self::NotAsked(_, phase) => phase,
        }
    }

    /// Whether it is asked at all.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::NotAsked(..))
    }

    /// The question; for one that is not asked its name.
    pub fn ask(self, lang: Lang) -> &'static str {
        match self {
            Self::Sign(item) => item.ask.get(lang),
            Self::Control(control) => control.ask.get(lang),
            Self::NotAsked(id, _) => excluded(id).map_or(id, |entry| entry.title.get(lang)),
        }
    }

    /// What counts as yes; for one that is not asked the reason.
    pub fn counts(self, lang: Lang) -> &'static str {
        match self {
            Self::Sign(item) => item.card.text(lang).looks_for,
            Self::Control(control) => control.counts.get(lang),
            Self::NotAsked(id, _) => excluded(id).map_or("", |entry| entry.reason.get(lang)),
        }
    }
}

static VIDEO_SELFIE: ControlQuestion = ControlQuestion {
    id: "id-video-selfie-done",
    phase: Phase::Verify,
    ask: Both {
        ko: "실시간 화상으로 신분증과 얼굴을 함께 확인했습니까?",
        en: "Was the ID seen beside the face on a live video call?",
    },
    counts: Both {
        ko: "번호를 가린 신분증을 얼굴 옆에 든 것을 실시간으로 보았으면 '예'입니다. 날짜를 적어야 점수에 반영될 수 있습니다.",
        en: "Yes where the ID, its number covered, was held beside the face in a live call. Only with its date may it count.",
    },
};

static IN_PERSON: ControlQuestion = ControlQuestion {
    id: "in-person-or-notary-done",
    phase: Phase::Verify,
    ask: Both {
        ko: "대면이나 공증으로 본인을 확인했습니까?",
        en: "Was the identity checked in person or by a notary?",
    },
    counts: Both {
        ko: "직접 만나 신분증을 보았거나 공증을 받았으면 '예'입니다. 날짜를 적어야 점수에 반영될 수 있습니다.",
        en: "Yes where the ID was seen in person or notarised. Only with its date may it count.",
    },
};

static EMPLOYER: ControlQuestion = ControlQuestion {
    id: "employer-confirmed",
    phase: Phase::Vet,
    ask: Both {
        ko: "이전 회사 두 곳이 경력을 확인해 주었습니까?", en: "Did two former employers confirm the work?"
    },
    counts: Both {
        ko: "이력서가 아닌 길로 찾은 연락처로 두 곳에서 확인했으면 '예'입니다. 첫 직장이면 '해당 없음'입니다.",
        en: "Yes where two confirmed it, reached by contacts found independently. In a first job it is “not applicable”.",
    },
};

static BANK_NAME: ControlQuestion = ControlQuestion {
    id: "bank-name-verified",
    phase: Phase::Pay,
    ask: Both {
        ko: "지급계좌의 예금주를 확인했습니까?", en: "Was the name of the account's holder verified?"
    },
    counts: Both {
        ko: "예금주 조회, 1원 인증이나 은행 서류로 확인했으면 '예'입니다.",
        en: "Yes where a look-up, a test transfer or a bank's paper showed the holder.",
    },
};

/// The checklist, in its order.
pub static CHECKLIST: &[Question] = &[
    Question::Sign(&VIDEO_REFUSED),
    Question::Sign(&TEXT_ONLY_CONTACT),
    Question::Sign(&AUDIO_FAILURE_PHONE_SWITCH),
    Question::Sign(&APPEARANCE_INCONSISTENT),
    Question::Sign(&DEEPFAKE_ARTIFACTS),
    Question::Sign(&VOICE_SWITCHING),
    Question::Sign(&NAME_MISMATCH_ON_JOIN),
    Question::Sign(&READING_ANSWERS),
    Question::Sign(&CODING_TEST_CHEATING),
    Question::Sign(&CALL_CENTER_NOISE),
    Question::Sign(&PROXY_ATTENDS_MEETING),
    Question::Sign(&OTHER_PERSONA_ON_SCREEN),
    Question::NotAsked("soft-question-fail", Phase::Interview),
    Question::NotAsked("claimed-language-fail", Phase::Interview),
    Question::Control(&VIDEO_SELFIE),
    Question::Control(&IN_PERSON),
    Question::Sign(&PHOTO_ID_FACE_MISMATCH),
    Question::Sign(&ID_LOW_QUALITY_REFUSED),
    Question::Sign(&ID_PHOTOSHOP_SIGNS),
    Question::Control(&EMPLOYER),
    Question::Sign(&DIPLOMA_UNVERIFIED),
    Question::Sign(&EMPLOYMENT_UNVERIFIED),
    Question::Sign(&REFEREE_UNREACHABLE),
    Question::Sign(&COLD_CSUITE_PITCH),
    Question::Sign(&AGENCY_NO_CHECK_DOCS),
    Question::NotAsked("drug-or-biometric-test-avoid", Phase::Vet),
    Question::Sign(&REFUSES_SIGNATURE_DELIVERY),
    Question::Sign(&ASKS_OWN_DEVICE),
    Question::Control(&BANK_NAME),
    Question::Sign(&GIVES_DIFFERENT_ACCOUNT),
    Question::Sign(&REFUSES_BANK_PROOF),
    Question::Sign(&INTERVIEW_VS_JOB_GAP),
    Question::Sign(&SUBCONTRACT_HIDDEN),
    Question::Sign(&IDENTITY_SWITCH),
    Question::Sign(&CODE_RANSOM_THREAT),
    Question::Sign(&IN_PERSON_AVOID),
    Question::Sign(&ASKS_TO_BORROW_ID),
    Question::Sign(&PREPAY_ANGER),
    Question::NotAsked("small-talk-none", Phase::Any),
];
