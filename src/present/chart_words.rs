//! The words of the charts in both languages; what takes values stands in `chart_sentences`.

use crate::model::Lang;

/// The fixed strings of one language.
pub struct ChartWords {
    /// Heading of the section.
    pub section: &'static str,
    /// Its second heading: places and changes.
    pub moves: &'static str,
    /// Table twin.
    pub as_table: &'static str,
    /// Title of the calendar.
    pub calendar: &'static str,
    /// Pager: the year before.
    pub earlier: &'static str,
    /// Pager: the year after.
    pub later: &'static str,
    /// Names the pager.
    pub years: &'static str,
    /// Records without a length.
    pub no_length: &'static str,
    /// Upper bounds of the steps of a day, in hours.
    pub steps: [&'static str; 5],
    /// Title of weekday by hour.
    pub heat: &'static str,
    /// Legend: a usual rest.
    pub rest: &'static str,
    /// Legend: night of the registered zone.
    pub night: &'static str,
    /// Legend of shades.
    pub less_more: [&'static str; 2],
    /// Title of the bars by day.
    pub bars: &'static str,
    /// Legend: the longest stretch.
    pub longest: &'static str,
    /// Title of the lanes.
    pub lanes: &'static str,
    /// Label of the list of days.
    pub pick_day: &'static str,
    /// Overlap.
    pub overlap: &'static str,
    /// Nothing known of the device, network or client.
    pub unnamed: &'static str,
    /// There are no records to draw lanes of.
    pub no_lanes: &'static str,
    /// Title of hours a week and changes.
    pub weeks: &'static str,
    /// Rows of changes: pay, details, devices, recorded days.
    pub turn_rows: [&'static str; 4],
    /// Neither hours nor changes.
    pub no_weeks: &'static str,
    /// No changes on record.
    pub no_turns: &'static str,
    /// Title of the trail.
    pub trail: &'static str,
    /// Legend: a stay.
    pub stay: &'static str,
    /// Legend: a stay behind a VPN or relay.
    pub detour: &'static str,
    /// Legend: a way that can be travelled.
    pub way: &'static str,
    /// Legend: a way too fast for anybody.
    pub too_fast: &'static str,
    /// No places.
    pub no_trail: &'static str,
    /// Places that have no row of their own.
    pub other_places: &'static str,
    /// A place of which nothing is known.
    pub nowhere: &'static str,
    /// Column: day.
    pub day: &'static str,
    /// Column: weekday.
    pub weekday: &'static str,
    /// Column: duration.
    pub time: &'static str,
    /// Column: stretches.
    pub stretches: &'static str,
    /// Column: what.
    pub what: &'static str,
    /// Column: value.
    pub value: &'static str,
    /// Hours of a week.
    pub week_hours: &'static str,
    /// Columns of the lanes: device, network, client.
    pub lane_head: [&'static str; 3],
    /// Columns of the trail: from, until, place, network, entries, distance, speed, judgement.
    pub trail_head: [&'static str; 8],
    /// A way is possible.
    pub possible: &'static str,
    /// A way is not possible.
    pub impossible: &'static str,
    /// Names of the limits of a week.
    pub limits: [&'static str; 3],
    /// Weekdays, Monday first.
    pub weekdays: [&'static str; 7],
}

/// The strings of a language.
pub fn chart_words(lang: Lang) -> &'static ChartWords {
    match lang {
        Lang::Ko => &KO,
        Lang::En => &EN,
    }
}

static KO: ChartWords = ChartWords {
    section: "활동 시간",
    moves: "장소와 변경",
    as_table: "표로 보기",
    calendar: "한 해의 활동",
    earlier: "이전 해",
    later: "다음 해",
    years: "해 바꾸기",
    no_length: "시간을 알 수 없는 기록",
    steps: ["2시간까지", "4시간까지", "8시간까지", "12시간까지", "12시간 넘음"],
    heat: "요일과 시각",
    rest: "보통 쉬는 때",
    night: "등록한 시간대의 밤(22시~6시)",
    less_more: ["적음", "많음"],
    bars: "날짜별 활동",
    longest: "끊기지 않고 가장 오래 이어진 활동",
    lanes: "하루를 기기와 접속망별로",
    pick_day: "볼 날짜",
    overlap: "겹친 때",
    unnamed: "기기와 접속망을 알 수 없는 기록",
    no_lanes: "시각이 적힌 기록이 없어 하루를 나누어 그릴 수 없습니다. 로그인 기록이나 시작과 종료가 있는 근무시간표를 넣으면 나옵니다.",
    weeks: "주별 시간과 변경",
    turn_rows: ["대금", "등록정보", "기기", "기록된 날"],
    no_weeks: "일한 시간도 변경 기록도 없어 그릴 것이 없습니다. 근무시간표, 등록정보 변경 이력, 지급 목록을 넣으면 나옵니다.",
    no_turns: "대금, 등록정보, 기기의 변경은 기록에 없습니다.",
    trail: "접속한 곳과 이동",
    stay: "머문 때",
    detour: "VPN·중계 접속",
    way: "갈 수 있는 이동",
    too_fast: "갈 수 없는 빠르기의 이동",
    no_trail: "장소가 있는 접속 기록이 없습니다. 국가나 좌표, 접속 IP가 있는 로그인 기록을 넣으면 나옵니다.",
    other_places: "그 밖의 곳",
    nowhere: "알 수 없는 곳",
    day: "날짜",
    weekday: "요일",
    time: "시간",
    stretches: "활동한 때",
    what: "내용",
    value: "값",
    week_hours: "이 주에 기록된 시간",
    lane_head: ["기기", "접속망", "고객사"],
    trail_head: ["처음", "끝", "장소", "접속망", "기록", "거리", "빠르기", "이동"],
    possible: "갈 수 있음",
    impossible: "갈 수 없는 빠르기",
    limits: ["지켜볼 정도", "뚜렷함", "매우 뚜렷함"],
    weekdays: ["월", "화", "수", "목", "금", "토", "일"],
};

static EN: ChartWords = ChartWords {
    section: "Hours of activity",
    moves: "Places and changes",
    as_table: "Show as a table",
    calendar: "A year of activity",
    earlier: "Earlier year",
    later: "Later year",
    years: "Change the year",
    no_length: "records without a length",
    steps: ["up to 2 h", "up to 4 h", "up to 8 h", "up to 12 h", "over 12 h"],
    heat: "Weekday and hour",
    rest: "usual rest",
    night: "night of the registered zone (22 to 6)",
    less_more: ["less", "more"],
    bars: "Activity by day",
    longest: "the longest unbroken stretch",
    lanes: "One day by device and network",
    pick_day: "Day",
    overlap: "Overlap",
    unnamed: "Device and network unknown",
    no_lanes: "No record has a time of day, so a day cannot be drawn in lanes. A sign-in log, or a timesheet with start and end, would allow it.",
    weeks: "Hours a week, and changes",
    turn_rows: ["Pay", "Details", "Devices", "Recorded days"],
    no_weeks: "There are neither hours nor changes to draw. A timesheet, a history of changed details or a list of payouts would allow it.",
    no_turns: "No change of pay, details or devices is on record.",
    trail: "Where it signed in from, and the ways between",
    stay: "stay",
    detour: "VPN or relay",
    way: "way that can be travelled",
    too_fast: "way too fast for anyone",
    no_trail: "No record has a place. A sign-in log with countries, coordinates or IP addresses would allow it.",
    other_places: "Other places",
    nowhere: "Unknown place",
    day: "Day",
    weekday: "Weekday",
    time: "Time",
    stretches: "Active",
    what: "What",
    value: "Value",
    week_hours: "Hours recorded in this week",
    lane_head: ["Device", "Network", "Client"],
    trail_head: ["From", "Until", "Place", "Network", "Records", "Distance", "Speed", "Way"],
    possible: "possible",
    impossible: "too fast",
    limits: ["worth watching", "clear", "very clear"],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
};

#[cfg(test)]
mod tests {
    #[test]
    fn each_language_is_itself_and_avoids_accusing_words() {
        let source = include_str!("chart_words.rs");
        let (_, rest) = source.split_once("static KO").expect("Korean stands here");
        let (korean, english) = rest.split_once("static EN").expect("English stands here");
        let english = english.split_once("mod tests").expect("tests stand last").0;
        assert!(!english.chars().any(|c| ('가'..='힣').contains(&c)));
        for word in ["적발", "혐의", "용의", "명부"] {
            assert!(!korean.contains(word), "{word}");
        }
    }
}
