//! Rules for a SIEM: the pages in `docs/siem` are fresh, thresholds and lists of a policy are in them, nothing breaks out.

use munjigi::report::export::siem::{archive, files};
use munjigi::settings::Policy;
use munjigi::signals::CATALOGUE;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/siem")
}

fn of(policy: &Policy) -> BTreeMap<String, String> {
    files(policy).into_iter().collect()
}

#[test]
fn the_rules_of_the_default_policy_are_fresh() {
    let made = of(&Policy::default());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let _ = std::fs::remove_dir_all(folder());
        for (name, text) in &made {
            let path = folder().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("docs is writable");
            std::fs::write(path, text).expect("docs is writable");
        }
        return;
    }
    let mut there = BTreeSet::new();
    for part in ["", "sigma", "kql", "spl"] {
        for entry in std::fs::read_dir(folder().join(part)).into_iter().flatten().flatten() {
            if entry.path().is_file() {
                let name = entry.file_name().to_string_lossy().into_owned();
                there.insert(if part.is_empty() { name } else { format!("{part}/{name}") });
            }
        }
    }
    assert_eq!(there, made.keys().cloned().collect(), "UPDATE_DOCS=1 cargo test --test it siem rewrites docs/siem");
    for (name, text) in &made {
        let known = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
        assert!(known == *text, "{name} is not fresh; UPDATE_DOCS=1 cargo test --test it siem rewrites it");
    }
}

#[test]
fn every_rule_says_what_it_cannot_do_what_is_innocent_and_where_it_comes_from() {
    for (name, text) in of(&Policy::default()) {
        let Some(card) = CATALOGUE.iter().map(|signal| signal.card()).find(|card| name.contains(card.id)) else {
            assert_eq!(name, "README.md");
            continue;
        };
        let unquoted = text.replace("''", "'");
        assert!(text.contains("What this rule cannot do:"), "{name}");
        for line in card.en.innocent_explanations.iter().chain(card.en.blind_spots) {
            assert!(unquoted.contains(line), "{name} lacks {line:?}");
        }
        if name.starts_with("sigma/") {
            for source in card.sources {
                assert!(unquoted.contains(source.title), "{name} lacks {:?}", source.title);
            }
            assert!(text.ends_with(&format!("level: {}\n", card.severity.name())), "{name}");
            assert!(text.contains("status: experimental"), "{name}");
        }
    }
}

#[test]
fn ids_are_many_and_stay_the_same_under_another_policy() {
    let ids = |policy: &Policy| -> Vec<String> {
        let lines: Vec<String> = of(policy).into_values().flat_map(|text| lines(&text, "id: ")).collect();
        assert!(lines.len() > 20, "{} ids", lines.len());
        lines
    };
    let mut other = Policy::default();
    other.many_countries.window_hours = 7.0;
    let (first, second) = (ids(&Policy::default()), ids(&other));
    assert_eq!(first, second);
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), first.len(), "an id occurs twice");
    assert!(first.iter().all(|id| id.len() == 36 && id.as_bytes()[14] == b'5'), "{first:?}");
}

fn lines(text: &str, start: &str) -> Vec<String> {
    text.lines().filter_map(|line| line.strip_prefix(start)).map(str::to_owned).collect()
}

#[test]
fn the_archive_holds_the_same_files_and_is_the_same_each_time() {
    let policy = Policy::default();
    let bytes = archive(&policy);
    assert_eq!(bytes, archive(&policy));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    for (name, text) in files(&policy) {
        let mut held = String::new();
        zip.by_name(&name).expect("a member").read_to_string(&mut held).expect("text");
        assert_eq!(held, text, "{name}");
    }
}

#[test]
fn thresholds_of_the_policy_are_in_all_three_languages() {
    let mut policy = Policy::default();
    policy.many_countries.window_hours = 2.5;
    policy.many_addresses.min_networks = 17;
    policy.known_addresses = vec!["203.0.113.0/24".into(), "2001:db8::/32".into()];
    policy.remote_control.approved_remote_tools = vec!["anydesk".into()];
    let made = of(&policy);
    let holds = |name: &str, part: &str| assert!(made[name].contains(part), "{name} lacks {part}:\n{}", made[name]);
    holds("sigma/entra-multi-country-short-window.yml", "timespan: 150m");
    holds("kql/okta-multi-country-short-window.kql", "At - BeforeAt <= 150m");
    holds("spl/entra-multi-country-short-window.spl", "_time-before_at<=9000");
    holds("sigma/okta-multi-ip-short-window.yml", "gte: 17");
    holds("kql/entra-multi-ip-short-window.kql", "Networks >= 17");
    holds("spl/okta-multi-ip-short-window.spl", "networks>=17");
    for prefix in ["203.0.113.0/24", "2001:db8::/32"] {
        holds("sigma/okta-multi-ip-short-window.yml", prefix);
        holds("kql/entra-shared-ip-multi-account.kql", prefix);
        holds("spl/entra-shared-ip-multi-account.spl", prefix);
        // A certain fact is not waved through by a list of offices.
        assert!(!made["sigma/entra-dprk-delegated-address.yml"].contains(prefix));
    }
    for name in
        ["sigma/windows-rmm-unsanctioned.yml", "kql/windows-rmm-unsanctioned.kql", "spl/windows-rmm-unsanctioned.spl"]
    {
        assert!(made[name].contains("rustdesk") && !made[name].contains("anydesk"), "{name}");
    }
}

#[test]
fn nothing_in_a_policy_breaks_out_of_its_place() {
    let mut policy = Policy { known_devices: vec!["x\") | delete //\n```|".into()], ..Policy::default() };
    let made = of(&policy);
    let kql = &made["kql/entra-shared-device-multi-account.kql"];
    assert!(kql.contains(r#"| where Device !in~ ("x\") | delete //|")"#), "{kql}");
    let spl = &made["spl/entra-shared-device-multi-account.spl"];
    assert!(spl.contains(r#"| search NOT device IN ("x\") | delete //|")"#), "{spl}");
    for line in spl.lines().filter(|line| line.contains("```")) {
        assert!(line.starts_with("```") && line.ends_with("```") && line.matches("```").count() == 2, "{line}");
    }
    policy.remote_control.approved_remote_tools =
        munjigi::signals::remote_tools::PRODUCTS.iter().map(|(product, _)| (*product).to_owned()).collect();
    let made = of(&policy);
    assert!(!made.contains_key("sigma/windows-rmm-unsanctioned.yml"), "a rule without words matches everything");
}
