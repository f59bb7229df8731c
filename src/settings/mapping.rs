//! A mapping: what the columns of one kind of table mean, as a person told it. Saved as `NAME.mapping.json`.

use serde::{Deserialize, Serialize};

/// Version of the shape.
pub const SCHEMA: &str = "munjigi.mapping/1";
/// What every version of the shape begins with.
const SCHEMA_NAME: &str = "munjigi.mapping/";
/// The role of a column that is left unread.
pub const IGNORE: &str = "ignore";

/// What a table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// A row is a stretch of time signed in.
    #[default]
    Sessions,
    /// A row is a stretch of work, or hours of a day.
    Timesheet,
    /// A row is a sign-in, sign-out or other moment.
    SignIns,
    /// A row is a person.
    Roster,
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    #[default]
    Comma,
    /// A tab.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Every delimiter, in the order in which a tie is broken.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Tab, Self::Semicolon, Self::Pipe];

    /// Its byte.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Pipe => b'|',
        }
    }
}

/// Which of two numbers of a date is the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayFirst {
    /// `31/12/2026`.
    DayFirst,
    /// `12/31/2026`.
    MonthFirst,
}

/// How hours are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Hours {
    /// `7:30`; a whole number is hours.
    #[serde(rename = "h:mm")]
    Clock,
    /// `7.5`, or `7,5`.
    #[serde(rename = "decimal")]
    Decimal,
    /// `450`.
    #[serde(rename = "minutes")]
    Minutes,
}

/// What a person answered to what the data do not tell; nothing where the question was left open.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answers {
    /// IANA zone of the times that have none of their own.
    pub zone: Option<String>,
    /// Order of day and month.
    pub day_order: Option<DayFirst>,
    /// Whether a comma stands before decimals, and a point between thousands.
    pub decimal_comma: Option<bool>,
    /// How hours are written.
    pub hours: Option<Hours>,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedColumn {
    /// Its header name as the file has it; left out in a table without a header row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it holds: a role's name, or `ignore`.
    pub role: String,
}

/// A mapping. It applies to a file whose header row has these names in any order; without a header row, to a file of so
/// many columns that has the given name or that no format claims.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// `munjigi.mapping/1`.
    pub schema: String,
    /// What the table is.
    pub table: TableKind,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// Rows above the header row, or above the first record where there is no header row.
    #[serde(default)]
    pub above: usize,
    /// Whether there is a header row.
    pub header: bool,
    /// Base name of the file that a mapping without a header row was made for; any digits match any other digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The columns, in the order of the file that it was made for.
    pub columns: Vec<MappedColumn>,
    /// What was answered.
    #[serde(default)]
    pub answers: Answers,
}

/// Whether a text is meant as a mapping, of whatever version and however broken.
pub fn is_mapping(text: &str) -> bool {
    // A mapping is small; the schema stands near its beginning, wherever an editor put it.
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('{') && text.contains(SCHEMA_NAME) && text.contains("\"schema\"")
}

/// Reads a mapping, or says in one English sentence why it is none. Roles and zones are not looked at here.
pub fn parse(text: &str) -> Result<Mapping, String> {
    #[derive(Deserialize)]
    struct Version {
        schema: Option<String>,
    }
    let text = text.trim_start_matches('\u{feff}');
    let version: Version = serde_json::from_str(text).map_err(|error| format!("no mapping: {error}"))?;
    match version.schema.as_deref() {
        Some(SCHEMA) => {}
        Some(other) if other.strip_prefix(SCHEMA_NAME).is_some_and(|number| number.parse::<u32>().is_ok()) => {
            return Err(format!("{other} is of a newer version of Munjigi; this one reads {SCHEMA}"));
        }
        _ => return Err(format!("no mapping: its schema is not {SCHEMA}")),
    }
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// A name with every run of digits made the same, so that yesterday's file and today's are of one kind.
pub fn without_digits(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if !letter.is_ascii_digit() {
            out.push(letter);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{"schema":"munjigi.mapping/1","table":"sign-ins","delimiter":"semicolon","header":true,
        "columns":[{"name":"Wer","role":"account"},{"name":"Wann","role":"time"}],"answers":{"day_order":"day-first"}}"#;

    #[test]
    fn a_mapping_survives_being_saved() {
        let mapping = parse(SMALL).expect("a mapping");
        assert_eq!((mapping.above, mapping.delimiter.byte()), (0, b';'));
        let text = serde_json::to_string_pretty(&mapping).expect("JSON");
        assert!(is_mapping(&text));
        assert_eq!(parse(&text), Ok(mapping));
    }

    #[test]
    fn what_is_no_mapping_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", "no mapping"),
            ("[]", "no mapping"),
            (r#"{"schema":"munjigi.checklist/1"}"#, "its schema is not"),
            (r#"{"schema":"munjigi.mapping/2","table":"x"}"#, "newer version"),
            (&SMALL.replace("\"table\"", "\"tabel\""), "unknown field `tabel`"),
            (&SMALL.replace("sign-ins", "payroll"), "unknown variant `payroll`"),
            (&SMALL.replace("day_order", "order"), "unknown field `order`"),
        ] {
            let refused = parse(text).expect_err(text);
            assert!(refused.contains(reason), "{text}: {refused}");
        }
    }

    #[test]
    fn daily_files_are_of_one_kind() {
        assert_eq!(without_digits("log-2026-01-31.csv"), without_digits("log-2027-12-1.csv"));
        assert_ne!(without_digits("log-1.csv"), without_digits("other-1.csv"));
    }
}
