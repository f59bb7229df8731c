//! What the literature names and this tool does not weigh, each with the reason.

use crate::model::Both;

/// One such sign.
pub struct Excluded {
    /// Id, of the catalogue where it has one.
    pub id: &'static str,
    /// What it is.
    pub title: Both,
    /// Why it weighs nothing.
    pub reason: Both,
}

/// The entry of that id.
pub fn excluded(id: &str) -> Option<&'static Excluded> {
    EXCLUDED.iter().find(|entry| entry.id == id)
}

const fn entry(id: &'static str, ko: (&'static str, &'static str), en: (&'static str, &'static str)) -> Excluded {
    Excluded { id, title: Both { ko: ko.0, en: en.0 }, reason: Both { ko: ko.1, en: en.1 } }
}

/// Every such sign, by id.
pub static EXCLUDED: &[Excluded] = &[
    entry(
        "accent-look-age",
        ("억양, 생김새, 나이, 성별", "보호되는 특성입니다. 이런 열은 읽지 않고 버립니다."),
        ("Accent, looks, age, gender", "They are protected traits. Such columns are dropped unread."),
    ),
    entry(
        "claimed-language-fail",
        (
            "모국어라고 적은 언어를 쓰지 못하거나 틀리게 씀",
            "이민자와 재외동포에게 불리합니다. 업무에 필요한 언어만 업무로 확인합니다.",
        ),
        (
            "Not using the language given as native, or errors in it",
            "It hits immigrants and diaspora. Only languages that the work needs are seen, at work.",
        ),
    ),
    entry(
        "drug-or-biometric-test-avoid",
        ("약물·생체 검사를 꺼림", "한국과 유럽에서는 요구 자체가 위법하거나 지나칩니다."),
        (
            "Reluctance about drug or biometric tests",
            "In Korea and Europe asking for them is unlawful or out of proportion.",
        ),
    ),
    entry(
        "failed-sign-ins-of-others",
        ("실패한 접속 시도", "남이 한 시도는 계정 주인의 행동이 아닙니다. 계정을 지키라는 안내만 합니다."),
        ("Failed sign-ins", "What others try is not what the holder does. It only calls for securing the account."),
    ),
    entry(
        "free-mail-referees",
        ("무료 메일을 쓰는 추천인", "작은 회사와 자영업자가 흔히 씁니다. 회사를 통해 확인되는지만 묻습니다."),
        ("Referees with free mail", "Small firms use it. Only whether the firm confirms the referee is asked."),
    ),
    entry(
        "freight-forwarder-address",
        ("배송 대행지 주소", "해외 직구와 이사에 흔합니다."),
        ("Addresses of freight forwarders", "They are usual for shopping abroad and moving."),
    ),
    entry(
        "id-issuing-country",
        ("신분증을 발급한 나라", "출신 국가를 대신하는 자료입니다. 서로 맞는지만 봅니다."),
        ("Which country issued an ID", "It stands in for national origin. Only whether details agree is compared."),
    ),
    entry(
        "insult-test",
        ("특정 인물을 욕하게 하는 시험", "모욕이며 사람을 위험하게 하고, 대신 나온 사람은 쉽게 통과합니다."),
        ("Being told to insult a ruler", "It degrades and endangers people, and stand-ins pass it."),
    ),
    entry(
        "kakaotalk",
        ("카카오톡으로 연락함", "한국에서는 누구나 씁니다."),
        ("Contact by KakaoTalk", "In Korea everyone uses it."),
    ),
    entry(
        "korean-language-preference",
        ("한국어를 더 편하게 씀", "출신을 대신하는 자료이며 한국에서는 뜻이 없습니다."),
        ("Preferring Korean", "It stands in for origin and means nothing in Korea."),
    ),
    entry(
        "korean-support-tools",
        ("국내 원격지원 프로그램", "고객 지원과 은행 업무에 널리 쓰입니다."),
        ("Korean remote-support programs", "Support desks and banks use them widely."),
    ),
    entry(
        "kst-hours-or-holidays",
        ("한국 시각의 활동, 특정 공휴일", "서울과 중국에서 일하는 사람과 구별되지 않습니다."),
        ("Activity on Korean time or certain holidays", "It is the same for people in Seoul and China."),
    ),
    entry(
        "market-and-skills",
        ("프리랜서 플랫폼, 해외 지급 서비스, 블록체인 기술", "시장 전체에서 평범한 일입니다."),
        ("Freelance platforms, payment services, blockchain skills", "They are ordinary in the whole market."),
    ),
    entry(
        "msb-or-virtual-bank",
        ("인터넷은행·간편결제 계좌", "평범한 사람이 널리 씁니다."),
        ("Accounts at internet banks and payment apps", "Ordinary people use them widely."),
    ),
    entry(
        "named-vpn-astrill",
        ("특정 VPN 제품 이름", "중국 체류자가 널리 씁니다. 어느 제품이든 똑같이 봅니다."),
        ("A VPN of a certain brand", "People staying in China use it widely. All brands are treated alike."),
    ),
    entry(
        "names-and-handles",
        (
            "성씨, 별명, 메일 주소의 모양, 아이디 목록",
            "명예를 해치고 잘못 짚는 일이 매우 많습니다. 이름은 같은지만 견줍니다.",
        ),
        (
            "Surnames, aliases, patterns of addresses, lists of handles",
            "They defame and are mostly wrong. Names are compared for sameness only.",
        ),
    ),
    entry(
        "notion-portfolio",
        ("노션·블로그 포트폴리오", "한국 개발자가 흔히 씁니다."),
        ("Portfolios on Notion or a blog", "Developers use them widely."),
    ),
    entry(
        "phone-format-anomaly",
        ("전화번호 표기 방식", "여행자와 재외국민의 번호 표기는 원래 다양합니다."),
        ("How a telephone number is written", "Travellers and people abroad write numbers in many ways."),
    ),
    entry(
        "residence-cities",
        ("특정 도시나 통신사 목록", "그곳에 사는 주민 모두를 가리킵니다."),
        ("Lists of cities or providers", "They point at everyone who lives there."),
    ),
    entry(
        "sanctions-list-name",
        (
            "제재 명단과 이름이 같음",
            "같은 이름은 흔합니다. 이름은 사실의 증거가 되지 않으며, 사람의 목록은 읽지 않습니다.",
        ),
        (
            "A name like one on a sanctions list",
            "Names are shared by many. A name is no evidence, and lists of persons are not loaded.",
        ),
    ),
    entry(
        "school-country",
        ("어느 나라에서 학교를 다녔는지", "출신 국가를 대신하는 자료입니다. 대신 누구에게나 똑같이 학위를 확인합니다."),
        (
            "Where somebody went to school",
            "It stands in for national origin. Degrees are verified alike for everyone instead.",
        ),
    ),
    entry(
        "small-talk-none",
        ("잡담을 피함", "문화와 자폐 특성에 따라 다르며 업무와 무관합니다."),
        ("Avoiding small talk", "It goes with culture and autism and not with the work."),
    ),
    entry(
        "soft-question-fail",
        (
            "사는 곳·학교에 관한 질문에 답하지 못함",
            "갓 이사한 사람과 수줍은 사람에게 불리하고, 출신을 캐는 질문이 됩니다.",
        ),
        ("Not answering about home or school", "It hits people who just moved and shy people, and probes into origin."),
    ),
    entry(
        "underpriced-bid",
        ("싼 견적", "경력이 짧거나 물가가 낮은 곳에 사는 사람에게 불리합니다."),
        ("A low price", "It hits beginners and people in cheaper places."),
    ),
    entry(
        "voip-070-050-number",
        ("070·050 번호", "한국의 자영업자와 안심번호 이용자가 널리 씁니다."),
        ("070 and 050 numbers", "In Korea small firms and number-masking services use them widely."),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::signal;

    #[test]
    fn the_excluded_stand_once_by_id_and_are_no_cards() {
        assert!(EXCLUDED.is_sorted_by(|a, b| a.id < b.id));
        for entry in EXCLUDED {
            assert!(signal(entry.id).is_none(), "{}", entry.id);
            for text in [entry.title, entry.reason] {
                assert!(!text.ko.is_empty() && !text.en.is_empty());
            }
        }
    }
}
