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

/// What one cell says, before the column is asked what it means.
struct Cell<'a> {
    date: CellDate,
    /// Second of the day, 86,400 at the end of it.
    time: Option<u32>,
    zone: ZoneText<'a>,
}

#[derive(Clone, Copy)]
enum CellDate {
    /// Civil seconds at 00:00.
    Day(u32),
    Numbers(Numbers),
    NoYear {
        month: u32,
        day: u32,
        /// Monday 0 to Sunday 6.
        weekday: Option<u32>,
    },
    /// Seconds UTC.
    Epoch(u32),
}

/// A date whose order of day and month is open.
#[derive(Clone, Copy)]
struct Numbers {
    first: u32,
    second: u32,
    year: i32,
    dotted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ZoneText<'a> {
    None,
    /// Seconds east of UTC.
    Offset(i32),
    Name(&'a [u8]),
}

fn read_cell(text: &[u8]) -> Option<Cell<'_>> {
    let mut cursor = Cursor::new(text);
    let mut weekday = None;
    if let Some(found) = cursor.try_read(|cursor| weekday_of(cursor.word())) {
        weekday = Some(found);
        cursor.eat(b'.');
        cursor.eat(b',');
        cursor.blanks();
    }
    match cursor.peek()? {
        b'0'..=b'9' => cursor.digits_first(),
        b'A'..=b'Z' | b'a'..=b'z' => cursor.month_first(weekday),
        _ => None,
    }
}

/// A place in the bytes of one cell.
#[derive(Clone)]
struct Cursor<'a> {
    rest: &'a [u8],
}

/// Blanks besides those of ASCII: no-break space, figure and thin spaces, left-to-right mark (Edge), narrow no-break space
/// (Chrome, Windows), ideographic space, byte-order mark.
const BLANKS: [&[u8]; 7] =
    [b"\xC2\xA0", b"\xE2\x80\x87", b"\xE2\x80\x89", b"\xE2\x80\x8E", b"\xE2\x80\xAF", b"\xE3\x80\x80", b"\xEF\xBB\xBF"];

impl<'a> Cursor<'a> {
    /// A cursor on the text without the blanks around it.
    fn new(text: &'a [u8]) -> Self {
        let mut rest = text.trim_ascii_end();
        while let Some(shorter) = BLANKS.iter().find_map(|blank| rest.strip_suffix(*blank)) {
            rest = shorter.trim_ascii_end();
        }
        let mut cursor = Self { rest };
        cursor.blanks();
        cursor
    }

    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Goes on only if the reading succeeds.
    fn try_read<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = self.clone();
        let value = read(&mut ahead)?;
        *self = ahead;
        Some(value)
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.eat_text(&[byte])
    }

    fn eat_text(&mut self, text: &[u8]) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn eat_any(&mut self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.eat_text(text.as_bytes()))
    }

    /// Skips blanks and says whether there were any.
    fn blanks(&mut self) -> bool {
        let before = self.rest.len();
        loop {
            match self.peek() {
                Some(byte) if byte.is_ascii_whitespace() => self.rest = &self.rest[1..],
                Some(0x80..) if BLANKS.iter().any(|blank| self.eat_text(blank)) => {}
                _ => return self.rest.len() < before,
            }
        }
    }

    /// Letters of ASCII, possibly none.
    fn word(&mut self) -> &'a [u8] {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }

    /// How many digits come, and their value; at most 19 digits, at least one.
    fn digits(&mut self) -> Option<(usize, u64)> {
        let length = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 || length > 19 {
            return None;
        }
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some((length, digits.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))))
    }

    /// One or two digits.
    fn short(&mut self) -> Option<u32> {
        self.digits().filter(|(length, _)| *length <= 2).map(|(_, value)| value as u32)
    }

    /// Exactly two digits.
    fn pair(&mut self) -> Option<u32> {
        self.digits().filter(|(length, _)| *length == 2).map(|(_, value)| value as u32)
    }

    /// Exactly four digits.
    fn year(&mut self) -> Option<i32> {
        self.digits().filter(|(length, _)| *length == 4).map(|(_, value)| value as i32)
    }

    fn month_name(&mut self) -> Option<u32> {
        let month = month_of(self.word())?;
        self.eat(b'.');
        Some(month)
    }

    /// The cells that begin with a number.
    fn digits_first(mut self) -> Option<Cell<'a>> {
        let (length, value) = self.digits()?;
        match length {
            1 | 2 => self.short_first(value as u32),
            4 => {
                let date = self.after_year(value as i32)?;
                self.rest_of(CellDate::Day(date))
            }
            8 => {
                let date = compact_date(value)?;
                self.rest_of(CellDate::Day(date))
            }
            14 => {
                let date = compact_date(value / 1_000_000)?;
                let time = compact_time(value % 1_000_000)?;
                self.fraction(b".")?;
                Some(Cell { date: CellDate::Day(date), time: Some(time), zone: self.zone()? })
            }
            10 => self.epoch(value),
            13 => self.epoch(value / 1_000),
            16 => self.epoch(value / 1_000_000),
            19 => self.epoch(value / 1_000_000_000),
            _ => None,
        }
    }

    fn epoch(mut self, seconds: u64) -> Option<Cell<'a>> {
        self.fraction(b".")?;
        if !self.is_at_end() || !EPOCHS.contains(&seconds) {
            return None;
        }
        Some(Cell { date: CellDate::Epoch(u32::try_from(seconds).ok()?), time: None, zone: ZoneText::None })
    }

    /// `-12-08`, `/12/08`, `. 12. 8.`, `년 12월 8일`, `-Dec-08`, ` Dec 08`.
    fn after_year(&mut self, year: i32) -> Option<u32> {
        let (month, day);
        match self.peek()? {
            mark @ (b'-' | b'/') => {
                self.eat(mark);
                month = if self.peek()?.is_ascii_digit() { self.short()? } else { self.month_name()? };
                if !self.eat(mark) {
                    return None;
                }
                day = self.short()?;
            }
            b'.' => {
                self.eat(b'.');
                self.blanks();
                month = self.short()?;
                if !self.eat(b'.') {
                    return None;
                }
                self.blanks();
                day = self.short()?;
                self.eat(b'.');
            }
            _ if self.eat_any(&["년", "年"]) => {
                self.blanks();
                month = self.short()?;
                if !self.eat_any(&["월", "月"]) {
                    return None;
                }
                self.blanks();
                day = self.short()?;
                if !self.eat_any(&["일", "日"]) {
                    return None;
                }
            }
            _ if self.blanks() => {
                month = self.month_name()?;
                self.blanks();
                day = self.short()?;
            }
            _ => return None,
        }
        midnight(year, month, day)
    }

    /// `/12/2022`, `-12-2022`, `.12.2022`, `/Dec/2022:`, `-Dec-2022`, ` Dec 2022`.
    fn short_first(mut self, first: u32) -> Option<Cell<'a>> {
        match self.peek()? {
            mark @ (b'-' | b'/') => {
                self.eat(mark);
                if self.peek()?.is_ascii_alphabetic() {
                    let month = self.month_name()?;
                    let date = if self.eat(mark) { midnight(self.any_year()?, month, first)? } else { return None };
                    if mark == b'/' && self.eat(b':') {
                        let time = self.time_of_day(false)?;
                        return Some(Cell { date: CellDate::Day(date), time: Some(time), zone: self.zone()? });
                    }
                    return self.rest_of(CellDate::Day(date));
                }
                let second = self.short()?;
                if !self.eat(mark) {
                    return None;
                }
                // With hyphens, two digits at the end may as well be a day.
                let year = if mark == b'/' { self.any_year()? } else { self.year()? };
                self.rest_of(CellDate::Numbers(Numbers { first, second, year, dotted: false }))
            }
            b'.' => {
                self.eat(b'.');
                self.blanks();
                let second = self.short()?;
                if !self.eat(b'.') {
                    return None;
                }
                self.blanks();
                let year = self.year()?;
                self.rest_of(CellDate::Numbers(Numbers { first, second, year, dotted: true }))
            }
            _ if self.blanks() => {
                let month = self.month_name()?;
                self.eat(b',');
                self.blanks();
                let date = midnight(self.year()?, month, first)?;
                self.rest_of(CellDate::Day(date))
            }
            _ => None,
        }
    }

    /// A year of four digits, or of two: 70 to 99 are of the last century.
    fn any_year(&mut self) -> Option<i32> {
        match self.digits()? {
            (4, value) => Some(value as i32),
            (2, value @ 70..) => Some(1900 + value as i32),
            (2, value) => Some(2000 + value as i32),
            _ => None,
        }
    }

    /// `Dec  9 17:30:23`, `Dec 9 2022 17:30:23`, `Dec 9, 2022`, `Sep 11 16:14:21 2018 +0200`.
    fn month_first(mut self, weekday: Option<u32>) -> Option<Cell<'a>> {
        let month = self.month_name()?;
        self.blanks();
        let day = self.short()?;
        let comma = self.eat(b',');
        if !self.blanks() && !comma {
            return None;
        }
        if let Some(year) = self.try_read(|cursor| cursor.year().filter(|_| cursor.peek() != Some(b':'))) {
            let date = midnight(year, month, day)?;
            return self.rest_of(CellDate::Day(date));
        }
        let time = Some(self.time_of_day(false)?);
        if self.is_at_end() {
            return Some(Cell { date: CellDate::NoYear { month, day, weekday }, time, zone: ZoneText::None });
        }
        if !self.blanks() {
            return None;
        }
        // The year may follow the zone, as `date` prints it, or go before it, as `git` does.
        let end = self.rest.iter().position(u8::is_ascii_whitespace).unwrap_or(self.rest.len());
        let before = self.peek().filter(|byte| !byte.is_ascii_digit()).and_then(|_| {
            let (zone, rest) = self.rest.split_at(end);
            self.rest = rest;
            self.blanks();
            Cursor { rest: zone }.zone()
        });
        let year = self.year()?;
        let zone = match before {
            None => self.zone()?,
            Some(zone) if self.is_at_end() => zone,
            Some(_) => return None,
        };
        Some(Cell { date: CellDate::Day(midnight(year, month, day)?), time, zone })
    }

    /// What follows a date: nothing, or a time with or without a zone.
    fn rest_of(mut self, date: CellDate) -> Option<Cell<'a>> {
        if self.is_at_end() {
            return Some(Cell { date, time: None, zone: ZoneText::None });
        }
        let compact = self.eat(b'T') || self.eat(b't');
        if !compact {
            let comma = self.eat(b',');
            let apart = self.blanks() || comma || matches!(self.peek()?, b'(' | 0x80..);
            if !apart {
                return None;
            }
            self.cjk_weekday();
            if self.is_at_end() {
                return Some(Cell { date, time: None, zone: ZoneText::None });
            }
            if self.eat_text(b"at ") {
                self.blanks();
            }
        }
        let time = self.time_of_day(compact)?;
        Some(Cell { date, time: Some(time), zone: self.zone()? })
    }

    /// Skips `목요일`, `(목)`, `木曜日`, `(木)`.
    fn cjk_weekday(&mut self) {
        const DAYS: [&str; 14] = ["월", "화", "수", "목", "금", "토", "일", "月", "火", "水", "木", "金", "土", "日"];
        let found = self.try_read(|cursor| {
            let bracket = cursor.eat(b'(');
            let day = cursor.eat_any(&DAYS);
            let closed = cursor.eat_any(&["요일", "曜日"]) || bracket;
            (day && closed && (!bracket || cursor.eat(b')'))).then_some(())
        });
        if found.is_some() {
            self.blanks();
        }
    }

    /// `15:05`, `15:05:07.123`, `3:05:07 PM`, `오후 3:05`, `오후 3시 5분 7초`, and `150507` where a T went before. Gives the
    /// second of the day, 86,400 for 24:00.
    fn time_of_day(&mut self, compact: bool) -> Option<u32> {
        let half = self.half_of_day();
        self.blanks();
        let (length, value) = self.digits()?;
        if compact && half.is_none() && (length == 4 || length == 6) {
            let time = compact_time(if length == 4 { value * 100 } else { value })?;
            self.fraction(b".")?;
            return Some(time);
        }
        if length > 2 {
            return None;
        }
        let hour = value as u32;
        let (minute, second) = if self.eat(b':') {
            let minute = self.pair()?;
            let mut second = 0;
            if self.eat(b':') {
                second = self.pair()?;
                // Milliseconds after a colon are Zoom's.
                self.fraction(b".,:")?;
            }
            (minute, second)
        } else if self.eat_any(&["시", "時"]) {
            (self.counted(&["분", "分"]).unwrap_or(0), self.counted(&["초", "秒"]).unwrap_or(0))
        } else {
            return None;
        };
        let half = match half {
            Some(half) => Some(half),
            None => self.try_read(|cursor| {
                cursor.blanks();
                cursor.half_of_day()
            }),
        };
        let hour = match half {
            None => hour,
            Some(_) if hour > 12 => return None,
            Some(Half::Morning) => hour % 12,
            Some(Half::Afternoon) => hour % 12 + 12,
        };
        clock(hour, minute, second)
    }

    /// A number with one of the words for its unit.
    fn counted(&mut self, units: &[&str]) -> Option<u32> {
        self.try_read(|cursor| {
            cursor.blanks();
            let number = cursor.short()?;
            cursor.blanks();
            cursor.eat_any(units).then_some(number)
        })
    }

    /// Skips a fraction of a second of up to 9 digits after one of the marks; nothing if the mark has none.
    fn fraction(&mut self, marks: &[u8]) -> Option<()> {
        match self.peek() {
            Some(mark) if marks.contains(&mark) => {
                self.eat(mark);
                self.digits().filter(|(length, _)| *length <= 9).map(|_| ())
            }
            _ => Some(()),
        }
    }

    /// `AM`, `p.m.`, `오전`, `午後`.
    fn half_of_day(&mut self) -> Option<Half> {
        match self.peek()? {
            letter @ (b'A' | b'a' | b'P' | b'p') => self.try_read(|cursor| {
                cursor.eat(letter);
                if cursor.eat(b'.') {
                    cursor.blanks();
                }
                if !cursor.eat(b'm') && !cursor.eat(b'M') {
                    return None;
                }
                cursor.eat(b'.');
                let half = if letter.eq_ignore_ascii_case(&b'a') { Half::Morning } else { Half::Afternoon };
                (!cursor.peek().is_some_and(|byte| byte.is_ascii_alphabetic())).then_some(half)
            }),
            0x80.. if self.eat_any(&["오전", "午前", "上午"]) => Some(Half::Morning),
            0x80.. if self.eat_any(&["오후", "午後", "下午"]) => Some(Half::Afternoon),
            _ => None,
        }
    }

    /// Reads to the end of the cell: nothing, `Z`, `+0900`, ` GMT+9`, ` KST`, ` (UTC)`, ` [Asia/Seoul]`. What stands in brackets
    /// after an offset only explains it.
    fn zone(mut self) -> Option<ZoneText<'a>> {
        self.blanks();
        match self.rest {
            [] => Some(ZoneText::None),
            [b'Z' | b'z'] => Some(ZoneText::Offset(0)),
            [b'(', inner @ .., b')'] | [b'[', inner @ .., b']'] => {
                match (Cursor { rest: inner.trim_ascii() }).zone()? {
                    ZoneText::None => None,
                    zone => Some(zone),
                }
            }
            [b'+' | b'-', ..] => self.offset(),
            _ => {
                let head = self.rest.get(..3).unwrap_or_default();
                if head.eq_ignore_ascii_case(b"UTC") || head.eq_ignore_ascii_case(b"GMT") {
                    match self.rest.get(3..)? {
                        [] => return Some(ZoneText::Offset(0)),
                        after @ [b'+' | b'-', ..] => return Self { rest: after }.offset(),
                        _ => {}
                    }
                }
                Some(ZoneText::Name(self.rest))
            }
        }
    }

    fn offset(mut self) -> Option<ZoneText<'a>> {
        let (seconds, length) = parse_offset(self.rest)?;
        self.rest = self.rest.get(length..)?;
        self.blanks();
        match self.rest {
            [] | [b'(', .., b')'] | [b'[', .., b']'] => Some(ZoneText::Offset(seconds)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// The second of the day. The second 60 of a leap second is the first of the next minute, and 24:00 the end of the day.
fn clock(hour: u32, minute: u32, second: u32) -> Option<u32> {
    let fits = (hour < 24 && minute < 60 && second <= 60) || (hour == 24 && minute == 0 && second == 0);
    fits.then_some(hour * HOUR + minute * 60 + second)
}

/// Civil seconds at the beginning of a date of eight digits.
fn compact_date(value: u64) -> Option<u32> {
    midnight((value / 10_000) as i32, (value / 100 % 100) as u32, (value % 100) as u32)
}

/// The second of the day of six digits.
fn compact_time(value: u64) -> Option<u32> {
    clock((value / 10_000) as u32, (value / 100 % 100) as u32, (value % 100) as u32)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Month 1 to 12 of an English name, in full or of three letters.
fn month_of(word: &[u8]) -> Option<u32> {
    if word.eq_ignore_ascii_case(b"sept") {
        return Some(9);
    }
    name_of(word, &MONTHS).map(|index| index + 1)
}

/// Monday 0 to Sunday 6 of an English name, in full or of three letters.
fn weekday_of(word: &[u8]) -> Option<u32> {
    name_of(word, &WEEKDAYS)
}

/// Index of the name that the word is, in full or by its first three letters.
fn name_of(word: &[u8], names: &[&str]) -> Option<u32> {
    let index = names.iter().position(|name| {
        let name = name.as_bytes();
        (word.len() == 3 || word.len() == name.len())
            && name.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
    })?;
    u32::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use StampKind::{Date, DateEither, Local as Civil, LocalEither, Utc, ZonedEither};

    /// A cell, the kind of its stamp, and the value as a time.
    type Sample = (&'static str, StampKind, &'static str);

    const ISO: &[Sample] = &[
        ("2021-04-30T11:31:19Z", Utc, "2021-04-30T11:31:19Z"),
        ("2022-12-15T00:35:15.890Z", Utc, "2022-12-15T00:35:15Z"),
        ("2022-12-07T16:06:35.477827Z", Utc, "2022-12-07T16:06:35Z"),
        ("2025-01-21T17:39:10.379877250Z", Utc, "2025-01-21T17:39:10Z"),
        ("2024-11-27T03:31:26.7088498+00:00", Utc, "2024-11-27T03:31:26Z"),
        ("2024-11-27T03:31:26+09:00", Utc, "2024-11-26T18:31:26Z"),
        ("2024-11-27T03:31:26+14:00", Utc, "2024-11-26T13:31:26Z"),
        ("2016-11-20T00:04:00.110+0100", Utc, "2016-11-19T23:04:00Z"),
        ("2016-11-20T00:04:00-05", Utc, "2016-11-20T05:04:00Z"),
        ("2023-06-12T22:26:01.951000", Civil, "2023-06-12T22:26:01Z"),
        ("2022-11-21 18:06:52", Civil, "2022-11-21T18:06:52Z"),
        ("2025-05-07 14:27:57.04", Civil, "2025-05-07T14:27:57Z"),
        ("2023-01-31 15:09:23,351", Civil, "2023-01-31T15:09:23Z"),
        ("2023-06-07 04:26:17.306 +0200", Utc, "2023-06-07T02:26:17Z"),
        ("2022-02-05 12:01:51 UTC", Utc, "2022-02-05T12:01:51Z"),
        ("2022-02-05 12:01:51 GMT", Utc, "2022-02-05T12:01:51Z"),
        ("2022-02-05 12:01:51 KST", Utc, "2022-02-05T03:01:51Z"),
        ("2022-02-05 12:01:51 PDT", Utc, "2022-02-05T19:01:51Z"),
        ("2022-02-05 12:01:51 (UTC)", Utc, "2022-02-05T12:01:51Z"),
        ("2022-02-05 12:01:51 [UTC]", Utc, "2022-02-05T12:01:51Z"),
        ("2022-02-05 12:01:51 UTC+9", Utc, "2022-02-05T03:01:51Z"),
        ("2022-07-05T12:01:51+02:00[Europe/Zurich]", Utc, "2022-07-05T10:01:51Z"),
        ("2022-07-05 12:01:51 Europe/Zurich", Utc, "2022-07-05T10:01:51Z"),
        ("2024-01-31 09:30", Civil, "2024-01-31T09:30:00Z"),
        ("2024-01-31T09:30Z", Utc, "2024-01-31T09:30:00Z"),
        ("2024-01-31, 09:30", Civil, "2024-01-31T09:30:00Z"),
        ("2024-03-21 07:09:03:216", Civil, "2024-03-21T07:09:03Z"),
        ("2024-01-31", Date, "2024-01-31T00:00:00Z"),
        ("2024-1-3 9:05", Civil, "2024-01-03T09:05:00Z"),
        ("2016-12-31T23:59:60Z", Utc, "2017-01-01T00:00:00Z"),
        ("2024-01-31 24:00", Civil, "2024-02-01T00:00:00Z"),
        (" \t2021-04-30T11:31:19Z\r\n", Utc, "2021-04-30T11:31:19Z"),
        ("\u{feff}2021-04-30T11:31:19Z\u{a0}", Utc, "2021-04-30T11:31:19Z"),
    ];

    const YEAR_FIRST: &[Sample] = &[
        ("2024/01/31 09:30", Civil, "2024-01-31T09:30:00Z"),
        ("2024/01/31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
        ("2024.01.31", Date, "2024-01-31T00:00:00Z"),
        ("2024.01.31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
        ("20240131", Date, "2024-01-31T00:00:00Z"),
        ("20240131093015", Civil, "2024-01-31T09:30:15Z"),
        ("20240131093015.123", Civil, "2024-01-31T09:30:15Z"),
        ("20240131T093015Z", Utc, "2024-01-31T09:30:15Z"),
        ("20240131 09:30", Civil, "2024-01-31T09:30:00Z"),
        ("2024-Jan-31 09:30:15", Civil, "2024-01-31T09:30:15Z"),
    ];

    const KOREAN_AND_JAPANESE: &[Sample] = &[
        ("2022. 12. 8. 오후 3:05", Civil, "2022-12-08T15:05:00Z"),
        ("2022. 12. 8. 오후 3:05:07", Civil, "2022-12-08T15:05:07Z"),
        ("2022. 12. 8.", Date, "2022-12-08T00:00:00Z"),
        ("2022. 12. 8. (목) 15:05", Civil, "2022-12-08T15:05:00Z"),
        ("2022년 12월 8일", Date, "2022-12-08T00:00:00Z"),
        ("2022년 12월 8일 목요일", Date, "2022-12-08T00:00:00Z"),
        ("2022년 12월 8일 오후 3시 5분 7초", Civil, "2022-12-08T15:05:07Z"),
        ("2022년 12월 8일 목요일 오후 3:05", Civil, "2022-12-08T15:05:00Z"),
        ("2022년 12월 8일 15:05", Civil, "2022-12-08T15:05:00Z"),
        ("2022년12월8일 3시", Civil, "2022-12-08T03:00:00Z"),
        ("2022-12-08 오후 3:05:00", Civil, "2022-12-08T15:05:00Z"),
        ("2022-12-08 오전 12:05:00", Civil, "2022-12-08T00:05:00Z"),
        ("2022-12-08 오후 12:05:00", Civil, "2022-12-08T12:05:00Z"),
        ("2022-12-08 오전 11:59:59", Civil, "2022-12-08T11:59:59Z"),
        ("2022-12-08 PM 3:05:00", Civil, "2022-12-08T15:05:00Z"),
        ("2022-12-08 오후 3:05:00 KST", Utc, "2022-12-08T06:05:00Z"),
        ("2022年12月8日 15時5分", Civil, "2022-12-08T15:05:00Z"),
        ("2022年12月8日(木) 午後3時5分7秒", Civil, "2022-12-08T15:05:07Z"),
        ("2022年12月8日 午前0:05", Civil, "2022-12-08T00:05:00Z"),
        ("2022/12/08 午後 3:05", Civil, "2022-12-08T15:05:00Z"),
    ];

    const NUMBERS: &[Sample] = &[
        ("08/02/2023, 7:32:47 PM", LocalEither, "2023-08-02T19:32:47Z"),
        ("8/2/2023, 7:32:47.123 PM", LocalEither, "2023-08-02T19:32:47Z"),
        ("4/11/2025 6:21:02 PM", LocalEither, "2025-04-11T18:21:02Z"),
        ("4/11/2025 6:21:02\u{202f}PM", LocalEither, "2025-04-11T18:21:02Z"),
        ("4/11/2025 12:21:02\u{a0}a.m.", LocalEither, "2025-04-11T00:21:02Z"),
        ("4/11/2025 6:21:02 p. m.", LocalEither, "2025-04-11T18:21:02Z"),
        ("4/11/2025 6:21:02 PM +00:00", ZonedEither, "2025-04-11T18:21:02Z"),
        ("4/13/2025 6:21:02 PM +09:00", Utc, "2025-04-13T09:21:02Z"),
        ("4/13/25, 6:21:02 pm", Civil, "2025-04-13T18:21:02Z"),
        ("4/13/99, 6:21 pm", Civil, "1999-04-13T18:21:00Z"),
        ("12/31/2024 09:43:15", Civil, "2024-12-31T09:43:15Z"),
        ("31/12/2024 09:43:15", Civil, "2024-12-31T09:43:15Z"),
        ("12/03/2024 09:43:15", LocalEither, "2024-12-03T09:43:15Z"),
        ("12/03/2024 09:43", LocalEither, "2024-12-03T09:43:00Z"),
        ("12/12/2024 09:43", Civil, "2024-12-12T09:43:00Z"),
        ("12/12/2024", Date, "2024-12-12T00:00:00Z"),
        ("3/12/2024", DateEither, "2024-03-12T00:00:00Z"),
        ("20-02-2024 13:10:33", Civil, "2024-02-20T13:10:33Z"),
        ("05-07-2023", DateEither, "2023-05-07T00:00:00Z"),
        ("04.06.2020", DateEither, "2020-04-06T00:00:00Z"),
        ("24.06.2020", Date, "2020-06-24T00:00:00Z"),
        ("24. 6. 2020 13:10:33", Civil, "2020-06-24T13:10:33Z"),
    ];

    const MONTH_NAMES: &[Sample] = &[
        ("24/Aug/2024:22:32:18 +0000", Utc, "2024-08-24T22:32:18Z"),
        ("24/Aug/2024:22:32:18 +0900", Utc, "2024-08-24T13:32:18Z"),
        ("24-Aug-2024 22:32:18", Civil, "2024-08-24T22:32:18Z"),
        ("24-Aug-24 22:32:18", Civil, "2024-08-24T22:32:18Z"),
        ("4 Aug 2024 22:32", Civil, "2024-08-04T22:32:00Z"),
        ("Aug 4, 2024", Date, "2024-08-04T00:00:00Z"),
        ("Aug 4, 2024 3:05:06 AM", Civil, "2024-08-04T03:05:06Z"),
        ("Sept. 4, 2024, 3:05 p.m.", Civil, "2024-09-04T15:05:00Z"),
        ("August 4, 2024 at 3:05:06\u{202f}PM", Civil, "2024-08-04T15:05:06Z"),
        ("Jun 07 2025 17:31:57", Civil, "2025-06-07T17:31:57Z"),
        ("Tue Sep 11 16:14:21 2018", Civil, "2018-09-11T16:14:21Z"),
        ("Tue Sep  4 16:14:21 2018", Civil, "2018-09-04T16:14:21Z"),
        ("Wed Apr 20 10:03:36 2022 -0400", Utc, "2022-04-20T14:03:36Z"),
        ("Wed Apr 20 10:03:36 UTC 2022", Utc, "2022-04-20T10:03:36Z"),
        ("Thu, 14 Oct 2021 15:24:12 +0000", Utc, "2021-10-14T15:24:12Z"),
        ("Thu, 14 Oct 2021 15:24:12 +0900 (KST)", Utc, "2021-10-14T06:24:12Z"),
        ("Thu, 14 Oct 2021 15:24:12", Civil, "2021-10-14T15:24:12Z"),
        ("Thu Oct 14 2021 15:24:12 GMT+0900 (Korean Standard Time)", Utc, "2021-10-14T06:24:12Z"),
        ("Thu 2021-10-14 15:24:12 KST", Utc, "2021-10-14T06:24:12Z"),
    ];

    const EPOCHS_READ: &[Sample] = &[
        ("1234567890", Utc, "2009-02-13T23:31:30Z"),
        ("1682368414.719", Utc, "2023-04-24T20:33:34Z"),
        ("1682368414.719239", Utc, "2023-04-24T20:33:34Z"),
        ("1759879885138", Utc, "2025-10-07T23:31:25Z"),
        ("1762289083248347", Utc, "2025-11-04T20:44:43Z"),
        ("1234567891234567890", Utc, "2009-02-13T23:31:31Z"),
    ];

    const YEARLESS: [&str; 5] =
        ["Dec  9 17:30:23", "Dec 09 17:30:23.123", "Thu May 28 21:29", "Sun Feb 29 00:00", "Dec 31 23:59:60"];

    const ALL: [&[Sample]; 6] = [ISO, YEAR_FIRST, KOREAN_AND_JAPANESE, NUMBERS, MONTH_NAMES, EPOCHS_READ];

    fn check(samples: &[Sample]) {
        for (text, kind, expected) in samples {
            let stamp = TimeColumn::new().read(text.as_bytes()).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!((stamp.kind, civil::utc_text(stamp.value).as_str()), (*kind, *expected), "{text}");
        }
    }

    fn utc(text: &str) -> u32 {
        TimeColumn::new().read(text.as_bytes()).unwrap().value
    }

    fn cache(zone: &str) -> ZoneCache {
        ZoneCache::new(Zone::parse(zone).unwrap())
    }

    /// Reads the cells of one column and resolves them with what they prove.
    fn resolved(cells: &[&str], zone: &str, as_of: &str) -> Vec<String> {
        let mut column = TimeColumn::new();
        let stamps: Vec<Stamp> = cells.iter().map(|cell| column.read(cell.as_bytes()).unwrap()).collect();
        resolve_all(&column, &stamps, zone, as_of)
    }

    fn resolve_all(column: &TimeColumn, stamps: &[Stamp], zone: &str, as_of: &str) -> Vec<String> {
        let order = column.evidence().decide(DayOrder::MonthFirst).order;
        let mut resolver = Resolver::new(order, cache(zone), utc(as_of), column);
        stamps
            .iter()
            .map(|stamp| match resolver.resolve(*stamp) {
                Resolved::At(utc) => civil::utc_text(utc),
                other => format!("{other:?}"),
            })
            .collect()
    }

    fn years(cells: &[&str], as_of: &str) -> Vec<String> {
        resolved(cells, "UTC", as_of).iter().map(|text| text[..4].to_owned()).collect()
    }

    #[test]
    fn iso_times_are_read() {
        check(ISO);
    }

    #[test]
    fn other_dates_with_the_year_first_are_read() {
        check(YEAR_FIRST);
    }

    #[test]
    fn korean_and_japanese_times_are_read() {
        check(KOREAN_AND_JAPANESE);
    }

    #[test]
    fn dates_of_three_numbers_are_read() {
        check(NUMBERS);
    }

    #[test]
    fn dates_with_month_names_are_read() {
        check(MONTH_NAMES);
    }

    #[test]
    fn epochs_are_read_by_magnitude() {
        check(EPOCHS_READ);
    }

    #[test]
    fn times_without_a_year_are_read() {
        for text in YEARLESS {
            assert_eq!(
                TimeColumn::new().read(text.as_bytes()).map(|stamp| stamp.kind),
                Some(StampKind::NoYear),
                "{text}"
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let texts = "\
            |-|N/A|2023-02-30|2023-02-29 10:00:00|2023-13-01|2023-00-10|2023-01-00|1969-12-31|2106-01-01|\
            2023-01-31 25:00:00|2023-01-31 24:00:01|2023-01-31 10:60:00|2023-01-31 10:00:61|\
            2023-01-31T10:00:00.Z|2023-01-31T10:00:00.1234567890Z|2023-01-31T10:00:00+15:00|\
            2023-01-31T10:00:00+09:60|2023-01-31T10:00:00 CST|2023-01-31T10:00:00 Mars/Base|\
            2023-01-31T10:00:00Zx|2023-01-31 10|2023-01|2023-01-31 13:00 PM|2023-01-31 오후 15:00|2023-01-31x|\
            10:00|31/31/2023|30/02/2023|1/2/3|1/2/123|08-12-22|04.06.20|192.0.2.1|1.2.3|999999999|12345678901|\
            0946684799|4102444800|946684799999|0000000000000|12345|44903.5|20221332|20220132256060|\
            Feb 30 10:00:00|Foo 9 10:00:00|Dec  9|Dec  9 17:30:23 UTC|Dec 32 2022 10:00:00|Tue|\
            Tue Sep 11 16:14:21 2018 x|Wed Apr 20 10:03:36 UTC 2022 UTC|2022년 13월 8일|2022년 12월|오후 3:05|\
            99999999999999999999|2016-12-31T24:00:60Z";
        for text in texts.split('|').chain([""]) {
            assert_eq!(TimeColumn::new().read(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_stamp_takes_eight_bytes() {
        assert_eq!(size_of::<Stamp>(), 8);
    }

    #[test]
    fn the_cached_date_is_not_taken_for_another() {
        let mut column = TimeColumn::new();
        for text in [
            "1970-01-01T00:00:01Z",
            "2021-04-30T00:00:00Z",
            "2021-04-30T23:59:59Z",
            "2021-05-01T00:00:00Z",
            "2021-04-30T00:00:00Z",
        ] {
            let stamp = column.read(text.as_bytes()).unwrap();
            assert_eq!(civil::utc_text(stamp.value), text);
        }
        assert_eq!(column.read(b"2021-04-31T00:00:00Z"), None);
        assert!(!column.has_local());
    }

    #[test]
    fn date_and_time_in_two_cells() {
        let mut column = TimeColumn::new();
        let mut read = |date: &str, time: &str| {
            column.read_split(date.as_bytes(), time.as_bytes()).map(|stamp| (stamp.kind, civil::utc_text(stamp.value)))
        };
        assert_eq!(read("12/03/2024", "09:43:15"), Some((LocalEither, "2024-12-03T09:43:15Z".to_owned())));
        assert_eq!(read("12/13/2024", "6:21:02 PM"), Some((Civil, "2024-12-13T18:21:02Z".to_owned())));
        assert_eq!(read("2024. 12. 3.", "오후 3:05"), Some((Civil, "2024-12-03T15:05:00Z".to_owned())));
        assert_eq!(read("2024-12-03", "15:05:00 +0900"), Some((Utc, "2024-12-03T06:05:00Z".to_owned())));
        assert_eq!(read("2024-12-03 00:00:00", "15:05"), Some((Civil, "2024-12-03T15:05:00Z".to_owned())));
        assert_eq!(read("2024-12-03", " "), Some((Date, "2024-12-03T00:00:00Z".to_owned())));
        for (date, time) in [
            ("2024-12-03 10:00", "15:05"),
            ("", "15:05"),
            ("2024-12-03", "x"),
            ("2024-12-03", "25:00"),
            ("1682368414", "10:00"),
        ] {
            assert_eq!(read(date, time), None, "{date} {time}");
        }
    }

    #[test]
    fn a_number_over_twelve_proves_the_order() {
        assert_eq!(
            resolved(&["03/04/2024 10:00", "13/04/2024 10:00"], "UTC", "2025-01-01"),
            ["2024-04-03T10:00:00Z", "2024-04-13T10:00:00Z"]
        );
        assert_eq!(
            resolved(&["03/04/2024", "04/13/2024"], "UTC", "2025-01-01"),
            ["2024-03-04T00:00:00Z", "2024-04-13T00:00:00Z"]
        );
    }

    #[test]
    fn dots_mean_day_first_unless_a_number_forbids_it() {
        assert_eq!(resolved(&["04.06.2020"], "UTC", "2025-01-01"), ["2020-06-04T00:00:00Z"]);
        assert_eq!(
            resolved(&["04.06.2020", "12.31.2020"], "UTC", "2025-01-01"),
            ["2020-04-06T00:00:00Z", "2020-12-31T00:00:00Z"]
        );
    }

    #[test]
    fn the_order_of_rows_proves_the_order_of_numbers() {
        let decide = |cells: &[&str]| {
            let mut column = TimeColumn::new();
            for cell in cells {
                column.read(cell.as_bytes()).unwrap();
            }
            column.evidence().decide(DayOrder::MonthFirst)
        };
        let day_first = OrderDecision { order: DayOrder::DayFirst, proved: true, conflict: false };
        let open = OrderDecision { order: DayOrder::MonthFirst, proved: false, conflict: false };
        assert_eq!(decide(&["11/01/2024", "12/01/2024", "01/02/2024"]), day_first);
        assert_eq!(decide(&["01/02/2024", "12/01/2024", "11/01/2024"]), day_first, "descending");
        assert_eq!(decide(&["11/01/2024", "01/02/2024"]), open, "two values prove nothing");
        assert_eq!(decide(&["01/01/2024", "02/01/2024", "03/01/2024"]), open, "in order either way");
        assert_eq!(decide(&["05/01/2024", "03/07/2024", "04/02/2024"]), open, "in order neither way");
        assert_eq!(decide(&["01/02/2024", "13/01/2024", "01/13/2024"]), OrderDecision { conflict: true, ..open });
    }

    #[test]
    fn evidence_merges_in_any_order() {
        let mut parts = ["13/01/2024", "04.06.2020", "01/02/2024"].map(|text| {
            let mut column = TimeColumn::new();
            column.read(text.as_bytes()).unwrap();
            column.evidence()
        });
        let merged = |parts: &[OrderEvidence]| {
            parts.iter().fold(OrderEvidence::default(), |mut sum, part| {
                sum.merge(part);
                sum
            })
        };
        let forward = merged(&parts);
        parts.reverse();
        assert_eq!(forward, merged(&parts));
        assert!(forward.decide(DayOrder::MonthFirst).proved);
    }

    #[test]
    fn what_is_open_is_told() {
        let mut column = TimeColumn::new();
        column.read(b"2024-01-01T10:00:00Z");
        assert!(!column.has_local() && !column.is_ambiguous());
        column.read(b"01/02/2024 10:00:00 +00:00");
        assert!(!column.has_local() && column.is_ambiguous());
        column.read(b"2024-01-01 10:00:00");
        assert!(column.has_local());
        column.set_header_zone(Zone::parse("Europe/Zurich"));
        assert!(!column.has_local());
    }

    #[test]
    fn zones_of_cells_survive_the_exchange_of_day_and_month() {
        let cells = ["03/04/2024 01:00:00 +09:00", "13/04/2024 01:00:00 +09:00"];
        assert_eq!(resolved(&cells, "UTC", "2025-01-01"), ["2024-04-02T16:00:00Z", "2024-04-12T16:00:00Z"]);
    }

    #[test]
    fn the_zone_of_the_header_goes_before_that_of_the_file() {
        let mut column = TimeColumn::new();
        column.set_header_zone(Zone::parse("Europe/Zurich"));
        let stamp = column.read(b"2024-07-01 12:00:00").unwrap();
        assert_eq!(resolve_all(&column, &[stamp], "Asia/Seoul", "2025-01-01"), ["2024-07-01T10:00:00Z"]);
        let mut resolver = Resolver::new(DayOrder::MonthFirst, cache("UTC"), utc("2025-01-01"), &column);
        assert_eq!(resolver.resolve_in(stamp, &mut cache("Asia/Seoul")), Resolved::At(utc("2024-07-01 03:00")));
    }

    #[test]
    fn changes_of_clocks_are_told() {
        let cells = ["2024-03-31 02:30", "2024-10-27 02:30", "2024-10-27 03:30"];
        let folded = format!("Folded({})", utc("2024-10-27 00:30"));
        assert_eq!(resolved(&cells, "Europe/Zurich", "2025-01-01"), ["Gap", folded.as_str(), "2024-10-27T02:30:00Z"]);
        // Beirut sets its clocks forward at midnight; the day begins at 01:00.
        assert_eq!(resolved(&["2021-03-28"], "Asia/Beirut", "2025-01-01"), ["2021-03-27T22:00:00Z"]);
    }

    #[test]
    fn years_follow_an_ascending_log() {
        let cells = ["Nov  9 10:00:00", "Dec 31 23:59:59", "Jan  1 00:00:00", "Feb  3 10:00:00"];
        assert_eq!(years(&cells, "2024-03-01"), ["2023", "2023", "2024", "2024"]);
        assert_eq!(years(&cells, "2024-02-03"), ["2023", "2023", "2024", "2024"], "a day of grace for the zone");
        assert_eq!(years(&cells, "2024-02-01"), ["2022", "2022", "2023", "2023"]);
    }

    #[test]
    fn years_follow_a_descending_log() {
        let cells = ["Feb  3 10:00", "Jan  1 00:00", "Dec 31 23:59", "Nov  9 10:00"];
        assert_eq!(years(&cells, "2024-03-01"), ["2024", "2024", "2023", "2023"]);
    }

    #[test]
    fn a_late_line_over_new_year_moves_no_other() {
        let cells = [
            "Dec 30 10:00:00",
            "Dec 31 23:59:58",
            "Jan  1 00:00:01",
            "Dec 31 23:59:59",
            "Jan  1 00:00:02",
            "Jan  2 10:00:00",
        ];
        assert_eq!(years(&cells, "2024-03-01"), ["2023", "2023", "2024", "2023", "2024", "2024"]);
    }

    #[test]
    fn a_long_pause_in_a_log_of_known_direction_is_no_new_year() {
        let rising = ["Jan  1 10:00:00", "Jan  2 10:00:00", "Oct  1 10:00:00"];
        assert_eq!(years(&rising, "2024-11-01"), ["2024", "2024", "2024"]);
        let falling = ["Oct  2 10:00:00", "Oct  1 10:00:00", "Jan  2 10:00:00"];
        assert_eq!(years(&falling, "2024-11-01"), ["2024", "2024", "2024"]);
    }

    #[test]
    fn weekdays_tell_the_year() {
        // 28 May was a Thursday in 2015, 2020 and 2026.
        assert_eq!(years(&["Thu May 28 21:29"], "2025-03-01"), ["2020"]);
        assert_eq!(years(&["Thu May 28 21:29"], "2026-06-01"), ["2026"]);
        assert_eq!(
            years(&["Thu May 28 21:29", "Thu May 29 21:29"], "2019-06-01"),
            ["2015", "2014"],
            "a pause of a year"
        );
        // 7 January 2020 was a Tuesday, 2 November 2019 a Saturday, 3 April 2019 a Wednesday.
        assert_eq!(
            years(&["Tue Jan  7 10:00", "Sat Nov  2 10:00", "Wed Apr  3 10:00"], "2021-06-01"),
            ["2020", "2019", "2019"]
        );
        // No year has both; the weekdays are ignored.
        assert_eq!(years(&["Thu May 28 21:29", "Thu May 27 21:29", "Thu May 26 21:29"], "2025-06-01").len(), 3);
    }

    #[test]
    fn the_leap_day_falls_in_a_leap_year() {
        assert_eq!(
            years(&["Feb 28 10:00:00", "Feb 29 10:00:00", "Mar  1 10:00:00"], "2023-06-01"),
            ["2020", "2020", "2020"]
        );
        assert_eq!(
            years(&["Feb 29 10:00:00", "Jul  4 10:00:00", "Jan  1 10:00:00"], "2023-06-01"),
            ["2020", "2020", "2021"]
        );
        assert_eq!(years(&["Sat Feb 29 10:00"], "2026-06-01"), ["2020"]);
    }

    #[test]
    fn the_year_of_the_oldest_entry_can_be_given() {
        let cells = ["Jan  3 10:00", "Jan  2 10:00", "Dec 31 10:00", "Aug 15 10:57"];
        let mut column = TimeColumn::new();
        let stamps: Vec<Stamp> = cells.iter().map(|cell| column.read(cell.as_bytes()).unwrap()).collect();
        column.anchor_oldest_year(2019);
        let texts = resolve_all(&column, &stamps, "UTC", "2026-01-01");
        assert_eq!(texts[0], "2020-01-03T10:00:00Z");
        assert_eq!(texts[3], "2019-08-15T10:57:00Z");
        let mut weekdays = TimeColumn::new();
        let stamp = weekdays.read(b"Thu May 28 21:29").unwrap();
        weekdays.anchor_oldest_year(2019);
        assert_eq!(resolve_all(&weekdays, &[stamp], "UTC", "2026-06-01"), ["2020-05-28T21:29:00Z"]);
    }

    #[test]
    fn many_year_boundaries_stay_in_bounds() {
        let mut column = TimeColumn::new();
        let mut stamps = Vec::new();
        for _ in 0..100 {
            for text in ["Jan  1 10:00:00", "May  1 10:00:00", "Sep  1 10:00:00"] {
                stamps.push(column.read(text.as_bytes()).unwrap());
            }
        }
        let texts = resolve_all(&column, &stamps, "UTC", "2024-03-01");
        assert_eq!(texts[0], "1992-01-01T10:00:00Z");
        assert_eq!(texts.last().unwrap(), "2023-09-01T10:00:00Z");
    }

    #[test]
    fn mutated_cells_never_panic() {
        let mut seeds: Vec<&[u8]> =
            ALL.iter().flat_map(|group| group.iter().map(|sample| sample.0.as_bytes())).collect();
        seeds.extend(YEARLESS.iter().map(|text| text.as_bytes()));
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut random = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as usize
        };
        let mut column = TimeColumn::new();
        let mut stamps = Vec::new();
        let mut cell = Vec::new();
        for _ in 0..400 {
            for seed in &seeds {
                cell.clear();
                cell.extend_from_slice(seed);
                for _ in 0..random(3) {
                    let at = random(cell.len() + 1);
                    match random(6) {
                        0 if at < cell.len() => cell[at] = random(256) as u8,
                        1 if at < cell.len() => cell[at] = b"0123456789:-/. +TZAPM"[random(21)],
                        2 => cell.insert(at, b"0123456789:-/. +TZAPM"[random(21)]),
                        3 if at < cell.len() => {
                            cell.remove(at);
                        }
                        4 => cell.truncate(at),
                        _ => {
                            let other = seeds[random(seeds.len())];
                            cell.extend_from_slice(&other[random(other.len())..]);
                        }
                    }
                }
                stamps.extend(column.read(&cell));
                let (date, time) = cell.split_at(random(cell.len() + 1));
                stamps.extend(column.read_split(date, time));
            }
        }
        assert!(stamps.len() > 10_000, "mutations are still often times: {}", stamps.len());
        for order in [DayOrder::MonthFirst, DayOrder::DayFirst] {
            for as_of in [0, utc("2024-03-01"), u32::MAX] {
                let mut resolver = Resolver::new(order, cache("America/New_York"), as_of, &column);
                for stamp in &stamps {
                    resolver.resolve(*stamp);
                }
            }
        }
    }
}
