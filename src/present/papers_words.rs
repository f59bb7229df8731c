//! The fixed strings of the exports and papers of the page, in both languages.

use crate::model::Lang;
use crate::present::format::number;
use crate::protocol::papers::Refused;

/// The fixed strings of one language.
pub struct PapersWords {
    /// Heading.
    pub title: &'static str,
    /// Its lead.
    pub lead: &'static str,
    /// Label of the language of papers.
    pub tongue: &'static str,
    /// Korean, English, both.
    pub tongues: [&'static str; 3],
    /// The report as HTML.
    pub html: &'static str,
    /// The report as Markdown.
    pub markdown: &'static str,
    /// A sheet for each person.
    pub people: &'static str,
    /// The record of the screening.
    pub screening: &'static str,
    /// OCSF.
    pub ocsf: &'static str,
    /// What the first group is.
    pub hint: &'static str,
    /// Heading: redacted.
    pub redacted: &'static str,
    /// What they are.
    pub redacted_hint: &'static str,
    /// Label of the key.
    pub key: &'static str,
    /// What the key is.
    pub key_hint: &'static str,
    /// As HTML, JSON, CSV.
    pub redacted_as: [&'static str; 3],
    /// Heading: for an authority.
    pub handover: &'static str,
    /// What it holds.
    pub handover_hint: &'static str,
    /// Label of the authority.
    pub authority: &'static str,
    /// Label of its letter or warrant.
    pub reference: &'static str,
    /// Makes it.
    pub handover_make: &'static str,
    /// Heading: the letter.
    pub letter: &'static str,
    /// What it is.
    pub letter_hint: &'static str,
    /// Marks the whole text.
    pub select: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Heading on the account page.
    pub person_title: &'static str,
    /// What there is for a person.
    pub person_hint: &'static str,
    /// The paper.
    pub person: &'static str,
    /// The copy for the person.
    pub copy: &'static str,
    /// It is being made.
    pub waits: &'static str,
    /// It was saved.
    pub done: &'static str,
}

static KO: PapersWords = PapersWords {
    title: "보고서와 서류",
    lead: "아래 파일은 스크립트가 없고 스스로 완결되어 있습니다. 열어서 A4로 인쇄하실 수 있습니다.",
    tongue: "서류의 언어",
    tongues: ["한국어", "영어", "나란히"],
    html: "보고서 (HTML)",
    markdown: "보고서 (Markdown)",
    people: "사람별 서류 (한 사람에 한 장)",
    screening: "점검 실시 기록",
    ocsf: "OCSF 탐지 결과 (JSON Lines)",
    hint: "사람별 서류는 '담당자 검토' 이상이거나 기록이 있는 계정마다 한 장이며, 끝나지 않은 일을 먼저 적습니다. OCSF는 보안 관제 시스템에 넣는 형식입니다.",
    redacted: "이름을 가린 사본",
    redacted_hint: "계정, 이름, 주소, 기기, 파일 이름을 가명으로 바꾸고, 사람이 적은 글은 뺍니다. 저장하기 전에 원래 이름이 남았는지 모두 찾아보고, 하나라도 남으면 만들지 않습니다.",
    key: "가명 열쇠",
    key_hint: "비워 두면 내보낼 때마다 무작위로 정합니다. 같은 열쇠를 쓰면 같은 가명이 나옵니다. 사본과 함께 보내지 마십시오.",
    redacted_as: ["가린 보고서 (HTML)", "가린 결과 (JSON)", "가린 결과 (CSV)"],
    handover: "기관에 넘길 자료",
    handover_hint: "원본 파일과 SHA-256, 사실과 추정을 나눈 보고서, 사람의 기록, 확인서를 zip 하나에 담습니다. 넘길 근거가 있는지 먼저 확인해 주십시오. 원본이 모두 256 MB를 넘으면 목록과 확인값만 담습니다.",
    authority: "받는 기관",
    reference: "공문·영장 번호",
    handover_make: "넘길 자료 만들기",
    letter: "모두에게 보내는 본인 확인 안내문",
    letter_hint: "한 사람이 아니라 같은 일을 하는 모두에게 보내 주십시오. 괄호 안을 채우고 고쳐 쓰시면 됩니다.",
    select: "모두 선택",
    save: "텍스트로 저장",
    person_title: "이 계정의 서류",
    person_hint: "점수와 도표가 없는 A4 한 장입니다. 당사자용 사본에서는 다른 사람의 이름이 가명으로 바뀝니다. 드리기 전에 한 번 읽어 주십시오.",
    person: "서류 한 장",
    copy: "당사자용 사본",
    waits: "만들고 있습니다…",
    done: "저장했습니다.",
};

static EN: PapersWords = PapersWords {
    title: "Reports and papers",
    lead: "These files hold no script and need nothing else. Open them and print them on A4.",
    tongue: "Language of papers",
    tongues: ["Korean", "English", "side by side"],
    html: "Report (HTML)",
    markdown: "Report (Markdown)",
    people: "Papers, one sheet a person",
    screening: "Record of the screening",
    ocsf: "OCSF findings (JSON lines)",
    hint: "There is one sheet for each account marked “Look at it” or above, or with an entry; what is open comes first. OCSF is for security monitoring systems.",
    redacted: "Copies without names",
    redacted_hint: "Accounts, names, addresses, devices and file names become pseudonyms; what people wrote is left out. Before it is saved, the copy is searched for every original name; if one is left, there is no copy.",
    key: "Key of the pseudonyms",
    key_hint: "Left empty, it is random for each export. The same key gives the same pseudonyms. Do not send it along.",
    redacted_as: ["Report without names (HTML)", "Result without names (JSON)", "Result without names (CSV)"],
    handover: "For an authority",
    handover_hint: "One zip with the original files and their SHA-256, facts apart from inference, people's record, and a receipt. Make sure first that you may hand it over. If the originals are larger than 256 MB together, it holds their list and hashes only.",
    authority: "Authority",
    reference: "Number of its letter or warrant",
    handover_make: "Make the hand-over",
    letter: "Letter that asks everybody for an identity check",
    letter_hint: "Send it to everybody in the same kind of work, not to one person. Fill in the brackets and adapt it.",
    select: "Select all",
    save: "Save as text",
    person_title: "Papers of this account",
    person_hint: "One sheet of A4 without points or charts. In the copy for the person, other people bear pseudonyms. Read it before you hand it over.",
    person: "Paper, one sheet",
    copy: "Copy for the person",
    waits: "Being made…",
    done: "Saved.",
};

/// The strings of a language.
pub fn papers_words(lang: Lang) -> &'static PapersWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Why there is no paper; of what could still be read, where it stands and never what it is.
pub fn refusal(refused: &Refused, lang: Lang) -> String {
    let said = |ko: &str, en: &str| match lang {
        Lang::Ko => ko.to_owned(),
        Lang::En => en.to_owned(),
    };
    match refused {
        Refused::Survivors { total, places } => {
            let lines: Vec<String> = places.iter().take(8).map(|(line, kind)| format!("{line} ({kind})")).collect();
            let (total, lines) = (number(*total as u64), lines.join(", "));
            match lang {
                Lang::Ko => format!(
                    "사본을 만들지 않았습니다. 원래 이름으로 읽힐 수 있는 곳이 {total}군데 있습니다. 줄: {lines}. 가명 열쇠를 바꾸어도 같으면 알려 주십시오."
                ),
                Lang::En => format!(
                    "No copy was made: an original name can still be read in {total} places. Lines: {lines}. If another key does not help, please report it."
                ),
            }
        }
        Refused::NoKey => said("가명 열쇠가 없습니다.", "There is no key for pseudonyms."),
        Refused::NoAccount => said("이 계정은 지금 결과에 없습니다.", "The account is not in this result."),
        Refused::TooLarge => {
            said("기록이 1 MB를 넘어 서류를 만들 수 없습니다.", "The record is larger than 1 MB; no paper can be made.")
        }
    }
}
