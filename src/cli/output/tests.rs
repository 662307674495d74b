use super::*;

#[test]
fn no_control_character_reaches_the_terminal() {
    assert_eq!(safe("a\u{1b}[2J\u{9b}\u{7f}\nb"), "a␛[2J⟨U+009B⟩␡⏎ b");
}
