//! Sign-in logs in JSON whose values are known by path: a list of paths makes an importer.

use super::sign_in_columns::Named;
use super::sign_in_fields::{Entry, Judge, Slot, emit};
use crate::ingest::json_records::{JsonReader, Text};
use crate::ingest::{IssueKind, Sink};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A slot and the path of a value for it; the first in the list that is there counts. No path begins another.
pub(super) type Pathed = (Slot, &'static [&'static str]);

/// The paths of a format whose JSON is as flat as its table.
pub(super) const fn flat<const N: usize>(names: &'static [Named; N]) -> [Pathed; N] {
    let nothing: &'static [&'static str] = &[];
    let mut paths = [(Slot::Extra, nothing); N];
    let mut at = 0;
    while at < N {
        paths[at] = (names[at].0, std::slice::from_ref(&names[at].1));
        at += 1;
    }
    paths
}

/// A reader of records with these paths.
pub(super) fn reader<const N: usize>(
    wrapper_keys: &'static [&'static str],
    record_bytes: usize,
    paths: &'static [Pathed; N],
    judge: Judge,
) -> JsonReader<impl FnMut(u32, &[u8], &mut dyn Sink)> {
    JsonReader::new(wrapper_keys, record_bytes, move |line, record: &[u8], sink: &mut dyn Sink| {
        read(line, record, paths, judge, sink);
    })
}

/// Reads one record.
pub(super) fn read<const N: usize>(
    line: u32,
    record: &[u8],
    paths: &'static [Pathed; N],
    judge: Judge,
    sink: &mut dyn Sink,
) {
    const { assert!(N <= 32, "the set of wanted paths is a word of bits") };
    read_into(line, record, paths, &mut [const { Cow::Borrowed("") }; N], judge, sink);
}

/// The same for any number of paths, so that the module holds it once.
fn read_into<'a>(
    line: u32,
    record: &'a [u8],
    paths: &'static [Pathed],
    found: &mut [Cow<'a, str>],
    judge: Judge,
    sink: &mut dyn Sink,
) {
    match find(record, paths, found) {
        Ok(()) => {
            let mut entry = Entry::default();
            for ((slot, _), text) in paths.iter().zip(&*found) {
                entry.fill(*slot, text.as_bytes());
            }
            emit(line, entry, judge, false, sink);
        }
        Err(error) => sink.issue(line, if error.is_data() { IssueKind::BadRecord } else { IssueKind::BadJson }),
    }
}

fn find<'a>(record: &'a [u8], paths: &'static [Pathed], found: &mut [Cow<'a, str>]) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_slice(record);
    let wanted = if paths.len() == 32 { u32::MAX } else { (1 << paths.len()) - 1 };
    Seed { paths, wanted, depth: 0, found }.deserialize(&mut json)?;
    json.end()
}

/// A string, lent where it has no escapes, or a number or boolean as it is written; all else is nothing.
fn text_of(raw: &str) -> Cow<'_, str> {
    match raw.as_bytes() {
        [b'"', inner @ .., b'"'] if !inner.contains(&b'\\') => Cow::Borrowed(&raw[1..raw.len() - 1]),
        [b'"', ..] => serde_json::from_str(raw).map(Cow::Owned).unwrap_or_default(),
        [b'{' | b'[', ..] | b"null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
}

/// Reads the value at a depth that some of the paths lead to.
struct Seed<'f, 'a> {
    paths: &'static [Pathed],
    wanted: u32,
    depth: usize,
    found: &'f mut [Cow<'a, str>],
}

impl Seed<'_, '_> {
    /// The paths that lead through a key, and whether they end there.
    fn through(&self, key: &str) -> (u32, bool) {
        let (mut through, mut ends) = (0, false);
        for (at, (_, path)) in self.paths.iter().enumerate() {
            if self.wanted & (1 << at) != 0 && path.get(self.depth) == Some(&key) {
                through |= 1 << at;
                ends |= path.len() == self.depth + 1;
            }
        }
        (through, ends)
    }
}

impl<'de: 'a, 'a> DeserializeSeed<'de> for Seed<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de: 'a, 'a> Visitor<'de> for Seed<'_, 'a> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }
    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Text<'de>>()? {
            match self.through(key.as_str()) {
                (0, _) => {
                    map.next_value::<IgnoredAny>()?;
                }
                (through, true) => {
                    let raw: &'de RawValue = map.next_value()?;
                    self.found[through.trailing_zeros() as usize] = text_of(raw.get());
                }
                (through, false) => map.next_value_seed(Seed {
                    paths: self.paths,
                    wanted: through,
                    depth: self.depth + 1,
                    found: &mut *self.found,
                })?,
            }
        }
        Ok(())
    }
}

/// The elements of an array; whatever else stands in its place reads as an empty one.
#[derive(Default)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Elements<T>(Vec<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Elements<T> {
            type Value = Vec<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }
            fn visit_str<E: Error>(self, _: &str) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_bool<E: Error>(self, _: bool) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_u64<E: Error>(self, _: u64) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_i64<E: Error>(self, _: i64) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_f64<E: Error>(self, _: f64) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_unit<E: Error>(self) -> Result<Vec<T>, E> {
                Ok(self.0)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<T>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(self.0)
            }
            fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Vec<T>, A::Error> {
                while let Some(element) = seq.next_element()? {
                    self.0.push(element);
                }
                Ok(self.0)
            }
        }
        deserializer.deserialize_any(Elements(Vec::new())).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATHS: [Pathed; 4] = [
        (Slot::Account, &["user", "email"]),
        (Slot::Alias, &["user", "id"]),
        (Slot::Time, &["time"]),
        (Slot::Address, &["a", "b", "c"]),
    ];

    fn values<'a, const N: usize>(
        record: &'a [u8],
        paths: &'static [Pathed; N],
    ) -> Result<[Cow<'a, str>; N], serde_json::Error> {
        let mut found = [const { Cow::Borrowed("") }; N];
        find(record, paths, &mut found).map(|()| found)
    }

    #[test]
    fn values_are_found_by_path_and_other_shapes_are_nothing() {
        let json = br#"{"time":1759879885138,"x":{"time":2,"user":{"email":"no"}},"user":{"id":7,"email":"a\u0040b","more":[1]},"a":{"b":null},"c":3}"#;
        let found = values(json, &PATHS).unwrap();
        let texts: Vec<&str> = found.iter().map(AsRef::as_ref).collect();
        assert_eq!(texts, ["a@b", "7", "1759879885138", ""]);
        for odd in [r#"{"user":"x","time":{"a":1},"a":[1]}"#, r#"{"user":[{"email":"x"}],"a":true}"#, "{}"] {
            assert!(values(odd.as_bytes(), &PATHS).unwrap().iter().all(|text| text.is_empty()), "{odd}");
        }
        assert!(values(br#"{"user":"#, &PATHS).is_err());
    }

    #[test]
    fn a_list_is_lenient() {
        let read = |text: &str| serde_json::from_str::<List<u32>>(text).unwrap().0;
        assert_eq!(read("[1,2]"), [1, 2]);
        for text in ["null", "\"x\"", "{\"a\":1}", "true", "1.5"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
