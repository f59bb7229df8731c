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

/// One account of a hundred thousand activities, as its page is told it.
#[divan::bench(sample_count = 9)]
fn an_account_of_many_activities(bencher: Bencher<'_, '_>) {
    let screened = read(1, 100_000).finish();
    let key = screened.population.accounts[0].key.clone();
    bencher.bench(|| munjigi::protocol::answer::account(&screened, &key));
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

/// A roster in which every account has a number, a payout account, a portrait and a document, one in fifty shares one.
fn roster(accounts: u64) -> String {
    let mut seed = support::Seed(11);
    let mut out = String::from("account,name,phone,payout account,photo hash,id document hash,ship address,resume\n");
    for n in 0..accounts {
        let own = |seed: &mut support::Seed| if seed.below(50) == 0 { n - n % 3 } else { n };
        let phone = format!("010-{:04}-{:04}", own(&mut seed) / 10_000, own(&mut seed) % 10_000);
        let (pay, ship) = (own(&mut seed), own(&mut seed));
        let photo = if seed.below(50) == 0 { 0x5555 } else { seed.next() };
        let resume: String = (0..30).map(|_| format!("w{} ", seed.below(4_000))).collect();
        out.push_str(&format!(
            "user{n:06}@example.org,Name {n},{phone},110-{pay:09},{photo:016x},{:016x},Garam-ro {ship} 101,{resume}\n",
            seed.next()
        ));
    }
    out
}

/// Bids with texts: most of one's own, some of a few templates.
fn bids(accounts: u64) -> String {
    let mut seed = support::Seed(13);
    let mut out = String::from("account,submitted at,project,price,accepted,proposal\n");
    for n in 0..2 * accounts {
        let account = n % accounts;
        let words: String = if seed.below(20) == 0 {
            let template = seed.below(500);
            (0..30).map(|word| format!("t{template}x{word} ")).collect()
        } else {
            (0..30).map(|_| format!("w{} ", seed.below(4_000))).collect()
        };
        out.push_str(&format!("user{account:06}@example.org,2025-06-0{} 10:00,P-{n},500,N,{words}\n", 1 + n % 9));
    }
    out
}

#[divan::bench(args = [20_000, 200_000], sample_count = 2)]
fn account_graph(bencher: Bencher<'_, '_>, accounts: u64) {
    let (roster, bids) = (roster(accounts), bids(accounts));
    let read = || {
        let mut screening = Screening::new(Settings::new(support::as_of()), false);
        for (name, text) in [("roster.csv", &roster), ("bids.csv", &bids)] {
            screening.begin_file(name);
            screening.push(text.as_bytes());
            screening.end_file(None);
        }
        screening
    };
    bencher.counter(ItemsCount::new(accounts)).with_inputs(read).bench_values(Screening::finish);
}
