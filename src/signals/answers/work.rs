//! Items of shipping, pay, the time of work and any time.

use super::super::controls::{STOLEN_EN, STOLEN_KO};
use super::*;

item! {
    /// Delivery against signature is refused.
    REFUSES_SIGNATURE_DELIVERY = "refuses-signature-delivery", Ship, Identity, Context, [US_ROK_2023_HEARD, FBI_JULY_2025_HEARD],
    ko: "서명이나 신분 확인이 필요한 배송을 거절합니까?",
        "서명 수령을 거절한 배송",
        "다른 때나 장소도 제안했는데 본인 서명 수령을 거절했으면 '예'입니다.",
        "본인 수령을 권하는 안내가 있으나 원문을 확인하지 못했습니다.",
        ["경비실이나 무인함만 되는 건물", "낮에 집을 비우는 사람", DISABILITY_KO],
        "편한 때와 장소, 우체국 수령이나 방문 수령을 고르게 합니다.",
        ["본인이 받은 기록", "사무실 방문 수령"],
    en: "Is delivery against signature or ID refused?",
        "delivery against signature refused",
        "Yes where it was refused although other times and places were offered.",
        "There is guidance to deliver against signature; its text could not be read.",
        ["A building with a porter or lockers only", "Somebody who is out by day", DISABILITY_EN],
        "Let them choose a time and place, a post office or a visit.",
        ["A record that the person received it", "A device picked up at the office"],
}

item! {
    /// Only the own device is acceptable.
    ASKS_OWN_DEVICE = "asks-own-device", Ship, Identity, Context, [GTIG_2025_HEARD, SECUREWORKS_HEARD],
    ko: "회사 기기를 마다하고 자기 기기만 쓰겠다고 합니까?",
        "자기 기기만 쓰겠다는 요청",
        "회사 기기가 계약 조건인데도 자기 기기만 고집했으면 '예'입니다. 자기 기기를 쓰는 계약이면 '해당 없음'입니다.",
        "보안 회사의 보고에 나오나 원문을 확인하지 못했습니다.",
        ["자기 기기로 일하는 프리랜서의 관행", "보조 기기가 갖춰진 자기 컴퓨터", "기기를 두 대 두기 어려운 사정"],
        "접근 권한을 업무에 필요한 만큼만 주고 까닭을 묻습니다.",
        ["자기 기기를 쓰는 계약", "회사 기기를 받은 기록"],
    en: "Is a company device turned down in favour of the own one only?",
        "the own device only",
        "Yes where a company device is part of the contract and only the own one was accepted. Where the contract is for own devices it is “not applicable”.",
        "Reports of security firms name it; their text could not be read.",
        ["Freelancers, who use their own devices", "A computer with assistive devices", "No room for two machines"],
        "Give no more access than the work needs, and ask for the reason.",
        ["A contract for own devices", "A record that the company device was taken"],
}

item! {
    /// Pay is to go to another person's account.
    GIVES_DIFFERENT_ACCOUNT = "gives-different-account", Pay, Money, High, [US_2022, US_ROK_2023, JAPAN_2025],
    ko: "다른 사람 이름의 계좌로 지급해 달라고 합니까?",
        "다른 사람 명의 계좌로 지급 요청",
        "본인이나 본인 회사가 아닌 이름의 계좌로 지급을 부탁했으면 '예'입니다.",
        "한국·미국·일본의 안내가 모두 드는 특징입니다.",
        ["배우자나 가족의 계좌", "본인의 사업자·법인 계좌", "개명 전 이름이나 은행이 줄여 적은 이름", "은행 계좌를 열기 어려운 사정"],
        "계좌 주인과의 관계를 글로 받고 예금주를 확인한 뒤 지급 방법을 함께 정합니다.",
        ["예금주 확인", "관계를 보여 주는 서류"],
    en: "Is pay asked for to another person's account?",
        "pay asked for to another person's account",
        "Yes where the account is in a name that is neither the person's nor their firm's.",
        "Guidance of Korea, the United States and Japan names it.",
        ["The account of a spouse or family", "The person's own firm", "A former name, or one shortened by the bank", "Somebody who cannot easily open an account"],
        "Have the relation put in writing, verify the holder's name, then settle the way of payment together.",
        ["The holder's name verified", "A paper that shows the relation"],
}

item! {
    /// No proof of who holds the account.
    REFUSES_BANK_PROOF = "refuses-bank-proof", Pay, Money, Medium, [US_ROK_2023_HEARD, US_2022],
    ko: "계좌 주인을 보여 주는 증빙을 거절합니까?",
        "계좌 주인 증빙의 거절",
        "통장 사본, 예금주 조회, 1원 인증 가운데 고르게 했는데 모두 거절했으면 '예'입니다.",
        "은행 정보가 신분증과 맞아야 한다고 미국 주의보가 권합니다.",
        [PRIVACY_KO, "증빙을 떼기 어려운 외국 은행", DISABILITY_KO],
        "번호를 가린 사본이나 소액 인증 같은 다른 방법을 제안합니다.",
        ["예금주 확인", "은행이 낸 서류"],
    en: "Is proof of who holds the account refused?",
        "proof of the account's holder refused",
        "Yes where all ways offered were refused: a bank's paper, a look-up of the holder, a test transfer.",
        "The United States advise that bank details should correspond to the ID.",
        [PRIVACY_EN, "A foreign bank that gives no papers easily", DISABILITY_EN],
        "Offer another way, such as a copy with numbers covered or a test transfer.",
        ["The holder's name verified", "A bank's paper"],
}

item! {
    /// The skill on the job is not that of the interview.
    INTERVIEW_VS_JOB_GAP = "interview-vs-job-gap", Employed, Identity, Medium, [SEAL, HACKER_NEWS_2026],
    ko: "면접에서 나눈 이야기를 모르거나 실력이 뚜렷이 다릅니까?",
        "면접과 실무 사이의 큰 차이",
        "앞서 나눈 대화를 기억하지 못하고 면접에서 보인 일을 하지 못하는 것이 여러 번 확인되었으면 '예'입니다.",
        "면접만 대신 보는 사람이 있다고 알려져 있습니다.",
        ["서툰 업무 안내나 낯선 환경", LANGUAGE_KO, DISABILITY_KO, "면접과 다른 업무"],
        "업무 안내를 다시 하고 함께 일하며 살핍니다.",
        ["함께 한 작업", "면접관과의 재통화"],
    en: "Is the earlier talk unknown to the person, or the skill clearly another?",
        "a wide gap between interview and job",
        "Yes where it showed several times that earlier talks are not remembered and what the interview showed cannot be done.",
        "People are known to be hired for interviews alone.",
        ["Poor onboarding, new surroundings", LANGUAGE_EN, DISABILITY_EN, "Other work than the interview was about"],
        "Repeat the onboarding and work side by side for a while.",
        ["Work done together", "Another talk with the interviewer"],
}

item! {
    /// The work is visibly done by somebody else.
    SUBCONTRACT_HIDDEN = "subcontract-hidden", Employed, Identity, Medium, [US_2022],
    ko: "알리지 않은 다른 사람이 일을 대신 한 흔적이 있습니까?",
        "알리지 않은 재하청의 흔적",
        "커밋 작성자, 문서 작성자, 대화에서 다른 사람이 한 것이 드러났으면 '예'입니다. 합의한 재하청은 '아니요'입니다.",
        "미국 주의보가 다른 사람에게 다시 맡기는 방식을 듭니다.",
        ["합의한 재하청이나 팀 작업", "공개 코드나 AI 도구의 사용", "회사 계정의 기본 작성자 이름"],
        "누가 일했는지 묻고 재하청 조건을 계약에 적습니다.",
        ["재하청 합의", "작성자 이름에 대한 설명"],
    en: "Are there traces that somebody else does the work, unannounced?",
        "traces of unannounced subcontracting",
        "Yes where authors of commits, of documents, or the talk itself show somebody else. Agreed subcontracting is “no”.",
        "The United States name subcontracting to others.",
        ["Agreed subcontracting or teamwork", "Open code or AI tools", "The preset author's name of a firm's account"],
        "Ask who did the work, and write the terms of subcontracting into the contract.",
        ["An agreement on subcontracting", "An explanation of the author's name"],
}

item! {
    /// Name, handle or profile become another overnight.
    IDENTITY_SWITCH = "identity-switch", Employed, Identity, Medium, [SEAL],
    ko: "활동명이나 계정이 설명 없이 갑자기 바뀌었습니까?",
        "설명 없이 바뀐 활동명과 계정",
        "이름, 활동명, 코드 저장소 계정이 갑자기 바뀌고 물어도 설명하지 않았으면 '예'입니다. 설명하기 싫은 사정이 있으면 '해당 없음'으로 답해도 됩니다.",
        "다른 곳에서 알려진 뒤 활동명을 바꾼 사례가 있습니다.",
        ["결혼, 개명, 성별 정정", "괴롭힘을 피하려는 사람", "상호나 활동명 변경"],
        "까닭을 캐묻지 않고, 같은 사람임을 확인할 방법을 고르게 합니다.",
        ["같은 사람임을 확인한 기록", "개명 사실의 확인"],
    en: "Did handle or account change suddenly, without an explanation?",
        "handle and account changed without an explanation",
        "Yes where name, handle or repository account changed suddenly and no explanation was given. Where there may be private reasons “not applicable” is a good answer.",
        "Handles are known to change after discovery elsewhere.",
        ["Marriage, a new name, a change of gender entry", "Somebody who avoids harassment", "A new brand or stage name"],
        "Do not probe into reasons; let them choose a way to show that it is the same person.",
        ["A record that it is the same person", "The change of name confirmed"],
}

item! {
    /// Threatens to publish code or data.
    CODE_RANSOM_THREAT = "code-ransom-threat", Employed, Money, High, [US_ROK_2023_HEARD, FBI_2025, SECUREWORKS],
    ko: "소스코드나 자료를 공개하겠다며 돈을 요구합니까?",
        "코드·자료 공개를 내세운 요구",
        "공개나 삭제를 내세워 돈을 요구한 글이나 말이 남아 있으면 '예'입니다. 받지 못한 보수를 청구하는 것은 '아니요'입니다.",
        "미국 수사기관이 계약이 끝난 뒤의 협박을 알렸습니다.",
        [STOLEN_KO, "받지 못한 보수에 대한 정당한 청구", "공개 라이선스를 둘러싼 다툼"],
        "기록을 보존하고 접근 권한을 정리한 뒤 법무·수사기관과 상의합니다.",
        ["다른 사람이 보낸 것으로 확인됨", "합의로 끝난 다툼"],
    en: "Is money demanded under the threat of publishing code or data?",
        "a demand under the threat of publishing code or data",
        "Yes where a demand for money with a threat to publish or delete is on record. Claiming unpaid wages is “no”.",
        "The FBI reports extortion after contracts end.",
        [STOLEN_EN, "A just claim for unpaid work", "A dispute about an open licence"],
        "Preserve the record, put access in order, then consult counsel and the authorities.",
        ["It turns out to be somebody else's message", "A dispute that was settled"],
}

item! {
    /// Meeting in person is avoided every time.
    IN_PERSON_AVOID = "in-person-avoid", Any, Contact, Medium, [US_ROK_2023, SEAL],
    ko: "비용과 시간을 맞춰 주어도 만남을 거듭 피합니까?",
        "거듭 피한 대면 만남",
        "가까운 곳, 비용, 시간을 맞춰 제안했는데도 세 번 이상 피했으면 '예'입니다. 원격 계약이라 만날 필요가 없으면 '해당 없음'입니다.",
        "정부 안내가 대면 만남에 대한 지나친 걱정을 듭니다.",
        [DISABILITY_KO, "먼 거리, 돌봄, 비자", "만남이 불편했던 경험"],
        "공증이나 공공기관 확인 같은 다른 방법을 제안합니다.",
        ["공증이나 다른 방법의 확인", "만난 기록"],
    en: "Is meeting in person avoided even where cost and time were met?",
        "meetings in person avoided again and again",
        "Yes where three offers or more were avoided although place, cost and time were met. A remote contract without need to meet is “not applicable”.",
        "Official guidance names undue concern about meeting in person.",
        [DISABILITY_EN, "Distance, caring duties, a visa", "A bad experience of such meetings"],
        "Offer another way, such as a notary or a public office.",
        ["A check by a notary or another way", "A record of a meeting"],
}

item! {
    /// Asks others to lend identity papers or accounts.
    ASKS_TO_BORROW_ID = "asks-to-borrow-id", Any, Identity, High, [US_2022, ROK_2022, HACKER_NEWS_2026],
    ko: "다른 사람에게 신분증이나 계정을 빌려 달라고 합니까?",
        "신분증·계정을 빌려 달라는 요청",
        "동료나 다른 사람에게 돈을 주겠다며 신분증 사본이나 계정을 부탁한 글이나 말이 남아 있으면 '예'입니다.",
        "한국과 미국의 주의보가 함께 드는 특징입니다.",
        [STOLEN_KO, "회사 절차에 따른 서류 요청", "장애인·고령자를 돕는 대리 절차"],
        "기록을 보존하고 본인에게 물은 뒤 소관 기관과 상의합니다.",
        ["다른 사람이 보낸 것으로 확인됨", "회사 절차였음을 확인함"],
    en: "Are others asked to lend their ID or accounts?",
        "others asked to lend ID or accounts",
        "Yes where a request to colleagues or others for a copy of an ID or for an account, for money, is on record.",
        "The advisories of Korea and the United States both name it.",
        [STOLEN_EN, "Papers asked for by a procedure of the firm", "Help for somebody by power of attorney"],
        "Preserve the record, ask the person, then consult the authorities.",
        ["It turns out to be somebody else's message", "It was a procedure of the firm"],
}

item! {
    /// Aggression where prepayment is denied.
    PREPAY_ANGER = "prepay-anger", Any, Money, Medium, [US_ROK_2023_HEARD, KOREAN_PRESS],
    ko: "선지급을 거절하자 위협하거나 욕합니까?",
        "선지급 거절 뒤의 위협이나 욕",
        "선지급을 거절한 뒤 위협이나 욕이 글이나 말로 남아 있으면 '예'입니다. 실망이나 항의는 '아니요'입니다.",
        "안내와 국내 보도가 거절 뒤의 공격적인 반응을 듭니다.",
        ["밀린 보수나 급한 사정", DISABILITY_KO, LANGUAGE_KO],
        "지급 조건을 글로 다시 알리고 밀린 보수가 없는지 먼저 봅니다.",
        ["밀린 보수를 정리함", "오해를 푼 기록"],
    en: "Does refusing prepayment lead to threats or abuse?",
        "threats or abuse after prepayment was refused",
        "Yes where threats or abuse after the refusal are on record. Disappointment or protest is “no”.",
        "Guidance and the Korean press name aggression when denied.",
        ["Overdue pay or an emergency", DISABILITY_EN, LANGUAGE_EN],
        "Repeat the terms in writing, and see first whether pay is overdue.",
        ["Overdue pay settled", "A misunderstanding cleared up"],
}
