//! The sink of one file: turns borrowed records into columns of small numbers as they come.
//!
//! Times stay unresolved until the end of the file, because only the whole column proves the order of day and month and
//! the years of a log that names none. Everything repeated is interned; a known string costs one hash, a row allocates
//! nothing.

use super::blocks::Blocks;
use super::cells::{Pairs, degrees, hash_address, hash_place, intern_value, parse_address, parse_number, text_of};
use super::clock::{DayOrder, OrderDecision, Resolved, Resolver, Stamp, StampKind, TimeColumn};
use super::countries::country_code;
use super::duration::{parse_duration, parse_hours, parse_told};
use super::issues::Issues;
use super::partial::{Alias, LocalHolding, Partial, Rows, Stated, ZoneSource, is_nothing, normal_key};
use super::zone::{Zone, ZoneCache};
use crate::ingest::peel::rescue;
use crate::ingest::{DeviceClass, IssueKind, Record, Sink, Unreadable, When};
use crate::model::activity::Flags;
use crate::model::civil::DAY;
use crate::model::detail::{DetailSet, Nature};
use crate::model::holding::{HoldingNature, HoldingValue};
use crate::model::interner::{NONE, hash_bytes};
use crate::model::place::{CountryCode, Place};
use crate::model::{ActivityKind, Answer, Detail, HoldingField, Interner, Outcome};
use crate::settings::Settings;
use crate::settings::mapping::{Answers, DayFirst};
use hashbrown::HashTable;
use std::iter::Peekable;
use std::net::IpAddr;
use std::ops::Range;
use std::vec::IntoIter;

/// Tells how the second time of a row was given, until it is resolved.
const NO_END: u8 = 0xff;
const DURATION: u8 = 0xfe;
/// Set beside the kind of an end that is a clock time of the start's day.
const MAY_WRAP: u8 = 0x40;

/// Collects one file.
pub struct Collector {
    rows: Rows,
    start_kinds: Blocks<u8>,
    end_kinds: Blocks<u8>,
    starts: TimeColumn,
    ends: TimeColumn,
    header_zone: Option<Zone>,
    format_zone: Option<Zone>,
    /// What a person answered about the file, and the zone among it.
    told: Answers,
    told_zone: Option<Zone>,
    held: Vec<u32>,
    raw_accounts: Keyed,
    accounts: Interner,
    name_keyed: Vec<bool>,
    names: Vec<(u32, String)>,
    aliases: Vec<Alias>,
    alias_texts: Interner,
    aliases_seen: Pairs,
    raw_names: Interner,
    names_seen: Pairs,
    /// How many names each account has.
    name_counts: Vec<u8>,
    raw_addresses: Keyed,
    addresses: Vec<IpAddr>,
    address_ids: HashTable<u32>,
    raw_countries: Keyed,
    places: Vec<Place>,
    place_ids: HashTable<u32>,
    last_place: (Place, u32),
    raw_devices: Keyed,
    devices: Interner,
    device_classes: Vec<DeviceClass>,
    clients: Interner,
    sessions: Option<Interner>,
    detail_sets: Interner,
    raw_set: Vec<u8>,
    raw_sets: Interner,
    /// What each raw set means, and whether a cell of it could not be read.
    set_meanings: Vec<(u32, bool)>,
    /// Texts of messages are kept.
    read_texts: bool,
    dropped_columns: Vec<String>,
    sanctioned_wallets: Vec<(String, u32)>,
    holdings: Vec<LocalHolding>,
    holding_times: TimeColumn,
    row_zones: Vec<(Vec<u8>, Option<ZoneCache>)>,
    /// Rows that name their zone, with its index, in order of rows.
    zone_of_row: Vec<(usize, usize)>,
    /// Some time has no zone of its own.
    unzoned: bool,
    issues: Issues,
    row_count: u32,
    used: u32,
    line: u32,
    current_used: bool,
}

/// An interner of raw cells with what each was understood as; `NONE` is a cell that holds nothing usable.
#[derive(Default)]
struct Keyed {
    raw: Interner,
    meaning: Vec<u32>,
    /// A cell of another encoding was met since this was last looked at.
    rescued: bool,
}

/// Spellings of a name that are kept for an account: a handful is all that anybody can look at.
const NAMES_KEPT: u8 = 8;

/// What a raw cell means when nothing could be made of it.
const REFUSED: u32 = NONE - 1;

impl Keyed {
    #[inline]
    fn get(&mut self, cell: &[u8], understand: impl FnOnce(&str) -> u32) -> u32 {
        let id = self.raw.intern(cell) as usize;
        if id == self.meaning.len() {
            let owned;
            let text = match std::str::from_utf8(cell) {
                Ok(text) => text,
                Err(_) => {
                    self.rescued = true;
                    owned = rescue(cell);
                    &owned
                }
            };
            self.meaning.push(understand(text));
        }
        self.meaning[id]
    }
}

/// Rows whose times are resolved by one call.
const PIECE: usize = 64 << 10;

/// Times of rows on their way from cells to seconds.
struct Resolving<'a> {
    start_times: &'a mut Resolver,
    end_times: &'a mut Resolver,
    /// Flag of times without a zone of their own.
    assumed: u8,
    row_zones: Vec<(Vec<u8>, Option<ZoneCache>)>,
    zoned: Peekable<IntoIter<(usize, usize)>>,
    /// Rows that have a time.
    kept: usize,
}

impl Collector {
    /// A collector; `keep_sessions` keeps session ids readable instead of hashing them.
    pub fn new(settings: &Settings, keep_sessions: bool) -> Self {
        let nowhere = Place { country: CountryCode::UNKNOWN, point: None };
        Self {
            rows: Rows::default(),
            start_kinds: Blocks::default(),
            end_kinds: Blocks::default(),
            starts: TimeColumn::new(),
            ends: TimeColumn::new(),
            header_zone: None,
            format_zone: None,
            told: Answers::default(),
            told_zone: None,
            held: Vec::new(),
            raw_accounts: Keyed::default(),
            accounts: Interner::default(),
            name_keyed: Vec::new(),
            names: Vec::new(),
            aliases: Vec::new(),
            alias_texts: Interner::default(),
            aliases_seen: Pairs::default(),
            raw_names: Interner::default(),
            names_seen: Pairs::default(),
            name_counts: Vec::new(),
            raw_addresses: Keyed::default(),
            addresses: Vec::new(),
            address_ids: HashTable::new(),
            raw_countries: Keyed::default(),
            places: Vec::new(),
            place_ids: HashTable::new(),
            last_place: (nowhere, NONE),
            raw_devices: Keyed::default(),
            devices: Interner::default(),
            device_classes: Vec::new(),
            clients: Interner::default(),
            sessions: keep_sessions.then(Interner::default),
            detail_sets: Interner::default(),
            raw_set: Vec::new(),
            raw_sets: Interner::default(),
            set_meanings: Vec::new(),
            read_texts: settings.policy.messages.read_texts,
            dropped_columns: Vec::new(),
            sanctioned_wallets: Vec::new(),
            holdings: Vec::new(),
            holding_times: TimeColumn::new(),
            row_zones: Vec::new(),
            zone_of_row: Vec::new(),
            unzoned: false,
            issues: Issues::new(settings.policy.limits.listed_issues),
            row_count: 0,
            used: 0,
            line: 0,
            current_used: false,
        }
    }

    /// How many records were counted so far.
    pub fn row_count(&self) -> u32 {
        self.row_count
    }

    fn account(&mut self, cell: &[u8], is_name: bool) -> Option<u32> {
        let Self { raw_accounts, accounts, name_keyed, .. } = self;
        let id = raw_accounts.get(cell, |text| {
            let key = normal_key(text);
            if is_nothing(key.as_bytes()) { REFUSED } else { accounts.intern(key.as_bytes()) }
        });
        if id == REFUSED {
            return None;
        }
        if id as usize == name_keyed.len() {
            name_keyed.push(is_name);
        }
        Some(id)
    }

    fn note_name(&mut self, account: u32, cell: &[u8]) {
        if cell.is_empty() || is_nothing(cell) {
            return;
        }
        let raw = self.raw_names.intern(cell);
        if !self.names_seen.is_new(account, raw) {
            return;
        }
        self.name_counts.resize(self.accounts.len(), 0);
        let count = &mut self.name_counts[account as usize];
        if *count < NAMES_KEPT {
            *count += 1;
            self.names.push((account, text_of(cell).trim().to_owned()));
        }
    }

    fn note_alias(&mut self, line: u32, account: u32, cell: &[u8], stated: Stated) {
        if cell.is_empty() || is_nothing(cell) {
            return;
        }
        let raw = self.alias_texts.intern(cell);
        if self.aliases_seen.is_new(account, raw) {
            self.aliases.push(Alias { account, other: normal_key(&text_of(cell)), line, stated });
        }
    }

    fn address(&mut self, cell: &[u8]) -> u32 {
        let Self { raw_addresses, addresses, address_ids, .. } = self;
        raw_addresses.get(cell, |text| match parse_address(text) {
            None if is_nothing(text.as_bytes()) => NONE,
            None => REFUSED,
            Some(address) => intern_value(addresses, address_ids, address, |address| hash_address(*address)),
        })
    }

    fn place(&mut self, record: &Record<'_>) -> u32 {
        if record.country.is_empty() && record.latitude.is_empty() {
            return NONE;
        }
        let country = if record.country.is_empty() {
            CountryCode::UNKNOWN
        } else {
            let code = self.raw_countries.get(record.country, |text| match country_code(text) {
                Some(code) => u32::from(u16::from_be_bytes(code)),
                None if is_nothing(text.as_bytes()) => NONE,
                None => REFUSED,
            });
            if code == REFUSED {
                self.issues.add(self.line, IssueKind::BadCountry);
            }
            if code >= REFUSED { CountryCode::UNKNOWN } else { CountryCode((code as u16).to_be_bytes()) }
        };
        let point = match (degrees(record.latitude, 90.0), degrees(record.longitude, 180.0)) {
            // Address tables put what they cannot place at zero, zero: a buoy in the Gulf of Guinea.
            (Some(0), Some(0)) => None,
            (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
            _ => None,
        };
        let place = Place { country, point };
        if !country.is_known() && point.is_none() {
            return NONE;
        }
        if self.last_place.0 == place && self.last_place.1 != NONE {
            return self.last_place.1;
        }
        let id = intern_value(&mut self.places, &mut self.place_ids, place, hash_place);
        self.last_place = (place, id);
        id
    }

    fn device(&mut self, cell: &[u8], class: DeviceClass) -> u32 {
        if cell.is_empty() {
            return NONE;
        }
        let Self { raw_devices, devices, device_classes, .. } = self;
        let id = raw_devices.get(cell, |text| {
            let text = text.trim();
            if is_nothing(text.as_bytes()) { NONE } else { devices.intern(text.as_bytes()) }
        });
        if id != NONE {
            if id as usize == device_classes.len() {
                device_classes.push(class);
            }
            let known = &mut device_classes[id as usize];
            *known = (*known).max(class);
        }
        id
    }

    fn tag(&mut self, record: &Record<'_>) -> u32 {
        if record.kind == ActivityKind::Work {
            return match record.client {
                b"" => NONE,
                client => self.clients.intern(text_of(client).as_bytes()),
            };
        }
        if record.session.is_empty() || is_nothing(record.session) {
            return NONE;
        }
        match &mut self.sessions {
            Some(sessions) => sessions.intern(record.session),
            None => (hash_bytes(record.session) >> 32) as u32 & 0x7fff_ffff,
        }
    }

    /// Keeps the details of the row that was just added. The column begins with the first row that has any; a set that was
    /// met before costs one look-up.
    fn note_details(&mut self, line: u32, record: &Record<'_>) {
        if record.details.is_empty() && self.rows.detail.is_empty() {
            return;
        }
        let unread = |detail| detail == Detail::Text && record.kind == ActivityKind::Message && !self.read_texts;
        self.raw_set.clear();
        for (detail, cell) in record.details {
            if !is_nothing(cell) && !unread(*detail) {
                self.raw_set.push(*detail as u8);
                self.raw_set.extend_from_slice(&(cell.len() as u32).to_le_bytes());
                self.raw_set.extend_from_slice(cell);
            }
        }
        let set = if self.raw_set.is_empty() { NONE } else { self.detail_set(line, record) };
        if set == NONE && self.rows.detail.is_empty() {
            return;
        }
        while self.rows.detail.len() + 1 < self.rows.line.len() {
            self.rows.detail.push(NONE);
        }
        self.rows.detail.push(set);
    }

    /// The set that the raw cells of a row mean.
    fn detail_set(&mut self, line: u32, record: &Record<'_>) -> u32 {
        let raw = self.raw_sets.intern(&self.raw_set) as usize;
        if raw == self.set_meanings.len() {
            let mut set = DetailSet::default();
            let mut has_bad = false;
            for &(detail, cell) in record.details {
                let unread = detail == Detail::Text && record.kind == ActivityKind::Message && !self.read_texts;
                if is_nothing(cell) || unread {
                    continue;
                }
                match self.detail_value(detail, cell) {
                    Some(value) => set.push(detail, &value),
                    None => has_bad = true,
                }
            }
            let id = if set.is_empty() { NONE } else { self.detail_sets.intern(set.bytes()) };
            self.set_meanings.push((id, has_bad));
        }
        let (id, has_bad) = self.set_meanings[raw];
        if has_bad {
            self.issues.add(line, IssueKind::BadValue);
        }
        id
    }

    /// The value of a detail in its one form.
    fn detail_value(&mut self, detail: Detail, cell: &[u8]) -> Option<String> {
        let text = text_of(cell);
        let text = text.trim();
        match detail.nature() {
            Nature::Text => Some(text.to_owned()),
            Nature::Key => Some(normal_key(text)),
            Nature::Number => parse_number(text),
            Nature::Country => country_code(text).map(|code| String::from_utf8_lossy(&code).into_owned()),
            Nature::YesNo => match Answer::parse(text)? {
                Answer::Yes => Some("yes".to_owned()),
                Answer::No => Some("no".to_owned()),
                Answer::Unknown | Answer::NotApplicable => Some(String::new()),
            },
            Nature::Day => self.day(cell).map(|day| day.to_string()),
        }
    }

    /// The row's own zone, as an index; nothing where the row names none that is known.
    fn row_zone(&mut self, zone: &[u8]) -> Option<usize> {
        if zone.is_empty() {
            return None;
        }
        let at = match self.row_zones.iter().position(|(text, _)| text == zone) {
            Some(at) => at,
            None => {
                let parsed = std::str::from_utf8(zone).ok().and_then(Zone::parse).map(ZoneCache::new);
                self.row_zones.push((zone.to_vec(), parsed));
                self.row_zones.len() - 1
            }
        };
        self.row_zones[at].1.is_some().then_some(at)
    }

    fn mark_used(&mut self) {
        if !self.current_used {
            self.current_used = true;
            self.used += 1;
        }
    }

    /// Ends the file: resolves every time and gives the partial.
    pub fn finish(mut self, settings: &Settings) -> Partial {
        let mut evidence = self.starts.evidence();
        evidence.merge(&self.ends.evidence());
        evidence.merge(&self.holding_times.evidence());
        // With slashes and nothing that proves the order, month first: what the tools that write slashes do by default.
        let decision = match self.told.day_order {
            None => evidence.decide(DayOrder::MonthFirst),
            Some(told) => OrderDecision { order: order_of(told), proved: true, conflict: false },
        };
        let ambiguous = self.starts.is_ambiguous() || self.ends.is_ambiguous() || self.holding_times.is_ambiguous();
        let local = self.unzoned || self.holding_times.has_local();
        let (zone, zone_source) = match (&self.header_zone, local) {
            (_, true) if let Some(zone) = self.told_zone => (zone, ZoneSource::Option),
            (_, false) if !self.zone_of_row.is_empty() => (Zone::UTC, ZoneSource::Column),
            (_, false) => (Zone::UTC, ZoneSource::InData),
            (Some(zone), true) => (*zone, ZoneSource::Header),
            (None, true) => match self.format_zone {
                Some(zone) => (zone, ZoneSource::Header),
                None => (Zone::parse(&settings.zone).unwrap_or(Zone::UTC), ZoneSource::Assumed),
            },
        };
        let zones = ZoneCache::new(zone);
        let mut start_times = Resolver::new(decision.order, zones.clone(), settings.as_of, &self.starts);
        let mut end_times = Resolver::new(decision.order, zones, settings.as_of, &self.ends);
        self.resolve_rows(&mut start_times, &mut end_times, zone_source);
        // An account that only unusable rows name is not in the file.
        let mut listed = vec![false; self.accounts.len()];
        self.held.iter().for_each(|account| listed[*account as usize] = true);
        self.rows.account.iter().for_each(|account| listed[account as usize] = true);
        let mut partial = Partial {
            name: String::new(),
            format: None,
            bytes: 0,
            fingerprint: 0,
            sha256: None,
            origin: 0,
            row_count: self.row_count,
            used: self.used,
            zone: zone.name(),
            zone_source,
            day_order_assumed: ambiguous && !decision.proved,
            error: None,
            rows: self.rows,
            accounts: self.accounts,
            name_keyed: self.name_keyed,
            listed,
            names: self.names,
            aliases: self.aliases,
            addresses: self.addresses,
            places: self.places,
            devices: self.devices,
            device_classes: self.device_classes,
            clients: self.clients,
            sessions: self.sessions,
            detail_sets: self.detail_sets,
            dropped_columns: self.dropped_columns,
            sanctioned_wallets: self.sanctioned_wallets,
            day_first: decision.order == DayOrder::DayFirst,
            holdings: self.holdings,
            issues: self.issues,
        };
        for holding in &mut partial.holdings {
            resolve_holding(holding, decision.order);
        }
        let only_wrong = partial.row_count > 0 && partial.used == 0;
        if only_wrong && partial.issues.count(IssueKind::NotRelevant) < partial.row_count {
            partial.error = Some(Unreadable::AllRowsWrong);
        }
        partial
    }

    fn resolve_rows(&mut self, start_times: &mut Resolver, end_times: &mut Resolver, zone_source: ZoneSource) {
        let assumed = if zone_source == ZoneSource::Assumed { Flags::ZONE_ASSUMED } else { 0 };
        let total = self.rows.start.len();
        let zone_of_row = std::mem::take(&mut self.zone_of_row);
        let row_zones = std::mem::take(&mut self.row_zones);
        let mut resolving = Resolving {
            start_times,
            end_times,
            assumed,
            row_zones,
            zoned: zone_of_row.into_iter().peekable(),
            kept: 0,
        };
        for first in (0..total).step_by(PIECE) {
            self.resolve_some(first..total.min(first + PIECE), &mut resolving);
        }
        let kept = resolving.kept;
        self.rows.start.truncate(kept);
        self.rows.span.truncate(kept);
        self.rows.flags.truncate(kept);
        self.rows.account.truncate(kept);
        self.rows.address.truncate(kept);
        self.rows.place.truncate(kept);
        self.rows.device.truncate(kept);
        self.rows.tag.truncate(kept);
        self.rows.kind.truncate(kept);
        self.rows.line.truncate(kept);
        self.rows.detail.truncate(kept);
    }

    /// One call for each piece: a browser compiles a function well only between two calls of it.
    #[inline(never)]
    fn resolve_some(&mut self, rows: Range<usize>, resolving: &mut Resolving<'_>) {
        let Resolving { start_times, end_times, assumed, row_zones, zoned, kept } = resolving;
        for at in rows {
            let zone = zoned.next_if(|(row, _)| *row == at).map(|(_, zone)| zone);
            let mut resolve =
                |times: &mut Resolver, stamp: Stamp| match zone.and_then(|zone| row_zones[zone].1.as_mut()) {
                    Some(zone) => times.resolve_in(stamp, zone),
                    None => times.resolve(stamp),
                };
            let line = self.rows.line.get(at);
            let start = Stamp { value: self.rows.start.get(at), kind: stamp_kind(self.start_kinds.get(at)) };
            let mut flags = self.rows.flags.get(at);
            if start.kind != StampKind::Utc && zone.is_none() {
                flags |= *assumed;
            }
            let beginning = match resolve(start_times, start) {
                Resolved::At(time) => time,
                Resolved::Folded(time) => {
                    self.issues.add(line, IssueKind::TimeFold);
                    time
                }
                Resolved::Gap => {
                    self.issues.add(line, IssueKind::TimeGap);
                    self.used -= 1;
                    continue;
                }
                Resolved::Never => {
                    self.issues.add(line, IssueKind::BadTime);
                    self.used -= 1;
                    continue;
                }
            };
            let end_kind = self.end_kinds.get(at);
            let span = match end_kind {
                NO_END => Some(0),
                DURATION => Some(self.rows.span.get(at)),
                kind => {
                    let end = Stamp { value: self.rows.span.get(at), kind: stamp_kind(kind & !MAY_WRAP) };
                    match resolve(end_times, end) {
                        Resolved::At(time) | Resolved::Folded(time) if time >= beginning => Some(time - beginning),
                        Resolved::At(time) | Resolved::Folded(time)
                            if kind & MAY_WRAP != 0 && time + DAY > beginning =>
                        {
                            Some(time + DAY - beginning)
                        }
                        Resolved::At(_) | Resolved::Folded(_) => None,
                        Resolved::Gap | Resolved::Never => {
                            self.issues.add(line, IssueKind::BadTime);
                            Some(0)
                        }
                    }
                }
            };
            let Some(span) = span else {
                self.issues.add(line, IssueKind::EndBeforeStart);
                self.used -= 1;
                continue;
            };
            if span > 0 || end_kind != NO_END {
                flags |= Flags::HAS_SPAN;
            }
            self.rows.start.set(*kept, beginning);
            self.rows.span.set(*kept, span);
            self.rows.flags.set(*kept, flags);
            if *kept != at {
                self.rows.account.set(*kept, self.rows.account.get(at));
                self.rows.address.set(*kept, self.rows.address.get(at));
                self.rows.place.set(*kept, self.rows.place.get(at));
                self.rows.device.set(*kept, self.rows.device.get(at));
                self.rows.tag.set(*kept, self.rows.tag.get(at));
                self.rows.kind.set(*kept, self.rows.kind.get(at));
                self.rows.line.set(*kept, line);
                if !self.rows.detail.is_empty() {
                    self.rows.detail.set(*kept, self.rows.detail.get(at));
                }
            }
            *kept += 1;
        }
    }
}

impl Sink for Collector {
    fn row(&mut self, line: u32) {
        self.row_count += 1;
        self.line = line;
        self.current_used = false;
    }

    fn record(&mut self, line: u32, record: &Record<'_>) {
        let Some(account) = self.account(record.account, record.account_is_name) else {
            self.issues.add(line, IssueKind::MissingAccount);
            return;
        };
        let start = match record.start {
            When::Missing | When::Text(b"") | When::Split(b"", _) => {
                self.issues.add(line, IssueKind::MissingTime);
                return;
            }
            When::Text(text) => self.starts.read(text),
            When::Split(date, time) => self.starts.read_split(date, time),
        };
        let Some(start) = start else {
            self.issues.add(line, IssueKind::BadTime);
            return;
        };
        let zone = self.row_zone(record.zone);
        let mut flags = 0;
        let end = match record.end {
            When::Missing | When::Text(b"") | When::Split(_, b"") => None,
            When::Text(text) => Some(self.ends.read(text)),
            When::Split(date, time) => Some(self.ends.read_split(date, time)),
        };
        let (span, end_kind) = match end {
            Some(Some(end)) => {
                self.unzoned |= zone.is_none() && end.kind != StampKind::Utc;
                (end.value, end.kind as u8 | if record.end_may_wrap { MAY_WRAP } else { 0 })
            }
            Some(None) => {
                self.issues.add(line, IssueKind::BadTime);
                return;
            }
            None if !record.duration.is_empty() => {
                let text = std::str::from_utf8(record.duration).unwrap_or("");
                let seconds = match self.told.hours {
                    Some(hours) => parse_told(text, hours, self.told.decimal_comma),
                    None if record.kind == ActivityKind::Work => parse_hours(text),
                    None => parse_duration(text),
                };
                match seconds {
                    Some(seconds) => (seconds, DURATION),
                    None => {
                        self.issues.add(line, IssueKind::BadDuration);
                        return;
                    }
                }
            }
            None => (0, NO_END),
        };
        if record.day_only {
            flags |= Flags::DAY_ONLY;
        }
        if record.machine {
            flags |= Flags::MACHINE;
        }
        if record.end_assumed {
            flags |= Flags::END_ASSUMED;
        }
        match record.outcome {
            Outcome::Success => flags |= Flags::SUCCESS,
            Outcome::Failure => flags |= Flags::FAILURE,
            Outcome::Unknown => {}
        }
        let mut address = if record.address.is_empty() { NONE } else { self.address(record.address) };
        if address == REFUSED {
            self.issues.add(line, IssueKind::BadAddress);
            address = NONE;
        }
        let place = self.place(record);
        let device = self.device(record.device, record.device_class);
        let tag = self.tag(record);
        let rescued = [&mut self.raw_accounts, &mut self.raw_devices, &mut self.raw_countries]
            .into_iter()
            .fold(false, |any, cells| std::mem::take(&mut cells.rescued) | any);
        if rescued {
            self.issues.add(line, IssueKind::MixedEncoding);
        }
        self.note_name(account, record.name);
        self.note_alias(line, account, record.alias, Stated::Row);
        self.unzoned |= zone.is_none() && start.kind != StampKind::Utc;
        if let Some(zone) = zone {
            self.zone_of_row.push((self.rows.start.len(), zone));
        }
        self.rows.account.push(account);
        self.rows.start.push(start.value);
        self.rows.span.push(span);
        self.rows.address.push(address);
        self.rows.place.push(place);
        self.rows.device.push(device);
        self.rows.tag.push(tag);
        self.rows.kind.push(record.kind as u8);
        self.rows.flags.push(flags);
        self.rows.line.push(line);
        self.note_details(line, record);
        self.start_kinds.push(start.kind as u8);
        self.end_kinds.push(end_kind);
        self.mark_used();
    }

    fn holding(&mut self, line: u32, account: &[u8], account_is_name: bool, field: HoldingField, value: &[u8]) {
        let Some(account) = self.account(account, account_is_name) else {
            self.issues.add(line, IssueKind::MissingAccount);
            return;
        };
        self.mark_used();
        if self.held.last() != Some(&account) {
            self.held.push(account);
        }
        let text = text_of(value);
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let value = match field.nature() {
            HoldingNature::Name if field == HoldingField::Name => {
                self.note_name(account, value);
                return;
            }
            HoldingNature::Name => {
                for other in text.split([';', ',', '|']) {
                    self.note_alias(line, account, other.trim().as_bytes(), Stated::Roster);
                }
                return;
            }
            HoldingNature::Country => country_code(text).map(|code| HoldingValue::Country(CountryCode(code))),
            HoldingNature::Zone => Zone::parse(text).map(|zone| HoldingValue::Text(zone.name())),
            HoldingNature::Day => self.day(value).map(HoldingValue::Day),
            HoldingNature::Answer => self.answer(field, text),
            HoldingNature::Text => Some(HoldingValue::Text(text.to_owned())),
            HoldingNature::Key => Some(HoldingValue::Text(normal_key(text))),
            HoldingNature::Number => parse_number(text).map(HoldingValue::Text),
        };
        match value {
            Some(value) => self.holdings.push(LocalHolding { account, field, value, line }),
            None => self.issues.add(line, IssueKind::BadValue),
        }
    }

    fn issue(&mut self, line: u32, kind: IssueKind) {
        self.issues.add(line, kind);
    }

    fn told(&mut self, answers: &Answers) {
        self.told = answers.clone();
        self.told_zone = answers.zone.as_deref().and_then(Zone::parse);
        if let Some(zone) = self.told_zone {
            self.starts.set_header_zone(Some(zone));
            self.ends.set_header_zone(Some(zone));
        }
    }

    fn header_zone(&mut self, zone: &str) {
        if let Some(zone) = Zone::parse(zone) {
            self.header_zone = Some(zone);
            self.starts.set_header_zone(Some(zone));
            self.ends.set_header_zone(Some(zone));
        }
    }

    fn format_zone(&mut self, zone: &'static str) {
        self.format_zone = Zone::parse(zone);
    }

    fn sanctioned_wallet(&mut self, line: u32, address: &[u8]) {
        self.mark_used();
        self.sanctioned_wallets.push((normal_key(&text_of(address)), line));
    }

    fn dropped_column(&mut self, name: &str) {
        self.dropped_columns.push(name.to_owned());
    }

    fn oldest_year(&mut self, year: i32) {
        self.starts.anchor_oldest_year(year);
    }
}

/// Marks a day whose month and day may have to be exchanged, until the file's order is known.
const EITHER_ORDER: i32 = 1 << 24;

/// A day as a cell of a file was read, once the order of day and month of that file is known.
pub fn settled_day(day: i32, day_first: bool) -> i32 {
    if day & EITHER_ORDER == 0 {
        return day;
    }
    let day = day & !EITHER_ORDER;
    if !day_first {
        return day;
    }
    let (year, month, of_month) = crate::model::civil::civil_from_days(day);
    crate::model::civil::days_from_civil(year, of_month, month)
}

impl Collector {
    /// An answer as cells give it: `예`, `2025-11-05` (done on that day), `예 2025-11-05`, `완료(2025-11-05)`.
    fn answer(&mut self, field: HoldingField, text: &str) -> Option<HoldingValue> {
        if let Some(answer) = Answer::parse(text) {
            return Some(HoldingValue::Answer(answer, None));
        }
        if let Some(day) = self.day(text.as_bytes()) {
            return Some(HoldingValue::Answer(Answer::Yes, Some(day)));
        }
        let (word, rest) = text.split_at(text.find([' ', '(', ':', ',']).unwrap_or(text.len()));
        let day = self.day(rest.trim_matches([' ', '(', ')', ':', ',']).as_bytes());
        if let (Some(answer), Some(day)) = (Answer::parse(word), day) {
            return Some(HoldingValue::Answer(answer, Some(day)));
        }
        let refused = matches!(text, "거부" | "거절")
            || text.eq_ignore_ascii_case("refused")
            || text.eq_ignore_ascii_case("declined");
        (refused && field == HoldingField::VideoInterview).then(|| HoldingValue::Text("refused".to_owned()))
    }

    /// The civil day of a roster cell, in the zone in which it was written.
    fn day(&mut self, cell: &[u8]) -> Option<i32> {
        let stamp = self.holding_times.read(cell)?;
        let days = (stamp.value / DAY) as i32;
        match stamp.kind {
            StampKind::LocalEither | StampKind::DateEither => Some(days | EITHER_ORDER),
            StampKind::NoYear => None,
            _ => Some(days),
        }
    }
}

fn order_of(told: DayFirst) -> DayOrder {
    match told {
        DayFirst::DayFirst => DayOrder::DayFirst,
        DayFirst::MonthFirst => DayOrder::MonthFirst,
    }
}

/// The kind behind its number.
fn stamp_kind(number: u8) -> StampKind {
    const KINDS: [StampKind; 7] = [
        StampKind::Utc,
        StampKind::Local,
        StampKind::LocalEither,
        StampKind::ZonedEither,
        StampKind::NoYear,
        StampKind::Date,
        StampKind::DateEither,
    ];
    KINDS[number as usize]
}

fn resolve_holding(holding: &mut LocalHolding, order: DayOrder) {
    match &mut holding.value {
        HoldingValue::Day(day) | HoldingValue::Answer(_, Some(day)) => {
            *day = settled_day(*day, order == DayOrder::DayFirst);
        }
        _ => {}
    }
}
