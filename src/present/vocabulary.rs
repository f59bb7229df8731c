//! The report's kebab-case words as people read them. A word that this build does not know is shown as it is.

use crate::ingest::formats::FORMATS;
use crate::model::holding::item_name;
use crate::model::{Both, Lang};
use crate::protocol::{Fault, Stage};
pub use crate::reference::PLACE_TABLE;
use crate::signals::{Card, signal};

const fn both(ko: &'static str, en: &'static str) -> Both {
    Both { ko, en }
}

fn find<'a>(table: &'static [(&'static str, Both)], word: &'a str, lang: Lang) -> &'a str {
    table.iter().find(|(known, _)| *known == word).map_or(word, |(_, text)| text.get(lang))
}

/// Bands, the highest first.
pub const BANDS: [&str; 5] = ["escalate", "verify-first", "review", "context", "no-lead"];

/// A band as a fact or a next step.
pub fn band(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("escalate", both("책임자와 함께 판단", "Decide together")),
                ("verify-first", both("본인 확인 먼저", "Confirm identity first")),
                ("review", both("담당자 검토", "Look at it")),
                ("context", both("참고", "For context")),
                ("no-lead", both("발견된 항목 없음", "Nothing found")),
            ]
        },
        word,
        lang,
    )
}

/// What a band asks of the reader.
pub fn band_advice(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                (
                    "escalate",
                    both(
                        "혼자 결정하지 마시고 책임자, 법무 담당자와 함께 근거를 살펴보십시오.",
                        "Do not decide alone: go through the evidence with someone in charge and with legal advice.",
                    ),
                ),
                (
                    "verify-first",
                    both(
                        "서로 다른 갈래의 자료가 함께 가리킵니다. 다른 일을 하기 전에 본인 확인부터 하십시오.",
                        "Independent kinds of evidence point the same way. Confirm the identity before anything else.",
                    ),
                ),
                (
                    "review",
                    both(
                        "담당자가 근거를 읽고 당사자에게 물어보십시오. 아직 어떤 조치도 필요하지 않습니다.",
                        "Read the evidence and ask the person. No measure is called for yet.",
                    ),
                ),
                (
                    "context",
                    both(
                        "알아 두면 되는 정도입니다. 이것만으로 할 일은 없습니다.",
                        "Good to know. Nothing needs to be done for this alone.",
                    ),
                ),
                (
                    "no-lead",
                    both(
                        "확인할 수 있었던 범위에서 할 일은 없습니다.",
                        "Within what could be checked, nothing needs to be done.",
                    ),
                ),
            ]
        },
        word,
        lang,
    )
}

/// If true, how bad.
pub fn severity(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("high", both("큼", "high")),
                ("medium", both("보통", "medium")),
                ("low", both("작음", "low")),
                ("context", both("참고만", "context only")),
            ]
        },
        word,
        lang,
    )
}

/// How far past the threshold.
pub fn strength(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("severe", both("매우 뚜렷함", "very clear")),
                ("strong", both("뚜렷함", "clear")),
                ("watch", both("지켜볼 정도", "worth watching")),
            ]
        },
        word,
        lang,
    )
}

/// How good the data behind a finding are.
pub fn reliability(value: f64, lang: Lang) -> &'static str {
    match value {
        value if value >= 0.8 => both("좋음", "good"),
        value if value >= 0.5 => both("보통", "fair"),
        _ => both("약함", "weak"),
    }
    .get(lang)
}

/// A kind of evidence.
pub fn family(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("hours", both("시간", "Hours")),
                ("place", both("장소", "Place")),
                ("network", both("접속망", "Network")),
                ("sharing", both("공유", "Sharing")),
                ("money", both("대금", "Money")),
                ("market", both("거래", "Market")),
                ("identity", both("신원", "Identity")),
                ("contact", both("연락", "Contact")),
            ]
        },
        word,
        lang,
    )
}

/// Why data are weak.
pub fn weakness(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                (
                    "zone-assumed",
                    both("기록에 시간대가 없어 가정했습니다", "the records state no time zone, so one was assumed"),
                ),
                ("country-only", both("위치를 나라까지만 알 수 있습니다", "the place is known to the country only")),
                (
                    "end-assumed",
                    both(
                        "끝난 시각이 없어 마지막 활동까지로 보았습니다",
                        "no end is recorded, so the last activity was taken",
                    ),
                ),
                ("hub-address", both("여러 사람이 함께 쓰는 주소입니다", "the address serves many people")),
                ("sparse-history", both("이 계정의 기록이 적습니다", "the account has few records")),
                (
                    "name-only",
                    both("이름으로만 구분되는 계정입니다", "the account is told apart by a personal name only"),
                ),
            ]
        },
        word,
        lang,
    )
}

/// What a signal cannot do without.
pub fn need(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("presence", both("시작과 종료가 있는 기록", "records with a start and an end")),
                ("hours", both("일한 시간", "hours worked")),
                ("client", both("고객사별 시작과 종료", "start and end by client")),
                ("address", both("접속 IP 주소", "IP addresses")),
                ("place", both("접속 국가나 좌표", "countries or coordinates")),
                ("device", both("접속 기기", "devices")),
                ("verification-date", both("본인 인증일", "the date of verification")),
                ("work", both("일한 기록", "records of work")),
                ("answer", both("담당자의 답", "a person's answer")),
                ("session-id", both("세션 번호", "session ids")),
                ("network-type", both("접속망의 종류", "the kind of network")),
                ("operating-system", both("운영체제", "operating systems")),
                ("managed-flag", both("회사 기기 여부", "whether devices are the firm's")),
                ("latency", both("지연 시간", "delays")),
                ("endpoints", both("기기에서 본 프로그램과 장치", "what was seen on devices")),
                ("bids", both("입찰 기록", "bids made")),
                ("reviews", both("평가 기록", "reviews received")),
                ("applications", both("지원 기록", "applications sent")),
                ("payouts", both("지급 기록", "payouts made")),
                ("changes", both("등록정보 변경 기록", "changes of registered details")),
                ("shipments", both("기기 발송 기록", "devices shipped")),
                ("message-texts", both("메시지 내용", "texts of messages")),
                ("contact-log", both("통화·연락 기록", "the contact log")),
                ("tasks", both("과업 기록", "tasks due")),
                ("repository-actions", both("저장소 작업 기록", "repository actions")),
                ("charges", both("결제 기록", "charges made")),
                ("claimed-zone", both("등록한 시간대", "the registered time zone")),
                ("claimed-country", both("등록한 국가", "the registered country")),
                ("contact-details", both("연락처", "contact details")),
                ("document-details", both("신분증 정보", "details of identity documents")),
                ("payout-account", both("지급계좌", "payout accounts")),
                ("resume", both("이력서 글", "texts of CVs")),
                ("links", both("링크와 프로필", "links and profiles")),
                ("texts", both("글", "written texts")),
                ("referees", both("추천인", "named referees")),
                ("agreed-hours", both("약정 근무시간", "agreed hours")),
                ("account-created", both("계정 생성일", "the day of creation")),
                ("output", both("산출물·입력 수", "counts of output or input")),
                ("names", both("견줄 수 있는 이름", "names that can be compared")),
                ("wallet-list", both("제재 지갑 목록", "a list of sanctioned wallets")),
            ]
        },
        word,
        lang,
    )
}

/// What would allow a signal that could not be assessed: for a person's answer the column of the roster, else an export.
pub fn allowed_by(signal: &str, need: &str, lang: Lang) -> String {
    if need != "answer" {
        return export_for(need, lang).to_owned();
    }
    match lang {
        Lang::Ko => {
            let column = item_name(signal).unwrap_or(signal);
            format!("점검표의 답이나 '{column}' 열에 예/아니오를 적은 인력 명단")
        }
        Lang::En => format!("an answer to the checklist, or a roster with a yes/no column “{signal}”"),
    }
}

/// Which export would bring what a signal lacks.
fn export_for(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                (
                    "presence",
                    both(
                        "시작과 종료가 적힌 근무시간표, 또는 로그인·로그아웃이 있는 VPN 기록",
                        "a timesheet with start and end, or a VPN log with sign-ins and sign-outs",
                    ),
                ),
                ("hours", both("날짜별 근무시간이 적힌 근무시간표", "a timesheet with hours by day")),
                ("client", both("고객사, 시작, 종료 열이 있는 근무시간표", "a timesheet with client, start and end")),
                ("address", both("접속 IP가 있는 로그인 기록", "a sign-in log with IP addresses")),
                ("place", both("국가나 좌표가 있는 로그인 기록", "a sign-in log with countries or coordinates")),
                (
                    "device",
                    both(
                        "기기 이름이나 일련번호가 있는 로그인 기록",
                        "a sign-in log with device names or serial numbers",
                    ),
                ),
                ("verification-date", both("인증일 열이 있는 인력 명단", "a roster with the date of verification")),
                (
                    "work",
                    both(
                        "인증일이 있는 인력 명단과 함께, 일한 기록",
                        "records of work, beside a roster with dates of verification",
                    ),
                ),
                ("session-id", both("세션 번호가 있는 로그인 기록", "a sign-in log with session ids")),
                (
                    "network-type",
                    both(
                        "접속망 종류나 VPN 여부가 있는 로그인 기록",
                        "a sign-in log that tells VPN, proxy or kind of network",
                    ),
                ),
                (
                    "operating-system",
                    both("기기와 운영체제가 있는 로그인 기록", "a sign-in log with devices and operating systems"),
                ),
                ("managed-flag", both("관리 기기 여부가 있는 로그인 기록", "a sign-in log that tells managed devices")),
                (
                    "latency",
                    both("지연 시간이 있는 접속 또는 통화 기록", "a log of sessions or calls with their delay"),
                ),
                ("endpoints", both("기기 점검 목록", "an inventory of devices")),
                ("bids", both("입찰·제안 목록", "a list of bids")),
                ("reviews", both("평가 목록", "a list of reviews")),
                ("applications", both("지원 목록", "a list of applications")),
                ("payouts", both("지급·송금 목록", "a list of payouts")),
                ("changes", both("등록정보 변경 이력", "a history of changed details")),
                ("shipments", both("기기 발송 목록", "a list of shipped devices")),
                (
                    "message-texts",
                    both(
                        "메시지 목록(정책에서 글 읽기를 켠 뒤)",
                        "a list of messages, with reading of texts turned on in the policy",
                    ),
                ),
                ("contact-log", both("통화·연락 기록", "a contact log")),
                ("tasks", both("과업 목록", "a list of tasks")),
                ("repository-actions", both("저장소·파일 작업 목록", "a list of repository actions")),
                ("charges", both("결제 목록", "a list of charges")),
                ("claimed-zone", both("시간대 열이 있는 인력 명단", "a roster with time zones")),
                ("claimed-country", both("거주국 열이 있는 인력 명단", "a roster with countries of residence")),
                (
                    "contact-details",
                    both("전화번호나 메일 열이 있는 인력 명단", "a roster with phone numbers or mailboxes"),
                ),
                (
                    "document-details",
                    both("신분증 해시나 파일 정보가 있는 인력 명단", "a roster with hashes or file details of IDs"),
                ),
                (
                    "payout-account",
                    both(
                        "지급계좌나 예금주 열이 있는 인력 명단 또는 지급 목록",
                        "a roster or list of payouts with accounts and their holders",
                    ),
                ),
                ("resume", both("이력서 글 열이 있는 인력 명단", "a roster with texts of CVs")),
                (
                    "links",
                    both("포트폴리오나 다른 프로필 열이 있는 인력 명단", "a roster with portfolios and other profiles"),
                ),
                ("texts", both("글 열이 있는 입찰·지원 목록이나 이력서", "bids, applications or CVs with their texts")),
                ("referees", both("추천인 열이 있는 인력 명단", "a roster with referees or referrers")),
                ("agreed-hours", both("약정 근무시간 열이 있는 인력 명단", "a roster with agreed hours")),
                ("account-created", both("가입일 열이 있는 인력 명단", "a roster with dates of creation")),
                (
                    "output",
                    both("산출물 수나 입력 횟수가 있는 근무시간표", "a timesheet with counts of output or input"),
                ),
                (
                    "names",
                    both(
                        "성명 열이 있는 인력 명단(예금주와 같은 글자로)",
                        "a roster with names, in the letters of the payee's",
                    ),
                ),
                (
                    "wallet-list",
                    both(
                        "공식 제재 지갑 주소 목록(한 줄에 하나)",
                        "an official list of sanctioned wallets, one a line",
                    ),
                ),
                (
                    "answer",
                    both(
                        "점검표의 답이나 해당 점검의 예/아니오 열이 있는 인력 명단",
                        "answers to the checklist, or a roster with a yes/no column for the check",
                    ),
                ),
            ]
        },
        word,
        lang,
    )
}

/// A measure that the advisory asks for.
pub fn measure(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                (
                    "video-call-before-activity",
                    both(
                        "새 계정은 활동 전에 화상 통화로 확인",
                        "Video call with new accounts before they become active",
                    ),
                ),
                ("video-interview-before-signing", both("계약 전에 화상 면접", "Video interview before signing")),
                ("id-documents-checked", both("신분증 확인", "Identity documents checked")),
                ("employers-confirmed", both("이전 회사에 경력 확인", "Work confirmed by former employers")),
                ("bank-name-verified", both("지급계좌 예금주 확인", "Holder of the payout account verified")),
                (
                    "agency-check-documents",
                    both("파견·외주사의 본인 확인 자료", "The agency's papers of its identity checks"),
                ),
            ]
        },
        word,
        lang,
    )
}

/// How a measure stands.
pub fn state(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("done", both("완료", "done")),
                ("missing", both("미완료", "open")),
                ("unknown", both("기록 없음", "not on record")),
                ("not-needed", both("해당 없음", "not needed")),
            ]
        },
        word,
        lang,
    )
}

/// A positive control.
pub fn control(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                (
                    "id-video-selfie-done",
                    both("신분증을 얼굴 옆에 든 실시간 화상 확인", "Live video check with the ID beside the face"),
                ),
                ("in-person-or-notary-done", both("대면 또는 공증 확인", "In person or notarised")),
                ("employer-confirmed", both("이전 회사 두 곳의 경력 확인", "Work confirmed by two employers")),
                ("bank-name-verified", both("예금주 확인", "Holder of the account verified")),
            ]
        },
        word,
        lang,
    )
}

/// Why a control does not count.
pub fn why_not(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("undated", both("날짜가 없어 반영하지 않았습니다", "not counted: it has no date")),
                (
                    "before-last-change",
                    both(
                        "그 뒤에 기기나 접속지가 바뀌어 반영하지 않았습니다",
                        "not counted: devices or places changed after it",
                    ),
                ),
            ]
        },
        word,
        lang,
    )
}

/// Where a zone comes from.
pub fn zone_source(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("in-data", both("기록에 적힘", "in the data")),
                ("header", both("머리글에 적힘", "in the header")),
                ("column", both("열에 적힘", "in a column")),
                ("option", both("고른 값", "chosen")),
                ("assumed", both("가정함", "assumed")),
            ]
        },
        word,
        lang,
    )
}

/// What accounts share.
pub fn link_kind(word: &str, lang: Lang) -> &str {
    find(
        const {
            &[
                ("device", both("기기", "device")),
                ("address", both("주소", "address")),
                ("mfa-device", both("인증 기기", "second factor")),
                ("phone", both("전화번호", "telephone number")),
                ("mailbox", both("메일함", "mailbox")),
                ("payout", both("지급계좌", "payout account")),
                ("wallet", both("지갑", "wallet")),
                ("document", both("신분증", "identity document")),
                ("photo", both("사진", "portrait")),
                ("text", both("글", "texts")),
                ("resume", both("이력서", "CV")),
                ("ship-address", both("배송지", "delivery address")),
                ("referee", both("추천인 연락처", "referee")),
                ("referral", both("추천", "recommendation")),
                ("review", both("평가", "ratings")),
            ]
        },
        word,
        lang,
    )
}

/// How far a screening is.
pub fn stage(stage: Stage, lang: Lang) -> &'static str {
    match stage {
        Stage::Reading => both("파일 읽기", "reading files"),
        Stage::Screening => both("계정 살펴보기", "screening accounts"),
    }
    .get(lang)
}

/// What went wrong with a screening, and what to try.
pub fn fault(fault: Fault, lang: Lang) -> &'static str {
    match fault {
        Fault::BadAsOf => both(
            "기준일을 읽지 못했습니다. 2026-01-31과 같은 날짜를 넣고 다시 검사해 주십시오.",
            "The date could not be read. Enter one like 2026-01-31 and screen again.",
        ),
        Fault::BadZone => both(
            "시간대 이름을 찾지 못했습니다. Asia/Seoul이나 UTC처럼 목록에 있는 이름을 넣고 다시 검사해 주십시오.",
            "The time zone is not known. Enter a name from the list, such as Asia/Seoul or UTC, and screen again.",
        ),
        Fault::BadPolicy => both(
            "기준에 맞지 않는 값이 있습니다. 기준 화면에서 값을 고치고 다시 검사해 주십시오.",
            "A value of the policy makes no sense. Correct it on the Policy screen and screen again.",
        ),
        Fault::WorkerDied => both(
            "검사기가 멈추었습니다. 기억 공간이 모자랐을 수 있습니다. 다른 탭을 닫거나 파일을 나누어 다시 검사해 주십시오. 고른 자료는 그대로 있습니다.",
            "The engine stopped, perhaps for lack of memory. Close other tabs or use fewer files at once, and screen again. The chosen data are still here.",
        ),
        Fault::BadMessage => both(
            "화면과 검사기가 서로 맞지 않습니다. 화면을 새로 고친 뒤 다시 해 주십시오.",
            "The page and its engine do not fit together. Reload the page and try again.",
        ),
    }
    .get(lang)
}

/// The card of a signal.
pub fn card(id: &str) -> Option<&'static Card> {
    signal(id).map(|signal| signal.card())
}

/// The title of a signal, as a heading.
pub fn signal_title(id: &str, lang: Lang) -> String {
    let title = card(id).map_or(id, |card| card.text(lang).title);
    // A card's title goes on with "this account shows …", so that in English it begins small.
    let mut letters = title.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The title of a format.
pub fn format_title(id: &str, lang: Lang) -> &str {
    if id == PLACE_TABLE {
        return Both { ko: "IP 주소의 위치 표", en: "Table of places of addresses" }.get(lang);
    }
    FORMATS.iter().map(|format| format.card()).find(|card| card.id == id).map_or(id, |card| card.title.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_use_the_words_of_the_design() {
        assert_eq!(
            BANDS.map(|word| band(word, Lang::Ko)),
            ["책임자와 함께 판단", "본인 확인 먼저", "담당자 검토", "참고", "발견된 항목 없음"]
        );
        assert_eq!(band("review", Lang::En), "Look at it");
        assert_eq!(band("newer-than-this", Lang::En), "newer-than-this");
    }

    #[test]
    fn every_need_names_an_export() {
        use crate::signals::Need;
        for need_ in Need::ALL {
            for lang in [Lang::Ko, Lang::En] {
                assert_ne!(need(need_.name(), lang), need_.name());
                assert_ne!(export_for(need_.name(), lang), need_.name());
            }
        }
    }
}
