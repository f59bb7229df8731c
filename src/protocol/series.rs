//! What the charts of one account draw: hours, lanes of a day, stays and changes, each list bounded, with how many there are.

mod hours;
mod lanes;
mod moves;

use crate::engine::{Screened, ScreenedAccount};
use crate::model::network::Networks;
pub use crate::normalise::countries::country;
use crate::normalise::zone::{Zone, ZoneCache};
use crate::report::Word;
use crate::signals::{Case, Notes, drawn};
use crate::timeline::{Peers, Presence};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Items of a series in a message: more cannot be read on a page, and a message stays below 1 MB.
const MOST: usize = 1_000;
/// Years of the calendar in a message, the latest: ten hold any employment worth drawing.
const MOST_YEARS: usize = 10;
/// Files named in a message.
const MOST_FILES: usize = 50;

/// Everything that is drawn of one account. Days are days since 1970 and minutes are minutes of the day, both in the zone of
/// the run, unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Files that hold its activities, most records first.
    pub files: Vec<FileShare>,
    /// How many such files there are.
    pub files_total: usize,
    /// Calendar, by year.
    pub years: Vec<Year>,
    /// How many years have activity.
    pub years_total: usize,
    /// Of each weekday (Monday first) and hour, on how many percent of the days it lay in a rest.
    pub rest: Vec<Vec<u8>>,
    /// Days that `rest` was seen on.
    pub rest_days: u32,
    /// Hours without activity that count as a rest, by the policy.
    pub rest_hours: f64,
    /// The night of the registered zone.
    pub night: Option<Night>,
    /// ISO weeks (UTC) with hours, the latest.
    pub weeks: Vec<Week>,
    /// How many weeks have hours.
    pub weeks_total: usize,
    /// Watch, strong and severe limit of the hours of a week, by the policy.
    pub limits: [f64; 3],
    /// Changes, the latest.
    pub turns: Vec<Turn>,
    /// How many changes there are.
    pub turns_total: usize,
    /// Stays, those around ways that are too fast, then the latest, in time order.
    pub stays: Vec<Stay>,
    /// How many stays there are.
    pub stays_total: usize,
    /// Ways between two places, and how many of them are too fast.
    pub ways: (usize, usize),
    /// Least distance in km and least speed in km/h of a way that is too fast, by the policy.
    pub travel: (u32, u32),
    /// The most telling days, the most telling first.
    pub telling: Vec<LaneDay>,
    /// Minutes between two moments that are drawn as one bar, by the policy.
    pub idle_minutes: u32,
}

/// How many records of the account a file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileShare {
    /// Base name.
    pub file: String,
    /// Activities, failures included.
    pub records: usize,
}

/// One year of the calendar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Minutes by day of the year; null without a record.
    pub days: Vec<Option<u16>>,
}

/// The hours from 22 to 6 of the registered zone, on the clock of the run at the last activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Night {
    /// The registered zone.
    pub zone: String,
    /// Minute of the day at which it begins.
    pub from: u16,
    /// Minutes of presence that lie in it.
    pub inside: u64,
    /// Minutes of presence in all.
    pub of: u64,
}

/// Hours of one week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Its Monday.
    pub monday: i32,
    /// Minutes, overlaps counted once.
    pub minutes: u32,
    /// Minutes as entered.
    pub summed: u32,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// Day.
    pub day: i32,
    /// Minute of the day; null for a day from a list of people.
    pub minute: Option<u16>,
    /// `payout`, `paid`, `contact`, `detail`, `device`, `created`, `contract`, `verified` or `video-interview`.
    pub kind: Word,
    /// The field, the end of the destination, or the device.
    pub what: String,
}

/// A time at one place in one kind of network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stay {
    /// Minutes since 1970 of its first entry.
    pub from: i64,
    /// Minutes since 1970 of its end.
    pub until: i64,
    /// ISO 3166 code, empty where unknown.
    pub country: String,
    /// Hundredths of a degree north and east.
    pub point: Option<(i16, i16)>,
    /// The kind of network, empty where unknown.
    pub network: String,
    /// The place is that of a VPN, a relay or a rented server.
    pub detour: bool,
    /// Entries.
    pub entries: u32,
    /// The way to it from the stay before.
    pub leg: Option<Leg>,
}

/// A way between two places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    /// Country that it leaves, empty where unknown.
    pub country: String,
    /// Its coordinates.
    pub point: Option<(i16, i16)>,
    /// Kilometres, at least.
    pub km: u32,
    /// Minutes between the two entries.
    pub minutes: u32,
    /// Speed that it needs.
    pub kmh: u32,
    /// Too fast for anybody, by the policy.
    pub too_fast: bool,
    /// An end of it is a VPN, a relay or a rented server.
    pub detour: bool,
}

/// One day in lanes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LaneDay {
    /// The day.
    pub day: i32,
    /// Why it tells something: `overlap`, `too-fast`, `longest`, `lanes` or `latest`.
    pub why: Word,
    /// Minutes of presence.
    pub minutes: u32,
    /// Lanes in the order of their first bar.
    pub lanes: Vec<Lane>,
    /// How many lanes there are.
    pub lanes_total: usize,
    /// Times at which different devices, networks or clients were active at once.
    pub overlaps: Vec<(u16, u16)>,
}

/// What was done from one device in one network for one client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    /// Device, empty where unknown.
    pub device: String,
    /// Address or network, empty where unknown.
    pub network: String,
    /// Client, empty where unknown.
    pub client: String,
    /// Minutes of the day, from and to.
    pub bars: Vec<(u16, u16)>,
}

/// The series of an account.
pub fn series(screened: &Screened, account: &ScreenedAccount, presence: &Presence) -> Series {
    let (known_addresses, _) = Networks::parse(screened.settings.policy.known_addresses.iter().map(String::as_str));
    let case = Case {
        history: screened.history(account),
        presence,
        sharing: &screened.sharing,
        // What is usual among all accounts is drawn nowhere, and finding it would read them all.
        peers: &Peers::default(),
        links: &screened.links,
        settings: &screened.settings,
        known_addresses: &known_addresses,
        notes: Notes::default(),
    };
    let policy = &screened.settings.policy;
    let zone = Zone::parse(&screened.settings.zone).unwrap_or(Zone::UTC);
    let clock = &mut ZoneCache::new(zone);
    let (files, files_total) = files(&case);
    let (years, years_total) = hours::years(&case, clock);
    let (rest, rest_days) = hours::rest(presence, policy.no_rest.rest_hours, clock);
    let mut weeks = hours::weeks(&case);
    let weeks_total = weeks.len();
    weeks.drain(..weeks_total.saturating_sub(MOST));
    let mut turns = moves::turns(&case, clock);
    let turns_total = turns.len();
    turns.drain(..turns_total.saturating_sub(MOST));
    let stays = drawn::stays(&case);
    let (shown, ways) = moves::stays(&case, &stays, clock);
    let telling = lanes::telling(&case, &years, &stays, clock);
    let limits = &policy.weekly_hours;
    Series {
        files,
        files_total,
        years,
        years_total,
        rest,
        rest_days,
        rest_hours: policy.no_rest.rest_hours,
        night: hours::night(&case, clock),
        weeks,
        weeks_total,
        limits: [limits.watch_hours, limits.strong_hours, limits.severe_hours],
        turns,
        turns_total,
        stays: shown,
        stays_total: stays.len(),
        ways,
        travel: (policy.travel.min_km, policy.travel.min_kmh),
        telling,
        idle_minutes: policy.presence.idle_minutes,
    }
}

/// Records of the account by file.
fn files(case: &Case<'_>) -> (Vec<FileShare>, usize) {
    let population = case.history.population;
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    case.history.rows().for_each(|row| *counts.entry(population.columns.file[row]).or_default() += 1);
    let mut files: Vec<FileShare> = counts
        .into_iter()
        .map(|(file, records)| FileShare { file: population.files[file as usize].name.clone(), records })
        .collect();
    files.sort_by(|a, b| b.records.cmp(&a.records).then_with(|| a.file.cmp(&b.file)));
    let total = files.len();
    files.truncate(MOST_FILES);
    (files, total)
}

/// Seconds of the clock of the run since 1970.
fn local(at: u32, clock: &mut ZoneCache) -> i64 {
    i64::from(at) + i64::from(clock.offset_at_utc(at))
}
