//! Asks on the terminal.

use std::io::{self, Write};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, read};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use secrecy::SecretString;

use crate::cli::error::CliError;

/// Asks for a line, which is shown as it is typed.
pub(super) fn line(question: &str) -> Result<String, CliError> {
    ask(question)?;
    let mut line = String::new();
    match io::stdin().read_line(&mut line) {
        Ok(0) => Err(CliError::Interrupted),
        Ok(_) => Ok(line.trim().to_owned()),
        Err(error) => Err(unreadable(&error)),
    }
}

/// Asks for a secret, of which nothing is shown. Ctrl-C and Ctrl-D give up, Ctrl-U begins anew.
pub(super) fn hidden(question: &str) -> Result<SecretString, CliError> {
    ask(question)?;
    enable_raw_mode().map_err(|error| unreadable(&error))?;
    let secret = typed();
    let restored = disable_raw_mode();
    let _ = writeln!(io::stderr());
    restored.map_err(|error| unreadable(&error))?;
    secret.map(SecretString::from)
}

fn typed() -> Result<String, CliError> {
    let mut secret = String::new();
    loop {
        let Event::Key(key) = read().map_err(|error| unreadable(&error))? else { continue };
        match meaning(&key) {
            Typed::Char(c) => secret.push(c),
            Typed::Back => {
                secret.pop();
            }
            Typed::Clear => secret.clear(),
            Typed::Done => return Ok(secret),
            Typed::GiveUp => return Err(CliError::Interrupted),
            Typed::Nothing => {}
        }
    }
}

/// What a key means while a secret is typed.
#[derive(Debug, PartialEq, Eq)]
enum Typed {
    Char(char),
    Back,
    Clear,
    Done,
    GiveUp,
    Nothing,
}

fn meaning(key: &KeyEvent) -> Typed {
    if key.kind == KeyEventKind::Release {
        return Typed::Nothing;
    }
    // AltGr comes as both on Windows, and types a character.
    let control = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
    match (key.code, control) {
        (KeyCode::Char('c' | 'd'), true) | (KeyCode::Esc, _) => Typed::GiveUp,
        (KeyCode::Char('u'), true) => Typed::Clear,
        (KeyCode::Char('j' | 'm'), true) | (KeyCode::Enter, _) => Typed::Done,
        (KeyCode::Char(c), false) => Typed::Char(c),
        (KeyCode::Backspace, _) => Typed::Back,
        _ => Typed::Nothing,
    }
}

fn ask(question: &str) -> Result<(), CliError> {
    let mut terminal = io::stderr().lock();
    Ok(terminal.write_all(question.as_bytes()).and_then(|()| terminal.flush())?)
}

fn unreadable(error: &io::Error) -> CliError {
    CliError::Unexpected(format!("cannot ask on this terminal: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_edit_the_secret_and_can_give_up() {
        let key = |code, modifiers| meaning(&KeyEvent::new(code, modifiers));
        assert_eq!(key(KeyCode::Char('x'), KeyModifiers::NONE), Typed::Char('x'));
        assert_eq!(key(KeyCode::Char('C'), KeyModifiers::SHIFT), Typed::Char('C'));
        assert_eq!(key(KeyCode::Char('c'), KeyModifiers::CONTROL), Typed::GiveUp);
        assert_eq!(key(KeyCode::Char('u'), KeyModifiers::CONTROL), Typed::Clear);
        assert_eq!(key(KeyCode::Backspace, KeyModifiers::NONE), Typed::Back);
        assert_eq!(key(KeyCode::Enter, KeyModifiers::NONE), Typed::Done);
        let release = KeyEvent::new_with_kind(KeyCode::Char('x'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(meaning(&release), Typed::Nothing);
    }
}
