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
