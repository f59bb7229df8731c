//! What is usual among the accounts of one run, found once: so that a busy market makes nobody stand out.
//!
//! Among few accounts nothing is usual, and then nothing is given. Limits are taken from quartiles and medians, which a team
//! of planted accounts does not move as it would move the 95th percentile it makes up itself.

use super::history::History;
use super::population::Population;
use super::same_moments::SameMoments;
use crate::model::ActivityKind;
use crate::model::civil::DAY;
use crate::model::detail::Detail;
use crate::model::interner::hash_bytes;
use crate::settings::Policy;
use std::collections::BTreeMap;

/// What is usual.
#[derive(Default)]
pub struct Peers {
    /// Upper fence of the most bids in a window, among accounts that bid.
    pub bids: Option<f64>,
    /// Median share of decided bids that were taken, percent, among accounts with enough of them.
    pub accepted_percent: Option<f64>,
    /// Upper fence of the most transfers onwards in a window, among accounts that have any.
    pub transfers: Option<f64>,
    /// Rates below which a week is unusually empty, by what is counted.
    pub low_events: Option<f64>,
    /// The same for pieces of output.
    pub low_output: Option<f64>,
    /// How many times more or less output than the week before is unusual.
    pub swing_factor: Option<f64>,
    /// How many repositories the files name.
    pub repositories: u32,
    /// Commits that two accounts made in the same second.
    pub same_moments: SameMoments,
    /// For each account, the bursts of high ratings that it is part of, as an index.
    bursts_of: BTreeMap<u32, Vec<usize>>,
    bursts: Vec<Burst>,
}

/// High ratings of several accounts by one client within a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Burst {
    /// The client.
    pub client: String,
    /// Accounts with the row of their rating, in order of accounts.
    pub ratings: Vec<(u32, u32)>,
    /// How many of them stand in one window at most.
    pub most: u32,
    /// How many accounts the client rated in all.
    pub rated: u32,
    /// UTC seconds of the first rating.
    pub start: u32,
    /// UTC seconds of the last.
    pub end: u32,
}

/// One week of billed work with counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Weeks since 1970, beginning on Mondays, UTC.
    pub week: u32,
    /// Hours on record.
    pub hours: f64,
    /// Keyboard and mouse events; nothing where no entry counts them.
    pub events: Option<f64>,
    /// Pieces of output; nothing where no entry counts them.
    pub output: Option<f64>,
    /// The first row.
    pub row: usize,
}

impl Peers {
    /// Looks at everybody once.
    pub fn of(population: &Population, policy: &Policy) -> Self {
        // All else rests on details; a file of sign-ins has none.
        let same_moments = SameMoments::of(population);
        if population.columns.detail.is_empty() {
            return Self { same_moments, ..Self::default() };
        }
        let least = policy.sharing.min_population as usize;
        let mut seen = Seen::default();
        let mut ratings: Vec<(&str, u32, u32, u32)> = Vec::new();
        let mut repositories: Vec<u64> = Vec::new();
        for index in 0..population.accounts.len() {
            let history = History { population, index };
            seen.account(&history, policy);
            if !history.has(ActivityKind::Review) && !history.has(ActivityKind::Action) {
                continue;
            }
            for row in history.own_rows() {
                match history.kind(row) {
                    ActivityKind::Review
                        if history
                            .detail_number(row, Detail::Rating)
                            .is_some_and(|r| r >= policy.rating_burst.rating) =>
                    {
                        let client = history.detail(row, Detail::Counterpart);
                        ratings.extend(client.map(|client| (client, history.start(row), index as u32, row as u32)));
                    }
                    ActivityKind::Action => {
                        repositories
                            .extend(history.detail(row, Detail::Repository).map(|name| hash_bytes(name.as_bytes())));
                    }
                    _ => {}
                }
            }
        }
        repositories.sort_unstable();
        repositories.dedup();
        let bursts = bursts(ratings, policy.rating_burst.window_days * DAY, policy.rating_burst.accounts as usize);
        let mut bursts_of: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, burst) in bursts.iter().enumerate() {
            burst.ratings.iter().for_each(|(account, _)| bursts_of.entry(*account).or_default().push(at));
        }
        let share = policy.output_rate.median_percent / 100.0;
        Self {
            bids: upper_fence(seen.bids, least),
            accepted_percent: median(seen.accepted, least),
            transfers: upper_fence(seen.transfers, least),
            low_events: lower_limit(seen.events, share, least),
            low_output: lower_limit(seen.output, share, least),
            swing_factor: upper_fence(seen.swings, least).map(libm::exp),
            repositories: repositories.len() as u32,
            same_moments,
            bursts_of,
            bursts,
        }
    }

    /// Bursts of high ratings that an account is part of.
    pub fn bursts(&self, account: usize) -> impl Iterator<Item = &Burst> {
        self.bursts_of.get(&(account as u32)).into_iter().flatten().map(|at| &self.bursts[*at])
    }
}

/// One number of each account that has any.
#[derive(Default)]
struct Seen {
    bids: Vec<f64>,
    accepted: Vec<f64>,
    transfers: Vec<f64>,
    events: Vec<f64>,
    output: Vec<f64>,
    swings: Vec<f64>,
}

impl Seen {
    fn account(&mut self, history: &History<'_>, policy: &Policy) {
        let bids: Vec<u32> = history.rows_of(ActivityKind::Bid).map(|row| history.start(row)).collect();
        if !bids.is_empty() {
            self.bids.push(most_within(&bids, policy.bids.window_days * DAY).len() as f64);
            let decided: Vec<bool> =
                history.rows_of(ActivityKind::Bid).filter_map(|row| history.detail_is(row, Detail::Accepted)).collect();
            if decided.len() >= MIN_DECIDED {
                let taken = decided.iter().filter(|taken| **taken).count();
                self.accepted.push(taken as f64 * 100.0 / decided.len() as f64);
            }
        }
        let sent: Vec<u32> = history
            .rows_of(ActivityKind::Payout)
            .filter(|row| history.is_outgoing(*row))
            .map(|row| history.start(row))
            .collect();
        if !sent.is_empty() {
            self.transfers.push(most_within(&sent, policy.transfers.window_days * DAY).len() as f64);
        }
        let weeks = weeks(history, policy.output_rate.min_hours);
        let rates = |of: fn(&Week) -> Option<f64>| -> Vec<f64> {
            weeks.iter().filter_map(|week| Some(of(week)? / week.hours)).collect()
        };
        self.events.extend(median(rates(|week| week.events), 1));
        self.output.extend(median(rates(|week| week.output), 1));
        let swings: Vec<f64> = swings(&weeks).into_iter().map(|(_, swing)| swing.abs()).collect();
        self.swings.extend(median(swings, 1));
    }
}

/// Fewer decided bids than this give no share worth comparing; *ours*.
const MIN_DECIDED: usize = 5;

/// The longest run of sorted times that lie within a window; the earliest of the longest.
pub fn most_within(times: &[u32], window: u32) -> std::ops::Range<usize> {
    let (mut best, mut first) = (0..0, 0);
    for (last, time) in times.iter().enumerate() {
        while time - times[first] > window {
            first += 1;
        }
        if last + 1 - first > best.len() {
            best = first..last + 1;
        }
    }
    best
}

/// The week of a moment, counted since 1970 and beginning on Mondays, UTC.
pub fn week_of(time: u32) -> u32 {
    // 1970-01-01 was a Thursday: three days on.
    (time / DAY + 3) / 7
}

/// Weeks of billed work with at least so many hours, in order.
pub fn weeks(history: &History<'_>, min_hours: f64) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    let add = |sum: &mut Option<f64>, more: Option<f64>| {
        if let Some(more) = more {
            *sum = Some(sum.unwrap_or_default() + more);
        }
    };
    for row in history.rows_of(ActivityKind::Work) {
        let week = week_of(history.start(row));
        if weeks.last().is_none_or(|last| last.week != week) {
            weeks.push(Week { week, hours: 0.0, events: None, output: None, row });
        }
        if let Some(last) = weeks.last_mut() {
            last.hours += f64::from(history.end(row) - history.start(row)) / 3_600.0;
            add(&mut last.events, history.detail_number(row, Detail::InputEvents));
            add(&mut last.output, history.detail_number(row, Detail::Output));
        }
    }
    weeks.retain(|week| week.hours >= min_hours);
    weeks
}

/// Logarithms of output against the week before, where both weeks follow each other and count output; with the index of the
/// later week. One is added to both, so that an empty week has a logarithm.
pub fn swings(weeks: &[Week]) -> Vec<(usize, f64)> {
    (1..weeks.len())
        .filter(|at| weeks[at - 1].week + 1 == weeks[*at].week)
        .filter_map(|at| Some((at, libm::log((weeks[at].output? + 1.0) / (weeks[at - 1].output? + 1.0)))))
        .collect()
}

/// Bursts: for each client the stretches in which every window back holds enough accounts.
fn bursts(mut ratings: Vec<(&str, u32, u32, u32)>, window: u32, least: usize) -> Vec<Burst> {
    ratings.sort_unstable();
    let mut found = Vec::new();
    for group in ratings.chunk_by(|a, b| a.0 == b.0) {
        let mut accounts: Vec<u32> = group.iter().map(|rating| rating.2).collect();
        accounts.sort_unstable();
        accounts.dedup();
        let rated = accounts.len() as u32;
        // How often each account stands in the window that ends at `last`.
        let mut inside: BTreeMap<u32, u32> = BTreeMap::new();
        let (mut first, mut open): (usize, Option<(usize, usize)>) = (0, None);
        for (last, (_, time, account, _)) in group.iter().enumerate() {
            *inside.entry(*account).or_default() += 1;
            while time - group[first].1 > window {
                let left = inside.entry(group[first].2).or_default();
                *left -= 1;
                if *left == 0 {
                    inside.remove(&group[first].2);
                }
                first += 1;
            }
            let enough = inside.len() >= least;
            match &mut open {
                Some((_, most)) if enough => *most = (*most).max(inside.len()),
                None if enough => open = Some((first, inside.len())),
                Some((begin, most)) => {
                    found.push(burst(&group[*begin..last], rated, *most));
                    open = None;
                }
                None => {}
            }
        }
        if let Some((begin, most)) = open {
            found.push(burst(&group[begin..], rated, most));
        }
    }
    found
}

fn burst(ratings: &[(&str, u32, u32, u32)], rated: u32, most: usize) -> Burst {
    let mut accounts: Vec<(u32, u32)> = ratings.iter().map(|rating| (rating.2, rating.3)).collect();
    accounts.sort_unstable();
    accounts.dedup_by_key(|(account, _)| *account);
    Burst {
        client: ratings[0].0.to_owned(),
        ratings: accounts,
        most: most as u32,
        rated,
        start: ratings[0].1,
        end: ratings[ratings.len() - 1].1,
    }
}

fn sorted(mut values: Vec<f64>, least: usize) -> Option<Vec<f64>> {
    values.sort_unstable_by(f64::total_cmp);
    (values.len() >= least.max(1)).then_some(values)
}

/// The value below which that share of the sorted values lies (nearest rank).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let rank = libm::ceil(share * sorted.len() as f64) as usize;
    sorted[rank.clamp(1, sorted.len()) - 1]
}

/// The median, with enough values.
fn median(values: Vec<f64>, least: usize) -> Option<f64> {
    sorted(values, least).map(|values| quantile(&values, 0.5))
}

/// Tukey's fence: the upper quartile and one and a half times what lies between the quartiles.
fn upper_fence(values: Vec<f64>, least: usize) -> Option<f64> {
    let values = sorted(values, least)?;
    let (low, high) = (quantile(&values, 0.25), quantile(&values, 0.75));
    Some(high + 1.5 * (high - low))
}

/// The lower of the tenth percentile and a share of the median.
fn lower_limit(values: Vec<f64>, share: f64, least: usize) -> Option<f64> {
    let values = sorted(values, least)?;
    Some(quantile(&values, 0.1).min(share * quantile(&values, 0.5)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_within_a_window() {
        assert_eq!(most_within(&[0, 10, 11, 12, 30], 2), 1..4);
        assert_eq!(most_within(&[0, 5, 10], 10), 0..3);
        assert_eq!(most_within(&[], 10), 0..0);
    }

    #[test]
    fn a_planted_team_does_not_move_the_fence() {
        let honest = || (0..50).map(|n| f64::from(n % 10));
        let fence = upper_fence(honest().collect(), 50);
        let with_team = upper_fence(honest().chain([200.0; 5]).collect(), 50);
        assert_eq!(fence, Some(14.5));
        assert!(with_team.is_some_and(|fence| fence < 20.0), "{with_team:?}");
    }

    #[test]
    fn few_accounts_have_no_usual() {
        assert_eq!(upper_fence(vec![1.0; 49], 50), None);
        assert_eq!(median(Vec::new(), 1), None);
        assert_eq!(lower_limit((1..=50).map(f64::from).collect(), 0.25, 50), Some(5.0));
    }

    #[test]
    fn bursts_of_one_client_and_the_twin_spread_over_months() {
        let day = |day: u32| day * DAY;
        let close = vec![("c", day(1), 0, 0), ("c", day(3), 1, 1), ("c", day(9), 2, 2), ("d", day(3), 3, 3)];
        let found = bursts(close, day(14), 3);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].ratings.clone(), found[0].most), (vec![(0, 0), (1, 1), (2, 2)], 3));
        let far = vec![("c", day(1), 0, 0), ("c", day(30), 1, 1), ("c", day(60), 2, 2)];
        assert!(bursts(far, day(14), 3).is_empty());
        let chain: Vec<_> = (0..10).map(|n| ("c", day(1 + 7 * n), n, n)).collect();
        let found = bursts(chain, day(14), 3);
        assert_eq!((found.len(), found[0].ratings.len(), found[0].most), (1, 10, 3), "no boundary cuts a chain");
        let same = vec![("c", day(1), 0, 0), ("c", day(2), 0, 1), ("c", day(3), 0, 2)];
        assert!(bursts(same, day(14), 3).is_empty());
    }
}
