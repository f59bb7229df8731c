//! The rules of the house: who may name whom, file heads, browser crates, sizes, documents that name real files.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// A stage, and the stages that it may name. The order is the flow of data.
const STAGES: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("settings", &[]),
    ("reference", &["model"]),
    ("ingest", &["model", "settings"]),
    ("normalise", &["model", "reference", "settings", "ingest"]),
    ("timeline", &["model", "reference", "settings", "ingest", "normalise"]),
    ("signals", &["model", "reference", "settings", "timeline", "ingest", "normalise"]),
    ("score", &["model", "settings", "signals"]),
    ("report", &["model", "reference", "settings", "ingest", "timeline", "signals", "score", "engine"]),
    ("engine", &["model", "reference", "settings", "ingest", "normalise", "timeline", "signals", "score"]),
    ("case", &["model", "reference", "settings", "ingest", "signals", "report", "engine"]),
    (
        "protocol",
        &[
            "model",
            "reference",
            "settings",
            "ingest",
            "normalise",
            "timeline",
            "signals",
            "score",
            "report",
            "engine",
            "case",
        ],
    ),
    ("present", &["model", "reference", "ingest", "signals", "report", "case", "protocol"]),
    // Papers are words about a screening: they take both, and are written in the worker so that no message grows with it.
    (
        "papers",
        &[
            "model",
            "settings",
            "ingest",
            "normalise",
            "timeline",
            "signals",
            "engine",
            "report",
            "case",
            "protocol",
            "present",
        ],
    ),
    ("worker", &["reference", "settings", "ingest", "normalise", "engine", "report", "case", "protocol", "papers"]),
    ("view", &["model", "ingest", "signals", "report", "case", "protocol", "present"]),
];

fn stage_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_string_lossy().into_owned();
    Some(first.trim_end_matches(".rs").to_owned())
}

/// Source without what stands under `#[cfg(test)]` at its foot.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or(text)
}

#[test]
fn a_stage_names_only_what_it_may() {
    let mut checked = 0;
    for path in files(&root().join("src"), "rs") {
        let stage = stage_of(&path).unwrap_or_default();
        if stage == "bin" || stage == "lib" || path.ends_with("signals/sketch.rs") || path.ends_with("tests.rs") {
            continue;
        }
        let Some((_, allowed)) = STAGES.iter().find(|(name, _)| *name == stage) else {
            panic!("{} is in no stage", shown(&path))
        };
        let text = std::fs::read_to_string(&path).expect("a source file");
        for part in without_tests(&text).split("crate::").skip(1) {
            let named: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(
                named.is_empty() || named == stage || allowed.contains(&named.as_str()),
                "{} names {named}",
                shown(&path)
            );
        }
        checked += 1;
    }
    assert!(checked > 40, "only {checked} files were checked");
}

#[test]
fn browser_crates_are_named_only_where_they_may() {
    for path in files(&root().join("src"), "rs") {
        let place = shown(&path);
        if place.starts_with("src/view") || place.starts_with("src/worker") || place.starts_with("src/bin") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a source file");
        for name in ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo"] {
            assert!(!text.contains(&format!("{name}::")), "{place} names {name}");
        }
    }
}

#[test]
fn serialising_is_for_the_outermost_types() {
    for path in files(&root().join("src"), "rs") {
        let place = shown(&path);
        let may = ["src/report", "src/case", "src/protocol", "src/settings", "src/view", "src/bin"]
            .iter()
            .any(|start| place.starts_with(start));
        let text = std::fs::read_to_string(&path).expect("a source file");
        assert!(may || !text.contains("derive(Serialize"), "{place} derives Serialize");
        assert!(may || !text.contains(", Serialize"), "{place} derives Serialize");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for folder in ["src", "tests", "benches", "tools/src"] {
        for path in files(&root().join(folder), "rs") {
            let text = std::fs::read_to_string(&path).expect("a source file");
            let first = text.lines().next().unwrap_or_default();
            assert!(first.starts_with("//! ") && first.len() > 12, "{} begins with {first:?}", shown(&path));
        }
    }
}

#[test]
fn nothing_unfinished_is_marked() {
    for path in files(&root().join("src"), "rs") {
        let text = std::fs::read_to_string(&path).expect("a source file");
        for mark in
            [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("#[ig", "nore]"), "#[allow("]
        {
            assert!(!text.contains(mark), "{} has {mark}", shown(&path));
        }
    }
}

#[test]
fn no_address_of_an_outside_host_is_in_the_page() {
    for folder in ["src/view", "src/worker", "src/present", "style"] {
        for extension in ["rs", "css"] {
            for path in files(&root().join(folder), extension) {
                let text = std::fs::read_to_string(&path).expect("a source file");
                for line in text.lines().filter(|line| line.contains("://")) {
                    assert!(line.contains("www.w3.org/2000/svg"), "{}: {line}", shown(&path));
                }
            }
        }
    }
}

#[test]
fn documents_name_files_that_exist() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_else(|_| panic!("{name} is there"));
        for part in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "scripts/", "docs/", "assets/", "benches/", "tools/", "style/"]
                .iter()
                .any(|start| part.starts_with(start));
            let plain = part.split([' ', '<', '*', '{']).next().unwrap_or_default();
            if is_path && plain == part {
                assert!(root().join(plain).exists(), "{name} names {part}, which is not there");
            }
        }
    }
    let lines =
        std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there").lines().count();
    assert!(lines <= 200, "ARCHITECTURE.md has {lines} lines");
}
