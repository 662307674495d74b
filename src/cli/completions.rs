//! `vipdeck completions`: a script for a shell, made from the flags' own definitions, that completes the names of profiles.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::{Cli, GlobalArgs};
use super::context::Context;
use super::error::CliError;
use super::output;

/// The command that prints the names of the profiles. It is no command of the person's, so no help and no script names it.
pub(super) const PROFILES: &str = "__profiles";

/// What the scripts run.
const NAMES: &str = "vipdeck __profiles 2>/dev/null";

/// Where the generated script knows the words, the last of which is being typed. It completes no values otherwise.
const ELVISH: &str = "    if (and (> (count $words) 2) (has-value [--profile -p] $words[-2])) {
        try { vipdeck __profiles 2>/dev/null } catch { nop }
        return
    }
";

/// Where the generated script knows the words; the one being typed ends at the cursor, those before it sooner. It completes
/// no values otherwise.
const POWERSHELL: &str = r#"    $typed = @($commandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    if (@('--profile', '-p') -ccontains $typed[-1].Extent.Text) {
        return vipdeck __profiles 2>$null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
            [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, 'Profile')
        }
    }
"#;

/// Prints the script.
pub(super) fn run(shell: Shell) -> Result<(), CliError> {
    let mut out = output::stdout();
    out.write_all(script(shell).as_bytes())?;
    Ok(out.flush()?)
}

/// Prints the names of the profiles, one a line. Shells expand what they are given here, so names with anything but letters,
/// digits, `-`, `_` and `.` are left out.
pub(super) fn print_profiles() -> Result<(), CliError> {
    let context = Context::load(GlobalArgs::default())?;
    let mut out = output::stdout();
    let is_plain = |name: &&String| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    for name in context.config.profiles.keys().filter(is_plain) {
        writeln!(out, "{name}")?;
    }
    Ok(out.flush()?)
}

/// The generated script, in which what follows `--profile` is asked of vipdeck.
fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    generate(shell, &mut Cli::command(), "vipdeck", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    match shell {
        Shell::Bash => in_bash(&script),
        Shell::Zsh => script.replace(":PROFILE:_default'", &format!(":PROFILE:($({NAMES}))'")),
        Shell::Fish => in_fish(&script),
        Shell::PowerShell => after(&script, "$commandElements = $commandAst.CommandElements\n", POWERSHELL),
        Shell::Elvish => after(&script, "{|@words|\n", ELVISH),
        _ => script,
    }
}

/// The generated script names the flag, and completes files after it.
fn in_bash(script: &str) -> String {
    let mut changed = String::with_capacity(script.len());
    let mut after_profile = false;
    for line in script.lines() {
        let word = line.trim();
        if after_profile && word.starts_with("COMPREPLY=") {
            let indent = line.split("COMPREPLY").next().unwrap_or_default();
            changed.extend([indent, "COMPREPLY=($(compgen -W \"$(", NAMES, ")\" -- \"${cur}\"))\n"]);
            after_profile = false;
            continue;
        }
        after_profile = after_profile && word != ";;" || matches!(word, "--profile)" | "-p)");
        changed.push_str(line);
        changed.push('\n');
    }
    changed
}

/// The script with lines of one's own behind the first place where it says `mark`.
fn after(script: &str, mark: &str, lines: &str) -> String {
    script.replacen(mark, &format!("{mark}{lines}"), 1)
}

/// The generated script completes nothing after an option that stands before the command, as its value is still missing:
/// it is read without that option then.
fn in_fish(script: &str) -> String {
    let read = "argparse -s (__fish_vipdeck_global_optspecs) -- ";
    let script =
        after(script, &format!("{read}$cmd 2>/dev/null\n"), &format!("    or {read}$cmd[1..-2] 2>/dev/null\n"));
    let mut changed = String::with_capacity(script.len());
    for line in script.lines() {
        changed.push_str(line);
        if line.contains("-l profile ") && line.contains(" -r") {
            changed.extend([" -f -a \"(", NAMES, ")\""]);
        }
        changed.push('\n');
    }
    changed
}

#[cfg(test)]
mod tests;
