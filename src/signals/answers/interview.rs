//! Items of interviews and calls.

use super::*;

item! {
    /// A video interview was declined or put off again and again.
    VIDEO_REFUSED = "video-refused", Interview, Contact, High, [ROK_2022, US_ROK_2023, CANADA_2025, US_2022],
    ko: "화상 면접이나 카메라를 거절하거나 거듭 미룹니까?",
        "거절되거나 계속 미뤄진 화상 면접",
        "화상 면접을 거절했거나 약속을 거듭 미뤘으면 '예'입니다. 인력 명단의 화상면접 열에 '거부'라고 적힌 경우도 봅니다. 대면·공증 같은 다른 방법을 골랐으면 '해당 없음'입니다.",
        "여러 나라 정부가 공통으로 드는 특징입니다.",
        [DISABILITY_KO, "사생활이나 종교를 이유로 얼굴을 보이지 않는 사람", CONNECTION_KO, "시차나 돌봄 때문에 미뤄진 약속"],
        "어려운 까닭을 묻고 대면, 공증, 얼굴을 가린 채 시작하기 가운데 고르게 합니다.",
        ["나중에 이루어진 화상 면접", "대면이나 공증으로 마친 본인 확인"],
    en: "Is a video interview or the camera declined or put off again and again?",
        "a video interview declined or put off again and again",
        "Yes where the video interview was declined or put off repeatedly; “refused” in the roster's column of the interview counts too. Choosing another way, in person or a notary, is “not applicable”.",
        "Several governments name it.",
        [DISABILITY_EN, "Privacy or religion as a reason not to show the face", CONNECTION_EN, "Time zones or caring duties that move meetings"],
        "Ask what makes it hard, and let them choose: in person, a notary, or beginning with the camera off.",
        ["A video interview held later", "An identity check completed in person or by a notary"],
}

item! {
    /// Written messages only, no voice and no picture.
    TEXT_ONLY_CONTACT = "text-only-contact", Interview, Contact, Medium, [US_2022, ROK_2022],
    ko: "음성이나 화상을 여러 번 권했는데도 글로만 연락합니까?",
        "음성·화상 없이 글로만 하는 연락",
        "음성이나 화상을 여러 번 권했는데도 글로만 연락했으면 '예'입니다. 글이나 수어로 소통하는 청각·언어장애인은 '해당 없음'입니다.",
        "한국과 미국의 주의보가 화상 면접보다 채팅을 고집하는 것을 특징으로 듭니다.",
        ["글이나 수어로 소통하는 청각·언어장애인(해당 없음)", "통화가 힘든 불안, 말더듬, 외국어 부담", CONNECTION_KO, "글로 일하는 것이 원칙인 팀"],
        "글이 편한 까닭을 편하게 묻고 수어·문자 통역을 함께 제안합니다.",
        ["편의 제공으로 마친 본인 확인", "음성이나 화상으로 만난 기록"],
    en: "Does contact stay in writing although voice or video was offered several times?",
        "contact in writing only, without voice or video",
        "Yes where contact stayed in writing although voice or video was offered several times. A deaf person or one with a speech impairment who writes or signs is “not applicable”.",
        "The advisories of Korea and the United States name insisting on chat instead of a video interview.",
        ["Deaf people and people with a speech impairment, who write or sign (not applicable)", "Anxiety, a stammer or a foreign language that make calls hard", CONNECTION_EN, "A team that works in writing by principle"],
        "Ask kindly whether writing is easier and why, and offer sign or text interpreting.",
        ["An identity check completed with the help that was needed", "A record of a meeting by voice or video"],
}

item! {
    /// The face is shown, the sound fails, the talk moves to the telephone.
    AUDIO_FAILURE_PHONE_SWITCH = "audio-failure-phone-switch", Interview, Contact, High, [ROK_2022],
    ko: "화면은 나오는데 소리가 안 된다며 전화 면접으로 바꿉니까?",
        "소리 문제로 전화로 바뀐 면접",
        "얼굴만 보인 뒤 소리가 안 된다며 전화로 옮겼고, 날을 다시 잡은 시험 통화에서도 되풀이되었으면 '예'입니다.",
        "한국 정부 주의보가 대신 나온 얼굴을 보이고 전화로 면접하는 방식을 소개합니다.",
        [CONNECTION_KO, "마이크 권한이나 회의 프로그램 문제", DISABILITY_KO],
        "다른 날 다른 프로그램으로 짧은 시험 통화를 합니다.",
        ["소리가 되는 화상 통화 기록", "대면이나 공증으로 마친 본인 확인"],
    en: "Does the picture work but “no sound”, so that the interview moves to the telephone?",
        "an interview moved to the telephone for want of sound",
        "Yes where only the face was shown, the sound failed, the talk moved to the telephone, and a test call on another day went the same way.",
        "The Korean advisory describes a face shown by a stand-in, then an interview by telephone.",
        [CONNECTION_EN, "Permissions of a microphone or the meeting program", DISABILITY_EN],
        "Make a short test call on another day with another program.",
        ["A record of a video call with sound", "An identity check completed in person or by a notary"],
}

item! {
    /// Face, place or time differ between calls.
    APPEARANCE_INCONSISTENT = "appearance-inconsistent", Interview, Contact, High, [US_ROK_2023, FBI_JULY_2025_HEARD],
    ko: "통화 때마다 사람, 장소, 시각이 서로 맞지 않습니까?",
        "통화마다 서로 다른 사람·장소·시각",
        "앞선 통화와 다른 사람으로 보이거나, 말한 장소·시각과 화면이 어긋난다고 두 사람 이상이 보았으면 '예'입니다. 생김새 자체는 답의 근거가 아닙니다.",
        "미국과 한국의 합동 안내가 회차별 불일치를 적어 두고 견주라고 권합니다.",
        ["머리, 안경, 화장, 조명의 변화", "출장이나 여행", CONNECTION_KO, "얼굴을 잘 알아보지 못하는 면접관"],
        "다른 면접관이 함께 다시 통화하고 어긋난 점을 직접 묻습니다.",
        ["같은 사람임을 확인한 기록", "장소 변화에 대한 설명"],
    en: "Do person, place or time differ from call to call?",
        "person, place or time that differ between calls",
        "Yes where at least two people noticed another person than before, or a picture that contradicts the place or time that was told. Looks as such are no ground for an answer.",
        "The joint guidance of the United States and Korea asks to note such differences and compare.",
        ["Hair, glasses, make-up, light", "Travel", CONNECTION_EN, "An interviewer who does not recognise faces easily"],
        "Call again together with another interviewer and ask openly about what differs.",
        ["A record that it was the same person", "An explanation of the change of place"],
}

item! {
    /// Glitches at the edge of a face, or simple live requests fail.
    DEEPFAKE_ARTIFACTS = "deepfake-artifacts", Interview, Contact, High, [FBI_JULY_2025, SEAL],
    ko: "화상에서 얼굴 가장자리가 깨지거나, 부탁한 동작을 하지 못합니까?",
        "화상에 나타난 합성 흔적",
        "옆얼굴 보이기, 손으로 얼굴 앞 지나가기, 무작위 문장 읽기에서 화면이 깨지거나 이유 없이 하지 않았으면 '예'입니다. 다른 동작을 골랐으면 '해당 없음'입니다.",
        "얼굴을 바꿔 주는 프로그램이 면접에 쓰인다고 여러 기관이 알립니다.",
        ["가상 배경, 화면 보정, 압축", CONNECTION_KO, DISABILITY_KO],
        "가상 배경을 끄고 할 수 있는 동작을 고르게 하여 다시 해 봅니다.",
        ["다시 한 통화에서 흔적이 없음", "대면이나 공증으로 마친 본인 확인"],
    en: "Does the edge of the face break up on video, or do simple live requests fail?",
        "traces of synthesis on video",
        "Yes where showing the profile, passing a hand before the face or reading a random phrase broke the picture, or was left out without a reason. Choosing another movement is “not applicable”.",
        "Several bodies report programs that replace faces in interviews.",
        ["Virtual backgrounds, filters, compression", CONNECTION_EN, DISABILITY_EN],
        "Turn virtual backgrounds off, let them choose a movement, and try again.",
        ["No such trace in another call", "An identity check completed in person or by a notary"],
}

item! {
    /// The voice changes within a call.
    VOICE_SWITCHING = "voice-switching", Interview, Contact, High, [KRAKEN_2025, MICROSOFT_2025],
    ko: "통화 도중에 다른 사람의 목소리로 바뀝니까?",
        "통화 중에 바뀐 목소리",
        "한 통화 안에서 말하는 사람이 바뀐 것으로 두 사람 이상이 들었으면 '예'입니다. 억양이나 말투는 답의 근거가 아닙니다.",
        "실제 사례에서 옆에서 일러 주는 사람과 목소리가 오갔습니다.",
        ["헤드셋이나 마이크를 바꿈", "미리 알린 통역사", CONNECTION_KO, DISABILITY_KO],
        "무엇이 바뀌었는지 바로 묻고, 통역사가 있으면 소개를 부탁합니다.",
        ["통역사 소개", "다시 한 통화에서 같은 목소리"],
    en: "Does the voice change to another person's within a call?",
        "a voice that changes within a call",
        "Yes where at least two people heard the speaker change within one call. Accent or manner of speaking is no ground for an answer.",
        "In real cases somebody prompted from aside and voices alternated.",
        ["Another headset or microphone", "An interpreter who was announced", CONNECTION_EN, DISABILITY_EN],
        "Ask at once what changed, and have an interpreter introduced.",
        ["The interpreter introduced", "The same voice in another call"],
}

item! {
    /// Joins under another display name.
    NAME_MISMATCH_ON_JOIN = "name-mismatch-on-join", Interview, Identity, High, [KRAKEN_2025, SEAL],
    ko: "다른 사람의 표시명으로 들어왔다가 이름을 바꿉니까?",
        "다른 이름으로 들어온 회의",
        "신청한 이름과 무관한 표시명으로 들어왔고 까닭을 설명하지 못했으면 '예'입니다. 본명, 별명, 로마자 표기의 차이는 '아니요'입니다.",
        "실제 사례에서 다른 이름으로 들어왔다가 급히 바꾸었습니다.",
        ["가족이나 동료와 함께 쓰는 컴퓨터", "별명, 결혼이나 개명 전 이름, 로마자 표기", "회사나 학교 계정의 기본 이름"],
        "표시된 이름이 누구의 것인지 그 자리에서 편하게 묻습니다.",
        ["이름의 주인에 대한 설명", "다음 회의에서 맞는 이름"],
    en: "Does somebody join under another person's display name and then change it?",
        "a meeting joined under another name",
        "Yes where the display name had nothing to do with the applicant's and no reason was given. Given names, nicknames and ways of romanising are “no”.",
        "In a real case the name was another one and was changed in haste.",
        ["A computer shared with family or colleagues", "A nickname, a name before marriage or change, romanisation", "The preset name of a firm's or school's account"],
        "Ask kindly at once whose name it is.",
        ["An explanation of whose name it was", "The right name at the next meeting"],
}

item! {
    /// Answers that seem to be read out.
    READING_ANSWERS = "reading-answers", Interview, Contact, Medium, [US_ROK_2023, RECORDED_FUTURE_2026],
    ko: "답을 읽는 듯 오래 멈추고, 그럴듯하지만 틀린 답이 거듭됩니까?",
        "읽는 듯한 답과 긴 멈춤",
        "멈춤이 길고 질문을 바꾸어도 그럴듯하지만 틀린 답이 거듭되었으면 '예'입니다. 시선이나 말의 속도만으로는 답하지 않습니다.",
        "정부 안내가 지연, 읽는 시선, 그럴듯한 오답을 함께 듭니다.",
        [LANGUAGE_KO, DISABILITY_KO, "메모를 보는 습관", CONNECTION_KO],
        "메모를 봐도 된다고 알리고, 실제로 한 일을 함께 화면으로 살펴봅니다.",
        ["함께 한 실무 과제", "동료의 확인"],
    en: "Are answers as if read out, after long pauses, plausible and yet wrong?",
        "answers as if read out, after long pauses",
        "Yes where pauses were long and answers stayed plausible but wrong however the question was turned. Eyes or pace alone are no ground for an answer.",
        "Official guidance names stalling, scanning eyes and plausible wrong answers together.",
        [LANGUAGE_EN, DISABILITY_EN, "The habit of using notes", CONNECTION_EN],
        "Say that notes are welcome, and go through real work together on screen.",
        ["A piece of work done together", "A colleague's word"],
}

item! {
    /// Help that was not allowed in a test.
    CODING_TEST_CHEATING = "coding-test-cheating", Interview, Contact, Medium, [US_ROK_2023],
    ko: "코딩 시험이나 설문에서 허용하지 않은 도움을 받은 흔적이 있습니까?",
        "시험에서 허용하지 않은 도움",
        "미리 알린 규칙을 어긴 흔적이 남았으면 '예'입니다. AI 도구를 허용했거나 규칙이 없었으면 '해당 없음'입니다.",
        "정부 안내가 시험 부정의 흔적을 특징으로 듭니다.",
        ["흔한 AI 도구를 써도 된다고 여김", "공개된 해법과 닮은 답", LANGUAGE_KO, DISABILITY_KO],
        "규칙을 다시 알리고 자기 답을 설명할 기회를 줍니다.",
        ["답을 스스로 설명함", "함께 한 짧은 과제"],
    en: "Are there traces of help that was not allowed in a coding test or questionnaire?",
        "help in a test that was not allowed",
        "Yes where rules told beforehand were broken. Where AI tools were allowed or no rules were told it is “not applicable”.",
        "Official guidance names traces of cheating on tests.",
        ["The belief that usual AI tools are allowed", "An answer like published ones", LANGUAGE_EN, DISABILITY_EN],
        "Tell the rules again and let them explain their answer.",
        ["They explain the answer themselves", "A short task done together"],
}

item! {
    /// Many voices, or the set-up of a call centre.
    CALL_CENTER_NOISE = "call-center-noise", Interview, Contact, Low, [ROK_2022, SEAL],
    ko: "여러 사람이 같은 방에서 같은 종류의 통화를 하는 소리가 들립니까?",
        "여러 사람이 함께 통화하는 환경",
        "같은 방의 여러 사람이 비슷한 면접이나 업무 통화를 하는 소리가 두 번 이상 들렸으면 '예'입니다.",
        "함께 생활하며 일하는 무리가 있다고 정부 주의보가 알립니다.",
        ["공유 사무실이나 카페", "가족과 함께 사는 집", "돌봄이 필요한 사람이 있는 집"],
        "조용한 자리를 제안하고 다시 통화합니다.",
        ["공유 사무실이라는 설명", "조용한 곳에서 한 통화"],
    en: "Are several people heard in the same room on the same kind of call?",
        "several people on calls in one room",
        "Yes where several people in the room were heard on similar interviews or work calls, on two occasions or more.",
        "The Korean advisory tells of groups who live and work together.",
        ["A shared office or café", "A home shared with family", "Somebody at home who needs care"],
        "Suggest a quiet place and call again.",
        ["The explanation of a shared office", "A call from a quiet place"],
}

item! {
    /// Somebody else attends in the person's place.
    PROXY_ATTENDS_MEETING = "proxy-attends-meeting", Interview, Contact, High, [FBI_2024, DOJ_CASES],
    ko: "밝히지 않은 다른 사람이 면접이나 회의에 대신 나옵니까?",
        "다른 사람이 대신 나온 회의",
        "면접이나 회의에 다른 사람이 본인인 것처럼 나왔음을 확인했으면 '예'입니다. 미리 알린 통역사나 대리는 '아니요'입니다.",
        "미국의 재판 기록에 대신 나온 사람이 나옵니다.",
        ["알리는 것을 잊은 통역사나 조력자", "팀에서 보낸 대리 참석자", DISABILITY_KO],
        "누가 나왔는지 묻고 통역사와 조력자는 미리 알려 달라고 합니다.",
        ["통역사·조력자 확인", "본인과 다시 한 회의"],
    en: "Does somebody else attend interviews or meetings without saying so?",
        "somebody else attending in the person's place",
        "Yes where it is certain that somebody attended as if they were the person. An announced interpreter or deputy is “no”.",
        "Court records of the United States tell of people who attended for others.",
        ["An interpreter or assistant whom nobody announced", "A deputy sent by the team", DISABILITY_EN],
        "Ask who attended, and ask for interpreters and assistants to be announced.",
        ["Interpreter or assistant confirmed", "A meeting repeated with the person"],
}

item! {
    /// Accounts of another persona are seen in a screen share.
    OTHER_PERSONA_ON_SCREEN = "other-persona-on-screen", Interview, Identity, High, [SEAL, ZACHXBT],
    ko: "화면 공유에 이력서와 다른 사람의 계정이 보입니까?",
        "화면 공유에 보인 다른 이름의 계정",
        "로그인된 메일이나 코드 저장소가 이력서와 다른 사람의 이름이었고 설명이 없었으면 '예'입니다.",
        "여러 신원을 함께 관리한 화면이 실제로 알려졌습니다.",
        ["가족과 함께 쓰는 컴퓨터", "업무용 계정이나 예전 별명", "고객사가 준 계정"],
        "보인 계정이 누구의 것인지 묻고 필요 없는 화면은 적지 않습니다.",
        ["계정 주인에 대한 설명", "프로필 소유 확인"],
    en: "Are accounts of another person than on the CV seen in a screen share?",
        "accounts under another name in a screen share",
        "Yes where mailbox or repository were signed in under another person's name than the CV's, without an explanation.",
        "Screens from which several personas were run have become known.",
        ["A computer shared with family", "A work account or an old nickname", "An account given by a client"],
        "Ask whose account it is, and note nothing of the screen beyond it.",
        ["An explanation of whose account it is", "Ownership of the profile shown"],
}
