//! Partials of files into one population: accounts joined, ids translated, activities sorted, duplicates across files dropped.

use super::clock_skew::{self, Skew};
use super::joins::{Join, Joins, Statement};
use super::population::{Account, FileFacts, Holding, Population, SanctionedWallet};
use crate::ingest::{DeviceClass, IssueKind};
use crate::model::detail::details;
use crate::model::interner::NONE;
use crate::model::place::Place;
use crate::model::{ActivityKind, Interner};
use crate::normalise::blocks::Blocks;
use crate::normalise::partial::{Partial, Rows, normal_key};
use crate::normalise::zone::Zone;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::ops::Range;

/// Ids local to one partial, translated to those of the population.
struct Translation {
    accounts: Vec<u32>,
    addresses: Vec<u32>,
    places: Vec<u32>,
    devices: Vec<u32>,
    clients: Vec<u32>,
    sessions: Vec<u32>,
    detail_sets: Vec<u32>,
}

impl Translation {
    fn of(table: &[u32], id: u32) -> u32 {
        // Hashed session ids are beyond the table and stay what they are.
        table.get(id as usize).copied().unwrap_or(id)
    }
}

pub(super) struct Merging {
    partials: Vec<Partial>,
    population: Population,
    translations: Vec<Translation>,
}

impl Merging {
    pub(super) fn new(partials: Vec<Partial>) -> Self {
        Self { partials, population: Population::default(), translations: Vec::new() }
    }

    pub(super) fn settle(mut self, keep_apart: &[String]) -> Population {
        let keys = self.join_accounts(keep_apart);
        self.translate(&keys);
        self.describe_accounts();
        self.sort_activities();
        // Before duplicates go: where half of the entries are equal, clocks agree.
        let skews = if self.partials.len() > 1 { clock_skew::find(&self.population) } else { Vec::new() };
        self.drop_duplicates();
        self.close(&skews);
        self.population
    }

    /// Which names are one account. Gives, for each partial, the key of each of its accounts.
    fn join_accounts(&mut self, keep_apart: &[String]) -> Vec<Vec<String>> {
        let apart: BTreeSet<String> = keep_apart.iter().map(|key| normal_key(key)).collect();
        let mut statements: Vec<Statement<'_>> = Vec::new();
        for (file, partial) in self.partials.iter().enumerate() {
            statements.extend(partial.aliases.iter().map(|alias| Statement {
                file: file as u16,
                line: alias.line,
                account: partial.accounts.text(alias.account),
                other: &alias.other,
                stated: alias.stated,
            }));
        }
        let joins = Joins::of(statements, &apart);
        let keys = self
            .partials
            .iter()
            .map(|partial| partial.accounts.iter().map(|key| joins.account(key).to_owned()).collect())
            .collect();
        // A join of a key that no usable row names joined nothing.
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for partial in &self.partials {
            let listed = partial.accounts.iter().zip(&partial.listed).filter(|(_, listed)| **listed);
            met.extend(listed.map(|(key, _)| key).filter(|key| joins.joined.contains_key(key)));
        }
        self.population.joins = met
            .into_iter()
            .map(|key| {
                let (account, Statement { file, line, stated, .. }) = joins.joined[key];
                Join { account: account.to_owned(), joined: key.to_owned(), file, line, stated }
            })
            .collect();
        self.population.joins.sort_unstable();
        let ambiguous: Vec<(u16, u32)> =
            joins.ambiguous.iter().map(|statement| (statement.file, statement.line)).collect();
        for (file, line) in ambiguous {
            self.partials[file as usize].issues.add(line, IssueKind::AmbiguousAlias);
        }
        keys
    }

    fn translate(&mut self, keys: &[Vec<String>]) {
        let mut all: Vec<&str> = self
            .partials
            .iter()
            .zip(keys)
            .flat_map(|(partial, keys)| {
                keys.iter().zip(&partial.listed).filter(|(_, listed)| **listed).map(|(key, _)| key.as_str())
            })
            .collect();
        all.sort_unstable();
        all.dedup();
        let rank = |key: &str| all.binary_search(&key).map_or(NONE, |rank| rank as u32);
        self.population.accounts = all
            .iter()
            .map(|key| Account {
                key: (*key).to_owned(),
                names: Vec::new(),
                name_keyed: true,
                range: 0..0,
                kinds: 0,
                holdings: Vec::new(),
            })
            .collect();
        let mut addresses: BTreeMap<IpAddr, u32> = BTreeMap::new();
        let mut places: BTreeMap<Place, u32> = BTreeMap::new();
        let single = self.partials.iter().filter(|partial| !partial.rows.start.is_empty()).count() <= 1;
        for (partial, keys) in self.partials.iter_mut().zip(keys) {
            let population = &mut self.population;
            let accounts: Vec<u32> = keys.iter().map(|key| rank(key)).collect();
            for (local, &global) in accounts.iter().enumerate() {
                if let Some(account) = population.accounts.get_mut(global as usize) {
                    account.name_keyed &= partial.name_keyed[local];
                }
            }
            // One file with activities is the common case: its tables become the population's as they are.
            let adopt = single && !partial.rows.start.is_empty();
            let translation = if adopt {
                population.addresses = std::mem::take(&mut partial.addresses);
                population.places = std::mem::take(&mut partial.places);
                population.devices = std::mem::take(&mut partial.devices);
                population.device_classes = std::mem::take(&mut partial.device_classes);
                population.clients = std::mem::take(&mut partial.clients);
                population.sessions = partial.sessions.take();
                population.detail_sets = std::mem::take(&mut partial.detail_sets);
                Translation {
                    accounts,
                    addresses: vec![],
                    places: vec![],
                    devices: vec![],
                    clients: vec![],
                    sessions: vec![],
                    detail_sets: vec![],
                }
            } else if single {
                Translation {
                    accounts,
                    addresses: vec![],
                    places: vec![],
                    devices: vec![],
                    clients: vec![],
                    sessions: vec![],
                    detail_sets: vec![],
                }
            } else {
                let number = |values: &mut BTreeMap<IpAddr, u32>, all: &mut Vec<IpAddr>, value: IpAddr| {
                    *values.entry(value).or_insert_with(|| {
                        all.push(value);
                        all.len() as u32 - 1
                    })
                };
                let devices: Vec<u32> =
                    partial.devices.iter().map(|name| population.devices.intern(name.as_bytes())).collect();
                for (local, &global) in devices.iter().enumerate() {
                    if global as usize == population.device_classes.len() {
                        population.device_classes.push(DeviceClass::Weak);
                    }
                    let class = &mut population.device_classes[global as usize];
                    *class = (*class).max(partial.device_classes[local]);
                }
                Translation {
                    accounts,
                    addresses: partial
                        .addresses
                        .iter()
                        .map(|&a| number(&mut addresses, &mut population.addresses, a))
                        .collect(),
                    places: partial
                        .places
                        .iter()
                        .map(|&place| {
                            *places.entry(place).or_insert_with(|| {
                                population.places.push(place);
                                population.places.len() as u32 - 1
                            })
                        })
                        .collect(),
                    devices,
                    clients: partial.clients.iter().map(|name| population.clients.intern(name.as_bytes())).collect(),
                    sessions: partial.sessions.take().map_or_else(Vec::new, |sessions| {
                        let all = population.sessions.get_or_insert_with(Interner::default);
                        sessions.iter().map(|name| all.intern(name.as_bytes())).collect()
                    }),
                    detail_sets: (0..partial.detail_sets.len() as u32)
                        .map(|set| population.detail_sets.intern(partial.detail_sets.bytes(set)))
                        .collect(),
                }
            };
            self.translations.push(translation);
        }
    }

    fn describe_accounts(&mut self) {
        for (file, (partial, translation)) in self.partials.iter_mut().zip(&self.translations).enumerate() {
            for (account, name) in std::mem::take(&mut partial.names) {
                if let Some(account) = self.population.accounts.get_mut(translation.accounts[account as usize] as usize)
                {
                    account.names.push(name);
                }
            }
            for holding in std::mem::take(&mut partial.holdings) {
                let account = &mut self.population.accounts[translation.accounts[holding.account as usize] as usize];
                account.holdings.push(Holding {
                    field: holding.field,
                    value: holding.value,
                    file: file as u16,
                    line: holding.line,
                });
            }
        }
        let wallets = &mut self.population.sanctioned_wallets;
        for (file, partial) in self.partials.iter_mut().enumerate() {
            let listed = std::mem::take(&mut partial.sanctioned_wallets).into_iter();
            wallets.extend(listed.map(|(address, line)| SanctionedWallet { address, file: file as u16, line }));
        }
        wallets.sort_unstable();
        wallets.dedup_by(|later, first| later.address == first.address);
        for account in &mut self.population.accounts {
            account.names.sort_unstable();
            account.names.dedup();
            account.holdings.sort_unstable();
        }
    }

    fn sort_activities(&mut self) {
        let accounts = self.population.accounts.len();
        let mut counts = vec![0usize; accounts + 1];
        for (partial, translation) in self.partials.iter().zip(&self.translations) {
            for block in partial.rows.account.blocks() {
                count_accounts(block, &translation.accounts, &mut counts);
            }
        }
        for n in 0..accounts {
            counts[n + 1] += counts[n];
        }
        for (n, account) in self.population.accounts.iter_mut().enumerate() {
            account.range = counts[n]..counts[n + 1];
        }
        let total = counts[accounts];
        // First by account, keeping the order of files and lines; position in the concatenation of all partials.
        let mut order = vec![0u32; total];
        let mut next = counts.clone();
        let mut position = 0u32;
        for (partial, translation) in self.partials.iter().zip(&self.translations) {
            for block in partial.rows.account.blocks() {
                place_rows(block, &translation.accounts, &mut next, &mut order, position);
                position += block.len() as u32;
            }
        }
        drop(next);
        for partial in &mut self.partials {
            partial.rows.account = Blocks::default();
        }
        let mut gather = Gather { partials: &mut self.partials, translations: &self.translations };
        // Each column is gathered once into account order and its blocks are freed before the next.
        let columns = &mut self.population.columns;
        columns.start = gather.take(&order, |rows| &mut rows.start);
        columns.kind = gather.take(&order, |rows| &mut rows.kind);
        columns.span = gather.take(&order, |rows| &mut rows.span);
        columns.flags = gather.take(&order, |rows| &mut rows.flags);
        columns.line = gather.take(&order, |rows| &mut rows.line);
        columns.address = gather.take_ids(&order, |rows| &mut rows.address, |t| &t.addresses);
        columns.place = gather.take_ids(&order, |rows| &mut rows.place, |t| &t.places);
        columns.device = gather.take_ids(&order, |rows| &mut rows.device, |t| &t.devices);
        let sizes: Vec<usize> = gather.partials.iter().map(|partial| partial.rows.tag.len()).collect();
        columns.file = files_of(&order, &sizes);
        columns.tag = gather.take_tags(&order, &columns.kind, &columns.file);
        columns.detail = gather.take_details(&order, &sizes);
        drop(order);
        let ranges: Vec<Range<usize>> = self.population.accounts.iter().map(|account| account.range.clone()).collect();
        for range in ranges {
            self.sort_account(range);
        }
    }

    /// Sorts one account's activities by time, then by content, so that the order of lines does not matter.
    #[inline(never)]
    fn sort_account(&mut self, range: Range<usize>) {
        let columns = &self.population.columns;
        if range.clone().skip(1).all(|row| columns.start[row - 1] < columns.start[row]) {
            return;
        }
        let mut order: Vec<usize> = range.clone().collect();
        order.sort_unstable_by(|&a, &b| self.compare(a, b));
        let columns = &mut self.population.columns;
        apply(&mut columns.start, &range, &order);
        apply(&mut columns.span, &range, &order);
        apply(&mut columns.address, &range, &order);
        apply(&mut columns.place, &range, &order);
        apply(&mut columns.device, &range, &order);
        apply(&mut columns.tag, &range, &order);
        apply(&mut columns.kind, &range, &order);
        apply(&mut columns.flags, &range, &order);
        apply(&mut columns.file, &range, &order);
        apply(&mut columns.line, &range, &order);
        if !columns.detail.is_empty() {
            apply(&mut columns.detail, &range, &order);
        }
    }

    fn compare(&self, a: usize, b: usize) -> Ordering {
        let columns = &self.population.columns;
        (columns.start[a], columns.kind[a], columns.span[a])
            .cmp(&(columns.start[b], columns.kind[b], columns.span[b]))
            .then_with(|| self.compare_content(a, b))
            .then_with(|| (columns.file[a], columns.line[a]).cmp(&(columns.file[b], columns.line[b])))
    }

    /// Compares what two activities say beyond time and kind, by value and not by id.
    fn compare_content(&self, a: usize, b: usize) -> Ordering {
        let population = &self.population;
        let columns = &population.columns;
        let address = |row: usize| population.addresses.get(columns.address[row] as usize);
        let place = |row: usize| population.places.get(columns.place[row] as usize);
        let device = |row: usize| (columns.device[row] != NONE).then(|| population.devices.bytes(columns.device[row]));
        let work = ActivityKind::Work as u8;
        let tag = |row: usize| match columns.tag[row] {
            NONE => (None, NONE),
            client if columns.kind[row] == work => (Some(population.clients.bytes(client)), 0),
            session => (None, session),
        };
        let detail = |row: usize| match columns.detail.get(row) {
            None | Some(&NONE) => &[][..],
            Some(&set) => population.detail_sets.bytes(set),
        };
        address(a)
            .cmp(&address(b))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| device(a).cmp(&device(b)))
            .then_with(|| tag(a).cmp(&tag(b)))
            .then_with(|| columns.flags[a].cmp(&columns.flags[b]))
            .then_with(|| detail(a).cmp(detail(b)))
    }

    /// Equal activities of different files are one: of each group, the file that has most of them is kept. Inside a file
    /// nothing is dropped.
    fn drop_duplicates(&mut self) {
        if self.partials.iter().filter(|partial| partial.used > 0).count() < 2 {
            return;
        }
        let mut dropped: Vec<usize> = Vec::new();
        for account in &self.population.accounts {
            let mut row = account.range.start;
            while row < account.range.end {
                let mut end = row + 1;
                while end < account.range.end && self.is_same(row, end) {
                    end += 1;
                }
                let files = &self.population.columns.file[row..end];
                if end - row > 1 && files.iter().any(|file| *file != files[0]) {
                    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
                    for file in files {
                        *counts.entry(*file).or_default() += 1;
                    }
                    let most = counts.values().copied().max().unwrap_or_default();
                    let keeper = counts.iter().find(|(_, count)| **count == most).map_or(files[0], |(file, _)| *file);
                    dropped.extend((row..end).filter(|&row| self.population.columns.file[row] != keeper));
                }
                row = end;
            }
        }
        if dropped.is_empty() {
            return;
        }
        for &row in &dropped {
            let (file, line) = self.population.locus(row);
            self.partials[file as usize].issues.add(line, IssueKind::Duplicate);
        }
        self.remove(&dropped);
    }

    fn is_same(&self, a: usize, b: usize) -> bool {
        let columns = &self.population.columns;
        (columns.start[a], columns.kind[a], columns.span[a]) == (columns.start[b], columns.kind[b], columns.span[b])
            && self.compare_content(a, b) == Ordering::Equal
    }

    fn remove(&mut self, dropped: &[usize]) {
        let columns = &mut self.population.columns;
        remove(&mut columns.start, dropped);
        remove(&mut columns.span, dropped);
        remove(&mut columns.address, dropped);
        remove(&mut columns.place, dropped);
        remove(&mut columns.device, dropped);
        remove(&mut columns.tag, dropped);
        remove(&mut columns.kind, dropped);
        remove(&mut columns.flags, dropped);
        remove(&mut columns.file, dropped);
        remove(&mut columns.line, dropped);
        if !columns.detail.is_empty() {
            remove(&mut columns.detail, dropped);
        }
        let before = |row: usize| dropped.partition_point(|gone| *gone < row);
        for account in &mut self.population.accounts {
            account.range =
                account.range.start - before(account.range.start)..account.range.end - before(account.range.end);
        }
    }

    fn close(&mut self, skews: &[Skew]) {
        let sets = &self.population.detail_sets;
        let told = (0..sets.len() as u32).flat_map(|set| details(sets.bytes(set)));
        self.population.told_details =
            told.filter(|(_, value)| !value.is_empty()).fold(0, |all, (detail, _)| all | 1 << detail as u8);
        let kinds = &self.population.columns.kind;
        for account in &mut self.population.accounts {
            account.kinds = kinds[account.range.clone()].iter().fold(0, |all, kind| all | 1 << kind);
        }
        // A roster account without a single activity is worth knowing: nothing about its doings can be assessed.
        for account in &self.population.accounts {
            if account.range.is_empty()
                && let Some(holding) = account.holdings.first()
            {
                self.partials[holding.file as usize].issues.add(holding.line, IssueKind::NoActivity);
            }
        }
        for skew in skews {
            self.partials[skew.file as usize].issues.add(1, IssueKind::ClockSkew);
        }
        let skew_of = |file: usize| skews.iter().find(|skew| skew.file as usize == file).map(|skew| skew.minutes);
        self.population.files = self
            .partials
            .drain(..)
            .enumerate()
            .map(|(file, partial)| FileFacts {
                name: partial.name,
                format: partial.format,
                sha256: partial.sha256,
                origin: partial.origin,
                fingerprint: partial.fingerprint,
                bytes: partial.bytes,
                row_count: partial.row_count,
                used: partial.used,
                clock: Zone::parse(&partial.zone),
                zone: partial.zone,
                zone_source: partial.zone_source,
                day_order_assumed: partial.day_order_assumed,
                day_first: partial.day_first,
                dropped_columns: partial.dropped_columns,
                skew_minutes: skew_of(file),
                error: partial.error,
                issues: partial.issues.entries(),
            })
            .collect();
    }
}

/// Takes columns of all partials into one order, freeing each as it goes.
struct Gather<'a> {
    partials: &'a mut [Partial],
    translations: &'a [Translation],
}

impl Gather<'_> {
    fn take<T: Copy + Default>(&mut self, order: &[u32], column: impl Fn(&mut Rows) -> &mut Blocks<T>) -> Vec<T> {
        let mut all = self.room(&column);
        for partial in self.partials.iter_mut() {
            for block in std::mem::take(column(&mut partial.rows)).blocks() {
                all.extend_from_slice(block);
            }
        }
        in_order(&all, order)
    }

    /// A column of ids, which each file counts for itself.
    fn take_ids(
        &mut self,
        order: &[u32],
        column: impl Fn(&mut Rows) -> &mut Blocks<u32>,
        table: impl Fn(&Translation) -> &[u32],
    ) -> Vec<u32> {
        let mut all = self.room(&column);
        for (partial, translation) in self.partials.iter_mut().zip(self.translations) {
            for block in std::mem::take(column(&mut partial.rows)).blocks() {
                translate_ids(block, table(translation), &mut all);
            }
        }
        in_order(&all, order)
    }

    fn room<T: Copy>(&mut self, column: &impl Fn(&mut Rows) -> &mut Blocks<T>) -> Vec<T> {
        Vec::with_capacity(self.partials.iter_mut().map(|partial| column(&mut partial.rows).len()).sum())
    }

    /// The tag of work is a client, that of anything else a session; kinds are in account order already.
    fn take_tags(&mut self, order: &[u32], kinds: &[u8], files: &[u16]) -> Vec<u32> {
        let mut tags = self.take(order, |rows| &mut rows.tag);
        if self.translations.iter().all(|table| table.clients.is_empty() && table.sessions.is_empty()) {
            return tags;
        }
        for ((tag, &kind), &file) in tags.iter_mut().zip(kinds).zip(files) {
            let translation = &self.translations[file as usize];
            *tag = match *tag {
                NONE => NONE,
                client if kind == ActivityKind::Work as u8 => Translation::of(&translation.clients, client),
                session => Translation::of(&translation.sessions, session),
            };
        }
        tags
    }

    /// Sets of details; no column where no file has any.
    fn take_details(&mut self, order: &[u32], sizes: &[usize]) -> Vec<u32> {
        if self.partials.iter().all(|partial| partial.rows.detail.is_empty()) {
            return Vec::new();
        }
        for (partial, size) in self.partials.iter_mut().zip(sizes) {
            while partial.rows.detail.len() < *size {
                partial.rows.detail.push(NONE);
            }
        }
        self.take_ids(order, |rows| &mut rows.detail, |table| &table.detail_sets)
    }
}

// What follows runs over all activities and is called anew for each block of them: a browser compiles a function well only
// between two calls of it, so that a loop over a million rows inside one call stays three times as slow to its end.

/// Activities that are put in order by one call.
const PIECE: usize = 64 << 10;

#[inline(never)]
fn count_accounts(block: &[u32], accounts: &[u32], counts: &mut [usize]) {
    for &account in block {
        counts[accounts[account as usize] as usize + 1] += 1;
    }
}

#[inline(never)]
fn place_rows(block: &[u32], accounts: &[u32], next: &mut [usize], order: &mut [u32], first: u32) {
    for (position, &account) in (first..).zip(block) {
        let slot = &mut next[accounts[account as usize] as usize];
        order[*slot] = position;
        *slot += 1;
    }
}

fn in_order<T: Copy>(all: &[T], order: &[u32]) -> Vec<T> {
    let mut sorted = Vec::with_capacity(order.len());
    for piece in order.chunks(PIECE) {
        pick(all, piece, &mut sorted);
    }
    sorted
}

#[inline(never)]
fn pick<T: Copy>(all: &[T], order: &[u32], sorted: &mut Vec<T>) {
    sorted.extend(order.iter().map(|&position| all[position as usize]));
}

/// Hashed session ids are beyond the table and stay what they are; a file that came alone keeps all its ids.
#[inline(never)]
fn translate_ids(block: &[u32], table: &[u32], all: &mut Vec<u32>) {
    if table.is_empty() {
        all.extend_from_slice(block);
    } else {
        all.extend(block.iter().map(|&id| Translation::of(table, id)));
    }
}

/// The file of each position of an order over the concatenation of files of these sizes.
fn files_of(order: &[u32], sizes: &[usize]) -> Vec<u16> {
    if let [only] =
        sizes.iter().enumerate().filter(|(_, size)| **size > 0).map(|(file, _)| file).collect::<Vec<_>>()[..]
    {
        return vec![only as u16; order.len()];
    }
    let mut ends = Vec::new();
    let mut end = 0;
    for size in sizes {
        end += size;
        ends.push(end);
    }
    let mut files = Vec::with_capacity(order.len());
    for piece in order.chunks(PIECE) {
        add_files(piece, &ends, &mut files);
    }
    files
}

#[inline(never)]
fn add_files(order: &[u32], ends: &[usize], files: &mut Vec<u16>) {
    files.extend(order.iter().map(|&position| ends.partition_point(|end| *end <= position as usize) as u16));
}

fn apply<T: Copy>(column: &mut [T], range: &Range<usize>, order: &[usize]) {
    let sorted: Vec<T> = order.iter().map(|&row| column[row]).collect();
    column[range.clone()].copy_from_slice(&sorted);
}

fn remove<T: Copy>(column: &mut Vec<T>, dropped: &[usize]) {
    let mut gone = dropped.iter().copied().peekable();
    let mut at = 0;
    column.retain(|_| {
        let keep = gone.peek() != Some(&at);
        if !keep {
            gone.next();
        }
        at += 1;
        keep
    });
}
