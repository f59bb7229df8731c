//! The fixed strings of the Policy screen, of the sum and of the question about an address, in both languages.

use super::policy::Heading;
use super::policy_fields::label;
use super::{format, vocabulary};
use crate::model::{Both, Lang};
use crate::protocol::policy::{Flaw, FlawKind, Moved, WhatIf};

/// The fixed strings of one language.
pub struct PolicyWords {
    /// Heading.
    pub title: &'static str,
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Its lead.
    pub lead: &'static str,
    /// Nothing differs from the defaults.
    pub all_default: &'static str,
    /// Hash of the policy in use.
    pub hash: &'static str,
    /// Contents.
    pub contents: &'static str,
    /// Default.
    pub default: &'static str,
    /// Back to the default, one field.
    pub reset: &'static str,
    /// Back to the defaults, all of them.
    pub reset_all: &'static str,
    /// Drops what was typed.
    pub discard: &'static str,
    /// Reason.
    pub reason: &'static str,
    /// One entry a line.
    pub lines: &'static str,
    /// A list without entries.
    pub empty: &'static str,
    /// A field that is on.
    pub on: &'static str,
    /// Heading of the bar.
    pub bar: &'static str,
    /// Nothing was typed.
    pub unchanged: &'static str,
    /// What would change.
    pub what_if: &'static str,
    /// There is no report to compare with.
    pub no_report: &'static str,
    /// Waiting.
    pub waiting: &'static str,
    /// Takes it into use.
    pub use_it: &'static str,
    /// Saves it.
    pub save: &'static str,
    /// Hands out the rules for a SIEM.
    pub siem: &'static str,
    /// What they are and what they lack.
    pub siem_hint: &'static str,
    /// Loads one.
    pub load: &'static str,
    /// Nothing is kept.
    pub kept: &'static str,
    /// Heading of what would change.
    pub would: &'static str,
    /// Column: band.
    pub band: &'static str,
    /// Column: now.
    pub now: &'static str,
    /// Column: then.
    pub then: &'static str,
    /// Nobody moves.
    pub nobody: &'static str,
    /// Column: account.
    pub account: &'static str,
    /// Column: why.
    pub why: &'static str,
    /// Only the cut-offs.
    pub cut_offs: &'static str,
    /// A part about reading differs.
    pub rereads: &'static str,
    /// Said when it is taken into use without a report.
    pub used_next: &'static str,
    /// What is loaded is no policy.
    pub no_policy: &'static str,
    /// What was loaded stands in the fields.
    pub loaded: &'static str,
    /// Something is the matter.
    pub flawed: &'static str,
    /// Beside a chosen file that is a policy.
    pub is_policy: &'static str,
    /// Beside a chosen file that is a policy and cannot be used.
    pub bad_policy: &'static str,
    /// On the first screen, where the policy differs.
    pub differs: &'static str,

    /// Is this an office?
    pub office: &'static str,
    /// What yes does.
    pub office_hint: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Yes was said.
    pub office_yes: &'static str,
    /// No was said.
    pub office_no: &'static str,
    /// Screens again.
    pub again: &'static str,

    /// Heading of corroboration.
    pub corroboration: &'static str,
    /// No family counts.
    pub none_counts: &'static str,
    /// What a certain fact does.
    pub certain: &'static str,
    /// What never alone does.
    pub never_alone: &'static str,
    /// Findings without points.
    pub no_points: &'static str,

    /// Heading of the columns that were dropped.
    pub dropped: &'static str,
    /// Why they are.
    pub dropped_hint: &'static str,
}

static KO: PolicyWords = PolicyWords {
    title: "기준",
    nav: "기준",
    lead: "문지기가 쓰는 모든 기준값과 허용 목록입니다. 값을 고치고, 누구의 결과가 달라지는지 먼저 본 뒤에 적용할 수 있습니다.",
    all_default: "모든 값이 기본값입니다.",
    hash: "적용 중인 기준의 해시",
    contents: "기준의 갈래",
    default: "기본값",
    reset: "기본값으로",
    reset_all: "모두 기본값으로",
    discard: "고친 것 버리기",
    reason: "까닭",
    lines: "한 줄에 하나씩 적습니다.",
    empty: "비어 있음",
    on: "켜기",
    bar: "고친 기준",
    unchanged: "아직 고친 값이 없습니다.",
    what_if: "무엇이 달라지는지 보기",
    no_report: "먼저 파일을 검사하면 무엇이 달라지는지 볼 수 있습니다.",
    waiting: "계산하고 있습니다…",
    use_it: "이 기준 적용",
    save: "JSON으로 저장",
    siem: "SIEM 규칙 받기",
    siem_hint: "SIEM 규칙은 로그인 기록에서 볼 수 있는 신호만 다루며, Sigma·KQL·SPL로 이 기준값을 담습니다. 여러 신호를 함께 헤아리지 못하므로 경보 하나로 정하지 마십시오.",
    load: "기준 파일 불러오기",
    kept: "기준은 이 탭에만 남습니다. 다음에도 쓰려면 저장하십시오.",
    would: "적용하면 달라지는 것",
    band: "구분",
    now: "지금",
    then: "적용하면",
    nobody: "구분이 바뀌는 계정이 없습니다.",
    account: "계정",
    why: "까닭이 되는 항목",
    cut_offs: "구분의 경계값이 달라졌습니다",
    rereads: "읽기에 관한 값(계정 묶음, 메시지 본문, 주소의 나라, 파일 크기)도 고쳤습니다. 그 영향은 적용한 뒤 파일을 다시 읽을 때 나타납니다.",
    used_next: "다음 검사부터 이 기준을 씁니다.",
    no_policy: "기준 파일이 아닙니다. 저장해 둔 policy.json을 골라 주십시오.",
    loaded: "불러온 기준을 아래 칸에 채웠습니다. 적용하기 전에 무엇이 달라지는지 볼 수 있습니다.",
    flawed: "고칠 곳이 있습니다",
    is_policy: "기준 파일입니다. 이 기준으로 검사합니다.",
    bad_policy: "쓸 수 없는 기준 파일입니다",
    differs: "기본값과 다른 기준으로 검사합니다",

    office: "이 주소는 사무실이나 공유 오피스입니까?",
    office_hint: "그렇다면 이 주소를 함께 쓴 것은 아무것도 뜻하지 않습니다. 한 번만 물으며 기준에 적어 둡니다.",
    yes: "예, 사무실입니다",
    no: "아니요",
    office_yes: "알려진 주소에 적었습니다. 다시 검사하면 이 주소를 세지 않습니다.",
    office_no: "사무실이 아니라고 답했습니다.",
    again: "다시 검사",

    corroboration: "서로를 뒷받침하는 갈래",
    none_counts: "따로 셀 만큼 점수가 모인 갈래가 없습니다.",
    certain: "확실한 사실입니다. 점수와 관계없이 책임자와 함께 판단하며, 어떤 확인으로도 점수가 줄지 않습니다.",
    never_alone: "이것만으로는 참고를 넘지 않습니다.",
    no_points: "점수를 더하지 않는 항목",

    dropped: "읽지 않고 버린 열",
    dropped_hint: "국적, 성별, 나이, 사진처럼 판단에 써서는 안 되는 정보입니다. 검사기에 들어가기 전에 버립니다.",
};

static EN: PolicyWords = PolicyWords {
    title: "Policy",
    nav: "Policy",
    lead: "Every threshold and list that Munjigi goes by. Change values, see first whose result would differ, and only then use them.",
    all_default: "All values are the defaults.",
    hash: "Hash of the policy in use",
    contents: "Kinds of settings",
    default: "Default",
    reset: "Reset",
    reset_all: "Reset all to the defaults",
    discard: "Discard changes",
    reason: "Reason",
    lines: "One entry a line.",
    empty: "empty",
    on: "On",
    bar: "Changed values",
    unchanged: "No value has been changed yet.",
    what_if: "See what would change",
    no_report: "Screen some files first to see what would change.",
    waiting: "Working it out…",
    use_it: "Use this policy",
    save: "Save as JSON",
    siem: "Rules for a SIEM",
    siem_hint: "Rules for a SIEM cover the signals that sign-in logs show, as Sigma, KQL and SPL with these thresholds. They weigh nothing together: decide nothing on one alert.",
    load: "Load a policy",
    kept: "The policy stays in this tab only. Save it to use it again.",
    would: "What would change",
    band: "Band",
    now: "Now",
    then: "Then",
    nobody: "No account would change its band.",
    account: "Account",
    why: "Because of",
    cut_offs: "the cut-offs of the bands differ",
    rereads: "Values about reading (joined accounts, texts of messages, countries of addresses, file sizes) differ too. What they do shows once the files are read again.",
    used_next: "The next screening goes by this policy.",
    no_policy: "This is no policy. Choose a policy.json that was saved here.",
    loaded: "The loaded policy stands in the fields below. See what would change before you use it.",
    flawed: "Something needs correcting",
    is_policy: "A policy. The screening goes by it.",
    bad_policy: "A policy that cannot be used",
    differs: "This screening goes by a policy of your own",

    office: "Is this an office or shared office?",
    office_hint: "If so, sharing this address means nothing. It is asked once and kept in the policy.",
    yes: "Yes, an office",
    no: "No",
    office_yes: "Added to the known addresses. Screen again and it no longer counts.",
    office_no: "You answered that it is no office.",
    again: "Screen again",

    corroboration: "Families that back each other",
    none_counts: "No family has enough points to count by itself.",
    certain: "A certain fact. Whatever the points, decide together; no check lowers it.",
    never_alone: "By itself it never goes beyond context.",
    no_points: "Findings that add nothing",

    dropped: "Columns dropped unread",
    dropped_hint: "Traits that must not count, such as nationality, gender, age or a photo. They are dropped before the engine.",
};

/// The fixed strings in a language.
pub fn policy_words(lang: Lang) -> &'static PolicyWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// The words of a heading.
pub fn heading(heading: Heading, lang: Lang) -> String {
    match heading {
        Heading::Lists => Both { ko: "허용 목록", en: "Known and allowed" }.get(lang).to_owned(),
        Heading::General => Both { ko: "점수와 읽기", en: "Points and reading" }.get(lang).to_owned(),
        Heading::Of(family) => vocabulary::family(family.name(), lang).to_owned(),
    }
}

/// The name of a part that speaks of no signal.
pub fn part(name: &str, lang: Lang) -> String {
    let words = match name {
        "" => Both { ko: "알려진 것과 허용한 것", en: "What is known and allowed" },
        "score" => Both { ko: "점수와 구분", en: "Points and bands" },
        "presence" => Both { ko: "활동 시간", en: "Presence" },
        "diligence" => Both { ko: "확인 절차", en: "Diligence" },
        "messages" => Both { ko: "메시지", en: "Messages" },
        "limits" => Both { ko: "파일의 한도", en: "Limits of files" },
        "places" => Both { ko: "장소", en: "Places" },
        "company" => Both { ko: "회사가 정하는 것", en: "What the company fixes" },
        "host" => Both { ko: "이 화면을 품은 페이지", en: "The page around this one" },
        _ => return label(name, lang).into_owned(),
    };
    words.get(lang).to_owned()
}

/// What is the matter with a field.
pub fn flaw(flaw: &Flaw, lang: Lang) -> String {
    if lang == Lang::En {
        return flaw.to_string();
    }
    let what = match &flaw.kind {
        FlawKind::NoPolicy(why) => format!("기준 파일로 읽을 수 없습니다 ({why})"),
        FlawKind::Version(version) => format!("이 판에서 읽지 못하는 형식입니다: {version}"),
        FlawKind::Unknown => "없는 항목입니다".to_owned(),
        FlawKind::NeedsPart => "중괄호 안에 항목을 적어야 합니다".to_owned(),
        FlawKind::NeedsNumber => "숫자를 적어야 합니다".to_owned(),
        FlawKind::NeedsWhole => "소수점 없는 숫자를 적어야 합니다".to_owned(),
        FlawKind::NeedsChoice => "true나 false를 적어야 합니다".to_owned(),
        FlawKind::NeedsList => "글의 목록을 적어야 합니다".to_owned(),
        FlawKind::NeedsText => "글을 적어야 합니다".to_owned(),
        FlawKind::Negative => "0보다 작을 수 없습니다".to_owned(),
        FlawKind::Above(most) => format!("{most}보다 클 수 없습니다"),
        FlawKind::Below(other) => format!("{}보다 작을 수 없습니다", label(other, lang)),
        FlawKind::Over(other) => format!("{}보다 클 수 없습니다", label(other, lang)),
        FlawKind::NoAddress(text) => format!("{text}: 주소나 주소 묶음(203.0.113.0/24)이 아닙니다"),
        FlawKind::NoOrigin(text) => {
            format!("{text}: 페이지의 출처가 아닙니다. https와 서버 이름까지만 적고 경로는 적지 않습니다")
        }
        FlawKind::NoLanguage(text) => format!("{text}: ko나 en만 쓸 수 있습니다"),
        FlawKind::Other(why) => why.clone(),
    };
    if flaw.path.is_empty() { what } else { format!("{}: {what}", flaw.path) }
}

/// How many values differ from the defaults.
pub fn changed(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ko, count) => format!("기본값과 다른 값 {count}개"),
        (Lang::En, 1) => "1 value differs from the defaults".to_owned(),
        (Lang::En, count) => format!("{count} values differ from the defaults"),
    }
}

/// How many values were typed and not yet used.
pub fn typed(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::Ko, count) => format!("고친 값 {count}개가 아직 적용되지 않았습니다."),
        (Lang::En, 1) => "1 changed value is not in use yet.".to_owned(),
        (Lang::En, count) => format!("{count} changed values are not in use yet."),
    }
}

/// How many accounts would move, and how many of them are listed.
pub fn moved(what_if: &WhatIf, lang: Lang) -> String {
    let (shown, all) = (what_if.rows.len(), what_if.moved);
    match (lang, shown < all) {
        (Lang::Ko, false) => format!("계정 {all}개의 구분이 바뀝니다."),
        (Lang::Ko, true) => format!("계정 {all}개의 구분이 바뀝니다. 그 가운데 {shown}개를 보여 드립니다."),
        (Lang::En, false) if all == 1 => "1 account would change its band.".to_owned(),
        (Lang::En, false) => format!("{all} accounts would change their band."),
        (Lang::En, true) => format!("{all} accounts would change their band; {shown} of them are listed."),
    }
}

/// Why an account would move.
pub fn because(row: &Moved, lang: Lang) -> String {
    if row.signals.is_empty() {
        return policy_words(lang).cut_offs.to_owned();
    }
    let points = |points: Option<f64>| points.map_or_else(|| "–".to_owned(), format::points);
    let parts = row.signals.iter().map(|change| {
        let title = vocabulary::signal_title(&change.signal, lang);
        format!("{title} ({} → {})", points(change.from), points(change.to))
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// A default in words.
pub fn default_is(text: &str, unit: &str, lang: Lang) -> String {
    let words = policy_words(lang);
    let text = if text.is_empty() { words.empty } else { text };
    let gap = if unit.is_empty() || matches!(unit, "%" | "점") { "" } else { " " };
    format!("{}: {text}{gap}{unit}", words.default)
}

/// Which families count, and why.
pub fn counts(independent: &[String], needed: f64, lang: Lang) -> String {
    let names = independent.join(", ");
    let needed = format::points(needed);
    match (lang, independent.len()) {
        (Lang::Ko, 1) => {
            format!("{needed}점 이상 모인 갈래는 하나입니다: {names}. 한 갈래만으로는 담당자 검토를 넘지 않습니다.")
        }
        (Lang::Ko, count) => format!("{names}: {needed}점 이상이고 서로 다른 기록에 근거하므로 {count}갈래로 셉니다."),
        (Lang::En, 1) => {
            format!("One family reaches {needed} points: {names}. One alone asks for no more than a look.")
        }
        (Lang::En, count) => {
            format!("{names}: each has {needed} points or more on records of its own, so that they count as {count}.")
        }
    }
}

/// Two families that are one fact.
pub fn same(one: &str, other: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{one}, {other}: 같은 기록에 근거하므로 하나의 사실로 봅니다."),
        Lang::En => format!("{one} and {other} rest on the same records, so that they are one fact."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::policy::Changed;

    #[test]
    fn why_an_account_moves_is_told_by_signal_or_by_cut_off() {
        let mut row = Moved {
            account: "kim".to_owned(),
            from: "context".into(),
            to: "review".into(),
            points_from: 1.0,
            points_to: 4.0,
            signals: vec![Changed { signal: "no-rest-window".into(), from: None, to: Some(4.0) }],
        };
        assert!(because(&row, Lang::En).ends_with("(– → 4)"), "{}", because(&row, Lang::En));
        row.signals.clear();
        assert_eq!(because(&row, Lang::Ko), KO.cut_offs);
    }

    #[test]
    fn a_flaw_is_told_in_both_languages() {
        let one = Flaw::new("no_rest.strong_hours", FlawKind::Below("no_rest.watch_hours".to_owned()));
        for lang in [Lang::Ko, Lang::En] {
            assert!(flaw(&one, lang).starts_with("no_rest.strong_hours: "));
        }
    }
}
