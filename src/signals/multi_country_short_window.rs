//! Several countries within a few hours.

use super::card::{Example, sources};
use super::continuous_login_24h::span_text;
use super::controls::{CHECK_EN, CHECK_KO, SECURE_EN, SECURE_KO, STOLEN_EN, STOLEN_KO};
use super::impossible_travel::{gap, located, seen_until, stops};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    list,
};
use crate::model::activity::Flags;
use crate::model::civil::DAY;
use crate::model::place::{CountryCode, distance_km, speed_kmh};
use crate::model::{Both, Lang};
use crate::settings::hours;
use std::collections::{BTreeMap, BTreeSet};

/// The signal.
pub struct MultiCountryShortWindow;

static CARD: Card = Card {
    id: "multi-country-short-window",
    family: Family::Place,
    severity: Severity::High,
    needs: &[Need::Place],
    sources: &[sources::US_2022, sources::ROK_2022, sources::JAPAN_2024],
    policy: &["many_countries"],
    ko: CardText {
        title: "짧은 시간 안의 여러 나라 접속",
        looks_for: "3시간 안에 두 나라 이상에서 접속한 경우를 찾습니다. 비행기로 닿을 수 있는 두 나라(시속 800km 미만)는 세지 않되, 사흘 이상 되풀이되면 눈여겨봅니다. 세 나라부터 더 무겁게 봅니다.",
        matters_because: "주의보는 한 계정에 짧은 시간 동안 여러 나라의 주소로 접속하는 것을 특징으로 듭니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "VPN을 켜고 끔, 회사 프록시, 사설 중계 서비스",
            "국경 가까이 살거나 국경을 넘어 통근하는 사람",
            "로밍 중인 휴대전화와 현지 와이파이",
            "주소의 나라를 잘못 적은 위치 표",
        ],
        blind_spots: &[
            "주소로 찾은 나라는 100건 가운데 5~10건이 표마다 다릅니다.",
            "같은 나라의 VPN이나 대리 접속은 보이지 않습니다.",
            "드문드문 접속하면 3시간 안에 들지 않습니다.",
        ],
        next_steps: &[SECURE_KO, "VPN이나 로밍을 쓰는지 본인에게 묻습니다.", CHECK_KO],
        clears: &[
            "회사 VPN·프록시 주소를 알려진 주소로 등록",
            "로밍이나 통근이라는 설명",
            "도용을 확인하고 조치한 기록",
        ],
    },
    en: CardText {
        title: "several countries within a few hours",
        looks_for: "Entries from two or more countries within 3 hours. Two countries within reach of a flight (under 800 km/h) do not count, but are worth a look where they recur on three days. Three countries weigh more.",
        matters_because: "The advisories name access to one account from addresses of several countries within a short time.",
        innocent_explanations: &[
            STOLEN_EN,
            "A VPN switched on and off, a company proxy, a private relay",
            "Somebody who lives near a border or commutes across it",
            "A roaming phone beside local Wi-Fi",
            "A table that gives the wrong country for an address",
        ],
        blind_spots: &[
            "For 5 to 10 of 100 addresses, tables disagree about the country.",
            "A VPN or stand-in within the country does not show.",
            "Rare entries do not fall within 3 hours.",
        ],
        next_steps: &[SECURE_EN, "Ask the holder about a VPN or roaming.", CHECK_EN],
        clears: &[
            "The firm's VPN or proxy entered as a known address",
            "Roaming or commuting, as told by the holder",
            "A takeover found and dealt with",
        ],
    },
    examples: &[
        Example {
            title: Both { ko: "한 시간 사이 두 나라", en: "two countries within an hour" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      ! | 03-01 10:00 sign-in ok ip=198.51.100.7 NG",
        },
        Example {
            title: Both { ko: "사흘 되풀이된 가까운 두 나라", en: "two countries in reach, on three days" },
            fires: true,
            drawing: "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR x3 every 1d
                      ! | 03-01 11:00 sign-in ok ip=198.51.100.7 JP x3 every 1d",
        },
        Example {
            title: Both { ko: "이틀뿐인 가까운 두 나라", en: "two countries in reach, on two days" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR x2 every 1d
                      | 03-01 11:00 sign-in ok ip=198.51.100.7 JP x2 every 1d",
        },
        Example {
            title: Both { ko: "3시간을 1분 넘긴 먼 나라", en: "a far country a minute after the 3 hours" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-01 12:01 sign-in ok ip=198.51.100.7 NG",
        },
        Example {
            title: Both { ko: "다른 나라의 실패한 시도", en: "failed attempts from abroad" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                      | 03-01 09:10 sign-in fail ip=198.51.100.7 NG x9 every 1m
                      | 03-01 18:00 sign-in ok ip=192.0.2.10 KR",
        },
        Example {
            title: Both { ko: "차로 넘는 세 나라의 국경", en: "three countries whose borders meet, by car" },
            fires: false,
            drawing: "| 03-01 09:00 sign-in ok ip=192.0.2.10 BE
                      | 03-01 10:00 sign-in ok ip=198.51.100.7 LU
                      | 03-01 11:30 sign-in ok ip=203.0.113.5 DE",
        },
    ],
};

/// What a window of some hours that ends with a change of country shows.
struct Window {
    /// Another country was too far for the time.
    is_unflyable: bool,
    /// The latest row of each country, in time order.
    rows: Vec<usize>,
    /// Speed of the change that ends it.
    kmh: u32,
}

impl RiskSignal for MultiCountryShortWindow {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let history = &case.history;
        let country = |row: usize| history.place(row).map_or(CountryCode::UNKNOWN, |place| place.country);
        let mut stops = stops(case);
        stops.retain(|row| country(*row).is_known());
        if stops.len() < 2 && case.placed_rows().filter(|row| country(*row).is_known()).take(2).count() < 2 {
            return Assessment::NotAssessed(Need::Place);
        }
        let policy = &case.settings.policy.many_countries;
        let window = hours(policy.window_hours);
        let mut latest: BTreeMap<CountryCode, usize> = BTreeMap::new();
        // Where the last change left from that no flight could make.
        let mut unflyable_from: Option<usize> = None;
        let (mut worst, mut windows, mut days) = (None::<Window>, 0u64, BTreeSet::new());
        for (at, &row) in stops.iter().enumerate() {
            let before = if at > 0 { stops[at - 1] } else { row };
            if country(before) != country(row) && gap(case, before, row) <= window {
                let kmh = speed(case, before, row);
                if kmh >= policy.flyable_kmh {
                    unflyable_from = Some(before);
                }
                let is_inside = |other: usize| gap(case, other, row) <= window;
                let is_unflyable = unflyable_from.is_some_and(is_inside);
                let mut rows: Vec<usize> = latest
                    .iter()
                    .filter(|(code, other)| **code != country(row) && is_inside(**other))
                    .map(|(_, other)| *other)
                    .collect();
                rows.push(row);
                rows.sort_unstable();
                windows += u64::from(is_unflyable);
                days.insert(history.start(row) / DAY);
                let found = Window { is_unflyable, rows, kmh };
                let rank = |window: &Window| (window.is_unflyable, window.rows.len(), window.kmh);
                if worst.as_ref().is_none_or(|known| rank(&found) > rank(known)) {
                    worst = Some(found);
                }
            }
            // A long session elsewhere may still be open when a later entry is long over.
            let known = latest.entry(country(row)).or_insert(row);
            if seen_until(case, row) >= seen_until(case, *known) {
                *known = row;
            }
        }
        let Some(worst) = worst else { return Assessment::Quiet };
        let strength = if worst.is_unflyable {
            if worst.rows.len() >= policy.severe_countries as usize { Strength::Severe } else { Strength::Strong }
        } else if days.len() >= policy.repeat_days as usize {
            Strength::Watch
        } else {
            return Assessment::Quiet;
        };
        let mut codes: Vec<String> =
            worst.rows.iter().filter_map(|row| country(*row).text().map(str::to_owned)).collect();
        codes.sort_unstable();
        let last = worst.rows.last().copied().unwrap_or_default();
        let longest_gap = worst.rows.iter().map(|row| gap(case, *row, last)).max().unwrap_or_default();
        let facts = vec![
            ("countries", Fact::List(codes)),
            ("minutes", Fact::Count(u64::from(longest_gap / 60))),
            ("windows", Fact::Count(windows)),
            ("days", Fact::Count(days.len() as u64)),
        ];
        let is_country_only = worst.rows.iter().any(|row| {
            history.flags(*row).has(Flags::PLACE_FROM_IP)
                || history.place(*row).is_none_or(|place| place.point.is_none())
        });
        let evidence = case.loci(evidence(case, &stops, &worst, window, &country));
        let mut occurrence = Occurrence::new(&CARD, strength, facts, evidence);
        occurrence.weaknesses.country_only = is_country_only;
        Assessment::Fired(occurrence)
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let codes = list(facts, "countries");
        let (span, days, windows) =
            (span_text(count(facts, "minutes"), lang), count(facts, "days"), count(facts, "windows"));
        let (number, names) = (codes.len(), codes.join(", "));
        let in_reach = windows == 0;
        match lang {
            Lang::Ko => {
                let names = if names.is_empty() { String::new() } else { format!("({names})") };
                let reach = if in_reach { " 비행기로 닿을 수 있는 사이입니다." } else { "" };
                format!("{span} 안에 {number}개 나라{names}에서 활동했습니다.{reach} 나라가 바뀐 날은 {days}일입니다.")
            }
            Lang::En => {
                let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
                let reach = if in_reach { ", within reach of a flight" } else { "" };
                format!("Activity in {number} countries{names} within {span}{reach}. Days with such changes: {days}.")
            }
        }
    }
}

/// Speed between two entries, by coordinates or plain centroids; none where a country has no point.
fn speed(case: &Case<'_>, before: usize, after: usize) -> u32 {
    let point = |row| case.history.place(row).and_then(located).map(|(point, _)| point);
    point(before).zip(point(after)).map_or(0, |(a, b)| speed_kmh(distance_km(a, b), gap(case, before, after)))
}

/// One row of each country, then the other rows on both sides of a change of country: inside the window, or wherever such
/// changes are, where it is their repetition that counts.
fn evidence(
    case: &Case<'_>,
    stops: &[usize],
    worst: &Window,
    window: u32,
    country: &impl Fn(usize) -> CountryCode,
) -> Vec<usize> {
    let last = worst.rows.last().copied().unwrap_or_default();
    let is_shown = |pair: &&[usize]| {
        let until = if worst.is_unflyable { last } else { pair[1] };
        country(pair[0]) != country(pair[1]) && pair[1] <= until && gap(case, pair[0], until) <= window
    };
    let changes = stops.windows(2).filter(is_shown).flatten().copied();
    let mut rows = worst.rows.clone();
    let others: BTreeSet<usize> = changes.filter(|row| !worst.rows.contains(row)).collect();
    rows.extend(others);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    #[test]
    fn three_countries_with_a_leap_are_severe() {
        let drawing = "! | 03-01 09:00 sign-in ok ip=192.0.2.10 KR
                       ! | 03-01 10:00 sign-in ok ip=198.51.100.7 NG
                       ! | 03-01 11:30 sign-in ok ip=203.0.113.5 US";
        let occurrence = fired(&MultiCountryShortWindow, drawing);
        assert_eq!(occurrence.strength, Strength::Severe);
        assert_eq!(list(&occurrence.facts, "countries"), ["KR", "NG", "US"]);
        assert_eq!(count(&occurrence.facts, "minutes"), 150);
        assert!(occurrence.weaknesses.country_only);
    }

    #[test]
    fn pairs_in_reach_are_only_worth_a_look() {
        let occurrence = fired(&MultiCountryShortWindow, CARD.examples[1].drawing);
        assert_eq!(occurrence.strength, Strength::Watch);
        assert_eq!((count(&occurrence.facts, "windows"), count(&occurrence.facts, "days")), (0, 3));
        assert_eq!(occurrence.evidence.len(), 6);
    }

    #[test]
    fn an_open_session_elsewhere_counts_until_its_end() {
        let drawing = "! | 03-01 00:00..18:00 session ip=192.0.2.10 KR
                       | 03-01 15:00 action ip=192.0.2.10 KR
                       ! | 03-01 17:00 sign-in ok ip=198.51.100.7 NG";
        // The action that came last in Korea is two hours old; the session there is not over.
        let occurrence = fired(&MultiCountryShortWindow, drawing);
        assert_eq!(count(&occurrence.facts, "minutes"), 0);
    }

    #[test]
    fn coordinates_near_a_border_are_no_leap() {
        let drawing = "| 03-01 09:00 sign-in ok ip=192.0.2.10 FR 48.57,7.75\n| 03-01 09:30 sign-in ok ip=198.51.100.7 DE 48.57,7.82";
        assert_eq!(check(&MultiCountryShortWindow, drawing), Assessment::Quiet);
    }

    #[test]
    fn without_two_entries_with_a_country_there_is_no_answer() {
        for drawing in ["| 03-01 09:00 sign-in ok KR", "| 03-01 09:00 sign-in ok 37.5,126.9 x3 every 1h"] {
            assert_eq!(check(&MultiCountryShortWindow, drawing), Assessment::NotAssessed(Need::Place), "{drawing}");
        }
    }

    #[test]
    fn the_explanation_names_codes_and_time() {
        let facts = fired(&MultiCountryShortWindow, CARD.examples[0].drawing).facts;
        assert_eq!(
            MultiCountryShortWindow.explain(&facts, Lang::Ko),
            "1시간 안에 2개 나라(KR, NG)에서 활동했습니다. 나라가 바뀐 날은 1일입니다."
        );
    }
}
