//! Whom to ask, by country. What we could not read in the original is marked; nothing here is a link.

use crate::model::{Both, Lang};

/// Whom to ask.
pub struct Authority {
    /// Name, with what leads there.
    pub name: Both,
    /// What for.
    pub about: Both,
    /// Read in the original.
    pub is_verified: bool,
}

/// The countries with whom to ask there.
pub const AUTHORITIES: [(Both, &[Authority]); 4] = [
    (
        Both { ko: "대한민국", en: "Republic of Korea" },
        &[
            Authority {
                name: Both { ko: "경찰 (112)", en: "Police (112)" },
                about: Both {
                    ko: "수상한 계정이나 신분 도용을 알릴 때",
                    en: "Reporting an account or a stolen identity",
                },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "외교부", en: "Ministry of Foreign Affairs" },
                about: Both {
                    ko: "2022년 12월 합동 주의보에 관한 문의", en: "The joint advisory of December 2022"
                },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "국가정보원 (111)", en: "National Intelligence Service (111)" },
                about: Both { ko: "주의보를 함께 낸 기관", en: "Co-issued the advisory" },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "한국인터넷진흥원 (118)", en: "Korea Internet & Security Agency (118)" },
                about: Both {
                    ko: "계정이나 시스템에 대한 침해 사고", en: "Break-ins into accounts or systems"
                },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "통일부", en: "Ministry of Unification" },
                about: Both {
                    ko: "남북 교류의 승인에 관한 문의", en: "Approval of dealings with the North"
                },
                is_verified: false,
            },
        ],
    ),
    (
        Both { ko: "미국", en: "United States" },
        &[
            Authority {
                name: Both { ko: "FBI IC3 (ic3.gov)", en: "FBI IC3 (ic3.gov)" },
                about: Both {
                    ko: "신고. 가까운 FBI 지부도 됩니다", en: "Reports; the local field office as well"
                },
                is_verified: true,
            },
            Authority {
                name: Both { ko: "재무부 OFAC", en: "Treasury, OFAC" },
                about: Both { ko: "제재에 관한 문의", en: "Questions of sanctions" },
                is_verified: false,
            },
        ],
    ),
    (
        Both { ko: "영국", en: "United Kingdom" },
        &[
            Authority {
                name: Both { ko: "재무부 OFSI", en: "HM Treasury, OFSI" },
                about: Both { ko: "제재 위반의 신고와 문의", en: "Reports and questions of sanctions" },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "NCA", en: "National Crime Agency" },
                about: Both { ko: "수상한 거래의 보고(SAR)", en: "Suspicious activity reports" },
                is_verified: false,
            },
        ],
    ),
    (
        Both { ko: "일본", en: "Japan" },
        &[
            Authority {
                name: Both { ko: "경찰청과 광역 경찰", en: "National Police Agency, prefectural police" },
                about: Both { ko: "상담과 신고", en: "Advice and reports" },
                is_verified: false,
            },
            Authority {
                name: Both { ko: "플랫폼 운영사", en: "The platform's operator" },
                about: Both { ko: "플랫폼을 거쳐 일할 때", en: "Where work goes through a platform" },
                is_verified: false,
            },
        ],
    ),
];

/// The mark of what could not be read in the original.
pub fn unverified(lang: Lang) -> &'static str {
    Both { ko: "원문으로 확인하지 못함", en: "not verified in the original" }.get(lang)
}
