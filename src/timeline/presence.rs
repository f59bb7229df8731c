//! Presence: the time in which an account was certainly active, as merged intervals.
//!
//! Every question about hours, rest and continuity is asked of presence, never of raw rows. A stretch with start and end
//! counts as the source states it. A moment counts only as far as evidence goes: to the next moment within the idle limit,
//! or to the sign-out of its own session. Failed and machine-made entries are nobody's presence.

use super::history::History;
use crate::model::ActivityKind;
use crate::model::activity::Flags;
use crate::settings;

/// A stretch of time, half open, in UTC seconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Interval {
    /// First second.
    pub start: u32,
    /// Second after the last.
    pub end: u32,
}

impl Interval {
    /// Seconds.
    pub fn length(&self) -> u32 {
        self.end - self.start
    }

    /// Whether a moment lies inside, both ends counted.
    pub fn touches(&self, moment: u32) -> bool {
        (self.start..=self.end).contains(&moment)
    }
}

/// The presence of one account.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    /// Disjoint stretches in time order; moments without a neighbour are stretches of no length.
    pub exact: Vec<Interval>,
    /// The same with gaps up to the idle limit closed.
    pub merged: Vec<Interval>,
    /// Sign-ins and sessions whose end was assumed because the log has none.
    pub assumed_ends: u32,
    /// Rows whose time counts towards presence.
    pub rows: u32,
}

impl Presence {
    /// The presence of an account.
    pub fn of(history: &History<'_>, policy: &settings::Presence) -> Self {
        let idle = policy.idle_minutes * 60;
        let mut intervals: Vec<Interval> = Vec::with_capacity(history.len());
        let mut open: Vec<(u32, u32)> = Vec::new();
        let mut last_moment: Option<u32> = None;
        let mut presence = Self::default();
        for row in history.own_rows() {
            let flags = history.flags(row);
            if flags.has(Flags::DAY_ONLY) || !history.kind(row).is_doing() {
                continue;
            }
            presence.rows += 1;
            let (start, end) = (history.start(row), history.end(row));
            if flags.has(Flags::HAS_SPAN) {
                intervals.push(Interval { start, end });
                continue;
            }
            // A moment follows the one before it without a break: the account was active in between.
            match last_moment {
                Some(before) if start - before <= idle => intervals.push(Interval { start: before, end: start }),
                _ => intervals.push(Interval { start, end: start }),
            }
            last_moment = Some(start);
            let session = history.session(row);
            match history.kind(row) {
                ActivityKind::SignIn => {
                    open.retain(|(_, known)| {
                        session.is_some_and(|session| *known != session) || session.is_none() && *known != u32::MAX
                    });
                    open.push((start, session.unwrap_or(u32::MAX)));
                }
                ActivityKind::SignOut => {
                    if let Some(at) = open.iter().rposition(|(_, known)| *known == session.unwrap_or(u32::MAX)) {
                        let (since, _) = open.remove(at);
                        if start - since <= settings::hours(policy.pair_hours) {
                            intervals.push(Interval { start: since, end: start });
                        } else {
                            presence.assumed_ends += 1;
                        }
                    }
                }
                ActivityKind::Session | ActivityKind::RemoteSession => presence.assumed_ends += 1,
                _ => {}
            }
        }
        presence.assumed_ends += open.len() as u32;
        presence.exact = merge(&mut intervals, 0);
        presence.merged = merge(&mut presence.exact.clone(), idle);
        presence
    }

    /// Minutes of presence, rounded down.
    pub fn minutes(&self) -> u64 {
        self.exact.iter().map(|interval| u64::from(interval.length())).sum::<u64>() / 60
    }

    /// Seconds of presence inside a window.
    pub fn seconds_within(&self, window: Interval) -> u32 {
        let first = self.exact.partition_point(|interval| interval.end <= window.start);
        self.exact[first..]
            .iter()
            .take_while(|interval| interval.start < window.end)
            .map(|interval| interval.end.min(window.end) - interval.start.max(window.start))
            .sum()
    }

    /// Stretches without a break of at least so many seconds, in time order.
    pub fn stretches(&self, rest: u32) -> Vec<Interval> {
        merge(&mut self.exact.clone(), rest.saturating_sub(1))
    }
}

/// Sorts intervals and merges those whose gap is at most `gap` seconds.
pub fn merge(intervals: &mut [Interval], gap: u32) -> Vec<Interval> {
    if !intervals.is_sorted() {
        intervals.sort_unstable();
    }
    let mut merged: Vec<Interval> = Vec::new();
    for interval in intervals.iter() {
        match merged.last_mut() {
            Some(last) if interval.start <= last.end.saturating_add(gap) => last.end = last.end.max(interval.end),
            _ => merged.push(*interval),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intervals(pairs: &[(u32, u32)]) -> Vec<Interval> {
        pairs.iter().map(|&(start, end)| Interval { start, end }).collect()
    }

    #[test]
    fn touching_overlapping_and_near_intervals_merge() {
        let mut given = intervals(&[(50, 60), (0, 10), (10, 20), (5, 8), (75, 80)]);
        assert_eq!(merge(&mut given, 0), intervals(&[(0, 20), (50, 60), (75, 80)]));
        assert_eq!(merge(&mut given, 15), intervals(&[(0, 20), (50, 80)]));
    }

    #[test]
    fn seconds_within_a_window_are_cut_at_both_ends() {
        let presence = Presence { exact: intervals(&[(0, 10), (20, 30), (40, 50)]), ..Presence::default() };
        assert_eq!(presence.seconds_within(Interval { start: 5, end: 45 }), 5 + 10 + 5);
        assert_eq!(presence.seconds_within(Interval { start: 11, end: 19 }), 0);
    }

    #[test]
    fn a_break_of_exactly_the_rest_is_a_break() {
        let presence = Presence { exact: intervals(&[(0, 100), (200, 300)]), ..Presence::default() };
        assert_eq!(presence.stretches(100).len(), 2);
        assert_eq!(presence.stretches(101).len(), 1);
    }
}
