//! The pages of `docs/formats` and `docs/signals` are made from the cards and are fresh (`UPDATE_DOCS=1` rewrites them).

use munjigi::ingest::formats::FORMATS;
use munjigi::signals::CATALOGUE;
use munjigi::signals::card::Reading;
use munjigi::signals::excluded::{EXCLUDED, Excluded};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Compares the pages of a folder with what they should be, or rewrites them.
fn check(folder: &str, pages: &BTreeMap<String, String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(folder);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("docs is writable");
        for (name, text) in pages {
            std::fs::write(folder.join(name), text).expect("docs is writable");
        }
        return;
    }
    let there: Vec<String> = std::fs::read_dir(&folder)
        .map(|entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    for name in &there {
        assert!(pages.contains_key(name), "docs has {name}, which no card makes; UPDATE_DOCS=1 rewrites them");
    }
    for (name, text) in pages {
        let known = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(known == *text, "{name} is not fresh; UPDATE_DOCS=1 rewrites it");
    }
}

/// A pipe would end a cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn pages_of_formats_are_fresh() {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Formats\n\nMade from the cards; `UPDATE_DOCS=1 cargo test --test it docs` rewrites it.\n\n| id | 이름 | name |\n|---|---|---|\n",
    );
    for importer in FORMATS {
        let card = importer.card();
        let mut page = format!("# {} · {}\n\nId: `{}`. Made from the card.\n\n", card.title.ko, card.title.en, card.id);
        for (ko, en, text) in [
            ("내보내는 방법", "How to export it", card.export),
            ("읽는 것", "What it gives", card.gives),
            ("없는 것", "What it lacks", card.lacks),
            ("주의할 점", "What can go wrong", card.traps),
        ] {
            let _ = write!(page, "## {ko} · {en}\n\n{}\n\n{}\n\n", text.ko, text.en);
        }
        let _ = write!(page, "## 예 · Sample\n\n```text\n{}\n```\n", card.sample.trim_end());
        let _ = writeln!(index, "| [`{0}`]({0}.md) | {1} | {2} |", card.id, cell(card.title.ko), cell(card.title.en));
        pages.insert(format!("{}.md", card.id), page);
    }
    pages.insert("README.md".to_owned(), index);
    check("formats", &pages);
}

#[test]
fn pages_of_signals_are_fresh() {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Signals\n\nMade from the cards; `UPDATE_DOCS=1 cargo test --test it docs` rewrites it.\n\n| id | family | severity | 관찰 | observation |\n|---|---|---|---|---|\n",
    );
    for signal in CATALOGUE {
        let card = signal.card();
        let mut page = format!(
            "# {} · {}\n\nId: `{}`. Family: {}. Severity: {} at most.\n\n",
            card.ko.title,
            card.en.title,
            card.id,
            card.family.name(),
            card.severity.name()
        );
        let lists = |page: &mut String, ko: &str, en: &str, korean: &[&str], english: &[&str]| {
            let _ = write!(page, "## {ko} · {en}\n\n");
            for line in korean.iter().chain(english) {
                let _ = writeln!(page, "- {line}");
            }
            page.push('\n');
        };
        let _ = write!(
            page,
            "{}\n\n{}\n\n{}\n\n{}\n\n",
            card.ko.looks_for, card.ko.matters_because, card.en.looks_for, card.en.matters_because
        );
        lists(
            &mut page,
            "문제가 아닐 수 있는 까닭",
            "Innocent explanations",
            card.ko.innocent_explanations,
            card.en.innocent_explanations,
        );
        lists(&mut page, "볼 수 없는 것", "Blind spots", card.ko.blind_spots, card.en.blind_spots);
        lists(&mut page, "다음에 할 일", "Next steps", card.ko.next_steps, card.en.next_steps);
        lists(&mut page, "이것이 확인되면 풀립니다", "What would clear it", card.ko.clears, card.en.clears);
        let _ = write!(page, "## 출처 · Sources\n\n");
        for source in card.sources {
            let reading = match source.reading {
                Reading::Verified => "text read",
                Reading::Partly => "excerpt or secondary copy read",
                Reading::Unverified => "source not verified",
            };
            let _ = writeln!(page, "- {} ({reading})", source.title);
        }
        let _ = write!(page, "\n## 예 · Examples\n\n");
        for example in card.examples {
            let verdict = if example.fires { "fires" } else { "stays quiet" };
            let _ = write!(
                page,
                "{} · {} ({verdict}):\n\n```text\n{}\n```\n\n",
                example.title.ko,
                example.title.en,
                example.drawing.trim()
            );
        }
        let _ = writeln!(
            index,
            "| [`{0}`]({0}.md) | {1} | {2} | {3} | {4} |",
            card.id,
            card.family.name(),
            card.severity.name(),
            cell(card.ko.title),
            cell(card.en.title)
        );
        pages.insert(format!("{}.md", card.id), page.trim_end().to_owned() + "\n");
    }
    let mut page = String::from(
        "# 점수에 넣지 않는 것 · What weighs nothing\n\nMade from `src/signals/excluded.rs`.\n\n| id | 무엇 | 까닭 | what | reason |\n|---|---|---|---|---|\n",
    );
    for Excluded { id, title, reason } in EXCLUDED {
        let _ = writeln!(page, "| `{id}` | {} | {} | {} | {} |", title.ko, reason.ko, title.en, reason.en);
    }
    pages.insert("excluded.md".to_owned(), page);
    index += "\nWhat weighs nothing, with the reasons: [excluded](excluded.md).\n";
    pages.insert("README.md".to_owned(), index);
    check("signals", &pages);
}
