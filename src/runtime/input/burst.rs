//! Esc and a key in one burst, as a slow line brings them: the terminal's reader takes `ESC ESC` for the one key, and what an
//! arrow sends behind it (`[B`, or `OB` where the keypad is switched to its application mode) for letters.

use std::io;

use crossterm::event::{Event as Read, KeyCode, KeyEvent, KeyModifiers};

/// Keys that are read in search of the end of a sequence; the longest that terminals send has fewer.
const LONGEST: usize = 12;

pub(super) fn is_escape(read: &Read) -> bool {
    matches!(read, Read::Key(key) if key.code == KeyCode::Esc)
}

/// What came in one burst with Esc, with the key that its letters are put together again; `next` is what comes without
/// waiting for it. Of sequences of other keys nothing is left: their letters were pressed by nobody.
pub(super) fn behind_escape(mut next: impl FnMut() -> io::Result<Option<Read>>) -> io::Result<Vec<Read>> {
    let mut reads = Vec::new();
    let mut sequence = String::new();
    while let Some(read) = next()? {
        let typed = letter(&read);
        reads.push(read);
        match typed {
            Some(letter) if goes_on(&sequence, letter) => sequence.push(letter),
            // Another burst begins, and its letters are no more keys than those of this one.
            None if reads.last().is_some_and(is_escape) => sequence.clear(),
            _ => return Ok(reads),
        }
        if sequence.len() > 1 && sequence.ends_with(|end: char| end.is_ascii_alphabetic() || end == '~') {
            reads.truncate(reads.len().saturating_sub(sequence.chars().count()));
            reads.extend(key(&sequence).map(|code| Read::Key(code.into())));
            return Ok(reads);
        }
        if sequence.len() == LONGEST {
            break;
        }
    }
    Ok(reads)
}

/// Whether a letter goes on with a sequence. Behind `O` only the letters of keys do: it is a key of its own, and so is what
/// is typed after it.
fn goes_on(sequence: &str, letter: char) -> bool {
    match sequence {
        "" => matches!(letter, '[' | 'O'),
        "O" => "ABCDHFPQRS".contains(letter),
        _ => true,
    }
}

/// The letter that was read, when it was a letter and nothing else.
fn letter(read: &Read) -> Option<char> {
    match read {
        Read::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) => {
            (*modifiers - KeyModifiers::SHIFT).is_empty().then_some(*letter)
        }
        _ => None,
    }
}

/// The key that sends this behind an escape (ECMA-48, and xterm's control sequences).
fn key(sequence: &str) -> Option<KeyCode> {
    Some(match sequence {
        "[A" | "OA" => KeyCode::Up,
        "[B" | "OB" => KeyCode::Down,
        "[C" | "OC" => KeyCode::Right,
        "[D" | "OD" => KeyCode::Left,
        "[H" | "OH" | "[1~" | "[7~" => KeyCode::Home,
        "[F" | "OF" | "[4~" | "[8~" => KeyCode::End,
        "OP" => KeyCode::F(1),
        "OQ" => KeyCode::F(2),
        "OR" => KeyCode::F(3),
        "OS" => KeyCode::F(4),
        "[Z" => KeyCode::BackTab,
        "[3~" => KeyCode::Delete,
        "[5~" => KeyCode::PageUp,
        "[6~" => KeyCode::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
