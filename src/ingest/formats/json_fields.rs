//! Values picked out of a JSON record by dotted paths, in one pass and without a type for every format.
//!
//! A path matches nested objects and flattened keys alike (`{"event":{"action":…}}` and `{"event.action":…}`), because
//! collectors write both. Arrays are looked through: the values of a list of texts are joined by a blank, of a list of
//! objects the first value counts. What stands in an unexpected shape reads as nothing, it does not cost the record.

use crate::ingest::{IssueKind, Sink, When};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Names the paths of a format: an enum of fields and, in the same order, `PATHS`.
macro_rules! paths {
    ($($name:ident: $path:expr),+ $(,)?) => {
        #[derive(Clone, Copy)]
        enum Field { $($name),+ }
        impl From<Field> for usize {
            fn from(field: Field) -> Self {
                field as Self
            }
        }
        static PATHS: [&str; [$($path),+].len()] = [$($path),+];
    };
}
pub(super) use paths;

/// What was found at each path; empty where nothing was.
pub(super) struct Picked<'a, const N: usize>([Cow<'a, str>; N]);

impl<const N: usize> Picked<'_, N> {
    /// The text of a field.
    pub(super) fn text(&self, field: impl Into<usize>) -> &str {
        &self.0[field.into()]
    }

    /// The bytes of a field, or nothing where the text is a placeholder for it.
    pub(super) fn get(&self, field: impl Into<usize>) -> &[u8] {
        known(self.text(field).trim())
    }

    /// The first field that holds something.
    pub(super) fn first<F: Into<usize> + Copy>(&self, fields: &[F]) -> &[u8] {
        fields.iter().map(|field| self.get(*field)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The first field that holds something, as a time.
    pub(super) fn time<F: Into<usize> + Copy>(&self, fields: &[F]) -> When<'_> {
        when(self.first(fields))
    }

    /// Whether the field says `true`, as a boolean or as a text.
    pub(super) fn is_true(&self, field: impl Into<usize>) -> bool {
        self.text(field).eq_ignore_ascii_case("true")
    }
}

/// The bytes of a text that is no placeholder.
fn known(text: &str) -> &[u8] {
    let is_placeholder = ["-", "null", "none", "unknown", "n/a"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if is_placeholder { b"" } else { text.as_bytes() }
}

/// A cell as a time.
pub(super) fn when(text: &[u8]) -> When<'_> {
    if text.is_empty() { When::Missing } else { When::Text(text) }
}

/// Picks the paths out of a record, or puts the reason why not in the sink.
pub(super) fn pick<'a, const N: usize>(
    line: u32,
    record: &'a [u8],
    paths: &'static [&'static str; N],
    sink: &mut dyn Sink,
) -> Option<Picked<'a, N>> {
    let mut found = [const { Cow::Borrowed("") }; N];
    let mut json = serde_json::Deserializer::from_slice(record);
    let walk = Walk { rest: paths.map(Some), found: &mut found, in_list: false };
    match walk.deserialize(&mut json).and_then(|()| json.end()) {
        Ok(()) => Some(Picked(found)),
        Err(_) => {
            sink.issue(line, IssueKind::BadJson);
            None
        }
    }
}

/// What is left of each path below the value at hand: nothing where the value is not on it, empty where it is the end.
type Rest<const N: usize> = [Option<&'static str>; N];

struct Walk<'f, 'a, const N: usize> {
    rest: Rest<N>,
    found: &'f mut [Cow<'a, str>; N],
    in_list: bool,
}

impl<'a, const N: usize> Walk<'_, 'a, N> {
    fn keep(self, text: Cow<'a, str>) {
        for (rest, found) in self.rest.iter().zip(self.found.iter_mut()) {
            if *rest != Some("") {
                continue;
            }
            if found.is_empty() {
                *found = text.clone();
            } else if self.in_list {
                let list = found.to_mut();
                list.push(' ');
                list.push_str(&text);
            }
        }
    }
}

impl<'a, const N: usize> DeserializeSeed<'a> for Walk<'_, 'a, N> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a, const N: usize> Visitor<'a> for Walk<'_, 'a, N> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<(), E> {
        self.keep(Cow::Borrowed(text));
        Ok(())
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.keep(Cow::Owned(text.to_owned()));
        Ok(())
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.keep(Cow::Borrowed(if value { "true" } else { "false" }));
        Ok(())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.keep(Cow::Owned(value.to_string()));
        Ok(())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.keep(Cow::Owned(value.to_string()));
        Ok(())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.keep(Cow::Owned(value.to_string()));
        Ok(())
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Walk { rest: self.rest, found: self.found, in_list: true })?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let mut below = [None; N];
        while let Some(is_on_a_path) = map.next_key_seed(Key { rest: &self.rest, below: &mut below })? {
            if is_on_a_path {
                map.next_value_seed(Walk { rest: below, found: self.found, in_list: false })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Reads a key and says what is left of each path below it.
struct Key<'f, const N: usize> {
    rest: &'f Rest<N>,
    below: &'f mut Rest<N>,
}

impl<'a, const N: usize> DeserializeSeed<'a> for Key<'_, N> {
    type Value = bool;

    fn deserialize<D: serde::Deserializer<'a>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<const N: usize> Visitor<'_> for Key<'_, N> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        let mut is_on_a_path = false;
        let first = key.as_bytes().first();
        for (rest, below) in self.rest.iter().zip(self.below.iter_mut()) {
            // Most keys are on no path, which the first letter mostly tells.
            *below =
                rest.filter(|path| path.as_bytes().first() == first).and_then(|path| match path.strip_prefix(key)? {
                    "" if !path.is_empty() => Some(""),
                    longer => longer.strip_prefix('.'),
                });
            is_on_a_path |= below.is_some();
        }
        Ok(is_on_a_path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::testing::Collector;

    paths! { Who: "actor.name", What: "event.type", When: "time", Where: "source.ip" }

    fn picked(record: &str) -> Option<[String; 4]> {
        let mut sink = Collector::default();
        let picked = pick(1, record.as_bytes(), &PATHS, &mut sink)?;
        Some([Field::Who, Field::What, Field::When, Field::Where].map(|field| picked.text(field).to_owned()))
    }

    #[test]
    fn nested_and_flattened_keys_are_the_same() {
        let expected = ["kim", "start info", "1682368414", "192.0.2.1"].map(str::to_owned);
        for record in [
            r#"{"actor":{"name":"kim","id":1},"event":{"type":["start","info"]},"time":1682368414,"source":{"ip":"192.0.2.1"}}"#,
            r#"{"actor.name":"kim","event.type":["start","info"],"time":1682368414,"source.ip":"192.0.2.1"}"#,
            r#"{"actor":[{"name":"kim"},{"name":"lee"}],"event":{"type":["start","info"]},"time":"1682368414","source":{"ip":"192.0.2.1"}}"#,
        ] {
            assert_eq!(picked(record).as_ref(), Some(&expected), "{record}");
        }
    }

    #[test]
    fn other_shapes_read_as_nothing() {
        let nothing = ["", "", "", ""].map(str::to_owned);
        for record in [
            r#"{"actor":"kim","event":null,"time":{"x":1},"source":["192.0.2.1"]}"#,
            r#"{"":1,".":2,"actor.":{"name":"kim"},"times":3}"#,
        ] {
            assert_eq!(picked(record).as_ref(), Some(&nothing), "{record}");
        }
        assert_eq!(picked(r#"{"actor":"#), None);
        assert_eq!(picked(&("[".repeat(5_000) + &"]".repeat(5_000))), None, "deeper than serde_json goes");
    }

    #[test]
    fn placeholders_are_nothing() {
        let mut sink = Collector::default();
        let found = pick(1, br#"{"actor":{"name":"Unknown"},"time":" - "}"#, &PATHS, &mut sink).unwrap();
        assert_eq!((found.get(Field::Who), found.time(&[Field::When, Field::What])), (&b""[..], When::Missing));
    }
}
