//! Activities per second of merging, sorting and all signals, for populations of three sizes.
#![expect(clippy::disallowed_methods, reason = "the shared helpers read fixtures from disk")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use divan::counter::ItemsCount;
use munjigi::engine::Screening;
use munjigi::settings::Settings;

fn main() {
    divan::main();
}

fn read(accounts: u64, rows: u64) -> Screening {
    let text = support::session_csv(accounts, rows, 9);
    let mut screening = Screening::new(Settings::new(support::as_of()), false);
    screening.begin_file("sessions.csv");
    screening.push(text.as_bytes());
    screening.end_file(None);
    screening
}

#[divan::bench(args = [(100, 10_000), (1_000, 100_000), (10_000, 1_000_000)], sample_count = 3)]
fn all_signals(bencher: Bencher<'_, '_>, (accounts, rows): (u64, u64)) {
    bencher.counter(ItemsCount::new(rows)).with_inputs(|| read(accounts, rows)).bench_values(Screening::finish);
}

/// Looking up the country and the network of a thousand addresses; the first pass expands the tables.
#[divan::bench]
fn places_of_addresses(bencher: Bencher<'_, '_>) {
    let mut seed = support::Seed(7);
    let addresses: Vec<std::net::IpAddr> =
        (0..1_000).map(|_| std::net::Ipv4Addr::from_bits(seed.next() as u32).into()).collect();
    bencher.counter(ItemsCount::new(addresses.len())).bench(|| {
        let find = |address| (munjigi::reference::country_of(address), munjigi::reference::network_class(address));
        addresses.iter().filter(|address| find(**address).0.is_some()).count()
    });
}
