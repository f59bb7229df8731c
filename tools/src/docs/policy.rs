//! The reference of the policy: every field with its default and its reason, from the schema and the words of the screen.

use super::language::Lang;
use serde_json::Value;
use std::collections::BTreeMap;

/// The page in Markdown.
pub fn page(schema: &str, words: &str, lang: Lang) -> Result<String, String> {
    let schema: Value = serde_json::from_str(schema).map_err(|error| format!("policy.schema.json: {error}"))?;
    let words: BTreeMap<&str, Vec<&str>> = words
        .lines()
        .filter_map(|line| line.split_once('\t').map(|(path, rest)| (path, rest.split('\t').collect())))
        .collect();
    let mut text = lang.of(INTRODUCTION_KO, INTRODUCTION).to_owned();
    let Some(parts) = schema["properties"].as_object() else { return Err("the schema has no properties".to_owned()) };
    let mut single = Vec::new();
    let mut count = 0;
    for (name, part) in parts {
        let Some(fields) = part["properties"].as_object() else {
            single.push((name.clone(), part));
            continue;
        };
        text += &format!("\n## `{name}`\n");
        if let Some(told) = part["description"].as_str() {
            text += &format!("\n{}\n", lang.of("", told));
        }
        let rows: Vec<(String, &Value)> =
            fields.iter().map(|(field, value)| (format!("{name}.{field}"), value)).collect();
        count += rows.len();
        table(&mut text, &rows, &words, lang);
    }
    single.retain(|(name, _)| name != "schema" && name != "$schema");
    text += lang.of("\n## 목록과 그 밖의 값\n", "\n## Lists and other values\n");
    count += single.len();
    table(&mut text, &single, &words, lang);
    if count < 100 { Err(format!("only {count} fields in the schema")) } else { Ok(text) }
}

const INTRODUCTION_KO: &str = "# 정책의 모든 값\n\n정책은 JSON 파일 하나입니다. 적지 않은 값은 기본값을 씁니다. 모르는 이름이 있으면 읽지 않고 그 이름을 알려 줍니다. 정책 화면에서 고쳐 저장할 수도 있습니다.\n\n예: [작은 회사](policy-small-firm.jsonc), [플랫폼](policy-platform.jsonc). 도구가 읽는 설명은 [policy.schema.json](policy.schema.json)에 있습니다.\n";
const INTRODUCTION: &str = "# Every value of the policy\n\nA policy is one JSON file. What is left out keeps its default; an unknown name is refused and named. The Policy screen edits and saves it as well.\n\nExamples: [a small firm](policy-small-firm.jsonc), [a platform](policy-platform.jsonc). For tools there is [policy.schema.json](policy.schema.json).\n";

fn table(text: &mut String, rows: &[(String, &Value)], words: &BTreeMap<&str, Vec<&str>>, lang: Lang) {
    text.push_str(
        lang.of("\n| 이름 | 기본값 | 뜻 |\n|---|---|---|\n", "\n| name | default | meaning |\n|---|---|---|\n"),
    );
    for (path, value) in rows {
        let told = words.get(path.as_str());
        let english = value["description"].as_str().unwrap_or_default();
        let meaning = match (lang, told.map(Vec::as_slice)) {
            (Lang::Ko, Some([_, _, label, reason, ..])) if !label.is_empty() => format!("{label}. {reason}"),
            _ => english.to_owned(),
        };
        let default = value.get("default").map_or_else(String::new, |default| format!("`{default}`"));
        *text += &format!(
            "| `{path}` | {} | {} |\n",
            default.replace('|', "\\|"),
            meaning.replace('|', "\\|").replace('\n', " ")
        );
    }
}
