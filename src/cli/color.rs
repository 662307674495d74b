//! When output is coloured.

use crate::config::Environment;

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ColorChoice {
    /// On a terminal that can, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// Whether to colour what goes to a terminal, or elsewhere.
    pub(super) fn on(self, terminal: bool, environment: &Environment<'_>) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let dumb = environment.get("TERM").is_some_and(|term| term == "dumb");
                terminal && !dumb && environment.get("NO_COLOR").is_none()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_and_no_color_is_obeyed() {
        let plain = Environment::new(&|_| None);
        let no_color = Environment::new(&|name| (name == "NO_COLOR").then(|| "1".to_owned()));
        let dumb = Environment::new(&|name| (name == "TERM").then(|| "dumb".to_owned()));
        assert!(ColorChoice::Auto.on(true, &plain));
        assert!(!ColorChoice::Auto.on(false, &plain));
        assert!(!ColorChoice::Auto.on(true, &no_color));
        assert!(!ColorChoice::Auto.on(true, &dumb));
        assert!(ColorChoice::Always.on(false, &no_color));
        assert!(!ColorChoice::Never.on(true, &plain));
    }
}
