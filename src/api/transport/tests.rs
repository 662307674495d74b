use super::*;

#[test]
fn json_cut_short_is_broken_and_other_documents_are_not_json() {
    let kind = |body: &str| check_json(body.as_bytes()).map_err(|error| error.kind());
    for fine in ["[]", " {\"a\":\"\\ud800\"} ", "null", "3"] {
        assert_eq!(kind(fine), Ok(()), "{fine}");
    }
    for broken in ["", " ", "[1,", "{\"a\":", "{\"a\":1}}"] {
        assert_eq!(kind(broken), Err(ErrorKind::Broken), "{broken}");
    }
    for other in ["<html>", "Hello", "%PDF-1.7"] {
        assert_eq!(kind(other), Err(ErrorKind::NotJson), "{other}");
    }
}

#[test]
fn an_untrusted_certificate_is_found_inside_io_errors() {
    let untrusted = rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer);
    assert!(is_tls(&io::Error::other(io::Error::new(io::ErrorKind::InvalidData, untrusted.clone()))));
    assert!(is_tls(&untrusted));
    assert!(!is_tls(&io::Error::other(io::Error::other("reset"))));
}

#[test]
fn a_redirect_is_told_without_its_query() {
    assert_eq!(place("https://elsewhere.example/a?token=canary#x"), "https://elsewhere.example/a");
}
