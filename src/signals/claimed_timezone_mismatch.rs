//! Quiet hours that do not fit the registered time zone.

use super::card::{Example, sources};
use super::controls::{CHECK_EN, CHECK_KO, STOLEN_EN, STOLEN_KO};
use super::{
    Assessment, Card, CardText, Case, Fact, Facts, Family, Need, Occurrence, RiskSignal, Severity, Strength, count,
    number, text,
};
use crate::model::activity::Flags;
use crate::model::civil::{DAY, HOUR};
use crate::model::{Both, HoldingField, Lang};
use crate::normalise::zone::{Zone, ZoneCache};
use std::collections::BTreeSet;

/// The signal.
pub struct ClaimedTimezoneMismatch;

static CARD: Card = Card {
    id: "claimed-timezone-mismatch",
    family: Family::Place,
    severity: Severity::Medium,
    needs: &[Need::ClaimedZone, Need::Presence],
    sources: &[sources::US_2022, sources::SEAL],
    policy: &["claimed_zone"],
    ko: CardText {
        title: "등록한 시간대의 밤과 어긋나는 활동",
        looks_for: "가장 조용한 8시간의 한가운데가 등록한 시간대의 밤(오전 4시 30분)에서 6시간 이상 떨어졌는지 봅니다(8시간부터 뚜렷함). 활동 200건, 20일 이상일 때만 봅니다.",
        matters_because: "미국 주의보는 등록한 곳과 일하는 시각이 맞는지 보라고 합니다. 어느 나라인지는 추정하지 않습니다.",
        innocent_explanations: &[
            STOLEN_KO,
            "밤에 일하는 습관, 고객 시간에 맞춘 계약",
            "돌봄이나 본업 뒤에 하는 부업",
            "이사나 긴 여행 뒤에 고치지 않은 시간대",
        ],
        blind_spots: &[
            "서울, 평양, 도쿄는 같은 시간대라 이 신호로 구별되지 않습니다.",
            "밤낮없이 활동하면 조용한 시간이 없어 판단하지 않습니다. 실제 사람에게서도 3%는 이만큼 어긋납니다.",
        ],
        next_steps: &["어느 시간대에서 언제 일하는지 물어봅니다.", CHECK_KO],
        clears: &["고객 시간에 맞춘 계약", "고친 시간대 등록"],
    },
    en: CardText {
        title: "quiet hours away from the registered zone's night",
        looks_for: "The middle of the quietest 8 hours lies 6 hours or more from the night (04:30) of the registered zone, 8 hours being clear; only with 200 entries on 20 days.",
        matters_because: "The US advisory asks whether the hours of work fit the place on record. No country is guessed.",
        innocent_explanations: &[
            STOLEN_EN,
            "A night owl, or a contract on the client's time",
            "Work beside caring duties or a day job",
            "A zone not updated after a move or a long journey",
        ],
        blind_spots: &[
            "Seoul, Pyongyang and Tokyo share one zone: the signal cannot tell them apart.",
            "Work around the clock leaves no quiet hours to judge; 3 % of real people are off by as much.",
        ],
        next_steps: &["Ask from which zone and at which hours the work is done.", CHECK_EN],
        clears: &["A contract on the client's hours", "A corrected registration"],
    },
    examples: &[
        Example {
            title: Both {
                ko: "서울로 등록했으나 서울의 밤에 일함",
                en: "registered in Seoul, at work in Seoul's night",
            },
            fires: true,
            drawing: "= claimed-zone Asia/Seoul
                      ! | 01-01 15:05 action x10 every 4d
                      | 01-01 11:05 action x40 every 1d
                      | 01-01 13:05 action x40 every 1d
                      | 01-01 17:05 action x40 every 1d
                      | 01-01 19:05 action x40 every 1d
                      | 01-01 21:05 action x40 every 1d
                      | 01-01 23:05 action x40 every 1d",
        },
        Example {
            title: Both { ko: "서울의 낮에 일함", en: "at work in Seoul's day" },
            fires: false,
            drawing: "= claimed-zone Asia/Seoul
                      | 01-01 01:05 action x60 every 1d
                      | 01-01 03:05 action x60 every 1d
                      | 01-01 05:05 action x60 every 1d
                      | 01-01 08:05 action x60 every 1d",
        },
        Example {
            title: Both { ko: "늦은 저녁까지 일하는 사람", en: "someone who works late in the evening" },
            fires: false,
            drawing: "= claimed-zone Asia/Seoul
                      | 01-01 07:05 action x60 every 1d
                      | 01-01 09:05 action x60 every 1d
                      | 01-01 11:05 action x60 every 1d
                      | 01-01 14:05 action x60 every 1d",
        },
        Example {
            title: Both {
                ko: "밤낮없는 활동은 판단하지 않음", en: "around the clock nothing can be told"
            },
            fires: false,
            drawing: "= claimed-zone Asia/Seoul
                      | 01-01 00:05 action x720 every 1h",
        },
    ],
};

/// Hours of the window that is taken for the night; measured on 351 people with a known zone.
const NIGHT: usize = 8;
/// Where the middle of the night lies on the local clock, in quarter hours: 04:30.
const MIDDLE: i32 = 18;

impl RiskSignal for ClaimedTimezoneMismatch {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn assess(&self, case: &Case<'_>) -> Assessment {
        let claimed = case.history.texts(HoldingField::ClaimedZone).filter_map(|(text, _)| Zone::parse(text)).last();
        let Some(zone) = claimed else { return Assessment::NotAssessed(Need::ClaimedZone) };
        let policy = &case.settings.policy.claimed_zone;
        let mut clock = ZoneCache::new(zone);
        let mut slots: BTreeSet<u32> = BTreeSet::new();
        let (mut entries, mut at_night) = (0, Vec::new());
        for row in case.history.own_rows() {
            if !case.history.kind(row).is_doing() || case.history.flags(row).has(Flags::DAY_ONLY) {
                continue;
            }
            let start = case.history.start(row);
            let local = (i64::from(start) + i64::from(clock.offset_at_utc(start))).max(0) as u32;
            entries += 1;
            slots.insert(local / HOUR);
            if local % DAY < 6 * HOUR {
                at_night.push(row);
            }
        }
        let days: BTreeSet<u32> = slots.iter().map(|slot| slot / 24).collect();
        if entries < policy.min_entries || days.len() < policy.min_days as usize {
            return Assessment::NotAssessed(Need::Presence);
        }
        let mut hours = [0u32; 24];
        slots.iter().for_each(|slot| hours[(slot % 24) as usize] += 1);
        let sum = |from: usize| (from..from + NIGHT).map(|hour| hours[hour % 24]).sum::<u32>();
        let least = (0..24).map(sum).min().unwrap_or_default();
        if f64::from(least) * 100.0 > policy.flat_percent * slots.len() as f64 || at_night.is_empty() {
            return Assessment::Quiet;
        }
        // Of equally quiet windows the one nearest to the registered night: doubt speaks for the person.
        let off = |from: usize| {
            let middle = (from as i32 * 4 + NIGHT as i32 * 2) % 96;
            let apart = (middle - MIDDLE).rem_euclid(96);
            apart.min(96 - apart)
        };
        let quarters = (0..24).filter(|from| sum(*from) == least).map(off).min().unwrap_or_default();
        let difference = f64::from(quarters) / 4.0;
        let Some(strength) = Strength::of(difference, policy.watch_hours, policy.strong_hours, f64::INFINITY) else {
            return Assessment::Quiet;
        };
        let facts = vec![
            ("difference_hours", Fact::Number(difference)),
            ("claimed_zone", Fact::Text(zone.name())),
            ("entries", Fact::Count(entries.into())),
            ("days", Fact::Count(days.len() as u64)),
            ("entries_at_night", Fact::Count(at_night.len() as u64)),
        ];
        Assessment::Fired(Occurrence::new(&CARD, strength, facts, case.loci(at_night)))
    }

    fn explain(&self, facts: &Facts, lang: Lang) -> String {
        let (difference, entries) = (number(facts, "difference_hours"), count(facts, "entries"));
        let zone = text(facts, "claimed_zone");
        match lang {
            Lang::Ko => format!(
                "활동 {entries}건에서 가장 조용한 때가 등록한 시간대{}의 밤과 {difference}시간 어긋납니다. 실제 사람의 3%도 이만큼 어긋납니다.",
                if zone.is_empty() { String::new() } else { format!("({zone})") }
            ),
            Lang::En => format!(
                "Over {entries} entries the quiet hours lie {difference} h away from the night of the registered zone{}. So do those of 3 % of real people.",
                if zone.is_empty() { String::new() } else { format!(" ({zone})") }
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::sketch::{check, fired};

    fn at(hours: [u32; 7], times: u32) -> String {
        let lines = hours.map(|hour| format!("| 01-01 {hour:02}:05 action x{times} every 1d"));
        format!("= claimed-zone Asia/Seoul\n{}", lines.join("\n"))
    }

    #[test]
    fn the_difference_is_that_of_the_quiet_hours() {
        let occurrence = fired(&ClaimedTimezoneMismatch, &at([11, 13, 15, 17, 19, 21, 23], 30));
        assert_eq!(occurrence.strength, Strength::Strong);
        assert!(number(&occurrence.facts, "difference_hours") >= 8.0);
        assert_eq!(text(&occurrence.facts, "claimed_zone"), "Asia/Seoul");
    }

    #[test]
    fn below_two_hundred_entries_nothing_is_said() {
        let few = check(&ClaimedTimezoneMismatch, &at([11, 13, 15, 17, 19, 21, 23], 28));
        assert_eq!(few, Assessment::NotAssessed(Need::Presence));
    }

    #[test]
    fn without_a_registered_zone_nothing_is_compared() {
        let drawing = "| 01-01 13:05 action x400 every 1d";
        assert_eq!(check(&ClaimedTimezoneMismatch, drawing), Assessment::NotAssessed(Need::ClaimedZone));
    }
}
