use super::*;

fn key(input: &mut LineInput, code: KeyCode) -> bool {
    input.key(KeyEvent::new(code, KeyModifiers::NONE))
}

#[test]
fn typing_and_deleting_change_the_text() {
    let mut input = LineInput::new("ab");
    assert!(key(&mut input, KeyCode::Char('c')));
    assert_eq!((input.text(), input.caret()), ("abc", 3));
    assert!(key(&mut input, KeyCode::Backspace));
    assert_eq!(input.text(), "ab");
    assert!(!key(&mut input, KeyCode::Left));
}

#[test]
fn it_stays_one_line() {
    let mut input = LineInput::default();
    input.paste("a\nb\x1b[31m\tc\n");
    assert!(!key(&mut input, KeyCode::Enter));
    assert_eq!(input.text(), "a b [31m c");
}

#[test]
fn a_secret_stays_masked_when_it_is_replaced() {
    let mut input = LineInput::secret();
    input.set("s3cret");
    assert!(input.is_secret());
    assert_eq!(input.text(), "s3cret");
}

#[test]
fn a_secret_is_not_in_debug() {
    let mut input = LineInput::secret();
    input.paste("s3cret");
    assert!(!format!("{input:?}").contains("s3cret"));
    assert!(format!("{:?}", LineInput::new("plain")).contains("plain"));
}
