//! `vipdeck config show`.

use std::io::Write;

use crate::cli::context::{Context, overrides};
use crate::cli::error::CliError;
use crate::cli::output::{self, note, safe};
use crate::cli::settings;
use crate::config::{self, Environment, Selection};

/// What stands for a secret, whatever its length.
const MASK: &str = "********";

/// Prints what counts, as TOML with its origins as comments. No command is run and the secret is not fetched.
pub(super) fn run(context: &Context) -> Result<(), CliError> {
    let environment = Environment::of_process();
    let selection = config::select(&context.config, &overrides(&context.global), &environment)?;
    for warning in context.warnings.iter().chain(&selection.warnings) {
        note(&format!("vipdeck: {warning}"));
    }
    let path = &context.paths.config;
    if let Err(error) = settings::of(&context.config, path) {
        note(&format!("vipdeck: the dashboard refuses this: {error}"));
    }
    let state = if path.exists() { "" } else { " (does not exist: `vipdeck config init` writes it)" };
    let mut text = format!("# {}{state}\n\n# the account in use\n", path.display());
    text.push_str(&account(&selection));
    text.push_str("\n# settings\n");
    let settings = toml::to_string(&context.config)
        .map_err(|error| CliError::Unexpected(format!("cannot show the settings: {error}")))?;
    text.push_str(&settings);
    let mut out = output::stdout();
    for line in text.lines() {
        writeln!(out, "{}", safe(line))?;
    }
    Ok(out.flush()?)
}

fn account(selection: &Selection<'_>) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut lines = String::new();
    let mut line = |key: &str, value: Option<String>, origin: &str| {
        lines.extend(match &value {
            Some(value) => [key, " = ", value, "  # ", origin, "\n"],
            None => ["# ", key, " is not set", "", "", "\n"],
        });
    };
    let profile = selection.profile.map(|(name, _)| quoted(name));
    line("profile", profile, "in use");
    let (base_url, origin) = &selection.base_url;
    line("base_url", Some(quoted(base_url)), &origin.to_string());
    let api_key = selection.api_key.as_ref();
    line("api_key", api_key.map(|(key, _)| quoted(key)), &api_key.map(|(_, o)| o.to_string()).unwrap_or_default());
    let source = selection.secret_source();
    line("secret", source.as_ref().map(|_| quoted(MASK)), &source.map(|source| source.to_string()).unwrap_or_default());
    lines
}
