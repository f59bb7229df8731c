//! The words of the Case screen.

use super::decision_words::decision;
use super::{format, vocabulary};
use crate::model::{Both, Lang};
use crate::protocol::case::{AccountChange, Changes, Decision, OpenItems, Opened, Problem, day_number};

/// The strings of one language.
pub struct CaseWords {
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// What it is not.
    pub no_immunity: &'static str,
    /// Heading of what is open.
    pub open_title: &'static str,
    /// Nothing was screened.
    pub open_nothing: &'static str,
    /// Nothing is open.
    pub open_none: &'static str,
    /// The mark of an open item.
    pub unfinished: &'static str,
    /// Heading of contradicting decisions.
    pub differ_title: &'static str,
    /// Heading of saving.
    pub save_title: &'static str,
    /// Hint of it.
    pub save_hint: &'static str,
    /// Label: day of saving.
    pub saved_on: &'static str,
    /// Seals it.
    pub seal: &'static str,
    /// Hint of it.
    pub seal_hint: &'static str,
    /// Label: passphrase.
    pub passphrase: &'static str,
    /// Label: again.
    pub again: &'static str,
    /// Shows it.
    pub show: &'static str,
    /// Too short.
    pub too_short: &'static str,
    /// Not the same.
    pub not_same: &'static str,
    /// Saves.
    pub save: &'static str,
    /// The worker is at it.
    pub busy: &'static str,
    /// Fingerprints are computed.
    pub hashing: &'static str,
    /// Something is in no file.
    pub unsaved: &'static str,
    /// Nothing is.
    pub all_saved: &'static str,
    /// Said when saved.
    pub saved_now: &'static str,
    /// Heading of opening.
    pub reopen_title: &'static str,
    /// Hint of it.
    pub reopen_hint: &'static str,
    /// Opens.
    pub open: &'static str,
    /// Merges.
    pub merge: &'static str,
    /// Hint of it.
    pub merge_hint: &'static str,
    /// Save first.
    pub unsaved_first: &'static str,
    /// Passphrase of an opened file.
    pub unseal: &'static str,
    /// Tries it.
    pub unseal_try: &'static str,
    /// Said when opened.
    pub opened_now: &'static str,
    /// Said when merged.
    pub merged_now: &'static str,
    /// Heading of the opened case.
    pub opened_title: &'static str,
    /// Files are needed.
    pub files_needed: &'static str,
    /// Its files.
    pub files: &'static str,
    /// Its accounts.
    pub accounts: &'static str,
    /// Leads to the files.
    pub to_files: &'static str,
    /// Heading of what changed.
    pub changes_title: &'static str,
    /// Nothing did.
    pub no_change: &'static str,
    /// The report is gone.
    pub not_comparable: &'static str,
    /// Heading: before.
    pub before_title: &'static str,
    /// Lead of it.
    pub before_lead: &'static str,
    /// Heading of notices.
    pub notices_title: &'static str,
    /// Lead of them.
    pub notices_lead: &'static str,
    /// Heading: after.
    pub after_title: &'static str,
    /// Lead of it.
    pub after_lead: &'static str,
    /// Column: account.
    pub account: &'static str,
    /// Column: then.
    pub then: &'static str,
    /// Column: now.
    pub now: &'static str,
    /// Column: what changed.
    pub what: &'static str,
    /// Column: decision.
    pub decision: &'static str,
    /// Column: band.
    pub band: &'static str,
    /// Column: file.
    pub file: &'static str,
    /// Column: rows.
    pub rows: &'static str,
    /// Labels of the purpose, in the order of the form.
    pub purpose: [&'static str; 11],
    /// Same treatment.
    pub same_for_all: &'static str,
}

/// The strings of a language.
pub fn case_words(lang: Lang) -> &'static CaseWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: CaseWords = CaseWords {
    nav: "기록",
    title: "점검 기록",
    lead: "무엇을 왜 점검했고 누가 무엇을 결정했는지 한 파일에 담습니다. 문지기는 순서를 정할 뿐이며, 결정은 근거를 본 사람이 합니다.",
    no_immunity: "이 기록은 점검을 했다는 사실을 남길 뿐, 책임을 면하게 해 주지 않습니다. 결정이 없는 계정은 미완료로 남습니다.",
    open_title: "결정을 기다리는 계정",
    open_nothing: "아직 검사한 자료가 없습니다.",
    open_none: "검토 이상인 계정은 모두 결정이 있습니다.",
    unfinished: "미완료",
    differ_title: "결정이 서로 다른 계정",
    save_title: "저장",
    save_hint: "보고서, 점검표의 답, 결정, 기준과 파일의 해시를 담습니다. 원본 자료는 담지 않습니다. 저장하지 않으면 탭을 닫을 때 모두 사라집니다.",
    saved_on: "저장하는 날",
    seal: "암호로 봉인",
    seal_hint: "age 형식이므로 다른 age 도구로도 열 수 있습니다. 암호를 잊으면 누구도 열 수 없습니다.",
    passphrase: "암호 (열두 글자 이상)",
    again: "암호 한 번 더",
    show: "암호 보기",
    too_short: "암호가 열두 글자보다 짧습니다.",
    not_same: "두 암호가 다릅니다.",
    save: "기록 저장",
    busy: "처리하고 있습니다…",
    hashing: "파일의 해시를 계산하고 있습니다…",
    unsaved: "저장하지 않은 기록이 있습니다.",
    all_saved: "저장하지 않은 기록이 없습니다.",
    saved_now: "기록을 저장했습니다.",
    reopen_title: "열기와 합치기",
    reopen_hint: "저장한 기록을 열면 답, 결정, 목적과 기준이 돌아옵니다.",
    open: "기록 열기",
    merge: "다른 기록 합치기",
    merge_hint: "두 사람의 기록을 합치면 두 이력이 모두 남고, 결정이 다른 계정을 보여 줍니다.",
    unsaved_first: "저장하지 않은 기록이 있어 열지 않았습니다. 먼저 저장하거나 '다른 기록 합치기'를 쓰십시오.",
    unseal: "봉인한 암호",
    unseal_try: "암호로 열기",
    opened_now: "기록을 열었습니다.",
    merged_now: "기록을 합쳤습니다.",
    opened_title: "연 기록",
    files_needed: "근거를 다시 보려면 원본 파일이 필요합니다. 파일을 넣고 검사하면 그때와 무엇이 달라졌는지 보여 줍니다.",
    files: "그때의 파일",
    accounts: "그때의 계정",
    to_files: "파일 넣으러 가기",
    changes_title: "그때와 달라진 것",
    no_change: "달라진 계정이 없습니다.",
    not_comparable: "검사를 멈추어 그때의 보고서가 남아 있지 않습니다. 비교하려면 기록을 다시 여십시오.",
    before_title: "점검하기 전에",
    before_lead: "검사하기 전에 정하고 알려야 할 것입니다. 무엇을 적어야 할지 모르면 비워 두고 법무나 개인정보 담당자와 함께 채우십시오.",
    notices_title: "알림글 본보기",
    notices_lead: "괄호 안을 채워 쓰십시오. 법률 자문이 아니며, 쓰기 전에 담당자가 살펴보아야 합니다.",
    after_title: "물어볼 곳",
    after_lead: "혼자 판단하기 어려우면 물어보십시오. 번호와 절차는 바뀔 수 있으니 쓰기 전에 확인하십시오.",
    account: "계정",
    then: "그때",
    now: "지금",
    what: "달라진 것",
    decision: "결정",
    band: "구분",
    file: "파일",
    rows: "행",
    purpose: [
        "목적",
        "법적 근거",
        "누구에게 어떻게 알렸는지",
        "알린 날",
        "쓰는 자료",
        "자료의 첫날",
        "자료의 마지막 날",
        "물어볼 사람",
        "기록을 지울 날",
        "정한 사람",
        "정한 날",
    ],
    same_for_all: "같은 처지에 있는 사람을 모두 똑같이 대합니다.",
};

static EN: CaseWords = CaseWords {
    nav: "Case",
    title: "Case",
    lead: "One file says what was checked and why, and who decided what. Munjigi only orders what to look at; a person who has seen the evidence decides.",
    no_immunity: "The record shows that checks were made; it frees nobody from responsibility. Accounts without a decision stay open.",
    open_title: "Waiting for a decision",
    open_nothing: "Nothing is screened yet.",
    open_none: "Every account at review or above has a decision.",
    unfinished: "Open",
    differ_title: "Decisions that differ",
    save_title: "Save",
    save_hint: "Holds the report, answers, decisions, the policy and the hashes of the files; never the original data. What is not saved is gone when the tab is closed.",
    saved_on: "Day of saving",
    seal: "Seal with a passphrase",
    seal_hint: "In the age format, so that any age tool opens it. If the passphrase is lost, nobody can open it.",
    passphrase: "Passphrase (12 characters or more)",
    again: "Passphrase again",
    show: "Show passphrase",
    too_short: "The passphrase is shorter than 12 characters.",
    not_same: "The two passphrases differ.",
    save: "Save case",
    busy: "Working…",
    hashing: "The hashes of the files are being computed…",
    unsaved: "Something recorded here is in no file yet.",
    all_saved: "Nothing is unsaved.",
    saved_now: "The case is saved.",
    reopen_title: "Open and merge",
    reopen_hint: "Opening a saved case brings back answers, decisions, purpose and policy.",
    open: "Open case",
    merge: "Merge another case",
    merge_hint: "Merging two reviewers' cases keeps both histories and shows where decisions differ.",
    unsaved_first: "Not opened, because something here is not saved. Save it first, or use “Merge another case”.",
    unseal: "Its passphrase",
    unseal_try: "Open with passphrase",
    opened_now: "The case is open.",
    merged_now: "The cases are merged.",
    opened_title: "The opened case",
    files_needed: "To look into the evidence again, the original files are needed. Add and screen them, and this page shows what changed since.",
    files: "Its files",
    accounts: "Its accounts",
    to_files: "Add files",
    changes_title: "What changed since",
    no_change: "No account changed.",
    not_comparable: "A screening was stopped and the saved report is no longer in memory. Open the case again to compare.",
    before_title: "Before anything is checked",
    before_lead: "What to settle and tell people beforehand. Leave open what you do not know, and fill it in with counsel or the data-protection officer.",
    notices_title: "Notices to adapt",
    notices_lead: "Fill in the brackets. This is no legal advice; have somebody responsible read it first.",
    after_title: "Whom to ask",
    after_lead: "Ask when you are not sure. Numbers and procedures change: check before you use them.",
    account: "Account",
    then: "Then",
    now: "Now",
    what: "What changed",
    decision: "Decision",
    band: "Band",
    file: "File",
    rows: "Rows",
    purpose: [
        "Purpose",
        "Legal basis",
        "Who was told, and how",
        "Told on",
        "Data used",
        "First day of the data",
        "Last day of the data",
        "Whom people may ask",
        "Delete by",
        "Settled by",
        "Settled on",
    ],
    same_for_all: "Everybody in the same position is treated alike.",
};

/// Why a case was not opened, and what to do.
pub fn problem(problem: &Problem, lang: Lang) -> String {
    match problem {
        Problem::NotACase => Both { ko: "점검 기록 파일이 아닙니다.", en: "This is not a case file." },
        Problem::TooLarge => {
            Both { ko: "파일이 너무 커서 브라우저에서 열 수 없습니다.", en: "The file is too large for a browser to open." }
        }
        Problem::Newer(version) => {
            return match lang {
                Lang::Ko => format!("더 새로운 문지기로 저장한 기록입니다 ({version}). 새 판을 받아 여십시오."),
                Lang::En => format!("A newer Munjigi saved this case ({version}). Open it with the newer page."),
            };
        }
        Problem::Broken => Both {
            ko: "기록 파일이 깨졌거나 끝까지 저장되지 않았습니다. 다른 사본을 여십시오.",
            en: "The case file is broken or was not written to its end. Open another copy.",
        },
        Problem::Changed => Both {
            ko: "저장한 뒤에 바뀐 파일이라 열지 않았습니다. 손대지 않은 사본을 여십시오. 누가 바꾸었는지는 알 수 없습니다.",
            en: "Not opened: the file was changed after it was saved. Open an untouched copy. Who changed it cannot be told.",
        },
        Problem::History(broken) => {
            return match lang {
                Lang::Ko => format!(
                    "기록이 {}번째 항목({})부터 맞지 않아 열지 않았습니다. 저장한 뒤에 바뀌었으니 손대지 않은 사본을 여십시오.",
                    broken.at, broken.account
                ),
                Lang::En => format!(
                    "Not opened: the history no longer fits from entry {} on ({}). It was changed after it was saved; open an untouched copy.",
                    broken.at, broken.account
                ),
            };
        }
        Problem::Sealed => Both { ko: "봉인된 기록입니다. 암호를 적으십시오.", en: "The case is sealed. Enter its passphrase." },
        Problem::WrongPassphrase => {
            Both { ko: "암호가 맞지 않습니다. 다시 적으십시오.", en: "The passphrase is wrong. Try again." }
        }
        Problem::NoPassphrase => Both {
            ko: "암호가 아니라 열쇠로 봉인한 파일입니다. age 도구로 먼저 푸십시오.",
            en: "This file is sealed for keys, not with a passphrase. Unseal it with an age tool first.",
        },
        Problem::TooCostly => Both {
            ko: "봉인을 다루는 데 필요한 메모리가 모자랍니다. 다른 탭을 닫거나 age 도구를 쓰십시오.",
            en: "There is not enough memory for this seal. Close other tabs, or use an age tool.",
        },
        Problem::SealDamaged => Both {
            ko: "봉인된 파일이 잘렸거나 바뀌었습니다. 다른 사본을 여십시오.",
            en: "The sealed file is cut off or was changed. Open another copy.",
        },
    }
    .get(lang)
    .to_owned()
}

/// What the opened case is.
pub fn opened(opened: &Opened, lang: Lang) -> String {
    let (saved, engine) = (&opened.kept.saved, &opened.engine);
    let Some(report) = &opened.report else {
        return match lang {
            Lang::Ko => format!("{saved}에 저장했습니다 (문지기 {engine}). 보고서는 들어 있지 않습니다."),
            Lang::En => format!("Saved on {saved} (Munjigi {engine}). It holds no report."),
        };
    };
    let day = format::day(&report.as_of);
    match lang {
        Lang::Ko => format!(
            "{saved}에 저장했습니다 (문지기 {engine}). 안의 보고서는 {day} 기준이며 계정 {}개입니다.",
            report.total
        ),
        Lang::En => {
            format!(
                "Saved on {saved} (Munjigi {engine}). Its report is as of {day} and holds {} accounts.",
                report.total
            )
        }
    }
}

/// Days before the day of deletion from which on the page reminds of it: time enough to ask whoever still needs the record.
const REMIND_WITHIN: i32 = 14;

/// Reminds of the day by which the case is to be deleted, where it is near or past.
pub fn reminder(delete_by: &str, today: &str, lang: Lang) -> Option<String> {
    let left = day_number(delete_by)? - day_number(today)?;
    (left <= REMIND_WITHIN).then(|| match (left < 0, lang) {
        (true, Lang::Ko) => format!("이 기록을 지울 날({delete_by})이 지났습니다. 파일과 사본을 지우십시오."),
        (true, Lang::En) => {
            format!("The day to delete this case ({delete_by}) is past. Delete the file and its copies.")
        }
        (false, Lang::Ko) => format!("이 기록을 지울 날은 {delete_by}이고, {left}일 남았습니다."),
        (false, Lang::En) if left == 1 => format!("This case is to be deleted by {delete_by}, in 1 day."),
        (false, Lang::En) => format!("This case is to be deleted by {delete_by}, in {left} days."),
    })
}

/// How many accounts wait.
pub fn open_count(items: &OpenItems, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("검토 이상인 계정 {}개 가운데 {}개에 결정이 없습니다.", items.of, items.open),
        Lang::En => format!("{} of {} accounts at review or above have no decision.", items.open, items.of),
    }
}

/// How many more than are listed.
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("그 밖에 {count}개"),
        Lang::En => format!("and {count} more"),
    }
}

/// How many entries a merge brought.
pub fn merged(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("다른 기록에서 항목 {count}개를 더했습니다."),
        Lang::En => format!("Entries added from the other case: {count}."),
    }
}

/// Two decisions that contradict each other.
pub fn contradiction(one: (Decision, &str), other: (Decision, &str), lang: Lang) -> String {
    let said = |(made, by): (Decision, &str)| format!("{} ({by})", decision(made, lang));
    format!("{} ↔ {}", said(one), said(other))
}

/// Name of what rules differ.
pub fn rules(changes: &Changes, lang: Lang) -> Option<String> {
    let name = |rule: &str| match rule {
        "engine" => Both { ko: "문지기의 판", en: "Munjigi's version" },
        "catalogue" => Both { ko: "신호 목록", en: "the catalogue" },
        _ => Both { ko: "기준", en: "the policy" },
    };
    let names: Vec<&str> = changes.rules.iter().map(|rule| name(rule).get(lang)).collect();
    (!names.is_empty()).then(|| match lang {
        Lang::Ko => format!("그때와 다른 것: {}. 자료가 같아도 점수가 달라질 수 있습니다.", names.join(", ")),
        Lang::En => format!("Different since: {}. Points may differ though the data do not.", names.join(", ")),
    })
}

/// What became of a file.
pub fn input_change(how: &str, lang: Lang) -> &'static str {
    match how {
        "changed" => Both { ko: "내용이 다름", en: "other content" },
        "missing" => Both { ko: "이번에는 없음", en: "not there this time" },
        _ => Both { ko: "새 파일", en: "new" },
    }
    .get(lang)
}

/// A summary of what changed.
pub fn changed(changes: &Changes, lang: Lang) -> String {
    let (from, to) = (format::day(&changes.from), format::day(&changes.to));
    match lang {
        Lang::Ko => format!(
            "{from} 기준과 {to} 기준의 비교: 계정 {}개가 달라졌고 {}개는 그대로입니다.",
            changes.changed, changes.same
        ),
        Lang::En => format!(
            "As of {from} and of {to}: {} accounts changed, {} are as they were.",
            changes.changed, changes.same
        ),
    }
}

/// A band with points, or that there was none.
pub fn band_with_points(band: Option<&str>, points: f64, lang: Lang) -> String {
    match band {
        Some(band) => format!("{} ({})", vocabulary::band(band, lang), format::points(points)),
        None => Both { ko: "없음", en: "not there" }.get(lang).to_owned(),
    }
}

/// What changed in an account.
pub fn account_change(change: &AccountChange, lang: Lang) -> String {
    let parts = [
        (&change.new, Both { ko: "새로 나옴", en: "new" }),
        (&change.gone, Both { ko: "없어짐", en: "gone" }),
        (&change.stronger, Both { ko: "세짐", en: "stronger" }),
        (&change.weaker, Both { ko: "약해짐", en: "weaker" }),
    ];
    let part = |(signals, name): (&Vec<crate::report::Word>, Both)| {
        let titles: Vec<String> = signals.iter().map(|id| vocabulary::signal_title(id, lang)).collect();
        (!titles.is_empty()).then(|| format!("{}: {}", name.get(lang), titles.join(", ")))
    };
    parts.into_iter().filter_map(part).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reminder_comes_two_weeks_before_and_after_the_day() {
        let at = |today: &str| reminder("2026-03-01", today, Lang::En);
        assert_eq!(at("2026-02-14"), None);
        assert_eq!(at("2026-02-15").as_deref(), Some("This case is to be deleted by 2026-03-01, in 14 days."));
        assert_eq!(at("2026-02-28").as_deref(), Some("This case is to be deleted by 2026-03-01, in 1 day."));
        assert!(at("2026-03-02").is_some_and(|text| text.contains("is past")));
        assert_eq!(reminder("", "2026-03-02", Lang::Ko), None);
    }
}
