//! Money and market from files: planted habits fire, their honest twins beside them stay without weight.

use crate::support::{account, fired, report};
use munjigi::report::Report;
use std::fmt::Write;

/// Sixty honest accounts with a monthly payout and a few bids each, so that there are peers.
fn market(bids: &mut String, payouts: &mut String, roster: &mut String) {
    for n in 0..60 {
        let _ = writeln!(roster, "a{n}@example.org,홍길동{n},프리랜서,KR,홍길동{n}");
        for month in 1..=4 {
            let _ = writeln!(payouts, "a{n}@example.org,2026-0{month}-25,1000,USD,in,110-000-{n:06},홍길동{n},KR");
        }
        for day in 1..=(3 + n % 9) {
            let won = if day == 1 { "Y" } else { "N" };
            let _ = writeln!(bids, "a{n}@example.org,2026-02-{day:02} 10:00,P-{n}-{day},300,USD,{won}");
        }
    }
}

fn screened() -> Report {
    let mut bids = "계정,제출일시,프로젝트,제안금액,통화,수주 여부\n".to_owned();
    let mut payouts = "계정,지급일,금액,통화,방향,수취계좌,예금주,수취국가\n".to_owned();
    let mut roster = "account,name,engagement,claimed country,payee name\n".to_owned();
    market(&mut bids, &mut payouts, &mut roster);
    for (n, hour) in (0..70).map(|n| (n, n % 20)) {
        let _ = writeln!(bids, "busy@example.org,2026-02-{:02} {hour:02}:00,Q-{n},300,USD,N", 1 + n % 28);
    }
    let _ = writeln!(roster, "busy@example.org,김가온,프리랜서,KR,");
    let _ = writeln!(roster, "moved@example.org,김가온,프리랜서,KR,");
    for (month, account, name) in
        [(1, "110-1", "김가온"), (2, "110-2", "이나루"), (3, "110-3", "이나루"), (4, "110-4", "박도윤")]
    {
        let _ = writeln!(payouts, "moved@example.org,2026-0{month}-01,1000,USD,in,{account},{name},PT");
        let _ = writeln!(payouts, "moved@example.org,2026-0{month}-02,980,USD,out,220-9,,PT");
    }
    let wallet = "0x00000000000000000000000000000000000000aa";
    let _ = writeln!(roster, "coin@example.org,이나루,프리랜서,KR,");
    let _ = writeln!(
        payouts,
        "coin@example.org,2026-01-25,1000,USD,in,{},이나루,KR",
        wallet.to_uppercase().replace("0X", "0x")
    );
    let list = format!("sanctioned wallet\n{wallet}\n");
    report(&[
        ("bids.csv", bids.as_bytes()),
        ("payouts.csv", payouts.as_bytes()),
        ("roster.csv", roster.as_bytes()),
        ("list.csv", list.as_bytes()),
    ])
}

#[test]
fn planted_habits_fire_and_sixty_honest_accounts_have_no_weight() {
    let report = screened();
    assert_eq!(fired(account(&report, "busy@example.org"), "bid-volume-low-acceptance"), Some("watch"));
    let moved = account(&report, "moved@example.org");
    for (signal, strength) in [
        ("payee-name-mismatch", "strong"),
        ("payout-account-churn", "strong"),
        ("payout-third-country", "strong"),
        ("rapid-pass-through", "strong"),
        ("account-switch-request", "strong"),
    ] {
        assert_eq!(fired(moved, signal), Some(strength), "{signal}");
    }
    assert_eq!(moved.band.as_ref() as &str, "review", "one family asks for a review and never for more");
    for n in 0..60 {
        let honest = account(&report, &format!("a{n}@example.org"));
        assert!(
            honest.points == 0.0,
            "{}: {:?}",
            honest.account,
            honest.findings.iter().map(|f| &f.signal).collect::<Vec<_>>()
        );
    }
}

#[test]
fn a_sanctioned_wallet_is_certain_and_a_list_alone_says_nothing() {
    let report = screened();
    let coin = account(&report, "coin@example.org");
    assert_eq!(fired(coin, "wallet-risk-link"), Some("severe"));
    assert_eq!(coin.band.as_ref() as &str, "escalate");
    let others = report.accounts.iter().filter(|account| fired(account, "wallet-risk-link").is_some()).count();
    assert_eq!(others, 1);
    let list = report.inputs.iter().find(|input| input.file == "list.csv").expect("the list is an input");
    assert_eq!((list.format.as_deref(), list.rows, list.used), (Some("sanctioned-wallets"), 1, 1));
}

#[test]
fn a_paypal_export_is_compared_with_the_roster() {
    let export = |name: &str| {
        format!(
            "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\",\"From Email Address\",\"To Email Address\"\n\"13/01/2026\",\"10:12:00\",\"KST\",\"{name}\",\"Mass Pay Payment\",\"Completed\",\"USD\",\"-420.00\",\"0.00\",\"-420.00\",\"pay@example.org\",\"mina@example.org\"\n"
        )
    };
    let roster = "account,name\nmina@example.org,김미나\n";
    for (name, strength) in [("Mina Kim", None), ("Dan Weber", Some("strong"))] {
        let report = report(&[("paypal.csv", export(name).as_bytes()), ("roster.csv", roster.as_bytes())]);
        assert_eq!(fired(account(&report, "mina@example.org"), "payee-name-mismatch"), strength, "{name}");
    }
}
