//! Values that do not cost the record when an exporter writes them otherwise.

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// A string, lent where it has no escapes; numbers and booleans read as their text, all else as nothing.
#[derive(Default, Clone, Debug)]
pub struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    /// The bytes to lend on.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes, or nothing where the text is a placeholder for it.
    pub fn known(&self) -> &[u8] {
        match self.0.trim() {
            text if ["unknown", "null", "none", "-"].iter().any(|word| text.eq_ignore_ascii_case(word)) => b"",
            text => text.as_bytes(),
        }
    }

    /// Whether it says `true`, as a boolean or as a string.
    pub fn is_true(&self) -> bool {
        self.0.eq_ignore_ascii_case("true")
    }
}

/// A number as it is written, quoted or not.
#[derive(Default, Clone, Copy, Debug)]
pub struct Number<'a>(&'a str);

impl Number<'_> {
    /// The bytes to lend on.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Number<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        let is_number = |text: &str| text.bytes().next().is_some_and(|first| first.is_ascii_digit() || first == b'-');
        Ok(Self(Some(raw.trim_matches('"').trim()).filter(|text| is_number(text)).unwrap_or_default()))
    }
}

/// An object; whatever else stands in its place reads as an empty one.
#[derive(Default, Clone, Debug)]
pub struct Object<T>(pub T);

impl<T> std::ops::Deref for Object<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Lenient(PhantomData))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Lenient(PhantomData))
    }
}

/// What a lenient type makes of a value; what it does not name is nothing.
trait FromValue<'de>: Default {
    fn from_text(_: Cow<'de, str>) -> Self {
        Self::default()
    }
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::default())
    }
}

impl<'de> FromValue<'de> for Text<'de> {
    fn from_text(text: Cow<'de, str>) -> Self {
        Self(text)
    }
}

impl<'de, T: Deserialize<'de> + Default> FromValue<'de> for Object<T> {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Self)
    }
}

struct Lenient<T>(PhantomData<T>);

impl<'de, T: FromValue<'de>> Visitor<'de> for Lenient<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        Ok(T::from_text(Cow::Borrowed(text)))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(Cow::Owned(text.to_owned())))
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        Ok(T::from_text(Cow::Borrowed(if value { "true" } else { "false" })))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Ok(T::from_text(Cow::Owned(value.to_string())))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(T::from_text(Cow::Owned(value.to_string())))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Ok(T::from_text(Cow::Owned(value.to_string())))
    }
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::default())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(T::default())
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(map)
    }
}
