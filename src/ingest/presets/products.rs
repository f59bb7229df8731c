//! Groupware, attendance, VPN and freelance platforms of Korean workplaces.

use super::Meaning::{Is, Named, Past};
use super::{Column, Meaning, Preset};
use crate::ingest::columns::Role;
use crate::model::Both;

/// A name that tells the product, shown by a public source.
const fn seen(name: &'static str, meaning: Meaning) -> Column {
    Column { name, meaning, own: true, confirmed: true }
}

/// A name that tells the product, not confirmed.
const fn own(name: &'static str, meaning: Meaning) -> Column {
    Column { name, meaning, own: true, confirmed: false }
}

/// A name that many products have, not confirmed.
const fn common(name: &'static str, meaning: Meaning) -> Column {
    Column { name, meaning, own: false, confirmed: false }
}

const NOT_FOUND: Both = Both {
    ko: "공개 자료에서 열 이름을 찾지 못했습니다. 실제 파일과 다르면 열 맞추기로 고쳐 주십시오.",
    en: "No public source shows the column names; where your file differs, correct the columns by hand.",
};

/// NAVER WORKS, Korean page.
pub static NAVER_WORKS: Preset = Preset {
    id: "naver-works-login",
    product: Both { ko: "네이버웍스 NAVER WORKS", en: "NAVER WORKS" },
    table: Both {
        ko: "관리자 → 감사 → 로그인 → 다운로드(CSV). 최근 180일까지 있습니다.",
        en: "Admin, Audit, Login, Download (CSV). Goes back 180 days.",
    },
    columns: &[
        own("내용", Is(Role::Kind)),
        common("사용자", Is(Role::Account)),
        common("일시", Is(Role::Time)),
        common("IP 주소", Is(Role::Address)),
        own("로그인 방식", Past),
        own("서비스 유형", Past),
    ],
    looked_up: Both {
        ko: "help.worksmobile.com의 영문 관리자 안내에서 항목을 확인했고, 한국어 열 이름은 확인하지 못했습니다.",
        en: "help.worksmobile.com, admin guide in English; the Korean names are not confirmed",
    },
};

/// NAVER WORKS, English page.
pub static NAVER_WORKS_EN: Preset = Preset {
    id: "naver-works-login-en",
    product: Both { ko: "네이버웍스 NAVER WORKS (영문 화면)", en: "NAVER WORKS (English page)" },
    table: Both {
        ko: "관리자 화면을 영어로 쓸 때의 감사 → 로그인 기록",
        en: "Admin, Audit, Login, where the admin page is in English",
    },
    columns: &[
        seen("Description", Is(Role::Kind)),
        Column { name: "User", meaning: Is(Role::Account), own: false, confirmed: true },
        Column { name: "Date", meaning: Is(Role::Time), own: false, confirmed: true },
        Column { name: "IP Address", meaning: Is(Role::Address), own: false, confirmed: true },
        seen("Login method", Past),
        seen("Service Type", Past),
    ],
    looked_up: Both {
        ko: "help.worksmobile.com 영문 관리자 안내 'Audit → Login'(2026년 11월 확인)",
        en: "help.worksmobile.com, admin guide, Audit, Login (looked up in November 2026)",
    },
};

/// Hiworks.
pub static HIWORKS: Preset = Preset {
    id: "hiworks-login",
    product: Both { ko: "하이웍스", en: "Hiworks" },
    table: Both {
        ko: "로그인 활동 기록. 최근 60일까지 있고, 개인 화면의 표에는 계정 열이 없어 앞에 붙여 주어야 합니다.",
        en: "Login activity. Goes back 60 days; a member's own list has no account column, which has to be put in front.",
    },
    columns: &[
        common("이름", Is(Role::Name)),
        common("아이디", Is(Role::Account)),
        seen("최초 접속일", Is(Role::Time)),
        seen("접속 유형", Past),
        own("접속 IP", Is(Role::Address)),
        own("접속 국가", Is(Role::Country)),
    ],
    looked_up: Both {
        ko: "customer.gabia.com 하이웍스 설명서 '로그인 활동 기록 보기'(2026년 11월 확인): '최초 접속일', '접속 유형'",
        en: "customer.gabia.com, Hiworks manual on login activity (looked up in November 2026): 최초 접속일 and 접속 유형",
    },
};

/// Dooray, sign-ins.
pub static DOORAY_LOGIN: Preset = Preset {
    id: "dooray-login",
    product: Both { ko: "두레이 Dooray!", en: "Dooray!" },
    table: Both { ko: "관리 → 로그인 이력", en: "Administration, login history" },
    columns: &[
        own("로그인 일시", Is(Role::Time)),
        own("멤버", Is(Role::Name)),
        common("이메일", Is(Role::Email)),
        own("로그인 IP", Is(Role::Address)),
        own("로그인 결과", Is(Role::Outcome)),
        own("접속 환경", Past),
    ],
    looked_up: NOT_FOUND,
};

/// Dooray, time spent on tasks.
pub static DOORAY_TIME: Preset = Preset {
    id: "dooray-time",
    product: Both { ko: "두레이 Dooray! (업무 시간)", en: "Dooray! (time spent)" },
    table: Both { ko: "프로젝트 → 업무별 작업 시간", en: "Project, time spent by task" },
    columns: &[
        common("프로젝트명", Is(Role::Client)),
        own("업무 제목", Past),
        own("멤버", Is(Role::Account)),
        own("작업일", Is(Role::Date)),
        common("시간", Is(Role::Duration)),
    ],
    looked_up: NOT_FOUND,
};

/// Daou Office, attendance.
pub static DAOU_ATTENDANCE: Preset = Preset {
    id: "daou-office-attendance",
    product: Both { ko: "다우오피스 (근태)", en: "Daou Office (attendance)" },
    table: Both {
        ko: "근태관리 → 전사 근태현황 → 목록 다운로드",
        en: "Attendance, status of the whole firm, download the list",
    },
    columns: &[
        common("이름", Is(Role::Name)),
        common("사번", Is(Role::Id)),
        common("부서명", Past),
        common("일자", Is(Role::Date)),
        own("출근시간", Is(Role::Start)),
        own("퇴근시간", Is(Role::End)),
        own("총 근무시간", Is(Role::Duration)),
        own("근태상태", Past),
        own("근무그룹", Past),
    ],
    looked_up: NOT_FOUND,
};

/// Daou Office, sign-ins.
pub static DAOU_LOGIN: Preset = Preset {
    id: "daou-office-login",
    product: Both { ko: "다우오피스 (접속 기록)", en: "Daou Office (access log)" },
    table: Both { ko: "통합설정 → 보안관리 → 접속 로그", en: "Settings, security, access log" },
    columns: &[
        own("접속일시", Is(Role::Time)),
        common("이름", Is(Role::Name)),
        own("계정(ID)", Is(Role::Account)),
        own("접속 IP", Is(Role::Address)),
        own("접속 기기", Past),
        own("로그인 여부", Is(Role::Outcome)),
    ],
    looked_up: NOT_FOUND,
};

/// JANDI.
pub static JANDI: Preset = Preset {
    id: "jandi-access",
    product: Both { ko: "잔디 JANDI", en: "JANDI" },
    table: Both { ko: "관리자 메뉴 → 멤버 접속 로그", en: "Admin menu, access log of members" },
    columns: &[
        own("접속 시간", Is(Role::Time)),
        own("멤버 이름", Is(Role::Name)),
        own("멤버 이메일", Is(Role::Email)),
        own("접속 기기", Past),
        common("IP", Is(Role::Address)),
    ],
    looked_up: NOT_FOUND,
};

/// Shiftee.
pub static SHIFTEE: Preset = Preset {
    id: "shiftee-attendance",
    product: Both { ko: "시프티", en: "Shiftee" },
    table: Both {
        ko: "관리자 모드 → 출퇴근기록 → 엑셀 다운로드",
        en: "Admin mode, attendance records, download as Excel",
    },
    columns: &[
        seen("사원번호", Is(Role::Id)),
        seen("직원", Is(Role::Name)),
        Column { name: "날짜", meaning: Is(Role::Date), own: false, confirmed: true },
        seen("출근시간", Is(Role::Start)),
        seen("퇴근시간", Is(Role::End)),
        common("조직", Past),
        common("직무", Past),
        common("휴게시간", Past),
        common("총 시간", Is(Role::Duration)),
    ],
    looked_up: Both {
        ko: "시프티 엑셀을 읽는 공개 저장소의 코드에 적힌 열 이름(2026년 11월 확인): 사원번호, 직원, 날짜, 출근시간, 퇴근시간",
        en: "Code in a public repository that reads Shiftee's Excel file (looked up in November 2026): 사원번호, 직원, 날짜, 출근시간, 퇴근시간",
    },
};

/// flex.
pub static FLEX: Preset = Preset {
    id: "flex-work-record",
    product: Both { ko: "플렉스 flex", en: "flex" },
    table: Both {
        ko: "근무 기록 관리 → 구성원 근무 기록 → 다운로드(일별 상세). 한 번에 두 달까지입니다.",
        en: "Work record management, employee work records, download with daily details. Two months at a time.",
    },
    columns: &[
        common("사번", Is(Role::Id)),
        common("이름", Is(Role::Name)),
        common("날짜", Is(Role::Date)),
        own("근무 시작", Is(Role::Start)),
        own("근무 종료", Is(Role::End)),
        own("휴게(시간)", Past),
        seen("총근무(시간)", Is(Role::Duration)),
        seen("소정근무(시간)", Past),
    ],
    looked_up: Both {
        ko: "userguide.flex.team '근무 기록 다운 받기'(2026년 11월 확인): 총근무(시간), 소정근무(시간). 일별 표의 이름은 확인하지 못했습니다.",
        en: "userguide.flex.team on downloading work records (looked up in November 2026): 총근무(시간), 소정근무(시간); names of the daily table are not confirmed",
    },
};

/// Sessions of domestic SSL VPN products.
pub static SSL_VPN_SESSIONS: Preset = Preset {
    id: "ssl-vpn-sessions",
    product: Both {
        ko: "국산 SSL VPN (AXGATE, 시큐아이, 지니언스, 안랩 TrusGuard) 세션",
        en: "Domestic SSL VPN (AXGATE, SECUI, Genians, AhnLab TrusGuard), sessions",
    },
    table: Both {
        ko: "로그 → SSL VPN → 사용자 접속 이력 → CSV 저장",
        en: "Logs, SSL VPN, sessions of users, save as CSV",
    },
    columns: &[
        common("사용자 ID", Is(Role::Account)),
        own("로그인 시간", Is(Role::Start)),
        own("로그아웃 시간", Is(Role::End)),
        own("접속 시간", Is(Role::Duration)),
        own("공인 IP", Is(Role::Address)),
        own("할당 IP", Past),
        own("가상 IP", Past),
        common("MAC 주소", Is(Role::Device)),
    ],
    looked_up: NOT_FOUND,
};

/// Events of domestic SSL VPN products.
pub static SSL_VPN_EVENTS: Preset = Preset {
    id: "ssl-vpn-events",
    product: Both {
        ko: "국산 SSL VPN (AXGATE, 시큐아이, 지니언스, 안랩 TrusGuard) 이벤트",
        en: "Domestic SSL VPN (AXGATE, SECUI, Genians, AhnLab TrusGuard), events",
    },
    table: Both {
        ko: "로그 → SSL VPN → 인증·접속 이벤트 → CSV 저장",
        en: "Logs, SSL VPN, authentication events, save as CSV",
    },
    columns: &[
        common("시간", Is(Role::Time)),
        common("사용자 ID", Is(Role::Account)),
        own("접속 결과", Is(Role::Outcome)),
        own("공인 IP", Is(Role::Address)),
        own("할당 IP", Past),
        own("인증 방식", Past),
        own("메시지", Past),
    ],
    looked_up: NOT_FOUND,
};

/// Kmong.
pub static KMONG: Preset = Preset {
    id: "kmong-orders",
    product: Both { ko: "크몽", en: "Kmong" },
    table: Both { ko: "판매 관리·정산 내역을 옮겨 적은 표", en: "A table of sales and settlements" },
    columns: &[
        own("주문번호", Named("order")),
        own("서비스명", Is(Role::Client)),
        own("전문가", Is(Role::Account)),
        own("의뢰인", Named("buyer")),
        own("결제일", Named("paid on")),
        own("정산일", Named("settled on")),
        own("정산금액", Named("amount")),
    ],
    looked_up: NOT_FOUND,
};

/// Wishket.
pub static WISHKET: Preset = Preset {
    id: "wishket-projects",
    product: Both { ko: "위시켓", en: "Wishket" },
    table: Both {
        ko: "프로젝트 계약·대금 내역을 옮겨 적은 표", en: "A table of contracts and payments"
    },
    columns: &[
        own("프로젝트명", Is(Role::Client)),
        own("파트너", Is(Role::Account)),
        own("클라이언트", Named("buyer")),
        common("계약일", Is(Role::Contract)),
        own("프로젝트 시작일", Named("from")),
        own("프로젝트 종료일", Named("to")),
        own("계약금액", Named("amount")),
    ],
    looked_up: NOT_FOUND,
};
