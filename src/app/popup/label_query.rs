//! Label algebra in the label picker: typed, or put together from marked rows.

use std::ops::Range;

use crate::app::popup::{Choice, Picker, PickerItem, PickerKind, PickerState};
use crate::insight::{ExprError, LabelExpr};
use crate::view::{Named, is_mistyped};

/// So many labels that come near an unknown one are named.
const NEAR: usize = 3;

/// How the label that is marked is joined to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// This one too.
    And,
    /// Not this one.
    AndNot,
    /// Or this one.
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

    /// What it puts before a label behind which nothing stands yet, or an operator that was typed.
    const fn sign(self) -> &'static str {
        if matches!(self, Self::AndNot) { "not " } else { "" }
    }
}

/// What stands behind the marked labels, for the next one to be typed there: the key that marks that one says how it is joined.
const OPEN_END: &str = " and ";

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

    /// Marks the selected label: it becomes a part of the algebra, joined to what was marked before. An operator that was typed
    /// before it stays.
    pub fn mark(&mut self, join: Join) {
        let Some(text) = self.with_selected(join) else {
            self.refused = Some("choose one of the labels first".to_owned());
            return;
        };
        self.marked.clone_from(&text);
        self.query.set(&format!("{text}{OPEN_END}"));
        self.filter();
    }

    /// What was marked so far, when what is typed goes on from there.
    fn marked_before(&self) -> Option<&str> {
        let end = self.marked.len() + OPEN_END.len();
        let between = self.query.text().get(..self.operand())?.strip_prefix(&self.marked)?;
        (!self.marked.is_empty() && between.trim_end() == OPEN_END.trim_end() && self.operand() >= end)
            .then_some(&*self.marked)
    }

    /// The algebra that `Enter` takes: what is marked, as long as nothing is typed or selected behind it; else what is typed, or
    /// that with the selected label in the place of what is not typed to its end.
    pub fn algebra(&self) -> Result<LabelExpr, Fault> {
        let nothing_wanted = self.wanted().is_empty() && !self.moved;
        if let Some(marked) = self.marked_before().filter(|_| nothing_wanted) {
            return self.read(marked).map_err(|error| self.fault(&error));
        }
        let read = self.read(self.query.text()).or_else(|error| {
            let Some(text) = self.completed().filter(|_| !nothing_wanted || self.is_closed()) else {
                return Err(error);
            };
            // Of two faults the one that is there whatever is typed next.
            self.read(&text).map_err(|other| if other.part().end <= self.operand() { other } else { error })
        });
        read.map_err(|error| self.fault(&error))
    }

    /// In a sentence, with the labels that come near one that there is not.
    fn fault(&self, error: &ExprError) -> Fault {
        let known: Vec<Named<'_>> = self.labels().map(|(id, item)| Named { id, name: &item.name }).collect();
        let is_like = |label: &Named<'_>| error.unknown().is_some_and(|name| is_mistyped(name, &[*label]));
        let names: Vec<&str> = known.iter().filter(|label| is_like(label)).take(NEAR).map(|label| label.name).collect();
        let near = if names.is_empty() { String::new() } else { format!("; near it: {}", names.join(", ")) };
        Fault { why: format!("{error}{near}"), part: error.part() }
    }

    /// What is marked or typed, and the selected label joined to it; `None` when none is selected.
    fn with_selected(&self, join: Join) -> Option<String> {
        let Some(marked) = self.marked_before() else {
            let name = self.name_selected()?;
            if self.is_closed() {
                return self.completed();
            }
            let before = self.query.text().get(..self.operand())?;
            let negated = before.trim_end().ends_with('!') || before.trim_end().to_lowercase().ends_with("not");
            return Some(format!("{before}{}{name}", if negated { "" } else { join.sign() }));
        };
        let name = self.name_selected()?;
        // What was marked so far is meant, whatever binds closer.
        let enclosed = join != Join::Or && matches!(self.read(marked), Ok(LabelExpr::Any(_)));
        let marked = if enclosed { format!("({marked})") } else { marked.to_owned() };
        Some(format!("{marked}{}{name}", join.typed()))
    }

    /// What is typed, its last label replaced by the selected one; `None` when none is selected, or none is missing there.
    fn completed(&self) -> Option<String> {
        let before = self.query.text().get(..self.operand())?;
        if self.is_closed() {
            return Some(before.trim_end().to_owned());
        }
        Some(format!("{before}{}", self.name_selected()?))
    }

    /// Whether a parenthesis was closed last, so that no label is missing.
    fn is_closed(&self) -> bool {
        let before = self.query.text().get(..self.operand()).unwrap_or_default();
        before.trim_end().ends_with(')') && self.wanted().is_empty()
    }

    /// The selected label, as it is typed.
    fn name_selected(&self) -> Option<String> {
        let Choice::Label(Some(label)) = &self.selected()?.choice else { return None };
        Some(LabelExpr::Label(label.clone()).to_text(&|label| self.name_of(label)))
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
