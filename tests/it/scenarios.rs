//! Stories across files: planted operators fire the named signals, forty honest accounts stay at context or below.

use crate::support::{Seed, account, fired, report};
use munjigi::model::civil::{HOUR, seconds, utc_text};
use munjigi::report::Report;

const SIGN_INS: &str = "account,time,kind,outcome,ip,country,latitude,longitude,device\n";
const SESSIONS: &str = "account,start,end,ip,country,device,client\n";

fn day(n: u32) -> u32 {
    seconds(2025, 3, 3, 0).expect("a Monday") + n * 24 * HOUR
}

struct Files {
    sessions: String,
    sign_ins: String,
    roster: String,
}

impl Files {
    fn new() -> Self {
        Self {
            sessions: SESSIONS.to_owned(),
            sign_ins: SIGN_INS.to_owned(),
            roster: "account,name,created,verified,video interview,video refused\n".to_owned(),
        }
    }

    fn session(&mut self, account: &str, start: u32, minutes: u32, ip: &str, device: &str, client: &str) {
        let (from, to) = (utc_text(start), utc_text(start + minutes * 60));
        self.sessions.push_str(&format!("{account},{from},{to},{ip},KR,{device},{client}\n"));
    }

    fn sign_in(&mut self, account: &str, at: u32, ip: &str, place: (&str, f64, f64), device: &str) {
        let (country, latitude, longitude) = place;
        self.sign_ins.push_str(&format!(
            "{account},{},login,success,{ip},{country},{latitude},{longitude},{device}\n",
            utc_text(at)
        ));
    }

    fn report(&self) -> Report {
        report(&[
            ("sessions.csv", self.sessions.as_bytes()),
            ("sign-ins.csv", self.sign_ins.as_bytes()),
            ("roster.csv", self.roster.as_bytes()),
        ])
    }
}

const SEOUL: (&str, f64, f64) = ("KR", 37.57, 126.98);
const TOKYO: (&str, f64, f64) = ("JP", 35.68, 139.69);
const SINGAPORE: (&str, f64, f64) = ("SG", 1.35, 103.82);
const LAGOS: (&str, f64, f64) = ("NG", 6.52, 3.38);

/// Forty honest people over ten weeks, each with a habit that looks odd to a careless rule.
fn honest(files: &mut Files) -> Vec<String> {
    let mut seed = Seed(11);
    let mut keys = Vec::new();
    for n in 0..40u32 {
        let key = format!("honest{n:02}@example.org");
        let device = format!("LAPTOP-{n:03}");
        let home = format!("198.51.100.{}", n + 10);
        files.roster.push_str(&format!("{key},Honest {n},2023-05-02,2023-05-04,yes,no\n"));
        for d in 0..70 {
            let weekend = d % 7 >= 5;
            let minute = |seed: &mut Seed, limit| seed.below(limit) as u32 * 60;
            match n % 5 {
                // A night owl works from nine in the evening to five in the morning.
                0 if !weekend => files.session(
                    &key,
                    day(d) + 12 * HOUR + minute(&mut seed, 40),
                    440 + seed.below(60) as u32,
                    &home,
                    &device,
                    "Garam",
                ),
                // A parent works in three short shifts, the last one after bedtime.
                1 if !weekend => {
                    for hour in [0, 4, 11] {
                        files.session(
                            &key,
                            day(d) + hour * HOUR + minute(&mut seed, 30),
                            130 + seed.below(40) as u32,
                            &home,
                            &device,
                            "Nuri",
                        );
                    }
                }
                // An office of eight behind one address.
                2 if !weekend => files.session(
                    &key,
                    day(d) + minute(&mut seed, 30),
                    470 + seed.below(50) as u32,
                    "203.0.113.5",
                    &device,
                    "Garam",
                ),
                // A traveller with flights that exist: Seoul to Tokyo and back, Seoul to Singapore once.
                3 if !weekend => {
                    let place = match d % 28 {
                        2..=3 => TOKYO,
                        16..=18 => SINGAPORE,
                        _ => SEOUL,
                    };
                    let ip = match place.0 {
                        "JP" => format!("192.0.2.{}", n + 60),
                        "SG" => format!("192.0.2.{}", n + 120),
                        _ => home.clone(),
                    };
                    for hour in [0, 3, 8] {
                        files.sign_in(&key, day(d) + hour * HOUR + minute(&mut seed, 50), &ip, place, &device);
                    }
                }
                // A developer in crunch: thirteen hours a day on six days a week for the last three weeks.
                4 if d >= 49 && d % 7 != 6 => files.session(
                    &key,
                    day(d) + minute(&mut seed, 20),
                    770 + seed.below(30) as u32,
                    &home,
                    &device,
                    "Garam",
                ),
                4 if !weekend => files.session(
                    &key,
                    day(d) + minute(&mut seed, 40),
                    480 + seed.below(60) as u32,
                    &home,
                    &device,
                    "Garam",
                ),
                _ => {}
            }
        }
        keys.push(key);
    }
    keys
}

#[test]
fn forty_honest_accounts_stay_at_context_or_below() {
    let mut files = Files::new();
    let keys = honest(&mut files);
    let report = files.report();
    for key in keys {
        let account = account(&report, &key);
        let why: Vec<_> = account
            .findings
            .iter()
            .map(|finding| (finding.signal.as_ref(), finding.strength.as_ref(), finding.points))
            .collect();
        assert!(["no-lead", "context"].contains(&account.band.as_ref()), "{key} reaches {}: {why:?}", account.band);
    }
}

#[test]
fn planted_cases_fire_the_named_signals() {
    let mut files = Files::new();
    honest(&mut files);
    // Thirty hours without a break.
    files.session("long@example.org", day(9) + HOUR, 30 * 60, "192.0.2.200", "PC-LONG", "Garam");
    // 4,100 hours in ten months: 303 days of 13.5 hours.
    for d in 0..303 {
        files.session("total@example.org", day(d), 812, "192.0.2.201", "PC-TOTAL", "Garam");
    }
    // Three accounts on one device.
    for key in ["a", "b", "c"] {
        for d in 0..12 {
            files.session(
                &format!("farm-{key}@example.org"),
                day(d) + 2 * HOUR,
                300,
                &format!("192.0.2.21{}", key.len()),
                "PC-FARM",
                "Garam",
            );
        }
    }
    // Seoul to Lagos in two hours.
    for d in 0..12 {
        files.sign_in("leap@example.org", day(d) + HOUR, "192.0.2.220", SEOUL, "PC-LEAP");
    }
    files.sign_in("leap@example.org", day(12), "192.0.2.220", SEOUL, "PC-LEAP");
    files.sign_in("leap@example.org", day(12) + 2 * HOUR, "192.0.2.99", LAGOS, "PC-LEAP");
    let report = files.report();
    assert_eq!(fired(account(&report, "long@example.org"), "continuous-login-24h"), Some("strong"));
    let total = account(&report, "total@example.org");
    assert!(fired(total, "lifetime-hours-several-thousand").is_some());
    assert!(total.presence_minutes / 60 >= 4_100);
    for key in ["a", "b", "c"] {
        assert!(fired(account(&report, &format!("farm-{key}@example.org")), "shared-device-multi-account").is_some());
    }
    let leap = account(&report, "leap@example.org");
    assert!(fired(leap, "impossible-travel").is_some());
    assert!(fired(leap, "multi-country-short-window").is_some());
    assert!(["review", "verify-first"].contains(&leap.band.as_ref()), "{}", leap.band);
}

#[test]
fn an_operator_with_independent_signs_asks_for_identity_first() {
    let mut files = Files::new();
    honest(&mut files);
    for d in 0..30 {
        files.session("operator@example.org", day(d), 1_230, "192.0.2.230", "PC-OP", "Garam");
    }
    files.roster.push_str("operator@example.org,Operator,2025-03-01,2025-03-20,no,yes\n");
    let report = files.report();
    let operator = account(&report, "operator@example.org");
    assert!(fired(operator, "superhuman-weekly-hours").is_some());
    assert!(fired(operator, "video-refused").is_some());
    assert!(fired(operator, "activity-before-verification").is_some());
    assert!(
        ["verify-first", "escalate"].contains(&operator.band.as_ref()),
        "{} {:?}",
        operator.band,
        operator.families
    );
    let diligence: Vec<_> =
        operator.diligence.iter().map(|entry| (entry.measure.as_ref(), entry.state.as_ref())).collect();
    assert!(diligence.contains(&("video-interview-before-signing", "missing")));
}

#[test]
fn failed_attempts_from_abroad_move_nobody() {
    let mut files = Files::new();
    for d in 0..20 {
        files.sign_in("victim@example.org", day(d), "192.0.2.240", SEOUL, "PC-V");
        let at = utc_text(day(d) + 600);
        files.sign_ins.push_str(&format!("victim@example.org,{at},login,failure,198.51.100.250,NG,6.52,3.38,\n"));
    }
    let victim = account(&files.report(), "victim@example.org").clone();
    assert_eq!(victim.band, "no-lead", "{:?}", victim.findings);
}
