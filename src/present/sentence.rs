//! Sentences that take values.

use super::format::{duration, number, percent};
use super::vocabulary;
use crate::model::Lang;
use crate::protocol::Summary;
use crate::reference::dataset::{COUNTRY, DATASETS, Dataset};
use crate::report::Input;

fn n(value: usize) -> String {
    number(value as u64)
}

/// How much could be checked at all.
pub fn checked(assessed: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("확인할 수 있었던 항목은 {of}개 가운데 {assessed}개입니다."),
        Lang::En => format!("{assessed} of {of} checks could be made."),
    }
}

/// The basis of a screening.
pub fn basis(summary: &Summary, lang: Lang) -> String {
    let day = super::format::day(&summary.as_of);
    match lang {
        Lang::Ko => format!("기준일 {day} · 파일 {}개 · 기록 {}건", n(summary.inputs.len()), n(summary.activities)),
        Lang::En => format!(
            "As of {day} · {} {} · {} records",
            n(summary.inputs.len()),
            if summary.inputs.len() == 1 { "file" } else { "files" },
            n(summary.activities)
        ),
    }
}

/// What a row says beside its findings: `15개 가운데 11개 확인`.
pub fn assessed_of(assessed: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{of}개 항목 가운데 {assessed}개 확인"),
        Lang::En => format!("{assessed} of {of} checks made"),
    }
}

/// The words for a band. Nothing found always tells in how many checks, and means little where few could be made.
pub fn band_of(band: &str, assessed: usize, of: usize, enough_data: bool, lang: Lang) -> String {
    if band != "no-lead" {
        return vocabulary::band(band, lang).to_owned();
    }
    match lang {
        Lang::Ko if !enough_data => format!("판단하기에 자료 부족 ({of}개 중 {assessed}개 확인)"),
        Lang::En if !enough_data => format!("Not enough data to judge ({assessed} of {of} checks)"),
        Lang::Ko => format!("발견된 항목 없음 ({of}개 중 {assessed}개 확인)"),
        Lang::En => format!("Nothing found in {assessed} of {of} checks"),
    }
}

/// How many files could not be read to their end.
pub fn unread(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("읽지 못했거나 끝까지 읽지 못한 파일이 {}개 있습니다.", n(count)),
        Lang::En if count == 1 => "1 file could not be read, or not to its end.".to_owned(),
        Lang::En => format!("{} files could not be read, or not to their end.", n(count)),
    }
}

/// Findings that a row does not name.
pub fn others(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("외 {}개", n(count)),
        Lang::En => format!("and {} more", n(count)),
    }
}

/// Shows more findings.
pub fn more_findings(next: usize, left: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{}개 더 보기 (남은 항목 {}개)", n(next), n(left)),
        Lang::En => format!("Show {} more ({} left)", n(next), n(left)),
    }
}

/// `근거 50줄 (모두 131줄)`.
pub fn evidence_count(shown: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko if shown < total => format!("{}줄 가운데 {}줄", n(total), n(shown)),
        Lang::Ko => format!("{}줄", n(total)),
        Lang::En if shown < total => format!("{} of {} lines", n(shown), n(total)),
        Lang::En if total == 1 => "1 line".to_owned(),
        Lang::En => format!("{} lines", n(total)),
    }
}

/// One line of a file.
pub fn locus(file: &str, line: u32, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{file} {}번째 줄", number(u64::from(line))),
        Lang::En => format!("{file}, line {}", number(u64::from(line))),
    }
}

/// Where an issue is.
pub fn line(line: u32, count: u32, lang: Lang) -> String {
    let at = number(u64::from(line));
    match (lang, count) {
        (Lang::Ko, 0 | 1) => format!("{at}번째 줄"),
        (Lang::Ko, count) => format!("{at}번째 줄부터 {}건", number(u64::from(count))),
        (Lang::En, 0 | 1) => format!("line {at}"),
        (Lang::En, count) => format!("{} from line {at} on", number(u64::from(count))),
    }
}

/// How many issues of how many are listed.
pub fn issues_shown(shown: usize, total: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("모두 {}건 가운데 {}건을 보입니다.", n(total), n(shown)),
        Lang::En => format!("{} of {} are listed.", n(shown), n(total)),
    }
}

/// How many accounts of how many.
pub fn of(count: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{}개 중 {}개", n(of), n(count)),
        Lang::En => format!("{} of {}", n(count), n(of)),
    }
}

/// A file whose clock disagrees with another's, by minutes (positive: ahead).
pub fn clock_skew(file: &str, minutes: i32, lang: Lang) -> String {
    let amount = minutes.unsigned_abs();
    match (lang, minutes > 0) {
        (Lang::Ko, true) => format!("{file}: 같은 로그인이 다른 파일보다 늘 {amount}분 늦은 시각으로 적혀 있습니다."),
        (Lang::Ko, false) => format!("{file}: 같은 로그인이 다른 파일보다 늘 {amount}분 이른 시각으로 적혀 있습니다."),
        (Lang::En, true) => {
            format!("{file}: the same sign-ins are always {amount} minutes later than in another file.")
        }
        (Lang::En, false) => {
            format!("{file}: the same sign-ins are always {amount} minutes earlier than in another file.")
        }
    }
}

/// A file whose zone was assumed.
pub fn zone_assumed(input: &Input, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!(
            "{}: 시간대가 적혀 있지 않아 {} 시간대를 기준으로 읽었습니다. 다르면 자료 넣기에서 시간대를 바꾸어 다시 검사해 주십시오.",
            input.file, input.zone
        ),
        Lang::En => format!(
            "{}: it states no time zone, so {} was assumed. If that is wrong, change it under Data and screen again.",
            input.file, input.zone
        ),
    }
}

/// Takes a file from the list.
pub fn remove(file: &str, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{file} 빼기"),
        Lang::En => format!("Remove {file}"),
    }
}

/// How many files are chosen, and how large.
pub fn chosen(count: usize, bytes: f64, lang: Lang) -> String {
    let size = super::format::bytes(bytes);
    match lang {
        Lang::Ko => format!("파일 {}개, {size}", n(count)),
        Lang::En => format!("{} {}, {size}", n(count), if count == 1 { "file" } else { "files" }),
    }
}

/// The reliability of a finding with its number.
pub fn reliability(value: f64, lang: Lang) -> String {
    format!("{} ({})", vocabulary::reliability(value, lang), percent(value, lang))
}

/// What the heat map shows, in a sentence.
pub fn heat(busiest: u32, share: f64, zone: &str, lang: Lang) -> String {
    let (from, to) = (busiest, (busiest + 8) % 24);
    let share = percent(share, lang);
    match lang {
        Lang::Ko => format!(
            "가장 활동이 많은 여덟 시간은 {from}시부터 {to}시까지이며, 활동의 {share}가 그 안에 있습니다 ({zone} 기준). 활동한 시각만으로 사는 곳을 알 수는 없습니다."
        ),
        Lang::En => format!(
            "The busiest eight hours run from {from}:00 to {to}:00 and hold {share} of the activity (in {zone}). Hours alone do not tell where someone lives."
        ),
    }
}

/// What the bars show, in a sentence.
pub fn bars(shown: usize, total: usize, longest: Option<(&str, u16, u32)>, lang: Lang) -> String {
    let head = match lang {
        Lang::Ko if shown < total => format!("활동한 날 {}일 가운데 {}일입니다.", n(total), n(shown)),
        Lang::Ko => format!("활동한 날은 {}일입니다.", n(total)),
        Lang::En if shown < total => format!("{} of {} active days.", n(shown), n(total)),
        Lang::En => format!("{} active {}.", n(total), if total == 1 { "day" } else { "days" }),
    };
    let Some((day, from, minutes)) = longest else { return head };
    let at = super::format::clock(from);
    let long = duration(u64::from(minutes), lang);
    match lang {
        Lang::Ko => format!("{head} 끊기지 않고 이어진 가장 긴 활동은 {day} {at}부터 {long}입니다."),
        Lang::En => format!("{head} The longest unbroken stretch began on {day} at {at} and lasted {long}."),
    }
}

/// What one cell of the heat map says.
pub fn cell(weekday: &str, hour: usize, minutes: u32, lang: Lang) -> String {
    let long = duration(u64::from(minutes), lang);
    match lang {
        Lang::Ko => format!("{weekday}요일 {hour}시, {long}"),
        Lang::En => format!("{weekday} {hour}:00, {long}"),
    }
}

/// Said when a report is ready, for those who do not see the screen change.
pub fn ready(summary: &Summary, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("검사가 끝났습니다. {}", super::queue::result(summary, lang)),
        Lang::En => format!("The screening is done. {}", super::queue::result(summary, lang)),
    }
}

/// Progress in words, for a live region.
pub fn progress(share: f64, stage: &str, lang: Lang) -> String {
    format!("{stage}, {}", percent(share, lang))
}

/// `1,234,567줄`.
pub fn rows(count: f64, lang: Lang) -> String {
    let count = number(count as u64);
    match lang {
        Lang::Ko => format!("{count}건"),
        Lang::En => count,
    }
}

/// One line for each bundled table of addresses: the credit that its licence asks for, and its age.
pub fn sources(lang: Lang) -> Vec<String> {
    let line = |data: &Dataset| {
        let (year, month, day) = data.as_of;
        let (credit, licence, days) = (data.credit?, data.licence, data.ttl_days);
        Some(match (lang, data.id == COUNTRY.id) {
            (Lang::Ko, true) => {
                format!("주소의 나라: {credit} ({licence}), {year}-{month:02}-{day:02} 기준, {days}일 동안 사용")
            }
            (Lang::Ko, false) => {
                format!(
                    "네트워크 종류: {credit}, routeviews.org, nro.net ({licence}), {year}-{month:02}-{day:02} 기준, {days}일 동안 사용"
                )
            }
            (Lang::En, true) => {
                format!(
                    "Country of an address: {credit} ({licence}), as of {year}-{month:02}-{day:02}, used for {days} days"
                )
            }
            (Lang::En, false) => format!(
                "Kind of network: {credit}, routeviews.org, nro.net ({licence}), as of {year}-{month:02}-{day:02}, used for {days} days"
            ),
        })
    };
    DATASETS.iter().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_found_always_says_in_how_many_checks() {
        assert_eq!(band_of("no-lead", 9, 15, true, Lang::Ko), "발견된 항목 없음 (15개 중 9개 확인)");
        assert_eq!(band_of("no-lead", 9, 15, true, Lang::En), "Nothing found in 9 of 15 checks");
        assert_eq!(band_of("no-lead", 0, 15, false, Lang::En), "Not enough data to judge (0 of 15 checks)");
        assert_eq!(band_of("review", 9, 15, false, Lang::En), "Look at it");
    }
}
