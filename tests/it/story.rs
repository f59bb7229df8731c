//! Facts to sentences: what an account's story says, and that it says nothing else.

use crate::support::screened;
use munjigi::model::Lang;
use munjigi::present::story::{Story, story};
use munjigi::protocol::{AccountDetail, answer};

fn detail(files: &[(&str, &str)], key: &str) -> AccountDetail {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    answer::account(&screened(&files), key).expect("the account")
}

fn plain(story: &Story) -> String {
    story.summary.join(" ").replace(['\u{2068}', '\u{2069}'], "")
}

/// Two months of ordinary days from Seoul, with a second place that a train reaches.
fn ordinary() -> String {
    let mut text = String::from("account,start,end,ip,country,latitude,longitude,device\n");
    for n in 0..60u32 {
        let day = munjigi::model::civil::day_text(20_400 + n as i32);
        let (ip, at) = if n == 30 { ("198.51.100.7", "35.18,129.08") } else { ("203.0.113.7", "37.57,126.98") };
        text += &format!("ana@example.org,{day}T00:00:00Z,{day}T08:30:00Z,{ip},KR,{at},PC-1\n");
    }
    text
}

#[test]
fn an_ordinary_account_is_told_what_speaks_for_it() {
    let roster = "account,name,timezone,created,verified\nana@example.org,Ana,Asia/Seoul,2020-01-01,2020-01-02\n";
    let account = detail(&[("log.csv", &ordinary()), ("list.csv", roster)], "ana@example.org");
    assert!(account.report.findings.iter().all(|finding| finding.points == 0.0), "{:?}", account.report.findings);
    let english = story(&account, Lang::En);
    let text = plain(&english);
    assert!(text.starts_with("60 records from 2025-11-08 to 2026-01-06 were read, by file: log.csv 60."), "{text}");
    assert!(text.contains("checks could not be made for lack of data."), "{text}");
    assert!(!text.contains("cleared") && !text.contains("stands out"), "{text}");
    assert!(english.closer.is_empty() && english.clears.is_empty());
    let person = english.person.join("\n");
    for said in ["Hours, Place", "Every way between two places could be travelled.", "rests of 4 hours", "Only 0 % of"]
    {
        assert!(person.contains(said), "{said}: {person}");
    }
    assert!(!person.contains("weak"), "{person}");
    let korean = plain(&story(&account, Lang::Ko));
    assert!(
        korean.contains("2025-11-08부터 2026-01-06까지의 기록 60건을 파일 1개에서 읽었습니다(log.csv 60건)."),
        "{korean}"
    );
}

#[test]
fn a_leap_is_told_with_its_family_and_what_would_clear_it() {
    let log = "account,time,result,ip,country,latitude,longitude\n\
        bo@example.org,2026-01-05T00:00:00Z,success,203.0.113.7,KR,37.5,126.9\n\
        bo@example.org,2026-01-05T01:00:00Z,success,198.51.100.7,NG,6.5,3.4\n";
    let account = detail(&[("log.csv", log)], "bo@example.org");
    let top = account.report.findings.first().expect("a finding");
    let english = story(&account, Lang::En);
    let text = plain(&english);
    assert!(text.contains("In Place this stands out most."), "{text}");
    assert_eq!(english.closer[0].signal.as_deref(), Some(&*top.signal));
    assert_eq!(
        english.closer.len() + english.closer_more,
        account.report.findings.iter().filter(|f| f.points > 0.0).count()
    );
    let clears = munjigi::signals::signal(&top.signal).expect("a card").card().text(Lang::En).clears;
    assert_eq!(english.clears[0].1, clears);
    assert!(clears.iter().all(|fact| text.contains(fact)), "{text}");
    let person = english.person.join("\n");
    assert!(!person.contains("could be travelled"), "{person}");
    assert!(!person.contains("rests of"), "two entries prove no rest: {person}");
    assert!(person.contains("the account has few records"), "{person}");
    assert!(plain(&story(&account, Lang::Ko)).contains("장소 갈래에서는 이것이 가장 뚜렷합니다."));
}

#[test]
fn one_entry_of_a_list_is_no_activity_and_nothing_is_made_up() {
    let roster = "account,name,created,verified,phone\nbo@example.org,Bo,2020-01-01,2020-01-02,010-0000-0001\n";
    let account = detail(&[("list.csv", roster)], "bo@example.org");
    let story = story(&account, Lang::En);
    let text = plain(&story);
    assert!(text.starts_with("There are no records of activity"), "{text}");
    assert_eq!(text.contains("not enough data to judge"), !account.report.enough_data);
    let person = story.person.join("\n");
    assert!(!person.contains("travelled") && !person.contains("rests") && !person.contains("night"), "{person}");
}

#[test]
fn controls_speak_for_a_person_only_where_they_count() {
    let log = "account,time,result,ip,country,device\n\
        bo@example.org,2025-12-01T00:00:00Z,success,203.0.113.7,KR,PC-1\n\
        bo@example.org,2026-01-05T00:00:00Z,success,203.0.113.7,KR,PC-2\n";
    let answers = |on: &str| {
        format!(
            r#"{{"schema":"munjigi.checklist/1","answers":[{{"account":"bo@example.org","item":"id-video-selfie-done","answer":"yes","on":"{on}"}}]}}"#
        )
    };
    for (on, counts) in [("2026-01-20", true), ("2025-12-20", false)] {
        let account = detail(&[("log.csv", log), ("a.json", &answers(on))], "bo@example.org");
        assert_eq!(account.report.controls[0].counts, counts, "{on}: the data do not show what is tested here");
        let said = story(&account, Lang::Ko).person.iter().any(|point| point.contains(on));
        assert_eq!(said, counts, "{on}");
    }
}

#[test]
fn the_series_of_one_account_are_bounded_and_say_how_many_there_are() {
    let mut log = String::from("account,time,result,ip,country,device\n");
    let start = munjigi::model::civil::seconds(2016, 1, 1, 0).expect("a date");
    for n in 0..3_000u32 {
        let (ip, country) = if n % 2 == 0 { ("203.0.113.7", "KR") } else { ("198.51.100.7", "US") };
        let time = munjigi::model::civil::utc_text(start + n * 100_000);
        log += &format!("bo@example.org,{time},success,{ip},{country},PC-{n}\n");
    }
    let account = detail(&[("log.csv", &log)], "bo@example.org");
    let series = &account.series;
    assert_eq!((series.turns.len(), series.turns_total), (1_000, 2_999));
    assert_eq!((series.stays.len(), series.stays_total), (1_000, 3_000));
    assert_eq!(series.ways.0, 2_999);
    assert!(series.years.len() == 10 && series.years_total == 10);
    assert!(series.telling.len() <= 12 && !series.telling.is_empty());
    let bytes = serde_json::to_string(&account).expect("JSON").len();
    assert!(bytes < 1 << 20, "{bytes} bytes");
}

#[test]
fn devices_at_once_are_an_overlap_and_the_day_is_the_first_of_the_list() {
    let log = "account,start,end,ip,country,device\n\
        bo@example.org,2026-01-05T00:00:00Z,2026-01-05T09:00:00Z,203.0.113.7,KR,PC-1\n\
        bo@example.org,2026-01-06T00:00:00Z,2026-01-06T05:00:00Z,203.0.113.7,KR,PC-1\n\
        bo@example.org,2026-01-06T03:00:00Z,2026-01-06T06:00:00Z,198.51.100.7,KR,PC-2\n\
        bo@example.org,2026-01-07T00:00:00Z,2026-01-07T05:00:00Z,203.0.113.7,KR,PC-1\n";
    let account = detail(&[("log.csv", log)], "bo@example.org");
    let day = account.series.telling.first().expect("a day");
    assert_eq!((&*day.why, day.lanes.len()), ("overlap", 2));
    // 03:00 to 05:00 UTC is 12:00 to 14:00 in Seoul, the zone of the run.
    assert_eq!(day.overlaps, [(720, 840)]);
}
