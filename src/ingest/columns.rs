//! What the columns of a table mean, from their header names in English, Korean and Japanese.

use super::roles::Told;
use crate::model::holding::item_of_header;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// E-mail address: the best account key.
    Email,
    /// Account id or employee number.
    Id,
    /// Login name, user name or an account column that does not say more.
    Account,
    /// Personal name.
    Name,
    /// A moment.
    Time,
    /// Beginning, date and time.
    Start,
    /// End, date and time.
    End,
    /// A date that belongs to clock-time columns or to hours.
    Date,
    /// Date of the beginning.
    StartDate,
    /// Clock time of the beginning.
    StartTime,
    /// Date of the end.
    EndDate,
    /// Clock time of the end.
    EndTime,
    /// How long.
    Duration,
    /// Zone of the row's times.
    Zone,
    /// What was done.
    Kind,
    /// How it ended.
    Outcome,
    /// Connecting address.
    Address,
    /// Observed country; in a roster, the claimed one.
    Country,
    /// Degrees.
    Latitude,
    /// Degrees.
    Longitude,
    /// Device name, cookie or fingerprint.
    Device,
    /// Managed, certificate or serial identifier of a device.
    ManagedDevice,
    /// Session id.
    Session,
    /// Client or project.
    Client,
    /// Claimed country.
    ClaimedCountry,
    /// Claimed zone.
    ClaimedZone,
    /// Account created, joined.
    Created,
    /// Account verified: date or answer.
    Verified,
    /// Contract signed.
    Contract,
    /// Video interview held: date or answer.
    VideoInterview,
    /// An answer to a checklist item.
    Item(&'static str),
    /// Other names of the same account, separated by `;`, `,` or `|`.
    Alias,
    /// A protected trait: dropped unread.
    Protected,
}

/// Header names after [`folded`], by role. A name stands once; longer phrases that hold a shorter one are listed whole.
const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Email,
        &[
            "email",
            "emailaddress",
            "mail",
            "useremail",
            "memberemail",
            "이메일",
            "메일",
            "메일주소",
            "이메일주소",
            "전자우편",
            "メール",
            "メールアドレス",
        ],
    ),
    (
        Role::Id,
        &[
            "직원코드",
            "사원코드",
            "구성원번호",
            "멤버id",
            "id",
            "userid",
            "accountid",
            "employeeid",
            "employeeno",
            "employeenumber",
            "empno",
            "empid",
            "memberid",
            "workerid",
            "freelancerid",
            "사번",
            "사원번호",
            "직원번호",
            "회원번호",
            "계정id",
            "사용자id",
            "社員番号",
        ],
    ),
    (
        Role::Account,
        &[
            "사용자계정",
            "로그인계정",
            "접속자id",
            "멤버",
            "파트너",
            "전문가",
            "account",
            "accountname",
            "user",
            "username",
            "login",
            "loginname",
            "loginid",
            "upn",
            "userprincipalname",
            "member",
            "worker",
            "freelancer",
            "employee",
            "actor",
            "계정",
            "계정명",
            "아이디",
            "로그인id",
            "로그인아이디",
            "사용자",
            "사용자명",
            "사용자아이디",
            "회원",
            "회원id",
            "작업자",
            "접속자",
            "접속계정",
            "アカウント",
            "ユーザー",
            "ユーザーid",
            "ユーザー名",
        ],
    ),
    (
        Role::Name,
        &[
            "구성원",
            "구성원명",
            "구성원이름",
            "사용자이름",
            "직원이름",
            "근로자명",
            "파트너명",
            "전문가명",
            "name",
            "fullname",
            "displayname",
            "realname",
            "employeename",
            "membername",
            "이름",
            "성명",
            "성함",
            "직원명",
            "사원명",
            "작업자명",
            "氏名",
            "名前",
        ],
    ),
    (
        Role::Time,
        &[
            "최초접속일",
            "접속일",
            "로그인날짜",
            "로그인일자",
            "time",
            "timestamp",
            "datetime",
            "date/time",
            "logintime",
            "logindatetime",
            "logindate",
            "signintime",
            "signindate",
            "eventtime",
            "createddatetime",
            "occurredat",
            "accesstime",
            "accessedat",
            "when",
            "ts",
            "시각",
            "일시",
            "시간",
            "접속일시",
            "접속시각",
            "접속시간",
            "로그인일시",
            "발생일시",
            "발생시각",
            "기록일시",
            "이벤트시각",
            "이벤트시간",
            "日時",
            "時刻",
            "ログイン日時",
        ],
    ),
    (
        Role::Start,
        &[
            "실제출근시간",
            "업무시작",
            "업무시작시간",
            "근무시작",
            "근무시작시간",
            "접속시작시간",
            "연결시작시간",
            "로그온시간",
            "start",
            "started",
            "startedat",
            "starttimestamp",
            "startdatetime",
            "begin",
            "from",
            "sessionstart",
            "loginat",
            "connectedat",
            "connectedsince",
            "clockin",
            "checkin",
            "시작",
            "시작일시",
            "시작시각",
            "시작시간",
            "로그인시각",
            "로그인시간",
            "접속시작",
            "접속시작일시",
            "접속시작시각",
            "작업시작",
            "작업시작일시",
            "작업시작시각",
            "출근",
            "출근시각",
            "출근시간",
            "출근일시",
            "開始",
            "開始日時",
            "開始時刻",
            "出勤時刻",
        ],
    ),
    (
        Role::End,
        &[
            "실제퇴근시간",
            "업무종료",
            "업무종료시간",
            "근무종료",
            "근무종료시간",
            "접속종료시간",
            "접속해제시간",
            "연결종료시간",
            "로그오프시간",
            "end",
            "ended",
            "endedat",
            "endtimestamp",
            "enddatetime",
            "finish",
            "finished",
            "to",
            "stop",
            "until",
            "sessionend",
            "logout",
            "logoutat",
            "logouttime",
            "disconnectedat",
            "clockout",
            "checkout",
            "종료",
            "종료일시",
            "종료시각",
            "종료시간",
            "로그아웃시각",
            "로그아웃시간",
            "로그아웃일시",
            "로그아웃",
            "접속종료",
            "접속종료일시",
            "접속종료시각",
            "작업종료",
            "작업종료일시",
            "작업종료시각",
            "퇴근",
            "퇴근시각",
            "퇴근시간",
            "퇴근일시",
            "終了",
            "終了日時",
            "終了時刻",
            "退勤時刻",
        ],
    ),
    (
        Role::Date,
        &[
            "근무날짜",
            "근로일",
            "근로일자",
            "출근일",
            "출근일자",
            "date",
            "day",
            "workdate",
            "spentdate",
            "일자",
            "날짜",
            "근무일",
            "근무일자",
            "작업일",
            "작업일자",
            "日付",
            "勤務日",
        ],
    ),
    (Role::StartDate, &["startdate", "시작일", "시작일자", "시작날짜", "開始日"]),
    (Role::StartTime, &["starttime", "開始時間"]),
    (Role::EndDate, &["enddate", "종료일", "종료일자", "종료날짜", "終了日"]),
    (Role::EndTime, &["endtime", "終了時間"]),
    (
        Role::Duration,
        &[
            "총근로시간",
            "실근무시간",
            "실근로시간",
            "인정근무시간",
            "접속유지시간",
            "연결시간",
            "세션시간",
            "duration",
            "hours",
            "workhours",
            "workedhours",
            "hoursworked",
            "totalhours",
            "durationh",
            "durationhours",
            "durationdecimal",
            "timespent",
            "작업시간",
            "근무시간",
            "소요시간",
            "총시간",
            "총작업시간",
            "총근무시간",
            "이용시간",
            "접속시간(분)",
            "사용시간",
            "勤務時間",
            "作業時間",
        ],
    ),
    (Role::Zone, &["timezone", "tz", "zone", "시간대", "타임존", "タイムゾーン"]),
    (
        Role::Kind,
        &[
            "이벤트명",
            "로그종류",
            "로그구분",
            "출퇴근구분",
            "kind",
            "event",
            "eventtype",
            "eventname",
            "action",
            "activity",
            "type",
            "구분",
            "종류",
            "이벤트",
            "행위",
            "활동",
            "접속구분",
            "種別",
        ],
    ),
    (
        Role::Outcome,
        &[
            "처리결과",
            "인증결과",
            "outcome",
            "result",
            "status",
            "success",
            "loginstatus",
            "loginresult",
            "결과",
            "상태",
            "성공여부",
            "로그인결과",
            "접속결과",
            "성공/실패",
            "結果",
        ],
    ),
    (
        Role::Address,
        &[
            "사용자ip",
            "출발지ip",
            "원격ip",
            "외부ip",
            "클라이언트ip",
            "ip",
            "ipaddress",
            "ipaddr",
            "clientip",
            "sourceip",
            "srcip",
            "remoteip",
            "loginip",
            "accessip",
            "remoteaddress",
            "address(ip)",
            "접속ip",
            "로그인ip",
            "아이피",
            "ip주소",
            "접속ip주소",
            "접속주소",
            "접속아이피",
            "공인ip",
            "ipアドレス",
        ],
    ),
    (
        Role::Country,
        &[
            "출발지국가",
            "국가명",
            "country",
            "countrycode",
            "countryorregion",
            "cc",
            "geo",
            "ipcountry",
            "logincountry",
            "국가",
            "국가코드",
            "접속국가",
            "로그인국가",
            "나라",
            "国",
        ],
    ),
    (Role::Latitude, &["latitude", "lat", "위도", "緯度"]),
    (Role::Longitude, &["longitude", "lon", "lng", "long", "경도", "経度"]),
    (
        Role::Device,
        &[
            "디바이스id",
            "디바이스",
            "디바이스명",
            "mac주소",
            "맥주소",
            "device",
            "deviceid",
            "devicename",
            "deviceidentifier",
            "hostname",
            "host",
            "computer",
            "computername",
            "pc",
            "pcname",
            "machine",
            "fingerprint",
            "devicefingerprint",
            "workstation",
            "기기",
            "기기명",
            "기기id",
            "기기이름",
            "단말",
            "단말기",
            "단말명",
            "단말id",
            "단말기명",
            "장치",
            "장비",
            "장비명",
            "컴퓨터",
            "컴퓨터명",
            "pc명",
            "접속기기",
            "접속단말",
            "端末",
            "端末名",
            "デバイス",
        ],
    ),
    (
        Role::ManagedDevice,
        &[
            "serial",
            "serialnumber",
            "serialno",
            "deviceserial",
            "manageddeviceid",
            "assettag",
            "assetid",
            "certificate",
            "certserial",
            "mdmid",
            "일련번호",
            "시리얼",
            "시리얼번호",
            "기기일련번호",
            "자산번호",
            "인증서",
            "인증서번호",
            "シリアル番号",
        ],
    ),
    (Role::Session, &["session", "sessionid", "세션", "세션id", "세션번호", "セッションid"]),
    (
        Role::Client,
        &[
            "client",
            "clientname",
            "clientid",
            "customer",
            "project",
            "projectname",
            "contract",
            "company",
            "고객",
            "고객사",
            "고객사명",
            "의뢰인",
            "의뢰사",
            "거래처",
            "발주처",
            "프로젝트",
            "프로젝트명",
            "클라이언트",
            "顧客",
            "取引先",
            "プロジェクト",
        ],
    ),
    (
        Role::ClaimedCountry,
        &[
            "claimedcountry",
            "residencecountry",
            "countryofresidence",
            "거주국",
            "거주국가",
            "신고국가",
            "등록국가",
            "居住国",
        ],
    ),
    (
        Role::ClaimedZone,
        &["claimedzone", "claimedtimezone", "claimedtz", "등록시간대", "등록한시간대", "거주시간대", "신고시간대"],
    ),
    (
        Role::Created,
        &[
            "created",
            "createdat",
            "createddate",
            "accountcreated",
            "joined",
            "joinedat",
            "joindate",
            "signupdate",
            "registered",
            "registeredat",
            "registrationdate",
            "hired",
            "hiredate",
            "가입일",
            "가입일자",
            "가입일시",
            "등록일",
            "생성일",
            "계정생성일",
            "입사일",
            "입사일자",
            "登録日",
            "入社日",
        ],
    ),
    (
        Role::Verified,
        &[
            "verified",
            "verifiedat",
            "verifieddate",
            "verificationdate",
            "identityverified",
            "인증일",
            "인증일자",
            "인증일시",
            "본인인증일",
            "인증",
            "인증여부",
            "본인인증",
            "본인인증여부",
            "認証日",
        ],
    ),
    (
        Role::Contract,
        &[
            "contractdate",
            "contracted",
            "contractsigned",
            "signedat",
            "contractstart",
            "계약일",
            "계약일자",
            "계약체결일",
            "契約日",
        ],
    ),
    (
        Role::VideoInterview,
        &[
            "videointerview",
            "videointerviewheld",
            "videointerviewdate",
            "videocall",
            "interviewheld",
            "화상면접",
            "화상면접일",
            "화상면접여부",
            "화상면접실시",
            "화상면접실시여부",
            "화상통화",
            "영상면접",
            "ビデオ面接",
        ],
    ),
    (
        Role::Item("video-refused"),
        &["videorefused", "refusedvideo", "camerarefused", "화상면접거부", "화상거부", "카메라거부"],
    ),
    (
        Role::Item("text-only-contact"),
        &["textonly", "textonlycontact", "chatonly", "채팅만", "텍스트만", "채팅만사용", "문자채팅만", "채팅만이용"],
    ),
    (
        Role::Item("id-low-quality-refused"),
        &[
            "idlowquality",
            "idlowqualityrefused",
            "lowqualityid",
            "신분증저화질",
            "저화질신분증",
            "신분증원본거부",
            "원본제시거부",
        ],
    ),
    (
        Role::Item("id-photoshop-signs"),
        &[
            "idphotoshopsigns",
            "idforgerysigns",
            "idforgery",
            "신분증위조흔적",
            "신분증편집흔적",
            "위조흔적",
            "신분증위조",
        ],
    ),
    (
        Role::Item("id-video-selfie-done"),
        &[
            "idvideoselfie",
            "idvideoselfiedone",
            "idvideocheck",
            "videoverified",
            "livevideocheck",
            "화상신분확인",
            "신분증화상확인",
            "화상본인확인",
            "신분증대면화상확인",
            "화상인증",
        ],
    ),
    (
        Role::Item("in-person-or-notary-done"),
        &[
            "inperson",
            "inpersoncheck",
            "inpersonornotary",
            "inpersonornotarydone",
            "notarized",
            "notarised",
            "대면확인",
            "대면본인확인",
            "공증",
            "공증확인",
            "대면또는공증확인",
        ],
    ),
    (Role::Alias, &["alias", "aliases", "otheraccounts", "otherids", "별칭", "다른계정", "다른아이디", "연결계정"]),
    (
        Role::Protected,
        &[
            "nationality",
            "citizenship",
            "ethnicity",
            "race",
            "religion",
            "gender",
            "sex",
            "age",
            "birthdate",
            "dateofbirth",
            "dob",
            "birthday",
            "birthplace",
            "placeofbirth",
            "photo",
            "picture",
            "accent",
            "school",
            "university",
            "국적",
            "인종",
            "민족",
            "종교",
            "성별",
            "나이",
            "연령",
            "생년월일",
            "생일",
            "출생지",
            "출신지",
            "출신지역",
            "본적",
            "사진",
            "억양",
            "말투",
            "학교",
            "출신학교",
            "ethnicgroup",
            "religiousaffiliation",
            "maritalstatus",
            "disability",
            "skincolour",
            "skincolor",
            "hometown",
            "dialect",
            "photourl",
            "profilephoto",
            "profilepicture",
            "headshot",
            "고향",
            "태어난곳",
            "증명사진",
            "프로필사진",
            "얼굴사진",
            "사투리",
            "혼인여부",
            "결혼여부",
            "장애여부",
            "국적/지역",
            "国籍",
            "性別",
            "生年月日",
            "誕生日",
            "年齢",
            "出生地",
            "出身地",
            "本籍",
            "写真",
            "顔写真",
            "証明写真",
            "訛り",
            "方言",
            "民族",
            "人種",
            "宗教",
            "信条",
            "出身校",
            "婚姻状況",
        ],
    ),
];

/// A header name without case, blanks, underscores, hyphens, dots and what stands in brackets.
pub fn folded(name: &str) -> String {
    let name = name.trim_start_matches('\u{feff}');
    let bare: String = match name.find(['(', '[']) {
        Some(at) if at > 0 && !name.starts_with("접속시간(분)") => name[..at].to_owned(),
        _ => name.to_owned(),
    };
    bare.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | '*' | ':' | '"' | '\u{200b}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The role of a header name, if it is known.
pub fn role(name: &str) -> Option<Role> {
    let folded = folded(name);
    let listed = NAMES.iter().find(|(_, names)| names.contains(&folded.as_str())).map(|(role, _)| *role);
    listed.or_else(|| item_of_header(name).map(Role::Item)).or_else(|| by_parts(&folded))
}

/// The role of a name that is not listed, from the words in it: `최초접속일시`, `Login Timestamp`, `client_ip_address`.
fn by_parts(folded: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&[
        "국적",
        "nationality",
        "citizenship",
        "성별",
        "gender",
        "생년월일",
        "birthdate",
        "dateofbirth",
        "ethnic",
        "religion",
        "종교",
        "출생지",
        "birthplace",
    ]) {
        return Some(Role::Protected);
    }
    let clock =
        has(&["일시", "시각", "datetime", "timestamp", "time"]) && !has(&["timezone", "시간대", "count", "횟수"]);
    if clock && has(&["종료", "퇴근", "로그아웃", "logout", "signout", "endtime", "enddate", "disconnect", "終了"])
    {
        return Some(Role::End);
    }
    if clock && has(&["시작", "출근", "begin", "start", "開始"]) {
        return Some(Role::Start);
    }
    if clock
        && has(&[
            "일시",
            "시각",
            "timestamp",
            "datetime",
            "logintime",
            "signintime",
            "eventtime",
            "accesstime",
            "generated",
        ])
    {
        return Some(Role::Time);
    }
    // The "ipaddr" of `ship address` is none.
    if (has(&["ipaddr", "ip주소", "아이피", "접속ip"]) && !has(&["shipaddr"]))
        || folded.ends_with("ip") && has(&["client", "source", "remote", "login", "user", "로그인", "단말"])
    {
        return Some(Role::Address);
    }
    if has(&["이메일", "emailaddress"]) || folded.ends_with("email") {
        return Some(Role::Email);
    }
    None
}

/// The zone that a header states: `Date (UTC)`, `TimeGenerated [UTC]`, `Started (Europe/Zurich)`, `시각(KST)`.
pub fn header_zone(name: &str) -> Option<String> {
    let open = name.find(['(', '['])?;
    let inner = name[open + 1..].trim_end().trim_end_matches([')', ']']).trim();
    let known = matches!(inner.to_ascii_uppercase().as_str(), "UTC" | "GMT" | "KST" | "JST" | "Z")
        || inner.contains('/') && !inner.contains(' ')
        || inner.starts_with("UTC+")
        || inner.starts_with("UTC-")
        || inner.starts_with("GMT+")
        || inner.starts_with("GMT-")
        || (inner.len() == 6 && inner.starts_with(['+', '-']));
    known.then(|| inner.to_owned())
}

/// The columns of one table: where each role stands.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    roles: Vec<Option<Role>>,
    told: Option<Box<Told>>,
}

/// Keeps columns of protected traits unread, whatever a product or a person says that they are.
pub fn protect(header: &[impl AsRef<str>], roles: &mut [Option<Role>]) {
    for (name, known) in header.iter().zip(roles) {
        if role(name.as_ref()) == Some(Role::Protected) {
            *known = Some(Role::Protected);
        }
    }
}

/// Every role that a header name can have.
pub fn all_roles() -> impl Iterator<Item = Role> {
    NAMES.iter().map(|(role, _)| *role)
}

impl Columns {
    /// The roles of a header row. The first column of a role counts; later ones are left unread, but for e-mail, which
    /// stays the first too.
    pub fn new<'a>(header: impl Iterator<Item = &'a str>) -> Self {
        let header: Vec<&str> = header.collect();
        // A product's own meaning of its names goes before the general one.
        if let Some(mut roles) = super::presets::roles(&header) {
            protect(&header, &mut roles);
            return Self { roles, told: None };
        }
        let mut roles: Vec<Option<Role>> = Vec::new();
        for name in header {
            let role = role(name).filter(|role| *role == Role::Protected || !roles.contains(&Some(*role)));
            roles.push(role);
        }
        Self { roles, told: None }
    }

    /// The roles that a person gave, with what else was told.
    pub fn mapped(roles: Vec<Option<Role>>, told: Told) -> Self {
        Self { roles, told: Some(Box::new(told)) }
    }

    /// What a person told, if the roles come from a mapping.
    pub fn told(&self) -> Option<&Told> {
        self.told.as_deref()
    }

    /// Whether the first record follows without a header row.
    pub fn is_bare(&self) -> bool {
        self.told.as_ref().is_some_and(|told| told.bare)
    }

    /// Index of the column with that role.
    pub fn index(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|known| *known == Some(role))
    }

    /// Whether some column has that role.
    pub fn has(&self, role: Role) -> bool {
        self.index(role).is_some()
    }

    /// Whether the column at an index has a role.
    pub fn is_known(&self, index: usize) -> bool {
        self.roles.get(index).is_some_and(Option::is_some)
    }

    /// Whether a row can name an account.
    pub fn has_account(&self) -> bool {
        [Role::Email, Role::Id, Role::Account, Role::Name].into_iter().any(|role| self.has(role))
    }

    /// Whether a row can have a time.
    pub fn has_time(&self) -> bool {
        [Role::Time, Role::Start, Role::Date, Role::StartDate, Role::StartTime].into_iter().any(|role| self.has(role))
    }

    /// Whether a row can have an end or a length.
    pub fn has_span(&self) -> bool {
        [Role::End, Role::EndDate, Role::EndTime, Role::Duration].into_iter().any(|role| self.has(role))
    }

    /// The columns whose role satisfies a test, with their role.
    pub fn pick(&self, wanted: impl Fn(Role) -> bool) -> Vec<(usize, Role)> {
        self.roles
            .iter()
            .enumerate()
            .filter_map(|(n, role)| role.filter(|role| wanted(*role)).map(|role| (n, role)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_three_languages_and_as_excel_leaves_them() {
        for (name, wanted) in [
            ("계정", Role::Account),
            ("로그인 시각", Role::Start),
            ("로그아웃 시각", Role::End),
            ("접속 IP", Role::Address),
            ("작업시간", Role::Duration),
            ("성명", Role::Name),
            ("사번", Role::Id),
            ("접속일시", Role::Time),
            ("화상면접", Role::VideoInterview),
            ("\u{feff}Start Date", Role::StartDate),
            ("IP address", Role::Address),
            ("Duration (h)", Role::Duration),
            ("user_email", Role::Email),
            ("국가", Role::Country),
            ("단말", Role::Device),
            ("국적", Role::Protected),
            ("ユーザー", Role::Account),
            ("Login Timestamp", Role::Time),
            ("최종 로그아웃 일시", Role::End),
            ("서비스 시작 일시", Role::Start),
            ("단말 IP", Role::Address),
            ("회사 이메일", Role::Email),
        ] {
            assert_eq!(role(name), Some(wanted), "{name}");
        }
        for name in
            ["Billable Rate (USD)", "Round-Trip Time [ms]", "예금주", "비고", "Task", "로그인 횟수", "Ship address"]
        {
            assert_eq!(role(name), None, "{name}");
        }
    }

    #[test]
    fn every_item_of_the_checklist_is_a_column_by_its_id_or_its_korean_name() {
        use crate::model::holding::ITEMS;
        for (id, name) in ITEMS {
            for header in [*id, name, &id.replace('-', "_").to_uppercase(), &id.replace('-', " ")] {
                assert_eq!(role(header), Some(Role::Item(id)), "{header}");
            }
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        all.sort_unstable();
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before);
    }

    #[test]
    fn zones_in_headers() {
        assert_eq!(header_zone("Date (UTC)").as_deref(), Some("UTC"));
        assert_eq!(header_zone("Date started (Europe/Zurich)").as_deref(), Some("Europe/Zurich"));
        assert_eq!(header_zone("시각(KST)").as_deref(), Some("KST"));
        assert_eq!(header_zone("Duration (decimal)"), None);
    }
}
