//! What the charts say in words, with values.

use super::chart_trail::moment;
use super::chart_weeks::above;
use super::chart_words::chart_words;
use super::format::{duration, number, percent, short_day};
use super::particle::towards;
use crate::model::Lang;
use crate::model::civil::day_text;
use crate::protocol::series::{LaneDay, Leg, Night, Series, Stay, Turn, Week, Year, country};

/// `3월`, `Mar`.
pub fn month(month: u32, lang: Lang) -> String {
    let day = short_day(&format!("2026-{month:02}-01"), lang);
    let part = match lang {
        Lang::Ko => day.split(' ').next(),
        Lang::En => day.split(' ').next_back(),
    };
    part.unwrap_or_default().to_owned()
}

/// What the calendar of a year shows; `first` is its 1 January.
pub fn calendar(of_year: &Year, first: i32, lang: Lang) -> String {
    let active = of_year.days.iter().flatten().count() as u64;
    let sum: u64 = of_year.days.iter().flatten().map(|minutes| u64::from(*minutes)).sum();
    let longest = (first..).zip(&of_year.days).filter_map(|(day, minutes)| Some(((*minutes)?, day)));
    let longest = longest.max_by_key(|(minutes, day)| (*minutes, std::cmp::Reverse(*day)));
    let (year, days, all) = (of_year.year, number(active), duration(sum, lang));
    let head = match lang {
        Lang::Ko => format!("{year}년에 기록이 있는 날은 {days}일, 모두 {all}입니다."),
        Lang::En if active == 1 => format!("{year}: one day with records, {all}."),
        Lang::En => format!("{year}: {days} days with records, {all} in all."),
    };
    let Some((minutes, day)) = longest.filter(|(minutes, _)| *minutes > 0) else { return head };
    let (day, most) = (day_text(day), duration(u64::from(minutes), lang));
    match lang {
        Lang::Ko => format!("{head} 가장 긴 날은 {day}로 {most}입니다."),
        Lang::En => format!("{head} The longest was {day} with {most}."),
    }
}

/// Usual rests; empty where there is none.
pub fn rest(rests: &[Vec<(usize, usize)>], series: &Series, lang: Lang) -> String {
    let hours: usize = rests.iter().flatten().map(|(from, to)| to - from).sum();
    if hours == 0 {
        return String::new();
    }
    let (least, a_day) = (series.rest_hours, hours as f64 / 7.0);
    match lang {
        Lang::Ko => {
            format!("닷새 가운데 나흘 이상 되풀이된 쉬는 때({least}시간 이상)가 하루 평균 {a_day:.1}시간입니다.")
        }
        Lang::En => format!(
            "On average {a_day:.1} hours a day lie in rests of {least} hours or more on at least four days of five."
        ),
    }
}

/// How much lies in the night of the registered zone; empty where none is registered.
pub fn night(night: Option<&Night>, lang: Lang) -> String {
    let Some(night) = night else { return String::new() };
    let (zone, inside) = (&night.zone, duration(night.inside, lang));
    let share = percent(if night.of == 0 { 0.0 } else { night.inside as f64 / night.of as f64 }, lang);
    match lang {
        Lang::Ko => format!("등록한 시간대({zone})의 밤 22시부터 6시까지에는 {inside}, 곧 {share}가 들어 있습니다."),
        Lang::En => format!("The night of the registered zone ({zone}), 22:00 to 6:00, holds {inside} of it, {share}."),
    }
}

/// Hours of a week with what was entered, where entries overlap.
pub fn summed(once: &str, summed: u32, lang: Lang) -> String {
    let all = duration(u64::from(summed), lang);
    match lang {
        Lang::Ko => format!("{once} (겹친 기록까지 더하면 {all})"),
        Lang::En => format!("{once} ({all} with overlapping entries added up)"),
    }
}

/// What the weeks and changes of a year come to.
pub fn weeks(weeks: &[&Week], turns: &[&Turn], limits: &[f64; 3], year: i32, lang: Lang) -> String {
    let mut text = String::new();
    if let Some(most) = weeks.iter().max_by_key(|week| (week.minutes, std::cmp::Reverse(week.monday))) {
        let (hours, day) = (duration(u64::from(most.minutes), lang), day_text(most.monday));
        let over = weeks.iter().filter(|week| above(week.minutes, limits) > 0).count() as u64;
        let (count, over, limit) = (number(weeks.len() as u64), number(over), limits[0]);
        text = match lang {
            Lang::Ko => format!(
                "{year}년에 시간이 적힌 주는 {count}주입니다. 가장 긴 주는 {day}에 시작하며 {hours}입니다. 기준 {limit}시간을 넘은 주는 {over}주입니다."
            ),
            Lang::En => format!(
                "Weeks with hours in {year}: {count}. The longest began on {day} with {hours}. Weeks above the limit of {limit} hours: {over}."
            ),
        };
    }
    let of = |kinds: &[&str]| number(turns.iter().filter(|turn| kinds.contains(&&*turn.kind)).count() as u64);
    let (pay, details, devices) = (of(&["payout", "paid"]), of(&["contact", "detail"]), of(&["device"]));
    let changes = match lang {
        Lang::Ko => format!("{year}년의 변경은 대금 {pay}건, 등록정보 {details}건, 새 기기 {devices}건입니다."),
        Lang::En => format!("Changes in {year}: pay {pay}, details {details}, new devices {devices}."),
    };
    [text, changes].join(" ").trim_start().to_owned()
}

/// A kind of change.
pub fn turn(kind: &str, lang: Lang) -> &str {
    let (ko, en) = match kind {
        "payout" => ("지급처 변경", "Payout details changed"),
        "paid" => ("새 지급처로 첫 지급", "First payment to another destination"),
        "contact" => ("연락처·이름 변경", "Contact or name changed"),
        "detail" => ("등록정보 변경", "Other detail changed"),
        "device" => ("새 기기", "New device"),
        "created" => ("계정 생성일", "Account created"),
        "contract" => ("계약일", "Contract"),
        "verified" => ("인증일", "Verified"),
        "video-interview" => ("화상면접", "Video interview"),
        _ => return kind,
    };
    if lang == Lang::Ko { ko } else { en }
}

/// What a change is about, with its time of day.
pub fn turn_value(turn: &Turn) -> String {
    match turn.minute {
        Some(minute) => format!("{} {}", super::format::clock(minute), turn.what),
        None => turn.what.clone(),
    }
}

/// What is not on the page.
pub fn hidden(count: usize, lang: Lang) -> String {
    let count = number(count as u64);
    match lang {
        Lang::Ko => format!("이 밖에 {count}건이 더 있습니다. 보고서 파일의 근거 줄을 보십시오."),
        Lang::En => format!("{count} more are not shown here; see the lines in the report file."),
    }
}

/// A place by its country and coordinates.
pub fn place(code: &str, point: Option<(i16, i16)>, lang: Lang) -> String {
    let known = code.as_bytes().try_into().ok().and_then(country);
    let name = known.map(|known| if lang == Lang::Ko { known.name_ko } else { known.name_en });
    let at = point.map(|(north, east)| format!("{:.2}, {:.2}", f64::from(north) / 100.0, f64::from(east) / 100.0));
    match (name.or(Some(code).filter(|code| !code.is_empty())), at) {
        (Some(name), Some(at)) => format!("{name} ({at})"),
        (Some(name), None) => name.to_owned(),
        (None, Some(at)) => at,
        (None, None) => chart_words(lang).nowhere.to_owned(),
    }
}

/// A place with how many records it has.
pub fn place_row(name: &str, entries: u32, lang: Lang) -> String {
    let count = number(u64::from(entries));
    match lang {
        Lang::Ko => format!("{name} · 기록 {count}건"),
        Lang::En if entries == 1 => format!("{name} · 1 record"),
        Lang::En => format!("{name} · {count} records"),
    }
}

/// A kind of network; a word that is not known is shown as it is, nothing where none is.
pub fn network(word: &str, lang: Lang) -> &str {
    let (ko, en) = match word {
        "hosting" => ("서버 임대망", "rented servers"),
        "vpn" => ("VPN", "VPN"),
        "proxy" => ("프록시", "proxy"),
        "tor" => ("Tor", "Tor"),
        "relay" => ("중계망", "relay"),
        "satellite" => ("위성망", "satellite"),
        "mobile" => ("이동통신망", "mobile"),
        "education" => ("학교망", "education"),
        "residential" => ("가정용 망", "residential"),
        "corporate" => ("회사망", "corporate"),
        _ => return word,
    };
    if lang == Lang::Ko { ko } else { en }
}

/// What the trail shows.
pub fn trail(series: &Series, places: usize, lang: Lang) -> String {
    let (ways, fast) = series.ways;
    let (km, kmh) = (number(u64::from(series.travel.0)), number(u64::from(series.travel.1)));
    let (places, count, fast_text) = (number(places as u64), number(ways as u64), number(fast as u64));
    match (lang, ways, fast) {
        (Lang::Ko, 0, _) => format!("접속한 곳은 {places}곳이고, 멀리 옮겨 간 기록은 없습니다."),
        (Lang::Ko, _, 0) => {
            format!("접속한 곳은 {places}곳, 이동은 {count}번이며 모두 사람이 갈 수 있는 빠르기입니다.")
        }
        (Lang::Ko, ..) => format!(
            "접속한 곳은 {places}곳, 이동은 {count}번이며, 그 가운데 {fast_text}번은 {km}km 이상을 시속 {kmh}km 이상으로 가야 합니다. VPN을 쓰면 이렇게 보일 수 있습니다."
        ),
        (Lang::En, 0, _) => format!("Places: {places}; no way between places far apart is on record."),
        (Lang::En, _, 0) => format!("Places: {places}; ways between: {count}, all of which can be travelled."),
        (Lang::En, ..) => format!(
            "Places: {places}; ways between: {count}, of which {fast_text} cover {km} km or more at {kmh} km/h or more. A VPN can look like this."
        ),
    }
}

/// A row of the trail's table.
pub fn stay_row(stay: &Stay, name: &str, lang: Lang) -> Vec<String> {
    let t = chart_words(lang);
    let mut network = network(&stay.network, lang).to_owned();
    if stay.detour && network.is_empty() {
        network = t.detour.to_owned();
    }
    let mut row =
        vec![moment(stay.from), moment(stay.until), name.to_owned(), network, number(u64::from(stay.entries))];
    row.extend(match &stay.leg {
        Some(leg) => [
            format!("{} km", number(u64::from(leg.km))),
            format!("{} km/h", number(u64::from(leg.kmh))),
            if leg.too_fast { t.impossible } else { t.possible }.to_owned(),
        ],
        None => Default::default(),
    });
    row
}

/// A way in a sentence.
pub fn leg(stay: &Stay, leg: &Leg, lang: Lang) -> String {
    let (from, to) = (place(&leg.country, leg.point, lang), place(&stay.country, stay.point, lang));
    let (km, kmh) = (number(u64::from(leg.km)), number(u64::from(leg.kmh)));
    let (at, took) = (moment(stay.from), duration(u64::from(leg.minutes), lang));
    let mut text = match lang {
        Lang::Ko => format!("{at}: {from}에서 {} {km}km, {took} 간격, 시속 {kmh}km.", towards(&to)),
        Lang::En => format!("{at}: {from} to {to}, {km} km, {took} apart, {kmh} km/h."),
    };
    if leg.too_fast {
        text.push_str(match lang {
            Lang::Ko => " 사람이 갈 수 없는 빠르기입니다.",
            Lang::En => " Too fast for anyone.",
        });
    }
    if leg.detour {
        text.push_str(match lang {
            Lang::Ko => " 한쪽은 VPN이나 중계 접속입니다.",
            Lang::En => " One end is a VPN or relay.",
        });
    }
    text
}

/// Why a day stands in the list.
fn why(word: &str, lang: Lang) -> &'static str {
    let (ko, en) = match word {
        "overlap" => ("가장 오래 겹친 날", "longest overlap"),
        "too-fast" => ("갈 수 없는 빠르기의 이동이 있는 날", "a way too fast for anyone"),
        "longest" => ("활동이 가장 긴 날", "longest activity"),
        "lanes" => ("기기나 접속망이 많은 날", "many devices or networks"),
        _ => ("가장 최근 날", "latest day"),
    };
    if lang == Lang::Ko { ko } else { en }
}

/// A day in the list.
pub fn day_choice(day: &LaneDay, lang: Lang) -> String {
    format!("{} · {}", day_text(day.day), why(&day.why, lang))
}

/// What the lanes of a day show.
pub fn day(day: &LaneDay, lang: Lang) -> String {
    let minutes: u64 = day.overlaps.iter().map(|(from, to)| u64::from(to - from)).sum();
    let (date, lanes) = (day_text(day.day), number(day.lanes_total as u64));
    let (all, both) = (duration(u64::from(day.minutes), lang), duration(minutes, lang));
    match (lang, minutes) {
        (Lang::Ko, 0) => format!(
            "{date}에 활동이 확인된 시간은 {all}이고, 기기·접속망·고객사의 조합은 {lanes}가지이며 서로 다른 것이 겹친 때는 없습니다."
        ),
        (Lang::Ko, _) => format!(
            "{date}에 활동이 확인된 시간은 {all}이고, 기기·접속망·고객사의 조합은 {lanes}가지이며 서로 다른 기기·접속망·고객사가 겹친 때는 모두 {both}입니다. 기기 둘을 함께 쓰는 사람에게서도 나타납니다."
        ),
        (Lang::En, 0) => format!(
            "On {date}: {all} of confirmed activity, combinations of device, network and client: {lanes}; no two different ones overlap."
        ),
        (Lang::En, _) => format!(
            "On {date}: {all} of confirmed activity, combinations of device, network and client: {lanes}; different devices, networks or clients overlap for {both}. People who use two devices at once look like this too."
        ),
    }
}

/// How moments become bars.
pub fn joined(minutes: u32, lang: Lang) -> String {
    match lang {
        Lang::Ko => format!("{minutes}분 안에 이어진 기록은 한 막대로 이었습니다."),
        Lang::En => format!("Records within {minutes} minutes of each other are joined to one bar."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_far_as_they_are_known() {
        assert_eq!(place("KR", None, Lang::Ko), "대한민국");
        assert_eq!(place("", Some((3757, 12698)), Lang::En), "37.57, 126.98");
        assert_eq!(place("ZZ", None, Lang::En), "ZZ");
        assert_eq!(place("", None, Lang::En), "Unknown place");
    }

    #[test]
    fn months_in_both_languages() {
        assert_eq!((month(3, Lang::Ko).as_str(), month(12, Lang::En).as_str()), ("3월", "Dec"));
    }

    #[test]
    fn a_night_without_presence_divides_by_nothing() {
        let night_of = Night { zone: "Asia/Seoul".into(), from: 0, inside: 0, of: 0 };
        assert!(night(Some(&night_of), Lang::En).ends_with("0 %."));
        assert_eq!(night(None, Lang::Ko), "");
    }
}
