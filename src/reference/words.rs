//! Finding a known name inside a process, product or device string, at word boundaries.

/// Whether `name` (lower case) stands in `text` as words of its own, case aside. Blanks, dots, dashes and underscores are
/// the same, and so is none of them between the parts of a name: `Chrome Remote Desktop` is in `ChromeRemoteDesktop.exe`.
pub(super) fn has_words(text: &str, name: &str) -> bool {
    let first = name.chars().next();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if first.is_some_and(|first| same(c, first))
            && starts_word(before, c)
            && let Some(rest) = after(&text[at..], name)
            && ends_word(&text[at..text.len() - rest.len()], rest)
        {
            return true;
        }
        before = Some(c);
    }
    false
}

fn same(c: char, lower: char) -> bool {
    c == lower || c.to_lowercase().eq(std::iter::once(lower))
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '_' | '.' | '\u{a0}')
}

/// What follows the name at the beginning of a text.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = text;
    for part in name.split(is_gap).filter(|part| !part.is_empty()) {
        if rest.len() < text.len() {
            rest = rest.trim_start_matches(is_gap);
        }
        for wanted in part.chars() {
            let c = rest.chars().next().filter(|c| same(*c, wanted))?;
            rest = &rest[c.len_utf8()..];
        }
    }
    Some(rest)
}

/// A word begins after a sign, between lower and upper case, or where the script changes; digits belong to words.
fn starts_word(before: Option<char>, c: char) -> bool {
    before.is_none_or(|before| {
        !before.is_alphanumeric()
            || (before.is_lowercase() && c.is_uppercase())
            || (before.is_alphabetic() && c.is_alphabetic() && before.is_ascii() != c.is_ascii())
    })
}

/// A word ends before a sign, a digit (versions) or a capital; after Hangul also before the Latin of `.exe` names.
fn ends_word(found: &str, rest: &str) -> bool {
    let Some(next) = rest.chars().next() else { return true };
    let last = found.chars().next_back().unwrap_or(' ');
    !next.is_alphanumeric()
        || (next.is_ascii_digit() && !last.is_ascii_digit())
        || (next.is_uppercase() && last.is_lowercase())
        || (next.is_alphabetic() && last.is_alphabetic() && next.is_ascii() != last.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_any_dress_and_nothing_inside_a_longer_word() {
        for (text, name, found) in [
            ("AnyDesk.exe", "anydesk", true),
            (r"C:\Program Files\TeamViewer\TeamViewer_Service.exe", "teamviewer", true),
            ("ChromeRemoteDesktop", "chrome remote desktop", true),
            ("chrome-remote-desktop-host", "chrome remote desktop", true),
            ("RustDesk 1.2.3", "rustdesk", true),
            ("rustdesk2", "rustdesk", true),
            ("원격지원 Seetrol", "seetrol", true),
            ("seetrol클라이언트", "seetrol", true),
            ("manydesks", "anydesk", false),
            ("anydesktop", "anydesk", false),
            ("companydesk", "anydesk", false),
            ("", "anydesk", false),
        ] {
            assert_eq!(has_words(text, name), found, "{text} / {name}");
        }
    }
}
