//! Label algebra in the label picker: typed, or put together from marked rows.

use std::ops::Range;

use crate::app::popup::{Choice, Picker, PickerItem, PickerKind, PickerState};
use crate::insight::{ExprError, LabelExpr};

/// How a marked label is joined with the one that is marked next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Both.
    And,
    /// This one, not the next.
    AndNot,
    /// One of them at least.
    Or,
}

impl Join {
    const fn typed(self) -> &'static str {
        match self {
            Self::And => " and ",
            Self::AndNot => " and not ",
            Self::Or => " or ",
        }
    }
}

/// What is wrong with the algebra that is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In a sentence.
    pub why: String,
    /// Bytes of what is typed that are wrong.
    pub part: Range<usize>,
}

impl Picker {
    /// What the rows are matched against: all that is typed, or of label algebra the label that is being typed.
    #[must_use]
    pub fn wanted(&self) -> &str {
        let text = self.query.text();
        text.get(self.operand()..).unwrap_or_default().trim().trim_matches('"')
    }

    /// Where in the query the label begins that is being typed; 0 where the query is no label algebra.
    fn operand(&self) -> usize {
        if self.is_algebra() { LabelExpr::last_operand(self.query.text()).unwrap_or(0) } else { 0 }
    }

    /// Whether what is typed is label algebra, not only the beginning of a name.
    #[must_use]
    pub fn is_algebra(&self) -> bool {
        self.kind == PickerKind::Label && LabelExpr::last_operand(self.query.text()).is_some()
    }

    /// Marks the selected label: it becomes a part of the algebra, and the next one is joined to it.
    pub fn mark(&mut self, join: Join) {
        let Some(text) = self.completed() else {
            self.refused = Some("choose one of the labels first".to_owned());
            return;
        };
        let text = match self.read(&text) {
            // What was marked so far is meant, whatever binds closer.
            Ok(LabelExpr::Any(_)) if join != Join::Or => format!("({text})"),
            _ => text,
        };
        self.query.set(&format!("{text}{}", join.typed()));
        self.filter();
    }

    /// The algebra that `Enter` takes: as it is typed, or with the selected label in the place of what is not typed to its end.
    pub fn algebra(&self) -> Result<LabelExpr, Fault> {
        let read = self.read(self.query.text()).or_else(|error| {
            let Some(text) = self.completed() else { return Err(error) };
            // Of two faults the one that is there whatever is typed next.
            self.read(&text).map_err(|other| if other.part().end <= self.operand() { other } else { error })
        });
        read.map_err(|error| Fault { why: error.to_string(), part: error.part() })
    }

    /// What is typed, its last label replaced by the selected one; `None` when none is selected, or none is missing there.
    fn completed(&self) -> Option<String> {
        let Choice::Label(Some(label)) = &self.selected()?.choice else { return None };
        let before = self.query.text().get(..self.operand())?;
        if before.trim_end().ends_with(')') && self.wanted().is_empty() {
            return Some(before.trim_end().to_owned());
        }
        let name = LabelExpr::Label(label.clone()).to_text(&|label| self.name_of(label));
        Some(format!("{before}{name}"))
    }

    fn read(&self, text: &str) -> Result<LabelExpr, ExprError> {
        LabelExpr::parse(text, &|name| self.find(name))
    }

    /// The label of a name or id. As long as nobody knows which there are, every name is one.
    fn find(&self, name: &str) -> Option<String> {
        let rank = |(label, item): &(&str, &PickerItem)| match item.name.as_str() {
            _ if *label == name => Some(0),
            shown if shown == name => Some(1),
            _ if label.eq_ignore_ascii_case(name) => Some(2),
            shown if shown.to_lowercase() == name.to_lowercase() => Some(3),
            _ => None,
        };
        let meant = self.labels().filter_map(|found| Some((rank(&found)?, found.0)));
        let found = meant.min_by_key(|(rank, _)| *rank).map(|(_, label)| label.to_owned());
        found.or_else(|| (self.state != PickerState::Ready).then(|| name.to_owned()))
    }

    /// The name under which a label is typed: the one that is shown, when it is the label's alone.
    fn name_of(&self, label: &str) -> String {
        let named = self.labels().find(|(known, _)| *known == label).map(|(_, item)| item.name.as_str());
        match named {
            Some(name) if self.find(name).as_deref() == Some(label) => name.to_owned(),
            _ => label.to_owned(),
        }
    }

    fn labels(&self) -> impl Iterator<Item = (&str, &PickerItem)> {
        self.items().iter().filter_map(|item| match &item.choice {
            Choice::Label(Some(label)) => Some((label.as_str(), item)),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
