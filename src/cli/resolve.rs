//! Finds the workspace or channel that is meant by an id or a name, or says which ones come near.

use super::error::CliError;
use super::exit::Code;
use super::output::safe;
use crate::view::{Named, Unresolved, resolve};

/// What can be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A workspace.
    Workspace,
    /// A channel.
    Channel,
}

impl Noun {
    const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Channel => "channel",
        }
    }

    /// A usage error that lists those to choose from.
    pub(super) fn choose(self, candidates: &[Named<'_>]) -> CliError {
        let noun = self.name();
        let all: Vec<usize> = (0..candidates.len()).collect();
        CliError::Usage(format!("which {noun}? name one with --{noun}:{}", listed(&all, candidates)))
    }
}

/// The position of the one that goes by the id or name.
pub(super) fn find(noun: Noun, wanted: &str, candidates: &[Named<'_>]) -> Result<usize, CliError> {
    resolve(wanted, candidates).map_err(|unresolved| CliError::Api {
        code: Code::Rejected,
        message: told(noun.name(), wanted, &unresolved, candidates),
    })
}

fn told(noun: &str, wanted: &str, unresolved: &Unresolved, candidates: &[Named<'_>]) -> String {
    let quoted = format!("\"{}\"", safe(wanted));
    match unresolved {
        Unresolved::Ambiguous(places) => {
            format!("several {noun}s are called {quoted}: give the id of one{}", listed(places, candidates))
        }
        Unresolved::Unknown(places) if places.is_empty() => {
            format!("there is no {noun} {quoted}: `vipdeck {noun}s` lists them")
        }
        Unresolved::Unknown(places) => {
            format!("there is no {noun} {quoted}; these come near:{}", listed(places, candidates))
        }
    }
}

/// One a line, id first.
pub(super) fn listed(places: &[usize], candidates: &[Named<'_>]) -> String {
    let ones = places.iter().filter_map(|&at| candidates.get(at));
    let line = |one: &Named<'_>| match one.name {
        "" => format!("\n  {}", safe(one.id)),
        name => format!("\n  {}  {}", safe(one.id), safe(name)),
    };
    ones.map(line).collect()
}

#[cfg(test)]
mod tests;
