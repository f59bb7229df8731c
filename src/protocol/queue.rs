//! The list of accounts: filtered, sorted and cut into windows by the worker, so that no message grows with it.
//!
//! What filtering needs of an account is prepared once, in columns: a few milliseconds for 200,000 accounts.

use crate::engine::{Screened, ScreenedAccount};
use crate::report::{Word, build};
use crate::score::Band;
use crate::signals::{CATALOGUE, Family};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Rows of a window at the most: what a page holds at once.
pub const ROWS_SHOWN: usize = 500;
/// Signals named of what a budget leaves out.
const LEFT_SIGNALS_SHOWN: usize = 5;
/// The name, beside those of the bands, of accounts of which nothing was found and too little is known to mean anything.
pub const UNJUDGED: &str = "not-enough-data";

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// As a person should look at them: band, then points.
    #[default]
    Attention,
    /// By key.
    Account,
    /// The last to have been active first; those without a time last.
    LastActivity,
    /// Most points first.
    Points,
}

/// Which accounts, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// Only keys and names that contain this, in any case.
    pub search: String,
    /// Only accounts of this band; [`UNJUDGED`] is one of them.
    pub band: Option<String>,
    /// Only accounts with a finding of this family.
    pub family: Option<String>,
    /// Only accounts with a finding of this signal.
    pub signal: Option<String>,
    /// Only accounts of this cluster, `c1`.
    pub cluster: Option<String>,
    /// Only accounts of band review or above without a decision.
    pub unresolved: bool,
    /// Accounts on which somebody decided.
    pub decided: Vec<String>,
    /// Order.
    pub sort: Sort,
    /// The other way round.
    pub reversed: bool,
}

/// One row of the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueRow {
    /// Key.
    pub account: String,
    /// Personal names.
    pub names: Vec<String>,
    /// Band.
    pub band: Word,
    /// Points.
    pub points: f64,
    /// Ids of its findings, most points first.
    pub signals: Vec<Word>,
    /// Signals assessed.
    pub assessed: usize,
    /// Signals there are.
    pub of: usize,
    /// Enough data to judge.
    pub enough_data: bool,
    /// Activities.
    pub activities: usize,
    /// Day of the last activity, `2026-01-31`.
    pub last: Option<String>,
    /// A decision is on record.
    pub decided: bool,
}

/// A window of the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueWindow {
    /// Number of the question.
    pub ask: u32,
    /// First row.
    pub offset: usize,
    /// How many accounts match.
    pub matching: usize,
    /// Rows of the window.
    pub rows: Vec<QueueRow>,
    /// Accounts of band review or above without a decision, in all.
    pub unresolved: usize,
    /// What a budget leaves out; null where it covers everything, or none was given.
    pub left: Option<LeftOut>,
}

/// Accounts to be looked at that a budget leaves out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// By band, the highest first.
    pub bands: Counts,
    /// Signals found in most of them.
    pub signals: Counts,
    /// How many more signals were found in them.
    pub signals_more: usize,
    /// The first row of the list that is left out, where the list is in the order of attention.
    pub line: Option<usize>,
}

/// Names with how many accounts each has.
pub type Counts = Vec<(Word, usize)>;

/// What filtering and sorting need, prepared once for a screening.
pub struct Queue {
    /// Lower-case keys and names, a line an account, in the order of attention.
    text: String,
    /// Where each account's line ends.
    ends: Vec<u32>,
    /// Indices of found signals, account after account.
    fired: Vec<u8>,
    /// Where each account's signals end in `fired`.
    fired_ends: Vec<u32>,
    /// Place in the order of attention of each account of the population, which is in the order of keys.
    places: Vec<u32>,
    by_last: Vec<u32>,
    by_points: Vec<u32>,
    /// The last filter, with the places that it let through and those of decided accounts.
    last: Option<(Filter, Vec<u32>, Vec<bool>)>,
}

impl Queue {
    /// Prepares the list of a screening.
    pub fn of(screened: &Screened) -> Self {
        let accounts = &screened.accounts;
        let ids = sorted_ids();
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(accounts.len()));
        let (mut fired, mut fired_ends) = (Vec::new(), Vec::with_capacity(accounts.len()));
        let mut places = vec![0; accounts.len()];
        for (place, account) in accounts.iter().enumerate() {
            let facts = &screened.population.accounts[account.index];
            for word in std::iter::once(&facts.key).chain(&facts.names) {
                text.push_str(&word.to_lowercase());
                text.push('\n');
            }
            ends.push(text.len() as u32);
            fired.extend(account.findings.iter().filter_map(|finding| number(&ids, finding.signal)));
            fired_ends.push(fired.len() as u32);
            places[account.index] = place as u32;
        }
        Self { text, ends, fired, fired_ends, places, by_last: Vec::new(), by_points: Vec::new(), last: None }
    }

    /// A window of the list, with what a budget of so many accounts leaves out.
    pub fn window(
        &mut self,
        screened: &Screened,
        (ask, offset, limit): (u32, usize, usize),
        filter: &Filter,
        budget: Option<usize>,
    ) -> QueueWindow {
        let (known, matching, decided) = match self.last.take() {
            Some(last) if last.0 == *filter => last,
            _ => {
                let decided = self.decided(screened, filter);
                let matching = self.matching(screened, filter, &decided);
                (filter.clone(), matching, decided)
            }
        };
        let todo: Vec<u32> = (0..self.ends.len() as u32)
            .take_while(|place| screened.accounts[*place as usize].band >= Band::Review)
            .filter(|place| !decided[*place as usize])
            .collect();
        let rows = matching.iter().skip(offset).take(limit.min(ROWS_SHOWN));
        let window = QueueWindow {
            ask,
            offset,
            matching: matching.len(),
            rows: rows.map(|place| row(screened, *place as usize, decided[*place as usize])).collect(),
            unresolved: todo.len(),
            left: budget.and_then(|budget| self.left_out(screened, todo.get(budget..)?, filter, &matching)),
        };
        self.last = Some((known, matching, decided));
        window
    }

    /// Whether somebody decided, by place.
    fn decided(&self, screened: &Screened, filter: &Filter) -> Vec<bool> {
        let mut decided = vec![false; self.ends.len()];
        let accounts = &screened.population.accounts;
        for key in &filter.decided {
            if let Ok(index) = accounts.binary_search_by(|account| account.key.as_str().cmp(key)) {
                decided[self.places[index] as usize] = true;
            }
        }
        decided
    }

    /// Places that a filter lets through, in its order.
    fn matching(&mut self, screened: &Screened, filter: &Filter, decided: &[bool]) -> Vec<u32> {
        let mut wanted = self.found(filter.search.trim());
        let mut narrow = |keep: &dyn Fn(usize, &ScreenedAccount) -> bool| {
            for (place, (wanted, account)) in wanted.iter_mut().zip(&screened.accounts).enumerate() {
                *wanted = *wanted && keep(place, account);
            }
        };
        if let Some(band) = &filter.band {
            narrow(&|_, account| band_name(account) == band);
        }
        if filter.unresolved {
            narrow(&|place, account| account.band >= Band::Review && !decided[place]);
        }
        let of_signal = |n: usize| {
            let card = CATALOGUE[n].card();
            filter.signal.as_ref().is_none_or(|signal| card.id == signal)
                && filter.family.as_ref().is_none_or(|family| card.family.name() == family)
        };
        if filter.signal.is_some() || filter.family.is_some() {
            // One finding must satisfy both: a signal belongs to one family.
            let asked: Vec<bool> = (0..CATALOGUE.len()).map(of_signal).collect();
            narrow(&|place, _| self.fired(place).iter().any(|n| asked[*n as usize]));
        }
        if let Some(cluster) = &filter.cluster {
            let number = cluster.strip_prefix('c').and_then(|number| number.parse::<usize>().ok());
            let clusters = &screened.links.clusters;
            let cluster = number.and_then(|number| clusters.get(number.checked_sub(1)?));
            narrow(&|_, account| {
                cluster.is_some_and(|cluster| cluster.accounts.binary_search(&(account.index as u32)).is_ok())
            });
        }
        self.prepare(screened, filter.sort);
        let keep = |place: &u32| wanted[*place as usize];
        let mut matching: Vec<u32> = match filter.sort {
            Sort::Attention => (0..wanted.len() as u32).filter(keep).collect(),
            Sort::Account => self.places.iter().copied().filter(keep).collect(),
            Sort::LastActivity => self.by_last.iter().copied().filter(keep).collect(),
            Sort::Points => self.by_points.iter().copied().filter(keep).collect(),
        };
        if filter.reversed {
            matching.reverse();
        }
        matching
    }

    /// Places whose key or name contains a text: one run over all of them, since their lines follow each other.
    fn found(&self, search: &str) -> Vec<bool> {
        let mut found = vec![search.is_empty(); self.ends.len()];
        if search.is_empty() {
            return found;
        }
        let search = search.to_lowercase();
        let (mut place, mut from) = (0, 0);
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(&search)) {
            let at = (from + at) as u32;
            place += self.ends[place..].partition_point(|end| *end <= at);
            found[place] = true;
            from = self.ends[place] as usize;
        }
        found
    }

    fn fired(&self, place: usize) -> &[u8] {
        let from = place.checked_sub(1).map_or(0, |before| self.fired_ends[before]);
        &self.fired[from as usize..self.fired_ends[place] as usize]
    }

    /// Makes an order when it is first asked for; equal accounts keep the order of attention.
    fn prepare(&mut self, screened: &Screened, sort: Sort) {
        let all = || 0..self.ends.len() as u32;
        let account = |place: &u32| &screened.accounts[*place as usize];
        if sort == Sort::LastActivity && self.by_last.is_empty() {
            let mut order: Vec<(Reverse<Option<u32>>, u32)> =
                all().map(|place| (Reverse(build::last_activity(screened, account(&place))), place)).collect();
            order.sort_unstable();
            self.by_last = order.into_iter().map(|(_, place)| place).collect();
        }
        if sort == Sort::Points && self.by_points.is_empty() {
            self.by_points = all().collect();
            self.by_points.sort_by_key(|place| Reverse(account(place).sum.total));
        }
    }

    fn left_out(&self, screened: &Screened, left: &[u32], filter: &Filter, matching: &[u32]) -> Option<LeftOut> {
        let first = *left.first()?;
        let of_band = |band: Band| left.iter().filter(|place| screened.accounts[**place as usize].band == band).count();
        let bands = Band::ALL.into_iter().map(|band| (band.name().into(), of_band(band)));
        let mut counts = vec![0; CATALOGUE.len()];
        for place in left {
            self.fired(*place as usize).iter().for_each(|n| counts[*n as usize] += 1);
        }
        let mut signals = most_first(counts);
        let signals_more = signals.len().saturating_sub(LEFT_SIGNALS_SHOWN);
        signals.truncate(LEFT_SIGNALS_SHOWN);
        let in_order = filter.sort == Sort::Attention && !filter.reversed;
        let line = matching.partition_point(|place| *place < first);
        Some(LeftOut {
            bands: bands.filter(|(_, count)| *count > 0).collect(),
            signals,
            signals_more,
            line: (in_order && line < matching.len()).then_some(line),
        })
    }
}

/// Ids of the catalogue with their numbers: few ids and many findings, so that a sorted list pays.
fn sorted_ids() -> Vec<(&'static str, u8)> {
    let mut ids: Vec<_> = CATALOGUE.iter().enumerate().map(|(n, signal)| (signal.card().id, n as u8)).collect();
    ids.sort_unstable();
    ids
}

fn number(ids: &[(&str, u8)], id: &str) -> Option<u8> {
    ids.binary_search_by(|known| known.0.cmp(id)).ok().map(|at| ids[at].1)
}

/// Counts by signal as names, most first.
fn most_first(counts: Vec<usize>) -> Counts {
    let mut named: Counts = CATALOGUE
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(signal, count)| (signal.card().id.into(), count))
        .collect();
    named.sort_by_key(|(_, count)| Reverse(*count));
    named
}

/// The band of an account as the list counts it: nothing found means little where little is known.
pub fn band_name(account: &ScreenedAccount) -> &'static str {
    match account.band {
        Band::NoLead if !account.enough_data => UNJUDGED,
        band => band.name(),
    }
}

/// What there is to filter by: accounts with a finding, by family and by signal.
pub fn findings(screened: &Screened) -> (Counts, Counts) {
    let ids = sorted_ids();
    let mut signals = vec![0; CATALOGUE.len()];
    let mut families = vec![0; Family::ALL.len()];
    for account in &screened.accounts {
        let mut seen = vec![false; Family::ALL.len()];
        for finding in &account.findings {
            if let Some(n) = number(&ids, finding.signal) {
                signals[n as usize] += 1;
            }
            if let Some(n) = Family::ALL.iter().position(|family| *family == finding.family) {
                families[n] += usize::from(!std::mem::replace(&mut seen[n], true));
            }
        }
    }
    let families = Family::ALL.into_iter().zip(families).filter(|(_, count)| *count > 0);
    (families.map(|(family, count)| (family.name().into(), count)).collect(), most_first(signals))
}

fn row(screened: &Screened, place: usize, decided: bool) -> QueueRow {
    let account = &screened.accounts[place];
    let facts = &screened.population.accounts[account.index];
    QueueRow {
        account: facts.key.clone(),
        names: facts.names.clone(),
        band: account.band.name().into(),
        points: crate::score::rounded(account.sum.total),
        signals: account.findings.iter().map(|finding| finding.signal.into()).collect(),
        assessed: account.missing.iter().filter(|missing| missing.is_none()).count(),
        of: account.missing.len(),
        enough_data: account.enough_data,
        activities: facts.range.len(),
        last: build::last_activity(screened, account)
            .map(|moment| crate::model::civil::day_text((moment / crate::model::civil::DAY) as i32)),
        decided,
    }
}
