use super::*;

#[test]
fn the_codes_are_those_that_scripts_know() {
    let all = [
        Code::Done,
        Code::Unexpected,
        Code::Usage,
        Code::Config,
        Code::Refused,
        Code::Rejected,
        Code::Unreachable,
        Code::Exceeded,
        Code::Interrupted,
    ];
    assert_eq!(all.map(Code::number), [0, 1, 2, 3, 4, 5, 6, 7, 130]);
}

#[test]
fn every_status_of_the_contract_has_its_code() {
    for (statuses, code) in [
        ([402, 403].as_slice(), Code::Refused),
        (&[400, 404, 422], Code::Rejected),
        (&[302, 408, 429, 500, 502, 503, 504], Code::Unreachable),
    ] {
        for &status in statuses {
            assert_eq!(Code::of_status(status), code, "{status}");
        }
    }
}
