use std::time::Duration;

use super::*;

#[test]
fn every_status_has_its_exit_code() {
    for (status, expected) in [
        (400, Code::Rejected),
        (401, Code::Refused),
        (402, Code::Refused),
        (403, Code::Refused),
        (404, Code::Rejected),
        (405, Code::Rejected),
        (422, Code::Rejected),
        (429, Code::Unreachable),
        (302, Code::Unreachable),
        (500, Code::Unreachable),
        (503, Code::Unreachable),
    ] {
        assert_eq!(CliError::from(ApiError::of_status(status, b"{}")).code(), expected, "{status}");
    }
}

#[test]
fn a_wait_is_told_with_the_attempt_that_follows() {
    let waiting =
        Attempt::Waiting { attempt: 1, of: 5, wait: Duration::from_secs(4), because: "the server failed (503)".into() };
    assert_eq!(told(&waiting).unwrap(), "the server failed (503): waiting 4.0 s (attempt 2 of 5)");
    assert_eq!(told(&Attempt::Sending { attempt: 1, of: 5 }), None);
}
