//! The fixed strings of papers, in both languages, and the words for what people recorded.

use crate::case::{Decision, Engagement, Entry, What};
use crate::model::{Both, Lang};
use crate::present::vocabulary;

/// The fixed strings of one language.
pub struct PaperWords {
    /// Title of the report.
    pub report: &'static str,
    /// Title of a person's paper.
    pub person: &'static str,
    /// Title of the diligence record.
    pub screening: &'static str,
    /// What a reader must know first.
    pub purpose_of_paper: &'static str,
    /// How often innocent people show such things.
    pub base_rate: &'static str,
    /// Names and values are replaced.
    pub veiled: &'static str,
    /// For the person concerned.
    pub for_person: &'static str,
    /// Heading: what is open.
    pub open: &'static str,
    /// Nothing is open.
    pub open_none: &'static str,
    /// In front of what is open.
    pub open_mark: &'static str,
    /// No decision is recorded.
    pub no_decision: &'static str,
    /// Two reviewers differ.
    pub differs: &'static str,
    /// No reply is recorded.
    pub no_reply: &'static str,
    /// No second person has signed a decision in the top band.
    pub no_second: &'static str,
    /// No day of deletion is set.
    pub no_delete_by: &'static str,
    /// No purpose is set.
    pub no_purpose: &'static str,
    /// Heading: purpose.
    pub purpose: &'static str,
    /// Labels of the purpose, in the order of its fields.
    pub purpose_labels: [&'static str; 9],
    /// Nothing was written.
    pub not_stated: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// Heading: what it came to.
    pub result: &'static str,
    /// Heading: files.
    pub files: &'static str,
    /// Column heads of the files.
    pub file_heads: [&'static str; 5],
    /// Hash not computed.
    pub no_hash: &'static str,
    /// Could not be read.
    pub unread: &'static str,
    /// Heading: checked and not checked.
    pub checked: &'static str,
    /// Column heads of what was not assessed.
    pub missing_heads: [&'static str; 3],
    /// Everything could be checked.
    pub missing_none: &'static str,
    /// What could not be checked.
    pub missing: &'static str,
    /// Column heads of rows that were not used.
    pub issue_heads: [&'static str; 3],
    /// Heading: rows not used.
    pub issues: &'static str,
    /// Nobody in a band.
    pub nobody: &'static str,
    /// Names seen.
    pub names: &'static str,
    /// Period of the records.
    pub period: &'static str,
    /// Number of records.
    pub activities: &'static str,
    /// Observed presence.
    pub presence: &'static str,
    /// Heading: observations.
    pub observations: &'static str,
    /// Nothing was found.
    pub observations_none: &'static str,
    /// Where to look.
    pub evidence: &'static str,
    /// What else it may be.
    pub innocent: &'static str,
    /// What would clear it.
    pub clears: &'static str,
    /// Somebody explained it.
    pub explained: &'static str,
    /// If true, how bad.
    pub severity: &'static str,
    /// How clear.
    pub strength: &'static str,
    /// How good the data are.
    pub reliability: &'static str,
    /// Measures asked for.
    pub measures: &'static str,
    /// Heading: innocent explanations considered.
    pub considered: &'static str,
    /// None is recorded yet; these are to be considered.
    pub considered_none: &'static str,
    /// Heading: reply.
    pub reply: &'static str,
    /// Heading: decision.
    pub decision: &'static str,
    /// Reason.
    pub reason: &'static str,
    /// Who, when.
    pub by: &'static str,
    /// Second person.
    pub second: &'static str,
    /// Heading: history.
    pub history: &'static str,
    /// Column heads of the history.
    pub history_heads: [&'static str; 5],
    /// Nothing is recorded.
    pub history_none: &'static str,
    /// An entry that no longer counts.
    pub undone: &'static str,
    /// Signature lines.
    pub signatures: [&'static str; 2],
    /// A person decided.
    pub by_person: &'static str,
    /// What this paper is not.
    pub no_immunity: &'static str,
    /// Heading: versions.
    pub versions: &'static str,
    /// Labels: program, catalogue, policy, day, last hash, delete by.
    pub version_labels: [&'static str; 6],
    /// What the last hash is.
    pub chain: &'static str,
    /// Left out of a redacted copy.
    pub left_out: &'static str,
    /// Heading of all accounts without findings.
    pub without: &'static str,
    /// Column heads of people in the record of the whole screening.
    pub people_heads: [&'static str; 4],
    /// Heading of that list.
    pub people: &'static str,
}

static KO: PaperWords = PaperWords {
    report: "문지기 점검 보고서",
    person: "본인 확인 절차 기록",
    screening: "점검 실시 기록",
    purpose_of_paper: "이 문서는 무엇을 먼저 살펴볼지 순서를 정한 것이며, 누구에 대한 판단도 아닙니다. 판단은 근거를 읽은 사람이 합니다.",
    base_rate: "여기 적힌 특징은 아무 문제가 없는 사람에게도 나타납니다. 출장, 교대 근무, 사내 VPN, 함께 쓰는 사무실처럼 흔한 까닭을 먼저 살펴 주십시오. 주의보가 말하는 사람은 매우 드뭅니다.",
    veiled: "사람, 주소, 기기, 파일의 이름을 가명으로 바꾼 사본입니다. 같은 가명은 같은 대상을 뜻합니다.",
    for_person: "당사자에게 드리는 사본입니다. 다른 사람의 이름은 가명으로 바꾸고, 다른 사람에 관한 자료는 뺐습니다. 사실과 다른 점이 있으면 담당자에게 알려 주십시오.",
    open: "아직 끝나지 않은 일",
    open_none: "남은 일이 없습니다.",
    open_mark: "미완료",
    no_decision: "담당자의 결정",
    differs: "두 담당자의 결정이 서로 다름",
    no_reply: "당사자의 설명 듣기",
    no_second: "두 번째 담당자의 확인",
    no_delete_by: "삭제 예정일 정하기",
    no_purpose: "점검 목적과 근거 적기",
    purpose: "목적과 근거",
    purpose_labels: [
        "목적",
        "법적 근거",
        "알린 대상과 방법",
        "알린 날",
        "쓰는 자료",
        "자료의 기간",
        "같은 기준 적용",
        "문의할 곳",
        "정한 사람과 날",
    ],
    not_stated: "적지 않음",
    yes: "같은 처지의 모든 사람에게 같은 기준을 적용합니다",
    result: "결과",
    files: "파일",
    file_heads: ["파일", "SHA-256", "종류", "기록 / 사용", "시간대"],
    no_hash: "계산하지 않음",
    unread: "읽지 못함",
    checked: "확인한 것과 확인하지 못한 것",
    missing_heads: ["확인하지 못한 항목", "없는 자료", "계정"],
    missing_none: "모든 항목을 확인했습니다.",
    missing: "확인하지 못함",
    issue_heads: ["파일", "줄", "까닭"],
    issues: "쓰지 못한 줄",
    nobody: "해당하는 계정이 없습니다.",
    names: "이름",
    period: "기록 기간",
    activities: "기록",
    presence: "관측된 활동",
    observations: "관찰한 사실",
    observations_none: "확인할 수 있었던 범위에서 발견된 항목이 없습니다.",
    evidence: "근거",
    innocent: "문제없는 까닭일 수 있는 것",
    clears: "확인되면 풀리는 것",
    explained: "설명됨",
    severity: "사실일 때의 무게",
    strength: "뚜렷한 정도",
    reliability: "자료의 질",
    measures: "권고된 확인",
    considered: "살펴본 문제없는 까닭",
    considered_none: "아직 적지 않았습니다. 결정하기 전에 다음을 살펴 주십시오.",
    reply: "당사자의 설명",
    decision: "결정",
    reason: "까닭",
    by: "담당자",
    second: "두 번째 담당자",
    history: "사람이 남긴 기록",
    history_heads: ["번호", "날", "계정", "내용", "적은 사람"],
    history_none: "아직 기록이 없습니다.",
    undone: "취소됨",
    signatures: ["담당자 서명 · 날짜", "두 번째 담당자 서명 · 날짜"],
    by_person: "결정은 위 근거를 읽은 사람이 하였습니다.",
    no_immunity: "이 기록은 절차를 적은 것이며, 법적 책임이 없다는 뜻이 아닙니다.",
    versions: "판과 확인값",
    version_labels: ["프로그램", "점검 항목", "기준", "기준일", "마지막 기록의 확인값", "삭제 예정일"],
    chain: "이어진 확인값은 나중에 바뀐 것을 알아차리게 할 뿐, 누가 적었는지를 증명하지 않습니다.",
    left_out: "사본에서 뺐습니다",
    without: "발견된 항목이 없는 계정",
    people_heads: ["계정", "구분", "결정", "상태"],
    people: "사람이 살펴볼 계정",
};

static EN: PaperWords = PaperWords {
    report: "Munjigi screening report",
    person: "Record of identity checks",
    screening: "Record of the screening",
    purpose_of_paper: "This paper orders what to look at first. It judges nobody; a person who has read the evidence decides.",
    base_rate: "What is listed here is also seen in people with whom nothing is wrong. Look first at common reasons: travel, shift work, the firm's VPN, a shared office. People of whom the advisories warn are very rare.",
    veiled: "A copy in which people, addresses, devices and files bear pseudonyms. The same pseudonym means the same thing.",
    for_person: "A copy for the person concerned. Other people bear pseudonyms, and data about others are left out. If something is not right, please tell the person in charge.",
    open: "Still open",
    open_none: "Nothing is open.",
    open_mark: "open",
    no_decision: "a person's decision",
    differs: "two reviewers decided differently",
    no_reply: "hear the person",
    no_second: "confirmation by a second person",
    no_delete_by: "set a day of deletion",
    no_purpose: "state purpose and legal basis",
    purpose: "Purpose and basis",
    purpose_labels: [
        "Purpose",
        "Legal basis",
        "Who was told, and how",
        "Told on",
        "Data used",
        "Period of the data",
        "Same treatment",
        "Whom to ask",
        "Settled by, on",
    ],
    not_stated: "not stated",
    yes: "everybody in the same position is treated alike",
    result: "Result",
    files: "Files",
    file_heads: ["File", "SHA-256", "Kind", "Records / used", "Zone"],
    no_hash: "not computed",
    unread: "could not be read",
    checked: "What was checked and what could not be",
    missing_heads: ["Could not be checked", "Missing data", "Accounts"],
    missing_none: "Every check could be made.",
    missing: "Could not be checked",
    issue_heads: ["File", "Line", "Why"],
    issues: "Rows that were not used",
    nobody: "No account.",
    names: "Names",
    period: "Period of the records",
    activities: "Records",
    presence: "Observed presence",
    observations: "Observations",
    observations_none: "Within what could be checked, nothing was found.",
    evidence: "Evidence",
    innocent: "What else it may be",
    clears: "What would clear it",
    explained: "Explained",
    severity: "If true, weight",
    strength: "How clear",
    reliability: "Quality of the data",
    measures: "Recommended checks",
    considered: "Innocent explanations considered",
    considered_none: "None is recorded yet. Consider these before deciding.",
    reply: "The person's reply",
    decision: "Decision",
    reason: "Reason",
    by: "Decided by",
    second: "Second person",
    history: "What people recorded",
    history_heads: ["No.", "On", "Account", "What", "By"],
    history_none: "Nothing is recorded yet.",
    undone: "undone",
    signatures: ["Signature of the person in charge, date", "Signature of the second person, date"],
    by_person: "The decision was made by a person who read the evidence above.",
    no_immunity: "This record tells what was done. It does not free anyone from liability.",
    versions: "Versions and hashes",
    version_labels: ["Program", "Catalogue", "Policy", "As of", "Last hash of the history", "Delete by"],
    chain: "The chained hashes show later changes; they do not prove who wrote an entry.",
    left_out: "left out of this copy",
    without: "Accounts without findings",
    people_heads: ["Account", "Band", "Decision", "State"],
    people: "Accounts for a person to look at",
};

/// The strings of a language.
pub fn paper_words(lang: Lang) -> &'static PaperWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

const fn both(ko: &'static str, en: &'static str) -> Both {
    Both { ko, en }
}

/// A decision.
pub fn decision(decision: Decision, lang: Lang) -> &'static str {
    match decision {
        Decision::Cleared => both("확인 완료", "cleared"),
        Decision::IdentityCheckAsked => both("본인 확인 요청", "identity check asked"),
        Decision::OnHold => both("진행 보류", "on hold"),
        Decision::AuthorityConsulted => both("기관 상담", "authority consulted"),
    }
    .get(lang)
}

/// A kind of engagement.
pub fn engagement(engagement: Engagement, lang: Lang) -> &'static str {
    match engagement {
        Engagement::Applicant => both("지원자", "applicant"),
        Engagement::Freelancer => both("프리랜서", "freelancer"),
        Engagement::Employee => both("근로자", "employee"),
        Engagement::Company => both("업체", "company"),
    }
    .get(lang)
}

/// What an entry says, in one line.
pub fn entry(entry: &Entry, lang: Lang) -> String {
    let said = |ko: &'static str, en: &'static str| both(ko, en).get(lang);
    match &entry.what {
        What::Decision { decision: made, reason, considered, .. } => {
            let (t, made) = (paper_words(lang), decision(*made, lang));
            format!("{}: {made}. {}: {reason} {}: {considered}", t.decision, t.reason, t.considered)
        }
        What::Reply { text } => format!("{}: {text}", paper_words(lang).reply),
        What::Explained { signal, reason } => {
            format!("{}: {}. {reason}", paper_words(lang).explained, vocabulary::signal_title(signal, lang))
        }
        What::Authority { name, reference, text } => {
            format!("{}: {name} {reference} {text}", said("기관", "Authority"))
        }
        What::Note { text } => format!("{}: {text}", said("메모", "Note")),
        What::Engagement { engagement: kind } => {
            format!("{}: {}", said("관계", "Engagement"), engagement(*kind, lang))
        }
        What::Undo { number, reason } => format!("{} {number}: {reason}", said("취소한 기록", "Undoes entry")),
    }
}

/// How many more there are of something.
pub fn more(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("이 밖에 {count}개가 더 있습니다."),
        Lang::En => format!("{count} more are not listed here."),
    }
}

/// Every fixed string of a language, for the search for what was missed.
pub fn own_texts(lang: Lang) -> Vec<String> {
    let t = paper_words(lang);
    let mut texts = vec![
        t.report,
        t.person,
        t.screening,
        t.purpose_of_paper,
        t.base_rate,
        t.veiled,
        t.for_person,
        t.open,
        t.open_none,
        t.open_mark,
        t.no_decision,
        t.differs,
        t.no_reply,
        t.no_second,
        t.no_delete_by,
        t.no_purpose,
        t.purpose,
        t.not_stated,
        t.yes,
        t.result,
        t.files,
        t.no_hash,
        t.unread,
        t.checked,
        t.missing_none,
        t.missing,
        t.issues,
        t.nobody,
        t.names,
        t.period,
        t.activities,
        t.presence,
        t.observations,
        t.observations_none,
        t.evidence,
        t.innocent,
        t.clears,
        t.explained,
        t.severity,
        t.strength,
        t.reliability,
        t.measures,
        t.considered,
        t.considered_none,
        t.reply,
        t.decision,
        t.reason,
        t.by,
        t.second,
        t.history,
        t.history_none,
        t.undone,
        t.by_person,
        t.no_immunity,
        t.versions,
        t.chain,
        t.left_out,
        t.without,
        t.people,
    ];
    texts.extend(t.purpose_labels);
    texts.extend(t.file_heads);
    texts.extend(t.missing_heads);
    texts.extend(t.issue_heads);
    texts.extend(t.history_heads);
    texts.extend(t.signatures);
    texts.extend(t.version_labels);
    texts.extend(t.people_heads);
    texts.into_iter().map(str::to_owned).collect()
}
