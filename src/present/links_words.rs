//! The fixed strings of the screen of links, one struct per language: a missing one does not compile.

use super::links::Tie;
use crate::model::Lang;

/// The fixed strings of one language.
pub struct LinksWords {
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Heading.
    pub title: &'static str,
    /// How to read it.
    pub lead: &'static str,
    /// Nothing is shared.
    pub none: &'static str,
    /// Heading of the choice.
    pub choice: &'static str,
    /// Everything.
    pub all: &'static str,
    /// What a cluster is.
    pub group_hint: &'static str,
    /// Where there is no cluster.
    pub no_groups: &'static str,
    /// Heading of the picture.
    pub picture: &'static str,
    /// How to use it.
    pub picture_hint: &'static str,
    /// Heading of the left side.
    pub accounts: &'static str,
    /// Heading of the right side.
    pub things: &'static str,
    /// Heading of the styles of lines.
    pub legend: &'static str,
    /// Styles of lines, as `Tie` has them.
    pub ties: [&'static str; 3],
    /// Takes the choice in the picture back.
    pub unpick: &'static str,
    /// Opens an account.
    pub open: &'static str,
    /// The accounts of a cluster in the list.
    pub open_all: &'static str,
    /// Heading of the kinds.
    pub kinds: &'static str,
    /// Column: kind.
    pub kind: &'static str,
    /// Column: how many.
    pub count: &'static str,
    /// Column: rarity.
    pub rarity: &'static str,
    /// Heading of the members.
    pub members: &'static str,
    /// Column: account.
    pub account: &'static str,
    /// Column: band.
    pub band: &'static str,
    /// Column: kinds of things in common.
    pub shares: &'static str,
    /// Heading of the table.
    pub table: &'static str,
    /// Column: value.
    pub value: &'static str,
}

impl LinksWords {
    /// The word for a style of line.
    pub fn tie(&self, tie: Tie) -> &'static str {
        self.ties[tie as usize]
    }
}

/// The strings of a language.
pub fn links_words(lang: Lang) -> &'static LinksWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Korean.
static KO: LinksWords = LinksWords {
    nav: "연결",
    title: "계정들이 함께 쓴 것",
    lead: "사무실이나 통신사의 주소, 회의실 컴퓨터, 한집에 사는 가족일 수 있습니다. 함께 썼다는 사실만으로는 아무것도 알 수 없습니다.",
    none: "여러 계정이 함께 쓴 것이 없습니다.",
    choice: "볼 것 고르기",
    all: "함께 쓴 것 모두",
    group_hint: "무리는 두 가지 이상을 함께 쓰는 계정 세 개 이상입니다.",
    no_groups: "두 가지 이상으로 이어진 무리는 없습니다.",
    picture: "그림",
    picture_hint: "하나를 고르면 이어진 것만 뚜렷해집니다. 아래 표에 같은 내용이 있습니다.",
    accounts: "계정",
    things: "함께 쓴 것",
    legend: "선의 뜻",
    ties: [
        "실선: 보통 한 사람의 것 (번호, 계좌, 신분증)",
        "파선: 여럿이 같을 수 있는 것 (주소, 기기, 사진, 글)",
        "점선: 한 계정이 다른 계정을 두고 한 말 (추천, 평가)",
    ],
    unpick: "고른 것 풀기",
    open: "계정 상세 열기",
    open_all: "이 무리를 한 건으로 보기",
    kinds: "무엇으로 이어졌나",
    kind: "종류",
    count: "가짓수",
    rarity: "드문 정도",
    members: "속한 계정",
    account: "계정",
    band: "단계",
    shares: "함께 쓴 것의 종류",
    table: "표로 보기",
    value: "값",
};

/// English.
static EN: LinksWords = LinksWords {
    nav: "Links",
    title: "What accounts share",
    lead: "It may be an office, a carrier's address, a meeting-room computer or a family under one roof. Sharing alone tells nothing.",
    none: "No accounts share anything.",
    choice: "What to show",
    all: "Everything that is shared",
    group_hint: "A group is three or more accounts that share two or more kinds of things.",
    no_groups: "No group is tied by two or more kinds of things.",
    picture: "Picture",
    picture_hint: "Choose one to see only what it is tied to. The table below says the same.",
    accounts: "Accounts",
    things: "What they share",
    legend: "What the lines mean",
    ties: [
        "Solid: usually one person's own (number, payout account, document)",
        "Dashed: strangers may share it (address, device, portrait, text)",
        "Dotted: what one account says of another (recommendation, rating)",
    ],
    unpick: "Choose nothing",
    open: "Open the account",
    open_all: "Open this group as one case",
    kinds: "What ties them",
    kind: "Kind",
    count: "How many",
    rarity: "How rare",
    members: "Its accounts",
    account: "Account",
    band: "Step",
    shares: "Kinds of shared things",
    table: "As a table",
    value: "Value",
};

#[cfg(test)]
mod tests {
    #[test]
    fn each_language_is_itself_and_avoids_accusing_words() {
        let source = include_str!("links_words.rs");
        let (korean, english) =
            source.split_once("static KO").and_then(|(_, rest)| rest.split_once("static EN")).expect("both are here");
        let english = english.split_once("mod tests").expect("tests stand last").0;
        assert!(!english.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)));
        for word in ["적발", "혐의", "용의", "명부"] {
            assert!(!korean.contains(word), "{word}");
        }
    }
}
