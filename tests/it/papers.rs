//! Papers and exports: complete, inert whatever stands in a log, the same every time, and without names where it is promised.

use crate::support::{as_of, fixtures, folders, screened, screened_in_pieces};
use munjigi::case::chain::{Draft, append, seen};
use munjigi::case::{Decision, Given, Purpose, Record, What};
use munjigi::engine::Screened;
use munjigi::ingest::formats::FORMATS;
use munjigi::model::Lang;
use munjigi::papers::handover::{Original, parts, places};
use munjigi::papers::material::Material;
use munjigi::papers::veil::Veil;
use munjigi::papers::{Written, clear, html, ocsf, write};
use munjigi::present::practice;
use munjigi::protocol::papers::{Ask, MOST_HANDED, PaperKind, Refused, Tongue};
use munjigi::report::build;
use munjigi::settings::Settings;
use serde_json::Value;

const KINDS: [PaperKind; 8] = [
    PaperKind::Html,
    PaperKind::Markdown,
    PaperKind::People,
    PaperKind::Screening,
    PaperKind::Ocsf,
    PaperKind::RedactedJson,
    PaperKind::RedactedCsv,
    PaperKind::RedactedHtml,
];

fn practice_data() -> Screened {
    let files: Vec<(&str, &[u8])> =
        practice::practice_files().into_iter().map(|(name, text)| (name, text.as_bytes())).collect();
    let mut settings = Settings::new(munjigi::model::civil::seconds(2026, 3, 31, 0).expect("a date"));
    settings.zone = practice::ZONE.to_owned();
    screened_in_pieces(&settings, &files, 1 << 20)
}

fn ask(kind: PaperKind, tongue: Tongue, record: &Record) -> Ask {
    Ask {
        kind,
        tongue,
        record: record.clone(),
        account: None,
        key: "a key".into(),
        authority: String::new(),
        reference: String::new(),
    }
}

fn text(screened: &Screened, ask: &Ask) -> String {
    write(screened, ask).expect("a paper").text
}

/// A record in which every field is filled, with the same text in all that take one.
fn record(screened: &Screened, said: &str) -> Record {
    let report = build::report(screened);
    let account = &report.accounts[0];
    let mut record = Record {
        purpose: Purpose {
            purpose: said.into(),
            legal_basis: said.into(),
            told: said.into(),
            told_on: "2026-01-02".into(),
            data: said.into(),
            from: "2025-01-01".into(),
            to: "2025-12-31".into(),
            same_for_all: true,
            contact: said.into(),
            delete_by: "2026-12-31".into(),
            by: "Reviewer One".into(),
            on: "2026-01-02".into(),
        },
        answers: vec![Given { account: account.account.clone(), note: said.into(), ..Given::default() }],
        entries: Vec::new(),
    };
    let decision = What::Decision {
        decision: Decision::IdentityCheckAsked,
        reason: said.into(),
        considered: said.into(),
        band: account.band.clone(),
        saw: seen(account),
    };
    for what in [What::Reply { text: said.into() }, What::Note { text: said.into() }, decision] {
        let draft = Draft {
            account: account.account.clone(),
            what,
            by: "Reviewer One".into(),
            second: "Reviewer Two".into(),
            on: "2026-01-20".into(),
        };
        record.entries.push(append(&record.entries, draft).expect("a complete entry"));
    }
    record
}

#[test]
fn the_report_tells_everything_in_both_languages() {
    let screened = practice_data();
    let record = record(&screened, "because we signed");
    let report = build::report(&screened);
    for (tongue, bands) in
        [(Tongue::Ko, "본인 확인 먼저"), (Tongue::En, "Confirm identity first"), (Tongue::Both, "본인 확인 먼저")]
    {
        let text = text(&screened, &ask(PaperKind::Html, tongue, &record));
        assert!(text.contains(bands));
        for part in [
            &report.policy,
            &report.catalogue,
            &report.as_of,
            &record.entries[2].hash,
            "because we signed",
            "2026-12-31",
        ] {
            assert!(text.contains(part), "{part} is missing in {tongue:?}");
        }
        for account in report.accounts.iter().filter(|account| account.band != "no-lead") {
            assert!(text.contains(&account.account));
            let locus = &account.findings[0].evidence[0];
            assert!(text.contains(&format!("{}:{}", locus.file, locus.line)), "{}", account.account);
        }
        for signal in &report.coverage.not_assessed {
            let titles = [Lang::Ko, Lang::En]
                .map(|lang| html::escaped(&munjigi::present::vocabulary::signal_title(&signal.signal, lang)));
            assert!(titles.iter().any(|title| text.contains(title)), "{}", signal.signal);
        }
    }
}

#[test]
fn an_html_paper_carries_its_own_policy_and_nothing_that_runs() {
    use sha2::{Digest, Sha256};
    let screened = practice_data();
    for kind in [PaperKind::Html, PaperKind::People, PaperKind::Screening, PaperKind::RedactedHtml] {
        let text = text(&screened, &ask(kind, Tongue::Both, &Record::default()));
        assert!(text.contains("content=\"default-src 'none'; style-src 'sha256-"), "{kind:?}");
        let style = text.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
        let hash: String = text.split("'sha256-").nth(1).expect("a hash").chars().take_while(|c| *c != '\'').collect();
        // Decoded by hand, so that writer and test do not share an error.
        const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let bits: Vec<u8> = hash
            .trim_end_matches('=')
            .chars()
            .flat_map(|c| {
                let value = LETTERS.find(c).expect("a letter of base 64");
                (0..6).rev().map(move |bit| (value >> bit & 1) as u8)
            })
            .collect();
        let decoded: Vec<u8> =
            bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect();
        assert_eq!(decoded, Sha256::digest(style).to_vec());
        for forbidden in ["<script", " on", "style=\"", "src=", "href=", "<iframe"] {
            let tags: String =
                text.split('<').skip(1).filter_map(|part| part.split('>').next()).collect::<Vec<_>>().join("<");
            let found = if forbidden.starts_with('<') { text.contains(forbidden) } else { tags.contains(forbidden) };
            assert!(!found, "{kind:?} has {forbidden}");
        }
    }
}

const MARKUP: &str = "<img src=x onerror=alert(1)>|`[x](javascript:1)` http://evil.example www.evil.example";

fn hostile() -> Screened {
    let log = format!(
        "account,start,end,device,ip,client\n\
        \"{MARKUP}\",2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,\"{MARKUP}d\",192.0.2.1,\"{MARKUP}\"\n\
        =cmd|x@example.org,2026-01-10T00:00:00Z,2026-01-11T12:00:00Z,\"{MARKUP}d\",192.0.2.1,c\n"
    );
    let roster = format!("account,name\n\"{MARKUP}\",\"{MARKUP}\"\n");
    screened(&[("<b>.csv", log.as_bytes()), ("roster.csv", roster.as_bytes())])
}

#[test]
fn markup_is_text_in_every_field() {
    let screened = hostile();
    let record = record(&screened, MARKUP);
    for kind in [PaperKind::Html, PaperKind::People, PaperKind::Screening, PaperKind::RedactedHtml] {
        let text = text(&screened, &ask(kind, Tongue::Both, &record));
        assert!(!text.contains("<img") && !text.contains("<b>"), "{kind:?}");
    }
    assert!(text(&screened, &ask(PaperKind::Html, Tongue::Ko, &record)).contains("&lt;img src=x onerror=alert(1)&gt;"));
    let text = text(&screened, &ask(PaperKind::Markdown, Tongue::Both, &record)).replace("\\]", "");
    for live in ["<", "http://", "www.", "](", "@example"] {
        let at = text.find(live);
        assert!(
            at.is_none(),
            "{live} is live: {:?}",
            at.map(|at| text[at.saturating_sub(30)..].chars().take(80).collect::<String>())
        );
    }
    let unescaped = text.replace("\\`", "");
    assert!(!unescaped.contains('`'));
}

#[test]
fn papers_are_the_same_every_time() {
    let (one, other) = (practice_data(), practice_data());
    for kind in KINDS {
        assert_eq!(
            write(&one, &ask(kind, Tongue::Both, &Record::default())),
            write(&other, &ask(kind, Tongue::Both, &Record::default())),
            "{kind:?}"
        );
    }
}

#[test]
fn a_paper_without_a_decision_says_so_first_and_shows_no_points() {
    let screened = practice_data();
    let report = build::report(&screened);
    let account = &report.accounts[0];
    for (tongue, open) in [(Tongue::Ko, "미완료"), (Tongue::En, "open")] {
        let asked =
            Ask { account: Some(account.account.clone()), ..ask(PaperKind::Person, tongue, &Record::default()) };
        let text = text(&screened, &asked);
        let body = text.split("<h2>").nth(1).expect("a first section");
        assert!(body.contains(open), "{body}");
        assert!(!text.contains("<svg") && !text.contains(&format!(">{}<", account.points)));
    }
    let asked = Ask { account: Some("nobody".into()), ..ask(PaperKind::Person, Tongue::Ko, &Record::default()) };
    assert_eq!(write(&screened, &asked), Err(Refused::NoAccount));
    let asked = Ask { key: " ".into(), ..ask(PaperKind::RedactedJson, Tongue::Ko, &Record::default()) };
    assert_eq!(write(&screened, &asked), Err(Refused::NoKey));
}

/// Every identifier of a report and a record that a reader would look for, found without the veil.
fn originals(screened: &Screened) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for account in &screened.population.accounts {
        found.push(account.key.clone());
        found.extend(account.names.iter().cloned());
    }
    found.extend(screened.population.devices.iter().map(str::to_owned));
    found.extend(screened.population.addresses.iter().map(ToString::to_string));
    found.extend(screened.population.files.iter().map(|file| file.name.clone()));
    // A file named as its product names it stands in the title of the format anyway.
    let is_ours = |text: &str| FORMATS.iter().any(|format| format.card().title.en.contains(text));
    found.retain(|text| {
        text.chars().count() > 3 && !text.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_ours(text)
    });
    found
}

fn check_veiled(screened: &Screened, record: &Record, what: &str) {
    for kind in [PaperKind::RedactedJson, PaperKind::RedactedCsv, PaperKind::RedactedHtml] {
        let text = match write(screened, &ask(kind, Tongue::Both, record)) {
            Ok(written) => written.text.to_lowercase(),
            Err(refused) => panic!("{what}, {kind:?}: {refused:?}"),
        };
        for original in originals(screened) {
            let wanted = original.to_lowercase();
            let hit = text.match_indices(&wanted).find(|(at, _)| {
                let near = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
                !near(text[..*at].chars().next_back()) && !near(text[at + wanted.len()..].chars().next())
            });
            assert!(
                hit.is_none(),
                "{what}, {kind:?}: {original} at {:?}",
                hit.map(|(at, _)| text[at..].chars().take(60).collect::<String>())
            );
        }
    }
}

#[test]
fn no_original_is_left_in_redacted_practice_data() {
    let screened = practice_data();
    check_veiled(&screened, &record(&screened, "spoke with 김서연 of Reviewer Two"), "practice");
}

#[test]
fn no_original_is_left_on_any_fixture() {
    let mut checked = 0;
    for format in folders(&fixtures().join("formats")) {
        for case in folders(&format) {
            let Some(input) =
                std::fs::read_dir(&case).expect("a folder").flatten().map(|entry| entry.path()).find(|path| {
                    path.is_file()
                        && !["snap", "md", "json5"]
                            .iter()
                            .any(|ending| path.extension().is_some_and(|known| known == *ending))
                })
            else {
                continue;
            };
            let name = input.file_name().expect("a name").to_string_lossy().into_owned();
            let bytes = std::fs::read(&input).expect("a fixture");
            let screened = screened_in_pieces(&Settings::new(as_of()), &[(&name, &bytes)], 1 << 20);
            if screened.accounts.is_empty() {
                continue;
            }
            check_veiled(&screened, &Record::default(), &case.display().to_string());
            checked += 1;
        }
    }
    assert!(checked > 60, "only {checked} fixtures have accounts");
}

#[test]
fn a_survivor_refuses_the_copy_and_is_not_named() {
    let screened = practice_data();
    let veil = Veil::new(b"key", &screened, &Record::default(), None);
    let report = build::report(&screened);
    let name = report.accounts.iter().find_map(|account| account.names.first()).expect("a name").clone();
    for planted in [
        report.accounts[0].account.clone(),
        report.accounts[0].account.to_uppercase(),
        format!("{name}이"),
        format!("<td>{}</td>", screened.population.addresses[0]),
    ] {
        let text = format!("first line\nsecond {planted} line\n");
        let written = Written { file_name: "x".into(), media_type: "text/plain", text };
        let Err(Refused::Survivors { total, places }) = clear(&veil, written) else { panic!("{planted} was not seen") };
        assert_eq!(total, 1, "{planted}");
        assert_eq!(places[0].0, 2);
        assert!(!serde_json::to_string(&places).expect("JSON").contains(&planted));
    }
    let harmless = Written { file_name: "x".into(), media_type: "text/plain", text: "nothing to see".into() };
    assert!(clear(&veil, harmless).is_ok());
}

#[test]
fn a_copy_for_a_person_keeps_that_person_and_nobody_else() {
    let screened = practice_data();
    let record = record(&screened, "asked by us");
    let report = build::report(&screened);
    let own = &report.accounts[0];
    let asked = Ask { account: Some(own.account.clone()), ..ask(PaperKind::PersonCopy, Tongue::Ko, &record) };
    let text = text(&screened, &asked);
    assert!(text.contains(&own.account) && text.contains("asked by us"));
    for other in &report.accounts[1..] {
        assert!(!text.contains(&other.account), "{}", other.account);
        assert!(other.names.iter().all(|name| own.names.contains(name) || !text.contains(name)));
    }
    assert!(!text.contains("Reviewer"));
}

/// What the schema's extract says of one attribute: `integer! 1,2`, `evidences list`.
fn check_ocsf(schema: &Value, object: &str, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let class = &schema[object];
    let (Some(rules), Some(fields)) = (class["attributes"].as_object(), value.as_object()) else {
        wrong.push(format!("{at} is no {object}"));
        return;
    };
    for (name, rule) in rules {
        let mut words = rule.as_str().expect("a rule").split(' ');
        let kind = words.next().expect("a type");
        let rest: Vec<&str> = words.collect();
        let Some(found) = fields.get(name) else {
            if kind.ends_with('!') {
                wrong.push(format!("{at}.{name} is required"));
            }
            continue;
        };
        let kind = kind.trim_end_matches('!');
        let list = rest.contains(&"list");
        let items: Vec<&Value> = match (list, found) {
            (true, Value::Array(items)) => items.iter().collect(),
            (false, found) => vec![found],
            _ => {
                wrong.push(format!("{at}.{name} is no list"));
                continue;
            }
        };
        for item in items {
            let is_right = match kind {
                "string" => item.is_string(),
                "boolean" => item.is_boolean(),
                "timestamp" => item.as_i64().is_some_and(|time| (946_684_800_000..4_102_444_800_000).contains(&time)),
                "integer" => item.as_i64().is_some_and(|number| {
                    let allowed: Vec<&str> = rest.iter().flat_map(|text| text.split(',')).collect();
                    allowed.is_empty() || allowed.contains(&number.to_string().as_str())
                }),
                "json" => true,
                object => {
                    check_ocsf(schema, object, item, &format!("{at}.{name}"), wrong);
                    true
                }
            };
            if !is_right {
                wrong.push(format!("{at}.{name} is {item}"));
            }
        }
    }
    wrong.extend(fields.keys().filter(|name| !rules.contains_key(*name)).map(|name| format!("{at}.{name} is unknown")));
    if let Some(names) = class["at_least_one"].as_array()
        && !names.iter().any(|name| fields.contains_key(name.as_str().unwrap_or_default()))
    {
        wrong.push(format!("{at} has none of {names:?}"));
    }
    for (id, told) in class["captions"].as_object().into_iter().flatten() {
        for (name, captions) in told.as_object().into_iter().flatten() {
            if value[id].is_i64() && captions[value[id].to_string()] != value[name] {
                wrong.push(format!("{at}.{name} does not fit {id}"));
            }
        }
    }
}

fn ocsf_flaws(event: &Value) -> Vec<String> {
    let path = fixtures().join("ocsf/detection_finding-1.5.0.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the extract")).expect("JSON");
    assert_eq!(schema["version"], ocsf::VERSION);
    let mut wrong = Vec::new();
    check_ocsf(&schema, "detection_finding", event, "event", &mut wrong);
    if event["type_uid"].as_i64()
        != Some(event["class_uid"].as_i64().unwrap_or(0) * 100 + event["activity_id"].as_i64().unwrap_or(0))
    {
        wrong.push("type_uid is not class_uid × 100 + activity_id".into());
    }
    if event["metadata"]["version"] != schema["version"] {
        wrong.push("metadata.version is of another schema".into());
    }
    wrong
}

#[test]
fn every_finding_is_one_valid_ocsf_event() {
    for screened in [practice_data(), hostile()] {
        let record = record(&screened, "x");
        let text = text(&screened, &ask(PaperKind::Ocsf, Tongue::En, &record));
        let events: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
        let report = build::report(&screened);
        assert_eq!(events.len(), report.accounts.iter().map(|account| account.findings.len()).sum::<usize>());
        for event in &events {
            assert_eq!(ocsf_flaws(event), Vec::<String>::new(), "{event}");
        }
        let mut names: Vec<&str> = events.iter().filter_map(|event| event["finding_info"]["uid"].as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), events.len(), "each finding has a name of its own");
        assert_eq!(events[0]["status"], "In Progress", "somebody asked for an identity check");
    }
}

#[test]
fn the_check_of_ocsf_sees_what_is_wrong() {
    let screened = practice_data();
    let text = text(&screened, &ask(PaperKind::Ocsf, Tongue::En, &Record::default()));
    let event: Value = serde_json::from_str(text.lines().next().expect("an event")).expect("JSON");
    for (path, value) in [
        ("/class_uid", Value::from(2005)),
        ("/severity_id", Value::from(7)),
        ("/severity", Value::from("Dire")),
        ("/time", Value::from("2026-01-31")),
        ("/finding_info/uid", Value::Null),
        ("/observables/0/type_id", Value::from("4")),
        ("/evidences", Value::from("none")),
        ("/metadata/version", Value::from("1.0.0")),
    ] {
        let mut broken = event.clone();
        *broken.pointer_mut(path).expect("there") = value;
        assert!(!ocsf_flaws(&broken).is_empty(), "{path}");
    }
    let mut more = event.clone();
    more["score"] = 7.into();
    assert!(!ocsf_flaws(&more).is_empty());
}

#[test]
fn a_hand_over_lists_what_it_holds() {
    let screened = practice_data();
    let record = record(&screened, "x");
    let material = Material::new(&screened, &record, None, None);
    let asked = Ask {
        authority: "서울 <경찰청>".into(),
        reference: "2026-123".into(),
        ..ask(PaperKind::Handover, Tongue::Both, &record)
    };
    let original = |bytes: u64| {
        vec![
            Original { name: "../a/b.csv".into(), bytes, sha256: Some("00ff".into()) },
            Original { name: "b.csv".into(), bytes: 1, sha256: None },
        ]
    };
    let small = original(10);
    assert_eq!(places(&small), ["originals/01-_a_b.csv", "originals/02-b.csv"]);
    let texts = parts(&material, &asked, &small);
    let of =
        |name: &str| texts.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str()).expect("a part");
    assert_eq!(of("SHA256SUMS"), "00ff  originals/01-_a_b.csv\n");
    assert!(of("receipt.html").contains("서울 &lt;경찰청&gt;") && of("receipt.html").contains("2026-123"));
    assert_eq!(serde_json::from_str::<Value>(of("facts/report.json")).expect("JSON")["schema"], "munjigi.report/1");
    assert!(of("record/record.json").contains(&record.entries[0].hash));
    let large = original(MOST_HANDED);
    assert!(places(&large).is_empty());
    assert!(parts(&material, &asked, &large)[0].1.contains("256 MB"));
}

#[test]
fn a_record_over_one_megabyte_is_refused() {
    let screened = practice_data();
    let record = record(&screened, &"x".repeat(200_000));
    assert_eq!(write(&screened, &ask(PaperKind::Html, Tongue::Ko, &record)), Err(Refused::TooLarge));
}
