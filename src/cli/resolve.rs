//! Turns the name of a workspace or channel into its id, or says which ones come near.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::error::CliError;
use super::exit::Code;
use super::output::safe;
use crate::view::{Named, Unresolved, resolve};

/// What can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A workspace.
    Workspace,
}

impl Noun {
    const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
        }
    }
}

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(default)]
    name: Option<String>,
}

/// The id of the one of these rows that goes by the id or name; rows without an id cannot be meant.
pub(super) fn id_of(noun: Noun, wanted: &str, rows: &[&RawValue]) -> Result<String, CliError> {
    let rows: Vec<Row> = rows.iter().filter_map(|row| serde_json::from_str(row.get()).ok()).collect();
    let named: Vec<Named<'_>> =
        rows.iter().map(|row| Named { id: &row.id, name: row.name.as_deref().unwrap_or_default() }).collect();
    match resolve(wanted, &named) {
        Ok(at) => Ok(named.get(at).map(|found| found.id.to_owned()).unwrap_or_default()),
        Err(unresolved) => {
            Err(CliError::Api { code: Code::Rejected, message: told(noun, wanted, &unresolved, &named) })
        }
    }
}

fn told(noun: Noun, wanted: &str, unresolved: &Unresolved, named: &[Named<'_>]) -> String {
    let noun = noun.name();
    let list = |places: &[usize]| {
        let ones = places.iter().filter_map(|&at| named.get(at));
        ones.flat_map(|one| ["\n  ".to_owned(), safe(one.id), "  ".to_owned(), safe(one.name)]).collect::<String>()
    };
    match unresolved {
        Unresolved::Ambiguous(places) => {
            format!("several {noun}s are called {wanted:?}: give the id of one{}", list(places))
        }
        Unresolved::Unknown(places) if places.is_empty() => {
            format!("there is no {noun} {wanted:?}: `vipdeck {noun}s` lists them")
        }
        Unresolved::Unknown(places) => format!("there is no {noun} {wanted:?}; these come near:{}", list(places)),
    }
}

#[cfg(test)]
mod tests;
