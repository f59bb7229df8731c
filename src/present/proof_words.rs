//! The words of the Proof screen, in both languages.

use crate::model::{Both, Lang};
use crate::report::proof::Tried;

/// The fixed strings of one language.
pub struct ProofWords {
    /// Heading.
    pub title: &'static str,
    /// Entry of the navigation.
    pub nav: &'static str,
    /// Its lead.
    pub lead: &'static str,

    /// Heading of what holds.
    pub proven: &'static str,
    /// Each with what proves it.
    pub proven_list: [&'static str; 5],
    /// Heading of what does not.
    pub open: &'static str,
    /// Each with its reason.
    pub open_list: [&'static str; 6],

    /// Heading of the self-test.
    pub test: &'static str,
    /// What it does.
    pub test_lead: &'static str,
    /// Starts it.
    pub run: &'static str,
    /// Starts it again.
    pub again: &'static str,
    /// Why it cannot be started.
    pub loaded: &'static str,
    /// While it runs.
    pub running: &'static str,
    /// It broke off.
    pub failed: &'static str,
    /// That reports carry it.
    pub stamped: &'static str,
    /// Column: the channel.
    pub channel: &'static str,
    /// Column: what became of it.
    pub result: &'static str,
    /// Column: what tells.
    pub how: &'static str,
    /// The browser.
    pub browser: &'static str,
    /// Where the page came from.
    pub origin: &'static str,
    /// Opened from disk or in a sandboxed frame.
    pub no_origin: &'static str,
    /// In a frame of another page.
    pub framed: &'static str,

    /// Heading of the hashes.
    pub hashes: &'static str,
    /// How to compare them.
    pub hashes_lead: &'static str,
    /// Until they are there.
    pub hashes_wait: &'static str,

    /// Heading of what one can do oneself.
    pub yourself: &'static str,
    /// Steps.
    pub yourself_list: [&'static str; 4],

    /// Heading of the source.
    pub source: &'static str,
    /// Where it is.
    pub source_text: &'static str,

    /// What the list of functions says.
    pub calls_lead: &'static str,
}

static KO: ProofWords = ProofWords {
    title: "증명",
    nav: "증명",
    lead: "넣은 자료가 밖으로 나가지 않는다는 말을 믿지 말고 확인하십시오. 무엇이 막혀 있고 무엇은 막을 수 없는지, 어떻게 직접 확인하는지 적었습니다.",
    proven: "확인할 수 있는 것",
    proven_list: [
        "이 파일에 적힌 보안 정책이 다른 곳과의 연결, 그림·글꼴·프레임 불러오기, 양식 전송을 모두 거부하고, 해시가 적힌 스크립트만 실행합니다. 아래 자가 점검이 하나씩 시도해 봅니다.",
        "이 페이지의 코드에는 보내거나 옮겨 가거나 저장하는 기능을 부르는 곳이 없습니다. 빌드할 때마다 완성된 파일을 검사하며, 하나라도 있으면 빌드가 실패합니다.",
        "시험에서는 네트워크를 통째로 지켜보면서 검사부터 내보내기까지 패킷이 하나도 나가지 않음을 확인하고, 일부러 심은 누출은 잡아냅니다.",
        "같은 소스에서는 같은 파일이 나옵니다. 아래 해시를 배포판의 해시와 비교할 수 있습니다.",
        "아무것도 저장하지 않습니다. 탭을 닫으면 사라집니다.",
    ],
    open: "확인할 수 없거나 막을 수 없는 것",
    open_list: [
        "브라우저 확장 프로그램은 어떤 페이지든 읽을 수 있습니다. 확장 프로그램이 없는 창에서 여십시오.",
        "브라우저, 운영체제, 회사의 감시 프로그램이 하는 일은 페이지가 알 수 없습니다.",
        "이 페이지를 프레임에 넣은 사이트는 자기가 넣어 준 자료를 이미 알고 있습니다. 프레임 안은 읽지 못합니다.",
        "미리 연결하기(preconnect)와 이름 조회, 새 창, 새 프레임을 거친 WebRTC, 브라우저가 알려 주지 않는 페이지 이동은 어떤 정책으로도 막히지 않습니다. 이 페이지의 코드가 쓰지 않을 뿐이며, 이것은 코드 검사와 패킷 시험으로 확인합니다.",
        "누군가 고친 파일은 다르게 움직일 수 있고, 이 화면의 내용도 고칠 수 있습니다. 그래서 파일의 해시를 바깥에서 비교해야 합니다.",
        "저장한 보고서와 내려받은 파일을 누구에게 보내는지는 사람에게 달려 있습니다.",
    ],
    test: "자가 점검",
    test_lead: "밖으로 나갈 수 있는 길을 이 브라우저에서 하나씩 시도합니다. 없는 이름(munjigi.invalid)과 문서용 주소(192.0.2.1)로만 시도하며 자료는 싣지 않습니다. 빈 창이 하나 열렸다가 바로 닫힐 수 있습니다.",
    run: "자가 점검 시작",
    again: "다시 점검",
    loaded: "자료를 넣은 동안에는 점검하지 않습니다. 이 페이지를 새로 열어 자료를 넣기 전에 점검하십시오.",
    running: "점검하고 있습니다…",
    failed: "점검이 도중에 멈췄습니다. 이 브라우저에서는 결과가 없습니다.",
    stamped: "이 결과는 이 탭에서 내보내는 보고서(JSON)의 proof 항목에 함께 적힙니다.",
    channel: "나가는 길",
    result: "결과",
    how: "근거",
    browser: "브라우저",
    origin: "연 곳",
    no_origin: "디스크의 파일 또는 격리된 프레임",
    framed: "다른 페이지의 프레임 안",
    hashes: "이 페이지를 이루는 부분의 SHA-256",
    hashes_lead: "배포판에 함께 실리는 해시 목록의 값과 같아야 합니다. 파일 전체의 해시는 페이지 안에서 알 수 없으므로, 파일을 저장해 sha256sum으로 구하거나 소스의 scripts/verify-release로 비교하십시오.",
    hashes_wait: "계산하고 있습니다…",
    yourself: "직접 확인하는 방법",
    yourself_list: [
        "인터넷을 끊고 쓰십시오. 모든 기능이 그대로 움직입니다.",
        "개발자 도구(F12)의 네트워크 탭을 열어 두고 검사하십시오. blob: 말고는 아무것도 나타나지 않아야 합니다.",
        "사내 방화벽이나 패킷 수집 도구로 이 컴퓨터에서 나가는 통신을 지켜보십시오.",
        "파일을 글 편집기로 열면 맨 위에 보안 정책이 그대로 적혀 있습니다.",
    ],
    source: "소스",
    source_text: "소스, 빌드 방법, 시험, 코드 검사의 전체 목록(docs/capabilities.md)은 이 파일을 받은 배포처의 저장소에 있습니다. 같은 소스로 직접 빌드하면 같은 파일이 나옵니다(scripts/reproduce).",
    calls_lead: "엔진은 아래 함수 말고는 브라우저의 무엇도 부를 수 없습니다. 이 브라우저에서 지금 읽어 낸 목록입니다.",
};

static EN: ProofWords = ProofWords {
    title: "Proof",
    nav: "Proof",
    lead: "Do not take our word that your data stay here: check it. This says what is shut, what cannot be shut, and how to see for yourself.",
    proven: "What can be checked",
    proven_list: [
        "The policy written into this file refuses every connection elsewhere, every outside image, font or frame and every form, and runs only scripts whose hash it names. The self-test below tries them one by one.",
        "The page's code contains no call that sends, navigates or stores. The finished file is audited at every build, and one such call fails it.",
        "A test watches the whole network from screening to export and finds no packet; leaks planted on purpose are found.",
        "The same source gives the same file. Compare the hashes below with those of the release.",
        "Nothing is stored. It is gone when you close the tab.",
    ],
    open: "What cannot be checked, or cannot be shut",
    open_list: [
        "Browser extensions can read any page. Use a window without them.",
        "What the browser, the operating system or the firm's monitoring does, no page can know.",
        "A site that frames this page knows the data that it feeds in. It cannot read the frame.",
        "Preconnects and name look-ups, new windows, WebRTC by way of a new frame, and navigation where the browser does not report it are shut by no policy. This page's code does not use them, and that is what the audit and the packet test check.",
        "A changed file may behave differently, and may change this screen too. So compare the file's hash outside of it.",
        "To whom saved reports and downloads are sent is up to people.",
    ],
    test: "Self-test",
    test_lead: "Tries every way out in this browser, one by one, only towards a name that does not exist (munjigi.invalid) and an address for documents (192.0.2.1), and without any data. An empty window may open and close at once.",
    run: "Run the self-test",
    again: "Run it again",
    loaded: "It does not run while data are loaded. Open this page anew and run it before you add any.",
    running: "Testing…",
    failed: "The test broke off. There is no result for this browser.",
    stamped: "Reports (JSON) exported from this tab carry this result as their proof entry.",
    channel: "Way out",
    result: "Result",
    how: "What tells",
    browser: "Browser",
    origin: "Opened from",
    no_origin: "a file on disk, or a sandboxed frame",
    framed: "in a frame of another page",
    hashes: "SHA-256 of the parts of this page",
    hashes_lead: "They must equal the list of hashes that comes with the release. A page cannot see the whole file that it came from: save it and use sha256sum, or scripts/verify-release of the source.",
    hashes_wait: "Working them out…",
    yourself: "See for yourself",
    yourself_list: [
        "Pull the cable. Everything works the same.",
        "Keep the network tab of the developer tools (F12) open while screening. Nothing but blob: should appear.",
        "Watch what leaves this computer with the firm's firewall or a packet capture.",
        "Open the file in a text editor: the policy stands at its top.",
    ],
    source: "Source",
    source_text: "The source, how to build it, the tests and the whole list of the audit (docs/capabilities.md) are in the repository that this file was released from. The same source builds the same file (scripts/reproduce).",
    calls_lead: "The engine can call nothing of the browser but these functions. The list is read from the running module.",
};

/// The fixed strings in a language.
pub fn proof_words(lang: Lang) -> &'static ProofWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

/// Ways out in the order of the self-test. None is named as code names it, so that the audit finds such names only in code.
const CHANNELS: [(&str, Both); 24] = [
    ("fetch", Both { ko: "요청 (fetch)", en: "Request (fetch)" }),
    ("xhr", Both { ko: "요청 (XHR)", en: "Request (XHR)" }),
    ("websocket", Both { ko: "웹소켓", en: "Web socket" }),
    ("eventsource", Both { ko: "서버 알림 받기", en: "Event stream" }),
    ("beacon", Both { ko: "비컨", en: "Beacon" }),
    ("image", Both { ko: "그림", en: "Image" }),
    ("script", Both { ko: "바깥 스크립트", en: "Outside script" }),
    ("style", Both { ko: "스타일시트", en: "Style sheet" }),
    ("font", Both { ko: "글꼴", en: "Font" }),
    ("frame", Both { ko: "프레임", en: "Frame" }),
    ("media", Both { ko: "소리와 영상", en: "Sound and video" }),
    ("object", Both { ko: "개체", en: "Object" }),
    ("prefetch", Both { ko: "미리 가져오기 (prefetch)", en: "Prefetch" }),
    ("preconnect", Both { ko: "미리 연결하기 (preconnect)", en: "Preconnect" }),
    ("form", Both { ko: "양식 전송", en: "Form" }),
    ("ping", Both { ko: "링크 핑", en: "Link ping" }),
    ("worker", Both { ko: "주소에서 불러온 작업자", en: "Worker from an address" }),
    ("worker-fetch", Both { ko: "작업자 안의 요청", en: "Request inside a worker" }),
    ("import-scripts", Both { ko: "작업자 안의 바깥 스크립트", en: "Outside script inside a worker" }),
    ("window-open", Both { ko: "새 창", en: "New window" }),
    ("navigation", Both { ko: "다른 주소로 이동", en: "Leaving for another address" }),
    ("webrtc", Both { ko: "WebRTC", en: "WebRTC" }),
    ("webtransport", Both { ko: "웹트랜스포트", en: "Web transport" }),
    ("service-worker", Both { ko: "서비스 워커", en: "Service worker" }),
];

const RESULTS: [(&str, Both); 4] = [
    ("blocked", Both { ko: "막힘", en: "Blocked" }),
    ("open", Both { ko: "열림", en: "Open" }),
    ("not-tried", Both { ko: "시도하지 않음", en: "Not tried" }),
    ("unknown", Both { ko: "알 수 없음", en: "Unknown" }),
];

const HOWS: [(&str, Both); 11] = [
    (
        "policy",
        Both {
            ko: "정책이 거부했다고 브라우저가 알렸습니다.", en: "The browser reported that the policy refused it."
        },
    ),
    ("threw", Both { ko: "브라우저가 거절했습니다.", en: "The browser refused." }),
    ("missing", Both { ko: "이 브라우저에는 없는 기능입니다.", en: "This browser has no such thing." }),
    (
        "removed",
        Both {
            ko: "페이지가 시작할 때 없앴고, 격리되어 있어 되살릴 수도 없습니다.",
            en: "Removed by the page at its start, and the sandbox keeps it from coming back.",
        },
    ),
    (
        "guard",
        Both {
            ko: "페이지가 시작할 때 건 장치가 멈췄습니다.",
            en: "Stopped by the guard that the page sets at its start.",
        },
    ),
    ("sandbox", Both { ko: "프레임의 격리가 막습니다.", en: "The sandbox of the frame stops it." }),
    ("not-refused", Both { ko: "아무것도 막지 않았습니다.", en: "Nothing refused it." }),
    (
        "new-frame",
        Both {
            ko: "페이지에서는 없앴지만 새 프레임을 만들면 되살릴 수 있습니다. 이 페이지의 코드는 그렇게 하지 않습니다.",
            en: "Removed from the page, but a new frame would bring it back. This page's code makes none.",
        },
    ),
    (
        "uncovered",
        Both {
            ko: "막는 정책이 없고 브라우저도 알려 주지 않습니다. 이 페이지의 코드는 쓰지 않습니다.",
            en: "No policy covers it and the browser reports nothing. This page's code does not use it.",
        },
    ),
    (
        "would-leave",
        Both {
            ko: "시도하면 이 페이지를 떠나게 됩니다. 막혀 있다고 볼 수 없습니다.",
            en: "Trying it would leave this page. Do not take it as shut.",
        },
    ),
    (
        "no-answer",
        Both {
            ko: "막혔는지 알려 주는 신호가 없었습니다.", en: "Nothing told whether it was refused."
        },
    ),
];

fn named(table: &[(&str, Both)], name: &str, lang: Lang) -> String {
    table.iter().find(|(known, _)| *known == name).map_or(name, |(_, words)| words.get(lang)).to_owned()
}

/// A way out.
pub fn channel(name: &str, lang: Lang) -> String {
    named(&CHANNELS, name, lang)
}

/// What became of it.
pub fn result(name: &str, lang: Lang) -> String {
    named(&RESULTS, name, lang)
}

/// What tells.
pub fn how(name: &str, lang: Lang) -> String {
    named(&HOWS, name, lang)
}

/// A part of the page that has a hash.
pub fn part(name: &str, lang: Lang) -> String {
    const PARTS: [(&str, Both); 5] = [
        ("style", Both { ko: "스타일", en: "Styles" }),
        ("selftest", Both { ko: "자가 점검 스크립트", en: "Self-test script" }),
        ("unpacker", Both { ko: "압축을 푸는 모듈", en: "Unpacking module" }),
        ("wasm", Both { ko: "엔진 모듈 (압축된 글)", en: "Engine module (packed text)" }),
        ("script", Both { ko: "페이지 스크립트", en: "Page script" }),
    ];
    named(&PARTS, name, lang)
}

/// The sum of a self-test.
pub fn sum(results: &[Tried], lang: Lang) -> String {
    let count = |name: &str| results.iter().filter(|tried| tried.result == name).count();
    let (all, blocked, open) = (results.len(), count("blocked"), count("open"));
    let rest = all - blocked - open;
    match lang {
        Lang::Ko => format!("{all}가지 가운데 막힘 {blocked}, 열림 {open}, 알 수 없거나 시도하지 않음 {rest}."),
        Lang::En => format!("Of {all} ways out: {blocked} blocked, {open} open, {rest} unknown or not tried."),
    }
}

/// Heading of the functions that the module can call.
pub fn calls(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("엔진이 부를 수 있는 함수 {count}개"),
        Lang::En => format!("The {count} functions that the engine can call"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that stand in the self-test, where each is a key or the second word of a verdict.
    const SELF_TEST: &str = include_str!("../../selftest.js");

    #[test]
    fn every_channel_of_the_self_test_has_words_and_the_other_way_round() {
        let attempts = SELF_TEST.split_once("const attempts = {").expect("the attempts").1;
        let attempts = attempts.split_once("\n  };").expect("their end").0;
        let keys: Vec<&str> = attempts
            .lines()
            .filter_map(|line| line.strip_prefix("    ")?.split_once(':'))
            .map(|(key, _)| key.trim_matches('"'))
            .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .collect();
        assert_eq!(keys, CHANNELS.map(|(name, _)| name));
    }

    #[test]
    fn every_verdict_of_the_self_test_has_words() {
        let mut seen = 0;
        for verdict in SELF_TEST.split("say(\"").skip(1) {
            let (result, rest) = verdict.split_once('"').expect("a result");
            assert!(RESULTS.iter().any(|(name, _)| *name == result), "{result}");
            if let Some(how) = rest.strip_prefix(", \"").and_then(|rest| rest.split_once('"')) {
                assert!(HOWS.iter().any(|(name, _)| *name == how.0), "{}", how.0);
                seen += 1;
            }
        }
        assert!(seen > 10, "only {seen} verdicts were found");
    }

    #[test]
    fn the_sum_counts_every_result_once() {
        let tried = |result: &str| Tried { channel: "x".into(), result: result.into(), how: "policy".into() };
        let results = [tried("blocked"), tried("open"), tried("unknown"), tried("not-tried")];
        assert_eq!(sum(&results, Lang::En), "Of 4 ways out: 1 blocked, 1 open, 2 unknown or not tried.");
    }
}
