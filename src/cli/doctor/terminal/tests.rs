use super::super::check::Status;
use super::*;

fn check_with(check: fn(&Environment<'_>, &mut Checks), variables: &[(&str, &str)]) -> (Status, String) {
    let lookup = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let mut checks = Checks::default();
    check(&Environment::new(&lookup), &mut checks);
    let check = checks.all.pop().unwrap();
    (check.status, check.figure)
}

#[test]
fn colours_are_told_from_the_environment() {
    let figure = |variables: &[(&str, &str)]| check_with(colors, variables).1;
    assert_eq!(figure(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), "16 million");
    assert_eq!(figure(&[("TERM", "xterm-256color")]), "256");
    assert_eq!(figure(&[("TERM", "linux")]), "16");
    assert_eq!(figure(&[("TERM", "xterm"), ("NO_COLOR", "1")]), "off, by NO_COLOR");
    assert_eq!(check_with(colors, &[("TERM", "dumb")]).0, Status::Warning);
    assert_eq!(check_with(colors, &[]).0, Status::Warning);
}

#[test]
fn the_clipboard_is_a_guess_by_the_terminals_name() {
    let status = |variables: &[(&str, &str)]| check_with(clipboard, variables).0;
    assert_eq!(status(&[("TERM", "xterm-kitty")]), Status::Ok);
    assert_eq!(status(&[("TERM_PROGRAM", "WezTerm"), ("TERM", "x")]), Status::Ok);
    assert_eq!(status(&[("TERM", "xterm-256color"), ("TMUX", "/tmp/x")]), Status::Warning);
    assert_eq!(status(&[("TERM", "screen-256color")]), Status::Warning);
    assert_eq!(status(&[("TERM_PROGRAM", "Apple_Terminal"), ("TERM", "xterm-256color")]), Status::Warning);
    assert_eq!(status(&[]), Status::Warning);
}

#[test]
fn a_configured_opener_must_be_there() {
    let lookup = |_: &str| None;
    let environment = Environment::new(&lookup);
    let mut checks = Checks::default();
    browser(&environment, &["/no/such/browser".to_owned()], &mut checks);
    let check = checks.all.pop().unwrap();
    assert_eq!((check.status, check.public.contains("/no/such")), (Status::Warning, false));
}
