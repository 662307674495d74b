//! Names and texts in many languages, each a pure function of a draw, so that no row has to hold its own.

mod compose;
mod grammar;
mod language;
mod name;
mod scramble;

pub(crate) use compose::{Wanted, button, message, reaction};
pub(crate) use language::Language;
pub(crate) use name::name;
pub(crate) use scramble::{hostile, mix};

#[cfg(test)]
mod tests;
