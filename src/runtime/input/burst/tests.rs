use crossterm::event::{Event as Read, KeyCode, KeyEvent, KeyModifiers};

use super::behind_escape;

fn letters(typed: &str) -> Vec<Read> {
    typed.chars().map(|letter| Read::Key(KeyCode::Char(letter).into())).collect()
}

/// What is passed on of what came with Esc, and how much of it was read.
fn passed(came: Vec<Read>) -> (Vec<Read>, usize) {
    let mut read = 0;
    let mut left = came.into_iter();
    let passed = behind_escape(|| Ok(left.next().inspect(|_| read += 1))).unwrap();
    (passed, read)
}

#[test]
fn the_letters_of_an_arrow_are_the_arrow() {
    for (sent, code) in [("[A", KeyCode::Up), ("[B", KeyCode::Down), ("[6~", KeyCode::PageDown), ("[H", KeyCode::Home)]
    {
        let (passed, read) = passed(letters(&format!("{sent}jj")));
        assert_eq!(passed, [Read::Key(code.into())], "{sent}");
        assert_eq!(read, sent.len(), "what follows is read as ever");
    }
}

#[test]
fn the_letters_of_a_key_in_application_mode_are_the_key() {
    let arrows = [("OA", KeyCode::Up), ("OB", KeyCode::Down), ("OC", KeyCode::Right), ("OD", KeyCode::Left)];
    let others = [("OH", KeyCode::Home), ("OF", KeyCode::End), ("OP", KeyCode::F(1)), ("OS", KeyCode::F(4))];
    for (sent, code) in arrows.into_iter().chain(others) {
        let (passed, read) = passed(letters(&format!("{sent}jj")));
        assert_eq!(passed, [Read::Key(code.into())], "{sent}");
        assert_eq!(read, sent.len(), "what follows is read as ever");
    }
    let shifted = |letter| Read::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::SHIFT));
    assert_eq!(passed(vec![shifted('O'), shifted('H')]).0, [Read::Key(KeyCode::Home.into())], "as capitals are read");
}

#[test]
fn a_burst_that_follows_another_is_put_together_too() {
    let escape = Read::Key(KeyCode::Esc.into());
    for (before, sent) in [("", "[B"), ("O", "OB"), ("[1", "[B")] {
        let came = [letters(before), vec![escape.clone()], letters(sent)].concat();
        let wanted = [letters(before), vec![escape.clone(), Read::Key(KeyCode::Down.into())]].concat();
        assert_eq!(passed(came).0, wanted, "{before} {sent}");
    }
}

#[test]
fn of_a_key_that_means_nothing_no_letter_is_left() {
    assert_eq!(passed(letters("[1;5B")).0, []);
    assert_eq!(passed(letters("[24~")).0, []);
}

#[test]
fn what_is_no_sequence_is_what_it_was() {
    for typed in ["", "j", "O", "Oj", "OO", "O[", "[", "[[[[[[[[[[[[", "[12"] {
        assert_eq!(passed(letters(typed)).0, letters(typed), "{typed}");
    }
    let resized = [letters("[1"), vec![Read::Resize(80, 24)]].concat();
    assert_eq!(passed(resized.clone()).0, resized);
    let twice = vec![Read::Key(KeyCode::Esc.into())];
    assert_eq!(passed(twice.clone()).0, twice);
}

#[test]
fn a_terminal_that_fails_says_so() {
    let failed = behind_escape(|| Err(std::io::ErrorKind::BrokenPipe.into())).unwrap_err();
    assert_eq!(failed.kind(), std::io::ErrorKind::BrokenPipe);
}
