//! One language out of the pages that are made from the cards, which say everything in both.

/// A language of the site.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Lang {
    /// Both, Korean first.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The tag of the language and the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// One of two.
    pub fn of<T>(self, ko: T, en: T) -> T {
        match self {
            Self::Ko => ko,
            Self::En => en,
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        self.of(Self::En, Self::Ko)
    }
}

/// What a page says in one language. `한글 · English` on one line is parted; lines and table columns of the other language
/// are left out; samples, and sources under their own titles, are in both.
pub fn pick(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    let (mut is_sample, mut is_sources) = (false, false);
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if line.starts_with("```") {
            is_sample = !is_sample;
        }
        if line.starts_with('#') {
            is_sources = line.contains("Sources");
        }
        if is_sample || line.starts_with("```") || (is_sources && line.starts_with("- ")) {
            out.push_str(&source_reading(line, lang, is_sources && !is_sample));
        } else if line.starts_with('|') {
            let rows: Vec<&str> = lines[at - 1..].iter().take_while(|row| row.starts_with('|')).copied().collect();
            at += rows.len() - 1;
            out.push_str(&columns(&rows, lang));
            continue;
        } else if let Some(parted) = parted(line, lang) {
            out.push_str(&parted);
        } else if line.starts_with('#') {
            // A name that is the same in both languages is said twice.
            let (mark, name) = line.split_at(line.find(' ').unwrap_or(0));
            let name = name.split_once(" · ").map_or(name, |(ko, en)| lang.of(ko, en)).trim();
            out.push_str(&format!("{mark} {name}"));
        } else if !is_of_other(line, lang) {
            out.push_str(line);
        } else {
            continue;
        }
        out.push('\n');
    }
    out
}

/// `(한글 · English)` at the end of a source says how well it was read.
fn source_reading(line: &str, lang: Lang, is_source: bool) -> String {
    match line.rsplit_once(" (").filter(|_| is_source) {
        Some((title, told)) => match told.trim_end_matches(')').split_once(" · ") {
            Some((ko, en)) => format!("{title} ({})", lang.of(ko, en)),
            None => line.to_owned(),
        },
        None => line.to_owned(),
    }
}

/// A line that says the same twice, parted by a middle dot. What follows both (links, a verdict) stays.
fn parted(line: &str, lang: Lang) -> Option<String> {
    let (first, second) = line.split_once(" · ")?;
    let start = first.find(|c: char| !matches!(c, '#' | '-' | ' ' | '.') && !c.is_ascii_digit()).unwrap_or(0);
    let start = if first.starts_with(['#', '-']) || first.contains(". ") { start } else { 0 };
    let (mark, ko) = first.split_at(start);
    let end = [": [", " (fires):", " (stays quiet):"].iter().filter_map(|end| second.find(end)).min();
    let (en, tail) = second.split_at(end.unwrap_or(second.len()));
    (is_korean(ko) && !is_korean(en)).then(|| format!("{mark}{}{tail}", lang.of(ko, en)))
}

fn is_of_other(line: &str, lang: Lang) -> bool {
    let has_words = line.chars().any(char::is_alphabetic);
    // Ids, links and HTML anchors are in neither language.
    let is_neutral = line.starts_with("Id: ") || line.starts_with("<a ");
    has_words && !is_neutral && is_korean(line) != (lang == Lang::Ko)
}

/// Whether a text outside code is Korean. English may name a Korean column, Korean is full of product names: a syllable of
/// Hangul says as much as three Latin letters.
fn is_korean(text: &str) -> bool {
    let (mut hangul, mut latin, mut ends_in_hangul) = (0, 0, false);
    for letter in text.split('`').step_by(2).flat_map(str::chars).filter(|letter| letter.is_alphabetic()) {
        ends_in_hangul = matches!(letter, '\u{ac00}'..='\u{d7a3}');
        hangul += usize::from(ends_in_hangul);
        latin += usize::from(letter.is_ascii_alphabetic());
    }
    // A Korean sentence ends in its verb, whatever names stand before it.
    hangul > 0 && (hangul * 3 >= latin || (ends_in_hangul && hangul * 6 >= latin))
}

/// A table without the columns of the other language: a run of Korean headers is followed by the same in English.
fn columns(rows: &[&str], lang: Lang) -> String {
    let cells = |row: &str| -> Vec<String> {
        let inner = row.trim().trim_start_matches('|').trim_end_matches('|').replace("\\|", "\u{1}");
        inner.split('|').map(|cell| cell.trim().replace('\u{1}', "\\|")).collect()
    };
    let header = cells(rows[0]);
    let mut dropped = vec![false; header.len()];
    let mut at = 0;
    while at < header.len() {
        let korean = header[at..].iter().take_while(|cell| is_korean(cell) && !cell.contains(" · ")).count();
        let english = header[at + korean..].iter().take_while(|cell| !is_korean(cell)).count();
        let pairs = korean.min(english);
        let (first_ko, first_en) = (at + korean - pairs, at + korean);
        for pair in 0..pairs {
            dropped[lang.of(first_en, first_ko) + pair] = true;
        }
        at = (first_en + pairs).max(at + korean).max(at + 1);
    }
    let mut out = String::new();
    for row in rows {
        out.push('|');
        for (cell, _) in cells(row).iter().zip(&dropped).filter(|(_, dropped)| !**dropped) {
            out.push_str(&format!(" {} |", parted(cell, lang).unwrap_or_else(|| cell.clone())));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# 여러 나라 · several countries\n\nId: `x`.\n\n찾습니다.\n\nIt looks.\n\n## 문제가 아닐 수 있는 까닭 · Innocent explanations\n\n- 로밍\n- roaming\n\n| policy | 이름 | name | 기본값 | default |\n|---|---|---|---|---|\n| `a.b` | 시간 | hours | 3시간 | 3 h |\n\n## 출처 · Sources\n\n- 주의보 (일부 읽음 · partly read)\n\n한 시간 · an hour (fires):\n\n```text\n한글 · text\n```\n";

    #[test]
    fn a_page_in_two_languages_is_parted() {
        let ko = pick(PAGE, Lang::Ko);
        let en = pick(PAGE, Lang::En);
        assert!(ko.starts_with("# 여러 나라\n") && en.starts_with("# several countries\n"));
        assert!(ko.contains("- 로밍\n") && !ko.contains("roaming"));
        assert!(en.contains("- roaming\n") && !en.contains("로밍"));
        assert!(ko.contains("| `a.b` | 시간 | 3시간 |") && en.contains("| `a.b` | hours | 3 h |"));
        assert!(ko.contains("- 주의보 (일부 읽음)\n") && en.contains("- 주의보 (partly read)\n"));
        assert!(ko.contains("한 시간 (fires):") && en.contains("an hour (fires):"));
        assert!(ko.contains("한글 · text") && en.contains("한글 · text"), "samples stay");
        assert!(ko.contains("Id: `x`.") && en.contains("Id: `x`."));
    }

    #[test]
    fn names_without_korean_and_english_that_names_korean_columns() {
        let page = "# AWS CloudTrail · AWS CloudTrail\n\nOkta의 System Log API(GET /api/v1/logs) 응답입니다.\n\nThe columns 계정 and 시작 must be there.\n";
        assert_eq!(pick(page, Lang::En), "# AWS CloudTrail\n\n\nThe columns 계정 and 시작 must be there.\n");
        assert!(pick(page, Lang::Ko).ends_with("응답입니다.\n\n"));
    }

    #[test]
    fn headers_that_are_not_twice_stay() {
        let rows = ["| id | 무엇 | 까닭 | what | why |", "|---|---|---|---|---|", "| a | b | c | d | e |"];
        assert!(columns(&rows, Lang::Ko).ends_with("| a | b | c |\n"));
        assert!(columns(&rows, Lang::En).ends_with("| a | d | e |\n"));
        let rows = ["| 열 이름 | 뜻 | meaning |", "|---|---|---|", "| a | b | c |"];
        assert!(columns(&rows, Lang::En).ends_with("| a | c |\n"));
    }
}
