//! Reading one row's JSON straight into the store's form, whatever it looks like.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::intern::{NONE, Names};
use super::row::Fields;
use super::texts::Texts;
use super::words::{Body, Gaps, Tags, Words};
use crate::view::{Kind, instant_of_ms, read_instant};

/// Why a row is damaged is not kept: its JSON shows it.
#[derive(Clone, Copy)]
pub(super) struct Damaged;

/// Reads a row; its text is then the last of `texts`, unless it is damaged. `terms` is a buffer.
pub(super) fn row(json: &str, words: &mut Words, texts: &mut Texts, terms: &mut Vec<u32>) -> Result<Fields, Damaged> {
    let texts_before = texts.len();
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = RowReader { words, texts: &mut *texts, terms }.deserialize(&mut reader).map_err(|_| Damaged);
    if read.is_err() && texts.len() > texts_before {
        texts.pop();
    }
    read
}

/// The time that a row states, where the rest of it cannot be read.
pub(super) fn time(json: &str) -> Option<i64> {
    #[derive(Deserialize)]
    struct Times {
        #[serde(default)]
        timestamp: Time,
        #[serde(default)]
        date: Time,
    }
    serde_json::from_str::<Times>(json).ok().and_then(|times| times.timestamp.0.or(times.date.0))
}

/// What a row that could not be read says all the same, besides its time.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Remains<'a> {
    #[serde(borrow)]
    conversation_id: Option<&'a RawValue>,
    #[serde(borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

impl<'a> Remains<'a> {
    pub(super) fn of(json: &'a str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    pub(super) fn conversation(&self) -> Option<String> {
        self.conversation_id.and_then(word)
    }

    pub(super) fn kind(&self) -> Option<String> {
        self.kind.and_then(word)
    }

    pub(super) fn text(&self) -> Option<String> {
        self.text.and_then(word)
    }
}

/// A text or number as text; `None` for anything else, and for a text that is no Unicode.
fn word(value: &RawValue) -> Option<String> {
    let mut reader = serde_json::Deserializer::from_str(value.get());
    Loosely(|word: &str| word.to_owned()).deserialize(&mut reader).ok().flatten()
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Field {
    Timestamp,
    Date,
    ConversationId,
    UserName,
    Kind,
    Source,
    Labels,
    CustomLabelIds,
    Text,
    #[serde(other)]
    Unknown,
}

struct RowReader<'a> {
    words: &'a mut Words,
    texts: &'a mut Texts,
    terms: &'a mut Vec<u32>,
}

impl<'de> DeserializeSeed<'de> for RowReader<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowReader<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let Self { words, texts, terms } = self;
        let (mut timestamp, mut date) = (None, None);
        let (mut conversation, mut user) = (None, None);
        let mut tags = Tags {
            kind: Kind::Other,
            kind_word: NONE,
            source: NONE,
            labels: NONE,
            custom_labels: NONE,
            gaps: Gaps::ALL,
            body: Body::Missing,
        };
        while let Some(field) = map.next_key()? {
            match field {
                Field::Timestamp => timestamp = map.next_value::<Time>()?.0,
                // It says the same as the timestamp, at the cost of a calendar.
                Field::Date if timestamp.is_some() => drop(map.next_value::<IgnoredAny>()?),
                Field::Date => date = map.next_value::<Time>()?.0,
                Field::ConversationId => {
                    conversation = map.next_value_seed(Loosely(|id: &str| words.conversations.intern(id)))?;
                }
                Field::UserName => user = map.next_value_seed(Loosely(|name: &str| words.users.intern(name)))?,
                Field::Kind => {
                    let kind = map.next_value_seed(Loosely(|word: &str| read_kind(word, &mut words.terms)))?;
                    tags.gaps.kind = kind.is_none();
                    (tags.kind, tags.kind_word) = kind.unwrap_or((Kind::Other, NONE));
                }
                Field::Source => {
                    let source = map.next_value_seed(Loosely(|word: &str| words.terms.intern(word)))?;
                    tags.source = source.unwrap_or(NONE);
                }
                Field::Labels => (tags.labels, tags.gaps.labels) = read_labels(&mut map, words, terms)?,
                Field::CustomLabelIds => {
                    (tags.custom_labels, tags.gaps.custom_labels) = read_labels(&mut map, words, terms)?;
                }
                Field::Text => {
                    if tags.body == Body::Said {
                        texts.pop();
                    }
                    let said = map.next_value_seed(Loosely(|text: &str| texts.push(text)))?;
                    tags.body = if said.is_some() { Body::Said } else { Body::Missing };
                }
                Field::Unknown => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let at = timestamp.or(date).ok_or_else(|| A::Error::custom("no usable time"))?;
        if tags.body == Body::Missing {
            texts.push("");
        }
        let tags = words.tag(tags);
        Ok(Fields { at, conversation: conversation.unwrap_or(NONE), user: user.unwrap_or(NONE), tags })
    }
}

fn read_kind(word: &str, terms: &mut Names) -> (Kind, u32) {
    word.parse().map_or_else(|_| (Kind::Other, terms.intern(word)), |kind| (kind, NONE))
}

/// The set of labels, and whether there are none because no list came.
fn read_labels<'de, A: MapAccess<'de>>(
    map: &mut A,
    words: &mut Words,
    terms: &mut Vec<u32>,
) -> Result<(u32, bool), A::Error> {
    terms.clear();
    let came = map.next_value_seed(Labels { terms: &mut *terms, names: &mut words.terms })?;
    Ok((words.set(terms), !came))
}

/// A list of labels, or one label that stands by itself; whether it was one of these.
struct Labels<'a> {
    terms: &'a mut Vec<u32>,
    names: &'a mut Names,
}

impl<'de> DeserializeSeed<'de> for Labels<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// What a value of another type than the wanted one is read as.
macro_rules! nothing_else {
    ($nothing:expr) => {
        fn visit_bool<E: de::Error>(self, _: bool) -> Result<Self::Value, E> {
            Ok($nothing)
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok($nothing)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok($nothing)
        }
    };
}

/// A list read in place of a single value is passed over.
macro_rules! no_list {
    ($nothing:expr) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok($nothing)
        }
    };
}

impl<'de> Visitor<'de> for Labels<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("labels")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while let Some(term) = list.next_element_seed(Loosely(|label: &str| self.names.intern(label)))? {
            self.terms.extend(term);
        }
        Ok(true)
    }

    fn visit_str<E: de::Error>(self, label: &str) -> Result<bool, E> {
        self.terms.push(self.names.intern(label));
        Ok(true)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    nothing_else!(false);
}

/// A text or number, handed on as text; `None` for anything else.
struct Loosely<F>(F);

impl<'de, T, F: FnOnce(&str) -> T> DeserializeSeed<'de> for Loosely<F> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T, F: FnOnce(&str) -> T> Visitor<'de> for Loosely<F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<T>, E> {
        Ok(Some(self.0(text)))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Option<T>, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Option<T>, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Option<T>, E> {
        self.visit_str(&number.to_string())
    }

    nothing_else!(None);
    no_list!(None);
}

/// An instant in epoch milliseconds, when it is one that a calendar can show.
#[derive(Clone, Copy, Default)]
struct Time(Option<i64>);

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimeVisitor)
    }
}

struct TimeVisitor;

impl<'de> Visitor<'de> for TimeVisitor {
    type Value = Time;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time")
    }

    fn visit_i64<E: de::Error>(self, ms: i64) -> Result<Time, E> {
        Ok(Time(instant_of_ms(ms)))
    }

    fn visit_u64<E: de::Error>(self, ms: u64) -> Result<Time, E> {
        Ok(Time(i64::try_from(ms).ok().and_then(instant_of_ms)))
    }

    fn visit_f64<E: de::Error>(self, ms: f64) -> Result<Time, E> {
        Ok(Time(read_instant(&ms.to_string())))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Time, E> {
        Ok(Time(read_instant(text)))
    }

    nothing_else!(Time(None));
    no_list!(Time(None));
}
