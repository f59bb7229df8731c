//! What a screening came to, cut into messages: pure, so that everything the page is told can be tested natively.

use super::checklist::recorded;
use super::{AccountDetail, DayBars, Summary, Weighing, queue, series};
use crate::engine::{Screened, ScreenedAccount, is_note};
use crate::ingest::IssueKind;
use crate::model::Lang;
use crate::model::civil::{DAY, HOUR, day_text, utc_text, weekday};
use crate::normalise::clock::TimeColumn;
use crate::normalise::zone::{Zone, ZoneCache};
use crate::report::Word;
use crate::report::{Coverage, build};
use crate::score::{Band, Scored, corroboration};
use crate::signals::{CATALOGUE, Fact, Facts, Family, signal};
use crate::timeline::Interval;

/// Issues that a page shows; the export holds all.
const ISSUES_SHOWN: usize = 500;
/// Accounts that a page names beside a signal that could not be assessed.
const ASSESSED_SHOWN: usize = 20;
/// Joins that a page shows; the export holds all.
const JOINS_SHOWN: usize = 500;
/// Days whose bars a page draws.
const DAYS_SHOWN: usize = 60;

/// What a screening came to, without the accounts.
pub fn summary(screened: &Screened) -> Summary {
    let accounts = &screened.accounts;
    let bands = Band::ALL
        .into_iter()
        .map(|band| (band.name().into(), accounts.iter().filter(|account| account.band == band).count()))
        .collect();
    let assessed =
        (0..CATALOGUE.len()).filter(|n| accounts.iter().any(|account| account.missing[*n].is_none())).count();
    let mut issues = build::issues(screened);
    let issues_total = issues.len();
    let note = |name: &str| IssueKind::ALL.into_iter().any(|kind| kind.name() == name && is_note(kind));
    // What went wrong before what is only worth knowing.
    issues.sort_by_key(|issue| note(&issue.kind));
    issues.truncate(ISSUES_SHOWN);
    let not_assessed = build::not_assessed(screened, ASSESSED_SHOWN);
    let (families, found) = queue::findings(screened);
    let mut joins = build::joins(screened);
    let joins_total = joins.len();
    joins.truncate(JOINS_SHOWN);
    Summary {
        accounts: accounts.len(),
        bands,
        not_enough_data: accounts.iter().filter(|account| !account.enough_data).count(),
        unjudged: accounts.iter().filter(|account| queue::band_name(account) == queue::UNJUDGED).count(),
        families,
        found,
        assessed,
        of: CATALOGUE.len(),
        activities: screened.population.columns.start.len(),
        as_of: utc_text(screened.settings.as_of),
        inputs: build::inputs(screened),
        coverage: Coverage { not_assessed, issues, joins },
        issues_total,
        joins_total,
        ties: build::things(screened).len(),
    }
}

/// Everything about one account, if there is one of that key.
pub fn account(screened: &Screened, key: &str) -> Option<AccountDetail> {
    let account = screened.accounts.iter().find(|account| screened.population.accounts[account.index].key == key)?;
    let zone = Zone::parse(&screened.settings.zone).unwrap_or(Zone::UTC);
    let explanations = account
        .findings
        .iter()
        .map(|finding| {
            let facts = &in_zone(&finding.occurrence.facts, zone);
            let explain = |lang| signal(finding.signal).map_or(String::new(), |signal| signal.explain(facts, lang));
            (explain(Lang::Ko), explain(Lang::En))
        })
        .collect();
    let not_assessed = CATALOGUE
        .iter()
        .zip(&account.missing)
        .filter_map(|(signal, missing)| missing.map(|need| (signal.card().id.into(), need.name().into())))
        .collect();
    let presence = screened.presence(account);
    let (hours, days) = drawn(&presence.exact, zone);
    let days_total = days.len();
    let days = most_telling(days);
    Some(AccountDetail {
        report: build::account_report(screened, account),
        explanations,
        not_assessed,
        weighing: weighing(screened, account),
        hours,
        zone: zone.name(),
        days,
        days_total,
        series: series::series(screened, account, &presence),
        answers: recorded(screened, account),
    })
}

fn weighing(screened: &Screened, account: &ScreenedAccount) -> Weighing {
    let score = &screened.settings.policy.score;
    let found = corroboration(&account.findings, &account.sum, score);
    let names = |families: &[Family]| families.iter().map(|family| family.name().into()).collect();
    let signals = |wanted: fn(&Scored) -> bool| -> Vec<Word> {
        account.findings.iter().filter(|finding| wanted(finding)).map(|finding| finding.signal.into()).collect()
    };
    Weighing {
        enough: names(&found.enough),
        independent: names(&found.independent),
        same: found.same.iter().map(|(one, other)| (one.name().into(), other.name().into())).collect(),
        certain: signals(|finding| finding.points > 0 && finding.occurrence.certain),
        never_alone: signals(|finding| finding.points > 0 && finding.occurrence.never_alone),
        needed: score.family,
    }
}

/// Facts with their moments in the zone of the run, for words only: the report keeps UTC.
pub fn in_zone(facts: &Facts, zone: Zone) -> Facts {
    let local = |text: &str| {
        let stamp = TimeColumn::new().read(text.as_bytes()).filter(|_| text.len() == 20 && text.ends_with('Z'))?;
        let local = (i64::from(stamp.value) + i64::from(zone.offset_at_utc(stamp.value))).max(0) as u32;
        Some(format!("{} {}", utc_text(local).trim_end_matches('Z'), zone.name()))
    };
    facts
        .iter()
        .map(|(name, fact)| match fact {
            Fact::Text(text) => (*name, Fact::Text(local(text).unwrap_or_else(|| text.clone()))),
            other => (*name, other.clone()),
        })
        .collect()
}

/// Presence by weekday and hour, and by day, in a zone.
fn drawn(presence: &[Interval], zone: Zone) -> (Vec<Vec<u32>>, Vec<DayBars>) {
    let mut zone = ZoneCache::new(zone);
    let mut seconds = vec![vec![0u32; 24]; 7];
    let mut days: Vec<DayBars> = Vec::new();
    let mut current: Option<i32> = None;
    for interval in presence {
        let mut at = interval.start;
        while at < interval.end {
            let offset = zone.offset_at_utc(at);
            let local = (i64::from(at) + i64::from(offset)).max(0) as u32;
            let day = (local / DAY) as i32;
            // Up to the next full hour of the local clock: zones change their offset at full hours, or nearly so.
            let step = (HOUR - local % HOUR).min(interval.end - at);
            seconds[weekday(day) as usize][(local % DAY / HOUR) as usize] += step;
            if current != Some(day) {
                current = Some(day);
                days.push(DayBars { day: day_text(day), bars: Vec::new(), minutes: 0 });
            }
            if let Some(bars) = days.last_mut() {
                let (from, to) = (local % DAY, local % DAY + step);
                let (from, to) = ((from / 60) as u16, to.div_ceil(60) as u16);
                match bars.bars.last_mut() {
                    Some(last) if last.1 >= from => last.1 = last.1.max(to),
                    _ => bars.bars.push((from, to)),
                }
                bars.minutes += step;
            }
            at += step;
        }
    }
    days.iter_mut().for_each(|day| day.minutes /= 60);
    let hours = seconds.into_iter().map(|hours| hours.into_iter().map(|seconds| seconds / 60).collect()).collect();
    (hours, days)
}

/// The stretch of consecutive active days that has most presence, as long as a page draws: what a person wants to see first.
fn most_telling(days: Vec<DayBars>) -> Vec<DayBars> {
    if days.len() <= DAYS_SHOWN {
        return days;
    }
    let minutes = |window: &[DayBars]| window.iter().map(|day| u64::from(day.minutes)).sum::<u64>();
    let best = days.windows(DAYS_SHOWN).enumerate().max_by_key(|(n, window)| (minutes(window), std::cmp::Reverse(*n)));
    let start = best.map_or(0, |(n, _)| n);
    days.into_iter().skip(start).take(DAYS_SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_over_midnight_lies_on_two_days_of_the_zone() {
        let start = crate::model::civil::seconds(2026, 1, 5, 13 * HOUR).expect("a date");
        let (hours, days) =
            drawn(&[Interval { start, end: start + 4 * HOUR }], Zone::parse("Asia/Seoul").expect("a zone"));
        let shown: Vec<_> = days.iter().map(|day| (day.day.as_str(), day.bars.clone(), day.minutes)).collect();
        assert_eq!(shown, [("2026-01-05", vec![(1_320, 1_440)], 120), ("2026-01-06", vec![(0, 120)], 120)]);
        assert_eq!((hours[0][22], hours[0][23], hours[1][0], hours[1][1], hours[1][2]), (60, 60, 60, 60, 0));
    }

    #[test]
    fn moments_are_told_in_the_zone_of_the_run() {
        let facts: Facts =
            vec![("from", Fact::Text("2026-01-05T20:00:00Z".into())), ("week", Fact::Text("2026-W02".into()))];
        let told = in_zone(&facts, Zone::parse("Asia/Seoul").expect("a zone"));
        assert_eq!(told[0].1, Fact::Text("2026-01-06T05:00:00 Asia/Seoul".into()));
        assert_eq!(told[1], facts[1]);
    }

    #[test]
    fn the_busiest_days_are_shown() {
        let day = |n: usize| DayBars {
            day: n.to_string(),
            bars: Vec::new(),
            minutes: if (100..150).contains(&n) { 900 } else { 60 },
        };
        let shown = most_telling((0..300).map(day).collect());
        assert_eq!(shown.len(), DAYS_SHOWN);
        assert_eq!(shown.first().map(|day| day.day.as_str()), Some("90"));
    }
}
