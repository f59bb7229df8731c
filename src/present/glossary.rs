//! Words that a reader may not know, in both languages. The Catalogue screen ends with them.

use crate::model::Both;

/// A word and what is meant by it here.
pub struct Term {
    /// The word.
    pub word: Both,
    /// What it means.
    pub meaning: Both,
}

const fn term(ko: (&'static str, &'static str), en: (&'static str, &'static str)) -> Term {
    Term { word: Both { ko: ko.0, en: en.0 }, meaning: Both { ko: ko.1, en: en.1 } }
}

/// All of them, the ones of the screens first, then those of files and networks.
pub static TERMS: &[Term] = &[
    term(
        (
            "항목",
            "자료에서 살펴보는 한 가지입니다. 무엇이 있었는지를 가리키며, 누가 어떤 사람인지를 가리키지 않습니다.",
        ),
        (
            "Signal",
            "One thing that is looked for in the data. It names something that happened, never what somebody is.",
        ),
    ),
    term(
        ("단계", "무엇부터 확인할지의 순서입니다. 확률이 아니며 판정도 아닙니다."),
        ("Band", "How soon a person should look. It is no probability and no verdict."),
    ),
    term(
        ("점수", "발견된 항목의 무게를 더한 값입니다. 계정 화면에 어떻게 더했는지 나옵니다."),
        ("Points", "The weights of what was found, added up. The account's page shows the sum."),
    ),
    term(
        (
            "갈래",
            "서로 다른 종류의 근거입니다. 시간, 장소, 네트워크, 공유, 돈, 거래, 신원, 연락의 여덟 가지가 있습니다.",
        ),
        ("Family", "A kind of evidence of its own: hours, place, network, sharing, money, market, identity, contact."),
    ),
    term(
        ("강도", "기준값을 얼마나 넘었는지입니다. 주의, 뚜렷함, 매우 뚜렷함이 있습니다."),
        ("Strength", "How far past its threshold something is: watch, strong or severe."),
    ),
    term(
        ("신뢰도", "자료가 얼마나 확실한지입니다. 시간대를 가정했거나 국가를 IP로만 알면 낮아집니다."),
        (
            "Reliability",
            "How good the data behind a finding are; an assumed time zone or a country known from an address alone lowers it.",
        ),
    ),
    term(
        ("확인하지 못함", "자료가 없어서 살펴보지 못했다는 뜻입니다. 문제가 없다는 뜻이 아닙니다."),
        ("Not assessed", "The data for it are missing. It does not mean that all is well."),
    ),
    term(
        (
            "활동 시간",
            "계정이 쓰이고 있었던 것이 확실한 시간입니다. 로그인만 있고 로그아웃이 없으면 다음 기록까지만 셉니다.",
        ),
        (
            "Presence",
            "Time in which an account was certainly in use. A sign-in without a sign-out counts only as far as the next record.",
        ),
    ),
    term(
        ("쉬는 시간", "4시간 이상 이어지는, 기록이 없는 구간입니다."),
        ("Rest", "Four hours or more without a record."),
    ),
    term(
        ("기준일", "나이와 기간을 셀 때 오늘로 치는 날입니다. 같은 자료와 같은 기준일은 언제나 같은 결과를 냅니다."),
        ("As of", "The day that counts as today. The same data and the same day always give the same result."),
    ),
    term(
        ("시간대", "시각이 어느 지역의 것인지입니다. Asia/Seoul처럼 적습니다."),
        ("Time zone", "Where a time of day is meant, written as Asia/Seoul."),
    ),
    term(
        ("CP949", "한글 윈도와 엑셀이 오래 써 온 글자 저장 방식입니다. 그대로 넣어도 읽습니다."),
        ("CP949", "The way in which Korean Windows and Excel have long stored text. It is read as it is."),
    ),
    term(
        ("CSV", "표를 쉼표로 나누어 적은 글 파일입니다. 엑셀에서 '다른 이름으로 저장'으로 만들 수 있습니다."),
        ("CSV", "A table as text, its cells divided by commas. Excel writes it with Save As."),
    ),
    term(
        ("SHA-256", "파일의 지문입니다. 한 글자만 바뀌어도 달라지므로 같은 파일인지 알 수 있습니다."),
        ("SHA-256", "A file's fingerprint. One changed letter changes it, so it tells whether a file is the same."),
    ),
    term(
        (
            "IP 주소",
            "접속한 네트워크의 주소입니다. 사람이 아니라 회선을 가리키며, 통신사나 회사에서는 여럿이 함께 씁니다.",
        ),
        (
            "IP address",
            "The address of a connection. It names a line, not a person, and at carriers and firms many share one.",
        ),
    ),
    term(
        ("VPN", "다른 곳을 거쳐 접속하게 하는 통로입니다. 회사와 개인이 보안을 위해 널리 씁니다."),
        ("VPN", "A tunnel that makes a connection come from elsewhere. Firms and people use it widely, for safety."),
    ),
    term(
        ("원격 조작 도구", "떨어진 컴퓨터를 조작하는 프로그램입니다. 고객 지원에도 흔히 쓰입니다."),
        ("Remote-control tool", "A program to operate a computer from afar. Support desks use it every day."),
    ),
    term(
        ("KVM", "컴퓨터 여러 대를 화면과 자판 하나로 쓰게 하는 장치입니다. IP-KVM은 네트워크 너머에서도 됩니다."),
        ("KVM", "A device to use several computers with one screen and keyboard; an IP-KVM does so over the network."),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_word_is_there_once_and_says_more_than_itself() {
        let words: BTreeSet<&str> = TERMS.iter().map(|term| term.word.ko).collect();
        assert_eq!(words.len(), TERMS.len());
        for term in TERMS {
            assert!(term.meaning.ko.ends_with("니다."), "{} is not polite", term.word.ko);
            assert!(term.meaning.en.ends_with('.') && term.meaning.en.len() > 20, "{}", term.word.en);
        }
    }
}
