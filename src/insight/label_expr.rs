//! Label algebra: `frustrated and (payment_issue or not spam)`.
//!
//! `and`, `or`, `not` in any capitals, or `&`, `|`, `!`; `not` binds closest, then `and`. A label that has spaces or signs in
//! it, or that is called like an operator, stands in double quotes, in which `\"` and `\\` are a quote and a backslash.

mod parse;
mod plan;

pub use parse::ExprError;
pub use plan::{Plan, Volumes};

use std::collections::BTreeSet;
use std::fmt::{self, Write};

/// Which labels a message must carry. Labels are the API's values and ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelExpr {
    /// It carries this one.
    Label(String),
    /// What is inside does not hold.
    Not(Box<Self>),
    /// All of these hold; two or more, none of which is an `All`.
    All(Vec<Self>),
    /// One of these holds at least; two or more, none of which is an `Any`.
    Any(Vec<Self>),
}

impl LabelExpr {
    /// Joins two or more by `and`; an `All` among them is taken apart.
    #[must_use]
    pub fn all(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::All(parts) => parts,
            part => vec![part],
        });
        Self::All(parts.collect())
    }

    /// Joins two or more by `or`; an `Any` among them is taken apart.
    #[must_use]
    pub fn any(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::Any(parts) => parts,
            part => vec![part],
        });
        Self::Any(parts.collect())
    }

    /// Whether it holds for a message of which `carries` says which labels it carries.
    #[must_use]
    pub fn eval(&self, carries: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Label(label) => carries(label),
            Self::Not(inner) => !inner.eval(carries),
            Self::All(parts) => parts.iter().all(|part| part.eval(carries)),
            Self::Any(parts) => parts.iter().any(|part| part.eval(carries)),
        }
    }

    /// The label, when it is nothing but one: the API filters that by itself.
    #[must_use]
    pub fn as_label(&self) -> Option<&str> {
        match self {
            Self::Label(label) => Some(label),
            _ => None,
        }
    }

    /// Every label that it names, each once, ordered.
    #[must_use]
    pub fn labels(&self) -> BTreeSet<&str> {
        match self {
            Self::Label(label) => BTreeSet::from([label.as_str()]),
            Self::Not(inner) => inner.labels(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::labels).collect(),
        }
    }

    /// How it is typed, with each label under the name that `name` gives it.
    ///
    /// [`parse`](Self::parse) reads it back, if each name is the label's alone.
    #[must_use]
    pub fn to_text(&self, name: &dyn Fn(&str) -> String) -> String {
        let mut text = String::new();
        self.write(&mut text, Binding::Loose, name);
        text
    }

    fn write(&self, text: &mut String, within: Binding, name: &dyn Fn(&str) -> String) {
        let (binding, separator, parts) = match self {
            Self::Label(label) => return write_label(text, &name(label)),
            Self::Not(inner) => {
                text.push_str("not ");
                return inner.write(text, Binding::Close, name);
            }
            Self::All(parts) => (Binding::And, " and ", parts),
            Self::Any(parts) => (Binding::Loose, " or ", parts),
        };
        let enclosed = binding < within;
        if enclosed {
            text.push('(');
        }
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                text.push_str(separator);
            }
            part.write(text, binding, name);
        }
        if enclosed {
            text.push(')');
        }
    }
}

/// How it is typed, with the API's values and ids.
impl fmt::Display for LabelExpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_text(&str::to_owned))
    }
}

/// How close what stands around an expression binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Loose,
    And,
    Close,
}

fn write_label(text: &mut String, label: &str) {
    if parse::is_bare(label) {
        text.push_str(label);
    } else {
        let escaped = label.replace('\\', "\\\\").replace('"', "\\\"");
        // Writing to a string does not fail.
        _ = write!(text, "\"{escaped}\"");
    }
}

#[cfg(test)]
mod tests;
