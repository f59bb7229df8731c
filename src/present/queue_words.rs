//! The fixed strings of the list of accounts, one struct per language: a missing one does not compile.

use crate::model::Lang;

/// The fixed strings of one language.
pub struct QueueWords {
    /// How rare real cases are.
    pub rare: &'static str,
    /// Summary of the arithmetic behind it.
    pub rare_why: &'static str,
    /// The arithmetic.
    pub rare_how: &'static str,
    /// Chip: review or above without a decision.
    pub unresolved: &'static str,
    /// A decision is on record.
    pub decided: &'static str,
    /// Label of the list of families.
    pub family: &'static str,
    /// Label of the list of signals.
    pub signal: &'static str,
    /// No choice in either.
    pub any: &'static str,
    /// Label of the order.
    pub sort: &'static str,
    /// Orders, as `Sort` numbers them.
    pub sorts: [&'static str; 4],
    /// The other way round.
    pub reversed: &'static str,
    /// Takes all filters off.
    pub clear: &'static str,
    /// Summary of the budget.
    pub budget_title: &'static str,
    /// Label of its slider.
    pub budget_slider: &'static str,
    /// Label of its number.
    pub budget_number: &'static str,
    /// How it works.
    pub budget_hint: &'static str,
    /// Covers everything again.
    pub budget_off: &'static str,
    /// Leads to the links.
    pub to_links: &'static str,
    /// Past the list.
    pub past: &'static str,
    /// Opens the dialog of keys.
    pub keys: &'static str,
    /// What the keys do, first of all.
    pub keys_hint: &'static str,
    /// Heading of the dialog.
    pub keys_title: &'static str,
    /// Keys with what they do.
    pub keys_list: [(&'static str, &'static str); 7],
    /// Switches keys of one letter on.
    pub keys_on: &'static str,
    /// Why one would not.
    pub keys_on_hint: &'static str,
    /// Closes the dialog.
    pub close: &'static str,
}

/// The strings of a language.
pub fn queue_words(lang: Lang) -> &'static QueueWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Korean.
static KO: QueueWords = QueueWords {
    rare: "실제 사례는 드뭅니다. 여기에 표시된 사람은 대부분 아무 문제가 없으므로, 의심이 아니라 확인할 순서로 읽어 주십시오.",
    rare_why: "그렇게 말하는 까닭",
    rare_how: "얼마나 드문지는 어느 정부 자료에도 나와 있지 않습니다. 1,000명 가운데 1명이라고 가정해 보겠습니다. 확인 항목이 문제없는 사람 100명 가운데 1명에게만 잘못 걸리더라도, 실제 사례 1명이 표시될 때 아무 문제 없는 사람 10명이 함께 표시됩니다. 그래서 갈래가 다른 근거가 겹칠 때에만 본인 확인을 먼저 권하고, 결정은 사람이 합니다.",
    unresolved: "결정이 없는 계정",
    decided: "결정",
    family: "근거의 갈래",
    signal: "발견된 항목",
    any: "모두",
    sort: "순서",
    sorts: ["먼저 볼 순서", "계정 이름", "마지막 활동", "점수"],
    reversed: "거꾸로",
    clear: "조건 모두 풀기",
    budget_title: "이번 주에 볼 수 있는 만큼만 정하기",
    budget_slider: "이번 주에 볼 수 있는 계정 수",
    budget_number: "계정 수 직접 쓰기",
    budget_hint: "'담당자 검토' 이상이면서 아직 결정이 없는 계정만 셉니다. 남는 계정은 지워지지 않고 그대로 있습니다.",
    budget_off: "모두 보기",
    to_links: "계정들이 함께 쓴 것 보기",
    past: "목록 건너뛰기",
    keys: "단축키",
    keys_hint: "j와 k 또는 화살표로 오르내리고 Enter로 엽니다.",
    keys_title: "키보드로 쓰기",
    keys_list: [
        ("j / ↓", "다음 계정"),
        ("k / ↑", "이전 계정"),
        ("Enter", "계정 열기"),
        ("/", "계정 찾기"),
        ("u / Esc", "계정 상세에서 목록으로"),
        ("PageUp / PageDown, Home / End", "열 개씩, 처음과 끝으로"),
        ("?", "이 안내"),
    ],
    keys_on: "글자 한 개짜리 단축키 쓰기",
    keys_on_hint: "음성 입력을 쓰시면 꺼 두십시오. 화살표, Enter, Esc는 꺼도 그대로 쓸 수 있습니다.",
    close: "닫기",
};

/// English.
static EN: QueueWords = QueueWords {
    rare: "Real cases are rare. Most people who are marked here have done nothing wrong: read this as an order of checking, not as suspicion.",
    rare_why: "Why is that so?",
    rare_how: "No government says how rare they are. Suppose it were one person in 1,000. Even a check that is wrong about only one harmless person in 100 would then mark ten harmless people for each real case. That is why an identity check comes first only where independent kinds of evidence agree, and why a person decides.",
    unresolved: "Without a decision",
    decided: "Decided",
    family: "Kind of evidence",
    signal: "What was found",
    any: "Any",
    sort: "Order",
    sorts: ["What to look at first", "Account", "Last activity", "Points"],
    reversed: "Reversed",
    clear: "Clear all filters",
    budget_title: "Set how many you can look at this week",
    budget_slider: "Accounts my team can look at this week",
    budget_number: "The number itself",
    budget_hint: "Counts accounts marked “Look at it” or above that have no decision yet. What is left out stays in the list.",
    budget_off: "Look at all",
    to_links: "See what accounts share",
    past: "Skip the list",
    keys: "Keys",
    keys_hint: "Move with j and k or the arrows, open with Enter.",
    keys_title: "By keyboard",
    keys_list: [
        ("j / ↓", "Next account"),
        ("k / ↑", "Previous account"),
        ("Enter", "Open the account"),
        ("/", "Find an account"),
        ("u / Esc", "From an account back to the list"),
        ("PageUp / PageDown, Home / End", "Ten at a time, first and last"),
        ("?", "This help"),
    ],
    keys_on: "Use keys of a single letter",
    keys_on_hint: "Switch them off if you speak to your computer. Arrows, Enter and Esc go on working.",
    close: "Close",
};

#[cfg(test)]
mod tests {
    #[test]
    fn each_language_is_itself_and_avoids_accusing_words() {
        let source = include_str!("queue_words.rs");
        let (korean, english) =
            source.split_once("static KO").and_then(|(_, rest)| rest.split_once("static EN")).expect("both are here");
        let english = english.split_once("mod tests").expect("tests stand last").0;
        assert!(!english.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c)));
        for word in ["적발", "혐의", "용의", "명부"] {
            assert!(!korean.contains(word), "{word}");
        }
    }
}
