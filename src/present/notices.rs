//! Notices to adapt before anybody is screened: for applicants, contractors and staff. Plain text with gaps in brackets.

use crate::model::Both;

/// For whom, and the text.
pub const NOTICES: [(Both, Both); 3] = [
    (
        Both { ko: "지원자에게", en: "To applicants" },
        Both {
            ko: "[회사]는 원격 근무 채용에서 신분을 속인 지원을 막기 위해 모든 지원자에게 같은 확인을 합니다.
쓰는 자료: 지원서, 면접 일정과 접속 기록, 회사가 묻는 점검표의 답. 기간: [시작일]부터 [마지막 날]까지.
자료는 회사 컴퓨터의 브라우저 안에서만 살펴보며 밖으로 보내지 않습니다. 국적, 말투, 외모, 출신지는 쓰지 않습니다.
프로그램은 무엇을 먼저 볼지 순서만 정하고, 결정은 근거를 본 사람이 합니다. 결과를 알려 달라고 하거나 설명하거나 이의를 말할 수 있습니다.
본인 확인은 화상, 대면, 공증 가운데 고를 수 있고, 통역이나 필담을 쓸 수 있습니다. 준비할 시간은 [며칠]입니다.
물어볼 곳: [이름, 연락처]. 기록은 [삭제 예정일]에 지웁니다.",
            en: "[Company] checks every applicant for remote work in the same way, to keep out applications under a false identity.
Data used: the application, interview dates and sign-in records, answers to our checklist. Period: [first day] to [last day].
The data are looked at inside a browser on our own computers and are sent nowhere. Nationality, accent, looks and origin are not used.
A program only orders what to look at first; a person who has seen the evidence decides. You may ask for the result, explain, or object.
You choose how your identity is checked: by video, in person, or through a notary; with an interpreter or in writing if you wish. You have [number] days.
Questions: [name, contact]. The record is deleted on [delete-by date].",
        },
    ),
    (
        Both { ko: "프리랜서와 업체에", en: "To contractors" },
        Both {
            ko: "[회사]는 외주 계약에서 계정이나 명의를 빌려 쓰는 일을 막기 위해 모든 계약 상대에게 같은 확인을 합니다.
쓰는 자료: 작업 시간표, 접속 기록, 대금 지급 기록, 점검표의 답. 기간: [시작일]부터 [마지막 날]까지. 근거: 계약 [조항].
자료는 회사 컴퓨터의 브라우저 안에서만 살펴보며 밖으로 보내지 않습니다. 국적, 말투, 외모, 출신지는 쓰지 않습니다.
프로그램은 무엇을 먼저 볼지 순서만 정하고, 결정은 근거를 본 사람이 합니다. 결정하기 전에 설명할 기회를 드립니다.
이미 한 일의 대가는 이 확인 때문에 늦추지 않습니다.
물어볼 곳: [이름, 연락처]. 기록은 [삭제 예정일]에 지웁니다.",
            en: "[Company] checks all contractors in the same way, to keep out borrowed accounts and names.
Data used: timesheets, sign-in records, records of payment, answers to our checklist. Period: [first day] to [last day]. Basis: contract, clause [number].
The data are looked at inside a browser on our own computers and are sent nowhere. Nationality, accent, looks and origin are not used.
A program only orders what to look at first; a person who has seen the evidence decides. You are heard before anything is decided.
Payment for work already done is not delayed by this check.
Questions: [name, contact]. The record is deleted on [delete-by date].",
        },
    ),
    (
        Both { ko: "직원에게", en: "To staff" },
        Both {
            ko: "[회사]는 남의 신분으로 회사 계정을 쓰는 일을 막기 위해 원격으로 일하는 모든 직원의 접속 기록을 같은 기준으로 살펴봅니다.
쓰는 자료: [시스템]의 접속 기록과 기기 기록. 기간: [시작일]부터 [마지막 날]까지. 근거: [취업규칙이나 동의서]. 근로자 대표와 협의한 날: [날짜].
본인 확인에만 쓰고, 근무 태도나 성과를 평가하는 데 쓰지 않습니다. 자료는 밖으로 보내지 않습니다.
프로그램은 무엇을 먼저 볼지 순서만 정하고, 결정은 근거를 본 사람이 합니다. 결과를 알려 달라고 하거나 설명하거나 이의를 말할 수 있습니다.
임금은 이 확인 때문에 늦추지 않습니다.
물어볼 곳: [개인정보 보호책임자]. 기록은 [삭제 예정일]에 지웁니다.",
            en: "[Company] looks at the sign-in records of everybody who works remotely by the same criteria, to keep anybody from using a company account under another person's identity.
Data used: sign-in and device records of [systems]. Period: [first day] to [last day]. Basis: [works rules or consent]. Staff representatives consulted on: [date].
It serves identity checks only, never appraisal of conduct or performance. The data are sent nowhere.
A program only orders what to look at first; a person who has seen the evidence decides. You may ask for the result, explain, or object.
Wages are not delayed by this check.
Questions: [data-protection officer]. The record is deleted on [delete-by date].",
        },
    ),
];
