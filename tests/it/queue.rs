//! The list of accounts: filters, orders, windows and budget against the plainest reading of the same words, over random
//! populations; and the map of what accounts share.

use crate::support::{Seed, screened};
use munjigi::engine::{Screened, ScreenedAccount};
use munjigi::protocol::links::{NODES_SHOWN, map};
use munjigi::protocol::queue::{Filter, Queue, QueueWindow, ROWS_SHOWN, Sort, UNJUDGED};
use munjigi::report::build;
use munjigi::score::Band;
use std::cmp::Reverse;

/// People of whom some work round the clock, some share a device, some do next to nothing, some only stand in a roster.
fn people(seed: u64, accounts: u64) -> Screened {
    let mut seed = Seed(seed);
    let mut sessions = String::from("account,start,end,ip,country,device\n");
    let mut roster = String::from("account,name,phone,payout account\n");
    let families = ["Kim", "Lee", "Park", "Ümit", "박"];
    for n in 0..accounts {
        let family = families[seed.below(5) as usize];
        // A few numbers and payout accounts for all, so that some stand beside two or three people.
        let (phone, payout) = (seed.below(accounts * 2), seed.below(accounts * 2));
        roster.push_str(&format!("p{n:03}@example.org,{family} {n},010-3333-{phone:04},110-22-{payout:06}\n"));
        let habit = seed.below(6);
        let first = 1 + seed.below(15);
        for day in first..first + seed.below(14) {
            let (from, to) = match habit {
                0 => ("00:00:00", "23:59:00"),
                1 => ("02:00:00", "19:00:00"),
                5 => continue,
                _ => ("09:00:00", "17:00:00"),
            };
            let device = if habit == 2 { "ROOM-1".to_owned() } else { format!("LAPTOP-{n}") };
            sessions.push_str(&format!(
                "p{n:03}@example.org,2026-01-{day:02}T{from}Z,2026-01-{day:02}T{to}Z,198.51.100.{},KR,{device}\n",
                n % 200
            ));
        }
    }
    screened(&[("sessions.csv", sessions.as_bytes()), ("roster.csv", roster.as_bytes())])
}

fn key(screened: &Screened, account: &ScreenedAccount) -> String {
    screened.population.accounts[account.index].key.clone()
}

/// The plainest reading of a filter: every account asked every question, then a stable sort.
fn naive<'a>(screened: &'a Screened, filter: &Filter) -> Vec<&'a ScreenedAccount> {
    let clusters = build::clusters(screened);
    let search = filter.search.trim().to_lowercase();
    let wanted = |account: &&ScreenedAccount| {
        let facts = &screened.population.accounts[account.index];
        let unjudged = account.band == Band::NoLead && !account.enough_data;
        let band = match filter.band.as_deref() {
            None => true,
            Some(UNJUDGED) => unjudged,
            Some(band) => account.band.name() == band && !unjudged,
        };
        let found = (filter.family.is_none() && filter.signal.is_none())
            || account.findings.iter().any(|finding| {
                filter.family.as_deref().is_none_or(|family| finding.family.name() == family)
                    && filter.signal.as_deref().is_none_or(|signal| finding.signal == signal)
            });
        let clustered = filter
            .cluster
            .as_ref()
            .is_none_or(|id| clusters.iter().any(|cluster| cluster.id == *id && cluster.accounts.contains(&facts.key)));
        let open = account.band >= Band::Review && !filter.decided.contains(&facts.key);
        band && found
            && clustered
            && (open || !filter.unresolved)
            && (facts.key.contains(&search) || facts.names.iter().any(|name| name.to_lowercase().contains(&search)))
    };
    let mut accounts: Vec<&ScreenedAccount> = screened.accounts.iter().filter(wanted).collect();
    match filter.sort {
        Sort::Attention => {}
        Sort::Account => accounts.sort_by_key(|account| key(screened, account)),
        Sort::LastActivity => accounts.sort_by_key(|account| {
            Reverse(build::account_report(screened, account).last.map(|last| last.replace('Z', "")))
        }),
        Sort::Points => accounts.sort_by_key(|account| Reverse(account.sum.total)),
    }
    if filter.reversed {
        accounts.reverse();
    }
    accounts
}

fn random(seed: &mut Seed, screened: &Screened) -> Filter {
    let mut pick = |words: &[&str]| Some(words[seed.below(words.len() as u64) as usize].to_owned());
    let bands = ["escalate", "verify-first", "review", "context", "no-lead", UNJUDGED];
    let signals = ["no-rest-window", "continuous-login-24h", "shared-phone-multi-account"];
    let (band, family, signal) = (pick(&bands), pick(&["hours", "sharing"]), pick(&signals));
    let (search, cluster) = (
        pick(&["", "", "p00", "KIM", " park 1", "ümit", "박", "@EXAMPLE", "nobody"]),
        pick(&["c1", "c2", "c999", "x"]),
    );
    let half = |seed: &mut Seed| seed.below(3) == 0;
    let decided: Vec<String> =
        screened.accounts.iter().map(|account| key(screened, account)).filter(|_| half(seed)).collect();
    Filter {
        search: search.unwrap_or_default(),
        band: band.filter(|_| half(seed)),
        family: family.filter(|_| half(seed)),
        signal: signal.filter(|_| half(seed)),
        cluster: cluster.filter(|_| seed.below(6) == 0),
        unresolved: half(seed),
        decided: if half(seed) { decided } else { Vec::new() },
        sort: [Sort::Attention, Sort::Account, Sort::LastActivity, Sort::Points][seed.below(4) as usize],
        reversed: half(seed),
    }
}

fn keys(window: &QueueWindow) -> Vec<&str> {
    window.rows.iter().map(|row| row.account.as_str()).collect()
}

#[test]
fn windows_are_those_of_the_plainest_reading_whatever_was_asked_before() {
    let mut seed = Seed(11);
    let (mut some, mut none, mut clustered) = (0, 0, 0);
    for round in 1..5 {
        let screened = people(round, 30 + 40 * round);
        let mut queue = Queue::of(&screened);
        for ask in 0..200 {
            let filter = random(&mut seed, &screened);
            let wanted: Vec<String> =
                naive(&screened, &filter).into_iter().map(|account| key(&screened, account)).collect();
            let (offset, limit) = (seed.below(20) as usize, seed.below(60) as usize);
            let window = queue.window(&screened, (ask, offset, limit), &filter, None);
            assert_eq!((window.ask, window.offset, window.matching), (ask, offset, wanted.len()), "{filter:?}");
            let cut: Vec<&str> = wanted.iter().skip(offset).take(limit).map(String::as_str).collect();
            assert_eq!(keys(&window), cut, "{filter:?}");
            // The same filter again, for the rest of its rows.
            let rest = queue.window(&screened, (ask, offset + limit, ROWS_SHOWN), &filter, None);
            assert_eq!(keys(&rest), wanted.iter().skip(offset + limit).map(String::as_str).collect::<Vec<_>>());
            some += usize::from(!wanted.is_empty());
            none += usize::from(wanted.is_empty());
            clustered += usize::from(filter.cluster.is_some() && !wanted.is_empty());
        }
    }
    assert!(some > 100 && none > 50 && clustered > 0, "{some} {none} {clustered}: the populations show too little");
}

#[test]
fn a_budget_leaves_out_what_lies_behind_it_and_never_what_was_decided() {
    let screened = people(3, 160);
    let mut queue = Queue::of(&screened);
    let open: Vec<&ScreenedAccount> = screened.accounts.iter().filter(|account| account.band >= Band::Review).collect();
    assert!(open.len() > 12, "only {} accounts are to be looked at", open.len());
    for taken in [0, 1, 7, open.len() - 1] {
        let window = queue.window(&screened, (1, 0, 500), &Filter::default(), Some(taken));
        let left = window.left.expect("something is left out");
        assert_eq!(window.unresolved, open.len());
        assert_eq!(left.bands.iter().map(|(_, count)| count).sum::<usize>(), open.len() - taken);
        let line = left.line.expect("the list is in order");
        assert_eq!(window.rows[line].account, key(&screened, open[taken]));
        let (signal, most) = &left.signals[0];
        let counted = open[taken..].iter().filter(|account| account.findings.iter().any(|one| one.signal == *signal));
        assert_eq!(counted.count(), *most);
    }
    let all = queue.window(&screened, (1, 0, 10), &Filter::default(), Some(open.len()));
    assert_eq!(all.left, None, "a budget for all of them leaves nobody out");

    let decided: Vec<String> = open[..5].iter().map(|account| key(&screened, account)).collect();
    let filter = Filter { decided, ..Filter::default() };
    let window = queue.window(&screened, (1, 0, 500), &filter, Some(2));
    assert_eq!(window.unresolved, open.len() - 5);
    assert_eq!(window.rows[window.left.and_then(|left| left.line).expect("a line")].account, key(&screened, open[7]));
    let backwards = Filter { reversed: true, ..Filter::default() };
    let window = queue.window(&screened, (1, 0, 10), &backwards, Some(2));
    assert_eq!(window.left.and_then(|left| left.line), None, "no line where the list is in another order");
}

#[test]
fn a_window_is_never_larger_than_a_page_may_hold() {
    let screened = people(2, 700);
    let window = Queue::of(&screened).window(&screened, (1, 0, usize::MAX), &Filter::default(), None);
    assert_eq!((window.rows.len(), window.matching), (ROWS_SHOWN, 700));
}

#[test]
fn the_map_of_a_cluster_holds_its_accounts_and_the_list_can_be_cut_to_them() {
    let screened = people(1, 120);
    let clusters = build::clusters(&screened);
    assert!(clusters.len() > 1, "the population shows {} clusters", clusters.len());
    for cluster in &clusters {
        let shown = map(&screened, Some(&cluster.id));
        assert_eq!(shown.cluster.as_ref(), Some(&cluster.id));
        let mut drawn: Vec<&str> = shown.accounts.iter().map(|account| account.account.as_str()).collect();
        drawn.sort_unstable();
        assert_eq!(drawn, cluster.accounts.iter().map(String::as_str).collect::<Vec<_>>());
        let filter = Filter { cluster: Some(cluster.id.clone()), sort: Sort::Account, ..Filter::default() };
        let window = Queue::of(&screened).window(&screened, (1, 0, 500), &filter, None);
        assert_eq!(keys(&window), drawn);
    }
    let all = map(&screened, None);
    assert_eq!((all.cluster.as_ref(), all.clusters_total), (None, clusters.len()));
    assert!(all.accounts.len() + all.things.len() <= NODES_SHOWN);
    assert!(all.things.windows(2).all(|pair| pair[0].weight >= pair[1].weight), "the rarest come first");
    assert_eq!(map(&screened, Some("c999")).cluster, None);
}
