//! The word `help` in the place of a command.

use std::ffi::OsString;

use clap::{Command, CommandFactory};

use super::Cli;

/// `help COMMAND` as `COMMAND --help`: a command of its own would double every completion script. Flags before it stay.
pub(in crate::cli) fn as_flag(mut arguments: Vec<OsString>) -> Vec<OsString> {
    // Most command lines do not hold the word, and need not be looked at against the commands' definition.
    if arguments.iter().any(|word| word == "help")
        && let Some(at) = place(&arguments, &Cli::command())
    {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}

/// Where the word stands behind nothing but flags and their values.
fn place(arguments: &[OsString], command: &Command) -> Option<usize> {
    let mut at = 1;
    loop {
        let word = arguments.get(at)?.to_str()?;
        if word == "help" {
            return Some(at);
        }
        if !word.starts_with('-') || word == "--" {
            return None;
        }
        at += if takes_next(word, command) { 2 } else { 1 };
    }
}

/// Whether the word after this flag is its value: not after `--flag=value` or `-fvalue`.
fn takes_next(flag: &str, command: &Command) -> bool {
    let mut letters = flag.chars().skip(1);
    let (letter, alone) = (letters.next(), letters.next().is_none());
    command.get_arguments().any(|argument| {
        let long = argument.get_long().is_some_and(|long| flag.strip_prefix("--") == Some(long));
        let short = alone && argument.get_short().is_some() && argument.get_short() == letter;
        (long || short) && argument.get_action().takes_values()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_a_command_behind_flags_and_a_value_elsewhere() {
        for (typed, read) in [
            ("help", "--help"),
            ("help check", "check --help"),
            ("--color never help", "--color never --help"),
            ("--color=never help export messages", "--color=never export messages --help"),
            ("-w x -p main help users", "-w x -p main users --help"),
            ("-wx help", "-wx --help"),
            ("-w help", "-w help"),
            ("--label help", "--label help"),
            ("messages -l help", "messages -l help"),
            ("messages help", "messages help"),
            ("-- help", "-- help"),
        ] {
            let words =
                |line: &str| ["vipdeck"].into_iter().chain(line.split(' ')).map(OsString::from).collect::<Vec<_>>();
            assert_eq!(as_flag(words(typed)), words(read), "{typed}");
        }
    }
}
