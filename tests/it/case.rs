//! The case: what is noticed of a change, what a wrong passphrase and a cut file come to, merging, explained findings, and
//! the age format both ways.

use crate::support::{Seed, as_of, screened_in_pieces, session_csv};
use age::secrecy::SecretString;
use munjigi::case::chain::{Draft, append, merge, standing, verify};
use munjigi::case::file::{Case, Problem, open, write};
use munjigi::case::recheck::compare;
use munjigi::case::{Decision, Engagement, Given, Purpose, Record, What, seal};
use munjigi::engine::Screened;
use munjigi::protocol::case::open_items;
use munjigi::report::build;
use munjigi::score::{Band, rounded};
use munjigi::settings::{Explained, Policy, Settings};
use std::io::{Read, Write};

/// Cheap, so that the test is quick.
const LOG_N: u8 = 5;
const RANDOM: [u8; seal::RANDOM] = [42; seal::RANDOM];
const PASSPHRASE: &str = "열두 글자가 넘는 암호 문구";

fn sample_by(settings: &Settings) -> Screened {
    let mut text = session_csv(60, 1_500, 5);
    // Eight accounts that are on for 30 hours and share one computer.
    for person in 0..8 {
        for hour in 0..30 {
            let at = format!("2026-01-{:02}T{:02}", 1 + hour / 24, hour % 24);
            text.push_str(&format!(
                "r{person}@example.org,{at}:00:00Z,{at}:59:00Z,192.0.2.{person},KR,LAPTOP-SHARED,Client 1\n"
            ));
        }
    }
    screened_in_pieces(settings, &[("sessions.csv", text.as_bytes())], 1 << 20)
}

fn sample() -> Screened {
    sample_by(&Settings::new(as_of()))
}

fn draft(account: &str, by: &str, what: What) -> Draft {
    Draft { account: account.into(), what, by: by.into(), second: "박서준".into(), on: "2026-02-03".into() }
}

fn decide(decision: Decision) -> What {
    What::Decision {
        decision,
        reason: "화상으로 확인".into(),
        considered: "출장".into(),
        band: "escalate".into(),
        saw: "00".into(),
    }
}

fn case() -> Case {
    let mut record = Record {
        purpose: Purpose {
            purpose: "외주 계약 확인".into(), delete_by: "2026-12-31".into(), ..Purpose::default()
        },
        answers: vec![Given {
            account: "kim".into(),
            item: "video-refused".into(),
            answer: "no".into(),
            ..Given::default()
        }],
        entries: Vec::new(),
    };
    for what in [decide(Decision::OnHold), What::Reply { text: "출장이었습니다".into() }, decide(Decision::Cleared)]
    {
        let entry = append(&record.entries, draft("kim@example.org", "이나루", what)).expect("recorded");
        record.entries.push(entry);
    }
    Case {
        engine: env!("CARGO_PKG_VERSION").into(),
        saved: "2026-02-03".into(),
        practice: false,
        zone: "Asia/Seoul".into(),
        policy: Policy::default(),
        mappings: Vec::new(),
        record,
        report: Some(build::report(&sample())),
    }
}

#[test]
fn a_case_comes_back_as_it_was() {
    let case = case();
    let bytes = write(&case);
    let back = open(&bytes, None).expect("opened");
    assert_eq!(back.record, case.record);
    assert_eq!(back.report, case.report);
    assert_eq!(back.policy, case.policy);
    assert_eq!(write(&back), bytes, "and is written as it was");
}

#[test]
fn a_change_of_any_value_is_noticed() {
    let mut case = case();
    if let Some(report) = &mut case.report {
        report.accounts.truncate(2);
        report.links.clear();
        report.coverage.not_assessed.clear();
    }
    let bytes = write(&case);
    // The first letter or digit of every name and value is changed once.
    let from = bytes.windows(7).position(|part| part == b"\"case\":").expect("the case") + 7;
    let mut changed = bytes.clone();
    let mut tried = 0;
    for at in from..bytes.len() - 2 {
        if !bytes[at].is_ascii_alphanumeric() || bytes[at - 1].is_ascii_alphanumeric() {
            continue;
        }
        changed[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
        let problem = open(&changed, None).expect_err("noticed");
        assert!(matches!(problem, Problem::Changed | Problem::History(_) | Problem::Broken), "{problem:?}");
        changed[at] = bytes[at];
        tried += 1;
    }
    assert!(tried > 500, "{tried}");
    // A changed history is named by its entry.
    let text = String::from_utf8(bytes).expect("JSON");
    match open(text.replace("출장이었습니다", "여행이었습니다").as_bytes(), None) {
        Err(Problem::History(broken)) => assert_eq!((broken.at, broken.account.as_str()), (2, "kim@example.org")),
        other => panic!("{other:?}"),
    }
    // And so is one whose file was given a new hash.
    case.record.entries[1].by.push('x');
    assert!(matches!(open(&write(&case), None), Err(Problem::History(broken)) if broken.at == 2));
    // One cut off the end leaves a sound chain; the file's hash sees it.
    assert_eq!(
        open(text.replace("\"entries\":[{", "\"entries\":[],\"x\":[{").as_bytes(), None).err(),
        Some(Problem::Changed)
    );
}

#[test]
fn what_is_no_case_of_this_version_says_so() {
    let text = String::from_utf8(write(&case())).expect("JSON");
    let of = |text: &str| open(text.as_bytes(), None).expect_err("refused");
    assert_eq!(of(&text.replace("munjigi.case/1", "munjigi.case/2")), Problem::Newer("munjigi.case/2".into()));
    assert_eq!(of(&text.replace("munjigi.case/1", "munjigi.case/x")), Problem::Broken);
    assert_eq!(of(&text[..text.len() / 2]), Problem::Broken);
    assert_eq!(of(r#"{"schema":"munjigi.case/1"}"#), Problem::Broken);
    for other in ["", "a,b\n1,2\n", "{}", r#"{"schema":"munjigi.checklist/1","answers":[]}"#, "[1]"] {
        assert_eq!(of(other), Problem::NotACase, "{other}");
    }
    // Sound, but of an engine that knows more: a policy field that this one does not have.
    let mut newer = case();
    newer.engine = "9.0.0".into();
    let text = String::from_utf8(write(&newer)).expect("JSON");
    let body = text[text.find("\"case\":").expect("the case") + 7..text.len() - 2]
        .replace("\"policy\":{", "\"policy\":{\"later\":1,");
    let hash = build::hex(<sha2::Sha256 as sha2::Digest>::digest(&body));
    let text = format!("{{\"schema\":\"munjigi.case/1\",\"sha256\":\"{hash}\",\"case\":{body}}}");
    assert_eq!(of(&text), Problem::Newer("9.0.0".into()));
    // A byte-order mark before it, as some editors write, changes nothing.
    assert!(open(format!("\u{feff}{}", String::from_utf8(write(&case())).expect("JSON")).as_bytes(), None).is_ok());
}

#[test]
fn a_sealed_case_opens_with_its_passphrase_only_and_not_cut_off() {
    let bytes = write(&case());
    let sealed = seal::seal(&bytes, PASSPHRASE, &RANDOM, LOG_N).expect("sealed");
    assert!(!String::from_utf8_lossy(&sealed).contains("example.org"));
    assert_eq!(open(&sealed, None).err(), Some(Problem::Sealed));
    assert_eq!(open(&sealed, Some("another passphrase")).err(), Some(Problem::WrongPassphrase));
    assert_eq!(open(&sealed, Some(PASSPHRASE)).expect("opened").record, case().record);
    for end in [30, 120, sealed.len() / 2, sealed.len() - 1] {
        assert_eq!(open(&sealed[..end], Some(PASSPHRASE)).err(), Some(Problem::SealDamaged), "cut at {end}");
    }
    assert_eq!(
        open(b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n", Some("x")).err(),
        Some(Problem::TooCostly)
    );
}

/// The age crate opens what we sealed, and we open what it sealed.
#[test]
fn the_reference_and_we_open_each_others_files() {
    for size in [0, 1, 65_535, 65_536, 65_537, 200_000] {
        let plain: Vec<u8> = (0..size).map(|n| (n * 31) as u8).collect();
        let ours = seal::seal(&plain, PASSPHRASE, &RANDOM, LOG_N).expect("sealed");
        let identity = age::scrypt::Identity::new(SecretString::from(PASSPHRASE));
        let decryptor = age::Decryptor::new(&ours[..]).expect("a header that age reads");
        let mut opened = Vec::new();
        decryptor
            .decrypt(std::iter::once(&identity as &dyn age::Identity))
            .expect("the passphrase fits")
            .read_to_end(&mut opened)
            .expect("a payload that age reads");
        assert_eq!(opened, plain, "{size} bytes");

        let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE));
        recipient.set_work_factor(LOG_N);
        let encryptor =
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).expect("one recipient");
        let mut theirs = Vec::new();
        let mut writer = encryptor.wrap_output(&mut theirs).expect("a header");
        writer.write_all(&plain).expect("in memory");
        writer.finish().expect("in memory");
        assert_eq!(seal::open(&theirs, PASSPHRASE).as_deref(), Ok(&plain[..]), "{size} bytes");
        assert_eq!(seal::open(&theirs, "another passphrase"), Err(seal::Unsealable::WrongPassphrase));
    }
}

#[test]
fn two_reviewers_files_merge_and_show_where_they_differ() {
    let ours = case();
    let mut theirs = case();
    let (account, other) = ("kim@example.org", "lee@example.org");
    let mut mine = ours.record.entries.clone();
    mine.push(append(&mine, draft(account, "이나루", decide(Decision::Cleared))).expect("recorded"));
    let history = &mut theirs.record.entries;
    for (of, what) in [
        (account, decide(Decision::AuthorityConsulted)),
        (other, decide(Decision::OnHold)),
        (other, What::Engagement { engagement: Engagement::Company }),
    ] {
        history.push(append(history, draft(of, "최하늘", what)).expect("recorded"));
    }
    let theirs = open(&write(&theirs), None).expect("opened");
    let merged = merge(&mine, &theirs.record.entries).expect("merged");
    assert_eq!(verify(&merged), Ok(()));
    assert_eq!(merged.len(), 7, "three in common, one of ours, three of theirs");
    for entry in mine.iter().chain(&theirs.record.entries) {
        let is_kept = |kept: &&munjigi::case::Entry| {
            kept.what == entry.what && kept.by == entry.by && kept.account == entry.account
        };
        assert!(merged.iter().any(|kept| is_kept(&kept)), "{entry:?}");
    }
    let differing = standing(&merged, account);
    assert_eq!(differing.decision.map(|(made, _)| made), Some(Decision::AuthorityConsulted));
    assert_eq!(differing.differs.map(|(made, _)| made), Some(Decision::Cleared));
    assert!(standing(&merged, other).is_settled());
}

fn explain(account: &str, signal: &str) -> Explained {
    Explained { account: account.into(), signal: signal.into(), reason: "회사 VPN".into() }
}

#[test]
fn explaining_never_raises_points_or_band_and_stays_in_the_report() {
    let mut screened = sample();
    let before = build::report(&screened);
    let mut seed = Seed(0x0a5e);
    let mut explained_any = 0;
    for _ in 0..60 {
        let mut chosen = Vec::new();
        for account in &before.accounts {
            for finding in &account.findings {
                if seed.below(3) == 0 {
                    chosen.push(explain(&account.account, &finding.signal));
                }
            }
        }
        screened.explain(chosen.clone());
        let after = build::report(&screened);
        for account in &before.accounts {
            let now = after.accounts.iter().find(|now| now.account == account.account).expect("the account");
            assert!(now.points <= account.points, "{}", account.account);
            let rank = |word: &str| Band::ALL.iter().position(|band| band.name() == word);
            assert!(rank(&now.band) >= rank(&account.band), "{}: {} to {}", now.account, account.band, now.band);
            assert!(account.band == "no-lead" || now.band != "no-lead", "{}", now.account);
            assert_eq!(now.findings.len(), account.findings.len());
            for finding in &now.findings {
                let is_chosen = chosen.iter().any(|one| one.account == now.account && one.signal == finding.signal);
                assert_eq!(finding.explained.is_some(), is_chosen);
                assert!(!is_chosen || finding.points == 0.0);
                explained_any += usize::from(is_chosen);
            }
        }
        // Screened with the explanations from the start, the report is the same to the byte.
        if seed.below(20) == 0 {
            let mut settings = Settings::new(as_of());
            settings.set_explained(chosen);
            let again = build::report(&sample_by(&settings));
            assert_eq!(serde_json::to_string(&again).ok(), serde_json::to_string(&after).ok());
        }
    }
    assert!(explained_any > 100, "{explained_any}");
    screened.explain(Vec::new());
    assert_eq!(build::report(&screened), before, "taken back, all is as it was");
}

#[test]
fn an_account_with_everything_explained_keeps_its_findings_and_is_context() {
    let screened = sample();
    let account = screened.accounts.iter().find(|account| account.findings.len() > 1).expect("several findings");
    let key = screened.population.accounts[account.index].key.clone();
    let mut screened = sample();
    let all: Vec<Explained> = account.findings.iter().map(|finding| explain(&key, finding.signal)).collect();
    screened.explain(all);
    let now = screened.accounts.iter().find(|now| screened.population.accounts[now.index].key == key).expect("it");
    assert_eq!((rounded(now.sum.total), now.band), (0.0, Band::Context.min(account.band)));
}

#[test]
fn a_recheck_says_what_changed_of_accounts_and_files() {
    let before = build::report(&sample());
    let same = compare(&before, &before);
    assert_eq!((same.changed, same.same), (0, before.accounts.len()));
    assert!(same.rules.is_empty() && same.inputs.is_empty() && same.accounts.is_empty());

    let mut after = before.clone();
    let gone = after.accounts.pop().expect("an account").account;
    let first = &mut after.accounts[0];
    let signal = first.findings[0].signal.clone();
    first.findings[0].points += 1.0;
    first.points += 1.0;
    let changed = first.account.clone();
    let mut other = after.inputs[0].clone();
    after.inputs[0].sha256 = Some("00".into());
    other.file = "later.csv".into();
    after.inputs.push(other);
    after.policy = "00".into();
    let changes = compare(&before, &after);
    assert_eq!(changes.rules, ["policy"]);
    assert_eq!(changes.accounts[0].account, changed);
    assert_eq!(changes.accounts[0].stronger, [signal]);
    let last = changes.accounts.last().expect("the one that is gone");
    assert_eq!((last.account.as_str(), last.band_to.as_deref()), (gone.as_str(), None));
    let inputs: Vec<(&str, &str)> =
        changes.inputs.iter().map(|input| (input.file.as_str(), input.how.as_ref())).collect();
    assert_eq!(inputs, [("later.csv", "new"), ("sessions.csv", "changed")]);
    let missing = compare(&after, &before);
    assert!(missing.inputs.iter().any(|input| input.file == "later.csv" && input.how == "missing"));
}

#[test]
fn accounts_without_a_decision_are_open_in_a_screening_and_in_a_saved_report() {
    let screened = sample();
    let report = build::report(&screened);
    let live = open_items(Some(&screened), None, &[]);
    assert_eq!(live, open_items(None, Some(&report), &[]));
    assert!(live.open > 0 && live.open == live.of, "{live:?}");
    let settled = vec![live.rows[0].account.clone()];
    let rest = open_items(Some(&screened), None, &settled);
    assert_eq!((rest.open, rest.of), (live.open - 1, live.of));
    assert!(rest.rows.iter().all(|row| row.account != settled[0]));
}
