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

/// The first sentence of the list: what a screening came to.
pub fn result(summary: &Summary, lang: Lang) -> String {
    let in_band = |wanted: &str| summary.bands.iter().find(|(band, _)| band == wanted).map_or(0, |(_, count)| *count);
    let quiet = in_band("no-lead");
    let mut parts: Vec<String> = Vec::new();
    if quiet == summary.accounts {
        return match lang {
            Lang::Ko => format!("계정 {}개 모두에서 발견된 항목이 없습니다.", n(quiet)),
            Lang::En if quiet == 1 => "Nothing was found for the one account.".to_owned(),
            Lang::En => format!("Nothing was found for any of {} accounts.", n(quiet)),
        };
    }
    if quiet > 0 {
        parts.push(match lang {
            Lang::Ko => format!("{}개에서는 발견된 항목이 없습니다", n(quiet)),
            Lang::En => format!("nothing was found for {}", n(quiet)),
        });
    }
    for band in vocabulary::BANDS {
        let count = in_band(band);
        if band == "no-lead" || count == 0 {
            continue;
        }
        let word = vocabulary::band(band, lang);
        parts.push(match lang {
            Lang::Ko => format!("{}개는 '{word}'입니다", n(count)),
            Lang::En => format!("{} {} marked “{word}”", n(count), if count == 1 { "is" } else { "are" }),
        });
    }
    let accounts = n(summary.accounts);
    match lang {
        Lang::Ko => format!("계정 {accounts}개 가운데 {}.", korean_join(&parts)),
        Lang::En => format!(
            "Of {accounts} {}, {}.",
            if summary.accounts == 1 { "account" } else { "accounts" },
            english_join(&parts)
        ),
    }
}

/// `…입니다` clauses joined by `…이고`.
fn korean_join(parts: &[String]) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at + 1 == parts.len() {
            out.push_str(part);
        } else {
            let open = part.strip_suffix("입니다").map(|stem| format!("{stem}이고"));
            out.push_str(
                &open
                    .or_else(|| part.strip_suffix("없습니다").map(|stem| format!("{stem}없고")))
                    .unwrap_or_else(|| part.clone()),
            );
            out.push_str(", ");
        }
    }
    out
}

fn english_join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// How much could be checked at all.
pub fn checked(assessed: usize, of: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("확인할 수 있었던 항목은 {of}개 가운데 {assessed}개입니다."),
        Lang::En => format!("{assessed} of {of} checks could be made."),
    }
}

/// How many accounts have too few data.
pub fn too_few_data(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{}개 계정은 판단하기에 자료가 부족합니다.", n(count)),
        Lang::En if count == 1 => "For 1 account there are not enough data to judge.".to_owned(),
        Lang::En => format!("For {} accounts there are not enough data to judge.", n(count)),
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

/// How many rows of how many are shown.
pub fn window(offset: usize, shown: usize, matching: usize, lang: Lang) -> String {
    let (from, to) = (n(offset + usize::from(shown > 0)), n(offset + shown));
    match lang {
        Lang::Ko => format!("{}개 가운데 {from}번째부터 {to}번째까지", n(matching)),
        Lang::En => format!("{from} to {to} of {}", n(matching)),
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
        Lang::Ko => format!("검사가 끝났습니다. {}", result(summary, lang)),
        Lang::En => format!("The screening is done. {}", result(summary, lang)),
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
    use crate::report::Coverage;

    fn summary(bands: &[(&'static str, usize)]) -> Summary {
        Summary {
            accounts: bands.iter().map(|(_, count)| count).sum(),
            bands: bands.iter().map(|(band, count)| ((*band).into(), *count)).collect(),
            not_enough_data: 0,
            assessed: 12,
            of: 15,
            activities: 1_200,
            as_of: "2026-03-31T00:00:00Z".to_owned(),
            inputs: Vec::new(),
            coverage: Coverage { not_assessed: Vec::new(), issues: Vec::new(), joins: Vec::new() },
            issues_total: 0,
            joins_total: 0,
            links: Vec::new(),
        }
    }

    #[test]
    fn the_first_sentence_counts_every_account_once() {
        let summary = summary(&[("verify-first", 1), ("context", 1), ("no-lead", 9)]);
        assert_eq!(
            result(&summary, Lang::Ko),
            "계정 11개 가운데 9개에서는 발견된 항목이 없고, 1개는 '본인 확인 먼저'이고, 1개는 '참고'입니다."
        );
        assert_eq!(
            result(&summary, Lang::En),
            "Of 11 accounts, nothing was found for 9, 1 is marked “Confirm identity first” and 1 is marked “For context”."
        );
    }

    #[test]
    fn nothing_found_always_says_in_how_many_checks() {
        assert_eq!(band_of("no-lead", 9, 15, true, Lang::Ko), "발견된 항목 없음 (15개 중 9개 확인)");
        assert_eq!(band_of("no-lead", 9, 15, true, Lang::En), "Nothing found in 9 of 15 checks");
        assert_eq!(band_of("no-lead", 0, 15, false, Lang::En), "Not enough data to judge (0 of 15 checks)");
        assert_eq!(band_of("review", 9, 15, false, Lang::En), "Look at it");
    }

    #[test]
    fn windows_count_from_one_and_an_empty_one_from_zero() {
        assert_eq!(window(500, 100, 1_200, Lang::En), "501 to 600 of 1,200");
        assert_eq!(window(0, 0, 0, Lang::En), "0 to 0 of 0");
    }
}
