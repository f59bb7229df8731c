//! Clocks of two files that disagree: the same sign-ins, told by both, always the same time apart.
//!
//! Only files that share accounts with their addresses can be compared. For each such account and address, every own sign-in
//! of one file is paired with the one of the other that fits a candidate offset best; an offset that nearly all pairs agree
//! on, to half a minute, is a clock or a zone and not chance.

use super::population::{Population, is_own};
use crate::model::ActivityKind;
use crate::model::interner::NONE;
use std::collections::BTreeMap;

/// Fewest pairs that must agree. Of sign-ins spread over a working day, one in some twenty falls within half a minute of any
/// given offset by chance; twenty that all do are no chance, and fewer might be one morning's.
const PAIRS: usize = 20;
/// Least offset that counts, in seconds: below, two systems merely note different moments of the same sign-in.
const LEAST: i64 = 120;
/// Greatest offset that is looked for, in seconds: zones differ by at most 26 hours.
const MOST: i64 = 26 * 3_600;
/// Pairs agree where the middle half of them lies within this many seconds.
const SPREAD: i64 = 30;
/// Share of the sign-ins told by both files that must agree, in percent: three in four, because either may miss some.
const SHARE: usize = 75;
/// Sign-ins looked at for each pair of files. More tell nothing new, and each is compared with a day of the other's.
const SAMPLE: usize = 2_000;
/// Sign-ins of the other file that are compared with each one; a busy robot must not make this a square.
const NEIGHBOURS: usize = 64;
/// Width of the classes in which offsets are first counted, in seconds: as wide as the spread that is allowed.
const CLASS: i64 = SPREAD;

/// A file whose clock is ahead of another's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Skew {
    /// The file, as its index; of the two the later one in the order of their hashes.
    pub file: u16,
    /// Minutes that its clock is ahead of the other's; negative where it is behind.
    pub minutes: i32,
}

/// Times of own sign-ins of one account from one address, by file.
type Visits = BTreeMap<u16, Vec<u32>>;

/// The times of one account and address in the first of two files, and in the second.
type Told = (Vec<u32>, Vec<u32>);

/// Compares every two files; at most one answer for each file, that of the most pairs.
pub(super) fn find(population: &Population) -> Vec<Skew> {
    let mut compared: BTreeMap<(u16, u16), Vec<Told>> = BTreeMap::new();
    for account in &population.accounts {
        let mut visits: BTreeMap<u32, Visits> = BTreeMap::new();
        let columns = &population.columns;
        for row in account.range.clone() {
            let is_sign_in = columns.kind[row] == ActivityKind::SignIn as u8 && is_own(columns.flags[row]);
            if is_sign_in && columns.address[row] != NONE {
                visits
                    .entry(columns.address[row])
                    .or_default()
                    .entry(columns.file[row])
                    .or_default()
                    .push(columns.start[row]);
            }
        }
        for files in visits.into_values().filter(|files| files.len() > 1) {
            let files: Vec<(u16, Vec<u32>)> = files.into_iter().collect();
            for (n, (first, earlier)) in files.iter().enumerate() {
                for (second, later) in &files[n + 1..] {
                    let known = compared.entry((*first, *second)).or_default();
                    if known.iter().map(|(times, _)| times.len()).sum::<usize>() < SAMPLE {
                        known.push((earlier[..earlier.len().min(SAMPLE)].to_vec(), later.clone()));
                    }
                }
            }
        }
    }
    let mut found: BTreeMap<u16, (usize, Skew)> = BTreeMap::new();
    for ((_, file), visits) in compared {
        let Some((pairs, seconds)) = offset(&visits) else { continue };
        // To the nearest minute, alike on both sides of zero.
        let minutes = ((seconds.abs() + 30) / 60 * seconds.signum()) as i32;
        let skew = Skew { file, minutes };
        match found.get(&file) {
            Some((most, _)) if *most >= pairs => {}
            _ => drop(found.insert(file, (pairs, skew))),
        }
    }
    found.into_values().map(|(_, skew)| skew).collect()
}

/// The offset that pairs agree on, with how many do: seconds that the second files' times are ahead.
fn offset(visits: &[Told]) -> Option<(usize, i64)> {
    let mut classes: BTreeMap<i64, usize> = BTreeMap::new();
    let mut told = 0;
    for (first, second) in visits {
        told += first.len().min(second.len());
        for &time in first {
            // The nearest on both sides, so that the limit leaves none out on one of them.
            let middle = second.partition_point(|other| *other < time);
            let from = middle.saturating_sub(NEIGHBOURS / 2);
            let near = second[from..].iter().take(NEIGHBOURS).map(|other| i64::from(*other) - i64::from(time));
            for difference in near.filter(|difference| difference.abs() <= MOST) {
                *classes.entry(difference.div_euclid(CLASS)).or_default() += 1;
            }
        }
    }
    if told < PAIRS {
        return None;
    }
    // Two classes side by side, because an offset may lie where they meet. Of equals the nearest to zero counts: robots
    // that sign in every hour agree on every hour.
    let count = |class: i64| classes.get(&class).copied().unwrap_or_default();
    let (_, class) = classes
        .keys()
        .map(|&class| (count(class) + count(class + 1), class))
        .max_by_key(|(count, class)| (*count, std::cmp::Reverse(class.abs()), *class))?;
    let centre = (class + 1) * CLASS;
    let mut agreed: Vec<i64> = Vec::new();
    let mut unmoved = 0;
    for (first, second) in visits {
        for &time in first {
            let nearest = |wanted: i64| {
                let at = second.partition_point(|other| i64::from(*other) < wanted);
                [at.checked_sub(1), Some(at)]
                    .into_iter()
                    .flatten()
                    .filter_map(|at| second.get(at))
                    .map(|other| i64::from(*other) - wanted)
                    .min_by_key(|distance| (distance.abs(), *distance))
            };
            agreed.extend(nearest(i64::from(time) + centre).filter(|off| off.abs() <= CLASS).map(|off| centre + off));
            unmoved += usize::from(nearest(i64::from(time)).is_some_and(|off| off.abs() < LEAST));
        }
    }
    agreed.sort_unstable();
    // Files that agree as they are have clocks that agree, whatever else repeats in them.
    if agreed.len() < PAIRS || agreed.len() * 100 < told * SHARE || unmoved * 2 > agreed.len() {
        return None;
    }
    let (low, middle, high) = (agreed[agreed.len() / 4], agreed[agreed.len() / 2], agreed[agreed.len() * 3 / 4]);
    (high - low <= SPREAD && middle.abs() >= LEAST).then_some((agreed.len(), middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sign-ins at moments that follow no beat: a multiplicative walk through 200 working days.
    fn times(count: u32) -> Vec<u32> {
        (0..count).map(|n| 1_760_000_000 + n * 86_400 + n.wrapping_mul(2_654_435_761) % 28_800).collect()
    }

    fn moved(times: &[u32], seconds: i64, jitter: u32) -> Vec<u32> {
        times
            .iter()
            .enumerate()
            .map(|(n, time)| (i64::from(*time) + seconds) as u32 + n as u32 * 7 % (jitter + 1))
            .collect()
    }

    #[test]
    fn a_constant_offset_is_found_on_either_side() {
        for seconds in [29 * 60, -7 * 60, 9 * 3_600, -3_600, 150] {
            let first = times(40);
            let second = moved(&first, seconds, 6);
            let (pairs, found) = offset(&[(first.clone(), second.clone())]).expect("an offset");
            assert!(pairs >= 40 && (found - seconds).abs() <= 6, "{seconds}: {found}");
            let (_, back) = offset(&[(second, first)]).expect("an offset");
            assert!((found + back).abs() <= 1, "{found} {back}");
        }
    }

    #[test]
    fn quiet_when_there_are_few_pairs_or_clocks_agree() {
        let first = times(40);
        assert_eq!(offset(&[(first[..19].to_vec(), moved(&first[..19], 1_740, 0))]), None, "19 pairs");
        assert!(offset(&[(first[..20].to_vec(), moved(&first[..20], 1_740, 0))]).is_some(), "20 pairs");
        assert_eq!(offset(&[(first.clone(), moved(&first, 20, 10))]), None, "seconds apart");
    }

    #[test]
    fn quiet_when_sign_ins_are_apart_by_chance() {
        let first = times(60);
        let chance: Vec<u32> = (0..60u32)
            .map(|n| 1_760_000_000 + n * 86_400 + n.wrapping_mul(40_503).wrapping_add(977) * 131 % 28_800)
            .collect();
        assert_eq!(offset(&[(first.clone(), chance)]), None);
        // Twenty-nine minutes apart on some mornings only.
        let mut some = moved(&first, 29 * 60, 0);
        some.iter_mut().skip(15).enumerate().for_each(|(n, time)| *time += (n as u32 + 1) * 97);
        assert_eq!(offset(&[(first, some)]), None);
    }

    #[test]
    fn quiet_when_half_a_year_is_an_hour_off() {
        // A zone with summer time against one without: the offset is not constant.
        let first = times(60);
        let mut second = first.clone();
        second.iter_mut().skip(30).for_each(|time| *time += 3_600);
        assert_eq!(offset(&[(first, second)]), None);
    }

    #[test]
    fn quiet_when_a_robot_signs_in_every_hour() {
        let hourly: Vec<u32> = (0..200).map(|n| 1_760_000_000 + n * 3_600).collect();
        assert_eq!(offset(&[(hourly.clone(), moved(&hourly, 5, 3))]), None);
    }
}
