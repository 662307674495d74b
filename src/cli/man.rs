//! `vipdeck man`: the manual page, made from the flags' own definitions.

use std::io::{self, Write};

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::Cli;
use super::error::CliError;
use super::output;

/// Prints the page, with a section for each command.
pub(super) fn run() -> Result<(), CliError> {
    let mut out = output::stdout();
    page(&mut out)?;
    Ok(out.flush()?)
}

fn page(out: &mut dyn Write) -> io::Result<()> {
    let mut cli = Cli::command().disable_help_subcommand(true);
    cli.build();
    let man = Man::new(cli.clone()).section("1").manual("vipdeck manual");
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    writeln!(out, ".SH COMMANDS")?;
    commands(&cli, out)?;
    man.render_extra_section(out)?;
    man.render_version_section(out)
}

/// Each command under its whole name, those below it after it.
fn commands(above: &Command, out: &mut dyn Write) -> io::Result<()> {
    for command in above.get_subcommands().filter(|command| !command.is_hide_set()) {
        let own: Vec<_> = command.get_arguments().filter(|argument| !argument.is_global_set()).cloned().collect();
        let mut section = Command::new(command.get_name().to_owned())
            .bin_name(command.get_bin_name().unwrap_or_default().to_owned())
            .disable_help_flag(true)
            .args(own);
        if let Some(about) = command.get_about() {
            section = section.about(about.clone());
        }
        writeln!(out, ".SS {}", section.get_bin_name().unwrap_or_default())?;
        body(section, command.get_after_help().map(ToString::to_string), out)?;
        commands(command, out)?;
    }
    Ok(())
}

/// A command's sections, without their headings: they stand under its own.
fn body(section: Command, after: Option<String>, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(section);
    let mut text = Vec::new();
    man.render_synopsis_section(&mut text)?;
    man.render_description_section(&mut text)?;
    man.render_options_section(&mut text)?;
    for line in String::from_utf8_lossy(&text).lines().filter(|line| !line.starts_with(".SH ")) {
        writeln!(out, "{line}")?;
    }
    for line in after.unwrap_or_default().lines() {
        writeln!(out, ".br\n{}", escaped(line))?;
    }
    Ok(())
}

/// A line that roff takes as text.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

#[cfg(test)]
mod tests;
