//! The reader of a column of times: cells in any of the syntaxes that exports use become stamps, and stamps become UTC.
//!
//! Reading and resolving are apart because a cell alone does not tell the order of day and month, the year of a log without
//! years, or the zone of a clock without one; the column collects what proves them while it reads, and the `Resolver` applies
//! what was decided once the file is at its end. Nothing here allocates per cell. Advice for the next editor: a new syntax
//! belongs into `read_cell`, with a line in the test of samples; `read_iso` is the hot path and knows one shape only.

use crate::model::civil::{self, DAY, HOUR};
use crate::normalise::zone::{Local, Zone, ZoneCache, parse_offset};

/// First and last year that are read. Seconds since 1970 in 32 bits end early in 2106.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2105;

/// Bare numbers are times from 2000-01-01 to 2099-12-31 (seconds UTC, end exclusive); outside, they are identifiers.
const EPOCHS: std::ops::Range<u64> = 946_684_800..4_102_444_800;

/// A step of more than half a year between two dates without a year is more likely a year boundary than a pause. Counted in
/// days of months that all have 31.
const HALF_YEAR: i32 = 186;

/// A step against the known direction of the file that is short of a year by at most a month is an entry out of order across
/// the boundary, not a pause of eleven months.
const NEARLY_A_YEAR: i32 = 341;

/// How many more steps one way than the other are remembered, so that a file whose direction turns is noticed.
const TREND_LIMIT: i8 = 16;

/// How far back a weekday is believed to tell the year. Weekdays repeat every 5 or 6 years, and logs are not kept longer.
const WEEKDAY_YEARS: i32 = 10;

/// The calendar repeats after this many years, as long as no century that is not a leap year is crossed.
const CALENDAR_CYCLE: i32 = 28;

/// Fewest distinct values before the order of a column's rows says something about day and month.
const MONOTONE_VALUES: u32 = 3;

mod cell;

use cell::*;

/// Longest name of a zone that is looked up, in bytes; the longest IANA name has 32.
const ZONE_NAME: usize = 40;

/// A time as one cell gave it, not yet resolved (8 bytes).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Seconds since 1970, or packed fields; `kind` says which.
    pub value: u32,
    /// What the value means.
    pub kind: StampKind,
}

/// What the value of a stamp means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum StampKind {
    /// Seconds UTC.
    Utc,
    /// Civil seconds, zone unknown.
    Local,
    /// Civil seconds read month first, zone unknown; day and month may have to be exchanged.
    LocalEither,
    /// Civil seconds read month first in the zone that the column's cells name; day and month may have to be exchanged.
    ZonedEither,
    /// No year: carry of years (6 bits, 32 for none), month (4 bits), day (5 bits), second of the day (17 bits), from the
    /// highest bit down, so that greater values are later.
    NoYear,
    /// Civil seconds at 00:00; only a date was given.
    Date,
    /// As `Date`, read month first; day and month may have to be exchanged.
    DateEither,
}

/// Which of two numbers is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayOrder {
    /// `12/31/2024`.
    MonthFirst,
    /// `31/12/2024`.
    DayFirst,
}

/// The order of day and month for a file, and how it was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OrderDecision {
    /// The order to read by.
    pub order: DayOrder,
    /// The data proves it; otherwise it is the default.
    pub proved: bool,
    /// The data contradicts itself: some dates can only be day first, others only month first.
    pub conflict: bool,
}

/// What columns proved about the order of day and month. Merging is associative and commutative.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct OrderEvidence {
    /// Dates whose first number is over 12: only day first can be meant.
    pub first_over: u64,
    /// Dates whose second number is over 12: only month first can be meant.
    pub second_over: u64,
    /// Dates with dots, which are day first by convention.
    pub dotted: u64,
    /// Columns whose rows are in order of time if read month first, and only then.
    pub month_first_columns: u32,
    /// Columns whose rows are in order of time if read day first, and only then.
    pub day_first_columns: u32,
}

impl OrderEvidence {
    /// Adds what another column, or another part of the file, proved.
    pub fn merge(&mut self, other: &Self) {
        self.first_over += other.first_over;
        self.second_over += other.second_over;
        self.dotted += other.dotted;
        self.month_first_columns += other.month_first_columns;
        self.day_first_columns += other.day_first_columns;
    }

    /// Decides for the file: numbers over 12 first, then dots, then the order of the rows, then the default.
    pub fn decide(&self, default: DayOrder) -> OrderDecision {
        let proved = |order| OrderDecision { order, proved: true, conflict: false };
        match (self.first_over, self.second_over) {
            (0, 0) => {}
            (_, 0) => return proved(DayOrder::DayFirst),
            (0, _) => return proved(DayOrder::MonthFirst),
            (first, second) => {
                let order = match first.cmp(&second) {
                    std::cmp::Ordering::Greater => DayOrder::DayFirst,
                    std::cmp::Ordering::Less => DayOrder::MonthFirst,
                    std::cmp::Ordering::Equal => default,
                };
                return OrderDecision { order, proved: false, conflict: true };
            }
        }
        if self.dotted > 0 {
            return proved(DayOrder::DayFirst);
        }
        match (self.month_first_columns, self.day_first_columns) {
            (0, 1..) => proved(DayOrder::DayFirst),
            (1.., 0) => proved(DayOrder::MonthFirst),
            _ => OrderDecision { order: default, proved: false, conflict: false },
        }
    }
}

/// Whether values come in order.
#[derive(Clone, Copy, Default, Debug)]
struct Run {
    last: u32,
    /// Values that differ from the one before.
    distinct: u32,
    rose: bool,
    fell: bool,
}

impl Run {
    fn push(&mut self, value: u32) {
        if self.distinct > 0 {
            if value == self.last {
                return;
            }
            self.rose |= value > self.last;
            self.fell |= value < self.last;
        }
        self.last = value;
        self.distinct = self.distinct.saturating_add(1);
    }

    fn is_monotone(&self) -> bool {
        self.distinct >= MONOTONE_VALUES && !(self.rose && self.fell)
    }
}

/// What a column knows of the years that its cells leave out.
#[derive(Clone, Debug)]
struct Years {
    carry: i32,
    /// Month, day and weekday of the last date, to do the work below once per date.
    last: Option<(u32, u32, Option<u32>)>,
    last_value: u32,
    /// Steps forward less steps back: positive in a file that ascends.
    trend: i8,
    /// Earliest and latest packed value.
    range: Option<(u32, u32)>,
    /// Years of carry 0, counted from 2000 and modulo the cycle of the calendar, in which every 29 February exists.
    leap: u32,
    /// As `leap`, in which also every weekday fits.
    weekday: u32,
    has_weekday: bool,
    /// Year of the oldest entry.
    anchor: Option<i32>,
}

impl Default for Years {
    fn default() -> Self {
        let all = (1 << CALENDAR_CYCLE) - 1;
        Self {
            carry: 0,
            last: None,
            last_value: 0,
            trend: 0,
            range: None,
            leap: all,
            weekday: all,
            has_weekday: false,
            anchor: None,
        }
    }
}

impl Years {
    fn push(&mut self, month: u32, day: u32, weekday: Option<u32>, second: u32) -> u32 {
        if self.last != Some((month, day, weekday)) {
            self.step(month, day, weekday);
            self.last = Some((month, day, weekday));
        }
        let value = (((self.carry + 32).clamp(0, 63) as u32) << 26) | (month << 22) | (day << 17) | second;
        if self.range.is_some() && value != self.last_value {
            let step = if value > self.last_value { 1 } else { -1 };
            self.trend = (self.trend + step).clamp(-TREND_LIMIT, TREND_LIMIT);
        }
        self.last_value = value;
        let (oldest, newest) = self.range.unwrap_or((value, value));
        self.range = Some((oldest.min(value), newest.max(value)));
        value
    }

    /// Moves the carry to another date, and narrows the years down by it.
    fn step(&mut self, month: u32, day: u32, weekday: Option<u32>) {
        let mut carry = self.carry + self.boundary(month, day);
        if let Some(weekday) = weekday {
            // Weekdays tell a year boundary from a pause of the same length.
            let likely = if self.trend < 0 { [0, -1, 1] } else { [0, 1, -1] };
            let choices = std::iter::once(carry).chain(likely.map(|years| self.carry + years));
            let fitting = |carry: i32| self.weekday & fits(carry, month, day, Some(weekday));
            // The first date has no step before it.
            let mut choices = choices.take(if self.last.is_none() { 1 } else { 4 });
            carry = choices.find(|carry| fitting(*carry) != 0).unwrap_or(carry);
            self.weekday = fitting(carry);
            self.has_weekday = true;
        }
        self.carry = carry.clamp(-32, 31);
        if (month, day) == (2, 29) {
            let leap = fits(self.carry, month, day, None);
            self.leap &= leap;
            self.weekday &= leap;
        }
    }

    /// Years to add at a step from the last date: 1, 0 or -1.
    fn boundary(&self, month: u32, day: u32) -> i32 {
        let Some((last_month, last_day, _)) = self.last else { return 0 };
        let step = (month as i32 - last_month as i32) * 31 + day as i32 - last_day as i32;
        let fall = if self.trend < 0 { NEARLY_A_YEAR } else { HALF_YEAR };
        let jump = if self.trend > 0 { NEARLY_A_YEAR } else { HALF_YEAR };
        i32::from(step < -fall) - i32::from(step > jump)
    }

    /// The year of carry 0: the latest that puts no entry after `as_of` (seconds UTC) and fits the weekdays.
    fn base(&self, as_of: u32) -> i32 {
        let (this_year, _, _) = civil::civil_from_days((as_of / DAY) as i32);
        let Some((oldest, newest)) = self.range else { return this_year };
        let newest = Unpacked::from(newest);
        // A day more, because the zone may be any.
        let limit = as_of.saturating_add(DAY);
        let in_time = |base: i32| {
            let last_of_month = civil::days_in_month(base + newest.carry, newest.month);
            civil::seconds(base + newest.carry, newest.month, newest.day.min(last_of_month), newest.second)
                .is_some_and(|seconds| seconds <= limit)
        };
        let latest = this_year + 1 - newest.carry;
        let latest = (latest - 2..=latest).rev().find(|base| in_time(*base)).unwrap_or(latest - 2);
        let masks = [if self.has_weekday { self.weekday } else { 0 }, self.leap];
        let fitting = |from: i32, to: i32, mask: u32| (from..=to).filter(move |base| mask & bit(*base) != 0);
        match self.anchor {
            Some(year) => {
                let oldest = year - Unpacked::from(oldest).carry;
                masks.iter().find_map(|mask| fitting(oldest, latest.max(oldest), *mask).next()).unwrap_or(oldest)
            }
            None => {
                let earliest = latest - WEEKDAY_YEARS + 1;
                masks.iter().find_map(|mask| fitting(earliest, latest, *mask).next_back()).unwrap_or(latest)
            }
        }
    }
}

/// The place of a year in the cycle of the calendar.
fn bit(year: i32) -> u32 {
    1 << (year - 2000).rem_euclid(CALENDAR_CYCLE)
}

/// Years of carry 0 in which a date of this carry exists and, if a weekday is given, falls on it.
fn fits(carry: i32, month: u32, day: u32, weekday: Option<u32>) -> u32 {
    let mut mask = 0;
    for base in 2000..2000 + CALENDAR_CYCLE {
        let year = 2000 + (base - 2000 + carry).rem_euclid(CALENDAR_CYCLE);
        let exists = day <= civil::days_in_month(year, month);
        if exists && weekday.is_none_or(|weekday| civil::weekday(civil::days_from_civil(year, month, day)) == weekday) {
            mask |= bit(base);
        }
    }
    mask
}

/// The fields of a stamp without a year.
struct Unpacked {
    carry: i32,
    month: u32,
    day: u32,
    second: u32,
}

impl From<u32> for Unpacked {
    fn from(value: u32) -> Self {
        Self {
            carry: (value >> 26) as i32 - 32,
            month: value >> 22 & 15,
            day: value >> 17 & 31,
            second: value & ((1 << 17) - 1),
        }
    }
}

/// Reads the times of one column of one file, in the order of the file, and keeps what they prove together.
#[derive(Clone, Debug)]
pub struct TimeColumn {
    /// Ten bytes of the last ISO date, and its midnight in civil seconds.
    iso: ([u8; 10], u32),
    header_zone: Option<Zone>,
    /// The zone that cells of ambiguous dates name.
    own_zone: Option<Zone>,
    /// The last name of a zone that was looked up, filled with zeros, and what it means.
    named: ([u8; ZONE_NAME], Option<Zone>),
    has_local: bool,
    is_ambiguous: bool,
    evidence: OrderEvidence,
    month_first: Run,
    day_first: Run,
    years: Years,
}

impl Default for TimeColumn {
    fn default() -> Self {
        Self::new()
    }
}

impl TimeColumn {
    /// A column of which nothing is read yet.
    pub fn new() -> Self {
        Self {
            iso: (*b"1970-01-01", 0),
            header_zone: None,
            own_zone: None,
            named: ([0; ZONE_NAME], None),
            has_local: false,
            is_ambiguous: false,
            evidence: OrderEvidence::default(),
            month_first: Run::default(),
            day_first: Run::default(),
            years: Years::default(),
        }
    }

    /// Sets the zone that the header names, as in `Time (UTC)`: it holds for all cells without their own.
    pub fn set_header_zone(&mut self, zone: Option<Zone>) {
        self.header_zone = zone;
    }

    /// The zone that the header names.
    pub fn header_zone(&self) -> Option<Zone> {
        self.header_zone
    }

    /// Sets the year of the oldest entry of a log without years (`wtmp begins Thu Aug 15 10:57:06 2019`). Where weekdays
    /// contradict it, the next year that fits is taken.
    pub fn anchor_oldest_year(&mut self, year: i32) {
        self.years.anchor = YEARS.contains(&year).then_some(year);
    }

    /// What the column proved on the order of day and month.
    pub fn evidence(&self) -> OrderEvidence {
        let (month_first, day_first) = (self.month_first.is_monotone(), self.day_first.is_monotone());
        OrderEvidence {
            month_first_columns: u32::from(month_first && !day_first),
            day_first_columns: u32::from(day_first && !month_first),
            ..self.evidence
        }
    }

    /// Whether a time was read whose zone neither the cell nor the header gives.
    pub fn has_local(&self) -> bool {
        self.has_local && self.header_zone.is_none()
    }

    /// Whether a date was read whose day and month may be exchanged.
    pub fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    /// Reads one cell; nothing if it is not a time.
    #[inline]
    pub fn read(&mut self, text: &[u8]) -> Option<Stamp> {
        match self.read_iso(text) {
            Some(stamp) => Some(stamp),
            None => read_cell(text).and_then(|cell| self.settle(&cell)),
        }
    }

    /// Reads a date and a time of day from two cells. An empty time leaves the date alone; a date cell may carry a midnight, as
    /// spreadsheets write it.
    pub fn read_split(&mut self, date: &[u8], time: &[u8]) -> Option<Stamp> {
        let date = read_cell(date)?;
        let midnight = matches!(date.time, None | Some(0)) && date.zone == ZoneText::None;
        if !midnight || !matches!(date.date, CellDate::Day(_) | CellDate::Numbers(_)) {
            return None;
        }
        let mut cursor = Cursor::new(time);
        let cell = if cursor.is_at_end() {
            Cell { time: None, ..date }
        } else {
            let time = cursor.time_of_day(false)?;
            Cell { time: Some(time), zone: cursor.zone()?, ..date }
        };
        self.settle(&cell)
    }

    /// `2021-04-30T11:31:19`, T or blank, with or without a fraction, then nothing, `Z`, ` UTC` or `+hh:mm`; anything else is
    /// left to the general reader.
    #[inline]
    fn read_iso(&mut self, text: &[u8]) -> Option<Stamp> {
        let head: &[u8; 19] = text.first_chunk()?;
        let date: &[u8; 10] = head.first_chunk()?;
        if *date != self.iso.0 {
            self.iso = (*date, iso_midnight(date)?);
        }
        let [_, _, _, _, _, _, _, _, _, _, b'T' | b' ', h1, h2, b':', m1, m2, b':', s1, s2] = *head else {
            return None;
        };
        let (hour, minute, second) = (two(h1, h2)?, two(m1, m2)?, two(s1, s2)?);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let value = self.iso.1.checked_add(hour * HOUR + minute * 60 + second)?;
        let mut tail = text.get(19..)?;
        if let [b'.' | b',', fraction @ ..] = tail {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 || digits > 9 {
                return None;
            }
            tail = fraction.get(digits..)?;
        }
        match tail {
            b"Z" | b" UTC" => Some(Stamp { value, kind: StampKind::Utc }),
            b"" => {
                self.has_local = true;
                Some(Stamp { value, kind: StampKind::Local })
            }
            [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
                let (hours, minutes) = (two(*h1, *h2)?, two(*m1, *m2)?);
                if hours > 13 || minutes > 59 {
                    return None;
                }
                let offset = hours * HOUR + minutes * 60;
                let value = if *sign == b'+' { value.checked_sub(offset)? } else { value.checked_add(offset)? };
                Some(Stamp { value, kind: StampKind::Utc })
            }
            _ => None,
        }
    }

    /// Turns what the cell says into a stamp, and remembers what it proves. Nothing is remembered of a cell that fails.
    fn settle(&mut self, cell: &Cell<'_>) -> Option<Stamp> {
        match cell.date {
            CellDate::Epoch(value) => Some(Stamp { value, kind: StampKind::Utc }),
            CellDate::Day(midnight) => self.settle_day(midnight, cell),
            CellDate::Numbers(numbers) => self.settle_numbers(numbers, cell),
            CellDate::NoYear { month, day, weekday } => {
                // 2000 is a leap year, so that every date of any year passes.
                if cell.zone != ZoneText::None || day == 0 || day > civil::days_in_month(2000, month) {
                    return None;
                }
                self.has_local = true;
                let value = self.years.push(month, day, weekday, cell.time?);
                Some(Stamp { value, kind: StampKind::NoYear })
            }
        }
    }

    fn settle_day(&mut self, midnight: u32, cell: &Cell<'_>) -> Option<Stamp> {
        let Some(time) = cell.time else {
            if cell.zone != ZoneText::None {
                return None;
            }
            self.has_local = true;
            return Some(Stamp { value: midnight, kind: StampKind::Date });
        };
        let local = midnight.checked_add(time)?;
        if cell.zone == ZoneText::None {
            self.has_local = true;
            return Some(Stamp { value: local, kind: StampKind::Local });
        }
        let zone = self.zone_of(cell.zone)?;
        let (Local::Once(value) | Local::Twice(value)) = zone.local_to_utc(local) else { return None };
        Some(Stamp { value, kind: StampKind::Utc })
    }

    fn settle_numbers(&mut self, numbers: Numbers, cell: &Cell<'_>) -> Option<Stamp> {
        let Numbers { first, second, year, dotted } = numbers;
        let month_first = midnight(year, first, second);
        let day_first = midnight(year, second, first);
        let stamp = match (month_first, day_first) {
            (Some(either), Some(_)) if first != second => self.settle_either(either, cell)?,
            (Some(sure), _) | (None, Some(sure)) => self.settle_day(sure, cell)?,
            (None, None) => return None,
        };
        self.evidence.first_over += u64::from(first > 12);
        self.evidence.second_over += u64::from(second > 12);
        self.evidence.dotted += u64::from(dotted);
        let time = cell.time.unwrap_or(0);
        if let Some(value) = month_first {
            self.month_first.push(value.saturating_add(time));
        }
        if let Some(value) = day_first {
            self.day_first.push(value.saturating_add(time));
        }
        Some(stamp)
    }

    fn settle_either(&mut self, midnight: u32, cell: &Cell<'_>) -> Option<Stamp> {
        let kind = match (cell.zone, cell.time) {
            (ZoneText::None, Some(_)) => StampKind::LocalEither,
            (ZoneText::None, None) => StampKind::DateEither,
            (_, None) => return None,
            (named, Some(_)) => {
                let zone = self.zone_of(named)?;
                // A stamp has no room for a zone. Cells that name another than the first cannot be kept for later.
                if *self.own_zone.get_or_insert(zone) != zone {
                    return None;
                }
                StampKind::ZonedEither
            }
        };
        self.has_local |= kind != StampKind::ZonedEither;
        self.is_ambiguous = true;
        // The date must still be there when day and month are exchanged: 24:00 loses its last second.
        let time = cell.time.unwrap_or(0).min(DAY - 1);
        Some(Stamp { value: midnight.checked_add(time)?, kind })
    }

    /// The zone that a cell names, from the last lookup where the name is the same.
    fn zone_of(&mut self, text: ZoneText<'_>) -> Option<Zone> {
        let name = match text {
            ZoneText::None => return None,
            ZoneText::Offset(seconds) => return Zone::fixed(seconds),
            ZoneText::Name(name) => name,
        };
        let mut key = [0; ZONE_NAME];
        key.get_mut(..name.len())?.copy_from_slice(name);
        if self.named.0 != key {
            self.named = (key, std::str::from_utf8(name).ok().and_then(Zone::parse));
        }
        self.named.1
    }
}

/// A moment, as far as the file and the decisions on it tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolved {
    /// Seconds UTC.
    At(u32),
    /// Seconds UTC of the earlier of two moments, because clocks were set back over the local time.
    Folded(u32),
    /// Clocks were set forward over the local time; it did not exist.
    Gap,
    /// There is no such date.
    Never,
}

/// Turns the stamps of one column into UTC, once the file is read.
#[derive(Clone, Debug)]
pub struct Resolver {
    order: DayOrder,
    /// The zone of cells without their own.
    zone: ZoneCache,
    own_zone: Option<ZoneCache>,
    /// The year of carry 0.
    base: i32,
}

impl Resolver {
    /// A resolver for the stamps of `column`. Cells without their own zone are in the header's, else in `zone`; times without
    /// a year are put into the latest years that leave none after `as_of` (seconds UTC).
    pub fn new(order: DayOrder, zone: ZoneCache, as_of: u32, column: &TimeColumn) -> Self {
        Self {
            order,
            zone: column.header_zone.map_or(zone, ZoneCache::new),
            own_zone: column.own_zone.map(ZoneCache::new),
            base: column.years.base(as_of),
        }
    }

    /// The moment of a stamp.
    #[inline]
    pub fn resolve(&mut self, stamp: Stamp) -> Resolved {
        match stamp.kind {
            StampKind::Utc => Resolved::At(stamp.value),
            StampKind::ZonedEither => match &mut self.own_zone {
                Some(zone) => exchanged(stamp.value, self.order).map_or(Resolved::Never, |value| place(value, zone)),
                None => Resolved::Never,
            },
            _ => resolve_civil(stamp, self.order, self.base, &mut self.zone),
        }
    }

    /// The moment of a stamp whose zone stands in another column of the same row.
    pub fn resolve_in(&mut self, stamp: Stamp, zone: &mut ZoneCache) -> Resolved {
        match stamp.kind {
            StampKind::Utc | StampKind::ZonedEither => self.resolve(stamp),
            _ => resolve_civil(stamp, self.order, self.base, zone),
        }
    }
}

fn resolve_civil(stamp: Stamp, order: DayOrder, base: i32, zone: &mut ZoneCache) -> Resolved {
    let is_date = matches!(stamp.kind, StampKind::Date | StampKind::DateEither);
    let civil = match stamp.kind {
        StampKind::LocalEither | StampKind::DateEither => exchanged(stamp.value, order),
        StampKind::NoYear => {
            let Unpacked { carry, month, day, second } = Unpacked::from(stamp.value);
            civil::seconds(base + carry, month, day, second)
        }
        _ => Some(stamp.value),
    };
    let Some(civil) = civil else { return Resolved::Never };
    match place(civil, zone) {
        // A day may begin at 01:00, where clocks are set forward at midnight.
        Resolved::Gap if is_date => place(civil.saturating_add(HOUR), zone),
        resolved => resolved,
    }
}

fn place(civil: u32, zone: &mut ZoneCache) -> Resolved {
    match zone.local_to_utc(civil) {
        Local::Once(utc) => Resolved::At(utc),
        Local::Twice(utc) => Resolved::Folded(utc),
        Local::Never => Resolved::Gap,
    }
}

/// Civil seconds that were read month first, in the order that was decided.
fn exchanged(value: u32, order: DayOrder) -> Option<u32> {
    match order {
        DayOrder::MonthFirst => Some(value),
        DayOrder::DayFirst => {
            let (year, month, day) = civil::civil_from_days((value / DAY) as i32);
            civil::seconds(year, day, month, value % DAY)
        }
    }
}

/// Civil seconds at the beginning of a date, if it exists in the years that are read.
fn midnight(year: i32, month: u32, day: u32) -> Option<u32> {
    if YEARS.contains(&year) { civil::seconds(year, month, day, 0) } else { None }
}

#[inline]
fn two(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    if tens > 9 || ones > 9 { None } else { Some(u32::from(tens) * 10 + u32::from(ones)) }
}

fn iso_midnight(date: &[u8; 10]) -> Option<u32> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else { return None };
    midnight((two(y1, y2)? * 100 + two(y3, y4)?) as i32, two(m1, m2)?, two(d1, d2)?)
}

#[cfg(test)]
mod tests;
