//! Every fixed string of the page, one struct per language: a missing one does not compile.
//!
//! Sentences that take values are functions in `sentence`; names of the engine's vocabulary are in `vocabulary`.

use crate::model::Lang;

/// What to drop: one of the short cards of the first screen.
pub struct Guide {
    /// Name of the export.
    pub title: &'static str,
    /// Where it comes from.
    pub from: &'static str,
    /// The columns that matter.
    pub columns: &'static str,
    /// What it allows to check.
    pub allows: &'static str,
}

/// The fixed strings of one language.
pub struct Words {
    // Frame.
    /// Name of the product.
    pub product: &'static str,
    /// Title of the browser's tab.
    pub title: &'static str,
    /// Link past the navigation.
    pub skip: &'static str,
    /// Label of the navigation.
    pub nav_label: &'static str,
    /// First screen.
    pub nav_intake: &'static str,
    /// List of accounts.
    pub nav_queue: &'static str,
    /// One account.
    pub nav_account: &'static str,
    /// What could and could not be read.
    pub nav_coverage: &'static str,
    /// Label of the language switch.
    pub language_label: &'static str,
    /// What this page is not.
    pub foot_purpose: &'static str,
    /// Where data go.
    pub foot_privacy: &'static str,
    /// Before an answer has come.
    pub loading: &'static str,

    // Intake.
    /// Heading of the first screen.
    pub intake_title: &'static str,
    /// Its lead.
    pub intake_lead: &'static str,
    /// What it is not.
    pub intake_not: &'static str,
    /// The one sentence on privacy.
    pub privacy: &'static str,
    /// Summary of how to see for oneself.
    pub privacy_how: &'static str,
    /// How to see for oneself.
    pub privacy_steps: &'static [&'static str],
    /// Heading of the file area.
    pub files_title: &'static str,
    /// In the drop zone.
    pub drop: &'static str,
    /// Label of the file input.
    pub choose: &'static str,
    /// Which kinds of file.
    pub drop_kinds: &'static str,
    /// Label of the text area.
    pub paste_label: &'static str,
    /// Hint of the text area.
    pub paste_hint: &'static str,
    /// Heading of the chosen files.
    pub chosen_title: &'static str,
    /// Takes one file from the list.
    pub remove: &'static str,
    /// Takes all files from the list.
    pub remove_all: &'static str,
    /// Heading of date and zone.
    pub settings_title: &'static str,
    /// Label of the date.
    pub as_of_label: &'static str,
    /// Hint of the date.
    pub as_of_hint: &'static str,
    /// Label of the zone.
    pub zone_label: &'static str,
    /// Hint of the zone.
    pub zone_hint: &'static str,
    /// Starts a screening.
    pub screen: &'static str,
    /// Said where nothing was chosen.
    pub nothing_chosen: &'static str,
    /// Said where no date was given.
    pub no_date: &'static str,
    /// Heading of the practice data.
    pub sample_title: &'static str,
    /// What the practice data are.
    pub sample_text: &'static str,
    /// Loads the practice data.
    pub sample: &'static str,
    /// Heading of the three cards.
    pub guide_title: &'static str,
    /// Lead of the three cards.
    pub guide_lead: &'static str,
    /// The three cards.
    pub guides: [Guide; 3],
    /// Label in a card: where it comes from.
    pub guide_from: &'static str,
    /// Label in a card: columns.
    pub guide_columns: &'static str,
    /// Label in a card: what it allows.
    pub guide_allows: &'static str,
    /// Heading of the formats known by name.
    pub formats_title: &'static str,

    // Progress.
    /// Heading while it runs.
    pub progress_title: &'static str,
    /// Label of the bar.
    pub progress_label: &'static str,
    /// Before the first news.
    pub progress_start: &'static str,
    /// File.
    pub progress_file: &'static str,
    /// Bytes.
    pub progress_bytes: &'static str,
    /// Rows.
    pub progress_rows: &'static str,
    /// Stage.
    pub progress_stage: &'static str,
    /// Stops it.
    pub cancel: &'static str,
    /// Said after it was stopped.
    pub cancelled: &'static str,
    /// Heading of a fault.
    pub fault_title: &'static str,
    /// Closes a message.
    pub dismiss: &'static str,

    // Queue.
    /// Heading of the list.
    pub queue_title: &'static str,
    /// Label of the filter by band.
    pub filter_label: &'static str,
    /// No filter.
    pub filter_all: &'static str,
    /// Label of the search box.
    pub search_label: &'static str,
    /// Hint of the search box.
    pub search_hint: &'static str,
    /// Label of the list.
    pub rows_label: &'static str,
    /// Points.
    pub points: &'static str,
    /// Where no points are shown.
    pub no_ranking: &'static str,
    /// No row matches.
    pub no_match: &'static str,
    /// Fewer than three families.
    pub not_enough_data: &'static str,
    /// Heading of exports.
    pub export_title: &'static str,
    /// The report.
    pub export_json: &'static str,
    /// The findings.
    pub export_csv: &'static str,
    /// While fingerprints are computed.
    pub export_waits: &'static str,
    /// What exports hold.
    pub export_hint: &'static str,
    /// No account at all.
    pub no_accounts_title: &'static str,
    /// What to do then.
    pub no_accounts_text: &'static str,
    /// Leads to the coverage.
    pub to_coverage: &'static str,

    // Account.
    /// Back to the list.
    pub back: &'static str,
    /// No account was chosen.
    pub no_account: &'static str,
    /// Names on record.
    pub names: &'static str,
    /// Span of the activity.
    pub span: &'static str,
    /// Activities.
    pub activities: &'static str,
    /// Presence.
    pub presence: &'static str,
    /// Assessed.
    pub assessed: &'static str,
    /// Heading of the findings.
    pub findings_title: &'static str,
    /// Heads the links to the findings.
    pub findings_list: &'static str,
    /// Nothing found.
    pub findings_none: &'static str,
    /// Severity.
    pub severity: &'static str,
    /// Strength.
    pub strength: &'static str,
    /// Reliability.
    pub reliability: &'static str,
    /// No weakness known.
    pub no_weakness: &'static str,
    /// Innocent explanations.
    pub innocent: &'static str,
    /// What would clear it.
    pub clears: &'static str,
    /// Next steps.
    pub next_steps: &'static str,
    /// More about the signal.
    pub more: &'static str,
    /// What is looked for.
    pub looks_for: &'static str,
    /// Why it matters.
    pub matters: &'static str,
    /// What it cannot see.
    pub blind_spots: &'static str,
    /// Where the sign comes from.
    pub sources: &'static str,
    /// Evidence.
    pub evidence: &'static str,
    /// How to open a line.
    pub evidence_hint: &'static str,
    /// The remaining evidence.
    pub evidence_more: &'static str,
    /// The line cannot be read again.
    pub line_gone: &'static str,
    /// Explained by a person.
    pub explained: &'static str,
    /// Heading of the diligence list.
    pub diligence_title: &'static str,
    /// What it is.
    pub diligence_hint: &'static str,
    /// Heading of the sum.
    pub sum_title: &'static str,
    /// How it is built.
    pub sum_hint: &'static str,
    /// Column: family.
    pub sum_family: &'static str,
    /// Column: findings of the family.
    pub sum_parts: &'static str,
    /// Row: total.
    pub sum_total: &'static str,
    /// Deducted.
    pub sum_control: &'static str,
    /// Heading of the controls.
    pub controls_title: &'static str,
    /// A control that counts.
    pub control_counts: &'static str,
    /// The rule for their use.
    pub hours_rule: &'static str,
    /// No presence.
    pub hours_none: &'static str,
    /// The chart as a table.
    pub as_table: &'static str,
    /// Day.
    pub day: &'static str,
    /// Total.
    pub total: &'static str,
    /// Monday to Sunday, short.
    pub weekdays: [&'static str; 7],
    /// Heading of what could not be assessed for this account.
    pub missing_title: &'static str,
    /// How to read it.
    pub missing_hint: &'static str,
    /// Nothing is missing.
    pub missing_none: &'static str,

    // Coverage.
    /// Heading of the screen.
    pub coverage_title: &'static str,
    /// Heading of the list of bundled data.
    pub sources_title: &'static str,
    /// Heading of the files.
    pub inputs_title: &'static str,
    /// Column: file.
    pub file: &'static str,
    /// Column: format.
    pub format: &'static str,
    /// Column: records.
    pub rows: &'static str,
    /// Column: used.
    pub used: &'static str,
    /// Column: zone.
    pub zone: &'static str,
    /// Column: fingerprint.
    pub hash: &'static str,
    /// Fingerprint not computed yet.
    pub hash_waits: &'static str,
    /// Format not known.
    pub format_unknown: &'static str,
    /// The order of day and month was assumed.
    pub day_order: &'static str,
    /// Files whose zone was assumed.
    pub zone_note_title: &'static str,
    /// Heading of the issues.
    pub issues_title: &'static str,
    /// No issue.
    pub issues_none: &'static str,
    /// What to do.
    pub todo: &'static str,
    /// What.
    pub what: &'static str,
    /// Heading of what could not be assessed.
    pub unassessed_title: &'static str,
    /// Lead of it.
    pub unassessed_hint: &'static str,
    /// Nothing is missing.
    pub unassessed_none: &'static str,
    /// Column: accounts.
    pub accounts: &'static str,
    /// Column: data that would allow it.
    pub would_allow: &'static str,
}

/// The strings of a language.
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Korean.
pub static KO: Words = Words {
    product: "문지기",
    title: "문지기 · 원격 인력 확인",
    skip: "본문으로 건너뛰기",
    nav_label: "화면",
    nav_intake: "자료 넣기",
    nav_queue: "계정 목록",
    nav_account: "계정 상세",
    nav_coverage: "자료 범위",
    language_label: "언어",
    foot_purpose: "이 화면은 사람이 먼저 살펴볼 순서를 정할 뿐, 누가 누구인지 판단하지 않습니다. 결정은 담당자가 당사자의 설명을 듣고 내립니다.",
    foot_privacy: "넣은 자료는 이 브라우저 탭 안에서만 처리되며, 탭을 닫으면 사라집니다.",
    loading: "불러오는 중",

    intake_title: "가지고 계신 기록에서 확인할 점을 찾습니다",
    intake_lead: "근무시간표, 로그인 기록, 인력 명단을 넣으면 정부 합동주의보가 알린 징후가 있는지 계정별로 살펴보고, 근거가 된 줄과 다음에 할 일을 알려 드립니다.",
    intake_not: "문제 있는 사람을 가려내는 도구가 아닙니다. 담당자가 무엇부터 확인할지 순서를 정해 드립니다.",
    privacy: "파일은 이 컴퓨터를 떠나지 않습니다. 이 화면에는 자료를 보낼 서버가 없습니다.",
    privacy_how: "직접 확인하는 방법",
    privacy_steps: &[
        "인터넷 연결을 끊고 검사해 보십시오. 똑같이 작동합니다.",
        "F12 키를 눌러 '네트워크' 탭을 열고 검사해 보십시오. 화면을 연 뒤에는 밖으로 나가는 요청이 없습니다.",
        "이 화면은 파일 하나입니다. 저장해서 사내 보안 담당자에게 검토를 맡길 수 있습니다.",
    ],
    files_title: "파일",
    drop: "파일을 여기에 놓으십시오",
    choose: "파일 고르기",
    drop_kinds: "엑셀(xlsx, xls, ods), CSV, TSV, JSON, 서버 로그와 이들의 gzip, zip. 한글 엑셀의 CP949도 읽습니다. IP 위치 표(.mmdb)가 있으면 함께 넣을 수 있습니다.",
    paste_label: "또는 표를 붙여 넣기",
    paste_hint: "엑셀에서 머리글 줄까지 함께 복사해 붙여 넣으십시오.",
    chosen_title: "고른 자료",
    remove: "빼기",
    remove_all: "모두 빼기",
    settings_title: "기준",
    as_of_label: "기준일",
    as_of_hint: "가입한 지 며칠인지 셀 때 씁니다. 이 날 이후의 기록도 버리지 않습니다.",
    zone_label: "시간대",
    zone_hint: "기록에 시간대가 없을 때만 씁니다. 그런 결과에는 표시를 남깁니다.",
    screen: "검사하기",
    nothing_chosen: "먼저 파일을 고르거나 표를 붙여 넣어 주십시오.",
    no_date: "기준일을 골라 주십시오.",
    sample_title: "먼저 연습해 보기",
    sample_text: "계정 11개가 있는 가상 회사의 석 달치 기록입니다. 밤에 일하는 사람, 아이를 돌보며 나누어 일하는 사람, 공유 사무실도 들어 있습니다.",
    sample: "연습용 자료로 해 보기",
    guide_title: "무엇을 넣으면 됩니까",
    guide_lead: "하나만 있어도 됩니다. 함께 넣을수록 확인할 수 있는 항목이 늘어납니다.",
    guides: [
        Guide {
            title: "근무시간표",
            from: "Clockify, Toggl, 출퇴근 관리, 직접 쓴 엑셀",
            columns: "계정, 시작, 종료, 고객사",
            allows: "쉬는 시간, 연속 근무, 주당 시간, 겹친 시간",
        },
        Guide {
            title: "로그인 기록",
            from: "Okta, Microsoft Entra ID, VPN, 서버의 auth.log와 last",
            columns: "계정, 접속일시, 접속 IP, 국가, 기기",
            allows: "먼 거리 이동, 여러 국가, 함께 쓰는 주소와 기기",
        },
        Guide {
            title: "인력 명단",
            from: "인사 담당자의 엑셀 목록",
            columns: "계정, 성명, 가입일, 계약일, 인증일, 화상면접",
            allows: "본인 확인 전 활동, 화상면접 여부, 신분증 확인",
        },
    ],
    guide_from: "어디서",
    guide_columns: "필요한 열",
    guide_allows: "확인되는 것",
    formats_title: "이름을 보고 바로 알아보는 형식",

    progress_title: "검사하고 있습니다",
    progress_label: "검사 진행",
    progress_start: "파일을 열고 있습니다",
    progress_file: "파일",
    progress_bytes: "읽은 양",
    progress_rows: "읽은 줄",
    progress_stage: "단계",
    cancel: "그만두기",
    cancelled: "검사를 그만두었습니다. 고른 자료는 그대로 있습니다.",
    fault_title: "검사를 마치지 못했습니다",
    dismiss: "닫기",

    queue_title: "계정 목록",
    filter_label: "단계로 거르기",
    filter_all: "전체",
    search_label: "계정 또는 이름 찾기",
    search_hint: "일부만 적어도 됩니다",
    rows_label: "먼저 볼 순서로 놓인 계정",
    points: "점수",
    no_ranking: "계정이 50개보다 적으면 드문 정도를 비교하는 것이 의미가 없어 점수를 보이지 않습니다.",
    no_match: "조건에 맞는 계정이 없습니다. 검색어나 단계를 바꾸어 보십시오.",
    not_enough_data: "판단하기에 자료 부족",
    export_title: "내려받기",
    export_json: "보고서 (JSON)",
    export_csv: "발견 항목 (CSV)",
    export_waits: "파일 지문 계산 중",
    export_hint: "내려받은 파일에는 계정 이름이 들어 있습니다. 보관 기간을 정해 두고 그 뒤에는 지우십시오.",
    no_accounts_title: "읽을 수 있는 계정이 없습니다",
    no_accounts_text: "넣은 파일에서 계정이 있는 줄을 찾지 못했습니다. 파일마다 이유와 고치는 방법을 자료 범위 화면에 적어 두었습니다.",
    to_coverage: "자료 범위 보기",

    back: "계정 목록으로",
    no_account: "계정 목록에서 계정을 고르면 여기에 자세한 내용이 나옵니다.",
    names: "이름",
    span: "기록 기간",
    activities: "기록 수",
    presence: "활동이 확인된 시간",
    assessed: "확인한 항목",
    findings_title: "발견된 항목",
    findings_list: "발견된 항목 차례",
    findings_none: "확인할 수 있었던 항목 가운데 발견된 것이 없습니다.",
    severity: "사실일 때의 무게",
    strength: "뚜렷한 정도",
    reliability: "자료의 신뢰도",
    no_weakness: "알려진 약점이 없습니다",
    innocent: "문제가 아닐 수 있는 까닭",
    clears: "이것이 확인되면 풀립니다",
    next_steps: "다음에 할 일",
    more: "이 항목 자세히",
    looks_for: "무엇을 찾나",
    matters: "왜 보나",
    blind_spots: "볼 수 없는 것",
    sources: "출처",
    evidence: "근거가 된 줄",
    evidence_hint: "줄을 누르면 넣은 파일의 그 줄이 나옵니다. 주민등록번호 같은 번호는 가려집니다.",
    evidence_more: "근거 더 보기",
    line_gone: "이 줄을 다시 읽지 못했습니다. 파일을 옮기거나 고쳤다면 다시 넣고 검사해 주십시오.",
    explained: "담당자가 설명함",
    diligence_title: "합동주의보가 권한 절차",
    diligence_hint: "점수에는 들어가지 않습니다. 회사가 해 두었는지만 보여 줍니다.",
    sum_title: "점수가 나온 과정",
    sum_hint: "항목마다 무게 × 뚜렷한 정도 × 신뢰도를 곱합니다. 같은 갈래에서는 가장 큰 것을 다 더하고, 둘째는 절반, 셋째는 4분의 1만 더합니다. 같은 사실을 여러 번 세지 않기 위해서입니다. 점수는 확률이 아니며 살펴볼 순서를 정할 때만 씁니다.",
    sum_family: "갈래",
    sum_parts: "항목별 점수",
    sum_total: "합계",
    sum_control: "본인 확인으로 뺀 점수",
    controls_title: "기록된 본인 확인",
    control_counts: "신원·연락 갈래의 점수를 낮춥니다",
    hours_rule: "본인 확인에만 쓰십시오. 근태나 성과를 평가하는 자료가 아닙니다.",
    hours_none: "시작과 종료가 있는 기록이 없어 활동 시간을 그릴 수 없습니다. 근무시간표를 넣으면 나옵니다.",
    as_table: "표로 보기",
    day: "날짜",
    total: "합계",
    weekdays: ["월", "화", "수", "목", "금", "토", "일"],
    missing_title: "확인하지 못한 항목",
    missing_hint: "자료가 없어 살펴보지 못했습니다. 문제가 없다는 뜻이 아닙니다.",
    missing_none: "모든 항목을 확인할 수 있었습니다.",

    coverage_title: "자료 범위",
    sources_title: "함께 쓰는 공개 자료",
    inputs_title: "읽은 파일",
    file: "파일",
    format: "형식",
    rows: "기록",
    used: "사용",
    zone: "시간대",
    hash: "지문 (SHA-256)",
    hash_waits: "계산 중",
    format_unknown: "알 수 없음",
    day_order: "일과 월의 순서가 자료에서 드러나지 않아 기본값으로 읽었습니다.",
    zone_note_title: "가정한 것",
    issues_title: "살펴볼 줄과 파일",
    issues_none: "모든 줄을 그대로 읽었습니다.",
    todo: "할 일",
    what: "내용",
    unassessed_title: "확인하지 못한 항목",
    unassessed_hint: "발견되지 않은 것과 확인하지 못한 것은 다릅니다. 함께 적힌 자료를 넣으면 확인할 수 있습니다.",
    unassessed_none: "모든 계정에서 모든 항목을 확인했습니다.",
    accounts: "확인하지 못한 계정",
    would_allow: "넣으면 되는 자료",
};

/// English.
pub static EN: Words = Words {
    product: "Munjigi",
    title: "Munjigi · checks for remote staff",
    skip: "Skip to the content",
    nav_label: "Screens",
    nav_intake: "Data",
    nav_queue: "Accounts",
    nav_account: "Account",
    nav_coverage: "Coverage",
    language_label: "Language",
    foot_purpose: "This page orders what a person should look at first. It does not judge who anyone is; people decide, after hearing the person concerned.",
    foot_privacy: "Your data are handled in this browser tab only and are gone when you close it.",
    loading: "Loading",

    intake_title: "Find what deserves a closer look in records you already have",
    intake_lead: "Drop a timesheet, a sign-in log or a roster. Munjigi looks account by account for the signs that government advisories describe, shows the lines it rests on, and says what to do next.",
    intake_not: "It does not look for culprits. It puts in order what a person should check first.",
    privacy: "Your files do not leave this computer. This page has no server to send them to.",
    privacy_how: "See for yourself",
    privacy_steps: &[
        "Disconnect from the internet and screen something. It works just the same.",
        "Press F12, open the Network tab and screen something. After the page has opened, no request leaves it.",
        "This page is one single file. Save it and let your security team review it.",
    ],
    files_title: "Files",
    drop: "Drop files here",
    choose: "Choose files",
    drop_kinds: "Spreadsheets (xlsx, xls, ods), CSV, TSV, JSON, server logs, and gzip or zip of these; Korean Excel's CP949 is fine. A table of IP places (.mmdb) of your own can be added.",
    paste_label: "Or paste a table",
    paste_hint: "Copy it from your spreadsheet together with the header row.",
    chosen_title: "Chosen",
    remove: "Remove",
    remove_all: "Remove all",
    settings_title: "Basis",
    as_of_label: "As of",
    as_of_hint: "Tells how old an account is. Later records are not dropped.",
    zone_label: "Time zone",
    zone_hint: "Used only where records state none; results that rest on it are marked.",
    screen: "Screen",
    nothing_chosen: "Choose a file or paste a table first.",
    no_date: "Please choose a date.",
    sample_title: "Try it first",
    sample_text: "Three months of a made-up firm with 11 accounts: night owls, a parent with split shifts and a shared office are among them.",
    sample: "Try with practice data",
    guide_title: "What to drop",
    guide_lead: "One of these is enough. The more you add, the more can be checked.",
    guides: [
        Guide {
            title: "Timesheet",
            from: "Clockify, Toggl, time clocks, a sheet of your own",
            columns: "account, start, end, client",
            allows: "rest, continuous work, weekly hours, overlaps",
        },
        Guide {
            title: "Sign-in log",
            from: "Okta, Microsoft Entra ID, VPN, auth.log and last of a server",
            columns: "account, time, IP address, country, device",
            allows: "impossible travel, several countries, shared addresses and devices",
        },
        Guide {
            title: "Roster",
            from: "the list that HR keeps",
            columns: "account, name, created, contract date, verified, video interview",
            allows: "activity before verification, video interviews, identity documents",
        },
    ],
    guide_from: "From",
    guide_columns: "Columns",
    guide_allows: "Lets you check",
    formats_title: "Formats recognised by their own marks",

    progress_title: "Screening",
    progress_label: "Progress of the screening",
    progress_start: "Opening the files",
    progress_file: "File",
    progress_bytes: "Read",
    progress_rows: "Rows",
    progress_stage: "Stage",
    cancel: "Cancel",
    cancelled: "The screening was cancelled. The chosen data are still here.",
    fault_title: "The screening could not be finished",
    dismiss: "Close",

    queue_title: "Accounts",
    filter_label: "Filter by step",
    filter_all: "All",
    search_label: "Find an account or name",
    search_hint: "A part is enough",
    rows_label: "Accounts in the order to look at them",
    points: "Points",
    no_ranking: "Among fewer than 50 accounts rarity means nothing, so no points are shown.",
    no_match: "No account matches. Change the search or the step.",
    not_enough_data: "Not enough data to judge",
    export_title: "Download",
    export_json: "Report (JSON)",
    export_csv: "Findings (CSV)",
    export_waits: "Computing file fingerprints",
    export_hint: "Downloads contain account names. Decide how long to keep them, and delete them then.",
    no_accounts_title: "No account could be read",
    no_accounts_text: "No row with an account was found in your files. The coverage screen says for each file why, and how to mend it.",
    to_coverage: "See the coverage",

    back: "Back to the accounts",
    no_account: "Choose an account in the list to see its details here.",
    names: "Names",
    span: "Records from",
    activities: "Records",
    presence: "Confirmed activity",
    assessed: "Checks made",
    findings_title: "What was found",
    findings_list: "Contents of this section",
    findings_none: "None of the checks that could be made found anything.",
    severity: "Weight if true",
    strength: "How clear",
    reliability: "Quality of the data",
    no_weakness: "no known weakness",
    innocent: "Why it may be harmless",
    clears: "What would clear it",
    next_steps: "What to do next",
    more: "More about this check",
    looks_for: "What it looks for",
    matters: "Why it matters",
    blind_spots: "What it cannot see",
    sources: "Sources",
    evidence: "Lines it rests on",
    evidence_hint: "Open a line to see it in your own file. Identity numbers are masked.",
    evidence_more: "More lines",
    line_gone: "This line could not be read again. If the file was moved or changed, add it again and screen once more.",
    explained: "Explained by a person",
    diligence_title: "Steps the advisory asks for",
    diligence_hint: "They add no points. They only show whether your firm has them in place.",
    sum_title: "How the points add up",
    sum_hint: "Each finding is weight × clarity × data quality. Within a family the largest counts in full, the second half, the third a quarter, so that one fact is not counted many times. Points are not a probability; they only order what to look at.",
    sum_family: "Family",
    sum_parts: "Points of its findings",
    sum_total: "Total",
    sum_control: "Deducted for identity checks",
    controls_title: "Identity checks on record",
    control_counts: "lowers the families identity and contact",
    hours_rule: "For the identity check only, not for appraisal.",
    hours_none: "There are no records with a start and an end, so hours cannot be drawn. A timesheet would allow it.",
    as_table: "Show as a table",
    day: "Day",
    total: "Total",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    missing_title: "What could not be checked",
    missing_hint: "The data for it are missing. That does not mean that all is well.",
    missing_none: "Every check could be made.",

    coverage_title: "Coverage",
    sources_title: "Public data in use",
    inputs_title: "Files",
    file: "File",
    format: "Format",
    rows: "Records",
    used: "Used",
    zone: "Time zone",
    hash: "Fingerprint (SHA-256)",
    hash_waits: "computing",
    format_unknown: "unknown",
    day_order: "The data do not prove the order of day and month, so the default was taken.",
    zone_note_title: "Assumptions",
    issues_title: "Rows and files to look at",
    issues_none: "Every row was read as it is.",
    todo: "What to do",
    what: "What",
    unassessed_title: "What could not be checked",
    unassessed_hint: "Not found and not checked are different things. Adding the data named beside each would allow it.",
    unassessed_none: "Every check could be made for every account.",
    accounts: "Accounts not checked",
    would_allow: "Data that would allow it",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn is_hangul(c: char) -> bool {
        ('\u{ac00}'..='\u{d7a3}').contains(&c)
    }

    #[test]
    fn each_language_is_itself_and_avoids_accusing_words() {
        // Fields are many and all static; the source text of this file holds them all.
        let source = include_str!("words.rs");
        let (korean, english) = source
            .split_once("pub static KO")
            .and_then(|(_, rest)| rest.split_once("pub static EN"))
            .expect("both languages stand here");
        let english = english.split_once("mod tests").expect("tests stand last").0;
        assert!(!english.chars().any(is_hangul));
        for word in ["적발", "혐의", "용의", "명부"] {
            assert!(!korean.contains(word), "{word}");
        }
        assert!(words(Lang::Ko).screen.chars().any(is_hangul));
    }
}
