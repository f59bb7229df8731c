//! "Which export do I need?": products by kind, with the words that people look for them by, and the formats that read them.

use crate::ingest::FormatCard;
use crate::ingest::formats::FORMATS;
use crate::ingest::presets::{PRESETS, Preset};
use crate::model::{Both, Lang};

/// One product, or one sort of table, that somebody uses.
pub struct Product {
    /// Name as people say it.
    pub name: Both,
    /// Further words to look for it by, in lower case.
    pub words: &'static str,
    /// Ids of the formats that read its exports.
    pub formats: &'static [&'static str],
    /// Ids of presets for its tables.
    pub presets: &'static [&'static str],
}

/// Products of one kind.
pub struct Group {
    /// Kebab-case id.
    pub id: &'static str,
    /// The kind.
    pub title: Both,
    /// What exports of this kind bring, as the words of a signal's need.
    pub brings: &'static [&'static str],
    /// Its products.
    pub products: &'static [Product],
}

const fn both(ko: &'static str, en: &'static str) -> Both {
    Both { ko, en }
}

const fn product(ko: &'static str, en: &'static str, words: &'static str, formats: &'static [&'static str]) -> Product {
    Product { name: both(ko, en), words, formats, presets: &[] }
}

const fn table(ko: &'static str, en: &'static str, words: &'static str, presets: &'static [&'static str]) -> Product {
    Product { name: both(ko, en), words, formats: &[], presets }
}

/// Every kind of tool. A format stands in one group only.
pub static GROUPS: &[Group] = &[
    Group {
        id: "tables",
        title: both("직접 만든 표·엑셀", "Tables of your own, Excel"),
        brings: &["presence", "hours", "client", "address", "place", "device", "verification-date", "work", "answer"],
        products: &[
            product(
                "근무시간표·작업시간 표",
                "Timesheet or session table",
                "엑셀 excel csv 근태 출퇴근 작업시간 timesheet hours 시간표",
                &["session-table"],
            ),
            product(
                "로그인·접속 기록 표",
                "Sign-in table",
                "엑셀 excel csv 접속기록 로그 login log access",
                &["sign-in-table"],
            ),
            product("인력 명단", "Roster", "엑셀 excel csv 직원 인사 프리랜서 목록 hr people list 인증일", &["roster"]),
            product(
                "답을 적은 점검표",
                "Checklist with answers",
                "화상면접 확인 답변 json checklist interview",
                &["checklist"],
            ),
        ],
    },
    Group {
        id: "templates",
        title: both("내려받아 채우는 표", "Tables to fill in"),
        brings: &[
            "bids",
            "reviews",
            "applications",
            "payouts",
            "payout-account",
            "changes",
            "shipments",
            "endpoints",
            "message-texts",
            "texts",
            "contact-log",
            "latency",
            "tasks",
            "repository-actions",
            "charges",
        ],
        products: &[
            product("입찰·제안", "Bids and proposals", "입찰 견적 제안서 bid proposal freelance", &["bid-table"]),
            product("평가·리뷰", "Reviews", "별점 평점 rating stars", &["review-table"]),
            product(
                "채용 지원",
                "Job applications",
                "지원자 이력서 채용 applicant ats greenhouse lever",
                &["application-table"],
            ),
            product("지급·송금", "Payouts and transfers", "급여 정산 계좌 이체 bank payroll", &["payout-table"]),
            product(
                "제재 대상 지갑 목록",
                "List of sanctioned wallets",
                "가상자산 지갑 제재 ofac sdn crypto wallet",
                &["sanctioned-wallets"],
            ),
            product(
                "등록정보 변경",
                "Changed details",
                "전화 메일 계좌 변경 phone mail account change",
                &["change-table"],
            ),
            product("기기 발송", "Shipped devices", "노트북 배송 택배 laptop shipping", &["shipment-table"]),
            product("기기 점검", "Device inventory", "프로그램 원격제어 edr mdm software usb kvm", &["endpoint-table"]),
            product("메시지", "Messages", "채팅 대화 chat", &["message-table"]),
            product("통화·연락", "Calls and contacts", "화상 음성 카메라 video voice call", &["call-table"]),
            product("과업", "Tasks", "마감 티켓 deadline ticket", &["task-table"]),
            product(
                "저장소·파일 작업",
                "Repository and file actions",
                "복제 푸시 git clone push upload",
                &["code-table"],
            ),
            product("회사 비용 결제", "Charges to the firm", "법인카드 결제 expense card", &["charge-table"]),
        ],
    },
    Group {
        id: "identity",
        title: both("로그인·계정 관리", "Sign-in and identity"),
        brings: &["address", "place", "device"],
        products: &[
            product(
                "Google Workspace",
                "Google Workspace",
                "구글 워크스페이스 지메일 gmail g suite 구글워크스페이스 gam admin console 관리 콘솔",
                &["google-workspace-audit", "google-workspace-console-csv"],
            ),
            product(
                "Microsoft 365·Entra ID",
                "Microsoft 365 and Entra ID",
                "마이크로소프트 오피스 365 office azure ad 애저 엔트라 outlook 아웃룩 sentinel 센티널 purview",
                &[
                    "entra-portal-csv",
                    "entra-sign-ins",
                    "entra-legacy-csv",
                    "entra-event-hub",
                    "sentinel-sign-ins-csv",
                    "m365-unified-audit",
                ],
            ),
            product("Okta", "Okta", "옥타 sso", &["okta-system-log", "okta-system-log-csv"]),
            product("Keycloak", "Keycloak", "키클록 sso", &["keycloak"]),
            product("Auth0", "Auth0", "오스제로 sso", &["auth0"]),
            product("Duo", "Duo", "듀오 mfa 이중인증 cisco", &["duo"]),
            product("JumpCloud", "JumpCloud", "점프클라우드 sso", &["jumpcloud"]),
            product("OneLogin", "OneLogin", "원로그인 sso", &["onelogin"]),
            product("1Password", "1Password", "원패스워드 비밀번호 password manager", &["onepassword"]),
            product("Ping Identity", "Ping Identity", "핑 sso pingone", &["ping"]),
            product("Salesforce", "Salesforce", "세일즈포스 crm", &["salesforce-login"]),
            product("Snowflake", "Snowflake", "스노우플레이크 data warehouse", &["snowflake-login-history"]),
            product("FreeRADIUS", "FreeRADIUS", "라디우스 radius wifi 무선", &["freeradius"]),
        ],
    },
    Group {
        id: "korean",
        title: both("국내 업무 도구", "Korean workplace tools"),
        brings: &["address", "place", "presence", "hours"],
        products: &[
            table(
                "네이버웍스",
                "NAVER WORKS",
                "라인웍스 line works 네이버 웍스 naver",
                &["naver-works-login", "naver-works-login-en"],
            ),
            table("하이웍스", "Hiworks", "가비아 gabia 그룹웨어 groupware", &["hiworks-login"]),
            table("두레이", "Dooray!", "nhn 그룹웨어 groupware dooray", &["dooray-login", "dooray-time"]),
            table(
                "다우오피스",
                "Daou Office",
                "다우 그룹웨어 groupware daouoffice",
                &["daou-office-attendance", "daou-office-login"],
            ),
            table("잔디", "JANDI", "메신저 messenger 토스랩", &["jandi-access"]),
            table("시프티", "Shiftee", "근태 출퇴근 attendance", &["shiftee-attendance"]),
            table("플렉스", "flex", "근태 출퇴근 인사 attendance hr", &["flex-work-record"]),
            table(
                "국산 SSL VPN (AXGATE, 시큐아이, 지니언스, 안랩)",
                "Korean SSL VPN (AXGATE, SECUI, Genians, AhnLab)",
                "엑스게이트 secui mf2 지니안 트러스가드 trusguard vpn 방화벽",
                &["ssl-vpn-sessions", "ssl-vpn-events"],
            ),
            table("크몽", "Kmong", "프리랜서 freelance 외주", &["kmong-orders"]),
            table("위시켓", "Wishket", "프리랜서 freelance 외주", &["wishket-projects"]),
            table(
                "은행 거래내역",
                "bank transaction lists",
                "국민 kb 신한 shinhan 우리 woori 하나 hana 기업 ibk 토스뱅크 toss bank 통장 계좌 입출금",
                &["kb-bank", "shinhan-bank", "woori-bank", "hana-bank", "ibk-bank", "toss-bank"],
            ),
        ],
    },
    Group {
        id: "collaboration",
        title: both("협업·회의·문서", "Collaboration, meetings, documents"),
        brings: &["presence", "address"],
        products: &[
            product(
                "Slack",
                "Slack",
                "슬랙 메신저 messenger",
                &["slack-access-logs", "slack-audit-logs", "slack-export"],
            ),
            product(
                "Zoom",
                "Zoom",
                "줌 화상회의 meeting",
                &["zoom-sign-ins", "zoom-meeting-activity", "zoom-participants"],
            ),
            product("Microsoft Teams", "Microsoft Teams", "팀즈 출석 attendance 회의 meeting", &["teams-attendance"]),
            product("Google Meet", "Google Meet", "구글 미트 출석 회의 meeting", &["google-meet-attendance"]),
            product(
                "Notion·Atlassian·Box·Dropbox·Zendesk",
                "Notion, Atlassian, Box, Dropbox, Zendesk",
                "노션 지라 jira 컨플루언스 confluence 박스 드롭박스 젠데스크 감사 로그 audit log",
                &["audit-events"],
            ),
        ],
    },
    Group {
        id: "code",
        title: both("코드 저장소", "Code hosting"),
        brings: &["address", "presence"],
        products: &[
            product("GitHub", "GitHub", "깃허브 깃헙", &["github-audit"]),
            product("GitLab", "GitLab", "깃랩", &["gitlab-audit"]),
            product("git log", "git log", "깃 커밋 commit 저장소 repository", &["git-log", "commit-activity"]),
        ],
    },
    Group {
        id: "network",
        title: both("VPN·원격 접속", "VPN and remote access"),
        brings: &["presence", "address", "device"],
        products: &[
            product("OpenVPN", "OpenVPN", "오픈브이피엔 vpn", &["openvpn-status", "openvpn-log"]),
            product("Cisco ASA·AnyConnect", "Cisco ASA and AnyConnect", "시스코 vpn 방화벽 firewall", &["cisco-asa"]),
            product("FortiGate", "FortiGate", "포티게이트 포티넷 fortinet vpn 방화벽 firewall", &["fortigate"]),
            product("Ivanti·Pulse Secure", "Ivanti and Pulse Secure", "이반티 펄스 vpn connect secure", &["ivanti"]),
            product("Tailscale", "Tailscale", "테일스케일 vpn", &["tailscale-audit"]),
            product("Teleport", "Teleport", "텔레포트 ssh", &["teleport"]),
            product("TeamViewer", "TeamViewer", "팀뷰어 원격 remote", &["teamviewer-connections"]),
            product("AnyDesk", "AnyDesk", "애니데스크 원격 remote", &["anydesk-trace"]),
        ],
    },
    Group {
        id: "hosts",
        title: both("서버·PC·클라우드", "Servers, PCs, cloud"),
        brings: &["presence", "address", "device"],
        products: &[
            product(
                "Linux·macOS 서버",
                "Linux or macOS servers",
                "리눅스 ssh last who wtmp auth.log secure journald 우분투 ubuntu centos",
                &["openssh-auth", "journal-json", "last", "who", "wtmp"],
            ),
            product(
                "Windows",
                "Windows",
                "윈도우 이벤트 뷰어 event viewer 보안 로그 security winlogbeat nxlog rdp",
                &["windows-event-viewer-csv", "windows-security-csv", "windows-security-json"],
            ),
            product("AWS", "AWS", "아마존 cloudtrail 클라우드트레일", &["aws-cloudtrail"]),
            product(
                "Elastic·OCSF (SIEM)",
                "Elastic or OCSF (a SIEM)",
                "엘라스틱 ecs kibana 키바나 security lake 관제",
                &["ecs-authentication", "ocsf-authentication"],
            ),
            product(
                "연구용 공개 자료 (CERT, RBA)",
                "public research data (CERT, RBA)",
                "데이터셋 dataset research",
                &["cert-logon", "rba-dataset"],
            ),
        ],
    },
    Group {
        id: "time",
        title: both("작업시간 기록", "Time tracking"),
        brings: &["presence", "hours", "client", "work"],
        products: &[
            product("Toggl", "Toggl", "토글 타임시트 timesheet", &["toggl-detailed"]),
            product("Clockify", "Clockify", "클락키파이 타임시트 timesheet", &["clockify-detailed"]),
            product("Harvest", "Harvest", "하베스트 타임시트 timesheet", &["harvest"]),
            product("Hubstaff", "Hubstaff", "허브스태프 타임시트 timesheet", &["hubstaff"]),
            product("Jira·Tempo", "Jira and Tempo", "지라 템포 worklog 작업 로그", &["tempo-worklogs"]),
            product("solidtime", "solidtime", "솔리드타임 타임시트 timesheet", &["solidtime"]),
        ],
    },
    Group {
        id: "money",
        title: both("프리랜서 플랫폼·지급", "Freelance platforms and payouts"),
        brings: &["work"],
        products: &[
            product("Upwork", "Upwork", "업워크 프리랜서 freelance", &["upwork"]),
            product("PayPal", "PayPal", "페이팔 지급 payout", &["paypal-activity"]),
            product("Payoneer", "Payoneer", "페이오니아 지급 payout", &["payoneer"]),
            product("Wise", "Wise", "와이즈 송금 transfer", &["wise"]),
            product("Revolut Business", "Revolut Business", "레볼루트 송금 transfer", &["revolut-business"]),
            product("Stripe", "Stripe", "스트라이프 지급 payout", &["stripe"]),
        ],
    },
];

impl Product {
    /// The cards of its formats.
    pub fn cards(&self) -> impl Iterator<Item = &'static FormatCard> {
        self.formats.iter().filter_map(|id| FORMATS.iter().map(|format| format.card()).find(|card| card.id == *id))
    }

    /// Its presets.
    pub fn tables(&self) -> impl Iterator<Item = &'static Preset> {
        self.presets.iter().filter_map(|id| PRESETS.iter().copied().find(|preset| preset.id == *id))
    }

    /// Whether every word that somebody typed is in its names, in the name of its kind or in its words. Phrases such as "I
    /// use …" or "…를 씁니다" may stand around it.
    fn matches(&self, group: &Group, wanted: &[String]) -> bool {
        let mut all = format!("{} {} {} {} {}", self.name.ko, self.name.en, self.words, group.title.ko, group.title.en)
            .to_lowercase();
        for card in self.cards() {
            all.push_str(&format!(" {} {} {}", card.id, card.title.ko, card.title.en).to_lowercase());
        }
        for preset in self.tables() {
            all.push_str(&format!(" {} {} {}", preset.id, preset.product.ko, preset.product.en).to_lowercase());
        }
        let joined: String = all.chars().filter(|c| !c.is_whitespace()).collect();
        wanted.iter().all(|word| all.contains(word.as_str()) || joined.contains(word.as_str()))
    }
}

impl Group {
    /// "I use Google Workspace", in a language; of a table of one's own, "I have …".
    pub fn question(&self, product: &Product, lang: Lang) -> String {
        let name = product.name.get(lang);
        let own = self.id == "tables";
        match lang {
            Lang::Ko if own => format!("{name}{} 있습니다", if is_closed(name) { "이" } else { "가" }),
            Lang::Ko => format!("{name}{} 씁니다", if is_closed(name) { "을" } else { "를" }),
            Lang::En if own => {
                let (first, rest) = name.split_at(1);
                format!("I have a {}{rest}", first.to_lowercase())
            }
            Lang::En => format!("I use {name}"),
        }
    }
}

/// Names in Latin letters that end in a consonant as Koreans say them.
const CLOSED: &[&str] =
    &["Keycloak", "OneLogin", "Slack", "Zoom", "GitLab", "VPN", "Tailscale", "SIEM", "Toggl", "solidtime", "PayPal"];

/// Whether a name ends in a consonant, so that it takes 을 and 이 rather than 를 and 가.
fn is_closed(name: &str) -> bool {
    let name = name.trim_end_matches(')');
    match name.chars().last() {
        // Hangul syllables stand in blocks of 28, the first of which has no final consonant.
        Some(last @ '가'..='힣') => !(last as u32 - '가' as u32).is_multiple_of(28),
        _ => CLOSED.iter().any(|closed| name.ends_with(closed)),
    }
}

/// The words of a question that name something, without particles and without the phrase around them.
fn wanted(question: &str) -> Vec<String> {
    const AROUND: &[&str] = &[
        "i",
        "we",
        "use",
        "using",
        "have",
        "the",
        "a",
        "an",
        "our",
        "my",
        "and",
        "with",
        "씁니다",
        "써요",
        "쓴다",
        "사용합니다",
        "사용해요",
        "사용",
        "있습니다",
        "우리는",
        "저희는",
        "회사는",
        "에서",
        "export",
        "내보내기",
    ];
    question
        .to_lowercase()
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '?' | '!' | '·' | '(' | ')' | '"' | '“' | '”'))
        .filter(|word| !word.is_empty() && !AROUND.contains(word))
        .map(|word| {
            let bare = ["을(를)", "을", "를", "은", "는"].iter().find_map(|particle| word.strip_suffix(particle));
            // A word of one syllable is no word with a particle.
            bare.filter(|bare| bare.chars().count() > 1).unwrap_or(word).to_owned()
        })
        .collect()
}

/// The products that answer a question, by kind; everything where nothing is asked. `need` keeps only kinds that bring it.
pub fn search(question: &str, need: Option<&str>) -> Vec<(&'static Group, Vec<&'static Product>)> {
    let wanted = wanted(question);
    GROUPS
        .iter()
        .filter(|group| need.is_none_or(|need| group.brings.contains(&need)))
        .map(|group| {
            (group, group.products.iter().filter(|product| product.matches(group, &wanted)).collect::<Vec<_>>())
        })
        .filter(|(_, products)| !products.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_format_and_every_preset_is_in_exactly_one_group() {
        let mut formats: BTreeMap<&str, usize> = BTreeMap::new();
        let mut presets: BTreeMap<&str, usize> = BTreeMap::new();
        for group in GROUPS {
            for product in group.products {
                product.formats.iter().for_each(|id| *formats.entry(id).or_default() += 1);
                product.presets.iter().for_each(|id| *presets.entry(id).or_default() += 1);
                assert_eq!(product.cards().count(), product.formats.len(), "{}", product.name.en);
                assert_eq!(product.tables().count(), product.presets.len(), "{}", product.name.en);
                assert!(!product.words.chars().any(char::is_uppercase), "{}", product.words);
            }
        }
        for format in FORMATS {
            assert_eq!(formats.get(format.card().id), Some(&1), "{}", format.card().id);
        }
        for preset in PRESETS {
            assert_eq!(presets.get(preset.id), Some(&1), "{}", preset.id);
        }
    }

    fn found(question: &str) -> Vec<&'static str> {
        search(question, None).iter().flat_map(|(_, products)| products.iter().map(|p| p.name.en)).collect()
    }

    #[test]
    fn questions_in_both_languages_find_the_product() {
        for (question, product) in [
            ("I use Google Workspace", "Google Workspace"),
            ("Google Workspace를 씁니다", "Google Workspace"),
            ("구글 워크스페이스를 씁니다", "Google Workspace"),
            ("네이버웍스", "NAVER WORKS"),
            ("슬랙을 사용합니다", "Slack"),
            ("팀뷰어", "TeamViewer"),
            ("국민은행", "bank transaction lists"),
            ("WINDOWS", "Windows"),
        ] {
            assert!(found(question).contains(&product), "{question}: {:?}", found(question));
        }
        assert_eq!(found("I use Google Workspace"), ["Google Workspace"]);
        assert_eq!(found("").len(), GROUPS.iter().map(|group| group.products.len()).sum::<usize>());
    }

    #[test]
    fn quiet_for_what_nobody_makes() {
        assert!(found("quantum abacus").is_empty());
    }

    #[test]
    fn a_question_in_korean_has_its_particle() {
        let all: Vec<String> = GROUPS
            .iter()
            .flat_map(|group| group.products.iter().map(|product| group.question(product, Lang::Ko)))
            .collect();
        for question in [
            "Google Workspace를 씁니다",
            "Slack을 씁니다",
            "두레이를 씁니다",
            "크몽을 씁니다",
            "인력 명단이 있습니다",
            "국산 SSL VPN (AXGATE, 시큐아이, 지니언스, 안랩)을 씁니다",
        ] {
            assert!(all.iter().any(|known| known == question), "{question} is not among {all:?}");
        }
    }

    #[test]
    fn every_need_is_brought_by_some_kind() {
        for need in ["presence", "hours", "client", "address", "place", "device", "verification-date", "work", "answer"]
        {
            assert!(!search("", Some(need)).is_empty(), "{need}");
        }
    }
}
