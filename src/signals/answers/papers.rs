//! Items of identity documents and of background checks.

use super::*;

item! {
    /// Live face and picture on the document are not of one person.
    PHOTO_ID_FACE_MISMATCH = "photo-id-face-mismatch", Verify, Identity, High, [US_ROK_2023_HEARD, KNOWBE4],
    ko: "실제 얼굴과 신분증 사진이 다른 사람입니까?",
        "얼굴과 다른 신분증 사진",
        "얼굴 옆에 든 신분증이 다른 사람의 것이라고 두 사람이 따로 보았으면 '예'입니다. 이 도구는 그림을 살피지 않습니다.",
        "실제 사례에서 노트북을 받아 간 사람이 다른 사람의 신분증을 냈습니다.",
        ["오래된 사진, 체중·머리·나이의 변화", "성별 표현이나 종교 복장의 변화", CONNECTION_KO],
        "다른 사람이 한 번 더 보고 최근 신분증이나 다른 증빙을 받습니다.",
        ["최근 신분증", "대면이나 공증으로 마친 본인 확인"],
    en: "Are the live face and the picture on the ID of different people?",
        "a picture on the ID that is not of the face shown",
        "Yes where two people independently saw that the ID held beside the face is another person's. This tool looks at no pictures.",
        "In a real case the laptop was picked up with another person's ID.",
        ["An old picture; changes of weight, hair, age", "Changes of gender expression or religious dress", CONNECTION_EN],
        "Have a second person look, and accept a newer ID or other proof.",
        ["A recent ID", "An identity check completed in person or by a notary"],
}

item! {
    /// Only poor pictures of an identity document, the original refused.
    ID_LOW_QUALITY_REFUSED = "id-low-quality-refused", Verify, Identity, Medium, [US_2022],
    ko: "흐린 신분증 사진만 내고 다시 보이기를 거절합니까?",
        "흐린 신분증 사진과 다시 보이기 거절",
        "알아보기 어려운 사진만 냈고, 더 또렷한 사진이나 원본을 보여 달라는 부탁을 거절했으면 '예'입니다.",
        "미국 주의보는 흐린 신분증 사진을 받지 말라고 권합니다.",
        [CONNECTION_KO, "주민등록번호를 가리라는 안내를 따른 사진", PRIVACY_KO, "신분증을 새로 신청해 기다리는 중"],
        "번호를 가린 채 원본을 보여 줄 방법(대면, 공증, 실시간 화상)을 제안합니다.",
        ["원본을 확인한 기록", "공증된 사본"],
    en: "Are only poor pictures of an ID given and a better one refused?",
        "poor pictures of an ID and a better one refused",
        "Yes where pictures could hardly be read and the request for a better one or the original was refused.",
        "The United States advise to reject poor pictures of IDs.",
        [CONNECTION_EN, "A picture with the number covered, as people are told to do", PRIVACY_EN, "A new document that has been applied for"],
        "Offer ways to show the original with its number covered: in person, by a notary, in a live call.",
        ["A record that the original was seen", "A notarised copy"],
}

item! {
    /// A person saw traces of editing on an identity document.
    ID_PHOTOSHOP_SIGNS = "id-photoshop-signs", Verify, Identity, High, [ROK_2022, US_2022],
    ko: "신분증 사진에 고친 흔적이 보입니까?",
        "신분증 사진에 보이는 고친 흔적",
        "얼굴 사진의 가장자리, 글꼴, 그림자가 어긋나는 등 고친 흔적을 보았으면 '예'입니다. 이 도구는 그림을 살피지 않습니다.",
        "한국과 미국의 주의보는 다른 사람의 신분증에서 얼굴만 바꾼 사례를 듭니다.",
        ["코팅에 비친 빛, 스캔이나 압축의 얼룩", "번호를 가리려고 본인이 손본 사진", "보는 사람이 잘 모르는 나라나 옛 양식", "앱이 자동으로 다듬은 사진"],
        "다른 사람이 한 번 더 보고, 발급 기관의 진위 확인 서비스를 씁니다.",
        ["진위 확인 서비스의 결과", "원본이나 공증된 사본을 본 기록"],
    en: "Are there traces of editing on the picture of an ID?",
        "traces of editing on an ID",
        "Yes where edges of the portrait, fonts or shadows do not fit. This tool looks at no pictures.",
        "The advisories of Korea and the United States tell of real IDs in which only the portrait was replaced.",
        ["Glare on the lamination, stains of scanning or compression", "A picture in which the holder covered the number", "A country's or an older form that the viewer does not know", "A picture that an app retouched by itself"],
        "Have a second person look, and use the issuer's service for checking documents.",
        ["The answer of the issuer's service", "A record that the original or a notarised copy was seen"],
}

item! {
    /// The school does not confirm the degree.
    DIPLOMA_UNVERIFIED = "diploma-unverified", Vet, Identity, Medium, [US_2022],
    ko: "학교에 직접 물었더니 학위를 확인해 주지 않습니까?",
        "학교가 확인하지 않은 학위",
        "따로 찾은 연락처로 학교에 물어 기록이 없다는 답을 받았으면 '예'입니다. 아직 답이 없으면 '모름'이며, 학교가 어디인지는 상관없습니다.",
        "미국 주의보는 이력서의 연락처가 아닌 길로 학위를 확인하라고 권합니다.",
        ["느리거나 답하지 않는 학적 부서", "개명이나 다른 표기의 이름", "본인 동의가 있어야 하는 확인"],
        "동의를 받아 다시 묻거나 졸업증명서 원본을 부탁합니다.",
        ["학교의 확인", "발급 기관이 확인한 증명서"],
    en: "Asked directly, does the school not confirm the degree?",
        "a degree that the school does not confirm",
        "Yes where the school, reached by a contact found independently, said that it has no record. No answer yet is “unknown”; which school it is does not matter.",
        "The United States advise to verify degrees by other ways than the CV's contacts.",
        ["A slow registrar, or none that answers", "A changed name or another spelling", "A check that needs the person's consent"],
        "Ask again with consent, or ask for the original certificate.",
        ["The school's confirmation", "A certificate confirmed by its issuer"],
}

item! {
    /// The employer does not confirm the work.
    EMPLOYMENT_UNVERIFIED = "employment-unverified", Vet, Identity, Medium, [US_2022, FBI_JULY_2025, NISOS],
    ko: "적어 낸 회사에 직접 물었더니 경력을 확인해 주지 않습니까?",
        "회사가 확인하지 않은 경력",
        "따로 찾은 연락처로 회사에 물어 일한 적이 없다는 답을 받았으면 '예'입니다. 회사가 없어졌거나 답이 없으면 '모름'입니다.",
        "여러 기관이 이력서의 연락처가 아닌 길로 경력을 확인하라고 권합니다.",
        ["폐업하거나 합병된 회사", "파견이나 하청으로 일해 명단에 없음", "확인을 해 주지 않는 회사 방침", "현재 직장에 알리고 싶지 않은 사람"],
        "동의를 받아 다른 증빙(4대보험 가입 내역, 계약서)을 부탁합니다.",
        ["회사의 확인", "보험이나 세금 기록"],
    en: "Asked directly, does the employer named not confirm the work?",
        "work that the employer does not confirm",
        "Yes where the firm, reached by a contact found independently, said that the person did not work there. A closed firm or no answer is “unknown”.",
        "Several bodies advise to verify employers by other ways than the CV's contacts.",
        ["A firm that closed or merged", "Agency work, so that the name is on another's list", "A firm that confirms nobody on principle", "Somebody whose present employer should not know"],
        "With consent, ask for other proof: social insurance records, a contract.",
        ["The firm's confirmation", "Records of insurance or tax"],
}

item! {
    /// No referee can be reached beyond what the person gave.
    REFEREE_UNREACHABLE = "referee-unreachable", Vet, Identity, Medium, [KNOWBE4],
    ko: "추천인이 누구인지 회사를 통해서는 확인되지 않습니까?",
        "회사를 통해 확인되지 않는 추천인",
        "추천인의 회사에 물어도 그런 사람이 없거나 연락할 길이 없으면 '예'입니다. 무료 메일이나 인터넷 전화라는 것만으로는 '아니요'입니다.",
        "실제 사례에서 추천인도 지어낸 사람이었습니다.",
        ["작은 회사나 자영업자", "퇴사한 추천인", PRIVACY_KO],
        "다른 추천인을 부탁하고 회사 대표번호로 확인합니다.",
        ["회사를 통해 확인한 추천인", "다른 추천인의 확인"],
    en: "Can referees not be confirmed through their firms?",
        "referees not to be confirmed through their firms",
        "Yes where the referee's firm knows no such person or cannot be reached. Free mail or an internet telephone alone is “no”.",
        "In a real case the referees were invented too.",
        ["A small firm or a self-employed referee", "A referee who has left", PRIVACY_EN],
        "Ask for another referee and confirm through the firm's main number.",
        ["A referee confirmed through the firm", "Another referee's word"],
}

item! {
    /// Came by an unasked pitch of somebody said to head a software firm.
    COLD_CSUITE_PITCH = "cold-csuite-pitch", Vet, Contact, Low, [US_2022, SEAL],
    ko: "개발사 대표라는 사람이 먼저 연락해 왔고 회사를 확인할 수 없습니까?",
        "확인되지 않는 회사 대표의 먼저 온 제안",
        "먼저 온 제안의 회사를 등기나 사업자 정보에서 찾을 수 없으면 '예'입니다. 찾을 수 있으면 보통의 영업이며 '아니요'입니다.",
        "미국 주의보가 개발사 대표를 내세운 먼저 온 연락을 듭니다.",
        ["보통의 영업", "갓 세운 회사나 외국 회사", "이름을 바꾼 회사"],
        "사업자등록이나 등기를 확인하고 대표번호로 다시 연락합니다.",
        ["등기·사업자 정보", "대표번호로 한 통화"],
    en: "Did an alleged head of a software firm write first, and can the firm not be found?",
        "an unasked pitch by the head of a firm not to be found",
        "Yes where the firm behind an unasked pitch is in no register. Where it is, this is ordinary sales and “no”.",
        "The United States name unasked messages by purported heads of software firms.",
        ["Ordinary sales", "A new or foreign firm", "A firm that changed its name"],
        "Look the firm up in the register and call its main number.",
        ["An entry in the register", "A call through the main number"],
}

item! {
    /// The agency shows no papers of its checks.
    AGENCY_NO_CHECK_DOCS = "agency-no-check-docs", Vet, Identity, Medium, [US_ROK_2023_HEARD, FBI_2024, FBI_2025],
    ko: "파견·외주사가 본인 확인을 했다는 자료를 내지 못합니까?",
        "파견·외주사의 본인 확인 자료 없음",
        "요청했는데 자료가 없다고 했으면 '예'입니다. 파견·외주가 아니면 '해당 없음'입니다.",
        "자료가 없으면 확인하지 않은 것으로 보고 직접 확인하라고 권합니다.",
        ["절차를 글로 남기지 않는 작은 회사", "개인정보 때문에 내주지 않는 회사", "담당자가 요청을 알지 못함"],
        "확인 절차만이라도 글로 받고, 본인 확인은 직접 합니다.",
        ["외주사의 확인 자료", "직접 마친 본인 확인"],
    en: "Can the agency show no papers of its identity checks?",
        "no papers of the agency's identity checks",
        "Yes where papers were asked for and there are none. Without an agency it is “not applicable”.",
        "Guidance says to take it that no check was made, and to make one's own.",
        ["A small agency that writes nothing down", "An agency bound by data protection", "A request that did not reach the right person"],
        "Ask at least for the procedure in writing, and make the identity check yourself.",
        ["The agency's papers", "An identity check of your own"],
}
