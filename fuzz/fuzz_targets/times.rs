//! A column of times, a cell a line, with the zone in the first line: read, decided and resolved, alone and in two columns.
#![no_main]

use libfuzzer_sys::fuzz_target;
use munjigi::normalise::clock::{DayOrder, Resolved, Resolver, TimeColumn};
use munjigi::normalise::zone::{Zone, ZoneCache};

fuzz_target!(|data: &[u8]| {
    let mut lines = data.split(|byte| *byte == b'\n');
    let named = lines.next().and_then(|line| std::str::from_utf8(line).ok()).and_then(Zone::parse);
    let zone = named.or_else(|| Zone::parse("Asia/Seoul"));
    let Some(zone) = zone else { return };
    let mut column = TimeColumn::new();
    let mut stamps = Vec::new();
    for line in lines.take(64) {
        stamps.extend(column.read(line));
        if let Some(at) = line.iter().position(|byte| *byte == b' ') {
            stamps.extend(column.read_split(&line[..at], &line[at + 1..]));
        }
    }
    // 31 January 2026.
    let as_of = 1_769_817_600;
    for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
        let decided = column.evidence().decide(order);
        let mut resolver = Resolver::new(decided.order, ZoneCache::new(zone), as_of, &column);
        let first: Vec<Resolved> = stamps.iter().map(|stamp| resolver.resolve(*stamp)).collect();
        // A cache of the zone must not change what it is asked twice.
        let again: Vec<Resolved> = stamps.iter().map(|stamp| resolver.resolve(*stamp)).collect();
        assert_eq!(first, again);
    }
});
