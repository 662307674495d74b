//! Rows that a test puts in, kept and sent as they are.

use serde_json::Value;

use super::channel::{Channel, INJECTED, Row, RowKind};
use super::person::Person;

#[derive(Debug)]
pub(super) struct Injected {
    pub(super) raw: String,
    /// Labels that have no bit.
    pub(super) other_labels: Vec<String>,
}

impl Channel {
    /// Adds the raw row at `at`, epoch ms. Its kind, labels and conversation are read where it can be read.
    pub(crate) fn inject(&mut self, at: i64, raw: String) {
        let value: Value = serde_json::from_str(&raw).unwrap_or_default();
        let names = ["labels", "customLabelIds"].into_iter().filter_map(|field| value[field].as_array()).flatten();
        let mut labels = 0;
        let mut other_labels: Vec<String> = Vec::new();
        for name in names.filter_map(Value::as_str) {
            match self.bit(name) {
                Some(bit) => labels |= bit,
                None if !other_labels.iter().any(|known| known == name) => other_labels.push(name.to_owned()),
                None => {}
            }
        }
        let kind = RowKind::named(value["kind"].as_str().unwrap_or_default());
        let user = self.conversation(value["conversationId"].as_str().unwrap_or_default());
        let id = INJECTED | self.injected.len() as u32;
        self.injected.push(Injected { raw, other_labels });
        self.insert(Row { at, id, user, labels, kind, topic: 0 });
    }

    /// The index of the conversation, which is added when it is new.
    fn conversation(&mut self, id: &str) -> u32 {
        let known = self.people.iter().position(|person| person.conversation_id == id);
        known.unwrap_or_else(|| {
            self.people.push(Person::stranger(id));
            self.people.len() - 1
        }) as u32
    }
}
