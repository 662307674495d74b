use std::io;

use super::RunError;

#[test]
fn exit_codes_follow_the_kind() {
    assert_eq!(RunError::NotATerminal("stdin").exit_code(), 2);
    assert_eq!(RunError::DumbTerminal("dumb".into()).exit_code(), 2);
    assert_eq!(RunError::Signal(15).exit_code(), 143);
    assert_eq!(RunError::HungUp.exit_code(), 129);
    assert_eq!(RunError::Terminal(io::Error::other("x")).exit_code(), 1);
}

#[test]
fn a_terminal_that_was_closed_is_a_hang_up() {
    #[cfg(unix)]
    for code in [rustix::io::Errno::IO, rustix::io::Errno::NXIO] {
        assert!(matches!(RunError::from(io::Error::from(code)), RunError::HungUp));
    }
    assert!(matches!(RunError::from(io::Error::from(io::ErrorKind::BrokenPipe)), RunError::HungUp));
    assert!(matches!(RunError::from(io::Error::other("x")), RunError::Terminal(_)));
}
