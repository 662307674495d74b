use super::*;

#[test]
fn no_control_character_reaches_the_terminal() {
    assert_eq!(safe("a\u{1b}[2J\u{9b}\u{7f}\nb"), "a\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}b");
}
