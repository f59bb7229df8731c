//! The pages of `docs/formats` and `docs/signals` are made from the cards and are fresh (`UPDATE_DOCS=1` rewrites them).

use munjigi::ingest::formats::FORMATS;
use munjigi::ingest::presets::PRESETS;
use munjigi::model::Lang;
use munjigi::present::catalogue::thresholds;
use munjigi::present::catalogue_words::reading;
use munjigi::present::exports::GROUPS;
use munjigi::present::exports_words::meaning;
use munjigi::settings::Policy;
use munjigi::signals::CATALOGUE;
use munjigi::signals::card::Card;
use munjigi::signals::excluded::EXCLUDED;
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

/// The index of the page's "Which export do I need?", from the same table.
fn by_question() -> String {
    let mut text = String::from("\n## 어떤 파일을 내보내야 합니까? · Which export do I need?\n");
    for group in GROUPS {
        let _ = write!(text, "\n### {} · {}\n\n", group.title.ko, group.title.en);
        for product in group.products {
            let formats = product.formats.iter().map(|id| format!("[`{id}`]({id}.md)"));
            let presets = product.presets.iter().map(|id| format!("[`{id}`](korean-presets.md#{id})"));
            let links: Vec<String> = formats.chain(presets).collect();
            let _ = writeln!(
                text,
                "- {} · {}: {}",
                group.question(product, Lang::Ko),
                group.question(product, Lang::En),
                links.join(", ")
            );
        }
    }
    text
}

/// The page of the tables of Korean products.
fn korean_presets() -> String {
    let mut text = String::from(
        "# 국내 업무 도구의 표 · Tables of Korean workplace tools\n\nMade from `src/ingest/presets.rs`. A table that shows three of a product's own column names (in bold) is read with the product's meanings. Names marked with ? could not be confirmed.\n\n표에 굵게 적힌 열 이름이 세 개 이상 있으면 그 제품의 뜻으로 읽습니다. ?가 붙은 이름은 확인하지 못했습니다.\n",
    );
    for preset in PRESETS {
        let _ = write!(
            text,
            "\n<a id=\"{0}\"></a>\n\n## {1} · {2}\n\nId: `{0}`.{3}\n\n{4}\n\n{5}\n\n| 열 이름 | 뜻 | meaning |\n|---|---|---|\n",
            preset.id,
            preset.product.ko,
            preset.product.en,
            if preset.is_confirmed() { "" } else { " 미확인 이름 있음 · some names not confirmed." },
            preset.table.ko,
            preset.table.en
        );
        for column in preset.columns {
            let name = if column.own { format!("**{}**", column.name) } else { column.name.to_owned() };
            let _ = writeln!(
                text,
                "| {}{} | {} | {} |",
                cell(&name),
                if column.confirmed { "" } else { " ?" },
                meaning(column, Lang::Ko),
                meaning(column, Lang::En)
            );
        }
        let _ = write!(text, "\n확인한 곳: {}\n\nLooked up in: {}\n", preset.looked_up.ko, preset.looked_up.en);
    }
    text
}

#[test]
fn pages_of_formats_are_fresh() {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# 형식 · Formats\n\nMade from the cards; `UPDATE_DOCS=1 cargo test --test it docs` rewrites it.\n\n| id | 이름 | name |\n|---|---|---|\n",
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
    index.push_str(&by_question());
    pages.insert("README.md".to_owned(), index);
    pages.insert("korean-presets.md".to_owned(), korean_presets());
    check("formats", &pages);
}

/// The thresholds of a card with the default values.
fn limits(card: &Card) -> String {
    let policy = Policy::default();
    let (ko, en) = (thresholds(card, &policy, Lang::Ko), thresholds(card, &policy, Lang::En));
    if ko.is_empty() {
        return String::new();
    }
    let mut text =
        String::from("## 기준값 · Thresholds\n\n| policy | 이름 | name | 기본값 | default |\n|---|---|---|---|---|\n");
    for (ko, en) in ko.iter().zip(&en) {
        let cells = [&ko.label, &en.label, &ko.value, &en.value].map(|text| cell(text)).join(" | ");
        let _ = writeln!(text, "| `{}` | {cells} |", ko.path);
    }
    text.push('\n');
    text
}

/// The page of what is weighed by nobody.
fn not_used() -> String {
    let mut text = String::from(
        "# 쓰지 않는 것과 그 까닭 · What is not used, and why\n\nMade from `src/signals/excluded.rs`. The literature names these as signs; they add nothing.\n\n| id | 무엇 | 까닭 | what | why |\n|---|---|---|---|---|\n",
    );
    for entry in EXCLUDED {
        let cells = [entry.title.ko, entry.reason.ko, entry.title.en, entry.reason.en].map(cell).join(" | ");
        let _ = writeln!(text, "| `{}` | {cells} |", entry.id);
    }
    text
}

#[test]
fn pages_of_signals_are_fresh() {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# 신호 · Signals\n\nMade from the cards; `UPDATE_DOCS=1 cargo test --test it docs` rewrites it.\n\n| id | family | severity | 관찰 | observation |\n|---|---|---|---|---|\n",
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
        page.push_str(&limits(card));
        let _ = write!(page, "## 출처 · Sources\n\n");
        for source in card.sources {
            let told = reading(source.reading);
            let _ = writeln!(page, "- {} ({} · {})", source.title, told.ko, told.en);
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
    index.push_str("\n쓰지 않는 것과 그 까닭 · What is not used, and why: [`excluded`](excluded.md)\n");
    pages.insert("README.md".to_owned(), index);
    pages.insert("excluded.md".to_owned(), not_used());
    check("signals", &pages);
}
